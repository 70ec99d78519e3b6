//! One tag a token: closed classes first, then nouns against verbs by what stands beside them.
//!
//! In: [`Text`] and its atoms. Out: [`Words`]. It decides between neighbours only: whether an `-ed` form is a past
//! or a participle is settled by the clause reader, which sees the rest of the sentence.

use super::words::Words;
use super::{AtomicKind, Tag, VERB, is_dash, is_quote, numeric};
use crate::lexicon::{Classes, Facts, Reading, Takes, morphology, word as w};
use crate::text::{Text, TokenKind};
use std::ops::Range;

/// How far back a decision may look, in tokens: keeps the pass linear.
pub(super) const BACK: usize = 64;

pub(super) struct Tagger<'t, 'a> {
    pub(super) text: &'t Text<'a>,
    pub(super) words: &'t mut Words,
    pub(super) sentence: Range<usize>,
    /// A finite verb has been seen since the last boundary between clauses.
    pub(super) finite: bool,
    /// A clause inside another has begun and both still need their verbs: "the road that the town built collapsed".
    pub(super) owed: bool,
    /// The inner one has got its own.
    pub(super) waits: bool,
}

/// What a token before a glued hyphen does not change: "re-elected" is "elected".
const PREFIXES: &[&str] = &["co", "re", "pre", "un", "mis", "de", "over", "under", "out"];

impl Tagger<'_, '_> {
    /// Where a look back from `i` ends.
    pub(super) fn back(&self, i: usize) -> usize {
        self.sentence.start.max(i.saturating_sub(BACK))
    }

    pub(super) fn facts(&self, i: usize) -> Facts {
        self.text.lexicon.facts(self.text.word(i))
    }

    pub(super) fn reading(&self, i: usize, forms: Classes) -> Option<Reading> {
        self.facts(i).readings.into_iter().flatten().find(|r| r.forms.any(forms))
    }

    pub(super) fn any(&self, i: usize, of: Classes) -> bool {
        self.sentence.contains(&i) && self.words.any(i, of)
    }

    /// "five-year", "Nvidia-led", "co-founder": one word for what follows.
    pub(super) fn compounds(&mut self) {
        let mut i = self.sentence.start;
        while i < self.sentence.end {
            let mut end = i + 1;
            let glued = |j: usize| self.text.tokens.get(j).is_some_and(|t| !t.spaced);
            while end + 1 < self.sentence.end
                && is_dash(self.text.word(end))
                && glued(end)
                && glued(end + 1)
                && self.text.tokens[end + 1].kind != TokenKind::Sign
            {
                end += 2;
            }
            if end > i + 1 && self.text.tokens[i].kind != TokenKind::Sign {
                let named = self.words.atom(i).is_some_and(|a| a.kind == AtomicKind::Name && a.tokens.end == i + 1);
                if self.words.atom_of[i] == 0 {
                    self.compound(i, end);
                } else if named && self.words.any(end - 1, Classes::PARTICIPLE | Classes::GERUND) {
                    // "the Port Dorne-based group": the name stays one, and the verb is none.
                    self.words.classes[i + 1..end].fill(Classes::ADJECTIVE);
                }
            }
            i = end;
        }
    }

    pub(super) fn compound(&mut self, start: usize, end: usize) {
        let last = self.words.classes[end - 1];
        let prefix = end == start + 3 && PREFIXES.contains(&self.text.str(start).to_ascii_lowercase().as_str());
        let class = if prefix && last.any(VERB) {
            last
        } else if last.any(Classes::PARTICIPLE | Classes::GERUND | Classes::ADJECTIVE)
            || numeric(self.text.tokens[start].kind)
            || self.words.any(start, Classes::NUMBER)
            || self.words.any(end - 1, Classes::TIME)
        {
            Classes::ADJECTIVE
        } else if self.text.tokens[start].capital && last.any(Classes::NAME) {
            Classes::NAME
        } else {
            Classes::NOUN
        };
        for j in start..end {
            self.words.classes[j] = class;
        }
        if prefix && class.any(VERB) {
            self.words.classes[start..end - 1].fill(Classes::ADVERB);
        }
    }

