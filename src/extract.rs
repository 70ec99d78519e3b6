//! One article in, its mentions and claims out. Looks at nothing but the article and the lexicon.

use crate::article::Article;
use crate::claim::Claim;
use crate::conflict::ArticleRef;
use crate::lexicon::Lexicon;
use crate::mention::{self, Mention};
use crate::slot::Digest;
use crate::text::Text;

/// All that was read in one article.
#[derive(Clone, Debug, Default)]
pub struct Extraction {
    /// In the order of the text; spans point into the article's prose.
    pub mentions: Vec<Mention>,
    /// In the order of the text; spans point into the article's own bytes.
    pub claims: Vec<Claim>,
    /// Mentions that made no claim, and why.
    pub refused: Vec<Refused>,
    /// What the article adds to the collection's counts.
    pub digest: Digest,
}

/// Reads one article.
pub fn extract(article: &Article, lexicon: &Lexicon) -> Extraction {
    let text = Text::read(&article.prose, lexicon);
    let context = mention::Context { published: article.published };
    let mentions = mention::read(&text, &context);
    Extraction { mentions, ..Extraction::default() }
}

/// A mention that made no claim, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Refused {
    /// Index of the mention.
    pub mention: usize,
    pub reason: &'static str,
}

impl ArticleRef {
    pub fn new(a: &Article, digest: &Digest) -> ArticleRef {
        ArticleRef {
            id: a.id.clone(),
            path: a.path.clone(),
            title: a.title.clone(),
            source: a.source.clone(),
            published: a.published,
            collection: a.collection.clone(),
            topic: digest.topic.clone(),
        }
    }
}
