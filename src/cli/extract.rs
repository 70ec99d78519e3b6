//! `gainsay extract`: the wire, one line an article.

use super::input::{self, Ended, Item};
use super::{Env, Failure, Outcome, written};
use gainsay::wire::v1::ArticleLine;
use std::io::Write;

#[derive(clap::Args)]
pub struct Args {
    #[command(flatten)]
    source: input::Source,
}

pub fn run(args: &Args, env: &Env) -> Result<Outcome, Failure> {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let mut line = Vec::new();
    let ended = input::each(&args.source, &env.lexicon, |item| {
        line.clear();
        match &item {
            Item::Read(article, x, _) => {
                serde_json::to_writer(&mut line, &ArticleLine::new(article, &x.mentions, &x.claims))?;
            }
            Item::Bad(error) => serde_json::to_writer(&mut line, error)?,
        }
        line.push(b'\n');
        written(out.write_all(&line))?;
        // A filter in a pipeline gives its answer as soon as it has it.
        if args.source.from_jsonl.is_some() { written(out.flush()) } else { Ok(()) }
    })?;
    written(out.flush())?;
    Ok(if ended == Ended::BrokenOff { Outcome::BrokenOff } else { Outcome::Clean })
}
