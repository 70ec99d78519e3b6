//! Temporal mentions: dates, times, durations, sets.
//!
//! In: [`Text`] and the publication date. Out: [`Mention`]s with a TIMEX3 class, value and modifier, and for dates and
//! times the first and last day of the calendar unit that is named: "late last year", published in 2025, is
//! `2024 END`, 2024-01-01..2024-12-31. A modifier narrows nothing here ([`narrowed`] does); what the calendar or the
//! publication date does not settle has no days. It knows nothing of events: which day of what is the claim's business.

pub mod holiday;
pub mod period;
pub mod reader;

mod calendar;
mod duration;
mod look;
mod narrow;
mod quarter;
mod relative;
mod set;
mod time;
mod weekday;
mod wrap;
mod year;

use super::{Context, Kind, Mention, Modifier, Timex, TimexClass};
use crate::article::UnitKind;
use crate::lexicon::calendar::{CalendarWord, Sense, Unit};
use crate::text::{Text, TokenKind};
use crate::value::{Amount, Decimal};
use period::Period;
use reader::{Reader, Step};
use std::ops::Range;
use std::sync::LazyLock;

pub use crate::lexicon::calendar::opener;
pub use narrow::narrowed;
pub use time::HOUR;

/// One form of a temporal expression, from its first word that is not an article or a modifier.
pub struct Rule {
    /// Unique, `date.month-day`.
    pub name: &'static str,
    /// What it can begin with, see [`opener`].
    pub opens: u8,
    read: fn(&Reader, usize) -> Option<Core>,
    /// Sentence published on Friday 2025-11-21, then what it says: the words, ` => `, the value as `Display` writes it.
    pub examples: &'static [(&'static str, &'static str)],
    /// Sentences in which this rule must read nothing.
    pub counter_examples: &'static [&'static str],
}

/// What a rule reads: the expression without article and modifiers around it.
#[derive(Clone, Debug)]
pub struct Core {
    tokens: Range<usize>,
    meaning: Meaning,
    modifier: Option<Modifier>,
    relative: bool,
    /// An article before it belongs to it ("the third quarter"), as one before `2026` does not ("the 2026 race").
    noun: bool,
    /// See [`Step::compared`].
    compared: bool,
    /// See [`Step::dated`].
    dated: bool,
    /// See [`Step::guessed`].
    guessed: bool,
}

#[derive(Clone, Debug)]
enum Meaning {
    Period(Period),
    /// A date that cannot be told.
    Unknown,
    /// `None`: some, several.
    Lasting(Option<Amount>, Unit),
    /// Every so many units.
    Every(Decimal, Unit),
    /// Every such day or month.
    Each(Period),
}

impl Core {
    fn new(tokens: Range<usize>, meaning: Meaning) -> Core {
        Core {
            tokens,
            meaning,
            modifier: None,
            relative: false,
            noun: false,
            compared: false,
            dated: false,
            guessed: false,
        }
    }

    fn period(tokens: Range<usize>, period: Period) -> Core {
        Core::new(tokens, Meaning::Period(period))
    }

    /// A period, or a date that cannot be told.
    fn period_or_unknown(tokens: Range<usize>, period: Option<Period>) -> Core {
        Core::new(tokens, period.map_or(Meaning::Unknown, Meaning::Period))
    }

    fn relative(self) -> Core {
        Core { relative: true, ..self }
    }

    fn noun(self) -> Core {
        Core { noun: true, ..self }
    }

    fn compared(self) -> Core {
        Core { compared: true, ..self }
    }

    fn guessed(self) -> Core {
        Core { guessed: true, ..self.relative() }
    }

    fn dated(self) -> Core {
        Core { dated: true, ..self }
    }

    fn modified(self, modifier: Option<Modifier>) -> Core {
        Core { modifier: modifier.or(self.modifier), ..self }
    }
}

/// The rules in the order in which they are asked: the first that reads at a token has it, so a longer form
/// stands before the shorter one that it contains.
pub const RULES: &[&[Rule]] = &[
    time::RULES,
    quarter::RULES,
    calendar::RULES,
    year::RULES,
    weekday::RULES,
    relative::RULES,
    set::RULES,
    duration::RULES,
];

/// The rules to ask, in their order, for each set of openers.
static ASKED: LazyLock<Vec<Vec<&Rule>>> = LazyLock::new(|| {
    let rules = |opens: u8| RULES.iter().copied().flatten().filter(move |rule| rule.opens & opens != 0);
    (0..=u8::MAX).map(|opens| rules(opens).collect()).collect()
});

