//! Which way a figure moves, from the words beside it.
//!
//! In: the tokens of a value. Out: `Up` or `Down` by that much ("rose 4%", "a 4% rise"), `To` or `From` the level
//! reached or left ("to $2.1 billion"). A range from one level to another keeps its direction only.

use super::{Mention, amount, number};
use crate::lexicon::word as w;
use crate::text::{Text, TokenKind};
use crate::value::{Bound, Change};
use std::ops::Range;

/// The direction of the word at token `i`.
pub fn direction(text: &Text, i: usize) -> Option<Change> {
    let word = text.word(i);
    if word.is_known() { text.lexicon.changes.get(&word).copied() } else { None }
}

/// What the words around a value say of its change.
pub fn of(text: &Text, mention: &Mention) -> Option<Change> {
    let Range { start, end } = mention.tokens.clone();
    let sentence = &text.sentences.get(text.sentence_of(start))?.tokens;
    let ranged = mention.amount.is_some_and(|a| a.bound == Bound::Range) && text.word(start) == w::FROM;
    if !ranged && start > sentence.start {
        match text.word(start - 1) {
            w::TO | w::AT if word_before(text, sentence.start, start - 1, 8) => return Some(Change::To),
            w::FROM if word_before(text, sentence.start, start - 1, 8) || moved_after(text, end, sentence.end) => {
                return Some(Change::From);
            }
            _ => {}
        }
    }
    // "rose 4%", "fell by about 4%", "up a further 4%", "an increase of 4%"
    let mut at = start;
    for _ in 0..4 {
        if at == sentence.start {
            break;
        }
        at -= 1;
        if let Some(change) = direction(text, at) {
            return Some(change);
        }
        let passable = matches!(text.word(at), w::BY | w::OF | w::A | w::AN | w::OUT)
            || text.str(at).ends_with("ly")
            || text.lexicon.bounds.fillers.longest(|n| text.word(at + n)).is_some();
        if !passable {
            break;
        }
    }
    // "4% higher", "a 4% share price rise"
    let stop = sentence.end.min(end + 3);
    (end..stop)
        .take_while(|&k| text.tokens[k].kind == TokenKind::Word || number::is_hyphen(text.word(k)))
        .take_while(|&k| !matches!(text.word(k), w::TO | w::AND | w::OF | w::IN | w::FROM | w::AFTER | w::FOR))
        .find_map(|k| direction(text, k).filter(|_| k == end || !text.str(k).ends_with("ed")))
}

/// A word of change stands within `reach` tokens before `i`, in the same clause.
fn word_before(text: &Text, first: usize, i: usize, reach: usize) -> bool {
    (first..i)
        .rev()
        .take(reach)
        .take_while(|&k| text.tokens[k].kind != TokenKind::Sign || !matches!(text.str(k), ";" | ":"))
        .any(|k| direction(text, k).is_some())
}

/// "from 10 … to": the other level follows.
fn moved_after(text: &Text, end: usize, last: usize) -> bool {
    (end..last.min(end + 8)).any(|k| text.word(k) == w::TO && amount::amount(text, k + 1).is_some())
}
