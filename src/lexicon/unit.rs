//! `units.tsv`: physical units with their dimension and exact factor, so that values compare across units.
//!
//! Rates ("mile per hour") need no row of their own: they are made of the units on both sides.

use super::{Lexicon, LexiconError, Phrases, Row, Table, Vocabulary, WordId};
use crate::value::Decimal;
use rustc_hash::{FxHashMap, FxHashSet};
use std::str::FromStr;

/// A unit: `value * factor + offset` is the value in the base unit of its dimension.
#[derive(Clone, Debug, PartialEq)]
pub struct Unit {
    /// Singular, American English: `square kilometer`.
    pub name: Box<str>,
    pub dimension: Box<str>,
    pub factor: Decimal,
    pub offset: Decimal,
}

/// What a composed unit comes to: `mile per hour` is `length/time`, 0.44704.
#[derive(Clone, Debug, PartialEq)]
pub struct Scale {
    pub dimension: String,
    pub factor: Decimal,
    pub offset: Decimal,
}

/// How a symbol has to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Symbol {
    pub unit: u16,
    /// As spelt, without spaces.
    pub exact: Box<str>,
    /// Only right after digits.
    pub glued: bool,
}

/// All units, by name and by surface.
#[derive(Clone, Debug, Default)]
pub struct Units {
    units: Vec<Unit>,
    by_name: FxHashMap<Box<str>, u16>,
    /// Words that "a" does not make a measure of: "a bit", "a cup".
    pub ambiguous: FxHashSet<WordId>,
    /// Surfaces in any case, singular and plural.
    pub words: Phrases<u16>,
    /// Words that stand before their number: "Category 4", "magnitude 6.1".
    leading: FxHashMap<WordId, u16>,
    /// Surfaces whose case counts (`MW`, `mW`): all spellings that fold to the same.
    pub symbols: Phrases<Vec<Symbol>>,
}

impl Units {
    pub fn iter(&self) -> impl Iterator<Item = &Unit> {
        self.units.iter()
    }

    /// A unit that has a row of its own, by its name.
    pub fn get(&self, name: &str) -> Option<&Unit> {
        self.by_name.get(name).and_then(|&u| self.units.get(usize::from(u)))
    }

    pub fn index_of(&self, name: &str) -> Option<u16> {
        self.by_name.get(name).copied()
    }

    pub fn unit(&self, index: u16) -> Option<&Unit> {
        self.units.get(usize::from(index))
    }

    /// The unit whose word stands before its number.
    pub fn leading(&self, word: WordId) -> Option<&Unit> {
        self.leading.get(&word).and_then(|&u| self.unit(u))
    }

    /// A unit of grades, of which a thing has one: "a Category 4 storm".
    pub fn is_grade(&self, name: &str) -> bool {
        self.index_of(name).is_some_and(|u| self.leading.values().any(|&grade| grade == u))
    }

    /// The unit raised to a power: `square kilometer` for a kilometer and 2.
    pub fn raised(&self, index: u16, power: u8) -> Option<u16> {
        let name = &self.unit(index).filter(|u| &*u.dimension == "length")?.name;
        let prefix = if power == 2 { "square" } else { "cubic" };
        self.by_name.get(format!("{prefix} {name}").as_str()).copied()
    }

    /// Dimension and factor of a unit or a rate; `None` when a part of it has no row (`dollar per share`).
    pub fn scale(&self, name: &str) -> Option<Scale> {
        if let Some(u) = self.get(name) {
            return Some(Scale { dimension: u.dimension.to_string(), factor: u.factor, offset: u.offset });
        }
        let (over, under) = name.rsplit_once(" per ")?;
        let (over, under) = (self.scale(over)?, self.get(under)?);
        let plain = over.offset.is_zero() && under.offset.is_zero();
        Some(Scale {
            dimension: format!("{}/{}", over.dimension, under.dimension),
            factor: over.factor.checked_div(under.factor).filter(|_| plain)?,
            offset: Decimal::ZERO,
        })
    }
}

impl Lexicon {
    pub(super) fn add_units(&mut self, shown: &str, text: &str) -> Result<(), LexiconError> {
        for row in Table::parse(shown, text, 6)?.rows {
            let index = self.units.units.len() as u16;
            let (factor, offset) = row.cell(2).split_once('+').unwrap_or((row.cell(2), "0"));
            let unit = Unit {
                name: row.cell(0).into(),
                dimension: row.cell(1).into(),
                factor: ratio(factor).filter(|f| !f.is_zero()).ok_or_else(|| row.error("the factor is no number"))?,
                offset: ratio(offset).ok_or_else(|| row.error("the offset is no number"))?,
            };
            if self.units.by_name.insert(unit.name.clone(), index).is_some() {
                return Err(row.error(format!("\"{}\" stands twice", unit.name)));
            }
            self.units.units.push(unit);
            self.units.add_surfaces(&mut self.vocabulary, &row, index)?;
        }
        Ok(())
    }
}

impl Units {
    fn add_surfaces(&mut self, vocabulary: &mut Vocabulary, row: &Row, index: u16) -> Result<(), LexiconError> {
        for surface in row.list(3) {
            if let Some(before) = surface.strip_prefix('^') {
                self.leading.insert(vocabulary.intern(before), index);
                continue;
            }
            let (surface, ambiguous) = surface.strip_prefix('+').map_or((surface, false), |s| (s, true));
            if ambiguous {
                self.ambiguous.insert(vocabulary.intern(surface));
            }
            for form in [surface.to_string(), plural(surface)] {
                if let Some(other) = self.words.add(vocabulary, &form, index).filter(|&o| o != index) {
                    let name = &self.units[usize::from(other)].name;
                    return Err(row.error(format!("surface \"{form}\" already belongs to `{name}`")));
                }
            }
        }
        for surface in row.list(4) {
            let (exact, glued) = surface.strip_prefix('=').map_or((surface, false), |s| (s, true));
            let exact: Box<str> = exact.chars().filter(|c| *c != ' ').collect::<String>().into();
            let symbol = Symbol { unit: index, exact, glued };
            let mut all = self.symbols.add(vocabulary, surface.trim_start_matches('='), Vec::new()).unwrap_or_default();
            all.push(symbol);
            self.symbols.add(vocabulary, surface.trim_start_matches('='), all);
        }
        Ok(())
    }
}

/// `1/3` or a decimal.
pub(super) fn ratio(s: &str) -> Option<Decimal> {
    match s.split_once('/') {
        Some((n, d)) => Decimal::from_str(n).ok()?.checked_div(Decimal::from_str(d).ok()?),
        None => Decimal::from_str(s).ok(),
    }
}

/// The plural of a surface by the common rules; a lexicon row lists the others itself.
pub(super) fn plural(word: &str) -> String {
    let sibilant = ["s", "x", "ch", "sh", "z"].iter().any(|e| word.ends_with(e));
    if sibilant { format!("{word}es") } else { format!("{word}s") }
}
