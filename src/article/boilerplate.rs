//! Which units are no reporting: advertising, sign-up lines, credits, page furniture.
//!
//! In comes prose and the phrases of `lexicon/boilerplate.tsv`; units that fit one are marked, and so are
//! copies: a sentence pulled out of the text and printed large, a paragraph that stands there twice. A phrase
//! counts only where it is anchored or the unit is short: "Click here to read on." is marked, "Readers had to
//! click here and there, the court heard." is not.

use super::{Prose, Unit, UnitKind, dateline, html, plain};
use crate::lexicon::Boilerplate;
use crate::lexicon::boilerplate::Place;
use rustc_hash::FxHashMap;

/// Marks the units of a prose that are no reporting. `source` is the outlet's name.
pub fn mark(prose: &mut Prose, source: Option<&str>, phrases: &Boilerplate) {
    let text = prose.text.as_str();
    let words = |unit: &Unit| plain::word_count(unit.span.of(text));
    let count = prose.units.len();
    // Lines of advertising, not mere labels, which say nothing about what stands above and below.
    let mut lines = vec![false; count];
    for (i, line) in lines.iter_mut().enumerate() {
        let unit = prose.units[i];
        if unit.kind == UnitKind::Title {
            continue;
        }
        let slice = unit.span.of(text);
        let last = i + 3 >= count;
        let place = phrases.fit(slice).filter(|&place| place != Place::Last || last);
        let house = last && (is_bracketed(slice) || source.is_some_and(|name| is_of_house(slice, name)));
        prose.units[i].boilerplate |= place.is_some() || house || dateline::is_byline(slice);
        *line = place.is_some() && words(&unit) >= 4;
        if place == Some(Place::Label)
            && let Some(below) = prose.units.get_mut(i + 1)
        {
            below.boilerplate |= words(below) <= 40;
        }
    }
    // Advertisements come in rows of short lines.
    for i in 1..count.saturating_sub(1) {
        let between = lines[i - 1] && lines[i + 1] && words(&prose.units[i]) <= 15;
        prose.units[i].boilerplate |= between;
    }
    mark_copies(prose);
}

/// A last line wholly in brackets is about the article: "(Reporting by …)".
fn is_bracketed(text: &str) -> bool {
    text.starts_with('(') && text.ends_with(')') && text.matches('(').count() == 1 && plain::word_count(text) <= 25
}

/// A last line about the outlet itself: what it costs, who writes for it. "…, he told the Gazette." is none.
fn is_of_house(text: &str, source: &str) -> bool {
    let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let found = |name: &str, first: bool| {
        text.match_indices(name).any(|(i, _)| {
            let (before, after) = (text[..i].chars().next_back(), text[i + name.len()..].chars().next());
            !word(before) && !word(after) && (i == 0 || !first)
        })
    };
    // "The Gazette" stands for the Northport Gazette; an outlet of one word may be a word like any other.
    let short = source.rsplit(' ').next().unwrap_or(source);
    let named =
        || found(source, short == source) || ["The", "the"].iter().any(|the| found(&format!("{the} {short}"), false));
    let cites =
        || text.split(|c: char| !c.is_alphanumeric()).any(|w| CITING.contains(&w.to_ascii_lowercase().as_str()));
    plain::word_count(text) <= 25 && !text.contains(['"', '“', '|']) && named() && !cites()
}

/// Words of a line in which the outlet is a source, not the subject.
const CITING: &[&str] = &["according", "asked", "interview", "report", "reported", "reports", "said", "told"];

/// Marks pulled-out sentences and repeated paragraphs; the reporting itself stays.
fn mark_copies(prose: &mut Prose) {
    let text = prose.text.as_str();
    let body = |u: &Unit| !u.boilerplate && !matches!(u.kind, UnitKind::Title | UnitKind::Cell);
    let mut seen: FxHashMap<&str, usize> = FxHashMap::default();
    let mut copies = Vec::new();
    let title = prose.units.first().filter(|u| u.kind == UnitKind::Title).map_or("", |u| u.span.of(text));
    for (i, unit) in prose.units.iter().enumerate().filter(|(_, u)| body(u)) {
        if html::same_words(title, unit.span.of(text)) {
            copies.push(i);
        }
        if plain::word_count(unit.span.of(text)) >= 6 && seen.insert(unit.span.of(text), i).is_some() {
            copies.push(i);
        }
    }
    // No article pulls out dozens of its sentences; the limit bounds the work on odd input.
    let pulled = prose
        .units
        .iter()
        .enumerate()
        .filter(|(_, u)| body(u) && matches!(u.kind, UnitKind::Paragraph | UnitKind::Heading));
    for (i, unit) in pulled.filter(|(_, u)| is_pulled(u.span.of(text))).take(64) {
        let quote = unit.span.of(text);
        let inside = text.match_indices(quote).any(|(at, _)| {
            let holder = prose.units.partition_point(|u| u.span.end as usize <= at);
            prose.units.get(holder).is_some_and(|u| body(u) && u.span.len() > quote.len() + 1)
        });
        if inside {
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
        mark(&mut prose, Some("Northport Gazette"), &Lexicon::builtin().boilerplate);
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
    fn the_outlet_about_itself() {
        let body = "The ferry sank.";
        assert_eq!(marked(&[body, "The Gazette costs $2 at newsstands."]), [false, true]);
        assert_eq!(marked(&[body, "Ana Writer of the Northport Gazette is in the region."]), [false, true]);
        assert_eq!(marked(&[body, "Nobody was to blame, he told the Gazette."]), [false, false]);
        assert_eq!(marked(&[body, "(Northport desk, 555 0100)"]), [false, true]);
        assert_eq!(marked(&[body, "Sponsored message", "Rooms cleaned for $30."]), [false, true, true]);
        assert_eq!(marked(&[body, "By Ana Writer", "It was late."]), [false, true, false]);
    }

    #[test]
    fn copies() {
        let text = "The ferry had no licence, and there was a 90 percent risk of fire on board, he said.";
        assert_eq!(marked(&[text, "there was a 90 percent risk of fire on board"]), [false, true]);
        assert_eq!(marked(&[text, text]), [false, true]);
        assert_eq!(marked(&[text, "He said no more."]), [false, false]);
    }
}
