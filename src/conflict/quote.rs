//! Quotes against quotes: the same words by the same speaker, with another number in them, contradict.

use super::Verdict;

/// What two quotations of one remark are to each other.
pub fn compare(a: &str, b: &str) -> (Verdict, &'static str) {
    if words(a) == words(b) {
        (Verdict::Agree, "quote.equal")
    } else if changed(a, b).is_some() {
        (Verdict::Contradict, "quote.number-changed")
    } else {
        (Verdict::Refine, "quote.part")
    }
}

/// The one number that two quotations of a remark give differently.
pub fn changed(a: &str, b: &str) -> Option<(String, String)> {
    let figures = |text: &str| words(text).into_iter().filter(|w| w.bytes().any(|b| b.is_ascii_digit())).collect();
    let (p, q): (Vec<String>, Vec<String>) = (figures(a), figures(b));
    let only = |p: &[String], q: &[String]| p.iter().filter(|w| !q.contains(w)).cloned().collect::<Vec<_>>();
    match (&only(&p, &q)[..], &only(&q, &p)[..]) {
        ([x], [y]) if p.len() == q.len() => Some((x.clone(), y.clone())),
        _ => None,
    }
}

fn words(s: &str) -> Vec<String> {
    s.split(|c: char| c.is_whitespace() || matches!(c, '"' | '“' | '”' | '—' | '–'))
        .map(|w| w.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase().replace('\u{2019}', "'"))
        .filter(|w| !w.is_empty())
        .collect()
}
