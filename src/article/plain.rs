//! Plain text: which lines belong together, and what each block is.
//!
//! Blank lines end blocks. In a block each line is a unit of its own, as in copies of web pages, unless the
//! lines were wrapped by a program; then they are joined with one space. List markers stand outside the unit,
//! the cells of a table drawn with `|` are units. A first line without a full stop above longer text is the
//! title. It never looks at what the words mean.
//!
//! `"Ferry sinks\n\nThe ferry went down\nat noon.\n"` is a title and one paragraph.

use super::builder::Builder;
use super::{UnitKind, dateline};
use std::ops::Range;

/// One line: its bytes in the source without the white space around it, and how far it is indented.
#[derive(Clone, Debug)]
struct Line {
    range: Range<usize>,
    indent: usize,
}

/// Reads a stretch of the source as plain text, with a title where the first line is one.
pub(crate) fn read(b: &mut Builder, range: Range<usize>) {
    let blocks = blocks(b.source(), range);
    let rest: usize = blocks.iter().skip(1).flatten().map(|l| l.range.len()).sum();
    let width = width(b.source(), &blocks);
    for (i, block) in blocks.iter().enumerate() {
        let mut block = block.as_slice();
        if i == 0
            && let [first, tail @ ..] = block
            && is_title(b.source(), first, tail, rest)
        {
            b.text(first.range.clone());
            b.end(UnitKind::Title);
            block = tail;
        }
        read_block(b, block, width);
    }
}

/// Reads a stretch of the source that is a part of an article: no line of it is the title.
pub(crate) fn read_part(b: &mut Builder, range: Range<usize>) {
    let blocks = blocks(b.source(), range);
    let width = width(b.source(), &blocks);
    blocks.iter().for_each(|block| read_block(b, block, width));
}

/// Whether the line end after a line is only where the line was wrapped, for each line of a paragraph but
/// the last.
///
/// A program wraps a line where the next word does not fit: then every line plus the first word of the next
/// is longer than the longest line. Single lines are joined where the first stops in the middle of a
/// sentence and the next goes on in lower case. `width` is that of the other paragraphs, 0 where they are not wrapped.
pub(crate) fn wraps(lines: &[&str], width: usize) -> Vec<bool> {
    let (own, most) = (longest(lines), width.max(longest(lines)));
    let as_wide = most - own.min(width) <= most / 8;
    let wrapped =
        wrapped_at(lines).is_some() || as_wide && pairs(lines).all(|p| is_full(p, most) && !ends_sentence(p.0));
    pairs(lines).map(|p| wrapped || (p.0.chars().count() >= 30 && is_broken(p))).collect()
}

/// How wide a paragraph's lines are where a program has wrapped them.
fn wrapped_at(lines: &[&str]) -> Option<usize> {
    let width = longest(lines);
    let wrapped = pairs(lines).all(|p| is_full(p, width)) && pairs(lines).any(is_broken);
    ((40..=140).contains(&width) && wrapped).then_some(width)
}

/// The width to which an article's paragraphs are wrapped, 0 where they are not.
fn width(source: &str, blocks: &[Vec<Line>]) -> usize {
    let texts = |block: &Vec<Line>| block.iter().map(|l| &source[l.range.clone()]).collect::<Vec<_>>();
    blocks.iter().filter(|b| b.len() > 2).filter_map(|b| wrapped_at(&texts(b))).max().unwrap_or(0)
}

fn longest(lines: &[&str]) -> usize {
    lines.iter().map(|l| l.chars().count()).max().unwrap_or(0)
}

fn pairs<'t>(lines: &[&'t str]) -> impl Iterator<Item = (&'t str, &'t str)> {
    lines.windows(2).map(|w| (w[0], w[1]))
}

/// The next line's first word did not fit. Programs that balance lines leave some more room at the end.
fn is_full((line, next): (&str, &str), width: usize) -> bool {
    line.chars().count() + 1 + next.split_whitespace().next().unwrap_or("").chars().count() + width / 8 > width
}

fn is_broken((line, next): (&str, &str)) -> bool {
    !ends_sentence(line) && next.starts_with(char::is_lowercase)
}

