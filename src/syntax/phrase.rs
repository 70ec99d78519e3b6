//! Noun phrases, and the sentence as a row of chunks.
//!
//! In: tags and atoms. Out: [`NounPhrase`]s without their links to one another, [`Chunk`]s. A phrase is a
//! determiner, numbers, adjectives and nouns in a row that ends with its head; it never cuts an atom.

use super::words::Words;
use super::{AtomicKind, Chunk, NounPhrase, PhraseKind, Syntax, Tag, VERB, group, is_quote};
use crate::lexicon::{Classes, Takes, morphology, word as w};
use crate::text::Text;
use std::ops::Range;

/// Cuts a sentence into phrases, verb groups and single words.
pub(super) fn chunk(text: &Text, words: &Words, sentence: Range<usize>, syntax: &mut Syntax, chunks: &mut Vec<Chunk>) {
    let mut i = sentence.start;
    while i < sentence.end {
        let next = if let Some(group) = group::read(text, words, i, sentence.end) {
            let end = group.tokens.end;
            chunks.push(Chunk::Verb(syntax.verbs.len()));
            syntax.verbs.push(group);
            end
        } else if let Some(phrase) = noun_phrase(text, words, i, sentence.end) {
            let end = phrase.tokens.end;
            chunks.push(Chunk::Phrase(syntax.phrases.len()));
            syntax.phrases.push(phrase);
            end
        } else {
            chunks.push(Chunk::Word(i));
            i + 1
        };
        i = next;
    }
}

