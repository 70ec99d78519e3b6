//! What a value measures, from the clause it stands in.
//!
//! `$17 billion licensing arrangement`: the arrangement's value. `revenue rose 4% to $2.1 billion`: the change of
//! revenue, and its level. `90% of the market`: a share of the market. `seven chips`: the count of chips.
//! Rules are tried in the order of [`RULES`]; the last always answers.

mod change;

use super::contest::{MINUTE, VOTES, minute, votes};
use super::frame::Frames;
use crate::lexicon::{Cue, WordId, word as w};
use crate::mention::{Kind, Mention};
use crate::syntax::{Clause, PhraseKind, Tag, VerbGroup, Voice};

/// The rule of how far a thing extends.
pub(super) const EXTENT: &str = "measure.extent";
/// The rule of how far away something is.
pub(super) const DISTANCE: &str = "measure.distance";
/// The rule of a sentence's length.
pub(super) const SENTENCE: &str = "measure.sentence";
/// The noun for it, and the verb whose class tells it.
pub(super) const SENTENCED: &str = "sentence";

/// What a value measures.
#[derive(Clone, Debug)]
pub struct Measure<'a> {
    /// `count`, `value`, `amount`, `price`, `level`, `rate`, `previous`, `change`, `share`, `part`, `age`, `duration`,
    /// `term`, `delay`, `minute` (of a match), `population`, `strength` (of a body, in people), `distance`, `size`, or an
    /// extent of `extents.tsv`.
    pub attribute: &'a str,
    /// The noun phrase that is counted, priced, shared.
    pub phrase: Option<usize>,
    /// The figure is a fall.
    pub falls: bool,
    pub rule: &'static str,
}

/// One way to say what a value measures.
pub(super) struct Rule {
    /// Unique, `measure.form`.
    pub name: &'static str,
    read: for<'a> fn(&Site<'_, 'a>) -> Option<Read<'a>>,
    /// Sentence, then a claim that this rule makes of it, as `tests::shown` writes it.
    #[cfg_attr(not(test), allow(dead_code, reason = "run by the tests"))]
    pub examples: &'static [(&'static str, &'static str)],
    /// Sentences of which it makes no claim.
    #[cfg_attr(not(test), allow(dead_code, reason = "run by the tests"))]
    pub counter_examples: &'static [&'static str],
}

/// What a rule reads: attribute, phrase, and whether the figure is a fall.
pub(super) type Read<'a> = (&'a str, Option<usize>, bool);

/// Finds what a numeric mention measures.
pub fn of<'a>(frames: &Frames<'a>, m: &Mention) -> Measure<'a> {
    let site = Site::new(frames, m);
    let read = RULES.iter().find_map(|rule| (rule.read)(&site).map(|read| (rule.name, read)));
    let (rule, (attribute, phrase, falls)) = read.unwrap_or(("measure.open", ("count", site.own, false)));
    let priced = phrase.filter(|_| matches!(attribute, "level" | "value")).and_then(|p| site.priced(p));
    let (attribute, phrase) = priced.map_or((attribute, phrase), |p| ("price", Some(p)));
    // "a 62-meter tower", "the tower is 62 meters tall": one question, whichever rule read it.
    let extent = frames.read.text.lexicon.extents.has(attribute);
    Measure { attribute, phrase, falls, rule: if extent { EXTENT } else { rule } }
}

/// A value with what stands around it.
pub(super) struct Site<'s, 'a> {
    pub(super) frames: &'s Frames<'a>,
    pub(super) m: &'s Mention,
    /// The phrase that the value ends in.
    own: Option<usize>,
    pub(super) clause: Option<&'a Clause>,
    pub(super) verb: Option<&'a VerbGroup>,
}

pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "measure.restated",
        read: restated,
        examples: &[(
            "Profit was $4 million, or 4 cents a share.",
            "4 cents a share => level of profit, be agent:profit",
        )],
        counter_examples: &["Profit was $4 million, or $9 million less."],
    },
    Rule {
        name: "measure.age",
        read: age,
        examples: &[
            ("Ada Berg, 31, won.", "31 => age of Ada Berg, win agent:Ada Berg"),
            ("Ada Berg, a 31-year-old baker, won.", "31-year-old => age of Ada Berg, win agent:Ada Berg"),
        ],
        counter_examples: &["The 31 clubs won."],
    },
    Rule {
        name: SENTENCE,
        read: sentence,
        examples: &[
            (
                "The judge sentenced Roe to nine years.",
                "nine years => term of sentence, sentence agent:judge theme:Roe",
            ),
            ("Jane Roe was jailed for nine years.", "nine years => term of sentence, sentence theme:Jane Roe"),
            ("Jane Roe was given nine years in prison.", "nine years => term of sentence, sentence theme:Jane Roe"),
            ("Roe appealed her nine-year jail term.", "nine-year => term of sentence, sentence"),
            ("It passed a sentence of nine years.", "nine years => term of sentence, sentence"),
        ],
        counter_examples: &["Jane Roe lived there for nine years.", "The mayor's term is four years."],
    },
    Rule {
        name: MINUTE,
        read: minute,
        examples: &[
            ("Jane Roe was sent off in the 71st minute.", "71st minute => minute of Jane Roe, sendoff theme:Jane Roe"),
            ("Jane Roe scored after 12 minutes.", "12 minutes => minute of Jane Roe, score agent:Jane Roe"),
        ],
        counter_examples: &["The talks ended after 12 minutes.", "They left at the last minute."],
    },
    Rule {
        name: VOTES,
        read: votes,
        examples: &[
            ("Jane Roe won the election. She had 52 percent.", "52 percent => share of vote, ballot agent:Jane Roe"),
            (
                "Jane Roe won 52 percent of the vote in the election.",
                "52 percent => share of vote, ballot agent:Jane Roe",
            ),
            ("Results of the election gave Jane Roe 52 percent.", "52 percent => share of vote, ballot agent:Jane Roe"),
            ("The election ended with 52 percent for Jane Roe.", "52 percent => share of vote, ballot agent:Jane Roe"),
        ],
        counter_examples: &["Jane Roe had 52 percent.", "Before the election Jane Roe had 52 percent of the shares."],
    },
    Rule {
        name: "measure.holding",
        read: holding,
        examples: &[
            ("Acme bought a 4% stake in Borealis.", "4% => share of Borealis, transfer theme:Borealis recipient:Acme"),
            ("Acme holds a stake of 4% in Borealis.", "4% => share of Borealis, own agent:Acme theme:Borealis"),
        ],
        counter_examples: &["Acme reported a 4% margin in May."],
    },
    Rule {
        name: "measure.change-noun",
        read: change::change_noun,
        examples: &[
            ("It reported a 4% drop in sales.", "4% => change of sale, move agent:it theme:drop"),
            (
                "Sales saw a drop of 4% in May.",
                "4% => change of drop, move agent:sale theme:drop period:2026-05-01..2026-05-31",
            ),
            ("The rise in wages was 4%.", "4% => change of wage, move agent:rise"),
        ],
        counter_examples: &["It reported 4 drops in output.", "Growth slowed to 4%."],
    },
    Rule {
        name: EXTENT,
        read: extent,
        examples: &[
            ("The ferry was 120 meters long.", "120 meters => length of ferry, be agent:ferry"),
            ("It lost a 120-meter-long ferry.", "120-meter => length of ferry, lose agent:it theme:ferry"),
            ("The tower has a height of 62 meters.", "62 meters => height of tower, have agent:tower theme:height"),
            ("It flew at an altitude of 820 kilometers.", "820 kilometers => height of it, travel theme:it"),
            ("The probe weighs 2.3 tonnes.", "2.3 tonnes => weight of probe, be agent:probe"),
            ("The jet was flying at 9,000 meters.", "9,000 meters => height of jet, travel theme:jet"),
            ("The 48-meter rocket fell.", "48-meter => height of rocket, move theme:rocket"),
        ],
        counter_examples: &[
            "The talks were two hours long.",
            "It flew 120 meters.",
            "It reached a high of 30 degrees.",
        ],
    },
    Rule {
        name: DISTANCE,
        read: distance,
        examples: &[
            ("The ferry sank 12 km off Dorne.", "12 km => distance of ferry, sink theme:ferry place:Dorne"),
            ("They live in Dorne, 15 km away.", "15 km => distance of Dorne, locate agent:Dorne"),
            ("It fell 12 miles from the port.", "12 miles => distance of it, move theme:it"),
        ],
        counter_examples: &["The ferry is 12 km long.", "It sailed 12 km.", "It fell 12 percent from May."],
    },
    Rule {
        name: "measure.premodifier",
        read: premodifier,
        examples: &[
            ("Acme signed a $4 million contract.", "$4 million => value of agreement, sign agent:Acme theme:agreement"),
            ("The 600-strong choir sang.", "600-strong => strength of choir, sing agent:choir"),
        ],
        counter_examples: &["Acme paid $4 million."],
    },
    Rule {
        name: "measure.from-to",
        read: change::from_to,
        examples: &[(
            "It built 40 homes, down from 52 homes to 40 homes.",
            "40 homes => count of home, build agent:it theme:home recipient:home",
        )],
        counter_examples: &["It flew from Oslo to 12 cities."],
    },
    Rule {
        name: "measure.change-verb",
        read: change::change_verb,
        examples: &[
            ("Sales rose 4% to $2 billion.", "4% => change of sale, move theme:sale"),
            ("Sales rose 4% to $2 billion.", "$2 billion => level of sale, move theme:sale"),
            ("Wages will go up by 4%.", "4% => change of wage, move theme:wage planned"),
        ],
        counter_examples: &["Acme cut 900 jobs."],
    },
    Rule {
        name: "measure.compared",
        read: change::compared,
        examples: &[
            ("Sales were down 4% in Dorne.", "4% => change of sale, move agent:sale"),
            ("Its shares closed 4% higher.", "4% => change of share, move theme:share"),
        ],
        counter_examples: &["Sales were 4% of those in May.", "Sales rose 4%.", "It paid down $4 million of debt."],
    },
    Rule {
        name: "measure.population",
        read: population,
        examples: &[
            ("Most of Kenya's 50 million people live there.", "50 million people => population of Kenya"),
            ("The storm cut off the town of 4,500 people.", "4,500 people => population of town"),
            ("Kenya has a population of 50 million.", "50 million => population of Kenya"),
        ],
        counter_examples: &["Kenya's 40 players left.", "The team's 40 people left.", "The storm killed 12 people."],
    },
    Rule {
        name: "measure.of",
        read: of_noun,
        examples: &[
            ("Acme has 90% of the market.", "90% => share of market, have agent:Acme"),
            ("It flooded 12 of the 40 homes.", "12 => part of home, flood agent:it theme:home"),
            ("It flooded 12 of Dorne's 40 homes.", "12 => part of home, flood agent:it theme:home"),
        ],
        counter_examples: &["Acme has 90% on its side."],
    },
    Rule {
        name: "measure.in",
        read: in_noun,
        examples: &[("Acme paid $4 million in wages.", "$4 million => amount of wage, pay agent:Acme")],
        counter_examples: &["Acme paid $4 million in May."],
    },
    Rule {
        name: "measure.noun-of",
        read: noun_of,
        examples: &[
            ("Acme had revenue of $4 billion.", "$4 billion => level of revenue, have agent:Acme theme:revenue"),
            ("The toll of 12 is final.", "12 => count of person, die"),
        ],
        counter_examples: &["The lives of 346 people were lost."],
    },
    Rule {
        name: "measure.noun-at",
        read: noun_at,
        examples: &[("Acme's revenue, at $4 billion, was flat.", "$4 billion => level of revenue, be agent:revenue")],
        counter_examples: &["Acme's revenue was put at $4 billion."],
    },
    Rule {
        name: "measure.counted",
        read: counted,
        examples: &[("The storm killed 12 people.", "12 people => count of person, die agent:storm theme:person")],
        counter_examples: &["The storm cost $12."],
    },
    Rule {
        name: "measure.put",
        read: put,
        examples: &[
            ("The toll was put at 12.", "12 => count of person, die"),
            ("It puts the loss at $4 million.", "$4 million => amount of loss, loss"),
            ("It brings the death toll to 12.", "12 => count of person, die agent:it"),
            ("That brings to 12 the number of dead.", "12 => count of person, die"),
            ("Its stock closed at $12.", "$12 => level of share, close theme:share"),
        ],
        counter_examples: &["It sold the mill to 12 firms."],
    },
    Rule {
        name: "measure.delay",
        read: delay,
        examples: &[
            ("The bridge is two years overdue.", "two years => delay of bridge, be agent:bridge"),
            ("The bridge opened two years late.", "two years => delay, begin theme:bridge"),
            ("The launch came two years later than planned.", "two years => delay, launch"),
        ],
        counter_examples: &["The bridge opened two years later.", "They spent two years behind bars."],
    },
    Rule {
        name: "measure.duration",
        read: duration,
        examples: &[
            ("The talks lasted for 12 hours.", "12 hours => duration of talks, last agent:talks"),
            ("The court gave Acme 30 days to repair it.", "30 days => term of Acme, repair agent:Acme theme:it"),
        ],
        counter_examples: &["The talks drew 12 envoys."],
    },
    Rule {
        name: "measure.price",
        read: price,
        examples: &[
            (
                "Acme bought the mill for $40 million.",
                "$40 million => price of mill, transfer theme:mill recipient:Acme",
            ),
            ("Tickets cost $4, or $9 for a book.", "$9 => price of book, cost agent:ticket"),
            ("The mill sold for $4 million.", "$4 million => price of mill, transfer theme:mill"),
            ("The mill was insured for $4 million.", "$4 million => amount of mill, insure theme:mill"),
        ],
        counter_examples: &["Acme bought the mill for its timber."],
    },
    Rule {
        name: "measure.worth",
        read: worth,
        examples: &[("The bridge is worth $40 million.", "$40 million => value of bridge, be agent:bridge")],
        counter_examples: &["The bridge is 40 years old."],
    },
    Rule {
        name: "measure.cost-verb",
        read: cost_verb,
        examples: &[("The bridge cost $40 million.", "$40 million => price of bridge, cost agent:bridge")],
        counter_examples: &["The bridge opened in May."],
    },
    Rule {
        name: "measure.level-verb",
        read: level_verb,
        examples: &[
            ("Revenue was $4 billion.", "$4 billion => level of revenue, be agent:revenue"),
            ("Profit after tax was $4 billion.", "$4 billion => level of net profit, be agent:net profit"),
            ("The death toll stands at 12.", "12 => count of person, die"),
            ("The cost of the bridge was $40 million.", "$40 million => price of bridge, be agent:cost"),
        ],
        counter_examples: &["Revenue reached a peak."],
    },
    Rule {
        name: "measure.object",
        read: object,
        examples: &[
            ("Acme spent $4 million on engines.", "$4 million => amount of engine, invest agent:Acme theme:engine"),
            ("The quake had a magnitude of 6.1.", "magnitude of 6.1 => level of quake, befall agent:quake"),
        ],
        counter_examples: &["A $4 million engine failed."],
    },
    Rule {
        name: "measure.open",
        read: open,
        examples: &[("$4 million", "$4 million => amount")],
        counter_examples: &[],
    },
];

