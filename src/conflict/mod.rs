//! What two claims of one slot are to each other, and the findings made of them.
//!
//! A [`Finding`] is one slot with a contradiction: all its values, who holds which, and the reason in one sentence.

mod date;
mod event;
mod finding;
mod number;
mod quote;
mod role;

pub use finding::{group, order};

use crate::claim::{Claim, ClaimKind, Pace, Value};
use crate::slot::{self, Collection, Match};
use crate::span::Span;
use crate::value::{Bound, Decimal};
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHasher};
use serde::{Deserialize, Serialize};
use std::cell::OnceCell;
use std::hash::Hasher;

pub use crate::claim::{ArticleRef, Held};

/// What two claims of one slot are to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    Agree,
    /// One is more exact.
    Refine,
    /// One is later and replaces the other.
    Update,
    Contradict,
}

impl Verdict {
    pub fn name(self) -> &'static str {
        match self {
            Verdict::Agree => "agree",
            Verdict::Refine => "refine",
            Verdict::Update => "update",
            Verdict::Contradict => "contradict",
        }
    }
}

/// What a claim states, as a number to be looked up among what another article states: its kind, dimension and value.
pub fn stated(claim: &Claim) -> u64 {
    if let Value::Number { dimension, .. } = &claim.value {
        return number::stated(claim.kind, dimension, number::base(&claim.value).unwrap_or_default());
    }
    let mut hasher = FxHasher::default();
    hasher.write(claim.kind.name().as_bytes());
    match &claim.value {
        Value::Number { .. } => {}
        Value::Time { low, high, .. } => {
            for day in [low, high] {
                hasher.write_i32(day.map_or(i32::MIN, |d| d.number()));
            }
        }
        Value::Role { organisation, .. } => hasher.write(organisation.as_deref().unwrap_or("").as_bytes()),
        Value::Quote { words } => hasher.write(words.as_bytes()),
        Value::Event { .. } => hasher.write(event::position(claim).as_bytes()),
    }
    hasher.finish()
}

/// What an article's claims state, for [`ArticleRef::states`].
pub fn stated_by(claims: &[Claim]) -> Vec<u64> {
    let mut states: Vec<u64> = claims.iter().map(stated).collect();
    states.sort_unstable();
    states.dedup();
    states
}

/// One distinct value of a slot with everyone who holds it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Position {
    /// The value in short: `2025`, `$17 billion`, `between 2026 and 2027`.
    pub value: String,
    pub claims: Vec<Held>,
    /// Independent sources: articles with (nearly) the same text count once.
    pub sources: usize,
}

/// One slot with a contradiction.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// Made of the slot, not of its claims: it stays the same when an article is added.
    pub id: String,
    pub kind: ClaimKind,
    /// The question that the claims answer.
    pub slot: String,
    pub collection: Option<String>,
    /// Best held first.
    pub positions: Vec<Position>,
    /// Why these cannot all be true, in one plain sentence.
    pub reason: String,
    /// Name of the rule that decided.
    pub rule: String,
    /// 0 to 1: how far apart, how precisely stated, how surely one slot.
    pub severity: f64,
}

/// Two claims of one slot and what they are to each other.
#[derive(Clone, Debug, PartialEq)]
pub struct Judged {
    pub verdict: Verdict,
    /// Indices into the claims that were compared; for an update the earlier comes first.
    pub a: usize,
    pub b: usize,
    pub slot: String,
    pub reason: String,
    pub rule: &'static str,
    /// 0 to 1.
    pub severity: f64,
}

/// All verdicts among claims, pair by pair: quadratic within a slot by nature.
pub fn verdicts(claims: &[Held], collection: &Collection) -> Vec<Judged> {
    let blocks = Blocks::of(claims);
    let of = |i: usize| blocks.before(i).into_iter().filter_map(move |j| verdict(claims, j, i, collection));
    (0..claims.len()).into_par_iter().flat_map_iter(of).collect()
}

/// The verdict on two of the claims, where they are of one slot.
pub fn verdict(claims: &[Held], i: usize, j: usize, collection: &Collection) -> Option<Judged> {
    let (i, j) = if place(&claims[j]) < place(&claims[i]) { (j, i) } else { (i, j) };
    let Judgement { verdict, rule, reason, severity, swap } = judge_briefly(&claims[i], &claims[j], collection)?;
    let (a, b) = if swap { (j, i) } else { (i, j) };
    Some(Judged { verdict, a, b, slot: claims[a].claim.slot.clone(), reason, rule, severity })
}

/// The contradictions among claims, one finding a slot, most severe first.
pub fn findings(claims: &[Held], collection: &Collection) -> Vec<Finding> {
    finding::group(claims, verdicts(claims, collection), collection)
}

