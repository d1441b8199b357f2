//! How often the ranker is right on documents that it has not learned from.

use super::network::Network;
use super::{Choice, Corpus};

/// So many parts are left out in turn.
const PARTS: usize = 5;

/// Prints the share of pronouns that find the right one, for each corpus; those whose name the tagger missed are wrong.
pub fn print(choices: &[Choice]) {
    let mut counts = [[0usize; 4]; 3];
    for part in 0..PARTS {
        let outside = |choice: &&Choice| choice.corpus == Corpus::News || choice.document % PARTS != part;
        let network = Network::learn(&choices.iter().filter(outside).collect::<Vec<_>>());
        for choice in choices.iter().filter(|choice| !outside(choice)) {
            let count = &mut counts[choice.corpus as usize];
            count[0] += 1;
            count[1] += usize::from(choice.found);
            let right = choice.right[network.best(choice)];
            count[2] += usize::from(right);
            count[3] += usize::from(right && choice.found);
        }
    }
    for (corpus, [all, found, right, right_found]) in ["GAP", "OntoGUM", "PolNeAR"].iter().zip(counts) {
        let share = |of: usize, all: usize| 100.0 * of as f64 / all.max(1) as f64;
        println!(
            "{corpus:8} {all:5} choices, {found:5} with found names; right {:.2}, with found names {:.2}, of all {:.2}",
            share(right, all),
            share(right_found, found),
            share(right_found, all)
        );
    }
}
