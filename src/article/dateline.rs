//! When an article was published, where its own words or its file name say so; and where its dateline ends.
//!
//! In come the first lines of the body, or a file name; out goes a day. Only a full date with its year
//! counts: "Monday" and "March 3" depend on what is asked for here. `"HARBOUR TOWN, March 3, 2031 (Wire) —"`
//! was published on 2031-03-03.

use super::{Prose, Unit, UnitKind};
use crate::span::Span;
use crate::value::Day;
use regex::Regex;
use std::sync::LazyLock;

/// `March 3, 2031`, `3 March 2031`, `Mar. 3 2031`, `2031-03-03`, in their own groups.
const DATE: &str = r"(?:(?P<m1>[A-Z][A-Za-z]{2,8})\.? (?P<d1>[0-9]{1,2})(?:st|nd|rd|th)?,? (?P<y1>[12][0-9]{3}|['’][0-9]{2})|(?P<d2>[0-9]{1,2})(?:st|nd|rd|th)?(?: of)? (?P<m2>[A-Z][A-Za-z]{2,8})\.?,? (?P<y2>[12][0-9]{3})|(?P<y3>[12][0-9]{3})-(?P<m3>[0-9]{2})-(?P<d3>[0-9]{2}))";

/// A place in capitals, the date, perhaps the agency, and a dash.
static DATELINE: LazyLock<Regex> = LazyLock::new(|| {
    let place = r"\A[A-Z][A-Z.'’ -]+(?:[,/] ?[A-Z][A-Za-z.'’ -]+){0,2}";
    compile(&format!(r"{place}[,:]? \(?{DATE}\)?(?: ?/[A-Z][A-Za-z ]+/)?(?: ?\([^)]{{1,40}}\))? ?(?:--|[-–—:])"))
});

/// The same with a place in any letters, where the agency stands behind the date.
static WIRED: LazyLock<Regex> = LazyLock::new(|| {
    let place = r"\A[A-Z][\p{L}.'’-]+(?: [A-Z][\p{L}.'’-]+){0,3}(?:[,/] ?[A-Z][A-Za-z.'’ -]+){0,2}";
    compile(&format!(r"{place}, {DATE} ?\([A-Z][^)]{{1,39}}\) ?(?:--|[-–—:])"))
});

/// A dateline as far as it goes, with or without its year: a place, the day, the agency, a dash. The place need not
/// stand in capitals where the day follows it; where the day is missing, the agency stands for it.
static HEAD: LazyLock<Regex> = LazyLock::new(|| {
    let caps = r"\p{Lu}[\p{Lu}.'’-]+(?: \p{Lu}[\p{Lu}.'’-]+){0,3}";
    let place = r"\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]+){0,3}";
    let region = r"(?:[,/] ?\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){0,2}){0,2}";
    let month = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?";
    let weekday = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?";
    let number = r"[0-9]{1,2}(?:st|nd|rd|th)?";
    let day = format!(
        r"(?:(?:{weekday},? )?(?:{month} {number}|{number} {month})(?:,? (?:[12][0-9]{{3}}|['’][0-9]{{2}}))?|{weekday}|[12][0-9]{{3}}-[0-9]{{2}}-[0-9]{{2}})"
    );
    let agency = r"(?:\(\p{Lu}[^)]{0,39}\)|/\p{Lu}[A-Za-z ]+/)";
    let wire = r"(?:\(\p{Lu}[\p{L}.]*(?: \p{Lu}[\p{L}.]*)?\)|/\p{Lu}[A-Za-z]+/)";
    let dash = r"(?:--+|[–—_]|- )";
    let end = r"(?: ?(?:--+|[–—_]|- )| -)";
    compile(&format!(
        r"\A(?:{place}{region}(?:[,:]|,? ?{dash}) ?\(?{day}\)?(?:,? ?{agency})?|{caps}{region},? ?{wire}){end}[ _–—-]*"
    ))
});

