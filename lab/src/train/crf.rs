//! A linear-chain conditional random field (Lafferty, McCallum and Pereira,
//! ICML 2001) trained by AdaGrad (Duchi, Hazan and Singer, JMLR 2011) on
//! sentences whose tags are known in part or in full (Täckström et al., TACL
//! 2013): the gradient is the model's expectation less its expectation on the
//! paths that the gold allows.

// The sums run over states by number, as in the papers.
#![allow(clippy::needless_range_loop)]

use whosaid::entity::tags::{STATES, State};
use whosaid::model::Transitions;

/// Weights of one feature, padded for alignment.
pub const ROW: usize = 32;

/// A training sentence, or a stretch of one.
#[derive(Clone, Debug, Default)]
pub struct Sentence {
    /// The feature ids of all tokens, one after the other.
    pub features: Vec<u32>,
    /// Where each token's features end.
    pub ends: Vec<u32>,
    /// The states that the gold allows at each token, as bits.
    pub allowed: Vec<u32>,
    /// The states that the tagger can give each token, as bits.
    pub possible: Vec<u32>,
    /// How much it counts.
    pub weight: f32,
}

impl Sentence {
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    pub fn token(&self, at: usize) -> &[u32] {
        let start = if at == 0 { 0 } else { self.ends[at - 1] as usize };
        &self.features[start..self.ends[at] as usize]
    }
}

/// The weights in training.
pub struct Crf {
    pub weights: Vec<f32>,
    squares: Vec<f32>,
    /// What it is worth that one state stands before another; those that a model does not tell apart are the same.
    pub transitions: [[f32; ROW]; STATES],
    transition_squares: Transitions<f32>,
    rate: f32,
    /// Sums of the weights and transitions after some epochs, and of how many.
    gathered: Vec<f32>,
    gathered_transitions: [[f32; ROW]; STATES],
    times: f32,
    valid: [u32; STATES],
}

/// The tables of one sentence, kept between sentences.
#[derive(Default)]
pub struct Lattice {
    pub scores: Vec<[f32; ROW]>,
    alpha: Vec<[f32; ROW]>,
    beta: Vec<[f32; ROW]>,
    pub marginals: Vec<[f32; ROW]>,
    expected: Vec<[f32; ROW]>,
}

/// Every pair of states of which the second can follow the first.
fn each_pair(valid: &[u32; STATES], mut each: impl FnMut(State, State)) {
    for from in 0..STATES {
        for to in (0..STATES).filter(|to| valid[from] >> to & 1 == 1) {
            each(State::from_index(from), State::from_index(to));
        }
    }
}

impl Crf {
    /// The transitions as a model has them.
    pub fn tied_transitions(&self) -> Transitions<f32> {
        let mut tied = Transitions::default();
        each_pair(&self.valid, |from, to| *tied.get_mut(from, to) = self.transitions[from.index()][to.index()]);
        tied
    }

    pub fn new(features: usize, rate: f32) -> Crf {
        let valid = std::array::from_fn(|from| {
            (0..STATES).filter(|to| State::from_index(from).precedes(State::from_index(*to))).map(|to| 1 << to).sum()
        });
        Crf {
            weights: vec![0.0; features * ROW],
            squares: vec![1e-8; features * ROW],
            transitions: [[0.0; ROW]; STATES],
            transition_squares: Transitions::default().map(|_: f32| 1e-8),
            rate,
            gathered: Vec::new(),
            gathered_transitions: [[0.0; ROW]; STATES],
            times: 0.0,
            valid,
        }
    }

    /// Sums the emission scores of a sentence into the lattice; features for which `keep` is false are dropped.
    pub fn score(&self, sentence: &Sentence, lattice: &mut Lattice, mut keep: impl FnMut() -> bool, kept: &mut Vec<bool>) {
        lattice.scores.clear();
        kept.clear();
        for at in 0..sentence.len() {
            let mut row = [0.0; ROW];
            for feature in sentence.token(at) {
                let keeps = keep();
                kept.push(keeps);
                if !keeps {
                    continue;
                }
                let weights = &self.weights[*feature as usize * ROW..][..ROW];
                for (sum, weight) in row.iter_mut().zip(weights) {
                    *sum += weight;
                }
            }
            lattice.scores.push(row);
        }
    }

