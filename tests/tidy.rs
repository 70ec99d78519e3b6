//! The repository keeps its own promises: documents name what exists, modules use only what is above them, words
//! and rules stand once.

mod common;

use common::{gainsay, root};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

const DOCUMENTS: [&str; 3] = ["README.md", "ARCHITECTURE.md", "CHANGELOG.md"];

fn text(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
}

/// Every file below a folder, sorted, relative to the root.
fn files(folder: &str, extension: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == extension) {
                found.push(path.strip_prefix(root()).unwrap().to_str().unwrap().replace('\\', "/"));
            }
        }
    }
    found.sort();
    found
}

/// What a document shows as code: spans between backticks, and the lines of fenced blocks.
fn code(document: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut fenced = false;
    for line in text(document).lines() {
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
        } else if fenced {
            found.push(line.to_string());
        } else {
            found.extend(line.split('`').skip(1).step_by(2).map(str::to_string));
        }
    }
    found
}

#[test]
fn the_documents_name_paths_that_exist() {
    let tops: BTreeSet<String> =
        std::fs::read_dir(root()).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    for document in DOCUMENTS {
        for code in code(document) {
            for word in code.split_whitespace() {
                let path = word.trim_matches(|c: char| "(),;:\"'".contains(c)).trim_end_matches('/');
                let path = path.split_once(':').map_or(path, |(path, _)| path);
                // A path of ours begins with something that lies in the root; a place holder ends it.
                let fixed: PathBuf =
                    Path::new(path).iter().take_while(|p| !p.to_str().unwrap().contains(['<', '*', '…'])).collect();
                let Some(first) = fixed.iter().next().and_then(|p| p.to_str()) else { continue };
                let is_path = path.contains('/') && tops.contains(first) || tops.contains(path);
                assert!(!is_path || root().join(&fixed).exists(), "{document}: there is no {path}");
                let source = ["src", "tests", "lexicon", "schema", "corpus", "snapshots", "benches", ".ci"];
                let gone = path.contains('/') && source.contains(&first) && !root().join(&fixed).exists();
                assert!(!gone, "{document}: there is no {path}");
            }
        }
    }
}

#[test]
fn the_documents_name_commands_and_flags_that_exist() {
    let mut help: BTreeMap<String, String> = BTreeMap::new();
    for document in DOCUMENTS {
        for line in code(document) {
            // Of a command line the parts between pipes; of a screen only what follows the prompt.
            let line = line.trim().trim_start_matches("$ ").replace("cargo run --release -- ", "gainsay ");
            for part in line.split('|').map(str::trim) {
                let Some(rest) = part.strip_prefix("gainsay ") else { continue };
                let words: Vec<&str> = rest.split_whitespace().collect();
                let Some(command) = words.first().filter(|w| w.chars().all(|c| c.is_ascii_lowercase())) else {
                    continue;
                };
                let screen = help.entry(command.to_string()).or_insert_with(|| {
                    let run = gainsay(root(), &[command, "--help"]);
                    assert_eq!(run.status, 0, "{document}: no command `gainsay {command}`");
                    run.out
                });
                for flag in words.iter().filter(|w| w.starts_with("--")) {
                    let flag = flag.trim_end_matches(|c: char| !c.is_ascii_alphanumeric());
                    let flag = flag.split('=').next().unwrap_or(flag);
                    assert!(screen.contains(flag), "{document}: `gainsay {command}` has no {flag}");
                }
            }
        }
    }
}

/// The order of modules in ARCHITECTURE.md: the lines of its first fenced block that name something in `src/`.
fn module_order() -> Vec<String> {
    let architecture = text("ARCHITECTURE.md");
    let block = architecture.split("```").nth(1).expect("a fenced block");
    let names = block.lines().filter_map(|l| l.strip_prefix("  ")).filter_map(|l| l.split_whitespace().next());
    names.map(|n| n.trim_end_matches('/').trim_end_matches(".rs").to_string()).collect()
}

#[test]
fn a_module_uses_only_modules_above_it() {
    let order = module_order();
    let place = |module: &str| order.iter().position(|m| m == module);
    for file in files("src", "rs") {
        let module = file.strip_prefix("src/").unwrap().split(['/', '.']).next().unwrap().to_string();
        if ["lib", "main", "cli"].contains(&module.as_str()) || file.ends_with("/tests.rs") {
            continue;
        }
        let here = place(&module).unwrap_or_else(|| panic!("ARCHITECTURE.md does not name src/{module}"));
        let source = text(&file);
        // Tests may look down.
        let source = source.split("#[cfg(test)]").next().unwrap();
        let code = source.lines().filter(|l| !l.trim_start().starts_with("//"));
        for used in code.flat_map(|l| l.split("crate::").skip(1)) {
            let name: String = used.chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect();
            if name.is_empty() {
                continue;
            }
            let there = place(&name)
                .unwrap_or_else(|| panic!("{file}: uses crate::{name}, which ARCHITECTURE.md does not name"));
            assert!(there <= here, "{file}: uses crate::{name}, which stands below {module} in ARCHITECTURE.md");
        }
    }
}

