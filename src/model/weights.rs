//! The tagger's weights: a sparse row of small integers for each feature.

use super::reader::Reader;
use crate::entity::features::Key;
use crate::entity::tags::{STATES, State};
use crate::error::Error;

/// Bits of a key that are kept. With a hundred thousand features, one unknown
/// key in some thousands is taken for a known one.
const KEY_BITS: u32 = 30;
/// Keys are stored by bucket, and the rest of the key in this many bits.
const REST_BITS: u32 = 16;
/// Powers of more steps than this are taken for powers of this many.
const REACH: u32 = 1000;
const BUCKETS: usize = 1 << (KEY_BITS - REST_BITS);

/// The weights of a linear-chain model over [`State`]s, as whole numbers of small steps.
#[derive(Debug)]
pub struct Weights {
    /// What one step of a weight is in nats.
    step: f32,
    transitions: [[i16; STATES]; STATES],
    /// The powers of e to minus zero, one, two … steps.
    powers: Vec<f32>,
    /// The kept key of a feature plus one and its number, in an open-addressing
    /// table by the key's low bits; zero where a slot is free.
    slots: Vec<(u32, u32)>,
    /// Where each feature's entries begin.
    starts: Vec<u32>,
    /// State and weight.
    entries: Vec<(u8, i8)>,
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
pub fn write_weights(body: &mut Vec<u8>, step: f32, transitions: &[[i16; STATES]; STATES], features: &[Feature]) {
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
    for (from, row) in transitions.iter().enumerate() {
        for (to, weight) in row.iter().enumerate() {
            if State::from_index(from).precedes(State::from_index(to)) {
                body.extend(weight.to_le_bytes());
            }
        }
    }
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
        let mut transitions = [[0; STATES]; STATES];
        for (from, row) in transitions.iter_mut().enumerate() {
            for (to, weight) in row.iter_mut().enumerate() {
                if State::from_index(from).precedes(State::from_index(to)) {
                    *weight = reader.u16()? as i16;
                }
            }
        }
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
        let mut slots = vec![(0, 0); (count * 4).next_power_of_two().max(2)];
        let buckets = counts.iter().enumerate().flat_map(|(bucket, count)| std::iter::repeat_n(bucket, *count));
        for (number, bucket) in buckets.enumerate() {
            let kept = (bucket as u32) << REST_BITS | u32::from(high[number]) << 8 | u32::from(low[number]);
            let mut slot = kept as usize & (slots.len() - 1);
            while slots[slot].0 != 0 {
                slot = (slot + 1) & (slots.len() - 1);
            }
            slots[slot] = (kept + 1, number as u32);
        }
        let lengths = reader.take(count)?;
        let mut starts = Vec::with_capacity(count + 1);
        let mut total = 0u32;
        for length in lengths {
            starts.push(total);
            total += u32::from(*length);
        }
        starts.push(total);
        let states = reader.take(total as usize)?;
        if states.iter().any(|state| usize::from(*state) >= STATES) {
            return Err(Error::new("model", "a weight is for a tag that does not exist"));
        }
        let weights = reader.take(total as usize)?;
        let entries = states.iter().zip(weights).map(|(state, weight)| (*state, *weight as i8)).collect();
        Ok(Weights { step, powers: powers(step), transitions, slots, starts, entries })
    }

    /// Adds the weights of a feature to a row of scores by state.
    pub fn add(&self, key: Key, scores: &mut [i32; STATES]) {
        let kept = (key >> (64 - KEY_BITS)) as u32;
        let mut slot = kept as usize & (self.slots.len() - 1);
        loop {
            let (found, number) = self.slots[slot];
            if found == kept + 1 {
                let number = number as usize;
                for (state, weight) in &self.entries[self.starts[number] as usize..self.starts[number + 1] as usize] {
                    scores[*state as usize] += i32::from(*weight);
                }
                return;
            }
            if found == 0 {
                return;
            }
            slot = (slot + 1) & (self.slots.len() - 1);
        }
    }

    /// The weight of one state before another.
    pub fn transition(&self, from: State, to: State) -> i32 {
        i32::from(self.transitions[from.index()][to.index()])
    }

    /// How many steps make so many nats.
    pub fn steps(&self, nats: f32) -> i32 {
        (nats / self.step) as i32
    }

    /// The logarithm of a probability in steps, rounded down: zero at most, never less than minus [`REACH`].
    pub fn log(&self, probability: f32) -> i32 {
        -(self.powers.partition_point(|power| *power > probability) as i32)
    }

    /// e to the power of `steps` steps, within e to ±[`REACH`] steps.
    pub fn power(&self, steps: i32) -> f32 {
        let power = self.powers[steps.unsigned_abs().min(REACH) as usize];
        if steps > 0 { 1.0 / power } else { power }
    }
}

/// The powers of e to minus zero up to [`REACH`] steps, by multiplication
/// alone: no platform's own `exp` decides a result.
fn powers(step: f32) -> Vec<f32> {
    // The series of e^-x converges at once for the small steps that are allowed.
    let x = f64::from(step);
    let (mut term, mut base) = (1.0, 1.0);
    for n in 1..20 {
        term *= -x / f64::from(n);
        base += term;
    }
    let powers = std::iter::successors(Some(1.0f64), |power| Some(power * base));
    powers.take(REACH as usize + 1).map(|power| power as f32).collect()
}
