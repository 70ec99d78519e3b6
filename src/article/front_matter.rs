//! The YAML block at the start of a Markdown file: `title`, `source`, `date`, `url`.
//!
//! The only place that knows a YAML library. Every value is read as a string (`1.10` stays `1.10`, `no` stays
//! `no`); YAML that is broken is read line by line as far as `key: value` goes, and the body is read anyway.

use serde::Deserialize;
use std::ops::Range;

#[derive(Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub(crate) struct FrontMatter {
    pub title: Option<String>,
    pub source: Option<String>,
    pub date: Option<String>,
    pub url: Option<String>,
}

/// Where front matter and body stand in a file.
#[derive(Debug, PartialEq)]
pub(crate) struct Parts {
    pub yaml: Range<usize>,
    pub body: usize,
}

/// Finds front matter: a first line `---`, and a later one `---` or `...` under lines that are no prose.
pub(crate) fn find(text: &str) -> Option<Parts> {
    let start = text.len() - text.trim_start_matches('\u{feff}').len();
    let mut lines = text[start..].split_inclusive('\n');
    let first = lines.next()?;
    if first.trim_end() != "---" {
        return None;
    }
    let yaml = start + first.len();
    let mut at = yaml;
    let mut keys = false;
    for line in lines {
        let end = at + line.len();
        match line.trim_end() {
            "---" | "..." => return (keys || at == yaml).then_some(Parts { yaml: yaml..at, body: end }),
            // Two rules with prose between them are no front matter.
            body => keys |= key_of(body).is_some(),
        }
        at = end;
    }
    None
}

/// Reads the block; the second value says what is wrong with it.
pub(crate) fn parse(yaml: &str) -> (FrontMatter, Option<String>) {
    match yaml_serde::from_str::<Option<FrontMatter>>(yaml) {
        Ok(matter) => (matter.unwrap_or_default(), None),
        Err(error) => {
            let why = error.to_string().lines().next().unwrap_or("not YAML").to_string();
            (by_lines(yaml), Some(format!("front matter is not valid YAML ({why})")))
        }
    }
}

/// `key: value` lines, as far as they go.
fn by_lines(yaml: &str) -> FrontMatter {
    let mut matter = FrontMatter::default();
    for line in yaml.lines() {
        let Some((key, value)) = key_of(line) else { continue };
        let value = value.trim_matches(|c| c == '"' || c == '\'').trim();
        let field = match key {
            "title" => &mut matter.title,
            "source" => &mut matter.source,
            "date" => &mut matter.date,
            "url" => &mut matter.url,
            _ => continue,
        };
        if field.is_none() && !value.is_empty() && value != "null" {
            *field = Some(value.to_string());
        }
    }
    matter
}

fn key_of(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once(':')?;
    let plain = !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'));
    plain.then_some((key, value.trim()))
}

/// The bytes of the title in the YAML block: pairs of what they say and where they stand, in order.
///
/// A quoted title holds escapes (`\"`, `\u2019`, `''`), a folded one line ends.
pub(crate) fn title_pieces<'t>(yaml: &str, title: &'t str) -> Vec<(&'t str, Range<usize>)> {
    let mut at = 0;
    let Some(line) = yaml.split_inclusive('\n').find_map(|line| {
        at += line.len();
        (key_of(line)?.0 == "title").then_some(at - line.len())
    }) else {
        return Vec::new();
    };
    let after = line + yaml[line..].find(':').map_or(0, |i| i + 1);
    let rest = &yaml[after..];
    let skip = rest.len() - rest.trim_start().len();
    let mut raw = after + skip;
    // `>` and `|` introduce a title on lines of its own.
    if rest[skip..].starts_with(['>', '|']) && !title.starts_with(['>', '|']) {
        raw += yaml[raw..].find('\n').unwrap_or(0);
        raw += yaml[raw..].len() - yaml[raw..].trim_start().len();
    }
    let quote = yaml[raw..].chars().next().filter(|c| matches!(c, '"' | '\''));
    raw += usize::from(quote.is_some());
    let mut pieces: Vec<(&str, Range<usize>)> = Vec::new();
    let mut said = 0;
    for (i, c) in title.char_indices() {
        let Some(len) = written(&yaml[raw..], c, quote) else { break };
        said = i + c.len_utf8();
        let copied = len == c.len_utf8() && yaml[raw..].starts_with(c);
        match pieces.last_mut() {
            Some((text, range)) if copied && text.len() == range.len() && range.end == raw => {
                *text = &title[i - text.len()..said];
                range.end += len;
            }
            _ => pieces.push((&title[i..said], raw..raw + len)),
        }
        raw += len;
    }
    // What cannot be followed letter by letter stands for all that is left.
    if said < title.len() {
        let end = yaml[raw..].find('\n').map_or(yaml.len(), |i| raw + i);
        pieces.push((&title[said..], raw..end));
    }
    pieces
}

