//! What ends a command: what was being done, to which input, what is wrong, and on its own line the repair.
//!
//! `articels: no such file or folder`. One bad article is never an error; see [`crate::article::Skipped`].

use std::fmt;

#[derive(Debug)]
pub enum Error {
    /// A PATH that does not exist.
    NoSuchPath { path: String },
    /// A PATH that cannot be looked at.
    Unreadable { path: String, reason: String },
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::NoSuchPath { path } => write!(f, "{path}: no such file or folder"),
            Error::Unreadable { path, reason } => write!(f, "{path}: cannot be read, {reason}"),
        }
    }
}

impl std::error::Error for Error {}

/// The system's reason in plain words: `permission denied`, without its number.
pub fn plain_words(error: &std::io::Error) -> String {
    if error.kind() == std::io::ErrorKind::NotFound {
        return "no such file or folder".to_string();
    }
    if error.kind() == std::io::ErrorKind::NotFound {
        return "no such file or folder".to_string();
    }
    let text = match error.raw_os_error() {
        Some(_) => error.kind().to_string(),
        None => error.to_string(),
    };
    // A kind that the standard library has no words for.
    if text == "uncategorized error" { error.to_string() } else { text }
}
