//! HTML: which of a page's bytes are the article, in the order of the page.
//!
//! Tags are masked, not stripped: every letter of the prose keeps its place in the file. A page is read in
//! three steps: tags to blocks of text ([`blocks`](super::blocks)), which region of the page is the article
//! ([`region`](super::region)), blocks to units (here). It builds no tree and runs no script.
//!
//! `<nav>Home</nav><p>It <b>sank</b>.</p>` is the paragraph `It sank.`

use super::blocks::Blocks;
use super::builder::{Builder, Part};
use super::page::{DateFrom, Page};
use super::region::RegionKind;
use super::{UnitKind, blocks, plain, region};
use crate::lexicon::Boilerplate;
use std::ops::Range;

/// Reads a page; what it says about itself comes back.
pub(crate) fn read(b: &mut Builder, phrases: &Boilerplate) -> Page {
    let source = b.source();
    let Blocks { blocks, regions, mut page, title, times } = blocks::read(source, 0..source.len(), phrases);
    let article = region::choose(&blocks, &regions);
    // A date beside a link to another article is not this one's.
    let of_article = times.iter().find(|t| article.holds(t.region) || article.around(t.region));
    if let Some(time) = of_article.or(times.first().filter(|_| times.len() == 1)) {
        page.date(DateFrom::Time, &time.value);
    }

    let first_headline = blocks.iter().find(|block| block.headline && article.furniture(block.region).is_none());
    let headline = first_headline.map(|block| text_of(source, &block.parts));
    let title = title.and_then(|range| own_title(source, range, &page, headline.as_deref()));
    let mut title_text = String::new();
    if let Some(parts) = title {
        title_text = text_of(source, &parts);
        write(b, &parts, UnitKind::Title, false);
    }
    for block in &blocks {
        let mut kind = block.kind;
        let furniture = article.furniture(block.region);
        if block.headline && title_text.is_empty() && furniture.is_none() {
            kind = UnitKind::Title;
            title_text = text_of(source, &block.parts);
        }
        let inside = article.holds(block.region);
        let caption = block.kind == UnitKind::Caption && block.is_text();
        let around = article.around(block.region) && (block.headline || caption);
        let saved = caption && around;
        if furniture == Some(RegionKind::Furniture) && !saved {
            continue;
        }
        let inside = inside && furniture.is_none();
        let boilerplate = !(inside || around || kind == UnitKind::Title) || block.is_menu();
        write(b, &block.parts, kind, boilerplate);
    }
    page.headline = (!title_text.is_empty()).then_some(title_text).or(page.headline);
    page
}

/// Reads a piece of HTML inside another format: all of its text that can be seen.
pub(crate) fn read_part(b: &mut Builder, range: Range<usize>, phrases: &Boilerplate) {
    for block in blocks::read(b.source(), range, phrases).blocks {
        write(b, &block.parts, block.kind, block.is_menu());
    }
}

fn write(b: &mut Builder, parts: &[Part], kind: UnitKind, boilerplate: bool) {
    let from = b.units();
    b.paragraph(parts, kind);
    if boilerplate {
        b.mark_boilerplate(from);
    }
}

/// `<title>` less the name of the outlet that pages hang on it.
fn own_title(source: &str, range: Range<usize>, page: &Page, headline: Option<&str>) -> Option<Vec<Part>> {
    let parts = blocks::decode(source, range);
    let full = text_of(source, &parts);
    if full.is_empty() {
        return None;
    }
    for separator in [" | ", " - ", " – ", " — ", " :: ", " · ", " » ", ": "] {
        let Some(at) = full.rfind(separator) else { continue };
        let (head, tail) = (&full[..at], &full[at + separator.len()..]);
        let outlet = page.source.as_deref().is_some_and(|s| same_words(s, tail));
        let confirmed = [headline, page.headline.as_deref()].into_iter().flatten().any(|h| same_words(h, head));
        if (outlet || confirmed) && plain::word_count(head) >= 2 {
            return Some(cut(source, parts, head));
        }
    }
    Some(parts)
}

/// The parts that make up the first words of a text, `head`.
fn cut(source: &str, parts: Vec<Part>, head: &str) -> Vec<Part> {
    let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).count();
    let mut left = letters(head);
    let mut kept = Vec::new();
    for part in parts {
        match &part {
            Part::Text(range) => {
                let slice = &source[range.clone()];
                if letters(slice) > left {
                    let visible = slice.char_indices().filter(|(_, c)| !c.is_whitespace());
                    let end = visible.map(|(i, _)| i).nth(left).unwrap_or(slice.len());
                    kept.push(Part::Text(range.start..range.start + end));
                    return kept;
                }
                left -= letters(slice);
            }
            Part::Resolved(text, _) => left = left.saturating_sub(letters(text)),
            Part::Break(_) => {}
        }
        kept.push(part);
    }
    kept
}

/// The text of parts with runs of white space as one space.
fn text_of(source: &str, parts: &[Part]) -> String {
    let mut b = Builder::new(source);
    for part in parts {
        match part {
            Part::Text(range) => b.text(range.clone()),
            Part::Resolved(text, range) => b.resolved(text, range.clone()),
            Part::Break(range) => b.space(range.clone()),
        }
    }
    b.open().to_string()
}

/// Whether two texts have the same letters and digits.
pub(crate) fn same_words(a: &str, b: &str) -> bool {
    let letters =
        |s: &'_ str| -> Vec<char> { s.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect() };
    // Texts of very different length need no closer look.
    a.len().abs_diff(b.len()) <= a.len().min(b.len()) && !letters(a).is_empty() && letters(a) == letters(b)
}
