//! What stands ahead: the questions that the clause reader asks of the chunks to come.
//!
//! In: a [`Reader`] and a chunk. Out: yes or no, or where. Each looks at most [`HORIZON`] chunks ahead and changes
//! nothing. "Does a subject with its verb follow?" decides between "killed 12 and 40 others" and "killed 12 and 40
//! others fled".

use super::clause::{Frame, HORIZON, Reader};
use super::{Chunk, Clause, PhraseKind, Tag, VerbForm, is_quote};
use crate::lexicon::{Classes, Cue, Takes, WordId, word as w};

impl Reader<'_, '_, '_> {
    pub(super) fn top(&mut self) -> &mut Frame {
        // The stack is never empty: only frames above the first are popped.
        let last = self.frames.len() - 1;
        &mut self.frames[last]
    }

    pub(super) fn clause(&mut self) -> &mut Clause {
        let c = self.top().clause;
        &mut self.syntax.clauses[c]
    }

    pub(super) fn verb_of(&self, frame: &Frame) -> Option<usize> {
        self.syntax.clauses[frame.clause].verb
    }

    pub(super) fn tag(&self, k: usize) -> Option<Tag> {
        match self.chunks.get(k)? {
            Chunk::Word(i) => Some(self.syntax.tags[*i]),
            _ => None,
        }
    }

    /// The word or sign of a chunk that is one.
    pub(super) fn sign(&self, k: usize) -> WordId {
        match self.chunks.get(k) {
            Some(Chunk::Word(i)) => self.text.word(*i),
            _ => WordId::NONE,
        }
    }

    pub(super) fn str(&self, k: usize) -> &str {
        match self.chunks.get(k) {
            Some(Chunk::Word(i)) => self.text.str(*i),
            _ => "",
        }
    }

    /// The next chunk that is no adverb and no quote mark.
    pub(super) fn skip(&self, mut k: usize) -> usize {
        while matches!(self.tag(k), Some(Tag::Adverb | Tag::Negation))
            || is_quote(self.sign(k)) && self.tag(k) == Some(Tag::Punctuation)
        {
            k += 1;
        }
        k
    }

    pub(super) fn takes(&self, verb: usize, what: Takes) -> bool {
        self.syntax.verbs[verb].verb.is_some_and(|v| self.text.lexicon.verb(v).takes.any(what))
    }

    pub(super) fn clause_takes(&self, what: Takes) -> bool {
        self.frames.last().and_then(|f| self.verb_of(f)).is_some_and(|v| self.takes(v, what))
    }

    /// A single `-ed` form that can be a past and a participle.
    pub(super) fn is_ambiguous(&self, v: usize) -> bool {
        let group = &self.syntax.verbs[v];
        group.form == VerbForm::Finite
            && self.syntax.tags[group.head] == Tag::Verb
            && group.modal.is_none()
            && !(group.tokens.start..group.head).any(|i| matches!(self.syntax.tags[i], Tag::Auxiliary | Tag::Modal))
            && self.words.any(group.head, Classes::PARTICIPLE)
            && self.words.any(group.head, Classes::PAST)
            && !self.takes(v, Takes::NONE)
    }

    /// "injured 50 miles outside the town", "located 5 km from it": how far away is no object.
    pub(super) fn is_distance(&self, n: usize) -> bool {
        let Some(Chunk::Phrase(p)) = self.chunks.get(n) else { return false };
        let lexicon = self.text.lexicon;
        let unit = lexicon.vocabulary.get(&lexicon.singular(&self.text.lower(self.syntax.phrases[*p].head)));
        let away = lexicon.vocabulary.get(&self.str(n + 1).to_lowercase());
        lexicon.cues.has(unit, Cue::Distance) && lexicon.cues.has(away, Cue::Direction)
    }

    /// Whether an ambiguous form is a participle after its noun: "the plane grounded in March was sold".
    pub(super) fn is_participle(&self, k: usize, v: usize) -> bool {
        if !self.is_ambiguous(v) || self.follows_pronoun(k) {
            return false;
        }
        let n = self.skip(k + 1);
        if matches!(self.chunks.get(n), Some(Chunk::Word(i)) if self.text.word(*i) == w::BY) {
            return true;
        }
        // "a firm called Acme"
        if self.takes(v, Takes::NAMING) && matches!(self.chunks.get(n), Some(Chunk::Phrase(_))) {
            return self.finite_without_subject(n + 1);
        }
        // ", Boeing said,"
        let ends = matches!(self.str(n), "," | "." | "");
        if ends
            && self.takes(v, Takes::SPEECH | Takes::CONTENT)
            && (k < 2 || self.sign(k - 2) == w::COMMA)
            && !matches!(self.chunks.get(n), Some(Chunk::Phrase(_) | Chunk::Verb(_)))
        {
            return false;
        }
        let object = match self.chunks.get(n) {
            Some(Chunk::Phrase(p)) => self.syntax.phrases[*p].kind != PhraseKind::Date && !self.is_distance(n),
            Some(Chunk::Word(i)) => {
                self.syntax.tags[*i] == Tag::Subordinator && self.takes(v, Takes::CONTENT | Takes::SPEECH)
            }
            _ => false,
        };
        if object {
            return false;
        }
        if self.finite_without_subject(k + 1) {
            return true;
        }
        if let Some(Chunk::Verb(next)) = self.chunks.get(n) {
            // "the muscle required to run it", but "the bank expected to close it"
            return match self.syntax.verbs[*next].form {
                VerbForm::Infinitive => self.takes(v, Takes::OBJECT_INFINITIVE) && !self.takes(v, Takes::INFINITIVE),
                _ => self.takes(v, Takes::OBJECT) && !self.takes(v, Takes::GERUND),
            };
        }
        self.takes(v, Takes::OBJECT) && !(self.takes(v, Takes::SPEECH | Takes::CONTENT) && self.content_follows(n))
    }

    /// "he signed", "it based"
    fn follows_pronoun(&self, k: usize) -> bool {
        let before = (0..k).rev().find(|&j| !matches!(self.tag(j), Some(Tag::Adverb)));
        matches!(before.map(|j| self.chunks[j]), Some(Chunk::Phrase(p)) if {
            let head = self.syntax.phrases[p].head;
            self.words.any(head, Classes::NOMINATIVE) || self.text.word(head) == w::IT
        })
    }

    /// "announced on Monday that …"
    pub(super) fn content_follows(&self, k: usize) -> bool {
        for j in k..self.chunks.len().min(k + HORIZON) {
            match self.chunks[j] {
                Chunk::Verb(_) => return false,
                Chunk::Word(i) if self.syntax.tags[i] == Tag::Subordinator => return true,
                Chunk::Word(i) if self.syntax.tags[i] == Tag::Punctuation => return false,
                _ => {}
            }
        }
        false
    }

    /// A finite verb comes whose subject must stand before chunk `k`.
    pub(super) fn finite_without_subject(&self, k: usize) -> bool {
        let mut governed = false;
        let mut free = false;
        let mut comma = false;
        for j in k..self.chunks.len().min(k + HORIZON) {
            match self.chunks[j] {
                Chunk::Phrase(p) => {
                    if comma {
                        return false;
                    }
                    if !governed && self.syntax.phrases[p].kind != PhraseKind::Date {
                        free = true;
                    }
                    governed = false;
                }
                Chunk::Verb(v) if self.syntax.verbs[v].form == VerbForm::Finite => return !free,
                // "claiming he won": what follows such a verb may be a subject.
                Chunk::Verb(v) => {
                    governed = !self.takes(v, Takes::SPEECH | Takes::CONTENT);
                    comma = false;
                }
                Chunk::Word(i) => match self.syntax.tags[i] {
                    // "resigned after protesters stormed the hall"
                    Tag::Preposition
                        if self.words.any(i, Classes::SUBORDINATOR)
                            && matches!(self.chunks.get(j + 1), Some(Chunk::Phrase(_)))
                            && self.is_finite(self.skip(j + 2)) =>
                    {
                        return false;
                    }
                    Tag::Preposition => governed = true,
                    Tag::Conjunction if matches!(self.chunks.get(self.skip(j + 1)), Some(Chunk::Verb(_))) => {
                        return false;
                    }
                    Tag::Conjunction => governed = true,
                    Tag::Relative | Tag::Subordinator => return false,
                    Tag::Punctuation if self.text.word(i) == w::COMMA => comma = true,
                    Tag::Punctuation if !is_quote(self.text.word(i)) => return false,
                    _ => {}
                },
            }
        }
        false
    }

    /// From chunk `k` on stand a noun phrase and its finite verb.
    pub(super) fn clause_follows(&self, k: usize) -> Option<usize> {
        let mut k = self.skip(k);
        let mut subject = false;
        let mut governed = false;
        let limit = self.chunks.len().min(k + HORIZON);
        while k < limit {
            match self.chunks[k] {
                Chunk::Phrase(_) => {
                    if subject && !governed {
                        // "the loan the bank granted": two phrases in a row.
                        return None;
                    }
                    subject = true;
                    governed = false;
                }
                Chunk::Verb(v) => {
                    return match self.syntax.verbs[v].form {
                        VerbForm::Finite if !subject || governed => None,
                        VerbForm::Finite if self.is_participle(k, v) => {
                            if !self.finite_without_subject(k + 1) {
                                return None;
                            }
                            (k + 1..limit).find(|&j| matches!(self.chunks[j], Chunk::Verb(v) if self.syntax.verbs[v].form == VerbForm::Finite))
                        }
                        VerbForm::Finite => Some(k),
                        _ => None,
                    };
                }
                Chunk::Word(i) => match self.syntax.tags[i] {
                    Tag::Preposition | Tag::Conjunction if subject => governed = true,
                    Tag::Possessive => {
                        governed = true;
                    }
                    Tag::Adverb | Tag::Negation | Tag::Adjective => {}
                    Tag::Punctuation if is_quote(self.text.word(i)) => {}
                    Tag::Punctuation if subject && !governed && self.text.word(i) == w::COMMA => {
                        k = self.close_bracket(k)?
                    }
                    _ => return None,
                },
            }
            k += 1;
        }
        None
    }

    /// From the comma at chunk `k` to the one that closes an apposition before a finite verb: "Buck, the chief, said".
    pub(super) fn close_bracket(&self, k: usize) -> Option<usize> {
        for j in k + 1..self.chunks.len().min(k + HORIZON / 2) {
            match self.chunks[j] {
                Chunk::Verb(_) => return None,
                Chunk::Word(i) if self.text.word(i) == w::COMMA => {
                    return self.is_finite(self.skip(j + 1)).then_some(j);
                }
                Chunk::Word(i)
                    if matches!(self.syntax.tags[i], Tag::Punctuation | Tag::Relative | Tag::Subordinator) =>
                {
                    return None;
                }
                _ => {}
            }
        }
        None
    }

    pub(super) fn is_finite(&self, k: usize) -> bool {
        matches!(self.chunks.get(k), Some(Chunk::Verb(v)) if self.syntax.verbs[*v].form == VerbForm::Finite)
    }

    /// "A, B and C" goes on from chunk `k`, the phrase B.
    pub(super) fn is_list(&self, k: usize) -> bool {
        let mut of = false;
        let mut comma = false;
        for j in k..self.chunks.len().min(k + HORIZON) {
            match self.chunks[j] {
                Chunk::Phrase(_) => {
                    of = false;
                    comma = false;
                }
                Chunk::Verb(_) => return false,
                Chunk::Word(i) => match self.syntax.tags[i] {
                    Tag::Preposition if self.text.word(i) == w::OF || self.text.word(i) == w::IN => of = true,
                    Tag::Possessive => of = true,
                    Tag::Conjunction => {
                        return !of
                            && matches!(self.chunks.get(self.skip(j + 1)), Some(Chunk::Phrase(_)))
                            && !self.new_clause_after(j);
                    }
                    Tag::Punctuation if self.text.word(i) == w::COMMA && !comma => comma = true,
                    Tag::Punctuation if is_quote(self.text.word(i)) => {}
                    Tag::Adverb => {}
                    _ => return false,
                },
            }
        }
        false
    }

    /// "A, B, and Airbus added …": the conjunction joins clauses.
    pub(super) fn new_clause_after(&self, j: usize) -> bool {
        self.frames.last().is_some_and(|f| self.verb_of(f).is_some()) && self.clause_follows(j + 1).is_some()
    }

    /// Whether the speech verb at chunk `k` ends an attribution: "…, Boeing said in a statement on Monday."
    pub(super) fn ends_attribution(&self, k: usize) -> bool {
        for j in k + 1..self.chunks.len().min(k + HORIZON) {
            match self.chunks[j] {
                Chunk::Phrase(_) => {}
                Chunk::Verb(_) => return false,
                Chunk::Word(i) => match self.syntax.tags[i] {
                    Tag::Punctuation if is_quote(self.text.word(i)) && j > k + 1 => return true,
                    Tag::Punctuation => return self.text.word(i) != w::COLON,
                    Tag::Subordinator | Tag::Relative | Tag::Conjunction => {
                        return self.syntax.tags[i] == Tag::Conjunction;
                    }
                    _ => {}
                },
            }
        }
        true
    }

    /// The verb at chunk `k` is the last of the sentence, and a clause further down still waits for its own.
    pub(super) fn is_awaited(&self, k: usize) -> bool {
        self.waits_below() && !self.finite_later(k + 1)
    }

    /// A clause below the one on top has its subject and no verb yet.
    pub(super) fn waits_below(&self) -> bool {
        self.frames[..self.frames.len().saturating_sub(1)].iter().any(|f| self.is_waiting(f))
    }

    /// The clause on top has its subject and no verb yet.
    pub(super) fn waits(&self) -> bool {
        self.frames.last().is_some_and(|f| self.is_waiting(f))
    }

    fn is_waiting(&self, f: &Frame) -> bool {
        self.verb_of(f).is_none() && self.syntax.clauses[f.clause].subject.is_some()
    }

    pub(super) fn finite_later(&self, k: usize) -> bool {
        (k..self.chunks.len().min(k + 2 * HORIZON)).any(|j| match self.chunks[j] {
            Chunk::Verb(v) => self.syntax.verbs[v].form == VerbForm::Finite && !self.is_participle(j, v),
            _ => false,
        })
    }
}
