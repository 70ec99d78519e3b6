//! Dates told from where the writer stands (the publication), or from what the text spoke of last.
//!
//! "Last year" is the year before the publication; "the following year" is the one after the last that was named.

use super::look::Look;
use super::opener::{BOUND, DIGITS, NAME, NUMBER, TIME, WORD};
use super::period::{Clock, Date, Period, Reference, Season, iso_week};
use super::reader::Reader;
use super::weekday::text_day;
use super::{Core, Meaning, Rule, duration, quarter};
use crate::lexicon::calendar::{Sense, Unit};
use crate::lexicon::word as w;
use crate::mention::Modifier;
use crate::text::TokenKind;
use crate::value::{Amount, Bound, Day, Decimal};

pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "date.holiday",
        opens: NAME,
        read: super::holiday::read,
        examples: &[("The mill shut on Labor Day 2023.", "Labor Day 2023 => date 2023-09-04 2023-09-04..2023-09-04")],
        counter_examples: &["They met at an easter egg hunt."],
    },
    Rule {
        name: "date.shifted",
        opens: TIME,
        read: shifted,
        examples: &[
            ("Deliveries start this year.", "this year => date 2025 2025-01-01..2025-12-31"),
            ("Sales fell last quarter.", "last quarter => date 2025-Q3 2025-07-01..2025-09-30"),
            ("It closes next month.", "next month => date 2025-12 2025-12-01..2025-12-31"),
            ("They met earlier this week.", "earlier this week => date 2025-W47 START 2025-11-17..2025-11-23"),
            ("It grew last April.", "last April => date 2025-04 2025-04-01..2025-04-30"),
            ("They met last Christmas.", "last Christmas => date 2024-12-25 2024-12-25..2024-12-25"),
            ("They met last summer.", "last summer => date 2025-SU"),
            ("It rained last night.", "last night => time 2025-11-20TNI 2025-11-20..2025-11-20"),
            ("It rained this weekend.", "this weekend => date 2025-W46-WE 2025-11-15..2025-11-16"),
            ("It will rain this weekend.", "this weekend => date 2025-W47-WE 2025-11-22..2025-11-23"),
            ("It rained last weekend.", "last weekend => date 2025-W46-WE 2025-11-15..2025-11-16"),
            ("It will double in the next decade.", "the next decade => date 203 2030-01-01..2039-12-31"),
            ("They met in 2019. He left the following year.", "the following year => date 2020 2020-01-01..2020-12-31"),
            (
                "It opened on March 3, 2024, and shut the next day.",
                "the next day => date 2024-03-04 2024-03-04..2024-03-04",
            ),
        ],
        counter_examples: &["It was the last day of the fair.", "They say that years pass.", "At last years passed."],
    },
    Rule {
        name: "date.ago",
        opens: DIGITS | TIME | NUMBER | WORD | BOUND,
        read: ago,
        examples: &[
            ("It was founded two years ago.", "two years ago => date 2023 2023-01-01..2023-12-31"),
            ("It shut 11 days ago.", "11 days ago => date 2025-11-10 2025-11-10..2025-11-10"),
            ("It shut about two months ago.", "about two months ago => date 2025-09 APPROX 2025-09-01..2025-09-30"),
            ("It shut several years ago.", "several years ago => date PAST_REF"),
            (
                "In the third quarter it lost $2, against $1 a year earlier.",
                "a year earlier => date 2024-Q3 2024-07-01..2024-09-30",
            ),
            (
                "They met on March 3, 2024. Two days later he left.",
                "Two days later => date 2024-03-05 2024-03-05..2024-03-05",
            ),
        ],
        counter_examples: &["It took two years.", "Not long ago it rained.", "It left two days later than planned."],
    },
    Rule {
        name: "date.season",
        opens: TIME,
        read: season,
        examples: &[
            ("It opened in the summer of 2024.", "the summer of 2024 => date 2024-SU"),
            ("It opened in spring 2024.", "spring 2024 => date 2024-SP"),
            ("It opens in the fall.", "the fall => date 2025-FA"),
        ],
        counter_examples: &["The fall of the wall.", "Prices fall.", "A spring of water.", "The Arab Spring began."],
    },
    Rule {
        name: "date.weekend",
        opens: TIME,
        read: weekend,
        examples: &[("It rained over the weekend.", "the weekend => date 2025-W46-WE 2025-11-15..2025-11-16")],
        counter_examples: &["They work weekend shifts."],
    },
    Rule {
        name: "date.year-end",
        opens: TIME,
        read: year_end,
        examples: &[
            ("It will be done by year-end.", "year-end => date 2025 END 2025-01-01..2025-12-31"),
            ("Sales were flat for the year.", "the year => date 2025 2025-01-01..2025-12-31"),
            ("It lost money in the year ended March 31.", "the year => duration 1 year P1Y"),
            ("It will be done by the end of the year.", "the end of the year => date 2025 END 2025-01-01..2025-12-31"),
        ],
        counter_examples: &["It took all year.", "In the year of the flood it rained.", "The year was good."],
    },
    Rule {
        name: "date.reference",
        opens: TIME | WORD,
        read: reference,
        examples: &[
            ("It is currently shut.", "currently => date PRESENT_REF"),
            ("It was recently sold.", "recently => date PAST_REF"),
            ("They look to the future.", "the future => date FUTURE_REF"),
            ("It will hurt in the short term.", "the short term => date FUTURE_REF"),
        ],
        counter_examples: &["Alternating current flows.", "It sells futures."],
    },
];

