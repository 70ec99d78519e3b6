//! Shares in words: "two-thirds of", "a quarter of", "half the", "one in seven", "three out of four".

use super::number::{self, Form};
use super::{Kind, Mention, quantity};
use crate::lexicon::{NumberWord, word as w};
use crate::text::{Text, TokenKind};
use crate::value::{Amount, Decimal};

/// The fraction at token `i`, bounds included.
pub fn read(text: &Text, i: usize) -> Option<Mention> {
    let (bound, at) = match number::bound_before(text, i) {
        Some((bound, len)) => (Some(bound), i + len),
        None => (None, i),
    };
    let (value, len) = match value(text, at).filter(|(_, len)| stands(text, at, *len)) {
        Some(found) => found,
        None => ratio(text, at)?,
    };
    let mut amount = Amount::point(value, -2);
    if let Some(bound) = bound {
        amount = amount.bounded(bound);
    }
    Some(quantity::mention(text, Kind::Fraction, i..at + len, amount, "", "fraction.words"))
}

/// The value of a fraction in words at token `i` and its length: `half`, `a quarter`, `two-thirds`, `three quarters`.
pub fn value(text: &Text, i: usize) -> Option<(Decimal, usize)> {
    let (count, at, article) = match (text.word(i), number::role(text, i)) {
        (w::A | w::AN, _) => (1, i + 1, true),
        (_, Some(NumberWord::Unit(n))) => (n, number::past_hyphen(text, i + 1), false),
        (w::HALF, _) => (1, i, false),
        (_, Some(NumberWord::Part(4))) if !text.str(i).ends_with('s') => (1, i, false),
        _ => return None,
    };
    let parts = match number::role(text, at)? {
        NumberWord::Part(d) if (count > 1) == text.str(at).ends_with(['s', 'S']) => d,
        // "one third", "a third": more often an ordinal
        NumberWord::Ordinal(d) if d > 2 && count == 1 && (article || at > i) => d,
        _ => return None,
    };
    if count == 0 || count >= parts {
        return None;
    }
    Some((Decimal::from(count).checked_div(Decimal::from(parts))?, at + 1 - i))
}

/// Whether a fraction at `i` is a share of something, not an ordinal, a period or a part of a game.
fn stands(text: &Text, i: usize, len: usize) -> bool {
    let next = text.word(i + len);
    let of = next == w::OF;
    let compared = matches!(next, w::MORE | w::LESS | w::FEWER);
    let last = number::role(text, i + len - 1);
    let several = matches!(number::role(text, i), Some(NumberWord::Unit(2..)));
    match last {
        _ if several => of || matches!(last, Some(NumberWord::Part(n)) if n != 4),
        // "half the condos", "half its staff", "about half"
        Some(NumberWord::Part(2)) => {
            let before = i.checked_sub(1).map_or(crate::lexicon::WordId::NONE, |k| text.word(k));
            let period = matches!(before, w::FIRST | w::SECOND | w::THE | w::LAST | w::A | w::AND);
            of || compared || (!period && !number::is_hyphen(next) && (next == w::THE || is_possessive(next)))
        }
        // "a third of Germans", "a quarter of them"; "the third of May" has no article
        _ => of || compared,
    }
}

fn is_possessive(word: crate::lexicon::WordId) -> bool {
    matches!(word, w::ITS | w::THEIR | w::HIS | w::HER | w::ALL | w::THAT | w::THOSE | w::THESE)
}

/// "one in seven", "three out of four", "nine out of every 10".
fn ratio(text: &Text, i: usize) -> Option<(Decimal, usize)> {
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
    // "two in 2019", "one in 10 minutes": years and times are no wholes.
    let small = whole.value <= Decimal::ONE_HUNDRED || (part.value == Decimal::ONE && out);
    let alike = part.form == whole.form || part.value == Decimal::ONE || out;
    let unit = super::measure::unit(text, at + whole.len, false).is_some();
    let sign = at + whole.len < text.tokens.len() && text.tokens[at + whole.len].kind == TokenKind::Word;
    let month = sign && text.tokens[at + whole.len].capital;
    if !small || !alike || (unit && !out) || (month && !out) || part.form == Form::Plural || whole.magnitude > 2 {
        return None;
    }
    Some((part.value.checked_div(whole.value)?, at + whole.len - i))
}
