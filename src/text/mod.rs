//! Sentences and tokens of an article's prose, worked out once for all detectors.
//!
//! In: [`Prose`] and the [`Lexicon`]. Out: [`Text`]. It knows nothing of facts.

pub mod sentence;
pub mod token;

use crate::article::Prose;
use crate::lexicon::{Lexicon, WordId};
use crate::span::Span;
use std::borrow::Cow;
use std::ops::Range;

pub use token::{Token, TokenKind};

/// An article's prose, cut up.
#[derive(Clone, Debug)]
pub struct Text<'a> {
    pub prose: &'a Prose,
    pub lexicon: &'a Lexicon,
    pub tokens: Vec<Token>,
    pub sentences: Vec<Sentence>,
}

/// A sentence never crosses a unit of the prose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    pub span: Span,
    /// Indices into [`Text::tokens`].
    pub tokens: Range<usize>,
    /// Index into [`Prose::units`].
    pub unit: usize,
}

impl<'a> Text<'a> {
    /// Cuts the prose into sentences and tokens.
    pub fn read(prose: &'a Prose, lexicon: &'a Lexicon) -> Text<'a> {
        let mut text = Text { prose, lexicon, tokens: Vec::with_capacity(prose.text.len() / 5), sentences: Vec::new() };
        for (u, unit) in prose.units.iter().enumerate() {
            let from = text.tokens.len();
            token::tokenize(&prose.text, unit.span, lexicon, &mut text.tokens);
            sentence::split(&prose.text, unit.span, &text.tokens, from, u, lexicon, &mut text.sentences);
        }
        text
    }

    /// The written form of token `i`; empty beyond the ends.
    pub fn str(&self, i: usize) -> &'a str {
        self.tokens.get(i).map_or("", |t| t.span.of(&self.prose.text))
    }

    /// The written form of token `i` in lower case: most words are in it already.
    pub fn lower(&self, i: usize) -> Cow<'a, str> {
        let s = self.str(i);
        if token::is_folded(s) { Cow::Borrowed(s) } else { Cow::Owned(s.to_lowercase()) }
    }

    /// Whether token `i` is a word of the lexicon, with no more letters or signs than it: "Inc." has a dot more.
    pub fn is_known(&self, i: usize) -> bool {
        let token = self.tokens.get(i).filter(|t| t.word.is_known());
        token.is_some_and(|t| self.lexicon.vocabulary.length(t.word) == t.span.len())
    }

    /// The lexicon's id of token `i`; [`WordId::NONE`] beyond the ends.
    pub fn word(&self, i: usize) -> WordId {
        self.tokens.get(i).map_or(WordId::NONE, |t| t.word)
    }

    /// The bytes from the first to the last token of a non-empty range.
    pub fn span(&self, tokens: Range<usize>) -> Span {
        self.tokens[tokens.start].span.join(self.tokens[tokens.end - 1].span)
    }

    /// The sentence that token `i` stands in.
    pub fn sentence_of(&self, i: usize) -> usize {
        self.sentences.partition_point(|s| s.tokens.end <= i)
    }
}
