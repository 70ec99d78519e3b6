//! Shares in words: "two-thirds of", "a quarter of", "half the", "one in seven", "three out of four".

use super::measure::Measure;
use super::number::{self, Form};
use super::{Kind, Mention, Rule, amount, quantity, surface};
use crate::lexicon::{Classes, NumberWord, WordId, word as w};
use crate::text::{Text, TokenKind};
use crate::value::{Amount, Bound, Decimal};
use std::ops::Range;

pub const RULES: &[Rule] = &[
    Rule {
        name: "fraction.words",
        read: words,
        examples: &[
            ("Two-thirds of voters agreed.", "Two-thirds => fraction 0.6666666666666666666666666667"),
            ("Nearly half the staff left.", "Nearly half => fraction <0.5"),
            ("About half voted for it.", "About half => fraction ~0.5"),
            ("It took a quarter of the market.", "a quarter => fraction 0.25"),
            ("It owns one-third.", "one-third => fraction 0.3333333333333333333333333333"),
            ("It fell by just over a fifth in May.", "just over a fifth => fraction >0.2"),
        ],
        counter_examples: &[
            "He came third of nine.",
            "In the second half of the year it rained.",
            "It lost a third game.",
            "They drove half a mile.",
            "It rose by a quarter of a percentage point.",
            "It opens at about half past six.",
            "The third quarter was weak.",
        ],
    },
    Rule {
        name: "fraction.digits",
        read: digits,
        examples: &[
            ("About 1/3 of the staff left.", "About 1/3 => fraction ~0.3333333333333333333333333333"),
            ("It lost ½ of its staff.", "½ => fraction 0.5"),
        ],
        counter_examples: &["It took 1/16 of a pint.", "Open 24/7 of late.", "It lost 0.5 of it."],
    },
    Rule {
        name: "fraction.over",
        read: over,
        examples: &[("The odds are 1 over 21.", "1 over 21 => fraction 0.0476190476190476190476190476")],
        counter_examples: &["It rose 5 over 3 years.", "Her pressure was 120 over 80.", "He won 3 over 4 rivals."],
    },
    Rule {
        name: "fraction.ratio",
        read: ratio,
        examples: &[
            ("One in five homes has no heating.", "One in five => fraction 0.2"),
            ("About three out of four agreed.", "About three out of four => fraction ~0.75"),
        ],
        counter_examples: &["One in May was late.", "He ran one in 10 minutes.", "Four in two years is a lot."],
    },
];

fn words(text: &Text, i: usize, m: Option<&Measure>) -> Option<Mention> {
    let (bound, at) = past_bound(text, i);
    let found = value(text, at).filter(|f| stands(text, at, f, bound.is_some()))?;
    // "a quarter of a mile" is no share.
    if m.is_some_and(|m| m.of != surface::Of::Nothing && m.tokens.end > at + found.len) {
        return None;
    }
    Some(share(text, i..at + found.len, found.value, bound, "fraction.words"))
}

/// "one in seven", "three out of four", "nine out of every 10"
fn ratio(text: &Text, i: usize, _: Option<&Measure>) -> Option<Mention> {
    let (bound, at) = past_bound(text, i);
    let (value, len) = one_in(text, at)?;
    Some(share(text, i..at + len, value, bound, "fraction.ratio"))
}

/// "1/3 of the staff"
fn digits(text: &Text, i: usize, m: Option<&Measure>) -> Option<Mention> {
    let m = m.filter(|m| m.of == surface::Of::Nothing && text.word(m.tokens.end) == w::OF)?;
    let joint = |k: usize| {
        matches!(text.word(k), w::SLASH | w::FRACTION_SLASH)
            || matches!(number::role(text, k), Some(NumberWord::Glyph(..)))
    };
    let part = m.amount.high.or(m.amount.low).is_some_and(|v| v > Decimal::ZERO && v < Decimal::ONE);
    (part && (i..m.tokens.end).any(joint))
        .then(|| quantity::mention(text, Kind::Fraction, m.tokens.clone(), m.amount, "", "fraction.digits"))
}

