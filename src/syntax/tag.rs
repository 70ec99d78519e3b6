//! One tag a token: closed classes first, then nouns against verbs by what stands beside them.
//!
//! In: [`Text`] and its atoms. Out: [`Words`]. It decides between neighbours only: whether an `-ed` form is a past
//! or a participle is settled by the clause reader, which sees the rest of the sentence.

use super::{Atomic, AtomicKind, Tag, VERB, is_dash, is_quote, numeric};
use crate::lexicon::{Classes, Facts, Reading, Takes, morphology, word as w};
use crate::text::{Text, Token, TokenKind};
use std::ops::Range;

/// What the first look at each token gives.
pub(super) struct Words {
    pub tags: Vec<Tag>,
    /// What each token can be.
    pub classes: Vec<Classes>,
    /// The atom of each token, as an index plus one; 0 for none.
    pub atom_of: Vec<u32>,
    pub atoms: Vec<Atomic>,
    /// One a sentence: most words have capitals, so that they tell nothing.
    pub headline: Vec<bool>,
}

impl Words {
    pub fn read(text: &Text, atoms: &[Atomic]) -> Words {
        let n = text.tokens.len();
        let mut words = Words {
            tags: vec![Tag::Other; n],
            classes: vec![Classes::default(); n],
            atom_of: vec![0; n],
            atoms: atoms.iter().filter(|a| a.tokens.start < a.tokens.end && a.tokens.end <= n).cloned().collect(),
            headline: Vec::with_capacity(text.sentences.len()),
        };
        for (a, atom) in words.atoms.iter().enumerate() {
            words.atom_of[atom.tokens.clone()].fill(a as u32 + 1);
        }
        let mut key = String::new();
        for sentence in &text.sentences {
            let headline = is_headline(&text.tokens[sentence.tokens.clone()]);
            words.headline.push(headline);
            let mut first = true;
            for i in sentence.tokens.clone() {
                words.classes[i] = words.look(text, i, first, headline, &mut key);
                let s = text.str(i);
                first = (first && text.tokens[i].kind == TokenKind::Sign) || is_quote(s) || s == ":";
            }
        }
        for sentence in &text.sentences {
            let mut tagger = Tagger { text, words: &mut words, sentence: sentence.tokens.clone(), finite: false };
            tagger.compounds();
            for i in sentence.tokens.clone() {
                tagger.tag(i);
            }
        }
        words
    }

    /// The atom that starts at, or covers, a token.
    pub fn atom(&self, i: usize) -> Option<&Atomic> {
        self.atom_of.get(i).and_then(|&a| self.atoms.get((a as usize).wrapping_sub(1)))
    }

    /// What a token can be, by itself.
    fn look(&self, text: &Text, i: usize, first: bool, headline: bool, key: &mut String) -> Classes {
        let token = text.tokens[i];
        if self.atom(i).is_some_and(|a| a.kind == AtomicKind::Name) {
            return Classes::NAME;
        }
        match token.kind {
            TokenKind::Number | TokenKind::Dotted => return Classes::NUMBER,
            TokenKind::Sign => return Classes::default(),
            TokenKind::Word => {}
        }
        let known = text.lexicon.facts(token.word).classes;
        let telling = token.capital && !first && !headline;
        if !known.is_empty() {
            let kept = Classes::TIME | Classes::POSSESSIVE | Classes::NOMINATIVE;
            // "US", "IT", "Mark": a capital inside a sentence, or all capitals in one that is not.
            let name = (telling && !known.any(kept)) || (token.upper && !headline && token.span.len() < 5);
            return if !name {
                known
            } else if token.word == w::MAY {
                Classes::TIME
            } else {
                Classes::NAME
            };
        }
        if telling || token.upper || token.capital && headline {
            return Classes::NAME;
        }
        crate::text::token::fold(text.str(i), key);
        let guess = morphology::guess(key);
        // "Boeing" is no gerund, "Nvidia" no plain noun; "Deliveries" and "Headquartered" may be what they look like.
        let odd = guess == Classes::NOUN && !morphology::looks_plural(key) || guess.any(Classes::GERUND);
        if token.capital && odd { Classes::NAME } else { guess }
    }

