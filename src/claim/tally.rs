//! The result of a vote or of a match, told as two figures: "by 312 votes to 229", "in a 52-48 vote", "won 3-1", "with
//! 70 in favor and 30 against".
//!
//! In: an article's tokens, mentions and clauses. Out: pairs of figures with the side that each stands for. Neither
//! figure says what it counts; the noun or verb of the contest does, and which side prevailed.

use super::frame::Frames;
use super::measure::Measure;
use super::read::Maker;
use super::{Claim, ClaimKind, Frame, Participant, Term, Value, question};
use crate::lexicon::{Cue, WordId, word as w};
use crate::mention::number::{atom, glued_at, is_dash};
use crate::mention::{Kind, Mention};
use crate::syntax::{Clause, PhraseKind, Tag, Voice};
use crate::text::TokenKind;
use crate::value::{Amount, Decimal};
use std::ops::Range;

/// The rule that makes the claims of a result.
pub(super) const RULE: &str = "measure.result";
/// What voters cast; what a match is counted in has many names.
const VOTE: &str = "vote";
const SCORE: &str = "score";
/// Tokens behind a result within which its noun still follows: "a 6-3 Supreme Court ruling".
const NOUN: usize = 4;
/// Tokens between those for and those against within which they are of one vote.
const NEAR: usize = 12;
/// No side of a vote or match counts more than any parliament has members, or any match has points.
const MOST: u32 = 10_000;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Contest {
    Vote,
    Match,
}

/// Two figures of one result.
#[derive(Clone, Debug)]
pub(super) struct Tally {
    contest: Contest,
    /// The tokens of each figure, as written first and second, and its number.
    sides: [(Range<usize>, u32); 2],
    /// The first figure is that of the side which lost, or was against.
    reversed: bool,
}

impl Tally {
    pub(super) fn start(&self) -> usize {
        self.sides[0].0.start
    }

    pub(super) fn covers(&self, token: usize) -> bool {
        self.sides.iter().any(|(tokens, _)| tokens.contains(&token))
    }
}

/// The results that an article tells of, in the order of its text.
pub(super) fn tallies(frames: &Frames) -> Vec<Tally> {
    let text = frames.read.text;
    let mut found: Vec<Tally> = Vec::new();
    for (i, token) in text.tokens.iter().enumerate() {
        // The sign or word between the two figures is rarer than a figure.
        let tally = match token.word {
            w::TO => around(frames, i),
            w::AGAINST => before(frames, i),
            word if is_dash(word) => around(frames, i),
            _ => None,
        };
        found.extend(tally);
    }
    found
}

/// "with 70 votes in favor and 30 against": the figure before "against", and the one before that.
fn before(frames: &Frames, against: usize) -> Option<Tally> {
    let text = frames.read.text;
    let sentence = &text.sentences.get(text.sentence_of(against))?.tokens;
    let votes = |t: usize| frames.has_cue(t, Cue::Vote);
    let figures = || frames.mentions_of_sentence(against).filter(|m| matches!(m.kind, Kind::Count | Kind::Number));
    let second = figures().find(|m| m.tokens.end == against || m.tokens.end + 1 == against && votes(against - 1))?;
    let first = figures().take_while(|m| m.tokens.end < second.tokens.start).last()?;
    // "in favor", "voted for the plan"
    let between = || first.tokens.end..second.tokens.start;
    let favor = between().any(|t| text.word(t) == w::FOR || frames.has_cue(t, Cue::Favor));
    let told = sentence.clone().take_while(|t| *t < against).any(votes);
    let number = |m: &Mention| m.amount.and_then(|a| if a.low == a.high { a.low } else { None }).and_then(whole);
    let sides = [(first.tokens.clone(), number(first)?), (second.tokens.clone(), number(second)?)];
    let tally = Tally { contest: Contest::Vote, sides, reversed: false };
    (favor && told && between().len() < NEAR).then_some(tally)
}

