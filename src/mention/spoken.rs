//! Numbers in words: "two hundred and six thousand", "half a million", "three point five", "tens of thousands".

use super::number::{Atom, Form, mixed_part, past_hyphen, role};
use crate::lexicon::number::power_of_ten;
use crate::lexicon::{NumberWord, word as w};
use crate::text::Text;
use crate::value::Decimal;

/// The running state of a number in words: `two hundred and six thousand`.
#[derive(Default)]
struct Spoken {
    /// What the scales so far have closed.
    total: Decimal,
    /// What the next scale multiplies.
    group: Option<Decimal>,
    place: i8,
    /// The scale closed last, so that they descend.
    closed: Option<u8>,
    last: Option<NumberWord>,
}

pub fn words(text: &Text, i: usize) -> Option<Atom> {
    let start = text.word(i);
    if !start.is_known() {
        return None;
    }
    if let Some(atom) = plural(text, i) {
        return Some(atom);
    }
    let mut number = Spoken::default();
    let mut at = i;
    match start {
        // "a couple of people"; a couple alone may be two people in love.
        w::A if text.word(i + 1) == w::COUPLE => {
            let of = text.word(i + 2) == w::OF;
            return of.then_some(Atom { value: Decimal::TWO, place: 0, magnitude: 0, form: Form::Couple, len: 3 });
        }
        // "a hundred", "a dozen"; "a" alone is an article.
        w::A | w::AN => {
            let next = past_hyphen(text, i + 1);
            if !matches!(role(text, next)?, NumberWord::Hundred | NumberWord::Scale(_) | NumberWord::Group(_)) {
                return None;
            }
            number.group = Some(Decimal::ONE);
            number.last = Some(NumberWord::Unit(1));
            at = next;
        }
        // "half a million", "half-dozen"
        w::HALF => {
            let next = past_hyphen(text, i + 1);
            let next = if text.word(next) == w::A { past_hyphen(text, next + 1) } else { next };
            if !matches!(role(text, next)?, NumberWord::Scale(_) | NumberWord::Group(_)) {
                return None;
            }
            number.group = Some(Decimal::new(5, 1));
            number.place = -1;
            number.last = Some(NumberWord::Unit(1));
            at = next;
        }
        _ => {}
    }
    let mut end = at;
    while let Some(word) = role(text, at) {
        if !number.take(word, at == i)? {
            break;
        }
        end = at + 1;
        at = past_hyphen(text, end);
        if text.word(at) == w::AND && number.takes_and() && joins_and(text, at) {
            at = past_hyphen(text, at + 1);
        }
    }
    if end == i || (start == w::A && end == at && number.last.is_none()) {
        return None;
    }
    if text.word(end) == w::POINT
        && let Some((value, scale, len)) = spoken_decimals(text, end + 1, &number)
    {
        number.group = Some(value);
        number.place = -scale;
        end += 1 + len;
        if let Some(NumberWord::Scale(_)) = role(text, end) {
            let word = role(text, end)?;
            number.take(word, false)?;
            end += 1;
        }
    }
    number.finish(text, i, end)
}

/// "and" goes on with a number only before a smaller one: "two hundred and six", not "two and a half".
fn joins_and(text: &Text, at: usize) -> bool {
    let next = past_hyphen(text, at + 1);
    // "one hundred and three quarters"
    let part = matches!(role(text, past_hyphen(text, next + 1)), Some(NumberWord::Part(_)));
    !part && matches!(role(text, next), Some(NumberWord::Unit(_) | NumberWord::Ten(_)))
}

impl Spoken {
    /// Takes one more word; `Some(false)` when the number is over before it, `None` when it cannot be told.
    fn take(&mut self, word: NumberWord, first: bool) -> Option<bool> {
        let taken = match (word, self.last) {
            (NumberWord::Unit(n), None | Some(NumberWord::Scale(_))) => {
                self.group = Some(Decimal::from(n));
                self.place = 0;
                true
            }
            (NumberWord::Unit(n), Some(NumberWord::Ten(_))) if (1..10).contains(&n) => self.add(n)?,
            (NumberWord::Unit(n), Some(NumberWord::Hundred)) if n > 0 => self.add(n)?,
            (NumberWord::Ten(n), None | Some(NumberWord::Scale(_))) => {
                self.group = Some(Decimal::from(n));
                self.place = 0;
                true
            }
            (NumberWord::Ten(n), Some(NumberWord::Hundred)) => self.add(n)?,
            // "nineteen eighty-four", "twenty twenty": a year, or nothing that can be told.
            (NumberWord::Ten(_), Some(NumberWord::Unit(10..) | NumberWord::Ten(_))) => return None,
            (NumberWord::Hundred, None) if first => self.set(Decimal::ONE_HUNDRED, 2),
            (NumberWord::Hundred, Some(NumberWord::Unit(1..) | NumberWord::Ten(_))) => {
                let group = self.group?.checked_mul(Decimal::ONE_HUNDRED)?;
                self.set(group, self.place + 2)
            }
            (NumberWord::Scale(p), None) if first => self.close(p, Decimal::ONE)?,
            (NumberWord::Scale(p), Some(NumberWord::Scale(_))) => {
                // "two thousand million"
                self.total = self.total.checked_mul(power_of_ten(p)?)?;
                self.place = self.place.saturating_add(p as i8);
                self.closed = Some(self.closed?.saturating_add(p));
                true
            }
            (NumberWord::Scale(p), Some(_)) => {
                let group = self.group?;
                self.close(p, group)?
            }
            (NumberWord::Group(n), None) if first => self.set(Decimal::from(n), 0),
            (NumberWord::Group(n), Some(NumberWord::Unit(_) | NumberWord::Ten(_))) => {
                let group = self.group?.checked_mul(Decimal::from(n))?;
                self.set(group, 0)
            }
            _ => false,
        };
        if taken {
            self.last = Some(word);
        }
        Some(taken)
    }

