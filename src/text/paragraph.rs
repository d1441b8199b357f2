//! Where paragraphs end, and which of them are headings.

use std::ops::Range;

use super::Text;
use super::token::TokenKind;

/// A heading is rarely longer than this, in tokens.
const HEADING: usize = 20;

/// Where the paragraph that begins with token `start` ends, if one does.
///
/// An empty line always breaks. A single line end breaks too, unless the text
/// is hard-wrapped: most of its single line ends stand inside a sentence.
pub(super) fn end(text: &Text<'_>, start: usize, wrapped: bool) -> Option<usize> {
    let rest = text.tokens.get(start + 1..)?;
    let breaks = if wrapped { 2 } else { 1 };
    Some(start + 1 + rest.iter().position(|token| token.lines >= breaks).unwrap_or(rest.len()))
}

/// Whether lines are broken at a fixed width, as in mail and in text files.
pub(super) fn is_wrapped(text: &Text<'_>) -> bool {
    let (mut breaks, mut inside, mut line) = (0, 0, 0);
    for (at, token) in text.tokens.iter().enumerate() {
        if token.lines > 0 {
            if token.lines == 1 && at > 0 {
                let width = text.tokens[at - 1].end() - line;
                let ends = matches!(text.word(at - 1), "." | "!" | "?" | ":" | "\"" | "\u{201d}" | "''" | "\u{2026}");
                breaks += 1;
                inside += usize::from((40..=110).contains(&width) && !ends);
            }
            line = token.start();
        }
    }
    breaks >= 3 && inside * 10 >= breaks * 6
}

/// Whether the paragraph of `tokens` is set as a heading: short, one stretch, no closing stop, not a quote.
pub(super) fn is_heading(text: &Text<'_>, tokens: &Range<usize>) -> bool {
    let last = text.word(tokens.end - 1);
    tokens.len() <= HEADING
        && !matches!(last, "." | "," | ";" | ":" | "\"" | "\u{201d}" | "''" | "..." | "\u{2026}" | ")")
        && text.tokens[tokens.clone()].iter().any(|token| token.kind == TokenKind::Word)
}

#[cfg(test)]
mod tests {
    use super::super::Text;

    #[test]
    fn hard_wrapped_lines_are_one_paragraph() {
        let text = "The minister said on Monday that the bridge would be\nclosed for repairs until the end of the month, and that\nbuses would run instead of trams on both of the lines\nwhich cross it today.\n\nNobody objected.";
        let text = Text::new(text);
        assert_eq!(text.paragraphs().len(), 2);
    }

    #[test]
    fn single_line_ends_break_paragraphs_otherwise() {
        let text = Text::new("Bridge to close\nThe minister said so on Monday.\nNobody objected.");
        let headings: Vec<bool> = text.paragraphs().iter().map(|paragraph| paragraph.heading).collect();
        assert_eq!(headings, [true, false, false]);
    }
}
