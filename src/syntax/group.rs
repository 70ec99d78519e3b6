//! Verb groups: auxiliaries, negation and adverbs around one verb.
//!
//! In: tags. Out: [`VerbGroup`] with voice, tense, aspect and modality. "has not yet been sold" is one group of
//! `sell`: passive, perfect, present, negated. A lone `-ed` form is read as finite here; the clause reader may
//! make a participle of it.

use super::words::Words;
use super::{Tag, Tense, VERB, VerbForm, VerbGroup, Voice, is_quote};
use crate::lexicon::{Classes, Reading, WordId, word as w};
use crate::text::Text;

/// The group that begins at token `i`.
pub(super) fn read(text: &Text, words: &Words, i: usize, end: usize) -> Option<VerbGroup> {
    let tag = |j: usize| if j < end { words.tag(j) } else { Tag::Punctuation };
    let mut at = i;
    let mut negated = false;
    if tag(at) == Tag::Negation && matches!(tag(at + 1), Tag::To | Tag::Gerund | Tag::PastParticiple) {
        negated = true;
        at += 1;
    }
    if !is_verbal(tag(at)) {
        return None;
    }
    let infinitive = tag(at) == Tag::To;
    let mut modal = None;
    // Auxiliaries: the first finite one gives the tense.
    let (mut have, mut be, mut being) = (false, false, false);
    let mut finite = None;
    let mut gerund = false;
    let mut head = at;
    loop {
        match tag(at) {
            Tag::To if at == i || negated => {}
            Tag::Modal => {
                modal = Some(modal_of(text, at));
                negated |= words.any(at, Classes::NEGATION);
                finite.get_or_insert(at);
            }
            Tag::Auxiliary => {
                let forms = words.classes[at];
                match lemma_of(text, at, VERB) {
                    "have" => have = true,
                    "be" if forms.any(Classes::GERUND) => being = true,
                    "be" => be = true,
                    _ => {}
                }
                // "it's been": the clitic is "has".
                have |= text.word(at) == w::POSSESSIVE && lemma_of(text, at + 1, VERB) == "be";
                negated |= forms.any(Classes::NEGATION);
                gerund |= at == head && forms.any(Classes::GERUND);
                if !forms.any(Classes::GERUND) {
                    finite.get_or_insert(at);
                }
            }
            _ => {
                head = at;
                at += 1;
                break;
            }
        }
        head = at;
        at += 1;
        // Adverbs and negations inside the group; an inverted pronoun belongs to the question.
        let mut next = at;
        while matches!(tag(next), Tag::Adverb | Tag::Negation)
            || is_quote(text.word(next)) && is_verbal(tag(next + 1)) && tag(next + 1) != Tag::To
            || tag(next) == Tag::Pronoun && words.any(next, Classes::NOMINATIVE) && !infinitive
        {
            next += 1;
        }
        if !is_verbal(tag(next)) || tag(next) == Tag::To || tag(next) == Tag::Modal {
            negated |= (at..next).any(|j| tag(j) == Tag::Negation);
            if (at..next).any(|j| tag(j) == Tag::Negation) {
                at = (at..next).rfind(|&j| tag(j) == Tag::Negation).map_or(at, |j| j + 1);
            }
            break;
        }
        negated |= (at..next).any(|j| tag(j) == Tag::Negation);
        at = next;
    }
    let main = tag(head);
    let lone = finite.is_none() && modal.is_none();
    let form = match main {
        _ if infinitive => VerbForm::Infinitive,
        _ if finite.is_some() => VerbForm::Finite,
        _ if gerund || being => VerbForm::Gerund,
        Tag::Gerund => VerbForm::Gerund,
        Tag::PastParticiple => VerbForm::Participle,
        _ => VerbForm::Finite,
    };
    let passive = main == Tag::PastParticiple && (be || being || lone && !have);
    let first = finite.unwrap_or(head);
    let tense = match modal {
        Some(m) if is_future(text, m) => Tense::Future,
        Some(_) => Tense::Present,
        None if matches!(form, VerbForm::Finite) && is_past(words, first) => Tense::Past,
        None => Tense::Present,
    };
    let wanted = match main {
        Tag::Gerund => Classes::GERUND,
        Tag::PastParticiple => Classes::PARTICIPLE,
        _ if infinitive || modal.is_some() => Classes::BASE,
        _ => Classes::BASE | Classes::THIRD | Classes::PAST,
    };
    let reading = reading(text, head, wanted).or_else(|| reading(text, head, VERB));
    let particle = (tag(at) == Tag::Particle).then_some(at);
    // "did not" without a verb: negation may follow the copula too.
    if !negated && tag(at) == Tag::Negation {
        negated = true;
        at += 1;
    }
    Some(VerbGroup {
        tokens: i..particle.map_or(at, |p| p + 1).min(end),
        head,
        lemma: reading.map_or(WordId::NONE, |r| text.lexicon.verb(r.verb).lemma),
        verb: reading.map(|r| r.verb),
        voice: if passive { Voice::Passive } else { Voice::Active },
        tense,
        perfect: have,
        progressive: be && (being || main == Tag::Gerund),
        negated,
        modal,
        form,
        particle,
        governor: None,
        governor_noun: None,
    })
}

fn is_verbal(tag: Tag) -> bool {
    matches!(tag, Tag::To | Tag::Modal | Tag::Auxiliary | Tag::Verb | Tag::PastParticiple | Tag::Gerund)
}

pub(super) fn reading(text: &Text, i: usize, forms: Classes) -> Option<Reading> {
    text.lexicon.facts(text.word(i)).readings.into_iter().flatten().find(|r| r.forms.any(forms))
}

fn lemma_of<'a>(text: &Text<'a>, i: usize, forms: Classes) -> &'a str {
    reading(text, i, forms).map_or("", |r| text.lexicon.vocabulary.word(text.lexicon.verb(r.verb).lemma))
}

/// The modal without its contraction: "won't" is "will".
fn modal_of(text: &Text, i: usize) -> WordId {
    text.lexicon.full_form(text.word(i))
}

fn is_future(text: &Text, modal: WordId) -> bool {
    modal == w::WILL || text.lexicon.vocabulary.word(modal) == "shall"
}

/// A form that is both (cut, put) is a past where nothing else makes it a base.
fn is_past(words: &Words, i: usize) -> bool {
    words.any(i, Classes::PAST) || !words.any(i, Classes::BASE | Classes::THIRD) && words.any(i, Classes::PARTICIPLE)
}