impl<'s, 'a> Site<'s, 'a> {
    pub(super) fn new(frames: &'s Frames<'a>, m: &'s Mention) -> Site<'s, 'a> {
        let clause = frames.clause_at(m.tokens.start);
        let verb = clause.and_then(|c| c.verb).map(|v| &frames.read.syntax.verbs[v]);
        Site { frames, m, own: frames.phrase_at(m.tokens.end - 1), clause, verb }
    }

    /// The word `n` tokens before the value.
    pub(super) fn before(&self, n: usize) -> WordId {
        self.m.tokens.start.checked_sub(n).map_or(WordId::NONE, |t| self.frames.read.text.word(t))
    }

    pub(super) fn start(&self) -> usize {
        self.m.tokens.start
    }

    pub(super) fn end(&self) -> usize {
        self.m.tokens.end
    }

    pub(super) fn head(&self, phrase: usize) -> usize {
        self.frames.read.syntax.phrases[phrase].head
    }

    pub(super) fn is(&self, kinds: &[Kind]) -> bool {
        kinds.contains(&self.m.kind)
    }

    pub(super) fn has(&self, token: usize, cue: Cue) -> bool {
        self.frames.has_cue(token, cue)
    }

    /// "Category 4"
    fn is_grade(&self) -> bool {
        self.m.unit.as_deref().is_some_and(|u| self.frames.read.text.lexicon.units.is_grade(u))
    }

