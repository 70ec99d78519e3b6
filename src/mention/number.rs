//! Number atoms: digits, words and both together. Everything numeric is built of these.
//!
//! In: [`Text`] and a token. Out: the number that starts there, exactly. It knows neither units nor nouns:
//! `two hundred and six` is 206 whatever is counted; bounds and ranges are read by [`super::amount`].

use crate::lexicon::number::power_of_ten;
use crate::lexicon::{NumberWord, WordId, word as w};
use crate::text::{Text, TokenKind};
use crate::value::{Amount, Bound, Decimal};

pub use super::amount::{AmountAt, amount, bound_after, bound_before};

/// A number without unit or bound, as it stands at a token.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Atom {
    pub value: Decimal,
    /// Exponent of the last stated digit.
    pub place: i8,
    /// Power of ten that a magnitude word stands for: 6 in `1.2 million`, 0 where there is none.
    pub magnitude: u8,
    pub form: Form,
    /// Tokens it takes, from the one asked for.
    pub len: usize,
}

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// `1,234.5`, also with a magnitude
    Digits,
    /// `two hundred and six`
    Words,
    /// a bare plural: `millions`, `tens of thousands`; at least so many
    Plural,
    /// "a couple of": two or so
    Couple,
}

/// The number that starts at token `i`.
pub fn atom(text: &Text, i: usize) -> Option<Atom> {
    atom_in(text, i, false)
}

/// The number that starts at token `i`, `priced` when a currency sign stands before it: nothing but a magnitude
/// can follow it then (`$5m`, `$3 b`).
pub fn atom_in(text: &Text, i: usize, priced: bool) -> Option<Atom> {
    let token = text.tokens.get(i)?;
    match token.kind {
        TokenKind::Number => digits(text, i, priced),
        TokenKind::Sign => match role(text, i) {
            Some(NumberWord::Glyph(n, d)) => {
                let value = Decimal::from(n).checked_div(Decimal::from(d))?;
                scaled(text, Atom { value, place: -2, magnitude: 0, form: Form::Digits, len: 1 }, i, priced)
            }
            // ".534"
            None if token.word == w::FULL_STOP && token.spaced && glued(text, i + 1, TokenKind::Number) => {
                let value = exact(text.str(i + 1), true)?;
                Some(Atom { value, place: -(value.scale() as i8), magnitude: 0, form: Form::Digits, len: 2 })
            }
            _ => None,
        },
        TokenKind::Word => super::spoken::words(text, i),
        TokenKind::Dotted => None,
    }
}

impl Atom {
    /// The stated figure as an interval: a point, or open above for a bare plural.
    pub fn amount(&self) -> Amount {
        let point = Amount::point(self.value, self.place);
        match self.form {
            Form::Plural => point.bounded(Bound::AtLeast),
            Form::Couple => point.bounded(Bound::About),
            Form::Digits | Form::Words => point,
        }
    }

    /// The figure before its magnitude word: 1.2 in `1.2 million`.
    pub fn mantissa(&self) -> Option<Decimal> {
        self.value.checked_div(power_of_ten(self.magnitude)?)
    }

    /// Multiplied by ten to a power that a later magnitude word lends: `89` in "89 to 93 billion".
    pub fn lent(&self, magnitude: u8) -> Option<Atom> {
        let value = self.value.checked_mul(power_of_ten(magnitude)?)?.normalize();
        Some(Atom { value, place: self.place.saturating_add(magnitude as i8), magnitude, ..*self })
    }
}

pub fn is_hyphen(word: WordId) -> bool {
    word == w::HYPHEN
}

pub fn is_dash(word: WordId) -> bool {
    matches!(word, w::HYPHEN | w::EN_DASH | w::EM_DASH | w::MINUS)
}

/// Token `i` is a word that multiplies others: hundred, million, dozen.
pub fn is_scale(text: &Text, i: usize) -> bool {
    matches!(role(text, i), Some(NumberWord::Hundred | NumberWord::Scale(_) | NumberWord::Group(_)))
}

/// The power of ten of a magnitude word at token `i`.
pub fn scale(text: &Text, i: usize) -> Option<u8> {
    match role(text, i)? {
        NumberWord::Hundred => Some(2),
        NumberWord::Scale(p) | NumberWord::Mark(p) => Some(p),
        _ => None,
    }
}

