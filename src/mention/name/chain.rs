//! Capitalised sequences of running text: where a name begins, how far it goes, what is not part of it.

use super::class;
use super::style::{Styles, opens};
use crate::lexicon::names::{NameClass, Traits};
use crate::lexicon::titles::Before;
use crate::lexicon::word as w;
use crate::mention::title::{self, Hit};
use crate::text::{Sentence, Text, TokenKind};
use std::ops::Range;

/// A name before it is settled what it names.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub tokens: Range<usize>,
    pub class: NameClass,
    /// Index into the lexicon's known names.
    pub known: Option<u32>,
    /// A lone word at the start of a sentence: a name only where another one shows it.
    pub doubtful: bool,
    pub rule: &'static str,
}

pub(super) fn read(text: &Text, sentence: &Sentence, styles: &Styles, titles: &[Hit], out: &mut Vec<Found>) {
    let chain = Chain { text, titles, styles, sentence: sentence.tokens.clone() };
    let mut i = sentence.tokens.start;
    while i < sentence.tokens.end {
        if chain.begins(i) {
            let end = chain.extent(i);
            chain.cut(i..end, out);
            i = end;
        } else {
            i = match chain.title(i) {
                Some(hit) if chain.known(i).is_none_or(|(n, _)| n <= hit.tokens.len()) => hit.tokens.end,
                // "New Yorker"
                _ => i + people(text, i).map_or(1, |(n, _)| n),
            };
        }
    }
}

struct Chain<'s, 't> {
    text: &'s Text<'t>,
    titles: &'s [Hit],
    styles: &'s Styles,
    sentence: Range<usize>,
}

impl Chain<'_, '_> {
    fn traits(&self, i: usize) -> Traits {
        self.text.lexicon.names.traits(self.text.word(i))
    }

    /// The title that begins at `i`.
    fn title(&self, i: usize) -> Option<&Hit> {
        let may = self.text.lexicon.titles.can_start(self.text.word(i));
        if may { title::starting(self.titles, i) } else { None }
    }

    /// A word with a capital, inside the sentence.
    fn capital(&self, i: usize) -> bool {
        self.sentence.contains(&i) && self.text.tokens[i].capital && self.text.str(i) != "I"
    }

    fn glued(&self, i: usize) -> bool {
        self.sentence.contains(&i) && !self.text.tokens[i].spaced
    }

    fn known(&self, i: usize) -> Option<(usize, u32)> {
        known(self.text, i).filter(|(n, _)| i + n <= self.sentence.end)
    }

    /// A name may begin at `i`.
    fn begins(&self, i: usize) -> bool {
        let token = &self.text.tokens[i];
        if token.kind != TokenKind::Word
            || i > self.sentence.start && self.glued(i) && self.text.word(i - 1) == w::HYPHEN
        {
            return false;
        }
        let traits = self.traits(i);
        if !token.capital {
            // "al-Sudani", "de Vries": small, but nothing else stands before a capital like this.
            let next = if self.text.word(i + 1) == w::HYPHEN { i + 2 } else { i + 1 };
            return traits.has(Traits::PARTICLE)
                && self.capital(next)
                && self.text.str(i).len() < 4
                && !self.traits(next).has(Traits::FUNCTION.or(Traits::CALENDAR).or(Traits::PEOPLE));
        }
        if let Some((n, _)) = self.known(i)
            && (n > 1 || !self.starts(i) || !self.styles.seen_lower(self.text, i))
            && self.title(i).is_none_or(|h| h.tokens.len() < n)
        {
            return true;
        }
        if traits.has(Traits::CALENDAR) {
            return i > self.sentence.start && self.addressed(i) && self.text.str(i).len() > 2;
        }
        if traits.has(Traits::HONORIFIC) && self.capital(i + 1) {
            return false;
        }
        // "R-Maine", "Ex-White House press secretary"
        let party = matches!(self.text.str(i), "R" | "D" | "I" | "Ex" | "Then") && self.text.word(i + 1) == w::HYPHEN;
        self.capital(i)
            && !party
            && (!traits.has(Traits::FUNCTION) || self.addressed(i))
            && !(traits.has(Traits::ACRONYM) && (token.upper || self.text.str(i).ends_with('s')))
            && self.title(i).is_none()
    }

    /// A title or an honorific stands directly before `i`.
    fn addressed(&self, i: usize) -> bool {
        i > self.sentence.start
            && (self.traits(i - 1).has(Traits::HONORIFIC) && self.capital(i - 1)
                || title::ending(self.titles, i).is_some_and(|h| self.text.tokens[h.tokens.start].capital))
    }

