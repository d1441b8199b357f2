//! `lab train`: makes the model from the corpora.

pub mod clusters;
pub mod corpus;
pub mod crf;
pub mod embed;
pub mod export;

use std::collections::HashMap;
use std::path::PathBuf;
use std::time::Instant;

use corpus::{Annotated, allowed};
use crf::{Crf, Lattice, Sentence};
use whosaid::entity::features::{Clusters, Features, Key};
use whosaid::entity::tags::{State, Type};
use whosaid::lexicon::Lexicon;
use whosaid::text::Text;

/// Feature keys to dense ids.
#[derive(Default)]
pub struct Vocabulary {
    ids: HashMap<Key, u32>,
    keys: Vec<Key>,
    counts: Vec<u32>,
}

impl Vocabulary {
    fn grow(&mut self, key: Key) -> u32 {
        let next = self.keys.len() as u32;
        let id = *self.ids.entry(key).or_insert(next);
        if id == next {
            self.keys.push(key);
            self.counts.push(0);
        }
        self.counts[id as usize] += 1;
        id
    }
}

/// All feature keys of each token, sentence by sentence.
pub fn keys(text: &Text<'_>, lexicon: &Lexicon, clusters: &impl Clusters, mut each: impl FnMut(usize, &[Key])) {
    let features = Features::new(text, lexicon, clusters);
    let forms: Vec<[Vec<Key>; 5]> = features
        .forms()
        .iter()
        .map(|form| {
            std::array::from_fn(|seat| {
                let mut keys = Vec::new();
                form.emit(seat, &mut |key| keys.push(key));
                keys
            })
        })
        .collect();
    let mut all = Vec::new();
    for sentence in text.sentences() {
        for at in sentence.clone() {
            all.clear();
            for (seat, offset) in whosaid::entity::features::OFFSETS.into_iter().enumerate() {
                all.extend_from_slice(&forms[features.form_id(sentence, at as isize + offset)][seat]);
            }
            features.of_token(sentence, at, &mut |key| all.push(key));
            each(at, &all);
        }
    }
}

/// The sentences of a corpus' documents.
pub fn sentences(
    documents: &[Annotated],
    corpus: &str,
    weight: f32,
    lexicon: &Lexicon,
    clusters: &impl Clusters,
    mut id: impl FnMut(Key, &mut Vec<u32>),
) -> Vec<Sentence> {
    let mut out = Vec::new();
    for document in documents {
        let text = Text::new(&document.text);
        let gold = allowed(&text, document, corpus);
        let mut ends: Vec<usize> = text.sentences().iter().map(|sentence| sentence.end).collect();
        ends.reverse();
        let mut sentence = Sentence { weight, ..Sentence::default() };
        keys(&text, lexicon, clusters, |at, keys| {
            keys.iter().for_each(|key| id(*key, &mut sentence.features));
            sentence.ends.push(sentence.features.len() as u32);
            sentence.allowed.push(gold[at]);
            if Some(&(at + 1)) == ends.last() {
                ends.pop();
                out.push(std::mem::replace(&mut sentence, Sentence { weight, ..Sentence::default() }));
            }
        });
    }
    out
}

/// A small deterministic generator (xorshift64*).
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Random {
        Random(seed | 1)
    }

    pub fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    pub fn below(&mut self, bound: usize) -> usize {
        (((self.next() >> 32) * bound as u64) >> 32) as usize
    }

    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for at in (1..items.len()).rev() {
            items.swap(at, self.below(at + 1));
        }
    }
}

/// The names of a tag path as token ranges with types.
pub fn names(path: &[State]) -> Vec<(usize, usize, Type)> {
    let mut names = Vec::new();
    let mut start = 0;
    for (at, state) in path.iter().enumerate() {
        if state.begins() {
            start = at;
        }
        if let Some(kind) = state.kind()
            && state.ends()
        {
            names.push((start, at + 1, kind));
        }
    }
    names
}

/// True positives, predictions, gold.
#[derive(Default, Clone, Copy)]
pub struct Counts {
    pub right: usize,
    pub found: usize,
    pub gold: usize,
}

impl Counts {
    pub fn f1(self) -> f64 {
        200.0 * self.right as f64 / (self.found + self.gold).max(1) as f64
    }
}

