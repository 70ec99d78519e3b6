//! Titles where they stand, before it is known who holds them.
//!
//! In: [`Text`]. Out: [`Hit`]s in the order of the text. "senior vice president" is one hit; what stands around it
//! ("former", "of marketing", "Corvale's") is read by [`super::role`].

use crate::lexicon::names::Traits;
use crate::lexicon::titles::{Title, TitleKind};
use crate::lexicon::word as w;
use crate::text::{Text, TokenKind};
use std::ops::Range;

/// The words of a title.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    pub tokens: Range<usize>,
    /// Index into the lexicon's titles.
    pub title: u32,
}

impl Hit {
    pub fn row<'t>(&self, text: &Text<'t>) -> Option<&'t Title> {
        text.lexicon.titles.get(self.title)
    }

    /// "Sen.", "Gen.": written short, it belongs to the name behind it and to no body.
    pub fn is_address(&self, text: &Text) -> bool {
        text.str(self.tokens.end - 1).ends_with('.') || self.row(text).is_some_and(|t| t.kind == TitleKind::Rank)
    }
}

/// Every title of a text; where two overlap, the longer or the earlier stands.
pub fn scan(text: &Text) -> Vec<Hit> {
    let mut hits = Vec::new();
    let mut i = 0;
    while i < text.tokens.len() {
        match at(text, i) {
            Some(hit) => {
                i = hit.tokens.end;
                hits.push(hit);
            }
            None => i += 1,
        }
    }
    hits
}

fn at(text: &Text, i: usize) -> Option<Hit> {
    let titles = &text.lexicon.titles;
    if text.tokens[i].kind != TokenKind::Word || !titles.can_start(text.word(i)) {
        return None;
    }
    // "1:50 PM"
    if i > 0 && text.tokens[i].upper && text.tokens[i - 1].kind == TokenKind::Number {
        return None;
    }
    let flag = |k: usize, f: fn(&crate::text::Token) -> bool| text.tokens.get(i + k).is_some_and(f);
    let capital = |k: usize| flag(k, |t| t.capital);
    let upper = |k: usize| flag(k, |t| t.upper || t.kind == TokenKind::Sign);
    // "vice-president" is written with and without its hyphen.
    let mut bare = [i; 8];
    let mut n = 0;
    for k in i..text.tokens.len().min(i + 12) {
        if text.word(k) != w::HYPHEN && n < bare.len() {
            bare[n] = k;
            n += 1;
        }
    }
    let plain = titles.at(|k| text.word(i + k), capital, upper).map(|(len, title)| (i + len, title));
    let hyphened = titles
        .at(
            |k| if k < n { text.word(bare[k]) } else { crate::lexicon::WordId::NONE },
            capital,
            |k| k < n && text.tokens[bare[k]].upper,
        )
        .map(|(len, title)| (bare[len - 1] + 1, title));
    let (end, title) = plain.into_iter().chain(hyphened).max_by_key(|(end, _)| *end)?;
    (end <= text.tokens.len() && !is_given(text, i..end)).then_some(Hit { tokens: i..end, title })
}

/// "Dean Roe" is called Dean; "Dean Jane Roe" is one.
fn is_given(text: &Text, tokens: Range<usize>) -> bool {
    let given = |i: usize| text.lexicon.names.traits(text.word(i)).has(Traits::GIVEN);
    let word = |i: usize| text.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Word && t.capital && t.spaced);
    let (i, next) = (tokens.start, tokens.end);
    tokens.len() == 1 && text.tokens[i].capital && !text.tokens[i].upper && given(i) && word(next) && !given(next)
}

/// The hit that ends directly before token `i`.
pub fn ending(hits: &[Hit], i: usize) -> Option<&Hit> {
    let at = hits.partition_point(|h| h.tokens.end < i);
    hits.get(at).filter(|h| h.tokens.end == i)
}

/// The hit that begins at token `i`.
pub fn starting(hits: &[Hit], i: usize) -> Option<&Hit> {
    let at = hits.partition_point(|h| h.tokens.start < i);
    hits.get(at).filter(|h| h.tokens.start == i)
}

/// The hits that begin in a range of tokens.
pub fn within(hits: &[Hit], tokens: Range<usize>) -> &[Hit] {
    let from = hits.partition_point(|h| h.tokens.start < tokens.start);
    let to = hits.partition_point(|h| h.tokens.start < tokens.end);
    &hits[from..to.max(from)]
}
