//! Numeric mentions: every value of a text that is no date.
//!
//! In: [`Text`] and its temporal mentions, whose numbers are no quantities. Out: numbers, fractions, ordinals,
//! money, percentages, quantities, counts and ages, none overlapping another. One pass over the tokens: where a
//! number may start, the readers of [`RULES`] are asked in their order, and the first reading stands.

use super::measure::{self, Measure, measure};
use super::number::{self, Form};
use super::surface::{self, Of};
use super::{
    Kind, Mention, Rule, age, change, count, ellipsis, fraction, identifier, money, multiplier, ordinal, unit,
};
use crate::lexicon::word as w;
use crate::text::{Text, TokenKind};
use crate::value::{Amount, Bound, Decimal};
use std::ops::Range;

/// Every numeric mention outside the temporal ones.
pub fn read(text: &Text, temporal: &[Mention]) -> Vec<Mention> {
    let mut taken = vec![Taken::No; text.tokens.len()];
    for t in temporal {
        let by = if matches!(t.kind, Kind::Duration | Kind::Set) { Taken::ByDuration } else { Taken::ByDate };
        taken[t.tokens.clone()].fill(by);
    }
    let mut mentions: Vec<Mention> = Vec::new();
    for sentence in &text.sentences {
        let first = mentions.len();
        let mut i = sentence.tokens.start;
        while i < sentence.tokens.end {
            if taken[i] == Taken::ByDate || !may_start(text, i) {
                i += 1;
                continue;
            }
            if let Some(end) = identifier::at(text, &sentence.tokens, i) {
                i = end.max(i + 1);
                continue;
            }
            match mention_at(text, i) {
                Some(m) if m.tokens.end <= sentence.tokens.end && is_free(&m, &taken[m.tokens.clone()]) => {
                    i = m.tokens.end;
                    mentions.push(m);
                }
                _ => i += 1,
            }
        }
        ellipsis::fill(text, &mut mentions[first..]);
    }
    share_brackets(text, &mut mentions);
    for m in &mut mentions {
        m.change = change::of(text, m);
    }
    mentions
}

/// What the temporal mentions say of a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Taken {
    No,
    ByDate,
    ByDuration,
}

/// Whether the temporal mentions leave a value its tokens: ages and rates ("$15 a month") contain durations.
fn is_free(m: &Mention, taken: &[Taken]) -> bool {
    let outer = m.kind == Kind::Age || m.unit.as_deref().is_some_and(|u| u.contains(" per "));
    taken.iter().all(|&t| t == Taken::No || (t == Taken::ByDuration && outer))
}

/// The readers in the order in which they are asked, the most telling form first.
pub const RULES: &[&[Rule]] = &[
    age::RULES,
    fraction::RULES,
    multiplier::RULES,
    ordinal::RULES,
    money::RULES,
    unit::RULES,
    count::RULES,
    &[Rule {
        name: "number",
        read: bare,
        examples: &[
            ("It closed at 4,577.10.", "4,577.10 => number 4577.1"),
            ("It cost the airlines billions.", "billions => number >=1000000000"),
            ("The cap fell to about 50,000.", "about 50,000 => number ~50000"),
        ],
        counter_examples: &[
            "One can hope.",
            "The iPhone 11 sold well.",
            "They drove along Route 66.",
            "See page 3.",
            "He won 3-1.",
            "Call 555-1234.",
            "Several hundred came.",
            "The H100 and the F-16 are old.",
            "They met at 10 Harbour Street.",
            "1. Open the box.",
            "It was proved [12] before.",
            "Release 1.2.3 is out.",
            "COVID-19 spread.",
            "Step three is hard.",
            "They met one-on-one.",
        ],
    }],
];

/// The numeric mention that starts at token `i`.
pub fn mention_at(text: &Text, i: usize) -> Option<Mention> {
    if !leads_to_number(text, i) {
        return None;
    }
    let m = measure(text, i).filter(|m| is_value(text, i, m));
    RULES.iter().copied().flatten().find_map(|rule| (rule.read)(text, i, m.as_ref()))
}

/// Whether a number can come after the words that token `i` opens: most "over", "a" and "from" lead to none.
fn leads_to_number(text: &Text, i: usize) -> bool {
    let at = measure::past_bound(text, i);
    let numeral =
        |k: usize| text.tokens.get(k).is_some_and(|t| t.kind == TokenKind::Number) || number::role(text, k).is_some();
    match text.word(at) {
        // "a dozen", "a kilogram", "A$5"
        w::A | w::AN => {
            numeral(number::past_hyphen(text, at + 1))
                || text.word(at + 1) == w::COUPLE
                || surface::one_of(text, at + 1).is_some()
                || surface::currency_before(text, at).is_some()
        }
        w::FROM | w::BETWEEN => (at + 1..at + 6).any(numeral),
        w::HYPHEN | w::MINUS | w::EN_DASH | w::FULL_STOP | w::MINUS_WORD | w::NEGATIVE => (at + 1..at + 5).any(numeral),
        w::AGE | w::AGED | w::AGES => true,
        _ => numeral(at) || surface::currency_before(text, at).is_some(),
    }
}

