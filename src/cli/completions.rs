//! `gainsay completions`: a script that teaches a shell the commands and flags.

use super::{Cli, Failure, Outcome, written};
use clap::CommandFactory;
use std::io::Write;

/// Print completions for a shell
#[derive(clap::Args)]
pub struct Args {
    #[arg(value_enum)]
    shell: clap_complete::Shell,
}

pub fn run(args: &Args) -> Result<Outcome, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "gainsay", &mut script);
    written(std::io::stdout().lock().write_all(&script))?;
    Ok(Outcome::Clean)
}
