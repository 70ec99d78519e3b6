//! Which claims are compared at all: those that share a blocking key.

use crate::slot::Forms;

/// Claims by blocking key, in their order.
pub struct Blocks<'f> {
    forms: &'f Forms,
    /// The claims of each key, one key after the other.
    claims: Vec<u32>,
    starts: Vec<u32>,
}

/// Who met whom last: claims that share several keys meet once.
#[derive(Default)]
pub struct Met(Vec<u32>);

impl<'f> Blocks<'f> {
    pub fn of(forms: &'f Forms) -> Blocks<'f> {
        let mut starts = vec![0; forms.key_count() + 1];
        let keys = || (0..forms.len()).flat_map(|i| forms.keys(i).iter().map(move |&k| (i, k as usize)));
        keys().for_each(|(_, k)| starts[k + 1] += 1);
        for k in 1..starts.len() {
            starts[k] += starts[k - 1];
        }
        let mut next = starts.clone();
        let mut claims = vec![0; keys().count()];
        for (i, k) in keys() {
            claims[next[k] as usize] = i as u32;
            next[k] += 1;
        }
        Blocks { forms, claims, starts }
    }

    /// The claims before claim `i` that share a key with it, each once, in order.
    pub fn before(&self, i: usize, met: &mut Met) -> Vec<usize> {
        self.partners(i, met, |block| block.iter().take_while(|&&j| (j as usize) < i))
    }

    /// All claims that share a key with claim `i`, each once, in order.
    pub fn all(&self, i: usize, met: &mut Met) -> Vec<usize> {
        self.partners(i, met, |block| block.iter().filter(|&&j| j as usize != i))
    }

    fn partners<'s, I>(&'s self, i: usize, met: &mut Met, of: impl Fn(&'s [u32]) -> I) -> Vec<usize>
    where
        I: Iterator<Item = &'s u32>,
    {
        met.0.resize(self.forms.len(), u32::MAX);
        let mut partners = Vec::new();
        for &key in self.forms.keys(i) {
            let block = self.starts[key as usize] as usize..self.starts[key as usize + 1] as usize;
            for &j in of(&self.claims[block]) {
                if std::mem::replace(&mut met.0[j as usize], i as u32) != i as u32 {
                    partners.push(j as usize);
                }
            }
        }
        partners.sort_unstable();
        partners
    }
}
