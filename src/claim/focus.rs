//! Whom "he", "she" and "the 44-year-old" mean: the one person of whom the text speaks.
//!
//! In: an article's names, phrases and quotations. Out: for each sentence who may be meant when it begins, a man and a
//! woman; for a pronoun in it the person, where only one can be meant. Of somebody whose gender no name tells it takes
//! either. What is said inside quotation marks it leaves alone.
//!
//! `Jane Roe won on Sunday. She has 40 seats.` → she is Jane Roe.

use super::frame::Frames;
use super::{Frame, Term};
use crate::lexicon::names::{Gender, Traits};
use crate::lexicon::{PERSON, word as w};
use crate::mention::Kind;
use crate::mention::name::NameClass;
use crate::syntax::{Clause, PhraseKind, Tense};
use std::ops::Range;

/// Sentences without a word of somebody after which he is no longer meant.
const REACH: usize = 3;

/// Who may be meant, by gender.
#[derive(Clone, Copy, Debug, Default)]
struct Meant {
    /// An entity, and the sentences since it was last spoken of.
    person: [Option<(usize, usize)>; 2],
}

/// Who may be meant when each sentence begins.
#[derive(Default)]
pub(super) struct Focus {
    before: Vec<Meant>,
}

const GENDERS: [Gender; 2] = [Gender::Male, Gender::Female];

impl Focus {
    pub(super) fn of(frames: &Frames) -> Focus {
        let mut now = Meant::default();
        let mut before = Vec::with_capacity(frames.read.text.sentences.len());
        for sentence in &frames.read.text.sentences {
            before.push(now);
            frames.follow(&mut now, sentence.tokens.clone());
        }
        Focus { before }
    }
}

