//! What somebody or something is, where another report can deny it: "X is the capital of Y", "X is a member of Y", "X is
//! the second-largest city in Y", "X is alive"; also beside a name: "X, the capital of Y, …".
//!
//! In: a clause with "be", or a phrase with another in apposition. Out: an [`Identity`], with the parts of the event that
//! it makes.

use super::read::Maker;
use super::{EventTold, Frame, NameKey, Participant, Term};
use crate::lexicon::number::NumberWord;
use crate::lexicon::{Cue, PERSON, word as w};
use crate::mention::role::Role;
use crate::syntax::{Clause, PhraseKind, Tag, Tense, VerbGroup, Voice};

/// What X is.
pub(super) struct Identity {
    pub(super) told: Vec<EventTold>,
    word: String,
    /// What X is, in the article's own words: "the capital of Y".
    shown: String,
    /// X
    holder: usize,
    /// Y
    of: Option<Term>,
    /// The last token of what is said.
    pub(super) end: usize,
    /// Y is the agent.
    converse: bool,
}

impl Identity {
    /// `Is Port Dorne the capital of Norvania?`
    pub(super) fn question(&self, maker: &Maker) -> String {
        super::question::finish(&format!("is {} {}", maker.frames.term(self.holder).text, self.shown))
    }

    pub(super) fn fill(&self, maker: &Maker, frame: &mut Frame) {
        let (one, other) = (Participant::Agent, Participant::Theme);
        let (one, other) = if self.converse { (other, one) } else { (one, other) };
        frame.predicate = self.told.first().map(|t| t.kind.clone());
        frame.told = Some(self.word.clone());
        // A state is nobody's but the holder's.
        let holder = if self.of.is_some() { one } else { Participant::Theme };
        frame.participants = vec![(holder, maker.frames.term(self.holder))];
        frame.participants.extend(self.of.clone().map(|of| (other, of)));
        // "Roe is the wife of Gro" and "Gro is the husband of Roe": both are married to each other.
        if let [(_, x), (_, y)] = &mut frame.participants[..]
            && self.told.iter().any(|t| t.mutual)
            && y.head < x.head
        {
            std::mem::swap(x, y);
        }
        frame.participants.sort_by_key(|p| p.0);
    }
}

/// "X is the capital of Y", "the capital of Y is X", "X is ranked as the second-largest city in Y", "X is alive".
pub(super) fn of_clause(maker: &Maker, clause: &Clause, verb: &VerbGroup) -> Option<Identity> {
    let (frames, syntax) = (maker.frames, maker.read.syntax);
    let holds = verb.tense == Tense::Present && !verb.perfect && verb.modal.is_none();
    if verb.voice == Voice::Passive {
        let as_what = clause
            .complements
            .iter()
            .find(|c| frames.has_cue(verb.head, Cue::Rank) && maker.read.text.word(c.preposition) == w::AS)?;
        return superlative(maker, as_what.phrase, clause.subject?);
    }
    if frames.has_cue(verb.head, Cue::Plead) {
        return plea(maker, clause, verb);
    }
    if frames.has_cue(verb.head, Cue::Unchanged) && clause.predicate_noun.is_none() {
        return state(maker, clause, verb).filter(|_| holds);
    }
    if frames.lemma_id(verb.head) != w::BE {
        return None;
    }
    let Some(noun) = clause.predicate_noun else { return state(maker, clause, verb).filter(|_| holds) };
    let subject = clause.subject?;
    let of = |noun, holder| relation(maker, noun, holder, holds);
    let aide = || aide(maker, clause, noun, subject).filter(|_| holds);
    of(noun, subject).or_else(aide).or_else(|| superlative(maker, noun, subject).filter(|_| holds)).or_else(|| {
        // "the capital of Y is X"
        frames.is_named(syntax.phrases[noun].head).then(|| of(subject, noun)).flatten()
    })
}

