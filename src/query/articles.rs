//! Articles by full text, the best first, with the passage that shows why.

use super::{Error, words};
use crate::conflict::ArticleRef;
use crate::store::{Passage, Store};

/// Which articles.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Articles {
    /// Words, phrases and fields: `ferry title:sinks published:2025..`.
    pub query: String,
    /// No more than so many; 0 for all.
    pub limit: usize,
    /// Length of the passages, in characters; 0 for the usual.
    pub passage: usize,
}

/// An article that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    pub article: ArticleRef,
    pub score: f32,
    /// The title, the words marked.
    pub title: Option<Passage>,
    /// The passage that says most about the query.
    pub passage: Passage,
}

/// A hit in the title counts for more than one in the text.
const FIELDS: words::Defaults<'static> = &[("title", 2.0), ("body", 1.0)];
const PASSAGE: usize = 240;
/// Hits of one score are sorted by path: so many more than wanted are asked for.
const MARGIN: usize = 256;

impl Store {
    /// Searches the articles' full text.
    ///
    /// # Errors
    /// A query that is not well formed, a search that is missing or cannot be read.
    pub fn articles(&self, q: &Articles) -> Result<Vec<Hit>, Error> {
        let search = self.search_index()?;
        let query = words::parse(&q.query, &search.articles, FIELDS)?;
        let limit = if q.limit == 0 { usize::MAX } else { q.limit };
        let (found, mut marker) = search.article_numbers(&*query, limit.saturating_add(MARGIN))?;
        let scores: Vec<i64> = found.iter().map(|(_, n)| *n).collect();
        let refs = self.article_refs_of(&scores)?;
        let mut hits: Vec<(f32, i64, &ArticleRef)> =
            found.iter().filter_map(|(score, n)| Some((*score, *n, &**refs.get(n)?))).collect();
        hits.sort_by(|x, y| y.0.total_cmp(&x.0).then_with(|| (&x.2.path, &x.2.id).cmp(&(&y.2.path, &y.2.id))));
        hits.truncate(limit);
        let length = if q.passage == 0 { PASSAGE } else { q.passage };
        let hit = |(score, number, article): (f32, i64, &ArticleRef)| {
            let prose = self.prose_of(number)?;
            let passage = marker.body(&prose, length);
            let title = article.title.as_deref().map(|t| marker.title(t));
            Ok(Hit { article: article.clone(), score, title, passage })
        };
        hits.into_iter().map(hit).collect()
    }
}
