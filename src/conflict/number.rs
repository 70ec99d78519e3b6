//! Numbers against numbers: figures stand for their rounding interval, "about" widens it, a bound opens it.

use super::Verdict;
use crate::claim::{ClaimKind, stated_number};
use crate::slot::form::Number;
use crate::value::{Amount, Bound, Decimal};

/// "about 15" for 14.7: the part of the figure by which "about" may be off.
const ABOUT: Decimal = Decimal::from_parts(10, 0, 0, false, 2);
/// "nearly 40" for 40: the same for a figure that only bounds, beyond its bound.
const BLURRED: Decimal = Decimal::from_parts(2, 0, 0, false, 2);
/// Largest part of a figure that its trailing zeros may have rounded away ("1,200" for 1,150 to 1,250).
const ROUND: Decimal = Decimal::from_parts(5, 0, 0, false, 2);

/// Times that two figures may differ and still be taken for figures of one thing.
const FAR: Decimal = Decimal::from_parts(10, 0, 0, false, 0);

/// What the smaller of two figures lacks to the larger, as it is looked up among what an article states.
pub fn difference(kind: ClaimKind, dimension: &str, a: &Number, b: &Number) -> Option<u64> {
    let rest = a.base?.checked_sub(b.base?)?.abs().normalize();
    Some(stated_number(kind, dimension, rest))
}

/// Whether one figure is many times the other.
pub fn are_far_apart(a: &Number, b: &Number) -> bool {
    let (Some(x), Some(y)) = (a.base, b.base) else { return false };
    let (small, large) = (x.min(y), x.max(y));
    small.checked_mul(FAR).is_some_and(|far| far < large)
}

/// What two amounts in one unit are to each other.
pub fn relate(a: &Amount, b: &Amount) -> (Verdict, &'static str) {
    if a.low == b.low && a.high == b.high && a.bound == b.bound {
        return (Verdict::Agree, "number.equal");
    }
    if let (Some(x), Some(y)) = (point(a), point(b)) {
        if x == y {
            return (Verdict::Agree, "number.equal");
        }
        if rounds_to(x, a.place, y, b.place) {
            return (Verdict::Refine, "number.rounding");
        }
        if a.bound == Bound::Exact && b.bound == Bound::Exact {
            return (Verdict::Contradict, "number.exclude");
        }
    }
    let (x, y) = (widened(a), widened(b));
    let apart = below(&x, &y) || below(&y, &x);
    if apart {
        return (Verdict::Contradict, "number.exclude");
    }
    (Verdict::Refine, "number.within")
}

/// The stated figure of a point.
fn point(a: &Amount) -> Option<Decimal> {
    match a.bound {
        Bound::Exact | Bound::About => a.low.or(a.high),
        _ => None,
    }
}

/// Whether the coarser figure is the finer one rounded or cut off at a digit that the coarser one states.
fn rounds_to(x: Decimal, p: i8, y: Decimal, q: i8) -> bool {
    let coarse = |fine: Decimal, rough: Decimal, place: i8| {
        let unit = power(place);
        let Some(unit) = unit else { return false };
        let Some(gap) = fine.checked_sub(rough).map(|g| g.abs()) else { return false };
        gap <= unit / Decimal::TWO || (fine.abs() > rough.abs() && gap < unit)
    };
    let (p, q) = (zeros(x, p), zeros(y, q));
    if p >= q { coarse(y, x, p) } else { coarse(x, y, q) }
}

/// The place to which a figure may have been rounded: its trailing zeros count as rounded away as long as they hide
/// no more than a small part of the figure.
fn zeros(x: Decimal, place: i8) -> i8 {
    let mut p = place;
    while let (Some(unit), Some(limit)) = (power(p + 1), x.abs().checked_mul(ROUND)) {
        if unit / Decimal::TWO > limit || x.is_zero() || !(x % unit).is_zero() {
            break;
        }
        p += 1;
    }
    p
}

fn power(place: i8) -> Option<Decimal> {
    let mut unit = Decimal::ONE;
    for _ in 0..place.unsigned_abs() {
        unit = if place > 0 { unit.checked_mul(Decimal::TEN)? } else { unit.checked_div(Decimal::TEN)? };
    }
    Some(unit)
}

/// What the figure may mean: its rounding interval, more for "about", one end open for a bound.
fn widened(a: &Amount) -> (Option<Decimal>, Option<Decimal>) {
    let slack = |v: Decimal| {
        let half = power(zeros(v, a.place)).map_or(Decimal::ZERO, |u| u / Decimal::TWO);
        let part = match a.bound {
            Bound::About => ABOUT,
            Bound::Less | Bound::More => BLURRED,
            _ => Decimal::ZERO,
        };
        half.max(v.abs().checked_mul(part).unwrap_or(Decimal::ZERO))
    };
    let down = |v: Decimal| v.checked_sub(slack(v)).unwrap_or(v);
    let up = |v: Decimal| v.checked_add(slack(v)).unwrap_or(v);
    match a.bound {
        // The figure itself bounds: rounding still blurs where the bound lies.
        Bound::Less | Bound::AtMost => (None, a.high.map(up)),
        Bound::More | Bound::AtLeast => (a.low.map(down), None),
        Bound::Exact | Bound::About | Bound::Range => (a.low.map(down), a.high.map(up)),
    }
}

fn below(a: &(Option<Decimal>, Option<Decimal>), b: &(Option<Decimal>, Option<Decimal>)) -> bool {
    matches!((a.1, b.0), (Some(h), Some(l)) if h < l)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn n(v: &str, place: i8) -> Amount {
        Amount::point(v.parse().unwrap_or_default(), place)
    }

    #[test]
    fn rounding_agrees_and_distance_contradicts() {
        let verdict = |a: Amount, b: Amount| relate(&a, &b).0;
        assert_eq!(verdict(n("346", 0), n("346", 0)), Verdict::Agree);
        assert_eq!(verdict(n("346", 0), n("350", 0)), Verdict::Refine);
        assert_eq!(verdict(n("4230000000", 7), n("4200000000", 8)), Verdict::Refine);
        assert_eq!(verdict(n("4200000000", 8).bounded(Bound::About), n("4230000000", 7)), Verdict::Refine);
        assert_eq!(verdict(n("1200", 0), n("1100", 0)), Verdict::Contradict);
        assert_eq!(verdict(n("3", 0), n("30", 0)), Verdict::Contradict);
        assert_eq!(verdict(n("4000000", 6).bounded(Bound::AtLeast), n("4200000", 5)), Verdict::Refine);
        assert_eq!(verdict(n("4000000", 6).bounded(Bound::AtLeast), n("3200000", 5)), Verdict::Contradict);
        assert_eq!(verdict(n("42", 0).bounded(Bound::AtLeast), n("48", 0).bounded(Bound::AtLeast)), Verdict::Refine);
        assert_eq!(verdict(n("15", 0).bounded(Bound::About), n("14.7", -1)), Verdict::Refine);
        assert_eq!(verdict(n("300", 0).bounded(Bound::Less), n("302", 0)), Verdict::Refine);
        assert_eq!(verdict(n("70", 0).bounded(Bound::More), n("65", 0).bounded(Bound::Less)), Verdict::Contradict);
    }
}
