//! What the comparison needs of the whole collection: how rare a word is, and which articles are copies of one text.
//!
//! Both are counted once from each article's [`Digest`], which looks at that article alone.

use crate::claim::{Digest, SKETCH};
use crate::lexicon::{Classes, Lexicon, WordId, hash};
use rustc_hash::{FxHashMap, FxHashSet};

/// Articles of the background, and in how many of them a word of general news English is taken to stand, and a name that
/// the lexicon knows.
const BACKGROUND: f64 = 50.0;
const BACKGROUND_COMMON: f64 = 8.0;
const BACKGROUND_NAME: f64 = 2.0;

/// Counts over a collection.
#[derive(Clone, Debug, Default)]
pub struct Collection {
    articles: usize,
    /// How much each word of the collection says, by its [`hash`].
    rarity: FxHashMap<u64, f64>,
    /// Article id to the id of the first article of which it is a copy.
    copies: FxHashMap<String, String>,
}

/// Shared part of two sketches from which on two articles are one source.
const COPY: f64 = 0.5;

/// Counts articles one by one: none need be kept.
#[derive(Clone, Debug, Default)]
pub struct Counter {
    articles: usize,
    /// In how many articles the word of a [`hash`] stands.
    frequency: FxHashMap<u64, u32>,
    /// Id and sketch of those that are no copy.
    originals: Vec<(String, Box<[u64]>)>,
    copies: FxHashMap<String, String>,
    /// First place in `holders` of those that hold a hash.
    by_hash: FxHashMap<u64, u32>,
    /// An original, and the place of the next that holds the same hash.
    holders: Vec<(u32, u32)>,
}

/// Originals kept of those that hold a hash: what more of them share is a phrase of the trade, and finds no copy.
const HOLDERS: usize = 16;

/// No place.
const NONE: u32 = u32::MAX;

impl Counter {
    /// Counts one more article; the order in which they come decides which is a copy of which.
    pub fn add(&mut self, id: &str, digest: &Digest) {
        self.articles += 1;
        for word in &digest.words {
            *self.frequency.entry(*word).or_default() += 1;
        }
        let mut tried = FxHashSet::default();
        let alike = |&o: &u32| tried.insert(o) && resemblance(&digest.sketch, &self.originals[o as usize].1) >= COPY;
        let original = digest.sketch.iter().flat_map(|h| self.holders(*h)).find(alike);
        match original {
            Some(o) => {
                let original = self.originals[o as usize].0.clone();
                self.copies.insert(id.to_string(), original);
            }
            None => self.add_original(id, &digest.sketch),
        }
    }

    fn add_original(&mut self, id: &str, sketch: &[u64]) {
        let original = self.originals.len() as u32;
        self.originals.push((id.to_string(), sketch.into()));
        for hash in sketch {
            let place = self.holders.len() as u32;
            let first = *self.by_hash.entry(*hash).or_insert(place);
            if first != place {
                let (held, last) = self.places(first).fold((0, first), |(n, _), at| (n + 1, at));
                if held == HOLDERS {
                    continue;
                }
                self.holders[last as usize].1 = place;
            }
            self.holders.push((original, NONE));
        }
    }

    /// The originals that hold a hash, in their order.
    fn holders(&self, hash: u64) -> impl Iterator<Item = u32> {
        self.by_hash.get(&hash).into_iter().flat_map(|first| self.places(*first)).map(|at| self.holders[at as usize].0)
    }

    /// A place in `holders`, and those that follow it.
    fn places(&self, first: u32) -> impl Iterator<Item = u32> {
        std::iter::successors(Some(first), |&at| Some(self.holders[at as usize].1).filter(|&next| next != NONE))
    }

    /// What was counted.
    pub fn finish(self, lexicon: &Lexicon) -> Collection {
        let mut c = Collection { articles: self.articles, copies: self.copies, ..Collection::default() };
        let known: FxHashMap<u64, f64> =
            lexicon.vocabulary.hashes().map(|(id, hash)| (hash, background(lexicon, id))).collect();
        let rarity = |(word, n): (u64, u32)| {
            // Words that general news English uses, by the lexicon, tell less than a word it does not know.
            let known = known.get(&word).copied().unwrap_or_default();
            (word, c.band(f64::from(n) + known))
        };
        c.rarity = self.frequency.into_iter().map(rarity).collect();
        c
    }
}

/// In how many articles of the background a word of the lexicon stands.
fn background(lexicon: &Lexicon, word: WordId) -> f64 {
    let name = lexicon.facts(word).classes.without(Classes::NAME).is_empty();
    if name { BACKGROUND_NAME } else { BACKGROUND_COMMON }
}

impl Collection {
    /// Counts the articles (id, digest), which come in a fixed order.
    pub fn count<'a>(lexicon: &Lexicon, articles: impl IntoIterator<Item = (&'a str, &'a Digest)>) -> Collection {
        let mut counter = Counter::default();
        articles.into_iter().for_each(|(id, digest)| counter.add(id, digest));
        counter.finish(lexicon)
    }

    /// The article that this one is a copy of; itself where it is none.
    pub fn original<'a>(&'a self, id: &'a str) -> &'a str {
        self.copies.get(id).map_or(id, String::as_str)
    }

    /// How much a shared word says: 0 for one that stands everywhere, about 1 for one that is rare.
    ///
    /// The collection is counted together with a background of general news, so that a folder about one story does
    /// not make its own words worthless. A coarse band (eighths), so that one more article seldom changes it.
    pub fn rarity(&self, word: &str) -> f64 {
        self.rarity_by(hash(word))
    }

    /// The same of a word's [`hash`].
    pub fn rarity_by(&self, hash: u64) -> f64 {
        self.rarity.get(&hash).copied().unwrap_or_else(|| self.band(0.0))
    }

    fn band(&self, n: f64) -> f64 {
        let total = self.articles as f64 + BACKGROUND;
        let idf = (total / n.max(1.0)).ln() / total.ln();
        ((idf * 8.0).round() / 8.0).clamp(0.0, 1.0)
    }
}

/// Part of the smallest hashes of both that the two sketches share.
fn resemblance(a: &[u64], b: &[u64]) -> f64 {
    let (mut i, mut j, mut shared, mut seen) = (0, 0, 0usize, 0usize);
    let k = a.len().max(b.len()).min(SKETCH);
    while seen < k && (i < a.len() || j < b.len()) {
        match (a.get(i), b.get(j)) {
            (Some(x), Some(y)) if x == y => {
                shared += 1;
                i += 1;
                j += 1;
            }
            (Some(x), Some(y)) if x < y => i += 1,
            (Some(_), None) => i += 1,
            _ => j += 1,
        }
        seen += 1;
    }
    if seen == 0 { 0.0 } else { shared as f64 / seen as f64 }
}
