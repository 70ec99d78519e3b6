//! Whether two claims answer the same question: position by position, with every refusal's reason.
//!
//! Each position of the two frames is *same*, *compatible* (one side silent, a wider term, an alias) or *different*.
//! Any *different* means: another slot. What remains must share enough that is specific; a shared word weighs by how
//! rare it is in the collection.

use super::form::{Form, Forms, Frame, Name, Term, Value, Word};
use super::person::tell_apart;
use super::sure::are_in_dispute;
use crate::claim::{ClaimKind, Participant};
use std::borrow::Cow;
use std::ptr;
use std::sync::Arc;

/// How one position of two claims relates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    Same,
    /// one side silent, a wider term, an alias
    Compatible,
    Different,
}

/// One position of a comparison, as `explain` prints it.
#[derive(Clone, Debug, PartialEq)]
pub struct Compared {
    pub position: &'static str,
    pub a: String,
    pub b: String,
    pub relation: Relation,
    /// What the shared part adds to the evidence that this is one slot.
    pub weight: f64,
}

/// The comparison of two claims.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Match {
    pub positions: Vec<Compared>,
    /// Sum of the weights of what is shared.
    pub evidence: f64,
    /// Share of the two frames' own weight that both have, 0 to 1.
    pub overlap: f64,
    /// Why this is not one slot whatever the values; `None` when it may be.
    pub refusal: Option<Cow<'static, str>>,
    /// Positions whose words differ, though they may mean one thing: only equal values overcome them.
    pub doubts: Vec<Cow<'static, str>>,
    /// What is counted, or how, is told in other words: only values that are wholly equal overcome that.
    pub other_measure: bool,
    /// Sure that both answer one question: no position only half matched. Without it two values that differ say nothing.
    pub sure: bool,
    /// And of one time: no period, no haste of the figure's and no plan stands between them.
    pub timeless: bool,
    /// Only their articles' common story makes them one slot: on another day the answer may be another.
    pub unfolding: bool,
    /// Part of the shorter sentence's content words that the other one has too.
    pub retold: f64,
    /// The two sentences give another figure in common.
    pub figures: bool,
    /// The two sentences say nearly the same but for their figures: other verbs or parties need not be two things.
    pub parallel: bool,
}

impl Match {
    /// Why the claims are not one slot, `telling` being what an equal value says for it (0 where the values differ).
    pub fn refuses(&self, telling: f64) -> Option<Cow<'static, str>> {
        if let Some(refusal) = &self.refusal {
            return Some(refusal.clone());
        }
        let evidence = self.evidence + telling;
        let measures = if self.other_measure { DOUBT_OF_MEASURE - DOUBT } else { 0.0 };
        let needed = ENOUGH + DOUBT * self.doubts.len() as f64 + measures;
        if let Some(doubt) = self.doubts.first().filter(|_| telling == 0.0 || evidence < needed) {
            return Some(doubt.clone());
        }
        (evidence < needed).then(|| format!("too little in common ({evidence:.1} of {needed:.1})").into())
    }
}

/// Evidence from which on two claims are one slot.
pub(super) const ENOUGH: f64 = 1.0;
/// Rarity of a word from which on it may be what two articles are about.
const RARE: f64 = 0.5;
/// What each doubt adds to the evidence needed, and one of what is measured.
const DOUBT: f64 = 0.3;
const DOUBT_OF_MEASURE: f64 = 0.4;

/// What it says for one slot that one article makes both claims.
pub(super) const WITHIN: f64 = 0.4;
/// Part of a sentence's words, by weight, that the other one has too, from which on the two say the same.
const PARALLEL: f64 = 0.85;

/// The same where both give another figure in common.
const PARALLEL_BY_FIGURE: f64 = 0.75;
/// Words that two sentences must share at the least to say the same.
const FEW: usize = 3;

