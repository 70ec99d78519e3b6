//! The verdict on two claims: the slot first, then, where it is one, the values.

use super::{Held, Judged, Verdict, date, event, number, quote, role, wording};
use crate::claim::{ClaimKind, Pace};
use crate::slot::form::{Article, Form, Forms, Number, Value};
use crate::slot::{self, Collection, Match};
use crate::value::{Bound, Decimal};
use std::borrow::Cow;
use std::cell::OnceCell;

/// A verdict on two claims, before it has its place among others.
#[derive(Clone, Debug, PartialEq)]
pub struct Judgement {
    pub verdict: Verdict,
    pub rule: &'static str,
    pub reason: String,
    pub severity: f64,
    /// The second claim is the earlier one of an update.
    pub swap: bool,
}

/// A verdict without its words, on claims by their place among others; for an update the earlier comes first.
#[derive(Clone, Copy, Debug)]
pub struct Decided {
    pub verdict: Verdict,
    pub a: usize,
    pub b: usize,
    pub rule: &'static str,
    pub severity: f64,
}

impl Decided {
    /// The same of claims that stand in other places.
    pub fn at(self, a: usize, b: usize) -> Decided {
        Decided { a, b, ..self }
    }

    /// The same in words.
    pub fn told(&self, claims: &[Held], collection: &Collection) -> Judged {
        let Decided { verdict, a, b, rule, severity } = *self;
        let (first, second) = (&claims[a], &claims[b]);
        let reason = wording::reason(verdict, rule, first, second, copies(first, second, collection));
        let slot = wording::question(rule, &first.claim);
        Judged { verdict, a, b, slot, reason, rule, severity }
    }
}

/// Compares two claims. `Err` says why there is no verdict.
pub fn judge(a: &Held, b: &Held, collection: &Collection) -> (Match, Result<Judgement, String>) {
    let forms = Forms::told([a, b], collection);
    let (x, y) = (&forms.forms[0], &forms.forms[1]);
    let slot = slot::compare(x, y, &forms);
    let judgement = weigh(&slot, x, y, &forms).map_err(String::from).map(|d| {
        let (first, second) = if d.swap { (b, a) } else { (a, b) };
        let reason = wording::reason(d.verdict, d.rule, first, second, copies(first, second, collection));
        Judgement { verdict: d.verdict, rule: d.rule, reason, severity: d.severity, swap: d.swap }
    });
    (slot, judgement)
}

/// The two articles have nearly the same text.
pub fn copies(a: &Held, b: &Held, collection: &Collection) -> bool {
    a.article.id != b.article.id && collection.original(&a.article.id) == collection.original(&b.article.id)
}

/// The same for a caller who does not ask why: most pairs share little more than a key, and are soon told apart.
pub fn decide(forms: &Forms, i: usize, j: usize) -> Option<Decided> {
    if slot::are_apart(&forms.forms[i], &forms.forms[j], forms)
        && !values_are_alike(&forms.forms[i], &forms.forms[j], forms)
    {
        return None;
    }
    let (i, j) = if forms.place(j) < forms.place(i) { (j, i) } else { (i, j) };
    let (a, b) = (&forms.forms[i], &forms.forms[j]);
    let known = OnceCell::new();
    let alike = || *known.get_or_init(|| values_are_alike(a, b, forms));
    let slot = slot::compare_briefly(a, b, forms, &alike);
    if slot.refusal.is_some() || !slot.doubts.is_empty() && !alike() {
        return None;
    }
    let Decision { verdict, rule, severity, swap } = weigh(&slot, a, b, forms).ok()?;
    let (a, b) = if swap { (j, i) } else { (i, j) };
    Some(Decided { verdict, a, b, rule, severity })
}

/// How severe a contradiction between claims like these is, whatever their values, of which so many (0 to 1) are exact;
/// `None` where there can be none. They are not apart, and come in the order of their places.
pub fn accuse(forms: &Forms, i: usize, j: usize, exact: impl Fn() -> f64) -> Option<f64> {
    let (a, b) = (&forms.forms[i], &forms.forms[j]);
    let slot = slot::compare_briefly(a, b, forms, &|| false);
    // Who follows whom in an office, and who has grown older, hangs on the value.
    let of_value = a.kind == ClaimKind::Role || forms.text(a.frame.attribute) == "age";
    let updated = || !of_value && update(&slot, a, b, forms, "").is_some();
    let accuses = slot.refusal.is_none() && slot.doubts.is_empty() && slot.sure && slot.timeless && !updated();
    accuses.then(|| severity(&slot, exact(), is_hedged(a, b)))
}

