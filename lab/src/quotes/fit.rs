//! Fits one linear model by stochastic gradient descent (AdaGrad).

use whosaid::quote::study::{BITS, UNIT, place};

use super::choice::{Choice, Decision};

/// How many weights a model has: those of speakers and of terms, that of reports.
pub(super) const SMALL: usize = 1 << 15;
pub(super) const LARGE: usize = 1 << BITS;

/// And that of the reader.
pub(super) const READER: usize = 1 << 14;

/// How a model is trained, chosen by `--check`.
#[derive(Clone, Copy)]
pub(super) struct Schedule {
    pub(super) epochs: u64,
    pub(super) rate: f32,
    pub(super) decay: f32,
    /// How many weights.
    pub(super) size: usize,
}

struct Trainer {
    weights: Vec<f32>,
    /// The sum of the weights after each of the later epochs; their mean is steadier than any of them.
    later: Vec<f32>,
    epochs: f32,
    squares: Vec<f32>,
    schedule: Schedule,
}

impl Trainer {
    fn new(schedule: Schedule) -> Trainer {
        let zeros = vec![0.0; schedule.size];
        Trainer { weights: zeros.clone(), later: zeros, epochs: 0.0, squares: vec![1.0; schedule.size], schedule }
    }

    fn sum(&self, slots: &[usize]) -> f32 {
        slots.iter().map(|slot| self.weights[place(*slot, self.schedule.size)]).sum()
    }

    fn step(&mut self, slots: &[usize], gradient: f32) {
        for slot in slots {
            let at = place(*slot, self.schedule.size);
            let gradient = gradient + self.schedule.decay * self.weights[at];
            self.squares[at] += gradient * gradient;
            self.weights[at] -= self.schedule.rate * gradient / self.squares[at].sqrt();
        }
    }

    fn choose(&mut self, choice: &Choice) {
        let sums: Vec<f32> = choice.candidates.iter().map(|slots| self.sum(slots)).collect();
        let top = sums.iter().copied().fold(f32::MIN, f32::max);
        let powers: Vec<f32> = sums.iter().map(|sum| (sum - top).exp()).collect();
        let all: f32 = powers.iter().sum();
        let right: f32 = powers.iter().zip(&choice.right).filter(|(_, right)| **right).map(|(power, _)| power).sum();
        for (index, slots) in choice.candidates.iter().enumerate() {
            let expected = if choice.right[index] { powers[index] / right.max(1e-9) } else { 0.0 };
            let gradient = powers[index] / all - expected;
            if gradient.abs() > 1e-4 {
                self.step(slots, gradient);
            }
        }
    }

    fn decide(&mut self, slots: &[usize], yes: bool) {
        let probability = 1.0 / (1.0 + (-self.sum(slots)).exp());
        self.step(slots, probability - f32::from(yes));
    }

    /// Takes note of the weights when an epoch has ended.
    fn note(&mut self) {
        self.epochs += 1.0;
        for (sum, weight) in self.later.iter_mut().zip(&self.weights) {
            *sum += weight;
        }
    }

    fn weights(&self) -> Vec<u8> {
        let unit = self.epochs * UNIT;
        self.later.iter().map(|sum| (sum / unit).round().clamp(-127.0, 127.0) as i8).map(i8::cast_unsigned).collect()
    }
}

/// A shuffle that is the same every time.
fn shuffled(length: usize, seed: u64) -> Vec<usize> {
    let mut order: Vec<usize> = (0..length).collect();
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    for index in (1..length).rev() {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        order.swap(index, (state % (index as u64 + 1)) as usize);
    }
    order
}

/// How many orders the lessons are learned in; the mean of the models hangs less on any one of them.
const ORDERS: u64 = 6;

fn fit(length: usize, schedule: Schedule, learn: impl Fn(&mut Trainer, usize)) -> Vec<u8> {
    let mut mean: Option<Trainer> = None;
    for order in 0..ORDERS {
        let mut trainer = Trainer::new(schedule);
        for epoch in 0..schedule.epochs {
            for index in shuffled(length, order * schedule.epochs + epoch + 1) {
                learn(&mut trainer, index);
            }
            if epoch >= schedule.epochs / 3 {
                trainer.note();
            }
        }
        if let Some(before) = mean.take() {
            trainer.epochs += before.epochs;
            trainer.later.iter_mut().zip(before.later).for_each(|(sum, other)| *sum += other);
        }
        mean = Some(trainer);
    }
    mean.map_or_else(Vec::new, |trainer| trainer.weights())
}

/// A model that chooses.
pub(super) fn choices(choices: &[&Choice], schedule: Schedule) -> Vec<u8> {
    fit(choices.len(), schedule, |trainer, index| trainer.choose(choices[index]))
}

/// A model that decides.
pub(super) fn decisions(decisions: &[&Decision], schedule: Schedule) -> Vec<u8> {
    fit(decisions.len(), schedule, |trainer, index| trainer.decide(&decisions[index].slots, decisions[index].quote))
}

/// The sum of integer weights.
pub(super) fn total(slots: &[usize], weights: &[u8]) -> i32 {
    slots.iter().map(|slot| i32::from(weights[place(*slot, weights.len())].cast_signed())).sum()
}
