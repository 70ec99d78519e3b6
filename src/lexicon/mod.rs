//! Words as data: the only reader of `lexicon/*.tsv` and of a user's own lexicon folder.
//!
//! A file opens with `#` lines (columns, source, licence); rows are sorted, columns are separated by tabs.
//! Every word that any file knows has one [`WordId`]; the tokenizer looks a word up once, and every rule
//! works on ids from then on.

pub mod boilerplate;
pub mod calendar;
pub mod class;
pub mod counted;
pub mod cue;
pub mod currency;
pub mod event;
mod extent;
pub mod identifier;
pub mod morphology;
pub mod names;
pub mod noun;
pub mod number;
pub mod phrase;
pub mod predicate;
pub mod set;
pub mod speech;
pub mod table;
pub mod titles;
pub mod unit;
pub mod verb;
pub mod word;

use crate::value::Change;
use calendar::Feast;
use rustc_hash::{FxHashMap, FxHasher};
use std::hash::Hasher;
use std::sync::LazyLock;

pub use boilerplate::Boilerplate;
pub use calendar::{Calendar, Tense, TimeModifiers};
pub use class::{Classes, Facts, Reading, VerbId};
pub use counted::{CountedNouns, NounWord};
pub use cue::{Cue, Cues};
pub use currency::{Currencies, Currency};
pub use event::{Events, Told};
pub use extent::Extents;
pub use identifier::Identifiers;
pub use noun::{Nouns, PERSON, RESIDENT};
pub use number::{Bounds, NumberWord};
pub use phrase::Phrases;
pub use predicate::{Part, Participant, Predicates};
pub use set::{ByText, WordMap, WordSet};
pub use table::{LexiconError, Row, Table};
pub use unit::{Scale, Unit, Units};
pub use verb::{Takes, Verb};

/// A word that the lexicon knows, in lower case, with straight apostrophes. [`WordId::NONE`] is any other word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WordId(pub u32);

impl WordId {
    pub const NONE: WordId = WordId(u32::MAX);

    pub fn is_known(self) -> bool {
        self != WordId::NONE
    }
}

/// Every known word once.
#[derive(Clone, Debug)]
pub struct Vocabulary {
    ids: ByText<WordId>,
    words: Vec<Box<str>>,
    /// See [`Vocabulary::length`]: apart from the words, as most are asked for nothing else.
    lengths: Vec<u16>,
    /// See [`Vocabulary::hash`].
    hashes: Vec<u64>,
}

impl Default for Vocabulary {
    fn default() -> Self {
        let (ids, words) = (ByText::default(), Vec::new());
        let mut v = Vocabulary { ids, words, lengths: Vec::new(), hashes: Vec::new() };
        for (i, w) in word::SEED.iter().enumerate() {
            let id = v.intern(w);
            debug_assert_eq!(id, WordId(i as u32), "{w} stands twice in lexicon/word.rs");
        }
        v
    }
}

impl Vocabulary {
    /// The id of a lower-case word, made if it has none yet.
    pub fn intern(&mut self, word: &str) -> WordId {
        let id = self.get(word);
        if id.is_known() {
            return id;
        }
        let id = WordId(self.words.len() as u32);
        self.words.push(word.into());
        self.lengths.push(word.len().try_into().unwrap_or(u16::MAX));
        self.hashes.push(hash(word));
        *self.ids.or_insert(word, id)
    }

    /// The id of a lower-case word, [`WordId::NONE`] when no file knows it.
    pub fn get(&self, word: &str) -> WordId {
        self.ids.get(word).copied().unwrap_or(WordId::NONE)
    }

    /// How many words are known; ids are below it.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    pub fn word(&self, id: WordId) -> &str {
        self.words.get(id.0 as usize).map_or("", |w| w)
    }

    /// How many bytes a known word has.
    pub fn length(&self, id: WordId) -> usize {
        self.lengths.get(id.0 as usize).copied().unwrap_or(0).into()
    }

    /// The [`hash`]es of all known words.
    pub fn hashes(&self) -> impl Iterator<Item = (WordId, u64)> + '_ {
        self.hashes.iter().enumerate().map(|(id, hash)| (WordId(id as u32), *hash))
    }

    /// The [`hash`] of a known word.
    pub fn hash(&self, id: WordId) -> u64 {
        self.hashes.get(id.0 as usize).copied().unwrap_or(0)
    }
}

/// A number for a word, the same in every run: ids change with the lexicon.
pub fn hash(word: &str) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(word.as_bytes());
    hasher.finish()
}

