//! Quotes against quotes: the same words by the same speaker, with another number in them, contradict.

use super::Verdict;

/// What two quotations of one remark are to each other.
pub fn compare(a: &str, b: &str) -> (Verdict, &'static str, String) {
    let (x, y) = (words(a), words(b));
    if x == y {
        return (Verdict::Agree, "quote.equal", "the same words".into());
    }
    let digits =
        |ws: &[String]| ws.iter().filter(|w| w.bytes().any(|b| b.is_ascii_digit())).cloned().collect::<Vec<_>>();
    let (p, q) = (digits(&x), digits(&y));
    let changed: Vec<&String> =
        p.iter().filter(|w| !q.contains(w)).chain(q.iter().filter(|w| !p.contains(w))).collect();
    if !p.is_empty() && p.len() == q.len() && changed.len() == 2 {
        let reason = format!("one remark is quoted with {} here and with {} there", changed[0], changed[1]);
        return (Verdict::Contradict, "quote.number-changed", reason);
    }
    (Verdict::Refine, "quote.part", "one quotation is part of the other, or words it differently".into())
}

fn words(s: &str) -> Vec<String> {
    s.split(|c: char| c.is_whitespace() || matches!(c, '"' | '“' | '”' | '—' | '–'))
        .map(|w| w.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase().replace('\u{2019}', "'"))
        .filter(|w| !w.is_empty())
        .collect()
}
