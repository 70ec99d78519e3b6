//! The wire format, version 1: `gainsay.article.v1`, `gainsay.claim.v1`, `gainsay.verdict.v1`, `gainsay.finding.v1`,
//! `gainsay.hit.v1`, `gainsay.error.v1`.
//!
//! These types are frozen once released: fields may be added, none changes meaning. The core's types stay free to
//! change, which is why they are not serialised directly. All offsets are UTF-8 bytes, half-open. Absent means unknown.

use crate::article::{Article, Prose};
use crate::claim::{Claim, ClaimKind, Participant, Value};
use crate::conflict::{ArticleRef, Finding, Held, Position, Verdict};
use crate::mention::{Mention, Timex};
use crate::value::{Day, Decimal};
use rust_decimal::prelude::ToPrimitive;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};
use std::borrow::Cow;

pub const ARTICLE: &str = "gainsay.article.v1";
pub const CLAIM: &str = "gainsay.claim.v1";
pub const VERDICT: &str = "gainsay.verdict.v1";
pub const FINDING: &str = "gainsay.finding.v1";
pub const HIT: &str = "gainsay.hit.v1";
pub const ERROR: &str = "gainsay.error.v1";

/// The end of an interval: a JSON number with all its digits, or an ISO day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum End {
    Number(Decimal),
    Day(Day),
}

impl Serialize for End {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            End::Number(n) => match n.to_i64().filter(|_| n.is_integer()) {
                Some(whole) => serializer.serialize_i64(whole),
                None => serde_json::value::RawValue::from_string(n.normalize().to_string())
                    .map_err(serde::ser::Error::custom)?
                    .serialize(serializer),
            },
            End::Day(d) => serializer.collect_str(d),
        }
    }
}

impl JsonSchema for End {
    fn schema_name() -> Cow<'static, str> {
        "End".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "the end of an interval: a number, or an inclusive day YYYY-MM-DD",
            "anyOf": [{"type": "number"}, {"type": "string", "pattern": "^-?[0-9]{4,}-[0-9]{2}-[0-9]{2}$"}]
        })
    }
}

/// Half-open byte range.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Range {
    pub start: u32,
    pub end: u32,
}

/// One line of `gainsay extract`.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ArticleLine<'a> {
    #[schemars(extend("const" = ARTICLE))]
    pub schema: &'static str,
    pub article: ArticleOut<'a>,
    pub mentions: Vec<MentionOut<'a>>,
    pub claims: Vec<ClaimOut<'a>>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ArticleOut<'a> {
    pub id: &'a str,
    pub path: &'a str,
    pub title: Option<&'a str>,
    pub source: Option<&'a str>,
    /// `YYYY-MM-DD`
    pub published: Option<String>,
    /// How the publication date was learned.
    pub published_from: Option<&'static str>,
    pub collection: Option<&'a str>,
}

/// Something written, and what it denotes.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct MentionOut<'a> {
    pub kind: &'a str,
    pub start: u32,
    pub end: u32,
    pub text: &'a str,
    #[serde(flatten)]
    pub ends: Ends<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timex: Option<TimexOut<'a>>,
    pub rule: &'a str,
}

/// Interval, bound, unit and currency of a value.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Ends<'a> {
    pub low: Option<End>,
    pub high: Option<End>,
    pub bound: &'static str,
    /// Singular lower-case American English name; for a count the noun.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<&'a str>,
    /// ISO 4217
    #[serde(skip_serializing_if = "Option::is_none")]
    pub currency: Option<&'a str>,
}

/// TIMEX3 type, value and modifier.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct TimexOut<'a> {
    #[serde(rename = "type")]
    pub class: &'static str,
    pub value: Option<&'a str>,
    #[serde(rename = "mod")]
    pub modifier: Option<&'static str>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ClaimOut<'a> {
    pub id: &'a str,
    pub kind: ClaimKindOut,
    pub start: u32,
    pub end: u32,
    pub text: &'a str,
    pub sentence: Range,
    /// 1-based
    pub line: u32,
    /// `title` when the span points into a title that is not part of the text.
    #[serde(rename = "in", skip_serializing_if = "Option::is_none")]
    pub within: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub predicate: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub object: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attribute: Option<&'a str>,
    pub qualifiers: Vec<QualifierOut<'a>>,
    /// The article's own wording of the question that the claim answers.
    pub slot: &'a str,
    pub keys: &'a [String],
    #[serde(flatten)]
    pub ends: Ends<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub person: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organisation: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub speaker: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub modality: Option<&'static str>,
    pub negated: bool,
    pub rule: &'a str,
}

