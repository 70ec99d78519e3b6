//! What extraction gave, in a form that people read and accept: one text an article, one block a claim.
//!
//! In: an article and its claims. Out: the body of a `.snap` file (see [`mod@file`]), and what changed between two
//! bodies (see [`diff`]). No counters, no offsets, no ids: a new claim adds one block and moves nothing else.
//!
//! ```text
//! The yard delivered ⟦12 trams⟧ to the city in May.
//!   quantity: 12 tram
//!   measure: trams [tram]
//!   predicate: deliver
//!   agent: The yard [yard]
//! ```

pub mod diff;
pub mod file;

use crate::article::Article;
use crate::claim::{Claim, EventTold, Frame, Participant, QualifierKind, Term, Value};
use crate::value::{Amount, Change, Day};
use std::fmt::Write;

/// The value's words stand between these in a block's first line.
pub const MARKS: (char, char) = ('⟦', '⟧');

/// The body of an article's snapshot: what was learned of the article, then its claims in the order of the text.
pub fn render(article: &Article, claims: &[Claim]) -> String {
    let mut out = about(article);
    for claim in claims {
        out.push_str("\n\n");
        out.push_str(&block(claim));
    }
    out
}

/// What was learned of the article itself: the first block.
fn about(article: &Article) -> String {
    let mut out = flat(article.title.as_deref().unwrap_or("(no title)"));
    field(&mut out, "source", article.source.as_deref().unwrap_or("unknown"));
    match (article.published, article.published_from) {
        (Some(day), Some(from)) => field(&mut out, "published", format!("{day}, from {}", from.name())),
        (Some(day), None) => field(&mut out, "published", day),
        (None, _) => field(&mut out, "published", "unknown"),
    }
    out
}

/// One claim: its sentence with the value marked, then what was read.
pub fn block(claim: &Claim) -> String {
    let mut out = marked(claim);
    match &claim.value {
        Value::Number { amount, unit, currency, change, .. } => {
            field(&mut out, claim.kind.name(), number(amount, unit, currency.as_deref(), *change))
        }
        Value::Time { low, high, bound, timex, .. } => {
            let day = |d: &Option<Day>| d.map_or("?".to_string(), |d| d.to_string());
            let written = if timex.is_empty() { String::new() } else { format!(" ({})", timex.join(", ")) };
            let sign = bound.sign();
            field(&mut out, claim.kind.name(), format!("{sign} {}..{}{written}", day(low), day(high)));
        }
        Value::Role { person, title, organisation, qualifiers, .. } => {
            field(&mut out, claim.kind.name(), person);
            let words: Vec<&str> = qualifiers.iter().map(String::as_str).chain([title.as_str()]).collect();
            field(&mut out, "title", words.join(" "));
            maybe(&mut out, "organisation", organisation.as_deref());
        }
        Value::Quote { words, .. } => {
            field(&mut out, claim.kind.name(), format!("{} words", words.split_whitespace().count()))
        }
        Value::Event { told, place, .. } => {
            let kind = |t: &EventTold| format!("{}{}", if t.opposite { "against " } else { "" }, t.kind);
            field(&mut out, claim.kind.name(), told.iter().map(kind).collect::<Vec<_>>().join(", "));
            maybe(&mut out, "lies in", Some(place.join(", ").as_str()).filter(|p| !p.is_empty()));
        }
    }
    frame(&mut out, &claim.frame);
    maybe(&mut out, "speaker", claim.speaker.as_deref());
    maybe(&mut out, "modality", claim.modality.map(|m| m.name()));
    if claim.negated {
        field(&mut out, "negated", "yes");
    }
    if claim.headline {
        field(&mut out, "headline", "yes");
    }
    field(&mut out, "slot", &claim.slot);
    field(&mut out, "rule", &claim.rule);
    out
}

fn frame(out: &mut String, frame: &Frame) {
    maybe(out, "attribute", Some(frame.attribute.as_str()).filter(|a| !a.is_empty()));
    if let Some(measure) = &frame.measure {
        field(out, "measure", term(measure));
    }
    maybe(out, "predicate", frame.predicate.as_deref());
    for (part, t) in &frame.participants {
        field(out, participant(*part), term(t));
    }
    for q in &frame.qualifiers {
        let key = if q.key == q.text { String::new() } else { format!(" [{}]", q.key) };
        field(out, qualifier(q.kind), format!("{}{key}", q.text));
    }
}

