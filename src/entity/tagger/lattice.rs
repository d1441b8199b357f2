//! The best path of tags through a stretch of tokens, and the probabilities
//! of the names on it.
//!
//! A name is closed before another begins, so the states before a token fall
//! into those that are closed (outside, the last of a name, the only one of a
//! name) and those that are open (the first of a name, its inside). A closed
//! state goes to one that starts (outside, first, only); an open one stays
//! within its type. All sums and maxima run over these small tables.

use std::ops::Range;

use super::Row;
use crate::entity::tags::{STATES, State, Type};
use crate::model::Weights;

/// Outside, and two states for each type.
const EDGES: usize = 1 + 2 * Type::COUNT;
/// The same, padded, so that a row is a whole number of vectors.
const WIDE: usize = 16;
/// Less than any score.
const NEVER: i32 = i32::MIN / 4;

/// For each type and each of its states first and inside: what it is worth to go on to inside, and to last.
type Inner<T> = [[[T; 2]; 2]; Type::COUNT];

/// A model's transitions, by closed and starting state, as scores and as powers.
#[derive(Debug)]
pub(super) struct Transitions {
    outer: [[i32; WIDE]; EDGES],
    inner: Inner<i32>,
    outer_powers: [[f32; WIDE]; EDGES],
    inner_powers: Inner<f32>,
}

/// The states in which nothing is open: outside, last of each type, only of each type.
fn closed(at: usize) -> State {
    match at {
        0 => State::OUTSIDE,
        _ if at <= Type::COUNT => State::at(Type::ALL[at - 1], false, true),
        _ => State::at(Type::ALL[at - 1 - Type::COUNT], true, true),
    }
}

/// The states that need nothing open before them: outside, first of each type, only of each type.
fn starting(at: usize) -> State {
    match at {
        0 => State::OUTSIDE,
        _ if at <= Type::COUNT => State::at(Type::ALL[at - 1], true, false),
        _ => State::at(Type::ALL[at - 1 - Type::COUNT], true, true),
    }
}

/// The indices of the closed and of the starting states.
const CLOSED: [usize; EDGES] = indices(3);
const STARTING: [usize; EDGES] = indices(1);

/// Outside, then a state of each type by its place among the type's four, then the fourth of each type.
const fn indices(place: usize) -> [usize; EDGES] {
    let mut indices = [0; EDGES];
    let mut kind = 0;
    while kind < Type::COUNT {
        indices[1 + kind] = 4 * kind + place;
        indices[1 + Type::COUNT + kind] = 4 * kind + 4;
        kind += 1;
    }
    indices
}

impl Transitions {
    pub(super) fn new(weights: &Weights) -> Transitions {
        let mut outer = [[NEVER; WIDE]; EDGES];
        let mut outer_powers = [[0.0; WIDE]; EDGES];
        for from in 0..EDGES {
            for to in 0..EDGES {
                outer[from][to] = weights.transition(closed(from), starting(to));
                outer_powers[from][to] = weights.power(outer[from][to]);
            }
        }
        let inner: Inner<i32> = std::array::from_fn(|kind| {
            let kind = Type::ALL[kind];
            [true, false].map(|first| {
                [false, true].map(|last| weights.transition(State::at(kind, first, false), State::at(kind, false, last)))
            })
        });
        let inner_powers = inner.map(|kind| kind.map(|from| from.map(|score| weights.power(score))));
        Transitions { outer, inner, outer_powers, inner_powers }
    }
}

/// What stands on a side of a stretch: an edge of the sentence, or a token that is certainly outside.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Sentence,
    Outside,
}

/// The tables of a stretch, kept from one to the next for their memory.
#[derive(Default)]
pub(super) struct Lattice {
    /// Where the best way to each starting state comes from.
    sources: Vec<[u8; WIDE]>,
    /// Whether the best way to inside, and to last, of each type comes from inside.
    inside: Vec<[[bool; 2]; Type::COUNT]>,
    path: Vec<State>,
    alpha: Vec<Sums>,
    beta: Vec<Sums>,
    powers: Vec<[f32; STATES]>,
    scales: Vec<f32>,
}

/// A number for each state.
type Sums = [f32; STATES];