#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum ClaimKindOut {
    Quantity,
    Money,
    Percent,
    Date,
    Role,
    Quote,
    /// a predicate with its participants, place and time, asserted or denied
    Event,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct QualifierOut<'a> {
    pub kind: &'static str,
    pub text: &'a str,
}

/// One line of `gainsay claims --format jsonl`: a claim and the article that makes it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ClaimLine<'a> {
    #[schemars(extend("const" = CLAIM))]
    pub schema: &'static str,
    pub article: &'a str,
    pub path: &'a str,
    pub source: Option<&'a str>,
    pub published: Option<String>,
    pub collection: Option<&'a str>,
    /// The sentence's words.
    pub sentence_text: &'a str,
    #[serde(flatten)]
    pub claim: ClaimOut<'a>,
}

/// One line of `gainsay check --all --format jsonl`: two claims of one slot.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct VerdictLine<'a> {
    #[schemars(extend("const" = VERDICT))]
    pub schema: &'static str,
    pub verdict: VerdictOut,
    pub kind: ClaimKindOut,
    pub slot: String,
    pub collection: Option<String>,
    /// For an `update` the earlier.
    pub a: SideOut<'a>,
    pub b: SideOut<'a>,
    pub reason: String,
    pub rule: String,
    /// 0 to 1
    pub severity: f64,
}

#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum VerdictOut {
    Agree,
    Refine,
    Update,
    Contradict,
}

/// One of the two claims of a verdict.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SideOut<'a> {
    pub article: &'a str,
    pub path: &'a str,
    /// The claim's id.
    pub claim: &'a str,
    pub kind: ClaimKindOut,
    pub start: u32,
    pub end: u32,
    pub text: &'a str,
    #[serde(flatten)]
    pub ends: Ends<'a>,
}

/// One slot with a contradiction.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct FindingLine<'a> {
    #[schemars(extend("const" = FINDING))]
    pub schema: &'static str,
    pub id: &'a str,
    pub kind: ClaimKindOut,
    pub slot: &'a str,
    pub collection: Option<&'a str>,
    pub reason: &'a str,
    pub rule: &'a str,
    /// 0 to 1
    pub severity: f64,
    pub values: Vec<PositionOut<'a>>,
    /// What a person made of it: `same`, `not-same`, `resolved`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decision: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// One distinct value and who holds it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PositionOut<'a> {
    pub value: &'a str,
    /// Independent sources: articles with (nearly) the same text count once.
    pub sources: usize,
    /// How many claims hold it; `claims` has the first of them.
    pub held: usize,
    /// Two articles with nearly the same text differ in it.
    pub altered: bool,
    pub claims: Vec<ClaimLine<'a>>,
}

/// One line of `gainsay search --format jsonl`: an article and the passage that shows why it was found.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct HitLine {
    #[schemars(extend("const" = HIT))]
    pub schema: &'static str,
    pub article: String,
    pub path: String,
    pub title: Option<String>,
    pub source: Option<String>,
    /// `YYYY-MM-DD`
    pub published: Option<String>,
    pub collection: Option<String>,
    /// Greater is better; comparable within one search only.
    pub score: f32,
    pub passage: PassageOut,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PassageOut {
    pub text: String,
    /// Where the words that were asked for stand in `text`.
    pub marks: Vec<Range>,
}

/// Stands in place of an article that could not be read.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ErrorLine {
    #[schemars(extend("const" = ERROR))]
    pub schema: &'static str,
    /// 1-based line of the input.
    pub line: u64,
    pub id: Option<String>,
    pub error: String,
}

