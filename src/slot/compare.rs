//! Whether two claims answer the same question: position by position, with every refusal's reason.
//!
//! Each position of the two frames is *same*, *compatible* (one side silent, a wider term, an alias) or *different*.
//! Any *different* means: another slot. What remains must share enough that is specific; a shared word weighs by how
//! rare it is in the collection.

use super::Collection;
use crate::claim::{Claim, ClaimKind, Frame, Held, NameKey, Participant, Qualifier, QualifierKind, Term, Value};
use std::cmp::Ordering;
use std::collections::BTreeSet;

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
    pub refusal: Option<String>,
    /// Positions whose words differ, though they may mean one thing: only equal values overcome them.
    pub doubts: Vec<String>,
    /// Sure that both answer one question: no position only half matched. Without it two values that differ say nothing.
    pub sure: bool,
    /// And of one time: no period, no haste of the figure's and no plan stands between them.
    pub timeless: bool,
    /// The two sentences say nearly the same but for their figures: other verbs or parties need not be two things.
    pub parallel: bool,
}

impl Match {
    /// Why the claims are not one slot, `telling` being what an equal value says for it (0 where the values differ).
    pub fn refuses(&self, telling: f64) -> Option<String> {
        if let Some(refusal) = &self.refusal {
            return Some(refusal.clone());
        }
        let evidence = self.evidence + telling;
        let needed = ENOUGH + DOUBT * self.doubts.len() as f64;
        if let Some(doubt) = self.doubts.first().filter(|_| telling == 0.0 || evidence < needed) {
            return Some(doubt.clone());
        }
        (evidence < needed).then(|| format!("too little in common ({evidence:.1} of {needed:.1})"))
    }
}

/// Evidence from which on two claims are one slot.
const ENOUGH: f64 = 1.5;
/// What each doubt adds to the evidence needed.
const DOUBT: f64 = 0.6;

/// Part of a sentence's words, by weight, that the other one has too, from which on the two say the same.
const PARALLEL: f64 = 0.85;

/// Compares two claims; never looks at their values beyond kind and dimension.
pub fn compare(a: &Held, b: &Held, collection: &Collection) -> Match {
    run(a, b, Comparison { collection, equal: None, m: Match { sure: true, timeless: true, ..Match::default() } })
}

/// The same for a caller that only wants to know what stands at the end: given up where nothing that follows can make
/// the pair one slot, and without the words. `equal` tells whether the values are, which alone overcomes a doubt.
pub fn compare_briefly(a: &Held, b: &Held, collection: &Collection, equal: &dyn Fn() -> bool) -> Match {
    run(
        a,
        b,
        Comparison { collection, equal: Some(equal), m: Match { sure: true, timeless: true, ..Match::default() } },
    )
}

fn run(a: &Held, b: &Held, mut c: Comparison) -> Match {
    c.kinds(&a.claim, &b.claim);
    if c.m.refusal.is_none() {
        match a.claim.kind {
            ClaimKind::Role => c.roles(&a.claim, &b.claim),
            ClaimKind::Quote => c.quotes(&a.claim, &b.claim),
            ClaimKind::Event => c.events(a, b),
            _ => {
                c.sentences(&a.claim.frame, &b.claim.frame);
                c.frames(&a.claim.frame, &b.claim.frame, a.claim.kind);
                if !c.is_settled() {
                    c.modality(&a.claim, &b.claim);
                    c.topic(a, b);
                    c.decide(a, b);
                }
            }
        }
    }
    c.m
}

/// Ways of stating how much there is of something; a change, a share and a part are none of them.
const STATED: &[&str] = &["count", "level", "amount", "value", "price", "rate"];

/// Positions that different words may fill and still mean one thing.
const SOFT: &[&str] =
    &["measure", "predicate", "agent", "theme", "recipient", "source", "names", "attribute", "period"];

