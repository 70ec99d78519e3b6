//! What each name names, from its own words and from what stands around it.

use super::chain::Found;
use crate::lexicon::names::{NameClass, Traits};
use crate::lexicon::titles::TitleKind;
use crate::lexicon::word as w;
use crate::mention::title::{self, Hit};
use crate::text::{Text, TokenKind};
use rustc_hash::FxHashSet;

/// Sets the class of every name; drops the doubtful ones that no other name confirms.
pub(super) fn settle(text: &Text, titles: &[Hit], found: &mut Vec<Found>) {
    // Surnames that an honorific or a title has shown to be a person's.
    let mut surnames: FxHashSet<&str> = FxHashSet::default();
    // First words of organisations with a legal form: "Corvale" of Corvale Inc.
    let mut firms: FxHashSet<&str> = FxHashSet::default();
    for name in found.iter_mut() {
        if name.known.is_some() || name.doubtful {
            continue;
        }
        let last = text.word(name.tokens.end - 1);
        if name.tokens.len() > 1 && text.lexicon.names.traits(last).has(Traits::ORG_SUFFIX) {
            firms.insert(text.str(name.tokens.start));
        }
        if let Some((class, rule)) = own_words(text, name).or_else(|| address(text, titles, name)) {
            (name.class, name.rule) = (class, rule);
            if class == NameClass::Person {
                surnames.insert(text.str(surname(text, name)));
            }
        }
    }
    found.retain(|name| {
        let word = text.str(name.tokens.start);
        !name.doubtful || surnames.contains(word) || firms.contains(word)
    });
    for name in found.iter_mut() {
        if name.known.is_none() && name.class == NameClass::Other {
            let shown = name.tokens.len() < 4 && surnames.contains(text.str(surname(text, name)));
            if shown && all_words(text, name) {
                (name.class, name.rule) = (NameClass::Person, "name.surname");
            } else if let Some((class, rule)) = surroundings(text, titles, name) {
                (name.class, name.rule) = (class, rule);
            }
        }
    }
}

/// The last word that is no suffix.
pub(super) fn surname(text: &Text, name: &Found) -> usize {
    let traits = |i: usize| text.lexicon.names.traits(text.word(i));
    name.tokens
        .clone()
        .rev()
        .find(|&i| text.tokens[i].kind == TokenKind::Word && !(traits(i).has(Traits::SUFFIX) && i > name.tokens.start))
        .unwrap_or(name.tokens.end - 1)
}

fn all_words(text: &Text, name: &Found) -> bool {
    name.tokens.clone().all(|i| {
        let t = &text.tokens[i];
        t.kind == TokenKind::Word
            && !text.lexicon.names.traits(t.word).has(Traits::ORG_LAST.or(Traits::ORG_SUFFIX).or(Traits::THING))
            || matches!(text.word(i), w::HYPHEN | w::COMMA)
    })
}

fn own_words(text: &Text, name: &Found) -> Option<(NameClass, &'static str)> {
    let traits = |i: usize| text.lexicon.names.traits(text.word(i));
    let (first, last) = (name.tokens.start, name.tokens.end - 1);
    let words = name.tokens.len();
    if name.tokens.clone().any(|i| text.tokens[i].kind == TokenKind::Number) {
        return Some((NameClass::Product, "name.model"));
    }
    let crossed = name
        .tokens
        .clone()
        .skip(1)
        .any(|i| matches!(text.word(i), w::OF | w::FOR | w::ON | w::AND) || text.word(i) == w::AMPERSAND);
    if crossed || words > 1 && traits(last).has(Traits::ORG_LAST.or(Traits::ORG_SUFFIX)) {
        return Some((NameClass::Organisation, "name.organisation"));
    }
    if words == 1 || traits(last).has(Traits::THING) && !traits(first).has(Traits::GIVEN) {
        return None;
    }
    let initial = (first + 1..last).any(|i| is_initial(text, i)) || is_initial(text, first) && words <= 4;
    let particle = (first + 1..last).any(|i| traits(i).has(Traits::PARTICLE) && !text.tokens[i].capital);
    let suffix = traits(last).has(Traits::SUFFIX);
    let given = traits(first).has(Traits::GIVEN);
    let parts = name.tokens.clone().filter(|&i| text.tokens[i].capital).count();
    ((2..=5).contains(&parts) && (given || initial || particle || suffix && words > 2))
        .then_some((NameClass::Person, "name.given"))
}

fn is_initial(text: &Text, i: usize) -> bool {
    let s = text.str(i);
    s.ends_with('.') && s.len() == 2 && text.tokens[i].capital
}

/// "Mr. Roe", "Director Roe", "activist Jane Roe".
fn address(text: &Text, titles: &[Hit], name: &Found) -> Option<(NameClass, &'static str)> {
    let before = name.tokens.start.checked_sub(1)?;
    let traits = text.lexicon.names.traits(text.word(before));
    if !text.tokens[name.tokens.start].spaced || !all_words(text, name) || name.tokens.len() > 5 {
        return None;
    }
    if traits.has(Traits::HONORIFIC) && text.tokens[before].capital {
        return Some((NameClass::Person, "name.honorific"));
    }
    let hit = title::ending(titles, name.tokens.start)?;
    let capital = text.tokens[hit.tokens.start].capital;
    // A small title may end a phrase of its own before a lone name: "asked the chief Boeing"
    (capital || name.tokens.len() > 1).then_some((NameClass::Person, "name.title"))
}

