//! The command line: one subcommand a file. The only place that prints.
//!
//! Exit status as linters have it: 0 nothing contradicts, 1 contradictions found, 2 trouble.

mod check;
mod claims;
mod completions;
mod conflicts;
mod decide;
mod explain;
mod extract;
mod index;
mod input;
mod man;
mod marked;
mod render;
mod review;
mod schema;
mod search;
mod show;
mod table;

use clap::{Parser, Subcommand};
use gainsay::error::{plain_words, said};
use gainsay::lexicon::Lexicon;
use std::any::Any;
use std::borrow::Cow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Find where news articles contradict each other.
///
/// gainsay reads a folder of articles, writes down every hard fact in them with the exact words it came from, works
/// out which facts answer the same question, and shows where the sources cannot both be right.
#[derive(Parser)]
#[command(name = "gainsay", version, max_term_width = 100, propagate_version = true)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,

    /// Folder with words of your own, in the form of the built-in lexicon files [default: gainsay-lexicon where it exists]
    #[arg(long, global = true, value_name = "DIR", env = "GAINSAY_LEXICON", hide_env_values = true)]
    lexicon: Option<PathBuf>,

    /// Threads to read articles with [default: one a core]
    #[arg(long, global = true, value_name = "N")]
    threads: Option<usize>,
}

#[derive(Subcommand)]
enum Command {
    /// Show the contradictions in a folder, without an index
    Check(check::Args),
    /// Bring the index up to date with a folder: only new, changed and deleted articles cost anything
    Index(index::Args),
    /// Ask the index for claims: words, fields, values, days
    Claims(claims::Args),
    /// Show the contradictions in the index
    Conflicts(conflicts::Args),
    /// Remember what you made of a finding; `conflicts` then leaves out what is settled
    Decide(decide::Args),
    /// Search the articles' full text
    Search(search::Args),
    /// Show one claim, finding or article with its evidence marked
    Show(show::Args),
    /// Show which rule read what on a line, or why two claims were or were not compared
    Explain(explain::Args),
    /// Print everything that is read in articles, one JSON line an article
    Extract(extract::Args),
    Review(review::Args),
    Schema(schema::Args),
    Completions(completions::Args),
    Man(man::Args),
}

/// What went wrong, to which input; the repair on a line of its own.
pub struct Failure {
    pub message: String,
    pub hint: Option<String>,
}

impl Failure {
    pub fn new(message: impl Into<String>) -> Failure {
        Failure { message: message.into(), hint: None }
    }

    pub fn hint(mut self, hint: impl Into<String>) -> Failure {
        self.hint = Some(hint.into());
        self
    }
}

impl<E: std::error::Error> From<E> for Failure {
    fn from(error: E) -> Failure {
        // Errors of the library carry their repair on the lines after the first.
        let text = error.to_string();
        match text.split_once('\n') {
            Some((message, hint)) => Failure::new(message).hint(hint.trim()),
            None => Failure::new(text),
        }
    }
}

/// Exit status of a run that did its work.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    Clean,
    Contradictions,
    /// Snapshots that are not as accepted.
    Differences,
    /// The input broke off; what had come in by then was read.
    BrokenOff,
}

/// What every subcommand is handed.
pub struct Env {
    pub lexicon: Cow<'static, Lexicon>,
}

pub fn main() -> ExitCode {
    let cli = Cli::parse();
    // A panic is told once, by whoever ends with it, and in plain words.
    if std::env::var_os("RUST_BACKTRACE").is_none() {
        std::panic::set_hook(Box::new(|_| {}));
    }
    let failed = |panic: Box<dyn Any + Send>| {
        Err(Failure::new(format!("a fault of gainsay itself ({})", said(&*panic)))
            .hint("to see where it lies, for a report: RUST_BACKTRACE=1"))
    };
    match catch_unwind(AssertUnwindSafe(|| run(cli))).unwrap_or_else(failed) {
        Ok(Outcome::Clean) => ExitCode::SUCCESS,
        Ok(Outcome::Contradictions | Outcome::Differences) => ExitCode::from(1),
        // Its line has been told of.
        Ok(Outcome::BrokenOff) => ExitCode::from(2),
        Err(failure) => {
            complain(&failure.message);
            if let Some(hint) = failure.hint {
                anstream::eprintln!("  {hint}");
            }
            ExitCode::from(2)
        }
    }
}

fn run(cli: Cli) -> Result<Outcome, Failure> {
    if let Some(n) = cli.threads {
        rayon::ThreadPoolBuilder::new().num_threads(n).build_global()?;
    }
    let env = Env { lexicon: input::lexicon(cli.lexicon.as_deref())? };
    match cli.command {
        Command::Check(args) => check::run(&args, &env),
        Command::Index(args) => index::run(&args, &env),
        Command::Claims(args) => claims::run(&args, &env),
        Command::Conflicts(args) => conflicts::run(&args, &env),
        Command::Decide(args) => decide::run(&args, &env),
        Command::Search(args) => search::run(&args, &env),
        Command::Show(args) => show::run(&args, &env),
        Command::Explain(args) => explain::run(&args, &env),
        Command::Extract(args) => extract::run(&args, &env),
        Command::Review(args) => review::run(&args, &env),
        Command::Schema(args) => schema::run(&args),
        Command::Completions(args) => completions::run(&args),
        Command::Man(args) => man::run(&args),
    }
}

/// Writes a whole file, and the folder that it lies in where there is none.
pub fn write_file(path: &Path, text: &str) -> Result<(), Failure> {
    let folder = path.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder)
        .and_then(|()| std::fs::write(path, text))
        .map_err(|e| Failure::new(format!("{}: cannot be written, {}", path.display(), plain_words(&e))))
}

/// One line on standard error, in the one form that messages have.
pub fn complain(message: &str) {
    let style = anstyle::Style::new().bold();
    anstream::eprintln!("{style}gainsay:{style:#} {message}");
}

/// Writing to a pipe that was closed early (`gainsay … | head`) is no trouble.
pub fn written(result: std::io::Result<()>) -> Result<(), Failure> {
    match result {
        Err(e) if e.kind() == std::io::ErrorKind::BrokenPipe => std::process::exit(0),
        Err(e) => Err(Failure::new(format!("writing the output: {e}"))),
        Ok(()) => Ok(()),
    }
}
