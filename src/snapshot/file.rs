//! The `.snap` file: insta's header, then the body. `cargo test`, `cargo insta review` and `gainsay review` read
//! and write the same files.
//!
//! In: a path, or an article's path from which the snapshot's own path is made. Out: [`Snapshot`]s. A file is
//! replaced in one step, so that a reader never sees half of one. What the body says is no concern of this file.
//!
//! `corpus/ferry/monday.md` is accepted in `snapshots/claims/ferry/monday.md.snap`.

use crate::error::plain_words;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::fs;
use std::io::{self, Write};
use std::path::{Component, Path, PathBuf};

/// An accepted snapshot, or one about to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshot {
    /// The lines between the two `---`, as they stand: insta's fields that are none of ours stay as they are.
    header: String,
    /// Path of the article.
    pub article: String,
    pub body: String,
}

/// What of insta's header is ours to write.
#[derive(Serialize, Deserialize)]
struct Header {
    #[serde(default)]
    source: String,
    #[serde(default)]
    input_file: String,
}

#[derive(Debug)]
pub enum SnapshotError {
    Io {
        path: PathBuf,
        doing: &'static str,
        reason: io::Error,
    },
    /// No `---` line at the start or none that ends the header, or no YAML between them.
    Header {
        path: PathBuf,
        reason: String,
    },
}

impl fmt::Display for SnapshotError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            SnapshotError::Io { path, doing, reason } => {
                write!(f, "{}: cannot be {doing}, {}", path.display(), plain_words(reason))
            }
            SnapshotError::Header { path, reason } => write!(
                f,
                "{}: no snapshot, {reason}\nrestore it, or remove it and accept the article anew",
                path.display()
            ),
        }
    }
}

impl std::error::Error for SnapshotError {}

impl Snapshot {
    pub fn new(article: &str, body: String) -> Snapshot {
        let header = Header { source: "gainsay review".into(), input_file: article.into() };
        let header = yaml_serde::to_string(&header).unwrap_or_default();
        Snapshot { header, article: article.into(), body }
    }

    /// The same file with another body.
    pub fn with_body(&self, body: String) -> Snapshot {
        Snapshot { body, ..self.clone() }
    }

    /// # Errors
    /// The file cannot be read or has no header.
    pub fn read(path: &Path) -> Result<Snapshot, SnapshotError> {
        let text = fs::read_to_string(path).map_err(|reason| io_error(path, "read", reason))?;
        Snapshot::parse(&text).map_err(|reason| SnapshotError::Header { path: path.into(), reason })
    }

    fn parse(text: &str) -> Result<Snapshot, String> {
        let text = text.replace("\r\n", "\n");
        let rest = text.strip_prefix("---\n").ok_or("the first line is not `---`")?;
        let (header, body) = rest.split_once("\n---\n").ok_or("the header has no end")?;
        let read: Header = yaml_serde::from_str(header).map_err(|e| format!("its header is not YAML: {e}"))?;
        Ok(Snapshot { header: format!("{header}\n"), article: read.input_file, body: body.trim_end().to_string() })
    }

    /// Replaces the file in one step: the new text is written beside it and then takes its place.
    ///
    /// # Errors
    /// The folder or the file cannot be written.
    pub fn write(&self, path: &Path) -> Result<(), SnapshotError> {
        let folder = path.parent().unwrap_or(Path::new("."));
        fs::create_dir_all(folder).map_err(|reason| io_error(folder, "made", reason))?;
        let beside = path.with_extension("snap.writing");
        let written = fs::File::create(&beside).and_then(|mut file| {
            write!(file, "---\n{}---\n{}\n", self.header, self.body)?;
            file.sync_all()
        });
        written.and_then(|()| fs::rename(&beside, path)).map_err(|reason| {
            // What is left of a failed attempt is in the way of nobody.
            let _ = fs::remove_file(&beside);
            io_error(path, "written", reason)
        })
    }
}

/// Removes a file that may not be there.
///
/// # Errors
/// It is there and cannot be removed.
pub fn remove(path: &Path) -> Result<(), SnapshotError> {
    match fs::remove_file(path) {
        Err(reason) if reason.kind() != io::ErrorKind::NotFound => Err(io_error(path, "removed", reason)),
        _ => Ok(()),
    }
}

/// Where insta leaves what a test gave when that is not what was accepted.
pub fn pending(path: &Path) -> PathBuf {
    path.with_extension("snap.new")
}

/// Where the snapshot of an article belongs in a folder of snapshots: the article's path without the folder that
/// the collection as a whole lies in.
pub fn place(article: &str) -> PathBuf {
    let parts: Vec<_> = Path::new(article)
        .components()
        .filter_map(|c| match c {
            Component::Normal(part) => Some(part),
            _ => None,
        })
        .collect();
    let mut path: PathBuf = parts[parts.len().min(2).saturating_sub(1)..].iter().collect();
    path.as_mut_os_string().push(".snap");
    path
}

/// Every snapshot below a folder, sorted by path; none where there is no folder.
///
/// # Errors
/// A folder or a snapshot cannot be read.
pub fn below(folder: &Path) -> Result<Vec<(PathBuf, Snapshot)>, SnapshotError> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        let entries = match fs::read_dir(&folder) {
            Err(e) if e.kind() == io::ErrorKind::NotFound => continue,
            other => other.map_err(|reason| io_error(&folder, "read", reason))?,
        };
        for entry in entries {
            let path = entry.map_err(|reason| io_error(&folder, "read", reason))?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "snap") {
                found.push((path.clone(), Snapshot::read(&path)?));
            }
        }
    }
    found.sort_by(|a, b| a.0.cmp(&b.0));
    Ok(found)
}

fn io_error(path: &Path, doing: &'static str, reason: io::Error) -> SnapshotError {
    SnapshotError::Io { path: path.into(), doing, reason }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_snapshot_lies_below_the_folder_of_its_story() {
        for (article, snapshot) in [
            ("corpus/ferry/monday.md", "ferry/monday.md.snap"),
            ("./corpus/ferry/monday.md", "ferry/monday.md.snap"),
            ("/data/news/2026/03/a.html", "news/2026/03/a.html.snap"),
            ("news/a.txt", "a.txt.snap"),
            ("a.txt", "a.txt.snap"),
        ] {
            assert_eq!(place(article), Path::new(snapshot), "{article}");
        }
    }

    #[test]
    fn what_is_written_is_read_again_and_the_header_stays() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("ferry/monday.md.snap");
        let new = Snapshot::new("corpus/ferry: one/monday.md", "Title\n  source: x".into());
        new.write(&path).unwrap();
        assert_eq!(Snapshot::read(&path).unwrap(), new);

        let theirs =
            "---\nsource: tests/corpus.rs\ndescription: \"a: b\"\ninput_file: corpus/ferry/monday.md\n---\nbody\n";
        fs::write(&path, theirs).unwrap();
        let read = Snapshot::read(&path).unwrap();
        assert_eq!((read.article.as_str(), read.body.as_str()), ("corpus/ferry/monday.md", "body"));
        read.write(&path).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), theirs);
        assert_eq!(below(folder.path()).unwrap(), [(path, read)]);
    }

    #[test]
    fn a_file_without_a_header_is_told_apart() {
        let error = |text| Snapshot::parse(text).unwrap_err();
        assert_eq!(error("body"), "the first line is not `---`");
        assert_eq!(error("---\nsource: x\nbody"), "the header has no end");
        assert!(error("---\n{ [\n---\nbody").starts_with("its header is not YAML"));
    }
}