/// What the values of two claims are to each other.
pub fn relation(forms: &Forms, i: usize, j: usize) -> Option<Verdict> {
    values(&forms.forms[i], &forms.forms[j], forms).map(|(verdict, _)| verdict)
}

struct Decision {
    verdict: Verdict,
    rule: &'static str,
    severity: f64,
    swap: bool,
}

fn weigh(slot: &Match, a: &Form, b: &Form, forms: &Forms) -> Result<Decision, Cow<'static, str>> {
    let values = || values(a, b, forms);
    let Some((verdict, rule)) = slot.refusal.is_none().then(values).flatten() else {
        return Err(slot.refuses(0.0).unwrap_or_else(|| "a value is not known".into()));
    };
    // "Almost 640,000" and "some 640,000" are told for one figure.
    let near = rule == "number.within" && are_near(a, b);
    let alike = is_equal(verdict, rule) || near && (!slot.other_measure || are_large(a, b));
    let said = if alike { telling(a, forms).min(telling(b, forms)) + retold(slot, a.kind) } else { 0.0 };
    if let Some(why) = slot.refuses(said) {
        return Err(why);
    }
    // "At least 11 died", then 16: the toll went on, though 16 are at least 11.
    let outgrown = rule == "number.within" && develops(a, b) && slot.sure && grown(a, b);
    let other = verdict == Verdict::Contradict || outgrown;
    let (verdict, rule, swap) = match other.then(|| update(slot, a, b, forms, rule)).flatten() {
        Some(swap) => (Verdict::Update, "update.later", swap),
        None => (verdict, rule, false),
    };
    // Much lies within "at least 10%": that two such figures fit says little, unless they are all but equal.
    if rule == "number.within" && !slot.sure && slot.evidence + slot.overlap / 2.0 + said < LOOSE {
        return Err("too little in common for so loose a figure".into());
    }
    let differ = matches!(verdict, Verdict::Contradict | Verdict::Update);
    // "11 offices here and nine there", "88 percent and 80 percent": who gives both figures does not contradict one.
    let holders = rule == role::TWO_HOLDERS;
    // Two times of one day count as one value here.
    let figure = !matches!(a.kind, ClaimKind::Role | ClaimKind::Quote) && rule != "date.clock" || holders;
    let (p, q) = (forms.article(a), forms.article(b));
    let states = |article: &Article, value: u64| article.states.binary_search(&value).is_ok();
    // A later article may recall the figure that it replaces.
    let recalled = verdict == Verdict::Update && !holders;
    let (first, second) = (states(p, b.stated), states(q, a.stated));
    // "took place in May, as was reported in June": one sentence may give an event the date of another.
    let both = if a.kind == ClaimKind::Date && slot.parallel { first && second } else { first || second };
    if differ && p.id != q.id && figure && !recalled && both {
        return Err(match holders {
            true => "one of the articles names both as holders, one after the other".into(),
            false => "one of the articles gives both figures, so they are of different things".into(),
        });
    }
    if holders && p.id == q.id {
        return Err("one article names both as holders, one after the other".into());
    }
    if differ && let (Value::Number(x), Value::Number(y)) = (&a.value, &b.value) {
        // A toll may grow tenfold in two days.
        let grows = verdict == Verdict::Update && a.frame.toll && b.frame.toll;
        if !slot.parallel && !grows && number::are_far_apart(x, y) {
            return Err("the figures are too far apart to be of one thing".into());
        }
        // "11 offices here and nine there" are the other article's 20.
        let smaller = if x.base < y.base { p } else { q };
        // Lengths of time add up by chance.
        if verdict == Verdict::Contradict
            && !develops(a, b)
            && !matches!(forms.text(a.dimension), "time" | "calendar" | "age")
            && number::difference(a.kind, forms.text(a.dimension), x, y).is_some_and(|rest| states(smaller, rest))
        {
            return Err("one of the articles gives the rest, so that the other figure is the sum".into());
        }
    }
    if differ && !slot.sure {
        return Err("the values differ, but it is not sure enough that both answer one question".into());
    }
    if verdict == Verdict::Contradict && !slot.timeless {
        return Err("the values differ, but they may be of different times".into());
    }
    if verdict == Verdict::Contradict && rule == role::TWO_HOLDERS && p.published != q.published {
        return Err("one may have followed the other, and one of the articles has no date".into());
    }
    if verdict == Verdict::Contradict && develops(a, b) && p.published.is_none() != q.published.is_none() {
        return Err("the figure grows, and one of the articles has no date".into());
    }
    let severity = severity(slot, exactness(a, b), is_hedged(a, b));
    Ok(Decision { verdict, rule, severity, swap })
}

