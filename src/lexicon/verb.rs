//! The verbs of `verbs.tsv` with all their forms.
//!
//! In: rows of lemma, irregular past and participle, how likely the word is a noun, and what it takes. Out:
//! [`Verb`]s, and [`Reading`]s of every inflected form in the lexicon's [`Facts`](super::Facts).

use super::class::{Classes, Reading, VerbId};
use super::{Lexicon, LexiconError, Table, WordId, morphology};

/// One verb.
#[derive(Clone, Debug)]
pub struct Verb {
    pub lemma: WordId,
    /// Below zero where the base and `-s` form are mostly nouns in news, above where they are mostly verbs.
    pub verbness: i8,
    pub takes: Takes,
}

/// What a verb takes beside its subject: the `takes` column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Takes(u16);

macro_rules! takes {
    ($($name:ident = $bit:literal $text:literal,)*) => {
        impl Takes {
            $(pub const $name: Takes = Takes(1 << $bit);)*
            fn named(name: &str) -> Option<Takes> {
                match name { $($text => Some(Takes::$name),)* _ => None }
            }
        }
    };
}

takes! {
    // Needs an object, so that without one it is a passive participle: "the plane grounded in March".
    OBJECT = 0 "object",
    // Takes no object; a value beside it is a measure: "rose 4%".
    NONE = 1 "none",
    // Takes two: "gave Boeing an order".
    TWO = 2 "two",
    // Reports speech: "… , Boeing said".
    SPEECH = 3 "speech",
    // Takes a content clause: "shows that …".
    CONTENT = 4 "that",
    // Says what the subject is: "became chairman".
    LINK = 5 "link",
    // Takes an infinitive: "plans to deploy".
    INFINITIVE = 6 "to",
    // Takes an object with an infinitive of its own: "ordered the company to pay".
    OBJECT_INFINITIVE = 7 "object-to",
    // Takes a gerund: "began delivering".
    GERUND = 8 "ing",
    // Doubles its last consonant: "admitted", "beginning".
    DOUBLE = 9 "double",
    // `over` beside it is part of the verb: "took over".
    OVER = 10 "over",
    // Helps other verbs: be, have, do.
    AUXILIARY = 11 "aux",
    // Takes an object with a bare infinitive: "helped the firm grow".
    BARE = 12 "bare",
    // Takes an object and what that is or becomes: "named her chairman".
    NAMING = 13 "naming",
}

impl Takes {
    pub const fn or(self, other: Takes) -> Takes {
        Takes(self.0 | other.0)
    }

    pub fn any(self, of: Takes) -> bool {
        self.0 & of.0 != 0
    }
}

impl std::ops::BitOr for Takes {
    type Output = Takes;
    fn bitor(self, other: Takes) -> Takes {
        Takes(self.0 | other.0)
    }
}

impl Lexicon {
    pub(super) fn add_verbs(&mut self, shown: &str, text: &str) -> Result<(), LexiconError> {
        for row in Table::parse(shown, text, 6)?.rows {
            let lemma = row.cell(0);
            let mut takes = Takes::default();
            for word in row.list(4) {
                takes =
                    takes | Takes::named(word).ok_or_else(|| row.error(format!("a verb cannot take \"{word}\"")))?;
            }
            let verbness = match row.cell(3) {
                "" => 6,
                "v" => 2,
                "=" => 0,
                "n" => -2,
                other => return Err(row.error(format!("\"{other}\" is none of `-`, `v`, `=`, `n`"))),
            };
            let id = VerbId(self.verbs.len() as u16);
            let lemma_id = self.vocabulary.intern(lemma);
            self.verbs.push(Verb { lemma: lemma_id, verbness, takes });
            let double = takes.any(Takes::DOUBLE);
            let class = if takes.any(Takes::AUXILIARY) { Classes::AUXILIARY } else { Classes::default() };
            let mut form = |word: &str, forms: Classes| self.add_form(word, id, forms | class, verbness);
            if lemma == "be" {
                form("be", Classes::BASE);
                form("am", Classes::BASE);
                form("are", Classes::BASE);
                form("is", Classes::THIRD);
            } else {
                form(lemma, Classes::BASE);
                form(&morphology::third_person(lemma), Classes::THIRD);
            }
            form(&morphology::gerund(lemma, double), Classes::GERUND);
            let regular = morphology::past(lemma, double);
            let pasts = if row.cell(1).is_empty() { &regular } else { row.cell(1) };
            let participles = if row.cell(2).is_empty() { pasts } else { row.cell(2) };
            for past in pasts.split('|') {
                form(past, Classes::PAST);
                // "travelled" has its gerund in "travelling".
                if let Some(stem) = past.strip_suffix("lled").filter(|s| lemma.strip_suffix('l') == Some(s)) {
                    form(&format!("{stem}lling"), Classes::GERUND);
                }
            }
            for participle in participles.split('|') {
                form(participle, Classes::PARTICIPLE);
            }
        }
        Ok(())
    }

    /// Notes `word` as a form of `verb`. A past form beats another verb's base form: `found` is first of all `find`.
    fn add_form(&mut self, word: &str, verb: VerbId, forms: Classes, verbness: i8) {
        let (classes, readings) = self.facts_mut(word);
        *classes |= forms;
        if verbness < 6 && forms.any(Classes::BASE | Classes::THIRD) {
            *classes |= Classes::NOUN;
        }
        for slot in readings.iter_mut() {
            match slot {
                Some(r) if r.verb == verb => return r.forms |= forms,
                Some(_) => {}
                None => {
                    *slot = Some(Reading { verb, forms });
                    break;
                }
            }
        }
        let past = Classes::PAST | Classes::PARTICIPLE;
        if let [Some(a), Some(b)] = *readings
            && !a.forms.any(past)
            && b.forms.any(past)
        {
            *readings = [Some(b), Some(a)];
        }
    }

    /// The verb that a reading speaks of.
    pub fn verb(&self, id: VerbId) -> &Verb {
        &self.verbs[id.0 as usize]
    }

    /// The lemma of any form of a known verb, in lower case: `took` gives `take`, `found` gives `find`.
    pub fn verb_lemma(&self, word: &str) -> Option<&str> {
        Some(self.vocabulary.word(self.lemma_of_verb(self.vocabulary.get(word))?))
    }

    /// The same of a form's id.
    pub fn lemma_of_verb(&self, form: WordId) -> Option<WordId> {
        let reading = self.readings.get(form.0 as usize)?[0]?;
        Some(self.verb(reading.verb).lemma)
    }
}
