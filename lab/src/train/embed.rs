//! Word vectors from unlabelled news: skip-gram with negative sampling
//! (Mikolov et al., NIPS 2013).
//!
//! Each thread trains a model of its own over all of the text, one with a
//! narrow window (what a word is) and one with a wide window (what it is
//! about); a word's vector is both, side by side. So both cores work and the
//! result does not depend on their timing.

use super::random::Random;

/// Dimensions of one model.
pub const SIDE: usize = 64;
/// Dimensions of a word's vector.
pub const WIDTH: usize = 2 * SIDE;

const NEGATIVES: usize = 5;
const SENTENCE_END: u32 = u32::MAX;

/// The unlabelled text as word ids; `SENTENCE_END` stands between sentences, rare words are left out.
pub struct Stream {
    pub ids: Vec<u32>,
    /// How often each word stands in the text.
    pub counts: Vec<u64>,
}

impl Stream {
    pub fn end_sentence(&mut self) {
        self.ids.push(SENTENCE_END);
    }
}

/// The vectors of all words, each of length one in both halves.
pub fn vectors(stream: &Stream, windows: [usize; 2], epochs: usize, report: &(dyn Fn(&str) + Sync)) -> Vec<[f32; WIDTH]> {
    let halves: Vec<Vec<f32>> = std::thread::scope(|scope| {
        let handles: Vec<_> = windows
            .into_iter()
            .enumerate()
            .map(|(number, window)| scope.spawn(move || train(stream, window, epochs, 11 + number as u64, report)))
            .collect();
        handles.into_iter().map(|handle| handle.join().expect("a training thread panicked")).collect()
    });
    (0..stream.counts.len())
        .map(|word| {
            let mut vector = [0.0; WIDTH];
            for (side, half) in halves.iter().enumerate() {
                let row = &half[word * SIDE..][..SIDE];
                let norm = row.iter().map(|x| x * x).sum::<f32>().sqrt().max(1e-9);
                for (to, from) in vector[side * SIDE..][..SIDE].iter_mut().zip(row) {
                    *to = from / norm;
                }
            }
            vector
        })
        .collect()
}

fn train(stream: &Stream, window: usize, epochs: usize, seed: u64, report: &(dyn Fn(&str) + Sync)) -> Vec<f32> {
    let words = stream.counts.len();
    let mut random = Random::new(seed * 7919);
    let mut input: Vec<f32> = (0..words * SIDE).map(|_| (random.below(1 << 16) as f32 / 65536.0 - 0.5) / SIDE as f32).collect();
    let mut output = vec![0.0f32; words * SIDE];
    let negatives = negative_table(&stream.counts);
    let total: f64 = stream.counts.iter().sum::<u64>() as f64;
    // Frequent words are kept with probability sqrt(t / f), scaled to 2^16.
    let keep: Vec<u64> =
        stream.counts.iter().map(|count| (65536.0 * (3e-4 / (*count as f64 / total)).sqrt().min(1.0)) as u64).collect();
    let sigmoid: Vec<f32> = (0..1024).map(|at| 1.0 / (1.0 + (-(at as f32 - 512.0) / 64.0).exp())).collect();
    let mut sentence: Vec<u32> = Vec::new();
    let steps = (stream.ids.len() * epochs) as f32;
    let mut done = 0usize;
    for _ in 0..epochs {
        for id in &stream.ids {
            done += 1;
            if done.is_multiple_of((stream.ids.len() / 4).max(1)) {
                report(&format!("word vectors, window {window}: {:.0}%", 100.0 * done as f32 / steps));
            }
            if *id != SENTENCE_END {
                if random.next() >> 48 < keep[*id as usize] {
                    sentence.push(*id);
                }
                continue;
            }
            let rate = 0.025 * (1.0 - done as f32 / steps).max(0.01);
            for at in 0..sentence.len() {
                let reach = 1 + random.below(window);
                let start = at.saturating_sub(reach);
                let end = (at + reach + 1).min(sentence.len());
                for context in (start..end).filter(|context| *context != at) {
                    let row = &mut input[sentence[context] as usize * SIDE..][..SIDE];
                    let mut change = [0.0f32; SIDE];
                    for draw in 0..=NEGATIVES {
                        let (target, label) =
                            if draw == 0 { (sentence[at], 1.0) } else { (negatives[random.below(negatives.len())], 0.0) };
                        if draw > 0 && target == sentence[at] {
                            continue;
                        }
                        let other = &mut output[target as usize * SIDE..][..SIDE];
                        let dot: f32 = dot(row, other);
                        let index = ((dot * 64.0 + 512.0) as i32).clamp(0, 1023) as usize;
                        let gradient = (label - sigmoid[index]) * rate;
                        for ((change, other), row) in change.iter_mut().zip(other.iter_mut()).zip(row.iter()) {
                            *change += gradient * *other;
                            *other += gradient * row;
                        }
                    }
                    for (row, change) in row.iter_mut().zip(&change) {
                        *row += change;
                    }
                }
            }
            sentence.clear();
        }
    }
    input
}

/// A dot product in eight running sums, which the compiler turns into vector instructions.
pub fn dot(a: &[f32], b: &[f32]) -> f32 {
    let mut sums = [0.0f32; 8];
    for (a, b) in a.chunks_exact(8).zip(b.chunks_exact(8)) {
        for lane in 0..8 {
            sums[lane] += a[lane] * b[lane];
        }
    }
    sums.iter().sum()
}

/// Word ids drawn in proportion to their count to the power of 3/4.
fn negative_table(counts: &[u64]) -> Vec<u32> {
    let weights: Vec<f64> = counts.iter().map(|count| (*count as f64).powf(0.75)).collect();
    let total: f64 = weights.iter().sum();
    let size = 1 << 22;
    let mut table = Vec::with_capacity(size);
    for (word, weight) in weights.iter().enumerate() {
        let slots = (weight / total * size as f64).round().max(1.0) as usize;
        table.extend(std::iter::repeat_n(word as u32, slots));
    }
    table
}
