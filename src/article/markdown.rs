//! Markdown: the bytes that are prose, as CommonMark reads them, with the habits of news text in mind.
//!
//! Marks of emphasis, links, images and raw tags are left out; link texts, quotes and tables are read. An
//! indented line is prose here, not code, and a number with a dot is only a list marker when it is small.
//! Front matter is not read here. `"## Costs\n\nIt *rose* to [$2](x)."` is a heading and `It rose to $2.`

use super::builder::{Builder, Part};
use super::{UnitKind, html, plain};
use crate::lexicon::Boilerplate;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// Reads the body. A first heading is the title where `titled` says that there is none yet.
pub(crate) fn read(b: &mut Builder, body: usize, titled: bool, phrases: &Boilerplate) {
    let source = b.source();
    let mut reader =
        Reader { b, parts: Vec::new(), kind: UnitKind::Paragraph, items: 0, marker: None, titled, hidden: 0, phrases };
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES;
    for (event, range) in Parser::new_ext(&source[body..], options).into_offset_iter() {
        reader.event(event, range.start + body..range.end + body);
    }
    reader.end();
}

struct Reader<'a, 'b> {
    b: &'a mut Builder<'b>,
    parts: Vec<Part>,
    kind: UnitKind,
    /// How many list items are open.
    items: usize,
    /// The number that the items of the open list count from.
    marker: Option<u64>,
    titled: bool,
    /// Inside an image: its text describes what cannot be read.
    hidden: usize,
    phrases: &'a Boilerplate,
}

impl Reader<'_, '_> {
    fn event(&mut self, event: Event, range: Range<usize>) {
        match event {
            Event::Text(text) if self.hidden == 0 => self.text(&text, range),
            Event::Code(_) if self.hidden == 0 => {
                let marks = self.b.source()[range.clone()].bytes().take_while(|&b| b == b'`').count();
                self.parts.push(Part::Text(range.start + marks..range.end - marks));
            }
            Event::SoftBreak | Event::HardBreak => self.parts.push(Part::Break(range)),
            Event::InlineHtml(tag) if tag.to_ascii_lowercase().starts_with("<br") => {
                self.parts.push(Part::Break(range))
            }
            Event::Rule => self.end(),
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.close(tag),
            _ => {}
        }
    }

    fn text(&mut self, text: &str, range: Range<usize>) {
        let copied = self.b.source().get(range.clone()) == Some(text);
        self.parts.push(if copied { Part::Text(range) } else { Part::Resolved(text.to_string(), range) });
    }

    fn start(&mut self, tag: Tag, range: Range<usize>) {
        match tag {
            Tag::Paragraph => self.open(if self.items > 0 { UnitKind::ListItem } else { UnitKind::Paragraph }),
            Tag::Heading { .. } => self.open(UnitKind::Heading),
            Tag::TableCell => self.open(UnitKind::Cell),
            Tag::List(first) => {
                self.end();
                self.marker = first;
            }
            Tag::Item => {
                self.items += 1;
                self.open(UnitKind::ListItem);
                // "2019. A year to forget." is no list.
                if self.marker.is_some_and(|n| n >= 100) {
                    let slice = &self.b.source()[range.clone()];
                    let len = slice.find(char::is_whitespace).unwrap_or(slice.len());
                    self.parts.push(Part::Text(range.start..range.start + len));
                    self.parts.push(Part::Text(range.start + len..range.start + (len + 1).min(slice.len())));
                    self.kind = UnitKind::Paragraph;
                }
            }
            Tag::CodeBlock(_) => self.end(),
            Tag::HtmlBlock => {
                self.end();
                html::read_part(self.b, range, self.phrases);
                self.hidden += 1;
            }
            Tag::Image { .. } => self.hidden += 1,
            _ => {}
        }
    }

