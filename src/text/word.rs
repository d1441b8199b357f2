//! The distinct words of a text, so that every stage need look at each but once.

use std::borrow::Cow;

use super::token::{Token, TokenKind};
use crate::hash::{self, ByHash};

/// The distinct words of a text: kind and reading together.
#[derive(Clone, Debug, Default)]
pub(super) struct Words<'t> {
    /// The word of each token.
    pub(super) ids: Vec<u32>,
    /// The words, in the order in which they first stand.
    pub(super) list: Vec<Word<'t>>,
}

/// A distinct word.
#[derive(Clone, Debug)]
pub(super) struct Word<'t> {
    pub(super) kind: TokenKind,
    /// As the source has it, where it is read as it is written.
    pub(super) reading: Cow<'t, str>,
}

impl<'t> Words<'t> {
    /// Numbers the distinct words of `source`, whose respelt tokens read as `readings`, in their order.
    pub(super) fn of(source: &'t str, tokens: &[Token], readings: &[Box<str>]) -> Words<'t> {
        let mut known: ByHash<u32> = ByHash::with_capacity_and_hasher(tokens.len() / 4, Default::default());
        let mut words = Words { ids: Vec::with_capacity(tokens.len()), list: Vec::new() };
        let mut readings = readings.iter();
        for token in tokens {
            let reading = if token.respelt { readings.next().map(|reading| &**reading) } else { None };
            let as_written = token.span().of(source);
            let word = reading.unwrap_or(as_written);
            let mut place = key(token.kind, word.as_bytes());
            let id = loop {
                let next = words.list.len() as u32;
                let id = *known.entry(place).or_insert(next);
                if id == next {
                    let reading = match reading {
                        Some(reading) => Cow::Owned(reading.to_owned()),
                        None => Cow::Borrowed(as_written),
                    };
                    words.list.push(Word { kind: token.kind, reading });
                    break id;
                }
                let first = &words.list[id as usize];
                if first.kind == token.kind && first.reading == word {
                    break id;
                }
                // Another word of the same hash: whoever makes one loses some time and nothing else.
                place = place.wrapping_add(1);
            };
            words.ids.push(id);
        }
        words
    }
}

/// The hash of a word and its kind.
pub(crate) fn key(kind: TokenKind, word: &[u8]) -> u64 {
    hash::bytes(word) ^ (kind as u64) << 56
}
