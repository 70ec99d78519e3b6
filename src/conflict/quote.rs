//! Quotes against quotes: the same words by the same speaker, with another number in them, contradict.

use super::Verdict;
use crate::slot::form::{Forms, Word, spoken};

/// What two quotations of one remark are to each other.
pub fn relate(x: &[Word], y: &[Word], forms: &Forms) -> (Verdict, &'static str) {
    if x == y {
        return (Verdict::Agree, "quote.equal");
    }
    let is_figure = |w: &Word| has_digit(forms.text(*w));
    if changed(x, y, is_figure).is_some() {
        return (Verdict::Contradict, "quote.number-changed");
    }
    (Verdict::Refine, "quote.part")
}

/// The one figure by which two quotations differ, as written in both.
pub fn altered(a: &str, b: &str) -> Option<(String, String)> {
    changed(&spoken(a), &spoken(b), |w| has_digit(w))
}

/// The one figure by which two quotations differ.
fn changed<W: Clone + PartialEq>(x: &[W], y: &[W], is_figure: impl Fn(&W) -> bool) -> Option<(W, W)> {
    let figures = |ws: &[W]| ws.iter().filter(|w| is_figure(w)).cloned().collect::<Vec<_>>();
    let (p, q) = (figures(x), figures(y));
    let other = p.iter().filter(|w| !q.contains(w)).chain(q.iter().filter(|w| !p.contains(w)));
    let mut other = other.cloned();
    let two = (other.next()?, other.next()?);
    (p.len() == q.len() && other.next().is_none()).then_some(two)
}

fn has_digit(word: &str) -> bool {
    word.bytes().any(|b| b.is_ascii_digit())
}