/// Where a claim stands: what orders two claims in whatever order their articles came.
fn place(held: &Held) -> (&str, bool, Span) {
    (&held.article.id, !held.claim.in_title, held.claim.span)
}

/// Claims by collection and blocking key, in their order.
struct Blocks<'c> {
    claims: &'c [Held],
    by_key: FxHashMap<(Option<&'c str>, &'c str), Vec<u32>>,
}

impl<'c> Blocks<'c> {
    fn of(claims: &'c [Held]) -> Blocks<'c> {
        let mut blocks = Blocks { claims, by_key: FxHashMap::default() };
        for (i, held) in claims.iter().enumerate() {
            for key in &held.claim.keys {
                blocks.by_key.entry((held.article.collection.as_deref(), key)).or_default().push(i as u32);
            }
        }
        blocks
    }

    /// The claims before claim `i` that share a key with it, each once.
    fn before(&self, i: usize) -> Vec<usize> {
        let Held { article, claim } = &self.claims[i];
        let blocks =
            claim.keys.iter().filter_map(|key| self.by_key.get(&(article.collection.as_deref(), key.as_str())));
        let mut before: Vec<usize> =
            blocks.flat_map(|b| b.iter().map(|&j| j as usize).take_while(|&j| j < i)).collect();
        before.sort_unstable();
        before.dedup();
        before
    }
}

/// A verdict on two claims, before it has its place among others.
#[derive(Clone, Debug, PartialEq)]
pub struct Judgement {
    pub verdict: Verdict,
    pub rule: &'static str,
    pub reason: String,
    pub severity: f64,
    /// The second claim is the earlier one of an update.
    pub swap: bool,
}

/// Compares two claims: the slot first, then, where it is one, the values. `Err` says why there is no verdict.
pub fn judge(a: &Held, b: &Held, collection: &Collection) -> (Match, Result<Judgement, String>) {
    let slot = slot::compare(a, b, collection);
    let judgement = decide(&slot, a, b);
    (slot, judgement)
}

/// The same for a caller who does not ask why: most pairs share little more than a key, and are soon told apart.
fn judge_briefly(a: &Held, b: &Held, collection: &Collection) -> Option<Judgement> {
    let known = OnceCell::new();
    let equal = || *known.get_or_init(|| values_are_equal(&a.claim, &b.claim));
    let slot = slot::compare_briefly(a, b, collection, &equal);
    if slot.refusal.is_some() || !slot.doubts.is_empty() && !equal() {
        return None;
    }
    decide(&slot, a, b).ok()
}

fn decide(slot: &Match, a: &Held, b: &Held) -> Result<Judgement, String> {
    let values = || values(&a.claim, &b.claim);
    let Some((verdict, rule, reason)) = slot.refusal.is_none().then(values).flatten() else {
        return Err(slot.refuses(0.0).unwrap_or_else(|| "a value is not known".into()));
    };
    let telling = if is_equal(verdict, rule) { telling(&a.claim).min(telling(&b.claim)) } else { 0.0 };
    if let Some(why) = slot.refuses(telling) {
        return Err(why);
    }
    let (verdict, rule, reason, swap) = match verdict {
        Verdict::Contradict => match update(a, b) {
            Some(swap) => (Verdict::Update, "update.later", "the later article gives a new figure".into(), swap),
            None => (verdict, rule, reason, false),
        },
        _ => (verdict, rule, reason, false),
    };
    let differ = matches!(verdict, Verdict::Contradict | Verdict::Update);
    // "11 offices here and nine there", "88 percent and 80 percent": who gives both figures does not contradict one.
    let figure = !matches!(a.claim.kind, ClaimKind::Role | ClaimKind::Quote);
    let states = |held: &Held, other: &Claim| figure && held.article.states.binary_search(&stated(other)).is_ok();
    if differ && a.article.id != b.article.id && (states(a, &b.claim) || states(b, &a.claim)) {
        return Err("one of the articles gives both figures, so they are of different things".into());
    }
    if differ && let (Value::Number { .. }, Value::Number { .. }) = (&a.claim.value, &b.claim.value) {
        if !slot.parallel && number::are_far_apart(&a.claim.value, &b.claim.value) {
            return Err("the figures are too far apart to be of one thing".into());
        }
        if let Some(rest) = number::difference(&a.claim, &b.claim)
            && (a.article.states.binary_search(&rest).is_ok() || b.article.states.binary_search(&rest).is_ok())
        {
            return Err("one of the articles gives the rest, so that the other figure is the sum".into());
        }
    }
    if differ && !slot.sure {
        return Err("the values differ, but it is not sure enough that both answer one question".into());
    }
    if verdict == Verdict::Contradict && !slot.timeless {
        return Err("the values differ, but they may be of different times".into());
    }
    let undated = |held: &Held| held.article.published.is_none();
    if verdict == Verdict::Contradict && develops(a, b) && undated(a) != undated(b) {
        return Err("the figure grows, and one of the articles has no date".into());
    }
    let severity = severity(slot, a, b);
    Ok(Judgement { verdict, rule, reason, severity, swap })
}

/// One value said twice, as exactly as it may be.
fn is_equal(verdict: Verdict, rule: &str) -> bool {
    verdict == Verdict::Agree || rule == "number.rounding"
}

fn values_are_equal(a: &Claim, b: &Claim) -> bool {
    match (&a.value, &b.value) {
        // The words of a reason cost more than the figures.
        (Value::Number { amount: x, factor: f, .. }, Value::Number { amount: y, factor: g, .. }) if f == g => {
            let (verdict, rule) = number::relate(x, y);
            is_equal(verdict, rule)
        }
        _ => values(a, b).is_some_and(|(verdict, rule, _)| is_equal(verdict, rule)),
    }
}

/// The values alone; `None` where one is not known or they cannot be compared.
fn values(a: &Claim, b: &Claim) -> Option<(Verdict, &'static str, String)> {
    match (&a.value, &b.value) {
        (Value::Number { amount: x, factor: f, .. }, Value::Number { amount: y, factor: g, .. }) => {
            if f == g {
                Some(number::compare(x, y))
            } else {
                Some(number::compare(&x.times(*f)?, &y.times(*g)?))
            }
        }
        (Value::Time { .. }, Value::Time { .. }) => date::compare(a, b),
        (Value::Role { .. }, Value::Role { .. }) => role::compare(a, b),
        (Value::Event { .. }, Value::Event { .. }) => event::compare(a, b),
        (Value::Quote { words: x }, Value::Quote { words: y }) => Some(quote::compare(x, y)),
        _ => None,
    }
}

/// What it says for one slot that two claims give this very value: a rare figure says more than "two".
fn telling(claim: &Claim) -> f64 {
    match &claim.value {
        Value::Number { amount, .. } => {
            let Some(v) = amount.low.or(amount.high).map(|v| v.abs().normalize()) else { return 0.0 };
            let digits = v.mantissa().to_string().trim_end_matches('0').len() as f64;
            let small = v <= Decimal::from(12) && v.scale() == 0;
            if small { 0.2 } else { (0.5 + 0.3 * digits + if v >= Decimal::from(1000) { 0.4 } else { 0.0 }).min(1.8) }
        }
        Value::Time { low, high, .. } => match (low, high) {
            (Some(l), Some(h)) if l == h => 0.7,
            _ => 0.4,
        },
        _ => 1.0,
    }
}

/// Whether a difference is explained by time: both dates are known, and the value is one that another may take the
/// place of by then. `Some(true)` when the second claim is the earlier.
fn update(a: &Held, b: &Held) -> Option<bool> {
    let (p, q) = (a.article.published?, b.article.published?);
    let days = (p.number() - q.number()).abs();
    let explained = match a.claim.kind {
        // Nobody changes office between two days' papers without their saying so.
        ClaimKind::Role => days > TENURE,
        ClaimKind::Quote => false,
        ClaimKind::Event => days > 0 && event::passes(a, b),
        // A plan that slips; a past event has one date.
        ClaimKind::Date => days > 0 && (a.claim.modality.is_some() || b.claim.modality.is_some()),
        _ => days > STEADY || days > 0 && develops(a, b),
    };
    explained.then_some(q < p)
}

/// The figure counts on while the event unfolds.
fn develops(a: &Held, b: &Held) -> bool {
    a.claim.frame.pace != Pace::Steady || b.claim.frame.pace != Pace::Steady
}

/// Days between two articles after which a figure that does not grow by itself may have been set anew.
const STEADY: i32 = 30;
/// Days between two articles after which another office is a new one.
const TENURE: i32 = 60;

/// How far apart, how precisely stated, how surely one slot: 0 to 1.
fn severity(slot: &Match, a: &Held, b: &Held) -> f64 {
    let sure = (slot.evidence / 6.0).min(1.0) * 0.5 + slot.overlap * 0.5;
    let exact = |c: &Claim| match &c.value {
        Value::Number { amount, .. } => amount.bound == Bound::Exact,
        Value::Time { bound, .. } => *bound == Bound::Exact || *bound == Bound::Range,
        _ => true,
    };
    let exact = f64::from(u8::from(exact(&a.claim)) + u8::from(exact(&b.claim))) / 2.0;
    let hedged = a.claim.modality.is_some() || b.claim.modality.is_some();
    ((sure * 0.7 + exact * 0.3) * if hedged { 0.8 } else { 1.0 } * 100.0).round() / 100.0
}
