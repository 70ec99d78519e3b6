//! Entities of HTML: `&amp;` and its kin, resolved with their place kept.
//!
//! In comes a range of a source, out come its parts: bytes to copy, and characters that stand for an entity's
//! bytes. It holds no table: the tokenizer that reads the page knows them. `AT&amp;T &` has one.

use super::builder::Part;
use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span as Bytes, Tokenizer};
use std::convert::Infallible;
use std::ops::Range;

/// The text of a range with its entities resolved.
pub(crate) fn decode(source: &str, range: Range<usize>) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut from = range.start;
    while let Some(i) = source[from..range.end].find('&') {
        let mut at = from + i;
        // A stray `&` is copied with what follows it.
        let found = loop {
            if let Some(found) = entity(&source[at..range.end]) {
                break Some(found);
            }
            match source[at + 1..range.end].find('&') {
                Some(i) => at += 1 + i,
                None => break None,
            }
        };
        let Some((text, len)) = found else { break };
        parts.push(Part::Text(from..at));
        parts.push(Part::Resolved(text, at..at + len));
        from = at + len;
    }
    parts.push(Part::Text(from..range.end));
    parts.retain(|part| !matches!(part, Part::Text(range) if range.is_empty()));
    parts
}

/// The entity at the start of a text: what it stands for and its length.
fn entity(text: &str) -> Option<(String, usize)> {
    let name = text[1..].bytes().take(40).take_while(|b| b.is_ascii_alphanumeric() || *b == b'#').count();
    let closed = text[1 + name..].starts_with(';');
    let written = &text[..1 + name + usize::from(closed)];
    if name == 0 {
        return None;
    }
    let mut said = String::new();
    let emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, _: Bytes<()>| -> Option<Infallible> {
        if let CallbackEvent::String { value } = event {
            said.push_str(&String::from_utf8_lossy(value));
        }
        None
    });
    let Ok(()) = Tokenizer::new_with_emitter(written, emitter).finish();
    let first = said.chars().next()?;
    if said == written {
        return None;
    }
    // `&notit;` is `¬it;`: what follows the first character may be the letters as they stand.
    let tail = &said[first.len_utf8()..];
    match written.strip_suffix(tail) {
        Some(head) => Some((first.to_string(), head.len())),
        None => Some((said, written.len())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(source: &str) -> String {
        let shown = |part: &Part| match part {
            Part::Text(range) => source[range.clone()].to_string(),
            Part::Resolved(text, range) => format!("[{text}={}]", &source[range.clone()]),
            Part::Break(_) => String::new(),
        };
        decode(source, 0..source.len()).iter().map(shown).collect()
    }

    #[test]
    fn entities_keep_their_place() {
        for (source, want) in [
            ("AT&amp;T & more", "AT[&=&amp;]T & more"),
            ("&#8217;&#x2019;&rsquo;", "[’=&#8217;][’=&#x2019;][’=&rsquo;]"),
            ("&pound5 &notit; &copy2031", "[£=&pound]5 [¬=&not]it; [©=&copy]2031"),
            ("&nosuch; &; &&lt;", "&nosuch; &; &[<=&lt;]"),
            ("a&", "a&"),
        ] {
            assert_eq!(read(source), want);
        }
    }
}
