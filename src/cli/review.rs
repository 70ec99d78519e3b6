//! `gainsay review`: what extraction gives now against what was accepted; one change after another, or all at once.
//!
//! A change is one block of a snapshot: a claim that is new, gone or read differently. What is decided is written
//! when its article is done, so that nothing is lost when the terminal closes.

use super::input::{self, Item};
use super::render::{self, FAINT, QUESTION, some};
use super::{Env, Failure, Outcome, written};
use anstyle::{AnsiColor, Style};
use gainsay::snapshot::diff::{self, Step};
use gainsay::snapshot::file::{self, Snapshot};
use gainsay::snapshot::{self, MARKS};
use std::collections::BTreeMap;
use std::io::{BufRead, IsTerminal, Write};
use std::path::{Path, PathBuf};

/// Accept or reject what is read in articles, claim by claim, against snapshots
///
/// A snapshot is a text file, one an article and one block a claim, in the format of the insta crate. Without one of
/// the flags below each change is shown with its sentence, and a key decides.
#[derive(clap::Args)]
pub struct Args {
    /// Folders and files to read: .txt, .md, .html
    #[arg(value_name = "PATH", required = true)]
    paths: Vec<PathBuf>,

    /// Folder of the accepted snapshots
    #[arg(long, value_name = "DIR", default_value = "snapshots")]
    snapshots: PathBuf,

    #[command(flatten)]
    mode: Mode,
}

#[derive(clap::Args)]
#[group(multiple = false)]
struct Mode {
    /// Accept every change
    #[arg(long)]
    accept_all: bool,

    /// Keep what is accepted and remove the .snap.new files that tests have left
    #[arg(long)]
    reject_all: bool,

    /// List the articles that differ
    #[arg(long)]
    list: bool,

    /// Print what differs; exit status 1 when anything does
    #[arg(long)]
    check: bool,
}

/// An article that is not as it was accepted.
struct Difference {
    article: String,
    /// Where its snapshot is or will be.
    path: PathBuf,
    accepted: Option<Snapshot>,
    /// `None` where the article is gone.
    now: Option<String>,
}

impl Difference {
    fn steps(&self) -> Vec<Step<'_>> {
        let old = self.accepted.as_ref().map_or("", |s| s.body.as_str());
        diff::steps(old, self.now.as_deref().unwrap_or(""))
    }

    fn state(&self) -> &'static str {
        match (&self.accepted, &self.now) {
            (None, _) => "new",
            (_, None) => "gone",
            _ => "changed",
        }
    }

    /// Writes the body that was decided on; no body removes the snapshot.
    fn write(&self, body: String) -> Result<(), Failure> {
        if body.is_empty() {
            file::remove(&self.path)?;
        } else {
            match &self.accepted {
                Some(old) => old.with_body(body).write(&self.path)?,
                None => Snapshot::new(&self.article, body).write(&self.path)?,
            }
        }
        Ok(())
    }
}

pub fn run(args: &Args, env: &Env) -> Result<Outcome, Failure> {
    let (articles, differences) = compare(args, env)?;
    let mut out = anstream::stdout().lock();
    if args.mode.list {
        for d in &differences {
            written(heading(d, &mut out))?;
        }
    } else if args.mode.check {
        for d in &differences {
            written(show(d, &mut out))?;
        }
        written(sum_up(articles, &differences, args, &mut out))?;
        return Ok(if differences.is_empty() { Outcome::Clean } else { Outcome::Differences });
    } else if args.mode.accept_all {
        for d in &differences {
            d.write(d.now.clone().unwrap_or_default())?;
            file::remove(&file::pending(&d.path))?;
            written(heading(d, &mut out))?;
        }
        written(writeln!(out, "{} accepted", some(differences.len(), "article")))?;
    } else if args.mode.reject_all {
        for d in &differences {
            file::remove(&file::pending(&d.path))?;
        }
        written(writeln!(out, "{} left as accepted", some(differences.len(), "article")))?;
    } else if differences.is_empty() {
        written(sum_up(articles, &differences, args, &mut out))?;
    } else if std::io::stdin().is_terminal() && std::io::stdout().is_terminal() {
        let skipped = ask(&differences, &mut std::io::stdin().lock(), &mut out)?;
        if skipped > 0 {
            written(writeln!(out, "  decide the rest with: gainsay review {}", shown_paths(args)))?;
        }
    } else {
        let paths = shown_paths(args);
        return Err(Failure::new(format!(
            "{} to review, and no terminal to ask at",
            some(differences.len(), "article")
        ))
        .hint(format!("without one: gainsay review {paths} --check, --list, --accept-all or --reject-all")));
    }
    Ok(Outcome::Clean)
}

