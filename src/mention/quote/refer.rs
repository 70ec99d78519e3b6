//! Whom pronouns and descriptions mean: "she", "the company", "the Treasury secretary".
//!
//! In: where they stand, and who was named and cited before. Out: the [`Speaker`], or `None` where it is not clear.

use super::Speaker;
use super::cue::Reader;
use crate::lexicon::class::Classes;
use crate::lexicon::names::{Gender, Traits};
use crate::lexicon::titles::Before;
use crate::lexicon::word as w;
use crate::mention::name::{Entity, NameClass, Names};
use crate::mention::title::{self, Hit};
use crate::text::{Text, TokenKind};
use std::ops::Range;

/// Sentences that a pronoun reaches back, and those between that are quotations throughout.
const REACH: usize = 3;
const QUOTED_REACH: usize = 30;

impl Reader<'_, '_> {
    /// "the company", "the Maine Republican": what was named before, where that is clear.
    pub(super) fn definite(&self, start: usize, end: usize) -> Option<Speaker> {
        let text = self.text;
        let start = start + usize::from(text.str(start) == "The");
        let party =
            text.lexicon.names.people_at(|k| text.word(end - 1 + k)).is_some_and(|(_, country)| country.is_none());
        if party && text.tokens[end - 1].capital {
            return self.person_before(start, |_| true);
        }
        if let Some(hit) = title::starting(self.titles, start).filter(|h| h.tokens.end == end) {
            return self.holder(hit, end);
        }
        let plain = (start..end).all(|i| text.tokens[i].kind == TokenKind::Word && !text.tokens[i].capital);
        let generic = plain
            && end - start < 4
            && (self.traits(end - 1).has(Traits::ORG_LAST)
                || matches!(text.str(end - 1), "company" | "firm" | "airline" | "carrier" | "maker" | "giant"));
        generic.then(|| self.names.antecedent(text, start)).flatten().map(|n| self.named(n))
    }

    /// The only one whom the article introduces by this title, or the only one of them named lately.
    fn holder(&self, hit: &Hit, end: usize) -> Option<Speaker> {
        let all = || self.holders.iter().filter(|(title, _)| *title == hit.title).map(|(_, person)| *person);
        let one = only(all()).or_else(|| {
            // Whom the sentence before last named: somebody without a title may hold it as well.
            let at = self.text.sentence_of(hit.tokens.start);
            let person = |entity: usize| self.names.entities[entity].class == NameClass::Person;
            let named = |range| self.names.within(range).iter().map(|n| n.entity).filter(|&e| person(e));
            let own = self.text.sentences.get(at)?.tokens.start..hit.tokens.start;
            let before = (at.saturating_sub(REACH)..at).rev().map(|s| self.text.sentences[s].tokens.clone());
            let last = std::iter::once(own).chain(before).find(|range| named(range.clone()).next().is_some())?;
            only(named(last).filter(|&entity| all().any(|p| p == entity)))
        })?;
        let text = self.names.entities[one].canonical.clone();
        Some(Speaker { entity: Some(one), text, span: self.text.span(hit.tokens.start..end) })
    }

    /// Whom "he" or "she" at token `i` means, where that is clear.
    pub(super) fn pronoun(&self, i: usize) -> Option<Speaker> {
        let text = self.text;
        let gender = if text.word(i) == w::SHE { Gender::Female } else { Gender::Male };
        self.person_before(i, |e| e.gender.is_none_or(|g| g == gender))
    }

    /// "Jane Roe must act, she added": whoever is named in what is said is somebody else than who says it.
    fn closes_sentence(&self, from: usize, i: usize) -> bool {
        let classes = self.text.lexicon.facts(self.text.word(from)).classes;
        let led = classes.any(Classes::PREPOSITION | Classes::SUBORDINATOR);
        !led && i > from && self.text.str(i - 1) == "," && self.text.str(i + 2) != ","
    }

    /// The person named or cited last before token `i`, where only one can be meant.
    fn person_before(&self, i: usize, accept: impl Fn(&Entity) -> bool) -> Option<Speaker> {
        let text = self.text;
        let fits = |entity: usize| {
            let e = &self.names.entities[entity];
            e.class == NameClass::Person && accept(e)
        };
        let s = text.sentence_of(i);
        let from = text.sentences.get(s)?.tokens.start;
        let only = |range: Range<usize>| {
            let mut persons =
                self.names.within(range).iter().filter(|n| fits(n.entity) && !self.quoted(n.tokens.start));
            let one = persons.next()?;
            persons.all(|n| n.entity == one.entity).then_some(one)
        };
        if let Some(name) = only(from..i).filter(|_| !self.closes_sentence(from, i)) {
            return Some(self.named(name));
        }
        let recent = self.cues.iter().rev().take(QUOTED_REACH);
        let spoke = recent.clone().find(|c| c.speaker.entity.is_some_and(fits));
        let mut steps = 0;
        for b in (s.saturating_sub(QUOTED_REACH)..s).rev() {
            let range = text.sentences[b].tokens.clone();
            if let Some(cue) = spoke.filter(|c| c.sentence >= b) {
                return Some(cue.speaker.clone());
            }
            // What was said inside a quotation lets nobody else step in.
            if self.quoted(range.start) && self.quoted(range.end - 1) {
                continue;
            }
            let any = self.names.within(range.clone()).iter().any(|n| fits(n.entity) && !self.quoted(n.tokens.start));
            if any {
                let subject = || self.sentence_subject(b, range.end).filter(|s| s.entity.is_some_and(fits));
                return only(range.clone()).map(|n| self.named(n)).or_else(subject);
            }
            steps += 1;
            if steps == REACH {
                break;
            }
        }
        None
    }
}

/// The one person that all of them are.
fn only(mut persons: impl Iterator<Item = usize>) -> Option<usize> {
    let one = persons.next()?;
    persons.all(|p| p == one).then_some(one)
}

/// Who is introduced by which title, and holds it still.
pub(super) fn holders(text: &Text, names: &Names, titles: &[Hit]) -> Vec<(u32, usize)> {
    let persons = names.names.iter().filter(|n| n.class == NameClass::Person);
    let introduced = persons.filter_map(|n| {
        let hit = title::ending(titles, n.tokens.start)?;
        let before = hit.tokens.start.checked_sub(1).and_then(|i| text.lexicon.titles.before(text.word(i)));
        (!matches!(before, Some(Before::Holding(_) | Before::Lesser))).then_some((hit.title, n.entity))
    });
    introduced.collect()
}
