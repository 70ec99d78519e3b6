//! Which quotations may contradict each other: any two have "people" or "think" in common, but a shorter one with hardly
//! a word that the longer has not is seldom met.
//!
//! In: the words of quotations. Out: pairs. Of the shorter one's rarest words, one more than it may have for itself are
//! looked for in the others.

use super::block::{Blocks, Met};
use crate::slot::form::Quote;
use crate::slot::is_one_remark;

pub struct Remarks {
    /// The words of each, by their numbers.
    words: Vec<Vec<u32>>,
    /// In how many each word stands.
    held: Vec<u32>,
}

impl Remarks {
    /// Quotations by their places; `None` where another thing stands. Words have numbers below `count`.
    pub fn of<'f>(quotes: impl Iterator<Item = Option<&'f Quote>>, count: usize) -> Remarks {
        let words = |q: Option<&Quote>| q.map_or_else(Vec::new, |q| q.words.iter().map(|w| w.number()).collect());
        let words: Vec<Vec<u32>> = quotes.map(words).collect();
        let mut held = vec![0; count];
        words.iter().flatten().for_each(|w| held[*w as usize] += 1);
        Remarks { words, held }
    }

    pub fn blocks(&self) -> Blocks<'_> {
        Blocks::new(self.words.iter().map(Vec::as_slice).collect(), self.held.len())
    }

    /// The longer quotations that may have nearly all words of number `i`.
    pub fn longer(&self, i: usize, blocks: &Blocks, met: &mut Met) -> Vec<usize> {
        let length = self.words[i].len();
        let Some(shared) = (1..=length).find(|&shared| is_one_remark(shared, length)) else { return Vec::new() };
        let mut rarest = self.words[i].clone();
        rarest.sort_unstable_by_key(|w| (self.held[*w as usize], *w));
        rarest.truncate(length - shared + 1);
        let mut others = blocks.with(&rarest, met);
        others.retain(|&j| (self.words[j].len(), j) > (length, i));
        others
    }
}
