//! The question that a claim answers, in the article's own words: "How many trams did the city buy in May?"
//!
//! In: a claim, its value's tokens, and the noun that the value measures. Out: a sentence for people. Nothing is
//! compared by it: two articles word one question in two ways. Where the clause is not understood the question
//! falls back to what is: "How many trams?"

mod clause;
#[cfg(test)]
mod tests;

use super::frame::Frames;
use super::measure::EXTENT;
use super::{Claim, ClaimKind, Value};
use crate::lexicon::{Classes, Cue, morphology, word as w};
use crate::syntax::{Clause, PhraseKind, Tag, Tense};
use crate::value::Bound;
use std::borrow::Cow;
use std::ops::Range;

/// The question of a role or of a quotation.
pub fn of_person(claim: &Claim) -> String {
    match &claim.value {
        Value::Role { person, title, qualifiers, .. } => {
            let past = |q: &String| matches!(q.as_str(), "former" | "ex" | "late" | "outgoing");
            let (past, rest): (Vec<&String>, Vec<&String>) = qualifiers.iter().partition(|q| past(q));
            let title: Vec<&str> = rest.into_iter().chain([title]).map(String::as_str).collect();
            let verb = if past.is_empty() { "is" } else { "was" };
            format!("Of which organisation {verb} {person} {}?", title.join(" "))
        }
        _ => format!("What did {} say?", claim.speaker.as_deref().unwrap_or("somebody")),
    }
}

/// The question of a figure or a date that stands at `value`; `measured` is the phrase that it measures or dates.
pub fn of_value(frames: &Frames, claim: &Claim, value: Range<usize>, measured: Option<usize>) -> String {
    let clause = frames.clause_at(value.start);
    let asked = Asked { frames, claim, clause, own: frames.phrase_at(value.end.saturating_sub(1)), value, measured };
    let words = if claim.kind == ClaimKind::Date { asked.when() } else { asked.how_much() };
    finish(&words)
}

/// The question of an event: whether it came about, told as if it had not been denied or planned.
pub fn of_event(frames: &Frames, claim: &Claim, clause: &Clause) -> String {
    let syntax = frames.read.syntax;
    let at = clause.verb.map_or(clause.tokens.start, |v| syntax.verbs[v].head);
    let asked = Asked { frames, claim, clause: Some(clause), own: None, value: at..at, measured: None };
    let somebody = || {
        let verb = asked.verb()?;
        Some(format!("did anybody {} {}", asked.base(verb), asked.tail(clause, Gap::Beside)))
    };
    finish(&asked.clause("", Gap::Beside).or_else(somebody).unwrap_or_else(|| claim.text.clone()))
}

/// "a crossing" that the article tells of is "the crossing" to whoever asks.
fn definite(noun: &str) -> Cow<'_, str> {
    match noun.split_once(' ') {
        Some(("a" | "an", rest)) => format!("the {rest}").into(),
        _ => noun.into(),
    }
}

/// One blank between words, a capital first, a question mark last.
pub(super) fn finish(words: &str) -> String {
    let mut out = String::with_capacity(words.len() + 1);
    for word in words.split_whitespace() {
        if out.is_empty() {
            let mut chars = word.chars();
            out.extend(chars.next().into_iter().flat_map(char::to_uppercase));
            out.push_str(chars.as_str());
        } else {
            out.push(' ');
            out.push_str(word);
        }
    }
    out.push('?');
    out
}

/// What the question leaves open.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Gap {
    Subject,
    Object,
    /// What a preposition takes, which stays where it stands: "how many acres does it account for".
    Complement,
    /// How long, when, by how much: nothing that the verb takes.
    Beside,
}

struct Asked<'a> {
    frames: &'a Frames<'a>,
    claim: &'a Claim,
    clause: Option<&'a Clause>,
    /// The phrase that the value stands in.
    own: Option<usize>,
    value: Range<usize>,
    measured: Option<usize>,
}

