//! Noun phrases as terms, ready to be compared: "its 40 new graphics processors" is the head `graphics processing unit`
//! with the modifier `new`. Figures and articles are no part of what is measured.

use super::frame::Frames;
use super::meant::is_unknown;
use super::{NameKey, Term};
use crate::lexicon::names::Traits;
use crate::lexicon::{Cue, PERSON, RESIDENT, word as w};
use crate::mention::{Kind, number};
use crate::syntax::{self, PhraseKind, Tag};
use crate::text::TokenKind;
use std::ops::Range;
use std::sync::Arc;

impl Frames<'_> {
    /// A noun phrase as a term. Words of values inside it (`17 billion`) are no part of it.
    pub fn term(&self, phrase: usize) -> Term {
        let written = self.beneath(phrase);
        let phrase = self.thing_meant(written).unwrap_or(written);
        let p = &self.read.syntax.phrases[phrase];
        // "1 million GPUs" measures GPUs: figure and article are no part of what is measured.
        let shown = (self.figure_end(phrase)..p.tokens.end).find(|&t| {
            t == p.head
                || !matches!(
                    self.read.syntax.tags[t],
                    Tag::Number | Tag::Determiner | Tag::Adverb | Tag::Symbol | Tag::Preposition
                )
        });
        let mut term = Term { text: self.words(shown.unwrap_or(p.tokens.start)..p.tokens.end), ..Term::default() };
        self.fill(&mut term, phrase, 0);
        // "Kenya's people", "the people of Kenya" are its residents.
        if term.head == PERSON && [p.possessor, p.of].into_iter().flatten().any(|of| self.is_place(of)) {
            term.head = RESIDENT.to_string();
            self.settle_head(&mut term);
        }
        self.baptise(&mut term, phrase);
        let known = p.definite && !p.plural || phrase != written;
        term.definite = known && term.names.is_empty() && term.modifiers.is_empty();
        term
    }

    /// "Corvale was founded": a word that no list knows, at the start of a sentence about one thing, is a name.
    fn baptise(&self, term: &mut Term, phrase: usize) {
        let (read, p) = (self.read, &self.read.syntax.phrases[phrase]);
        let opens = || read.text.sentences[read.text.sentence_of(p.head)].tokens.start == p.head;
        if p.tokens.len() != 1 || !term.names.is_empty() || !opens() || !is_unknown(read.text.lexicon, &term.text) {
            return;
        }
        let verb = self.clause_at(p.head).filter(|c| c.subject == Some(phrase)).and_then(|c| c.verb);
        let first = verb.map(|v| read.text.word(read.syntax.verbs[v].tokens.start));
        let single = matches!(first, Some(w::WAS | w::IS | w::HAS));
        if single || verb.is_some() && !term.text.ends_with('s') {
            let name = term.text.clone();
            term.head.clone_from(&name);
            term.names.push(NameKey::alone(name));
            term.open = false;
        }
    }

    /// Where the figure that opens a phrase ends, with its unit ("a 51-year-old driver"); where the phrase starts if none
    /// does.
    pub(super) fn figure_end(&self, phrase: usize) -> usize {
        let p = &self.read.syntax.phrases[phrase];
        let number = (p.tokens.start..p.head).rev().find(|&t| self.is_number_word(t));
        // "220K jobs": the letter is no part of the noun.
        let end = |t: usize| {
            t + 1 + usize::from(t + 1 < p.head && number::glued_at(self.read.text, t + 1) && self.is_value(t + 1))
        };
        let unit = |t: usize| {
            let mention = self.mention_at[t].map(|m| &self.read.mentions[m]);
            mention.filter(|m| m.kind != Kind::Count && m.tokens.end <= p.head).map_or(t, |m| m.tokens.end - 1)
        };
        number.map_or(p.tokens.start, |t| end(t).max(unit(t) + 1))
    }

    /// "a total of 346 people" speaks of people.
    pub(super) fn beneath(&self, phrase: usize) -> usize {
        let p = &self.read.syntax.phrases[phrase];
        match p.of.filter(|&of| self.read.syntax.phrases[of].kind != PhraseKind::Value && !self.is_sum(of)) {
            // "12 of the 40 homes" are homes.
            Some(of) if p.kind == PhraseKind::Value => of,
            Some(of) if self.has_cue(p.head, Cue::Generic) && p.modifiers.is_empty() && p.possessor.is_none() => of,
            _ => phrase,
        }
    }

    fn fill(&self, term: &mut Term, phrase: usize, depth: usize) {
        let p = &self.read.syntax.phrases[phrase];
        let names = &self.read.names.names;
        for token in p.tokens.clone() {
            if let Some(n) = self.name_at[token] {
                if names[n].tokens.start != token {
                    continue;
                }
                let mut key = self.key(names[n].entity).clone();
                // "Sony BMG said": whether the word that opens a sentence belongs to the name, its capital does not tell.
                if depth == 0
                    && !key.person
                    && let Some(opened) = self.opened(p.tokens.start, token, &key.name)
                {
                    Arc::make_mut(&mut key).keys.push(opened);
                }
                if !term.names.contains(&key) {
                    term.names.push(key);
                }
            }
        }
        let head_name = self.name_at.get(p.head).copied().flatten();
        if depth == 0 {
            match head_name {
                Some(n) => term.head.clone_from(&self.key(names[n].entity).name),
                None => {
                    term.head = self.lemma(p.head).to_string();
                    term.open = self.is_open(phrase);
                }
            }
        } else if head_name.is_none() && self.is_content(p.head) {
            term.modifiers.push(self.lemma(p.head).to_string());
        }
        let figure = self.figure_end(phrase);
        for &m in &p.modifiers {
            // "at least 11 dead": what bounds the figure is no part of the noun.
            if m < figure && self.mention_at[m].is_some_and(|i| self.read.mentions[i].kind.is_numeric()) {
                continue;
            }
            // "a 40-kilometer line" is not one of kilometers.
            let value = self.mention_at[m].map(|i| self.read.mentions[i].kind).is_some_and(|kind| {
                kind.is_numeric() && self.is_number_word(m) || matches!(kind, Kind::Quantity | Kind::Money)
            });
            if self.name_at[m].is_none() && !value && self.is_content(m) {
                term.modifiers.push(self.lemma(m).to_string());
            }
        }
        // "the 17th Amendment" is not the 25th.
        let numbered = (p.tokens.start..=p.tokens.end).filter(|&t| self.is_glued(t));
        term.modifiers.extend(numbered.map(|t| self.read.text.str(t - 1).to_string()));
        // "Apollo 11" is not Apollo 12.
        let number = |t: &usize| self.read.text.tokens[*t].kind == TokenKind::Number && !self.is_value(*t);
        let model = p.tokens.clone().skip(1).filter(number).filter(|&t| self.is_named(t - 1) && !self.is_named(t));
        term.modifiers.extend(model.map(|t| self.read.text.str(t).to_string()));
        // "profit after tax", "earnings before interest and tax"
        let text = self.read.text;
        let end = p.tokens.end;
        if let Some(tax) = syntax::taxed(text, &self.read.syntax.tags, end) {
            let words = (end..=tax).filter(|&t| t == end || self.is_content(t));
            term.modifiers.extend(words.map(|t| text.lower(t).into_owned()));
        }
        term.modifiers.dedup();
        if depth == 0 && head_name.is_none() {
            self.settle_head(term);
            // "20,000 Danes" are people.
            let lexicon = self.read.text.lexicon;
            let people = lexicon.names.traits(self.read.text.word(p.head)).has(Traits::PEOPLE);
            if people && p.plural && term.broader.is_empty() {
                term.broader.push(PERSON.to_string());
            }
        }
        if depth < 2 {
            for next in [p.of, p.possessor].into_iter().flatten() {
                // "savings of $4 million"
                if next != phrase && !self.is_sum(next) {
                    self.fill(term, next, depth + 1);
                }
            }
        }
    }

    /// The name with the word that opens sentence and phrase before it.
    fn opened(&self, start: usize, name: usize, text: &str) -> Option<String> {
        let read = self.read.text;
        let opens = start + 1 == name && read.sentences[read.sentence_of(start)].tokens.start == start;
        let worded = matches!(self.read.syntax.tags[start], Tag::Name | Tag::Noun | Tag::Adjective);
        (opens && worded && !self.is_named(start)).then(|| format!("{} {}", read.lower(start), text.to_lowercase()))
    }

    /// The noun that the lexicon has for the head, together with the words before it where they make one noun
    /// ("graphics processing unit"), and what is wider.
    pub(super) fn settle_head(&self, term: &mut Term) {
        let nouns = &self.read.text.lexicon.nouns;
        let all = term.modifiers.len();
        let first = if nouns.ends_compound(&term.head) { all.saturating_sub(3) } else { all };
        let last = std::mem::take(&mut term.head);
        let whole = match &term.modifiers[first..] {
            [] => None,
            modifiers => Some([&modifiers.join(" "), " ", &last].concat()),
        };
        let mut noun = whole.as_deref().unwrap_or(&last);
        for from in first..=all {
            let same = nouns.same(noun);
            if from == all || same != noun || !nouns.broader(noun).is_empty() {
                term.broader = nouns.broader(noun).to_vec();
                term.modifiers.truncate(from);
                // "postmen" are postal workers: where no row says what two words are, they are a noun and what narrows it.
                let narrowed = same.rsplit_once(' ').filter(|_| same != noun && term.broader.is_empty());
                let Some((words, head)) = narrowed else {
                    term.head = if same == last { last } else { same.to_string() };
                    return;
                };
                term.modifiers.extend(words.split(' ').map(str::to_string));
                term.head = nouns.same(head).to_string();
                term.broader = nouns.broader(head).to_vec();
                return;
            }
            noun = &noun[term.modifiers[from].len() + 1..];
        }
    }

    /// A word that goes on where a number ended ("17th", "5G") and makes no value of it.
    fn is_glued(&self, token: usize) -> bool {
        let text = self.read.text;
        let word = text.tokens.get(token).is_some_and(|t| t.kind == TokenKind::Word && !t.spaced);
        word && token > 0 && text.tokens[token - 1].kind == TokenKind::Number && !self.is_value(token)
    }

    /// Part of the figure itself, not of what it counts.
    fn is_number_word(&self, token: usize) -> bool {
        self.read.syntax.tags[token] == Tag::Number
    }

    /// A pronoun, or a definite noun that stands for something named before.
    pub(super) fn is_open(&self, phrase: usize) -> bool {
        let p = &self.read.syntax.phrases[phrase];
        if matches!(self.read.syntax.tags[p.head], Tag::Pronoun | Tag::Determiner | Tag::Relative) {
            return true;
        }
        let stands_in = self.has_cue(p.head, Cue::Organisation)
            || self.has_cue(p.head, Cue::Event)
            || self.has_cue(p.head, Cue::Territory)
            || self.has_cue(p.head, Cue::Generic);
        p.definite && stands_in && p.modifiers.is_empty() && p.of.is_none() && p.possessor.is_none()
    }

    pub(super) fn words(&self, tokens: Range<usize>) -> String {
        if tokens.is_empty() {
            return String::new();
        }
        self.read.text.span(tokens).of(&self.read.text.prose.text).to_string()
    }
}
