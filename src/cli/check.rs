//! `gainsay check`: extract, compare, print; no index.

use super::input::{self, Item};
use super::{Env, Failure, Outcome, complain, render, written};
use gainsay::conflict::{self, ArticleRef, Finding, Held, Verdict};
use gainsay::slot::{Collection, Digest};
use gainsay::wire::v1::{FindingLine, SideOut, VERDICT, VerdictLine};
use std::io::Write;

#[derive(clap::Args)]
pub struct Args {
    #[command(flatten)]
    source: input::Source,

    /// Show agreements, refinements and updates too (grows with the square of what is alike; meant for measuring)
    #[arg(long)]
    all: bool,

    /// How to print
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,

    /// Show at most this many findings, the most severe first
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
}

#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// for reading
    Human,
    /// one JSON line a finding; with --all one a pair of claims
    Jsonl,
}

pub fn run(args: &Args, env: &Env) -> Result<Outcome, Failure> {
    let mut digests: Vec<(String, Digest)> = Vec::new();
    let mut claims: Vec<Held> = Vec::new();
    input::each(&args.source, &env.lexicon, |item| {
        match item {
            Item::Read(article, extraction) => {
                let reference = ArticleRef::new(&article, &extraction);
                digests.push((reference.id.clone(), extraction.digest));
                claims.extend(extraction.claims.into_iter().map(|claim| Held { article: reference.clone(), claim }));
            }
            Item::Bad(error) => {
                let id = error.id.map(|id| format!(" ({id})")).unwrap_or_default();
                complain(&format!("line {}{id}: skipped, {}", error.line, error.error));
            }
        }
        Ok(())
    })?;
    let collection = Collection::count(&env.lexicon, digests.iter().map(|(id, d)| (id.as_str(), d)));
    let mut out = std::io::BufWriter::new(anstream::stdout().lock());
    let found = match (args.all, args.format) {
        (true, _) => verdicts(args, &claims, &collection, &mut out)?,
        (false, format) => {
            let findings = conflict::findings(&claims, &collection);
            let limit = args.limit.unwrap_or(usize::MAX);
            written(match format {
                Format::Human => render::findings(&findings, limit, digests.len(), claims.len(), &mut out),
                Format::Jsonl => lines(findings.iter().take(limit), &mut out),
            })?;
            !findings.is_empty()
        }
    };
    written(out.flush())?;
    Ok(if found { Outcome::Contradictions } else { Outcome::Clean })
}

fn lines<'f>(findings: impl Iterator<Item = &'f Finding>, out: &mut impl Write) -> std::io::Result<()> {
    for f in findings {
        writeln!(out, "{}", serde_json::to_string(&FindingLine::new(f))?)?;
    }
    Ok(())
}

fn verdicts(args: &Args, claims: &[Held], collection: &Collection, out: &mut impl Write) -> Result<bool, Failure> {
    let judged = conflict::verdicts(claims, collection);
    let found = judged.iter().any(|j| j.verdict == Verdict::Contradict);
    for j in judged.into_iter().take(args.limit.unwrap_or(usize::MAX)) {
        let (a, b) = (&claims[j.a], &claims[j.b]);
        written(match args.format {
            Format::Human => render::judged(&j, a, b, out),
            Format::Jsonl => {
                let line = VerdictLine {
                    schema: VERDICT,
                    verdict: j.verdict.into(),
                    kind: a.claim.kind.into(),
                    slot: j.slot,
                    collection: a.article.collection.clone(),
                    a: SideOut::new(&a.article, &a.claim),
                    b: SideOut::new(&b.article, &b.claim),
                    reason: j.reason,
                    rule: j.rule.to_string(),
                    severity: j.severity,
                };
                writeln!(out, "{}", serde_json::to_string(&line)?)
            }
        })?;
    }
    Ok(found)
}
