//! What kind of event a clause tells: by its verb and who takes which part in it, by an idiom, by where something lies
//! or is moved to, by a verdict.
//!
//! In: a clause. Out: the kinds of `events.tsv` that it tells, the frame's parts, and how much is known of the kind.

use super::meant::is_named;
use super::measure::Measure;
use super::read::Maker;
use super::{EventTold, Frame, Term};
use crate::lexicon::names::NameClass;
use crate::lexicon::{Cue, Participant, Takes, Told, WordId, word as w};
use crate::syntax::{Clause, Complement, PhraseKind, Tense, VerbForm, VerbGroup, Voice};

/// Who takes part in an event itself.
pub(super) const CORE: [Participant; 4] =
    [Participant::Agent, Participant::Theme, Participant::Recipient, Participant::Source];

/// Verbs of saying, thinking and wanting tell no event of their own.
const STANCE: Takes = Takes::SPEECH.or(Takes::CONTENT).or(Takes::INFINITIVE).or(Takes::LINK).or(Takes::AUXILIARY);

/// Predicate and participants of a verb that tells an event; `None` where it tells none.
pub(super) fn verbal(
    maker: &Maker,
    clause: &Clause,
    verb: &VerbGroup,
    frame: &mut Frame,
) -> Option<(Vec<EventTold>, Known)> {
    let (lexicon, text) = (maker.read.text.lexicon, maker.read.text);
    // "took place", "turned down", "voted for": the word behind the verb tells the event.
    let there = |word: WordId| {
        let before = |c: &&Complement| text.word(c.preposition) == word;
        let placed = word == w::PLACE && maker.frames.is_taken_place(clause);
        // "took the side of"
        let what = clause.object.map(|o| maker.read.syntax.phrases[o].head);
        placed
            || what.is_some_and(|head| maker.frames.lemma_id(head) == word)
            || verb.particle.is_some_and(|t| text.word(t) == word)
            || clause.complements.iter().any(|c| before(&c))
    };
    let told = lexicon
        .events
        .verb(verb.lemma)
        .iter()
        .filter(|t| t.behind.is_none_or(there) && !lexicon.events.kind(**t).once.state);
    let mut told: Vec<Told> = told.copied().collect();
    if told.iter().any(|t| t.behind.is_some()) {
        told.retain(|t| t.behind.is_some());
    }
    // "handed over" is not "handed".
    let phrasal = verb.particle.filter(|_| told.iter().all(|t| t.behind.is_none()));
    let lemma = lexicon.vocabulary.word(verb.lemma);
    let lemma = phrasal.map_or(lemma.to_string(), |t| format!("{lemma} {}", text.lower(t)));
    if phrasal.is_some() {
        told.clear();
    }
    let patterns = lexicon.predicates.verb(&lemma);
    // "declined to comment": the other verb tells the event.
    if verb.form != VerbForm::Infinitive && governs(maker, clause.verb?) {
        return None;
    }
    let vague = patterns.iter().any(|p| maker.frames.cue_of(&p.class, Cue::Vague));
    // A verb of which nothing is known must at least do something to something.
    let acts = || verb.verb.is_some_and(|v| !lexicon.verb(v).takes.any(STANCE)) && !says_little(maker, verb);
    let light = maker.frames.has_cue(verb.head, Cue::Light);
    let mutual = is_mutual(maker, clause);
    if let Some(kind) = lies(maker, clause, verb) {
        frame.told = Some(maker.frames.lemma(verb.head).into());
        frame.predicate = Some(lexicon.cues.tells(Cue::Site).into());
        frame.participants.push((Participant::Theme, maker.frames.term(clause.subject?)));
        frame.participants.push((Participant::Place, maker.frames.term(kind.1)));
        return Some((vec![event_told(maker, kind.0)], Known::Kind));
    }
    let plain = vague || light;
    let had = mutual || has(maker, clause, verb);
    if told.is_empty() && !had && (vague || light || patterns.is_empty() && !acts()) {
        return None;
    }
    let open = Measure { attribute: "event", phrase: None, falls: false, rule: "event" };
    maker.frames.predicate(frame, clause, &open);
    if let Some((what, place)) = moved(maker, clause) {
        let hold = lexicon.cues.tells(Cue::Relocate);
        frame.told = Some(hold.into());
        frame.predicate = Some(hold.into());
        frame.participants =
            vec![(Participant::Theme, maker.frames.term(what)), (Participant::Place, maker.frames.term(place))];
        return Some((vec![event_told(maker, told_by(maker, Cue::Relocate)?)], Known::Kind));
    }
    if let Some(guilty) = verdict(maker, clause) {
        frame.participants.retain(|(p, _)| *p == Participant::Agent);
        frame.participants.push((Participant::Theme, maker.frames.term(clause.object?)));
        let told = told_by(maker, if guilty { Cue::Guilty } else { Cue::Innocent })?;
        return Some((vec![event_told(maker, told)], Known::Kind));
    }
    if mutual && plain {
        // "reached a deal", "made peace": the noun tells.
        let agree = lexicon.cues.tells(Cue::Mutual);
        frame.predicate = Some(agree.into());
        frame.told = Some(agree.into());
        let what = if verb.voice == Voice::Passive { clause.subject } else { clause.object };
        let who = clause.subject.filter(|_| verb.voice == Voice::Active);
        let parts = [(Participant::Agent, who), (Participant::Theme, what)];
        let parts = parts.into_iter().filter_map(|(part, phrase)| Some((part, maker.frames.term(phrase?))));
        frame
            .participants
            .retain(|(p, t)| *p > Participant::Source && Some(t) != what.map(|w| maker.frames.term(w)).as_ref());
        frame.participants.splice(0..0, parts);
    }
    if let Some(with) = partner(maker, clause).filter(|_| verb.voice == Voice::Passive)
        && !frame.participants.iter().any(|(p, _)| *p == Participant::Agent)
    {
        let with = maker.frames.term(with);
        frame.participants.retain(|(_, t)| *t != with);
        frame.participants.insert(0, (Participant::Agent, with));
    }
    if told.is_empty() && frame.predicate.as_deref().is_some_and(|p| maker.frames.cue_of(p, Cue::Vague)) {
        return None;
    }
    if let Some(&converse) = told.iter().find(|t| t.converse) {
        told = vec![converse];
        // "passed through the Senate"
        let behind = |c: &&Complement| Some(text.word(c.preposition)) == converse.behind;
        if let Some(c) = clause.complements.iter().find(behind)
            && !frame.participants.iter().any(|(p, _)| *p == Participant::Recipient)
        {
            frame.participants.push((Participant::Recipient, maker.frames.term(c.phrase)));
        }
        // "lost to Acme": who stands behind the preposition did it.
        exchange(frame, converse.behind.is_some());
    } else if !told.is_empty() {
        told_of(maker, clause, &told, frame);
    }
    if told.is_empty() {
        // What somebody has today is not what he had.
        let past = if light && !mutual && verb.tense == Tense::Past { " past" } else { "" };
        let kind = format!("{}{past}", frame.told.as_ref()?);
        let known = match (had && past.is_empty(), patterns.is_empty()) {
            (true, _) | (_, false) => Known::Class,
            _ => Known::No,
        };
        return Some((vec![EventTold { kind, ..EventTold::default() }], known));
    }
    // "Aspirin thins the blood" holds at any time.
    let general = verb.tense == Tense::Present && !verb.perfect && !verb.progressive && verb.voice == Voice::Active;
    let told = told.into_iter().map(|t| event_told(maker, t));
    Some((told.map(|t| EventTold { dated: t.dated && !general, ..t }).collect(), Known::Kind))
}

