//! Stretches of the calendar as TIMEX3 names them, and the days they cover.
//!
//! In: the parts of a date as read. Out: [`Period`], which prints as a TIMEX3 value, reads it back, and says its
//! first and last day. It knows nothing of words: `Quarter(2026, 1)` is `2026-Q1`, 2026-01-01..2026-03-31.
//! Where the calendar does not settle the days (a season, a fiscal year, Feb 30) there are none.

use crate::value::Day;
use std::fmt;

pub use crate::lexicon::calendar::{Clock, Reference, Season};

/// `None` prints as `XXXX`.
pub type Year = Option<i16>;

/// A named stretch of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Period {
    /// 19 is 1900 to 1999.
    Century(i16),
    /// 199 is 1990 to 1999.
    Decade(i16),
    Year(Year),
    /// 2025/2026: a season or financial year over two
    Years(i16, i16),
    Half(Year, u8),
    Quarter(Year, u8),
    Season(Year, Season),
    Month(Year, u8),
    /// ISO year and week
    Week(Option<(i16, u8)>),
    Weekend(Option<(i16, u8)>),
    Day(Date),
    Time(Date, Clock),
    /// A financial year or part of one: whose it is, and so when it runs, stands elsewhere.
    Fiscal(Year, Option<Part>),
    Reference(Reference),
}

/// Part of a financial year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    Quarter(u8),
    Half(u8),
}

/// A day, as far as it is known. The calendar need not have it: a slip in an article is a slip.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Date {
    Calendar {
        year: Year,
        month: u8,
        day: u8,
    },
    /// 1 is Monday; some such day
    Weekday(u8),
    Unknown,
}

impl Period {
    pub fn of_day(day: Day) -> Period {
        Period::Day(Date::of(day))
    }

    /// The ISO week that a day lies in.
    pub fn week_of(day: Day) -> Period {
        Period::Week(iso_week(day))
    }

    pub fn quarter_of(day: Day) -> Period {
        Period::Quarter(Some(day.year()), quarter_of_month(day.month() as u8))
    }

    /// First and last day; `None` when the calendar does not settle them.
    pub fn days(self) -> Option<(Day, Day)> {
        let months = |year: i16, first: u8, last: u8| {
            Some((Day::new(year, first as i8, 1)?, Day::new(year, last as i8, 1)?.last_of_month()))
        };
        match self {
            Period::Century(c) => Some((Day::new(c.checked_mul(100)?, 1, 1)?, Day::new(c * 100 + 99, 12, 31)?)),
            Period::Decade(d) => Some((Day::new(d.checked_mul(10)?, 1, 1)?, Day::new(d * 10 + 9, 12, 31)?)),
            Period::Year(Some(y)) => months(y, 1, 12),
            Period::Half(Some(y), h) => months(y, h * 6 - 5, h * 6),
            Period::Quarter(Some(y), q) => months(y, q * 3 - 2, q * 3),
            Period::Month(Some(y), m) => months(y, m, m),
            Period::Week(Some(w)) => Some((day_of_week(w, 1)?, day_of_week(w, 7)?)),
            Period::Weekend(Some(w)) => Some((day_of_week(w, 6)?, day_of_week(w, 7)?)),
            Period::Day(d) | Period::Time(d, _) => d.day().map(|d| (d, d)),
            _ => None,
        }
    }

    /// The calendar year that a period lies in, where it has one.
    pub fn year(self) -> Year {
        match self {
            Period::Year(y)
            | Period::Half(y, _)
            | Period::Quarter(y, _)
            | Period::Season(y, _)
            | Period::Month(y, _) => y,
            Period::Week(w) | Period::Weekend(w) => w.map(|w| w.0),
            Period::Day(d) | Period::Time(d, _) => d.year(),
            _ => None,
        }
    }

    /// The same stretch of another year.
    pub fn in_year(self, year: Year) -> Period {
        match self {
            Period::Year(_) => Period::Year(year),
            Period::Half(_, h) => Period::Half(year, h),
            Period::Quarter(_, q) => Period::Quarter(year, q),
            Period::Season(_, s) => Period::Season(year, s),
            Period::Month(_, m) => Period::Month(year, m),
            Period::Day(d) => Period::Day(d.in_year(year)),
            Period::Time(d, c) => Period::Time(d.in_year(year), c),
            Period::Fiscal(_, p) => Period::Fiscal(year, p),
            other => other,
        }
    }

