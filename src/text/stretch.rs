//! Tokens in a row, in half the room of a range.

use std::ops::Range;

/// Tokens in a row: a `Range<usize>` that takes eight bytes, for what there is one of for every word or two of a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Stretch {
    start: u32,
    end: u32,
}

impl Stretch {
    /// The tokens `start..end`; a text has fewer of them than bytes, and of these no more than a `u32` counts.
    pub(crate) const fn new(tokens: Range<usize>) -> Stretch {
        Stretch { start: tokens.start as u32, end: tokens.end as u32 }
    }

    /// The same as a range.
    pub(crate) const fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}
