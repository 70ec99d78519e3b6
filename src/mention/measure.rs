//! A number with what it is a number of: the one reading behind money, percentages, units, ages and counts.
//!
//! In: a token. Out: [`Measure`]: sign, currency sign, number, unit and rate, with the bounds and the range around
//! them: "from $3.2 to $4 billion a year" is one. It knows no nouns: what is counted is read by [`super::count`].

use super::amount::{self, Opener};
use super::number::{self, Atom, Form};
use super::surface::{self, Of};
use crate::lexicon::word as w;
use crate::text::{Text, TokenKind};
use crate::value::{Amount, Bound, Decimal};
use std::ops::Range;

/// A number with its unit, bounds and range.
#[derive(Clone, Debug, PartialEq)]
pub struct Measure {
    pub amount: Amount,
    pub of: Of,
    pub rate: Option<String>,
    pub form: Form,
    /// A hyphen joins the unit: `five-mile`.
    pub hyphen: bool,
    /// With bounds, units and rate.
    pub tokens: Range<usize>,
    /// The first token of the number itself, after bounds and signs.
    pub number: usize,
    /// The power of ten of a magnitude word.
    pub magnitude: u8,
}

/// One end: sign, currency sign, number and unit.
#[derive(Clone, Debug)]
struct Side {
    atom: Atom,
    of: Of,
    /// The currency stands before the number.
    prefixed: bool,
    /// "a" is the number: `a mile`.
    article: bool,
    hyphen: bool,
    /// A bound between number and unit: `100-plus miles`.
    bound: Option<Bound>,
    number: usize,
    end: usize,
}

/// The measure that starts at token `i`.
pub fn measure(text: &Text, i: usize) -> Option<Measure> {
    let (before, at) = match amount::bound_before(text, i) {
        Some((bound, len)) => (Some(bound), past_filler(text, i + len)),
        None => (None, i),
    };
    let opener = Opener::at(text, at);
    let at = if opener.is_some() { past_bound(text, at + 1) } else { at };
    let first = side(text, at)?;
    let ends = second_side(text, opener, &first, at);
    if opener.is_some() && ends.is_none() {
        return None;
    }
    let (amount, of, last) = match &ends {
        Some((amount, of, last)) => (*amount, *of, last),
        None => (first.atom.amount(), first.of, &first),
    };
    let (rate, mut end) = match surface::rate(text, last.end) {
        Some((rate, end)) => (Some(rate), end),
        None => (rate_past_noun(text, of, last.end), last.end),
    };
    let mut amount = in_whole_units(text, of, amount)?;
    if ends.is_none() {
        if let Some((more, stop)) = smaller_units(text, of, end, rate.is_some()) {
            amount = amount.plus(more)?;
            end = stop;
        }
        match before.or(first.bound) {
            Some(bound) => amount = amount.bounded(bound),
            None => {
                if let Some((bound, len)) = amount::bound_after(text, end) {
                    amount = amount.bounded(bound);
                    end += len;
                }
            }
        }
    }
    if let Some((range, stop)) = other_bound(text, of, &amount, rate.as_deref(), end) {
        amount = range;
        end = stop;
    }
    let (hyphen, magnitude) = (last.hyphen, first.atom.magnitude.max(last.atom.magnitude));
    Some(Measure { amount, of, rate, form: first.atom.form, hyphen, tokens: i..end, number: first.number, magnitude })
}

/// "20 million gallons of jet fuel a year": what the amount is of stands before what it is per.
fn rate_past_noun(text: &Text, of: Of, end: usize) -> Option<String> {
    let Of::Unit(_) = of else { return None };
    if text.word(end) != w::OF {
        return None;
    }
    let noun =
        |k: &usize| text.tokens.get(*k).is_some_and(|t| t.kind == TokenKind::Word) && !super::noun::stops(text, *k);
    let words = (end + 1..end + 5).take_while(noun).count();
    surface::rate(text, end + 1 + words).filter(|_| words > 0).map(|(rate, _)| rate)
}