    fn dimension(&self) -> Option<&'a str> {
        let unit = self.m.unit.as_deref()?;
        self.frames.read.text.lexicon.units.get(unit).map(|u| &*u.dimension)
    }

    /// What a word says of how far something extends: "length" for "long".
    fn extent(&self, token: usize) -> Option<&'a str> {
        self.frames.read.text.lexicon.extents.get(self.frames.lemma_id(token))
    }

    /// What a bare figure gives of such a thing: the length of a ferry, the height of a wave.
    fn own_extent(&self, phrase: usize) -> Option<&'a str> {
        let lexicon = self.frames.read.text.lexicon;
        let way = self.is(&[Kind::Quantity]) && self.dimension() == Some("length");
        let own = self.frames.lemma(self.head(phrase));
        lexicon.nouns.kinds(own).find_map(|kind| lexicon.extents.of_thing(kind)).filter(|_| way)
    }

    fn subject(&self) -> Option<usize> {
        self.clause.and_then(|c| c.subject)
    }

    /// The phrase in front of the preposition that stands before the value: "revenue" of "revenue of $4 billion".
    fn noun_before(&self) -> Option<usize> {
        self.start().checked_sub(2).and_then(|t| self.frames.phrase_at(t))
    }

    /// The phrase whose noun stands behind the value: "contract" of "its $4 million contract".
    fn modified(&self) -> Option<usize> {
        self.own.filter(|&p| self.head(p) >= self.end())
    }

    /// Whom a phrase that names nobody describes: "Ada Berg, a 31-year-old baker", "Ada Berg is a 31-year-old baker".
    fn bearer(&self, phrase: usize) -> usize {
        let syntax = self.frames.read.syntax;
        let named = |p: &usize| self.frames.is_named(self.head(*p));
        let apposed = (0..phrase).rev().take(3).find(|&p| syntax.phrases[p].apposition == Some(phrase));
        let is = self.clause.filter(|c| c.predicate_noun == Some(phrase)).and_then(|c| c.subject);
        apposed.or(is).filter(|p| !named(&phrase) && named(p)).unwrap_or(phrase)
    }

    /// What a cost is the cost of: "the cost of the bridge", "the bill for the repairs".
    fn priced(&self, cost: usize) -> Option<usize> {
        let phrase = &self.frames.read.syntax.phrases[cost];
        let told = self.m.kind == Kind::Money && self.has(phrase.head, Cue::Expense) && phrase.modifiers.is_empty();
        let of = phrase.of.filter(|&of| !phrase.plural && self.head(of) < self.start() || self.start() < phrase.head);
        of.or_else(|| self.following(phrase.tokens.end, &[w::FOR])).filter(|_| told)
    }

    /// The noun phrase directly after one of the prepositions at `token`.
    pub(super) fn following(&self, token: usize, prepositions: &[WordId]) -> Option<usize> {
        let read = self.frames.read;
        let there = prepositions.contains(&read.text.word(token));
        let phrase = self.frames.phrase_at(token + 1).filter(|_| there)?;
        let phrase_read = &read.syntax.phrases[phrase];
        (phrase_read.tokens.start == token + 1 && phrase_read.kind != PhraseKind::Date).then_some(phrase)
    }

    /// The object that stands behind its figure: "raised to 40 the number of homes", "brings to 12 the toll".
    fn postponed(&self) -> Option<usize> {
        let phrase = self.frames.phrase_at(self.end()).filter(|_| matches!(self.before(1), w::AT | w::TO))?;
        let read = &self.frames.read.syntax.phrases[phrase];
        let counts = self.has(read.head, Cue::Generic) || self.frames.tallies(phrase);
        (read.tokens.start == self.end() && read.determiner.is_some() && counts).then_some(phrase)
    }

    /// "30 days to leave"
    fn before_infinitive(&self) -> bool {
        let read = self.frames.read;
        read.syntax.tags.get(self.end()) == Some(&Tag::To)
    }

    /// What states a level: of what is counted the count, of all else its level.
    fn level(&self) -> &'static str {
        if self.is(&[Kind::Count, Kind::Number]) { "count" } else { "level" }
    }
}

