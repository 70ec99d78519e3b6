//! Which names of an article are one.
//!
//! Full names of persons by given name and surname ("Dave" is "David", "Jr." is another person), bare surnames by the
//! one person who bears them, organisations by legal form, acronym, ticker and unique short form, everything that the
//! lexicon knows by the lexicon. Where two candidates fit, nothing is merged.

use super::chain::Found;
use super::class::surname;
use super::{Entity, Name, Names};
use crate::lexicon::names::{Gender, NameClass, Traits};
use crate::lexicon::word as w;
use crate::mention::title::{self, Hit};
use crate::text::{Text, TokenKind};
use rustc_hash::{FxHashMap, FxHashSet};
use std::fmt::Write;

#[derive(Clone, Debug, Default)]
struct Person {
    /// in full: "david" for Dave
    given: String,
    surname: String,
    junior: String,
}

#[derive(Debug)]
struct Draft {
    class: NameClass,
    known: Option<u32>,
    person: Option<Person>,
    gender: Option<Gender>,
    forms: Vec<String>,
    /// Titles directly before it, and whether its first mention has one.
    titles: Vec<u32>,
    introduced: bool,
    /// First named as somebody's relative: the bare surname is that one's.
    kin: bool,
    /// Itself, or the draft that it was merged into.
    parent: usize,
}

impl Draft {
    fn new(at: usize, class: NameClass, form: &str) -> Draft {
        Draft {
            class,
            known: None,
            person: None,
            gender: None,
            forms: vec![form.to_string()],
            titles: Vec::new(),
            introduced: false,
            kin: false,
            parent: at,
        }
    }
}

pub(super) fn merge(text: &Text, titles: &[Hit], found: Vec<Found>) -> Names {
    let mut merger =
        Merger { text, drafts: Vec::new(), by_form: FxHashMap::default(), by_surname: FxHashMap::default() };
    let (mut form, mut key) = (String::new(), String::new());
    let mut of: Vec<usize> = found.iter().map(|f| merger.draft(f, &mut form, &mut key)).collect();
    let mut seen = FxHashSet::default();
    for (found, &draft) in found.iter().zip(&of) {
        let title = title::ending(titles, found.tokens.start).map(|h| h.title);
        let draft_is_new = seen.insert(draft);
        let draft = &mut merger.drafts[draft];
        draft.introduced |= draft_is_new && title.is_some();
        draft.kin |= draft_is_new && is_kin(text, found.tokens.start);
        draft.titles.extend(title);
    }
    merger.define_acronyms(&found, &of);
    merger.merge_surnames();
    merger.merge_short_forms();
    for draft in &mut of {
        *draft = merger.root(*draft);
    }
    merger.finish(found, &of)
}

struct Merger<'s, 't> {
    text: &'s Text<'t>,
    drafts: Vec<Draft>,
    by_form: FxHashMap<String, usize>,
    by_surname: FxHashMap<String, Vec<usize>>,
}

impl Merger<'_, '_> {
    /// The draft that a name belongs to by its own words. `form` and `key` are room to write in.
    fn draft(&mut self, found: &Found, form: &mut String, key: &mut String) -> usize {
        write_form(self.text, found.tokens.clone(), form);
        let gender = self.gender(found);
        if found.class == NameClass::Person && found.known.is_none() {
            let person = self.person(found);
            if !person.given.is_empty() {
                return self.full_person(form, person, gender);
            }
        }
        match found.known {
            Some(k) => {
                key.clear();
                // Writing to a string never fails.
                let _ = write!(key, "#{k}");
            }
            None => {
                fold_into(form, key);
                if found.class == NameClass::Person {
                    key.insert(0, '@');
                }
            }
        }
        let at = self.by_form.get(key.as_str()).copied().unwrap_or(self.drafts.len());
        if at == self.drafts.len() {
            self.by_form.insert(key.clone(), at);
            let person = (found.class == NameClass::Person).then(|| match found.known {
                Some(k) => self.known_person(k),
                None => Person { surname: fold(form), ..Person::default() },
            });
            if let Some(p) = person.as_ref().filter(|p| !p.given.is_empty()) {
                self.by_surname.entry(p.surname.clone()).or_default().push(at);
            }
            self.drafts.push(Draft { known: found.known, person, gender, ..Draft::new(at, found.class, form) });
        } else {
            let draft = &mut self.drafts[at];
            draft.gender = draft.gender.or(gender);
            if draft.class == NameClass::Other {
                draft.class = found.class;
            }
            note(&mut draft.forms, form);
        }
        at
    }

