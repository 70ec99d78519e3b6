//! Dates against dates: start, end, deadline and moment each against its like, and each against the window it
//! belongs to.

use super::Verdict;
use crate::claim::{Claim, Value};
use crate::value::{Bound, Day};

type Ends = (Option<Day>, Option<Day>);

/// What two dates of one event are to each other; `None` when one of them is not known.
pub fn compare(a: &Claim, b: &Claim) -> Option<(Verdict, &'static str)> {
    let (x, y) = (ends(a)?, ends(b)?);
    let (window_a, window_b) = (a.frame.attribute == "window", b.frame.attribute == "window");
    if window_a != window_b {
        let (window, other) = if window_a { (x, y) } else { (y, x) };
        return Some(against_window(window, other));
    }
    if x == y {
        return Some((Verdict::Agree, "date.equal"));
    }
    if window_a {
        let starts = matches!((year(x.0), year(y.0)), (Some(p), Some(q)) if p != q);
        let stops = matches!((year(x.1), year(y.1)), (Some(p), Some(q)) if p != q);
        if starts || stops {
            return Some((Verdict::Contradict, "date.windows"));
        }
        return Some((Verdict::Refine, "date.window-fuller"));
    }
    if before(x, y) || before(y, x) {
        return Some((Verdict::Contradict, "date.exclude"));
    }
    Some((Verdict::Refine, "date.within"))
}

fn against_window(window: Ends, other: Ends) -> (Verdict, &'static str) {
    let outside = before(other, window) || before(window, other);
    if outside {
        return (Verdict::Contradict, "date.outside-window");
    }
    (Verdict::Refine, "date.within")
}

fn year(d: Option<Day>) -> Option<i16> {
    d.map(Day::year)
}

/// Everything that `a` can mean lies before everything that `b` can mean.
fn before(a: Ends, b: Ends) -> bool {
    matches!((a.1, b.0), (Some(h), Some(l)) if h < l)
}

/// The days a claim's date can be; a deadline is open at its start.
fn ends(c: &Claim) -> Option<Ends> {
    let Value::Time { low, high, bound, .. } = &c.value else { return None };
    if low.is_none() && high.is_none() {
        return None;
    }
    Some(match bound {
        Bound::AtMost | Bound::Less => (None, *high),
        Bound::AtLeast | Bound::More => (*low, None),
        _ => (*low, *high),
    })
}
