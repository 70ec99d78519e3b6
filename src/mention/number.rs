//! Number atoms: digits, words and both together, and amounts: atoms with their bounds and ranges. Everything
//! numeric is built of these.
//!
//! In: [`Text`] and a token. Out: the number that starts there, exactly. It knows neither units nor nouns:
//! `two hundred and six` is 206 whatever is counted, `at least 1.2 million` is `>= 1200000`.

use crate::lexicon::number::power_of_ten;
use crate::lexicon::{NumberWord, WordId, word as w};
use crate::text::{Text, TokenKind};
use crate::value::{Amount, Bound, Decimal};
use std::ops::Range;

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
}

/// An amount with the tokens it takes.
#[derive(Clone, Debug, PartialEq)]
pub struct AmountAt {
    pub amount: Amount,
    pub tokens: Range<usize>,
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
        TokenKind::Word => words(text, i),
        TokenKind::Dotted => None,
    }
}

/// The amount that starts at token `i`: an atom or a range of two, with the bounds before and after.
/// A unit may follow `tokens.end`; one that stands between the ends of a range is not seen here.
pub fn amount(text: &Text, i: usize) -> Option<AmountAt> {
    let (before, from) = match bound_before(text, i) {
        Some((bound, len)) => (Some(bound), i + len),
        None => (None, i),
    };
    let opener = Opener::at(text, from);
    let first_at = from + usize::from(opener.is_some());
    // "between about 30 and 40": the bound says nothing that the range does not.
    let first_at = first_at + if opener.is_some() { bound_before(text, first_at).map_or(0, |b| b.1) } else { 0 };
    let first = atom(text, first_at)?;
    let end = first_at + first.len;
    if let Some((second_at, second)) = second_end(text, opener, &first, end) {
        return Some(AmountAt { amount: range(&first, &second)?, tokens: i..second_at + second.len });
    }
    if opener.is_some() {
        return None;
    }
    let amount = first.amount();
    if let Some(bound) = before {
        return Some(AmountAt { amount: amount.bounded(bound), tokens: i..end });
    }
    match bound_after(text, end) {
        Some((bound, len)) => Some(AmountAt { amount: amount.bounded(bound), tokens: i..end + len }),
        None => Some(AmountAt { amount, tokens: i..end }),
    }
}

/// A bound written before a number, with the tokens it takes: "at least", "as many as", `~`, `sub-`.
pub fn bound_before(text: &Text, i: usize) -> Option<(Bound, usize)> {
    if !text.word(i).is_known() {
        return None;
    }
    let (len, &bound) = text.lexicon.bounds.before.longest(|n| text.word(i + n))?;
    // "sub-7", "over-65": the hyphen that joins them.
    let hyphen = usize::from(is_hyphen(text.word(i + len)) && glued_at(text, i + len) && glued_at(text, i + len + 1));
    Some((bound, len + hyphen))
}

/// A bound written after a number or its unit, with the tokens it takes: "or more", "or so", `-plus`, `+`.
pub fn bound_after(text: &Text, i: usize) -> Option<(Bound, usize)> {
    if !text.word(i).is_known() {
        return None;
    }
    let (len, &bound) = text.lexicon.bounds.after.longest(|n| text.word(i + n))?;
    // "5 + 3" is a sum.
    let sign = text.tokens[i].kind == TokenKind::Sign;
    (!sign || !text.tokens[i].spaced).then_some((bound, len))
}

/// How the two ends of a range are announced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opener {
    Between,
    From,
}

impl Opener {
    pub fn at(text: &Text, i: usize) -> Option<Opener> {
        match text.word(i) {
            w::BETWEEN => Some(Opener::Between),
            w::FROM => Some(Opener::From),
            _ => None,
        }
    }
}