    fn full_person(&mut self, form: &str, person: Person, gender: Option<Gender>) -> usize {
        let bearers = self.by_surname.entry(person.surname.clone()).or_default();
        let same = bearers.iter().copied().find(|&d| {
            self.drafts[d].person.as_ref().is_some_and(|p| p.junior == person.junior && agree(&p.given, &person.given))
        });
        match same {
            Some(at) => {
                let draft = &mut self.drafts[at];
                draft.gender = draft.gender.or(gender);
                note(&mut draft.forms, form);
                at
            }
            None => {
                let at = self.drafts.len();
                bearers.push(at);
                self.drafts.push(Draft { person: Some(person), gender, ..Draft::new(at, NameClass::Person, form) });
                at
            }
        }
    }

    /// A person whom the lexicon lists, by the name it gives: the bare surname is hers too.
    fn known_person(&self, known: u32) -> Person {
        let lexicon = self.text.lexicon;
        let name = lexicon.names.known(known).map_or("", |k| &k.name);
        let Some((given, surname)) = name.split_once(' ') else {
            return Person { surname: fold(name), ..Person::default() };
        };
        let first = lexicon.names.given(lexicon.vocabulary.get(&fold(given)));
        let given = first.map_or_else(|| fold(given), |g| lexicon.vocabulary.word(g.full).to_string());
        let surname = surname.rsplit(' ').next().unwrap_or(surname);
        Person { given, surname: fold(surname), junior: String::new() }
    }

    fn person(&self, found: &Found) -> Person {
        let text = self.text;
        let traits = |i: usize| text.lexicon.names.traits(text.word(i));
        let last = surname(text, found);
        // "van der Berg" and "Roe-Smith" are whole surnames.
        let mut from = last;
        while from > found.tokens.start {
            let before = from - 1;
            let joined = text.word(before) == w::HYPHEN || text.word(from) == w::HYPHEN;
            if joined || traits(before).has(Traits::PARTICLE) && before > found.tokens.start {
                from = before;
            } else {
                break;
            }
        }
        let given = (from > found.tokens.start).then(|| {
            let word = text.word(found.tokens.start);
            let full = text.lexicon.names.given(word).map(|g| text.lexicon.vocabulary.word(g.full).to_string());
            full.unwrap_or_else(|| fold(text.str(found.tokens.start)))
        });
        let junior = if last + 1 < found.tokens.end { fold(text.str(found.tokens.end - 1)) } else { String::new() };
        Person {
            given: given.unwrap_or_default(),
            surname: fold(&written(text, from..last + 1)),
            junior: junior.trim_start_matches([',', ' ']).to_string(),
        }
    }

    fn gender(&self, found: &Found) -> Option<Gender> {
        let text = self.text;
        if found.class != NameClass::Person {
            return None;
        }
        let honorific = found.tokens.start.checked_sub(1).map_or("", |i| text.str(i)).trim_end_matches('.');
        match honorific {
            "Mr" | "Sir" | "Lord" | "King" | "Prince" | "Father" | "Brother" => Some(Gender::Male),
            "Mrs" | "Ms" | "Miss" | "Dame" | "Lady" | "Queen" | "Princess" | "Sister" | "Madam" => Some(Gender::Female),
            _ if text.tokens.get(found.tokens.start + 1).is_some_and(|t| t.spaced) && found.tokens.len() > 1 => {
                text.lexicon.names.given(text.word(found.tokens.start)).and_then(|g| g.gender)
            }
            _ => None,
        }
    }

    fn root(&self, mut draft: usize) -> usize {
        while self.drafts[draft].parent != draft {
            draft = self.drafts[draft].parent;
        }
        draft
    }

