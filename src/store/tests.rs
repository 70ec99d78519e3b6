//! The laws of the index, on articles of a toy language whose claims contradict each other all the time:
//! `ferry old 12` counts twelve old ferries.

use super::*;
use crate::article::{Article, Prose};
use crate::claim::{Claim, ClaimKind, Frame, NameKey, Participant, Term, Value};
use crate::conflict::{self, ArticleRef, Finding, Held};
use crate::extract::Extraction;
use crate::lexicon::{Lexicon, hash};
use crate::query::{Articles, Claims, Findings};
use crate::slot::{Collection, Digest};
use crate::span::Span;
use crate::value::{Amount, Decimal};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicUsize, Ordering};

/// Reads the toy language; counts what it reads.
#[derive(Default)]
struct Toy {
    rules: u32,
    read: AtomicUsize,
}

impl Toy {
    fn reads(&self) -> usize {
        self.read.swap(0, Ordering::Relaxed)
    }
}

impl Reader for Toy {
    fn fingerprint(&self) -> String {
        format!("toy {}", self.rules)
    }

    fn read(&self, shown: &str, bytes: Vec<u8>) -> Result<Article, String> {
        self.read.fetch_add(1, Ordering::Relaxed);
        let text = String::from_utf8(bytes).map_err(|_| "binary".to_string())?;
        assert!(!text.contains("unreadable"), "it is unreadable");
        let collection = text.contains("elsewhere").then(|| "other".to_string());
        let prose = Prose::plain(&text);
        Ok(Article { id: shown.into(), path: shown.into(), collection, text, prose, ..Article::default() })
    }

    fn extract(&self, article: &Article) -> Extraction {
        assert!(!article.text.contains("senseless"), "it is senseless");
        let claims = article.text.lines().enumerate().filter_map(|(i, line)| claim(article, i, line)).collect();
        let mut words: Vec<String> = article.text.split_whitespace().map(str::to_string).collect();
        words.sort();
        words.dedup();
        // Articles with the same first line are copies of one text.
        let first = article.text.lines().next().unwrap_or("");
        let sketch = vec![first.bytes().fold(7u64, |h, b| h.wrapping_mul(31) + u64::from(b))];
        let topic = words.iter().take(2).cloned().collect();
        let words = words.iter().map(|word| hash(word)).collect();
        Extraction { claims, digest: Digest { words, sketch, topic }, ..Extraction::default() }
    }

    fn lexicon(&self) -> &Lexicon {
        Lexicon::builtin()
    }
}

fn claim(article: &Article, line: usize, text: &str) -> Option<Claim> {
    let parts: Vec<&str> = text.split(' ').collect();
    let &[head, modifier, value] = parts.as_slice() else { return None };
    let value: Decimal = value.parse().ok()?;
    let start = article.text.lines().take(line).map(|l| l.len() + 1).sum::<usize>();
    let span = Span::new(start, start + text.len());
    let measure = Term {
        text: format!("{modifier} {head}"),
        head: head.into(),
        modifiers: vec![modifier.into()],
        ..Term::default()
    };
    let mut context = vec![format!("{head}yard"), format!("{modifier}ness"), "harbour".to_string()];
    context.sort();
    let agent = Term::named(NameKey::alone("Quay Board".into()));
    Some(Claim {
        id: format!("{}-{line}", article.id.rsplit('/').next().unwrap_or("")),
        kind: ClaimKind::Quantity,
        span,
        text: text.to_string(),
        sentence: span,
        sentence_text: text.to_string(),
        mark: Span::new(0, text.len()),
        line: line as u32 + 1,
        in_title: false,
        headline: false,
        value: Value::Number {
            amount: Amount::point(value, 0),
            unit: head.to_string(),
            currency: None,
            change: None,
            dimension: "count".to_string(),
            factor: Decimal::ONE,
        },
        frame: Frame {
            attribute: "count".to_string(),
            measure: Some(measure),
            predicate: Some("carry".to_string()),
            participants: vec![(Participant::Agent, agent)],
            context,
            ..Frame::default()
        },
        speaker: None,
        modality: None,
        negated: false,
        rule: "toy".to_string(),
        slot: format!("count of {head}"),
        keys: vec![format!("count|{head}"), format!("count|{modifier}")],
    })
}

/// A folder of articles and an index beside it.
struct Desk {
    dir: tempfile::TempDir,
    toy: Toy,
}

impl Desk {
    fn new() -> Desk {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir(dir.path().join("articles")).unwrap();
        Desk { dir, toy: Toy::default() }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join("articles").join(name)
    }

