//! Brings the findings up to date: works out again what changed articles touch, and nothing else.
//!
//! In: the claims in `claims.db`, and which of them are new. Out: the findings that comparing all claims at once
//! would give, in the same words. A verdict depends on the two claims, on how rare their words are, and nothing
//! else; so a pair is due when one of its claims is new, or holds a word whose rarity changed. A finding is due when
//! one of its claims is new, gone or judged again, or when another article turns out to be a copy.

use super::{Error, Store, Writer};
use crate::claim::Claim;
use crate::conflict::{self, Decided, Finding, Held, Judged, Verdict};
use crate::lexicon::{Lexicon, hash};
use crate::slot::{Collection, Digest, Forms};
use rayon::prelude::*;
use rusqlite::params;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

type Number = i64;

/// Claims loaded in one go.
const BATCH: usize = 4096;

impl Writer {
    /// Works out all verdicts that the changes since the last time touch. Nothing is done when nothing changed.
    pub(super) fn compare(&mut self, lexicon: &Lexicon) -> Result<(), Error> {
        if self.meta("due")?.as_deref() != Some("1") {
            return Ok(());
        }
        let articles = self.in_order()?;
        let counted = self.count(lexicon, &articles)?;
        let known = self.known()?;
        let mut due = self.new_claims()?;
        due.extend(self.claims_with(&counted.changed)?);
        let mut stale: BTreeSet<Number> =
            self.rows("SELECT number FROM findings WHERE due = 1", [], |row| row.get(0))?.into_iter().collect();
        stale.extend(self.findings_of(&counted.moved)?);
        due.extend(stale.iter().flat_map(|f| known.members.get(f).into_iter().flatten().map(|(c, _)| *c)));

        let ranks = articles.iter().enumerate().map(|(i, a)| (a.0, i as u32)).collect();
        let mut search = Search::new(&counted.collection, &known, self.article_refs()?, ranks);
        search.explore(self, due, &mut stale)?;
        let found = search.findings(self)?;
        self.write(&counted, &stale, &found)
    }

    /// Counts the collection, and says what of it changed since the last time.
    fn count(&self, lexicon: &Lexicon, articles: &[(Number, String, String)]) -> Result<Counted, Error> {
        let digests = self.digests()?;
        let collection = collection(lexicon, articles, &digests);
        let words: FxHashSet<u64> = digests.values().flat_map(|d| d.words.iter().copied()).collect();
        let mut before: FxHashMap<u64, f64> = self
            .rows("SELECT word, rarity FROM words", [], |row| Ok((row.get::<_, i64>(0)? as u64, row.get(1)?)))?
            .into_iter()
            .collect();
        let mut changed: BTreeMap<u64, f64> = BTreeMap::new();
        for word in words {
            let rarity = collection.rarity_by(word);
            if before.remove(&word).unwrap_or(1.0) != rarity {
                changed.insert(word, rarity);
            }
        }
        // Words that no article holds any more.
        changed.extend(before.into_keys().map(|word| (word, 1.0)));
        let originals: FxHashMap<Number, Option<String>> = self
            .rows("SELECT number, original FROM articles", [], |row| Ok((row.get(0)?, row.get(1)?)))?
            .into_iter()
            .collect();
        let moved = articles
            .iter()
            .map(|(n, _, id)| (*n, Some(collection.original(id)).filter(|o| o != id).map(str::to_string)))
            .filter(|(n, original)| originals.get(n) != Some(original))
            .collect();
        Ok(Counted { collection, changed, moved })
    }