/// "$4 million, or 4 cents a share": the same in other units.
fn restated<'a>(s: &Site<'_, 'a>) -> Option<Read<'a>> {
    let joint = s.start().checked_sub(1).filter(|_| s.m.kind == Kind::Money && s.before(1) == w::OR)?;
    let end = joint - usize::from(s.before(2) == w::COMMA);
    let before = s.frames.mentions_of_sentence(joint).find(|n| n.tokens.end == end && n.kind == Kind::Money)?;
    let per = |m: &Mention| m.unit.as_deref().is_some_and(|u| u.contains(" per "));
    let measure = of(s.frames, before);
    (per(s.m) != per(before)).then_some((measure.attribute, measure.phrase, measure.falls))
}

/// "her 27-year-old wife", "Roe, 31,"
fn age<'a>(s: &Site<'_, 'a>) -> Option<Read<'a>> {
    if s.m.kind != Kind::Age {
        return None;
    }
    // "raises the retirement age to 65"
    let told = s.clause.and_then(|c| c.object).filter(|&o| s.frames.read.text.word(s.head(o)) == w::AGE);
    if let Some(age) = told.filter(|&o| s.head(o) < s.start()) {
        return Some(("level", Some(age), false));
    }
    let apposed = s.noun_before().filter(|_| s.before(1) == w::COMMA);
    Some(("age", s.modified().map(|p| s.bearer(p)).or(apposed).or(s.subject()), false))
}

