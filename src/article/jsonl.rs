//! Articles as lines of JSON: `{"id","text","title","source","published","collection"}`.
//!
//! In comes a reader, out comes one result a line, in order. A line that cannot be used is a [`BadLine`] and
//! the next line is read; only an input that breaks off ends it. `text` is plain text; the title is a unit of
//! its own, whose spans point into the title.

use super::builder::Builder;
use super::file::LARGEST;
use super::{Article, PublishedFrom, Unit, UnitKind, boilerplate, footnote, plain};
use crate::error::{guarded, plain_words};
use crate::lexicon::Lexicon;
use crate::span::Span;
use crate::value::Day;
use serde::Deserialize;
use serde_json::Value;
use std::fmt;
use std::io::{BufRead, Read};

/// A line that is no article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadLine {
    /// From 1.
    pub line: usize,
    /// The line's `id`, where it can be read.
    pub id: Option<String>,
    pub error: String,
    /// The input ends in the middle of it.
    pub breaks_off: bool,
}

impl fmt::Display for BadLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let id = self.id.as_ref().map(|id| format!(" ({id})")).unwrap_or_default();
        write!(f, "line {}{id}: skipped, {}", self.line, self.error)
    }
}

impl std::error::Error for BadLine {}

/// Reads articles from lines of JSON; blank lines are passed over.
pub fn jsonl<'l, R: BufRead + 'l>(
    reader: R,
    lexicon: &'l Lexicon,
) -> impl Iterator<Item = Result<Article, BadLine>> + 'l {
    numbered(reader, lexicon).map(|(_, result)| result)
}

/// As [`jsonl`], each with the number of its line.
pub fn numbered<'l, R: BufRead + 'l>(
    mut reader: R,
    lexicon: &'l Lexicon,
) -> impl Iterator<Item = (usize, Result<Article, BadLine>)> + 'l {
    let mut number = 0;
    let mut ended = false;
    std::iter::from_fn(move || {
        let mut bytes = Vec::new();
        loop {
            if ended {
                return None;
            }
            number += 1;
            bytes.clear();
            let bad = |error: String, breaks_off: bool| {
                Some((number, Err(BadLine { line: number, id: None, error, breaks_off })))
            };
            match next_line(&mut reader, &mut bytes) {
                Ok(0) => ended = true,
                Ok(len) if len > LARGEST => return bad(format!("longer than {} MB", LARGEST >> 20), false),
                Ok(_) if bytes.trim_ascii().is_empty() => {}
                Ok(_) => {
                    let result = guarded(|| read(&bytes, lexicon)).unwrap_or_else(|error| Err((None, error)));
                    return Some((number, result.map_err(|(id, error)| bad_line(number, id, error, &bytes))));
                }
                Err(error) => {
                    ended = true;
                    return bad(format!("the input breaks off, {}", plain_words(&error)), true);
                }
            }
        }
    })
}

fn bad_line(line: usize, id: Option<String>, error: String, bytes: &[u8]) -> BadLine {
    let is_cut = || serde_json::from_slice::<serde::de::IgnoredAny>(bytes).is_err_and(|e| e.is_eof());
    let breaks_off = !bytes.ends_with(b"\n") && is_cut();
    let error = if breaks_off { format!("the input breaks off, {error}") } else { error };
    BadLine { line, id, error, breaks_off }
}

/// Reads one line, of which no more is kept than fits; gives its whole length, 0 at the end.
fn next_line(reader: &mut impl BufRead, bytes: &mut Vec<u8>) -> std::io::Result<u64> {
    let mut len = reader.by_ref().take(LARGEST + 1).read_until(b'\n', bytes)? as u64;
    if len > LARGEST && !bytes.ends_with(b"\n") {
        loop {
            let buffer = reader.fill_buf()?;
            let end = buffer.iter().position(|&b| b == b'\n');
            let used = end.map_or(buffer.len(), |i| i + 1);
            reader.consume(used);
            len += used as u64;
            if end.is_some() || used == 0 {
                break;
            }
        }
    }
    Ok(len)
}

