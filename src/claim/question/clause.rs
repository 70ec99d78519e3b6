//! A clause turned into a question: auxiliaries before the subject, what is asked for left out, the rest as written.

use super::{Asked, Gap};
use crate::claim::{ClaimKind, Modality, QualifierKind, Value};
use crate::lexicon::{Cue, Takes, morphology, word as w};
use crate::syntax::{Clause, NounPhrase, PhraseKind, Tag, Tense, VerbForm, VerbGroup, Voice};
use crate::text::TokenKind;
use std::borrow::Cow;
use std::ops::Range;

/// Words of a noun phrase from which on its "of …" is left out.
const LONG: usize = 8;
/// Prepositional phrases that a question names.
const COMPLEMENTS: usize = 2;

impl Asked<'_> {
    /// The clause as a question; `None` where it has no verb or nobody who does it.
    pub(super) fn clause(&self, wh: &str, gap: Gap) -> Option<String> {
        let clause = self.clause?;
        let verb = self.verb()?;
        let mut tail = self.tail(clause, gap);
        // "is due to sail for Dorne": the other verb takes it.
        let inner = self.frames.inner(clause);
        if tail.trim().is_empty() && inner.verb != clause.verb {
            tail = self.tail(inner, gap);
        }
        if tail.trim().is_empty() && self.lemma(verb) == "say" {
            tail = "so".into();
        }
        if gap == Gap::Subject {
            let stated = self.reported(verb).map(|told| ["have ", &told].concat());
            let stated = stated.unwrap_or_else(|| [self.stated(verb), self.said_after(verb)].join(" "));
            return Some([wh, &stated, &tail].join(" "));
        }
        let subject = clause.subject?;
        if let Some(told) = self.reported(verb) {
            let have = if self.is_plural(subject) { "have" } else { "has" };
            return Some([wh, have, &self.subject()?, &told, &tail].join(" "));
        }
        let (auxiliary, rest) = self.inverted(verb, self.is_plural(subject))?;
        let after = if self.is_event() { String::new() } else { self.said_after(verb) };
        Some([wh, &auxiliary, &self.subject()?, &rest, &after, &tail].join(" "))
    }

    /// "were believed to have been caused": what is asked is not who believes so, but what have "been caused".
    fn reported(&self, verb: &VerbGroup) -> Option<String> {
        let text = self.frames.read.text;
        let says = verb.verb.is_some_and(|v| text.lexicon.verb(v).takes.any(Takes::SPEECH | Takes::CONTENT));
        let syntax = self.frames.read.syntax;
        let inner = self.clause.and_then(|c| self.frames.inner(c).verb).map(|v| &syntax.verbs[v])?;
        let next = verb.tokens.end;
        let follows = inner.tokens.start == next || inner.tokens.start == next + 1;
        let have = (next..inner.head).find(|&t| text.word(t) == w::HAVE)?;
        let reported = says && verb.voice == Voice::Passive && !verb.negated && inner.perfect && follows;
        reported.then(|| self.words(have + 1..inner.tokens.end))
    }

    /// "had been aboard", "were left homeless", "were known to have died"
    pub(super) fn said_after(&self, verb: &VerbGroup) -> String {
        let next = verb.tokens.end;
        let syntax = self.frames.read.syntax;
        let inner = self.clause.and_then(|c| self.frames.inner(c).verb).map(|v| &syntax.verbs[v]);
        if let Some(inner) = inner.filter(|v| syntax.tags.get(next) == Some(&Tag::To) && v.tokens.start <= next + 1) {
            return self.words(next..inner.tokens.end.max(next));
        }
        let said = matches!(
            self.frames.read.syntax.tags.get(next),
            Some(Tag::Adjective | Tag::Adverb | Tag::PastParticiple | Tag::Particle)
        );
        let said =
            said && !self.value.contains(&next) && !self.frames.is_value(next) && self.frames.phrase_at(next).is_none();
        if said { self.words(next..next + 1) } else { String::new() }
    }

    /// What follows the verb: its object, its prepositional phrases, the one period that it speaks of.
    pub(super) fn tail(&self, clause: &Clause, gap: Gap) -> String {
        let text = self.frames.read.text;
        // What the verb takes comes first, then what stands behind it, then what stood before it ("In May the yard …").
        let verb = self.verb().map_or(0, |v| v.tokens.start);
        let place = |at: usize| (true, at < verb, at);
        let mut parts: Vec<((bool, bool, usize), String)> = Vec::new();
        for p in [clause.indirect, clause.object, clause.predicate_noun, clause.measure].into_iter().flatten() {
            let at = (false, false, self.phrase(p).tokens.start);
            if self.is_said(p) && !parts.iter().any(|(a, _)| *a == at) {
                parts.push((at, self.noun(p)));
            }
        }
        let mut room = COMPLEMENTS;
        for c in &clause.complements {
            let phrase = self.phrase(c.phrase);
            let preposition = text.lower(c.preposition);
            if gap == Gap::Complement && self.covers(c.phrase) {
                parts.push((place(phrase.tokens.start), preposition.into()));
            } else if self.is_said(c.phrase) && room > 0 && !matches!(&*preposition, "of" | "according") {
                let start = self.start(c.phrase);
                let between = if c.preposition < start { self.words(c.preposition..start) } else { preposition.into() };
                parts.push((place(phrase.tokens.start), format!("{between} {}", self.noun(c.phrase))));
                room -= 1;
            }
        }
        parts.sort_by_key(|(at, _)| *at);
        let mut words: Vec<String> = parts.into_iter().map(|(_, words)| words).collect();
        words.push(self.period());
        words.join(" ")
    }

    /// The period of the claim with its preposition, where there is one alone.
    pub(super) fn period(&self) -> String {
        if self.claim.kind == ClaimKind::Date {
            return String::new();
        }
        let mut periods = self.claim.frame.qualifiers.iter().filter(|q| q.kind == QualifierKind::Period);
        let (Some(period), None, Some(clause)) = (periods.next(), periods.next(), self.clause) else {
            return String::new();
        };
        let text = self.frames.read.text;
        let is_it = |p: &NounPhrase| {
            let words = text.span(p.tokens.clone()).of(&text.prose.text);
            words == period.text || words.ends_with(&period.text)
        };
        let with = clause.complements.iter().find(|c| is_it(self.phrase(c.phrase)));
        match with {
            Some(c) => format!("{} {}", text.lower(c.preposition), period.text),
            None if clause.when.iter().any(|&p| is_it(self.phrase(p)))
                && !period.text.starts_with(|c: char| c.is_ascii_digit()) =>
            {
                period.text.clone()
            }
            None => String::new(),
        }
    }

    pub(super) fn verb(&self) -> Option<&VerbGroup> {
        self.clause?.verb.map(|v| &self.frames.read.syntax.verbs[v])
    }

    pub(super) fn moves(&self) -> bool {
        self.verb().is_some_and(|v| self.frames.has_cue(v.head, Cue::Up) || self.frames.has_cue(v.head, Cue::Down))
    }

    pub(super) fn lemma(&self, verb: &VerbGroup) -> Cow<'_, str> {
        let lexicon = self.frames.read.text.lexicon;
        if verb.lemma.is_known() {
            return lexicon.vocabulary.word(verb.lemma).into();
        }
        morphology::regular_lemma(&self.frames.read.text.lower(verb.head)).into_owned().into()
    }

    /// The verb group behind its own subject, which is many: `were rescued`, `are to be moved`.
    pub(super) fn stated(&self, verb: &VerbGroup) -> String {
        let words = self.words(verb.tokens.clone());
        let before = match (verb.form, verb.voice) {
            (VerbForm::Infinitive, _) => "are ",
            (VerbForm::Participle | VerbForm::Gerund, _) => "were ",
            (VerbForm::Finite, Voice::Passive) if verb.tokens.len() == 1 => "were ",
            _ => "",
        };
        let (first, rest) = words.split_once(' ').unwrap_or((&words, ""));
        let first = match first {
            one if self.claim.kind != ClaimKind::Quantity => one.into(),
            "was" => "were".into(),
            "is" => "are".into(),
            "has" => "have".into(),
            one if rest.is_empty() && one == morphology::third_person(&self.lemma(verb)) => self.lemma(verb),
            one => one.into(),
        };
        format!("{before}{first} {rest}")
    }

    fn is_event(&self) -> bool {
        self.claim.kind == ClaimKind::Event
    }

    /// The words of a verb group; an event is asked for without what denies it.
    fn group(&self, tokens: Range<usize>) -> String {
        if !self.is_event() {
            return self.words(tokens);
        }
        let tags = &self.frames.read.syntax.tags;
        let said = tokens.filter(|&t| !matches!(tags[t], Tag::Negation | Tag::Adverb));
        said.map(|t| self.words(t..t + 1)).collect::<Vec<_>>().join(" ")
    }

    /// What stands before the subject of a question, and what is left of the verb group behind it: `did`, `buy`.
    pub(super) fn inverted(&self, verb: &VerbGroup, plural: bool) -> Option<(String, String)> {
        let (text, syntax) = (self.frames.read.text, self.frames.read.syntax);
        let be = |plural| if plural { "were" } else { "was" };
        match verb.form {
            VerbForm::Infinitive => {
                let own = self.clause?.subject;
                let governor = verb.governor.map(|g| &syntax.verbs[g]);
                // "agreed to pay" is one thing done, where one who agrees and pays.
                let shared = |g: &&VerbGroup| {
                    g.form == VerbForm::Finite && self.frames.clause_at(g.head).is_some_and(|c| c.subject == own)
                };
                // What was tried, refused or planned is asked for itself.
                if self.is_event() {
                    let past = governor.is_some_and(|g| g.tense == Tense::Past || g.perfect);
                    let planned = self.claim.modality == Some(Modality::Planned);
                    let does = if past && !planned { "did" } else { "will" };
                    return Some((does.into(), self.group(verb.tokens.clone()).trim_start_matches("to ").into()));
                }
                return Some(match governor.filter(shared) {
                    Some(g) => {
                        let (auxiliary, rest) = self.inverted(g, plural)?;
                        (auxiliary, format!("{rest} {}", self.words(verb.tokens.clone())))
                    }
                    None => ("will".into(), self.words(verb.tokens.clone()).trim_start_matches("to ").into()),
                });
            }
            VerbForm::Participle | VerbForm::Gerund if verb.voice == Voice::Passive => {
                return Some((be(plural).into(), self.words(verb.head..verb.tokens.end)));
            }
            VerbForm::Participle | VerbForm::Gerund => return Some(("did".into(), self.base(verb))),
            VerbForm::Finite => {}
        }
        let first = verb.tokens.clone().find(|&t| !matches!(syntax.tags[t], Tag::Adverb | Tag::Negation))?;
        let written = text.lower(first);
        let modal = syntax.tags[first] == Tag::Modal;
        let helps = modal || first != verb.head && syntax.tags[first] == Tag::Auxiliary;
        if helps || self.lemma(verb) == "be" && first == verb.head {
            let auxiliary = match written.trim_start_matches(['\'', '’']) {
                "ll" => "will",
                "ve" => "have",
                "re" => "are",
                "d" => "would",
                "s" if verb.perfect => "has",
                "s" => "is",
                whole => whole,
            };
            let auxiliary = match auxiliary.trim_end_matches("n't").trim_end_matches("n’t") {
                "wo" => "will",
                "ca" => "can",
                whole => whole,
            };
            // "could exceed $1 million": the bound is the value's.
            let rest = if modal && first == verb.head { "be".into() } else { self.group(first + 1..verb.tokens.end) };
            return Some((auxiliary.into(), rest));
        }
        if verb.voice == Voice::Passive {
            return Some((be(plural).into(), self.words(verb.head..verb.tokens.end)));
        }
        let does = match verb.tense {
            Tense::Past => "did",
            Tense::Future => "will",
            Tense::Present if plural => "do",
            Tense::Present => "does",
        };
        Some((does.into(), self.base(verb)))
    }

    /// `carry out`
    pub(super) fn base(&self, verb: &VerbGroup) -> String {
        let particle = verb.particle.map_or("", |p| self.frames.read.text.str(p));
        format!("{} {particle}", self.lemma(verb))
    }

    /// The value stands in the phrase, whole or in part.
    pub(super) fn covers(&self, p: usize) -> bool {
        let tokens = &self.phrase(p).tokens;
        tokens.start < self.value.end && self.value.start < tokens.end
    }

    pub(super) fn phrase(&self, p: usize) -> &NounPhrase {
        &self.frames.read.syntax.phrases[p]
    }

    pub(super) fn is_plural(&self, p: usize) -> bool {
        let p = self.phrase(p);
        p.plural || p.coordinated.is_some() || matches!(&*self.frames.read.text.lower(p.head), "they" | "we" | "you")
    }

    pub(super) fn subject(&self) -> Option<String> {
        let p = self.clause?.subject?;
        let tag = self.frames.read.syntax.tags[self.phrase(p).head];
        (tag != Tag::Relative && !self.covers(p)).then(|| self.together(p).unwrap_or_else(|| self.noun(p)))
    }

    /// "the mayor and the governor": nouns joined into one subject.
    fn together(&self, p: usize) -> Option<String> {
        let next = |q: &usize| self.phrase(*q).coordinated.filter(|r| r > q);
        let last = std::iter::successors(Some(p), next).take(4).last().filter(|&q| q != p)?;
        let (start, end) = (self.start(p), self.phrase(last).tokens.end);
        (start < end && end - start <= 2 * LONG && !(start < self.value.end && self.value.start < end)).then(|| {
            match self.words(start..end) {
                words if self.is_event() => words.replace("neither ", "either ").replace(" nor ", " or "),
                words => words,
            }
        })
    }

    /// A phrase that a question can name: neither the value, nor another one, nor a date.
    pub(super) fn is_said(&self, p: usize) -> bool {
        let phrase = self.phrase(p);
        // A date is better known by the figure that it goes with.
        let figure = matches!(self.claim.kind, ClaimKind::Date | ClaimKind::Event);
        phrase.kind != PhraseKind::Date
            && (figure || phrase.kind != PhraseKind::Value)
            && !self.covers(p)
            && (figure || !phrase.tokens.clone().any(|t| self.frames.is_value(t)))
    }

    /// Where a noun phrase starts with its possessor.
    pub(super) fn start(&self, p: usize) -> usize {
        let phrase = self.phrase(p);
        match phrase.possessor.map(|o| &self.phrase(o).tokens) {
            Some(owner) if owner.start < phrase.tokens.start && phrase.tokens.start <= owner.end + 1 => owner.start,
            _ => phrase.tokens.start,
        }
    }

    /// A noun phrase with its possessor and its "of …".
    pub(super) fn noun(&self, p: usize) -> String {
        let phrase = self.phrase(p);
        let start = self.start(p);
        let of = phrase
            .of
            .map(|o| self.phrase(o).tokens.clone())
            .filter(|of| of.start > phrase.head && of.start <= phrase.tokens.end + 1 && of.end - start <= LONG);
        let end = of.map_or(phrase.tokens.end, |of| of.end);
        // "No agreement was reached": was any?
        if self.is_event() && self.frames.read.text.word(start) == w::NO {
            return format!("any {}", self.words(start + 1..end));
        }
        // The figure is what is asked for.
        if !self.covers(p) && self.value.start < end && start < self.value.end {
            return self.words(start..phrase.tokens.end);
        }
        if self.covers(p) {
            let of = if end > phrase.tokens.end { self.words(phrase.tokens.end..end) } else { String::new() };
            return format!("{} {of}", self.things(p));
        }
        self.words(start..end)
    }

    /// What stands behind the figure in its phrase: the things counted.
    pub(super) fn things(&self, p: usize) -> String {
        let (text, syntax) = (self.frames.read.text, self.frames.read.syntax);
        let phrase = self.phrase(p);
        let figure = |&t: &usize| syntax.tags[t] == Tag::Number || text.tokens[t].kind == TokenKind::Number;
        let last = phrase.tokens.clone().filter(|t| self.value.contains(t)).rfind(figure);
        let mut start = last.map_or(phrase.tokens.start, |t| t + 1);
        if self.value.end <= phrase.head && phrase.tokens.contains(&self.value.start) {
            start = self.value.end;
        }
        // "220K jobs" are jobs.
        let glued =
            |t: usize| t > phrase.tokens.start && text.tokens[t].kind == TokenKind::Word && !text.tokens[t].spaced;
        while start < phrase.head
            && (matches!(&*text.lower(start), "or" | "so" | "-" | "%" | "percent" | "million" | "billion")
                || last.is_some_and(|t| t + 1 == start) && glued(start))
        {
            start += 1;
        }
        if start > phrase.head && last.is_some() {
            return String::new();
        }
        let mut words = self.words(start..phrase.tokens.end.max(start));
        let one =
            |v: &Value| matches!(v, Value::Number { amount, .. } if amount.low == Some(crate::value::Decimal::ONE));
        if !phrase.plural && one(&self.claim.value) && !self.frames.is_named(phrase.head) {
            let head = text.lower(phrase.head);
            words.truncate(words.len() - head.len().min(words.len()));
            words.push_str(&morphology::third_person(&head));
        }
        words
    }

    /// The written words of tokens; the first of a sentence gives up its capital where it is no name.
    pub(super) fn words(&self, tokens: Range<usize>) -> String {
        let text = self.frames.read.text;
        if tokens.is_empty() {
            return String::new();
        }
        let words = text.span(tokens.clone()).of(&text.prose.text);
        let first = tokens.start;
        let opens = text.sentences.get(text.sentence_of(first)).is_some_and(|s| s.tokens.start == first);
        let quoted = first > 0 && matches!(text.str(first - 1), "\"" | "“");
        // A word that nobody knows and that is written small nowhere is a name that was not seen.
        let common = || {
            let small = text.lower(first);
            text.lexicon.vocabulary.get(&small).is_known()
                || morphology::looks_plural(&small)
                || text.prose.text.contains(&*small)
        };
        let shouted = text.str(first).chars().skip(1).any(char::is_uppercase) || text.str(first) == "I";
        // "[Photo] A worker rests": a determiner keeps no capital of its own.
        let opens = opens || self.frames.read.syntax.tags[first] == Tag::Determiner;
        if (opens || quoted) && !self.frames.is_named(first) && !shouted && common() {
            let mut chars = words.chars();
            return chars.next().into_iter().flat_map(char::to_lowercase).chain(chars).collect();
        }
        words.to_string()
    }
}
