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
    /// What the article adds to the collection's counts.
    pub digest: Digest,
}

/// Reads one article.
pub fn extract(article: &Article, lexicon: &Lexicon) -> Extraction {
    let text = Text::read(&article.prose, lexicon);
    let context = mention::Context { published: article.published };
    let mentions = mention::read(&text, &context);
    Extraction { mentions, claims: Vec::new(), digest: Digest::default() }
}

impl From<&Article> for ArticleRef {
    fn from(a: &Article) -> ArticleRef {
        ArticleRef {
            id: a.id.clone(),
            path: a.path.clone(),
            title: a.title.clone(),
            source: a.source.clone(),
            published: a.published,
            collection: a.collection.clone(),
            topic: Vec::new(),
        }
    }
}