    /// The tag that counts before `i`: adverbs, negations and quote marks are looked through.
    pub(super) fn before(&self, i: usize) -> (Tag, usize) {
        let mut j = i;
        while j > self.back(i) {
            j -= 1;
            match self.words.tags[j] {
                Tag::Adverb | Tag::Negation => {}
                Tag::Punctuation if is_quote(self.text.word(j)) => {}
                tag => return (tag, j),
            }
        }
        (Tag::Punctuation, usize::MAX)
    }

    /// A word of "at least" or "at most".
    pub(super) fn is_bound(&self, i: usize) -> bool {
        let pair = |a: usize| {
            self.text.word(a) == w::AT
                && matches!(self.text.word(a + 1), w::LEAST | w::MOST)
                && self.sentence.contains(&a)
        };
        pair(i) || i > 0 && pair(i - 1)
    }

    /// "has since been sold"
    pub(super) fn is_since(&self, i: usize) -> bool {
        self.text.word(i) == w::SINCE && self.any(i + 1, Classes::PARTICIPLE)
    }

    /// The next token that is no adverb, negation or quote mark.
    pub(super) fn after(&self, i: usize) -> usize {
        let skip = Classes::ADVERB | Classes::NEGATION;
        let other = Classes::ADJECTIVE
            | Classes::PREPOSITION
            | Classes::DETERMINER
            | Classes::TIME
            | Classes::PARTICLE
            | Classes::PRONOUN;
        (i + 1..self.sentence.end.min(i + BACK))
            .find(|&j| {
                let c = self.words.classes[j];
                // "had only begun": also an adjective elsewhere, before a participle it is none.
                let inside = c.any(Classes::ADVERB)
                    && self.any(j + 1, Classes::PARTICIPLE | Classes::GERUND)
                    && !self.any(j + 1, Classes::NOUN);
                let quiet = inside
                    || c.any(skip) && !c.any(other)
                    || self.text.tokens[j].kind == TokenKind::Sign && is_quote(self.text.word(j))
                    || self.is_bound(j)
                    || self.is_since(j);
                !quiet
            })
            .unwrap_or(self.sentence.end.min(i + BACK))
    }

    /// Can stand in a noun phrase after its determiner, and is no verb for sure.
    pub(super) fn nounlike(&self, i: usize) -> bool {
        let noun = Classes::NOUN | Classes::NAME | Classes::ADJECTIVE | Classes::NUMBER | Classes::TIME;
        self.any(i, noun) && !self.any(i, Classes::PREPOSITION | Classes::DETERMINER | Classes::AUXILIARY)
            || self.is_currency(i)
    }

    /// A noun or a name and nothing that opens a phrase: what a modifier stands before.
    pub(super) fn modified(&self, i: usize) -> bool {
        self.any(i, Classes::NOUN | Classes::NAME | Classes::ADJECTIVE)
            && !self.any(i, Classes::PREPOSITION | Classes::DETERMINER | Classes::AUXILIARY | Classes::ADVERB)
            && self.words.atom(i).is_none_or(|a| a.kind == AtomicKind::Name)
    }

    pub(super) fn is_currency(&self, i: usize) -> bool {
        self.sentence.contains(&i) && matches!(self.text.word(i), w::DOLLAR | w::EURO | w::POUND | w::YEN | w::RUPEE)
    }

    /// Opens a noun phrase for sure: a determiner, an object pronoun, a number.
    pub(super) fn opens_phrase(&self, i: usize) -> bool {
        self.any(i, Classes::DETERMINER | Classes::PRONOUN | Classes::NUMBER) || self.is_currency(i)
    }