    fn write(&self, name: &str, text: &str) {
        fs::create_dir_all(self.path(name).parent().unwrap()).unwrap();
        fs::write(self.path(name), text).unwrap();
    }

    fn delete(&self, name: &str) {
        fs::remove_file(self.path(name)).unwrap();
    }

    fn index_dir(&self) -> PathBuf {
        self.dir.path().join("index")
    }

    fn open(&self) -> Writer {
        Store::open(&self.index_dir()).unwrap()
    }

    fn read(&self) -> Store {
        Store::read(&self.index_dir()).unwrap()
    }

    fn index(&self) -> Summary {
        self.open().index(&[self.path("")], &self.toy, false, &mut |_| {}).unwrap()
    }

    fn findings(&self) -> Vec<Finding> {
        self.read().findings(&Findings::default()).unwrap()
    }

    /// What comparing all claims at once gives, without any store.
    fn at_once(&self) -> Vec<Finding> {
        let walk = crate::article::files(&[self.path("")]).unwrap();
        let (mut digests, mut claims) = (Vec::new(), Vec::new());
        for file in walk.files {
            let Ok(article) = self.toy.read(&file.shown, fs::read(&file.path).unwrap()) else { continue };
            let x = self.toy.extract(&article);
            let reference = ArticleRef::new(&article, &x);
            claims.extend(x.claims.into_iter().map(|claim| Held { article: reference.clone(), claim }));
            digests.push((article.id, x.digest));
        }
        let collection = Collection::count(self.toy.lexicon(), digests.iter().map(|(id, d)| (id.as_str(), d)));
        conflict::findings(&claims, &collection)
    }

    fn assert_at_once(&self) {
        let json = |f: &Finding| serde_json::to_string(f).unwrap();
        let (kept, made) = (self.findings(), self.at_once());
        let ids = |findings: &[Finding]| findings.iter().map(|f| f.id.clone()).collect::<Vec<_>>();
        assert_eq!(ids(&kept), ids(&made));
        let distinct: BTreeSet<String> = ids(&made).into_iter().collect();
        assert_eq!(distinct.len(), made.len(), "an id for each finding: {:?}", ids(&made));
        for (k, m) in kept.iter().zip(&made) {
            assert_eq!(json(k), json(m));
        }
    }

    fn claims(&self, words: &str) -> Vec<String> {
        let question = Claims { words: Some(words.to_string()), ..Claims::default() };
        self.read().claims(&question).unwrap().map(|h| h.unwrap().claim.text).collect()
    }

    fn articles(&self, query: &str) -> Vec<String> {
        let question = Articles { query: query.to_string(), ..Articles::default() };
        let name = |p: &str| p.rsplit('/').next().unwrap_or(p).to_string();
        self.read().articles(&question).unwrap().iter().map(|h| name(&h.article.path)).collect()
    }
}

#[test]
fn a_folder_is_followed() {
    let desk = Desk::new();
    desk.write("a.txt", "ferry old 12\n");
    desk.write("b.txt", "ferry old 13\n");
    let counts = |s: &Summary| (s.new, s.changed, s.removed, s.unchanged, s.articles, s.claims, s.findings);
    assert_eq!(counts(&desk.index()), (2, 0, 0, 0, 2, 2, 1));
    assert_eq!(counts(&desk.index()), (0, 0, 0, 2, 2, 2, 1));
    assert_eq!(desk.toy.reads(), 2, "what did not change is not read");
    desk.write("b.txt", "ferry old 12\ncrane new 3\n");
    assert_eq!(counts(&desk.index()), (0, 1, 0, 1, 2, 3, 0));
    assert_eq!(desk.claims("crane"), ["crane new 3"]);
    desk.delete("b.txt");
    desk.write("sub/c.txt", "ferry old 99\n");
    assert_eq!(counts(&desk.index()), (1, 0, 1, 1, 2, 2, 1));
    assert_eq!(desk.claims("crane"), [""; 0]);
    assert_eq!(desk.articles("ferry").len(), 2);
    desk.assert_at_once();
}

