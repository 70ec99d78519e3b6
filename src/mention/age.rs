//! Ages: "62-year-old", "aged 18 to 34", "three months old", "Dana Hale, 62, said".

use super::measure::{Measure, measure};
use super::surface::Of;
use super::{Kind, Mention, Rule, amount, number, quantity};
use crate::lexicon::{PERSON, word as w};
use crate::text::{Text, TokenKind};
use crate::value::{Bound, Decimal};

pub const RULES: &[Rule] = &[
    Rule {
        name: "age.aged",
        read: aged,
        examples: &[
            ("Women aged 18 to 34 voted.", "18 to 34 => age 18..34 year"),
            ("Nobody under the age of 21 may enter.", "21 => age 21 year"),
            ("A boy aged three months was hurt.", "three months => age 3 month"),
        ],
        counter_examples: &["The age of steam is over.", "He aged quickly."],
    },
    Rule {
        name: "age.old",
        read: old,
        examples: &[
            ("A 62-year-old man fell.", "62-year-old => age 62 year"),
            ("The baby is three months old.", "three months old => age 3 month"),
            ("Voters must be 18 years or older.", "18 years or older => age >=18 year"),
            ("She died at 90 years of age.", "90 years of age => age 90 year"),
        ],
        counter_examples: &["Two years ago old rules applied.", "It has 40 old chairs."],
    },
    Rule {
        name: "age.appositive",
        read: appositive,
        examples: &[("Dana Hale, 62, said no.", "62 => age 62 year"), ("The pilot, 62, said no.", "62 => age 62 year")],
        counter_examples: &[
            "They left on May 5, 20, or 25.",
            "It sold apples, 62, and pears.",
            "They fielded the pilots, 62, and the rest.",
        ],
    },
    Rule {
        name: "age.of",
        read: of_age,
        examples: &[
            ("Life expectancy for women is around 81 there.", "around 81 => age ~81 year"),
            ("They moved the pension age in stages to 64.", "64 => age 64 year"),
            ("Her average age was 38.", "38 => age 38 year"),
        ],
        counter_examples: &[
            "At that age the score was 35.",
            "The pension age rose by 2 points to 50 percent.",
            "He set a new age group record, 9.81.",
            "Life expectancy rose in 2004.",
        ],
    },
    Rule {
        name: "age.is",
        read: predicate,
        examples: &[
            ("She turned 65 in June.", "65 => age 65 year"),
            ("He will be 35 by the end of the year.", "35 => age 35 year"),
            ("The oldest victim was 61.", "61 => age 61 year"),
        ],
        counter_examples: &["The score was 35 at the break.", "He was 35 minutes late."],
    },
];

/// "aged 62", "under the age of 31", "between the ages of 18 and 34"
fn aged(text: &Text, i: usize, _: Option<&Measure>) -> Option<Mention> {
    if !matches!(text.word(i), w::AGED | w::AGE | w::AGES) {
        return None;
    }
    let at = i + 1 + usize::from(text.word(i + 1) == w::OF);
    let m = measure(text, at)?;
    let unit = unit_of(text, &m).or((m.of == Of::Nothing && is_age(&m)).then_some("year"))?;
    Some(quantity::mention(text, Kind::Age, at..m.tokens.end, m.amount, unit, "age.aged"))
}

/// "62-year-old", "62 years old", "two years of age", "18 to 34 year olds".
fn old(text: &Text, _: usize, m: Option<&Measure>) -> Option<Mention> {
    let m = m?;
    // "18 years or older", "65 and older"
    if matches!(text.word(m.tokens.end - 1), w::OLDER | w::YOUNGER) {
        let unit = unit_of(text, m).or((m.of == Of::Nothing).then_some("year"))?;
        return Some(quantity::mention(text, Kind::Age, m.tokens.clone(), m.amount, unit, "age.old"));
    }
    let unit = unit_of(text, m)?;
    let at = number::past_hyphen(text, m.tokens.end);
    let end = match text.word(at) {
        w::OLD | w::OLDS => at + 1,
        w::OF if text.word(at + 1) == w::AGE => at + 2,
        _ => return None,
    };
    let (mut amount, mut end) = (m.amount, end);
    if let (Bound::Exact, Some((bound, len))) = (amount.bound, amount::bound_after(text, end)) {
        amount = amount.bounded(bound);
        end += len;
    }
    Some(quantity::mention(text, Kind::Age, m.tokens.start..end, amount, unit, "age.old"))
}

