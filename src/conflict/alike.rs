//! Claims that are compared once for all of them: a slot that ten thousand articles fill costs what differs in it.
//!
//! In: [`Forms`]. Out: kinds, whose claims differ in nothing but who makes them, and classes, whose kinds differ in
//! nothing but their figure or date. Claims of one article are another matter: they are never compared by kind.

use super::block::Bins;
use crate::slot::Forms;
use crate::slot::form::{Form, Value};
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

pub struct Alike {
    /// The claims of each kind, in the order of their places.
    pub kinds: Bins,
    /// The kinds of each class.
    pub classes: Bins,
    /// Where each claim stands among all.
    pub rank: Vec<u32>,
    /// The kind of each claim.
    pub kind_of: Vec<u32>,
}

impl Alike {
    pub fn of(forms: &Forms) -> Alike {
        let mut order: Vec<u32> = (0..forms.len() as u32).collect();
        order.sort_by(|&a, &b| forms.place(a as usize).cmp(&forms.place(b as usize)));
        let (mut rank, mut kind_of) = (vec![0; forms.len()], vec![0; forms.len()]);
        let mut class_of = Vec::new();
        let (mut kinds, mut classes) = (FxHashMap::default(), FxHashMap::default());
        for (place, &i) in order.iter().enumerate() {
            let i = i as usize;
            rank[i] = place as u32;
            let class = class(&forms.forms[i], forms);
            let new = class_of.len() as u32;
            kind_of[i] = *kinds.entry(kind(class, i, forms)).or_insert(new);
            if kind_of[i] == new {
                let new = classes.len() as u32;
                class_of.push(*classes.entry(class).or_insert(new));
            }
        }
        Alike {
            kinds: Bins::of(class_of.len(), order.iter().map(|&i| (kind_of[i as usize], i))),
            classes: Bins::of(classes.len(), class_of.iter().enumerate().map(|(kind, &class)| (class, kind as u32))),
            rank,
            kind_of,
        }
    }

    /// The claims of a class, in the order of their places.
    pub fn members(&self, class: usize) -> Vec<usize> {
        let kinds = self.classes.get(class).iter();
        let mut members: Vec<usize> = kinds.flat_map(|&k| self.kinds.get(k as usize)).map(|&i| i as usize).collect();
        members.sort_unstable_by_key(|&i| self.rank[i]);
        members
    }

    /// The blocking keys of a class: those of all its claims.
    pub fn keys<'f>(&self, class: usize, forms: &'f Forms) -> Cow<'f, [u32]> {
        let of = |&kind: &u32| forms.keys(self.kinds.get(kind as usize)[0] as usize);
        let kinds = self.classes.get(class);
        if let [only] = kinds {
            return of(only).into();
        }
        let mut keys: Vec<u32> = kinds.iter().flat_map(of).copied().collect();
        keys.sort_unstable();
        keys.dedup();
        keys.into()
    }

    /// Claims of two classes, or two of one, that stand for all others: of two articles, and in words that differ
    /// where any do. `None` where one article makes all of them.
    pub fn example(&self, p: usize, q: usize, forms: &Forms) -> Option<(usize, usize)> {
        let id = |i: u32| forms.article(&forms.forms[i as usize]).id;
        let text = |k: u32| forms.forms[self.kinds.get(k as usize)[0] as usize].text;
        let apart = |k: u32, l: u32| {
            let (x, y) = (self.kinds.get(k as usize), self.kinds.get(l as usize));
            let ends = |of: &[u32]| of.first().copied().zip(of.last().copied());
            let ((a, b), (c, d)) = (ends(x)?, ends(y)?);
            [(a, c), (a, d), (b, c)].into_iter().find(|(i, j)| id(*i) != id(*j))
        };
        let pairs = || {
            let other = |&k: &u32| self.classes.get(q).iter().map(move |&l| (k, l));
            self.classes.get(p).iter().flat_map(other).filter(|(k, l)| k != l)
        };
        let told = pairs().filter(|(k, l)| text(*k) != text(*l)).find_map(|(k, l)| apart(k, l));
        let (i, j) = told.or_else(|| pairs().find_map(|(k, l)| apart(k, l)))?;
        Some((i as usize, j as usize))
    }
}

/// Everything that decides on a claim beside its value.
fn class(form: &Form, forms: &Forms) -> u64 {
    let article = forms.article(form);
    let mut hasher = DefaultHasher::new();
    (form.kind, form.negated, form.modality, form.dimension).hash(&mut hasher);
    // Lists, frames and values stand once in memory.
    (Arc::as_ptr(&form.frame) as usize, form.speaker.as_ptr() as usize).hash(&mut hasher);
    (article.published, article.topic.as_ptr() as usize).hash(&mut hasher);
    match &form.value {
        Value::Number(_) => {}
        // Hours of no known day are compared as such.
        Value::Time { low, high, clock, .. } => (low.is_none() && high.is_none(), clock.is_some()).hash(&mut hasher),
        Value::Role(role) => (Arc::as_ptr(role) as usize).hash(&mut hasher),
        Value::Quote(quote) => (Arc::as_ptr(quote) as usize).hash(&mut hasher),
        Value::Event(event) => (Arc::as_ptr(event) as usize).hash(&mut hasher),
    }
    hasher.finish()
}

fn kind(class: u64, i: usize, forms: &Forms) -> u64 {
    let form = &forms.forms[i];
    let mut hasher = DefaultHasher::new();
    (class, form.text, form.stated, forms.keys(i)).hash(&mut hasher);
    match &form.value {
        Value::Number(number) => (Arc::as_ptr(number) as usize).hash(&mut hasher),
        Value::Time { low, high, bound, season, clock } => (low, high, bound, season, clock).hash(&mut hasher),
        Value::Role(_) | Value::Quote(_) | Value::Event(_) => {}
    }
    hasher.finish()
}