/// "X is an adviser to the president of Y": so X is not the president.
fn aide(maker: &Maker, clause: &Clause, noun: usize, holder: usize) -> Option<Identity> {
    let (frames, syntax, text) = (maker.frames, maker.read.syntax, maker.read.text);
    let head = frames.lemma(syntax.phrases[noun].head);
    let capital = |t: usize| text.str(t).starts_with(char::is_uppercase);
    let at = syntax.phrases[noun].head;
    let titled = text.lexicon.titles.at(|n| text.word(at + n), |n| capital(at + n), |_| false).is_some();
    let human = titled || text.lexicon.nouns.broader(head).iter().any(|b| b == PERSON);
    let office = |phrase: usize| {
        let p = &syntax.phrases[phrase];
        let of = p.of.map(|of| named_by(maker, of)).filter(|&of| frames.is_named(syntax.phrases[of].head))?;
        let spelled = |start: usize| {
            let found = text.lexicon.titles.at(|n| text.word(start + n), |n| capital(start + n), |_| false)?;
            text.lexicon.titles.get(found.1).filter(|t| t.exclusive && start + found.0 == p.head + 1)
        };
        let title = p.tokens.clone().filter(|_| p.definite).find_map(spelled)?;
        let told = EventTold { kind: title.name.to_string(), opposite: true, ..EventTold::default() };
        let end = syntax.phrases[of].tokens.end;
        Some(Identity {
            told: vec![told],
            word: title.name.to_string(),
            shown: shown(maker, p.tokens.start, end),
            holder,
            of: Some(frames.term(of)),
            end,
            converse: false,
        })
    };
    let to = clause.complements.iter().filter(|c| text.word(c.preposition) == w::TO);
    to.filter(|_| human).find_map(|c| office(c.phrase))
}

/// "X, the capital of Y"
pub(super) fn of_apposition(maker: &Maker, phrase: usize) -> Option<Identity> {
    let syntax = maker.read.syntax;
    let apposed = syntax.phrases[phrase].apposition?;
    let named = |p: usize| super::meant::is_named(maker, p);
    if named(phrase) == named(apposed) {
        return None;
    }
    let (holder, noun) = if named(phrase) { (phrase, apposed) } else { (apposed, phrase) };
    // Two of a list are no apposition.
    if [holder, noun].iter().any(|&p| syntax.phrases[p].coordinated.is_some()) {
        return None;
    }
    relation(maker, noun, holder, true)
        .filter(|i| i.told.iter().any(|t| t.sole || t.directed || t.mutual))
        .or_else(|| superlative(maker, noun, holder))
}

