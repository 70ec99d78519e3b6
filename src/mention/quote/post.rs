//! Posts as pages embed them, without quotation marks: "We sold it. — Jane Roe (@janeroe) March 5, 2021".
//!
//! In: the text and its names. Out: a [`Post`] each, its words and who signed it.

use super::{Quote, Speaker};
use crate::lexicon::names::Traits;
use crate::mention::name::Names;
use crate::text::{Text, TokenKind};
use std::ops::Range;

/// Tokens of the longest post.
const LONGEST: usize = 120;
/// Tokens of the longest name below one.
const NAME: usize = 8;

pub(super) struct Post {
    /// What it says.
    pub tokens: Range<usize>,
    /// Behind its date.
    pub end: usize,
    pub speaker: Speaker,
}

impl Post {
    pub(super) fn quote(self, text: &Text) -> Quote {
        Quote {
            span: text.span(self.tokens.clone()),
            tokens: self.tokens,
            speaker: Some(self.speaker),
            rule: "quote.post",
        }
    }
}

/// The token stands in a post or its signature.
pub(super) fn covers(posts: &[Post], token: usize) -> bool {
    let at = posts.partition_point(|p| p.end <= token);
    posts.get(at).is_some_and(|p| p.tokens.start <= token)
}

pub(super) fn read(text: &Text, names: &Names) -> Vec<Post> {
    let mut posts: Vec<Post> = Vec::new();
    for at in 1..text.tokens.len() {
        if text.tokens[at].kind != TokenKind::Sign || text.str(at) != "@" || text.str(at - 1) != "(" {
            continue;
        }
        let unit = text.sentences[text.sentence_of(at)].unit;
        let first = text.sentences.partition_point(|s| s.unit < unit);
        let from = text.sentences[first].tokens.start.max(posts.last().map_or(0, |p| p.end));
        if text.prose.units[unit].boilerplate {
            continue;
        }
        let name = from.max(at.saturating_sub(NAME))..at - 1;
        let Some(dash) = name.clone().rev().find(|&i| matches!(text.str(i), "—" | "–" | "-" | "―")) else {
            continue;
        };
        let Some(close) = (at..text.tokens.len().min(at + 4)).find(|&i| text.str(i) == ")") else { continue };
        let end = date_end(text, close + 1);
        let tokens = from..dash;
        // Without its date a handle in brackets is a remark on whoever is named.
        if end == close + 1 || tokens.len() < 3 || tokens.len() > LONGEST || dash + 1 >= at - 1 {
            continue;
        }
        let written = text.span(dash + 1..at - 1);
        let signed = || Speaker { entity: None, text: written.of(&text.prose.text).to_string(), span: written };
        let speaker = names.ending(at - 1).filter(|n| n.tokens.start == dash + 1);
        let speaker = speaker.map_or_else(signed, |n| Speaker::of(text, names, n));
        posts.push(Post { tokens, end, speaker });
    }
    posts
}

/// Behind "March 5, 2021" or "5 March 2021".
fn date_end(text: &Text, from: usize) -> usize {
    let calendar = |i: usize| text.lexicon.names.traits(text.word(i)).has(Traits::CALENDAR);
    let part = |i: usize| text.tokens[i].kind == TokenKind::Number || calendar(i) || text.str(i) == ",";
    let last = text.tokens.len().min(from + 5);
    let end = (from..last).find(|&i| !part(i)).unwrap_or(last);
    if (from..end).any(calendar) { end } else { from }
}
