//! Ranges in half the room.

use std::ops::Range;

use crate::index::Index;

/// A range of tokens or bytes of a text in eight bytes, an `Option` of it too; for what there is one of for every word or two,
/// and of which a `Range<usize>` would take 16 or 24.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Extent {
    start: u32,
    end: Index,
}

impl Extent {
    /// The range `range`, which ends before `u32::MAX`: no more of a text is read.
    pub(crate) const fn new(range: Range<usize>) -> Extent {
        Extent { start: range.start as u32, end: Index::new(range.end) }
    }

    /// The same as a range.
    pub(crate) const fn range(self) -> Range<usize> {
        self.start as usize..self.end.get()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_gives_what_it_takes_and_takes_eight_bytes() {
        for range in [0..0, 0..1, 7..7, 77..4000, u32::MAX as usize - 9..u32::MAX as usize - 1] {
            assert_eq!(Extent::new(range.clone()).range(), range);
        }
        assert_eq!(size_of::<Option<Extent>>(), 8);
    }
}