/// The same without the day and the agency: a place in capitals and a dash. Where an article opens, any place.
static PLACE: LazyLock<Regex> = LazyLock::new(|| {
    let caps = r"\p{Lu}[\p{Lu}.'’-]+(?: \p{Lu}[\p{Lu}.'’-]+){0,3}";
    let region = r"(?:[,/] ?\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){0,2}){0,2}";
    compile(&format!(r"\A{caps}{region} ?(?:--+|[–—]) ?"))
});
static OPENING_PLACE: LazyLock<Regex> = LazyLock::new(|| {
    let place = r"\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]+){0,3}";
    let region = r"(?:[,/] ?\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){0,2}){0,2}";
    compile(&format!(r"\A{place}{region} (?:--+|[–—]) "))
});

/// A line that says nothing but when, and perhaps by whom: "Published: Monday, 3 March 2031, 10:15 GMT",
/// "Ana Writer · March 3, 2031 · 4 min read".
static DATE_LINE: LazyLock<Regex> = LazyLock::new(|| {
    let by = r"(?:(?:[Bb]y:? )?(?:[A-Z][\p{L}.'’-]*,? (?:(?:and|&|of|for) )?){1,7}[|·•–—-] ?)?";
    let said = r"(?i:(?:first )?(?:published|posted|filed|date)(?: on| at)?:? ?)?";
    let day = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?[.,]? )?";
    let time =
        r"(?:,? ?(?:[|@·•-]|at)? ?[0-9]{1,2}[:.][0-9]{2}(?::[0-9]{2})? ?(?:[aApP]\.?[mM]\.?)?(?: ?\(?[A-Z]{2,4}\)?)?)?";
    let rest = r"(?: ?[|·•-] ?(?:[0-9]+[ -]min(?:ute)?s? read|[Uu]pdated.{0,40}))?";
    compile(&format!(r"\A{by}{said}{day}{DATE}{time}\.?{rest}\z"))
});

/// "By Ana Writer and Ben Clerk, Northport Gazette"
static BYLINE: LazyLock<Regex> = LazyLock::new(|| {
    compile(r"\A(?:[Bb]y|BY):? (?:[A-Z][\p{L}.'’-]*,?(?: (?:and|&|in|of|for|the|at))* ?[|·•,–—-]? ?){1,10}\z")
});

/// `2031-03-03`, `2031_03_03`, `20310303`, not part of a longer number.
static IN_NAME: LazyLock<Regex> = LazyLock::new(|| {
    compile(
        r"(?:\A|[^0-9A-Za-z])(?P<y>(?:19|20)[0-9]{2})(?P<s>[-_.]?)(?P<m>[0-9]{2})(?P<t>[-_.]?)(?P<d>[0-9]{2})(?:[^0-9A-Za-z]|T|\z)",
    )
});

/// `/2031/03/03/` or `/2031/mar/3/` in an address.
static IN_URL: LazyLock<Regex> = LazyLock::new(|| {
    compile(r"/(?P<y>(?:19|20)[0-9]{2})[/-](?P<m>[0-9]{1,2}|[a-z]{3})[/-](?P<d>[0-9]{1,2})(?:[/-]|\z)")
});

/// Letters are those of the Latin alphabet: all others would cost more to compile than a short article to read.
fn compile(pattern: &str) -> Regex {
    let latin = |class: &str| format!("[{class}&&[A-Za-zÀ-ɏ]]");
    let pattern = [r"\p{Lu}", r"\p{L}"].iter().fold(pattern.to_string(), |p, class| p.replace(class, &latin(class)));
    Regex::new(&pattern).unwrap_or_else(|e| panic!("{e}"))
}

