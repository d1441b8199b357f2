//! Whether scores mean what they say: of the answers scored 0.8, are 80% right?

use super::range;
use super::types::Wanted;
use crate::labels::Scheme;
use crate::ours::Judged;
use crate::table::{Cell, Section};

/// Scores and whether the answers were right, gathered to be compared.
#[derive(Clone, Debug, Default)]
pub struct Scores(Vec<(f32, bool)>);

const BINS: usize = 10;

impl Scores {
    /// Adds an answer.
    pub fn add(&mut self, score: f32, right: bool) {
        self.0.push((score, right));
    }

    /// Whether there is nothing to compare.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The expected calibration error: over ten bins of equal width, how far the mean score is from the
    /// share that is right, weighted by the number of answers (Naeini, Cooper and Hauskrecht, 2015).
    pub fn error(&self) -> f64 {
        let mut bins = [(0usize, 0usize, 0f64); BINS];
        for &(score, right) in &self.0 {
            let bin = &mut bins[((score * BINS as f32) as usize).min(BINS - 1)];
            bin.0 += 1;
            bin.1 += usize::from(right);
            bin.2 += f64::from(score);
        }
        let gaps = bins.iter().map(|&(_, right, sum)| (right as f64 - sum).abs());
        gaps.sum::<f64>() / self.0.len().max(1) as f64
    }

    /// Mean score, share right, expected calibration error, and of how many.
    pub fn cells(&self) -> [Cell; 4] {
        let count = self.0.len();
        let mean = self.0.iter().map(|&(score, _)| f64::from(score)).sum::<f64>() / count.max(1) as f64;
        let right = self.0.iter().filter(|(_, right)| *right).count();
        [Cell::Share(mean), Cell::Share(super::share(right, count)), Cell::Share(self.error()), Cell::Count(count)]
    }
}

/// An empty table of calibrations.
pub fn table() -> Section {
    Section::new("calibration", &["mean score", "right", "ECE", "of"])
}

/// The calibration of entity scores; right is what has the right type on the right bared range.
pub fn of_entities(documents: &[Judged], scheme: &Scheme) -> Section {
    let judged = scheme.types();
    let (mut named, mut numeric) = (Scores::default(), Scores::default());
    for document in documents {
        let wanted = Wanted::of(document, scheme);
        for entity in document.entities.iter().filter(|entity| judged.contains(&entity.label)) {
            let range = range::bare(&document.chars, entity.range);
            let right = wanted.holds(range, entity);
            if right || !wanted.ignores(range) {
                if entity.label.is_numeric() { &mut numeric } else { &mut named }.add(entity.score, right);
            }
        }
    }
    let mut section = table();
    for (name, scores) in [("names", named), ("numbers and times", numeric)] {
        if !scores.is_empty() {
            section.row(name, scores.cells());
        }
    }
    section
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_error_is_the_mean_gap() {
        let mut scores = Scores::default();
        assert_eq!(scores.error(), 0.0);
        for right in [true, true, true, false] {
            scores.add(0.75, right);
        }
        assert_eq!(scores.error(), 0.0);
        for _ in 0..4 {
            scores.add(1.0, false);
        }
        assert_eq!(scores.error(), 0.5);
    }
}
