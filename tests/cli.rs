//! The words of the command line: help, errors, screens, and the exit status of each.
//!
//! Every screen is `snapshots/cli/<name>.snap`. Runs have no terminal and see only a folder of their own, so that
//! nothing of the machine shows.

mod common;

use common::{Differing, Run, gainsay, gainsay_with, root};
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use tempfile::TempDir;

/// A folder with files in it.
fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

const MILL: &[u8] = b"---\ntitle: \"Mill sells flour\"\nsource: The Miller\ndate: 2024-05-02\n---\n\nThe mill sold 40 tons of flour in April, its owner said.\n";
const MILL_AGAIN: &[u8] = b"---\ntitle: \"Flour sales at the mill\"\nsource: Grain Weekly\ndate: 2024-05-02\n---\n\nIn April the mill sold 60 tons of flour.\n";

fn mills() -> TempDir {
    folder(&[("news/miller.md", MILL), ("news/weekly.md", MILL_AGAIN)])
}

#[track_caller]
fn expect(run: &Run, status: i32) {
    assert_eq!(run.status, status, "{}", run.screen());
}

/// The names under "Commands:" of the help.
fn commands() -> Vec<String> {
    let help = gainsay(root(), &["--help"]).out;
    let list = help.split("Commands:\n").nth(1).unwrap().split("\n\n").next().unwrap();
    let names = list.lines().filter(|l| l.starts_with("  ") && !l.starts_with("   "));
    names.filter_map(|l| l.split_whitespace().next()).filter(|n| *n != "help").map(str::to_string).collect()
}

#[test]
fn help() {
    let mut differing = Differing::default();
    differing.check("cli/help", "gainsay", None, &gainsay(root(), &["--help"]).screen());
    for command in commands() {
        let run = gainsay(root(), &[&command, "--help"]);
        expect(&run, 0);
        differing.check("cli/help", &command, None, &run.screen());
    }
}

#[test]
fn bad_input() {
    let bad = folder(&[
        ("news/a-miller.md", MILL),
        ("news/b-binary.txt", b"PK\x03\x04\x00\x00\x00 and so on"),
        ("news/c-empty.txt", b""),
        ("news/d-blank.md", b"\n\n  \n"),
        ("news/e-latin.txt", b"The caf\xe9 on the quay sold 40 tons of coffee in 2023, said Andr\xe9 Boss\xe9.\n"),
        ("news/f-utf16.txt", b"\xff\xfeT\0h\0e\0 \0m\0i\0l\0l\0 \0s\0o\0l\0d\0 \x004\x000\0 \0t\0o\0n\0s\0.\0"),
        ("news/g-front.md", b"---\ntitle: [unclosed\n---\n\nThe mill sold 40 tons of flour in 2023.\n"),
        ("news/h-weekly.md", MILL_AGAIN),
        ("nothing/notes.pdf", b"%PDF-1.4"),
        ("lexicon/units.tsv", b"one\ttwo\n"),
        ("other/words.tsv", b"one\ttwo\n"),
    ]);
    // A sparse file: it is larger than an article can be, and takes no room.
    fs::File::create(bad.path().join("news/i-huge.txt")).unwrap().set_len(100 << 20).unwrap();
    fs::create_dir(bad.path().join("news/j-folder.md")).unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink("gone.txt", bad.path().join("news/k-link.txt")).unwrap();
    let mut differing = Differing::default();
    for (name, args, input, status) in [
        ("no-command", &[][..], "", 2),
        ("no-such-command", &["chekc", "news"], "", 2),
        ("no-path", &["check"], "", 2),
        ("no-such-path", &["check", "articels"], "", 2),
        ("one-of-two-paths", &["extract", "news/a-miller.md", "articels"], "", 2),
        ("no-such-flag", &["check", "--al", "news"], "", 2),
        ("no-such-format", &["check", "news", "--format", "xml"], "", 2),
        ("no-articles", &["check", "nothing"], "", 0),
        ("files-that-cannot-be-read", &["check", "news"], "", 1),
        ("lexicon-row", &["--lexicon", "lexicon", "check", "news/a-miller.md"], "", 2),
        ("lexicon-file", &["--lexicon", "other", "check", "news/a-miller.md"], "", 2),
        ("no-such-lexicon", &["--lexicon", "mine", "check", "news/a-miller.md"], "", 2),
        ("lexicon-without-files", &["--lexicon", "news", "check", "news/a-miller.md"], "", 2),
        ("no-such-stream", &["extract", "--from-jsonl", "news.jsonl"], "", 2),
        ("stream-from-a-folder", &["extract", "--from-jsonl", "news"], "", 2),
        ("index-in-a-file", &["index", "news", "--index", "news/a-miller.md"], "", 2),
        ("path-and-stream", &["extract", "news", "--from-jsonl", "-"], "", 2),
        ("bad-lines", &["extract", "--from-jsonl", "-"], BAD_LINES, 0),
        ("check-bad-lines", &["check", "--from-jsonl", "-"], BAD_LINES, 0),
        ("input-breaks-off", &["extract", "--from-jsonl", "-"], BREAKS_OFF, 2),
        ("check-input-breaks-off", &["check", "--from-jsonl", "-"], BREAKS_OFF, 2),
        ("threads", &["check", "news/a-miller.md", "--threads", "many"], "", 2),
        ("review-without-a-terminal", &["review", "news/a-miller.md"], "", 2),
        ("review-two-ways", &["review", "news", "--list", "--check"], "", 2),
        ("schema-name", &["schema", "claims"], "", 2),
    ] {
        let run = gainsay_with(bad.path(), args, input);
        assert_eq!(run.status, status, "{name}: {}", run.screen());
        differing.check("cli/bad-input", name, None, &run.screen());
    }
}

