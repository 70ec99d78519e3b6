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
            End::Number(n) => serde_json::value::RawValue::from_string(n.normalize().to_string())
                .map_err(serde::ser::Error::custom)?
                .serialize(serializer),
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
pub struct ArticleLine {
    #[schemars(extend("const" = ARTICLE))]
    pub schema: &'static str,
    pub article: ArticleOut,
    pub mentions: Vec<MentionOut>,
    pub claims: Vec<ClaimOut>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ArticleOut {
    pub id: String,
    pub path: String,
    pub title: Option<String>,
    pub source: Option<String>,
    /// `YYYY-MM-DD`
    pub published: Option<String>,
    /// How the publication date was learned.
    pub published_from: Option<&'static str>,
    pub collection: Option<String>,
}

/// Something written, and what it denotes.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct MentionOut {
    pub kind: String,
    pub start: u32,
    pub end: u32,
    pub text: String,
    #[serde(flatten)]
    pub ends: Ends,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timex: Option<TimexOut>,
    pub rule: String,
}

/// Interval, bound, unit and currency of a value.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Ends {
    pub low: Option<End>,
    pub high: Option<End>,
    pub bound: &'static str,
    /// Singular lower-case American English name; for a count the noun.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// ISO 4217
    #[serde(skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
}

/// TIMEX3 type, value and modifier.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct TimexOut {
    #[serde(rename = "type")]
    pub class: &'static str,
    pub value: Option<String>,
    #[serde(rename = "mod")]
    pub modifier: Option<&'static str>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ClaimOut {
    pub id: String,
    pub kind: ClaimKindOut,
    pub start: u32,
    pub end: u32,
    pub text: String,
    pub sentence: Range,
    /// 1-based
    pub line: u32,
    /// `title` when the span points into a title that is not part of the text.
    #[serde(rename = "in", skip_serializing_if = "Option::is_none")]
    pub within: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub predicate: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub object: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attribute: Option<String>,
    pub qualifiers: Vec<QualifierOut>,
    /// The article's own wording of the question that the claim answers.
    pub slot: String,
    pub keys: Vec<String>,
    #[serde(flatten)]
    pub ends: Ends,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub person: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organisation: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub speaker: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub modality: Option<&'static str>,
    pub negated: bool,
    pub rule: String,
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
pub struct QualifierOut {
    pub kind: String,
    pub text: String,
}

/// One line of `gainsay claims --format jsonl`: a claim and the article that makes it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ClaimLine {
    #[schemars(extend("const" = CLAIM))]
    pub schema: &'static str,
    pub article: String,
    pub path: String,
    pub source: Option<String>,
    pub published: Option<String>,
    pub collection: Option<String>,
    /// The sentence's words.
    pub sentence_text: String,
    #[serde(flatten)]
    pub claim: ClaimOut,
}

/// One line of `gainsay check --all --format jsonl`: two claims of one slot.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct VerdictLine {
    #[schemars(extend("const" = VERDICT))]
    pub schema: &'static str,
    pub verdict: VerdictOut,
    pub kind: ClaimKindOut,
    pub slot: String,
    pub collection: Option<String>,
    /// For an `update` the earlier.
    pub a: SideOut,
    pub b: SideOut,
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
pub struct SideOut {
    pub article: String,
    pub path: String,
    /// The claim's id.
    pub claim: String,
    pub kind: ClaimKindOut,
    pub start: u32,
    pub end: u32,
    pub text: String,
    #[serde(flatten)]
    pub ends: Ends,
}

/// One slot with a contradiction.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct FindingLine {
    #[schemars(extend("const" = FINDING))]
    pub schema: &'static str,
    pub id: String,
    pub kind: ClaimKindOut,
    pub slot: String,
    pub collection: Option<String>,
    pub reason: String,
    pub rule: String,
    /// 0 to 1
    pub severity: f64,
    pub values: Vec<PositionOut>,
    /// What a person made of it: `same`, `not-same`, `resolved`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decision: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// One distinct value and who holds it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PositionOut {
    pub value: String,
    /// Independent sources: articles with (nearly) the same text count once.
    pub sources: usize,
    /// How many claims hold it; `claims` has the first of them.
    pub held: usize,
    /// Two articles with nearly the same text differ in it.
    pub altered: bool,
    pub claims: Vec<ClaimLine>,
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

impl ArticleLine {
    pub fn new(article: &Article, mentions: &[Mention], claims: &[Claim]) -> ArticleLine {
        ArticleLine {
            schema: ARTICLE,
            article: ArticleOut {
                id: article.id.clone(),
                path: article.path.clone(),
                title: article.title.clone(),
                source: article.source.clone(),
                published: article.published.map(|d| d.to_string()),
                published_from: article.published_from.map(|f| f.name()),
                collection: article.collection.clone(),
            },
            mentions: mentions.iter().map(|m| MentionOut::new(m, &article.prose)).collect(),
            claims: claims.iter().map(ClaimOut::new).collect(),
        }
    }
}