/// The unit of the calendar that lies `by` units from the one around a day.
fn shift_unit(day: Day, unit: Unit, by: i32) -> Option<Period> {
    let period = match unit {
        Unit::Day => Period::of_day(day.plus_days(by)?),
        Unit::Week => Period::week_of(day.plus_days(by.checked_mul(7)?)?),
        Unit::Fortnight => Period::week_of(day.plus_days(by.checked_mul(14)?)?),
        Unit::Month => {
            let there = day.plus_months(by)?;
            Period::Month(Some(there.year()), there.month() as u8)
        }
        Unit::Quarter => Period::quarter_of(day.plus_months(by.checked_mul(3)?)?),
        Unit::Year => Period::Year(Some(year_plus(day, by)?)),
        Unit::Decade => {
            Period::Decade(i16::try_from(i32::from(day.year()) / 10 + by).ok().filter(|d| (0..1000).contains(d))?)
        }
        Unit::Century => {
            Period::Century(i16::try_from(i32::from(day.year()) / 100 + by).ok().filter(|c| (0..100).contains(c))?)
        }
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Millennium => return None,
    };
    period.days().is_some_and(|d| d.0.year() > 0).then_some(period)
}

fn year_plus(day: Day, by: i32) -> Option<i16> {
    i16::try_from(i32::from(day.year()).checked_add(by)?).ok().filter(|y| (1..=9999).contains(y))
}

/// The step that "the following year", "two days later" go on from: the last one at least as fine as the unit.
fn text_from(r: &Reader, unit: Unit) -> Option<Day> {
    let fine = |p: Period| match p {
        Period::Day(_) | Period::Time(..) => unit >= Unit::Day,
        Period::Week(_) | Period::Weekend(_) => unit >= Unit::Week,
        Period::Month(..) => unit >= Unit::Month,
        Period::Quarter(..) | Period::Half(..) => unit >= Unit::Quarter,
        Period::Year(_) => unit >= Unit::Year,
        _ => false,
    };
    r.anchor(|s| fine(s.period) && s.period.days().is_some())?.period.days().map(|d| d.0)
}

