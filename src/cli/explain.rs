//! `gainsay explain`: which rule read what on a line, what was refused; why two claims were or were not compared.

use super::index::Place;
use super::input::{self, Item, Source};
use super::render::{self, FAINT, MARK, QUESTION, VALUE};
use super::{Env, Failure, Outcome, written};
use gainsay::article::{Article, Prose};
use gainsay::conflict::{self, ArticleRef, Held};
use gainsay::extract::{Extraction, extract};
use gainsay::slot::{Collection, Digest, Relation};
use gainsay::span::Span;
use std::io::Write;
use std::path::{Path, PathBuf};

#[derive(clap::Args)]
pub struct Args {
    /// An article, FILE or FILE:LINE; or the ids of two claims
    #[arg(value_name = "FILE[:LINE] | ID", num_args = 1..=2, required_unless_present = "text")]
    what: Vec<String>,

    /// Explain this sentence
    #[arg(long, value_name = "TEXT", conflicts_with = "what")]
    text: Option<String>,

    /// Publication date that relative dates of --text resolve against
    #[arg(long, value_name = "YYYY-MM-DD", requires = "text")]
    published: Option<String>,

    /// Look for the ids in these articles instead of the index
    #[arg(long = "in", value_name = "PATH", num_args = 1..)]
    within: Vec<PathBuf>,

    #[command(flatten)]
    place: Place,
}

pub fn run(args: &Args, env: &Env) -> Result<Outcome, Failure> {
    let mut out = std::io::BufWriter::new(anstream::stdout().lock());
    match (&args.text, args.what.as_slice()) {
        (Some(text), _) => {
            let published = match &args.published {
                None => None,
                Some(d) => Some(gainsay::value::Day::parse(d).ok_or_else(|| {
                    Failure::new(format!("--published: \"{d}\" is no day")).hint("write it as 2026-03-19")
                })?),
            };
            let article = Article {
                id: "text".into(),
                path: "text".into(),
                published,
                text: text.clone(),
                prose: Prose::plain(text),
                ..Article::default()
            };
            let x = extract(&article, &env.lexicon);
            written(derivation(&article, &x, None, &mut out))?;
        }
        (None, [a, b]) => two(a, b, args, env, &mut out)?,
        (None, [what]) => {
            let (path, line) = match what.rsplit_once(':') {
                Some((p, l)) if l.parse::<u32>().is_ok() && !Path::new(what).exists() => (p, l.parse().ok()),
                _ => (what.as_str(), None),
            };
            let article = gainsay::article::read_file(path, Path::new(path), &env.lexicon)?;
            let x = extract(&article, &env.lexicon);
            written(derivation(&article, &x, line, &mut out))?;
        }
        _ => {}
    }
    written(out.flush())?;
    Ok(Outcome::Clean)
}

/// Everything that was read on a line (or everywhere), with its rule.
fn derivation(article: &Article, x: &Extraction, line: Option<u32>, out: &mut impl Write) -> std::io::Result<()> {
    let line_of = |span: Span| {
        1 + article.text.as_bytes()[..article.prose.source_span(span).start as usize]
            .iter()
            .filter(|b| **b == b'\n')
            .count() as u32
    };
    let wanted = |l: u32| line.is_none_or(|w| w == l);
    writeln!(out, "{QUESTION}read{QUESTION:#}")?;
    let mut any = false;
    for (i, m) in x.mentions.iter().enumerate().filter(|(_, m)| wanted(line_of(m.span))) {
        any = true;
        write!(out, "  {VALUE}{}{VALUE:#}  {m}  {FAINT}{}{FAINT:#}", m.span.of(&article.prose.text), m.rule)?;
        match x.refused.iter().find(|r| r.mention == i) {
            Some(r) => writeln!(out, "  no claim: {}", r.reason)?,
            None => writeln!(out)?,
        }
    }
    if !any {
        writeln!(out, "  nothing")?;
    }
    writeln!(out, "{QUESTION}claims{QUESTION:#}")?;
    let mut any = false;
    for c in x.claims.iter().filter(|c| wanted(c.line)) {
        any = true;
        render::claim(c, out)?;
    }
    if !any {
        writeln!(out, "  none")?;
    }
    Ok(())
}

