//! Roles against roles: one person cannot hold one exclusive title of two organisations at one time.

use super::Verdict;
use crate::claim::{Claim, NameKey, Value};
use crate::slot::compare::same_name;
use std::collections::BTreeSet;

/// What two roles of one person are to each other; `None` where nothing can be said.
pub fn compare(a: &Claim, b: &Claim) -> Option<(Verdict, &'static str)> {
    let (
        Value::Role { title, organisation: o, qualifiers: p, sole, .. },
        Value::Role { title: u, organisation: r, qualifiers: q, .. },
    ) = (&a.value, &b.value)
    else {
        return None;
    };
    let once = |qs: &[String]| {
        qs.iter()
            .any(|q| matches!(q.as_str(), "former" | "ex" | "incoming" | "designate" | "elect" | "late" | "outgoing"))
    };
    let same = same_organisation(a, b);
    match (o, r) {
        (Some(_), Some(_)) if !same => {
            // Who was something may be something else now.
            if *sole && title == u && !once(p) && !once(q) && p == q && is_written(a) && is_written(b) {
                Some((Verdict::Contradict, "role.two-organisations"))
            } else {
                None
            }
        }
        _ if title == u && p == q && (same || o.is_none() == r.is_none()) => Some((Verdict::Agree, "role.equal")),
        _ => Some((Verdict::Refine, "role.fuller")),
    }
}

/// Organisations are the same by any of their keys, or where both end in one word and the words of one are all among
/// those of the other ("House Oversight Committee" / "House Oversight and Government Reform Committee").
fn same_organisation(a: &Claim, b: &Claim) -> bool {
    let names = |c: &Claim| c.frame.participants.iter().flat_map(|(_, t)| t.names.clone()).collect::<Vec<_>>();
    let words = |n: &NameKey| {
        let words = n.name.to_lowercase();
        words.split(|c: char| !c.is_alphanumeric()).filter(|w| w.len() > 3).map(str::to_string).collect::<BTreeSet<_>>()
    };
    names(a).iter().any(|x| {
        names(b).iter().any(|y| {
            let (p, q) = (words(x), words(y));
            let last = |n: &NameKey| n.name.rsplit(' ').next().map(str::to_lowercase);
            same_name(x, y) || last(x) == last(y) && (p.is_subset(&q) || q.is_subset(&p))
        })
    })
}

/// The organisation is named where the title stands; one that "the agency" was taken for accuses nobody.
fn is_written(c: &Claim) -> bool {
    c.frame.participants.iter().all(|(_, t)| !t.open)
}