fn shifted(r: &Reader, i: usize) -> Option<Core> {
    let Sense::Shift { by, from_text } = r.sense(i)? else { return None };
    let by = i32::from(by);
    // "this past spring", "this coming June"
    if by == 0 && !from_text && matches!(r.sense(i + 1), Some(Sense::Shift { from_text: false, .. })) {
        let core = shifted(r, i + 1)?;
        return Some(Core { tokens: i..core.tokens.end, noun: false, ..core });
    }
    let core = |period| {
        let core = Core::period_or_unknown(i..i + 2, period).relative();
        if from_text || by != 0 { core.noun() } else { core }
    };
    match r.sense(i + 1) {
        Some(Sense::Unit { unit, plural: false }) => {
            // "This Week" is a programme.
            if r.capital(i + 1) {
                return None;
            }
            // "the last day of the fair", "that day's"
            if r.word(i + 1 + 1) == w::OF && !from_text && by != 0 {
                return None;
            }
            let text = from_text || unit == Unit::Day;
            if unit < Unit::Day || (unit == Unit::Day && !from_text && r.word(i) != w::NEXT) {
                return None;
            }
            if r.word(i) == w::PAST {
                return None; // a stretch of time: see `duration`
            }
            let from = if text { text_from(r, unit) } else { r.published };
            let period = from.and_then(|d| shift_unit(d, unit, by));
            Some(core(period.or((unit == Unit::Year).then_some(Period::Year(None)))))
        }
        Some(Sense::Month(month)) if !from_text => {
            let year = r.published.and_then(|p| {
                let (year, now) = (p.year(), p.month() as u8);
                match by {
                    0 => Some(year),
                    1.. => year.checked_add(i16::from(month <= now)),
                    _ => year.checked_sub(i16::from(month >= now)),
                }
            });
            if let Some(day) = super::calendar::day_of_month(r, i + 1)
                && let Meaning::Period(Period::Day(Date::Calendar { month, day: d, .. })) = day.meaning
                && !day.dated
            {
                let year = r.published.and_then(|p| match by {
                    0 => Some(p.year()),
                    1.. => p.year().checked_add(i16::from((month, d) <= (p.month() as u8, p.day() as u8))),
                    _ => p.year().checked_sub(i16::from((month, d) >= (p.month() as u8, p.day() as u8))),
                });
                let date = Date::Calendar { year, month, day: d };
                return Some(Core::period(i..day.tokens.end, Period::Day(date)).relative());
            }
            Some(core(Some(Period::Month(year, month))))
        }
        Some(Sense::Season(season)) => {
            let from = if from_text { text_from(r, Unit::Year) } else { r.published };
            Some(core(Some(Period::Season(from.and_then(|d| season_year(d, season, by)), season))))
        }
        Some(Sense::Weekend) => {
            let from = if from_text { text_day(r) } else { r.published };
            // "vowed this weekend" in the days after it
            let over = by == 0 && !from_text && from.is_some_and(|d| d.weekday() < 5) && r.look(i) == Some(Look::Back);
            let by = if over { -1 } else { by };
            let week = from.and_then(|d| {
                // A weekend belongs to the week before it ends: on a Sunday, "last weekend" is the one a week ago.
                iso_week(d.plus_days(by * 7)?)
            });
            Some(core(Some(Period::Weekend(week))))
        }
        Some(Sense::Part { clock, plural: false }) => {
            let from = if from_text { text_day(r) } else { r.published };
            let day = from.and_then(|d| d.plus_days(if by == -1 && clock == Clock::Night { -1 } else { by }));
            Some(core(Some(Period::Time(day.map_or(Date::Unknown, Date::of), clock))))
        }
        _ => {
            let inner = super::holiday::read(r, i + 1)?;
            let Meaning::Period(Period::Day(date)) = inner.meaning else { return None };
            let published = r.published?;
            let (len, feast) = r.text.lexicon.holidays.longest(|n| r.word(i + 1 + n))?;
            let day = date.day()?;
            let year = match by {
                0 => published.year(),
                1.. if day > published => day.year(),
                1.. => day.year().checked_add(1)?,
                _ if day < published => day.year(),
                _ => day.year().checked_sub(1)?,
            };
            Some(Core::period(i..i + 1 + len, Period::of_day(feast.day(year)?)).relative())
        }
    }
}

/// The year of "last", "this" or "next" season. Winter is named by the year in which it begins.
fn season_year(day: Day, season: Season, by: i32) -> Option<i16> {
    let first = match season {
        Season::Spring => 3,
        Season::Summer => 6,
        Season::Autumn => 9,
        Season::Winter => 12,
    };
    let (year, month) = (day.year(), day.month());
    match by {
        0 => Some(year),
        // The one that is over.
        -1 => year.checked_sub(i16::from(month < first + 3)),
        _ => year.checked_add(i16::from(month >= first)),
    }
}

/// Where "ago", "earlier" and the like reckon from.
#[derive(Clone, Copy)]
enum From {
    Publication,
    Text,
}

