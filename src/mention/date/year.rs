//! Years and longer stretches: years in digits and words, spans of two, decades, centuries.
//!
//! In: a token where a number may start. Out: the year that a four-digit number is, unless something makes it a
//! quantity or a part of a name: "in 2027", but "2000 workers", "$2000", "the Russell 2000".

use super::calendar::apostrophe;
use super::opener::{DIGITS, NUMBER, SIGN, TIME};
use super::period::Period;
use super::reader::Reader;
use super::{Core, Rule};
use crate::lexicon::calendar::{Sense, Unit};
use crate::lexicon::identifier::{LONGEST, Naming};
use crate::lexicon::word as w;
use crate::text::TokenKind;

pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "date.season-span",
        opens: DIGITS,
        read: season_span,
        examples: &[("Budget plans for 2025-26 were cut.", "2025-26 => date 2025/2026")],
        counter_examples: &["Call 2025-2600.", "They lost 2025-20."],
    },
    Rule {
        name: "date.year-of-range",
        opens: DIGITS,
        read: year_of_range,
        examples: &[("The war of 1939-45 ended it.", "45 => date 1945 1945-01-01..1945-12-31")],
        counter_examples: &["In 2024 - 30 left.", "They met in 2024-03."],
    },
    Rule {
        name: "date.decade",
        opens: DIGITS | TIME | SIGN,
        read: decade,
        examples: &[
            ("The fleet grew in the 1990s.", "the 1990s => date 199 1990-01-01..1999-12-31"),
            ("It closed in the late 1970's.", "the late 1970's => date 197 END 1970-01-01..1979-12-31"),
            ("They met in the '80s.", "the '80s => date 198 1980-01-01..1989-12-31"),
            ("A law of the mid-1990s.", "the mid-1990s => date 199 MID 1990-01-01..1999-12-31"),
        ],
        counter_examples: &["She is in her 80s.", "A temperature of 90s scale."],
    },
    Rule {
        name: "date.century",
        opens: DIGITS | NUMBER,
        read: century,
        examples: &[
            ("A 19th-century mill.", "19th-century => date 18 1800-01-01..1899-12-31"),
            ("In the twentieth century it grew.", "the twentieth century => date 19 1900-01-01..1999-12-31"),
        ],
        counter_examples: &["His fifth century of the series."],
    },
    Rule {
        name: "date.year",
        opens: DIGITS | NUMBER,
        read: year,
        examples: &[
            ("Deliveries commence in 2027.", "2027 => date 2027 2027-01-01..2027-12-31"),
            ("The 1998 flood killed nine.", "1998 => date 1998 1998-01-01..1998-12-31"),
            ("It ran at a loss until 2024's end.", "2024's end => date 2024 END 2024-01-01..2024-12-31"),
            ("The plant opens in late 2026.", "late 2026 => date 2026 END 2026-01-01..2026-12-31"),
            ("It was built in mid-1996.", "mid-1996 => date 1996 MID 1996-01-01..1996-12-31"),
            ("It will be done by the end of 2027.", "the end of 2027 => date 2027 END 2027-01-01..2027-12-31"),
        ],
        counter_examples: &[
            "Some 2000 workers left.",
            "It costs $2000.",
            "2000 more may follow.",
            "It sits above 1000 and below 1500.",
            "It rose by an average of 1500.",
            "A 1500-meter race.",
            "It took 1800 hours.",
            "Call 555-2026.",
            "Call 138-2010-2015-86.",
            "Flight AB2026 left.",
            "They sold 2,026 cars.",
            "The Russell 2000 fell.",
        ],
    },
];

/// `2025-26`: a season or financial year over two calendar years; which months of them is not said.
fn season_span(r: &Reader, i: usize) -> Option<Core> {
    let first = r.digits(i, 4).filter(|y| (1900..=2099).contains(y))?;
    let joined = matches!(r.word(i + 1), w::HYPHEN | w::EN_DASH | w::SLASH) && r.glued(i + 1) && r.glued(i + 2);
    let second = r.digits(i + 2, 2)?;
    let alone = !(r.glued(i) || r.glued(i + 3) && matches!(r.word(i + 3), w::HYPHEN | w::SLASH));
    if !joined || !alone || second != (first + 1) % 100 {
        return None;
    }
    Some(Core::period(i..i + 3, Period::Years(first as i16, first as i16 + 1)).dated().noun())
}

