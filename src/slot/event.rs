//! Whether two claims tell of one event: the same kind, and everybody who takes part on both sides the same. What two
//! reports of it cannot both say (another holder of a part that one only can have, another place, who did it to whom)
//! is no other event where the rest holds.

use super::compare::{Comparison, Relation, participant, same_name};
use super::form::{Event, Form, Forms, Name, Term, Told, Value, Word};
use crate::claim::{Participant, QualifierKind};
use std::sync::Arc;

/// How two claims of one event stand to each other, before anything is said of which is so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kin {
    /// One event, told in the same sense by both.
    Same,
    /// One tells that it came about, the other that the opposite did.
    Opposite,
    /// Who did it to whom is exchanged.
    Swapped,
    /// Another agent has the part that one only can have.
    OtherAgent,
    /// It happened in another place.
    OtherPlace,
}

/// Evidence plus overlap from which on a difference is a contradiction.
const ENOUGH: f64 = 2.6;
/// Days between two articles from which on they tell of two events of one kind.
const APART: i32 = 30;
/// The parts that decide which event it is, with their names.
const PARTS: [(Participant, &str); 5] = [
    (Participant::Agent, "agent"),
    (Participant::Theme, "theme"),
    (Participant::Recipient, "recipient"),
    (Participant::Source, "source"),
    (Participant::Other, "circumstance"),
];

/// The kind of event that two claims share.
pub fn shared<'c>(a: &'c Form, b: &'c Form) -> Option<(&'c Told, &'c Told)> {
    let (Value::Event(x), Value::Event(y)) = (&a.value, &b.value) else { return None };
    let of = |t: &Told| y.told.iter().find(|u| u.kind == t.kind);
    let mut all = x.told.iter().filter_map(|t| Some((t, of(t)?)));
    let first = all.next()?;
    // What both tell the opposite of says less than what both tell.
    let both = |(t, u): &(&Told, &Told)| t.opposite && u.opposite;
    Some(if both(&first) { all.find(|pair| !both(pair)).unwrap_or(first) } else { first })
}

/// How two claims of one kind of event stand to each other.
pub fn kin(a: &Form, b: &Form, forms: &Forms) -> Option<Kin> {
    let (x, y) = shared(a, b)?;
    let (Value::Event(p), Value::Event(q)) = (&a.value, &b.value) else { return None };
    let swapped = |one, other| {
        let met = |c: &Form, d: &Form| relate(part(c, one), part(d, other)) == (Relation::Same, true);
        met(a, b) && met(b, a)
    };
    use Participant::{Agent, Recipient, Source, Theme};
    let directed = swapped(Agent, Theme) || swapped(Source, Recipient) || swapped(Recipient, Theme);
    if x.opposite && y.opposite && p.told.len().min(q.told.len()) > 1 {
        // The second and the third of all are both not the first.
        return None;
    }
    let agents = relate(part(a, Participant::Agent), part(b, Participant::Agent)).0;
    // What lies five miles from a town does not lie in it.
    let away = |c: &Form, d: &Form| {
        relate(part(c, Participant::Source), part(d, Participant::Place)) == (Relation::Same, true)
            && part(c, Participant::Place).is_none()
    };
    // "was born in Lyco and settled in Rome" tells of no birth in Rome.
    let parted = |c: &Form, d: &Form, of: &Event| {
        let (Some(here), Some(there)) = (part(c, Participant::Place), part(d, Participant::Place)) else {
            return false;
        };
        let named = |n: &Arc<Name>| there.names.iter().any(|m| same_name(n, m));
        of.apart.iter().any(named) && !here.names.is_empty() && !here.names.iter().any(named)
    };
    let parted = (parted(a, b, p) || parted(b, a, q)) && !meet(a, b);
    Some(if x.directed && x.opposite == y.opposite && directed {
        Kin::Swapped
    } else if x.sole && x.opposite == y.opposite && agents == Relation::Different && are_strangers(a, b) {
        Kin::OtherAgent
    } else if x.place
        && x.opposite == y.opposite
        && (parted || exclude(&p.place, &q.place, forms) || away(a, b) || away(b, a))
    {
        Kin::OtherPlace
    } else if x.opposite != y.opposite {
        Kin::Opposite
    } else {
        Kin::Same
    })
}

/// Two agents by name, who are not one whose name is written in two ways.
fn are_strangers(a: &Form, b: &Form) -> bool {
    let words = |c| part(c, Participant::Agent).and_then(name).map(|n| &n.words);
    words(a).zip(words(b)).is_none_or(|(p, q)| !p.iter().any(|w| q.contains(w)))
}

/// Two places of which neither lies in the other, told at the same level: two cities, two states, two countries.
fn exclude(p: &[Word], q: &[Word], forms: &Forms) -> bool {
    let level = |w: &Word| forms.text(*w).split(' ').next();
    p.iter().zip(q).find(|(x, y)| x != y).is_some_and(|(x, y)| level(x) == level(y))
}

