//! Hashes that are the same on every platform, for tables that the model knows.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;

/// Mixes the bits of a number so that each depends on all (the finaliser of
/// SplitMix64, Steele, Lea and Flood, OOPSLA 2014).
pub(crate) const fn mix(mut bits: u64) -> u64 {
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ (bits >> 31)
}

/// The hash of two hashes, in their order.
pub(crate) const fn pair(first: u64, second: u64) -> u64 {
    mix(first.wrapping_mul(SPREAD) ^ second.rotate_left(32))
}

/// The hash of `content` in the space of this number.
pub(crate) const fn within(space: u8, content: u64) -> u64 {
    mix(content ^ SPREAD.wrapping_mul(space as u64 + 1))
}

/// The hash of bytes (FNV-1a over words of eight, then mixed).
pub fn bytes(bytes: &[u8]) -> u64 {
    let step = |hash: u64, word: u64| (hash ^ word).wrapping_mul(0x0100_0000_01b3_u64 | 1 << 40).rotate_left(23);
    let (words, rest) = bytes.as_chunks::<8>();
    let start = 0xcbf2_9ce4_8422_2325 ^ bytes.len() as u64;
    let hash = words.iter().fold(start, |hash, word| step(hash, u64::from_le_bytes(*word)));
    let tail = |rest: &[u8]| rest.iter().rev().fold(0, |value, byte| value << 8 | u64::from(*byte));
    mix(if rest.is_empty() { hash } else { step(hash, tail(rest)) })
}

/// A hasher for keys that are hashes already.
#[derive(Clone, Copy, Default, Debug)]
pub struct Hashed(u64);

/// A map whose keys are hashes already.
pub type ByHash<T> = HashMap<u64, T, BuildHasherDefault<Hashed>>;

impl Hasher for Hashed {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, other: &[u8]) {
        self.0 = bytes(other);
    }

    fn write_u64(&mut self, value: u64) {
        self.0 = value;
    }
}

/// A hasher for words, numbers and lists of them: quicker than the standard one, which defends a server against keys
/// that were made to collide.
#[derive(Clone, Copy, Default, Debug)]
pub(crate) struct Quick(u64);

/// A map that is asked about every word. Nothing depends on its order.
pub(crate) type Map<K, V> = HashMap<K, V, BuildHasherDefault<Quick>>;

impl Hasher for Quick {
    fn finish(&self) -> u64 {
        mix(self.0)
    }

    fn write(&mut self, other: &[u8]) {
        self.write_u64(bytes(other));
    }

    fn write_u8(&mut self, value: u8) {
        self.write_u64(value.into());
    }

    fn write_u32(&mut self, value: u32) {
        self.write_u64(value.into());
    }

    fn write_u64(&mut self, value: u64) {
        self.0 = (self.0.rotate_left(23) ^ value).wrapping_mul(SPREAD);
    }

    fn write_usize(&mut self, value: usize) {
        self.write_u64(value as u64);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_of_bytes_is_what_the_model_was_written_with() {
        for (text, hash) in [
            ("", 0xf52a_15e9_a9b5_e89bu64),
            ("said", 0x1de5_68f5_05e1_0627),
            ("exactly!", 0x7e89_72f0_cb2d_2ab5),
            ("Commonwealth", 0x1fa8_d8b0_aa21_0563),
            ("an even sixteen.", 0x1067_7c86_5508_38e3),
        ] {
            assert_eq!(bytes(text.as_bytes()), hash, "{text}");
        }
    }
}
