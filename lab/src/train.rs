//! `lab train`: makes the model of names from the corpora.
//!
//! Word classes are induced on the unlabelled news; spaCy labels a part of it;
//! one model is trained on the gold corpora and on that, with a copy of every
//! feature for each, and the sums of the common weights and the target's are
//! pruned, quantised and written. The same corpora give the same bytes.

pub mod clusters;
pub mod corpus;
pub mod crf;
pub mod embed;
pub mod export;
pub mod fit;
pub mod peer;
pub mod random;
pub mod vocabulary;

use std::path::{Path, PathBuf};
use std::time::Instant;

use clusters::Induced;
use export::Trained;
use fit::{Schedule, Test, fit};
use vocabulary::{TARGET, Vocabulary, sentences};
use whosaid::lexicon::Lexicon;

/// What to train on, and where the model goes.
#[derive(clap::Args)]
pub struct Asked {
    /// The folder of the corpora.
    #[arg(long, value_name = "DIR", default_value = "../shared/corpora")]
    corpora: PathBuf,
    /// Where to write the model.
    #[arg(long, value_name = "FILE", default_value = "model/english.bin")]
    out: PathBuf,
    /// A folder that keeps the word classes and spaCy's labels between runs; what is missing in it is made.
    #[arg(long, value_name = "DIR", default_value = "target/train")]
    kept: PathBuf,
    /// The Python that has spaCy and its small English model.
    #[arg(long, value_name = "PROGRAM", default_value = "python3")]
    python: String,
    /// How many of the best features to keep.
    #[arg(long, default_value_t = 300_000)]
    keep: usize,
    /// The L1 penalty of one sentence: more makes a smaller model.
    #[arg(long, default_value_t = 1e-6)]
    penalty: f32,
    /// The weight of a sentence that spaCy labelled; one of the target corpus has 1.
    #[arg(long, default_value_t = 0.2)]
    peer: f32,
    /// How often to go through the sentences.
    #[arg(long, default_value_t = 4)]
    epochs: usize,
    /// Leaves out the documents of the target corpus whose names begin so, and judges by them.
    #[arg(long, value_name = "PREFIX")]
    without: Vec<String>,
    /// Scores the model on the dev sets after each epoch.
    #[arg(long)]
    watch: bool,
}

/// The gold corpora: file, name, weight.
const GOLD: [(&str, &str, f32); 6] = [
    ("worldwide.train", TARGET, 1.0),
    ("gmb.train", "gmb", 0.3),
    ("conll04.train", "conll04", 1.0),
    ("redocred.test", "redocred", 0.5),
    ("crossner_politics.train", "crossner", 1.0),
    ("crossner_politics.test", "crossner", 1.0),
];

/// What is judged by, never trained on: file and name.
const DEV: [(&str, &str); 5] = [
    ("worldwide.dev", TARGET),
    ("uner_ewt.dev", "uner_ewt"),
    ("nne.dev", "nne"),
    ("wikigold.all", "wikigold"),
    ("crossner_politics.dev", "crossner"),
];

/// One in so many texts of the target corpus is also seen in small letters, and one in capitals.
const RECASED: usize = 10;

/// A step of a written weight, and the least weight that is written, in nats.
const STEP: f32 = 0.05;
const LEAST: f32 = 0.05;

/// The name of what spaCy labelled.
const PEER: &str = "peer";

