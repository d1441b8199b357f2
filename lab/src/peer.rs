//! Other programs that mark names, numbers and times, asked through small scripts in `lab/peers/`.
//!
//! None of them is needed to build or to test anything. A script reads articles as JSON lines and answers with a line
//! that says who answers, then a line an article: its entities in code points and the processor time they took. It
//! ends with status 3 and a reason where what it speaks for is not installed.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use serde::Deserialize;
use serde_json::json;
use whosaid::entity::Label;

use crate::corpus::{Gold, Range};
use crate::ours::{Entity, Judged};

/// Where programs are to be found that may not be here.
#[derive(Clone, clap::Args)]
pub struct Places {
    /// The Python in which spaCy and its models are installed.
    #[arg(long, value_name = "PATH", default_value = "python3")]
    python: PathBuf,

    /// The folder in whose node_modules compromise and wink-nlp are installed.
    #[arg(long, value_name = "DIR", default_value = "lab/peers")]
    npm: PathBuf,

    /// The package of this repository, as `cargo xtask dist` makes it.
    #[arg(long, value_name = "DIR", default_value = "dist/npm")]
    pub package: PathBuf,
}

/// A program, asked to do a certain work.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Peer {
    /// spaCy's small English model, for names, numbers and times only.
    SpacySmall,
    /// The same with its tagger, parser and lemmatiser.
    SpacySmallFull,
    /// spaCy's middle English model, names, numbers and times only.
    SpacyMiddle,
    /// The same with its tagger, parser and lemmatiser.
    SpacyMiddleFull,
    /// compromise, names only.
    CompromiseNames,
    /// compromise with its plugin for dates: names, numbers and times.
    Compromise,
    /// wink-nlp with its web model: numbers and times.
    Wink,
    /// Our own package in Node.
    Package,
    /// Our own package in a page of Chromium.
    Chromium,
    /// Our own package in a page of Firefox.
    Firefox,
}

/// What a program answered.
pub struct Answer {
    /// Who answered, with version.
    pub version: String,
    /// The documents in their order.
    pub documents: Vec<Judged>,
}

#[derive(Deserialize)]
struct Version {
    version: String,
}

#[derive(Deserialize)]
struct Line {
    entities: Vec<Found>,
    seconds: f64,
}

#[derive(Deserialize)]
struct Found {
    #[serde(flatten)]
    range: Range,
    label: String,
}

impl Peer {
    /// Its name in a table.
    pub const fn name(self) -> &'static str {
        match self {
            Peer::SpacySmall => "spaCy sm",
            Peer::SpacySmallFull => "spaCy sm, full",
            Peer::SpacyMiddle => "spaCy md",
            Peer::SpacyMiddleFull => "spaCy md, full",
            Peer::CompromiseNames => "compromise, names",
            Peer::Compromise => "compromise",
            Peer::Wink => "wink-nlp",
            Peer::Package => "whosaid in Node",
            Peer::Chromium => "whosaid in Chromium",
            Peer::Firefox => "whosaid in Firefox",
        }
    }

    fn command(self, places: &Places) -> Command {
        let (python, node) = (places.python.as_path(), Path::new("node"));
        let (npm, package) = (places.npm.as_os_str(), places.package.as_os_str());
        let (program, script, words): (&Path, &str, Vec<&OsStr>) = match self {
            Peer::SpacySmall => (python, "with_spacy.py", vec!["sm".as_ref(), "names".as_ref()]),
            Peer::SpacySmallFull => (python, "with_spacy.py", vec!["sm".as_ref(), "full".as_ref()]),
            Peer::SpacyMiddle => (python, "with_spacy.py", vec!["md".as_ref(), "names".as_ref()]),
            Peer::SpacyMiddleFull => (python, "with_spacy.py", vec!["md".as_ref(), "full".as_ref()]),
            Peer::CompromiseNames => (node, "with_compromise.mjs", vec![npm, "names".as_ref()]),
            Peer::Compromise => (node, "with_compromise.mjs", vec![npm, "full".as_ref()]),
            Peer::Wink => (node, "with_wink.mjs", vec![npm]),
            Peer::Package => (node, "with_whosaid.mjs", vec![package]),
            Peer::Chromium | Peer::Firefox => (node, "with_browser.mjs", vec![package]),
        };
        let mut command = Command::new(program);
        command.arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("peers").join(script)).args(words);
        command.env("BROWSER", if self == Peer::Firefox { "firefox-esr" } else { "chromium" });
        // One core for everybody: the libraries below spaCy would take all.
        for library in ["OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS"] {
            command.env(library, "1");
        }
        command
    }

    /// Asks it about all documents.
    ///
    /// # Errors
    ///
    /// When it is not installed, or answers something else than was agreed.
    pub fn ask(self, places: &Places, documents: &[Gold]) -> Result<Answer, String> {
        let mut command = self.command(places);
        let spawned = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
        let mut child = spawned.map_err(|error| format!("{} does not run: {error}", command.get_program().display()))?;
        let mut stdin = child.stdin.take().ok_or("it has no input")?;
        let stdout = child.stdout.take().ok_or("it has no output")?;
        let (version, lines) = std::thread::scope(|scope| {
            scope.spawn(move || {
                for document in documents {
                    // One that ends before it has read everything says why by its status.
                    if writeln!(stdin, "{}", json!({"id": document.id, "text": document.text})).is_err() {
                        return;
                    }
                }
            });
            let mut version: Option<Version> = None;
            let mut lines: Vec<Line> = Vec::new();
            for line in BufReader::new(stdout).lines() {
                let line = line.map_err(|error| error.to_string())?;
                let read = match version {
                    None => serde_json::from_str(&line).map(|read| version = Some(read)),
                    Some(_) => serde_json::from_str(&line).map(|read| lines.push(read)),
                };
                read.map_err(|error| format!("it answered “{line}”: {error}"))?;
            }
            Ok::<_, String>((version, lines))
        })?;
        let output = child.wait_with_output().map_err(|error| error.to_string())?;
        let said = String::from_utf8_lossy(&output.stderr);
        let version = match (output.status.success(), version) {
            (true, Some(Version { version })) if lines.len() == documents.len() => version,
            (true, _) => return Err(format!("it answered {} of {} articles", lines.len(), documents.len())),
            (false, _) => return Err(reason(&said)),
        };
        let documents = documents.iter().zip(lines).map(|(gold, line)| judged(gold, &line)).collect();
        Ok(Answer { version, documents })
    }
}

fn judged(gold: &Gold, line: &Line) -> Judged {
    let entity = |found: &Found| {
        let label: Label = found.label.parse().ok()?;
        Some(Entity { range: found.range, label, score: 1.0 })
    };
    let length = gold.text.chars().count();
    let inside = |found: &&Found| found.range.start < found.range.end && found.range.end <= length;
    let entities = line.entities.iter().filter(inside).filter_map(entity).collect();
    Judged::by(gold.clone(), entities, Duration::from_secs_f64(line.seconds))
}

/// What a program said of its end: the line that names the error, of a script's many.
fn reason(said: &str) -> String {
    let mut lines = said.lines().filter(|line| !line.trim().is_empty());
    let named = lines.clone().find(|line| line.contains("Error: ")).or_else(|| lines.next_back());
    named.unwrap_or("it ended without a word").trim().chars().take(200).collect()
}
