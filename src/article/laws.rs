//! Laws that hold for every input: what is read points to where it stands, and nothing panics.

use super::file::read_bytes;
use super::{Article, Format, Prose};
use crate::lexicon::Lexicon;
use crate::span::Span;
use proptest::prelude::*;

/// Units follow each other line by line, but for a dateline and what it opens; pieces cover them in order, and copied bytes are equal.
fn check(prose: &Prose, source: &str) {
    let mut at = 0;
    for unit in &prose.units {
        let gap = prose.text.get(at as usize..unit.span.start as usize).expect("units follow each other");
        assert!(gap.chars().all(char::is_whitespace), "units leave out {gap:?}");
        let text = unit.span.of(&prose.text);
        assert!(!text.is_empty() && !text.contains('\n') && text.trim() == text, "{text:?}");
        at = unit.span.end;
        let span = prose.source_span(unit.span);
        assert!(span.start <= span.end && source.get(span.range()).is_some(), "{span:?}");
    }
    assert!(prose.text[at as usize..].chars().all(char::is_whitespace));
    let mut end = 0;
    for piece in &prose.pieces {
        assert!(piece.prose >= end && prose.text[end as usize..piece.prose as usize].chars().all(|c| c == '\n'));
        end = piece.prose + piece.len;
        let said = &prose.text[piece.prose as usize..end as usize];
        let from = source.get(piece.source as usize..(piece.source + piece.source_len) as usize);
        let from = from.expect("a piece fits the source");
        if piece.len == piece.source_len
            && from.chars().filter(|c| c.is_whitespace()).count() == said.matches(' ').count()
        {
            let same = |(a, b): (char, char)| a == b || (a == ' ' && b.is_whitespace());
            // A resolved piece may be as long as what it stands for.
            assert!(said.chars().zip(from.chars()).all(same) || from.starts_with(['&', '\\']), "{said:?} {from:?}");
        }
    }
}

fn law(name: &str, bytes: Vec<u8>) {
    match read_bytes(name, bytes, Lexicon::builtin()) {
        Ok(article) => check(&article.prose, &article.text),
        Err(reason) => assert!(!reason.starts_with("gainsay failed"), "{reason}"),
    }
}

const NAMES: [&str; 3] = ["a.txt", "a.md", "a.html"];