/// How many bytes at the start of `raw` say `c`.
fn written(raw: &str, c: char, quote: Option<char>) -> Option<usize> {
    if quote == Some('"') && raw.starts_with('\\') {
        let len = match raw.as_bytes().get(1)? {
            b'x' => 4,
            b'u' => 6,
            b'U' => 10,
            _ => 2,
        };
        return raw.is_char_boundary(len).then_some(len);
    }
    if quote == Some('\'') && c == '\'' && raw.starts_with("''") {
        return Some(2);
    }
    if c == ' ' && raw.starts_with(['\n', '\r']) {
        return Some(raw.len() - raw.trim_start().len());
    }
    raw.starts_with(c).then_some(c.len_utf8())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_strings() {
        let (m, note) = parse("title: 1.10\nsource: no\ndate: 2031-05-06\nurl: null\nextra: [1, {a: b}]\n");
        assert_eq!(note, None);
        assert_eq!(m.title.as_deref(), Some("1.10"));
        assert_eq!(m.source.as_deref(), Some("no"));
        assert_eq!(m.date.as_deref(), Some("2031-05-06"));
        assert_eq!(m.url, None);
    }

    #[test]
    fn broken_yaml_is_read_by_lines() {
        let (m, note) = parse("title: Ferry: \"it sank\" (again\n\tsource: [\ndate: 2031-05-06\n");
        assert!(note.is_some());
        assert_eq!(m.title.as_deref(), Some("Ferry: \"it sank\" (again"));
        assert_eq!(m.date.as_deref(), Some("2031-05-06"));
    }

    #[test]
    fn only_a_first_block_is_front_matter() {
        assert_eq!(find("---\na: b\n---\nText"), Some(Parts { yaml: 4..9, body: 13 }));
        assert_eq!(find("\u{feff}---\r\na: b\r\n---\r\nText").map(|p| p.body), Some(19));
        assert_eq!(find("---\n---\n"), Some(Parts { yaml: 4..4, body: 8 }));
        assert_eq!(find("---\nSome prose.\n---\nMore."), None);
        assert_eq!(find("---\na: b\nno end"), None);
        assert_eq!(find("text\n---\na: b\n---\n"), None);
    }

    fn pieces(yaml: &str) -> String {
        let (m, _) = parse(yaml);
        let title = m.title.unwrap_or_default();
        let pieces = title_pieces(yaml, &title);
        assert_eq!(pieces.iter().map(|p| p.0).collect::<String>(), title);
        pieces.iter().map(|(_, r)| format!("[{}]", &yaml[r.clone()])).collect()
    }

    #[test]
    fn a_title_keeps_its_bytes() {
        assert_eq!(pieces("title: Ferry sinks\n"), "[Ferry sinks]");
        assert_eq!(
            pieces("x: y\ntitle: \"The \\\"Dawn\\\" sinks \\u2014 again\"\n"),
            "[The ][\\\"][Dawn][\\\"][ sinks ][\\u2014][ again]"
        );
        assert_eq!(pieces("title: 'It''s over'\n"), "[It][''][s over]");
        assert_eq!(pieces("title: >\n  Ferry\n  sinks\n"), "[Ferry][\n  ][sinks\n]");
    }
}