/// The day of a dateline at the start of a paragraph, or of a line that is a date.
pub(crate) fn of_line(line: &str) -> Option<Day> {
    // A dateline stands at the very start; nothing is gained by reading on.
    let head = line.char_indices().nth(160).map_or(line, |(i, _)| &line[..i]);
    // Few lines have the capital and the digits that a dateline cannot do without.
    let may_be = head.starts_with(|c: char| c.is_ascii_uppercase())
        && (digits(head) >= 5 || digits(head) >= 3 && head.contains(['\'', '’']));
    let dateline = || DATELINE.captures(head).or_else(|| WIRED.captures(head));
    let found = if may_be { dateline() } else { None }
        .or_else(|| if is_date_line(line) { DATE_LINE.captures(line.trim_matches(['(', ')'])) } else { None })?;
    day_of(&found)
}

impl Prose {
    /// Parts each dateline from the paragraph that it opens: it says where and when was written, not what happened.
    pub(crate) fn part_datelines(&mut self) {
        let text = self.text.as_str();
        let mut parted = Vec::with_capacity(self.units.len() + 1);
        let mut opens = true;
        for &unit in &self.units {
            let line = unit.span.of(text);
            let paragraph = unit.kind == UnitKind::Paragraph;
            let head = if paragraph { head(line, opens) } else { 0 };
            opens &= !paragraph || line.len() < OPENING;
            let at = unit.span.start + head as u32;
            if head > 0 && at < unit.span.end {
                let end = unit.span.start + line[..head].trim_end().len() as u32;
                parted.push(Unit { span: Span { start: unit.span.start, end }, boilerplate: true, ..unit });
                parted.push(Unit { span: Span { start: at, end: unit.span.end }, ..unit });
            } else {
                parted.push(unit);
            }
        }
        self.units = parted;
    }
}

/// The first paragraph of so many bytes opens the article; a shorter one before it says who wrote.
const OPENING: usize = 80;

/// How many bytes of a paragraph are its dateline; `opens` says that the article's text begins here.
fn head(line: &str, opens: bool) -> usize {
    let head = line.char_indices().nth(120).map_or(line, |(i, _)| &line[..i]);
    // Few paragraphs have what a dateline cannot do without.
    let dash = || head.contains(['–', '—', '_']) || head.contains("- ") || head.contains(" -") || head.contains("--");
    if !head.starts_with(char::is_uppercase) || !dash() {
        return 0;
    }
    let alone = || PLACE.find(head).filter(|found| opens_sentence(&head[found.end()..]));
    // "Harbour Town — The town by the sea — is old": two dashes enclose.
    let one_dash = |end: usize| !head[end..].split(". ").next().unwrap_or("").contains(['–', '—']);
    let opening = || {
        let found = OPENING_PLACE.find(head).filter(|_| opens);
        found.filter(|found| opens_sentence(&head[found.end()..]) && one_dash(found.end()))
    };
    HEAD.find(head).or_else(alone).or_else(opening).map_or(0, |found| found.end())
}

/// "NASA — which built it — said" is no dateline: after one a sentence begins.
fn opens_sentence(rest: &str) -> bool {
    let first = rest.trim_start_matches(['"', '“', '‘', '\'', '[']).chars().next();
    first.is_some_and(|c| c.is_uppercase() || c.is_ascii_digit() || c == '$')
}

/// Whether a line says only who wrote and when.
pub(crate) fn is_byline(line: &str) -> bool {
    let by = line.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("by"));
    line.len() <= 120 && ((by && BYLINE.is_match(line)) || is_date_line(line))
}

/// A date holds digits and its line no more than a few words: the pattern is tried on few lines.
fn is_date_line(line: &str) -> bool {
    let line = line.trim_matches(['(', ')']);
    line.len() <= 120 && digits(line) >= 5 && DATE_LINE.is_match(line)
}

fn digits(line: &str) -> usize {
    line.bytes().filter(u8::is_ascii_digit).count()
}

