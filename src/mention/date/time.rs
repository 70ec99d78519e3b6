//! Times of day: by the clock, with a zone, or by name; and the day that is said with them.
//!
//! A clock time without a day is that of the day which the sentence names, or else of the publication.

use super::opener::{DIGITS, TIME};
use super::period::{Clock, Date, Period};
use super::reader::Reader;
use super::{Core, Rule, weekday};
use crate::lexicon::calendar::Sense;
use crate::lexicon::{WordId, word as w};
use crate::text::TokenKind;

/// The rule of a time by the clock whose day nobody names.
pub const HOUR: &str = "time.hour";

pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "time.clock",
        opens: DIGITS | TIME,
        read: clock,
        examples: &[
            ("On Nov. 3, 2024, it opened at 10:35 a.m.", "10:35 a.m. => time 2024-11-03T10:35 2024-11-03..2024-11-03"),
            ("It left at 9 a.m. Tuesday.", "9 a.m. Tuesday => time 2025-11-18T09:00 2025-11-18..2025-11-18"),
            (
                "It ended at noon on March 3, 2024.",
                "noon on March 3, 2024 => time 2024-03-03T12:00 2024-03-03..2024-03-03",
            ),
            (
                "It ended at 12:30 a.m. yesterday.",
                "12:30 a.m. yesterday => time 2025-11-20T00:30 2025-11-20..2025-11-20",
            ),
        ],
        counter_examples: &["They won 10:35.", "It is 10 am I right.", "John 3:16 was read.", "He ran it in 2:04:11."],
    },
    Rule {
        name: HOUR,
        opens: DIGITS | TIME,
        read: hour,
        examples: &[
            ("It opens at 10:35 a.m. daily.", "10:35 a.m. => time 2025-11-21T10:35 2025-11-21..2025-11-21"),
            ("It runs from 8 to 10 p.m. daily.", "8 => time 2025-11-21T20:00 2025-11-21..2025-11-21"),
            ("They left at 4 in the morning.", "4 in the morning => time 2025-11-21T04:00 2025-11-21..2025-11-21"),
            ("It starts at 5pm ET.", "5pm ET => time 2025-11-21T17:00 2025-11-21..2025-11-21"),
            ("It struck at 18:04 UTC.", "18:04 UTC => time 2025-11-21T18:04Z 2025-11-21..2025-11-21"),
        ],
        counter_examples: &["They won 10:35.", "It left at 9 a.m. Tuesday."],
    },
    Rule {
        name: "time.part",
        opens: TIME,
        read: part,
        examples: &[(
            "It fell in the morning of Nov. 3, 2024.",
            "the morning of Nov. 3, 2024 => time 2024-11-03TMO 2024-11-03..2024-11-03",
        )],
        counter_examples: &["Good morning to all.", "The night shift left."],
    },
];

