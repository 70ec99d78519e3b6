//! Roles: which title a person holds, in what body.
//!
//! In: [`Text`] and its [`Names`]. Out: [`Role`]s in the order of the text, each from the person's name to the title or
//! back. "Jane Roe, Corvale's chief executive" and "Corvale CEO Jane Roe" are the same role. A body that the words do
//! not settle stays open; that the same title was given to the same person elsewhere in the article settles it.

mod left;
mod phrase;

use super::name::{NameClass, Names};
use super::title::{self, Hit};
pub use crate::lexicon::titles::Qualifier;
use crate::lexicon::word as w;
use crate::span::Span;
use crate::text::{Text, TokenKind};
use phrase::Phrase;
use std::ops::Range;

/// A title that a person holds, held or will hold.
#[derive(Clone, Debug, PartialEq)]
pub struct Role {
    /// From the person's name to the title, or back.
    pub span: Span,
    pub tokens: Range<usize>,
    /// Index into [`Names::entities`].
    pub person: usize,
    /// In lower case, by the lexicon's name for it: "chief executive", "vice president of marketing".
    pub title: String,
    pub organisation: Option<Body>,
    /// "Republican" of "Sen. Jane Roe, R-Maine".
    pub party: Option<String>,
    pub qualifiers: Vec<Qualifier>,
    /// One holder at a time in one body.
    pub exclusive: bool,
    /// Exclusive, and held by nobody in two bodies at once.
    pub sole: bool,
    pub rule: &'static str,
}

impl Role {
    /// The title with how it is held: "former chief executive".
    pub fn held(&self) -> String {
        let mut out: String = self.qualifiers.iter().flat_map(|q| [q.name(), " "]).collect();
        out.push_str(&self.title);
        out
    }
}

/// Where a title is held.
#[derive(Clone, Debug, PartialEq)]
pub struct Body {
    /// Index into [`Names::entities`]; `None` where it is no name of its own ("Senate intelligence committee").
    pub entity: Option<usize>,
    pub text: String,
}

/// Reads every role of a text.
pub fn read(text: &Text, names: &Names) -> Vec<Role> {
    let hits = title::scan(text);
    read_with(text, names, &hits)
}

/// The same where the titles have been read already.
pub fn read_with(text: &Text, names: &Names, hits: &[Hit]) -> Vec<Role> {
    let reader = Reader { text, names };
    let phrases = phrase::read(text, names, hits);
    let mut roles = Vec::new();
    let mut from = 0;
    while from < phrases.len() {
        let mut to = from + 1;
        while to < phrases.len() && reader.joined(&phrases[to - 1], &phrases[to]) {
            to += 1;
        }
        reader.roles(&phrases[from..to], &mut roles);
        from = to;
    }
    reader.headed(&mut roles);
    for role in &mut roles {
        reader.seat(role);
    }
    settle_bodies(&mut roles);
    roles.iter_mut().filter(|r| r.organisation.is_none()).for_each(|r| r.organisation = reader.employer(r));
    settle_bodies(&mut roles);
    roles.sort_by_key(|r| (r.span.start, r.span.end));
    roles.dedup_by(|b, a| a.person == b.person && a.title == b.title && a.span.overlaps(b.span));
    roles
}

struct Reader<'s, 't> {
    text: &'s Text<'t>,
    names: &'s Names,
}

/// Who holds a title, and the tokens that say so.
struct Holder {
    person: usize,
    tokens: Range<usize>,
    qualifier: Option<Qualifier>,
    rule: &'static str,
}

impl Reader<'_, '_> {
    /// "chairman and chief executive": two titles of one person.
    fn joined(&self, a: &Phrase, b: &Phrase) -> bool {
        let text = self.text;
        let and = |i: usize| text.word(i) == w::AND || text.str(i) == "&";
        let met =
            |end: usize| and(end) && end + 1 == b.start || text.str(end) == "," && and(end + 1) && end + 2 == b.start;
        met(a.tail_end) || met(a.hit.tokens.end)
    }

    fn roles(&self, group: &[Phrase], out: &mut Vec<Role>) {
        let [first, .., last] = group else {
            if let [only] = group
                && let Some(holder) =
                    self.before_name(only).or_else(|| self.after_name(only, only.tail_end)).or_else(|| self.ahead(only))
            {
                out.push(self.role(only, only.body.clone(), &holder));
            }
            return;
        };
        let holder =
            self.before_name(last).or_else(|| self.after_name(first, last.tail_end)).or_else(|| self.ahead(last));
        let Some(holder) = holder else { return };
        let shared = group.iter().find_map(|p| p.body.clone());
        for phrase in group {
            out.push(self.role(phrase, phrase.body.clone().or_else(|| shared.clone()), &holder));
        }
    }