/// Tokens `i..i + len` stand without white space between them, as a symbol does.
pub fn joined(text: &Text, i: usize, len: usize) -> bool {
    (i + 1..i + len).all(|k| glued_at(text, k))
}

/// What token `i` does in a number.
pub fn role(text: &Text, i: usize) -> Option<NumberWord> {
    text.lexicon.numbers.get(text.word(i)).copied()
}

/// Token `i` stands right after the one before it.
pub fn glued_at(text: &Text, i: usize) -> bool {
    text.tokens.get(i).is_some_and(|t| !t.spaced)
}

fn glued(text: &Text, i: usize, kind: TokenKind) -> bool {
    text.tokens.get(i).is_some_and(|t| !t.spaced && t.kind == kind)
}

/// A numeral of digits with separators; `None` when it does not fit a decimal.
fn exact(digits: &str, fraction: bool) -> Option<Decimal> {
    if !fraction && digits.len() <= 18 && digits.bytes().all(|b| b.is_ascii_digit()) {
        return digits.parse::<u64>().ok().map(Decimal::from);
    }
    let mut plain = String::with_capacity(digits.len() + 2);
    if fraction {
        plain.push_str("0.");
    }
    plain.extend(digits.chars().filter(|c| *c != ','));
    Decimal::from_str_exact(&plain).ok()
}

fn digits(text: &Text, i: usize, priced: bool) -> Option<Atom> {
    // "1st", "42nd": an ordinal.
    if ordinal_suffix(text, i + 1) {
        return None;
    }
    let mut value = exact(text.str(i), false)?;
    let mut len = 1;
    // "816 000": groups of three after a space that does not break, or when the first is "000".
    while let Some(group) = spaced_group(text, i, len) {
        value = value.checked_mul(Decimal::ONE_THOUSAND)?.checked_add(group)?;
        len += 1;
    }
    let mut atom = Atom { value, place: -(value.scale() as i8), magnitude: 0, form: Form::Digits, len };
    if let Some((power, more)) = exponent(text, i + len) {
        atom.value = scaled_by(value, power)?.normalize();
        atom.place = atom.place.saturating_add(power);
        atom.len += more;
        return Some(atom);
    }
    if let Some((part, more)) = mixed_part(text, i + len, atom.place == 0) {
        atom.value = atom.value.checked_add(part)?;
        atom.place = -2;
        atom.len += more;
    } else if len == 1
        && let Some(quotient) = slash_fraction(text, i)
    {
        return scaled(text, quotient, i, priced);
    }
    scaled(text, atom, i, priced)
}

/// `e6`, `e-5`, `x10^6`, `× 10^-3` after digits: the power of ten and its length.
fn exponent(text: &Text, i: usize) -> Option<(i8, usize)> {
    let mut at = match text.word(i) {
        w::E if glued_at(text, i) => i + 1,
        w::X | w::TIMES_SIGN if text.str(i + 1) == "10" => i + 2 + usize::from(text.word(i + 2) == w::CARET),
        _ => return None,
    };
    let negative = is_dash(text.word(at));
    at += usize::from(negative || text.str(at) == "+");
    let power = text.str(at).parse::<i8>().ok().filter(|p| glued_at(text, at) && (0..=15).contains(p))?;
    Some((if negative { -power } else { power }, at + 1 - i))
}

fn scaled_by(value: Decimal, power: i8) -> Option<Decimal> {
    let factor = power_of_ten(power.unsigned_abs())?;
    if power < 0 { value.checked_div(factor) } else { value.checked_mul(factor) }
}

/// `st`, `nd`, `rd`, `th` glued to the digits that they go with: `21st`, but `9st` is nine stone.
pub fn ordinal_suffix(text: &Text, i: usize) -> bool {
    let suffix = text.str(i);
    if !glued(text, i, TokenKind::Word) || suffix.len() != 2 || i == 0 {
        return false;
    }
    let digits = text.str(i - 1).as_bytes();
    let teens = digits.len() > 1 && digits[digits.len() - 2] == b'1';
    let own = match digits.last() {
        Some(b'1') if !teens => "st",
        Some(b'2') if !teens => "nd",
        Some(b'3') if !teens => "rd",
        _ => "th",
    };
    suffix.eq_ignore_ascii_case(own)
}

