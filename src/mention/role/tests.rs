use super::*;
use crate::article::Prose;
use crate::lexicon::Lexicon;
use crate::mention::name;

/// Every role: "Jane Roe = former chief executive, Corvale [the words]".
fn roles(text: &str) -> String {
    let prose = Prose::plain(text);
    let text = Text::read(&prose, Lexicon::builtin());
    let names = name::read(&text);
    let show = |r: &Role| {
        let mut out = format!("{} = {}", names.entities[r.person].canonical, r.held());
        out.extend(r.party.iter().map(|p| format!(" ({p})")));
        out.extend(r.organisation.iter().map(|b| format!(", {}", b.text)));
        format!("{out} [{}]", r.span.of(&prose.text))
    };
    read(&text, &names).iter().map(show).collect::<Vec<_>>().join("; ")
}

#[test]
fn roles_are_read() {
    for (text, want) in EXAMPLES {
        assert_eq!(roles(text), *want, "in: {text}");
    }
}

const EXAMPLES: &[(&str, &str)] =
    &[("Corvale CEO Jane Roe resigned.", "Jane Roe = chief executive, Corvale [Corvale CEO Jane Roe]")];
