//! Questions to an index: claims, findings and articles by words, fields, values and days.
//!
//! In: a question ([`Claims`], [`Findings`], [`Articles`]) and an open [`crate::store::Store`]. Out: what the index
//! holds, in an order that depends on nothing else. All parts of a question must hold at once.
//! `Claims { kinds: vec![Money], min: number("10bn").ok(), ..Claims::default() }` asks for sums from ten billion on.

mod articles;
mod claims;
mod days;
mod findings;
mod item;
mod number;
mod words;

pub use articles::{Articles, Hit};
pub use claims::{Claims, ClaimsFound, Sort};
pub use days::Days;
pub use findings::Findings;
pub use item::Item;
pub use number::number;

use crate::store;
use std::fmt;

/// A question that cannot be understood or answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Error {
    Store(store::Error),
    /// A query in words that is not well formed.
    Query {
        query: String,
        what: String,
    },
    /// A text that is no day, month, year or range of them.
    Days {
        text: String,
        what: &'static str,
    },
    /// A text that is no number.
    Number {
        text: String,
    },
    /// No claim, finding or article has this id.
    Unknown {
        id: String,
    },
    /// Several have ids that begin so.
    Ambiguous {
        id: String,
        ids: Vec<String>,
    },
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Store(error) => error.fmt(f),
            Error::Query { query, .. } if query.trim().is_empty() => f.write_str("the query is empty"),
            Error::Query { query, what } => write!(f, "query {query}: {what}"),
            Error::Days { text, what } => {
                write!(
                    f,
                    "\"{text}\": {what}\n  write 2025, 2025-03, 2025-03-01 or a range: 2025..2027, 2025-03.., ..2027"
                )
            }
            Error::Number { text } => {
                write!(f, "\"{text}\" is no number\n  write 1200, 1,200, 1.5m, 10bn, 2 trillion")
            }
            Error::Unknown { id } => {
                write!(f, "no claim, finding or article has the id {id}\n  ids are in the output of: gainsay claims")
            }
            Error::Ambiguous { id, ids } => {
                let more = if ids.len() > SHOWN { " …" } else { "" };
                let ids: Vec<&str> = ids.iter().take(SHOWN).map(String::as_str).collect();
                write!(f, "{id}: several ids begin so\n  say which: {}{more}", ids.join(" "))
            }
        }
    }
}

/// Ids named in a message.
const SHOWN: usize = 8;

impl std::error::Error for Error {}

impl From<store::Error> for Error {
    fn from(error: store::Error) -> Error {
        Error::Store(error)
    }
}