    fn known(&self) -> Result<Known, Error> {
        let mut known = Known::default();
        let sql = "SELECT finding, claim, contradicted FROM finding_claims";
        for (finding, claim, contradicted) in self.rows(sql, [], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))? {
            known.members.entry(finding).or_default().push((claim, contradicted));
            known.findings.entry(claim).or_default().push(finding);
            if contradicted {
                known.contradicted.insert(claim);
            }
        }
        Ok(known)
    }

    /// Claims that were never compared: those after the last one that was.
    fn new_claims(&self) -> Result<BTreeSet<Number>, Error> {
        let last: Number = self.meta("compared")?.and_then(|v| v.parse().ok()).unwrap_or(0);
        Ok(self.rows("SELECT number FROM claims WHERE number > ?1", [last], |row| row.get(0))?.into_iter().collect())
    }

    /// Claims that are weighed by one of these words.
    fn claims_with(&self, words: &BTreeMap<u64, f64>) -> Result<Vec<Number>, Error> {
        if words.is_empty() {
            return Ok(Vec::new());
        }
        let found = self.rows("SELECT number, weighed FROM claims", [], |row| {
            let weighed = row.get_ref(1)?.as_str().unwrap_or("");
            let hit = weighed.split(' ').any(|w| words.contains_key(&hash(w)));
            Ok(if hit { Some(row.get(0)?) } else { None })
        })?;
        Ok(found.into_iter().flatten().collect())
    }

    fn findings_of(&self, articles: &BTreeMap<Number, Option<String>>) -> Result<Vec<Number>, Error> {
        let numbers: Vec<Number> = articles.keys().copied().collect();
        let sql = "SELECT DISTINCT f.finding FROM json_each(?1) AS wanted JOIN claims AS c ON c.article = wanted.value \
                   JOIN finding_claims AS f ON f.claim = c.number";
        self.rows(sql, [self.list(&numbers)], |row| row.get(0))
    }

    fn write(&mut self, counted: &Counted, stale: &BTreeSet<Number>, found: &[Found]) -> Result<(), Error> {
        self.atomically(|w| {
            let mut slots: BTreeSet<String> = found.iter().map(|f| f.finding.id.clone()).collect();
            for finding in stale {
                slots.extend(w.rows("SELECT slot_id FROM findings WHERE number = ?1", [finding], |row| row.get(0))?);
                w.run("DELETE FROM findings WHERE number = ?1", [finding])?;
            }
            for Found { finding: f, mark, members } in found {
                w.run(
                    "INSERT INTO findings (id, slot_id, mark, kind, slot, collection, severity, rule, reason, json) \
                     VALUES (?1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
                    params![f.id, mark, f.kind.name(), f.slot, f.collection, f.severity, f.rule, f.reason, w.json(f)?],
                )?;
                let number = w.db.last_insert_rowid();
                for (claim, contradicted) in members {
                    w.run("INSERT INTO finding_claims VALUES (?1, ?2, ?3)", params![number, claim, contradicted])?;
                }
            }
            for slot in &slots {
                w.tell_apart(slot)?;
            }
            for (word, rarity) in &counted.changed {
                if *rarity == 1.0 {
                    w.run("DELETE FROM words WHERE word = ?1", [*word as i64])?;
                } else {
                    w.run("INSERT OR REPLACE INTO words VALUES (?1, ?2)", params![*word as i64, rarity])?;
                }
            }
            for (article, original) in &counted.moved {
                w.run("UPDATE articles SET original = ?2 WHERE number = ?1", params![article, original])?;
            }
            let last: Number = w
                .db
                .query_row("SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'claims'", [], |r| r.get(0))
                .map_err(|e| w.error(&e))?;
            w.set_meta("compared", &last.to_string())?;
            w.set_meta("due", "0")
        })
    }

    /// Gives each finding of a slot its id, which depends on whether there are others.
    fn tell_apart(&self, slot: &str) -> Result<(), Error> {
        let sql = "SELECT number, id, mark, json FROM findings WHERE slot_id = ?1";
        let twins: Vec<(Number, String, String, String)> =
            self.rows(sql, [slot], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?;
        let marks: Vec<&str> = twins.iter().map(|(_, _, mark, _)| mark.as_str()).collect();
        for ((number, before, _, json), id) in twins.iter().zip(conflict::told_apart(slot, &marks)) {
            if *before != id {
                let finding = Finding { id, ..self.parse(json)? };
                let sql = "UPDATE findings SET id = ?2, json = ?3 WHERE number = ?1";
                self.run(sql, params![number, finding.id, self.json(&finding)?])?;
            }
        }
        Ok(())
    }
}

