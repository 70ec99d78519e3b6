//! Noun phrases as speakers: a name, "a spokesman for Corvale", "the company's chief economist, Jane Roe".
//!
//! In: where a verb of speech stands. Out: the [`Speaker`] before or behind it.

use super::Speaker;
use super::cue::Reader;
use crate::lexicon::WordId;
use crate::lexicon::class::Classes;
use crate::lexicon::morphology::looks_plural;
use crate::lexicon::names::Traits;
use crate::lexicon::speech::SpeechVerb;
use crate::lexicon::word as w;
use crate::mention::name::{Name, NameClass};
use crate::mention::title::{self, Hit};
use crate::text::TokenKind;
use std::ops::Range;

impl Reader<'_, '_> {
    /// A noun phrase as a speaker: by its name where it is one, else by its words and the body in them.
    pub(super) fn phrase(&self, tokens: Range<usize>) -> Speaker {
        if let Some(name) = self.names.starting(tokens.start)
            && name.tokens.end >= tokens.end
        {
            return self.named(name);
        }
        if matches!(self.text.word(tokens.start), w::ITS | w::THEIR)
            && tokens.len() > 1
            && let Some(name) = self.names.antecedent(self.text, tokens.start)
        {
            let rest = self.text.span(tokens.start + 1..tokens.end);
            let text = format!("{} {}", self.names.show(self.text, name), rest.of(&self.text.prose.text));
            return Speaker { entity: Some(name.entity), text, span: rest };
        }
        let span = self.text.span(tokens.clone());
        let text = span.of(&self.text.prose.text).split_whitespace().collect::<Vec<_>>().join(" ");
        // "a Corvale spokesman" speaks for Corvale; "a Roe aide" is not Roe.
        let mut bodies =
            self.names.within(tokens).iter().filter(|n| !matches!(n.class, NameClass::Place | NameClass::Person));
        let entity = bodies.next().map(|n| n.entity).filter(|_| bodies.next().is_none());
        Speaker { entity, text, span }
    }

    /// The name that the sentence begins with, or its pronoun resolved.
    pub(super) fn sentence_subject(&self, s: usize, before: usize) -> Option<Speaker> {
        let text = self.text;
        let start = self.behind_introduction(s, before);
        if matches!(text.word(start), w::HE | w::SHE) {
            return self.pronoun(start);
        }
        let mut at = start;
        let mut first = None;
        while at < start + 12 && at < before {
            if let Some(name) = self.names.starting(at) {
                // "Corvale chairman Jane Roe"
                if name.class == NameClass::Person {
                    return Some(self.named(name));
                }
                first = first.or(Some(name));
                at = name.tokens.end;
                continue;
            }
            let word = text.tokens[at].kind == TokenKind::Word;
            let classes = text.lexicon.facts(text.word(at)).classes;
            let verb = classes.any(Classes::VERB) && !classes.any(Classes::NOUN | Classes::ADJECTIVE);
            if !word || verb || at > start && self.traits(at).has(Traits::FUNCTION) {
                break;
            }
            at += 1;
        }
        let described = text.word(start) == w::THE && at > start + 1;
        first.map(|n| self.named(n)).or_else(|| if described { self.definite(start + 1, at) } else { None })
    }

    /// Where the main clause begins: "As the vote neared, Jane Roe".
    fn behind_introduction(&self, s: usize, before: usize) -> usize {
        let text = self.text;
        let start = text.sentences[s].tokens.start;
        let leads = text.lexicon.facts(text.word(start)).classes.any(Classes::PREPOSITION | Classes::SUBORDINATOR);
        let comma = (start..before.min(start + 24)).find(|&i| text.str(i) == ",").filter(|_| leads);
        // "In Corvale, Dorne and Velmark": a row of names.
        let row = |i: usize| {
            let end = self.names.starting(i).map_or(i + 1, |n| n.tokens.end);
            text.str(end) == "," || text.word(end) == w::AND
        };
        comma.map(|c| c + 1).filter(|&i| i < before && !row(i)).unwrap_or(start)
    }

