//! Articles and lexicon from the places that the command line names.

use super::{Failure, complain};
use gainsay::article::{self, Article, BadLine, Skipped};
use gainsay::error::{guarded, plain_words};
use gainsay::extract::{Extraction, extract};
use gainsay::lexicon::Lexicon;
use gainsay::wire::v1::ErrorLine;
use rayon::prelude::*;
use std::borrow::Cow;
use std::io::BufRead;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

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

/// How the input ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    Whole,
    /// In the middle of a line: what was read is not all that was sent.
    BrokenOff,
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
    take: impl FnMut(Item) -> Result<(), Failure>,
) -> Result<Ended, Failure> {
    each_by(source, lexicon, &|article| extract(article, lexicon), take)
}

fn each_by(
    source: &Source,
    lexicon: &Lexicon,
    extract: &(dyn Fn(&Article) -> Extraction + Sync),
    take: impl FnMut(Item) -> Result<(), Failure>,
) -> Result<Ended, Failure> {
    match &source.from_jsonl {
        None => each_file(&source.paths, lexicon, extract, take).map(|()| Ended::Whole),
        Some(path) => each_line(open(path)?, lexicon, extract, take),
    }
}

fn each_file(
    paths: &[PathBuf],
    lexicon: &Lexicon,
    extract: &(dyn Fn(&Article) -> Extraction + Sync),
    mut take: impl FnMut(Item) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let files = article::walk::files(paths)?;
    for problem in &files.skipped {
        complain(&problem.to_string());
    }
    if files.files.is_empty() {
        let paths: Vec<String> = paths.iter().map(|p| p.display().to_string()).collect();
        complain(&format!("{}: no articles there (.txt, .md, .html)", paths.join(", ")));
    }
    let read = |file: &article::walk::File| {
        let article = article::read_file(&file.shown, &file.path, lexicon)?;
        let skipped = |reason| Skipped { path: file.shown.clone(), reason };
        let extraction = guarded(|| extract(&article)).map_err(skipped)?;
        Ok((Box::new(article), extraction))
    };
    for batch in files.files.chunks(BATCH) {
        let results: Vec<Result<_, Skipped>> = batch.par_iter().map(read).collect();
        for (file, result) in batch.iter().zip(results) {
            match result {
                Ok((article, x)) => {
                    for note in &article.notes {
                        complain(&format!("{}: {note}", file.shown));
                    }
                    take(Item::Read(article, x, Origin::File(file.path.clone())))?;
                }
                Err(skipped) => complain(&skipped.to_string()),
            }
        }
    }
    Ok(())
}

fn each_line(
    input: Box<dyn BufRead + Send>,
    lexicon: &Lexicon,
    extract: &(dyn Fn(&Article) -> Extraction + Sync),
    mut take: impl FnMut(Item) -> Result<(), Failure>,
) -> Result<Ended, Failure> {
    let breaks_off = AtomicBool::new(false);
    let read = |(line, article): (usize, Result<Article, BadLine>)| {
        let article = article.map_err(|bad| {
            breaks_off.fetch_or(bad.breaks_off, Ordering::Relaxed);
            ErrorLine::new(bad.line as u64, bad.id, bad.error)
        })?;
        let bad = |error| ErrorLine::new(line as u64, Some(article.id.clone()), error);
        let extraction = guarded(|| extract(&article)).map_err(bad)?;
        Ok((Box::new(article), extraction))
    };
    std::thread::scope(|threads| {
        // Made in here, so that the reading thread finds nobody listening once the rest has failed.
        let (send, lines) = std::sync::mpsc::sync_channel(BATCH);
        threads.spawn(move || article::jsonl::numbered(input, lexicon).all(|line| send.send(line).is_ok()));
        // What has come in by now is a batch: whoever waits for an answer before the next line gets it.
        while let Ok(first) = lines.recv() {
            let batch: Vec<_> = std::iter::once(first).chain(lines.try_iter().take(BATCH - 1)).collect();
            let results: Vec<Result<_, ErrorLine>> = batch.into_par_iter().map(read).collect();
            for result in results {
                take(match result {
                    Ok((article, extraction)) => Item::Read(article, extraction, Origin::Line),
                    Err(bad) => Item::Bad(bad),
                })?;
            }
        }
        Ok(if breaks_off.load(Ordering::Relaxed) { Ended::BrokenOff } else { Ended::Whole })
    })
}

pub fn open(path: &Path) -> Result<Box<dyn BufRead + Send>, Failure> {
    if path == Path::new("-") {
        return Ok(Box::new(std::io::BufReader::new(std::io::stdin())));
    }
    let failure = |why: String| Failure::new(format!("{}: {why}", path.display()));
    if path.is_dir() {
        return Err(failure("a folder and not a file of JSON lines".to_string()));
    }
    let file = std::fs::File::open(path).map_err(|e| failure(plain_words(&e)))?;
    Ok(Box::new(std::io::BufReader::new(file)))
}

/// The built-in lexicon with the user's folder: the one named, else `gainsay-lexicon/` where it exists.
pub fn lexicon(folder: Option<&Path>) -> Result<Cow<'static, Lexicon>, Failure> {
    let (default, named) = (Path::new("gainsay-lexicon"), folder.is_some());
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
    if files.is_empty() && named {
        return Err(Failure::new(format!("lexicon folder {}: no .tsv file in it", folder.display())));
    }
    files.sort();
    Ok(Cow::Owned(Lexicon::with_files(&files)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;

    fn failing(article: &Article) -> Extraction {
        assert!(!article.text.contains("senseless"), "it is senseless");
        Extraction::default()
    }

    #[test]
    fn an_article_that_gainsay_fails_on_is_skipped() {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in [("a.txt", "One."), ("b.txt", "It is senseless."), ("c.txt", "Three.")] {
            std::fs::write(folder.path().join(name), text).unwrap();
        }
        let source = Source { paths: vec![folder.path().to_path_buf()], from_jsonl: None };
        let mut texts = Vec::new();
        let taken = each_by(&source, Lexicon::builtin(), &failing, |item| {
            if let Item::Read(article, ..) = item {
                texts.push(article.text);
            }
            Ok(())
        });
        assert!(taken.is_ok());
        assert_eq!(texts, ["One.", "Three."]);
    }

    #[test]
    fn a_line_that_gainsay_fails_on_is_an_error_line_and_a_failure_ends_the_run() {
        let lines = "\n{\"id\":\"a\",\"text\":\"senseless\"}\n{\"id\":\"b\",\"text\":\"Two.\"}\n".repeat(2 * BATCH);
        let mut taken = Vec::new();
        let ended = each_line(Box::new(Cursor::new(lines)), Lexicon::builtin(), &failing, |item| {
            taken.push(match item {
                Item::Read(article, ..) => article.id,
                Item::Bad(bad) => format!("{} {}: {}", bad.line, bad.id.unwrap_or_default(), bad.error),
            });
            if taken.len() < 3 { Ok(()) } else { Err(Failure::new("the disk is full")) }
        });
        assert_eq!(ended.err().map(|f| f.message).as_deref(), Some("the disk is full"));
        let failed = |line| format!("{line} a: gainsay failed on it (it is senseless)");
        assert_eq!(taken, [failed(2), "b".to_string(), failed(5)]);
    }
}
