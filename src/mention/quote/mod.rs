//! Quotations and who is cited.
//!
//! In: [`Text`] and its [`Names`]. Out: [`Quote`]s, the words between quotation marks with their speaker, and
//! [`Attribution`]s, the part of a sentence for which somebody is cited ("according to Corvale", "…, Jane Roe said").
//! One or two words in marks are somebody's irony, a work's title is a name: neither is a quote. A pronoun is resolved
//! where only one person can be meant, else the speaker stays the pronoun.

mod cue;
mod marks;
mod onward;
mod post;
mod refer;
mod speaker;

use super::name::{Name, Names};
use super::title;
use crate::article::UnitKind;
use crate::lexicon::names::Traits;
use crate::lexicon::word as w;
use crate::lexicon::{Classes, WordId};
use crate::span::Span;
use crate::text::{Text, TokenKind};
use cue::Cue;
use marks::Marked;
use std::ops::Range;

/// Who is cited.
#[derive(Clone, Debug, PartialEq)]
pub struct Speaker {
    /// Index into [`Names::entities`]: the person, or the body that "a spokesman for Corvale" speaks for.
    pub entity: Option<usize>,
    /// A person's full name, another's name as it is written, or the words: "health officials".
    pub text: String,
    pub span: Span,
}

impl Speaker {
    fn of(text: &Text, names: &Names, name: &Name) -> Speaker {
        Speaker { entity: Some(name.entity), text: names.show(text, name), span: name.span }
    }
}

/// Words between quotation marks.
#[derive(Clone, Debug, PartialEq)]
pub struct Quote {
    /// Without the marks and a comma before the closing one.
    pub span: Span,
    pub tokens: Range<usize>,
    pub speaker: Option<Speaker>,
    pub rule: &'static str,
}

/// Somebody cited for a part of a sentence.
#[derive(Clone, Debug, PartialEq)]
pub struct Attribution {
    /// Index into [`Text::sentences`].
    pub sentence: usize,
    /// The tokens it covers.
    pub scope: Range<usize>,
    pub speaker: Speaker,
    /// The verb's plain form ("say"); that of "according" for "according to".
    pub verb: WordId,
    /// The tokens of the speaker and the verb.
    pub tokens: Range<usize>,
    pub rule: &'static str,
}

/// Reads every quote of a text, and who is cited for what outside of the quotation marks as well.
pub fn read(text: &Text, names: &Names, titles: &[title::Hit]) -> (Vec<Quote>, Vec<Attribution>) {
    let posts = post::read(text, names);
    let mut marked = marks::read(text);
    marked.retain(|m| !post::covers(&posts, m.open));
    let cues = cue::read(text, names, titles, &marked);
    let mut quotes = speakers(text, names, &marked, &cues);
    quotes.extend(posts.into_iter().map(|p| p.quote(text)));
    quotes.sort_by_key(|q| q.tokens.start);
    (quotes, cues.into_iter().filter(|c| c.rule != "cue.quoting").map(|c| attribution(text, c)).collect())
}

/// Words that may stand between an article and the name that they describe.
const DESCRIBED: usize = 4;

fn attribution(text: &Text, cue: Cue) -> Attribution {
    let sentence = &text.sentences[cue.sentence].tokens;
    let (start, end) = (opening(text, cue.tokens.start, sentence.start), cue.tokens.end);
    let before = start.checked_sub(1).map_or("", |i| text.str(i));
    let onward = matches!(cue.rule, "cue.participle" | "cue.and-verb" | "cue.possessive" | "cue.by");
    let led = !onward && start > sentence.start && matches!(before, "," | "”" | "\"" | "’" | "'" | "—" | "–" | ";");
    let rest = sentence.end.saturating_sub(end);
    let after_comma = text.str(end) == ",";
    let closes =
        led && cue.trails(text, sentence) || cue.verb == w::ACCORDING && start > sentence.start && !after_comma;
    let scope = if led && after_comma && rest > 2 {
        // "Sales, Jane Roe said, doubled."
        sentence.clone()
    } else if closes {
        sentence.start..start
    } else {
        // "said that sales had doubled, while others saw a fall"
        let contrast = |i: &usize| text.str(*i) == "," && matches!(text.word(i + 1), w::WHILE | w::WHEREAS);
        end..(end..sentence.end).find(contrast).unwrap_or(sentence.end)
    };
    Attribution {
        sentence: cue.sentence,
        scope,
        speaker: cue.speaker,
        verb: cue.verb,
        tokens: cue.tokens,
        rule: cue.rule,
    }
}

/// Where the noun phrase begins whose speaker begins at token `i`: "*the* organisers", "*the regulator* Corvale".
fn opening(text: &Text, i: usize, from: usize) -> usize {
    let classes = |k: usize| text.lexicon.facts(text.word(k)).classes;
    let determiner = |k: usize| classes(k).any(Classes::DETERMINER);
    let noun = |k: usize| {
        let verb = classes(k).any(Classes::VERB) && !classes(k).any(Classes::NOUN | Classes::ADJECTIVE);
        let function = text.lexicon.names.traits(text.word(k)).has(Traits::FUNCTION);
        text.tokens[k].kind == TokenKind::Word && !text.tokens[k].capital && !function && !verb
    };
    let first = i - (from..i).rev().take(DESCRIBED).take_while(|&k| noun(k)).count();
    first - usize::from(first > from && determiner(first - 1))
}