    /// A number follows behind what bounds it: "at least 12", "more than 40", "as many as 12".
    pub(super) fn opens_number(&self, i: usize) -> bool {
        let bounds = self.is_bound(i)
            || self.any(i, Classes::APPROXIMATOR)
            || matches!(self.text.word(i), w::MORE | w::LESS | w::FEWER | w::UP | w::AS | w::NO);
        bounds && (i + 1..i + 4).any(|j| self.any(j, Classes::NUMBER))
    }

    /// A finite verb and nothing else.
    pub(super) fn surely_finite(&self, i: usize) -> bool {
        let c = self.words.classes.get(i).copied().unwrap_or_default();
        self.sentence.contains(&i)
            && (c.any(Classes::MODAL)
                || c.any(Classes::AUXILIARY) && c.any(Classes::THIRD | Classes::PAST | Classes::BASE)
                || c.any(Classes::PAST) && !c.any(Classes::NOUN | Classes::ADJECTIVE | Classes::PARTICIPLE))
    }

    /// A finite verb, or what is likely one, before the clause ends.
    pub(super) fn finite_ahead(&self, i: usize) -> bool {
        for j in i + 1..self.sentence.end.min(i + 24) {
            let plain = self.any(j, Classes::BASE | Classes::THIRD)
                && !self.any(j, Classes::NOUN | Classes::ADJECTIVE | Classes::ADVERB)
                && self.text.word(j - 1) != w::TO;
            if self.surely_finite(j)
                || plain
                || self.any(j, Classes::PAST)
                    && !self.any(j, Classes::NOUN | Classes::ADJECTIVE)
                    && !self.any(j - 1, Classes::DETERMINER)
            {
                return true;
            }
            if self.any(j, Classes::RELATIVE | Classes::SUBORDINATOR) && !self.any(j, Classes::PREPOSITION)
                || matches!(self.text.word(j), w::COMMA | w::SEMICOLON | w::COLON | w::EM_DASH | w::OPEN)
            {
                return false;
            }
        }
        false
    }

    pub(super) fn tag(&mut self, i: usize) {
        let tag = self.choose(i);
        let helper = Classes::THIRD | Classes::PAST | Classes::BASE;
        match tag {
            Tag::Verb if self.before(i).0 == Tag::To => {}
            Tag::Verb | Tag::Modal => self.finite_seen(),
            Tag::Auxiliary if self.any(i, helper) => self.finite_seen(),
            Tag::Relative | Tag::Subordinator => {
                let noun = |t: &Tag| matches!(t, Tag::Noun | Tag::Name | Tag::Pronoun);
                self.owed = !self.finite && self.words.tags[self.back(i)..i].iter().any(noun);
                self.finite = false;
            }
            Tag::Conjunction => self.finite = false,
            Tag::Preposition if self.any(i, Classes::SUBORDINATOR) => self.finite = false,
            Tag::Punctuation if !is_quote(self.text.word(i)) => self.finite = false,
            _ => {}
        }
        // "said profits rose": another clause may follow at once.
        if tag == Tag::Verb && self.takes(i, Takes::SPEECH | Takes::CONTENT) {
            self.finite = false;
        }
        self.words.tags[i] = tag;
    }

    pub(super) fn finite_seen(&mut self) {
        self.finite = !self.owed;
        self.waits = self.owed;
        self.owed = false;
    }

    pub(super) fn takes(&self, i: usize, what: Takes) -> bool {
        self.reading(i, VERB).is_some_and(|r| self.text.lexicon.verb(r.verb).takes.any(what))
    }

    /// "a 4% drop": between an article and the word stands a value.
    fn follows_a_value(&self, i: usize) -> bool {
        let value = i.checked_sub(1).and_then(|b| self.words.atom(b)).filter(|a| a.kind == AtomicKind::Value);
        value.and_then(|a| a.tokens.start.checked_sub(1)).is_some_and(|b| matches!(self.text.word(b), w::A | w::AN))
    }