/// The second end of a range and what both come to; `None` when the first stands alone.
fn second_side(text: &Text, opener: Option<Opener>, first: &Side, start: usize) -> Option<(Amount, Of, Side)> {
    if first.atom.form == Form::Plural || first.bound.is_some() {
        return None;
    }
    let connector = text.word(first.end);
    let at = match amount::connector(text, opener, first.end) {
        Some(at) => at,
        // "$7/$9"
        None if connector == w::SLASH && first.prefixed && number::joined(text, first.end - 1, 3) => first.end + 1,
        None => return None,
    };
    let second_at = past_bound(text, at);
    let second = side(text, second_at)?;
    if connector == w::SLASH && !second.prefixed {
        return None;
    }
    if second.atom.form == Form::Plural {
        return None;
    }
    let of = match (first.of, second.of) {
        (a, b) if a == b => a,
        (Of::Nothing, b) => b,
        // "a mile or two"
        (a, Of::Nothing) if first.article => {
            (connector == w::OR && second.atom.value == Decimal::TWO && second_at == at).then_some(a)?
        }
        (a, Of::Nothing) if first.prefixed || opener.is_some() => a,
        // "50 cents to $1"
        (Of::Money(a), Of::Money(b)) if same_currency(text, a, b) => Of::Money(b),
        _ => return None,
    };
    // "three or four" is about one value; "5% or 10%", "25k or 40k", "8 or $9" are two.
    let apart = !first.article
        && ((first.of != Of::Nothing && second.of != Of::Nothing)
            || first.atom.magnitude > 0
            || second.prefixed != first.prefixed
            || second_at > at);
    // "30 or less than 40"
    if connector == w::OR && apart {
        return None;
    }
    let (a, b) = (own(text, first, of, &second)?, own(text, &second, of, &second)?);
    // "1.3 km to 0.4 km" names its unit twice and needs no order; votes and scores do not measure.
    let physical =
        |of| matches!(of, Of::Unit(u) if text.lexicon.units.unit(u).is_some_and(|u| &*u.dimension != "percent"));
    let falls = a.value > b.value && connector == w::TO && physical(first.of) && physical(second.of);
    if opener.is_none() && ((a.value >= b.value && !falls) || (connector == w::TO && moved(text, start, &a, &b))) {
        return None;
    }
    Some((amount::range(&a, &b)?, of, second))
}

/// An end's number in the unit of the whole range, with the magnitude that the second end lends.
fn own(text: &Text, side: &Side, of: Of, second: &Side) -> Option<Atom> {
    let atom = amount::share_magnitude(&side.atom, &second.atom).unwrap_or(side.atom);
    match (side.of, of) {
        (Of::Money(own), Of::Money(whole)) if own != whole => {
            let (own, whole) = (text.lexicon.currencies.get(own)?, text.lexicon.currencies.get(whole)?);
            let value = atom.value.checked_mul(own.factor)?.checked_div(whole.factor)?.normalize();
            Some(Atom { value, ..atom })
        }
        _ => Some(atom),
    }
}

fn same_currency(text: &Text, a: u16, b: u16) -> bool {
    let code = |i| text.lexicon.currencies.get(i).map(|c| c.code);
    code(a) == code(b)
}

/// "rose 12 to 355": after a word of change, "to" leads to the level reached, unless both ends are alike.
fn moved(text: &Text, start: usize, a: &Atom, b: &Atom) -> bool {
    let changed = start > 0 && (text.word(start - 1) == w::BY || super::change::direction(text, start - 1).is_some());
    changed && a.value.checked_mul(Decimal::from(3)).is_some_and(|x| x < b.value)
}

/// Minor units in terms of their currency: 84.75 cents is 0.8475 dollar.
fn in_whole_units(text: &Text, of: Of, amount: Amount) -> Option<Amount> {
    let Of::Money(index) = of else { return Some(amount) };
    let factor = text.lexicon.currencies.get(index)?.factor;
    if factor == Decimal::ONE {
        return Some(amount);
    }
    // "30 MUSD" is as round as "30 million dollars".
    let up = if factor > Decimal::ONE { 6 } else { 0 };
    let place = amount.place.saturating_sub(factor.scale() as i8).saturating_add(up);
    Some(Amount { place, ..amount.times(factor)? })
}

