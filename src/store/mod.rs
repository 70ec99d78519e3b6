//! The index on disk: `claims.db`, SQLite and the record of truth, and `search-vN/`, tantivy and a cache.
//!
//! [`Store::read`] opens an index for asking, [`Store::open`] for writing: one writer, any number of readers.
//! [`Writer::index`] brings it up to date with files, [`Writer::index_lines`] with articles from JSON lines; questions
//! are in [`crate::query`]. SQLite commits first, then tantivy, then the mark that both are done: a run that is
//! killed at any moment leaves its last commit, and the next run repairs the rest. The store reads no article and
//! makes no claim itself; it is handed a function that does.
//!
//! ```no_run
//! use gainsay::{lexicon::Lexicon, query, store::Store};
//! let mut writer = Store::open(".gainsay".as_ref())?;
//! let done = writer.index(&["corpus".into()], Lexicon::builtin(), false, &mut |_| {})?;
//! println!("{} articles, {} claims", done.articles, done.claims);
//! let findings = Store::read(".gainsay".as_ref())?.findings(&query::Findings::default())?;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod compare;
mod error;
mod index;
mod record;
mod search;
#[cfg(test)]
mod tests;

pub use error::{Error, index_command};
pub use index::{Event, Reader, Summary};
pub use search::{Passage, Search};

use crate::error::plain_words;
use rusqlite::{Connection, OpenFlags, OptionalExtension, params};
use std::fs::{self, File, TryLockError};
use std::ops::{Deref, DerefMut};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// The index folder where none is named.
pub const DEFAULT_DIR: &str = ".gainsay";
const DATABASE: &str = "claims.db";
const LOCK: &str = "lock";

/// Version of the tables in `schema.sql` and of the claims' own form in them (`user_version`).
pub const FORMAT: i32 = 5;
/// `gsay`: says that a database is ours (`application_id`).
const APPLICATION: i32 = 0x6773_6179;

/// An index that is open for asking.
pub struct Store {
    db: Connection,
    dir: PathBuf,
}

/// An index that is open for writing. There is one at a time.
pub struct Writer {
    store: Store,
    /// Held as long as the writer lives; the system gives it back when the program ends, however it ends.
    _lock: File,
}

/// Whether an index is as fresh as its last run meant it to be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    pub articles: usize,
    /// Articles that were read by other rules: another version of the program, or other words.
    pub other_rules: usize,
    /// The last run was cut short: findings or the full-text search are behind the claims.
    pub unfinished: bool,
    /// The paths that were indexed, as typed.
    pub paths: Vec<String>,
}

impl Store {
    /// Opens an index for asking. Nothing is written.
    ///
    /// # Errors
    /// No index in the folder, a database of another program or of another form.
    pub fn read(dir: &Path) -> Result<Store, Error> {
        let path = dir.join(DATABASE);
        if !path.is_file() {
            return Err(Error::NoIndex { dir: dir.to_path_buf() });
        }
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_URI;
        let open = |immutable: bool| -> rusqlite::Result<Store> {
            let db = if immutable {
                let name = path.to_string_lossy().replace('%', "%25").replace('?', "%3f").replace('#', "%23");
                Connection::open_with_flags(format!("file:{name}?immutable=1"), flags)?
            } else {
                Connection::open_with_flags(&path, flags)?
            };
            db.busy_timeout(Duration::from_secs(10))?;
            db.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
            Ok(Store { db, dir: dir.to_path_buf() })
        };
        // On a read-only disk, or in somebody else's folder, the log beside the database cannot be made. Where that log
        // holds nothing, the database alone is whole.
        use rusqlite::ErrorCode::{CannotOpen, ReadOnly};
        let logged = || fs::metadata(dir.join(format!("{DATABASE}-wal"))).is_ok_and(|m| m.len() > 0);
        let store = match open(false) {
            Err(rusqlite::Error::SqliteFailure(e, _)) if matches!(e.code, CannotOpen | ReadOnly) && !logged() => {
                open(true)
            }
            other => other,
        };
        let store = store.map_err(|e| database_error(dir, &e))?;
        store.check_format()?;
        Ok(store)
    }