    /// Forward and backward over the paths within `allowed`; leaves state
    /// marginals and, in `pairs`, adds `sign` times the expected transitions.
    /// Gives the log of the sum over paths.
    fn expect(&self, lattice: &mut Lattice, allowed: &[u32], sign: f32, pairs: &mut [[f32; ROW]; STATES]) -> f32 {
        let length = lattice.scores.len();
        let exp_transitions: [[f32; ROW]; STATES] = std::array::from_fn(|from| {
            std::array::from_fn(|to| if self.valid[from] >> to & 1 == 1 { self.transitions[from][to].exp() } else { 0.0 })
        });
        let mut potentials = vec![[0.0f32; ROW]; length];
        let mut log = 0.0f64;
        for at in 0..length {
            let states = allowed[at];
            let row = &lattice.scores[at];
            let open = |state: &usize| states >> state & 1 == 1;
            let best = (0..STATES).filter(open).map(|state| row[state]).fold(f32::MIN, f32::max);
            log += f64::from(best);
            for state in 0..STATES {
                if states >> state & 1 == 1 {
                    potentials[at][state] = (row[state] - best).exp().max(1e-30);
                }
            }
        }
        lattice.alpha.clear();
        lattice.beta.clear();
        lattice.beta.resize(length, [0.0; ROW]);
        let mut scales = vec![0.0f32; length];
        for at in 0..length {
            let mut row = [0.0f32; ROW];
            if at == 0 {
                for state in 0..STATES {
                    if State::OUTSIDE.precedes(State::from_index(state)) {
                        row[state] = potentials[0][state];
                    }
                }
            } else {
                let before = &lattice.alpha[at - 1];
                for from in 0..STATES {
                    let mass = before[from];
                    if mass > 0.0 {
                        for (sum, transition) in row.iter_mut().zip(&exp_transitions[from]) {
                            *sum += mass * transition;
                        }
                    }
                }
                for (sum, potential) in row.iter_mut().zip(&potentials[at]) {
                    *sum *= potential;
                }
            }
            if at + 1 == length {
                for state in 0..STATES {
                    if !State::from_index(state).precedes(State::OUTSIDE) {
                        row[state] = 0.0;
                    }
                }
            }
            let total: f32 = row.iter().sum::<f32>().max(1e-30);
            scales[at] = total;
            log += f64::from(total.ln());
            row.iter_mut().for_each(|value| *value /= total);
            lattice.alpha.push(row);
        }
        for state in (0..STATES).filter(|state| State::from_index(*state).precedes(State::OUTSIDE)) {
            lattice.beta[length - 1][state] = 1.0;
        }
        for at in (0..length - 1).rev() {
            let mut ahead = [0.0f32; ROW];
            for state in 0..STATES {
                ahead[state] = lattice.beta[at + 1][state] * potentials[at + 1][state] / scales[at + 1];
            }
            let mut row = [0.0f32; ROW];
            for from in 0..STATES {
                row[from] = exp_transitions[from].iter().zip(&ahead).map(|(transition, value)| transition * value).sum();
                let mass = lattice.alpha[at][from] * sign;
                if mass != 0.0 {
                    for to in 0..STATES {
                        pairs[from][to] += mass * exp_transitions[from][to] * ahead[to];
                    }
                }
            }
            lattice.beta[at] = row;
        }
        lattice.marginals.clear();
        for (alpha, beta) in lattice.alpha.iter().zip(&lattice.beta) {
            lattice.marginals.push(std::array::from_fn(|state| alpha[state] * beta[state]));
        }
        log as f32
    }

    /// Draws all weights towards zero as steps under so much L1 penalty
    /// would (Duchi, Hazan and Singer, section 4): most of them stay there.
    pub fn shrink(&mut self, penalty: f32) {
        let reach = self.rate * penalty;
        for (weight, square) in self.weights.iter_mut().zip(&self.squares) {
            if *weight != 0.0 {
                let less = weight.abs() - reach / square.sqrt();
                *weight = if less > 0.0 { less.copysign(*weight) } else { 0.0 };
            }
        }
    }

    /// Adds the weights of this moment to the mean that [`Crf::settle`] takes.
    pub fn gather(&mut self) {
        self.gathered.resize(self.weights.len(), 0.0);
        self.gathered.iter_mut().zip(&self.weights).for_each(|(sum, weight)| *sum += weight);
        for (sums, row) in self.gathered_transitions.iter_mut().zip(&self.transitions) {
            sums.iter_mut().zip(row).for_each(|(sum, weight)| *sum += weight);
        }
        self.times += 1.0;
    }

