//! Dates against dates: start, end, deadline and moment each against its like, and each against the window it
//! belongs to.

use super::Verdict;
use crate::claim::{Claim, Value};
use crate::value::{Bound, Day};

type Ends = (Option<Day>, Option<Day>);

/// What two dates of one event are to each other; `None` when one of them is not known.
pub fn compare(a: &Claim, b: &Claim) -> Option<(Verdict, &'static str, String)> {
    let (x, y) = (ends(a)?, ends(b)?);
    let (window_a, window_b) = (a.frame.attribute == "window", b.frame.attribute == "window");
    let word = |c: &Claim| c.text.clone();
    if window_a != window_b {
        let (window, other, w, o) = if window_a { (x, y, a, b) } else { (y, x, b, a) };
        return Some(against_window(window, other, w, o));
    }
    if x == y {
        return Some((Verdict::Agree, "date.equal", "the same time".into()));
    }
    if window_a {
        let starts = matches!((year(x.0), year(y.0)), (Some(p), Some(q)) if p != q);
        let stops = matches!((year(x.1), year(y.1)), (Some(p), Some(q)) if p != q);
        if starts || stops {
            return Some((
                Verdict::Contradict,
                "date.windows",
                format!("\"{}\" and \"{}\" are not the same span of time", word(a), word(b)),
            ));
        }
        return Some((Verdict::Refine, "date.windows", "one span of time is told more exactly".into()));
    }
    if before(x, y) || before(y, x) {
        return Some((
            Verdict::Contradict,
            "date.exclude",
            format!("\"{}\" and \"{}\" cannot be the same time", word(a), word(b)),
        ));
    }
    Some((Verdict::Refine, "date.within", "one time lies within the other".into()))
}

fn against_window(window: Ends, other: Ends, w: &Claim, o: &Claim) -> (Verdict, &'static str, String) {
    let outside = before(other, window) || before(window, other);
    if outside {
        return (Verdict::Contradict, "date.outside-window", format!("\"{}\" lies outside \"{}\"", o.text, w.text));
    }
    (Verdict::Refine, "date.within", "the time lies within the window".into())
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
