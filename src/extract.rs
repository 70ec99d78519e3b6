//! One article in, its mentions and claims out. Looks at nothing but the article and the lexicon.

use crate::article::Article;
use crate::claim::frame::Frames;
use crate::claim::read::{Read, Refused};
use crate::claim::{self, ArticleRef, Claim, Digest, stated_by};
use crate::lexicon::Lexicon;
use crate::mention::name::{self, Names};
use crate::mention::{self, Mention, dollar, quote, role, title};
use crate::syntax::{Atomic, AtomicKind, Syntax};
use crate::text::Text;
use std::sync::Arc;

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
    let mut mentions = mention::read(&text, &context);
    let outlet = [article.url.as_deref(), article.source.as_deref()];
    dollar::settle(&text, &mut mentions, &outlet.map(Option::unwrap_or_default));
    let titles = title::scan(&text);
    let names = name::read(&text, &titles);
    let roles = role::read(&text, &names, &titles);
    let (quotes, attributions) = quote::read(&text, &names, &titles);
    let syntax = Syntax::read(&text, &atoms(&mentions, &names));
    let read = Read {
        article,
        text: &text,
        mentions: &mentions,
        names: &names,
        roles: &roles,
        quotes: &quotes,
        attributions: &attributions,
        syntax: &syntax,
    };
    let frames = Frames::new(&read);
    let (claims, refused) = claim::read::claims(&read, &frames);
    let digest = claim::digest::digest(&frames);
    Extraction { mentions, claims, refused, digest }
}

/// Names and values, as units that no phrase may cut.
fn atoms(mentions: &[Mention], names: &Names) -> Vec<Atomic> {
    let names = names.names.iter().map(|n| Atomic { tokens: n.tokens.clone(), kind: AtomicKind::Name });
    let values = mentions.iter().map(|m| Atomic {
        tokens: m.tokens.clone(),
        kind: if m.kind.is_numeric() { AtomicKind::Value } else { AtomicKind::Date },
    });
    names.chain(values).collect()
}

impl ArticleRef {
    pub fn new(a: &Article, x: &Extraction) -> Arc<ArticleRef> {
        Arc::new(ArticleRef {
            states: stated_by(&x.claims),
            id: a.id.clone(),
            path: a.path.clone(),
            title: a.title.clone(),
            source: a.source.clone(),
            published: a.published,
            collection: a.collection.clone(),
            topic: x.digest.topic.clone(),
        })
    }
}
