//! A number with what it is a number of: the one reading behind money, percentages, units, ages and counts.
//!
//! In: a token. Out: [`Measure`]: sign, currency sign, number, unit and rate, with the bounds and the range around
//! them: "from $3.2 to $4 billion a year" is one. It knows no nouns: what is counted is read by [`super::count`].

use super::number::{self, Atom, Form, Opener};
use crate::lexicon::currency::Mark;
use crate::lexicon::{WordId, word as w};
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

/// What a number is a number of, as far as the lexicon's units know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    Nothing,
    /// Index of a currency, its own unit or a minor one.
    Money(u16),
    /// Index of a unit.
    Unit(u16),
}

/// One end: sign, currency sign, number and unit.
#[derive(Clone, Debug)]
struct Side {
    atom: Atom,
    of: Of,
    /// The currency stands before the number.
    prefixed: bool,
    hyphen: bool,
    /// A bound between number and unit: `100-plus miles`.
    bound: Option<Bound>,
    number: usize,
    end: usize,
}

/// The measure that starts at token `i`.
pub fn measure(text: &Text, i: usize) -> Option<Measure> {
    let (before, at) = match number::bound_before(text, i) {
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
    let (rate, mut end) = match rate(text, last.end) {
        Some((rate, end)) => (Some(rate), end),
        None => (None, last.end),
    };
    let mut amount = in_whole_units(text, of, amount)?;
    if ends.is_none() {
        if let Some((more, stop)) = smaller_unit(text, of, end, rate.is_some()) {
            amount = amount.plus(more)?;
            end = stop;
        }
        match before.or(first.bound) {
            Some(bound) => amount = amount.bounded(bound),
            None => {
                if let Some((bound, len)) = number::bound_after(text, end) {
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

/// The second end of a range and what both come to; `None` when the first stands alone.
fn second_side(text: &Text, opener: Option<Opener>, first: &Side, start: usize) -> Option<(Amount, Of, Side)> {
    if first.atom.form == Form::Plural || first.bound.is_some() {
        return None;
    }
    let connector = text.word(first.end);
    let second = side(text, past_bound(text, number::connector(text, opener, first.end)?))?;
    if second.atom.form == Form::Plural {
        return None;
    }
    let of = match (first.of, second.of) {
        (a, b) if a == b => a,
        (Of::Nothing, b) => b,
        (a, Of::Nothing) if first.prefixed || opener.is_some() => a,
        // "50 cents to $1"
        (Of::Money(a), Of::Money(b)) if same_currency(text, a, b) => Of::Money(b),
        _ => return None,
    };
    // "three or four" is about one value; "5% or 10%", "25k or 40k", "8 or $9" are two.
    let apart = (first.of != Of::Nothing && second.of != Of::Nothing)
        || first.atom.magnitude > 0
        || second.prefixed != first.prefixed;
    if connector == w::OR && apart {
        return None;
    }
    let (a, b) = (own(text, first, of, &second)?, own(text, &second, of, &second)?);
    if opener.is_none() && (a.value >= b.value || (connector == w::TO && moved(text, start, &a, &b))) {
        return None;
    }
    Some((number::range(&a, &b)?, of, second))
}

/// An end's number in the unit of the whole range, with the magnitude that the second end lends.
fn own(text: &Text, side: &Side, of: Of, second: &Side) -> Option<Atom> {
    let atom = number::share_magnitude(&side.atom, &second.atom).unwrap_or(side.atom);
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
    let place = amount.place.saturating_sub(factor.scale() as i8);
    Some(Amount { place, ..amount.times(factor)? })
}

/// "6 feet 2 inches", "7 pounds, 3 ounces", "2 dollars and 40 cents": the smaller unit's share of the larger one.
fn smaller_unit(text: &Text, of: Of, end: usize, rated: bool) -> Option<(Decimal, usize)> {
    if rated || of == Of::Nothing {
        return None;
    }
    let joined = matches!(text.word(end), w::AND | w::COMMA);
    let at = number::past_hyphen(text, end + usize::from(joined));
    let next = side(text, at)?;
    let part = match (of, next.of) {
        (Of::Unit(a), Of::Unit(b)) => {
            let (a, b) = (text.lexicon.units.unit(a)?, text.lexicon.units.unit(b)?);
            let pair =
                matches!((&*a.name, &*b.name), ("foot", "inch") | ("pound-mass", "ounce") | ("stone", "pound-mass"));
            let part = next.atom.value.checked_mul(b.factor)?.checked_div(a.factor)?;
            let metric = text.word(end) == w::AND && a.dimension == b.dimension && &*a.dimension == "length";
            Some(part).filter(|p| (pair || metric) && *p < Decimal::ONE)
        }
        // "6-foot-2"
        (Of::Unit(a), Of::Nothing) => {
            let feet = &*text.lexicon.units.unit(a)?.name == "foot";
            let inches = at > end && !joined && next.atom.place == 0 && next.atom.value < Decimal::from(12);
            (feet && inches).then(|| next.atom.value.checked_div(Decimal::from(12))).flatten()
        }
        // "15 dollars 50", "thirteen dollars forty-five"
        (Of::Money(a), Of::Nothing) => {
            let word = text.tokens[end - 1].kind == TokenKind::Word && text.tokens[end - 1].span.len() > 3;
            let cents = next.atom.place == 0 && next.atom.value < Decimal::ONE_HUNDRED && next.atom.magnitude == 0;
            let last = text.tokens.get(next.end).is_none_or(|t| t.kind == TokenKind::Sign && !number::is_dash(t.word));
            let whole = text.lexicon.currencies.get(a)?.factor == Decimal::ONE;
            let part = next.atom.value.checked_div(Decimal::ONE_HUNDRED)?;
            (word && cents && last && whole && !joined).then_some(part)
        }
        (Of::Money(a), Of::Money(b)) if a != b && same_currency(text, a, b) => {
            let (a, b) = (text.lexicon.currencies.get(a)?, text.lexicon.currencies.get(b)?);
            let part = next.atom.value.checked_mul(b.factor)?;
            Some(part).filter(|p| b.factor < a.factor && a.factor == Decimal::ONE && *p < Decimal::ONE)
        }
        _ => None,
    }?;
    Some((part, next.end))
}

/// "above 1,000 and below 1,500", "at least 3 but no more than 5": the second bound closes the interval.
fn other_bound(text: &Text, of: Of, amount: &Amount, rate: Option<&str>, end: usize) -> Option<(Amount, usize)> {
    let lower = matches!(amount.bound, Bound::More | Bound::AtLeast);
    let upper = matches!(amount.bound, Bound::Less | Bound::AtMost);
    if !(lower || upper) || !matches!(text.word(end), w::AND | w::BUT | w::COMMA) {
        return None;
    }
    let at = end + 1 + usize::from(text.word(end) == w::COMMA && matches!(text.word(end + 1), w::AND | w::BUT));
    let (bound, len) = number::bound_before(text, at)?;
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

fn past_bound(text: &Text, i: usize) -> usize {
    number::bound_before(text, i).map_or(i, |(_, len)| past_filler(text, i + len))
}

/// "more than an additional 18": words between a bound and its number.
fn past_filler(text: &Text, i: usize) -> usize {
    let article = usize::from(matches!(text.word(i), w::A | w::AN | w::THE));
    match text.lexicon.bounds.fillers.longest(|n| text.word(i + article + n)) {
        Some((len, ())) => i + article + len,
        // "over the 1,000", but "more than a dozen" is one number
        None => i + usize::from(text.word(i) == w::THE),
    }
}

fn side(text: &Text, i: usize) -> Option<Side> {
    let (mut negative, mut at) = sign(text, i);
    let prefix = currency_before(text, at);
    if let Some((_, len)) = prefix {
        at += len;
        // "$-50.8bn"
        if number::is_dash(text.word(at)) && number::glued_at(text, at + 1) {
            negative = true;
            at += 1;
        }
    }
    let mut atom = fraction_of(text, at).or_else(|| number::atom_in(text, at, prefix.is_some()))?;
    if let Some((mark, _)) = prefix {
        if mark.large && !is_large(&atom) {
            return None;
        }
    }
    let number = at;
    let mut end = at + atom.len;
    if negative {
        atom.value.set_sign_negative(true);
    }
    let mut bound = None;
    if let Some((b, len)) = number::bound_after(text, end).filter(|_| text.tokens[end].kind == TokenKind::Sign) {
        bound = Some(b);
        end += len;
    }
    let (mut of, mut hyphen) = (prefix.map_or(Of::Nothing, |(mark, _)| Of::Money(mark.currency)), false);
    // "hundreds of miles", "tens of billions of dollars"
    let linked = usize::from(atom.form == Form::Plural && text.word(end) == w::OF);
    if let Some((unit, stop)) = unit_after(text, end + linked, &atom, of) {
        hyphen = number::is_hyphen(text.word(end));
        of = unit;
        end = stop;
    }
    Some(Side { atom, of, prefixed: prefix.is_some(), hyphen, bound, number, end })
}

/// A minus before a number, and where the number then starts.
fn sign(text: &Text, i: usize) -> (bool, usize) {
    let Some(token) = text.tokens.get(i) else { return (false, i) };
    let minus =
        matches!(token.word, w::HYPHEN | w::MINUS | w::EN_DASH) && token.spaced && number::glued_at(text, i + 1);
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
    unit_after(text, at, &atom, Of::Nothing).map(|_| atom)
}

/// A currency sign or code that stands before a number: `$`, `US$`, `EUR`, `Rs.`.
fn currency_before<'t>(text: &Text<'t>, i: usize) -> Option<(&'t Mark, usize)> {
    if !text.word(i).is_known() {
        return None;
    }
    let Some((len, mark)) = currency_sign(text, i, |m| !m.glued) else {
        // "rupees 500"
        let (len, mark) = text.lexicon.currencies.words.longest(|n| text.word(i + n)).filter(|(_, m)| !m.large)?;
        let number = text.tokens.get(i + len).is_some_and(|t| t.kind == TokenKind::Number && t.spaced);
        let counted = i > 0 && (text.tokens[i - 1].kind == TokenKind::Number || number::role(text, i - 1).is_some());
        let whole = text.lexicon.currencies.get(mark.currency)?.factor == Decimal::ONE;
        return (number && whole && !counted).then_some((mark, len));
    };
    // "NZD$ 15"
    if mark.exact.len() == 3 && text.word(i + len) == w::DOLLAR {
        return Some((mark, len + 1));
    }
    // "Rs. 500": a dot of the abbreviation.
    let next = text.tokens.get(i + len)?;
    let dot = next.word == w::FULL_STOP && !next.spaced && mark.exact.ends_with(char::is_alphabetic);
    Some((mark, len + usize::from(dot)))
}

fn currency_sign<'t>(text: &Text<'t>, i: usize, accept: impl Fn(&Mark) -> bool) -> Option<(usize, &'t Mark)> {
    let lexicon = text.lexicon;
    lexicon.currencies.signs.matches(move |n| text.word(i + n)).find_map(|(len, marks)| {
        let mut fitting = marks.iter().filter(|m| accept(m));
        let exact = fitting.clone().find(|m| spelt(text, i, len, &m.exact));
        // "nzd 15": careless lower case of a code
        let code = || {
            fitting.find(|m| {
                !m.large
                    && m.exact.len() >= 3
                    && m.exact.starts_with(|c: char| c.is_ascii_uppercase())
                    && !text.tokens[i].capital
            })
        };
        exact.or_else(code).map(|m| (len, m))
    })
}

/// Whether tokens `i..i + len` read exactly `exact`, spaces aside.
fn spelt(text: &Text, i: usize, len: usize, exact: &str) -> bool {
    let mut rest = exact;
    (i..i + len).all(|k| match rest.strip_prefix(text.str(k)) {
        Some(tail) => {
            rest = tail;
            true
        }
        None => false,
    }) && rest.is_empty()
}

/// A magnitude or thousands: what `PS` and "won" need to be money.
fn is_large(atom: &Atom) -> bool {
    atom.magnitude > 0 || atom.value.abs() >= Decimal::ONE_THOUSAND
}

/// The unit or currency after a number that ends before token `i`, and where it ends. `of` is what the number is
/// already known to be: a sum of money takes no unit but a more exact name of its currency ("$5 Canadian").
fn unit_after(text: &Text, i: usize, atom: &Atom, of: Of) -> Option<(Of, usize)> {
    let at = number::past_hyphen(text, i);
    if !text.word(at).is_known() {
        return None;
    }
    if let Some((index, end)) = currency_after(text, at, atom, at > i) {
        return match of {
            Of::Money(own) if !refines(text, own, index) => None,
            Of::Unit(_) => None,
            _ => Some((Of::Money(index), end)),
        };
    }
    if of != Of::Nothing {
        return None;
    }
    let (index, end) = unit(text, at, at == i && number::glued_at(text, at))?;
    if let Some(index) = pounds_as_money(text, i, index, atom) {
        return Some((Of::Money(index), end));
    }
    Some((Of::Unit(index), end))
}

/// `$` may be any dollar; everything else names itself.
fn refines(text: &Text, own: u16, other: u16) -> bool {
    let (Some(a), Some(b)) = (text.lexicon.currencies.get(own), text.lexicon.currencies.get(other)) else {
        return false;
    };
    a.code == b.code || (a.code == "USD" && b.name.ends_with("dollar") && b.factor == Decimal::ONE)
}

fn currency_after(text: &Text, i: usize, atom: &Atom, hyphen: bool) -> Option<(u16, usize)> {
    let word = text.lexicon.currencies.words.longest(|n| text.word(i + n)).filter(|(_, m)| !m.large || is_large(atom));
    if let Some((len, mark)) = word {
        return Some((mark.currency, i + len));
    }
    // "$10-$20": the second sign belongs to the second number.
    if hyphen {
        return None;
    }
    let glued = number::glued_at(text, i);
    let (len, mark) = currency_sign(text, i, |m| (!m.glued || glued) && (!m.large || is_large(atom)))?;
    // "10 $30" and "from 5 £ to": a sign with a space belongs to the number after it.
    let sign = text.tokens[i].kind == TokenKind::Sign;
    let taken = sign && !glued && text.tokens.get(i + len).is_some_and(|t| t.kind == TokenKind::Number);
    (!taken).then_some((mark.currency, i + len))
}

/// The physical unit at token `i`, with its power, and where it ends. `glued` when digits stand right before it.
pub fn unit(text: &Text, i: usize, glued: bool) -> Option<(u16, usize)> {
    if !text.word(i).is_known() {
        return None;
    }
    let units = &text.lexicon.units;
    // "square miles", "sq. ft", "cubic-foot"
    if let Some(power) = power_before(text.word(i)) {
        let next = i + 1 + usize::from(text.word(i + 1) == w::FULL_STOP && number::glued_at(text, i + 1));
        let next = number::past_hyphen(text, next);
        if let Some(raised) = plain_unit(text, next, false).and_then(|(u, end)| Some((units.raised(u, power)?, end))) {
            return Some(raised);
        }
    }
    let (index, end) = plain_unit(text, i, glued)?;
    match power_after(text, end).and_then(|(power, len)| Some((units.raised(index, power)?, end + len))) {
        Some(raised) => Some(raised),
        None => Some((index, end)),
    }
}

fn plain_unit(text: &Text, i: usize, glued: bool) -> Option<(u16, usize)> {
    let units = &text.lexicon.units;
    let word = units.words.longest(|n| text.word(i + n)).map(|(len, &u)| (u, i + len));
    let symbol = units.symbols.matches(|n| text.word(i + n)).find_map(|(len, all)| {
        let fits = |s: &&crate::lexicon::unit::Symbol| (!s.glued || glued) && number::joined(text, i, len);
        let exact = all.iter().filter(fits).find(|s| spelt(text, i, len, &s.exact));
        // "kwh", "ghz": careless lower case, where it can mean one unit only.
        let careless = || match all.as_slice() {
            [only] if fits(&only) && only.exact.len() > 2 && !text.tokens[i].capital => Some(only),
            _ => None,
        };
        exact.or_else(careless).map(|s| (s.unit, i + len))
    });
    match (word, symbol) {
        (Some(a), Some(b)) => Some(if b.1 > a.1 { b } else { a }),
        (a, b) => a.or(b),
    }
}

fn power_before(word: WordId) -> Option<u8> {
    match word {
        w::SQUARE | w::SQ => Some(2),
        w::CUBIC | w::CU => Some(3),
        _ => None,
    }
}

/// `²`, `^2`, `2` glued to a unit, "squared".
fn power_after(text: &Text, i: usize) -> Option<(u8, usize)> {
    match text.word(i) {
        w::SQUARED => Some((2, 1)),
        w::CUBED => Some((3, 1)),
        w::SUPERSCRIPT_2 => Some((2, 1)),
        w::SUPERSCRIPT_3 => Some((3, 1)),
        w::CARET => digit_power(text, i + 1).map(|p| (p, 2)),
        _ => digit_power(text, i).map(|p| (p, 1)),
    }
}

fn digit_power(text: &Text, i: usize) -> Option<u8> {
    let last = text.tokens.get(i + 1).is_none_or(|t| t.spaced || t.kind == TokenKind::Sign);
    match text.str(i) {
        "2" if number::glued_at(text, i) && last => Some(2),
        "3" if number::glued_at(text, i) && last => Some(3),
        _ => None,
    }
}

/// Pounds are sterling with a magnitude or near words of cost, else a mass.
fn pounds_as_money(text: &Text, i: usize, index: u16, atom: &Atom) -> Option<u16> {
    let unit = text.lexicon.units.unit(index)?;
    let spelt_out = text.str(number::past_hyphen(text, i)).len() > 4;
    if &*unit.name != "pound-mass" || !spelt_out {
        return None;
    }
    let money = atom.magnitude >= 6;
    money.then(|| text.lexicon.currencies.index_of("GBP")).flatten()
}

/// What a value is per: "a share", "per square foot", `/hour`, `-a-barrel`; its name and where it ends.
pub fn rate(text: &Text, i: usize) -> Option<(String, usize)> {
    let at = number::past_hyphen(text, i);
    match text.word(at) {
        w::PER => per(text, number::past_hyphen(text, at + 1)),
        w::SLASH if number::glued_at(text, at) => {
            let (name, end) = unit_name(text, at + 1).or_else(|| rate_noun(text, at + 1))?;
            Some((name, end))
        }
        w::A | w::AN | w::EACH | w::EVERY => {
            let next = number::past_hyphen(text, at + 1);
            let (name, end) =
                rate_noun(text, next).or_else(|| unit_name(text, next).filter(|u| is_grain(text, &u.0)))?;
            // "a year ago", "a day after"
            let moment =
                matches!(text.word(end), w::AGO | w::EARLIER | w::LATER | w::BEFORE | w::AFTER | w::FROM | w::OLD);
            let phrase = number::is_hyphen(text.word(end)) && at == i;
            (!moment && !phrase).then_some((name, end))
        }
        _ => None,
    }
}

/// "5 percent a year", "$8 a gallon", but not "two meters a second" … of length and the like.
fn is_grain(text: &Text, unit: &str) -> bool {
    let dimension = text.lexicon.units.get(unit).map_or("", |u| &*u.dimension);
    matches!(dimension, "time" | "calendar" | "mass" | "volume" | "area" | "length" | "energy")
}

fn unit_name(text: &Text, i: usize) -> Option<(String, usize)> {
    let (index, end) = unit(text, i, false)?;
    Some((text.lexicon.units.unit(index)?.name.to_string(), end))
}

fn rate_noun(text: &Text, i: usize) -> Option<(String, usize)> {
    let (len, name) = text.lexicon.rates.longest(|n| text.word(i + n))?;
    Some((name.to_string(), i + len))
}

/// After "per": a unit, or any noun; "per 100,000 people" keeps its number.
fn per(text: &Text, i: usize) -> Option<(String, usize)> {
    if let Some(atom) = number::atom(text, i).filter(|a| a.form == Form::Digits) {
        let at = i + atom.len;
        let (noun, end) = unit_name(text, at).or_else(|| plain_noun(text, at))?;
        return Some((format!("{} {noun}", atom.value), end));
    }
    unit_name(text, i).or_else(|| rate_noun(text, i)).or_else(|| plain_noun(text, i))
}

fn plain_noun(text: &Text, i: usize) -> Option<(String, usize)> {
    let token = text.tokens.get(i).filter(|t| t.kind == TokenKind::Word && t.spaced)?;
    (!super::noun::stops(text, i) && token.word != w::CAPITA).then(|| (super::noun::singular(text, i), i + 1))
}
