//! Footnote marks that stand in a text as plain digits: `it sank.1 Later …`.
//!
//! In comes a text, out come the bytes of its marks. A number glued to the end of a sentence is a mark only
//! where the text counts them: the first is 1, each next one goes on from the one before, and there are two at
//! least. "It sank.1 Nobody came.2" has two; "version 1.2 Now" has none.

use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// A word that is no abbreviation (`vol.1`), the end of a sentence, the number, and a new sentence or the line's end.
static MARK: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r#"(?m)(?-u:[a-z]{4})[)]?[.!?]["”’)]{0,2}([0-9]{1,3}|\[[0-9]{1,3}\])(?:[ \t]+["“‘(]?[A-Z]|[ \t\r]*$)"#)
        .unwrap_or_else(|e| panic!("{e}"))
});

/// The bytes of all footnote marks.
pub(crate) fn marks(text: &str) -> Vec<Range<usize>> {
    let mut last = 0;
    let mut found = Vec::new();
    for mark in MARK.captures_iter(text).filter_map(|c| c.get(1)) {
        let number = mark.as_str().trim_matches(['[', ']']).parse().unwrap_or(0);
        // One mark may stand elsewhere in its sentence, one source may be named twice.
        let follows = if last == 0 { number == 1 } else { (last..=last + 2).contains(&number) };
        if follows {
            last = number;
            found.push(mark.range());
        }
    }
    if last >= 2 { found } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counted_numbers_are_marks() {
        for (text, want) in [
            ("It sank.1 Nobody came.2", "1 2"),
            ("“It sank.”1 He saw them.[2] Again.2 Later, nobody came.3\nThe end.", "1 [2] 2 3"),
            ("It sank.1 Nobody came.", ""),
            ("Write to no.1 High Street or no.2 Low Street.", ""),
            ("See vol.1 Part two and vol.2 Part one.", ""),
            ("It sank.2 Nobody came.3", ""),
            ("In version 1.1 There is more in version 1.2 Now.", ""),
        ] {
            let found: Vec<&str> = marks(text).into_iter().map(|r| &text[r]).collect();
            assert_eq!(found.join(" "), want, "{text}");
        }
    }
}
