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
        if !is_lawmaker(&role.title) && role.title != "governor" {
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
        let Some((place, party, end)) = self.seat_after(end) else { return };
        role.organisation = role.organisation.take().or(place);
        role.party = role.party.take().or(party);
        role.tokens.end = end;
        role.span = text.span(role.tokens.clone());
    }

    /// The seat behind a name that ends at `end`: its place, its party, where it ends.
    pub(super) fn seat_after(&self, end: usize) -> Option<(Option<Body>, Option<String>, usize)> {
        if self.text.word(end) == w::OF {
            let name = self.names.starting(end + 1).filter(|n| n.class == NameClass::Place)?;
            return Some((Some(phrase::body(self.names, name)), None, name.tokens.end));
        }
        let (place, party, end) = self.party_after(end)?;
        Some((place, Some(party), end))
    }

    /// A lawmaker named again with a seat and no title: "The bill was opposed by Jane Roe (R-Maine)".
    pub(super) fn seated(&self, out: &mut Vec<Role>) {
        let lawmakers: Vec<(usize, String)> =
            out.iter().filter(|r| is_lawmaker(&r.title)).map(|r| (r.person, r.title.clone())).collect();
        if lawmakers.is_empty() {
            return;
        }
        let read = out.len();
        for name in self.names.names.iter().filter(|n| n.class == NameClass::Person) {
            let Some((_, title)) = lawmakers.iter().find(|(person, _)| *person == name.entity) else { continue };
            let Some((Some(place), party, end)) = self.seat_after(name.tokens.end) else { continue };
            if out[..read].iter().any(|r| r.person == name.entity && r.tokens.contains(&name.tokens.start)) {
                continue;
            }
            let tokens = name.tokens.start..end;
            out.push(Role {
                span: self.text.span(tokens.clone()),
                tokens,
                person: name.entity,
                title: title.clone(),
                organisation: Some(place),
                party,
                qualifiers: Vec::new(),
                exclusive: false,
                sole: false,
                rule: "role.seat",
            });
        }
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

fn is_lawmaker(title: &str) -> bool {
    matches!(title, "senator" | "representative" | "congressman")
}

fn party_letter(letter: &str) -> Option<&'static str> {
    match letter {
        "R" => Some("Republican"),
        "D" => Some("Democrat"),
        "I" => Some("independent"),
        _ => None,
    }
}
