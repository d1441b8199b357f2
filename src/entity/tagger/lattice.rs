//! The states of a sentence's tokens, the best path through them, and the
//! probabilities of the names on it.

use std::ops::Range;

use super::Row;
use crate::entity::tags::{STATES, State, Type};
use crate::model::Weights;

/// States that score this many steps less than the best of their token are left out.
const BEAM: i32 = 700;

/// The tables of one sentence, kept between sentences for their memory.
#[derive(Default)]
pub(super) struct Lattice {
    rows: Vec<Row>,
    /// The states in play at each token, one after the other, and where each token's end.
    active: Vec<u8>,
    ends: Vec<u32>,
    /// For each active state: the active state before it on its best path.
    back: Vec<u8>,
    path: Vec<State>,
    alpha: Vec<[f32; STATES]>,
    beta: Vec<[f32; STATES]>,
    scales: Vec<f32>,
}

impl Lattice {
    pub(super) fn clear(&mut self) {
        self.rows.clear();
        self.active.clear();
        self.ends.clear();
    }

    /// Adds a token with its scores.
    pub(super) fn push(&mut self, row: Row) {
        let best = row.iter().copied().max().unwrap_or(0);
        for (state, score) in row.iter().enumerate() {
            if state == State::OUTSIDE.index() || *score >= best - BEAM {
                self.active.push(state as u8);
            }
        }
        self.ends.push(self.active.len() as u32);
        self.rows.push(row);
    }

    /// The places in `active` of a token's states.
    fn states(&self, at: usize) -> Range<usize> {
        let start = if at == 0 { 0 } else { self.ends[at - 1] as usize };
        start..self.ends[at] as usize
    }

    /// Calls `found` with every name on the best path: its tokens, type and probability.
    pub(super) fn decode(&mut self, weights: &Weights, mut found: impl FnMut(Range<usize>, Type, f32)) {
        // Where no token can be in a name there is nothing to do: most of a text.
        if self.active.len() == self.rows.len() {
            return;
        }
        self.best_path(weights);
        if self.path.iter().all(|state| *state == State::OUTSIDE) {
            return;
        }
        self.sum_paths(weights);
        let mut start = 0;
        for at in 0..self.path.len() {
            let state = self.path[at];
            if state.begins() {
                start = at;
            }
            if let Some(kind) = state.kind()
                && state.ends()
            {
                found(start..at + 1, kind, self.probability(weights, start..at + 1));
            }
        }
    }

    /// Finds the best path (Viterbi, 1967).
    fn best_path(&mut self, weights: &Weights) {
        const NEVER: i32 = i32::MIN / 2;
        self.back.clear();
        let mut before = [NEVER; STATES];
        before[State::OUTSIDE.index()] = 0;
        let mut open: Vec<u8> = vec![State::OUTSIDE.index() as u8];
        for at in 0..self.rows.len() {
            let mut scores = [NEVER; STATES];
            for place in self.states(at) {
                let to = State::from_index(self.active[place].into());
                let (mut best, mut source) = (NEVER, 0);
                for from in &open {
                    let from_state = State::from_index((*from).into());
                    let score = before[usize::from(*from)] + weights.transition(from_state, to);
                    if from_state.precedes(to) && score > best {
                        (best, source) = (score, *from);
                    }
                }
                self.back.push(source);
                scores[to.index()] = if best > NEVER / 2 { best + self.rows[at][to.index()] } else { NEVER };
            }
            before = scores;
            open.clear();
            open.extend(&self.active[self.states(at)]);
        }
        let mut state = State::OUTSIDE;
        for index in &open {
            let last = State::from_index((*index).into());
            if last.precedes(State::OUTSIDE) && before[last.index()] > before[state.index()] {
                state = last;
            }
        }
        self.path.clear();
        self.path.resize(self.rows.len(), State::OUTSIDE);
        for at in (0..self.rows.len()).rev() {
            self.path[at] = state;
            let places = self.states(at);
            let place = self.active[places.clone()].iter().position(|active| usize::from(*active) == state.index());
            state = State::from_index(place.map_or(0, |place| self.back[places.start + place].into()));
        }
    }

    /// A token's potential in a state: its score against the token's best, as a power.
    fn potential(&self, weights: &Weights, at: usize, state: usize) -> f32 {
        let best = self.active[self.states(at)].iter().map(|state| self.rows[at][usize::from(*state)]).max().unwrap_or(0);
        weights.power(self.rows[at][state] - best)
    }

    /// The forward and backward sums over all paths (Rabiner, 1989), scaled at each token.
    fn sum_paths(&mut self, weights: &Weights) {
        let length = self.rows.len();
        self.alpha.clear();
        self.alpha.resize(length, [0.0; STATES]);
        self.beta.clear();
        self.beta.resize(length, [0.0; STATES]);
        self.scales.clear();
        for at in 0..length {
            let mut total = 0.0;
            for place in self.states(at) {
                let to = State::from_index(self.active[place].into());
                let mut mass = 0.0;
                if at == 0 {
                    mass = if State::OUTSIDE.precedes(to) { 1.0 } else { 0.0 };
                } else {
                    for from in &self.active[self.states(at - 1)] {
                        let from = State::from_index((*from).into());
                        if from.precedes(to) {
                            mass += self.alpha[at - 1][from.index()] * weights.power(weights.transition(from, to));
                        }
                    }
                }
                if at + 1 == length && !to.precedes(State::OUTSIDE) {
                    mass = 0.0;
                }
                mass *= self.potential(weights, at, to.index());
                self.alpha[at][to.index()] = mass;
                total += mass;
            }
            let total = if total > 0.0 { total } else { 1.0 };
            self.alpha[at].iter_mut().for_each(|mass| *mass /= total);
            self.scales.push(total);
        }
        for at in (0..length).rev() {
            for place in self.states(at) {
                let from = State::from_index(self.active[place].into());
                let mut mass = 0.0;
                if at + 1 == length {
                    mass = if from.precedes(State::OUTSIDE) { 1.0 } else { 0.0 };
                } else {
                    for to in &self.active[self.states(at + 1)] {
                        let to = State::from_index((*to).into());
                        if from.precedes(to) {
                            let step = weights.power(weights.transition(from, to)) * self.potential(weights, at + 1, to.index());
                            mass += step * self.beta[at + 1][to.index()] / self.scales[at + 1];
                        }
                    }
                }
                self.beta[at][from.index()] = mass;
            }
        }
    }

    /// The share of the paths that have the best path's states at `tokens`.
    fn probability(&self, weights: &Weights, tokens: Range<usize>) -> f32 {
        let mut share = self.alpha[tokens.start][self.path[tokens.start].index()];
        for at in tokens.start + 1..tokens.end {
            let (from, to) = (self.path[at - 1], self.path[at]);
            let step = weights.power(weights.transition(from, to)) * self.potential(weights, at, to.index());
            share *= step / self.scales[at];
        }
        (share * self.beta[tokens.end - 1][self.path[tokens.end - 1].index()]).clamp(0.0, 1.0)
    }
}
