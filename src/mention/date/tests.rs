//! Every rule's examples and counter-examples, every lexicon row's, and the laws that hold for any text.

use super::*;
use crate::article::Prose;
use crate::lexicon::{Lexicon, Table};
use crate::value::Day;
use proptest::prelude::*;

const PUBLISHED: &str = "2025-11-21"; // a Friday

fn shown(sentence: &str, rule: Option<&str>) -> Vec<String> {
    let prose = Prose::plain(sentence);
    let text = Text::read(&prose, Lexicon::builtin());
    read(&text, &Context { published: Day::parse(PUBLISHED) })
        .into_iter()
        .filter(|m| rule.is_none_or(|r| r == m.rule))
        .map(|m| format!("{} => {m}", m.span.of(&prose.text)))
        .collect()
}

#[test]
fn rules_prove_themselves() {
    let mut wrong = Vec::new();
    for rule in RULES.iter().copied().flatten() {
        for (sentence, expected) in rule.examples {
            let found = shown(sentence, Some(rule.name));
            if !found.iter().any(|f| f == expected) {
                wrong.push(format!(
                    "{}: {sentence}\n  expected {expected}\n  found {found:?} of {:?}",
                    rule.name,
                    shown(sentence, None)
                ));
            }
        }
        for sentence in rule.counter_examples {
            let found = shown(sentence, Some(rule.name));
            if !found.is_empty() {
                wrong.push(format!("{}: {sentence}\n  must read nothing, found {found:?}", rule.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn names_are_unique() {
    let mut names: Vec<_> = RULES.iter().copied().flatten().map(|r| r.name).collect();
    names.sort_unstable();
    let all = names.len();
    names.dedup();
    assert_eq!(names.len(), all);
}

#[test]
fn lexicon_rows_prove_themselves() {
    let files = [
        ("calendar.tsv", include_str!("../../../lexicon/calendar.tsv"), 5),
        ("holidays.tsv", include_str!("../../../lexicon/holidays.tsv"), 3),
        ("time-modifiers.tsv", include_str!("../../../lexicon/time-modifiers.tsv"), 4),
    ];
    let mut wrong = Vec::new();
    for (name, text, columns) in files {
        for row in Table::parse(name, text, columns).unwrap().rows {
            let Some((sentence, expected)) = row.cell(columns - 1).split_once(" => ") else { continue };
            let found = shown(sentence, None);
            if !found.iter().any(|f| f == expected) {
                wrong.push(format!("{name}:{}: {sentence}: expected {expected}, found {found:?}", row.line));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn without_a_publication_date_nothing_is_resolved() {
    for sentence in [
        "It opens this year.",
        "It rained yesterday.",
        "On Monday it rained.",
        "It opens in May.",
        "It shut two years ago.",
    ] {
        let prose = Prose::plain(sentence);
        let text = Text::read(&prose, Lexicon::builtin());
        for m in read(&text, &Context { published: None }) {
            let t = m.timex.unwrap();
            assert!(t.relative && t.low.is_none() && t.high.is_none(), "{sentence}: {t:?}");
        }
    }
}

fn words() -> impl Strategy<Value = String> {
    const WORDS: &[&str] = &[
        "the",
        "a",
        "last",
        "next",
        "this",
        "year",
        "years",
        "month",
        "May",
        "March",
        "Sept.",
        "Monday",
        "5",
        "31",
        "2026",
        "1998",
        "2025-26",
        "third",
        "quarter",
        "-",
        ",",
        ".",
        "of",
        "and",
        "to",
        "–",
        "ago",
        "earlier",
        "two",
        "half",
        "end",
        "early",
        "mid",
        "fiscal",
        "FY",
        "Q",
        "3",
        "10:35",
        "a.m.",
        "UTC",
        "night",
        "'80s",
        "s",
        "'s",
        "in",
        "on",
        "Christmas",
        "day",
        "every",
        "few",
        "é",
        "\u{a0}",
        "$",
        "9999",
        "99999999999999999999",
        "half a",
        "about",
        "more than",
        "or later",
        "summer",
        "weekend",
        "century",
    ];
    prop::collection::vec(prop::sample::select(WORDS), 0..14).prop_map(|w| w.join(" "))
}

proptest! {
    #[test]
    fn any_text_reads(sentence in prop_oneof![words(), any::<String>()], year in -9999i16..=9999, known in any::<bool>()) {
        let prose = Prose::plain(&sentence);
        let text = Text::read(&prose, Lexicon::builtin());
        let published = if known { Day::new(year, 11, 21) } else { None };
        let mut end = 0;
        for m in read(&text, &Context { published }) {
            prop_assert!(m.span.start >= end && !m.span.is_empty());
            prop_assert_eq!(m.span, text.span(m.tokens.clone()));
            prop_assert!(sentence.get(m.span.range()).is_some());
            end = m.span.end;
            let t = m.timex.unwrap();
            let _ = narrowed(&t);
            prop_assert!(t.low <= t.high);
            // What is printed reads the same.
            if let (Some(value), TimexClass::Date | TimexClass::Time) = (&t.value, t.class) {
                let back = Period::parse(value);
                prop_assert_eq!(back.map(|p| p.to_string()), Some(value.clone()));
                prop_assert_eq!(back.and_then(Period::days), t.low.zip(t.high));
            }
        }
    }
}