/// Whether a text ends as a sentence does, quotation marks and brackets after the stop included.
pub(crate) fn ends_sentence(text: &str) -> bool {
    text.trim_end().trim_end_matches(['"', '\'', '”', '’', ')', ']']).ends_with(['.', '!', '?', ':', ';', '…'])
}

/// How many words a line has, by its spaces.
pub(crate) fn word_count(text: &str) -> usize {
    text.bytes().filter(|&b| b == b' ').count() + 1
}

fn blocks(source: &str, range: Range<usize>) -> Vec<Vec<Line>> {
    let mut blocks: Vec<Vec<Line>> = Vec::new();
    let mut open = false;
    let mut at = range.start;
    for full in source.get(range).unwrap_or("").split_inclusive(['\n', '\r', '\u{2028}', '\u{2029}', '\u{c}']) {
        let start = full.find(|c: char| !is_blank(c)).unwrap_or(full.len());
        let end = full.trim_end_matches(is_blank).len();
        if start >= end {
            // The `\n` of `\r\n` is no blank line.
            open &= !full.is_empty() && full == "\n" && at > 0 && source.as_bytes()[at - 1] == b'\r';
        } else {
            let indent = full[..start].chars().map(|c| if c == '\t' { 4 } else { 1 }).sum();
            // A line further in than the one above opens a paragraph, as in books.
            let opens = blocks.last().and_then(|b| b.last()).is_some_and(|above| indent >= above.indent + 2);
            if !open || opens {
                blocks.push(Vec::new());
            }
            open = true;
            if let Some(block) = blocks.last_mut() {
                block.push(Line { range: at + start..at + end, indent });
            }
        }
        at += full.len();
    }
    blocks
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || c == '\u{feff}' || c == '\u{200b}'
}

/// A first line is the title when it does not end as a sentence, is no mere label, and longer text follows.
fn is_title(source: &str, first: &Line, tail: &[Line], rest: usize) -> bool {
    let text = &source[first.range.clone()];
    let below = tail.first().map(|next| &source[next.range.clone()]);
    let after: usize = tail.iter().map(|l| l.range.len()).sum::<usize>() + rest;
    // In a block of its own, above a longer line, or above who wrote it.
    let stands = below.is_none_or(|below| {
        dateline::is_byline(below) || (below.len() > text.len() && !below.starts_with(char::is_lowercase))
    });
    (4..=30).contains(&word_count(text))
        && text.len() <= 200
        && !text.ends_with(['.', ':', ';', ',', '…'])
        && !text.contains('|')
        && marker(text).is_none()
        && !dateline::is_byline(text)
        && stands
        && after > text.len()
}

fn read_block(b: &mut Builder, lines: &[Line], width: usize) {
    let source = b.source();
    // Rows of a table and items open where their first line says so, in the middle of a block too.
    let mut from = 0;
    while from < lines.len() {
        let rows = table(source, &lines[from..]);
        lines[from..from + rows].iter().for_each(|row| read_row(b, row.range.clone()));
        from += rows;
        let opens = |i: usize| item(source, lines, i).is_some() || table(source, &lines[i..]) > 0;
        let to = (from + 1..lines.len()).find(|&i| opens(i)).unwrap_or(lines.len());
        if from < to && rows == 0 {
            read_lines(b, lines, from..to, width);
            from = to;
        }
    }
}

/// Reads lines of which only the first can open a list item.
fn read_lines(b: &mut Builder, lines: &[Line], part: Range<usize>, width: usize) {
    let source = b.source();
    let bullet = item(source, lines, part.start);
    let mut kind = if bullet.is_some() { UnitKind::ListItem } else { UnitKind::Paragraph };
    let mut ranges: Vec<Range<usize>> = lines[part].iter().map(|l| l.range.clone()).collect();
    if let (Some(len), Some(first)) = (bullet, ranges.first_mut()) {
        first.start += len;
    }
    let texts: Vec<&str> = ranges.iter().map(|r| &source[r.clone()]).collect();
    let joins = wraps(&texts, width);
    for (i, range) in ranges.iter().enumerate() {
        b.text(range.clone());
        if joins.get(i) != Some(&true) {
            b.end(kind);
            // What follows an item and is no part of its text is none.
            kind = UnitKind::Paragraph;
        } else if !hyphenated(texts[i], texts[i + 1]) {
            b.space(range.end..ranges[i + 1].start);
        }
    }
}

