//! Quotations in whose sentence nobody is cited: who spoke before speaks on.
//!
//! In: a mark, and who was cited before it. Out: the [`Speaker`], or `None` where that is not clear.

use super::cue::Cue;
use super::marks::Marked;
use super::{Quote, Speaker};
use crate::article::UnitKind;
use crate::lexicon::word as w;
use crate::mention::name::{NameClass, Names};
use crate::text::Text;

/// Words of a title from which on they are found again in the text.
const RECALLED: usize = 3;

/// The speaker of a quotation in whose sentence nobody is cited; `last` is that of the one before.
pub(super) fn speaker(
    text: &Text,
    names: &Names,
    marked: &[Marked],
    i: usize,
    last: Option<&Speaker>,
    cues: &[Cue],
) -> (Option<Speaker>, &'static str) {
    let mark = &marked[i];
    let at = text.sentence_of(mark.open);
    let sentence = &text.sentences[at];
    let opens_sentence = sentence.tokens.start == mark.open;
    let before = i.checked_sub(1).map(|p| &marked[p]);
    let same_unit = |m: &Marked| text.sentences[text.sentence_of(m.open)].unit == sentence.unit;
    if let (Some(before), Some(speaker)) = (before, last) {
        if before.close.is_none() && mark.opens_unit {
            return (Some(speaker.clone()), "quote.paragraphs");
        }
        // "Jane Roe called it “a shame” and asked for “a vote of the people”."
        if same_unit(before) && text.sentence_of(before.inner.end) == at {
            return (Some(speaker.clone()), "quote.goes-on");
        }
    }
    // "Jane Roe wrote:" ends the paragraph before.
    if mark.opens_unit
        && let Some(before) = mark.open.checked_sub(1)
        && text.str(before) == ":"
    {
        let s = text.sentence_of(before);
        let cue = cues.iter().rev().find(|c| c.sentence == s);
        return (cue.map(|c| c.speaker.clone()), "quote.colon");
    }
    let end = mark.inner.end;
    let alone = mark.close.is_none_or(|c| text.sentences[text.sentence_of(c)].tokens.end == c + 1);
    if opens_sentence {
        let spoken = before.filter(|m| same_unit(m)).and(last).filter(|_| alone || end > mark.open);
        // Who was cited after that spoke last.
        let heard = before.filter(|_| spoken.is_some()).map_or(0, |m| text.sentence_of(m.inner.end) + 1);
        let unit = |s: usize| text.sentences[s].unit;
        let cue = cited_before(cues, at).filter(|c| alone && c.sentence >= heard && unit(c.sentence) == sentence.unit);
        if let Some(speaker) = cue.map(|c| &c.speaker).or(spoken) {
            return (Some(speaker.clone()), "quote.goes-on");
        }
    }
    // A paragraph that is nothing but a quotation.
    if mark.opens_unit && alone && at > 0 {
        let unit = text.sentences[at - 1].unit;
        let heading = matches!(text.prose.units[unit].kind, UnitKind::Title | UnitKind::Heading);
        let near = |s: usize| !heading && text.sentences[s].unit == unit;
        let cue = cited_before(cues, at).filter(|c| near(c.sentence) && c.sentence + 2 >= at);
        let quoted = before.filter(|m| near(text.sentence_of(m.open)));
        let later = |m: &Marked| cue.is_none_or(|c| c.sentence <= text.sentence_of(m.inner.end));
        let speaker = last.filter(|_| quoted.is_some_and(later)).or(cue.map(|c| &c.speaker));
        if let Some(speaker) = speaker {
            return (Some(speaker.clone()), "quote.next-paragraph");
        }
    }
    // "Jane Roe's promise of a “new start for everyone”"
    let near = names.within(sentence.tokens.start.max(mark.open.saturating_sub(8))..mark.open);
    if let [.., name] = near
        && name.class == NameClass::Person
        && text.word(name.tokens.end) == w::POSSESSIVE
    {
        return (Some(Speaker::of(text, names, name)), "quote.possessive");
    }
    (None, "quote.open")
}

/// The last one cited before a sentence.
fn cited_before(cues: &[Cue], sentence: usize) -> Option<&Cue> {
    let end = cues.partition_point(|c| c.sentence < sentence);
    cues[..end].iter().rev().find(|c| c.rule != "cue.possessive" && c.verb != w::ACCORDING)
}

/// A title leaves out who said what the text below it quotes in full.
pub(super) fn settle_titles(text: &Text, titles: Vec<Quote>, quotes: &mut Vec<Quote>) {
    let words = |q: &Quote| -> Vec<String> {
        let tokens = q.tokens.clone().map(|t| text.str(t).to_lowercase());
        tokens.filter(|w| w.starts_with(char::is_alphanumeric)).collect()
    };
    let below = quotes.len();
    for title in titles {
        let said = words(&title);
        let known = || quotes[..below].iter().filter(|q| q.speaker.is_some());
        let again = || known().find(|q| words(q).windows(said.len()).any(|w| w == said));
        if said.len() >= RECALLED
            && let Some(full) = again()
        {
            let speaker = full.speaker.clone();
            quotes.push(Quote { speaker, rule: "quote.title", ..title });
        }
    }
}
