//! Counts: a number with the noun it counts, "seven distinct Nvidia chips", "one of its planes", "dozens of villages".

use super::measure::Measure;
use super::number::Form;
use super::surface::{Of, rate};
use super::{Kind, Mention, Rule, amount, noun, number, quantity};
use crate::lexicon::{NounWord, word as w};
use crate::text::{Text, TokenKind};
use crate::value::{Amount, Bound, Decimal};

pub const RULES: &[Rule] = &[
    Rule {
        name: "count.noun",
        read,
        examples: &[
            (
                "It shipped 1 million graphics processing units.",
                "1 million graphics processing units => count 1000000 unit",
            ),
            ("They saw seven distinct Orbis chips.", "seven distinct Orbis chips => count 7 chip"),
            ("At least 29 people were hurt.", "At least 29 people => count >=29 person"),
            ("Some 3.200 soldiers left.", "Some 3.200 soldiers => count ~3200 soldier"),
            ("It lost one of its planes.", "one of its planes => count 1 plane"),
            ("It won three of the five counties.", "three => count 3 county"),
            ("It won three of the five counties.", "five counties => count 5 county"),
            ("Dozens of villages were cut off.", "Dozens of villages => count >=24 village"),
            ("It ran 3,000 tests per day.", "3,000 tests per day => count 3000 test per day"),
            ("It filled eight million 250ml bottles.", "eight million => count 8000000 bottle"),
            ("A couple of planes left.", "A couple of planes => count ~2 plane"),
            ("Up to 300 GPUs failed.", "Up to 300 GPUs => count <=300 GPU"),
            ("By Friday 19 people had died.", "19 people => count 19 person"),
            ("The 40 Comet buses were sold.", "40 Comet buses => count 40 bus"),
            ("It cut 900 of its roughly 30,000 jobs.", "900 => count 900 job"),
            (
                "It paid 900 current, former and retired teachers.",
                "900 current, former and retired teachers => count 900 teacher",
            ),
        ],
        counter_examples: &[
            "No one came.",
            "They read them one by one.",
            "It closed at 42.",
            "A couple was married.",
            "The S&P 500 rose.",
            "It hit 42, rose and fell with stocks.",
            "The 640 Comet was sold.",
            "The 640 Comet was sold, and so were its 640 Comet spares.",
        ],
    },
    Rule {
        name: "count.compound",
        read: compound,
        examples: &[
            ("A nine-member panel met.", "nine-member => count 9 member"),
            ("He wrote a 10-page memo.", "10-page => count 10 page"),
        ],
        counter_examples: &["A two-way street.", "A one-sided game.", "The 40-something voter."],
    },
];

/// The count that a measure without a unit starts.
fn read(text: &Text, _: usize, m: Option<&Measure>) -> Option<Mention> {
    let m = m.filter(|m| m.of == Of::Nothing && m.rate.is_none())?;
    if is_pronoun(text, m) {
        return None;
    }
    let start = phrase(text, m)?;
    let one =
        m.amount.high.or(m.amount.low).is_some_and(|v| v <= Decimal::ONE && v > Decimal::ZERO) && start == m.tokens.end;
    // "three of the five counties": the whole is a count of its own.
    let whole = number::atom(text, start).filter(|_| start > m.tokens.end).map_or(0, |a| a.len);
    let head = noun::head(text, start + whole, one)?;
    let mut unit = noun::singular(text, head.at);
    if head.inner || whole > 0 {
        return Some(quantity::mention(text, Kind::Count, m.tokens.clone(), m.amount, &unit, "count.noun"));
    }
    let mut end = head.at + 1;
    if let Some((per, stop)) = rate(text, end) {
        unit = format!("{unit} per {per}");
        end = stop;
    }
    let mut amount = grouped(text, m);
    if let (Bound::Exact, Some((bound, len))) = (amount.bound, amount::bound_after(text, end)) {
        amount = amount.bounded(bound);
        end += len;
    }
    Some(quantity::mention(text, Kind::Count, m.tokens.start..end, amount, &unit, "count.noun"))
}

