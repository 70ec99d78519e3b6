//! What stands beside a number and says what it is a number of: currency signs and words, physical units, rates.
//!
//! In: a token. Out: the currency, unit or rate that is written there and where it ends. Cases, spaces and glue count:
//! `MW` is no `mW`, `5m` may be metres, `10 $30` keeps the sign for the second number.

use super::number::{self, Atom, Form};
use crate::lexicon::currency::Mark;
use crate::lexicon::{Classes, PERSON, WordId, word as w};
use crate::text::{Text, TokenKind};
use crate::value::Decimal;

/// What a number is a number of, as far as the lexicon's units know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    Nothing,
    /// Index of a currency, its own unit or a minor one.
    Money(u16),
    /// Index of a unit.
    Unit(u16),
}

/// A currency sign or code that stands before a number: `$`, `US$`, `EUR`, `Rs.`.
pub fn currency_before<'t>(text: &Text<'t>, i: usize) -> Option<(&'t Mark, usize)> {
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
    // "It fell to 18°C.": the dot that an initial keeps is the sentence's.
    let written = |k: usize| text.str(k).strip_suffix('.').filter(|s| !s.is_empty()).unwrap_or(text.str(k));
    (i..i + len).all(|k| match rest.strip_prefix(written(k)) {
        Some(tail) => {
            rest = tail;
            true
        }
        None => false,
    }) && rest.is_empty()
}

/// A magnitude or thousands: what `PS` and "won" need to be money.
pub fn is_large(atom: &Atom) -> bool {
    atom.magnitude > 0 || atom.value.abs() >= Decimal::ONE_THOUSAND
}

/// The unit or currency after a number that ends before token `i`, and where it ends. `of` is what the number is
/// already known to be: a sum of money takes no unit but a more exact name of its currency ("$5 Canadian").
pub fn unit_after(text: &Text, i: usize, atom: &Atom, of: Of) -> Option<(Of, usize)> {
    let at = number::past_hyphen(text, i);
    if !text.word(at).is_known() {
        return None;
    }
    if let Some((index, end)) = bracketed(text, i).filter(|_| of == Of::Nothing) {
        return Some((Of::Unit(index), end));
    }
    if let Some((index, end)) = currency_after(text, at, atom, at > i) {
        return match of {
            Of::Money(own) if !refines(text, own, index) => None,
            Of::Unit(_) => None,
            _ => Some((Of::Money(index), end)),
        };
    }
    if let Of::Money(own) = of {
        return country(text, own, at).filter(|_| at == i);
    }
    if let Some((index, end)) = marked(text, i, atom) {
        return Some((Of::Unit(index), end));
    }
    let (index, end) = unit(text, at, at == i && number::glued_at(text, at))?;
    if at == i && are_people(text, end) {
        return None;
    }
    if let Some(index) = pounds_as_money(text, i, index, atom) {
        return Some((Of::Money(index), end));
    }
    Some((Of::Unit(index), end))
}

/// "300 bar owners": before people a bare word is no unit.
fn are_people(text: &Text, i: usize) -> bool {
    if text.str(i - 1).ends_with('s') || !text.tokens.get(i).is_some_and(|t| t.spaced && t.kind == TokenKind::Word) {
        return false;
    }
    let (nouns, plural) = (&text.lexicon.nouns, text.lower(i));
    let noun = text.lexicon.singular(&plural);
    noun != plural && nouns.broader(&noun).iter().any(|b| b == PERSON)
}

/// `20 (kg)`, `20 [kg]`: a unit that stands alone in brackets.
fn bracketed(text: &Text, i: usize) -> Option<(u16, usize)> {
    let close = match text.word(i) {
        w::OPEN => ")",
        w::OPEN_SQUARE => "]",
        w::OPEN_CURLY => "}",
        w::LESS_SIGN => ">",
        _ => return None,
    };
    let (index, end) = unit(text, i + 1, false)?;
    (text.str(end) == close).then_some((index, end + 1))
}

/// Feet and inches by their typewriter marks, where these are no quotation marks: `6'2"`, `a 24" screen`; and "2.1 pm",
/// which is no time of day.
fn marked(text: &Text, i: usize, atom: &Atom) -> Option<(u16, usize)> {
    let units = &text.lexicon.units;
    let glued = |k: usize| number::glued_at(text, k);
    // A quotation opens with a spaced mark and closes with a glued one.
    let open = || {
        let last = (i.saturating_sub(200)..i).rev().find(|&k| text.word(k) == w::QUOTE_DOUBLE);
        last.is_some_and(|k| text.tokens[k].spaced)
    };
    match text.word(i) {
        w::PM if !matches!(atom.place, 0 | -2) && atom.magnitude == 0 => Some((units.index_of("picometer")?, i + 1)),
        w::QUOTE_DOUBLE if glued(i) && !open() => Some((units.index_of("inch")?, i + 1)),
        w::APOSTROPHE if glued(i) && text.word(i + 1) == w::APOSTROPHE && glued(i + 1) => {
            Some((units.index_of("inch")?, i + 2))
        }
        // Feet stand before inches.
        w::APOSTROPHE | w::RIGHT_QUOTE if glued(i) => {
            let inches = text.tokens.get(i + 1).is_some_and(|t| t.kind == TokenKind::Number);
            let mark = matches!(text.str(i + 2), "\"" | "”" | "″") || text.word(i + 2) == w::APOSTROPHE;
            (inches && mark && glued(i + 2)).then_some((units.index_of("foot")?, i + 1))
        }
        _ => None,
    }
}