/// Reads every article and keeps those that are not as accepted, in path order; the gone ones last.
fn compare(args: &Args, env: &Env) -> Result<(usize, Vec<Difference>), Failure> {
    let folder = args.snapshots.join("claims");
    let mut accepted: BTreeMap<String, (PathBuf, Snapshot)> =
        file::below(&folder)?.into_iter().map(|(path, s)| (s.article.clone(), (path, s))).collect();
    let mut owners: BTreeMap<PathBuf, String> =
        accepted.iter().map(|(article, (path, _))| (path.clone(), article.clone())).collect();
    let mut articles = 0;
    let mut differences = Vec::new();
    let source = input::Source { paths: args.paths.clone(), from_jsonl: None };
    input::each(&source, &env.lexicon, |item| {
        let Item::Read(article, extraction, _) = item else { return Ok(()) };
        articles += 1;
        let name = plain(&article.path);
        let now = snapshot::render(&article, &extraction.claims);
        let (path, old) = match accepted.remove(&name) {
            Some((path, old)) => (path, Some(old)),
            None => (folder.join(file::place(&name)), None),
        };
        let owner = owners.entry(path.clone()).or_insert_with(|| name.clone());
        if *owner != name {
            return Err(Failure::new(format!("{name}: its snapshot {} is that of {owner}", path.display()))
                .hint("review one of the two with a folder of its own: --snapshots DIR"));
        }
        if old.as_ref().is_none_or(|old| old.body != now) {
            differences.push(Difference { article: name, path, accepted: old, now: Some(now) });
        }
        Ok(())
    })?;
    let gone = accepted.into_iter().filter(|(article, _)| {
        args.paths.iter().any(|p| Path::new(article).starts_with(plain(&p.display().to_string())))
            && !Path::new(article).exists()
    });
    differences.extend(gone.map(|(article, (path, old))| Difference { article, path, accepted: Some(old), now: None }));
    Ok((articles, differences))
}

/// A path without `./`: the same article has one name however it was typed.
fn plain(path: &str) -> String {
    let parts = Path::new(path).components().filter(|c| !matches!(c, std::path::Component::CurDir));
    parts.collect::<PathBuf>().display().to_string()
}

const ADDED: Style = AnsiColor::Green.on_default();
const REMOVED: Style = AnsiColor::Red.on_default();

fn heading(d: &Difference, out: &mut impl Write) -> std::io::Result<()> {
    let steps = d.steps();
    let count = |f: fn(&Step) -> bool| steps.iter().filter(|s| f(s)).count();
    let (added, removed) = (count(|s| matches!(s, Step::Added(_))), count(|s| matches!(s, Step::Removed(_))));
    let changed = count(|s| matches!(s, Step::Changed(..)));
    let counts: Vec<String> = [("+", added), ("-", removed), ("~", changed)]
        .into_iter()
        .filter(|(_, n)| *n > 0)
        .map(|(sign, n)| format!("{sign}{n}"))
        .collect();
    writeln!(out, "{:<7}  {QUESTION}{}{QUESTION:#}  {}", d.state(), d.article, counts.join(" "))
}

/// Every change of one article, block by block.
fn show(d: &Difference, out: &mut impl Write) -> std::io::Result<()> {
    heading(d, out)?;
    for step in d.steps().into_iter().filter(|s| s.is_change()) {
        for (sign, line) in step.lines() {
            signed(sign, line, out)?;
        }
        writeln!(out)?;
    }
    Ok(())
}

fn signed(sign: char, line: &str, out: &mut impl Write) -> std::io::Result<()> {
    match sign {
        '+' => writeln!(out, "{ADDED}+ {line}{ADDED:#}"),
        '-' => writeln!(out, "{REMOVED}- {line}{REMOVED:#}"),
        _ => writeln!(out, "  {FAINT}{line}{FAINT:#}"),
    }
}

