//! `lab train`: makes the model from the corpora.
//!
//! Word classes are induced on the unlabelled news; a teacher is trained on
//! the gold; the teacher tags a part of the unlabelled news; the model is
//! trained on gold and silver together, pruned and quantised. The same
//! corpora give the same bytes.

pub mod clusters;
pub mod corpus;
pub mod crf;
pub mod embed;
pub mod export;
pub mod fit;
pub mod random;
pub mod silver;
pub mod vocabulary;

use std::path::{Path, PathBuf};
use std::time::Instant;

use clusters::Induced;
use corpus::Annotated;
use crf::{Lattice, Sentence};
use export::Trained;
use fit::{Schedule, Test, fit};
use random::Random;
use vocabulary::{TARGET, Vocabulary, own, sentences};
use whosaid::entity::features::{Key, bytes_hash};
use whosaid::lexicon::Lexicon;
use whosaid::text::Text;

/// What to train on, and where the model goes.
#[derive(clap::Args)]
pub struct Asked {
    /// The folder of the corpora.
    #[arg(long)]
    corpora: PathBuf,
    /// Where to write the model.
    #[arg(long, default_value = "model/english.bin")]
    out: PathBuf,
    /// A file that keeps the induced word classes between runs; made when it is missing.
    #[arg(long)]
    classes: Option<PathBuf>,
    /// How many of the best features to keep.
    #[arg(long, default_value_t = 100_000)]
    keep: usize,
    /// How many million tokens of unlabelled news the teacher tags.
    #[arg(long, default_value_t = 3.0)]
    silver: f64,
    /// Scores the model on the dev sets after each epoch.
    #[arg(long)]
    watch: bool,
}