    fn close(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Item => {
                self.end();
                self.items = self.items.saturating_sub(1);
            }
            TagEnd::CodeBlock => {
                let ends = |p: &Part| if let Part::Text(r) | Part::Resolved(_, r) = p { Some(r.clone()) } else { None };
                let (first, last) = (self.parts.first().and_then(ends), self.parts.last().and_then(ends));
                self.parts.clear();
                if let (Some(first), Some(last)) = (first, last) {
                    plain::read_part(self.b, first.start..last.end);
                }
            }
            TagEnd::Image | TagEnd::HtmlBlock => self.hidden = self.hidden.saturating_sub(1),
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::TableCell | TagEnd::List(_) => self.end(),
            _ => {}
        }
    }

    fn open(&mut self, kind: UnitKind) {
        // The number that was no list marker opens this very paragraph.
        if self.parts.is_empty() || self.kind != UnitKind::Paragraph {
            self.end();
            self.kind = kind;
        }
    }

    fn end(&mut self) {
        let parts = std::mem::take(&mut self.parts);
        let mut kind =
            std::mem::replace(&mut self.kind, if self.items > 0 { UnitKind::ListItem } else { UnitKind::Paragraph });
        if kind == UnitKind::Heading {
            let len = parts.iter().map(|p| if let Part::Text(r) = p { r.len() } else { 1 }).sum::<usize>();
            if len > 200 {
                // A paragraph above a line of dashes.
                kind = UnitKind::Paragraph;
            } else if !self.titled {
                kind = UnitKind::Title;
            }
        }
        self.titled |= !parts.is_empty();
        self.b.paragraph(&parts, kind);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::show;
    use insta::assert_snapshot;

    fn units(text: &str) -> String {
        let mut b = Builder::new(text);
        read(&mut b, 0, false, &Boilerplate::default());
        show(&b.finish())
    }

    #[test]
    fn marks_are_left_out() {
        assert_snapshot!(units("# Ferry sinks\n\n## Costs\n\nIt *rose* to **[$2](http://x.example) million**[^1] &amp; more.\n\n![a boat](b.jpg)\n\n[^1]: By our count.\n"), @"
        title: Ferry sinks
        heading: Costs
        paragraph: It rose to $2 million & more.
        paragraph: By our count.
        ");
    }

    #[test]
    fn stray_marks_stay() {
        assert_snapshot!(units("*A name was changed.\n\nIt cost $5 and $6, not 2*3 or a_b_c, in the #1 port.\n\n#ferry\n"), @"
        paragraph: *A name was changed.
        paragraph: It cost $5 and $6, not 2*3 or a_b_c, in the #1 port.
        paragraph: #ferry
        ");
    }

    #[test]
    fn lists_quotes_tables() {
        assert_snapshot!(units("- One\n- Two\n  - Two and a half\n\n1. First\n\n2. Second\n\n> We sank.\n\n| Port | Ships |\n|---|---|\n| North | 12 |\n"), @"
        item: One
        item: Two
        item: Two and a half
        item: First
        item: Second
        paragraph: We sank.
        cell: Port
        cell: Ships
        cell: North
        cell: 12
        ");
        assert_snapshot!(units("2019. A year to forget.\n\nNext.\n"), @"
        paragraph: 2019. A year to forget.
        paragraph: Next.
        ");
    }

    #[test]
    fn indented_lines_are_prose() {
        assert_snapshot!(units("Summary.\n\n    The first point is here.\n    The second *point* is here.\n\nEnd.\n"), @"
        paragraph: Summary.
        paragraph: The first point is here.
        paragraph: The second *point* is here.
        paragraph: End.
        ");
    }

    #[test]
    fn line_ends() {
        assert_snapshot!(units("The ferry went down at noon in the\nharbour.\nA second line.\n\nA paragraph above a rule.\n\n---\n\nBelow.\n"), @"
        paragraph: The ferry went down at noon in the harbour.
        paragraph: A second line.
        paragraph: A paragraph above a rule.
        paragraph: Below.
        ");
    }

    #[test]
    fn raw_html_is_read_as_html() {
        assert_snapshot!(units("<div class=\"x\">The ferry <b>sank</b>.</div>\n\nIt was <em>late</em>.<br>\nOver.\n\n<script>\nvar a = 1;\n</script>\n"), @"
        paragraph: The ferry sank.
        paragraph: It was late.
        paragraph: Over.
        ");
    }
}
