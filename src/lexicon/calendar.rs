//! `calendar.tsv`: words of the calendar and the clock; `holidays.tsv`: days that a rule fixes.

use super::{Lexicon, LexiconError, Phrases, Row, Table, WordId, word as w};

/// TIMEX3 `mod`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Modifier {
    Before,
    After,
    OnOrBefore,
    OnOrAfter,
    LessThan,
    MoreThan,
    EqualOrLess,
    EqualOrMore,
    /// early
    Start,
    Mid,
    /// late
    End,
    /// earlier in: before the moment that is spoken of
    Earlier,
    /// later in
    Later,
    /// the start of: its first day
    Open,
    /// the end of: its last day
    Close,
    Approx,
}

impl Modifier {
    pub fn name(self) -> &'static str {
        match self {
            Modifier::Before => "BEFORE",
            Modifier::After => "AFTER",
            Modifier::OnOrBefore => "ON_OR_BEFORE",
            Modifier::OnOrAfter => "ON_OR_AFTER",
            Modifier::LessThan => "LESS_THAN",
            Modifier::MoreThan => "MORE_THAN",
            Modifier::EqualOrLess => "EQUAL_OR_LESS",
            Modifier::EqualOrMore => "EQUAL_OR_MORE",
            Modifier::Start | Modifier::Earlier | Modifier::Open => "START",
            Modifier::Mid => "MID",
            Modifier::End | Modifier::Later | Modifier::Close => "END",
            Modifier::Approx => "APPROX",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Clock {
    Morning,
    Afternoon,
    Evening,
    Night,
    At { hour: u8, minute: u8, utc: bool },
}

/// A time that is named by where the speaker stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reference {
    Past,
    Present,
    Future,
}

/// How a holiday's day is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Feast {
    Fixed {
        month: u8,
        day: u8,
    },
    /// the n-th such weekday (1 is Monday) on or after a day of a month
    Nth {
        nth: u8,
        weekday: u8,
        month: u8,
        from: u8,
    },
    Last {
        weekday: u8,
        month: u8,
    },
    /// days from Easter Sunday
    Easter(i8),
}

impl Feast {
    /// Reads a rule; for `Nth` the day counted from may follow (`1 tuesday 11 2`: the Tuesday after the first Monday).
    pub fn parse(rule: &str) -> Option<Feast> {
        if let Some((month, day)) = rule.split_once('-').filter(|_| !rule.contains(' ')) {
            return Some(Feast::Fixed { month: month.parse().ok()?, day: day.parse().ok()? });
        }
        let parts: Vec<&str> = rule.split(' ').collect();
        let weekday = |name: &str| {
            ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
                .iter()
                .position(|w| *w == name)
                .map(|i| i as u8 + 1)
        };
        Some(match parts[..] {
            ["easter", days] => Feast::Easter(days.parse().ok()?),
            ["last", day, month] => Feast::Last { weekday: weekday(day)?, month: month.parse().ok()? },
            [nth, day, month] => {
                Feast::Nth { nth: nth.parse().ok()?, weekday: weekday(day)?, month: month.parse().ok()?, from: 1 }
            }
            [nth, day, month, from] => Feast::Nth {
                nth: nth.parse().ok()?,
                weekday: weekday(day)?,
                month: month.parse().ok()?,
                from: from.parse().ok()?,
            },
            _ => return None,
        })
    }
}

/// What a word says about time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sense {
    /// 1 is Monday
    Weekday(u8),
    /// Mondays
    Weekdays(u8),
    Month(u8),
    Season(Season),
    Unit {
        unit: Unit,
        plural: bool,
    },
    /// morning, night
    Part {
        clock: Clock,
        plural: bool,
    },
    /// noon, midnight
    Moment(Clock),
    Weekend,
    /// yesterday: days from the day of speaking, with the part of the day that `tonight` names
    Day(i8, Option<Clock>),
    Reference(Reference),
    /// last, next: units from the one of speaking, or from the one that the text speaks of
    Shift {
        by: i8,
        from_text: bool,
    },
    /// daily
    Every(Unit),
    /// each, every
    Each,
    /// a.m. adds 0 hours, p.m. 12
    Meridiem(u8),
    Zone {
        utc: bool,
    },
    Fiscal,
    /// several, few; a couple is two
    Vague(Option<u8>),
    /// trading, consecutive: stands between a number and its unit
    Filler,
    /// the nineties
    Decade(u8),
}

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Fortnight,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
    Millennium,
}

impl Unit {
    pub const ALL: [Unit; 12] = [
        Unit::Second,
        Unit::Minute,
        Unit::Hour,
        Unit::Day,
        Unit::Week,
        Unit::Fortnight,
        Unit::Month,
        Unit::Quarter,
        Unit::Year,
        Unit::Decade,
        Unit::Century,
        Unit::Millennium,
    ];