/// "sentenced to nine years", "jailed for nine years", "nine years in prison", "a nine-year jail term"
fn sentence<'a>(s: &Site<'_, 'a>) -> Option<Read<'a>> {
    if !s.is(&[Kind::Duration]) {
        return None;
    }
    let text = s.frames.read.text;
    let jail = |t: usize| s.has(t, Cue::Jail);
    let handed = s.verb.is_some_and(|v| jail(v.head)) && matches!(s.before(1), w::TO | w::FOR);
    let behind = text.word(s.end()) == w::IN && jail(s.end() + 1);
    // What the lexicon has for "prison term" and the like.
    let is_sentence = |p: usize| s.frames.term(p).head == SENTENCED;
    let noun =
        s.modified().is_some_and(is_sentence) || s.before(1) == w::OF && s.noun_before().is_some_and(is_sentence);
    (handed || behind || noun).then_some(("term", None, false))
}

/// "a 4% stake in Borealis", "a stake of 4% in Borealis"
fn holding<'a>(s: &Site<'_, 'a>) -> Option<Read<'a>> {
    if !s.is(&[Kind::Percent, Kind::Fraction]) {
        return None;
    }
    let held = s.modified().filter(|&p| s.has(s.head(p), Cue::Holding));
    let noun = s.noun_before().filter(|&p| s.before(1) == w::OF && s.has(s.head(p), Cue::Holding));
    let after = held.map(|p| s.head(p) + 1).or(noun.map(|_| s.end()))?;
    s.following(after, &[w::IN, w::OF]).map(|p| ("share", Some(p), false))
}

/// "120 meters long", "a length of 120 meters", "weighs 2.3 tonnes"
fn extent<'a>(s: &Site<'_, 'a>) -> Option<Read<'a>> {
    let way = s.dimension().is_some_and(|d| matches!(d, "length" | "mass"));
    if !s.is(&[Kind::Quantity]) || !way {
        return None;
    }
    let read = s.frames.read;
    let joint = usize::from(read.text.word(s.end()) == w::HYPHEN);
    if let Some(extent) = s.extent(s.end() + joint).filter(|_| read.syntax.tags[s.end() + joint] != Tag::Noun) {
        return Some((extent, s.modified().or(s.subject()), false));
    }
    if let Some((p, extent)) =
        s.noun_before().filter(|_| s.before(1) == w::OF).and_then(|p| Some((p, s.extent(s.head(p))?)))
    {
        let phrase = &read.syntax.phrases[p];
        return Some((extent, phrase.possessor.or(s.subject()), false));
    }
    let verb = s.verb.filter(|v| v.tokens.end <= s.start())?;
    // "was flying at 10,000 meters", but "the river stood at 7 meters"
    let aloft = s.before(1) == w::AT && s.dimension() == Some("length") && !s.has(verb.head, Cue::Level);
    Some((aloft.then_some("height").or(s.extent(verb.head))?, s.subject(), false))
}

/// "12 km off the coast", "in Dorne, 15 km away"
fn distance<'a>(s: &Site<'_, 'a>) -> Option<Read<'a>> {
    let way = s.is(&[Kind::Quantity]) && s.dimension() == Some("length");
    let apart = s.has(s.end(), Cue::Direction);
    let place = s.noun_before().filter(|_| s.before(1) == w::COMMA);
    (way && apart).then(|| ("distance", place.or(s.subject()), false))
}

/// "its $17 billion licensing arrangement"
fn premodifier<'a>(s: &Site<'_, 'a>) -> Option<Read<'a>> {
    let attribute = match s.m.kind {
        Kind::Money => "value",
        Kind::Percent | Kind::Fraction => "rate",
        Kind::Duration => "duration",
        Kind::Quantity if !s.is_grade() => s.modified().and_then(|p| s.own_extent(p)).unwrap_or("size"),
        // "the 600-strong force", "a force 600 strong"
        Kind::Count | Kind::Number
            if [s.end() - 1, s.end()].iter().any(|&t| s.frames.read.text.word(t) == w::STRONG) =>
        {
            "strength"
        }
        _ => "count",
    };
    s.modified().map(|p| (attribute, Some(p), false))
}

