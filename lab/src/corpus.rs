//! The corpora: one JSON document a line, positions in code points.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

use flate2::read::MultiGzDecoder;
use serde::Deserialize;

/// A half-open range of code points.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Deserialize)]
pub struct Range {
    /// The first inside.
    pub start: usize,
    /// The first after.
    pub end: usize,
}

impl Range {
    /// Whether some position lies in both.
    pub fn overlaps(self, other: Range) -> bool {
        self.start < other.end && other.start < self.end
    }
}

impl From<whosaid::Span> for Range {
    fn from(span: whosaid::Span) -> Range {
        Range { start: span.start, end: span.end }
    }
}

/// A document with what people marked in it; each corpus marks only some of this.
#[derive(Clone, Debug, Deserialize)]
pub struct Gold {
    /// Its name, unlike any other in its corpus.
    pub id: String,
    /// Its text.
    pub text: String,
    /// Its names, numbers and times.
    #[serde(default)]
    pub entities: Vec<Entity>,
    /// Its quotes, or all regions between quotation marks.
    #[serde(default)]
    pub quotes: Vec<Quote>,
    /// Its mentions, by whom or what they mean.
    #[serde(default)]
    pub clusters: Vec<Vec<Range>>,
    /// The one pronoun asked about, in GAP.
    pub pronoun: Option<Range>,
    /// The names that it does not mean.
    #[serde(default)]
    pub not_coref: Vec<Range>,
    /// Whether of mixed reports only the fragments between quotation marks are marked, as in the real articles.
    #[serde(skip)]
    pub fragments: bool,
}

/// A marked name, number or time.
#[derive(Clone, Debug, Deserialize)]
pub struct Entity {
    /// Where it stands.
    #[serde(flatten)]
    pub range: Range,
    /// Its label, in the corpus's own scheme.
    pub label: String,
}

/// A marked quote, or a region between quotation marks that is none.
#[derive(Clone, Debug, Deserialize)]
pub struct Quote {
    /// Where it stands.
    #[serde(flatten)]
    pub range: Range,
    /// `direct`, `mixed`, `indirect`; of regions that are no quotes, null.
    #[serde(default)]
    pub kind: Option<String>,
    /// False for regions between marks that report nobody's words.
    pub attributed: Option<bool>,
    /// The kind of the report that the region is, or is a part of.
    pub host: Option<String>,
    /// The words that name the speaker.
    pub speaker: Option<Mention>,
    /// Who that is.
    #[serde(default)]
    pub speaker_canonical: Names,
    /// The words that announce the report: with their range, or some of them only as words.
    #[serde(default)]
    cue: serde_json::Value,
}

impl Quote {
    /// Whether the corpus says who speaks.
    pub fn has_speaker(&self) -> bool {
        self.speaker.is_some() || !self.speaker_canonical.is_empty()
    }

    /// Where the cue stands, if the corpus says so.
    pub fn cue(&self) -> Option<Range> {
        Range::deserialize(&self.cue).ok()
    }
}

/// Some words and where they stand.
#[derive(Clone, Debug, Deserialize)]
pub struct Mention {
    /// Where they stand.
    #[serde(flatten)]
    pub range: Range,
    /// The words.
    pub text: String,
}

/// No name, one, or several that are equally right.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(from = "Option<OneOrMany>")]
pub struct Names(Vec<String>);

impl std::ops::Deref for Names {
    type Target = [String];

    fn deref(&self) -> &[String] {
        &self.0
    }
}

#[derive(Deserialize)]
#[serde(untagged)]
enum OneOrMany {
    One(String),
    Many(Vec<String>),
}

impl From<Option<OneOrMany>> for Names {
    fn from(names: Option<OneOrMany>) -> Names {
        Names(match names {
            None => Vec::new(),
            Some(OneOrMany::One(name)) => vec![name],
            Some(OneOrMany::Many(names)) => names,
        })
    }
}

/// What is marked in a corpus, and so what can be judged by it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, clap::ValueEnum)]
pub enum Kind {
    /// Names, numbers and times.
    Entities,
    /// Quotes and their speakers.
    Quotes,
    /// Who is who.
    People,
}

/// A corpus: a file of documents.
#[derive(Clone, Debug)]
pub struct Corpus {
    /// Its name and split: `worldwide.dev`.
    pub name: String,
    /// What is marked in it.
    pub kind: Kind,
    path: PathBuf,
    /// Every how manyth document is taken, from the first.
    pub every: usize,
}

/// What `lab eval` scores when nothing else is asked for, and every how manyth document of it.
const USUAL: [(Kind, &str, usize); 12] = [
    (Kind::Entities, "worldwide.dev", 1),
    (Kind::Entities, "uner_ewt.dev", 1),
    (Kind::Entities, "wikigold.all", 1),
    (Kind::Entities, "crossner_politics.dev", 1),
    (Kind::Entities, "redocred.dev", 1),
    (Kind::Entities, "gmb.train", 20),
    (Kind::Entities, "nne.dev", 1),
    (Kind::Entities, "timex_timebank.all", 1),
    (Kind::Quotes, "polnear-marks.dev", 1),
    (Kind::Quotes, "polnear.dev", 1),
    (Kind::People, "ontogum.dev", 1),
    (Kind::People, "gap.dev", 1),
];

