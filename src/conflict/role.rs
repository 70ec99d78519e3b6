//! Roles against roles: one person cannot hold one exclusive title of two organisations at one time.

use super::Verdict;
use crate::claim::{Claim, Value};
use crate::slot::compare::same_name;
use crate::slot::form::{Forms, Frame, Name, Role, Word};
use std::sync::Arc;

/// What two roles of one person are to each other; `None` where nothing can be said.
pub fn relate(x: &Role, y: &Role, f: &Frame, g: &Frame, forms: &Forms) -> Option<(Verdict, &'static str)> {
    let once = |qs: &[Word]| {
        qs.iter().any(|q| {
            matches!(forms.text(*q), "former" | "ex" | "incoming" | "designate" | "elect" | "late" | "outgoing")
        })
    };
    let same = same_organisation(f, g, forms);
    let equal = x.title == y.title && x.qualifiers == y.qualifiers;
    match (x.organisation, y.organisation) {
        (Some(_), Some(_)) if !same => {
            // Who was something may be something else now.
            let held = x.sole && equal && !once(&x.qualifiers) && is_written(f) && is_written(g);
            held.then_some((Verdict::Contradict, "role.two-organisations"))
        }
        (o, r) if equal && (same || o.is_none() == r.is_none()) => Some((Verdict::Agree, "role.equal")),
        _ => Some((Verdict::Refine, "role.fuller")),
    }
}

/// What [`relate`] found, in words.
pub fn reason(rule: &str, a: &Claim, b: &Claim) -> String {
    match (&a.value, &b.value, rule) {
        (_, _, "role.equal") => "the same role".into(),
        (
            Value::Role { person, title, organisation: Some(x), .. },
            Value::Role { organisation: Some(y), .. },
            "role.two-organisations",
        ) => format!("{person} is {title} of {x} here and of {y} there"),
        _ => "one gives the role more fully".into(),
    }
}

/// Organisations are the same by any of their keys, or where both end in one word and the words of one are all among
/// those of the other ("House Oversight Committee" / "House Oversight and Government Reform Committee").
fn same_organisation(f: &Frame, g: &Frame, forms: &Forms) -> bool {
    let names = |f: &'_ Frame| f.participants.iter().flat_map(|(_, t)| t.names.iter().cloned()).collect::<Vec<_>>();
    let words = |n: &Name| n.parts.iter().copied().filter(|w| forms.text(*w).len() > 3).collect::<Vec<_>>();
    let within = |p: &[Word], q: &[Word]| p.iter().all(|w| q.contains(w));
    let alike = |x: &Arc<Name>, y: &Arc<Name>| {
        let (p, q) = (words(x), words(y));
        x.words.last() == y.words.last() && (within(&p, &q) || within(&q, &p))
    };
    let (xs, ys) = (names(f), names(g));
    xs.iter().any(|x| ys.iter().any(|y| same_name(x, y) || alike(x, y)))
}

/// The organisation is named where the title stands; one that "the agency" was taken for accuses nobody.
fn is_written(f: &Frame) -> bool {
    f.participants.iter().all(|(_, t)| !t.open)
}
