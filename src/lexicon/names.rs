//! Words that names are made of: given names, places, known names with their other forms, words that head an
//! organisation's name, and words that are no names however they are written.
//!
//! In: `given-names.tsv`, `places.tsv`, `aliases.tsv`, `organisations.tsv`, `name-words.tsv`. Out: [`NameWords`].
//! It knows nothing of the texts.

use super::phrase::Phrases;
use super::{LexiconError, Row, Table, Vocabulary, WordId};
use rustc_hash::FxHashMap;

/// What a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameClass {
    Person,
    Organisation,
    Place,
    Product,
    Other,
}

impl NameClass {
    pub fn name(self) -> &'static str {
        match self {
            NameClass::Person => "person",
            NameClass::Organisation => "organisation",
            NameClass::Place => "place",
            NameClass::Product => "product",
            NameClass::Other => "other",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Gender {
    Male,
    Female,
}

/// What a word can be to a name; several may hold at once ("May").
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Traits(u16);

impl Traits {
    /// inside a name: "van", "bin"
    pub const PARTICLE: Traits = Traits(1);
    /// behind a person's name: "Jr."
    pub const SUFFIX: Traits = Traits(1 << 1);
    /// before a person's name: "Mr."
    pub const HONORIFIC: Traits = Traits(1 << 2);
    pub const CALENDAR: Traits = Traits(1 << 3);
    pub const FUNCTION: Traits = Traits(1 << 4);
    /// capitals that name nobody: "GDP"
    pub const ACRONYM: Traits = Traits(1 << 5);
    /// last word of an organisation's name: "Ministry"
    pub const ORG_LAST: Traits = Traits(1 << 6);
    /// first word, with "of" or "for" behind it: "Bank of"
    pub const ORG_FIRST: Traits = Traits(1 << 7);
    /// legal form: "Inc."
    pub const ORG_SUFFIX: Traits = Traits(1 << 8);
    /// adjective or inhabitant: "Danish"
    pub const PEOPLE: Traits = Traits(1 << 9);
    pub const GIVEN: Traits = Traits(1 << 10);
    /// begins a known name
    pub const KNOWN: Traits = Traits(1 << 11);
    /// last word of a name that is neither a person's nor an organisation's: "Act"
    pub const THING: Traits = Traits(1 << 13);
    /// introduces a relative: "his wife Jane Roe"
    pub const KIN: Traits = Traits(1 << 14);
    /// no name where a sentence begins: "Officials"
    pub const COMMON: Traits = Traits(1 << 12);

    pub fn has(self, other: Traits) -> bool {
        self.0 & other.0 != 0
    }

    pub const fn or(self, other: Traits) -> Traits {
        Traits(self.0 | other.0)
    }
}

/// A given name: whose, and the full form that it stands for.
#[derive(Clone, Copy, Debug)]
pub struct Given {
    pub gender: Option<Gender>,
    pub full: WordId,
}

/// A place or another name that the lexicon lists.
#[derive(Clone, Debug)]
pub struct KnownName {
    pub name: Box<str>,
    pub class: NameClass,
    /// a sovereign country
    pub country: bool,
}

#[derive(Clone, Copy, Debug)]
struct Form {
    known: u32,
    /// written in capitals only: "WHO" is no "who"
    upper: bool,
}

#[derive(Clone, Debug, Default)]
pub struct NameWords {
    traits: Vec<Traits>,
    given: FxHashMap<WordId, Given>,
    known: Vec<KnownName>,
    by_name: FxHashMap<Box<str>, u32>,
    forms: Phrases<Form>,
    /// "Danish" and the index of Denmark; `None` for a faith or a party
    peoples: Phrases<Option<u32>>,
    /// "tx" and the index of Texas
    codes: FxHashMap<WordId, u32>,
}

impl NameWords {
    pub fn traits(&self, word: WordId) -> Traits {
        self.traits.get(word.0 as usize).copied().unwrap_or_default()
    }

    pub fn given(&self, word: WordId) -> Option<Given> {
        self.given.get(&word).copied()
    }

    /// Index into the known names.
    pub fn known(&self, index: u32) -> Option<&KnownName> {
        self.known.get(index as usize)
    }

    /// The state of a postal code.
    pub fn coded(&self, word: WordId) -> Option<&KnownName> {
        self.codes.get(&word).and_then(|&k| self.known(k))
    }

    /// The longest known name that the words from position 0 on spell; `upper` tells which words stand in capitals.
    pub fn known_at(
        &self,
        word: impl Fn(usize) -> WordId,
        capital: impl Fn(usize) -> bool,
        upper: impl Fn(usize) -> bool,
    ) -> Option<(usize, u32)> {
        let fits = |n: usize, form: &Form| if form.upper { (0..n).all(&upper) } else { capital(0) && capital(n - 1) };
        self.forms.find(word, fits).map(|(n, f)| (n, f.known))
    }

    /// "Danish", "South Koreans": number of words, and the country's index where it is one.
    pub fn people_at(&self, word: impl Fn(usize) -> WordId) -> Option<(usize, Option<u32>)> {
        self.peoples.longest(word).map(|(n, p)| (n, *p))
    }

    fn mark(&mut self, word: WordId, traits: Traits) {
        let i = word.0 as usize;
        if self.traits.len() <= i {
            self.traits.resize(i + 1, Traits::default());
        }
        self.traits[i] = self.traits[i].or(traits);
    }

    pub(super) fn add_given(&mut self, v: &mut Vocabulary, shown: &str, text: &str) -> Result<(), LexiconError> {
        for row in Table::parse(shown, text, 3)?.rows {
            let gender = match row.cell(1) {
                "m" => Some(Gender::Male),
                "f" => Some(Gender::Female),
                "" => None,
                other => return Err(row.error(format!("\"{other}\" is none of `m`, `f`, `-`"))),
            };
            let word = v.intern(row.cell(0));
            let full = if row.cell(2).is_empty() { word } else { v.intern(row.cell(2)) };
            self.given.insert(word, Given { gender, full });
            self.mark(word, Traits::GIVEN);
        }
        Ok(())
    }

    pub(super) fn add_places(&mut self, v: &mut Vocabulary, shown: &str, text: &str) -> Result<(), LexiconError> {
        for row in Table::parse(shown, text, 5)?.rows {
            let country = match row.cell(1) {
                "country" => true,
                "state" | "city" | "region" | "people" => false,
                other => return Err(row.error(format!("\"{other}\" is no kind of place"))),
            };
            let index = (row.cell(1) != "people").then(|| self.add_known(v, &row, NameClass::Place, country, 2));
            if let Some(index) = index.filter(|_| !row.cell(4).is_empty()) {
                self.codes.insert(v.intern(&row.cell(4).to_lowercase()), index);
            }
            for people in row.list(3) {
                self.peoples.add_name(v, people, index);
                if let Some(word) = single(v, people) {
                    self.mark(word, Traits::PEOPLE);
                }
            }
        }
        self.mark_known();
        Ok(())
    }

    pub(super) fn add_aliases(&mut self, v: &mut Vocabulary, shown: &str, text: &str) -> Result<(), LexiconError> {
        for row in Table::parse(shown, text, 3)?.rows {
            let class = match row.cell(1) {
                "person" => NameClass::Person,
                "organisation" => NameClass::Organisation,
                "place" => NameClass::Place,
                "product" => NameClass::Product,
                "other" => NameClass::Other,
                other => return Err(row.error(format!("\"{other}\" is no kind of name"))),
            };
            // A later row corrects what an earlier one says.
            let known = self.add_known(v, &row, class, false, 2);
            self.known[known as usize].class = class;
        }
        self.mark_known();
        Ok(())
    }

    fn add_known(&mut self, v: &mut Vocabulary, row: &Row, class: NameClass, country: bool, forms: usize) -> u32 {
        let name = row.cell(0);
        let known = *self.by_name.entry(name.into()).or_insert_with(|| {
            self.known.push(KnownName { name: name.into(), class, country });
            self.known.len() as u32 - 1
        });
        for form in std::iter::once(name).chain(row.list(forms)) {
            let upper = !form.chars().any(char::is_lowercase);
            self.forms.add_name(v, form, Form { known, upper });
        }
        known
    }

    fn mark_known(&mut self) {
        for first in self.forms.openers().collect::<Vec<_>>() {
            self.mark(first, Traits::KNOWN);
        }
    }

    pub(super) fn add_organisations(
        &mut self,
        v: &mut Vocabulary,
        shown: &str,
        text: &str,
    ) -> Result<(), LexiconError> {
        for row in Table::parse(shown, text, 3)?.rows {
            let trait_ = match row.cell(1) {
                "last" => Traits::ORG_LAST,
                "first" => Traits::ORG_FIRST,
                "suffix" => Traits::ORG_SUFFIX,
                other => return Err(row.error(format!("\"{other}\" is none of `last`, `first`, `suffix`"))),
            };
            self.mark(v.intern(row.cell(0)), trait_);
        }
        Ok(())
    }

    pub(super) fn add_words(&mut self, v: &mut Vocabulary, shown: &str, text: &str) -> Result<(), LexiconError> {
        for row in Table::parse(shown, text, 2)?.rows {
            for kind in row.list(1) {
                let trait_ = match kind {
                    "particle" => Traits::PARTICLE,
                    "suffix" => Traits::SUFFIX,
                    "honorific" => Traits::HONORIFIC,
                    "calendar" => Traits::CALENDAR,
                    "function" => Traits::FUNCTION,
                    "acronym" => Traits::ACRONYM,
                    "kin" => Traits::KIN,
                    "thing" => Traits::THING,
                    "common" => Traits::COMMON,
                    other => return Err(row.error(format!("\"{other}\" is nothing that a word can be to a name"))),
                };
                self.mark(v.intern(row.cell(0)), trait_);
            }
        }
        Ok(())
    }
}

fn single(v: &Vocabulary, surface: &str) -> Option<WordId> {
    (!surface.contains(' ')).then(|| v.get(&surface.to_lowercase())).filter(|w| w.is_known())
}
