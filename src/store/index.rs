//! Brings an index up to date with folders and files: only new, changed and deleted articles cost anything.
//!
//! In: PATHs and a [`Reader`]. Out: rows, findings and the search, in this order, and a [`Summary`]. A file is the
//! same as before when its size and time of change are; where that leaves a doubt, and with `verify` always, its
//! bytes are hashed. Articles are read in parallel; one thread, the caller's, writes. A file that cannot be read is
//! an event and never the end of a run.

use super::record::Stamp;
use super::{Error, Writer};
use crate::article::{self, Article, BadLine, file};
use crate::error::{guarded, plain_words};
use crate::extract::{Extraction, extract};
use crate::lexicon::Lexicon;
use rayon::prelude::*;
use rusqlite::params;
use rustc_hash::{FxHashMap, FxHashSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::sync_channel;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

/// Reads articles. [`Lexicon`] is the one that the tool uses.
pub trait Reader: Sync {
    /// Says by which rules it reads: what was read by others is read again.
    fn fingerprint(&self) -> String;

    /// Reads the bytes of a file; `shown` is the path to show, and the article's id.
    ///
    /// # Errors
    /// Why these bytes are no article.
    fn read(&self, shown: &str, bytes: Vec<u8>) -> Result<Article, String>;

    /// Reads what an article says.
    fn extract(&self, article: &Article) -> Extraction;

    /// The words that count as common when a collection is counted.
    fn lexicon(&self) -> &Lexicon;
}

impl Reader for Lexicon {
    fn fingerprint(&self) -> String {
        Lexicon::fingerprint(self)
    }

    fn read(&self, shown: &str, bytes: Vec<u8>) -> Result<Article, String> {
        file::read_bytes(shown, bytes, self)
    }

    fn extract(&self, article: &Article) -> Extraction {
        extract(article, self)
    }

    fn lexicon(&self) -> &Lexicon {
        self
    }
}

/// What happens during a run, for whoever watches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// So many files are there.
    Found(usize),
    /// One more of them was seen to.
    Done,
    /// Something about an article or folder that people should know: `a.html: skipped, empty`.
    Message(String),
    /// All articles are read; their claims are compared.
    Comparing,
    /// The full-text search is brought up to date.
    Indexing,
}

/// What a run did, and what the index holds now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    pub new: usize,
    pub changed: usize,
    pub removed: usize,
    pub unchanged: usize,
    pub skipped: usize,
    pub articles: usize,
    pub claims: usize,
    pub findings: usize,
}

/// A file changed less than this before it was read may change again without showing it.
const DOUBT: i64 = 2_000_000_000;
/// Articles waiting to be written, at most.
const QUEUE: usize = 64;
/// A commit is made after so many articles, or so much time.
const COMMIT_ARTICLES: usize = 512;
const COMMIT_TIME: Duration = Duration::from_secs(5);
/// JSON lines read at once.
const LINES: usize = 256;

/// A file as the walk found it.
struct File {
    shown: String,
    path: PathBuf,
    /// From the root: the same however it was typed.
    key: String,
}

/// What is known of a file from an earlier run.
struct Before {
    number: Option<i64>,
    id: String,
    stamp: Stamp,
    rules: i64,
    /// Why it is no article.
    skipped: Option<String>,
}

enum Outcome {
    /// Nothing to do, or only a new stamp to note.
    Same(Option<Stamp>),
    Read(Box<(Article, Extraction)>, Stamp),
    Skipped(Stamp, String),
}

impl Writer {
    /// Brings the index up to date with files and folders. Articles that were read under one of the PATHs and are
    /// gone now go out of the index; those under other PATHs stay as they are.
    ///
    /// # Errors
    /// A PATH that does not exist, an index that cannot be written. What was committed stays.
    pub fn index(
        &mut self,
        paths: &[PathBuf],
        reader: &dyn Reader,
        verify: bool,
        tell: &mut dyn FnMut(Event),
    ) -> Result<Summary, Error> {
        let mut summary = self.take_files(paths, reader, verify, tell)?;
        self.finish(&mut summary, reader, tell)?;
        Ok(summary)
    }

    /// Takes in articles from JSON lines. An article with an id that is known takes the other's place; none go out.
    ///
    /// # Errors
    /// An index that cannot be written. What was committed stays.
    pub fn index_lines(
        &mut self,
        lines: impl Iterator<Item = Result<Article, BadLine>>,
        reader: &dyn Reader,
        tell: &mut dyn FnMut(Event),
    ) -> Result<Summary, Error> {
        let mut summary = self.take_lines(lines, reader, tell)?;
        self.finish(&mut summary, reader, tell)?;
        Ok(summary)
    }