/// `a five-` / `year plan`: the hyphen joins the lines without a space.
fn hyphenated(line: &str, next: &str) -> bool {
    line.strip_suffix('-').is_some_and(|l| l.ends_with(char::is_alphanumeric))
        && next.starts_with(char::is_alphanumeric)
}

/// The length of the list marker that line `i` opens with, `None` where it opens no item.
fn item(source: &str, lines: &[Line], i: usize) -> Option<usize> {
    let text = &source[lines.get(i)?.range.clone()];
    let len = marker(text)?;
    let above = i.checked_sub(1).and_then(|i| lines.get(i)).map(|l| &source[l.range.clone()]);
    // In running text a number or a dash comes to stand at the start of a line by chance.
    let by_chance = above.is_some_and(|above| !ends_sentence(above) && marker(above).is_none())
        && (text.as_bytes()[0].is_ascii_digit() || text[len..].starts_with(char::is_lowercase));
    (!by_chance).then_some(len)
}

/// The length of `- `, `* `, `• `, `1. `, `2) `, white space included.
fn marker(text: &str) -> Option<usize> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let mark = match digits {
        0 => text.chars().next().filter(|c| "-*+•·‣▪◦●■".contains(*c))?.len_utf8(),
        1 | 2 => text[digits..].starts_with(['.', ')']).then_some(digits + 1)?,
        _ => return None,
    };
    let space = text[mark..].len() - text[mark..].trim_start().len();
    // A bullet may touch its word, a dash or a star may not.
    let touches = space == 0 && matches!(text.chars().next(), Some('•' | '‣' | '▪' | '◦' | '●' | '■'));
    (space > 0 || touches).then_some(mark + space).filter(|&len| len < text.len())
}

/// How many lines from the first on are rows of a table: `| a | b |`, or lines with `|` around a rule.
fn table(source: &str, lines: &[Line]) -> usize {
    let text = |l: &Line| &source[l.range.clone()];
    let framed = lines.iter().take_while(|l| text(l).len() > 1 && text(l).starts_with('|') && text(l).ends_with('|'));
    let ruled = lines.iter().take_while(|l| text(l).contains('|'));
    let rows = match lines.get(1) {
        Some(second) if is_rule(text(second)) => ruled.count(),
        _ => framed.count(),
    };
    if rows > 1 { rows } else { 0 }
}

/// `|---|:--:|`
fn is_rule(row: &str) -> bool {
    row.contains("--") && row.contains('|') && row.chars().all(|c| matches!(c, '|' | '-' | ':' | '+' | ' ' | '\t'))
}

