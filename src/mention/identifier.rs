//! Numbers that are names: models, indices, roads, laws, phone numbers, scores, versions, list marks.
//!
//! In: a token where a number may start. Out: where the name ends, so that nothing inside it is read.

use super::number::{self, is_hyphen};
use super::{measure, noun, surface, unit};
use crate::lexicon::calendar::{CalendarWord, Sense};
use crate::lexicon::identifier::{LONGEST, Naming};
use crate::lexicon::{Classes, word as w};
use crate::text::{Text, TokenKind};
use std::ops::Range;

/// The end of the name that token `i` is a part of; `None` when a number there is a number.
pub fn at(text: &Text, sentence: &Range<usize>, i: usize) -> Option<usize> {
    if unit::grade(text, i).is_some() {
        return None;
    }
    match text.tokens[i].kind {
        TokenKind::Dotted => Some(i + 1),
        TokenKind::Number if is_named(text, i) => Some(i + 1),
        TokenKind::Number => digit_groups(text, sentence, i)
            .or_else(|| glued_to_letters(text, i))
            .or_else(|| mark(text, sentence, i))
            .or_else(|| named(text, sentence, i))
            .or_else(|| score(text, i)),
        TokenKind::Word => worded(text, sentence, i),
        TokenKind::Sign => None,
    }
}

/// A number at `i` that a name before it claims, whatever sign stands between: "COVID -19".
pub fn is_named(text: &Text, i: usize) -> bool {
    let Some(sentence) = text.sentences.get(text.sentence_of(i)) else { return false };
    text.tokens[i].kind == TokenKind::Number
        && label_before(text, &sentence.tokens, i)
            .is_some_and(|n| matches!(n, (Naming::Brand, _) | (Naming::Name, true)))
}

/// "one-on-one", "step three", "Big Ten", "Kick Six", "Three Mile Island": number words with a capital among capitals, where not all words have one.
fn worded(text: &Text, sentence: &Range<usize>, i: usize) -> Option<usize> {
    if number::role(text, i).is_none() || i == sentence.start {
        return None;
    }
    if number::is_hyphen(text.word(i - 1)) && !text.tokens[i].spaced && !text.tokens[i - 1].spaced {
        return Some(i + 1);
    }
    if matches!(label_before(text, sentence, i), Some((Naming::Label, _))) && !measures(text, i) && !counts(text, i) {
        return Some(i + 1);
    }
    // "SINGAPORE: Two sisters", "“Two …"
    if !text.tokens[i].capital || text.tokens[i - 1].kind == TokenKind::Sign {
        return None;
    }
    let capital = |k: usize| text.tokens.get(k).is_some_and(|t| t.kind == TokenKind::Word && t.capital && t.spaced);
    let among = (capital(i - 1) && !noun::stops(text, i - 1)) || capital(i + 1);
    (among && !is_title_case(text, sentence)).then_some(i + 1)
}

/// A heading in title case: hardly a word of some length is in lower case.
fn is_title_case(text: &Text, sentence: &Range<usize>) -> bool {
    let words = text.tokens[sentence.clone()].iter().filter(|t| t.kind == TokenKind::Word && t.span.len() > 4);
    let (capital, all) = words.fold((0, 0), |(c, n), t| (c + usize::from(t.capital), n + 1));
    all > 1 && capital * 4 >= all * 3
}

/// Letters that stand right after a number and its unit: `5G`, `737s`, `24703L202`.
pub fn runs_on(text: &Text, i: usize) -> bool {
    let Some(next) = text.tokens.get(i) else { return false };
    if next.spaced {
        return false;
    }
    match next.kind {
        TokenKind::Word => next.word != w::POSSESSIVE && !text.str(i).starts_with(['\'', '’']),
        TokenKind::Number | TokenKind::Dotted => true,
        // "24/7", "12:30", "3.5_beta"
        TokenKind::Sign => {
            // "24703 L-202"
            let part =
                is_hyphen(next.word) && i > 0 && text.tokens[i - 1].capital && text.tokens[i - 1].span.len() == 1;
            let number = text.tokens.get(i + 1).is_some_and(|t| !t.spaced && t.kind == TokenKind::Number);
            part && number
                || matches!(text.str(i), "/" | ":" | "_" | "@" | "=" | "\\")
                    && text.tokens.get(i + 1).is_some_and(|t| !t.spaced && t.kind != TokenKind::Sign)
        }
    }
}

