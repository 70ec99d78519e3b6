//! Words that cite somebody: "Jane Roe said", "according to Corvale", "described by officials as".
//!
//! In: the text, its names, and what stands in quotation marks (nobody is cited there). Out: [`Cue`]s in the order of
//! the text, each with its speaker.

use super::Speaker;
use super::marks::Marked;
use super::refer;
use crate::lexicon::WordId;
use crate::lexicon::morphology::looks_plural;
use crate::lexicon::names::Traits;
use crate::lexicon::speech::SpeechVerb;
use crate::lexicon::word as w;
use crate::mention::name::{Name, NameClass, Names};
use crate::mention::title::Hit;
use crate::text::Text;
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

pub(super) fn read(text: &Text, names: &Names, titles: &[Hit], marked: &[Marked]) -> Vec<Cue> {
    let holders = refer::holders(text, names, titles);
    let mut reader = Reader { text, names, titles, holders, marked, cues: Vec::new() };
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
                reader.cite(s, i, verb);
            } else if word == w::COLON {
                reader.colon(s, i);
            }
        }
    }
    reader.cues
}

pub(super) struct Reader<'s, 't> {
    pub text: &'s Text<'t>,
    pub names: &'s Names,
    pub titles: &'s [Hit],
    /// Who is introduced by which title: "Mayor Jane Roe".
    pub holders: Vec<(u32, usize)>,
    marked: &'s [Marked],
    pub cues: Vec<Cue>,
}

impl Reader<'_, '_> {
    pub(super) fn quoted(&self, i: usize) -> bool {
        let at = self.marked.partition_point(|m| m.inner.end <= i);
        self.marked.get(at).is_some_and(|m| m.inner.contains(&i))
    }

    pub(super) fn traits(&self, i: usize) -> Traits {
        self.text.lexicon.names.traits(self.text.word(i))
    }

    fn push(&mut self, s: usize, tokens: Range<usize>, speaker: Speaker, verb: WordId, rule: &'static str) {
        self.cues.push(Cue { sentence: s, tokens, speaker, verb, rule });
    }

    pub(super) fn named(&self, name: &Name) -> Speaker {
        Speaker::of(self.text, self.names, name)
    }

    /// A quotation begins right behind the verb, or ends right before it.
    pub(super) fn at_quote(&self, v: usize) -> bool {
        let next = self.marked.partition_point(|m| m.open <= v);
        let ahead = self.marked.get(next).is_some_and(|m| m.open <= v + 6);
        ahead || next > 0 && self.marked[next - 1].inner.end < v && self.marked[next - 1].inner.end + 4 > v
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
        // "according to plan"
        let someone = from > i + 2
            || matches!(self.text.word(from), w::ITS | w::HIS | w::HER | w::THEIR)
            || !within.is_empty()
            || (from..end).any(|k| looks_plural(self.text.str(k)) || self.text.str(k) == "police");
        if someone {
            let speaker = self.phrase(from..end);
            self.push(s, i..end, speaker, w::ACCORDING, "cue.according");
        }
    }

    /// "Jane Roe denounced “a sale to nobody”": of some verbs only what stands in quotation marks is cited.
    fn cite(&mut self, s: usize, i: usize, verb: SpeechVerb) {
        // "Jane Roe, accused of “a sale to nobody”": what was said of her.
        let done = matches!(self.text.word(i + 1), w::OF | w::FOR | w::AS);
        if verb.quoting && (done || !self.at_quote(i) && !self.quotes_behind(s, i)) {
            return;
        }
        let known = self.cues.len();
        self.verb(s, i, SpeechVerb { sure: verb.sure || verb.quoting, ..verb });
        if verb.quoting {
            self.cues[known..].iter_mut().for_each(|c| c.rule = "cue.quoting");
        }
    }

    /// A quotation begins later in the sentence.
    fn quotes_behind(&self, s: usize, i: usize) -> bool {
        let next = self.marked.partition_point(|m| m.open <= i);
        self.marked.get(next).is_some_and(|m| m.open < self.text.sentences[s].tokens.end)
    }

    /// "Jane Roe had one answer: “Nobody asked us.”"
    fn colon(&mut self, s: usize, i: usize) {
        let next = self.marked.partition_point(|m| m.open <= i);
        let opens = self.marked.get(next).is_some_and(|m| m.open == i + 1);
        if !opens || self.cues.last().is_some_and(|c| c.sentence == s) {
            return;
        }
        if let Some(speaker) = self.sentence_subject(s, i) {
            self.push(s, i..i + 1, speaker, WordId::NONE, "cue.quoting");
        }
    }

    fn verb(&mut self, s: usize, i: usize, verb: SpeechVerb) {
        let text = self.text;
        let sentence = text.sentences[s].tokens.clone();
        let name_of = verb.verb;
        let before = if i > sentence.start { text.word(i - 1) } else { WordId::NONE };
        let hyphened = |k: usize| text.str(k) == "-" && !text.tokens[k].spaced;
        // "continued to fall", "called for a vote", "called on them"
        let next = text.word(i + 1);
        if !verb.sure && matches!(next, w::TO | w::FOR | w::ON | w::OFF | w::UP) {
            return;
        }
        if before == w::TO
            || i > sentence.start && hyphened(i - 1)
            || i + 1 < sentence.end && hyphened(i + 1)
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
        if let Some((start, speaker)) = self.subject_before(s, i, verb) {
            return self.push(s, start..i + 1, speaker, name_of, "cue.subject-verb");
        }
        // "said Jane Roe": behind a quote or a comma.
        let inverted =
            i == sentence.start || matches!(text.str(i - 1), "," | "”" | "\"" | "’" | "'" | "—" | "–" | "?" | "!");
        if inverted
            && verb.sure
            && verb.verb != w::TELL
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
}
