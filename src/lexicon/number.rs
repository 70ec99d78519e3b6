//! `numbers.tsv` and `bounds.tsv`: words and signs that make, bound and approximate numbers.

use super::{Lexicon, LexiconError, Phrases, Row, Table};
use crate::value::{Bound, Decimal};

/// What a word does in a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberWord {
    /// zero to nineteen
    Unit(u32),
    /// twenty, thirty … ninety
    Ten(u32),
    /// hundred
    Hundred,
    /// thousand, million, crore: 10 to this power
    Scale(u8),
    /// `bn`, `mln`: a scale, with a space or without
    Mark(u8),
    /// `k`, `b`: a scale where it is glued to digits
    Glued(u8),
    /// `m`: a scale where it cannot be the unit of length
    Letter(u8),
    /// `t`: a scale in a sum of money only
    Money(u8),
    /// dozen
    Group(u32),
    /// first, second …
    Ordinal(u32),
    /// half, quarters, thirds: one of so many equal parts
    Part(u32),
    /// dozens: at least so many
    Many(u32),
    /// scores, tens: the same where "of" follows
    ManyOf(u32),
    /// sixfold, twice: so many times
    Times(u32),
    /// `½`: numerator and denominator
    Glyph(u32, u32),
}

/// Bounds and approximators, by where they stand.
#[derive(Clone, Debug, Default)]
pub struct Bounds {
    pub before: Phrases<Bound>,
    pub after: Phrases<Bound>,
    /// Words that may stand between a bound and its number: "more than an additional 18".
    pub fillers: Phrases<()>,
}

impl Lexicon {
    pub(super) fn add_numbers(&mut self, shown: &str, text: &str) -> Result<(), LexiconError> {
        for row in Table::parse(shown, text, 4)?.rows {
            let word = number_word(&row)?;
            let id = self.vocabulary.intern(row.cell(0));
            if self.numbers.insert(id, word).is_some() {
                return Err(row.error(format!("\"{}\" stands twice", row.cell(0))));
            }
        }
        Ok(())
    }

    pub(super) fn add_bounds(&mut self, shown: &str, text: &str) -> Result<(), LexiconError> {
        for row in Table::parse(shown, text, 4)?.rows {
            if row.cell(1) == "between" {
                self.bounds.fillers.add(&mut self.vocabulary, row.cell(0), ());
                continue;
            }
            let bound = [Bound::About, Bound::Less, Bound::AtMost, Bound::More, Bound::AtLeast]
                .into_iter()
                .find(|b| b.sign() == row.cell(2))
                .ok_or_else(|| row.error(format!("\"{}\" is no bound", row.cell(2))))?;
            let phrases = match row.cell(1) {
                "before" => &mut self.bounds.before,
                "after" => &mut self.bounds.after,
                other => return Err(row.error(format!("\"{other}\" is none of `before`, `between`, `after`"))),
            };
            if phrases.add(&mut self.vocabulary, row.cell(0), bound).is_some() {
                return Err(row.error(format!("\"{}\" stands twice", row.cell(0))));
            }
        }
        Ok(())
    }
}

fn number_word(row: &Row) -> Result<NumberWord, LexiconError> {
    let number = |s: &str| s.parse::<u32>().map_err(|_| row.error(format!("\"{s}\" is no whole number")));
    // 10 to the power must fit a decimal with room to multiply.
    let power = || match number(row.cell(2))? {
        n @ 0..=15 => Ok(n as u8),
        n => Err(row.error(format!("10 to the power {n} is out of range"))),
    };
    Ok(match row.cell(1) {
        "unit" => NumberWord::Unit(number(row.cell(2))?),
        "ten" => NumberWord::Ten(number(row.cell(2))?),
        "hundred" => NumberWord::Hundred,
        "scale" => NumberWord::Scale(power()?),
        "mark" => NumberWord::Mark(power()?),
        "glued" => NumberWord::Glued(power()?),
        "letter" => NumberWord::Letter(power()?),
        "money" => NumberWord::Money(power()?),
        "group" => NumberWord::Group(number(row.cell(2))?),
        "ordinal" => NumberWord::Ordinal(number(row.cell(2))?),
        "part" => match number(row.cell(2))? {
            0 => return Err(row.error("nothing has 0 parts")),
            n => NumberWord::Part(n),
        },
        "many" => NumberWord::Many(number(row.cell(2))?),
        "times" => NumberWord::Times(number(row.cell(2))?),
        "many of" => NumberWord::ManyOf(number(row.cell(2))?),
        "glyph" => match row.cell(2).split_once('/').map(|(n, d)| (number(n), number(d))) {
            Some((Ok(n), Ok(d))) if d > 0 => NumberWord::Glyph(n, d),
            _ => return Err(row.error(format!("\"{}\" is no fraction", row.cell(2)))),
        },
        other => return Err(row.error(format!("\"{other}\" is no role of a number word"))),
    })
}

/// 10 to the power `n`; `None` beyond what a decimal holds.
pub fn power_of_ten(n: u8) -> Option<Decimal> {
    Some(Decimal::from(10u128.checked_pow(u32::from(n)).filter(|_| n <= 28)?))
}
