//! Where an event happened, as another report may give it otherwise: the place with what it lies in, or the part of the
//! body.
//!
//! In: a clause and the frame of its event. Out: `city Lyon` with `country France` before it, `limb leg`; nothing where
//! the place is not known.

use super::read::Maker;
use super::{Frame, Participant};
use crate::lexicon::names::NameClass;
use crate::lexicon::{Cue, word as w};
use crate::syntax::{Clause, Complement, VerbGroup};

pub(super) fn place(maker: &Maker, frame: &Frame, clause: Option<&Clause>) -> Vec<String> {
    let place = frame.participants.iter().find(|(p, _)| *p == Participant::Place);
    let cues = &maker.read.text.lexicon.cues;
    let name = place.and_then(|(_, t)| {
        let territory = cues.has(maker.read.text.lexicon.vocabulary.get(&t.head), Cue::Territory);
        t.names.iter().find(|n| n.name == t.head || territory)
    });
    let events = &maker.read.text.lexicon.events;
    let path = name.map(|n| events.path(&n.name)).unwrap_or_default();
    if !path.is_empty() {
        return path;
    }
    // "in Lyco, Norvania"
    let phrases = &maker.read.syntax.phrases;
    let within = |c: &Complement| {
        let place = phrases[c.phrase].apposition.filter(|_| name.is_some())?;
        let own = maker.frames.is_place(place) && maker.frames.term(c.phrase).names.iter().any(|n| Some(n) == name);
        let key = &maker.frames.term(place).names;
        key.first().filter(|_| own).map(|n| events.path(&n.name))
    };
    clause.and_then(|c| c.complements.iter().find_map(within)).unwrap_or_default()
}

/// "was born in Lyco": a name that no list has as a place is one where the verb asks for it.
pub(super) fn site(maker: &Maker, clause: &Clause, verb: &VerbGroup, frame: &mut Frame) {
    let (frames, syntax) = (maker.frames, maker.read.syntax);
    if frame.participants.iter().any(|(p, _)| *p == Participant::Place) {
        return;
    }
    let unsettled = |p: usize| {
        let name = frames.name_at[syntax.phrases[p].head].map(|n| &maker.read.names.names[n]);
        name.is_some_and(|n| n.class == NameClass::Other && n.tokens.start == syntax.phrases[p].tokens.start)
    };
    let there = |c: &&Complement| {
        c.preposition == verb.tokens.end && maker.read.text.word(c.preposition) == w::IN && unsettled(c.phrase)
    };
    let Some(place) = clause.complements.iter().find(there).map(|c| frames.term(c.phrase)) else { return };
    if let Some((part, _)) = frame.participants.iter_mut().find(|(_, t)| *t == place) {
        *part = Participant::Place;
        frame.participants.sort_by_key(|p| p.0);
    }
}

/// "was shot in the leg": where on the body, if in one place only.
pub(super) fn limb(maker: &Maker, clause: &Clause) -> Option<String> {
    let (frames, phrases) = (maker.frames, &maker.read.syntax.phrases);
    let mut limbs = clause.complements.iter().filter(|c| frames.has_cue(phrases[c.phrase].head, Cue::Limb));
    let only = limbs.next().map(|c| &phrases[c.phrase]).filter(|p| p.coordinated.is_none())?;
    limbs.next().is_none().then(|| format!("limb {}", frames.lemma(only.head)))
}
