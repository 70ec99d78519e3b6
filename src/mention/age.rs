//! Ages: "62-year-old", "aged 18 to 34", "three months old", "Dana Hale, 62, said".

use super::measure::{Measure, Of, measure};
use super::{Kind, Mention, number, quantity};
use crate::lexicon::word as w;
use crate::text::{Text, TokenKind};
use crate::value::{Bound, Decimal};

/// The age at token `i`.
pub fn read(text: &Text, i: usize) -> Option<Mention> {
    match text.word(i) {
        w::AGED | w::AGE | w::AGES => {
            let m = measure(text, i + 1)?;
            let unit = unit_of(text, &m).or((m.of == Of::Nothing && is_age(&m)).then_some("year"))?;
            Some(quantity::mention(text, Kind::Age, i + 1..m.tokens.end, m.amount, unit, "age.aged"))
        }
        _ => {
            let m = measure(text, i)?;
            after(text, &m).or_else(|| appositive(text, i, &m)).or_else(|| predicate(text, i, &m))
        }
    }
}

/// "62-year-old", "62 years old", "two years of age", "18 to 34 year olds".
fn after(text: &Text, m: &Measure) -> Option<Mention> {
    let unit = unit_of(text, m)?;
    let at = number::past_hyphen(text, m.tokens.end);
    let end = match text.word(at) {
        w::OLD | w::OLDS => at + 1,
        w::OF if text.word(at + 1) == w::AGE => at + 2,
        _ => return None,
    };
    let (mut amount, mut end) = (m.amount, end);
    if let (Bound::Exact, Some((bound, len))) = (amount.bound, number::bound_after(text, end)) {
        amount = amount.bounded(bound);
        end += len;
    }
    Some(quantity::mention(text, Kind::Age, m.tokens.start..end, amount, unit, "age.old"))
}

/// "Dana Hale, 62, said": a name, a comma, a bare number, a comma.
fn appositive(text: &Text, i: usize, m: &Measure) -> Option<Mention> {
    let plain = m.tokens == (i..i + 1) && m.of == Of::Nothing && text.tokens[i].kind == TokenKind::Number;
    if !plain || !is_age(m) || i < 2 || text.word(i - 1) != w::COMMA || !text.tokens[i - 1].span.len() == 1 {
        return None;
    }
    let name = &text.tokens[i - 2];
    let named = name.kind == TokenKind::Word && name.capital && !name.upper && !super::noun::stops(text, i - 2);
    let closed = matches!(text.word(i + 1), w::COMMA | w::FULL_STOP | w::CLOSE | w::SEMICOLON | w::AND);
    let first_name = i >= 3 && text.tokens[i - 3].kind == TokenKind::Word && text.tokens[i - 3].capital;
    let listed = i >= 3 && text.word(i - 3) == w::COMMA && text.word(i + 1) != w::COMMA;
    (named && closed && !listed && (first_name || text.word(i + 1) == w::COMMA))
        .then(|| quantity::mention(text, Kind::Age, m.tokens.clone(), m.amount, "year", "age.appositive"))
}

/// "She turned 65", "he will be 35 by May": a person, a verb of being, a bare number.
fn predicate(text: &Text, i: usize, m: &Measure) -> Option<Mention> {
    let whole = m.of == Of::Nothing && m.rate.is_none() && is_age(m) && i > 1;
    if !whole || !super::noun::stops(text, m.tokens.end) {
        return None;
    }
    let turned = matches!(text.word(i - 1), w::TURNED | w::TURNS | w::TURNING | w::TURN);
    let is = matches!(text.word(i - 1), w::WAS | w::IS | w::BE | w::POSSESSIVE);
    let person = (i.saturating_sub(3)..i - 1).any(|k| matches!(text.word(k), w::HE | w::SHE | w::WHO));
    let closed = matches!(
        text.word(m.tokens.end),
        w::WHEN | w::AND | w::BY | w::COMMA | w::FULL_STOP | w::SEMICOLON | w::IN | w::AT | w::ON | w::THIS | w::NEXT
    );
    ((turned || (is && person)) && (closed || m.tokens.end == text.tokens.len()))
        .then(|| quantity::mention(text, Kind::Age, m.tokens.clone(), m.amount, "year", "age.is"))
}

fn is_age(m: &Measure) -> bool {
    m.amount.high.or(m.amount.low).is_some_and(|v| v >= Decimal::ONE && v <= Decimal::from(125)) && m.amount.place == 0
}

/// The name of a measure's unit where it is one of time.
fn unit_of<'t>(text: &Text<'t>, m: &Measure) -> Option<&'t str> {
    let Of::Unit(index) = m.of else { return None };
    let unit = text.lexicon.units.unit(index)?;
    (m.rate.is_none() && matches!(&*unit.dimension, "time" | "calendar")).then_some(&*unit.name)
}