/// "1 over three": a proper fraction at the end of its phrase.
fn over(text: &Text, i: usize, _: Option<&Measure>) -> Option<Mention> {
    let part = number::atom(text, i).filter(|a| a.place >= 0 && text.word(i + a.len) == w::OVER)?;
    let at = i + part.len + 1;
    let whole = number::atom(text, at).filter(|a| a.place >= 0 && a.value > part.value)?;
    let end = at + whole.len;
    let last = text.tokens.get(end).is_none_or(|t| t.kind == TokenKind::Sign && !is_joint(text, end));
    let value = part.value.checked_div(whole.value).filter(|_| last && part.form != Form::Plural)?;
    Some(share(text, i..end, value, None, "fraction.over"))
}

/// A unit or another number may follow the sign: `%`, `-`, `/`.
fn is_joint(text: &Text, i: usize) -> bool {
    !matches!(text.word(i), w::COMMA | w::FULL_STOP | w::CLOSE | w::SEMICOLON) && text.str(i) != "?"
}

fn past_bound(text: &Text, i: usize) -> (Option<Bound>, usize) {
    amount::bound_before(text, i).map_or((None, i), |(bound, len)| (Some(bound), i + len))
}

fn share(text: &Text, tokens: Range<usize>, value: Decimal, bound: Option<Bound>, rule: &'static str) -> Mention {
    let stated = Amount::point(value, -2);
    let amount = bound.map_or(stated, |b| stated.bounded(b));
    quantity::mention(text, Kind::Fraction, tokens, amount, "", rule)
}

/// A fraction in words.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fraction {
    pub value: Decimal,
    pub len: usize,
    /// "thirds", "third": an ordinal too.
    shape: Shape,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    /// "two-thirds", "three twenty-firsts": nothing else can be meant
    Plural,
    /// "three quarters": of a year, or of a thing
    Quarters,
    /// "half"
    Half,
    /// "one-third": a numerator before a singular
    Numbered,
    /// "a third", "quarter"
    Article,
}

/// The fraction in words at token `i`: `half`, `a quarter`, `two-thirds`, `twenty-three fifths`.
pub fn value(text: &Text, i: usize) -> Option<Fraction> {
    let (count, at, article) = match (text.word(i), number::role(text, i)) {
        (w::A | w::AN, _) => (Decimal::ONE, i + 1, true),
        (w::HALF, _) => (Decimal::ONE, i, false),
        (_, Some(NumberWord::Part(4))) if !text.str(i).ends_with('s') => (Decimal::ONE, i, true),
        (_, Some(NumberWord::Unit(_) | NumberWord::Ten(_))) => {
            let atom = number::atom(text, i).filter(|a| a.place >= 0)?;
            (atom.value, number::past_hyphen(text, i + atom.len), false)
        }
        _ => return None,
    };
    let (parts, len, plural) = denominator(text, at)?;
    let shape = match (text.word(at), parts) {
        _ if article || at == i && parts != 2 => Shape::Article,
        (_, 2) if count == Decimal::ONE => Shape::Half,
        _ if count == Decimal::ONE => Shape::Numbered,
        (_, 4) => Shape::Quarters,
        _ => Shape::Plural,
    };
    // "three-quarter mile", "three quarter cup"
    let joined = (at > i && number::is_hyphen(text.word(at - 1))) || parts == 4;
    let singular = !plural && joined && matches!(number::role(text, at), Some(NumberWord::Part(_)));
    if (plural != (count > Decimal::ONE) && !singular) || count.is_zero() {
        return None;
    }
    Some(Fraction { value: count.checked_div(Decimal::from(parts))?, len: at + len - i, shape })
}

