//! The measures, one file each. Those that the published scorers also take agree with them to the decimal.

pub mod calibration;
pub mod consistency;
pub mod names;
pub mod people;
pub mod quotes;
pub mod range;
pub mod types;

use crate::table::Cell;

/// How many answers are right, of how many given and how many wanted.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Tally {
    /// The answers that are right.
    pub right: usize,
    /// All answers.
    pub ours: usize,
    /// All that are wanted.
    pub gold: usize,
}

impl Tally {
    /// The share of our answers that is right.
    pub fn precision(self) -> f64 {
        share(self.right, self.ours)
    }

    /// The share of what is wanted that we have right.
    pub fn recall(self) -> f64 {
        share(self.right, self.gold)
    }

    /// The harmonic mean of the two.
    pub fn f1(self) -> f64 {
        harmonic(self.precision(), self.recall())
    }

    /// P, R and F1, for a table.
    pub fn cells(self) -> [Cell; 3] {
        [self.precision(), self.recall(), self.f1()].map(Cell::Share)
    }
}

impl std::ops::AddAssign for Tally {
    fn add_assign(&mut self, other: Tally) {
        self.right += other.right;
        self.ours += other.ours;
        self.gold += other.gold;
    }
}

/// `part` of `whole`; of nothing, nothing.
pub fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

/// The harmonic mean; of nothing, nothing.
pub fn harmonic(one: f64, other: f64) -> f64 {
    if one + other == 0.0 { 0.0 } else { 2.0 * one * other / (one + other) }
}
