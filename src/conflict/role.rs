//! Roles against roles: one person cannot hold one exclusive title of two organisations at one time, nor two people one
//! exclusive title of one organisation.
//!
//! Who held it once, or will, may be somebody else; so may whoever the other article names as its holder at some time.

use super::Verdict;
use crate::lexicon::titles::Qualifier;
use crate::lexicon::{Lexicon, WordId};
use crate::slot::compare::{person_of, same_name};
use crate::slot::form::{Forms, Frame, Name, Role, Word};
use std::sync::Arc;

/// Rule of a contradiction in which the person is the value.
pub const TWO_HOLDERS: &str = "role.two-holders";

/// What two roles are to each other; `None` where nothing can be said.
pub fn relate(x: &Role, y: &Role, f: &Frame, g: &Frame, forms: &Forms) -> Option<(Verdict, &'static str)> {
    let once = |qs: &[Word]| qs.iter().filter_map(|q| Qualifier::parse(forms.text(*q))).any(|q| !q.is_now());
    let (person, other) = (person_of(f)?, person_of(g)?);
    if !same_name(person, other) {
        let now = x.qualifiers == y.qualifiers && !once(&x.qualifiers);
        let full = full_name(f, forms) && full_name(g, forms);
        if now && x.title == y.title && are_one_in_two_spellings(person, other, forms) {
            return Some((Verdict::Refine, "role.spelling"));
        }
        return (now && full && are_strangers(person, other, forms)).then_some((Verdict::Contradict, TWO_HOLDERS));
    }
    let same = same_organisation(f, g, forms);
    let equal = x.title == y.title && x.qualifiers == y.qualifiers;
    match (x.organisation, y.organisation) {
        // "the company's chairman": which company was worked out, not read.
        (Some(_), Some(_)) if !same && x.title == y.title && !(is_written(f) && is_written(g)) => {
            Some((Verdict::Refine, "role.fuller"))
        }
        // "a United States senator", "the Maine senator": one place may lie in the other.
        (Some(_), Some(_)) if !same && equal && !lie_apart(f, g, forms) => Some((Verdict::Refine, "role.fuller")),
        (Some(_), Some(_)) if !same => {
            // Who was something may be something else now.
            // Nobody governs two countries, though one may chair two firms.
            let places = x.exclusive && is_placed(f, forms) && is_placed(g, forms);
            let held = (x.sole || places) && equal && !once(&x.qualifiers) && is_written(f) && is_written(g);
            held.then_some((Verdict::Contradict, "role.two-organisations"))
        }
        (o, r) if equal && (same || o.is_none() == r.is_none()) => Some((Verdict::Agree, "role.equal")),
        _ => Some((Verdict::Refine, "role.fuller")),
    }
}

/// "the Senate", "Judiciary": one word may stand for one of several bodies, a longer name or letters seldom do.
fn full_name(f: &Frame, forms: &Forms) -> bool {
    let lexicon = Lexicon::builtin();
    let party = |n: &str| {
        let word = lexicon.vocabulary.get(&n.to_lowercase());
        lexicon.names.people_at(|k| if k == 0 { word } else { WordId::NONE }).is_some()
    };
    let name = |n: &Arc<Name>| {
        let text = forms.text(n.name);
        let coined = !lexicon.vocabulary.get(&text.to_lowercase()).is_known();
        n.words.len() > 1 || coined || text.chars().all(char::is_uppercase) || party(text)
    };
    f.participants.iter().flat_map(|(_, t)| t.names.iter()).all(name)
}

/// Two people, and not one whose name is written in two ways: no word in common, and surnames that differ by more than
/// a slip.
fn are_strangers(x: &Name, y: &Name, forms: &Forms) -> bool {
    // "Chuck Roe" has the key "charles roe".
    let in_key = |n: &Name, word: &str| n.keys.iter().any(|k| forms.text(*k).split([' ', '-']).any(|w| w == word));
    let shares = |x: &Name, y: &Name| {
        let mut words = x.parts.iter().map(|w| forms.text(*w)).filter(|w| w.len() > 2);
        words.any(|w| in_key(y, w))
    };
    let shared = shares(x, y) || shares(y, x);
    let surname = |n: &Name| n.words.last().map_or("", |w| forms.text(*w)).to_string();
    !shared && !is_slip(&surname(x), &surname(y))
}

/// "Piet Mallory", "Peit Malory": names of one post's holder that differ by a slip in one place each, initials aside.
fn are_one_in_two_spellings(x: &Name, y: &Name, forms: &Forms) -> bool {
    fn end<'f>(word: Option<&Word>, forms: &'f Forms) -> &'f str {
        word.map_or("", |w| forms.text(*w))
    }
    let near = |a: &str, b: &str| a == b || a.len().min(b.len()) > 3 && a.len().abs_diff(b.len()) < 4 && is_slip(a, b);
    let (first, given) = (end(x.words.first(), forms), end(y.words.first(), forms));
    let one = x.words.len() == 1 || y.words.len() == 1;
    if !one && first.chars().next() != given.chars().next() {
        return false;
    }
    near(end(x.words.last(), forms), end(y.words.last(), forms)) && (one || near(first, given))
}

/// All but two letters in one place are the same.
fn is_slip(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let least = a.len().min(b.len());
    let start = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let end = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count().min(least - start);
    start + end + 2 >= a.len().max(b.len())
}

/// Organisations are the same by any of their keys, or where both end in one word and the words of one are all among
/// those of the other ("House Oversight Committee" / "House Oversight and Government Reform Committee").
fn same_organisation(f: &Frame, g: &Frame, forms: &Forms) -> bool {
    let names = |f: &'_ Frame| f.participants.iter().flat_map(|(_, t)| t.names.iter().cloned()).collect::<Vec<_>>();
    let words = |n: &Name| n.parts.iter().copied().filter(|w| forms.text(*w).len() > 3).collect::<Vec<_>>();
    let within = |p: &[Word], q: &[Word]| p.iter().all(|w| q.contains(w));
    let alike = |x: &Arc<Name>, y: &Arc<Name>| {
        let (p, q) = (words(x), words(y));
        x.words.last() == y.words.last() && (within(&p, &q) || within(&q, &p))
    };
    let (xs, ys) = (names(f), names(g));
    xs.iter().any(|x| ys.iter().any(|y| same_name(x, y) || alike(x, y)))
}

/// "the mayor of Dorne", "Norvania's mayor": of two places, neither must be able to hold the other.
fn lie_apart(f: &Frame, g: &Frame, forms: &Forms) -> bool {
    let events = &Lexicon::builtin().events;
    let path = |f: &Frame| {
        let names = f.participants.iter().flat_map(|(_, t)| t.names.iter());
        names.map(|n| events.path(forms.text(n.name))).find(|p| !p.is_empty()).unwrap_or_default()
    };
    let (p, q) = (path(f), path(g));
    let level = |w: &str| w.split(' ').next().unwrap_or_default().to_string();
    p.is_empty() && q.is_empty() || p.iter().zip(&q).find(|(x, y)| x != y).is_some_and(|(x, y)| level(x) == level(y))
}

/// The organisation is a place of the gazetteer.
fn is_placed(f: &Frame, forms: &Forms) -> bool {
    let events = &Lexicon::builtin().events;
    let mut names = f.participants.iter().flat_map(|(_, t)| t.names.iter());
    names.any(|n| !events.path(forms.text(n.name)).is_empty())
}

/// The organisation is named where the title stands; one that "the agency" was taken for accuses nobody.
fn is_written(f: &Frame) -> bool {
    f.participants.iter().all(|(_, t)| !t.open)
}