    /// Opens an index for writing, and makes it where there is none.
    ///
    /// # Errors
    /// Another writer, a folder that cannot be written, a database of another program or of another form.
    pub fn open(dir: &Path) -> Result<Writer, Error> {
        let unusable = |path: &Path, e: &std::io::Error| Error::Unusable {
            path: path.to_path_buf(),
            what: format!("cannot be written, {}", plain_words(e)),
        };
        fs::create_dir_all(dir).map_err(|e| unusable(dir, &e))?;
        let path = dir.join(LOCK);
        let lock =
            File::options().create(true).truncate(false).write(true).open(&path).map_err(|e| unusable(&path, &e))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(Error::Locked { dir: dir.to_path_buf() }),
            // A file system without locks: SQLite's own way must do.
            Err(TryLockError::Error(e)) if e.kind() == std::io::ErrorKind::Unsupported => {}
            Err(TryLockError::Error(e)) => return Err(unusable(&path, &e)),
        }
        let error = |e: rusqlite::Error| database_error(dir, &e);
        let db = Connection::open(dir.join(DATABASE)).map_err(error)?;
        db.busy_timeout(Duration::from_secs(10)).map_err(error)?;
        let mut store = Store { db, dir: dir.to_path_buf() };
        let tables: i64 =
            store.db.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0)).map_err(error)?;
        if tables == 0 {
            store.create().map_err(error)?;
        }
        store.check_format()?;
        store.set_up().map_err(error)?;
        Ok(Writer { store, _lock: lock })
    }

    /// The folder of the index, as it was named.
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// Whether the index is up to date with `rules` (see [`crate::lexicon::Lexicon::fingerprint`]).
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn state(&self, rules: &str) -> Result<State, Error> {
        let count = |sql: &str, params: &[&dyn rusqlite::ToSql]| -> Result<i64, Error> {
            self.db.query_row(sql, params, |row| row.get(0)).map_err(|e| self.error(&e))
        };
        let behind = count(
            "SELECT (SELECT count(*) FROM articles WHERE indexed_at IS NULL) + (SELECT count(*) FROM gone)",
            &[],
        )?;
        Ok(State {
            articles: count("SELECT count(*) FROM articles", &[])? as usize,
            other_rules: count(
                "SELECT count(*) FROM articles JOIN rules ON rules.number = articles.rules WHERE fingerprint <> ?1",
                &[&rules],
            )? as usize,
            unfinished: behind > 0 || self.meta("due")?.as_deref() == Some("1"),
            paths: self.paths()?,
        })
    }

    /// The paths that were indexed, as typed.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn paths(&self) -> Result<Vec<String>, Error> {
        self.strings("SELECT path FROM paths ORDER BY path", &[])
    }

    fn create(&mut self) -> rusqlite::Result<()> {
        let tx = self.db.transaction()?;
        tx.execute_batch(include_str!("schema.sql"))?;
        tx.pragma_update(None, "application_id", APPLICATION)?;
        tx.pragma_update(None, "user_version", FORMAT)?;
        let seed = format!("{:?} {}", SystemTime::now(), std::process::id());
        let id = blake3::hash(seed.as_bytes()).to_hex()[..16].to_string();
        tx.execute("INSERT INTO meta VALUES ('store', ?1), ('search', '0'), ('due', '0')", [id])?;
        tx.commit()
    }

    /// How the writer's connection works. Readers go on beside a writer in WAL mode; where the file system does not
    /// carry that (network drives), the older journal does and readers wait.
    fn set_up(&mut self) -> rusqlite::Result<()> {
        let mode = |db: &Connection, name: &str| -> rusqlite::Result<String> {
            db.query_row(&format!("PRAGMA journal_mode = {name}"), [], |row| row.get(0))
        };
        let wal = mode(&self.db, "WAL").is_ok_and(|m| m == "wal")
            && self.db.execute_batch("BEGIN IMMEDIATE; ROLLBACK").is_ok();
        if !wal {
            mode(&self.db, "DELETE")?;
        }
        self.db.pragma_update(None, "synchronous", if wal { "NORMAL" } else { "FULL" })?;
        self.db.pragma_update(None, "foreign_keys", true)?;
        self.db.pragma_update(None, "cache_size", -16384)?;
        self.db.set_prepared_statement_cache_capacity(64);
        Ok(())
    }

    fn check_format(&self) -> Result<(), Error> {
        let pragma = |name: &str| -> Result<i32, Error> {
            self.db.pragma_query_value(None, name, |row| row.get(0)).map_err(|e| self.error(&e))
        };
        if pragma("application_id")? != APPLICATION {
            return Err(Error::Foreign { dir: self.dir.clone() });
        }
        match pragma("user_version")? {
            FORMAT => Ok(()),
            found => Err(Error::OtherFormat { dir: self.dir.clone(), found, known: FORMAT }),
        }
    }

    fn meta(&self, name: &str) -> Result<Option<String>, Error> {
        self.db
            .query_row("SELECT value FROM meta WHERE name = ?1", [name], |row| row.get(0))
            .optional()
            .map_err(|e| self.error(&e))
    }

    fn set_meta(&self, name: &str, value: &str) -> Result<(), Error> {
        self.run(
            "INSERT INTO meta VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            params![name, value],
        )
    }

    fn run(&self, sql: &str, params: impl rusqlite::Params) -> Result<(), Error> {
        self.db.prepare_cached(sql).and_then(|mut s| s.execute(params)).map(|_| ()).map_err(|e| self.error(&e))
    }

    fn strings(&self, sql: &str, params: &[&dyn rusqlite::ToSql]) -> Result<Vec<String>, Error> {
        self.rows(sql, params, |row| row.get(0))
    }

    /// All rows of a question, each made by `make`.
    pub(crate) fn rows<T>(
        &self,
        sql: &str,
        params: impl rusqlite::Params,
        make: impl FnMut(&rusqlite::Row) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>, Error> {
        let all = |sql| -> rusqlite::Result<Vec<T>> { self.db.prepare_cached(sql)?.query_map(params, make)?.collect() };
        all(sql).map_err(|e| self.error(&e))
    }

    pub(crate) fn error(&self, error: &rusqlite::Error) -> Error {
        database_error(&self.dir, error)
    }
}

