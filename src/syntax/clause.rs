//! Clauses: which verb has which subject, object and complements.
//!
//! In: the chunks of one sentence. Out: [`Clause`]s, and the links between phrases and between verbs. One pass with
//! a stack of open clauses: a finite verb fills the clause that waits for one, or opens the clause that its
//! neighbours ask for. What stays unclear stays empty.

use super::tag::Words;
use super::{
    Chunk, Clause, ClauseKind, Complement, PhraseKind, Syntax, Tag, Tense, VerbForm, Voice, is_dash, is_quote,
};
use crate::lexicon::{Classes, Takes, word as w};
use crate::text::Text;

/// How far ahead a decision may look, in chunks: keeps the pass linear.
const HORIZON: usize = 24;

/// Reads one sentence.
pub(super) fn read(text: &Text, words: &Words, sentence: usize, chunks: &[Chunk], syntax: &mut Syntax) {
    let mut reader = Reader {
        text,
        words,
        sentence,
        chunks,
        first: syntax.clauses.len(),
        syntax,
        frames: Vec::with_capacity(6),
        last: Last::Start,
        phrase: None,
        possessor: None,
        attribution: None,
    };
    reader.links();
    reader.open(ClauseKind::Main, None, None);
    for k in 0..chunks.len() {
        reader.step(k);
    }
    reader.finish();
}

/// The last chunk that counts; adverbs and quote marks do not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Last {
    Start,
    Phrase,
    Verb,
    Preposition,
    Conjunction,
    Comma,
    Colon,
    Cue,
    Other,
}

/// An open clause.
#[derive(Clone, Copy, Debug)]
struct Frame {
    clause: usize,
    /// A preposition that waits for its phrase.
    preposition: Option<usize>,
    /// The phrase that the preposition follows.
    after: Option<usize>,
    /// The antecedent of a relative clause, until it is known which slot it fills.
    antecedent: Option<usize>,
}

struct Reader<'r, 't, 'a> {
    text: &'t Text<'a>,
    words: &'r Words,
    sentence: usize,
    chunks: &'r [Chunk],
    syntax: &'r mut Syntax,
    /// The first clause of this sentence.
    first: usize,
    frames: Vec<Frame>,
    last: Last,
    /// The last phrase.
    phrase: Option<usize>,
    possessor: Option<usize>,
    /// The clause that names the speaker of the sentence.
    attribution: Option<usize>,
}

