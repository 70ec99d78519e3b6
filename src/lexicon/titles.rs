//! Titles of persons, the words before them that say how they are held, and the verbs that give and take them.
//!
//! In: `titles.tsv`, `title-qualifiers.tsv`, `title-verbs.tsv`. Out: [`Titles`].

use super::phrase::Phrases;
use super::{LexiconError, Row, Table, Vocabulary, WordId, WordSet};
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

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

    /// Whoever holds a title so holds it now.
    pub fn is_now(self) -> bool {
        matches!(self, Qualifier::Acting | Qualifier::Interim)
    }

    pub fn parse(name: &str) -> Option<Qualifier> {
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
    /// an office that a body may hold as well as a person: "owner"
    Either,
}

#[derive(Clone, Debug)]
pub struct Title {
    pub name: Box<str>,
    /// One holder at a time in one body.
    pub exclusive: bool,
    /// Exclusive, and held by nobody in two bodies at once.
    pub sole: bool,
    pub kind: TitleKind,
    /// What the title says of its holder, where another may say the same of the same post.
    pub part: Option<Part>,
}

/// What a title that tells little says of its holder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Part {
    /// leads the body: "boss", "chief"
    Leads,
    /// speaks for it: "spokesman", "press secretary"
    Speaks,
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

/// How a title is held; `None` is plainly.
pub type Held = Option<Qualifier>;

/// "became", "was named", "who heads", "succeeded".
#[derive(Clone, Debug)]
pub struct TitleVerb {
    /// The title that the verb itself gives; else one follows.
    pub title: Option<u32>,
    /// How the person before the verb holds it; `None` for a verb that gives or takes it from another.
    pub subject: Option<Held>,
    /// How the person between the verb and the title holds it; `None` where nobody stands there.
    pub object: Option<Held>,
}

#[derive(Clone, Debug, Default)]
pub struct Titles {
    rows: Vec<Title>,
    by_name: FxHashMap<Box<str>, u32>,
    /// index, and whether the surface stands in capitals only
    forms: Phrases<(u32, bool)>,
    /// "co-founders" without its hyphen
    plurals: Phrases<u32>,
    before: FxHashMap<WordId, Before>,
    /// "elect" of "governor-elect"
    behind: WordSet,
    verbs: Phrases<TitleVerb>,
}

impl Titles {
    pub fn get(&self, index: u32) -> Option<&Title> {
        self.rows.get(index as usize)
    }

    /// The row of this name.
    pub fn named(&self, name: &str) -> Option<&Title> {
        self.by_name.get(name).map(|&i| &self.rows[i as usize])
    }

    /// "deputy director", "vice president": others may hold it beside its holder.
    pub fn is_lesser(&self, v: &Vocabulary, name: &str) -> bool {
        name.split([' ', '-']).any(|w| self.before(v.get(w)) == Some(Before::Lesser))
    }

    /// Whoever leads a body may hold the title: no trade, no rank, no deputy's.
    pub fn may_lead(&self, v: &Vocabulary, name: &str) -> bool {
        let known = self.named(name).is_some_and(|t| !matches!(t.kind, TitleKind::Trade | TitleKind::Rank));
        known && !self.is_lesser(v, name)
    }