/// A noun that says what X is to Y: by `events.tsv`, an office that one only can hold as long as it is held, or any other
/// noun without a word before it.
fn relation(maker: &Maker, noun: usize, holder: usize, holds: bool) -> Option<Identity> {
    let (frames, syntax, text) = (maker.frames, maker.read.syntax, maker.read.text);
    let lexicon = text.lexicon;
    let p = &syntax.phrases[noun];
    let named = |p: usize| frames.is_named(syntax.phrases[p].head);
    if p.kind != PhraseKind::Noun && !p.definite {
        return None;
    }
    let of = p.of.or(p.possessor).map(|of| named_by(maker, of)).filter(|&of| of != holder && named(of));
    // "a NATO member", "a Norvanian citizen"
    let within = (p.tokens.start..p.head)
        .find(|&t| frames.is_named(t) || text.lexicon.names.people_at(|n| text.word(t + n)).is_some());
    let before_head = within.filter(|_| p.of.is_none() && !named(noun));
    let of_term = of.map(|of| frames.term(of)).or_else(|| before_head.and_then(|t| narrowing(maker, t)))?;
    let own = |t: usize| {
        before_head.is_some_and(|b| b == t || frames.name_at[b].is_some() && frames.name_at[b] == frames.name_at[t])
    };
    let has = |t: usize, cue: Cue| lexicon.cues.has(text.word(t), cue);
    let word_before = |t: usize| matches!(text.word(t), w::THE | w::A | w::AN | w::POSSESSIVE) || has(t, Cue::Sole);
    let known = lexicon.events.noun(frames.lemma_id(p.head));
    let mutual = known.is_some_and(|told| lexicon.events.kind(told).once.mutual);
    // "Roe's ex-husband"
    let parted = |t: usize| mutual && has(t, Cue::Former);
    let plain = |t: usize| word_before(t) || own(t) || parted(t) || mutual && text.str(t) == "-";
    let before = |end: usize| (p.tokens.start..end).all(plain);
    let end = p
        .of
        .map_or(p.tokens.end, |of| syntax.phrases[of].tokens.end.max(syntax.phrases[named_by(maker, of)].tokens.end));
    let identity = |told, word: String, converse| {
        let first = p.possessor.filter(|_| p.of.is_none()).map_or(p.tokens.start, |o| syntax.phrases[o].tokens.start);
        let shown = shown(maker, first, end);
        Some(Identity { told: vec![told], word, shown, holder, of: Some(of_term.clone()), end, converse })
    };
    let word = frames.lemma(p.head).to_string();
    if let Some(mut told) = known {
        told.opposite |= (p.tokens.start..p.head).any(parted);
        let once = lexicon.events.kind(told).once;
        // "the new capital", "a former subsidiary" are so at another time.
        let fits = (before(p.head) || told.converse && p.modifiers.is_empty()) && (holds || !once.lasts);
        let sole = !once.sole || p.definite;
        return if fits && sole { identity(super::told::event_told(maker, told), word, told.converse) } else { None };
    }
    let capital = |t: usize| text.str(t).starts_with(char::is_uppercase);
    let spelled = |start: usize| {
        let found = lexicon.titles.at(|n| text.word(start + n), |n| capital(start + n), |_| false)?;
        lexicon.titles.get(found.1).filter(|t| t.exclusive && start + found.0 == p.head + 1 && before(start))
    };
    if let Some(title) = p.tokens.clone().filter(|_| holds && p.definite).find_map(spelled) {
        let word = title.name.to_string();
        return identity(EventTold { kind: word.clone(), sole: true, ..EventTold::default() }, word, false);
    }
    // "the Danish ambassador to Norvania": there is one.
    if let Some(to) = posted(maker, noun).filter(|_| holds && p.definite && before(p.head)) {
        return identity(EventTold { sole: true, ..posting(&word, &to) }, word, false);
    }
    let plainly = holds && before(p.head) && syntax.tags[p.head] == Tag::Noun && !named(noun);
    let told = EventTold { kind: word.clone(), ..EventTold::default() };
    plainly.then(|| identity(told, word, false)).flatten()
}

/// Whereto somebody is sent: "the ambassador to Norvania".
fn posted(maker: &Maker, noun: usize) -> Option<String> {
    let syntax = maker.read.syntax;
    let after = syntax.phrases[noun].tokens.end;
    let to = maker.frames.phrase_at(after + 1).filter(|_| maker.read.text.word(after) == w::TO)?;
    let name = maker.frames.name_at[syntax.phrases[to].tokens.start]?;
    Some(maker.frames.key(maker.read.names.names[name].entity).name.clone())
}

fn posting(title: &str, to: &str) -> EventTold {
    EventTold { kind: format!("{title} to {to}").to_lowercase(), ..EventTold::default() }
}

/// "the Danish ambassador to Norvania, Jane Roe": whoever else is named as such is another holder.
pub(super) fn of_role(maker: &Maker, role: &Role) -> Option<(EventTold, Term, Term)> {
    let (title, to) = role.title.split_once(" to ")?;
    let entity = |e: usize| maker.frames.key(e).clone();
    let from = entity(role.organisation.as_ref()?.entity?);
    let told = EventTold { sole: true, ..posting(title, to) };
    role.qualifiers.is_empty().then(|| (told, Term::named(entity(role.person)), Term::named(from)))
}

