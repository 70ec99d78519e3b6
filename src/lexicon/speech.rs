//! Verbs that put words into somebody's mouth.
//!
//! In: `speech-verbs.tsv`. Out: [`SpeechVerbs`].

use super::{LexiconError, Table, Vocabulary, WordId};
use rustc_hash::FxHashMap;

/// A form of such a verb.
#[derive(Clone, Copy, Debug)]
pub struct SpeechVerb {
    /// The plain form: "say".
    pub verb: WordId,
    /// The form is rarely anything else; "reports" may be a noun.
    pub sure: bool,
}

#[derive(Clone, Debug, Default)]
pub struct SpeechVerbs {
    forms: FxHashMap<WordId, SpeechVerb>,
}

impl SpeechVerbs {
    pub fn get(&self, word: WordId) -> Option<SpeechVerb> {
        self.forms.get(&word).copied()
    }

    pub(super) fn add(&mut self, v: &mut Vocabulary, shown: &str, text: &str) -> Result<(), LexiconError> {
        for row in Table::parse(shown, text, 4)?.rows {
            let verb = v.intern(row.cell(0));
            for (column, sure) in [(1, true), (2, false)] {
                for form in row.list(column) {
                    self.forms.insert(v.intern(form), SpeechVerb { verb, sure });
                }
            }
        }
        Ok(())
    }
}
