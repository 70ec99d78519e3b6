//! Clauses of news English, read without a model: who does what to whom.
//!
//! In: [`Text`] and the names, values and dates already read in it. Out: [`Syntax`]: a tag for each token, noun
//! phrases, verb groups, and clauses with subject, verb, object and complements. It works from closed classes,
//! suffixes, the verbs of `lexicon/verbs.tsv` and their neighbours; it knows nothing of facts or of topics, and
//! leaves a slot empty where it cannot tell. "The plane grounded in March was sold" is
//! `participle: [plane]s ground(pass) in:[March]` inside `main: [plane]s sell(pass past)`.

mod ahead;
mod clause;
mod group;
mod nominal;
mod open;
mod phrase;
mod tag;
#[cfg(test)]
mod tests;
mod verbal;
mod words;

use crate::lexicon::{Classes, VerbId, WordId, morphology, word as w};
use crate::text::{Text, TokenKind};
use std::borrow::Cow;
use std::ops::Range;

/// What has been read already: a unit that no phrase may cut.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Atomic {
    pub tokens: Range<usize>,
    pub kind: AtomicKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AtomicKind {
    Name,
    Value,
    Date,
}

/// The part that a token plays in its phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tag {
    Noun,
    Name,
    Pronoun,
    Determiner,
    /// `'s` and the apostrophe of a plural; `its` is a determiner
    Possessive,
    Number,
    Adjective,
    Adverb,
    /// finite or base form
    Verb,
    PastParticiple,
    Gerund,
    Auxiliary,
    Modal,
    /// before an infinitive; before a noun it is a preposition
    To,
    Preposition,
    Conjunction,
    Subordinator,
    Relative,
    Negation,
    Particle,
    Punctuation,
    Symbol,
    Other,
}