/// The scores after a token: of what is closed, and of what is open, first and inside.
struct Front {
    closed: [i32; WIDE],
    open: [[i32; 2]; Type::COUNT],
}

impl Lattice {
    /// Calls `found` with every name on the best path through `rows`: its tokens, type and probability.
    pub(super) fn decode(
        &mut self,
        rows: &[Row],
        sides: [Side; 2],
        weights: &Weights,
        transitions: &Transitions,
        mut found: impl FnMut(Range<usize>, Type, f32),
    ) {
        self.best_path(rows, sides, transitions);
        self.sum_paths(rows, sides, weights, transitions);
        let mut start = 0;
        for at in 0..self.path.len() {
            let state = self.path[at];
            if state.begins() {
                start = at;
            }
            if let Some(kind) = state.kind()
                && state.ends()
            {
                found(start..at + 1, kind, self.probability(transitions, start..at + 1, kind));
            }
        }
    }

    /// The probability of each state at a token of the stretch decoded last.
    pub(super) fn marginal(&self, at: usize) -> [f32; STATES] {
        std::array::from_fn(|state| self.alpha[at][state] * self.beta[at][state])
    }

    /// Finds the best path (Viterbi, 1967).
    fn best_path(&mut self, rows: &[Row], sides: [Side; 2], transitions: &Transitions) {
        self.sources.clear();
        self.inside.clear();
        let mut front = Front { closed: [NEVER; WIDE], open: [[NEVER; 2]; Type::COUNT] };
        front.closed[0] = 0;
        for (at, row) in rows.iter().enumerate() {
            let mut scores = [NEVER; WIDE];
            let mut sources = [0u8; WIDE];
            if at == 0 && sides[0] == Side::Sentence {
                scores[..EDGES].fill(0);
            } else {
                for (from, (score, onward)) in front.closed.iter().zip(&transitions.outer).enumerate() {
                    for to in 0..WIDE {
                        let through = score + onward[to];
                        if through > scores[to] {
                            scores[to] = through;
                            sources[to] = from as u8;
                        }
                    }
                }
            }
            let mut next = Front { closed: [NEVER; WIDE], open: [[NEVER; 2]; Type::COUNT] };
            let mut inside = [[false; 2]; Type::COUNT];
            next.closed[0] = scores[0] + row[0];
            for kind in 0..Type::COUNT {
                let [first, within, last, only] = [1, 2, 3, 4].map(|place| row[4 * kind + place]);
                let [[first_on, first_last], [inside_on, inside_last]] = transitions.inner[kind];
                let [was_first, was_inside] = front.open[kind];
                inside[kind] = [was_inside + inside_on > was_first + first_on, was_inside + inside_last > was_first + first_last];
                let on = (was_first + first_on).max(was_inside + inside_on);
                let end = (was_first + first_last).max(was_inside + inside_last);
                next.open[kind] = [scores[1 + kind] + first, (on + within).max(NEVER)];
                next.closed[1 + kind] = (end + last).max(NEVER);
                next.closed[1 + Type::COUNT + kind] = scores[1 + Type::COUNT + kind] + only;
            }
            self.sources.push(sources);
            self.inside.push(inside);
            front = next;
        }
        let end = |from: usize| front.closed[from] + if sides[1] == Side::Outside { transitions.outer[from][0] } else { 0 };
        let best = (0..EDGES).max_by_key(|from| (end(*from), EDGES - from)).unwrap_or(0);
        self.path.clear();
        self.path.resize(rows.len(), State::OUTSIDE);
        let mut state = closed(best);
        for at in (0..rows.len()).rev() {
            self.path[at] = state;
            state = match state.kind() {
                Some(kind) if !state.begins() => {
                    let from_inside = self.inside[at][kind as usize][usize::from(state.ends())];
                    State::at(kind, !from_inside, false)
                }
                kind => {
                    let to = kind.map_or(0, |kind| 1 + kind as usize + if state.ends() { Type::COUNT } else { 0 });
                    closed(self.sources[at][to].into())
                }
            };
        }
    }

