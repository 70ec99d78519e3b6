//! Articles and claims as rows, and back.
//!
//! In: an article with what was read in it. Out: its rows, in the transaction of the caller. The columns are for
//! asking; a claim itself comes back from its `json` alone, exactly as it went in.

use super::{Error, Store, Writer, words};
use crate::article::{Article, UnitKind};
use crate::claim::{Claim, Frame, QualifierKind, Term, Value};
use crate::conflict::{ArticleRef, Held};
use crate::extract::Extraction;
use crate::value::{Day, Decimal};
use rusqlite::{OptionalExtension, params};
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;
use std::sync::Arc;

/// What a file looked like when it was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Stamp {
    /// From the root; `None` for an article from a JSON line.
    pub file: Option<String>,
    pub hash: String,
    pub size: i64,
    /// Nanoseconds since 1970.
    pub modified: i64,
    pub looked_at: i64,
}

impl Writer {
    /// Takes an article in, in the place of the one that had its id or file.
    pub(super) fn put(&mut self, article: &Article, x: &Extraction, stamp: &Stamp, rules: i64) -> Result<(), Error> {
        let sql = "SELECT number FROM articles WHERE id = ?1 OR file = ?2";
        for old in self.rows(sql, params![article.id, stamp.file], |row| row.get(0))? {
            self.remove(old)?;
        }
        let number = self.put_article(article, x, stamp, rules)?;
        let topic = &x.digest.topic;
        for (place, claim) in x.claims.iter().enumerate() {
            self.put_claim(number, place, claim, topic)?;
        }
        self.set_meta("due", "1")
    }

    fn put_article(&mut self, a: &Article, x: &Extraction, stamp: &Stamp, rules: i64) -> Result<i64, Error> {
        self.run(
            "INSERT INTO articles (id, path, file, hash, size, modified, looked_at, rules, title, source, source_words, \
             url, published, published_day, published_from, collection, text, prose, json, digest) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20)",
            params![
                a.id,
                a.path,
                stamp.file,
                stamp.hash,
                stamp.size,
                stamp.modified,
                stamp.looked_at,
                rules,
                a.title,
                a.source,
                words(a.source.as_deref().unwrap_or("")),
                a.url,
                a.published.map(|d| d.to_string()),
                a.published.map(Day::number),
                a.published_from.map(|f| f.name()),
                a.collection,
                a.text,
                body(a),
                self.json(&*ArticleRef::new(a, x))?,
                self.json(&x.digest)?,
            ],
        )?;
        Ok(self.db.last_insert_rowid())
    }

    fn put_claim(&mut self, article: i64, place: usize, c: &Claim, topic: &[String]) -> Result<(), Error> {
        let row = Columns::of(c);
        self.run(
            "INSERT INTO claims (article, place, id, kind, text, sentence, line, start, end, in_title, low, high, bound, \
             low_number, high_number, first_day, last_day, unit, currency, person, title, organisation, speaker, \
             speaker_words, names_words, modality, negated, slot, rule, weighed, json) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, \
             ?22, ?23, ?24, ?25, ?26, ?27, ?28, ?29, ?30, ?31)",
            params![
                article,
                place as i64,
                c.id,
                c.kind.name(),
                c.text,
                c.sentence_text,
                c.line,
                c.span.start,
                c.span.end,
                c.in_title,
                row.low,
                row.high,
                row.bound,
                row.low_number,
                row.high_number,
                row.days.0,
                row.days.1,
                row.unit,
                row.currency,
                row.person,
                row.title,
                row.organisation,
                c.speaker,
                words(c.speaker.as_deref().unwrap_or("")),
                names(c),
                c.modality.map(|m| m.name()),
                c.negated,
                c.slot,
                c.rule,
                weighed(&c.frame, topic),
                self.json(c)?,
            ],
        )?;
        let number = self.db.last_insert_rowid();
        for key in &c.keys {
            self.run("INSERT OR IGNORE INTO keys (key, claim) VALUES (?1, ?2)", params![key, number])?;
        }
        Ok(())
    }

