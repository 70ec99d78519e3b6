//! What is written: numbers, money, percentages, quantities, durations, dates.
//!
//! In: [`Text`] and the article's publication date. Out: [`Mention`]s in the order of the text, of which those
//! of the numeric kinds do not overlap each other, nor those of the temporal kinds: the outermost reading stands.
//! What looks like a number and is none (a model, an index, a phone number) gives no mention.

pub mod age;
pub mod amount;
pub mod change;
pub mod count;
pub mod date;
pub mod dollar;
pub mod ellipsis;
#[cfg(test)]
mod examples;
pub mod fraction;
pub mod identifier;
#[cfg(test)]
mod laws;
pub mod measure;
pub mod money;
pub mod multiplier;
pub mod name;
pub mod noun;
pub mod number;
pub mod ordinal;
pub mod quantity;
pub mod quote;
pub mod role;
pub mod rule;
pub mod spoken;
pub mod surface;
pub mod title;
pub mod unit;

use crate::span::Span;
use crate::text::Text;
use crate::value::{Amount, Change, Day};
use std::fmt;
use std::ops::Range;

pub use crate::lexicon::calendar::Modifier;
pub use rule::Rule;

/// The kinds of the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    Number,
    Fraction,
    Ordinal,
    Money,
    Percent,
    /// number and physical unit
    Quantity,
    /// number and counted noun
    Count,
    Age,
    Temperature,
    /// both numeric and temporal
    Duration,
    Date,
    Time,
    Set,
}

impl Kind {
    pub fn name(self) -> &'static str {
        match self {
            Kind::Number => "number",
            Kind::Fraction => "fraction",
            Kind::Ordinal => "ordinal",
            Kind::Money => "money",
            Kind::Percent => "percent",
            Kind::Quantity => "quantity",
            Kind::Count => "count",
            Kind::Age => "age",
            Kind::Temperature => "temperature",
            Kind::Duration => "duration",
            Kind::Date => "date",
            Kind::Time => "time",
            Kind::Set => "set",
        }
    }

    pub fn is_temporal(self) -> bool {
        matches!(self, Kind::Duration | Kind::Date | Kind::Time | Kind::Set)
    }

    pub fn is_numeric(self) -> bool {
        !matches!(self, Kind::Date | Kind::Time | Kind::Set)
    }
}

/// Something written that denotes a value.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    pub kind: Kind,
    /// As tight as the value's words allow; in the article's prose.
    pub span: Span,
    /// Indices into [`Text::tokens`].
    pub tokens: Range<usize>,
    /// Present for the numeric kinds.
    pub amount: Option<Amount>,
    /// Singular lower-case American English name (`kilometer`, `dollar per share`, `percent`); for a count the noun.
    pub unit: Option<String>,
    /// ISO 4217; money only.
    pub currency: Option<&'static str>,
    /// "rose 4% to $2.1 billion": 4% is `Up`, $2.1 billion is `To`.
    pub change: Option<Change>,
    /// Present for the temporal kinds.
    pub timex: Option<Timex>,
    /// Name of the rule that read it.
    pub rule: &'static str,
}

/// A temporal expression in the terms of TIMEX3.
#[derive(Clone, Debug, PartialEq)]
pub struct Timex {
    pub class: TimexClass,
    /// `2026-Q1`, `P3D`, `PRESENT_REF`; `None` when it cannot be told.
    pub value: Option<String>,
    pub modifier: Option<Modifier>,
    /// First day of the calendar unit that is named (the modifier narrows nothing here); `None` when the calendar
    /// does not settle it.
    pub low: Option<Day>,
    /// Last day, inclusive.
    pub high: Option<Day>,
    /// Set when the unit is resolved through the publication date ("last week"), so that an unknown or doubtful
    /// date makes it doubtful too.
    pub relative: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TimexClass {
    Date,
    Time,
    Duration,
    Set,
}

impl TimexClass {
    pub fn name(self) -> &'static str {
        match self {
            TimexClass::Date => "DATE",
            TimexClass::Time => "TIME",
            TimexClass::Duration => "DURATION",
            TimexClass::Set => "SET",
        }
    }
}

/// The value in short, as the examples of rules and lexicon rows write it: `money 17000000000 USD`,
/// `count 1000000 GPU`, `date 2026-Q1 2026-01-01..2026-03-31`, `duration 14 month P14M`.
impl fmt::Display for Mention {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.kind.name())?;
        if let Some(a) = &self.amount {
            write!(f, " {a}")?;
        }
        if let Some(u) = self.unit.as_deref().filter(|u| !u.is_empty()) {
            write!(f, " {u}")?;
        }
        if let Some(c) = self.currency {
            write!(f, " {c}")?;
        }
        if let Some(t) = &self.timex {
            write!(f, " {}", t.value.as_deref().unwrap_or("?"))?;
            if let Some(m) = t.modifier {
                write!(f, " {}", m.name())?;
            }
            match (t.low, t.high) {
                (None, None) => {}
                (l, h) => {
                    let day = |d: Option<Day>| d.map_or("?".into(), |d| d.to_string());
                    write!(f, " {}..{}", day(l), day(h))?;
                }
            }
        }
        Ok(())
    }
}

/// What the detectors know beside the text.
#[derive(Clone, Copy, Debug)]
pub struct Context {
    /// The day the article was published, where known: relative dates resolve against it, never against a clock.
    pub published: Option<Day>,
}

/// Reads every mention of a text.
pub fn read(text: &Text, context: &Context) -> Vec<Mention> {
    // Dates first: their numbers are no quantities.
    let mut temporal = date::read(text, context);
    let mut all = quantity::read(text, &temporal);
    // "$15 a month": what a rate is per is no duration.
    for t in temporal.iter_mut().filter(|t| t.kind == Kind::Duration) {
        let rated = all.partition_point(|m| m.tokens.end < t.tokens.end);
        if all.get(rated).is_some_and(|m| m.tokens.start <= t.tokens.start) {
            t.kind = Kind::Set;
            t.amount = None;
        }
    }
    all.extend(temporal);
    all.sort_by_key(|m| (m.span.start, std::cmp::Reverse(m.span.end), m.kind));
    all
}