fn sum_up(articles: usize, differences: &[Difference], args: &Args, out: &mut impl Write) -> std::io::Result<()> {
    if differences.is_empty() {
        return writeln!(out, "{}, nothing to review: all as accepted", some(articles, "article"));
    }
    writeln!(out, "{} not as accepted", some(differences.len(), "article"))?;
    writeln!(out, "  decide one by one with: gainsay review {}", shown_paths(args))
}

fn shown_paths(args: &Args) -> String {
    args.paths.iter().map(|p| p.display().to_string()).collect::<Vec<_>>().join(" ")
}

/// What a key decides.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Choice {
    Accept,
    Reject,
    Skip,
}

/// Shows one change after the other and asks for a key; gives how many are left to decide.
fn ask(differences: &[Difference], keys: &mut impl BufRead, out: &mut impl Write) -> Result<usize, Failure> {
    let total: usize = differences.iter().map(|d| if d.now.is_none() { 1 } else { changes(&d.steps()) }).sum();
    let (mut at, mut tally) = (0, [0; 3]);
    let mut quit = false;
    for d in differences {
        // An article that is gone is one decision; its blocks go together.
        let steps = d.steps();
        let n = if d.now.is_none() { 1 } else { changes(&steps) };
        let mut choices = Vec::with_capacity(n);
        let mut rest = None;
        for step in steps.iter().filter(|s| s.is_change()).take(n) {
            at += 1;
            let choice = match rest {
                _ if quit => Choice::Skip,
                Some(choice) => choice,
                None => {
                    written(screen(d, *step, at, total, out))?;
                    match key(keys, out)? {
                        Key::One(choice) => choice,
                        Key::Rest(choice) => *rest.insert(choice),
                        Key::Quit => {
                            quit = true;
                            Choice::Skip
                        }
                    }
                }
            };
            tally[choice as usize] += 1;
            choices.push(choice);
        }
        if choices.contains(&Choice::Accept) {
            d.write(if d.now.is_none() {
                String::new()
            } else {
                diff::merge(&steps, |i| choices[i] == Choice::Accept)
            })?;
        }
        if !choices.contains(&Choice::Skip) {
            file::remove(&file::pending(&d.path))?;
        }
    }
    let [accepted, rejected, skipped] = tally;
    written(writeln!(out, "\n{accepted} accepted, {rejected} rejected, {skipped} skipped"))?;
    Ok(skipped)
}

fn changes(steps: &[Step]) -> usize {
    steps.iter().filter(|s| s.is_change()).count()
}

fn screen(d: &Difference, step: Step, at: usize, total: usize, out: &mut impl Write) -> std::io::Result<()> {
    let state = match (d.now.is_none(), step) {
        (true, _) => "the article is gone",
        (_, Step::Added(_)) => "new",
        (_, Step::Removed(_)) => "no longer read",
        _ => "read differently",
    };
    writeln!(out, "\n{FAINT}──── {at} of {total}{FAINT:#}  {QUESTION}{}{QUESTION:#}  {state}\n", d.article)?;
    let head = |block: Option<&str>| block.and_then(|b| b.lines().next()).map(str::to_string);
    let (old, new) = (head(step.before()), head(step.after()));
    if let Some(sentence) = &new {
        evidence(sentence, out)?;
    }
    if let Some(sentence) = old.as_ref().filter(|_| old != new) {
        if new.is_some() {
            writeln!(out, "  {FAINT}before:{FAINT:#}")?;
        }
        evidence(sentence, out)?;
    }
    writeln!(out)?;
    if d.now.is_some() {
        for (sign, line) in step.lines().into_iter().filter(|(_, line)| line.starts_with(' ')) {
            signed(sign, line, out)?;
        }
        writeln!(out)?;
    }
    let accept = match (&d.now, step) {
        (None, _) => format!("remove {}", d.path.display()),
        (_, Step::Removed(_)) => format!("drop it from {}", d.path.display()),
        _ => format!("write it to {}", d.path.display()),
    };
    for (key, name, consequence) in [
        ("a", "accept", accept.as_str()),
        ("r", "reject", if step.before().is_some() { "keep what is accepted" } else { "leave it out" }),
        ("s", "skip", "decide later"),
        ("A", "accept all", "of this article from here on"),
        ("R", "reject all", "of this article from here on"),
        ("q", "quit", "what was decided is kept, the rest is skipped"),
    ] {
        writeln!(out, "  {QUESTION}{key}{QUESTION:#} {name:<10}  {FAINT}{consequence}{FAINT:#}")?;
    }
    Ok(())
}