impl Atom {
    /// The stated figure as an interval: a point, or open above for a bare plural.
    pub fn amount(&self) -> Amount {
        let point = Amount::point(self.value, self.place);
        if self.form == Form::Plural { point.bounded(Bound::AtLeast) } else { point }
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

/// The interval between two ends, in whichever order they are written; the first takes its magnitude from the
/// second where it has none of its own.
pub fn range(first: &Atom, second: &Atom) -> Option<Amount> {
    let first = share_magnitude(first, second).unwrap_or(*first);
    let (low, high) =
        if first.value <= second.value { (first.value, second.value) } else { (second.value, first.value) };
    let place = first.place.min(second.place);
    Some(Amount { low: Some(low), high: Some(high), bound: Bound::Range, place })
}

/// `89` to `93 billion` is 89 billion; `500,000` to `1.3 million` stays. A first end that is not far above the
/// second one's mantissa is taken to be of its kind ("from 4.8 to 4.7 billion").
pub fn share_magnitude(first: &Atom, second: &Atom) -> Option<Atom> {
    if first.magnitude != 0 || second.magnitude == 0 || first.form == Form::Plural {
        return None;
    }
    let limit = second.mantissa()?.checked_mul(Decimal::TEN)?;
    if first.value < limit && first.value < Decimal::ONE_THOUSAND { first.lent(second.magnitude) } else { None }
}

/// The second end of a range whose first end stops before token `i`, and where it starts.
fn second_end(text: &Text, opener: Option<Opener>, first: &Atom, i: usize) -> Option<(usize, Atom)> {
    if first.form == Form::Plural {
        return None;
    }
    let at = connector(text, opener, i)?;
    let at = at + bound_before(text, at).map_or(0, |b| b.1);
    let second = atom(text, at)?;
    if opener.is_some() {
        return Some((at, second));
    }
    // Unannounced ranges rise: "won 3-1", "cut 5 to 3" are none.
    let rises = share_magnitude(first, &second).unwrap_or(*first).value < second.value;
    (rises && second.form != Form::Plural).then_some((at, second))
}

/// Where the second end would start, if a connector stands at token `i`: "to", "or", a dash, `-to-`.
pub fn connector(text: &Text, opener: Option<Opener>, i: usize) -> Option<usize> {
    let hyphen = usize::from(is_hyphen(text.word(i)));
    match (opener, text.word(i + hyphen)) {
        (Some(Opener::Between), w::AND) => Some(i + hyphen + 1),
        (Some(Opener::Between), _) if hyphen == 0 => None,
        (_, w::TO | w::OR | w::THROUGH) => {
            let after = i + hyphen + 1;
            // "0-to-60", "200,000 to-260,000", but "-18 to -34"
            let joined = is_hyphen(text.word(after)) && glued_at(text, after);
            Some(after + usize::from(joined))
        }
        _ if hyphen == 1 || is_dash(text.word(i)) || (text.word(i) == w::TILDE && glued_at(text, i)) => {
            // " - 5" is a minus; "2 - 5" and "2-5" are ranges.
            let even = text.tokens.get(i + 1).is_some_and(|t| t.spaced == text.tokens[i].spaced);
            even.then_some(i + 1)
        }
        _ => None,
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
    let word = text.word(i);
    if word.is_known() { text.lexicon.numbers.get(&word).copied() } else { None }
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

/// `st`, `nd`, `rd`, `th` glued to digits.
pub fn ordinal_suffix(text: &Text, i: usize) -> bool {
    glued(text, i, TokenKind::Word) && ["st", "nd", "rd", "th"].iter().any(|s| text.str(i).eq_ignore_ascii_case(s))
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
fn mixed_part(text: &Text, i: usize, whole: bool) -> Option<(Decimal, usize)> {
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
    if n == 0 || n >= d || !matches!(d, 2..=6 | 8 | 10 | 16 | 32 | 100) {
        return None;
    }
    let value = Decimal::from(n).checked_div(Decimal::from(d))?;
    Some(Atom { value, place: -2, magnitude: 0, form: Form::Digits, len: 3 })
}

/// The token after a glued hyphen at `i`, or `i` itself.
pub fn past_hyphen(text: &Text, i: usize) -> usize {
    if is_hyphen(text.word(i)) && glued_at(text, i) && glued_at(text, i + 1) { i + 1 } else { i }
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

fn words(text: &Text, i: usize) -> Option<Atom> {
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
    matches!(role(text, past_hyphen(text, at + 1)), Some(NumberWord::Unit(_) | NumberWord::Ten(_)))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Prose;
    use crate::lexicon::{Lexicon, Table};

    /// The first amount of a text: its words and its value.
    fn first(sentence: &str) -> Option<String> {
        let prose = Prose::plain(sentence);
        let text = Text::read(&prose, Lexicon::builtin());
        let at = (0..text.tokens.len()).find_map(|i| amount(&text, i))?;
        Some(format!("{} => {}", text.span(at.tokens.clone()).of(&prose.text), at.amount))
    }

    #[test]
    fn rows_of_the_lexicon_prove_themselves() {
        for file in ["numbers.tsv", "bounds.tsv"] {
            let text = std::fs::read_to_string(format!("lexicon/{file}")).unwrap();
            let rows = Table::parse(file, &text, 4).unwrap().rows;
            for row in &rows {
                if !row.cell(3).is_empty() {
                    let (sentence, value) = row.cell(3).split_once(" => ").unwrap();
                    let read = first(sentence).unwrap_or_default();
                    assert!(sentence.starts_with(read.split(" => ").next().unwrap()), "{sentence}: {read}");
                    assert_eq!(read.split(" => ").nth(1), Some(value), "{sentence}");
                }
            }
        }
    }

    #[test]
    fn amounts() {
        for (sentence, expected) in [
            ("about half a million", "about half a million => ~500000"),
            ("half-dozen", "half-dozen => 6"),
            ("a million and a half", "a million and a half => 1500000"),
            ("two-and-a-half", "two-and-a-half => 2.5"),
            ("2½ times", "2½ => 2.5"),
            ("2 1/2 times", "2 1/2 => 2.5"),
            ("1/4 of it", "1/4 => 0.25"),
            ("two thousand and six", "two thousand and six => 2006"),
            ("one million two hundred thousand and five", "one million two hundred thousand and five => 1200005"),
            ("three point one four", "three point one four => 3.14"),
            ("a 10-million plan", "10-million => 10000000"),
            ("12.3m tonnes", "12.3m => 12300000"),
            ("12.3m tall", "12.3 => 12.3"),
            ("816 000", "816 000 => 816000"),
            ("three or four", "three or four => 3..4"),
            ("10 to 30 of", "10 to 30 => 10..30"),
            ("between 3 and 5", "between 3 and 5 => 3..5"),
            ("between about 3 and about 5", "between about 3 and about 5 => 3..5"),
            ("89 to 93 billion", "89 to 93 billion => 89000000000..93000000000"),
            ("from 4.8 to 4.7 billion", "from 4.8 to 4.7 billion => 4700000000..4800000000"),
            ("0-to-60", "0-to-60 => 0..60"),
            ("5-10", "5-10 => 5..10"),
            ("won 3-1", "3 => 3"),
            ("two or more", "two or more => >=2"),
            ("tens of thousands", "tens of thousands => >=20000"),
            ("hundreds of millions", "hundreds of millions => >=200000000"),
            ("a .534 average", ".534 => 0.534"),
            ("as many as 20 or so", "as many as 20 => <=20"),
            ("12,34,567.89", "12,34,567.89 => 1234567.89"),
        ] {
            assert_eq!(first(sentence).as_deref(), Some(expected), "{sentence}");
        }
        for sentence in ["a plan", "the 42nd", "half an hour", "79228162514264337593543950336"] {
            assert_eq!(first(sentence), None, "{sentence}");
        }
    }

    #[test]
    fn places() {
        for (sentence, place) in
            [("17 billion", 9), ("4.2 million", 5), ("346", 0), ("1,200", 0), ("two hundred", 2), ("half a million", 5)]
        {
            let prose = Prose::plain(sentence);
            let text = Text::read(&prose, Lexicon::builtin());
            assert_eq!(atom(&text, 0).unwrap().place, place, "{sentence}");
        }
    }
}
