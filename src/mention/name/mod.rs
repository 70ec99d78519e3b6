//! Names: who and what an article speaks of, and which of its names are one.
//!
//! In: [`Text`]. Out: [`Names`]: every name where it stands, and the entities they name. A title is no part of a name
//! ("President Jane Roe" names Jane Roe), nationalities, months and weekdays are none. Names are merged inside the
//! article only: by acronym, surname, short form and the lexicon's aliases; two given names with one surname stay two
//! people, and their bare surname stays open.
//!
//! `Jane Roe runs Corvale Inc. Roe said` → Jane Roe (person, twice), Corvale Inc. (organisation).

mod chain;
mod class;
mod entity;
mod headline;
mod style;

use super::title;
use crate::lexicon::names::Gender;
pub use crate::lexicon::names::NameClass;
use crate::lexicon::word as w;
use crate::span::Span;
use crate::text::Text;
use std::ops::Range;

/// A name where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Name {
    pub tokens: Range<usize>,
    pub span: Span,
    pub class: NameClass,
    /// Index into [`Names::entities`].
    pub entity: usize,
    pub rule: &'static str,
}

/// What one or more names of an article stand for.
#[derive(Clone, Debug, PartialEq)]
pub struct Entity {
    pub class: NameClass,
    /// The lexicon's name for it, or the longest form in the article.
    pub canonical: String,
    /// Every form in the article, in the order of their first use.
    pub forms: Vec<String>,
    /// Folded forms for matching across articles, from the article and the lexicon alone: first the canonical form (a
    /// person's given name in full and surname), then the others. A person's last key is the
    /// bare surname, which agrees with another person's only while their given names do not differ.
    pub keys: Vec<String>,
    /// A person's, where the given name or an honorific tells.
    pub gender: Option<Gender>,
}

/// The names of an article, in the order of the text, none inside another.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Names {
    pub names: Vec<Name>,
    pub entities: Vec<Entity>,
}

impl Names {
    /// The name that begins at token `i`.
    pub fn starting(&self, i: usize) -> Option<&Name> {
        let at = self.names.partition_point(|n| n.tokens.start < i);
        self.names.get(at).filter(|n| n.tokens.start == i)
    }

    /// The name whose last token stands directly before token `i`.
    pub fn ending(&self, i: usize) -> Option<&Name> {
        let at = self.names.partition_point(|n| n.tokens.end < i);
        self.names.get(at).filter(|n| n.tokens.end == i)
    }

    /// The entity that bears a name; capitals do not count.
    pub fn find(&self, name: &str) -> Option<usize> {
        let key = entity::fold(name);
        self.entities.iter().position(|e| e.keys.first() == Some(&key))
    }

    /// How to write a name on its own: a person's in full, another's as it stands.
    pub fn show(&self, text: &Text, name: &Name) -> String {
        match name.class {
            NameClass::Person => self.entities[name.entity].canonical.clone(),
            _ => entity::written(text, name.tokens.clone()),
        }
    }

    /// The name that token `i` belongs to.
    pub fn covering(&self, i: usize) -> Option<&Name> {
        let at = self.names.partition_point(|n| n.tokens.end <= i);
        self.names.get(at).filter(|n| n.tokens.start <= i)
    }

    /// What "the company" or "it" at token `at` stands for: the organisation that the sentence begins with, or the only
    /// one named in it so far, or else in the sentence before.
    pub fn antecedent(&self, text: &Text, at: usize) -> Option<&Name> {
        let s = text.sentence_of(at);
        let from = text.sentences.get(s)?.tokens.start;
        let organisation = |n: &&Name| n.class == NameClass::Organisation;
        // A name that nothing else says what it names may well be a body's where a sentence begins with it.
        let body = |n: &&Name| matches!(n.class, NameClass::Organisation | NameClass::Other);
        if let Some(subject) = self.within(from..at).first().filter(body)
            && subject.tokens.start <= from + 1
        {
            return Some(subject);
        }
        let before = s.checked_sub(1).and_then(|b| text.sentences.get(b)).map_or(from, |b| b.tokens.start);
        // "Corvale gets a tenant. It says …, and its chief executive …": the sentence goes on about the same.
        let goes_on = text.word(from) == w::IT || at == from && text.word(at) == w::ITS;
        let named = self.within(from..at).iter().any(|n| organisation(&n));
        if goes_on
            && !named
            && let Some(subject) = self.within(before..from).first().filter(body)
            && subject.tokens.start <= before + 1
        {
            return Some(subject);
        }
        for range in [from..at, before..from] {
            let mut all = self.within(range).iter().filter(organisation);
            if let Some(first) = all.next() {
                return all.all(|n| n.entity == first.entity).then_some(first);
            }
        }
        None
    }

    /// The names that begin in a range of tokens.
    pub fn within(&self, tokens: Range<usize>) -> &[Name] {
        let from = self.names.partition_point(|n| n.tokens.start < tokens.start);
        let to = self.names.partition_point(|n| n.tokens.start < tokens.end);
        &self.names[from..to.max(from)]
    }
}

/// Reads the names of a text.
pub fn read(text: &Text, titles: &[title::Hit]) -> Names {
    let styles = style::read(text);
    let mut found = Vec::new();
    for (i, sentence) in text.sentences.iter().enumerate() {
        if styles.running(i) {
            chain::read(text, sentence, &styles, titles, &mut found);
        }
    }
    class::settle(text, titles, &mut found);
    let mut names = entity::merge(text, titles, found);
    headline::read(text, &styles, titles, &mut names);
    names
}

#[cfg(test)]
mod tests;
