//! A title with the words around it: "Corvale's former deputy director of operations".
//!
//! In: a title's [`Hit`]. Out: a [`Phrase`]: how far it reaches, the whole title, the body, how it is held. It does not
//! know who holds it.

use super::Body;
use crate::lexicon::names::{NameClass, Traits};
use crate::lexicon::titles::{Before, Qualifier, TitleKind};
use crate::lexicon::word as w;
use crate::mention::name::{Name, Names};
use crate::mention::title::{self, Hit};
use crate::text::{Text, TokenKind};
use std::ops::Range;

#[derive(Clone, Debug)]
pub(super) struct Phrase {
    pub hit: Hit,
    /// First token of the body, the qualifier or the title, without an article.
    pub start: usize,
    /// The same with the article.
    pub outer: usize,
    /// First token of the title's own words.
    core: usize,
    /// Behind "of operations", "of Corvale".
    pub tail_end: usize,
    pub title: String,
    pub body: Option<Body>,
    pub party: Option<String>,
    pub qualifiers: Vec<Qualifier>,
    pub exclusive: bool,
    /// An article or a possessive stands before it.
    pub determined: bool,
}

/// A phrase for every title; a title that is a modifier of the next one ("policy chief negotiator") gives none.
pub(super) fn read(text: &Text, names: &Names, hits: &[Hit]) -> Vec<Phrase> {
    let mut phrases: Vec<Phrase> = Vec::with_capacity(hits.len());
    for hit in hits {
        let Some(phrase) = (Reader { text, names, hits }).phrase(hit) else { continue };
        if phrases.last().is_some_and(|last| phrase.core <= last.hit.tokens.start) {
            phrases.pop();
        }
        phrases.push(phrase);
    }
    phrases
}

/// A name as a body.
pub(super) fn body(names: &Names, name: &Name) -> Body {
    Body { entity: Some(name.entity), text: names.entities[name.entity].canonical.clone() }
}

/// A place by its written form, which may be an abbreviation: "N.Y.".
pub(super) fn place(text: &Text, names: &Names, tokens: Range<usize>) -> Body {
    let known = |i: usize| {
        let (n, k) = text.lexicon.names.known_at(|k| text.word(i + k), |_| true, |_| true)?;
        (i + n == tokens.end).then(|| text.lexicon.names.known(k)).flatten()
    };
    let name = known(tokens.start)
        .map_or_else(|| text.span(tokens.clone()).of(&text.prose.text).to_string(), |k| k.name.to_string());
    Body { entity: names.entities.iter().position(|e| e.canonical == name), text: name }
}

/// The party that token `i` names: "Republican".
pub(super) fn party(text: &Text, i: usize) -> Option<String> {
    let capital = text.tokens.get(i).is_some_and(|t| t.capital);
    let (n, country) = text.lexicon.names.people_at(|k| text.word(i + k))?;
    (capital && n == 1 && country.is_none() && matches!(text.str(i), "Republican" | "Democrat" | "Democratic"))
        .then(|| text.str(i).replace("Democratic", "Democrat"))
}

struct Reader<'s, 't> {
    text: &'s Text<'t>,
    names: &'s Names,
    hits: &'s [Hit],
}

#[derive(Default)]
struct Left {
    body: Option<Body>,
    party: Option<String>,
    qualifiers: Vec<Qualifier>,
    modifiers: Vec<usize>,
    lesser: bool,
    determined: bool,
    /// "the company's": the body is one that was named before.
    definite: bool,
}

impl Reader<'_, '_> {
    fn phrase(&self, hit: &Hit) -> Option<Phrase> {
        let text = self.text;
        let row = hit.row(text)?;
        let mut left = Left::default();
        let (core, start, outer) = self.left(hit, row.exclusive, &mut left);
        if left.definite {
            left.body = self.antecedent(start);
        }
        let address = hit.is_address(text);
        let (tail, right_body, tail_end) = if address {
            (String::new(), None, hit.tokens.end)
        } else {
            self.right(hit.tokens.end, left.body.is_some())
        };
        left.modifiers.reverse();
        let mut title = String::new();
        for &i in &left.modifiers {
            title.push_str(&text.str(i).to_lowercase());
            if !text.str(i).ends_with('-') && text.str(i + 1) != "-" {
                title.push(' ');
            }
        }
        title.push_str(&row.name);
        title.push_str(&tail);
        let body = match (right_body, left.body) {
            (Some(right), _) => Some(right),
            (None, left) => left,
        };
        Some(Phrase {
            hit: hit.clone(),
            start,
            outer,
            core,
            tail_end,
            title,
            body,
            party: left.party,
            qualifiers: left.qualifiers,
            exclusive: row.exclusive && !left.lesser && row.kind != TitleKind::Trade,
            determined: left.determined,
        })
    }

