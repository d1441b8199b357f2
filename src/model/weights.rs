//! The tagger's weights: a sparse row of small integers for each feature.

use super::reader::Reader;
use super::transitions::{self, Transitions};
use crate::entity::features::Key;
use crate::entity::tags::{KINDS, LANES, STATES, State};
use crate::error::Error;

/// Bits of a key that are kept. With a hundred thousand features, one unknown
/// key in some thousands is taken for a known one.
const KEY_BITS: u32 = 30;
/// Keys are stored by bucket, and the rest of the key in this many bits.
const REST_BITS: u32 = 16;
/// Powers of more steps than this are taken for powers of this many.
const REACH: usize = 1000;
/// So many low bits of a kept key have their place in the filter.
const FILTER_BITS: u32 = 20;
const BUCKETS: usize = 1 << (KEY_BITS - REST_BITS);

/// The weights of a linear-chain model over [`State`]s, as whole numbers of small steps.
#[derive(Debug)]
pub struct Weights {
    /// What one step of a weight is in nats.
    step: f32,
    transitions: Transitions<i32>,
    transition_powers: Transitions<f32>,
    /// The powers of e to minus zero, one, two … steps.
    powers: Box<Powers>,
    /// A bit for each value of the low bits of the kept keys, set where some feature has it: most keys that are asked for
    /// are in no feature, and this is small enough to stay near.
    filter: Vec<u64>,
    /// The kept keys of the features plus one, in an open-addressing table by
    /// the key's low bits; zero where a slot is free. Most keys that are asked
    /// for are in none, and do not get past the filter.
    slots: Vec<(u32, Place)>,
    /// Lane and weight, of the features that have few.
    few: Vec<(u8, i8)>,
    /// The weights for all states, of the features that have many: to add them all is sooner done than to pick.
    many: Vec<[i8; LANES]>,
}

type Powers = [f32; REACH + 1];

/// A feature with more weights than this has a place for every state.
const FEW: usize = 4;

/// Where a feature's weights are: how many of `few` and from where on, or which of `many`.
#[derive(Clone, Copy, Debug)]
struct Place(u32);

impl Place {
    const MANY: u32 = 7;

    fn few(start: usize, count: usize) -> Place {
        Place((start as u32) << 3 | count as u32)
    }

    fn many(number: usize) -> Place {
        Place((number as u32) << 3 | Place::MANY)
    }
}

/// The scores of one token by the lane of each state, in steps of the weights.
///
/// A token has some two hundred features at most and a weight is at most 127, so 16 bits hold any sum.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(align(64))]
pub struct Row(pub [i16; LANES]);

impl Row {
    /// Nothing yet.
    pub const ZERO: Row = Row([0; LANES]);

    /// Nothing yet, and the lanes of no state worse than any score.
    pub const START: Row = {
        let mut lanes = [0; LANES];
        let mut place = 1;
        while place < 4 {
            lanes[place * KINDS - 1] = i16::MIN / 2;
            place += 1;
        }
        Row(lanes)
    };

    /// Whether outside is so many steps ahead of every other state.
    pub fn is_outside_by(&self, steps: i16) -> bool {
        let (outside, names) = (self.0[LANES - 1], &self.0[..LANES - 1]);
        names.iter().copied().fold(i16::MIN, i16::max) <= outside - steps
    }

    fn add_weights(&mut self, weights: &[i8; LANES]) {
        self.0.iter_mut().zip(weights).for_each(|(sum, weight)| *sum += i16::from(*weight));
    }

    /// Adds another row.
    pub fn add(&mut self, other: &Row) {
        self.0.iter_mut().zip(&other.0).for_each(|(sum, score)| *sum += score);
    }
}

/// A feature to write: its key and its weights by state.
#[derive(Clone, Debug)]
pub struct Feature {
    /// The feature.
    pub key: Key,
    /// State index and weight, in steps.
    pub weights: Vec<(u8, i8)>,
}

