//! Epochs of training, and how the model does after each.

use whosaid::entity::tags::{State, Type};

use super::crf::{Crf, Lattice, Sentence};
use super::random::Random;

/// How to train.
#[derive(Clone, Copy, Debug)]
pub struct Schedule {
    pub epochs: usize,
    pub rate: f32,
    /// The share of features left out at random at every token (Wang, Wang, Wager, Liang and Manning, EMNLP 2013).
    pub dropout: f32,
    /// The L1 penalty of one sentence.
    pub penalty: f32,
    pub seed: u64,
}

/// A named set of sentences to judge by.
pub type Test = (&'static str, Vec<Sentence>);

/// The penalty is applied so many times in an epoch.
const SHRINKS: usize = 16;

/// Trains a model; its weights are the mean of those after each epoch but the first.
pub fn fit(data: &[Sentence], features: usize, schedule: Schedule, tests: &[Test], report: &dyn Fn(&str)) -> Crf {
    let mut crf = Crf::new(features, schedule.rate);
    let dropped = (schedule.dropout * 65536.0) as u64;
    let mut random = Random::new(schedule.seed);
    let mut order: Vec<usize> = (0..data.len()).collect();
    let shrink = data.len().div_ceil(SHRINKS);
    let tokens: usize = data.iter().map(Sentence::len).sum();
    let mut lattice = Lattice::default();
    let mut mask = Vec::new();
    for epoch in 1..=schedule.epochs {
        random.shuffle(&mut order);
        let mut loss = 0.0f64;
        for (done, index) in order.iter().enumerate() {
            if done % shrink == shrink - 1 && schedule.penalty > 0.0 {
                crf.shrink(schedule.penalty * shrink as f32);
            }
            loss += f64::from(crf.learn(&data[*index], &mut lattice, || random.next() >> 48 >= dropped, &mut mask));
        }
        if epoch > 1 || schedule.epochs == 1 {
            crf.gather();
        }
        let scores: Vec<String> = tests.iter().map(|(name, test)| format!("{name} {}", Counts::of(&crf, test))).collect();
        report(&format!("epoch {epoch} of {}: loss {:.4}; {}", schedule.epochs, loss / tokens as f64, scores.join(", ")));
    }
    crf.settle();
    if !tests.is_empty() {
        let scores: Vec<String> = tests.iter().map(|(name, test)| format!("{name} {}", Counts::of(&crf, test))).collect();
        report(&format!("mean of the epochs: {}", scores.join(", ")));
    }
    crf
}

/// True positives, predictions and gold names: of PER, ORG and LOC, and of all types.
#[derive(Default, Clone, Copy)]
struct Counts {
    three: [usize; 3],
    all: [usize; 3],
}

impl std::fmt::Display for Counts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let f1 = |[right, found, gold]: [usize; 3]| 200.0 * right as f64 / (found + gold).max(1) as f64;
        write!(f, "{:.2} ({:.2})", f1(self.three), f1(self.all))
    }
}

/// PER, ORG and LOC, the types that all corpora have.
fn coarse(kind: Type) -> Option<u8> {
    match kind {
        Type::Person => Some(0),
        Type::Org => Some(1),
        Type::Place | Type::Fac => Some(2),
        _ => None,
    }
}

impl Counts {
    fn of(crf: &Crf, sentences: &[Sentence]) -> Counts {
        let mut lattice = Lattice::default();
        let mut counts = Counts::default();
        for sentence in sentences {
            crf.score(sentence, &mut lattice, || true, &mut Vec::new());
            let found = names(&crf.best(sentence, &lattice));
            // Where the gold allows several types the first is taken: they map to one coarse type.
            let path: Vec<State> =
                sentence.allowed.iter().map(|states| State::from_index(states.trailing_zeros() as usize)).collect();
            let gold = names(&path);
            let add = |sums: &mut [usize; 3], right: usize, found: usize, gold: usize| {
                sums[0] += right;
                sums[1] += found;
                sums[2] += gold;
            };
            add(&mut counts.all, found.iter().filter(|name| gold.contains(name)).count(), found.len(), gold.len());
            let map = |names: &[(usize, usize, Type)]| -> Vec<(usize, usize, u8)> {
                names.iter().filter_map(|(start, end, kind)| coarse(*kind).map(|kind| (*start, *end, kind))).collect()
            };
            let (found, gold) = (map(&found), map(&gold));
            add(&mut counts.three, found.iter().filter(|name| gold.contains(name)).count(), found.len(), gold.len());
        }
        counts
    }
}

/// The names of a tag path: first token, token after the last, type.
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
