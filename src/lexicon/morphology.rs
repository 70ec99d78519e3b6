//! Regular inflection of English: forms from a lemma, and what a form alone gives away.
//!
//! In: lower-case words. Out: other forms, or the classes that a suffix suggests. Irregular words are rows in
//! `verbs.tsv` and `irregular-nouns.tsv`; here are only rules. `past("stop", false)` is `stopped`.

use super::class::Classes;
use std::borrow::Cow;

fn is_vowel(b: u8) -> bool {
    matches!(b, b'a' | b'e' | b'i' | b'o' | b'u')
}

/// One syllable of consonant, vowel, consonant doubles its last letter before `-ed` and `-ing`: `stop`, `ban`, `quit`.
fn doubles(lemma: &str, double: bool) -> bool {
    if double {
        return true;
    }
    let b = lemma.as_bytes();
    let [.., before, vowel, last] = *b else { return false };
    let groups = b.windows(2).filter(|w| is_vowel(w[0]) && !is_vowel(w[1])).count();
    groups == 1
        && is_vowel(vowel)
        && (!is_vowel(before) || b.ends_with(b"uit") || b.ends_with(b"uip"))
        && !is_vowel(last)
        && !matches!(last, b'w' | b'x' | b'y' | b'h')
        && b.iter().filter(|&&c| is_vowel(c)).count() <= 2
}

fn last_letter(word: &str) -> &str {
    word.char_indices().next_back().map_or("", |(i, _)| &word[i..])
}

/// `plan` → `planned`.
pub fn past(lemma: &str, double: bool) -> String {
    let b = lemma.as_bytes();
    match b {
        [.., b'e'] => format!("{lemma}d"),
        [.., v, b'y'] if !is_vowel(*v) => format!("{}ied", &lemma[..lemma.len() - 1]),
        _ if doubles(lemma, double) => format!("{lemma}{}ed", last_letter(lemma)),
        [.., v, b'c'] if is_vowel(*v) => format!("{lemma}ked"),
        _ => format!("{lemma}ed"),
    }
}

/// `cut` → `cutting`.
pub fn gerund(lemma: &str, double: bool) -> String {
    let b = lemma.as_bytes();
    match b {
        b"be" => "being".to_string(),
        [.., b'i', b'e'] => format!("{}ying", &lemma[..lemma.len() - 2]),
        [.., b'e' | b'o' | b'y', b'e'] | b"singe" => format!("{lemma}ing"),
        [.., b'e'] => format!("{}ing", &lemma[..lemma.len() - 1]),
        _ if doubles(lemma, double) => format!("{lemma}{}ing", last_letter(lemma)),
        [.., v, b'c'] if is_vowel(*v) => format!("{lemma}king"),
        _ => format!("{lemma}ing"),
    }
}

/// `carry` → `carries`.
pub fn third_person(lemma: &str) -> String {
    match lemma.as_bytes() {
        b"have" => "has".to_string(),
        [.., v, b'y'] if !is_vowel(*v) => format!("{}ies", &lemma[..lemma.len() - 1]),
        [.., b's' | b'x' | b'z' | b'o'] | [.., b's' | b'c', b'h'] => format!("{lemma}es"),
        _ => format!("{lemma}s"),
    }
}

/// The likeliest lemma of a regular `-ed` or `-ing` form that no lexicon knows: `retrofitted` → `retrofit`.
pub fn regular_lemma(form: &str) -> Cow<'_, str> {
    let Some(stem) = form.strip_suffix("ed").or_else(|| form.strip_suffix("ing")) else { return form.into() };
    if let Some(stem) = form.strip_suffix("ied") {
        return format!("{stem}y").into();
    }
    let b = stem.as_bytes();
    match b {
        [.., x, y] if x == y && !is_vowel(*x) && !matches!(x, b'l' | b's' | b'f' | b'z') => {
            stem[..stem.len() - 1].into()
        }
        [.., b'a' | b'i' | b'u', b't' | b'z' | b's' | b'v' | b'r' | b'g' | b'c']
        | [.., b'c' | b'u' | b'v' | b'g' | b's'] => format!("{stem}e").into(),
        _ => stem.into(),
    }
}

