//! Contradictions gathered: one finding a slot, however many articles repeat it.

use super::{Finding, Held, Judged, Position, Verdict, event, place};
use crate::claim::{Claim, Value};
use crate::slot::Collection;
use crate::span::Span;
use rustc_hash::FxHashMap;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// Claims shown for one value of a finding.
const SHOWN: usize = 8;

/// Joins contradicting pairs that share a claim, and adds whoever agrees with one of them.
pub fn group(claims: &[Held], judged: Vec<Judged>, collection: &Collection) -> Vec<Finding> {
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
            Verdict::Agree if a != b => {
                let (known, new) = if a { (j.a, j.b) } else { (j.b, j.a) };
                let r = root(&mut parent, known);
                members.entry(r).or_default().insert(new);
            }
            _ => {}
        }
    }
    let mut findings: Vec<Finding> =
        members.iter().filter_map(|(r, ids)| strongest.get(r).map(|j| finding(claims, ids, j, collection))).collect();
    findings.sort_by(order);
    findings
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
    let mut positions: Vec<Position> = values
        .into_values()
        .map(|held| {
            let sources: BTreeSet<&str> = held.iter().map(|&i| collection.original(&claims[i].article.id)).collect();
            let sources = sources.len();
            let mut shown: Vec<Held> = held.iter().map(|&i| claims[i].clone()).collect();
            shown.sort_by(|x, y| {
                (&x.article.published, &x.article.path, x.claim.span).cmp(&(
                    &y.article.published,
                    &y.article.path,
                    y.claim.span,
                ))
            });
            shown.truncate(SHOWN);
            Position { value: shown[0].claim.text.clone(), claims: shown, sources }
        })
        .collect();
    positions.sort_by(|x, y| y.sources.cmp(&x.sources).then_with(|| x.value.cmp(&y.value)));
    let a = &claims[j.a];
    Finding {
        id: id(claims, ids, a),
        kind: a.claim.kind,
        slot: j.slot.clone(),
        collection: a.article.collection.clone(),
        positions,
        reason: j.reason.clone(),
        rule: j.rule.to_string(),
        severity: j.severity,
    }
}

/// Claims with one key hold one value.
fn value_key(c: &Claim) -> String {
    match &c.value {
        Value::Number { amount, factor, .. } => match amount.times(*factor) {
            Some(a) => a.to_string(),
            None => c.text.clone(),
        },
        Value::Time { low, high, bound, .. } => format!("{low:?} {high:?} {bound:?}"),
        Value::Role { organisation, title, .. } => format!("{title} {organisation:?}"),
        Value::Quote { words } => words.to_lowercase(),
        Value::Event { .. } => event::position(c),
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
