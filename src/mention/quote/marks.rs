//! Quotation marks in pairs: curly, straight, angular, and single ones where they cannot be apostrophes.

use crate::text::{Text, TokenKind};
use std::ops::Range;

/// What stands between two marks.
#[derive(Clone, Debug)]
pub(super) struct Marked {
    /// Token of the opening mark.
    pub open: usize,
    pub inner: Range<usize>,
    /// Token of the closing mark; `None` where the paragraph ends before it.
    pub close: Option<usize>,
    /// The mark is the first token of its unit.
    pub opens_unit: bool,
}

pub(super) fn read(text: &Text) -> Vec<Marked> {
    let mut out = Vec::new();
    let mut s = 0;
    while s < text.sentences.len() {
        let unit = text.sentences[s].unit;
        let from = text.sentences[s].tokens.start;
        let mut to = from;
        while s < text.sentences.len() && text.sentences[s].unit == unit {
            to = text.sentences[s].tokens.end;
            s += 1;
        }
        if !text.prose.units[unit].boilerplate {
            pair(text, from..to, &mut out);
        }
    }
    out
}

fn pair(text: &Text, unit: Range<usize>, out: &mut Vec<Marked>) {
    let mut open: Option<(usize, &str)> = None;
    let mut i = unit.start;
    while i < unit.end {
        let token = &text.tokens[i];
        if token.kind != TokenKind::Sign {
            i += 1;
            continue;
        }
        let glued_next = text.tokens.get(i + 1).is_some_and(|t| !t.spaced) && i + 1 < unit.end;
        match (text.str(i), open) {
            ("“" | "«", None) => open = Some((i, "”")),
            ("„", None) => open = Some((i, "“")),
            ("”" | "“", Some((at, "“"))) => {
                push(text, unit.start, at, i, Some(i), out);
                open = None;
            }
            ("\"", None) if glued_next || !token.spaced => open = Some((i, "\"")),
            ("”" | "»", Some((at, "”"))) => {
                push(text, unit.start, at, i, Some(i), out);
                open = None;
            }
            ("\"", Some((at, "\""))) if !token.spaced || !glued_next => {
                push(text, unit.start, at, i, Some(i), out);
                open = None;
            }
            ("‘" | "'", None) if glued_next && (token.spaced || i == unit.start) => {
                if let Some(close) = single_close(text, i + 1..unit.end.min(i + 120)) {
                    push(text, unit.start, i, close, Some(close), out);
                    i = close;
                }
            }
            _ => {}
        }
        i += 1;
    }
    if let Some((at, _)) = open {
        push(text, unit.start, at, unit.end, None, out);
    }
}

/// A single closing mark: an apostrophe behind the end of a word or of punctuation, with no letter behind it.
fn single_close(text: &Text, range: Range<usize>) -> Option<usize> {
    range.clone().find(|&i| {
        let before = text.str(i - 1);
        matches!(text.str(i), "’" | "'")
            && !text.tokens[i].spaced
            && text.tokens.get(i + 1).is_none_or(|t| t.spaced || t.kind == TokenKind::Sign)
            // "the workers’ demand": a plural's apostrophe, unless the text before it stops.
            && (!before.ends_with('s') || text.tokens.get(i + 1).is_none_or(|t| t.kind == TokenKind::Sign))
    })
}

fn push(text: &Text, unit: usize, open: usize, end: usize, close: Option<usize>, out: &mut Vec<Marked>) {
    if (open + 1..end).any(|i| text.tokens[i].kind != TokenKind::Sign) {
        out.push(Marked { open, inner: open + 1..end, close, opens_unit: open == unit });
    }
}
