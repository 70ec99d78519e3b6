//! What stands before a title: "Corvale's former *deputy* director", "the 62-year-old *solar* analyst".
//!
//! In: a title's [`Hit`]. Out: [`Left`]: where the phrase and the title's own words begin, the body, how the title is held.

use super::Body;
use super::holder::giving_verb;
use super::phrase::{body, party};
use crate::lexicon::class::Classes;
use crate::lexicon::names::{NameClass, Traits};
use crate::lexicon::titles::{Before, Qualifier};
use crate::lexicon::word as w;
use crate::mention::name::{Name, Names};
use crate::mention::title::{self, Hit};
use crate::text::{Text, TokenKind};

/// More words than this are no title.
const MODIFIERS: usize = 4;

#[derive(Debug, Default)]
pub(super) struct Left {
    /// First token of the body, the qualifier or the title, without an article.
    pub start: usize,
    /// The same with the article or the owner.
    pub outer: usize,
    /// First token of the title's own words.
    pub core: usize,
    pub body: Option<Body>,
    pub party: Option<String>,
    pub qualifiers: Vec<Qualifier>,
    /// Tokens of the title before its head, the last one first.
    pub modifiers: Vec<usize>,
    /// More than one may hold it.
    pub lesser: bool,
    /// An article or a possessive stands before it.
    pub determined: bool,
    /// "the company's": the body is one that was named before.
    pub definite: bool,
}

enum Step {
    /// The phrase goes on to this token.
    Take(usize),
    /// So do the title's own words.
    Own(usize),
    /// The phrase begins here, its article or its owner there.
    End(usize, usize),
    Stop,
}

pub(super) fn read(text: &Text, names: &Names, hits: &[Hit], hit: &Hit, exclusive: bool) -> Left {
    let at = hit.tokens.start;
    let from = text.sentences[text.sentence_of(at)].tokens.start;
    let reader = Reader { text, names, hits, from, hit, exclusive };
    let mut left = Left { start: at, outer: at, core: at, ..Left::default() };
    while left.start > from {
        match reader.step(&mut left) {
            Step::Take(at) => left.start = at,
            Step::Own(at) => {
                left.modifiers.extend((at..left.start).rev());
                (left.start, left.core) = (at, at);
            }
            Step::End(start, outer) => {
                (left.start, left.outer) = (start, outer);
                return left;
            }
            Step::Stop => break,
        }
    }
    reader.give_back_verbs(&mut left);
    left.outer = left.start;
    left
}

struct Reader<'s, 't> {
    text: &'s Text<'t>,
    names: &'s Names,
    hits: &'s [Hit],
    /// Start of the sentence.
    from: usize,
    hit: &'s Hit,
    exclusive: bool,
}

impl Reader<'_, '_> {
    fn traits(&self, i: usize) -> Traits {
        self.text.lexicon.names.traits(self.text.word(i))
    }

    fn before(&self, i: usize) -> Option<Before> {
        self.text.lexicon.titles.before(self.text.word(i))
    }

    fn step(&self, left: &mut Left) -> Step {
        let (text, at) = (self.text, left.start);
        // "ex-president", "solar-power analyst": the hyphen belongs to the word before it.
        let hyphen = matches!(text.str(at - 1), "-" | "–") && !text.tokens[at - 1].spaced;
        let glued = hyphen && !text.tokens[at].spaced && at >= self.from + 2;
        let i = if glued { at - 2 } else { at - 1 };
        match self.before(i) {
            Some(Before::Holding(qualifier)) => {
                left.qualifiers.insert(0, qualifier);
                return Step::Take(i);
            }
            Some(Before::Nothing) => return Step::Take(i),
            Some(Before::Lesser) if left.body.is_none() => {
                left.lesser = true;
                return Step::Own(i);
            }
            Some(Before::Modifier) if left.body.is_none() && !self.exclusive && !self.hit.is_address(text) => {
                return Step::Own(i);
            }
            _ => {}
        }
        if let Some(end) = self.determiner(i, left) {
            return end;
        }
        if left.body.is_some() {
            return Step::Stop;
        }
        if glued && let Some(name) = self.names.ending(at - 1) {
            // "a Corvale-based analyst"
            return Step::Take(name.tokens.start);
        }
        if glued {
            let fits = !self.exclusive && left.modifiers.len() < MODIFIERS && text.tokens[i].kind == TokenKind::Word;
            return if fits { Step::Own(i) } else { Step::Stop };
        }
        self.body(i, left).or_else(|| self.people(at, left)).unwrap_or_else(|| self.modifier(i, left))
    }

