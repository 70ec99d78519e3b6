//! The positions of a claim: noun phrases as terms, the clause as predicate and participants, what narrows it.

use super::measure::Measure;
use super::read::Read;
use super::{Frame, Modality, NameKey, Participant, Qualifier, QualifierKind, Term};
use crate::lexicon::predicate::Part;
use crate::lexicon::{Cue, WordId};
use crate::mention::name::NameClass;
use crate::mention::role::Body;
use crate::mention::{Kind, Mention, date};
use crate::syntax::{Clause, ClauseKind, PhraseKind, Tag, Voice};
use crate::text::TokenKind;
use std::ops::Range;

/// Most words of a clause that are kept as context.
const CONTEXT: usize = 14;

/// Reads terms and frames of one article.
pub struct Frames<'a> {
    pub read: &'a Read<'a>,
    /// Token to the name that covers it.
    name_at: Vec<Option<usize>>,
    /// Token to the mention that covers it.
    mention_at: Vec<Option<usize>>,
}

impl<'a> Frames<'a> {
    pub fn new(read: &'a Read<'a>) -> Frames<'a> {
        let n = read.text.tokens.len();
        let (mut name_at, mut mention_at) = (vec![None; n], vec![None; n]);
        for (i, name) in read.names.names.iter().enumerate() {
            name_at[name.tokens.clone()].fill(Some(i));
        }
        for (i, m) in read.mentions.iter().enumerate() {
            mention_at[m.tokens.clone()].fill(Some(i));
        }
        Frames { read, name_at, mention_at }
    }

    /// A token's lemma, lower case.
    pub fn lemma(&self, token: usize) -> String {
        self.with_lemma(token, str::to_string)
    }

    /// The id of a token's lemma, for cues.
    pub fn lemma_id(&self, token: usize) -> WordId {
        self.with_lemma(token, |lemma| self.read.text.lexicon.vocabulary.get(lemma))
    }

    fn with_lemma<T>(&self, token: usize, take: impl FnOnce(&str) -> T) -> T {
        let lexicon = self.read.text.lexicon;
        let lower = self.read.text.lower(token);
        match self.read.syntax.tags.get(token) {
            Some(Tag::Verb | Tag::PastParticiple | Tag::Gerund | Tag::Auxiliary) => {
                take(lexicon.verb_lemma(&lower).unwrap_or(&lower))
            }
            Some(Tag::Noun) => take(&lexicon.singular(&lower)),
            _ => take(&lower),
        }
    }

    /// Whether a token is part of a name.
    pub fn is_named(&self, token: usize) -> bool {
        self.name_at.get(token).is_some_and(Option::is_some)
    }

    pub fn has_cue(&self, token: usize, cue: Cue) -> bool {
        self.read.text.lexicon.cues.has(self.lemma_id(token), cue)
    }

    /// An entity as it is matched across articles.
    pub fn key(&self, entity: usize) -> NameKey {
        let e = &self.read.names.entities[entity];
        let mut key = NameKey { name: e.canonical.clone(), keys: e.keys.clone(), person: e.class == NameClass::Person };
        if !key.person {
            key.keys.extend(self.short_form(&e.canonical));
        }
        key
    }

    /// "Corvale Technologies Inc." is also called Corvale.
    fn short_form(&self, name: &str) -> Option<String> {
        let lexicon = self.read.text.lexicon;
        let lower = name.to_lowercase();
        let words: Vec<&str> = lower.split(' ').collect();
        let corporate =
            |w: &&&str| lexicon.cues.has(lexicon.vocabulary.get(w.trim_matches(['.', ','])), Cue::Corporate);
        let tail = words.iter().rev().take_while(corporate).count();
        (tail > 0 && tail < words.len())
            .then(|| words[..words.len() - tail].join(" ").trim_end_matches(',').to_string())
    }

    /// The body in which a role is held.
    pub fn organisation(&self, body: &Body) -> NameKey {
        match body.entity {
            Some(entity) => self.key(entity),
            None => NameKey { name: body.text.clone(), keys: vec![body.text.to_lowercase()], person: false },
        }
    }

    /// The mentions of the sentence that a token stands in.
    pub fn mentions_of_sentence(&self, token: usize) -> impl Iterator<Item = &'a Mention> {
        let text = self.read.text;
        let tokens = text.sentences.get(text.sentence_of(token)).map_or(0..0, |s| s.tokens.clone());
        let from = self.read.mentions.partition_point(|m| m.tokens.start < tokens.start);
        self.read.mentions[from..].iter().take_while(move |m| m.tokens.start < tokens.end)
    }

    pub fn phrase_at(&self, token: usize) -> Option<usize> {
        self.read.syntax.phrase_at(token)
    }

    pub fn clause_at(&self, token: usize) -> Option<&'a Clause> {
        self.read.syntax.clause_of(token).and_then(|c| self.read.syntax.clauses.get(c))
    }

    /// Whether a token is a word that says something: no function word, no number, no sign.
    fn is_content(&self, token: usize) -> bool {
        self.read.text.tokens[token].kind == TokenKind::Word
            && matches!(
                self.read.syntax.tags[token],
                Tag::Noun | Tag::Name | Tag::Adjective | Tag::Verb | Tag::PastParticiple | Tag::Gerund
            )
    }

    /// A noun phrase as a term. Words of values inside it (`17 billion`) are no part of it.
    pub fn term(&self, phrase: usize) -> Term {
        let phrase = self.beneath(phrase);
        let p = &self.read.syntax.phrases[phrase];
        // "1 million GPUs" measures GPUs: figure and article are no part of what is measured.
        let shown = p.tokens.clone().find(|&t| {
            t == p.head
                || !matches!(self.read.syntax.tags[t], Tag::Number | Tag::Determiner | Tag::Adverb | Tag::Symbol)
        });
        let mut term = Term { text: self.words(shown.unwrap_or(p.tokens.start)..p.tokens.end), ..Term::default() };
        self.fill(&mut term, phrase, 0);
        term
    }

    /// "a total of 346 people" speaks of people.
    fn beneath(&self, phrase: usize) -> usize {
        let p = &self.read.syntax.phrases[phrase];
        match p.of {
            Some(of) if self.has_cue(p.head, Cue::Generic) && p.modifiers.is_empty() && p.possessor.is_none() => of,
            _ => phrase,
        }
    }

    fn fill(&self, term: &mut Term, phrase: usize, depth: usize) {
        let p = &self.read.syntax.phrases[phrase];
        let names = &self.read.names.names;
        for token in p.tokens.clone() {
            if let Some(n) = self.name_at[token] {
                let key = self.key(names[n].entity);
                if names[n].tokens.start == token && !term.names.contains(&key) {
                    term.names.push(key);
                }
            }
        }
        let head_name = self.name_at.get(p.head).copied().flatten();
        if depth == 0 {
            match head_name {
                Some(n) => term.head = self.key(names[n].entity).name,
                None => {
                    term.head = self.lemma(p.head);
                    term.open = self.is_open(phrase);
                }
            }
        } else if head_name.is_none() && self.is_content(p.head) {
            term.modifiers.push(self.lemma(p.head));
        }
        for &m in &p.modifiers {
            let value =
                self.mention_at[m].is_some_and(|i| self.read.mentions[i].kind.is_numeric() && self.is_number_word(m));
            if self.name_at[m].is_none() && !value && self.is_content(m) {
                term.modifiers.push(self.lemma(m));
            }
        }
        // "the 17th Amendment" is not the 25th.
        for t in p.tokens.clone() {
            let text = self.read.text;
            let glued = text.tokens.get(t + 1).is_some_and(|n| !n.spaced && n.kind == TokenKind::Word);
            let before = t.checked_sub(1).and_then(|t| text.tokens.get(t));
            if text.tokens[t].kind == TokenKind::Number && glued && self.is_named(t + 1) {
                term.modifiers.push(text.str(t).to_string());
            } else if before.is_some_and(|b| b.kind == TokenKind::Number) && !text.tokens[t].spaced && self.is_named(t)
            {
                term.modifiers.push(text.str(t - 1).to_string());
            }
        }
        term.modifiers.dedup();
        if depth == 0 && head_name.is_none() {
            self.settle_head(term);
        }
        if depth < 2 {
            for next in [p.of, p.possessor].into_iter().flatten() {
                if next != phrase {
                    self.fill(term, next, depth + 1);
                }
            }
        }
    }

    /// The noun that the lexicon has for the head, together with the words before it where they make one noun
    /// ("graphics processing unit"), and what is wider.
    fn settle_head(&self, term: &mut Term) {
        let nouns = &self.read.text.lexicon.nouns;
        for n in (0..=term.modifiers.len().min(3)).rev() {
            let from = term.modifiers.len() - n;
            let noun = term.modifiers[from..].iter().chain([&term.head]).cloned().collect::<Vec<_>>().join(" ");
            let same = nouns.same(&noun);
            if n == 0 || same != noun || !nouns.broader(&noun).is_empty() {
                term.broader = nouns.broader(&noun).to_vec();
                term.head = same.to_string();
                term.modifiers.truncate(from);
                return;
            }
        }
    }

    /// Part of the figure itself, not of what it counts.
    fn is_number_word(&self, token: usize) -> bool {
        self.read.syntax.tags[token] == Tag::Number
    }

    /// A pronoun, or a definite noun that stands for something named before.
    fn is_open(&self, phrase: usize) -> bool {
        let p = &self.read.syntax.phrases[phrase];
        if matches!(self.read.syntax.tags[p.head], Tag::Pronoun | Tag::Determiner | Tag::Relative) {
            return true;
        }
        let stands_in = self.has_cue(p.head, Cue::Organisation)
            || self.has_cue(p.head, Cue::Event)
            || self.has_cue(p.head, Cue::Generic);
        p.definite && stands_in && p.modifiers.is_empty() && p.of.is_none() && p.possessor.is_none()
    }

    fn words(&self, tokens: Range<usize>) -> String {
        if tokens.is_empty() {
            return String::new();
        }
        self.read.text.span(tokens).of(&self.read.text.prose.text).to_string()
    }

    /// The frame of a claim whose value stands at `tokens`.
    pub fn frame(&self, tokens: Range<usize>, measure: &Measure) -> Frame {
        let mut frame = Frame { attribute: measure.attribute.clone(), ..Frame::default() };
        // The figure itself is not what it measures.
        let noun = |p: &usize| self.read.syntax.phrases[*p].kind != PhraseKind::Value;
        frame.measure = measure.phrase.filter(noun).map(|p| self.term(p));
        let clause = self.clause_at(tokens.start);
        if let Some(clause) = clause {
            self.predicate(&mut frame, clause, measure);
            self.periods(&mut frame, clause, &tokens);
            self.context(&mut frame, clause, &tokens, measure);
        }
        if let Some(p) = measure.phrase {
            self.parts(&mut frame, p);
            // "deliveries of engines to Borealis" tells the event of "deliver".
            if frame.predicate.as_deref().is_none_or(|v| self.is_light(v)) {
                let head = &self.read.syntax.phrases[p].head;
                if let Some(class) = self.read.text.lexicon.predicates.noun(&self.lemma(*head)) {
                    frame.predicate = Some(class.to_string());
                }
            }
        }
        let moving = |p: usize| self.has_cue(self.read.syntax.phrases[p].head, Cue::Moving);
        let m = self.mention_at[tokens.start].map(|i| &self.read.mentions[i]);
        // "90 miles off the coast", "winds of 140 mph": where something is, and how fast, changes.
        let physical = m.is_some_and(|m| matches!(m.kind, Kind::Quantity | Kind::Temperature));
        frame.moving =
            physical || measure.phrase.is_some_and(moving) || clause.and_then(|c| c.subject).is_some_and(moving);
        self.moments(&mut frame, &tokens);
        self.around(&mut frame, &tokens);
        frame
    }

    /// Names elsewhere in the sentence, and those that a "for …" adds to the measure.
    pub fn around(&self, frame: &mut Frame, tokens: &Range<usize>) {
        let sentence = &self.read.text.sentences[self.read.text.sentence_of(tokens.start)];
        let taken: Vec<&NameKey> =
            frame.measure.iter().chain(frame.participants.iter().map(|(_, t)| t)).flat_map(|t| &t.names).collect();
        let mut around: Vec<NameKey> = self
            .read
            .names
            .within(sentence.tokens.clone())
            .iter()
            .map(|n| self.key(n.entity))
            .filter(|k| !taken.contains(&k))
            .collect();
        around.sort();
        around.dedup();
        frame.around = around;
    }

    fn is_light(&self, lemma: &str) -> bool {
        let lexicon = self.read.text.lexicon;
        lexicon.cues.has(lexicon.vocabulary.get(lemma), Cue::Light)
    }

    /// The kind of event that a noun tells of: by `predicates.tsv` ("deliveries"), by its verb ("crash"), else itself.
    pub fn event(&self, noun: &str) -> String {
        let lexicon = self.read.text.lexicon;
        if let Some(class) = lexicon.predicates.noun(noun) {
            return class.to_string();
        }
        let verb = lexicon.verb_lemma(noun).unwrap_or(noun);
        lexicon.predicates.verb(verb).first().map_or_else(|| verb.to_string(), |p| p.class.clone())
    }

    /// Predicate and participants of an event that a noun phrase tells of: "Acme's deliveries of engines".
    pub fn nominal(&self, frame: &mut Frame, phrase: usize) {
        let p = &self.read.syntax.phrases[phrase];
        let term = self.term(phrase);
        frame.predicate = Some(self.event(&self.lemma(p.head)));
        frame.told = Some(self.read.text.str(p.head).to_lowercase());
        if let Some(agent) = p.possessor.filter(|&a| a != phrase) {
            frame.participants.push((Participant::Agent, self.term(agent)));
        }
        if let Some(theme) = p.of.filter(|&t| t != phrase) {
            frame.participants.push((Participant::Theme, self.term(theme)));
        } else if let Some(noun) = p
            .modifiers
            .iter()
            .rev()
            .find(|&&m| matches!(self.read.syntax.tags[m], Tag::Noun | Tag::Name) && self.name_at[m].is_none())
        {
            let mut theme = Term { text: self.words(*noun..*noun + 1), head: self.lemma(*noun), ..Term::default() };
            self.settle_head(&mut theme);
            frame.participants.push((Participant::Theme, theme));
        }
        let before: Vec<NameKey> = term
            .names
            .iter()
            .filter(|n| !frame.participants.iter().any(|(_, t)| t.names.contains(n)))
            .cloned()
            .collect();
        if !before.is_empty() {
            let text = before[0].name.clone();
            frame
                .participants
                .push((Participant::Other, Term { head: text.clone(), text, names: before, ..Term::default() }));
        }
        frame.context.extend(
            p.modifiers.iter().filter(|&&m| self.is_content(m) && self.name_at[m].is_none()).map(|&m| self.lemma(m)),
        );
        frame.context.sort();
        frame.context.dedup();
    }

    /// Predicate and participants of a clause, by `predicates.tsv` where it has the verb, else by position.
    pub fn predicate(&self, frame: &mut Frame, clause: &Clause, measure: &Measure) {
        let Some(v) = clause.verb else { return };
        let verb = &self.read.syntax.verbs[v];
        let lemma = self.read.syntax.lemma(self.read.text, v);
        let lexicon = self.read.text.lexicon;
        let preposition = |c: &crate::syntax::Complement| self.read.text.lower(c.preposition);
        let passive = verb.voice == Voice::Passive;
        let pattern = lexicon
            .predicates
            .verb(&lemma)
            .iter()
            .enumerate()
            .max_by_key(|(i, p)| {
                // "by May" is a date, not a part of the event.
                let dated = |phrase: usize| self.read.syntax.phrases[phrase].kind == PhraseKind::Date;
                let there = |w: &String| clause.complements.iter().any(|c| preposition(c) == *w && !dated(c.phrase));
                let there = p.prepositions.iter().filter(|(w, _)| there(w)).count();
                (there, usize::MAX - i)
            })
            .map(|(_, p)| p);
        frame.told = Some(lemma.to_string());
        frame.predicate = Some(pattern.map_or_else(|| lemma.into_owned(), |p| p.class.clone()));
        let default = |part: Participant| Some(Part::Participant(part));
        let (subject, object, indirect) = match pattern {
            Some(p) => (p.subject, p.object, p.indirect),
            None => (default(Participant::Agent), default(Participant::Theme), default(Participant::Recipient)),
        };
        let mut found: Vec<(Participant, usize)> = Vec::new();
        let mut put = |part: Option<Part>, phrase: Option<usize>| {
            if let (Some(Part::Participant(part)), Some(phrase)) = (part, phrase) {
                found.push((part, phrase));
            }
        };
        if passive {
            put(object.or(subject), clause.subject);
        } else {
            put(subject, clause.subject);
            put(object, clause.object.or(clause.predicate_noun));
        }
        put(indirect, clause.indirect);
        for c in &clause.complements {
            let word = preposition(c);
            let listed = pattern.and_then(|p| p.prepositions.iter().find(|(w, _)| *w == word)).map(|(_, part)| *part);
            let part = match (listed, &*word) {
                (Some(part), _) => Some(part),
                (None, "by") if passive => subject.or(default(Participant::Agent)),
                (None, "to") => indirect.or(default(Participant::Recipient)),
                (None, "from") => default(Participant::Source),
                (None, "in" | "at" | "near" | "off" | "outside") if self.is_place(c.phrase) => {
                    default(Participant::Place)
                }
                _ => default(Participant::Other),
            };
            put(part, Some(c.phrase));
        }
        for (part, phrase) in found {
            let p = &self.read.syntax.phrases[phrase];
            // The value itself, and dates, are no participants.
            let value = self.mention_at[p.head].is_some_and(|m| {
                let kind = self.read.mentions[m].kind;
                kind.is_temporal() || !matches!(kind, Kind::Count | Kind::Number | Kind::Quantity)
            });
            let same = part != Participant::Other && frame.participants.iter().any(|(q, _)| *q == part);
            if value || same || Some(phrase) == measure.phrase && part == Participant::Other {
                continue;
            }
            frame.participants.push((part, self.term(phrase)));
        }
        frame.participants.sort_by_key(|a| a.0);
    }

    fn is_place(&self, phrase: usize) -> bool {
        let head = self.read.syntax.phrases[phrase].head;
        self.name_at[head].is_some_and(|n| self.read.names.names[n].class == NameClass::Place)
    }

    /// The times of which the clause speaks.
    pub fn periods(&self, frame: &mut Frame, clause: &Clause, tokens: &Range<usize>) {
        for m in self
            .read
            .mentions
            .iter()
            .filter(|m| matches!(m.kind, Kind::Date) && clause.tokens.contains(&m.tokens.start))
        {
            let Some(timex) =
                m.timex.as_ref().filter(|_| !m.tokens.contains(&tokens.start) && !tokens.contains(&m.tokens.start))
            else {
                continue;
            };
            let key = match date::narrowed(timex) {
                (Some(l), Some(h)) => format!("{l}..{h}"),
                _ => match &timex.value {
                    Some(v) if !v.ends_with("_REF") && !v.contains('X') => v.clone(),
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

    /// "six additional ships", "the second phase": a part of what another figure may count whole.
    fn parts(&self, frame: &mut Frame, phrase: usize) {
        let p = &self.read.syntax.phrases[phrase];
        // "more than" before the figure speaks of no part, "other" behind it does.
        let from = (p.tokens.start..p.head)
            .rev()
            .find(|&t| self.read.syntax.tags[t] == Tag::Number)
            .map_or(p.tokens.start, |t| t + 1);
        for token in from..p.head {
            if self.name_at[token].is_none() && self.has_cue(token, Cue::Part) {
                let word = self.lemma(token);
                if let Some(term) = &mut frame.measure {
                    term.modifiers.retain(|m| *m != word);
                }
                frame.qualifiers.push(Qualifier { kind: QualifierKind::Part, text: word.clone(), key: word });
            }
        }
        // "seven of them", "12 of the 40 homes"
        let after = p.tokens.end;
        let text = self.read.text;
        let lower = |i: usize| text.lower(i);
        if lower(after) == "of" && matches!(&*lower(after + 1), "them" | "those" | "whom" | "which" | "these") {
            frame.qualifiers.push(Qualifier { kind: QualifierKind::Part, text: "of them".into(), key: "of".into() });
        }
    }

    /// "in extended trading"
    fn moments(&self, frame: &mut Frame, tokens: &Range<usize>) {
        let text = self.read.text;
        let sentence = &text.sentences[text.sentence_of(tokens.start)];
        for i in sentence.tokens.clone() {
            let (word, next) = (text.lower(i), text.lower(i + 1));
            let key = match (&*word, &*next) {
                ("extended" | "after-hours" | "postmarket", _) | ("after", "-")
                    if matches!(text.str(i + 2), "hours" | "Hours" | "trading" | "market") || next == "trading" =>
                {
                    "extended"
                }
                ("premarket", _) => "premarket",
                ("regular", "trading" | "session") => "regular",
                ("early" | "morning", "trading") => "early",
                ("afternoon" | "late", "trading") => "late",
                ("midday", _) => "midday",
                _ => continue,
            };
            frame.qualifiers.push(Qualifier { kind: QualifierKind::Moment, text: key.into(), key: key.into() });
        }
        frame.qualifiers.dedup();
    }

    pub fn context(&self, frame: &mut Frame, clause: &Clause, tokens: &Range<usize>, measure: &Measure) {
        let in_terms = |token: usize| {
            tokens.contains(&token)
                || measure.phrase.is_some_and(|p| self.read.syntax.phrases[p].tokens.contains(&token))
        };
        let mut words: Vec<String> = clause
            .tokens
            .clone()
            .filter(|&t| {
                !in_terms(t) && self.is_content(t) && self.name_at[t].is_none() && self.mention_at[t].is_none()
            })
            .map(|t| self.lemma(t))
            .filter(|w| !self.is_light(w))
            .take(CONTEXT)
            .collect();
        words.sort();
        words.dedup();
        frame.context = words;
    }

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
                modality = modality.or_else(|| self.cued(id));
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
        (modality, negated)
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
