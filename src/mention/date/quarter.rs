//! Quarters and halves of the year, and financial years and their parts, which are periods of their own: when
//! "fiscal 2027" runs is the company's affair, so it has no days.
//!
//! "A year earlier" names the period before it in another year: see [`year_before`].

use super::opener::{DIGITS, NUMBER, TIME, WORD};
use super::period::{Date, Part, Period, Year};
use super::reader::{Reader, Step};
use super::{Core, Meaning, Rule};
use crate::lexicon::calendar::{Sense, Unit};
use crate::lexicon::{NumberWord, word as w};
use crate::text::TokenKind;

pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "date.fiscal",
        opens: DIGITS | TIME | NUMBER | WORD,
        read: fiscal,
        examples: &[
            ("It expects a profit in fiscal 2027.", "fiscal 2027 => date FY2027"),
            ("It expects a profit in fiscal year 2027.", "fiscal year 2027 => date FY2027"),
            ("It lost money in the current fiscal year.", "the current fiscal year => date FYXXXX"),
            ("Guidance for FY27 was raised.", "FY27 => date FY2027"),
            ("In the fiscal third quarter it lost money.", "the fiscal third quarter => date FYXXXX-Q3"),
            (
                "In the second fiscal quarter of 2026 it lost money.",
                "the second fiscal quarter of 2026 => date FY2026-Q2",
            ),
            (
                "In the third quarter of fiscal 2026 it lost money.",
                "the third quarter of fiscal 2026 => date FY2026-Q3",
            ),
            ("Sales of Q3 FY26 fell.", "Q3 FY26 => date FY2026-Q3"),
        ],
        counter_examples: &["Its fiscal policy is strict.", "In the third quarter it lost money."],
    },
    Rule {
        name: "date.year-before-quarter",
        opens: DIGITS | TIME | WORD,
        read: compared_part,
        examples: &[
            (
                "In the third quarter it lost $2 a share; in the year-earlier quarter, $1.",
                "the year-earlier quarter => date 2024-Q3 2024-07-01..2024-09-30",
            ),
            (
                "It earned more in the third quarter than in the same period last year.",
                "the same period last year => date 2024-Q3 2024-07-01..2024-09-30",
            ),
            (
                "It made $9 in the third quarter. The first quarter had been poor. In the year-earlier quarter it made $7.",
                "the year-earlier quarter => date 2024-Q3 2024-07-01..2024-09-30",
            ),
            ("Net for the year-earlier nine months was flat.", "the year-earlier nine months => duration 9 month P9M"),
        ],
        counter_examples: &["The same period costume is worn.", "In the third quarter it lost money."],
    },
    Rule {
        name: "date.quarter",
        opens: DIGITS | TIME | NUMBER | WORD,
        read: part_of_year,
        examples: &[
            ("Sales fell in the third quarter.", "the third quarter => date 2025-Q3 2025-07-01..2025-09-30"),
            ("Third-quarter sales fell.", "Third-quarter => date 2025-Q3 2025-07-01..2025-09-30"),
            ("In the fourth quarter ended June 30 it lost money.", "the fourth quarter => date FYXXXX-Q4"),
            ("Sales fell in Q3 2026.", "Q3 2026 => date 2026-Q3 2026-07-01..2026-09-30"),
            ("Sales fell in 2024-Q3.", "2024-Q3 => date 2024-Q3 2024-07-01..2024-09-30"),
            ("Sales fell in 4Q 2024.", "4Q 2024 => date 2024-Q4 2024-10-01..2024-12-31"),
            (
                "Sales fell in the first quarter of 2024.",
                "the first quarter of 2024 => date 2024-Q1 2024-01-01..2024-03-31",
            ),
            (
                "It opens in next year's first quarter.",
                "next year's first quarter => date 2026-Q1 2026-01-01..2026-03-31",
            ),
            (
                "It was sold in the second half of last year.",
                "the second half of last year => date 2024-H2 2024-07-01..2024-12-31",
            ),
            ("Sales fell in the last half of 2024.", "the last half of 2024 => date 2024-H2 2024-07-01..2024-12-31"),
            (
                "It will lose money in the first two quarters of 2026.",
                "the first two quarters of 2026 => date 2026-H1 2026-01-01..2026-06-30",
            ),
            ("It opens in H1 2027.", "H1 2027 => date 2027-H1 2027-01-01..2027-06-30"),
            ("In the 2024 fourth quarter it grew.", "the 2024 fourth quarter => date 2024-Q4 2024-10-01..2024-12-31"),
        ],
        counter_examples: &[
            "They scored twice in the second half.",
            "A quarter of them left.",
            "Three quarters of the seats were empty.",
            "The Q400 turned back.",
        ],
    },
    Rule {
        name: "date.quarter-of-months",
        opens: TIME,
        read: quarter_of_months,
        examples: &[
            (
                "It grew in the July-September quarter.",
                "the July-September quarter => date 2025-Q3 2025-07-01..2025-09-30",
            ),
            (
                "It grew in the April to June period of 2024.",
                "the April to June period of 2024 => date 2024-Q2 2024-04-01..2024-06-30",
            ),
        ],
        counter_examples: &["It grew in the May-July quarter.", "From July to September it grew."],
    },
    Rule {
        name: "date.the-quarter",
        opens: TIME | WORD,
        read: the_quarter,
        examples: &[
            ("Profit rose for the quarter.", "the quarter => date 2025-Q3 2025-07-01..2025-09-30"),
            ("Profit rose in the latest quarter.", "the latest quarter => date 2025-Q3 2025-07-01..2025-09-30"),
        ],
        counter_examples: &["She lives in the quarter of the potters.", "A quarter was lost."],
    },
];