    /// The capital of token `i` may come from its place alone.
    fn starts(&self, i: usize) -> bool {
        i == self.sentence.start || opens(self.text, i)
    }

    /// The end of the sequence that begins at `i`.
    fn extent(&self, i: usize) -> usize {
        let text = self.text;
        let mut end = self.known(i).map_or(i + 1, |(n, _)| i + n);
        // "of", "for" or "on" has been crossed
        let mut headed = false;
        while end < self.sentence.end {
            let next = match text.word(end) {
                w::HYPHEN if self.glued(end) && self.glued(end + 1) => {
                    let joins = self.capital(end + 1) || text.tokens[end + 1].kind == TokenKind::Number;
                    let apart = self.known(i).is_some_and(|(n, _)| i + n == end);
                    (joins && !apart).then_some(end + 2)
                }
                w::AMPERSAND if self.capital(end + 1) => Some(end + 2),
                w::COMMA
                    if self.traits(end + 1).has(Traits::SUFFIX.or(Traits::ORG_SUFFIX))
                        && self.capital(end + 1)
                        && text.str(end + 1).ends_with('.') =>
                {
                    Some(end + 2)
                }
                // "National Institute for …", but "the Corvale Harbour Ministry | for Orvex"
                w::OF | w::FOR | w::ON
                    if self.traits(end - 1).has(Traits::ORG_FIRST) && (text.word(end) == w::OF || end <= i + 2) =>
                {
                    let object = if text.word(end + 1) == w::THE { end + 2 } else { end + 1 };
                    headed = true;
                    (self.capital(object) && self.links(i, object)).then_some(object + 1)
                }
                w::AND if self.coordinates(i, end, headed) => Some(end + 2),
                _ => self.link(i, end),
            };
            match next {
                Some(next) if next <= self.sentence.end => end = next,
                _ => break,
            }
        }
        end
    }

    /// Token `end` continues the sequence from `i`, alone or with particles before it.
    fn link(&self, i: usize, end: usize) -> Option<usize> {
        let token = &self.text.tokens[end];
        if token.kind == TokenKind::Number && !token.spaced {
            return Some(end + 1);
        }
        if token.kind != TokenKind::Word {
            return None;
        }
        if token.capital {
            let glued_letter = !token.spaced && self.text.tokens[end - 1].kind == TokenKind::Number;
            let initial = self.text.str(end - 1).ends_with('.');
            return ((token.spaced || glued_letter || initial) && self.links(i, end)).then_some(end + 1);
        }
        let mut at = end;
        while at < end + 2 && self.traits(at).has(Traits::PARTICLE) && !self.capital(at) {
            at += 1;
            at += usize::from(self.text.word(at) == w::HYPHEN && self.glued(at));
        }
        (at > end && self.capital(at) && self.links(i, at) && self.known(i).is_none()).then_some(at + 1)
    }

    /// A capitalised word that may stand inside a name.
    fn links(&self, i: usize, at: usize) -> bool {
        let traits = self.traits(at);
        let before = self.text.str(at - 1);
        let person = at == i + 1 && self.traits(i).has(Traits::GIVEN) || before.len() == 2 && before.ends_with('.');
        let last = !self.capital(at + 1);
        // Glued page furniture: "Jane Roe Jane Mary RoeMore".
        if at > i + 1 && self.text.word(at) == self.text.word(i) && self.traits(i).has(Traits::GIVEN) {
            return false;
        }
        let closed = self.traits(at - 1).has(Traits::ORG_SUFFIX.or(Traits::SUFFIX)) && at > i + 1;
        // "Maine Republican", "Maine Republican Sen. Jane Roe"
        let titled = || self.title(at + 1).is_some();
        if closed || traits.has(Traits::PEOPLE) && !person && (last || titled()) {
            return false;
        }
        if traits.has(Traits::CALENDAR) {
            // "Theresa May", but "Jane Roe | Monday"
            let named = matches!(self.text.str(at), "May" | "March" | "April" | "June" | "August");
            return person && last && named && self.text.tokens.get(at + 1).is_none_or(|t| t.kind != TokenKind::Number);
        }
        // "Formula One", "Channel Four"
        let numbered =
            || last && matches!(self.text.str(at), "One" | "Two" | "Three" | "Four" | "Five" | "Seven" | "Nine");
        if traits.has(Traits::FUNCTION) && !person && !numbered()
            || traits.has(Traits::ACRONYM) && self.text.tokens[at].upper
            || traits.has(Traits::HONORIFIC) && self.text.str(at).ends_with('.')
        {
            return false;
        }
        match self.title(at) {
            // "Stephen King": a title's word where only a surname can stand.
            Some(hit) => {
                let surname = person && hit.tokens.len() == 1 && !self.text.tokens[at].upper;
                last && (surname || traits.has(Traits::ORG_LAST))
            }
            None => true,
        }
    }