    /// The name on the wire.
    pub fn name(self) -> &'static str {
        match self {
            Unit::Second => "second",
            Unit::Minute => "minute",
            Unit::Hour => "hour",
            Unit::Day => "day",
            Unit::Week => "week",
            Unit::Fortnight => "fortnight",
            Unit::Month => "month",
            Unit::Quarter => "quarter",
            Unit::Year => "year",
            Unit::Decade => "decade",
            Unit::Century => "century",
            Unit::Millennium => "millennium",
        }
    }

    pub fn parse(name: &str) -> Option<Unit> {
        Unit::ALL.into_iter().find(|u| u.name() == name)
    }
}

/// How much must speak for a word's being meant as time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trust {
    Plain,
    /// only with a capital letter: `March`
    Capital,
    /// only with a capital letter, and beside a number or after a preposition: `May`, `Sun`
    Beside,
}

/// A word of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CalendarWord {
    pub sense: Sense,
    pub trust: Trust,
}

/// The words of `calendar.tsv`, by id: a look into a table, as this is asked for every token.
#[derive(Clone, Debug, Default)]
pub struct Calendar {
    words: Vec<Option<CalendarWord>>,
    /// What each word can begin, from whichever file it comes: see [`opener`].
    openers: Vec<u8>,
}

impl Calendar {
    pub fn get(&self, word: WordId) -> Option<CalendarWord> {
        self.words.get(word.0 as usize).copied().flatten()
    }

    /// What can begin with this word, articles and modifiers apart: see [`opener`].
    pub fn opens(&self, word: WordId) -> u8 {
        self.openers.get(word.0 as usize).copied().unwrap_or(0)
    }

    fn insert(&mut self, id: WordId, word: CalendarWord) -> Option<CalendarWord> {
        let at = id.0 as usize;
        if self.words.len() <= at {
            self.words.resize(at + 1, None);
        }
        self.words[at].replace(word)
    }
}

/// Where a word looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tense {
    Past,
    Future,
    /// Neither: "she estimates" speaks of what was or will be.
    Now,
    /// Looks ahead if `to` follows: "plans to sell".
    Intent,
}

/// What narrows, widens or opens a date, by where it stands. The phrases of `before` are stored backwards, as
/// they are looked for from the date on.
#[derive(Clone, Debug, Default)]
pub struct TimeModifiers {
    pub before: Phrases<Modifier>,
    pub after: Phrases<Modifier>,
}

/// Classes of tokens, so that a rule is asked only where it can begin.
pub mod opener {
    pub const DIGITS: u8 = 1;
    /// words of `calendar.tsv`
    pub const TIME: u8 = 2;
    /// words of `numbers.tsv`
    pub const NUMBER: u8 = 4;
    /// bounds before a number
    pub const BOUND: u8 = 8;
    /// function words
    pub const WORD: u8 = 16;
    /// holidays
    pub const NAME: u8 = 32;
    /// an apostrophe
    pub const SIGN: u8 = 64;
}

/// Function words that an expression can begin with.
const OPENERS: &[WordId] = &[
    w::A,
    w::AN,
    w::BETWEEN,
    w::HALF,
    w::Q,
    w::H,
    w::FIRST,
    w::FINAL,
    w::CLOSING,
    w::OPENING,
    w::LATTER,
    w::LATEST,
    w::SAME,
    w::COMPARABLE,
    w::CORRESPONDING,
    w::FUTURE,
    w::TERM,
    w::RECENT,
];

impl Lexicon {
    pub(super) fn add_calendar(&mut self, shown: &str, text: &str) -> Result<(), LexiconError> {
        for row in Table::parse(shown, text, 5)?.rows {
            let trust = match row.cell(3) {
                "" => Trust::Plain,
                "capital" => Trust::Capital,
                "beside" => Trust::Beside,
                other => return Err(row.error(format!("\"{other}\" is none of `-`, `capital`, `beside`"))),
            };
            for (n, surface) in row.list(0).enumerate() {
                let sense = sense(&row, n)
                    .ok_or_else(|| row.error(format!("\"{}\" is no value of a `{}`", row.cell(2), row.cell(1))))?;
                let id = self.vocabulary.intern(surface);
                if self.calendar.insert(id, CalendarWord { sense, trust }).is_some() {
                    return Err(row.error(format!("\"{surface}\" stands twice")));
                }
            }
        }
        Ok(())
    }

    pub(super) fn add_holidays(&mut self, shown: &str, text: &str) -> Result<(), LexiconError> {
        for row in Table::parse(shown, text, 3)?.rows {
            let feast = Feast::parse(row.cell(1))
                .ok_or_else(|| row.error(format!("\"{}\" is no rule for a day of the year", row.cell(1))))?;
            for surface in row.list(0) {
                if self.holidays.add(&mut self.vocabulary, surface, feast).is_some() {
                    return Err(row.error(format!("\"{surface}\" stands twice")));
                }
            }
        }
        Ok(())
    }

