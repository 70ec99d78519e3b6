//! Nouns, verbs and adjectives, told apart by their neighbours.
//!
//! In: a token that can be more than one of them, and the tags before it. Out: its tag. `plans` after "the" is a noun,
//! before "to" a verb: [`Tagger::verb_score`] adds up such evidence, one line each.

use super::tag::Tagger;
use super::{AtomicKind, Tag, VERB};
use crate::lexicon::{Classes, Takes, morphology, word as w};

impl Tagger<'_, '_> {
    /// Nouns, verbs, adjectives and adverbs.
    pub(super) fn open(&self, i: usize, c: Classes, p: Tag, pi: usize, n: usize, in_phrase: bool) -> Tag {
        // Only a verb makes an infinitive marker of "to", also one that the lexicon does not know.
        if p == Tag::To && !c.any(VERB | Classes::ADVERB) {
            return Tag::Verb;
        }
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
                && !matches!(p, Tag::Modal | Tag::To | Tag::Auxiliary)
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
                // "the inspector general"
                || noun && (pi == usize::MAX || p == Tag::Noun && !c.any(VERB)))
                && !modifies;
            return if noun || c.any(Classes::NOUN) && p == Tag::Verb && in_phrase {
                Tag::Noun
            } else {
                Tag::Adjective
            };
        }
        Tag::Noun
    }

    pub(super) fn wants_base(&self, p: Tag, pi: usize) -> bool {
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
    pub(super) fn ed(&self, i: usize, c: Classes, p: Tag, pi: usize, n: usize) -> Tag {
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
            Tag::Verb if self.waits && c.any(Classes::PAST) => Tag::Verb,
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
            _ if c.any(Classes::PAST | Classes::BASE) => Tag::Verb,
            _ => Tag::PastParticiple,
        }
    }

    /// The tag before the run of names that ends at `i`.
    pub(super) fn opened_by(&self, i: usize) -> Tag {
        let tags = &self.words.tags[self.back(i)..=i];
        tags.iter().rev().copied().find(|&t| t != Tag::Name).unwrap_or(Tag::Punctuation)
    }

    /// The noun that a verb after `i` agrees with: "fall" in "the fall in prices".
    pub(super) fn subject_head(&self, i: usize) -> usize {
        let mut head = i;
        while self.sentence.contains(&head) {
            let Some(p) = self.phrase_opener(head).filter(|&p| self.words.tags[p] == Tag::Preposition) else { break };
            let before = p.checked_sub(1).filter(|&b| b >= self.sentence.start);
            match before {
                Some(b) if matches!(self.words.tags[b], Tag::Noun | Tag::Name) => head = b,
                _ => break,
            }
        }
        head
    }

    /// The token before the noun phrase that ends at `i`.
    pub(super) fn phrase_opener(&self, i: usize) -> Option<usize> {
        let phrase = [Tag::Noun, Tag::Name, Tag::Adjective, Tag::Number, Tag::Determiner, Tag::Possessive, Tag::Symbol];
        let start = self.back(i);
        self.words.tags[start..=i].iter().rposition(|t| !phrase.contains(t)).map(|p| p + start)
    }

    /// The phrase that ends at `i` follows a preposition and nothing before it can be a subject: "For some reform
    /// advocates, …".
    pub(super) fn governed(&self, i: usize) -> bool {
        let (start, tags) = (self.back(i), &self.words.tags[self.back(i)..=i]);
        let Some(p) = self.phrase_opener(i).map(|p| p - start) else { return false };
        let boundary = |t: &Tag| matches!(t, Tag::Punctuation | Tag::Conjunction | Tag::Subordinator | Tag::Relative);
        let opens = tags[..p].iter().rposition(boundary).map_or(0, |b| b + 1);
        let cue = self.any(start + p, Classes::SUBORDINATOR);
        tags[p] == Tag::Preposition
            && !cue
            && !tags[opens..p].iter().any(|t| matches!(t, Tag::Noun | Tag::Name | Tag::Pronoun))
    }

    pub(super) fn verb_before(&self, i: usize) -> bool {
        self.words.tags[self.back(i)..i].iter().any(|t| matches!(t, Tag::Verb | Tag::Auxiliary | Tag::Modal))
    }

    /// Gerund, noun, or what stands before a noun.
    pub(super) fn ing(&self, i: usize, c: Classes, p: Tag, pi: usize) -> Tag {
        let next = i + 1;
        let content = self.text.word(next) == w::THAT && self.takes(i, Takes::CONTENT | Takes::SPEECH);
        let wants_object = |i: usize| self.takes(i, Takes::OBJECT) && !self.takes(i, Takes::GERUND);
        // "stealing revealing photos"
        let described = self.any(next, Classes::GERUND) && !self.any(next, Classes::PREPOSITION);
        let noun = c.any(Classes::NOUN)
            && (self.text.word(next) == w::THAT || !self.opens_phrase(next) && !self.opens_number(next))
            && !(described && self.nounlike(next + 1) && wants_object(i))
            && !content
            && !self.any(next, Classes::PARTICLE);
        // "the building housing the archive"
        let modifies = self.modified(next) && !(self.any(next, Classes::GERUND) && self.opens_phrase(next + 1));
        // "his July 30 sentencing"
        let date = (pi != usize::MAX).then(|| self.words.atom(pi)).flatten().filter(|a| a.kind == AtomicKind::Date);
        let owned = |t: usize| matches!(self.words.tags[t], Tag::Determiner | Tag::Possessive);
        if !self.opens_phrase(next) && date.and_then(|a| a.tokens.start.checked_sub(1)).is_some_and(owned) {
            return Tag::Noun;
        }
        match p {
            Tag::Auxiliary => Tag::Gerund,
            Tag::Noun if self.is_compound(pi) => Tag::Noun,
            _ if modifies && self.is_compound(i) => Tag::Adjective,
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
                if p == Tag::Conjunction && modifies && !self.verb_before(i) {
                    Tag::Adjective
                } else if p == Tag::Preposition && acts && modifies && self.takes(i, Takes::OBJECT) {
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
                // "stole revealing photos": the verb wants an object, and takes no gerund for one.
                let object = p != Tag::PastParticiple && pi + 1 == i && wants_object(pi);
                if self.takes(pi, Takes::GERUND) && !noun {
                    Tag::Gerund
                } else if modifies && (noun || object || c.any(Classes::ADJECTIVE)) {
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

    /// "operating profit", "capital spending": the word makes one noun with the next, by `synonyms.tsv`.
    fn is_compound(&self, first: usize) -> bool {
        let (lexicon, next) = (self.text.lexicon, self.text.lower(first + 1));
        let last = lexicon.singular(&next);
        lexicon.nouns.ends_compound(&last) && lexicon.nouns.has(&[&self.text.lower(first), " ", &*last].concat())
    }

    /// How well a form after a conjunction goes with the verb before it: "cut jobs and close plants", not "averts a
    /// shutdown or default".
    pub(super) fn parallel(&self, i: usize, c: Classes) -> i32 {
        let verb = (self.back(i)..i).rev().find(|&j| {
            let finite = self.words.any(j, Classes::THIRD | Classes::PAST | Classes::BASE);
            matches!(self.words.tags[j], Tag::Verb | Tag::Modal) || self.words.tags[j] == Tag::Auxiliary && finite
        });
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
    pub(super) fn verb_score(&self, i: usize, c: Classes, p: Tag, pi: usize, n: usize) -> i32 {
        let forms = Classes::BASE | Classes::THIRD | Classes::PAST;
        let mut score = self.reading(i, forms).map_or(0, |r| i32::from(self.text.lexicon.verb(r.verb).verbness));
        if c.any(Classes::ADJECTIVE) {
            score = score.min(2) - 2;
        }
        let (third, past) = (c.any(Classes::THIRD), c.any(Classes::PAST));
        let sure = !c.any(Classes::NOUN | Classes::ADJECTIVE);
        let subject = self.subject_head(pi);
        let plural = self.any(subject, Classes::PLURAL)
            || self.any(subject, Classes::NOUN) && morphology::looks_plural(self.text.str(subject));
        score += match p {
            Tag::Determiner | Tag::Possessive => -12,
            Tag::Adjective => -7,
            Tag::Preposition => -9,
            Tag::Pronoun if self.any(pi, Classes::NOMINATIVE) => 10,
            Tag::Pronoun | Tag::Relative => 7,
            Tag::Number => match (past, third) {
                (true, _) => 1,
                (_, true) => -8,
                // "15 remain in hospital"
                _ if score > 0 => 2,
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
        } else if self.takes(i, Takes::BARE) && next.any(Classes::BASE) {
            2
        } else if n == i + 1
            && next.any(Classes::BASE | Classes::THIRD)
            && !next.any(Classes::NOUN | Classes::ADJECTIVE)
        {
            -5
        } else if next.any(Classes::DETERMINER | Classes::PRONOUN) {
            5
        } else if next.any(Classes::NUMBER) || self.is_currency(n) {
            3
        } else if next.any(Classes::PREPOSITION) {
            0
        } else {
            1
        };
        if !past && matches!(p, Tag::Noun | Tag::Name) && self.governed(pi) {
            score -= 7;
        }
        // "top aides say"
        if c.any(Classes::ADJECTIVE) && self.modified(i + 1) {
            score -= 3;
        }
        if n > i + 1 && self.any(i + 1, Classes::ADVERB) {
            score += 2;
        }
        if !sure && self.finite {
            score -= 4;
        } else if !self.finite && !self.finite_ahead(i) {
            score += 3;
        } else if !self.finite && !self.owed {
            score -= 2;
        }
        score
    }
}