/// The gold corpora: file, name, weight.
const GOLD: [(&str, &str, f32); 7] = [
    ("worldwide.train", TARGET, 1.0),
    ("gmb.train", "gmb", 0.3),
    ("conll04.train", "conll04", 1.0),
    ("redocred.dev", "redocred", 0.5),
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

/// Trains, reports, writes the model.
pub fn run(asked: &Asked) -> Result<(), String> {
    let begun = Instant::now();
    let report = |line: &str| eprintln!("{:>5.0} s  {line}", begun.elapsed().as_secs_f64());
    let entities = asked.corpora.join("entities");
    let read = |name: &str| corpus::read(&entities.join(format!("{name}.jsonl")));
    let lexicon = Lexicon::english();
    let unlabelled = unlabelled(&asked.corpora.join("unlabelled"))?;
    let classes = match asked.classes.as_deref().and_then(Induced::load) {
        Some(classes) => classes,
        None => {
            let induced = clusters::induce(&unlabelled, 20, &report);
            if let Some(file) = &asked.classes {
                induced.save(file).map_err(|error| format!("{}: {error}", file.display()))?;
            }
            induced
        }
    };

    // The teacher: each corpus has its own copy of every feature beside the
    // common one, so that its conventions need not be everyone's (Daumé, ACL 2007).
    let mut vocabulary = Vocabulary::default();
    let mut data = Vec::new();
    for (name, corpus, weight) in GOLD.into_iter().filter(|_| asked.silver > 0.0) {
        data.extend(sentences(&read(name)?, corpus, weight, &lexicon, &classes, |key, ids| {
            ids.push(vocabulary.count(key));
            ids.push(vocabulary.count(own(key, corpus)));
        }));
    }
    vocabulary.prune(2, &mut data);
    report(&format!("teacher: {} sentences, {} features", data.len(), vocabulary.keys.len()));
    let as_target = |vocabulary: &Vocabulary, key: Key, ids: &mut Vec<u32>| {
        ids.extend(vocabulary.get(key));
        ids.extend(vocabulary.get(own(key, TARGET)));
    };
    let tests = |ids: &dyn Fn(Key, &mut Vec<u32>)| -> Result<Vec<Test>, String> {
        let watched = DEV.into_iter().filter(|_| asked.watch);
        watched.map(|(name, corpus)| Ok((name, sentences(&read(name)?, corpus, 1.0, &lexicon, &classes, ids)))).collect()
    };
    let teacher_tests = tests(&|key, ids| as_target(&vocabulary, key, ids))?;
    let schedule = Schedule { epochs: 4, rate: 0.02, dropout: 0.1, penalty: 0.0, seed: 7 };
    let teacher = fit(&data, vocabulary.keys.len(), schedule, &teacher_tests, &report);
    drop((data, teacher_tests));

    // Silver: a part of the unlabelled news, as the teacher reads it.
    let mut student = Vocabulary::default();
    let mut data = Vec::new();
    let gold = read("worldwide.train")?;
    data.extend(sentences(&gold, TARGET, 1.0, &lexicon, &classes, |key, ids| ids.push(student.count(key))));
    let gold_tokens: usize = data.iter().map(Sentence::len).sum();
    let mut order: Vec<usize> = (0..unlabelled.len()).collect();
    Random::new(31).shuffle(&mut order);
    let mut tokens = 0;
    let mut lattice = Lattice::default();
    for index in order {
        if tokens as f64 >= asked.silver * 1e6 {
            break;
        }
        let document = [Annotated { text: unlabelled[index].clone(), entities: Vec::new() }];
        let mut keys: Vec<Key> = Vec::new();
        let mut seen = sentences(&document, "silver", 0.5, &lexicon, &classes, |key, ids| {
            // The key's place in the list stands for it until the teacher has read the text.
            ids.push(keys.len() as u32);
            keys.push(key);
        });
        let mut tagged: Vec<Sentence> =
            seen.iter().map(|sentence| sentence.renamed(|id, ids| as_target(&vocabulary, keys[id as usize], ids))).collect();
        let text = Text::new(&document[0].text);
        let words: Vec<Vec<u64>> = text
            .sentences()
            .iter()
            .map(|sentence| sentence.clone().map(|at| bytes_hash(text.word(at).to_lowercase().as_bytes())).collect())
            .collect();
        silver::tag(&teacher, &mut tagged, &words, &mut lattice);
        for (sentence, tagged) in seen.iter_mut().zip(tagged) {
            *sentence = sentence.renamed(|id, ids| ids.push(student.count(keys[id as usize])));
            sentence.allowed = tagged.allowed;
            tokens += sentence.len();
        }
        data.extend(seen);
    }
    drop((teacher, vocabulary, unlabelled));
    student.prune(3, &mut data);
    report(&format!("model: {gold_tokens} gold and {tokens} silver tokens, {} features", student.keys.len()));
    let tests = tests(&|key, ids| ids.extend(student.get(key)))?;
    let schedule = Schedule { epochs: 4, rate: 0.03, dropout: 0.1, penalty: 2e-6, seed: 8 };
    let crf = fit(&data, student.keys.len(), schedule, &tests, &report);

    let trained: Vec<Trained> = student
        .keys
        .iter()
        .enumerate()
        .map(|(id, key)| (*key, student.counts[id], std::array::from_fn(|state| crf.weights[id * crf::ROW + state])))
        .collect();
    let bytes = whosaid::model::write(&export::body(&classes, &crf.transitions, &trained, asked.keep, 0.04, 0.06));
    let mut squeezed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    let written = std::io::Write::write_all(&mut squeezed, &bytes).and_then(|()| squeezed.finish());
    let written = written.map_err(|error| error.to_string())?;
    std::fs::write(&asked.out, &bytes).map_err(|error| format!("{}: {error}", asked.out.display()))?;
    report(&format!("{}: {} bytes, {} after gzip -9", asked.out.display(), bytes.len(), written.len()));
    Ok(())
}

/// The texts of all unlabelled files, in the order of their names.
fn unlabelled(folder: &Path) -> Result<Vec<String>, String> {
    let named = |error: std::io::Error| format!("{}: {error}", folder.display());
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder).map_err(named)?.flatten().map(|entry| entry.path()).collect();
    files.retain(|file| file.to_string_lossy().ends_with(".jsonl.gz"));
    files.sort();
    let mut texts = Vec::new();
    for file in files {
        texts.extend(corpus::read(&file)?.into_iter().map(|document| document.text));
    }
    Ok(texts)
}
