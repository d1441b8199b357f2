//! One answer for a word throughout a document: what a first reading makes of
//! it at its other places speaks for the same at each.

use super::lattice::Lattice;
use super::{Row, Stretch};
use crate::entity::features::Features;
use crate::entity::tags::{STATES, State, Type};
use crate::model::Weights;

/// How much places count at which the word stands in the same way, alone or in a longer run of capitals.
const SAME: f32 = 0.5;
/// How much places count at which it stands in the other way.
const OTHER: f32 = 0.3;
/// What never happened elsewhere is taken to have happened in this share.
const LEAST: f32 = 0.02;

/// What is more probable than this, here and elsewhere, is beyond doubt.
const SETTLED: f32 = 0.9;

/// What was made of a word at some of its places.
#[derive(Clone)]
struct Tally {
    times: f32,
    masses: [f32; STATES],
}

const EMPTY: Tally = Tally { times: 0.0, masses: [0.0; STATES] };

/// What the first reading made of each word, in longer runs of capitals and standing alone.
pub(super) struct Votes {
    /// By form.
    tallies: Vec<[Tally; 2]>,
    /// What it made of each token that is in a stretch, in the order of the stretches' rows.
    cast: Vec<[f32; STATES]>,
}

impl Votes {
    pub(super) fn new(features: &Features<'_, '_>) -> Votes {
        Votes { tallies: vec![[EMPTY, EMPTY]; features.forms().len()], cast: Vec::new() }
    }

    /// Takes in what a first reading made of a stretch.
    pub(super) fn cast(&mut self, features: &Features<'_, '_>, stretch: &Stretch, lattice: &Lattice) {
        self.take(features, stretch, |place| lattice.marginal(place));
    }

    /// Takes in that a first reading found nothing in a stretch.
    pub(super) fn cast_outside(&mut self, features: &Features<'_, '_>, stretch: &Stretch) {
        let mut outside = [0.0; STATES];
        outside[State::OUTSIDE.index()] = 1.0;
        self.take(features, stretch, |_| outside);
    }

    fn take(&mut self, features: &Features<'_, '_>, stretch: &Stretch, masses: impl Fn(usize) -> [f32; STATES]) {
        for (place, at) in stretch.tokens.clone().enumerate() {
            let masses = masses(place);
            self.cast.push(masses);
            if let Some(alone) = features.alone(at) {
                let tally = &mut self.tallies[features.form_of(at)][usize::from(alone)];
                tally.times += 1.0;
                tally.masses.iter_mut().zip(&masses).for_each(|(sum, mass)| *sum += mass);
            }
        }
    }

    /// Adds to a stretch's scores what its words are elsewhere; gives whether that is anything.
    ///
    /// At places where a word stands in the same way each state speaks for
    /// itself; at others only the type does: the last word of a full name is
    /// all of a short one.
    pub(super) fn sway(&self, features: &Features<'_, '_>, stretch: &Stretch, weights: &Weights, rows: &mut [Row]) -> bool {
        if self.is_settled(features, stretch) {
            return false;
        }
        let mut swayed = false;
        for (place, at) in stretch.tokens.clone().enumerate() {
            let Some(alone) = features.alone(at) else { continue };
            let row = &mut rows[stretch.rows.start + place];
            let own = &self.cast[stretch.rows.start + place];
            let tallies = &self.tallies[features.form_of(at)];
            let (same, other) = (&tallies[usize::from(alone)], &tallies[usize::from(!alone)]);
            let times = same.times - 1.0;
            if times > 0.5 {
                swayed = true;
                let shares = std::array::from_fn(|state| (same.masses[state] - own[state]) / times);
                add(row, &shares, SAME * times / (times + 1.0), weights);
            }
            if other.times > 0.5 {
                swayed = true;
                let mut shares = [0.0f32; Type::COUNT + 1];
                for (state, mass) in other.masses.iter().enumerate() {
                    shares[kind(state)] += mass / other.times;
                }
                let shares = std::array::from_fn(|state| shares[kind(state)]);
                add(row, &shares, OTHER * other.times / (other.times + 1.0), weights);
            }
        }
        swayed
    }

    /// Whether the stretch's words are at this place, beyond doubt, what they are elsewhere.
    fn is_settled(&self, features: &Features<'_, '_>, stretch: &Stretch) -> bool {
        stretch.tokens.clone().enumerate().all(|(place, at)| {
            let own = &self.cast[stretch.rows.start + place];
            let (state, sure) =
                (0..STATES).fold((0, 0.0), |best, state| if own[state] > best.1 { (state, own[state]) } else { best });
            let Some(alone) = features.alone(at) else { return sure >= SETTLED };
            let tallies = &self.tallies[features.form_of(at)];
            let same = &tallies[usize::from(alone)];
            let other = &tallies[usize::from(!alone)];
            let of_kind: f32 = (0..STATES).filter(|at| kind(*at) == kind(state)).map(|at| other.masses[at]).sum();
            sure >= SETTLED && same.masses[state] >= SETTLED * same.times && of_kind >= SETTLED * other.times
        })
    }
}

/// The number of a state's type; outside comes last.
fn kind(state: usize) -> usize {
    State::from_index(state).kind().map_or(Type::COUNT, |kind| kind as usize)
}

/// Adds the logarithms of `shares`, so much of them as they are trusted.
fn add(row: &mut Row, shares: &[f32; STATES], trust: f32, weights: &Weights) {
    for (score, share) in row.iter_mut().zip(shares) {
        *score += (trust * weights.log(share.max(LEAST)) as f32) as i32;
    }
}