impl Deref for Writer {
    type Target = Store;

    fn deref(&self) -> &Store {
        &self.store
    }
}

impl DerefMut for Writer {
    fn deref_mut(&mut self) -> &mut Store {
        &mut self.store
    }
}

/// What a person can decide about a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// It is one question, and the sources disagree.
    Same,
    /// Not the same question: a false alarm.
    NotSame,
    /// It was settled.
    Resolved,
}

impl Decision {
    pub const ALL: [Decision; 3] = [Decision::Same, Decision::NotSame, Decision::Resolved];

    pub fn name(self) -> &'static str {
        match self {
            Decision::Same => "same",
            Decision::NotSame => "not-same",
            Decision::Resolved => "resolved",
        }
    }
}

impl Writer {
    /// Remembers what was decided about a finding; a later decision takes the place of an earlier one.
    ///
    /// # Errors
    /// The database cannot be written.
    pub fn decide(&mut self, finding: &str, decision: Decision, note: Option<&str>) -> Result<(), Error> {
        self.run(
            "INSERT INTO decisions VALUES (?1, ?2, ?3, ?4) ON CONFLICT (finding) DO UPDATE \
             SET decision = excluded.decision, note = excluded.note, given_at = excluded.given_at",
            params![finding, decision.name(), note, seconds()],
        )
    }
}

impl Store {
    /// What was decided about a finding, with the note.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn decision(&self, finding: &str) -> Result<Option<(Decision, Option<String>)>, Error> {
        let found: Option<(String, Option<String>)> = self
            .db
            .query_row("SELECT decision, note FROM decisions WHERE finding = ?1", [finding], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })
            .optional()
            .map_err(|e| self.error(&e))?;
        Ok(found.and_then(|(name, note)| Decision::ALL.into_iter().find(|d| d.name() == name).map(|d| (d, note))))
    }
}

fn seconds() -> i64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |d| d.as_secs() as i64)
}

/// Letters and digits in lower case, one blank between words and at both ends: the form of the `_words` columns.
pub(crate) fn words(text: &str) -> String {
    let mut out = String::from(" ");
    for c in text.chars() {
        if c.is_alphanumeric() {
            out.extend(c.to_lowercase());
        } else if !out.ends_with(' ') && c != '\'' && c != '’' {
            out.push(' ');
        }
    }
    if !out.ends_with(' ') {
        out.push(' ');
    }
    out
}

/// SQLite's reason in plain words.
fn database_error(dir: &Path, error: &rusqlite::Error) -> Error {
    use rusqlite::ErrorCode::*;
    let dir = dir.to_path_buf();
    let what = match error {
        rusqlite::Error::SqliteFailure(e, message) => match e.code {
            NotADatabase => return Error::Foreign { dir },
            DatabaseBusy | DatabaseLocked => return Error::Locked { dir },
            DiskFull => "the disk is full".to_string(),
            ReadOnly => "cannot be written, it is read-only".to_string(),
            PermissionDenied => "permission denied".to_string(),
            DatabaseCorrupt => {
                "damaged\n  move the folder away and build it again with: gainsay index corpus".to_string()
            }
            _ => message.clone().unwrap_or_else(|| e.to_string()),
        },
        other => other.to_string(),
    };
    Error::Database { dir, what }
}
