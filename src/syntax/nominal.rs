//! The part that each noun phrase plays: subject, object, complement, apposition, member of a list.
//!
//! In: a phrase and the clauses open around it. Out: a slot of a clause, a link to the phrase before, or a new clause
//! whose subject it is. "the chief, Anna Berg, said" makes an apposition, "the chief said, and Berg left" a clause.

use super::clause::{HORIZON, Last, Reader};
use super::{Chunk, ClauseKind, Complement, PhraseKind, Tag, Voice, is_quote};
use crate::lexicon::{Takes, word as w};

impl Reader<'_, '_, '_> {
    pub(super) fn phrase(&mut self, k: usize, p: usize) {
        if self.tag(k + 1) == Some(Tag::Possessive) && matches!(self.chunks.get(k + 2), Some(Chunk::Phrase(_))) {
            // A possessor plays no part of its own, but a clause that begins with it begins here.
            if self.opens_clause(k) {
                self.begin_clause(k, p);
            }
            return;
        }
        if let Some(owner) = self.possessor.take() {
            self.syntax.phrases[p].possessor = Some(owner);
        }
        let last = self.last;
        let before = self.phrase;
        self.last = Last::Phrase;
        if last == Last::Verb && self.clause().subject == Some(p) {
            // "said Buck"
            self.phrase = Some(p);
            return;
        }
        let date = self.syntax.phrases[p].kind == PhraseKind::Date;
        if let Some(preposition) = self.top().preposition.take() {
            self.phrase = Some(p);
            let after = self.top().after;
            let linked = after.is_some_and(|a| self.syntax.phrases[a].of == Some(p));
            if !linked {
                self.clause().complements.push(Complement { preposition, phrase: p, after });
            }
            return;
        }
        let verb_next = matches!(self.chunks.get(self.skip(k + 1)), Some(Chunk::Verb(_)));
        if date && (!verb_next || self.clause().subject.is_some()) {
            self.clause().when.push(p);
            self.last = if last == Last::Phrase { Last::Phrase } else { last };
            if last == Last::Comma || last == Last::Verb {
                self.last = Last::Other;
            }
            return;
        }
        self.last = last;
        // "If it rains and rivers rise, the road closes": what opened the sentence ends where its main clause begins.
        if last == Last::Comma && self.frames.len() > 1 && self.clause().verb.is_some() {
            let main = &self.syntax.clauses[self.frames[0].clause];
            if main.verb.is_none() && main.subject.is_none() && self.clause_follows(k).is_some() {
                self.frames.truncate(1);
            }
        }
        if !self.possessor_opened(k) && self.opens_clause(k) {
            self.begin_clause(k, p);
        }
        let last = self.last;
        self.last = Last::Phrase;
        self.phrase = Some(p);
        let top = *self.top();
        let has_verb = self.verb_of(&top).is_some();
        let contrasted = self.tag(k.wrapping_sub(1)) == Some(Tag::Negation);
        match last {
            // "by Vestra, not Orbex"
            Last::Comma if contrasted && has_verb => {}
            // "passed, by 51 votes to 48, a bill"
            Last::Comma if self.is_object_parted(p) => self.attach(p),
            Last::Conjunction if before.is_some() && self.joins(k) => {
                if let Some(b) = before {
                    self.syntax.phrases[b].coordinated = Some(p);
                }
            }
            Last::Comma if before.is_some() && (has_verb || self.clause().subject.is_some()) => {
                let b = before.unwrap_or(p);
                let (x, y) = (&self.syntax.phrases[b], &self.syntax.phrases[p]);
                let title = x.kind == PhraseKind::Name && y.kind == PhraseKind::Noun;
                if self.is_list(k) && !title {
                    self.syntax.phrases[b].coordinated = Some(p);
                } else if x.kind != PhraseKind::Value
                    && y.kind != PhraseKind::Value
                    && y.kind != PhraseKind::Pronoun
                    && x.kind != PhraseKind::Pronoun
                {
                    self.syntax.phrases[b].apposition = Some(p);
                }
            }
            _ if !has_verb => {
                let antecedent = self.top().antecedent.take();
                let clause = self.clause();
                if clause.subject.is_none() {
                    clause.subject = Some(p);
                    if antecedent.is_some() {
                        clause.object = antecedent;
                    }
                }
            }
            Last::Comma | Last::Conjunction | Last::Start | Last::Colon => {}
            _ => self.attach(p),
        }
    }

    /// A comma parts the verb from an object that it still lacks.
    fn is_object_parted(&self, p: usize) -> bool {
        let Some(frame) = self.frames.last() else { return false };
        let Some(verb) = self.verb_of(frame).map(|v| &self.syntax.verbs[v]) else { return false };
        let clause = &self.syntax.clauses[frame.clause];
        let first = clause.complements.iter().any(|c| c.preposition == verb.tokens.end + 1);
        let lacks = clause.object.is_none() && clause.predicate_noun.is_none() && clause.measure.is_none();
        let takes = verb.verb.is_some_and(|v| {
            let takes = self.text.lexicon.verb(v).takes;
            !takes.any(Takes::SPEECH | Takes::CONTENT | Takes::LINK | Takes::NONE | Takes::AUXILIARY)
        });
        let noun = &self.syntax.phrases[p];
        verb.voice == Voice::Active
            && self.text.str(verb.tokens.end) == ","
            && first
            && lacks
            && takes
            && noun.kind == PhraseKind::Noun
            && noun.determiner.is_some()
    }

    pub(super) fn possessor_opened(&self, k: usize) -> bool {
        k >= 2 && self.tag(k - 1) == Some(Tag::Possessive)
    }

    /// Whether a conjunction joins this phrase to the one before.
    pub(super) fn joins(&self, _k: usize) -> bool {
        true
    }

    /// A new clause begins with the phrase at chunk `k`, its subject.
    pub(super) fn opens_clause(&self, k: usize) -> bool {
        let Some(frame) = self.frames.last() else { return false };
        if frame.preposition.is_some() {
            return false;
        }
        let has_verb = self.verb_of(frame).is_some();
        let has_subject = self.syntax.clauses[frame.clause].subject.is_some();
        match self.last {
            Last::Comma if self.is_parenthetical(k) => return true,
            // The object of any other verb is no subject.
            Last::Verb if has_verb && !self.clause_takes(Takes::CONTENT | Takes::SPEECH) => return false,
            Last::Verb | Last::Comma | Last::Conjunction | Last::Other if has_verb => {}
            Last::Phrase if has_verb || has_subject => {}
            _ => return false,
        }
        if self.last == Last::Comma && self.is_list(k) {
            return false;
        }
        if self.last == Last::Conjunction && self.object_awaits_verb() {
            return false;
        }
        let Some(verb) = self.clause_follows(k) else { return false };
        // "studies that show gains were published"
        !(self.last == Last::Verb && self.is_awaited(verb))
    }

    /// "said the threat of rebels attacking the port or …": what was said still lacks its verb.
    pub(super) fn object_awaits_verb(&self) -> bool {
        let [.., below, top] = self.frames.as_slice() else { return false };
        let (kind, below) = (self.syntax.clauses[top.clause].kind, &self.syntax.clauses[below.clause]);
        matches!(kind, ClauseKind::Participle | ClauseKind::Relative)
            && below.object.is_some()
            && below.verb.is_some_and(|v| self.takes(v, Takes::SPEECH) && !self.takes(v, Takes::TWO | Takes::OBJECT))
    }

    /// "the official argued," between commas
    pub(super) fn is_parenthetical(&self, k: usize) -> bool {
        let Some(at) = self.clause_follows(k) else { return false };
        let speech = matches!(self.chunks[at], Chunk::Verb(v) if self.takes(v, Takes::SPEECH));
        let mut end = self.skip(at + 1);
        while matches!(self.chunks.get(end), Some(Chunk::Phrase(p)) if self.syntax.phrases[*p].kind == PhraseKind::Date)
        {
            end = self.skip(end + 1);
        }
        // "…," Smith said: words between quotation marks need no verb.
        let quoted = k > 0 && is_quote(self.sign(k - 1));
        speech && (self.sign(end) == w::COMMA || quoted && self.ends_attribution(at))
    }

    pub(super) fn begin_clause(&mut self, k: usize, _p: usize) {
        let Some(verb_at) = self.clause_follows(k) else { return };
        let speech = matches!(self.chunks[verb_at], Chunk::Verb(v) if self.takes(v, Takes::SPEECH | Takes::CONTENT));
        match self.last {
            Last::Comma if speech && self.ends_attribution(verb_at) => self.attribute(),
            Last::Comma | Last::Conjunction => {
                self.close_for_coordination();
                self.beside(ClauseKind::Coordinate);
            }
            Last::Verb if self.clause_takes(Takes::CONTENT | Takes::SPEECH) => self.push(ClauseKind::Content, None),
            // "told Reuters …", "said in a statement …"
            Last::Phrase if self.clause_takes(Takes::SPEECH) => {
                self.push(ClauseKind::Content, None);
            }
            Last::Phrase => {
                let antecedent = self.phrase;
                self.push(ClauseKind::Relative, None);
                self.top().antecedent = antecedent;
            }
            _ => self.push(ClauseKind::Content, None),
        }
        self.last = Last::Cue;
    }

    /// Leaves relatives, participles and infinitives, which a clause with a subject of its own cannot join.
    pub(super) fn close_for_coordination(&mut self) {
        while let [.., below, top] = self.frames.as_slice() {
            let kind = self.syntax.clauses[top.clause].kind;
            let inner = matches!(
                kind,
                ClauseKind::Relative | ClauseKind::Participle | ClauseKind::Infinitive | ClauseKind::Subordinate
            );
            if !inner || self.verb_of(below).is_none() {
                break;
            }
            self.pop();
        }
    }

    /// What the sentence says around an attribution becomes its content, and may go on after it.
    pub(super) fn attribute(&mut self) {
        let attribution = self.syntax.clauses.len();
        while self.frames.len() > 1 && self.clause().verb.is_some() {
            self.pop();
        }
        for c in self.first.max(attribution.saturating_sub(HORIZON))..attribution {
            let clause = &mut self.syntax.clauses[c];
            if clause.kind == ClauseKind::Main {
                clause.kind = ClauseKind::Content;
                clause.parent = Some(attribution);
            }
        }
        self.open(ClauseKind::Main, None, None);
        self.attribution = Some(attribution);
    }

    /// Puts a phrase after its verb: object, indirect object, predicate noun or measure.
    pub(super) fn attach(&mut self, p: usize) {
        let Some(verb) = self.clause().verb else { return };
        let kind = self.syntax.phrases[p].kind;
        let (link, none, two) =
            (self.takes(verb, Takes::LINK), self.takes(verb, Takes::NONE), self.takes(verb, Takes::TWO));
        let passive = self.syntax.verbs[verb].voice == Voice::Passive;
        let auxiliary = self.takes(verb, Takes::AUXILIARY);
        let clause = self.clause();
        let asked = clause.subject.is_none() && !matches!(clause.kind, ClauseKind::Participle | ClauseKind::Infinitive);
        if asked && auxiliary {
            // "Is the road open?"
            clause.subject = Some(p);
        } else if link && !passive {
            clause.predicate_noun.get_or_insert(p);
        } else if passive && clause.object.is_none() && !two {
            // "was named chairman", "was fined $4 million"
            if kind == PhraseKind::Value {
                clause.measure.get_or_insert(p)
            } else {
                clause.predicate_noun.get_or_insert(p)
            };
        } else if none {
            clause.measure.get_or_insert(p);
        } else if clause.object.is_none() {
            clause.object = Some(p);
        } else if two && clause.indirect.is_none() {
            clause.indirect = clause.object;
            clause.object = Some(p);
        } else {
            clause.predicate_noun.get_or_insert(p);
        }
    }
}
