//! What ends a command: what was being done, to which input, what is wrong, and on its own line the repair.
//!
//! `articels: no such file or folder`. One bad article is never an error; see [`crate::article::Skipped`].

use std::any::Any;
use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};

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
    use std::io::ErrorKind;
    let text = match (error.kind(), error.raw_os_error()) {
        (ErrorKind::NotFound, _) => "no such file or folder".to_string(),
        (ErrorKind::InvalidData, None) => "not UTF-8".to_string(),
        (ErrorKind::NotADirectory, _) | (ErrorKind::AlreadyExists, Some(_)) => "not a folder".to_string(),
        (ErrorKind::IsADirectory, _) => "a folder and not a file".to_string(),
        // Whoever handed it on has put its own words around the system's.
        (kind @ ErrorKind::PermissionDenied, _) => kind.to_string(),
        (kind, Some(_)) => kind.to_string(),
        (_, None) => error.to_string(),
    };
    // A kind that the standard library has no words for.
    if text == "uncategorized error" { error.to_string() } else { text }
}

/// Runs work over one article. A panic in it is a reason to skip that article, and never ends a run.
///
/// # Errors
/// What the panic said.
pub fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|panic| format!("gainsay failed on it ({})", said(&*panic)))
}

/// What a panic said.
pub fn said(panic: &(dyn Any + Send)) -> &str {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("no reason given")
}

#[cfg(test)]
mod tests {
    use super::guarded;

    #[test]
    fn a_panic_is_a_reason() {
        assert_eq!(guarded(|| 1), Ok(1));
        let failed = guarded(|| [1][std::hint::black_box(1)]).unwrap_err();
        assert_eq!(failed, "gainsay failed on it (index out of bounds: the len is 1 but the index is 1)");
    }
}
