//! `gainsay decide`: remembers what a person made of a finding; `conflicts` then leaves out what is settled.

use super::index::Place;
use super::{Env, Failure, Outcome, written};
use gainsay::query::Item;
use gainsay::store::{Decision, Store};
use std::io::Write;

#[derive(clap::Args)]
pub struct Args {
    /// Id of a finding, or its beginning
    #[arg(value_name = "FINDING")]
    id: String,

    /// What it is
    #[arg(value_enum)]
    decision: Word,

    /// Why, in your own words
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,

    #[command(flatten)]
    place: Place,
}

#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Word {
    /// one question, and the sources disagree: it stays in the list
    Same,
    /// a false alarm: these are two questions
    NotSame,
    /// it was settled
    Resolved,
}

pub fn run(args: &Args, env: &Env) -> Result<Outcome, Failure> {
    let finding = match args.place.read(env)?.item(&args.id).map_err(|e| args.place.failure(e))? {
        Item::Finding(finding) => finding,
        _ => {
            return Err(
                Failure::new(format!("{} is no finding", args.id)).hint("ids are in the output of: gainsay conflicts")
            );
        }
    };
    let decision = match args.decision {
        Word::Same => Decision::Same,
        Word::NotSame => Decision::NotSame,
        Word::Resolved => Decision::Resolved,
    };
    let mut writer = Store::open(&args.place.index)?;
    writer.decide(&finding.id, decision, args.note.as_deref())?;
    written(writeln!(anstream::stdout().lock(), "{}: {}  {}", decision.name(), finding.id, finding.slot))?;
    Ok(Outcome::Clean)
}
