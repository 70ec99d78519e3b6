//! `synonyms.tsv`: which head nouns stand for one thing in the news, and which are only a kind of another.
//!
//! In: a noun's lemma. Out: the lemma it stands for (`same`), and every wider term, nearest first (`broader`). It
//! refuses to know inflection (ask for lemmas) and what a noun means in one article only.
//! `gpu` is the same as `graphics processing unit`; broader are `processor`, `chip` and `semiconductor`.

use super::{ByText, LexiconError, Table};
use rustc_hash::{FxHashMap, FxHashSet};

/// What all nouns for people have in common, and what the people of a place are.
pub const PERSON: &str = "person";
pub const RESIDENT: &str = "resident";

/// What `synonyms.tsv` says of one noun.
#[derive(Clone, Debug, Default)]
struct Entry {
    /// Empty for a noun that stands for itself.
    same: String,
    /// The wider terms of its own row.
    near: Vec<String>,
    /// All terms wider than what it stands for.
    broader: Vec<String>,
}

#[derive(Clone, Debug, Default)]
pub struct Nouns {
    entries: FxHashMap<String, Entry>,
    /// "unit" of "graphics processing unit"
    last_words: ByText<()>,
}

impl Nouns {
    /// Adds the rows of one file; a later row replaces an earlier one of the same noun.
    ///
    /// # Errors
    /// A row with both or neither of `same` and `broader`, a `same` over two steps, wider terms that lead back.
    pub(super) fn add(&mut self, shown: &str, text: &str) -> Result<(), LexiconError> {
        let rows = Table::parse(shown, text, 4)?.rows;
        for row in &rows {
            let entry = Entry {
                same: row.cell(1).to_string(),
                near: row.list(2).map(str::to_string).collect(),
                broader: Vec::new(),
            };
            if entry.same.is_empty() == entry.near.is_empty() {
                return Err(row.error("a row has one of `same` and `broader`"));
            }
            if let Some((_, last)) = row.cell(0).rsplit_once(' ') {
                self.last_words.or_insert(last, ());
            }
            self.entries.insert(row.cell(0).to_string(), entry);
        }
        let targets: FxHashSet<&str> = self.entries.values().map(|e| e.same.as_str()).collect();
        for row in &rows {
            let (noun, same) = (row.cell(0), row.cell(1));
            if !same.is_empty() && targets.contains(noun) {
                return Err(row.error(format!("another noun stands for \"{noun}\", which has a `same` of its own")));
            }
            if self.leads_back(noun) {
                return Err(row.error(format!("the terms wider than \"{noun}\" lead back to it")));
            }
        }
        // A row can change what is wider than the nouns of other rows and files.
        let wider = |noun: &String| self.wider(noun).into_iter().map(str::to_string).collect();
        let all: Vec<(String, Vec<String>)> = self.entries.keys().map(|noun| (noun.clone(), wider(noun))).collect();
        for (noun, broader) in all {
            self.entries.entry(noun).or_default().broader = broader;
        }
        Ok(())
    }

    /// Whether the word is the last one of a noun of several words.
    pub fn ends_compound(&self, word: &str) -> bool {
        self.last_words.get(word).is_some()
    }

    /// Whether some row is about the noun.
    pub fn has(&self, noun: &str) -> bool {
        self.entries.contains_key(noun)
    }

    /// The lemma that a noun stands for, itself when no row says otherwise.
    pub fn same<'a>(&'a self, lemma: &'a str) -> &'a str {
        match self.entries.get(lemma) {
            Some(entry) if !entry.same.is_empty() => &entry.same,
            _ => lemma,
        }
    }

    /// Everything wider than what the noun stands for, nearest first; nothing for an unknown noun.
    pub fn broader(&self, lemma: &str) -> &[String] {
        self.entries.get(lemma).map_or(&[], |entry| &entry.broader)
    }

    /// What a noun is: itself as [`Nouns::same`] gives it, then everything wider, nearest first.
    pub fn kinds<'a>(&'a self, lemma: &'a str) -> impl Iterator<Item = &'a str> {
        std::iter::once(self.same(lemma)).chain(self.broader(lemma).iter().map(String::as_str))
    }

    /// Whether a noun is another, or a kind of it: a `baker` is a `person`.
    pub fn is_kind(&self, lemma: &str, wider: &str) -> bool {
        self.kinds(lemma).any(|kind| kind == wider)
    }

