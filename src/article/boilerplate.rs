//! Which units are no reporting: advertising, sign-up lines, credits, page furniture.
//!
//! In comes prose and the phrases of `lexicon/boilerplate.tsv`; units that fit one are marked, and so are
//! copies: a sentence pulled out of the text and printed large, a paragraph that stands there twice. A phrase
//! counts only where it is anchored or the unit is short: "Click here to read on." is marked, "Readers had to
//! click here and there, the court heard." is not.

use super::{Prose, Unit, UnitKind, plain};
use crate::lexicon::Boilerplate;
use rustc_hash::FxHashMap;

/// Marks the units of a prose that are no reporting.
pub fn mark(prose: &mut Prose, phrases: &Boilerplate) {
    let text = prose.text.as_str();
    let mut lines = vec![false; prose.units.len()];
    for (unit, line) in prose.units.iter_mut().zip(&mut lines) {
        if unit.kind != UnitKind::Title && phrases.fit(unit.span.of(text)) {
            unit.boilerplate = true;
            // A label such as "Advertisement" says nothing about its neighbours.
            *line = plain::word_count(unit.span.of(text)) >= 4;
        }
    }
    // Advertisements come in rows of short lines.
    for i in 1..lines.len().saturating_sub(1) {
        let unit = &mut prose.units[i];
        unit.boilerplate |= lines[i - 1] && lines[i + 1] && plain::word_count(unit.span.of(text)) <= 15;
    }
    mark_copies(prose);
}

/// Marks pulled-out sentences and repeated paragraphs; the reporting itself stays.
fn mark_copies(prose: &mut Prose) {
    let text = prose.text.as_str();
    let body =
        |u: &Unit| !u.boilerplate && matches!(u.kind, UnitKind::Paragraph | UnitKind::Heading | UnitKind::ListItem);
    let mut seen: FxHashMap<&str, usize> = FxHashMap::default();
    let mut copies = Vec::new();
    for (i, unit) in prose.units.iter().enumerate().filter(|(_, u)| body(u)) {
        if plain::word_count(unit.span.of(text)) >= 6 && seen.insert(unit.span.of(text), i).is_some() {
            copies.push(i);
        }
    }
    // No article pulls out dozens of its sentences; the limit bounds the work on odd input.
    let pulled = prose.units.iter().enumerate().filter(|(_, u)| body(u) && u.kind != UnitKind::ListItem);
    for (i, unit) in pulled.filter(|(_, u)| is_pulled(u.span.of(text))).take(64) {
        let quote = unit.span.of(text);
        let inside = |u: &Unit| body(u) && u.span.len() > quote.len() + 1 && u.span.of(text).contains(quote);
        if prose.units.iter().any(inside) {
            copies.push(i);
        }
    }
    for i in copies {
        prose.units[i].boilerplate = true;
    }
}

/// A line of a few words without a full stop, or a quotation that stands alone.
fn is_pulled(text: &str) -> bool {
    let words = plain::word_count(text);
    (6..=60).contains(&words) && (!plain::ends_sentence(text) || text.starts_with(['"', '“']))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    fn marked(units: &[&str]) -> Vec<bool> {
        let mut prose = Prose::default();
        for text in units {
            let span = crate::span::Span::new(prose.text.len(), prose.text.len() + text.len());
            prose.text.push_str(text);
            prose.text.push('\n');
            prose.units.push(Unit { span, kind: UnitKind::Paragraph, boilerplate: false });
        }
        mark(&mut prose, &Lexicon::builtin().boilerplate);
        prose.units.iter().map(|u| u.boilerplate).collect()
    }

    #[test]
    fn rows_of_advertisements() {
        let lines = [
            "Register for our spring course today.",
            "Invest in boats with us.",
            "Register for our autumn course today.",
        ];
        assert_eq!(marked(&lines), [true, true, true]);
        assert_eq!(marked(&["Advertisement", "They were wrong.", "Advertisement"]), [true, false, true]);
    }

    #[test]
    fn copies() {
        let text = "The ferry had no licence, and there was a 90 percent risk of fire on board, he said.";
        assert_eq!(marked(&[text, "there was a 90 percent risk of fire on board"]), [false, true]);
        assert_eq!(marked(&[text, text]), [false, true]);
        assert_eq!(marked(&[text, "He said no more."]), [false, false]);
    }
}
