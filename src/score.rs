//! How sure the annotator is, as documents say it.

/// A score in whole hundredths: more would claim a precision it does not have.
pub(crate) fn hundredths(score: f32) -> u32 {
    (f64::from(score) * 100.0).round() as u32
}

/// e to the power of `x`, by arithmetic that is the same everywhere.
pub(crate) fn exp(x: f32) -> f32 {
    let mut power = 1.0 + x.clamp(-30.0, 30.0) / 1024.0;
    for _ in 0..10 {
        power *= power;
    }
    power
}
