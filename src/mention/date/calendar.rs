//! Dates that say where they are in the calendar: days, weeks and months, in words and digits.
//!
//! A month or day without a year takes that of the other end of its range, or else the one nearest to the publication.

use super::holiday::Feast;
use super::opener::{DIGITS, NUMBER, TIME};
use super::period::{Date, Period, Year};
use super::reader::Reader;
use super::{Core, Meaning, Rule};
use crate::lexicon::calendar::{Sense, Unit};
use crate::lexicon::word as w;
use crate::text::TokenKind;

pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "date.iso",
        opens: DIGITS,
        read: iso,
        examples: &[
            ("Updated 2026-03-05 by staff.", "2026-03-05 => date 2026-03-05 2026-03-05..2026-03-05"),
            ("Due 2026-02-30.", "2026-02-30 => date 2026-02-30"),
        ],
        counter_examples: &["Call 2026-33-05 now.", "Part 12026-03-05 failed."],
    },
    Rule {
        name: "date.numeric",
        opens: DIGITS,
        read: numeric,
        examples: &[
            ("It expires on 3/14/2026.", "3/14/2026 => date 2026-03-14 2026-03-14..2026-03-14"),
            ("It expires on 14/3/2026.", "14/3/2026 => date 2026-03-14 2026-03-14..2026-03-14"),
            ("Stand: 20.03.2026", "20.03.2026 => date 2026-03-20 2026-03-20..2026-03-20"),
            ("Signed 7/8/07 in Oslo.", "7/8/07 => date 2007-07-08 2007-07-08..2007-07-08"),
        ],
        counter_examples: &["A 1/2 share.", "Version 2.3.10 is out.", "On 24/7 duty."],
    },
    Rule {
        name: "date.month-day",
        opens: TIME,
        read: month_day,
        examples: &[
            ("The vote of March 5, 2024, stands.", "March 5, 2024 => date 2024-03-05 2024-03-05..2024-03-05"),
            ("It was on June 4 or June 5, 2023.", "June 4 => date 2023-06-04 2023-06-04..2023-06-04"),
            ("It opened Sept. 12.", "Sept. 12 => date 2025-09-12 2025-09-12..2025-09-12"),
            ("It opens Sept. 12.", "Sept. 12 => date 2026-09-12 2026-09-12..2026-09-12"),
            ("It opens on Friday, January 2nd.", "Friday, January 2nd => date 2026-01-02 2026-01-02..2026-01-02"),
            ("The fair runs June 8 – Sept 5, 2027.", "June 8 => date 2027-06-08 2027-06-08..2027-06-08"),
            ("The fair runs from Dec. 20 to Jan. 5, 2027.", "Dec. 20 => date 2026-12-20 2026-12-20..2026-12-20"),
            ("It closes on May 4.", "May 4 => date 2026-05-04 2026-05-04..2026-05-04"),
            ("It closed on June 31, 2024.", "June 31, 2024 => date 2024-06-31"),
        ],
        counter_examples: &["In March 25 percent left.", "We may 5 times a day.", "The April 2,000 mark."],
    },
    Rule {
        name: "date.day-of-range",
        opens: DIGITS,
        read: day_of_range,
        examples: &[
            ("The fair runs June 8-10, 2027.", "10, 2027 => date 2027-06-10 2027-06-10..2027-06-10"),
            ("They met on March 3 and 4.", "4 => date 2025-03-04 2025-03-04..2025-03-04"),
        ],
        counter_examples: &["On March 3 and 4 others left.", "They met on March 3 and 45 left."],
    },
    Rule {
        name: "date.day-before-range",
        opens: DIGITS,
        read: day_before_range,
        examples: &[
            ("They fought on 6-7 January 1916.", "6 => date 1916-01-06 1916-01-06..1916-01-06"),
            ("It ran from 26 to 30 November 2024.", "26 => date 2024-11-26 2024-11-26..2024-11-26"),
        ],
        counter_examples: &["They won 3-1 on 5 March.", "He saw 2 and 30 March hares."],
    },
    Rule {
        name: "date.day-month",
        opens: DIGITS | TIME | NUMBER,
        read: day_month,
        examples: &[
            ("He died on 5 March 2024 in Cork.", "5 March 2024 => date 2024-03-05 2024-03-05..2024-03-05"),
            ("It opens on the 12th of May.", "the 12th of May => date 2026-05-12 2026-05-12..2026-05-12"),
            ("It opens on Sunday 1 June.", "Sunday 1 June => date 2025-06-01 2025-06-01..2025-06-01"),
        ],
        counter_examples: &["Some 5 may leave.", "Of 40 March graduates."],
    },
    Rule {
        name: "date.month",
        opens: TIME,
        read: month,
        examples: &[
            (
                "There were no firm orders after the grounding in February.",
                "February => date 2025-02 2025-02-01..2025-02-28",
            ),
            ("Output fell in October 2023.", "October 2023 => date 2023-10 2023-10-01..2023-10-31"),
            ("Output fell in June last year.", "June last year => date 2024-06 2024-06-01..2024-06-30"),
            ("It starts in February.", "February => date 2026-02 2026-02-01..2026-02-28"),
            ("It has lost money since the fire in February.", "February => date 2025-02 2025-02-01..2025-02-28"),
            ("It has been shut until early May.", "early May => date 2026-05 START 2026-05-01..2026-05-31"),
            ("In February the mill shut.", "February => date 2025-02 2025-02-01..2025-02-28"),
            ("They agreed to shut it in February.", "February => date 2026-02 2026-02-01..2026-02-28"),
            ("They have raised a loan to pay it off by February.", "February => date 2026-02 2026-02-01..2026-02-28"),
            ("It runs from May to July 2027.", "May => date 2027-05 2027-05-01..2027-05-31"),
            ("It began in early May.", "early May => date 2025-05 START 2025-05-01..2025-05-31"),
        ],
        counter_examples: &[
            "Prices may rise.",
            "They march to the square.",
            "Mrs May said no.",
            "Prime Minister May resigned.",
            "They met April Jones.",
            "The Long March ended.",
            "They joined the March on the capital.",
            "The annual March for Peace began.",
            "May we ask?",
        ],
    },
    Rule {
        name: "date.week-of",
        opens: TIME,
        read: week_of,
        examples: &[(
            "It sits in the week of March 2, 2026.",
            "the week of March 2, 2026 => date 2026-W10 2026-03-02..2026-03-08",
        )],
        counter_examples: &["It was a week of rain."],
    },
    Rule {
        name: "date.nth-weekday",
        opens: NUMBER | DIGITS | TIME,
        read: nth_weekday,
        examples: &[
            (
                "It is held on the second Tuesday of November 2024.",
                "the second Tuesday of November 2024 => date 2024-11-12 2024-11-12..2024-11-12",
            ),
            ("It fell on the last Monday in May.", "the last Monday in May => date 2025-05-26 2025-05-26..2025-05-26"),
            ("It meets on the first Friday of the month.", "the first Friday => date ?"),
        ],
        counter_examples: &["It was his first Friday prayer.", "They left last Monday in tears."],
    },
];

