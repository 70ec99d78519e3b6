//! How surely something is said: planned, forecast, possible, alleged; and whether it is denied.

use super::Modality;
use super::frame::Frames;
use crate::lexicon::{Cue, WordId, word as w};
use crate::syntax::{ClauseKind, Tag, VerbForm};

impl Frames<'_> {
    /// How surely what stands at a token is said, and whether it is denied.
    pub fn modality(&self, token: usize) -> (Option<Modality>, bool) {
        let Some(mut clause) = self.clause_at(token) else { return (None, false) };
        let syntax = self.read.syntax;
        let lexicon = self.read.text.lexicon;
        let mut modality = None;
        let mut negated = false;
        if clause.cue.is_some_and(|c| self.has_cue(c, Cue::Conditional)) {
            modality = Some(Modality::Conditional);
        }
        // Words beside the value itself: "a potential $50 billion opportunity".
        if let Some(p) = self.phrase_at(token) {
            for &m in &syntax.phrases[p].modifiers {
                // "projected costs" are a forecast, "project costs" are not.
                if matches!(syntax.tags[m], Tag::Adjective | Tag::PastParticiple) {
                    modality = modality.or_else(|| self.cued(self.lemma_id(m)));
                }
            }
        }
        let mut seen = 0;
        while let Some(verb) = clause.verb.map(|v| &syntax.verbs[v]) {
            negated |= verb.negated;
            if let Some(modal) = verb.modal {
                let word = lexicon.vocabulary.word(modal);
                modality = modality.or(match word {
                    "will" | "shall" | "'ll" => Some(Modality::Planned),
                    "would" | "should" => Some(Modality::Conditional),
                    "may" | "might" | "could" | "can" => Some(Modality::Possible),
                    _ => None,
                });
            }
            let mut governor = verb.governor;
            let mut steps = 0;
            while let Some(g) = governor.map(|g| &syntax.verbs[g]).filter(|_| steps < 4) {
                let id = g.lemma;
                if lexicon.cues.has(id, Cue::Denied) {
                    negated = !negated;
                }
                negated |= g.negated;
                // "is to last six days"
                let bound = steps == 0 && verb.form == VerbForm::Infinitive && lexicon.vocabulary.word(id) == "be";
                modality = modality.or_else(|| self.cued(id)).or(bound.then_some(Modality::Planned));
                governor = g.governor;
                steps += 1;
            }
            // The clause that this one completes: "it expects that …", "it denied that …".
            match clause.parent.map(|p| &syntax.clauses[p]) {
                Some(parent) if clause.kind == ClauseKind::Content => {
                    if let Some(v) = parent.verb.map(|v| &syntax.verbs[v]) {
                        negated ^= lexicon.cues.has(v.lemma, Cue::Denied);
                        modality = modality.or_else(|| self.cued(v.lemma));
                    }
                    break;
                }
                Some(parent) if clause.kind == ClauseKind::Infinitive && seen < 3 && verb.governor.is_none() => {
                    clause = parent;
                    seen += 1;
                }
                _ => break,
            }
        }
        (modality, self.is_rejected(token).unwrap_or(negated))
    }

    /// "112 members, not 110", "not $5 million but $7 million": what "not" stands right before is denied, and what "but" sets
    /// against it is not.
    fn is_rejected(&self, token: usize) -> Option<bool> {
        let text = self.read.text;
        let start = text.sentences[text.sentence_of(token)].tokens.start;
        let before = |k: usize| k.checked_sub(1).filter(|k| *k >= start);
        let article = |k: usize| matches!(text.word(k), w::THE | w::A | w::AN | w::IN | w::BY | w::TO | w::ON | w::AT);
        let at = before(token).map(|k| if article(k) { before(k).unwrap_or(k) } else { k })?;
        match text.word(at) {
            w::NOT => Some(true),
            w::BUT => {
                let rejected = self.read.mentions.iter().rev().find(|m| m.tokens.end <= at)?;
                (rejected.tokens.end == at && text.word(before(rejected.tokens.start)?) == w::NOT).then_some(false)
            }
            _ => None,
        }
    }

    fn cued(&self, id: WordId) -> Option<Modality> {
        let cues = &self.read.text.lexicon.cues;
        [
            (Cue::Alleged, Modality::Alleged),
            (Cue::Forecast, Modality::Forecast),
            (Cue::Planned, Modality::Planned),
            (Cue::Possible, Modality::Possible),
            (Cue::Attempted, Modality::Attempted),
        ]
        .into_iter()
        .find(|(c, _)| cues.has(id, *c))
        .map(|(_, m)| m)
    }
}