/// "the city's 40,000 people", "a town of 40,000 people", "a population of 40,000"
fn population<'a>(s: &Site<'_, 'a>) -> Option<Read<'a>> {
    if !s.is(&[Kind::Count, Kind::Number]) {
        return None;
    }
    let phrase = |p: usize| &s.frames.read.syntax.phrases[p];
    let people = |p: usize| s.has(s.head(p), Cue::Inhabitant);
    let home = |p: &usize| s.frames.is_place(*p) || s.has(s.head(*p), Cue::Territory);
    let of = s.noun_before().filter(|_| s.before(1) == w::OF);
    if let Some(p) = of.filter(|&p| s.frames.read.text.word(s.head(p)) == w::POPULATION) {
        let place = phrase(p).possessor.or(phrase(p).of).filter(home);
        return Some(("population", place.or(s.subject().filter(home)), false));
    }
    let inhabitants = s.own.filter(|&p| people(p) && s.head(p) < s.end() && phrase(p).of.is_none())?;
    let home = phrase(inhabitants).possessor.or(of).filter(home)?;
    Some(("population", Some(home), false))
}

/// "90% of the market", "$5 million of sales", "12 of the 40 homes"
fn of_noun<'a>(s: &Site<'_, 'a>) -> Option<Read<'a>> {
    let p = s.following(s.end(), &[w::OF])?;
    // "Six members of the coalition" counts members.
    if s.m.kind == Kind::Count
        && s.own.is_some_and(|own| s.frames.is_human(s.head(own)))
        && !s.frames.is_human(s.head(p))
    {
        return None;
    }
    // "six of the board's nine members" are members.
    let phrases = &s.frames.read.syntax.phrases;
    let p = (p + 1..phrases.len()).take(2).find(|&q| phrases[q].possessor == Some(p)).unwrap_or(p);
    let attribute = match s.m.kind {
        Kind::Percent | Kind::Fraction => "share",
        Kind::Money => "amount",
        _ => "part",
    };
    Some((attribute, Some(p), false))
}

/// "the toll was put at 12", "puts the loss at $4 million", "brings the toll to 12", "shares closed at $12"
fn put<'a>(s: &Site<'_, 'a>) -> Option<Read<'a>> {
    let (c, v) = (s.clause?, s.verb?);
    if s.is(&[Kind::Count, Kind::Duration]) || !matches!(s.before(1), w::AT | w::TO) {
        return None;
    }
    let traded = s.subject().is_some_and(|p| s.has(s.head(p), Cue::Moving)) && v.tokens.end + 1 == s.start();
    let passive = (v.voice == Voice::Passive || traded) && c.object.is_none();
    let object = c.object.filter(|&o| s.frames.read.syntax.phrases[o].tokens.end < s.start());
    let noun = if passive { c.subject } else { object };
    noun.or_else(|| s.postponed()).map(|p| (s.level(), Some(p), false))
}

/// "$100 billion in wages", "$4 million worth of grain"
fn in_noun<'a>(s: &Site<'_, 'a>) -> Option<Read<'a>> {
    let text = s.frames.read.text;
    let worth = text.word(s.end()) == w::WORTH && text.word(s.end() + 1) == w::OF;
    let p = if worth { s.following(s.end() + 1, &[w::OF]) } else { s.following(s.end(), &[w::IN]) };
    let p = p.filter(|_| s.m.kind == Kind::Money)?;
    (!s.frames.is_named(s.head(p))).then_some(("amount", Some(p), false))
}

/// "revenue of $4 billion", "a toll of 12"; "the lives of 346 people" still counts people.
fn noun_of<'a>(s: &Site<'_, 'a>) -> Option<Read<'a>> {
    let p = s.noun_before().filter(|_| s.before(1) == w::OF && s.m.kind != Kind::Count)?;
    Some((s.own_extent(p).unwrap_or(s.level()), Some(p), false))
}

/// "revenue, at $4 billion,"
fn noun_at<'a>(s: &Site<'_, 'a>) -> Option<Read<'a>> {
    let comma = s.before(1) == w::AT && s.before(2) == w::COMMA && s.m.kind != Kind::Count;
    let p = s.start().checked_sub(3).and_then(|t| s.frames.phrase_at(t)).filter(|_| comma)?;
    Some((s.level(), Some(p), false))
}

/// A counted noun measures itself.
fn counted<'a>(s: &Site<'_, 'a>) -> Option<Read<'a>> {
    (s.m.kind == Kind::Count && s.own.is_some()).then_some(("count", s.own, false))
}