/// What an event of `events.tsv` is told of, where the position alone does not say it: "voted for the bill", "took place",
/// "raised the fare".
pub(super) fn told_of(maker: &Maker, clause: &Clause, told: &[Told], frame: &mut Frame) {
    let (frames, text, phrases) = (maker.frames, maker.read.text, &maker.read.syntax.phrases);
    let behind = told.first().and_then(|t| t.behind);
    let fits = |c: &&Complement| behind == Some(text.word(c.preposition)) && phrases[c.phrase].kind != PhraseKind::Date;
    let placed = frames.is_taken_place(clause);
    let silent = !frame.participants.iter().any(|(p, _)| CORE.contains(p) && *p != Participant::Agent);
    let idiom = clause.object.filter(|&o| !placed && behind == Some(frames.lemma_id(phrases[o].head)));
    let theme = match clause.complements.iter().find(fits) {
        _ if idiom.is_some() => idiom.and_then(|o| phrases[o].of.or(phrases[o].possessor)),
        Some(c) => Some(c.phrase),
        None if placed => clause.subject,
        // "left the pact", "quit the pact"
        None => clause.object.filter(|&o| {
            let source = |(p, t): &(Participant, Term)| *p == Participant::Source && *t == frames.term(o);
            silent || frame.participants.iter().any(source)
        }),
    };
    let Some(theme) = theme.map(|p| frames.term(p)) else { return };
    frame
        .participants
        .retain(|(p, t)| *p != Participant::Theme && *t != theme && !(placed && *p == Participant::Agent));
    frame.participants.push((Participant::Theme, theme));
    frame.participants.sort_by_key(|p| p.0);
}

