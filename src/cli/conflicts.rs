//! `gainsay conflicts`: the findings in the index. Exit status 1 when there are any, as with `check`.

use super::index::Place;
use super::{Env, Failure, Outcome, claims, render, table, written};
use gainsay::conflict::Finding;
use gainsay::query::Findings;
use gainsay::store::Decision;
use gainsay::wire::v1::FindingLine;
use std::io::Write;

#[derive(clap::Args)]
pub struct Args {
    /// Words in one of the claims: its sentence, question or names
    #[arg(value_name = "QUERY")]
    query: Vec<String>,

    #[command(flatten)]
    place: Place,

    #[command(flatten)]
    kinds: claims::Kinds,

    /// Only findings at least this severe, 0 to 1
    #[arg(long, value_name = "NUMBER", value_parser = part)]
    min_severity: Option<f64>,

    /// Those too that `gainsay decide` has settled
    #[arg(long)]
    all: bool,

    /// Only articles of this collection
    #[arg(long, value_name = "NAME")]
    collection: Option<String>,

    /// At most this many, the most severe first
    #[arg(long, value_name = "N")]
    limit: Option<usize>,

    /// How to print
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
}

#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// each with its evidence
    Human,
    /// one row a finding
    Table,
    /// one JSON array
    Json,
    /// one JSON object a line
    Jsonl,
    /// comma-separated values, one row a claim
    Csv,
}

const COLUMNS: [table::Column; 5] = [("ID", 12), ("KIND", 10), ("SEVERITY", 10), ("QUESTION", 44), ("VALUES", 60)];

pub fn run(args: &Args, env: &Env) -> Result<Outcome, Failure> {
    let kinds = args.kinds.read()?;
    let store = args.place.read(env)?;
    let question = Findings {
        words: claims::words(&args.query),
        kinds,
        min_severity: args.min_severity,
        collection: args.collection.clone(),
        settled: args.all,
        limit: args.limit,
    };
    let findings = store.findings(&question).map_err(|e| args.place.failure(e))?;
    let mut out = std::io::BufWriter::new(anstream::stdout().lock());
    let decisions: Vec<Option<(Decision, Option<String>)>> =
        findings.iter().map(|f| store.decision(&f.id)).collect::<Result<_, _>>()?;
    let lines = findings.iter().zip(&decisions).map(|(f, decided)| {
        let (decision, note) = decided.clone().map_or((None, None), |(d, note)| (Some(d.name()), note));
        Ok(FindingLine { decision, note, ..FindingLine::new(f) })
    });
    match args.format {
        Format::Json => table::json(lines, &mut out)?,
        Format::Jsonl => table::jsonl(lines, &mut out)?,
        Format::Csv => {
            let held = findings.iter().flat_map(|f| &f.positions).flat_map(|p| &p.claims);
            table::csv(held.cloned().map(Ok), &mut out)?;
        }
        Format::Table => {
            let rows = findings.iter().map(row).collect();
            table::table(&COLUMNS, rows, &mut out)?;
            footnote(findings.len(), &mut out)?;
        }
        Format::Human => {
            for (f, decided) in findings.iter().zip(&decisions) {
                let told = decided.as_ref().map(|(d, note)| match note {
                    Some(note) => format!("decided: {}, {note}", d.name()),
                    None => format!("decided: {}", d.name()),
                });
                written(render::finding(f, told.as_deref(), &mut out))?;
            }
            footnote(findings.len(), &mut out)?;
        }
    }
    written(out.flush())?;
    Ok(if findings.is_empty() { Outcome::Clean } else { Outcome::Contradictions })
}

fn footnote(n: usize, out: &mut impl Write) -> Result<(), Failure> {
    let text = if n == 0 { "no contradiction".to_string() } else { render::some(n, "contradiction") };
    table::footnote(&text, out)
}

fn part(text: &str) -> Result<f64, &'static str> {
    text.parse().ok().filter(|n| (0.0..=1.0).contains(n)).ok_or("it is no number from 0 to 1")
}

fn row(f: &Finding) -> Vec<String> {
    let value = |p: &gainsay::conflict::Position| format!("{} ({})", p.value, render::some(p.sources, "source"));
    let values: Vec<String> = f.positions.iter().map(value).collect();
    vec![f.id.clone(), f.kind.name().to_string(), format!("{:.2}", f.severity), f.slot.clone(), values.join("\n")]
}