fn iso(r: &Reader, i: usize) -> Option<Core> {
    let year = r.digits(i, 4)?;
    let part =
        |k: usize| if r.word(k) == w::HYPHEN && r.glued(k) && r.glued(k + 1) { r.digits(k + 1, 2) } else { None };
    let (month, day) = (part(i + 1)?, part(i + 3)?);
    if r.glued(i) || !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    let date = Date::Calendar { year: Some(year as i16), month: month as u8, day: day as u8 };
    Some(Core::period(i..i + 5, Period::Day(date)).dated())
}

/// `3/14/2026` (month first, unless there is no such month), `2026/03/14`, `20.03.2026`.
fn numeric(r: &Reader, i: usize) -> Option<Core> {
    let (a, b, c, end, dotted) = if r.kind(i)? == TokenKind::Dotted {
        let mut parts = r.str(i).split('.').map(|p| if p.len() <= 4 { p.parse::<u32>().ok() } else { None });
        let three = (parts.next()??, parts.next()??, parts.next()??);
        let long = r.str(i).rsplit('.').next()?.len() == 4;
        if parts.next().is_some() || !long {
            return None;
        }
        (three.0, three.1, three.2, i + 1, true)
    } else {
        let slash = |k: usize| r.word(k) == w::SLASH && r.glued(k) && r.glued(k + 1);
        if !slash(i + 1) || !slash(i + 3) || r.glued(i) {
            return None;
        }
        (r.int(i)?, r.int(i + 2)?, r.int(i + 4)?, i + 5, false)
    };
    let (year, month, day) = match (a, b, c) {
        (1000..=2999, _, _) => (a, b, c),
        (_, 13..=31, _) if !dotted => (c, a, b),
        (13..=31, _, _) => (c, b, a),
        _ if dotted => (c, b, a),
        _ => (c, a, b),
    };
    let year = match year {
        0..=49 => year + 2000,
        50..=99 => year + 1900,
        1000..=2999 => year,
        _ => return None,
    };
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    let date = Date::Calendar { year: Some(year as i16), month: month as u8, day: day as u8 };
    Some(Core::period(i..end, Period::Day(date)).dated())
}