fn spaced_group(text: &Text, i: usize, len: usize) -> Option<Decimal> {
    let (before, t) = (text.tokens.get(i + len - 1)?, text.tokens.get(i + len)?);
    let digits = text.str(i + len);
    if t.kind != TokenKind::Number || digits.len() != 3 || (len == 1 && !(1..=3).contains(&text.str(i).len())) {
        return None;
    }
    if text.str(i).starts_with('0') || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let gap = text.prose.text.get(before.span.end as usize..t.span.start as usize)?;
    // "1 234 567": two groups of three after one or two digits.
    let next = text.tokens.get(i + len + 1).filter(|t| t.kind == TokenKind::Number && t.spaced);
    let follows = next.is_some_and(|t| t.span.len() == 3) && text.str(i).len() < 3;
    let firm = matches!(gap, "\u{a0}" | "\u{202f}" | "\u{2009}");
    (firm || (gap == " " && (digits == "000" || len > 1 || follows))).then(|| exact(digits, false)).flatten()
}

/// The part of a mixed number: `½`, ` 1/2`, ` and a half`, `-and-a-half`, ` and three quarters`.
pub(super) fn mixed_part(text: &Text, i: usize, whole: bool) -> Option<(Decimal, usize)> {
    if !whole {
        return None;
    }
    if let Some(NumberWord::Glyph(n, d)) = role(text, i) {
        return Some((Decimal::from(n).checked_div(Decimal::from(d))?, 1));
    }
    if text.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Number && t.spaced) {
        return slash_fraction(text, i).map(|a| (a.value, a.len));
    }
    let at = past_hyphen(text, i);
    if text.word(at) != w::AND {
        return None;
    }
    let at = past_hyphen(text, at + 1);
    let (count, at) = match (text.word(at), role(text, at)) {
        (w::A | w::AN, _) => (1, past_hyphen(text, at + 1)),
        (_, Some(NumberWord::Unit(n))) => (n, past_hyphen(text, at + 1)),
        _ => (1, at),
    };
    let parts = match role(text, at)? {
        NumberWord::Part(d) => d,
        _ => return None,
    };
    if !(1..parts).contains(&count) {
        return None;
    }
    Some((Decimal::from(count).checked_div(Decimal::from(parts))?, at + 1 - i))
}

/// `1/2`, `3/4`: a proper fraction with a usual denominator, not a date or a score.
fn slash_fraction(text: &Text, i: usize) -> Option<Atom> {
    let joined = matches!(text.word(i + 1), w::SLASH | w::FRACTION_SLASH)
        && glued_at(text, i + 1)
        && glued(text, i + 2, TokenKind::Number);
    if !joined || (text.word(i + 3) == w::SLASH && glued_at(text, i + 3)) {
        return None;
    }
    let (n, d) = (text.str(i).parse::<u32>().ok()?, text.str(i + 2).parse::<u32>().ok()?);
    // A sign made for fractions, or a unit behind, settles what a date or a score might be too.
    let settled = || {
        let at = i + 3 + usize::from(text.word(i + 3) == w::OF);
        let at = at + usize::from(matches!(text.word(at), w::A | w::AN));
        text.word(i + 1) == w::FRACTION_SLASH || super::surface::unit(text, at, false).is_some()
    };
    if n == 0 || n >= d || !(matches!(d, 2..=6 | 8 | 10 | 16 | 32 | 100) || settled()) {
        return None;
    }
    let value = Decimal::from(n).checked_div(Decimal::from(d))?;
    // "1/128" says more digits than "1/4".
    let place = if d < 10 { -2 } else { -(d.ilog10() as i8) - 1 };
    Some(Atom { value, place, magnitude: 0, form: Form::Digits, len: 3 })
}

