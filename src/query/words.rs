//! A query in words: all of them must occur; `OR`, `-word`, `"exact phrase"`, `title:word`, `published:2025..`.
//!
//! In: what was typed and the index it is for. Out: a tantivy query, or what is wrong with it in plain words.

use super::{Days, Error};
use crate::value::Day;
use std::ops::Bound;
use tantivy::query::{AllQuery, BooleanQuery, Occur, Query, QueryParser, QueryParserError, RangeQuery};
use tantivy::schema::{FieldType, Term};
use tantivy::{Index, Score};

/// Fields that are searched when a word names none, and how much a hit in each counts.
pub type Defaults<'d> = &'d [(&'d str, Score)];

/// Reads a query.
///
/// # Errors
/// It is not well formed, or names a field that is not there.
pub fn parse(query: &str, index: &Index, defaults: Defaults) -> Result<Box<dyn Query>, Error> {
    let error = |what: String| Error::Query { query: query.to_string(), what };
    if query.trim().is_empty() {
        return Err(error("is empty".to_string()));
    }
    if query.matches('"').count() % 2 == 1 {
        return Err(error("a quotation mark is not closed".to_string()));
    }
    let schema = index.schema();
    let (words, days) = split(query);
    let mut parts: Vec<(Occur, Box<dyn Query>)> = Vec::new();
    for (occur, range) in days {
        let Ok(field) = schema.get_field("published") else { return Err(error(no_field("published", index))) };
        let days: Days = range.parse()?;
        let bound = |day: Option<Day>| {
            day.map_or(Bound::Unbounded, |d| Bound::Included(Term::from_field_i64(field, i64::from(d.number()))))
        };
        // A range without ends would be none; one that is open reaches to the ends of the calendar.
        let first = days.first.or(Day::new(-9999, 1, 1));
        parts.push((occur, Box::new(RangeQuery::new(bound(first), bound(days.last)))));
    }
    if words.trim().is_empty() {
        parts.push((Occur::Must, Box::new(AllQuery)));
    } else {
        let fields = defaults.iter().filter_map(|(name, boost)| Some((schema.get_field(name).ok()?, *boost)));
        let fields: Vec<_> = fields.collect();
        let mut parser = QueryParser::for_index(index, fields.iter().map(|(f, _)| *f).collect());
        parser.set_conjunction_by_default();
        fields.iter().for_each(|(f, boost)| parser.set_field_boost(*f, *boost));
        let parsed = parser.parse_query(words.trim()).map_err(|e| error(plain(&e, index)))?;
        parts.push((Occur::Must, parsed));
    }
    Ok(Box::new(BooleanQuery::new(parts)))
}

/// Parts a query into its words and its `published:` ranges, which tantivy's own grammar cannot say.
fn split(query: &str) -> (String, Vec<(Occur, String)>) {
    let (mut words, mut days) = (String::new(), Vec::new());
    let mut quoted = false;
    for piece in query.split_inclusive(char::is_whitespace) {
        let token = piece.trim();
        let (occur, rest) = match token.strip_prefix('-') {
            Some(rest) => (Occur::MustNot, rest),
            None => (Occur::Must, token.strip_prefix('+').unwrap_or(token)),
        };
        match rest.strip_prefix("published:") {
            Some(range) if !quoted => days.push((occur, range.trim_matches('"').to_string())),
            _ => words.push_str(piece),
        }
        quoted ^= piece.matches('"').count() % 2 == 1;
    }
    (words, days)
}

fn plain(error: &QueryParserError, index: &Index) -> String {
    match error {
        QueryParserError::FieldDoesNotExist(field) => no_field(field, index),
        QueryParserError::AllButQueryForbidden => "only says what must not occur; add a word that must".to_string(),
        QueryParserError::SyntaxError(_) => {
            "cannot be read; put words with signs in them between quotation marks".to_string()
        }
        other => other.to_string(),
    }
}

fn no_field(field: &str, index: &Index) -> String {
    let schema = index.schema();
    let mut names: Vec<&str> = schema
        .fields()
        .filter(|(_, e)| matches!(e.field_type(), FieldType::Str(_)) || e.name() == "published")
        .map(|(_, e)| e.name())
        .collect();
    names.sort_unstable();
    format!(
        "there is no field \"{field}\"\n  the fields are {}; put a colon in a word between quotation marks",
        names.join(", ")
    )
}