    /// Reads a TIMEX3 value back. It takes what `Display` prints and nothing else.
    pub fn parse(value: &str) -> Option<Period> {
        let period = read(value)?;
        (period.to_string() == value).then_some(period)
    }
}

impl Date {
    pub fn of(day: Day) -> Date {
        Date::Calendar { year: Some(day.year()), month: day.month() as u8, day: day.day() as u8 }
    }

    /// `None` when it is not fully known, or no day of the calendar.
    pub fn day(self) -> Option<Day> {
        match self {
            Date::Calendar { year, month, day } => Day::new(year?, month as i8, day as i8),
            Date::Weekday(_) | Date::Unknown => None,
        }
    }

    pub fn year(self) -> Year {
        match self {
            Date::Calendar { year, .. } => year,
            Date::Weekday(_) | Date::Unknown => None,
        }
    }

    fn in_year(self, year: Year) -> Date {
        match self {
            Date::Calendar { month, day, .. } => Date::Calendar { year, month, day },
            other => other,
        }
    }
}

pub fn quarter_of_month(month: u8) -> u8 {
    month.div_ceil(3)
}

/// ISO year and week of a day; `None` at the ends of the calendar.
pub fn iso_week(day: Day) -> Option<(i16, u8)> {
    let thursday = day.plus_days(3 - i32::from(day.weekday()))?;
    let first = Day::new(thursday.year(), 1, 1)?;
    Some((thursday.year(), ((thursday.number() - first.number()) / 7 + 1) as u8))
}

/// Day `weekday` (1 = Monday) of an ISO week.
pub fn day_of_week((year, week): (i16, u8), weekday: u8) -> Option<Day> {
    let fourth = Day::new(year, 1, 4)?; // always in week 1
    let day = fourth.plus_days(i32::from(week) * 7 - 8 - i32::from(fourth.weekday()) + i32::from(weekday))?;
    // Week 53 of a year that has none is no week.
    (iso_week(day)? == (year, week)).then_some(day)
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Period::Century(c) => write!(f, "{c:02}"),
            Period::Decade(d) => write!(f, "{d:03}"),
            Period::Year(y) => year(f, y),
            Period::Years(a, b) => write!(f, "{a:04}/{b:04}"),
            Period::Half(y, h) => year(f, y).and_then(|()| write!(f, "-H{h}")),
            Period::Quarter(y, q) => year(f, y).and_then(|()| write!(f, "-Q{q}")),
            Period::Season(y, s) => year(f, y).and_then(|()| write!(f, "-{}", s.name())),
            Period::Month(y, m) => year(f, y).and_then(|()| write!(f, "-{m:02}")),
            Period::Week(Some((y, w))) => write!(f, "{y:04}-W{w:02}"),
            Period::Week(None) => f.write_str("XXXX-WXX"),
            Period::Weekend(Some((y, w))) => write!(f, "{y:04}-W{w:02}-WE"),
            Period::Weekend(None) => f.write_str("XXXX-WXX-WE"),
            Period::Day(d) => d.fmt(f),
            Period::Time(d, c) => write!(f, "{d}T{c}"),
            Period::Fiscal(y, part) => {
                f.write_str("FY")?;
                year(f, y)?;
                match part {
                    None => Ok(()),
                    Some(Part::Quarter(q)) => write!(f, "-Q{q}"),
                    Some(Part::Half(h)) => write!(f, "-H{h}"),
                }
            }
            Period::Reference(r) => f.write_str(r.name()),
        }
    }
}

fn year(f: &mut fmt::Formatter<'_>, y: Year) -> fmt::Result {
    match y {
        Some(y) => write!(f, "{y:04}"),
        None => f.write_str("XXXX"),
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Date::Calendar { year: y, month, day } => {
                year(f, y)?;
                write!(f, "-{month:02}-{day:02}")
            }
            Date::Weekday(w) => write!(f, "XXXX-WXX-{w}"),
            Date::Unknown => f.write_str("XXXX-XX-XX"),
        }
    }
}

impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Clock::Morning => f.write_str("MO"),
            Clock::Afternoon => f.write_str("AF"),
            Clock::Evening => f.write_str("EV"),
            Clock::Night => f.write_str("NI"),
            Clock::At { hour, minute, utc } => write!(f, "{hour:02}:{minute:02}{}", if utc { "Z" } else { "" }),
        }
    }
}