fn coarse(kind: Type) -> Option<u8> {
    match kind {
        Type::Person => Some(0),
        Type::Org => Some(1),
        Type::Place | Type::Fac => Some(2),
        _ => None,
    }
}

/// PER/ORG/LOC F1 and all-types F1 of the model on sentences whose gold is single states.
pub fn evaluate(crf: &Crf, sentences: &[Sentence]) -> (Counts, Counts) {
    let mut lattice = Lattice::default();
    let (mut three, mut all) = (Counts::default(), Counts::default());
    for sentence in sentences {
        crf.score(sentence, &mut lattice, || true, &mut Vec::new());
        let found = names(&crf.best(&lattice));
        // A place or facility by the gold's own words: the lowest allowed state.
        let path: Vec<State> =
            sentence.allowed.iter().map(|states| State::from_index(states.trailing_zeros() as usize)).collect();
        let gold = names(&path);
        all.found += found.len();
        all.gold += gold.len();
        all.right += found.iter().filter(|name| gold.contains(name)).count();
        let map = |names: &[(usize, usize, Type)]| -> Vec<(usize, usize, u8)> {
            names.iter().filter_map(|(start, end, kind)| coarse(*kind).map(|kind| (*start, *end, kind))).collect()
        };
        let (found, gold) = (map(&found), map(&gold));
        three.found += found.len();
        three.gold += gold.len();
        three.right += found.iter().filter(|name| gold.contains(name)).count();
    }
    (three, all)
}

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
}

