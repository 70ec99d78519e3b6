//! Plain stories, each told by two or three desks in their own words: how often the same question is seen in other words.
//!
//! `tests/wordings/<story>/gold.json` pairs values of two articles with what they are to each other; `FLOORS` is what was
//! reached. All of it is invented. `cargo test --test wordings -- --nocapture` shows what is not told.

mod common;

use common::{Read, held, root, stories};
use gainsay::conflict::{Held, judge};
use gainsay::slot::Collection;
use serde::Deserialize;
use std::collections::BTreeMap;

/// Pairs of each verdict that are told as they are, at least. A pair of different things is right when it is not compared.
const FLOORS: &[(&str, usize)] =
    &[("agree", 72), ("contradict", 10), ("different", 118), ("refine", 9), ("update", 12)];

/// A word of `gold.json` and what may be told of it.
fn is_right(want: &str, got: Option<&str>) -> bool {
    match want {
        "agree" | "refine" => matches!(got, Some("agree" | "refine")),
        "different" => got.is_none(),
        want => got == Some(want),
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pair {
    verdict: String,
    a: Place,
    b: Place,
    why: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Place {
    file: String,
    quote: String,
    /// The sentence, where the quote stands in the article more than once.
    #[serde(rename = "in")]
    within: Option<String>,
}

impl Place {
    /// The claims on these words of a story.
    fn claims<'h>(&self, articles: &[Read], claims: &'h [Held]) -> Vec<&'h Held> {
        let read = articles.iter().find(|r| r.file == self.file).unwrap_or_else(|| panic!("no article {}", self.file));
        let text = &read.article.text;
        let from = self.within.as_ref().map_or(0, |s| text.find(s).unwrap_or_else(|| panic!("not there: {s}")));
        let start = from + text[from..].find(&self.quote).unwrap_or_else(|| panic!("not there: {}", self.quote));
        let end = start + self.quote.len();
        let here = |h: &&Held| (h.claim.span.start as usize) < end && start < h.claim.span.end as usize;
        claims.iter().filter(|h| h.article.id == read.article.id).filter(here).collect()
    }
}

/// What is told of a pair: the verdict wanted if any two claims on its words have it, else another.
fn told(pair: &Pair, articles: &[Read], claims: &[Held], collection: &Collection) -> Option<&'static str> {
    let (a, b) = (pair.a.claims(articles, claims), pair.b.claims(articles, claims));
    let pairs = a.iter().flat_map(|x| b.iter().map(move |y| (x, y))).filter(|(x, y)| x.claim.kind == y.claim.kind);
    let verdicts: Vec<_> =
        pairs.filter_map(|(x, y)| judge(x, y, collection).1.ok()).map(|j| j.verdict.name()).collect();
    let wanted = verdicts.iter().find(|v| is_right(&pair.verdict, Some(v)));
    wanted.or(verdicts.first()).copied()
}

#[test]
fn gold() {
    let mut counts: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let mut accused = Vec::new();
    for (story, articles) in stories("tests/wordings") {
        let gold = std::fs::read_to_string(root().join("tests/wordings").join(&story).join("gold.json")).unwrap();
        let pairs: Vec<Pair> = serde_json::from_str(&gold).unwrap_or_else(|e| panic!("{story}: {e}"));
        let (claims, collection) = held(&articles);
        for pair in &pairs {
            let got = told(pair, &articles, &claims, &collection);
            let right = is_right(&pair.verdict, got);
            let line = format!(
                "{story}: {} ({}) / {} ({}): {} expected, got {}: {}",
                pair.a.quote,
                pair.a.file,
                pair.b.quote,
                pair.b.file,
                pair.verdict,
                got.unwrap_or("nothing"),
                pair.why.as_deref().unwrap_or_default()
            );
            if !right {
                println!("  {line}");
            }
            let count = counts.entry(pair.verdict.clone()).or_default();
            *count = (count.0 + usize::from(right), count.1 + 1);
            if got == Some("contradict") && !right {
                accused.push(line);
            }
        }
    }
    for (verdict, (right, all)) in &counts {
        println!("{verdict}: {right} of {all}");
    }
    assert!(accused.is_empty(), "false alarms:\n{}", accused.join("\n"));
    for (verdict, floor) in FLOORS {
        let right = counts.get(*verdict).map_or(0, |c| c.0);
        assert!(right >= *floor, "{verdict}: {right} right, {floor} were reached");
    }
}