/// A figure that may be one side's.
fn whole(v: Decimal) -> Option<u32> {
    v.to_string().parse::<u32>().ok().filter(|n| *n < MOST)
}

/// The result whose figures stand on both sides of a token.
fn around(frames: &Frames, joint: usize) -> Option<Tally> {
    let text = frames.read.text;
    let sentence = &text.sentences.get(text.sentence_of(joint))?.tokens;
    let votes = |t: usize| sentence.contains(&t) && frames.has_cue(t, Cue::Vote);
    let dash = text.word(joint) != w::TO;
    let after = joint + 1;
    if dash && !(glued_at(text, joint) && glued_at(text, after)) {
        return None;
    }
    // "312 votes to 229"
    let unit = !dash && joint > sentence.start && votes(joint - 1);
    let first_end = joint - usize::from(unit);
    let first = (sentence.start..first_end).rev().take(3).rev().find_map(|t| {
        let a = atom(text, t).filter(|a| t + a.len == first_end)?;
        Some((t..t + a.len, a.value))
    })?;
    let second = atom(text, after).map(|a| (after..after + a.len, a.value))?;
    let before = |n: usize| first.0.start.checked_sub(n).map_or(WordId::NONE, |t| text.word(t));
    if matches!(before(1), w::FROM | w::BETWEEN) || is_dash(before(1)) {
        return None;
    }
    let end = second.0.end;
    let glued = |t: usize| text.tokens.get(t).is_some_and(|t| !t.spaced && t.kind != TokenKind::Sign);
    if glued(end) || is_dash(text.word(end)) && glued_at(text, end) {
        return None;
    }
    let sides = [(first.0.start..joint, whole(first.1)?), (second.0, whole(second.1)?)];
    let clause = frames.clause_at(joint);
    let verb = clause.and_then(|c| c.verb).map(|v| &frames.read.syntax.verbs[v]);
    let (low, high) = (first.0.start, end + usize::from(votes(end)));
    let noun = contest_noun(frames, sentence, low, high);
    let has = |cue: Cue| verb.is_some_and(|v| frames.has_cue(v.head, cue));
    // Before any other noun, or a unit, it is that one's: "a 50-50 chance", "by 3 to 2 points".
    let modifies = frames.phrase_at(end).is_some_and(|p| frames.read.syntax.phrases[p].head >= high && !votes(end))
        && text.tokens.get(end).is_some_and(|t| t.kind == TokenKind::Word);
    let contest = match noun {
        Some((contest, _)) => contest,
        None if unit || votes(end) => Contest::Vote,
        None if modifies => return None,
        // "defeated": a team or a bill.
        None if has(Cue::Match) && (!has(Cue::Vote) || names_a_side(frames, clause)) => Contest::Match,
        None if has(Cue::Vote) || states_vote(frames, clause) => Contest::Vote,
        None => return None,
    };
    let fell = contest == Contest::Vote && has(Cue::Match);
    let lost = fell || has(Cue::Beaten) || noun.is_some_and(|(_, head)| frames.has_cue(head, Cue::Beaten));
    let [(_, a), (_, b)] = sides;
    // The side that prevailed stands first but where the sentence is about the one that lost. "Confirmed that children,
    // ages 6 to 16, were safe" tells of no vote.
    let rises = a < b;
    let told = noun.is_some() || unit || votes(end) || states_vote(frames, clause);
    if rises && !lost && (dash || contest == Contest::Match || !told) {
        return None;
    }
    let reversed = match contest {
        Contest::Vote => lost != rises,
        Contest::Match => rises,
    };
    Some(Tally { contest, sides, reversed })
}

/// Somebody with a name is won against.
fn names_a_side(frames: &Frames, clause: Option<&Clause>) -> bool {
    let undergoes = clause.and_then(|c| c.object.or(c.subject));
    undergoes.is_some_and(|p| frames.is_named(frames.read.syntax.phrases[p].head))
}

