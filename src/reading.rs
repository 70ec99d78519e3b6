//! Articles read so far, and what they say of one another: the whole way from text to findings in one place.
//!
//! In: articles, one by one. Out: their claims, and the verdicts and findings among them. Keeps no text.

use crate::article::Article;
use crate::conflict::{self, ArticleRef, Finding, Held, Judged};
use crate::extract::{Extraction, extract};
use crate::lexicon::Lexicon;
use crate::slot::{Collection, Digest};

/// Articles that were read, ready to be compared.
pub struct Reading<'l> {
    lexicon: &'l Lexicon,
    claims: Vec<Held>,
    digests: Vec<(String, Digest)>,
}

impl<'l> Reading<'l> {
    pub fn new(lexicon: &'l Lexicon) -> Reading<'l> {
        Reading { lexicon, claims: Vec::new(), digests: Vec::new() }
    }

    /// Reads an article and keeps its claims.
    pub fn read(&mut self, article: &Article) {
        self.add(article, extract(article, self.lexicon));
    }

    /// Keeps what was read in an article: [`extract`] looks at one alone, and may run anywhere.
    pub fn add(&mut self, article: &Article, extraction: Extraction) {
        let reference = ArticleRef::new(article, &extraction);
        self.digests.push((reference.id.clone(), extraction.digest));
        self.claims.extend(extraction.claims.into_iter().map(|claim| Held { article: reference.clone(), claim }));
    }

    pub fn articles(&self) -> usize {
        self.digests.len()
    }

    /// The claims of all articles, in the order in which they came.
    pub fn claims(&self) -> &[Held] {
        &self.claims
    }

    /// How rare each word is, and which articles are copies of one text.
    pub fn collection(&self) -> Collection {
        Collection::count(self.lexicon, self.digests.iter().map(|(id, digest)| (id.as_str(), digest)))
    }

    /// What every two claims of one slot are to each other; grows with the square of what is alike.
    pub fn verdicts(&self) -> Vec<Judged> {
        conflict::verdicts(&self.claims, &self.collection())
    }

    /// The contradictions, the most severe first.
    pub fn findings(&self) -> Vec<Finding> {
        conflict::findings(&self.claims, &self.collection())
    }
}