impl Store {
    /// The collection's counts, as the comparison of any two of its claims needs them.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn collection(&self, lexicon: &Lexicon) -> Result<Collection, Error> {
        Ok(collection(lexicon, &self.in_order()?, &self.digests()?))
    }

    /// Number, path and id of every article, in the order in which a walk meets them.
    fn in_order(&self) -> Result<Vec<(Number, String, String)>, Error> {
        let sql = "SELECT number, path, id FROM articles";
        let mut articles: Vec<(Number, String, String)> =
            self.rows(sql, [], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        articles.sort_by(|x, y| (Path::new(&x.1), &x.2).cmp(&(Path::new(&y.1), &y.2)));
        Ok(articles)
    }

    fn digests(&self) -> Result<FxHashMap<Number, Digest>, Error> {
        let rows =
            self.rows("SELECT number, digest FROM articles", [], |row| Ok((row.get(0)?, row.get::<_, String>(1)?)))?;
        rows.into_iter().map(|(number, json)| Ok((number, self.parse(&json)?))).collect()
    }
}

fn collection(
    lexicon: &Lexicon,
    articles: &[(Number, String, String)],
    digests: &FxHashMap<Number, Digest>,
) -> Collection {
    Collection::count(lexicon, articles.iter().filter_map(|(n, _, id)| digests.get(n).map(|d| (id.as_str(), d))))
}

struct Counted {
    collection: Collection,
    /// Words whose rarity changed, with the new one.
    changed: BTreeMap<u64, f64>,
    /// Articles that became, or ceased to be, a copy of another.
    moved: BTreeMap<Number, Option<String>>,
}

/// The findings as they stand in the index.
#[derive(Default)]
struct Known {
    members: FxHashMap<Number, Vec<(Number, bool)>>,
    findings: FxHashMap<Number, Vec<Number>>,
    /// Claims that something contradicts.
    contradicted: FxHashSet<Number>,
}

/// A finding with all its claims, and whether each is contradicted or only agrees with one that is.
struct Found {
    finding: Finding,
    mark: String,
    members: Vec<(Number, bool)>,
}

/// Judges claims against everything that shares a key with them, and goes on from there along contradictions until
/// every finding that is touched is whole.
struct Search<'k> {
    collection: &'k Collection,
    known: &'k Known,
    /// Claims loaded so far; everything below refers to them by place in this list. What is only for reading is
    /// fetched again for those that come into a finding.
    forms: Forms,
    /// The words of the forms' keys.
    keys: Vec<String>,
    /// Articles among the forms.
    taken: FxHashMap<Number, u32>,
    numbers: Vec<Number>,
    /// Article and place in it: the order in which claims are compared, whatever the order in which they came.
    order: Vec<(u32, u32)>,
    at: FxHashMap<Number, usize>,
    /// The claims of each key that was asked for.
    blocks: FxHashMap<u32, Vec<Number>>,
    articles: super::record::Articles,
    ranks: FxHashMap<Number, u32>,
    /// Claims that were judged against all that share a key with them.
    explored: FxHashSet<usize>,
    contradicted: FxHashSet<usize>,
    /// Contradictions and agreements: nothing else makes a finding.
    verdicts: Vec<Decided>,
}