    pub(super) fn choose(&self, i: usize) -> Tag {
        let c = self.words.classes[i];
        let token = self.text.tokens[i];
        if let Some(atom) = self.words.atom(i) {
            match atom.kind {
                AtomicKind::Name => return Tag::Name,
                _ if token.kind == TokenKind::Sign => return self.sign(i),
                AtomicKind::Date if c.any(Classes::NUMBER) => return Tag::Number,
                AtomicKind::Date if c.any(Classes::TIME) => return Tag::Noun,
                AtomicKind::Value if c.any(Classes::NUMBER) => return Tag::Number,
                _ if c.any(Classes::DETERMINER) => return Tag::Determiner,
                _ if c.any(Classes::PREPOSITION) => return Tag::Preposition,
                _ if c.any(Classes::CONJUNCTION) => return Tag::Conjunction,
                _ if c.any(Classes::ADJECTIVE) && i + 1 < atom.tokens.end => return Tag::Adjective,
                _ if c.any(Classes::ADVERB | Classes::APPROXIMATOR) => return Tag::Adverb,
                _ => return Tag::Noun,
            }
        }
        if token.kind == TokenKind::Sign && c.is_empty() {
            return self.sign(i);
        }
        let (p, pi) = if self.follows_a_value(i) { (Tag::Determiner, i - 1) } else { self.before(i) };
        match token.word {
            // but "day-to-day running"
            w::TO if c != Classes::NAME && c != Classes::NOUN && c != Classes::ADJECTIVE => return self.to(i),
            w::THAT => return self.that(i),
            w::POSSESSIVE => {
                let contracted = p == Tag::Pronoun
                    || p == Tag::Relative
                    || self.text.str(i.wrapping_sub(1)).eq_ignore_ascii_case("there");
                return if contracted { Tag::Auxiliary } else { Tag::Possessive };
            }
            w::HER if c != Classes::NAME => {
                return if self.nounlike(i + 1) || self.any(i + 1, Classes::GERUND) {
                    Tag::Determiner
                } else {
                    Tag::Pronoun
                };
            }
            _ => {}
        }
        let in_phrase = matches!(p, Tag::Determiner | Tag::Possessive | Tag::Adjective) && pi + 1 == i;
        if c.any(Classes::NAME) {
            return Tag::Name;
        }
        // "for instance": words that say nothing of who does what.
        let pair = |a: usize| {
            let words = (self.text.word(a), self.text.word(a + 1));
            matches!(words, (w::SO, w::FAR) | (w::FOR, w::INSTANCE | w::EXAMPLE))
        };
        let so_far = pair(i) || i > self.sentence.start && pair(i - 1);
        if self.is_bound(i) || p == Tag::Auxiliary && self.is_since(i) || so_far {
            return Tag::Adverb;
        }
        if matches!(token.word, w::LAST | w::NEXT) && self.any(i + 1, Classes::TIME) {
            return Tag::Adjective;
        }
        if c.any(Classes::MODAL) {
            return if in_phrase && !c.any(Classes::NEGATION) && c.any(Classes::NOUN) { Tag::Noun } else { Tag::Modal };
        }
        if c.any(Classes::AUXILIARY) {
            return self.auxiliary(i, p);
        }
        if c.any(Classes::TIME) && !c.any(Classes::BASE) {
            return Tag::Noun;
        }
        if c.any(Classes::NUMBER) {
            return Tag::Number;
        }
        if c.any(Classes::RELATIVE) {
            return Tag::Relative;
        }
        if c.any(Classes::NEGATION) {
            return if c.any(Classes::DETERMINER)
                && (self.nounlike(i + 1) || self.any(i + 1, Classes::GERUND | Classes::NAME))
            {
                Tag::Determiner
            } else {
                Tag::Negation
            };
        }
        // "to either mend or sell it"
        if c.any(Classes::DETERMINER) && !(p == Tag::To && c.any(Classes::ADVERB)) {
            return self.determiner(i, self.after(i));
        }
        if c.any(Classes::PRONOUN) {
            return if c.any(Classes::ADVERB) { self.there(i) } else { Tag::Pronoun };
        }
        if c.any(Classes::CONJUNCTION) {
            return if c.any(Classes::ADVERB) && p != Tag::Punctuation { Tag::Adverb } else { Tag::Conjunction };
        }
        if c.any(Classes::PARTICLE)
            && pi.wrapping_add(1) == i
            && matches!(p, Tag::Verb | Tag::PastParticiple | Tag::Gerund)
            && let Some(tag) = self.particle(i, pi)
        {
            return tag;
        }
        if c.any(Classes::APPROXIMATOR) && (self.any(i + 1, Classes::NUMBER) || self.is_currency(i + 1)) {
            let span =
                token.word == w::OVER && (i + 1..(i + 4).min(self.sentence.end)).any(|j| self.any(j, Classes::TIME));
            return if span { Tag::Preposition } else { Tag::Adverb };
        }
        if c.any(Classes::PREPOSITION) && !(in_phrase && c.any(Classes::ADJECTIVE | Classes::NOUN | Classes::GERUND)) {
            // "up to 90%"
            let bound = token.word == w::UP && self.text.word(i + 1) == w::TO;
            let last = i + 1 >= self.sentence.end
                || self.text.tokens[i + 1].kind == TokenKind::Sign
                    && !self.is_currency(i + 1)
                    && !is_quote(self.text.word(i + 1));
            let stranded = last || self.text.word(i + 1) == w::TO && c.any(Classes::PARTICLE);
            let progressive = p == Tag::Auxiliary && c.any(Classes::GERUND);
            if !progressive {
                return if bound || last && c.any(Classes::ADVERB) {
                    Tag::Adverb
                } else if stranded && c.any(Classes::PARTICLE) {
                    Tag::Particle
                } else {
                    Tag::Preposition
                };
            }
        }
        let n = self.after(i);
        if c.any(Classes::SUBORDINATOR) {
            if self.text.word(i + 1) == w::OF {
                return Tag::Preposition;
            }
            let noun = in_phrase && c.any(Classes::NOUN);
            let opens = self.text.word(i + 1) == w::THAT;
            let clause = p == Tag::Punctuation && (self.opens_phrase(n) || self.nounlike(n));
            if c.any(Classes::ADVERB) && !opens && !clause {
                return Tag::Adverb;
            }
            if !noun && (!c.any(VERB) || opens) {
                return Tag::Subordinator;
            }
        }
        self.open(i, c, p, pi, n, in_phrase)
    }

