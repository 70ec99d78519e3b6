//! What two claims of one slot are to each other, and the findings made of them.
//!
//! A [`Finding`] is one slot with a contradiction: all its values, who holds which, and the reason in one sentence.

use crate::claim::{Claim, ClaimKind};
use serde::{Deserialize, Serialize};

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

/// What the comparison needs to know of the article that makes a claim.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ArticleRef {
    pub id: String,
    pub path: String,
    pub title: Option<String>,
    pub source: Option<String>,
    pub published: Option<crate::value::Day>,
    pub collection: Option<String>,
}

/// A claim with the article that makes it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Held {
    pub article: ArticleRef,
    pub claim: Claim,
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
pub fn verdicts(_claims: &[Held], _collection: &crate::slot::Collection) -> Vec<Judged> {
    Vec::new()
}

/// The contradictions among claims, one finding a slot, most severe first.
pub fn findings(_claims: &[Held], _collection: &crate::slot::Collection) -> Vec<Finding> {
    Vec::new()
}
