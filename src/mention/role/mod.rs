//! Roles: which title a person holds, in what body.
//!
//! In: [`Text`] and its [`Names`]. Out: [`Role`]s in the order of the text, each from the person's name to the title or
//! back. "Jane Roe, Corvale's chief executive" and "Corvale CEO Jane Roe" are the same role. A body that the words do
//! not settle stays open; that the same title was given to the same person elsewhere in the article settles it.

mod holder;
mod left;
mod phrase;
mod plural;
mod seat;

use super::name::{NameClass, Names};
use super::title::Hit;
use crate::lexicon::names::Traits;
pub use crate::lexicon::titles::Qualifier;
use crate::lexicon::word as w;
use crate::span::Span;
use crate::text::Text;
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
pub fn read(text: &Text, names: &Names, titles: &[Hit]) -> Vec<Role> {
    let reader = Reader { text, names };
    let phrases = phrase::read(text, names, titles);
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
    reader.plurals(&mut roles);
    for role in &mut roles {
        reader.seat(role);
    }
    reader.seated(&mut roles);
    settle_bodies(&mut roles);
    roles.iter_mut().filter(|r| r.organisation.is_none()).for_each(|r| r.organisation = reader.employer(r));
    settle_bodies(&mut roles);
    roles.iter_mut().for_each(|r| r.organisation = r.organisation.take().filter(|b| reader.is_told(b)));
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
    /// Where the words around the holder say it and those around the title do not: "Orvex named Jane Roe chairman".
    body: Option<Body>,
    rule: &'static str,
}

impl Reader<'_, '_> {
    /// "chairman and chief executive": two titles of one person.
    fn joined(&self, a: &Phrase, b: &Phrase) -> bool {
        let text = self.text;
        let and = |i: usize| text.word(i) == w::AND || text.str(i) == "&";
        let met =
            |end: usize| and(end) && end + 1 == b.start || text.str(end) == "," && and(end + 1) && end + 2 == b.start;
        // "the Velmark president and Kestria's leader Paul Berg": the first title is another's.
        let definite = [a.start.checked_sub(1), Some(a.start)].into_iter().flatten().any(|t| text.word(t) == w::THE);
        if definite && b.body.is_some() && self.before_name(b).is_some() {
            return false;
        }
        // "Jane Roe, chairman of Corvale, and Mayor Paul Berg"
        (met(a.tail_end) || met(a.hit.tokens.end))
            && (self.before_name(b).is_none() || self.after_name(a, a.tail_end).is_none())
    }

    /// The roles that a group of joined titles gives.
    fn roles(&self, group: &[Phrase], out: &mut Vec<Role>) {
        let [first, ..] = group else { return };
        let holders = self.holders(first, &group[group.len() - 1]);
        let shared = group.iter().find_map(|p| p.body.clone());
        for holder in &holders {
            for phrase in group {
                // "joined Corvale as its chief executive"
                let joined = holder.body.clone().filter(|_| holder.rule == "role.joined-as");
                let body =
                    joined.or_else(|| phrase.body.clone()).or_else(|| shared.clone()).or_else(|| holder.body.clone());
                out.push(self.role(phrase, body, holder));
            }
        }
    }

    fn role(&self, phrase: &Phrase, organisation: Option<Body>, holder: &Holder) -> Role {
        let tokens = holder.tokens.start.min(phrase.start)..holder.tokens.end.max(phrase.hit.tokens.end);
        let mut qualifiers = phrase.qualifiers.clone();
        qualifiers.extend(holder.qualifier.filter(|q| !qualifiers.contains(q)));
        // Each party has its nominee.
        let party = phrase.party.clone().filter(|_| phrase.exclusive && phrase.title.ends_with("nominee"));
        let organisation = organisation.or(party.map(|text| Body { entity: None, text }));
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

    /// "the County" names no body by itself.
    fn is_told(&self, body: &Body) -> bool {
        let lexicon = self.text.lexicon;
        let word = lexicon.vocabulary.get(&body.text.to_lowercase());
        let traits = lexicon.names.traits(word);
        !traits.has(Traits::ORG_LAST) || traits.has(Traits::KNOWN)
    }

    /// "Corvale said chief executive Jane Roe resigned": an officer of the only organisation named before.
    fn employer(&self, role: &Role) -> Option<Body> {
        let officer = role.exclusive && role.title.starts_with("chief ") && role.rule == "role.title-name";
        let from = self.text.sentences.get(self.text.sentence_of(role.tokens.start))?.tokens.start;
        let mut all = self.names.within(from..role.tokens.start).iter().filter(|n| n.class == NameClass::Organisation);
        let first = all.next().filter(|_| officer)?;
        all.all(|n| n.entity == first.entity).then(|| phrase::body(self.names, first))
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
