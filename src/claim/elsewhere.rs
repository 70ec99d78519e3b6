//! What the rest of an article tells of a figure: the noun that it leaves out, whether it is the whole of which
//! others are parts, and whether it is the only one.
//!
//! In: all claims of one article. Out: the same, where "the 18 million figure" has the frame of the "18 million people"
//! told of elsewhere in the article, and the greatest figure of each kind of toll is marked.

use super::measure::EXTENT;
use super::{Claim, ClaimKind, Frame, Participant, Qualifier, QualifierKind, Value, slot, tally};
use crate::lexicon::{Cue, Lexicon};
use crate::value::{Day, Decimal};
use rustc_hash::FxHashMap;

/// Digits, or size, from which on a figure is nobody's by chance.
const TELLING_DIGITS: usize = 3;
const TELLING_SIZE: Decimal = Decimal::ONE_THOUSAND;
/// Days by which a toll's own period may lie before the article.
const RECENT: i32 = 14;

/// Gives figures that are only pointed at the frame of their first mention.
pub fn resolve(claims: &mut [Claim], lexicon: &Lexicon) {
    let is_vague = |c: &Claim| is_vague(c, lexicon);
    let mut first: FxHashMap<Decimal, usize> = FxHashMap::default();
    for (i, c) in claims.iter().enumerate() {
        if let Some(figure) = pointed_at(c).filter(|_| !is_vague(c) && c.frame.attribute == "count") {
            first.entry(figure).or_insert(i);
        }
    }
    for i in 0..claims.len() {
        let Some(&from) = pointed_at(&claims[i]).and_then(|figure| first.get(&figure)) else { continue };
        if !is_vague(&claims[i]) || claims[i].frame.attribute == "change" {
            continue;
        }
        take_up(claims, i, from);
    }
}

/// Nothing says what is counted, or only "the figure".
pub(super) fn is_vague(c: &Claim, lexicon: &Lexicon) -> bool {
    let generic = |w: &str| lexicon.cues.has(lexicon.vocabulary.get(w), Cue::Generic);
    c.frame.measure.as_ref().is_none_or(|m| m.open || m.names.is_empty() && generic(&m.head))
}

/// Gives a claim the frame, the question and the unit of another one of its article.
pub(super) fn take_up(claims: &mut [Claim], i: usize, from: usize) {
    let Claim { frame: told, slot: asked, value, .. } = claims[from].clone();
    let c = &mut claims[i];
    let own = std::mem::take(&mut c.frame);
    c.frame = Frame { around: own.around, said: own.said, ..told };
    c.slot = asked;
    if let (Value::Number { unit: own, .. }, Value::Number { unit, .. }) = (&mut c.value, value) {
        *own = unit;
    }
    c.keys = slot::keys(c);
}

/// A count that says much by itself.
fn pointed_at(c: &Claim) -> Option<Decimal> {
    let Value::Number { dimension, .. } = &c.value else { return None };
    let base = c.value.base().filter(|_| c.kind == ClaimKind::Quantity && dimension == "count")?;
    let digits = base.mantissa().to_string().trim_end_matches('0').len();
    (base >= TELLING_SIZE || digits >= TELLING_DIGITS).then_some(base)
}