/// The part of a key that is kept: its bucket and the rest.
fn place(key: Key) -> (usize, u16) {
    let kept = (key >> (64 - KEY_BITS)) as u32;
    ((kept >> REST_BITS) as usize, kept as u16)
}

/// Appends the weights to a model's body. Of features whose kept key is the same only the first is written.
pub fn write_weights(body: &mut Vec<u8>, step: f32, transitions: &Transitions<i16>, features: &[Feature]) {
    let mut placed: Vec<(usize, u16, &Feature)> = features
        .iter()
        .map(|feature| {
            let (bucket, rest) = place(feature.key);
            (bucket, rest, feature)
        })
        .collect();
    placed.sort_by_key(|(bucket, rest, _)| (*bucket, *rest));
    placed.dedup_by_key(|(bucket, rest, _)| (*bucket, *rest));
    body.extend(step.to_le_bytes());
    transitions::write(body, transitions);
    body.extend((placed.len() as u32).to_le_bytes());
    // Like with like, for the compressor's sake.
    let mut counts = vec![0u16; BUCKETS];
    placed.iter().for_each(|(bucket, ..)| counts[*bucket] += 1);
    counts.iter().for_each(|count| body.extend(count.to_le_bytes()));
    placed.iter().for_each(|(_, rest, _)| body.push(*rest as u8));
    placed.iter().for_each(|(_, rest, _)| body.push((*rest >> 8) as u8));
    placed.iter().for_each(|(.., feature)| body.push(feature.weights.len() as u8));
    placed.iter().for_each(|(.., feature)| body.extend(feature.weights.iter().map(|(state, _)| state)));
    placed.iter().for_each(|(.., feature)| body.extend(feature.weights.iter().map(|(_, weight)| *weight as u8)));
}

impl Weights {
    pub(super) fn read(reader: &mut Reader<'_>) -> Result<Weights, Error> {
        let step = f32::from_bits(reader.u32()?);
        if !(step > 0.0 && step < 1.0) {
            return Err(Error::new("model", "the step of its weights is out of range"));
        }
        let transitions = transitions::read(reader)?.map(i32::from);
        let count = reader.u32()? as usize;
        let mut counts = Vec::with_capacity(BUCKETS);
        for _ in 0..BUCKETS {
            counts.push(usize::from(reader.u16()?));
        }
        let sum: usize = counts.iter().sum();
        if sum != count {
            return Err(Error::new("model", format!("its buckets hold {sum} features where {count} are announced")));
        }
        let (low, high) = (reader.take(count)?, reader.take(count)?);
        let lengths = reader.take(count)?;
        let total = lengths.iter().map(|length| usize::from(*length)).sum();
        let (mut states, mut weights) = (reader.take(total)?, reader.take(total)?);
        if states.iter().any(|state| usize::from(*state) >= STATES) {
            return Err(Error::new("model", "a weight is for a tag that does not exist"));
        }
        let mut slots = vec![(0, Place(0)); (count * 2).next_power_of_two().max(2)];
        let mut filter = vec![0; 1 << (FILTER_BITS - 6)];
        let lane = |state: &u8| State::from_index(usize::from(*state)).lane() as u8;
        let (mut few, mut many) = (Vec::with_capacity(2 * count), Vec::with_capacity(count / 4));
        let buckets = counts.iter().enumerate().flat_map(|(bucket, count)| std::iter::repeat_n(bucket, *count));
        for ((bucket, length), (low, high)) in buckets.zip(lengths).zip(low.iter().zip(high)) {
            let length = usize::from(*length);
            let (of_states, of_weights);
            (of_states, states) = states.split_at(length);
            (of_weights, weights) = weights.split_at(length);
            let entries = of_states.iter().map(lane).zip(of_weights.iter().map(|weight| *weight as i8));
            let place = if length > FEW {
                let mut row = [0; LANES];
                entries.for_each(|(lane, weight)| row[usize::from(lane)] = weight);
                many.push(row);
                Place::many(many.len() - 1)
            } else {
                let start = few.len();
                few.extend(entries);
                Place::few(start, length)
            };
            let kept = (bucket as u32) << REST_BITS | u32::from(*high) << 8 | u32::from(*low);
            let (word, bit) = filter_place(kept);
            filter[word] |= bit;
            let mut slot = kept as usize & (slots.len() - 1);
            while slots[slot].0 != 0 {
                slot = (slot + 1) & (slots.len() - 1);
            }
            slots[slot] = (kept + 1, place);
        }
        let powers = powers(step);
        let transition_powers = transitions.map(|steps| power(&powers, steps));
        Ok(Weights { step, powers, filter, transitions, transition_powers, slots, few, many })
    }

