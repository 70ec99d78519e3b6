//! Claims of events: a predicate with its participants, place and time, asserted, planned, attempted or denied.
//!
//! In: clauses. Out: claims for the few of them that another report can contradict: a full verb that the lexicon
//! knows, or "X is the capital of Y", with somebody or something named in it. Questions, conditions, what may be and
//! what somebody hopes tell no event.

use super::identity::Identity;
use super::meant::{is_named, recognise};
use super::read::Maker;
use super::told::{CORE, Known, event_told, is_mutual, partner, verbal};
use super::{Claim, ClaimKind, EventTold, Frame, Modality, NameKey, Term, Value, identity, question};
use crate::lexicon::names::NameClass;
use crate::lexicon::{Classes, Cue, Participant, Takes, word as w};
use crate::mention::role::Role;
use crate::syntax::{Clause, ClauseKind, Complement, PhraseKind, Tag, Tense, VerbForm, VerbGroup, Voice};
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
    let value =
        Value::Event { told, place: self::place(maker, &frame, None), narrow: false, shared: false, apart: Vec::new() };
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
        site(maker, clause, verb, &mut frame);
    }
    let mut place = place(maker, &frame, Some(clause));
    if place.is_empty() && told.iter().any(|t| t.place) {
        let limb = limb(maker, clause);
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

/// A clause that says that something is so: no question, no condition, nobody's hope.
fn is_stated(maker: &Maker, clause: &Clause, verb: &VerbGroup) -> bool {
    let (frames, syntax, text) = (maker.frames, maker.read.syntax, maker.read.text);
    let will = |v: &VerbGroup| v.modal.is_none_or(|m| m == w::WILL);
    let finite = |v: &VerbGroup| v.form == VerbForm::Finite && will(v);
    let parent = || clause.parent.map(|p| &syntax.clauses[p]);
    let shape = match clause.kind {
        // "Mine found near Malta": a headline leaves the auxiliary out.
        ClauseKind::Main => {
            let short = verb.form == VerbForm::Participle && verb.voice == Voice::Passive && clause.subject.is_some();
            finite(verb) || short && clause.tokens.start == text.sentences[clause.sentence].tokens.start
        }
        ClauseKind::Coordinate => finite(verb),
        // "Jane Roe, who was born in Lyon"; "plans that meet the rules" are any of them.
        ClauseKind::Relative => finite(verb) && clause.subject.is_some_and(|s| is_named(maker, s)),
        // "the school, located in Prague"
        ClauseKind::Participle => {
            let told = text.lexicon.events.verb(verb.lemma);
            // "London-born Jane Roe" is no London that was born.
            let glued =
                text.str(verb.head.wrapping_sub(1)) == "-" || maker.read.names.starting(verb.tokens.end).is_some();
            let sited = !glued && told.iter().any(|t| text.lexicon.events.kind(*t).once.place);
            let named = clause.subject.is_some_and(|s| is_named(maker, s));
            // "Ranked as the second-largest bank of Norvania, Corvale …"
            let passive = verb.form == VerbForm::Participle && verb.voice == Voice::Passive;
            // "denied stealing the jewels"
            let governor = verb.governor.map(|g| &syntax.verbs[g]).filter(|_| verb.form == VerbForm::Gerund);
            let denied = governor.is_some_and(|g| frames.has_cue(g.head, Cue::Denied) && finite(g));
            // "admitted stealing the jewels"
            let admits = |takes: Takes| takes.any(Takes::SPEECH) && takes.any(Takes::GERUND);
            let admitted = governor
                .is_some_and(|g| g.verb.is_some_and(|v| admits(text.lexicon.verb(v).takes)) && finite(g) && !g.negated);
            denied || admitted || passive && named && (sited || frames.has_cue(verb.head, Cue::Rank))
        }
        ClauseKind::Subordinate => {
            let past = verb.tense == Tense::Past && verb.modal.is_none();
            let has = |t: usize, cue: Cue| text.lexicon.cues.has(text.word(t), cue);
            let so = |t: usize| has(t, Cue::Conceding) || past && has(t, Cue::Backdrop);
            finite(verb) && clause.cue.is_some_and(so)
        }
        // "said that …", "denied that …"; what is hoped or feared is not said.
        ClauseKind::Content => {
            let said = parent().and_then(|p| p.verb).map(|v| &syntax.verbs[v]);
            finite(verb)
                && said.is_some_and(|s| {
                    let speech = s.verb.is_some_and(|v| text.lexicon.verb(v).takes.any(Takes::SPEECH));
                    finite(s) && !s.negated && speech
                })
        }
        // "dropped its plan to sell"
        ClauseKind::Infinitive if is_shelved(maker, clause, verb) => true,
        // "failed to sign", "agreed to sell"
        ClauseKind::Infinitive => verb.governor.map(|g| &syntax.verbs[g]).is_some_and(|g| {
            let known = [Cue::Denied, Cue::Planned, Cue::Attempted].iter().any(|&c| frames.has_cue(g.head, c));
            let own = frames.clause_at(g.head).is_some_and(|c| c.subject == clause.subject && clause.subject.is_some());
            known && own && finite(g)
        }),
        _ => false,
    };
    if !shape || maker.is_silent(verb.head) || clause.kind == ClauseKind::Coordinate && may_go_on(maker, clause, verb) {
        return false;
    }
    let sentence = &text.sentences[clause.sentence];
    let asks = sentence.tokens.clone().next_back().is_some_and(|t| text.str(t) == "?");
    let open = sentence
        .tokens
        .clone()
        .any(|t| syntax.tags[t] == Tag::Subordinator && text.lexicon.cues.has(text.word(t), Cue::Conditional));
    !asks && !open
}

/// "voted to help Roe and hurt Gro": a past that is a base form, too, may be as little stated as the infinitive before it.
fn may_go_on(maker: &Maker, clause: &Clause, verb: &VerbGroup) -> bool {
    let (verbs, phrases) = (&maker.read.syntax.verbs, &maker.read.syntax.phrases);
    let next = verbs.partition_point(|v| v.tokens.start < verb.tokens.start);
    let before = next.checked_sub(1).map(|v| &verbs[v]).filter(|v| v.form == VerbForm::Infinitive);
    let base = maker.read.text.lexicon.facts(maker.read.text.word(verb.head)).classes.any(Classes::BASE);
    let own = |first: &VerbGroup| clause.subject.is_some_and(|s| phrases[s].tokens.start >= first.tokens.end);
    base && verb.tokens.len() == 1 && before.is_some_and(|first| !own(first) && clause.tokens.start >= first.tokens.end)
}

/// "Acme dropped its plan to sell the mill": it will not.
fn is_shelved(maker: &Maker, clause: &Clause, verb: &VerbGroup) -> bool {
    let (frames, syntax) = (maker.frames, maker.read.syntax);
    let Some(noun) = verb.governor_noun else { return false };
    let Some(outer) = clause.parent.map(|p| &syntax.clauses[p]) else { return false };
    let Some(dropped) = outer.verb.map(|v| &syntax.verbs[v]) else { return false };
    let meant = frames.has_cue(syntax.phrases[noun].head, Cue::Planned);
    let own = outer.object == Some(noun) && outer.subject == clause.subject;
    meant && own && !dropped.negated && dropped.form == VerbForm::Finite && frames.has_cue(dropped.head, Cue::Shelve)
}

/// An attempt that a "but" follows came to nothing.
fn is_foiled(maker: &Maker, clause: &Clause) -> bool {
    let text = maker.read.text;
    let rest = clause.tokens.end..text.sentences[clause.sentence].tokens.end;
    rest.clone().take(2).any(|t| text.word(t) == w::BUT)
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

fn place(maker: &Maker, frame: &Frame, clause: Option<&Clause>) -> Vec<String> {
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
fn site(maker: &Maker, clause: &Clause, verb: &VerbGroup, frame: &mut Frame) {
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
fn limb(maker: &Maker, clause: &Clause) -> Option<String> {
    let (frames, phrases) = (maker.frames, &maker.read.syntax.phrases);
    let mut limbs = clause.complements.iter().filter(|c| frames.has_cue(phrases[c.phrase].head, Cue::Limb));
    let only = limbs.next().map(|c| &phrases[c.phrase]).filter(|p| p.coordinated.is_none())?;
    limbs.next().is_none().then(|| format!("limb {}", frames.lemma(only.head)))
}

/// "no agreement was reached", "reached no agreement", "neither side signed"
fn says_none(maker: &Maker, clause: &Clause) -> bool {
    let (syntax, text) = (maker.read.syntax, maker.read.text);
    let none = |p: usize| text.lexicon.cues.has(text.word(syntax.phrases[p].tokens.start), Cue::Nobody);
    [clause.subject, clause.object].into_iter().flatten().any(none)
}

/// The denial is of more than the event: "did not fully approve", "did not sell 12 ships", "was not sold because".
fn is_narrow(maker: &Maker, clause: &Clause, tokens: &Range<usize>) -> bool {
    let (syntax, text) = (maker.read.syntax, maker.read.text);
    let has = |t: usize, cue: Cue| text.lexicon.cues.has(text.word(t), cue);
    let manner = |t: usize| syntax.tags[t] == Tag::Adverb && !has(t, Cue::Untouched);
    let figure = maker
        .frames
        .mentions_of_sentence(tokens.start)
        .any(|m| m.kind.is_numeric() && tokens.contains(&m.tokens.start));
    figure
        || tokens.clone().any(|t| manner(t) || has(t, Cue::Scope))
        || clause.tokens.clone().any(|t| has(t, Cue::Circumstance))
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