/// Evidence, with half the overlap, from which on a figure within a bound or a range is taken for the same.
const LOOSE: f64 = 2.0;

/// One value said twice, as exactly as it may be.
fn is_equal(verdict: Verdict, rule: &str) -> bool {
    verdict == Verdict::Agree || rule == "number.rounding"
}

/// The same, or the same in round figures and bounds.
fn values_are_alike(a: &Form, b: &Form, forms: &Forms) -> bool {
    if let (Value::Quote(x), Value::Quote(y)) = (&a.value, &b.value) {
        return x.text == y.text;
    }
    values(a, b, forms)
        .is_some_and(|(verdict, rule)| is_equal(verdict, rule) || rule == "number.within" && are_near(a, b))
}

/// The values alone; `None` where one is not known or they cannot be compared.
fn values(a: &Form, b: &Form, forms: &Forms) -> Option<(Verdict, &'static str)> {
    match (&a.value, &b.value) {
        (Value::Number(x), Value::Number(y)) => numbers(x, y),
        (Value::Time { .. }, Value::Time { .. }) => date::relate(a, b, forms),
        (Value::Role(x), Value::Role(y)) => role::relate(x, y, &a.frame, &b.frame, forms),
        (Value::Event(_), Value::Event(_)) => event::relate(a, b, forms),
        (Value::Quote(x), Value::Quote(y)) => Some(quote::relate(&x.text, &y.text, forms)),
        _ => None,
    }
}

fn numbers(x: &Number, y: &Number) -> Option<(Verdict, &'static str)> {
    if x.factor == y.factor {
        return Some(number::relate(&x.amount, &y.amount));
    }
    Some(number::relate(&x.amount.times(x.factor)?, &y.amount.times(y.factor)?))
}

/// What it says for one slot that two claims give this very value: a rare figure says more than "two".
fn telling(claim: &Form, forms: &Forms) -> f64 {
    match &claim.value {
        Value::Number(n) => {
            let Some(v) = n.amount.low.or(n.amount.high).map(|v| v.abs().normalize()) else { return 0.0 };
            // "millions", "a third": so loose a figure says next to nothing.
            let worded = !forms.text(claim.text).bytes().any(|b| b.is_ascii_digit());
            if worded && (claim.kind == ClaimKind::Percent || n.amount.bound == Bound::AtLeast) {
                return 0.2;
            }
            let digits = v.mantissa().to_string().trim_end_matches('0').len() as f64;
            let small = v <= Decimal::from(12) && v.scale() == 0;
            if small { 0.2 } else { (0.5 + 0.3 * digits + if v >= Decimal::from(1000) { 0.4 } else { 0.0 }).min(1.8) }
        }
        Value::Time { low, high, .. } => match (low, high) {
            (Some(l), Some(h)) if l == h => 0.7,
            _ => 0.4,
        },
        _ => 1.0,
    }
}

/// What the words of the two sentences say for an equal value being told of one thing: a day, or a round figure, is
/// given of many things, but not in the same words. Measured on annotated pairs of natural articles.
fn retold(slot: &Match, kind: ClaimKind) -> f64 {
    match kind {
        ClaimKind::Role | ClaimKind::Quote | ClaimKind::Event => 0.0,
        _ => (slot.retold / SAME_WORDS).min(1.0) - UNTOLD,
    }
}

/// Part of a sentence's words from which on an equal value is told in the same words, and what is wanted where the two
/// share none.
const SAME_WORDS: f64 = 0.4;
const UNTOLD: f64 = 0.3;