    fn role(&self, phrase: &Phrase, organisation: Option<Body>, holder: &Holder) -> Role {
        let tokens = holder.tokens.start.min(phrase.start)..holder.tokens.end.max(phrase.hit.tokens.end);
        let mut qualifiers = phrase.qualifiers.clone();
        qualifiers.extend(holder.qualifier.filter(|q| !qualifiers.contains(q)));
        Role {
            span: self.text.span(tokens.clone()),
            tokens,
            person: holder.person,
            title: phrase.title.clone(),
            organisation,
            party: phrase.party.clone(),
            qualifiers,
            exclusive: phrase.exclusive,
            sole: phrase.sole,
            rule: holder.rule,
        }
    }

    /// The person whose name begins at token `i`, behind further forms of address.
    fn person_at(&self, i: usize) -> Option<(usize, Range<usize>)> {
        let mut at = i;
        // "House Majority Leader Rep. Jane Roe"
        while at < i + 4
            && self.text.str(at).ends_with('.')
            && self.text.str(at).len() > 2
            && self.names.covering(at).is_none()
        {
            at += 1;
        }
        let name = self.names.starting(at).filter(|n| n.class == NameClass::Person)?;
        Some((name.entity, i..name.tokens.end))
    }

    /// "Corvale chief executive Jane Roe", "the ambassador to Corvale Jane Roe".
    fn before_name(&self, phrase: &Phrase) -> Option<Holder> {
        let text = self.text;
        let direct = phrase.hit.tokens.end;
        let (rule, (person, name)) = if let Some(found) = self.person_at(direct) {
            ("role.title-name", found)
        } else {
            let end = phrase.tail_end;
            let (person, name) = self.person_at(end)?;
            // "the ambassador to Corvale Jane Roe", but "a lawyer for Maine Sen. Jane Roe", "the director at the time Roe"
            let alone = self.names.starting(name.start).is_some_and(|n| n.tokens.len() > 1)
                || phrase
                    .body
                    .as_ref()
                    .is_some_and(|b| b.entity.is_some_and(|e| self.names.entities[e].class == NameClass::Organisation));
            let linked = matches!(text.word(direct), w::OF | w::TO) || phrase.body.is_some() && !phrase.determined;
            if !alone || !linked || phrase.indefinite(text) {
                return None;
            }
            ("role.title-body-name", (person, name))
        };
        // "his wife and chief of staff Jane", but "the chief, Bob": no comma stands here.
        text.tokens[name.start].spaced.then_some(())?;
        Some(Holder { person, tokens: phrase.start..name.end, qualifier: None, rule })
    }

    /// "Jane Roe, 54, the chief executive of Corvale,", "Jane Roe, who became chief executive".
    fn after_name(&self, phrase: &Phrase, end: usize) -> Option<Holder> {
        let text = self.text;
        let next = text.tokens.get(end);
        let same_sentence = text.sentence_of(end) == text.sentence_of(phrase.start);
        // "…, chief executives of Corvale": the phrase goes on.
        let goes_on = same_sentence
            && next.is_some_and(|t| t.kind == TokenKind::Word && !(t.capital && end > phrase.hit.tokens.end))
            && !text.lexicon.names.traits(text.word(end)).has(crate::lexicon::names::Traits::FUNCTION)
            && text.lexicon.speech.get(text.word(end)).is_none();
        if goes_on || same_sentence && self.person_at(end).is_some() {
            return None;
        }
        let mut at = phrase.outer;
        if let Some((verb, len)) = self.verb_before(at, phrase) {
            at -= len;
            let person = self.subject(at)?;
            return Some(Holder { person: person.0, tokens: person.1.start..end, qualifier: verb, rule: "role.verb" });
        }
        at = at.checked_sub(1)?;
        if !matches!(text.str(at), "," | "—" | "–" | "(") {
            return None;
        }
        // An age, a party in brackets or behind a comma.
        let mut name_end = at;
        if name_end > 2 && text.tokens[name_end - 1].kind == TokenKind::Number && text.str(name_end - 2) == "," {
            name_end -= 2;
        } else if let Some((start, ..)) = self.party_before(name_end) {
            name_end = start;
        }
        let name = self.names.ending(name_end).filter(|n| n.class == NameClass::Person)?;
        let stands_alone = phrase.determined || phrase.body.is_some() || !phrase.title.is_empty();
        stands_alone.then_some(Holder {
            person: name.entity,
            tokens: name.tokens.start..end,
            qualifier: None,
            rule: "role.apposition",
        })
    }

    /// "the company's vice president of sales, Jane Roe,"
    fn ahead(&self, phrase: &Phrase) -> Option<Holder> {
        let end = phrase.tail_end;
        if self.text.str(end) != "," || !(phrase.determined || phrase.body.is_some()) {
            return None;
        }
        let (person, name) = self.person_at(end + 1)?;
        // "Hit by a reporter, Roe left": a whole name stands in apposition.
        self.names.ending(name.end).filter(|n| n.tokens.len() > 1)?;
        // A list of people goes on with another name, an apposition closes.
        let after = self.text.str(name.end);
        let closes = matches!(after, "," | "." | ";" | ")" | ":" | "" | "—" | "–")
            || self.text.sentence_of(name.end) != self.text.sentence_of(end);
        closes.then_some(Holder {
            person,
            tokens: phrase.start..name.end,
            qualifier: None,
            rule: "role.title-comma-name",
        })
    }

