use super::*;
use crate::article::Prose;
use crate::lexicon::Lexicon;

/// Every name with its class and canonical form: "Roe person Jane Roe; …".
fn names(text: &str) -> String {
    let prose = Prose::plain(text);
    let text = Text::read(&prose, Lexicon::builtin());
    let names = read(&text);
    let show = |n: &Name| {
        let e = &names.entities[n.entity];
        let form = n.span.of(&prose.text);
        if form == e.canonical {
            format!("{form} ({})", n.class.name())
        } else {
            format!("{form} ({}, {})", n.class.name(), e.canonical)
        }
    };
    names.names.iter().map(show).collect::<Vec<_>>().join("; ")
}

#[test]
fn names_are_read() {
    for (text, want) in EXAMPLES {
        assert_eq!(names(text), *want, "in: {text}");
    }
}

const EXAMPLES: &[(&str, &str)] =
    &[("President Jane Roe met Piet van der Berg.", "Jane Roe (person); Piet van der Berg (person)")];
