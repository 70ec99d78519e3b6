//! Tokens: runs of letters, runs of digits, single signs.
//!
//! `$17bn` is `$` `17` `bn`, `H100` is `H` `100`, `five-year` is `five` `-` `year`, each glued to the one before;
//! `2027's` is `2027` `'s`; `1,234.5` is one number; `U.S.`, `p.m.`, `Jan.` and `J.` keep their dots.

use crate::lexicon::{Abbreviation, Lexicon, WordId};
use crate::span::Span;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// letters, with inner apostrophes and the dots of an abbreviation
    Word,
    /// digits with thousands separators and one decimal point
    Number,
    /// digits with several dots: a version, an address, a dotted date
    Dotted,
    /// any other single character
    Sign,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    pub span: Span,
    pub kind: TokenKind,
    /// White space or the start of a unit stands before it.
    pub spaced: bool,
    /// First letter is upper case.
    pub capital: bool,
    /// Two letters or more, all upper case.
    pub upper: bool,
    pub word: WordId,
}

/// Appends the tokens of `within` to `out`.
pub fn tokenize(text: &str, within: Span, lexicon: &Lexicon, out: &mut Vec<Token>) {
    let bytes = text.as_bytes();
    let end = within.end as usize;
    let mut at = within.start as usize;
    let mut spaced = true;
    let mut folded = String::with_capacity(24);
    while at < end {
        let (stop, kind) = match bytes[at] {
            b if b.is_ascii_whitespace() => {
                at += 1;
                spaced = true;
                continue;
            }
            b if b.is_ascii_digit() => number_end(bytes, at, end),
            b if b.is_ascii_alphabetic() => (word_end(text, at, end), TokenKind::Word),
            _ => {
                let c = char_at(text, at);
                if c.is_whitespace() || c == '\u{feff}' || c == '\u{200b}' {
                    at += c.len_utf8();
                    spaced = true;
                    continue;
                } else if c.is_alphabetic() {
                    (word_end(text, at, end), TokenKind::Word)
                } else if let Some(stop) = clitic_end(text, at, end, out.last().filter(|_| !spaced)) {
                    (stop, TokenKind::Word)
                } else {
                    (at + c.len_utf8(), TokenKind::Sign)
                }
            }
        };
        let written = &text[at..stop];
        let mut token =
            Token { span: Span::new(at, stop), kind, spaced, capital: false, upper: false, word: WordId::NONE };
        if kind == TokenKind::Word {
            let key = if is_folded(written) {
                written
            } else {
                shape(written, &mut token);
                fold(written, &mut folded);
                &folded
            };
            token.word = lexicon.vocabulary.get(key);
            // "Jan." and "Inc." keep the dot that belongs to them.
            if bytes.get(stop) == Some(&b'.') && stop < end && !key.contains('.') && keeps_dot(key, &token, lexicon) {
                token.span.end += 1;
            }
        } else if kind == TokenKind::Sign {
            token.word = lexicon.vocabulary.get(written);
        }
        at = token.span.end as usize;
        spaced = false;
        out.push(token);
    }
}

/// Whether a word is its own folded form, as most words of a text are.
pub fn is_folded(word: &str) -> bool {
    word.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase())
}

/// Lower case, straight apostrophes.
pub fn fold(word: &str, into: &mut String) {
    into.clear();
    if word.is_ascii() {
        into.push_str(word);
        into.make_ascii_lowercase();
    } else {
        into.extend(word.chars().flat_map(char::to_lowercase).map(|c| if c == '\u{2019}' { '\'' } else { c }));
    }
}

fn char_at(text: &str, at: usize) -> char {
    text[at..].chars().next().unwrap_or(' ')
}

fn shape(word: &str, token: &mut Token) {
    token.capital = word.chars().next().is_some_and(char::is_uppercase);
    token.upper = token.capital
        && !word.chars().any(char::is_lowercase)
        && word.chars().filter(|c| c.is_alphabetic()).count() > 1;
}

