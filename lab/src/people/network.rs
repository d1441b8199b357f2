//! The pronoun ranker's network: a softmax over each pronoun's options, trained by Adam on small batches.
//!
//! Each case of the pronoun has weights of its own, as the sum of what all cases share and what it adds, so that the rare case
//! learns from the others. Several small networks are trained from different seeds; side by side they are one larger one.

use whosaid::people::training::{FEATURES, UNITS};

use super::Choice;

/// How many networks stand side by side.
const NETWORKS: usize = 3;
const EACH: usize = UNITS / NETWORKS;
/// How often the choices are seen, in batches of how many.
const ROUNDS: usize = 10;
const BATCH: usize = 64;
const RATE: f32 = 0.004;
/// So many of all rolls leave a feature out, a fifth: none shall be relied on alone.
const DROPPED: u32 = (1 << 31) / 5;
/// The pull towards zero.
const DECAY: f32 = 0.002;
/// How far the units' weights are from zero at first.
const SPREAD: f32 = 0.15;

/// A row of a feature or a bias: its own weight, then one for each unit.
const WIDTH: usize = 1 + EACH;
/// Shared, he, him, his.
const TABLES: usize = 4;
/// The row of the biases.
const BIAS: usize = FEATURES;
const ROWS: usize = FEATURES + 1;

/// One network's numbers: for each table all rows, then what the units give.
struct Net(Vec<f32>);

const GIVEN: usize = TABLES * ROWS * WIDTH;
const NUMBERS: usize = GIVEN + EACH;

fn row(table: usize, feature: usize) -> usize {
    (table * ROWS + feature) * WIDTH
}

/// A stream of numbers that look like chance and are the same every time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u32 {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (self.0 >> 33) as u32
    }

    /// Between -1 and 1, more often near the middle.
    fn bell(&mut self) -> f32 {
        (0..4).map(|_| self.roll() as f32 / (1u64 << 31) as f32 - 0.5).sum::<f32>()
    }
}

impl Net {
    /// The sum of an option, and its units.
    fn sum(&self, features: &[u16], case: usize) -> (f32, [f32; EACH]) {
        let mut units = [0.0; EACH];
        let mut own = 0.0;
        for feature in features.iter().map(|feature| usize::from(*feature)).chain([BIAS]) {
            for table in [0, 1 + case] {
                let at = row(table, feature);
                own += self.0[at];
                for (unit, weight) in units.iter_mut().zip(&self.0[at + 1..at + WIDTH]) {
                    *unit += weight;
                }
            }
        }
        let given: f32 = units.iter().zip(&self.0[GIVEN..]).map(|(unit, given)| unit.max(0.0) * given).sum();
        (own + given, units)
    }

    fn learn(choices: &[&Choice], seed: u64) -> Net {
        let mut dice = Dice(seed);
        let mut net = Net(vec![0.0; NUMBERS]);
        for feature in 0..FEATURES {
            for unit in 0..EACH {
                net.0[row(0, feature) + 1 + unit] = SPREAD * dice.bell();
            }
        }
        for given in &mut net.0[GIVEN..] {
            *given = 2.0 * SPREAD * dice.bell();
        }
        let (mut mean, mut square) = (vec![0.0f32; NUMBERS], vec![0.0f32; NUMBERS]);
        let mut order: Vec<usize> = (0..choices.len()).collect();
        let mut gradient = vec![0.0f32; NUMBERS];
        let mut steps = 0;
        for round in 0..ROUNDS {
            for at in (1..order.len()).rev() {
                order.swap(at, dice.roll() as usize % (at + 1));
            }
            let rate = RATE * (1.0 - 0.9 * round as f32 / ROUNDS as f32);
            for batch in order.chunks(BATCH) {
                for (gradient, weight) in gradient.iter_mut().zip(&net.0) {
                    *gradient = DECAY * weight;
                }
                for index in batch {
                    let choice = choices[*index];
                    let mut kept = |features: &Vec<u16>| features.iter().copied().filter(|_| dice.roll() >= DROPPED).collect();
                    let options: Vec<Vec<u16>> = choice.options.iter().map(&mut kept).collect();
                    net.slope(choice, &options, 1.0 / batch.len() as f32, &mut gradient);
                }
                steps += 1;
                let (one, two) = (1.0 - 0.9f32.powi(steps), 1.0 - 0.999f32.powi(steps));
                for at in 0..NUMBERS {
                    mean[at] = 0.9 * mean[at] + 0.1 * gradient[at];
                    square[at] = 0.999 * square[at] + 0.001 * gradient[at] * gradient[at];
                    net.0[at] -= rate * (mean[at] / one) / ((square[at] / two).sqrt() + 1e-8);
                }
            }
        }
        net
    }