/// Of these, the ones that do not count between two sentences that say the same.
const FREE: &[&str] = &["predicate", "agent", "theme", "recipient", "source"];

pub(super) struct Comparison<'c> {
    collection: &'c Collection,
    /// Set where a refusal ends the comparison: tells whether the values are equal.
    equal: Option<&'c dyn Fn() -> bool>,
    pub(super) m: Match,
}

impl Comparison<'_> {
    pub(super) fn note(&mut self, position: &'static str, a: &str, b: &str, relation: Relation, weight: f64) {
        if a.is_empty() && b.is_empty() && weight == 0.0 {
            return;
        }
        if relation == Relation::Different {
            let text = match self.equal {
                None => format!("{position}: {} / {}", or_none(a), or_none(b)),
                Some(_) => position.to_string(),
            };
            if self.m.parallel && FREE.contains(&position) {
                self.m.sure = false;
            } else if SOFT.contains(&position) {
                self.m.doubts.push(text);
            } else if self.m.refusal.is_none() {
                self.m.refusal = Some(text);
            }
        }
        self.m.evidence += weight;
        let words = |s: &str| if self.equal.is_none() { s.to_string() } else { String::new() };
        let (a, b) = (words(a), words(b));
        self.m.positions.push(Compared { position, a, b, relation, weight });
    }

    /// The pair is refused whatever follows, and nobody asked for the rest.
    fn is_settled(&self) -> bool {
        self.equal.is_some_and(|equal| self.m.refusal.is_some() || !self.m.doubts.is_empty() && !equal())
    }

    fn kinds(&mut self, a: &Claim, b: &Claim) {
        fn dimension(c: &Claim) -> &str {
            match &c.value {
                Value::Number { dimension, .. } => dimension,
                _ => "",
            }
        }
        if a.kind != b.kind {
            self.note("kind", a.kind.name(), b.kind.name(), Relation::Different, 0.0);
            return;
        }
        let (x, y) = (dimension(a), dimension(b));
        let relation = if x == y { Relation::Same } else { Relation::Different };
        self.note("dimension", x, y, relation, 0.0);
    }

    /// Person and exclusive title against person and exclusive title; the organisation is the value.
    fn roles(&mut self, a: &Claim, b: &Claim) {
        let (Value::Role { person: p, title: t, sole: e, .. }, Value::Role { person: q, title: u, .. }) =
            (&a.value, &b.value)
        else {
            return;
        };
        let person = matches!((person_of(a), person_of(b)), (Some(x), Some(y)) if same_name(x, y));
        self.note("person", p, q, if person { Relation::Same } else { Relation::Different }, 1.5);
        let title = if t == u {
            Relation::Same
        } else if t.contains(u.as_str()) || u.contains(t.as_str()) {
            Relation::Compatible
        } else {
            Relation::Different
        };
        self.note("title", t, u, title, 1.0);
        self.m.sure = *e && t == u;
        self.m.overlap = 1.0;
    }

    fn quotes(&mut self, a: &Claim, b: &Claim) {
        let (Value::Quote { words: x }, Value::Quote { words: y }) = (&a.value, &b.value) else { return };
        let (s, t) = (a.speaker.as_deref().unwrap_or(""), b.speaker.as_deref().unwrap_or(""));
        let speaker = if s.is_empty() || t.is_empty() {
            Relation::Compatible
        } else if words(s).intersection(&words(t)).next().is_some() {
            Relation::Same
        } else {
            Relation::Different
        };
        self.note("speaker", s, t, speaker, 0.5);
        let (wx, wy) = (words(x), words(y));
        let shared = wx.intersection(&wy).count();
        let part = shared as f64 / wx.len().min(wy.len()).max(1) as f64;
        let enough = part >= 0.7 && shared >= 3;
        self.note("words", x, y, if enough { Relation::Same } else { Relation::Different }, part * 2.0);
        self.m.overlap = part;
        self.m.sure = speaker == Relation::Same && part >= 0.8 && shared >= 5;
    }

    /// The content words of the two sentences, laid side by side.
    fn sentences(&mut self, a: &Frame, b: &Frame) {
        let weigh = |w: &str| 0.2 + self.rarity(w);
        let (mut shared, mut count, mut left, mut right) = (0.0, 0, 0.0, 0.0);
        let (mut xs, mut ys) = (a.said.split(' ').peekable(), b.said.split(' ').peekable());
        let mut words = Vec::new();
        while let (Some(&x), Some(&y)) = (xs.peek(), ys.peek()) {
            match x.cmp(y) {
                Ordering::Less => left += weigh(xs.next().unwrap_or_default()),
                Ordering::Greater => right += weigh(ys.next().unwrap_or_default()),
                Ordering::Equal => {
                    shared += weigh(x);
                    count += 1;
                    if self.equal.is_none() {
                        words.push(x);
                    }
                    xs.next();
                    ys.next();
                }
            }
        }
        left += xs.map(weigh).sum::<f64>();
        right += ys.map(weigh).sum::<f64>();
        let part = |more: f64| if shared > 0.0 { shared / (shared + more) } else { 0.0 };
        let copied = part(f64::max(left, right)) >= PARALLEL && count >= 4;
        let names = |f: &Frame| f.around.iter().chain(all_names(f)).cloned().collect::<Vec<_>>();
        let named = || names(b).iter().any(|m| names(a).iter().any(|n| same_name(n, m)));
        self.m.parallel = copied || part(f64::min(left, right)) >= PARALLEL && count >= 5 && named();
        let words = words.join(" ");
        self.note("sentences", &words, &words, Relation::Same, 0.0);
    }

    fn frames(&mut self, a: &Frame, b: &Frame, kind: ClaimKind) {
        self.attribute(a, b, kind);
        self.measure(a, b, kind);
        self.predicate(a, b);
        for part in
            [Participant::Agent, Participant::Theme, Participant::Recipient, Participant::Source, Participant::Place]
        {
            if self.is_settled() {
                return;
            }
            self.participant(part, a, b);
        }
        if !self.is_settled() {
            self.qualifiers(&a.qualifiers, &b.qualifiers, kind);
        }
        if !self.is_settled() {
            self.names(a, b);
        }
        if !self.is_settled() {
            self.context(a, b);
        }
    }

    fn attribute(&mut self, a: &Frame, b: &Frame, kind: ClaimKind) {
        let (x, y) = (a.attribute.as_str(), b.attribute.as_str());
        let relation = if x == y {
            Relation::Same
        } else if x.is_empty() || y.is_empty() {
            self.m.sure = false;
            Relation::Compatible
        } else if kind == ClaimKind::Date && (x == "window" || y == "window") && x != "moment" && y != "moment" {
            // A start or an end against the window it belongs to.
            Relation::Compatible
        } else if kind != ClaimKind::Date && STATED.contains(&x) && STATED.contains(&y) {
            // "16 dead" and "the number of dead, at 16"; "paid $4 million" and "a $4 million price".
            Relation::Compatible
        } else {
            Relation::Different
        };
        // Few dates are a beginning or an end, so that two of them say something.
        let telling = kind == ClaimKind::Date && relation == Relation::Same && x != "moment";
        self.note("attribute", x, y, relation, if telling { 0.3 } else { 0.0 });
    }

    fn measure(&mut self, a: &Frame, b: &Frame, kind: ClaimKind) {
        let (Some(x), Some(y)) = (&a.measure, &b.measure) else {
            // A date needs none: its event is the predicate.
            self.m.sure &= kind == ClaimKind::Date && a.predicate.is_some() && b.predicate.is_some();
            return;
        };
        let relation = heads(x, y);
        let weight = match relation {
            Relation::Same => self.rarity(&x.head) * 1.0,
            _ => 0.0,
        };
        if relation == Relation::Compatible {
            self.m.sure = false;
        }
        self.note("measure", &x.text, &y.text, relation, weight);
        if relation != Relation::Different {
            self.modifiers("measure's modifiers", x, y);
        }
    }

    /// Words that narrow a noun: shared ones are evidence; where each side has its own, these are two things.
    fn modifiers(&mut self, position: &'static str, x: &Term, y: &Term) {
        let (p, q): (BTreeSet<&str>, BTreeSet<&str>) =
            (x.modifiers.iter().map(String::as_str).collect(), y.modifiers.iter().map(String::as_str).collect());
        let shared: f64 = p.intersection(&q).map(|w| self.rarity(w)).sum();
        let only = |p: &BTreeSet<&str>, q: &BTreeSet<&str>| p.difference(q).copied().collect::<Vec<_>>().join(" ");
        let (left, right) = (only(&p, &q), only(&q, &p));
        let relation = if left.is_empty() && right.is_empty() {
            Relation::Same
        } else {
            if !left.is_empty() && !right.is_empty() {
                self.m.sure = false;
            }
            Relation::Compatible
        };
        self.note(position, &left, &right, relation, shared);
    }

    fn predicate(&mut self, a: &Frame, b: &Frame) {
        let (Some(x), Some(y)) = (&a.predicate, &b.predicate) else {
            return;
        };
        let relation = if x == y {
            Relation::Same
        } else if is_light(x) || is_light(y) {
            Relation::Compatible
        } else {
            Relation::Different
        };
        let weight = if relation == Relation::Same && !is_light(x) { 0.3 + 0.4 * self.rarity(x) } else { 0.0 };
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
            self.note(position, &x.text, &y.text, Relation::Compatible, 0.0);
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
        let weight = if relation == Relation::Same && x.names.is_empty() { 0.5 * self.rarity(&x.head) } else { 0.0 };
        self.note(position, &x.text, &y.text, relation, weight);
    }

    pub(super) fn qualifiers(&mut self, a: &[Qualifier], b: &[Qualifier], kind: ClaimKind) {
        use QualifierKind::*;
        for q in [Period, Place, Part, Rate, Status, Moment] {
            let of =
                |qs: &[Qualifier]| qs.iter().filter(|x| x.kind == q).map(|x| x.key.clone()).collect::<BTreeSet<_>>();
            let (x, y) = (of(a), of(b));
            if x.is_empty() && y.is_empty() {
                continue;
            }
            let join = |s: &BTreeSet<String>| s.iter().cloned().collect::<Vec<_>>().join(", ");
            let silent = x.is_empty() || y.is_empty();
            let relation = match q {
                // Part against whole is another question; so is a rate against a total.
                Part | Rate => {
                    if x == y {
                        Relation::Same
                    } else {
                        Relation::Different
                    }
                }
                Period if !silent => {
                    if periods_meet(&x, &y) {
                        Relation::Same
                    } else {
                        Relation::Different
                    }
                }
                _ if silent => Relation::Compatible,
                _ => {
                    if x.intersection(&y).next().is_some() {
                        Relation::Same
                    } else {
                        Relation::Different
                    }
                }
            };
            if relation == Relation::Compatible && matches!(q, Period | Moment) && kind != ClaimKind::Date {
                self.m.timeless &= kind == ClaimKind::Quantity;
            }
            let weight = if relation == Relation::Same && q == Period { 0.4 } else { 0.0 };
            let name = match q {
                Period => "period",
                Place => "place named",
                Part => "part",
                Rate => "rate",
                Status => "status",
                Moment => "moment",
            };
            self.note(name, &join(&x), &join(&y), relation, weight);
        }
    }

    /// Names anywhere in the two frames: shared ones are evidence; where each side has its own, the claims speak of
    /// two things (two companies, two patients, two towns) in one frame of words.
    fn names(&mut self, a: &Frame, b: &Frame) {
        let (p, q) = (all_names(a), all_names(b));
        let shared: Vec<&NameKey> = p.iter().copied().filter(|n| q.iter().any(|m| same_name(n, m))).collect();
        let weight: f64 = shared.iter().map(|n| 0.4 + 0.8 * self.rarity_of_name(n)).sum::<f64>().min(2.4);
        let left: Vec<&str> =
            p.iter().filter(|n| !q.iter().any(|m| same_name(n, m))).map(|n| n.name.as_str()).collect();
        let right: Vec<&str> =
            q.iter().filter(|n| !p.iter().any(|m| same_name(n, m))).map(|n| n.name.as_str()).collect();
        if !shared.is_empty() {
            let names = shared.iter().map(|n| n.name.as_str()).collect::<Vec<_>>().join(", ");
            self.note("shared names", &names, &names, Relation::Same, weight);
        }
        let near = |f: &Frame| f.around.iter().chain(all_names(f)).cloned().collect::<Vec<_>>();
        let (u, v) = (near(a), near(b));
        let around = u.iter().filter(|n| !shared.contains(n) && v.iter().any(|m| same_name(n, m))).count();
        if around > 0 {
            self.note("names around", "", "", Relation::Same, (0.25 * around as f64).min(0.75));
        }
        if !left.is_empty() && !right.is_empty() {
            let relation = if shared.is_empty() { Relation::Different } else { Relation::Compatible };
            self.m.sure = false;
            self.note("names", &left.join(", "), &right.join(", "), relation, 0.0);
        }
    }

    fn context(&mut self, a: &Frame, b: &Frame) {
        let shared: Vec<&String> = a.context.iter().filter(|w| b.context.binary_search(w).is_ok()).collect();
        let weight = shared.iter().map(|w| 0.35 * self.rarity(w)).sum::<f64>().min(1.5);
        let text = shared.iter().map(|s| s.as_str()).collect::<Vec<_>>().join(" ");
        self.note("clause words", &text, &text, Relation::Same, weight);
        let own = |f: &Frame| frame_words(f).into_iter().map(|w| 0.2 + self.rarity(&w)).sum::<f64>();
        let both: BTreeSet<String> = frame_words(a).intersection(&frame_words(b)).cloned().collect();
        let both: f64 = both.iter().map(|w| 0.2 + self.rarity(w)).sum();
        let least = own(a).min(own(b));
        self.m.overlap = if least > 0.0 { (both / least).min(1.0) } else { 0.0 };
    }

    fn modality(&mut self, a: &Claim, b: &Claim) {
        let name = |c: &Claim| c.modality.map_or("asserted", |m| m.name());
        let (x, y) = (name(a), name(b));
        if x != y {
            // What was planned and what came about may differ without a contradiction.
            self.m.timeless &=
                a.kind == ClaimKind::Date || x == "alleged" || y == "alleged" || (x != "asserted" && y != "asserted");
            self.note("modality", x, y, Relation::Compatible, 0.0);
        }
        if a.negated != b.negated {
            self.note(
                "negation",
                if a.negated { "denied" } else { "asserted" },
                if b.negated { "denied" } else { "asserted" },
                Relation::Different,
                0.0,
            );
        }
    }

    /// Two articles about one event lend their claims what the sentences leave out.
    pub(super) fn topic(&mut self, a: &Held, b: &Held) {
        let (x, y) = (&a.article.topic, &b.article.topic);
        if a.article.id == b.article.id || x.is_empty() || y.is_empty() {
            return;
        }
        let of = |ws: &[String]| ws.iter().map(|w| 0.2 + self.rarity(w)).sum::<f64>();
        let shared: Vec<String> = x.iter().filter(|w| y.contains(w)).cloned().collect();
        let part = of(&shared) / of(x).min(of(y)).max(0.1);
        let text = shared.join(" ");
        self.note("articles' topic", &text, &text, Relation::Same, 1.2 * part);
    }

    pub(super) fn rarity(&self, word: &str) -> f64 {
        self.collection.rarity(word)
    }

    pub(super) fn rarity_of_name(&self, n: &NameKey) -> f64 {
        n.name.split(' ').map(|w| self.rarity(&w.to_lowercase())).fold(0.0, f64::max)
    }
}

