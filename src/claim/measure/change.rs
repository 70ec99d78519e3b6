//! By how much something moved, and to what: "a 4% drop in sales", "rose 4% to $2 billion", "closed 4% higher".

use super::{Read, Site};
use crate::lexicon::{Cue, WordId, word as w};
use crate::mention::{Kind, change};
use crate::syntax::Tag;
use crate::value::Change;

impl Site<'_, '_> {
    fn moves(&self, token: usize) -> bool {
        self.has(token, Cue::Down) || self.has(token, Cue::Up)
    }

    /// A noun that tells a rise or a fall; a contract is none.
    fn move_noun(&self, phrase: usize) -> bool {
        let head = self.head(phrase);
        self.moves(head) && !(self.m.kind == Kind::Money && self.has(head, Cue::Event))
    }

    /// Which way the verb moves what it is said of: "rose", "cut", "went up".
    fn way(&self) -> Option<Change> {
        let group = self.verb?;
        if self.moves(group.head) {
            return Some(if self.has(group.head, Cue::Down) { Change::Down } else { Change::Up });
        }
        let verb = self.frames.verb_of(self.clause?.verb?);
        let moves = self.frames.read.text.lexicon.predicates.verb(&verb).first().map(|p| &p.class);
        let moves = moves.filter(|class| Some(*class) == self.frames.moved());
        // "went down in 40 meters of water"
        let moves = moves.is_some() && self.is(&[Kind::Money, Kind::Percent]);
        change::direction(self.frames.read.text, group.particle.filter(|_| moves)?)
    }
}

/// "a 12 percent drop in bookings", "a drop of 12 percent in bookings", "the drop in bookings was 12 percent"
pub(super) fn change_noun<'a>(s: &Site<'_, 'a>) -> Option<Read<'a>> {
    if let Some(p) = s.modified().filter(|&p| !s.is(&[Kind::Count, Kind::Duration]) && s.move_noun(p)) {
        let owner = s.frames.read.syntax.phrases[p].possessor;
        let of = s.following(s.head(p) + 1, &[w::IN, w::OF, w::FOR]).or(owner).or(Some(p));
        return Some(("change", of, s.has(s.head(p), Cue::Down)));
    }
    let stated = |p: &usize| {
        s.is(&[Kind::Percent])
            && s.verb.is_some_and(|v| v.tokens.end == s.start() && s.has(v.head, Cue::Level))
            && s.move_noun(*p)
    };
    if let Some(p) = s.subject().filter(stated) {
        let of = s.following(s.head(p) + 1, &[w::IN, w::OF]).or(s.frames.read.syntax.phrases[p].possessor);
        return Some(("change", of.or(Some(p)), s.has(s.head(p), Cue::Down)));
    }
    let p = s.noun_before().filter(|&p| s.before(1) == w::OF && s.move_noun(p))?;
    Some(("change", s.following(s.end(), &[w::IN]).or(Some(p)), s.has(s.head(p), Cue::Down)))
}

/// "a slowdown to 30 cars a day from 40": each stands for one end of a change.
pub(super) fn from_to<'a>(s: &Site<'_, 'a>) -> Option<Read<'a>> {
    let text = s.frames.read.text;
    let paired = |word: WordId, other: WordId| {
        s.before(1) == word
            && s.frames
                .mentions_of_sentence(s.start())
                .any(|n| n.kind == s.m.kind && n.tokens.start > 0 && text.word(n.tokens.start - 1) == other)
    };
    let (to, from) = (paired(w::TO, w::FROM), paired(w::FROM, w::TO));
    let attribute = if to { "count" } else { "previous" };
    ((to || from) && s.m.kind == Kind::Count).then(|| (attribute, s.own.or(s.subject()), false))
}

/// "rose 4% to $2.1 billion from $2 billion"
pub(super) fn change_verb<'a>(s: &Site<'_, 'a>) -> Option<Read<'a>> {
    let (c, v) = (s.clause?, s.verb?);
    let kinds = [Kind::Money, Kind::Percent, Kind::Count, Kind::Number, Kind::Quantity, Kind::Fraction];
    // "cut 900 jobs": a counted object is what is cut, not by how much something fell.
    let counted = s.m.kind == Kind::Count && !matches!(s.before(1), w::BY | w::TO | w::FROM);
    let way = s.way().filter(|_| s.is(&kinds) && s.start() >= v.tokens.end && !counted)?;
    let attribute = match (s.before(1), s.m.change) {
        (w::TO, _) | (_, Some(Change::To)) => s.level(),
        (w::FROM, _) | (_, Some(Change::From)) => "previous",
        _ => "change",
    };
    let transitive = c.object.filter(|&o| s.frames.read.syntax.phrases[o].tokens.end <= s.start());
    let of = s.following(s.end(), &[w::OF]).filter(|_| attribute == "change" && s.m.kind == Kind::Percent);
    Some((
        attribute,
        of.or(transitive).or_else(|| s.postponed()).or(c.subject),
        attribute == "change" && way == Change::Down,
    ))
}

/// "sales were down 4%", "closed 4% higher"
pub(super) fn compared<'a>(s: &Site<'_, 'a>) -> Option<Read<'a>> {
    let read = s.frames.read;
    let verb = s.verb.filter(|v| v.tokens.end <= s.start())?;
    let says = |t: usize| {
        matches!(read.syntax.tags.get(t), Some(Tag::Adverb | Tag::Adjective | Tag::Particle | Tag::Preposition))
    };
    // "was down 4%", "closed down 4%", but "paid down $4 million"
    let traded = s.subject().is_some_and(|p| s.has(s.head(p), Cue::Moving));
    let before = s.start().checked_sub(1).filter(|_| traded || s.has(verb.head, Cue::Light));
    let ways = before.into_iter().chain([s.end()]).filter(|&t| says(t));
    let way = ways.into_iter().find_map(|t| change::direction(read.text, t))?;
    let of = s.clause?.subject.filter(|_| s.is(&[Kind::Percent, Kind::Money]))?;
    Some(("change", Some(of), way == Change::Down))
}