/// The singular of a regular plural; the word itself when it is none. Irregular ones are in the lexicon.
pub fn regular_singular(noun: &str) -> Cow<'_, str> {
    let b = noun.as_bytes();
    let cut = |n: usize| Cow::Borrowed(&noun[..noun.len() - n]);
    match b {
        [] | [_] | [_, _] => noun.into(),
        [.., b's' | b'u' | b'i' | b'\'', b's'] => noun.into(),
        [_, b'i', b'e', b's'] => cut(1),
        [.., b'i', b'e', b's'] => format!("{}y", &noun[..noun.len() - 3]).into(),
        [.., b's' | b'c', b'h', b'e', b's'] | [.., b'x', b'e', b's'] | [.., b's', b's', b'e', b's'] => cut(2),
        [.., b'z', b'z', b'e', b's'] | [.., b't', b'o', b'e', b's'] => cut(2),
        [.., b's'] => cut(1),
        _ => noun.into(),
    }
}

/// Whether a word looks like a plural noun, in whichever case: `chips`, `CDs`, `CHIPS`.
pub fn looks_plural(noun: &str) -> bool {
    noun.len() > 2
        && matches!(noun.as_bytes(), [.., a, b's' | b'S'] if !matches!(a, b's' | b'S' | b'u' | b'i' | b'\''))
        && !noun.ends_with("US")
        && !noun.ends_with("IS")
}

/// What the ending of an unknown lower-case word says of it.
pub fn guess(word: &str) -> Classes {
    // What stands before an ending has three letters or more.
    let ending = word.as_bytes().get(3..).unwrap_or_default();
    let ends = |with: &[u8]| ending.ends_with(with);
    match ending.last() {
        Some(b'y') if ends(b"ly") => Classes::ADVERB,
        Some(b'd') if ends(b"ed") && !word.ends_with("eed") => Classes::PAST | Classes::PARTICIPLE,
        Some(b'g') if ends(b"ing") => Classes::GERUND | Classes::NOUN,
        Some(b'c') if ends(b"ic") => Classes::ADJECTIVE | Classes::NOUN,
        Some(b'e') if ends(b"able") || ends(b"ible") || ends(b"ive") || ends(b"ese") || ends(b"some") => {
            Classes::ADJECTIVE | Classes::NOUN
        }
        Some(b'h') if ends(b"ish") => Classes::ADJECTIVE | Classes::NOUN,
        Some(b'l') if ends(b"al") || ends(b"ful") => Classes::ADJECTIVE | Classes::NOUN,
        Some(b's') if ends(b"ous") || ends(b"less") => Classes::ADJECTIVE | Classes::NOUN,
        Some(b'y') if ends(b"ary") => Classes::ADJECTIVE | Classes::NOUN,
        _ => Classes::NOUN,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regular_forms() {
        let forms = |l: &str, d| format!("{} {} {}", third_person(l), past(l, d), gerund(l, d));
        assert_eq!(forms("plan", false), "plans planned planning");
        assert_eq!(forms("stop", false), "stops stopped stopping");
        assert_eq!(forms("visit", false), "visits visited visiting");
        assert_eq!(forms("admit", true), "admits admitted admitting");
        assert_eq!(forms("carry", false), "carries carried carrying");
        assert_eq!(forms("agree", false), "agrees agreed agreeing");
        assert_eq!(forms("die", false), "dies died dying");
        assert_eq!(forms("pass", false), "passes passed passing");
        assert_eq!(forms("fix", false), "fixes fixed fixing");
        assert_eq!(forms("play", false), "plays played playing");
        assert_eq!(forms("reach", false), "reaches reached reaching");
        assert_eq!(forms("equip", true), "equips equipped equipping");
        assert_eq!(forms("rain", false), "rains rained raining");
        assert_eq!(forms("help", false), "helps helped helping");
        assert_eq!(forms("show", false), "shows showed showing");
        assert_eq!(forms("open", false), "opens opened opening");
    }

    #[test]
    fn lemmas_of_unknown_verbs() {
        for (form, lemma) in [
            ("retrofitted", "retrofit"),
            ("decommissioned", "decommission"),
            ("digitized", "digitize"),
            ("reallocated", "reallocate"),
            ("rebuffing", "rebuff"),
            ("queried", "query"),
        ] {
            assert_eq!(regular_lemma(form), lemma);
        }
    }

    #[test]
    fn singulars() {
        for (plural, singular) in [
            ("deliveries", "delivery"),
            ("boxes", "box"),
            ("losses", "loss"),
            ("ties", "tie"),
            ("bases", "base"),
            ("churches", "church"),
            ("bus", "bus"),
            ("analysis", "analysis"),
            ("class", "class"),
            ("GPUs", "GPU"),
        ] {
            assert_eq!(regular_singular(plural), singular);
        }
    }
}
