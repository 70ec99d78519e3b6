//! What a word can be, as a set of bits: the content of `function-words.tsv`, `adjectives.tsv`, `nouns.tsv` and of
//! the inflected forms of `verbs.tsv`.
//!
//! In: a [`WordId`]. Out: [`Facts`]. It knows nothing of the sentence that the word stands in:
//! `plans` is noun and third person at once here.

use super::{Lexicon, LexiconError, Row, Table, WordId, morphology};
use std::borrow::Cow;
use std::ops::{BitAnd, BitOr, BitOrAssign};

/// A set of word classes and verb forms.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Classes(pub u32);

macro_rules! classes {
    ($($name:ident = $bit:literal $text:literal,)*) => {
        impl Classes {
            $(pub const $name: Classes = Classes(1 << $bit);)*
            /// The class of a cell in a lexicon file.
            pub fn named(name: &str) -> Option<Classes> {
                match name { $($text => Some(Classes::$name),)* _ => None }
            }
        }
    };
}

classes! {
    NOUN = 0 "noun",
    PRONOUN = 1 "pronoun",
    DETERMINER = 2 "determiner",
    NUMBER = 3 "number",
    ADJECTIVE = 4 "adjective",
    ADVERB = 5 "adverb",
    MODAL = 6 "modal",
    AUXILIARY = 7 "auxiliary",
    PREPOSITION = 8 "preposition",
    CONJUNCTION = 9 "conjunction",
    SUBORDINATOR = 10 "subordinator",
    RELATIVE = 11 "relative",
    NEGATION = 12 "negation",
    PARTICLE = 13 "particle",
    // A unit of time, a weekday, `today`: heads phrases that say when without a preposition.
    TIME = 14 "time",
    // Stands before a number: `nearly`, `some`.
    APPROXIMATOR = 15 "approximator",
    // A pronoun that is a subject and nothing else: `he`, `they`.
    NOMINATIVE = 16 "nominative",
    BASE = 17 "base",
    THIRD = 18 "third",
    PAST = 19 "past",
    PARTICIPLE = 20 "participle",
    GERUND = 21 "gerund",
    // A noun whose plural is irregular or that has no singular.
    PLURAL = 22 "plural",
    // A noun that takes a content clause: `the claim that …`.
    CONTENT = 23 "content",
    POSSESSIVE = 24 "possessive",
    NAME = 25 "name",
    DEFINITE = 26 "definite",
    // A noun that takes an infinitive: `the plan to …`.
    INFINITIVE = 27 "to",
}

impl Classes {
    pub const VERB: Classes =
        Classes(Classes::BASE.0 | Classes::THIRD.0 | Classes::PAST.0 | Classes::PARTICIPLE.0 | Classes::GERUND.0);

    /// Some class is in both sets.
    pub fn any(self, of: Classes) -> bool {
        self.0 & of.0 != 0
    }

    pub fn without(self, of: Classes) -> Classes {
        Classes(self.0 & !of.0)
    }

    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}

impl BitOr for Classes {
    type Output = Classes;
    fn bitor(self, other: Classes) -> Classes {
        Classes(self.0 | other.0)
    }
}

impl BitAnd for Classes {
    type Output = Classes;
    fn bitand(self, other: Classes) -> Classes {
        Classes(self.0 & other.0)
    }
}

impl BitOrAssign for Classes {
    fn bitor_assign(&mut self, other: Classes) {
        self.0 |= other.0;
    }
}

/// A verb of `verbs.tsv`, by its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VerbId(pub u16);

/// The word as a form of one verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    pub verb: VerbId,
    pub forms: Classes,
}

/// All that the lexicon knows of one word.
#[derive(Clone, Copy, Debug, Default)]
pub struct Facts {
    pub classes: Classes,
    /// `found` is a form of `find` and of `found`: the more usual first.
    pub readings: [Option<Reading>; 2],
}

impl Lexicon {
    /// What the lexicon knows of a word; nothing of [`WordId::NONE`].
    pub fn facts(&self, word: WordId) -> Facts {
        let at = word.0 as usize;
        let readings = self.readings.get(at).copied().unwrap_or_default();
        Facts { classes: self.classes.get(at).copied().unwrap_or_default(), readings }
    }

