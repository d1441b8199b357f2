//! Feature keys: 64-bit hashes of a template number and what fills it.

/// A feature: the hash of its template and its content.
pub type Key = u64;

const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;

/// Mixes the bits of a number so that each depends on all (the finaliser of
/// SplitMix64, Steele, Lea and Flood, OOPSLA 2014).
pub(super) const fn mix(mut bits: u64) -> u64 {
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ (bits >> 31)
}

/// The hash of two hashes, in their order.
pub(super) const fn pair(first: u64, second: u64) -> u64 {
    mix(first.wrapping_mul(SPREAD) ^ second.rotate_left(32))
}

/// The key of `content` in the template of this number.
pub(super) const fn key(template: u8, content: u64) -> Key {
    mix(content ^ SPREAD.wrapping_mul(template as u64 + 1))
}

/// The hash of bytes (FNV-1a over words of eight, then mixed).
pub fn bytes_hash(bytes: &[u8]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325 ^ bytes.len() as u64;
    for chunk in bytes.chunks(8) {
        let mut word = [0; 8];
        word[..chunk.len()].copy_from_slice(chunk);
        hash = (hash ^ u64::from_le_bytes(word)).wrapping_mul(0x0100_0000_01b3_u64 | 1 << 40).rotate_left(23);
    }
    mix(hash)
}
