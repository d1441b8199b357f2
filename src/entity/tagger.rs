//! The name tagger: a linear-chain conditional random field over BIOES tags.
//!
//! Scores are integers, so that every platform finds the same path; only the
//! probabilities of the names on it are floating-point, made of basic
//! operations alone.

use std::ops::Range;

use super::features::{Features, OFFSETS};
use super::tags::{STATES, State, Type};
use crate::lexicon::Lexicon;
use crate::model::Model;
use crate::text::Text;

type Row = [i32; STATES];

/// A name that the tagger found.
#[derive(Clone, PartialEq, Debug)]
pub struct Name {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Its coarse type.
    pub kind: Type,
    /// The probability of exactly this name, given the model.
    pub score: f32,
}

/// The emission scores of all tokens of a text.
pub(super) struct Tagger<'m> {
    model: &'m Model,
    /// Which states can stand before each state.
    sources: Vec<Vec<usize>>,
}

impl<'m> Tagger<'m> {
    pub(super) fn new(model: &'m Model) -> Tagger<'m> {
        let states = || (0..STATES).map(State::from_index);
        let sources = states().map(|to| states().filter(|from| from.precedes(to)).map(State::index).collect()).collect();
        Tagger { model, sources }
    }

    /// The names of a text, in text order.
    pub(super) fn names(&self, text: &Text<'_>, lexicon: &Lexicon) -> Vec<Name> {
        let features = Features::new(text, lexicon, &self.model.words);
        let weights = &self.model.weights;
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
        let mut names = Vec::new();
        let mut rows = Vec::new();
        for sentence in text.sentences() {
            rows.clear();
            for at in sentence.clone() {
                let mut row = [0; STATES];
                for (seat, offset) in OFFSETS.into_iter().enumerate() {
                    let form = &forms[features.form_id(sentence, at as isize + offset)][seat];
                    for (sum, score) in row.iter_mut().zip(form) {
                        *sum += score;
                    }
                }
                features.of_token(sentence, at, &mut |key| weights.add(key, &mut row));
                rows.push(row);
            }
            self.decode(sentence.start, &rows, &mut names);
        }
        names
    }

    /// Adds the names on the best path of a sentence (Viterbi).
    fn decode(&self, first: usize, rows: &[Row], names: &mut Vec<Name>) {
        const NEVER: i32 = i32::MIN / 2;
        let weights = &self.model.weights;
        let mut back = vec![[0u8; STATES]; rows.len()];
        let mut best = [NEVER; STATES];
        best[State::OUTSIDE.index()] = 0;
        for (row, back) in rows.iter().zip(&mut back) {
            let mut next = [NEVER; STATES];
            for to in 0..STATES {
                for from in &self.sources[to] {
                    let score = best[*from] + weights.transition(State::from_index(*from), State::from_index(to));
                    if score > next[to] {
                        next[to] = score;
                        back[to] = *from as u8;
                    }
                }
                next[to] += row[to];
            }
            best = next;
        }
        let last = self.sources[State::OUTSIDE.index()].iter().copied();
        let mut state = last.max_by_key(|state| (best[*state], STATES - state)).unwrap_or(0);
        let mut path = vec![State::OUTSIDE; rows.len()];
        for at in (0..rows.len()).rev() {
            path[at] = State::from_index(state);
            state = back[at][state].into();
        }
        let mut start = 0;
        for (at, state) in path.iter().enumerate() {
            if state.begins() {
                start = at;
            }
            if let Some(kind) = state.kind()
                && state.ends()
            {
                names.push(Name { tokens: first + start..first + at + 1, kind, score: 1.0 });
            }
        }
    }
}
