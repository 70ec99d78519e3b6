//! `counted-nouns.tsv`: the words that decide where a counted noun ends.

use super::{Lexicon, LexiconError, Table, WordId};
use rustc_hash::FxHashMap;

/// What a word is in a counted noun phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NounWord {
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
}

impl Lexicon {
    pub(super) fn add_counted_nouns(&mut self, shown: &str, text: &str) -> Result<(), LexiconError> {
        for row in Table::parse(shown, text, 3)?.rows {
            let class = match row.cell(1) {
                "same" => NounWord::Same,
                "modifier" => NounWord::Modifier,
                "idiom" => NounWord::Idiom,
                "adjective" => NounWord::Adjective,
                "stop" => NounWord::Stop,
                other => return Err(row.error(format!("\"{other}\" is no class of `counted-nouns.tsv`"))),
            };
            let id = self.vocabulary.intern(row.cell(0));
            if class == NounWord::Same {
                self.singulars.entry(id).or_insert(id);
            }
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