fn read_row(b: &mut Builder, row: Range<usize>) {
    if is_rule(&b.source()[row.clone()]) {
        return;
    }
    let mut at = row.start;
    for cell in b.source()[row].split('|') {
        b.text(at..at + cell.len());
        b.end(UnitKind::Cell);
        at += cell.len() + 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::show;
    use insta::assert_snapshot;

    fn units(text: &str) -> String {
        let mut b = Builder::new(text);
        read(&mut b, 0..text.len());
        {
            let mut prose = b.finish();
            prose.find_headings();
            show(&prose)
        }
    }

    #[test]
    fn lines_stand_alone_unless_they_were_wrapped() {
        assert_snapshot!(units("The harbour was closed on Monday.\nTwo tugs stayed at the pier.\n"), @"
        paragraph: The harbour was closed on Monday.
        paragraph: Two tugs stayed at the pier.
        ");
        let wrapped = "The harbour master closed the western pier on Monday\n\
                       after two tugs had lost power in the storm, and said\n\
                       that it would open to all other ships again by\nFriday at the latest.\n";
        assert_snapshot!(units(wrapped), @"paragraph: The harbour master closed the western pier on Monday after two tugs had lost power in the storm, and said that it would open to all other ships again by Friday at the latest.");
        assert_snapshot!(units("The line was cut in the middle of one sentence\nby the mail program.\n"), @"paragraph: The line was cut in the middle of one sentence by the mail program.");
        assert_snapshot!(units("They agreed on a plan that will run for five-\nyear periods.\n"), @"paragraph: They agreed on a plan that will run for five-year periods.");
    }

    #[test]
    fn a_short_paragraph_is_wrapped_as_the_others_are() {
        let long = "The harbour master closed the western pier on Monday\n\
                    after two tugs had lost power in the storm, and said\n\
                    that it would open to all other ships by\nFriday at the latest.\n\n";
        let short = "The pier was built for liners. Last year a Corvale\nLine tug hit it.\n";
        assert_snapshot!(units(&format!("{long}{short}")).lines().last().unwrap(), @"paragraph: The pier was built for liners. Last year a Corvale Line tug hit it.");
        let list = "Harbour Master's Office\nWestern Pier\n";
        assert_eq!(units(&format!("{long}{list}")).lines().count(), 3);
    }

    #[test]
    fn first_line_is_a_title_or_a_heading() {
        assert_snapshot!(units("Ferry sinks off northern coast\n\nThe ferry went down at noon with 30 people aboard.\n"), @"
        title: Ferry sinks off northern coast
        paragraph: The ferry went down at noon with 30 people aboard.
        ");
        assert_snapshot!(units("Ferry sinks off northern coast\nBy Ana Writer\n\nThe ferry went down at noon with 30 people aboard.\n"), @"
        title: Ferry sinks off northern coast
        heading: By Ana Writer
        paragraph: The ferry went down at noon with 30 people aboard.
        ");
        assert_snapshot!(units("Key points\n- It sank.\n- 30 people were saved.\nMore is known by now.\n"), @"
        heading: Key points
        item: It sank.
        item: 30 people were saved.
        paragraph: More is known by now.
        ");
        assert_snapshot!(units("The ferry went down.\n\nWhat comes next\n\nDivers go down on Friday, weather permitting.\n"), @"
        paragraph: The ferry went down.
        heading: What comes next
        paragraph: Divers go down on Friday, weather permitting.
        ");
    }

    #[test]
    fn list_markers_stand_outside() {
        assert_snapshot!(units("1. First item\n2. Second item\n\n• Third item\n\n* a star item\n"), @"
        item: First item
        item: Second item
        item: Third item
        item: a star item
        ");
        let date = "The council met on Monday and voted on the budget on March\n12. It passed with \
                    ten votes to nine after a debate that\nlasted all night.\n";
        assert_snapshot!(units(date), @"paragraph: The council met on Monday and voted on the budget on March 12. It passed with ten votes to nine after a debate that lasted all night.");
        assert_snapshot!(units("2019. A year to forget.\n*A name was changed.\n-5 degrees were measured.\n"), @"
        paragraph: 2019. A year to forget.
        paragraph: *A name was changed.
        paragraph: -5 degrees were measured.
        ");
    }

    #[test]
    fn table_cells_are_units() {
        assert_snapshot!(units("| Port | Ships |\n|---|---:|\n| North | 12 |\n"), @"
        cell: Port
        cell: Ships
        cell: North
        cell: 12
        ");
        assert_snapshot!(units("Photo: A. Writer | The Gazette\n"), @"paragraph: Photo: A. Writer | The Gazette");
    }

    #[test]
    fn indented_first_lines_open_paragraphs() {
        assert_snapshot!(units("   The first paragraph of the letter is long enough\nto be wrapped by hand.\n   The second one follows at once and is as long\nas the first.\n"), @"
        paragraph: The first paragraph of the letter is long enough to be wrapped by hand.
        paragraph: The second one follows at once and is as long as the first.
        ");
    }

    #[test]
    fn line_ends_of_other_systems() {
        assert_snapshot!(units("One line here.\r\nAnother line here.\r\n\r\nA block.\rOld line.\r"), @"
        paragraph: One line here.
        paragraph: Another line here.
        paragraph: A block.
        paragraph: Old line.
        ");
    }
}
