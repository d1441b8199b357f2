//! The best path of tags through a stretch of tokens, and the probabilities
//! of the names on it.
//!
//! Rows have a lane for each state, by place in a name and then by type (see
//! [`State::lane`]), so that each step is a few sums and products over all
//! types at once; outside takes part as the only token of a name of no type.

use std::ops::Range;

use crate::entity::tags::{KINDS, LANES, State, Type};
use crate::model::{Row, Weights};

/// Less than any score.
const NEVER: i32 = i32::MIN / 4;
/// The number of outside among the types.
const OUTSIDE: usize = KINDS - 1;
/// The places in a name, in the order of the lanes.
const FIRST: usize = 0;
const INSIDE: usize = 1;
const LAST: usize = 2;
const ONLY: usize = 3;

/// A number for each type.
type Kinds<T> = [T; KINDS];
/// A number for each state, by place and type.
type Lanes<T> = [Kinds<T>; 4];

/// What stands on a side of a stretch: an edge of the sentence, or a token that is certainly outside.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Side {
    Sentence,
    Outside,
}

/// The tables of a stretch, kept from one to the next for their memory.
#[derive(Default)]
pub(super) struct Lattice {
    /// How the best way comes to each token.
    steps: Vec<Step>,
    path: Vec<State>,
    alpha: Vec<Lanes<f32>>,
    beta: Vec<Lanes<f32>>,
    powers: Vec<Lanes<f32>>,
    scales: Vec<f32>,
}

/// How the best way comes to a token.
struct Step {
    /// What is closed before what begins here, by type of what begins.
    closed: Kinds<u8>,
    /// Whether the best way to inside, and to last, comes from inside.
    inside: [Kinds<bool>; 2],
    /// Whether the best name that ends here is more than this token.
    long: Kinds<bool>,
}

impl Lattice {
    /// Calls `found` with every name on the best path through `rows`: its tokens, type and probability.
    pub(super) fn decode(
        &mut self,
        rows: &[Row],
        sides: [Side; 2],
        weights: &Weights,
        mut found: impl FnMut(Range<usize>, Type, f32),
    ) {
        self.best_path(rows, sides, weights);
        self.sum_paths(rows, sides, weights);
        let mut start = 0;
        for at in 0..self.path.len() {
            let state = self.path[at];
            if state.begins() {
                start = at;
            }
            if let Some(kind) = state.kind()
                && state.ends()
            {
                found(start..at + 1, kind, self.probability(weights, start..at + 1, kind));
            }
        }
    }

    /// The probability of each state, by lane, at a token of the stretch decoded last.
    pub(super) fn marginal(&self, at: usize) -> [f32; LANES] {
        let (alpha, beta) = (self.alpha[at].as_flattened(), self.beta[at].as_flattened());
        std::array::from_fn(|lane| alpha[lane] * beta[lane])
    }

    /// Finds the best path (Viterbi, 1967).
    fn best_path(&mut self, rows: &[Row], sides: [Side; 2], weights: &Weights) {
        let transitions = weights.transitions();
        self.steps.clear();
        let (mut first, mut inside, mut closed) = ([NEVER; KINDS], [NEVER; KINDS], [NEVER; KINDS]);
        for (at, row) in rows.iter().enumerate() {
            let mut step = Step { closed: [OUTSIDE as u8; KINDS], inside: [[false; KINDS]; 2], long: [false; KINDS] };
            let mut begin = [NEVER; KINDS];
            match (at, sides[0]) {
                (0, Side::Sentence) => begin = [0; KINDS],
                (0, Side::Outside) => begin = transitions.outer[OUTSIDE],
                _ => {
                    for (from, (score, onward)) in closed.iter().zip(&transitions.outer).enumerate() {
                        for to in 0..KINDS {
                            let through = score + onward[to];
                            step.closed[to] = if through > begin[to] { from as u8 } else { step.closed[to] };
                            begin[to] = begin[to].max(through);
                        }
                    }
                }
            }
            let here = |place: usize, kind: usize| i32::from(row.0[place * KINDS + kind]);
            let [first_on, first_last, inside_on, inside_last] = &transitions.inner;
            for kind in 0..KINDS {
                let on = [first[kind] + first_on[kind], inside[kind] + inside_on[kind]];
                let end = [first[kind] + first_last[kind], inside[kind] + inside_last[kind]];
                step.inside[0][kind] = on[1] > on[0];
                step.inside[1][kind] = end[1] > end[0];
                first[kind] = begin[kind] + here(FIRST, kind);
                inside[kind] = (on[0].max(on[1]) + here(INSIDE, kind)).max(NEVER);
                let last = (end[0].max(end[1]) + here(LAST, kind)).max(NEVER);
                let only = begin[kind] + here(ONLY, kind);
                step.long[kind] = last > only;
                closed[kind] = last.max(only);
            }
            self.steps.push(step);
        }
        if sides[1] == Side::Outside {
            closed.iter_mut().zip(&transitions.outer).for_each(|(score, onward)| *score += onward[OUTSIDE]);
        }
        let best = (0..KINDS).fold(OUTSIDE, |best, kind| if closed[kind] > closed[best] { kind } else { best });
        self.path.clear();
        self.path.resize(rows.len(), State::OUTSIDE);
        // The type of the name in hand, and whether it goes on behind this token.
        let (mut kind, mut goes_on) = (best, false);
        for (at, step) in self.steps.iter().enumerate().rev() {
            let starts = if goes_on {
                let ends_behind = self.path[at + 1].ends();
                !self.steps[at + 1].inside[usize::from(ends_behind)][kind]
            } else {
                !step.long[kind]
            };
            if let Some(named) = Type::ALL.get(kind) {
                self.path[at] = State::at(*named, starts, !goes_on);
            }
            goes_on = !starts;
            if starts {
                kind = step.closed[kind].into();
            }
        }
    }