/// A day of a month, as written: the year may be missing.
#[derive(Clone, Copy)]
struct Written {
    year: Year,
    month: u8,
    day: Option<u8>,
    end: usize,
}

/// A day of the month at `i`, and the token after it: `5`, `5th`, `fifth`; not `5%`, `5:30`, `5 million`.
fn day_number(r: &Reader, i: usize) -> Option<(u8, usize)> {
    let (n, end) = match r.ordinal(i) {
        Some(found) => found,
        None if r.str(i).len() <= 2 => (r.int(i)?, i + 1),
        None => return None,
    };
    let day = u8::try_from(n).ok().filter(|d| (1..=31).contains(d))?;
    let clock = r.word(end) == w::COLON && r.glued(end) && r.glued(end + 1);
    (!r.measured(end) && !clock).then_some((day, end))
}

/// `March 5, 2024`, `March 2024`, `March`.
fn written(r: &Reader, i: usize) -> Option<Written> {
    let month = r.month(i)?;
    let at = if r.word(i + 1) == w::FULL_STOP && r.glued(i + 1) && r.kind(i + 2) == Some(TokenKind::Number) {
        i + 2
    } else {
        i + 1
    };
    let at = if r.word(at) == w::THE && r.ordinal(at + 1).is_some() { at + 1 } else { at };
    if let Some((day, end)) = day_number(r, r.past_hyphen(at)) {
        let year = r.year_after(end);
        return Some(Written { year: year.map(|y| y.1), month, day: Some(day), end: year.map_or(end, |y| y.0) });
    }
    let year = r.year_after(at).or_else(|| Some((at + 2, short_year(r, at)?)));
    Some(Written { year: year.map(|y| y.1), month, day: None, end: year.map_or(i + 1, |y| y.0) })
}

/// `'98` at `i`, where an apostrophe and two digits follow a month.
fn short_year(r: &Reader, i: usize) -> Option<i16> {
    let year = r.digits(i + 1, 2).filter(|_| apostrophe(r, i) && r.glued(i + 1))?;
    Some(if year < 50 { 2000 + year as i16 } else { 1900 + year as i16 })
}

pub(super) fn apostrophe(r: &Reader, i: usize) -> bool {
    matches!(r.str(i), "'" | "’" | "‘")
}

/// The year of a date that says none: that of the other end of a range ("June 8 – Sept 5, 2026"), or the nearest.
fn missing_year(r: &Reader, first: &Written) -> Year {
    if let Some(at) = connector(r, first.end) {
        if let Some(second) = written(r, at).filter(|s| s.day.is_some() == first.day.is_some()) {
            if let Some(year) = second.year {
                let earlier = (second.month, second.day) < (first.month, first.day);
                return year.checked_sub(i16::from(earlier));
            }
        } else if first.day.is_some()
            && let Some((_, end)) = day_number(r, at)
            && let Some((_, year)) = r.year_after(end)
        {
            return Some(year);
        }
    }
    None
}

/// The token after what joins the ends of a range.
fn connector(r: &Reader, i: usize) -> Option<usize> {
    match r.word(i) {
        w::TO | w::AND | w::OR | w::THROUGH | w::UNTIL | w::TILL | w::HYPHEN | w::EN_DASH | w::EM_DASH => Some(i + 1),
        _ => None,
    }
}

