//! What "it" stands for that opens a sentence: the one thing that the sentence before tells of.
//!
//! In: a pronoun's phrase. Out: the phrase of its antecedent, or `None`: people, several things, and an "it" that stands for
//! nothing ("it took three hours") have none here. "The ferry left Dorne at noon. It sank an hour later.": the ferry.

use super::frame::Frames;
use crate::lexicon::names::NameClass;
use crate::lexicon::{Cue, word as w};
use crate::mention::Kind;
use crate::syntax::{Clause, ClauseKind, PhraseKind};

/// Sentences over which "it" may go on standing for one thing.
const REACH: usize = 3;

impl Frames<'_> {
    /// The phrase that a pronoun stands for.
    pub(super) fn thing_meant(&self, phrase: usize) -> Option<usize> {
        let mut phrase = phrase;
        for _ in 0..REACH {
            phrase = self.told_before(phrase)?;
            if self.phrase(phrase).kind != PhraseKind::Pronoun {
                return Some(phrase);
            }
        }
        None
    }

    /// The only subject of the sentence before that "it" can stand for.
    fn told_before(&self, phrase: usize) -> Option<usize> {
        let (text, syntax) = (self.read.text, self.read.syntax);
        let head = self.phrase(phrase).head;
        let here = text.sentence_of(head);
        let opens = text.word(head) == w::IT && text.sentences[here].tokens.start == head;
        let before = here.checked_sub(1).filter(|&s| opens && text.sentences[s].unit == text.sentences[here].unit)?;
        let clause = self.clause_at(head).filter(|c| c.subject == Some(phrase))?;
        let verb = &syntax.verbs[clause.verb?];
        // "It was 120 meters long", but "it was clear".
        let measured = self.mention_at.get(verb.tokens.end).copied().flatten().is_some_and(|m| {
            let m = &self.read.mentions[m];
            let unit = m.unit.as_deref().and_then(|u| text.lexicon.units.get(u));
            m.kind == Kind::Age || unit.is_some_and(|u| matches!(&*u.dimension, "length" | "mass"))
        });
        if self.has_cue(verb.head, Cue::Impersonal) && !measured {
            return None;
        }
        let from = syntax.clauses.partition_point(|c| c.sentence < before);
        let clauses = syntax.clauses[from..].iter().take_while(|c| c.sentence == before);
        let telling = clauses.filter(|c| {
            matches!(c.kind, ClauseKind::Main | ClauseKind::Coordinate | ClauseKind::Content) && c.verb.is_some()
        });
        let rival = |c: &Clause| {
            let others = c.complements.iter().map(|c| c.phrase).chain(c.object).chain(c.indirect);
            others
                .into_iter()
                .any(|p| self.is_one_thing(p) && (self.is_named(self.phrase(p).head) || c.object == Some(p)))
        };
        let mut clauses = telling.clone();
        let mut things = telling.filter_map(|c| c.subject).filter(|&p| self.is_one_thing(p));
        let first = things.next()?;
        // "The ferry hit a freighter. It sank."
        (things.all(|p| p == first) && !clauses.any(rival)).then_some(first)
    }

    /// One thing, or an "it" before; neither a person nor several.
    fn is_one_thing(&self, phrase: usize) -> bool {
        let p = self.phrase(phrase);
        // "40 miles to the south"
        let neither = self.is_human(p.head) || self.has_cue(p.head, Cue::Direction);
        let class = self.name_at[p.head].map(|n| self.read.names.names[n].class);
        match p.kind {
            PhraseKind::Pronoun => self.read.text.word(p.head) == w::IT,
            PhraseKind::Noun => !p.plural && !neither && p.coordinated.is_none(),
            PhraseKind::Name => class != Some(NameClass::Person) && p.coordinated.is_none(),
            PhraseKind::Value | PhraseKind::Date => false,
        }
    }
}
