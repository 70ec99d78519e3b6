//! Where a clause looks, as its verb forms tell: back ("it opened in May") or ahead ("it will open in May").
//!
//! In: a date without its year or week. Out: a [`Look`], and the year that it settles. Only the words around the date
//! are asked, nearest first; which verb governs it is not known here, so a date that lies close is left where it lies.

use super::period::Year;
use super::reader::Reader;
use crate::lexicon::{Classes, Tense, WordId, word as w};
use crate::value::Day;

/// Where a clause looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    Back,
    Ahead,
    /// "They agreed to meet in May."
    Either,
}

/// How many tokens are asked on either side.
const REACH: usize = 24;

/// Days from the publication within which nearness says more about a year than a verb somewhere in the sentence.
const NEAR: i32 = 60;

impl Reader<'_> {
    /// The year of a day whose year is not said, told at token `i`: the one that brings it nearest to the
    /// publication. Where that lies weeks away on the other side of where the clause looks, the year next to it.
    pub fn likely_year(&self, i: usize, month: u8, day: u8) -> Year {
        let (year, published) = (self.nearest_year(month, day)?, self.published?);
        let gap = Day::new(year, month as i8, day.min(28) as i8)?.number() - published.number();
        let far = if self.look_of_word_before(i).is_some() { 0 } else { NEAR };
        match self.look(i) {
            // News tells of what was, unless it says otherwise.
            Some(Look::Back) | None if gap > far => year.checked_sub(1),
            Some(Look::Ahead) if gap < -far => year.checked_add(1),
            _ => Some(year),
        }
    }

    /// Where the clause around token `i` looks: told by the word right before it ("until"), by a verb right after it
    /// ("the court Thursday refused"), by the nearest verb form before it, or after it where the date opens the sentence.
    pub fn look(&self, i: usize) -> Option<Look> {
        if let Some(look) = self.look_of_word_before(i) {
            return Some(look);
        }
        if self.finite_past(i + 1) {
            return Some(Look::Back);
        }
        let before = i.checked_sub(1).map_or(WordId::NONE, |k| self.word(k));
        let mut open =
            matches!(before, w::BY | w::THROUGH).then_some(Look::Either).filter(|_| i > self.sentence.start + 2);
        for k in (self.sentence.start..i).rev().take(REACH) {
            // "to meet": whether that was or will be, the verb before it says, if it looks ahead.
            if self.word(k) == w::TO && self.forms(k + 1).any(Classes::BASE) {
                open = Some(Look::Either);
            }
            match self.tense(k) {
                Some(Look::Ahead) => return Some(Look::Ahead),
                Some(Look::Back) => return open.or(Some(Look::Back)),
                Some(Look::Either) => open = Some(Look::Either),
                None => {}
            }
        }
        let ahead = |k: usize| self.tense_ahead(k).filter(|look| *look != Look::Either);
        open.or_else(|| (i..self.sentence.end).take(REACH).find_map(ahead))
    }

    fn look_of_word_before(&self, i: usize) -> Option<Look> {
        // "until early June"
        let i = i - super::wrap::modifier_before(self, i).map_or(0, |m| m.1);
        let back = |n: usize| i.checked_sub(n).map_or(WordId::NONE, |k| self.word(k));
        // "Until Thursday, however, they had …": the verb tells; so it does in "not until Tuesday".
        let opens = i <= self.sentence.start + 2;
        match (back(1), back(2)) {
            (w::UNTIL | w::TILL, w::NOT) => None,
            (w::UNTIL | w::TILL, _) if !opens => Some(Look::Ahead),
            (w::AS, w::SOON | w::EARLY) => Some(Look::Ahead),
            // "the quarter ending March 31" may be over.
            (w::ENDING, _) => Some(Look::Either),
            (w::ENDED | w::SINCE, _) => Some(Look::Back),
            _ => None,
        }
    }

    /// What the verb form at `k` says of a date after it.
    fn tense(&self, k: usize) -> Option<Look> {
        let (word, back) = (self.word(k), |n: usize| k.checked_sub(n).map_or(WordId::NONE, |k| self.word(k)));
        if self.capital(k) {
            return None;
        }
        match self.text.lexicon.tense.get(word) {
            // "had been due", "may have left": that is over; what "was due" may be.
            Some(Tense::Future) if back(1) == w::HAD || back(2) == w::HAD => return Some(Look::Back),
            Some(Tense::Future) if matches!(back(1), w::WAS | w::WERE) && !self.str(k).ends_with("ing") => {
                return Some(Look::Either);
            }
            Some(Tense::Future) if self.word(k + 1) == w::HAVE => return Some(Look::Back),
            Some(Tense::Future) => return Some(Look::Ahead),
            // "the plan to": a noun may look ahead, too, if it says at what.
            Some(Tense::Intent) if self.word(k + 1) == w::TO => return Some(Look::Ahead),
            Some(Tense::Past) => return Some(Look::Back),
            Some(Tense::Now) => return None,
            Some(Tense::Intent) | None => {}
        }
        if matches!(word, w::IS | w::ARE | w::SET) && self.word(k + 1) == w::TO {
            return Some(Look::Ahead);
        }
        let forms = self.forms(k);
        if forms.any(Classes::MODAL) {
            return Some(Look::Either);
        }
        // "will be paid", "a still unspecified date": a participle whose time the verb before it tells, or none does.
        let is = |n: usize, class| k.checked_sub(n).is_some_and(|k| self.has(k) && self.forms(k).any(class));
        let adjective = is(1, Classes::DETERMINER) || is(1, Classes::ADVERB) && is(2, Classes::DETERMINER);
        let bound = matches!(back(1), w::BE | w::BEING) || adjective;
        if !bound && self.past(k) || matches!(word, w::WAS | w::WERE | w::HAD | w::BEEN | w::SINCE) {
            return Some(Look::Back);
        }
        // "The court meets Monday"; headlines tell the past so.
        if self.headline || !forms.any(Classes::THIRD) || forms.any(Classes::AUXILIARY) {
            return None;
        }
        // "no firm orders", "lost orders"
        let noun = Classes::DETERMINER | Classes::ADJECTIVE | Classes::PAST;
        if forms.any(Classes::NOUN) && (is(1, noun) || matches!(back(2), w::NO | w::ANY)) {
            return None;
        }
        // "It opens in May" is a verb; "the fair opens in May" and "the talks in May" may be either.
        let verb = !forms.any(Classes::NOUN) || is(1, Classes::NOMINATIVE | Classes::RELATIVE) || back(1) == w::IT;
        Some(if verb { Look::Ahead } else { Look::Either })
    }

    /// What the verb form at `k` says of a date that opens its sentence: "On Friday, the city planned to pay" is over.
    fn tense_ahead(&self, k: usize) -> Option<Look> {
        if self.finite_past(k) { Some(Look::Back) } else { self.tense(k) }
    }

    fn forms(&self, k: usize) -> Classes {
        self.text.lexicon.facts(self.word(k)).classes
    }

    /// A form of the past and nothing else.
    fn past(&self, k: usize) -> bool {
        let forms = self.forms(k);
        if forms.any(Classes::BASE | Classes::NOUN) {
            return false;
        }
        let s = self.str(k);
        forms.any(Classes::PAST) || s.len() > 4 && s.ends_with("ed") && !s.ends_with("eed")
    }

    /// "refused", not "was refused" nor "is scheduled".
    fn finite_past(&self, k: usize) -> bool {
        self.past(k)
            && !self.capital(k)
            && !k.checked_sub(1).is_some_and(|k| {
                let before = self.forms(k);
                before.any(Classes::AUXILIARY | Classes::MODAL | Classes::DETERMINER | Classes::ADVERB)
            })
    }
}