/// "a kilogram", "an ml", "a dollar": a unit that its article counts once, and where it ends. A noun behind it makes it
/// a modifier ("a mile run"), and a word that means more than the unit (`foot` does not, `bit` does) is none.
pub fn one_of(text: &Text, i: usize) -> Option<(Of, usize)> {
    let (of, end) = match text.lexicon.currencies.words.longest(|n| text.word(i + n)) {
        Some((len, mark)) => {
            let currency = text.lexicon.currencies.get(mark.currency)?;
            let own =
                currency.factor == Decimal::ONE && currency.name.ends_with(text.lexicon.vocabulary.word(text.word(i)));
            (!mark.large && own && len == 1).then_some((Of::Money(mark.currency), i + 1))?
        }
        None => {
            let (index, end) = unit(text, i, false)?;
            let dimension = &*text.lexicon.units.unit(index)?.dimension;
            // A symbol with a vowel may be a word: `bar`, `gal`, `ha`.
            let symbol = text.lexicon.units.words.longest(|n| text.word(i + n)).is_none();
            let doubtful = symbol && (text.str(i).len() < 2 || text.str(i).contains(['a', 'e', 'i', 'o', 'u']));
            let vague = text.lexicon.units.ambiguous.contains(&text.word(i));
            let timed = matches!(dimension, "time" | "calendar");
            (!doubtful && !vague && !timed).then_some((Of::Unit(index), end))?
        }
    };
    let next = text.tokens.get(end);
    let alone = next.is_none_or(|t| match t.kind {
        TokenKind::Word => super::noun::stops(text, end) || text.lexicon.facts(t.word).classes.any(Classes::ADJECTIVE),
        TokenKind::Sign => t.spaced || !is_joint(t.word),
        _ => false,
    });
    alone.then_some((of, end))
}

fn is_joint(word: WordId) -> bool {
    number::is_dash(word) || word == w::SLASH
}

/// "$75 U.S. per barrel", "$5 Canadian": the country of a dollar, where it does not belong to a noun behind it.
fn country(text: &Text, own: u16, i: usize) -> Option<(Of, usize)> {
    let dollar = text.lexicon.currencies.get(own).is_some_and(|c| c.code == "USD");
    let (len, &index) = text.lexicon.currencies.countries.longest(|n| text.word(i + n)).filter(|_| dollar)?;
    let noun =
        text.tokens.get(i + len).is_some_and(|t| t.kind == TokenKind::Word) && !super::noun::stops(text, i + len);
    (!noun && text.tokens[i].capital).then_some((Of::Money(index), i + len))
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
    let fits = |m: &Mark| (!m.glued || glued) && (!m.large || is_large(atom)) && (!m.told || tells_money(text, i));
    let (len, mark) = currency_sign(text, i, fits)?;
    // "10 $30" and "from 5 £ to": a sign with a space belongs to the number after it.
    let sign = text.tokens[i].kind == TokenKind::Sign;
    let taken = sign && !glued && text.tokens.get(i + len).is_some_and(|t| t.kind == TokenKind::Number);
    // "10 $ 30 $": the next number has a sign behind it, too.
    let own = || {
        currency_sign(text, i + len + 1, |_| true).is_some()
            || text.lexicon.currencies.words.starts(text.word(i + len + 1))
    };
    (!taken || own()).then_some((mark.currency, i + len))
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
        // "1.3 A/cm2": a compound unit is one in either case.
        let glued = glued || text.word(i + len) == w::SLASH && number::joined(text, i, len + 2);
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
    (atom.magnitude >= 6 || tells_money(text, i)).then(|| text.lexicon.currencies.index_of("GBP")).flatten()
}

/// Words of cost or other money in the same clause: "fined 500 pounds", but "lost 20 pounds".
fn tells_money(text: &Text, i: usize) -> bool {
    let near = i.saturating_sub(8)..(i + 5).min(text.tokens.len());
    let sign = |k: usize| {
        k != i && text.tokens[k].kind == TokenKind::Sign && text.lexicon.currencies.signs.starts(text.word(k))
    };
    near.clone().any(|k| text.lexicon.costs.contains(text.word(k)) || sign(k))
}

/// What a value is per: "a share", "per square foot", `/hour`, `-a-barrel`, "per hectare per year"; its name and where
/// it ends.
pub fn rate(text: &Text, i: usize) -> Option<(String, usize)> {
    let (first, end) = one_rate(text, i)?;
    match one_rate(text, end).filter(|_| text.tokens[end].spaced) {
        Some((second, end)) => Some((format!("{first} per {second}"), end)),
        None => Some((first, end)),
    }
}

fn one_rate(text: &Text, i: usize) -> Option<(String, usize)> {
    let at = number::past_hyphen(text, i);
    // "$4 for each share"
    let at = at + usize::from(text.word(at) == w::FOR && matches!(text.word(at + 1), w::EACH | w::EVERY));
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
