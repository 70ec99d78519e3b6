//! `extents.tsv`: how far a thing extends, by the words that say so.

use super::{LexiconError, Table, Vocabulary, WordId};
use rustc_hash::{FxHashMap, FxHashSet};

/// Names of extents.
#[derive(Clone, Debug, Default)]
pub struct Extents {
    /// By adjective, noun and verb.
    words: FxHashMap<WordId, Box<str>>,
    /// By the thing that extends so.
    things: FxHashMap<Box<str>, Box<str>>,
    names: FxHashSet<Box<str>>,
}

impl Extents {
    pub(super) fn add(&mut self, v: &mut Vocabulary, shown: &str, text: &str) -> Result<(), LexiconError> {
        for row in Table::parse(shown, text, 4)?.rows {
            self.names.insert(row.cell(0).into());
            for word in row.list(1) {
                self.words.insert(v.intern(word), row.cell(0).into());
            }
            for thing in row.list(2) {
                self.things.insert(thing.into(), row.cell(0).into());
            }
        }
        Ok(())
    }

    /// "length" for "long".
    pub fn get(&self, lemma: WordId) -> Option<&str> {
        self.words.get(&lemma).map(AsRef::as_ref)
    }

    /// Whether it is the name of an extent.
    pub fn has(&self, name: &str) -> bool {
        self.names.contains(name)
    }

    /// "length" for "vessel": what a bare figure gives of such a thing.
    pub fn of_thing(&self, noun: &str) -> Option<&str> {
        self.things.get(noun).map(AsRef::as_ref)
    }
}
