//! Who says what: a value said of something, with everything that decides whether another claim answers the
//! same question.
//!
//! In: an article's mentions, names, roles, quotes and clauses. Out: [`Claim`]s. A claim owns its words, so that it
//! can be stored and compared without its article; it knows nothing of other articles.

mod anaphor;
mod contest;
mod counted;
pub mod digest;
mod elsewhere;
mod estimate;
mod event;
mod factuality;
mod focus;
pub mod frame;
mod held;
mod identity;
mod location;
mod meant;
mod measure;
mod modality;
mod occurrence;
mod pace;
mod participant;
mod qualifier;
mod question;
pub mod read;
mod slot;
mod sum;
mod tally;
mod tenure;
mod term;
#[cfg(test)]
mod tests;
mod time;
mod told;

use crate::span::Span;
use crate::text::token::is_folded;
use crate::value::{Amount, Change, Day, Decimal};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::sync::Arc;

pub use crate::lexicon::Participant;
pub use crate::lexicon::titles::Part;
pub use digest::{Digest, SKETCH};
pub use frame::{FIGURE, figure};
pub use held::{ArticleRef, Held, stated_by, stated_number};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ClaimKind {
    /// all that counts or measures: counts, units, ages, durations, plain numbers
    Quantity,
    Money,
    Percent,
    Date,
    Role,
    Quote,
    /// what happened, was tried, is planned or denied
    Event,
}

impl ClaimKind {
    pub const ALL: [ClaimKind; 7] = [
        ClaimKind::Quantity,
        ClaimKind::Money,
        ClaimKind::Percent,
        ClaimKind::Date,
        ClaimKind::Role,
        ClaimKind::Quote,
        ClaimKind::Event,
    ];

    pub fn name(self) -> &'static str {
        match self {
            ClaimKind::Quantity => "quantity",
            ClaimKind::Money => "money",
            ClaimKind::Percent => "percent",
            ClaimKind::Date => "date",
            ClaimKind::Role => "role",
            ClaimKind::Quote => "quote",
            ClaimKind::Event => "event",
        }
    }
}

/// A value said of something.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Claim {
    /// Made of the article's id and the claim's own words and place in its sentence: another paragraph does not change it.
    pub id: String,
    pub kind: ClaimKind,
    /// The value's own words, in the bytes of [`crate::article::Article::text`] (of the title where `in_title`).
    pub span: Span,
    /// Those words, tags dropped and entities resolved.
    pub text: String,
    /// The sentence it stands in, in the same bytes, and its words.
    pub sentence: Span,
    pub sentence_text: String,
    /// Where `text` stands in `sentence_text` (UTF-8 bytes).
    pub mark: Span,
    /// 1-based line of the article's text on which the value starts.
    pub line: u32,
    /// Spans point into a title that is not part of the article's text (JSONL).
    pub in_title: bool,
    /// The claim stands in the title or a heading of the article.
    pub headline: bool,
    pub value: Value,
    pub frame: Frame,
    /// Who is cited for it, as written.
    pub speaker: Option<String>,
    pub modality: Option<Modality>,
    pub negated: bool,
    /// Name of the rule that made it.
    pub rule: String,
    /// The article's own wording of the question.
    pub slot: String,
    /// Blocking keys, computed from the article alone: claims that share none are never comparable. Sorted.
    pub keys: Vec<String>,
}