    /// Findings and search for what was taken in, now or in a run that was cut short.
    fn finish(&mut self, summary: &mut Summary, reader: &dyn Reader, tell: &mut dyn FnMut(Event)) -> Result<(), Error> {
        tell(Event::Comparing);
        self.compare(reader.lexicon())?;
        tell(Event::Indexing);
        self.update_search()?;
        let count = |table: &str| -> Result<usize, Error> {
            let sql = format!("SELECT count(*) FROM {table}");
            Ok(self.rows(&sql, [], |row| row.get::<_, i64>(0))?.first().copied().unwrap_or(0) as usize)
        };
        (summary.articles, summary.claims, summary.findings) =
            (count("articles")?, count("claims")?, count("findings")?);
        Ok(())
    }

    /// The first of the three steps: articles and claims.
    pub(super) fn take_files(
        &mut self,
        paths: &[PathBuf],
        reader: &dyn Reader,
        verify: bool,
        tell: &mut dyn FnMut(Event),
    ) -> Result<Summary, Error> {
        let mut summary = Summary::default();
        let before = self.before()?;
        let roots: Vec<Root> = paths.iter().map(|p| Root::new(p)).collect();
        let (files, unread) = walk(&roots, &before, tell)?;
        tell(Event::Found(files.len()));
        let rules = self.rules(&reader.fingerprint())?;
        self.atomically(|w| {
            for root in &roots {
                w.run("INSERT OR REPLACE INTO paths VALUES (?1, ?2)", params![root.shown(), root.key])?;
            }
            let there: FxHashSet<&str> = files.iter().map(|f| f.key.as_str()).collect();
            for (key, old) in &before {
                let under = |of: &str| Path::new(key).starts_with(of);
                let gone = !there.contains(key.as_str())
                    && roots.iter().any(|r| under(&r.key))
                    && !unread.iter().any(|u| under(u));
                match (gone, old.number) {
                    (true, Some(number)) => {
                        summary.removed += 1;
                        w.remove(number)?;
                    }
                    (true, None) => w.run("DELETE FROM skipped WHERE file = ?1", [key])?,
                    _ => {}
                }
            }
            Ok(())
        })?;

        let stop = AtomicBool::new(false);
        let (sender, receiver) = sync_channel::<(&File, Outcome)>(QUEUE);
        let (files, before) = (&files, &before);
        std::thread::scope(|scope| {
            scope.spawn(|| {
                files.par_iter().for_each_with(sender, |sender, file| {
                    // The receiver goes away first when writing fails.
                    if !stop.load(Ordering::Relaxed) {
                        let outcome = look(file, before.get(&file.key), reader, rules, verify);
                        drop(sender.send((file, outcome)));
                    }
                });
            });
            let written = self.write_files(receiver, before, rules, &mut summary, tell);
            stop.store(written.is_err(), Ordering::Relaxed);
            written
        })?;
        Ok(summary)
    }

    fn write_files<'f>(
        &mut self,
        outcomes: impl IntoIterator<Item = (&'f File, Outcome)>,
        before: &FxHashMap<String, Before>,
        rules: i64,
        summary: &mut Summary,
        tell: &mut dyn FnMut(Event),
    ) -> Result<(), Error> {
        self.in_batches(outcomes, |w, (file, outcome)| {
            let old = before.get(&file.key);
            match outcome {
                Outcome::Same(stamp) => {
                    if let Some(reason) = old.and_then(|o| o.skipped.as_deref()) {
                        summary.skipped += 1;
                        tell(Event::Message(skipped(&file.shown, reason)));
                    } else {
                        summary.unchanged += 1;
                    }
                    if let Some(stamp) = stamp {
                        w.note(&stamp)?;
                    }
                }
                Outcome::Read(read, stamp) => {
                    let (article, extraction) = *read;
                    for note in &article.notes {
                        tell(Event::Message(format!("{}: {note}", file.shown)));
                    }
                    match old.and_then(|o| o.number) {
                        Some(_) => summary.changed += 1,
                        None => summary.new += 1,
                    }
                    w.run("DELETE FROM skipped WHERE file = ?1", [&file.key])?;
                    w.put(&article, &extraction, &stamp, rules)?;
                }
                Outcome::Skipped(stamp, reason) => {
                    summary.skipped += 1;
                    tell(Event::Message(skipped(&file.shown, &reason)));
                    if let Some(number) = old.and_then(|o| o.number) {
                        summary.removed += 1;
                        w.remove(number)?;
                    }
                    w.run(
                        "INSERT OR REPLACE INTO skipped VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                        params![file.key, file.shown, stamp.size, stamp.modified, stamp.looked_at, rules, reason],
                    )?;
                }
            }
            tell(Event::Done);
            Ok(())
        })
    }