/// Whether an abbreviation with its dot can be the end of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Abbreviation {
    /// titles, months, `No.`: something always follows
    Never,
    /// `Inc.`: only before a usual first word
    May,
    /// `p.m.`: unless a day or a zone follows
    Clock,
    /// `No.`, `Sun.`: as `Never` with a capital letter, a word like any other without
    Capital,
}

/// All words that the tool knows. Built in, or built in plus a user's folder.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    pub vocabulary: Vocabulary,
    /// `abbreviations.tsv`
    pub abbreviations: FxHashMap<WordId, Abbreviation>,
    /// `calendar.tsv`
    pub calendar: Calendar,
    /// `holidays.tsv`
    pub holidays: Phrases<Feast>,
    /// `tense.tsv`
    pub tense: WordMap<Tense>,
    /// `time-modifiers.tsv`
    pub time_modifiers: TimeModifiers,
    /// `numbers.tsv`
    pub numbers: WordMap<NumberWord>,
    /// `units.tsv`
    pub units: Units,
    /// `currencies.tsv`
    pub currencies: Currencies,
    /// `home-dollars.tsv`
    pub homes: currency::Homes,
    /// `counted-nouns.tsv`
    pub counted_nouns: CountedNouns,
    /// `extents.tsv`
    pub extents: Extents,
    /// `rates.tsv`
    pub rates: Phrases<Box<str>>,
    /// `identifiers.tsv`
    pub identifiers: Identifiers,
    /// `changes.tsv`
    pub changes: FxHashMap<WordId, Change>,
    /// What [`Lexicon::starts_number`] says of each word.
    number_starts: WordSet,
    /// Words that speak of money, from `changes.tsv`.
    pub costs: WordSet,
    /// `bounds.tsv`
    pub bounds: Bounds,
    /// `cues.tsv`, `cue-classes.tsv`
    pub cues: Cues,
    /// `events.tsv`, `gazetteer.tsv`
    pub events: Events,
    /// `predicates.tsv`
    pub predicates: Predicates,
    /// `moments.tsv`: times of the trading day
    pub moments: Phrases<Box<str>>,
    /// `synonyms.tsv`
    pub nouns: Nouns,
    /// `starters.tsv`: words that open a sentence when they follow a dot with a capital
    starters: WordSet,
    /// `boilerplate.tsv`: lines of a page that are no reporting
    pub boilerplate: Boilerplate,
    /// What each word can be, by [`WordId`]: function words, adjectives, nouns, forms of verbs.
    classes: Vec<Classes>,
    /// And as forms of which verbs.
    readings: Vec<[Option<Reading>; 2]>,
    /// `verbs.tsv`
    verbs: Vec<Verb>,
    /// `irregular-nouns.tsv`: plural and singular
    singulars: FxHashMap<WordId, WordId>,
    /// See [`Lexicon::known_singular`].
    known_singulars: Vec<WordId>,
    /// "won't" and "will"
    contractions: FxHashMap<WordId, WordId>,
    /// `given-names.tsv`, `places.tsv`, `aliases.tsv`, `organisations.tsv`, `name-words.tsv`
    pub names: names::NameWords,
    /// `titles.tsv`, `title-qualifiers.tsv`, `title-verbs.tsv`
    pub titles: titles::Titles,
    /// `speech-verbs.tsv`
    pub speech: speech::SpeechVerbs,
    /// What the files said, in a hash.
    hash: String,
}

