//! Findings and verdicts as a person reads them in a terminal.

use anstyle::{AnsiColor, Style};
use gainsay::claim::{Claim, Value};
use gainsay::conflict::{Finding, Held, Judged, Verdict};
use std::io::{Result, Write};
use std::sync::LazyLock;

pub const QUESTION: Style = Style::new().bold();
pub const VALUE: Style = AnsiColor::Yellow.on_default().bold();
pub const MARK: Style = AnsiColor::Red.on_default().bold();
pub const PLACE: Style = AnsiColor::Cyan.on_default();
pub const FAINT: Style = Style::new().dimmed();

/// Columns to write in: the terminal's, 80 to 120; 100 where there is none.
pub fn width() -> usize {
    terminal_size::terminal_size().map_or(100, |(w, _)| usize::from(w.0)).clamp(60, 120)
}

/// Every finding, then one line that sums up.
pub fn findings(findings: &[Finding], articles: usize, claims: usize, out: &mut impl Write) -> Result<()> {
    for f in findings {
        finding(f, out)?;
    }
    let n = findings.len();
    let some = |n: usize, one: &str, many: &str| format!("{n} {}", if n == 1 { one } else { many });
    writeln!(
        out,
        "{} in {} ({})",
        if n == 0 { "no contradiction".to_string() } else { some(n, "contradiction", "contradictions") },
        some(articles, "article", "articles"),
        some(claims, "claim", "claims")
    )
}

/// One finding: the question, each value with who holds it and the sentence, and why they cannot all be true.
pub fn finding(f: &Finding, out: &mut impl Write) -> Result<()> {
    writeln!(out, "{QUESTION}{}{QUESTION:#}  {FAINT}{} {:.2} {}{FAINT:#}", f.slot, f.kind.name(), f.severity, f.id)?;
    for p in &f.positions {
        let sources = match p.sources {
            1 => "1 source".to_string(),
            n => format!("{n} sources"),
        };
        writeln!(out, "  {VALUE}{}{VALUE:#}  {FAINT}{sources}{FAINT:#}", p.value)?;
        for held in &p.claims {
            evidence(held, out)?;
        }
    }
    paragraph("  why: ", "       ", &f.reason, None, out)?;
    writeln!(out, "  {FAINT}rule: {}{FAINT:#}\n", f.rule)
}

/// One pair of claims with its verdict.
pub fn judged(j: &Judged, a: &Held, b: &Held, out: &mut impl Write) -> Result<()> {
    let style = if j.verdict == Verdict::Contradict { MARK } else { VALUE };
    writeln!(out, "{style}{}{style:#}  {QUESTION}{}{QUESTION:#}", j.verdict.name(), j.slot)?;
    evidence(a, out)?;
    evidence(b, out)?;
    paragraph("  why: ", "       ", &j.reason, None, out)?;
    writeln!(out, "  {FAINT}rule: {}{FAINT:#}\n", j.rule)
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
        Value::Quote { words } => words.clone(),
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
        line(&format!("{:?}", q.kind).to_lowercase(), &format!("{}  ({})", q.text, q.key), out)?;
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
    write!(out, "    {PLACE}{}:{}{PLACE:#}", article.path, claim.line)?;
    let mut about = Vec::new();
    about.extend(article.source.clone());
    about.extend(article.published.map(|d| d.to_string()));
    about.extend(claim.in_title.then(|| "title".to_string()));
    about.extend(claim.speaker.as_ref().map(|s| format!("citing {s}")));
    if !about.is_empty() {
        write!(out, "  {FAINT}{}{FAINT:#}", about.join(", "))?;
    }
    writeln!(out)?;
    paragraph("      ", "      ", &claim.sentence_text, Some(claim.mark.range()), out)
}

/// No colour will be shown, so that marks must be written.
fn plain() -> bool {
    static PLAIN: LazyLock<bool> =
        LazyLock::new(|| anstream::AutoStream::choice(&std::io::stdout()) == anstream::ColorChoice::Never);
    *PLAIN
}

/// Text broken into lines of the terminal's width, with one stretch marked: in colour where there is colour, else
/// between `⟦` and `⟧`.
pub fn paragraph(
    first: &str,
    rest: &str,
    text: &str,
    mark: Option<std::ops::Range<usize>>,
    out: &mut impl Write,
) -> Result<()> {
    let room = width();
    let mut column = first.chars().count();
    write!(out, "{first}")?;
    let mut at = 0;
    let mut line_start = true;
    for word in text.split_inclusive(' ') {
        let range = at..at + word.len();
        at = range.end;
        let shown = word.trim_end();
        let n = shown.chars().count();
        if !line_start && column + n + 1 > room {
            write!(out, "\n{rest}")?;
            column = rest.chars().count();
            line_start = true;
        }
        if !line_start {
            write!(out, " ")?;
            column += 1;
        }
        let begin = range.start;
        let (mut s, mut e) = (shown.len(), shown.len());
        if let Some(m) = &mark {
            s = m.start.saturating_sub(begin).min(shown.len());
            e = m.end.saturating_sub(begin).min(shown.len());
        }
        if s < e {
            let (open, close) = if plain() { ("⟦", "⟧") } else { ("", "") };
            // The marks stand at the ends of the marked stretch, not around each of its words.
            let starts = mark.as_ref().is_some_and(|m| m.start >= begin);
            let ends = mark.as_ref().is_some_and(|m| m.end <= range.end);
            let (open, close) = (if starts { open } else { "" }, if ends { close } else { "" });
            write!(out, "{}{MARK}{open}{}{close}{MARK:#}{}", &shown[..s], &shown[s..e], &shown[e..])?;
        } else {
            write!(out, "{shown}")?;
        }
        column += n;
        line_start = false;
    }
    writeln!(out)
}
