//! What each token can be, before anything is decided.
//!
//! In: [`Text`] and its atoms. Out: [`Words`]: the lexicon's classes of each word, or what its ending and its capital
//! suggest. "Boeing" inside a sentence is a name, "retrofitted" a past or a participle.

use super::tag::Tagger;
use super::{Atomic, AtomicKind, Tag, is_quote};
use crate::lexicon::{Classes, morphology, word as w};
use crate::text::{Text, Token, TokenKind};

/// What the first look at each token gives.
pub(super) struct Words {
    pub tags: Vec<Tag>,
    /// What each token can be.
    pub classes: Vec<Classes>,
    /// The atom of each token, as an index plus one; 0 for none.
    pub atom_of: Vec<u32>,
    pub atoms: Vec<Atomic>,
    /// One a sentence: most words have capitals, so that they tell nothing.
    pub headline: Vec<bool>,
}

impl Words {
    pub fn read(text: &Text, atoms: &[Atomic]) -> Words {
        let n = text.tokens.len();
        let mut words = Words {
            tags: vec![Tag::Other; n],
            classes: vec![Classes::default(); n],
            atom_of: vec![0; n],
            atoms: atoms.iter().filter(|a| a.tokens.start < a.tokens.end && a.tokens.end <= n).cloned().collect(),
            headline: Vec::with_capacity(text.sentences.len()),
        };
        for (a, atom) in words.atoms.iter().enumerate() {
            words.atom_of[atom.tokens.clone()].fill(a as u32 + 1);
        }
        let mut key = String::new();
        for sentence in &text.sentences {
            let headline = is_headline(&text.tokens[sentence.tokens.clone()]);
            words.headline.push(headline);
            let mut first = true;
            for i in sentence.tokens.clone() {
                words.classes[i] = words.look(text, i, first, headline, &mut key);
                first = text.tokens[i].kind == TokenKind::Sign
                    && (first || is_quote(text.word(i)) || text.word(i) == w::COLON);
            }
        }
        for sentence in &text.sentences {
            let mut tagger = Tagger {
                text,
                words: &mut words,
                sentence: sentence.tokens.clone(),
                finite: false,
                owed: false,
                waits: false,
            };
            tagger.compounds();
            for i in sentence.tokens.clone() {
                tagger.tag(i);
            }
        }
        words
    }

    /// The atom that starts at, or covers, a token.
    pub fn atom(&self, i: usize) -> Option<&Atomic> {
        self.atom_of.get(i).and_then(|&a| self.atoms.get((a as usize).wrapping_sub(1)))
    }

    /// What a token can be, by itself.
    fn look(&self, text: &Text, i: usize, first: bool, headline: bool, key: &mut String) -> Classes {
        let token = text.tokens[i];
        if self.atom(i).is_some_and(|a| a.kind == AtomicKind::Name) {
            return Classes::NAME;
        }
        match token.kind {
            TokenKind::Number | TokenKind::Dotted => return Classes::NUMBER,
            TokenKind::Sign => return Classes::default(),
            TokenKind::Word => {}
        }
        let known = text.lexicon.facts(token.word).classes;
        let telling = token.capital && !first && !headline;
        if !known.is_empty() {
            let kept = Classes::TIME | Classes::POSSESSIVE | Classes::NOMINATIVE;
            // "US", "IT", "Mark": a capital inside a sentence, or all capitals in one that is not.
            let name = (telling && !known.any(kept)) || (token.upper && !headline && token.span.len() < 5);
            return if !name {
                known
            } else if token.word == w::MAY {
                Classes::TIME
            } else {
                Classes::NAME
            };
        }
        if telling || token.upper || token.capital && headline {
            return Classes::NAME;
        }
        crate::text::token::fold(text.str(i), key);
        let guess = morphology::guess(key);
        // "Boeing" is no gerund, "Nvidia" no plain noun; "Deliveries" and "Headquartered" may be what they look like.
        let odd = guess == Classes::NOUN && !morphology::looks_plural(key) || guess.any(Classes::GERUND);
        if token.capital && odd { Classes::NAME } else { guess }
    }

    pub fn any(&self, i: usize, of: Classes) -> bool {
        self.classes.get(i).is_some_and(|c| c.any(of))
    }

    pub fn tag(&self, i: usize) -> Tag {
        self.tags.get(i).copied().unwrap_or(Tag::Punctuation)
    }
}

/// Four of five longer words have capitals.
fn is_headline(tokens: &[Token]) -> bool {
    let long = tokens.iter().filter(|t| t.kind == TokenKind::Word && t.span.len() > 3);
    let (capital, all) = long.fold((0, 0), |(c, n), t| (c + usize::from(t.capital), n + 1));
    all >= 3 && capital * 5 >= all * 4
}
