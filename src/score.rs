//! How sure the annotator is, as documents say it.

/// A score in whole hundredths: more would claim a precision it does not have.
pub(crate) fn hundredths(score: f32) -> u32 {
    (f64::from(score) * 100.0).round() as u32
}