fn keeps_dot(key: &str, token: &Token, lexicon: &Lexicon) -> bool {
    let initial = token.capital && key.chars().count() == 1 && key != "i";
    initial
        || match lexicon.abbreviations.get(&token.word) {
            None => false,
            Some(Abbreviation::Capital) => token.capital,
            Some(_) => true,
        }
}

/// The end of a number and whether it is one: `1,234.5` yes, `1.2.3` dotted, `3,4` ends after 3.
fn number_end(b: &[u8], at: usize, end: usize) -> (usize, TokenKind) {
    let digits = |from: usize| (from..end).take_while(|&i| b[i].is_ascii_digit()).count();
    let lead = digits(at);
    let mut i = at + lead;
    // Groups of three, or the Indian groups of two with a last one of three.
    let mut groups = Vec::with_capacity(4);
    let mut j = i;
    while j < end && b[j] == b',' {
        let n = digits(j + 1);
        if n != 2 && n != 3 {
            break;
        }
        groups.push(n);
        j += 1 + n;
        if n == 3 && !(j < end && b[j] == b',') {
            break;
        }
    }
    let western = lead <= 3 && !groups.is_empty() && groups.iter().all(|&n| n == 3);
    let indian = lead <= 2
        && groups.len() > 1
        && groups.last() == Some(&3)
        && groups[..groups.len() - 1].iter().all(|&n| n == 2);
    if western || indian {
        i = j;
    }
    let mut dots = 0;
    while i + 1 < end && b[i] == b'.' && b[i + 1].is_ascii_digit() {
        dots += 1;
        i += 1;
        i += digits(i);
    }
    (i, if dots > 1 { TokenKind::Dotted } else { TokenKind::Number })
}

/// The end of a run of letters, with inner apostrophes (`O'Brien`, `don't`) but not clitics (`'s`, `'ll`),
/// and with the dots of `U.S.` and `p.m.`.
fn word_end(text: &str, at: usize, end: usize) -> usize {
    let b = text.as_bytes();
    let letters = |from: usize| {
        let mut i = from;
        while i < end {
            if b[i].is_ascii_alphabetic() {
                i += 1;
            } else if b[i] >= 0x80 {
                let c = char_at(text, i);
                // Marks that combine with the letter before them belong to it.
                if !c.is_alphabetic() && !('\u{300}'..='\u{36f}').contains(&c) {
                    break;
                }
                i += c.len_utf8();
            } else {
                break;
            }
        }
        i
    };
    let mut i = letters(at);
    if i == at + 1 && i < end && b[i] == b'.' {
        let mut j = i;
        while j + 1 < end && b[j] == b'.' && b[j + 1].is_ascii_alphabetic() && letters(j + 1) == j + 2 {
            j += 2;
        }
        if j > i {
            return if j < end && b[j] == b'.' { j + 1 } else { j };
        }
    }
    while let Some(a) = apostrophe(text, i, end) {
        let stop = letters(i + a);
        if stop == i + a || is_clitic(&text[i + a..stop]) {
            break;
        }
        i = stop;
    }
    i
}

/// `'s`, `'ll` and the like after a word or a number, and the bare apostrophe of `companies'` stays a sign.
fn clitic_end(text: &str, at: usize, end: usize, before: Option<&Token>) -> Option<usize> {
    let before = before?;
    if before.kind == TokenKind::Sign {
        return None;
    }
    let a = apostrophe(text, at, end)?;
    let rest: &str = &text[at + a..end];
    let n = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
    is_clitic(&rest[..n]).then_some(at + a + n)
}

fn apostrophe(text: &str, at: usize, end: usize) -> Option<usize> {
    let rest = &text.as_bytes()[at..end];
    match rest {
        [b'\'', ..] => Some(1),
        [0xe2, 0x80, 0x99, ..] => Some(3),
        _ => None,
    }
}

fn is_clitic(s: &str) -> bool {
    ["s", "ll", "re", "ve", "d", "m"].iter().any(|c| c.eq_ignore_ascii_case(s))
}
