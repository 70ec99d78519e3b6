//! Who takes which part in what a clause or a noun tells of, by `predicates.tsv` where it has the verb, else by position.
//!
//! In: a clause, or a noun phrase. Out: the predicate and the participants of a frame, the same for "Acme delivered 40
//! engines to Borealis", "Borealis received 40 engines from Acme" and "Acme's deliveries of engines".

use super::frame::Frames;
use super::measure::Measure;
use super::{Frame, NameKey, Participant, Term};
use crate::lexicon::predicate::{Part, Pattern};
use crate::lexicon::{Classes, Cue, PERSON, word as w};
use crate::mention::Kind;
use crate::mention::name::NameClass;
use crate::syntax::{Clause, Complement, PhraseKind, Tag, Voice};
use std::borrow::Cow;
use std::sync::Arc;

/// What stands in `predicates.tsv` for any sum of it: "save $4 million" is to save money.
const MONEY: &str = "money";
/// What stands in a pattern for whatever may fill a position, so long as something does.
const ANYTHING: &str = "*";

impl Frames<'_> {
    /// The kind of event that a noun tells of: by `predicates.tsv` ("deliveries"), by its verb ("crash"), else itself.
    pub fn event(&self, noun: &str) -> String {
        let lexicon = self.read.text.lexicon;
        let noun = if lexicon.predicates.noun(noun).is_some() { noun } else { lexicon.nouns.same(noun) };
        if let Some(class) = lexicon.predicates.noun(noun) {
            return class.to_string();
        }
        let verb = lexicon.verb_lemma(noun).unwrap_or(noun);
        lexicon.predicates.verb(verb).first().map_or_else(|| verb.to_string(), |p| p.class.clone())
    }

    /// Predicate and participants of an event that a noun phrase tells of: "Acme's deliveries of engines".
    pub fn nominal(&self, frame: &mut Frame, phrase: usize) {
        let p = &self.read.syntax.phrases[phrase];
        let term = self.term(phrase);
        frame.predicate = Some(self.event(self.lemma(p.head)));
        frame.told = Some(self.read.text.str(p.head).to_lowercase());
        // "Acme's deliveries", but "Roe's arrest", "his arrest" where Roe is told of.
        let class = frame.predicate.as_deref().unwrap_or_default();
        let befalls = p.of.is_none() && self.read.text.lexicon.predicates.counts(class).is_some();
        // "Saturday's violence" is nobody's.
        let dated = |a: &usize| self.phrase(*a).kind == PhraseKind::Date;
        let owner =
            p.possessor.filter(|a| *a != phrase && !dated(a)).map(|a| self.term(a)).or_else(|| self.meant(phrase));
        if let Some(owner) = owner {
            let part = if befalls { Participant::Theme } else { Participant::Agent };
            frame.participants.push((part, owner));
        }
        if let Some(theme) = p.of.filter(|&t| t != phrase) {
            frame.participants.push((Participant::Theme, self.term(theme)));
        } else if let Some(noun) = p
            .modifiers
            .iter()
            .rev()
            .filter(|_| !frame.participants.iter().any(|(part, _)| *part == Participant::Theme))
            .find(|&&m| {
                let noun = matches!(self.read.syntax.tags[m], Tag::Noun | Tag::Name);
                noun && self.name_at[m].is_none() && !self.is_value(m)
            })
        {
            let mut theme =
                Term { text: self.words(*noun..*noun + 1), head: self.lemma(*noun).to_string(), ..Term::default() };
            self.settle_head(&mut theme);
            frame.participants.push((Participant::Theme, theme));
        }
        let before: Vec<Arc<NameKey>> = term
            .names
            .iter()
            .filter(|n| !frame.participants.iter().any(|(_, t)| t.names.contains(n)))
            .cloned()
            .collect();
        if !before.is_empty() {
            let text = before[0].name.clone();
            frame
                .participants
                .push((Participant::Other, Term { head: text.clone(), text, names: before, ..Term::default() }));
        }
        let modifiers = p.modifiers.iter().filter(|&&m| self.is_content(m) && self.name_at[m].is_none());
        frame.context.extend(modifiers.map(|&m| self.lemma(m).to_string()));
        frame.context.sort();
        frame.context.dedup();
    }

    /// "Roe hopes for leniency at his sentencing": the named subject that a possessive in its clause stands for.
    fn meant(&self, phrase: usize) -> Option<Term> {
        let p = self.phrase(phrase);
        let owned = p.determiner.filter(|&d| matches!(self.read.text.word(d), w::HIS | w::HER | w::ITS))?;
        let subject = self.clause_at(owned)?.subject.filter(|&s| s != phrase && self.phrase(s).tokens.end <= owned)?;
        let term = self.term(subject);
        term.names.iter().any(|n| n.name == term.head).then_some(term)
    }

    /// Predicate and participants of a clause, by `predicates.tsv` where it has the verb, else by position.
    pub fn predicate(&self, frame: &mut Frame, clause: &Clause, measure: &Measure) {
        let Some(v) = clause.verb else { return };
        let verb = &self.read.syntax.verbs[v];
        let lexicon = self.read.text.lexicon;
        let preposition = |c: &crate::syntax::Complement| self.read.text.lower(c.preposition);
        let passive = verb.voice == Voice::Passive;
        let lemma = self.verb_of(v);
        // "took effect", "came into force": the noun is part of the verb.
        let idiom = self.idiom(clause, &lemma);
        let lemma = self.bare(clause, &lemma).or_else(|| self.befalling(clause, &lemma)).map_or(lemma, Cow::from);
        let (lemma, part_of_verb) = idiom.map_or((lemma, None), |(words, phrase)| (words.into(), Some(phrase)));
        // "asked for 12 permits": what follows is what a verb without the preposition has as its object.
        let governed = self.governed(clause, &lemma);
        let (lemma, governed) = governed.map_or((lemma, None), |(words, phrase)| (words.into(), Some(phrase)));
        let pattern = self.pattern(clause, &lemma);
        let sells = self.cue_of(&lemma, Cue::Sell);
        frame.told = Some(lemma.to_string());
        frame.predicate = Some(pattern.map_or_else(|| lemma.into_owned(), |p| p.class.clone()));
        let default = |part: Participant| Some(Part::Participant(part));
        let (subject, object, indirect) = match pattern {
            Some(p) => (p.subject, p.object, p.indirect),
            None => (default(Participant::Agent), default(Participant::Theme), default(Participant::Recipient)),
        };
        let mut found: Vec<(Participant, usize)> = Vec::new();
        let mut put = |part: Option<Part>, phrase: Option<usize>| {
            if let (Some(Part::Participant(part)), Some(phrase)) = (part, phrase) {
                found.push((part, phrase));
            }
        };
        let patient = governed.or(clause.object).or(clause.predicate_noun);
        if passive {
            put(object.or(subject), clause.subject);
        } else {
            // "The mill closed", "rose that day", but "Acme closed the mill".
            let thing = |o: usize| {
                let p = self.phrase(o);
                let time = lexicon.facts(self.read.text.word(p.head)).classes.any(Classes::TIME);
                !time && p.kind != PhraseKind::Date && !self.is_value(p.head)
            };
            let acts = subject.is_some() && subject == object && patient.is_some_and(thing);
            // "The mill sold for $4 million", but "Acme sold the mill".
            let priced = |c: &crate::syntax::Complement| {
                self.read.text.word(c.preposition) == w::FOR && self.is_value(self.phrase(c.phrase).head)
            };
            let sold = sells && patient.is_none() && clause.complements.iter().any(priced);
            let subject = match (acts, sold) {
                (true, _) => default(Participant::Agent),
                (_, true) => object,
                _ => subject,
            };
            put(subject, clause.subject);
            put(object, patient);
        }
        put(indirect, clause.indirect);
        for c in clause.complements.iter().filter(|c| Some(c.phrase) != governed) {
            let word = preposition(c);
            let listed = pattern.and_then(|p| p.prepositions.iter().find(|(w, _)| *w == word)).map(|(_, part)| *part);
            let part = match (listed, &*word) {
                (Some(part), _) => Some(part),
                (None, "by") if passive => subject.or(default(Participant::Agent)),
                (None, "to") => indirect.or(default(Participant::Recipient)),
                (None, "from") => default(Participant::Source),
                (None, "in" | "at" | "near" | "off" | "outside") if self.is_place(c.phrase) => {
                    default(Participant::Place)
                }
                _ => default(Participant::Other),
            };
            put(part, Some(c.phrase));
        }
        for (part, phrase) in found {
            let p = &self.read.syntax.phrases[phrase];
            // The value itself, and dates, are no participants.
            let value = self.mention_at[p.head].is_some_and(|m| {
                let kind = self.read.mentions[m].kind;
                kind.is_temporal() || !matches!(kind, Kind::Count | Kind::Number | Kind::Quantity)
            });
            let same = part != Participant::Other && frame.participants.iter().any(|(q, _)| *q == part);
            let spent = Some(phrase) == part_of_verb || Some(phrase) == measure.phrase && part == Participant::Other;
            if value || same || spent {
                continue;
            }
            // Who buys a stake in a firm buys of the firm.
            let held = measure.attribute == "share" && part == Participant::Theme && self.has_cue(p.head, Cue::Holding);
            if held && frame.predicate.as_deref().is_some_and(|p| self.is_light(p)) {
                frame.predicate = self.class_of(phrase).map(str::to_string);
            }
            let phrase = measure.phrase.filter(|_| held).unwrap_or(phrase);
            frame.participants.push((part, self.term(phrase)));
        }
        frame.participants.sort_by_key(|a| a.0);
    }

    /// What a clause tells of lasts, and begins with that: "flights were suspended", "miners struck", but "a quake struck".
    pub(super) fn begins(&self, clause: &Clause) -> bool {
        clause.verb.is_some_and(|v| {
            let class = self.pattern(clause, &self.verb_of(v)).is_some_and(|p| self.cue_of(&p.class, Cue::Onset));
            class || self.has_cue(self.read.syntax.verbs[v].head, Cue::Onset)
        })
    }

    /// The pattern of a verb that fits a clause best: what it asks of its positions is there, and most of its prepositions.
    fn pattern(&self, clause: &Clause, lemma: &str) -> Option<&Pattern> {
        let predicates = &self.read.text.lexicon.predicates;
        // "by May" is a date, not a part of the event.
        let there = |(word, _): &&(String, Part)| self.behind(clause, word).is_some();
        let narrow = predicates.narrow(lemma).iter().filter(|p| self.is_filled(clause, p));
        predicates
            .verb(lemma)
            .iter()
            .chain(narrow)
            .enumerate()
            .max_by_key(|(i, p)| (p.only.len(), p.prepositions.iter().filter(there).count(), usize::MAX - i))
            .map(|(_, p)| p)
    }

    /// What stands behind a preposition, unless it is a date.
    fn behind(&self, clause: &Clause, preposition: &str) -> Option<usize> {
        let dated = |c: &&Complement| self.phrase(c.phrase).kind == PhraseKind::Date;
        let there = |c: &&Complement| self.read.text.lower(c.preposition) == preposition && !dated(c);
        clause.complements.iter().find(there).map(|c| c.phrase)
    }

    /// Each position of which a pattern asks something is filled by such a noun.
    fn is_filled(&self, clause: &Clause, pattern: &Pattern) -> bool {
        let passive = clause.verb.is_some_and(|v| self.read.syntax.verbs[v].voice == Voice::Passive);
        pattern.only.iter().all(|(position, nouns)| {
            let phrase = match (&**position, passive) {
                ("subject", false) | ("object", true) => clause.subject,
                ("subject", true) => self.behind(clause, "by"),
                ("object", false) => clause.object,
                (preposition, _) => self.behind(clause, preposition),
            };
            phrase.is_some_and(|p| nouns.iter().any(|noun| noun == ANYTHING || self.is_such(p, noun)))
        })
    }

    /// A phrase is of such a thing, or of a kind of it: "six divers" are persons, the Dorne Museum is a building.
    fn is_such(&self, phrase: usize, noun: &str) -> bool {
        let term = self.term(phrase);
        let own = self.lemma(self.phrase(phrase).head);
        term.head == noun
            || term.broader.iter().any(|kind| kind == noun)
            || self.read.text.lexicon.nouns.is_kind(own, noun)
    }

    /// A verb's lemma with its particle: "picked up" is not "picked", "laid off" not "laid".
    pub(super) fn verb_of(&self, v: usize) -> Cow<'_, str> {
        let lemma = self.read.syntax.lemma(self.read.text, v);
        match self.read.syntax.verbs[v].particle {
            Some(particle) => format!("{lemma} {}", self.read.text.lower(particle)).into(),
            None => lemma,
        }
    }

    /// A verb that makes one event with its object, or with a preposition and its noun, and that noun's phrase.
    pub(super) fn idiom(&self, clause: &Clause, verb: &str) -> Option<(String, usize)> {
        let predicates = &self.read.text.lexicon.predicates;
        if !predicates.opens_idiom(verb) {
            return None;
        }
        let known = |words: String, phrase: usize| (!predicates.verb(&words).is_empty()).then_some((words, phrase));
        let noun = |phrase: usize| match self.is_sum(phrase) {
            true => MONEY,
            false => self.lemma(self.phrase(phrase).head),
        };
        let group = clause.verb.map(|v| &self.read.syntax.verbs[v])?;
        // "a red card"
        let narrowed = |o: usize| {
            let modifier = self.phrase(o).modifiers.last()?;
            known(format!("{verb} {} {}", self.lemma(*modifier), noun(o)), o)
        };
        let behind = || self.phrase_at(group.tokens.end).filter(|&p| self.phrase(p).tokens.start == group.tokens.end);
        // "was shown a red card", "saves $4 million a year"
        let retained = || behind().filter(|&p| group.voice == Voice::Passive || self.is_sum(p));
        let taken = clause.object.or_else(retained);
        let object = taken.and_then(|o| known(format!("{verb} {}", noun(o)), o));
        let complement = |c: &crate::syntax::Complement| {
            let preposition = self.read.text.lower(c.preposition);
            known(format!("{verb} {preposition} {}", noun(c.phrase)), c.phrase)
        };
        taken.and_then(narrowed).or(object).or_else(|| clause.complements.iter().find_map(complement))
    }

    /// "Roe took over": a verb that tells another event without an object than with one.
    fn bare(&self, clause: &Clause, verb: &str) -> Option<String> {
        let predicates = &self.read.text.lexicon.predicates;
        let active = clause.verb.is_some_and(|v| self.read.syntax.verbs[v].voice == Voice::Active);
        let alone = active && clause.object.or(clause.predicate_noun).is_none() && predicates.opens_idiom(verb);
        alone.then(|| format!("{verb} ()")).filter(|words| !predicates.verb(words).is_empty())
    }

    /// "12 farmers were held": a passive verb that tells another event of people than of things.
    fn befalling(&self, clause: &Clause, verb: &str) -> Option<String> {
        let lexicon = self.read.text.lexicon;
        let passive = clause.verb.is_some_and(|v| self.read.syntax.verbs[v].voice == Voice::Passive);
        let head = self.phrase(clause.subject.filter(|_| passive && lexicon.predicates.opens_idiom(verb))?).head;
        let person = self.name_at[head].is_some_and(|n| self.read.names.names[n].class == NameClass::Person);
        let own = if person { PERSON } else { self.lemma(head) };
        lexicon
            .nouns
            .kinds(own)
            .map(|kind| format!("{verb} ({kind})"))
            .find(|words| !lexicon.predicates.verb(words).is_empty())
    }

    /// A verb that `predicates.tsv` has together with the preposition behind it ("ask for"), and the noun that follows.
    fn governed(&self, clause: &Clause, verb: &str) -> Option<(String, usize)> {
        let predicates = &self.read.text.lexicon.predicates;
        let known = |c: &crate::syntax::Complement| {
            // "sank off the coast" is no "sink off".
            let particle = self.read.text.lexicon.facts(self.read.text.word(c.preposition)).classes;
            let words = format!("{verb} {}", self.read.text.lower(c.preposition));
            let known = !particle.any(Classes::PARTICLE) && !predicates.verb(&words).is_empty();
            (known && self.phrase(c.phrase).kind != PhraseKind::Date).then_some((words, c.phrase))
        };
        let opens = clause.object.is_none() && predicates.opens_idiom(verb);
        clause.complements.iter().filter(|_| opens).find_map(known)
    }

    /// "took place": the subject is what happened.
    pub(super) fn is_taken_place(&self, clause: &Clause) -> bool {
        let Some((verb, object)) = clause.verb.zip(clause.object) else { return false };
        let object = &self.read.syntax.phrases[object];
        let alone = object.tokens.len() == 1 && object.of.is_none();
        alone && self.read.text.word(object.head) == w::PLACE && self.lemma(self.read.syntax.verbs[verb].head) == "take"
    }

    pub(super) fn is_place(&self, phrase: usize) -> bool {
        let head = self.read.syntax.phrases[phrase].head;
        let named = |t: usize| self.name_at[t].is_some_and(|n| self.read.names.names[n].class == NameClass::Place);
        // "Kandahar province"
        named(head) || head > 0 && self.has_cue(head, Cue::Territory) && named(head - 1)
    }
}