/// "opened two years late", "came two years later than promised", "is two years overdue"
fn delay<'a>(s: &Site<'_, 'a>) -> Option<Read<'a>> {
    let text = s.frames.read.text;
    let compared = text.word(s.end()) == w::LATER && text.word(s.end() + 1) == w::THAN;
    let late = s.is(&[Kind::Duration]) && (compared || s.has(s.end(), Cue::Late));
    late.then(|| ("delay", s.subject(), false))
}

fn duration<'a>(s: &Site<'_, 'a>) -> Option<Read<'a>> {
    // "gave Acme 30 days to leave"
    if let Some((c, v)) = s.clause.zip(s.verb)
        && s.m.kind == Kind::Duration
        && c.object.is_some_and(|o| s.own == Some(o))
        && s.before_infinitive()
        && s.has(v.head, Cue::Allot)
    {
        return Some(("term", c.indirect.or(c.subject), false));
    }
    let attribute = match s.before(1) {
        w::IN | w::WITHIN => "term",
        _ => "duration",
    };
    (s.m.kind == Kind::Duration).then(|| (attribute, s.subject(), false))
}

/// "acquired the mill for $40 million"
fn price<'a>(s: &Site<'_, 'a>) -> Option<Read<'a>> {
    if s.m.kind != Kind::Money {
        return None;
    }
    // "$9.99 for an album": what one of them costs.
    let one = s.following(s.end(), &[w::FOR]).filter(|_| matches!(s.frames.read.text.word(s.end() + 1), w::A | w::AN));
    if one.is_some() {
        return Some(("price", one, false));
    }
    let verb = s.verb.filter(|_| s.before(1) == w::FOR)?;
    let clause = s.clause?;
    // "songs for 99 cents and albums for $9.99"
    let phrases = &s.frames.read.syntax.phrases;
    let joined = |p: &usize| phrases.iter().take(*p).rev().take(3).any(|q| q.coordinated == Some(*p));
    let next = s.noun_before().filter(|p| clause.object.is_some() && clause.object != Some(*p) && joined(p));
    // "the mill sold for $4 million"
    let sold = || clause.subject.filter(|_| verb.voice == Voice::Passive || s.frames.lemma(verb.head) == "sell");
    let attribute = if s.has(verb.head, Cue::Unpriced) { "amount" } else { "price" };
    next.or(clause.object).or_else(sold).map(|p| (attribute, Some(p), false))
}

/// "the bridge is worth $40 million", "a deal worth $4 million"
fn worth<'a>(s: &Site<'_, 'a>) -> Option<Read<'a>> {
    (s.verb.is_some() && s.before(1) == w::WORTH).then(|| ("value", s.noun_before().or(s.subject()), false))
}

/// "it costs $4"
fn cost_verb<'a>(s: &Site<'_, 'a>) -> Option<Read<'a>> {
    let (c, v) = (s.clause?, s.verb?);
    let alone = c.object.is_none_or(|o| s.frames.read.syntax.phrases[o].tokens.contains(&s.start()));
    (s.m.kind == Kind::Money && s.has(v.head, Cue::Cost) && alone && v.tokens.end <= s.start())
        .then_some(("price", c.subject, false))
}

/// "revenue was $4 billion", "unemployment stood at 4 percent", "nine were women"
fn level_verb<'a>(s: &Site<'_, 'a>) -> Option<Read<'a>> {
    let (c, v) = (s.clause?, s.verb?);
    // "was 60 meters above the river" is no length.
    let beside = s.frames.read.syntax.tags.get(s.end()) == Some(&Tag::Preposition);
    let extent = c.subject.filter(|_| !beside).and_then(|p| s.own_extent(p));
    (s.has(v.head, Cue::Level) && v.tokens.end <= s.start()).then(|| (extent.unwrap_or(s.level()), c.subject, false))
}

/// "spent $4 million on engines"
fn object<'a>(s: &Site<'_, 'a>) -> Option<Read<'a>> {
    s.verb?;
    // "the quake had a magnitude of 6.1"
    if s.is_grade() {
        return Some(("level", s.subject(), false));
    }
    let attribute = match s.m.kind {
        Kind::Money => "amount",
        Kind::Percent | Kind::Fraction => "rate",
        _ => "count",
    };
    // "earned $4,000 on average"
    let on = s.following(s.end(), &[w::ON, w::FOR, w::IN, w::INTO]).filter(|&p| !s.has(s.head(p), Cue::Generic));
    Some((attribute, on.or(s.own), false))
}

fn open<'a>(s: &Site<'_, 'a>) -> Option<Read<'a>> {
    Some((if s.m.kind == Kind::Money { "amount" } else { "count" }, s.own, false))
}
