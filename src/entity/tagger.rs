//! The name tagger: a linear-chain conditional random field over BIOES tags.
//!
//! Scores are integers, so that every platform finds the same path; the
//! probabilities of the names on it are made of multiplications, additions
//! and a table of powers alone, so that they too are the same everywhere.

mod lattice;
mod votes;

use std::ops::Range;

use super::features::{Features, OFFSETS};
use super::tags::{STATES, Type};
use crate::lexicon::Lexicon;
use crate::model::{Model, Weights};
use crate::text::Text;
use lattice::{Lattice, Side, Transitions};
use votes::Votes;

/// A token whose state outside is this many nats ahead of every other is outside, whatever stands beside it:
/// the transitions are for outside too. Waiting for more finds nothing more on the dev sets.
const CERTAIN: f32 = 2.5;

/// A stretch in which outside is everywhere this many nats ahead holds no name on a first reading.
const CLEAR: f32 = 1.0;

/// The scores of one token by state, in steps of the model's weights.
type Row = [i32; STATES];

/// A name that the tagger found.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Name {
    /// Its tokens.
    pub(super) tokens: Range<usize>,
    /// Its coarse type.
    pub(super) kind: Type,
    /// The probability of exactly this name, given the model.
    pub(super) score: f32,
}

/// The names of a text, in text order; none overlaps another.
pub(super) fn names(text: &Text<'_>, lexicon: &Lexicon, model: &Model) -> Vec<Name> {
    let features = Features::new(text, lexicon, &model.words);
    let weights = &model.weights;
    // What each form says from each place, summed once.
    let forms: Vec<[Row; OFFSETS.len()]> = features
        .forms()
        .iter()
        .map(|form| {
            std::array::from_fn(|seat| {
                let mut row = [0; STATES];
                form.emit(seat, &mut |key| weights.add(key, &mut row));
                row
            })
        })
        .collect();
    let transitions = Transitions::new(weights);
    let certain = weights.steps(CERTAIN);
    // The stretches between tokens that are certainly outside are decoded each by itself.
    let mut rows: Vec<Row> = Vec::new();
    let mut stretches: Vec<Stretch> = Vec::new();
    for sentence in text.sentences() {
        let mut before = Side::Sentence;
        let mut begun = rows.len();
        for at in sentence.start..=sentence.end {
            let mut after = Side::Sentence;
            if at < sentence.end {
                let row = row(&features, &forms, weights, sentence, at);
                if row[1..].iter().any(|score| score + certain > row[0]) {
                    rows.push(row);
                    continue;
                }
                after = Side::Outside;
            }
            if rows.len() > begun {
                let length = rows.len() - begun;
                stretches.push(Stretch { tokens: at - length..at, rows: begun..rows.len(), sides: [before, after] });
            }
            before = Side::Outside;
            begun = rows.len();
        }
    }
    let mut lattice = Lattice::default();
    let decode = |lattice: &mut Lattice, stretch: &Stretch, rows: &[Row]| {
        let mut names = Vec::new();
        lattice.decode(&rows[stretch.rows.clone()], stretch.sides, weights, &transitions, |tokens, kind, score| {
            let start = stretch.tokens.start;
            names.push(Name { tokens: start + tokens.start..start + tokens.end, kind, score });
        });
        names
    };
    let mut votes = Votes::new(&features);
    let mut found: Vec<Vec<Name>> = Vec::with_capacity(stretches.len());
    let clear = weights.steps(CLEAR);
    for stretch in &stretches {
        if rows[stretch.rows.clone()].iter().all(|row| row[1..].iter().all(|score| score + clear <= row[0])) {
            votes.cast_outside(&features, stretch);
            found.push(Vec::new());
        } else {
            found.push(decode(&mut lattice, stretch, &rows));
            votes.cast(&features, stretch, &lattice);
        }
    }
    // What a word is elsewhere in the document speaks for the same here.
    for (stretch, names) in stretches.iter().zip(&mut found) {
        if votes.sway(&features, stretch, weights, &mut rows) {
            *names = decode(&mut lattice, stretch, &rows);
        }
    }
    found.into_iter().flatten().collect()
}

/// Tokens in a row of which none is certainly outside.
struct Stretch {
    tokens: Range<usize>,
    /// Their scores' places among all that were kept.
    rows: Range<usize>,
    /// What stands on both sides.
    sides: [Side; 2],
}

/// The scores of a token: what its form and its neighbours' say, and the rest.
fn row(
    features: &Features<'_, '_>,
    forms: &[[Row; OFFSETS.len()]],
    weights: &Weights,
    sentence: &Range<usize>,
    at: usize,
) -> Row {
    let mut row = [0; STATES];
    for (seat, offset) in OFFSETS.into_iter().enumerate() {
        let form = &forms[features.form_id(sentence, at as isize + offset)][seat];
        for (sum, score) in row.iter_mut().zip(form) {
            *sum += score;
        }
    }
    features.of_token(sentence, at, &mut |key| weights.add(key, &mut row));
    row
}
