//! The weights that `lab train-quotes` learned, compiled in.

use super::weigh::BITS;

/// How many weights the two smaller models have, and the one of reports: it has many more features, which a small table
/// would throw together.
const SMALL: usize = 1 << 15;
const LARGE: usize = 1 << BITS;

/// Three models, one after the other; each weight a signed byte.
static WEIGHTS: &[u8; 2 * SMALL + LARGE] = include_bytes!("../../model/quotes.bin");

/// The model that ranks speakers.
pub(super) fn speaker() -> &'static [u8] {
    &WEIGHTS[..SMALL]
}

/// The model that tells quotes from terms.
pub(super) fn quote() -> &'static [u8] {
    &WEIGHTS[SMALL..2 * SMALL]
}

/// The model that finds the content of a cue.
pub(super) fn report() -> &'static [u8] {
    &WEIGHTS[2 * SMALL..]
}