/// Marks the tolls: of the figures that count whom or what one kind of event befell, the greatest.
pub fn mark_tolls(claims: &mut [Claim], lexicon: &Lexicon, published: Option<Day>) {
    let has = |word: &str, cue: Cue| lexicon.cues.has(lexicon.vocabulary.get(word), cue);
    // Who was sent is told by any verb, or by none: "420 firefighters were at the scene".
    let sent = |c: &Claim| c.frame.measure.as_ref().is_some_and(|m| has(&m.head, Cue::Responder));
    let toll = |c: &Claim| {
        let class = c.frame.predicate.as_ref()?;
        let whole = (has(class, Cue::Developing) && !c.frame.light || sent(c) && c.frame.light)
            && matches!(c.frame.attribute.as_str(), "count" | "level" | "amount")
            && !c.negated
            && c.kind == ClaimKind::Quantity
            && c.frame.qualifiers.iter().all(|q| is_of_now(q, published));
        c.value.base().filter(|_| whole)
    };
    // One kind of event, one noun, one cause that is named.
    let kind = |c: &Claim| {
        let counted = c.frame.measure.as_ref().map(|m| m.head.clone());
        let befalls = c.frame.predicate.as_deref().filter(|p| lexicon.predicates.counts(p).is_some() || !sent(c));
        // "the Dorne Fire" has an extent of its own.
        let agent = c.frame.participants.iter().find(|(part, t)| *part == Participant::Agent && !t.names.is_empty());
        let agent = agent.map(|(_, t)| t.head.clone());
        (dimension(c).to_string(), befalls.map(str::to_string), counted, agent)
    };
    let mut greatest: FxHashMap<_, Decimal> = FxHashMap::default();
    for c in claims.iter() {
        if let Some(base) = toll(c) {
            let most = greatest.entry(kind(c)).or_insert(base);
            *most = base.max(*most);
        }
    }
    let marks: Vec<bool> = claims.iter().map(|c| toll(c).is_some_and(|base| greatest[&kind(c)] == base)).collect();
    for (c, mark) in claims.iter_mut().zip(marks) {
        c.frame.toll = mark;
    }
}

/// Marks what its article says once: no other figure or date there answers a question of the same words.
pub fn mark_sole(claims: &mut [Claim]) {
    fn question(c: &Claim) -> Option<(ClaimKind, &str, &str, &str)> {
        let asked = matches!(c.value, Value::Number { .. } | Value::Time { .. });
        // An age is of whoever it is of, whatever he does; so is the length of a contract, or of a ferry.
        let of = match c.frame.attribute.as_str() {
            "age" | "duration" if c.frame.measure.is_some() => c.frame.measure.as_ref().map(|m| m.head.as_str()),
            _ if c.rule == EXTENT => c.frame.measure.as_ref().map(|m| m.head.as_str()),
            _ => c.frame.predicate.as_deref(),
        };
        // "crashed on Saturday" and "crashed at 11:40 a.m." are no two answers.
        let hour = matches!(&c.value, Value::Time { timex, .. } if timex.iter().any(|t| t.contains('T')));
        let of_what = if hour { HOUR } else { dimension(c) };
        Some((c.kind, of_what, &*c.frame.attribute, of.filter(|_| asked)?))
    }
    let mut answers: FxHashMap<_, Option<u64>> = FxHashMap::default();
    for c in claims.iter() {
        if let Some(question) = question(c) {
            answers.entry(question).or_insert(Some(c.stated())).take_if(|v| *v != c.stated());
        }
    }
    let marks: Vec<bool> = claims.iter().map(|c| question(c).is_some_and(|q| answers[&q].is_some())).collect();
    for (c, mark) in claims.iter_mut().zip(marks) {
        c.frame.sole = mark;
        // An article that tells of one vote or match only gives its whole result.
        c.frame.toll |= mark && c.rule == tally::RULE;
    }
}

/// What a time by the clock answers.
const HOUR: &str = "hour";

pub(super) fn dimension(c: &Claim) -> &str {
    match &c.value {
        Value::Number { dimension, .. } => dimension,
        _ => "",
    }
}

/// No part, rate or scenario, and no time long before the article.
fn is_of_now(q: &Qualifier, published: Option<Day>) -> bool {
    match q.kind {
        QualifierKind::Period => {
            let end = q.key.split_once("..").and_then(|(_, end)| Day::parse(end));
            matches!((end, published), (Some(end), Some(day)) if end.number() + RECENT >= day.number())
        }
        QualifierKind::Place => true,
        _ => false,
    }
}