    fn join(&mut self, draft: usize, into: usize) {
        let (draft, into) = (self.root(draft), self.root(into));
        if draft == into {
            return;
        }
        self.drafts[draft].parent = into;
        let forms = std::mem::take(&mut self.drafts[draft].forms);
        let (gender, known, class) = (self.drafts[draft].gender, self.drafts[draft].known, self.drafts[draft].class);
        let target = &mut self.drafts[into];
        for form in forms {
            note(&mut target.forms, &form);
        }
        target.gender = target.gender.or(gender);
        target.known = target.known.or(known);
        if target.class == NameClass::Other {
            target.class = class;
        }
    }

    /// "Corvale Harbour Board (CHB)", "Corvale (NASDAQ: CRVL)".
    fn define_acronyms(&mut self, found: &[Found], of: &[usize]) {
        let text = self.text;
        for i in 1..found.len() {
            let (name, short) = (&found[i - 1], &found[i]);
            let at = short.tokens.start;
            if short.tokens.len() != 1 || text.word(short.tokens.end) != w::CLOSE || !text.tokens[at].upper {
                continue;
            }
            let (mut long, mut open) = (i - 1, at - 1);
            if text.word(open) == w::COLON
                && i >= 2
                && name.tokens.end == open
                && text.word(name.tokens.start - 1) == w::OPEN
            {
                (long, open) = (i - 2, name.tokens.start - 1);
            } else if text.word(open) != w::OPEN || !stands_for(text, name, text.str(at)) {
                continue;
            }
            if found[long].tokens.end == open && self.drafts[of[long]].class != NameClass::Person {
                let (long, short) = (of[long], of[i]);
                if self.drafts[short].known.is_none() || self.drafts[long].known.is_none() {
                    self.join(short, long);
                }
                let long = self.root(long);
                if self.drafts[long].class == NameClass::Other {
                    self.drafts[long].class = NameClass::Organisation;
                }
            }
        }
    }

    /// A bare surname is its only bearer's; a bare given name too, where no surname fits.
    fn merge_surnames(&mut self) {
        let mut firsts: FxHashMap<String, Vec<usize>> = FxHashMap::default();
        for (i, draft) in self.drafts.iter().enumerate() {
            if let Some(p) = draft.person.as_ref().filter(|p| !p.given.is_empty()) {
                let first = draft.forms[0].split(' ').next().unwrap_or("");
                let list = firsts.entry(fold(first)).or_default();
                if !list.contains(&i) {
                    list.push(i);
                }
                debug_assert!(!p.surname.is_empty());
            }
        }
        for i in 0..self.drafts.len() {
            let draft = &self.drafts[i];
            let bare = match &draft.person {
                Some(p) if p.given.is_empty() => p.surname.clone(),
                None if draft.known.is_none() && draft.parent == i => fold(&draft.forms[0]),
                _ => continue,
            };
            let bearers = self.by_surname.get(&bare).map_or(&[][..], Vec::as_slice);
            let mut fitting: Vec<usize> = bearers.iter().copied().filter(|&b| self.fits(i, b)).collect();
            // Whoever is known by then: somebody of the same name is told apart when he comes in.
            if let [first, second, ..] = fitting[..]
                && first < i
                && i < second
                && self.is_plain(i, first)
            {
                fitting.truncate(1);
            }
            match (fitting[..].first(), fitting.len(), firsts.get(&bare).map(Vec::as_slice)) {
                (Some(&one), 1, _) => self.join(i, one),
                (None, _, Some(&[one])) if bearers.is_empty() && self.fits(i, one) => self.join(i, one),
                (Some(_), _, _) => {
                    // Two bear it: a person, but nobody can say which.
                    self.drafts[i].class = NameClass::Person;
                    self.drafts[i].person.get_or_insert(Person { surname: bare, ..Person::default() });
                }
                _ => {}
            }
        }
    }

    /// The bare surname may be this bearer's. A president whom the article knows by his surname alone is not his son
    /// or his wife, who are introduced after him in full.
    fn fits(&self, bare: usize, full: usize) -> bool {
        let (bare, bearer) = (&self.drafts[bare], &self.drafts[full]);
        let gender = bare.gender.is_none() || bearer.gender.is_none() || bare.gender == bearer.gender;
        let junior = bearer.person.as_ref().is_some_and(|p| !p.junior.is_empty());
        let titled = bearer.titles.iter().any(|t| bare.titles.contains(t));
        let other = junior || bearer.gender == Some(Gender::Female) || !bearer.titles.is_empty();
        let first = bare.parent < full;
        let relative = bearer.kin && bare.gender.is_none();
        gender && (titled || !relative && !(first && (bare.introduced && other || junior)))
    }