fn surroundings(text: &Text, titles: &[Hit], name: &Found) -> Option<(NameClass, &'static str)> {
    let end = name.tokens.end;
    let next = text.word(end);
    let after_possessive = if next == w::POSSESSIVE { end + 1 } else { end };
    // A mayor is a town's, a chief executive a firm's.
    let office = title::starting(titles, after_possessive)
        .and_then(|h| h.row(text))
        .is_some_and(|t| t.kind == TitleKind::Office && t.sole);
    if office {
        return Some((NameClass::Organisation, "name.office"));
    }
    let words = name.tokens.len();
    if (2..=4).contains(&words) && all_words(text, name) {
        // ", 54," and ", a farmer" and "who"
        let apposed = text.word(end) == w::COMMA
            && (text.tokens.get(end + 1).is_some_and(|t| t.kind == TokenKind::Number)
                && text.word(end + 2) == w::COMMA
                && text.str(end + 1).len() == 2
                || described(text, titles, end + 1));
        let speaks = text.lexicon.speech.get(next).is_some_and(|s| s.sure)
            || name.tokens.start > 0
                && text.lexicon.speech.get(text.word(name.tokens.start - 1)).is_some_and(|s| s.sure);
        if apposed || next == w::WHO || text.word(end) == w::COMMA && text.word(end + 1) == w::WHO {
            return Some((NameClass::Person, "name.apposition"));
        }
        if closes_title(text, titles, name) || takes_office(text, titles, end) {
            return Some((NameClass::Person, "name.office-holder"));
        }
        if speaks && !text.tokens[end - 1].upper {
            return Some((NameClass::Person, "name.speaker"));
        }
    }
    let ticker = text.word(end) == w::OPEN
        && text.tokens.get(end + 1).is_some_and(|t| t.upper)
        && matches!(text.word(end + 2), w::CLOSE | w::COLON);
    let shares = name.tokens.start > 1
        && text.word(name.tokens.start - 1) == w::OF
        && matches!(text.str(name.tokens.start - 2), "shares" | "Shares");
    let acronym =
        words == 1 && text.tokens[name.tokens.start].upper && text.lexicon.speech.get(next).is_some_and(|s| s.sure);
    (ticker || shares || acronym).then_some((NameClass::Organisation, "name.context"))
}

/// "Corvale's managing director, Piers Roe, said", "The director of the Corvale Trust, Piers Roe, said"
fn closes_title(text: &Text, titles: &[Hit], name: &Found) -> bool {
    let Some(comma) = name.tokens.start.checked_sub(1).filter(|&i| text.word(i) == w::COMMA) else { return false };
    if text.word(name.tokens.end) != w::COMMA {
        return false;
    }
    let Some(hit) = title::ending(titles, comma) else {
        let said = text.lexicon.speech.get(text.word(name.tokens.end + 1)).is_some_and(|s| s.sure);
        let of_body = |h: &Hit| {
            let named = |i: usize| text.tokens[i].capital || matches!(text.word(i), w::OF | w::THE | w::AND);
            let the = h.tokens.start > 0 && text.word(h.tokens.start - 1) == w::THE;
            the && text.word(h.tokens.end) == w::OF && (h.tokens.end..comma).all(named)
        };
        return said && title::within(titles, comma.saturating_sub(10)..comma).iter().next_back().is_some_and(of_body);
    };
    let office = hit.row(text).is_some_and(|t| t.kind == TitleKind::Office);
    // "Its board, the chief executive, Orvex Mills, …" is a list; an owner before the title makes it one person's.
    let owned = |i: usize| matches!(text.word(i), w::POSSESSIVE | w::ITS | w::THEIR | w::HIS | w::HER);
    office && (hit.tokens.start.saturating_sub(3)..hit.tokens.start).any(owned)
}

/// "Piers Roe stepped down as managing director"
fn takes_office(text: &Text, titles: &[Hit], at: usize) -> bool {
    let Some((n, verb)) = text.lexicon.titles.verb_at(|k| text.word(at + k)).filter(|(n, _)| *n > 1) else {
        return false;
    };
    let article = usize::from(matches!(text.word(at + n), w::A | w::AN | w::THE));
    let office = |h: &Hit| h.row(text).is_some_and(|t| t.kind == TitleKind::Office);
    verb.subject.is_some() && title::starting(titles, at + n + article).is_some_and(office)
}

/// A title in apposition begins at token `at`: "a farmer", "chief executive of", "Corvale's spokesman".
pub(super) fn described(text: &Text, titles: &[Hit], at: usize) -> bool {
    let article = matches!(text.word(at), w::A | w::AN | w::THE);
    title::within(titles, at..at + 6).iter().any(|h| {
        let Some(row) = h.row(text) else { return false };
        let apart = (at..h.tokens.start).any(|i| text.tokens[i].kind == TokenKind::Sign && text.word(i) != w::HYPHEN);
        let led = h.tokens.start == at || text.word(h.tokens.start - 1) == w::POSSESSIVE;
        match row.kind {
            TitleKind::Rank => false,
            TitleKind::Office | TitleKind::Trade if article => true,
            // "Corvale Holdings, the owner of Orvex"
            TitleKind::Office => led && !apart,
            _ => false,
        }
    })
}