/// A part of a year as written, whether it says "fiscal", and the token after it.
struct Written {
    part: Part,
    fiscal: bool,
    hyphen: bool,
    end: usize,
}

/// `third quarter`, `third-quarter`, `third fiscal quarter`, `second half`, `Q3`, `3Q`, `H1`.
fn written(r: &Reader, i: usize) -> Option<Written> {
    let numbered = |letter: usize, n: u32, end: usize| {
        let part = match (r.word(letter), n) {
            (w::Q, 1..=4) => Part::Quarter(n as u8),
            (w::H, 1..=2) => Part::Half(n as u8),
            _ => return None,
        };
        Some(Written { part, fiscal: false, hyphen: false, end })
    };
    if matches!(r.word(i), w::Q | w::H) && (r.capital(i) || r.word(i) == w::Q) && r.glued(i + 1) {
        return numbered(i, r.digits(i + 1, 1)?, i + 2);
    }
    if r.digits(i, 1).is_some() && matches!(r.word(i + 1), w::Q | w::H) && r.glued(i + 1) && r.capital(i + 1) {
        return numbered(i + 1, r.int(i)?, i + 2);
    }
    let (n, end) = match r.word(i) {
        // Without its year, "last quarter" is the one before this.
        w::FINAL | w::CLOSING | w::LAST => (4, i + 1),
        w::OPENING => (1, i + 1),
        w::LATTER => (2, i + 1),
        _ => r.ordinal(i)?,
    };
    if let Some((half, end)) = two_quarters(r, i, end) {
        return Some(Written { part: Part::Half(half), fiscal: false, hyphen: false, end });
    }
    let is_fiscal = r.sense(end) == Some(Sense::Fiscal);
    let at = end + usize::from(is_fiscal);
    let name = r.past_hyphen(at);
    let part = match (r.unit(name), r.word(name), n) {
        (Some((Unit::Quarter, false)), _, 1..=4) => Part::Quarter(n as u8),
        (_, w::HALF, 1..=2) => Part::Half(n as u8),
        (_, w::HALF, 4) => Part::Half(2),
        _ => return None,
    };
    if r.word(i) == w::LAST && r.year_after(name + 1).is_none() {
        return None;
    }
    Some(Written { part, fiscal: is_fiscal, hyphen: name > at, end: name + 1 })
}

/// The half of "first two quarters", "last two quarters" after its first word, and the token after it.
fn two_quarters(r: &Reader, i: usize, at: usize) -> Option<(u8, usize)> {
    let half = match r.word(i) {
        w::FIRST | w::OPENING => 1,
        w::FINAL | w::CLOSING | w::LAST => 2,
        _ => return None,
    };
    let two = r.number_word(at) == Some(NumberWord::Unit(2)) || r.int(at) == Some(2);
    (two && r.unit(at + 1) == Some((Unit::Quarter, true))).then_some((half, at + 2))
}

/// A financial year, `2027`, `27`, `2026-27`, and the token after it.
fn fiscal_year(r: &Reader, i: usize) -> Option<(i16, usize)> {
    if let Some(y) = r.digits(i, 2).filter(|_| r.glued(i)) {
        return Some((2000 + y as i16, i + 1));
    }
    let year = r.year_digits(i)?;
    // "financial year 2026-27" is named by the year in which it ends.
    let next = r.digits(i + 2, 2).filter(|n| i32::from(year + 1) % 100 == *n as i32);
    match r.word(i + 1) {
        w::HYPHEN | w::EN_DASH | w::SLASH if next.is_some() => Some((year + 1, i + 3)),
        _ => Some((year, i + 1)),
    }
}

