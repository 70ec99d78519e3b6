//! `counted-nouns.tsv`: irregular plurals, and the words that decide where a counted noun ends.

use super::{Lexicon, LexiconError, Table, Vocabulary, WordId};
use rustc_hash::FxHashMap;

/// What a word is in a counted noun phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NounWord {
    /// An irregular plural, with its singular.
    Plural(Box<str>),
    /// One form for both numbers: aircraft.
    Same,
    /// Looks plural, but stands before the noun that is counted: sports cars.
    Modifier,
    /// Counts nothing after a hyphen: two-way.
    Idiom,
    /// Looks like an adverb, but stands before nouns or is one: monthly.
    Adjective,
    /// Never part of the phrase.
    Stop,
}

/// The words of `counted-nouns.tsv`.
#[derive(Clone, Debug, Default)]
pub struct CountedNouns(FxHashMap<WordId, NounWord>);

impl CountedNouns {
    pub fn get(&self, word: WordId) -> Option<&NounWord> {
        if word.is_known() { self.0.get(&word) } else { None }
    }

    /// The singular of a lower-case noun by the table and the common rules; the word itself where it is none.
    pub fn singular(&self, vocabulary: &Vocabulary, word: &str) -> String {
        match self.get(vocabulary.get(word)) {
            Some(NounWord::Plural(singular)) => return singular.to_string(),
            Some(NounWord::Same) => return word.to_string(),
            _ => {}
        }
        if !looks_plural(word) {
            return word.to_string();
        }
        let cut = |n: usize| word[..word.len() - n].to_string();
        if word.ends_with("ies") && word.len() > 4 {
            return cut(3) + "y";
        }
        let sibilant = ["sses", "shes", "ches", "xes", "zzes"].iter().any(|e| word.ends_with(e));
        if sibilant { cut(2) } else { cut(1) }
    }
}

/// Ends like a regular plural.
pub fn looks_plural(word: &str) -> bool {
    word.len() > 2
        && (word.ends_with('s') || word.ends_with('S'))
        && !["ss", "us", "is", "'s"].iter().any(|e| word.ends_with(e))
}

impl Lexicon {
    pub(super) fn add_counted_nouns(&mut self, shown: &str, text: &str) -> Result<(), LexiconError> {
        for row in Table::parse(shown, text, 4)?.rows {
            let class = match row.cell(1) {
                "plural" => NounWord::Plural(row.cell(2).into()),
                "same" => NounWord::Same,
                "modifier" => NounWord::Modifier,
                "idiom" => NounWord::Idiom,
                "adjective" => NounWord::Adjective,
                "stop" => NounWord::Stop,
                other => return Err(row.error(format!("\"{other}\" is no class of `counted-nouns.tsv`"))),
            };
            let id = self.vocabulary.intern(row.cell(0));
            if self.counted_nouns.0.insert(id, class).is_some() {
                return Err(row.error(format!("\"{}\" stands twice", row.cell(0))));
            }
        }
        Ok(())
    }

    pub(super) fn add_rates(&mut self, shown: &str, text: &str) -> Result<(), LexiconError> {
        for row in Table::parse(shown, text, 2)?.rows {
            self.rates.add(&mut self.vocabulary, row.cell(0), row.cell(0).into());
        }
        Ok(())
    }
}
