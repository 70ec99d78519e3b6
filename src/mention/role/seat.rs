//! What stands behind the name of a holder: a seat and a party.

use super::phrase;
use super::{Body, Reader, Role};
use crate::lexicon::word as w;
use crate::mention::name::NameClass;

impl Reader<'_, '_> {
    /// Adds what stands behind the name of a lawmaker: "of Maine", ", R-Maine", ", a Maine Republican".
    pub(super) fn seat(&self, role: &mut Role) {
        let text = self.text;
        if role.rule != "role.title-name" {
            return;
        }
        let end = role.tokens.end;
        let lawmaker = matches!(role.title.as_str(), "senator" | "representative" | "congressman" | "governor");
        if !lawmaker {
            // "chief executive Jane Roe of Corvale"
            let body = self.names.starting(end + 1).filter(|n| {
                text.word(end) == w::OF
                    && role.organisation.is_none()
                    && (n.class == NameClass::Organisation || n.class == NameClass::Place && role.exclusive)
            });
            if let Some(name) = body {
                role.organisation = Some(phrase::body(self.names, name));
                role.tokens.end = name.tokens.end;
                role.span = text.span(role.tokens.clone());
            }
            return;
        }
        let (place, party, end) = if text.word(end) == w::OF {
            let Some(name) = self.names.starting(end + 1).filter(|n| n.class == NameClass::Place) else { return };
            (Some(phrase::body(self.names, name)), None, name.tokens.end)
        } else if let Some((place, party, end)) = self.party_after(end) {
            (place, Some(party), end)
        } else {
            return;
        };
        role.organisation = role.organisation.take().or(place);
        role.party = role.party.take().or(party);
        role.tokens.end = end;
        role.span = text.span(role.tokens.clone());
    }

    /// A party behind a name that ends at `end`: its place, the party, where it ends.
    fn party_after(&self, end: usize) -> Option<(Option<Body>, String, usize)> {
        let text = self.text;
        if !matches!(text.str(end), "," | "(") {
            return None;
        }
        let at = end + 1;
        if let Some(party) = party_letter(text.str(at))
            && text.str(at + 1) == "-"
        {
            let from = at + 2;
            let to = (from..from + 4)
                .find(|&i| {
                    matches!(text.str(i), "," | ")" | "" | ";") || !text.tokens.get(i).is_some_and(|t| t.capital)
                })
                .unwrap_or(from + 1);
            let place = (to > from).then(|| phrase::place(text, self.names, from..to));
            return Some((place, party.to_string(), to));
        }
        let at = at + usize::from(matches!(text.word(at), w::A | w::AN | w::THE));
        if let Some(name) = self.names.starting(at).filter(|n| n.class == NameClass::Place) {
            let party = phrase::party(text, name.tokens.end)?;
            return Some((Some(phrase::body(self.names, name)), party, name.tokens.end + 1));
        }
        let party = phrase::party(text, at)?;
        let from = matches!(text.word(at + 1), w::OF | w::FROM);
        let place = from.then(|| self.names.starting(at + 2)).flatten().filter(|n| n.class == NameClass::Place);
        Some((place.map(|n| phrase::body(self.names, n)), party, place.map_or(at + 1, |n| n.tokens.end)))
    }

    /// Where a party note that ends at `end` begins: "Jane Roe (R-Maine)", "Jane Roe, R-Maine".
    pub(super) fn party_before(&self, end: usize) -> Option<(usize, String)> {
        (2..=8.min(end)).map(|n| end - n).find_map(|start| {
            let (_, party, stop) = self.party_after(start)?;
            let stop = stop + usize::from(self.text.str(stop) == ")");
            (stop == end).then_some((start, party))
        })
    }
}

fn party_letter(letter: &str) -> Option<&'static str> {
    match letter {
        "R" => Some("Republican"),
        "D" => Some("Democrat"),
        "I" => Some("independent"),
        _ => None,
    }
}
