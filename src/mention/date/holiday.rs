//! Holidays: days that a rule fixes for every year.
//!
//! In: a rule as `holidays.tsv` writes it (`12-25`, `4 thursday 11`, `last monday 5`, `easter -2`) and a year. Out: the
//! day. Feasts of the moon whose day is announced rather than worked out are no part of it.

use super::Core;
use super::period::{Date, Period};
use super::reader::Reader;
pub use crate::lexicon::calendar::Feast;
use crate::value::Day;

impl Feast {
    pub fn day(self, year: i16) -> Option<Day> {
        match self {
            Feast::Fixed { month, day } => Day::new(year, month as i8, day as i8),
            Feast::Nth { nth, weekday, month, from } => {
                let first = Day::new(year, month as i8, from as i8)?;
                let wait = (i32::from(weekday) - 1 - i32::from(first.weekday())).rem_euclid(7);
                first.plus_days(wait + 7 * (i32::from(nth) - 1))
            }
            Feast::Last { weekday, month } => {
                let last = Day::new(year, month as i8, 1)?.last_of_month();
                last.plus_days(-(i32::from(last.weekday()) + 1 - i32::from(weekday)).rem_euclid(7))
            }
            Feast::Easter(days) => easter(year)?.plus_days(i32::from(days)),
        }
    }
}

/// Easter Sunday of the Gregorian calendar (the anonymous computus of 1876).
fn easter(year: i16) -> Option<Day> {
    let y = i32::from(year);
    let (a, b, c) = (y.rem_euclid(19), y.div_euclid(100), y.rem_euclid(100));
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15).rem_euclid(30);
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k).rem_euclid(7);
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    Day::new(year, (n / 31) as i8, (n % 31 + 1) as i8)
}

/// "Thanksgiving Day", "last Christmas", "Christmas 2024".
pub(super) fn read(r: &Reader, i: usize) -> Option<Core> {
    let (len, &feast) = r.text.lexicon.holidays.longest(|n| r.word(i + n))?;
    if !r.capital(i) {
        return None;
    }
    let end = i + len;
    let name = |year: i16| feast.day(year).map(Period::of_day);
    if let Some((stop, year)) = r.year_after(end) {
        return Some(Core::period(i..stop, name(year)?));
    }
    let Some(published) = r.published else {
        let unknown = match feast {
            Feast::Fixed { month, day } => Date::Calendar { year: None, month, day },
            _ => Date::Unknown,
        };
        return Some(Core::period(i..end, Period::Day(unknown)).relative());
    };
    let year = published.year();
    let days = [year - 1, year, year + 1].map(|y| feast.day(y));
    let gap = |d: &Day| (d.number() - published.number()).abs();
    let nearest = days.into_iter().flatten().min_by_key(gap)?;
    Some(Core::period(i..end, Period::of_day(nearest)).relative())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules() {
        for (rule, year, day) in [
            ("12-25", 2025, "2025-12-25"),
            ("4 thursday 11", 2025, "2025-11-27"),
            ("1 monday 9", 2025, "2025-09-01"),
            ("last monday 5", 2026, "2026-05-25"),
            ("1 tuesday 11 2", 2024, "2024-11-05"),
            ("1 tuesday 11 2", 2022, "2022-11-08"),
            ("easter 0", 2024, "2024-03-31"),
            ("easter 0", 2025, "2025-04-20"),
            ("easter -2", 2026, "2026-04-03"),
        ] {
            let found = Feast::parse(rule).and_then(|f| f.day(year));
            assert_eq!(found.map(|d| d.to_string()).as_deref(), Some(day), "{rule} {year}");
        }
        assert_eq!(Feast::parse("some monday"), None);
    }
}
