//! What an article adds to the collection's counts, and the words that it turns on.

use super::frame::Frames;
use crate::article::UnitKind;
use crate::lexicon::names::Traits;
use crate::lexicon::{self, Classes, WordId};
use crate::syntax::Tag;
use crate::text::{Text, TokenKind, token};
use rustc_hash::{FxHashMap, FxHasher};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::hash::Hasher;

/// What an article adds to the collection's counts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Digest {
    /// The article's content words, folded, sorted, once each.
    pub words: Vec<String>,
    /// The smallest hashes of its word sequences: articles that share most of them are copies of one text.
    pub sketch: Vec<u64>,
    /// The folded words that the article turns on (names and title words first), most telling first.
    pub topic: Vec<String>,
}

/// Hashes kept of an article (a bottom-k sketch; Broder 1997).
pub const SKETCH: usize = 64;
/// Words in a sequence that is hashed for the sketch.
const SHINGLE: usize = 5;
/// Words kept as the article's topic.
const TOPIC: usize = 12;

/// The smallest hashes, in order, each once.
fn smallest(mut hashes: Vec<u64>) -> Vec<u64> {
    let sorted = |hashes: &[u64]| {
        let mut hashes = hashes.to_vec();
        hashes.sort_unstable();
        hashes.dedup();
        hashes.truncate(SKETCH);
        hashes
    };
    // Twice as many as are kept are enough, unless most of them stand there several times.
    if hashes.len() > 2 * SKETCH {
        hashes.select_nth_unstable(2 * SKETCH);
        let few = sorted(&hashes[..2 * SKETCH]);
        if few.len() == SKETCH {
            return few;
        }
    }
    sorted(&hashes)
}

/// Content words, sketch and topic of one article; boilerplate is left out.
pub fn digest(frames: &Frames) -> Digest {
    let read = frames.read;
    let text = read.text;
    let mut hashes: Vec<u64> = Vec::with_capacity(text.tokens.len());
    let mut window: Vec<u64> = Vec::with_capacity(text.tokens.len());
    let mut key = String::new();
    // Each lemma once, by its id where it has one, and how much the topic owes to it.
    let mut known: FxHashMap<WordId, f64> = FxHashMap::default();
    let mut forms: FxHashMap<Cow<str>, f64> = FxHashMap::default();
    for sentence in &text.sentences {
        let unit = text.prose.units[sentence.unit];
        if unit.boilerplate {
            continue;
        }
        for i in sentence.tokens.clone() {
            if text.tokens[i].kind == TokenKind::Sign {
                continue;
            }
            window.push(match text.known(i) {
                Some(_) => text.lexicon.vocabulary.hash(text.word(i)),
                None => {
                    token::fold(text.str(i), &mut key);
                    lexicon::hash(&key)
                }
            });
            if window.len() >= SHINGLE {
                let mut hasher = FxHasher::default();
                window[window.len() - SHINGLE..].iter().for_each(|h| hasher.write_u64(*h));
                hashes.push(hasher.finish());
            }
            let tag = read.syntax.tags[i];
            if !matches!(tag, Tag::Noun | Tag::Name | Tag::Adjective | Tag::Verb | Tag::PastParticiple | Tag::Gerund) {
                continue;
            }
            let name = tag == Tag::Name;
            let id = frames.lemma_id(i);
            let weight = if id.is_known() {
                known.entry(id).or_default()
            } else {
                forms.entry(if name { folded(text, i) } else { frames.lemma(i).into() }).or_default()
            };
            if tells_nothing(text, i) {
                continue;
            }
            let title = if matches!(unit.kind, UnitKind::Title) { 3.0 } else { 1.0 };
            if name || tag == Tag::Noun {
                *weight += title * if name { 2.0 } else { 1.0 };
            }
        }
    }
    let hashes = smallest(hashes);
    let known = known.into_iter().map(|(id, weight)| (text.lexicon.vocabulary.word(id).into(), weight));
    let mut words: Vec<(Cow<str>, f64)> = forms.into_iter().chain(known).collect();
    words.sort_unstable_by(|a, b| a.0.cmp(&b.0));
    words.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        kept.1 += if same { next.1 } else { 0.0 };
        same
    });
    let mut topic: Vec<&(Cow<str>, f64)> = words.iter().filter(|(_, weight)| *weight > 0.0).collect();
    topic.sort_by(|a, b| b.1.total_cmp(&a.1));
    let topic = topic.into_iter().take(TOPIC).map(|(w, _)| w.to_string()).collect();
    Digest { words: words.into_iter().map(|(w, _)| w.into_owned()).collect(), sketch: hashes, topic }
}

/// Weekdays, "Gov.", the "of" of a name: whatever an article turns on, not on these.
fn tells_nothing(text: &Text, i: usize) -> bool {
    let (lexicon, word) = (text.lexicon, text.word(i));
    let traits = lexicon.names.traits(word);
    let classes = lexicon.facts(word).classes;
    let written = text.str(i);
    [Traits::CALENDAR, Traits::FUNCTION, Traits::HONORIFIC, Traits::PARTICLE].iter().any(|t| traits.has(*t))
        || classes.any(Classes::TIME | Classes::PREPOSITION)
        || lexicon.titles.can_start(word) && written.ends_with('.')
}

/// A token as [`token::fold`] has it.
fn folded<'a>(text: &Text<'a>, i: usize) -> Cow<'a, str> {
    match text.lower(i) {
        Cow::Owned(word) if word.contains('\u{2019}') => word.replace('\u{2019}', "'").into(),
        word => word,
    }
}
