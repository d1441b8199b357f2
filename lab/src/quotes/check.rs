//! How models of one half of the documents do on the other half.

use super::choice::{Choice, Decision};
use super::fit::{self, Schedule, total};
use whosaid::quote::study::UNIT;

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

/// Says how a model of nine tenths of what was judged does on the other tenth: at several bars, how many of the reports that
/// pass are some, and how many of those that are some pass.
pub(super) fn of_reading(read: &[Decision], schedule: Schedule) {
    let mut scored = Vec::with_capacity(read.len());
    for fold in 0..10 {
        let held = |index: usize| index * 10 / read.len().max(1) == fold;
        let rest: Vec<&Decision> = read.iter().enumerate().filter(|(index, _)| !held(*index)).map(|(_, one)| one).collect();
        let weights = fit::decisions(&rest, schedule);
        let here = read.iter().enumerate().filter(|(index, _)| held(*index));
        scored.extend(here.map(|(_, one)| (total(&one.slots, &weights) as f32 * UNIT, one.quote)));
    }
    let of = |bar: f32, report: bool| scored.iter().filter(|(sum, is)| *sum >= bar && *is == report).count();
    let all = of(f32::MIN, true);
    let loss: f32 = scored.iter().map(|(sum, is)| (1.0 + (if *is { -sum } else { *sum }).exp()).ln()).sum();
    eprintln!("reader: of {} judged {all} are reports; log loss {:.3}", read.len(), loss / read.len().max(1) as f32);
    for bar in [-1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5f32] {
        let (right, wrong) = (of(bar, true), of(bar, false));
        eprintln!(
            "  from {bar:4.1}: {:.1}% are reports, {:.1}% of all",
            100.0 * right as f64 / (right + wrong).max(1) as f64,
            100.0 * right as f64 / all.max(1) as f64
        );
    }
}

/// Says how a model of some decisions does on others, and one of both on a half of the others that it has not seen.
pub(super) fn of_others(decisions: &[Decision], others: &[Decision], schedule: Schedule) {
    let right = |weights: &[u8], half: Option<usize>| {
        let asked: Vec<&Decision> = others.iter().filter(|one| half.is_none_or(|half| one.half == half)).collect();
        let right = asked.iter().filter(|one| (total(&one.slots, weights) > 0) == one.quote).count();
        let quotes = asked.iter().filter(|one| total(&one.slots, weights) > 0).count();
        [right, quotes, asked.len()]
    };
    let alone = right(&fit::decisions(&decisions.iter().collect::<Vec<_>>(), schedule), None);
    let both = [0, 1].map(|half: usize| {
        let seen = others.iter().filter(|one| one.half != half);
        let all: Vec<&Decision> = decisions.iter().chain(seen.clone()).chain(seen).collect();
        right(&fit::decisions(&all, schedule), Some(half))
    });
    let quotes = others.iter().filter(|one| one.quote).count();
    eprintln!(
        "  {quotes} of {} are quotes; right alone {:.1}%",
        others.len(),
        100.0 * alone[0] as f64 / others.len().max(1) as f64
    );
    let [right, taken, asked] = [0, 1, 2].map(|at| both[0][at] + both[1][at]);
    eprintln!("  with what was judged {:.1}%; {taken} taken for quotes", 100.0 * right as f64 / asked.max(1) as f64);
}

/// Says how a model of some choices does on others, and one of both on a half of the others that it has not seen.
pub(super) fn of_other_choices(what: &str, choices: &[Choice], others: &[Choice], schedule: Schedule) {
    let right = |weights: &[u8], half: Option<usize>| {
        let asked: Vec<&Choice> = others.iter().filter(|one| half.is_none_or(|half| one.half == half)).collect();
        let is_right = |choice: &&&Choice| {
            let sums: Vec<i32> = choice.candidates.iter().map(|slots| total(slots, weights)).collect();
            // "None" is not asked about: it has no features.
            let asked = |index: &usize| !choice.candidates[*index].is_empty();
            let best = (0..sums.len()).filter(asked).max_by_key(|index| (sums[*index], std::cmp::Reverse(*index)));
            best.is_some_and(|best| choice.right[best])
        };
        [asked.iter().filter(is_right).count(), asked.len()]
    };
    let share = |[right, asked]: [usize; 2]| 100.0 * right as f64 / asked.max(1) as f64;
    let alone = right(&fit::choices(&choices.iter().collect::<Vec<_>>(), schedule), None);
    let both = [0, 1].map(|half: usize| {
        let all: Vec<&Choice> = choices.iter().chain(others.iter().filter(|one| one.half != half)).collect();
        right(&fit::choices(&all, schedule), Some(half))
    });
    let both = [both[0][0] + both[1][0], both[0][1] + both[1][1]];
    eprintln!("{what}: {}; right alone {:.1}%, with others of their kind {:.1}%", others.len(), share(alone), share(both));
}