/// "6 feet 2 inches", "7 pounds, 3 ounces", "2 yd 7 ft 10 in", "2 dollars and 40 cents": what the smaller units add to
/// the larger one, each smaller than the one before it.
fn smaller_units(text: &Text, of: Of, end: usize, rated: bool) -> Option<(Decimal, usize)> {
    if rated || of == Of::Nothing {
        return None;
    }
    let (mut sum, mut last, mut at) = (Decimal::ZERO, of, end);
    // "1 kg, 500 g and 250 g packs": a list names a unit twice, and none of it is a sum.
    while let Some((part, unit, stop)) = smaller_unit(text, of, last, at) {
        sum = sum.checked_add(part)?;
        (last, at) = (unit, stop);
    }
    (at > end).then_some((sum, at))
}

/// The next smaller unit of a chain after `last`, its share of the unit `of` that leads the chain, and where it ends.
fn smaller_unit(text: &Text, of: Of, last: Of, end: usize) -> Option<(Decimal, Of, usize)> {
    let comma = usize::from(text.word(end) == w::COMMA);
    let joined = comma + usize::from(text.word(end + comma) == w::AND);
    let at = if joined > 0 { end + joined } else { number::past_hyphen(text, end) };
    let next = side(text, at)?;
    let part = match (of, next.of) {
        (Of::Unit(whole), Of::Unit(b)) => {
            let Of::Unit(a) = last else { return None };
            let (whole, a, b) =
                (text.lexicon.units.unit(whole)?, text.lexicon.units.unit(a)?, text.lexicon.units.unit(b)?);
            let part = next.atom.value.checked_mul(b.factor)?.checked_div(whole.factor)?;
            // Units of one system divide each other: 3 feet a yard, but no whole number of meters a mile.
            let ratio = a.factor.checked_div(b.factor)?;
            let divides = ratio > Decimal::ONE && ratio.is_integer() && a.dimension == b.dimension;
            let offset = !(a.offset.is_zero() && b.offset.is_zero());
            let few = next.atom.value < ratio || (ratio < Decimal::TEN && next.atom.value < Decimal::TEN);
            // "1 kg, 500 g" may be a list; feet, pounds and stones are written so.
            let customary = ratio < Decimal::from(20) && ratio != Decimal::TEN;
            let list = comma > 0 && !customary && last == of && !goes_on(text, &next, b.factor);
            Some(part).filter(|_| divides && !offset && few && !list && next.rate_free(text))
        }
        // "12 ft 2 in"
        (Of::Unit(whole), Of::Nothing) if text.word(next.end) == w::IN && joined <= 1 => {
            let (foot, inch) = (text.lexicon.units.get("foot")?, text.lexicon.units.index_of("inch")?);
            let Of::Unit(a) = last else { return None };
            let feet = text.lexicon.units.unit(a)?.name == foot.name && next.atom.value < Decimal::from(12);
            let inches = next.atom.value.checked_mul(text.lexicon.units.unit(inch)?.factor)?;
            let part = inches.checked_div(text.lexicon.units.unit(whole)?.factor)?;
            return feet.then_some((part, Of::Unit(inch), next.end + 1));
        }
        // "6-foot-2"
        (Of::Unit(a), Of::Nothing) if last == of => {
            let feet = &*text.lexicon.units.unit(a)?.name == "foot";
            let inches = at > end && joined == 0 && next.atom.place == 0 && next.atom.value < Decimal::from(12);
            (feet && inches).then(|| next.atom.value.checked_div(Decimal::from(12))).flatten()
        }
        // "15 dollars 50", "thirteen dollars forty-five", "twenty dollars and 43"
        (Of::Money(a), Of::Nothing) if last == of => {
            let word = text.tokens[end - 1].kind == TokenKind::Word && text.tokens[end - 1].span.len() > 3;
            let cents = next.atom.place == 0 && next.atom.value < Decimal::ONE_HUNDRED && next.atom.magnitude == 0;
            let last = text.tokens.get(next.end).is_none_or(|t| t.kind == TokenKind::Sign && !number::is_dash(t.word));
            let whole = text.lexicon.currencies.get(a)?.factor == Decimal::ONE;
            let part = next.atom.value.checked_div(Decimal::ONE_HUNDRED)?;
            (word && cents && last && whole && comma == 0).then_some(part)
        }
        (Of::Money(a), Of::Money(b)) if a != b && last == of => {
            let (whole, minor) = (text.lexicon.currencies.get(a)?, text.lexicon.currencies.get(b)?);
            // "20 ringgit and 43 cents": a cent is a hundredth of many currencies.
            let cent = &*minor.name == "dollar" && minor.factor == Decimal::new(1, 2);
            let part = next.atom.value.checked_mul(minor.factor)?;
            let own = whole.code == minor.code || cent;
            Some(part)
                .filter(|p| own && minor.factor < whole.factor && whole.factor == Decimal::ONE && *p < Decimal::ONE)
        }
        _ => None,
    }?;
    Some((part, next.of, next.end))
}