/// Pieces of text that formats give a meaning to.
fn scraps() -> impl Strategy<Value = String> {
    let scrap = prop::sample::select(vec![
        "The ferry sank",
        " ",
        "\n",
        "\n\n",
        "\r\n",
        "\t",
        "    ",
        ". ",
        "- ",
        "* ",
        "1. ",
        "2031. ",
        "| a | b |\n",
        "|---|\n",
        "# ",
        "---\n",
        "title: \"a \\\" b\"\n",
        "date: 2031-03-03\n",
        "> ",
        "`",
        "```\n",
        "**",
        "_",
        "[a](b)",
        "![a](b)",
        "[^1]",
        "<p>",
        "</p>",
        "<div class=\"ad\">",
        "</div>",
        "<article>",
        "<nav>",
        "</nav>",
        "<b>",
        "</b>",
        "<br>",
        "<title>",
        "</title>",
        "<script>",
        "</script>",
        "<!--",
        "-->",
        "<td>",
        "<li>",
        "<h1>",
        "</h1>",
        "<a href=x>",
        "</a>",
        "&amp;",
        "&nbsp;",
        "&#8217;",
        "&notit;",
        "&",
        "<",
        ">",
        "\"",
        "é",
        "“",
        "\u{a0}",
        "\u{ad}",
        "\u{feff}",
        "\u{200b}",
        "日本",
        "\u{0}",
        "By Ana Writer",
        "March 3, 2031",
        "HARBOUR, March 3, 2031 (Wire) — ",
        "Read more: ",
        "Sponsored\n",
        "<time datetime=2031-03-03>",
        "<meta property=\"og:title\" content=\"The ferry sank\">",
        "<sup><a>1</a></sup>",
        "<svg/>",
        "<form>",
        "<figcaption>",
    ]);
    prop::collection::vec(scrap, 0..40).prop_map(|v| v.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read(text in scraps(), name in prop::sample::select(NAMES.to_vec())) {
        law(name, text.into_bytes());
    }

    #[test]
    fn any_bytes_are_read(bytes in prop::collection::vec(any::<u8>(), 0..300), name in prop::sample::select(NAMES.to_vec())) {
        law(name, bytes);
    }

    #[test]
    fn any_line_has_a_result(text in scraps(), title in scraps(), cut in 0..200usize) {
        let mut line = serde_json::json!({"id": "a", "text": text, "title": title}).to_string().into_bytes();
        let full = super::jsonl(&line[..], Lexicon::builtin()).next().unwrap().unwrap();
        if full.prose.detached_title {
            let unit = full.prose.units[0];
            let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
            let from = full.prose.source_span(unit.span);
            prop_assert_eq!(letters(from.of(&title)), letters(unit.span.of(&full.prose.text)));
        } else {
            check(&full.prose, &full.text);
        }
        line.truncate(cut.min(line.len() - 1));
        line.extend(b"\n{\"id\":\"b\",\"text\":\"Fine.\"}");
        let last = super::jsonl(&line[..], Lexicon::builtin()).last().unwrap().unwrap();
        prop_assert_eq!(last.id, "b");
    }

    /// Every word of a page is found where it stands, tags and entities in the middle of it included.
    #[test]
    fn words_of_a_page_stand_where_they_say(words in prop::collection::vec(prop::collection::vec(0..6usize, 1..5), 1..20)) {
        let letters = [("a", "a"), ("&amp;", "&"), ("<b>", ""), ("</b>", ""), ("é", "é"), ("&eacute;", "é")];
        let pick = |word: &[usize], said: bool| -> String {
            word.iter().map(|&i| if said { letters[i].1 } else { letters[i].0 }).collect()
        };
        let html: String = words.iter().map(|w| pick(w, false) + "x ").collect();
        let html = format!("<p>{html}</p>");
        let said: Vec<String> = words.iter().map(|w| pick(w, true) + "x").collect();
        let article = Article::read("a.html", Format::Html, html, Lexicon::builtin());
        prop_assert_eq!(article.prose.text.trim_end(), said.join(" "));
        let mut at = 0;
        for word in &said {
            let span = Span::new(at, at + word.len());
            let from = article.prose.source_span(span).of(&article.text);
            let bare = from.replace("<b>", "").replace("</b>", "").replace("&amp;", "&").replace("&eacute;", "é");
            prop_assert_eq!(&bare, word);
            at += word.len() + 1;
        }
    }
}

/// A cut in any place of a well-formed article leaves something that can be read.
#[test]
fn cut_articles_are_read() {
    let markdown = "---\ntitle: \"The “Dawn” sinks\"\ndate: 2031-03-03\n---\n\n# The \"Dawn\" sinks\n\nIt *sank* &amp; 30 — thirty — people\nwere saved.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n";
    let html = "<!DOCTYPE html><html><head><title>Ferry &amp; crew | Gazette</title><meta property='og:site_name' content='Gazette'>\
                <script type='application/ld+json'>{\"@type\":\"NewsArticle\"}</script></head><body><nav>Home</nav><article><h1>Ferry &amp; crew</h1>\
                <p>It s<b>an</b>k &mdash; café.<br>All<br><br>were saved.<table><tr><td>1<td>2</table></article></body></html>";
    for (name, text) in [("a.md", markdown), ("a.html", html), ("a.txt", markdown)] {
        for cut in 0..text.len() {
            law(name, text.as_bytes()[..cut].to_vec());
            law(name, text.as_bytes()[cut..].to_vec());
        }
    }
}
