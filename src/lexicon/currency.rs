//! `currencies.tsv`: currencies and their minor units, with the words and signs that news uses for them.

use super::unit::{plural, ratio};
use super::{Lexicon, LexiconError, Phrases, Table, Vocabulary};
use crate::value::Decimal;
use rustc_hash::FxHashSet;

/// A currency, or a minor unit of one (a cent is 0.01 dollar).
#[derive(Clone, Debug, PartialEq)]
pub struct Currency {
    /// ISO 4217; empty where the word alone does not tell the country.
    pub code: &'static str,
    /// `dollar`, `south korean won`
    pub name: Box<str>,
    pub factor: Decimal,
}

/// How a word or sign of a currency has to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    pub currency: u16,
    /// As spelt, without spaces; empty where case does not count.
    pub exact: Box<str>,
    /// Only right after digits.
    pub glued: bool,
    /// Only with a magnitude ("PS6m", never "PS5") or thousands.
    pub large: bool,
    /// Only where the text speaks of money: "fell 2c to $1.20", not "a 30c day".
    pub told: bool,
}

#[derive(Clone, Debug, Default)]
pub struct Currencies {
    all: Vec<Currency>,
    /// "us dollars", "pence": stand after the number.
    pub words: Phrases<Mark>,
    /// "U.S.", "Canadian": whose dollar a `$` before the number is.
    pub countries: Phrases<u16>,
    /// `US$`, `EUR`, `£`: stand on either side of it.
    pub signs: Phrases<Vec<Mark>>,
}

/// `home-dollars.tsv`: whose dollar a bare `$` may be, by where an article comes from.
#[derive(Clone, Debug, Default)]
pub struct Homes {
    /// "toronto": the place of a dateline.
    pub places: Phrases<&'static str>,
    /// `.com.au`, as an outlet's host ends.
    hosts: Vec<(Box<str>, &'static str)>,
}

impl Homes {
    /// The code of the dollar that is at home where an outlet's address says it is.
    pub fn of_outlet(&self, outlet: &str) -> Option<&'static str> {
        let host = outlet.split_once("://").map_or(outlet, |(_, rest)| rest).split(['/', '?', ':']).next()?;
        let ends = |end: &str| host.len() > end.len() && host.to_ascii_lowercase().ends_with(end);
        self.hosts.iter().find(|(end, _)| ends(end)).map(|(_, code)| *code)
    }
}

impl Currencies {
    fn add_sign(&mut self, vocabulary: &mut Vocabulary, exact: &str, mark: Mark) {
        let mut all = self.signs.add(vocabulary, exact, Vec::new()).unwrap_or_default();
        all.push(mark);
        self.signs.add(vocabulary, exact, all);
    }

    pub fn iter(&self) -> impl Iterator<Item = &Currency> {
        self.all.iter()
    }

    pub fn get(&self, index: u16) -> Option<&Currency> {
        self.all.get(usize::from(index))
    }

    /// The index of the currency itself (not a minor unit) of an ISO 4217 code.
    pub fn index_of(&self, code: &str) -> Option<u16> {
        self.all.iter().position(|c| c.code == code && c.factor == Decimal::ONE).map(|i| i as u16)
    }

    /// The currency itself (not a minor unit) of an ISO 4217 code.
    pub fn by_code(&self, code: &str) -> Option<&Currency> {
        self.all.iter().find(|c| c.code == code && c.factor == Decimal::ONE)
    }
}

impl Lexicon {
    pub(super) fn add_currencies(&mut self, shown: &str, text: &str) -> Result<(), LexiconError> {
        let mut codes: FxHashSet<&'static str> = self.currencies.all.iter().map(|c| c.code).collect();
        for row in Table::parse(shown, text, 6)?.rows {
            let index = self.currencies.all.len() as u16;
            let code = match codes.get(row.cell(0)) {
                Some(&code) => code,
                // A lexicon lives as long as the program: a code is kept once.
                None => Box::leak(Box::<str>::from(row.cell(0))),
            };
            codes.insert(code);
            let factor = ratio(row.cell(2)).filter(|f| !f.is_zero());
            let factor = factor.ok_or_else(|| row.error("the factor is no number"))?;
            self.currencies.all.push(Currency { code, name: row.cell(1).into(), factor });
            for surface in row.list(3).filter(|_| factor == Decimal::ONE) {
                if let Some(country) = surface.strip_suffix(" dollar") {
                    self.currencies.countries.add(&mut self.vocabulary, country, index);
                }
            }
            for surface in row.list(3) {
                let (word, large) = surface.strip_prefix('+').map_or((surface, false), |s| (s, true));
                for form in [word.to_string(), plural(word)] {
                    let mark = Mark { currency: index, exact: "".into(), glued: false, large, told: false };
                    let old = self.currencies.words.add(&mut self.vocabulary, &form, mark);
                    if let Some(other) = old.filter(|o| o.currency != index) {
                        let name = &self.currencies.all[usize::from(other.currency)].name;
                        return Err(row.error(format!("surface \"{form}\" already belongs to `{name}`")));
                    }
                }
            }
            for surface in row.list(4) {
                let exact = surface.trim_start_matches(['=', '+', '?']);
                let mark = Mark {
                    currency: index,
                    exact: exact.chars().filter(|c| *c != ' ').collect::<String>().into(),
                    glued: surface.starts_with(['=', '?']),
                    large: surface.starts_with('+'),
                    told: surface.starts_with('?'),
                };
                self.currencies.add_sign(&mut self.vocabulary, exact, mark);
                // Nordic and trade reports glue the million to the code: "30 MUSD", "MSEK 50".
                if exact == code && !surface.starts_with('+') {
                    let currency = self.currencies.all.len() as u16;
                    let own = &self.currencies.all[usize::from(index)];
                    let million = Currency { factor: Decimal::from(1_000_000), ..own.clone() };
                    self.currencies.all.push(million);
                    let exact = format!("M{code}");
                    let mark = Mark { currency, exact: exact.as_str().into(), glued: false, large: false, told: false };
                    self.currencies.add_sign(&mut self.vocabulary, &exact, mark);
                }
            }
        }
        Ok(())
    }

    pub(super) fn add_homes(&mut self, shown: &str, text: &str) -> Result<(), LexiconError> {
        for row in Table::parse(shown, text, 2)?.rows {
            let currency = self.currencies.by_code(row.cell(1)).filter(|c| c.name.ends_with("dollar"));
            let code = currency.ok_or_else(|| row.error(format!("\"{}\" is the code of no dollar", row.cell(1))))?.code;
            if row.cell(0).starts_with('.') {
                self.homes.hosts.push((row.cell(0).into(), code));
            } else {
                self.homes.places.add(&mut self.vocabulary, row.cell(0), code);
            }
        }
        Ok(())
    }
}
