//! Contradictions gathered: one finding a slot, however many articles repeat it.

use super::{Finding, Held, Judged, Position, Verdict, place, wording};
use crate::claim::{Claim, Value};
use crate::slot::Collection;
use crate::span::Span;
use rustc_hash::FxHashMap;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// Words from which on a question tells who did what.
const TELLING: usize = 4;
/// Claims shown for one value of a finding.
const SHOWN: usize = 8;

/// Severity, that is sureness, from which on an agreement makes a claim one more holder of a value.
const JOINS: f64 = 0.6;

/// Letters at the least that tell two findings of one slot apart.
const MARK: usize = 4;

/// Joins contradicting pairs that share a claim, and adds whoever agrees with one of them.
pub fn group(claims: &[Held], judged: Vec<Judged>, collection: &Collection) -> Vec<Finding> {
    let mut marked = grouped(claims, judged, collection);
    marked.sort_by(|x, y| x.0.id.cmp(&y.0.id));
    for twins in marked.chunk_by_mut(|x, y| x.0.id == y.0.id) {
        let marks: Vec<&str> = twins.iter().map(|(_, mark)| mark.as_str()).collect();
        let ids = told_apart(&twins[0].0.id, &marks);
        twins.iter_mut().zip(ids).for_each(|((finding, _), id)| finding.id = id);
    }
    let mut findings: Vec<Finding> = marked.into_iter().map(|(finding, _)| finding).collect();
    findings.sort_by(order);
    findings
}

/// The ids of all findings of one slot, by their marks. A finding that is alone with its slot has the slot's own id,
/// which stays when an article is added. Of several none has: what was decided of one shall not fall to another.
pub fn told_apart(slot: &str, marks: &[&str]) -> Vec<String> {
    if marks.len() == 1 {
        return vec![slot.to_string()];
    }
    let whole = marks.iter().map(|m| m.len()).max().unwrap_or(0);
    let apart = |n: &usize| marks.iter().map(|m| m.get(..*n)).collect::<BTreeSet<_>>().len() == marks.len();
    let n = (MARK..whole).find(apart).unwrap_or(whole);
    marks.iter().map(|m| format!("{slot}-{}", m.get(..n).unwrap_or(m))).collect()
}

/// The findings as [`group`] makes them, each with the id of its slot alone, and a mark that no other has.
pub fn grouped(claims: &[Held], judged: Vec<Judged>, collection: &Collection) -> Vec<(Finding, String)> {
    let mut parent: FxHashMap<usize, usize> = FxHashMap::default();
    for j in judged.iter().filter(|j| j.verdict == Verdict::Contradict) {
        let (a, b) = (root(&mut parent, j.a), root(&mut parent, j.b));
        parent.insert(a.max(b), a.min(b));
    }
    let mut members: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    let nodes: BTreeSet<usize> = parent.keys().chain(parent.values()).copied().collect();
    for &n in &nodes {
        let r = root(&mut parent, n);
        members.entry(r).or_default().insert(n);
    }
    let mut strongest: BTreeMap<usize, &Judged> = BTreeMap::new();
    for j in &judged {
        let (a, b) = (nodes.contains(&j.a), nodes.contains(&j.b));
        match j.verdict {
            Verdict::Contradict => {
                let r = root(&mut parent, j.a);
                let best = strongest.entry(r).or_insert(j);
                let places = |j: &Judged| (place(&claims[j.a]), place(&claims[j.b]));
                if j.severity > best.severity || j.severity == best.severity && places(j) < places(best) {
                    *best = j;
                }
            }
            Verdict::Agree if a != b && j.severity >= JOINS => {
                let (known, new) = if a { (j.a, j.b) } else { (j.b, j.a) };
                let r = root(&mut parent, known);
                members.entry(r).or_default().insert(new);
            }
            _ => {}
        }
    }
    let marked = |(r, ids): (&usize, &BTreeSet<usize>)| {
        let finding = finding(claims, ids, strongest.get(r)?, collection);
        Some((finding, mark(ids.iter().filter(|i| nodes.contains(i)).map(|&i| &claims[i]))))
    };
    members.iter().filter_map(marked).collect()
}

/// Made of the earliest of the claims that contradict each other: none of them is in another finding.
fn mark<'c>(claims: impl Iterator<Item = &'c Held>) -> String {
    let first = claims.min_by_key(|h| (h.article.published.is_none(), h.article.published, place(h)));
    let seed = first.map(|h| format!("{:?} {}", place(h), h.claim.id)).unwrap_or_default();
    blake3::hash(seed.as_bytes()).to_hex().to_string()
}

/// Most severe first; what is alike in all else is in the order of its claims.
pub fn order(x: &Finding, y: &Finding) -> Ordering {
    let claims = |f: &Finding| -> Vec<(String, Span)> {
        let held = f.positions.iter().flat_map(|p| &p.claims);
        held.map(|h| (h.article.path.clone(), h.claim.span)).collect()
    };
    let severity = y.severity.total_cmp(&x.severity);
    severity.then_with(|| (&x.slot, &x.id).cmp(&(&y.slot, &y.id))).then_with(|| claims(x).cmp(&claims(y)))
}

fn root(parent: &mut FxHashMap<usize, usize>, n: usize) -> usize {
    let p = *parent.entry(n).or_insert(n);
    if p == n {
        return n;
    }
    let r = root(parent, p);
    parent.insert(n, r);
    r
}

