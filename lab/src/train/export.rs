//! From trained weights to the body of a model file: pruned and quantised.

use whosaid::entity::features::{Key, WordClasses};
use whosaid::entity::tags::STATES;
use whosaid::model::{Feature, Transitions, write_weights, write_words};

use super::clusters::Induced;
use super::crf::ROW;

/// A trained feature: its key, how often it was seen, its weights by state.
pub type Trained = (Key, u32, [f32; ROW]);

/// The body of a model with the `kept` features that say most; weights are
/// written in steps of `step` nats, those below `least` are left out.
pub fn body(
    clusters: &Induced,
    transitions: &Transitions<f32>,
    features: &[Trained],
    kept: usize,
    step: f32,
    least: f32,
) -> Vec<u8> {
    let mut body = Vec::new();
    let mut words: Vec<(&str, WordClasses)> =
        clusters.words.iter().map(String::as_str).zip(clusters.classes.iter().copied()).collect();
    words.sort_unstable_by_key(|(word, _)| *word);
    write_words(&mut body, &words);
    // A feature says much when it is strong and often seen.
    let mut ranked: Vec<(f32, &Trained)> = features
        .iter()
        .map(|feature| {
            let mean = feature.2.iter().sum::<f32>() / STATES as f32;
            let spread = feature.2[..STATES].iter().map(|weight| (weight - mean).powi(2)).sum::<f32>().sqrt();
            (spread * (1.0 + feature.1 as f32).ln(), feature)
        })
        .collect();
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.0.cmp(&b.1.0)));
    let features: Vec<Feature> = ranked[..kept.min(ranked.len())]
        .iter()
        .map(|(_, (key, _, weights))| {
            let weights = weights[..STATES]
                .iter()
                .enumerate()
                .filter(|(_, weight)| weight.abs() >= least)
                .map(|(state, weight)| (state as u8, (weight / step).round().clamp(-127.0, 127.0) as i8))
                .collect();
            Feature { key: *key, weights }
        })
        .filter(|feature: &Feature| !feature.weights.is_empty())
        .collect();
    let transitions = transitions.map(|weight| (weight / step).round().clamp(-30000.0, 30000.0) as i16);
    write_weights(&mut body, step, &transitions, &features);
    body
}
