//! The full-text search, a cache: articles (title, body, source, path, day) and, apart from them, the claims' words.
//!
//! In: the rows of `claims.db` that have no mark yet, and those that are gone. Out: numbers of articles or claims,
//! and passages with the hits marked. Everything in it is made again from `claims.db` when the folder is missing,
//! belongs to another index or is older than the last mark.

use super::{Error, Store, Writer, seconds};
use rusqlite::params;
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};
use tantivy::collector::{DocSetCollector, TopDocs};
use tantivy::query::Query;
use tantivy::schema::{FAST, Field, INDEXED, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::snippet::SnippetGenerator;
use tantivy::tokenizer::{
    AsciiFoldingFilter, Language, LowerCaser, RemoveLongFilter, SimpleTokenizer, Stemmer, TextAnalyzer,
};
use tantivy::{Index, IndexWriter, ReloadPolicy, TantivyDocument, Term};

/// Version of the two schemas below. They cannot change in place: another version is another folder.
const VERSION: u32 = 1;
/// Memory for one index while it is written.
const BUDGET: usize = 50 << 20;
/// Articles handed over in one go.
const BATCH: usize = 500;
/// Name of the tokenizer: words in lower case, without accents, English endings off.
const WORDS: &str = "words";

/// The two indexes, open for asking.
pub struct Search {
    dir: PathBuf,
    pub(crate) articles: Index,
    pub(crate) claims: Index,
}

/// A passage of an article with the words that were asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Passage {
    pub text: String,
    /// Where the words stand in `text` (UTF-8 bytes).
    pub marks: Vec<Range<usize>>,
}

fn schema(text: &[&str], numbers: &[&str], days: &[&str]) -> Schema {
    let mut b = Schema::builder();
    let indexing =
        TextFieldIndexing::default().set_tokenizer(WORDS).set_index_option(IndexRecordOption::WithFreqsAndPositions);
    let options = TextOptions::default().set_indexing_options(indexing);
    for name in numbers {
        b.add_u64_field(name, INDEXED | FAST);
    }
    for name in text {
        b.add_text_field(name, options.clone());
    }
    for name in days {
        b.add_i64_field(name, INDEXED | FAST);
    }
    b.build()
}

fn articles_schema() -> Schema {
    schema(&["title", "body", "source", "path", "name"], &["number"], &["published"])
}

fn claims_schema() -> Schema {
    schema(&["sentence", "slot", "name", "speaker"], &["number", "article"], &[])
}

fn register(index: &Index) {
    let words = TextAnalyzer::builder(SimpleTokenizer::default())
        .filter(RemoveLongFilter::limit(64))
        .filter(LowerCaser)
        .filter(AsciiFoldingFilter)
        .filter(Stemmer::new(Language::English))
        .build();
    index.tokenizers().register(WORDS, words);
}

impl Store {
    /// Opens the full-text search.
    ///
    /// # Errors
    /// It is missing, damaged, or belongs to another state of the index than the last run left.
    pub fn search_index(&self) -> Result<Search, Error> {
        let missing = || Error::NoSearch { dir: self.search_dir(), paths: self.paths().unwrap_or_default() };
        let search = Search::open(&self.search_dir()).ok_or_else(missing)?;
        if self.search_is_ours(&search)? { Ok(search) } else { Err(missing()) }
    }

    fn search_dir(&self) -> PathBuf {
        self.dir.join(format!("search-v{VERSION}"))
    }

    /// Made from this very database, and not older than the last mark.
    fn search_is_ours(&self, search: &Search) -> Result<bool, Error> {
        let (Some(store), Some(round)) = (self.meta("store")?, self.round()?) else { return Ok(false) };
        let fresh = |index: &Index| {
            let payload = index.load_metas().ok().and_then(|m| m.payload).unwrap_or_default();
            payload == label(&store, round) || payload == label(&store, round + 1)
        };
        Ok(fresh(&search.articles) && fresh(&search.claims))
    }

    /// How many times the search was brought up to date.
    fn round(&self) -> Result<Option<u64>, Error> {
        Ok(self.meta("search")?.and_then(|v| v.parse().ok()))
    }
}

/// What a commit of tantivy says about itself.
fn label(store: &str, round: u64) -> String {
    format!("{store} {round}")
}

