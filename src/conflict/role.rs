//! Roles against roles: one person cannot hold one exclusive title of two organisations at one time.

use super::Verdict;
use crate::claim::{Claim, Value};

/// What two roles of one person are to each other; `None` where nothing can be said.
pub fn compare(a: &Claim, b: &Claim) -> Option<(Verdict, &'static str, String)> {
    let (
        Value::Role { person, title, organisation: o, qualifiers: p, exclusive, .. },
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
        (Some(x), Some(y)) if !same => {
            // Who was something may be something else now.
            if *exclusive && title == u && !once(p) && !once(q) && p == q {
                let reason = format!("{person} is {title} of {x} here and of {y} there");
                Some((Verdict::Contradict, "role.two-organisations", reason))
            } else {
                None
            }
        }
        _ if title == u && p == q && (same || o.is_none() == r.is_none()) => {
            Some((Verdict::Agree, "role.equal", "the same role".into()))
        }
        _ => Some((Verdict::Refine, "role.fuller", "one gives the role more fully".into())),
    }
}

/// Organisations are the same by any of their keys; a part of an organisation is taken for the whole where its name
/// begins or ends with the whole's.
fn same_organisation(a: &Claim, b: &Claim) -> bool {
    let keys = |c: &Claim| {
        c.frame.participants.iter().flat_map(|(_, t)| t.names.iter().flat_map(|n| n.keys.clone())).collect::<Vec<_>>()
    };
    let (x, y) = (keys(a), keys(b));
    x.iter().any(|k| y.contains(k))
}