    /// "and" at `end` joins two parts of one name.
    fn coordinates(&self, i: usize, end: usize, headed: bool) -> bool {
        if !self.capital(end + 1) || !self.links(i, end + 1) || self.known(end + 1).is_some() {
            return false;
        }
        if headed {
            // "Center for Corvale and Orvex Studies", but "Bank of Italy and Corvale"
            return self.known(end - 1).is_none();
        }
        let mut last = end + 1;
        while self.capital(last + 1) && self.text.tokens[last + 1].spaced && self.links(i, last + 1) {
            last += 1;
        }
        // "the Fisheries and Forestry Commission", "House Energy and Trade Committee"
        let known = self.known(i);
        let opened = known.is_some() || i > self.sentence.start && self.text.word(i - 1) == w::THE;
        opened
            && last > end + 1
            && self.traits(last).has(Traits::ORG_LAST)
            && !self.traits(end - 1).has(Traits::ORG_LAST)
            && known.is_none_or(|(n, _)| i + n < end)
            && !self.traits(i).has(Traits::GIVEN)
    }

    /// Takes from a sequence what is no name, and sets apart what are two.
    fn cut(&self, tokens: Range<usize>, out: &mut Vec<Found>) {
        let (mut start, mut end) = (tokens.start, tokens.end);
        let text = self.text;
        // "Corvale Senior Adviser Jane Roe": the title begins before its head.
        if self.title(end).and_then(|h| h.row(text)).is_some_and(|t| !t.exclusive) {
            let modifies =
                |i: usize| matches!(text.lexicon.titles.before(text.word(i)), Some(Before::Modifier | Before::Lesser));
            let known = |s: usize, e: usize| self.known(s).is_some_and(|(n, _)| s + n == e);
            while end > start && modifies(end - 1) && !known(start, end) {
                end -= 1;
            }
            if end == start {
                return;
            }
        }
        let whole = |s: usize| known(text, s).filter(|(n, _)| s + n == end).map(|(_, k)| k);
        let org_headed = self.traits(end - 1).has(Traits::ORG_LAST);
        if whole(start).is_none() {
            if self.starts(start) && !self.start_is_name(start, end) {
                if end - start == 1 && !self.traits(start).has(Traits::COMMON) && people(text, start).is_none() {
                    return out.push(Found { doubtful: true, ..self.found(start..end, None, "name.repeated") });
                }
                start += 1;
            }
            while start < end && !org_headed {
                let Some((n, _)) = people(text, start).filter(|(n, _)| start + n <= end) else { break };
                if whole(start).is_some() {
                    break;
                }
                start += n;
            }
        }
        while start < end && (text.tokens[start].kind != TokenKind::Word || text.word(start) == w::HYPHEN) {
            start += 1;
        }
        if start >= end || people(text, start).is_some_and(|(n, _)| start + n == end) && whole(start).is_none() {
            return;
        }
        if let Some(k) = whole(start) {
            return out.push(self.found(start..end, Some(k), "name.known"));
        }
        if let Some((n, k)) = self.known(start)
            && start + n < end
        {
            let rest = start + n;
            let country = text.lexicon.names.known(k).is_some_and(|k| k.country);
            if country && let Some(k) = whole(rest) {
                // "U.S. State Department"
                return out.push(self.found(start..end, Some(k), "name.known"));
            }
            if self.traits(rest).has(Traits::GIVEN) && end - rest >= 2 && !org_headed {
                out.push(self.found(start..rest, Some(k), "name.known"));
                return out.push(self.found(rest..end, None, "name.sequence"));
            }
        }
        out.push(self.found(start..end, None, "name.sequence"));
    }