impl<'k> Search<'k> {
    fn new(
        collection: &'k Collection,
        known: &'k Known,
        articles: super::record::Articles,
        ranks: FxHashMap<Number, u32>,
    ) -> Search<'k> {
        Search {
            collection,
            known,
            forms: Forms::default(),
            keys: Vec::new(),
            taken: FxHashMap::default(),
            numbers: Vec::new(),
            order: Vec::new(),
            at: FxHashMap::default(),
            blocks: FxHashMap::default(),
            articles,
            ranks,
            explored: FxHashSet::default(),
            contradicted: FxHashSet::default(),
            verdicts: Vec::new(),
        }
    }

    /// Judges the claims that are due and all that they lead to. `stale` gains the findings to be replaced.
    fn explore(&mut self, store: &Store, due: BTreeSet<Number>, stale: &mut BTreeSet<Number>) -> Result<(), Error> {
        let mut frontier = due;
        while !frontier.is_empty() {
            self.load(store, &frontier)?;
            let wave: Vec<usize> = frontier.iter().filter_map(|n| self.at.get(n).copied()).collect();
            self.load_partners(store, &wave)?;
            // Where nothing else is there to be compared with, what is alike is compared once.
            let alone = self.explored.is_empty() && wave.len() == self.forms.len();
            let judged = if alone { conflict::disputes(&self.forms) } else { self.judge(&wave) };
            self.explored.extend(&wave);
            let mut next: BTreeSet<Number> = BTreeSet::new();
            for j in &judged {
                if j.verdict == Verdict::Contradict {
                    self.contradicted.extend([j.a, j.b]);
                    next.extend([self.numbers[j.a], self.numbers[j.b]]);
                }
            }
            // A claim that agrees with one side of a finding belongs to it.
            for j in judged.iter().filter(|j| j.verdict == Verdict::Agree) {
                for (x, y) in [(j.a, j.b), (j.b, j.a)] {
                    if !self.contradicted.contains(&x) && self.known.contradicted.contains(&self.numbers[y]) {
                        next.insert(self.numbers[y]);
                    }
                }
            }
            self.verdicts.extend(judged);
            for claim in &wave {
                for finding in self.known.findings.get(&self.numbers[*claim]).into_iter().flatten() {
                    if stale.insert(*finding) {
                        next.extend(self.known.members[finding].iter().map(|(c, _)| *c));
                    }
                }
            }
            next.retain(|n| self.at.get(n).is_none_or(|i| !self.explored.contains(i)));
            frontier = next;
        }
        Ok(())
    }

    fn load(&mut self, store: &Store, wanted: &BTreeSet<Number>) -> Result<(), Error> {
        let missing: Vec<Number> = wanted.iter().filter(|n| !self.at.contains_key(n)).copied().collect();
        for batch in missing.chunks(BATCH) {
            for (number, article, place, claim) in self.fetch(store, batch)? {
                let of = &self.articles[&article];
                let taken = *self.taken.entry(article).or_insert_with(|| self.forms.take_article(of));
                self.at.insert(number, self.forms.len());
                self.forms.push(taken, &claim);
                for (key, n) in claim.keys.into_iter().zip(self.forms.keys(self.forms.len() - 1)) {
                    if *n as usize == self.keys.len() {
                        self.keys.push(key);
                    }
                }
                self.numbers.push(number);
                self.order.push((self.ranks.get(&article).copied().unwrap_or(u32::MAX), place));
            }
        }
        self.forms.weigh(self.collection);
        Ok(())
    }

    /// Claims with number, article and place in it.
    fn fetch(&self, store: &Store, numbers: &[Number]) -> Result<Vec<(Number, Number, u32, Claim)>, Error> {
        let sql = "SELECT c.number, c.article, c.place, c.json FROM json_each(?1) AS wanted \
                   JOIN claims AS c ON c.number = wanted.value ORDER BY c.number";
        let rows: Vec<(Number, Number, u32, String)> =
            store.rows(sql, [store.list(numbers)], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?;
        let claim = |(number, article, place, json): (Number, Number, u32, String)| {
            let claim = serde_json::from_str(&json).ok().filter(|_| self.articles.contains_key(&article))?;
            Some((number, article, place, claim))
        };
        let claims: Option<Vec<_>> = rows.into_par_iter().map(claim).collect();
        claims.ok_or_else(|| Error::OtherRules { dir: store.dir.clone(), paths: store.paths().unwrap_or_default() })
    }

    /// Loads everything that shares a key with one of these claims.
    fn load_partners(&mut self, store: &Store, wave: &[usize]) -> Result<(), Error> {
        let mut partners: BTreeSet<Number> = BTreeSet::new();
        for &i in wave {
            for &key in self.forms.keys(i) {
                if let Entry::Vacant(unknown) = self.blocks.entry(key) {
                    let sql = "SELECT claim FROM keys WHERE key = ?1";
                    let block: Vec<Number> = store.rows(sql, [&self.keys[key as usize]], |row| row.get(0))?;
                    partners.extend(&block);
                    unknown.insert(block);
                }
            }
        }
        self.load(store, &partners)
    }

    /// The verdicts between these claims and all that share a key with them, each pair once.
    fn judge(&self, wave: &[usize]) -> Vec<Decided> {
        let in_wave: FxHashSet<usize> = wave.iter().copied().collect();
        let one = |&x: &usize| -> Vec<Decided> {
            let numbers = self.forms.keys(x).iter().flat_map(|k| &self.blocks[k]);
            let mut partners: Vec<usize> = numbers.filter_map(|n| self.at.get(n).copied()).collect();
            partners.sort_unstable();
            partners.dedup();
            partners.retain(|&y| {
                y != x
                    && !self.explored.contains(&y)
                    && !(y < x && in_wave.contains(&y))
                    && self.forms.are_of_one_collection(x, y)
            });
            let pair = |y| if self.order[x] < self.order[y] { (x, y) } else { (y, x) };
            let verdict = |y| {
                let (i, j) = pair(y);
                conflict::decide(&self.forms, i, j)
            };
            let telling = |d: &Decided| matches!(d.verdict, Verdict::Contradict | Verdict::Agree);
            partners.into_iter().filter_map(verdict).filter(telling).collect()
        };
        wave.par_iter().map(one).flatten_iter().collect()
    }

    /// The findings among the explored claims, each with all its claims.
    fn findings(&self, store: &Store) -> Result<Vec<Found>, Error> {
        let mut groups = Groups::default();
        for j in self.verdicts.iter().filter(|j| j.verdict == Verdict::Contradict) {
            groups.join(j.a, j.b);
        }
        let mut verdicts: BTreeMap<usize, Vec<Decided>> = BTreeMap::new();
        for j in &self.verdicts {
            let side = |c: usize| {
                self.contradicted.contains(&c)
                    || self.known.contradicted.contains(&self.numbers[c]) && !self.explored.contains(&c)
            };
            match (side(j.a), side(j.b)) {
                (true, true) if j.verdict == Verdict::Contradict => {
                    verdicts.entry(groups.root(j.a)).or_default().push(*j)
                }
                (true, false) if j.verdict == Verdict::Agree => verdicts.entry(groups.root(j.a)).or_default().push(*j),
                (false, true) if j.verdict == Verdict::Agree => verdicts.entry(groups.root(j.b)).or_default().push(*j),
                _ => {}
            }
        }
        let mut found = Vec::new();
        for of in verdicts.into_values().filter(|of| of.iter().any(|j| j.verdict == Verdict::Contradict)) {
            found.extend(self.finding(store, &of)?);
        }
        found.sort_by(|x, y| (&x.finding.id, &x.finding.slot).cmp(&(&y.finding.id, &y.finding.slot)));
        Ok(found)
    }

    /// One finding of the verdicts that make it, in the order in which a comparison of everything meets them.
    fn finding(&self, store: &Store, verdicts: &[Decided]) -> Result<Option<Found>, Error> {
        let mut members: Vec<usize> = verdicts.iter().flat_map(|j| [j.a, j.b]).collect();
        members.sort_unstable_by_key(|&c| self.order[c]);
        members.dedup();
        let place: FxHashMap<usize, usize> = members.iter().enumerate().map(|(i, &c)| (c, i)).collect();
        let numbers: Vec<Number> = members.iter().map(|&c| self.numbers[c]).collect();
        let mut claims: Vec<(usize, Held)> = Vec::new();
        for (number, article, _, claim) in self.fetch(store, &numbers)? {
            claims.push((place[&self.at[&number]], Held { article: self.articles[&article].clone(), claim }));
        }
        claims.sort_unstable_by_key(|(place, _)| *place);
        let claims: Vec<Held> = claims.into_iter().map(|(_, held)| held).collect();
        let told = |j: &Decided| j.at(place[&j.a], place[&j.b]).told(&claims, self.collection);
        let mut verdicts: Vec<Judged> = verdicts.iter().map(told).collect();
        verdicts.sort_by_key(|j| (j.a.max(j.b), j.a.min(j.b)));
        let finding = conflict::grouped(&claims, verdicts, self.collection).pop();
        let members = members.iter().map(|&c| (self.numbers[c], self.contradicted.contains(&c))).collect();
        Ok(finding.map(|(finding, mark)| Found { finding, mark, members }))
    }
}

/// Sets that are joined two by two.
#[derive(Default)]
struct Groups(FxHashMap<usize, usize>);

impl Groups {
    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        self.0.insert(a.max(b), a.min(b));
    }

    fn root(&mut self, mut n: usize) -> usize {
        while let Some(&up) = self.0.get(&n).filter(|&&up| up != n) {
            n = up;
        }
        n
    }
}
