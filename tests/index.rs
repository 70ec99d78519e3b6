//! A day with the index, from the outside: the program, a folder of articles, and what it prints.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn gainsay(dir: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gainsay"));
    command.current_dir(dir).args(args).env_remove("GAINSAY_INDEX").env_remove("GAINSAY_LEXICON");
    command.output().unwrap()
}

fn out(dir: &Path, args: &[&str]) -> String {
    String::from_utf8(gainsay(dir, args).stdout).unwrap()
}

/// Exit status and what was said on standard error.
fn trouble(dir: &Path, args: &[&str]) -> String {
    let output = gainsay(dir, args);
    assert_eq!(output.status.code(), Some(2), "{args:?}");
    String::from_utf8(output.stderr).unwrap()
}

/// A copy of the sample folder in a place of its own.
fn desk() -> tempfile::TempDir {
    fn copy(from: &Path, to: &Path) {
        fs::create_dir_all(to).unwrap();
        for entry in fs::read_dir(from).unwrap().flatten() {
            let to = to.join(entry.file_name());
            if entry.path().is_dir() {
                copy(&entry.path(), &to);
            } else {
                fs::copy(entry.path(), to).unwrap();
            }
        }
    }
    let dir = tempfile::tempdir().unwrap();
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus"), &dir.path().join("corpus"));
    dir
}

#[test]
fn the_index_finds_what_check_finds_in_any_number_of_steps() {
    let desk = desk();
    let desk = desk.path();
    let conflicts = |index: &str| out(desk, &["conflicts", "--format", "jsonl", "--index", index]);
    gainsay(desk, &["index", "corpus", "--index", "whole"]);
    let check = out(desk, &["check", "corpus", "--format", "jsonl"]);
    assert_eq!(conflicts("whole"), check);
    let mut stories: Vec<_> = fs::read_dir(desk.join("corpus")).unwrap().flatten().map(|e| e.path()).collect();
    stories.sort();
    for story in stories.iter().rev().filter(|s| s.is_dir()) {
        let story = story.strip_prefix(desk).unwrap().to_str().unwrap();
        gainsay(desk, &["index", story, "--index", "steps"]);
    }
    assert!(out(desk, &["index", "corpus", "--index", "steps"]).contains(" unchanged"));
    assert_eq!(conflicts("steps"), check);
    let claims = |index: &str| out(desk, &["claims", "--format", "jsonl", "--index", index]);
    assert_eq!(claims("steps"), claims("whole"));
}

#[test]
fn questions_and_their_forms() {
    let desk = desk();
    let desk = desk.path();
    gainsay(desk, &["index", "corpus"]);
    let lines = |args: &[&str]| out(desk, args).lines().count();
    let all = lines(&["claims", "--format", "jsonl"]);
    assert!(all > 100);
    assert_eq!(lines(&["claims", "--format", "json"]), all + 2);
    assert_eq!(lines(&["claims", "--format", "csv", "--limit", "1"]), 2);
    let money = lines(&["claims", "--kind", "money", "--format", "jsonl"]);
    let large = lines(&["claims", "--currency", "usd", "--min", "10bn", "--format", "jsonl"]);
    assert!(0 < large && large < money && money < all);
    for line in out(desk, &["claims", "--kind", "date", "--when", "2027", "--format", "jsonl"]).lines() {
        let claim: serde_json::Value = serde_json::from_str(line).unwrap();
        assert!(claim["low"].as_str().is_none_or(|d| d <= "2027-12-31"), "{line}");
        assert!(claim["high"].as_str().is_none_or(|d| d >= "2027-01-01"), "{line}");
    }
    let claim: serde_json::Value =
        serde_json::from_str(&out(desk, &["claims", "--limit", "1", "--format", "jsonl"])).unwrap();
    let shown = out(desk, &["show", claim["id"].as_str().unwrap()]);
    assert!(shown.contains("^^"), "the evidence is marked without colour too: {shown}");
    assert!(!shown.contains('\u{1b}'), "no colour in a pipe");
    assert!(out(desk, &["show", claim["path"].as_str().unwrap()]).contains(claim["text"].as_str().unwrap()));
    assert!(out(desk, &["search", "title:ferry", "published:2025.."]).contains("corpus/ferry/"));
}

#[test]
fn messages_name_the_repair() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path();
    assert_eq!(trouble(dir, &["claims"]), "gainsay: no index in .gainsay\n  build one with: gainsay index corpus\n");
    assert_eq!(trouble(dir, &["index", "nowhere"]), "gainsay: nowhere: no such file or folder\n");
    fs::create_dir(dir.join("news")).unwrap();
    fs::write(dir.join("news/a.txt"), "Twelve people were hurt when the old ferry hit the quay.\n").unwrap();
    fs::write(dir.join("news/b.html"), b"GIF89a\x01\0\x01").unwrap();
    let indexed = gainsay(dir, &["index", "news"]);
    assert_eq!(indexed.status.code(), Some(0));
    assert_eq!(String::from_utf8(indexed.stderr).unwrap(), "gainsay: news/b.html: skipped, binary (NUL at byte 7)\n");
    for (args, message) in [
        (
            &["claims", "--kind", "rumour"][..],
            "gainsay: --kind rumour: no such kind\n  the kinds are quantity, money, percent, date, role, quote, event\n",
        ),
        (
            &["claims", "--min", "ten"],
            "gainsay: --min \"ten\" is no number\n  write 1200, 1,200, 1.5m, 10bn, 2 trillion\n",
        ),
        (
            &["claims", "--when", "2027..2025"],
            "gainsay: --when \"2027..2025\": ends before it begins\n  \
             write 2025, 2025-03, 2025-03-01 or a range: 2025..2027, 2025-03.., ..2027\n",
        ),
        (&["search", "\"old ferry"], "gainsay: query \"old ferry: a quotation mark is not closed\n"),
        (
            &["search", "headline:ferry"],
            "gainsay: query headline:ferry: there is no field \"headline\"\n  \
             the fields are body, name, path, published, source, title\n",
        ),
        (
            &["show", "nothing"],
            "gainsay: no claim, finding or article has the id nothing\n  ids are in the output of: gainsay claims\n",
        ),
        (
            &["claims", "--index", "news"],
            "gainsay: no index in news\n  build one with: gainsay index corpus --index news\n",
        ),
    ] {
        assert_eq!(trouble(dir, args), message);
    }
    fs::remove_dir_all(dir.join(".gainsay/search-v1")).unwrap();
    assert_eq!(
        trouble(dir, &["search", "ferry"]),
        "gainsay: .gainsay/search-v1: the full-text search is missing or not up to date\n  \
         make it again with: gainsay index news\n"
    );
}
