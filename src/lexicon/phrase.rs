//! Phrases of one or more words, found by their first word; the longest one wins.

use super::{Vocabulary, WordId, WordMap};

/// What each phrase of a table stands for.
#[derive(Clone, Debug)]
pub struct Phrases<T> {
    by_first: WordMap<Vec<Entry<T>>>,
}

#[derive(Clone, Debug)]
struct Entry<T> {
    words: Box<[WordId]>,
    value: T,
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Phrases { by_first: WordMap::default() }
    }
}

impl<T> Phrases<T> {
    /// Adds a phrase, cut up as the tokenizer does it. The value it had, if it was there already.
    pub fn add(&mut self, vocabulary: &mut Vocabulary, phrase: &str, value: T) -> Option<T> {
        let words = split(phrase).map(|w| vocabulary.intern(&w.to_lowercase())).collect();
        self.insert(words, value)
    }

    /// Adds a name as it is written: the dot of `Inc.` belongs to the word, the possessive is apart.
    pub fn add_name(&mut self, vocabulary: &mut Vocabulary, name: &str, value: T) -> Option<T> {
        let words = pieces(name).iter().map(|w| vocabulary.intern(w)).collect();
        self.insert(words, value)
    }

    fn insert(&mut self, words: Box<[WordId]>, value: T) -> Option<T> {
        let &first = words.first()?;
        let entries = self.by_first.or_insert(first, Vec::new());
        if let Some(entry) = entries.iter_mut().find(|e| e.words == words) {
            return Some(std::mem::replace(&mut entry.value, value));
        }
        let at = entries.partition_point(|e| e.words.len() > words.len());
        entries.insert(at, Entry { words, value });
        None
    }

    /// The words that a phrase begins with.
    pub fn openers(&self) -> impl Iterator<Item = WordId> + use<'_, T> {
        self.by_first.words()
    }

    /// Whether any phrase starts with this word.
    pub fn starts(&self, word: WordId) -> bool {
        self.by_first.contains(word)
    }

    /// The longest phrase whose n-th word is `word(n)`, and how many words it has.
    pub fn longest(&self, word: impl Fn(usize) -> WordId) -> Option<(usize, &T)> {
        self.matches(word).next()
    }

    /// The longest one that `accept` takes.
    pub fn find(&self, word: impl Fn(usize) -> WordId, accept: impl Fn(usize, &T) -> bool) -> Option<(usize, &T)> {
        self.matches(word).find(|(len, value)| accept(*len, value))
    }

    /// Every phrase that stands there, the longest first.
    pub fn matches(&self, word: impl Fn(usize) -> WordId) -> impl Iterator<Item = (usize, &T)> {
        let entries = self.by_first.get(word(0)).map_or(&[][..], Vec::as_slice);
        entries
            .iter()
            .filter(move |e| e.words.iter().enumerate().skip(1).all(|(n, &w)| word(n) == w))
            .map(|e| (e.words.len(), &e.value))
    }
}

/// The tokens of a surface in the lexicon: runs of letters (with the dots of `u.s.`), single signs.
pub fn split(surface: &str) -> impl Iterator<Item = &str> {
    let mut rest = surface;
    std::iter::from_fn(move || {
        rest = rest.trim_start();
        let first = rest.chars().next()?;
        let mut end = first.len_utf8();
        if first.is_alphabetic() {
            let letters = |s: &str| s.find(|c: char| !c.is_alphabetic()).unwrap_or(s.len());
            end = letters(rest);
            let dotted = |s: &str| s.len() > 1 && s.starts_with('.') && letters(&s[1..]) == 1;
            if end == 1 && dotted(&rest[1..]) {
                while dotted(&rest[end..]) {
                    end += 2;
                }
                end += usize::from(rest[end..].starts_with('.'));
            }
        }
        let (word, tail) = rest.split_at(end);
        rest = tail;
        Some(word)
    })
}

/// Cuts a name as the tokenizer cuts a text: words, signs, and the possessive apart; `U.S.` stays whole and
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
    #[test]
    fn surfaces_are_cut_as_text_is() {
        for (surface, words) in [
            ("u.s. dollar", vec!["u.s.", "dollar"]),
            ("sq. ft", vec!["sq", ".", "ft"]),
            ("km/h", vec!["km", "/", "h"]),
            ("°C", vec!["°", "C"]),
        ] {
            assert_eq!(super::split(surface).collect::<Vec<_>>(), words);
        }
    }

    #[test]
    fn names_are_cut_as_text_is() {
        let pieces = super::pieces;
        assert_eq!(pieces("U.S. Steel Corp."), ["u.s.", "steel", "corp"]);
        assert_eq!(pieces("Moody's"), ["moody", "'s"]);
        assert_eq!(pieces("vice-president"), ["vice", "-", "president"]);
        assert_eq!(pieces("AT&T"), ["at", "&", "t"]);
    }
}