#[test]
fn only_the_named_paths_are_followed() {
    let desk = Desk::new();
    desk.write("one/a.txt", "ferry old 12\n");
    desk.write("two/b.txt", "ferry old 13\n");
    desk.index();
    desk.delete("one/a.txt");
    desk.delete("two/b.txt");
    let index = |name: &str| desk.open().index(&[desk.path(name)], &desk.toy, false, &mut |_| {});
    assert_eq!(index("two").unwrap().articles, 1, "what is gone elsewhere stays");
    fs::remove_dir(desk.path("one")).unwrap();
    assert_eq!(index("one").unwrap().articles, 0, "a folder that was indexed may be gone");
    let never = index("three").unwrap_err().to_string();
    assert!(never.ends_with("three: no such file or folder"), "{never}");
}

#[test]
fn bytes_decide_where_times_do_not() {
    let desk = Desk::new();
    desk.write("a.txt", "ferry old 12\n");
    let old = fs::File::open(desk.path("a.txt")).unwrap();
    let past = SystemTime::now() - Duration::from_secs(3600);
    old.set_modified(past).unwrap();
    desk.index();
    desk.write("a.txt", "ferry old 21\n");
    fs::File::options().write(true).open(desk.path("a.txt")).unwrap().set_modified(past).unwrap();
    assert_eq!(desk.index().unchanged, 1, "same size, same time");
    let verified = desk.open().index(&[desk.path("")], &desk.toy, true, &mut |_| {}).unwrap();
    assert_eq!(verified.changed, 1);
    // A new time alone changes nothing, and is remembered.
    fs::File::options()
        .write(true)
        .open(desk.path("a.txt"))
        .unwrap()
        .set_modified(past - Duration::from_secs(9))
        .unwrap();
    desk.toy.reads();
    assert_eq!(desk.index().unchanged, 1);
    assert_eq!(desk.toy.reads(), 0);
}

#[test]
fn one_bad_article_is_a_message() {
    let desk = Desk::new();
    desk.write("a.txt", "ferry old 12\n");
    desk.write("b.txt", "unreadable\n");
    desk.write("d.txt", "senseless\n");
    fs::write(desk.path("c.txt"), b"\xff\xfe").unwrap();
    let run = || {
        let mut messages = Vec::new();
        let summary = desk.open().index(&[desk.path("")], &desk.toy, false, &mut |e| {
            if let Event::Message(m) = e {
                messages.push(m.rsplit('/').next().unwrap_or("").to_string());
            }
        });
        messages.sort();
        (summary.unwrap(), messages)
    };
    let (first, messages) = run();
    assert_eq!((first.new, first.skipped, first.articles), (1, 3, 1));
    let told = [
        "b.txt: skipped, gainsay failed on it (it is unreadable)",
        "c.txt: skipped, binary",
        "d.txt: skipped, gainsay failed on it (it is senseless)",
    ];
    assert_eq!(messages, told);
    assert_eq!(run().1, messages, "told again although nothing is read again");
    desk.write("b.txt", "ferry old 13\n");
    desk.write("a.txt", "unreadable\n");
    let (last, _) = run();
    assert_eq!((last.new, last.removed, last.articles), (1, 1, 1));
}

#[test]
fn a_killed_run_is_repaired_by_the_next() {
    let desk = Desk::new();
    desk.write("a.txt", "ferry old 12\n");
    desk.write("b.txt", "ferry old 13\n");
    desk.write("d.txt", "crane old 13\n");
    desk.index();
    desk.write("b.txt", "ferry old 14\n");
    desk.write("c.txt", "ferry new 15\ncrane old 7\n");
    desk.delete("d.txt");
    let paths = [desk.path("")];
    // Killed after the first step: articles are committed, neither compared nor searchable.
    desk.open().take_files(&paths, &desk.toy, false, &mut |_| {}).unwrap();
    let state = desk.read().state("toy 0").unwrap();
    assert!(state.unfinished);
    assert_eq!(desk.claims("ferry"), ["ferry old 12"], "what is gone is not shown");
    // Killed again, between the second and the third.
    desk.open().compare(Lexicon::builtin()).unwrap();
    desk.assert_at_once();
    assert!(desk.read().state("toy 0").unwrap().unfinished);
    let summary = desk.index();
    assert_eq!((summary.unchanged, summary.articles), (3, 3));
    assert!(!desk.read().state("toy 0").unwrap().unfinished);
    assert_eq!(desk.claims("ferry"), ["ferry old 12", "ferry old 14", "ferry new 15"]);
    assert_eq!(desk.articles("crane"), ["c.txt"]);
    desk.assert_at_once();
}