/// The end of the run of tokens without white space that `i` is in.
fn run_end(text: &Text, i: usize) -> usize {
    let mut end = i + 1;
    while text.tokens.get(end).is_some_and(|t| !t.spaced && !closes(text, end)) {
        end += 1;
    }
    end
}

fn closes(text: &Text, i: usize) -> bool {
    matches!(text.word(i), w::COMMA | w::FULL_STOP | w::CLOSE | w::SEMICOLON | w::POSSESSIVE)
        && text.tokens.get(i + 1).is_none_or(|t| t.spaced || t.kind == TokenKind::Sign)
}

/// `H100`, `F-16`, `COVID-19`, `#5`, `10.3389/fimmu`: glued to what is no number, sign or bound.
fn glued_to_letters(text: &Text, i: usize) -> Option<usize> {
    if text.tokens[i].spaced || i == 0 {
        return None;
    }
    let before = &text.tokens[i - 1];
    let glued = match before.kind {
        TokenKind::Word => true,
        TokenKind::Sign => match before.word {
            // "mid-2019", "F-16", but "range of 5-10" is read from its start
            w::HYPHEN | w::SLASH => !before.spaced,
            _ => matches!(text.str(i - 1), "#" | "@" | "_" | "." | ":" | "=" | "["),
        },
        TokenKind::Number | TokenKind::Dotted => true,
    };
    glued.then(|| run_end(text, i))
}

/// Phone numbers and the like: three groups of digits or more, or `555-1234`.
fn digit_groups(text: &Text, sentence: &Range<usize>, i: usize) -> Option<usize> {
    let mut groups = 0;
    let mut digits = 0;
    let mut end = i;
    let mut at = i;
    let mut hyphens = 0;
    while at < sentence.end {
        let t = &text.tokens[at];
        match t.kind {
            TokenKind::Number if text.str(at).bytes().all(|b| b.is_ascii_digit()) => {
                groups += 1;
                digits += text.str(at).len();
                end = at + 1;
            }
            TokenKind::Sign
                if matches!(text.str(at), "-" | "." | "(" | ")" | "+" | "/" | "–" | "‑")
                    && (!t.spaced || matches!(text.str(at), "(" | "+" | "-")) =>
            {
                hyphens += usize::from(!t.spaced);
            }
            _ => break,
        }
        at += 1;
    }
    let opened = i > sentence.start && matches!(text.str(i - 1), "(" | "+");
    // "816 000", "12 300 people" are numbers with spaces.
    let spaced_thousands = hyphens == 0 && !opened;
    let trunk = text.str(i).starts_with('0') && text.str(i).len() > 1;
    // "is:1234 5678", "#Name#-123 456 7890"
    let glued = i > sentence.start && !text.tokens[i].spaced && matches!(text.str(i - 1), ":" | "-");
    let phone = (glued && groups >= 2 && digits >= 7 && !text.str(i).contains(','))
        || (groups >= 3 && digits >= 7 && !spaced_thousands)
        || (groups == 2 && digits == 7 && hyphens > 0 && text.str(i).len() == 3 && text.str(i + 2).len() == 4)
        || (groups >= 4 && digits >= 9)
        || (groups >= 2 && digits >= 8 && (opened || trunk || digits >= 9))
        || (groups == 1 && digits >= 9)
        || (groups == 1 && trunk && digits >= 7);
    (phone && !measures(text, i) && !counts(text, i)).then_some(end)
}

