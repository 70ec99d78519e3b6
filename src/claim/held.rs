//! A claim together with what is known of the article that makes it: what two articles' claims are compared by.

use super::Claim;
use crate::value::Day;
use serde::{Deserialize, Serialize};

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
    pub article: ArticleRef,
    pub claim: Claim,
}
