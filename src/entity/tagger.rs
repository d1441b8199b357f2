//! The name tagger: a linear-chain conditional random field over BIOES tags.
//!
//! Scores are integers, so that every platform finds the same path; the
//! probabilities of the names on it are made of multiplications, additions
//! and a table of powers alone, so that they too are the same everywhere.

mod lattice;
mod votes;

use std::ops::Range;

use super::features::{Features, Forms, OFFSETS};
use super::tags::Type;
use crate::lexicon::{Lexicon, Scan};
use crate::model::{Model, Row, Weights};
use crate::text::Text;
use lattice::{Lattice, Side};
use votes::Votes;

/// A token whose state outside is this many nats ahead of every other is outside, whatever stands beside it:
/// the transitions are for outside too. Waiting for more finds nothing more on the dev sets.
const CERTAIN: f32 = 2.5;

/// A stretch in which outside is everywhere this many nats ahead holds no name on a first reading.
const CLEAR: f32 = 1.0;

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

/// What is kept from one text to the next: the word forms that were met and
/// what they say. It makes nothing different but the time that it takes.
#[derive(Default, Debug)]
pub struct Memory {
    forms: Forms,
    seats: Seats,
}

impl Memory {
    /// More word forms than this are forgotten with the text that had them.
    const MOST: usize = 1 << 14;

    /// Forgets everything where it has become too much.
    pub(crate) fn trim(&mut self) {
        if self.forms.len() > Memory::MOST {
            *self = Memory::default();
        }
    }
}

/// What each form says from each of the places from which it is seen, as far as that was asked.
#[derive(Default, Debug)]
struct Seats {
    rows: Vec<[Row; OFFSETS.len()]>,
    /// Which of a form's rows are there, as bits.
    known: Vec<u8>,
}

impl Seats {
    /// What the form of this number says from `OFFSETS[seat]`.
    fn get(&mut self, forms: &Forms, number: usize, seat: usize, weights: &Weights) -> &Row {
        if self.known.len() < forms.len() {
            self.known.resize(forms.len(), 0);
            self.rows.resize(forms.len(), [Row::ZERO; OFFSETS.len()]);
        }
        let row = &mut self.rows[number][seat];
        if self.known[number] >> seat & 1 == 0 {
            self.known[number] |= 1 << seat;
            forms.get(number).emit(seat, &mut |key| weights.add(key, row));
        }
        row
    }
}

/// The names of a text, in text order; none overlaps another.
pub(super) fn names(text: &Text<'_>, scan: &Scan, lexicon: &Lexicon, model: &Model, memory: &mut Memory) -> Vec<Name> {
    let Memory { forms, seats } = memory;
    let features = Features::new(text, scan, lexicon, &model.words, forms);
    let weights = &model.weights;
    let certain = weights.steps(CERTAIN) as i16;
    // The stretches between tokens that are certainly outside are decoded each by itself.
    let mut rows: Vec<Row> = Vec::new();
    let mut stretches: Vec<Stretch> = Vec::new();
    for (number, sentence) in text.sentences().iter().enumerate() {
        let mut before = Side::Sentence;
        let mut begun = rows.len();
        for at in sentence.start..=sentence.end {
            let mut after = Side::Sentence;
            if at < sentence.end {
                if features.is_live(at) {
                    let mut row = Row::START;
                    for (seat, offset) in OFFSETS.into_iter().enumerate() {
                        let form = features.form_id(sentence, at as isize + offset);
                        row.add(seats.get(features.forms(), form, seat, weights));
                    }
                    features.of_token(number, at, &mut |key| weights.add(key, &mut row));
                    if !row.is_outside_by(certain) {
                        rows.push(row);
                        continue;
                    }
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
        lattice.decode(&rows[stretch.rows.clone()], stretch.sides, weights, |tokens, kind, score| {
            let start = stretch.tokens.start;
            names.push(Name { tokens: start + tokens.start..start + tokens.end, kind, score });
        });
        names
    };
    let mut votes = Votes::new(text);
    let mut found: Vec<Vec<Name>> = Vec::with_capacity(stretches.len());
    let clear = weights.steps(CLEAR) as i16;
    for stretch in &stretches {
        if rows[stretch.rows.clone()].iter().all(|row| row.is_outside_by(clear)) {
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
