//! `events.tsv`: what two reports of one event cannot both say, by the verbs and nouns that tell it; and
//! `gazetteer.tsv`: which place lies in which.

use super::{LexiconError, Table, Vocabulary, WordId};
use rustc_hash::FxHashMap;

/// What holds of every event of one kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Once {
    /// One only can be its agent.
    pub sole: bool,
    /// Who does it to whom cannot be true both ways.
    pub directed: bool,
    /// It happens to its theme in one place only.
    pub place: bool,
    /// It is so only as long as it is told in the present.
    pub lasts: bool,
    /// It comes and goes: only what is told of one time excludes its opposite.
    pub dated: bool,
    /// Both who take part do the same.
    pub mutual: bool,
    /// An adjective tells it, no verb.
    pub state: bool,
}

/// A kind of event.
#[derive(Clone, Debug)]
pub struct EventKind {
    pub name: Box<str>,
    pub once: Once,
}

/// What a word says of a kind of event.
#[derive(Clone, Copy, Debug)]
pub struct Told {
    kind: u16,
    /// The word tells that it did not come about.
    pub opposite: bool,
    /// Agent and theme are exchanged.
    pub converse: bool,
    /// What must stand behind the verb: the preposition of its theme (of its agent where it is converse), or a particle.
    pub behind: Option<WordId>,
}

#[derive(Clone, Debug, Default)]
pub struct Events {
    kinds: Vec<EventKind>,
    verbs: FxHashMap<WordId, Vec<Told>>,
    nouns: FxHashMap<WordId, Told>,
    places: FxHashMap<Box<str>, Place>,
}

/// A place of the gazetteer.
#[derive(Clone, Debug)]
struct Place {
    level: Box<str>,
    within: Box<str>,
}

impl Events {
    pub(super) fn add(&mut self, v: &mut Vocabulary, shown: &str, text: &str) -> Result<(), LexiconError> {
        let of = v.intern("of");
        for row in Table::parse(shown, text, 7)?.rows {
            let mut once = Once::default();
            for word in row.list(5) {
                match word {
                    "sole" => once.sole = true,
                    "directed" => once.directed = true,
                    "place" => once.place = true,
                    "lasts" => once.lasts = true,
                    "dated" => once.dated = true,
                    "mutual" => once.mutual = true,
                    "state" => once.state = true,
                    other => {
                        let known = "`sole`, `directed`, `place`, `lasts`, `dated`, `mutual`, `state`";
                        return Err(row.error(format!("\"{other}\" is none of {known}")));
                    }
                }
            }
            let kind = self.kinds.len() as u16;
            self.kinds.push(EventKind { name: row.cell(0).into(), once });
            for (column, opposite) in [(1, false), (2, true)] {
                for word in row.list(column) {
                    let (word, behind) =
                        word.split_once(' ').map_or((word, None), |(word, b)| (word, Some(v.intern(b))));
                    let told = Told { kind, opposite, converse: false, behind };
                    if behind == Some(of) {
                        self.nouns.insert(v.intern(word), Told { behind: None, ..told });
                    } else {
                        self.verbs.entry(v.intern(word)).or_default().push(told);
                    }
                }
            }
            for converse in row.list(3) {
                let (word, preposition) = converse.split_once(' ').unwrap_or((converse, ""));
                let behind = (!preposition.is_empty()).then(|| v.intern(preposition));
                let told = Told { kind, opposite: false, converse: true, behind };
                if preposition == "of" {
                    self.nouns.insert(v.intern(word), told);
                } else {
                    self.verbs.entry(v.intern(word)).or_default().push(told);
                }
            }
            for noun in row.list(4) {
                self.nouns.insert(v.intern(noun), Told { kind, opposite: false, converse: false, behind: None });
            }
        }
        Ok(())
    }

    pub(super) fn add_places(&mut self, shown: &str, text: &str) -> Result<(), LexiconError> {
        for row in Table::parse(shown, text, 3)?.rows {
            if !matches!(row.cell(1), "country" | "state" | "city") {
                return Err(row.error(format!("\"{}\" is none of `country`, `state`, `city`", row.cell(1))));
            }
            let place = Place { level: row.cell(1).into(), within: row.cell(2).into() };
            self.places.insert(row.cell(0).into(), place);
        }
        Ok(())
    }

    pub fn kind(&self, told: Told) -> &EventKind {
        &self.kinds[told.kind as usize]
    }

    /// What a verb's lemma tells.
    pub fn verb(&self, lemma: WordId) -> &[Told] {
        self.verbs.get(&lemma).map_or(&[], Vec::as_slice)
    }

    /// What "X is the … of Y" tells.
    pub fn noun(&self, lemma: WordId) -> Option<Told> {
        self.nouns.get(&lemma).copied()
    }

    /// A place and what it lies in, the widest first, each as `level name`; empty where the gazetteer does not have it.
    pub fn path(&self, place: &str) -> Vec<String> {
        let mut path = Vec::new();
        let mut name = place;
        while let Some(found) = self.places.get(name).filter(|_| path.len() < 4) {
            path.push(format!("{} {name}", found.level));
            name = &found.within;
        }
        path.reverse();
        path
    }
}

#[cfg(test)]
mod tests {
    use crate::lexicon::Lexicon;

    #[test]
    fn places_lie_in_places_that_both_files_know() {
        let events = &Lexicon::builtin().events;
        let known: Vec<&str> =
            include_str!("../../lexicon/places.tsv").lines().filter_map(|l| l.split('\t').next()).collect();
        for (name, place) in &events.places {
            assert!(known.contains(&&**name), "{name}: not in places.tsv");
            assert!(place.within.is_empty() || events.places.contains_key(&place.within), "{name}: {}", place.within);
            assert_eq!(place.within.is_empty(), events.path(name).len() == 1, "{name}");
        }
        assert_eq!(events.path("Chicago"), ["country United States", "state Illinois", "city Chicago"]);
    }
}