/// Whether a chain of units goes on to an even smaller one: "10 km, 8 m, 6 cm".
fn goes_on(text: &Text, side: &Side, factor: Decimal) -> bool {
    let at = side.end + usize::from(text.word(side.end) == w::COMMA);
    let at = at + usize::from(text.word(at) == w::AND);
    let below = |next: Side| match next.of {
        Of::Unit(u) => text.lexicon.units.unit(u).is_some_and(|u| u.factor < factor),
        _ => false,
    };
    self::side(text, at).is_some_and(below)
}

impl Side {
    /// "5 km and 300 m per hour" adds up to nothing.
    fn rate_free(&self, text: &Text) -> bool {
        surface::rate(text, self.end).is_none()
    }
}

/// "above 1,000 and below 1,500", "at least 3 but no more than 5": the second bound closes the interval.
fn other_bound(text: &Text, of: Of, amount: &Amount, rate: Option<&str>, end: usize) -> Option<(Amount, usize)> {
    let lower = matches!(amount.bound, Bound::More | Bound::AtLeast);
    let upper = matches!(amount.bound, Bound::Less | Bound::AtMost);
    if !(lower || upper) || !matches!(text.word(end), w::AND | w::BUT | w::COMMA) {
        return None;
    }
    let at = end + 1 + usize::from(text.word(end) == w::COMMA && matches!(text.word(end + 1), w::AND | w::BUT));
    let (bound, len) = amount::bound_before(text, at)?;
    let opposite = if lower { [Bound::Less, Bound::AtMost] } else { [Bound::More, Bound::AtLeast] };
    let next = side(text, past_filler(text, at + len)).filter(|_| opposite.contains(&bound))?;
    if next.of != of && of != Of::Nothing {
        return None;
    }
    let next_amount = in_whole_units(text, next.of, next.atom.amount())?;
    let (low, high) = if lower { (amount.low?, next_amount.high?) } else { (next_amount.low?, amount.high?) };
    let place = amount.place.min(next_amount.place);
    (low < high && rate.is_none() && next.of == of)
        .then_some((Amount { low: Some(low), high: Some(high), bound: Bound::Range, place }, next.end))
}

/// The token after a bound and its fillers at token `i`, or `i` itself.
pub(super) fn past_bound(text: &Text, i: usize) -> usize {
    amount::bound_before(text, i).map_or(i, |(_, len)| past_filler(text, i + len))
}

/// "more than an additional 18": words between a bound and its number.
fn past_filler(text: &Text, i: usize) -> usize {
    let article = usize::from(matches!(text.word(i), w::A | w::AN | w::THE));
    match text.lexicon.bounds.fillers.longest(|n| text.word(i + article + n)) {
        Some((len, ())) => i + article + len,
        None => i,
    }
}