impl ErrorLine {
    pub fn new(line: u64, id: Option<String>, error: String) -> ErrorLine {
        ErrorLine { schema: ERROR, line, id, error }
    }
}

impl<'a> ArticleLine<'a> {
    pub fn new(article: &'a Article, mentions: &'a [Mention], claims: &'a [Claim]) -> ArticleLine<'a> {
        ArticleLine {
            schema: ARTICLE,
            article: ArticleOut {
                id: &article.id,
                path: &article.path,
                title: article.title.as_deref(),
                source: article.source.as_deref(),
                published: article.published.map(|d| d.to_string()),
                published_from: article.published_from.map(|f| f.name()),
                collection: article.collection.as_deref(),
            },
            mentions: mentions.iter().map(|m| MentionOut::new(m, &article.prose)).collect(),
            claims: claims.iter().map(ClaimOut::new).collect(),
        }
    }
}

impl<'a> MentionOut<'a> {
    pub fn new(m: &'a Mention, prose: &'a Prose) -> MentionOut<'a> {
        let span = prose.source_span(m.span);
        let (low, high, bound) = match (&m.amount, &m.timex) {
            (Some(a), _) => (a.low.map(End::Number), a.high.map(End::Number), a.bound.sign()),
            (None, Some(t)) => (t.low.map(End::Day), t.high.map(End::Day), "="),
            (None, None) => (None, None, "="),
        };
        MentionOut {
            kind: m.kind.name(),
            start: span.start,
            end: span.end,
            text: m.span.of(&prose.text),
            ends: Ends { low, high, bound, unit: m.unit.as_deref(), currency: m.currency },
            timex: m.timex.as_ref().map(TimexOut::new),
            rule: m.rule,
        }
    }
}

impl<'a> TimexOut<'a> {
    fn new(t: &'a Timex) -> TimexOut<'a> {
        TimexOut { class: t.class.name(), value: t.value.as_deref(), modifier: t.modifier.map(|m| m.name()) }
    }
}

impl From<ClaimKind> for ClaimKindOut {
    fn from(kind: ClaimKind) -> Self {
        match kind {
            ClaimKind::Quantity => ClaimKindOut::Quantity,
            ClaimKind::Money => ClaimKindOut::Money,
            ClaimKind::Percent => ClaimKindOut::Percent,
            ClaimKind::Date => ClaimKindOut::Date,
            ClaimKind::Role => ClaimKindOut::Role,
            ClaimKind::Quote => ClaimKindOut::Quote,
            ClaimKind::Event => ClaimKindOut::Event,
        }
    }
}

impl From<Verdict> for VerdictOut {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Agree => VerdictOut::Agree,
            Verdict::Refine => VerdictOut::Refine,
            Verdict::Update => VerdictOut::Update,
            Verdict::Contradict => VerdictOut::Contradict,
        }
    }
}

