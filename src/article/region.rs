//! Which region of a page is the article.
//!
//! In come blocks of text, each with the region it stands in; out goes the smallest region that holds nearly
//! all of the page's running text. A page says itself where its article is (`articleBody`, `<article>`,
//! `<main>`) and what is furniture, and is believed only as far as the text bears it out.

use super::UnitKind;
use super::blocks::Block;

/// What a region is, by its tag or attributes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RegionKind {
    Page,
    /// `<div>` and the like: says nothing.
    Box,
    /// `itemprop="articleBody"`
    Body,
    Article,
    Main,
    /// `<nav>`, `<footer>`, `<aside>`, `<form>` …
    Furniture,
    /// `class="ad-slot"`: what the page's own names call furniture.
    Clutter,
}

impl RegionKind {
    fn is_furniture(self) -> bool {
        matches!(self, RegionKind::Furniture | RegionKind::Clutter)
    }

    fn is_hint(self) -> bool {
        matches!(self, RegionKind::Body | RegionKind::Article | RegionKind::Main)
    }
}

/// Regions in the order of the page, so that a region stands behind the one around it; the first is the page.
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

    pub fn kind(&self, region: usize) -> RegionKind {
        self.0[region].0
    }

    /// A region and those around it, innermost first.
    fn chain(&self, region: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(Some(region), |&r| (r != 0).then(|| self.0[r].1))
    }

    /// Whether nothing around says that this is the article.
    pub fn is_outside(&self, region: usize) -> bool {
        self.chain(region).all(|r| !self.kind(r).is_hint())
    }

    /// Running text in each region, that of the regions inside it included.
    fn weigh<'b>(&self, blocks: impl Iterator<Item = &'b Block>) -> Vec<usize> {
        let mut weight = vec![0; self.0.len()];
        for block in blocks {
            weight[block.region] += running(block);
        }
        for region in (1..weight.len()).rev() {
            weight[self.0[region].1] += weight[region];
        }
        weight
    }
}

/// How much a block says for its region: paragraphs are what articles are made of, teasers stand in lists.
fn running(block: &Block) -> usize {
    match block.kind {
        UnitKind::Paragraph if block.is_text() => block.len,
        UnitKind::ListItem | UnitKind::Cell if block.is_text() => block.len / 4,
        _ => 0,
    }
}

/// The choice, for each region.
#[derive(Debug)]
pub(crate) struct Chosen {
    article: Vec<bool>,
    /// In the `<article>` or `<main>` that the article lies in.
    around: Vec<bool>,
    furniture: Vec<Option<RegionKind>>,
}

impl Chosen {
    /// Whether a region lies in the article.
    pub fn holds(&self, region: usize) -> bool {
        self.article[region]
    }

    /// Whether a region lies in the `<article>` or `<main>` that the article lies in.
    pub fn around(&self, region: usize) -> bool {
        self.around[region]
    }

    /// What kind of furniture a region lies in, if in any; the surer kind of two.
    pub fn furniture(&self, region: usize) -> Option<RegionKind> {
        self.furniture[region]
    }
}

/// Finds the article.
pub(crate) fn choose(blocks: &[Block], regions: &Regions) -> Chosen {
    let furniture = furniture(blocks, regions);
    let weight = regions.weigh(blocks.iter().filter(|b| furniture[b.region].is_none()));
    let all = 0..weight.len();
    let of_kind = |kind: RegionKind| all.clone().filter(move |&r| regions.kind(r) == kind);

    // The body of one article may come in pieces, with advertisements between them.
    let inner = |r: usize| regions.chain(r).skip(1).all(|outer| regions.kind(outer) != RegionKind::Body);
    let bodies: Vec<usize> = of_kind(RegionKind::Body).filter(|&r| inner(r)).collect();
    let roots = if bodies.iter().map(|&r| weight[r]).sum::<usize>() * 2 > weight[0] {
        bodies
    } else {
        let most = |kind| of_kind(kind).max_by_key(|&r| (weight[r], std::cmp::Reverse(r)));
        let best =
            [RegionKind::Article, RegionKind::Main].into_iter().filter_map(most).find(|&r| weight[r] * 2 > weight[0]);
        vec![narrow(best.unwrap_or(0), &weight, regions)]
    };
    let mut chosen = vec![false; weight.len()];
    roots.iter().for_each(|&r| chosen[r] = true);
    let outermost = roots.first().and_then(|&root| {
        regions.chain(root).filter(|&r| matches!(regions.kind(r), RegionKind::Article | RegionKind::Main)).last()
    });
    let mut around = vec![false; weight.len()];
    around[outermost.or(roots.first().copied()).unwrap_or(0)] = true;
    for region in 1..weight.len() {
        let parent = regions.0[region].1;
        chosen[region] |= chosen[parent];
        around[region] |= around[parent];
    }
    Chosen { article: chosen, around, furniture }
}

/// The innermost box that still holds nearly all running text of a region.
fn narrow(mut region: usize, weight: &[usize], regions: &Regions) -> usize {
    for inner in region + 1..weight.len() {
        let direct = regions.0[inner].1 == region;
        if direct && weight[inner] * 100 >= weight[region] * NEARLY_ALL && weight[inner] > 0 {
            region = inner;
        }
    }
    region
}

/// Bytes of running text that make an article.
const SHORTEST: usize = 120;

/// Percent.
const NEARLY_ALL: usize = 70;

/// What kind of furniture each region lies in.
fn furniture(blocks: &[Block], regions: &Regions) -> Vec<Option<RegionKind>> {
    let weight = regions.weigh(blocks.iter());
    let total = weight[0];
    let mut vital = vec![false; weight.len()];
    // No furniture holds a good part of what the page calls its article.
    for (region, &inside) in weight.iter().enumerate() {
        if regions.kind(region).is_hint() && inside * 3 > total {
            regions.chain(region).for_each(|r| vital[r] = true);
        }
    }
    // Comments may be longer than the article, which then stands elsewhere and says what it is.
    let elsewhere = |region: usize| {
        let apart = |r: usize| regions.chain(r).all(|x| x != region) && regions.chain(region).all(|x| x != r);
        (0..weight.len()).any(|r| regions.kind(r).is_hint() && weight[r] >= SHORTEST && apart(r))
    };
    let mut kinds: Vec<Option<RegionKind>> = vec![None; weight.len()];
    for region in 1..weight.len() {
        let kind = regions.kind(region);
        // A form or a sidebar that holds the text is how the page is built.
        let built = || vital[region] || (weight[region] * 2 > total && !elsewhere(region));
        let own = (kind.is_furniture() && !built()).then_some(kind);
        let outer = kinds[regions.0[region].1];
        kinds[region] = if outer == Some(RegionKind::Furniture) { outer } else { own.or(outer) };
    }
    kinds
}
