//! What the rest of an article tells of a figure: the noun that it leaves out, whether it is the whole of which
//! others are parts, and whether it is the only one.
//!
//! In: all claims of one article. Out: the same, where "the 18 million figure" has the frame of the "18 million people"
//! told of elsewhere in the article, and the greatest figure of each kind of toll is marked.

use super::{Claim, ClaimKind, Frame, Qualifier, QualifierKind, Value, slot};
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
    let is_vague = |c: &Claim| {
        let measure = c.frame.measure.as_ref();
        let generic = |w: &str| lexicon.cues.has(lexicon.vocabulary.get(w), Cue::Generic);
        measure.is_none_or(|m| m.open || m.names.is_empty() && generic(&m.head))
    };
    let mut first: FxHashMap<(String, Decimal), usize> = FxHashMap::default();
    for (i, c) in claims.iter().enumerate() {
        if let Some(key) = pointed_at(c).filter(|_| !is_vague(c) && c.frame.attribute == "count") {
            first.entry(key).or_insert(i);
        }
    }
    for i in 0..claims.len() {
        let Some(&from) = pointed_at(&claims[i]).and_then(|key| first.get(&key)) else { continue };
        if !is_vague(&claims[i]) || claims[i].frame.attribute == "change" {
            continue;
        }
        let (told, unit) = (claims[from].frame.clone(), unit(&claims[from]).map(str::to_string));
        let asked = claims[from].slot.clone();
        let c = &mut claims[i];
        let own = std::mem::take(&mut c.frame);
        c.frame = Frame { around: own.around, said: own.said, ..told };
        c.slot = asked;
        if let (Value::Number { unit: own, .. }, Some(unit)) = (&mut c.value, unit) {
            *own = unit;
        }
        c.keys = slot::keys(c);
    }
}

/// A count that says much by itself, and its dimension.
fn pointed_at(c: &Claim) -> Option<(String, Decimal)> {
    let Value::Number { dimension, .. } = &c.value else { return None };
    let base = c.value.base().filter(|_| c.kind == ClaimKind::Quantity && dimension == "count")?;
    let digits = base.mantissa().to_string().trim_end_matches('0').len();
    (base >= TELLING_SIZE || digits >= TELLING_DIGITS).then(|| (dimension.clone(), base))
}

fn unit(c: &Claim) -> Option<&str> {
    match &c.value {
        Value::Number { unit, .. } => Some(unit),
        _ => None,
    }
}

/// Marks the tolls: of the figures that count whom or what one kind of event befell, the greatest.
pub fn mark_tolls(claims: &mut [Claim], lexicon: &Lexicon, published: Option<Day>) {
    let mut greatest: FxHashMap<(String, String, String), Decimal> = FxHashMap::default();
    let toll = |c: &Claim| -> Option<((String, String, String), Decimal)> {
        let Value::Number { dimension, .. } = &c.value else { return None };
        let f = &c.frame;
        let class = f
            .predicate
            .as_ref()
            .filter(|p| !f.light && lexicon.cues.has(lexicon.vocabulary.get(p), Cue::Developing))?;
        let whole = matches!(f.attribute.as_str(), "count" | "level" | "amount")
            && !c.negated
            && c.kind == ClaimKind::Quantity
            && f.qualifiers.iter().all(|q| is_of_now(q, published));
        let counted = f.measure.as_ref().map_or("", |m| &m.head);
        let key = (dimension.clone(), class.clone(), counted.to_string());
        Some((key, c.value.base()?)).filter(|_| whole)
    };
    for c in claims.iter() {
        if let Some((key, base)) = toll(c) {
            let most = greatest.entry(key).or_insert(base);
            *most = base.max(*most);
        }
    }
    for c in claims.iter_mut() {
        c.frame.toll = toll(c).is_some_and(|(key, base)| greatest.get(&key) == Some(&base));
    }
}

/// Marks what its article says once: no other figure or date there answers a question of the same words.
pub fn mark_sole(claims: &mut [Claim]) {
    let question = |c: &Claim| {
        let f = &c.frame;
        let (dimension, value) = match &c.value {
            Value::Number { dimension, .. } => (dimension.as_str(), c.value.base().map(|v| v.to_string())?),
            Value::Time { low, high, .. } => ("", format!("{low:?}{high:?}")),
            _ => return None,
        };
        let key = format!("{}|{dimension}|{}|{}", c.kind.name(), f.attribute, f.predicate.as_deref()?);
        Some((key, value))
    };
    let mut first: FxHashMap<String, Option<String>> = FxHashMap::default();
    for (key, value) in claims.iter().filter_map(question) {
        let said = first.entry(key).or_insert_with(|| Some(value.clone()));
        said.take_if(|v| *v != value);
    }
    for c in claims.iter_mut() {
        c.frame.sole = question(c).is_some_and(|(key, _)| first.get(&key).is_some_and(Option::is_some));
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