fn noun_phrase(text: &Text, words: &Words, start: usize, end: usize) -> Option<NounPhrase> {
    let tag = |i: usize| if i < end { words.tag(i) } else { Tag::Punctuation };
    if tag(start) == Tag::Pronoun && words.atom(start).is_none() {
        return Some(phrase(text, words, start..start + 1, start, PhraseKind::Pronoun));
    }
    let mut i = quantifier(text, words, start, end);
    let start_of_phrase = i;
    let mut head = None;
    let mut adjective = None;
    let mut quoted = false;
    while i < end {
        if let Some(atom) = words.atom(i) {
            if atom.kind == AtomicKind::Date
                && (head.is_some() || i > start && adjective.is_none() && tag(start) != Tag::Determiner)
            {
                break;
            }
            // "on Friday 19 people died"
            let dated = head.and_then(|h| words.atom(h)).is_some_and(|a| a.kind == AtomicKind::Date);
            if atom.kind == AtomicKind::Value && dated && tag(start) != Tag::Determiner {
                break;
            }
            // "gave Moore | 15 days"
            let named = head.and_then(|h| words.atom(h)).is_some_and(|a| a.kind == AtomicKind::Name);
            if atom.kind == AtomicKind::Value && named && atom.tokens.len() > 1 && gives(text, words, start) {
                break;
            }
            // The rest of an atom that a verb group has begun is still a unit.
            i = atom.tokens.end.min(end);
            head = Some(i - 1);
            continue;
        }
        let accepted = match tag(i) {
            Tag::Determiner => head.is_none() && adjective.is_none(),
            Tag::Number => head.is_none_or(|h| {
                tag(h) == Tag::Number || text.tokens[h].capital || text.tokens[h].kind != crate::text::TokenKind::Word
            }),
            Tag::Adjective => head.is_none() || continues(words, i, end) && !(opens_date(text, words, i)),
            Tag::Noun => {
                head.is_none()
                    || !words.any(i, Classes::TIME)
                    || words.any(i, Classes::NOUN)
                    || words.tag(i + 1) == Tag::Noun
            }
            Tag::Name => true,
            Tag::Adverb => {
                let number = words.any(i, Classes::APPROXIMATOR) || text.word(i) == w::UP;
                let mut j = i + 1;
                while matches!(tag(j), Tag::Adverb) || number && tag(j) == Tag::Preposition && text.word(j) == w::TO {
                    j += 1;
                }
                head.is_none()
                    && matches!(tag(j), Tag::Number | Tag::Adjective)
                    && (tag(j) == Tag::Number || i > start || continues(words, j, end))
            }
            Tag::Preposition => head.is_none() && i > start && text.word(i) == w::TO && text.word(i - 1) == w::UP,
            Tag::Symbol => {
                let glued = i > start && !text.tokens[i].spaced;
                glued || matches!(tag(i + 1), Tag::Number)
            }
            Tag::Conjunction => {
                // "political and economic crisis", "Black & Decker"
                let adjectives = head.is_none()
                    && adjective.is_some()
                    && tag(i + 1) == Tag::Adjective
                    && continues(words, i + 1, end);
                adjectives || text.word(i) == w::AMPERSAND && tag(i + 1) == Tag::Name && head.is_some()
            }
            // "a rural, conservative town"
            Tag::Punctuation if text.word(i) == w::COMMA => {
                head.is_none()
                    && adjective == i.checked_sub(1)
                    && tag(i + 1) == Tag::Adjective
                    && continues(words, i + 1, end)
            }
            Tag::Punctuation => {
                // the "Dear Reader" letter
                let inner = is_quote(text.word(i)) && i > start && (head.is_none() || quoted);
                quoted |= inner;
                inner && matches!(tag(i + 1), Tag::Noun | Tag::Name | Tag::Adjective | Tag::Number)
            }
            _ => false,
        };
        if !accepted || head.is_some_and(|h| h + 1 == i && told(text, words, start, i) || dated(text, words, start, i))
        {
            break;
        }
        match tag(i) {
            Tag::Noun | Tag::Name | Tag::Number => head = Some(i),
            Tag::Symbol if text.word(i) == w::PERCENT_SIGN => head = Some(i),
            Tag::Adjective => adjective = Some(i),
            _ => {}
        }
        i += 1;
    }
    // "the injured": an adjective heads only what a determiner opens.
    let head = head.or_else(|| adjective.filter(|_| tag(start) == Tag::Determiner))?;
    let kind = match words.atom(head).map(|a| a.kind) {
        Some(AtomicKind::Date) => PhraseKind::Date,
        Some(AtomicKind::Name) => PhraseKind::Name,
        _ if is_date(text, words, start, head) => PhraseKind::Date,
        _ => match tag(head) {
            Tag::Name => PhraseKind::Name,
            Tag::Number | Tag::Symbol => PhraseKind::Value,
            _ => PhraseKind::Noun,
        },
    };
    let mut phrase = phrase(text, words, start_of_phrase..head + 1, head, kind);
    phrase.tokens.start = start;
    Some(phrase)
}

/// The end of what stands before a number and belongs to it: "more than", "as many as", "up to", "no fewer than".
fn quantifier(text: &Text, words: &Words, start: usize, end: usize) -> usize {
    if words.atom(start).is_some() {
        return start;
    }
    let word = |i: usize| text.word(i);
    let more = |i: usize| matches!(word(i), w::MORE | w::LESS | w::FEWER);
    let after = match word(start) {
        w::MORE | w::LESS | w::FEWER if word(start + 1) == w::THAN => start + 2,
        w::NO if more(start + 1) && word(start + 2) == w::THAN => start + 3,
        w::UP if word(start + 1) == w::TO => start + 2,
        w::AT if matches!(word(start + 1), w::LEAST | w::MOST) => start + 2,
        w::AS if matches!(word(start + 1), w::MANY | w::MUCH | w::FEW) && word(start + 2) == w::AS => start + 3,
        _ => return start,
    };
    let number = after < end
        && (words.tag(after) == Tag::Number || words.tag(after) == Tag::Symbol || words.any(after, Classes::NUMBER));
    let value = words.atom(after).is_some_and(|a| a.kind == AtomicKind::Value);
    if number || value { after } else { start }
}