    /// Nothing in how the bare surname is used asks for another bearer: no title that this one does not have, no father.
    fn is_plain(&self, bare: usize, full: usize) -> bool {
        let (bare, bearer) = (&self.drafts[bare], &self.drafts[full]);
        let junior = bearer.person.as_ref().is_some_and(|p| !p.junior.is_empty());
        !junior && bare.titles.iter().all(|t| bearer.titles.contains(t))
    }

    /// "Corvale" for Corvale Inc. or Corvale Shipping, "Harbour Ministry" for the Orvian Harbour Ministry, "CHB" for its
    /// initials, each where only one fits.
    fn merge_short_forms(&mut self) {
        let may_be_short = |i: usize, draft: &Draft| {
            draft.parent == i && draft.known.is_none() && !matches!(draft.class, NameClass::Person | NameClass::Product)
        };
        // The forms that may be short for another, and whose they may be.
        let short = self.drafts.iter().enumerate().filter(|(i, draft)| may_be_short(*i, draft));
        let mut heads: FxHashMap<String, Vec<usize>> = short.map(|(_, d)| (fold(&d.forms[0]), Vec::new())).collect();
        let mut add = |key: &str, i: usize| {
            if let Some(list) = heads.get_mut(key).filter(|list| !list.contains(&i)) {
                list.push(i);
            }
        };
        let mut key = String::new();
        for (i, draft) in self.drafts.iter().enumerate() {
            if draft.parent != i || matches!(draft.class, NameClass::Person | NameClass::Place | NameClass::Product) {
                continue;
            }
            for form in &draft.forms {
                let gaps: Vec<usize> = form.match_indices(' ').map(|(at, _)| at).collect();
                let (Some(&first), Some(&last)) = (gaps.first(), gaps.last()) else { continue };
                let mut part = |part: &str| {
                    fold_into(part, &mut key);
                    add(&key, i);
                };
                if draft.class == NameClass::Organisation {
                    part(&form[..first]);
                    gaps[1..].iter().for_each(|&end| part(&form[..end]));
                    gaps[..gaps.len() - 1].iter().for_each(|&at| part(&form[at + 1..]));
                    // "Fisheries Chairman Jane Roe" of the Senate Fisheries Committee
                    if gaps.len() == 2 {
                        part(&form[first + 1..last]);
                    }
                }
                for capitals in [true, false] {
                    write_initials(form, capitals, &mut key);
                    if !key.is_empty() {
                        add(&key, i);
                    }
                }
            }
        }
        for i in 0..self.drafts.len() {
            let draft = &self.drafts[i];
            if !may_be_short(i, draft) {
                continue;
            }
            fold_into(&draft.forms[0], &mut key);
            if let Some(&[one]) = heads.get(&key).map(Vec::as_slice)
                && one != i
                && self.root(one) != i
            {
                self.join(i, one);
            }
        }
    }

    fn finish(mut self, found: Vec<Found>, of: &[usize]) -> Names {
        let text = self.text;
        let mut entities: Vec<Entity> = Vec::new();
        let mut index: FxHashMap<usize, usize> = FxHashMap::default();
        let mut names = Vec::with_capacity(found.len());
        for (found, &draft) in found.into_iter().zip(of) {
            let entity = *index.entry(draft).or_insert_with(|| {
                entities.push(entity(text, &mut self.drafts[draft]));
                entities.len() - 1
            });
            names.push(Name {
                span: text.span(found.tokens.clone()),
                tokens: found.tokens,
                class: entities[entity].class,
                entity,
                rule: found.rule,
            });
        }
        Names { names, entities }
    }
}