impl<'a> Ends<'a> {
    fn of(value: &'a Value) -> Ends<'a> {
        match value {
            Value::Number { amount, unit, currency, .. } => Ends {
                low: amount.low.map(End::Number),
                high: amount.high.map(End::Number),
                bound: amount.bound.sign(),
                unit: Some(unit.as_str()).filter(|u| !u.is_empty()),
                currency: currency.as_deref(),
            },
            Value::Time { low, high, bound, .. } => Ends {
                low: low.map(End::Day),
                high: high.map(End::Day),
                bound: bound.sign(),
                unit: None,
                currency: None,
            },
            Value::Role { .. } | Value::Quote { .. } | Value::Event { .. } => {
                Ends { low: None, high: None, bound: "=", unit: None, currency: None }
            }
        }
    }
}

impl<'a> ClaimOut<'a> {
    pub fn new(c: &'a Claim) -> ClaimOut<'a> {
        let part = |p: Participant| c.frame.participants.iter().find(|(q, _)| *q == p).map(|(_, t)| t.text.as_str());
        let (person, title, organisation) = match &c.value {
            Value::Role { person, title, organisation, qualifiers, .. } => {
                let full = qualifiers.iter().map(String::as_str).chain([title.as_str()]).collect::<Vec<_>>().join(" ");
                (Some(person.as_str()), Some(full), organisation.as_deref())
            }
            _ => (None, None, None),
        };
        let agent = part(Participant::Agent);
        ClaimOut {
            id: &c.id,
            kind: c.kind.into(),
            start: c.span.start,
            end: c.span.end,
            text: &c.text,
            sentence: Range { start: c.sentence.start, end: c.sentence.end },
            line: c.line,
            within: c.in_title.then_some("title"),
            subject: agent.or_else(|| c.frame.measure.as_ref().map(|m| m.text.as_str())),
            predicate: c.frame.predicate.as_deref(),
            object: part(Participant::Theme),
            attribute: Some(c.frame.attribute.as_str()).filter(|a| !a.is_empty()),
            qualifiers: c
                .frame
                .qualifiers
                .iter()
                .map(|q| QualifierOut { kind: q.kind.name(), text: &q.text })
                .collect(),
            slot: &c.slot,
            keys: &c.keys,
            ends: Ends::of(&c.value),
            person,
            title,
            organisation,
            speaker: c.speaker.as_deref(),
            modality: c.modality.map(|m| m.name()),
            negated: c.negated,
            rule: &c.rule,
        }
    }
}

impl<'a> ClaimLine<'a> {
    pub fn new(held: &'a Held) -> ClaimLine<'a> {
        let Held { article, claim } = held;
        ClaimLine {
            schema: CLAIM,
            article: &article.id,
            path: &article.path,
            source: article.source.as_deref(),
            published: article.published.map(|d| d.to_string()),
            collection: article.collection.as_deref(),
            sentence_text: &claim.sentence_text,
            claim: ClaimOut::new(claim),
        }
    }
}

impl<'a> SideOut<'a> {
    pub fn new(article: &'a ArticleRef, claim: &'a Claim) -> SideOut<'a> {
        SideOut {
            article: &article.id,
            path: &article.path,
            claim: &claim.id,
            kind: claim.kind.into(),
            start: claim.span.start,
            end: claim.span.end,
            text: &claim.text,
            ends: Ends::of(&claim.value),
        }
    }
}

impl HitLine {
    pub fn new(article: &ArticleRef, score: f32, passage: &str, marks: &[std::ops::Range<usize>]) -> HitLine {
        let range = |r: &std::ops::Range<usize>| Range { start: r.start as u32, end: r.end as u32 };
        HitLine {
            schema: HIT,
            article: article.id.clone(),
            path: article.path.clone(),
            title: article.title.clone(),
            source: article.source.clone(),
            published: article.published.map(|d| d.to_string()),
            collection: article.collection.clone(),
            score,
            passage: PassageOut { text: passage.to_string(), marks: marks.iter().map(range).collect() },
        }
    }
}

impl<'a> FindingLine<'a> {
    pub fn new(f: &'a Finding) -> FindingLine<'a> {
        FindingLine {
            schema: FINDING,
            id: &f.id,
            kind: f.kind.into(),
            slot: &f.slot,
            collection: f.collection.as_deref(),
            reason: &f.reason,
            rule: &f.rule,
            severity: f.severity,
            values: f.positions.iter().map(PositionOut::new).collect(),
            decision: None,
            note: None,
        }
    }
}

impl<'a> PositionOut<'a> {
    fn new(p: &'a Position) -> PositionOut<'a> {
        PositionOut {
            value: &p.value,
            sources: p.sources,
            held: p.held,
            altered: p.altered,
            claims: p.claims.iter().map(ClaimLine::new).collect(),
        }
    }
}

/// Every document of the wire with its JSON Schema, by file name in `schema/`.
pub fn schemas() -> Vec<(&'static str, Schema)> {
    vec![
        ("article.v1.json", schemars::schema_for!(ArticleLine)),
        ("claim.v1.json", schemars::schema_for!(ClaimLine)),
        ("verdict.v1.json", schemars::schema_for!(VerdictLine)),
        ("finding.v1.json", schemars::schema_for!(FindingLine)),
        ("hit.v1.json", schemars::schema_for!(HitLine)),
        ("error.v1.json", schemars::schema_for!(ErrorLine)),
    ]
}
