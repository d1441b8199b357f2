//! Places in lists, where there is perhaps none.

use std::num::NonZeroU32;

/// The index of something of which a text has no more than bytes that are read. An `Option` of it takes four bytes, where that
/// of a `usize` takes sixteen.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Index(NonZeroU32);

impl Index {
    /// The index `index`, which is less than `u32::MAX`.
    pub(crate) const fn new(index: usize) -> Index {
        Index(NonZeroU32::MIN.saturating_add(index as u32))
    }

    /// The same as a number.
    pub(crate) const fn get(self) -> usize {
        (self.0.get() - 1) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_gives_what_it_takes_and_takes_four_bytes() {
        for index in [0, 1, 77, u32::MAX as usize - 1] {
            assert_eq!(Index::new(index).get(), index);
        }
        assert_eq!(size_of::<Option<Index>>(), 4);
    }
}