    /// Takes an article out with its claims. Findings that held one of them are due.
    pub(super) fn remove(&mut self, article: i64) -> Result<(), Error> {
        self.run(
            "UPDATE findings SET due = 1 WHERE number IN (SELECT finding FROM finding_claims WHERE claim IN \
             (SELECT number FROM claims WHERE article = ?1))",
            [article],
        )?;
        self.run("INSERT OR IGNORE INTO gone VALUES (?1)", [article])?;
        self.run("DELETE FROM articles WHERE number = ?1", [article])?;
        self.set_meta("due", "1")
    }

    /// The number of the rules under which articles are read now.
    pub(super) fn rules(&mut self, fingerprint: &str) -> Result<i64, Error> {
        self.run("INSERT OR IGNORE INTO rules (fingerprint) VALUES (?1)", [fingerprint])?;
        self.db
            .query_row("SELECT number FROM rules WHERE fingerprint = ?1", [fingerprint], |row| row.get(0))
            .map_err(|e| self.error(&e))
    }

    pub(super) fn json(&self, value: &impl serde::Serialize) -> Result<String, Error> {
        serde_json::to_string(value).map_err(|e| Error::Database { dir: self.dir.clone(), what: e.to_string() })
    }
}

/// What the comparison needs to know of every article, by number.
pub(crate) type Articles = FxHashMap<i64, Arc<ArticleRef>>;

impl Store {
    /// All articles as the comparison sees them.
    pub(super) fn article_refs(&self) -> Result<Articles, Error> {
        let numbers: Vec<i64> = self.rows("SELECT number FROM articles", [], |row| row.get(0))?;
        self.article_refs_of(&numbers)
    }

    /// The articles of these numbers.
    pub(crate) fn article_refs_of(&self, numbers: &[i64]) -> Result<Articles, Error> {
        let sql = "SELECT a.number, a.json FROM json_each(?1) AS wanted JOIN articles AS a ON a.number = wanted.value";
        let rows = self.rows(sql, [self.list(numbers)], |row| Ok((row.get(0)?, row.get::<_, String>(1)?)))?;
        rows.into_iter().map(|(number, json)| Ok((number, self.parse::<ArticleRef>(&json)?.into()))).collect()
    }

    /// The claims of these numbers, in the order of the numbers given; unknown ones are left out.
    ///
    /// # Errors
    /// The database cannot be read, or a claim is kept in another form.
    pub(crate) fn claims_of(&self, numbers: &[i64]) -> Result<Vec<Held>, Error> {
        let list = self.list(numbers);
        let sql = "SELECT a.json, c.json FROM json_each(?1) AS wanted JOIN claims AS c ON c.number = wanted.value \
                   JOIN articles AS a ON a.number = c.article ORDER BY wanted.key";
        let rows = self.rows(sql, [list], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))?;
        let held = |(article, claim): (String, String)| {
            Ok(Held { article: self.parse::<ArticleRef>(&article)?.into(), claim: self.parse(&claim)? })
        };
        rows.into_iter().map(held).collect()
    }

    /// Numbers as a parameter for `json_each`.
    pub(crate) fn list(&self, numbers: &[i64]) -> String {
        let numbers: Vec<String> = numbers.iter().map(i64::to_string).collect();
        format!("[{}]", numbers.join(","))
    }

    /// Reads what this program wrote as JSON. Another version may have written it in another form.
    pub(crate) fn parse<T: serde::de::DeserializeOwned>(&self, json: &str) -> Result<T, Error> {
        serde_json::from_str(json)
            .map_err(|_| Error::OtherRules { dir: self.dir.clone(), paths: self.paths().unwrap_or_default() })
    }

    /// The readable part of an article, title and advertising left out.
    pub(crate) fn prose_of(&self, number: i64) -> Result<String, Error> {
        let sql = "SELECT prose FROM articles WHERE number = ?1";
        Ok(self.rows(sql, [number], |row| row.get(0))?.pop().unwrap_or_default())
    }

    /// The stored text of an article: what spans point into.
    pub(crate) fn text_of(&self, id: &str) -> Result<Option<String>, Error> {
        self.db
            .query_row("SELECT text FROM articles WHERE id = ?1", [id], |row| row.get(0))
            .optional()
            .map_err(|e| self.error(&e))
    }
}

