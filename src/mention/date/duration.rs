//! Durations: so many units of time, said with a number, an article or a vague word.

use super::opener::{BOUND, DIGITS, NUMBER, TIME, WORD};
use super::reader::Reader;
use super::{Core, Meaning, Rule};
use crate::lexicon::calendar::{Sense, Unit};
use crate::lexicon::{Classes, word as w};
use crate::mention::{Modifier, fraction, number, surface};
use crate::text::TokenKind;
use crate::value::{Amount, Bound, Decimal};

pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "duration.shifted",
        opens: DIGITS | TIME | NUMBER | WORD | BOUND,
        read: shifted,
        examples: &[
            ("It grew over the past two years.", "the past two years => duration 2 year P2Y"),
            ("It shrank in the first nine months.", "the first nine months => duration 9 month P9M"),
            ("It will grow over the next few weeks.", "the next few weeks => duration week PXW"),
            ("Sales rose in recent months.", "recent months => duration month PXM"),
            ("It doubled in the past decade.", "the past decade => duration 1 decade P10Y"),
        ],
        counter_examples: &["It is expected to last two weeks.", "The last two left.", "They left in the next room."],
    },
    Rule {
        name: "duration.counted",
        opens: DIGITS | NUMBER | WORD | BOUND,
        read: counted,
        examples: &[
            ("The strike lasted 14 months.", "14 months => duration 14 month P14M"),
            ("A five-year plan.", "five-year => duration 5 year P5Y"),
            (
                "It took nearly two and a half years.",
                "nearly two and a half years => duration <2.5 year P2.5Y LESS_THAN",
            ),
            ("He got two years and three months.", "two years and three months => duration 27 month P27M"),
            (
                "It took 1 hour, 5 minutes and 10 seconds.",
                "1 hour, 5 minutes and 10 seconds => duration 3910 second PT3910S",
            ),
            ("It took two months, 14 days and 16 hours.", "14 days => duration 14 day P14D"),
            ("The trip took one day.", "one day => duration 1 day P1D"),
            ("It is paid over three years.", "three years => duration 3 year P3Y"),
            ("It took 5 1/2 hours.", "5 1/2 hours => duration 5.5 hour PT5H30M"),
            ("It rose on three consecutive days.", "three consecutive days => duration 3 day P3D"),
            ("It takes at least 72 hours.", "at least 72 hours => duration >=72 hour PT72H EQUAL_OR_MORE"),
            ("It took two decades.", "two decades => duration 2 decade P20Y"),
            ("It took a couple of weeks.", "a couple of weeks => duration ~2 week P2W APPROX"),
            ("It took between two and three days.", "between two and three days => duration 2..3 day PXD"),
            ("It takes 12 to 18 months.", "12 to 18 months => duration 12..18 month PXM"),
        ],
        counter_examples: &[
            "It took 14.",
            "She told 48 Hours so.",
            "They will run for mayor one day themselves.",
            "A three-quarter majority.",
            "He came second.",
            "A 30-year-old man.",
            "At six weeks of age it walks.",
            "Three quarters of it is gone.",
        ],
    },
    Rule {
        name: "duration.one",
        opens: NUMBER | WORD | BOUND,
        read: one,
        examples: &[
            ("It took a week.", "a week => duration 1 week P1W"),
            ("It took over an hour.", "over an hour => duration >1 hour PT1H MORE_THAN"),
            ("It took half a decade.", "half a decade => duration 0.5 decade P5Y"),
            ("It took half an hour.", "half an hour => duration 0.5 hour PT30M"),
            ("It took an hour and 20 minutes.", "an hour and 20 minutes => duration 80 minute PT80M"),
            ("It took three quarters of an hour.", "three quarters of an hour => duration 0.75 hour PT45M"),
            ("It took a year and a half.", "a year and a half => duration 1.5 year P1.5Y"),
        ],
        counter_examples: &["It took a quarter.", "Give it a second look."],
    },
    Rule {
        name: "duration.vague",
        opens: TIME | WORD,
        read: vague,
        examples: &[
            ("It took several years.", "several years => duration year PXY"),
            ("It took a few days.", "a few days => duration day PXD"),
            ("It has been shut for decades.", "decades => duration decade PXY"),
        ],
        counter_examples: &["Those were the days.", "The years went by."],
    },
];

