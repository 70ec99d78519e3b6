//! An article: its bytes, its metadata, and its prose with a map back to the bytes.
//!
//! Formats differ only in which bytes are prose. Everything behind this module reads [`Prose::text`];
//! [`Prose::source_span`] turns a span of the prose into the range of the article's own bytes.

use crate::span::Span;
use crate::value::Day;

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