/// "two years ago", "a year earlier", "three days later", "six months from now".
fn ago(r: &Reader, i: usize) -> Option<Core> {
    if let Some(at) = duration::year_word(r, i)
        && matches!(r.word(at), w::AGO | w::EARLIER | w::BEFORE)
        && !(r.word(at) == w::BEFORE && r.kind(at + 1) == Some(TokenKind::Word))
    {
        return Some(Core::period_or_unknown(i..at + 1, quarter::year_before(r)).relative().compared());
    }
    let (length, unit, at) = duration::length(r, i)?;
    let (sign, from, end) = match r.word(at) {
        w::AGO => (-1, From::Publication, at + 1),
        // "three days later than planned": how much later, not when.
        w::EARLIER | w::LATER if r.word(at + 1) == w::THAN => return None,
        w::EARLIER => (-1, From::Text, at + 1),
        w::LATER => (1, From::Text, at + 1),
        w::FROM if r.word(at + 1) == w::NOW => (1, From::Publication, at + 2),
        w::HENCE => (1, From::Publication, at + 1),
        _ => return None,
    };
    let core = |period| Core::period_or_unknown(i..end, period).relative();
    let count = length.and_then(|a| match a.bound {
        Bound::Range => None,
        _ => a.low.or(a.high).filter(|n| *n <= Decimal::from(3000)),
    });
    let Some(count) = count else {
        return Some(core(Some(Period::Reference(match from {
            From::Publication if sign < 0 => Reference::Past,
            From::Publication => Reference::Future,
            // "a few days later": a length of time.
            From::Text => return None,
        }))));
    };
    let base = match from {
        From::Publication => r.published,
        From::Text => text_from(r, unit),
    };
    let (unit, count) = match unit {
        // "a decade ago" is about a year, not a decade of the calendar.
        Unit::Decade => (Unit::Year, count * Decimal::TEN),
        Unit::Century => (Unit::Year, count * Decimal::ONE_HUNDRED),
        u => (u, count),
    };
    let whole = i32::try_from(count).ok().filter(|_| count.is_integer());
    let period = base.zip(whole).and_then(|(d, n)| shift_unit(d, unit, sign * n));
    if period.is_none() && matches!(from, From::Text) {
        return None;
    }
    let modifier = match length.map(|a| a.bound) {
        Some(Bound::About | Bound::Less) => Some(Modifier::Approx),
        Some(Bound::More | Bound::AtLeast) => Some(if sign < 0 { Modifier::Before } else { Modifier::After }),
        _ => None,
    };
    Some(core(period).modified(modifier))
}

/// "spring 2024", "the summer of 2024", "in the fall".
fn season(r: &Reader, i: usize) -> Option<Core> {
    let Sense::Season(season) = r.sense(i)? else { return None };
    if r.capital(i) && i > r.sentence.start && r.capital(i - 1) {
        return None;
    }
    if let Some((end, year)) = r.year_after(i + 1) {
        return Some(Core::period(i..end, Period::Season(Some(year), season)).dated().noun());
    }
    let before = |n: usize| i.checked_sub(n).map_or(w::OF, |k| r.word(k));
    let timed = matches!(before(2), w::IN | w::DURING | w::BY | w::SINCE | w::UNTIL | w::THROUGH | w::OVER | w::FOR);
    let early = matches!(before(1), w::EARLY | w::LATE | w::MID);
    if r.word(i + 1) == w::OF || !(before(1) == w::THE && timed || early) {
        return None;
    }
    let year = r.published.and_then(|p| season_year(p, season, 0));
    Some(Core::period(i..i + 1, Period::Season(year, season)).relative().noun())
}

/// "the weekend": the last one, or the next where the clause looks ahead.
fn weekend(r: &Reader, i: usize) -> Option<Core> {
    let article = i.checked_sub(1).is_some_and(|k| r.word(k) == w::THE);
    if r.sense(i)? != Sense::Weekend || !article {
        return None;
    }
    let ahead = r.look(i) == Some(Look::Ahead);
    let week = r.published.and_then(|p| {
        // From Saturday on, the weekend is this one.
        let back = if p.weekday() < 5 && !ahead { -7 } else { 0 };
        iso_week(p.plus_days(back)?)
    });
    Some(Core::period(i..i + 1, Period::Weekend(week)).relative().noun())
}

