//! What a mention denotes: numbers as exact decimals in intervals, and days of the calendar.
//!
//! `17 billion` is `Amount { low: 17e9, high: 17e9, bound: Exact }`; "at least 4 million" is open above.
//! Rounding widens nothing here: the stated figure stands, and the comparison (see `crate::conflict`)
//! works out what it may mean.

use serde::{Deserialize, Serialize};
use std::fmt;

pub use rust_decimal::Decimal;

/// How a stated figure bounds the true one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub enum Bound {
    #[default]
    Exact,
    /// about, some, roughly
    About,
    /// less than, under, nearly
    Less,
    /// up to, at most, by
    AtMost,
    /// more than, over
    More,
    /// at least, bare plurals ("millions")
    AtLeast,
    /// two stated ends
    Range,
}

impl Bound {
    /// The sign used on the wire: `=` `~` `<` `<=` `>` `>=` `range`.
    pub fn sign(self) -> &'static str {
        match self {
            Bound::Exact => "=",
            Bound::About => "~",
            Bound::Less => "<",
            Bound::AtMost => "<=",
            Bound::More => ">",
            Bound::AtLeast => ">=",
            Bound::Range => "range",
        }
    }
}

/// A numeric interval as stated. `low` is `None` for `Less`/`AtMost`, `high` for `More`/`AtLeast`;
/// both are equal for a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Amount {
    pub low: Option<Decimal>,
    pub high: Option<Decimal>,
    pub bound: Bound,
    /// Exponent of the last stated digit: 0 for `346`, 8 for `$1.7 billion`, -1 for `4.2`.
    /// The figure was rounded to a multiple of 10^place at best.
    pub place: i8,
}

impl Amount {
    pub fn point(value: Decimal, place: i8) -> Amount {
        Amount { low: Some(value), high: Some(value), bound: Bound::Exact, place }
    }

    /// The same figure under another bound: keeps the stated number at the end that the bound leaves.
    pub fn bounded(self, bound: Bound) -> Amount {
        let stated = self.low.or(self.high);
        match bound {
            Bound::Less | Bound::AtMost => Amount { low: None, high: self.high.or(stated), bound, ..self },
            Bound::More | Bound::AtLeast => Amount { low: self.low.or(stated), high: None, bound, ..self },
            Bound::Exact | Bound::About | Bound::Range => Amount { bound, ..self },
        }
    }

    /// Both ends moved up; `None` when a sum does not fit a decimal.
    pub fn plus(self, more: Decimal) -> Option<Amount> {
        let add = |x: Option<Decimal>| match x {
            None => Some(None),
            Some(v) => v.checked_add(more).map(|s| Some(s.normalize())),
        };
        Some(Amount { low: add(self.low)?, high: add(self.high)?, ..self })
    }

    /// Both ends multiplied; `None` when the product does not fit a decimal.
    pub fn times(self, factor: Decimal) -> Option<Amount> {
        let mul = |x: Option<Decimal>| match x {
            None => Some(None),
            Some(v) => v.checked_mul(factor).map(|p| Some(p.normalize())),
        };
        let (low, high) = (mul(self.low)?, mul(self.high)?);
        let (low, high) = if factor.is_sign_negative() { (high, low) } else { (low, high) };
        Some(Amount { low, high, ..self })
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let n = |x: Option<Decimal>| x.map_or("?".to_string(), |d| d.normalize().to_string());
        match self.bound {
            Bound::Exact => f.write_str(&n(self.low.or(self.high))),
            Bound::About => write!(f, "~{}", n(self.low.or(self.high))),
            Bound::Less => write!(f, "<{}", n(self.high)),
            Bound::AtMost => write!(f, "<={}", n(self.high)),
            Bound::More => write!(f, ">{}", n(self.low)),
            Bound::AtLeast => write!(f, ">={}", n(self.low)),
            Bound::Range => write!(f, "{}..{}", n(self.low), n(self.high)),
        }
    }
}

/// Which way a figure moves, as written beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Change {
    /// rose, up, gained: `by` this much
    Up,
    /// fell, down, lost
    Down,
    /// "to 42 planes": the level reached
    To,
    /// "from 52 planes": the level left
    From,
}

/// A day of the proleptic Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Day(jiff::civil::Date);

impl From<Day> for String {
    fn from(day: Day) -> String {
        day.to_string()
    }
}

impl TryFrom<String> for Day {
    type Error = String;

    fn try_from(text: String) -> Result<Day, String> {
        Day::parse(&text).ok_or_else(|| format!("\"{text}\" is no day of the form YYYY-MM-DD"))
    }
}

impl Day {
    /// `None` for a date that the calendar does not have, or a year outside -9999..=9999.
    pub fn new(year: i16, month: i8, day: i8) -> Option<Day> {
        jiff::civil::Date::new(year, month, day).ok().map(Day)
    }

    /// Reads `YYYY-MM-DD` and nothing else.
    pub fn parse(text: &str) -> Option<Day> {
        let b = text.as_bytes();
        if b.len() != 10 || b[4] != b'-' || b[7] != b'-' {
            return None;
        }
        Day::new(text[..4].parse().ok()?, text.get(5..7)?.parse().ok()?, text.get(8..10)?.parse().ok()?)
    }

    pub fn year(self) -> i16 {
        self.0.year()
    }

    /// 1 to 12.
    pub fn month(self) -> i8 {
        self.0.month()
    }

    /// Day of the month, 1 to 31.
    pub fn day(self) -> i8 {
        self.0.day()
    }

    /// 0 = Monday … 6 = Sunday.
    pub fn weekday(self) -> i8 {
        self.0.weekday().to_monday_zero_offset()
    }

    pub fn plus_days(self, days: i32) -> Option<Day> {
        self.0.checked_add(jiff::Span::new().try_days(days).ok()?).ok().map(Day)
    }

    /// The same day of another month, or that month's last day.
    pub fn plus_months(self, months: i32) -> Option<Day> {
        self.0.checked_add(jiff::Span::new().try_months(months).ok()?).ok().map(Day)
    }

    pub fn last_of_month(self) -> Day {
        Day(self.0.last_of_month())
    }

    /// Days since 1970-01-01.
    pub fn number(self) -> i32 {
        let epoch = jiff::civil::date(1970, 1, 1);
        epoch.until(self.0).map_or(0, |s| s.get_days())
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (Ok(year @ 0..=9999), month, day) = (u32::try_from(self.year()), self.month() as u32, self.day() as u32)
        else {
            return write!(f, "{:04}-{:02}-{:02}", self.year(), self.month(), self.day());
        };
        // Written so often that it pays to write the digits.
        let mut date = *b"0000-00-00";
        let mut put = |places: std::ops::Range<usize>, number: u32| {
            places.rev().fold(number, |rest, at| {
                date[at] += (rest % 10) as u8;
                rest / 10
            });
        };
        put(0..4, year);
        put(5..7, month);
        put(8..10, day);
        f.write_str(str::from_utf8(&date).unwrap_or_default())
    }
}
