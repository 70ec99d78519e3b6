//! What an article adds to the collection's counts, and the words that it turns on.

use super::frame::Frames;
use crate::article::UnitKind;
use crate::lexicon::names::Traits;
use crate::lexicon::{self, Classes};
use crate::syntax::Tag;
use crate::text::{Text, TokenKind, token};
use rustc_hash::{FxBuildHasher, FxHashMap, FxHasher};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::hash::Hasher;

/// What an article adds to the collection's counts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Digest {
    /// The hashes of the article's content words, folded, sorted, once each.
    pub words: Vec<u64>,
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
    let (text, vocabulary) = (read.text, &read.text.lexicon.vocabulary);
    let mut hashes: Vec<u64> = Vec::with_capacity(text.tokens.len());
    let mut window: Vec<u64> = Vec::with_capacity(text.tokens.len());
    let mut key = String::new();
    // By the hash of each content word: how much the topic owes to it, and the first token that says it.
    let mut words: FxHashMap<u64, (f64, usize)> =
        FxHashMap::with_capacity_and_hasher(text.tokens.len() / 3, FxBuildHasher);
    for sentence in &text.sentences {
        let unit = text.prose.units[sentence.unit];
        if unit.boilerplate {
            continue;
        }
        for i in sentence.tokens.clone() {
            if text.tokens[i].kind == TokenKind::Sign {
                continue;
            }
            window.push(if text.is_known(i) {
                vocabulary.hash(text.word(i))
            } else {
                token::fold(text.str(i), &mut key);
                lexicon::hash(&key)
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
            let id = frames.lemma_id(i);
            let hash = if id.is_known() { vocabulary.hash(id) } else { lexicon::hash(&content(frames, i)) };
            let (weight, _) = words.entry(hash).or_insert((0.0, i));
            let telling = match tag {
                Tag::Name => 2.0,
                Tag::Noun => 1.0,
                _ => continue,
            };
            if !tells_nothing(text, i) && !frames.is_unit(i) {
                *weight += telling * if matches!(unit.kind, UnitKind::Title) { 3.0 } else { 1.0 };
            }
        }
    }
    let topic = topic(frames, words.values().copied().filter(|(weight, _)| *weight > 0.0).collect());
    let mut words: Vec<u64> = words.into_keys().collect();
    words.sort_unstable();
    Digest { words, sketch: smallest(hashes), topic }
}

/// The words that weigh most; of two that weigh the same the first in the alphabet.
fn topic(frames: &Frames, mut weighed: Vec<(f64, usize)>) -> Vec<String> {
    weighed.sort_unstable_by(|a, b| b.0.total_cmp(&a.0));
    let least = weighed.get(TOPIC - 1).map_or(0.0, |(weight, _)| *weight);
    let heavy = weighed.iter().take_while(|(weight, _)| *weight >= least);
    let mut words: Vec<(f64, Cow<str>)> = heavy.map(|&(weight, i)| (weight, content(frames, i))).collect();
    words.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    words.into_iter().take(TOPIC).map(|(_, word)| word.into_owned()).collect()
}

/// A content word: its lemma, a name that the lexicon does not know as it is written, folded.
fn content<'f>(frames: &'f Frames, i: usize) -> Cow<'f, str> {
    let name = frames.read.syntax.tags[i] == Tag::Name && !frames.lemma_id(i).is_known();
    if name { folded(frames.read.text, i) } else { frames.lemma(i).into() }
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
