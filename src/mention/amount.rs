//! Amounts: numbers with the bounds and ranges around them, "at least 1.2 million", "10 to 30", "two or more".
//!
//! In: a token. Out: the interval that is stated there. It knows no units: one that stands between the ends of a range
//! ("$3 to $4") is the business of [`super::measure`].

use super::number::{Atom, Form, atom, glued_at, is_dash, is_hyphen};
use crate::lexicon::word as w;
use crate::text::{Text, TokenKind};
use crate::value::{Amount, Bound, Decimal};
use std::ops::Range;

/// An amount with the tokens it takes.
#[derive(Clone, Debug, PartialEq)]
pub struct AmountAt {
    pub amount: Amount,
    pub tokens: Range<usize>,
}

/// The amount that starts at token `i`: an atom or a range of two, with the bounds before and after.
/// A unit may follow `tokens.end`; one that stands between the ends of a range is not seen here.
pub fn amount(text: &Text, i: usize) -> Option<AmountAt> {
    let (before, from) = match bound_before(text, i) {
        Some((bound, len)) => (Some(bound), i + len),
        None => (None, i),
    };
    let opener = Opener::at(text, from);
    let first_at = from + usize::from(opener.is_some());
    // "between about 30 and 40": the bound says nothing that the range does not.
    let first_at = first_at + if opener.is_some() { bound_before(text, first_at).map_or(0, |b| b.1) } else { 0 };
    let first = atom(text, first_at)?;
    let end = first_at + first.len;
    if let Some((second_at, second)) = second_end(text, opener, &first, end) {
        return Some(AmountAt { amount: range(&first, &second)?, tokens: i..second_at + second.len });
    }
    if opener.is_some() {
        return None;
    }
    let amount = first.amount();
    if let Some(bound) = before {
        return Some(AmountAt { amount: amount.bounded(bound), tokens: i..end });
    }
    match bound_after(text, end) {
        Some((bound, len)) => Some(AmountAt { amount: amount.bounded(bound), tokens: i..end + len }),
        None => Some(AmountAt { amount, tokens: i..end }),
    }
}

/// A bound written before a number, with the tokens it takes: "at least", "as many as", `~`, `sub-`.
pub fn bound_before(text: &Text, i: usize) -> Option<(Bound, usize)> {
    if !text.word(i).is_known() {
        return None;
    }
    let (len, &bound) = text.lexicon.bounds.before.longest(|n| text.word(i + n))?;
    // "a pressure of 120 over 80"
    if text.word(i) == w::OVER && i > 0 && text.tokens[i - 1].kind == TokenKind::Number {
        return None;
    }
    // "sub-7", "over-65": the hyphen that joins them; "<-30" is a minus.
    let word = text.tokens[i + len - 1].kind == TokenKind::Word;
    let hyphen = word && is_hyphen(text.word(i + len)) && glued_at(text, i + len) && glued_at(text, i + len + 1);
    Some((bound, len + usize::from(hyphen)))
}

/// A bound written after a number or its unit, with the tokens it takes: "or more", "or so", `-plus`, `+`.
pub fn bound_after(text: &Text, i: usize) -> Option<(Bound, usize)> {
    if !text.word(i).is_known() {
        return None;
    }
    let (len, &bound) = text.lexicon.bounds.after.longest(|n| text.word(i + n))?;
    // "above 1,000 and below 1,500": the bound of the next number.
    if text.word(i) == w::AND && text.tokens.get(i + len).is_some_and(|t| t.kind == TokenKind::Number) {
        return None;
    }
    // "5 + 3" is a sum.
    let sign = text.tokens[i].kind == TokenKind::Sign;
    (!sign || !text.tokens[i].spaced).then_some((bound, len))
}

/// How the two ends of a range are announced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opener {
    Between,
    From,
}

impl Opener {
    pub fn at(text: &Text, i: usize) -> Option<Opener> {
        match text.word(i) {
            w::BETWEEN => Some(Opener::Between),
            w::FROM => Some(Opener::From),
            _ => None,
        }
    }
}

/// The interval between two ends, in whichever order they are written; the first takes its magnitude from the
/// second where it has none of its own.
pub fn range(first: &Atom, second: &Atom) -> Option<Amount> {
    let first = share_magnitude(first, second).unwrap_or(*first);
    let (low, high) =
        if first.value <= second.value { (first.value, second.value) } else { (second.value, first.value) };
    let place = first.place.min(second.place);
    Some(Amount { low: Some(low), high: Some(high), bound: Bound::Range, place })
}

/// `89` to `93 billion` is 89 billion; `500,000` to `1.3 million` stays. A first end that is not far above the
/// second one's mantissa is taken to be of its kind ("from 4.8 to 4.7 billion").
pub fn share_magnitude(first: &Atom, second: &Atom) -> Option<Atom> {
    if first.magnitude != 0 || second.magnitude == 0 || first.form == Form::Plural {
        return None;
    }
    let limit = second.mantissa()?.checked_mul(Decimal::TEN)?;
    if first.value < limit && first.value < Decimal::ONE_THOUSAND { first.lent(second.magnitude) } else { None }
}