/// The files that ship with the tool, by the name that a user's folder may extend.
const FILES: &[(&str, &str)] = &[
    ("abbreviations.tsv", include_str!("../../lexicon/abbreviations.tsv")),
    ("bounds.tsv", include_str!("../../lexicon/bounds.tsv")),
    ("calendar.tsv", include_str!("../../lexicon/calendar.tsv")),
    ("holidays.tsv", include_str!("../../lexicon/holidays.tsv")),
    ("numbers.tsv", include_str!("../../lexicon/numbers.tsv")),
    ("currencies.tsv", include_str!("../../lexicon/currencies.tsv")),
    // Codes of currencies.
    ("home-dollars.tsv", include_str!("../../lexicon/home-dollars.tsv")),
    ("units.tsv", include_str!("../../lexicon/units.tsv")),
    ("cue-classes.tsv", include_str!("../../lexicon/cue-classes.tsv")),
    ("cues.tsv", include_str!("../../lexicon/cues.tsv")),
    ("extents.tsv", include_str!("../../lexicon/extents.tsv")),
    ("events.tsv", include_str!("../../lexicon/events.tsv")),
    ("gazetteer.tsv", include_str!("../../lexicon/gazetteer.tsv")),
    ("predicates.tsv", include_str!("../../lexicon/predicates.tsv")),
    ("boilerplate.tsv", include_str!("../../lexicon/boilerplate.tsv")),
    ("adjectives.tsv", include_str!("../../lexicon/adjectives.tsv")),
    // Contractions stand for forms of verbs.
    ("verbs.tsv", include_str!("../../lexicon/verbs.tsv")),
    ("function-words.tsv", include_str!("../../lexicon/function-words.tsv")),
    ("irregular-nouns.tsv", include_str!("../../lexicon/irregular-nouns.tsv")),
    ("nouns.tsv", include_str!("../../lexicon/nouns.tsv")),
    ("counted-nouns.tsv", include_str!("../../lexicon/counted-nouns.tsv")),
    ("rates.tsv", include_str!("../../lexicon/rates.tsv")),
    ("identifiers.tsv", include_str!("../../lexicon/identifiers.tsv")),
    ("changes.tsv", include_str!("../../lexicon/changes.tsv")),
    ("starters.tsv", include_str!("../../lexicon/starters.tsv")),
    ("synonyms.tsv", include_str!("../../lexicon/synonyms.tsv")),
    ("moments.tsv", include_str!("../../lexicon/moments.tsv")),
    ("tense.tsv", include_str!("../../lexicon/tense.tsv")),
    ("time-modifiers.tsv", include_str!("../../lexicon/time-modifiers.tsv")),
    ("aliases.tsv", include_str!("../../lexicon/aliases.tsv")),
    ("given-names.tsv", include_str!("../../lexicon/given-names.tsv")),
    ("name-words.tsv", include_str!("../../lexicon/name-words.tsv")),
    ("organisations.tsv", include_str!("../../lexicon/organisations.tsv")),
    ("places.tsv", include_str!("../../lexicon/places.tsv")),
    ("speech-verbs.tsv", include_str!("../../lexicon/speech-verbs.tsv")),
    ("titles.tsv", include_str!("../../lexicon/titles.tsv")),
    ("title-qualifiers.tsv", include_str!("../../lexicon/title-qualifiers.tsv")),
    ("title-verbs.tsv", include_str!("../../lexicon/title-verbs.tsv")),
];

static BUILTIN: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::with_files(&[]).unwrap_or_else(|e| panic!("built-in lexicon: {e}")));

