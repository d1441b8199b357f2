//! The weights that `lab train quotes` learned, compiled in.

use super::weigh::BITS;

/// How many weights one model has.
const SIZE: usize = 1 << BITS;

/// Three models of equal size, one after the other.
static WEIGHTS: &[i8; 3 * SIZE] = &read(include_bytes!("../../model/quotes.bin"));

const fn read(bytes: &[u8; 3 * SIZE]) -> [i8; 3 * SIZE] {
    let mut weights = [0; 3 * SIZE];
    let mut at = 0;
    while at < weights.len() {
        weights[at] = bytes[at].cast_signed();
        at += 1;
    }
    weights
}

/// The model that ranks speakers.
pub(super) fn speaker() -> &'static [i8] {
    &WEIGHTS[..SIZE]
}

/// The model that tells quotes from terms.
pub(super) fn quote() -> &'static [i8] {
    &WEIGHTS[SIZE..2 * SIZE]
}

/// The model that finds the content of a cue.
pub(super) fn report() -> &'static [i8] {
    &WEIGHTS[2 * SIZE..]
}