    fn take_lines(
        &mut self,
        lines: impl Iterator<Item = Result<Article, BadLine>>,
        reader: &dyn Reader,
        tell: &mut dyn FnMut(Event),
    ) -> Result<Summary, Error> {
        let mut summary = Summary::default();
        let rules = self.rules(&reader.fingerprint())?;
        let mut before: FxHashMap<String, (String, i64)> = self
            .rows("SELECT id, hash, rules FROM articles", [], |row| Ok((row.get(0)?, (row.get(1)?, row.get(2)?))))?
            .into_iter()
            .collect();
        let mut lines = lines.peekable();
        while lines.peek().is_some() {
            let mut articles: Vec<(Article, String, bool)> = Vec::new();
            for line in lines.by_ref().take(LINES) {
                match line {
                    Err(bad) => {
                        summary.skipped += 1;
                        tell(Event::Message(bad.to_string()));
                    }
                    Ok(article) => {
                        let hash = hash_of_line(&article);
                        let old = before.insert(article.id.clone(), (hash.clone(), rules));
                        if old.as_ref().is_some_and(|(old, by)| *old == hash && *by == rules) {
                            summary.unchanged += 1;
                        } else {
                            articles.push((article, hash, old.is_some()));
                        }
                    }
                }
                tell(Event::Done);
            }
            let read: Vec<_> = articles
                .into_par_iter()
                .map(|(article, hash, known)| (guarded(|| reader.extract(&article)), article, hash, known))
                .collect();
            self.in_batches(read, |w, (extraction, article, hash, known)| match extraction {
                Ok(x) => {
                    *(if known { &mut summary.changed } else { &mut summary.new }) += 1;
                    w.put(&article, &x, &Stamp { hash, ..Stamp::default() }, rules)
                }
                Err(reason) => {
                    summary.skipped += 1;
                    tell(Event::Message(skipped(&article.id, &reason)));
                    Ok(())
                }
            })?;
        }
        Ok(summary)
    }

    /// Notes that a file was looked at and held what it held before.
    fn note(&mut self, stamp: &Stamp) -> Result<(), Error> {
        for table in ["articles", "skipped"] {
            let sql = format!("UPDATE {table} SET size = ?2, modified = ?3, looked_at = ?4 WHERE file = ?1");
            self.run(&sql, params![stamp.file, stamp.size, stamp.modified, stamp.looked_at])?;
        }
        Ok(())
    }

    /// Every file that the index knows, by its path from the root.
    fn before(&self) -> Result<FxHashMap<String, Before>, Error> {
        let sql = "SELECT file, number, id, hash, size, modified, looked_at, rules, NULL FROM articles WHERE file IS NOT NULL \
                   UNION ALL SELECT file, NULL, path, '', size, modified, looked_at, rules, reason FROM skipped";
        let rows = self.rows(sql, [], |row| {
            let file: String = row.get(0)?;
            let stamp = Stamp {
                file: Some(file.clone()),
                hash: row.get(3)?,
                size: row.get(4)?,
                modified: row.get(5)?,
                looked_at: row.get(6)?,
            };
            let (number, id, rules, skipped) = (row.get(1)?, row.get(2)?, row.get(7)?, row.get(8)?);
            Ok((file, Before { number, id, stamp, rules, skipped }))
        })?;
        Ok(rows.into_iter().collect())
    }

    /// One transaction: all of it or nothing.
    pub(super) fn atomically<T>(&mut self, work: impl FnOnce(&mut Writer) -> Result<T, Error>) -> Result<T, Error> {
        self.db.execute_batch("BEGIN IMMEDIATE").map_err(|e| self.error(&e))?;
        match work(self) {
            Ok(value) => {
                self.db.execute_batch("COMMIT").map_err(|e| self.error(&e))?;
                Ok(value)
            }
            Err(error) => {
                // The first error is the one to tell.
                drop(self.db.execute_batch("ROLLBACK"));
                Err(error)
            }
        }
    }

    /// Writes items, a transaction for many of them.
    fn in_batches<T>(
        &mut self,
        items: impl IntoIterator<Item = T>,
        mut write: impl FnMut(&mut Writer, T) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let mut items = items.into_iter().peekable();
        while items.peek().is_some() {
            self.atomically(|w| {
                let begun = Instant::now();
                for item in items.by_ref().take(COMMIT_ARTICLES) {
                    write(w, item)?;
                    if begun.elapsed() > COMMIT_TIME {
                        break;
                    }
                }
                Ok(())
            })?;
        }
        Ok(())
    }
}

