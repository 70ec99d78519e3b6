//! Days told by their weekday or by a word for the day: "Monday", "Friday night", "yesterday".
//!
//! A weekday is the latest such day up to the publication, the day itself included, unless the clause looks ahead.

use super::look::Look;
use super::opener::TIME;
use super::period::{Clock, Date, Period, day_of_week, iso_week};
use super::reader::Reader;
use super::{Core, Rule};
use crate::lexicon::calendar::{Sense, Unit};
use crate::lexicon::word as w;
use crate::value::Day;

pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "date.weekday",
        opens: TIME,
        read: weekday,
        examples: &[
            ("He resigned on Thursday, the bank said.", "Thursday => date 2025-11-20 2025-11-20..2025-11-20"),
            ("The bank said Friday that it lost money.", "Friday => date 2025-11-21 2025-11-21..2025-11-21"),
            ("She will testify Tuesday.", "Tuesday => date 2025-11-25 2025-11-25..2025-11-25"),
            (
                "She will stay, as a judge Tuesday refused to let her go.",
                "Tuesday => date 2025-11-18 2025-11-18..2025-11-18",
            ),
            ("On Tuesday, the city planned to pay them.", "Tuesday => date 2025-11-18 2025-11-18..2025-11-18"),
            ("They signed a repair plan Tuesday.", "Tuesday => date 2025-11-18 2025-11-18..2025-11-18"),
            ("The bank tells its view of rates on Tuesday.", "Tuesday => date 2025-11-25 2025-11-25..2025-11-25"),
            ("It was not until Tuesday that he left.", "Tuesday => date 2025-11-18 2025-11-18..2025-11-18"),
            ("The ministers may meet Tuesday.", "Tuesday => date 2025-11-25 2025-11-25..2025-11-25"),
            ("She arrives Monday.", "Monday => date 2025-11-24 2025-11-24..2025-11-24"),
            ("Police found it on Sunday night.", "Sunday night => time 2025-11-16TNI 2025-11-16..2025-11-16"),
            ("She left last Monday.", "last Monday => date 2025-11-17 2025-11-17..2025-11-17"),
            ("She leaves next Monday.", "next Monday => date 2025-11-24 2025-11-24..2025-11-24"),
            ("She leaves on Monday of next week.", "Monday of next week => date 2025-11-24 2025-11-24..2025-11-24"),
            ("He fell early Tuesday.", "early Tuesday => date 2025-11-18 START 2025-11-18..2025-11-18"),
        ],
        counter_examples: &[
            "The sun sat low.",
            "He wed in spring.",
            "Sun Microsystems grew.",
            "They say that Sun grew.",
        ],
    },
    Rule {
        name: "date.day-word",
        opens: TIME,
        read: day_word,
        examples: &[
            ("It rained yesterday.", "yesterday => date 2025-11-20 2025-11-20..2025-11-20"),
            ("It opens tomorrow morning.", "tomorrow morning => time 2025-11-22TMO 2025-11-22..2025-11-22"),
            (
                "It rained the day before yesterday.",
                "the day before yesterday => date 2025-11-19 2025-11-19..2025-11-19",
            ),
            ("It airs tonight.", "tonight => time 2025-11-21TNI 2025-11-21..2025-11-21"),
        ],
        counter_examples: &["USA Today reported it.", "The Day After is a film."],
    },
];

/// The latest such weekday up to a day, or from it on.
fn nearest_weekday(from: Day, weekday: u8, look: Look) -> Option<Day> {
    let gap = (i32::from(from.weekday()) + 1 - i32::from(weekday)).rem_euclid(7);
    match look {
        Look::Back | Look::Either => from.plus_days(-gap),
        Look::Ahead => from.plus_days((7 - gap) % 7),
    }
}

/// A part of the day after a date: "Sunday night", "yesterday morning"; and whether it stands in the plural.
fn part_after(r: &Reader, i: usize) -> Option<(Clock, bool)> {
    match r.sense(i)? {
        Sense::Part { clock, plural } => Some((clock, plural)),
        _ => None,
    }
}