/// What a claim says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "lowercase")]
pub enum Value {
    Number {
        amount: Amount,
        /// Singular lower-case American English name; for a count the noun; empty for a plain number.
        unit: String,
        /// ISO 4217.
        currency: Option<String>,
        change: Option<Change>,
        /// Claims of one dimension can be compared: `length`, `USD`, `percent`, `count` …
        dimension: String,
        /// One unit in the dimension's base unit.
        factor: Decimal,
    },
    Time {
        /// First and last day it can mean, modifier applied; `None` where open or unknown.
        low: Option<Day>,
        high: Option<Day>,
        bound: crate::value::Bound,
        /// TIMEX3 value as written in the text (`2026-Q1`); two of them for a range.
        timex: Vec<String>,
        /// A time by the clock whose day nobody names: taken for that of the publication, to be read, not compared.
        assumed: bool,
    },
    Role {
        person: String,
        /// Canonical, lower case.
        title: String,
        organisation: Option<String>,
        /// former, acting, interim, incoming, deputy …
        qualifiers: Vec<String>,
        /// One holder at a time.
        exclusive: bool,
        /// Exclusive, and held by nobody in two organisations at once.
        sole: bool,
        /// What a title that tells little says of its holder: "boss", "spokesman".
        part: Option<Part>,
        /// Whoever leads the body may hold it: no trade, no rank, no deputy.
        high: bool,
    },
    Quote {
        words: String,
        /// Its words that say something by themselves, folded, in the order of the alphabet.
        telling: Vec<String>,
    },
    Event {
        /// What the verb or noun tells; claims that share none are of different events. Never empty.
        told: Vec<EventTold>,
        /// Where it happened: the place and all that it lies in, the widest first, each as `level name`.
        place: Vec<String>,
        /// A denial of more than the event: of its manner, of a figure, of its reason.
        narrow: bool,
        /// Its agent did not do it alone.
        shared: bool,
        /// Names of what the sentence tells with other verbs: where it names a place so, the event was in none such.
        #[serde(default, with = "shared")]
        apart: Vec<Arc<NameKey>>,
    },
}

/// The words of a quotation as they follow each other, folded, without marks.
pub fn spoken(s: &str) -> impl Iterator<Item = Cow<'_, str>> {
    s.split(|c: char| c.is_whitespace() || matches!(c, '"' | '“' | '”' | '—' | '–'))
        .map(|w| w.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|w| !w.is_empty())
        .map(|w| match is_folded(w) {
            true => Cow::Borrowed(w),
            false => Cow::Owned(w.to_lowercase().replace('\u{2019}', "'")),
        })
}

/// What a verb or noun says of a kind of event: see `events.tsv`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventTold {
    /// The kind's name; of a verb that has none its lemma.
    pub kind: String,
    /// It did not come about: "rejected" for what can be approved.
    pub opposite: bool,
    /// One only can be its agent.
    pub sole: bool,
    /// Who does it to whom cannot be true both ways.
    pub directed: bool,
    /// It happens to its theme in one place only.
    pub place: bool,
    /// It comes and goes: only what is told of one time excludes its opposite.
    pub dated: bool,
    /// Both who take part do the same: which of them is told first says nothing.
    #[serde(default)]
    pub mutual: bool,
}

/// The positions by which two claims are compared.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Frame {
    /// What the value measures: `count`, `share`, `change`, `price`, `level`, `start`, `end`, `deadline`, `moment`, `window` …
    pub attribute: String,
    /// The noun phrase that is counted, priced, shared or dated.
    pub measure: Option<Term>,
    /// The verb's lemma, or the class that `predicates.tsv` gives it.
    pub predicate: Option<String>,
    /// The predicate says little of its own ("have", "report"): another verb beside it is no other event.
    #[serde(default)]
    pub light: bool,
    /// The article's own word for it: the verb's lemma or the noun.
    pub told: Option<String>,
    pub participants: Vec<(Participant, Term)>,
    pub qualifiers: Vec<Qualifier>,
    /// Other content words of the clause, lemmas, sorted.
    pub context: Vec<String>,
    /// Names elsewhere in the sentence.
    #[serde(with = "shared")]
    pub around: Vec<Arc<NameKey>>,
    /// The sentence's content words without its figures and dates: lemmas, or the class of event that they tell of,
    /// sorted, a blank between two. By these two sentences are laid side by side.
    pub said: String,
    /// The event happens once to whom it happens: two dates of it exclude each other.
    pub once: bool,
    /// How soon another figure may take its place.
    pub pace: Pace,
    /// The greatest figure that its article gives of those whom or what this kind of event befell.
    #[serde(default)]
    pub toll: bool,
    /// Its article gives no other value for a question of the same words.
    #[serde(default)]
    pub sole: bool,
    /// Two whom the article cites give different answers to this question, of which at least one is an estimate: the
    /// number of that dispute in its article.
    #[serde(default)]
    pub dispute: Option<u32>,
}

/// How soon a figure grows old.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Pace {
    /// It is of a period that is over: a quarter's profit.
    Closed,
    /// It holds until somebody decides otherwise: what was paid, how many fly.
    #[default]
    Steady,
    /// It counts on while the event unfolds: a toll, the acres burned, a level.
    Developing,
    /// It holds for a moment: a share price, a storm's place.
    Moving,
}