    pub fn can_start(&self, word: WordId) -> bool {
        self.forms.starts(word)
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

    pub fn can_start_plural(&self, word: WordId) -> bool {
        self.plurals.starts(word)
    }

    /// The longest title in the plural that the words spell; hyphens are no words here.
    pub fn plural_at(&self, word: impl Fn(usize) -> WordId) -> Option<(usize, u32)> {
        self.plurals.longest(word).map(|(n, index)| (n, *index))
    }

    /// What the word does before a title; `None` for most words.
    pub fn before(&self, word: WordId) -> Option<Before> {
        self.before.get(&word).copied()
    }

    /// The word belongs to the title before it: "designate".
    pub fn is_behind(&self, word: WordId) -> bool {
        self.behind.contains(word)
    }

    pub fn verb_at(&self, word: impl Fn(usize) -> WordId) -> Option<(usize, &TitleVerb)> {
        self.verbs.longest(word)
    }

    pub(super) fn add_titles(&mut self, v: &mut Vocabulary, shown: &str, text: &str) -> Result<(), LexiconError> {
        for row in Table::parse(shown, text, 5)?.rows {
            let (holders, part) = row.cell(2).split_once(' ').unwrap_or((row.cell(2), ""));
            let (exclusive, sole) = match holders {
                "yes" => (true, false),
                "sole" => (true, true),
                "no" => (false, false),
                other => return Err(row.error(format!("\"{other}\" is none of `yes`, `sole`, `no`"))),
            };
            let part = match part {
                "" => None,
                "leads" => Some(Part::Leads),
                "speaks" => Some(Part::Speaks),
                other => return Err(row.error(format!("\"{other}\" is none of `leads`, `speaks`"))),
            };
            let kind = match row.cell(3) {
                "office" => TitleKind::Office,
                "rank" => TitleKind::Rank,
                "trade" => TitleKind::Trade,
                "either" => TitleKind::Either,
                other => return Err(row.error(format!("\"{other}\" is none of `office`, `rank`, `trade`, `either`"))),
            };
            let index = self.rows.len() as u32;
            self.by_name.insert(row.cell(0).into(), index);
            self.rows.push(Title { name: row.cell(0).into(), exclusive, sole, kind, part });
            for form in std::iter::once(row.cell(0)).chain(row.list(1)) {
                let caps = !form.chars().any(char::is_lowercase);
                self.forms.add_name(v, form, (index, caps));
                self.plurals.add_name(v, &plural(&form.replace('-', " ")), index);
            }
        }
        Ok(())
    }

    pub(super) fn add_qualifiers(&mut self, v: &mut Vocabulary, shown: &str, text: &str) -> Result<(), LexiconError> {
        for row in Table::parse(shown, text, 3)?.rows {
            let before = match row.cell(1) {
                "behind" => {
                    self.behind.insert(v.intern(row.cell(0)));
                    continue;
                }
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
        for row in Table::parse(shown, text, 5)?.rows {
            let title = match row.cell(1) {
                "" => None,
                name => {
                    let at = self.rows.iter().position(|t| &*t.name == name);
                    Some(at.ok_or_else(|| row.error(format!("\"{name}\" is no row of titles.tsv")))? as u32)
                }
            };
            let subject = match row.cell(2) {
                "nobody" => None,
                "" => Some(None),
                name => Some(Some(qualifier(&row, name)?)),
            };
            let object = match row.cell(3) {
                "" => None,
                "now" => Some(None),
                name => Some(Some(qualifier(&row, name)?)),
            };
            self.verbs.add_name(v, row.cell(0), TitleVerb { title, subject, object });
        }
        Ok(())
    }
}

/// "attorneys general", "secretaries of state", "chairmen", "Sens."
fn plural(title: &str) -> String {
    let words: Vec<&str> = title.split(' ').collect();
    let head = words.iter().position(|w| matches!(*w, "of" | "in" | "for")).unwrap_or(words.len()) - 1;
    let head = if head > 0 && words[head] == "general" && words.len() == 2 { head - 1 } else { head };
    let many = |word: &str| match (word.strip_suffix('.'), word.strip_suffix("man"), word.strip_suffix('y')) {
        (Some(stem), ..) => format!("{stem}s."),
        (_, Some(stem), _) => format!("{stem}men"),
        (.., Some(stem)) if !stem.ends_with(['a', 'e', 'o']) => format!("{stem}ies"),
        _ if word.ends_with("ch") || word.ends_with('s') => format!("{word}es"),
        _ => format!("{word}s"),
    };
    let words = words.iter().enumerate().map(|(i, w)| if i == head { many(w) } else { w.to_string() });
    words.collect::<Vec<_>>().join(" ")
}

fn qualifier(row: &Row, name: &str) -> Result<Qualifier, LexiconError> {
    Qualifier::parse(name).ok_or_else(|| row.error(format!("\"{name}\" is no way to hold a title")))
}
