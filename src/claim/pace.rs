//! How soon a figure grows old: a price of a share holds for a moment, a toll until the next one, a price paid for good.
//!
//! In: the figure's frame and clause. Out: a [`Pace`], by the classes `moving` and `developing` of `cues.tsv`, and by
//! what is measured. It knows nothing of when the article was published.

use super::contest::VOTES;
use super::frame::Frames;
use super::measure::{Measure, SENTENCE};
use super::{Frame, Pace};
use crate::lexicon::{Cue, word as w};
use crate::mention::{Kind, Mention};
use crate::syntax::Clause;

impl Frames<'_> {
    pub(super) fn pace(&self, frame: &Frame, m: &Mention, measure: &Measure, clause: Option<&Clause>) -> Pace {
        let head = |p: usize| self.read.syntax.phrases[p].head;
        let nouns = [measure.phrase, clause.and_then(|c| c.subject)];
        let any = |cue: Cue| nouns.iter().flatten().any(|&p| self.has_cue(head(p), cue));
        // "9,000 homes were already cut off", "61 injured are still in hospital"
        let already =
            clause.is_some_and(|c| c.tokens.clone().any(|t| matches!(self.read.text.word(t), w::ALREADY | w::STILL)));
        // Votes are still counted, and counted anew in each round; a sentence is passed.
        if measure.rule == VOTES {
            return Pace::Moving;
        }
        if measure.rule == SENTENCE {
            return Pace::Steady;
        }
        if any(Cue::Moving) || already || self.is_somewhere(frame, m) {
            return Pace::Moving;
        }
        let lexicon = self.read.text.lexicon;
        let told = |w: &String| lexicon.cues.has(lexicon.vocabulary.get(w), Cue::Developing);
        // "ordered to pay costs of $4 million"
        let paid = |w: &String| lexicon.cues.has(lexicon.vocabulary.get(w), Cue::Cost);
        if any(Cue::Developing)
            || frame.predicate.iter().chain(&frame.told).any(told)
            || frame.context.iter().any(told)
            || frame.attribute == "level" && !any(Cue::Periodic) && !frame.told.iter().any(paid)
        {
            return Pace::Developing;
        }
        // "33 passengers were aboard": the event is over.
        let over = frame.predicate.as_deref().is_some_and(|p| self.cue_of(p, Cue::Periodic));
        if any(Cue::Periodic) || over { Pace::Closed } else { Pace::Steady }
    }

    /// A place stays where it is, and what sank once sank there.
    fn stays(&self, frame: &Frame) -> bool {
        let lexicon = self.read.text.lexicon;
        frame.predicate.as_deref().is_some_and(|p| p == lexicon.cues.tells(Cue::Site) || self.cue_of(p, Cue::Once))
    }

    /// "90 miles off the coast", "winds of 140 mph", "12 degrees", "Category 4": where something is, how strong and how warm
    /// changes.
    fn is_somewhere(&self, frame: &Frame, m: &Mention) -> bool {
        let text = self.read.text;
        let dimension = || m.unit.as_deref().and_then(|u| text.lexicon.units.get(u)).map(|u| &*u.dimension);
        match m.kind {
            Kind::Temperature => true,
            Kind::Quantity => match dimension() {
                Some("length") => self.has_cue(m.tokens.end, Cue::Direction) && !self.stays(frame),
                Some("length/time" | "pressure" | "category") => true,
                _ => false,
            },
            _ => false,
        }
    }
}