    /// An article, a pronoun or a possessive before the phrase.
    fn determiner(&self, i: usize, left: &mut Left) -> Option<Step> {
        let text = self.text;
        let apostrophe = matches!(text.str(i), "'" | "’") && !text.tokens[i].spaced;
        match text.word(i) {
            w::THE | w::A | w::AN => {
                left.determined = true;
                Some(Step::End(i + 1, i))
            }
            w::HIS | w::HER | w::ITS | w::THEIR if left.body.is_none() => {
                left.determined = true;
                left.definite = matches!(text.word(i), w::ITS | w::THEIR);
                Some(Step::End(i, i))
            }
            word if (word == w::POSSESSIVE || apostrophe) && i > self.from => {
                left.determined = true;
                // "Here's Senator Roe"
                if self.traits(i - 1).has(Traits::FUNCTION) {
                    return Some(Step::Stop);
                }
                let Some(name) = self.names.ending(i) else {
                    // "the company's"
                    left.definite = left.body.is_none();
                    let article = i > self.from + 1 && text.word(i - 2) == w::THE;
                    let start = i - 1 - usize::from(article);
                    return Some(Step::End(start, start));
                };
                // "the Post's Washington editor"
                let place = left.body.as_ref().and_then(|b| b.entity).map(|e| self.names.entities[e].class);
                let open = left.body.is_none() || place == Some(NameClass::Place) && name.class != NameClass::Place;
                if name.class != NameClass::Person && open {
                    left.body = Some(body(self.names, name));
                }
                let start = name.tokens.start;
                let honorific = start > self.from && self.traits(start - 1).has(Traits::HONORIFIC);
                let start = start - usize::from(honorific);
                Some(Step::End(start, start))
            }
            _ => None,
        }
    }

    /// A name or a common noun for the body: "Corvale director", "committee Chairman".
    fn body(&self, i: usize, left: &mut Left) -> Option<Step> {
        let text = self.text;
        if let Some(name) = self.names.ending(i + 1) {
            // "Roe adviser Piet Berg": whom the title serves.
            if name.class != NameClass::Person {
                // "Maine GOP Gov. Jane Roe": a party seats nobody.
                let party = self.names.entities[name.entity].canonical.ends_with(" Party");
                if !(party && self.hit.is_address(text)) {
                    left.body = Some(body(self.names, name));
                }
            } else if !self.text.tokens[name.tokens.start].spaced
                || self.hit.is_address(text)
                || giving_verb(text, name.tokens.start).is_some()
            {
                return Some(Step::Stop);
            }
            return Some(Step::Take(name.tokens.start));
        }
        let token = &text.tokens[i];
        if token.kind == TokenKind::Word && !token.capital && self.traits(i).has(Traits::ORG_LAST) {
            let name = self.last_headed(text.str(i), i)?;
            left.body = Some(body(self.names, name));
            return Some(Step::Take(i));
        }
        // "Orvex solar analyst" at the start of a sentence, where nothing else shows that Orvex is a name.
        let lower = !text.tokens[self.hit.tokens.start].capital;
        if lower
            && token.kind == TokenKind::Word
            && token.capital
            && self.modifies(i)
            && self.people_ending(i + 1).is_none()
        {
            left.body = Some(Body { entity: None, text: text.str(i).to_string() });
            return Some(Step::Take(i));
        }
        None
    }

    /// The last organisation before token `i` whose name ends with this word.
    fn last_headed(&self, word: &str, i: usize) -> Option<&Name> {
        let last = |n: &&Name| {
            let name = &self.names.entities[n.entity].canonical;
            name.rsplit(' ').next().is_some_and(|w| w.eq_ignore_ascii_case(word))
        };
        self.names.within(0..i).iter().rev().take(40).find(last)
    }

