//! The positions of a claim: noun phrases as terms, the clause as predicate and participants, what narrows it.

use super::contest;
use super::focus::Focus;
use super::measure::{self, Measure, Site};
use super::read::Read;
use super::{Frame, NameKey, Participant, Term};
use crate::lexicon::{Cue, PERSON, WordId, morphology};
use crate::mention::name::NameClass;
use crate::mention::role::Body;
use crate::mention::{Kind, Mention};
use crate::syntax::{Clause, PhraseKind, Tag};
use crate::text::TokenKind;
use crate::value::{Amount, Decimal};
use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Range;
use std::sync::Arc;

/// Most words of a clause that are kept as context.
const CONTEXT: usize = 14;

/// Reads terms and frames of one article.
pub struct Frames<'a> {
    pub read: &'a Read<'a>,
    /// Token to the name that covers it.
    pub(super) name_at: Vec<Option<usize>>,
    /// Token to the mention that covers it.
    pub(super) mention_at: Vec<Option<usize>>,
    /// One a token.
    lemmas: Vec<Lemma<'a>>,
    /// One an entity, once somebody asks for it.
    keys: Vec<OnceCell<Arc<NameKey>>>,
    /// Tokens inside quotation marks.
    quoted: Vec<bool>,
    /// Who may be meant where a pronoun stands.
    pub(super) focus: Focus,
    /// The article tells of an election, once somebody asks.
    pub(super) votes: OnceCell<bool>,
}