/// Compares two claims; never looks at their values beyond kind, dimension and whether a date's day is known.
pub fn compare(a: &Form, b: &Form, forms: &Forms) -> Match {
    run(
        a,
        b,
        Comparison {
            forms,
            equal: None,
            m: Match { sure: true, timeless: true, ..Match::default() },
            copied: false,
            called: false,
        },
    )
}

/// The same for a caller that only wants to know what stands at the end: given up where nothing that follows can make
/// the pair one slot, and without the words. `equal` tells whether the values are, which alone overcomes a doubt.
pub fn compare_briefly(a: &Form, b: &Form, forms: &Forms, equal: &dyn Fn() -> bool) -> Match {
    run(
        a,
        b,
        Comparison {
            forms,
            equal: Some(equal),
            m: Match { sure: true, timeless: true, ..Match::default() },
            copied: false,
            called: false,
        },
    )
}

/// Whether what two claims measure differs at first sight, so that only equal values could make them one slot; most
/// pairs that share a key are such.
pub fn are_apart(a: &Form, b: &Form, forms: &Forms) -> bool {
    if a.kind != b.kind || a.dimension != b.dimension {
        return true;
    }
    match (&a.value, &b.value) {
        (Value::Role(_), _) => return false,
        (Value::Quote(x), Value::Quote(y)) => return tell_apart(x, y),
        _ => {}
    }
    let (f, g) = (&a.frame, &b.frame);
    let measures = || matches!((&f.measure, &g.measure), (Some(x), Some(y)) if heads(x, y) == Relation::Different);
    let told = || a.kind != ClaimKind::Event && (a.negated != b.negated || share_no_name(f, g));
    attributes(f, g, a.kind, forms) == Relation::Different || measures() || told()
}

fn run(a: &Form, b: &Form, mut c: Comparison) -> Match {
    c.kinds(a, b);
    if c.m.refusal.is_none() {
        match a.kind {
            ClaimKind::Role => c.roles(a, b),
            ClaimKind::Quote => c.quotes(a, b),
            ClaimKind::Event => c.events(a, b),
            _ => {
                c.sentences(a, b);
                c.frames(&a.frame, &b.frame, a.kind);
                if !c.is_settled() {
                    c.modality(a, b);
                    c.topic(a, b);
                    c.decide(a, b);
                }
            }
        }
    }
    c.m.positions.retain(|p| c.equal.is_some() || !p.a.is_empty() || !p.b.is_empty() || p.weight != 0.0);
    c.m
}

/// Ways of stating how much there is of something; a change and a share are none of them.
const STATED: &[&str] = &["count", "distance", "part", "level", "amount", "value", "price", "rate"];

/// What a figure gives that hangs on a verb; all else stands by the noun it is said of.
const ACTED: &[&str] = &[
    "count",
    "amount",
    "part",
    "change",
    "previous",
    "delay",
    "duration",
    "term",
    "minute",
    "distance",
    "population",
    NOTHING,
];
/// How long something takes, or may take.
const LASTED: &[&str] = &["duration", "term"];
/// What is not known.
const NOTHING: &str = "";

/// Positions that different words may fill and still mean one thing.
const SOFT: &[&str] =
    &["measure", "predicate", "agent", "theme", "recipient", "source", "names", "attribute", "period"];

/// Of these, the ones that do not count between two sentences that say the same.
const FREE: &[&str] = &["predicate", "agent", "theme", "recipient", "source"];

pub(super) struct Comparison<'c> {
    pub(super) forms: &'c Forms,
    /// Set where a refusal ends the comparison: tells whether the values are equal.
    equal: Option<&'c dyn Fn() -> bool>,
    pub(super) m: Match,
    /// Each of the two sentences says nearly nothing that the other does not.
    pub(super) copied: bool,
    /// One calls by its name what the other gives as "the ferry".
    pub(super) called: bool,
}

/// What `explain` shows of a position.
pub(super) trait Shown {
    fn show(&self, forms: &Forms) -> String;
}

