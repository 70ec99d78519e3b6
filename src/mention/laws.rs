//! Laws of numeric mentions, over generated values and generated nonsense.

use super::{Context, Kind, Mention, read};
use crate::article::Prose;
use crate::lexicon::{Lexicon, WordId};
use crate::text::Text;
use crate::value::{Amount, Bound, Decimal};
use proptest::prelude::*;

fn mentions(sentence: &str) -> (Prose, Vec<Mention>) {
    let prose = Prose::plain(sentence);
    let read = read(&Text::read(&prose, Lexicon::builtin()), &Context { published: None });
    (prose, read)
}

/// What a sentence's only numeric mention of a kind denotes, as `Display` writes it.
fn value_of(sentence: &str, kind: Kind) -> Option<String> {
    mentions(sentence).1.iter().find(|m| m.kind == kind).map(ToString::to_string)
}

/// A number with thousands separators, as newspapers print it.
fn printed(n: Decimal) -> String {
    let digits = n.to_string();
    let (whole, fraction) = digits.split_once('.').map_or((digits.as_str(), None), |(w, f)| (w, Some(f)));
    let mut out = String::new();
    for (i, c) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(c);
    }
    fraction.map_or(out.clone(), |f| format!("{out}.{f}"))
}

/// Words that numbers meet in text.
fn word() -> impl Strategy<Value = String> {
    let known = [
        "$", "£", "%", "-", "–", "(", ")", ",", ".", "/", "°", "C", "at", "least", "or", "so", "more", "than", "to",
        "from", "between", "and", "a", "half", "million", "bn", "m", "k", "km", "2", "sq", "per", "year", "old", "one",
        "twenty", "hundred", "thirds", "of", "people", "minus", "RM", "US", "cents", "x", "10", "^", "'s", "1/2", "½",
        "up", "fold", "th", "e6", "cubic", "feet", "inches", "6", "dozens", "tens", "billions", "dollars", "\u{a0}",
    ];
    prop_oneof![
        4 => proptest::sample::select(known.to_vec()).prop_map(String::from),
        2 => (0u64..=u64::MAX).prop_map(|n| n.to_string()),
        1 => "[0-9]{1,3}(,[0-9]{2,3}){0,9}(\\.[0-9]{1,30})?",
        1 => "\\PC{0,4}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn spans_slice_their_words(words in proptest::collection::vec((word(), any::<bool>()), 0..24)) {
        let text: String = words.iter().map(|(w, spaced)| format!("{}{w}", if *spaced { " " } else { "" })).collect();
        let (prose, found) = mentions(&text);
        let mut end = 0;
        for m in found.iter().filter(|m| m.kind.is_numeric() && !m.kind.is_temporal()) {
            prop_assert!(!m.span.of(&prose.text).is_empty());
            prop_assert!(m.span.start >= end, "mentions overlap in {text:?}");
            end = m.span.end;
            let amount = m.amount.expect("a numeric mention has an amount");
            prop_assert!(amount.low.is_some() || amount.high.is_some());
            prop_assert!(amount.low.zip(amount.high).is_none_or(|(l, h)| l <= h));
        }
    }

    #[test]
    fn any_text_is_read(text in "\\PC{0,60}", more in "[-0-9 .,$%a\u{a0}°½\u{2044}]{0,40}") {
        mentions(&text);
        mentions(&more);
        mentions(&format!("{more}{text}"));
    }

    #[test]
    fn values_are_read_as_printed(
        (form, n, more) in proptest::sample::select(forms()).prop_flat_map(|f| (Just(f), f.from..f.most, 1..f.most)),
        scale in 0u32..3,
        bound in proptest::sample::select(BOUNDS.to_vec()),
    ) {
        // A code that is a word too is one only before thousands.
        let n = Decimal::new(n, if form.whole { 0 } else { scale }).normalize();
        let amount = match bound {
            Bound::Range => Amount { low: Some(n), high: Some(n + Decimal::from(more)), bound, place: 0 },
            _ => Amount::point(n, 0).bounded(bound),
        };
        let sentence = form.print(&amount);
        let found = mentions(&sentence).1;
        let read = found.iter().find(|m| m.kind == form.kind);
        let read = read.map(|m| (m.amount.map(|a| a.to_string()), m.unit.clone(), m.currency));
        let expected = (Some(amount.to_string()), Some(form.unit.to_string()), form.currency);
        prop_assert_eq!(read, Some(expected), "{}", sentence);
    }

    #[test]
    fn fractions_are_read_as_printed(
        (n, d) in (1usize..9).prop_flat_map(|n| (Just(n), n + 1..10)),
        (sign, bound) in proptest::sample::select(vec![("", Bound::Exact), ("about ", Bound::About), ("at least ", Bound::AtLeast)]),
    ) {
        const PARTS: [&str; 10] = ["", "", "half", "third", "quarter", "fifth", "sixth", "seventh", "eighth", "ninth"];
        let plural = if n > 1 { "s" } else { "" };
        let written = format!("It lost {sign}{}-{}{plural} of its staff.", spell(n as u64), PARTS[d]);
        let value = Decimal::from(n as u64) / Decimal::from(d as u64);
        let expected = format!("fraction {}", Amount::point(value, 0).bounded(bound));
        // "one-half" is as good as "half".
        prop_assert_eq!(value_of(&written, Kind::Fraction), Some(expected), "{}", written);
    }

    #[test]
    fn ordinals_are_read_as_printed(n in 1u64..100_000) {
        let suffix = match (n % 10, n % 100) {
            (_, 11..=13) => "th",
            (1, _) => "st",
            (2, _) => "nd",
            (3, _) => "rd",
            _ => "th",
        };
        let written = format!("It ranked {}{suffix} there.", printed(Decimal::from(n)));
        prop_assert_eq!(value_of(&written, Kind::Ordinal), Some(format!("ordinal {n}")), "{}", written);
    }

    #[test]
    fn numbers_are_read_as_spelt(n in prop_oneof![2u64..2000, 2u64..10_000_000, 2u64..1_000_000_000_000]) {
        let written = format!("They saw {} villages.", spell(n));
        prop_assert_eq!(value_of(&written, Kind::Count), Some(format!("count {n} village")), "{}", written);
    }
}

