//! Who is meant: "he" who speaks of himself, the only person whom "her" can be, the country whose government acts, and
//! a name that a sentence opens with and no list knows.

use super::read::Maker;
use super::told::CORE;
use super::{Frame, NameKey, Term};
use crate::lexicon::names::{Gender, NameClass, Traits};
use crate::lexicon::{Classes, Cue, Lexicon, PERSON, WordId};
use crate::syntax::{Clause, ClauseKind, PhraseKind};

/// Says who "he" is where the speaker speaks of himself, and whose "the Danish government" is.
pub(super) fn recognise(maker: &Maker, clause: Option<&Clause>, frame: &mut Frame) {
    let (frames, syntax, text) = (maker.frames, maker.read.syntax, maker.read.text);
    // "said he planned to leave": the infinitive is part of what is said.
    let above = clause.filter(|c| c.kind == ClauseKind::Infinitive).and_then(|c| Some((c, &syntax.clauses[c.parent?])));
    let above = above.filter(|(c, parent)| parent.subject == c.subject).map(|(_, parent)| parent);
    let content = above.or(clause).filter(|c| c.kind == ClauseKind::Content);
    let own = content.and_then(|c| c.subject);
    let speaker = content.and_then(|c| c.parent).and_then(|p| syntax.clauses[p].subject);
    if let (Some(own), Some(speaker)) = (own, speaker)
        && matches!(&*text.lower(syntax.phrases[own].head), "he" | "she" | "it")
        && frames.is_named(syntax.phrases[speaker].head)
    {
        let (written, term) = (frames.term(own).text, frames.term(speaker));
        let person = term.names.iter().any(|n| n.person && n.name == term.head);
        if let Some((_, pronoun)) = frame.participants.iter_mut().find(|(_, t)| t.open && t.text == written)
            && person != written.eq_ignore_ascii_case("it")
        {
            *pronoun = term;
        }
    }
    let lexicon = text.lexicon;
    for (_, pronoun) in frame.participants.iter_mut().filter(|(p, t)| CORE.contains(p) && t.open && t.names.is_empty())
    {
        if let Some(person) = clause.and_then(|c| only_person(maker, c, &pronoun.text)) {
            *pronoun = person;
        }
    }
    for (_, term) in frame.participants.iter_mut().filter(|(p, t)| CORE.contains(p) && t.names.is_empty()) {
        let country = term.modifiers.iter().chain([&term.head]).find_map(|m| {
            let word = |n: usize| if n == 0 { lexicon.vocabulary.get(m) } else { WordId::NONE };
            lexicon.names.known(lexicon.names.people_at(word)?.1?)
        });
        if let Some(country) = country {
            term.names.push(NameKey::alone(country.name.to_string()));
            term.open = false;
        }
    }
    // "the home team of Norvania" plays as Norvania, its government acts as it.
    for (_, term) in frame.participants.iter_mut().filter(|(_, t)| t.names.len() == 1 && !t.names[0].person) {
        if lexicon.cues.has(lexicon.vocabulary.get(&term.head), Cue::Proxy) {
            term.head.clone_from(&term.names[0].name);
            term.open = false;
        }
    }
}

/// What words end in that are no names: "participation", "mortality".
const COMMON: &[&str] =
    &["ance", "ed", "ence", "ics", "ing", "ism", "ists", "ity", "ly", "ment", "ness", "ship", "sion", "tion"];

/// A sentence may open with a name that is not known as one.
pub(super) fn is_unknown(lexicon: &Lexicon, s: &str) -> bool {
    // "Troy" is known, but as a name alone.
    let named = |word: WordId| {
        lexicon.names.traits(word).has(Traits::GIVEN) && lexicon.facts(word).classes == Classes::default()
    };
    let known = |lower: &str| Some(lexicon.vocabulary.get(lower)).is_some_and(|w| w.is_known() && !named(w));
    let is_known = |lower: &str| known(lower) || known(&lexicon.singular(lower));
    if !s.starts_with(char::is_uppercase) {
        return false;
    }
    let lower = s.to_lowercase();
    !COMMON.iter().any(|end| s.ends_with(end))
        && lexicon.nouns.broader(&lower).is_empty()
        && lexicon.nouns.same(&lower) == lower
        && s.bytes().all(|b| b.is_ascii_alphabetic() || b >= 0x80)
        && !is_known(&lower)
}

/// A phrase that names somebody or something, be it by a name that only opens the sentence.
pub(super) fn is_named(maker: &Maker, phrase: usize) -> bool {
    let text = maker.read.text;
    let p = &maker.read.syntax.phrases[phrase];
    let opens = || text.sentences[text.sentence_of(p.head)].tokens.start == p.head && p.tokens.len() == 1;
    maker.frames.is_named(p.head) || opens() && is_unknown(text.lexicon, text.str(p.head))
}

/// "Jane Roe said that they tried to kidnap her": the only person of a sentence that could be meant.
fn only_person(maker: &Maker, clause: &Clause, pronoun: &str) -> Option<Term> {
    let (frames, syntax, text) = (maker.frames, maker.read.syntax, maker.read.text);
    let gender = match &*pronoun.to_lowercase() {
        "he" | "him" => Gender::Male,
        "her" | "she" => Gender::Female,
        _ => return None,
    };
    let lexicon = text.lexicon;
    let names = &maker.read.names;
    let mut person = None;
    let sentence = text.sentences[clause.sentence].tokens.clone();
    let from = syntax.phrases.partition_point(|p| p.tokens.start < sentence.start);
    let phrases = syntax.phrases.iter().enumerate().skip(from);
    for (i, phrase) in phrases.take_while(|(_, p)| p.tokens.start < sentence.end) {
        if let Some(name) =
            frames.name_at[phrase.head].map(|n| &names.names[n]).filter(|n| n.class == NameClass::Person)
        {
            let entity = &names.entities[name.entity];
            let first = *person.get_or_insert((name.entity, i));
            let other = entity.gender.is_some_and(|g| g != gender);
            if first.0 != name.entity || other || phrase.tokens.start > clause.tokens.end {
                return None;
            }
        } else if !phrase.plural
            && phrase.kind == PhraseKind::Noun
            && !phrase.modifiers.iter().any(|&m| frames.is_named(m))
        {
            let head = frames.lemma(phrase.head);
            if lexicon.nouns.is_kind(head, PERSON) && phrase.kind == PhraseKind::Noun {
                return None;
            }
        }
    }
    Some(frames.term(person?.1))
}
