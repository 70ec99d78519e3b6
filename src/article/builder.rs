//! Builds [`Prose`] from ranges of a source text: in go the bytes that are prose and the places where a unit
//! ends, out comes the readable text with its map back.
//!
//! Every run of white space becomes one space, and characters that nobody sees (soft hyphens, byte order
//! marks, zero-width spaces) are left out, so that the detectors meet the text as a reader does. It knows no
//! format. `"a\u{a0} b\n"` becomes `a b`, where the space stands for the three bytes between.

use super::{Piece, Prose, Unit, UnitKind, plain};
use crate::span::Span;
use std::ops::Range;

pub(crate) struct Builder<'a> {
    source: &'a str,
    prose: Prose,
    /// Where the open unit starts in the prose.
    start: usize,
    /// Bytes that are no prose wherever they are copied from, in order.
    hidden: Vec<Range<usize>>,
    /// White space of the source that is written as one space once something follows it.
    gap: Option<Range<usize>>,
}

impl<'a> Builder<'a> {
    pub fn new(source: &'a str) -> Builder<'a> {
        Builder { source, prose: Prose::default(), start: 0, hidden: Vec::new(), gap: None }
    }

    pub fn source(&self) -> &'a str {
        self.source
    }

    /// What the open unit holds so far.
    pub fn open(&self) -> &str {
        &self.prose.text[self.start..]
    }

    /// Leaves bytes out of the prose from here on: footnote marks.
    pub fn hide(&mut self, hidden: Vec<Range<usize>>) {
        self.hidden = hidden;
    }

    /// Copies a range of the source. A range that does not fit the source is ignored.
    pub fn text(&mut self, range: Range<usize>) {
        let mut at = range.start;
        for i in self.hidden.partition_point(|h| h.end <= range.start)..self.hidden.len() {
            let hidden = self.hidden[i].clone();
            if hidden.start >= range.end {
                break;
            }
            self.visible(at..hidden.start.max(at));
            at = hidden.end.min(range.end);
        }
        self.visible(at..range.end);
    }

    fn visible(&mut self, range: Range<usize>) {
        let Some(slice) = self.source.get(range.clone()) else { return };
        let mut run = 0;
        for (i, c) in slice.char_indices() {
            // Nearly all characters are ASCII letters: one comparison decides. So it is with a space between two words.
            let visible = |b: u8| b > b' ' && b < 0x7f;
            if c > ' ' && c < '\u{7f}'
                || c == ' ' && i > run && slice.as_bytes().get(i + 1).is_some_and(|&b| visible(b))
            {
                continue;
            }
            let space = c.is_whitespace();
            if !space && !is_unseen(c) {
                continue;
            }
            self.copy(range.start + run..range.start + i);
            run = i + c.len_utf8();
            if space {
                self.space(range.start + i..range.start + run);
            }
        }
        self.copy(range.start + run..range.end);
    }

    /// `text` stands for a range of the source: a resolved entity.
    pub fn resolved(&mut self, text: &str, range: Range<usize>) {
        if text.chars().all(char::is_whitespace) {
            return self.space(range);
        }
        self.write_gap();
        for (i, part) in text.split(char::is_whitespace).enumerate() {
            let part: String = part.chars().filter(|&c| !is_unseen(c)).collect();
            let joined = if i == 0 { part } else { format!(" {part}") };
            self.push(&joined, range.clone());
        }
    }

    /// White space between what was written and what follows: a line end that joins two lines.
    pub fn space(&mut self, range: Range<usize>) {
        if self.open().is_empty() {
            return;
        }
        match &mut self.gap {
            Some(gap) => gap.end = range.end.max(gap.end),
            None => self.gap = Some(range),
        }
    }

    /// Ends the open unit; an empty one is none.
    pub fn end(&mut self, kind: UnitKind) {
        self.gap = None;
        if self.open().is_empty() {
            return;
        }
        let span = Span::new(self.start, self.prose.text.len());
        self.prose.units.push(Unit { span, kind, boilerplate: false });
        self.prose.text.push('\n');
        self.start = self.prose.text.len();
    }

    /// How many units there are.
    pub fn units(&self) -> usize {
        self.prose.units.len()
    }

    /// The units from here on make no claims.
    pub fn mark_boilerplate(&mut self, from: usize) {
        for unit in &mut self.prose.units[from..] {
            unit.boilerplate = true;
        }
    }