/// `fiscal 2027`, `fiscal year 2027`, `FY27`, and the token after it.
fn named_fiscal_year(r: &Reader, i: usize) -> Option<(i16, usize)> {
    if r.sense(i)? != Sense::Fiscal {
        return None;
    }
    let at = if matches!(r.unit(i + 1), Some((Unit::Year, false))) { i + 2 } else { i + 1 };
    fiscal_year(r, at)
}

fn fiscal(r: &Reader, i: usize) -> Option<Core> {
    let fiscal = |year: Year, part| Period::Fiscal(year, part);
    if let Some((year, end)) = named_fiscal_year(r, i) {
        return Some(match written(r, end) {
            Some(part) => Core::period(i..part.end, fiscal(Some(year), Some(part.part))).dated().noun(),
            None => Core::period(i..end, fiscal(Some(year), None)).dated(),
        });
    }
    // "the fiscal year", "its current fiscal year"
    if r.sense(i) == Some(Sense::Fiscal) && matches!(r.unit(r.past_hyphen(i + 1)), Some((Unit::Year, false))) {
        let shifted =
            i.checked_sub(1).is_some_and(|k| matches!(r.sense(k), Some(Sense::Shift { .. })) || r.word(k) == w::LATEST);
        let start = if shifted && i > r.floor { i - 1 } else { i };
        return Some(Core::period(start..r.past_hyphen(i + 1) + 1, fiscal(None, None)).relative().noun());
    }
    // "fiscal third quarter", "third fiscal quarter", "third quarter of fiscal 2026"
    let opened = r.sense(i) == Some(Sense::Fiscal);
    let part = written(r, if opened { r.past_hyphen(i + 1) } else { i })?;
    let of = if matches!(r.word(part.end), w::OF | w::COMMA | w::IN) { part.end + 1 } else { part.end };
    let of = if matches!(r.word(of), w::THE | w::ITS) { of + 1 } else { of };
    if let Some((year, end)) = named_fiscal_year(r, of) {
        return Some(Core::period(i..end, fiscal(Some(year), Some(part.part))).dated().noun());
    }
    // "of its fiscal year"
    if r.sense(of) == Some(Sense::Fiscal) && of > part.end && matches!(r.unit(of + 1), Some((Unit::Year, false))) {
        return Some(Core::period(i..of + 2, fiscal(None, Some(part.part))).relative().noun());
    }
    if !opened && !part.fiscal {
        return None;
    }
    let core = |end, year: Year| Core::period(i..end, fiscal(year, Some(part.part))).noun();
    Some(match r.year_after(part.end) {
        Some((end, year)) => core(end, Some(year)).dated(),
        None => core(part.end, None).relative(),
    })
}

fn period_of(part: Part, year: Year) -> Period {
    match part {
        Part::Quarter(q) => Period::Quarter(year, q),
        Part::Half(h) => Period::Half(year, h),
    }
}

fn part_of_year(r: &Reader, i: usize) -> Option<Core> {
    // "this year's third quarter", "the 2024 fourth quarter"
    let before = match r.shifted_year(i) {
        Some((end, shift)) => Some((end, r.published.and_then(|p| p.year().checked_add(shift)))),
        None => r.year_digits(i).map(|y| (i + 1, Some(y))),
    };
    if let Some((end, year)) = before {
        let at = if r.word(end) == w::POSSESSIVE { end + 1 } else { r.past_hyphen(end) };
        let part = written(r, at)?;
        let core = Core::period(i..part.end, period_of(part.part, year)).dated();
        return Some(if r.year_digits(i).is_some() { core.noun() } else { core.relative() });
    }
    let part = written(r, i)?;
    let core = |end, year| {
        let core = Core::period(i..end, period_of(part.part, year));
        if part.hyphen { core } else { core.noun() }
    };
    if let Some((end, year)) = r.year_after(part.end) {
        let relative = r.kind(end - 1) != Some(TokenKind::Number);
        return Some(if relative { core(end, Some(year)).dated().relative() } else { core(end, Some(year)).dated() });
    }
    // "Q3'25", "1H26"
    let marked = matches!(r.str(part.end), "'" | "’");
    let short = part.end + usize::from(marked);
    if r.glued(short)
        && (marked || r.kind(i) == Some(TokenKind::Number))
        && let Some(y) = r.digits(short, 2)
    {
        return Some(core(short + 1, Some(2000 + y as i16)).dated());
    }
    // Where the text counts in financial quarters, or this one ends when no such quarter does, it is one of them.
    let spoken = r.anchor(|s| matches!(s.period, Period::Quarter(..) | Period::Fiscal(_, Some(_))));
    if matches!(spoken.map(|s| s.period), Some(Period::Fiscal(..))) || ends_elsewhere(r, &part) {
        return Some(
            Core { meaning: Meaning::Period(Period::Fiscal(None, Some(part.part))), ..core(part.end, None) }.relative(),
        );
    }
    match part.part {
        Part::Quarter(q) => Some(core(part.end, r.nearest_year(q * 3 - 1, 15)).relative()),
        // Matches have halves too.
        Part::Half(h) if part.hyphen => Some(core(part.end, r.nearest_year(h * 6 - 2, 1)).relative()),
        Part::Half(_) => None,
    }
}

