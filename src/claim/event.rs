//! What a clause or a noun tells of: predicate and participants, independent of voice and of the choice of verb.
//! "Acme delivered 40 engines to Borealis" and "Borealis received 40 engines from Acme" are one event.

use super::frame::Frames;
use super::measure::Measure;
use super::{Frame, NameKey, Participant, Term};
use crate::lexicon::Cue;
use crate::lexicon::predicate::Part;
use crate::mention::Kind;
use crate::mention::name::NameClass;
use crate::syntax::{Clause, PhraseKind, Tag, Voice};

impl Frames<'_> {
    pub(super) fn is_light(&self, lemma: &str) -> bool {
        let lexicon = self.read.text.lexicon;
        lexicon.cues.has(lexicon.vocabulary.get(lemma), Cue::Light)
    }

    /// The kind of event that a noun tells of: by `predicates.tsv` ("deliveries"), by its verb ("crash"), else itself.
    pub fn event(&self, noun: &str) -> String {
        let lexicon = self.read.text.lexicon;
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
        frame.predicate = Some(self.event(&self.lemma(p.head)));
        frame.told = Some(self.read.text.str(p.head).to_lowercase());
        if let Some(agent) = p.possessor.filter(|&a| a != phrase) {
            frame.participants.push((Participant::Agent, self.term(agent)));
        }
        if let Some(theme) = p.of.filter(|&t| t != phrase) {
            frame.participants.push((Participant::Theme, self.term(theme)));
        } else if let Some(noun) = p
            .modifiers
            .iter()
            .rev()
            .find(|&&m| matches!(self.read.syntax.tags[m], Tag::Noun | Tag::Name) && self.name_at[m].is_none())
        {
            let mut theme = Term { text: self.words(*noun..*noun + 1), head: self.lemma(*noun), ..Term::default() };
            self.settle_head(&mut theme);
            frame.participants.push((Participant::Theme, theme));
        }
        let before: Vec<NameKey> = term
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
        frame.context.extend(
            p.modifiers.iter().filter(|&&m| self.is_content(m) && self.name_at[m].is_none()).map(|&m| self.lemma(m)),
        );
        frame.context.sort();
        frame.context.dedup();
    }

    /// Predicate and participants of a clause, by `predicates.tsv` where it has the verb, else by position.
    pub fn predicate(&self, frame: &mut Frame, clause: &Clause, measure: &Measure) {
        let Some(v) = clause.verb else { return };
        let verb = &self.read.syntax.verbs[v];
        let lemma = self.read.syntax.lemma(self.read.text, v);
        let lexicon = self.read.text.lexicon;
        let preposition = |c: &crate::syntax::Complement| self.read.text.lower(c.preposition);
        let passive = verb.voice == Voice::Passive;
        let pattern = lexicon
            .predicates
            .verb(&lemma)
            .iter()
            .enumerate()
            .max_by_key(|(i, p)| {
                // "by May" is a date, not a part of the event.
                let dated = |phrase: usize| self.read.syntax.phrases[phrase].kind == PhraseKind::Date;
                let there = |w: &String| clause.complements.iter().any(|c| preposition(c) == *w && !dated(c.phrase));
                let there = p.prepositions.iter().filter(|(w, _)| there(w)).count();
                (there, usize::MAX - i)
            })
            .map(|(_, p)| p);
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
        if passive {
            put(object.or(subject), clause.subject);
        } else {
            put(subject, clause.subject);
            put(object, clause.object.or(clause.predicate_noun));
        }
        put(indirect, clause.indirect);
        for c in &clause.complements {
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
            if value || same || Some(phrase) == measure.phrase && part == Participant::Other {
                continue;
            }
            frame.participants.push((part, self.term(phrase)));
        }
        frame.participants.sort_by_key(|a| a.0);
    }

    fn is_place(&self, phrase: usize) -> bool {
        let head = self.read.syntax.phrases[phrase].head;
        self.name_at[head].is_some_and(|n| self.read.names.names[n].class == NameClass::Place)
    }
}