/// One of two places lies in the other.
fn meet(a: &Form, b: &Form) -> bool {
    let (Value::Event(p), Value::Event(q)) = (&a.value, &b.value) else { return false };
    let (p, q) = (&p.place, &q.place);
    !p.is_empty() && !q.is_empty() && p.iter().zip(q.iter()).all(|(x, y)| x == y)
}

fn part(c: &Form, part: Participant) -> Option<&Term> {
    participant(&c.frame, part)
}

/// The name that a term is, not one that it only holds ("Acme" of "Acme's lawyer").
fn name(t: &Term) -> Option<&Name> {
    t.names.iter().find(|n| n.name == t.head).map(Arc::as_ref)
}

/// How two fillers of one part relate, and whether both are told by name.
fn relate(x: Option<&Term>, y: Option<&Term>) -> (Relation, bool) {
    let (Some(x), Some(y)) = (x, y) else { return (Relation::Compatible, false) };
    if x.open || y.open {
        // "the jury" of two reports, "a jury" of one of them; a pronoun has no head.
        let same = x.head == y.head && !x.head.is_none();
        return (if same { Relation::Same } else { Relation::Compatible }, false);
    }
    let met = |m: &[Arc<Name>], n: &[Arc<Name>]| m.iter().any(|m| n.iter().any(|n| same_name(m, n)));
    match (name(x), name(y)) {
        (Some(m), Some(n)) if same_name(m, n) => (Relation::Same, true),
        (Some(_), Some(_)) => (Relation::Different, true),
        (None, None) if x.head != y.head => (Relation::Different, false),
        // "the Inland Harbour Safety congress", "the Inland Harbour safety congress"
        (None, None) if same_words(x, y) => (Relation::Same, true),
        (None, None) if !x.names.is_empty() && !y.names.is_empty() && !met(&x.names, &y.names) => {
            (Relation::Different, false)
        }
        (None, None) => {
            let own = |x: &Term, y: &Term| x.modifiers.iter().any(|m| !y.modifiers.contains(m));
            let relation = if own(x, y) && own(y, x) { Relation::Compatible } else { Relation::Same };
            (relation, met(&x.names, &y.names))
        }
        // "the home side of Norvania" and "Norvania" may be one.
        _ => (Relation::Compatible, false),
    }
}

/// Two terms with a name that are the same to the letter, whichever words are taken for the name.
fn same_words(x: &Term, y: &Term) -> bool {
    let words = |t: &Term| {
        let names = t.names.iter().flat_map(|n| n.words.iter());
        let mut words: Vec<Word> = names.chain(t.modifiers.iter()).copied().collect();
        words.sort_unstable();
        words
    };
    x.head == y.head && !x.names.is_empty() && !y.names.is_empty() && words(x) == words(y)
}