/// "Dana Hale, 62, said": a name, a comma, a bare number, a comma.
fn appositive(text: &Text, i: usize, m: Option<&Measure>) -> Option<Mention> {
    let m = m?;
    let plain = m.tokens == (i..i + 1) && m.of == Of::Nothing && text.tokens[i].kind == TokenKind::Number;
    if !plain || !is_age(m) || i < 2 || text.word(i - 1) != w::COMMA {
        return None;
    }
    let name = &text.tokens[i - 2];
    let named = name.kind == TokenKind::Word && name.capital && !name.upper && !super::noun::stops(text, i - 2);
    let closed = matches!(text.word(i + 1), w::COMMA | w::FULL_STOP | w::CLOSE | w::SEMICOLON | w::AND);
    let first_name = i >= 3 && text.tokens[i - 3].kind == TokenKind::Word && text.tokens[i - 3].capital;
    let listed = i >= 3 && text.word(i - 3) == w::COMMA && text.word(i + 1) != w::COMMA;
    let known = named && (first_name || text.word(i + 1) == w::COMMA) || somebody(text, i - 2);
    (known && closed && !listed)
        .then(|| quantity::mention(text, Kind::Age, m.tokens.clone(), m.amount, "year", "age.appositive"))
}

/// "life expectancy is around 81", "the pension age to 64": a bare number that a noun of age leads to.
fn of_age(text: &Text, i: usize, m: Option<&Measure>) -> Option<Mention> {
    let m =
        m.filter(|m| m.of == Of::Nothing && m.rate.is_none() && m.amount.high.or(m.amount.low).is_some_and(is_years))?;
    let ranged = text.word(i) == w::FROM;
    if i < 2 || super::noun::head(text, m.tokens.end, false).is_some() {
        return None;
    }
    let leads = matches!(text.word(i - 1), w::IS | w::WAS | w::TO | w::OF | w::AT | w::BE);
    let noun = (i.saturating_sub(7)..i)
        .rev()
        .take_while(|&k| text.tokens[k].kind == TokenKind::Word)
        .find(|&k| matches!(text.word(k), w::AGE | w::EXPECTANCY))?;
    // "at that age the score was 35": the subject of the verb is another noun.
    let free = (noun + 1..i - 1).all(|k| !matches!(text.word(k), w::THE | w::A | w::AN | w::THAT));
    ((leads || ranged) && free)
        .then(|| quantity::mention(text, Kind::Age, m.tokens.clone(), m.amount, "year", "age.of"))
}

/// Within a lifetime.
fn is_years(years: Decimal) -> bool {
    years >= Decimal::ONE && years <= Decimal::from(125)
}

/// "She turned 65", "he will be 35 by May": a person, a verb of being, a bare number.
fn predicate(text: &Text, i: usize, m: Option<&Measure>) -> Option<Mention> {
    let m = m?;
    let whole = m.of == Of::Nothing && m.rate.is_none() && is_age(m) && i > 1;
    if !whole || !super::noun::stops(text, m.tokens.end) {
        return None;
    }
    let turned = matches!(text.word(i - 1), w::TURNED | w::TURNS | w::TURNING | w::TURN);
    let is = matches!(text.word(i - 1), w::WAS | w::IS | w::BE | w::POSSESSIVE);
    let person =
        (i.saturating_sub(3)..i - 1).any(|k| matches!(text.word(k), w::HE | w::SHE | w::WHO)) || somebody(text, i - 2);
    let closed = matches!(
        text.word(m.tokens.end),
        w::WHEN | w::AND | w::BY | w::COMMA | w::FULL_STOP | w::SEMICOLON | w::IN | w::AT | w::ON | w::THIS | w::NEXT
    );
    ((turned || (is && person)) && (closed || m.tokens.end == text.tokens.len()))
        .then(|| quantity::mention(text, Kind::Age, m.tokens.clone(), m.amount, "year", "age.is"))
}

/// "the pilot", "her youngest son": a noun for one person that ends here.
fn somebody(text: &Text, head: usize) -> bool {
    let person = |t: usize| text.lexicon.nouns.broader(&text.lower(t)).iter().any(|wider| wider == PERSON);
    let known = |t: usize| matches!(text.word(t), w::THE | w::HIS | w::HER | w::ITS | w::THEIR | w::A | w::AN);
    person(head) && head > 0 && (known(head - 1) || head > 1 && known(head - 2))
}

fn is_age(m: &Measure) -> bool {
    m.amount.high.or(m.amount.low).is_some_and(is_years) && m.amount.place == 0
}

/// The name of a measure's unit where it is one of time.
fn unit_of<'t>(text: &Text<'t>, m: &Measure) -> Option<&'t str> {
    let Of::Unit(index) = m.of else { return None };
    let unit = text.lexicon.units.unit(index)?;
    (m.rate.is_none() && matches!(&*unit.dimension, "time" | "calendar")).then_some(&*unit.name)
}