    /// Ends training: the weights become the mean of the moments gathered.
    pub fn settle(&mut self) {
        let times = self.times;
        self.weights = std::mem::take(&mut self.gathered);
        self.weights.iter_mut().for_each(|weight| *weight /= times);
        self.transitions = self.gathered_transitions.map(|row| row.map(|weight| weight / times));
        self.squares = Vec::new();
    }

    /// One step of stochastic gradient; gives the negative log-likelihood.
    pub fn learn(&mut self, sentence: &Sentence, lattice: &mut Lattice, keep: impl FnMut() -> bool, kept: &mut Vec<bool>) -> f32 {
        self.score(sentence, lattice, keep, kept);
        let mut pairs = [[0.0; ROW]; STATES];
        let free = self.expect(lattice, &sentence.possible, 1.0, &mut pairs);
        lattice.expected = std::mem::take(&mut lattice.marginals);
        let bound = self.expect(lattice, &sentence.allowed, -1.0, &mut pairs);
        let mut next = 0;
        for at in 0..sentence.len() {
            let mut gradient = [0.0f32; ROW];
            let mut largest = 0.0f32;
            for state in 0..STATES {
                gradient[state] = (lattice.expected[at][state] - lattice.marginals[at][state]) * sentence.weight;
                largest = largest.max(gradient[state].abs());
            }
            let features = sentence.token(at);
            let kept = &kept[next..next + features.len()];
            next += features.len();
            if largest < 1e-3 {
                continue;
            }
            for (feature, _) in features.iter().zip(kept).filter(|(_, kept)| **kept) {
                let start = *feature as usize * ROW;
                let weights = &mut self.weights[start..start + ROW];
                let squares = &mut self.squares[start..start + ROW];
                for state in 0..ROW {
                    let slope = gradient[state];
                    squares[state] += slope * slope;
                    weights[state] -= self.rate * slope / squares[state].sqrt();
                }
            }
        }
        let mut slopes: Transitions<f32> = Transitions::default();
        each_pair(&self.valid, |from, to| *slopes.get_mut(from, to) += pairs[from.index()][to.index()] * sentence.weight);
        let mut seen: Transitions<bool> = Transitions::default();
        let mut steps: Transitions<f32> = Transitions::default();
        let squares = &mut self.transition_squares;
        each_pair(&self.valid, |from, to| {
            let slope = slopes.get(from, to);
            if slope != 0.0 && !std::mem::replace(seen.get_mut(from, to), true) {
                *squares.get_mut(from, to) += slope * slope;
                *steps.get_mut(from, to) = self.rate * slope / squares.get(from, to).sqrt();
            }
        });
        each_pair(&self.valid, |from, to| self.transitions[from.index()][to.index()] -= steps.get(from, to));
        (free - bound) * sentence.weight
    }

    /// The best path of a sentence already scored (Viterbi).
    pub fn best(&self, sentence: &Sentence, lattice: &Lattice) -> Vec<State> {
        let length = lattice.scores.len();
        let mut back = vec![[0u8; ROW]; length];
        let mut row = [f32::NEG_INFINITY; ROW];
        for at in 0..length {
            let mut next = [f32::NEG_INFINITY; ROW];
            for to in 0..STATES {
                for from in 0..STATES {
                    let reaches = if at == 0 {
                        from == 0 && State::OUTSIDE.precedes(State::from_index(to))
                    } else {
                        self.valid[from] >> to & 1 == 1
                    };
                    let score = if at == 0 { 0.0 } else { row[from] + self.transitions[from][to] };
                    if reaches && score > next[to] {
                        next[to] = score;
                        back[at][to] = from as u8;
                    }
                }
                next[to] += if sentence.possible[at] >> to & 1 == 1 { lattice.scores[at][to] } else { f32::NEG_INFINITY };
            }
            row = next;
        }
        let last = (0..STATES).filter(|state| State::from_index(*state).precedes(State::OUTSIDE));
        let mut state = last.max_by(|a, b| row[*a].total_cmp(&row[*b])).unwrap_or(0);
        let mut path = vec![State::OUTSIDE; length];
        for at in (0..length).rev() {
            path[at] = State::from_index(state);
            state = back[at][state] as usize;
        }
        path
    }
}
