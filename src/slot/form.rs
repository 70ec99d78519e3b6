//! Claims as they are compared: numbers for words, each list and name once, nothing that is only for reading.
//!
//! In: claims with their articles, one after the other. Out: a [`Form`] each, to be compared with the others of the
//! same [`Forms`]. A claim itself is not kept, so that a large collection fits in memory.

use super::Collection;
use crate::claim::{self, ArticleRef, Claim, ClaimKind, Held, Modality, Pace, Participant, QualifierKind};
use crate::lexicon::titles::Part;
use crate::span::Span;
use crate::value::{Amount, Bound, Day, Decimal};
use rustc_hash::{FxHashMap, FxHashSet, FxHasher};
use std::collections::BTreeSet;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// A word of the collection by its number: equal where the words are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Word(u32);

impl Word {
    /// No word at all.
    pub fn is_none(self) -> bool {
        self.0 == 0
    }

    pub fn number(self) -> u32 {
        self.0
    }
}

/// In the order of the words themselves.
pub type Words = Arc<[Word]>;

/// A claim as it is compared.
#[derive(Clone, Debug)]
pub struct Form {
    /// Place in [`Forms::articles`].
    pub article: u32,
    pub kind: ClaimKind,
    pub in_title: bool,
    pub headline: bool,
    pub negated: bool,
    pub modality: Option<Modality>,
    pub span: Span,
    pub sentence: Span,
    /// The value's own words.
    pub text: Word,
    /// Of a number; empty for all else.
    pub dimension: Word,
    pub frame: Arc<Frame>,
    pub value: Value,
    /// Who is cited for a quotation: the words, folded, and as written.
    pub speaker: Words,
    pub cited: Word,
    /// The name of who is cited for any claim.
    pub teller: Word,
    /// See [`Claim::stated`].
    pub stated: u64,
    /// Its figure as it stands among the words of its sentence, see [`claim::Frame::said`].
    pub figure: Word,
}

