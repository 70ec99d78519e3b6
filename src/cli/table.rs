//! Rows for people and for programs: a table that fits the terminal, JSON, JSON lines, CSV.

use super::render::{self, FAINT};
use super::{Failure, written};
use comfy_table::{ColumnConstraint, ContentArrangement, LineStyle, Table, TableStyle, Width};
use gainsay::conflict::Held;
use gainsay::wire::v1::{ClaimLine, End};
use serde::Serialize;
use std::io::Write;

/// How rows are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// for reading
    Table,
    /// one JSON array
    Json,
    /// one JSON object a line
    Jsonl,
    /// comma-separated values with a header
    Csv,
}

/// One JSON array, an element a line.
pub fn json<T: Serialize>(rows: impl Iterator<Item = Result<T, Failure>>, out: &mut impl Write) -> Result<(), Failure> {
    let mut first = true;
    for row in rows {
        let row = serde_json::to_string(&row?)?;
        written(write!(out, "{}{row}", if first { "[\n" } else { ",\n" }))?;
        first = false;
    }
    written(writeln!(out, "{}", if first { "[]" } else { "\n]" }))
}

/// One JSON object a line.
pub fn jsonl<T: Serialize>(
    rows: impl Iterator<Item = Result<T, Failure>>,
    out: &mut impl Write,
) -> Result<(), Failure> {
    for row in rows {
        let row = serde_json::to_string(&row?)?;
        written(writeln!(out, "{row}"))?;
    }
    Ok(())
}

/// The columns of a claim in CSV.
const COLUMNS: [&str; 26] = [
    "id",
    "kind",
    "text",
    "low",
    "high",
    "bound",
    "unit",
    "currency",
    "person",
    "title",
    "organisation",
    "slot",
    "subject",
    "predicate",
    "attribute",
    "speaker",
    "modality",
    "negated",
    "path",
    "line",
    "start",
    "end",
    "source",
    "published",
    "collection",
    "sentence",
];

/// Claims as comma-separated values.
pub fn csv(claims: impl Iterator<Item = Result<Held, Failure>>, out: &mut impl Write) -> Result<(), Failure> {
    let mut csv = csv::Writer::from_writer(out);
    csv.write_record(COLUMNS)?;
    for held in claims {
        let held = held?;
        let row = ClaimLine::new(&held);
        let c = &row.claim;
        let kind = serde_json::to_value(c.kind)?;
        let end = |e: &Option<End>| match e {
            Some(End::Number(n)) => n.normalize().to_string(),
            Some(End::Day(d)) => d.to_string(),
            None => String::new(),
        };
        let text = |s: Option<&str>| s.unwrap_or_default().to_string();
        csv.write_record([
            c.id.to_string(),
            kind.as_str().unwrap_or_default().to_string(),
            c.text.to_string(),
            end(&c.ends.low),
            end(&c.ends.high),
            c.ends.bound.to_string(),
            text(c.ends.unit),
            text(c.ends.currency),
            text(c.person),
            text(c.title.as_deref()),
            text(c.organisation),
            c.slot.to_string(),
            text(c.subject),
            text(c.predicate),
            text(c.attribute),
            text(c.speaker),
            c.modality.unwrap_or_default().to_string(),
            c.negated.to_string(),
            row.path.to_string(),
            c.line.to_string(),
            c.start.to_string(),
            c.end.to_string(),
            text(row.source),
            text(row.published.as_deref()),
            text(row.collection),
            row.sentence_text.to_string(),
        ])?;
    }
    written(csv.flush())
}

/// One line under the header, none between rows.
const STYLE: TableStyle = TableStyle::new().header_separator(LineStyle::none().fill('─'));

/// A column: its name, and the width from which on its cells are broken.
pub type Column = (&'static str, u16);

/// A table that fits the terminal; the last column has what the others leave.
pub fn table(columns: &[Column], rows: Vec<Vec<String>>, out: &mut impl Write) -> Result<(), Failure> {
    if rows.is_empty() {
        return Ok(());
    }
    let mut table = Table::new();
    table.load_style(STYLE).set_content_arrangement(ContentArrangement::Dynamic);
    table.set_width(render::width() as u16).set_header(columns.iter().map(|(name, _)| *name));
    table.add_rows(rows);
    table.set_constraints(columns.iter().map(|(_, most)| ColumnConstraint::UpperBoundary(Width::Fixed(*most))));
    for column in table.column_iter_mut() {
        column.set_padding((0, 1));
    }
    for line in table.lines() {
        written(writeln!(out, "{}", line.trim_end()))?;
    }
    Ok(())
}

/// A line under a table that says what it leaves out.
pub fn footnote(text: &str, out: &mut impl Write) -> Result<(), Failure> {
    written(writeln!(out, "{FAINT}{text}{FAINT:#}"))
}
