//! Since when somebody holds an office, told beside the name: "Jane Roe, the manager since August, praised her side".
//!
//! In: a date behind "since". Out: the frame of taking office, or `None` where the date is of something else.

use super::read::Maker;
use super::{Frame, Participant, Term};
use crate::lexicon::{Cue, word as w};
use crate::mention::Mention;

/// Says that the office is taken, and by whom.
pub(super) fn fill(maker: &Maker, frame: &mut Frame, m: &Mention) -> bool {
    let lexicon = maker.read.text.lexicon;
    let Some(holder) = m.tokens.start.checked_sub(1).and_then(|since| holder(maker, since)) else { return false };
    let told = lexicon.cues.tells(Cue::Tenure);
    frame.predicate = lexicon.predicates.verb(told).first().map(|p| p.class.clone());
    frame.told = Some(told.to_string());
    frame.participants = vec![(Participant::Theme, holder)];
    true
}

fn holder(maker: &Maker, since: usize) -> Option<Term> {
    let (frames, read) = (maker.frames, maker.read);
    if read.text.word(since) != w::SINCE {
        return None;
    }
    if let Some(role) = read.roles.iter().find(|r| r.tokens.end == since) {
        return Some(Term::named(frames.key(role.person).clone()));
    }
    let clause = frames.clause_at(since)?;
    let office = since.checked_sub(1).and_then(|t| frames.phrase_at(t))?;
    let phrase = &read.syntax.phrases[office];
    let before = phrase.tokens.start.checked_sub(1).map(|t| read.text.word(t));
    // "in charge since December", "has been in power since 2017"
    let charged = frames.has_cue(phrase.head, Cue::Tenure) && matches!(before, Some(w::IN | w::AT));
    // "mayor since 2012"
    let title = phrase.tokens.end == since && frames.is_human(phrase.head);
    let apposed = (0..office).rev().take(3).find(|&p| read.syntax.phrases[p].apposition == Some(office));
    let is = clause.predicate_noun == Some(office);
    // "Roe, in charge since May,"
    let comma = phrase.tokens.start.checked_sub(if charged { 2 } else { 1 });
    let comma = comma.filter(|&t| read.text.word(t) == w::COMMA);
    let beside = comma.and_then(|t| frames.phrase_at(t.checked_sub(1)?)).filter(|&p| clause.subject == Some(p));
    let whom = match () {
        () if title => apposed.or(beside).or(clause.subject.filter(|_| is)),
        () if charged => beside.or(clause.subject),
        () => None,
    };
    whom.filter(|&p| frames.is_named(read.syntax.phrases[p].head)).map(|p| frames.term(p))
}
