//! Phrases that tell a line of page furniture from reporting: the reader of `lexicon/boilerplate.tsv`.
//!
//! A phrase counts only where it is anchored or the line is short: "Click here to read on." fits, "Readers had
//! to click here and there, the court heard." does not. In a phrase `…` is anything and `#` a number. The file
//! also lists words that pages name their furniture with (`<div class="ad-slot">`).

use super::{LexiconError, Table};
use aho_corasick::{AhoCorasick, MatchKind};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::OnceLock;

/// The phrases of boilerplate.
#[derive(Clone, Debug, Default)]
pub struct Boilerplate {
    /// Phrases that a unit begins with, by their first letter.
    opening: FxHashMap<char, Vec<Phrase>>,
    /// Those that may stand elsewhere.
    within: Vec<Phrase>,
    /// Words in the class or id of an element of a page.
    classes: FxHashSet<Box<str>>,
    /// Finds the literal start of every phrase of `within`; built when first used.
    finder: OnceLock<Option<AhoCorasick>>,
}

#[derive(Clone, Debug)]
struct Phrase {
    /// Lower case, with straight apostrophes.
    pattern: Box<str>,
    place: Place,
    /// A longer unit is reporting that happens to use the words.
    words: usize,
}

/// Where a phrase stands in a unit that it marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Start,
    End,
    /// The unit is nothing else.
    Whole,
    Anywhere,
    /// Anywhere in one of the last lines of an article.
    Last,
    /// The unit is nothing else, and the one below it is an advertisement as well.
    Label,
}

impl Boilerplate {
    /// Adds the rows of a file.
    ///
    /// # Errors
    /// A row that cannot be used.
    pub fn add(&mut self, shown: &str, text: &str) -> Result<(), LexiconError> {
        for row in Table::parse(shown, text, 4)?.rows {
            let place = match row.cell(1) {
                "start" => Place::Start,
                "end" => Place::End,
                "whole" => Place::Whole,
                "anywhere" => Place::Anywhere,
                "last" => Place::Last,
                "label" => Place::Label,
                "class" => {
                    self.classes.insert(row.cell(0).into());
                    continue;
                }
                other => return Err(row.error(format!("\"{other}\" is none of {PLACES}"))),
            };
            let Ok(words) = row.cell(2).parse() else {
                return Err(row.error(format!("\"{}\" is no number of words", row.cell(2))));
            };
            let pattern: String = folded(row.cell(0)).collect();
            if words > LONGEST {
                return Err(row.error(format!("{words} words are too many, {LONGEST} is the most")));
            }
            if literal(&pattern).is_empty() {
                return Err(row.error("a phrase starts with letters"));
            }
            let phrase = Phrase { pattern: pattern.into(), place, words };
            match (place, phrase.pattern.chars().next()) {
                (Place::Start | Place::Whole | Place::Label, Some(first)) => {
                    self.opening.entry(first).or_default().push(phrase);
                }
                _ => self.within.push(phrase),
            }
        }
        self.finder = OnceLock::new();
        Ok(())
    }

    /// Where a phrase that a unit's text fits has to stand; of several the least particular.
    pub fn fit(&self, text: &str) -> Option<Place> {
        let words = text.bytes().filter(|&b| b == b' ').count() + 1;
        if words > LONGEST {
            return None;
        }
        let finder = self.finder.get_or_init(|| {
            let straight = self.within.iter().map(|p| literal(&p.pattern).to_string());
            // Behind the phrases, found in text that is not folded yet.
            let curly = straight.clone().filter(|p| p.contains('\'')).map(|p| p.replace('\'', "’"));
            let literals = straight.chain(curly);
            let mut builder = AhoCorasick::builder();
            builder.match_kind(MatchKind::Standard).ascii_case_insensitive(true).build(literals).ok()
        });
        let finder = finder.as_ref()?;
        // Most paragraphs of an article begin with no phrase, and hold none that is short enough.
        let start = text.trim_start_matches(is_edge);
        let opens = self.openings(start).any(|phrase| words <= phrase.words && phrase.begins(start));
        let may_fit = |at: usize| self.within.get(at).is_none_or(|phrase| words <= phrase.words);
        if !opens && !finder.find_overlapping_iter(text).any(|m| may_fit(m.pattern().as_usize())) {
            return None;
        }
        let text: String = folded(text).collect();
        let text = text.trim_matches(is_edge);
        let opening = self.openings(text).map(|phrase| (phrase, 0));
        let within = finder.find_overlapping_iter(text);
        let within = within.filter_map(|m| Some((self.within.get(m.pattern().as_usize())?, m.start())));
        let fits = opening.chain(within).filter(|(phrase, at)| words <= phrase.words && phrase.fits(text, *at));
        fits.map(|(phrase, _)| phrase.place).min_by_key(|place| match place {
            Place::Label => 0,
            Place::Last => 2,
            _ => 1,
        })
    }

    /// The phrases that begin as the text does.
    fn openings(&self, text: &str) -> impl Iterator<Item = &Phrase> {
        folded(text).next().and_then(|first| self.opening.get(&first)).into_iter().flatten()
    }