impl MentionOut {
    pub fn new(m: &Mention, prose: &Prose) -> MentionOut {
        let span = prose.source_span(m.span);
        let (low, high, bound) = match (&m.amount, &m.timex) {
            (Some(a), _) => (a.low.map(End::Number), a.high.map(End::Number), a.bound.sign()),
            (None, Some(t)) => (t.low.map(End::Day), t.high.map(End::Day), "="),
            (None, None) => (None, None, "="),
        };
        MentionOut {
            kind: m.kind.name().to_string(),
            start: span.start,
            end: span.end,
            text: m.span.of(&prose.text).to_string(),
            ends: Ends { low, high, bound, unit: m.unit.clone(), currency: m.currency.map(str::to_string) },
            timex: m.timex.as_ref().map(TimexOut::new),
            rule: m.rule.to_string(),
        }
    }
}

impl TimexOut {
    fn new(t: &Timex) -> TimexOut {
        TimexOut { class: t.class.name(), value: t.value.clone(), modifier: t.modifier.map(|m| m.name()) }
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

impl Ends {
    fn of(value: &Value) -> Ends {
        match value {
            Value::Number { amount, unit, currency, .. } => Ends {
                low: amount.low.map(End::Number),
                high: amount.high.map(End::Number),
                bound: amount.bound.sign(),
                unit: Some(unit.clone()).filter(|u| !u.is_empty()),
                currency: currency.clone(),
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

impl ClaimOut {
    pub fn new(c: &Claim) -> ClaimOut {
        let part = |p: Participant| c.frame.participants.iter().find(|(q, _)| *q == p).map(|(_, t)| t.text.clone());
        let (person, title, organisation) = match &c.value {
            Value::Role { person, title, organisation, qualifiers, .. } => {
                let full = qualifiers.iter().map(String::as_str).chain([title.as_str()]).collect::<Vec<_>>().join(" ");
                (Some(person.clone()), Some(full), organisation.clone())
            }
            _ => (None, None, None),
        };
        let agent = part(Participant::Agent);
        ClaimOut {
            id: c.id.clone(),
            kind: c.kind.into(),
            start: c.span.start,
            end: c.span.end,
            text: c.text.clone(),
            sentence: Range { start: c.sentence.start, end: c.sentence.end },
            line: c.line,
            within: c.in_title.then_some("title"),
            subject: agent.or_else(|| c.frame.measure.as_ref().map(|m| m.text.clone())),
            predicate: c.frame.predicate.clone(),
            object: part(Participant::Theme),
            attribute: Some(c.frame.attribute.clone()).filter(|a| !a.is_empty()),
            qualifiers: c
                .frame
                .qualifiers
                .iter()
                .map(|q| QualifierOut { kind: q.kind.name().to_string(), text: q.text.clone() })
                .collect(),
            slot: c.slot.clone(),
            keys: c.keys.clone(),
            ends: Ends::of(&c.value),
            person,
            title,
            organisation,
            speaker: c.speaker.clone(),
            modality: c.modality.map(|m| m.name()),
            negated: c.negated,
            rule: c.rule.clone(),
        }
    }
}

impl ClaimLine {
    pub fn new(held: &Held) -> ClaimLine {
        let Held { article, claim } = held;
        ClaimLine {
            schema: CLAIM,
            article: article.id.clone(),
            path: article.path.clone(),
            source: article.source.clone(),
            published: article.published.map(|d| d.to_string()),
            collection: article.collection.clone(),
            sentence_text: claim.sentence_text.clone(),
            claim: ClaimOut::new(claim),
        }
    }
}

impl SideOut {
    pub fn new(article: &ArticleRef, claim: &Claim) -> SideOut {
        SideOut {
            article: article.id.clone(),
            path: article.path.clone(),
            claim: claim.id.clone(),
            kind: claim.kind.into(),
            start: claim.span.start,
            end: claim.span.end,
            text: claim.text.clone(),
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

impl FindingLine {
    pub fn new(f: &Finding) -> FindingLine {
        FindingLine {
            schema: FINDING,
            id: f.id.clone(),
            kind: f.kind.into(),
            slot: f.slot.clone(),
            collection: f.collection.clone(),
            reason: f.reason.clone(),
            rule: f.rule.clone(),
            severity: f.severity,
            values: f.positions.iter().map(PositionOut::new).collect(),
            decision: None,
            note: None,
        }
    }
}

impl PositionOut {
    fn new(p: &Position) -> PositionOut {
        PositionOut {
            value: p.value.clone(),
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
