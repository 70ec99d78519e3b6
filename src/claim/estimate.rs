//! Figures that are somebody's own count or estimate, and that another in the same article contradicts: "police put the
//! crowd at 5,000, the organisers spoke of 20,000".
//!
//! In: an article's clauses, later all its claims. Out: who is cited for such a figure; what "the figure" or a bare number
//! counts; and which claims are two answers that two give to one question.

use super::elsewhere::{dimension, is_vague, take_up};
use super::read::Maker;
use super::{Claim, ClaimKind, Frame, Participant, Term};
use crate::lexicon::{Cue, Lexicon, PERSON};
use crate::span::Span;
use crate::syntax::Voice;
use rustc_hash::FxHashSet;

/// Bytes of text from an estimate back to the figure whose noun it leaves out: two or three sentences.
const NEAR: u32 = 400;
/// Bytes of text between two answers to one question.
const FAR: u32 = 2_000;

impl Maker<'_> {
    /// Whose count or estimate the figure at a token is: the subject of "counted" or "put"; then it takes no part in what
    /// is counted.
    pub(super) fn estimator(&self, token: usize, frame: &mut Frame) -> Option<String> {
        let syntax = self.read.syntax;
        let clause = self.frames.clause_at(token)?;
        let verb = clause.verb.map(|v| &syntax.verbs[v]).filter(|v| v.voice == Voice::Active)?;
        // "put on trial" is no estimate.
        let own = frame.predicate.as_deref() == Some(self.frames.lemma(verb.head));
        let subject = clause.subject.filter(|_| own && self.frames.has_cue(verb.head, Cue::Reckon))?;
        let term = self.frames.term(subject);
        let lexicon = self.read.text.lexicon;
        let body = lexicon.cues.has(lexicon.vocabulary.get(&term.head), Cue::Organisation);
        if term.open || !body && term.names.is_empty() && !term.broader.iter().any(|b| b == PERSON) {
            return None;
        }
        frame.participants.retain(|(part, t)| *part != Participant::Agent || t.head != term.head);
        frame.predicate = None;
        frame.told = None;
        Some(match term.names.first() {
            Some(name) => name.name.clone(),
            None => term.text,
        })
    }

    /// Whether what stands at a token is told as somebody's estimate, or against another's: "disputed this, saying that".
    pub(super) fn is_estimated(&self, token: usize) -> bool {
        let syntax = self.read.syntax;
        let above = std::iter::successors(self.frames.clause_at(token), |c| c.parent.map(|p| &syntax.clauses[p]));
        let mut verbs = above.filter_map(|c| c.verb).map(|v| syntax.verbs[v].head);
        verbs.any(|head| self.frames.has_cue(head, Cue::Reckon)) && self.cited(token).is_some()
    }
}

/// Gives estimates that leave out what they are of the frame of the figure told of before: "police counted 5,000".
pub(super) fn resolve(claims: &mut [Claim], estimates: &FxHashSet<Span>, lexicon: &Lexicon) {
    let is_count = |c: &Claim| c.kind == ClaimKind::Quantity && dimension(c) == "count";
    for i in 0..claims.len() {
        let c = &claims[i];
        let bare = is_count(c) && is_vague(c, lexicon) && c.frame.predicate.is_none();
        if !bare || !estimates.contains(&c.span) {
            continue;
        }
        let near = |d: &Claim| d.in_title == c.in_title && c.span.start.abs_diff(d.span.start) < NEAR;
        let before = claims[..i].iter().enumerate().rev().take_while(|(_, d)| near(d));
        if let Some((from, _)) = before.into_iter().find(|(_, d)| is_count(d) && !is_vague(d, lexicon)) {
            take_up(claims, i, from);
            (claims[i].modality, claims[i].negated) = (claims[from].modality, claims[from].negated);
        }
    }
}

/// Marks the answers that two whom the article cites give to one question, where at least one is an estimate and nobody
/// else gives a third.
pub(super) fn mark_disputes(claims: &mut [Claim], estimates: &FxHashSet<Span>) {
    let answer = |claims: &[Claim], i: usize| {
        let near = |j: &usize| claims[i].span.start.abs_diff(claims[*j].span.start) < FAR;
        let around = (i + 1..claims.len()).take_while(near).chain((0..i).rev().take_while(near));
        let mut answers = around.filter(|&j| are_in_dispute(&claims[i], &claims[j]));
        answers.next().filter(|_| answers.next().is_none())
    };
    let mut disputes = 0;
    for i in 0..claims.len() {
        if !estimates.contains(&claims[i].span) || claims[i].frame.dispute.is_some() {
            continue;
        }
        if let Some(j) = answer(claims, i).filter(|&j| answer(claims, j) == Some(i)) {
            claims[i].frame.dispute = Some(disputes);
            claims[j].frame.dispute = Some(disputes);
            disputes += 1;
        }
    }
}

/// Two whom one article cites answer one question, each with another figure.
fn are_in_dispute(a: &Claim, b: &Claim) -> bool {
    let others = matches!((&a.speaker, &b.speaker), (Some(x), Some(y)) if !x.eq_ignore_ascii_case(y));
    if !others || a.kind != b.kind || a.frame.attribute != b.frame.attribute {
        return false;
    }
    // "Acme estimates that it will sell": of itself.
    let open = |c: &Claim| c.frame.participants.iter().any(|(_, t)| t.open);
    // Figures of two places are of two things.
    let named = |c: &Claim| {
        let own = c.frame.measure.iter().chain(c.frame.participants.iter().map(|(_, t)| t));
        own.flat_map(|t| t.names.iter().cloned()).chain(c.frame.around.iter().cloned()).collect::<Vec<_>>()
    };
    let (x, y) = (named(a), named(b));
    let apart = !x.is_empty() && !y.is_empty() && !x.iter().any(|n| y.contains(n));
    let kind = |c: &Term, of: &Term| c.head == of.head || c.broader.contains(&of.head);
    let counted = a.frame.measure.as_ref().zip(b.frame.measure.as_ref());
    // "put the number of marchers at 5,000": only one of them says what these did.
    let told = a.frame.predicate.as_ref().zip(b.frame.predicate.as_ref()).is_none_or(|(x, y)| x == y);
    // What is counted is compared as such.
    let part = |c: &Claim, part: Participant| {
        let counted = |t: &Term| c.frame.measure.as_ref().is_some_and(|m| m.head == t.head);
        c.frame.participants.iter().find(|(p, t)| *p == part && !counted(t)).map(|(_, t)| t.head.clone())
    };
    let parts = [Participant::Agent, Participant::Theme, Participant::Place];
    let alike = parts.into_iter().all(|p| part(a, p).zip(part(b, p)).is_none_or(|(x, y)| x == y));
    let narrowed = |c: &Claim| c.frame.qualifiers.iter().map(|q| (q.kind, q.key.clone())).collect::<Vec<_>>();
    dimension(a) == dimension(b)
        && !(open(a) || open(b) || apart)
        && a.negated == b.negated
        && told
        && counted.is_some_and(|(x, y)| kind(x, y) || kind(y, x))
        && alike
        && narrowed(a) == narrowed(b)
        && a.stated() != b.stated()
}
