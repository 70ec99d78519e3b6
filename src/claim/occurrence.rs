//! Claims of events: a predicate with its participants, place and time, asserted, planned, attempted or denied.
//!
//! In: clauses. Out: claims for the few of them that another report can contradict: a full verb that the lexicon
//! knows, or "X is the capital of Y", with somebody or something named in it. Questions, conditions, what may be and
//! what somebody hopes tell no event.

use super::factuality::{is_foiled, is_narrow, is_shelved, is_stated, says_none};
use super::identity::Identity;
use super::meant::{is_named, recognise};
use super::read::Maker;
use super::told::{CORE, Known, event_told, is_mutual, partner, verbal};
use super::{Claim, ClaimKind, EventTold, Frame, Modality, NameKey, Term, Value, identity, location, question};
use crate::lexicon::names::NameClass;
use crate::lexicon::{Classes, Cue, Participant, word as w};
use crate::mention::role::Role;
use crate::syntax::{Clause, ClauseKind, PhraseKind, VerbGroup, Voice};
use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

/// Words of a clause beyond which the claim shows its verb and object alone.
const LONG: usize = 24;

/// The events of an article.
pub fn claims(maker: &Maker, out: &mut Vec<Claim>) {
    let (syntax, text) = (maker.read.syntax, maker.read.text);
    for clause in &syntax.clauses {
        let Some(first) = claim(maker, clause, false) else { continue };
        let told = first.rule == "event.identity";
        out.push(first);
        out.extend(together(maker, clause));
        if told {
            out.extend(ranks(maker, clause));
        }
    }
    out.extend(maker.read.roles.iter().filter_map(|role| sent(maker, role)));
    out.extend((0..syntax.phrases.len()).filter_map(|phrase| apposed(maker, phrase)));
    let born = (1..text.tokens.len()).filter(|&t| text.lexicon.cues.has(text.word(t), Cue::Born));
    out.extend(born.filter_map(|t| native(maker, t)));
}

/// "London-born Jane Roe", "Illinois born Jane Roe"
fn native(maker: &Maker, born: usize) -> Option<Claim> {
    let (frames, text) = (maker.frames, maker.read.text);
    if maker.is_silent(born) {
        return None;
    }
    let names = maker.read.names;
    let hyphen = usize::from(text.str(born - 1) == "-");
    let place = names.ending(born - hyphen).filter(|n| n.class == NameClass::Place)?;
    let person = names
        .starting(born + 1)
        .filter(|n| n.class == NameClass::Person || n.class == NameClass::Other && n.tokens.len() > 1)?;
    let bear = text.lexicon.cues.tells(Cue::Born);
    let told = text.lexicon.events.verb(text.lexicon.vocabulary.get(bear));
    let told = told.iter().map(|t| event_told(maker, *t)).collect();
    let part = |entity: usize| Term::named(frames.key(entity).clone());
    let mut frame = Frame { attribute: "event".into(), predicate: Some(bear.into()), once: true, ..Frame::default() };
    frame.told = Some(text.lower(born).into_owned());
    frame.participants = vec![(Participant::Theme, part(person.entity)), (Participant::Place, part(place.entity))];
    let tokens = place.tokens.start..person.tokens.end;
    let start = tokens.start;
    frames.around(&mut frame, &tokens);
    let question = super::question::finish(&format!("was {} born", frame.participants[0].1.text));
    let value = Value::Event {
        told,
        place: location::place(maker, &frame, None),
        narrow: false,
        shared: false,
        apart: Vec::new(),
    };
    let mut claim = maker.claim(ClaimKind::Event, text.span(tokens), start, value, frame, "event.native");
    claim.slot = question;
    Some(claim)
}

/// "Jane Roe and Peter Gro were arrested", "Jane Roe was arrested along with Peter Gro": the same of each of the others.
fn together(maker: &Maker, clause: &Clause) -> Vec<Claim> {
    let (syntax, text) = (maker.read.syntax, maker.read.text);
    let joined = |first: Option<usize>| {
        let next = |p: &usize| syntax.phrases[*p].coordinated.filter(|q| q > p);
        std::iter::successors(first, next).skip(1).take(3).filter(|&p| is_named(maker, p))
    };
    let along = clause.complements.iter().filter(|c| matches!(text.word(c.preposition), w::ALONG | w::ALONGSIDE));
    let along = along.map(|c| c.phrase).filter(|&p| is_named(maker, p));
    let subjects = joined(clause.subject).chain(along).map(|p| Clause { subject: Some(p), ..clause.clone() });
    let objects = joined(clause.object).map(|p| Clause { object: Some(p), ..clause.clone() });
    let active = clause.verb.is_some_and(|v| syntax.verbs[v].voice == Voice::Active);
    let partner = partner(maker, clause).filter(|_| active);
    let without = |p: usize| clause.complements.iter().filter(|c| c.phrase != p).copied().collect();
    let subjects =
        subjects.chain(partner.map(|p| Clause { subject: Some(p), complements: without(p), ..clause.clone() }));
    subjects.chain(objects).filter_map(|clause| claim(maker, &clause, true)).collect()
}