/// Trains and reports.
pub fn run(asked: &Asked) -> Result<(), String> {
    let begun = Instant::now();
    let corpora = asked.corpora.as_path();
    let entities = corpora.join("entities");
    let lexicon = Lexicon::default();
    let clusters = match asked.classes.as_deref().and_then(clusters::Induced::load) {
        Some(clusters) => clusters,
        None => {
            let mut files: Vec<_> =
                std::fs::read_dir(corpora.join("unlabelled")).map_err(|e| e.to_string())?.flatten().map(|e| e.path()).collect();
            files.sort();
            let mut texts = Vec::new();
            for file in files {
                texts.extend(corpus::read(&file)?.into_iter().map(|document| document.text));
            }
            eprintln!("{} texts {:?}", texts.len(), begun.elapsed());
            let induced = clusters::induce(&texts, 20, &|line| eprintln!("{line} {:?}", begun.elapsed()));
            if let Some(file) = &asked.classes {
                induced.save(file).map_err(|error| format!("{}: {error}", file.display()))?;
            }
            induced
        }
    };
    let setting = |name: &str, default: f32| std::env::var(name).ok().and_then(|value| value.parse().ok()).unwrap_or(default);
    let mut vocabulary = Vocabulary::default();
    let mut data = Vec::new();
    let sources: Vec<(&str, &str, f32)> = [
        ("worldwide.train", "worldwide", 1.0),
        ("gmb.train", "gmb", setting("GMB", 0.0)),
        ("conll04.train", "conll04", setting("CONLL", 0.0)),
        ("wikigold.all", "wikigold", setting("WIKIGOLD", 0.0)),
        ("redocred.dev", "redocred", setting("REDOC", 0.0)),
        ("redocred.test", "redocred", setting("REDOC", 0.0)),
        ("crossner_politics.train", "crossner", setting("CROSSNER", 0.0)),
        ("crossner_politics.test", "crossner", setting("CROSSNER", 0.0)),
    ]
    .into_iter()
    .filter(|(.., weight)| *weight > 0.0)
    .collect();
    // Each corpus has its own copy of every feature beside the common one, so
    // that its conventions need not be everyone's (Daumé, ACL 2007).
    let domains = sources.len() > 1;
    let own = |key: Key, corpus: &str| key.rotate_left(17) ^ whosaid::entity::features::bytes_hash(corpus.as_bytes());
    for (name, corpus, weight) in &sources {
        let documents = corpus::read(&entities.join(format!("{name}.jsonl")))?;
        data.extend(sentences(&documents, corpus, *weight, &lexicon, &clusters, |key, ids| {
            ids.push(vocabulary.grow(key));
            if domains {
                ids.push(vocabulary.grow(own(key, corpus)));
            }
        }));
    }
    // Rare features go.
    let mut remap = vec![u32::MAX; vocabulary.keys.len()];
    let mut kept = 0;
    for (id, count) in vocabulary.counts.iter().enumerate() {
        if *count >= 2 {
            remap[id] = kept;
            kept += 1;
        }
    }
    for sentence in &mut data {
        let mut features = Vec::new();
        let mut ends = Vec::new();
        for at in 0..sentence.len() {
            features.extend(sentence.token(at).iter().map(|id| remap[*id as usize]).filter(|id| *id != u32::MAX));
            ends.push(features.len() as u32);
        }
        sentence.features = features;
        sentence.ends = ends;
    }
    let tokens: usize = data.iter().map(Sentence::len).sum();
    eprintln!(
        "{} sentences, {tokens} tokens, {} features, {kept} kept, {:?}",
        data.len(),
        vocabulary.keys.len(),
        begun.elapsed()
    );
    let id = |key: Key| vocabulary.ids.get(&key).map(|id| remap[*id as usize]).filter(|id| *id != u32::MAX);
    let mut tests = Vec::new();
    for (name, corpus) in [
        ("worldwide.dev", "worldwide"),
        ("uner_ewt.dev", "uner_ewt"),
        ("nne.dev", "nne"),
        ("wikigold.all", "wikigold"),
        ("crossner_politics.dev", "crossner"),
    ] {
        let documents = corpus::read(&entities.join(format!("{name}.jsonl")))?;
        let test = sentences(&documents, corpus, 1.0, &lexicon, &clusters, |key, ids| {
            ids.extend(id(key));
            if domains {
                ids.extend(id(own(key, "worldwide")));
            }
        });
        tests.push((name, test));
    }
    let mut crf = Crf::new(kept as usize, setting("RATE", 0.02), setting("RIDGE", 0.0));
    let drop = (setting("DROP", 0.1) * 65536.0) as u64;
    let mut random = Random::new(7);
    let mut order: Vec<usize> = (0..data.len()).collect();
    let mut lattice = Lattice::default();
    let mut mask = Vec::new();
    for epoch in 1..=setting("EPOCHS", 8.0) as usize {
        random.shuffle(&mut order);
        let mut noise = Random::new(epoch as u64 * 977);
        let mut loss = 0.0f64;
        for index in &order {
            loss += f64::from(crf.learn(&data[*index], &mut lattice, || noise.next() >> 48 >= drop, &mut mask));
        }
        let scores: Vec<String> = tests
            .iter()
            .map(|(name, test)| {
                let (three, all) = evaluate(&crf, test);
                format!("{} {:.2} ({:.2})", &name[..5], three.f1(), all.f1())
            })
            .collect();
        eprintln!("epoch {epoch}: loss {:.4}, {} {:?}", loss / tokens as f64, scores.join(", "), begun.elapsed());
    }
    // The target's own copy of a feature and the common one are one weight from here on.
    let mut merged: Vec<export::Trained> = Vec::new();
    for (index, key) in vocabulary.keys.iter().enumerate() {
        if remap[index] == u32::MAX {
            continue;
        }
        let row = |id: u32| -> [f32; crf::ROW] { std::array::from_fn(|state| crf.weights[id as usize * crf::ROW + state]) };
        let mut weights = row(remap[index]);
        if let Some(own) = id(own(*key, "worldwide")).filter(|_| domains) {
            weights.iter_mut().zip(row(own)).for_each(|(sum, more)| *sum += more);
        }
        merged.push((*key, vocabulary.counts[index], weights));
    }
    let kept = setting("KEEP", 100_000.0) as usize;
    let body = export::body(&clusters, &crf.transitions, &merged, kept, setting("STEP", 0.06), setting("LEAST", 0.12));
    let bytes = whosaid::model::write(&body);
    let mut gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    std::io::Write::write_all(&mut gz, &bytes).map_err(|e| e.to_string())?;
    eprintln!("{kept} features: {} bytes, {} gzipped", bytes.len(), gz.finish().map_err(|e| e.to_string())?.len());
    std::fs::write(&asked.out, bytes).map_err(|e| e.to_string())?;
    Ok(())
}
