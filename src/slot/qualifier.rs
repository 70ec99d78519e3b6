//! What narrows a question: period, part, rate, status and moment, and how surely it is told.
//!
//! In: the qualifiers of two frames, the modality of two claims. Out: the positions of [`super::compare`].

use super::compare::{Comparison, Joined, Relation};
use super::form::{Form, Forms, Frame, Word};
use crate::claim::{ClaimKind, Pace, QualifierKind};

impl Comparison<'_> {
    pub(super) fn qualifiers(&mut self, a: &Frame, b: &Frame, kind: ClaimKind) {
        use QualifierKind::*;
        let tolls = a.toll && b.toll && a.pace == Pace::Developing && b.pace == Pace::Developing;
        let (a, b) = (&a.qualifiers, &b.qualifiers);
        if a.is_empty() && b.is_empty() {
            return;
        }
        for q in [Period, Place, Part, Rate, Status, Moment] {
            let of = |qs: &[(QualifierKind, Word)]| {
                qs.iter().filter(|(kind, _)| *kind == q).map(|(_, key)| *key).collect::<Vec<_>>()
            };
            let (x, y) = (of(a), of(b));
            if x.is_empty() && y.is_empty() {
                continue;
            }
            let silent = x.is_empty() || y.is_empty();
            let relation = match q {
                // A sum that is said to be one of each year may be what the other gives without saying so.
                Rate if silent => Relation::Compatible,
                // Part against whole is another question.
                Part => {
                    if x == y {
                        Relation::Same
                    } else {
                        Relation::Different
                    }
                }
                Period if !silent => {
                    if periods_meet(&x, &y, self.forms) {
                        Relation::Same
                    } else if tolls {
                        // "14 died on Monday", "the toll rose to 27 on Wednesday": one tells when, the other until when.
                        self.m.timeless = false;
                        Relation::Compatible
                    } else {
                        Relation::Different
                    }
                }
                _ if silent => Relation::Compatible,
                _ => {
                    if x.iter().any(|key| y.contains(key)) {
                        Relation::Same
                    } else {
                        Relation::Different
                    }
                }
            };
            if relation == Relation::Compatible && matches!(q, Period | Moment) && kind != ClaimKind::Date {
                self.m.timeless &= kind == ClaimKind::Quantity;
            }
            let weight = if relation == Relation::Same && q == Period { 0.4 } else { 0.0 };
            let name = match q {
                Period => "period",
                Place => "place named",
                Part => "part",
                Rate => "rate",
                Status => "status",
                Moment => "moment",
            };
            self.note(name, Joined(&x, ", "), Joined(&y, ", "), relation, weight);
        }
    }

    pub(super) fn modality(&mut self, a: &Form, b: &Form) {
        let name = |c: &Form| c.modality.map_or("asserted", |m| m.name());
        let (x, y) = (name(a), name(b));
        // Who is ordered to leave within 30 days is given 30 days to leave.
        let term = [a, b].iter().all(|c| self.forms.text(c.frame.attribute) == "term");
        // Two sentences that are one but for a figure tell of one plan.
        let retold = self.m.parallel && self.m.figures;
        if x != y && !term && !retold {
            // What was planned and what came about may differ without a contradiction.
            self.m.timeless &=
                a.kind == ClaimKind::Date || x == "alleged" || y == "alleged" || (x != "asserted" && y != "asserted");
            self.note("modality", x, y, Relation::Compatible, 0.0);
        }
        if a.negated != b.negated {
            self.note(
                "negation",
                if a.negated { "denied" } else { "asserted" },
                if b.negated { "denied" } else { "asserted" },
                Relation::Different,
                0.0,
            );
        }
    }
}

/// Periods are `YYYY-MM-DD..YYYY-MM-DD`, or any other text that must be equal.
fn periods_meet(a: &[Word], b: &[Word], forms: &Forms) -> bool {
    let ends = |w: &Word| forms.text(*w).split_once("..");
    a.iter().any(|x| {
        b.iter().any(|y| match (ends(x), ends(y)) {
            // One period inside the other is the same time told more loosely; two that merely touch are not.
            (Some((l, h)), Some((m, i))) => (l <= m && i <= h) || (m <= l && h <= i),
            // The year of one of them is not known.
            (Some(_), None) | (None, Some(_)) => true,
            _ => x == y,
        })
    })
}