/// "The vote was 61 to 39."
fn states_vote(frames: &Frames, clause: Option<&Clause>) -> bool {
    let Some((verb, subject)) = clause.and_then(|c| c.verb.zip(c.subject)) else { return false };
    let syntax = frames.read.syntax;
    frames.has_cue(syntax.verbs[verb].head, Cue::Level) && frames.has_cue(syntax.phrases[subject].head, Cue::Vote)
}

/// The noun of a contest that a result is told of: "a 6-3 ruling", "a vote of 13-0", "by a margin of 52-48".
fn contest_noun(frames: &Frames, sentence: &Range<usize>, low: usize, high: usize) -> Option<(Contest, usize)> {
    let text = frames.read.text;
    let contest = |t: usize| match () {
        () if frames.has_cue(t, Cue::Vote) => Some((Contest::Vote, t)),
        () if frames.has_cue(t, Cue::Match) => Some((Contest::Match, t)),
        () => None,
    };
    let of = low.checked_sub(2).filter(|&t| text.word(t + 1) == w::OF && sentence.contains(&t)).and_then(contest);
    let modified = || {
        let own = frames.phrase_at(low).or(frames.phrase_at(high))?;
        let head = frames.read.syntax.phrases[own].head;
        (head >= high && head < high + NOUN).then(|| contest(head)).flatten()
    };
    of.or_else(modified)
}

/// The two claims of a result.
pub(super) fn claims(maker: &Maker, tally: &Tally) -> Vec<Claim> {
    let frames = maker.frames;
    let clause = frames.clause_at(tally.sides[0].0.start);
    let claim = |side: usize| {
        let (tokens, number) = &tally.sides[side];
        let prevailed = (side == 0) != tally.reversed;
        let (frame, asked) = match tally.contest {
            Contest::Vote => vote(frames, clause, tally, side, prevailed),
            Contest::Match => game(frames, clause, tokens, prevailed),
        };
        let prose = &frames.read.text.tokens;
        let span = prose[tokens.start].span.join(prose[tokens.end - 1].span);
        let value = Value::Number {
            amount: Amount::point(Decimal::from(*number), 0),
            unit: if tally.contest == Contest::Vote { VOTE } else { "" }.into(),
            currency: None,
            change: None,
            dimension: "count".into(),
            factor: Decimal::ONE,
        };
        let mut claim = maker.claim(ClaimKind::Quantity, span, tokens.start, value, frame, RULE);
        claim.slot = question::finish(&asked);
        claim
    };
    vec![claim(0), claim(1)]
}

/// A frame with what the clause tells of the contest.
fn told(frames: &Frames, clause: Option<&Clause>, tokens: &Range<usize>, attribute: &str, noun: &str) -> Frame {
    let term = Term { text: noun.to_string(), head: noun.to_string(), ..Term::default() };
    let mut frame = Frame { attribute: attribute.to_string(), measure: Some(term), ..Frame::default() };
    let measure = Measure { attribute: "count", phrase: None, falls: false, rule: RULE };
    if let Some(clause) = clause {
        frames.predicate(&mut frame, clause, &measure);
        frames.periods(&mut frame, clause, tokens);
        frames.context(&mut frame, clause, tokens, &measure);
    }
    frames.around(&mut frame, tokens);
    frame
}

/// The class of event that a class of words tells: a vote for and a vote against, and who wins of whom.
fn class(frames: &Frames, cue: Cue) -> Option<String> {
    let lexicon = frames.read.text.lexicon;
    lexicon.predicates.verb(lexicon.cues.tells(cue)).first().map(|p| p.class.clone())
}