/// The TIMEX3 value: `P14M`, `PT5H30M`, `P20Y` for two decades, `PXY` where the number is not one.
pub(super) fn value(amount: Option<&Amount>, unit: Unit) -> String {
    let (letter, factor) = match unit {
        Unit::Second => ("S", 1),
        Unit::Minute => ("M", 1),
        Unit::Hour => ("H", 1),
        Unit::Day => ("D", 1),
        Unit::Week => ("W", 1),
        Unit::Fortnight => ("W", 2),
        Unit::Month => ("M", 1),
        Unit::Quarter => ("Q", 1),
        Unit::Year => ("Y", 1),
        Unit::Decade => ("Y", 10),
        Unit::Century => ("Y", 100),
        Unit::Millennium => ("Y", 1000),
    };
    let clock = if unit < Unit::Day { "T" } else { "" };
    let stated = amount.filter(|a| a.bound != Bound::Range).and_then(|a| a.low.or(a.high));
    let Some(count) = stated.and_then(|n| n.checked_mul(Decimal::from(factor))) else {
        return format!("P{clock}X{letter}");
    };
    // Half an hour is thirty minutes.
    if matches!(unit, Unit::Hour | Unit::Minute) && !count.is_integer() {
        let (whole, parts) = (count.trunc(), count.fract() * Decimal::from(60));
        if parts.is_integer() {
            let below = if unit == Unit::Hour { "M" } else { "S" };
            let whole = if whole.is_zero() { String::new() } else { format!("{whole}{letter}") };
            return format!("PT{whole}{}{below}", parts.normalize());
        }
    }
    format!("P{clock}{}{letter}", count.normalize())
}

pub(super) fn modifier(amount: Option<&Amount>) -> Option<Modifier> {
    match amount?.bound {
        Bound::About => Some(Modifier::Approx),
        Bound::Less => Some(Modifier::LessThan),
        Bound::AtMost => Some(Modifier::EqualOrLess),
        Bound::More => Some(Modifier::MoreThan),
        Bound::AtLeast => Some(Modifier::EqualOrMore),
        Bound::Exact | Bound::Range => None,
    }
}

fn core(tokens: std::ops::Range<usize>, amount: Option<Amount>, unit: Unit) -> Core {
    Core::new(tokens, Meaning::Lasting(amount, unit)).modified(modifier(amount.as_ref()))
}

/// A length of time at token `i` (`None`: some), its unit, and the token after it.
pub(super) fn length(r: &Reader, i: usize) -> Option<(Option<Amount>, Unit, usize)> {
    number_of_units(r, i).or_else(|| part_of_unit(r, i)).or_else(|| one_unit(r, i)).or_else(|| vague_units(r, i, false))
}

/// A unit that cannot be the ordinal, a coin or a part of something.
fn plain_unit(r: &Reader, i: usize, after_hyphen: bool) -> Option<(Unit, bool)> {
    let (unit, plural) = r.unit(i)?;
    let doubtful = matches!(unit, Unit::Second | Unit::Quarter) && !plural && !after_hyphen;
    (!doubtful).then_some((unit, plural))
}

/// `14 months`, `five-year`, `at least 20 more years`, `2- to 3-year`.
pub(super) fn number_of_units(r: &Reader, i: usize) -> Option<(Option<Amount>, Unit, usize)> {
    if i >= r.units_end {
        return None;
    }
    let found = number::amount(r.text, i).filter(|f| f.tokens.start == i && f.tokens.end <= r.sentence.end)?;
    if across(r, i) {
        return None;
    }
    // "2,026-day" is fine, "1998-day" too; "at 5 day" starts with no bound.
    let end = found.tokens.end;
    let mut at = r.past_hyphen(end);
    let hyphen = at > end;
    // "one and a quarter of hour"
    if r.word(at) == w::OF && found.amount.place == -2 && matches!(r.unit(at + 1), Some((_, false))) {
        at += 1;
    }
    // "two more weeks", "eight trading days", "five or so years"
    for _ in 0..2 {
        if matches!(r.word(at), w::MORE | w::FEWER) || matches!(r.sense(at), Some(Sense::Filler)) {
            at += 1;
        }
    }
    let (unit, plural) = plain_unit(r, at, hyphen)?;
    // "2 minutes of arc" is no time.
    if surface::unit(r.text, at, false).is_some_and(|(_, end)| end > at + 1) {
        return None;
    }
    // "two quarter" is no length; "one year" and "five year plan" are.
    // "three-quarters" is a fraction.
    let mixed =
        i.checked_sub(1).is_some_and(|k| r.word(k) == w::AND && k > 0 && r.kind(k - 1) == Some(TokenKind::Number));
    let fraction = mixed || r.word(at + 1) == w::OF || r.number_word(at + 1).is_some();
    let single = found.amount.low == Some(Decimal::ONE) && found.amount.bound == Bound::Exact;
    if unit == Unit::Quarter && (hyphen || !plural || fraction)
        || (!plural && !hyphen && !single && matches!(unit, Unit::Second | Unit::Century))
    {
        return None;
    }
    let (amount, end) = match number::bound_after(r.text, at + 1) {
        Some((bound, len))
            if found.amount.bound == Bound::Exact && at + 1 + len <= r.sentence.end && hyphen_free(r, at + 1) =>
        {
            (found.amount.bounded(bound), at + 1 + len)
        }
        _ => (found.amount, at + 1),
    };
    Some(compound(r, amount, unit, i, end).unwrap_or((Some(amount), unit, end)))
}

