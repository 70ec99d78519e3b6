//! Readings of sentences as compact lines, one a clause.

mod gold;
mod laws;
mod readings;

use super::*;
use crate::article::Prose;
use crate::lexicon::Lexicon;
use insta::assert_snapshot;

/// `main: [AWS]s receive(v fut) [1 million GPUs]o from:[Nvidia]`
fn clauses(sentence: &str) -> String {
    let prose = Prose::plain(sentence);
    let text = Text::read(&prose, Lexicon::builtin());
    let syntax = Syntax::read(&text, &[]);
    render(&text, &syntax)
}

pub(super) fn render(text: &Text, syntax: &Syntax) -> String {
    let mut lines = Vec::new();
    for clause in &syntax.clauses {
        let mut line = format!("{}:", format!("{:?}", clause.kind).to_lowercase());
        let mut put = |s: String| {
            line.push(' ');
            line.push_str(&s);
        };
        if let Some(cue) = clause.cue {
            put(format!("<{}>", text.str(cue)));
        }
        let slot = |p: usize, role: &str| format!("[{}]{role}", phrase(text, syntax, p));
        if let Some(s) = clause.subject {
            put(slot(s, "s"));
        }
        if let Some(v) = clause.verb {
            put(verb(text, syntax, v));
        }
        for (p, role) in
            [(clause.indirect, "i"), (clause.object, "o"), (clause.predicate_noun, "n"), (clause.measure, "m")]
        {
            if let Some(p) = p {
                put(slot(p, role));
            }
        }
        for &p in &clause.when {
            put(slot(p, "t"));
        }
        for c in &clause.complements {
            put(format!("{}:{}", text.str(c.preposition), slot(c.phrase, "")));
        }
        lines.push(line);
    }
    lines.join("\n")
}

fn phrase(text: &Text, syntax: &Syntax, p: usize) -> String {
    let np = &syntax.phrases[p];
    let words = |r: std::ops::Range<usize>| text.span(r).of(&text.prose.text).to_string();
    let mut s = String::new();
    if let Some(o) = np.possessor {
        s += &format!("{}'s ", phrase(text, syntax, o));
    }
    s += &words(np.tokens.clone());
    if let Some(o) = np.of {
        s += &format!(" of {}", phrase(text, syntax, o));
    }
    if let Some(a) = np.apposition {
        s += &format!(" = {}", phrase(text, syntax, a));
    }
    if let Some(c) = np.coordinated {
        s += &format!(" & {}", phrase(text, syntax, c));
    }
    s
}

fn verb(text: &Text, syntax: &Syntax, v: usize) -> String {
    let group = &syntax.verbs[v];
    let mut marks = Vec::new();
    if group.negated {
        marks.push("not".to_string());
    }
    if let Some(m) = group.modal {
        marks.push(text.lexicon.vocabulary.word(m).to_string());
    }
    match (group.form, group.tense) {
        (VerbForm::Finite, Tense::Past) => marks.push("past".into()),
        (VerbForm::Finite, Tense::Present) if group.modal.is_none() => marks.push("pres".into()),
        (VerbForm::Finite, _) => {}
        (VerbForm::Infinitive, Tense::Future) => marks.push("to fut".into()),
        (VerbForm::Infinitive, _) => marks.push("to".into()),
        (VerbForm::Gerund, _) => marks.push("ing".into()),
        (VerbForm::Participle, _) => marks.push("ed".into()),
    }
    if group.perfect {
        marks.push("perf".into());
    }
    if group.progressive {
        marks.push("prog".into());
    }
    if group.voice == Voice::Passive {
        marks.push("pass".into());
    }
    if let Some(g) = group.governor {
        marks.push(format!("< {}", syntax.lemma(text, g)));
    }
    if let Some(p) = group.governor_noun {
        marks.push(format!("< [{}]", text.str(syntax.phrases[p].head)));
    }
    let particle = group.particle.map_or(String::new(), |p| format!(" {}", text.str(p)));
    format!("{}{particle}({})", syntax.lemma(text, v), marks.join(" "))
}

#[test]
fn verbs_tsv_examples() {
    let mut wrong = Vec::new();
    for line in include_str!("../../../lexicon/verbs.tsv").lines().filter(|l| !l.starts_with('#')) {
        let cells: Vec<&str> = line.split('\t').collect();
        let (lemma, example) = (cells[0], cells[5]);
        let prose = Prose::plain(example);
        let text = Text::read(&prose, Lexicon::builtin());
        let syntax = Syntax::read(&text, &[]);
        if !(0..syntax.verbs.len()).any(|v| syntax.lemma(&text, v) == lemma) {
            wrong.push(format!("{lemma}: {example}\n{}", render(&text, &syntax)));
        }
    }
    assert!(wrong.is_empty(), "{} examples without their verb:\n{}", wrong.len(), wrong.join("\n"));
}

/// As [`clauses`], with atoms that are given by their words.
fn clauses_with(sentence: &str, atoms: &[(&str, AtomicKind)]) -> String {
    let prose = Prose::plain(sentence);
    let text = Text::read(&prose, Lexicon::builtin());
    let at = |byte: usize| text.tokens.partition_point(|t| (t.span.end as usize) <= byte);
    let atoms: Vec<Atomic> = atoms
        .iter()
        .map(|&(words, kind)| {
            let start = sentence.find(words).expect("an atom's words stand in the sentence");
            Atomic { tokens: at(start)..at(start + words.len() - 1) + 1, kind }
        })
        .collect();
    render(&text, &Syntax::read(&text, &atoms))
}

#[test]
fn atoms_are_units() {
    use AtomicKind::{Date, Name, Value};
    let banks = [("Bank of Valdia", Name), ("Hope Marks", Name)];
    assert_snapshot!(
        clauses_with("Bank of Valdia named Hope Marks chief economist.", &banks),
        @"main: [Bank of Valdia]s name(past) [Hope Marks]o [chief economist]n"
    );
    let engines = [("Orbex", Name), ("Union Daily", Name), ("1 million jet engines", Value), ("late this year", Date)];
    assert_snapshot!(
        clauses_with("Orbex told Union Daily deliveries of 1 million jet engines will begin late this year.", &engines),
        @"
    main: [Orbex]s tell(past) [Union Daily]o
    content: [deliveries of 1 million jet engines]s begin(will) [late this year]t
    "
    );
}
