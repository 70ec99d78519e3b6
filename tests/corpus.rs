//! The corpus: what is read in it today (snapshots), and how much of what ought to be (gold).
//!
//! `snapshots/claims/<story>/<file>.snap` holds the claims of an article, `snapshots/conflicts/<story>.snap` the
//! findings of a story. `corpus/<story>/gold.json` says what ought to be found; `FLOORS` is what was reached.

mod common;

use common::{Differing, Read, corpus, gainsay, held, root, stories};
use gainsay::article::{Article, Unit, UnitKind};
use gainsay::claim::{Claim, ClaimKind, Value};
use gainsay::conflict::{self, Held, Verdict};
use gainsay::snapshot;
use gainsay::span::Span;
use gainsay::wire::v1::ClaimOut;
use serde::Deserialize;
use std::collections::BTreeSet;

#[test]
fn claims() {
    let mut differing = Differing::default();
    for Read { story, file, article, extraction } in corpus() {
        let text = snapshot::render(&article, &extraction.claims);
        differing.check(&format!("claims/{story}"), &file, Some(&article.path), &text);
    }
    drop(differing);
    let review = gainsay(root(), &["review", "corpus", "--check"]);
    assert_eq!(review.status, 0, "the tests and `gainsay review` disagree:\n{}", review.out);
}

#[test]
fn findings() {
    let mut differing = Differing::default();
    for story in stories("corpus").keys() {
        let run = gainsay(root(), &["check", &format!("corpus/{story}")]);
        differing.check("conflicts", story, None, &run.screen());
    }
}

#[test]
fn no_snapshot_without_its_article() {
    for (path, snapshot) in snapshot::file::below(&root().join("snapshots/claims")).unwrap() {
        assert!(root().join(&snapshot.article).exists(), "{}: {} is gone", path.display(), snapshot.article);
        assert!(path.ends_with(snapshot::file::place(&snapshot.article)), "{}", path.display());
    }
}

