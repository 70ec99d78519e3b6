//! Whether a clause says that something is so: stated, and not asked, hoped, wanted or on a condition; or denied, and
//! how much of it.
//!
//! In: a clause and its verb group. Out: yes or no. What a modal or a cue word makes of it is in `modality.rs`.

use super::meant::is_named;
use super::read::Maker;
use crate::lexicon::{Classes, Cue, Takes, word as w};
use crate::syntax::{Clause, ClauseKind, Tag, Tense, VerbForm, VerbGroup, Voice};
use std::ops::Range;

/// A clause that says that something is so: no question, no condition, nobody's hope.
pub(super) fn is_stated(maker: &Maker, clause: &Clause, verb: &VerbGroup) -> bool {
    let (frames, syntax, text) = (maker.frames, maker.read.syntax, maker.read.text);
    let will = |v: &VerbGroup| v.modal.is_none_or(|m| m == w::WILL);
    let finite = |v: &VerbGroup| v.form == VerbForm::Finite && will(v);
    let parent = || clause.parent.map(|p| &syntax.clauses[p]);
    let shape = match clause.kind {
        // "Mine found near Malta": a headline leaves the auxiliary out.
        ClauseKind::Main => {
            let short = verb.form == VerbForm::Participle && verb.voice == Voice::Passive && clause.subject.is_some();
            finite(verb) || short && clause.tokens.start == text.sentences[clause.sentence].tokens.start
        }
        ClauseKind::Coordinate => finite(verb),
        // "Jane Roe, who was born in Lyon"; "plans that meet the rules" are any of them.
        ClauseKind::Relative => finite(verb) && clause.subject.is_some_and(|s| is_named(maker, s)),
        // "the school, located in Prague"
        ClauseKind::Participle => {
            let told = text.lexicon.events.verb(verb.lemma);
            // "London-born Jane Roe" is no London that was born.
            let glued =
                text.str(verb.head.wrapping_sub(1)) == "-" || maker.read.names.starting(verb.tokens.end).is_some();
            let sited = !glued && told.iter().any(|t| text.lexicon.events.kind(*t).once.place);
            let named = clause.subject.is_some_and(|s| is_named(maker, s));
            // "Ranked as the second-largest bank of Norvania, Corvale …"
            let passive = verb.form == VerbForm::Participle && verb.voice == Voice::Passive;
            // "denied stealing the jewels"
            let governor = verb.governor.map(|g| &syntax.verbs[g]).filter(|_| verb.form == VerbForm::Gerund);
            let denied = governor.is_some_and(|g| frames.has_cue(g.head, Cue::Denied) && finite(g));
            // "admitted stealing the jewels"
            let admits = |takes: Takes| takes.any(Takes::SPEECH) && takes.any(Takes::GERUND);
            let admitted = governor
                .is_some_and(|g| g.verb.is_some_and(|v| admits(text.lexicon.verb(v).takes)) && finite(g) && !g.negated);
            denied || admitted || passive && named && (sited || frames.has_cue(verb.head, Cue::Rank))
        }
        ClauseKind::Subordinate => {
            let past = verb.tense == Tense::Past && verb.modal.is_none();
            let has = |t: usize, cue: Cue| text.lexicon.cues.has(text.word(t), cue);
            let so = |t: usize| has(t, Cue::Conceding) || past && has(t, Cue::Backdrop);
            finite(verb) && clause.cue.is_some_and(so)
        }
        // "said that …", "denied that …"; what is hoped or feared is not said.
        ClauseKind::Content => {
            let said = parent().and_then(|p| p.verb).map(|v| &syntax.verbs[v]);
            finite(verb)
                && said.is_some_and(|s| {
                    let speech = s.verb.is_some_and(|v| text.lexicon.verb(v).takes.any(Takes::SPEECH));
                    finite(s) && !s.negated && speech
                })
        }
        // "dropped its plan to sell"
        ClauseKind::Infinitive if is_shelved(maker, clause, verb) => true,
        // "failed to sign", "agreed to sell"
        ClauseKind::Infinitive => verb.governor.map(|g| &syntax.verbs[g]).is_some_and(|g| {
            let known = [Cue::Denied, Cue::Planned, Cue::Attempted].iter().any(|&c| frames.has_cue(g.head, c));
            let own = frames.clause_at(g.head).is_some_and(|c| c.subject == clause.subject && clause.subject.is_some());
            known && own && finite(g)
        }),
        _ => false,
    };
    if !shape || maker.is_silent(verb.head) || clause.kind == ClauseKind::Coordinate && may_go_on(maker, clause, verb) {
        return false;
    }
    let sentence = &text.sentences[clause.sentence];
    let asks = sentence.tokens.clone().next_back().is_some_and(|t| text.str(t) == "?");
    let open = sentence
        .tokens
        .clone()
        .any(|t| syntax.tags[t] == Tag::Subordinator && text.lexicon.cues.has(text.word(t), Cue::Conditional));
    !asks && !open
}

