//! Laws of numeric mentions, over generated values and generated nonsense.

use super::{Context, Kind, Mention, read};
use crate::article::Prose;
use crate::lexicon::Lexicon;
use crate::text::Text;
use crate::value::Decimal;
use proptest::prelude::*;

fn mentions(sentence: &str) -> (Prose, Vec<Mention>) {
    let prose = Prose::plain(sentence);
    let read = read(&Text::read(&prose, Lexicon::builtin()), &Context { published: None });
    (prose, read)
}

/// What a sentence's only numeric mention of a kind denotes, as `Display` writes it.
fn value(sentence: &str, kind: Kind) -> Option<String> {
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
    fn money_is_read_as_printed(n in 1i64..10_000_000_000, scale in 0u32..3, code in proptest::sample::select(vec!["EUR", "CHF", "INR", "HKD"])) {
        let amount = Decimal::new(n, scale);
        let name = &Lexicon::builtin().currencies.by_code(code).expect("a known code").name;
        let expected = format!("money {} {name} {code}", amount.normalize());
        prop_assert_eq!(value(&format!("They paid {code} {} for it.", printed(amount)), Kind::Money), Some(expected.clone()));
        prop_assert_eq!(value(&format!("They paid {} {name} for it.", printed(amount)), Kind::Money), Some(expected));
    }

    #[test]
    fn percentages_are_read_as_printed(n in 0i64..100_000, scale in 0u32..3) {
        let amount = Decimal::new(n, scale);
        let expected = format!("percent {} percent", amount.normalize());
        prop_assert_eq!(value(&format!("It rose {}%.", printed(amount)), Kind::Percent), Some(expected.clone()));
        prop_assert_eq!(value(&format!("It rose {} percent.", printed(amount)), Kind::Percent), Some(expected));
    }

    #[test]
    fn units_are_read_by_their_name(n in 2i64..1_000_000, unit in proptest::sample::select(vec!["kilometer", "tonne", "megawatt", "hectare", "gigabyte", "square kilometer", "celsius"])) {
        let kind = if unit == "celsius" { Kind::Temperature } else { Kind::Quantity };
        let plural = if kind == Kind::Temperature { "" } else { "s" };
        let expected = format!("{} {n} {unit}", kind.name());
        prop_assert_eq!(value(&format!("It has {} {unit}{plural}.", printed(Decimal::from(n))), kind), Some(expected));
    }

    #[test]
    fn counts_and_ages_are_read_as_printed(n in 2i64..100_000_000, age in 2u8..110) {
        let count = value(&format!("They saw {} villages.", printed(Decimal::from(n))), Kind::Count);
        prop_assert_eq!(count, Some(format!("count {n} village")));
        prop_assert_eq!(value(&format!("A {age}-year-old man."), Kind::Age), Some(format!("age {age} year")));
    }

    #[test]
    fn ranges_keep_their_ends(low in 2i64..5000, more in 1i64..5000) {
        let high = low + more;
        let (l, h) = (printed(Decimal::from(low)), printed(Decimal::from(high)));
        let expected = Some(format!("count {low}..{high} village"));
        prop_assert_eq!(value(&format!("They saw between {l} and {h} villages."), Kind::Count), expected);
    }
}
