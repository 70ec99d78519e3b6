//! What the comparison needs of the whole collection: how rare a word is, and which articles are copies of one text.
//!
//! Both are counted once from each article's [`Digest`], which looks at that article alone.

use crate::claim::{Digest, SKETCH};
use crate::lexicon::Lexicon;
use rustc_hash::{FxHashMap, FxHashSet};

/// Articles of the background, and in how many of them a word of general news English is taken to stand.
const BACKGROUND: f64 = 50.0;
const BACKGROUND_COMMON: f64 = 8.0;

/// Counts over a collection.
#[derive(Clone, Debug, Default)]
pub struct Collection {
    articles: usize,
    /// How much each word of the collection says.
    rarity: FxHashMap<String, f64>,
    /// Article id to the id of the first article of which it is a copy.
    copies: FxHashMap<String, String>,
}

/// Shared part of two sketches from which on two articles are one source.
const COPY: f64 = 0.5;

impl Collection {
    /// Counts the articles (id, digest), which come in a fixed order.
    pub fn count<'a>(lexicon: &Lexicon, articles: impl IntoIterator<Item = (&'a str, &'a Digest)>) -> Collection {
        let mut c = Collection::default();
        let mut frequency: FxHashMap<&str, u32> = FxHashMap::default();
        let mut by_hash: FxHashMap<u64, Vec<(&str, &Digest)>> = FxHashMap::default();
        for (id, digest) in articles {
            c.articles += 1;
            for w in &digest.words {
                *frequency.entry(w).or_default() += 1;
            }
            let mut tried = FxHashSet::default();
            let original = digest
                .sketch
                .iter()
                .flat_map(|h| by_hash.get(h).into_iter().flatten())
                .find(|(other, d)| tried.insert(*other) && resemblance(&digest.sketch, &d.sketch) >= COPY)
                .map(|(other, _)| other.to_string());
            match original {
                Some(o) => {
                    let root = c.copies.get(&o).cloned().unwrap_or(o);
                    c.copies.insert(id.to_string(), root);
                }
                None => {
                    for h in &digest.sketch {
                        by_hash.entry(*h).or_default().push((id, digest));
                    }
                }
            }
        }
        let rarity = |(word, n)| {
            // Words that general news English uses, by the lexicon, tell less than a word it does not know.
            let known = if lexicon.vocabulary.get(word).is_known() { BACKGROUND_COMMON } else { 0.0 };
            (String::from(word), c.band(f64::from(n) + known))
        };
        c.rarity = frequency.into_iter().map(rarity).collect();
        c
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
        self.rarity.get(word).copied().unwrap_or_else(|| self.band(0.0))
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