impl Shown for Word {
    fn show(&self, forms: &Forms) -> String {
        forms.text(*self).to_string()
    }
}

impl Shown for &'static str {
    fn show(&self, _: &Forms) -> String {
        (*self).to_string()
    }
}

/// Words with something between them.
pub(super) struct Joined<'w>(pub(super) &'w [Word], pub(super) &'static str);

impl Shown for Joined<'_> {
    fn show(&self, forms: &Forms) -> String {
        self.0.iter().map(|w| forms.text(*w)).collect::<Vec<_>>().join(self.1)
    }
}

impl Comparison<'_> {
    pub(super) fn note(
        &mut self,
        position: &'static str,
        a: impl Shown,
        b: impl Shown,
        relation: Relation,
        weight: f64,
    ) {
        let words = |s: &dyn Shown| if self.equal.is_none() { s.show(self.forms) } else { String::new() };
        let (a, b) = (words(&a), words(&b));
        if relation == Relation::Different {
            let text = match self.equal {
                None => Cow::Owned(format!("{position}: {} / {}", or_none(&a), or_none(&b))),
                Some(_) => Cow::Borrowed(position),
            };
            if self.m.parallel && FREE.contains(&position) {
                self.m.sure = false;
            } else if SOFT.contains(&position) {
                self.m.other_measure |= matches!(position, "measure" | "attribute");
                self.m.doubts.push(text);
            } else if self.m.refusal.is_none() {
                self.m.refusal = Some(text);
            }
        }
        self.m.evidence += weight;
        self.m.positions.push(Compared { position, a, b, relation, weight });
    }

    /// The pair is refused whatever follows, and nobody asked for the rest.
    pub(super) fn is_settled(&self) -> bool {
        self.equal.is_some_and(|equal| self.m.refusal.is_some() || !self.m.doubts.is_empty() && !equal())
    }

    fn kinds(&mut self, a: &Form, b: &Form) {
        if a.kind != b.kind {
            self.note("kind", a.kind.name(), b.kind.name(), Relation::Different, 0.0);
            return;
        }
        let relation = if a.dimension == b.dimension { Relation::Same } else { Relation::Different };
        self.note("dimension", a.dimension, b.dimension, relation, 0.0);
    }

    /// The content words of the two sentences, laid side by side. Another figure that both give says that they tell of
    /// one thing; one that only one of them gives says nothing.
    fn sentences(&mut self, a: &Form, b: &Form) {
        let own = [a.figure, b.figure];
        let (a, b) = (&a.frame, &b.frame);
        let words = || both(&a.said, &b.said);
        let figures = || both(&a.figures, &b.figures).filter(|w| !own.contains(w));
        let (said, given) = (words().count(), figures().count());
        let count = said + given;
        let least = a.said.len().min(b.said.len()) - said;
        self.m.retold = count as f64 / (count + least).max(1) as f64;
        self.m.figures = given > 0;
        if count >= FEW {
            // Whole numbers: in whatever order the words come, their sum is the same.
            let weigh = |w: Word| 8.0 + 40.0 * self.forms.rarity(w);
            let shared: f64 = words().map(weigh).sum();
            let more = |f: &Frame| f.said.iter().map(|w| weigh(*w)).sum::<f64>() - shared;
            let (left, right) = (more(a), more(b));
            let shared = shared + figures().map(weigh).sum::<f64>();
            let part = |more: f64| shared / (shared + more);
            let names = a.near.iter().filter(|n| b.near.iter().any(|m| same_name(n, m))).count();
            // Of short sentences a name must tell that they are of one thing.
            self.copied = part(f64::max(left, right)) >= PARALLEL && (count > FEW || names > 0);
            let within = part(f64::min(left, right));
            let contained = within >= PARALLEL && count >= 5 && names > 0
                || within == 1.0 && names > 1
                || within == 1.0 && count > FEW && names > 0
                || given > 0 && within >= PARALLEL_BY_FIGURE && count > FEW;
            self.m.parallel = self.copied || contained;
        }
        let mut shown = Vec::new();
        if self.equal.is_none() {
            shown.extend(words().chain(figures()));
            shown.sort_unstable_by_key(|w| self.forms.text(*w));
        }
        self.note("sentences", Joined(&shown, " "), Joined(&shown, " "), Relation::Same, 0.0);
    }

    fn frames(&mut self, a: &Frame, b: &Frame, kind: ClaimKind) {
        self.attribute(a, b, kind);
        self.measure(a, b, kind);
        // Somebody has one age, and a body so many members, whatever is told of them.
        let standing = [a, b].iter().all(|f| matches!(self.forms.text(f.attribute), "age" | "strength"));
        if !standing {
            self.parts(a, b);
        }
        if !self.is_settled() {
            self.qualifiers(a, b, kind);
        }
        if !self.is_settled() {
            self.names(a, b);
        }
        if !self.is_settled() {
            self.context(a, b);
        }
    }

    /// What is told, and who plays which part in it.
    fn parts(&mut self, a: &Frame, b: &Frame) {
        self.predicate(a, b);
        for part in
            [Participant::Agent, Participant::Theme, Participant::Recipient, Participant::Source, Participant::Place]
        {
            if self.is_settled() {
                return;
            }
            self.participant(part, a, b);
        }
    }

    fn attribute(&mut self, a: &Frame, b: &Frame, kind: ClaimKind) {
        let relation = attributes(a, b, kind, self.forms);
        let silent = self.forms.text(a.attribute).is_empty() || self.forms.text(b.attribute).is_empty();
        // A size may be a length or a height.
        let loose =
            |f: &&Frame| self.forms.text(f.attribute) == "size" || LASTED.contains(&self.forms.text(f.attribute));
        let sized = a.attribute != b.attribute && [a, b].iter().any(loose);
        if relation == Relation::Compatible && (silent || sized) {
            self.m.sure = false;
        }
        // Few dates are a beginning or an end, and few figures a population, so that two of them say something.
        let weight = match (relation, kind, self.forms.text(a.attribute)) {
            (Relation::Same, ClaimKind::Date, attribute) if attribute != "moment" => 0.3,
            (Relation::Same, _, "population") => 0.6,
            _ => 0.0,
        };
        self.note("attribute", a.attribute, b.attribute, relation, weight);
    }

    fn measure(&mut self, a: &Frame, b: &Frame, kind: ClaimKind) {
        let (Some(x), Some(y)) = (&a.measure, &b.measure) else {
            // A date needs none: its event is the predicate.
            self.m.sure &= kind == ClaimKind::Date && a.predicate.is_some() && b.predicate.is_some();
            return;
        };
        let relation = heads(x, y);
        let weight = match relation {
            Relation::Same => self.forms.rarity(x.head) * 1.0,
            _ => 0.0,
        };
        self.called = may_be_called(x, y);
        // "sold it": what it is, others must tell.
        if relation == Relation::Compatible && !(x.open || y.open || self.called) {
            self.m.sure = false;
        }
        self.note("measure", x.text, y.text, relation, weight);
        if relation != Relation::Different {
            self.modifiers("measure's modifiers", x, y);
        }
    }

    /// Words that narrow a noun: shared ones are evidence; where each side has its own, these are two things.
    fn modifiers(&mut self, position: &'static str, x: &Term, y: &Term) {
        let (p, q) = (&x.modifiers, &y.modifiers);
        let shared: f64 = p.iter().filter(|w| q.contains(w)).map(|w| self.forms.rarity(*w)).sum();
        let only = |p: &[Word], q: &[Word]| p.iter().copied().filter(|w| !q.contains(w)).collect::<Vec<_>>();
        let (left, right) = (only(p, q), only(q, p));
        let relation = if left.is_empty() && right.is_empty() {
            Relation::Same
        } else {
            if !left.is_empty() && !right.is_empty() {
                self.m.sure = false;
            }
            Relation::Compatible
        };
        self.note(position, Joined(&left, " "), Joined(&right, " "), relation, shared);
    }

    /// The figure is said of its noun, whatever is done to that.
    pub(super) fn stands(&self, f: &Frame) -> bool {
        !ACTED.contains(&self.forms.text(f.attribute))
    }

    fn predicate(&mut self, a: &Frame, b: &Frame) {
        let (Some(x), Some(y)) = (a.predicate, b.predicate) else {
            return;
        };
        let relation = if x == y {
            Relation::Same
        } else if a.light || b.light || self.stands(a) && self.stands(b) && self.same("measure") {
            // "promised a reward of $200,000", "raised the reward to $500,000"
            Relation::Compatible
        } else {
            Relation::Different
        };
        // That a change rose or fell says nothing of what did.
        let telling = !a.light && self.forms.text(a.attribute) != "change";
        let weight = if relation == Relation::Same && telling { 0.3 + 0.4 * self.forms.rarity(x) } else { 0.0 };
        self.note("predicate", x, y, relation, weight);
    }

    fn participant(&mut self, part: Participant, a: &Frame, b: &Frame) {
        let (Some(x), Some(y)) = (participant(a, part), participant(b, part)) else { return };
        let position = match part {
            Participant::Agent => "agent",
            Participant::Theme => "theme",
            Participant::Recipient => "recipient",
            Participant::Source => "source",
            Participant::Place => "place",
            Participant::Other => "other",
        };
        // "35 insurgents" may be what was killed here and one of those named together there.
        let counted = |f: &Frame, t: &Term| f.measure.as_ref().is_some_and(|m| m.head == t.head);
        if x.open || y.open || part != Participant::Place && counted(a, x) != counted(b, y) {
            self.note(position, x.text, y.text, Relation::Compatible, 0.0);
            return;
        }
        let only = |p: &Term, q: &Term| p.modifiers.iter().any(|m| !q.modifiers.contains(m));
        if only(x, y) && only(y, x) {
            self.m.sure = false;
        }
        let relation = match (x.names.is_empty(), y.names.is_empty()) {
            (false, false) if x.names.iter().any(|n| y.names.iter().any(|m| same_name(n, m))) => Relation::Same,
            (false, false) => Relation::Different,
            (true, true) => match heads(x, y) {
                Relation::Different => {
                    self.m.sure = false;
                    Relation::Compatible
                }
                r => r,
            },
            _ => Relation::Compatible,
        };
        let weight =
            if relation == Relation::Same && x.names.is_empty() { 0.5 * self.forms.rarity(x.head) } else { 0.0 };
        self.note(position, x.text, y.text, relation, weight);
    }

    /// Names anywhere in the two frames: shared ones are evidence; where each side has its own, the claims speak of
    /// two things (two companies, two patients, two towns) in one frame of words.
    fn names(&mut self, a: &Frame, b: &Frame) {
        let (p, q) = (&a.names, &b.names);
        let shared: Vec<&Arc<Name>> = p.iter().filter(|n| q.iter().any(|m| same_name(n, m))).collect();
        let weight: f64 = shared.iter().map(|n| 0.4 + 0.8 * self.rarity_of_name(n)).sum::<f64>().min(2.4);
        let only = |p: &[Arc<Name>], q: &[Arc<Name>]| {
            p.iter().filter(|n| !q.iter().any(|m| same_name(n, m))).map(|n| n.name).collect::<Vec<_>>()
        };
        let (left, right) = (only(p, q), only(q, p));
        if !shared.is_empty() {
            let names: Vec<Word> = shared.iter().map(|n| n.name).collect();
            self.note("shared names", Joined(&names, ", "), Joined(&names, ", "), Relation::Same, weight);
        }
        let near = a.near.iter().filter(|n| b.near.iter().any(|m| same_name(n, m)));
        let around = near.filter(|n| !shared.contains(n)).count();
        if around > 0 {
            self.note("names around", "", "", Relation::Same, (0.25 * around as f64).min(0.75));
        }
        if !left.is_empty() && !right.is_empty() {
            let relation = if share_no_name(a, b) { Relation::Different } else { Relation::Compatible };
            self.m.sure = false;
            self.note("names", Joined(&left, ", "), Joined(&right, ", "), relation, 0.0);
        }
    }

    fn context(&mut self, a: &Frame, b: &Frame) {
        let rarity = |w: &Word| self.forms.rarity(*w);
        let shared: Vec<Word> = a.context.iter().copied().filter(|w| b.context.contains(w)).collect();
        let weight = shared.iter().map(|w| 0.35 * rarity(w)).sum::<f64>().min(1.5);
        let own = |f: &Frame| f.words.iter().map(|w| 0.2 + rarity(w)).sum::<f64>();
        let both: f64 = a.words.iter().filter(|w| b.words.contains(w)).map(|w| 0.2 + rarity(w)).sum();
        let least = own(a).min(own(b));
        self.m.overlap = if least > 0.0 { (both / least).min(1.0) } else { 0.0 };
        self.note("clause words", Joined(&shared, " "), Joined(&shared, " "), Relation::Same, weight);
    }

    /// Two articles about one event lend their claims what the sentences leave out.
    pub(super) fn topic(&mut self, a: &Form, b: &Form) {
        let (p, q) = (self.forms.article(a), self.forms.article(b));
        let (x, y) = (&p.topic, &q.topic);
        if p.id == q.id {
            // An article dates many things to one day.
            let weight = if a.kind == ClaimKind::Date { 0.0 } else { WITHIN };
            self.note("article", "", "", Relation::Same, weight);
            if are_in_dispute(a, b) {
                self.note("dispute", "", "", Relation::Same, ENOUGH);
            }
            return;
        }
        if x.is_empty() || y.is_empty() {
            return;
        }
        let of = |ws: &[Word]| ws.iter().map(|w| 0.2 + self.forms.rarity(*w)).sum::<f64>();
        let shared: Vec<Word> = x.iter().copied().filter(|w| y.contains(w)).collect();
        let part = of(&shared) / of(x).min(of(y)).max(0.1);
        // Two reporters choose other words, but the names of one story are few.
        let rare = shared.iter().filter(|w| self.forms.rarity(**w) >= RARE).count();
        let weight = f64::max(1.2 * part, (0.15 * rare as f64).min(0.75));
        self.note("articles' topic", Joined(&shared, " "), Joined(&shared, " "), Relation::Same, weight);
        // Both turn on one name or thing more than on any other, and not every paper does.
        if x[0] == y[0] && self.forms.rarity(x[0]) >= RARE {
            self.note("articles' subject", x[0], y[0], Relation::Same, 0.6);
        }
    }

    pub(super) fn rarity_of_name(&self, n: &Name) -> f64 {
        n.words.iter().map(|w| self.forms.rarity(*w)).fold(0.0, f64::max)
    }
}