/// "July-September quarter": the months of a quarter of the calendar.
fn quarter_of_months(r: &Reader, i: usize) -> Option<Core> {
    let first = r.month(i).filter(|m| m % 3 == 1)?;
    let at = r.past_hyphen(i + 1);
    let at = if matches!(r.word(at), w::TO | w::EN_DASH) { r.past_hyphen(at + 1) } else { at };
    let named = r.word(at + 1) == w::PERIOD || r.unit(at + 1) == Some((Unit::Quarter, false));
    if at == i + 1 || r.month(at)? != first + 2 || !named {
        return None;
    }
    let quarter = first / 3 + 1;
    Some(match r.year_after(at + 2) {
        Some((end, year)) => Core::period(i..end, Period::Quarter(Some(year), quarter)).dated().noun(),
        None => {
            let year = r.nearest_year(first + 1, 15);
            Core::period(i..at + 2, Period::Quarter(year, quarter)).relative().noun()
        }
    })
}

/// "fourth quarter ended June 30": not the quarter of the calendar.
fn ends_elsewhere(r: &Reader, part: &Written) -> bool {
    let Part::Quarter(q) = part.part else { return false };
    let end =
        super::calendar::day_of_month(r, part.end + 1).filter(|_| matches!(r.word(part.end), w::ENDED | w::ENDING));
    match end.map(|e| e.meaning) {
        // Quarters of weeks end some days before or after a month does.
        Some(Meaning::Period(Period::Day(Date::Calendar { month, day, .. }))) => {
            !(month == q * 3 && day > 20 || month == q * 3 % 12 + 1 && day < 8)
        }
        _ => false,
    }
}

/// The quarter that the text reports on: the latest of those it names that are over. Others are outlooks, or named in
/// passing.
fn reported(r: &Reader) -> Option<Step> {
    let end = |s: &&Step| s.period.days().map(|d| d.1).filter(|d| r.published.is_some_and(|p| *d <= p));
    let quarters = r.recent().filter(|s| matches!(s.period, Period::Quarter(Some(_), _)));
    quarters.filter(|s| end(s).is_some()).max_by_key(end).copied()
}

/// The quarter that the text speaks of, or the last one that is over; "the latest quarter" is over, too.
fn current_quarter(r: &Reader, latest: bool) -> Option<Period> {
    let named = || r.anchor(|s| matches!(s.period, Period::Quarter(Some(_), _))).filter(|_| !latest);
    let spoken = reported(r).or_else(named).map(|s| s.period);
    spoken.or_else(|| Some(Period::quarter_of(r.published?.plus_months(-3)?)))
}

/// "the quarter", "the latest quarter", "the latest period".
fn the_quarter(r: &Reader, i: usize) -> Option<Core> {
    let opened = |word| i.checked_sub(1).is_some_and(|k| r.word(k) == word);
    let (at, latest) = if r.word(i) == w::LATEST { (i + 1, true) } else { (i, false) };
    let quarter = matches!(r.unit(at), Some((Unit::Quarter, false))) && !r.capital(at);
    let period = latest && r.word(at) == w::PERIOD;
    if !(quarter || period) || !(opened(w::THE) || latest) || matches!(r.word(at + 1), w::OF | w::CENTURY) {
        return None;
    }
    Some(Core::period_or_unknown(i..at + 1, current_quarter(r, latest)).relative().noun())
}