    pub(super) fn sign(&self, i: usize) -> Tag {
        let s = self.text.str(i);
        let token = self.text.tokens[i];
        if matches!(s, "$" | "€" | "£" | "¥" | "₹" | "%" | "#" | "+" | "=" | "°" | "/" | "*" | "@") {
            return Tag::Symbol;
        }
        if s == "-" && !token.spaced && self.text.tokens.get(i + 1).is_some_and(|t| !t.spaced) {
            return Tag::Symbol;
        }
        // The apostrophe of "companies' shares": glued to a plural, and no quote is open.
        let plural = matches!(s, "'" | "’")
            && !token.spaced
            && i > self.sentence.start
            && matches!(self.words.tags[i - 1], Tag::Noun | Tag::Name)
            && self.text.str(i - 1).ends_with(['s', 'S'])
            && self.text.tokens.get(i + 1).is_some_and(|t| t.spaced)
            && (self.nounlike(i + 1) || self.any(i + 1, Classes::GERUND))
            && !(self.back(i)..i).any(|j| self.text.tokens[j].spaced && matches!(self.text.str(j), "'" | "‘"));
        if plural { Tag::Possessive } else { Tag::Punctuation }
    }

    /// Before a base form an infinitive, else a preposition: "rose to 42", "rose to record highs".
    pub(super) fn to(&self, i: usize) -> Tag {
        let n = self.after(i);
        let c = self.words.classes.get(n).copied().unwrap_or_default();
        if self.words.atom(i).is_some() || self.words.atom(n).is_some() || !self.sentence.contains(&n) {
            return Tag::Preposition;
        }
        // "Boeing to halt production"
        let (p, pi) = self.before(i);
        let headline = matches!(p, Tag::Name | Tag::Noun)
            && !self.words.tags[self.back(i)..i]
                .iter()
                .any(|t| matches!(t, Tag::Verb | Tag::Auxiliary | Tag::Modal | Tag::To))
            && !self.finite_ahead(i);
        if headline && c.any(Classes::BASE) && !self.any(n, Classes::NAME) {
            return Tag::To;
        }
        // "a rule to repeal and replace it": only an infinitive goes with the other base form.
        let first = n + usize::from(self.text.word(n) == w::EITHER);
        let second = first + 2;
        if matches!(self.text.word(first + 1), w::AND | w::OR | w::AMPERSAND)
            && self.any(first, Classes::BASE)
            && self.any(second, Classes::BASE)
            && !self.any(second, Classes::NOUN | Classes::ADJECTIVE | Classes::PAST)
            && (p == Tag::Gerund || self.any(pi, Classes::INFINITIVE) || self.parallel(i, Classes::BASE) < 0)
        {
            return Tag::To;
        }
        let Some(reading) = self.reading(n, Classes::BASE).filter(|_| c.any(Classes::BASE)) else {
            // An unknown word with an object: "to retrofit the jets".
            let token = self.text.tokens[n];
            let unknown = token.kind == TokenKind::Word && !token.capital && c == Classes::NOUN;
            let object = self.any(n + 1, Classes::DETERMINER | Classes::PRONOUN) && !self.any(n + 1, Classes::RELATIVE);
            let verbal = ["ate", "ize", "ise", "ify"].iter().any(|s| self.text.str(n).ends_with(s));
            return if unknown && (object || verbal) && !self.text.str(n).ends_with('s') {
                Tag::To
            } else {
                Tag::Preposition
            };
        };
        let verbness = self.text.lexicon.verb(reading.verb).verbness;
        let asks = matches!(p, Tag::Verb | Tag::PastParticiple | Tag::Gerund)
            && self.takes(pi, Takes::INFINITIVE | Takes::OBJECT_INFINITIVE);
        let o = self.after(n);
        let object = self.opens_phrase(o) || self.modified(o) && !self.any(o, Classes::PAST);
        let verb = match verbness {
            v if v > 0 => {
                p == Tag::Noun && self.any(pi, Classes::INFINITIVE)
                    || !c.any(Classes::ADJECTIVE)
                    || asks
                    || !self.modified(n + 1)
                    || self.any(n + 1, Classes::DETERMINER)
            }
            0 => {
                asks || object
                    || !matches!(p, Tag::Noun | Tag::Verb)
                    || self.any(n + 1, Classes::PREPOSITION | Classes::PARTICLE | Classes::ADVERB)
            }
            _ => {
                let named = self.any(o, Classes::NAME | Classes::PLURAL)
                    || (o..o + 2).any(|j| self.modified(j) && morphology::looks_plural(self.text.str(j)));
                asks || self.opens_phrase(o)
                    || object && named && !matches!(p, Tag::Verb | Tag::PastParticiple | Tag::Gerund)
                    || self.any(n + 1, Classes::PARTICLE | Classes::ADVERB)
                    || matches!(p, Tag::Adjective | Tag::Punctuation | Tag::Conjunction)
                    || p == Tag::Noun && self.any(pi, Classes::INFINITIVE)
            }
        };
        if verb { Tag::To } else { Tag::Preposition }
    }