fn or_none(s: &str) -> &str {
    if s.is_empty() { "nothing" } else { s }
}

/// "The bridge will open in May", "the opening begins in May": what begins or ends does so on the date of that.
fn is_edge(a: &Frame, b: &Frame, forms: &Forms) -> bool {
    let text = |word: Word| forms.text(word);
    a.predicate == b.predicate
        && text(a.attribute) == "moment"
        && matches!((a.predicate.map(text), text(b.attribute)), (Some("begin"), "start") | (Some("end"), "end"))
}

fn attributes(a: &Frame, b: &Frame, kind: ClaimKind, forms: &Forms) -> Relation {
    if a.attribute == b.attribute {
        return Relation::Same;
    }
    let (x, y) = (forms.text(a.attribute), forms.text(b.attribute));
    if x.is_empty() || y.is_empty() {
        Relation::Compatible
    } else if kind == ClaimKind::Date && (x == "window" || y == "window") && x != "moment" && y != "moment" {
        // A start or an end against the window it belongs to.
        Relation::Compatible
    } else if kind == ClaimKind::Date && (is_edge(a, b, forms) || is_edge(b, a, forms)) {
        Relation::Compatible
    } else if kind == ClaimKind::Quantity && (x == "size" || y == "size") && !ACTED.contains(&x) && !ACTED.contains(&y)
    {
        // "a 48-meter rocket", "the rocket is 48 meters tall"
        Relation::Compatible
    } else if kind == ClaimKind::Quantity && LASTED.contains(&x) && LASTED.contains(&y) {
        // "ready within 12 weeks", "takes 12 weeks"
        Relation::Compatible
    } else if kind != ClaimKind::Date && STATED.contains(&x) && STATED.contains(&y) {
        // "16 dead" and "the number of dead, at 16"; "paid $4 million" and "a $4 million price".
        Relation::Compatible
    } else {
        Relation::Different
    }
}

