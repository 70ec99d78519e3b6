//! Which files are articles.
//!
//! In come PATHs as typed; out come `.txt`, `.md` and `.html` files under them, sorted by path, each with the
//! path to show. A file that is named itself is taken whatever its ending. Hidden files are passed over, and
//! what a `.gainsayignore` file lists; `.gitignore` is not looked at, so that a folder reads alike wherever it
//! lies. It opens no article. `files(&["articles".into()])` finds `articles/000.txt`.

use super::Format;
use super::file::Skipped;
use crate::error::{Error, plain_words};
use ignore::WalkBuilder;
use std::io;
use std::path::{Path, PathBuf};

/// What was found.
#[derive(Debug, Default)]
pub struct Walk {
    /// In the order of their shown paths, each once.
    pub files: Vec<File>,
    /// Folders that could not be read, links that lead nowhere.
    pub skipped: Vec<Skipped>,
}

/// A file to read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct File {
    /// PATH as typed joined with the relative path.
    pub shown: String,
    pub path: PathBuf,
}

/// Finds the articles under each PATH.
///
/// # Errors
/// A PATH that does not exist or cannot be looked at.
pub fn files(paths: &[PathBuf]) -> Result<Walk, Error> {
    let mut walk = Walk::default();
    for path in paths {
        let meta = path.metadata().map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => Error::NoSuchPath { path: shown(path) },
            _ => Error::Unreadable { path: shown(path), reason: plain_words(&error) },
        })?;
        if meta.is_dir() {
            walk.folder(path);
        } else {
            walk.files.push(File { shown: shown(path), path: path.clone() });
        }
    }
    walk.files.sort_by(|a, b| a.path.cmp(&b.path));
    // PATHs may overlap; `./a` and `a` are one place.
    walk.files.dedup_by(|a, b| a.path == b.path);
    walk.skipped.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(walk)
}

impl Walk {
    fn folder(&mut self, folder: &Path) {
        let entries = WalkBuilder::new(folder)
            .standard_filters(false)
            .hidden(true)
            .follow_links(true)
            .add_custom_ignore_filename(".gainsayignore")
            .build();
        for entry in entries {
            match entry {
                Ok(entry) => {
                    let is_file = entry.file_type().is_some_and(|t| t.is_file());
                    if is_file && Format::of_path(&shown(entry.path())).is_some() {
                        self.files.push(File { shown: shown(entry.path()), path: entry.into_path() });
                    }
                }
                Err(error) => self.skip(folder, &error),
            }
        }
    }

    fn skip(&mut self, folder: &Path, error: &ignore::Error) {
        let (path, reason) = match told(error) {
            // A link back up the tree: what it leads to is being read anyway.
            (_, None) => return,
            (path, Some(reason)) => (path.map_or(shown(folder), shown), reason),
        };
        self.skipped.push(Skipped { path, reason });
    }
}

/// The path an error speaks of, and what it says; no words for a loop of links.
fn told(error: &ignore::Error) -> (Option<&Path>, Option<String>) {
    match error {
        ignore::Error::WithPath { path, err } => (Some(path), told(err).1),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => told(err),
        ignore::Error::Partial(errors) => errors.first().map_or((None, None), told),
        ignore::Error::Loop { child, .. } => (Some(child), None),
        ignore::Error::Io(error) => (None, Some(plain_words(error))),
        other => (None, Some(other.to_string())),
    }
}

fn shown(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn names(walk: &Walk, root: &Path) -> Vec<String> {
        walk.files.iter().map(|f| f.shown.replace(&format!("{}/", shown(root)), "")).collect()
    }

    #[test]
    fn articles_are_found_in_order() {
        let dir = tempfile::tempdir().unwrap();
        let root = dir.path();
        for (name, text) in [
            ("b.TXT", "x"),
            ("a.md", "x"),
            ("sub/c.html", "x"),
            ("sub/d.pdf", "x"),
            ("old/e.txt", "x"),
            (".gainsay/f.txt", "x"),
            (".gainsayignore", "old/\n"),
            (".gitignore", "a.md\n"),
        ] {
            let path = root.join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        #[cfg(unix)]
        std::os::unix::fs::symlink(root, root.join("sub/loop")).unwrap();
        let walk = files(&[root.to_path_buf(), root.join("a.md"), root.join("sub/d.pdf")]).unwrap();
        assert_eq!(names(&walk, root), ["a.md", "b.TXT", "sub/c.html", "sub/d.pdf"]);
        assert!(walk.skipped.is_empty(), "{:?}", walk.skipped);
    }

    #[test]
    fn a_path_that_does_not_exist_is_an_error() {
        let error = files(&["no/such/folder".into()]).unwrap_err();
        assert_eq!(error.to_string(), "no/such/folder: no such file or folder");
    }

    #[cfg(unix)]
    #[test]
    fn a_dangling_link_is_skipped() {
        let dir = tempfile::tempdir().unwrap();
        std::os::unix::fs::symlink(dir.path().join("gone"), dir.path().join("link.txt")).unwrap();
        let walk = files(&[dir.path().to_path_buf()]).unwrap();
        let messages: Vec<String> = walk.skipped.iter().map(ToString::to_string).collect();
        assert_eq!(messages.len(), 1);
        assert!(messages[0].ends_with("link.txt: skipped, no such file or folder"), "{messages:?}");
    }
}