/// A time by the clock at `i` and the token after it. `sure` says that nothing else can be meant.
fn of_day(r: &Reader, i: usize) -> Option<(Clock, usize)> {
    if let Some(Sense::Moment(clock)) = r.sense(i) {
        return Some((clock, i + 1));
    }
    let before = i.checked_sub(1);
    if r.glued(i)
        && before.is_some_and(|k| r.kind(k) != Some(TokenKind::Sign) || matches!(r.str(k), ":" | "$" | "." | "/" | "-"))
    {
        return None;
    }
    let (hour, minute, end, colon) = hour_minute(r, i)?;
    let (hour, end, told) = match r.sense(end) {
        // "10 am I": a verb.
        Some(Sense::Meridiem(add)) if (1..=12).contains(&hour) && r.str(end + 1) != "I" => {
            (hour % 12 + add, end + 1, true)
        }
        _ if r.word(end) == w::OCLOCK => (hour, end + 1, true),
        // "4 in the morning"
        _ if r.word(end) == w::IN && r.word(end + 1) == w::THE && (1..=12).contains(&hour) => {
            let add = match r.sense(end + 2) {
                Some(Sense::Part { clock: Clock::Morning, plural: false }) => 0,
                Some(Sense::Part { clock: Clock::Afternoon | Clock::Evening, plural: false }) => 12,
                _ => return None,
            };
            (hour % 12 + add, end + 3, true)
        }
        _ => match lent(r, i, end).filter(|_| (1..=12).contains(&hour)) {
            Some((second, add)) => {
                // "11 a.m. to 1 p.m." says both; "11 to 1 p.m." begins in the morning.
                let add = if hour % 12 <= second % 12 { add } else { 12 - add };
                return Some((Clock::At { hour: hour % 12 + add, minute, utc: false }, end));
            }
            None => (hour, end, false),
        },
    };
    let zone = zone(r, end);
    if !told
        && zone.is_none()
        && !(colon && before.is_some_and(|k| matches!(r.word(k), w::AT | w::BY | w::FROM | w::UNTIL)))
    {
        return None;
    }
    let utc = matches!(zone, Some((true, _)));
    Some((Clock::At { hour, minute, utc }, zone.map_or(end, |z| z.1)))
}

/// `10:35`, `10.35`, `1035`, `10`, and whether a colon stands in it.
fn hour_minute(r: &Reader, i: usize) -> Option<(u8, u8, usize, bool)> {
    let time = |h: u32, m: u32, end, colon| (h <= 24 && m < 60).then_some((h as u8, m as u8, end, colon));
    if let Some(h) = r.int(i) {
        let len = r.str(i).len();
        if r.word(i + 1) == w::COLON && r.glued(i + 1) && r.glued(i + 2) && len <= 2 {
            let minute = r.digits(i + 2, 2)?;
            // "2:04:11" is a duration or has seconds: no clock that articles state.
            let more = r.word(i + 3) == w::COLON && r.glued(i + 3) && r.glued(i + 4);
            return if more { None } else { time(h, minute, i + 3, true) };
        }
        return match len {
            1 | 2 => time(h, 0, i + 1, false),
            4 => time(h / 100, h % 100, i + 1, false).filter(|_| zone(r, i + 1).is_some()),
            _ => None,
        };
    }
    // "10.35 a.m."
    if r.kind(i)? == TokenKind::Number
        && let Some((h, m)) = r.str(i).split_once('.')
        && m.len() == 2
        && matches!(r.sense(i + 1), Some(Sense::Meridiem(_)))
    {
        return time(h.parse().ok()?, m.parse().ok()?, i + 1, false);
    }
    None
}

/// The hour and the half of the day that the other end of a range lends a bare hour at `i`: "from 8 to 10 p.m.".
fn lent(r: &Reader, i: usize, end: usize) -> Option<(u8, u8)> {
    let told = i.checked_sub(1).is_some_and(|k| matches!(r.word(k), w::FROM | w::BETWEEN | w::AT));
    let dash = matches!(r.word(end), w::HYPHEN | w::EN_DASH) && r.glued(end);
    if !(dash || told && matches!(r.word(end), w::TO | w::AND)) {
        return None;
    }
    let (hour, _, end, _) = hour_minute(r, end + 1)?;
    match r.sense(end)? {
        Sense::Meridiem(add) if (1..=12).contains(&hour) => Some((hour, add)),
        _ => None,
    }
}

/// A time zone at `i`, in brackets or not: whether it is UTC, and the token after it.
fn zone(r: &Reader, i: usize) -> Option<(bool, usize)> {
    let open = usize::from(r.word(i) == w::OPEN);
    let upper = r.has(i + open) && r.text.tokens[i + open].upper;
    let utc = match r.sense(i + open) {
        Some(Sense::Zone { utc }) if upper => utc,
        _ => {
            // "local time", "Eastern time"
            let local = open == 0
                && r.word(i + 1) == w::TIME
                && (r.capital(i) || r.word(i) == w::LOCAL)
                && r.kind(i) == Some(TokenKind::Word);
            return local.then_some((false, i + 2));
        }
    };
    let end = i + open + 1;
    if open == 1 { (r.word(end) == w::CLOSE).then_some((utc, end + 1)) } else { Some((utc, end)) }
}

