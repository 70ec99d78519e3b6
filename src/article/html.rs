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
use super::{UnitKind, blocks, entity, plain, region};
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
    let parts = entity::decode(source, range);
    let full = text_of(source, &parts);
    // Some pages have the outlet's name only.
    if full.is_empty() || page.source.as_deref().is_some_and(|s| same_words(s, &full)) {
        return None;
    }
    // "Ferry sinks | World | Gazette": the shortest head that the page repeats, else all but the outlet.
    let ends = |separator: &str| full.match_indices(separator).map(|(i, s)| (i, i + s.len())).collect::<Vec<_>>();
    let mut cuts: Vec<(usize, usize)> = SEPARATORS.iter().flat_map(|s| ends(s)).collect();
    cuts.sort_unstable();
    let headlines = || [headline, page.headline.as_deref()].into_iter().flatten();
    let repeated = cuts.iter().find(|(end, _)| headlines().any(|h| same_words(h, &full[..*end])));
    let outlet =
        || cuts.iter().rfind(|(_, tail)| page.source.as_deref().is_some_and(|s| same_words(s, &full[*tail..])));
    if let Some((end, _)) = repeated.or_else(outlet).filter(|(end, _)| plain::word_count(&full[..*end]) >= 2) {
        return Some(cut(source, parts, &full[..*end]));
    }
    Some(parts)
}

/// What stands between a headline and an outlet's name.
const SEPARATORS: &[&str] = &[" | ", " - ", " – ", " — ", " :: ", " · ", " » ", ": "];

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
    // Texts of very different length need no closer look.
    a.len().abs_diff(b.len()) <= a.len().min(b.len()) && letters(a).next().is_some() && letters(a).eq(letters(b))
}

fn letters(s: &str) -> impl Iterator<Item = char> {
    s.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase)
}

#[cfg(test)]
mod tests {
    use crate::article::{Article, Format, show};
    use crate::lexicon::Lexicon;
    use insta::assert_snapshot;

    fn page(html: &str) -> String {
        let article = Article::read("page.html", Format::Html, html.to_string(), Lexicon::builtin());
        let day = article.published.map_or("-".to_string(), |d| d.to_string());
        let source = article.source.as_deref().unwrap_or("-");
        format!("{source}, {day}\n{}", show(&article.prose))
    }

    const STORY: &str = "<p>The ferry went down at noon on Monday with 30 people aboard, the coast guard said.</p>\
                         <p>All of them were saved by two tugs that had stayed at the pier because of the storm.</p>";

    #[test]
    fn furniture_is_left_out() {
        assert_snapshot!(page(&format!(
            "<html><head><title>Ferry sinks &amp; crew saved | World | Gazette</title>\
             <meta property=og:site_name content=Gazette><meta name=date content='2031-03-03'></head>\
             <body><header><a href=/>Gazette</a></header><nav><ul><li>Home<li>Sport</ul></nav>\
             <article><h1>Ferry sinks &amp; crew saved</h1><time datetime=2031-03-04>4 March</time>{STORY}\
             <figure><img alt='a boat'><figcaption>The ferry last year, seen from the western pier of the harbour</figcaption></figure>\
             <div class=ad-slot><p>Boats from $310. Sale ends 19 March.</p></div>\
             <script>var x = '<p>not read</p>';</script><noscript><p>not read</p></noscript>\
             <p><a href=/x>Ferry company named in a report about the storm</a></p></article>\
             <aside><p>Ten boats that never came back to the harbour they had left.</p></aside>\
             <footer>&copy; Gazette</footer></body></html>"
        )), @"
        Gazette, 2031-03-03
        title: Ferry sinks & crew saved
        heading (boilerplate): Ferry sinks & crew saved
        heading (boilerplate): 4 March
        paragraph: The ferry went down at noon on Monday with 30 people aboard, the coast guard said.
        paragraph: All of them were saved by two tugs that had stayed at the pier because of the storm.
        caption: The ferry last year, seen from the western pier of the harbour
        paragraph (boilerplate): Boats from $310. Sale ends 19 March.
        paragraph (boilerplate): Ferry company named in a report about the storm
        ");
    }

    #[test]
    fn a_page_without_hints() {
        assert_snapshot!(page(&format!(
            "<title>Ferry sinks</title><form action=/><table><tr><td><a href=/>Home</a><td><div><div><p>By Ana Writer</p>{STORY}</div></div>\
             <div><p>Another story starts like this and goes on behind the link below it.</p><a href=/y>More</a></div></table></form>"
        )), @"
        -, -
        title: Ferry sinks
        cell (boilerplate): Home
        heading (boilerplate): By Ana Writer
        paragraph: The ferry went down at noon on Monday with 30 people aboard, the coast guard said.
        paragraph: All of them were saved by two tugs that had stayed at the pier because of the storm.
        paragraph (boilerplate): Another story starts like this and goes on behind the link below it.
        cell (boilerplate): More
        ");
    }

    #[test]
    fn comments_may_be_longer_than_the_article() {
        let comments =
            "<p>I was on that boat once and I can say that nothing was ever painted or repaired there.</p>".repeat(8);
        assert_snapshot!(page(&format!("<article><h1>Ferry sinks</h1>{STORY}</article><div id=comments>{comments}</div>")), @"
        -, -
        title: Ferry sinks
        paragraph: The ferry went down at noon on Monday with 30 people aboard, the coast guard said.
        paragraph: All of them were saved by two tugs that had stayed at the pier because of the storm.
        paragraph (boilerplate): I was on that boat once and I can say that nothing was ever painted or repaired there.
        paragraph (boilerplate): I was on that boat once and I can say that nothing was ever painted or repaired there.
        paragraph (boilerplate): I was on that boat once and I can say that nothing was ever painted or repaired there.
        paragraph (boilerplate): I was on that boat once and I can say that nothing was ever painted or repaired there.
        paragraph (boilerplate): I was on that boat once and I can say that nothing was ever painted or repaired there.
        paragraph (boilerplate): I was on that boat once and I can say that nothing was ever painted or repaired there.
        paragraph (boilerplate): I was on that boat once and I can say that nothing was ever painted or repaired there.
        paragraph (boilerplate): I was on that boat once and I can say that nothing was ever painted or repaired there.
        ");
    }

    #[test]
    fn the_bytes_of_a_line() {
        assert_snapshot!(page(
            "<p>It c<b>ost $</b>1<i>7&nbsp;mil</i>lion.<sup><a href=#n1>1</a></sup> 10<sup>6</sup> m<sup>2</sup><p>First line<br>second line\
             <br><br>Third.<ul><li>One<li>Two</ul><table><caption>Ships<tr><th>Port<td>12</table><p hidden>no<p aria-hidden=true>no"
        ), @"
        -, -
        heading: It cost $17 million. 10⁶ m²
        heading: First line
        paragraph: second line
        paragraph: Third.
        item: One
        item: Two
        caption: Ships
        cell: Port
        cell: 12
        ");
    }

    #[test]
    fn tags_that_are_not_closed() {
        assert_snapshot!(page(&format!("<div><b>Bold<p>One</b> more.</div></div></p>{STORY}<!-- <p>no -->< 3 & 4<p>Last <a href='x")), @"
        -, -
        heading: Bold
        paragraph: One more.
        paragraph: The ferry went down at noon on Monday with 30 people aboard, the coast guard said.
        paragraph: All of them were saved by two tugs that had stayed at the pier because of the storm.
        paragraph: < 3 & 4
        paragraph: Last
        ");
    }
}