    /// The forward and backward sums over all paths (Rabiner, 1989), scaled at each token.
    fn sum_paths(&mut self, rows: &[Row], sides: [Side; 2], weights: &Weights) {
        let length = rows.len();
        let transitions = weights.transition_powers();
        let [first_on, first_last, inside_on, inside_last] = &transitions.inner;
        self.powers.clear();
        self.powers.extend(rows.iter().map(|row| powers(row, weights)));
        self.alpha.clear();
        self.scales.clear();
        for at in 0..length {
            let mut begin = [0.0f32; KINDS];
            let mut sums: Lanes<f32> = [[0.0; KINDS]; 4];
            if at == 0 {
                begin = if sides[0] == Side::Sentence { [1.0; KINDS] } else { transitions.outer[OUTSIDE] };
            } else {
                let [first, inside, last, only] = &self.alpha[at - 1];
                for (from, onward) in transitions.outer.iter().enumerate() {
                    let mass = last[from] + only[from];
                    for to in 0..KINDS {
                        begin[to] += mass * onward[to];
                    }
                }
                for kind in 0..KINDS {
                    sums[INSIDE][kind] = first[kind] * first_on[kind] + inside[kind] * inside_on[kind];
                    sums[LAST][kind] = first[kind] * first_last[kind] + inside[kind] * inside_last[kind];
                }
            }
            sums[FIRST] = begin;
            sums[ONLY] = begin;
            let mut total = [0.0f32; KINDS];
            for (sums, powers) in sums.iter_mut().zip(&self.powers[at]) {
                for kind in 0..KINDS {
                    sums[kind] *= powers[kind];
                    total[kind] += sums[kind];
                }
            }
            let total: f32 = total.iter().sum();
            let total = if total > 0.0 { total } else { 1.0 };
            sums.as_flattened_mut().iter_mut().for_each(|sum| *sum /= total);
            self.scales.push(total);
            self.alpha.push(sums);
        }
        self.beta.clear();
        self.beta.resize(length, [[0.0; KINDS]; 4]);
        let end = match sides[1] {
            Side::Sentence => [1.0; KINDS],
            Side::Outside => transitions.outer.map(|onward| onward[OUTSIDE]),
        };
        self.beta[length - 1][LAST] = end;
        self.beta[length - 1][ONLY] = end;
        for at in (0..length - 1).rev() {
            let scale = self.scales[at + 1];
            let mut ahead = self.beta[at + 1];
            let masses = ahead.as_flattened_mut().iter_mut().zip(self.powers[at + 1].as_flattened());
            masses.for_each(|(mass, power)| *mass *= power / scale);
            let [first, inside, last, only] = &ahead;
            let onto: Kinds<f32> = std::array::from_fn(|kind| first[kind] + only[kind]);
            let behind = &mut self.beta[at];
            for kind in 0..KINDS {
                behind[FIRST][kind] = first_on[kind] * inside[kind] + first_last[kind] * last[kind];
                behind[INSIDE][kind] = inside_on[kind] * inside[kind] + inside_last[kind] * last[kind];
                let onward = &transitions.outer[kind];
                behind[LAST][kind] = (0..KINDS).map(|to| onward[to] * onto[to]).sum();
            }
            behind[ONLY] = behind[LAST];
        }
        // What can still close at the last token is the whole.
        let whole: f32 =
            (0..LANES).map(|lane| self.alpha[length - 1].as_flattened()[lane] * self.beta[length - 1].as_flattened()[lane]).sum();
        if whole > 0.0 {
            self.beta.as_flattened_mut().as_flattened_mut().iter_mut().for_each(|mass| *mass /= whole);
        }
    }

    /// The share of the paths that have a name of this kind at just these tokens.
    fn probability(&self, weights: &Weights, tokens: Range<usize>, kind: Type) -> f32 {
        let kind = kind as usize;
        let inner = &weights.transition_powers().inner;
        let only = tokens.len() == 1;
        let mut share = self.alpha[tokens.start][if only { ONLY } else { FIRST }][kind];
        for at in tokens.start + 1..tokens.end {
            let last = at + 1 == tokens.end;
            let step = inner[2 * usize::from(at > tokens.start + 1) + usize::from(last)][kind];
            share *= step * self.powers[at][if last { LAST } else { INSIDE }][kind] / self.scales[at];
        }
        (share * self.beta[tokens.end - 1][if only { ONLY } else { LAST }][kind]).clamp(0.0, 1.0)
    }
}

/// The powers of a row's scores, the best of which is one; nothing in the lanes of no state.
fn powers(row: &Row, weights: &Weights) -> Lanes<f32> {
    let best = i32::from(row.0.iter().copied().fold(i16::MIN, i16::max));
    let mut powers = [[0.0; KINDS]; 4];
    for (power, score) in powers.as_flattened_mut().iter_mut().zip(&row.0) {
        *power = weights.power_of_less((best - i32::from(*score)) as u32);
    }
    for place in [FIRST, INSIDE, LAST] {
        powers[place][OUTSIDE] = 0.0;
    }
    powers
}