/// "Port Dorne, the capital of Norvania, …"
fn apposed(maker: &Maker, phrase: usize) -> Option<Claim> {
    let start = maker.read.syntax.phrases[phrase].tokens.start;
    identified(maker, identity::of_apposition(maker, phrase)?, start, "event.apposition")
}

/// What somebody or something is, told from token `start` on.
fn identified(maker: &Maker, identity: Identity, start: usize, rule: &str) -> Option<Claim> {
    let (frames, text) = (maker.frames, maker.read.text);
    let mut frame = Frame { attribute: "event".into(), ..Frame::default() };
    identity.fill(maker, &mut frame);
    recognise(maker, None, &mut frame);
    if maker.is_silent(start) || !is_specific(&frame, false, Known::Kind) {
        return None;
    }
    let tokens = start..identity.end.max(start + 1);
    frames.around(&mut frame, &tokens);
    let question = identity.question(maker);
    let value =
        Value::Event { told: identity.told, place: Vec::new(), narrow: false, shared: false, apart: Vec::new() };
    let mut claim = maker.claim(ClaimKind::Event, text.span(tokens), start, value, frame, rule);
    claim.slot = question;
    Some(claim)
}

/// "the Danish ambassador to Norvania, Jane Roe"
fn sent(maker: &Maker, role: &Role) -> Option<Claim> {
    let (told, person, from) = identity::of_role(maker, role)?;
    let start = role.tokens.start;
    if maker.is_silent(start) {
        return None;
    }
    let mut frame = Frame { attribute: "event".into(), predicate: Some(told.kind.clone()), ..Frame::default() };
    frame.told = Some(role.title.clone());
    let question = super::question::finish(&format!("is {} the {}", person.text, role.title));
    frame.participants = vec![(Participant::Agent, person), (Participant::Theme, from)];
    maker.frames.around(&mut frame, &role.tokens);
    let value = Value::Event { told: vec![told], place: Vec::new(), narrow: false, shared: false, apart: Vec::new() };
    let span = maker.read.text.span(role.tokens.clone());
    let mut claim = maker.claim(ClaimKind::Event, span, start, value, frame, "event.posting");
    claim.slot = question;
    Some(claim)
}

/// "the largest port in Norvania and the second largest in the world": each rank is a claim of its own.
fn ranks(maker: &Maker, clause: &Clause) -> Vec<Claim> {
    let Some(verb) = clause.verb.map(|v| &maker.read.syntax.verbs[v]).filter(|v| !v.negated) else { return Vec::new() };
    let further = identity::further(maker, clause, verb).into_iter();
    further.filter_map(|(start, identity)| identified(maker, identity, start, "event.rank")).collect()
}