/// A date alone, as metadata gives it: `2031-03-03T10:15:00Z`, `March 3, 2031`, `20310303`.
pub(crate) fn of_metadata(text: &str) -> Option<Day> {
    let text = text.trim();
    if let Some(day) = text.get(..10).and_then(Day::parse) {
        // Programs write `0001-01-01` for a date they do not have.
        return Some(day).filter(|day| day.year() >= 1600);
    }
    static EIGHT: LazyLock<Regex> =
        LazyLock::new(|| compile(r"\A(?P<y3>[12][0-9]{3})[/.]?(?P<m3>[0-9]{2})[/.]?(?P<d3>[0-9]{2})(?:[^0-9]|\z)"));
    static WORDS: LazyLock<Regex> = LazyLock::new(|| compile(&format!(r"\A(?:[A-Z][a-z]+,? )?{DATE}")));
    day_of(&EIGHT.captures(text).or_else(|| WORDS.captures(text))?)
}

/// The day in a file's name: `2031-03-03-gazette.md`, `gazette-20310303.html`.
pub(crate) fn of_file_name(name: &str) -> Option<Day> {
    IN_NAME.captures_iter(name).find_map(|c| {
        let same = c["s"] == c["t"];
        let day = Day::new(c["y"].parse().ok()?, c["m"].parse().ok()?, c["d"].parse().ok()?);
        day.filter(|_| same)
    })
}

/// The day in the address of a page.
pub(crate) fn of_url(url: &str) -> Option<Day> {
    let c = IN_URL.captures(url)?;
    let month = c["m"].parse().ok().or_else(|| month(&c["m"]))?;
    Day::new(c["y"].parse().ok()?, month, c["d"].parse().ok()?)
}

fn day_of(c: &regex::Captures) -> Option<Day> {
    let group = |name: &str| c.name(name).map(|m| m.as_str());
    (1..=3).find_map(|i| {
        let y = year(group(["y1", "y2", "y3"][i - 1])?)?;
        let m = group(["m1", "m2", "m3"][i - 1])?;
        let d = group(["d1", "d2", "d3"][i - 1])?.parse().ok()?;
        Day::new(y, m.parse().ok().or_else(|| month(m))?, d)
    })
}

/// "1990", "'90": two digits are of the hundred years that end with 2049.
fn year(written: &str) -> Option<i16> {
    match written.strip_prefix(['\'', '’']) {
        Some(short) => short.parse::<i16>().ok().map(|y| if y < 50 { 2000 + y } else { 1900 + y }),
        None => written.parse().ok(),
    }
}

