//! One sentence under the eyes of the rules: its words, the publication date, and what was read before it.

use super::period::{Period, Year};
use crate::lexicon::calendar::{Sense, Trust, Unit};
use crate::lexicon::{NumberWord, WordId, word as w};
use crate::mention::number;
use crate::text::{Text, TokenKind};
use crate::value::Day;
use std::ops::Range;

/// What the rules read from. Beyond the sentence there is nothing: [`WordId::NONE`], no sense, no number.
pub struct Reader<'t> {
    pub text: &'t Text<'t>,
    pub published: Option<Day>,
    /// The tokens of the sentence.
    pub sentence: Range<usize>,
    /// See [`Reader::sense`].
    pub senses: Vec<Option<Sense>>,
    /// The sentence stands in a title or heading.
    pub headline: bool,
    /// The token after the sentence's last unit of time: from there on nothing is so many of one.
    pub units_end: usize,
    /// The first token that no mention has taken yet.
    pub floor: usize,
    /// Where the text last spoke of a run of months ("the first nine months").
    pub stretch: Option<usize>,
    /// How many of the periods lie years before the publication, and how many about it.
    pub years: (u32, u32),
    /// The periods read so far, in the order of the text.
    pub trail: Vec<Step>,
}

/// How many periods back a later expression can go on from.
const REACH: usize = 100;

/// A period that was read.
#[derive(Clone, Copy, Debug)]
pub struct Step {
    pub period: Period,
    pub tokens: (usize, usize),
    /// Named only to compare with ("a year earlier"): what follows does not go on from it.
    pub compared: bool,
    /// The words say the year.
    pub dated: bool,
    /// The year is the one nearest to the publication, for want of any other.
    pub guessed: bool,
}