fn number(amount: &Amount, unit: &str, currency: Option<&str>, change: Option<Change>) -> String {
    let mut out = amount.to_string();
    for word in [Some(unit).filter(|u| !u.is_empty()), currency].into_iter().flatten() {
        out.push(' ');
        out.push_str(word);
    }
    out.push_str(match change {
        None => "",
        Some(Change::Up) => ", up",
        Some(Change::Down) => ", down",
        Some(Change::To) => ", to",
        Some(Change::From) => ", from",
    });
    out
}

/// A noun phrase as written, and what of it is compared where that is not the same.
fn term(term: &Term) -> String {
    if term.open {
        return format!("{} [open]", term.text);
    }
    let compared: Vec<&str> = term.modifiers.iter().map(String::as_str).chain([term.head.as_str()]).collect();
    let compared = compared.join(" ");
    if compared == term.text { compared } else { format!("{} [{compared}]", term.text) }
}

fn participant(part: Participant) -> &'static str {
    match part {
        Participant::Agent => "agent",
        Participant::Theme => "theme",
        Participant::Recipient => "recipient",
        Participant::Source => "from",
        Participant::Place => "place",
        Participant::Other => "other",
    }
}

fn qualifier(kind: QualifierKind) -> &'static str {
    match kind {
        QualifierKind::Period => "period",
        QualifierKind::Place => "where",
        QualifierKind::Part => "part",
        QualifierKind::Rate => "rate",
        QualifierKind::Status => "status",
        QualifierKind::Moment => "at",
    }
}

/// The sentence on one line, its value between [`MARKS`].
fn marked(claim: &Claim) -> String {
    let text = &claim.sentence_text;
    let range = claim.mark.range();
    match (text.get(..range.start), text.get(range.clone()), text.get(range.end..)) {
        (Some(before), Some(value), Some(after)) => flat(&format!("{before}{}{value}{}{after}", MARKS.0, MARKS.1)),
        _ => flat(text),
    }
}

fn field(out: &mut String, name: &str, value: impl std::fmt::Display) {
    // Writing to a string cannot fail.
    let _ = write!(out, "\n  {name}: {}", flat(&value.to_string()));
}

fn maybe(out: &mut String, name: &str, value: Option<&str>) {
    if let Some(value) = value {
        field(out, name, value);
    }
}

/// White space, line ends included, as single spaces: a blank line ends a block.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::{ClaimKind, Modality};
    use crate::span::Span;
    use crate::value::Decimal;

    fn claim() -> Claim {
        let sentence = "The yard will deliver\n12 trams to the city.";
        Claim {
            id: "c1".into(),
            kind: ClaimKind::Quantity,
            span: Span::new(22, 30),
            text: "12 trams".into(),
            sentence: Span::new(0, sentence.len()),
            sentence_text: sentence.into(),
            mark: Span::new(22, 30),
            line: 1,
            in_title: false,
            headline: false,
            value: Value::Number {
                amount: Amount::point(Decimal::from(12), 0),
                unit: "tram".into(),
                currency: None,
                change: None,
                dimension: "count".into(),
                factor: Decimal::ONE,
            },
            frame: Frame {
                attribute: "count".into(),
                measure: Some(Term { text: "trams".into(), head: "tram".into(), ..Term::default() }),
                predicate: Some("deliver".into()),
                participants: vec![(
                    Participant::Recipient,
                    Term { text: "the city".into(), open: true, ..Term::default() },
                )],
                ..Frame::default()
            },
            speaker: None,
            modality: Some(Modality::Planned),
            negated: false,
            rule: "count.noun".into(),
            slot: "how many trams".into(),
            keys: vec!["k".into()],
        }
    }

    #[test]
    fn a_block_is_the_sentence_and_what_was_read() {
        insta::assert_snapshot!(block(&claim()), @r"
        The yard will deliver ⟦12 trams⟧ to the city.
          quantity: 12 tram
          attribute: count
          measure: trams [tram]
          predicate: deliver
          recipient: the city [open]
          modality: planned
          slot: how many trams
          rule: count.noun
        ");
    }

    #[test]
    fn an_article_without_claims_is_one_block() {
        insta::assert_snapshot!(render(&Article::default(), &[]), @r"
        (no title)
          source: unknown
          published: unknown
        ");
    }

    #[test]
    fn a_mark_that_does_not_fit_marks_nothing() {
        let bad = Claim { mark: Span::new(20, 4000), ..claim() };
        assert!(block(&bad).starts_with("The yard will deliver 12 trams to the city.\n"));
    }
}
