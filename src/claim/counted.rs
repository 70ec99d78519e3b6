//! What a figure counts that has no noun of its own, or one that tells an event: people in "12 deaths", "a toll of 12"
//! and "12 were missing"; homes in "destroyed 81 homes: 43 at the lake".

use super::frame::Frames;
use super::measure::Measure;
use super::{Frame, Qualifier, QualifierKind, Term};
use crate::lexicon::{Classes, Cue, word as w};
use crate::mention::{Kind, Mention};
use crate::syntax::{PhraseKind, Tag};

/// How a figure without a noun takes up an earlier one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Link {
    /// "112 more", "43 at the lake" after a colon, "and 112 damaged"
    Another,
    /// "160 of them", "29 were in the valley"
    Part,
}

impl<'a> Frames<'a> {
    /// Fills in what is counted where no noun says so; the unit it is counted in, where the figure's own is none.
    pub(super) fn count(&self, frame: &mut Frame, m: &Mention, measure: &Measure) -> Option<String> {
        if !matches!(m.kind, Kind::Count | Kind::Number) || frame.attribute == "change" {
            return None;
        }
        let lexicon = self.read.text.lexicon;
        let people = frame.predicate.as_deref().and_then(|class| lexicon.predicates.counts(class));
        let tally = measure.phrase.filter(|&p| self.tallies(self.beneath(p)));
        let silent_unit = m.unit.as_deref().is_none_or(str::is_empty);
        let others = measure.phrase.is_some_and(|p| self.are_others(p, m));
        let silent = m.kind == Kind::Number && frame.measure.as_ref().is_none_or(|t| t.open);
        // "nine were women"
        if silent && let Some(noun) = self.named_by(m) {
            frame.measure = Some(self.term(noun));
            return Some(self.lemma(self.read.syntax.phrases[noun].head).to_string());
        }
        if tally.is_none() && silent {
            let earlier = self.earlier(m).filter(|(n, _)| people.is_none_or(|c| self.is_kind_of(n, c)));
            if let Some((earlier, link)) = earlier {
                frame.measure = self.phrase_at(earlier.tokens.end - 1).map(|p| self.term(p));
                if link == Link::Part && !frame.qualifiers.iter().any(|q| q.kind == QualifierKind::Part) {
                    let (text, key) = ("of them".to_string(), "of".to_string());
                    frame.qualifiers.push(Qualifier { kind: QualifierKind::Part, text, key });
                }
                return earlier.unit.clone();
            }
        }
        let remains = measure.phrase.is_some_and(|p| self.has_cue(self.read.syntax.phrases[p].head, Cue::Remains));
        match people.filter(|_| tally.is_some() || silent || remains || others) {
            Some(people) => {
                let term = frame.measure.get_or_insert_with(|| Term { text: people.to_string(), ..Term::default() });
                if term.open || others {
                    *term = Term { text: people.to_string(), ..Term::default() };
                }
                let noun = lexicon.singular(people);
                term.head = lexicon.nouns.same(&noun).to_string();
                term.broader = lexicon.nouns.broader(&noun).to_vec();
                // "11 dead" are people, "12 deaths" are deaths.
                let state =
                    tally.is_some_and(|p| !self.read.syntax.phrases[self.beneath(p)].plural || self.is_state(p));
                (silent_unit || state || others).then(|| noun.into_owned())
            }
            // "the number of people stayed at 9,600"
            None => {
                let plural = measure.phrase.map(|p| &self.read.syntax.phrases[self.beneath(p)]).filter(|p| p.plural);
                let noun = plural.filter(|p| p.kind == PhraseKind::Noun && silent_unit)?;
                Some(self.lemma(noun.head).to_string())
            }
        }
    }

    /// The noun that a clause gives to its bare figure: "nine were women".
    fn named_by(&self, m: &Mention) -> Option<usize> {
        let syntax = self.read.syntax;
        let clause = self.clause_at(m.tokens.start)?;
        let subject = clause.subject.filter(|&p| syntax.phrases[p].tokens == m.tokens)?;
        let noun = clause.predicate_noun.filter(|&p| p != subject && syntax.phrases[p].kind == PhraseKind::Noun)?;
        (syntax.phrases[noun].determiner.is_none()
            && clause.verb.is_some_and(|v| self.has_cue(syntax.verbs[v].head, Cue::Light)))
        .then_some(noun)
    }

    /// "killed 12 people and injured 40 others": others than those counted before.
    fn are_others(&self, phrase: usize, m: &Mention) -> bool {
        let text = self.read.text;
        let pronoun = text.lexicon.facts(text.word(self.read.syntax.phrases[phrase].head)).classes;
        let before = |n: &Mention| n.kind == Kind::Count && n.tokens.end <= m.tokens.start;
        pronoun.any(Classes::PRONOUN) && self.mentions_of_sentence(m.tokens.start).any(before)
    }

    /// "the dead", "40 injured": an adjective in the place of a noun.
    fn is_state(&self, phrase: usize) -> bool {
        let head = self.read.syntax.phrases[self.beneath(phrase)].head;
        self.lemma(head) == self.read.text.lower(head)
    }

    /// Whether an earlier figure counts what these are a kind of: `passenger` is one of `people`.
    fn is_kind_of(&self, earlier: &Mention, plural: &str) -> bool {
        let lexicon = self.read.text.lexicon;
        let noun = lexicon.singular(plural);
        let unit = earlier.unit.as_deref().unwrap_or_default();
        lexicon.nouns.same(unit) == lexicon.nouns.same(&noun) || lexicon.nouns.is_kind(unit, &noun)
    }

    /// The earlier figure whose noun this one leaves out.
    fn earlier(&self, m: &Mention) -> Option<(&'a Mention, Link)> {
        let (text, syntax) = (self.read.text, self.read.syntax);
        let next = m.tokens.end;
        let at = self.read.mentions.partition_point(|n| n.tokens.start < m.tokens.start);
        let nouns = |n: &&Mention| n.kind == Kind::Count && n.unit.as_ref().is_some_and(|u| !u.contains(" per "));
        let before = self.read.mentions[..at].iter().rev().take(6).find(nouns)?;
        let (here, there) = (text.sentence_of(m.tokens.start), text.sentence_of(before.tokens.start));
        let them = text.word(next) == w::OF && text.lexicon.cues.has(text.word(next + 1), Cue::Counted);
        if here == there {
            let colon = (before.tokens.end..m.tokens.start).any(|t| text.str(t) == ":");
            let damaged = syntax.tags.get(next) == Some(&Tag::PastParticiple) || self.starts_state(next);
            let more = text.word(next) == w::MORE;
            return match () {
                () if them => Some((before, Link::Part)),
                () if colon || damaged || more => Some((before, Link::Another)),
                () => None,
            };
        }
        let unit = |s: usize| text.sentences[s].unit;
        let subject = self.clause_at(m.tokens.start).is_some_and(|c| {
            c.subject
                .is_some_and(|p| syntax.phrases[p].kind == PhraseKind::Value && syntax.phrases[p].tokens == m.tokens)
        });
        let value = |m: &Mention| m.amount.and_then(|a| a.low.or(a.high));
        let whole = value(m).zip(value(before)).is_some_and(|(part, whole)| part <= whole);
        (there + 1 == here && unit(here) == unit(there) && (them || subject) && whole).then_some((before, Link::Part))
    }
}