impl Reader<'_, '_, '_> {
    // ---- looking ----

    fn top(&mut self) -> &mut Frame {
        // The stack is never empty: only frames above the first are popped.
        let last = self.frames.len() - 1;
        &mut self.frames[last]
    }

    fn clause(&mut self) -> &mut Clause {
        let c = self.top().clause;
        &mut self.syntax.clauses[c]
    }

    fn verb_of(&self, frame: &Frame) -> Option<usize> {
        self.syntax.clauses[frame.clause].verb
    }

    fn tag(&self, k: usize) -> Option<Tag> {
        match self.chunks.get(k)? {
            Chunk::Word(i) => Some(self.syntax.tags[*i]),
            _ => None,
        }
    }

    fn str(&self, k: usize) -> &str {
        match self.chunks.get(k) {
            Some(Chunk::Word(i)) => self.text.str(*i),
            _ => "",
        }
    }

    /// The next chunk that is no adverb and no quote mark.
    fn skip(&self, mut k: usize) -> usize {
        while matches!(self.tag(k), Some(Tag::Adverb | Tag::Negation))
            || is_quote(self.str(k)) && self.tag(k) == Some(Tag::Punctuation)
        {
            k += 1;
        }
        k
    }

    fn takes(&self, verb: usize, what: Takes) -> bool {
        self.syntax.verbs[verb].verb.is_some_and(|v| self.text.lexicon.verb(v).takes.any(what))
    }

    fn clause_takes(&self, what: Takes) -> bool {
        self.frames.last().and_then(|f| self.verb_of(f)).is_some_and(|v| self.takes(v, what))
    }

    /// A single `-ed` form that can be a past and a participle.
    fn is_ambiguous(&self, v: usize) -> bool {
        let group = &self.syntax.verbs[v];
        group.form == VerbForm::Finite
            && self.syntax.tags[group.head] == Tag::Verb
            && group.modal.is_none()
            && !(group.tokens.start..group.head).any(|i| matches!(self.syntax.tags[i], Tag::Auxiliary | Tag::Modal))
            && self.words.any(group.head, Classes::PARTICIPLE)
            && self.words.any(group.head, Classes::PAST)
            && !self.takes(v, Takes::NONE)
    }

    /// Whether an ambiguous form is a participle after its noun: "the plane grounded in March was sold".
    fn is_participle(&self, k: usize, v: usize) -> bool {
        if !self.is_ambiguous(v) {
            return false;
        }
        let n = self.skip(k + 1);
        if matches!(self.chunks.get(n), Some(Chunk::Word(i)) if self.text.word(*i) == w::BY) {
            return true;
        }
        // ", Boeing said,"
        if self.str(n) == "," && self.takes(v, Takes::SPEECH) && (k < 2 || self.str(k - 2) == ",") {
            return false;
        }
        let object = match self.chunks.get(n) {
            Some(Chunk::Phrase(p)) => self.syntax.phrases[*p].kind != PhraseKind::Date,
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

    /// "announced on Monday that …"
    fn content_follows(&self, k: usize) -> bool {
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
    fn finite_without_subject(&self, k: usize) -> bool {
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
                Chunk::Verb(_) => {
                    governed = true;
                    comma = false;
                }
                Chunk::Word(i) => match self.syntax.tags[i] {
                    Tag::Preposition => governed = true,
                    Tag::Conjunction if matches!(self.chunks.get(self.skip(j + 1)), Some(Chunk::Verb(_))) => {
                        return false;
                    }
                    Tag::Conjunction => governed = true,
                    Tag::Relative | Tag::Subordinator => return false,
                    Tag::Punctuation if self.text.str(i) == "," => comma = true,
                    Tag::Punctuation if !is_quote(self.text.str(i)) => return false,
                    _ => {}
                },
            }
        }
        false
    }

    /// From chunk `k` on stand a noun phrase and its finite verb.
    fn clause_follows(&self, k: usize) -> Option<usize> {
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
                    Tag::Punctuation if is_quote(self.text.str(i)) => {}
                    Tag::Punctuation if subject && !governed && self.text.str(i) == "," => k = self.close_bracket(k)?,
                    _ => return None,
                },
            }
            k += 1;
        }
        None
    }

    /// From the comma at chunk `k` to the one that closes an apposition before a finite verb: "Buck, the chief, said".
    fn close_bracket(&self, k: usize) -> Option<usize> {
        for j in k + 1..self.chunks.len().min(k + HORIZON / 2) {
            match self.chunks[j] {
                Chunk::Verb(_) => return None,
                Chunk::Word(i) if self.text.str(i) == "," => return self.is_finite(self.skip(j + 1)).then_some(j),
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

    fn is_finite(&self, k: usize) -> bool {
        matches!(self.chunks.get(k), Some(Chunk::Verb(v)) if self.syntax.verbs[*v].form == VerbForm::Finite)
    }

    /// "A, B and C" goes on from chunk `k`, the phrase B.
    fn is_list(&self, k: usize) -> bool {
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
                    Tag::Punctuation if self.text.str(i) == "," && !comma => comma = true,
                    Tag::Punctuation if is_quote(self.text.str(i)) => {}
                    Tag::Adverb => {}
                    _ => return false,
                },
            }
        }
        false
    }

    /// "A, B, and Airbus added …": the conjunction joins clauses.
    fn new_clause_after(&self, j: usize) -> bool {
        self.frames.last().is_some_and(|f| self.verb_of(f).is_some()) && self.clause_follows(j + 1).is_some()
    }

    /// Whether the speech verb at chunk `k` ends an attribution: "…, Boeing said in a statement on Monday."
    fn ends_attribution(&self, k: usize) -> bool {
        for j in k + 1..self.chunks.len().min(k + HORIZON) {
            match self.chunks[j] {
                Chunk::Phrase(_) => {}
                Chunk::Verb(_) => return false,
                Chunk::Word(i) => match self.syntax.tags[i] {
                    Tag::Punctuation if is_quote(self.text.str(i)) && j > k + 1 => return true,
                    Tag::Punctuation => return !matches!(self.text.str(i), ":"),
                    Tag::Subordinator | Tag::Relative | Tag::Conjunction => {
                        return self.syntax.tags[i] == Tag::Conjunction;
                    }
                    _ => {}
                },
            }
        }
        true
    }

    fn finite_later(&self, k: usize) -> bool {
        (k..self.chunks.len()).any(|j| match self.chunks[j] {
            Chunk::Verb(v) => self.syntax.verbs[v].form == VerbForm::Finite && !self.is_participle(j, v),
            _ => false,
        })
    }

    // ---- building ----

    fn open(&mut self, kind: ClauseKind, parent: Option<usize>, cue: Option<usize>) {
        self.frames.push(Frame { clause: self.syntax.clauses.len(), preposition: None, after: None, antecedent: None });
        self.syntax.clauses.push(Clause {
            sentence: self.sentence,
            tokens: 0..0,
            kind,
            cue,
            verb: None,
            subject: None,
            object: None,
            indirect: None,
            predicate_noun: None,
            measure: None,
            when: Vec::new(),
            complements: Vec::new(),
            parent,
        });
    }

    /// Opens a clause inside the one on top.
    fn push(&mut self, kind: ClauseKind, cue: Option<usize>) {
        let parent = self.top().clause;
        self.open(kind, Some(parent), cue);
    }

    /// Puts a clause beside the one on top, in its place.
    fn beside(&mut self, kind: ClauseKind) {
        let joined = self.top().clause;
        self.frames.pop();
        self.open(kind, Some(joined), None);
    }

    fn pop(&mut self) {
        if self.frames.len() > 1 {
            self.frames.pop();
        }
    }

    /// "Nvidia's deliveries of chips": links that neighbours alone settle.
    fn links(&mut self) {
        for k in 0..self.chunks.len() {
            let (Some(&Chunk::Phrase(p)), Some(&Chunk::Word(i)), Some(&Chunk::Phrase(q))) =
                (self.chunks.get(k), self.chunks.get(k + 1), self.chunks.get(k + 2))
            else {
                continue;
            };
            if self.syntax.tags[i] == Tag::Possessive {
                self.syntax.phrases[q].possessor = Some(p);
                self.syntax.phrases[q].definite = true;
            } else if self.text.word(i) == w::OF && self.syntax.tags[i] == Tag::Preposition {
                // "dozens of the firm's workers"
                let owned = match self.chunks.get(k + 4) {
                    Some(&Chunk::Phrase(r)) if self.tag(k + 3) == Some(Tag::Possessive) => r,
                    _ => q,
                };
                self.syntax.phrases[p].of = Some(owned);
            }
        }
    }

    fn own(&mut self, k: usize) {
        let clause = self.top().clause as u32;
        let tokens = match self.chunks[k] {
            Chunk::Phrase(p) => self.syntax.phrases[p].tokens.clone(),
            Chunk::Verb(v) => self.syntax.verbs[v].tokens.clone(),
            Chunk::Word(i) => i..i + 1,
        };
        self.syntax.owner[tokens].fill(clause);
    }

    fn step(&mut self, k: usize) {
        match self.chunks[k] {
            Chunk::Phrase(p) => self.phrase(k, p),
            Chunk::Verb(v) => self.verb(k, v),
            Chunk::Word(i) => self.word(k, i),
        }
        self.own(k);
    }

    fn word(&mut self, k: usize, i: usize) {
        match self.syntax.tags[i] {
            Tag::Preposition | Tag::Subordinator if self.opens_subordinate(k, i) => {
                self.cue(k, i);
            }
            Tag::Preposition => {
                let after = self.phrase.filter(|_| self.last == Last::Phrase);
                let frame = self.top();
                if frame.preposition.is_none() {
                    frame.preposition = Some(i);
                    frame.after = after;
                }
                self.last = Last::Preposition;
            }
            Tag::Relative => self.relative(k, i),
            Tag::Conjunction => {
                self.top().preposition = None;
                if self.last != Last::Preposition {
                    self.last = Last::Conjunction;
                }
            }
            Tag::Punctuation => self.punctuation(k, i),
            Tag::Particle => {
                // "shot the plane down"
                if let Some(v) = self.clause().verb {
                    self.syntax.verbs[v].particle.get_or_insert(i);
                }
            }
            Tag::Adverb | Tag::Negation | Tag::Possessive | Tag::Symbol => {}
            _ => self.last = Last::Other,
        }
    }

    /// "after" and the like open a clause where a subject and its verb follow.
    fn opens_subordinate(&self, k: usize, i: usize) -> bool {
        match self.syntax.tags[i] {
            Tag::Subordinator => true,
            _ => self.words.any(i, Classes::SUBORDINATOR) && self.clause_follows(k + 1).is_some(),
        }
    }

    fn cue(&mut self, _k: usize, i: usize) {
        let content = self.text.word(i) == w::THAT
            || self.last == Last::Verb && self.clause_takes(Takes::CONTENT | Takes::SPEECH);
        self.top().preposition = None;
        if self.text.word(i) == w::THAT && self.last == Last::Conjunction {
            // "said that … and that …": back to the clause that said it.
            while self.frames.len() > 1 && !self.clause_takes(Takes::CONTENT | Takes::SPEECH) {
                self.pop();
            }
        }
        self.push(if content { ClauseKind::Content } else { ClauseKind::Subordinate }, Some(i));
        self.last = Last::Cue;
    }

    fn relative(&mut self, k: usize, i: usize) {
        let governed = self.last == Last::Preposition;
        let (preposition, after) = (self.top().preposition.take().filter(|_| governed), self.top().after);
        let antecedent = match self.last {
            Last::Phrase | Last::Comma => self.phrase,
            Last::Preposition if after.is_some() || self.phrase.is_some() => self.phrase,
            _ => None,
        };
        let antecedent = antecedent.map(|p| self.agreeing(p, self.skip(k + 1)));
        let kind = if antecedent.is_none() { ClauseKind::Content } else { ClauseKind::Relative };
        self.push(kind, Some(i));
        if let (Some(preposition), Some(phrase)) = (preposition, antecedent) {
            self.clause().complements.push(Complement { preposition, phrase, after: None });
        } else if self.text.word(i) == w::WHOSE {
            self.possessor = antecedent;
        } else if matches!(self.chunks.get(self.skip(k + 1)), Some(Chunk::Verb(_))) {
            self.clause().subject = antecedent;
        } else {
            self.top().antecedent = antecedent;
        }
        self.last = Last::Cue;
    }

    /// The nearest phrase up to `p` that agrees with the verb at chunk `k`: "studies from the school that show".
    fn agreeing(&self, p: usize, k: usize) -> usize {
        let Some(&Chunk::Verb(v)) = self.chunks.get(k) else { return p };
        let start = self.syntax.verbs[v].tokens.start;
        let (first, word) = (self.words.classes[start], self.text.word(start));
        let plural = if word == w::WAS || first.any(Classes::THIRD) {
            false
        } else if word == w::WERE || first.any(Classes::BASE) && !first.any(Classes::PAST | Classes::MODAL) {
            true
        } else {
            return p;
        };
        let sentence = self.text.sentences[self.sentence].tokens.start;
        let fits = |q: &usize| {
            let phrase = &self.syntax.phrases[*q];
            phrase.tokens.start >= sentence && (phrase.plural == plural || plural && phrase.coordinated.is_some())
        };
        (p.saturating_sub(3)..=p).rev().find(fits).unwrap_or(p)
    }

    fn punctuation(&mut self, k: usize, i: usize) {
        let s = self.text.str(i);
        if is_quote(s) {
            return;
        }
        self.top().preposition = None;
        match s {
            "," => self.comma(k),
            ";" => {
                self.frames.truncate(1);
                if self.verb_of(&self.frames[0]).is_some() {
                    self.beside(ClauseKind::Coordinate);
                }
                self.last = Last::Start;
            }
            ":" => {
                let spoken = self.clause_takes(Takes::SPEECH | Takes::CONTENT);
                if spoken {
                    self.push(ClauseKind::Content, Some(i));
                } else {
                    self.frames.truncate(1);
                    self.beside(ClauseKind::Coordinate);
                }
                self.last = Last::Colon;
            }
            "(" | "[" => {
                self.push(ClauseKind::Verbless, Some(i));
                self.last = Last::Start;
            }
            ")" | "]" => {
                if let Some(f) = self.frames.iter().rposition(|f| {
                    self.syntax.clauses[f.clause].cue.is_some_and(|c| matches!(self.text.str(c), "(" | "["))
                }) {
                    self.frames.truncate(f.max(1));
                }
                self.last = Last::Phrase;
            }
            _ if is_dash(s) => self.comma(k),
            _ => self.last = Last::Other,
        }
    }

    /// Closes what a comma can close: a relative, a participle, an infinitive, a clause that opened the sentence.
    fn comma(&mut self, k: usize) {
        if self.last == Last::Verb && is_quote(self.str(k + 1)) && self.clause_takes(Takes::SPEECH) {
            // said, "…
            self.push(ClauseKind::Content, None);
            self.last = Last::Start;
            return;
        }
        if matches!(self.chunks.get(k + 1), Some(Chunk::Phrase(_))) && self.is_list(k + 1) {
            self.last = Last::Comma;
            return;
        }
        while self.frames.len() > 1 {
            let clause = &self.syntax.clauses[self.frames[self.frames.len() - 1].clause];
            let closes = match clause.kind {
                ClauseKind::Relative | ClauseKind::Participle | ClauseKind::Infinitive | ClauseKind::Subordinate => {
                    clause.verb.is_some() || clause.subject.is_none()
                }
                // An attribution in the middle: "the official argued,".
                ClauseKind::Main => clause.verb.is_some(),
                // Clauses side by side and contents go on.
                _ => false,
            };
            if !closes {
                break;
            }
            self.pop();
        }
        self.last = Last::Comma;
    }

    // ---- phrases ----

    fn phrase(&mut self, k: usize, p: usize) {
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
        match last {
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

    fn possessor_opened(&self, k: usize) -> bool {
        k >= 2 && self.tag(k - 1) == Some(Tag::Possessive)
    }

    /// Whether a conjunction joins this phrase to the one before.
    fn joins(&self, _k: usize) -> bool {
        true
    }

    /// A new clause begins with the phrase at chunk `k`, its subject.
    fn opens_clause(&self, k: usize) -> bool {
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
        // "studies that show gains were published": the last verb belongs to the clause that waits for one.
        let waits = self.frames[..self.frames.len() - 1]
            .iter()
            .any(|f| self.verb_of(f).is_none() && self.syntax.clauses[f.clause].subject.is_some());
        !(waits && self.last == Last::Verb && !self.finite_later(verb + 1))
    }

    /// "said the threat of rebels attacking the port or …": what was said still lacks its verb.
    fn object_awaits_verb(&self) -> bool {
        let [.., below, top] = self.frames.as_slice() else { return false };
        let (kind, below) = (self.syntax.clauses[top.clause].kind, &self.syntax.clauses[below.clause]);
        matches!(kind, ClauseKind::Participle | ClauseKind::Relative)
            && below.object.is_some()
            && below.verb.is_some_and(|v| self.takes(v, Takes::SPEECH) && !self.takes(v, Takes::TWO | Takes::OBJECT))
    }

    /// "the official argued," between commas
    fn is_parenthetical(&self, k: usize) -> bool {
        let Some(at) = self.clause_follows(k) else { return false };
        let speech = matches!(self.chunks[at], Chunk::Verb(v) if self.takes(v, Takes::SPEECH));
        let mut end = self.skip(at + 1);
        while matches!(self.chunks.get(end), Some(Chunk::Phrase(p)) if self.syntax.phrases[*p].kind == PhraseKind::Date)
        {
            end = self.skip(end + 1);
        }
        // "…," Smith said: words between quotation marks need no verb.
        let quoted = k > 0 && is_quote(self.str(k - 1));
        speech && (self.str(end) == "," || quoted && self.ends_attribution(at))
    }

    fn begin_clause(&mut self, k: usize, _p: usize) {
        let Some(verb_at) = self.clause_follows(k) else { return };
        let speech = matches!(self.chunks[verb_at], Chunk::Verb(v) if self.takes(v, Takes::SPEECH));
        match self.last {
            Last::Comma if speech && self.ends_attribution(verb_at) => self.attribute(),
            Last::Comma | Last::Conjunction => {
                self.close_for_coordination();
                self.beside(ClauseKind::Coordinate);
            }
            Last::Verb if self.clause_takes(Takes::CONTENT | Takes::SPEECH) => self.push(ClauseKind::Content, None),
            Last::Phrase if self.clause_takes(Takes::SPEECH) && self.clause_object().is_some() => {
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

    fn clause_object(&self) -> Option<usize> {
        self.frames.last().and_then(|f| self.syntax.clauses[f.clause].object)
    }

    /// Leaves relatives, participles and infinitives, which a clause with a subject of its own cannot join.
    fn close_for_coordination(&mut self) {
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
    fn attribute(&mut self) {
        let attribution = self.syntax.clauses.len();
        while self.frames.len() > 1 && self.clause().verb.is_some() {
            self.pop();
        }
        for c in self.first..attribution {
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
    fn attach(&mut self, p: usize) {
        let Some(verb) = self.clause().verb else { return };
        let kind = self.syntax.phrases[p].kind;
        let (link, none, two) =
            (self.takes(verb, Takes::LINK), self.takes(verb, Takes::NONE), self.takes(verb, Takes::TWO));
        let passive = self.syntax.verbs[verb].voice == Voice::Passive;
        let auxiliary = self.takes(verb, Takes::AUXILIARY);
        let clause = self.clause();
        let asked = clause.subject.is_none() && matches!(clause.kind, ClauseKind::Main | ClauseKind::Coordinate);
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

    // ---- verbs ----

    fn verb(&mut self, k: usize, v: usize) {
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

    fn reads_as_participle(&mut self, k: usize, v: usize) -> bool {
        if !self.is_ambiguous(v) {
            return false;
        }
        let waiting = self.clause().verb.is_none();
        if waiting && self.clause().subject.is_some() && matches!(self.last, Last::Phrase | Last::Comma | Last::Other) {
            // "The jet that Boeing grounded was sold": the verb that comes belongs to the clause below.
            let below = &self.frames[..self.frames.len() - 1];
            if below.iter().any(|f| self.verb_of(f).is_none() && self.syntax.clauses[f.clause].subject.is_some()) {
                return false;
            }
            // The clause needs a verb: only another one that comes makes a participle of this one.
            let object = matches!(self.chunks.get(self.skip(k + 1)), Some(Chunk::Phrase(p)) if self.syntax.phrases[*p].kind != PhraseKind::Date);
            let headline = self.takes(v, Takes::OBJECT)
                && !object
                && !self.takes(v, Takes::SPEECH | Takes::CONTENT | Takes::INFINITIVE);
            return self.is_participle(k, v)
                && (self.finite_without_subject(k + 1)
                    || self.last == Last::Phrase && (headline || !self.finite_later(k + 1)));
        }
        match self.last {
            Last::Phrase => self.is_participle(k, v),
            Last::Comma => self.is_participle(k, v),
            Last::Verb | Last::Preposition | Last::Start => true,
            Last::Cue => self.clause().subject.is_none(),
            _ => false,
        }
    }

    fn fill(&mut self, v: usize) {
        let antecedent = self.top().antecedent.take();
        let clause = self.clause();
        clause.verb = Some(v);
        if clause.subject.is_none() {
            clause.subject = antecedent;
        }
        if clause.kind == ClauseKind::Verbless {
            clause.kind = ClauseKind::Coordinate;
        }
    }

    fn finite(&mut self, k: usize, v: usize) {
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
            self.frames.truncate(f + 1);
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
    fn merge_inverted(&mut self, v: usize) -> bool {
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
    fn bare_infinitive(&mut self, v: usize) -> bool {
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
    fn coordinate(&mut self, k: usize, v: usize) {
        let bare = self.words.any(self.syntax.verbs[v].head, Classes::BASE)
            && self.syntax.verbs[v].modal.is_none()
            && self.syntax.verbs[v].tokens.len() == 1
            && !self.words.any(self.syntax.verbs[v].head, Classes::PAST);
        let _ = k;
        while self.frames.len() > 1 {
            let clause = self.clause();
            let (kind, verb) = (clause.kind, clause.verb);
            let nonfinite = verb.is_some_and(|v| self.syntax.verbs[v].form != VerbForm::Finite);
            let parallel = kind == ClauseKind::Infinitive && bare;
            if !nonfinite || parallel {
                break;
            }
            self.pop();
        }
        let (subject, before) = (self.clause().subject, self.clause().verb);
        let kind = ClauseKind::Coordinate;
        let antecedent = self.clause().kind == ClauseKind::Relative;
        let _ = antecedent;
        self.beside(kind);
        self.clause().subject = subject;
        if let Some(b) = before {
            let first = self.syntax.verbs[b].clone();
            let ambiguous = self.is_ambiguous(v);
            let object = matches!(self.chunks.get(self.skip(k + 1)), Some(Chunk::Phrase(_)));
            let group = &mut self.syntax.verbs[v];
            if bare && (first.modal.is_some() || first.form == VerbForm::Infinitive) {
                group.modal = first.modal;
                group.tense = first.tense;
                group.form = first.form;
                group.governor = first.governor;
                group.governor_noun = first.governor_noun;
            } else if ambiguous && first.voice == Voice::Passive && !object {
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

    fn infinitive(&mut self, k: usize, v: usize) {
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

    fn gerund(&mut self, v: usize) {
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
    fn is_of_or_from(&self, cue: Option<usize>) -> bool {
        cue.is_some_and(|c| matches!(self.text.word(c), w::OF | w::FROM))
    }

    fn participle(&mut self, k: usize, v: usize) {
        let (kind, verb, subject) = {
            let c = self.clause();
            (c.kind, c.verb, c.subject)
        };
        if verb.is_none() && self.last == Last::Cue && subject.is_none() {
            // "if approved"
            self.clause().kind = ClauseKind::Participle;
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
        let controller = match self.last {
            Last::Phrase => self.phrase,
            Last::Comma if verb.is_none() && subject.is_some() => subject,
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

    // ---- the end of the sentence ----

    fn finish(&mut self) {
        let range = self.first..self.syntax.clauses.len();
        for c in range.clone() {
            let clause = &self.syntax.clauses[c];
            if clause.verb.is_none() && matches!(clause.kind, ClauseKind::Main | ClauseKind::Coordinate) {
                self.syntax.clauses[c].kind = ClauseKind::Verbless;
            }
            // "Citing costs, the bank closed": the subject came later.
            let clause = &self.syntax.clauses[c];
            if clause.subject.is_none()
                && matches!(clause.kind, ClauseKind::Participle | ClauseKind::Infinitive)
                && let Some(parent) = clause.parent
            {
                self.syntax.clauses[c].subject = self.syntax.clauses[parent].subject;
            }
        }
        self.spans(range);
    }

    /// The extent of each clause: its own tokens and those of the clauses inside it.
    fn spans(&mut self, range: std::ops::Range<usize>) {
        let tokens = self.text.sentences[self.sentence].tokens.clone();
        for i in tokens.clone() {
            let Some(c) = self.syntax.clause_of(i) else { continue };
            widen(&mut self.syntax.clauses[c].tokens, i..i + 1);
        }
        for c in range.rev() {
            let clause = &self.syntax.clauses[c];
            let inside = !matches!(clause.kind, ClauseKind::Coordinate | ClauseKind::Main);
            if let (true, Some(parent)) = (inside, clause.parent) {
                let extent = clause.tokens.clone();
                widen(&mut self.syntax.clauses[parent].tokens, extent);
            }
        }
    }
}

fn widen(extent: &mut std::ops::Range<usize>, by: std::ops::Range<usize>) {
    if by.start == by.end {
        return;
    }
    *extent = if extent.start == extent.end { by } else { extent.start.min(by.start)..extent.end.max(by.end) };
}
