//! One lexicon file: tab-separated rows under `#` lines.

use std::fmt;

/// A row that cannot be used, in the form `lexicon/units.tsv:41: surface "ton" already belongs to `tonne` (line 12)`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LexiconError {
    pub file: String,
    /// 1-based; 0 for the file as a whole.
    pub line: usize,
    pub what: String,
}

impl fmt::Display for LexiconError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => write!(f, "{}: {}", self.file, self.what),
            n => write!(f, "{}:{n}: {}", self.file, self.what),
        }
    }
}

impl std::error::Error for LexiconError {}

/// The rows of one file.
#[derive(Clone, Debug)]
pub struct Table<'a> {
    pub rows: Vec<Row<'a>>,
}

#[derive(Clone, Debug)]
pub struct Row<'a> {
    file: &'a str,
    /// 1-based line in its file.
    pub line: usize,
    cells: Vec<&'a str>,
}

impl<'a> Table<'a> {
    /// Splits a file into rows of exactly `columns` cells; `-` is an empty cell.
    ///
    /// # Errors
    /// A row with another number of cells.
    pub fn parse(file: &'a str, text: &'a str, columns: usize) -> Result<Table<'a>, LexiconError> {
        let mut rows = Vec::new();
        for (i, line) in text.lines().enumerate() {
            if line.starts_with('#') || line.trim().is_empty() {
                continue;
            }
            let cells: Vec<&str> = line.split('\t').map(|c| if c == "-" { "" } else { c.trim() }).collect();
            let row = Row { file, line: i + 1, cells };
            if row.cells.len() != columns {
                return Err(row.error(format!("{} columns, expected {columns}", row.cells.len())));
            }
            rows.push(row);
        }
        Ok(Table { rows })
    }
}

impl<'a> Row<'a> {
    /// A cell by position; empty for `-`.
    pub fn cell(&self, i: usize) -> &'a str {
        self.cells.get(i).copied().unwrap_or("")
    }

    /// A cell that lists several surfaces, separated by `|`.
    pub fn list(&self, i: usize) -> impl Iterator<Item = &'a str> + use<'a> {
        self.cell(i).split('|').map(str::trim).filter(|s| !s.is_empty())
    }

    pub fn error(&self, what: impl Into<String>) -> LexiconError {
        LexiconError { file: self.file.to_string(), line: self.line, what: what.into() }
    }
}
