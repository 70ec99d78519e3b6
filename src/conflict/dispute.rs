//! The contradictions of a collection and what hangs on them, without keeping every verdict.
//!
//! In: [`Forms`]. Out: the verdicts that make the findings: as many contradictions as hold the claims of each together,
//! its strongest, and one agreement of everybody who agrees with somebody contradicted.

use super::Verdict;
use super::block::{Blocks, Met};
use super::judge::{Decided, decide};
use crate::slot::Forms;
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

/// Claims compared before what was found is put in its place.
const BATCH: usize = 4096;

/// See the module.
pub fn disputes(forms: &Forms) -> Vec<Decided> {
    let blocks = Blocks::of(forms);
    let mut groups = Groups::default();
    for start in (0..forms.len()).step_by(BATCH) {
        let of = |met: &mut Met, i: usize| {
            let partners = blocks.before(i, met).into_iter();
            let verdicts = partners.filter_map(|j| decide(forms, j, i));
            verdicts.filter(|d| d.verdict == Verdict::Contradict).collect::<Vec<_>>()
        };
        let batch = start..(start + BATCH).min(forms.len());
        let found: Vec<Decided> = batch.into_par_iter().map_init(Met::default, of).flatten_iter().collect();
        found.into_iter().for_each(|d| groups.join(d, forms));
    }
    let contradicted: Vec<usize> = groups.parent.keys().copied().collect();
    let of = |met: &mut Met, i: usize| {
        let partners = blocks.all(i, met).into_iter().filter(|j| !groups.parent.contains_key(j));
        let verdicts = partners.filter_map(|j| decide(forms, i.min(j), i.max(j)));
        verdicts.filter(|d| d.verdict == Verdict::Agree).collect::<Vec<_>>()
    };
    let agreements: Vec<Decided> = contradicted.into_par_iter().map_init(Met::default, of).flatten_iter().collect();
    let mut known = FxHashSet::default();
    for d in agreements {
        let (of, other) = if groups.parent.contains_key(&d.a) { (d.a, d.b) } else { (d.b, d.a) };
        if known.insert((groups.root(of), other)) {
            groups.links.push(d);
        }
    }
    groups.links.extend(groups.strongest.values());
    groups.links
}

/// Claims that contradict each other, directly or through others.
#[derive(Default)]
struct Groups {
    parent: FxHashMap<usize, usize>,
    /// What holds them together.
    links: Vec<Decided>,
    strongest: FxHashMap<usize, Decided>,
}

impl Groups {
    fn join(&mut self, d: Decided, forms: &Forms) {
        let (a, b) = (self.root(d.a), self.root(d.b));
        if a != b {
            self.links.push(d);
            self.parent.insert(a.max(b), a.min(b));
        }
        let all = [self.strongest.remove(&a), self.strongest.remove(&b), Some(d)];
        let places = |d: &Decided| (forms.place(d.a), forms.place(d.b));
        let stronger =
            |x: &Decided, y: &Decided| y.severity.total_cmp(&x.severity).then_with(|| places(x).cmp(&places(y)));
        if let Some(strongest) = all.into_iter().flatten().min_by(stronger) {
            self.strongest.insert(a.min(b), strongest);
        }
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
}
