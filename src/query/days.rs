//! `2025`, `2025-03`, `2025-03-01`, `2025..2027`, `..2027`, `2025-03-01..`: days from a first to a last, both
//! included.

use super::Error;
use crate::value::Day;
use std::str::FromStr;

/// Days from `first` to `last`, both included; `None` where it is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Days {
    pub first: Option<Day>,
    pub last: Option<Day>,
}

impl FromStr for Days {
    type Err = Error;

    fn from_str(text: &str) -> Result<Days, Error> {
        let error = |what: &'static str| Error::Days { text: text.to_string(), what };
        let unit = |part: &str| unit(part.trim()).map_err(error);
        let days = match text.split_once("..") {
            None => {
                let (first, last) = unit(text)?;
                Days { first: Some(first), last: Some(last) }
            }
            Some((from, to)) => {
                let open = |part: &str| part.trim().is_empty();
                if open(from) && open(to) {
                    return Err(error("a range needs one end"));
                }
                Days {
                    first: if open(from) { None } else { Some(unit(from)?.0) },
                    last: if open(to) { None } else { Some(unit(to)?.1) },
                }
            }
        };
        match (days.first, days.last) {
            (Some(first), Some(last)) if last < first => Err(error("ends before it begins")),
            _ => Ok(days),
        }
    }
}

/// First and last day of a year, a month or a day.
fn unit(text: &str) -> Result<(Day, Day), &'static str> {
    let parts: Vec<&str> = text.split('-').collect();
    let digits = |s: &str, n: usize| s.len() == n && s.bytes().all(|b| b.is_ascii_digit());
    let shape = "no date that can be read";
    if !digits(parts[0], 4) || parts.len() > 3 || parts[1..].iter().any(|p| !digits(p, 2)) {
        return Err(shape);
    }
    let number = |i: usize| parts.get(i).and_then(|p| p.parse::<i16>().ok());
    let year = number(0).ok_or(shape)?;
    let month = number(1).map(|m| m as i8);
    let day = number(2).map(|d| d as i8);
    let missing = "the calendar has no such day";
    let first = Day::new(year, month.unwrap_or(1), day.unwrap_or(1)).ok_or(missing)?;
    let last = match (month, day) {
        (None, _) => Day::new(year, 12, 31).ok_or(missing)?,
        (Some(_), None) => first.last_of_month(),
        (Some(_), Some(_)) => first,
    };
    Ok((first, last))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        match text.parse::<Days>() {
            Ok(d) => {
                let show = |d: Option<Day>| d.map_or(String::new(), |d| d.to_string());
                format!("{}..{}", show(d.first), show(d.last))
            }
            Err(e) => e.to_string().lines().next().unwrap_or("").to_string(),
        }
    }

    #[test]
    fn ranges_of_days() {
        assert_eq!(read("2025"), "2025-01-01..2025-12-31");
        assert_eq!(read("2024-02"), "2024-02-01..2024-02-29");
        assert_eq!(read("2025-03-01"), "2025-03-01..2025-03-01");
        assert_eq!(read("2025..2027"), "2025-01-01..2027-12-31");
        assert_eq!(read("..2027"), "..2027-12-31");
        assert_eq!(read("2025-03 .. "), "2025-03-01..");
    }

    #[test]
    fn what_is_no_range() {
        assert_eq!(read("2027..2025"), "\"2027..2025\": ends before it begins");
        assert_eq!(read("2025-13"), "\"2025-13\": the calendar has no such day");
        assert_eq!(read("2025-02-30"), "\"2025-02-30\": the calendar has no such day");
        for bad in ["", "next year", "25", "2025-1", "2025-01-01-01", "2025/01", "é025"] {
            assert_eq!(read(bad), format!("\"{bad}\": no date that can be read"));
        }
        assert_eq!(read(".."), "\"..\": a range needs one end");
    }
}