    pub fn any(&self, i: usize, of: Classes) -> bool {
        self.classes.get(i).is_some_and(|c| c.any(of))
    }

    pub fn tag(&self, i: usize) -> Tag {
        self.tags.get(i).copied().unwrap_or(Tag::Punctuation)
    }
}

/// Four of five longer words have capitals.
fn is_headline(tokens: &[Token]) -> bool {
    let long = tokens.iter().filter(|t| t.kind == TokenKind::Word && t.span.len() > 3);
    let (capital, all) = long.fold((0, 0), |(c, n), t| (c + usize::from(t.capital), n + 1));
    all >= 3 && capital * 5 >= all * 4
}

struct Tagger<'t, 'a> {
    text: &'t Text<'a>,
    words: &'t mut Words,
    sentence: Range<usize>,
    /// A finite verb has been seen since the last boundary between clauses.
    finite: bool,
}

/// What a token before a glued hyphen does not change: "re-elected" is "elected".
const PREFIXES: &[&str] = &["co", "re", "pre", "un", "mis", "de", "over", "under", "out"];

impl Tagger<'_, '_> {
    fn facts(&self, i: usize) -> Facts {
        self.text.lexicon.facts(self.text.word(i))
    }

    fn reading(&self, i: usize, forms: Classes) -> Option<Reading> {
        self.facts(i).readings.into_iter().flatten().find(|r| r.forms.any(forms))
    }

    fn any(&self, i: usize, of: Classes) -> bool {
        self.sentence.contains(&i) && self.words.any(i, of)
    }

    /// "five-year", "Nvidia-led", "co-founder": one word for what follows.
    fn compounds(&mut self) {
        let mut i = self.sentence.start;
        while i < self.sentence.end {
            let mut end = i + 1;
            let glued = |j: usize| self.text.tokens.get(j).is_some_and(|t| !t.spaced);
            while end + 1 < self.sentence.end
                && is_dash(self.text.str(end))
                && glued(end)
                && glued(end + 1)
                && self.text.tokens[end + 1].kind != TokenKind::Sign
            {
                end += 2;
            }
            if end > i + 1 && self.text.tokens[i].kind != TokenKind::Sign && self.words.atom_of[i] == 0 {
                self.compound(i, end);
            }
            i = end;
        }
    }

    fn compound(&mut self, start: usize, end: usize) {
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
    }

    /// The tag that counts before `i`: adverbs, negations and quote marks are looked through.
    fn before(&self, i: usize) -> (Tag, usize) {
        let mut j = i;
        while j > self.sentence.start {
            j -= 1;
            match self.words.tags[j] {
                Tag::Adverb | Tag::Negation => {}
                Tag::Punctuation if is_quote(self.text.str(j)) => {}
                tag => return (tag, j),
            }
        }
        (Tag::Punctuation, usize::MAX)
    }

    /// The next token that is no adverb, negation or quote mark.
    fn after(&self, i: usize) -> usize {
        let skip = Classes::ADVERB | Classes::NEGATION;
        let other = Classes::ADJECTIVE | Classes::PREPOSITION | Classes::DETERMINER | Classes::TIME | Classes::PARTICLE;
        (i + 1..self.sentence.end)
            .find(|&j| {
                let c = self.words.classes[j];
                let quiet = c.any(skip) && !c.any(other) || is_quote(self.text.str(j));
                !quiet
            })
            .unwrap_or(self.sentence.end)
    }

    /// Can stand in a noun phrase after its determiner, and is no verb for sure.
    fn nounlike(&self, i: usize) -> bool {
        let noun = Classes::NOUN | Classes::NAME | Classes::ADJECTIVE | Classes::NUMBER | Classes::TIME;
        self.any(i, noun) && !self.any(i, Classes::PREPOSITION | Classes::DETERMINER | Classes::AUXILIARY)
            || self.is_currency(i)
    }

