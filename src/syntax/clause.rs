//! Clauses: which verb has which subject, object and complements.
//!
//! In: the chunks of one sentence. Out: [`Clause`]s, and the links between phrases and between verbs. One pass with
//! a stack of open clauses: a finite verb fills the clause that waits for one, or opens the clause that its
//! neighbours ask for. What stays unclear stays empty.

use super::words::Words;
use super::{Chunk, Clause, ClauseKind, Complement, Syntax, Tag, Voice, is_dash, is_quote};
use crate::lexicon::{Classes, Cue, Takes, word as w};
use crate::text::Text;

/// How far ahead a decision may look, in chunks: keeps the pass linear.
pub(super) const HORIZON: usize = 24;

/// Open clauses at once: deeper nesting is no prose.
const DEPTH: usize = 16;

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
pub(super) enum Last {
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
pub(super) struct Frame {
    pub(super) clause: usize,
    /// A preposition that waits for its phrase.
    pub(super) preposition: Option<usize>,
    /// The phrase that the preposition follows.
    pub(super) after: Option<usize>,
    /// The antecedent of a relative clause, until it is known which slot it fills.
    pub(super) antecedent: Option<usize>,
}

pub(super) struct Reader<'r, 't, 'a> {
    pub(super) text: &'t Text<'a>,
    pub(super) words: &'r Words,
    pub(super) sentence: usize,
    pub(super) chunks: &'r [Chunk],
    pub(super) syntax: &'r mut Syntax,
    /// The first clause of this sentence.
    pub(super) first: usize,
    pub(super) frames: Vec<Frame>,
    pub(super) last: Last,
    /// The last phrase.
    pub(super) phrase: Option<usize>,
    pub(super) possessor: Option<usize>,
    /// The clause that names the speaker of the sentence.
    pub(super) attribution: Option<usize>,
}

