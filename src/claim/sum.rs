//! What a sum of money is the sum of, whichever word tells it: "fined it $4 million", "must pay a $4 million fine" and "a
//! penalty of $4 million" tell one, "saved $4 million a year" and "annual savings of $4 million" another.
//!
//! In: the frame of a sum. Out: the same with its class of event as measure and predicate, where `cues.tsv` has the class
//! as one whose sum is told by its verb as well as by its noun.

use super::frame::Frames;
use super::measure::Measure;
use super::{Frame, Participant, Term};
use crate::lexicon::Cue;
use crate::mention::Kind;

impl Frames<'_> {
    /// The phrase is a sum of money and nothing more.
    pub(super) fn is_sum(&self, phrase: usize) -> bool {
        let head = self.phrase(phrase).head;
        self.mentions_of_sentence(head).any(|m| m.kind == Kind::Money && m.tokens.contains(&head))
    }

    /// Names what the sum is the sum of.
    pub(super) fn sum(&self, frame: &mut Frame, measure: &Measure) {
        let lexicon = self.read.text.lexicon;
        let moved = matches!(measure.attribute, "change" | "previous");
        let own = frame.measure.as_ref().filter(|_| !moved).and_then(|t| lexicon.predicates.noun(&t.head));
        // "lower its costs by $4 million"
        let spared = || {
            let cost = measure.phrase.is_some_and(|p| self.has_cue(self.phrase(p).head, Cue::Expense));
            let saving = lexicon.predicates.noun(lexicon.cues.tells(Cue::Expense));
            saving.filter(|_| cost && measure.falls && measure.attribute == "change")
        };
        // "The pound lost 3 cents": what is traded only moves.
        let traded = || frame.participants.iter().any(|(_, t)| self.cue_of(&t.head, Cue::Moving));
        // "lost $4 million", but not "raised its dividend from $4"
        let alone = |p: usize| self.clause_at(self.phrase(p).head).is_some_and(|c| c.subject == Some(p));
        let itself = || measure.attribute == "change" && measure.phrase.is_some_and(alone) && !traded();
        let told = || frame.predicate.as_deref().filter(|_| frame.measure.is_none() || itself());
        let summed = |class: &&str| self.cue_of(class, Cue::Sum);
        let Some(class) = own.filter(summed).or_else(|| spared().or_else(told).filter(summed)).map(str::to_string)
        else {
            return;
        };
        // Of "agreed to a fine" only who is named in it is known.
        let verbs = frame.told.as_deref().map_or(&[][..], |told| lexicon.predicates.verb(told));
        if !verbs.iter().any(|p| p.class == class) {
            frame.participants.retain(|(_, t)| !t.names.is_empty());
            frame.participants.iter_mut().for_each(|(part, _)| *part = Participant::Other);
        }
        let measured = frame.measure.take().filter(|_| own == Some(&class));
        frame.measure = Some(Term {
            head: class.clone(),
            ..measured.unwrap_or_else(|| Term { text: class.clone(), ..Term::default() })
        });
        frame.predicate = Some(class);
        frame.light = false;
        frame.attribute = "amount".to_string();
    }
}