    fn people(&self, at: usize, left: &mut Left) -> Option<Step> {
        let (start, country) = self.people_ending(at)?;
        match country {
            Some(name) => left.body = Some(Body { entity: self.names.find(name), text: name.to_string() }),
            None => left.party = party(self.text, start).or(left.party.take()),
        }
        Some(Step::Take(start))
    }

    /// A nationality or a party that ends before token `at`.
    fn people_ending(&self, at: usize) -> Option<(usize, Option<&str>)> {
        let text = self.text;
        (1..=2.min(at - self.from)).rev().find_map(|n| {
            let start = at - n;
            let (len, country) = text.lexicon.names.people_at(|k| text.word(start + k))?;
            let country = country.and_then(|c| text.lexicon.names.known(c)).map(|k| &*k.name);
            (len == n && text.tokens[start].capital).then_some((start, country))
        })
    }

    fn modifier(&self, i: usize, left: &Left) -> Step {
        if self.hit.is_address(self.text) || left.modifiers.len() >= MODIFIERS {
            return Step::Stop;
        }
        if self.exclusive {
            // "the first female president": no part of a title that one holds at a time.
            let classes = self.text.lexicon.facts(self.text.word(i)).classes;
            let plain = classes.any(Classes::ADJECTIVE) && !classes.any(Classes::VERB | Classes::NOUN);
            let apart = plain && !self.text.tokens[i].capital && !self.traits(i).has(Traits::FUNCTION);
            return if apart { Step::Take(i) } else { Step::Stop };
        }
        if let Some(before) = title::ending(self.hits, i + 1) {
            return if before.is_address(self.text) { Step::Stop } else { Step::Own(before.tokens.start) };
        }
        let most = self.text.word(i) == w::MOST;
        if self.text.tokens[i].capital {
            // Listed words alone belong to a title in capitals: anything may stand before it.
            return Step::Stop;
        }
        if most || self.modifies(i) { Step::Own(i) } else { Step::Stop }
    }

    fn modifies(&self, i: usize) -> bool {
        modifies(self.text, i)
    }

    /// Words that no list knows belong to the title where the phrase is seen to begin before them, else one of them
    /// may be the verb: "criticised analyst Jane Roe".
    fn give_back_verbs(&self, left: &mut Left) {
        let text = self.text;
        let boundary = left.body.is_some() || left.start == self.from || {
            let before = left.start - 1;
            text.tokens[before].kind == TokenKind::Sign
                || matches!(
                    text.word(before),
                    w::BY | w::OF | w::FROM | w::WITH | w::AND | w::LIKE | w::AS | w::THAN | w::FOR
                )
                || text.lexicon.speech.get(text.word(before)).is_some_and(|s| s.sure)
        };
        let verbal = |i: usize| {
            let s = text.str(i);
            s.ends_with("ed") || s.ends_with("ing") || s.ends_with("ly")
        };
        while let Some(&i) = left.modifiers.last()
            && i == left.start
            && left.body.is_none()
            && title::starting(self.hits, i).is_none()
            && (verbal(i) || !boundary && !matches!(self.before(i), Some(Before::Modifier | Before::Lesser)))
        {
            left.modifiers.pop();
            left.start = i + 1;
            while text.str(left.start) == "-" {
                left.modifiers.pop();
                left.start += 1;
            }
            left.core = left.start;
        }
    }
}

/// A word that can be part of a title without being listed: "a *solar* analyst", "*737* test pilot".
pub(super) fn modifies(text: &Text, i: usize) -> bool {
    let Some(token) = text.tokens.get(i) else { return false };
    let traits = text.lexicon.names.traits(token.word);
    match token.kind {
        TokenKind::Number => token.span.len() < 4,
        TokenKind::Word => {
            let classes = text.lexicon.facts(token.word).classes;
            let nominal = Classes::NOUN | Classes::ADJECTIVE | Classes::PARTICIPLE | Classes::GERUND | Classes::PLURAL;
            !traits.has(Traits::FUNCTION.or(Traits::CALENDAR).or(Traits::HONORIFIC))
                && (classes.is_empty() || classes.any(nominal))
                && text.lexicon.speech.get(token.word).is_none_or(|s| !s.sure)
                && !text.str(i).contains(['\'', '’'])
                && token.span.len() > 2
        }
        _ => false,
    }
}
