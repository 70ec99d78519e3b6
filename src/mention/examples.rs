//! One loop for the rules that read names, roles and quotes: each proves itself by its examples.

use super::name::{self, Names};
use super::title::{self, Hit};
use crate::article::{Prose, Unit, UnitKind};
use crate::lexicon::Lexicon;
use crate::span::Span;
use crate::text::Text;

/// A form, with what is read in it; the counter-examples hold nothing of the kind.
pub(super) struct Rule {
    pub name: &'static str,
    /// Sentence, then all that is read in it, joined by "; ": one part of it by this rule.
    pub examples: &'static [(&'static str, &'static str)],
    pub counter_examples: &'static [&'static str],
}

/// What is read, each part with the name of its rule.
pub(super) type Readings = Vec<(&'static str, String)>;

/// Reads a text whose lines are paragraphs; one that begins with `#` is a heading.
pub(super) fn with<T>(text: &str, f: impl Fn(&Text, &Names, &[Hit]) -> T) -> T {
    let mut prose = Prose::plain(text);
    prose.units.clear();
    let mut at = 0;
    for line in text.split('\n') {
        let mark = if line.starts_with("# ") { 2 } else { 0 };
        let kind = if mark > 0 { UnitKind::Heading } else { UnitKind::Paragraph };
        prose.units.push(Unit { span: Span::new(at + mark, at + line.len()), kind, boilerplate: false });
        at += line.len() + 1;
    }
    let text = Text::read(&prose, Lexicon::builtin());
    let titles = title::scan(&text);
    f(&text, &name::read(&text, &titles), &titles)
}

/// Runs every example and counter-example of the rules.
pub(super) fn run(rules: &[Rule], read: fn(&str) -> Readings) {
    let mut wrong = Vec::new();
    for rule in rules {
        for (text, want) in rule.examples {
            let got = read(text);
            let shown = got.iter().map(|(_, s)| s.as_str()).collect::<Vec<_>>().join("; ");
            if shown != *want || !got.iter().any(|(name, _)| *name == rule.name) {
                wrong.push(format!("{}: {text}\n  want {want}\n  got  {got:?}", rule.name));
            }
        }
        for text in rule.counter_examples {
            let got = read(text);
            if !got.is_empty() {
                wrong.push(format!("{}: {text}\n  want nothing\n  got  {got:?}", rule.name));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