    pub(super) fn add_tense(&mut self, shown: &str, text: &str) -> Result<(), LexiconError> {
        for row in Table::parse(shown, text, 2)?.rows {
            let tense = match row.cell(1) {
                "past" => Tense::Past,
                "future" => Tense::Future,
                "intent" => Tense::Intent,
                "now" => Tense::Now,
                other => return Err(row.error(format!("\"{other}\" is none of `past`, `future`, `intent`, `now`"))),
            };
            let id = self.vocabulary.intern(row.cell(0));
            self.tense.insert(id, tense);
        }
        Ok(())
    }

    pub(super) fn add_time_modifiers(&mut self, shown: &str, text: &str) -> Result<(), LexiconError> {
        for row in Table::parse(shown, text, 4)?.rows {
            let modifier = modifier(row.cell(2))
                .ok_or_else(|| row.error(format!("\"{}\" is no modifier of a date", row.cell(2))))?;
            let old = match row.cell(1) {
                "before" => {
                    let backwards: Vec<&str> = row.cell(0).split(' ').rev().collect();
                    self.time_modifiers.before.add(&mut self.vocabulary, &backwards.join(" "), modifier)
                }
                "after" => self.time_modifiers.after.add(&mut self.vocabulary, row.cell(0), modifier),
                other => return Err(row.error(format!("\"{other}\" is none of `before`, `after`"))),
            };
            if old.is_some() {
                return Err(row.error(format!("\"{}\" stands twice", row.cell(0))));
            }
        }
        Ok(())
    }

    /// Notes which words can begin a temporal expression, once all files are read.
    pub(super) fn mark_time_openers(&mut self) {
        let calendar = self.calendar.words.iter().enumerate().filter(|(_, w)| w.is_some());
        let ids: Vec<(WordId, u8)> = calendar
            .map(|(i, _)| (WordId(i as u32), opener::TIME))
            .chain(self.numbers.words().map(|id| (id, opener::NUMBER)))
            .chain(self.bounds.before.openers().map(|id| (id, opener::BOUND)))
            .chain(self.holidays.openers().map(|id| (id, opener::NAME)))
            .chain(OPENERS.iter().map(|&id| (id, opener::WORD)))
            .collect();
        for (id, class) in ids {
            let at = id.0 as usize;
            if self.calendar.openers.len() <= at {
                self.calendar.openers.resize(at + 1, 0);
            }
            self.calendar.openers[at] |= class;
        }
    }
}

fn modifier(name: &str) -> Option<Modifier> {
    Some(match name {
        "START" => Modifier::Start,
        "MID" => Modifier::Mid,
        "END" => Modifier::End,
        "EARLIER" => Modifier::Earlier,
        "LATER" => Modifier::Later,
        "OPEN" => Modifier::Open,
        "CLOSE" => Modifier::Close,
        "APPROX" => Modifier::Approx,
        "ON_OR_AFTER" => Modifier::OnOrAfter,
        "ON_OR_BEFORE" => Modifier::OnOrBefore,
        _ => return None,
    })
}

/// The sense of the n-th surface of a row; the second, fourth … of a unit are plurals.
fn sense(row: &Row, n: usize) -> Option<Sense> {
    let value = row.cell(2);
    let plural = n % 2 == 1;
    let number = |most: u8| value.parse::<u8>().ok().filter(|v| *v <= most);
    Some(match row.cell(1) {
        "weekday" => Sense::Weekday(number(7)?),
        "weekdays" => Sense::Weekdays(number(7)?),
        "month" => Sense::Month(number(12)?),
        "season" => Sense::Season(Season::parse(value)?),
        "unit" => Sense::Unit { unit: Unit::parse(value)?, plural },
        "part" => Sense::Part { clock: Clock::parse(value)?, plural },
        "moment" => Sense::Moment(Clock::parse(value)?),
        "weekend" => Sense::Weekend,
        "day" => match value.split_once(' ') {
            Some((by, clock)) => Sense::Day(by.parse().ok()?, Some(Clock::parse(clock)?)),
            None => Sense::Day(value.parse().ok()?, None),
        },
        "reference" => Sense::Reference(Reference::parse(&format!("{}_REF", value.to_ascii_uppercase()))?),
        "shift" => match value.split_once(' ') {
            Some((by, "text")) => Sense::Shift { by: by.parse().ok()?, from_text: true },
            _ => Sense::Shift { by: value.parse().ok()?, from_text: false },
        },
        "every" => Sense::Every(Unit::parse(value)?),
        "each" => Sense::Each,
        "meridiem" => Sense::Meridiem(number(12)?),
        "zone" => Sense::Zone { utc: value == "utc" },
        "fiscal" => Sense::Fiscal,
        "vague" => Sense::Vague(if value.is_empty() { None } else { Some(number(99)?) }),
        "filler" => Sense::Filler,
        "decade" => Sense::Decade(number(9)?),
        _ => return None,
    })
}
