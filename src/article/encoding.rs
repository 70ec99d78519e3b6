//! Bytes to text: UTF-8 as it is, other encodings decoded.
//!
//! A byte order mark decides first, then whether the bytes are UTF-8, then what an HTML page says of itself,
//! then a guess from the letters. Binary data is refused. `b"caf\xe9"` becomes `café`.

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};
use std::fmt;

/// Why bytes are no text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum NotText {
    Nul { at: usize },
    Control { at: usize },
    Undecodable { encoding: &'static str },
}

impl fmt::Display for NotText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NotText::Nul { at } => write!(f, "binary (NUL at byte {at})"),
            NotText::Control { at } => write!(f, "binary (control characters from byte {at} on)"),
            NotText::Undecodable { encoding } => write!(f, "not UTF-8, and cannot be read as {encoding}"),
        }
    }
}

/// The text of a file. UTF-8 keeps its bytes, byte order mark included.
pub(crate) fn decode(bytes: Vec<u8>, html: bool) -> Result<String, NotText> {
    if let Some(encoding) = utf_16(&bytes) {
        return with(encoding, &bytes);
    }
    if let Some(at) = bytes.iter().position(|&b| b == 0) {
        return Err(NotText::Nul { at });
    }
    if let Some(at) = control(&bytes) {
        return Err(NotText::Control { at });
    }
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => return Ok(text),
        Err(error) => error.into_bytes(),
    };
    if nearly_utf_8(&bytes) {
        return Ok(String::from_utf8_lossy(&bytes).into_owned());
    }
    let declared = if html { declared(&bytes) } else { None };
    with(declared.unwrap_or_else(|| guess(&bytes)), &bytes)
}

fn with(encoding: &'static Encoding, bytes: &[u8]) -> Result<String, NotText> {
    let (text, _, _) = encoding.decode(bytes);
    let lost = text.matches('\u{fffd}').count();
    if lost > 2 && lost * 50 > text.len() {
        return Err(NotText::Undecodable { encoding: encoding.name() });
    }
    Ok(text.into_owned())
}

/// UTF-16 by its byte order mark, or by the zero in every second byte of English text.
fn utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    match bytes {
        [0xff, 0xfe, ..] => return Some(UTF_16LE),
        [0xfe, 0xff, ..] => return Some(UTF_16BE),
        _ => {}
    }
    let head = &bytes[..bytes.len().min(2048) & !1];
    let zeros = |first: usize| head.iter().skip(first).step_by(2).filter(|&&b| b == 0).count();
    let (high, low) = (zeros(0), zeros(1));
    let most = head.len() / 2 * 7 / 10;
    match (high, low) {
        (0, low) if low > most && low > 4 => Some(UTF_16LE),
        (high, 0) if high > most && high > 4 => Some(UTF_16BE),
        _ => None,
    }
}

/// Where control characters that no text holds begin, if there are many.
fn control(bytes: &[u8]) -> Option<usize> {
    let head = &bytes[..bytes.len().min(8192)];
    let is_control = |b: &&u8| **b < 0x20 && !matches!(**b, b'\t' | b'\n' | b'\r' | 0x0b | 0x0c | 0x1b | 0x08);
    let count = head.iter().filter(is_control).count();
    if count > 2 && count * 30 > head.len() { head.iter().position(|b| is_control(&b)) } else { None }
}

/// UTF-8 with a few damaged places: one broken letter must not turn all the others into a guess.
fn nearly_utf_8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    // A cut in the middle of the last letter is no sign of another encoding.
    let cut = bad == 1
        && bytes
            .utf8_chunks()
            .last()
            .is_some_and(|c| matches!(c.invalid(), [0xc2..=0xf4, ..]) && bytes.ends_with(c.invalid()));
    good > bad * 8 || (cut && good > 0)
}

/// The charset in the head of a page.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes[..bytes.len().min(4096)].to_ascii_lowercase();
    let at = head.windows(8).position(|w| w == b"charset=")? + 8;
    let label: Vec<u8> = head[at..]
        .iter()
        .copied()
        .skip_while(|b| matches!(b, b'"' | b'\'' | b' '))
        .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b':'))
        .collect();
    // A page that says UTF-8 and is not says nothing.
    Encoding::for_label(&label).filter(|e| *e != encoding_rs::UTF_8 && *e != UTF_16LE && *e != UTF_16BE)
}

/// The encoding that the letters look like; with few of them, the usual one of English text.
fn guess(bytes: &[u8]) -> &'static Encoding {
    let letters = bytes.iter().filter(|b| !b.is_ascii()).count();
    if letters < 20 {
        return WINDOWS_1252;
    }
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, chardetng::Utf8Detection::Deny)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> String {
        decode(bytes.to_vec(), true).unwrap_or_else(|e| format!("({e})"))
    }

    #[test]
    fn encodings() {
        assert_eq!(text("\u{feff}café".as_bytes()), "\u{feff}café");
        assert_eq!(text(b"\xff\xfeh\0i\0"), "hi");
        assert_eq!(text(b"\xfe\xff\0h\0i"), "hi");
        assert_eq!(text(b"h\0e\0l\0l\0o\0!\0"), "hello!");
        assert_eq!(text(b"\x93caf\xe9\x94"), "“café”");
        assert_eq!(text(b"<meta charset='iso-8859-2'> \xb3"), "<meta charset='iso-8859-2'> ł");
        assert_eq!(text(b"<meta charset=utf-8> caf\xe9"), "<meta charset=utf-8> café");
        assert_eq!(text(b"na\xc3\xafve caf\xc3"), "naïve caf\u{fffd}");
    }

    #[test]
    fn no_text() {
        assert_eq!(text(b"PK\x03\x04 abc\0def"), "(binary (NUL at byte 8))");
        assert_eq!(text(b"\x01\x02\x03\x04 abc"), "(binary (control characters from byte 0 on))");
        assert_eq!(text(b""), "");
    }
}
