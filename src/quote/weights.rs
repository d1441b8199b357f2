//! The weights that `lab train quotes` learned, compiled in.

use super::weigh::BITS;

/// How many weights one model has.
const SIZE: usize = 1 << BITS;

/// Three models of equal size, one after the other; each weight a signed byte.
static WEIGHTS: &[u8; 3 * SIZE] = include_bytes!("../../model/quotes.bin");

/// The model that ranks speakers.
pub(super) fn speaker() -> &'static [u8] {
    &WEIGHTS[..SIZE]
}

/// The model that tells quotes from terms.
pub(super) fn quote() -> &'static [u8] {
    &WEIGHTS[SIZE..2 * SIZE]
}

/// The model that finds the content of a cue.
pub(super) fn report() -> &'static [u8] {
    &WEIGHTS[2 * SIZE..]
}
