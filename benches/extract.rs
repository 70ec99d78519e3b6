//! How fast articles are read, stage by stage, in MB/s of prose: `cargo bench`.
//!
//! The corpus, or the folder that `GAINSAY_BENCH` names, repeated until it is large enough to measure; one thread.
//! Figures and dates stand several times as dense in the corpus as in most news, and cost what they cost: compare
//! `values_and_dates` on the same texts only.

use divan::Bencher;
use divan::counter::BytesCount;
use gainsay::article::{Article, file::read_file, walk};
use gainsay::extract::extract;
use gainsay::lexicon::Lexicon;
use gainsay::mention::{self, Context, name, title};
use gainsay::text::Text;
use std::hint::black_box;
use std::path::PathBuf;
use std::sync::LazyLock;

fn main() {
    divan::main();
}

const BYTES: usize = 2_000_000;

/// The articles, and how many bytes of prose they have together.
static CORPUS: LazyLock<(Vec<Article>, usize)> = LazyLock::new(|| {
    let corpus = || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let folder = std::env::var_os("GAINSAY_BENCH").map_or_else(corpus, PathBuf::from);
    let files = walk::files(&[folder]).expect("the folder is there").files;
    let once: Vec<Article> =
        files.iter().filter_map(|f| read_file(&f.shown, &f.path, Lexicon::builtin()).ok()).collect();
    let size: usize = once.iter().map(|a| a.prose.text.len()).sum();
    let times = BYTES / size + 1;
    (std::iter::repeat_n(once, times).flatten().collect(), size * times)
});

/// The articles cut into sentences and tokens: what the later stages begin with.
static TEXTS: LazyLock<Vec<(Text<'static>, Context)>> = LazyLock::new(|| {
    let text = |a: &'static Article| (Text::read(&a.prose, Lexicon::builtin()), Context { published: a.published });
    CORPUS.0.iter().map(text).collect()
});

fn each(bencher: Bencher, read: impl Fn(&Article) + Sync) {
    let (articles, bytes) = &*CORPUS;
    Lexicon::builtin();
    bencher.counter(BytesCount::new(*bytes)).bench(|| articles.iter().for_each(&read));
}

fn each_text(bencher: Bencher, read: impl Fn(&Text, &Context) + Sync) {
    let texts = &*TEXTS;
    bencher.counter(BytesCount::new(CORPUS.1)).bench(|| texts.iter().for_each(|(text, context)| read(text, context)));
}

#[divan::bench]
fn sentences_and_tokens(bencher: Bencher) {
    each(bencher, |article| {
        black_box(Text::read(&article.prose, Lexicon::builtin()));
    });
}

/// Numbers, money, percentages, quantities, durations and dates, without what goes before.
#[divan::bench]
fn values_and_dates(bencher: Bencher) {
    each_text(bencher, |text, context| {
        black_box(mention::read(text, context));
    });
}

#[divan::bench]
fn names(bencher: Bencher) {
    each_text(bencher, |text, _| {
        black_box(name::read(text, &title::scan(text)));
    });
}

/// Everything that is read in an article, from its prose on.
#[divan::bench]
fn extraction(bencher: Bencher) {
    each(bencher, |article| {
        black_box(extract(article, Lexicon::builtin()));
    });
}
