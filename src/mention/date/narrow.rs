//! The days that a date means once its modifier is applied: what a claim states.
//!
//! Early, mid and late are thirds of a year, quarter or month; a season is a quarter of the meteorological year; the
//! end of a stretch is its last day and its start the first. A modifier without a convention narrows nothing ("earlier this year").

use super::period::{Period, Season};
use crate::mention::{Modifier, Timex, TimexClass};
use crate::value::Day;

/// First and last day; `None` for an open or unknown end.
pub fn narrowed(timex: &Timex) -> (Option<Day>, Option<Day>) {
    let stated = (timex.low, timex.high);
    if !matches!(timex.class, TimexClass::Date | TimexClass::Time) {
        return stated;
    }
    let period = timex.value.as_deref().and_then(Period::parse);
    let Some((low, high)) = timex.low.zip(timex.high).or_else(|| season(period?)) else { return stated };
    let third = |n: i32| period.and_then(|p| thirds(p, low, high, n)).unwrap_or((low, high));
    let (low, high) = match timex.modifier {
        Some(Modifier::Start) => third(0),
        Some(Modifier::Mid) => third(1),
        Some(Modifier::End) => third(2),
        Some(Modifier::Open) => (low, low),
        Some(Modifier::Close) => (high, high),
        // "more than a year ago" may lie in last year, too.
        Some(Modifier::Before | Modifier::OnOrBefore) => return (None, Some(high)),
        Some(Modifier::After | Modifier::OnOrAfter) => return (Some(low), None),
        _ => (low, high),
    };
    (Some(low), Some(high))
}

/// A season's three months. A winter has two years, and which one names it differs.
fn season(period: Period) -> Option<(Day, Day)> {
    let Period::Season(Some(year), season) = period else { return None };
    let first = match season {
        Season::Spring => 3,
        Season::Summer => 6,
        Season::Autumn => 9,
        Season::Winter => return None,
    };
    Some((Day::new(year, first, 1)?, Day::new(year, first + 2, 1)?.last_of_month()))
}

/// The n-th third of a stretch that is usually parted so.
fn thirds(period: Period, low: Day, high: Day, n: i32) -> Option<(Day, Day)> {
    let months = |of: i32| Some((low.plus_months(n * of)?, low.plus_months((n + 1) * of)?.plus_days(-1)?));
    match period {
        Period::Year(_) => months(4),
        Period::Half(..) => months(2),
        Period::Quarter(..) | Period::Season(..) => months(1),
        Period::Month(..) => {
            let first = low.plus_days(n * 10)?;
            Some((first, if n == 2 { high } else { first.plus_days(9)? }))
        }
        // Early is 0 to 3, mid 4 to 6, late 7 to 9.
        Period::Decade(_) => {
            let (from, to) = [(0, 4), (4, 7), (7, 10)][n as usize % 3];
            Some((low.plus_months(from * 12)?, low.plus_months(to * 12)?.plus_days(-1)?))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use super::narrowed;
    use crate::article::Prose;
    use crate::lexicon::Lexicon;
    use crate::mention::Context;
    use crate::text::Text;
    use crate::value::Day;

    #[test]
    fn conventions() {
        for (words, days) in [
            ("in 2027", "2027-01-01..2027-12-31"),
            ("in early 2027", "2027-01-01..2027-04-30"),
            ("in mid-2027", "2027-05-01..2027-08-31"),
            ("in late 2027", "2027-09-01..2027-12-31"),
            ("by the end of 2027", "2027-12-31..2027-12-31"),
            ("by year-end", "2025-12-31..2025-12-31"),
            ("from the start of 2027", "2027-01-01..2027-01-01"),
            ("in early March 2026", "2026-03-01..2026-03-10"),
            ("in late February 2026", "2026-02-21..2026-02-28"),
            ("in the summer of 2026", "2026-06-01..2026-08-31"),
            ("in the winter of 2026", "?..?"),
            ("in the late 1990s", "1997-01-01..1999-12-31"),
            ("more than a year ago", "?..2024-12-31"),
            ("earlier this year", "2025-01-01..2025-12-31"),
            ("later in 2024", "2024-01-01..2024-12-31"),
            ("in 2027 or later", "2027-01-01..?"),
            ("about March 3, 2026", "2026-03-03..2026-03-03"),
            ("in fiscal 2027", "?..?"),
        ] {
            let prose = Prose::plain(&format!("It opens {words}."));
            let text = Text::read(&prose, Lexicon::builtin());
            let found = read(&text, &Context { published: Day::parse("2025-11-21") });
            let day = |d: Option<Day>| d.map_or("?".to_string(), |d| d.to_string());
            let shown = found.first().and_then(|m| m.timex.as_ref()).map(|t| {
                let (low, high) = narrowed(t);
                format!("{}..{}", day(low), day(high))
            });
            assert_eq!(shown.as_deref(), Some(days), "{words}");
        }
    }
}