    /// Reads leftwards from a title: the start of its own words, of the phrase, and of the phrase with its article.
    fn left(&self, hit: &Hit, exclusive: bool, out: &mut Left) -> (usize, usize, usize) {
        let text = self.text;
        let sentence = &text.sentences[text.sentence_of(hit.tokens.start)].tokens;
        let mut at = hit.tokens.start;
        let mut core = at;
        while at > sentence.start {
            let i = at - 1;
            let word = text.word(i);
            let glued = text.str(i) == "-" && !text.tokens[at].spaced && i > sentence.start;
            let i = if glued { i - 1 } else { i };
            let word = if glued { text.word(i) } else { word };
            match text.lexicon.titles.before(word) {
                _ if out.body.is_some()
                    && !glued
                    && !matches!(text.lexicon.titles.before(word), Some(Before::Holding(_) | Before::Nothing)) =>
                {
                    if matches!(word, w::THE | w::A | w::AN) {
                        out.determined = true;
                        return (core, at, i);
                    }
                    break;
                }
                Some(Before::Holding(q)) => {
                    out.qualifiers.insert(0, q);
                    at = i;
                    continue;
                }
                Some(Before::Nothing) => {
                    at = i;
                    continue;
                }
                Some(Before::Lesser) => {
                    out.lesser = true;
                    out.modifiers.push(i);
                    (at, core) = (i, i);
                    continue;
                }
                Some(Before::Modifier) if !exclusive => {
                    out.modifiers.push(i);
                    (at, core) = (i, i);
                    continue;
                }
                _ => {}
            }
            if glued {
                if exclusive || out.modifiers.len() > 3 || text.tokens[i].kind != TokenKind::Word {
                    break;
                }
                out.modifiers.push(i);
                (at, core) = (i, i);
                continue;
            }
            if let Some(name) = self.names.ending(at) {
                if name.class == NameClass::Person {
                    break;
                }
                out.body = Some(body(self.names, name));
                at = name.tokens.start;
                continue;
            }
            let possessive = word == w::POSSESSIVE || matches!(text.str(i), "'" | "’") && !text.tokens[i].spaced;
            if possessive {
                out.determined = true;
                if let Some(name) = self.names.ending(i) {
                    if name.class != NameClass::Person {
                        out.body = Some(body(self.names, name));
                    }
                    return (core, name.tokens.start, name.tokens.start);
                }
                // "the company's"
                out.definite = true;
                let noun = i.saturating_sub(1);
                let article = noun > sentence.start && text.word(noun - 1) == w::THE;
                let start = if article { noun - 1 } else { noun };
                return (core, start, start);
            }
            match word {
                w::THE | w::A | w::AN => {
                    out.determined = true;
                    return (core, at, i);
                }
                w::ITS | w::THEIR => {
                    out.determined = true;
                    out.definite = true;
                    return (core, i, i);
                }
                w::HIS | w::HER => {
                    out.determined = true;
                    return (core, i, i);
                }
                w::MOST => {
                    out.modifiers.push(i);
                    (at, core) = (i, i);
                    continue;
                }
                _ => {}
            }
            if let Some((start, country)) = self.people_ending(at) {
                match country {
                    Some(country) => {
                        let text = country.to_string();
                        out.body =
                            Some(Body { entity: self.names.entities.iter().position(|e| e.canonical == text), text });
                    }
                    None => out.party = party(text, start).or(out.party.take()),
                }
                at = start;
                continue;
            }
            if let Some(before) = title::ending(self.hits, at) {
                if exclusive || before.is_address(text) || out.modifiers.len() > 3 {
                    break;
                }
                out.modifiers.extend(before.tokens.clone().rev());
                (at, core) = (before.tokens.start, before.tokens.start);
                continue;
            }
            if exclusive || out.modifiers.len() > 3 || !self.modifies(i) {
                break;
            }
            out.modifiers.push(i);
            (at, core) = (i, i);
        }
        // A verb or a participle that the phrase does not begin with: "hired analyst Jane Roe".
        while let Some(&i) = out.modifiers.last()
            && !out.determined
            && out.body.is_none()
            && i == at
            && (text.str(i).ends_with("ed") || text.str(i).ends_with("ing") || text.str(i).ends_with("ly"))
        {
            out.modifiers.pop();
            at += 1;
            core = at;
        }
        (core, at, at)
    }

    /// A word that can be part of a title without being listed: "a *solar* analyst", "*737* test pilot".
    fn modifies(&self, i: usize) -> bool {
        let text = self.text;
        let token = &text.tokens[i];
        let traits = text.lexicon.names.traits(token.word);
        match token.kind {
            TokenKind::Number => token.span.len() < 4,
            TokenKind::Word => {
                !traits.has(Traits::FUNCTION.or(Traits::CALENDAR).or(Traits::HONORIFIC))
                    && text.lexicon.speech.get(token.word).is_none()
                    && text.str(i).len() > 2
            }
            _ => false,
        }
    }

