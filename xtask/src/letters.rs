//! Bytes as letters: denser than base64, and as safe inside a script element.
//!
//! The method is basE91 (J. Henke, 2000): 13 or 14 bits become two of 91
//! letters, a growth of 23% where base64 takes 33%. The letters are the
//! printable ones of ASCII without `<`, `&` and `\`, so that no markup and no
//! escape can arise. `www/letters.js` reads them.

/// The letters in their order.
fn alphabet() -> Vec<u8> {
    (b'!'..=b'~').filter(|letter| !b"<&\\".contains(letter)).collect()
}

/// Writes bytes as letters.
pub(crate) fn encode(bytes: &[u8]) -> String {
    let alphabet = alphabet();
    let mut letters = String::with_capacity(bytes.len() + bytes.len() / 4);
    let mut push = |value: u32| letters.push(char::from(alphabet[value as usize]));
    let (mut held, mut bits) = (0_u32, 0);
    for &byte in bytes {
        held |= u32::from(byte) << bits;
        bits += 8;
        if bits > 13 {
            // Two letters have room for 8281 values: the first 89 of them take a 14th bit.
            let short = held & 0x1fff;
            let (value, taken) = if short > 88 { (short, 13) } else { (held & 0x3fff, 14) };
            held >>= taken;
            bits -= taken;
            push(value % 91);
            push(value / 91);
        }
    }
    if bits > 0 {
        push(held % 91);
        if bits > 7 || held > 90 {
            push(held / 91);
        }
    }
    letters
}

#[cfg(test)]
mod tests {
    use super::*;

    // The same rows stand in tests/browser/pure.test.mjs, which reads them back.
    #[test]
    fn bytes_become_letters() {
        for (bytes, letters) in
            [(&b""[..], ""), (b"a", "(\""), (b"Whosaid", "M9?qShn:("), (&[0; 8], "!!!!!!!!!!"), (&[255; 8], "\"~\"~\"~\"~!P")]
        {
            assert_eq!(encode(bytes), letters);
        }
        assert_eq!(alphabet().len(), 91);
    }
}
