//! Number atoms: digits, words and both together. Everything numeric is built of these.

use crate::text::{Text, TokenKind};
use crate::value::Decimal;
use std::str::FromStr;

/// A number without unit or bound, as it stands at a token.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Atom {
    pub value: Decimal,
    /// Exponent of the last stated digit.
    pub place: i8,
    /// Tokens it takes, from the one asked for.
    pub len: usize,
}

/// The number that starts at token `i`.
pub fn atom(text: &Text, i: usize) -> Option<Atom> {
    let t = text.tokens.get(i)?;
    if t.kind == TokenKind::Number {
        let digits: String = text.str(i).chars().filter(|c| *c != ',').collect();
        let value = Decimal::from_str_exact(&digits).or_else(|_| Decimal::from_str(&digits)).ok()?;
        return Some(Atom { value, place: -(value.scale() as i8), len: 1 });
    }
    None
}
