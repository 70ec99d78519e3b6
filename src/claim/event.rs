//! What tells the event that a figure belongs to: a clause, a noun or a state, independent of voice and of the choice of
//! words: "12 people were killed", "12 deaths" and "left 12 dead" are one event. Who takes part in it is worked out in
//! `participant.rs`.
//!
//! In: a figure and what it measures. Out: the predicate and the participants of its frame.

use super::frame::Frames;
use super::measure::{self, Measure};
use super::{Frame, Participant, Term};
use crate::lexicon::{Cue, PERSON, Takes, WordId, word as w};
use crate::mention::{Kind, Mention};
use crate::syntax::{Clause, ClauseKind, NounPhrase, PhraseKind, Tag, VerbGroup, Voice};

/// The dimension of areas.
const AREA: &str = "area";

/// What tells the event that a figure belongs to.
#[derive(Clone, Copy, Debug)]
enum Telling<'a> {
    /// "12 deaths", "the death of 12 people", "a toll of 12": the noun, and who undergoes it.
    Noun {
        noun: usize,
        theme: Option<usize>,
    },
    /// "12 were missing", "40 people aboard the ferry": the class, who is in the state, and what follows it.
    State {
        class: Option<&'a str>,
        at: usize,
        theme: Option<usize>,
        agent: Option<usize>,
    },
    Clause(&'a Clause),
}

impl<'a> Frames<'a> {
    pub(super) fn is_light(&self, lemma: &str) -> bool {
        self.cue_of(lemma, Cue::Light)
    }

