//! The weights that `lab train-quotes` learned, compiled in.

use super::weigh::BITS;

/// How many weights the two smaller models have, and the one of reports: it has many more features, which a small table
/// would throw together.
const SMALL: usize = 1 << 15;
const LARGE: usize = 1 << BITS;

/// And the one of the reader, who has seen little.
const READER: usize = 1 << 14;

/// Four models, one after the other; each weight a signed byte.
static WEIGHTS: &[u8; 2 * SMALL + LARGE + READER] = include_bytes!("../../model/quotes.bin");

/// The model that ranks speakers.
pub(super) fn speaker() -> &'static [u8] {
    &WEIGHTS[..SMALL]
}

/// The model that tells quotes from terms.
pub(super) fn quote() -> &'static [u8] {
    &WEIGHTS[SMALL..2 * SMALL]
}

/// The models that find the content of a cue, and that say whether a reader would call it a report.
pub(super) fn report() -> super::report::Weights<'static> {
    let (report, reader) = WEIGHTS[2 * SMALL..].split_at(LARGE);
    super::report::Weights { report, reader: Some(reader) }
}