    /// The noun phrase that ends before the verb at `v`, and where it begins.
    pub(super) fn subject_before(&self, s: usize, v: usize, verb: SpeechVerb) -> Option<(usize, Speaker)> {
        let text = self.text;
        let sentence = text.sentences[s].tokens.clone();
        let mut end = v;
        // "also", "on Monday", "has repeatedly"
        while end > sentence.start {
            let i = end - 1;
            let word = text.word(i);
            let clitic =
                text.str(i).starts_with(['\'', '’']) && text.tokens[i].kind == TokenKind::Word && word != w::POSSESSIVE;
            let adverb = clitic
                || text.str(i).ends_with("ly") && !text.tokens[i].capital
                || matches!(word, w::ALSO | w::HAS | w::HAD | w::HAVE | w::LATER | w::EARLIER | w::LAST | w::NOW)
                || matches!(text.str(i), "then" | "again" | "did" | "today" | "yesterday" | "himself" | "herself")
                || matches!(text.str(i), "week" | "month" | "year") && text.word(i.saturating_sub(1)) == w::LAST
                || matches!(text.str(i), "morning" | "afternoon" | "evening" | "night")
                    && self.traits(i.saturating_sub(1)).has(Traits::CALENDAR)
                || self.traits(i).has(Traits::CALENDAR) && text.tokens[i].capital
                || word == w::ON && self.traits(i + 1).has(Traits::CALENDAR);
            if !adverb {
                break;
            }
            end = i;
        }
        if end == sentence.start {
            return None;
        }
        let i = end - 1;
        if self.quoted(i) {
            return None;
        }
        match text.word(i) {
            w::HE | w::SHE => {
                let span = text.tokens[i].span;
                let unresolved = || Speaker { entity: None, text: text.str(i).to_lowercase(), span };
                return Some((i, self.pronoun(i).unwrap_or_else(unresolved)));
            }
            w::THEY | w::IT if !verb.sure => return None,
            w::THEY | w::IT => {
                let body = Some(i).filter(|&i| text.word(i) == w::IT && i == sentence.start);
                let named = body.and_then(|i| self.names.antecedent(text, i)).map(|n| self.named(n));
                let unresolved =
                    || Speaker { entity: None, text: text.str(i).to_lowercase(), span: text.tokens[i].span };
                return Some((i, named.unwrap_or_else(unresolved)));
            }
            w::WHO => {
                let mut name_end = i;
                name_end -= usize::from(name_end > sentence.start && text.str(name_end - 1) == ",");
                // "Jane Roe, R-Maine, who"
                let person = |end: usize| self.names.ending(end).filter(|n| n.class == NameClass::Person);
                let party = (sentence.start.max(name_end.saturating_sub(8))..name_end).rev();
                let apart = || party.filter(|&k| text.str(k) == ",").find_map(person);
                let name = person(name_end).or_else(apart)?;
                return Some((name.tokens.start, self.named(name)));
            }
            _ => {}
        }
        match text.str(i) {
            "," => self.apposed(&sentence, i),
            ")" => {
                let open = (sentence.start..i).rev().take(10).find(|&k| text.str(k) == "(")?;
                self.np_ending(&sentence, open)
            }
            _ => self.np_ending(&sentence, end).filter(|(start, speaker)| {
                let name = self.is_name(speaker);
                // "the Corvale report": one name takes no plural verb.
                let noun = text.word(v) == verb.verb
                    || *start > 0 && matches!(text.word(start - 1), w::A | w::AN | w::ANOTHER | w::THIS);
                let object = text.word(v + 1) == w::THAT || self.at_quote(v);
                verb.sure && !(name && text.word(v) == verb.verb)
                    || name && !noun && text.word(v + 1) != w::FOR
                    || !name && object && self.heads_clause(&sentence, *start)
            }),
        }
    }