/// "1. Buy", "2) Sell" at the start of a sentence; `[12]`, `(4)` anywhere.
fn mark(text: &Text, sentence: &Range<usize>, i: usize) -> Option<usize> {
    let short = text.str(i).len() <= 2;
    let next = text.str(i + 1);
    if i == sentence.start && short && (next == "." || next == ")") && number::glued_at(text, i + 1) {
        return Some(i + 2);
    }
    let before = if i > sentence.start { text.str(i - 1) } else { "" };
    let bracketed = matches!((before, next), ("[", "]") | ("(", ")")) && text.str(i).len() <= 3;
    bracketed.then_some(i + 2)
}

/// "iPhone 11", "S&P 500", "Route 66", "page 3", "10 Harbour Street".
fn named(text: &Text, sentence: &Range<usize>, i: usize) -> Option<usize> {
    if !text.tokens[i].spaced {
        return None;
    }
    let end = i + 1;
    if street(text, i) || zip(text, i) {
        return Some(end);
    }
    if text.str(i).contains(',') {
        return None;
    }
    if model(text, sentence, i) {
        return Some(end);
    }
    if i == sentence.start {
        return None;
    }
    let before = &text.tokens[i - 1];
    match label_before(text, sentence, i) {
        Some((Naming::Brand, _) | (Naming::Name, true)) => return Some(end),
        // "highway 35": without its capital a name is as good as a label.
        Some((Naming::Label, _) | (Naming::Name, false)) if !measures(text, i) && !counts(text, i) => return Some(end),
        _ => {}
    }
    // "On Friday 19 people died."
    let day = matches!(text.lexicon.calendar.get(before.word), Some(CalendarWord { sense: Sense::Weekday(_), .. }));
    if day && counts(text, i) {
        return None;
    }
    // Any other name: "Boeing 787", "Galaxy S 23", "Python 3".
    let name = before.kind == TokenKind::Word && before.capital && !noun::stops(text, i - 1);
    let clause = i - 1 == sentence.start && !before.upper && text.lexicon.starts_sentence(before.word);
    let labelled = !is_title_case(text, sentence) && !noun::is_plural(text, i - 1) && !before_noun_in_capital(text, i);
    (name && !clause && !measures(text, i) && (labelled || !counts(text, i))).then_some(end)
}

/// "the 737 Max was grounded", and with it "400 completed 737 Max jets": a number before a name in the singular, of
/// which nothing is counted.
fn model(text: &Text, sentence: &Range<usize>, i: usize) -> bool {
    let digits = (2..=4).contains(&text.str(i).len()) && text.str(i).bytes().all(|b| b.is_ascii_digit());
    let named = |k: usize| {
        let token = text.tokens.get(k).filter(|t| t.kind == TokenKind::Word && t.capital && t.spaced);
        let common = Classes::TIME | Classes::PREPOSITION | Classes::DETERMINER | Classes::PLURAL;
        token.is_some_and(|t| {
            !noun::is_plural(text, k)
                && !text.lexicon.facts(t.word).classes.any(common)
                && text.lexicon.calendar.get(t.word).is_none()
        })
    };
    if !digits || !named(i + 1) || measures(text, i) {
        return false;
    }
    // What follows the name is no noun, so that the name itself is what the number belongs to.
    let alone = |sentence: &Range<usize>, i: usize| {
        let opened = i.checked_sub(1).is_some_and(|k| {
            sentence.contains(&k)
                && (matches!(text.word(k), w::THE | w::A | w::AN | w::ITS)
                    || text.tokens[k].kind == TokenKind::Word && text.tokens[k].capital && !noun::stops(text, k))
        });
        let after = text.tokens.get(i + 2).filter(|_| sentence.contains(&(i + 2)));
        let word = after.map_or(Classes::default(), |t| text.lexicon.facts(t.word).classes);
        let ends =
            Classes::PREPOSITION | Classes::AUXILIARY | Classes::MODAL | Classes::CONJUNCTION | Classes::RELATIVE;
        let closed = after.is_none_or(|t| t.kind == TokenKind::Sign && t.word != w::HYPHEN) || word.any(ends);
        opened && closed && !is_title_case(text, sentence)
    };
    let same = |k: usize| text.word(k + 1) == text.word(i + 1) && text.str(k) == text.str(i);
    let told = |k: usize| text.sentences.get(text.sentence_of(k)).is_some_and(|s| alone(&s.tokens, k));
    alone(sentence, i) || (0..text.tokens.len() - 1).any(|k| k != i && same(k) && told(k))
}