    /// A noun or a name and nothing that opens a phrase: what a modifier stands before.
    fn modified(&self, i: usize) -> bool {
        self.any(i, Classes::NOUN | Classes::NAME | Classes::ADJECTIVE)
            && !self.any(i, Classes::PREPOSITION | Classes::DETERMINER | Classes::AUXILIARY | Classes::ADVERB)
            && self.words.atom(i).is_none_or(|a| a.kind == AtomicKind::Name)
    }

    fn is_currency(&self, i: usize) -> bool {
        self.sentence.contains(&i) && matches!(self.text.str(i), "$" | "€" | "£" | "¥" | "₹")
    }

    /// Opens a noun phrase for sure: a determiner, an object pronoun, a number.
    fn opens_phrase(&self, i: usize) -> bool {
        self.any(i, Classes::DETERMINER | Classes::PRONOUN | Classes::NUMBER) || self.is_currency(i)
    }

    /// A finite verb and nothing else.
    fn surely_finite(&self, i: usize) -> bool {
        let c = self.words.classes.get(i).copied().unwrap_or_default();
        self.sentence.contains(&i)
            && (c.any(Classes::MODAL)
                || c.any(Classes::AUXILIARY) && c.any(Classes::THIRD | Classes::PAST | Classes::BASE)
                || c.any(Classes::PAST) && !c.any(Classes::NOUN | Classes::ADJECTIVE | Classes::PARTICIPLE))
    }

    /// A finite verb, or what is likely one, before the clause ends.
    fn finite_ahead(&self, i: usize) -> bool {
        for j in i + 1..self.sentence.end.min(i + 24) {
            if self.surely_finite(j)
                || self.any(j, Classes::PAST)
                    && !self.any(j, Classes::NOUN | Classes::ADJECTIVE)
                    && !self.any(j - 1, Classes::DETERMINER)
            {
                return true;
            }
            if self.any(j, Classes::RELATIVE | Classes::SUBORDINATOR) && !self.any(j, Classes::PREPOSITION)
                || matches!(self.text.str(j), "," | ";" | ":" | "—" | "(")
            {
                return false;
            }
        }
        false
    }

    fn tag(&mut self, i: usize) {
        let tag = self.choose(i);
        match tag {
            Tag::Verb | Tag::Modal => self.finite = true,
            Tag::Auxiliary if self.any(i, Classes::THIRD | Classes::PAST | Classes::BASE) => self.finite = true,
            Tag::Conjunction | Tag::Subordinator | Tag::Relative => self.finite = false,
            Tag::Preposition if self.any(i, Classes::SUBORDINATOR) => self.finite = false,
            Tag::Punctuation if !is_quote(self.text.str(i)) => self.finite = false,
            _ => {}
        }
        // "said profits rose": another clause may follow at once.
        if tag == Tag::Verb && self.takes(i, Takes::SPEECH | Takes::CONTENT) {
            self.finite = false;
        }
        self.words.tags[i] = tag;
    }

    fn takes(&self, i: usize, what: Takes) -> bool {
        self.reading(i, VERB).is_some_and(|r| self.text.lexicon.verb(r.verb).takes.any(what))
    }