    /// The word that a contraction stands for, else the word itself: `won't` is `will`.
    pub fn full_form(&self, word: WordId) -> WordId {
        self.contractions.get(&word).copied().unwrap_or(word)
    }

    /// A word's classes and readings, to add to.
    pub(super) fn facts_mut(&mut self, word: &str) -> (&mut Classes, &mut [Option<Reading>; 2]) {
        let id = self.vocabulary.intern(word).0 as usize;
        if self.classes.len() <= id {
            self.classes.resize(id + 1, Classes::default());
            self.readings.resize(id + 1, [None; 2]);
        }
        (&mut self.classes[id], &mut self.readings[id])
    }

    pub(super) fn add_adjectives(&mut self, shown: &str, text: &str) -> Result<(), LexiconError> {
        for row in Table::parse(shown, text, 1)?.rows {
            *self.facts_mut(row.cell(0)).0 |= Classes::ADJECTIVE;
        }
        Ok(())
    }

    pub(super) fn add_function_words(&mut self, shown: &str, text: &str) -> Result<(), LexiconError> {
        let rows = Table::parse(shown, text, 3)?.rows;
        for row in &rows {
            let classes = classes_of(row)?;
            *self.facts_mut(row.cell(0)).0 |= classes;
        }
        // A contraction is what it stands for, and what its own row says.
        for row in rows.iter().filter(|r| !r.cell(2).is_empty()) {
            let id = self.vocabulary.get(row.cell(2));
            let full = self.facts(id);
            let short = self.vocabulary.intern(row.cell(0));
            self.contractions.insert(short, id);
            let (classes, readings) = self.facts_mut(row.cell(0));
            *classes |= full.classes;
            *readings = full.readings;
        }
        Ok(())
    }

    pub(super) fn add_irregular_nouns(&mut self, shown: &str, text: &str) -> Result<(), LexiconError> {
        for row in Table::parse(shown, text, 3)?.rows {
            let classes = classes_of(&row)?;
            *self.facts_mut(row.cell(0)).0 |= classes;
            let (word, singular) = (self.vocabulary.intern(row.cell(0)), self.vocabulary.intern(row.cell(2)));
            self.singulars.insert(word, singular);
        }
        Ok(())
    }

    pub(super) fn add_nouns(&mut self, shown: &str, text: &str) -> Result<(), LexiconError> {
        for row in Table::parse(shown, text, 2)?.rows {
            let classes = classes_of(&row)?;
            *self.facts_mut(row.cell(0)).0 |= classes;
        }
        Ok(())
    }

    /// Whether a word is a plural that no rule makes: `children`, not `aircraft`.
    pub fn is_irregular_plural(&self, word: WordId) -> bool {
        word.is_known() && self.singulars.get(&word).is_some_and(|&s| s != word)
    }

    /// The singular of a lower-case noun; the noun itself where it is one: `children` gives `child`.
    pub fn singular<'a>(&'a self, noun: &'a str) -> Cow<'a, str> {
        match self.irregular_singular(self.vocabulary.get(noun)) {
            Some(singular) => self.vocabulary.word(singular).into(),
            None => morphology::regular_singular(noun),
        }
    }

    /// The singular of a noun where the lexicon knows that word, too.
    pub fn known_singular(&self, noun: WordId) -> Option<WordId> {
        self.known_singulars.get(noun.0 as usize).copied().filter(|singular| singular.is_known())
    }

    /// Works out [`Lexicon::known_singular`] once for every word.
    pub(super) fn note_singulars(&mut self) {
        let words = (0..self.vocabulary.len() as u32).map(|i| self.vocabulary.word(WordId(i)));
        self.known_singulars = words.map(|word| self.vocabulary.get(&self.singular(word))).collect();
    }

    /// The singular of a noun that `irregular-nouns.tsv` has.
    pub fn irregular_singular(&self, noun: WordId) -> Option<WordId> {
        if noun.is_known() { self.singulars.get(&noun).copied() } else { None }
    }
}

fn classes_of(row: &Row) -> Result<Classes, LexiconError> {
    let mut classes = Classes::default();
    for name in row.list(1) {
        classes |= Classes::named(name).ok_or_else(|| row.error(format!("\"{name}\" is no class of words")))?;
    }
    Ok(classes)
}
