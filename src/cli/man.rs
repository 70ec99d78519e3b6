//! `gainsay man`: the manual page, or with a folder one page a command.

use super::{Cli, Failure, Outcome, written};
use clap::CommandFactory;
use gainsay::error::plain_words;
use std::io::Write;
use std::path::PathBuf;

/// Print the manual page
#[derive(clap::Args)]
pub struct Args {
    /// Write one page a command to this folder
    #[arg(long, value_name = "DIR")]
    dir: Option<PathBuf>,
}

pub fn run(args: &Args) -> Result<Outcome, Failure> {
    match &args.dir {
        Some(dir) => {
            std::fs::create_dir_all(dir)
                .and_then(|()| clap_mangen::generate_to(Cli::command(), dir))
                .map_err(|e| Failure::new(format!("{}: cannot be written, {}", dir.display(), plain_words(&e))))?;
        }
        None => {
            let mut page = Vec::new();
            clap_mangen::Man::new(Cli::command()).render(&mut page)?;
            written(std::io::stdout().lock().write_all(&page))?;
        }
    }
    Ok(Outcome::Clean)
}
