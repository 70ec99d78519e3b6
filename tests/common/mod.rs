//! What the tests share: the corpus, read once; the binary, run in a folder; and how its words are compared.

#![allow(dead_code, reason = "each test binary uses a part")]

use gainsay::article::{Article, file::read_file, walk};
use gainsay::conflict::{ArticleRef, Held};
use gainsay::extract::{Extraction, extract};
use gainsay::lexicon::Lexicon;
use gainsay::slot::Collection;
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

pub const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// An article of the corpus and what is read in it.
pub struct Read {
    pub story: String,
    /// File name.
    pub file: String,
    pub article: Article,
    pub extraction: Extraction,
}

/// Every article of the corpus, in path order.
pub fn corpus() -> Vec<Read> {
    articles("corpus")
}

/// Every article of the stories in a folder of the project, in path order.
pub fn articles(folder: &str) -> Vec<Read> {
    let folders = std::fs::read_dir(Path::new(ROOT).join(folder)).unwrap();
    let mut stories: Vec<PathBuf> = folders.map(|e| e.unwrap().path()).filter(|p| p.is_dir()).collect();
    stories.sort();
    assert!(stories.len() >= 4, "{folder} has {} stories", stories.len());
    let mut all = Vec::new();
    for story in stories {
        let name = story.file_name().unwrap().to_str().unwrap().to_string();
        let walked = walk::files(std::slice::from_ref(&story)).unwrap();
        for file in walked.files {
            let file_name = file.path.file_name().unwrap().to_str().unwrap().to_string();
            let article = read_file(&format!("{folder}/{name}/{file_name}"), &file.path, Lexicon::builtin()).unwrap();
            let extraction = extract(&article, Lexicon::builtin());
            all.push(Read { story: name.clone(), file: file_name, article, extraction });
        }
    }
    all
}

/// The articles of a folder by story.
pub fn stories(folder: &str) -> BTreeMap<String, Vec<Read>> {
    let mut stories: BTreeMap<String, Vec<Read>> = BTreeMap::new();
    for read in articles(folder) {
        stories.entry(read.story.clone()).or_default().push(read);
    }
    stories
}

/// The claims of articles with what the comparison needs beside them.
pub fn held(articles: &[Read]) -> (Vec<Held>, Collection) {
    let claims = articles.iter().flat_map(|r| {
        let article = ArticleRef::new(&r.article, &r.extraction);
        r.extraction.claims.iter().map(move |c| Held { article: article.clone(), claim: c.clone() })
    });
    let digests = articles.iter().map(|r| (r.article.id.as_str(), &r.extraction.digest));
    (claims.collect(), Collection::count(Lexicon::builtin(), digests))
}

/// What a run of the binary gave.
pub struct Run {
    pub status: i32,
    pub out: String,
    pub err: String,
}

impl Run {
    /// All three, as one text.
    pub fn screen(&self) -> String {
        let mut screen = self.out.clone();
        for (name, text) in [("stderr", self.err.clone()), ("exit status", self.status.to_string())] {
            if !text.is_empty() {
                screen.push_str(&format!("--- {name}: {}\n", text.trim_end().replace('\n', "\n    ")));
            }
        }
        screen
    }
}

/// Runs the binary in a folder, without a terminal, a user's settings or input.
pub fn gainsay(folder: &Path, args: &[&str]) -> Run {
    gainsay_with(folder, args, "")
}

pub fn gainsay_with(folder: &Path, args: &[&str], input: &str) -> Run {
    let mut child = Command::new(env!("CARGO_BIN_EXE_gainsay"))
        .args(args)
        .current_dir(folder)
        .env_remove("GAINSAY_LEXICON")
        .env_remove("GAINSAY_INDEX")
        .env("NO_COLOR", "1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_string();
    let feeder = std::thread::spawn(move || {
        // The program may end before it has read everything.
        let _ = std::io::Write::write_all(&mut stdin, input.as_bytes());
    });
    let output = child.wait_with_output().unwrap();
    feeder.join().unwrap();
    Run {
        status: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// The folder that the repository lies in.
pub fn root() -> &'static Path {
    Path::new(ROOT)
}

/// Snapshots that differ, so that one run shows (and writes) them all.
#[derive(Default)]
pub struct Differing(Vec<String>);

impl Differing {
    /// Compares with `snapshots/<folder>/<name>.snap`. `input` is the file that the text was made of.
    pub fn check(&mut self, folder: &str, name: &str, input: Option<&str>, text: &str) {
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(format!("../../snapshots/{folder}"));
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        if let Some(input) = input {
            settings.set_input_file(input);
        }
        let same = settings.bind(|| catch_unwind(AssertUnwindSafe(|| insta::assert_snapshot!(name.to_string(), text))));
        if same.is_err() {
            self.0.push(format!("snapshots/{folder}/{name}.snap"));
        }
    }
}

impl Drop for Differing {
    fn drop(&mut self) {
        if !self.0.is_empty() && !std::thread::panicking() {
            panic!("{} snapshots differ:\n{}", self.0.len(), self.0.join("\n"));
        }
    }
}
