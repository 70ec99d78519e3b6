//! Findings and verdicts as a person reads them in a terminal.

use super::marked;
use anstyle::{AnsiColor, Style};
use gainsay::claim::{Claim, Value};
use gainsay::conflict::{Finding, Held, Judged, Verdict};
use std::borrow::Cow;
use std::io::{Result, Write};
use std::ops::Range;
use std::sync::LazyLock;

pub const QUESTION: Style = Style::new().bold();
pub const VALUE: Style = AnsiColor::Yellow.on_default().bold();
pub const MARK: Style = AnsiColor::Red.on_default().bold();
pub const PLACE: Style = AnsiColor::Cyan.on_default();
pub const FAINT: Style = Style::new().dimmed();

/// Columns to write in: the terminal's, 40 to 120; 100 where there is none.
pub fn width() -> usize {
    terminal_size::terminal_size().map_or(100, |(w, _)| usize::from(w.0)).clamp(40, 120)
}

/// Sentences shown for one value; whoever else holds it is a place in a list.
const SENTENCES: usize = 3;
/// Places in that list.
const PLACES: usize = 4;

/// Every finding, then one line that sums up; `limit` is how many to show.
pub fn findings(
    findings: &[Finding],
    limit: usize,
    articles: usize,
    claims: usize,
    out: &mut impl Write,
) -> Result<()> {
    for f in findings.iter().take(limit) {
        finding(f, None, out)?;
    }
    let n = findings.len();
    let found = if n == 0 { "no contradiction".to_string() } else { some(n, "contradiction") };
    let left = match n.saturating_sub(limit) {
        0 => String::new(),
        left => format!(", {left} more without --limit"),
    };
    writeln!(out, "{found} in {} ({}){left}", some(articles, "article"), some(claims, "claim"))
}

/// `1 article`, `3 articles`
pub fn some(n: usize, what: &str) -> String {
    format!("{n} {what}{}", if n == 1 { "" } else { "s" })
}

/// One finding: the question, each value with who holds it and the sentence, and why they cannot all be true.
/// `decided` is what a person made of it.
pub fn finding(f: &Finding, decided: Option<&str>, out: &mut impl Write) -> Result<()> {
    marked::text("", &f.slot, &[], QUESTION, out)?;
    for p in &f.positions {
        let altered = if p.altered { ", differs between copies of one text" } else { "" };
        paragraph(
            "  ",
            "  ",
            &[(&p.value, VALUE), (&format!("  {}{altered}", some(p.sources, "source")), FAINT)],
            out,
        )?;
        let mut seen: Vec<&str> = Vec::new();
        let (shown, rest): (Vec<&Held>, Vec<&Held>) = p.claims.iter().partition(|h| {
            let new = seen.len() < SENTENCES && !seen.contains(&h.article.path.as_str());
            if new {
                seen.push(&h.article.path);
            }
            new
        });
        for held in &shown {
            evidence(held, out)?;
        }
        let places: Vec<String> =
            rest.iter().take(PLACES).map(|h| format!("{}:{}", h.article.path, h.claim.line)).collect();
        let more = match p.held - shown.len() - places.len() {
            0 => String::new(),
            n if places.is_empty() => format!("{n} more"),
            n => format!(" and {n} more"),
        };
        if p.held > shown.len() {
            paragraph("    ", "      ", &[(&format!("also {}{more}", places.join(", ")), FAINT)], out)?;
        }
    }
    paragraph("  ", "  ", &[("why:", FAINT), (" ", PLAIN), (&f.reason, PLAIN)], out)?;
    let about = format!("{}, severity {:.2}, rule {}, id {}", f.kind.name(), f.severity, f.rule, f.id);
    paragraph("  ", "  ", &[(&about, FAINT)], out)?;
    if let Some(decided) = decided {
        paragraph("  ", "  ", &[(decided, VALUE)], out)?;
    }
    writeln!(out)
}