fn or_none(s: &str) -> &str {
    if s.is_empty() { "nothing" } else { s }
}

/// Verbs that say nothing of their own: another verb on the other side is compatible with them.
pub(super) fn is_light(predicate: &str) -> bool {
    matches!(
        predicate,
        "be" | "have" | "do" | "make" | "take" | "include" | "say" | "report" | "see" | "show" | "put" | "give"
    )
}

fn heads(x: &Term, y: &Term) -> Relation {
    if x.open || y.open || x.head.is_empty() || y.head.is_empty() {
        Relation::Compatible
    } else if x.head == y.head || x.names.iter().any(|n| y.names.iter().any(|m| same_name(n, m)) && names_head(x, n)) {
        Relation::Same
    } else if x.broader.contains(&y.head) || y.broader.contains(&x.head) {
        Relation::Compatible
    } else {
        Relation::Different
    }
}

fn names_head(t: &Term, n: &NameKey) -> bool {
    t.head == n.name
}

/// Two names that can stand for one another. A shared surname is not enough where both have given names.
pub fn same_name(a: &NameKey, b: &NameKey) -> bool {
    let full = |n: &NameKey| n.person && n.keys.len() > 1;
    let known = |n: &NameKey| n.keys.len() - usize::from(full(n));
    if full(a) && full(b) {
        return shares_key(&a.keys[..known(a)], &b.keys[..known(b)]);
    }
    a.name == b.name || shares_key(&a.keys, &b.keys)
}