#[test]
fn a_search_that_is_ahead_of_its_mark_is_used() {
    let desk = Desk::new();
    desk.write("a.txt", "ferry old 12\n");
    desk.index();
    desk.write("b.txt", "ferry old 13\n");
    desk.index();
    // Killed between tantivy's commit and the mark: the mark is one behind.
    desk.open().set_meta("search", "1").unwrap();
    desk.open().run("UPDATE articles SET indexed_at = NULL WHERE path LIKE '%b.txt'", []).unwrap();
    assert_eq!(desk.articles("ferry"), ["a.txt", "b.txt"]);
    desk.index();
    assert_eq!(desk.articles("ferry"), ["a.txt", "b.txt"], "given twice, held once");
}

#[test]
fn the_search_folder_may_be_deleted() {
    let desk = Desk::new();
    desk.write("a.txt", "ferry old 12\n");
    desk.index();
    fs::remove_dir_all(desk.index_dir().join("search-v1")).unwrap();
    let question = Articles { query: "ferry".to_string(), ..Articles::default() };
    let error = desk.read().articles(&question).unwrap_err().to_string();
    assert!(error.contains("is missing or not up to date\n  make it again with: gainsay index "), "{error}");
    assert_eq!(desk.read().claims(&Claims::default()).unwrap().len(), 1, "claims need no search");
    desk.index();
    assert_eq!(desk.articles("ferry"), ["a.txt"]);
    // Half of it gone, or another index's.
    fs::remove_file(desk.index_dir().join("search-v1/claims/meta.json")).unwrap();
    desk.index();
    assert_eq!(desk.claims("ferry"), ["ferry old 12"]);
    let other = Desk::new();
    other.write("z.txt", "crane old 12\n");
    other.index();
    fs::remove_dir_all(desk.index_dir().join("search-v1")).unwrap();
    fs::rename(other.index_dir().join("search-v1"), desk.index_dir().join("search-v1")).unwrap();
    assert!(desk.read().search_index().is_err());
    desk.index();
    assert_eq!(desk.articles("ferry"), ["a.txt"]);
}

#[test]
fn one_writer_any_readers() {
    let desk = Desk::new();
    desk.write("a.txt", "ferry old 12\n");
    let writer = desk.open();
    let error = Store::open(&desk.index_dir()).err().map(|e| e.to_string()).unwrap_or_default();
    assert!(error.contains(": another gainsay is writing to this index\n  "), "{error}");
    assert_eq!(desk.read().claims(&Claims::default()).unwrap().len(), 0, "readers go on");
    drop(writer);
    desk.index();
    assert_eq!(desk.read().claims(&Claims::default()).unwrap().len(), 1);
}

#[test]
fn what_is_no_index_is_said() {
    let desk = Desk::new();
    let message = |dir: &Path| Store::read(dir).err().map(|e| e.to_string().replace(&dir.display().to_string(), "DIR"));
    let dir = desk.index_dir();
    assert_eq!(message(&dir).unwrap(), "no index in DIR\n  build one with: gainsay index corpus");
    drop(desk.open());
    desk.open().db.pragma_update(None, "user_version", 99).unwrap();
    assert_eq!(
        message(&dir).unwrap(),
        "DIR/claims.db: written in form 99, this program knows form 5\n  \
         move it away and build it again with: gainsay index corpus"
    );
    assert!(matches!(Store::open(&dir), Err(Error::OtherFormat { found: 99, .. })));
    fs::remove_dir_all(&dir).unwrap();
    fs::create_dir(&dir).unwrap();
    fs::write(dir.join("claims.db"), "This is no database, and long enough to say so. ".repeat(40)).unwrap();
    assert_eq!(message(&dir).unwrap(), "DIR/claims.db: not a gainsay index\n  name another folder with: --index DIR");
    assert!(matches!(Store::open(&dir), Err(Error::Foreign { .. })));
}

#[test]
fn other_rules_read_everything_again() {
    let mut desk = Desk::new();
    desk.write("a.txt", "ferry old 12\n");
    desk.write("b.txt", "unreadable\n");
    desk.index();
    desk.toy.rules = 1;
    let state = desk.read().state("toy 1").unwrap();
    assert_eq!((state.other_rules, state.articles), (1, 1));
    let summary = desk.index();
    assert_eq!((summary.changed, summary.skipped), (1, 1));
    assert_eq!(desk.read().state("toy 1").unwrap().other_rules, 0);
    // Claims in a form that this program does not know.
    desk.open().run("UPDATE claims SET json = '{}'", []).unwrap();
    let error = desk.read().claims(&Claims::default()).unwrap().next().unwrap().unwrap_err().to_string();
    assert!(error.contains("were written by another version of gainsay\n  read them again with: "), "{error}");
}

