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
    document_frequency: FxHashMap<String, u32>,
    /// Article id to the id of the first article of which it is a copy.
    copies: FxHashMap<String, String>,
    /// Words that general news English uses, by the lexicon: they tell less than a word it does not know.
    common: FxHashSet<String>,
}

/// Shared part of two sketches from which on two articles are one source.
const COPY: f64 = 0.5;

impl Collection {
    /// Counts the articles (id, digest), which come in a fixed order.
    pub fn count<'a>(lexicon: &Lexicon, articles: impl IntoIterator<Item = (&'a str, &'a Digest)>) -> Collection {
        let mut c = Collection::default();
        let mut by_hash: FxHashMap<u64, Vec<(&str, &Digest)>> = FxHashMap::default();
        for (id, digest) in articles {
            c.articles += 1;
            for w in &digest.words {
                match c.document_frequency.get_mut(w) {
                    Some(n) => *n += 1,
                    None => {
                        c.document_frequency.insert(w.clone(), 1);
                        if lexicon.vocabulary.get(w).is_known() {
                            c.common.insert(w.clone());
                        }
                    }
                }
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
        let known = if self.common.contains(word) { BACKGROUND_COMMON } else { 0.0 };
        let n = f64::from(self.document_frequency.get(word).copied().unwrap_or(0)) + known;
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
