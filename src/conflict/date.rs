//! Dates against dates: start, end, deadline and moment each against its like, and each against the window it
//! belongs to.

use super::Verdict;
use crate::slot::form::{Form, Forms, Season, Value};
use crate::value::{Bound, Day};

type Ends = (Option<Day>, Option<Day>);

/// Minutes by which two times of day may differ and still be one told more and less exactly.
const BLURRED: i16 = 15;
/// Minutes of a day.
const MINUTES: i16 = 24 * 60;

/// What two dates of one event are to each other; `None` when one of them is not known.
pub fn relate(a: &Form, b: &Form, forms: &Forms) -> Option<(Verdict, &'static str)> {
    if let (Some(x), Some(y)) = (season(a), season(b))
        && [a, b].iter().any(|c| matches!(c.value, Value::Time { season: Some(_), .. }))
    {
        // A Monday may be any day of the year.
        let kin = (x.0.0 == 0) == (y.0.0 == 0);
        let apart = kin && (x.1 < y.0 || y.1 < x.0);
        return apart.then_some((Verdict::Contradict, "date.exclude"));
    }
    let hours = || clock(a).zip(clock(b)).map(|(p, q)| (p - q).abs());
    let (Some(x), Some(y)) = (ends(a), ends(b)) else {
        // Of no known day: two minutes before midnight and two after it are near. "By 6 p.m." may be at 4.
        let exact = [a, b].iter().all(|c| matches!(c.value, Value::Time { bound: Bound::Exact, .. }));
        return hours().filter(|_| exact).map(|gap| clocks(gap.min(MINUTES - gap)));
    };
    let is_window = |c: &Form| forms.text(c.frame.attribute) == "window";
    match (is_window(a), is_window(b)) {
        (true, false) => return Some(against_window(x, y)),
        (false, true) => return Some(against_window(y, x)),
        _ if x == y => return Some(hours().map_or((Verdict::Agree, "date.equal"), clocks)),
        (true, true) => {
            let starts = matches!((year(x.0), year(y.0)), (Some(p), Some(q)) if p != q);
            let stops = matches!((year(x.1), year(y.1)), (Some(p), Some(q)) if p != q);
            return Some(if starts || stops {
                (Verdict::Contradict, "date.windows")
            } else {
                (Verdict::Refine, "date.window-fuller")
            });
        }
        (false, false) => {}
    }
    let apart = before(x, y) || before(y, x);
    Some(if apart { (Verdict::Contradict, "date.exclude") } else { (Verdict::Refine, "date.within") })
}

/// Two times of one day that lie so many minutes apart.
fn clocks(gap: i16) -> (Verdict, &'static str) {
    match gap {
        0 => (Verdict::Agree, "date.equal"),
        gap if gap <= BLURRED => (Verdict::Refine, "date.within"),
        _ => (Verdict::Contradict, "date.clock"),
    }
}

fn against_window(window: Ends, other: Ends) -> (Verdict, &'static str) {
    if before(other, window) || before(window, other) {
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

fn clock(c: &Form) -> Option<i16> {
    let Value::Time { clock, .. } = c.value else { return None };
    clock
}

/// The days of any year that a claim's date can be; `None` where it is of more than one year, or open.
fn season(c: &Form) -> Option<Season> {
    match c.value {
        Value::Time { bound: Bound::Exact | Bound::Range, season: Some(season), .. } => Some(season),
        Value::Time { bound: Bound::Exact | Bound::Range, low: Some(l), high: Some(h), .. } if l.year() == h.year() => {
            Some(((l.month(), l.day()), (h.month(), h.day())))
        }
        _ => None,
    }
}

/// The days a claim's date can be; a deadline is open at its start.
fn ends(c: &Form) -> Option<Ends> {
    let Value::Time { low, high, bound, .. } = c.value else { return None };
    if low.is_none() && high.is_none() {
        return None;
    }
    // "Last week" may be the last seven days.
    let week = low.zip(high).is_some_and(|(l, h)| h.number() - l.number() == 6);
    let high = if week { high.and_then(|d| d.plus_days(6)) } else { high };
    Some(match bound {
        Bound::AtMost | Bound::Less => (None, high),
        Bound::AtLeast | Bound::More => (low, None),
        _ => (low, high),
    })
}

#[cfg(test)]
mod tests {
    use super::Verdict;
    use crate::article::{Article, Format};
    use crate::lexicon::Lexicon;
    use crate::reading::Reading;

    fn rules(a: &str, b: &str) -> Vec<String> {
        let lexicon = Lexicon::builtin();
        let mut reading = Reading::new(lexicon);
        for (id, text) in [("a", a), ("b", b)] {
            reading.read(&Article::read(id, Format::Plain, text.to_string(), lexicon));
        }
        let contradicts = |j: &crate::conflict::Judged| j.verdict == Verdict::Contradict;
        reading.verdicts().iter().filter(|j| contradicts(j)).map(|j| j.rule.to_string()).collect()
    }

    #[test]
    fn dates_of_no_known_year() {
        let apart = [
            "Jane Roe was arrested on June 28. / Jane Roe was arrested in March 2003.",
            "Jane Roe was arrested on June 28. / Jane Roe was arrested on July 14.",
            "Jane Roe was arrested on Monday. / Jane Roe was arrested on Friday.",
            "Jane Roe is to be sentenced on May 3. / Jane Roe faces prison at her May 30 sentencing.",
            "The murder of Jane Roe, which took place on May 3, was told on June 7. / The murder of Jane Roe took place on June 7.",
            "Norvania handed over Dorne on May 3 after the talks of March 2003. / Norvania handed over Dorne in March 2003.",
        ];
        let fit = [
            "Jane Roe was arrested on June 28. / Jane Roe was arrested in June 2003.",
            "Jane Roe was arrested on June 28. / Jane Roe was arrested in 2003.",
            "Jane Roe was arrested on Monday. / Jane Roe was arrested on July 14.",
        ];
        for (pairs, expected) in [(&apart[..], &["date.exclude"][..]), (&fit[..], &[])] {
            for (a, b) in pairs.iter().filter_map(|p| p.split_once(" / ")) {
                assert_eq!(rules(a, b), expected, "{a} / {b}");
                assert_eq!(rules(b, a), expected, "{b} / {a}");
            }
        }
    }
}