fn day_core(r: &Reader, start: usize, at: &Written, day: u8) -> Core {
    let own = at.year.or_else(|| missing_year(r, at)).or_else(|| r.told_year(at.month, day));
    let own = own.or_else(|| r.year_of_weekday(r.weekday(start)?, at.month, day));
    let year = own.or_else(|| r.likely_year(start, at.month, day));
    let date = Date::Calendar { year, month: at.month, day };
    let core = Core::period(start..at.end, Period::Day(date)).noun();
    if own.is_some() { core.dated() } else { core.guessed() }
}

fn month_day(r: &Reader, i: usize) -> Option<Core> {
    // "Friday, March 5": the weekday opens it.
    let at = match r.sense(i)? {
        Sense::Weekday(_) => {
            let at = r.past_comma(i + 1);
            if r.word(at) == w::THE { at + 1 } else { at }
        }
        _ => i,
    };
    let found = written(r, at)?;
    let mut core = day_core(r, i, &found, found.day?);
    core.noun = false;
    Some(core)
}

/// A day of a month in words, with or without its weekday, for the times that stand before one.
pub(super) fn day_of_month(r: &Reader, i: usize) -> Option<Core> {
    month_day(r, i).or_else(|| day_month(r, i))
}

/// The 10 of "June 8-10": the month and, unless it says its own, the year of the day before it.
fn day_of_range(r: &Reader, i: usize) -> Option<Core> {
    r.int(i)?;
    let step = r.trail.last()?;
    let Period::Day(Date::Calendar { year, month, day: first }) = step.period else { return None };
    let close = step.tokens.1 + 1 == i && r.floor + 1 == i;
    let dash = matches!(r.word(i - usize::from(i > 0)), w::HYPHEN | w::EN_DASH);
    if !close || connector(r, i - 1) != Some(i) {
        return None;
    }
    let (day, end) = day_number(r, i)?;
    // "On March 3 and 4 others": a count, unless the sentence goes on as after a date.
    let done = r.kind(end) != Some(TokenKind::Word)
        || matches!(r.word(end), w::IN | w::AT | w::TO | w::AND | w::FOR | w::WITH | w::BY);
    if day <= first || !(dash || done) || r.month(end).is_some() {
        return None;
    }
    let own = r.year_after(end);
    let date = Date::Calendar { year: own.map(|y| y.1).or(year), month, day };
    let core = Core::period(i..own.map_or(end, |y| y.0), Period::Day(date));
    Some(if own.is_some() || step.dated { core.dated() } else { core.relative() })
}

/// The 6 of "6-7 January": a day whose month stands after the other end of its range.
fn day_before_range(r: &Reader, i: usize) -> Option<Core> {
    let (day, end) = day_number(r, i)?;
    let told = matches!(r.word(i.wrapping_sub(1)), w::FROM | w::BETWEEN);
    let dash = matches!(r.word(end), w::HYPHEN | w::EN_DASH | w::EM_DASH);
    let joined = dash || told && matches!(r.word(end), w::TO | w::AND);
    let last = day_month(r, end + 1).filter(|_| joined && !r.glued(i))?;
    let Meaning::Period(Period::Day(Date::Calendar { year, month, day: second })) = last.meaning else { return None };
    let core = Core::period(i..end, Period::Day(Date::Calendar { year, month, day }));
    (day < second).then_some(Core { relative: last.relative, dated: last.dated, ..core })
}

/// `5 March 2024`, `the 12th of May`, `Sunday 1 June`.
fn day_month(r: &Reader, i: usize) -> Option<Core> {
    let at = match r.sense(i) {
        Some(Sense::Weekday(_)) => {
            let at = r.past_comma(i + 1);
            if r.word(at) == w::THE { at + 1 } else { at }
        }
        _ => i,
    };
    let (day, end) = day_number(r, at)?;
    if r.glued(at) && r.word(at - usize::from(at > 0)) != w::HYPHEN {
        return None;
    }
    let end = if r.word(end) == w::OF { end + 1 } else { r.past_hyphen(end) };
    let month = r.month(end)?;
    // "3 March 5": the number before it is something else.
    let year = r.year_after(end + 1);
    if year.is_none() && day_number(r, end + 1).is_some() {
        return None;
    }
    let found = Written { year: year.map(|y| y.1), month, day: Some(day), end: year.map_or(end + 1, |y| y.0) };
    Some(day_core(r, i, &found, day))
}