/// Into how many parts, in how many tokens, and whether it is a plural: "thirds", "twenty-firsts", "hundredth".
fn denominator(text: &Text, i: usize) -> Option<(u32, usize, bool)> {
    let plural = |k: usize| text.str(k).ends_with(['s', 'S']);
    match number::role(text, i)? {
        NumberWord::Part(d) => Some((d, 1, plural(i))),
        NumberWord::Ordinal(d) if d > 2 => Some((d, 1, false)),
        NumberWord::Ten(tens) => {
            let at = number::past_hyphen(text, i + 1);
            match number::role(text, at)? {
                NumberWord::Ordinal(unit @ 1..=9) => Some((tens + unit, at + 1 - i, false)),
                NumberWord::Part(unit @ 1..=9) => Some((tens + unit, at + 1 - i, plural(at))),
                _ => None,
            }
        }
        _ => None,
    }
}

/// Whether a fraction at `i` is a share of something, not an ordinal, a period or a part of a game.
fn stands(text: &Text, i: usize, fraction: &Fraction, bounded: bool) -> bool {
    let end = i + fraction.len;
    let before = i.checked_sub(1).map_or(WordId::NONE, |k| text.word(k));
    if matches!(before, w::FIRST | w::SECOND | w::LAST | w::OTHER | w::BOTTOM) {
        return false;
    }
    let next = text.word(end);
    let of = next == w::OF || matches!(next, w::MORE | w::LESS | w::FEWER);
    let last = text.tokens.get(end).is_none_or(|t| t.kind == TokenKind::Sign && !number::is_hyphen(t.word));
    match fraction.shape {
        Shape::Plural => true,
        Shape::Quarters => of,
        // "half the condos", "half its staff", "about half"
        Shape::Half => {
            let period = matches!(before, w::THE | w::A | w::AND);
            // "more than half say so", but "about half past six"
            let noun = text.tokens.get(end).is_some_and(|t| t.kind == TokenKind::Word && t.spaced);
            let whole = noun && !matches!(next, w::A | w::AN | w::PAST) && surface::unit(text, end, false).is_none();
            (bounded && (last || (whole && number::role(text, end).is_none())))
                || of
                || (!period && !number::is_hyphen(next) && (next == w::THE || is_possessive(next)))
        }
        Shape::Numbered => of || last || number::is_hyphen(text.word(i + 1)),
        // "a third of Germans"; "the third of May" has no article
        // "by just over a fifth in May"
        Shape::Article => {
            let told = bounded || before == w::BY;
            let stops = last || told && text.lexicon.facts(next).classes.any(Classes::PREPOSITION);
            of || stops && !matches!(text.word(end - 1), w::QUARTER | w::SECOND)
        }
    }
}

fn is_possessive(word: WordId) -> bool {
    matches!(word, w::ITS | w::THEIR | w::HIS | w::HER | w::ALL | w::THAT | w::THOSE | w::THESE)
}

/// The quotient of a ratio in words, and its length.
fn one_in(text: &Text, i: usize) -> Option<(Decimal, usize)> {
    let part = number::atom(text, i).filter(|a| a.place >= 0)?;
    let mut at = i + part.len;
    let out = text.word(at) == w::OUT && text.word(at + 1) == w::OF;
    at += match text.word(at) {
        w::IN => 1,
        w::OUT if out => 2,
        _ => return None,
    };
    at += usize::from(text.word(at) == w::EVERY);
    let whole = number::atom(text, at).filter(|a| a.place >= 0 && a.value > part.value)?;
    let end = at + whole.len;
    // "two in 2019", "one in 10 minutes", "5 in June": years, times and dates are no wholes.
    let small = whole.value <= Decimal::ONE_HUNDRED || (part.value == Decimal::ONE && out);
    let alike = part.form == whole.form || part.value == Decimal::ONE || out;
    let unit = surface::unit(text, end, false).is_some();
    let name = text.tokens.get(end).is_some_and(|t| t.kind == TokenKind::Word && t.capital);
    // "11 out of 47 systems" counts both.
    let small =
        small && (whole.value <= Decimal::TEN || whole.value == Decimal::ONE_HUNDRED || part.value == Decimal::ONE);
    let plain = out || (!unit && !name);
    (small && alike && plain && part.form != Form::Plural && whole.magnitude <= 2)
        .then(|| Some((part.value.checked_div(whole.value)?, end - i)))
        .flatten()
}