    /// "Jane Roe, Corvale's vice president of sales, said": the name before the apposition that ends at comma `i`.
    fn apposed(&self, sentence: &Range<usize>, i: usize) -> Option<(usize, Speaker)> {
        let from = sentence.start.max(i.saturating_sub(40));
        let person = |end: usize| self.names.ending(end).filter(|n| n.class == NameClass::Person);
        // "The minister of transport, Jane Roe, said": the name is the apposition.
        if let Some(name) = person(i).filter(|n| n.tokens.len() > 1 && n.tokens.start > from + 1) {
            let comma = name.tokens.start - 1;
            let near = |h: &&Hit| h.tokens.end <= comma && h.tokens.end + 6 > comma;
            let title = title::within(self.titles, from..comma).iter().rev().find(near);
            if let Some(title) = title.filter(|_| self.text.str(comma) == ",") {
                let sign = |&k: &usize| self.text.tokens[k].kind == TokenKind::Sign;
                let start = (from..title.tokens.start).rev().find(sign).map_or(from, |k| k + 1);
                return Some((start, self.named(name)));
            }
        }
        let mut organisation = None;
        for comma in (from + 1..i).rev() {
            if self.quoted(comma) || matches!(self.text.str(comma), "”" | "\"" | ";") {
                break;
            }
            if self.text.str(comma) != "," {
                continue;
            }
            let end = if self.text.str(comma - 1) == ")" {
                (from..comma).rev().find(|&k| self.text.str(k) == "(").unwrap_or(comma)
            } else {
                comma
            };
            let Some(name) = self.names.ending(end) else { continue };
            match name.class {
                NameClass::Person => return Some((name.tokens.start, self.named(name))),
                NameClass::Organisation | NameClass::Other => organisation = organisation.or(Some(name)),
                _ => {}
            }
        }
        organisation.map(|n| (n.tokens.start, self.named(n)))
    }

    /// The noun phrase that ends before token `end`.
    fn np_ending(&self, sentence: &Range<usize>, end: usize) -> Option<(usize, Speaker)> {
        let text = self.text;
        if let Some(name) = self.names.ending(end) {
            let start = name.tokens.start;
            let before = if start > sentence.start { text.word(start - 1) } else { WordId::NONE };
            if before == w::OF
                && let Some(person) = self.names.ending(start - 1).filter(|n| n.class == NameClass::Person)
            {
                // "Sen. Jane Roe of Maine"
                return Some((person.tokens.start, self.named(person)));
            }
            let preposition = start.saturating_sub(1 + usize::from(before == w::THE));
            if preposition > sentence.start
                && matches!(text.word(preposition), w::AT | w::FOR | w::OF | w::WITH | w::FROM | w::IN)
                && self.is_noun(preposition - 1)
                && name.class != NameClass::Person
            {
                let start = self.noun_start(sentence, preposition);
                return Some((start, self.phrase(start..end)));
            }
            return Some((name.tokens.start, self.named(name)));
        }
        let start = self.noun_start(sentence, end);
        if start == end {
            return None;
        }
        let determiner = |i: usize| matches!(text.word(i), w::THE | w::A | w::AN | w::ITS | w::HIS | w::HER | w::THEIR);
        let before = (sentence.start..start).rev().find(|&i| !determiner(i)).map_or(WordId::NONE, |b| text.word(b));
        if matches!(before, w::IN | w::BY | w::OF | w::WITH | w::FROM | w::ON | w::AT | w::FOR | w::TO) {
            // "in records it disclosed": no subject stands behind a preposition.
            return None;
        }
        let article = start > sentence.start && text.word(start - 1) == w::THE || text.str(start) == "The";
        let stands_in = if article { self.definite(start, end) } else { None };
        Some((start, stands_in.unwrap_or_else(|| self.phrase(start..end))))
    }

    /// The speaker is written as a name, not as a phrase around one.
    fn is_name(&self, speaker: &Speaker) -> bool {
        speaker.entity.is_some() && self.names.names.binary_search_by_key(&speaker.span, |n| n.span).is_ok()
    }

    /// A clause may begin at token `start`: nothing but an article, a conjunction or a sign stands before it.
    fn heads_clause(&self, sentence: &Range<usize>, start: usize) -> bool {
        let before = start.checked_sub(1).map_or(WordId::NONE, |b| self.text.word(b));
        start == sentence.start
            || matches!(before, w::THE | w::A | w::AN | w::AND | w::BUT | w::AS | w::THAT | w::SOME | w::MANY | w::MOST)
            || self.text.tokens[start - 1].kind == TokenKind::Sign
    }