/// "voted to help Roe and hurt Gro": a past that is a base form, too, may be as little stated as the infinitive before it.
fn may_go_on(maker: &Maker, clause: &Clause, verb: &VerbGroup) -> bool {
    let (verbs, phrases) = (&maker.read.syntax.verbs, &maker.read.syntax.phrases);
    let next = verbs.partition_point(|v| v.tokens.start < verb.tokens.start);
    let before = next.checked_sub(1).map(|v| &verbs[v]).filter(|v| v.form == VerbForm::Infinitive);
    let base = maker.read.text.lexicon.facts(maker.read.text.word(verb.head)).classes.any(Classes::BASE);
    let own = |first: &VerbGroup| clause.subject.is_some_and(|s| phrases[s].tokens.start >= first.tokens.end);
    base && verb.tokens.len() == 1 && before.is_some_and(|first| !own(first) && clause.tokens.start >= first.tokens.end)
}

/// "Acme dropped its plan to sell the mill": it will not.
pub(super) fn is_shelved(maker: &Maker, clause: &Clause, verb: &VerbGroup) -> bool {
    let (frames, syntax) = (maker.frames, maker.read.syntax);
    let Some(noun) = verb.governor_noun else { return false };
    let Some(outer) = clause.parent.map(|p| &syntax.clauses[p]) else { return false };
    let Some(dropped) = outer.verb.map(|v| &syntax.verbs[v]) else { return false };
    let meant = frames.has_cue(syntax.phrases[noun].head, Cue::Planned);
    let own = outer.object == Some(noun) && outer.subject == clause.subject;
    meant && own && !dropped.negated && dropped.form == VerbForm::Finite && frames.has_cue(dropped.head, Cue::Shelve)
}

/// An attempt that a "but" follows came to nothing.
pub(super) fn is_foiled(maker: &Maker, clause: &Clause) -> bool {
    let text = maker.read.text;
    let rest = clause.tokens.end..text.sentences[clause.sentence].tokens.end;
    rest.clone().take(2).any(|t| text.word(t) == w::BUT)
}

/// "no agreement was reached", "reached no agreement", "neither side signed"
pub(super) fn says_none(maker: &Maker, clause: &Clause) -> bool {
    let (syntax, text) = (maker.read.syntax, maker.read.text);
    let none = |p: usize| text.lexicon.cues.has(text.word(syntax.phrases[p].tokens.start), Cue::Nobody);
    [clause.subject, clause.object].into_iter().flatten().any(none)
}

/// The denial is of more than the event: "did not fully approve", "did not sell 12 ships", "was not sold because".
pub(super) fn is_narrow(maker: &Maker, clause: &Clause, tokens: &Range<usize>) -> bool {
    let (syntax, text) = (maker.read.syntax, maker.read.text);
    let has = |t: usize, cue: Cue| text.lexicon.cues.has(text.word(t), cue);
    let manner = |t: usize| syntax.tags[t] == Tag::Adverb && !has(t, Cue::Untouched);
    let figure = maker
        .frames
        .mentions_of_sentence(tokens.start)
        .any(|m| m.kind.is_numeric() && tokens.contains(&m.tokens.start));
    figure
        || tokens.clone().any(|t| manner(t) || has(t, Cue::Scope))
        || clause.tokens.clone().any(|t| has(t, Cue::Circumstance))
}
