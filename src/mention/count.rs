//! Counts: a number with the noun it counts, "seven distinct Nvidia chips", "one of its planes", "dozens of villages".

use super::measure::{Measure, Of, rate};
use super::number::Form;
use super::{Kind, Mention, noun, number, quantity};
use crate::lexicon::{NounWord, word as w};
use crate::text::{Text, TokenKind};
use crate::value::{Bound, Decimal};

/// The count that a measure without a unit starts.
pub fn read(text: &Text, m: &Measure) -> Option<Mention> {
    if m.of != Of::Nothing || m.rate.is_some() {
        return None;
    }
    if number::is_hyphen(text.word(m.tokens.end)) {
        return compound(text, m);
    }
    let start = phrase(text, m)?;
    let one = m.amount.high.is_some_and(|v| v <= Decimal::ONE && v > Decimal::ZERO) && start == m.tokens.end;
    let head = noun::head(text, start, one)?;
    let mut unit = noun::singular(text, head.at);
    if head.inner {
        return Some(quantity::mention(text, Kind::Count, m.tokens.clone(), m.amount, &unit, "count.noun"));
    }
    let mut end = head.at + 1;
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

/// "a four-cylinder engine", "the nine-member panel": the noun after the hyphen, where another word follows it.
fn compound(text: &Text, m: &Measure) -> Option<Mention> {
    let at = number::past_hyphen(text, m.tokens.end);
    let noun = text.tokens.get(at).filter(|t| at > m.tokens.end && t.kind == TokenKind::Word && !t.capital)?;
    let modifies = text.tokens.get(at + 1).is_some_and(|t| t.kind == TokenKind::Word && t.spaced);
    let idiom = matches!(text.lexicon.counted_nouns.get(noun.word), Some(NounWord::Idiom | NounWord::Stop));
    let adjective = text.str(at).ends_with("ed") || text.str(at).ends_with("ing") || text.str(at).ends_with("al");
    if !modifies || idiom || adjective || noun::is_plural(text, at) || m.form == Form::Plural {
        return None;
    }
    let unit = noun::singular(text, at);
    Some(quantity::mention(text, Kind::Count, m.tokens.start..at + 1, m.amount, &unit, "count.compound"))
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
    // "several hundred people"
    let vague = number::is_scale(text, m.number) && m.number + 1 == end && m.number > 0 && is_vague(text, m.number - 1);
    (next.kind != TokenKind::Sign && next.spaced && !vague).then_some(end)
}

fn is_vague(text: &Text, i: usize) -> bool {
    matches!(text.word(i), w::SEVERAL | w::FEW | w::MANY | w::SOME)
}

fn is_determiner(text: &Text, i: usize) -> bool {
    matches!(text.word(i), w::THE | w::ITS | w::THEIR | w::HIS | w::HER | w::THESE | w::THOSE | w::ALL | w::OUR | w::MY)
}
