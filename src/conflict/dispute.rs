//! The contradictions of a collection and what hangs on them, without keeping every verdict.
//!
//! In: [`Forms`]. Out: the verdicts that make the findings: as many contradictions as hold the claims of each together,
//! its strongest, and one agreement of everybody who agrees with somebody contradicted. Claims that are alike are
//! compared once, and no more of them than it takes to find what holds a group together.

use super::Verdict;
use super::alike::Alike;
use super::block::{Bins, Blocks, Met};
use super::judge::{Decided, accuse, decide, is_exact, relation};
use super::remark::Remarks;
use crate::slot::form::Value;
use crate::slot::{Forms, are_apart};
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::borrow::Cow;

/// Pairs of values that are looked through before any claims that hold them.
const FEW: usize = 4096;

/// See the module.
pub fn disputes(forms: &Forms) -> Vec<Decided> {
    let alike = Alike::of(forms);
    let mut groups = Groups {
        forms,
        alike: &alike,
        parent: FxHashMap::default(),
        links: Vec::new(),
        strongest: FxHashMap::default(),
    };
    for d in within_articles(forms) {
        groups.join(d);
    }
    for accused in accused(forms, &alike) {
        groups.compare(accused);
    }
    let agreements = groups.agreements();
    let Groups { mut links, strongest, .. } = groups;
    links.extend(agreements);
    links.extend(strongest.into_values());
    links
}

fn contradiction(forms: &Forms, i: usize, j: usize) -> Option<Decided> {
    decide(forms, i, j).filter(|d| d.verdict == Verdict::Contradict)
}

fn share_key(forms: &Forms, i: usize, j: usize) -> bool {
    let keys = forms.keys(j);
    forms.keys(i).iter().any(|k| keys.contains(k))
}

/// The contradictions among the claims of each article.
fn within_articles(forms: &Forms) -> Vec<Decided> {
    let mut numbers = FxHashMap::default();
    let mut number = |i: usize| {
        let new = numbers.len() as u32;
        *numbers.entry(forms.article(&forms.forms[i]).id).or_insert(new)
    };
    let of: Vec<u32> = (0..forms.len()).map(&mut number).collect();
    let articles = Bins::of(numbers.len(), of.iter().enumerate().map(|(i, &article)| (article, i as u32)));
    let found = |article: usize| {
        let claims = articles.get(article);
        let pairs = claims.iter().enumerate().flat_map(move |(n, &i)| claims[n + 1..].iter().map(move |&j| (i, j)));
        let pairs = pairs.map(|(i, j)| (i as usize, j as usize)).filter(|&(i, j)| share_key(forms, i, j));
        pairs.filter_map(|(i, j)| contradiction(forms, i, j)).collect::<Vec<_>>()
    };
    (0..articles.len()).into_par_iter().map(found).flatten_iter().collect()
}

/// Two classes whose claims contradict each other where their values do, and how severely at most.
struct Accused {
    p: usize,
    q: usize,
    most: f64,
}

fn accused(forms: &Forms, alike: &Alike) -> Vec<Accused> {
    let first = |class: usize| &forms.forms[alike.kinds.get(alike.classes.get(class)[0] as usize)[0] as usize];
    let quote = |class: usize| match &first(class).value {
        Value::Quote(quote) => Some(&**quote),
        _ => None,
    };
    let classes = || 0..alike.classes.len();
    let remarks = Remarks::of(classes().map(quote), forms.word_count());
    let by_word = remarks.blocks();
    let keys = |class: usize| if quote(class).is_some() { Cow::default() } else { alike.keys(class, forms) };
    let keys: Vec<Cow<[u32]>> = classes().map(keys).collect();
    let blocks = Blocks::new(keys.iter().map(|keys| &**keys).collect(), forms.key_count());
    let exact = |class: usize, most: usize| {
        let kinds = alike.classes.get(class).iter().map(|&k| alike.kinds.get(k as usize)[0] as usize);
        kinds.filter(|&i| is_exact(&forms.forms[i])).take(most).count()
    };
    // Two claims make the most exact pair.
    let exact = |p: usize, q: usize| (if p == q { exact(p, 2) } else { exact(p, 1) + exact(q, 1) }) as f64 / 2.0;
    let of = |met: &mut Met, q: usize| {
        let mut others = blocks.before(q, met);
        others.push(q);
        others.extend(remarks.longer(q, &by_word, met));
        let accused = |p: usize| {
            if are_apart(first(p), first(q), forms) {
                return None;
            }
            let (p, q) = (p.min(q), p.max(q));
            let (i, j) = alike.example(p, q, forms)?;
            let (i, j) = if alike.rank[j] < alike.rank[i] { (j, i) } else { (i, j) };
            Some(Accused { p, q, most: accuse(forms, i, j, || exact(p, q))? })
        };
        others.into_iter().filter_map(accused).collect::<Vec<_>>()
    };
    classes().into_par_iter().map_init(Met::default, of).flatten_iter().collect()
}