/// How many of the smallest unit of its kind a unit is: of months, or of seconds.
fn grains(unit: Unit) -> Option<(Unit, u32)> {
    Some(match unit {
        Unit::Year => (Unit::Month, 12),
        Unit::Month => (Unit::Month, 1),
        Unit::Week => (Unit::Second, 604_800),
        Unit::Day => (Unit::Second, 86_400),
        Unit::Hour => (Unit::Second, 3600),
        Unit::Minute => (Unit::Second, 60),
        Unit::Second => (Unit::Second, 1),
        _ => return None,
    })
}

/// Smaller units that go on: "two years and three months", "1 hour 30 minutes", "1 hour thirty". Months and days have
/// no exact sum, so that the parts of "2 months, 14 days and 16 hours" stand alone.
fn compound(r: &Reader, first: Amount, unit: Unit, start: usize, i: usize) -> Option<(Option<Amount>, Unit, usize)> {
    let (kind, whole) = grains(unit)?;
    let before = (r.sentence.start..start).rev().find(|&k| !matches!(r.word(k), w::COMMA | w::AND));
    if kind == Unit::Second && before.is_some_and(|k| matches!(r.unit(k), Some((Unit::Month | Unit::Year, _)))) {
        return None;
    }
    let (mut sum, mut last, mut end) = (Decimal::ZERO, (unit, whole), i);
    while let Some((count, below, stop)) = smaller(r, last.0, end) {
        let (same, part) = grains(below)?;
        if same != kind {
            return None;
        }
        if part >= last.1 || count >= Decimal::from(last.1 / part) {
            break;
        }
        sum = sum.checked_mul(Decimal::from(last.1 / part))?.checked_add(count)?;
        (last, end) = ((below, part), stop);
    }
    let factor = Decimal::from(whole / last.1);
    let total = first.times(factor)?;
    let add = |n: Option<Decimal>| n.and_then(|n| n.checked_add(sum));
    (end > i).then_some((Some(Amount { low: add(total.low), high: add(total.high), place: 0, ..total }), last.0, end))
}

/// The next number of units of a length in several units, or its bare minutes: "1 hour and fifteen".
fn smaller(r: &Reader, unit: Unit, i: usize) -> Option<(Decimal, Unit, usize)> {
    let at = r.past_comma(i);
    let at = if r.word(at) == w::AND { at + 1 } else { at };
    let more = number::atom(r.text, at).filter(|a| a.value.is_integer() && a.form != number::Form::Plural)?;
    let end = at + more.len;
    match r.unit(end) {
        Some((below, _)) if !aged(r, end + 1) => Some((more.value, below, end + 1)),
        None if unit == Unit::Hour && r.word(i) != w::COMMA => {
            let last = !r.has(end) || matches!(r.word(end), w::FULL_STOP | w::COMMA | w::CLOSE | w::SEMICOLON);
            (last && more.value < Decimal::from(60)).then_some((more.value, Unit::Minute, end))
        }
        _ => None,
    }
}

/// "three quarters of an hour", "a third of a second"
fn part_of_unit(r: &Reader, i: usize) -> Option<(Option<Amount>, Unit, usize)> {
    if i >= r.units_end {
        return None;
    }
    let (bound, at) = number::bound_before(r.text, i).map_or((None, i), |(bound, len)| (Some(bound), i + len));
    let part = fraction::value(r.text, at)?;
    let of = at + part.len;
    if r.word(of) != w::OF || !matches!(r.word(of + 1), w::A | w::AN) {
        return None;
    }
    let (unit, false) = r.unit(of + 2)? else { return None };
    let amount = Amount::point(part.value, -2);
    Some((Some(bound.map_or(amount, |b| amount.bounded(b))), unit, of + 3))
}

