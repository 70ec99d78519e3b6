//! Verbs that put words into somebody's mouth.
//!
//! In: `speech-verbs.tsv`. Out: [`SpeechVerbs`].

use super::{LexiconError, Table, Vocabulary, WordId, WordMap};

/// A form of such a verb.
#[derive(Clone, Copy, Debug)]
pub struct SpeechVerb {
    /// The plain form: "say".
    pub verb: WordId,
    /// The form is rarely anything else; "reports" may be a noun.
    pub sure: bool,
    /// Also a noun for what is said: "Jane Roe's forecast".
    pub noun: bool,
    pub noun_only: bool,
    /// Cites only what stands in quotation marks: "denounced".
    pub quoting: bool,
}

#[derive(Clone, Debug, Default)]
pub struct SpeechVerbs {
    forms: WordMap<SpeechVerb>,
}

impl SpeechVerbs {
    pub fn get(&self, word: WordId) -> Option<SpeechVerb> {
        self.forms.get(word).copied()
    }

    pub(super) fn add(&mut self, v: &mut Vocabulary, shown: &str, text: &str) -> Result<(), LexiconError> {
        for row in Table::parse(shown, text, 6)?.rows {
            let verb = v.intern(row.cell(0));
            for (column, sure, quoting) in [(1, true, false), (2, false, false), (3, false, true)] {
                for form in row.list(column) {
                    let form = v.intern(form);
                    self.forms.insert(form, SpeechVerb { verb, sure, noun: false, noun_only: false, quoting });
                }
            }
            for noun in row.list(4) {
                let noun_only = SpeechVerb { verb, sure: false, noun: true, noun_only: true, quoting: false };
                self.forms.or_insert(v.intern(noun), noun_only).noun = true;
            }
        }
        Ok(())
    }
}
