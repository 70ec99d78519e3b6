//! One claim, finding or article by its id, or by the beginning of it that is no other's.

use super::Error;
use crate::conflict::{ArticleRef, Finding, Held};
use crate::store::Store;
use std::sync::Arc;

/// What an id stands for.
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    /// With the text that its spans point into.
    Claim {
        held: Box<Held>,
        text: String,
    },
    Finding(Box<Finding>),
    /// With its text and all its claims, in the order of the text.
    Article {
        article: Arc<ArticleRef>,
        published_from: Option<String>,
        text: String,
        claims: Vec<Held>,
    },
}

impl Store {
    /// What an id stands for: an article's whole id or path, or the beginning of a claim's or finding's id.
    ///
    /// # Errors
    /// Nothing has the id, several ids begin so, an index that cannot be read.
    pub fn item(&self, id: &str) -> Result<Item, Error> {
        if let Some(article) = self.article(id)? {
            return Ok(article);
        }
        let claims = self.ids("claims", id)?;
        let findings = self.ids("findings", id)?;
        match (claims.as_slice(), findings.as_slice()) {
            ([], []) => Err(Error::Unknown { id: id.to_string() }),
            ([claim], []) => self.claim(claim),
            ([], [finding]) => {
                let json: Vec<String> =
                    self.rows("SELECT json FROM findings WHERE id = ?1", [finding], |row| row.get(0))?;
                let json = json.first().ok_or_else(|| Error::Unknown { id: id.to_string() })?;
                Ok(Item::Finding(Box::new(self.parse(json)?)))
            }
            _ => Err(Error::Ambiguous { id: id.to_string(), ids: [findings, claims].concat() }),
        }
    }

    /// The ids in a table that begin so; only the id itself where there is one.
    fn ids(&self, table: &str, id: &str) -> Result<Vec<String>, Error> {
        let sql = format!("SELECT DISTINCT id FROM {table} WHERE substr(id, 1, length(?1)) = ?1 ORDER BY id");
        let found: Vec<String> = self.rows(&sql, [id], |row| row.get(0))?;
        Ok(if found.iter().any(|f| f == id) { vec![id.to_string()] } else { found })
    }

    fn claim(&self, id: &str) -> Result<Item, Error> {
        let numbers: Vec<i64> =
            self.rows("SELECT number FROM claims WHERE id = ?1 ORDER BY number", [id], |r| r.get(0))?;
        let unknown = || Error::Unknown { id: id.to_string() };
        let held = self.claims_of(&numbers)?.into_iter().next().ok_or_else(unknown)?;
        let text = if held.claim.in_title { held.article.title.clone() } else { self.text_of(&held.article.id)? };
        Ok(Item::Claim { text: text.unwrap_or_default(), held: Box::new(held) })
    }

    fn article(&self, id: &str) -> Result<Option<Item>, Error> {
        let sql = "SELECT number, text, published_from FROM articles WHERE id = ?1 OR path = ?1 ORDER BY id <> ?1";
        let found: Option<(i64, String, Option<String>)> =
            self.rows(sql, [id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?.into_iter().next();
        let Some((number, text, published_from)) = found else { return Ok(None) };
        let sql = "SELECT number FROM claims WHERE article = ?1 ORDER BY place";
        let numbers: Vec<i64> = self.rows(sql, [number], |row| row.get(0))?;
        let claims = self.claims_of(&numbers)?;
        let article = self.article_refs_of(&[number])?.remove(&number);
        Ok(article.map(|article| Item::Article { article, published_from, text, claims }))
    }
}