    /// "that plan", "the plan that failed", "said that it failed", "that failed".
    pub(super) fn that(&self, i: usize) -> Tag {
        let (p, pi) = self.before(i);
        let next = i + 1;
        let verb_next = self.surely_finite(self.after(i))
            || self.any(self.after(i), Classes::PAST | Classes::THIRD) && !self.any(self.after(i), Classes::NOUN);
        let in_phrase_next = self.nounlike(next) && !self.any(next, Classes::NAME) && !verb_next;
        match p {
            Tag::Verb | Tag::PastParticiple | Tag::Gerund => {
                let content = self.takes(pi, Takes::SPEECH | Takes::CONTENT);
                let plural =
                    self.any(next, Classes::NAME | Classes::PLURAL) || morphology::looks_plural(self.text.str(next));
                if content && (!in_phrase_next || plural || self.finite_ahead(next)) {
                    Tag::Subordinator
                } else if in_phrase_next {
                    Tag::Determiner
                } else if content || self.any(next, Classes::NAME) {
                    Tag::Subordinator
                } else {
                    Tag::Pronoun
                }
            }
            // "went home that day"
            Tag::Noun | Tag::Name if self.any(next, Classes::TIME) && !self.surely_finite(next + 1) => Tag::Determiner,
            Tag::Noun | Tag::Name | Tag::Number | Tag::Pronoun => {
                if verb_next {
                    return Tag::Relative;
                }
                let noun = self.any(pi, Classes::CONTENT);
                // "told Reuters that deliveries …": the verb before the name asks for it.
                let spoken = (self.back(i)..i)
                    .rev()
                    .take(12)
                    .take_while(|&j| {
                        !matches!(self.words.tags[j], Tag::Punctuation | Tag::Relative | Tag::Subordinator)
                    })
                    .find(|&j| matches!(self.words.tags[j], Tag::Verb | Tag::Gerund | Tag::PastParticiple))
                    .is_some_and(|j| self.takes(j, Takes::SPEECH | Takes::CONTENT));
                if noun || spoken { Tag::Subordinator } else { Tag::Relative }
            }
            Tag::Adjective => Tag::Subordinator,
            Tag::Preposition => {
                if in_phrase_next {
                    Tag::Determiner
                } else {
                    Tag::Pronoun
                }
            }
            Tag::Conjunction => {
                let parallel = self.words.tags[self.back(i)..i].contains(&Tag::Relative);
                match verb_next {
                    true if parallel => Tag::Relative,
                    true => Tag::Pronoun,
                    false => Tag::Subordinator,
                }
            }
            _ if verb_next => Tag::Pronoun,
            Tag::Punctuation if pi != usize::MAX => Tag::Subordinator,
            _ if in_phrase_next && !morphology::looks_plural(self.text.str(next)) => Tag::Determiner,
            _ => Tag::Subordinator,
        }
    }

