//! How a sentence is written: running text, a headline in title case, or capitals throughout; and how each word is
//! written where running text leaves a choice.

use crate::article::UnitKind;
use crate::lexicon::names::Traits;
use crate::lexicon::{Classes, WordId};
use crate::text::{Text, TokenKind, token};
use rustc_hash::{FxHashMap, FxHasher};
use std::hash::Hasher;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    Running,
    /// Capitals tell nothing: title case, or capitals throughout.
    Headline,
    /// Page furniture: not read.
    Boilerplate,
}

#[derive(Clone, Copy, Debug, Default)]
struct Seen {
    lower: bool,
    /// with a capital inside a sentence
    capital: bool,
}

/// The styles of an article's sentences and words.
pub(super) struct Styles {
    sentences: Vec<Style>,
    words: FxHashMap<u64, Seen>,
}

impl Styles {
    pub(super) fn running(&self, sentence: usize) -> bool {
        self.sentences.get(sentence) == Some(&Style::Running)
    }

    pub(super) fn headline(&self, sentence: usize) -> bool {
        self.sentences.get(sentence) == Some(&Style::Headline)
    }

    /// The article writes this word in lower case too.
    pub(super) fn seen_lower(&self, word: &str) -> bool {
        self.words.get(&key(word)).is_some_and(|s| s.lower)
    }

    /// The article writes this word with a capital where nothing but a name asks for it.
    pub(super) fn seen_capital(&self, word: &str) -> bool {
        self.words.get(&key(word)).is_some_and(|s| s.capital)
    }
}

pub(super) fn read(text: &Text) -> Styles {
    let mut styles = Styles { sentences: Vec::with_capacity(text.sentences.len()), words: FxHashMap::default() };
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
            note_words(text, sentence.tokens.clone(), &mut styles.words);
        }
    }
    styles
}

/// A participle or a third person, and nothing else.
fn is_verbal(text: &Text, word: WordId) -> bool {
    let classes = text.lexicon.facts(word).classes;
    classes.any(Classes::PARTICIPLE | Classes::THIRD) && !classes.any(Classes::NOUN | Classes::ADJECTIVE)
}

fn note_words(text: &Text, tokens: std::ops::Range<usize>, words: &mut FxHashMap<u64, Seen>) {
    for i in tokens.clone() {
        let token = &text.tokens[i];
        if token.kind != TokenKind::Word || !token.spaced && !token.capital {
            continue;
        }
        let free = i > tokens.start && !opens(text, i);
        if !token.capital || free {
            let seen = words.entry(key(text.str(i))).or_default();
            seen.lower |= !token.capital;
            seen.capital |= token.capital;
        }
    }
}

/// Whether token `i` has its capital from its place: behind a quotation mark, a colon, a dash or a bullet.
pub(super) fn opens(text: &Text, i: usize) -> bool {
    let Some(before) = i.checked_sub(1) else { return true };
    text.tokens[before].kind == TokenKind::Sign
        && matches!(
            text.str(before),
            "“" | "\"" | "‘" | "'" | "«" | ":" | "—" | "–" | "•" | "*" | "…" | "." | "!" | "?" | "|" | "["
        )
        || text.str(before) == "-" && text.tokens[i].spaced
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
