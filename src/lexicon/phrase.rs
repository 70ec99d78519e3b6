//! Phrases of one or more words, found by their first word; the longest one wins.

use super::{Vocabulary, WordId};
use rustc_hash::FxHashMap;

/// What each phrase of a table stands for.
#[derive(Clone, Debug)]
pub struct Phrases<T> {
    by_first: FxHashMap<WordId, Vec<(Box<[WordId]>, T)>>,
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Phrases { by_first: FxHashMap::default() }
    }
}

impl<T> Phrases<T> {
    /// Adds a phrase in lower case, its tokens apart: `as many as`, `- plus`. The old value when it was there.
    pub fn add(&mut self, vocabulary: &mut Vocabulary, phrase: &str, value: T) -> Option<T> {
        let words: Box<[WordId]> = phrase.split(' ').map(|w| vocabulary.intern(w)).collect();
        let entries = self.by_first.entry(words[0]).or_default();
        if let Some((_, old)) = entries.iter_mut().find(|(w, _)| *w == words) {
            return Some(std::mem::replace(old, value));
        }
        let at = entries.partition_point(|(w, _)| w.len() > words.len());
        entries.insert(at, (words, value));
        None
    }

    /// The words that a phrase begins with.
    pub fn openers(&self) -> impl Iterator<Item = WordId> + use<'_, T> {
        self.by_first.keys().copied()
    }

    /// The longest phrase whose n-th word is `word(n)`, and how many words it has.
    pub fn longest(&self, word: impl Fn(usize) -> WordId) -> Option<(usize, &T)> {
        let entries = self.by_first.get(&word(0))?;
        entries
            .iter()
            .find(|(words, _)| words.iter().enumerate().skip(1).all(|(n, &w)| word(n) == w))
            .map(|(words, value)| (words.len(), value))
    }
}
