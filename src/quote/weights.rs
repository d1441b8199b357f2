//! The weights that `lab train quotes` learned, compiled in.

use super::weigh::BITS;

/// How many weights one model has.
const SIZE: usize = 1 << BITS;

/// Two models of equal size, one after the other.
static WEIGHTS: &[i8; 2 * SIZE] = &read(include_bytes!("../../model/quotes.bin"));

const fn read(bytes: &[u8; 2 * SIZE]) -> [i8; 2 * SIZE] {
    let mut weights = [0; 2 * SIZE];
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
    &WEIGHTS[SIZE..]
}