    /// Adds the slope of one choice's loss.
    fn slope(&self, choice: &Choice, options: &[Vec<u16>], share: f32, gradient: &mut [f32]) {
        let sums: Vec<(f32, [f32; EACH])> = options.iter().map(|features| self.sum(features, choice.column)).collect();
        let highest = sums.iter().map(|(sum, _)| *sum).fold(f32::MIN, f32::max);
        let powers: Vec<f32> = sums.iter().map(|(sum, _)| (sum - highest).exp()).collect();
        let all: f32 = powers.iter().sum();
        let right: f32 = powers.iter().zip(&choice.right).filter(|(_, right)| **right).map(|(power, _)| power).sum();
        for (option, features) in options.iter().enumerate() {
            let wanted = if choice.right[option] { powers[option] / right.max(1e-30) } else { 0.0 };
            let slope = choice.weight * share * (powers[option] / all - wanted);
            if slope.abs() < 1e-9 {
                continue;
            }
            let units = &sums[option].1;
            let mut down = [0.0; EACH];
            for unit in 0..EACH {
                gradient[GIVEN + unit] += slope * units[unit].max(0.0);
                down[unit] = if units[unit] > 0.0 { slope * self.0[GIVEN + unit] } else { 0.0 };
            }
            for feature in features.iter().map(|feature| usize::from(*feature)).chain([BIAS]) {
                for table in [0, 1 + choice.column] {
                    let at = row(table, feature);
                    gradient[at] += slope;
                    for (gradient, down) in gradient[at + 1..at + WIDTH].iter_mut().zip(&down) {
                        *gradient += down;
                    }
                }
            }
        }
    }
}

/// All networks, side by side.
pub struct Network(Vec<Net>);

impl Network {
    /// Learns from the choices.
    pub fn learn(choices: &[&Choice]) -> Network {
        let learn = |seed: usize| Net::learn(choices, 12345 + 7919 * seed as u64);
        Network(std::thread::scope(|scope| {
            let threads: Vec<_> = (0..NETWORKS).map(|seed| scope.spawn(move || learn(seed))).collect();
            threads.into_iter().map(|thread| thread.join().expect("training does not panic")).collect()
        }))
    }

    /// The option that adds up to most.
    pub fn best(&self, choice: &Choice) -> usize {
        let sum = |features: &Vec<u16>| self.0.iter().map(|net| net.sum(features, choice.column).0).sum::<f32>();
        let sums: Vec<f32> = choice.options.iter().map(sum).collect();
        (0..sums.len()).max_by(|one, other| sums[*one].total_cmp(&sums[*other])).unwrap_or(0)
    }

    /// The bytes of the file, as `src/people/weights.rs` reads them.
    pub fn pack(&self) -> Vec<u8> {
        let short = |number: f32, one: f32| ((number * one).round().clamp(-32768.0, 32767.0) as i16).to_le_bytes();
        let mut out = Vec::new();
        let both = |net: &Net, case: usize, feature: usize, column: usize| {
            net.0[row(0, feature) + column] + net.0[row(1 + case, feature) + column]
        };
        for case in 0..3 {
            for feature in 0..FEATURES {
                let own: f32 = self.0.iter().map(|net| both(net, case, feature, 0)).sum();
                out.extend(short(own / NETWORKS as f32, 256.0));
                for net in &self.0 {
                    let byte = |unit| (both(net, case, feature, 1 + unit) * 64.0).round().clamp(-127.0, 127.0) as i8;
                    out.extend((0..EACH).map(|unit| byte(unit).to_le_bytes()[0]));
                }
            }
            for net in &self.0 {
                (0..EACH).for_each(|unit| out.extend(short(both(net, case, BIAS, 1 + unit), 64.0)));
            }
        }
        for net in &self.0 {
            (0..EACH).for_each(|unit| out.extend(short(net.0[GIVEN + unit] / NETWORKS as f32, 256.0)));
        }
        out
    }
}