/// One pair of claims with its verdict.
pub fn judged(j: &Judged, a: &Held, b: &Held, out: &mut impl Write) -> Result<()> {
    let style = if j.verdict == Verdict::Contradict { MARK } else { VALUE };
    paragraph("", "", &[(j.verdict.name(), style), (&format!("  {}", j.slot), QUESTION)], out)?;
    evidence(a, out)?;
    evidence(b, out)?;
    paragraph("  ", "  ", &[("why:", FAINT), (" ", PLAIN), (&j.reason, PLAIN)], out)?;
    writeln!(out, "  {FAINT}rule {}{FAINT:#}\n", j.rule)
}

/// A claim's value with its interval: `1 million GPUs  = 1000000 GPU`.
pub fn value(c: &Claim) -> String {
    match &c.value {
        Value::Number { amount, unit, currency, .. } => {
            let unit = currency.as_deref().unwrap_or(unit);
            format!("{}  {amount} {unit}", c.text)
        }
        Value::Time { low, high, bound, .. } => {
            let day = |d: &Option<gainsay::value::Day>| d.map_or("?".to_string(), |d| d.to_string());
            format!("{}  {} {}..{}", c.text, bound.sign(), day(low), day(high))
        }
        Value::Role { person, title, organisation, qualifiers, .. } => {
            let title = qualifiers.iter().map(String::as_str).chain([title.as_str()]).collect::<Vec<_>>().join(" ");
            format!("{person}: {title}, {}", organisation.as_deref().unwrap_or("organisation not known"))
        }
        Value::Quote { words, .. } => words.clone(),
        Value::Event { .. } => c.text.clone(),
    }
}

/// A claim with its positions, as `explain` lists it.
pub fn claim(c: &Claim, out: &mut impl Write) -> Result<()> {
    writeln!(
        out,
        "  {PLACE}{}{PLACE:#}  {VALUE}{}{VALUE:#}  {FAINT}{} {}{FAINT:#}",
        c.id,
        value(c),
        c.kind.name(),
        c.rule
    )?;
    let line = |name: &str, text: &str, out: &mut dyn Write| {
        if text.is_empty() { Ok(()) } else { writeln!(out, "    {FAINT}{name:<12}{FAINT:#} {text}") }
    };
    line("slot", &c.slot, out)?;
    line("attribute", &c.frame.attribute, out)?;
    if let Some(m) = &c.frame.measure {
        let broader = if m.broader.is_empty() { String::new() } else { format!("  ({})", m.broader.join(" < ")) };
        line(
            "measure",
            &format!(
                "{}  [{}]{broader}",
                m.text,
                m.modifiers.iter().chain([&m.head]).cloned().collect::<Vec<_>>().join(" ")
            ),
            out,
        )?;
    }
    line("predicate", c.frame.predicate.as_deref().unwrap_or(""), out)?;
    for (part, term) in &c.frame.participants {
        line(&format!("{part:?}").to_lowercase(), &term.text, out)?;
    }
    for q in &c.frame.qualifiers {
        line(q.kind.name(), &format!("{}  ({})", q.text, q.key), out)?;
    }
    line("context", &c.frame.context.join(" "), out)?;
    line("speaker", c.speaker.as_deref().unwrap_or(""), out)?;
    line("modality", c.modality.map_or("", |m| m.name()), out)?;
    if c.negated {
        line("negated", "yes", out)?;
    }
    line("keys", &c.keys.join("  "), out)
}

/// Where a claim stands, who says so, and its sentence with the value marked.
pub fn evidence(held: &Held, out: &mut impl Write) -> Result<()> {
    let Held { article, claim } = held;
    let mut about = Vec::new();
    about.extend(article.source.clone());
    about.push(article.published.map_or("no date".to_string(), |d| d.to_string()));
    about.extend(claim.in_title.then(|| "title".to_string()));
    about.extend(claim.speaker.as_ref().map(|s| format!("citing {s}")));
    let place = format!("{}:{}", article.path, claim.line);
    paragraph("    ", "      ", &[(&place, PLACE), (&format!("  {}", about.join(", ")), FAINT)], out)?;
    sentence("      ", &claim.sentence_text, Some(claim.mark.range()), out)
}

