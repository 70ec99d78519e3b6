//! The noun that a number counts.
//!
//! In: the token after a number. Out: the head of the noun phrase that starts there: in `seven distinct Nvidia
//! chips` the token `chips`. It has no parser: a phrase runs until a word that never belongs to one, and a number
//! other than one counts the first plural in it ("1,100 public housing properties").

use super::number;
use crate::lexicon::morphology::looks_plural;
use crate::lexicon::{NounWord, word as w};
use crate::text::{Text, TokenKind};

/// How many words before the noun a phrase may have.
const REACH: usize = 7;

/// The head of a counted noun phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// The token of the noun.
    pub at: usize,
    /// A value stands inside the phrase ("eight million 250ml bottles") and is read on its own.
    pub inner: bool,
}

/// The head of the noun phrase at token `i`, counted by one (or less) or by another number.
pub fn head(text: &Text, i: usize, one: bool) -> Option<Head> {
    let mut last = None;
    let mut inner = false;
    let mut at = i;
    for _ in 0..REACH {
        let Some(token) = text.tokens.get(at) else { break };
        match token.kind {
            TokenKind::Word if stops(text, at) => {
                if one || !joins_adjectives(text, i, at) {
                    break;
                }
            }
            TokenKind::Word => {
                if let Some(end) = inner_value(text, at) {
                    inner = true;
                    at = end;
                    continue;
                }
                let hyphen = number::is_hyphen(text.word(at + 1)) && number::glued_at(text, at + 1);
                if !hyphen && is_plural(text, at) {
                    if !one {
                        return Some(Head { at: counted(text, at), inner });
                    }
                    // "one proposal asks": after a singular noun such a word is a verb.
                    if last.is_some() {
                        break;
                    }
                }
                // "one question followed", "one official insisting", "one reason Smith left"
                if one && last.is_some_and(|l| ends_one(text, l, at)) {
                    break;
                }
                // "five-speed gearbox": a compound is a modifier as a whole.
                if hyphen && text.tokens.get(at + 2).is_some_and(|t| !t.spaced && t.kind == TokenKind::Word) {
                    at += 1;
                } else {
                    last = Some(at);
                }
            }
            TokenKind::Number if !one => match inner_value(text, at) {
                Some(end) => {
                    inner = true;
                    at = end;
                    continue;
                }
                // "63,000 Model 3 sedans"
                None if at > i && text.tokens[at - 1].capital => {}
                None => break,
            },
            // "current, former and retired teachers"
            TokenKind::Sign if !one && lists_adjectives(text, i, at) => {}
            // "R&D jobs"
            TokenKind::Sign if !token.spaced && text.str(at) == "&" => {}
            _ => break,
        }
        at += 1;
    }
    last.filter(|_| one).map(|at| Head { at, inner })
}

/// Whether a singular noun at `last` is over before the word at `at`: a verb form, or a name after a plain word.
fn ends_one(text: &Text, last: usize, at: usize) -> bool {
    let verb = text.str(at).ends_with("ed") || text.str(at).ends_with("ing");
    verb || (text.tokens[at].capital && !text.tokens[last].capital)
}

/// Whether a plural noun ends the phrase at token `i`.
pub fn plural_ahead(text: &Text, i: usize) -> bool {
    (i..i + REACH)
        .take_while(|&k| text.tokens.get(k).is_some_and(|t| t.kind == TokenKind::Word && t.spaced))
        .take_while(|&k| !stops(text, k) || joins_adjectives(text, i, k))
        .any(|k| is_plural(text, k))
}

/// "digital and physical sales": "and" inside a phrase that starts at `i`.
fn joins_adjectives(text: &Text, i: usize, at: usize) -> bool {
    text.word(at) == w::AND && at > i && !stops(text, at - 1) && !stops(text, at + 1)
}

/// A comma between the adjectives of a list that "and" or "or" ends.
fn lists_adjectives(text: &Text, i: usize, at: usize) -> bool {
    let adjective = |k: usize| {
        text.tokens.get(k).is_some_and(|t| t.kind == TokenKind::Word && t.spaced)
            && !stops(text, k)
            && !is_plural(text, k)
    };
    let last = (at + 2..at + 5).find(|&k| matches!(text.word(k), w::AND | w::OR));
    text.word(at) == w::COMMA
        && at > i
        && adjective(at - 1)
        && last
            .is_some_and(|last| (at + 1..last).all(|k| adjective(k) || text.word(k) == w::COMMA) && adjective(last + 1))
}

