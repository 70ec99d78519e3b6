//! Figures of a contest that do not say so themselves: the minute of a match in which something happens, and the part
//! of the votes that somebody has.
//!
//! In: a value with what stands around it. Out: what it measures, as the rules of [`super::measure`] give it.

use super::frame::Frames;
use super::measure::{Read, Site};
use super::{Frame, Participant, Term};
use crate::lexicon::{Cue, word as w};
use crate::mention::Kind;
use crate::mention::name::NameClass;
use crate::syntax::Voice;

/// The rule of a minute of a match.
pub(super) const MINUTE: &str = "measure.minute";
/// The rule of a part of the votes, and the noun for them.
pub(super) const VOTES: &str = "measure.votes";
const VOTE: &str = "vote";
/// Tokens behind the verb within which a percentage is still what somebody has: "was on 44 percent".
const NEAR: usize = 3;

/// "in the 71st minute", "on 64 minutes", "scored after 12 minutes"
pub(super) fn minute<'a>(s: &Site<'_, 'a>) -> Option<Read<'a>> {
    let (clause, verb) = (s.clause?, s.verb?);
    let minutes = s.m.unit.as_deref() == Some(s.frames.read.text.lexicon.vocabulary.word(w::MINUTE));
    let timed = match s.m.kind {
        Kind::Ordinal => true,
        Kind::Duration => matches!(s.before(1), w::ON | w::AFTER) && s.frames.tells(clause.verb?, Cue::Goal),
        _ => false,
    };
    // "The referee sent off Roe": it happened to whoever is named.
    let whom = clause.object.filter(|&o| verb.voice == Voice::Active && s.frames.is_named(s.head(o)));
    (minutes && timed).then(|| ("minute", whom.or(clause.subject), false))
}

/// "Roe had 52 percent against 44 percent for Gro": votes, in an article on a vote.
pub(super) fn votes<'a>(s: &Site<'_, 'a>) -> Option<Read<'a>> {
    let frames = s.frames;
    let of = s.following(s.end(), &[w::OF]);
    let among = of.is_none_or(|p| s.has(s.head(p), Cue::Vote));
    (s.is(&[Kind::Percent, Kind::Fraction]) && among && candidate(s).is_some() && frames.tells_of_vote())
        .then_some(("share", of, false))
}

/// Who has the votes.
pub(super) fn candidate(s: &Site) -> Option<Term> {
    let frames = s.frames;
    let phrase = |p: usize| &frames.read.syntax.phrases[p];
    let named = |p: &usize| frames.is_named(s.head(*p)) && !frames.is_place(*p);
    // "44 percent for Gro"
    if let Some(p) = s.following(s.end(), &[w::FOR, w::TO]).filter(named) {
        return Some(frames.term(p));
    }
    let (clause, verb) = (s.clause?, s.verb?);
    if !s.has(verb.head, Cue::Polling) || verb.tokens.end > s.start() {
        return None;
    }
    // "gave Roe 52 percent", "and Gro 44 percent"
    let names = &frames.read.names;
    let beside = s.start().checked_sub(1).and_then(|t| frames.name_at[t]).map(|n| &names.names[n]);
    let beside = beside.filter(|n| n.class != NameClass::Place);
    if let Some(name) = beside {
        return Some(Term::named(frames.key(name.entity).clone()));
    }
    let near = s.start() - verb.tokens.end <= NEAR && phrase(clause.subject?).tokens.end <= s.start();
    let subject = clause.subject.filter(|_| near)?;
    let person = frames.person_meant(subject).map(|person| Term::named(frames.key(person).clone()));
    person.or_else(|| Some(subject).filter(named).map(|p| frames.term(p)))
}

impl Frames<'_> {
    /// A verb, or the class of event that it tells, is one of a kind.
    fn tells(&self, verb: usize, cue: Cue) -> bool {
        let lemma = self.verb_of(verb);
        let class = self.read.text.lexicon.predicates.verb(&lemma).first().map(|p| p.class.as_str());
        self.cue_of(class.unwrap_or(&lemma), cue)
    }

    /// The article tells of an election.
    fn tells_of_vote(&self) -> bool {
        *self.votes.get_or_init(|| (0..self.read.text.tokens.len()).any(|t| self.has_cue(t, Cue::Poll)))
    }

    /// Somebody's part of the votes is one thing, whoever "won", "had" or "was given" it.
    pub(super) fn polled(&self, frame: &mut Frame, candidate: Term) {
        frame.measure = Some(Term { text: VOTE.to_string(), head: VOTE.to_string(), ..Term::default() });
        frame.predicate = Some(self.event(VOTE));
        frame.light = false;
        frame.participants.retain(|(part, _)| *part == Participant::Place);
        frame.participants.insert(0, (Participant::Agent, candidate));
    }
}
