//! Words that cite somebody: "Jane Roe said", "according to Corvale", "described by officials as".
//!
//! In: the text, its names, and what stands in quotation marks (nobody is cited there). Out: [`Cue`]s in the order of
//! the text, each with its speaker.

use super::Speaker;
use super::marks::Marked;
use crate::lexicon::WordId;
use crate::lexicon::names::{Gender, Traits};
use crate::lexicon::speech::SpeechVerb;
use crate::lexicon::word as w;
use crate::mention::name::{Entity, Name, NameClass, Names};
use crate::text::{Text, TokenKind};
use std::ops::Range;

#[derive(Clone, Debug)]
pub(super) struct Cue {
    pub sentence: usize,
    /// The speaker and the verb.
    pub tokens: Range<usize>,
    pub speaker: Speaker,
    /// Its plain form; [`w::ACCORDING`] for "according to".
    pub verb: WordId,
    pub rule: &'static str,
}

impl Cue {
    /// Little stands behind it in the sentence: "…, Jane Roe said on Monday."
    pub(super) fn trails(&self, text: &Text, sentence: &Range<usize>) -> bool {
        let rest = self.tokens.end..sentence.end;
        let clause = rest.clone().any(|i| matches!(text.word(i), w::THAT) || matches!(text.str(i), "“" | "\""));
        rest.len() <= 12 && !clause || matches!(text.str(self.tokens.end), "." | "")
    }
}

pub(super) fn read(text: &Text, names: &Names, marked: &[Marked]) -> Vec<Cue> {
    let mut reader = Reader { text, names, marked, cues: Vec::new() };
    for (s, sentence) in text.sentences.iter().enumerate() {
        if text.prose.units[sentence.unit].boilerplate {
            continue;
        }
        for i in sentence.tokens.clone() {
            let word = text.word(i);
            if !word.is_known() {
                continue;
            }
            if word == w::ACCORDING && text.word(i + 1) == w::TO && !reader.quoted(i) {
                reader.according(s, i);
            } else if let Some(verb) = text.lexicon.speech.get(word)
                && !reader.quoted(i)
                && names.covering(i).is_none()
            {
                reader.verb(s, i, verb);
            }
        }
    }
    reader.cues
}

struct Reader<'s, 't> {
    text: &'s Text<'t>,
    names: &'s Names,
    marked: &'s [Marked],
    cues: Vec<Cue>,
}

impl Reader<'_, '_> {
    fn quoted(&self, i: usize) -> bool {
        let at = self.marked.partition_point(|m| m.inner.end <= i);
        self.marked.get(at).is_some_and(|m| m.inner.contains(&i))
    }

    fn traits(&self, i: usize) -> Traits {
        self.text.lexicon.names.traits(self.text.word(i))
    }

    fn push(&mut self, s: usize, tokens: Range<usize>, speaker: Speaker, verb: WordId, rule: &'static str) {
        self.cues.push(Cue { sentence: s, tokens, speaker, verb, rule });
    }

    fn named(&self, name: &Name) -> Speaker {
        Speaker::of(self.text, self.names, name)
    }

    /// A quotation begins right behind the verb, or ends right before it.
    fn at_quote(&self, v: usize) -> bool {
        self.marked.iter().any(|m| m.open > v && m.open <= v + 6 || m.inner.end < v && m.inner.end + 4 > v)
    }

    /// "according to Corvale's chief economist, Jane Roe,"
    fn according(&mut self, s: usize, i: usize) {
        let sentence = self.text.sentences[s].tokens.clone();
        let from = i + 2;
        let from = from + usize::from(matches!(self.text.word(from), w::THE | w::A | w::AN));
        let mut end = from;
        while end < sentence.end
            && !matches!(self.text.str(end), "," | "." | ";" | ":" | ")" | "—" | "–" | "“" | "\"" | "”")
            && !matches!(self.text.word(end), w::WHICH | w::WHO | w::THAT)
        {
            end += 1;
        }
        if end == from {
            return;
        }
        let within = self.names.within(from..end);
        let person = within.iter().find(|n| n.class == NameClass::Person && n.tokens.end == end);
        let apposed = self.names.starting(end + 1).filter(|n| {
            self.text.str(end) == ","
                && n.class == NameClass::Person
                && matches!(self.text.str(n.tokens.end), "," | "." | "")
        });
        if let Some(name) = person.or(apposed) {
            let speaker = self.named(name);
            let end = name.tokens.end;
            return self.push(s, i..end, speaker, w::ACCORDING, "cue.according");
        }
        let speaker = self.phrase(from..end);
        self.push(s, i..end, speaker, w::ACCORDING, "cue.according");
    }

