//! Who holds a title: the person before it, behind it, or around a verb that gives it.

use super::phrase::{self, Phrase};
use super::{Holder, Reader, Role};
use crate::lexicon::WordId;
use crate::lexicon::names::Traits;
use crate::lexicon::titles::{Held, Qualifier, TitleVerb};
use crate::lexicon::word as w;
use crate::mention::name::{Name, NameClass};
use crate::text::{Text, TokenKind};
use std::ops::Range;

impl Reader<'_, '_> {
    /// Who holds the titles from the first phrase to the last: two where one takes them from the other.
    pub(super) fn holders(&self, first: &Phrase, last: &Phrase) -> Vec<Holder> {
        let end = last.tail_end;
        if let Some(holder) = self.before_name(last) {
            return self.handed(first.outer, holder);
        }
        if let Some(holder) = self.object_before(first, end) {
            return holder;
        }
        let holder = self.after_name(first, end).or_else(|| self.ahead(first, last));
        holder.or_else(|| self.joined_as(first, end)).into_iter().collect()
    }

    /// "Jane Roe, director of sales at Orvex, has joined Corvale as its chief executive"
    fn joined_as(&self, phrase: &Phrase, end: usize) -> Option<Holder> {
        let text = self.text;
        let at = phrase.outer.checked_sub(1).filter(|&at| text.word(at) == w::AS)?;
        let body = self.names.ending(at).filter(|n| n.class != NameClass::Person)?;
        let mut from = body.tokens.start.checked_sub(1)?;
        if !matches!(&*text.lower(from), "join" | "joined" | "joining" | "joins" | "rejoined") {
            return None;
        }
        from -= usize::from(from > 0 && matches!(text.word(from - 1), w::HAS | w::HAD | w::WILL));
        let first = || {
            let start = text.sentences[text.sentence_of(from)].tokens.start;
            let name = self.names.starting(start).filter(|n| n.class == NameClass::Person)?;
            let apposed = text.str(name.tokens.end) == "," && from > 0 && text.str(from - 1) == ",";
            apposed.then(|| (name.entity, name.tokens.clone()))
        };
        let (person, name) = self.subject(from).or_else(first)?;
        let body = Some(phrase::body(self.names, body));
        Some(Holder { person, tokens: name.start..end, qualifier: None, body, rule: "role.joined-as" })
    }

    /// "Jane Roe succeeded chief executive Paul Berg", "Corvale fired its chief executive Paul Berg".
    fn handed(&self, at: usize, holder: Holder) -> Vec<Holder> {
        let Some((verb, from)) = giving_verb(self.text, at) else { return vec![holder] };
        self.both(verb, from, holder)
    }

    /// The holder behind a verb that begins at token `from`, and the one before it.
    fn both(&self, verb: &TitleVerb, from: usize, mut object: Holder) -> Vec<Holder> {
        let left = verb.object.flatten();
        object.qualifier = object.qualifier.or(left);
        let mut out = Vec::with_capacity(2);
        let enters = matches!(left, Some(Qualifier::Former | Qualifier::Outgoing));
        if let Some(held) = verb.subject.filter(|held| enters && *held != left)
            && let Some((person, name)) = self.subject(from)
        {
            let (tokens, body) = (name.start..object.tokens.end, object.body.clone());
            out.push(Holder { person, tokens, qualifier: held, body, rule: "role.succession" });
        }
        out.push(object);
        out
    }

    /// "Corvale named Jane Roe chief executive", "Jane Roe succeeded Paul Berg as chief executive".
    fn object_before(&self, phrase: &Phrase, end: usize) -> Option<Vec<Holder>> {
        let text = self.text;
        let mut at = phrase.outer;
        let word = |i: usize| i.checked_sub(1).map_or(WordId::NONE, |i| text.word(i));
        if word(at) == w::AS {
            at -= 1;
        } else if word(at) == w::BE && word(at - 1) == w::TO {
            at -= 2;
        }
        let name = self.person_ending(at)?;
        let mut start = name.tokens.start;
        start -=
            usize::from(start > 0 && text.str(start - 1).ends_with('.') && self.names.covering(start - 1).is_none());
        let (verb, from) = giving_verb(self.text, start)?;
        // "Corvale named Jane Roe chairman"
        let employer = from.checked_sub(1).and_then(|i| {
            let auxiliary = matches!(text.word(i), w::HAS | w::HAD | w::WILL);
            // "the Corvale Harbour Board (CHB) named"
            let bracket = text.str(i) == ")";
            self.names.ending(from - usize::from(auxiliary || bracket)).filter(|n| n.class == NameClass::Organisation)
        });
        let object = Holder {
            person: name.entity,
            tokens: name.tokens.start..end,
            qualifier: None,
            body: employer.map(|n| phrase::body(self.names, n)),
            rule: "role.object",
        };
        Some(self.both(verb, from, object))
    }