impl Frames<'_> {
    /// Says who the pronouns are among those who take part.
    pub(super) fn mean(&self, frame: &mut Frame, clause: &Clause) {
        let parts = [clause.subject, clause.object, clause.indirect].into_iter().flatten();
        for phrase in parts.chain(clause.complements.iter().map(|c| c.phrase)) {
            let Some(person) = self.person_meant(phrase) else { continue };
            let written = self.term(phrase).text;
            let terms = frame.measure.iter_mut().chain(frame.participants.iter_mut().map(|(_, t)| t));
            for term in terms.filter(|t| t.open && t.names.is_empty() && t.text == written) {
                term.names.push(self.key(person).clone());
            }
        }
    }

    /// "He is 43", "the 44-year-old": the person as a term.
    pub(super) fn aged(&self, phrase: usize) -> Option<Term> {
        let p = self.phrase(phrase);
        // "The 44-year-old victim" may be somebody else.
        let described = self.is_age(p.head);
        // "when he will be 78"
        let verb = self.clause_at(p.head).and_then(|c| c.verb).map(|v| &self.read.syntax.verbs[v]);
        let now = verb.is_none_or(|v| v.modal.is_none() && v.tense != Tense::Future);
        let person = match self.person_meant(phrase).filter(|_| now) {
            None if described && p.definite => self.sole(p.tokens.start, None, None),
            person => person,
        }?;
        Some(Term::named(self.key(person).clone()))
    }

    fn is_age(&self, token: usize) -> bool {
        self.mention_at[token].is_some_and(|m| self.read.mentions[m].kind == Kind::Age)
    }

    /// Who a pronoun is.
    pub(super) fn person_meant(&self, phrase: usize) -> Option<usize> {
        let p = self.phrase(phrase);
        let gender = self.gender(p.head)?;
        // "Roe beat him"
        let clause = self.clause_at(p.head)?;
        let other = clause.subject.filter(|&s| s != phrase);
        self.sole(p.head, Some(gender), other)
    }

    fn gender(&self, token: usize) -> Option<Gender> {
        match self.read.text.word(token) {
            w::HE | w::HIM | w::HIS => Some(Gender::Male),
            w::SHE | w::HER => Some(Gender::Female),
            _ => None,
        }
    }

    /// The only person who can be meant at a token.
    fn sole(&self, token: usize, gender: Option<Gender>, other: Option<usize>) -> Option<usize> {
        let text = self.read.text;
        if self.is_quoted(token) {
            return None;
        }
        let at = text.sentence_of(token);
        let sentence = text.sentences.get(at)?.tokens.clone();
        let before = self.focus.before.get(at)?;
        let known = |g: Gender| before.person[g as usize].map(|(person, _)| person);
        let inside = |range: Range<usize>| {
            let skipped = other.map_or(0..0, |o| self.phrase(o).tokens.clone());
            self.persons(range, gender).filter(move |(_, at)| !skipped.contains(at)).map(|(person, _)| person)
        };
        if let Some(person) = inside(sentence.start..token).next() {
            let sure = self.read.names.entities[person].gender.is_some() || gender.and_then(known).is_none();
            let alone =
                inside(sentence.start..token).all(|p| p == person) && !self.tells_of_others(sentence.start..token);
            return Some(person).filter(|_| sure && alone);
        }
        let person = match gender {
            Some(gender) => known(gender),
            None => match GENDERS.map(known) {
                [Some(x), Some(y)] if x != y => None,
                [x, y] => x.or(y),
            },
        };
        let named = |person: &usize| self.persons(sentence.clone(), None).any(|(p, _)| p == *person);
        person.filter(|p| !named(p) && !self.tells_of_others(sentence.start..token))
    }

    /// The people named in a stretch outside of quotations who may be of a gender, each with the first token of the name.
    fn persons(&self, range: Range<usize>, gender: Option<Gender>) -> impl Iterator<Item = (usize, usize)> + '_ {
        let names = &self.read.names;
        let fits = move |entity: usize| {
            let own = names.entities[entity].gender;
            gender.is_none_or(|g| own.is_none_or(|own| own == g))
        };
        let persons = names.within(range).iter().filter(|n| n.class == NameClass::Person);
        persons.filter(move |n| fits(n.entity) && !self.is_quoted(n.tokens.start)).map(|n| (n.entity, n.tokens.start))
    }

    /// "A man told police": somebody without a name, who may be meant by what follows.
    fn tells_of_others(&self, range: Range<usize>) -> bool {
        let phrases = &self.read.syntax.phrases;
        let from = phrases.partition_point(|p| p.tokens.start < range.start);
        let apposed = |i: usize| {
            let named = |p: usize| self.is_named(phrases[p].head);
            phrases[i].apposition.is_some_and(named) || i > 0 && phrases[i - 1].apposition == Some(i) && named(i - 1)
        };
        let alone = |i: usize| {
            let p = &phrases[i];
            let noun = p.kind == PhraseKind::Noun && !p.plural && !self.is_named(p.head);
            noun && !p.modifiers.iter().any(|&m| self.is_named(m) || self.is_age(m))
                && self.is_human(p.head)
                && !apposed(i)
        };
        (from..phrases.len()).take_while(|&i| phrases[i].tokens.end <= range.end).any(alone)
    }

    /// A noun for somebody: "baker", "Dane".
    pub(super) fn is_human(&self, head: usize) -> bool {
        let lexicon = self.read.text.lexicon;
        let people = lexicon.names.traits(self.read.text.word(head)).has(Traits::PEOPLE);
        people || lexicon.nouns.is_kind(self.lemma(head), PERSON)
    }

    /// Who may be meant behind a sentence.
    fn follow(&self, meant: &mut Meant, sentence: Range<usize>) {
        for gender in GENDERS {
            let spoken = sentence.clone().any(|t| self.gender(t) == Some(gender));
            let named = || self.persons(sentence.clone(), Some(gender)).map(|(person, _)| person);
            let slot = &mut meant.person[gender as usize];
            *slot = match named().next() {
                Some(person) => {
                    let alone = named().all(|p| p == person) && !self.tells_of_others(sentence.clone());
                    alone.then_some((person, 0))
                }
                None if spoken => slot.map(|(person, _)| (person, 0)),
                None if self.tells_of_others(sentence.clone()) => None,
                None => slot.map(|(person, age)| (person, age + 1)).filter(|(_, age)| *age < REACH),
            };
        }
    }
}