fn finding(claims: &[Held], ids: &BTreeSet<usize>, j: &Judged, collection: &Collection) -> Finding {
    let mut values: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for &i in ids {
        values.entry(value_key(&claims[i].claim)).or_default().push(i);
    }
    let source = |h: &Held| collection.original(&h.article.id).to_string();
    // Where copies of one text give two values, somebody has changed a copy.
    let mut given: BTreeMap<String, BTreeMap<&str, BTreeSet<&str>>> = BTreeMap::new();
    for (key, held) in &values {
        for &i in held {
            let article = claims[i].article.id.as_str();
            given.entry(source(&claims[i])).or_default().entry(article).or_default().insert(key);
        }
    }
    let altered: BTreeSet<&str> = given.values().flat_map(disputed).collect();
    let mut positions: Vec<Position> = values
        .iter()
        .map(|(key, held)| {
            let mut shown: Vec<&Held> = held.iter().map(|&i| &claims[i]).collect();
            shown.sort_by_key(|h| (h.article.published, &h.article.path, h.claim.span));
            let mut sources: BTreeSet<String> = BTreeSet::new();
            let (first, rest): (Vec<&Held>, Vec<&Held>) = shown.iter().partition(|h| sources.insert(source(h)));
            Position {
                value: wording::value(j.rule, &shown[0].claim),
                claims: first.into_iter().chain(rest).take(SHOWN).cloned().collect(),
                held: held.len(),
                altered: altered.contains(key.as_str()),
                sources: sources.len(),
            }
        })
        .collect();
    // Of the copies the fewer are the changed ones.
    let copied = |p: &Position| if p.altered { p.held } else { usize::MAX };
    positions.sort_by(|x, y| (copied(x), y.sources, &x.value).cmp(&(copied(y), x.sources, &y.value)));
    let (a, b) = (&claims[j.a], &claims[j.b]);
    Finding {
        id: id(claims, ids, a),
        kind: a.claim.kind,
        slot: question(j.rule, [a, b].into_iter().chain(ids.iter().map(|&i| &claims[i]))),
        collection: a.article.collection.clone(),
        positions,
        reason: j.reason.clone(),
        rule: j.rule.to_string(),
        severity: j.severity,
    }
}

/// The values that some copies of a text give and others do not.
fn disputed<'a>(copies: &BTreeMap<&str, BTreeSet<&'a str>>) -> Vec<&'a str> {
    let all: BTreeSet<&str> = copies.values().flatten().copied().collect();
    all.into_iter().filter(|key| copies.values().any(|given| !given.contains(key))).collect()
}

/// Which of the wordings tells a stranger most: one that names its parts, rather than "it" and "they", or than
/// "How many arrests?"; the first among equals.
fn question<'h>(rule: &str, told: impl Iterator<Item = &'h Held>) -> String {
    let vague = |h: &&Held| {
        let frame = &h.claim.frame;
        let terms = || frame.measure.iter().chain(frame.participants.iter().map(|(_, t)| t));
        let open = terms().filter(|t| t.open).count();
        let named = terms().any(|t| !t.names.is_empty());
        let short = h.claim.slot.split(' ').count() < TELLING;
        // A start is asked for, not the span of time that it lies outside of.
        (frame.attribute == "window", open, short, frame.participants.is_empty(), !named)
    };
    told.min_by_key(vague).map(|h| wording::question(rule, &h.claim)).unwrap_or_default()
}

/// Claims with one key hold one value.
fn value_key(c: &Claim) -> String {
    match &c.value {
        Value::Number { amount, factor, .. } => match amount.times(*factor) {
            Some(a) => a.to_string(),
            None => c.text.clone(),
        },
        Value::Time { low, high, bound, timex, .. } => {
            let clock = timex.iter().find_map(|t| t.split_once('T'));
            format!("{low:?} {high:?} {bound:?} {clock:?}")
        }
        Value::Role { organisation, title, .. } => {
            let surname = c.frame.measure.iter().flat_map(|m| &m.names).find_map(|n| n.keys.last());
            format!("{surname:?} {title} {organisation:?}")
        }
        Value::Quote { words, .. } => words.to_lowercase(),
        Value::Event { .. } => c.position(),
    }
}

/// The slot's own id: its collection, kind and attribute, and the keys that all its claims carry, or the commonest.
fn id(claims: &[Held], ids: &BTreeSet<usize>, a: &Held) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for &i in ids {
        for k in &claims[i].claim.keys {
            *counts.entry(k).or_default() += 1;
        }
    }
    let most = counts.values().max().copied().unwrap_or(0);
    let keys: Vec<&str> = counts.iter().filter(|(_, n)| **n == most).map(|(k, _)| *k).collect();
    let frame = &a.claim.frame;
    let seed = [a.article.collection.as_deref().unwrap_or(""), a.claim.kind.name(), &frame.attribute, &keys.join(" ")];
    format!("f{}", &blake3::hash(seed.join("\u{1f}").as_bytes()).to_hex()[..8])
}

#[cfg(test)]
mod tests {
    use super::told_apart;

    #[test]
    fn findings_of_one_slot_are_told_apart() {
        assert_eq!(told_apart("f1", &["aaaaaa"]), ["f1"]);
        assert_eq!(told_apart("f1", &["aaaaaa", "bbbbbb"]), ["f1-aaaa", "f1-bbbb"]);
        assert_eq!(told_apart("f1", &["aaaaab", "aaaaac", "aaaaba"]), ["f1-aaaaab", "f1-aaaaac", "f1-aaaaba"]);
    }
}