enum Lemma<'a> {
    Known(WordId),
    Unknown(Cow<'a, str>),
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
        let mut quoted = vec![false; n];
        for quote in read.quotes {
            quoted[quote.tokens.clone()].fill(true);
        }
        let lemmas = (0..n).map(|token| lemma(read, token)).collect();
        let keys = vec![OnceCell::new(); read.names.entities.len()];
        let mut frames =
            Frames { read, name_at, mention_at, lemmas, keys, quoted, focus: Focus::default(), votes: OnceCell::new() };
        frames.focus = Focus::of(&frames);
        frames
    }

    /// A token's lemma, lower case.
    pub fn lemma(&self, token: usize) -> &str {
        match self.lemmas.get(token) {
            Some(Lemma::Known(id)) => self.read.text.lexicon.vocabulary.word(*id),
            Some(Lemma::Unknown(word)) => word,
            None => "",
        }
    }

    /// The id of a token's lemma, for cues.
    pub fn lemma_id(&self, token: usize) -> WordId {
        match self.lemmas.get(token) {
            Some(Lemma::Known(id)) => *id,
            _ => WordId::NONE,
        }
    }

    /// Whether a token stands in a quotation.
    pub(super) fn is_quoted(&self, token: usize) -> bool {
        self.quoted.get(token).is_some_and(|quoted| *quoted)
    }

    /// Whether a token is part of a name.
    pub fn is_named(&self, token: usize) -> bool {
        self.name_at.get(token).is_some_and(Option::is_some)
    }

    /// Whether a token is part of a value or a date.
    pub fn is_value(&self, token: usize) -> bool {
        self.mention_at.get(token).is_some_and(Option::is_some)
    }

    /// Whether a token is what a value is given in: "euros", "percent".
    pub(super) fn is_unit(&self, token: usize) -> bool {
        use Kind::{Duration, Money, Percent, Quantity, Temperature};
        let kind = self.mention_at.get(token).copied().flatten().map(|m| self.read.mentions[m].kind);
        kind.is_some_and(|kind| matches!(kind, Duration | Money | Percent | Quantity | Temperature))
    }

    pub fn has_cue(&self, token: usize, cue: Cue) -> bool {
        self.read.text.lexicon.cues.has(self.lemma_id(token), cue)
    }

    /// An entity as it is matched across articles.
    pub fn key(&self, entity: usize) -> &Arc<NameKey> {
        self.keys[entity].get_or_init(|| {
            let e = &self.read.names.entities[entity];
            let person = e.class == NameClass::Person;
            let mut key = NameKey { name: e.canonical.clone(), keys: e.keys.clone(), person };
            if !person {
                key.keys.extend(self.short_form(&e.canonical));
            }
            Arc::new(key)
        })
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
    pub fn organisation(&self, body: &Body) -> Arc<NameKey> {
        match body.entity {
            Some(entity) => self.key(entity).clone(),
            None => NameKey::alone(body.text.clone()),
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
    pub(super) fn is_content(&self, token: usize) -> bool {
        self.read.text.tokens[token].kind == TokenKind::Word
            && matches!(
                self.read.syntax.tags[token],
                Tag::Noun | Tag::Name | Tag::Adjective | Tag::Verb | Tag::PastParticiple | Tag::Gerund
            )
    }

    /// The frame of a claim that a numeric mention makes, and the unit it counts where it names none itself.
    pub fn frame(&self, m: &Mention, measure: &Measure) -> (Frame, Option<String>) {
        let tokens = &m.tokens;
        let graded = m.unit.as_deref().is_some_and(|u| self.read.text.lexicon.units.is_grade(u));
        let attribute = if graded { "level" } else { measure.attribute };
        let mut frame = Frame { attribute: attribute.to_string(), ..Frame::default() };
        // The figure itself is not what it measures.
        let noun = |p: &usize| {
            let p = &self.read.syntax.phrases[*p];
            p.kind != PhraseKind::Value && !self.is_unit(p.head)
        };
        // "$4 a month" is no month.
        let sum = |p: &usize| m.kind == Kind::Money && self.is_sum(*p);
        frame.measure = measure.phrase.filter(|p| noun(p) && !sum(p)).map(|p| self.term(p));
        // What befell the people of a place tells nothing of how many they are.
        let resident = measure.attribute == "population";
        if !resident {
            self.tell(&mut frame, m, measure);
        }
        // How late it opened hangs on the opening, whoever tells it.
        if measure.attribute == "delay" && !frame.light {
            frame.measure = None;
            frame.participants.retain(|(part, t)| *part != Participant::Agent || !t.names.is_empty());
        }
        if measure.rule == measure::SENTENCE {
            self.sentence(&mut frame);
        }
        if m.kind == Kind::Money {
            self.yearly(&mut frame, m);
            self.sum(&mut frame, measure);
        }
        if measure.rule == contest::VOTES
            && let Some(candidate) = contest::candidate(&Site::new(self, m))
        {
            self.polled(&mut frame, candidate);
        }
        let people = (measure.attribute == "strength").then(|| PERSON.to_string());
        let unit = people.or_else(|| self.count(&mut frame, m, measure));
        let clause = self.clause_at(tokens.start).filter(|_| !resident);
        if let Some(clause) = clause {
            self.periods(&mut frame, clause, tokens);
            if measure.attribute == "change" {
                self.over(&mut frame, clause);
            }
            self.context(&mut frame, clause, tokens, measure);
        }
        if let Some(p) = measure.phrase {
            self.parts(&mut frame, p);
        }
        if let Some(clause) = clause {
            self.another(&mut frame, clause);
            self.mean(&mut frame, clause);
            self.grade(&mut frame, clause, tokens);
        }
        if let Some(person) = measure.phrase.filter(|_| measure.attribute == "age").and_then(|p| self.aged(p)) {
            frame.measure = Some(person);
        }
        frame.pace = self.pace(&frame, m, measure, clause);
        self.moments(&mut frame, tokens);
        self.picked(&mut frame, tokens);
        if matches!(measure.attribute, "share" | "rate" | "level") {
            self.groups(&mut frame, tokens);
        }
        self.around(&mut frame, tokens);
        (frame, unit)
    }

    /// How long somebody must sit, however it is told: "was given nine years in prison" is a sentence.
    fn sentence(&self, frame: &mut Frame) {
        let noun = measure::SENTENCED.to_string();
        let given = self.read.text.lexicon.predicates.verb(&noun).first().map(|p| p.class.clone());
        let handed = frame.told.as_ref().is_some_and(|t| self.cue_of(t, Cue::Jail)) || given == frame.predicate;
        // Who was given it is whom it befell; of "appealed a nine-year term" nothing is known.
        let whom = [Participant::Theme, Participant::Recipient];
        frame.participants.retain(|(part, t)| handed || whom.contains(part) && !t.names.is_empty());
        for (part, _) in &mut frame.participants {
            *part = if whom.contains(part) { Participant::Theme } else { *part };
        }
        frame.measure = Some(Term { text: noun.clone(), head: noun, ..Term::default() });
        frame.predicate = given;
        frame.light = false;
    }

    pub(super) fn cue_of(&self, word: &str, cue: Cue) -> bool {
        let lexicon = self.read.text.lexicon;
        lexicon.cues.has(lexicon.vocabulary.get(word), cue)
    }

    /// Names elsewhere in the sentence, and those that a "for …" adds to the measure.
    pub fn around(&self, frame: &mut Frame, tokens: &Range<usize>) {
        let sentence = &self.read.text.sentences[self.read.text.sentence_of(tokens.start)];
        let taken: Vec<&Arc<NameKey>> =
            frame.measure.iter().chain(frame.participants.iter().map(|(_, t)| t)).flat_map(|t| &t.names).collect();
        let names = self.read.names.within(sentence.tokens.clone()).iter();
        let mut around: Vec<&Arc<NameKey>> = names.map(|n| self.key(n.entity)).filter(|k| !taken.contains(k)).collect();
        around.sort();
        around.dedup();
        frame.around = around.into_iter().cloned().collect();
    }

    pub fn context(&self, frame: &mut Frame, clause: &Clause, tokens: &Range<usize>, measure: &Measure) {
        let in_terms = |token: usize| {
            tokens.contains(&token)
                || measure.phrase.is_some_and(|p| self.read.syntax.phrases[p].tokens.contains(&token))
        };
        let mut words: Vec<&str> = clause
            .tokens
            .clone()
            .filter(|&t| {
                !in_terms(t) && self.is_content(t) && self.name_at[t].is_none() && self.mention_at[t].is_none()
            })
            .filter(|&t| !self.has_cue(t, Cue::Light))
            .take(CONTEXT)
            .map(|t| self.lemma(t))
            .collect();
        words.sort_unstable();
        words.dedup();
        frame.context = words.into_iter().map(str::to_string).collect();
    }

    /// The content words of a sentence, see [`Frame::said`].
    pub fn said(&self, tokens: Range<usize>) -> String {
        let valued = |t: usize| self.mention_at[t].is_some_and(|m| self.read.mentions[m].kind.is_temporal());
        let of = |m: &'a Mention| match m.kind {
            Kind::Number | Kind::Count | Kind::Ordinal => "",
            _ => m.currency.or(m.unit.as_deref()).unwrap_or(""),
        };
        let mentions = self.mentions_of_sentence(tokens.start);
        let figures = mentions.filter_map(|m| figure(m.amount.as_ref()?, of(m)));
        let mut words: Vec<Cow<str>> = figures.map(Cow::Owned).collect();
        words.extend(
            tokens.filter(|&t| self.is_content(t) && !valued(t)).filter_map(|t| self.word(t)).map(Cow::Borrowed),
        );
        words.sort_unstable();
        words.dedup();
        words.join(" ")
    }

    /// A content word as two sentences are compared by it: the class of event it tells of, else its lemma.
    pub fn word(&self, token: usize) -> Option<&str> {
        if self.has_cue(token, Cue::Light) {
            return None;
        }
        let lemma = self.lemma(token);
        let predicates = &self.read.text.lexicon.predicates;
        let class = match self.read.syntax.tags[token] {
            Tag::Name => None,
            Tag::Noun => predicates.noun(lemma),
            _ => predicates.verb(lemma).first().map(|p| p.class.as_str()),
        };
        Some(class.unwrap_or(lemma))
    }
}

/// A telling figure as a word of its sentence ("=50000000", "=12.5kilometer") with its currency or unit, of which a
/// count has none; small whole numbers stand anywhere.
pub fn figure(amount: &Amount, of: &str) -> Option<String> {
    let v = amount.low.or(amount.high)?.normalize();
    (v.abs() > SMALL || v.scale() > 0).then(|| format!("{FIGURE}{v}{}", of.replace(' ', "-")))
}

/// What marks a figure among the words of a sentence.
pub const FIGURE: char = '=';
/// Largest whole number that is found by chance in any two sentences.
const SMALL: Decimal = Decimal::from_parts(12, 0, 0, false, 0);

fn lemma<'a>(read: &Read<'a>, token: usize) -> Lemma<'a> {
    let text = read.text;
    let lexicon = text.lexicon;
    let of = |word: Cow<'a, str>| match lexicon.vocabulary.get(&word) {
        WordId::NONE => Lemma::Unknown(word),
        id => Lemma::Known(id),
    };
    let own = if text.is_known(token) { Lemma::Known(text.word(token)) } else { of(text.lower(token)) };
    match (read.syntax.tags[token], own) {
        (Tag::Verb | Tag::PastParticiple | Tag::Gerund | Tag::Auxiliary, Lemma::Known(id)) => {
            Lemma::Known(lexicon.lemma_of_verb(id).unwrap_or(id))
        }
        (Tag::Noun, Lemma::Known(id)) => match lexicon.known_singular(id) {
            Some(singular) => Lemma::Known(singular),
            None => Lemma::Unknown(morphology::regular_singular(lexicon.vocabulary.word(id))),
        },
        (Tag::Noun, Lemma::Unknown(Cow::Borrowed(word))) => of(morphology::regular_singular(word)),
        (Tag::Noun, Lemma::Unknown(Cow::Owned(word))) => of(morphology::regular_singular(&word).into_owned().into()),
        (_, own) => own,
    }
}
