//! `gainsay claims`: claims by words, fields, values and days.

use super::index::Place;
use super::render::some;
use super::table::{self, Format};
use super::{Env, Failure, Outcome, written};
use gainsay::claim::ClaimKind;
use gainsay::conflict::Held;
use gainsay::query::{self, Claims, Days, Sort};
use gainsay::value::Decimal;
use gainsay::wire::v1::ClaimLine;
use serde_json::value::{RawValue, to_raw_value};
use std::io::Write;

#[derive(clap::Args)]
pub struct Args {
    /// Words in the sentence, the question or the names; "exact phrase", OR, -word, name:word, speaker:word
    #[arg(value_name = "QUERY")]
    query: Vec<String>,

    #[command(flatten)]
    place: Place,

    #[command(flatten)]
    kinds: Kinds,

    /// A person or organisation in the claim
    #[arg(long, value_name = "NAME")]
    name: Option<String>,

    /// The outlet
    #[arg(long, value_name = "NAME")]
    source: Option<String>,

    /// What is counted or measured, in the singular: person, kilometer
    #[arg(long, value_name = "UNIT")]
    unit: Option<String>,

    /// ISO 4217: USD, EUR
    #[arg(long, value_name = "CODE")]
    currency: Option<String>,

    /// The figure is at least this: 1200, 1,200, 1.5m, 10bn
    #[arg(long, value_name = "NUMBER", allow_hyphen_values = true)]
    min: Option<String>,

    /// The figure is at most this
    #[arg(long, value_name = "NUMBER", allow_hyphen_values = true)]
    max: Option<String>,

    /// A date that can fall in this range, or a figure for a period in it: 2025, 2025-03, 2025..2027, 2025-03-01..
    #[arg(long, value_name = "RANGE")]
    when: Option<String>,

    /// The article came out in this range
    #[arg(long, value_name = "RANGE")]
    published: Option<String>,

    /// Who is cited
    #[arg(long, value_name = "NAME")]
    speaker: Option<String>,

    /// Only articles of this collection
    #[arg(long, value_name = "NAME")]
    collection: Option<String>,

    /// Order
    #[arg(long, value_enum, value_name = "BY", default_value_t = By::Path)]
    sort: By,

    /// The last of the order first
    #[arg(long)]
    reverse: bool,

    /// At most this many
    #[arg(long, value_name = "N")]
    limit: Option<usize>,

    /// How to print
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

/// `--kind`, as every command that filters claims has it.
#[derive(clap::Args)]
pub struct Kinds {
    #[arg(long, value_name = "KIND", value_delimiter = ',', help = format!("Only this kind: {}; several with commas", names()))]
    kind: Vec<String>,
}

impl Kinds {
    /// The kinds that are named; all where none is.
    pub fn read(&self) -> Result<Vec<ClaimKind>, Failure> {
        let kind = |name: &String| {
            ClaimKind::ALL.into_iter().find(|k| k.name() == name.trim()).ok_or_else(|| {
                Failure::new(format!("--kind {name}: no such kind")).hint(format!("the kinds are {}", names()))
            })
        };
        self.kind.iter().map(kind).collect()
    }
}

fn names() -> String {
    ClaimKind::ALL.map(ClaimKind::name).join(", ")
}

const COLUMNS: [table::Column; 5] = [("ID", 12), ("KIND", 10), ("VALUE", 20), ("QUESTION", 28), ("WHERE", 60)];

#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum By {
    Path,
    Value,
    Date,
    Published,
    Kind,
}

pub fn run(args: &Args, env: &Env) -> Result<Outcome, Failure> {
    let question = question(args)?;
    let store = args.place.read(env)?;
    let mut found = store.claims(&question).map_err(|e| args.place.failure(e))?;
    let all = found.len();
    found.limit(args.limit.unwrap_or(usize::MAX));
    let mut out = std::io::BufWriter::new(anstream::stdout().lock());
    let held = found.map(|h| h.map_err(|e| args.place.failure(e)));
    match args.format {
        Format::Json => table::json(held.map(line), &mut out)?,
        Format::Jsonl => table::jsonl(held.map(line), &mut out)?,
        Format::Csv => table::csv(held, &mut out)?,
        Format::Table => {
            let rows = held.map(|h| h.map(|h| row(&h))).collect::<Result<Vec<_>, Failure>>()?;
            let shown = rows.len();
            table::table(&COLUMNS, rows, &mut out)?;
            let left = match all - shown {
                0 => String::new(),
                n => format!(", {n} more without --limit"),
            };
            table::footnote(&format!("{}{left}", some(shown, "claim")), &mut out)?;
        }
    }
    written(out.flush())?;
    Ok(Outcome::Clean)
}

fn question(args: &Args) -> Result<Claims, Failure> {
    let number = |name: &str, text: &Option<String>| -> Result<Option<Decimal>, Failure> {
        text.as_deref().map(|t| query::number(t).map_err(|e| in_option(name, e))).transpose()
    };
    let days = |name: &str, text: &Option<String>| -> Result<Option<Days>, Failure> {
        text.as_deref().map(|t| t.parse().map_err(|e| in_option(name, e))).transpose()
    };
    let (min, max) = (number("--min", &args.min)?, number("--max", &args.max)?);
    if let (Some(low), Some(high), Some(from), Some(to)) = (min, max, &args.min, &args.max)
        && low > high
    {
        return Err(Failure::new(format!("--min {from} --max {to}: ends before it begins")));
    }
    Ok(Claims {
        words: words(&args.query),
        kinds: args.kinds.read()?,
        name: args.name.clone(),
        source: args.source.clone(),
        unit: args.unit.clone(),
        currency: args.currency.clone(),
        min,
        max,
        when: days("--when", &args.when)?,
        published: days("--published", &args.published)?,
        speaker: args.speaker.clone(),
        collection: args.collection.clone(),
        sort: match args.sort {
            By::Path => Sort::Path,
            By::Value => Sort::Value,
            By::Date => Sort::Date,
            By::Published => Sort::Published,
            By::Kind => Sort::Kind,
        },
        reverse: args.reverse,
    })
}

/// The message names the option that it is about.
fn in_option(name: &str, error: query::Error) -> Failure {
    let failure = Failure::from(error);
    Failure { message: format!("{name} {}", failure.message), ..failure }
}

/// The words of a query as they came from the shell; none when there are none.
pub fn words(query: &[String]) -> Option<String> {
    Some(query.join(" ")).filter(|q| !q.trim().is_empty())
}

fn line(held: Result<Held, Failure>) -> Result<Box<RawValue>, Failure> {
    Ok(to_raw_value(&ClaimLine::new(&held?))?)
}

fn row(held: &Held) -> Vec<String> {
    let Held { article, claim } = held;
    let source: Vec<String> = article.source.iter().cloned().chain(article.published.map(|d| d.to_string())).collect();
    vec![
        claim.id.clone(),
        claim.kind.name().to_string(),
        claim.text.clone(),
        claim.slot.clone(),
        format!("{}:{}\n{}", article.path, claim.line, source.join(", ")).trim_end().to_string(),
    ]
}