fn speakers(text: &Text, names: &Names, marked: &[Marked], cues: &[Cue]) -> Vec<Quote> {
    let mut quotes: Vec<Quote> = Vec::new();
    let mut titles: Vec<Quote> = Vec::new();
    let mut last: Option<Speaker> = None;
    for (i, mark) in marked.iter().enumerate() {
        let sentence_open = text.sentence_of(mark.open);
        let sentence_close = text.sentence_of(mark.close.unwrap_or(mark.inner.end - 1));
        let previous = i.checked_sub(1).map(|p| &marked[p]);
        let next = marked.get(i + 1);
        let before = text.sentences[sentence_open].tokens.start.max(previous.map_or(0, |p| p.inner.end))..mark.open;
        let after_end = text.sentences[sentence_close].tokens.end.min(next.map_or(usize::MAX, |n| n.open));
        let after = mark.inner.end..after_end.max(mark.inner.end);
        let said = |c: &&Cue| c.rule != "cue.possessive";
        let from = cues.partition_point(|c| c.sentence < sentence_open);
        let to = cues.partition_point(|c| c.sentence <= sentence_close);
        let near = &cues[from..to];
        let leads = || near.iter().rev().filter(|c| before.contains(&c.tokens.start));
        let lead = leads().find(said).or_else(|| leads().find(|c| c.tokens.end + 8 >= mark.open));
        let trail = near.iter().filter(said).find(|c| after.contains(&c.tokens.start));
        let leads = lead.is_some_and(|c| c.tokens.end + 6 >= mark.open);
        let chosen = match (lead, trail) {
            (Some(lead), _) if leads => Some((lead, "quote.before")),
            (_, Some(trail)) => Some((trail, "quote.after")),
            (Some(lead), None) => Some((lead, "quote.before")),
            (None, None) => asked(text, mark, cues).map(|c| (c, "quote.after")),
        };
        let (speaker, rule) = match chosen {
            Some((cue, rule)) => (Some(cue.speaker.clone()), rule),
            None => onward::speaker(text, names, marked, i, last.as_ref(), cues),
        };
        last = speaker.clone();
        let mut tokens = mark.inner.clone();
        while tokens.len() > 1 && text.str(tokens.end - 1) == "," {
            tokens.end -= 1;
        }
        let quote = Quote { span: text.span(tokens.clone()), tokens, speaker, rule };
        let adjacent = chosen.is_some_and(|(c, _)| {
            c.tokens.end + 2 >= mark.open && c.tokens.start < mark.open
                || c.tokens.start <= mark.inner.end + 2 && c.tokens.start >= mark.inner.end
        });
        let left_out =
            is_too_short(text, &quote, adjacent) || is_work(text, mark) && (!adjacent || is_named(text, mark));
        match text.prose.units[text.sentences[sentence_open].unit].kind {
            _ if !left_out && quote.speaker.is_some() => quotes.push(quote),
            UnitKind::Title | UnitKind::Heading => titles.push(quote),
            _ if !left_out => quotes.push(quote),
            _ => {}
        }
    }
    onward::settle_titles(text, titles, &mut quotes);
    quotes
}

/// Too few words to be more than irony or a name.
fn is_too_short(text: &Text, quote: &Quote, adjacent: bool) -> bool {
    // "alt-right" and "God's" are one word each.
    let word = |&t: &usize| {
        text.tokens[t].kind == TokenKind::Word && text.word(t) != w::POSSESSIVE && text.str(t.max(1) - 1) != "-"
    };
    let words = || quote.tokens.clone().filter(word);
    let telling = |t: usize| !text.tokens[t].capital && !text.lexicon.names.traits(text.word(t)).has(Traits::FUNCTION);
    match words().count() {
        0 | 1 => true,
        // Of an apostrophe and a mark one may be taken for the other.
        n if quote.speaker.is_none() => n < 5 || matches!(text.str(quote.tokens.start - 1), "'" | "‘"),
        2 => !adjacent && !words().all(telling),
        _ => false,
    }
}

/// All longer words have capitals: a title of a work.
fn is_work(text: &Text, mark: &Marked) -> bool {
    let mut words = mark.inner.clone().filter(|&t| {
        let token = &text.tokens[t];
        token.kind == TokenKind::Word && !text.lexicon.names.traits(token.word).has(Traits::FUNCTION)
    });
    mark.inner.len() < 12
        && words.next().is_some_and(|t| text.tokens[t].capital)
        && words.all(|t| text.tokens[t].capital)
}

/// The words before the marks name a work: "on “…”", "Corvale Radio's “…”", "an essay called “…”".
fn is_named(text: &Text, mark: &Marked) -> bool {
    let Some(before) = mark.open.checked_sub(1) else { return false };
    matches!(text.word(before), w::IN | w::ON | w::OF | w::THE | w::POSSESSIVE)
        || matches!(text.str(before), "called" | "titled" | "entitled" | "headlined" | "named" | "dubbed" | "'" | "’")
}

/// "“Was it safe?” Jane Roe asked.": a question ends the sentence, who asks it stands in the next one.
fn asked<'c>(text: &Text, mark: &Marked, cues: &'c [Cue]) -> Option<&'c Cue> {
    let close = mark.close?;
    let sentence = text.sentence_of(close + 1);
    let tokens = text.sentences.get(sentence).map(|s| &s.tokens)?;
    let ends = matches!(text.str(mark.inner.end - 1), "?" | "!");
    let at = cues.partition_point(|c| c.sentence < sentence);
    let cue = cues.get(at).filter(|c| ends && c.sentence == sentence && tokens.start == close + 1)?;
    let same_unit = text.sentences[text.sentence_of(mark.open)].unit == text.sentences[sentence].unit;
    let plain = (tokens.start..cue.tokens.start).all(|i| text.tokens[i].kind == TokenKind::Word);
    let said = matches!(cue.rule, "cue.subject-verb" | "cue.verb-subject");
    (same_unit && said && plain && cue.tokens.start < tokens.start + 8).then_some(cue)
}

#[cfg(test)]
mod tests;