/// What an article lends to the comparison of its claims.
#[derive(Clone, Debug)]
pub struct Article {
    pub id: Word,
    pub published: Option<Day>,
    /// Most telling first.
    pub topic: Words,
    pub states: Box<[u64]>,
    collection: Option<Word>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Frame {
    pub attribute: Word,
    pub measure: Option<Arc<Term>>,
    pub predicate: Option<Word>,
    /// See [`claim::Frame::light`].
    pub light: bool,
    pub participants: Box<[(Participant, Arc<Term>)]>,
    pub qualifiers: Box<[(QualifierKind, Word)]>,
    pub context: Words,
    /// Names of the measure and the participants, each once.
    pub names: Arc<[Arc<Name>]>,
    /// Those and the names elsewhere in the sentence.
    pub near: Arc<[Arc<Name>]>,
    /// Everything specific that the frame names, folded, each once.
    pub words: Words,
    /// See [`claim::Frame::said`]: its words, and its figures, both in the order of their numbers.
    pub said: Words,
    pub figures: Words,
    pub once: bool,
    pub pace: Pace,
    /// See [`claim::Frame::toll`].
    pub toll: bool,
    /// See [`claim::Frame::sole`].
    pub sole: bool,
    /// See [`claim::Frame::dispute`].
    pub dispute: Option<u32>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Term {
    /// As written; left out where nobody reads it.
    pub text: Word,
    pub head: Word,
    pub broader: Words,
    pub modifiers: Words,
    pub names: Arc<[Arc<Name>]>,
    pub open: bool,
    /// See [`claim::Term::definite`].
    pub definite: bool,
}

/// A name with its keys, see [`claim::NameKey`].
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Name {
    pub name: Word,
    pub keys: Box<[Word]>,
    pub person: bool,
    /// Its words, folded.
    pub words: Box<[Word]>,
    /// The same without marks ("O'Brien-Smith").
    pub parts: Box<[Word]>,
}

#[derive(Clone, Debug)]
pub enum Value {
    Number(Arc<Number>),
    /// `clock` in minutes from midnight.
    Time {
        low: Option<Day>,
        high: Option<Day>,
        bound: Bound,
        season: Option<Season>,
        clock: Option<i16>,
    },
    Role(Arc<Role>),
    Quote(Arc<Quote>),
    Event(Arc<Event>),
}

/// First and last (month, day) of a date whose year is not known; of a weekday of no known week (0, its number).
pub type Season = ((i8, i8), (i8, i8));

/// See [`claim::Value::Event`].
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Event {
    pub told: Box<[Told]>,
    pub place: Words,
    pub narrow: bool,
    pub shared: bool,
    pub apart: Arc<[Arc<Name>]>,
}

/// See [`claim::EventTold`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Told {
    pub kind: Word,
    pub opposite: bool,
    pub sole: bool,
    pub directed: bool,
    pub place: bool,
    pub dated: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Number {
    pub amount: Amount,
    pub factor: Decimal,
    /// See [`claim::Value::base`].
    pub base: Option<Decimal>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Role {
    pub person: Word,
    pub title: Word,
    pub organisation: Option<Word>,
    pub qualifiers: Words,
    pub exclusive: bool,
    pub sole: bool,
    /// What a title that tells little says of its holder: "boss", "spokesman".
    pub part: Option<Part>,
    /// Whoever leads the body may hold it: no trade, no rank, no deputy.
    pub high: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Quote {
    /// As written; left out where nobody reads it.
    pub whole: Word,
    /// The quotation's words as they follow each other.
    pub text: Words,
    /// Each once.
    pub words: Words,
    /// Those that say something by themselves, in the order of their numbers.
    pub telling: Words,
}

/// Claims taken in, with the words that they share.
#[derive(Debug)]
pub struct Forms {
    pub articles: Vec<Article>,
    pub forms: Vec<Form>,
    by_word: FxHashMap<Arc<str>, Word>,
    texts: Vec<Arc<str>>,
    lists: FxHashSet<Words>,
    names: FxHashSet<Arc<Name>>,
    name_lists: FxHashSet<Arc<[Arc<Name>]>>,
    terms: FxHashSet<Arc<Term>>,
    frames: FxHashSet<Arc<Frame>>,
    numbers: FxHashSet<Arc<Number>>,
    roles: FxHashSet<Arc<Role>>,
    quotes: FxHashSet<Arc<Quote>>,
    events: FxHashSet<Arc<Event>>,
    /// Of each word, as far as they are weighed.
    rarity: Vec<f64>,
    /// Blocking keys with their collection, by number.
    by_key: FxHashMap<u64, u32>,
    /// The keys of each claim, one claim after the other.
    keys: Vec<u32>,
    key_ends: Vec<u32>,
    /// Words are kept as they are written, for somebody who reads.
    told: bool,
}

impl Default for Forms {
    fn default() -> Forms {
        let mut forms = Forms {
            articles: Vec::new(),
            forms: Vec::new(),
            by_word: FxHashMap::default(),
            texts: Vec::new(),
            lists: FxHashSet::default(),
            names: FxHashSet::default(),
            name_lists: FxHashSet::default(),
            terms: FxHashSet::default(),
            frames: FxHashSet::default(),
            numbers: FxHashSet::default(),
            roles: FxHashSet::default(),
            quotes: FxHashSet::default(),
            events: FxHashSet::default(),
            rarity: Vec::new(),
            by_key: FxHashMap::default(),
            keys: Vec::new(),
            key_ends: Vec::new(),
            told: false,
        };
        // The first word is none: see `Word::is_none`.
        forms.word("");
        forms
    }
}

impl Forms {
    /// The forms of some claims, weighed.
    pub fn of(claims: &[Held], collection: &Collection) -> Forms {
        let mut forms = Forms::default();
        forms.extend(claims);
        forms.weigh(collection);
        forms
    }

    /// The same with the words that `explain` shows.
    pub fn told(claims: [&Held; 2], collection: &Collection) -> Forms {
        let mut forms = Forms { told: true, ..Forms::default() };
        forms.extend(claims);
        forms.weigh(collection);
        forms
    }

    pub fn len(&self) -> usize {
        self.forms.len()
    }

    pub fn is_empty(&self) -> bool {
        self.forms.is_empty()
    }

    pub fn text(&self, word: Word) -> &str {
        self.texts.get(word.0 as usize).map_or("", |t| t)
    }

    pub fn rarity(&self, word: Word) -> f64 {
        self.rarity.get(word.0 as usize).copied().unwrap_or(1.0)
    }

    pub fn article(&self, form: &Form) -> &Article {
        &self.articles[form.article as usize]
    }

    /// Claims of different collections are never compared.
    pub fn are_of_one_collection(&self, i: usize, j: usize) -> bool {
        self.article(&self.forms[i]).collection == self.article(&self.forms[j]).collection
    }

    /// Numbers of the blocking keys of a claim.
    pub fn keys(&self, i: usize) -> &[u32] {
        let start = if i == 0 { 0 } else { self.key_ends[i - 1] };
        &self.keys[start as usize..self.key_ends[i] as usize]
    }

    /// Where a claim stands: what orders two claims in whatever order their articles came.
    pub fn place(&self, i: usize) -> (&str, bool, Span) {
        let form = &self.forms[i];
        (self.text(self.article(form).id), !form.in_title, form.span)
    }

    pub fn key_count(&self) -> usize {
        self.by_key.len()
    }

    pub fn word_count(&self) -> usize {
        self.texts.len()
    }

    /// Looks up how rare the words are; to be called when all claims are in, and again when more have come.
    pub fn weigh(&mut self, collection: &Collection) {
        let known = self.rarity.len();
        self.rarity.extend(self.texts[known..].iter().map(|t| collection.rarity(t)));
    }

    /// Takes in claims with their articles.
    pub fn extend<'h>(&mut self, claims: impl IntoIterator<Item = &'h Held>) {
        let mut articles: FxHashMap<*const ArticleRef, u32> = FxHashMap::default();
        for Held { article, claim } in claims {
            let number = *articles.entry(Arc::as_ptr(article)).or_insert_with(|| self.take_article(article));
            self.push(number, claim);
        }
    }

    /// Takes in an article; its number is what [`Forms::push`] asks for.
    pub fn take_article(&mut self, article: &ArticleRef) -> u32 {
        let article = Article {
            id: self.word(&article.id),
            published: article.published,
            topic: self.list(article.topic.iter()),
            states: article.states.as_slice().into(),
            collection: article.collection.as_deref().map(|c| self.word(c)),
        };
        self.articles.push(article);
        self.articles.len() as u32 - 1
    }

    /// Takes in a claim of an article.
    pub fn push(&mut self, article: u32, claim: &Claim) {
        let form = Form {
            article,
            kind: claim.kind,
            in_title: claim.in_title,
            headline: claim.headline,
            negated: claim.negated,
            modality: claim.modality,
            span: claim.span,
            sentence: claim.sentence,
            text: self.word(&claim.text),
            dimension: match &claim.value {
                claim::Value::Number { dimension, .. } => self.word(dimension),
                _ => Word::default(),
            },
            frame: self.frame(&claim.frame),
            value: self.value(&claim.value),
            speaker: self.list(folded(quoted(claim)).iter()),
            cited: if self.told { self.word(quoted(claim)) } else { Word::default() },
            teller: claim.speaker.as_deref().map(|s| self.word(s)).unwrap_or_default(),
            stated: claim.stated(),
            figure: match &claim.value {
                claim::Value::Number { amount, unit, currency, dimension, .. } => {
                    let unit = if dimension.starts_with("count") { "" } else { unit };
                    let figure = claim::figure(amount, currency.as_deref().unwrap_or(unit));
                    figure.map(|f| self.word(&f)).unwrap_or_default()
                }
                _ => Word::default(),
            },
        };
        self.forms.push(form);
        let collection = self.articles[article as usize].collection;
        for key in &claim.keys {
            let mut hasher = FxHasher::default();
            (collection, key).hash(&mut hasher);
            let next = self.by_key.len() as u32;
            self.keys.push(*self.by_key.entry(hasher.finish()).or_insert(next));
        }
        self.key_ends.push(self.keys.len() as u32);
    }

    fn word(&mut self, text: &str) -> Word {
        if let Some(&word) = self.by_word.get(text) {
            return word;
        }
        let word = Word(self.texts.len() as u32);
        let text: Arc<str> = text.into();
        self.texts.push(text.clone());
        self.by_word.insert(text, word);
        word
    }

    fn list(&mut self, words: impl Iterator<Item = impl AsRef<str>>) -> Words {
        let words: Vec<Word> = words.map(|w| self.word(w.as_ref())).collect();
        shared(&mut self.lists, words)
    }

    fn sorted(&mut self, words: impl Iterator<Item = impl AsRef<str>>) -> Words {
        let mut words: Vec<Word> = words.map(|w| self.word(w.as_ref())).collect();
        words.sort_unstable();
        words.dedup();
        shared(&mut self.lists, words)
    }

    fn name(&mut self, n: &claim::NameKey) -> Arc<Name> {
        let name = Name {
            name: self.word(&n.name),
            keys: n.keys.iter().map(|k| self.word(k)).collect(),
            person: n.person,
            words: n.name.split(' ').map(|w| self.word(&w.to_lowercase())).collect(),
            parts: n.name.to_lowercase().split(|c: char| !c.is_alphanumeric()).map(|w| self.word(w)).collect(),
        };
        one(&mut self.names, name)
    }

    fn name_list<'n>(&mut self, names: impl Iterator<Item = &'n Arc<claim::NameKey>>) -> Arc<[Arc<Name>]> {
        let names: Vec<Arc<Name>> = names.map(|n| self.name(n)).collect();
        shared(&mut self.name_lists, names)
    }

    fn term(&mut self, t: &claim::Term) -> Arc<Term> {
        let modifiers: BTreeSet<&String> = t.modifiers.iter().collect();
        let term = Term {
            text: if self.told { self.word(&t.text) } else { Word::default() },
            head: self.word(&t.head),
            broader: self.list(t.broader.iter()),
            modifiers: self.list(modifiers.into_iter()),
            names: self.name_list(t.names.iter()),
            open: t.open,
            definite: t.definite,
        };
        one(&mut self.terms, term)
    }

    fn frame(&mut self, f: &claim::Frame) -> Arc<Frame> {
        let names = all_names(f);
        let qualifiers: BTreeSet<(QualifierKind, &String)> = f.qualifiers.iter().map(|q| (q.kind, &q.key)).collect();
        let (figures, said): (Vec<&str>, Vec<&str>) =
            f.said.split(' ').filter(|w| !w.is_empty()).partition(|w| w.starts_with(claim::FIGURE));
        let frame = Frame {
            attribute: self.word(&f.attribute),
            measure: f.measure.as_ref().map(|t| self.term(t)),
            predicate: f.predicate.as_ref().map(|p| self.word(p)),
            light: f.light,
            participants: f.participants.iter().map(|(p, t)| (*p, self.term(t))).collect(),
            qualifiers: qualifiers.into_iter().map(|(kind, key)| (kind, self.word(key))).collect(),
            context: self.list(f.context.iter()),
            near: self.name_list(f.around.iter().chain(names.iter().copied())),
            names: self.name_list(names.into_iter()),
            words: self.list(frame_words(f).iter()),
            said: self.sorted(said.into_iter()),
            figures: self.sorted(figures.into_iter()),
            once: f.once,
            pace: f.pace,
            toll: f.toll,
            sole: f.sole,
            dispute: f.dispute,
        };
        one(&mut self.frames, frame)
    }

    fn value(&mut self, value: &claim::Value) -> Value {
        match value {
            claim::Value::Number { amount, factor, .. } => {
                let number = Number { amount: *amount, factor: *factor, base: value.base() };
                Value::Number(one(&mut self.numbers, number))
            }
            claim::Value::Time { low, high, bound, timex, assumed } => {
                let (low, high) = if *assumed { (None, None) } else { (*low, *high) };
                let season = season(timex).filter(|_| low.is_none() && high.is_none());
                Value::Time { low, high, bound: *bound, season, clock: clock(timex) }
            }
            claim::Value::Role { person, title, organisation, qualifiers, exclusive, sole, part, high } => {
                let role = Role {
                    part: *part,
                    high: *high,
                    person: self.word(person),
                    title: self.word(title),
                    organisation: organisation.as_ref().map(|o| self.word(o)),
                    qualifiers: self.list(qualifiers.iter()),
                    exclusive: *exclusive,
                    sole: *sole,
                };
                Value::Role(one(&mut self.roles, role))
            }
            claim::Value::Event { told, place, narrow, shared, apart } => {
                let told = told.iter().map(|t| Told {
                    kind: self.word(&t.kind),
                    opposite: t.opposite,
                    sole: t.sole,
                    directed: t.directed,
                    place: t.place,
                    dated: t.dated,
                });
                let told = told.collect();
                let apart = self.name_list(apart.iter());
                let event = Event { told, place: self.list(place.iter()), narrow: *narrow, shared: *shared, apart };
                Value::Event(one(&mut self.events, event))
            }
            claim::Value::Quote { words, telling } => {
                let quote = Quote {
                    whole: if self.told { self.word(words) } else { Word::default() },
                    words: self.list(folded(words).iter()),
                    telling: self.sorted(telling.iter()),
                    text: self.list(claim::spoken(words)),
                };
                Value::Quote(one(&mut self.quotes, quote))
            }
        }
    }
}

/// Puts a value into a set, or finds the one that is there.
fn one<T: Eq + Hash>(set: &mut FxHashSet<Arc<T>>, value: T) -> Arc<T> {
    if let Some(known) = set.get(&value) {
        return known.clone();
    }
    let new = Arc::new(value);
    set.insert(new.clone());
    new
}

/// The same for lists.
fn shared<T: Eq + Hash>(set: &mut FxHashSet<Arc<[T]>>, list: Vec<T>) -> Arc<[T]> {
    if let Some(known) = set.get(list.as_slice()) {
        return known.clone();
    }
    let new: Arc<[T]> = list.into();
    set.insert(new.clone());
    new
}

/// "July 3" of no known year: `XXXX-07-03`.
fn season(timex: &[String]) -> Option<Season> {
    let ends = |t: &String| {
        if let Some(weekday) = t.strip_prefix("XXXX-WXX-") {
            let day = weekday.parse().ok()?;
            return Some(((0, day), (0, day)));
        }
        let (month, day) = t.strip_prefix("XXXX-")?.split_once('-').unwrap_or((t.strip_prefix("XXXX-")?, ""));
        let month: i8 = month.parse().ok().filter(|m| (1..=12).contains(m))?;
        let day: Option<i8> = if day.is_empty() { None } else { Some(day.parse().ok()?) };
        Some(((month, day.unwrap_or(1)), (month, day.unwrap_or(31))))
    };
    let (first, last) = (ends(timex.first()?)?, ends(timex.last()?)?);
    let kin = (first.0.0 == 0) == (last.0.0 == 0);
    (kin && first.0 <= last.1).then_some((first.0, last.1))
}

/// "2025-03-14T18:40": the time of day, where no other zone is named.
fn clock(timex: &[String]) -> Option<i16> {
    let [time] = timex else { return None };
    let (hours, minutes) = time.split_once('T')?.1.split_once(':')?;
    Some(hours.parse::<i16>().ok()? * 60 + minutes.parse::<i16>().ok()?)
}

/// Who is cited for a quotation.
fn quoted(claim: &Claim) -> &str {
    claim.speaker.as_deref().filter(|_| claim.kind == ClaimKind::Quote).unwrap_or("")
}

/// The words of a text, folded, each once.
fn folded(s: &str) -> BTreeSet<String> {
    s.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase).collect()
}

fn all_names(f: &claim::Frame) -> BTreeSet<&Arc<claim::NameKey>> {
    let terms = f.measure.iter().chain(f.participants.iter().map(|(_, t)| t));
    terms.flat_map(|t| &t.names).collect()
}

/// Everything specific that a frame names, as folded words.
fn frame_words(f: &claim::Frame) -> BTreeSet<String> {
    let terms = f.measure.iter().chain(f.participants.iter().map(|(_, t)| t));
    let mut all: BTreeSet<String> = BTreeSet::new();
    for t in terms {
        // The words of a name follow by themselves.
        if !t.open && t.names.iter().all(|n| n.name != t.head) {
            all.insert(t.head.to_lowercase());
        }
        all.extend(t.modifiers.iter().cloned());
        all.extend(t.names.iter().flat_map(|n| n.name.split(' ').map(str::to_lowercase)));
    }
    all.extend(f.predicate.iter().filter(|_| !f.light).cloned());
    all.extend(f.context.iter().cloned());
    all
}
