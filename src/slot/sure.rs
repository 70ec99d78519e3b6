//! Whether two claims answer one question so surely that a difference in value accuses.
//!
//! In: a comparison whose positions are known. Out: [`Match::sure`], [`Match::timeless`] and [`Match::unfolding`]. Two
//! figures are of one thing where the same verb or noun has them of the same parties, two dates where the event happens
//! once, and both where two sentences say the same but for the value. In two articles on one story less is enough.

use super::compare::{Comparison, Relation, WITHIN, may_be_called, participant, person_of, same_name};
use super::form::{Form, Name, Value};
use crate::claim::{ClaimKind, Modality, Pace, Participant, QualifierKind};
use crate::lexicon::PERSON;
use crate::value::Day;

/// Evidence plus overlap, and overlap, from which on a difference in value is a contradiction.
const ENOUGH: f64 = 2.6;
const OVERLAP: f64 = 0.4;
/// The overlap that is enough where both articles tell one story and hardly anything else.
const OVERLAP_IN_STORY: f64 = 0.3;
/// Weight of two articles' common topic from which on what one leaves out may be taken from the other.
const UNDERSTOOD: f64 = 0.35;
/// The same for a noun that many have one of ("the permit").
const ALIKE: f64 = 0.7;

/// Weight of the common topic and subject from which on two articles tell one story, and evidence plus overlap that is
/// then enough.
const STORY: f64 = 0.4;
/// The same for a whole result: on one day a body votes on many things.
const STORY_OF_RESULT: f64 = 0.5;
const ENOUGH_IN_STORY: f64 = 1.8;
/// Weight of the common topic alone from which on two articles tell one story and hardly anything else.
const ONE_STORY: f64 = 0.8;
/// Words of an article's topic from which on it tells a story; a sentence alone does not.
const TOLD: usize = 8;
/// Weight of a noun that two figures share from which on it needs no verb to tell what is measured.
const TELLING: f64 = 0.8;
/// Days about which a figure without a period speaks.
const NEAR: i32 = 10;
/// The same for an age.
const YEAR: i32 = 365;
/// Days over which the toll of one event is counted on.
const LASTING: i32 = 30;

