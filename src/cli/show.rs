//! `gainsay show`: one claim, finding or article, with its evidence marked in the text.

use super::index::Place;
use super::render::{self, FAINT, PLACE, QUESTION, VALUE};
use super::{Env, Failure, Outcome, marked, written};
use gainsay::article::Format;
use gainsay::conflict::{ArticleRef, Held};
use gainsay::query::Item;
use gainsay::wire::v1::{ClaimLine, End};
use std::collections::BTreeMap;
use std::io::{Result as Io, Write};
use std::ops::Range;

#[derive(clap::Args)]
pub struct Args {
    /// Id of a claim or finding, or its beginning; path of an article
    #[arg(value_name = "ID")]
    id: String,

    #[command(flatten)]
    place: Place,
}

pub fn run(args: &Args, env: &Env) -> Result<Outcome, Failure> {
    let store = args.place.read(env)?;
    let item = store.item(&args.id).map_err(|e| args.place.failure(e))?;
    let mut out = std::io::BufWriter::new(anstream::stdout().lock());
    written(match &item {
        Item::Claim { held, text } => claim(held, text, &mut out),
        Item::Finding(finding) => render::finding(finding, None, &mut out),
        Item::Article { article, published_from, text, claims } => {
            whole(article, published_from.as_deref(), text, claims, &mut out)
        }
    })?;
    written(out.flush())?;
    Ok(Outcome::Clean)
}

/// A claim: what it says, and its lines of the article with one before and one after.
fn claim(held: &Held, text: &str, out: &mut impl Write) -> Io<()> {
    let line = ClaimLine::new(held);
    let c = &line.claim;
    writeln!(out, "{QUESTION}{}{QUESTION:#}  {FAINT}{} {}{FAINT:#}", c.slot, held.claim.kind.name(), c.id)?;
    let end = |e: &Option<End>| match e {
        Some(End::Number(n)) => n.normalize().to_string(),
        Some(End::Day(d)) => d.to_string(),
        None => "open".to_string(),
    };
    let figure = match (&c.ends.low, &c.ends.high) {
        (None, None) => None,
        (low, high) if low == high => Some(end(low)),
        (low, high) => Some(format!("{} to {}", end(low), end(high))),
    };
    let unit = [c.ends.currency, c.ends.unit].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let about = [
        ("value", figure.map(|f| format!("{f} {unit}").trim().to_string())),
        ("person", c.person.map(str::to_string)),
        ("title", c.title.clone()),
        ("organisation", c.organisation.map(str::to_string)),
        ("subject", c.subject.map(str::to_string)),
        ("predicate", c.predicate.map(str::to_string)),
        ("object", c.object.map(str::to_string)),
        ("qualifiers", Some(c.qualifiers.iter().map(|q| q.text).collect::<Vec<_>>().join(", "))),
        ("cited", c.speaker.map(str::to_string)),
        ("modality", c.modality.map(str::to_string)),
        ("negated", c.negated.then(|| "yes".to_string())),
        ("rule", Some(c.rule.to_string())),
    ];
    writeln!(out, "  {VALUE}{}{VALUE:#}", c.text)?;
    for (name, value) in about {
        if let Some(value) = value.filter(|v| !v.is_empty()) {
            writeln!(out, "  {FAINT}{name:<12}{FAINT:#} {value}")?;
        }
    }
    writeln!(out)?;
    heading(&held.article, None, out)?;
    context(held, text, out)
}

fn heading(a: &ArticleRef, published_from: Option<&str>, out: &mut impl Write) -> Io<()> {
    write!(out, "{PLACE}{}{PLACE:#}", a.path)?;
    let published = a.published.map(|d| match published_from {
        Some(from) => format!("{d} (by its {from})"),
        None => d.to_string(),
    });
    let about: Vec<String> = [a.title.clone(), a.source.clone(), published].into_iter().flatten().collect();
    writeln!(out, "  {FAINT}{}{FAINT:#}", about.join(", "))
}

/// The lines around a claim. In a page the source is no reading, so its sentence stands alone.
fn context(held: &Held, text: &str, out: &mut impl Write) -> Io<()> {
    let c = &held.claim;
    if is_page(&held.article) {
        return marked::line(Some(c.line), &c.sentence_text, &[c.mark.range()], out);
    }
    let lines = lines(text);
    let first = lines.partition_point(|(r, _)| r.end < c.span.start as usize);
    let last = lines.partition_point(|(r, _)| r.start < c.span.end as usize);
    let filled = |i: &usize| lines.get(*i).is_some_and(|(r, _)| !text[r.clone()].trim().is_empty());
    let before = (0..first).rev().find(filled);
    let after = (last..lines.len()).find(filled);
    for i in before.into_iter().chain(first..last).chain(after) {
        let (range, number) = &lines[i];
        marked::line(Some(*number), &text[range.clone()], &within(range, &[c.span.range()]), out)?;
    }
    Ok(())
}

/// An article: every line that makes claims, with the claims under it.
fn whole(a: &ArticleRef, from: Option<&str>, text: &str, claims: &[Held], out: &mut impl Write) -> Io<()> {
    heading(a, from, out)?;
    let page = is_page(a);
    let lines = lines(text);
    let mut by_line: BTreeMap<(u32, u32), Vec<&Held>> = BTreeMap::new();
    for held in claims {
        let c = &held.claim;
        let at = if page || c.in_title { (c.line, c.sentence.start) } else { (c.line, 0) };
        by_line.entry(at).or_default().push(held);
    }
    for ((number, _), held) in by_line {
        writeln!(out)?;
        let first = &held[0].claim;
        match lines.get(number.saturating_sub(1) as usize).filter(|_| !page && !first.in_title) {
            Some((range, _)) => {
                let spans: Vec<Range<usize>> = held.iter().map(|h| h.claim.span.range()).collect();
                marked::line(Some(number), &text[range.clone()], &within(range, &spans), out)?;
            }
            None => {
                let marks: Vec<Range<usize>> = held.iter().map(|h| h.claim.mark.range()).collect();
                marked::line(Some(number), &first.sentence_text, &marks, out)?;
            }
        }
        for h in held {
            let c = &h.claim;
            writeln!(
                out,
                "       {FAINT}={FAINT:#} {VALUE}{}{VALUE:#}  {}  {FAINT}{} {}{FAINT:#}",
                c.text,
                c.slot,
                c.kind.name(),
                c.id
            )?;
        }
    }
    writeln!(out, "\n{FAINT}{}{FAINT:#}", render::some(claims.len(), "claim"))
}

fn is_page(a: &ArticleRef) -> bool {
    Format::of_path(&a.path) == Some(Format::Html)
}

/// Where the lines of a text are, with their numbers.
fn lines(text: &str) -> Vec<(Range<usize>, u32)> {
    let mut at = 0;
    let range = |line: &str| {
        let start = at;
        at += line.len();
        start..start + line.trim_end_matches(['\n', '\r']).len()
    };
    text.split_inclusive('\n').map(range).zip(1..).collect()
}

/// The parts of these ranges that lie in a line, counted from its beginning.
fn within(line: &Range<usize>, ranges: &[Range<usize>]) -> Vec<Range<usize>> {
    let cut = |r: &Range<usize>| r.start.max(line.start)..r.end.min(line.end);
    let mut cut: Vec<Range<usize>> = ranges.iter().map(cut).filter(|r| r.start < r.end).collect();
    cut.iter_mut().for_each(|r| *r = r.start - line.start..r.end - line.start);
    cut.sort_by_key(|r| (r.start, r.end));
    cut
}
