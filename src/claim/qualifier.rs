//! What narrows a figure: its period, the part of a whole that it speaks of, the moment of the trading day.

use super::frame::Frames;
use super::{Frame, Qualifier, QualifierKind};
use crate::lexicon::{Cue, word as w};
use crate::mention::{Kind, Mention, date};
use crate::syntax::{Clause, ClauseKind, Tag};
use std::ops::Range;

/// Tokens behind a share within which "among …" still narrows it.
const GROUP: usize = 8;
/// What a sum is told for that is one of each year.
const YEAR: &str = "year";

impl Frames<'_> {
    /// The times of which the clause speaks.
    pub(super) fn periods(&self, frame: &mut Frame, clause: &Clause, tokens: &Range<usize>) {
        let mentions = |clause: &Clause| {
            let from = self.read.mentions.partition_point(|m| m.tokens.start < clause.tokens.start);
            let to = self.read.mentions.partition_point(|m| m.tokens.start < clause.tokens.end);
            &self.read.mentions[from..to.max(from)]
        };
        // "sank in 1996, killing 63": it killed them when it sank.
        let dated = || mentions(clause).iter().any(|m| m.kind == Kind::Date);
        let clause = match clause.parent.map(|c| &self.read.syntax.clauses[c]) {
            Some(parent) if clause.kind == ClauseKind::Participle && !self.is_governed(clause) && !dated() => parent,
            _ => clause,
        };
        // "accused of selling them in 2013": that is when they were sold.
        let governed = |m: &&Mention| {
            let inner = self.clause_at(m.tokens.start).filter(|c| c.kind == ClauseKind::Participle);
            inner.is_some_and(|c| c.tokens != clause.tokens && self.is_governed(c))
        };
        for m in mentions(clause).iter().filter(|m| m.kind == Kind::Date && !governed(m)) {
            let Some(timex) =
                m.timex.as_ref().filter(|_| !m.tokens.contains(&tokens.start) && !tokens.contains(&m.tokens.start))
            else {
                continue;
            };
            let key = match date::narrowed(timex) {
                (Some(l), Some(h)) => format!("{l}..{h}"),
                _ => match &timex.value {
                    Some(v) if !v.ends_with("_REF") && !v.contains('X') => v.clone(),
                    // "March 31" of no known year
                    Some(v) if v.starts_with("XXXX-") && v.len() == 10 && !v[5..].contains('X') => v.clone(),
                    _ => continue,
                },
            };
            frame.qualifiers.push(Qualifier {
                kind: QualifierKind::Period,
                text: m.span.of(&self.read.text.prose.text).to_string(),
                key,
            });
        }
    }

    /// "$4 million a year", "annual savings of $4 million": most sums are of a year without saying so, so that this is no
    /// dimension of its own.
    pub(super) fn yearly(&self, frame: &mut Frame, m: &Mention) {
        let is = |word: &str| self.cue_of(word, Cue::Yearly);
        let rate = m.unit.as_deref().and_then(|u| u.split_once(" per ")).map(|(_, rate)| rate.to_string());
        let modifiers = frame.measure.as_mut().map(|t| &mut t.modifiers);
        let word = rate.filter(|r| is(r)).or_else(|| modifiers?.extract_if(.., |word| is(word)).last());
        frame.qualifiers.extend(word.map(|text| Qualifier { kind: QualifierKind::Rate, text, key: YEAR.to_string() }));
    }

    /// "rose 4 percent in 12 months": over so long, where another figure is of a day.
    pub(super) fn over(&self, frame: &mut Frame, clause: &Clause) {
        let within = |m: &&Mention| {
            let word = m.tokens.start.checked_sub(1).map(|t| self.read.text.word(t));
            m.kind == Kind::Duration
                && clause.tokens.contains(&m.tokens.start)
                && matches!(word, Some(w::IN | w::OVER | w::DURING))
        };
        let span = self.mentions_of_sentence(clause.tokens.start).find(within);
        frame.qualifiers.extend(span.map(|m| {
            let text = m.span.of(&self.read.text.prose.text).to_string();
            Qualifier { kind: QualifierKind::Part, key: text.to_lowercase(), text }
        }));
    }

    /// "convicted in May of selling them", "jailed on Monday after admitting it": each of the two has a time of its own.
    fn is_governed(&self, clause: &Clause) -> bool {
        let before = clause.tokens.start.checked_sub(1);
        let opens = |t: usize| matches!(self.read.syntax.tags[t], Tag::Preposition | Tag::Subordinator);
        let by = |t: usize| self.read.text.word(t) == w::BY;
        before.is_some_and(|t| opens(t) && !by(t)) || opens(clause.tokens.start) && !by(clause.tokens.start)
    }

    /// "Another ferry sank": what is told of another thing than the story's.
    pub(super) fn another(&self, frame: &mut Frame, clause: &Clause) {
        let text = self.read.text;
        let first = clause.subject.map(|p| text.word(self.read.syntax.phrases[p].tokens.start));
        if first == Some(w::ANOTHER) && !frame.qualifiers.iter().any(|q| q.kind == QualifierKind::Part) {
            frame.qualifiers.push(Qualifier {
                kind: QualifierKind::Part,
                text: "another".into(),
                key: "another".into(),
            });
        }
    }

    /// "six additional ships", "the second phase": a part of what another figure may count whole.
    pub(super) fn parts(&self, frame: &mut Frame, phrase: usize) {
        let p = &self.read.syntax.phrases[phrase];
        // "more than" before the figure speaks of no part, "other" behind it does.
        let from = (p.tokens.start..=p.head)
            .rev()
            .find(|&t| self.read.syntax.tags[t] == Tag::Number)
            .map_or(p.tokens.start, |t| t + 1);
        for token in from..p.head {
            if self.name_at[token].is_none() && self.has_cue(token, Cue::Part) {
                let word = self.lemma(token).to_string();
                if let Some(term) = &mut frame.measure {
                    term.modifiers.retain(|m| *m != word);
                }
                frame.qualifiers.push(Qualifier { kind: QualifierKind::Part, text: word.clone(), key: word });
            }
        }
        // "seven of the dead", read as one phrase
        let whole = |t: usize| self.read.text.word(t) == w::OF && self.read.text.word(t + 1) == w::THE;
        if p.tokens.clone().any(|t| t < p.head && whole(t)) {
            frame.qualifiers.push(Qualifier { kind: QualifierKind::Part, text: "of the".into(), key: "of".into() });
        }
        // "seven of them", "12 of the 40 homes"
        let after = p.tokens.end;
        let text = self.read.text;
        if text.word(after) == w::OF && text.lexicon.cues.has(text.word(after + 1), Cue::Counted) {
            frame.qualifiers.push(Qualifier { kind: QualifierKind::Part, text: "of them".into(), key: "of".into() });
        }
    }

    /// "Fifteen of those injured", "one of the two": the figure itself says that it is a part.
    pub(super) fn picked(&self, frame: &mut Frame, tokens: &Range<usize>) {
        let text = self.read.text;
        let told = |word| word == w::THE || text.lexicon.cues.has(word, Cue::Counted);
        let picked = tokens.clone().skip(1).any(|t| text.word(t) == w::OF && told(text.word(t + 1)));
        if picked && !frame.qualifiers.iter().any(|q| q.kind == QualifierKind::Part) {
            frame.qualifiers.push(Qualifier { kind: QualifierKind::Part, text: "of them".into(), key: "of".into() });
        }
    }

    /// "12 people were seriously injured", "suffered critical injuries": not all whom the event befell.
    pub(super) fn grade(&self, frame: &mut Frame, clause: &Clause, tokens: &Range<usize>) {
        let syntax = self.read.syntax;
        let befalls = frame.predicate.as_deref().is_some_and(|p| self.read.text.lexicon.predicates.counts(p).is_some());
        let own = self.phrase_at(tokens.start).map(|p| &syntax.phrases[p]);
        let object = clause.object.map(|p| &syntax.phrases[p]);
        let modifiers = own.into_iter().chain(object).flat_map(|p| p.tokens.start..p.head);
        let adverbs = clause.verb.into_iter().flat_map(|v| {
            let verb = &syntax.verbs[v].tokens;
            verb.start.saturating_sub(1)..verb.end
        });
        let grade = modifiers.chain(adverbs).find(|&t| self.name_at[t].is_none() && self.has_cue(t, Cue::Grade));
        if let Some(token) = grade.filter(|_| befalls && frame.qualifiers.iter().all(|q| q.kind != QualifierKind::Part))
        {
            let text = self.lemma(token).to_string();
            let key = text.strip_suffix("ly").unwrap_or(&text).to_string();
            frame.qualifiers.push(Qualifier { kind: QualifierKind::Part, text, key });
        }
    }

    /// "67 percent among farmers": a figure of a group says nothing of the whole.
    pub(super) fn groups(&self, frame: &mut Frame, tokens: &Range<usize>) {
        let text = self.read.text;
        let sentence = &text.sentences[text.sentence_of(tokens.start)];
        for t in tokens.end..sentence.tokens.end.min(tokens.end + GROUP) {
            if text.word(t) == w::AMONG
                && let Some(p) = self.phrase_at(t + 1)
            {
                let head = self.lemma(self.read.syntax.phrases[p].head).to_string();
                frame.qualifiers.push(Qualifier {
                    kind: QualifierKind::Part,
                    text: format!("among {head}"),
                    key: head,
                });
                return;
            }
        }
    }

    /// "in extended trading"
    pub(super) fn moments(&self, frame: &mut Frame, tokens: &Range<usize>) {
        let text = self.read.text;
        let sentence = &text.sentences[text.sentence_of(tokens.start)];
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let found = text.lexicon.moments.longest(|n| text.word(at + n));
            if let Some((_, key)) = found {
                let text = key.to_string();
                frame.qualifiers.push(Qualifier { kind: QualifierKind::Moment, text, key: key.to_string() });
            }
            at += found.map_or(1, |(len, _)| len);
        }
        frame.qualifiers.dedup();
    }
}
