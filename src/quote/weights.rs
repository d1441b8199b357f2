//! The weights that `lab train-quotes` learned, compiled in.

use super::weigh::BITS;

/// How many weights the two smaller models have, and the one of reports: it has many more features, which a small table
/// would throw together.
const SMALL: usize = 1 << 15;
const LARGE: usize = 1 << BITS;

/// And those of readers, who have seen little.
const READER: usize = 1 << 14;

/// Five models, one after the other; each weight a signed byte.
static WEIGHTS: &[u8; 2 * SMALL + LARGE + 2 * READER] = include_bytes!("../../model/quotes.bin");

/// The models that rank speakers, and that say whether a reader would print the words of the best.
pub(super) fn speaker() -> super::attribute::Weights<'static> {
    super::attribute::Weights { speaker: &WEIGHTS[..SMALL], print: print() }
}

/// The model that tells quotes from terms.
pub(super) fn quote() -> &'static [u8] {
    &WEIGHTS[SMALL..2 * SMALL]
}

/// The models that find the content of a cue, and that say whether a reader would call it a report.
pub(super) fn report() -> super::report::Weights<'static> {
    let (report, readers) = WEIGHTS[2 * SMALL..].split_at(LARGE);
    super::report::Weights { report, reader: Some(&readers[..READER]) }
}

/// The model that says whether a reader would print what stands between marks.
pub(super) fn print() -> &'static [u8] {
    &WEIGHTS[2 * SMALL + LARGE + READER..]
}
