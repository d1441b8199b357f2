//! Bytes as letters: as dense as UTF-8 allows, and safe inside a script element.
//!
//! Seven bits become one ASCII character, a growth of one part in seven where base64 takes a third (the idea of base122,
//! K. Albertson, 2016). Three of the 128 cannot stand in a page: the null, which no page may hold, the carriage return,
//! which every reader turns into a line end, and `<`, with which markup begins. Where one of them would stand, it and the
//! seven bits behind it become one character of two bytes, so that nothing is lost. `www/letters.js` reads them.

/// What no page can carry as it is.
const BARRED: [u8; 3] = [0, b'\r', b'<'];

/// The first of the characters of two bytes: behind the Latin letters and their controls.
const PAIRS: u32 = 0x100;

/// So many bytes are written at a time, so that whoever reads them need not wait for the last: no bit is left over.
pub(crate) const PIECE: usize = 7 * 9000;

/// Writes bytes as letters.
pub(crate) fn encode(bytes: &[u8]) -> String {
    let mut letters = String::with_capacity(bytes.len() + bytes.len() / 6);
    let mut barred = None;
    for seven in sevens(bytes) {
        match (barred.take(), BARRED.iter().position(|one| *one == seven)) {
            (Some(which), _) => letters.push(pair(which, seven)),
            (None, Some(which)) => barred = Some(which),
            (None, None) => letters.push(char::from(seven)),
        }
    }
    letters.extend(barred.map(|which| pair(which, 0)));
    letters
}

fn pair(which: usize, seven: u8) -> char {
    char::from_u32(PAIRS + which as u32 * 128 + u32::from(seven)).expect("these are all Latin letters")
}

/// The bits of `bytes`, seven at a time, the high ones first; the last seven are filled up with zeros.
fn sevens(bytes: &[u8]) -> impl Iterator<Item = u8> {
    let (mut held, mut bits, mut rest) = (0_u32, 0, bytes.iter());
    std::iter::from_fn(move || {
        if bits < 7 {
            match rest.next() {
                Some(byte) => (held, bits) = (held << 8 | u32::from(*byte), bits + 8),
                None if bits == 0 => return None,
                None => (held, bits) = (held << (7 - bits), 7),
            }
        }
        bits -= 7;
        Some((held >> bits & 0x7f) as u8)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    // The same rows stand in tests/browser/pure.test.mjs, which reads them back.
    #[test]
    fn bytes_become_letters() {
        for (bytes, letters) in [
            (&b""[..], ""),
            (b"a", "0@"),
            (b"Whosaid", "+Z\u{1f7}\u{1b}\u{5}Rd"),
            (&[0; 8], "\u{100}\u{100}\u{100}\u{100}\u{100}"),
            (&[255; 7], "\u{7f}\u{7f}\u{7f}\u{7f}\u{7f}\u{7f}\u{7f}\u{7f}"),
        ] {
            assert_eq!(encode(bytes), letters, "{bytes:?}");
        }
        assert!(!encode(&(0..=255).cycle().take(9000).collect::<Vec<u8>>()).contains(['\0', '\r', '<']));
    }
}