/// "told Reuters | deliveries would …": whom a verb like "tell" tells ends a phrase.
fn told(text: &Text, words: &Words, start: usize, i: usize) -> bool {
    let Some(before) = start.checked_sub(1) else { return false };
    words.tag(start) == Tag::Name
        && matches!(words.tag(i), Tag::Noun | Tag::Adjective)
        && words.tag(before) == Tag::Verb
        && group::reading(text, before, VERB).is_some_and(|r| {
            let takes = text.lexicon.verb(r.verb).takes;
            takes.any(Takes::NAMING) || takes.any(Takes::TWO) && takes.any(Takes::SPEECH)
        })
}

/// Before the phrase stands a verb with two objects.
fn gives(text: &Text, words: &Words, start: usize) -> bool {
    let verb = start.checked_sub(1).filter(|&v| words.tag(v) == Tag::Verb);
    let reading = verb.and_then(|v| group::reading(text, v, VERB));
    reading.is_some_and(|r| text.lexicon.verb(r.verb).takes.any(Takes::TWO))
}

/// "In 2015 | Jane Roe left": the date that opens a sentence is no part of the name behind it.
fn dated(text: &Text, words: &Words, start: usize, i: usize) -> bool {
    let date = words.atom(start).filter(|a| a.kind == AtomicKind::Date && a.tokens == (start..i));
    let opens = || start > 0 && text.sentences[text.sentence_of(start)].tokens.start + 1 == start;
    date.is_some() && words.tag(i) == Tag::Name && opens() && words.tag(start - 1) == Tag::Preposition
}

/// A noun follows, through more adjectives.
fn continues(words: &Words, i: usize, end: usize) -> bool {
    let mut j = i + 1;
    while j < end && matches!(words.tag(j), Tag::Adjective | Tag::Symbol | Tag::Number) {
        j += 1;
    }
    j < end && matches!(words.tag(j), Tag::Noun | Tag::Name) && words.atom(j).is_none_or(|a| a.kind == AtomicKind::Name)
}

/// "last week", "next year"
fn opens_date(text: &Text, words: &Words, i: usize) -> bool {
    matches!(text.word(i), w::LAST | w::NEXT | w::LATE | w::EARLY | w::LATER | w::EARLIER)
        && words.any(i + 1, Classes::TIME | Classes::DETERMINER)
}

/// A phrase that says when, as far as words tell: a weekday, "this year", "last month".
fn is_date(text: &Text, words: &Words, start: usize, head: usize) -> bool {
    words.any(head, Classes::TIME)
        && (matches!(text.word(head + 1), w::AGO | w::EARLIER | w::LATER)
            || !words.any(head, Classes::NOUN)
            || matches!(text.word(start), w::THIS | w::LAST | w::NEXT | w::EACH | w::EVERY | w::LATER | w::EARLIER))
}

fn phrase(text: &Text, words: &Words, tokens: Range<usize>, head: usize, kind: PhraseKind) -> NounPhrase {
    let atom = words.atom(head).filter(|a| a.kind != AtomicKind::Value).map_or(head, |a| a.tokens.start);
    let determiner = tokens.clone().find(|&i| words.tag(i) == Tag::Determiner);
    let modifiers = tokens
        .clone()
        .filter(|&i| i < atom && matches!(words.tag(i), Tag::Noun | Tag::Name | Tag::Adjective | Tag::Number))
        .collect();
    // "40 homes", "the 15 who …"
    let counts = |i: usize| i < head || kind == PhraseKind::Value;
    let many = tokens.clone().any(|i| counts(i) && words.tag(i) == Tag::Number && text.word(i) != w::ONE);
    let last = text.str(head);
    let plural = kind != PhraseKind::Name
        && (words.any(head, Classes::PLURAL) || words.tag(head) == Tag::Noun && morphology::looks_plural(last) || many);
    let definite = kind == PhraseKind::Name || determiner.is_some_and(|d| words.any(d, Classes::DEFINITE));
    NounPhrase {
        tokens,
        head,
        kind,
        determiner,
        modifiers,
        possessor: None,
        of: None,
        apposition: None,
        coordinated: None,
        plural: plural || matches!(text.word(head), w::THEY | w::THEM | w::THESE | w::THOSE),
        definite,
    }
}