#[test]
fn the_same_place_typed_otherwise_is_the_same_articles() {
    let desk = Desk::new();
    desk.write("sub/a.txt", "ferry old 12\n");
    desk.index();
    let other = desk.path("sub").join("..");
    let summary = desk.open().index(&[other], &desk.toy, false, &mut |_| {}).unwrap();
    assert_eq!((summary.changed, summary.articles), (1, 1), "under its new name, once");
}

/// Small numbers that look random and never change.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }

    fn article(&mut self) -> String {
        let mut text = String::new();
        for _ in 0..1 + self.roll(4) {
            let head = ["ferry", "crane", "barge", "tug", "pilot", "quay"][self.roll(6)];
            let modifier = ["old", "new"][self.roll(2)];
            text.push_str(&format!("{head} {modifier} {}\n", 10 + self.roll(3)));
        }
        if self.roll(6) == 0 {
            text.push_str("elsewhere\n");
        }
        text
    }
}

/// An index built in any number of steps equals one built at once: new, changed and deleted articles, copies, and
/// words that become common on the way.
#[test]
fn steps_give_what_one_run_gives() {
    let (mut found, mut twins) = (0, 0);
    for seed in 0..6 {
        let mut dice = Dice(seed);
        let desk = Desk::new();
        let mut texts: BTreeMap<String, String> = BTreeMap::new();
        for step in 0..14 {
            for _ in 0..2 + dice.roll(5) {
                // Numbers at both ends: what comes later is sorted in between.
                let name = format!("{:02}.txt", dice.roll(40));
                if texts.contains_key(&name) && dice.roll(3) == 0 {
                    desk.delete(&name);
                    texts.remove(&name);
                } else {
                    let copied = texts.values().nth(dice.roll(texts.len().max(1))).cloned();
                    let text = copied.filter(|_| dice.roll(5) == 0).unwrap_or_else(|| dice.article());
                    desk.write(&name, &text);
                    texts.insert(name, text);
                }
            }
            // The search plays no part in it, and takes its time.
            let mut writer = desk.open();
            writer.take_files(&[desk.path("")], &desk.toy, false, &mut |_| {}).unwrap();
            writer.compare(Lexicon::builtin()).unwrap();
            if step % 2 == 1 {
                desk.assert_at_once();
                found += desk.findings().len();
                twins += desk.findings().iter().filter(|f| f.id.contains('-')).count();
            }
        }
    }
    assert!(found > 60, "the toy language contradicts itself: {found}");
    assert!(twins > 0, "some questions have several findings");
}

#[test]
fn lines_take_each_others_place() {
    let desk = Desk::new();
    let line = |id: &str, text: &str| {
        let (text, prose) = (text.to_string(), Prose::plain(text));
        Ok(Article { id: id.into(), path: id.into(), text, prose, ..Article::default() })
    };
    let bad = || Err(crate::article::BadLine { line: 2, id: None, error: "no JSON".to_string(), breaks_off: false });
    let mut messages = Vec::new();
    let mut tell = |e| {
        if let Event::Message(m) = e {
            messages.push(m);
        }
    };
    let lines = vec![line("x", "ferry old 12"), bad(), line("y", "ferry old 13")];
    let first = desk.open().index_lines(lines.into_iter(), &desk.toy, &mut tell).unwrap();
    assert_eq!((first.new, first.skipped, first.findings), (2, 1, 1));
    let lines = vec![line("x", "ferry old 12"), line("y", "ferry old 12")];
    let second = desk.open().index_lines(lines.into_iter(), &desk.toy, &mut tell).unwrap();
    assert_eq!((second.unchanged, second.changed, second.findings), (1, 1, 0));
    let lines = vec![line("z", "senseless"), line("x", "ferry old 12")];
    let third = desk.open().index_lines(lines.into_iter(), &desk.toy, &mut tell).unwrap();
    assert_eq!((third.skipped, third.unchanged, third.articles), (1, 1, 2));
    assert_eq!(messages, ["line 2: skipped, no JSON", "z: skipped, gainsay failed on it (it is senseless)"]);
}

#[test]
fn decisions_are_remembered() {
    let desk = Desk::new();
    desk.open().decide("f1", Decision::NotSame, Some("two ferries")).unwrap();
    desk.open().decide("f1", Decision::Resolved, None).unwrap();
    assert_eq!(desk.read().decision("f1").unwrap(), Some((Decision::Resolved, None)));
    assert_eq!(desk.read().decision("f2").unwrap(), None);
}
