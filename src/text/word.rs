//! The distinct words of a text, so that every stage need look at each but once.

use super::token::{Token, TokenKind};
use crate::hash::{self, ByHash};

/// The distinct words of a text: kind and reading together.
#[derive(Clone, Debug, Default)]
pub(super) struct Words {
    /// The word of each token.
    pub(super) ids: Vec<u32>,
    /// The first token of each word.
    pub(super) first: Vec<u32>,
}

impl Words {
    /// Numbers the distinct words in the order in which they first stand; `reading` gives a token's bytes.
    pub(super) fn of<'a>(tokens: &[Token], reading: impl Fn(usize) -> &'a [u8]) -> Words {
        let mut known: ByHash<u32> = ByHash::with_capacity_and_hasher(tokens.len() / 4, Default::default());
        let mut words = Words { ids: Vec::with_capacity(tokens.len()), first: Vec::new() };
        for (at, token) in tokens.iter().enumerate() {
            let word = reading(at);
            let mut place = key(token.kind, word);
            let id = loop {
                let next = words.first.len() as u32;
                let id = *known.entry(place).or_insert(next);
                if id == next {
                    words.first.push(at as u32);
                    break id;
                }
                let first = words.first[id as usize] as usize;
                if tokens[first].kind == token.kind && reading(first) == word {
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
