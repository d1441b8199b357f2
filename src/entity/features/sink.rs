//! Who takes in features: the tagger adds up their weights, training notes their keys.

use super::Key;

/// Takes in the features of a token.
///
/// Features that hang on little are given as a *group*, so that what all of them say together can be kept.
pub trait Sink {
    /// One feature.
    fn add(&mut self, key: Key);

    /// The features that `emit` gives. They depend on nothing but the number `of`.
    fn group(&mut self, of: u64, emit: impl FnOnce(&mut dyn FnMut(Key)));

    /// The features that `emit` gives, the same for every token of run `number` of a text.
    fn run(&mut self, number: usize, emit: impl FnOnce(&mut dyn FnMut(Key)));
}

impl<F: FnMut(Key)> Sink for F {
    fn add(&mut self, key: Key) {
        self(key);
    }

    fn group(&mut self, _: u64, emit: impl FnOnce(&mut dyn FnMut(Key))) {
        emit(self);
    }

    fn run(&mut self, _: usize, emit: impl FnOnce(&mut dyn FnMut(Key))) {
        emit(self);
    }
}

/// The number of a group: what kind it is of, and the content that it depends on, of less than 56 bits.
pub(super) const fn group(kind: u8, content: u64) -> u64 {
    (kind as u64 + 1) << 56 | content
}