impl Kind {
    fn folder(self) -> &'static str {
        match self {
            Kind::Entities => "entities",
            Kind::Quotes => "quotes",
            Kind::People => "people",
        }
    }
}

impl Corpus {
    /// The usual corpora of `root`, or those named; a name is that of a file without its ending.
    ///
    /// # Errors
    ///
    /// When one is not there, saying which and what there is.
    pub fn choose(root: &Path, names: &[String], only: Option<Kind>) -> Result<Vec<Corpus>, String> {
        let wanted = |kind| only.is_none_or(|only| only == kind);
        if names.is_empty() {
            let usual = USUAL.iter().filter(|(kind, ..)| wanted(*kind));
            return usual.map(|&(kind, name, every)| Corpus::find(root, kind, name, every)).collect();
        }
        let mut corpora = Vec::new();
        for name in names {
            let found = [Kind::Entities, Kind::Quotes, Kind::People]
                .into_iter()
                .filter(|&kind| wanted(kind))
                .find_map(|kind| Corpus::find(root, kind, name, 1).ok());
            corpora.push(found.ok_or_else(|| format!("no corpus {name}; there are {}", Corpus::all(root).join(", ")))?);
        }
        Ok(corpora)
    }

    fn find(root: &Path, kind: Kind, name: &str, every: usize) -> Result<Corpus, String> {
        let folder = root.join(kind.folder());
        let endings = ["jsonl", "jsonl.gz"];
        let path = endings.iter().map(|ending| folder.join(format!("{name}.{ending}"))).find(|path| path.is_file());
        let path = path.ok_or_else(|| format!("no corpus {name} in {}", folder.display()))?;
        Ok(Corpus { name: name.to_owned(), kind, path, every })
    }

    /// The names of all corpora under `root`.
    fn all(root: &Path) -> Vec<String> {
        let folders = [Kind::Entities, Kind::Quotes, Kind::People].map(|kind| root.join(kind.folder()));
        let files = folders.iter().filter_map(|folder| folder.read_dir().ok()).flatten().flatten();
        let mut names: Vec<String> = files
            .filter_map(|file| {
                let name = file.file_name().into_string().ok()?;
                name.strip_suffix(".gz").unwrap_or(&name).strip_suffix(".jsonl").map(str::to_owned)
            })
            .collect();
        names.sort_unstable();
        names
    }

    /// Every real article `NAME.gold.json` at `path`, a file or a folder, once for its names and once for its quotes.
    ///
    /// # Errors
    ///
    /// When there is none.
    pub fn articles(path: &Path, only: Option<Kind>) -> Result<Vec<Corpus>, String> {
        let mut paths = Vec::new();
        if path.is_dir() {
            let files = path.read_dir().map_err(|error| format!("{}: {error}", path.display()))?;
            paths.extend(files.flatten().map(|file| file.path()).filter(|path| path.to_string_lossy().ends_with(".gold.json")));
            paths.sort_unstable();
        } else {
            paths.push(path.to_owned());
        }
        let name = |path: &Path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            name.strip_suffix(".gold.json").map_or(name.clone(), str::to_owned)
        };
        if paths.is_empty() {
            return Err(format!("{}: no *.gold.json there", path.display()));
        }
        let kinds = [Kind::Entities, Kind::Quotes].into_iter().filter(|kind| only.is_none_or(|only| only == *kind));
        let corpora = kinds.flat_map(|kind| paths.iter().map(move |path| (kind, path)));
        Ok(corpora.map(|(kind, path)| Corpus { name: name(path), kind, path: path.clone(), every: 1 }).collect())
    }

    /// The corpus without its split, by which its labels are known.
    pub fn family(&self) -> &str {
        self.name.split('.').next().unwrap_or_default()
    }

    /// Reads the documents.
    ///
    /// # Errors
    ///
    /// When the file cannot be read, or a line is no document: then with its number.
    pub fn read(&self) -> Result<Vec<Gold>, String> {
        let fault = |what: String| format!("{}: {what}", self.path.display());
        let file = File::open(&self.path).map_err(|error| fault(error.to_string()))?;
        if self.path.extension().is_some_and(|ending| ending == "json") {
            let gold: Gold = serde_json::from_reader(BufReader::new(file)).map_err(|error| fault(error.to_string()))?;
            return Ok(vec![Gold { fragments: true, ..gold }]);
        }
        let lines: Box<dyn BufRead> = if self.path.extension().is_some_and(|ending| ending == "gz") {
            Box::new(BufReader::new(MultiGzDecoder::new(file)))
        } else {
            Box::new(BufReader::new(file))
        };
        let mut documents = Vec::new();
        for (number, line) in lines.lines().enumerate().step_by(self.every) {
            let line = line.map_err(|error| fault(format!("line {}: {error}", number + 1)))?;
            if !line.trim().is_empty() {
                documents.push(serde_json::from_str(&line).map_err(|error| fault(format!("line {}: {error}", number + 1)))?);
            }
        }
        Ok(documents)
    }
}