/// "The summit was moved from Lyon to Prague": it is held in Prague.
pub(super) fn moved(maker: &Maker, clause: &Clause) -> Option<(usize, usize)> {
    let (frames, syntax, text) = (maker.frames, maker.read.syntax, maker.read.text);
    let verb = &syntax.verbs[clause.verb?];
    let moves = frames.has_cue(verb.head, Cue::Relocate);
    let what = if verb.voice == Voice::Passive { clause.subject } else { clause.object }.filter(|_| moves)?;
    let venue = frames.has_cue(syntax.phrases[what].head, Cue::Venue);
    let what = syntax.phrases[what].of.filter(|_| venue).unwrap_or(what);
    let at = |word: WordId| {
        let there = |c: &&Complement| text.word(c.preposition) == word && frames.is_place(c.phrase);
        clause.complements.iter().find(there).map(|c| c.phrase)
    };
    let held = frames.has_cue(syntax.phrases[what].head, Cue::Gathering);
    at(w::FROM).and(at(w::TO)).filter(|_| held).map(|place| (what, place))
}

/// "found Roe guilty"
pub(super) fn verdict(maker: &Maker, clause: &Clause) -> Option<bool> {
    let syntax = maker.read.syntax;
    let after = syntax.phrases[clause.object?].tokens.end;
    let not = maker.read.text.word(after) == w::NOT;
    let finds = maker.frames.has_cue(syntax.verbs[clause.verb?].head, Cue::Adjudge);
    guilt(maker, after + usize::from(not)).filter(|_| finds).map(|guilty| guilty != not)
}

/// Whether the word at a token says that somebody did it, or that he did not.
pub(super) fn guilt(maker: &Maker, token: usize) -> Option<bool> {
    let has = |cue| maker.read.text.lexicon.cues.has(maker.read.text.word(token), cue);
    if has(Cue::Guilty) { Some(true) } else { has(Cue::Innocent).then_some(false) }
}

/// What a class of words tells by the word that `cue-classes.tsv` gives it.
pub(super) fn told_by(maker: &Maker, cue: Cue) -> Option<Told> {
    let lexicon = maker.read.text.lexicon;
    lexicon.events.verb(lexicon.vocabulary.get(lexicon.cues.tells(cue))).first().copied()
}