impl Lexicon {
    /// The lexicon that ships with the tool, read once.
    pub fn builtin() -> &'static Lexicon {
        &BUILTIN
    }

    /// The built-in lexicon with a user's files (name, text) added to those of the same name.
    ///
    /// # Errors
    /// A row that cannot be read, an unknown file name.
    pub fn with_files(files: &[(String, String)]) -> Result<Lexicon, LexiconError> {
        let mut lexicon = Lexicon::default();
        let mut hasher = blake3::Hasher::new();
        let mut hash = |name: &str, text: &str| {
            hasher.update(format!("{name} {}\n{text}", text.len()).as_bytes());
        };
        for (name, text) in FILES {
            hash(name, text);
            lexicon.add(name, &format!("lexicon/{name}"), text)?;
        }
        for (path, text) in files {
            let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
            hash(name, text);
            lexicon.add(name, path, text)?;
        }
        lexicon.hash = hasher.finalize().to_hex()[..16].to_string();
        lexicon.mark_time_openers();
        lexicon.mark_number_starts();
        lexicon.note_singulars();
        Ok(lexicon)
    }

    /// Says by which rules this program reads: its version and code, and the words of its files and the user's.
    pub fn fingerprint(&self) -> String {
        format!("{} {} {}", env!("CARGO_PKG_VERSION"), env!("GAINSAY_RULES"), self.hash)
    }

    /// Adds the rows of one file. `name` says what they are, `shown` is the path for messages.
    fn add(&mut self, name: &str, shown: &str, text: &str) -> Result<(), LexiconError> {
        match name {
            "abbreviations.tsv" => self.add_abbreviations(shown, text),
            "bounds.tsv" => self.add_bounds(shown, text),
            "calendar.tsv" => self.add_calendar(shown, text),
            "holidays.tsv" => self.add_holidays(shown, text),
            "numbers.tsv" => self.add_numbers(shown, text),
            "currencies.tsv" => self.add_currencies(shown, text),
            "home-dollars.tsv" => self.add_homes(shown, text),
            "units.tsv" => self.add_units(shown, text),
            "cue-classes.tsv" => self.cues.add_classes(shown, text),
            "cues.tsv" => self.cues.add(&mut self.vocabulary, shown, text),
            "events.tsv" => self.events.add(&mut self.vocabulary, shown, text),
            "gazetteer.tsv" => self.events.add_places(shown, text),
            "predicates.tsv" => self.predicates.add(&mut self.vocabulary, shown, text),
            "boilerplate.tsv" => self.boilerplate.add(shown, text),
            "nouns.tsv" => self.add_nouns(shown, text),
            "counted-nouns.tsv" => self.add_counted_nouns(shown, text),
            "extents.tsv" => self.extents.add(&mut self.vocabulary, shown, text),
            "rates.tsv" => self.add_rates(shown, text),
            "identifiers.tsv" => self.add_identifiers(shown, text),
            "changes.tsv" => self.add_changes(shown, text),
            "starters.tsv" => self.add_starters(shown, text),
            "synonyms.tsv" => self.nouns.add(shown, text),
            "moments.tsv" => self.add_moments(shown, text),
            "tense.tsv" => self.add_tense(shown, text),
            "time-modifiers.tsv" => self.add_time_modifiers(shown, text),
            "adjectives.tsv" => self.add_adjectives(shown, text),
            "function-words.tsv" => self.add_function_words(shown, text),
            "irregular-nouns.tsv" => self.add_irregular_nouns(shown, text),
            "verbs.tsv" => self.add_verbs(shown, text),
            "aliases.tsv" => self.names.add_aliases(&mut self.vocabulary, shown, text),
            "given-names.tsv" => self.names.add_given(&mut self.vocabulary, shown, text),
            "name-words.tsv" => self.names.add_words(&mut self.vocabulary, shown, text),
            "organisations.tsv" => self.names.add_organisations(&mut self.vocabulary, shown, text),
            "places.tsv" => self.names.add_places(&mut self.vocabulary, shown, text),
            "speech-verbs.tsv" => self.speech.add(&mut self.vocabulary, shown, text),
            "title-qualifiers.tsv" => self.titles.add_qualifiers(&mut self.vocabulary, shown, text),
            "title-verbs.tsv" => self.titles.add_verbs(&mut self.vocabulary, shown, text),
            "titles.tsv" => self.titles.add_titles(&mut self.vocabulary, shown, text),
            _ => Err(LexiconError { file: shown.to_string(), line: 0, what: unknown_file() }),
        }
    }

    fn add_abbreviations(&mut self, shown: &str, text: &str) -> Result<(), LexiconError> {
        for row in Table::parse(shown, text, 3)?.rows {
            let kind = match row.cell(1) {
                "never" => Abbreviation::Never,
                "may" => Abbreviation::May,
                "capital" => Abbreviation::Capital,
                "clock" => Abbreviation::Clock,
                other => return Err(row.error(format!("\"{other}\" is none of `never`, `may`, `capital`, `clock`"))),
            };
            let id = self.vocabulary.intern(row.cell(0));
            self.abbreviations.insert(id, kind);
        }
        Ok(())
    }

    fn add_moments(&mut self, shown: &str, text: &str) -> Result<(), LexiconError> {
        for row in Table::parse(shown, text, 3)?.rows {
            self.moments.add(&mut self.vocabulary, row.cell(0), row.cell(1).into());
        }
        Ok(())
    }

    fn add_starters(&mut self, shown: &str, text: &str) -> Result<(), LexiconError> {
        for row in Table::parse(shown, text, 1)?.rows {
            let id = self.vocabulary.intern(row.cell(0));
            self.starters.insert(id);
        }
        Ok(())
    }

    /// A word or sign that a numeric mention may start with.
    pub fn starts_number(&self, id: WordId) -> bool {
        self.number_starts.contains(id)
    }

    /// Works out [`Lexicon::starts_number`] once for every word.
    fn mark_number_starts(&mut self) {
        use self::word as w;
        let opens = |&id: &WordId| {
            self.numbers.contains(id)
                || self.bounds.before.starts(id)
                || self.currencies.signs.starts(id)
                || self.currencies.words.starts(id)
                || matches!(id, w::A | w::AN | w::AGE | w::AGED | w::AGES | w::FROM | w::BETWEEN | w::HALF)
                || matches!(id, w::HYPHEN | w::MINUS | w::MINUS_WORD | w::NEGATIVE | w::FULL_STOP)
        };
        self.number_starts = (0..self.vocabulary.len() as u32).map(WordId).filter(opens).collect();
    }

    /// A word that opens a sentence when it follows a dot with a capital letter.
    pub fn starts_sentence(&self, word: WordId) -> bool {
        self.starters.contains(word)
    }

    /// Every term wider than a noun's lemma, nearest first: [`Nouns::broader`].
    pub fn broader(&self, lemma: &str) -> &[String] {
        self.nouns.broader(lemma)
    }
}

fn unknown_file() -> String {
    let mut names: Vec<&str> = FILES.iter().map(|(n, _)| *n).collect();
    names.sort_unstable();
    format!("no lexicon file has this name\nthe names are {}", names.join(", "))
}