/// What a sender that stopped in the middle of a line leaves.
const BREAKS_OFF: &str = "{\"id\":\"a\",\"text\":\"Two mills burned.\"}\n{\"id\":\"b\",\"text\":\"Two mi";

const BAD_LINES: &str = "not json\n{\"id\": \"a\"}\n{\"text\": \"It sold 40 tons.\"}\n\n[1, 2]\n{\"id\": 7, \"text\": \"\"}\n\
     \"It sold 40 tons.\"\n{\"id\": \"b\", \"text\": 40}\n{\"id\": true, \"text\": \"It sold 40 tons.\"}\n\
     {\"schema\": \"gainsay.claim.v1\", \"claim\": {\"id\": \"c\"}}\n{\"id\": \"d\", \"text\": \"It so\n";

#[test]
fn one_bad_article_does_not_end_a_run() {
    let folder = folder(&[("news/a.txt", b"\0\0\0"), ("news/b.md", MILL), ("news/c.md", MILL_AGAIN)]);
    let run = gainsay(folder.path(), &["extract", "news"]);
    expect(&run, 0);
    assert_eq!(run.out.lines().count(), 2, "{}", run.out);
    assert!(run.err.contains("news/a.txt: skipped, binary"), "{}", run.err);
}

#[test]
fn the_exit_status_says_whether_anything_contradicts() {
    let mills = mills();
    expect(&gainsay(mills.path(), &["check", "news/miller.md"]), 0);
    expect(&gainsay(mills.path(), &["check", "news"]), 1);
    expect(&gainsay(mills.path(), &["check", "news", "--format", "jsonl"]), 1);
    expect(&gainsay(mills.path(), &["check", "news", "--all"]), 1);
    expect(&gainsay(mills.path(), &["check", "gone"]), 2);
}

#[test]
fn findings_are_shown_with_their_evidence() {
    let mut differing = Differing::default();
    let mills = mills();
    differing.check("cli", "check", None, &gainsay(mills.path(), &["check", "news"]).screen());
    differing.check("cli", "check-all", None, &gainsay(mills.path(), &["check", "news", "--all"]).screen());
    let none = gainsay(mills.path(), &["check", "news/miller.md"]);
    differing.check("cli", "check-nothing", None, &none.screen());
}

#[test]
fn articles_from_a_stream_are_told_apart_by_collection() {
    let line = |id: &str, collection: &str, tons: u32| {
        format!(
            "{{\"id\":\"{id}\",\"collection\":\"{collection}\",\"published\":\"2024-05-02\",\"text\":\"The mill sold {tons} tons of flour in April.\"}}\n"
        )
    };
    let same = [line("a", "x", 40), line("b", "x", 60)].concat();
    let apart = [line("a", "x", 40), line("b", "y", 60)].concat();
    expect(&gainsay_with(root(), &["check", "--from-jsonl", "-"], &same), 1);
    expect(&gainsay_with(root(), &["check", "--from-jsonl", "-"], &apart), 0);
}