/// Looks at one file, and reads it if need be.
fn look(file: &File, old: Option<&Before>, reader: &dyn Reader, rules: i64, verify: bool) -> Outcome {
    let mut stamp = Stamp { file: Some(file.key.clone()), ..Stamp::default() };
    stamp.looked_at = nanoseconds(SystemTime::now());
    let meta = match fs::metadata(&file.path) {
        Ok(meta) => meta,
        Err(e) => return Outcome::Skipped(stamp, plain_words(&e)),
    };
    (stamp.size, stamp.modified) = (meta.len() as i64, meta.modified().map_or(0, nanoseconds));
    let old = old.filter(|o| o.id == file.shown && o.rules == rules);
    if let Some(old) = old
        && !verify
        && (old.stamp.size, old.stamp.modified) == (stamp.size, stamp.modified)
        && old.stamp.modified < old.stamp.looked_at - DOUBT
    {
        return Outcome::Same(None);
    }
    if meta.len() > file::LARGEST {
        return Outcome::Skipped(stamp, format!("larger than {} MB", file::LARGEST >> 20));
    }
    if !meta.is_file() {
        return Outcome::Skipped(stamp, "not a regular file".to_string());
    }
    let bytes = match fs::read(&file.path) {
        Ok(bytes) => bytes,
        Err(e) => return Outcome::Skipped(stamp, plain_words(&e)),
    };
    stamp.hash = blake3::hash(&bytes).to_hex().to_string();
    if old.is_some_and(|o| o.stamp.hash == stamp.hash) {
        return Outcome::Same(Some(stamp));
    }
    let read = guarded(|| {
        let article = reader.read(&file.shown, bytes)?;
        let extraction = reader.extract(&article);
        Ok(Box::new((article, extraction)))
    });
    match read.and_then(|r| r) {
        Ok(read) => Outcome::Read(read, stamp),
        Err(reason) => Outcome::Skipped(stamp, reason),
    }
}

fn skipped(shown: &str, reason: &str) -> String {
    format!("{shown}: skipped, {reason}")
}

fn nanoseconds(time: SystemTime) -> i64 {
    time.duration_since(UNIX_EPOCH).map_or(0, |d| i64::try_from(d.as_nanos()).unwrap_or(i64::MAX))
}

fn hash_of_line(a: &Article) -> String {
    let published = a.published.map(|d| d.to_string());
    let mut hasher = blake3::Hasher::new();
    for part in
        [Some(&a.id), Some(&a.text), a.title.as_ref(), a.source.as_ref(), published.as_ref(), a.collection.as_ref()]
    {
        hasher.update(&[u8::from(part.is_some())]);
        hasher.update(&(part.map_or(0, |p| p.len() as u64)).to_le_bytes());
        hasher.update(part.map_or(b"", |p| p.as_bytes()));
    }
    hasher.finalize().to_hex().to_string()
}

/// A PATH as typed, and the same place from the root.
struct Root {
    path: PathBuf,
    key: String,
}

impl Root {
    fn new(path: &Path) -> Root {
        let whole =
            fs::canonicalize(path).or_else(|_| std::path::absolute(path)).unwrap_or_else(|_| path.to_path_buf());
        Root { path: path.to_path_buf(), key: whole.to_string_lossy().into_owned() }
    }

    fn shown(&self) -> String {
        self.path.to_string_lossy().into_owned()
    }

    /// A path below this one, from the root.
    fn key_of(&self, path: &Path) -> Option<String> {
        let rest = path.strip_prefix(&self.path).ok()?;
        let whole =
            if rest.as_os_str().is_empty() { PathBuf::from(&self.key) } else { Path::new(&self.key).join(rest) };
        Some(whole.to_string_lossy().into_owned())
    }
}

/// The files under the PATHs, each once, and the folders that could not be read: what was in them is not gone.
fn walk(
    roots: &[Root],
    before: &FxHashMap<String, Before>,
    tell: &mut dyn FnMut(Event),
) -> Result<(Vec<File>, Vec<String>), Error> {
    // A PATH that was indexed once and is gone now is a deletion; one that never was is a slip.
    let gone = |root: &Root| !root.path.exists() && before.keys().any(|k| Path::new(k).starts_with(&root.key));
    let paths: Vec<PathBuf> = roots.iter().filter(|r| !gone(r)).map(|r| r.path.clone()).collect();
    let walk = article::files(&paths).map_err(|e| Error::Path(e.to_string()))?;
    let key = |path: &Path| roots.iter().find_map(|r| r.key_of(path)).unwrap_or_else(|| Root::new(path).key);
    let mut unread = Vec::new();
    for problem in &walk.skipped {
        tell(Event::Message(problem.to_string()));
        unread.push(key(Path::new(&problem.path)));
    }
    let mut seen = FxHashSet::default();
    let files = walk.files.into_iter().map(|f| File { key: key(&f.path), shown: f.shown, path: f.path });
    Ok((files.filter(|f| seen.insert(f.key.clone())).collect(), unread))
}