/// Whether a measure is a value at all, not a part of a name or a word.
fn is_value(text: &Text, i: usize, m: &Measure) -> bool {
    // "COVID -19": the sign is a hyphen of the name. "5G", "24703L202": letters run on that no unit claims.
    let named = m.number > i && identifier::is_named(text, m.number);
    !named && !identifier::runs_on(text, m.tokens.end)
}

/// Whether a numeric mention may start at token `i`: a digit, or a word or sign that numbers are written with.
fn may_start(text: &Text, i: usize) -> bool {
    let token = &text.tokens[i];
    token.kind == TokenKind::Number || (token.word.is_known() && text.lexicon.starts_number(token.word))
}

/// A unit's name with the rate of a measure.
pub fn rated(name: &str, m: &Measure) -> String {
    match &m.rate {
        Some(rate) => format!("{name} per {rate}"),
        None => name.to_string(),
    }
}

/// A number that counts and measures nothing that can be told.
fn bare(text: &Text, _: usize, m: Option<&Measure>) -> Option<Mention> {
    let m = m.filter(|m| m.of == Of::Nothing)?;
    // "several hundred", "a baker's dozen"
    let unit_word = m.form == Form::Words && m.tokens.len() == 1 && number::is_scale(text, m.number);
    // "one" is a pronoun, "four-door" is a kind of door.
    let word = unit_word || m.form == Form::Words && m.amount.high == Some(Decimal::ONE);
    let compound = number::is_hyphen(text.word(m.tokens.end)) && number::glued_at(text, m.tokens.end);
    // "billions" alone is a figure, "dozens" and "hundreds" hardly.
    let vague = m.form == Form::Plural && m.amount.low.is_none_or(|v| v < Decimal::ONE_THOUSAND);
    if word || vague || compound {
        return None;
    }
    Some(mention(text, Kind::Number, m.tokens.clone(), m.amount, "", "number"))
}

/// A mention with its span; `change` and `currency` are filled in later.
pub fn mention(
    text: &Text,
    kind: Kind,
    tokens: Range<usize>,
    amount: Amount,
    unit: &str,
    rule: &'static str,
) -> Mention {
    let mut span = text.span(tokens.clone());
    // "It paid $17 bn.": the dot ends the sentence.
    let ends = text.sentences.get(text.sentence_of(tokens.start)).is_some_and(|s| s.tokens.end == tokens.end);
    let words = span.of(&text.prose.text);
    if ends && words.ends_with('.') && !text.str(tokens.end - 1).trim_end_matches('.').contains('.') {
        span.end -= 1;
    }
    Mention {
        kind,
        span,
        tokens,
        amount: Some(amount),
        unit: Some(unit.to_string()),
        currency: None,
        change: None,
        timex: None,
        rule,
    }
}

/// "just under 296 hp (224 kW / 300 PS)": the converted values in brackets are bounded as the first one is, and
/// both are per what follows: "9 billion shekels ($2.4 billion) a year".
fn share_brackets(text: &Text, mentions: &mut [Mention]) {
    let mut shared: Option<(Kind, Bound)> = None;
    for k in 1..mentions.len() {
        let (before, m) = (&mentions[k - 1], &mentions[k]);
        let gap = before.tokens.end..m.tokens.start;
        let opens = gap.len() == 1 && text.word(gap.start) == w::OPEN;
        let goes_on = gap.len() == 1 && text.word(gap.start) == w::SLASH;
        let bound = before.amount.map_or(Bound::Exact, |a| a.bound);
        shared = match shared {
            _ if opens && !matches!(bound, Bound::Exact | Bound::Range) => Some((before.kind, bound)),
            Some(s) if goes_on => Some(s),
            _ => None,
        };
        let close = m.tokens.end;
        if let (Some((kind, bound)), Some(amount)) = (shared, m.amount)
            && kind == m.kind
            && amount.bound == Bound::Exact
        {
            mentions[k].amount = Some(amount.bounded(bound));
        }
        if opens && text.word(close) == w::CLOSE && mentions[k].kind == mentions[k - 1].kind {
            let Some((rate, _)) = surface::rate(text, close + 1) else { continue };
            for unit in mentions[k - 1..=k].iter_mut().filter_map(|m| m.unit.as_mut()) {
                if !unit.contains(" per ") {
                    *unit = format!("{unit} per {rate}");
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Prose;
    use crate::lexicon::Lexicon;
    use crate::mention::{self, Context};

    /// Rule, words and value of every numeric mention of a sentence.
    fn readings(sentence: &str) -> Vec<(&'static str, String)> {
        let prose = Prose::plain(sentence);
        let text = Text::read(&prose, Lexicon::builtin());
        let mentions = mention::read(&text, &Context { published: None });
        mentions.iter().map(|m| (m.rule, format!("{} => {m}", m.span.of(&prose.text)))).collect()
    }

    #[test]
    fn rules_prove_themselves() {
        let mut wrong = Vec::new();
        for rule in RULES.iter().copied().flatten() {
            for (sentence, expected) in rule.examples {
                let read = readings(sentence);
                if !read.iter().any(|(name, value)| *name == rule.name && value == expected) {
                    wrong.push(format!("{}: {sentence} => {read:?}, expected {expected}", rule.name));
                }
            }
            for sentence in rule.counter_examples {
                let read = readings(sentence);
                if read.iter().any(|(name, _)| *name == rule.name) {
                    wrong.push(format!("{}: {sentence} => {read:?}, expected nothing", rule.name));
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