    pub(super) fn phrase(&self, phrase: usize) -> &'a NounPhrase {
        &self.read.syntax.phrases[phrase]
    }

    /// Predicate and participants of the event that a figure belongs to.
    pub(super) fn tell(&self, frame: &mut Frame, m: &Mention, measure: &Measure) {
        if measure.rule == measure::DISTANCE && self.lies_apart(frame, m, measure) {
            return;
        }
        match self.telling(m, measure) {
            Some(Telling::Noun { noun, theme }) => {
                self.nominal(frame, noun);
                // The modifier of a tally ("road deaths") is no part of its event.
                if theme.is_some() || self.tallies(noun) {
                    frame.participants.retain(|(p, _)| *p != Participant::Theme);
                }
                if let Some(theme) = theme.filter(|&t| self.phrase(t).kind != PhraseKind::Value) {
                    frame.participants.push((Participant::Theme, self.term(theme)));
                }
                self.cause(frame, noun);
                self.places(frame, m);
            }
            Some(Telling::State { class, at, theme, agent }) => {
                frame.predicate = Some(class.unwrap_or_else(|| self.lemma(at)).to_string());
                frame.told = Some(self.read.text.lower(at).into_owned());
                let mut put = |part: Participant, phrase: Option<usize>| {
                    let noun = phrase.filter(|&p| self.phrase(p).kind != PhraseKind::Value);
                    frame.participants.extend(noun.map(|p| (part, self.term(p))));
                };
                put(Participant::Theme, theme);
                put(Participant::Agent, agent);
                if let (Some(theme), None) = (theme, agent) {
                    self.cause(frame, theme);
                }
                self.places(frame, m);
            }
            Some(Telling::Clause(clause)) => self.predicate(frame, clause, measure),
            None => {}
        }
        // "is 120 meters long": a unit takes no part.
        let unit = self.phrase_at(m.tokens.end - 1).filter(|&p| {
            m.kind == Kind::Quantity && self.phrase(p).of.is_none() && m.tokens.contains(&self.phrase(p).head)
        });
        if let Some(unit) = unit.map(|p| self.lemma(self.phrase(p).head)) {
            frame.participants.retain(|(_, t)| t.head != unit);
        }
        frame.participants.sort_by_key(|a| a.0);
        // "deliveries of engines to Borealis" tells the event of "deliver".
        if let Some(p) = measure.phrase.filter(|_| measure.rule != measure::EXTENT)
            && frame.predicate.as_deref().is_none_or(|v| self.is_light(v))
            && let Some(class) = self.class_of(p)
        {
            frame.predicate = Some(class.to_string());
        }
        // "was down 4 percent", "reported a 4 percent drop": whatever the verb, what is measured has moved.
        let summed = frame.predicate.as_deref().is_some_and(|p| self.cue_of(p, Cue::Sum));
        if measure.attribute == "change"
            && !summed
            && let Some(class) = self.moved()
        {
            frame.predicate = Some(class.clone());
        }
        // "Divers recovered 12 bodies": so many have died.
        let remains = measure.phrase.is_some_and(|p| self.has_cue(self.phrase(p).head, Cue::Remains));
        let lexicon = self.read.text.lexicon;
        if remains
            && frame.told.as_ref().is_some_and(|word| self.cue_of(word, Cue::Find))
            && let Some(class) = lexicon.predicates.noun(lexicon.cues.tells(Cue::Remains))
        {
            frame.predicate = Some(class.to_string());
            frame.participants.clear();
        }
        self.spread(frame, m);
        frame.light = frame.predicate.as_deref().is_some_and(|p| self.is_light(p));
    }

    /// "in Dorne, 15 km from Lyon", "Dorne lies 15 km from Lyon": how far apart two places lie, whatever happens there.
    fn lies_apart(&self, frame: &mut Frame, m: &Mention, measure: &Measure) -> bool {
        let text = self.read.text;
        let beside = m.tokens.start.checked_sub(1).is_some_and(|t| text.word(t) == w::COMMA);
        let Some(place) = measure.phrase.filter(|&p| beside && self.is_named(self.phrase(p).head)) else {
            return false;
        };
        frame.predicate =
            text.lexicon.predicates.verb(text.lexicon.cues.tells(Cue::Site)).first().map(|p| p.class.clone());
        frame.participants.push((Participant::Agent, self.term(place)));
        let from = (m.tokens.end..m.tokens.end + 3).find(|&t| matches!(text.word(t), w::FROM | w::OF));
        let whence = from.and_then(|t| self.phrase_at(t + 1)).filter(|&p| self.is_named(self.phrase(p).head));
        frame.participants.extend(whence.map(|p| (Participant::Source, self.term(p))));
        true
    }

    /// "The fire covered 900 acres", "a 900-acre blaze", "grew to 900 acres": over so much it has burned, whatever the verb.
    fn spread(&self, frame: &mut Frame, m: &Mention) {
        let lexicon = self.read.text.lexicon;
        let unit = m.unit.as_deref().and_then(|u| lexicon.units.get(u));
        if m.kind != Kind::Quantity || unit.is_none_or(|u| &*u.dimension != AREA) {
            return;
        }
        let spreads = |class: &&str| self.cue_of(class, Cue::Spread);
        let fire = |t: &Term| {
            // "the Dorne Fire"
            let last = t.head.rsplit(' ').next().unwrap_or_default().to_lowercase();
            let mut named = [&*last].into_iter().chain(t.broader.iter().map(String::as_str));
            named.find_map(|noun| lexicon.predicates.noun(noun).filter(spreads))
        };
        let burns = |(part, t): &(Participant, Term)| *part != Participant::Place && fire(t).is_some();
        let own = frame.measure.as_ref().and_then(fire);
        let measured = frame.measure.take_if(|_| own.is_some());
        let told = own.or_else(|| frame.participants.iter().find(|p| burns(p)).and_then(|(_, t)| fire(t)));
        if let Some(burn) = told.map(str::to_string).or_else(|| frame.predicate.take_if(|p| spreads(&p.as_str()))) {
            frame.participants.retain(burns);
            frame.participants.extend(measured.map(|t| (Participant::Agent, t)));
            frame.participants.iter_mut().for_each(|(part, _)| *part = Participant::Agent);
            frame.participants.truncate(1);
            frame.measure = None;
            frame.predicate = Some(burn);
            frame.attribute = "count".to_string();
        }
    }

    fn telling(&self, m: &Mention, measure: &Measure) -> Option<Telling<'a>> {
        let clause = self.clause_at(m.tokens.start);
        let own = self.phrase_at(m.tokens.end - 1);
        if !matches!(m.kind, Kind::Count | Kind::Number) {
            // "30 days to leave"
            let within = self.clause_at(m.tokens.end).filter(|c| {
                measure.attribute == "term" && c.kind == ClauseKind::Infinitive && !c.tokens.contains(&m.tokens.start)
            });
            if let Some(within) = within {
                return Some(Telling::Clause(within));
            }
            // "the theft of 40 pounds of gold"
            let of = own.filter(|_| m.kind == Kind::Quantity).and_then(|p| Some((p, self.hangs_on(p)?)));
            return match of {
                Some((theme, noun)) => Some(Telling::Noun { noun, theme: Some(theme) }),
                None => clause.map(|c| Telling::Clause(self.inner(c))),
            };
        }
        let counted = [own, measure.phrase.map(|p| self.beneath(p))];
        for phrase in counted.into_iter().flatten() {
            let end = self.phrase(phrase).tokens.end.max(m.tokens.end);
            if let Some(state) = self.state(end, Some(phrase)) {
                return Some(state);
            }
            if let Some(carried) = self.carried(phrase, clause) {
                return Some(carried);
            }
            // "the number of missing"
            let counted = self.phrase(phrase);
            let of = self.read.text.word(counted.tokens.end) == w::OF && self.has_cue(counted.head, Cue::Generic);
            if let Some(state) = self.state(counted.tokens.end + 1, None).filter(|_| of) {
                return Some(state);
            }
            if self.tallies(phrase) {
                return Some(Telling::Noun { noun: phrase, theme: self.phrase(phrase).of });
            }
            if let Some(noun) = self.hangs_on(phrase) {
                return Some(Telling::Noun { noun, theme: Some(phrase) });
            }
            if let Some(clause) = self.restricts(phrase, clause).or_else(|| self.bidden(phrase, clause)) {
                return Some(self.told(clause, own));
            }
            if let Some(noun) = self.presupposed(phrase, clause) {
                return Some(Telling::Noun { noun, theme: None });
            }
        }
        Some(self.told(self.inner(clause?), own))
    }

    /// "a bus with 46 passengers was crossing", "the jet landed with 168 people": whom a vehicle has with it, it carries.
    fn carried(&self, phrase: usize, clause: Option<&Clause>) -> Option<Telling<'a>> {
        let lexicon = self.read.text.lexicon;
        let at = self.phrase(phrase).tokens.start.checked_sub(1).filter(|&t| self.read.text.word(t) == w::WITH)?;
        let term = self.term(phrase);
        let people = term.head == PERSON || term.broader.iter().any(|wider| wider == PERSON);
        let craft = |p: &usize| {
            let own = self.lemma(self.phrase(*p).head);
            lexicon.nouns.kinds(own).any(|kind| self.cue_of(kind, Cue::Craft))
        };
        let before = at.checked_sub(1).and_then(|t| self.phrase_at(t)).filter(craft);
        let agent = before.or_else(|| clause.and_then(|c| c.subject).filter(craft)).filter(|_| people)?;
        let class = lexicon.predicates.noun(lexicon.cues.tells(Cue::Craft));
        Some(Telling::State { class, at, theme: Some(phrase), agent: Some(agent) })
    }

    /// What a clause tells: its verb, the state that its verb puts somebody in, or the noun that its verb only carries.
    fn told(&self, clause: &'a Clause, own: Option<usize>) -> Telling<'a> {
        let Some(verb) = clause.verb.map(|v| &self.read.syntax.verbs[v]) else { return Telling::Clause(clause) };
        if [Cue::Cause, Cue::Undergo].iter().any(|c| self.has_cue(verb.head, *c))
            && let Some(noun) = clause.object.filter(|&o| self.tallies(o))
        {
            return Telling::Noun { noun, theme: None };
        }
        // "were missing": the participle of a group may be a state as well.
        let at = if verb.tokens.len() > 1 && self.starts_state(verb.head) { verb.head } else { verb.tokens.end };
        let subject = clause.subject.filter(|_| clause.object.is_none());
        let state = self.state(at, subject).or_else(|| self.adjective(verb, subject));
        let noun = |p: &usize| self.has_cue(verb.head, Cue::Light) && self.described(*p).is_some();
        match (state, own.filter(noun)) {
            (Some(state), _) => state,
            (None, Some(p)) => {
                Telling::State { class: self.described(p), at: self.phrase(p).head, theme: Some(p), agent: None }
            }
            (None, None) => Telling::Clause(clause),
        }
    }

    /// "40 were contagious": any other adjective after "be".
    fn adjective(&self, verb: &VerbGroup, theme: Option<usize>) -> Option<Telling<'a>> {
        let tags = &self.read.syntax.tags;
        let at = (verb.tokens.end..).find(|&t| tags.get(t) != Some(&Tag::Adverb))?;
        let alone = tags.get(at) == Some(&Tag::Adjective) && self.phrase_at(at).is_none();
        let copula = self.has_cue(verb.head, Cue::Level) && self.has_cue(verb.head, Cue::Light);
        let states = [Cue::Up, Cue::Down, Cue::Level, Cue::Planned, Cue::Possible, Cue::Forecast];
        (alone && copula && !states.iter().any(|c| self.has_cue(at, *c))).then_some(Telling::State {
            class: None,
            at,
            theme,
            agent: None,
        })
    }

    /// "40 injured people": the class of event that a modifier tells of whom a phrase counts.
    fn described(&self, phrase: usize) -> Option<&'a str> {
        let predicates = &self.read.text.lexicon.predicates;
        self.phrase(phrase).modifiers.iter().find_map(|&m| {
            let lemma = self.lemma(m);
            let word = self.read.text.word(m);
            let class = match self.read.syntax.tags[m] {
                Tag::PastParticiple => predicates.verb(lemma).first().map(|p| p.class.as_str()),
                _ => predicates
                    .noun(lemma)
                    .or(predicates.state(|n| if n == 0 { word } else { WordId::NONE }).map(|s| s.1)),
            };
            class.filter(|c| predicates.counts(c).is_some())
        })
    }

    /// The class of event in which something rises or falls.
    pub(super) fn moved(&self) -> Option<&'a String> {
        let lexicon = self.read.text.lexicon;
        lexicon.predicates.verb(lexicon.cues.tells(Cue::Up)).first().map(|p| &p.class)
    }

    /// The class of event that a phrase's head names.
    pub(super) fn class_of(&self, phrase: usize) -> Option<&'a str> {
        self.read.text.lexicon.predicates.noun(self.lemma(self.phrase(phrase).head))
    }

    /// "12 deaths", "the dead", "a toll of 12": a noun that counts whom its event befell.
    pub(super) fn tallies(&self, phrase: usize) -> bool {
        let tally = |class| self.read.text.lexicon.predicates.counts(class).is_some();
        !self.is_named(self.phrase(phrase).head) && self.class_of(phrase).is_some_and(tally)
    }

    /// The noun of whose event a phrase is the theme: "the sale of 40 planes", "injuries to 40 people".
    fn hangs_on(&self, phrase: usize) -> Option<usize> {
        let start = self.phrase(phrase).tokens.start;
        let noun = start.checked_sub(2).and_then(|t| self.phrase_at(t)).filter(|&n| n != phrase)?;
        let joint = match self.read.text.word(start - 1) {
            w::OF => self.class_of(noun).is_some(),
            w::TO => self.tallies(noun),
            _ => false,
        };
        (joint && !self.is_named(self.phrase(noun).head)).then_some(noun)
    }

    /// The clause that says which ones are counted: "41 homes destroyed", "the 12 people who died".
    fn restricts(&self, phrase: usize, outer: Option<&Clause>) -> Option<&'a Clause> {
        let syntax = self.read.syntax;
        let end = self.phrase(phrase).tokens.end;
        let clause = self.clause_at(end)?;
        let verb = clause.verb.map(|v| &syntax.verbs[v])?;
        if clause.subject != Some(phrase) {
            return None;
        }
        let told = outer.and_then(|c| c.verb).map(|v| &syntax.verbs[v]);
        let vague = told.is_none_or(|v| {
            [Cue::Light, Cue::Level, Cue::Up, Cue::Down].iter().any(|c| self.has_cue(v.head, *c))
                || v.verb.is_some_and(|v| self.read.text.lexicon.verb(v).takes.any(Takes::SPEECH | Takes::CONTENT))
        });
        match clause.kind {
            ClauseKind::Participle => {
                (clause.cue.is_none() && verb.voice == Voice::Passive && verb.tokens.start == end).then_some(clause)
            }
            ClauseKind::Relative => (clause.cue == Some(end)
                && (vague || self.phrase(phrase).definite || self.phrase(phrase).kind == PhraseKind::Value))
                .then_some(clause),
            _ => None,
        }
    }

    /// What somebody is made or told to do: "forced 300 people to flee", "urged 300 residents to leave".
    fn bidden(&self, phrase: usize, clause: Option<&Clause>) -> Option<&'a Clause> {
        let syntax = self.read.syntax;
        let verb = clause.filter(|c| c.object == Some(phrase)).and_then(|c| c.verb).map(|v| &syntax.verbs[v])?;
        let takes = verb.verb.is_some_and(|v| self.read.text.lexicon.verb(v).takes.any(Takes::OBJECT_INFINITIVE));
        let inner = self.clause_at(self.phrase(phrase).tokens.end).filter(|_| takes)?;
        (inner.kind == ClauseKind::Infinitive && inner.subject == Some(phrase)).then_some(inner)
    }

    /// "since the two crashes", "after three attacks": where a clause only mentions how often something happened, its own
    /// verb does not tell it.
    fn presupposed(&self, phrase: usize, clause: Option<&Clause>) -> Option<usize> {
        let around = |t: usize| matches!(self.read.text.word(t), w::AFTER | w::BEFORE | w::SINCE | w::DURING);
        let mentioned = clause?.complements.iter().any(|c| c.phrase == phrase && around(c.preposition));
        let happens = !self.is_named(self.phrase(phrase).head) && self.class_of(phrase).is_some();
        (mentioned && happens).then_some(phrase)
    }

    /// The state that the words at `at` tell, and what they say it of.
    fn state(&self, at: usize, theme: Option<usize>) -> Option<Telling<'a>> {
        let read = self.read;
        let mut at = at;
        while matches!(read.syntax.tags.get(at), Some(Tag::Adverb)) && !self.starts_state(at) {
            at += 1;
        }
        let (len, class) = read.text.lexicon.predicates.state(|n| read.text.word(at + n))?;
        let after = at + len;
        let agent = self.phrase_at(after).filter(|&p| self.phrase(p).tokens.start == after);
        // "the dead man", "a missing boat": before a noun it is no state of what stands before.
        let modifies = self.phrase_at(at).filter(|&p| self.phrase(p).head > at);
        let agent = agent.filter(|&p| self.phrase(p).kind != PhraseKind::Date);
        modifies.is_none().then_some(Telling::State { class: Some(class), at, theme, agent })
    }

    pub(super) fn starts_state(&self, at: usize) -> bool {
        let text = self.read.text;
        text.lexicon.predicates.state(|n| text.word(at + n)).is_some()
    }

    /// Who brings about what the clause's object tells: "the storm claimed 12 lives", "left 12 dead".
    fn cause(&self, frame: &mut Frame, phrase: usize) {
        let syntax = self.read.syntax;
        let Some(clause) = self.clause_at(self.phrase(phrase).head) else { return };
        let Some(verb) = clause.verb.map(|v| &syntax.verbs[v]) else { return };
        let named = |part: Participant| frame.participants.iter().any(|(p, _)| *p == part);
        let object = clause.object == Some(phrase) || clause.complements.iter().any(|c| c.phrase == phrase);
        let Some(subject) = clause.subject.filter(|&s| object && s != phrase) else { return };
        if self.has_cue(verb.head, Cue::Cause) && !named(Participant::Agent) {
            frame.participants.push((Participant::Agent, self.term(subject)));
        } else if self.has_cue(verb.head, Cue::Undergo) && !named(Participant::Theme) {
            frame.participants.push((Participant::Theme, self.term(subject)));
        }
    }

    /// Where the clause around a figure puts it.
    fn places(&self, frame: &mut Frame, m: &Mention) {
        let Some(clause) = self.clause_at(m.tokens.start) else { return };
        let place = clause.complements.iter().find(|c| {
            matches!(self.read.text.word(c.preposition), w::IN | w::AT | w::NEAR | w::OFF | w::OUTSIDE)
                && self.is_place(c.phrase)
        });
        frame.participants.extend(place.map(|c| (Participant::Place, self.term(c.phrase))));
    }

    /// The clause that tells what is done: "12 ships are due to leave", "Acme plans to cut 900 jobs".
    pub(super) fn inner(&self, clause: &'a Clause) -> &'a Clause {
        let syntax = self.read.syntax;
        let Some(verb) = clause.verb.map(|v| &syntax.verbs[v]) else { return clause };
        let takes = verb.voice == Voice::Passive
            || verb.verb.is_none_or(|v| self.read.text.lexicon.verb(v).takes.any(Takes::INFINITIVE | Takes::LINK));
        if !takes || clause.object.is_some() || clause.predicate_noun.is_some() {
            return clause;
        }
        // The infinitive follows at once, or after one word: "is due to", "is likely to".
        let opens = (verb.tokens.end..verb.tokens.end + 3).find(|&t| syntax.tags.get(t) == Some(&Tag::To));
        let inner = opens.and_then(|t| self.clause_at(t));
        inner.filter(|c| c.kind == ClauseKind::Infinitive && c.subject == clause.subject).unwrap_or(clause)
    }
}
