//! `schema/` is what the wire's types say, and everything that the corpus produces fits it.

mod common;

use common::{gainsay, gainsay_with, root};
use std::collections::BTreeMap;

fn validators() -> BTreeMap<String, jsonschema::Validator> {
    let mut validators = BTreeMap::new();
    for name in ["article", "claim", "verdict", "finding", "error"] {
        let text = std::fs::read_to_string(root().join(format!("schema/{name}.v1.json"))).unwrap();
        let schema = serde_json::from_str(&text).unwrap();
        validators.insert(format!("gainsay.{name}.v1"), jsonschema::validator_for(&schema).unwrap());
    }
    validators
}

/// Checks every line against the schema that it names; returns how many lines there were of each.
fn validate(lines: &str) -> BTreeMap<String, usize> {
    let validators = validators();
    let mut counts = BTreeMap::new();
    for line in lines.lines() {
        let document: serde_json::Value = serde_json::from_str(line).unwrap_or_else(|e| panic!("{e}: {line}"));
        let name = document["schema"].as_str().unwrap_or_else(|| panic!("names no schema: {line}")).to_string();
        let validator = validators.get(&name).unwrap_or_else(|| panic!("no schema {name}"));
        if let Err(error) = validator.validate(&document) {
            panic!("{name}: {} at {}\n{line}", error, error.instance_path());
        }
        *counts.entry(name).or_default() += 1;
    }
    counts
}

#[test]
fn the_committed_schemas_are_those_of_the_types() {
    let folder = tempfile::tempdir().unwrap();
    let run = gainsay(root(), &["schema", "--dir", folder.path().to_str().unwrap()]);
    assert_eq!(run.status, 0, "{}", run.err);
    let read = |dir: &std::path::Path| -> BTreeMap<String, String> {
        let entries = std::fs::read_dir(dir).unwrap().map(|e| e.unwrap());
        entries.map(|e| (e.file_name().into_string().unwrap(), std::fs::read_to_string(e.path()).unwrap())).collect()
    };
    let (generated, committed) = (read(folder.path()), read(&root().join("schema")));
    assert_eq!(generated.keys().collect::<Vec<_>>(), committed.keys().collect::<Vec<_>>());
    for (file, text) in &generated {
        assert!(
            *text == committed[file],
            "schema/{file} is not what the types say; write it with: cargo run -- schema --dir schema"
        );
    }
}

#[test]
fn a_document_of_another_kind_does_not_fit() {
    let validators = validators();
    let error = serde_json::json!({"schema": "gainsay.error.v1", "line": 3, "id": null, "error": "not JSON"});
    for (name, validator) in &validators {
        assert_eq!(validator.is_valid(&error), name == "gainsay.error.v1", "{name}");
    }
}

#[test]
fn what_the_corpus_produces_fits() {
    let run = gainsay(root(), &["extract", "corpus"]);
    let counts = validate(&run.out);
    assert!(counts["gainsay.article.v1"] >= 12, "{counts:?}");
    validate(&gainsay(root(), &["check", "corpus", "--format", "jsonl"]).out);
    validate(&gainsay(root(), &["check", "corpus", "--all", "--format", "jsonl"]).out);
}

#[test]
fn articles_and_errors_of_a_stream_fit() {
    let lines = r#"{"id": "a", "text": "The mill sold 40 tons of flour in 2019.", "title": "Mill sells 40 tons"}
not json
{"id": "b"}
{"text": "no id"}
{"id": "c", "text": "It sold 60 tons of flour in 2019.", "published": "2019-13-45"}

{"id": "d", "text": ""}
"#;
    let run = gainsay_with(root(), &["extract", "--from-jsonl", "-"], lines);
    assert_eq!(run.status, 0, "{}", run.err);
    let counts = validate(&run.out);
    assert!(counts["gainsay.article.v1"] >= 2 && counts["gainsay.error.v1"] >= 3, "{counts:?}\n{}", run.out);
}
