use super::*;
use crate::article::Prose;
use crate::lexicon::Lexicon;
use crate::mention::name;

fn with<T>(text: &str, f: impl Fn(&Text, &Names) -> T) -> T {
    let prose = Prose::plain(text);
    let text = Text::read(&prose, Lexicon::builtin());
    let names = name::read(&text);
    f(&text, &names)
}

/// Every quote: "the words — speaker".
fn quotes(text: &str) -> String {
    with(text, |t, n| {
        let show = |q: &Quote| {
            let speaker = q.speaker.as_ref().map_or("?", |s| &s.text);
            format!("{} — {speaker}", q.span.of(&t.prose.text))
        };
        read(t, n).iter().map(show).collect::<Vec<_>>().join("; ")
    })
}

#[test]
fn quotes_are_read() {
    for (text, want) in QUOTES {
        assert_eq!(quotes(text), *want, "in: {text}");
    }
}

const QUOTES: &[(&str, &str)] = &[("“We sold the harbour,” Jane Roe said.", "We sold the harbour — Jane Roe")];