fn side(text: &Text, i: usize) -> Option<Side> {
    let (mut negative, mut at) = sign(text, i);
    let prefix = surface::currency_before(text, at);
    if let Some((_, len)) = prefix {
        at += len;
        // "$-50.8bn"
        if number::is_dash(text.word(at)) && number::glued_at(text, at + 1) {
            negative = true;
            at += 1;
        }
    }
    let Some(mut atom) = fraction_of(text, at).or_else(|| number::atom_in(text, at, prefix.is_some())) else {
        return counted_once(text, i);
    };
    if prefix.is_some_and(|(mark, _)| mark.large) && !surface::is_large(&atom) {
        return None;
    }
    let number = at;
    let mut end = at + atom.len;
    if negative {
        atom.value.set_sign_negative(true);
    }
    let mut bound = None;
    if let Some((b, len)) = amount::bound_after(text, end).filter(|_| text.tokens[end].kind == TokenKind::Sign) {
        bound = Some(b);
        end += len;
    }
    let (mut of, mut hyphen) = (prefix.map_or(Of::Nothing, |(mark, _)| Of::Money(mark.currency)), false);
    // "hundreds of miles", "tens of billions of dollars"
    let linked = usize::from(atom.form == Form::Plural && text.word(end) == w::OF);
    if let Some((unit, stop)) = surface::unit_after(text, end + linked, &atom, of) {
        hyphen = number::is_hyphen(text.word(end));
        of = unit;
        end = stop;
        // "75 USD million"
        if let (Of::Money(_), 0, Some(scale)) = (of, atom.magnitude, number::scale(text, end).filter(|p| *p > 3)) {
            let len = atom.len;
            atom = Atom { len, ..atom.lent(scale)? };
            end += 1;
        }
    }
    Some(Side { atom, of, prefixed: prefix.is_some(), article: false, hyphen, bound, number, end })
}

/// "a kilogram", "an ml", "a dollar": the article counts one. What a sum is per ("$5 a kilogram", also with its
/// conversion in brackets between) is none.
fn counted_once(text: &Text, i: usize) -> Option<Side> {
    if !matches!(text.word(i), w::A | w::AN) {
        return None;
    }
    let (of, end) = surface::one_of(text, i + 1)?;
    let rate =
        (i.saturating_sub(4)..i).any(|k| text.tokens[k].kind == TokenKind::Number || number::role(text, k).is_some());
    let atom = Atom { value: Decimal::ONE, place: 0, magnitude: 0, form: Form::Words, len: 1 };
    let hyphen = number::is_hyphen(text.word(i + 1));
    (!rate).then_some(Side { atom, of, prefixed: false, article: true, hyphen, bound: None, number: i, end })
}

/// A minus before a number, and where the number then starts.
fn sign(text: &Text, i: usize) -> (bool, usize) {
    let Some(token) = text.tokens.get(i) else { return (false, i) };
    // "<-30"
    let compared = i > 0 && matches!(text.str(i - 1), "<" | ">" | "=" | "≤" | "≥");
    let minus = matches!(token.word, w::HYPHEN | w::MINUS | w::EN_DASH)
        && (token.spaced || compared)
        && number::glued_at(text, i + 1);
    if minus || matches!(token.word, w::MINUS_WORD | w::NEGATIVE) {
        return (true, number::past_hyphen(text, i + 1));
    }
    (false, i)
}

/// "a quarter of a", "half a", "three quarters of a" before a unit or a magnitude: 0.25, 0.5, 0.75.
fn fraction_of(text: &Text, i: usize) -> Option<Atom> {
    if number::atom(text, i).is_some_and(|a| a.magnitude > 0) {
        return None;
    }
    let (value, len) = match super::fraction::value(text, i) {
        Some(found) => (found.value, found.len),
        // "1/16 of a pint"
        None => number::atom(text, i).filter(|a| a.value < Decimal::ONE && a.place == -2).map(|a| (a.value, a.len))?,
    };
    let at = number::past_hyphen(text, i + len);
    let at = at + usize::from(text.word(at) == w::OF);
    let at = at + usize::from(matches!(text.word(at), w::A | w::AN | w::ONE));
    let mut atom = Atom { value, place: -2, magnitude: 0, form: Form::Words, len: at - i };
    if let Some(scale) = number::scale(text, at) {
        atom = atom.lent(scale)?;
        atom.len += 1;
        return Some(atom);
    }
    surface::unit_after(text, at, &atom, Of::Nothing).map(|_| atom)
}
