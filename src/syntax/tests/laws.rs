//! Laws that hold for any text: no panic, every index in range, phrases apart, atoms whole.

use super::*;
use crate::text::Text;
use proptest::prelude::*;

/// Words of all classes and signs, in any order: far from prose, where rules meet what they do not expect.
const WORDS: &[&str] = &[
    "the",
    "her",
    "that",
    "which",
    "who",
    "whose",
    "what",
    "to",
    "of",
    "as",
    "after",
    "at",
    "least",
    "more",
    "than",
    "up",
    "and",
    "or",
    "but",
    "not",
    "never",
    "no",
    "if",
    "when",
    "because",
    "so",
    "did",
    "has",
    "had",
    "been",
    "being",
    "was",
    "will",
    "may",
    "isn't",
    "said",
    "told",
    "plans",
    "shares",
    "rose",
    "cut",
    "grounded",
    "killed",
    "leaving",
    "meeting",
    "beginning",
    "helped",
    "named",
    "expected",
    "begin",
    "Orbex",
    "Anna",
    "Berg",
    "U.S.",
    "ORBEX",
    "prices",
    "officials",
    "open",
    "likely",
    "quickly",
    "12",
    "$4",
    "million",
    "4%",
    "Monday",
    "year",
    "last",
    "it",
    "they",
    "there",
    "'s",
    "’",
    ",",
    ".",
    ":",
    ";",
    "—",
    "-",
    "(",
    ")",
    "\"",
    "“",
    "”",
    "five-year",
    "re-elected",
    "Straße",
    "北京",
    "…",
];

fn check(text: &Text, atoms: &[Atomic], syntax: &Syntax) {
    let n = text.tokens.len();
    assert_eq!(syntax.tags.len(), n);
    for pair in syntax.phrases.windows(2) {
        assert!(pair[0].tokens.end <= pair[1].tokens.start, "phrases overlap");
    }
    let phrase = |p: Option<usize>| p.is_none_or(|p| p < syntax.phrases.len());
    for (i, p) in syntax.phrases.iter().enumerate() {
        assert!(p.tokens.start < p.tokens.end && p.tokens.end <= n && p.tokens.contains(&p.head));
        assert!(p.modifiers.iter().all(|m| p.tokens.contains(m)));
        assert_eq!(syntax.phrase_at(p.head), Some(i));
        assert!([p.possessor, p.of, p.apposition, p.coordinated].into_iter().all(phrase));
        // A link goes forward, except to a possessor: following links ends.
        assert!([p.of, p.apposition, p.coordinated].iter().flatten().all(|&q| q > i));
        for atom in atoms {
            let apart = p.tokens.end <= atom.tokens.start || atom.tokens.end <= p.tokens.start;
            assert!(apart || p.tokens.start <= atom.tokens.start && atom.tokens.end <= p.tokens.end, "an atom is cut");
        }
    }
    for v in &syntax.verbs {
        assert!(v.tokens.contains(&v.head) && v.tokens.end <= n);
        assert!(v.governor.is_none_or(|g| g < syntax.verbs.len()));
        assert!(phrase(v.governor_noun));
    }
    for (i, c) in syntax.clauses.iter().enumerate() {
        assert!(c.tokens.end <= n && c.sentence < text.sentences.len());
        assert!(c.verb.is_none_or(|v| v < syntax.verbs.len()) && c.cue.is_none_or(|t| t < n));
        assert!([c.subject, c.object, c.indirect, c.predicate_noun, c.measure].into_iter().all(phrase));
        assert!(c.complements.iter().all(|x| x.preposition < n && x.phrase < syntax.phrases.len()));
        let ancestors = std::iter::successors(c.parent, |&p| syntax.clauses[p].parent);
        let depth = ancestors.take(syntax.clauses.len() + 1).count();
        assert!(depth <= syntax.clauses.len(), "clause {i} is its own ancestor");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn any_words(words in prop::collection::vec(prop::sample::select(WORDS), 0..40), cuts in prop::collection::vec(0usize..40, 0..8)) {
        let prose = Prose::plain(&words.join(" "));
        let text = Text::read(&prose, Lexicon::builtin());
        let mut ends: Vec<usize> = cuts.into_iter().filter(|&c| c <= text.tokens.len()).collect();
        ends.sort_unstable();
        ends.dedup();
        let kinds = [AtomicKind::Name, AtomicKind::Value, AtomicKind::Date];
        let atoms: Vec<Atomic> = ends
            .chunks_exact(2)
            .filter(|c| text.sentence_of(c[0]) == text.sentence_of(c[1] - 1))
            .enumerate()
            .map(|(i, c)| Atomic { tokens: c[0]..c[1], kind: kinds[i % 3] })
            .collect();
        check(&text, &atoms, &Syntax::read(&text, &atoms));
    }

    #[test]
    fn any_text(s in "\\PC{0,200}") {
        let prose = Prose::plain(&s);
        let text = Text::read(&prose, Lexicon::builtin());
        check(&text, &[], &Syntax::read(&text, &[]));
    }
}