    /// The first word of a sentence belongs to the name that it begins.
    fn start_is_name(&self, start: usize, end: usize) -> bool {
        let word = self.text.str(start);
        let traits = self.traits(start);
        if self.known(start).is_some() || self.styles.seen_capital(self.text, start) {
            return !self.styles.seen_lower(self.text, start)
                || self.known(start).is_some_and(|(n, _)| n > 1 || start + 1 < end);
        }
        if self.styles.seen_lower(self.text, start) || traits.has(Traits::COMMON) {
            return false;
        }
        if end - start == 1 {
            // "Corvale chief executive Jane Roe", "Corvale's shares", "NATO said"
            let titled = self.title(end).is_some() && self.text.lexicon.titles.before(self.text.word(start)).is_none();
            return titled && !word.ends_with("ed") && !word.ends_with("ing")
                || self.text.tokens[start].upper
                || possessive(self.text, end) && !word.ends_with("ing");
        }
        // "Embattled Corvale": the second word is a name of its own.
        let second = self.styles.seen_capital(self.text, start + 1) && !self.is_stranger(start, end);
        traits.has(Traits::GIVEN)
            || !second
            || self.text.word(start + 1) == w::HYPHEN
            || self.traits(end - 1).has(Traits::ORG_LAST.or(Traits::ORG_SUFFIX))
    }

    /// A first word that no list knows: "Bouchra Nasr said", "Orvex Mills's" at the start of a sentence.
    fn is_stranger(&self, start: usize, end: usize) -> bool {
        let (text, word) = (self.text, self.text.str(start));
        let common = [
            "ed", "ing", "er", "ers", "or", "ors", "ly", "al", "ish", "ese", "ion", "ons", "ive", "ic", "ous", "ent",
            "ant", "ary", "up", "ty", "st", "sts",
        ];
        let adverb = matches!(text.word(end), w::NOW | w::ALSO | w::LATER | w::HAS | w::HAD);
        let speaks = text.lexicon.speech.get(text.word(end + usize::from(adverb))).is_some_and(|s| s.sure);
        let aged = text.word(end) == w::COMMA
            && text.tokens.get(end + 1).is_some_and(|t| t.kind == TokenKind::Number)
            && text.word(end + 2) == w::COMMA;
        let known = (start + 1..end).any(|i| self.known(i).is_some() || self.traits(i).has(Traits::ORG_LAST));
        (2..=3).contains(&(end - start))
            && (speaks
                || aged
                || possessive(text, end)
                || text.word(end) == w::WHO
                || text.word(end) == w::COMMA
                    && (text.word(end + 1) == w::WHO || class::described(text, self.titles, end + 1)))
            && !known
            && text.lexicon.facts(text.word(start)).classes.is_empty()
            && !common.iter().any(|suffix| word.ends_with(suffix))
            && text.tokens[start + 1..end].iter().all(|t| t.kind == TokenKind::Word && t.capital && !t.upper)
    }

    fn found(&self, tokens: Range<usize>, known: Option<u32>, rule: &'static str) -> Found {
        let class = known.and_then(|k| self.text.lexicon.names.known(k)).map_or(NameClass::Other, |k| k.class);
        Found { tokens, class, known, doubtful: false, rule }
    }
}

/// The longest known name from token `i` on.
pub(super) fn known(text: &Text, i: usize) -> Option<(usize, u32)> {
    if !text.lexicon.names.traits(text.word(i)).has(Traits::KNOWN) {
        return None;
    }
    let flag = |k: usize, f: fn(&crate::text::Token) -> bool| text.tokens.get(i + k).is_some_and(f);
    text.lexicon.names.known_at(
        |k| text.word(i + k),
        |k| flag(k, |t| t.capital || t.kind != TokenKind::Word) || text.word(i + k) == w::POSSESSIVE,
        // "U.S." and "A" stand in capitals as well.
        |k| flag(k, |t| t.upper || t.kind != TokenKind::Word || t.capital && t.span.len() == 1),
    )
}

/// A nationality, a faith or a party from token `i` on.
pub(super) fn people(text: &Text, i: usize) -> Option<(usize, Option<u32>)> {
    text.tokens.get(i).filter(|t| t.capital)?;
    text.lexicon.names.people_at(|k| text.word(i + k))
}

/// "'s", or the bare apostrophe behind an s.
fn possessive(text: &Text, i: usize) -> bool {
    let Some(before) = i.checked_sub(1) else { return false };
    let bare = matches!(text.str(i), "'" | "’") && text.tokens.get(i).is_some_and(|t| !t.spaced);
    text.word(i) == w::POSSESSIVE || bare && text.str(before).ends_with(['s', 'x', 'z'])
}
