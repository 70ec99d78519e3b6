//! An article: its bytes, its metadata, and its prose with a map back to the bytes.
//!
//! Formats differ only in which bytes are prose. Everything behind this module reads [`Prose::text`];
//! [`Prose::source_span`] turns a span of the prose into the range of the article's own bytes.

mod blocks;
pub mod boilerplate;
mod builder;
mod dateline;
mod encoding;
mod entity;
pub mod file;
mod footnote;
mod front_matter;
mod html;
pub mod jsonl;
#[cfg(test)]
mod laws;
mod markdown;
mod page;
mod plain;
mod region;
pub mod walk;

use crate::lexicon::Lexicon;
use crate::span::Span;
use crate::value::Day;
use builder::Builder;

pub use file::{Skipped, read_file};
pub use jsonl::{BadLine, jsonl};
pub use walk::{Walk, files};

/// One article, read.
#[derive(Clone, Debug, Default)]
pub struct Article {
    /// A file's path, or the id given on a JSONL line.
    pub id: String,
    /// The path as typed joined with the relative path; the id for a JSONL article.
    pub path: String,
    pub title: Option<String>,
    pub source: Option<String>,
    pub url: Option<String>,
    pub published: Option<Day>,
    pub published_from: Option<PublishedFrom>,
    /// Articles of different collections are never compared with each other.
    pub collection: Option<String>,
    /// The article's own text (the file's bytes where they are UTF-8): what source spans point into.
    pub text: String,
    pub prose: Prose,
    /// What was odd in the article and did not keep it from being read.
    pub notes: Vec<String>,
}

/// How a file's bytes are to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Plain,
    Markdown,
    Html,
}

impl Format {
    /// By the ending of a path, `None` for one that says nothing.
    pub fn of_path(path: &str) -> Option<Format> {
        let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
        match name.rsplit_once('.')?.1.to_ascii_lowercase().as_str() {
            "txt" => Some(Format::Plain),
            "md" | "markdown" => Some(Format::Markdown),
            "html" | "htm" => Some(Format::Html),
            _ => None,
        }
    }

    /// A page that was saved under another name is still a page.
    fn of_text(self, text: &str) -> Format {
        let head = text.trim_start_matches('\u{feff}').trim_start();
        let is = |tag: &str| head.get(..tag.len()).is_some_and(|h| h.eq_ignore_ascii_case(tag));
        if self == Format::Plain && (is("<!doctype html") || is("<html")) { Format::Html } else { self }
    }
}

impl Article {
    /// Reads the text of a file. `path` gives the id, and perhaps the date.
    pub fn read(path: &str, format: Format, text: String, lexicon: &Lexicon) -> Article {
        let mut article = Article { id: path.to_string(), path: path.to_string(), ..Article::default() };
        let mut b = Builder::new(&text);
        b.hide(footnote::marks(&text));
        match format.of_text(&text) {
            Format::Plain => plain::read(&mut b, 0..text.len()),
            Format::Markdown => article.read_markdown(&mut b, lexicon),
            Format::Html => {
                let page = html::read(&mut b, &lexicon.boilerplate);
                article.date(page.published(), PublishedFrom::Page);
                article.title = page.headline;
                article.source = page.source;
                article.url = page.url;
            }
        }
        article.prose = b.finish();
        article.prose.find_headings();
        article.prose.part_datelines();
        boilerplate::mark(&mut article.prose, article.source.as_deref(), &lexicon.boilerplate);
        article.text = text;
        article.title_of_body();
        article.date_of_body();
        let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
        article.date(dateline::of_file_name(name), PublishedFrom::FileName);
        article
    }

    fn read_markdown(&mut self, b: &mut Builder, lexicon: &Lexicon) {
        let source = b.source();
        let Some(parts) = front_matter::find(source) else {
            return markdown::read(b, 0, false, &lexicon.boilerplate);
        };
        let yaml = &source[parts.yaml.clone()];
        let (matter, note) = front_matter::parse(yaml);
        self.notes.extend(note);
        let filled = |value: Option<String>| value.map(|v| v.trim().to_string()).filter(|v| !v.is_empty());
        let title = matter.title.unwrap_or_default();
        for (said, range) in front_matter::title_pieces(yaml, &title) {
            let range = parts.yaml.start + range.start..parts.yaml.start + range.end;
            if source.get(range.clone()) == Some(said) { b.text(range) } else { b.resolved(said, range) }
        }
        b.end(UnitKind::Title);
        self.title = filled(Some(title));
        self.source = filled(matter.source);
        self.url = filled(matter.url);
        if let Some(date) = filled(matter.date) {
            self.date(dateline::of_metadata(&date), PublishedFrom::FrontMatter);
            if self.published.is_none() {
                self.notes.push(format!("front matter: date \"{date}\" is no day"));
            }
        }
        markdown::read(b, parts.body, self.title.is_some(), &lexicon.boilerplate);
    }

    /// The title that the text opens with, where metadata gave none.
    fn title_of_body(&mut self) {
        if self.title.is_none() {
            let title = self.prose.units.first().filter(|u| u.kind == UnitKind::Title);
            self.title = title.map(|u| u.span.of(&self.prose.text).to_string());
        }
    }

