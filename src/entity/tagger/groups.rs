//! What groups of features say together, kept from token to token and from text to text.

use crate::entity::features::{Key, Sink};
use crate::hash;
use crate::model::{Row, Weights};

/// So many groups are kept at most; a power of two.
const KEPT: usize = 1 << 12;

/// Groups by their numbers, each in the one place that its number may have.
#[derive(Default, Debug)]
pub(super) struct Groups {
    /// The number of the group in each place; no group has zero.
    numbers: Vec<u64>,
    rows: Vec<Row>,
}

impl Groups {
    /// What group `number` says, which is what `emit` gives where it is not kept.
    fn get(&mut self, number: u64, weights: &Weights, emit: impl FnOnce(&mut dyn FnMut(Key))) -> &Row {
        if self.numbers.is_empty() {
            self.numbers.resize(KEPT, 0);
            self.rows.resize(KEPT, Row::ZERO);
        }
        let place = hash::mix(number) as usize % KEPT;
        if self.numbers[place] != number {
            self.numbers[place] = number;
            self.rows[place] = sum(weights, emit);
        }
        &self.rows[place]
    }
}

/// What the features that `emit` gives say together.
fn sum(weights: &Weights, emit: impl FnOnce(&mut dyn FnMut(Key))) -> Row {
    let mut row = Row::ZERO;
    emit(&mut |key| weights.add(key, &mut row));
    row
}

/// Adds up what a token's features say.
pub(super) struct Adder<'r> {
    pub(super) weights: &'r Weights,
    pub(super) groups: &'r mut Groups,
    /// The run of capitals that was met last, and what its features say.
    pub(super) run: &'r mut Option<(usize, Row)>,
    pub(super) row: Row,
}

impl Sink for Adder<'_> {
    fn add(&mut self, key: Key) {
        self.weights.add(key, &mut self.row);
    }

    fn group(&mut self, of: u64, emit: impl FnOnce(&mut dyn FnMut(Key))) {
        self.row.add(self.groups.get(of, self.weights, emit));
    }

    fn run(&mut self, number: usize, emit: impl FnOnce(&mut dyn FnMut(Key))) {
        if self.run.as_ref().is_none_or(|(last, _)| *last != number) {
            *self.run = Some((number, sum(self.weights, emit)));
        }
        self.row.add(self.run.as_ref().map_or(&Row::ZERO, |(_, said)| said));
    }
}