fn claim(maker: &Maker, clause: &Clause, together: bool) -> Option<Claim> {
    let (frames, syntax, text) = (maker.frames, maker.read.syntax, maker.read.text);
    let v = clause.verb?;
    // "The other victim, Jane Roe, was struck"
    let by_name = |p: Option<usize>| p.map(|p| identity::named_by(maker, p));
    let (subject, object) = (by_name(clause.subject), by_name(clause.object));
    let named: Clause;
    let clause = if (subject, object) == (clause.subject, clause.object) {
        clause
    } else {
        named = Clause { subject, object, ..clause.clone() };
        &named
    };
    let verb = &syntax.verbs[v];
    if !maker.is_of_named(clause.sentence) || !is_stated(maker, clause, verb) {
        return None;
    }
    let identity = identity::of_clause(maker, clause, verb);
    let mut frame = Frame { attribute: "event".into(), ..Frame::default() };
    let (told, known) = match &identity {
        Some(identity) => {
            identity.fill(maker, &mut frame);
            (identity.told.clone(), Known::Kind)
        }
        None => verbal(maker, clause, verb, &mut frame)?,
    };
    let (mut modality, mut negated) = frames.modality(verb.head);
    // Who refuses will not; who fails did not.
    if verb.governor.is_some_and(|g| frames.has_cue(syntax.verbs[g].head, Cue::Unwilling)) {
        modality = modality.or(Some(Modality::Planned));
    }
    if !matches!(modality, None | Some(Modality::Planned | Modality::Attempted)) {
        return None;
    }
    if is_shelved(maker, clause, verb) {
        (modality, negated) = (Some(Modality::Denied), true);
    }
    // "tried to sell it, but found no buyer"
    let foiled = modality == Some(Modality::Attempted) && !negated && is_foiled(maker, clause);
    if foiled {
        (modality, negated) = (None, true);
    }
    recognise(maker, Some(clause), &mut frame);
    // "We did not replace it": nobody, where it is not told who speaks.
    let speaks = |p: usize| matches!(text.word(syntax.phrases[p].head), w::I | w::WE);
    if clause.subject.is_some_and(speaks)
        && maker.cited(verb.head).is_none()
        && frame.participants.iter().any(|(p, t)| *p == Participant::Agent && t.open)
    {
        return None;
    }
    // A pronoun names nobody, so that two of them are nobody in particular.
    for (_, term) in frame.participants.iter_mut().filter(|(_, t)| t.open) {
        if text
            .lexicon
            .facts(text.lexicon.vocabulary.get(&term.head))
            .classes
            .any(Classes::PRONOUN | Classes::DETERMINER | Classes::RELATIVE)
        {
            term.head.clear();
        }
    }
    if told.iter().any(|t| t.place) {
        location::site(maker, clause, verb, &mut frame);
    }
    let mut place = location::place(maker, &frame, Some(clause));
    if place.is_empty() && told.iter().any(|t| t.place) {
        let limb = location::limb(maker, clause);
        let told = limb.as_deref().and_then(|l| l.split(' ').next_back()).unwrap_or_default();
        frame.participants.retain(|(p, t)| *p != Participant::Other || t.head != told);
        place.extend(limb);
    }
    frame.once = frames.has_cue(verb.head, Cue::Once);
    let sited = told.iter().any(|t| t.place) && !place.is_empty();
    // "the school, located five miles from Dorne", but not "Corvale, founded in 1964"
    let away = frame.participants.iter().any(|(p, t)| *p == Participant::Source && !t.names.is_empty());
    let named = sited || away;
    if clause.kind == ClauseKind::Participle && verb.voice == Voice::Passive && identity.is_none() && !named {
        return None;
    }
    let none = says_none(maker, clause);
    let negated = negated || none;
    // What did not come about is news whatever it is.
    let foregone = known == Known::No && (negated || modality == Some(Modality::Attempted));
    // "signed a deal" may be any deal, "signed a deal with Acme" is one.
    let any = |p: usize| {
        let article = syntax.phrases[p].determiner.map(|d| text.word(d));
        article.is_some_and(|d| matches!(d, w::A | w::AN))
    };
    let known = match known {
        Known::No if foregone => Known::Class,
        Known::Class if clause.object.is_some_and(any) && !negated => Known::No,
        known => known,
    };
    // Of two parties' deal each may tell otherwise.
    let parties = together
        || partner(maker, clause).is_some()
        || clause.subject.is_some_and(|p| syntax.phrases[p].coordinated.is_some());
    let known = if parties && is_mutual(maker, clause) { Known::Kind } else { known };
    if !is_specific(&frame, sited, known) {
        return None;
    }
    let tokens = extent(maker, clause, verb);
    let tokens = tokens.start..identity.as_ref().map_or(tokens.end, |i| i.end.max(tokens.end));
    frames.periods(&mut frame, clause, &(verb.head..verb.head + 1));
    frames.around(&mut frame, &tokens);
    let narrow = negated && !foiled && is_narrow(maker, clause, &tokens);
    // "Port Dorne, or Dornehaven" is one.
    let shared = together
        || clause.subject.is_some_and(|p| {
            let p = &syntax.phrases[p];
            p.coordinated.is_some_and(|next| {
                let between = p.tokens.end..syntax.phrases[next].tokens.start;
                !between.into_iter().any(|t| text.word(t) == w::OR)
            })
        });
    let rule = match (&identity, negated, modality) {
        (Some(_), _, _) => "event.identity",
        (_, true, _) => "event.denied",
        (_, _, Some(Modality::Attempted)) => "event.attempted",
        (_, _, Some(_)) => "event.planned",
        _ => "event.told",
    };
    let apart = if told.iter().any(|t| t.place) { apart(maker, clause) } else { Vec::new() };
    let value = Value::Event { told, place, narrow, shared, apart };
    let mut claim = maker.claim(ClaimKind::Event, text.span(tokens), verb.head, value, frame, rule);
    claim.modality = modality;
    claim.negated = negated;
    claim.slot = match &identity {
        Some(identity) => identity.question(maker),
        None => question::of_event(frames, &claim, clause),
    };
    Some(claim)
}

/// "was born in Lyco, and later settled in Rome": names of what else the sentence tells of the same subject.
fn apart(maker: &Maker, clause: &Clause) -> Vec<Arc<NameKey>> {
    let (frames, names) = (maker.frames, &maker.read.names);
    let sentence = maker.read.text.sentences[clause.sentence].tokens.clone();
    let beside = |at: usize| {
        frames
            .clause_at(at)
            .is_some_and(|c| c.verb != clause.verb && c.kind == ClauseKind::Coordinate && c.subject == clause.subject)
    };
    let names = names.within(sentence).iter().filter(|n| beside(n.tokens.start));
    names.map(|n| frames.key(n.entity).clone()).collect()
}