/// What ought to be found in a story.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Gold {
    story: String,
    claims: Vec<GoldClaim>,
    contradictions: Vec<GoldPair>,
    not_contradictions: Vec<GoldPair>,
    /// Text that makes no claims: advertising, page furniture, idioms.
    no_claims: Vec<GoldText>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GoldClaim {
    file: String,
    quote: String,
    kind: ClaimKind,
    /// `title`, where the words stand in the title and perhaps elsewhere too.
    #[serde(rename = "in")]
    within: Option<String>,
    low: Option<serde_json::Value>,
    high: Option<serde_json::Value>,
    bound: Option<String>,
    unit: Option<String>,
    currency: Option<String>,
    person: Option<String>,
    title: Option<String>,
    organisation: Option<String>,
    speaker: Option<String>,
    #[allow(dead_code, reason = "for the reader")]
    note: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GoldText {
    file: String,
    #[serde(alias = "text")]
    quote: String,
    #[serde(rename = "in")]
    within: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GoldPair {
    a: GoldText,
    b: GoldText,
    verdict: Option<String>,
    why: String,
}

/// How much of the gold is found. Every figure but the last three counts something good.
#[derive(Clone, Copy, Debug, Default)]
struct Score {
    /// Gold claims with a claim of their kind on their words.
    found: usize,
    /// Of these, the ones with the right value, unit and speaker.
    right: usize,
    /// Gold contradictions that are told.
    contradictions: usize,
    /// Agreements, refinements and updates, and pairs that answer different questions, judged as they should be.
    others: usize,
    /// Contradictions that are none.
    false_contradictions: usize,
    /// Claims in text that makes none.
    unwanted: usize,
}

/// What is reached. A change that loses any of it fails; one that gains writes the new figure here.
const REACHED: Score =
    Score { found: 377, right: 290, contradictions: 12, others: 125, false_contradictions: 0, unwanted: 0 };

#[test]
fn gold() {
    let mut total = Score::default();
    for (story, articles) in stories("corpus") {
        let path = root().join("corpus").join(&story).join("gold.json");
        let gold: Gold = serde_json::from_str(&std::fs::read_to_string(&path).unwrap())
            .unwrap_or_else(|e| panic!("corpus/{story}/gold.json: {e}"));
        assert_eq!(gold.story, story);
        let mut measured = Measured { story: &articles, score: Score::default() };
        println!("\n{story}");
        measured.claims(&gold.claims);
        measured.unwanted(&gold.no_claims);
        measured.verdicts(&gold);
        let s = measured.score;
        println!(
            "  {} of {} claims found, {} right; {} of {} contradictions, {} false; {} of {} other pairs right",
            s.found,
            gold.claims.len(),
            s.right,
            s.contradictions,
            gold.contradictions.len(),
            s.false_contradictions,
            s.others,
            gold.not_contradictions.len()
        );
        total = total.plus(s);
    }
    println!("\n{total:?}");
    for (name, got, floor) in [
        ("found", total.found, REACHED.found),
        ("right", total.right, REACHED.right),
        ("contradictions", total.contradictions, REACHED.contradictions),
        ("others", total.others, REACHED.others),
    ] {
        assert!(got >= floor, "{name}: {got}, and {floor} were reached before");
    }
    for (name, got, ceiling) in [
        ("false_contradictions", total.false_contradictions, REACHED.false_contradictions),
        ("unwanted", total.unwanted, REACHED.unwanted),
    ] {
        assert!(got <= ceiling, "{name}: {got}, and only {ceiling} were left before");
    }
}

impl Score {
    fn plus(self, o: Score) -> Score {
        Score {
            found: self.found + o.found,
            right: self.right + o.right,
            contradictions: self.contradictions + o.contradictions,
            others: self.others + o.others,
            false_contradictions: self.false_contradictions + o.false_contradictions,
            unwanted: self.unwanted + o.unwanted,
        }
    }
}

/// A story held against its gold; what is missed is printed, for `cargo test gold -- --nocapture`.
struct Measured<'a> {
    story: &'a [Read],
    score: Score,
}

impl Measured<'_> {
    fn read(&self, file: &str) -> &Read {
        self.story.iter().find(|r| r.file == file).unwrap_or_else(|| panic!("gold names {file}, which is not there"))
    }

    /// The bytes of the article that a gold quote stands for.
    fn place(&self, file: &str, quote: &str, within: Option<&str>) -> Span {
        let article = &self.read(file).article;
        let found = find(article, quote, within == Some("title"));
        let span = found.unwrap_or_else(|| panic!("gold quote not found once in {file}: {quote}"));
        article.prose.source_span(span)
    }

    fn claims(&mut self, golds: &[GoldClaim]) {
        for gold in golds {
            let place = self.place(&gold.file, &gold.quote, gold.within.as_deref());
            let claims = &self.read(&gold.file).extraction.claims;
            let on: Vec<&Claim> = claims.iter().filter(|c| c.kind == gold.kind && covers(place, c)).collect();
            let right = on.iter().any(|c| gold.wrong(c).is_empty());
            if on.is_empty() {
                println!("  missed {}: {}: {}", gold.kind.name(), gold.file, gold.quote);
            } else if !right {
                for claim in on.iter() {
                    let wrong = gold.wrong(claim).join("; ");
                    println!("  wrong {}: {}: {}: {wrong}", gold.kind.name(), gold.file, gold.quote);
                    println!("    {}", snapshot::block(claim));
                }
            }
            self.score.found += usize::from(!on.is_empty());
            self.score.right += usize::from(right);
        }
    }

    fn unwanted(&mut self, golds: &[GoldText]) {
        for gold in golds {
            // Some of it is not even prose; then it can make no claim.
            let article = &self.read(&gold.file).article;
            let Some(span) = find(article, &gold.quote, false) else { continue };
            let place = article.prose.source_span(span);
            let claims = &self.read(&gold.file).extraction.claims;
            let unwanted: Vec<&str> =
                claims.iter().filter(|c| place.overlaps(c.span)).map(|c| c.text.as_str()).collect();
            if !unwanted.is_empty() {
                println!("  unwanted: {}: {}", gold.file, unwanted.join(", "));
            }
            self.score.unwanted += unwanted.len();
        }
    }

    fn verdicts(&mut self, gold: &Gold) {
        let (claims, collection) = held(self.story);
        let judged = conflict::verdicts(&claims, &collection);
        let on = |held: &Held, text: &GoldText| {
            held.article.path.ends_with(&format!("/{}", text.file))
                && self.place(&text.file, &text.quote, text.within.as_deref()).overlaps(held.claim.span)
        };
        let joins = |a: &Held, b: &Held, pair: &GoldPair| {
            (on(a, &pair.a) && on(b, &pair.b)) || (on(a, &pair.b) && on(b, &pair.a))
        };
        let mut score = self.score;
        let told = |pair: &GoldPair| -> BTreeSet<&str> {
            let of_pair = judged.iter().filter(|j| joins(&claims[j.a], &claims[j.b], pair));
            of_pair.map(|j| j.verdict.name()).collect()
        };
        for pair in &gold.contradictions {
            let found = told(pair).contains("contradict");
            score.contradictions += usize::from(found);
            if !found {
                println!("  not told: {}", pair.why);
            }
        }
        for pair in &gold.not_contradictions {
            let got = told(pair);
            let right = match pair.verdict.as_deref() {
                Some("agree" | "refine") => got.contains("agree") || got.contains("refine"),
                Some("none") => got.is_empty(),
                Some(verdict) => got.contains(verdict),
                None => panic!("a pair of `not_contradictions` has no verdict: {}", pair.why),
            };
            score.others += usize::from(right && !got.contains("contradict"));
            if !right {
                println!("  {} expected, got {got:?}: {}", pair.verdict.as_deref().unwrap_or(""), pair.why);
            }
        }
        let mut seen = BTreeSet::new();
        for j in judged.iter().filter(|j| j.verdict == Verdict::Contradict) {
            let (a, b) = (&claims[j.a], &claims[j.b]);
            if !gold.contradictions.iter().any(|pair| joins(a, b, pair)) && seen.insert((j.a, j.b)) {
                println!(
                    "  false: {}: {} / {}: {}: {}",
                    a.article.path, a.claim.text, b.article.path, b.claim.text, j.reason
                );
                score.false_contradictions += 1;
            }
        }
        self.score = score;
    }
}