fn two(a: &str, b: &str, args: &Args, env: &Env, out: &mut impl Write) -> Result<(), Failure> {
    if args.within.is_empty() {
        let store = args.place.read(env)?;
        let claim = |id: &str| match store.item(id).map_err(|e| args.place.failure(e))? {
            gainsay::query::Item::Claim { held, .. } => Ok(*held),
            _ => Err(Failure::new(format!("{id} is no claim")).hint("ids are listed by: gainsay claims")),
        };
        return written(comparison(&claim(a)?, &claim(b)?, &store.collection(&env.lexicon)?, out));
    }
    let (claims, collection) = load(args, env)?;
    let find = |id: &str| {
        let hits: Vec<&Held> = claims.iter().filter(|h| h.claim.id.starts_with(id)).collect();
        match hits.as_slice() {
            [] => Err(Failure::new(format!("no claim {id}")).hint("ids are listed by: gainsay claims")),
            [one] => Ok(*one),
            many => many.iter().find(|h| h.claim.id == id).copied().ok_or_else(|| {
                Failure::new(format!("{id} begins the ids of {} claims", many.len())).hint("give more of it")
            }),
        }
    };
    let (a, b) = (find(a)?, find(b)?);
    written(comparison(a, b, &collection, out))
}

/// Every position of the comparison, then the verdict or why there is none.
fn comparison(a: &Held, b: &Held, collection: &Collection, out: &mut impl Write) -> std::io::Result<()> {
    render::evidence(a, out)?;
    render::evidence(b, out)?;
    let shared = a.claim.keys.iter().filter(|k| b.claim.keys.contains(k)).count();
    let (slot, judgement) = conflict::judge(a, b, collection);
    writeln!(out, "{QUESTION}positions{QUESTION:#}")?;
    for p in &slot.positions {
        let relation = match p.relation {
            Relation::Same => "same",
            Relation::Compatible => "compatible",
            Relation::Different => "different",
        };
        let style = if p.relation == Relation::Different { MARK } else { FAINT };
        let words = if p.a == p.b { p.a.clone() } else { format!("{} / {}", none(&p.a), none(&p.b)) };
        writeln!(out, "  {style}{relation:<10}{style:#} {:<20} {words}  {FAINT}+{:.2}{FAINT:#}", p.position, p.weight)?;
    }
    writeln!(out, "  evidence {:.2}, overlap {:.2}, blocking keys shared {shared}", slot.evidence, slot.overlap)?;
    writeln!(out, "{QUESTION}values{QUESTION:#}")?;
    for held in [a, b] {
        writeln!(out, "  {}", render::value(&held.claim))?;
    }
    writeln!(out, "{QUESTION}verdict{QUESTION:#}")?;
    match judgement {
        _ if shared == 0 => writeln!(out, "  not compared: the two share no blocking key"),
        Ok(j) => writeln!(out, "  {VALUE}{}{VALUE:#}: {}  {FAINT}{}{FAINT:#}", j.verdict.name(), j.reason, j.rule),
        Err(why) => writeln!(out, "  not compared: {why}"),
    }
}

fn none(s: &str) -> &str {
    if s.is_empty() { "—" } else { s }
}

fn load(args: &Args, env: &Env) -> Result<(Vec<Held>, Collection), Failure> {
    let source = Source { paths: args.within.clone(), from_jsonl: None };
    let mut claims = Vec::new();
    let mut digests: Vec<(String, Digest)> = Vec::new();
    input::each(&source, &env.lexicon, |item| {
        if let Item::Read(article, x, _) = item {
            let reference = ArticleRef::new(&article, &x);
            digests.push((article.id.clone(), x.digest));
            claims.extend(x.claims.into_iter().map(|claim| Held { article: reference.clone(), claim }));
        }
        Ok(())
    })?;
    let collection = Collection::count(&env.lexicon, digests.iter().map(|(id, d)| (id.as_str(), d)));
    Ok((claims, collection))
}