/// A noun phrase, ready to be compared.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Term {
    /// As written.
    pub text: String,
    /// Lemma of the head noun, lower case; for a name its canonical form.
    pub head: String,
    /// Wider terms that the lexicon gives the head (`passenger`: `person`), nearest first.
    pub broader: Vec<String>,
    /// Lemmas of the content words before the head and of what directly follows with "of".
    pub modifiers: Vec<String>,
    /// Names in the phrase: canonical form and folded keys of each.
    #[serde(with = "shared")]
    pub names: Vec<Arc<NameKey>>,
    /// A pronoun or "the company" whose antecedent is not clear: says nothing against any other term.
    pub open: bool,
    /// "the ferry": a bare noun for something known, which another article may call by its name.
    pub definite: bool,
}

/// A name as it can be matched across articles; the claims of an article share it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct NameKey {
    pub name: String,
    /// Folded forms that stand for it (full form, acronym); a person's last is the bare surname.
    pub keys: Vec<String>,
    pub person: bool,
}

/// What narrows the question: another qualifier of the same kind means another slot.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Qualifier {
    pub kind: QualifierKind,
    /// As written.
    pub text: String,
    /// What is compared: lemmas, a name's key, a period's ISO interval.
    pub key: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum QualifierKind {
    /// "in the second quarter": the time of which the figure speaks
    Period,
    Place,
    /// additional, other, of them, in the first phase
    Part,
    /// per year, per share
    Rate,
    /// planned, ordered, delivered; alleged, confirmed
    Status,
    /// in extended trading, at the close
    Moment,
}

impl QualifierKind {
    pub fn name(self) -> &'static str {
        match self {
            QualifierKind::Period => "period",
            QualifierKind::Place => "place",
            QualifierKind::Part => "part",
            QualifierKind::Rate => "rate",
            QualifierKind::Status => "status",
            QualifierKind::Moment => "moment",
        }
    }
}

/// How surely the claim is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Modality {
    Planned,
    Forecast,
    Possible,
    Alleged,
    Conditional,
    Denied,
    Attempted,
}

impl Modality {
    pub fn name(self) -> &'static str {
        match self {
            Modality::Planned => "planned",
            Modality::Forecast => "forecast",
            Modality::Possible => "possible",
            Modality::Alleged => "alleged",
            Modality::Conditional => "conditional",
            Modality::Denied => "denied",
            Modality::Attempted => "attempted",
        }
    }
}

/// Names that are shared are written each on its own.
mod shared {
    use super::NameKey;
    use serde::{Deserialize, Deserializer, Serializer};
    use std::sync::Arc;

    pub fn serialize<S: Serializer>(names: &[Arc<NameKey>], to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq(names.iter().map(Arc::as_ref))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Arc<NameKey>>, D::Error> {
        Ok(Vec::<NameKey>::deserialize(from)?.into_iter().map(Arc::new).collect())
    }
}

impl NameKey {
    /// A name that stands for itself alone.
    pub fn alone(name: String) -> Arc<NameKey> {
        Arc::new(NameKey { keys: vec![name.to_lowercase()], name, person: false })
    }
}

impl Term {
    /// A name as a term of its own.
    pub fn named(key: Arc<NameKey>) -> Term {
        Term { text: key.name.clone(), head: key.name.clone(), names: vec![key], ..Term::default() }
    }
}

impl Claim {
    /// Claims with one position say the same of an event.
    pub fn position(&self) -> String {
        let Value::Event { told, place, .. } = &self.value else { return String::new() };
        let kind = told.first().map_or("", |t| t.kind.as_str());
        let opposite = told.first().is_some_and(|t| t.opposite);
        let parts = self.frame.participants.iter().filter(|(p, t)| !t.open && *p < Participant::Place);
        let parts: Vec<String> = parts.map(|(p, t)| format!("{p:?} {}", t.head)).collect();
        let there = self.frame.participants.iter().find(|(p, t)| *p == Participant::Place && !t.names.is_empty());
        let there = there.map_or("", |(_, t)| t.head.as_str());
        let sign = if self.negated != opposite { "not " } else { "" };
        format!("{sign}{kind}|{}|{}", parts.join("|"), place.last().map_or(there, String::as_str)).to_lowercase()
    }
}
