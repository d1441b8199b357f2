//! Reads a text grapheme by grapheme, as a reader sees it.

use unicode_segmentation::UnicodeSegmentation;

/// One step of reading: a grapheme, or an HTML entity left in the text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Step {
    /// The character that is read: the first of the grapheme, entities resolved, apostrophes straight.
    pub(super) read: char,
    /// The byte after the grapheme.
    pub(super) end: usize,
    /// Whether the characters are not what is read.
    pub(super) respelt: bool,
}

/// Whether a grapheme begins at byte `at` whatever stands before, line ends apart: plain letters and signs, dashes and curly
/// quotation marks never belong to what is before them. Where it is not sure it says no.
pub(super) fn begins_grapheme(bytes: &[u8], at: usize) -> bool {
    match bytes.get(at) {
        None => true,
        Some(0xe2) => {
            bytes.get(at + 1) == Some(&0x80) && matches!(bytes.get(at + 2), Some(0x93 | 0x94 | 0x98 | 0x99 | 0x9c | 0x9d | 0xa6))
        }
        Some(byte) => byte.is_ascii(),
    }
}

/// The step at byte `at`, which must be a grapheme boundary; none at the end.
///
/// Always reads forward from a boundary, so that reading a whole text is linear.
pub(super) fn step(source: &str, at: usize) -> Option<Step> {
    let bytes = source.as_bytes();
    let byte = *bytes.get(at)?;
    let stands_alone = begins_grapheme(bytes, at + 1);
    if byte == b'&'
        && let Some((read, length)) = entity(&source[at..])
    {
        // The semicolon may carry combining marks of its own.
        let end = step(source, at + length - 1).map_or(at + length, |last| last.end);
        return Some(Step { read, end, respelt: true });
    }
    if byte.is_ascii() && byte != b'\r' && stands_alone {
        return Some(Step { read: char::from(byte), end: at + 1, respelt: false });
    }
    if byte == 0xe2 && begins_grapheme(bytes, at) && begins_grapheme(bytes, at + 3) {
        let read = source[at..].chars().next()?;
        let respelt = read == '\u{2019}';
        return Some(Step { read: if respelt { '\'' } else { read }, end: at + 3, respelt });
    }
    let grapheme = source[at..].graphemes(true).next()?;
    let first = grapheme.chars().next()?;
    let read = match first {
        '\u{2019}' | '\u{2bc}' | '\u{ff07}' => '\'',
        '\r' => '\n',
        other => other,
    };
    Some(Step {
        read,
        end: at + grapheme.len(),
        respelt: read != first || grapheme.len() > first.len_utf8() && has_hidden(grapheme),
    })
}

fn has_hidden(grapheme: &str) -> bool {
    grapheme.chars().any(is_hidden)
}

/// Whether a character takes no room and says nothing: soft hyphens, zero-width and direction characters.
pub(super) fn is_hidden(character: char) -> bool {
    matches!(
        character,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206f}' | '\u{feff}'
    )
}

/// The HTML entities that survive in pasted news.
const ENTITIES: [(&str, char); 22] = [
    ("amp", '&'),
    ("quot", '"'),
    ("apos", '\''),
    ("lt", '<'),
    ("gt", '>'),
    ("nbsp", '\u{a0}'),
    ("shy", '\u{ad}'),
    ("lsquo", '\u{2018}'),
    ("rsquo", '\''),
    ("sbquo", '\u{201a}'),
    ("ldquo", '\u{201c}'),
    ("rdquo", '\u{201d}'),
    ("bdquo", '\u{201e}'),
    ("laquo", '\u{ab}'),
    ("raquo", '\u{bb}'),
    ("ndash", '\u{2013}'),
    ("mdash", '\u{2014}'),
    ("hellip", '\u{2026}'),
    ("pound", '\u{a3}'),
    ("euro", '\u{20ac}'),
    ("cent", '\u{a2}'),
    ("zwnj", '\u{200c}'),
];

/// The character and the byte length of the HTML entity that `text` begins with.
fn entity(text: &str) -> Option<(char, usize)> {
    let body = &text.as_bytes()[1..text.len().min(12)];
    let length = body.iter().position(|byte| *byte == b';')?;
    let body = text.get(1..=length)?;
    let read = match body.strip_prefix('#') {
        Some(number) => {
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            match char::from_u32(code)? {
                '\u{2019}' => '\'',
                other => other,
            }
        }
        None => ENTITIES.iter().find(|(name, _)| *name == body)?.1,
    };
    Some((read, length + 2))
}
