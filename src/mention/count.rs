//! Counts: a number with the noun it counts, "seven distinct Nvidia chips", "one of its planes", "dozens of villages".

use super::measure::{Measure, Of, rate};
use super::{Kind, Mention, noun, number, quantity};
use crate::lexicon::word as w;
use crate::text::{Text, TokenKind};
use crate::value::{Bound, Decimal};

/// The count that a measure without a unit starts.
pub fn read(text: &Text, m: &Measure) -> Option<Mention> {
    if m.of != Of::Nothing || m.rate.is_some() {
        return None;
    }
    let start = phrase(text, m)?;
    let one = m.amount.high == Some(Decimal::ONE) && m.amount.low == Some(Decimal::ONE) && start == m.tokens.end;
    let head = noun::head(text, start, one)?;
    let mut unit = noun::singular(text, head);
    let mut end = head + 1;
    if let Some((per, stop)) = rate(text, end) {
        unit = format!("{unit} per {per}");
        end = stop;
    }
    let mut amount = m.amount;
    if let (Bound::Exact, Some((bound, len))) = (amount.bound, number::bound_after(text, end)) {
        amount = amount.bounded(bound);
        end += len;
    }
    Some(quantity::mention(text, Kind::Count, m.tokens.start..end, amount, &unit, "count.noun"))
}

/// Where the counted phrase starts: after the number, or after "of the" and the like.
fn phrase(text: &Text, m: &Measure) -> Option<usize> {
    let end = m.tokens.end;
    if text.word(end) == w::OF {
        let mut at = end + 1;
        while is_determiner(text, at) {
            at += 1;
        }
        // "one of Airbnb's earliest investments"
        let owner = (at..at + 3).find(|&k| text.word(k) == w::POSSESSIVE);
        return Some(owner.map_or(at, |k| k + 1));
    }
    let next = text.tokens.get(end)?;
    (next.kind == TokenKind::Word && next.spaced).then_some(end)
}

fn is_determiner(text: &Text, i: usize) -> bool {
    matches!(text.word(i), w::THE | w::ITS | w::THEIR | w::HIS | w::HER | w::THESE | w::THOSE | w::ALL | w::OUR | w::MY)
}