/// The name or the people that a noun is narrowed by.
fn narrowing(maker: &Maker, token: usize) -> Option<Term> {
    let (frames, text) = (maker.frames, maker.read.text);
    let key = match frames.name_at[token] {
        Some(n) => frames.key(maker.read.names.names[n].entity).clone(),
        None => {
            let (_, country) = text.lexicon.names.people_at(|n| text.word(token + n))?;
            let known = country.and_then(|c| text.lexicon.names.known(c));
            let name = known.map_or_else(|| text.str(token).to_string(), |k| k.name.to_string());
            NameKey::alone(name)
        }
    };
    Some(Term::named(key))
}

/// "the second-largest city in Y": the largest is one only, and none of the others.
fn superlative(maker: &Maker, noun: usize, holder: usize) -> Option<Identity> {
    let (frames, syntax, text) = (maker.frames, maker.read.syntax, maker.read.text);
    let p = &syntax.phrases[noun];
    let most = |&t: &usize| syntax.tags[t] == Tag::Adjective && text.lower(t).ends_with("est") && text.str(t).len() > 5;
    let at = p.tokens.clone().find(most)?;
    // "the largest Dutch bank" is the largest of the Dutch ones.
    let words: Vec<String> = (at..=p.head)
        .filter(|&t| t == at || t == p.head || p.modifiers.contains(&t))
        .map(|t| frames.lemma(t).to_string())
        .collect();
    if p.plural || !p.definite || p.head <= at || words.len() > 3 || frames.is_named(p.head) {
        return None;
    }
    let rank = (p.tokens.start..at).find_map(|t| {
        match text.lexicon.numbers.get(text.lexicon.vocabulary.get(&text.lower(t))) {
            Some(NumberWord::Ordinal(n)) => Some(*n),
            _ => None,
        }
    });
    let free = |t: usize| {
        matches!(text.word(t), w::THE | w::HYPHEN | w::POSSESSIVE) || rank.is_some() && syntax.tags[t] != Tag::Adverb
    };
    if !(p.tokens.start..at).all(free) {
        return None;
    }
    let next = p.tokens.end;
    let behind = matches!(text.word(next), w::IN | w::OF).then(|| frames.phrase_at(next + 1)).flatten();
    let scope = p.possessor.or(behind.filter(|&q| syntax.phrases[q].tokens.start == next + 1))?;
    let of = frames.term(scope);
    if of.names.is_empty() && !frames.cue_of(&of.head, Cue::Everywhere) || scope == holder {
        return None;
    }
    let kind = words.join(" ");
    let told = self::rank(kind.clone(), rank);
    let end = if p.possessor.is_some() { p.tokens.end } else { syntax.phrases[scope].tokens.end };
    let shown = shown(maker, p.possessor.map_or(p.tokens.start, |o| syntax.phrases[o].tokens.start), end);
    Some(Identity { told, word: kind, shown, holder, of: Some(of), end, converse: false })
}

/// "the deepest lake in X, the second deepest in Y and the fifth deepest in the world": what the sentence adds.
pub(super) fn further(maker: &Maker, clause: &Clause, verb: &VerbGroup) -> Vec<(usize, Identity)> {
    let Some(first) = of_clause(maker, clause, verb).filter(|i| i.told.iter().any(|t| t.sole)) else {
        return Vec::new();
    };
    let text = maker.read.text;
    // "deepest lake"
    let Some((most, _)) = first.word.split_once(' ') else { return Vec::new() };
    let end = text.sentences[clause.sentence].tokens.end;
    let ranked = |at: usize| {
        let ordinal = match text.lexicon.numbers.get(text.lexicon.vocabulary.get(&text.lower(at))) {
            Some(NumberWord::Ordinal(n)) => Some(*n),
            _ => None,
        };
        let at = at + usize::from(ordinal.is_some());
        let at = at + usize::from(text.str(at) == "-");
        let behind = at + 1;
        let there = text.lower(at) == most && text.word(behind) == w::IN;
        let scope = maker.frames.phrase_at(behind + 1).filter(|_| there)?;
        let of = maker.frames.term(scope);
        let told = rank(first.word.clone(), ordinal);
        let end = maker.read.syntax.phrases[scope].tokens.end;
        let known = !of.names.is_empty() || maker.frames.cue_of(&of.head, Cue::Everywhere);
        let shown = shown(maker, at - usize::from(ordinal.is_some()), end);
        known.then(|| Identity {
            told,
            word: first.word.clone(),
            shown: format!("the {shown}"),
            holder: first.holder,
            of: Some(of),
            end,
            converse: false,
        })
    };
    let starts = (first.end..end).filter(|&t| text.word(t) == w::THE);
    starts.filter_map(|t| Some((t, ranked(t + 1)?))).collect()
}