impl Comparison<'_> {
    pub(super) fn decide(&mut self, a: &Form, b: &Form) {
        if self.m.refusal.is_some() {
            return;
        }
        let within = self.forms.article(a).id == self.forms.article(b).id;
        // One sentence does not contradict itself, nor does a body that tells of two things, unless two are cited against
        // each other; but one start is one day.
        let edge = a.kind == ClaimKind::Date && self.forms.text(a.frame.attribute) != "moment";
        let disputed = are_in_dispute(a, b);
        if within && !disputed && (a.sentence.overlaps(b.sentence) || a.headline == b.headline && !edge) {
            self.m.sure = false;
            return;
        }
        if votes_elsewhere(a, b) {
            self.m.sure = false;
            return;
        }
        let sure = match a.kind {
            ClaimKind::Date => self.sure_event(a, b),
            _ => self.sure_figure(a, b),
        };
        let common = if within && a.kind == ClaimKind::Date { WITHIN } else { 0.0 };
        let spans = [a, b].iter().all(|c| c.kind == ClaimKind::Date && self.forms.text(c.frame.attribute) != "moment");
        let needed = if spans && self.weight("articles' topic") >= UNDERSTOOD { ENOUGH_IN_STORY } else { ENOUGH };
        let enough = self.m.evidence + self.m.overlap + common >= needed && self.m.overlap >= OVERLAP;
        let sole = !within && self.sure_sole(a, b);
        let strict = self.m.sure && sure && enough;
        self.m.unfolding = !strict || !self.same("shared names");
        self.m.sure = strict
            || disputed
            || self.m.sure && !within && self.sure_story(a, b)
            || !within && (sole || self.sure_toll(a, b, false) || self.sure_population(a, b) || self.sure_age(a, b))
            || self.m.parallel && !within && self.sure_parallel(a, b);
        let hasty = a.frame.pace == Pace::Moving || b.frame.pace == Pace::Moving;
        // A change, a length of time or of way is one of many unless its period is told.
        let attribute = self.forms.text(a.frame.attribute);
        let fleeting = matches!(attribute, "change" | "duration") || attribute == "term" && !strict;
        self.m.timeless &= !hasty && (!fleeting || self.m.parallel || sole || self.same("period"));
        // Somebody may score in two matches, and twice in one.
        self.m.timeless &= attribute != "minute";
        // Nobody is of another age because a year is told.
        self.m.timeless |= self.sure_age(a, b);
        // Of two days, the toll may have grown.
        let outgrown = !self.m.sure && !within && self.m.refusal.is_none() && self.sure_toll(a, b, true);
        self.m.timeless &= !outgrown;
        self.m.sure |= outgrown;
        // "58 percent four years ago" is not what another day's paper gives without a year.
        let (p, q) = (self.forms.article(a).published, self.forms.article(b).published);
        let past = self.relation("period") == Some(Relation::Compatible)
            && !(self.is_of_these_days(a, q) && self.is_of_these_days(b, p));
        self.m.sure &= !past || p == q || a.kind == ClaimKind::Date;
        // "$4 million a year", and $12 million in all.
        self.m.sure &= self.relation("rate") != Some(Relation::Compatible);
        // A firm makes many a loss, and pays many a fine.
        let sum = attribute == "amount" && self.same("measure") && self.summed(a) && self.summed(b);
        self.m.sure &= !sum || sole || self.m.parallel || within;
    }

    /// What is measured is the event itself: a loss, a fine.
    fn summed(&self, c: &Form) -> bool {
        c.frame.measure.as_ref().is_some_and(|m| Some(m.head) == c.frame.predicate)
    }

    fn relation(&self, position: &str) -> Option<Relation> {
        self.m.positions.iter().find(|p| p.position == position).map(|p| p.relation)
    }

    pub(super) fn same(&self, position: &str) -> bool {
        self.relation(position) == Some(Relation::Same)
    }

    fn weight(&self, position: &str) -> f64 {
        self.m.positions.iter().find(|p| p.position == position).map_or(0.0, |p| p.weight)
    }

    /// Both tell of one kind of event, with a verb or noun that says more than "be" or "have".
    fn told(&self, a: &Form, b: &Form) -> bool {
        let specific = |c: &Form| c.frame.predicate.is_some() && !c.frame.light;
        self.same("predicate") && specific(a) && specific(b)
    }

    /// Two articles tell one story.
    fn one_story(&self) -> bool {
        self.story() >= STORY
    }

    /// How far two articles tell one story.
    fn story(&self) -> f64 {
        self.weight("articles' topic") + self.weight("articles' subject")
    }

    /// A name that both have in or near their sentences.
    fn near(&self) -> bool {
        self.same("names around") || self.same("shared names")
    }

    /// Two dates accuse only where the event happens once, to somebody or something that both name.
    fn sure_event(&self, a: &Form, b: &Form) -> bool {
        let theme = |c: &Form| participant(&c.frame, Participant::Theme).map(|t| !t.names.is_empty());
        let (x, y) = (theme(a), theme(b));
        let named = |theme: Option<bool>| theme == Some(true);
        // A beginning or an end belongs to one undertaking; a moment must happen to somebody named.
        let spans = [a, b].iter().all(|c| self.forms.text(c.frame.attribute) != "moment");
        let silent = x.is_none() || y.is_none();
        // "deliveries begin" in two articles on one undertaking need not name what is delivered.
        let common = if silent { UNDERSTOOD } else { ALIKE };
        let heads = |c: &Form| participant(&c.frame, Participant::Theme).map(|t| t.head);
        // One article is on one story.
        let within = self.forms.article(a).id == self.forms.article(b).id;
        let topic = if within { 1.0 } else { self.weight("articles' topic") };
        let told = topic >= common || silent && self.one_story();
        let alike = silent || self.same("theme") || heads(a) == heads(b);
        let agents = [a, b].map(|c| participant(&c.frame, Participant::Agent).filter(|t| !t.open));
        let other = match agents {
            [Some(p), Some(q)] => !self.same("agent") && !may_be_called(p, q),
            _ => false,
        };
        let near = self.near() || silent && self.same("articles' subject");
        let understood = spans && alike && !other && told && near;
        // "the Dorne disaster"
        let bare = x.is_none() && y.is_none() && agents == [None, None] && self.same("shared names");
        // "left Dorne at 6 p.m.": who did it, one of them may call by another word.
        let party = ["agent", "source", "recipient"].iter().any(|p| self.same(p));
        let party = party && x.is_none() && y.is_none() && !other && self.one_story() && self.same("shared names");
        let shared = self.same("theme") && named(x) && named(y) || understood || bare || party;
        // "last night", told again in the next day's paper.
        let repeated = a.text == b.text;
        let hours = matches!((&a.value, &b.value),
            (Value::Time { low: p, high: q, clock: Some(_), .. }, Value::Time { low: r, high: s, clock: Some(_), .. })
                if (p, q) == (r, s));
        let once = a.frame.once && b.frame.once || party && hours && a.frame.sole && b.frame.sole;
        once && self.same("predicate") && shared && !repeated
    }

    /// Two figures accuse only where they measure the same noun, of something that both name or in the same event.
    fn sure_figure(&self, a: &Form, b: &Form) -> bool {
        let told = self.told(a, b);
        let named = self.same("shared names");
        let open = |c: &Form| c.frame.participants.iter().any(|(p, t)| *p == Participant::Agent && t.open);
        let (p, q) = (&a.frame.context, &b.frame.context);
        let words = p.iter().filter(|w| q.contains(w)).count();
        // "Net profit for the quarter was": in two texts of which one says hardly more than the other.
        let level = matches!(self.forms.text(a.frame.attribute), "level" | "value" | "price" | "rate");
        let retold = level
            && self.weight("measure") >= TELLING
            && self.same("period")
            && self.near()
            && self.weight("articles' topic") >= ONE_STORY;
        // What a figure of an action measures hangs on the verb; a share, a price or a level stands by its noun.
        let stands = self.stands(&a.frame) && (named || retold);
        // Whoever acts or is acted on by name on one side only may be somebody else on the other.
        let names = takes_named_part(a) || takes_named_part(b);
        let acted = told
            && (named || !names)
            && (named || words >= 2 || self.same("agent") || self.same("theme") && words >= 1);
        // "Norvania has 12 ports"
        let has = self.same("agent")
            && self.same("predicate")
            && a.frame.light
            && self.same("measure's modifiers")
            && [a, b].iter().all(|c| participant(&c.frame, Participant::Place).is_none());
        // "sold it to Safeway in 1998": two parties and the time tell of what.
        let parties = ["agent", "theme", "recipient", "source"].iter().filter(|p| self.same(p)).count();
        let dealt = told && named && parties >= 2 && self.same("period");
        // "The company" is the one that both articles turn on.
        let known = named || self.same("articles' subject") || !open(a) && !open(b);
        (self.same("measure") && (stands || acted || has && named) || dealt) && known
    }

    /// Two figures of one kind of event, or of one noun that needs no event, in two articles on one story: the sentences
    /// need not name what the articles are about.
    fn sure_story(&self, a: &Form, b: &Form) -> bool {
        if matches!(a.kind, ClaimKind::Date | ClaimKind::Role | ClaimKind::Quote) {
            return false;
        }
        let topic = self.weight("articles' topic");
        let counted = self.same("measure") || a.frame.measure.is_none() || b.frame.measure.is_none();
        // "net profit was": a noun that tells more than "people" or "shares".
        let level = matches!(self.forms.text(a.frame.attribute), "level" | "value" | "price" | "share" | "rate");
        let stands = level && self.same("measure") && self.weight("measure") >= TELLING;
        // Sentences that name other places and people tell of other events.
        let (x, y) = (a.frame.near.is_empty(), b.frame.near.is_empty());
        let placed = self.near() && !(self.names_others(a, b) && self.names_others(b, a))
            || (x || y) && (self.same("articles' subject") || topic >= ALIKE || self.is_enough(ENOUGH));
        // A name on one side only may be of another event, unless it is what both articles are about.
        let named = takes_named_part(a) == takes_named_part(b) || self.same("articles' subject");
        let when = |x: &Form, y: &Form| {
            let published = self.forms.article(y).published;
            self.is_of_these_days(x, published.or(self.forms.article(x).published))
        };
        let now = self.same("period") || when(a, b) && when(b, a);
        self.one_story()
            && (self.told(a, b) && counted || stands)
            && placed
            && named
            && now
            && self.is_enough(ENOUGH_IN_STORY)
    }

    /// The claims share so much, and enough of what each has.
    fn is_enough(&self, needed: f64) -> bool {
        self.m.evidence + self.m.overlap >= needed && self.m.overlap >= OVERLAP
    }

    /// Two articles on one story, of nearly one day, that each give how many the event befell in all: neither need say
    /// in the same sentence of which event.
    fn sure_toll(&self, a: &Form, b: &Form, later: bool) -> bool {
        let silent = a.frame.measure.is_none() || b.frame.measure.is_none();
        // "19 patients had died" may be fewer than all the people who did; of a later day they are a new figure.
        let counted = silent || self.same("measure") || later && self.relation("measure") == Some(Relation::Compatible);
        let told = self.same("predicate") || self.same("measure") && [a, b].iter().any(|c| c.frame.light);
        let apart =
            ["names", "place", "agent", "place named"].iter().any(|p| self.relation(p) == Some(Relation::Different));
        let result = is_result(a) && is_result(b);
        let story = self.story() >= if result { STORY_OF_RESULT } else { STORY };
        a.frame.toll
            && b.frame.toll
            && self.are_within(a, b, if later { LASTING } else { NEAR })
            && story
            && counted
            && !apart
            && told
    }

    /// Two articles so alike that "the strike" is one strike in both, each with one figure or date for what is asked.
    fn sure_sole(&self, a: &Form, b: &Form) -> bool {
        let topic = self.weight("articles' topic");
        // A few words are not yet a story.
        let told = [a, b].iter().all(|c| self.forms.article(c).topic.len() >= TOLD);
        let alike = told && (topic >= ONE_STORY || topic >= STORY && self.same("articles' subject"));
        let apart = self.m.positions.iter().any(|p| p.relation == Relation::Different);
        let narrowed = ["names", "measure's modifiers"].iter().any(|p| self.relation(p) == Some(Relation::Compatible));
        let heads = |part: Participant| {
            // What both count is compared as such.
            let of = |c: &Form| participant(&c.frame, part).filter(|t| !t.open).map(|t| t.head);
            let counted = |c: &Form| of(c).is_some_and(|t| c.frame.measure.as_ref().is_some_and(|m| m.head == t));
            let parts = participant(&a.frame, part).zip(participant(&b.frame, part));
            counted(a) && counted(b)
                || of(a).zip(of(b)).is_none_or(|(x, y)| x == y)
                || parts.is_some_and(|(x, y)| may_be_called(x, y))
        };
        // Who acts or is acted on may be told in other words, but not both.
        let parts = heads(Participant::Agent) && heads(Participant::Theme) || self.same("shared names");
        // "13 people were arrested", "40 people were arrested": people are arrested on many days.
        let many = |c: &Form| {
            participant(&c.frame, Participant::Theme)
                .is_some_and(|t| t.names.is_empty() && self.forms.text(t.head) == PERSON)
        };
        let once = |c: &Form| c.frame.once && !many(c);
        let dated = a.kind != ClaimKind::Date || once(a) && once(b);
        // "a man, 34": who is not named is known by what he is.
        // "the ferry was 120 meters long": so is how long, high and heavy a thing is.
        let age = |c: &Form| {
            let lasts = self.forms.text(c.frame.attribute) == "duration";
            (lasts || self.stands(&c.frame)) && (self.same("measure") || self.called)
        };
        let shared = self.m.overlap >= OVERLAP_IN_STORY || self.called && age(a) && age(b);
        let when = |x: &Form, y: &Form| self.is_of_these_days(x, self.forms.article(y).published);
        let now = self.same("period") || when(a, b) && when(b, a);
        let others = self.names_others(a, b) && self.names_others(b, a);
        alike
            && self.are_of_one_time(a, b)
            && !others
            && a.frame.sole
            && b.frame.sole
            && (self.told(a, b) || age(a) && age(b))
            && !apart
            && !narrowed
            && parts
            && dated
            && (now || a.kind == ClaimKind::Date)
            && shared
            && a.text != b.text
    }

    /// The first sentence has a name that neither the second sentence has nor its article turns on, and that is not of
    /// whoever tells it: two reporters cite two officials on one event.
    fn names_others(&self, a: &Form, b: &Form) -> bool {
        let topic = &self.forms.article(b).topic;
        let known = |n: &Name| n.words.iter().any(|w| topic.contains(w));
        let told = |n: &Name| n.name == a.teller;
        a.frame.near.iter().any(|n| !known(n) && !told(n) && !b.frame.near.iter().any(|m| same_name(n, m)))
    }

    /// The articles are of nearly one day, or neither has a date.
    pub(super) fn are_of_one_time(&self, a: &Form, b: &Form) -> bool {
        self.are_within(a, b, NEAR)
    }

    fn are_within(&self, a: &Form, b: &Form, days: i32) -> bool {
        match (self.forms.article(a).published, self.forms.article(b).published) {
            (Some(p), Some(q)) => (p.number() - q.number()).abs() <= days,
            (p, q) => p == q,
        }
    }

    /// How many people live in one place, or in a place that one of two articles on one story leaves unnamed.
    fn sure_population(&self, a: &Form, b: &Form) -> bool {
        let counted = |c: &Form| self.forms.text(c.frame.attribute) == "population";
        let unnamed = |c: &Form| c.frame.measure.as_ref().is_some_and(|m| m.open);
        let apart = self.relation("names") == Some(Relation::Different);
        let one = self.same("measure") || self.one_story() && unnamed(a) != unnamed(b);
        counted(a) && counted(b) && one && !apart
    }

    /// The age of one who is named, in two articles on one story.
    fn sure_age(&self, a: &Form, b: &Form) -> bool {
        let aged = |c: &Form| self.forms.text(c.frame.attribute) == "age";
        let one = matches!((person_of(&a.frame), person_of(&b.frame)), (Some(x), Some(y)) if same_name(x, y));
        aged(a) && aged(b) && one && self.same("measure") && self.one_story()
    }

    /// No period is told, or one about the day: a figure without one speaks of its own days.
    fn is_of_these_days(&self, c: &Form, day: Option<Day>) -> bool {
        let periods = c.frame.qualifiers.iter().filter(|(k, _)| *k == QualifierKind::Period);
        // "Roe, 38, was convicted in May"
        let near = if self.forms.text(c.frame.attribute) == "age" { YEAR } else { NEAR };
        periods.into_iter().all(|(_, key)| {
            let ends = self.forms.text(*key).split_once("..");
            let ends = ends.and_then(|(l, h)| Some((Day::parse(l)?, Day::parse(h)?)));
            match (ends, day) {
                (Some((low, high)), Some(day)) => {
                    let planned = c.modality == Some(Modality::Planned) && day < low;
                    planned || low.number() - near <= day.number() && day.number() <= high.number() + near
                }
                _ => false,
            }
        })
    }

    /// Two sentences that say the same of the same noun, or of the same event, and differ in the figure.
    fn sure_parallel(&self, a: &Form, b: &Form) -> bool {
        let of_one = match a.kind {
            ClaimKind::Date => {
                let once = a.frame.once && b.frame.once && (self.same("predicate") || self.same("theme"));
                // Nothing is left that could make two events of it.
                let named = participant(&a.frame, Participant::Theme).is_some_and(|t| !t.names.is_empty());
                let done = ["agent", "source", "recipient"].iter().any(|p| self.same(p)) || named && self.same("theme");
                let told = self.told(a, b)
                    || self.same("predicate") && a.frame.predicate.is_some_and(|p| self.forms.text(p) == "become");
                let themes = [a, b].map(|c| participant(&c.frame, Participant::Theme).is_some());
                let theme = self.same("theme") || themes == [false, false];
                let one_time = self.are_of_one_time(a, b);
                let asserted = !a.negated && !b.negated;
                // Prices rise on many days.
                let again = a.frame.predicate.is_some_and(|p| self.forms.text(p) == "move");
                once || one_time && asserted && !again && told && theme && done && self.same("shared names")
            }
            _ => self.same("measure") || self.copied && (a.frame.measure.is_none() || b.frame.measure.is_none()),
        };
        let narrowed = ["names", "period", "modality"].iter().any(|p| self.relation(p) == Some(Relation::Compatible));
        let stated = self.same("attribute") || self.copied && self.relation("attribute") == Some(Relation::Compatible);
        let others = self.names_others(a, b) && self.names_others(b, a);
        stated && of_one && !others && !narrowed && a.text != b.text
    }
}

/// One article tells that two give different answers to this question.
pub(super) fn are_in_dispute(a: &Form, b: &Form) -> bool {
    a.article == b.article && a.frame.dispute.is_some() && a.frame.dispute == b.frame.dispute
}

/// Somebody or something that acts or is acted on is named.
fn takes_named_part(c: &Form) -> bool {
    let parts = c.frame.participants.iter().filter(|(p, _)| !matches!(p, Participant::Place | Participant::Other));
    parts.into_iter().any(|(_, t)| !t.names.is_empty())
}

/// The whole result of a vote or a match.
fn is_result(c: &Form) -> bool {
    c.frame.toll && c.frame.pace == Pace::Steady
}

/// Whole results of two bodies: deputies and senators vote on one law. A toll is one, whoever is said to have caused it.
fn votes_elsewhere(a: &Form, b: &Form) -> bool {
    let agent = |c: &Form| participant(&c.frame, Participant::Agent).filter(|t| !t.open).map(|t| t.head);
    is_result(a) && is_result(b) && agent(a).zip(agent(b)).is_some_and(|(x, y)| x != y)
}