const BOUNDS: [Bound; 7] =
    [Bound::Exact, Bound::About, Bound::Less, Bound::AtMost, Bound::More, Bound::AtLeast, Bound::Range];

/// How a kind of value is printed: what stands before and behind its figures.
#[derive(Clone, Copy, Debug)]
struct PrintedForm {
    kind: Kind,
    unit: &'static str,
    currency: Option<&'static str>,
    before: &'static str,
    prefix: &'static str,
    suffix: &'static str,
    /// Stands once behind a range: "between 2 and 3 people".
    after: &'static str,
    whole: bool,
    from: i64,
    most: i64,
}

impl PrintedForm {
    fn print(&self, amount: &Amount) -> String {
        let figure = |n: Option<Decimal>| format!("{}{}{}", self.prefix, printed(n.unwrap_or_default()), self.suffix);
        let words = match amount.bound {
            Bound::Exact => figure(amount.low),
            Bound::About => format!("about {}", figure(amount.low)),
            Bound::Less => format!("less than {}", figure(amount.high)),
            Bound::AtMost => format!("at most {}", figure(amount.high)),
            Bound::More => format!("more than {}", figure(amount.low)),
            Bound::AtLeast => format!("at least {}", figure(amount.low)),
            Bound::Range => format!("between {} and {}", figure(amount.low), figure(amount.high)),
        };
        format!("{} {words}{}.", self.before, self.after)
    }
}

/// Every numeric kind, every currency by its code and every unit by its name.
fn forms() -> Vec<PrintedForm> {
    let plain = PrintedForm {
        kind: Kind::Number,
        unit: "",
        currency: None,
        before: "The cap is",
        prefix: "",
        suffix: "",
        after: "",
        whole: false,
        from: 2,
        most: 10_000_000,
    };
    let unit = |kind, unit, suffix| PrintedForm { kind, unit, suffix, before: "It has", ..plain };
    let noun = |kind, unit, after| PrintedForm { kind, unit, after, whole: true, before: "It has", ..plain };
    let mut forms = vec![
        plain,
        unit(Kind::Percent, "percent", "%"),
        unit(Kind::Percent, "percent", " percent"),
        unit(Kind::Percent, "basis point", " basis points"),
        unit(Kind::Percent, "percentage point", " percentage points"),
        unit(Kind::Temperature, "celsius", "°C"),
        unit(Kind::Temperature, "fahrenheit", " degrees Fahrenheit"),
        noun(Kind::Count, "person", " people"),
        noun(Kind::Count, "child", " children"),
        noun(Kind::Count, "GPU", " GPUs"),
        PrintedForm { most: 60, before: "It hurt people aged", ..noun(Kind::Age, "year", "") },
        noun(Kind::Duration, "day", " days"),
        noun(Kind::Duration, "month", " months"),
        noun(Kind::Duration, "year", " years"),
    ];
    let lexicon = Lexicon::builtin();
    // A code says which currency it is, where there is one.
    for currency in lexicon.currencies.iter().filter(|c| c.factor == Decimal::ONE && !c.code.is_empty()) {
        let money = PrintedForm { kind: Kind::Money, unit: &currency.name, currency: Some(currency.code), ..plain };
        forms.push(PrintedForm {
            from: 100_000,
            before: "It paid",
            prefix: format!("{} ", currency.code).leak(),
            ..money
        });
    }
    for row in
        lexicon.units.iter().filter(|u| !matches!(&*u.dimension, "percent" | "temperature" | "time" | "calendar"))
    {
        let words: Vec<_> = row.name.split(' ').map(|w| lexicon.vocabulary.get(w)).collect();
        let own = lexicon.units.words.longest(|n| words.get(n).copied().unwrap_or(WordId::NONE));
        // "2 million british thermal units" may be so many millions.
        let number = words.first().is_some_and(|w| lexicon.numbers.contains(*w));
        if !number && own.is_some_and(|(len, _)| len == words.len()) {
            forms.push(unit(Kind::Quantity, &row.name, format!(" {}", row.name).leak()));
        }
    }
    forms
}

/// A whole number in words.
fn spell(n: u64) -> String {
    const SMALL: [&str; 20] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 10] = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let joined = |head: String, rest: u64, and: &str| {
        if rest == 0 { head } else { format!("{head} {and}{}", spell(rest)) }
    };
    match n {
        0..20 => SMALL[n as usize].to_string(),
        20..100 if n.is_multiple_of(10) => TENS[n as usize / 10].to_string(),
        20..100 => format!("{}-{}", TENS[n as usize / 10], SMALL[n as usize % 10]),
        100..1000 => joined(format!("{} hundred", spell(n / 100)), n % 100, "and "),
        1000..1_000_000 => joined(format!("{} thousand", spell(n / 1000)), n % 1000, ""),
        1_000_000..1_000_000_000 => joined(format!("{} million", spell(n / 1_000_000)), n % 1_000_000, ""),
        _ => joined(format!("{} billion", spell(n / 1_000_000_000)), n % 1_000_000_000, ""),
    }
}