#[test]
fn every_source_file_is_compiled_and_says_what_it_is() {
    for file in files("src", "rs") {
        let source = text(&file);
        let path = Path::new(&file);
        let says = source.starts_with("//!") || path.file_name().is_some_and(|n| n == "tests.rs");
        assert!(says, "{file} does not open with what it is");
        let (folder, name) = (path.parent().unwrap(), path.file_stem().unwrap().to_str().unwrap());
        let (folder, name) = if name == "mod" {
            (folder.parent().unwrap(), folder.file_name().unwrap().to_str().unwrap())
        } else {
            (folder, name)
        };
        if folder == Path::new("src") && ["lib", "main"].contains(&name) {
            continue;
        }
        let parents: String = ["mod.rs", "lib.rs", "main.rs"]
            .iter()
            .filter_map(|p| std::fs::read_to_string(root().join(folder).join(p)).ok())
            .chain(std::fs::read_to_string(root().join(folder).with_extension("rs")).ok())
            .collect();
        assert!(parents.contains(&format!("mod {name};")), "{file} is registered nowhere: no `mod {name};`");
    }
}

#[test]
fn two_rules_never_have_one_name() {
    let mut seen: BTreeMap<String, String> = BTreeMap::new();
    for file in files("src", "rs") {
        let source = text(&file);
        for part in source.split("#[cfg(test)]").next().unwrap().split("name: \"").skip(1) {
            let name = part.split('"').next().unwrap();
            if let Some(other) = seen.insert(name.to_string(), file.clone()) {
                panic!("two rules are called {name}: in {other} and in {file}");
            }
        }
    }
    assert!(seen.len() > 10, "only {} rules were seen", seen.len());
}

#[test]
fn the_readme_names_every_lexicon_file() {
    let readme = text("README.md");
    for file in files("lexicon", "tsv") {
        let name = file.rsplit('/').next().unwrap();
        assert!(readme.contains(&format!("`{name}`")), "README.md does not name {file}");
    }
}

#[test]
fn lexicon_files_are_sorted_and_in_one_form() {
    for file in files("lexicon", "tsv") {
        let text = text(&file);
        assert!(text.ends_with('\n') && !text.ends_with("\n\n"), "{file} does not end with one line end");
        let header = text.lines().take_while(|l| l.starts_with('#')).count();
        assert!(header >= 2, "{file} does not open with its columns, source and licence");
        let says = |word: &str| text.lines().take(header).any(|l| l.contains(word));
        assert!(says("Source") && says("Licence"), "{file} does not say its source and licence");
        let rows: Vec<&str> = text.lines().skip(header).collect();
        let columns = rows.first().map_or(0, |r| r.split('\t').count());
        for (i, row) in rows.iter().enumerate() {
            let line = header + i + 1;
            assert_eq!(row.split('\t').count(), columns, "{file}:{line}: columns");
            for cell in row.split('\t') {
                assert!(!cell.is_empty() && cell.trim() == cell, "{file}:{line}: an empty cell is written `-`");
            }
            let key = |row: &str| row.split('\t').next().unwrap_or("").to_lowercase();
            if i > 0 {
                assert!(key(rows[i - 1]) <= key(row), "{file}:{line}: not sorted: {row}");
                assert!(!rows[..i].contains(row), "{file}:{line}: stands twice: {row}");
            }
        }
    }
}

#[test]
fn no_file_names_a_place_on_somebodys_disk() {
    let places = ["/home/", "/root/", "/work/", "/Users/"];
    let mut all: Vec<String> = DOCUMENTS.iter().map(|d| d.to_string()).collect();
    for (folder, extension) in [
        ("src", "rs"),
        ("tests", "rs"),
        ("benches", "rs"),
        ("lexicon", "tsv"),
        ("schema", "json"),
        ("snapshots", "snap"),
        ("corpus", "md"),
    ] {
        all.extend(files(folder, extension));
    }
    for file in all.iter().filter(|f| *f != "tests/tidy.rs") {
        let text = text(file);
        for place in places {
            assert!(!text.contains(place), "{file} names {place}");
        }
    }
}