impl Reader<'_, '_, '_> {
    pub(super) fn open(&mut self, kind: ClauseKind, parent: Option<usize>, cue: Option<usize>) {
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
    pub(super) fn push(&mut self, kind: ClauseKind, cue: Option<usize>) {
        let parent = self.top().clause;
        if self.frames.len() == DEPTH {
            self.frames.remove(1);
        }
        self.open(kind, Some(parent), cue);
    }

    /// Puts a clause beside the one on top, in its place.
    pub(super) fn beside(&mut self, kind: ClauseKind) {
        let joined = self.top().clause;
        self.frames.pop();
        self.open(kind, Some(joined), None);
    }

    pub(super) fn pop(&mut self) {
        if self.frames.len() > 1 {
            self.frames.pop();
        }
    }

    /// "Nvidia's deliveries of chips": links that neighbours alone settle.
    pub(super) fn links(&mut self) {
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

    pub(super) fn own(&mut self, k: usize) {
        let clause = self.top().clause as u32;
        let tokens = match self.chunks[k] {
            Chunk::Phrase(p) => self.syntax.phrases[p].tokens.clone(),
            Chunk::Verb(v) => self.syntax.verbs[v].tokens.clone(),
            Chunk::Word(i) => i..i + 1,
        };
        self.syntax.owner[tokens].fill(clause);
    }

    pub(super) fn step(&mut self, k: usize) {
        match self.chunks[k] {
            Chunk::Phrase(p) => self.phrase(k, p),
            Chunk::Verb(v) => self.verb(k, v),
            Chunk::Word(i) => self.word(k, i),
        }
        self.own(k);
    }

    pub(super) fn word(&mut self, k: usize, i: usize) {
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
    pub(super) fn opens_subordinate(&self, k: usize, i: usize) -> bool {
        match self.syntax.tags[i] {
            Tag::Subordinator => true,
            _ if !self.words.any(i, Classes::SUBORDINATOR) => false,
            // "Earnings before interest and tax came in higher, it said."
            _ if super::taxed(self.text, &self.syntax.tags, i).is_some() && self.waits() => false,
            // "fell after midnight", "materials that burned after midnight were safe"
            _ => {
                let time = matches!(self.chunks.get(k + 1), Some(Chunk::Phrase(p)) if self.words.any(self.syntax.phrases[*p].head, Classes::TIME));
                // "Profit after tax rose": the only verb there is belongs to the profit.
                let lone = |verb: usize| self.waits() && self.last == Last::Phrase && !self.finite_later(verb + 1);
                !time && self.clause_follows(k + 1).is_some_and(|verb| !self.is_awaited(verb) && !lone(verb))
            }
        }
    }

    pub(super) fn cue(&mut self, _k: usize, i: usize) {
        let content = self.text.word(i) == w::THAT
            || self.last == Last::Verb && self.clause_takes(Takes::CONTENT | Takes::SPEECH);
        self.top().preposition = None;
        if self.text.word(i) == w::THAT && self.last == Last::Conjunction {
            // "said that … and that …": back to the clause that said it.
            while self.frames.len() > 1 && !self.clause_takes(Takes::CONTENT | Takes::SPEECH) {
                self.pop();
            }
        }
        // "so that": one clause with two cues.
        let clause = self.clause();
        let doubled = clause.cue.is_some() && clause.verb.is_none() && clause.subject.is_none();
        if self.last != Last::Cue || !doubled {
            self.push(if content { ClauseKind::Content } else { ClauseKind::Subordinate }, Some(i));
        }
        self.last = Last::Cue;
    }

    pub(super) fn relative(&mut self, k: usize, i: usize) {
        let governed = self.last == Last::Preposition;
        let (preposition, after) = (self.top().preposition.take().filter(|_| governed), self.top().after);
        let antecedent = match self.last {
            _ if self.text.str(i).eq_ignore_ascii_case("what") => None,
            Last::Phrase | Last::Comma => self.phrase,
            Last::Preposition if after.is_some() || self.phrase.is_some() => self.phrase,
            _ => None,
        };
        let antecedent = antecedent.map(|p| self.happening(self.agreeing(p, self.skip(k + 1)), self.skip(k + 1)));
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

    /// "the murder of Roe and her maid, which took place in May": what takes place or occurs is an event, where there is
    /// one beside whom it befell.
    fn happening(&self, p: usize, k: usize) -> usize {
        let Some(&Chunk::Verb(v)) = self.chunks.get(k) else { return p };
        let lexicon = self.text.lexicon;
        let place = matches!(self.chunks.get(k + 1), Some(&Chunk::Phrase(q)) if self.text.word(self.syntax.phrases[q].head) == w::PLACE);
        let lemma = self.syntax.verbs[v].lemma;
        if !(lexicon.cues.has(lemma, Cue::Happen) || lexicon.vocabulary.word(lemma) == "take" && place) {
            return p;
        }
        let sentence = self.text.sentences[self.sentence].tokens.start;
        let fits = |q: &usize| {
            let phrase = &self.syntax.phrases[*q];
            let noun = self.text.lower(phrase.head);
            let noun = lexicon.vocabulary.get(&lexicon.singular(&noun));
            phrase.tokens.start >= sentence && [Cue::Event, Cue::Once].iter().any(|&c| lexicon.cues.has(noun, c))
        };
        (p.saturating_sub(3)..=p).rev().find(fits).unwrap_or(p)
    }

    /// The nearest phrase up to `p` that agrees with the verb at chunk `k`: "studies from the school that show".
    pub(super) fn agreeing(&self, p: usize, k: usize) -> usize {
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

    pub(super) fn punctuation(&mut self, k: usize, i: usize) {
        let sign = self.text.word(i);
        if is_quote(sign) {
            return;
        }
        self.top().preposition = None;
        match sign {
            w::COMMA => self.comma(k),
            w::SEMICOLON => {
                self.frames.truncate(1);
                if self.verb_of(&self.frames[0]).is_some() {
                    self.beside(ClauseKind::Coordinate);
                }
                self.last = Last::Start;
            }
            w::COLON => {
                let spoken = self.clause_takes(Takes::SPEECH | Takes::CONTENT);
                if spoken {
                    self.push(ClauseKind::Content, Some(i));
                } else {
                    self.frames.truncate(1);
                    self.beside(ClauseKind::Coordinate);
                }
                self.last = Last::Colon;
            }
            w::OPEN | w::OPEN_SQUARE => {
                self.push(ClauseKind::Verbless, Some(i));
                self.last = Last::Start;
            }
            w::CLOSE | w::CLOSE_SQUARE => {
                if let Some(f) = self.frames.iter().rposition(|f| {
                    self.syntax.clauses[f.clause]
                        .cue
                        .is_some_and(|c| matches!(self.text.word(c), w::OPEN | w::OPEN_SQUARE))
                }) {
                    self.frames.truncate(f.max(1));
                }
                self.last = Last::Phrase;
            }
            _ if is_dash(sign) => self.comma(k),
            _ => self.last = Last::Other,
        }
    }

    /// Closes what a comma can close: a relative, a participle, an infinitive, a clause that opened the sentence.
    pub(super) fn comma(&mut self, k: usize) {
        if self.last == Last::Verb && is_quote(self.sign(k + 1)) && self.clause_takes(Takes::SPEECH) {
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

    pub(super) fn finish(&mut self) {
        let range = self.first..self.syntax.clauses.len();
        for c in range.clone() {
            let clause = &self.syntax.clauses[c];
            if clause.verb.is_none() && matches!(clause.kind, ClauseKind::Main | ClauseKind::Coordinate) {
                self.syntax.clauses[c].kind = ClauseKind::Verbless;
            }
            self.unlink_antecedent(c);
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

    /// "the view that he paid the fine": a clause that has all it needs takes nothing from the noun before "that".
    pub(super) fn unlink_antecedent(&mut self, c: usize) {
        let clause = &self.syntax.clauses[c];
        let (Some(cue), Some(object), Some(verb)) = (clause.cue, clause.object, clause.verb) else { return };
        let before = self.text.word(cue) == w::THAT && self.syntax.phrases[object].tokens.start < cue;
        let whole = self.takes(verb, Takes::LINK | Takes::NONE)
            || self.syntax.verbs[verb].voice == Voice::Passive
            || clause.predicate_noun.is_some() && !self.takes(verb, Takes::NAMING);
        if clause.kind == ClauseKind::Relative && before && whole {
            let passive = self.syntax.verbs[verb].voice == Voice::Passive;
            let clause = &mut self.syntax.clauses[c];
            clause.kind = ClauseKind::Content;
            clause.object = if passive { None } else { clause.predicate_noun.take() };
        }
    }

    /// The extent of each clause: its own tokens and those of the clauses inside it.
    pub(super) fn spans(&mut self, range: std::ops::Range<usize>) {
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
