//! Sentences: the boundaries of Unicode (UAX 29), less those that a news reader would not see.
//!
//! Dropped are boundaries after abbreviations that never end a sentence (`Gov.`, `Jan.`), after those that may
//! (`Inc.`, `U.S.`, `p.m.`) unless a usual first word follows, after initials, and before a lower-case word.

use super::{Sentence, Token, TokenKind};
use crate::lexicon::{Abbreviation, Lexicon, word as w};
use crate::span::Span;
use unicode_segmentation::UnicodeSegmentation;

/// Appends the sentences of one unit, whose tokens are `tokens[from..]`.
pub fn split(
    text: &str,
    unit: Span,
    tokens: &[Token],
    from: usize,
    unit_index: usize,
    lexicon: &Lexicon,
    out: &mut Vec<Sentence>,
) {
    let slice = unit.of(text);
    let mut first = from;
    let mut push = |range: std::ops::Range<usize>| {
        if range.is_empty() {
            return;
        }
        let span = tokens[range.start].span.join(tokens[range.end - 1].span);
        out.push(Sentence { span, tokens: range, unit: unit_index });
    };
    for offset in boundaries(slice) {
        let at = unit.start + offset as u32;
        let next = first + tokens[first..].partition_point(|t| t.span.end <= at);
        // A boundary inside a token ("p.m." cut in two) is none.
        if next == first || next >= tokens.len() || tokens[next].span.start < at {
            continue;
        }
        if ends(text, tokens, first, next, lexicon) {
            push(first..next);
            first = next;
        }
    }
    push(first..tokens.len());
}

/// The boundaries of UAX 29 inside a text. What stands around a full stop, another mark or a line's end decides on
/// them, so that the words from one boundary to the next such sign need not be looked at.
fn boundaries(text: &str) -> impl Iterator<Item = usize> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let bytes = text.as_bytes();
        // Whole stretches without a sign are passed over at once.
        let plain = |stretch: &&[u8; 32]| !stretch.iter().fold(false, |sign, &b| sign | !is_inner(b));
        let start = from + 32 * bytes[from..].as_chunks().0.iter().take_while(plain).count();
        let ends = |(i, &b): (usize, &u8)| !is_inner(b) && may_end(&bytes[start + i..]);
        let stop = start + bytes[start..].iter().enumerate().position(ends)?;
        // Most end so.
        let space = match bytes[stop..] {
            [b'.' | b'!' | b'?', b' ', b'A'..=b'Z', ..] => Some(1),
            [b'.' | b'!' | b'?', b'"', b' ', b'A'..=b'Z', ..] => Some(2),
            [b'.' | b'!' | b'?', 0xe2, 0x80, 0x9d, b' ', b'A'..=b'Z', ..] => Some(4),
            [_] => return None,
            _ => None,
        };
        if let Some(space) = space {
            from = stop + space + 1;
            return Some(from);
        }
        // The word that the sign belongs to decides with it: "3.5", "U.S."
        let word = text[from..stop].rfind(' ').map_or(from, |space| from + space + 1);
        from = word + text[word..].split_sentence_bounds().next()?.len();
        (from < text.len()).then_some(from)
    })
}

/// ASCII that ends no sentence, and bytes inside a character, whose first one has told.
fn is_inner(byte: u8) -> bool {
    byte < 0xc0 && !matches!(byte, b'.' | b'!' | b'?' | b'\n' | b'\r')
}

/// Whether a sentence can end with the character that begins here; where that is not plain, it may.
fn may_end(bytes: &[u8]) -> bool {
    match bytes {
        // "3.5", "p.m.", "Inc. said"
        [b'.', b'0'..=b'9' | b'a'..=b'z' | b',', ..] | [b'.', b' ', b'a'..=b'z', ..] => false,
        // Latin letters; dashes, quotation marks, the ellipsis; currencies.
        [0xc3..=0xc9, ..] | [0xe2, 0x80, 0x90..=0xa3 | 0xa6, ..] | [0xe2, 0x82 | 0x84, ..] => false,
        _ => true,
    }
}