    /// The prose; what is open is a paragraph.
    pub fn finish(mut self) -> Prose {
        self.end(UnitKind::Paragraph);
        self.prose
    }

    fn copy(&mut self, range: Range<usize>) {
        if range.is_empty() {
            return;
        }
        self.write_gap();
        let text = &self.source[range.clone()];
        self.push(text, range);
    }

    fn write_gap(&mut self) {
        if let Some(gap) = self.gap.take() {
            self.push(" ", gap);
        }
    }

    fn push(&mut self, text: &str, range: Range<usize>) {
        if text.is_empty() {
            return;
        }
        let at = self.prose.text.len() as u32;
        let (len, source, source_len) = (text.len() as u32, range.start as u32, range.len() as u32);
        self.prose.text.push_str(text);
        // Bytes that follow each other in both texts make one piece.
        if let Some(last) = self.prose.pieces.last_mut() {
            let copied = last.len == last.source_len && len == source_len;
            if copied && last.prose + last.len == at && last.source + last.source_len == source {
                last.len += len;
                last.source_len += source_len;
                return;
            }
        }
        self.prose.pieces.push(Piece { prose: at, len, source, source_len });
    }
}

/// Characters that take no room on a page: soft hyphen, zero-width space, byte order mark, direction marks.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}')
        || (c.is_control() && !c.is_whitespace())
}

/// A part of a paragraph whose line ends are still undecided.
#[derive(Clone, Debug)]
pub(crate) enum Part {
    /// Copied.
    Text(Range<usize>),
    /// Stands for other bytes.
    Resolved(String, Range<usize>),
    /// A line end.
    Break(Range<usize>),
}

impl Builder<'_> {
    /// Writes a paragraph. Whether its line ends are the page's or the writer's is decided as in plain text.
    pub fn paragraph(&mut self, parts: &[Part], kind: UnitKind) {
        let lines: Vec<&[Part]> = parts.split(|p| matches!(p, Part::Break(_))).collect();
        let mut joins = Vec::new();
        if lines.len() > 1 {
            let texts: Vec<String> = lines.iter().map(|line| self.line_text(line)).collect();
            joins = plain::wraps(&texts.iter().map(|t| t.trim()).collect::<Vec<_>>(), 0);
        }
        let mut breaks = parts.iter().filter_map(|p| if let Part::Break(range) = p { Some(range) } else { None });
        for (i, line) in lines.iter().enumerate() {
            for part in *line {
                match part {
                    Part::Text(range) => self.text(range.clone()),
                    Part::Resolved(text, range) => self.resolved(text, range.clone()),
                    Part::Break(_) => {}
                }
            }
            match breaks.next() {
                Some(range) if joins.get(i) == Some(&true) => self.space(range.clone()),
                _ => self.end(kind),
            }
        }
    }

    fn line_text(&self, line: &[Part]) -> String {
        line.iter()
            .map(|part| match part {
                Part::Text(range) => self.source.get(range.clone()).unwrap_or(""),
                Part::Resolved(text, _) => text,
                Part::Break(_) => "",
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(source: &str) -> Prose {
        let mut b = Builder::new(source);
        b.text(0..source.len());
        b.finish()
    }

    #[test]
    fn white_space_is_one_space_and_maps_back() {
        let prose = read("\u{feff} two\u{a0} \tbil\u{ad}lion \n");
        assert_eq!(prose.text, "two billion\n");
        let span = prose.source_span(Span::new(4, 11));
        assert_eq!(span.of("\u{feff} two\u{a0} \tbil\u{ad}lion \n"), "bil\u{ad}lion");
    }

    #[test]
    fn plain_words_are_one_piece() {
        assert_eq!(read("a b c").pieces.len(), 1);
    }

    #[test]
    fn an_entity_stands_for_its_bytes() {
        let source = "A&amp;B rose";
        let mut b = Builder::new(source);
        b.text(0..1);
        b.resolved("&", 1..6);
        b.text(6..12);
        let prose = b.finish();
        assert_eq!(prose.text, "A&B rose\n");
        assert_eq!(prose.source_span(Span::new(0, 3)).of(source), "A&amp;B");
        assert_eq!(prose.source_span(Span::new(1, 2)).of(source), "&amp;");
    }
}