#[derive(Deserialize)]
struct Line {
    #[serde(deserialize_with = "id_text")]
    id: String,
    text: String,
    title: Option<String>,
    source: Option<String>,
    published: Option<String>,
    collection: Option<String>,
}

/// An id is text; a number is taken as it is written.
fn id_text<'de, D: serde::Deserializer<'de>>(d: D) -> Result<String, D::Error> {
    match Value::deserialize(d)? {
        Value::String(id) => Ok(id),
        Value::Number(id) => Ok(id.to_string()),
        _ => Err(serde::de::Error::custom("`id` is no text")),
    }
}

/// Reads one line; an error comes with the line's id where that can be read.
fn read(bytes: &[u8], lexicon: &Lexicon) -> Result<Article, (Option<String>, String)> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii();
    // A list would pass for a record whose fields have no names.
    if bytes.starts_with(b"[") {
        return Err((None, "not a JSON object".to_string()));
    }
    let line: Line = serde_json::from_slice(bytes).map_err(|error| whats_wrong(bytes, &error))?;
    let filled = |value: Option<String>| value.filter(|v| !v.trim().is_empty());
    let published = match filled(line.published) {
        None => None,
        Some(text) => match day(text.trim()) {
            Some(day) => Some(day),
            None => return Err((Some(line.id), format!("`published` is no date: \"{text}\" (expected YYYY-MM-DD)"))),
        },
    };
    let title = filled(line.title);
    let mut article = Article {
        path: line.id.clone(),
        id: line.id,
        source: filled(line.source),
        published,
        published_from: published.map(|_| PublishedFrom::FrontMatter),
        collection: filled(line.collection),
        ..Article::default()
    };
    let mut b = Builder::new(&line.text);
    b.hide(footnote::marks(&line.text));
    if title.is_some() {
        plain::read_part(&mut b, 0..line.text.len());
    } else {
        plain::read(&mut b, 0..line.text.len());
    }
    article.prose = b.finish();
    article.prose.find_headings();
    article.prose.part_datelines();
    match title {
        Some(title) => article.put_title(title),
        None => article.title_of_body(),
    }
    boilerplate::mark(&mut article.prose, article.source.as_deref(), &lexicon.boilerplate);
    article.text = line.text;
    article.date_of_body();
    Ok(article)
}

impl Article {
    /// Puts a title that is not in the text before the prose.
    fn put_title(&mut self, title: String) {
        let mut b = Builder::new(&title);
        b.text(0..title.len());
        b.end(UnitKind::Title);
        let mut head = b.finish();
        if head.units.is_empty() {
            return;
        }
        let moved = head.text.len() as u32;
        for unit in &self.prose.units {
            let span = Span { start: unit.span.start + moved, end: unit.span.end + moved };
            head.units.push(Unit { span, ..*unit });
        }
        head.pieces.extend(self.prose.pieces.iter().map(|p| super::Piece { prose: p.prose + moved, ..*p }));
        head.text.push_str(&self.prose.text);
        head.detached_title = true;
        self.prose = head;
        self.title = Some(title);
    }
}

/// The id of a line that is no article, be it no JSON either.
fn id_of(bytes: &[u8]) -> Option<String> {
    let at = bytes.windows(4).position(|w| w == b"\"id\"")? + 4;
    let value = bytes[at..].trim_ascii_start().strip_prefix(b":")?;
    // Reads the first value and stops.
    match serde_json::Deserializer::from_slice(value).into_iter().next()?.ok()? {
        Value::String(id) => Some(id),
        Value::Number(id) => Some(id.to_string()),
        _ => None,
    }
}

/// `2031-03-03`, a time after it or not.
fn day(text: &str) -> Option<Day> {
    let rest = text.get(10..)?;
    Day::parse(&text[..10]).filter(|_| rest.is_empty() || rest.starts_with(['T', 't', ' ']))
}

