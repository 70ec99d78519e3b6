//! The README's examples: each `console` block is run in a copy of the corpus and gives what it shows.
//!
//! A line `…` stands for any lines; a `$` line with more than `gainsay` in it runs in a shell. The program is the
//! test's own build, or the one that `GAINSAY_BIN` names.

use std::path::{Path, PathBuf};
use std::process::Command;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// A command and the screen that the README shows for it.
struct Example {
    line: usize,
    command: String,
    screen: Vec<String>,
}

fn examples(readme: &str) -> Vec<Example> {
    let mut examples: Vec<Example> = Vec::new();
    let mut console = false;
    for (i, line) in readme.lines().enumerate() {
        if let Some(language) = line.strip_prefix("```") {
            console = language == "console";
        } else if console && let Some(command) = line.strip_prefix("$ ") {
            examples.push(Example { line: i + 1, command: command.to_string(), screen: Vec::new() });
        } else if console && let Some(example) = examples.last_mut() {
            example.screen.push(line.to_string());
        }
    }
    examples
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else {
            std::fs::copy(&path, &target).unwrap();
        }
    }
}

/// Whether lines are as shown, with `…` for any number of them.
fn matches(shown: &[String], lines: &[&str]) -> bool {
    match shown.split_first() {
        None => lines.is_empty(),
        Some((first, rest)) if first.trim() == "…" => (0..=lines.len()).any(|n| matches(rest, &lines[n..])),
        Some((first, rest)) => lines.first().is_some_and(|l| l == first) && matches(rest, &lines[1..]),
    }
}

#[test]
fn the_examples_of_the_readme_give_what_it_shows() {
    let root = Path::new(ROOT);
    let binary =
        std::env::var_os("GAINSAY_BIN").map_or(PathBuf::from(env!("CARGO_BIN_EXE_gainsay")), |bin| root.join(bin));
    let folder = tempfile::tempdir().unwrap();
    for part in ["corpus", "snapshots", "schema"] {
        copy(&root.join(part), &folder.path().join(part));
    }
    let path = std::env::join_paths(
        std::iter::once(binary.parent().unwrap().to_path_buf())
            .chain(std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default())),
    );
    let path = path.unwrap();
    let examples = examples(&std::fs::read_to_string(root.join("README.md")).unwrap());
    assert!(examples.len() >= 8, "the README has {} examples", examples.len());
    let mut wrong = Vec::new();
    for example in &examples {
        let output = Command::new("bash")
            .args(["-c", &format!("{{ {} ; }} 2>&1", example.command)])
            .current_dir(folder.path())
            .env("PATH", &path)
            .env("NO_COLOR", "1")
            .env_remove("GAINSAY_LEXICON")
            .env_remove("GAINSAY_INDEX")
            .stdin(std::process::Stdio::null())
            .output()
            .unwrap();
        let screen = String::from_utf8_lossy(&output.stdout).into_owned();
        let lines: Vec<&str> = screen.lines().map(str::trim_end).collect();
        if output.status.code().is_none_or(|c| c > 1) {
            wrong.push(format!(
                "README.md:{}: $ {}\nended with {}\n{screen}",
                example.line, example.command, output.status
            ));
        } else if !example.screen.is_empty() && !matches(&example.screen, &lines) {
            wrong.push(format!("README.md:{}: $ {}\ngives\n{screen}", example.line, example.command));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}
