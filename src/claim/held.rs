//! A claim together with what is known of the article that makes it: what two articles' claims are compared by.

use super::{Claim, ClaimKind, Value};
use crate::value::{Day, Decimal};
use rustc_hash::FxHasher;
use serde::{Deserialize, Serialize};
use std::hash::Hasher;
use std::sync::Arc;

/// What the comparison needs to know of the article that makes a claim.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ArticleRef {
    pub id: String,
    pub path: String,
    pub title: Option<String>,
    pub source: Option<String>,
    pub published: Option<Day>,
    pub collection: Option<String>,
    /// The folded words that the article turns on (names and title words first), most telling first.
    pub topic: Vec<String>,
    /// Hashes of the values that the article's claims state, sorted: see [`Claim::stated`].
    pub states: Vec<u64>,
}

impl Value {
    /// A figure in its dimension's base unit, without its sign.
    pub fn base(&self) -> Option<Decimal> {
        let Value::Number { amount, factor, .. } = self else { return None };
        amount.low.or(amount.high).and_then(|v| v.checked_mul(*factor)).map(|v| v.abs().normalize())
    }
}

impl Claim {
    /// What a claim states, as a number to be looked up among what another article states: its kind, dimension and
    /// value.
    pub fn stated(&self) -> u64 {
        if let Value::Number { dimension, .. } = &self.value {
            return stated_number(self.kind, dimension, self.value.base().unwrap_or_default());
        }
        let mut hasher = FxHasher::default();
        hasher.write(self.kind.name().as_bytes());
        match &self.value {
            Value::Number { .. } => {}
            // A date says something of its event alone: who was born in one year may have married in another.
            Value::Time { low, high, timex, .. } => {
                hasher.write(self.frame.predicate.as_deref().unwrap_or_default().as_bytes());
                if low.is_none() && high.is_none() {
                    timex.iter().for_each(|t| hasher.write(t.as_bytes()));
                }
                for day in [low, high] {
                    hasher.write_i32(day.map_or(i32::MIN, |d| d.number()));
                }
            }
            // Whoever is said to hold a title, now or once, by surname.
            Value::Role { title, .. } => {
                hasher.write(title.as_bytes());
                let names = self.frame.measure.iter().flat_map(|m| &m.names);
                names.filter_map(|n| n.keys.last()).for_each(|surname| hasher.write(surname.as_bytes()));
            }
            Value::Quote { words, .. } => hasher.write(words.as_bytes()),
            Value::Event { .. } => hasher.write(self.position().as_bytes()),
        }
        hasher.finish()
    }
}

/// The same for a figure in its dimension's base unit.
pub fn stated_number(kind: ClaimKind, dimension: &str, base: Decimal) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(kind.name().as_bytes());
    hasher.write(dimension.as_bytes());
    hasher.write(&base.serialize());
    hasher.finish()
}

/// What an article's claims state, for [`ArticleRef::states`].
pub fn stated_by(claims: &[Claim]) -> Vec<u64> {
    let mut states: Vec<u64> = claims.iter().map(Claim::stated).collect();
    states.sort_unstable();
    states.dedup();
    states
}

/// A claim with the article that makes it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Held {
    #[serde(with = "shared")]
    pub article: Arc<ArticleRef>,
    pub claim: Claim,
}

/// A shared article is written out with each claim.
mod shared {
    use super::{Arc, ArticleRef, Deserialize, Serialize};

    pub fn serialize<S: serde::Serializer>(article: &Arc<ArticleRef>, serializer: S) -> Result<S::Ok, S::Error> {
        ArticleRef::serialize(article, serializer)
    }

    pub fn deserialize<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Arc<ArticleRef>, D::Error> {
        ArticleRef::deserialize(deserializer).map(Arc::new)
    }
}