/// What is shown at least on each side of a mark, in a sentence that is too long to show whole; two lines if wider.
const AROUND: usize = 160;

/// A sentence with one stretch marked: in colour where there is colour, else between `⟦` and `⟧`. A long one is cut
/// around the mark.
pub fn sentence(indent: &str, text: &str, mark: Option<Range<usize>>, out: &mut impl Write) -> Result<()> {
    let mark = mark.filter(|m| text.get(m.clone()).is_some()).unwrap_or(text.len()..text.len());
    let (before, value, after) = (&text[..mark.start], &text[mark.clone()], &text[mark.end..]);
    let room = AROUND.max(2 * width());
    let (before, after) = (last_words(before, room), first_words(after, room));
    let (open, close) = if value.is_empty() { ("", "") } else { signs() };
    paragraph(indent, indent, &[(&before, PLAIN), (&format!("{open}{value}{close}"), MARK), (&after, PLAIN)], out)
}

/// The end of a text, from a whole word on, with a sign that something is left out.
fn last_words(text: &str, room: usize) -> Cow<'_, str> {
    match text.char_indices().rev().nth(room).and_then(|(at, _)| text[at..].find(' ').map(|i| at + i)) {
        Some(cut) if cut > 0 => format!("…{}", &text[cut..]).into(),
        _ => text.into(),
    }
}

/// The beginning of a text, up to a whole word.
fn first_words(text: &str, room: usize) -> Cow<'_, str> {
    match text.char_indices().nth(room).and_then(|(at, _)| text[..at].rfind(' ')) {
        Some(cut) => format!("{} …", &text[..cut]).into(),
        None => text.into(),
    }
}

/// What stands around marked words where no colour will be shown.
pub fn signs() -> (&'static str, &'static str) {
    static PLAIN: LazyLock<bool> =
        LazyLock::new(|| anstream::AutoStream::choice(&std::io::stdout()) == anstream::ColorChoice::Never);
    if *PLAIN { ("⟦", "⟧") } else { ("", "") }
}

const PLAIN: Style = Style::new();

/// Stretches of text, each in its style, broken between words into lines of the terminal's width.
pub fn paragraph(first: &str, rest: &str, parts: &[(&str, Style)], out: &mut impl Write) -> Result<()> {
    let room = width();
    write!(out, "{first}")?;
    let mut column = first.chars().count();
    // What is held back until it is known whether the word that it belongs to fits.
    let (mut blank, mut word): (usize, Vec<(&str, Style)>) = (0, Vec::new());
    let mut start = true;
    let mut flush = |blank: usize, word: &[(&str, Style)], out: &mut dyn Write| -> Result<()> {
        let n: usize = word.iter().map(|(w, _)| w.chars().count()).sum();
        if n == 0 {
            return Ok(());
        }
        if !start && column + blank + n > room {
            write!(out, "\n{rest}")?;
            column = rest.chars().count();
        } else if !start {
            write!(out, "{:blank$}", "")?;
            column += blank;
        }
        for (w, style) in word {
            write!(out, "{style}{w}{style:#}")?;
        }
        column += n;
        start = false;
        Ok(())
    };
    for (text, style) in parts {
        for (i, piece) in text.split([' ', '\n']).enumerate() {
            if i > 0 {
                if !word.is_empty() {
                    flush(blank, &word, out)?;
                    (blank, word) = (0, Vec::new());
                }
                blank += 1;
            }
            if !piece.is_empty() {
                word.push((piece, *style));
            }
        }
    }
    flush(blank, &word, out)?;
    writeln!(out)
}