/// "paid over three years": a preposition, not a bound as in "for over three years".
fn across(r: &Reader, i: usize) -> bool {
    r.word(i) == w::OVER
        && !i.checked_sub(1).is_some_and(|k| {
            matches!(r.word(k), w::FOR | w::JUST | w::WELL | w::AFTER | w::IN | w::OF | w::TOOK | w::LASTED | w::SPENT)
                || matches!(r.word(k), w::IS | w::WAS | w::LITTLE)
        })
}

fn hyphen_free(r: &Reader, i: usize) -> bool {
    r.word(i) != w::HYPHEN
}

/// "a year", "one year" and its bound is read with numbers; "a year and a half", "half a decade", "over a week".
fn one_unit(r: &Reader, i: usize) -> Option<(Option<Amount>, Unit, usize)> {
    if i >= r.units_end {
        return None;
    }
    let (bound, at) = match number::bound_before(r.text, i) {
        // "higher than a year ago" compares.
        Some((_, len)) if r.word(i + len - 1) == w::THAN && !matches!(r.word(i + len - 2), w::MORE | w::LESS) => {
            return None;
        }
        Some(_) if across(r, i) => return None,
        Some((bound, len)) => (Some(bound), i + len),
        None => (None, i),
    };
    let bounded = |a: Amount| bound.map_or(a, |b| a.bounded(b));
    // "half a decade", "half an hour", "half-hour", "half century"
    if r.word(at) == w::HALF {
        let k = r.past_hyphen(at + 1);
        let k = if matches!(r.word(k), w::A | w::AN) { k + 1 } else { k };
        let (unit, false) = plain_unit(r, k, false)? else { return None };
        return Some((Some(bounded(Amount::point(Decimal::new(5, 1), -1))), unit, k + 1));
    }
    if !matches!(r.word(at), w::A | w::AN) {
        return None;
    }
    // "a full year", "an additional week", "a half hour"
    if r.word(at + 1) == w::HALF {
        let (unit, false) = plain_unit(r, r.past_hyphen(at + 2), false)? else { return None };
        return Some((Some(bounded(Amount::point(Decimal::new(5, 1), -1))), unit, r.past_hyphen(at + 2) + 1));
    }
    let k = if matches!(r.sense(at + 1), Some(Sense::Filler)) { at + 2 } else { at + 1 };
    let (unit, false) = plain_unit(r, k, false)? else { return None };
    // "a day-care centre", "a year-earlier profit"
    if r.past_hyphen(k + 1) > k + 1 {
        return None;
    }
    let (amount, end) = if r.word(k + 1) == w::AND && r.word(k + 2) == w::A && r.word(k + 3) == w::HALF {
        (Amount::point(Decimal::new(15, 1), -1), k + 4)
    } else if r.word(k + 1) == w::OR && r.word(k + 2) == w::TWO {
        let (low, high) = (Some(Decimal::ONE), Some(Decimal::TWO));
        (Amount { low, high, bound: Bound::Range, place: 0 }, k + 3)
    } else if let Some((after, len)) = number::bound_after(r.text, k + 1).filter(|_| bound.is_none()) {
        (Amount::point(Decimal::ONE, 0).bounded(after), k + 1 + len)
    } else {
        (Amount::point(Decimal::ONE, 0), k + 1)
    };
    let amount = bounded(amount);
    // "a minute and 30 seconds"
    Some(compound(r, amount, unit, i, end).filter(|_| end == k + 1).unwrap_or((Some(amount), unit, end)))
}

/// "several years", "a few days", "a couple of weeks"; bare plurals ("years ago") only where asked.
fn vague_units(r: &Reader, i: usize, bare: bool) -> Option<(Option<Amount>, Unit, usize)> {
    let article = usize::from(r.word(i) == w::A);
    let at = i + article;
    if let Some(Sense::Vague(count)) = r.sense(at) {
        let of = if r.word(at + 1) == w::OF { at + 2 } else { r.past_hyphen(at + 1) };
        let of = if r.word(of) == w::MORE { of + 1 } else { of };
        let (unit, _) = plain_unit(r, of, true)?;
        let amount = count.map(|n| Amount::point(Decimal::from(n), 0).bounded(Bound::About));
        return Some((amount, unit, of + 1));
    }
    let (unit, true) = r.unit(i)? else { return None };
    (bare || matches!(r.word(i + 1), w::AGO)).then_some((None, unit, i + 1))
}

/// "a year", "one year", "the year": the token after it.
pub(super) fn year_word(r: &Reader, i: usize) -> Option<usize> {
    let year = matches!(r.word(i), w::A | w::ONE) && matches!(r.unit(i + 1), Some((Unit::Year, false)));
    year.then_some(i + 2)
}

