//! Articles and lexicon from the places that the command line names.

use super::{Failure, complain};
use gainsay::article::{self, Article};
use gainsay::error::plain_words;
use gainsay::extract::{Extraction, extract};
use gainsay::lexicon::Lexicon;
use gainsay::wire::v1::ErrorLine;
use rayon::prelude::*;
use std::borrow::Cow;
use std::io::BufRead;
use std::path::{Path, PathBuf};

/// Where articles come from.
#[derive(clap::Args, Clone, Debug)]
pub struct Source {
    /// Folders and files to read: .txt, .md, .html
    #[arg(value_name = "PATH", required_unless_present = "from_jsonl")]
    pub paths: Vec<PathBuf>,

    /// Read articles from JSON lines {"id","text","title","source","published","collection"}; `-` is standard input
    #[arg(long, value_name = "FILE", conflicts_with = "paths")]
    pub from_jsonl: Option<PathBuf>,
}

/// An article that was read, or the record that stands in its place.
pub enum Item {
    Read(Box<Article>, Extraction, Origin),
    Bad(ErrorLine),
}

/// Where an article can be had again.
pub enum Origin {
    File(PathBuf),
    /// A JSON line: it went by.
    Line,
}

/// An article to be read once more, for the few that are shown: keeping all claims of all articles takes more memory
/// than a large folder has to cost.
pub enum Again {
    File { shown: String, path: PathBuf },
    Line(Box<Article>),
}

impl Again {
    pub fn new(article: Box<Article>, origin: Origin) -> Again {
        match origin {
            Origin::File(path) => Again::File { shown: article.path.clone(), path },
            Origin::Line => Again::Line(article),
        }
    }

    /// `None` where a file is gone by now.
    pub fn read(&self, lexicon: &Lexicon) -> Option<(Cow<'_, Article>, Extraction)> {
        let article = match self {
            Again::File { shown, path } => Cow::Owned(article::read_file(shown, path, lexicon).ok()?),
            Again::Line(article) => Cow::Borrowed(&**article),
        };
        let extraction = extract(&article, lexicon);
        Some((article, extraction))
    }
}

/// Articles handed to the threads at once: enough to keep them busy, little enough to keep memory small.
const BATCH: usize = 64;

/// Reads and extracts every article and hands the results on in input order. A file that cannot be read is a message.
pub fn each(
    source: &Source,
    lexicon: &Lexicon,
    mut take: impl FnMut(Item) -> Result<(), Failure>,
) -> Result<(), Failure> {
    match &source.from_jsonl {
        None => {
            let files = article::walk::files(&source.paths)?;
            for problem in &files.skipped {
                complain(&problem.to_string());
            }
            if files.files.is_empty() {
                let paths: Vec<String> = source.paths.iter().map(|p| p.display().to_string()).collect();
                complain(&format!("{}: no articles there (.txt, .md, .html)", paths.join(", ")));
            }
            for batch in files.files.chunks(BATCH) {
                let read: Vec<_> = batch
                    .par_iter()
                    .map(|f| article::read_file(&f.shown, &f.path, lexicon))
                    .map(with(lexicon))
                    .collect();
                for (file, result) in batch.iter().zip(read) {
                    match result {
                        Ok((article, x)) => take(Item::Read(article, x, Origin::File(file.path.clone())))?,
                        Err(skipped) => complain(&skipped.to_string()),
                    }
                }
            }
        }
        Some(path) => {
            let input = open(path)?;
            let (send, lines) = std::sync::mpsc::sync_channel(BATCH);
            return std::thread::scope(|threads| {
                // Nobody listens any more once the rest has failed.
                threads.spawn(move || article::jsonl(input, lexicon).all(|line| send.send(line).is_ok()));
                // What has come in by now is a batch: whoever waits for an answer before the next line gets it.
                while let Ok(first) = lines.recv() {
                    let batch: Vec<_> = std::iter::once(first).chain(lines.try_iter().take(BATCH - 1)).collect();
                    let read: Vec<_> = batch.into_par_iter().map(with(lexicon)).collect();
                    for result in read {
                        take(match result {
                            Ok((article, extraction)) => Item::Read(article, extraction, Origin::Line),
                            Err(bad) => Item::Bad(ErrorLine::new(bad.line as u64, bad.id, bad.error)),
                        })?;
                    }
                }
                Ok(())
            });
        }
    }
    Ok(())
}

fn with<E>(lexicon: &Lexicon) -> impl Fn(Result<Article, E>) -> Result<(Box<Article>, Extraction), E> {
    move |article| {
        article.map(|a| {
            let x = extract(&a, lexicon);
            (Box::new(a), x)
        })
    }
}

pub fn open(path: &Path) -> Result<Box<dyn BufRead + Send>, Failure> {
    if path == Path::new("-") {
        return Ok(Box::new(std::io::BufReader::new(std::io::stdin())));
    }
    let file =
        std::fs::File::open(path).map_err(|e| Failure::new(format!("{}: {}", path.display(), plain_words(&e))))?;
    Ok(Box::new(std::io::BufReader::new(file)))
}

/// The built-in lexicon with the user's folder: the one named, else `gainsay-lexicon/` where it exists.
pub fn lexicon(folder: Option<&Path>) -> Result<Cow<'static, Lexicon>, Failure> {
    let default = Path::new("gainsay-lexicon");
    let folder = match folder {
        Some(f) => f,
        None if default.is_dir() => default,
        None => return Ok(Cow::Borrowed(Lexicon::builtin())),
    };
    let list = std::fs::read_dir(folder)
        .map_err(|e| Failure::new(format!("lexicon folder {}: {}", folder.display(), plain_words(&e))))?;
    let mut files = Vec::new();
    for entry in list.flatten() {
        let path = entry.path();
        if path.extension().is_some_and(|e| e == "tsv") {
            let text = std::fs::read_to_string(&path)
                .map_err(|e| Failure::new(format!("{}: {}", path.display(), plain_words(&e))))?;
            files.push((path.display().to_string(), text));
        }
    }
    files.sort();
    Ok(Cow::Owned(Lexicon::with_files(&files)?))
}