    /// A noun phrase as a speaker: by its name where it is one, else by its words and the body in them.
    fn phrase(&self, tokens: Range<usize>) -> Speaker {
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
        let mut bodies = self.names.within(tokens).iter().filter(|n| n.class != NameClass::Place);
        let entity = bodies.next().map(|n| n.entity).filter(|_| bodies.next().is_none());
        Speaker { entity, text, span }
    }

    fn verb(&mut self, s: usize, i: usize, verb: SpeechVerb) {
        let text = self.text;
        let sentence = text.sentences[s].tokens.clone();
        let name_of = verb.verb;
        let before = if i > sentence.start { text.word(i - 1) } else { WordId::NONE };
        if before == w::TO
            || matches!(before, w::A | w::THE | w::AN | w::HIS | w::HER | w::ITS | w::THEIR | w::THIS | w::THAT | w::OF)
                && !verb.sure
        {
            return;
        }
        if before == w::POSSESSIVE {
            // "Jane Roe's forecast of …"
            if let Some(name) = self.names.ending(i - 1).filter(|_| verb.noun) {
                let (speaker, start) = (self.named(name), name.tokens.start);
                self.push(s, start..i + 1, speaker, name_of, "cue.possessive");
            }
            return;
        }
        if verb.noun_only {
            return;
        }
        let passive = (sentence.start.max(i.saturating_sub(2))..i)
            .any(|k| matches!(text.word(k), w::IS | w::WAS | w::WERE | w::ARE | w::BEEN | w::BEING | w::BE));
        let by = (i + 1..sentence.end.min(i + 4)).find(|&k| text.word(k) == w::BY);
        if passive || by.is_some() && text.word(i + 1) == w::BY {
            if let Some(by) = by.filter(|_| !text.str(i).ends_with("ing"))
                && let Some(speaker) = self.np_after(by + 1, sentence.end)
            {
                let end = self.token_after(&speaker);
                self.push(s, i..end, speaker, name_of, "cue.by");
            }
            return;
        }
        if text.str(i).ends_with("ing") {
            // "…, saying it would close": the subject of the sentence speaks.
            if before == w::IS || self.cut_off(i) {
                let earlier = self.cues.iter().rev().find(|c| c.sentence == s).map(|c| c.speaker.clone());
                if let Some(speaker) = earlier.or_else(|| self.sentence_subject(s, i)) {
                    self.push(s, i..i + 1, speaker, name_of, "cue.participle");
                }
            }
            return;
        }
        if let Some((start, speaker)) = self.subject_before(s, i, verb.sure) {
            return self.push(s, start..i + 1, speaker, name_of, "cue.subject-verb");
        }
        // "said Jane Roe": behind a quote or a comma.
        let inverted =
            i == sentence.start || matches!(text.str(i - 1), "," | "”" | "\"" | "’" | "'" | "—" | "–" | "?" | "!");
        if inverted
            && verb.sure
            && let Some(speaker) = self.np_after(i + 1, sentence.end)
        {
            let end = self.token_after(&speaker);
            return self.push(s, i..end, speaker, name_of, "cue.verb-subject");
        }
        // "Jane Roe came home and said": the subject of the sentence speaks on.
        if verb.sure && before == w::AND || before == w::BUT {
            let earlier =
                self.cues.iter().rev().find(|c| c.sentence == s && c.verb != w::ACCORDING).map(|c| c.speaker.clone());
            if let Some(speaker) = earlier.or_else(|| self.sentence_subject(s, i)) {
                self.push(s, i..i + 1, speaker, name_of, "cue.and-verb");
            }
        }
    }

    fn token_after(&self, speaker: &Speaker) -> usize {
        self.text.tokens.partition_point(|t| t.span.start < speaker.span.end)
    }

    /// A comma, a dash or a quote's end stands before token `i`.
    fn cut_off(&self, i: usize) -> bool {
        i > 0 && matches!(self.text.str(i - 1), "," | "”" | "\"" | "—" | "–" | "’")
    }