/// "no one", "one by one", "step one", "the one thing": "one" that counts nothing.
fn is_pronoun(text: &Text, m: &Measure) -> bool {
    text.word(m.number) == w::ONE
        && m.tokens.len() == 1
        && (text.word(m.tokens.end) == w::MORE
            || matches!(text.lexicon.counted_nouns.get(text.word(m.tokens.end)), Some(NounWord::Idiom))
            || (m.number > 0
                && matches!(text.word(m.number - 1), w::NO | w::THIS | w::THAT | w::ANY | w::EVERY | w::EACH | w::BY))
            || matches!(text.word(m.tokens.end), w::THING | w::TIME))
}

/// "a four-cylinder engine", "the nine-member panel": the noun after the hyphen, where another word follows it.
fn compound(text: &Text, _: usize, m: Option<&Measure>) -> Option<Mention> {
    let m = m.filter(|m| m.of == Of::Nothing && number::is_hyphen(text.word(m.tokens.end)))?;
    let at = number::past_hyphen(text, m.tokens.end);
    let noun = text.tokens.get(at).filter(|t| at > m.tokens.end && t.kind == TokenKind::Word && !t.capital)?;
    let modifies = text.tokens.get(at + 1).is_some_and(|t| t.kind == TokenKind::Word && t.spaced);
    let idiom = matches!(text.lexicon.counted_nouns.get(noun.word), Some(NounWord::Idiom | NounWord::Stop));
    let adjective = text.str(at).ends_with("ed") || text.str(at).ends_with("ing") || text.str(at).ends_with("al");
    if !modifies || idiom || adjective || noun::is_plural(text, at) || m.form == Form::Plural {
        return None;
    }
    let unit = noun::singular(text, at);
    Some(quantity::mention(text, Kind::Count, m.tokens.start..at + 1, grouped(text, m), &unit, "count.compound"))
}

/// "3.200 soldiers": nobody counts to a thousandth, so that the dot parts thousands.
fn grouped(text: &Text, m: &Measure) -> Amount {
    let parted = text.str(m.number).split_once('.').is_some_and(|(whole, rest)| {
        let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
        (1..=3).contains(&whole.len()) && whole != "0" && rest.len() == 3 && digits(whole) && digits(rest)
    });
    let whole = || m.amount.times(Decimal::ONE_THOUSAND).map(|a| Amount { place: 0, ..a });
    if parted && m.magnitude == 0 { whole().unwrap_or(m.amount) } else { m.amount }
}

/// Where the counted phrase starts: after the number, or after "of the" and the like.
fn phrase(text: &Text, m: &Measure) -> Option<usize> {
    let end = m.tokens.end;
    if text.word(end) == w::OF {
        let mut at = end + 1;
        while is_determiner(text, at) {
            at += 1;
        }
        // "900 of its roughly 30,000 jobs"
        at += amount::bound_before(text, at).filter(|_| at > end + 1).map_or(0, |(_, len)| len);
        // "one of Airbnb's earliest investments"
        let owner = (at..at + 3).find(|&k| text.word(k) == w::POSSESSIVE);
        return Some(owner.map_or(at, |k| k + 1));
    }
    let next = text.tokens.get(end)?;
    // "several hundred people"
    let vague = number::is_scale(text, m.number) && m.number + 1 == end && m.number > 0 && is_vague(text, m.number - 1);
    (next.kind != TokenKind::Sign && next.spaced && !vague).then_some(end)
}

fn is_vague(text: &Text, i: usize) -> bool {
    matches!(text.word(i), w::SEVERAL | w::FEW | w::MANY | w::SOME)
}

fn is_determiner(text: &Text, i: usize) -> bool {
    matches!(text.word(i), w::THE | w::ITS | w::THEIR | w::HIS | w::HER | w::THESE | w::THOSE | w::ALL | w::OUR | w::MY)
}