    /// A dateline or a line with the date, at the top of the body.
    fn date_of_body(&mut self) {
        let body = self.prose.units.iter().filter(|u| u.kind != UnitKind::Title && u.kind != UnitKind::Cell);
        let day = body.take(4).find_map(|u| dateline::of_line(u.span.of(&self.prose.text)));
        self.date(day, PublishedFrom::Dateline);
    }

    /// Takes a date unless a more trusted place gave one.
    fn date(&mut self, day: Option<Day>, from: PublishedFrom) {
        if self.published.is_none() && day.is_some() {
            self.published = day;
            self.published_from = Some(from);
        }
    }
}

/// How the publication date was learned, most trusted first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PublishedFrom {
    /// front matter, or the `published` field of a JSONL line
    FrontMatter,
    /// JSON-LD, OpenGraph or `<time>` of a page
    Page,
    /// "BELGRADE, March 3 (…)" at the start of the body
    Dateline,
    /// `2026-03-19-outlet.md`
    FileName,
    /// settled by the text itself ("between 2026 and 2027, with shipments beginning this year")
    Text,
}

impl PublishedFrom {
    pub fn name(self) -> &'static str {
        match self {
            PublishedFrom::FrontMatter => "front matter",
            PublishedFrom::Page => "page",
            PublishedFrom::Dateline => "dateline",
            PublishedFrom::FileName => "file name",
            PublishedFrom::Text => "text",
        }
    }
}

/// The readable text of an article: units of prose, one after the other, separated by line ends.
#[derive(Clone, Debug, Default)]
pub struct Prose {
    pub text: String,
    /// In the order of `text`; they do not overlap.
    pub units: Vec<Unit>,
    /// Pieces of `text` and where they come from, in the order of `text`.
    pub pieces: Vec<Piece>,
    /// The title is not part of `Article::text` (JSONL): spans of the title unit point into the title itself.
    pub detached_title: bool,
}

/// A stretch of prose that reads on its own: no sentence crosses it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unit {
    pub span: Span,
    pub kind: UnitKind,
    /// Advertising, sign-up lines, page furniture: read, but makes no claims.
    pub boilerplate: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnitKind {
    Title,
    Heading,
    Paragraph,
    ListItem,
    Cell,
    Caption,
}

/// `len` bytes of the prose from `prose` on stand for `source_len` bytes of the article from `source` on.
/// The lengths are equal where the bytes were copied; they differ for a resolved entity (`&amp;`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    pub prose: u32,
    pub len: u32,
    pub source: u32,
    pub source_len: u32,
}

impl Prose {
    /// A prose that is the whole of `text` as one paragraph: for tests and `explain --text`.
    pub fn plain(text: &str) -> Prose {
        let span = Span::new(0, text.len());
        Prose {
            text: text.to_string(),
            units: vec![Unit { span, kind: UnitKind::Paragraph, boilerplate: false }],
            pieces: vec![Piece { prose: 0, len: span.end, source: 0, source_len: span.end }],
            detached_title: false,
        }
    }

    /// The range of the article's own bytes that a span of the prose stands for.
    pub fn source_span(&self, span: Span) -> Span {
        Span { start: self.source_of(span.start, false), end: self.source_of(span.end, true) }
    }

    /// Maps one boundary. At the joint of two pieces a start belongs to the later, an end to the earlier one.
    fn source_of(&self, at: u32, end: bool) -> u32 {
        let i = if end {
            self.pieces.partition_point(|p| p.prose < at)
        } else {
            self.pieces.partition_point(|p| p.prose <= at)
        };
        let Some(p) = i.checked_sub(1).and_then(|i| self.pieces.get(i)) else { return 0 };
        let into = (at - p.prose).min(p.len);
        if p.len == p.source_len {
            p.source + into
        } else if into == 0 {
            p.source
        } else {
            p.source + p.source_len
        }
    }
}

impl Prose {
    /// Makes headings of short lines without a full stop that stand above longer text.
    fn find_headings(&mut self) {
        for i in 1..self.units.len() {
            let [line, below] = [self.units[i - 1], self.units[i]];
            let above_text = matches!(below.kind, UnitKind::Paragraph | UnitKind::ListItem);
            let text = line.span.of(&self.text);
            if line.kind == UnitKind::Paragraph && above_text && is_heading(text, below.span.of(&self.text)) {
                self.units[i - 1].kind = UnitKind::Heading;
            }
        }
    }
}

fn is_heading(text: &str, below: &str) -> bool {
    let opens = text.chars().next().is_some_and(|c| c.is_uppercase() || c.is_numeric() || matches!(c, '‘' | '“'));
    let stops = text.ends_with(['.', '!', ';', ',', '…', '"', '”', ')']);
    // A list may stand below: its items are short.
    opens && !stops && text.chars().count() <= 90 && (below.len() > text.len() || text.len() <= 40)
}

/// The units of a prose, one a line, for tests to look at.
#[cfg(test)]
pub(crate) fn show(prose: &Prose) -> String {
    let line = |unit: &Unit| {
        let kind = match unit.kind {
            UnitKind::Title => "title",
            UnitKind::Heading => "heading",
            UnitKind::Paragraph => "paragraph",
            UnitKind::ListItem => "item",
            UnitKind::Cell => "cell",
            UnitKind::Caption => "caption",
        };
        let mark = if unit.boilerplate { " (boilerplate)" } else { "" };
        format!("{kind}{mark}: {}\n", unit.span.of(&prose.text))
    };
    prose.units.iter().map(line).collect()
}