/// Another report could deny it: who or what takes part is named, and what happens to it is told. The less is known of
/// the verb, the more of them: "Acme used a loophole" and "Jane Roe had doubts" are no facts that anybody looks up.
fn is_specific(frame: &Frame, sited: bool, known: Known) -> bool {
    let core: Vec<&(Participant, Term)> =
        frame.participants.iter().filter(|(p, t)| CORE.contains(p) && !t.head.is_empty()).collect();
    let is_name = |t: &Term| t.names.iter().any(|n| n.name == t.head);
    let named = core.iter().any(|(_, t)| !t.names.is_empty());
    let theme = core.iter().find(|(p, _)| *p == Participant::Theme).map(|(_, t)| t);
    let somewhere = frame.participants.iter().any(|(p, t)| *p == Participant::Place && !t.names.is_empty());
    let held = theme.is_some_and(|t| !t.names.is_empty());
    let narrowed = held || theme.is_some_and(|t| !t.modifiers.is_empty() || t.text.contains(' '));
    let names = core.iter().filter(|(_, t)| is_name(t)).count();
    match (core.len(), known) {
        (0, _) => false,
        (1, Known::No) => false,
        (_, Known::No) => held && core.iter().any(|(p, t)| *p != Participant::Theme && is_name(t)),
        // "The Dorne Players performed in Prague"
        (1, _) if theme.is_none() => names > 0 && somewhere,
        (1, _) => theme.is_some_and(is_name) || held && sited || narrowed && somewhere,
        (_, Known::Class) => narrowed && names > 0,
        (_, Known::Kind) => named || sited,
    }
}

/// The words of the event: from its subject, or its verb where that stands elsewhere, to the last of what takes part.
fn extent(maker: &Maker, clause: &Clause, verb: &VerbGroup) -> Range<usize> {
    let syntax = maker.read.syntax;
    let first = verb.governor.map_or(verb.tokens.start, |g| syntax.verbs[g].tokens.start).min(verb.tokens.start);
    let subject = clause.subject.map(|s| &syntax.phrases[s].tokens).filter(|s| s.end <= first && s.end + 4 >= first);
    let object = clause.object.or(clause.predicate_noun);
    let mut end = verb.tokens.end;
    let mut reach = |phrase: usize| {
        let mut p = Some(phrase);
        let mut steps = 0;
        while let Some(found) = p.map(|p| &syntax.phrases[p]).filter(|_| steps < 3) {
            end = end.max(found.tokens.end);
            p = found.of;
            steps += 1;
        }
    };
    object.into_iter().chain(clause.indirect).for_each(&mut reach);
    let core = end;
    let mut reach = |phrase: usize| end = end.max(syntax.phrases[phrase].tokens.end);
    clause
        .complements
        .iter()
        .map(|c| c.phrase)
        .filter(|&p| syntax.phrases[p].kind != PhraseKind::Date && maker.frames.is_named(syntax.phrases[p].head))
        .for_each(&mut reach);
    let start = subject.map_or(first, |s| s.start);
    if end - start <= LONG { start..end } else { first..core.max(first + 1) }
}

/// The kind of event with two of those who take part, one of them named; or with the one to whom it happens.
pub(super) fn keys(claim: &Claim, told: &[EventTold]) -> Vec<String> {
    fn of(t: &Term) -> Vec<Cow<'_, str>> {
        let named = |head: bool| t.names.iter().filter(move |n| !head || n.name == t.head).flat_map(|n| &n.keys);
        if named(true).next().is_some() {
            named(true).map(Cow::from).collect()
        } else {
            named(false).map(Cow::from).chain([t.head.to_lowercase().into()]).collect()
        }
    }
    let parts = claim.frame.participants.iter();
    let parts: Vec<(Participant, Vec<Cow<str>>, bool)> = parts
        .filter(|(p, t)| (CORE.contains(p) || *p == Participant::Place) && !t.head.is_empty())
        .map(|(p, t)| (*p, of(t), !t.names.is_empty()))
        .collect();
    let mut keys = Vec::new();
    for kind in told.iter().map(|t| &*t.kind) {
        for (i, (p, x, named)) in parts.iter().enumerate() {
            if *p == Participant::Theme && *named {
                keys.extend(x.iter().map(|x| ["event|", kind, "|", x].concat()));
            }
            for (_, y, _) in parts[i + 1..].iter().filter(|(_, _, also)| *named || *also) {
                let pair = |x: &str, y: &str| ["event|", kind, "|", x.min(y), "|", x.max(y)].concat();
                keys.extend(x.iter().flat_map(|x| y.iter().map(move |y| pair(x, y))));
            }
        }
    }
    keys
}
