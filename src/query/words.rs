//! A query in words: all of them must occur; `OR`, `-word`, `"exact phrase"`, `title:word`, `(a OR b) c`,
//! `published:2025..`.
//!
//! In: what was typed and the index it is for. Out: a tantivy query, or what is wrong with it in plain words. A word
//! with signs in it (`S&P`, `10:30`, `1,000`) is a phrase of its parts. Words match in all their regular forms, so there
//! are no wildcards.

use super::{Days, Error};
use crate::value::Day;
use std::ops::Bound;
use tantivy::query::{AllQuery, BooleanQuery, BoostQuery, Occur, PhraseQuery, Query, RangeQuery, TermQuery};
use tantivy::schema::{Field, FieldType, IndexRecordOption, Term};
use tantivy::tokenizer::{TextAnalyzer, TokenStream};
use tantivy::{Index, Score};

/// Fields that are searched when a word names none, and how much a hit in each counts.
pub type Defaults<'d> = &'d [(&'d str, Score)];

/// The field that takes days instead of words.
const DAYS: &str = "published";
/// Groups within groups.
const DEEPEST: usize = 32;

/// Reads a query.
///
/// # Errors
/// It is not well formed, or names a field that is not there.
pub fn parse(query: &str, index: &Index, defaults: Defaults) -> Result<Box<dyn Query>, Error> {
    let mut parser = Parser { query, rest: query, index, defaults, words: 0 };
    let parsed = parser.all(None, 0)?;
    if parser.rest.starts_with(')') {
        return Err(parser.error("a bracket is closed that was not opened"));
    }
    match parsed {
        Some(parsed) if parser.words > 0 => Ok(parsed),
        _ => Err(parser.error("has no words in it")),
    }
}

struct Parser<'q> {
    query: &'q str,
    rest: &'q str,
    index: &'q Index,
    defaults: Defaults<'q>,
    /// Words and ranges read so far.
    words: usize,
}

type Parsed = Result<Option<Box<dyn Query>>, Error>;

impl<'q> Parser<'q> {
    fn error(&self, what: impl Into<String>) -> Error {
        Error::Query { query: self.query.to_string(), what: what.into() }
    }

    /// Parts that must all hold, up to the end or a closing bracket.
    fn all(&mut self, field: Option<&str>, depth: usize) -> Parsed {
        let mut parts = Vec::new();
        loop {
            self.rest = self.rest.trim_start();
            if self.rest.is_empty() || self.rest.starts_with(')') {
                return Ok(join(Occur::Must, parts));
            }
            parts.extend(self.any(field, depth)?);
        }
    }

    /// Parts with `OR` between them.
    fn any(&mut self, field: Option<&str>, depth: usize) -> Parsed {
        let mut parts: Vec<_> = self.part(field, depth)?.into_iter().collect();
        while self.or() {
            self.rest = self.rest.trim_start();
            if self.rest.is_empty() || self.rest.starts_with(')') {
                return Err(self.error("nothing follows OR"));
            }
            parts.extend(self.part(field, depth)?);
        }
        Ok(join(Occur::Should, parts))
    }

    fn or(&mut self) -> bool {
        let rest = self.rest.trim_start().strip_prefix("OR");
        match rest.filter(|r| r.is_empty() || r.starts_with(|c: char| c.is_whitespace() || c == '(')) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    fn part(&mut self, field: Option<&str>, depth: usize) -> Parsed {
        if let Some(rest) = self.rest.strip_prefix('-') {
            self.rest = rest;
            let not = self.part(field, depth)?;
            let all: Box<dyn Query> = Box::new(AllQuery);
            return Ok(not.map(|not| Box::new(BooleanQuery::new(vec![(Occur::Must, all), (Occur::MustNot, not)])) as _));
        }
        self.rest = self.rest.strip_prefix('+').unwrap_or(self.rest);
        if let Some(rest) = self.rest.strip_prefix('(') {
            if depth == DEEPEST {
                return Err(self.error("too many brackets"));
            }
            self.rest = rest;
            let inner = self.all(field, depth + 1)?;
            self.rest = self.rest.strip_prefix(')').ok_or_else(|| self.error("a bracket is not closed"))?;
            return Ok(inner);
        }
        if let Some(rest) = self.rest.strip_prefix('"') {
            let (phrase, rest) = rest.split_once('"').ok_or_else(|| self.error("a quotation mark is not closed"))?;
            self.rest = rest;
            return self.phrase(phrase, field);
        }
        if let Some((name, rest)) = self.rest.split_once(':')
            && !name.is_empty()
            && name.bytes().all(|b| b.is_ascii_alphabetic())
        {
            self.rest = rest;
            if rest.is_empty() || rest.starts_with(char::is_whitespace) {
                return Err(self.error(format!("nothing follows {name}:")));
            }
            return if name == DAYS {
                self.days()
            } else {
                self.field(name).and_then(|_| self.part(Some(name), depth))
            };
        }
        let word = self.word();
        if word == "OR" {
            return Err(self.error("nothing stands before OR"));
        }
        if word.contains('*') {
            return Err(self.error("there are no wildcards; a word is found in all its regular forms"));
        }
        self.phrase(word, field)
    }

    /// Up to the next blank or bracket.
    fn word(&mut self) -> &'q str {
        let end = self.rest.find(|c: char| c.is_whitespace() || c == ')' || c == '(' || c == '"');
        let (word, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        self.rest = rest;
        word
    }

    fn days(&mut self) -> Parsed {
        let field = self.field(DAYS)?;
        self.rest = self.rest.strip_prefix('"').unwrap_or(self.rest);
        let days: Days = self.word().parse()?;
        self.rest = self.rest.strip_prefix('"').unwrap_or(self.rest);
        self.words += 1;
        let day = |d: Day| Bound::Included(Term::from_field_i64(field, i64::from(d.number())));
        let bound = |d: Option<Day>| d.map_or(Bound::Unbounded, day);
        Ok(Some(Box::new(RangeQuery::new(bound(days.first), bound(days.last)))))
    }

    fn field(&self, name: &str) -> Result<Field, Error> {
        let schema = self.index.schema();
        let is_ours = |f: &Field| name == DAYS || matches!(schema.get_field_entry(*f).field_type(), FieldType::Str(_));
        schema.get_field(name).ok().filter(is_ours).ok_or_else(|| {
            let fields = schema.fields().map(|(f, entry)| (f, entry.name()));
            let mut names: Vec<&str> = fields.filter(|(f, n)| *n == DAYS || is_ours(f)).map(|(_, n)| n).collect();
            names.sort_unstable();
            self.error(format!("there is no field \"{name}\"\n  the fields are {}", names.join(", ")))
        })
    }

    /// Words in a row, in one field or in any of the usual ones. `None` for signs without a word.
    fn phrase(&mut self, text: &str, field: Option<&str>) -> Parsed {
        let one = [(field.unwrap_or(""), 1.0)];
        let fields = if field.is_some() { &one[..] } else { self.defaults };
        let mut found: Vec<Box<dyn Query>> = Vec::new();
        for (name, boost) in fields {
            let field = self.field(name)?;
            let analyzer = self.index.tokenizer_for_field(field).map_err(|e| self.error(e.to_string()))?;
            let terms: Vec<Term> = tokens(analyzer, text).iter().map(|t| Term::from_field_text(field, t)).collect();
            let query: Box<dyn Query> = match terms.as_slice() {
                [] => return Ok(None),
                [term] => Box::new(TermQuery::new(term.clone(), IndexRecordOption::WithFreqs)),
                _ => Box::new(PhraseQuery::new(terms)),
            };
            found.push(Box::new(BoostQuery::new(query, *boost)));
        }
        self.words += 1;
        Ok(join(Occur::Should, found))
    }
}

fn tokens(mut analyzer: TextAnalyzer, text: &str) -> Vec<String> {
    let mut stream = analyzer.token_stream(text);
    let mut tokens = Vec::new();
    while stream.advance() {
        tokens.push(stream.token().text.clone());
    }
    tokens
}

fn join(occur: Occur, mut parts: Vec<Box<dyn Query>>) -> Option<Box<dyn Query>> {
    match parts.len() {
        0 | 1 => parts.pop(),
        _ => Some(Box::new(BooleanQuery::new(parts.into_iter().map(|p| (occur, p)).collect()))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tantivy::collector::DocSetCollector;
    use tantivy::doc;
    use tantivy::schema::{INDEXED, Schema, TEXT};

    /// Which of four one-line articles a query finds, or what is wrong with it.
    fn found(query: &str) -> String {
        let mut schema = Schema::builder();
        let (title, body) = (schema.add_text_field("title", TEXT), schema.add_text_field("body", TEXT));
        let published = schema.add_i64_field(DAYS, INDEXED | tantivy::schema::FAST);
        let index = Index::create_in_ram(schema.build());
        let mut writer = index.writer_with_num_threads(1, 15_000_000).unwrap();
        for (t, b, d) in [
            ("Ferry sinks", "The old ferry went down off the cape", "2025-10-08"),
            ("Crane falls", "The old crane hit a ferry at 10:30", "2024-01-31"),
            ("Markets", "The S&P 500 fell 1,000 points", "2024-02-01"),
            ("Weather", "Rain on the old cape", "-0044-03-15"),
        ] {
            let day = Day::parse(d).map_or(-700_000, Day::number);
            writer.add_document(doc!(title => t, body => b, published => i64::from(day))).unwrap();
        }
        writer.commit().unwrap();
        let parsed = match parse(query, &index, &[("title", 2.0), ("body", 1.0)]) {
            Ok(parsed) => parsed,
            Err(e) => return e.to_string().lines().next().unwrap_or("").replace(&format!("query {query}: "), "! "),
        };
        let searcher = index.reader().unwrap().searcher();
        let mut ids: Vec<u32> = searcher.search(&*parsed, &DocSetCollector).unwrap().iter().map(|a| a.doc_id).collect();
        ids.sort_unstable();
        ids.iter()
            .map(|i| ["ferry ", "crane ", "markets ", "weather "][*i as usize])
            .collect::<String>()
            .trim()
            .to_string()
    }

    #[test]
    fn queries_find() {
        for (query, articles) in [
            ("ferry", "ferry crane"),
            ("old ferry", "ferry crane"),
            ("\"old ferry\"", "ferry"),
            ("title:ferry", "ferry"),
            ("title:\"crane falls\" ferry", "crane"),
            ("ferry -crane", "ferry"),
            ("-ferry", "markets weather"),
            ("crane OR rain old", "crane weather"),
            ("(crane falls) OR (ferry sinks)", "ferry crane"),
            ("body:(rain OR points)", "markets weather"),
            ("-(ferry OR markets)", "weather"),
            ("S&P", "markets"),
            ("10:30", "crane"),
            ("1,000", "markets"),
            ("ferry published:2025..", "ferry"),
            ("published:2024", "crane markets"),
            ("published:..2024-01", "crane weather"),
            ("old -published:2024", "ferry weather"),
            ("ferry — old", "ferry crane"),
        ] {
            assert_eq!(found(query), articles, "{query}");
        }
    }

    #[test]
    fn queries_that_cannot_be_read() {
        for (query, message) in [
            ("  ", "the query is empty"),
            ("$ ()", "! has no words in it"),
            ("\"old ferry", "! a quotation mark is not closed"),
            ("(old", "! a bracket is not closed"),
            ("old)", "! a bracket is closed that was not opened"),
            ("OR old", "! nothing stands before OR"),
            ("old OR", "! nothing follows OR"),
            ("title: ferry", "! nothing follows title:"),
            ("headline:ferry", "! there is no field \"headline\""),
            ("fer*", "! there are no wildcards; a word is found in all its regular forms"),
            ("published:soon", "\"soon\": no date that can be read"),
        ] {
            assert_eq!(found(query), message, "{query}");
        }
        assert_eq!(found(&"(".repeat(1000)), "! too many brackets");
    }
}