/// Claims that contradict each other, directly or through others.
struct Groups<'f> {
    forms: &'f Forms,
    alike: &'f Alike,
    parent: FxHashMap<usize, usize>,
    /// What holds them together.
    links: Vec<Decided>,
    strongest: FxHashMap<usize, Decided>,
}

impl Groups<'_> {
    /// Joins what contradicts each other in two classes.
    fn compare(&mut self, Accused { p, q, most }: Accused) {
        let (forms, alike) = (self.forms, self.alike);
        let excluded = |i: usize, j: usize| relation(forms, i, j) == Some(Verdict::Contradict);
        let (kinds, others) = (alike.classes.get(p), alike.classes.get(q));
        if kinds.len() * others.len() <= FEW {
            let first = |&kind: &u32| alike.kinds.get(kind as usize)[0] as usize;
            if !kinds.iter().any(|k| others.iter().any(|l| excluded(first(k), first(l)))) {
                return;
            }
        }
        let (xs, ys) = (alike.members(p), alike.members(q));
        let mut roots: Vec<usize> = xs.iter().chain(&ys).map(|&i| self.find(i)).collect();
        roots.sort_unstable();
        roots.dedup();
        let mut apart = roots.len();
        for (n, &x) in xs.iter().enumerate() {
            let ys = if p == q { &xs[n + 1..] } else { &ys[..] };
            for &y in ys {
                if self.is_settled(x, y, most) {
                    if apart == 1 {
                        // What follows stands behind this pair.
                        break;
                    }
                    continue;
                }
                if alike.kind_of[x] == alike.kind_of[y] || !excluded(x, y) || !share_key(forms, x, y) {
                    continue;
                }
                if let Some(d) = contradiction(forms, x, y) {
                    apart -= usize::from(self.join(d));
                }
            }
        }
    }

    /// Nothing new can be learned of two claims: they are in one group, which has a contradiction as severe as theirs
    /// can be at an earlier place.
    fn is_settled(&self, x: usize, y: usize, most: f64) -> bool {
        let root = self.find(x);
        let places = |a: usize, b: usize| {
            let (a, b) = (self.alike.rank[a], self.alike.rank[b]);
            (a.min(b), a.max(b))
        };
        root == self.find(y)
            && self.strongest.get(&root).is_some_and(|d| d.severity >= most && places(d.a, d.b) <= places(x, y))
    }

    /// Notes a contradiction; whether it joins two groups.
    fn join(&mut self, d: Decided) -> bool {
        let (a, b) = (self.root(d.a), self.root(d.b));
        if a != b {
            self.links.push(d);
            self.parent.insert(a.max(b), a.min(b));
        }
        let rank = &self.alike.rank;
        let places = |d: &Decided| (rank[d.a], rank[d.b]);
        let stronger =
            |x: &Decided, y: &Decided| y.severity.total_cmp(&x.severity).then_with(|| places(x).cmp(&places(y)));
        let all = [self.strongest.remove(&a), self.strongest.remove(&b), Some(d)];
        if let Some(strongest) = all.into_iter().flatten().min_by(stronger) {
            self.strongest.insert(a.min(b), strongest);
        }
        a != b
    }

    fn root(&mut self, mut n: usize) -> usize {
        self.parent.entry(n).or_insert(n);
        while self.parent[&n] != n {
            let up = self.parent[&n];
            // Half the way is left for the next time.
            self.parent.insert(n, self.parent[&up]);
            n = up;
        }
        n
    }

    /// The same of a claim that nobody may have contradicted: it is its own root.
    fn find(&self, mut n: usize) -> usize {
        while let Some(&up) = self.parent.get(&n).filter(|&&up| up != n) {
            n = up;
        }
        n
    }

    /// For each group and each claim that nobody contradicts but that agrees with one of the group, the surest such
    /// agreement.
    fn agreements(&self) -> Vec<Decided> {
        let (forms, alike) = (self.forms, self.alike);
        let members = |kind: usize| alike.kinds.get(kind).iter().map(|&i| i as usize);
        let free = |i: &usize| !self.parent.contains_key(i);
        let keys = |kind: usize| forms.keys(alike.kinds.get(kind)[0] as usize);
        let blocks = (0..alike.kinds.len()).map(|kind| if members(kind).any(|i| free(&i)) { keys(kind) } else { &[] });
        let blocks = Blocks::new(blocks.collect(), forms.key_count());
        let contradicted: Vec<usize> = (0..alike.kinds.len()).filter(|&k| members(k).any(|i| !free(&i))).collect();
        let of = |met: &mut Met, kind: usize| {
            let held: Vec<usize> = members(kind).filter(|i| !free(i)).collect();
            let others = blocks.with(keys(kind), met).into_iter();
            let agreed =
                others.filter(|&l| relation(forms, held[0], alike.kinds.get(l)[0] as usize) == Some(Verdict::Agree));
            agreed.flat_map(|l| self.agree(&held, &members(l).filter(free).collect::<Vec<_>>())).collect::<Vec<_>>()
        };
        let all: Vec<Decided> = contradicted.into_par_iter().map_init(Met::default, of).flatten_iter().collect();
        let mut surest: FxHashMap<(usize, usize), Decided> = FxHashMap::default();
        for d in all {
            let (of, other) = if free(&d.b) { (d.a, d.b) } else { (d.b, d.a) };
            let places = |d: &Decided| (alike.rank[d.a], alike.rank[d.b]);
            let known = surest.entry((self.find(of), other)).or_insert(d);
            if d.severity > known.severity || d.severity == known.severity && places(&d) < places(known) {
                *known = d;
            }
        }
        let mut surest: Vec<Decided> = surest.into_values().collect();
        surest.sort_unstable_by_key(|d| (d.a, d.b));
        surest
    }

    /// The agreements of claims of one kind with claims of another, of which one is like the other unless an article
    /// makes both.
    fn agree(&self, held: &[usize], others: &[usize]) -> Vec<Decided> {
        let (forms, rank) = (self.forms, &self.alike.rank);
        let id = |i: usize| forms.article(&forms.forms[i]).id;
        let mut like: Option<Option<Decided>> = None;
        let mut of_group: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
        held.iter().for_each(|&i| of_group.entry(self.find(i)).or_default().push(i));
        let mut agreements = Vec::new();
        for (group, &j) in of_group.values().flat_map(|group| others.iter().map(move |j| (group, j))) {
            let own = group.iter().filter(|&&i| id(i) == id(j)).filter_map(|&i| decide(forms, i, j));
            agreements.extend(own.filter(|d| d.verdict == Verdict::Agree));
            if let Some(&i) = group.iter().find(|&&i| id(i) != id(j)) {
                let like = *like.get_or_insert_with(|| decide(forms, i, j).filter(|d| d.verdict == Verdict::Agree));
                let (a, b) = if rank[j] < rank[i] { (j, i) } else { (i, j) };
                agreements.extend(like.map(|d| d.at(a, b)));
            }
        }
        agreements
    }
}