/// The first of its kind, or the second, which is not the first.
fn rank(kind: String, rank: Option<u32>) -> Vec<EventTold> {
    let first = EventTold { kind: kind.clone(), sole: true, ..EventTold::default() };
    match rank.filter(|n| *n > 1) {
        Some(n) => {
            let own = EventTold { kind: format!("{n} {kind}"), sole: true, ..EventTold::default() };
            vec![own, EventTold { opposite: true, ..first }]
        }
        None => vec![first],
    }
}

/// "X is alive", by `events.tsv`; how alive is another question.
fn state(maker: &Maker, clause: &Clause, verb: &VerbGroup) -> Option<Identity> {
    let (syntax, text) = (maker.read.syntax, maker.read.text);
    let at = verb.tokens.end;
    let alone = syntax.tags.get(at) == Some(&Tag::Adjective) && maker.frames.phrase_at(at).is_none();
    let ends = syntax.tags.get(at + 1).is_none_or(|t| matches!(t, Tag::Punctuation | Tag::Conjunction));
    let events = &text.lexicon.events;
    let listed = events.verb(text.word(at)).iter().filter(|t| events.kind(**t).once.state);
    let mut told: Vec<EventTold> = listed.map(|t| super::told::event_told(maker, *t)).collect();
    if told.is_empty() {
        told.push(EventTold { kind: text.lower(at).into_owned(), ..EventTold::default() });
    }
    let holder = clause.subject?;
    (alone && ends).then(|| Identity {
        told,
        word: text.lower(at).into_owned(),
        shown: text.lower(at).into_owned(),
        holder,
        of: None,
        end: at + 1,
        converse: false,
    })
}

/// "Roe pleaded guilty to fraud", "pleaded not guilty"
fn plea(maker: &Maker, clause: &Clause, verb: &VerbGroup) -> Option<Identity> {
    let text = maker.read.text;
    let not = text.word(verb.tokens.end) == w::NOT;
    let at = verb.tokens.end + usize::from(not);
    let guilty = super::told::guilt(maker, at)?;
    let kind = text.lexicon.cues.tells(Cue::Plead).to_string();
    let told = EventTold { kind, opposite: !guilty, ..EventTold::default() };
    Some(Identity {
        told: vec![told],
        word: maker.frames.lemma(verb.head).into(),
        shown: "pleading guilty".into(),
        holder: clause.subject?,
        of: None,
        end: at + 1,
        converse: false,
    })
}

/// The words from token `start` on, with a small article.
fn shown(maker: &Maker, start: usize, end: usize) -> String {
    let text = maker.read.text;
    let words = text.span(start..end.max(start + 1)).of(&text.prose.text);
    let article = ["The ", "A ", "An "].into_iter().find(|a| words.starts_with(a));
    article.map_or_else(|| words.to_string(), |a| format!("{}{}", a.to_lowercase(), &words[a.len()..]))
}

/// "the timber group, Corvale": the phrase that names what another only describes.
pub(super) fn named_by(maker: &Maker, phrase: usize) -> usize {
    let phrases = &maker.read.syntax.phrases;
    let named = |p: &usize| maker.frames.is_named(phrases[*p].head);
    phrases[phrase].apposition.filter(|p| !named(&phrase) && named(p)).unwrap_or(phrase)
}
