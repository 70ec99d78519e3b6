-- claims.db: what gainsay has read. The record of truth; `search-vN/` beside it is made from it and may be deleted.
--
-- Any SQLite tool may read it, also while gainsay writes. `PRAGMA user_version` is the version of this form,
-- `PRAGMA application_id` says that the file is gainsay's. `number` columns are internal: they change when an
-- article is read again. `id` columns stay.
--
-- Columns that end in `_words` are for looking up: lower case, letters and digits only, one blank between words and
-- at both ends, so that `instr(names_words, ' ian buck ')` finds whole words.

-- One line a fact about the index itself:
--   store           made anew with every index; says whether search-vN belongs to it
--   search          how many times search-vN has been brought up to date
--   due             1 while findings have not been worked out since the last change
CREATE TABLE meta (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

-- The rules (program version and words) under which articles were read.
CREATE TABLE rules (
    number      INTEGER PRIMARY KEY,
    fingerprint TEXT NOT NULL UNIQUE
);

-- The PATHs that were given to `gainsay index`, as typed; `file` is the same place from the root.
CREATE TABLE paths (
    path TEXT PRIMARY KEY,
    file TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE articles (
    number         INTEGER PRIMARY KEY AUTOINCREMENT,
    id             TEXT NOT NULL UNIQUE,  -- the path as typed; the id given on a JSON line
    path           TEXT NOT NULL,
    file           TEXT UNIQUE,           -- the path from the root; NULL for an article from a JSON line
    hash           TEXT NOT NULL,         -- BLAKE3 of the bytes
    size           INTEGER,
    modified       INTEGER,               -- nanoseconds since 1970
    looked_at      INTEGER,               -- when the file was last read; a file modified later is read again
    rules          INTEGER NOT NULL REFERENCES rules (number),
    title          TEXT,
    source         TEXT,
    source_words   TEXT NOT NULL,
    url            TEXT,
    published      TEXT,                  -- YYYY-MM-DD
    published_day  INTEGER,               -- days since 1970-01-01
    published_from TEXT,                  -- how that is known: front matter, page, dateline, file name, text
    collection     TEXT,                  -- articles of different collections are never compared
    text           TEXT NOT NULL,         -- what the claims' spans point into
    prose          TEXT NOT NULL,         -- the readable part of it, title and advertising left out
    digest         TEXT NOT NULL,         -- JSON: what the article adds to the collection's counts
    json           TEXT NOT NULL,         -- what a comparison needs to know of it, in this program's own form
    original       TEXT,                  -- id of the article of which this one is a copy
    indexed_at     INTEGER                -- seconds since 1970; NULL until search-vN has it
);

-- Articles that search-vN may still hold although they are gone.
CREATE TABLE gone (
    article INTEGER PRIMARY KEY
);

-- Files that were looked at and are no articles.
CREATE TABLE skipped (
    file      TEXT PRIMARY KEY,
    path      TEXT NOT NULL,
    size      INTEGER,
    modified  INTEGER,
    looked_at INTEGER,
    rules     INTEGER NOT NULL REFERENCES rules (number),
    reason    TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE claims (
    number        INTEGER PRIMARY KEY AUTOINCREMENT,
    article       INTEGER NOT NULL REFERENCES articles (number) ON DELETE CASCADE,
    place         INTEGER NOT NULL,       -- 0 for the article's first claim
    id            TEXT NOT NULL,
    kind          TEXT NOT NULL,          -- quantity, money, percent, date, role, quote, event
    text          TEXT NOT NULL,          -- the value's own words
    sentence      TEXT NOT NULL,
    line          INTEGER NOT NULL,       -- from 1
    start         INTEGER NOT NULL,       -- UTF-8 bytes of articles.text (of the title where in_title)
    end           INTEGER NOT NULL,
    in_title      INTEGER NOT NULL,
    low           TEXT,                   -- exact decimal, or YYYY-MM-DD for a date; NULL where open
    high          TEXT,
    bound         TEXT NOT NULL,          -- = ~ < <= > >= range
    low_number    REAL,                   -- the same, for sorting and ranges; exact to 15 digits
    high_number   REAL,
    first_day     INTEGER,                -- days since 1970-01-01: a date's own days, else those of the period
    last_day      INTEGER,                -- that the claim speaks of; NULL where open or unknown
    unit          TEXT,
    currency      TEXT,                   -- ISO 4217
    person        TEXT,
    title         TEXT,
    organisation  TEXT,
    speaker       TEXT,
    speaker_words TEXT NOT NULL,
    names_words   TEXT NOT NULL,          -- every name in the claim, in all its forms
    modality      TEXT,
    negated       INTEGER NOT NULL,
    slot          TEXT NOT NULL,          -- the question, in the article's own words
    rule          TEXT NOT NULL,
    weighed       TEXT NOT NULL,          -- words by whose rarity the claim is compared
    json          TEXT NOT NULL           -- the whole claim, in this program's own form
);
CREATE INDEX claims_of_article ON claims (article, place);
CREATE INDEX claims_by_id ON claims (id);
CREATE INDEX claims_by_kind ON claims (kind, low_number);
CREATE INDEX claims_by_day ON claims (first_day);

-- Claims that share no key are never compared.
CREATE TABLE keys (
    key   TEXT NOT NULL,
    claim INTEGER NOT NULL REFERENCES claims (number) ON DELETE CASCADE,
    PRIMARY KEY (key, claim)
) WITHOUT ROWID;
CREATE INDEX keys_of_claim ON keys (claim);

-- How much a shared word says, as of the last comparison; words that are not here say 1.
CREATE TABLE words (
    word   INTEGER PRIMARY KEY,           -- its hash
    rarity REAL NOT NULL
);

-- Questions to which the articles give answers that cannot all be true.
CREATE TABLE findings (
    number     INTEGER PRIMARY KEY,
    id         TEXT NOT NULL,
    slot_id    TEXT NOT NULL,             -- what the id begins with; the rest tells findings of one slot apart
    mark       TEXT NOT NULL,             -- what the rest is taken from
    kind       TEXT NOT NULL,
    slot       TEXT NOT NULL,
    collection TEXT,
    severity   REAL NOT NULL,             -- 0 to 1
    rule       TEXT NOT NULL,
    reason     TEXT NOT NULL,
    due        INTEGER NOT NULL DEFAULT 0, -- 1 when a claim of it is gone and it has not been worked out again
    json       TEXT NOT NULL              -- the whole finding, in this program's own form
);
CREATE INDEX findings_by_id ON findings (id);
CREATE INDEX findings_of_slot ON findings (slot_id);

CREATE TABLE finding_claims (
    finding      INTEGER NOT NULL REFERENCES findings (number) ON DELETE CASCADE,
    claim        INTEGER NOT NULL REFERENCES claims (number) ON DELETE CASCADE,
    contradicted INTEGER NOT NULL,        -- 0 for a claim that only agrees with one that is contradicted
    PRIMARY KEY (finding, claim)
) WITHOUT ROWID;
CREATE INDEX findings_of_claim ON finding_claims (claim);

-- What people decided. It outlives the finding.
CREATE TABLE decisions (
    finding  TEXT PRIMARY KEY,            -- findings.id
    decision TEXT NOT NULL CHECK (decision IN ('same', 'not-same', 'resolved')),
    note     TEXT,
    given_at INTEGER NOT NULL             -- seconds since 1970
) WITHOUT ROWID;