/// The naming word or words that end right before token `i`, and whether they are written as a name is.
fn label_before(text: &Text, sentence: &Range<usize>, i: usize) -> Option<(Naming, bool)> {
    (1..=LONGEST.min(i - sentence.start)).rev().find_map(|n| {
        let start = i - n;
        let (len, naming) = text.lexicon.identifiers.longest(|k| text.word(start + k))?;
        let capital = text.tokens[start..i].iter().any(|t| t.capital);
        (len == n).then_some((*naming, capital))
    })
}

/// A unit, currency or percent sign follows.
fn measures(text: &Text, i: usize) -> bool {
    measure::measure(text, i).is_some_and(|m| m.of != surface::Of::Nothing || m.magnitude > 0)
}

/// A counted noun in the plural follows.
fn counts(text: &Text, i: usize) -> bool {
    measure::measure(text, i).is_some_and(|m| noun::head(text, m.tokens.end, false).is_some())
}

/// "Facebook Cuts 300 Jobs": the counted noun has a capital, as in a heading.
fn before_noun_in_capital(text: &Text, i: usize) -> bool {
    text.tokens.get(i + 1).is_some_and(|t| t.kind == TokenKind::Word && t.capital)
}

/// "Dover, DE 19901": five digits after the two letters of a state.
fn zip(text: &Text, i: usize) -> bool {
    let state = i > 1 && text.tokens[i - 1].upper && text.tokens[i - 1].span.len() == 2 && text.word(i - 2) == w::COMMA;
    state && text.str(i).len() == 5 && text.str(i).bytes().all(|b| b.is_ascii_digit())
}

fn street(text: &Text, i: usize) -> bool {
    let capital = |k: usize| text.tokens.get(k).is_some_and(|t| t.kind == TokenKind::Word && t.spaced && t.capital);
    (i + 2..i + 5)
        .take_while(|&k| capital(k) && capital(k - 1))
        .any(|k| matches!(text.lexicon.identifiers.longest(|n| text.word(k + n)), Some((1, Naming::Street))))
}

/// "won 3-1", "a 2-2 draw": two whole numbers that do not rise, or that nothing follows.
fn score(text: &Text, i: usize) -> Option<usize> {
    let dash = text.word(i + 1);
    let glued = |k| number::glued_at(text, k);
    let second = text.tokens.get(i + 2).filter(|t| t.kind == TokenKind::Number)?;
    // "outraised them 2 to 1"
    if dash == w::TO && !text.str(i).contains(',') && measure::measure(text, i).is_some_and(|m| m.tokens.end == i + 1) {
        let odds = text.str(i + 2) == "1" && !measures(text, i + 2) && !counts(text, i + 2);
        return odds.then_some(i + 3);
    }
    if !number::is_dash(dash) || !glued(i + 1) || !glued(i + 2) || text.str(i).contains([',', '.']) {
        return None;
    }
    let (a, b) = (text.str(i).parse::<u32>().ok()?, second.span.of(&text.prose.text).parse::<u32>().ok()?);
    let rises = a < b;
    let run = run_end(text, i);
    let longer = run > i + 3
        && is_hyphen(text.word(i + 3))
        && text.tokens.get(i + 4).is_some_and(|t| t.kind == TokenKind::Number);
    if longer || (!rises && !measures(text, i)) {
        return Some(run);
    }
    (!measures(text, i) && !counts(text, i) && a < 200).then_some(run)
}
