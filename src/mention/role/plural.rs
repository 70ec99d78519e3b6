//! Titles that several hold together: "co-founders Jane Roe and Paul Berg".
//!
//! In: the words of a title in the plural, with the names of at least two people beside them. Out: a [`Role`] for each.

use super::phrase;
use super::{Body, Reader, Role};
use crate::lexicon::WordId;
use crate::lexicon::word as w;
use crate::mention::name::{Name, NameClass};
use crate::text::TokenKind;
use std::ops::Range;

/// A place, a party and where they end: see [`Reader::seat_after`].
type Seat = (Option<Body>, Option<String>, usize);

impl Reader<'_, '_> {
    pub(super) fn plurals(&self, out: &mut Vec<Role>) {
        let text = self.text;
        let mut i = 0;
        while i < text.tokens.len() {
            match self.plural_at(i) {
                Some((end, title)) => {
                    self.together(i..end, title, out);
                    i = end;
                }
                None => i += 1,
            }
        }
    }

    /// The title whose plural begins at token `i`: its end and its row.
    fn plural_at(&self, i: usize) -> Option<(usize, u32)> {
        let (text, titles) = (self.text, &self.text.lexicon.titles);
        if !titles.can_start_plural(text.word(i)) {
            return None;
        }
        let hyphened = |k: usize| text.str(k) == "-";
        let mut words = (i..text.tokens.len().min(i + 10)).filter(|&k| !hyphened(k));
        let at: [usize; 6] = std::array::from_fn(|_| words.next().unwrap_or(usize::MAX));
        let word = |k: usize| at.get(k).and_then(|&t| text.tokens.get(t)).map_or(WordId::NONE, |t| t.word);
        let (n, title) = titles.plural_at(word)?;
        Some((at[n - 1] + 1, title))
    }

    fn together(&self, tokens: Range<usize>, title: u32, out: &mut Vec<Role>) {
        let text = self.text;
        let Some(row) = text.lexicon.titles.get(title) else { return };
        let (people, before) = match self.people_from(tokens.end) {
            people if people.len() > 1 => (people, false),
            _ => (self.people_to(tokens.start).into_iter().map(|name| (name, None)).collect(), true),
        };
        if people.len() < 2 {
            return;
        }
        let end = tokens.end;
        let behind = || {
            let from = end + 1 + usize::from(text.word(end + 1) == w::THE);
            matches!(text.word(end), w::OF | w::AT | w::FOR).then(|| self.names.starting(from)).flatten()
        };
        let owner = |at: usize| self.names.ending(at - usize::from(at > 0 && text.word(at - 1) == w::POSSESSIVE));
        let body = if before { behind().or_else(|| owner(tokens.start)) } else { owner(tokens.start) };
        let body = body.filter(|n| n.class != NameClass::Person && people.iter().all(|(p, _)| p.tokens != n.tokens));
        let body: Option<Body> = body.map(|n| phrase::body(self.names, n));
        for (name, seat) in people {
            let (place, party, end) = seat.unwrap_or((None, None, name.tokens.end));
            let tokens = tokens.start.min(name.tokens.start)..tokens.end.max(end);
            out.push(Role {
                span: text.span(tokens.clone()),
                tokens,
                person: name.entity,
                title: row.name.to_string(),
                organisation: body.clone().or(place),
                party,
                qualifiers: Vec::new(),
                exclusive: false,
                sole: false,
                rule: "role.together",
            });
        }
    }

    /// "Jane Roe, Paul Berg and Ann Nym" from token `at` on, "Jane Roe of Maine and Paul Berg (R-Utah)".
    fn people_from(&self, at: usize) -> Vec<(&Name, Option<Seat>)> {
        let text = self.text;
        let (mut at, mut people, mut last) = (at, Vec::new(), false);
        while let Some(name) = self.names.starting(at).filter(|n| n.class == NameClass::Person) {
            let seat = self.seat_after(name.tokens.end).or_else(|| self.describes(name.tokens.end));
            at = seat.as_ref().map_or(name.tokens.end, |(.., end)| *end);
            at += usize::from(seat.is_some() && text.str(at) == ")");
            people.push((name, seat));
            if last {
                return people;
            }
            let comma = text.str(at) == ",";
            last = text.word(at + usize::from(comma)) == w::AND;
            at += usize::from(comma) + usize::from(last);
            if !comma && !last {
                break;
            }
        }
        Vec::new()
    }

    /// "Jane Roe, a Maine moderate, and": a place in one word more.
    fn describes(&self, end: usize) -> Option<Seat> {
        let text = self.text;
        let article = text.str(end) == "," && matches!(text.word(end + 1), w::A | w::AN);
        let place = self.names.starting(end + 2).filter(|n| article && n.class == NameClass::Place)?;
        let noun = place.tokens.end;
        let plain = text.tokens.get(noun).is_some_and(|t| t.kind == TokenKind::Word && !t.capital);
        (plain && matches!(text.str(noun + 1), "," | "."))
            .then(|| (Some(phrase::body(self.names, place)), None, noun + 1))
    }

    /// "Jane Roe and Paul Berg, the co-founders": those who end before the title's article.
    fn people_to(&self, at: usize) -> Vec<&Name> {
        let text = self.text;
        let mut at = at;
        let step = |at: usize, is: &dyn Fn(usize) -> bool| usize::from(at > 0 && is(at - 1));
        at -= step(at, &|i| matches!(text.word(i), w::THE | w::BOTH));
        if step(at, &|i| text.str(i) == ",") == 0 {
            return Vec::new();
        }
        let person = |end: usize| self.names.ending(end).filter(|n| n.class == NameClass::Person);
        let Some(second) = person(at - 1) else { return Vec::new() };
        let and = second.tokens.start;
        if step(and, &|i| text.word(i) == w::AND) == 0 {
            return Vec::new();
        }
        person(and - 1).map_or(Vec::new(), |first| vec![first, second])
    }
}