/// "year-end", "year's end", "the end of the year", "the month": the unit around the publication.
fn year_end(r: &Reader, i: usize) -> Option<Core> {
    let full = usize::from(r.word(i) == w::FULL);
    let (unit, false) = r.unit(i + full)? else { return None };
    let after = i + full + 1;
    let at = r.past_hyphen(after);
    let at = if r.word(at) == w::POSSESSIVE { at + 1 } else { at };
    let ends = unit == Unit::Year && r.word(at) == w::END && !matches!(r.word(at + 1), w::OF);
    let told = i.checked_sub(2).is_some_and(|k| {
        r.word(k + 1) == w::THE && matches!(r.word(k), w::FOR | w::IN | w::DURING | w::THROUGH | w::OF)
    });
    // "the year ended March 31": a length of time.
    if r.word(i - usize::from(i > 0)) == w::THE && unit == Unit::Year && matches!(r.word(after), w::ENDED | w::ENDING) {
        let one = Amount::point(Decimal::ONE, 0);
        return Some(Core::new(i..after, Meaning::Lasting(Some(one), unit)).noun());
    }
    let ended = super::wrap::part_of_before(r, i);
    let stands = match unit {
        Unit::Year => ended || told,
        Unit::Day => matches!(ended.then(|| r.word(i.saturating_sub(3))), Some(w::LATER | w::EARLIER)),
        Unit::Week | Unit::Month | Unit::Quarter | Unit::Decade | Unit::Century => ended,
        _ => false,
    };
    if !ends && (!stands || after_noun(r, after)) {
        return None;
    }
    let from = if unit == Unit::Day { text_day(r).or(r.published) } else { r.published };
    let period = from.and_then(|d| shift_unit(d, unit, 0));
    let period = period.or((unit == Unit::Year).then_some(Period::Year(None)));
    if ends {
        let core = Core::period_or_unknown(i..at + 1, period).relative();
        return Some(core.modified(Some(Modifier::Close)));
    }
    Some(Core::period_or_unknown(i..after, period).relative().noun())
}

/// What follows tells which unit is meant, so that it is not the one of the publication: "the year of the flood".
fn after_noun(r: &Reader, i: usize) -> bool {
    matches!(
        r.word(i),
        w::OF | w::AFTER | w::BEFORE | w::SINCE | w::THAT | w::WHEN | w::WHICH | w::TO | w::HYPHEN | w::EARLIER
    ) || matches!(r.sense(i), Some(Sense::Unit { .. }))
        || r.year(i).is_some()
}

/// Nothing follows "the past" that it could belong to ("the past week").
fn past_alone(r: &Reader, i: usize) -> bool {
    r.kind(i).is_none_or(|k| k == TokenKind::Sign)
        || matches!(
            r.word(i),
            w::IT
                | w::THEY
                | w::HE
                | w::SHE
                | w::THAT
                | w::TO
                | w::AND
                | w::BUT
                | w::BY
                | w::WHEN
                | w::HAS
                | w::WAS
                | w::IS
        )
}

/// A determiner stands before token `i`, so that it is an adjective or a noun of this kind.
fn determined(r: &Reader, i: usize) -> bool {
    i.checked_sub(1)
        .is_some_and(|k| matches!(r.word(k), w::THE | w::ITS | w::THEIR | w::HIS | w::HER | w::A | w::UNDER | w::AT))
}

/// "now", "recently", "the future", "the past", "current".
fn reference(r: &Reader, i: usize) -> Option<Core> {
    let article = i.checked_sub(1).is_some_and(|k| r.word(k) == w::THE);
    if r.capital(i) && i > r.sentence.start {
        return None;
    }
    // "Now, the story": no time is meant.
    if i == r.sentence.start && r.word(i + 1) == w::COMMA {
        return None;
    }
    let near = i.checked_sub(1).is_some_and(|k| matches!(r.word(k), w::NEAR | w::DISTANT | w::FORESEEABLE));
    // "the near term"
    let length = i.checked_sub(1).is_some_and(|k| matches!(r.word(k), w::NEAR | w::SHORT | w::LONG) && !r.glued(i));
    let term = length && i.checked_sub(2).is_some_and(|k| r.word(k) == w::THE) && r.word(i + 1) != w::OF;
    let found = match r.sense(i) {
        Some(Sense::Reference(found)) => found,
        _ => match r.word(i) {
            w::FUTURE if article || near => Reference::Future,
            w::TERM if term => Reference::Future,
            w::PAST if article && past_alone(r, i + 1) => Reference::Past,
            w::CURRENT if r.unit(i + 1).is_none() && r.sense(i + 1) != Some(Sense::Fiscal) && determined(r, i) => {
                Reference::Present
            }
            _ => return None,
        },
    };
    let core = Core::period(i - usize::from(near || term)..i + 1, Period::Reference(found)).relative();
    Some(if matches!(r.word(i), w::FUTURE | w::PAST | w::TERM) { core.noun() } else { core })
}