/// The 45 of "1939-45".
fn year_of_range(r: &Reader, i: usize) -> Option<Core> {
    let short = r.digits(i, 2)?;
    let step = r.trail.last()?;
    let Period::Year(Some(first)) = step.period else { return None };
    let joined = matches!(r.word(i.checked_sub(1)?), w::HYPHEN | w::EN_DASH) && r.glued(i - 1) && r.glued(i);
    let year = first - first % 100 + short as i16;
    // "2024-03" is a month.
    let clear = short > 12 && year > first && !r.glued(i + 1);
    (step.tokens.1 + 1 == i && joined && clear).then(|| Core::period(i..i + 1, Period::Year(Some(year))).dated())
}

/// `1990s`, `1990's`, `'90s`, `nineties`.
fn decade(r: &Reader, i: usize) -> Option<Core> {
    let plural = |k: usize| r.glued(k) && (r.str(k) == "s" || r.word(k) == w::POSSESSIVE);
    let article = |k: usize| {
        k.checked_sub(1).is_some_and(|k| matches!(r.word(k), w::THE | w::EARLY | w::LATE | w::MID | w::HYPHEN))
    };
    if let Some(Sense::Decade(d)) = r.sense(i) {
        let core = Core::period(i..i + 1, Period::Decade(190 + i16::from(d)));
        return article(i).then_some(core.noun().dated());
    }
    if let Some(year) = r.digits(i, 4).filter(|y| (1000..=2099).contains(y) && y % 10 == 0) {
        if !plural(i + 1) || r.glued(i) && r.word(i - usize::from(i > 0)) != w::HYPHEN {
            return None;
        }
        // "1990's best film" is the year; "the 1990's" the decade.
        if r.word(i + 1) == w::POSSESSIVE && !article(i) {
            return None;
        }
        let period = match year {
            2000 => Period::Decade(200),
            y if y % 100 == 0 => Period::Century(y as i16 / 100),
            y => Period::Decade(y as i16 / 10),
        };
        return Some(Core::period(i..i + 2, period).noun().dated());
    }
    let at = if apostrophe(r, i) && r.glued(i + 1) { i + 1 } else { i };
    let tens = r.digits(at, 2).filter(|n| n % 10 == 0 && *n >= 20)?;
    let told = at > i || article(i);
    (told && plural(at + 1)).then(|| Core::period(i..at + 2, Period::Decade(190 + tens as i16 / 10)).noun().dated())
}

fn century(r: &Reader, i: usize) -> Option<Core> {
    let (n, end) = r.ordinal(i)?;
    let end = r.past_hyphen(end);
    let years = r.unit(end)? == (Unit::Century, false);
    let plain =
        i.checked_sub(1).is_none_or(|k| r.word(k) == w::HYPHEN || !matches!(r.word(k), w::HIS | w::HER | w::THEIR));
    // "his fifth century": cricket.
    (years && plain && (10..=30).contains(&n))
        .then(|| Core::period(i..end + 1, Period::Century(n as i16 - 1)).noun().dated())
}

/// A four-digit number that nothing makes a quantity or part of a name, and `nineteen ninety-six`.
fn year(r: &Reader, i: usize) -> Option<Core> {
    let (year, end) = match r.year_digits(i) {
        Some(y) => (y, i + 1),
        None => r.spoken_year(i)?,
    };
    if !(1500..=2099).contains(&year) || (end == i + 1 && counted(r, i)) {
        return None;
    }
    // "the year 2000"
    if i > r.floor && r.word(i - 1) == w::YEAR {
        let start = if i > r.floor + 1 && r.word(i - 2) == w::FULL { i - 2 } else { i - 1 };
        return Some(Core::period(start..end, Period::Year(Some(year))).dated().noun());
    }
    Some(Core::period(i..end, Period::Year(Some(year))).dated())
}