/// A month's number by its name or the first letters of it, three at least.
fn month(name: &str) -> Option<i8> {
    const NAMES: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let name = name.to_ascii_lowercase();
    let i = NAMES
        .iter()
        .position(|m| name.len() >= 3 && (m.starts_with(&name) || (name == "sept" && m.starts_with("sep"))))?;
    Some(i as i8 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(found: Option<Day>) -> String {
        found.map_or("-".to_string(), |d| d.to_string())
    }

    #[test]
    fn datelines_and_date_lines() {
        for (line, want) in [
            ("HARBOUR TOWN, March 3, 2031 (Wire) – The ferry sank.", "2031-03-03"),
            ("HARBOUR TOWN, Westland, Mar. 3, 2031 — The ferry sank.", "2031-03-03"),
            ("ST. IVES, 3 March 2031 - The ferry sank.", "2031-03-03"),
            ("HARBOUR TOWN, Sept 30, 2031 /Newswire/ -- The ferry sank.", "2031-09-30"),
            ("Harbour Town, March 3, '91 (Wire) -The ferry sank.", "1991-03-03"),
            ("Published: Monday, 3 March 2031, 10:15 GMT", "2031-03-03"),
            ("Posted on March 3, 2031 at 9:15 a.m. EST", "2031-03-03"),
            ("March 3, 2031", "2031-03-03"),
            ("(Published Monday, March 3, 2031)", "2031-03-03"),
            ("By Ana Writer · March 3, 2031 · 3 min read", "2031-03-03"),
            ("Ana Writer, Northport Gazette | 3 March 2031, 15:40", "2031-03-03"),
            ("2031-03-03 10:15", "2031-03-03"),
            ("HARBOUR TOWN, March 3 (Wire) – The ferry sank.", "-"),
            ("HARBOUR TOWN, Monday (Wire) – The ferry sank.", "-"),
            ("March 3, 2031 was a bad day for the ferry.", "-"),
            ("The ferry sank on March 3, 2031 - and nobody knew.", "-"),
            ("A spokesman said on March 3, 2031 — a Monday — that it sank.", "-"),
            ("February 30, 2031", "-"),
        ] {
            assert_eq!(day(of_line(line)), want, "{line}");
        }
    }

    #[test]
    fn datelines_end_before_the_news() {
        for line in [
            "HARBOUR TOWN, March 3 (Wire) – |The ferry sank.",
            "HARBOUR TOWN, March 3, 2031 (Wire) – |The ferry sank.",
            "HARBOUR TOWN, Westland, 3 March -- |The ferry sank.",
            "HARBOUR TOWN, Westland (Wire) - |The ferry sank.",
            "Harbour Town, Nov. 3 (Coast Wire) — |The ferry sank.",
            "HARBOUR TOWN, Monday (Wire) — |The ferry sank.",
            "HARBOUR TOWN — March 3, 2031 — |The ferry sank.",
            "ST. IVES, Westland (Wire)_ |The ferry sank.",
            "|Harbour Town (pop. 900) – the ferry's home – mourned.",
            "HARBOUR TOWN — |The ferry sank.",
            "HARBOUR TOWN, Westland -- |“It sank,” she said.",
            "|NASA — the space agency — sank it.",
            "Harbour Town — |The ferry sank.",
            "|Harbour Town - The ferry sank.",
            "|Harbour Town — The town by the sea — is old.",
            "|Ana Writer, March 3 winner, said - as all do - no.",
            "|Captain Jones, 44 - the ferry's owner - said so.",
            "|March 3 - a Monday - was a bad day.",
        ] {
            let (dateline, news) = line.split_once('|').unwrap();
            assert_eq!(head(&format!("{dateline}{news}"), true), dateline.len(), "{line}");
        }
        assert_eq!(head("Harbour Town — The ferry sank.", false), 0);
    }

    #[test]
    fn metadata_forms() {
        for (text, want) in [
            ("2031-03-03T10:15:00-05:00", "2031-03-03"),
            ("2031-03-03", "2031-03-03"),
            ("2031/03/03 10:15", "2031-03-03"),
            ("20310303", "2031-03-03"),
            ("20310303T101500Z", "2031-03-03"),
            ("Mon, 3 Mar 2031 10:15:00 GMT", "2031-03-03"),
            ("March 3, 2031 10:15 am", "2031-03-03"),
            ("0001-01-01T00:00:00", "-"),
            ("03/04/2031", "-"),
            ("yesterday", "-"),
            ("", "-"),
        ] {
            assert_eq!(day(of_metadata(text)), want, "{text}");
        }
    }

    #[test]
    fn file_names_and_addresses() {
        for (name, want) in [
            ("2031-03-03-gazette.md", "2031-03-03"),
            ("gazette-2031-03-03.md", "2031-03-03"),
            ("20310303.txt", "2031-03-03"),
            ("gazette_20310303_2.html", "2031-03-03"),
            ("2031_03_03.txt", "2031-03-03"),
            ("1203120310303.txt", "-"),
            ("2031-1303.txt", "-"),
            ("2031-13-03.txt", "-"),
            ("000.txt", "-"),
            ("a20310303.txt", "-"),
        ] {
            assert_eq!(day(of_file_name(name)), want, "{name}");
        }
        assert_eq!(day(of_url("https://gazette.example/2031/03/03/ferry.html")), "2031-03-03");
        assert_eq!(day(of_url("https://gazette.example/news/2031/mar/3/ferry/")), "2031-03-03");
        assert_eq!(day(of_url("https://gazette.example/2031/03/ferry")), "-");
    }
}
