//! The weights of the pronoun ranker, learned by `lab train-people` and compiled in.
//!
//! A network with one hidden layer, in whole numbers so that every platform decides alike. Each case of the pronoun ("he",
//! "him", "his") has for each feature one weight of its own and one for each hidden unit, and for each unit a bias; what the
//! units give to the sum is the same for all cases.

use super::features;

/// How many hidden units there are.
pub(super) const UNITS: usize = 48;
/// What one unit of log-odds is in the sum.
pub(super) const ONE: i32 = 1 << 14;

/// The bytes of a feature: its own weight as a 16-bit number, then a signed byte for each unit.
const ROW: usize = 2 + UNITS;
const CASE: usize = features::COUNT * ROW + 2 * UNITS;
const SIZE: usize = 3 * CASE + 2 * UNITS;

/// For each case all features' rows and the units' biases; then what each unit gives.
static WEIGHTS: &[u8] = include_bytes!("../../model/pronouns.bin");

/// Whether the file has been learned for these features. Where it has not, as while new ones are tried, every sum is nothing.
static FITS: bool = WEIGHTS.len() == SIZE;

fn short(at: usize) -> i32 {
    i32::from(i16::from_le_bytes([WEIGHTS[at], WEIGHTS[at + 1]]))
}

/// What features add up to for a pronoun of `case`, in units of [`ONE`].
pub(super) fn score(features: &[u16], case: usize) -> i32 {
    if !FITS {
        return 0;
    }
    let case = case.min(2) * CASE;
    let mut own = 0;
    // A few dozen weights of 127 at most are far from what 16 bits hold.
    let mut units = [0i16; UNITS];
    let biases = case + features::COUNT * ROW;
    for (unit, sum) in units.iter_mut().enumerate() {
        *sum = short(biases + 2 * unit) as i16;
    }
    for feature in features {
        let row = case + usize::from(*feature).min(features::COUNT - 1) * ROW;
        own += short(row);
        for (sum, weight) in units.iter_mut().zip(&WEIGHTS[row + 2..row + ROW]) {
            *sum += i16::from(weight.cast_signed());
        }
    }
    let given: i32 = units.iter().enumerate().map(|(unit, sum)| i32::from((*sum).max(0)) * short(3 * CASE + 2 * unit)).sum();
    // Units count in 64ths, own weights and what units give in 256ths.
    own * 64 + given
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_weights_are_those_of_the_features() {
        assert_eq!(super::WEIGHTS.len(), super::SIZE);
    }
}