/// "The Reyl Observatory is in Prague": a thing that is no person, nor anybody who may travel.
pub(super) fn lies(maker: &Maker, clause: &Clause, verb: &VerbGroup) -> Option<(Told, usize)> {
    let (frames, syntax) = (maker.frames, maker.read.syntax);
    let holds = verb.tense == Tense::Present && !verb.perfect && verb.modal.is_none();
    let bare = clause.predicate_noun.is_none() && clause.object.is_none() && frames.lemma_id(verb.head) == w::BE;
    let class = |p: usize| frames.name_at[syntax.phrases[p].head].map(|n| maker.read.names.names[n].class);
    let subject = clause.subject.filter(|_| holds && bare && verb.voice == Voice::Active)?;
    let fixed = class(subject) == Some(NameClass::Place) || frames.has_cue(syntax.phrases[subject].head, Cue::Site);
    let first = clause.complements.first().filter(|c| c.preposition == verb.tokens.end)?;
    let within = maker.read.text.word(first.preposition) == w::IN && frames.is_place(first.phrase);
    let told = told_by(maker, Cue::Site)?;
    (fixed && within && is_named(maker, subject)).then_some((told, first.phrase))
}

/// "Norvania has nuclear arms": what is had must be told.
pub(super) fn has(maker: &Maker, clause: &Clause, verb: &VerbGroup) -> bool {
    let object = clause.object.map(|o| &maker.read.syntax.phrases[o]);
    let told = object.is_some_and(|o| o.kind == PhraseKind::Noun && !o.modifiers.is_empty());
    told && !verb.perfect && maker.frames.lemma_id(verb.head) == w::HAVE
}

/// Another verb hangs on this one.
pub(super) fn governs(maker: &Maker, verb: usize) -> bool {
    let next = maker.read.syntax.verbs.get(verb + 1..).unwrap_or_default();
    next.iter().take(2).any(|v| v.governor == Some(verb))
}

/// A verb that says little of its own, or how a figure moves.
pub(super) fn says_little(maker: &Maker, verb: &VerbGroup) -> bool {
    [Cue::Light, Cue::Up, Cue::Down, Cue::Level, Cue::Planned, Cue::Forecast, Cue::Possible, Cue::Alleged]
        .iter()
        .any(|&c| maker.frames.has_cue(verb.head, c))
}

/// The agent of a converse verb is the event's theme; its agent stands behind the preposition, else as the object.
fn exchange(frame: &mut Frame, behind: bool) {
    let from = if behind { Participant::Recipient } else { Participant::Theme };
    frame.participants.retain(|(p, _)| *p == Participant::Agent || *p == from || !CORE.contains(p));
    for (part, _) in &mut frame.participants {
        *part = match *part {
            Participant::Agent => Participant::Theme,
            p if p == from => Participant::Agent,
            p => p,
        };
    }
    frame.participants.sort_by_key(|p| p.0);
}

pub(super) fn event_told(maker: &Maker, told: Told) -> EventTold {
    let kind = maker.read.text.lexicon.events.kind(told);
    let once = kind.once;
    EventTold {
        kind: kind.name.to_string(),
        opposite: told.opposite,
        sole: once.sole,
        directed: once.directed,
        place: once.place,
        dated: once.dated,
        mutual: once.mutual,
    }
}

/// How well the lexicon knows what an event tells.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Known {
    /// by `events.tsv`: two reports of it can exclude each other
    Kind,
    /// by `predicates.tsv`
    Class,
    No,
}

/// "Acme reached a deal with Orvex": Orvex reached it as well.
pub(super) fn partner(maker: &Maker, clause: &Clause) -> Option<usize> {
    let with = |c: &&Complement| maker.read.text.word(c.preposition) == w::WITH && is_named(maker, c.phrase);
    clause.complements.iter().find(with).map(|c| c.phrase).filter(|_| is_mutual(maker, clause))
}

/// What is done can only be done by several: a deal, a truce.
pub(super) fn is_mutual(maker: &Maker, clause: &Clause) -> bool {
    let syntax = maker.read.syntax;
    let passive = clause.verb.is_some_and(|v| syntax.verbs[v].voice == Voice::Passive);
    let what = if passive { clause.subject } else { clause.object };
    what.is_some_and(|p| maker.frames.has_cue(syntax.phrases[p].head, Cue::Mutual))
}
