//! Text with stretches of it marked, broken into the terminal's width.

use super::render::{self, FAINT, MARK};
use anstyle::Style;
use std::io::{Result, Write};
use std::ops::Range;

/// Text with marked stretches in colour, or between `⟦` and `⟧` where there is none; every line after `indent`.
pub fn text(indent: &str, text: &str, marks: &[Range<usize>], style: Style, out: &mut impl Write) -> Result<()> {
    for row in rows(text, render::width().saturating_sub(indent.chars().count())) {
        write!(out, "{indent}")?;
        coloured(text, row, marks, style, render::signs(), out)?;
        writeln!(out)?;
    }
    Ok(())
}

/// Lines of a file with their numbers; carets under what is marked, so that it shows without colour too.
/// `marks` are ranges of the line.
pub fn line(number: Option<u32>, line: &str, marks: &[Range<usize>], out: &mut impl Write) -> Result<()> {
    let number = number.map_or(String::new(), |n| n.to_string());
    let text = line.trim_end();
    for (i, row) in rows(text, render::width().saturating_sub(9)).into_iter().enumerate() {
        let number = if i == 0 { number.as_str() } else { "" };
        write!(out, "{FAINT}{number:>6} |{FAINT:#} ")?;
        coloured(text, row.clone(), marks, Style::new(), ("", ""), out)?;
        writeln!(out)?;
        let carets: String = text[row.clone()]
            .char_indices()
            .map(|(i, _)| if marks.iter().any(|m| m.contains(&(row.start + i))) { '^' } else { ' ' })
            .collect();
        if carets.contains('^') {
            writeln!(out, "{FAINT}       |{FAINT:#} {MARK}{}{MARK:#}", carets.trim_end())?;
        }
    }
    Ok(())
}

/// The text with every run of white space as one blank, and the marks moved with it.
pub fn one_line(text: &str, marks: &[Range<usize>]) -> (String, Vec<Range<usize>>) {
    let mut out = String::with_capacity(text.len());
    let mut at = vec![0; text.len() + 1];
    for (i, c) in text.char_indices() {
        at[i] = out.len();
        if !c.is_whitespace() {
            out.push(c);
        } else if !out.ends_with(' ') && !out.is_empty() {
            out.push(' ');
        }
    }
    at[text.len()] = out.len();
    let moved = marks.iter().filter_map(|m| Some(*at.get(m.start)?..*at.get(m.end)?)).collect();
    (out, moved)
}

fn coloured(
    text: &str,
    row: Range<usize>,
    marks: &[Range<usize>],
    style: Style,
    (open, close): (&str, &str),
    out: &mut impl Write,
) -> Result<()> {
    let mut at = row.start;
    for mark in marks {
        let (start, end) = (mark.start.max(at), mark.end.min(row.end));
        if start < end && text.is_char_boundary(start) && text.is_char_boundary(end) {
            write!(out, "{style}{}{style:#}{MARK}{open}{}{close}{MARK:#}", &text[at..start], &text[start..end])?;
            at = end;
        }
    }
    write!(out, "{style}{}{style:#}", &text[at..row.end])
}

/// Where the rows of a text are, broken between words. A word that is wider than the row has one to itself.
fn rows(text: &str, width: usize) -> Vec<Range<usize>> {
    let mut rows = Vec::new();
    let (mut start, mut end, mut column) = (0, 0, 0);
    for word in text.split_inclusive(' ') {
        let at = word.as_ptr() as usize - text.as_ptr() as usize;
        let shown = word.trim_end().chars().count();
        if column > 0 && column + shown > width {
            rows.push(start..end);
            (start, column) = (at, 0);
        }
        end = at + word.trim_end().len();
        column += word.chars().count();
    }
    rows.push(start..end.max(start));
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_break_between_words() {
        let text = "the ferry sank off the coast";
        let broken: Vec<&str> = rows(text, 10).into_iter().map(|r| &text[r]).collect();
        assert_eq!(broken, ["the ferry", "sank off", "the coast"]);
        assert_eq!(rows("", 10), vec![0..0; 1]);
        let long = "a verylongwordindeed b";
        let broken: Vec<&str> = rows(long, 6).into_iter().map(|r| &long[r]).collect();
        assert_eq!(broken, ["a", "verylongwordindeed", "b"]);
    }

    #[test]
    fn marks_stay_on_their_words() {
        let text = "the  ferry\n\nsank";
        let (line, marks) = one_line(text, &[5..10, 12..16]);
        assert_eq!(line, "the ferry sank");
        assert_eq!(marks.iter().map(|m| &line[m.clone()]).collect::<Vec<_>>(), ["ferry", "sank"]);
    }
}
