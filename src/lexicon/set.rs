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

/// What words stand for, found by their letters: almost every word without looking elsewhere for them.
#[derive(Clone, Debug)]
pub struct ByText<T> {
    short: FxHashMap<u64, T>,
    middle: FxHashMap<[u64; 2], T>,
    long: FxHashMap<Box<str>, T>,
}

impl<T> Default for ByText<T> {
    fn default() -> Self {
        ByText { short: FxHashMap::default(), middle: FxHashMap::default(), long: FxHashMap::default() }
    }
}

impl<T> ByText<T> {
    pub fn get(&self, word: &str) -> Option<&T> {
        match Packed::new(word) {
            Packed::Short(packed) => self.short.get(&packed),
            Packed::Middle(packed) => self.middle.get(&packed),
            Packed::Long => self.long.get(word),
        }
    }

    /// What the word stands for, which is the value where it stood for nothing yet.
    pub fn or_insert(&mut self, word: &str, value: T) -> &mut T {
        match Packed::new(word) {
            Packed::Short(packed) => self.short.entry(packed).or_insert(value),
            Packed::Middle(packed) => self.middle.entry(packed).or_insert(value),
            Packed::Long => self.long.entry(word.into()).or_insert(value),
        }
    }
}

/// A word in numbers with its length: up to seven bytes, as most words of a text have, up to fifteen, or more.
enum Packed {
    Short(u64),
    Middle([u64; 2]),
    Long,
}

impl Packed {
    fn new(word: &str) -> Packed {
        let bytes = word.as_bytes();
        let length = (bytes.len() as u64) << 56;
        // Numbers that overlap hold the same bytes where they do.
        match bytes.len() {
            16.. => Packed::Long,
            n @ 8.. => {
                Packed::Middle([eight(bytes), eight(&bytes[n - 8..]).unbounded_shr(8 * (16 - n as u32)) | length])
            }
            n @ 4.. => Packed::Short(four(bytes) | four(&bytes[n - 4..]) << (8 * (n - 4)) | length),
            _ => Packed::Short(bytes.iter().rev().fold(0, |packed, &b| packed << 8 | u64::from(b)) | length),
        }
    }
}

fn eight(bytes: &[u8]) -> u64 {
    bytes.first_chunk().map_or(0, |first| u64::from_le_bytes(*first))
}

fn four(bytes: &[u8]) -> u64 {
    bytes.first_chunk().map_or(0, |first| u32::from_le_bytes(*first).into())
}
