//! Reads one file as an article, or says why not.
//!
//! A file that cannot be read is a message and never the end of a run: [`Skipped`] shows as
//! `corpus/ferry/b.html: skipped, binary (NUL at byte 4112)`. A parser that panics is caught here.

use super::{Article, Format, encoding};
use crate::error::{guarded, plain_words};
use crate::lexicon::Lexicon;
use std::fmt;
use std::fs;
use std::path::Path;

/// Larger files are no articles. Spans are 32 bits wide, and a mistaken PATH should not fill the memory.
pub const LARGEST: u64 = 64 << 20;

/// A file that was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skipped {
    pub path: String,
    pub reason: String,
}

impl fmt::Display for Skipped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: skipped, {}", self.path, self.reason)
    }
}

impl std::error::Error for Skipped {}

/// Reads one file. `shown` is the path to show, and the article's id.
///
/// # Errors
/// A file that is unreadable, binary, empty, too large, or not in an encoding that can be read.
pub fn read_file(shown: &str, path: &Path, lexicon: &Lexicon) -> Result<Article, Skipped> {
    let skipped = |reason: String| Skipped { path: shown.to_string(), reason };
    let meta = fs::metadata(path).map_err(|e| skipped(plain_words(&e)))?;
    if !meta.is_file() {
        return Err(skipped("not a regular file".to_string()));
    }
    if meta.len() > LARGEST {
        return Err(skipped(format!("larger than {} MB", LARGEST >> 20)));
    }
    let bytes = fs::read(path).map_err(|e| skipped(plain_words(&e)))?;
    read_bytes(shown, bytes, lexicon).map_err(skipped)
}

/// Reads the bytes of a file; the error is the reason alone.
///
/// # Errors
/// As [`read_file`].
pub fn read_bytes(shown: &str, bytes: Vec<u8>, lexicon: &Lexicon) -> Result<Article, String> {
    if bytes.trim_ascii().is_empty() {
        return Err("empty".to_string());
    }
    let format = Format::of_path(shown).unwrap_or(Format::Plain);
    let text = encoding::decode(bytes, format == Format::Html).map_err(|e| e.to_string())?;
    let article = guarded(|| Article::read(shown, format, text, lexicon))?;
    if article.prose.units.is_empty() {
        return Err("no text in it".to_string());
    }
    Ok(article)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(name: &str, bytes: &[u8]) -> Result<Article, Skipped> {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join(name);
        fs::write(&path, bytes).unwrap();
        read_file(name, &path, Lexicon::builtin())
    }

    #[test]
    fn bad_files_say_why() {
        let message = |name: &str, bytes: &[u8]| read(name, bytes).unwrap_err().to_string();
        assert_eq!(message("a.txt", b" \n"), "a.txt: skipped, empty");
        assert_eq!(message("a.html", b"GIF89a\x01\0\x01"), "a.html: skipped, binary (NUL at byte 7)");
        assert_eq!(message("a.html", b"<p> </p>"), "a.html: skipped, no text in it");
        let gone = read_file("gone.txt", Path::new("no/such.txt"), Lexicon::builtin()).unwrap_err();
        assert_eq!(gone.to_string(), "gone.txt: skipped, no such file or folder");
        let folder = read_file("src", Path::new("."), Lexicon::builtin()).unwrap_err();
        assert_eq!(folder.to_string(), "src: skipped, not a regular file");
    }

    #[test]
    fn other_encodings_are_stored_decoded() {
        let article = read("a.txt", b"The caf\xe9 was closed.").unwrap();
        assert_eq!(article.text, "The café was closed.");
    }
}