impl Comparison<'_> {
    /// Two events: the same kind, nobody in it another, at one time.
    pub(super) fn events(&mut self, a: &Form, b: &Form) {
        let Some((x, y)) = shared(a, b) else {
            let kind = |c: &Form| c.frame.predicate.unwrap_or_default();
            return self.note("event", kind(a), kind(b), Relation::Different, 0.0);
        };
        let Some(kin) = kin(a, b, self.forms) else { return };
        self.note("event", x.kind, y.kind, Relation::Same, 0.3 + 0.4 * self.forms.rarity(x.kind));
        let (mut named, mut same, mut given) = (false, 0, 0);
        for (which, position) in PARTS {
            let (p, q) = (part(a, which), part(b, which));
            let (relation, by_name) = relate(p, q);
            let exchanged = match kin {
                Kin::Swapped => which != Participant::Other,
                Kin::OtherAgent => which == Participant::Agent,
                _ => false,
            };
            let text = |t: Option<&Term>| t.map(|t| t.text).unwrap_or_default();
            let (left, right) = (text(p), text(q));
            if exchanged {
                self.note("exchanged", left, right, Relation::Compatible, 0.6);
                named |= kin == Kin::Swapped;
                continue;
            }
            let both = p.is_some() && q.is_some();
            let weight = match (relation, p) {
                (Relation::Same, Some(p)) if by_name => {
                    0.4 + 0.8 * p.names.iter().map(|n| self.rarity_of_name(n)).fold(0.0, f64::max)
                }
                (Relation::Same, Some(p)) => 0.5 * self.forms.rarity(p.head),
                _ => 0.0,
            };
            if which == Participant::Other {
                // Circumstances are many and loosely told: they never part two events by themselves.
                let relation = if relation == Relation::Different { Relation::Compatible } else { relation };
                self.note(position, left, right, relation, weight);
                self.m.sure &= !both || relation == Relation::Same;
                continue;
            }
            self.note(position, left, right, relation, weight);
            given += usize::from(both);
            same += usize::from(both && relation == Relation::Same);
            named |= relation == Relation::Same && by_name;
        }
        if self.m.refusal.is_none() && !self.m.doubts.is_empty() {
            // Another who or another what is another event, whatever its words.
            self.m.refusal = self.m.doubts.first().cloned();
        }
        if self.places(a, b, kin) {
            (named, same, given) = (true, same + 1, given + 1);
        }
        let timeless = self.m.timeless;
        self.qualifiers(&a.frame, &b.frame, a.kind);
        // "was bought in 2014" and "was not bought", told at one time
        self.m.timeless |= timeless && self.are_of_one_time(a, b);
        if let Some(doubt) = self.m.doubts.pop() {
            self.m.refusal.get_or_insert(doubt);
        }
        self.topic(a, b);
        let sided = matches!(kin, Kin::Same | Kin::Opposite);
        let theme = relate(part(a, Participant::Theme), part(b, Participant::Theme));
        if same < given || !named {
            self.m.refusal.get_or_insert_with(|| "it is not sure that both tell of the same people and things".into());
        }
        // Who did it may be left out of one report, not what was done.
        let bare = [a, b].iter().all(|c| part(c, Participant::Theme).is_none());
        self.m.sure &= kin == Kin::Swapped || theme.0 == Relation::Same || bare;
        // "was not broken" denies that anybody broke it.
        let denied = if a.negated { a } else { b };
        let alone = !self.has_agent(a, b) || a.negated != b.negated && part(denied, Participant::Agent).is_none();
        self.m.sure &= sided && (same >= 2 || theme.1 && alone) || !sided && (theme.1 || kin == Kin::Swapped);
        self.m.sure &= self.is_certain(a, b, kin);
        self.m.overlap = if given == 0 { 0.5 } else { same as f64 / given as f64 };
        self.m.sure &= self.m.evidence + self.m.overlap >= ENOUGH;
    }

    fn has_agent(&self, a: &Form, b: &Form) -> bool {
        [a, b].iter().any(|h| part(h, Participant::Agent).is_some())
    }

    /// Where it happened: two places that cannot be one make two events, except of what happens once.
    fn places(&mut self, a: &Form, b: &Form, kin: Kin) -> bool {
        let (Some(x), Some(y)) = (part(a, Participant::Place), part(b, Participant::Place)) else {
            // A denial for one place denies nothing elsewhere.
            let only = |c: &Form, d: &Form| {
                c.negated && part(c, Participant::Place).is_some() && part(d, Participant::Place).is_none()
            };
            self.m.sure &= !only(a, b) && !only(b, a);
            return false;
        };
        let same = relate(Some(x), Some(y)) == (Relation::Same, true);
        let relation = match kin {
            _ if same => Relation::Same,
            Kin::OtherPlace => Relation::Compatible,
            // Naples and Venice are two places though only one of them is on the map.
            _ if kin == Kin::Same && shared(a, b).is_some_and(|(t, _)| t.place) && !meet(a, b) => Relation::Different,
            _ => {
                self.m.sure = false;
                Relation::Compatible
            }
        };
        self.note("place", x.text, y.text, relation, if same { 0.4 } else { 0.0 });
        same
    }

    /// Nothing that is said leaves room for both.
    fn is_certain(&self, a: &Form, b: &Form, kin: Kin) -> bool {
        let (c, d) = (a, b);
        let within = a.article == b.article;
        if within && (c.sentence.overlaps(d.sentence) || c.headline == d.headline) {
            return false;
        }
        let narrow = |c: &Form| matches!(&c.value, Value::Event(e) if e.narrow);
        let shared = |c: &Form| matches!(&c.value, Value::Event(e) if e.shared);
        let fleeting = kin == Kin::Opposite && self::shared(c, d).is_some_and(|(t, _)| t.dated);
        if fleeting && ![c, d].iter().all(|c| c.frame.qualifiers.iter().any(|(k, _)| *k == QualifierKind::Period)) {
            return false;
        }
        if narrow(c) || narrow(d) || kin == Kin::OtherAgent && (shared(c) || shared(d)) {
            return false;
        }
        // What is denied must not be told more narrowly than what is asserted.
        let wider = |denied: &Form, said: &Form| {
            let more = |(p, t): &(Participant, Arc<Term>)| {
                let other = part(said, *p);
                // A name is told no more narrowly by a title before it.
                let named = relate(Some(t), other) == (Relation::Same, true);
                let told = |o: &Term| *p == Participant::Other && o.head == t.head;
                *p != Participant::Place
                    && !t.open
                    && !named
                    && other.is_none_or(|o| !told(o) && t.modifiers.iter().any(|m| !o.modifiers.contains(m)))
            };
            !denied.negated || !denied.frame.participants.iter().any(more)
        };
        if matches!(kin, Kin::Same | Kin::Opposite) && !(wider(c, d) && wider(d, c)) {
            return false;
        }
        let periods = |c: &Form| c.frame.qualifiers.iter().any(|(kind, _)| *kind == QualifierKind::Period);
        let dated = periods(c) && periods(d);
        let apart = match (self.forms.article(a).published, self.forms.article(b).published) {
            (Some(p), Some(q)) => (p.number() - q.number()).abs() > APART,
            _ => false,
        };
        dated || !apart || kin == Kin::OtherPlace && c.frame.once && d.frame.once
    }
}
