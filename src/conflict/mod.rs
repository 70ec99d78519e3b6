//! What two claims of one slot are to each other, and the findings made of them.
//!
//! A [`Finding`] is one slot with a contradiction: all its values, who holds which, and the reason in one sentence.

mod alike;
mod block;
mod date;
mod dispute;
mod event;
mod finding;
mod judge;
mod number;
mod quote;
mod remark;
mod role;
mod wording;

pub use dispute::disputes;
pub use finding::{group, grouped, order, told_apart};
pub use judge::{Decided, Judgement, decide, judge};

use crate::claim::ClaimKind;
use crate::slot::{Collection, Forms};
use crate::span::Span;
use block::{Blocks, Met};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

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

/// One distinct value of a slot with everyone who holds it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Position {
    /// The value in short: `2025`, `$17 billion`, `between 2026 and 2027`.
    pub value: String,
    /// The first who hold it, one of each source before any other.
    pub claims: Vec<Held>,
    /// How many claims hold it in all.
    pub held: usize,
    /// It stands in one of two articles with nearly the same text, of which the other gives another value.
    pub altered: bool,
    /// Independent sources: articles with (nearly) the same text count once.
    pub sources: usize,
}

/// One slot with a contradiction.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// Made of the slot, not of its claims: it stays the same when an article is added. Where a slot has several
    /// findings, a mark of its own follows.
    pub id: String,
    pub kind: ClaimKind,
    /// The question that the claims answer.
    pub slot: String,
    pub collection: Option<String>,
    /// What differs between copies of one text first, then what most sources hold.
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
    let forms = Forms::of(claims, collection);
    let blocks = Blocks::of(&forms);
    let of = |met: &mut Met, i: usize| {
        let before = blocks.before(i, met);
        before.into_iter().filter_map(|j| Some(decide(&forms, j, i)?.told(claims, collection))).collect::<Vec<_>>()
    };
    (0..claims.len()).into_par_iter().map_init(Met::default, of).flatten_iter().collect()
}

/// The contradictions among claims, one finding a slot, most severe first.
pub fn findings(claims: &[Held], collection: &Collection) -> Vec<Finding> {
    let disputes = disputes(&Forms::of(claims, collection));
    group(claims, disputes.iter().map(|d| d.told(claims, collection)).collect(), collection)
}

/// Where a claim stands: what orders two claims in whatever order their articles came.
fn place(held: &Held) -> (&str, bool, Span) {
    (&held.article.id, !held.claim.in_title, held.claim.span)
}