    /// Adds the weights of a feature to a row of scores by state.
    pub fn add(&self, key: Key, scores: &mut Row) {
        let kept = (key >> (64 - KEY_BITS)) as u32;
        let (word, bit) = filter_place(kept);
        if self.filter[word] & bit != 0 {
            self.add_known(kept, scores);
        }
    }

    /// As [`Weights::add`], for a key that the filter lets through.
    fn add_known(&self, kept: u32, scores: &mut Row) {
        let mut slot = kept as usize & (self.slots.len() - 1);
        loop {
            let (found, Place(place)) = self.slots[slot];
            if found == kept + 1 {
                let at = (place >> 3) as usize;
                match place & 7 {
                    Place::MANY => scores.add_weights(&self.many[at]),
                    count => {
                        for (lane, weight) in &self.few[at..at + count as usize] {
                            scores.0[usize::from(*lane) % LANES] += i16::from(*weight);
                        }
                    }
                }
                return;
            }
            if found == 0 {
                return;
            }
            slot = (slot + 1) & (self.slots.len() - 1);
        }
    }

    /// What it is worth that one state stands before another, in steps.
    pub fn transitions(&self) -> &Transitions<i32> {
        &self.transitions
    }

    /// The powers of e to these.
    pub fn transition_powers(&self) -> &Transitions<f32> {
        &self.transition_powers
    }

    /// How many steps make so many nats.
    pub fn steps(&self, nats: f32) -> i32 {
        (nats / self.step) as i32
    }

    /// The logarithm of a probability in steps, rounded down: zero at most, never less than minus [`REACH`].
    pub fn log(&self, probability: f32) -> i32 {
        -(self.powers.partition_point(|power| *power > probability) as i32)
    }

    /// e to the power of minus `steps` steps, or of minus [`REACH`] where that is less.
    pub fn power_of_less(&self, steps: u32) -> f32 {
        self.powers[(steps as usize).min(REACH)]
    }
}

/// The place in the filter of a kept key: which word, and its bit.
fn filter_place(kept: u32) -> (usize, u64) {
    ((kept >> 6) as usize % (1 << (FILTER_BITS - 6)), 1 << (kept % 64))
}

/// e to the power of `steps` steps, within e to ±[`REACH`] steps.
fn power(powers: &Powers, steps: i32) -> f32 {
    let power = powers[(steps.unsigned_abs() as usize).min(REACH)];
    if steps > 0 { 1.0 / power } else { power }
}

/// The powers of e to minus zero up to [`REACH`] steps, by multiplication
/// alone: no platform's own `exp` decides a result.
fn powers(step: f32) -> Box<Powers> {
    // The series of e^-x converges at once for the small steps that are allowed.
    let x = f64::from(step);
    let (mut term, mut base) = (1.0, 1.0);
    for n in 1..20 {
        term *= -x / f64::from(n);
        base += term;
    }
    let mut powers = Box::new([0.0; REACH + 1]);
    let mut power = 1.0f64;
    for slot in &mut *powers {
        *slot = power as f32;
        power *= base;
    }
    powers
}
