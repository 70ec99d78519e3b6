//! Quotes against quotes: the same words by the same speaker contradict where another figure stands in them, or where
//! one denies what the other says.
//!
//! A shortened quotation is part of the longer one; another word alone may be another translation, and accuses nobody.

use super::Verdict;
use crate::claim::spoken;
use crate::lexicon::{Lexicon, NumberWord};
use crate::slot::form::{Forms, Word};

/// Words from which on one quotation laid upon another is the same remark.
const ENOUGH: usize = 5;

/// What two quotations of one remark are to each other.
pub fn relate(x: &[Word], y: &[Word], forms: &Forms) -> (Verdict, &'static str) {
    let text = |w: &Word| forms.text(*w);
    if x == y {
        return (Verdict::Agree, "quote.equal");
    }
    match slip(x, y) {
        Some(None) => return (Verdict::Refine, "quote.part"),
        Some(Some((p, q))) if !is_figure(text(&p)) || !is_figure(text(&q)) => {
            return (Verdict::Refine, "quote.word-changed");
        }
        Some(_) => return (Verdict::Contradict, "quote.number-changed"),
        None => {}
    }
    // Two parts of one remark may each have a figure of their own.
    let shared = x.iter().filter(|w| y.contains(w)).count();
    let laid_upon = shared * 5 >= x.len().min(y.len()) * 4;
    if laid_upon && changed(x, y, |w| is_figure(text(w))).is_some() {
        return (Verdict::Contradict, "quote.number-changed");
    }
    let plain = |words: &[Word]| words.iter().map(text).filter(|w| !is_negation(w)).collect::<Vec<_>>();
    if x.len() != y.len() && x.len().min(y.len()) >= ENOUGH && plain(x) == plain(y) {
        return (Verdict::Contradict, "quote.denied");
    }
    (Verdict::Refine, "quote.part")
}

/// The one word or figure by which two quotations differ, as written in both.
pub fn altered(a: &str, b: &str) -> Option<(String, String)> {
    let (x, y): (Vec<_>, Vec<_>) = (spoken(a).collect(), spoken(b).collect());
    let (p, q) = slip(&x, &y).flatten().or_else(|| changed(&x, &y, |w| is_figure(w)))?;
    Some((p.into_owned(), q.into_owned()))
}

/// The word in which two quotations differ where the shorter lies upon the longer and all but one agree; `Some(None)`
/// where all do.
fn slip<W: Clone + PartialEq>(x: &[W], y: &[W]) -> Option<Option<(W, W)>> {
    let swap = x.len() > y.len();
    let (short, long) = if swap { (y, x) } else { (x, y) };
    if short.len() < ENOUGH {
        return None;
    }
    long.windows(short.len()).find_map(|window| {
        let mut differ = short.iter().zip(window).filter(|(p, q)| p != q);
        let first = differ.next();
        let ordered = |(p, q): (&W, &W)| if swap { (q.clone(), p.clone()) } else { (p.clone(), q.clone()) };
        differ.next().is_none().then(|| first.map(ordered))
    })
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

/// Digits, or a cardinal in words.
fn is_figure(word: &str) -> bool {
    let lexicon = Lexicon::builtin();
    word.bytes().any(|b| b.is_ascii_digit())
        || word != "one"
            && matches!(
                lexicon.numbers.get(lexicon.vocabulary.get(word)),
                Some(
                    NumberWord::Unit(_)
                        | NumberWord::Ten(_)
                        | NumberWord::Hundred
                        | NumberWord::Scale(_)
                        | NumberWord::Group(_)
                )
            )
}

fn is_negation(word: &str) -> bool {
    matches!(word, "not" | "never" | "no")
}