/// Every temporal mention, in the order of the text.
pub fn read(text: &Text, context: &Context) -> Vec<Mention> {
    let mut reader = Reader {
        text,
        published: context.published.filter(|d| d.year() >= 1000),
        sentence: 0..0,
        senses: Vec::new(),
        headline: false,
        units_end: 0,
        floor: 0,
        stretch: None,
        years: (0, 0),
        trail: Vec::new(),
    };
    let mut mentions = Vec::new();
    for sentence in &text.sentences {
        reader.sentence = sentence.tokens.clone();
        reader.note_senses();
        let kind = text.prose.units.get(sentence.unit).map(|u| u.kind);
        reader.headline = matches!(kind, Some(UnitKind::Title | UnitKind::Heading));
        reader.floor = sentence.tokens.start;
        let is_unit = |i: &usize| {
            matches!(text.lexicon.calendar.get(text.word(*i)), Some(CalendarWord { sense: Sense::Unit { .. }, .. }))
        };
        reader.units_end = sentence.tokens.clone().rev().find(is_unit).map_or(0, |i| i + 1);
        let mut i = sentence.tokens.start;
        while i < sentence.tokens.end {
            match at(&reader, i) {
                Some((rule, core)) => {
                    let core = wrap::wrap(&reader, core);
                    let end = core.tokens.end.max(i + 1);
                    remember(&mut reader, &core);
                    mentions.push(mention(text, core, rule));
                    reader.floor = end;
                    i = end;
                }
                None => i += 1,
            }
        }
    }
    mentions
}

/// The first rule that reads at token `i`.
fn at(reader: &Reader, i: usize) -> Option<(&'static str, Core)> {
    let opens = opener(reader, i);
    if opens == 0 {
        return None;
    }
    ASKED[opens as usize].iter().find_map(|rule| {
        let core = (rule.read)(reader, i)?;
        // A rule may reach back for a word, but never into another mention or over the sentence's end.
        let fits = core.tokens.start >= reader.floor
            && core.tokens.start < core.tokens.end
            && core.tokens.end <= reader.sentence.end;
        fits.then_some((rule.name, core))
    })
}

/// What token `i` can open; nothing for most words.
fn opener(reader: &Reader, i: usize) -> u8 {
    let token = &reader.text.tokens[i];
    match token.kind {
        TokenKind::Number | TokenKind::Dotted => opener::DIGITS,
        TokenKind::Word => reader.text.lexicon.calendar.opens(token.word),
        TokenKind::Sign => match reader.text.str(i) {
            "'" | "’" | "‘" => opener::SIGN,
            "½" | "¼" | "¾" => opener::DIGITS,
            _ => 0,
        },
    }
}

/// Keeps what later expressions go on from.
fn remember(reader: &mut Reader, core: &Core) {
    match core.meaning {
        Meaning::Period(period) => {
            let tokens = (core.tokens.start, core.tokens.end);
            let Core { compared, dated, guessed, .. } = *core;
            reader.remember(Step { period, tokens, compared, dated, guessed });
        }
        Meaning::Lasting(_, Unit::Month) if core.noun => reader.stretch = Some(core.tokens.start),
        _ => {}
    }
}

fn mention(text: &Text, core: Core, rule: &'static str) -> Mention {
    let (kind, class, value, amount, unit) = match &core.meaning {
        Meaning::Period(p @ Period::Time(..)) => (Kind::Time, TimexClass::Time, Some(p.to_string()), None, None),
        Meaning::Period(p) => (Kind::Date, TimexClass::Date, Some(p.to_string()), None, None),
        Meaning::Unknown => (Kind::Date, TimexClass::Date, None, None, None),
        Meaning::Lasting(amount, unit) => (
            Kind::Duration,
            TimexClass::Duration,
            Some(duration::value(amount.as_ref(), *unit)),
            *amount,
            Some(unit.name().to_string()),
        ),
        Meaning::Every(n, unit) => {
            let every = Amount::point(*n, 0);
            (Kind::Set, TimexClass::Set, Some(duration::value(Some(&every), *unit)), None, None)
        }
        Meaning::Each(p) => (Kind::Set, TimexClass::Set, Some(p.to_string()), None, None),
    };
    let days = match &core.meaning {
        Meaning::Period(p) => p.days(),
        _ => None,
    };
    let timex = Timex {
        class,
        value,
        modifier: core.modifier,
        low: days.map(|d| d.0),
        high: days.map(|d| d.1),
        relative: core.relative,
    };
    Mention {
        kind,
        span: text.span(core.tokens.clone()),
        tokens: core.tokens,
        amount,
        unit,
        currency: None,
        change: None,
        timex: Some(timex),
        rule,
    }
}

#[cfg(test)]
mod tests;
