//! How models of one half of the documents do on the other half.

use super::choice::{Choice, Decision};
use super::fit::{self, Schedule, total};

/// Says how often a model of one half of the documents chooses right in the other half.
pub(super) fn of_choices(what: &str, choices: &[Choice], schedule: Schedule) {
    // All, and those for regions of up to five words; chosen right, and there.
    let mut counts = [[0usize; 2]; 2];
    // Of choices where the last candidate is "none": chosen and right, chosen, there.
    let mut found = [0usize; 3];
    for half in [0, 1] {
        let weights = fit::choices(&choices.iter().filter(|choice| choice.half != half).collect::<Vec<_>>(), schedule);
        for choice in choices.iter().filter(|choice| choice.half == half) {
            let sums: Vec<i32> = choice.candidates.iter().map(|slots| total(slots, &weights)).collect();
            let best = (0..sums.len()).max_by_key(|index| (sums[*index], std::cmp::Reverse(*index))).unwrap_or(0);
            let right = choice.right[best];
            for (count, counted) in counts.iter_mut().zip([true, choice.words <= 5]) {
                count[0] += usize::from(counted && right);
                count[1] += usize::from(counted);
            }
            let none = choice.right.len() - 1;
            found[0] += usize::from(best != none && right);
            found[1] += usize::from(best != none);
            found[2] += usize::from(!choice.right[none]);
        }
    }
    let share = |count: [usize; 2]| 100.0 * count[0] as f64 / count[1].max(1) as f64;
    let [right, chosen, there] = found;
    let f1 = 200.0 * right as f64 / (chosen + there).max(1) as f64;
    eprintln!(
        "{what}: right {:.1}, of up to five words {:.1}; F1 of other than the last {f1:.1}",
        share(counts[0]),
        share(counts[1])
    );
}

/// Says how often a model of one half of the documents tells quotes from terms in the other half.
pub(super) fn of_decisions(decisions: &[Decision], schedule: Schedule) {
    let mut counts = [[0usize; 2]; 3];
    for half in [0, 1] {
        let weights = fit::decisions(&decisions.iter().filter(|decision| decision.half != half).collect::<Vec<_>>(), schedule);
        for decision in decisions.iter().filter(|decision| decision.half == half && decision.words > 0) {
            let right = (total(&decision.slots, &weights) > 0) == decision.quote;
            let class = (decision.words - 1) / 3;
            counts[class.min(2)][0] += usize::from(right);
            counts[class.min(2)][1] += 1;
        }
    }
    let share = |count: [usize; 2]| 100.0 * count[0] as f64 / count[1].max(1) as f64;
    let [few, some, many] = counts.map(share);
    eprintln!("quote or term: right {few:.1} of 1 to 3 words, {some:.1} of 4 to 6, {many:.1} of more");
}