/// A noun with what stands before it. Phrases do not overlap: a possessor and an "of …" are phrases of their own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NounPhrase {
    pub tokens: Range<usize>,
    /// The last token of a name or value that heads the phrase.
    pub head: usize,
    pub kind: PhraseKind,
    pub determiner: Option<usize>,
    /// Content tokens before the head, in order.
    pub modifiers: Vec<usize>,
    /// Phrase: "Nvidia's deliveries".
    pub possessor: Option<usize>,
    /// Phrase of a directly following "of …".
    pub of: Option<usize>,
    /// "X, the Y,": on X, the phrase of Y.
    pub apposition: Option<usize>,
    /// On each member of "A, B and C" the next one.
    pub coordinated: Option<usize>,
    pub plural: bool,
    pub definite: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PhraseKind {
    Noun,
    Name,
    Pronoun,
    /// a value without a noun: "rose 4%"
    Value,
    /// says when: "Monday", "this year"
    Date,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerbGroup {
    pub tokens: Range<usize>,
    pub head: usize,
    /// [`WordId::NONE`] for a verb that the lexicon does not know: [`Syntax::lemma`] works for both.
    pub lemma: WordId,
    pub verb: Option<VerbId>,
    pub voice: Voice,
    pub tense: Tense,
    pub perfect: bool,
    pub progressive: bool,
    pub negated: bool,
    pub modal: Option<WordId>,
    pub form: VerbForm,
    /// "carry out"
    pub particle: Option<usize>,
    /// The verb group that this one hangs on: "plans" of "plans to deploy".
    pub governor: Option<usize>,
    /// The noun phrase that this one hangs on: "plan" of "a plan to deploy".
    pub governor_noun: Option<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Voice {
    Active,
    Passive,
}

/// Infinitives, gerunds and participles have the tense that their form shows: `Present` where it shows none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tense {
    Past,
    Present,
    Future,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum VerbForm {
    Finite,
    Infinitive,
    Gerund,
    Participle,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    pub sentence: usize,
    /// From the first to the last token; clauses inside it are included.
    pub tokens: Range<usize>,
    pub kind: ClauseKind,
    /// if, when, although, that …
    pub cue: Option<usize>,
    pub verb: Option<usize>,
    /// The antecedent for relative clauses, the controlling subject for infinitives and participles where clear, the
    /// shared subject for coordinate verbs.
    pub subject: Option<usize>,
    pub object: Option<usize>,
    pub indirect: Option<usize>,
    /// "X is Y"
    pub predicate_noun: Option<usize>,
    /// A value that a verb without objects takes: "rose 4%".
    pub measure: Option<usize>,
    /// Dates without a preposition: "said Monday".
    pub when: Vec<usize>,
    pub complements: Vec<Complement>,
    /// The clause that this one stands in; for a coordinate clause the one that it is joined to.
    pub parent: Option<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Complement {
    /// Token.
    pub preposition: usize,
    pub phrase: usize,
    /// The noun phrase that it directly follows, to which it may belong instead.
    pub after: Option<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ClauseKind {
    Main,
    /// joined to another by "and", "or", "but", a comma or a semicolon
    Coordinate,
    Relative,
    /// "… leaving 40 homeless", "the plane grounded in March", "by cutting jobs"
    Participle,
    Infinitive,
    /// "when …", "although …"
    Subordinate,
    /// what is said or known: "said that …", "…, Boeing said"
    Content,
    /// a headline or list fragment
    Verbless,
}

/// The reading of a whole text.
#[derive(Clone, Debug, Default)]
pub struct Syntax {
    /// One a token of [`Text::tokens`].
    pub tags: Vec<Tag>,
    pub phrases: Vec<NounPhrase>,
    pub verbs: Vec<VerbGroup>,
    pub clauses: Vec<Clause>,
    /// Innermost clause of each token.
    owner: Vec<u32>,
}

/// What the clause reader walks over: phrases and verb groups are one step each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Chunk {
    Phrase(usize),
    Verb(usize),
    Word(usize),
}

impl Syntax {
    /// Reads a text whose names and values are known; `atoms` are in the order of the text and do not overlap.
    pub fn read(text: &Text, atoms: &[Atomic]) -> Syntax {
        let n = text.tokens.len();
        let words = words::Words::read(text, atoms);
        // Room for as many as most texts have.
        let mut syntax = Syntax {
            tags: words.tags.clone(),
            phrases: Vec::with_capacity(n / 3),
            verbs: Vec::with_capacity(n / 6),
            clauses: Vec::with_capacity(n / 6),
            owner: vec![u32::MAX; n],
        };
        let mut chunks = Vec::new();
        for (s, sentence) in text.sentences.iter().enumerate() {
            chunks.clear();
            phrase::chunk(text, &words, sentence.tokens.clone(), &mut syntax, &mut chunks);
            clause::read(text, &words, s, &chunks, &mut syntax);
        }
        syntax
    }

    /// The noun phrase that a token stands in.
    pub fn phrase_at(&self, token: usize) -> Option<usize> {
        let i = self.phrases.partition_point(|p| p.tokens.end <= token);
        self.phrases.get(i).filter(|p| p.tokens.contains(&token)).map(|_| i)
    }

    /// The innermost clause that a token stands in.
    pub fn clause_of(&self, token: usize) -> Option<usize> {
        self.owner.get(token).filter(|&&c| c != u32::MAX).map(|&c| c as usize)
    }

    /// The lemma of a verb group, also of a verb that the lexicon does not know.
    pub fn lemma<'a>(&self, text: &Text<'a>, verb: usize) -> Cow<'a, str> {
        let Some(group) = self.verbs.get(verb) else { return "".into() };
        if group.lemma.is_known() {
            return text.lexicon.vocabulary.word(group.lemma).into();
        }
        let form = text.str(group.head).to_lowercase();
        morphology::regular_lemma(&form).into_owned().into()
    }
}

/// Where the taxes end that follow "before" or "after" at a token: "after tax", "before interest and tax".
pub(crate) fn taxed(text: &Text, tags: &[Tag], at: usize) -> Option<usize> {
    if !matches!(text.word(at), w::BEFORE | w::AFTER) {
        return None;
    }
    let noun = |t: usize| tags.get(t) == Some(&Tag::Noun);
    let joint = |t: usize| matches!(text.word(t), w::COMMA | w::AND);
    let end = (at + 1..tags.len()).find(|&t| !noun(t) && !joint(t)).unwrap_or(tags.len());
    let tax = (at + 1..end).find(|&t| text.word(t) == w::TAX)?;
    let listed = (at + 1..tax).all(|t| noun(t) != joint(t) && noun(t) != noun(t + 1));
    (listed && !noun(tax + 1)).then_some(tax)
}

fn is_quote(sign: WordId) -> bool {
    matches!(
        sign,
        w::QUOTE_DOUBLE
            | w::LEFT_QUOTE_DOUBLE
            | w::RIGHT_QUOTE_DOUBLE
            | w::LOW_QUOTE_DOUBLE
            | w::APOSTROPHE
            | w::LEFT_QUOTE
            | w::RIGHT_QUOTE
            | w::GUILLEMET_LEFT
            | w::GUILLEMET_RIGHT
    )
}

fn is_dash(sign: WordId) -> bool {
    matches!(sign, w::HYPHEN | w::EN_DASH | w::EM_DASH | w::HORIZONTAL_BAR)
}

fn numeric(kind: TokenKind) -> bool {
    matches!(kind, TokenKind::Number | TokenKind::Dotted)
}

const VERB: Classes = Classes::VERB;
