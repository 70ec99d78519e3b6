//! The keys under which a claim's like are found.

use super::{Claim, Participant, Term, Value, spoken};
use crate::value::Decimal;
use std::borrow::Cow;

/// Claims that share none of these are never comparable. They come from the article alone.
pub fn keys(claim: &Claim) -> Vec<String> {
    let f = &claim.frame;
    let mut keys: Vec<String> = Vec::new();
    let kind = claim.kind.name();
    match &claim.value {
        Value::Role { title, exclusive, .. } => {
            keys.extend(names(f.measure.iter()).map(|n| [kind, "|", n].concat()));
            let bodies = f.participants.iter().map(|(_, t)| t).filter(|t| *exclusive && !t.open);
            keys.extend(names(bodies).map(|n| [kind, "|", title, "|@", n].concat()));
        }
        Value::Quote { words, telling } => {
            // Any long word that tells something finds the other versions; where there is none, the less telling.
            let long = |words: &[Cow<str>], least: usize| {
                let parts = words.iter().flat_map(|w| w.split(|c: char| !c.is_alphanumeric()));
                let long = parts.filter(|w| w.chars().count() >= least);
                long.map(|w| [kind, "|", w].concat()).collect::<Vec<_>>()
            };
            let telling: Vec<Cow<str>> = telling.iter().map(Cow::from).collect();
            keys = long(&telling, 5);
            if keys.is_empty() {
                keys = long(&telling, 4);
            }
            if keys.is_empty() {
                keys = long(&spoken(words).collect::<Vec<_>>(), 3);
            }
        }
        Value::Event { told, .. } => keys.extend(super::occurrence::keys(claim, told)),
        Value::Number { dimension, amount, factor, .. } => {
            let heads = f.measure.iter().filter(|m| !m.open).flat_map(|m| std::iter::once(&m.head).chain(&m.broader));
            keys.extend(heads.map(|h| [kind, "|", dimension, "|", &lower(h)].concat()));
            keys.extend(all_names(claim).map(|n| [kind, "|", dimension, "|@", n].concat()));
            let resident = (f.attribute == "population").then_some(&f.attribute);
            keys.extend(f.predicate.iter().chain(resident).map(|p| [kind, "|", dimension, "|", p].concat()));
            // An equal figure that is not small says much by itself.
            let stated = amount.low.or(amount.high).and_then(|v| v.checked_mul(*factor)).map(|v| v.normalize());
            let telling = stated.filter(|v| v.abs() > Decimal::from(12) || v.scale() > 0);
            keys.extend(telling.map(|v| [kind, "|", dimension, "|=", &v.to_string()].concat()));
        }
        Value::Time { low, high, .. } => {
            if let (Some(l), Some(h)) = (low, high) {
                let near = f.around.iter().flat_map(|n| &n.keys);
                let days = [l.to_string(), h.to_string()].join("..");
                keys.extend(all_names(claim).chain(near).map(|n| [kind, "|", &days, "|@", n].concat()));
            }
            keys.extend(f.predicate.iter().map(|p| [kind, "|", p].concat()));
            let themes = f.participants.iter().filter(|(p, t)| *p == Participant::Theme && !t.open);
            keys.extend(themes.map(|(_, t)| [kind, "|theme ", &lower(&t.head)].concat()));
        }
    }
    keys.sort_unstable();
    keys.dedup();
    keys
}

fn lower(word: &str) -> Cow<'_, str> {
    let small = word.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase());
    if small { Cow::Borrowed(word) } else { Cow::Owned(word.to_lowercase()) }
}

fn all_names(claim: &Claim) -> impl Iterator<Item = &String> {
    names(claim.frame.measure.iter().chain(claim.frame.participants.iter().map(|(_, t)| t)))
}

fn names<'a>(terms: impl Iterator<Item = &'a Term>) -> impl Iterator<Item = &'a String> {
    terms.flat_map(|t| t.names.iter().flat_map(|n| &n.keys))
}
