//! What holds for any input: the corpus, and copies of it damaged in every way that files are.

mod common;

use common::{Read, corpus, gainsay, held, root, stories};
use gainsay::article::{Article, file::read_bytes};
use gainsay::conflict;
use gainsay::extract::{Extraction, extract};
use gainsay::lexicon::Lexicon;
use gainsay::wire::v1::ArticleLine;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use std::collections::BTreeSet;
use std::sync::LazyLock;

static CORPUS: LazyLock<Vec<Read>> = LazyLock::new(corpus);

/// Every span is a slice of valid text and says the quoted words.
fn spans(article: &Article, x: &Extraction) {
    let prose = &article.prose.text;
    for m in &x.mentions {
        let words = prose.get(m.span.range()).unwrap_or_else(|| panic!("{m:?} is no slice of the prose"));
        assert!(!words.trim().is_empty(), "{m:?} marks nothing");
    }
    for c in &x.claims {
        let text = if c.in_title { article.title.as_deref().unwrap_or("") } else { article.text.as_str() };
        let words = text.get(c.span.range()).unwrap_or_else(|| panic!("{:?} is no slice of {}", c.span, article.path));
        assert!(!c.text.trim().is_empty(), "{}: a claim marks nothing", article.path);
        assert!(c.sentence.contains(c.span), "{}: {} is not in its sentence", article.path, c.text);
        let marked = c.sentence_text.get(c.mark.range());
        assert_eq!(marked.map(letters), Some(letters(&c.text)), "{}", c.sentence_text);
        // Tags, entities and link targets stand in the bytes and not in the words.
        if !words.contains(['<', '&', '[', '\\']) {
            assert_eq!(letters(words), letters(&c.text), "{}", article.path);
        }
        let line = 1 + text[..c.span.start as usize].matches('\n').count();
        assert!(c.in_title || c.line as usize == line, "{}: line {} is not {line}", article.path, c.line);
    }
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

fn json(article: &Article, x: &Extraction) -> String {
    serde_json::to_string(&ArticleLine::new(article, &x.mentions, &x.claims)).unwrap()
}

#[test]
fn spans_say_the_quoted_words() {
    for read in CORPUS.iter() {
        spans(&read.article, &read.extraction);
    }
}

#[test]
fn two_runs_give_the_same() {
    for read in CORPUS.iter() {
        let again = extract(&read.article, Lexicon::builtin());
        assert_eq!(json(&read.article, &read.extraction), json(&read.article, &again));
    }
}

#[test]
fn claim_ids_are_unique_and_do_not_depend_on_other_paragraphs() {
    let mut seen = BTreeSet::new();
    for read in CORPUS.iter() {
        for claim in &read.extraction.claims {
            assert!(seen.insert(claim.id.clone()), "{}: two claims have the id {}", read.article.path, claim.id);
        }
    }
}

#[test]
fn the_order_of_the_articles_does_not_matter() {
    for (story, mut articles) in stories("corpus") {
        let verdicts = |articles: &[Read]| -> BTreeSet<String> {
            let (claims, collection) = held(articles);
            let judged = conflict::verdicts(&claims, &collection);
            let lines = judged.iter().map(|j| {
                let mut ids = [claims[j.a].claim.id.as_str(), claims[j.b].claim.id.as_str()];
                if j.verdict != conflict::Verdict::Update {
                    ids.sort();
                }
                format!("{} {ids:?} {:.6}", j.verdict.name(), j.severity)
            });
            lines.collect()
        };
        let findings = |articles: &[Read]| -> Vec<String> {
            let (claims, collection) = held(articles);
            let findings = conflict::findings(&claims, &collection);
            findings.iter().map(|f| format!("{} {} {}", f.id, f.slot, f.reason)).collect()
        };
        let (first, told) = (verdicts(&articles), findings(&articles));
        articles.reverse();
        assert_eq!(verdicts(&articles), first, "{story}");
        assert_eq!(findings(&articles), told, "{story}");
        articles.rotate_left(1);
        assert_eq!(verdicts(&articles), first, "{story}");
        assert_eq!(findings(&articles), told, "{story}");
    }
}

#[test]
fn each_pair_of_claims_gets_one_verdict() {
    for (story, articles) in stories("corpus") {
        let (claims, collection) = held(&articles);
        let mut seen = BTreeSet::new();
        for j in conflict::verdicts(&claims, &collection) {
            assert_ne!(j.a, j.b, "{story}: a claim compared with itself");
            assert!(seen.insert((j.a.min(j.b), j.a.max(j.b))), "{story}: two verdicts on {:?}", claims[j.a].claim.text);
            assert!((0.0..=1.0).contains(&j.severity), "{story}: severity {}", j.severity);
        }
    }
}

#[test]
fn what_is_told_apart_at_first_sight_gets_no_verdict_at_the_second() {
    for (story, articles) in stories("corpus") {
        let (claims, collection) = held(&articles);
        let found: BTreeSet<(usize, usize)> =
            conflict::verdicts(&claims, &collection).iter().map(|j| (j.a.min(j.b), j.a.max(j.b))).collect();
        for (i, a) in claims.iter().enumerate() {
            for (j, b) in claims.iter().enumerate().skip(i + 1) {
                let share = a.claim.keys.iter().any(|k| b.claim.keys.contains(k));
                if share && a.article.collection == b.article.collection {
                    let in_order = (&a.article.id, !a.claim.in_title, a.claim.span)
                        < (&b.article.id, !b.claim.in_title, b.claim.span);
                    let (x, y) = if in_order { (a, b) } else { (b, a) };
                    let judged = conflict::judge(x, y, &collection).1.is_ok();
                    assert_eq!(judged, found.contains(&(i, j)), "{story}: {} / {}", x.claim.slot, y.claim.slot);
                }
            }
        }
    }
}

#[test]
fn findings_are_those_of_all_verdicts() {
    for (story, articles) in stories("corpus") {
        let (claims, collection) = held(&articles);
        let all = conflict::group(&claims, conflict::verdicts(&claims, &collection), &collection);
        assert_eq!(conflict::findings(&claims, &collection), all, "{story}");
    }
}

#[test]
fn the_number_of_threads_does_not_matter() {
    for args in [&["extract", "corpus"][..], &["check", "corpus"], &["check", "corpus", "--all", "--format", "jsonl"]] {
        let run = |n| gainsay(root(), &[args, &["--threads", n]].concat());
        let (one, four) = (run("1"), run("4"));
        assert!(one.out == four.out, "{args:?} differs with the number of threads");
        assert_eq!((one.err, one.status), (four.err, four.status));
    }
}

/// What happens to files: cut off, a stretch lost or doubled, bytes of another encoding, strange signs in between.
#[derive(Clone, Debug)]
enum Damage {
    Cut(prop::sample::Index),
    Lose(prop::sample::Index, usize),
    Double(prop::sample::Index, usize),
    Byte(prop::sample::Index, u8),
    Insert(prop::sample::Index, &'static str),
}

fn damage() -> impl Strategy<Value = Damage> {
    let strange = prop::sample::select(vec![
        "\u{200b}",
        "\u{feff}",
        "\u{a0}",
        "\u{202f}",
        "\r",
        "\0",
        "“",
        "’",
        "é",
        "e\u{301}",
        "İ",
        "ẞ",
        "🚢",
        "٣",
        "½",
        "²",
        "１２",
        "$",
        "%",
        "-",
        "–",
        "(",
        "\"",
        "<b>",
        "</",
        "&#x1F6A2;",
        "&",
        "---\n",
        "99999999999999999999999999999",
        "1e400",
        " million trillion ",
        "0.",
        ".",
        ",000",
        "\n\n",
        "U.S.",
        "Feb. 30, ",
        "the year 99999 ",
    ]);
    let at = any::<prop::sample::Index>;
    prop_oneof![
        at().prop_map(Damage::Cut),
        (at(), 1..200usize).prop_map(|(i, n)| Damage::Lose(i, n)),
        (at(), 1..200usize).prop_map(|(i, n)| Damage::Double(i, n)),
        (at(), any::<u8>()).prop_map(|(i, b)| Damage::Byte(i, b)),
        (at(), strange.clone()).prop_map(|(i, s)| Damage::Insert(i, s)),
        (at(), strange).prop_map(|(i, s)| Damage::Insert(i, s)),
    ]
}

fn damaged(mut bytes: Vec<u8>, damages: &[Damage]) -> Vec<u8> {
    for d in damages {
        if bytes.is_empty() {
            break;
        }
        match d {
            Damage::Cut(i) => bytes.truncate(i.index(bytes.len()).max(bytes.len() / 2)),
            Damage::Lose(i, n) => {
                let i = i.index(bytes.len());
                bytes.drain(i..(i + n).min(bytes.len()));
            }
            Damage::Double(i, n) => {
                let i = i.index(bytes.len());
                let part = bytes[i..(i + n).min(bytes.len())].to_vec();
                bytes.splice(i..i, part);
            }
            Damage::Byte(i, b) => {
                let i = i.index(bytes.len());
                bytes[i] = *b;
            }
            Damage::Insert(i, s) => {
                // Between characters, or the file would no longer be text.
                let mut i = i.index(bytes.len());
                while i < bytes.len() && bytes[i] & 0xC0 == 0x80 {
                    i += 1;
                }
                bytes.splice(i..i, s.bytes());
            }
        }
    }
    bytes
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, rng_seed: RngSeed::Fixed(20260319), ..ProptestConfig::default() })]

    #[test]
    fn damaged_articles_are_read_without_a_crash_and_with_right_spans(
        which in any::<prop::sample::Index>(),
        damages in prop::collection::vec(damage(), 1..12),
    ) {
        let read = which.get(&CORPUS);
        let bytes = damaged(std::fs::read(root().join(&read.article.path)).unwrap(), &damages);
        if let Ok(article) = read_bytes(&read.article.path, bytes, Lexicon::builtin()) {
            let x = extract(&article, Lexicon::builtin());
            spans(&article, &x);
            prop_assert_eq!(json(&article, &x), json(&article, &extract(&article, Lexicon::builtin())));
        }
    }
}