/// The token after a glued hyphen at `i`, or `i` itself. A text cut into tokens spaces it on both sides: "one - third".
pub fn past_hyphen(text: &Text, i: usize) -> usize {
    if !is_hyphen(text.word(i)) {
        return i;
    }
    let glued = glued_at(text, i) && glued_at(text, i + 1);
    let spaced = || {
        let small = |t: &crate::text::Token| t.kind == TokenKind::Word && t.spaced && !t.capital;
        let number = i > 0
            && (role(text, i - 1).is_some()
                || text.tokens[i - 1].kind == TokenKind::Number
                || text.word(i - 1) == w::A);
        text.tokens[i].spaced && number && text.tokens.get(i + 1).is_some_and(small)
    };
    if glued || spaced() { i + 1 } else { i }
}

/// An atom of digits with the magnitudes after it: `1.2 million`, `17bn`, `10-million`, `3 dozen`.
fn scaled(text: &Text, mut atom: Atom, i: usize, priced: bool) -> Option<Atom> {
    loop {
        let next = i + atom.len;
        let at = past_hyphen(text, next);
        let Some(power) = magnitude(text, at, priced) else { break };
        let (factor, power) = match power {
            Power::Ten(p) => (power_of_ten(p)?, p),
            Power::Group(n) => (Decimal::from(n), 0),
        };
        atom.value = atom.value.checked_mul(factor)?.normalize();
        atom.place = if power == 0 { 0 } else { atom.place.saturating_add(power as i8) };
        atom.magnitude = atom.magnitude.saturating_add(power);
        atom.len = at + 1 - i;
        // "2 hundred thousand", but "17bn" takes nothing more.
        if power == 0 || !matches!(role(text, at), Some(NumberWord::Hundred | NumberWord::Scale(_))) {
            break;
        }
    }
    // "6 crore 50 lakh", "3 hundred and 21"
    while let Some((more, len)) = smaller_scale(text, &atom, i + atom.len) {
        atom.value = atom.value.checked_add(more.value)?.normalize();
        (atom.place, atom.magnitude) = (more.place, if more.magnitude == 0 { 0 } else { atom.magnitude });
        atom.len += len;
    }
    // "2 million and a half"
    if atom.magnitude > 2
        && text.word(i + atom.len) == w::AND
        && text.word(i + atom.len + 1) == w::A
        && let Some((part, more)) = mixed_part(text, i + atom.len, true)
    {
        atom.value = atom.value.checked_add(part.checked_mul(power_of_ten(atom.magnitude)?)?)?.normalize();
        atom.place = atom.magnitude as i8 - 2;
        atom.len += more;
    }
    Some(atom)
}

/// Digits with a smaller scale that go on after `atom`, and their length: "50 lakh" after "6 crore".
fn smaller_scale(text: &Text, atom: &Atom, i: usize) -> Option<(Atom, usize)> {
    let and = usize::from(atom.magnitude == 2 && text.word(i) == w::AND);
    let at = i + and;
    if atom.magnitude < 2 || !text.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Number && t.spaced) {
        return None;
    }
    let more = digits(text, at, false).filter(|m| m.place >= 0)?;
    let scaled = more.magnitude > 1 && more.magnitude < atom.magnitude;
    let ended = and == 1 && more.magnitude == 0 && more.value < Decimal::ONE_HUNDRED;
    (scaled || ended).then_some((more, more.len + and))
}

enum Power {
    Ten(u8),
    Group(u32),
}

/// The magnitude at token `at` of a number of digits.
fn magnitude(text: &Text, at: usize, priced: bool) -> Option<Power> {
    let is_glued = glued_at(text, at);
    Some(match role(text, at)? {
        NumberWord::Hundred => Power::Ten(2),
        NumberWord::Scale(p) => Power::Ten(p),
        NumberWord::Mark(p) => Power::Ten(p),
        NumberWord::Glued(p) if is_glued => Power::Ten(p),
        NumberWord::Glued(p) | NumberWord::Money(p) if priced => Power::Ten(p),
        NumberWord::Letter(p) if priced || (is_glued && counts(text, at)) => Power::Ten(p),
        NumberWord::Group(n) if text.tokens[at].spaced => Power::Group(n),
        _ => return None,
    })
}

/// Whether the letter `m` after a number means a million: it does in upper case, and before counted nouns
/// ("2.7m combined sales"), not before the words that go with a length or nothing at all ("2m tall").
fn counts(text: &Text, at: usize) -> bool {
    text.tokens[at].capital || super::noun::plural_ahead(text, at + 1)
}