/// How many were for what was voted on, or against it.
fn vote(frames: &Frames, clause: Option<&Clause>, tally: &Tally, side: usize, agreed: bool) -> (Frame, String) {
    let mut frame = told(frames, clause, &tally.sides[side].0, "count", VOTE);
    // "Thirteen members voted for the plan and two against it."
    let first = &tally.sides[0].0;
    let voters = frames.phrase_at(first.end - 1).filter(|&p| {
        let head = frames.read.syntax.phrases[p].head;
        first.contains(&head) && frames.read.syntax.tags[head] == Tag::Noun && !frames.has_cue(head, Cue::Vote)
    });
    frame.measure = voters.map(|p| frames.term(p)).or(frame.measure);
    let lexicon = frames.read.text.lexicon;
    let is_vote = |t: &Term| lexicon.cues.has(lexicon.vocabulary.get(&t.head), Cue::Vote);
    let is_pronoun =
        |t: &Term| t.open && !t.text.contains(' ') && lexicon.vocabulary.get(&t.text.to_lowercase()) == w::IT;
    let is_figure = |t: &Term| t.names.is_empty() && !t.text.contains(|c: char| c.is_alphabetic());
    // Of a ruling it is not told what it was for; a vote is not what is voted on.
    let classes = [class(frames, Cue::Vote), class(frames, Cue::Beaten)];
    let on = classes.contains(&frame.predicate);
    frame.participants.retain(|(part, t)| match part {
        Participant::Agent => !is_vote(t),
        Participant::Theme => on && !is_vote(t) && !is_figure(t),
        _ => false,
    });
    frame.predicate = class(frames, if agreed { Cue::Vote } else { Cue::Beaten });
    let theme = frame.participants.iter().find(|(part, t)| *part == Participant::Theme && !is_pronoun(t));
    let theme = theme.map(|(_, t)| t);
    let side = if agreed { "for" } else { "against" };
    let asked = match theme {
        Some(t) if !t.names.is_empty() || t.text.contains(char::is_uppercase) => {
            format!("how many voted {side} {}", t.text)
        }
        Some(t) => format!("how many voted {side} the {}", t.text.trim_start_matches("the ")),
        None if agreed => "how many voted in favor".to_string(),
        None => "how many voted against".to_string(),
    };
    (frame, asked)
}

/// What the winner scored, or the loser.
fn game(frames: &Frames, clause: Option<&Clause>, tokens: &Range<usize>, winner: bool) -> (Frame, String) {
    let mut frame = told(frames, clause, tokens, SCORE, SCORE);
    let verb = clause.and_then(|c| c.verb).map(|v| &frames.read.syntax.verbs[v]);
    let lost = verb.is_some_and(|v| frames.has_cue(v.head, Cue::Beaten) || v.voice == Voice::Passive);
    frame.predicate = class(frames, Cue::Match);
    // Who won is the agent, whoever is the subject.
    let opposes = |word: WordId| matches!(word, w::TO | w::AGAINST | w::OVER);
    let phrases = |c: &Clause| {
        let rivals = c.complements.iter().filter(|c| opposes(frames.read.text.word(c.preposition)));
        c.subject.into_iter().chain(c.object).chain(rivals.map(|c| c.phrase)).collect::<Vec<_>>()
    };
    let is_noun = |p: &usize| matches!(frames.read.syntax.phrases[*p].kind, PhraseKind::Noun | PhraseKind::Name);
    let sides = clause.map(phrases).unwrap_or_default().into_iter().filter(is_noun).take(2).map(|p| frames.term(p));
    let order = if lost { [Participant::Theme, Participant::Agent] } else { [Participant::Agent, Participant::Theme] };
    frame.participants = order.into_iter().zip(sides).collect();
    frame.participants.sort_by_key(|(part, _)| *part);
    let part = if winner { Participant::Agent } else { Participant::Theme };
    let who = frame.participants.iter().find(|(p, _)| *p == part).map(|(_, t)| t.text.clone());
    let side = if winner { "the winner" } else { "the loser" };
    frame.attribute = if winner { SCORE.to_string() } else { format!("{SCORE} against") };
    let asked = format!("how many did {} score", who.as_deref().unwrap_or(side));
    (frame, asked)
}