    /// A nationality or a party that ends before token `at`.
    fn people_ending(&self, at: usize) -> Option<(usize, Option<&str>)> {
        let text = self.text;
        (1..=2.min(at)).rev().find_map(|n| {
            let start = at - n;
            let (len, country) = text.lexicon.names.people_at(|k| text.word(start + k))?;
            (len == n && text.tokens[start].capital)
                .then(|| (start, country.and_then(|c| text.lexicon.names.known(c)).map(|k| &*k.name)))
        })
    }

    /// Reads rightwards: "of operations at Corvale": the rest of the title, the body, the end.
    fn right(&self, end: usize, has_body: bool) -> (String, Option<Body>, usize) {
        let text = self.text;
        let mut tail = String::new();
        let mut at = end;
        for _ in 0..2 {
            let preposition = text.word(at);
            if !matches!(preposition, w::OF | w::FOR | w::AT | w::IN | w::TO | w::WITH | w::ON)
                || text.sentence_of(at) != text.sentence_of(end - 1)
            {
                break;
            }
            let object = at + 1 + usize::from(matches!(text.word(at + 1), w::THE | w::ITS | w::THEIR));
            if let Some(name) = self.names.starting(object) {
                if name.class == NameClass::Person {
                    break;
                }
                let (named, stop) = self.named(name);
                if preposition == w::TO && has_body || preposition == w::ON {
                    tail.push_str(&format!(" {} {}", text.str(at), named.text));
                    return (tail, None, stop);
                }
                if preposition == w::IN && text.lexicon.names.traits(text.word(object)).has(Traits::CALENDAR) {
                    break;
                }
                return (tail, Some(named), stop);
            }
            let stop = self.topic(object);
            if stop == object {
                break;
            }
            tail.push(' ');
            tail.push_str(&text.str(at).to_lowercase());
            for i in object..stop {
                if text.tokens[i].spaced {
                    tail.push(' ');
                }
                tail.push_str(&text.str(i).to_lowercase());
            }
            at = stop;
        }
        (tail, None, at)
    }

    /// A named body with the words that narrow it: "the FBI's *cyber division*", "Senate *intelligence committee*".
    fn named(&self, name: &Name) -> (Body, usize) {
        let text = self.text;
        let end = name.tokens.end;
        let from = if text.word(end) == w::POSSESSIVE { end + 1 } else { end };
        let part = |i: usize| {
            let t = text.tokens.get(i);
            t.is_some_and(|t| t.kind == TokenKind::Word && !t.capital && t.spaced) && self.modifies(i)
        };
        let stop = (from..from + 4).find(|&i| !part(i)).unwrap_or(from + 4);
        let heads = (from..stop).rev().find(|&i| text.lexicon.names.traits(text.word(i)).has(Traits::ORG_LAST));
        match heads {
            Some(head) => {
                let rest = text.span(from..head + 1).of(&text.prose.text);
                let text = format!("{} {rest}", self.names.entities[name.entity].canonical);
                (Body { entity: None, text }, head + 1)
            }
            None => (body(self.names, name), end),
        }
    }

    /// The end of a plain noun phrase of lower-case words: "hyperscale and high-performance computing".
    fn topic(&self, from: usize) -> usize {
        let text = self.text;
        let sentence = text.sentence_of(from);
        let plain = |i: usize| {
            i < text.sentences.get(sentence).map_or(0, |s| s.tokens.end)
                && text.tokens[i].kind == TokenKind::Word
                && self.names.covering(i).is_none()
                && self.modifies(i)
        };
        let mut at = from;
        while at < from + 8 {
            if plain(at) {
                at += 1;
            } else if at > from && text.str(at) == "-" && !text.tokens[at].spaced && plain(at + 1) {
                at += 2;
            } else if at > from
                && (text.word(at) == w::AND || text.str(at) == "&")
                && plain(at + 1)
                && title::starting(self.hits, at + 1).is_none()
            {
                at += 2;
            } else {
                break;
            }
        }
        at
    }

    /// What "the company" stands for: the organisation that the sentence begins with, or the only one named in it so far or
    /// in the sentence before.
    fn antecedent(&self, at: usize) -> Option<Body> {
        let sentences = &self.text.sentences;
        let s = self.text.sentence_of(at);
        let from = sentences.get(s)?.tokens.start;
        let organisation = |n: &&Name| n.class == NameClass::Organisation;
        let here = self.names.within(from..at);
        if let Some(subject) = here.first().filter(organisation)
            && subject.tokens.start == from
        {
            return Some(body(self.names, subject));
        }
        let before = s.checked_sub(1).and_then(|b| sentences.get(b)).map_or(from, |b| b.tokens.start);
        for range in [from..at, before..from] {
            let mut all = self.names.within(range).iter().filter(organisation);
            if let Some(first) = all.next() {
                return all.all(|n| n.entity == first.entity).then(|| body(self.names, first));
            }
        }
        None
    }
}