    /// Whether a class or id names furniture: one of its words does (`ad-slot`).
    pub fn is_class(&self, name: &str) -> bool {
        let mut words = name.split(|c: char| !c.is_ascii_alphanumeric());
        words.any(|word| self.classes.contains(word.to_ascii_lowercase().as_str()))
    }
}

/// No row speaks of longer units, in words.
const LONGEST: usize = 80;

const PLACES: &str = "`start`, `end`, `whole`, `anywhere`, `last`, `label`, `class`";

impl Phrase {
    /// Whether a text that is not folded yet begins with the phrase's first words.
    fn begins(&self, text: &str) -> bool {
        let mut letters = folded(text);
        literal(&self.pattern).chars().all(|c| letters.next() == Some(c))
    }

    fn fits(&self, text: &str, at: usize) -> bool {
        let starts = !text[..at].ends_with(char::is_alphanumeric);
        let Some(end) = rest_after(&self.pattern, &text[at..]).map(|rest| text.len() - rest.len()) else {
            return false;
        };
        // "More:Why it sank" leaves out the space.
        let ends = !self.pattern.ends_with(char::is_alphanumeric) || !text[end..].starts_with(char::is_alphanumeric);
        let at_end = text[end..].chars().all(|c| !c.is_alphanumeric());
        match self.place {
            Place::Start => at == 0 && ends,
            Place::End => starts && at_end,
            Place::Whole | Place::Label => at == 0 && at_end,
            Place::Anywhere | Place::Last => starts && ends,
        }
    }
}

/// What follows the pattern at the start of a text: `…` is anything, `#` a number.
fn rest_after<'t>(pattern: &str, text: &'t str) -> Option<&'t str> {
    let text = text.strip_prefix(literal(pattern))?;
    let Some(special) = pattern.find(['…', '#']) else { return Some(text) };
    match pattern[special..].strip_prefix('#') {
        Some(pattern) => {
            let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
            (rest.len() < text.len()).then(|| rest_after(pattern, rest))?
        }
        None => {
            let pattern = pattern[special..].trim_start_matches(['…', ' ']);
            text.char_indices().find_map(|(i, _)| rest_after(pattern, &text[i..]))
        }
    }
}

/// The words before the first gap.
fn literal(pattern: &str) -> &str {
    match pattern.find(['…', '#']) {
        Some(i) if pattern[i..].starts_with('…') => pattern[..i].trim_end(),
        Some(i) => &pattern[..i],
        None => pattern,
    }
}

/// Lower case, straight apostrophes.
fn folded(text: &str) -> impl Iterator<Item = char> {
    text.chars().flat_map(char::to_lowercase).map(|c| if c == '’' { '\'' } else { c })
}

/// What may stand around a unit's words without being part of them.
fn is_edge(c: char) -> bool {
    !c.is_alphanumeric() && !matches!(c, '©' | ':' | '+' | '?')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    #[test]
    fn every_row_fits_its_example() {
        let text = include_str!("../../lexicon/boilerplate.tsv");
        let table = Table::parse("lexicon/boilerplate.tsv", text, 4).unwrap();
        let mut last = (String::new(), String::new());
        for row in &table.rows {
            let mut one = Boilerplate::default();
            let cells: Vec<&str> = (0..4).map(|i| if row.cell(i).is_empty() { "-" } else { row.cell(i) }).collect();
            one.add("row", &cells.join("\t")).unwrap();
            let fits = if row.cell(1) == "class" { one.is_class(row.cell(3)) } else { one.fit(row.cell(3)).is_some() };
            assert!(fits, "{}", row.error("does not fit its example"));
            let key = (row.cell(0).to_string(), row.cell(1).to_string());
            assert!(last < key, "{}", row.error("is not sorted, or stands twice"));
            last = key;
        }
    }

    #[test]
    fn reporting_is_not_marked() {
        let phrases = &Lexicon::builtin().boilerplate;
        for text in [
            "Readers were told to click here and there before the page opened, the court heard on Monday.",
            "The company asked its 400 workers to register for early retirement by May 1.",
            "Copyright law was changed in 2031, the minister said.",
            "Advertisement sales fell 12% to $3 million in the quarter.",
            "Advertising revenue rose 4%.",
            "Twitter shares fell 7% on Friday.",
            "The port will share the cost of $2 million with the town.",
            "Related companies paid $3 million.",
            "Subscribers to the service rose to 3 million.",
            "The museum has all rights reserved in a contract that runs for 20 years and that was signed by the heirs of the \
             painter in 2031 after a long dispute with a dealer who had sold 14 pictures to a bank in the north of the \
             country without ever telling anybody in the family about the price that he had been paid for them.",
            "Getty Images, a picture agency that employs 1,700 people, was sold for $3 billion on Friday.",
            "Sign language is taught in 40 schools.",
            "Photos of the wreck were sold for $5,000.",
            "More than 40 people were hurt.",
            "Follow-up tests showed that 3 of 12 pumps had failed.",
        ] {
            assert!(phrases.fit(text).is_none_or(|place| place == Place::Last), "{text}");
        }
    }
}