/// The sentence with its value in colour.
fn evidence(head: &str, out: &mut impl Write) -> std::io::Result<()> {
    let (open, close) = MARKS;
    let marked = head.split_once(open).and_then(|(before, rest)| Some((before, rest.split_once(close)?)));
    match marked {
        Some((before, (value, after))) => {
            let mark = before.len()..before.len() + value.len();
            render::sentence("  ", &format!("{before}{value}{after}"), Some(mark), out)
        }
        None => render::sentence("  ", head, None, out),
    }
}

enum Key {
    One(Choice),
    /// For every change of the article from here on.
    Rest(Choice),
    Quit,
}

/// Asks until a key is one of those offered; the end of the input is `q`.
fn key(keys: &mut impl BufRead, out: &mut impl Write) -> Result<Key, Failure> {
    loop {
        written(write!(out, "{QUESTION}a r s A R q, then Enter:{QUESTION:#} ").and_then(|()| out.flush()))?;
        let mut line = String::new();
        if keys.read_line(&mut line)? == 0 {
            return Ok(Key::Quit);
        }
        return Ok(match line.trim() {
            "a" => Key::One(Choice::Accept),
            "r" => Key::One(Choice::Reject),
            "s" => Key::One(Choice::Skip),
            "A" => Key::Rest(Choice::Accept),
            "R" => Key::Rest(Choice::Reject),
            "q" => Key::Quit,
            _ => continue,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OLD: &str = "Storm\n  source: A\n\nSix ⟦boats⟧ sank.\n  quantity: 6 boat";
    const NEW: &str =
        "Storm\n  source: B\n\nSix ⟦boats⟧ sank.\n  quantity: 6 boat\n\nIt cost ⟦4 euros⟧.\n  money: 4 euro EUR";

    fn reviewed(keys: &str) -> (String, String) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("storm.md.snap");
        let accepted = Snapshot::new("news/storm.md", OLD.into());
        accepted.write(&path).unwrap();
        let d = Difference {
            article: "news/storm.md".into(),
            path: path.clone(),
            accepted: Some(accepted),
            now: Some(NEW.into()),
        };
        let mut out = Vec::new();
        ask(&[d], &mut keys.as_bytes(), &mut out).map_err(|e| e.message).unwrap();
        let screen = anstream::adapter::strip_bytes(&out).into_vec();
        let screen = String::from_utf8(screen).unwrap().replace(&folder.path().display().to_string(), "DIR");
        let screen: Vec<&str> = screen.lines().map(str::trim_end).collect();
        (screen.join("\n"), Snapshot::read(&path).unwrap().body)
    }

    #[test]
    fn each_key_decides_one_change() {
        let (screen, body) = reviewed("x\nr\na\n");
        assert_eq!(body, NEW.replace("source: B", "source: A"));
        insta::assert_snapshot!(screen.trim_start(), @r"
        ──── 1 of 2  news/storm.md  read differently

          Storm

        -   source: A
        +   source: B

          a accept      write it to DIR/storm.md.snap
          r reject      keep what is accepted
          s skip        decide later
          A accept all  of this article from here on
          R reject all  of this article from here on
          q quit        what was decided is kept, the rest is skipped
        a r s A R q, then Enter: a r s A R q, then Enter:
        ──── 2 of 2  news/storm.md  new

          It cost ⟦4 euros⟧.

        +   money: 4 euro EUR

          a accept      write it to DIR/storm.md.snap
          r reject      leave it out
          s skip        decide later
          A accept all  of this article from here on
          R reject all  of this article from here on
          q quit        what was decided is kept, the rest is skipped
        a r s A R q, then Enter:
        1 accepted, 1 rejected, 0 skipped
        ");
    }

    #[test]
    fn a_capital_letter_decides_the_rest_and_the_end_of_the_input_skips_it() {
        assert_eq!(reviewed("A\n").1, NEW);
        assert_eq!(reviewed("R\n").1, OLD);
        let (screen, body) = reviewed("a\n");
        assert_eq!(body, OLD.replace("source: A", "source: B"));
        assert!(screen.ends_with("\n1 accepted, 0 rejected, 1 skipped"));
    }
}