/// A date with the part of the day that may follow it.
fn day_core(r: &Reader, start: usize, end: usize, date: Date) -> Core {
    match part_after(r, end) {
        Some((clock, false)) => Core::period(start..end + 1, Period::Time(date, clock)).relative(),
        _ => Core::period(start..end, Period::Day(date)).relative(),
    }
}

/// The day of a weekday, as it stands at token `i`, told by the publication and by where the clause looks.
pub(super) fn weekday_date(r: &Reader, i: usize, weekday: u8) -> Date {
    let Some(published) = r.published else { return Date::Weekday(weekday) };
    // "Wednesday's ruling" is known.
    let known = r.word(i + 1) == w::POSSESSIVE;
    let look = r.look(i).filter(|_| !known).unwrap_or(Look::Back);
    nearest_weekday(published, weekday, look).map_or(Date::Weekday(weekday), Date::of)
}

fn weekday(r: &Reader, i: usize) -> Option<Core> {
    match r.sense(i)? {
        Sense::Weekday(weekday) => {
            if let Some((_, true)) = part_after(r, i + 1) {
                return None;
            }
            // "Monday of next week"
            if r.word(i + 1) == w::OF
                && let Some(Sense::Shift { by, from_text: false }) = r.sense(i + 2)
                && r.unit(i + 3) == Some((Unit::Week, false))
            {
                let week = r.published.and_then(|p| iso_week(p.plus_days(7 * i32::from(by))?));
                let day = week.and_then(|w| day_of_week(w, weekday));
                return Some(
                    Core::period(i..i + 4, Period::Day(day.map_or(Date::Weekday(weekday), Date::of))).relative(),
                );
            }
            Some(day_core(r, i, i + 1, weekday_date(r, i, weekday)))
        }
        Sense::Shift { by, from_text } => {
            let again = matches!(r.sense(i + 1), Some(Sense::Shift { .. }));
            let at = i + 1 + usize::from(again);
            let by = match r.sense(i + 1) {
                Some(Sense::Shift { by, .. }) => by,
                _ => by,
            };
            let weekday = r.weekday(at)?;
            let from = if from_text { text_day(r) } else { r.published };
            let date = from.and_then(|d| match by {
                0 => nearest_weekday(d.plus_days(3)?, weekday, Look::Back),
                1.. => nearest_weekday(d.plus_days(1)?, weekday, Look::Ahead),
                _ => nearest_weekday(d.plus_days(-1)?, weekday, Look::Back),
            });
            // "that Friday" without a day before it
            let date = if from_text && by == 0 { None } else { date };
            let core = day_core(r, i, at + 1, date.map_or(Date::Weekday(weekday), Date::of));
            Some(if from_text || again { core.noun() } else { core })
        }
        _ => None,
    }
}

/// The day that the text spoke of last.
pub(super) fn text_day(r: &Reader) -> Option<Day> {
    let step = r.anchor(|s| matches!(s.period, Period::Day(d) | Period::Time(d, _) if d.day().is_some()))?;
    step.period.days().map(|d| d.0)
}

fn day_word(r: &Reader, i: usize) -> Option<Core> {
    // "the day before yesterday", "the day after tomorrow"
    if r.unit(i) == Some((Unit::Day, false)) {
        let sign = match r.word(i + 1) {
            w::BEFORE => -1,
            w::AFTER => 1,
            _ => return None,
        };
        let Some(Sense::Day(by, None)) = r.sense(i + 2).filter(|_| r.word(i.wrapping_sub(1)) == w::THE) else {
            return None;
        };
        let date = r.published.and_then(|p| p.plus_days(i32::from(by) + sign)).map_or(Date::Unknown, Date::of);
        return Some(Core::period(i..i + 3, Period::Day(date)).relative().noun());
    }
    let Sense::Day(by, clock) = r.sense(i)? else { return None };
    // "USA Today": a name.
    if r.capital(i) && i > r.sentence.start && r.capital(i - 1) {
        return None;
    }
    let date = r.published.and_then(|p| p.plus_days(i32::from(by))).map_or(Date::Unknown, Date::of);
    Some(match clock {
        Some(clock) => Core::period(i..i + 1, Period::Time(date, clock)).relative(),
        None => day_core(r, i, i + 1, date),
    })
}