impl Asked<'_> {
    fn how_much(&self) -> String {
        let attribute = self.claim.frame.attribute.as_str();
        let of_what = self.measured.map(|p| self.noun(p));
        let verb = self.verb();
        let rule = self.claim.rule.as_str();
        let named = |wh: &str, tail: &str| of_what.as_ref().map(|what| format!("{wh} {} {tail}", definite(what)));
        if let Some(unit) = self.grade() {
            let told = self.measured.map(|p| self.of_thing(&format!("of what {unit}"), p));
            return told.unwrap_or_else(|| format!("what {unit} is given"));
        }
        match (attribute, self.claim.kind) {
            ("age", _) => self.measured.map(|p| format!("how old is {}", self.the(p))),
            ("population", _) => named("how many people live in", ""),
            ("price", _) if rule == "measure.price" => self.clause("for how much", Gap::Beside),
            ("value", _) => self.measured.map(|p| format!("{} worth", self.of_thing("how much", p))),
            ("level", ClaimKind::Money) if rule == "measure.noun-of" => {
                self.measured.map(|p| self.of_thing("how much", p))
            }
            ("level", _) if rule == "measure.noun-of" => self.measured.map(|p| self.of_thing("how high", p)),
            ("delay", _) => self.clause("how late", Gap::Beside),
            ("change", _) if rule == "measure.change-noun" => self.change_noun(),
            ("change", _) if rule == "measure.compared" && self.verb().is_some_and(|v| self.lemma(v) == "be") => {
                self.be()
            }
            ("change", _) if self.moves() || rule == "measure.compared" => self.clause("by how much", Gap::Beside),
            ("level", _) if self.moves() => self.clause("to what level", Gap::Beside),
            ("previous", _) if self.moves() => self.clause("from what level", Gap::Beside),
            ("previous", ClaimKind::Quantity) => named("how many", "before"),
            ("previous", _) => named("what was", "before"),
            (_, ClaimKind::Percent) if rule == "measure.premodifier" => self.own.map(|p| self.of_thing("how high", p)),
            (extent, _) if rule == EXTENT => self.extent(extent),
            ("distance", _) => match self.own {
                Some(p) if self.own_head() && self.is_way(p) => Some(format!("how far {}", self.noun(p))),
                _ => self.clause("how far", Gap::Beside),
            },
            ("count" | "strength" | "size", ClaimKind::Quantity)
                if rule == "measure.premodifier" && self.own_head() =>
            {
                match self.own {
                    Some(p) if self.is_way(p) => Some(format!("how far {}", self.noun(p))),
                    Some(p) if self.is_many(p) => self.by_role(),
                    own => own.map(|p| self.of_thing("how large", p)),
                }
            }
            ("level", _) if verb.is_some_and(|v| self.lemma(v) == "be") => self.be(),
            ("level", ClaimKind::Percent) => self.clause("how high", Gap::Object),
            ("duration", _) if rule == "measure.premodifier" => self.own.map(|p| self.of_thing("how long", p)),
            ("duration", _) => self.how_long(),
            ("minute", _) => self.clause("in what minute", Gap::Beside),
            ("term", _) => self.clause("in what time", Gap::Beside),
            _ => self.by_role(),
        }
        .unwrap_or_else(|| self.by_itself())
    }

    /// The unit of a grade: "Category 4".
    fn grade(&self) -> Option<&str> {
        let Value::Number { unit, .. } = &self.claim.value else { return None };
        self.frames.read.text.lexicon.units.is_grade(unit).then_some(unit)
    }

    /// The question without a clause: "How many trams?"
    fn by_itself(&self) -> String {
        let asks = self.asks();
        let told = match (self.measured, self.claim.kind) {
            (Some(p), ClaimKind::Money | ClaimKind::Percent) if self.own != Some(p) => self.noun(p),
            _ => String::new(),
        };
        match (asks.trim(), told.as_str()) {
            ("how many", "") => "what number is given".into(),
            ("how much", "") => "what sum is given".into(),
            ("what percentage", "") => "what percentage is given".into(),
            (asks, "") => asks.into(),
            ("how much", told) => format!("how much for {told}"),
            ("what percentage", told) => format!("what percentage of {told}"),
            (asks, _) => asks.into(),
        }
    }

    /// "how high is the chance of rain"
    fn of_thing(&self, wh: &str, p: usize) -> String {
        let past = self.verb().is_some_and(|v| v.tense == Tense::Past);
        let own = self.own == Some(p);
        let plural = if own {
            morphology::looks_plural(&self.frames.read.text.lower(self.phrase(p).head))
        } else {
            self.is_plural(p)
        };
        let be = match (past, plural) {
            (true, true) => "were",
            (true, false) => "was",
            (false, true) => "are",
            (false, false) => "is",
        };
        let owner = self.phrase(p).determiner.map(|d| self.frames.read.text.lower(d));
        let owner = owner.filter(|d| !matches!(&**d, "a" | "an"));
        let the = if own { owner.as_deref().unwrap_or("the") } else { "" };
        format!("{wh} {be} {the} {}", definite(&self.noun(p)))
    }

    /// A noun phrase as one that is known: "an attack" and the "attack" of "the May 7 attack" are "the attack".
    fn the(&self, p: usize) -> String {
        let (noun, phrase) = (self.noun(p), self.phrase(p));
        let owner = self.start(p);
        if self.covers(p) && owner < phrase.tokens.start {
            return format!("{} {noun}", self.words(owner..phrase.tokens.start));
        }
        let bare = phrase.kind == PhraseKind::Noun
            && !self.is_many(p)
            && phrase.possessor.is_none()
            && (phrase.determiner.is_none() || self.covers(p));
        if bare { format!("the {}", noun.trim_start()) } else { definite(&noun).into_owned() }
    }

    /// More than one, as the noun itself says; the figure of "the 2016 election" counts nothing.
    fn is_many(&self, p: usize) -> bool {
        let phrase = self.phrase(p);
        let text = self.frames.read.text;
        let many = || {
            morphology::looks_plural(&text.lower(phrase.head))
                || text.lexicon.facts(text.word(phrase.head)).classes.any(Classes::PLURAL)
        };
        self.is_plural(p) && (phrase.kind != PhraseKind::Noun || phrase.coordinated.is_some() || many())
    }

    /// "20 miles east of the port"
    fn is_way(&self, p: usize) -> bool {
        let long = matches!(&self.claim.value, Value::Number { dimension, .. } if dimension == "length");
        long && self.frames.has_cue(self.phrase(p).head, Cue::Direction)
    }

    /// The value stands before the head of its phrase, not on it.
    fn own_head(&self) -> bool {
        self.own.is_some_and(|p| self.phrase(p).head >= self.value.end)
    }

    /// `how many trams`, `how much revenue`, `what share of the market`: what the value itself is asked by.
    fn asks(&self) -> String {
        let of = |what: &str| match self.measured {
            Some(p) if self.own != Some(p) => format!("{what} of {}", self.noun(p)),
            _ => what.to_string(),
        };
        let mut things = self.own.map(|p| self.things(p)).unwrap_or_default();
        // "twice that number"
        if matches!(&self.claim.value, Value::Number { unit, .. } if unit == "time") {
            things = "times".into();
        }
        // "thousands of Hamas fighters" are fighters.
        if let Some(rest) = things.strip_prefix("of ").filter(|_| self.claim.frame.attribute != "part") {
            let first = rest.split(' ').next().unwrap_or(rest);
            let classes =
                self.frames.read.text.lexicon.facts(self.frames.read.text.lexicon.vocabulary.get(first)).classes;
            if !classes.any(Classes::DETERMINER | Classes::PRONOUN | Classes::NUMBER) {
                things = rest.to_string();
            }
        }
        if things.trim().is_empty() && self.claim.kind == ClaimKind::Quantity {
            things = self.understood().unwrap_or_default().to_string();
        }
        match (self.claim.kind, self.claim.frame.attribute.as_str()) {
            (ClaimKind::Percent, "share") => of("what share"),
            (ClaimKind::Percent, _) => "what percentage".into(),
            (ClaimKind::Money, _) if self.claim.rule == "measure.of" => {
                format!("how much {}", self.measured.map(|p| self.noun(p)).unwrap_or_default())
            }
            (ClaimKind::Money, _) => "how much".into(),
            (_, "part") => format!("how many {}", of(&things)),
            (_, "duration" | "term") => "how long".into(),
            _ => format!("how many {things}"),
        }
    }

    /// "23 were missing": what is counted where the clause has no word for it.
    fn understood(&self) -> Option<&str> {
        let (clause, measure) = (self.clause?, self.claim.frame.measure.as_ref()?);
        let text = self.frames.read.text;
        let told = text.span(clause.tokens.clone()).of(&text.prose.text);
        let many = measure.text == "people" || morphology::looks_plural(&measure.text);
        let silent = !measure.open && measure.names.is_empty() && !told.contains(&measure.text);
        let part = text.word(self.value.end) == w::OF;
        (silent && many && !part).then_some(measure.text.as_str())
    }

    /// The question by the part that the value plays in its clause.
    fn by_role(&self) -> Option<String> {
        let clause = self.clause?;
        let asks = self.asks();
        let covers = |p: usize| self.covers(p);
        if clause.subject.is_some_and(covers) {
            return self.clause(&asks, Gap::Subject);
        }
        if [clause.object, clause.predicate_noun, clause.measure, clause.indirect].into_iter().flatten().any(covers) {
            return self.clause(&asks, Gap::Object);
        }
        let complement = clause.complements.iter().find(|c| covers(c.phrase))?;
        if matches!(&*self.frames.read.text.lower(complement.preposition), "of" | "according" | "as" | "including") {
            return None;
        }
        self.clause(&asks, Gap::Complement)
    }

    /// "How tall is the tower", "what was the weight of the probe".
    fn extent(&self, extent: &str) -> Option<String> {
        let said = self.frames.read.syntax.tags.get(self.value.end).copied() == Some(Tag::Adjective);
        let verb = self.verb()?;
        if said && self.lemma(verb) == "be" && self.clause?.subject == self.measured {
            return self.be();
        }
        let be = if verb.tense == Tense::Past { "was" } else { "is" };
        self.measured.map(|p| format!("what {be} the {extent} of {}", self.the(p)))
    }

    /// "Revenue was $4 billion", "the tower is 62 meters tall", "the road is 80% cleared".
    fn be(&self) -> Option<String> {
        let syntax = self.frames.read.syntax;
        let subject = self.clause?.subject?;
        let after = self.value.end;
        let text = self.frames.read.text;
        let said = matches!(syntax.tags.get(after), Some(Tag::Adjective | Tag::PastParticiple | Tag::Verb));
        let said = said.then(|| text.lower(after));
        let compared = ["up", "down"].iter().find(|w| text.lower(self.value.start.saturating_sub(1)) == **w);
        let compared =
            compared.copied().or(said.as_deref().filter(|w| matches!(*w, "higher" | "lower" | "more" | "less")));
        let verb = self.verb()?;
        let (be, rest) = self.inverted(verb, self.is_plural(subject))?;
        let what = self.subject()?;
        let period = self.period();
        if let Some(compared) = compared {
            return Some(format!("by how much {be} {what} {compared} {period}"));
        }
        Some(match (&said, self.claim.kind) {
            (Some(said), ClaimKind::Percent) => format!("what percentage of {what} {be} {rest} {said} {period}"),
            (Some(said), ClaimKind::Quantity) => format!("how {said} {be} {what} {rest} {period}"),
            (_, ClaimKind::Money) => format!("how much {be} {what} {rest} {period}"),
            _ => format!("how high {be} {what} {rest} {period}"),
        })
    }

    /// "a 12 percent drop in bookings"
    fn change_noun(&self) -> Option<String> {
        let own = self.own?;
        if !self.own_head() {
            return self.measured.map(|p| self.of_thing("how large", p));
        }
        let what = self.measured.filter(|&p| p != own).map(|p| format!("in {}", self.noun(p))).unwrap_or_default();
        Some(format!("{} {what}", self.of_thing("how large", own)))
    }

    /// "six days after the storm", "for 20 minutes"
    fn how_long(&self) -> Option<String> {
        let text = self.frames.read.text;
        let next = self.value.end;
        let side = text.lower(next);
        if matches!(&*side, "after" | "before")
            && let Some(p) = self.frames.phrase_at(next + 1).filter(|&p| self.phrase(p).kind != PhraseKind::Date)
        {
            return self.clause(&format!("how long {side} {}", self.noun(p)), Gap::Beside);
        }
        match self.clause {
            Some(c) if c.subject.is_some_and(|p| self.covers(p)) => None,
            _ => self.clause("how long", Gap::Beside),
        }
    }

    fn when(&self) -> String {
        let Value::Time { bound, .. } = &self.claim.value else { return "when".into() };
        let wh = match self.claim.rule.as_str() {
            "date.until" | "date.not-until" => "until when",
            "date.since" => "since when",
            "date.window" => "over what period",
            _ if *bound == Bound::AtMost => "by when",
            "date.shifted" if self.frames.read.text.lower(self.value.start.saturating_sub(1)) == "to" => "to when",
            _ => "when",
        };
        let event = self.measured.map(|p| self.noun(p));
        let began = self.verb().is_some_and(|v| [Cue::Start, Cue::End].iter().any(|c| self.frames.has_cue(v.head, *c)));
        match event {
            Some(event) if !began => {
                let plural = self.measured.is_some_and(|p| self.is_many(p));
                let event = self.measured.map_or(event, |p| self.the(p));
                match (wh, self.claim.frame.attribute.as_str()) {
                    ("when" | "since when", "start") => format!("when did {event} start"),
                    ("when", "end") => format!("when did {event} end"),
                    _ => format!("{wh} {} {event}", if plural { "were" } else { "was" }),
                }
            }
            _ => self.clause(wh, Gap::Beside).unwrap_or_else(|| "what date is given".into()),
        }
    }
}