/// The day said with a time: "9 a.m. Tuesday", "noon on March 3", "5 p.m. EST, Nov. 9", and the token after it.
fn day_after(r: &Reader, start: usize, i: usize) -> Option<(Date, bool, usize)> {
    let at = r.past_comma(i);
    let at = if r.word(at) == w::ON { at + 1 } else { at };
    if let Some(Sense::Day(by, None)) = r.sense(at).filter(|_| at == i) {
        let day = r.published.and_then(|p| p.plus_days(i32::from(by)));
        return Some((day.map_or(Date::Unknown, Date::of), true, at + 1));
    }
    if let Some(core) = super::calendar::day_of_month(r, at)
        && let super::Meaning::Period(Period::Day(date)) = core.meaning
    {
        return Some((date, core.relative, core.tokens.end));
    }
    let day = r.weekday(at)?;
    Some((weekday::weekday_date(r, start, day), true, at + 1))
}

fn clock(r: &Reader, i: usize) -> Option<Core> {
    let (clock, end) = of_day(r, i)?;
    if let Some((date, is_relative, end)) = day_after(r, i, end) {
        let core = Core::period(i..end, Period::Time(date, clock));
        return Some(if is_relative { core.relative() } else { core.dated() });
    }
    // "10:35 a.m. (0735 GMT) Friday"
    if r.word(end) == w::OPEN
        && let Some(close) = (end + 1..end + 6).find(|k| r.word(*k) == w::CLOSE)
        && let Some((date, ..)) = day_after(r, i, close + 1)
    {
        return Some(Core::period(i..end, Period::Time(date, clock)).relative());
    }
    Some(Core::period(i..end, Period::Time(named_day(r)?, clock)).relative())
}

/// A time of a day that the sentence does not name: taken for that of the publication.
fn hour(r: &Reader, i: usize) -> Option<Core> {
    let (clock, end) = of_day(r, i)?;
    Some(Core::period(i..end, Period::Time(r.published.map_or(Date::Unknown, Date::of), clock)).relative())
}

/// A part of the day with what tells its day: "the morning of March 3", "afternoon yesterday"; or of the day that is
/// spoken of: "mid-afternoon", "morning trading".
fn part(r: &Reader, i: usize) -> Option<Core> {
    let Sense::Part { clock, plural: false } = r.sense(i)? else { return None };
    let of = r.word(i + 1) == w::OF;
    if let Some((date, is_relative, end)) = day_after(r, i, i + 1 + usize::from(of)) {
        let core = Core::period(i..end, Period::Time(date, clock));
        let core = if of { core.noun() } else { core };
        return Some(if is_relative { core.relative() } else { core.dated() });
    }
    let back = |n: usize| i.checked_sub(n).map_or(WordId::NONE, |k| r.word(k));
    let mid = back(1) == w::MID || (back(1) == w::HYPHEN && back(2) == w::MID);
    if !(mid || r.word(i + 1) == w::TRADING) {
        return None;
    }
    Some(Core::period(i..i + 1, Period::Time(spoken_day(r), clock)).relative())
}

/// The day that the sentence has just named, or that of the publication.
fn spoken_day(r: &Reader) -> Date {
    named_day(r).unwrap_or_else(|| r.published.map_or(Date::Unknown, Date::of))
}

/// The day that the sentence has just named.
fn named_day(r: &Reader) -> Option<Date> {
    let known = |p: Period| matches!(p, Period::Day(d) | Period::Time(d, _) if d.day().is_some());
    match r.anchor(|s| s.tokens.0 >= r.sentence.start && known(s.period))?.period {
        Period::Day(date) | Period::Time(date, _) => Some(date),
        _ => None,
    }
}