    /// The name that the sentence begins with, or its pronoun resolved.
    fn sentence_subject(&self, s: usize, before: usize) -> Option<Speaker> {
        let text = self.text;
        let start = text.sentences[s].tokens.start;
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
            if !word || at > start && self.traits(at).has(Traits::FUNCTION) {
                break;
            }
            at += 1;
        }
        first.map(|n| self.named(n))
    }

    /// The noun phrase that ends before the verb at `v`, and where it begins.
    fn subject_before(&self, s: usize, v: usize, sure: bool) -> Option<(usize, Speaker)> {
        let text = self.text;
        let sentence = text.sentences[s].tokens.clone();
        let mut end = v;
        // "also", "on Monday", "has repeatedly"
        while end > sentence.start {
            let i = end - 1;
            let word = text.word(i);
            let adverb = text.str(i).ends_with("ly") && !text.tokens[i].capital
                || matches!(word, w::ALSO | w::HAS | w::HAD | w::HAVE | w::LATER | w::EARLIER | w::LAST | w::NOW)
                || matches!(
                    text.str(i),
                    "then"
                        | "again"
                        | "did"
                        | "week"
                        | "month"
                        | "year"
                        | "today"
                        | "yesterday"
                        | "has"
                        | "himself"
                        | "herself"
                )
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
            w::THEY | w::IT if !sure => return None,
            w::THEY | w::IT => {
                return Some((
                    i,
                    Speaker { entity: None, text: text.str(i).to_lowercase(), span: text.tokens[i].span },
                ));
            }
            w::WHO => {
                let mut name_end = i;
                name_end -= usize::from(name_end > sentence.start && text.str(name_end - 1) == ",");
                let name = self.names.ending(name_end).filter(|n| n.class == NameClass::Person)?;
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
                let object = text.word(v + 1) == w::THAT || self.at_quote(v);
                let noun = *start > 0 && matches!(text.word(start - 1), w::A | w::AN | w::ANOTHER | w::THIS);
                sure || self.is_name(speaker) && !noun && text.word(v + 1) != w::FOR
                    || object && self.heads_clause(&sentence, *start)
            }),
        }
    }

    /// "Jane Roe, Corvale's vice president of sales, said": the name before the apposition that ends at comma `i`.
    fn apposed(&self, sentence: &Range<usize>, i: usize) -> Option<(usize, Speaker)> {
        let from = sentence.start.max(i.saturating_sub(40));
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

    /// "the company", "the Maine Republican": what was named before, where that is clear.
    fn definite(&self, start: usize, end: usize) -> Option<Speaker> {
        let text = self.text;
        let start = start + usize::from(text.str(start) == "The");
        let party =
            text.lexicon.names.people_at(|k| text.word(end - 1 + k)).is_some_and(|(_, country)| country.is_none());
        if party && text.tokens[end - 1].capital {
            return self.person_before(start, |_| true);
        }
        let plain = (start..end).all(|i| text.tokens[i].kind == TokenKind::Word && !text.tokens[i].capital);
        let generic = plain
            && end - start < 4
            && (self.traits(end - 1).has(Traits::ORG_LAST)
                || matches!(text.str(end - 1), "company" | "firm" | "airline" | "carrier" | "maker" | "giant"));
        generic.then(|| self.names.antecedent(text, start)).flatten().map(|n| self.named(n))
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
    fn np_after(&self, i: usize, end: usize) -> Option<Speaker> {
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
        if let Some(person) = within.clone().find(|n| n.class == NameClass::Person && !blocked(n)) {
            return Some(self.named(person));
        }
        // "said the company's chief economist, Jane Roe."
        if text.str(stop) == ","
            && let Some(name) = self.names.starting(stop + 1).filter(|n| n.class == NameClass::Person)
            && matches!(text.word(i), w::THE | w::A | w::AN | w::ITS | w::HIS | w::HER)
        {
            return Some(self.named(name));
        }
        if matches!(text.word(i), w::HE | w::SHE) {
            return self.pronoun(i);
        }
        let from = i + usize::from(matches!(text.word(i), w::THE | w::A | w::AN));
        if let Some(name) = within.next().filter(|n| n.tokens.start == from) {
            let noun = name.tokens.end < stop && self.is_noun(name.tokens.end);
            if !noun {
                return Some(self.named(name));
            }
        }
        let mut last = from;
        while last < stop
            && (self.is_noun(last)
                || self.names.covering(last).is_some()
                || text.word(last) == w::POSSESSIVE
                || matches!(text.word(last), w::FOR | w::AT | w::OF))
        {
            last += 1;
        }
        let article = from > i || last > from && self.names.covering(from).is_some() || text.str(from).ends_with('s');
        (last > from && article && text.word(i) != w::THAT).then(|| self.phrase(from..last))
    }

    /// Whom "he" or "she" at token `i` means, where that is clear.
    fn pronoun(&self, i: usize) -> Option<Speaker> {
        let text = self.text;
        let gender = if text.word(i) == w::SHE { Gender::Female } else { Gender::Male };
        self.person_before(i, |e| e.gender.is_none_or(|g| g == gender))
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
        if let Some(name) = only(from..i) {
            return Some(self.named(name));
        }
        let spoke = self.cues.iter().rev().find(|c| c.speaker.entity.is_some_and(fits));
        let mut steps = 0;
        for b in (0..s).rev() {
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
                return only(range).map(|n| self.named(n));
            }
            steps += 1;
            if steps == 3 {
                break;
            }
        }
        None
    }
}
