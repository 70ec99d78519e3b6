//! Units that are said once for several numbers: "45 and 50 mg", "435 homes by open sale and 187 by tender",
//! "rose 64 points to 4,577".
//!
//! In: the numeric mentions of one sentence in order. Out: bare numbers among them that take the unit of a neighbour.

use super::{Kind, Mention, noun};
use crate::lexicon::word as w;
use crate::text::Text;
use crate::value::Decimal;

/// Gives bare numbers the unit that a neighbour in the same sentence says for both.
pub fn fill(text: &Text, mentions: &mut [Mention]) {
    // From right to left: "10, 20 and 30 percent".
    let mut listed = false;
    for k in (0..mentions.len().saturating_sub(1)).rev() {
        listed = match before_next(text, &mentions[k], &mentions[k + 1]) {
            Some(w::AND | w::OR) => true,
            Some(w::COMMA) => listed,
            _ => false,
        } && lends(&mentions[k + 1])
            && mentions[k].kind == Kind::Number;
        if listed && !is_minor(text, &mentions[k + 1]) {
            let from = mentions[k + 1].clone();
            mentions[k].borrow_unit(&from);
        }
    }
    for k in 0..mentions.len() {
        if mentions[k].kind != Kind::Number || mentions[k].tokens.start == 0 {
            continue;
        }
        let start = mentions[k].tokens.start;
        if let Some(noun) = noun_before_or(text, start, &mentions[k]) {
            mentions[k].kind = Kind::Count;
            mentions[k].unit = Some(noun);
            mentions[k].rule = "ellipsis";
            continue;
        }
        let like = match text.word(start - 1) {
            w::TO | w::FROM | w::THAN | w::VERSUS | w::AGAINST => false,
            w::AND | w::OR | w::IS | w::WAS | w::AT | w::WITH | w::BY => true,
            _ => continue,
        };
        let mut lenders = mentions[..k].iter().rev().filter(|m| lends(m));
        let lender = if like { lenders.find(|m| alike(m, &mentions[k])) } else { lenders.next() };
        if let Some(from) = lender.filter(|m| !is_minor(text, m)) {
            let from = from.clone();
            mentions[k].borrow_unit(&from);
        }
    }
}

/// Written in a minor unit: "84.75 cents" lends its unit to nothing that is read as dollars.
fn is_minor(text: &Text, m: &Mention) -> bool {
    m.kind == Kind::Money
        && m.tokens.clone().any(|i| {
            let found = text.lexicon.currencies.words.longest(|n| text.word(i + n));
            let currency = found.and_then(|(_, mark)| text.lexicon.currencies.get(mark.currency));
            currency.is_some_and(|c| c.factor != Decimal::ONE)
        })
}

/// "another pick or two": two picks, or one.
fn noun_before_or(text: &Text, start: usize, m: &Mention) -> Option<String> {
    let two = m.amount.is_some_and(|a| a.low == Some(Decimal::TWO) && a.high == a.low);
    let or = start > 2 && text.word(start - 1) == w::OR && !noun::stops(text, start - 2);
    let article = (start.saturating_sub(4)..start).any(|k| matches!(text.word(k), w::A | w::AN | w::ANOTHER));
    (two && or && article).then(|| noun::singular(text, start - 2))
}

fn lends(m: &Mention) -> bool {
    matches!(m.kind, Kind::Money | Kind::Percent | Kind::Quantity | Kind::Count | Kind::Temperature)
}

/// The one word between two mentions, "and" where a comma stands before it.
fn before_next(text: &Text, a: &Mention, b: &Mention) -> Option<crate::lexicon::WordId> {
    let gap = a.tokens.end..b.tokens.start;
    match gap.len() {
        1 => Some(text.word(gap.start)),
        2 if text.word(gap.start) == w::COMMA => Some(text.word(gap.start + 1)),
        _ => None,
    }
}

/// Within a factor of ten of each other, so that one unit may well serve both.
fn alike(a: &Mention, b: &Mention) -> bool {
    let stated = |m: &Mention| m.amount.and_then(|x| x.low.or(x.high)).map(|v| v.abs());
    let (Some(a), Some(b)) = (stated(a), stated(b)) else { return false };
    let near = |x: Decimal, y: Decimal| x.checked_mul(Decimal::TEN).is_some_and(|x| x >= y);
    near(a, b) && near(b, a)
}

impl Mention {
    fn borrow_unit(&mut self, from: &Mention) {
        self.kind = from.kind;
        self.unit.clone_from(&from.unit);
        self.currency = from.currency;
        self.rule = "ellipsis";
    }
}
