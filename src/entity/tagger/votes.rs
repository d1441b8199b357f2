//! One answer for a word throughout a document: what a first reading makes of
//! it at its other places speaks for the same at each.

use std::ops::Range;

use super::Stretch;
use crate::entity::features::Features;
use crate::entity::tags::{KINDS, LANES};
use crate::model::{Row, Weights};

/// How much places count at which the word stands in the same way, alone or in a longer run of capitals.
const SAME: f32 = 0.5;
/// How much places count at which it stands in the other way.
const OTHER: f32 = 0.3;
/// What never happened elsewhere is taken to have happened in this share.
const LEAST: f32 = 0.02;

/// What is more probable than this, here and elsewhere, is beyond doubt.
const SETTLED: f32 = 0.9;

/// What was made of a word at some of its places.
#[derive(Clone, Debug)]
struct Tally {
    times: f32,
    masses: [f32; LANES],
}

const EMPTY: Tally = Tally { times: 0.0, masses: [0.0; LANES] };

/// What the first reading made of each word, in longer runs of capitals and standing alone.
#[derive(Debug)]
pub(super) struct Votes {
    /// For each distinct word one more than the number of its tallies; zero where it has none.
    numbers: Vec<u32>,
    tallies: Vec<[Tally; 2]>,
}

impl Votes {
    /// No votes yet.
    pub(super) fn new(features: &Features<'_, '_>) -> Votes {
        Votes { numbers: vec![0; features.words()], tallies: Vec::new() }
    }

    /// Takes in what a first reading made of tokens.
    pub(super) fn cast(&mut self, features: &Features<'_, '_>, tokens: Range<usize>, masses: &[[f32; LANES]]) {
        for (at, masses) in tokens.zip(masses) {
            let Some(alone) = features.alone(at) else { continue };
            let number = &mut self.numbers[features.word_of(at)];
            if *number == 0 {
                self.tallies.push([EMPTY, EMPTY]);
                *number = self.tallies.len() as u32;
            }
            let tally = &mut self.tallies[*number as usize - 1][usize::from(alone)];
            tally.times += 1.0;
            tally.masses.iter_mut().zip(masses).for_each(|(sum, mass)| *sum += mass);
        }
    }

    /// Adds to a stretch's scores what its words are elsewhere; gives whether that is anything.
    ///
    /// At places where a word stands in the same way each state speaks for
    /// itself; at others only the type does: the last word of a full name is
    /// all of a short one.
    ///
    /// `masses` are of the first reading, and beside `rows`.
    pub(super) fn sway(
        &self,
        features: &Features<'_, '_>,
        stretch: &Stretch,
        masses: &[[f32; LANES]],
        weights: &Weights,
        rows: &mut [Row],
    ) -> bool {
        if self.is_settled(features, stretch, masses) {
            return false;
        }
        let mut swayed = false;
        let first = stretch.rows().start;
        for (place, at) in stretch.tokens().enumerate() {
            let Some(alone) = features.alone(at) else { continue };
            let row = &mut rows[first + place];
            let own = &masses[first + place];
            let tallies = self.of(features, at);
            let (same, other) = (&tallies[usize::from(alone)], &tallies[usize::from(!alone)]);
            let times = same.times - 1.0;
            if times > 0.5 {
                swayed = true;
                let shares = std::array::from_fn(|lane| (same.masses[lane] - own[lane]) / times);
                add(row, &shares, SAME * times / (times + 1.0), weights);
            }
            if other.times > 0.5 {
                swayed = true;
                let shares = of_kinds(&other.masses).map(|mass| mass / other.times);
                let shares = std::array::from_fn(|lane| shares[lane % KINDS]);
                add(row, &shares, OTHER * other.times / (other.times + 1.0), weights);
            }
        }
        swayed
    }

    /// What was made of the word at token `at`, of which a first reading has been taken in.
    fn of(&self, features: &Features<'_, '_>, at: usize) -> &[Tally; 2] {
        &self.tallies[self.numbers[features.word_of(at)] as usize - 1]
    }

    /// Whether the stretch's words are at this place, beyond doubt, what they are elsewhere.
    fn is_settled(&self, features: &Features<'_, '_>, stretch: &Stretch, masses: &[[f32; LANES]]) -> bool {
        stretch.tokens().enumerate().all(|(place, at)| {
            let own = &masses[stretch.rows().start + place];
            let (lane, sure) =
                own.iter().enumerate().fold((0, 0.0), |best, (lane, mass)| if *mass > best.1 { (lane, *mass) } else { best });
            let Some(alone) = features.alone(at) else { return sure >= SETTLED };
            let tallies = self.of(features, at);
            let same = &tallies[usize::from(alone)];
            let other = &tallies[usize::from(!alone)];
            let of_kind = of_kinds(&other.masses)[lane % KINDS];
            sure >= SETTLED && same.masses[lane] >= SETTLED * same.times && of_kind >= SETTLED * other.times
        })
    }
}

/// What the states of each type have together.
fn of_kinds(masses: &[f32; LANES]) -> [f32; KINDS] {
    std::array::from_fn(|kind| (0..4).map(|place| masses[place * KINDS + kind]).sum())
}

/// Adds the logarithms of `shares`, so much of them as they are trusted.
fn add(row: &mut Row, shares: &[f32; LANES], trust: f32, weights: &Weights) {
    let steps = |share: f32| (trust * weights.log(share) as f32) as i16;
    // Nearly all states are all but impossible.
    let least = steps(LEAST);
    for (score, share) in row.0.iter_mut().zip(shares) {
        *score += if *share <= LEAST { least } else { steps(*share) };
    }
}