/// Trains, reports, writes the model.
///
/// # Errors
///
/// When a corpus is missing, a file cannot be written, or spaCy is needed and not there.
pub fn run(asked: &Asked) -> Result<(), String> {
    let begun = Instant::now();
    let report = |line: &str| eprintln!("{:>5.0} s  {line}", begun.elapsed().as_secs_f64());
    let entities = asked.corpora.join("entities");
    let read = |name: &str| corpus::read(&entities.join(format!("{name}.jsonl")));
    std::fs::create_dir_all(&asked.kept).map_err(|error| format!("{}: {error}", asked.kept.display()))?;
    let (classes, labelled) = (asked.kept.join("classes.tsv"), asked.kept.join("peer.jsonl"));
    if !classes.exists() || !labelled.exists() {
        let news = news(&asked.corpora.join("unlabelled"))?;
        if !labelled.exists() {
            peer::label(&news, &asked.python, &labelled, &report)?;
        }
        if !classes.exists() {
            let texts: Vec<&str> = news.iter().flat_map(|news| &news.texts).map(String::as_str).collect();
            let induced = clusters::induce(&texts, 20, &report);
            induced.save(&classes).map_err(|error| format!("{}: {error}", classes.display()))?;
        }
    }
    let classes = Induced::load(&classes).ok_or_else(|| format!("{}: no word classes", classes.display()))?;
    let lexicon = Lexicon::english();

    let mut vocabulary = Vocabulary::default();
    let mut data = Vec::new();
    let mut left_out = Vec::new();
    for (name, corpus, weight) in GOLD {
        let mut documents = read(name)?;
        if corpus == TARGET {
            let is_out = |document: &corpus::Annotated| asked.without.iter().any(|prefix| document.id.starts_with(prefix));
            left_out = documents.extract_if(.., |document| is_out(document)).collect();
        }
        data.extend(sentences(&documents, corpus, weight, &lexicon, &classes, |key, ids| vocabulary.count(key, corpus, ids)));
        if corpus == TARGET {
            // Some texts again as people type them in haste, and as headings are set.
            let again = |first: usize, recase: fn(&str) -> String| -> Vec<corpus::Annotated> {
                let some = documents.iter().skip(first).step_by(RECASED);
                some.map(|document| corpus::Annotated { text: recase(&document.text), ..document.clone() }).collect()
            };
            for documents in [again(0, str::to_ascii_lowercase), again(1, str::to_ascii_uppercase)] {
                let count = |key, ids: &mut Vec<u32>| vocabulary.count(key, corpus, ids);
                data.extend(sentences(&documents, corpus, 0.5, &lexicon, &classes, count));
            }
        }
    }
    let labelled = corpus::read(&labelled)?;
    data.extend(sentences(&labelled, PEER, asked.peer, &lexicon, &classes, |key, ids| vocabulary.count(key, PEER, ids)));
    drop(labelled);
    vocabulary.prune(2, &mut data);
    let tokens: usize = data.iter().map(crf::Sentence::len).sum();
    report(&format!("{} sentences, {tokens} tokens, {} features", data.len(), vocabulary.len()));

    let mut tests: Vec<Test> = Vec::new();
    let mut test = |name: &'static str, documents: &[corpus::Annotated], corpus| {
        tests.push((name, sentences(documents, corpus, 1.0, &lexicon, &classes, |key, ids| vocabulary.get(key, TARGET, ids))));
    };
    for (name, corpus) in DEV.into_iter().filter(|_| asked.watch) {
        test(name, &read(name)?, corpus);
    }
    if !left_out.is_empty() {
        test("left out", &left_out, TARGET);
    }
    let schedule = Schedule { epochs: asked.epochs, rate: 0.02, dropout: 0.1, penalty: asked.penalty, seed: 7 };
    let crf = fit(&data, vocabulary.len(), schedule, &tests, &report);

    // The target's copy of a feature and the common one are one feature from here on.
    let trained: Vec<Trained> = vocabulary
        .common()
        .map(|(key, count)| {
            let mut ids = Vec::new();
            vocabulary.get(key, TARGET, &mut ids);
            let sum = |state| ids.iter().map(|id| crf.weights[*id as usize * crf::ROW + state]).sum();
            (key, count, std::array::from_fn(sum))
        })
        .collect();
    let bytes = whosaid::model::write(&export::body(&classes, &crf.tied_transitions(), &trained, asked.keep, STEP, LEAST));
    let mut squeezed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    let written = std::io::Write::write_all(&mut squeezed, &bytes).and_then(|()| squeezed.finish());
    let written = written.map_err(|error| error.to_string())?;
    std::fs::write(&asked.out, &bytes).map_err(|error| format!("{}: {error}", asked.out.display()))?;
    report(&format!("{}: {} bytes, {} after gzip -9", asked.out.display(), bytes.len(), written.len()));
    Ok(())
}

/// One collection of unlabelled news.
pub struct News {
    /// The name of its file, without ending.
    pub name: String,
    pub texts: Vec<String>,
}

/// All unlabelled news, in the order of the files' names.
fn news(folder: &Path) -> Result<Vec<News>, String> {
    let named = |error: std::io::Error| format!("{}: {error}", folder.display());
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder).map_err(named)?.flatten().map(|entry| entry.path()).collect();
    files.sort();
    let name = |file: &Path| file.file_name()?.to_str()?.strip_suffix(".jsonl.gz").map(str::to_owned);
    let news = files.iter().filter_map(|file| Some((file, name(file)?)));
    news.map(|(file, name)| {
        let texts = corpus::read(file)?.into_iter().map(|document| document.text).collect();
        Ok(News { name, texts })
    })
    .collect()
}
