//! A claim together with what is known of the article that makes it: what two articles' claims are compared by.

use super::Claim;
use crate::value::Day;
use serde::{Deserialize, Serialize};
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
    /// Hashes of the values that the article's claims state, sorted: see `conflict::stated`.
    pub states: Vec<u64>,
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