    fn near<'a>(&'a self, noun: &'a str) -> impl Iterator<Item = &'a str> {
        self.entries.get(self.same(noun)).into_iter().flat_map(|entry| &entry.near).map(|near| self.same(near))
    }

    /// Level by level, so that near terms come first; ends on any input, as no term is taken twice.
    fn wider<'a>(&'a self, noun: &'a str) -> Vec<&'a str> {
        let mut terms = vec![self.same(noun)];
        let mut next = 0;
        while let Some(&term) = terms.get(next) {
            for near in self.near(term) {
                if !terms.contains(&near) {
                    terms.push(near);
                }
            }
            next += 1;
        }
        terms.split_off(1)
    }

    fn leads_back(&self, noun: &str) -> bool {
        let start = self.same(noun);
        let wider = self.wider(noun);
        wider.into_iter().chain([start]).any(|term| self.near(term).any(|near| near == start))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    const FILE: &str = include_str!("../../lexicon/synonyms.tsv");

    fn rows() -> Vec<crate::lexicon::Row<'static>> {
        Table::parse("lexicon/synonyms.tsv", FILE, 4).unwrap().rows
    }

    #[test]
    fn examples() {
        let nouns = &Lexicon::builtin().nouns;
        for row in rows() {
            let noun = row.cell(0);
            let (words, expected) = row.cell(3).split_once(" => ").unwrap_or_else(|| panic!("{noun}: no example"));
            let lemmas: Vec<_> = words.split(' ').map(|word| Lexicon::builtin().singular(word)).collect();
            let found = format!(" {} ", lemmas.join(" ")).contains(&format!(" {noun} "));
            assert!(found, "{noun}: not in its example \"{words}\"");
            let mut is = nouns.same(noun).to_string();
            for term in nouns.broader(noun) {
                is.push_str(" < ");
                is.push_str(term);
            }
            assert_eq!(is, expected, "{noun}");
        }
    }

    /// Chains and loops are refused when the file is read; this is what is left.
    #[test]
    fn wider_terms_are_canonical() {
        let nouns = &Lexicon::builtin().nouns;
        for row in rows() {
            for term in row.list(2) {
                assert_eq!(nouns.same(term), term, "line {}", row.line);
            }
        }
    }

    #[test]
    fn canonical_form() {
        let (header, rows): (Vec<&str>, Vec<&str>) = FILE.lines().partition(|line| line.starts_with('#'));
        let mut sorted = rows.clone();
        sorted.sort_by_key(|row| row.split('\t').next());
        sorted.dedup_by_key(|row| row.split('\t').next());
        assert_eq!(rows, sorted, "lexicon/synonyms.tsv is not sorted by noun, or has one twice");
        let lower = |row: &&str| row.split('\t').take(3).all(|cell| cell == cell.to_lowercase() && !cell.is_empty());
        assert!(rows.iter().all(lower), "lexicon/synonyms.tsv has a capital letter or an empty cell");
        let canonical = [header, rows].concat().join("\n") + "\n";
        assert_eq!(FILE, canonical);
    }

    #[test]
    fn unknown_nouns_stand_for_themselves() {
        let nouns = &Lexicon::builtin().nouns;
        assert_eq!(nouns.same("zither"), "zither");
        assert!(nouns.broader("zither").is_empty());
        assert_eq!(nouns.same("passenger"), "passenger", "a kind of person is not any person");
    }

    fn error(text: &str) -> String {
        let mut nouns = Nouns::default();
        nouns.add("lexicon/synonyms.tsv", FILE).unwrap();
        nouns.add("mine.tsv", text).map_or_else(|e| e.to_string(), |()| "none".to_string())
    }

    #[test]
    fn users_rows() {
        assert_eq!(error("zither\t-\tinstrument\t-"), "none");
        assert_eq!(error("zither\t-\t-\t-"), "mine.tsv:1: a row has one of `same` and `broader`");
        assert_eq!(
            error("fire\tconflagration\t-\t-"),
            "mine.tsv:1: another noun stands for \"fire\", which has a `same` of its own"
        );
        assert_eq!(error("person\t-\tpassenger\t-"), "mine.tsv:1: the terms wider than \"person\" lead back to it");
        assert_eq!(error("zither\tzither\t-\t-").split(": ").next(), Some("mine.tsv:1"));
    }
}
