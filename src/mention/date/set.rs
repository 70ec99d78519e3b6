//! Sets: times that come again ("daily", "every other week", "each Thursday", "$2 a year").

use super::opener::{TIME, WORD};
use super::period::{Date, Period};
use super::reader::Reader;
use super::{Core, Meaning, Rule};
use crate::lexicon::calendar::{Sense, Unit};
use crate::lexicon::{WordId, word as w};
use crate::mention::number;
use crate::text::TokenKind;
use crate::value::Decimal;

pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "set.adverb",
        opens: TIME,
        read: adverb,
        examples: &[("It is checked daily.", "daily => set P1D")],
        counter_examples: &["The Daily Mail said so."],
    },
    Rule {
        name: "set.each",
        opens: TIME,
        read: each,
        examples: &[
            ("It rains every day.", "every day => set P1D"),
            ("It meets every two weeks.", "every two weeks => set P2W"),
            ("It meets each Thursday.", "each Thursday => set XXXX-WXX-4"),
            ("It floods every July.", "every July => set XXXX-07"),
            ("It meets on Mondays.", "Mondays => set XXXX-WXX-1"),
        ],
        counter_examples: &["Every one left.", "Each march ended."],
    },
    Rule {
        name: "set.rate",
        opens: WORD,
        read: rate,
        examples: &[
            ("It pays $2 million a year.", "a year => set P1Y"),
            ("They meet twice a week.", "a week => set P1W"),
            ("It pumps 2 million barrels of oil a day.", "a day => set P1D"),
        ],
        counter_examples: &[
            "It took a year.",
            "Prices rose 2% in a year.",
            "They fell 2% a year earlier.",
            "He left 5 of them for a day.",
        ],
    },
];

fn every(tokens: std::ops::Range<usize>, count: Decimal, unit: Unit) -> Core {
    Core::new(tokens, Meaning::Every(count, unit))
}

fn adverb(r: &Reader, i: usize) -> Option<Core> {
    let Sense::Every(unit) = r.sense(i)? else { return None };
    let name = r.capital(i) && (i > r.sentence.start || r.capital(i + 1));
    (!name).then(|| every(i..i + 1, Decimal::ONE, unit))
}

fn each(r: &Reader, i: usize) -> Option<Core> {
    if let Some(Sense::Weekdays(day)) = r.sense(i) {
        return Some(Core::new(i..i + 1, Meaning::Each(Period::Day(Date::Weekday(day)))));
    }
    // "Tuesday nights"
    if let Some(Sense::Weekday(day)) = r.sense(i)
        && let Some(Sense::Part { clock, plural: true }) = r.sense(i + 1)
    {
        return Some(Core::new(i..i + 2, Meaning::Each(Period::Time(Date::Weekday(day), clock))));
    }
    if r.sense(i)? != Sense::Each {
        return None;
    }
    let one = |period| Some(Core::new(i..i + 2, Meaning::Each(period)));
    match r.sense(i + 1) {
        Some(Sense::Weekday(day)) => one(Period::Day(Date::Weekday(day))),
        Some(Sense::Month(month)) => one(Period::Month(None, month)),
        Some(Sense::Season(season)) => one(Period::Season(None, season)),
        Some(Sense::Weekend) => one(Period::Weekend(None)),
        Some(Sense::Unit { unit, plural: false }) => Some(every(i..i + 2, Decimal::ONE, unit)),
        _ => {
            let atom = number::atom(r.text, i + 1)?;
            let end = i + 1 + atom.len;
            let (unit, true) = r.unit(end)? else { return None };
            Some(every(i..end + 1, atom.value, unit))
        }
    }
}

/// "a year" at `i` says how often: after "twice", "times", a price or a count, with nothing between but what is counted
/// ("2 million barrels of oil a day").
pub(super) fn rated(r: &Reader, i: usize) -> bool {
    let apart = matches!(r.word(i + 2), w::LATER | w::EARLIER | w::AGO | w::BEFORE | w::AFTER);
    if !matches!(r.word(i), w::A | w::AN) || apart {
        return false;
    }
    let back = (i.saturating_sub(7).max(r.sentence.start)..i).rev();
    for (n, k) in back.enumerate() {
        match r.word(k) {
            w::TWICE | w::TIMES | w::ONCE => return n == 0,
            w::OF | w::CLOSE | w::HYPHEN | w::FULL_STOP => {}
            _ if r.ordinal(k).is_some() => {}
            _ if r.kind(k) == Some(TokenKind::Number) || r.number_word(k).is_some() => return true,
            _ if matches!(r.str(k), "%" | "percent" | "pennies" | "dollars" | "cents") => return true,
            _ if r.kind(k) == Some(TokenKind::Sign) || parts(r.word(k)) => return false,
            _ => {}
        }
    }
    false
}

/// A function word that parts a count from "a year": "rose 2% in a year".
fn parts(word: WordId) -> bool {
    matches!(
        word,
        w::IN
            | w::FOR
            | w::WITHIN
            | w::AFTER
            | w::BEFORE
            | w::OVER
            | w::BY
            | w::TO
            | w::AT
            | w::ON
            | w::FROM
            | w::WITH
            | w::DURING
            | w::THAT
            | w::WHICH
            | w::AND
            | w::OR
            | w::BUT
            | w::IS
            | w::WAS
            | w::WERE
            | w::HAS
            | w::AS
            | w::THAN
            | w::ABOUT
            | w::AROUND
            | w::NEARLY
            | w::ALMOST
    )
}

fn rate(r: &Reader, i: usize) -> Option<Core> {
    let (unit, false) = r.unit(i + 1)? else { return None };
    (rated(r, i) && unit >= Unit::Minute).then(|| every(i..i + 2, Decimal::ONE, unit))
}
