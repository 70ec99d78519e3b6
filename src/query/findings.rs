//! Findings, the most severe first.

use super::{Error, claims};
use crate::claim::ClaimKind;
use crate::conflict::{self, Finding};
use crate::store::Store;
use rusqlite::ToSql;

/// Which findings.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Findings {
    /// Words in one of the claims: its sentence, question, names.
    pub words: Option<String>,
    /// Any of these; all when empty.
    pub kinds: Vec<ClaimKind>,
    pub min_severity: Option<f64>,
    pub collection: Option<String>,
    /// Those too that people settled.
    pub settled: bool,
    /// No more than so many.
    pub limit: Option<usize>,
}

impl Store {
    /// The findings that a question asks for.
    ///
    /// # Errors
    /// A query that is not well formed, an index that cannot be read.
    pub fn findings(&self, q: &Findings) -> Result<Vec<Finding>, Error> {
        let mut sql = "SELECT json FROM findings AS f WHERE due = 0".to_string();
        let mut params: Vec<Box<dyn ToSql>> = Vec::new();
        if let Some(words) = &q.words {
            let found = self.claims_with_words(words)?;
            sql.push_str(
                " AND number IN (SELECT finding FROM finding_claims WHERE claim IN (SELECT value FROM json_each(?)))",
            );
            params.push(Box::new(self.list(&found)));
        }
        claims::any_kind(&mut sql, &mut params, "f.kind", &q.kinds);
        if let Some(least) = q.min_severity {
            sql.push_str(" AND severity >= ?");
            params.push(Box::new(least));
        }
        if let Some(collection) = &q.collection {
            sql.push_str(" AND collection = ?");
            params.push(Box::new(collection.clone()));
        }
        if !q.settled {
            sql.push_str(" AND id NOT IN (SELECT finding FROM decisions WHERE decision IN ('not-same', 'resolved'))");
        }
        let json: Vec<String> = self.rows(&sql, rusqlite::params_from_iter(params), |row| row.get(0))?;
        let mut findings: Vec<Finding> = json.iter().map(|j| self.parse(j)).collect::<Result<_, _>>()?;
        findings.sort_by(conflict::order);
        findings.truncate(q.limit.unwrap_or(usize::MAX));
        Ok(findings)
    }
}
