//! Sets and tables of words, as they are asked for every token: for most words one bit says that they are not there.

use super::WordId;
use rustc_hash::FxHashMap;

/// A set of words, one bit each.
#[derive(Clone, Debug, Default)]
pub struct WordSet(Vec<u64>);

impl WordSet {
    pub fn insert(&mut self, word: WordId) {
        let at = word.0 as usize / 64;
        if self.0.len() <= at {
            self.0.resize(at + 1, 0);
        }
        self.0[at] |= 1 << (word.0 % 64);
    }

    pub fn contains(&self, word: WordId) -> bool {
        self.0.get(word.0 as usize / 64).is_some_and(|bits| bits & 1 << (word.0 % 64) != 0)
    }
}

impl FromIterator<WordId> for WordSet {
    fn from_iter<I: IntoIterator<Item = WordId>>(words: I) -> WordSet {
        let mut set = WordSet::default();
        words.into_iter().for_each(|word| set.insert(word));
        set
    }
}

/// What each word of a set stands for.
#[derive(Clone, Debug)]
pub struct WordMap<T> {
    words: WordSet,
    values: FxHashMap<WordId, T>,
}

impl<T> Default for WordMap<T> {
    fn default() -> Self {
        WordMap { words: WordSet::default(), values: FxHashMap::default() }
    }
}

impl<T> WordMap<T> {
    /// The value that the word had, if any.
    pub fn insert(&mut self, word: WordId, value: T) -> Option<T> {
        self.words.insert(word);
        self.values.insert(word, value)
    }

    pub fn or_insert(&mut self, word: WordId, value: T) -> &mut T {
        self.words.insert(word);
        self.values.entry(word).or_insert(value)
    }

    pub fn contains(&self, word: WordId) -> bool {
        self.words.contains(word)
    }

    pub fn get(&self, word: WordId) -> Option<&T> {
        if self.contains(word) { self.values.get(&word) } else { None }
    }

    pub fn words(&self) -> impl Iterator<Item = WordId> + use<'_, T> {
        self.values.keys().copied()
    }
}