    fn is_noun(&self, i: usize) -> bool {
        let t = &self.text.tokens[i];
        t.kind == TokenKind::Word
            && !self.traits(i).has(Traits::FUNCTION)
            && self.text.lexicon.speech.get(t.word).is_none_or(|v| !v.sure)
    }

    /// Where the run of nouns, adjectives and names that ends before `end` begins.
    fn noun_start(&self, sentence: &Range<usize>, end: usize) -> usize {
        let text = self.text;
        let mut start = end;
        while start > sentence.start && start + 8 > end {
            let i = start - 1;
            if let Some(name) = self.names.ending(start) {
                start = name.tokens.start;
                continue;
            }
            let inner = text.word(i) == w::POSSESSIVE
                || text.str(i) == "-" && !text.tokens[i].spaced
                || text.tokens[i].kind == TokenKind::Word && self.is_noun(i);
            if !inner {
                break;
            }
            start = i;
        }
        start
    }

    /// The noun phrase from token `i` on: a person behind titles, or a body, or plain words.
    pub(super) fn np_after(&self, i: usize, end: usize) -> Option<Speaker> {
        let text = self.text;
        let stop = (i..end.min(i + 14))
            .find(|&k| matches!(text.str(k), "." | ";" | ":" | "“" | "\"" | "”" | "," | "(" | "—"))
            .unwrap_or(end.min(i + 14));
        let mut within = self.names.within(i..stop).iter();
        let blocked = |name: &Name| {
            (i..name.tokens.start).any(|k| {
                matches!(
                    text.word(k),
                    w::IN | w::ON | w::AFTER | w::THAT | w::WHO | w::AS | w::BUT | w::WHEN | w::DURING | w::BEFORE
                )
            })
        };
        let owner = |n: &Name| text.word(n.tokens.end) == w::POSSESSIVE;
        // "one longtime Roe adviser", "Roe aides"
        let one = matches!(text.word(i), w::A | w::AN | w::ONE | w::ANOTHER) && text.word(i + 1) != w::OF;
        let modifies = |n: &Name| {
            let next = text.tokens.get(n.tokens.end).filter(|t| t.kind == TokenKind::Word && !t.capital);
            next.is_some() && self.is_noun(n.tokens.end) && (one || looks_plural(text.str(n.tokens.end)))
        };
        let speaks = |n: &&Name| n.class == NameClass::Person && !blocked(n) && !owner(n) && !modifies(n);
        if let Some(person) = within.clone().find(speaks) {
            return Some(self.named(person));
        }
        // "said the company's chief economist, Jane Roe.", "said Piet Berg's lawyer, Jane Roe."
        let described = matches!(text.word(i), w::THE | w::A | w::AN | w::ITS | w::HIS | w::HER)
            || within.clone().next().is_some_and(owner);
        if text.str(stop) == ","
            && let Some(name) = self.names.starting(stop + 1).filter(|n| n.class == NameClass::Person && described)
        {
            return Some(self.named(name));
        }
        if matches!(text.word(i), w::HE | w::SHE) {
            return self.pronoun(i);
        }
        let from = i + usize::from(one || text.word(i) == w::THE);
        if let Some(name) = within.next().filter(|n| n.tokens.start == from) {
            let noun = name.tokens.end < stop && self.is_noun(name.tokens.end);
            if !noun {
                return Some(self.named(name));
            }
        }
        let mut last = from;
        while last < stop
            && (self.is_noun(last)
                || text.lexicon.titles.before(text.word(last)).is_some()
                || text.word(last) == w::ONE && last == from
                || text.word(last) == w::THE && text.word(last - 1) == w::OF
                || self.names.covering(last).is_some()
                || text.word(last) == w::POSSESSIVE
                // "the Sept. 1 headline"
                || self.traits(last).has(Traits::CALENDAR) && last == from
                || text.tokens[last].kind == TokenKind::Number && last > from
                || matches!(text.word(last), w::FOR | w::AT | w::OF))
        {
            last += 1;
        }
        let article = from > i
            || text.word(from) == w::ONE
            || last > from && self.names.covering(from).is_some()
            || last > from && text.str(last - 1).ends_with('s');
        (last > from && article && text.word(i) != w::THAT).then(|| self.phrase(from..last))
    }
}