/// Whether a difference is explained by time: both dates are known, and the value is one that another may take the
/// place of by then. `Some(true)` when the second claim is the earlier.
fn update(slot: &Match, a: &Form, b: &Form, forms: &Forms, rule: &str) -> Option<bool> {
    let (p, q) = (forms.article(a).published?, forms.article(b).published?);
    let days = (p.number() - q.number()).abs();
    let explained = match a.kind {
        // Another holder may follow any day.
        ClaimKind::Role if rule == role::TWO_HOLDERS => days > 0,
        // Nobody changes office between two days' papers without their saying so.
        ClaimKind::Role => days > TENURE,
        ClaimKind::Quote => false,
        ClaimKind::Event => days > 0 && event::passes(a, b, forms),
        // A plan that slips; a past event has one date.
        ClaimKind::Date => days > 0 && (a.modality.is_some() || b.modality.is_some()),
        _ if forms.text(a.frame.attribute) == "age" => {
            let (earlier, later) = if p <= q { (a, b) } else { (b, a) };
            days > 0 && has_aged(earlier, later, days)
        }
        _ => days > STEADY || days > 0 && develops(a, b) || days > PRINT && slot.unfolding && !is_closed(a, b),
    };
    explained.then_some(q < p)
}

/// Somebody has as many more years as have passed between two articles, or one birthday more.
fn has_aged(earlier: &Form, later: &Form, days: i32) -> bool {
    let (Value::Number(x), Value::Number(y)) = (&earlier.value, &later.value) else { return false };
    let (Some(x), Some(y)) = (x.base, y.base) else { return false };
    let years = |days: i32| (Decimal::from(days) / YEAR).floor();
    (years(days)..=years(days + 1) + Decimal::ONE).contains(&(y - x))
}

/// Days of a year.
const YEAR: Decimal = Decimal::from_parts(36525, 0, 0, false, 2);

/// One figure is clearly more than the other.
fn grown(a: &Form, b: &Form) -> bool {
    let (Value::Number(x), Value::Number(y)) = (&a.value, &b.value) else { return false };
    let (Some(x), Some(y)) = (x.base, y.base) else { return false };
    x.min(y).checked_mul(GROWN).is_some_and(|more| more < x.max(y))
}

/// "more than 20,000" and 20,057: the figures, bounds aside, are nearly one.
fn are_near(a: &Form, b: &Form) -> bool {
    let (Value::Number(x), Value::Number(y)) = (&a.value, &b.value) else { return false };
    let (Some(x), Some(y)) = (x.base, y.base) else { return false };
    (x - y).abs().checked_mul(NEARLY).is_some_and(|gap| gap <= x.max(y))
}

/// Both are figures that one story has few of.
fn are_large(a: &Form, b: &Form) -> bool {
    let large = |c: &Form| matches!(&c.value, Value::Number(n) if n.base.is_some_and(|v| v >= LARGE));
    large(a) && large(b)
}

/// From here on a round figure is hardly told of two things of one story.
const LARGE: Decimal = Decimal::from_parts(10_000, 0, 0, false, 0);

/// Part of a figure, as its divisor, by which two may differ and still be nearly one.
const NEARLY: Decimal = Decimal::ONE_HUNDRED;

/// Times by which a figure must have grown before it is another and not the same told more exactly.
const GROWN: Decimal = Decimal::from_parts(11, 0, 0, false, 1);

/// The figure counts on while the event unfolds.
fn develops(a: &Form, b: &Form) -> bool {
    a.frame.pace > Pace::Steady || b.frame.pace > Pace::Steady
}

/// Days by which papers that tell of one event may lie apart.
const PRINT: i32 = 1;

/// Both are of a period that is over.
fn is_closed(a: &Form, b: &Form) -> bool {
    a.frame.pace == Pace::Closed && b.frame.pace == Pace::Closed
}

/// Days between two articles after which a figure that does not grow by itself may have been set anew.
const STEADY: i32 = 30;
/// Days between two articles after which another office is a new one.
const TENURE: i32 = 60;

/// How far apart, how precisely stated, how surely one slot: 0 to 1.
fn severity(slot: &Match, exact: f64, hedged: bool) -> f64 {
    let sure = (slot.evidence / 6.0).min(1.0) * 0.5 + slot.overlap * 0.5;
    ((sure * 0.7 + exact * 0.3) * if hedged { 0.8 } else { 1.0 } * 100.0).round() / 100.0
}

/// The value is stated exactly.
pub fn is_exact(c: &Form) -> bool {
    match &c.value {
        Value::Number(n) => n.amount.bound == Bound::Exact,
        Value::Time { bound, .. } => *bound == Bound::Exact || *bound == Bound::Range,
        _ => true,
    }
}

/// 1 where both values are exact, 0 where neither is.
fn exactness(a: &Form, b: &Form) -> f64 {
    f64::from(u8::from(is_exact(a)) + u8::from(is_exact(b))) / 2.0
}

fn is_hedged(a: &Form, b: &Form) -> bool {
    a.modality.is_some() || b.modality.is_some()
}
