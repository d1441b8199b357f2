//! Byte offsets to UTF-16 units or code points, for all spans in one pass.

use serde::{Deserialize, Serialize};

/// What a position counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum OffsetUnit {
    /// UTF-8 bytes: what the core counts inside.
    Byte,
    /// Unicode code points: what Python and the W3C annotation model count.
    #[default]
    Codepoint,
    /// UTF-16 code units: what JavaScript strings count.
    Utf16,
}

/// Rewrites byte positions in `text` to `unit`, reading the text once.
///
/// The positions may come in any order and repeat; each must lie on a `char`
/// boundary of `text`, its end included.
pub fn convert(text: &str, positions: &mut [&mut usize], unit: OffsetUnit) {
    if unit == OffsetUnit::Byte || text.is_ascii() {
        return;
    }
    positions.sort_unstable_by_key(|position| **position);
    let (mut byte, mut count) = (0, 0);
    for position in positions {
        let step = &text[byte..**position];
        count += match unit {
            OffsetUnit::Utf16 => step.chars().map(char::len_utf16).sum::<usize>(),
            _ => step.chars().count(),
        };
        byte = **position;
        **position = count;
    }
}

/// Rewrites positions that count `unit` to bytes of `text`, reading the text once.
///
/// The positions may come in any order and repeat. Gives `false`, and leaves them in any state, when one of them lies
/// inside a character or behind the end.
pub(crate) fn to_bytes(text: &str, positions: &mut [&mut usize], unit: OffsetUnit) -> bool {
    positions.sort_unstable_by_key(|position| **position);
    let mut rest = text.chars();
    let mut count = 0;
    for position in positions {
        while count < **position {
            let Some(next) = rest.next() else { return false };
            count += match unit {
                OffsetUnit::Byte => next.len_utf8(),
                OffsetUnit::Codepoint => 1,
                OffsetUnit::Utf16 => next.len_utf16(),
            };
        }
        if count != **position {
            return false;
        }
        **position = text.len() - rest.as_str().len();
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_come_back_to_bytes() {
        let text = "aé€😀b";
        for unit in [OffsetUnit::Byte, OffsetUnit::Codepoint, OffsetUnit::Utf16] {
            let bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).rev().collect();
            let mut there = bytes.clone();
            convert(text, &mut there.iter_mut().collect::<Vec<_>>(), unit);
            assert!(to_bytes(text, &mut there.iter_mut().collect::<Vec<_>>(), unit));
            assert_eq!(there, bytes, "{unit:?}");
        }
        for (position, unit) in
            [(2, OffsetUnit::Byte), (4, OffsetUnit::Utf16), (6, OffsetUnit::Codepoint), (99, OffsetUnit::Utf16)]
        {
            assert!(!to_bytes(text, &mut [&mut { position }], unit), "{position} {unit:?}");
        }
    }

    #[test]
    fn one_pass_gives_every_unit() {
        let text = "aé€😀b";
        let bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        for (unit, expected) in [
            (OffsetUnit::Byte, vec![0, 1, 3, 6, 10, 11]),
            (OffsetUnit::Codepoint, vec![0, 1, 2, 3, 4, 5]),
            (OffsetUnit::Utf16, vec![0, 1, 2, 3, 5, 6]),
        ] {
            let mut positions = bytes.clone();
            positions.reverse();
            convert(text, &mut positions.iter_mut().collect::<Vec<_>>(), unit);
            positions.reverse();
            assert_eq!(positions, expected, "{unit:?}");
        }
    }
}