    fn set(&mut self, group: Decimal, place: i8) -> bool {
        self.group = Some(group);
        self.place = place;
        true
    }

    fn add(&mut self, n: u32) -> Option<bool> {
        let group = self.group?.checked_add(Decimal::from(n))?;
        Some(self.set(group, 0))
    }

    /// Closes a group with a scale; `Some(false)` when scales would not descend.
    fn close(&mut self, power: u8, group: Decimal) -> Option<bool> {
        if self.closed.is_some_and(|c| c <= power) {
            return Some(false);
        }
        self.total = self.total.checked_add(group.checked_mul(power_of_ten(power)?)?)?;
        self.group = None;
        self.place = self.place.saturating_add(power as i8);
        self.closed = Some(power);
        Some(true)
    }

    fn takes_and(&self) -> bool {
        matches!(self.last, Some(NumberWord::Hundred | NumberWord::Scale(_)))
    }

    fn finish(&self, text: &Text, i: usize, end: usize) -> Option<Atom> {
        let mut value = self.total.checked_add(self.group.unwrap_or_default())?.normalize();
        let mut place = self.place;
        let mut magnitude = if self.group.is_none() { self.closed.unwrap_or(0) } else { 0 };
        let mut end = end;
        // "two and a half million", "a million and a half", "three and a half"
        if let Some((part, len)) = mixed_part(text, end, true).filter(|_| self.last.is_some()) {
            let unit = power_of_ten(magnitude)?;
            value = value.checked_add(part.checked_mul(unit)?)?.normalize();
            place = magnitude as i8 - 2;
            end += len;
            let scale = past_hyphen(text, end);
            if let (0, Some(NumberWord::Scale(p))) = (magnitude, role(text, scale)) {
                value = value.checked_mul(power_of_ten(p)?)?.normalize();
                place = place.saturating_add(p as i8);
                magnitude = p;
                end = scale + 1;
            }
        }
        self.last?;
        Some(Atom { value, place, magnitude, form: Form::Words, len: end - i })
    }
}

/// "point five", "point two six" after a whole number in words.
fn spoken_decimals(text: &Text, i: usize, number: &Spoken) -> Option<(Decimal, i8, usize)> {
    let mut value = number.group.filter(|_| number.closed.is_none())?;
    let mut unit = Decimal::ONE;
    let mut len = 0;
    while let Some(NumberWord::Unit(n @ 0..=9)) = role(text, i + len) {
        unit = unit.checked_div(Decimal::TEN)?;
        value = value.checked_add(unit.checked_mul(Decimal::from(n))?)?;
        len += 1;
        if len > 12 {
            return None;
        }
    }
    (len > 0).then_some((value, len as i8, len))
}

/// "millions", "tens of thousands", "hundreds of millions", "dozens": no count stands before them.
fn plural(text: &Text, i: usize) -> Option<Atom> {
    let (value, power) = bare_plural(text, i)?;
    let mut atom = Atom { value, place: power, magnitude: 0, form: Form::Plural, len: 1 };
    while text.word(i + atom.len) == w::OF {
        let Some((_, power)) = bare_plural(text, i + atom.len + 1).filter(|p| p.1 >= 3) else { break };
        atom.value = atom.value.checked_mul(power_of_ten(power as u8)?)?;
        atom.place = atom.place.saturating_add(power);
        atom.len += 2;
    }
    Some(atom)
}

/// The least that a bare plural says, and its power of ten.
fn bare_plural(text: &Text, i: usize) -> Option<(Decimal, i8)> {
    match role(text, i)? {
        NumberWord::Many(n) => Some((Decimal::from(n), 1)),
        NumberWord::ManyOf(n) if text.word(i + 1) == w::OF => Some((Decimal::from(n), 1)),
        NumberWord::Hundred if text.str(i).ends_with(['s', 'S']) => Some((Decimal::from(200), 2)),
        NumberWord::Scale(p) if text.str(i).ends_with(['s', 'S']) => Some((power_of_ten(p)?, p as i8)),
        _ => None,
    }
}
