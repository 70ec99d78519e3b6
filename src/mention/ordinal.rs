//! Ordinals that state a rank: "ranked 42nd", "finished second", "the third-largest bank", a table cell `5th`.
//!
//! An ordinal that only tells things apart ("the second book", "21st century") states no value and gives no mention.

use super::measure::Measure;
use super::{Kind, Mention, Rule, number, quantity};
use crate::lexicon::{NumberWord, word as w};
use crate::text::{Text, TokenKind};
use crate::value::{Amount, Decimal};

pub const RULES: &[Rule] = &[
    Rule {
        name: "ordinal.rank",
        read,
        examples: &[
            ("The team finished second.", "second => ordinal 2"),
            ("It ranked 42nd in the list.", "42nd => ordinal 42"),
            ("It is the third-largest bank.", "third => ordinal 3"),
            ("He took 21st place.", "21st => ordinal 21"),
        ],
        counter_examples: &[
            "The second book sold well.",
            "In the first place, no.",
            "A 21st century bridge.",
            "He finished 17th Street.",
        ],
    },
    Rule {
        name: "ordinal.minute",
        read: minute,
        examples: &[("She scored in the 71st minute.", "71st minute => ordinal 71 minute")],
        counter_examples: &["She left at the last minute.", "A first minute book.", "The 71st minute-long film."],
    },
];

/// The minute of a match.
fn minute(text: &Text, i: usize, _: Option<&Measure>) -> Option<Mention> {
    let (value, len) = value(text, i)?;
    let end = i + len;
    let told = i > 0 && text.word(i - 1) == w::THE && text.word(end) == w::MINUTE;
    let alone = !number::is_hyphen(text.word(end + 1)) && super::noun::stops(text, end + 1);
    let unit = text.lexicon.vocabulary.word(w::MINUTE);
    (told && alone)
        .then(|| quantity::mention(text, Kind::Ordinal, i..end + 1, Amount::point(value, 0), unit, "ordinal.minute"))
}

/// The rank at token `i`.
fn read(text: &Text, i: usize, _: Option<&Measure>) -> Option<Mention> {
    let (value, len) = value(text, i)?;
    let sentence = &text.sentences.get(text.sentence_of(i))?.tokens;
    let end = i + len;
    let alone = i == sentence.start
        && (end..sentence.end).all(|k| text.tokens[k].kind == TokenKind::Sign && !number::is_hyphen(text.word(k)));
    let ranked = i > sentence.start
        && matches!(
            text.word(i - 1),
            w::RANKED | w::RANKS | w::RANKING | w::FINISHED | w::FINISHES | w::FINISHING | w::PLACED | w::CAME
        );
    let idiom = i > 1 && text.word(i - 1) == w::THE && text.word(i - 2) == w::IN;
    let place = matches!(text.word(end), w::PLACE | w::SPOT) && !idiom;
    let superlative = text.str(number::past_hyphen(text, end)).ends_with("est") && text.word(end) != w::WEST;
    // "25th Amendment", "17th Street": a name.
    let named = text.tokens.get(end).is_some_and(|t| t.kind == TokenKind::Word && t.capital && !place);
    if named || !(alone || ranked || place || superlative) {
        return None;
    }
    Some(quantity::mention(text, Kind::Ordinal, i..end, Amount::point(value, 0), "", "ordinal.rank"))
}

/// The ordinal at token `i` and its length: `42nd`, `second`, `one hundred twenty-fifth`.
pub fn value(text: &Text, i: usize) -> Option<(Decimal, usize)> {
    if text.tokens.get(i)?.kind == TokenKind::Number {
        let whole = text.str(i).replace(',', "").parse::<u64>().ok()?;
        return number::ordinal_suffix(text, i + 1).then_some((Decimal::from(whole), 2));
    }
    if let Some(NumberWord::Ordinal(n)) = number::role(text, i) {
        return Some((Decimal::from(n), 1));
    }
    // "twenty-first", "one hundred and fifth"
    let atom = number::atom(text, i).filter(|a| a.place >= 0)?;
    let mut at = number::past_hyphen(text, i + atom.len);
    at += usize::from(text.word(at) == w::AND);
    let Some(NumberWord::Ordinal(n)) = number::role(text, at) else { return None };
    let (n, ten) = (Decimal::from(n), Decimal::TEN);
    // Only a smaller ordinal goes on: twenty + first, not five + tenth.
    let room = atom.value.checked_rem(if n < ten { ten } else { Decimal::ONE_HUNDRED })?;
    (room.is_zero() && !atom.value.is_zero()).then_some((atom.value.checked_add(n)?, at + 1 - i))
}
