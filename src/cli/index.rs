//! `gainsay index`: brings the index up to date with folders. Also where every command finds its index.

use super::render::some;
use super::{Env, Failure, Outcome, complain, input, written};
use gainsay::store::{self, Event, Store, Summary};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::Write;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// Which index.
#[derive(clap::Args, Clone, Debug)]
pub struct Place {
    /// Folder of the index
    #[arg(long, value_name = "DIR", env = "GAINSAY_INDEX", default_value = store::DEFAULT_DIR, hide_env_values = true)]
    pub index: PathBuf,
}

impl Place {
    /// Opens the index for asking, and says what people should know of its state.
    pub fn read(&self, env: &Env) -> Result<Store, Failure> {
        let store = Store::read(&self.index).map_err(|e| self.failure(e))?;
        let state = store.state(&env.lexicon.fingerprint()).map_err(|e| self.failure(e))?;
        let repair =
            || format!("\n  bring it up to date with: {}{}", store::index_command(&state.paths), self.option());
        if state.other_rules > 0 {
            let (n, of) = (state.other_rules, state.articles);
            complain(&format!(
                "{}: {n} of {of} articles were read by other rules; a re-index is due{}",
                self.index.display(),
                repair()
            ));
        } else if state.unfinished {
            complain(&format!("{}: the last run did not end{}", self.index.display(), repair()));
        }
        Ok(store)
    }

    /// A failure whose repair names this index.
    pub fn failure(&self, error: impl std::error::Error) -> Failure {
        let mut failure = Failure::from(error);
        if let Some(hint) = failure.hint.as_mut().filter(|h| h.contains("gainsay index")) {
            hint.push_str(&self.option());
        }
        failure
    }

    /// ` --index DIR`, where it is not the usual one.
    fn option(&self) -> String {
        let usual = self.index.as_os_str() == store::DEFAULT_DIR || std::env::var_os("GAINSAY_INDEX").is_some();
        if usual { String::new() } else { format!(" --index {}", self.index.display()) }
    }
}

#[derive(clap::Args)]
pub struct Args {
    #[command(flatten)]
    source: input::Source,

    #[command(flatten)]
    place: Place,

    /// Compare the bytes of every file, also where size and time of change are the same
    #[arg(long, conflicts_with = "from_jsonl")]
    verify: bool,
}

pub fn run(args: &Args, env: &Env) -> Result<Outcome, Failure> {
    let begun = Instant::now();
    let watch = Watch::new();
    let failure = |e: store::Error| args.place.failure(e);
    let mut writer = Store::open(&args.place.index).map_err(failure)?;
    let mut tell = |event| watch.tell(event);
    let breaks_off = AtomicBool::new(false);
    let summary = match &args.source.from_jsonl {
        None => writer.index(&args.source.paths, &*env.lexicon, args.verify, &mut tell).map_err(failure)?,
        Some(file) => {
            let lines = gainsay::article::jsonl(input::open(file)?, &env.lexicon);
            let lines = lines.inspect(|line| {
                breaks_off.fetch_or(line.as_ref().is_err_and(|bad| bad.breaks_off), Ordering::Relaxed);
            });
            writer.index_lines(lines, &*env.lexicon, &mut tell).map_err(failure)?
        }
    };
    drop(watch);
    let state = writer.state(&env.lexicon.fingerprint())?;
    if state.other_rules > 0 {
        complain(&format!(
            "{} of {} articles are under other paths and were read by other rules\n  read them again with: {}",
            state.other_rules,
            state.articles,
            store::index_command(&state.paths)
        ));
    }
    let mut out = anstream::stdout().lock();
    written(writeln!(out, "{}", sentence(&summary, begun.elapsed())))?;
    Ok(if breaks_off.into_inner() { Outcome::BrokenOff } else { Outcome::Clean })
}

/// `12 articles (3 new, 9 unchanged), 240 claims, 5 contradictions in 0.84 s`
fn sentence(s: &Summary, time: Duration) -> String {
    let parts = [
        (s.new, "new"),
        (s.changed, "changed"),
        (s.removed, "removed"),
        (s.unchanged, "unchanged"),
        (s.skipped, "skipped"),
    ];
    let parts: Vec<String> = parts.iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{n} {what}")).collect();
    let parts = if parts.is_empty() { String::new() } else { format!(" ({})", parts.join(", ")) };
    format!(
        "{}{parts}, {}, {} in {:.2} s",
        some(s.articles, "article"),
        some(s.claims, "claim"),
        some(s.findings, "contradiction"),
        time.as_secs_f64()
    )
}

/// Shows how far a run is, on a terminal.
struct Watch(ProgressBar);

impl Watch {
    fn new() -> Watch {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
        let style = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len} {eta}");
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        Watch(bar)
    }

    fn tell(&self, event: Event) {
        match event {
            Event::Found(files) => {
                self.0.set_message("reading");
                self.0.set_length(files as u64);
            }
            Event::Done => self.0.inc(1),
            Event::Message(message) => self.0.suspend(|| complain(&message)),
            Event::Comparing => self.0.set_message("comparing"),
            Event::Indexing => self.0.set_message("indexing"),
        }
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
