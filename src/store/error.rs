//! What can be wrong with an index. Each message says what is wrong with which index; the repair follows on a line
//! of its own.

use std::fmt;
use std::path::{Path, PathBuf};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Error {
    /// There is no index in the folder.
    NoIndex { dir: PathBuf },
    /// `claims.db` is some other program's.
    Foreign { dir: PathBuf },
    /// Written by a program that keeps its tables in another form.
    OtherFormat { dir: PathBuf, found: i32, known: i32 },
    /// Another program writes to it.
    Locked { dir: PathBuf },
    /// Claims were written by a version that keeps them in another form; `paths` are to be read again.
    OtherRules { dir: PathBuf, paths: Vec<String> },
    /// The search folder is not there or belongs to another index; `paths` are those that were indexed.
    NoSearch { dir: PathBuf, paths: Vec<String> },
    /// SQLite cannot do what was asked.
    Database { dir: PathBuf, what: String },
    /// The search folder cannot be read or written.
    Search { dir: PathBuf, what: String },
    /// A PATH to be indexed does not exist or cannot be looked at.
    Path(String),
    /// A folder or file of the index cannot be read or written.
    Unusable { path: PathBuf, what: String },
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let show = |p: &Path| p.display().to_string();
        match self {
            Error::NoIndex { dir } => {
                write!(f, "no index in {}\n  build one with: gainsay index corpus", show(dir))
            }
            Error::Foreign { dir } => write!(
                f,
                "{}: not a gainsay index\n  name another folder with: --index DIR",
                show(&dir.join(super::DATABASE))
            ),
            Error::OtherFormat { dir, found, known } => write!(
                f,
                "{}: written in form {found}, this program knows form {known}\n  \
                 move it away and build it again with: gainsay index corpus",
                show(&dir.join(super::DATABASE))
            ),
            Error::Locked { dir } => write!(
                f,
                "{}: another gainsay is writing to this index\n  wait until it ends, or name another with: --index DIR",
                show(dir)
            ),
            Error::OtherRules { dir, paths } => write!(
                f,
                "{}: claims in it were written by another version of gainsay\n  read them again with: {}",
                show(dir),
                index_command(paths)
            ),
            Error::NoSearch { dir, paths } => write!(
                f,
                "{}: the full-text search is missing or not up to date\n  make it again with: {}",
                show(dir),
                index_command(paths)
            ),
            Error::Database { dir, what } => write!(f, "{}: {what}", show(&dir.join(super::DATABASE))),
            Error::Search { dir, what } => {
                write!(f, "{}: {what}\n  it can be deleted; the next `gainsay index` makes it again", show(dir))
            }
            Error::Path(what) => f.write_str(what),
            Error::Unusable { path, what } => write!(f, "{}: {what}", show(path)),
        }
    }
}

impl std::error::Error for Error {}

/// The command that brings these paths up to date.
pub fn index_command(paths: &[String]) -> String {
    let paths: Vec<String> =
        paths.iter().map(|p| if p.contains(' ') { format!("\"{p}\"") } else { p.clone() }).collect();
    format!("gainsay index {}", if paths.is_empty() { "corpus".to_string() } else { paths.join(" ") })
}
