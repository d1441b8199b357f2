//! Bytes as letters: as dense as a page of ASCII allows, and safe inside a script element.
//!
//! Seven bits become one character, a growth of one part in seven where base64 takes a third (after base122, K. Albertson,
//! 2016). Three of the 128 cannot stand in a page: the null, which no page may hold, the carriage return, which every
//! reader turns into a line end, and `<`, with which markup begins. So each block of letters has a letter before it, its
//! key, and its own letters are what stands there exclusive-or the key, which is chosen so that none of the three comes up.
//! That costs a letter in a hundred; in return a browser keeps the page, which has no other characters either, in a byte a
//! character, and reads it in half the time. `www/letters.js` reads the letters.

/// What no page can carry as it is.
const BARRED: [u8; 3] = [0, b'\r', b'<'];

/// Seven bytes, eight letters.
const GROUP: usize = 7;

/// Bytes as letters, in pieces that can be read one by one.
pub(crate) struct Letters {
    /// How many bytes, seven each, stand behind each key.
    pub(crate) groups: usize,
    /// The number of bytes in each piece, and its letters.
    pub(crate) pieces: Vec<(usize, String)>,
}

/// Writes bytes as letters, in pieces of so many bytes or a few less.
pub(crate) fn encode(bytes: &[u8], piece: usize) -> Letters {
    // The longer the block, the fewer the keys; five groups have forty letters, which bar 120 of 125 keys at most.
    (1..=16)
        .rev()
        .find_map(|groups| {
            let piece = (piece / (GROUP * groups)).max(1) * GROUP * groups;
            let pieces = bytes.chunks(piece).map(|piece| Some((piece.len(), letters(piece, groups)?)));
            Some(Letters { groups, pieces: pieces.collect::<Option<_>>()? })
        })
        .expect("short blocks always have a key")
}

/// None where a block has no key.
fn letters(bytes: &[u8], groups: usize) -> Option<String> {
    let mut letters = String::with_capacity(bytes.len() * 7 / 6);
    for block in bytes.chunks(GROUP * groups) {
        let sevens: Vec<u8> = block.chunks(GROUP).flat_map(sevens).collect();
        let fits = |key: &u8| !BARRED.contains(key) && sevens.iter().all(|seven| !BARRED.contains(&(seven ^ key)));
        let key = (0..128).find(fits)?;
        letters.push(char::from(key));
        letters.extend(sevens.iter().map(|seven| char::from(seven ^ key)));
    }
    Some(letters)
}

/// The bits of seven bytes, seven at a time, the low ones first; missing bytes are zeros.
fn sevens(bytes: &[u8]) -> [u8; 8] {
    let bits = bytes.iter().rev().fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
    std::array::from_fn(|at| (bits >> (7 * at) & 0x7f) as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    // The same rows stand in tests/browser/pure.test.mjs, which reads them back.
    #[test]
    fn bytes_become_letters() {
        for (bytes, groups, expected) in [
            (&b""[..], 1, ""),
            (b"a", 1, "\u{1}`\u{1}\u{1}\u{1}\u{1}\u{1}\u{1}\u{1}"),
            (b"Whosaid", 1, "\u{2}UR?\u{19}\u{15}.\u{18}0"),
            (&[0; 8], 1, "\u{1}\u{1}\u{1}\u{1}\u{1}\u{1}\u{1}\u{1}\u{1}\u{1}\u{1}\u{1}\u{1}\u{1}\u{1}\u{1}\u{1}\u{1}"),
            (&[255; 8], 2, "\u{2}}}}}}}}}}\u{3}\u{2}\u{2}\u{2}\u{2}\u{2}\u{2}"),
        ] {
            assert_eq!(letters(bytes, groups).as_deref(), Some(expected), "{bytes:?}");
        }
    }

    #[test]
    fn blocks_are_as_long_as_their_keys_allow() {
        // All 128 values bar all keys in blocks of sixteen groups.
        let every: Vec<u8> = (0..16_u8).flat_map(|at| pack(std::array::from_fn(|of| at * 8 + of as u8))).collect();
        let Letters { groups, pieces } = encode(&every, 1 << 20);
        assert!((5..16).contains(&groups), "{groups}");
        assert_eq!(pieces.len(), 1);
        assert!(!pieces[0].1.contains(['\0', '\r', '<']) && pieces[0].1.is_ascii());
        let long: Vec<u8> = (0..=255).cycle().take(9000).collect();
        let Letters { pieces, .. } = encode(&long, 1000);
        assert_eq!(pieces.iter().map(|(length, _)| length).sum::<usize>(), long.len());
        assert!(
            pieces.len() >= 9 && pieces.iter().all(|(_, letters)| letters.is_ascii() && !letters.contains(['\0', '\r', '<']))
        );
    }

    /// Eight sevens as seven bytes.
    fn pack(sevens: [u8; 8]) -> [u8; 7] {
        let bits = sevens.iter().rev().fold(0_u64, |bits, seven| bits << 7 | u64::from(*seven));
        std::array::from_fn(|at| (bits >> (8 * at)) as u8)
    }
}