    fn choose(&self, i: usize) -> Tag {
        let c = self.words.classes[i];
        let token = self.text.tokens[i];
        let (p, pi) = self.before(i);
        let n = self.after(i);
        if token.kind == TokenKind::Sign && c.is_empty() {
            return self.sign(i);
        }
        match token.word {
            w::TO if c != Classes::NAME => return self.to(i),
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
        if let Some(atom) = self.words.atom(i) {
            match atom.kind {
                AtomicKind::Name => return Tag::Name,
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
        let in_phrase = matches!(p, Tag::Determiner | Tag::Possessive | Tag::Adjective) && pi + 1 == i;
        if c.any(Classes::NAME) {
            return Tag::Name;
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
        if c.any(Classes::DETERMINER) {
            return self.determiner(i, n);
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
                    && !is_quote(self.text.str(i + 1));
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
        if c.any(Classes::SUBORDINATOR) {
            if self.text.word(i + 1) == w::OF {
                return Tag::Preposition;
            }
            let noun = in_phrase && c.any(Classes::NOUN);
            let opens = self.text.word(i + 1) == w::THAT;
            if c.any(Classes::ADVERB) && !opens {
                return Tag::Adverb;
            }
            if !noun && (!c.any(VERB) || opens) {
                return Tag::Subordinator;
            }
        }
        self.open(i, c, p, pi, n, in_phrase)
    }

    /// Nouns, verbs, adjectives and adverbs.
    fn open(&self, i: usize, c: Classes, p: Tag, pi: usize, n: usize, in_phrase: bool) -> Tag {
        if c.any(Classes::PAST | Classes::PARTICIPLE) {
            return self.ed(i, c, p, pi, n);
        }
        if c.any(Classes::GERUND) {
            return self.ing(i, c, p, pi);
        }
        if c.any(Classes::BASE | Classes::THIRD) {
            if self.wants_base(p, pi)
                && c.any(Classes::BASE)
                && (matches!(p, Tag::Modal | Tag::To | Tag::Auxiliary) || !c.any(Classes::NOUN))
            {
                return Tag::Verb;
            }
            if self.verb_score(i, c, p, pi, n) > 0 {
                return Tag::Verb;
            }
            if !c.any(Classes::NOUN | Classes::ADJECTIVE | Classes::ADVERB) {
                // A pure verb where none can stand is read as one all the same, except inside a phrase.
                return if in_phrase { Tag::Noun } else { Tag::Verb };
            }
        }
        if c.any(Classes::ADVERB) {
            let adjective = c.any(Classes::ADJECTIVE)
                && (in_phrase || self.modified(i + 1) || p == Tag::Number)
                && (self.nounlike(i + 1) || in_phrase);
            return if adjective {
                Tag::Adjective
            } else if in_phrase && c.any(Classes::NOUN) {
                Tag::Noun
            } else {
                Tag::Adverb
            };
        }
        if c.any(Classes::ADJECTIVE) {
            let noun = c.any(Classes::NOUN);
            let verbal = self.any(i + 1, Classes::GERUND) || self.any(i + 1, Classes::PARTICIPLE) && !noun;
            let modifies = self.nounlike(i + 1) || verbal || self.text.word(i + 1) == w::AND;
            // "at best", "in full", but "the road open"
            let noun = (noun && matches!(p, Tag::Determiner | Tag::Possessive | Tag::Adjective | Tag::Number)
                || p == Tag::Preposition
                || noun && pi == usize::MAX)
                && !modifies;
            return if noun || c.any(Classes::NOUN) && p == Tag::Verb && in_phrase {
                Tag::Noun
            } else {
                Tag::Adjective
            };
        }
        Tag::Noun
    }

    fn sign(&self, i: usize) -> Tag {
        let s = self.text.str(i);
        let token = self.text.tokens[i];
        if matches!(s, "$" | "€" | "£" | "¥" | "₹" | "%" | "#" | "+" | "=" | "°" | "/" | "*" | "@") {
            return Tag::Symbol;
        }
        if is_dash(s) && !token.spaced && self.text.tokens.get(i + 1).is_some_and(|t| !t.spaced) && s == "-" {
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
            && !(self.sentence.start..i).any(|j| self.text.tokens[j].spaced && matches!(self.text.str(j), "'" | "‘"));
        if plural { Tag::Possessive } else { Tag::Punctuation }
    }

    /// Before a base form an infinitive, else a preposition: "rose to 42", "rose to record highs".
    fn to(&self, i: usize) -> Tag {
        let n = self.after(i);
        let c = self.words.classes.get(n).copied().unwrap_or_default();
        if self.words.atom(i).is_some() || self.words.atom(n).is_some() || !self.sentence.contains(&n) {
            return Tag::Preposition;
        }
        // "Boeing to halt production"
        let (p, pi) = self.before(i);
        let headline = matches!(p, Tag::Name | Tag::Noun)
            && !self.words.tags[self.sentence.start..i]
                .iter()
                .any(|t| matches!(t, Tag::Verb | Tag::Auxiliary | Tag::Modal | Tag::To))
            && !self.finite_ahead(i);
        if headline && c.any(Classes::BASE) && !self.any(n, Classes::NAME) {
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
                    || object && named
                    || self.any(n + 1, Classes::PARTICLE | Classes::ADVERB)
                    || matches!(p, Tag::Adjective | Tag::Punctuation | Tag::Conjunction)
                    || p == Tag::Noun && self.any(pi, Classes::INFINITIVE)
            }
        };
        if verb { Tag::To } else { Tag::Preposition }
    }

    /// "that plan", "the plan that failed", "said that it failed", "that failed".
    fn that(&self, i: usize) -> Tag {
        let (p, pi) = self.before(i);
        let next = i + 1;
        let verb_next = self.surely_finite(self.after(i))
            || self.any(self.after(i), Classes::PAST | Classes::THIRD) && !self.any(self.after(i), Classes::NOUN);
        let in_phrase_next = self.nounlike(next) && !verb_next;
        match p {
            Tag::Verb | Tag::PastParticiple | Tag::Gerund => {
                let content = self.takes(pi, Takes::SPEECH | Takes::CONTENT);
                let plural =
                    self.any(next, Classes::NAME | Classes::PLURAL) || morphology::looks_plural(self.text.str(next));
                if content && (!in_phrase_next || plural || self.finite_ahead(next)) {
                    Tag::Subordinator
                } else if in_phrase_next {
                    Tag::Determiner
                } else if content {
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
                let spoken = (self.sentence.start..i)
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
                let parallel = self.words.tags[self.sentence.start..i].contains(&Tag::Relative);
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

    fn determiner(&self, i: usize, n: usize) -> Tag {
        let c = self.words.classes[i];
        if !c.any(Classes::PRONOUN | Classes::ADVERB | Classes::ADJECTIVE) {
            return Tag::Determiner;
        }
        let next = i + 1;
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
    fn there(&self, i: usize) -> Tag {
        if self.surely_finite(i + 1) || self.text.word(i + 1) == w::POSSESSIVE { Tag::Pronoun } else { Tag::Adverb }
    }

    fn particle(&self, i: usize, verb: usize) -> Option<Tag> {
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
        let place = matches!(self.text.str(i), "off" | "down") && self.any(next, Classes::DETERMINER);
        if place && !self.takes(verb, Takes::OBJECT) {
            return Some(Tag::Preposition);
        }
        let pure = !self.any(i, Classes::APPROXIMATOR) && !matches!(word, w::ON) && self.text.str(i) != "along";
        pure.then_some(Tag::Particle)
    }

    fn auxiliary(&self, i: usize, p: Tag) -> Tag {
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
                    && (!nc.any(Classes::ADJECTIVE) || self.any(n + 1, Classes::PREPOSITION))
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

    fn wants_base(&self, p: Tag, pi: usize) -> bool {
        match p {
            Tag::Modal | Tag::To => true,
            // "helped build", "let go"
            Tag::Verb | Tag::Gerund => self.takes(pi, Takes::BARE) && !self.takes(pi, Takes::AUXILIARY),
            Tag::Auxiliary => self
                .reading(pi, VERB)
                .is_some_and(|r| self.text.lexicon.vocabulary.word(self.text.lexicon.verb(r.verb).lemma) == "do"),
            _ => false,
        }
    }

    /// Past, participle, or what stands before a noun.
    fn ed(&self, i: usize, c: Classes, p: Tag, pi: usize, n: usize) -> Tag {
        let next = i + 1;
        let adjective = c.any(Classes::PARTICIPLE | Classes::ADJECTIVE);
        if c.any(Classes::BASE) && self.wants_base(p, pi) {
            return Tag::Verb;
        }
        let noun = c.any(Classes::NOUN);
        match p {
            Tag::Auxiliary if c.any(Classes::PARTICIPLE) => Tag::PastParticiple,
            Tag::Determiner | Tag::Possessive if pi != usize::MAX => {
                if adjective
                    && (self.modified(next) || self.any(next, Classes::GERUND | Classes::NUMBER))
                    && !(noun && c.any(Classes::BASE))
                {
                    Tag::Adjective
                } else {
                    Tag::Noun
                }
            }
            Tag::Preposition | Tag::Adjective => {
                if noun && self.verb_score(i, c, p, pi, n) <= 0 {
                    Tag::Noun
                } else if adjective && (self.modified(next) || p == Tag::Preposition) {
                    Tag::Adjective
                } else {
                    Tag::Verb
                }
            }
            Tag::Number if adjective && self.modified(next) && !noun => Tag::Adjective,
            _ if noun && self.verb_score(i, c, p, pi, n) <= 0 => Tag::Noun,
            Tag::Verb if self.takes(pi, Takes::LINK) && adjective => Tag::Adjective,
            Tag::Verb | Tag::Gerund | Tag::PastParticiple if adjective => {
                if self.modified(next) {
                    Tag::Adjective
                } else {
                    Tag::PastParticiple
                }
            }
            Tag::Punctuation if pi == usize::MAX && adjective && !self.words.headline.is_empty() => {
                if self.modified(next) { Tag::Adjective } else { Tag::PastParticiple }
            }
            Tag::Conjunction if adjective && self.modified(next) && !self.verb_before(i) => Tag::Adjective,
            _ if c.any(Classes::ADJECTIVE)
                && !c.any(Classes::BASE)
                && self.modified(next)
                && !matches!(p, Tag::Pronoun) =>
            {
                Tag::Adjective
            }
            _ if c.any(Classes::PAST) => Tag::Verb,
            _ => Tag::PastParticiple,
        }
    }

    /// The tag before the run of names that ends at `i`.
    fn opened_by(&self, i: usize) -> Tag {
        let tags = &self.words.tags[self.sentence.start..=i];
        tags.iter().rev().copied().find(|&t| t != Tag::Name).unwrap_or(Tag::Punctuation)
    }

    fn verb_before(&self, i: usize) -> bool {
        self.words.tags[self.sentence.start..i].iter().any(|t| matches!(t, Tag::Verb | Tag::Auxiliary | Tag::Modal))
    }

    /// Gerund, noun, or what stands before a noun.
    fn ing(&self, i: usize, c: Classes, p: Tag, pi: usize) -> Tag {
        let next = i + 1;
        let content = self.text.word(next) == w::THAT && self.takes(i, Takes::CONTENT | Takes::SPEECH);
        let noun = c.any(Classes::NOUN)
            && (self.text.word(next) == w::THAT || !self.opens_phrase(next))
            && !content
            && !self.any(next, Classes::PARTICLE);
        let modifies = self.modified(next);
        match p {
            Tag::Auxiliary => Tag::Gerund,
            Tag::Determiner | Tag::Possessive | Tag::Adjective if pi != usize::MAX => {
                if modifies {
                    Tag::Adjective
                } else {
                    Tag::Noun
                }
            }
            Tag::Number => {
                if modifies {
                    Tag::Adjective
                } else if noun {
                    Tag::Noun
                } else {
                    Tag::Gerund
                }
            }
            Tag::Preposition | Tag::Conjunction | Tag::Punctuation => {
                // "by cutting costs", but "of shipping costs"
                let acts = matches!(self.text.word(pi), w::BY | w::AFTER | w::BEFORE) || self.text.str(pi) == "without";
                if p == Tag::Preposition && acts && modifies && self.takes(i, Takes::OBJECT) {
                    Tag::Gerund
                } else if c.any(Classes::ADJECTIVE) && modifies {
                    Tag::Adjective
                } else if noun && (!modifies || p == Tag::Preposition) {
                    if modifies { Tag::Adjective } else { Tag::Noun }
                } else {
                    Tag::Gerund
                }
            }
            Tag::Verb | Tag::Gerund | Tag::PastParticiple => {
                if self.takes(pi, Takes::GERUND) && !noun {
                    Tag::Gerund
                } else if modifies && (noun || c.any(Classes::ADJECTIVE)) {
                    Tag::Adjective
                } else if noun {
                    Tag::Noun
                } else {
                    Tag::Gerund
                }
            }
            Tag::Noun | Tag::Name => {
                if noun {
                    Tag::Noun
                } else if c.any(Classes::ADJECTIVE) && modifies {
                    Tag::Adjective
                } else {
                    Tag::Gerund
                }
            }
            _ => Tag::Gerund,
        }
    }

    /// How well a form after a conjunction goes with the verb before it: "cut jobs and close plants", not "averts a
    /// shutdown or default".
    fn parallel(&self, i: usize, c: Classes) -> i32 {
        let verb = (self.sentence.start..i).rev().find(|&j| matches!(self.words.tags[j], Tag::Verb | Tag::Modal));
        let Some(j) = verb else { return -3 };
        let before = self.words.classes[j];
        if before.any(Classes::MODAL) || j > self.sentence.start && self.words.tags[j - 1] == Tag::To {
            if c.any(Classes::BASE) { 1 } else { -1 }
        } else if before.any(c & (Classes::BASE | Classes::THIRD | Classes::PAST)) {
            0
        } else {
            -4
        }
    }

    /// Above zero where a base, `-s` or same-as-base past form is a verb. Each line is one piece of evidence.
    fn verb_score(&self, i: usize, c: Classes, p: Tag, pi: usize, n: usize) -> i32 {
        let forms = Classes::BASE | Classes::THIRD | Classes::PAST;
        let mut score = self.reading(i, forms).map_or(0, |r| i32::from(self.text.lexicon.verb(r.verb).verbness));
        if c.any(Classes::ADJECTIVE) {
            score = score.min(2) - 2;
        }
        let (third, past) = (c.any(Classes::THIRD), c.any(Classes::PAST));
        let sure = !c.any(Classes::NOUN | Classes::ADJECTIVE);
        let plural =
            self.any(pi, Classes::PLURAL) || self.any(pi, Classes::NOUN) && morphology::looks_plural(self.text.str(pi));
        score += match p {
            Tag::Determiner | Tag::Possessive => -12,
            Tag::Adjective => -7,
            Tag::Preposition => -9,
            Tag::Pronoun if self.any(pi, Classes::NOMINATIVE) => 10,
            Tag::Pronoun | Tag::Relative => 7,
            Tag::Number => match (past, third) {
                (true, _) => 1,
                (_, true) => -8,
                _ => -4,
            },
            Tag::Noun if past => 1,
            Tag::Noun if third => {
                if plural {
                    -6
                } else {
                    1
                }
            }
            Tag::Noun => {
                if plural {
                    3
                } else {
                    -6
                }
            }
            // "new U.N. sanctions", "considering U.S. concerns"
            Tag::Name if third && self.opened_by(pi) == Tag::Adjective => -4,
            Tag::Name if third && self.opened_by(pi) == Tag::Preposition => -1,
            Tag::Name => {
                if third || past {
                    2
                } else {
                    -3
                }
            }
            Tag::Verb | Tag::Auxiliary | Tag::Gerund | Tag::PastParticiple => -4,
            Tag::Punctuation if pi == usize::MAX => -5,
            Tag::Punctuation => -2,
            Tag::Conjunction => self.parallel(i, c),
            _ => 0,
        };
        let next = self.words.classes.get(n).copied().filter(|_| self.sentence.contains(&n)).unwrap_or_default();
        score += if !self.sentence.contains(&n) || self.words.classes[n].is_empty() && !self.is_currency(n) {
            -1
        } else if self.text.word(n) == w::OF {
            -6
        } else if self.text.word(n) == w::TO {
            2
        } else if self.text.word(n) == w::THAT {
            if self.takes(i, Takes::CONTENT | Takes::SPEECH) { 2 } else { -2 }
        } else if self.surely_finite(n) {
            -7
        } else if next.any(Classes::DETERMINER | Classes::PRONOUN) {
            5
        } else if next.any(Classes::NUMBER) || self.is_currency(n) {
            3
        } else if next.any(Classes::PREPOSITION) {
            0
        } else {
            1
        };
        if n > i + 1 && self.any(i + 1, Classes::ADVERB) {
            score += 2;
        }
        if !sure && self.finite {
            score -= 4;
        } else if !self.finite && !self.finite_ahead(i) {
            score += 3;
        } else if !self.finite {
            score -= 2;
        }
        score
    }
}
