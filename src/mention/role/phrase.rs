//! A title with the words around it: "Corvale's former deputy director of operations".
//!
//! In: a title's [`Hit`]. Out: a [`Phrase`]: how far it reaches, the whole title, the body, how it is held. It does not
//! know who holds it.

use super::Body;
use super::left::{self, modifies};
use crate::lexicon::Cue;
use crate::lexicon::names::{NameClass, Traits};
use crate::lexicon::titles::{Qualifier, TitleKind};
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
    pub sole: bool,
    /// An article or a possessive stands before it.
    pub determined: bool,
}

impl Phrase {
    /// "a", "an" stands before it.
    pub fn indefinite(&self, text: &Text) -> bool {
        matches!(text.word(self.outer), w::A | w::AN)
    }
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
    let code = text.lexicon.names.coded(text.word(tokens.start)).filter(|_| tokens.len() == 1);
    let name = code
        .or_else(|| known(tokens.start))
        .map_or_else(|| text.span(tokens.clone()).of(&text.prose.text).to_string(), |k| k.name.to_string());
    Body { entity: names.find(&name), text: name }
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

impl Reader<'_, '_> {
    fn phrase(&self, hit: &Hit) -> Option<Phrase> {
        let text = self.text;
        let row = hit.row(text)?;
        let mut left = left::read(text, self.names, self.hits, hit, row.exclusive);
        if left.definite {
            left.body = self.names.antecedent(text, left.start).map(|n| body(self.names, n));
        }
        let behind = self.behind(hit.tokens.end);
        let (tail, right_body, tail_end) =
            if hit.is_address(text) { (String::new(), None, behind) } else { self.right(behind, left.body.is_some()) };
        let mut title = String::new();
        for &i in left.modifiers.iter().rev() {
            if text.tokens[i].spaced && !title.is_empty() {
                title.push(' ');
            }
            title.push_str(&text.str(i).to_lowercase());
        }
        if !title.is_empty() && text.tokens[hit.tokens.start].spaced {
            title.push(' ');
        }
        title.push_str(&row.name);
        if behind > hit.tokens.end {
            title.push_str(if text.tokens[hit.tokens.end].spaced { " " } else { "" });
            title.push_str(&text.span(hit.tokens.end..behind).of(&text.prose.text).to_lowercase());
        }
        title.push_str(&tail);
        let body = match (right_body, left.body) {
            (Some(right), _) => Some(right),
            (None, left) => left,
        };
        Some(Phrase {
            hit: Hit { tokens: hit.tokens.start..behind, ..hit.clone() },
            start: left.start,
            outer: left.outer,
            core: left.core,
            tail_end,
            title,
            body,
            party: left.party,
            qualifiers: left.qualifiers,
            exclusive: row.exclusive && !left.lesser && row.kind != TitleKind::Trade,
            sole: row.sole && !left.lesser,
            determined: left.determined,
        })
    }

    /// The end of a title that goes on behind its words: "governor-elect", "chief executive designate".
    fn behind(&self, end: usize) -> usize {
        let hyphen = usize::from(self.text.str(end) == "-");
        if self.text.lexicon.titles.is_behind(self.text.word(end + hyphen)) { end + hyphen + 1 } else { end }
    }

    /// Reads rightwards: "of operations at Corvale": the rest of the title, the body, the end.
    fn right(&self, end: usize, has_body: bool) -> (String, Option<Body>, usize) {
        let text = self.text;
        let mut tail = String::new();
        let mut at = end;
        let last = text.sentences[text.sentence_of(end - 1)].tokens.end;
        while at < last && at < end + 16 {
            let preposition = text.word(at);
            if !matches!(preposition, w::OF | w::FOR | w::AT | w::IN | w::TO | w::WITH | w::ON) {
                break;
            }
            let determined = matches!(text.word(at + 1), w::THE | w::ITS | w::THEIR);
            let object = at + 1 + usize::from(determined);
            let stop = self.topic(object);
            // "the investment bank Corvale", "of shipping firm Corvale"
            let body = |i: usize| {
                let singular = self.text.lexicon.cues.has(text.word(i), Cue::Organisation);
                singular || text.lexicon.names.traits(text.word(i)).has(Traits::ORG_LAST)
            };
            let near = stop > object && stop <= object + 3;
            let described = || self.names.starting(stop).filter(|_| near && (determined || body(stop - 1)));
            if let Some(name) = self.names.starting(object).or_else(described) {
                let calendar = text.lexicon.names.traits(text.word(object)).has(Traits::CALENDAR);
                if name.class == NameClass::Person || calendar {
                    break;
                }
                let (named, stop) = self.named(name);
                let located = matches!(text.word(stop), w::AT | w::IN) && self.names.starting(stop + 1).is_some();
                let topic = name.class == NameClass::Other && preposition == w::OF && located;
                if !topic && (preposition != w::TO || !has_body) {
                    return (tail, Some(named), stop);
                }
                tail.push_str(&format!(" {} {}", text.str(at), named.text));
                at = stop;
                continue;
            }
            let words = || text.span(object..stop).of(&text.prose.text).to_lowercase();
            if stop == object || preposition == w::TO && !determined {
                break;
            }
            if determined && text.lexicon.names.traits(text.word(stop - 1)).has(Traits::ORG_LAST) {
                return (tail, Some(Body { entity: None, text: words() }), stop);
            }
            tail.push_str(&format!(" {} {}", text.str(at).to_lowercase(), words()));
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
            t.is_some_and(|t| t.kind == TokenKind::Word && !t.capital && t.spaced) && modifies(text, i)
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
                && !text.tokens[i].capital
                && title::starting(self.hits, i).is_none()
                && self.names.covering(i).is_none()
                && modifies(text, i)
        };
        let mut at = from;
        while at < from + 8 {
            let hyphen = text.str(at) == "-" && !text.tokens[at].spaced;
            let joint = hyphen || text.word(at) == w::AND || text.str(at) == "&";
            if plain(at) {
                at += 1;
            } else if at > from && joint && plain(at + 1) {
                at += 2;
            } else {
                break;
            }
        }
        at
    }
}