    /// The forward and backward sums over all paths (Rabiner, 1989), scaled at each token.
    fn sum_paths(&mut self, rows: &[Row], sides: [Side; 2], weights: &Weights, transitions: &Transitions) {
        let length = rows.len();
        self.powers.clear();
        self.powers.extend(rows.iter().map(|row| {
            let best = row.iter().copied().fold(NEVER, i32::max);
            row.map(|score| weights.power(score - best))
        }));
        self.alpha.clear();
        self.scales.clear();
        for at in 0..length {
            let mut into = [0.0f32; WIDE];
            let mut sums: Sums = [0.0; STATES];
            if at == 0 {
                let first = if sides[0] == Side::Sentence { [1.0; WIDE] } else { transitions.outer_powers[0] };
                into = first;
            } else {
                let before = &self.alpha[at - 1];
                for (from, onward) in transitions.outer_powers.iter().enumerate() {
                    let mass = before[CLOSED[from]];
                    for to in 0..WIDE {
                        into[to] += mass * onward[to];
                    }
                }
                for kind in 0..Type::COUNT {
                    let [first, inside] = [before[1 + 4 * kind], before[2 + 4 * kind]];
                    let [[first_on, first_last], [inside_on, inside_last]] = transitions.inner_powers[kind];
                    sums[2 + 4 * kind] = first * first_on + inside * inside_on;
                    sums[3 + 4 * kind] = first * first_last + inside * inside_last;
                }
            }
            sums[0] = into[0];
            for kind in 0..Type::COUNT {
                sums[1 + 4 * kind] = into[1 + kind];
                sums[4 + 4 * kind] = into[1 + Type::COUNT + kind];
            }
            let mut total = 0.0;
            for (sum, power) in sums.iter_mut().zip(&self.powers[at]) {
                *sum *= power;
                total += *sum;
            }
            let total = if total > 0.0 { total } else { 1.0 };
            sums.iter_mut().for_each(|sum| *sum /= total);
            self.scales.push(total);
            self.alpha.push(sums);
        }
        self.beta.clear();
        self.beta.resize(length, [0.0; STATES]);
        for from in 0..EDGES {
            let onward = if sides[1] == Side::Outside { transitions.outer_powers[from][0] } else { 1.0 };
            self.beta[length - 1][closed(from).index()] = onward;
        }
        for at in (0..length - 1).rev() {
            let scale = self.scales[at + 1];
            let mut ahead = self.beta[at + 1];
            ahead.iter_mut().zip(&self.powers[at + 1]).for_each(|(mass, power)| *mass *= power / scale);
            let mut onto = [0.0f32; WIDE];
            for (to, mass) in onto.iter_mut().take(EDGES).enumerate() {
                *mass = ahead[STARTING[to]];
            }
            for (from, onward) in transitions.outer_powers.iter().enumerate() {
                self.beta[at][CLOSED[from]] = onward.iter().zip(&onto).map(|(onward, mass)| onward * mass).sum();
            }
            for kind in 0..Type::COUNT {
                let [on, last] = [ahead[2 + 4 * kind], ahead[3 + 4 * kind]];
                let [[first_on, first_last], [inside_on, inside_last]] = transitions.inner_powers[kind];
                self.beta[at][1 + 4 * kind] = first_on * on + first_last * last;
                self.beta[at][2 + 4 * kind] = inside_on * on + inside_last * last;
            }
        }
        // The last token's sums end in states that cannot close; what is left of them is the whole.
        let whole: f32 = self.alpha[length - 1].iter().zip(&self.beta[length - 1]).map(|(alpha, beta)| alpha * beta).sum();
        if whole > 0.0 {
            self.beta.iter_mut().flatten().for_each(|mass| *mass /= whole);
        }
    }

    /// The share of the paths that have a name of this kind at just these tokens.
    fn probability(&self, transitions: &Transitions, tokens: Range<usize>, kind: Type) -> f32 {
        let only = tokens.len() == 1;
        let mut share = self.alpha[tokens.start][State::at(kind, true, only).index()];
        for at in tokens.start + 1..tokens.end {
            let last = at + 1 == tokens.end;
            let step = transitions.inner_powers[kind as usize][usize::from(at > tokens.start + 1)][usize::from(last)];
            share *= step * self.powers[at][State::at(kind, false, last).index()] / self.scales[at];
        }
        (share * self.beta[tokens.end - 1][State::at(kind, only, true).index()]).clamp(0.0, 1.0)
    }
}
