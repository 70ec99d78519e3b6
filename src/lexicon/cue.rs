//! `cues.tsv`: what a verb, noun or adjective does to the value beside it.

use super::{LexiconError, Table, Vocabulary, WordId};

/// One class of `cues.tsv`; a word may have several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u64)]
pub enum Cue {
    Up,
    Down,
    Level,
    Cost,
    Start,
    End,
    Generic,
    Part,
    Planned,
    Forecast,
    Possible,
    Alleged,
    Denied,
    Conditional,
    Light,
    Organisation,
    Event,
    Once,
    Corporate,
    Moving,
    Holding,
    Cause,
    Undergo,
    Delay,
    Occur,
    Lasting,
    Developing,
    Direction,
    Attempted,
    Counted,
    Proxy,
    Untouched,
    Scope,
    Circumstance,
    Nobody,
    Conceding,
    Backdrop,
    Unwilling,
    Onset,
    Territory,
    Inhabitant,
    Periodic,
    Remains,
    Find,
    Mutual,
    Site,
    Limb,
    Shelve,
    Gathering,
    Vote,
    Match,
    Beaten,
    Responder,
    Jail,
    Allot,
    Relocate,
    Venue,
    Adjudge,
}

const NAMES: &[(&str, Cue)] = &[
    ("up", Cue::Up),
    ("down", Cue::Down),
    ("level", Cue::Level),
    ("cost", Cue::Cost),
    ("start", Cue::Start),
    ("end", Cue::End),
    ("generic", Cue::Generic),
    ("part", Cue::Part),
    ("planned", Cue::Planned),
    ("forecast", Cue::Forecast),
    ("possible", Cue::Possible),
    ("alleged", Cue::Alleged),
    ("denied", Cue::Denied),
    ("conditional", Cue::Conditional),
    ("light", Cue::Light),
    ("organisation", Cue::Organisation),
    ("event", Cue::Event),
    ("once", Cue::Once),
    ("corporate", Cue::Corporate),
    ("moving", Cue::Moving),
    ("holding", Cue::Holding),
    ("cause", Cue::Cause),
    ("undergo", Cue::Undergo),
    ("delay", Cue::Delay),
    ("occur", Cue::Occur),
    ("lasting", Cue::Lasting),
    ("developing", Cue::Developing),
    ("direction", Cue::Direction),
    ("attempted", Cue::Attempted),
    ("counted", Cue::Counted),
    ("proxy", Cue::Proxy),
    ("untouched", Cue::Untouched),
    ("scope", Cue::Scope),
    ("circumstance", Cue::Circumstance),
    ("nobody", Cue::Nobody),
    ("conceding", Cue::Conceding),
    ("backdrop", Cue::Backdrop),
    ("unwilling", Cue::Unwilling),
    ("onset", Cue::Onset),
    ("territory", Cue::Territory),
    ("inhabitant", Cue::Inhabitant),
    ("periodic", Cue::Periodic),
    ("remains", Cue::Remains),
    ("find", Cue::Find),
    ("mutual", Cue::Mutual),
    ("site", Cue::Site),
    ("limb", Cue::Limb),
    ("shelve", Cue::Shelve),
    ("gathering", Cue::Gathering),
    ("vote", Cue::Vote),
    ("match", Cue::Match),
    ("beaten", Cue::Beaten),
    ("responder", Cue::Responder),
    ("jail", Cue::Jail),
    ("allot", Cue::Allot),
    ("relocate", Cue::Relocate),
    ("venue", Cue::Venue),
    ("adjudge", Cue::Adjudge),
];

/// The classes of every cue word.
#[derive(Clone, Debug, Default)]
pub struct Cues(Vec<u64>);

impl Cues {
    pub(super) fn add(&mut self, vocabulary: &mut Vocabulary, shown: &str, text: &str) -> Result<(), LexiconError> {
        for row in Table::parse(shown, text, 2)?.rows {
            let Some((_, cue)) = NAMES.iter().find(|(n, _)| *n == row.cell(1)) else {
                let names: Vec<&str> = NAMES.iter().map(|(n, _)| *n).collect();
                return Err(row.error(format!(
                    "\"{}\" is no class; the classes are {}",
                    row.cell(1),
                    names.join(", ")
                )));
            };
            let at = vocabulary.intern(row.cell(0)).0 as usize;
            if self.0.len() <= at {
                self.0.resize(at + 1, 0);
            }
            self.0[at] |= 1 << *cue as u64;
        }
        Ok(())
    }

    /// Whether the lexicon gives the word (a lemma) this class.
    pub fn has(&self, word: WordId, cue: Cue) -> bool {
        self.0.get(word.0 as usize).is_some_and(|bits| bits & (1 << cue as u64) != 0)
    }
}