/// The period that "a year earlier" compares with: the last one of the sentence, else the quarter of the text, else the
/// year. After a run of months ("the first nine months") it is the year.
pub(super) fn year_before(r: &Reader) -> Option<Period> {
    let back = |p: Period| Some(p.in_year(p.year()?.checked_sub(1)));
    let fits = |p: Period| {
        matches!(
            p,
            Period::Month(Some(_), _) | Period::Quarter(Some(_), _) | Period::Half(Some(_), _) | Period::Year(Some(_))
        )
    };
    let here = r.anchor(|s| s.tokens.0 >= r.sentence.start && fits(s.period));
    let quarter = reported(r).or_else(|| r.anchor(|s| matches!(s.period, Period::Quarter(Some(_), _))));
    let step = here.or(quarter).filter(|s| r.stretch.is_none_or(|at| at < s.tokens.0));
    back(step.map_or(Period::Year(Some(r.published?.year())), |s| s.period))
}

/// "year-earlier", "year-ago", and the token after it.
pub(super) fn year_earlier(r: &Reader, i: usize) -> Option<usize> {
    let at = r.past_hyphen(i + 1);
    let hyphen = at > i + 1;
    (matches!(r.unit(i), Some((Unit::Year, false))) && hyphen && matches!(r.word(at), w::AGO | w::EARLIER))
        .then_some(at + 1)
}

/// "a year ago", "a year earlier", "last year", and the token after it.
fn back_then(r: &Reader, i: usize) -> Option<usize> {
    if let Some((end, -1)) = r.shifted_year(i) {
        return Some(end);
    }
    let at = if r.word(i) == w::OF { i + 1 } else { i };
    let at = if r.word(at) == w::THE { at + 1 } else { at };
    if matches!(r.word(at), w::PREVIOUS | w::PRIOR) && matches!(r.unit(at + 1), Some((Unit::Year, false))) {
        return Some(at + 2);
    }
    let year = matches!(r.word(i), w::A | w::ONE) && matches!(r.unit(i + 1), Some((Unit::Year, false)));
    (year && matches!(r.word(i + 2), w::AGO | w::EARLIER | w::BEFORE)).then_some(i + 3)
}

/// "year-earlier quarter", "year-ago third quarter", "the same period last year", "the 1988 period".
fn compared_part(r: &Reader, i: usize) -> Option<Core> {
    let period = |k: usize| r.word(k) == w::PERIOD || matches!(r.unit(k), Some((Unit::Quarter, false)));
    if let Some(at) = year_earlier(r, i) {
        let core = |end, period| Core::period_or_unknown(i..end, period).relative().noun().compared();
        if period(at) {
            let quarter = r.word(at) != w::PERIOD && r.stretch.is_none();
            let compared = match year_before(r) {
                Some(Period::Year(_)) if quarter => {
                    current_quarter(r, false).map(|q| q.in_year(q.year().map(|y| y - 1)))
                }
                found => found,
            };
            return Some(core(at + 1, compared));
        }
        // "the year-earlier nine months": which they are, the text has said before.
        if let Some((amount, unit, end)) = super::duration::number_of_units(r, at) {
            return Some(Core::new(i..end, Meaning::Lasting(amount, unit)).noun());
        }
        if let Some(part) = written(r, at) {
            let year = r.published.map(|p| p.year() - 1);
            return Some(core(part.end, Some(period_of(part.part, year))));
        }
        let mut core = core(at, year_before(r));
        core.noun = false;
        return Some(core);
    }
    // "the same quarter a year earlier", "the corresponding period last year"
    let like = matches!(r.word(i), w::SAME | w::COMPARABLE | w::CORRESPONDING);
    let at = if like { i + 1 } else { i };
    if like && let Some(at) = year_earlier(r, at).filter(|k| period(*k)) {
        return Some(Core::period_or_unknown(i..at + 1, year_before(r)).relative().noun().compared());
    }
    if (like || r.unit(i) == Some((Unit::Quarter, false))) && period(at) {
        let of = if matches!(r.word(at + 1), w::OF | w::IN) { at + 2 } else { at + 1 };
        if let Some(end) = back_then(r, of) {
            return Some(Core::period_or_unknown(i..end, year_before(r)).relative().noun().compared());
        }
        // "the same period of 2024"
        if like && let Some((end, year)) = r.year_after(at + 1) {
            return Some(
                Core::period_or_unknown(i..end, year_before(r).map(|p| p.in_year(Some(year)))).noun().compared(),
            );
        }
    }
    // "last year's quarter", "the 2024 period"
    let (end, year) = match r.shifted_year(i) {
        Some((end, shift)) if r.word(end) == w::POSSESSIVE => (end + 1, r.published?.year().checked_add(shift)?),
        Some(_) => return None,
        None => (i + 1, r.year_digits(i)?),
    };
    if !period(end) || r.unit(end) == Some((Unit::Quarter, true)) {
        return None;
    }
    let quarter = year_before(r)?.in_year(Some(year));
    Some(Core::period(i..end + 1, quarter).relative().noun().compared().dated())
}