impl Reader<'_> {
    pub fn has(&self, i: usize) -> bool {
        self.sentence.contains(&i)
    }

    pub fn word(&self, i: usize) -> WordId {
        if self.has(i) { self.text.word(i) } else { WordId::NONE }
    }

    pub fn str(&self, i: usize) -> &str {
        if self.has(i) { self.text.str(i) } else { "" }
    }

    pub fn kind(&self, i: usize) -> Option<TokenKind> {
        if self.has(i) { Some(self.text.tokens[i].kind) } else { None }
    }

    pub fn capital(&self, i: usize) -> bool {
        self.has(i) && self.text.tokens[i].capital
    }

    /// Token `i` stands right after the one before it.
    pub fn glued(&self, i: usize) -> bool {
        self.has(i) && !self.text.tokens[i].spaced && i > self.sentence.start
    }

    /// What the word at `i` says about time, if its form lets it.
    pub fn sense(&self, i: usize) -> Option<Sense> {
        self.senses.get(i.checked_sub(self.sentence.start)?).copied().flatten()
    }

    /// Works out [`Reader::sense`] once for every word of the sentence.
    pub fn note_senses(&mut self) {
        let mut senses = std::mem::take(&mut self.senses);
        senses.clear();
        senses.extend(self.sentence.clone().map(|i| self.sense_of(i)));
        self.senses = senses;
    }

    fn sense_of(&self, i: usize) -> Option<Sense> {
        let word = self.text.lexicon.calendar.get(self.word(i))?;
        let fits = match word.trust {
            Trust::Plain => true,
            Trust::Capital => self.capital(i),
            // "on nov. 6": a text without capitals keeps the dot.
            Trust::Beside => {
                (self.capital(i) || self.str(i).ends_with('.') || self.on_day(i))
                    && self.beside(i, matches!(word.sense, Sense::Weekday(_)))
            }
        };
        fits.then_some(word.sense)
    }

    /// "on may 19": a text without capitals.
    fn on_day(&self, i: usize) -> bool {
        i > 0 && self.word(i - 1) == w::ON && self.int(i + 1).is_some_and(|n| n <= 31)
    }

    /// Beside a number, or after a preposition or another word of time: "May 5", "in May", "last May".
    fn beside(&self, i: usize, weekday: bool) -> bool {
        let day = |k: usize| self.kind(k) == Some(TokenKind::Number) && self.int(k).is_some();
        let hyphen = |k: usize| usize::from(matches!(self.word(k), w::HYPHEN | w::COMMA | w::FULL_STOP));
        let before = |k: usize| {
            self.int(k).is_some_and(|n| n <= 31)
                || weekday && self.word(k) == w::ON
                || !weekday
                    && matches!(
                        self.word(k),
                        w::IN
                            | w::OF
                            | w::SINCE
                            | w::UNTIL
                            | w::TILL
                            | w::THROUGH
                            | w::BETWEEN
                            | w::DURING
                            | w::EARLY
                            | w::LATE
                            | w::MID
                            | w::BEFORE
                            | w::AFTER
                            | w::BY
                    )
                || self.text.lexicon.calendar.get(self.word(k)).is_some_and(|c| match c.sense {
                    Sense::Month(_) | Sense::Weekday(_) => self.capital(k),
                    Sense::Shift { from_text, .. } => !from_text,
                    Sense::Each => true,
                    _ => false,
                })
        };
        let joined = |k: usize| matches!(self.word(k), w::AND | w::OR | w::TO | w::HYPHEN | w::EN_DASH | w::COMMA);
        let month = |k: usize| {
            self.capital(k)
                && matches!(self.text.lexicon.calendar.get(self.word(k)).map(|c| c.sense), Some(Sense::Month(_)))
        };
        let back = |n: usize| i.checked_sub(n);
        // "on Sun Valley"
        if weekday && self.capital(i + 1) && !month(i + 1) {
            return false;
        }
        day(i + 1)
            || day(i + 1 + hyphen(i + 1))
            || month(i + 1 + hyphen(i + 1))
            || back(1).is_some_and(before)
            || (back(1).is_some_and(|k| number::ordinal_suffix(self.text, k)))
            || (back(1).is_some_and(joined) && back(2).is_some_and(|k| month(k) || before(k)))
            || (joined(i + 1) && month(i + 2))
    }

    /// A whole number of plain digits.
    pub fn int(&self, i: usize) -> Option<u32> {
        let s = self.str(i);
        let plain = self.kind(i)? == TokenKind::Number && s.len() <= 9 && s.bytes().all(|b| b.is_ascii_digit());
        if plain { s.parse().ok() } else { None }
    }

    /// A whole number of exactly so many digits.
    pub fn digits(&self, i: usize, len: usize) -> Option<u32> {
        if self.str(i).len() == len { self.int(i) } else { None }
    }

    /// An ordinal in digits or words, and the token after it: `3rd`, `third`, `twenty-first`.
    pub fn ordinal(&self, i: usize) -> Option<(u32, usize)> {
        if let Some(n) = self.int(i) {
            return (self.has(i + 1) && number::ordinal_suffix(self.text, i + 1)).then_some((n, i + 2));
        }
        match self.number_word(i)? {
            NumberWord::Ordinal(n) => Some((n, i + 1)),
            NumberWord::Ten(ten) => {
                let at = self.past_hyphen(i + 1);
                match self.number_word(at)? {
                    NumberWord::Ordinal(n @ 1..=9) => Some((ten + n, at + 1)),
                    _ => None,
                }
            }
            _ => None,
        }
    }

    pub fn number_word(&self, i: usize) -> Option<NumberWord> {
        let word = self.word(i);
        self.text.lexicon.numbers.get(word).copied()
    }

    /// The token after a glued hyphen at `i`, or `i` itself.
    pub fn past_hyphen(&self, i: usize) -> usize {
        if self.word(i) == w::HYPHEN && self.glued(i) && self.glued(i + 1) { i + 1 } else { i }
    }

    /// The token after a comma at `i`, or `i` itself.
    pub fn past_comma(&self, i: usize) -> usize {
        if self.word(i) == w::COMMA { i + 1 } else { i }
    }

    pub fn unit(&self, i: usize) -> Option<(Unit, bool)> {
        match self.sense(i)? {
            Sense::Unit { unit, plural } => Some((unit, plural)),
            _ => None,
        }
    }

    pub fn month(&self, i: usize) -> Option<u8> {
        match self.sense(i)? {
            Sense::Month(m) => Some(m),
            _ => None,
        }
    }

    pub fn weekday(&self, i: usize) -> Option<u8> {
        match self.sense(i)? {
            Sense::Weekday(d) => Some(d),
            _ => None,
        }
    }

    /// A year in digits that stands where a date expects one: `2026`, not `2026 days`.
    pub fn year_digits(&self, i: usize) -> Option<i16> {
        let year = self.digits(i, 4).filter(|y| (1000..=2199).contains(y))?;
        let glued = self.glued(i + 1) && self.kind(i + 1) != Some(TokenKind::Sign) && self.word(i + 1) != w::POSSESSIVE;
        (!glued && !self.measured(i + 1)).then_some(year as i16)
    }

    /// What follows makes a quantity of a number: a percent sign, a magnitude, a unit of time in the plural.
    pub fn measured(&self, i: usize) -> bool {
        matches!(self.str(i), "%" | "percent" | "per")
            || matches!(
                self.number_word(i),
                Some(NumberWord::Hundred | NumberWord::Scale(_) | NumberWord::Mark(_) | NumberWord::Group(_))
            )
            || matches!(self.unit(i), Some((_, true)))
    }

    /// A year in digits or words, and the token after it.
    pub fn year(&self, i: usize) -> Option<(usize, i16)> {
        match self.year_digits(i) {
            Some(year) => Some((i + 1, year)),
            None => self.spoken_year(i).map(|(year, end)| (end, year)),
        }
    }

    /// A year after what it dates, and the token after it: ` 1998`, `, 1998`, ` of 1998`, ` last year`, ` of this year`.
    pub fn year_after(&self, i: usize) -> Option<(usize, i16)> {
        let of = i + usize::from(self.word(i) == w::OF);
        if let Some(found) = self.year(self.past_hyphen(self.past_comma(of))) {
            return Some(found);
        }
        if let Some((end, shift)) = self.shifted_year(of) {
            return Some((end, self.published?.year().checked_add(shift)?));
        }
        // "October of that year", "of the same year"
        let at = of + usize::from(self.word(of) == w::THE);
        match (self.sense(at)?, self.unit(at + 1)?) {
            (Sense::Shift { by, from_text: true }, (Unit::Year, false)) if of > i => {
                let step = self.anchor(|s| s.period.year().is_some())?;
                Some((at + 2, step.period.year()?.checked_add(i16::from(by))?))
            }
            _ => None,
        }
    }

    /// "nineteen ninety-six", "two thousand" after "the year"; and the token after it.
    pub fn spoken_year(&self, i: usize) -> Option<(i16, usize)> {
        let century = match self.number_word(i)? {
            NumberWord::Unit(n @ 16..=19) => n,
            NumberWord::Ten(20) => 20,
            NumberWord::Unit(2) if self.word(i - usize::from(i > 0)) != w::YEAR => return None,
            NumberWord::Unit(2) => {
                let end = i + 2;
                return matches!(self.number_word(i + 1)?, NumberWord::Scale(3)).then_some((2000, end));
            }
            _ => return None,
        };
        let at = self.past_hyphen(i + 1);
        let (rest, end) = match self.number_word(at)? {
            NumberWord::Ten(ten) => {
                let k = self.past_hyphen(at + 1);
                match self.number_word(k) {
                    Some(NumberWord::Unit(one @ 1..=9)) => (ten + one, k + 1),
                    _ => (ten, at + 1),
                }
            }
            NumberWord::Unit(teen @ 10..=19) => (teen, at + 1),
            _ => return None,
        };
        (!self.measured(end)).then_some(((century * 100 + rest) as i16, end))
    }

    /// "last year", "this year", and the token after it.
    pub fn shifted_year(&self, i: usize) -> Option<(usize, i16)> {
        match (self.sense(i)?, self.unit(i + 1)?) {
            (Sense::Shift { by, from_text: false }, (Unit::Year, false)) => Some((i + 2, i16::from(by))),
            _ => None,
        }
    }

    /// The year of a day whose year is not said, where the text itself tells it: a history, whose dates go on from each
    /// other and lie years before the publication.
    pub fn told_year(&self, month: u8, day: u8) -> Year {
        if !self.narrates() {
            return None;
        }
        let step = self.anchor(|s| s.dated && s.period.year().is_some())?;
        let year = step.period.year()?;
        let (from, false) = (step.period.days()?.0, matches!(step.period, Period::Year(_))) else { return Some(year) };
        [year, year + 1, year - 1].into_iter().min_by_key(|y| {
            Day::new(*y, month as i8, day.min(28) as i8).map_or(i32::MAX, |d| (d.number() - from.number()).abs())
        })
    }

    /// Whether the text tells a history: nearly all years that it names lie well before the publication.
    fn narrates(&self) -> bool {
        let (then, now) = self.years;
        then >= 4 && then > 8 * now
    }

    /// Notes a period that was read.
    pub fn remember(&mut self, step: Step) {
        self.trail.push(step);
        if let (Some(year), Some(published), false) = (step.period.year(), self.published, step.guessed) {
            if year < published.year() - 1 { self.years.0 += 1 } else { self.years.1 += 1 }
        }
    }

    /// The year that brings a day of the year nearest to the publication.
    pub fn nearest_year(&self, month: u8, day: u8) -> Year {
        let published = self.published?;
        let year = published.year();
        let gap = |y: &i16| {
            // The 29th of a February that has none is near its 28th.
            let there = Day::new(*y, month as i8, day.min(28) as i8);
            there.map_or(i32::MAX, |d| (d.number() - published.number()).abs())
        };
        [year, year - 1, year + 1].into_iter().min_by_key(gap)
    }

    /// The year about the publication in which a day of the year falls on a weekday: "Sunday 1 June".
    pub fn year_of_weekday(&self, weekday: u8, month: u8, day: u8) -> Year {
        let near = self.nearest_year(month, day)?;
        let falls = |y: &i16| {
            let there = Day::new(*y, month as i8, day as i8);
            there.is_some_and(|d| d.weekday() as u8 + 1 == weekday)
        };
        [near, near.checked_sub(1)?, near.checked_add(1)?].into_iter().find(falls)
    }

    /// The latest step of the trail that a later expression can go on from.
    pub fn anchor(&self, fits: impl Fn(&Step) -> bool) -> Option<Step> {
        self.recent().find(|s| fits(s)).copied()
    }

    /// The steps that a later expression can go on from, the latest first.
    pub fn recent(&self) -> impl Iterator<Item = &Step> {
        self.trail.iter().rev().take(REACH).filter(|s| !s.compared)
    }
}