/// The second end of a range whose first end stops before token `i`, and where it starts.
fn second_end(text: &Text, opener: Option<Opener>, first: &Atom, i: usize) -> Option<(usize, Atom)> {
    if first.form == Form::Plural {
        return None;
    }
    let at = connector(text, opener, i)?;
    let at = at + bound_before(text, at).map_or(0, |b| b.1);
    let second = atom(text, at)?;
    if opener.is_some() {
        return Some((at, second));
    }
    // Unannounced ranges rise: "won 3-1", "cut 5 to 3" are none.
    let rises = share_magnitude(first, &second).unwrap_or(*first).value < second.value;
    (rises && second.form != Form::Plural).then_some((at, second))
}

/// Where the second end would start, if a connector stands at token `i`: "to", "or", a dash, `-to-`.
pub fn connector(text: &Text, opener: Option<Opener>, i: usize) -> Option<usize> {
    let hyphen = usize::from(is_hyphen(text.word(i)));
    match (opener, text.word(i + hyphen)) {
        (Some(Opener::Between), w::AND) => Some(i + hyphen + 1),
        (Some(Opener::Between), _) if hyphen == 0 => None,
        // "from $10 up to $20"
        (Some(Opener::From), w::UP) if text.word(i + hyphen + 1) == w::TO => Some(i + hyphen + 2),
        (_, w::TO | w::OR | w::THROUGH) => {
            let after = i + hyphen + 1;
            // "0-to-60", "200,000 to-260,000", but "-18 to -34"
            let joined = is_hyphen(text.word(after)) && glued_at(text, after);
            Some(after + usize::from(joined))
        }
        _ if hyphen == 1 || is_dash(text.word(i)) || (text.word(i) == w::TILDE && glued_at(text, i)) => {
            // " - 5" is a minus; "2 - 5" and "2-5" are ranges.
            let even = text.tokens.get(i + 1).is_some_and(|t| t.spaced == text.tokens[i].spaced);
            even.then_some(i + 1)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Prose;
    use crate::lexicon::{Lexicon, Table};

    /// The first amount of a text: its words and its value.
    fn first(sentence: &str) -> Option<String> {
        let prose = Prose::plain(sentence);
        let text = Text::read(&prose, Lexicon::builtin());
        let at = (0..text.tokens.len()).find_map(|i| amount(&text, i))?;
        Some(format!("{} => {}", text.span(at.tokens.clone()).of(&prose.text), at.amount))
    }

    #[test]
    fn rows_of_the_lexicon_prove_themselves() {
        for file in ["numbers.tsv", "bounds.tsv"] {
            let text = std::fs::read_to_string(format!("lexicon/{file}")).unwrap();
            let rows = Table::parse(file, &text, 4).unwrap().rows;
            for row in &rows {
                if !row.cell(3).is_empty() {
                    let (sentence, value) = row.cell(3).split_once(" => ").unwrap();
                    let read = first(sentence).unwrap_or_default();
                    assert!(sentence.starts_with(read.split(" => ").next().unwrap()), "{sentence}: {read}");
                    assert_eq!(read.split(" => ").nth(1), Some(value), "{sentence}");
                }
            }
        }
    }

    #[test]
    fn amounts() {
        for (sentence, expected) in [
            ("about half a million", "about half a million => ~500000"),
            ("half-dozen", "half-dozen => 6"),
            ("a million and a half", "a million and a half => 1500000"),
            ("two-and-a-half", "two-and-a-half => 2.5"),
            ("2½ times", "2½ => 2.5"),
            ("2 1/2 times", "2 1/2 => 2.5"),
            ("1/4 of it", "1/4 => 0.25"),
            ("two thousand and six", "two thousand and six => 2006"),
            ("one million two hundred thousand and five", "one million two hundred thousand and five => 1200005"),
            ("three point one four", "three point one four => 3.14"),
            ("a 10-million plan", "10-million => 10000000"),
            ("12.3m tonnes", "12.3m => 12300000"),
            ("12.3m tall", "12.3 => 12.3"),
            ("816 000", "816 000 => 816000"),
            ("three or four", "three or four => 3..4"),
            ("10 to 30 of", "10 to 30 => 10..30"),
            ("between 3 and 5", "between 3 and 5 => 3..5"),
            ("between about 3 and about 5", "between about 3 and about 5 => 3..5"),
            ("89 to 93 billion", "89 to 93 billion => 89000000000..93000000000"),
            ("from 4.8 to 4.7 billion", "from 4.8 to 4.7 billion => 4700000000..4800000000"),
            ("0-to-60", "0-to-60 => 0..60"),
            ("5-10", "5-10 => 5..10"),
            ("won 3-1", "3 => 3"),
            ("two or more", "two or more => >=2"),
            ("tens of thousands", "tens of thousands => >=20000"),
            ("hundreds of millions", "hundreds of millions => >=200000000"),
            ("a .534 average", ".534 => 0.534"),
            ("as many as 20 or so", "as many as 20 => <=20"),
            ("12,34,567.89", "12,34,567.89 => 1234567.89"),
        ] {
            assert_eq!(first(sentence).as_deref(), Some(expected), "{sentence}");
        }
        for sentence in ["a plan", "the 42nd", "half an hour", "79228162514264337593543950336"] {
            assert_eq!(first(sentence), None, "{sentence}");
        }
    }

    #[test]
    fn places() {
        for (sentence, place) in
            [("17 billion", 9), ("4.2 million", 5), ("346", 0), ("1,200", 0), ("two hundred", 2), ("half a million", 5)]
        {
            let prose = Prose::plain(sentence);
            let text = Text::read(&prose, Lexicon::builtin());
            assert_eq!(atom(&text, 0).unwrap().place, place, "{sentence}");
        }
    }
}