/// The end of a physical value that starts at token `i`: `250ml`, `three-ton`.
fn inner_value(text: &Text, i: usize) -> Option<usize> {
    let starts = text.tokens[i].kind == TokenKind::Number || number::role(text, i).is_some();
    let m = super::measure::measure(text, i).filter(|_| starts)?;
    matches!(m.of, super::surface::Of::Unit(_)).then_some(m.tokens.end)
}

/// "graphics cards", "women voters", "missing sailors": past a plural that modifies another one right behind it.
fn counted(text: &Text, at: usize) -> usize {
    let class = text.lexicon.counted_nouns.get(text.word(at));
    let modifier =
        matches!(class, Some(NounWord::Modifier | NounWord::Same)) || matches!(text.word(at), w::MEN | w::WOMEN);
    if !modifier {
        return at;
    }
    (at + 1..at + 3)
        .take_while(|&k| text.tokens.get(k).is_some_and(|t| t.kind == TokenKind::Word && t.spaced) && !stops(text, k))
        .find(|&k| is_plural(text, k))
        .map_or(at, |k| counted(text, k))
}

/// A token that ends a noun phrase: a function word, a usual verb, an adverb, a sign.
pub fn stops(text: &Text, i: usize) -> bool {
    let Some(token) = text.tokens.get(i) else { return true };
    if token.kind != TokenKind::Word {
        return true;
    }
    match text.lexicon.counted_nouns.get(token.word) {
        Some(NounWord::Stop) => true,
        Some(_) => false,
        None => {
            let s = text.str(i);
            s.starts_with(['\'', '’']) || (s.len() > 4 && s.ends_with("ly") && !s.ends_with("mily"))
        }
    }
}

pub fn is_plural(text: &Text, i: usize) -> bool {
    match text.lexicon.counted_nouns.get(text.word(i)) {
        Some(NounWord::Same | NounWord::Modifier) => true,
        Some(NounWord::Stop) => false,
        Some(NounWord::Idiom | NounWord::Adjective) => looks_plural(text.str(i)),
        None => text.lexicon.is_irregular_plural(text.word(i)) || looks_plural(text.str(i)),
    }
}

/// The singular of token `i` in lower case, an acronym as it is: `GPUs` is `GPU`.
pub fn singular(text: &Text, i: usize) -> String {
    // "sign-ups", "co-founders": the compound is the noun.
    let mut first = i;
    while first >= 2
        && number::is_hyphen(text.word(first - 1))
        && number::glued_at(text, first - 1)
        && number::glued_at(text, first)
        && text.tokens[first - 2].kind == TokenKind::Word
        && number::role(text, first - 2).is_none()
    {
        first -= 2;
    }
    if first < i {
        let before = text.span(first..i);
        return before.of(&text.prose.text).to_lowercase() + &one_of(text, i);
    }
    one_of(text, i)
}

/// The singular of a single token.
fn one_of(text: &Text, i: usize) -> String {
    let s = text.str(i);
    let acronym = s.chars().take(2).filter(|c| c.is_uppercase()).count() == 2;
    if acronym {
        return s.strip_suffix('s').unwrap_or(s).to_string();
    }
    text.lexicon.singular(&s.to_lowercase().replace('\u{2019}', "'")).into_owned()
}

#[cfg(test)]
mod tests {
    use crate::article::Prose;
    use crate::lexicon::{Lexicon, Table};
    use crate::mention::{self, Context};
    use crate::text::Text;

    #[test]
    fn rows_of_the_lexicon_prove_themselves() {
        let file = std::fs::read_to_string("lexicon/counted-nouns.tsv").unwrap();
        for row in Table::parse("counted-nouns.tsv", &file, 3).unwrap().rows.iter().filter(|r| !r.cell(2).is_empty()) {
            let (words, value) = row.cell(2).split_once(" => ").unwrap();
            let prose = Prose::plain(words);
            let text = Text::read(&prose, Lexicon::builtin());
            let read = mention::read(&text, &Context { published: None });
            let read = read.first().map(ToString::to_string);
            assert_eq!(read.as_deref(), Some(format!("count {value}").as_str()), "{words}");
        }
    }
}