/// A claim's value in columns.
#[derive(Default)]
struct Columns<'c> {
    low: Option<String>,
    high: Option<String>,
    bound: &'static str,
    low_number: Option<f64>,
    high_number: Option<f64>,
    days: (Option<i32>, Option<i32>),
    unit: Option<&'c str>,
    currency: Option<&'c str>,
    person: Option<&'c str>,
    title: Option<&'c str>,
    organisation: Option<&'c str>,
}

impl<'c> Columns<'c> {
    fn of(c: &'c Claim) -> Columns<'c> {
        let period = period(&c.frame);
        match &c.value {
            Value::Number { amount, unit, currency, .. } => {
                let text = |d: Option<Decimal>| d.map(|d| d.normalize().to_string());
                let number = |d: Option<Decimal>| d.and_then(|d| d.to_string().parse().ok());
                Columns {
                    low: text(amount.low),
                    high: text(amount.high),
                    bound: amount.bound.sign(),
                    low_number: number(amount.low),
                    high_number: number(amount.high),
                    days: period,
                    unit: Some(unit.as_str()).filter(|u| !u.is_empty()),
                    currency: currency.as_deref(),
                    ..Columns::default()
                }
            }
            Value::Time { low, high, bound, .. } => Columns {
                low: low.map(|d| d.to_string()),
                high: high.map(|d| d.to_string()),
                bound: bound.sign(),
                days: (low.map(Day::number), high.map(Day::number)),
                ..Columns::default()
            },
            Value::Role { person, title, organisation, .. } => Columns {
                bound: "=",
                days: period,
                person: Some(person),
                title: Some(title),
                organisation: organisation.as_deref(),
                ..Columns::default()
            },
            Value::Quote { .. } | Value::Event { .. } => Columns { bound: "=", days: period, ..Columns::default() },
        }
    }
}

/// The days of the period that a frame speaks of, where its key is an interval of days.
fn period(frame: &Frame) -> (Option<i32>, Option<i32>) {
    let key = frame.qualifiers.iter().find(|q| q.kind == QualifierKind::Period).map_or("", |q| q.key.as_str());
    let Some((low, high)) = key.split_once("..") else { return (None, None) };
    (Day::parse(low).map(Day::number), Day::parse(high).map(Day::number))
}

fn terms(frame: &Frame) -> impl Iterator<Item = &Term> {
    frame.measure.iter().chain(frame.participants.iter().map(|(_, t)| t))
}

/// The readable part of an article without its title and advertising.
fn body(a: &Article) -> String {
    let units = a.prose.units.iter().filter(|u| u.kind != UnitKind::Title && !u.boilerplate);
    units.map(|u| u.span.of(&a.prose.text)).collect::<Vec<_>>().join("\n")
}

/// Every name in a claim, in all its forms.
fn names(c: &Claim) -> String {
    let mut all: BTreeSet<String> = BTreeSet::new();
    for name in terms(&c.frame).flat_map(|t| &t.names) {
        all.insert(words(&name.name));
        all.extend(name.keys.iter().map(|k| words(k)));
    }
    if let Value::Role { person, organisation, .. } = &c.value {
        all.insert(words(person));
        all.extend(organisation.iter().map(|o| words(o)));
    }
    all.into_iter().collect::<Vec<_>>().join("|")
}

/// Every word whose rarity may decide a comparison of this claim: all that its frame holds and its article turns on,
/// as it stands, in lower case and in pieces, one blank between words and at both ends.
fn weighed(frame: &Frame, topic: &[String]) -> String {
    let mut all: BTreeSet<String> = BTreeSet::new();
    let mut add = |text: &str| {
        let lower = text.to_lowercase();
        all.extend(lower.split_whitespace().map(str::to_string));
        all.extend(text.split_whitespace().map(str::to_string));
    };
    for term in terms(frame) {
        add(&term.head);
        term.modifiers.iter().for_each(|m| add(m));
        term.names.iter().for_each(|n| add(&n.name));
    }
    frame.predicate.iter().for_each(|p| add(p));
    frame.context.iter().for_each(|w| add(w));
    add(&frame.said);
    frame.around.iter().for_each(|n| add(&n.name));
    topic.iter().for_each(|w| add(w));
    format!(" {} ", all.into_iter().collect::<Vec<_>>().join(" "))
}