impl Season {
    pub fn name(self) -> &'static str {
        match self {
            Season::Spring => "SP",
            Season::Summer => "SU",
            Season::Autumn => "FA",
            Season::Winter => "WI",
        }
    }

    pub fn parse(name: &str) -> Option<Season> {
        [Season::Spring, Season::Summer, Season::Autumn, Season::Winter].into_iter().find(|s| s.name() == name)
    }
}

impl Reference {
    pub fn name(self) -> &'static str {
        match self {
            Reference::Past => "PAST_REF",
            Reference::Present => "PRESENT_REF",
            Reference::Future => "FUTURE_REF",
        }
    }

    pub fn parse(name: &str) -> Option<Reference> {
        [Reference::Past, Reference::Present, Reference::Future].into_iter().find(|r| r.name() == name)
    }
}

impl Clock {
    pub fn parse(text: &str) -> Option<Clock> {
        Some(match text {
            "MO" => Clock::Morning,
            "AF" => Clock::Afternoon,
            "EV" => Clock::Evening,
            "NI" => Clock::Night,
            _ => {
                let digits = text.trim_end_matches('Z');
                let (hour, minute) = digits.split_once(':')?;
                let (hour, minute) = (hour.parse().ok()?, minute.parse().ok()?);
                (hour <= 24 && minute < 60).then_some(Clock::At { hour, minute, utc: digits.len() < text.len() })?
            }
        })
    }
}

/// Reads generously; [`Period::parse`] refuses what does not print the same.
fn read(value: &str) -> Option<Period> {
    if let Some(r) = Reference::parse(value) {
        return Some(Period::Reference(r));
    }
    if let Some(rest) = value.strip_prefix("FY") {
        let (y, part) = rest.split_once('-').map_or((rest, None), |(y, p)| (y, Some(p)));
        let part = match part {
            None => None,
            Some(p) => Some(match (p.get(..1)?, p.get(1..)?.parse().ok()?) {
                ("Q", q @ 1..=4) => Part::Quarter(q),
                ("H", h @ 1..=2) => Part::Half(h),
                _ => return None,
            }),
        };
        return Some(Period::Fiscal(read_year(y)?, part));
    }
    if let Some((a, b)) = value.split_once('/') {
        return Some(Period::Years(read_year(a)??, read_year(b)??));
    }
    if let Some((date, clock)) = value.split_once('T') {
        return Some(Period::Time(read_date(date)?, Clock::parse(clock)?));
    }
    let Some((y, rest)) = value.split_once('-') else {
        return Some(match value.len() {
            2 => Period::Century(value.parse().ok()?),
            3 => Period::Decade(value.parse().ok()?),
            _ => Period::Year(read_year(value)?),
        });
    };
    let year = read_year(y)?;
    if let Some(date) = read_date(value) {
        return Some(Period::Day(date));
    }
    let number = |s: &str, most: u8| s.parse::<u8>().ok().filter(|n| (1..=most).contains(n));
    if let Some(s) = Season::parse(rest) {
        return Some(Period::Season(year, s));
    }
    Some(match rest.as_bytes().first()? {
        b'H' => Period::Half(year, number(&rest[1..], 2)?),
        b'Q' => Period::Quarter(year, number(&rest[1..], 4)?),
        b'W' => {
            let (week, end) = rest[1..].split_once('-').map_or((&rest[1..], None), |(w, e)| (w, Some(e)));
            let week = match (year, week) {
                (None, "XX") => None,
                (Some(y), w) => Some((y, number(w, 53)?)),
                _ => return None,
            };
            if end.is_some() { Period::Weekend(week) } else { Period::Week(week) }
        }
        _ => Period::Month(year, number(rest, 12)?),
    })
}

fn read_date(value: &str) -> Option<Date> {
    if value == "XXXX-XX-XX" {
        return Some(Date::Unknown);
    }
    if let Some(w) = value.strip_prefix("XXXX-WXX-") {
        return Some(Date::Weekday(w.parse().ok().filter(|w| (1..=7).contains(w))?));
    }
    let mut parts = value.splitn(3, '-');
    let year = read_year(parts.next()?)?;
    let month = parts.next()?.parse().ok().filter(|m| (1..=12).contains(m))?;
    let day = parts.next()?.parse().ok().filter(|d| (1..=31).contains(d))?;
    Some(Date::Calendar { year, month, day })
}