fn shares_key(a: &[String], b: &[String]) -> bool {
    a.iter().any(|k| b.contains(k))
}

fn participant(f: &Frame, part: Participant) -> Option<&Term> {
    f.participants.iter().find(|(p, _)| *p == part).map(|(_, t)| t)
}

fn person_of(c: &Claim) -> Option<&NameKey> {
    c.frame.measure.as_ref().and_then(|m| m.names.first())
}

fn all_names(f: &Frame) -> Vec<&NameKey> {
    let terms = f.measure.iter().chain(f.participants.iter().map(|(_, t)| t));
    let mut all: Vec<&NameKey> = terms.flat_map(|t| &t.names).collect();
    all.sort();
    all.dedup();
    all
}

/// Everything specific that a frame names, as folded words.
fn frame_words(f: &Frame) -> BTreeSet<String> {
    let terms = f.measure.iter().chain(f.participants.iter().map(|(_, t)| t));
    let mut all: BTreeSet<String> = BTreeSet::new();
    for t in terms {
        if !t.open && t.names.is_empty() {
            all.insert(t.head.to_lowercase());
        }
        all.extend(t.modifiers.iter().cloned());
        all.extend(t.names.iter().flat_map(|n| n.name.split(' ').map(str::to_lowercase)));
    }
    all.extend(f.predicate.iter().filter(|p| !is_light(p)).cloned());
    all.extend(f.context.iter().cloned());
    all
}

fn words(s: &str) -> BTreeSet<String> {
    s.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase).collect()
}

/// Periods are `YYYY-MM-DD..YYYY-MM-DD`, or any other text that must be equal.
fn periods_meet(a: &BTreeSet<String>, b: &BTreeSet<String>) -> bool {
    let ends = |s: &str| s.split_once("..").map(|(l, h)| (l.to_string(), h.to_string()));
    a.iter().any(|x| {
        b.iter().any(|y| match (ends(x), ends(y)) {
            // One period inside the other is the same time told more loosely; two that merely touch are not.
            (Some((l, h)), Some((m, i))) => (l <= m && i <= h) || (m <= l && h <= i),
            _ => x == y,
        })
    })
}