/// Whether a sentence ends between `tokens[next - 1]` and `tokens[next]`.
fn ends(text: &str, tokens: &[Token], first: usize, next: usize, lexicon: &Lexicon) -> bool {
    let (last, following) = (&tokens[next - 1], &tokens[next]);
    let lower = following.kind == TokenKind::Word && !following.capital;
    if lower && !matches!(last.span.of(text), "." | "!" | "?") {
        return false;
    }
    // `"… hard?" he said`
    if lower && matches!(last.span.of(text), "\"" | "'" | "”" | "’" | ")") {
        return false;
    }
    if last.kind == TokenKind::Word && last.span.of(text).ends_with('.') {
        if let Some(kind) = lexicon.abbreviations.get(&last.word) {
            return match kind {
                Abbreviation::Never | Abbreviation::Capital => false,
                Abbreviation::May => lexicon.starts_sentence(following.word) && following.capital,
                Abbreviation::Clock => {
                    // "At 6 p.m. Roe left": the time has to stand at the end of something.
                    let opens = next - first <= OPENING;
                    let usual = lexicon.starts_sentence(following.word);
                    following.capital && (usual || !opens && !is_of_clock(&tokens[next..], lexicon))
                }
            };
        }
        let letters = last.span.of(text).chars().filter(|c| c.is_alphabetic()).count();
        if letters == 1 {
            // "vitamin C. The": an initial stands after the start of a sentence or after a name.
            return lexicon.starts_sentence(following.word) && next - 1 > first && !tokens[next - 2].capital;
        }
        return lexicon.starts_sentence(following.word) || following.kind != TokenKind::Word;
    }
    // An ellipsis inside a sentence.
    if lower && (text[..last.span.end as usize].ends_with("..") || last.span.of(text) == "…") {
        return false;
    }
    true
}

/// Tokens of "At about 6:30 p.m."
const OPENING: usize = 5;

/// What follows a time by the clock still belongs to it: "Tuesday", "EST", "Eastern time", "March 3".
fn is_of_clock(after: &[Token], lexicon: &Lexicon) -> bool {
    let [first, rest @ ..] = after else { return false };
    lexicon.calendar.get(first.word).is_some() || rest.first().is_some_and(|t| t.word == w::TIME)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Prose;

    #[test]
    fn a_time_by_the_clock_may_end_a_sentence() {
        for (text, sentences) in [
            ("It left Dorne at 6 p.m. Captain Holm sent up flares.", 2),
            ("A plane was to leave at 7 p.m. Safety inspectors came.", 2),
            ("It left Dorne at 6 p.m. The sea was calm.", 2),
            ("It left Dorne at 6 p.m. Tuesday for Kelso.", 1),
            ("It left Dorne at 6 p.m. EST for Kelso.", 1),
            ("It left Dorne at 6 p.m. Eastern time.", 1),
            ("It left Dorne at 6 p.m. NATO said so.", 2),
            ("At 6 p.m. Roe left Dorne.", 1),
            ("It left at 6 p.m. for Kelso.", 1),
        ] {
            let prose = Prose::plain(text);
            let read = crate::text::Text::read(&prose, Lexicon::builtin());
            assert_eq!(read.sentences.len(), sentences, "{text}");
        }
    }

    use proptest::prelude::*;

    proptest! {
        #[test]
        fn boundaries_are_those_of_unicode(text in "([a-cA-C0-9 .,!?\"'()\\-]|[éß’“”–…€£\n\r\u{85}\u{a0}\u{301}\u{2024}\u{2028}。]){0,60}") {
            let all: Vec<usize> = text.split_sentence_bound_indices().skip(1).map(|(i, _)| i).collect();
            prop_assert_eq!(boundaries(&text).collect::<Vec<_>>(), all);
        }
    }
}
