//! What a value measures, from the clause it stands in.
//!
//! `$17 billion licensing arrangement`: the arrangement's value. `revenue rose 4% to $2.1 billion`: the change of
//! revenue, and its level. `90% of the market`: a share of the market. `seven chips`: the count of chips.

use super::frame::Frames;
use crate::lexicon::Cue;
use crate::mention::{Kind, Mention};
use crate::value::Change;

/// What a value measures.
#[derive(Clone, Debug)]
pub struct Measure {
    /// `count`, `value`, `amount`, `price`, `level`, `previous`, `change`, `share`, `rate`, `age`, `duration`.
    pub attribute: String,
    /// The noun phrase that is counted, priced, shared.
    pub phrase: Option<usize>,
    /// The figure is a fall.
    pub falls: bool,
    pub rule: &'static str,
}

/// Finds what a numeric mention measures.
pub fn of(frames: &Frames, m: &Mention) -> Measure {
    let (syntax, text) = (frames.read.syntax, frames.read.text);
    let (start, end) = (m.tokens.start, m.tokens.end);
    let lower = |i: usize| text.str(i).to_lowercase();
    let before = |n: usize| start.checked_sub(n).map(lower).unwrap_or_default();
    let make = |attribute: &str, phrase: Option<usize>, rule: &'static str| Measure {
        attribute: attribute.into(),
        phrase,
        falls: false,
        rule,
    };
    let own = frames.phrase_at(end - 1);
    let clause = frames.clause_at(start);
    let verb = clause.and_then(|c| c.verb).map(|v| &syntax.verbs[v]);
    let down = |token: usize| frames.has_cue(token, Cue::Down);
    let moves = |token: usize| down(token) || frames.has_cue(token, Cue::Up);

    if m.kind == Kind::Age {
        // "her 27-year-old wife", "Roe, 31,"
        let own = own.filter(|&p| syntax.phrases[p].head >= end);
        let apposed = start.checked_sub(2).filter(|_| before(1) == ",").and_then(|t| frames.phrase_at(t));
        return make("age", own.or(apposed).or(clause.and_then(|c| c.subject)), "measure.age");
    }
    // "a 29 percent drop in new orders", "its $17 billion licensing arrangement"
    if let Some(p) = own.filter(|&p| syntax.phrases[p].head >= end) {
        let head = syntax.phrases[p].head;
        if moves(head) && m.kind != Kind::Count {
            let of = following(frames, head + 1, &["in", "of", "for"]).or(syntax.phrases[p].possessor).or(Some(p));
            return Measure { attribute: "change".into(), phrase: of, falls: down(head), rule: "measure.change-noun" };
        }
        let attribute = match m.kind {
            Kind::Money => "value",
            Kind::Percent | Kind::Fraction => "rate",
            Kind::Duration => "duration",
            _ => "count",
        };
        return make(attribute, Some(p), "measure.premodifier");
    }
    // "a slowdown to 42 planes a month from 52": each stands for one end of a change.
    let paired = |word: &str, other: &str| {
        before(1) == word
            && frames.mentions_of_sentence(start).any(|n| {
                n.kind == m.kind && n.tokens.start > 0 && text.str(n.tokens.start - 1).eq_ignore_ascii_case(other)
            })
    };
    let (to, from) = (paired("to", "from"), paired("from", "to"));
    if (to || from) && m.kind == Kind::Count {
        return make(if to { "level" } else { "previous" }, own.or(clause.and_then(|c| c.subject)), "measure.from-to");
    }
    // "rose 4% to $2.1 billion from $2 billion"
    if let (Some(c), Some(v)) = (clause, verb)
        && moves(v.head)
        && matches!(m.kind, Kind::Money | Kind::Percent | Kind::Count | Kind::Number | Kind::Quantity | Kind::Fraction)
    {
        let by_itself = m.tokens.start >= v.tokens.end;
        // "cut 900 jobs": a counted object is what is cut, not by how much something fell.
        let counted = m.kind == Kind::Count && !matches!(before(1).as_str(), "by" | "to" | "from");
        if by_itself && !counted {
            let attribute = match (before(1).as_str(), m.change) {
                ("to", _) | (_, Some(Change::To)) => "level",
                ("from", _) | (_, Some(Change::From)) => "previous",
                _ => "change",
            };
            let transitive = c.object.filter(|&o| syntax.phrases[o].tokens.end <= start);
            let of = following(frames, end, &["of"]).filter(|_| attribute == "change" && m.kind == Kind::Percent);
            return Measure {
                attribute: attribute.into(),
                phrase: of.or(transitive).or(c.subject),
                falls: attribute == "change" && down(v.head),
                rule: "measure.change-verb",
            };
        }
    }
    // "90% of the market", "$5 million of sales", "$100 billion in wages", "12 of the 40 homes"
    if let Some(p) = following(frames, end, &["of"]) {
        let attribute = match m.kind {
            Kind::Percent | Kind::Fraction => "share",
            Kind::Money => "amount",
            _ => "part",
        };
        return make(attribute, Some(p), "measure.of");
    }
    if matches!(m.kind, Kind::Money)
        && let Some(p) =
            following(frames, end, &["in", "worth"]).filter(|_| lower(end) == "in" || lower(end + 1) == "of")
    {
        let dated = syntax
            .phrases
            .get(p)
            .is_some_and(|p| frames.read.mentions.iter().any(|d| d.kind.is_temporal() && d.tokens.contains(&p.head)));
        if !dated {
            return make("amount", Some(p), "measure.in");
        }
    }
    // "revenue of $4 billion", "a toll of 12"
    if matches!(before(1).as_str(), "of" | "at" | "for" | "to") || matches!(m.kind, Kind::Money | Kind::Percent) {
        let preposition = start.saturating_sub(1);
        if before(1) == "of"
            && let Some(p) = preposition.checked_sub(1).and_then(|t| frames.phrase_at(t))
        {
            let head = syntax.phrases[p].head;
            if moves(head) {
                let of = following(frames, end, &["in"]).or(Some(p));
                return Measure {
                    attribute: "change".into(),
                    phrase: of,
                    falls: down(head),
                    rule: "measure.change-noun",
                };
            }
            // "the lives of 346 people" still counts people.
            if m.kind != Kind::Count {
                return make("level", Some(p), "measure.noun-of");
            }
        }
    }
    // A counted noun measures itself.
    if matches!(m.kind, Kind::Count | Kind::Quantity | Kind::Temperature) && own.is_some() && m.kind == Kind::Count {
        return make("count", own, "measure.counted");
    }
    if m.kind == Kind::Duration {
        let attribute = match before(1).as_str() {
            "for" => "duration",
            "in" | "within" => "term",
            _ => "duration",
        };
        return make(attribute, clause.and_then(|c| c.subject), "measure.duration");
    }
    if let (Some(c), Some(v)) = (clause, verb) {
        // "acquired the mill for $40 million"
        if m.kind == Kind::Money && before(1) == "for" && c.object.is_some() {
            return make("price", c.object, "measure.price");
        }
        // "the bridge is worth $40 million", "it costs $4"
        if before(1) == "worth" {
            let noun = start.checked_sub(2).and_then(|t| frames.phrase_at(t));
            return make("value", noun.or(c.subject), "measure.worth");
        }
        if frames.has_cue(v.head, Cue::Cost)
            && c.object.is_none_or(|o| syntax.phrases[o].tokens.contains(&start))
            && v.tokens.end <= start
        {
            return make("price", c.subject, "measure.cost-verb");
        }
        // "revenue was $4 billion", "unemployment stood at 4 percent"
        if frames.has_cue(v.head, Cue::Level) && v.tokens.end <= start {
            return make("level", c.subject, "measure.level-verb");
        }
        let attribute = match m.kind {
            Kind::Money => "amount",
            Kind::Percent | Kind::Fraction => "rate",
            _ => "count",
        };
        // "spent $4 million on engines"
        let on = following(frames, end, &["on", "for", "in", "into"]);
        return make(attribute, on.or(own), "measure.object");
    }
    make(if m.kind == Kind::Money { "amount" } else { "count" }, own, "measure.open")
}

/// The noun phrase directly after one of the prepositions at `token`.
fn following(frames: &Frames, token: usize, prepositions: &[&str]) -> Option<usize> {
    let text = frames.read.text;
    if !prepositions.contains(&&*text.lower(token)) {
        return None;
    }
    frames.phrase_at(token + 1).filter(|&p| frames.read.syntax.phrases[p].tokens.start == token + 1)
}
