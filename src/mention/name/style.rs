//! How a sentence is written: running text, a headline in title case, or capitals throughout; and how each word is
//! written where running text leaves a choice.

use crate::article::UnitKind;
use crate::lexicon::names::Traits;
use crate::lexicon::{Classes, WordId, WordSet, word as w};
use crate::text::{Text, TokenKind, token};
use rustc_hash::{FxHashSet, FxHasher};
use std::hash::Hasher;
use std::ops::Range;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    Running,
    /// Capitals tell nothing: title case, or capitals throughout.
    Headline,
    /// Page furniture: not read.
    Boilerplate,
}

/// The words that stand somewhere in one way: by their ids, those that the lexicon does not know by a hash.
#[derive(Clone, Debug, Default)]
struct Seen {
    known: WordSet,
    others: FxHashSet<u64>,
}

impl Seen {
    fn note(&mut self, text: &Text, i: usize) {
        if text.is_known(i) {
            self.known.insert(text.word(i));
        } else {
            self.others.insert(key(text.str(i)));
        }
    }

    fn has(&self, text: &Text, i: usize) -> bool {
        if text.is_known(i) { self.known.contains(text.word(i)) } else { self.others.contains(&key(text.str(i))) }
    }
}

/// The styles of an article's sentences and words.
#[derive(Default)]
pub(super) struct Styles {
    sentences: Vec<Style>,
    lower: Seen,
    /// with a capital inside a sentence
    capital: Seen,
}

impl Styles {
    pub(super) fn running(&self, sentence: usize) -> bool {
        self.sentences.get(sentence) == Some(&Style::Running)
    }

    pub(super) fn headline(&self, sentence: usize) -> bool {
        self.sentences.get(sentence) == Some(&Style::Headline)
    }

    /// The article writes the word of token `i` in lower case too.
    pub(super) fn seen_lower(&self, text: &Text, i: usize) -> bool {
        self.lower.has(text, i)
    }

    /// The article writes the word of token `i` with a capital where nothing but a name asks for it.
    pub(super) fn seen_capital(&self, text: &Text, i: usize) -> bool {
        self.capital.has(text, i)
    }

    fn note_words(&mut self, text: &Text, tokens: Range<usize>) {
        for i in tokens.clone() {
            let token = &text.tokens[i];
            if token.kind != TokenKind::Word || !token.spaced && !token.capital {
                continue;
            }
            if !token.capital {
                self.lower.note(text, i);
            } else if i > tokens.start && !opens(text, i) {
                self.capital.note(text, i);
            }
        }
    }
}

pub(super) fn read(text: &Text) -> Styles {
    let mut styles = Styles::default();
    for sentence in &text.sentences {
        let unit = &text.prose.units[sentence.unit];
        let (mut lower, mut capital, mut upper) = (0, 0, 0);
        let mut acts = false;
        for token in &text.tokens[sentence.tokens.clone()] {
            // Small words stay small in most headline styles.
            let small = text.lexicon.names.traits(token.word).has(Traits::FUNCTION.or(Traits::PARTICLE));
            // "Mines Found in Malta.": no name is a verb's form.
            acts |= token.capital && !small && is_verbal(text, token.word);
            if token.kind == TokenKind::Word && token.spaced && !small {
                match (token.capital, token.upper) {
                    (false, _) => lower += 1,
                    (true, false) => capital += 1,
                    (true, true) => upper += 1,
                }
            }
        }
        let headed = matches!(unit.kind, UnitKind::Title | UnitKind::Heading);
        let shouted = upper >= 3 && upper > 2 * (lower + capital);
        let full_stop = text.str(sentence.tokens.end - 1).ends_with('.');
        let stopped = full_stop && (lower > 0 || !acts);
        let titled = if headed { capital + upper > 2 * lower } else { capital + upper > 4 * lower && !stopped }
            && capital + upper >= 4;
        styles.sentences.push(match () {
            () if unit.boilerplate => Style::Boilerplate,
            () if shouted || titled => Style::Headline,
            () => Style::Running,
        });
        if !(shouted || titled) {
            styles.note_words(text, sentence.tokens.clone());
        }
    }
    styles
}

/// A participle or a third person, and nothing else.
fn is_verbal(text: &Text, word: WordId) -> bool {
    let classes = text.lexicon.facts(word).classes;
    classes.any(Classes::PARTICIPLE | Classes::THIRD) && !classes.any(Classes::NOUN | Classes::ADJECTIVE)
}

/// Whether token `i` has its capital from its place: behind a quotation mark, a colon, a dash or a bullet.
pub(super) fn opens(text: &Text, i: usize) -> bool {
    let Some(before) = i.checked_sub(1) else { return true };
    matches!(
        text.word(before),
        w::LEFT_QUOTE_DOUBLE
            | w::QUOTE_DOUBLE
            | w::LEFT_QUOTE
            | w::APOSTROPHE
            | w::GUILLEMET_LEFT
            | w::COLON
            | w::EM_DASH
            | w::EN_DASH
            | w::BULLET
            | w::ASTERISK
            | w::ELLIPSIS
            | w::FULL_STOP
            | w::EXCLAMATION
            | w::QUESTION
            | w::BAR
            | w::OPEN_SQUARE
    ) || text.word(before) == w::HYPHEN && text.tokens[i].spaced
}

fn key(word: &str) -> u64 {
    let mut hasher = FxHasher::default();
    if word.is_ascii() {
        word.bytes().for_each(|b| hasher.write_u8(b.to_ascii_lowercase()));
    } else {
        let mut folded = String::new();
        token::fold(word, &mut folded);
        folded.bytes().for_each(|b| hasher.write_u8(b));
    }
    hasher.finish()
}
