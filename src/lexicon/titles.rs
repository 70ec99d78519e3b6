//! Titles of persons, the words before them that say how they are held, and the verbs that give and take them.
//!
//! In: `titles.tsv`, `title-qualifiers.tsv`, `title-verbs.tsv`. Out: [`Titles`].

use super::phrase::Phrases;
use super::{LexiconError, Row, Table, Vocabulary, WordId};
use rustc_hash::{FxHashMap, FxHashSet};

/// How a title is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Qualifier {
    Former,
    Outgoing,
    Acting,
    Interim,
    Incoming,
}

impl Qualifier {
    pub fn name(self) -> &'static str {
        match self {
            Qualifier::Former => "former",
            Qualifier::Outgoing => "outgoing",
            Qualifier::Acting => "acting",
            Qualifier::Interim => "interim",
            Qualifier::Incoming => "incoming",
        }
    }

    fn parse(name: &str) -> Option<Qualifier> {
        use Qualifier::{Acting, Former, Incoming, Interim, Outgoing};
        [Former, Outgoing, Acting, Interim, Incoming].into_iter().find(|q| q.name() == name)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TitleKind {
    /// held in a body: "director of …"
    Office,
    /// a rank or an address, only with a capital letter: "Gen."
    Rank,
    /// an occupation: "analyst"
    Trade,
}

#[derive(Clone, Debug)]
pub struct Title {
    pub name: Box<str>,
    /// One holder at a time in one body.
    pub exclusive: bool,
    /// Exclusive, and held by nobody in two bodies at once.
    pub sole: bool,
    pub kind: TitleKind,
}

/// What a word before a title does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Before {
    /// how the title is held
    Holding(Qualifier),
    /// part of the title
    Modifier,
    /// part of the title, and more than one may hold it: "deputy"
    Lesser,
    /// neither: "longtime"
    Nothing,
}

/// "became", "was named", "who heads".
#[derive(Clone, Debug)]
pub struct TitleVerb {
    /// The title that the verb itself gives; else one follows.
    pub title: Option<u32>,
    pub qualifier: Option<Qualifier>,
}

#[derive(Clone, Debug, Default)]
pub struct Titles {
    rows: Vec<Title>,
    /// index, and whether the surface stands in capitals only
    forms: Phrases<(u32, bool)>,
    firsts: FxHashSet<WordId>,
    before: FxHashMap<WordId, Before>,
    verbs: Phrases<TitleVerb>,
}

impl Titles {
    pub fn get(&self, index: u32) -> Option<&Title> {
        self.rows.get(index as usize)
    }

    pub fn can_start(&self, word: WordId) -> bool {
        self.firsts.contains(&word)
    }

    /// The longest title that the words from position 0 on spell.
    pub fn at(
        &self,
        word: impl Fn(usize) -> WordId,
        capital: impl Fn(usize) -> bool,
        upper: impl Fn(usize) -> bool,
    ) -> Option<(usize, u32)> {
        let fits = |n: usize, &(index, caps): &(u32, bool)| {
            let rank = self.rows[index as usize].kind == TitleKind::Rank;
            (!caps || (0..n).all(&upper)) && (!rank || capital(0))
        };
        self.forms.find(word, fits).map(|(n, (index, _))| (n, *index))
    }

    /// What the word does before a title; `None` for most words.
    pub fn before(&self, word: WordId) -> Option<Before> {
        self.before.get(&word).copied()
    }

    pub fn verb_at(&self, word: impl Fn(usize) -> WordId) -> Option<(usize, &TitleVerb)> {
        self.verbs.longest(word)
    }

    pub(super) fn add_titles(&mut self, v: &mut Vocabulary, shown: &str, text: &str) -> Result<(), LexiconError> {
        for row in Table::parse(shown, text, 5)?.rows {
            let (exclusive, sole) = match row.cell(2) {
                "yes" => (true, false),
                "sole" => (true, true),
                "no" => (false, false),
                other => return Err(row.error(format!("\"{other}\" is none of `yes`, `sole`, `no`"))),
            };
            let kind = match row.cell(3) {
                "office" => TitleKind::Office,
                "rank" => TitleKind::Rank,
                "trade" => TitleKind::Trade,
                other => return Err(row.error(format!("\"{other}\" is none of `office`, `rank`, `trade`"))),
            };
            let index = self.rows.len() as u32;
            self.rows.push(Title { name: row.cell(0).into(), exclusive, sole, kind });
            for form in std::iter::once(row.cell(0)).chain(row.list(1)) {
                let caps = !form.chars().any(char::is_lowercase);
                self.forms.add_name(v, form, (index, caps));
            }
        }
        self.firsts = self.forms.openers().collect();
        Ok(())
    }

    pub(super) fn add_qualifiers(&mut self, v: &mut Vocabulary, shown: &str, text: &str) -> Result<(), LexiconError> {
        for row in Table::parse(shown, text, 3)?.rows {
            let before = match row.cell(1) {
                "" => Before::Nothing,
                "modifier" => Before::Modifier,
                "lesser" => Before::Lesser,
                name => Before::Holding(qualifier(&row, name)?),
            };
            self.before.insert(v.intern(row.cell(0)), before);
        }
        Ok(())
    }

    pub(super) fn add_verbs(&mut self, v: &mut Vocabulary, shown: &str, text: &str) -> Result<(), LexiconError> {
        for row in Table::parse(shown, text, 4)?.rows {
            let title = match row.cell(1) {
                "" => None,
                name => {
                    let at = self.rows.iter().position(|t| &*t.name == name);
                    Some(at.ok_or_else(|| row.error(format!("\"{name}\" is no row of titles.tsv")))? as u32)
                }
            };
            let qualifier = match row.cell(2) {
                "" => None,
                name => Some(qualifier(&row, name)?),
            };
            self.verbs.add_name(v, row.cell(0), TitleVerb { title, qualifier });
        }
        Ok(())
    }
}

fn qualifier(row: &Row, name: &str) -> Result<Qualifier, LexiconError> {
    Qualifier::parse(name).ok_or_else(|| row.error(format!("\"{name}\" is no way to hold a title")))
}
