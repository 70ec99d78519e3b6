//! `predicates.tsv`: verbs, nouns and states that tell one kind of event, and which part each grammatical position plays in it.

use super::{ByText, LexiconError, Phrases, Row, Table, Vocabulary, WordId};
use serde::{Deserialize, Serialize};

/// A part in what the predicate says; it does not depend on voice or on the choice of converse verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Participant {
    Agent,
    Theme,
    Recipient,
    Source,
    Place,
    /// any other prepositional phrase
    Other,
}

/// What a grammatical position stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Participant(Participant),
    /// the value itself ("spent $4 million")
    Measure,
}

/// A way to say the event: positions and the parts they play.
#[derive(Clone, Debug)]
pub struct Pattern {
    pub class: String,
    pub subject: Option<Part>,
    pub object: Option<Part>,
    pub indirect: Option<Part>,
    /// Prepositions (lower case) and their parts.
    pub prepositions: Vec<(String, Part)>,
    /// Positions, and the nouns of which each must be filled by one or by a kind of it: "picked up 40 people".
    pub only: Vec<(String, Vec<String>)>,
}

#[derive(Clone, Debug, Default)]
pub struct Predicates {
    verbs: ByText<Vec<Pattern>>,
    /// The patterns that ask what fills their positions.
    narrow: ByText<Vec<Pattern>>,
    /// Verbs with which an entry of more than one word begins.
    openers: ByText<()>,
    nouns: ByText<String>,
    states: Phrases<String>,
    /// Class to what a figure without a noun counts in it.
    counts: ByText<String>,
}

impl Predicates {
    pub(super) fn add(&mut self, vocabulary: &mut Vocabulary, shown: &str, text: &str) -> Result<(), LexiconError> {
        for row in Table::parse(shown, text, 7)?.rows {
            let pattern = pattern(&row)?;
            for state in row.list(3) {
                self.states.add(vocabulary, state, pattern.class.clone());
            }
            for noun in row.list(4) {
                *self.counts.or_insert(&pattern.class, String::new()) = noun.to_string();
            }
            for verb in row.list(1) {
                // "take effect" and, with a particle of its own, "pick up seat"
                verb.match_indices(' ').for_each(|(end, _)| *self.openers.or_insert(&verb[..end], ()));
                let verbs = if pattern.only.is_empty() { &mut self.verbs } else { &mut self.narrow };
                verbs.or_insert(verb, Vec::new()).push(pattern.clone());
            }
            for noun in row.list(2) {
                self.nouns.or_insert(noun, pattern.class.clone());
            }
        }
        Ok(())
    }

    /// The patterns of a verb's lemma that hold for it only where certain nouns fill their positions.
    pub fn narrow(&self, lemma: &str) -> &[Pattern] {
        self.narrow.get(lemma).map_or(&[], Vec::as_slice)
    }

    /// The patterns of a verb's lemma that hold whatever fills them, in the order of the file.
    pub fn verb(&self, lemma: &str) -> &[Pattern] {
        self.verbs.get(lemma).map_or(&[], Vec::as_slice)
    }

    /// Whether the verb makes another event with some particle or noun ("take effect").
    pub fn opens_idiom(&self, lemma: &str) -> bool {
        self.openers.get(lemma).is_some()
    }

    /// The class of event that a noun's lemma names (`delivery`: `transfer`).
    pub fn noun(&self, lemma: &str) -> Option<&str> {
        self.nouns.get(lemma).map(String::as_str)
    }

    /// The class of event of which the words tell the state (`on board`: `carry`), and how many words they are.
    pub fn state(&self, word: impl Fn(usize) -> WordId) -> Option<(usize, &str)> {
        self.states.longest(word).map(|(len, class)| (len, class.as_str()))
    }

    /// What a figure without a noun counts in this class of event (`die`: `people`).
    pub fn counts(&self, class: &str) -> Option<&str> {
        self.counts.get(class).map(String::as_str)
    }
}

fn pattern(row: &Row) -> Result<Pattern, LexiconError> {
    let mut p = Pattern {
        class: row.cell(0).to_string(),
        subject: None,
        object: None,
        indirect: None,
        prepositions: Vec::new(),
        only: Vec::new(),
    };
    for item in row.cell(5).split(' ').filter(|s| !s.is_empty()) {
        let (position, part) =
            item.split_once('=').ok_or_else(|| row.error(format!("\"{item}\" is not position=part")))?;
        let (part, nouns) = part.split_once('/').map_or((part, None), |(part, nouns)| (part, Some(nouns)));
        if let Some(nouns) = nouns {
            p.only.push((position.to_string(), nouns.split('/').map(|n| n.replace('-', " ")).collect()));
        }
        let part = match part {
            "agent" => Part::Participant(Participant::Agent),
            "theme" => Part::Participant(Participant::Theme),
            "recipient" => Part::Participant(Participant::Recipient),
            "source" => Part::Participant(Participant::Source),
            "place" => Part::Participant(Participant::Place),
            "measure" => Part::Measure,
            other => {
                return Err(row.error(format!(
                    "\"{other}\" is no part; the parts are agent, theme, recipient, source, place, measure"
                )));
            }
        };
        match position {
            "subject" => p.subject = Some(part),
            "object" => p.object = Some(part),
            "indirect" => p.indirect = Some(part),
            preposition => p.prepositions.push((preposition.to_string(), part)),
        }
    }
    Ok(p)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    const FILE: &str = include_str!("../../lexicon/predicates.tsv");

    /// What the rows promise of themselves; what a sentence gives is tested where clauses are read.
    #[test]
    fn examples_have_the_row_they_stand_in() {
        let lexicon = Lexicon::builtin();
        for row in Table::parse("lexicon/predicates.tsv", FILE, 7).unwrap().rows {
            let (sentence, read) = row.cell(6).split_once(" => ").unwrap_or_else(|| panic!("line {}", row.line));
            let mut parts = read.split(' ');
            assert_eq!(parts.next(), Some(row.cell(0)), "line {}", row.line);
            // Only `verbs.tsv` knows irregular forms, and it need not have every verb.
            let own = |word: &str| {
                row.list(1)
                    .any(|verb| lexicon.verb_lemma(word) == verb.split(' ').next() || word.get(..2) == verb.get(..2))
            };
            let words = || sentence.trim_end_matches('.').split(' ');
            assert!(words().any(own), "line {}: none of its verbs in \"{sentence}\"", row.line);
            for part in parts {
                let position = part.split(':').next().unwrap_or_default();
                assert!(row.cell(5).contains(&format!("={position}")), "line {}: {part}", row.line);
            }
            for verb in row.list(1) {
                let mut patterns = lexicon.predicates.verb(verb).iter().chain(lexicon.predicates.narrow(verb));
                assert!(patterns.any(|p| p.class == row.cell(0)), "line {}", row.line);
            }
        }
    }

    #[test]
    fn canonical_form() {
        let others = [
            include_str!("../../lexicon/cues.tsv"),
            include_str!("../../lexicon/cue-classes.tsv"),
            include_str!("../../lexicon/extents.tsv"),
        ];
        for file in others.into_iter().chain([FILE]) {
            let (header, rows): (Vec<&str>, Vec<&str>) = file.lines().partition(|line| line.starts_with('#'));
            let mut sorted = rows.clone();
            sorted.sort_unstable();
            sorted.dedup();
            assert_eq!(file, [header, sorted].concat().join("\n") + "\n");
        }
    }
}
