//! `gainsay schema`: the JSON Schemas of the wire, generated from its types.

use super::{Failure, Outcome, written};
use gainsay::wire::v1;
use std::io::Write;
use std::path::PathBuf;

/// Print the JSON Schemas of what gainsay prints
#[derive(clap::Args)]
pub struct Args {
    /// Only this one
    #[arg(value_parser = ["article", "claim", "verdict", "finding", "error"])]
    name: Option<String>,

    /// Write them to files in this folder
    #[arg(long, value_name = "DIR")]
    dir: Option<PathBuf>,
}

pub fn run(args: &Args) -> Result<Outcome, Failure> {
    let wanted = |file: &str| args.name.as_deref().is_none_or(|name| file.split('.').next() == Some(name));
    for (file, schema) in v1::schemas().into_iter().filter(|(file, _)| wanted(file)) {
        let mut schema = serde_json::to_value(schema)?;
        // One order of keys, whatever the features that other crates ask of serde_json.
        schema.sort_all_objects();
        let text = format!("{}\n", serde_json::to_string_pretty(&schema)?);
        match &args.dir {
            Some(dir) => super::write_file(&dir.join(file), &text)?,
            None => written(std::io::stdout().lock().write_all(text.as_bytes()))?,
        }
    }
    Ok(Outcome::Clean)
}