    pub(super) fn determiner(&self, i: usize, n: usize) -> Tag {
        let c = self.words.classes[i];
        if !c.any(Classes::PRONOUN | Classes::ADVERB | Classes::ADJECTIVE) {
            return Tag::Determiner;
        }
        let next = if is_quote(self.text.word(i + 1)) { i + 2 } else { i + 1 };
        if self.any(next, Classes::DETERMINER) && !self.any(next, Classes::ADVERB)
            || self.any(next, Classes::PRONOUN) && self.any(next, Classes::PLURAL)
        {
            return Tag::Determiner;
        }
        let singular = matches!(self.text.word(i), w::THIS | w::EACH | w::ANOTHER);
        let verb = self.surely_finite(next)
            || self.any(next, Classes::PAST) && !self.modified(next + 1)
            || singular && self.any(next, Classes::THIRD) && !self.any(next, Classes::AUXILIARY);
        let more = matches!(self.text.word(i), w::MORE | w::LESS | w::MOST | w::MUCH);
        if self.text.word(next) == w::THAN {
            return Tag::Adverb;
        }
        if more && self.any(next, Classes::ADJECTIVE | Classes::ADVERB) && !self.any(next, Classes::NOUN)
            || more && self.text.word(next) == w::THAN
        {
            return Tag::Adverb;
        }
        if !verb && (self.nounlike(next) || self.any(next, Classes::GERUND | Classes::PARTICIPLE)) {
            Tag::Determiner
        } else if c.any(Classes::PRONOUN) {
            if c.any(Classes::APPROXIMATOR) && self.is_currency(n) { Tag::Adverb } else { Tag::Pronoun }
        } else {
            Tag::Adverb
        }
    }

