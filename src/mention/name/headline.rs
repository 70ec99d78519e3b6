//! Names in headlines, where capitals tell nothing: those that the article's running text or the lexicon knows, and
//! a given name with the word behind it where a title stands before them.

use super::entity::fold;
use super::style::Styles;
use super::{Entity, Name, NameClass, Names};
use crate::lexicon::names::Traits;
use crate::lexicon::word as w;
use crate::mention::title;
use crate::text::{Sentence, Text, TokenKind};
use rustc_hash::FxHashMap;

pub(super) fn read(text: &Text, styles: &Styles, titles: &[title::Hit], names: &mut Names) {
    let headlines: Vec<&Sentence> =
        text.sentences.iter().enumerate().filter(|(i, _)| styles.headline(*i)).map(|(_, s)| s).collect();
    if headlines.is_empty() {
        return;
    }
    // The names that begin with a word of a headline.
    let mut forms: Forms = FxHashMap::default();
    for sentence in &headlines {
        forms.extend(sentence.tokens.clone().map(|i| (folded(text.str(i)), Vec::new())));
    }
    for (e, entity) in names.entities.iter().enumerate() {
        index(&mut forms, entity, e);
    }
    for sentence in headlines {
        let folded: Vec<String> = sentence.tokens.clone().map(|i| folded(text.str(i))).collect();
        let shouted = sentence.tokens.clone().filter(|&i| text.tokens[i].upper).count() * 2 > sentence.tokens.len();
        let mut i = sentence.tokens.start;
        while i < sentence.tokens.end {
            let Some((len, entity, rule)) = at(text, sentence, &folded, i, shouted, &forms, names, titles) else {
                i += 1;
                continue;
            };
            let entity = entity.unwrap_or_else(|new| {
                names.entities.push(*new);
                let e = names.entities.len() - 1;
                index(&mut forms, &names.entities[e], e);
                e
            });
            let tokens = i..i + len;
            i = tokens.end;
            let class = names.entities[entity].class;
            names.names.push(Name { span: text.span(tokens.clone()), tokens, class, entity, rule });
        }
    }
    names.names.sort_by_key(|n| n.tokens.start);
}

/// Names by their first word: the words of each and its entity, the longest first.
type Forms = FxHashMap<String, Vec<(Vec<String>, usize)>>;

fn folded(word: &str) -> String {
    word.trim_end_matches('.').to_lowercase()
}

/// Every form of an entity, and a person's bare surname, by its first word, as far as that is looked for.
fn index(forms: &mut Forms, entity: &Entity, e: usize) {
    let surname = (entity.class == NameClass::Person).then(|| entity.keys.last()).flatten();
    for form in entity.forms.iter().chain(surname) {
        let first = if form.starts_with('-') { Some("-") } else { form.split(['-', ' ']).next() };
        let Some(list) = first.filter(|f| !f.is_empty()).and_then(|first| forms.get_mut(&folded(first))) else {
            continue;
        };
        let words: Vec<String> = form.replace('-', " - ").split_whitespace().map(folded).collect();
        if !list.contains(&(words.clone(), e)) {
            list.push((words, e));
            list.sort_by_key(|(w, _)| std::cmp::Reverse(w.len()));
        }
    }
}

type Read = (usize, Result<usize, Box<Entity>>, &'static str);

#[allow(clippy::too_many_arguments)]
fn at(
    text: &Text,
    sentence: &Sentence,
    folded: &[String],
    i: usize,
    shouted: bool,
    forms: &Forms,
    names: &Names,
    titles: &[title::Hit],
) -> Option<Read> {
    let token = &text.tokens[i];
    if token.kind != TokenKind::Word || !token.capital {
        return None;
    }
    let here = i - sentence.tokens.start;
    let rest = &folded[here..];
    let fitting = || forms.get(&rest[0]).into_iter().flatten().filter(|(w, _)| rest.starts_with(w));
    if let Some((words, e)) = fitting().next()
        // A surname that two people bear stays open.
        && fitting().all(|(w, other)| w.len() < words.len() || other == e)
    {
        return Some((words.len(), Ok(*e), "name.headline"));
    }
    let traits = |k: usize| text.lexicon.names.traits(text.word(k));
    if let Some((n, k)) = super::chain::known(text, i)
        && i + n <= sentence.tokens.end
        && !(shouted && n == 1)
        && !traits(i).has(Traits::FUNCTION)
    {
        let known = text.lexicon.names.known(k)?;
        let same = names.find(&known.name);
        let form = super::entity::written(text, i..i + n);
        if same.is_none() && n == 1 && known.class != NameClass::Place && (shouted || !token.upper) {
            // "House Prices Fall"
            return None;
        }
        let mut keys = vec![fold(&known.name), fold(&form)];
        keys.dedup();
        let canonical = known.name.to_string();
        let new = Entity { class: known.class, canonical, forms: vec![form], keys, gender: None };
        return Some((n, same.ok_or_else(|| Box::new(new)), "name.headline-known"));
    }
    let given = text.lexicon.names.given(text.word(i))?;
    let surname =
        text.tokens.get(i + 1).filter(|t| t.capital && t.kind == TokenKind::Word && i + 1 < sentence.tokens.end)?;
    let apposed = text.word(i + 2) == w::COMMA && title::starting(titles, i + 3).is_some();
    let last = fold(text.str(i + 1));
    let bearer = names.entities.iter().any(|e| e.class == NameClass::Person && e.keys.last() == Some(&last));
    if title::ending(titles, i).is_none() && !apposed && !bearer {
        return None;
    }
    if traits(i + 1).has(Traits::FUNCTION.or(Traits::ORG_LAST)) || text.lexicon.speech.get(surname.word).is_some() {
        return None;
    }
    let (first, last) = (capitalised(text.str(i)), capitalised(text.str(i + 1)));
    let form = format!("{first} {last}");
    let full = format!("{} {}", text.lexicon.vocabulary.word(given.full), fold(&last));
    let same = names.entities.iter().position(|e| e.class == NameClass::Person && e.keys.contains(&full));
    let keys = vec![full, fold(&form), fold(&last)];
    let new =
        Entity { class: NameClass::Person, canonical: form.clone(), forms: vec![form], keys, gender: given.gender };
    Some((2, same.ok_or_else(|| Box::new(new)), "name.headline-title"))
}

/// "JANE" → "Jane".
fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    let first: String = chars.next().into_iter().collect();
    if word.chars().any(char::is_lowercase) { word.to_string() } else { first + &chars.as_str().to_lowercase() }
}