impl Writer {
    /// Gives the search what it lacks, and takes from it what is gone.
    pub(super) fn update_search(&mut self) -> Result<(), Error> {
        let dir = self.search_dir();
        let search = match Search::open(&dir) {
            Some(search) if self.search_is_ours(&search)? => search,
            _ => self.create_search(&dir)?,
        };
        let count = "SELECT (SELECT count(*) FROM articles WHERE indexed_at IS NULL) + (SELECT count(*) FROM gone)";
        if self.rows(count, [], |row| row.get::<_, i64>(0))? == [0] {
            return Ok(());
        }
        let error = |e: tantivy::TantivyError| search_error(&dir, &e);
        let round = self.round()?.unwrap_or(0) + 1;
        let mark = label(&self.meta("store")?.unwrap_or_default(), round);
        let gone: Vec<i64> = self.rows("SELECT article FROM gone", [], |row| row.get(0))?;
        let new: Vec<i64> =
            self.rows("SELECT number FROM articles WHERE indexed_at IS NULL ORDER BY number", [], |row| row.get(0))?;

        let articles = search.writer(&search.articles).map_err(error)?;
        let number = field(&search.articles, "number");
        for article in gone.iter().chain(&new) {
            articles.delete_term(Term::from_field_u64(number, *article as u64));
        }
        for batch in new.chunks(BATCH) {
            for document in self.article_documents(&search.articles, batch)? {
                articles.add_document(document).map_err(error)?;
            }
        }
        commit(articles, &mark).map_err(error)?;

        let claims = search.writer(&search.claims).map_err(error)?;
        let article = field(&search.claims, "article");
        for number in gone.iter().chain(&new) {
            claims.delete_term(Term::from_field_u64(article, *number as u64));
        }
        for batch in new.chunks(BATCH) {
            for document in self.claim_documents(&search.claims, batch)? {
                claims.add_document(document).map_err(error)?;
            }
        }
        commit(claims, &mark).map_err(error)?;

        self.atomically(|w| {
            for number in &new {
                w.run("UPDATE articles SET indexed_at = ?2 WHERE number = ?1", params![number, seconds()])?;
            }
            w.run("DELETE FROM gone", [])?;
            w.set_meta("search", &round.to_string())
        })
    }

    /// A new, empty search; all articles lack it.
    fn create_search(&mut self, dir: &Path) -> Result<Search, Error> {
        let unusable = |e: std::io::Error| Error::Unusable {
            path: dir.to_path_buf(),
            what: format!("cannot be written, {}", crate::error::plain_words(&e)),
        };
        // Older versions of the search are of no use to anybody.
        for entry in fs::read_dir(&self.dir).map_err(unusable)?.flatten() {
            if entry.file_name().to_string_lossy().starts_with("search-v") {
                fs::remove_dir_all(entry.path()).map_err(unusable)?;
            }
        }
        self.atomically(|w| {
            w.run("UPDATE articles SET indexed_at = NULL", [])?;
            w.run("DELETE FROM gone", [])
        })?;
        let store = self.meta("store")?.unwrap_or_default();
        let round = self.round()?.unwrap_or(0);
        let create = |name: &str, schema: Schema| -> tantivy::Result<()> {
            let dir = dir.join(name);
            fs::create_dir_all(&dir)?;
            let index = Index::create_in_dir(&dir, schema)?;
            register(&index);
            let writer: IndexWriter = index.writer_with_num_threads(1, BUDGET)?;
            commit(writer, &label(&store, round))
        };
        create("articles", articles_schema()).map_err(|e| search_error(dir, &e))?;
        create("claims", claims_schema()).map_err(|e| search_error(dir, &e))?;
        Search::open(dir).ok_or_else(|| Error::Search { dir: dir.to_path_buf(), what: "cannot be opened".to_string() })
    }

    fn article_documents(&self, index: &Index, numbers: &[i64]) -> Result<Vec<TantivyDocument>, Error> {
        let [number, title, body, source, path, name, published] =
            ["number", "title", "body", "source", "path", "name", "published"].map(|n| field(index, n));
        let sql = "SELECT a.number, a.title, a.prose, a.source, a.path, a.published_day, \
                   (SELECT group_concat(c.names_words, '|') FROM claims AS c WHERE c.article = a.number) \
                   FROM json_each(?1) AS wanted JOIN articles AS a ON a.number = wanted.value ORDER BY a.number";
        self.rows(sql, [self.list(numbers)], |row| {
            let mut d = TantivyDocument::new();
            d.add_u64(number, row.get::<_, i64>(0)? as u64);
            for (field, text) in [(title, 1), (body, 2), (source, 3), (path, 4), (name, 6)] {
                if let Some(text) = row.get_ref(text)?.as_str_or_null()? {
                    d.add_text(field, text);
                }
            }
            if let Some(day) = row.get(5)? {
                d.add_i64(published, day);
            }
            Ok(d)
        })
    }

    fn claim_documents(&self, index: &Index, articles: &[i64]) -> Result<Vec<TantivyDocument>, Error> {
        let [number, article, sentence, slot, name, speaker] =
            ["number", "article", "sentence", "slot", "name", "speaker"].map(|n| field(index, n));
        let sql = "SELECT c.number, c.article, c.sentence, c.slot, c.names_words, c.speaker \
                   FROM json_each(?1) AS wanted JOIN claims AS c ON c.article = wanted.value ORDER BY c.number";
        self.rows(sql, [self.list(articles)], |row| {
            let mut d = TantivyDocument::new();
            d.add_u64(number, row.get::<_, i64>(0)? as u64);
            d.add_u64(article, row.get::<_, i64>(1)? as u64);
            for (field, text) in [(sentence, 2), (slot, 3), (name, 4), (speaker, 5)] {
                if let Some(text) = row.get_ref(text)?.as_str_or_null()? {
                    d.add_text(field, text);
                }
            }
            Ok(d)
        })
    }
}