/// The number at `i` is an amount or stands in a name: `$2000`, `2000 workers`, `555-2026`, `some 1900`.
fn counted(r: &Reader, i: usize) -> bool {
    let before = |n: usize| i.checked_sub(n).filter(|k| r.has(*k));
    if r.glued(i) {
        let prefix = before(1).is_some_and(|k| {
            matches!(r.word(k), w::HYPHEN | w::EN_DASH | w::EM_DASH | w::SLASH | w::OPEN | w::APOSTROPHE)
                || matches!(r.str(k), "[" | "\"" | "“")
        });
        // "post-1959" and "1939-1945", but not "555-2026" or "138-2010-2015".
        let number = |n: usize| before(n).is_some_and(|k| r.kind(k) == Some(TokenKind::Number));
        let joined = !number(2) || (before(2).is_some_and(|k| r.digits(k, 4).is_some()) && !number(4));
        if !prefix || !joined {
            return true;
        }
    }
    if numbered_name(r, i) {
        return true;
    }
    if before(1).is_some_and(|k| matches!(r.str(k), "$" | "£" | "€" | "¥" | "#" | "No." | "+")) {
        return true;
    }
    // "2010-2015-86"
    let chained =
        |k: usize| r.word(k) == w::HYPHEN && r.glued(k) && r.glued(k + 1) && r.kind(k + 1) == Some(TokenKind::Number);
    if chained(i + 1) && (chained(i + 3) || r.str(i + 2).len() == 3) {
        return true;
    }
    // "1500-meter", "2000-strong"
    if r.word(i + 1) == w::HYPHEN && r.glued(i + 1) && r.glued(i + 2) && r.kind(i + 2) == Some(TokenKind::Word) {
        return r.int(i).is_some_and(|y| y % 100 == 0);
    }
    if r.word(i + 1) == w::MORE {
        return true;
    }
    // "2000 workers": a plural counts, unless something before says that it is a year.
    let told = before(1).is_some_and(|k| {
        matches!(
            r.word(k),
            w::THE
                | w::IN
                | w::OF
                | w::SINCE
                | w::BY
                | w::UNTIL
                | w::TILL
                | w::FROM
                | w::THROUGH
                | w::BETWEEN
                | w::THIS
                | w::ITS
                | w::HIS
                | w::HER
                | w::THEIR
                | w::DURING
                | w::BEFORE
                | w::AFTER
                | w::EARLY
                | w::LATE
                | w::MID
                | w::HYPHEN
                | w::AND
        )
    });
    let noun = r.str(i + 1);
    let plural = r.kind(i + 1) == Some(TokenKind::Word)
        && !r.capital(i + 1)
        && !r.glued(i + 1)
        && (noun == "people"
            || (noun.len() > 3 && noun.ends_with('s') && !noun.ends_with("ss") && !noun.ends_with("us")));
    let round = r.int(i).is_some_and(|y| y % 50 == 0);
    plural && round && !told
        || round
            && before(1).is_some_and(|k| {
                matches!(r.word(k), w::SOME | w::THAN | w::ABOUT | w::NEARLY | w::ALMOST | w::ABOVE | w::BELOW)
                    || r.word(k) == w::OF && before(2).is_some_and(|k| matches!(r.word(k), w::AVERAGE | w::TOTAL))
            })
}

/// "Russell 2000", "Form 1099": a name that the lexicon knows to hold a number.
fn numbered_name(r: &Reader, i: usize) -> bool {
    (1..=LONGEST).filter_map(|n| i.checked_sub(n).filter(|k| r.has(*k))).any(|start| {
        let known = r.text.lexicon.identifiers.longest(|n| r.word(start + n));
        r.capital(start) && known.is_some_and(|(len, naming)| start + len == i && *naming != Naming::Street)
    })
}