fn entity(text: &Text, draft: &mut Draft) -> Entity {
    let known = draft.known.and_then(|k| text.lexicon.names.known(k));
    let shouted = |f: &str| !f.chars().any(char::is_lowercase);
    let longest = draft.forms.iter().max_by_key(|f| (!shouted(f), f.chars().count(), std::cmp::Reverse(*f)));
    let canonical = known.map(|k| k.name.to_string()).or(longest.cloned()).unwrap_or_default();
    let mut keys = Vec::with_capacity(draft.forms.len() + 1);
    let mut key = String::new();
    match &draft.person {
        Some(p) if !p.given.is_empty() => {
            note(&mut keys, format!("{} {} {}", p.given, p.surname, p.junior).trim_end());
            for form in &draft.forms {
                fold_into(form, &mut key);
                note(&mut keys, &key);
            }
            keys.retain(|k| *k != p.surname);
            keys.push(p.surname.clone());
        }
        _ => {
            for form in std::iter::once(&canonical).chain(&draft.forms) {
                fold_into(form, &mut key);
                note(&mut keys, &key);
            }
        }
    }
    Entity { class: draft.class, canonical, forms: std::mem::take(&mut draft.forms), keys, gender: draft.gender }
}

/// "his wife Jane Roe", "her son, Paul Roe"
fn is_kin(text: &Text, at: usize) -> bool {
    let at = at - usize::from(at > 1 && text.word(at - 1) == w::COMMA);
    at > 0 && text.lexicon.names.traits(text.word(at - 1)).has(Traits::KIN)
}

/// A name as written, with single spaces.
pub(super) fn written(text: &Text, tokens: std::ops::Range<usize>) -> String {
    let mut out = String::new();
    write_form(text, tokens, &mut out);
    out
}

fn write_form(text: &Text, tokens: std::ops::Range<usize>, out: &mut String) {
    out.clear();
    for i in tokens {
        if text.tokens[i].spaced && !out.is_empty() {
            out.push(' ');
        }
        out.push_str(text.str(i));
    }
}

/// Lower case without dots and without a legal form: "Corvale Inc." and "corvale" are one.
pub(super) fn fold(form: &str) -> String {
    let mut lower = String::with_capacity(form.len());
    fold_into(form, &mut lower);
    lower
}

fn fold_into(form: &str, lower: &mut String) {
    lower.clear();
    if form.is_ascii() {
        lower.push_str(form);
        lower.make_ascii_lowercase();
        lower.retain(|c| !matches!(c, '.' | ','));
    } else {
        lower.push_str(&form.to_lowercase().replace('\u{2019}', "'").replace(['.', ','], ""));
    }
    if lower.starts_with("the ") {
        lower.drain(.."the ".len());
    }
    if let Some((stem, form)) = lower.rsplit_once(' ')
        && matches!(
            form,
            "inc" | "corp" | "co" | "ltd" | "llc" | "plc" | "ag" | "sa" | "nv" | "gmbh" | "company" | "corporation"
        )
        && !stem.is_empty()
        && !stem.ends_with(" and")
        && !stem.ends_with(" &")
    {
        lower.truncate(stem.len());
    }
}

fn note(list: &mut Vec<String>, item: &str) {
    if !list.iter().any(|known| known == item) {
        list.push(item.to_string());
    }
}

/// Given names agree when they are equal, or when one is the other's initial.
fn agree(a: &str, b: &str) -> bool {
    a == b || (a.chars().count() == 1 || b.chars().count() == 1) && a.chars().next() == b.chars().next()
}

/// The initials of a name in lower case, without its small words or with them; nothing where it has only one.
fn write_initials(form: &str, capitals: bool, out: &mut String) {
    out.clear();
    let first = form.split(' ').filter_map(|w| w.chars().next()).filter(|c| !capitals || c.is_uppercase());
    if first.clone().nth(1).is_some() {
        out.extend(first.flat_map(char::to_lowercase));
    }
}

/// "CHB" can be short for the name: its letters come in the name's words in this order.
fn stands_for(text: &Text, name: &Found, short: &str) -> bool {
    let mut letters = name
        .tokens
        .clone()
        .filter(|&i| text.tokens[i].kind == TokenKind::Word)
        .flat_map(|i| text.str(i).chars())
        .flat_map(char::to_lowercase);
    let mut wanted = short.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase);
    let first = text.str(name.tokens.start).chars().flat_map(char::to_lowercase).next();
    wanted.clone().next() == first && wanted.all(|c| letters.any(|l| l == c))
}
