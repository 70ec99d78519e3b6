//! Multipliers: "sixfold", "ten-fold", "twice", "2x": counts of the unit `time`.

use super::measure::Measure;
use super::number;
use super::{Kind, Mention, Rule, amount, quantity};
use crate::lexicon::{NumberWord, word as w};
use crate::text::Text;
use crate::value::{Amount, Decimal};

pub const RULES: &[Rule] = &[Rule {
    name: "count.times",
    read,
    examples: &[
        ("Sales rose more than sixfold.", "more than sixfold => count >6 time"),
        ("It grew ten-fold.", "ten-fold => count 10 time"),
        ("It is 2x faster.", "2x => count 2 time"),
        ("She won twice.", "twice => count 2 time"),
    ],
    counter_examples: &["A 4x4 car.", "Fold the paper."],
}];

/// The multiplier at token `i`, bounds included.
fn read(text: &Text, i: usize, _: Option<&Measure>) -> Option<Mention> {
    let (bound, at) = match amount::bound_before(text, i) {
        Some((bound, len)) => (Some(bound), i + len),
        None => (None, i),
    };
    let (amount, end) = match number::role(text, at) {
        Some(NumberWord::Times(n)) => (Amount::point(Decimal::from(n), 0), at + 1),
        _ => {
            let atom = number::atom(text, at)?;
            let end = number::past_hyphen(text, at + atom.len);
            let glued = number::glued_at(text, end);
            if text.word(end) != w::FOLD && !(glued && matches!(text.word(end), w::X | w::TIMES_SIGN)) {
                return None;
            }
            // "4x100m", "1 x 1"
            let product = text.word(end) != w::FOLD
                && text.tokens.get(end + 1).is_some_and(|t| !t.spaced && !is_mark(text, end + 1));
            if product {
                return None;
            }
            (atom.amount(), end + 1)
        }
    };
    let amount = bound.map_or(amount, |b| amount.bounded(b));
    Some(quantity::mention(text, Kind::Count, i..end, amount, "time", "count.times"))
}

fn is_mark(text: &Text, i: usize) -> bool {
    matches!(text.word(i), w::COMMA | w::FULL_STOP | w::CLOSE | w::SEMICOLON)
}
