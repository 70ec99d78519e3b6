//! Claims by words, fields, values and days.

use super::{Days, Error, words};
use crate::claim::ClaimKind;
use crate::conflict::Held;
use crate::store::{self, Store};
use crate::value::{Day, Decimal};
use rusqlite::ToSql;

/// Which claims, and in which order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Claims {
    /// Words in the sentence, the question, the names.
    pub words: Option<String>,
    /// Any of these; all when empty.
    pub kinds: Vec<ClaimKind>,
    /// A person or organisation in the claim, in any form that the article gives it.
    pub name: Option<String>,
    pub source: Option<String>,
    /// Singular: `person`, `kilometer`.
    pub unit: Option<String>,
    /// ISO 4217.
    pub currency: Option<String>,
    /// The stated figure is at least this; a range reaches up to it.
    pub min: Option<Decimal>,
    /// The stated figure is at most this; a range reaches down to it.
    pub max: Option<Decimal>,
    /// A date that can fall on one of these days; for other kinds the period of which the figure speaks.
    pub when: Option<Days>,
    /// The article came out on one of these days.
    pub published: Option<Days>,
    /// Who is cited.
    pub speaker: Option<String>,
    pub collection: Option<String>,
    pub sort: Sort,
    /// The last of the order first.
    pub reverse: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// Path, and place in the article.
    #[default]
    Path,
    /// The figure as stated.
    Value,
    /// The date, or the period of which the figure speaks.
    Date,
    /// The day the article came out.
    Published,
    Kind,
}

/// The claims that were found, read from the index as they are asked for.
pub struct ClaimsFound<'s> {
    store: &'s Store,
    numbers: std::vec::IntoIter<i64>,
    loaded: std::vec::IntoIter<Held>,
}

/// Claims read from the index at once.
const BATCH: usize = 512;
const FIELDS: words::Defaults<'static> = &[("sentence", 1.0), ("slot", 1.0), ("name", 1.0)];

impl Store {
    /// The claims that a question asks for.
    ///
    /// # Errors
    /// A query that is not well formed, an index that cannot be read.
    pub fn claims(&self, q: &Claims) -> Result<ClaimsFound<'_>, Error> {
        let mut sql = "SELECT c.number, c.low, c.high FROM claims AS c JOIN articles AS a ON a.number = c.article \
                       WHERE TRUE"
            .to_string();
        let mut params: Vec<Box<dyn ToSql>> = Vec::new();
        let mut and = |condition: &str, values: Vec<Box<dyn ToSql>>| {
            sql.push_str(" AND ");
            sql.push_str(condition);
            params.extend(values);
        };
        if let Some(words) = &q.words {
            let found = self.claims_with_words(words)?;
            and("c.number IN (SELECT value FROM json_each(?))", vec![Box::new(self.list(&found))]);
        }
        for (column, name) in
            [("c.names_words", &q.name), ("a.source_words", &q.source), ("c.speaker_words", &q.speaker)]
        {
            if let Some(name) = name {
                and(&format!("instr({column}, ?) > 0"), vec![Box::new(store::words(name))]);
            }
        }
        if let Some(unit) = &q.unit {
            and("c.unit = ?", vec![Box::new(unit.to_lowercase())]);
        }
        if let Some(currency) = &q.currency {
            and("c.currency = ?", vec![Box::new(currency.to_uppercase())]);
        }
        if let Some(collection) = &q.collection {
            and("a.collection = ?", vec![Box::new(collection.clone())]);
        }
        // Days and numbers of dates and other claims do not mix.
        let real = |d: Decimal| -> Box<dyn ToSql> { Box::new(d.to_string().parse::<f64>().unwrap_or(0.0)) };
        if let Some(min) = q.min {
            and("coalesce(c.high_number, c.low_number) >= ?", vec![real(min)]);
        }
        if let Some(max) = q.max {
            and("coalesce(c.low_number, c.high_number) <= ?", vec![real(max)]);
        }
        let day = |d: Day| -> Box<dyn ToSql> { Box::new(d.number()) };
        if let Some(when) = q.when {
            and("(c.first_day IS NOT NULL OR c.last_day IS NOT NULL)", Vec::new());
            if let Some(first) = when.first {
                and("(c.last_day IS NULL OR c.last_day >= ?)", vec![day(first)]);
            }
            if let Some(last) = when.last {
                and("(c.first_day IS NULL OR c.first_day <= ?)", vec![day(last)]);
            }
        }
        if let Some(published) = q.published {
            and("a.published_day IS NOT NULL", Vec::new());
            if let Some(first) = published.first {
                and("a.published_day >= ?", vec![day(first)]);
            }
            if let Some(last) = published.last {
                and("a.published_day <= ?", vec![day(last)]);
            }
        }
        any_kind(&mut sql, &mut params, "c.kind", &q.kinds);
        sql.push_str(&order(q.sort, q.reverse));
        let exact = |low: Option<String>, high: Option<String>| in_range(low.or(high.clone()), high, q.min, q.max);
        let numbers = self.rows(&sql, rusqlite::params_from_iter(params), |row| {
            let asked = q.min.is_some() || q.max.is_some();
            Ok((!asked || exact(row.get(1)?, row.get(2)?)).then_some(row.get(0)?))
        })?;
        let numbers: Vec<i64> = numbers.into_iter().flatten().collect();
        Ok(ClaimsFound { store: self, numbers: numbers.into_iter(), loaded: Vec::new().into_iter() })
    }

    /// Numbers of the claims that hold the words.
    pub(super) fn claims_with_words(&self, query: &str) -> Result<Vec<i64>, Error> {
        let search = self.search_index()?;
        let query = words::parse(query, &search.claims, FIELDS)?;
        Ok(search.claim_numbers(&*query)?)
    }
}