/// The claim marks (part of) the quote, and not half the article.
fn covers(place: Span, claim: &Claim) -> bool {
    const SLACK: usize = 80;
    place.overlaps(claim.span) && (claim.kind == ClaimKind::Quote || claim.span.len() <= place.len() + SLACK)
}

impl GoldClaim {
    /// What differs between the gold and a claim on its words.
    fn wrong(&self, claim: &Claim) -> Vec<String> {
        let out = serde_json::to_value(ClaimOut::new(claim)).unwrap();
        let text = |key: &str| out.get(key).and_then(|v| v.as_str());
        let mut wrong = Vec::new();
        let mut check = |name: &str, gold: Option<&str>, got: Option<&str>, same: bool| {
            if !same {
                wrong.push(format!("{name} {} ought to be {}", got.unwrap_or("none"), gold.unwrap_or("none")));
            }
        };
        match &claim.value {
            Value::Number { .. } | Value::Time { .. } => {
                for (name, gold) in [("low", &self.low), ("high", &self.high)] {
                    let (gold, got) = (end(gold.as_ref()), end(out.get(name)));
                    check(name, gold.as_deref(), got.as_deref(), gold == got);
                }
                check(
                    "bound",
                    self.bound.as_deref(),
                    text("bound"),
                    self.bound.as_deref().is_none_or(|b| text("bound") == Some(b)),
                );
            }
            Value::Role { .. } => {
                check(
                    "title",
                    self.title.as_deref(),
                    text("title"),
                    self.title.as_deref().map(words) == text("title").map(words),
                );
            }
            Value::Quote { .. } | Value::Event { .. } => {}
        }
        for (name, gold) in [("unit", &self.unit), ("currency", &self.currency), ("person", &self.person)] {
            check(name, gold.as_deref(), text(name), gold.is_none() || gold.as_deref() == text(name));
        }
        for (name, gold) in [("organisation", &self.organisation), ("speaker", &self.speaker)] {
            let alike = |g: &str| text(name).is_some_and(|t| words(g).iter().any(|w| words(t).contains(w)));
            check(name, gold.as_deref(), text(name), gold.as_deref().is_none_or(alike));
        }
        wrong
    }
}

/// An end of an interval, so that `25` and `25.0` are the same.
fn end(value: Option<&serde_json::Value>) -> Option<String> {
    let value = value.filter(|v| !v.is_null())?;
    Some(value.as_f64().map_or_else(|| value.to_string(), |f| format!("{f:.3}")))
}

fn words(text: &str) -> BTreeSet<String> {
    const SMALL: [&str; 6] = ["of", "the", "for", "and", "a", "at"];
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase);
    words.filter(|w| !SMALL.contains(&w.as_str())).collect()
}

/// Where a quote stands in the article's prose, any white space counted as one space: in its title, or in the text
/// (the first line of plain text is both).
fn find(article: &Article, quote: &str, in_title: bool) -> Option<Span> {
    let prose = &article.prose;
    let (titles, text): (Vec<&Unit>, Vec<&Unit>) = prose.units.iter().partition(|u| u.kind == UnitKind::Title);
    let units = if in_title { titles } else { [text, titles].concat() };
    units.iter().find_map(|u| {
        let at = u.span.start as usize;
        within(u.span.of(&prose.text), quote).map(|(start, end)| Span::new(at + start, at + end))
    })
}

fn within(text: &str, quote: &str) -> Option<(usize, usize)> {
    let mut flat = String::new();
    let mut offsets = Vec::new();
    let mut blank = false;
    for (i, c) in text.char_indices() {
        if c.is_whitespace() {
            blank = !flat.is_empty();
            continue;
        }
        if std::mem::take(&mut blank) {
            flat.push(' ');
            offsets.push(i - 1);
        }
        flat.push(c);
        offsets.resize(flat.len(), i);
    }
    let at = flat.find(quote)?;
    let last = at + quote.char_indices().next_back()?.0;
    let end = offsets[last];
    Some((offsets[at], end + text[end..].chars().next()?.len_utf8()))
}