fn read_year(text: &str) -> Option<Year> {
    match text {
        "XXXX" => Some(None),
        _ if text.len() == 4 => Some(Some(text.parse().ok()?)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn year() -> impl Strategy<Value = Year> {
        prop_oneof![Just(None), (1i16..=9999).prop_map(Some)]
    }

    fn date() -> impl Strategy<Value = Date> {
        prop_oneof![
            Just(Date::Unknown),
            (1u8..=7).prop_map(Date::Weekday),
            (year(), 1u8..=12, 1u8..=31).prop_map(|(year, month, day)| Date::Calendar { year, month, day }),
        ]
    }

    fn week() -> impl Strategy<Value = Option<(i16, u8)>> {
        prop_oneof![Just(None), (1i16..=9999, 1u8..=53).prop_map(Some)]
    }

    fn clock() -> impl Strategy<Value = Clock> {
        prop_oneof![
            Just(Clock::Morning),
            Just(Clock::Afternoon),
            Just(Clock::Evening),
            Just(Clock::Night),
            (0u8..=24, 0u8..60, any::<bool>()).prop_map(|(hour, minute, utc)| Clock::At { hour, minute, utc }),
        ]
    }

    fn season() -> impl Strategy<Value = Season> {
        prop_oneof![Just(Season::Spring), Just(Season::Summer), Just(Season::Autumn), Just(Season::Winter)]
    }

    fn period() -> impl Strategy<Value = Period> {
        prop_oneof![
            (0i16..=99).prop_map(Period::Century),
            (0i16..=999).prop_map(Period::Decade),
            year().prop_map(Period::Year),
            (1i16..=9999, 1i16..=9999).prop_map(|(a, b)| Period::Years(a, b)),
            (year(), 1u8..=2).prop_map(|(y, h)| Period::Half(y, h)),
            (year(), 1u8..=4).prop_map(|(y, q)| Period::Quarter(y, q)),
            (year(), season()).prop_map(|(y, s)| Period::Season(y, s)),
            (year(), 1u8..=12).prop_map(|(y, m)| Period::Month(y, m)),
            week().prop_map(Period::Week),
            week().prop_map(Period::Weekend),
            date().prop_map(Period::Day),
            (date(), clock()).prop_map(|(d, c)| Period::Time(d, c)),
            year().prop_map(|y| Period::Fiscal(y, None)),
            (year(), 1u8..=4).prop_map(|(y, q)| Period::Fiscal(y, Some(Part::Quarter(q)))),
            (year(), 1u8..=2).prop_map(|(y, h)| Period::Fiscal(y, Some(Part::Half(h)))),
            Just(Period::Reference(Reference::Future)),
        ]
    }

    proptest! {
        #[test]
        fn a_value_printed_and_read_again_is_the_same(p in period()) {
            prop_assert_eq!(Period::parse(&p.to_string()), Some(p));
        }

        #[test]
        fn days_are_in_order_and_parsing_never_panics(p in period(), s in "[0-9XTWFYQHSUPEMIO:Z-]{0,18}") {
            if let Some((low, high)) = p.days() {
                prop_assert!(low <= high);
            }
            let _ = Period::parse(&s);
        }
    }

    #[test]
    fn days() {
        let shown =
            |v: &str| Period::parse(v).and_then(Period::days).map_or("-".to_string(), |(l, h)| format!("{l}..{h}"));
        for (value, days) in [
            ("2026", "2026-01-01..2026-12-31"),
            ("2024-02", "2024-02-01..2024-02-29"),
            ("2026-H2", "2026-07-01..2026-12-31"),
            ("2026-Q1", "2026-01-01..2026-03-31"),
            ("2026-W01", "2025-12-29..2026-01-04"),
            ("2026-W47-WE", "2026-11-21..2026-11-22"),
            ("2025-W53", "-"),
            ("199", "1990-01-01..1999-12-31"),
            ("20", "2000-01-01..2099-12-31"),
            ("2026-02-30", "-"),
            ("2026-03-05TMO", "2026-03-05..2026-03-05"),
            ("XXXX-03-05", "-"),
            ("2026-SU", "-"),
            ("FY2027", "-"),
        ] {
            assert_eq!(shown(value), days, "{value}");
        }
    }
}
