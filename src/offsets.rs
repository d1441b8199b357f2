//! Byte offsets to UTF-16 units or code points, for all spans in one pass.

use serde::{Deserialize, Serialize};

use crate::order;

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

/// Counts units up to any byte of a text, in any order.
pub(crate) struct Counter<'t> {
    text: &'t [u8],
    unit: OffsetUnit,
    /// The units before every [`STEP`]th byte; nothing where bytes are asked for, or are the units.
    before: Vec<u32>,
}

/// So many bytes are counted at most for a position.
const STEP: usize = 64;

impl<'t> Counter<'t> {
    pub(crate) fn new(text: &'t str, unit: OffsetUnit) -> Counter<'t> {
        let unit = if text.is_ascii() { OffsetUnit::Byte } else { unit };
        let text = text.as_bytes();
        let mut before = Vec::new();
        if unit != OffsetUnit::Byte {
            before.reserve_exact(text.len() / STEP + 1);
            let mut count = 0;
            for step in text.chunks(STEP) {
                before.push(count);
                count += units(step, unit) as u32;
            }
            before.push(count);
        }
        Counter { text, unit, before }
    }

    /// The units before a byte, which begins a character or is the end.
    pub(crate) fn at(&self, byte: usize) -> usize {
        match self.before.get(byte / STEP) {
            Some(before) => *before as usize + units(&self.text[byte / STEP * STEP..byte], self.unit),
            None => byte,
        }
    }
}

/// The units of the characters whose first bytes are among these.
fn units(bytes: &[u8], unit: OffsetUnit) -> usize {
    let characters = bytes.iter().filter(|byte| **byte & 0xc0 != 0x80).count();
    // What takes four bytes is two units.
    characters + if unit == OffsetUnit::Utf16 { bytes.iter().filter(|byte| **byte >= 0xf0).count() } else { 0 }
}

/// Rewrites byte positions in `text` to `unit`, reading the text once.
///
/// The positions may come in any order and repeat; each must lie on a `char`
/// boundary of `text`, its end included.
pub fn convert(text: &str, positions: &mut [&mut usize], unit: OffsetUnit) {
    let counter = Counter::new(text, unit);
    positions.iter_mut().for_each(|position| **position = counter.at(**position));
}

/// Rewrites positions that count `unit` to bytes of `text`, reading the text once.
///
/// The positions may come in any order and repeat. Gives `false`, and leaves them in any state, when one of them lies
/// inside a character or behind the end.
pub(crate) fn to_bytes(text: &str, positions: &mut [&mut usize], unit: OffsetUnit) -> bool {
    order::by(positions, |position| (**position, 0));
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