    /// A verb that gives or takes a title and ends directly before token `at`: how the title is held, its length.
    fn verb_before(&self, at: usize, phrase: &Phrase) -> Option<(Option<Qualifier>, usize)> {
        (1..=4.min(at)).rev().find_map(|len| {
            let (n, verb) = self.text.lexicon.titles.verb_at(|k| self.text.word(at - len + k))?;
            if n != len || verb.title.is_some() {
                return None;
            }
            // "is a leader" says little; a body or an article makes it a title.
            let weak = matches!(self.text.word(at - len), w::IS | w::WAS) && len == 1;
            (!weak || phrase.body.is_some()).then_some((verb.qualifier, len))
        })
    }

    /// The person that ends before a verb at `at`: "Jane Roe", "Jane Roe, who", "Jane Roe, 54, who".
    fn subject(&self, at: usize) -> Option<(usize, Range<usize>)> {
        let text = self.text;
        let mut end = at;
        while end > 0
            && matches!(
                text.str(end - 1),
                "later" | "then" | "also" | "now" | "recently" | "previously" | "formerly" | "once"
            )
        {
            end -= 1;
        }
        if end > 0 && text.word(end - 1) == w::WHO {
            end -= 1;
            if end > 0 && text.str(end - 1) == "," {
                end -= 1;
                if end > 2 && text.tokens[end - 1].kind == TokenKind::Number && text.str(end - 2) == "," {
                    end -= 2;
                }
            }
        }
        let name = self.names.ending(end).filter(|n| n.class == NameClass::Person)?;
        Some((name.entity, name.tokens.clone()))
    }

    /// "Corvale said chief executive Jane Roe resigned": an officer of the only organisation named before.
    fn employer(&self, role: &Role) -> Option<Body> {
        let officer = role.exclusive && role.title.starts_with("chief ") && role.rule == "role.title-name";
        let from = self.text.sentences.get(self.text.sentence_of(role.tokens.start))?.tokens.start;
        let mut all = self.names.within(from..role.tokens.start).iter().filter(|n| n.class == NameClass::Organisation);
        let first = all.next().filter(|_| officer)?;
        all.all(|n| n.entity == first.entity).then(|| phrase::body(self.names, first))
    }

    /// "Jane Roe, who heads Corvale": the verb is the title.
    fn headed(&self, out: &mut Vec<Role>) {
        let text = self.text;
        for name in self.names.names.iter().filter(|n| n.class == NameClass::Person) {
            let mut at = name.tokens.end;
            at += usize::from(text.str(at) == ",");
            at += usize::from(text.word(at) == w::WHO);
            let Some((n, verb)) = text.lexicon.titles.verb_at(|k| text.word(at + k)) else { continue };
            let Some(row) = verb.title.and_then(|t| text.lexicon.titles.get(t)) else { continue };
            at += n;
            at += usize::from(text.word(at) == w::THE);
            let Some(body) = self.names.starting(at).filter(|b| b.class == NameClass::Organisation) else { continue };
            let tokens = name.tokens.start..body.tokens.end;
            out.push(Role {
                span: text.span(tokens.clone()),
                tokens,
                person: name.entity,
                title: row.name.to_string(),
                organisation: Some(phrase::body(self.names, body)),
                party: None,
                qualifiers: verb.qualifier.into_iter().collect(),
                exclusive: row.exclusive,
                sole: row.sole,
                rule: "role.heads",
            });
        }
    }

    /// Adds what stands behind the name of a lawmaker: "of Maine", ", R-Maine", ", a Maine Republican".
    fn seat(&self, role: &mut Role) {
        let text = self.text;
        let lawmaker = matches!(role.title.as_str(), "senator" | "representative" | "congressman" | "governor");
        if !lawmaker || role.rule != "role.title-name" {
            return;
        }
        let end = role.tokens.end;
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
    fn party_before(&self, end: usize) -> Option<(usize, String)> {
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

/// A title without a body has the body that the same person holds it in elsewhere in the article.
fn settle_bodies(roles: &mut [Role]) {
    for i in 0..roles.len() {
        if roles[i].organisation.is_some() {
            continue;
        }
        let mut bodies = roles
            .iter()
            .filter(|r| r.person == roles[i].person && r.title == roles[i].title)
            .filter_map(|r| r.organisation.as_ref());
        let Some(body) = bodies.next() else { continue };
        if bodies.all(|b| b == body) {
            roles[i].organisation = Some(body.clone());
        }
    }
}

#[cfg(test)]
mod tests;
