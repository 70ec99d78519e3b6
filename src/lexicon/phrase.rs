//! Surfaces of one or more words, each with what it stands for, found by the id of their first word.

use super::{Vocabulary, WordId};
use rustc_hash::FxHashMap;

/// A table of surfaces. Of several that fit, the longest wins; of equal ones, the one added last.
#[derive(Clone, Debug)]
pub struct Phrases<T> {
    by_first: FxHashMap<WordId, Vec<Phrase<T>>>,
}

type Phrase<T> = (Box<[WordId]>, T);

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Phrases { by_first: FxHashMap::default() }
    }
}

impl<T> Phrases<T> {
    /// Adds a surface as it is written; capitals do not count.
    pub fn add(&mut self, vocabulary: &mut Vocabulary, surface: &str, value: T) {
        let words: Box<[WordId]> = pieces(surface).iter().map(|w| vocabulary.intern(w)).collect();
        let Some(&first) = words.first() else { return };
        let list = self.by_first.entry(first).or_default();
        let at = list.partition_point(|(w, _)| w.len() > words.len());
        list.insert(at, (words, value));
    }

    /// The longest surface that the words from position 0 on spell, with the number of its words.
    pub fn longest(&self, word: impl Fn(usize) -> WordId) -> Option<(usize, &T)> {
        self.find(word, |_, _| true)
    }

    /// The longest one that `accept` takes.
    pub fn find(&self, word: impl Fn(usize) -> WordId, accept: impl Fn(usize, &T) -> bool) -> Option<(usize, &T)> {
        let list = self.by_first.get(&word(0))?;
        list.iter()
            .find(|(words, value)| {
                words.iter().enumerate().skip(1).all(|(i, &w)| word(i) == w) && accept(words.len(), value)
            })
            .map(|(words, value)| (words.len(), value))
    }

    /// The words that some surface begins with.
    pub fn firsts(&self) -> impl Iterator<Item = WordId> + '_ {
        self.by_first.keys().copied()
    }
}

/// Cuts a surface as the tokenizer cuts a text: words, signs, and the possessive apart; `U.S.` stays whole and
/// `Inc.` loses its dot.
fn pieces(surface: &str) -> Vec<String> {
    let mut out = Vec::new();
    for chunk in surface.split_whitespace() {
        let lower = chunk.to_lowercase().replace('\u{2019}', "'");
        let (stem, possessive) = match lower.strip_suffix("'s") {
            Some(stem) if !stem.is_empty() => (stem, true),
            _ => (lower.as_str(), false),
        };
        let dotted = stem.len() >= 3 && stem.split('.').all(|p| p.chars().count() <= 1);
        if dotted {
            out.push(stem.to_string());
        } else {
            let mut word = String::new();
            for c in stem.trim_end_matches('.').chars() {
                if c.is_alphanumeric() || c == '\'' {
                    word.push(c);
                } else {
                    out.extend((!word.is_empty()).then(|| std::mem::take(&mut word)));
                    out.push(c.to_string());
                }
            }
            out.extend((!word.is_empty()).then_some(word));
        }
        if possessive {
            out.push("'s".to_string());
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn surfaces_are_cut_like_text() {
        assert_eq!(pieces("U.S. Steel Corp."), ["u.s.", "steel", "corp"]);
        assert_eq!(pieces("Moody's"), ["moody", "'s"]);
        assert_eq!(pieces("vice-president"), ["vice", "-", "president"]);
        assert_eq!(pieces("AT&T"), ["at", "&", "t"]);
    }

    #[test]
    fn the_longest_surface_wins() {
        let mut v = Vocabulary::default();
        let mut p = Phrases::default();
        p.add(&mut v, "chief", 1);
        p.add(&mut v, "chief executive", 2);
        let text = [v.get("chief"), v.get("executive"), WordId::NONE];
        assert_eq!(p.longest(|i| text[i]), Some((2, &2)));
        assert_eq!(p.longest(|i| text[i + 1]), None);
    }
}