fn heads(x: &Term, y: &Term) -> Relation {
    let shared = || x.names.iter().flat_map(|n| y.names.iter().map(move |m| (n, m))).filter(|(n, m)| same_name(n, m));
    if x.open || y.open || x.head.is_none() || y.head.is_none() {
        Relation::Compatible
    } else if x.head == y.head || shared().any(|(n, m)| names_head(x, n) && names_head(y, m)) {
        Relation::Same
    } else if x.broader.contains(&y.head)
        || y.broader.contains(&x.head)
        || shared().any(|(n, m)| names_head(x, n) || names_head(y, m))
        || may_be_called(x, y)
    {
        Relation::Compatible
    } else {
        Relation::Different
    }
}

/// "The ferry" may be what the other calls by its name.
pub(super) fn may_be_called(x: &Term, y: &Term) -> bool {
    let called = |x: &Term, y: &Term| x.definite && y.names.iter().any(|n| !n.person && names_head(y, n));
    called(x, y) || called(y, x)
}

/// Each side has names, and none that the other has.
fn share_no_name(a: &Frame, b: &Frame) -> bool {
    let shared = || a.names.iter().any(|n| b.names.iter().any(|m| same_name(n, m)));
    !a.names.is_empty() && !b.names.is_empty() && !shared()
}