/// "the past two years", "the first nine months", "recent weeks", "the past decade".
fn shifted(r: &Reader, i: usize) -> Option<Core> {
    let shift = matches!(r.sense(i), Some(Sense::Shift { .. }))
        || matches!(r.word(i), w::FIRST | w::FINAL | w::RECENT | w::LATEST | w::OPENING | w::CLOSING);
    let article = i.checked_sub(1).is_some_and(|k| r.word(k) == w::THE);
    // "expected to last two weeks"
    let verb = r.word(i) == w::LAST
        && i.checked_sub(1).is_some_and(|k| {
            matches!(r.word(k), w::TO | w::WILL | w::WOULD | w::COULD | w::MAY | w::MIGHT | w::CAN | w::SHOULD | w::NOT)
        });
    // "the nine months", "the six months ended"
    let (at, shift) = if shift && !verb { (i + 1, true) } else { (i, false) };
    let units = if shift {
        number_of_units(r, at).or_else(|| vague_units(r, at, true))
    } else if article && r.kind(i)? != TokenKind::Sign {
        number_of_units(r, at)
    } else {
        None
    };
    if let Some((amount, unit, end)) = units {
        let plural = r.unit(end - 1).is_none_or(|u| u.1);
        if !plural || aged(r, end) {
            return None;
        }
        let bare = amount.is_none() && matches!(r.sense(i), Some(Sense::Shift { by: 0, .. }));
        return (!bare).then(|| core(i..end, amount, unit).noun());
    }
    // "the past year"
    let (unit, false) = plain_unit(r, i + 1, true)? else { return None };
    (r.word(i) == w::PAST && unit >= Unit::Hour)
        .then(|| core(i..i + 2, Some(Amount::point(Decimal::ONE, 0)), unit).noun())
}

/// "-old", "of age": an age, read with the numbers.
fn aged(r: &Reader, end: usize) -> bool {
    let at = r.past_hyphen(end);
    matches!(r.word(at), w::OLD | w::OLDS) || (r.word(at) == w::OF && r.word(at + 1) == w::AGE)
}

fn counted(r: &Reader, i: usize) -> Option<Core> {
    let (amount, unit, end) = number_of_units(r, i)?;
    if some_day(r, i, end) {
        return None;
    }
    // "48 Hours" is a programme.
    let titled = r.capital(end - 1) && r.kind(i) == Some(TokenKind::Number) && !r.headline;
    (!aged(r, end) && !titled).then(|| core(i..end, amount, unit))
}

/// "They will run one day themselves": some day, where nothing makes a length of it.
fn some_day(r: &Reader, i: usize, end: usize) -> bool {
    let long = |k: usize| {
        let before = r.text.lexicon.facts(r.word(k)).classes;
        before.any(Classes::PREPOSITION | Classes::DETERMINER | Classes::APPROXIMATOR)
            || matches!(r.word(k), w::TOOK | w::LASTED | w::SPENT | w::LAST | w::JUST | w::THAN)
    };
    let told = i.checked_sub(1).is_some_and(|k| r.has(k) && long(k));
    let goes_on = matches!(r.word(end), w::OF | w::TO | w::BEFORE | w::AFTER | w::LATER | w::EARLIER | w::AGO | w::A);
    r.word(i) == w::ONE && end == i + 2 && r.unit(i + 1) == Some((Unit::Day, false)) && !told && !goes_on
}

fn one(r: &Reader, i: usize) -> Option<Core> {
    let (amount, unit, end) = part_of_unit(r, i).or_else(|| one_unit(r, i))?;
    // "$2 a year": how often, not how long.
    let rate = i.checked_sub(1).is_some_and(|k| r.has(k)) && super::set::rated(r, i);
    let end_ok = r.word(end) != w::OF && !aged(r, end);
    (!rate && end_ok).then(|| core(i..end, amount, unit))
}

fn vague(r: &Reader, i: usize) -> Option<Core> {
    if let Some((amount, unit, end)) = vague_units(r, i, false) {
        return (!aged(r, end)).then(|| core(i..end, amount, unit));
    }
    // "for years", "within days", "decades-long"
    let (unit, true) = r.unit(i)? else { return None };
    let told = i.checked_sub(1).is_some_and(|k| matches!(r.word(k), w::FOR | w::IN | w::WITHIN | w::OVER));
    let long = r.past_hyphen(i + 1) > i + 1 && r.word(i + 2) == w::LONG;
    (told || long).then(|| core(i..if long { i + 3 } else { i + 1 }, None, unit))
}
