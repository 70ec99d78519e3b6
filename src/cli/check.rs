//! `gainsay check`: extract, compare, print; no index.

use super::input::{self, Again, Ended, Item, Origin};
use super::{Env, Failure, Outcome, complain, render, written};
use gainsay::article::{Article, BadLine};
use gainsay::conflict::{self, ArticleRef, Decided, Finding, Held, Verdict};
use gainsay::extract::Extraction;
use gainsay::slot::{Counter, Forms};
use gainsay::wire::v1::{FindingLine, SideOut, VERDICT, VerdictLine};
use rayon::prelude::*;
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
    let mut out = std::io::BufWriter::new(anstream::stdout().lock());
    let outcome = if args.all { verdicts(args, env, &mut out)? } else { findings(args, env, &mut out)? };
    written(out.flush())?;
    Ok(outcome)
}

/// Prints the findings. No claim is kept while they are sought: the articles that they show are read once more.
fn findings(args: &Args, env: &Env, out: &mut impl Write) -> Result<Outcome, Failure> {
    let mut counter = Counter::default();
    let mut forms = Forms::default();
    let mut articles: Vec<Again> = Vec::new();
    let ended = each(args, env, |article, x, origin| {
        let reference = ArticleRef::new(&article, &x);
        counter.add(&reference.id, &x.digest);
        let number = forms.take_article(&reference);
        x.claims.iter().for_each(|claim| forms.push(number, claim));
        articles.push(Again::new(article, origin));
    })?;
    let collection = counter.finish(&env.lexicon);
    forms.weigh(&collection);
    let disputes = conflict::disputes(&forms);
    let mut shown: Vec<usize> = disputes.iter().flat_map(|d| [d.a, d.b]).collect();
    shown.sort_unstable();
    shown.dedup();
    let of_one: Vec<&[usize]> = shown.chunk_by(|x, y| forms.forms[*x].article == forms.forms[*y].article).collect();
    let again = |of: &&[usize]| {
        let number = forms.forms[of[0]].article;
        let first = forms.forms.partition_point(|f| f.article < number);
        let Some((article, x)) = articles[number as usize].read(&env.lexicon) else { return Vec::new() };
        let reference = ArticleRef::new(&article, &x);
        let claim =
            |&i: &usize| Some((i, Held { article: reference.clone(), claim: x.claims.get(i - first)?.clone() }));
        of.iter().filter_map(claim).collect()
    };
    let held: Vec<Vec<(usize, Held)>> = of_one.par_iter().map(again).collect();
    let (shown, held): (Vec<usize>, Vec<Held>) = held.into_iter().flatten().unzip();
    // What a file that was changed meanwhile said is no more to be shown.
    let told = |d: &Decided| {
        Some(d.at(shown.binary_search(&d.a).ok()?, shown.binary_search(&d.b).ok()?).told(&held, &collection))
    };
    let findings = conflict::group(&held, disputes.iter().filter_map(told).collect(), &collection);
    let limit = args.limit.unwrap_or(usize::MAX);
    written(match args.format {
        Format::Human => render::findings(&findings, limit, articles.len(), forms.len(), out),
        Format::Jsonl => lines(findings.iter().take(limit), out),
    })?;
    Ok(outcome(!findings.is_empty(), ended))
}

/// What of the input is missing may contradict as well: that comes first.
fn outcome(found: bool, ended: Ended) -> Outcome {
    match (ended, found) {
        (Ended::BrokenOff, _) => Outcome::BrokenOff,
        (Ended::Whole, true) => Outcome::Contradictions,
        (Ended::Whole, false) => Outcome::Clean,
    }
}

/// Hands on each article that can be read, and complains of the others.
fn each(args: &Args, env: &Env, mut take: impl FnMut(Box<Article>, Extraction, Origin)) -> Result<Ended, Failure> {
    input::each(&args.source, &env.lexicon, |item| {
        match item {
            Item::Read(article, extraction, origin) => take(article, extraction, origin),
            Item::Bad(error) => {
                let (line, id, error) = (error.line as usize, error.id, error.error);
                complain(&BadLine { line, id, error, breaks_off: false }.to_string());
            }
        }
        Ok(())
    })
}

fn lines<'f>(findings: impl Iterator<Item = &'f Finding>, out: &mut impl Write) -> std::io::Result<()> {
    for f in findings {
        writeln!(out, "{}", serde_json::to_string(&FindingLine::new(f))?)?;
    }
    Ok(())
}

fn verdicts(args: &Args, env: &Env, out: &mut impl Write) -> Result<Outcome, Failure> {
    let mut counter = Counter::default();
    let mut claims: Vec<Held> = Vec::new();
    let ended = each(args, env, |article, x, _| {
        let reference = ArticleRef::new(&article, &x);
        counter.add(&reference.id, &x.digest);
        claims.extend(x.claims.into_iter().map(|claim| Held { article: reference.clone(), claim }));
    })?;
    let judged = conflict::verdicts(&claims, &counter.finish(&env.lexicon));
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
    Ok(outcome(found, ended))
}