fn names_head(t: &Term, n: &Name) -> bool {
    t.head == n.name
}

/// Two names that can stand for one another. A shared surname is not enough where both have given names.
pub fn same_name(a: &Name, b: &Name) -> bool {
    if ptr::eq(a, b) {
        return true;
    }
    let full = |n: &Name| n.person && n.keys.len() > 1;
    let known = |n: &Name| n.keys.len() - usize::from(full(n));
    if full(a) && full(b) {
        return shares_key(&a.keys[..known(a)], &b.keys[..known(b)]);
    }
    a.name == b.name || shares_key(&a.keys, &b.keys)
}

/// The words that two lists share, both in the order of their numbers.
pub(super) fn both<'w>(x: &'w [Word], y: &'w [Word]) -> impl Iterator<Item = Word> + 'w {
    let (mut i, mut j) = (0, 0);
    std::iter::from_fn(move || {
        loop {
            let (p, q) = (*x.get(i)?, *y.get(j)?);
            (i, j) = (i + usize::from(p <= q), j + usize::from(q <= p));
            if p == q {
                return Some(p);
            }
        }
    })
}

fn shares_key(a: &[Word], b: &[Word]) -> bool {
    a.iter().any(|k| b.contains(k))
}

pub(super) fn participant(f: &Frame, part: Participant) -> Option<&Term> {
    f.participants.iter().find(|(p, _)| *p == part).map(|(_, t)| &**t)
}

/// Whose role it is.
pub fn person_of(f: &Frame) -> Option<&Arc<Name>> {
    f.measure.as_ref().and_then(|m| m.names.first())
}
