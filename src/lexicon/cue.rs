//! `cues.tsv`: what a verb, noun or adjective does to the value beside it; and `cue-classes.tsv`: what each class of them
//! is for, and the word that tells the same.

use super::{LexiconError, Row, Table, Vocabulary, WordId};

macro_rules! cues {
    ($($name:ident = $text:literal,)*) => {
        /// One class of `cues.tsv`, as `cue-classes.tsv` describes it; a word may have several.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub enum Cue { $($name,)* }

        impl Cue {
            /// Every class with its name in the files.
            pub const ALL: &[(&str, Cue)] = &[$(($text, Cue::$name),)*];
        }
    };
}

cues! {
    Up = "up",
    Down = "down",
    Level = "level",
    Cost = "cost",
    Start = "start",
    End = "end",
    Generic = "generic",
    Part = "part",
    Planned = "planned",
    Forecast = "forecast",
    Possible = "possible",
    Alleged = "alleged",
    Denied = "denied",
    Conditional = "conditional",
    Light = "light",
    Organisation = "organisation",
    Event = "event",
    Once = "once",
    Corporate = "corporate",
    Moving = "moving",
    Holding = "holding",
    Cause = "cause",
    Undergo = "undergo",
    Delay = "delay",
    Occur = "occur",
    Lasting = "lasting",
    Developing = "developing",
    Direction = "direction",
    Attempted = "attempted",
    Counted = "counted",
    Proxy = "proxy",
    Untouched = "untouched",
    Scope = "scope",
    Circumstance = "circumstance",
    Nobody = "nobody",
    Conceding = "conceding",
    Backdrop = "backdrop",
    Unwilling = "unwilling",
    Onset = "onset",
    Territory = "territory",
    Inhabitant = "inhabitant",
    Periodic = "periodic",
    Remains = "remains",
    Find = "find",
    Mutual = "mutual",
    Site = "site",
    Limb = "limb",
    Shelve = "shelve",
    Gathering = "gathering",
    Vote = "vote",
    Match = "match",
    Beaten = "beaten",
    Goal = "goal",
    Poll = "poll",
    Polling = "polling",
    Tenure = "tenure",
    Responder = "responder",
    Jail = "jail",
    Allot = "allot",
    Relocate = "relocate",
    Venue = "venue",
    Adjudge = "adjudge",
    Guilty = "guilty",
    Innocent = "innocent",
    Plead = "plead",
    Born = "born",
    Favor = "favor",
    Sell = "sell",
    Spread = "spread",
    Vague = "vague",
    Rank = "rank",
    Unchanged = "unchanged",
    Former = "former",
    Sole = "sole",
    Everywhere = "everywhere",
    Distance = "distance",
    Happen = "happen",
    Sum = "sum",
    Expense = "expense",
    Yearly = "yearly",
    Late = "late",
    Impersonal = "impersonal",
    Single = "single",
    Craft = "craft",
    Close = "close",
    Grade = "grade",
    Reckon = "reckon",
    Unpriced = "unpriced",
}

/// The classes of every cue word.
#[derive(Clone, Debug, Default)]
pub struct Cues {
    /// One bit a class, by [`WordId`].
    words: Vec<u128>,
    /// By class.
    tells: Vec<Box<str>>,
}

impl Cues {
    pub(super) fn add(&mut self, vocabulary: &mut Vocabulary, shown: &str, text: &str) -> Result<(), LexiconError> {
        for row in Table::parse(shown, text, 2)?.rows {
            let cue = class(&row, 1)?;
            let at = vocabulary.intern(row.cell(0)).0 as usize;
            if self.words.len() <= at {
                self.words.resize(at + 1, 0);
            }
            self.words[at] |= 1 << cue as u8;
        }
        Ok(())
    }

    pub(super) fn add_classes(&mut self, shown: &str, text: &str) -> Result<(), LexiconError> {
        self.tells.resize(Cue::ALL.len(), Box::default());
        for row in Table::parse(shown, text, 4)?.rows {
            self.tells[class(&row, 0)? as usize] = row.cell(2).into();
        }
        Ok(())
    }

    /// Without the words of a class: what they are for.
    #[cfg(test)]
    pub fn forget(&mut self, cue: Cue) {
        self.words.iter_mut().for_each(|bits| *bits &= !(1 << cue as u8));
    }

    /// Whether the lexicon gives the word (a lemma) this class.
    pub fn has(&self, word: WordId, cue: Cue) -> bool {
        self.words.get(word.0 as usize).is_some_and(|bits| bits & (1 << cue as u8) != 0)
    }

    /// The word by which `predicates.tsv` and `events.tsv` know what this class tells (`remains`: `death`).
    pub fn tells(&self, cue: Cue) -> &str {
        self.tells.get(cue as usize).map_or("", |word| word)
    }
}

fn class(row: &Row, cell: usize) -> Result<Cue, LexiconError> {
    let found = Cue::ALL.iter().find(|(name, _)| *name == row.cell(cell));
    found.map(|(_, cue)| *cue).ok_or_else(|| {
        let names: Vec<&str> = Cue::ALL.iter().map(|(name, _)| *name).collect();
        row.error(format!("\"{}\" is no class; the classes are {}", row.cell(cell), names.join(", ")))
    })
}
