//! Facts about words, found once and kept from one text to the next: the same few thousand words make up most of any.

use super::{Text, TokenKind};

/// What is known of words, by numbers that are theirs in all texts.
#[derive(Debug)]
pub(crate) struct Facts<T> {
    known: Vec<Option<T>>,
}

impl<T> Default for Facts<T> {
    fn default() -> Facts<T> {
        Facts { known: Vec::new() }
    }
}

impl<T: Copy> Facts<T> {
    /// What is known of the distinct words of `text`, whose numbers are `numbers`; `find` gives it where a word is new.
    pub(crate) fn of(&mut self, text: &Text<'_>, numbers: &[u32], find: impl Fn(TokenKind, &str) -> T) -> Vec<T> {
        let last = numbers.iter().max().map_or(0, |last| *last as usize + 1);
        if self.known.len() < last {
            self.known.resize(last, None);
        }
        let words = text.words().zip(numbers);
        words.map(|((kind, word), number)| *self.known[*number as usize].get_or_insert_with(|| find(kind, word))).collect()
    }
}

/// Numbers for the distinct words of one text that is read by itself.
pub(crate) fn own_numbers(text: &Text<'_>) -> Vec<u32> {
    (0..text.words().len() as u32).collect()
}
