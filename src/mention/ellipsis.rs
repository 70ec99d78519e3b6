//! Units that are said once for several numbers: "45 and 50 mg", "435 homes by open sale and 187 by tender",
//! "rose 64 points to 4,577".
//!
//! In: the numeric mentions of one sentence in order. Out: bare numbers among them that take the unit of a neighbour.

use super::{Kind, Mention, noun};
use crate::lexicon::word as w;
use crate::text::Text;
use crate::value::{Amount, Decimal};

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
        if listed {
            let from = mentions[k + 1].clone();
            mentions[k].borrow_unit(&from, minor_factor(text, &from));
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
            w::AND | w::OR | w::IS | w::WAS | w::AT | w::WITH | w::BY | w::NOT => true,
            _ => continue,
        };
        // "four steps, … lowering eligibility to 55": a count is not resumed from afar.
        let near = |m: &&Mention| m.kind != Kind::Count || like || start < m.tokens.end + 8;
        let mut lenders = mentions[..k].iter().rev().filter(|m| lends(m)).filter(near);
        let lender =
            if like { lenders.find(|m| alike(m, minor_factor(text, m), &mentions[k])) } else { lenders.next() };
        if let Some(from) = lender.cloned() {
            mentions[k].borrow_unit(&from, minor_factor(text, &from));
        }
    }
}

/// What a number is worth in the currency of a sum that is written in a minor unit: 0.01 for "84.75 cents".
fn minor_factor(text: &Text, m: &Mention) -> Option<Decimal> {
    let factor = |i| {
        let (_, mark) = text.lexicon.currencies.words.longest(|n| text.word(i + n))?;
        text.lexicon.currencies.get(mark.currency).map(|c| c.factor).filter(|f| *f != Decimal::ONE)
    };
    m.tokens.clone().filter(|_| m.kind == Kind::Money).find_map(factor)
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
        // "11 out of 47 systems"
        2 if text.word(gap.start) == w::OUT && text.word(gap.start + 1) == w::OF => Some(w::OR),
        _ => None,
    }
}

/// Within a factor of ten of each other as written, so that one unit may well serve both.
fn alike(a: &Mention, factor: Option<Decimal>, b: &Mention) -> bool {
    let stated = |m: &Mention| m.amount.and_then(|x| x.low.or(x.high)).map(|v| v.abs());
    let written = stated(a).and_then(|v| v.checked_div(factor.unwrap_or(Decimal::ONE)));
    let (Some(a), Some(b)) = (written, stated(b)) else { return false };
    let near = |x: Decimal, y: Decimal| x.checked_mul(Decimal::TEN).is_some_and(|x| x >= y);
    near(a, b) && near(b, a)
}

impl Mention {
    fn borrow_unit(&mut self, from: &Mention, factor: Option<Decimal>) {
        if let (Some(factor), Some(amount)) = (factor, self.amount) {
            let Some(scaled) = amount.times(factor) else { return };
            self.amount = Some(Amount { place: amount.place.saturating_sub(factor.scale() as i8), ..scaled });
        }
        self.kind = from.kind;
        self.unit.clone_from(&from.unit);
        self.currency = from.currency;
        self.rule = "ellipsis";
    }
}

#[cfg(test)]
mod tests {
    use crate::article::Prose;
    use crate::lexicon::Lexicon;
    use crate::mention::{self, Context};
    use crate::text::Text;

    #[test]
    fn units_are_lent() {
        for (sentence, expected) in [
            ("They were given 45 and 50 mg.", vec!["45 => quantity 45 milligram", "50 mg => quantity 50 milligram"]),
            (
                "It was 84.75 cents and the low is 74.07.",
                vec!["84.75 cents => money 0.8475 dollar USD", "74.07 => money 0.7407 dollar USD"],
            ),
            ("It rose 64 points to 4,577.10.", vec!["64 points => count 64 point", "4,577.10 => count 4577.1 point"]),
            (
                "They sold 435 homes by tender and 187 by lot.",
                vec!["435 homes => count 435 home", "187 => count 187 home"],
            ),
            ("Tests hit 11 out of 47 systems.", vec!["11 => count 11 system", "47 systems => count 47 system"]),
            ("It has 114 members, not 112.", vec!["114 members => count 114 member", "112 => count 112 member"]),
            ("They want another pick or two.", vec!["two => count 2 pick"]),
            ("It has 9 rooms. The code is 12.", vec!["9 rooms => count 9 room", "12 => number 12"]),
        ] {
            let prose = Prose::plain(sentence);
            let text = Text::read(&prose, Lexicon::builtin());
            let mentions = mention::read(&text, &Context { published: None });
            let read: Vec<String> = mentions.iter().map(|m| format!("{} => {m}", m.span.of(&prose.text))).collect();
            assert_eq!(read, expected, "{sentence}");
        }
    }
}
