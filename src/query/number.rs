//! Numbers as people type them: `1200`, `1,200`, `1.5m`, `10bn`, `$2 trillion`, `25%`.

use super::Error;
use crate::value::Decimal;

/// What may stand behind the digits, and the power of ten it means.
const SUFFIXES: &[(&str, u32)] = &[
    ("", 0),
    ("%", 0),
    ("k", 3),
    ("thousand", 3),
    ("m", 6),
    ("mn", 6),
    ("million", 6),
    ("b", 9),
    ("bn", 9),
    ("billion", 9),
    ("t", 12),
    ("tn", 12),
    ("trillion", 12),
];

/// Reads a number.
///
/// # Errors
/// The text is no number, or a larger one than the tool can hold.
pub fn number(text: &str) -> Result<Decimal, Error> {
    let error = || Error::Number { text: text.to_string() };
    let lower = text.trim().to_ascii_lowercase();
    let (sign, rest) = match lower.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", lower.as_str()),
    };
    let rest = rest.strip_prefix(['$', '€', '£', '¥']).unwrap_or(rest);
    let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.' && c != ',' && c != '_').unwrap_or(rest.len());
    let (figure, suffix) = rest.split_at(end);
    let &(_, power) = SUFFIXES.iter().find(|(s, _)| *s == suffix.trim()).ok_or_else(error)?;
    let digits = ungrouped(figure).ok_or_else(error)?;
    let value = Decimal::from_str_exact(&format!("{sign}{digits}")).map_err(|_| error())?;
    value.checked_mul(Decimal::from(10u64.pow(power))).map(|v| v.normalize()).ok_or_else(error)
}

/// The figure without its thousands separators, which must part it into threes.
fn ungrouped(figure: &str) -> Option<String> {
    let (whole, fraction) = figure.split_once('.').map_or((figure, None), |(w, f)| (w, Some(f)));
    let groups: Vec<&str> = whole.split([',', '_']).collect();
    let grouped = groups.len() == 1 || (1..=3).contains(&groups[0].len()) && groups[1..].iter().all(|g| g.len() == 3);
    let digits = groups.concat();
    let plain = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    match fraction {
        _ if !grouped || !plain(&digits) => None,
        None => Some(digits),
        Some(f) if plain(f) => Some(format!("{digits}.{f}")),
        Some(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_typed() {
        let read = |text: &str| number(text).map(|d| d.to_string()).unwrap_or_else(|_| "no".to_string());
        for (text, value) in [
            ("1200", "1200"),
            ("1,200", "1200"),
            ("12_000_000", "12000000"),
            ("1.5m", "1500000"),
            ("10bn", "10000000000"),
            ("$2 trillion", "2000000000000"),
            ("-25%", "-25"),
            ("0.50", "0.5"),
            ("3K", "3000"),
        ] {
            assert_eq!(read(text), value, "{text}");
        }
        for text in ["", "ten", "1,20", ",100", "1.2.3", "1.", "5 apples", "1e5", "99999999999999999999 trillion", "m"]
        {
            assert_eq!(read(text), "no", "{text}");
        }
    }
}