fn month(r: &Reader, i: usize) -> Option<Core> {
    let found = written(r, i).filter(|f| f.day.is_none())?;
    if found.year.is_none() && name(r, i) {
        return None;
    }
    let own = found.year.or_else(|| missing_year(r, &found)).or_else(|| r.told_year(found.month, 15));
    let core =
        Core::period(i..found.end, Period::Month(own.or_else(|| r.likely_year(i, found.month, 15)), found.month));
    Some(if own.is_some() { core.dated() } else { core.guessed() })
}

/// "the week of March 2"
fn week_of(r: &Reader, i: usize) -> Option<Core> {
    if r.unit(i)? != (Unit::Week, false) || !matches!(r.word(i + 1), w::OF | w::ENDED | w::ENDING | w::BEGINNING) {
        return None;
    }
    let day = day_of_month(r, i + 2)?;
    let Meaning::Period(Period::Day(date)) = day.meaning else { return None };
    Some(Core { tokens: i..day.tokens.end, meaning: Meaning::Period(Period::week_of(date.day()?)), ..day }.noun())
}

/// "the second Tuesday of November"; "the first Friday of the month" is a day that cannot be told.
fn nth_weekday(r: &Reader, i: usize) -> Option<Core> {
    let (nth, at) = match r.word(i) {
        w::LAST => (0, i + 1),
        _ => r.ordinal(i).filter(|n| n.0 <= 5)?,
    };
    let weekday = r.weekday(at)?;
    if !matches!(r.word(at + 1), w::OF | w::IN) {
        return None;
    }
    let Some(found) = written(r, at + 2).filter(|f| f.day.is_none()) else {
        let told = nth > 0 && r.word(at + 2) == w::THE && r.unit(at + 3).is_some();
        return told.then(|| Core::new(i..at + 1, Meaning::Unknown).noun());
    };
    let own = found.year.or_else(|| r.told_year(found.month, 15));
    let year = own.or_else(|| r.likely_year(i, found.month, 15));
    let feast = match nth {
        0 => Feast::Last { weekday, month: found.month },
        n => Feast::Nth { nth: n as u8, weekday, month: found.month, from: 1 },
    };
    let day = year.and_then(|y| feast.day(y)).filter(|d| d.month() as u8 == found.month);
    let core = Core::period_or_unknown(i..found.end, day.map(Period::of_day)).noun();
    Some(if own.is_some() { core.dated() } else { core.guessed() })
}

/// "Theresa May", "Prime Minister May", "April Jones", "the Long March", "the March on the capital": a name.
fn name(r: &Reader, i: usize) -> bool {
    let Some(k) = i.checked_sub(1).filter(|k| *k >= r.sentence.start) else { return false };
    let capital = |k: usize| r.capital(k) && matches!(r.sense(k), None | Some(Sense::Filler | Sense::Vague(_)));
    let timed = matches!(
        r.word(k),
        w::IN
            | w::OF
            | w::SINCE
            | w::UNTIL
            | w::LAST
            | w::NEXT
            | w::THIS
            | w::BY
            | w::FROM
            | w::TO
            | w::EARLY
            | w::LATE
            | w::MID
            | w::AND
            | w::THE
            | w::DURING
            | w::THROUGH
            | w::HYPHEN
            | w::BETWEEN
            | w::FOR
            | w::POSSESSIVE
    );
    let after_name = capital(k) && k > r.sentence.start;
    match r.word(i) {
        w::MAY => after_name,
        w::MARCH => {
            let event = matches!(r.word(i + 1), w::ON | w::TO | w::FOR | w::OF);
            after_name || event && (!timed || r.word(k) == w::THE)
        }
        w::APRIL | w::JUNE | w::AUGUST => capital(i + 1) && !timed && !r.text.tokens[i].upper,
        _ => false,
    }
}