impl Search {
    fn open(dir: &Path) -> Option<Search> {
        let open = |name: &str, schema: Schema| {
            let index = Index::open_in_dir(dir.join(name)).ok().filter(|i| i.schema() == schema)?;
            register(&index);
            Some(index)
        };
        let (articles, claims) = (open("articles", articles_schema())?, open("claims", claims_schema())?);
        Some(Search { dir: dir.to_path_buf(), articles, claims })
    }

    /// A writer of one of the two. What a killed one left behind is swept away first.
    fn writer(&self, index: &Index) -> tantivy::Result<IndexWriter> {
        let writer = index.writer_with_num_threads(1, BUDGET)?;
        for name in ["articles", "claims"] {
            for entry in fs::read_dir(self.dir.join(name))?.flatten() {
                if entry.file_name().to_string_lossy().starts_with(".tmp") {
                    fs::remove_file(entry.path())?;
                }
            }
        }
        Ok(writer)
    }

    /// Numbers of the claims that a query finds.
    pub(crate) fn claim_numbers(&self, query: &dyn Query) -> Result<Vec<i64>, Error> {
        let found = || -> tantivy::Result<Vec<i64>> {
            let searcher = self.claims.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?.searcher();
            let mut numbers = Vec::new();
            for address in searcher.search(query, &DocSetCollector)? {
                let column = searcher.segment_reader(address.segment_ord).fast_fields().u64("number")?;
                numbers.extend(column.first(address.doc_id).map(|n| n as i64));
            }
            numbers.sort_unstable();
            Ok(numbers)
        };
        found().map_err(|e| search_error(&self.dir, &e))
    }

    /// Numbers of the articles that a query finds, the best first, with what makes passages of them.
    pub(crate) fn article_numbers(&self, query: &dyn Query, limit: usize) -> Result<(Vec<(f32, i64)>, Marker), Error> {
        let found = || -> tantivy::Result<_> {
            let searcher = self.articles.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?.searcher();
            let mut numbers = Vec::new();
            let most = (searcher.num_docs() as usize).clamp(1, limit.max(1));
            for (score, address) in searcher.search(query, &TopDocs::with_limit(most).order_by_score())? {
                let column = searcher.segment_reader(address.segment_ord).fast_fields().u64("number")?;
                numbers.extend(column.first(address.doc_id).map(|n| (score, n as i64)));
            }
            let snippets = |name: &str| SnippetGenerator::create(&searcher, query, field(&self.articles, name));
            Ok((numbers, Marker { title: snippets("title")?, body: snippets("body")? }))
        };
        found().map_err(|e| search_error(&self.dir, &e))
    }
}

/// Marks the words that a query asked for.
pub(crate) struct Marker {
    title: SnippetGenerator,
    body: SnippetGenerator,
}

impl Marker {
    /// The title with the words marked.
    pub fn title(&self, text: &str) -> Passage {
        let snippet = self.title.snippet(text);
        // The generator may cut a title short; marks are kept where it did not.
        let marks = if snippet.fragment() == text { snippet.highlighted().to_vec() } else { Vec::new() };
        Passage { text: text.to_string(), marks }
    }

    /// The passage of `text` that says most about the query, about `length` characters; its beginning where nothing
    /// in it does. Dots show where it was cut.
    pub fn body(&mut self, text: &str, length: usize) -> Passage {
        self.body.set_max_num_chars(length);
        let snippet = self.body.snippet(text);
        let range = if snippet.fragment().is_empty() { 0..beginning(text, length) } else { snippet.fragment_range() };
        let before = if range.start > 0 { "… " } else { "" };
        let after = if range.end < text.trim_end().len() { " …" } else { "" };
        let marks = snippet.highlighted().iter().map(|m| m.start + before.len()..m.end + before.len()).collect();
        Passage { text: format!("{before}{}{after}", &text[range]), marks }
    }
}

/// Where the first `length` characters end, between two words.
fn beginning(text: &str, length: usize) -> usize {
    match text.char_indices().nth(length) {
        None => text.len(),
        Some((end, _)) => text[..end].rfind(char::is_whitespace).unwrap_or(end),
    }
}

/// A field of one of the two schemas.
pub(crate) fn field(index: &Index, name: &str) -> Field {
    // The schemas are checked on opening, and their names are all in this file.
    index.schema().get_field(name).unwrap_or(Field::from_field_id(0))
}

fn commit(mut writer: IndexWriter, mark: &str) -> tantivy::Result<()> {
    let mut commit = writer.prepare_commit()?;
    commit.set_payload(mark);
    commit.commit()?;
    writer.wait_merging_threads()
}

fn search_error(dir: &Path, error: &tantivy::TantivyError) -> Error {
    Error::Search { dir: dir.to_path_buf(), what: error.to_string() }
}