    /// "There were 40": a subject without content; elsewhere an adverb.
    pub(super) fn there(&self, i: usize) -> Tag {
        // "people there are waiting"
        if matches!(self.before(i).0, Tag::Noun | Tag::Name) && !self.finite {
            return Tag::Adverb;
        }
        if self.surely_finite(i + 1) || self.text.word(i + 1) == w::POSSESSIVE { Tag::Pronoun } else { Tag::Adverb }
    }

    pub(super) fn particle(&self, i: usize, verb: usize) -> Option<Tag> {
        let (word, next) = (self.text.word(i), i + 1);
        if word == w::UP && self.text.word(next) == w::TO {
            return Some(if self.any(i + 2, Classes::NUMBER) || self.is_currency(i + 2) {
                Tag::Adverb
            } else {
                Tag::Particle
            });
        }
        if word == w::OVER {
            return self.takes(verb, Takes::OVER).then_some(Tag::Particle);
        }
        // "sank off the coast", but "laid off the crew"
        // "went down some 12 miles out"
        let figure = self.any(next, Classes::APPROXIMATOR) && self.any(next + 1, Classes::NUMBER);
        let place = matches!(self.text.str(i), "off" | "down") && self.any(next, Classes::DETERMINER) && !figure;
        if place && !self.takes(verb, Takes::OBJECT) {
            return Some(Tag::Preposition);
        }
        // "went on for hours"
        let onward = word != w::ON || self.any(next, Classes::PREPOSITION);
        let pure = !self.any(i, Classes::APPROXIMATOR) && onward && self.text.str(i) != "along";
        pure.then_some(Tag::Particle)
    }

    pub(super) fn auxiliary(&self, i: usize, p: Tag) -> Tag {
        let n = self.after(i);
        let c = self.words.classes[i];
        let word =
            self.reading(i, VERB).map(|r| self.text.lexicon.vocabulary.word(self.text.lexicon.verb(r.verb).lemma));
        // An inverted subject pronoun stands between: "did they know".
        let n = if self.any(n, Classes::NOMINATIVE) { self.after(n) } else { n };
        let nc = if self.sentence.contains(&n) { self.words.classes[n] } else { Classes::default() };
        let helps = match word {
            Some("do") => {
                nc.any(Classes::BASE)
                    && !nc.any(Classes::DETERMINER)
                    && (self.any(i, Classes::NEGATION)
                        || self.words.any(i + 1, Classes::NEGATION)
                        || !nc.any(Classes::NOUN))
            }
            Some("have") => {
                nc.any(Classes::PARTICIPLE)
                    && (nc.any(Classes::PAST) || !nc.any(Classes::NOUN))
                    && !self.any(n, Classes::DETERMINER)
            }
            _ => {
                nc.any(Classes::PARTICIPLE | Classes::GERUND)
                    && !nc.any(Classes::PREPOSITION)
                    && (!nc.any(Classes::ADJECTIVE) || !self.modified(n + 1))
            }
        };
        if helps {
            Tag::Auxiliary
        } else if c.any(Classes::GERUND) {
            Tag::Gerund
        } else if c.any(Classes::PARTICIPLE) && (p == Tag::Auxiliary || !c.any(Classes::PAST)) {
            Tag::PastParticiple
        } else {
            Tag::Verb
        }
    }
}