/// Why a line is no article, and its id where it has one.
fn whats_wrong(bytes: &[u8], error: &serde_json::Error) -> (Option<String>, String) {
    let fields = match serde_json::from_slice::<Value>(bytes) {
        Ok(Value::Object(fields)) => fields,
        Ok(_) => return (None, "not a JSON object".to_string()),
        Err(_) => {
            let text = error.to_string();
            let what = text.split(" at line ").next().unwrap_or(&text);
            return (id_of(bytes), format!("not JSON ({what} at column {})", error.column()));
        }
    };
    let id = match fields.get("id") {
        Some(Value::String(id)) => Some(id.clone()),
        Some(Value::Number(id)) => Some(id.to_string()),
        _ => None,
    };
    let what = match ["id", "text"].into_iter().find(|name| !fields.contains_key(*name)) {
        Some(name) => format!("no `{name}` in it"),
        None => {
            let is_text = |name: &str| matches!(fields.get(name), None | Some(Value::Null | Value::String(_)));
            let odd = ["text", "title", "source", "published", "collection"].into_iter().find(|name| !is_text(name));
            format!("`{}` is no text", odd.unwrap_or(if id.is_none() { "id" } else { "text" }))
        }
    };
    let other = fields.get("schema").and_then(Value::as_str).map(|s| format!("; it is a line of {s}"));
    (id, what + &other.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::show;
    use insta::assert_snapshot;

    fn lines(input: &[u8]) -> String {
        let shown = jsonl(input, Lexicon::builtin()).map(|line| match line {
            Ok(a) => {
                let day = a.published.map_or("-".to_string(), |d| d.to_string());
                format!("{} {day}\n{}", a.id, show(&a.prose))
            }
            Err(bad) => format!("{bad}\n"),
        });
        shown.collect()
    }

    #[test]
    fn every_line_has_a_result() {
        let input =
            br#"{"id":"a","text":"It sank.\nAll were saved.","title":"Ferry sinks","published":"2031-03-03T10:00:00Z"}
not json

{"id":"b"}
{"id":"c","text":"x","published":"March"}
{"id":7,"text":"The port is closed.","source":null,"extra":[1]}
["a"]
{"id":"d","text":"cut
{"id":"e","text":"Done."}
{"id":"f","text":"half"#;
        assert_snapshot!(lines(input), @r#"
        a 2031-03-03
        title: Ferry sinks
        paragraph: It sank.
        paragraph: All were saved.
        line 2: skipped, not JSON (expected ident at column 2)
        line 4 (b): skipped, no `text` in it
        line 5 (c): skipped, `published` is no date: "March" (expected YYYY-MM-DD)
        7 -
        paragraph: The port is closed.
        line 7: skipped, not a JSON object
        line 8 (d): skipped, not JSON (EOF while parsing a string at column 21)
        e -
        paragraph: Done.
        line 10 (f): skipped, the input breaks off, not JSON (EOF while parsing a string at column 22)
        "#);
    }

    #[test]
    fn broken_bytes_are_a_bad_line() {
        let input = b"{\"id\":\"a\",\"text\":\"\xff\"}\n{\"id\":\"b\",\"text\":\"Fine.\"}\n";
        assert_snapshot!(lines(input), @"
        line 1 (a): skipped, not JSON (invalid unicode code point at column 19)
        b -
        paragraph: Fine.
        ");
    }

    #[test]
    fn a_title_keeps_its_own_spans() {
        let input = "{\"id\":\"a\",\"text\":\"It sank.\",\"title\":\" Ferry  sinks\"}";
        let article = jsonl(input.as_bytes(), Lexicon::builtin()).next().unwrap().unwrap();
        assert!(article.prose.detached_title);
        let of = |unit: usize| article.prose.source_span(article.prose.units[unit].span);
        assert_eq!(of(0).of(" Ferry  sinks"), "Ferry  sinks");
        assert_eq!(of(1).of("It sank."), "It sank.");
    }
}
