//! Which region of a page is the article.
//!
//! In come blocks of text, each with the region it stands in; out goes the smallest region that holds most of
//! the page's running text. A page says itself where its article is (`articleBody`, `<article>`, `<main>`),
//! and is believed only as far as the text is there.

use super::blocks::Block;

/// What a region is, by its tag or attributes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RegionKind {
    Page,
    /// `itemprop="articleBody"`
    Body,
    Article,
    Main,
    /// `<nav>`, `<footer>`, `<aside>`, `<form>` …
    Furniture,
}

/// Regions in the order of the page; the first is the page as a whole.
#[derive(Debug)]
pub(crate) struct Regions(Vec<(RegionKind, usize)>);

impl Default for Regions {
    fn default() -> Self {
        Regions(vec![(RegionKind::Page, 0)])
    }
}

impl Regions {
    pub fn add(&mut self, kind: RegionKind, parent: usize) -> usize {
        self.0.push((kind, parent));
        self.0.len() - 1
    }

    /// A region and those around it, innermost first.
    fn chain(&self, region: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(Some(region), |&r| (r != 0).then(|| self.0[r].1))
    }
}

/// The choice: regions that are the article, and furniture that is none because it holds the article.
#[derive(Debug)]
pub(crate) struct Chosen {
    article: Vec<bool>,
    furniture: Vec<bool>,
}

impl Chosen {
    /// Whether a region lies in the article.
    pub fn holds(&self, regions: &Regions, region: usize) -> bool {
        regions.chain(region).any(|r| self.article[r])
    }

    /// Whether a region lies in the `<article>` or `<main>` that the article lies in.
    pub fn around(&self, regions: &Regions, region: usize) -> bool {
        let outer = |r: usize| matches!(regions.0[r].0, RegionKind::Article | RegionKind::Main);
        let chosen = self.article.iter().position(|&a| a).unwrap_or(0);
        let Some(shared) = regions.chain(chosen).filter(|&r| outer(r)).last() else { return chosen == 0 };
        regions.chain(region).any(|r| r == shared)
    }

    /// Whether a region lies in furniture.
    pub fn furniture(&self, regions: &Regions, region: usize) -> bool {
        regions.chain(region).any(|r| self.furniture[r])
    }
}

/// Finds the article.
pub(crate) fn choose(blocks: &[Block], regions: &Regions) -> Chosen {
    let count = regions.0.len();
    let weigh = |skip: &dyn Fn(usize) -> bool| {
        let mut weight = vec![0; count];
        for block in blocks.iter().filter(|b| b.is_text() && !skip(b.region)) {
            regions.chain(block.region).for_each(|r| weight[r] += block.len);
        }
        weight
    };
    // A form or a sidebar that holds most of the text is how the page is built, not its furniture.
    let all = weigh(&|_| false);
    let furniture: Vec<bool> =
        (0..count).map(|r| regions.0[r].0 == RegionKind::Furniture && all[r] * 2 <= all[0]).collect();
    let mut chosen = Chosen { article: vec![false; count], furniture };
    let weight = weigh(&|region| chosen.furniture(regions, region));
    let of_kind = |kind: RegionKind| (0..count).filter(move |&r| regions.0[r].0 == kind);
    let inner = |r: usize| regions.chain(r).skip(1).all(|outer| regions.0[outer].0 != RegionKind::Body);

    // The body of one article may come in pieces, with advertisements between them.
    let bodies: Vec<usize> = of_kind(RegionKind::Body).filter(|&r| inner(r)).collect();
    if bodies.iter().map(|&r| weight[r]).sum::<usize>() * 2 > weight[0] {
        bodies.iter().for_each(|&r| chosen.article[r] = true);
        return chosen;
    }
    for (kind, share) in [(RegionKind::Article, 2), (RegionKind::Main, 2)] {
        let best = of_kind(kind).max_by_key(|&r| (weight[r], std::cmp::Reverse(r)));
        if let Some(best) = best.filter(|&r| weight[r] * share > weight[0]) {
            chosen.article[best] = true;
            return chosen;
        }
    }
    chosen.article[0] = true;
    chosen
}