/// The exact comparison: floats sort out what cannot be meant, decimals decide.
fn in_range(low: Option<String>, high: Option<String>, min: Option<Decimal>, max: Option<Decimal>) -> bool {
    let read = |text: &Option<String>| text.as_deref().and_then(|t| Decimal::from_str_exact(t).ok());
    let (low, high) = (read(&low), read(&high));
    let reaches = min.is_none_or(|m| high.or(low).is_some_and(|h| h >= m));
    reaches && max.is_none_or(|m| low.or(high).is_some_and(|l| l <= m))
}

/// Adds a condition: the column is one of the kinds, where any are named.
pub(super) fn any_kind(sql: &mut String, params: &mut Vec<Box<dyn ToSql>>, column: &str, kinds: &[ClaimKind]) {
    if !kinds.is_empty() {
        let marks = vec!["?"; kinds.len()].join(", ");
        sql.push_str(&format!(" AND {column} IN ({marks})"));
        params.extend(kinds.iter().map(|k| Box::new(k.name()) as Box<dyn ToSql>));
    }
}

/// Unknown values come last; what is equal is in the order of paths, as the folders are walked.
fn order(sort: Sort, reverse: bool) -> String {
    let way = if reverse { " DESC" } else { "" };
    let by = match sort {
        Sort::Path => String::new(),
        Sort::Kind => format!("c.kind{way}, "),
        Sort::Value => nulls_last("coalesce(c.low_number, c.high_number)", way),
        Sort::Date => nulls_last("coalesce(c.first_day, c.last_day)", way),
        Sort::Published => nulls_last("a.published_day", way),
    };
    let way = if sort == Sort::Path { way } else { "" };
    format!(" ORDER BY {by}replace(a.path, '/', char(1)){way}, a.id{way}, c.place{way}")
}

fn nulls_last(column: &str, way: &str) -> String {
    format!("{column} IS NULL, {column}{way}, ")
}

impl ClaimsFound<'_> {
    /// Leaves only the first so many.
    pub fn limit(&mut self, limit: usize) {
        self.numbers = self.numbers.by_ref().take(limit).collect::<Vec<_>>().into_iter();
    }
}

impl Iterator for ClaimsFound<'_> {
    type Item = Result<Held, store::Error>;

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(held) = self.loaded.next() {
            return Some(Ok(held));
        }
        let batch: Vec<i64> = self.numbers.by_ref().take(BATCH).collect();
        if batch.is_empty() {
            return None;
        }
        match self.store.claims_of(&batch) {
            Ok(held) => self.loaded = held.into_iter(),
            Err(error) => {
                self.numbers = Vec::new().into_iter();
                return Some(Err(error));
            }
        }
        self.next()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.numbers.len() + self.loaded.len();
        (left, Some(left))
    }
}

impl ExactSizeIterator for ClaimsFound<'_> {}