#[cfg(test)]
mod tests {
    use crate::article::{Article, Format};
    use crate::claim::{ArticleRef, Held};
    use crate::conflict::{findings, group, verdicts};
    use crate::extract::extract;
    use crate::lexicon::Lexicon;
    use crate::slot::Collection;

    /// Each with a figure or a day that its articles do not agree on.
    const SENTENCES: &[&str] = &[
        "The fire at the Dorne mill killed {} people on Monday, the mayor of Dorne said.",
        "Firefighters in Dorne said the fire at the mill killed {} people.",
        "Acme Inc. paid ${} million for Corvale Inc., the company said.",
        "Deliveries of the Orvex trains to Corvale Inc. begin on May {}, 2031.",
        "Jane Roe won {} percent of the vote in Norvania.",
    ];

    const FIGURES: &[&str] = &["12", "12", "14", "about 14", "at least 12", "15", "20", "21", "12", "150"];

    #[test]
    fn findings_are_those_of_all_verdicts() {
        let lexicon = Lexicon::builtin();
        let (mut claims, mut digests) = (Vec::new(), Vec::new());
        for n in 0..120 {
            let said = |k: usize| {
                let figure = FIGURES[(n * (k + 3) + n / 10) % FIGURES.len()];
                let figure = if k == 3 { figure.rsplit(' ').next().unwrap().trim_end_matches('0') } else { figure };
                SENTENCES[k].replace("{}", figure)
            };
            let day = ["2031-03-04", "2031-03-05", "2031-09-05", ""][n / 7 % 4];
            let mut text = if day.is_empty() { String::new() } else { format!("---\ndate: {day}\n---\n") };
            (0..SENTENCES.len()).filter(|k| n % (k + 2) != 0).for_each(|k| text += &format!("{}\n\n", said(k)));
            let article = Article::read(&format!("{n}.md"), Format::Markdown, text, lexicon);
            let read = extract(&article, lexicon);
            let reference = ArticleRef::new(&article, &read);
            claims.extend(read.claims.into_iter().map(|claim| Held { article: reference.clone(), claim }));
            digests.push((reference.id.clone(), read.digest));
        }
        let collection = Collection::count(lexicon, digests.iter().map(|(id, digest)| (id.as_str(), digest)));
        let all = group(&claims, verdicts(&claims, &collection), &collection);
        assert!(all.len() > 2, "{}", all.len());
        assert_eq!(findings(&claims, &collection), all);
    }
}
