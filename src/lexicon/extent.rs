//! `extents.tsv`: how far a thing extends, by the words that say so.

use super::{LexiconError, Table, Vocabulary, WordId};
use rustc_hash::FxHashMap;

/// Names of extents by adjective, noun and verb.
#[derive(Clone, Debug, Default)]
pub struct Extents(FxHashMap<WordId, Box<str>>);

impl Extents {
    pub(super) fn add(&mut self, v: &mut Vocabulary, shown: &str, text: &str) -> Result<(), LexiconError> {
        for row in Table::parse(shown, text, 3)?.rows {
            for word in row.list(1) {
                self.0.insert(v.intern(word), row.cell(0).into());
            }
        }
        Ok(())
    }

    /// "length" for "long".
    pub fn get(&self, lemma: WordId) -> Option<&str> {
        self.0.get(&lemma).map(AsRef::as_ref)
    }
}
