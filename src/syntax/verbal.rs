//! The clause that each verb group belongs to: one that waits for its verb, or a new one.
//!
//! In: a verb group and the clauses open around it. Out: a filled or a new clause; the verb that it hangs on. Here
//! it is settled whether "grounded" is a past or a participle.

use super::clause::{Last, Reader};
use super::{Chunk, ClauseKind, PhraseKind, Tag, Tense, VerbForm, Voice};
use crate::lexicon::{Classes, Takes, word as w};

impl Reader<'_, '_, '_> {
    pub(super) fn verb(&mut self, k: usize, v: usize) {
        let form = self.syntax.verbs[v].form;
        if form != VerbForm::Gerund {
            self.top().preposition = None;
        }
        match form {
            VerbForm::Infinitive => self.infinitive(k, v),
            VerbForm::Gerund => self.gerund(v),
            VerbForm::Participle => self.participle(k, v),
            VerbForm::Finite if self.last != Last::Conjunction && self.reads_as_participle(k, v) => {
                let head = self.syntax.verbs[v].head;
                self.syntax.tags[head] = Tag::PastParticiple;
                let group = &mut self.syntax.verbs[v];
                group.form = VerbForm::Participle;
                group.voice = Voice::Passive;
                group.tense = Tense::Present;
                self.participle(k, v);
            }
            VerbForm::Finite => self.finite(k, v),
        }
        self.top().preposition = None;
        self.last = Last::Verb;
    }

    pub(super) fn reads_as_participle(&mut self, k: usize, v: usize) -> bool {
        if !self.is_ambiguous(v) {
            return false;
        }
        // "the jets, which regulators grounded in March"
        if self.clause().verb.is_none() && self.clause().kind == ClauseKind::Relative && self.clause().object.is_some()
        {
            return false;
        }
        let waiting = self.clause().verb.is_none();
        if waiting && self.clause().subject.is_some() && matches!(self.last, Last::Phrase | Last::Comma | Last::Other) {
            // "The jet that Boeing grounded was sold": the verb that comes belongs to the clause below.
            if self.waits_below() {
                return false;
            }
            // The clause needs a verb: only another one that comes makes a participle of this one.
            let object = matches!(self.chunks.get(self.skip(k + 1)), Some(Chunk::Phrase(p)) if self.syntax.phrases[*p].kind != PhraseKind::Date);
            let headline = self.takes(v, Takes::OBJECT)
                && !object
                && !self.takes(v, Takes::SPEECH | Takes::CONTENT | Takes::INFINITIVE);
            return self.is_participle(k, v)
                && (self.names(k, v)
                    || self.finite_without_subject(k + 1)
                    || self.last == Last::Phrase && (headline || !self.finite_later(k + 1)));
        }
        match self.last {
            // "profit for the quarter ended March 31"
            Last::Phrase if self.closes_period(k, v) => true,
            Last::Phrase if self.modifies_object(k, v) => true,
            Last::Phrase | Last::Comma => self.names(k, v) || self.is_participle(k, v),
            Last::Verb => !self.waits_below(),
            Last::Preposition | Last::Start => true,
            Last::Cue => self.clause().subject.is_none(),
            _ => false,
        }
    }

    /// "the quarter ended March 31": a stretch of time, its verb and a date.
    fn closes_period(&self, k: usize, v: usize) -> bool {
        let time = self.phrase.is_some_and(|p| self.words.any(self.syntax.phrases[p].head, Classes::TIME));
        let date = |p: usize| self.syntax.phrases[p].kind == PhraseKind::Date;
        let dated = matches!(self.chunks.get(self.skip(k + 1)), Some(&Chunk::Phrase(p)) if date(p));
        let lemma = self.syntax.verbs[v].lemma;
        time && dated && lemma == self.text.lexicon.vocabulary.get("end")
    }

    /// "called Acme"
    fn names(&self, k: usize, v: usize) -> bool {
        self.takes(v, Takes::NAMING) && matches!(self.chunks.get(self.skip(k + 1)), Some(Chunk::Phrase(_)))
    }

    /// "passed reforms intended to cut costs", "with Smith expected to win": the phrase already has its part, and no
    /// open clause could make it the subject of another verb.
    fn modifies_object(&self, k: usize, v: usize) -> bool {
        let infinitive = matches!(self.chunks.get(self.skip(k + 1)), Some(Chunk::Verb(n)) if self.syntax.verbs[*n].form == VerbForm::Infinitive);
        let free =
            self.frames.iter().all(|f| self.verb_of(f).is_some_and(|v| !self.takes(v, Takes::SPEECH | Takes::CONTENT)));
        let phrase = self.phrase;
        let top = self.frames.last().map(|f| &self.syntax.clauses[f.clause]);
        let governed = top.and_then(|c| c.complements.last()).map(|c| c.phrase) == phrase;
        infinitive && (free || governed) && self.takes(v, Takes::INFINITIVE | Takes::OBJECT_INFINITIVE)
    }

    pub(super) fn fill(&mut self, v: usize) {
        let antecedent = self.top().antecedent.take();
        let clause = self.clause();
        clause.verb = Some(v);
        if clause.subject.is_none() {
            clause.subject = antecedent;
        }
        let subject = clause.subject;
        if clause.kind == ClauseKind::Verbless {
            clause.kind = ClauseKind::Coordinate;
        }
        // "no trains were delivered", "the firm never paid"
        let none = subject
            .and_then(|s| self.syntax.phrases[s].determiner)
            .is_some_and(|d| self.words.any(d, Classes::NEGATION));
        let start = self.syntax.verbs[v].tokens.start;
        let before = self.syntax.tags[..start].iter().rev().find(|t| **t != Tag::Adverb);
        self.syntax.verbs[v].negated |= none || before == Some(&Tag::Negation);
    }

    pub(super) fn finite(&mut self, k: usize, v: usize) {
        if self.clause().verb.is_none() {
            return self.fill(v);
        }
        if self.merge_inverted(v) || self.bare_infinitive(v) {
            return;
        }
        let speech = self.takes(v, Takes::SPEECH);
        match self.last {
            Last::Conjunction => return self.coordinate(k, v),
            // "…," said Buck
            Last::Comma | Last::Start | Last::Other
                if speech && matches!(self.chunks.get(self.skip(k + 1)), Some(Chunk::Phrase(_))) =>
            {
                let waits = self.frames.iter().any(|f| self.verb_of(f).is_none());
                if !waits {
                    self.attribute();
                    self.clause().verb = Some(v);
                    if let Some(Chunk::Phrase(p)) = self.chunks.get(self.skip(k + 1)) {
                        self.clause().subject = Some(*p);
                    }
                    return;
                }
            }
            _ => {}
        }
        if let Some(f) = self.frames.iter().rposition(|f| self.verb_of(f).is_none()) {
            // "When it rained the river rose": the subject was taken for an object.
            let taken = self
                .phrase
                .filter(|_| self.last == Last::Phrase && self.syntax.clauses[self.frames[f].clause].subject.is_none());
            let clause = self.clause();
            let taken = match taken {
                Some(p) if clause.object == Some(p) => clause.object.take(),
                Some(p) if clause.measure == Some(p) => clause.measure.take(),
                _ => None,
            };
            self.frames.truncate(f + 1);
            let clause = self.clause();
            clause.subject = clause.subject.or(taken);
            return self.fill(v);
        }
        // A verb after a comma shares the subject: "rose, fell and rose again".
        if self.last == Last::Comma {
            self.close_for_coordination();
            let subject = self.clause().subject;
            self.beside(ClauseKind::Coordinate);
            self.clause().subject = subject;
            return self.fill(v);
        }
        // "told Reuters deliveries totaling 1 million units will begin": the noun before a participle is the subject.
        let kind = self.clause().kind;
        let below = self.frames.len().checked_sub(2).and_then(|f| self.verb_of(&self.frames[f]));
        let modified = self.clause().subject;
        if matches!(kind, ClauseKind::Participle | ClauseKind::Relative)
            && below.is_some_and(|b| self.takes(b, Takes::CONTENT | Takes::SPEECH))
        {
            self.pop();
            self.phrase = if self.clause_takes(Takes::TWO) { modified } else { self.clause().object.or(modified) };
            self.last = Last::Phrase;
        }
        let subject = self.phrase.filter(|_| self.last == Last::Phrase);
        let content = self.clause_takes(Takes::CONTENT | Takes::SPEECH);
        if let Some(p) = subject {
            let clause = self.clause();
            if clause.object == Some(p) {
                clause.object = clause.indirect.take();
            }
        }
        if content {
            self.push(ClauseKind::Content, None)
        } else {
            self.beside(ClauseKind::Coordinate)
        }
        self.clause().subject = subject;
        self.fill(v);
    }

    /// "Did the bank know": the auxiliary and its verb around the subject are one group.
    pub(super) fn merge_inverted(&mut self, v: usize) -> bool {
        let Some(helper) = self.clause().verb else { return false };
        let helper = &self.syntax.verbs[helper];
        let (at, tense, modal, negated) = (helper.tokens.start, helper.tense, helper.modal, helper.negated);
        let helps = helper.verb.is_none_or(|v| self.text.lexicon.verb(v).takes.any(Takes::AUXILIARY));
        let inverted = self.clause().subject.is_some_and(|p| self.syntax.phrases[p].tokens.start > at);
        if !helps || !inverted || self.last != Last::Phrase || self.syntax.verbs[v].tokens.len() > 1 {
            return false;
        }
        let group = &mut self.syntax.verbs[v];
        (group.tense, group.modal, group.negated) = (tense, modal, negated);
        self.clause().verb = Some(v);
        true
    }

    /// "helped the firm grow"
    pub(super) fn bare_infinitive(&mut self, v: usize) -> bool {
        let object = self.clause().object;
        let head = self.syntax.verbs[v].head;
        let bare = self.syntax.verbs[v].tokens.len() == 1 && self.words.any(head, Classes::BASE);
        if !bare
            || object.is_none()
            || self.phrase != object
            || self.last != Last::Phrase
            || !self.clause_takes(Takes::BARE)
        {
            return false;
        }
        let group = &mut self.syntax.verbs[v];
        group.form = VerbForm::Infinitive;
        group.tense = Tense::Present;
        group.governor = self.syntax.clauses[self.frames[self.frames.len() - 1].clause].verb;
        self.push(ClauseKind::Infinitive, None);
        self.clause().subject = object;
        self.fill(v);
        true
    }

    /// "killed 12 and injured 40", "will cut jobs and close plants", "plans to cut jobs and close plants"
    pub(super) fn coordinate(&mut self, k: usize, v: usize) {
        let bare = self.words.any(self.syntax.verbs[v].head, Classes::BASE)
            && self.syntax.verbs[v].modal.is_none()
            && self.syntax.verbs[v].tokens.len() == 1
            && !self.words.any(self.syntax.verbs[v].head, Classes::PAST);
        // "demands that they pay, but will not wait": the other clause's verb, where a comma parts it.
        let parted = k >= 2 && self.str(k - 1).eq_ignore_ascii_case("but") && self.sign(k - 2) == w::COMMA;
        if parted && self.clause().kind == ClauseKind::Content && self.clause().cue.is_some() {
            let below = self.frames.len().checked_sub(2).map(|f| &self.syntax.clauses[self.frames[f].clause]);
            if below.is_some_and(|c| c.verb.is_some() && c.subject.is_some()) {
                self.pop();
            }
        }
        while self.frames.len() > 1 {
            let form = self.clause().verb.map_or(VerbForm::Finite, |v| self.syntax.verbs[v].form);
            if form == VerbForm::Finite || form == VerbForm::Infinitive && bare {
                break;
            }
            self.pop();
        }
        let (subject, before) = (self.clause().subject, self.clause().verb);
        self.beside(ClauseKind::Coordinate);
        self.clause().subject = subject;
        if let Some(b) = before {
            let first = self.syntax.verbs[b].clone();
            let ambiguous = self.is_ambiguous(v);
            let object = matches!(self.chunks.get(self.skip(k + 1)), Some(Chunk::Phrase(_)));
            // "was 130 meters long and built in 1999"
            let passive = first.voice == Voice::Passive || first.lemma == w::BE && self.takes(v, Takes::OBJECT);
            let group = &mut self.syntax.verbs[v];
            if bare && (first.modal.is_some() || first.form == VerbForm::Infinitive) {
                group.modal = first.modal;
                group.tense = first.tense;
                group.form = first.form;
                group.governor = first.governor;
                group.governor_noun = first.governor_noun;
            } else if ambiguous && passive && !object {
                group.voice = Voice::Passive;
                group.tense = first.tense;
                group.perfect = first.perfect;
                group.modal = first.modal;
                let head = group.head;
                self.syntax.tags[head] = Tag::PastParticiple;
            } else if ambiguous && first.perfect {
                group.perfect = true;
                group.tense = first.tense;
                let head = group.head;
                self.syntax.tags[head] = Tag::PastParticiple;
            }
        }
        self.fill(v);
    }

    pub(super) fn infinitive(&mut self, k: usize, v: usize) {
        let (verb, subject, object) = {
            let c = self.clause();
            (c.verb, c.subject, c.object)
        };
        if verb.is_none() && subject.is_some() && self.last == Last::Phrase && !self.finite_later(k + 1) {
            // "Boeing to halt production"
            self.syntax.verbs[v].tense = Tense::Future;
            return self.fill(v);
        }
        let mut controller = subject;
        let kind = self.clause().kind;
        match self.last {
            Last::Verb | Last::Other => self.syntax.verbs[v].governor = verb,
            Last::Phrase => {
                let asked = verb.is_some_and(|g| self.takes(g, Takes::OBJECT_INFINITIVE)) && object.is_some();
                if self.phrase == object {
                    // "gave the firm 30 days to respond"
                    controller = self.clause().indirect.or(subject);
                }
                if asked {
                    self.syntax.verbs[v].governor = verb;
                    controller = object;
                } else {
                    let takes = |p: &usize| self.words.any(self.syntax.phrases[*p].head, Classes::INFINITIVE);
                    self.syntax.verbs[v].governor_noun = self.phrase.filter(takes);
                }
            }
            Last::Conjunction if kind == ClauseKind::Infinitive => {
                let first = verb.map(|g| (self.syntax.verbs[g].governor, self.syntax.verbs[g].governor_noun));
                if let Some((governor, noun)) = first {
                    self.syntax.verbs[v].governor = governor;
                    self.syntax.verbs[v].governor_noun = noun;
                }
                self.beside(ClauseKind::Coordinate);
                self.clause().subject = subject;
                return self.fill(v);
            }
            _ => {}
        }
        self.push(ClauseKind::Infinitive, None);
        self.clause().subject = controller;
        self.fill(v);
    }

    pub(super) fn gerund(&mut self, v: usize) {
        let cue = self.top().preposition.take();
        let (kind, verb, subject, object) = {
            let c = self.clause();
            (c.kind, c.verb, c.subject, c.object)
        };
        if verb.is_none() && matches!(self.last, Last::Cue) && kind != ClauseKind::Relative {
            // "while flying"
            self.clause().kind = ClauseKind::Participle;
            return self.fill(v);
        }
        if self.last == Last::Conjunction && kind == ClauseKind::Participle {
            self.beside(ClauseKind::Coordinate);
            self.clause().subject = subject;
            return self.fill(v);
        }
        let mut controller = subject;
        match self.last {
            Last::Verb => self.syntax.verbs[v].governor = verb,
            Last::Preposition => {
                self.syntax.verbs[v].governor = verb;
                if verb.is_some_and(|g| self.syntax.verbs[g].voice == Voice::Active)
                    && object.is_some()
                    && self.is_of_or_from(cue)
                {
                    controller = object;
                }
            }
            // "spent years building": a span of time does nothing.
            Last::Phrase => {
                let time = self.phrase.is_some_and(|p| self.words.any(self.syntax.phrases[p].head, Classes::TIME));
                controller = if time { subject } else { self.phrase };
            }
            Last::Comma
                // ", adding that …" goes with whoever speaks.
                if self.takes(v, Takes::SPEECH) => {
                    let spoken = self
                        .frames
                        .iter()
                        .rev()
                        .find(|f| self.verb_of(f).is_some_and(|g| self.takes(g, Takes::SPEECH)));
                    if let Some(c) = self.attribution.or(spoken.map(|f| f.clause)) {
                        controller = self.syntax.clauses[c].subject;
                    }
                }
            _ => {}
        }
        self.push(ClauseKind::Participle, cue);
        self.clause().subject = controller;
        self.fill(v);
    }

    /// "accused the firm of stealing", "barred the firm from selling"
    pub(super) fn is_of_or_from(&self, cue: Option<usize>) -> bool {
        cue.is_some_and(|c| matches!(self.text.word(c), w::OF | w::FROM))
    }

    pub(super) fn participle(&mut self, k: usize, v: usize) {
        let (kind, verb, subject) = {
            let c = self.clause();
            (c.kind, c.verb, c.subject)
        };
        if verb.is_none() && self.last == Last::Cue && subject.is_none() {
            // "if approved"
            self.clause().kind = ClauseKind::Participle;
            return self.fill(v);
        }
        // "Jane Roe (born 1950)"
        let bracket = self.clause().cue.is_some_and(|c| self.text.word(c) == w::OPEN);
        if verb.is_none() && subject.is_none() && self.last == Last::Start && bracket {
            let phrase = self.phrase;
            self.clause().kind = ClauseKind::Participle;
            self.clause().subject = phrase;
            return self.fill(v);
        }
        if verb.is_none()
            && subject.is_some()
            && self.last == Last::Phrase
            && !self.finite_without_subject(k + 1)
            && !self.finite_later(k + 1)
            && kind == ClauseKind::Main
        {
            // "347 killed in crash"
            self.syntax.verbs[v].tense = Tense::Past;
            return self.fill(v);
        }
        let described = self.clause().predicate_noun.is_some();
        let controller = match self.last {
            Last::Phrase => self.phrase,
            Last::Comma if verb.is_none() && subject.is_some() => subject,
            // "Aachen is a city in Germany, located near …"
            Last::Comma if described && subject.is_some() => subject,
            Last::Comma => self.phrase.or(subject),
            Last::Verb => {
                self.syntax.verbs[v].governor = verb;
                subject
            }
            _ => subject,
        };
        self.push(ClauseKind::Participle, None);
        self.clause().subject = controller;
        self.fill(v);
    }
}
