//! `identifiers.tsv` and `changes.tsv`: words that make a number beside them a name, or say which way it moves
//! and that it is money.

use super::{Lexicon, LexiconError, Phrases, Table};
use crate::value::Change;

/// What a word makes of the number beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Naming {
    /// Whatever follows the number: "FTSE 100 companies".
    Brand,
    /// With a capital, whatever follows the number: "Flight 370 passengers".
    Name,
    /// Before a bare whole number with nothing counted: "page 3".
    Label,
    /// After a number and a capital word: "10 Harbour Street".
    Street,
}

impl Lexicon {
    pub(super) fn add_identifiers(&mut self, shown: &str, text: &str) -> Result<(), LexiconError> {
        for row in Table::parse(shown, text, 3)?.rows {
            let class = match row.cell(1) {
                "brand" => Naming::Brand,
                "name" => Naming::Name,
                "label" => Naming::Label,
                "street" => Naming::Street,
                other => return Err(row.error(format!("\"{other}\" is none of `brand`, `name`, `label`, `street`"))),
            };
            if self.identifiers.add(&mut self.vocabulary, row.cell(0), class).is_some() {
                return Err(row.error(format!("\"{}\" stands twice", row.cell(0))));
            }
        }
        Ok(())
    }

    pub(super) fn add_changes(&mut self, shown: &str, text: &str) -> Result<(), LexiconError> {
        for row in Table::parse(shown, text, 2)?.rows {
            let id = self.vocabulary.intern(row.cell(0));
            let change = match row.cell(1) {
                "cost" => {
                    self.costs.insert(id);
                    continue;
                }
                "up" => Change::Up,
                "down" => Change::Down,
                other => return Err(row.error(format!("\"{other}\" is none of `up`, `down`, `cost`"))),
            };
            self.changes.insert(id, change);
        }
        Ok(())
    }
}

/// The classes of phrases that end at a token are found by trying their possible starts.
pub const LONGEST: usize = 3;

pub type Identifiers = Phrases<Naming>;