#[test]
fn a_line_is_answered_before_the_next_one_comes() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_gainsay"))
        .args(["extract", "--from-jsonl", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let (mut lines, mut answers) = (child.stdin.take().unwrap(), BufReader::new(child.stdout.take().unwrap()));
    for id in ["a", "b", "c"] {
        writeln!(lines, "{{\"id\":\"{id}\",\"text\":\"The mill sold 40 tons.\"}}").unwrap();
        let mut answer = String::new();
        answers.read_line(&mut answer).unwrap();
        assert!(answer.contains(&format!("\"id\":\"{id}\"")), "{answer}");
    }
    drop(lines);
    assert!(child.wait().unwrap().success());
}

#[test]
fn a_pipe_that_is_closed_early_is_no_trouble() {
    let script =
        format!("'{}' extract corpus | head -c 10 >/dev/null; exit ${{PIPESTATUS[0]}}", env!("CARGO_BIN_EXE_gainsay"));
    let status = Command::new("bash").args(["-c", &script]).current_dir(root()).status().unwrap();
    assert_eq!(status.code(), Some(0));
}

#[test]
fn review_follows_articles_from_new_to_gone() {
    let mills = mills();
    let review = |args: &[&str]| gainsay(mills.path(), &[&["review", "news"], args].concat());
    let mut differing = Differing::default();

    differing.check("cli/review", "list-new", None, &review(&["--list"]).screen());
    expect(&review(&["--check"]), 1);
    expect(&review(&["--accept-all"]), 0);
    let snapshot = mills.path().join("snapshots/claims/miller.md.snap");
    let accepted = fs::read_to_string(&snapshot).unwrap();
    assert!(accepted.starts_with("---\nsource: gainsay review\ninput_file: news/miller.md\n---\nMill sells flour\n"));
    expect(&review(&["--check"]), 0);
    differing.check("cli/review", "nothing", None, &review(&[]).screen());

    let changed = String::from_utf8(MILL.to_vec()).unwrap().replace("40 tons", "45 tons");
    fs::write(mills.path().join("news/miller.md"), changed).unwrap();
    fs::remove_file(mills.path().join("news/weekly.md")).unwrap();
    fs::write(mills.path().join("snapshots/claims/miller.md.snap.new"), "left by a test").unwrap();
    let check = review(&["--check"]);
    expect(&check, 1);
    differing.check("cli/review", "check", None, &check.screen());
    differing.check("cli/review", "no-terminal", None, &review(&[]).screen());

    differing.check("cli/review", "reject-all", None, &review(&["--reject-all"]).screen());
    assert_eq!(fs::read_to_string(&snapshot).unwrap(), accepted);
    assert!(!snapshot.with_extension("snap.new").exists());

    differing.check("cli/review", "accept-all", None, &review(&["--accept-all"]).screen());
    assert!(fs::read_to_string(&snapshot).unwrap().contains("45 tons"));
    assert!(!mills.path().join("snapshots/claims/weekly.md.snap").exists());
    expect(&review(&["--check"]), 0);
}

#[test]
fn a_snapshot_belongs_to_one_article() {
    let two = folder(&[
        ("old/miller.md", MILL),
        ("new/miller.md", MILL_AGAIN),
        ("snapshots/claims/broken.md.snap", b"no header"),
    ]);
    let mut differing = Differing::default();
    let broken = gainsay(two.path(), &["review", "old", "--list"]);
    differing.check("cli/review", "broken-snapshot", None, &broken.screen());
    fs::remove_file(two.path().join("snapshots/claims/broken.md.snap")).unwrap();
    let both = gainsay(two.path(), &["review", "old", "new", "--list"]);
    differing.check("cli/review", "one-place", None, &both.screen());
    expect(&gainsay(two.path(), &["review", "new", "--snapshots", "others", "--accept-all"]), 0);
    assert!(two.path().join("others/claims/miller.md.snap").exists());
}

#[test]
fn questions_that_cannot_be_answered() {
    let mills = mills();
    let mut differing = Differing::default();
    let mut ask = |name: &str, args: &[&str], status: i32| {
        let run = gainsay(mills.path(), args);
        assert_eq!(run.status, status, "{name}: {}", run.screen());
        differing.check("cli/questions", name, None, &run.screen());
    };
    ask("no-index", &["claims"], 2);
    assert_eq!(gainsay(mills.path(), &["index", "news"]).status, 0);
    ask("claims", &["claims"], 0);
    ask("claims-csv", &["claims", "--kind", "quantity", "--min", "50", "--format", "csv"], 0);
    ask("conflicts", &["conflicts"], 1);
    ask("search", &["search", "flour"], 0);
    ask("bad-kind", &["claims", "--kind", "numbers"], 2);
    ask("bad-number", &["claims", "--min", "lots"], 2);
    ask("bad-bounds", &["claims", "--min", "10bn", "--max", "5m"], 2);
    ask("empty-query", &["search", ""], 2);
    ask("bad-range", &["claims", "--when", "2027..2025"], 2);
    ask("bad-date", &["claims", "--when", "last year"], 2);
    ask("bad-query", &["search", "\"flour"], 2);
    ask("no-such-id", &["show", "zzzz"], 2);
    ask("severity", &["conflicts", "--min-severity", "3"], 2);
    ask("no-such-line", &["explain", "news/miller.md:99"], 2);
    ask("a-folder", &["explain", "news"], 2);
    let writer = std::fs::File::options().write(true).open(mills.path().join(".gainsay/lock")).unwrap();
    writer.lock().unwrap();
    ask("second-writer", &["index", "news"], 2);
    writer.unlock().unwrap();
    let db = mills.path().join(".gainsay/claims.db");
    let bytes = std::fs::read(&db).unwrap();
    // Bytes 60 to 63 of a database are its `user_version`.
    let mut other = bytes.clone();
    other[63] = 7;
    std::fs::write(&db, other).unwrap();
    ask("other-form", &["claims"], 2);
    std::fs::write(&db, bytes).unwrap();
    std::fs::write(mills.path().join(".gainsay/claims.db"), b"no database at all, but a text").unwrap();
    ask("no-database", &["claims"], 2);
}

#[test]
fn what_is_decided_is_remembered() {
    let mills = mills();
    assert_eq!(gainsay(mills.path(), &["index", "news"]).status, 0);
    let line = gainsay(mills.path(), &["conflicts", "--format", "jsonl"]).out;
    let finding: serde_json::Value = serde_json::from_str(&line).unwrap();
    let id = finding["id"].as_str().unwrap();
    let mut differing = Differing::default();
    let mut ask = |name: &str, args: &[&str], status: i32| {
        let run = gainsay(mills.path(), args);
        assert_eq!(run.status, status, "{name}: {}", run.screen());
        differing.check("cli/decide", name, None, &run.screen());
    };
    ask("not-same", &["decide", id, "not-same", "--note", "rye and wheat"], 0);
    ask("hidden", &["conflicts"], 0);
    ask("all", &["conflicts", "--all"], 1);
    ask("no-finding", &["decide", "zzzz", "resolved"], 2);
    ask("no-decision", &["decide", id, "maybe"], 2);
    assert_eq!(gainsay(mills.path(), &["index", "news"]).status, 0);
    assert_eq!(gainsay(mills.path(), &["conflicts"]).status, 0, "a new run of the index forgets nothing");
    ask("same", &["decide", id, "same"], 0);
    assert_eq!(gainsay(mills.path(), &["conflicts"]).status, 1);
}

#[test]
fn completions_and_manual_know_every_command() {
    let pages = tempfile::tempdir().unwrap();
    expect(&gainsay(root(), &["man", "--dir", pages.path().to_str().unwrap()]), 0);
    let page = gainsay(root(), &["man"]).out;
    for command in commands() {
        for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
            assert!(gainsay(root(), &["completions", shell]).out.contains(&command), "{shell}: {command}");
        }
        assert!(page.contains(&format!("gainsay\\-{command}")), "man: {command}");
        assert!(Path::exists(&pages.path().join(format!("gainsay-{command}.1"))), "man: {command}");
    }
}

#[test]
fn a_user_s_aliases_make_one_of_two_names() {
    let own = folder(&[
        (
            "news/miller.md",
            b"---\ndate: 2024-05-02\n---\n\nDunmore Mill hired 40 carters in April. Its owner is Jane Roe.\n",
        ),
        ("news/weekly.md", b"---\ndate: 2024-05-02\n---\n\nThe Red Mill hired 60 carters in April.\n"),
    ]);
    let args = ["check", "news", "--format", "jsonl"];
    expect(&gainsay(own.path(), &args), 0);
    let row = "# name\tkind\tother forms\n# Source: ours. Licence: ours.\nDunmore Mill\torganisation\tRed Mill\n";
    fs::create_dir(own.path().join("gainsay-lexicon")).unwrap();
    fs::write(own.path().join("gainsay-lexicon/aliases.tsv"), row).unwrap();
    let run = gainsay(own.path(), &args);
    expect(&run, 1);
    assert!(run.out.contains("40 carters") && run.out.contains("60 carters"), "{}", run.out);
}
