//! Which claims are compared at all: those that share a blocking key.

use crate::slot::Forms;

/// Numbers in bins, each bin in the order in which they came.
pub struct Bins {
    items: Vec<u32>,
    starts: Vec<u32>,
}

impl Bins {
    /// Sorts pairs of bin and number.
    pub fn of(count: usize, entries: impl Iterator<Item = (u32, u32)> + Clone) -> Bins {
        let mut starts = vec![0; count + 1];
        entries.clone().for_each(|(bin, _)| starts[bin as usize + 1] += 1);
        for bin in 1..starts.len() {
            starts[bin] += starts[bin - 1];
        }
        let mut next = starts.clone();
        let mut items = vec![0; starts[count] as usize];
        for (bin, item) in entries {
            items[next[bin as usize] as usize] = item;
            next[bin as usize] += 1;
        }
        Bins { items, starts }
    }

    pub fn len(&self) -> usize {
        self.starts.len() - 1
    }

    pub fn get(&self, bin: usize) -> &[u32] {
        &self.items[self.starts[bin] as usize..self.starts[bin + 1] as usize]
    }
}

/// What is to be compared, by blocking key.
pub struct Blocks<'k> {
    keys: Vec<&'k [u32]>,
    by_key: Bins,
}

/// Who was met in this round: claims that share several keys meet once.
#[derive(Default)]
pub struct Met {
    last: Vec<u32>,
    round: u32,
}

impl<'k> Blocks<'k> {
    /// The claims of a collection.
    pub fn of(forms: &'k Forms) -> Blocks<'k> {
        Blocks::new((0..forms.len()).map(|i| forms.keys(i)).collect(), forms.key_count())
    }

    /// Anything with its keys, which are below `count`.
    pub fn new(keys: Vec<&'k [u32]>, count: usize) -> Blocks<'k> {
        let entries = keys.iter().enumerate().flat_map(|(i, keys)| keys.iter().map(move |&k| (k, i as u32)));
        let by_key = Bins::of(count, entries);
        Blocks { keys, by_key }
    }

    /// Those before number `i` that share a key with it, each once, in order.
    pub fn before(&self, i: usize, met: &mut Met) -> Vec<usize> {
        self.partners(self.keys[i], met, |block| &block[..block.partition_point(|&j| (j as usize) < i)])
    }

    /// All that have one of these keys, each once, in order.
    pub fn with(&self, keys: &[u32], met: &mut Met) -> Vec<usize> {
        self.partners(keys, met, |block| block)
    }

    fn partners(&self, keys: &[u32], met: &mut Met, of: impl Fn(&[u32]) -> &[u32]) -> Vec<usize> {
        met.last.resize(self.keys.len(), 0);
        met.round += 1;
        let mut partners = Vec::new();
        for &key in keys {
            for &j in of(self.by_key.get(key as usize)) {
                if std::mem::replace(&mut met.last[j as usize], met.round) != met.round {
                    partners.push(j as usize);
                }
            }
        }
        partners.sort_unstable();
        partners
    }
}
