//! `gainsay search`: articles by full text, the best first, with the passage that shows why.

use super::index::Place;
use super::render::{FAINT, PLACE, QUESTION, some};
use super::{Env, Failure, Outcome, marked, table, written};
use gainsay::query::{Articles, Hit};
use gainsay::wire::v1::HitLine;
use std::io::Write;

#[derive(clap::Args)]
pub struct Args {
    /// Words that must all occur; "exact phrase", OR, -word, title:word, source:word, name:word, published:2025..
    #[arg(value_name = "QUERY", required = true)]
    query: Vec<String>,

    #[command(flatten)]
    place: Place,

    /// At most this many, the best first; 0 for all
    #[arg(long, value_name = "N", default_value_t = 20)]
    limit: usize,

    /// How to print
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
}

#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// for reading
    Human,
    /// one JSON array
    Json,
    /// one JSON object a line
    Jsonl,
}

pub fn run(args: &Args, env: &Env) -> Result<Outcome, Failure> {
    let store = args.place.read(env)?;
    let question = Articles { query: args.query.join(" "), limit: args.limit, passage: 0 };
    let hits = store.articles(&question).map_err(|e| args.place.failure(e))?;
    let mut out = std::io::BufWriter::new(anstream::stdout().lock());
    let lines = hits.iter().map(|h| Ok(HitLine::new(&h.article, h.score, &h.passage.text, &h.passage.marks)));
    match args.format {
        Format::Json => table::json(lines, &mut out)?,
        Format::Jsonl => table::jsonl(lines, &mut out)?,
        Format::Human => {
            for hit in &hits {
                written(show(hit, &mut out))?;
            }
            let n = hits.len();
            let more = if n == args.limit { "; --limit 0 shows all" } else { "" };
            table::footnote(&format!("{}{more}", some(n, "article")), &mut out)?;
        }
    }
    written(out.flush())?;
    Ok(Outcome::Clean)
}

fn show(hit: &Hit, out: &mut impl Write) -> std::io::Result<()> {
    let a = &hit.article;
    if let Some(title) = &hit.title {
        marked::text("", &title.text, &title.marks, QUESTION, out)?;
    }
    write!(out, "{PLACE}{}{PLACE:#}", a.path)?;
    let about: Vec<String> = a.source.iter().cloned().chain(a.published.map(|d| d.to_string())).collect();
    if !about.is_empty() {
        write!(out, "  {FAINT}{}{FAINT:#}", about.join(", "))?;
    }
    writeln!(out)?;
    let (passage, marks) = marked::one_line(&hit.passage.text, &hit.passage.marks);
    marked::text("  ", &passage, &marks, anstyle::Style::new(), out)?;
    writeln!(out)
}