    /// The person whose name ends before token `end`, or before an age, a party or a comma there.
    fn person_ending(&self, end: usize) -> Option<&Name> {
        let text = self.text;
        let mut end = end;
        end -= usize::from(end > 2 && text.str(end - 1) == "," && text.tokens[end - 2].kind == TokenKind::Number);
        if end > 2 && text.tokens[end - 1].kind == TokenKind::Number && text.str(end - 2) == "," {
            end -= 2;
        } else if let Some((start, ..)) = self.party_before(end) {
            end = start;
        }
        self.names.ending(end).filter(|n| n.class == NameClass::Person)
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
    pub(super) fn before_name(&self, phrase: &Phrase) -> Option<Holder> {
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
        Some(Holder { person, tokens: phrase.start..name.end, qualifier: None, body: None, rule })
    }

    /// "Jane Roe, 54, the chief executive of Corvale,", "Jane Roe, who became chief executive".
    pub(super) fn after_name(&self, phrase: &Phrase, end: usize) -> Option<Holder> {
        let text = self.text;
        let next = text.tokens.get(end);
        let same_sentence = text.sentence_of(end) == text.sentence_of(phrase.start);
        // "…, chief executives of Corvale": the phrase goes on.
        let goes_on = same_sentence
            && next.is_some_and(|t| t.kind == TokenKind::Word && !(t.capital && end > phrase.hit.tokens.end))
            && !text.lexicon.names.traits(text.word(end)).has(Traits::FUNCTION)
            && text.lexicon.speech.get(text.word(end)).is_none();
        if goes_on || same_sentence && self.person_at(end).is_some() {
            return None;
        }
        let mut at = phrase.outer;
        if let Some((verb, len)) = self.verb_before(at, phrase) {
            at -= len;
            let person = self.subject(at)?;
            let tokens = person.1.start..end;
            return Some(Holder { person: person.0, tokens, qualifier: verb, body: None, rule: "role.verb" });
        }
        at = at.checked_sub(1)?;
        if !matches!(text.str(at), "," | "—" | "–" | "(") {
            return None;
        }
        // "Jane Roe (chief executive, Corvale)"
        let noted = (text.str(at) == "(" && text.str(end) == ",")
            .then(|| self.names.starting(end + 1).filter(|n| n.class != NameClass::Person))
            .flatten()
            .filter(|n| text.str(n.tokens.end) == ")");
        let end = noted.map_or(end, |n| n.tokens.end);
        let name = self.person_ending(at)?;
        let stands_alone = phrase.determined || phrase.body.is_some() || !phrase.title.is_empty();
        stands_alone.then_some(Holder {
            person: name.entity,
            tokens: name.tokens.start..end,
            qualifier: self.is_over(end).then_some(Qualifier::Former),
            body: noted.map(|n| phrase::body(self.names, n)),
            rule: "role.apposition",
        })
    }

    /// "mayor of Corvale until 2004", "from 1999 to 2004"
    fn is_over(&self, at: usize) -> bool {
        let text = self.text;
        let year = |i: usize| text.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Number && t.span.len() == 4);
        let range = text.word(at) == w::FROM && year(at + 1) && matches!(text.word(at + 2), w::TO | w::UNTIL);
        range || text.word(at) == w::UNTIL
    }

    /// "the company's vice president of sales, Jane Roe,"
    fn ahead(&self, first: &Phrase, last: &Phrase) -> Option<Holder> {
        let end = last.tail_end;
        if self.text.str(end) != "," || !(first.determined || first.body.is_some() || last.body.is_some()) {
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
            tokens: first.start..name.end,
            qualifier: None,
            body: None,
            rule: "role.title-comma-name",
        })
    }

    /// A verb that gives or takes a title and ends directly before token `at`: how the title is held, its length.
    fn verb_before(&self, at: usize, phrase: &Phrase) -> Option<(Held, usize)> {
        // "is still the chairman"
        let still = usize::from(at > 0 && matches!(self.text.str(at - 1), "still" | "now" | "also"));
        (1 + still..=5.min(at)).rev().find_map(|len| {
            let (n, verb) = self.text.lexicon.titles.verb_at(|k| self.text.word(at - len + k))?;
            if n + still != len || verb.title.is_some() {
                return None;
            }
            // "is a leader" says little; a body or an article makes it a title.
            let weak = matches!(self.text.word(at - len), w::IS | w::WAS) && n == 1;
            let held = verb.subject.filter(|_| !weak || phrase.body.is_some() || phrase.party.is_some())?;
            Some((held, len))
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

    /// "Jane Roe, who heads Corvale": the verb is the title.
    pub(super) fn headed(&self, out: &mut Vec<Role>) {
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
                qualifiers: verb.subject.flatten().into_iter().collect(),
                exclusive: row.exclusive,
                sole: row.sole,
                rule: "role.heads",
            });
        }
    }
}

/// A verb behind which somebody stands who gets or loses a title, ending directly before token `at`, and where it begins.
pub(super) fn giving_verb<'t>(text: &Text<'t>, at: usize) -> Option<(&'t TitleVerb, usize)> {
    (1..=5.min(at)).rev().find_map(|len| {
        let (n, verb) = text.lexicon.titles.verb_at(|k| text.word(at - len + k))?;
        (n == len && verb.object.is_some()).then_some((verb, at - len))
    })
}
