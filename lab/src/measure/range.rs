//! Ranges made comparable: the edges that people leave in or out at will taken off.

use crate::corpus::Range;

const ARTICLES: [&str; 3] = ["the", "a", "an"];
const MARKS: &str = "\"“”„‟«»‘’'`´〝〞";
const EDGES: &str = " \t\r\n\u{a0}.,;:!?-–—…";

/// A name's range without a leading the/a/an and a trailing 's, as long as something is left.
pub fn bare(chars: &[char], range: Range) -> Range {
    let Range { mut start, mut end } = range;
    let gap = (start..end).find(|&at| chars[at].is_whitespace()).unwrap_or(end);
    let word: String = chars[start..gap].iter().flat_map(|character| character.to_lowercase()).collect();
    if ARTICLES.contains(&word.as_str())
        && let Some(next) = (gap..end).find(|&at| !chars[at].is_whitespace())
    {
        start = next;
    }
    let before = |at: usize, wanted: &[char]| at > start && wanted.contains(&chars[at - 1]);
    let letter = if before(end, &['s', 'S']) { end - 1 } else { end };
    let mark = if before(letter, &['\'', '’']) { letter } else { end };
    if before(mark, &['\'', '’']) {
        let mut at = mark - 1;
        while at > start && chars[at - 1].is_whitespace() {
            at -= 1;
        }
        if at > start {
            end = at;
        }
    }
    Range { start, end }
}

/// A quote's range without marks, white space and stops at its edges.
pub fn trimmed(chars: &[char], range: Range) -> Range {
    let Range { mut start, mut end } = range;
    while start < end && is_edge(chars[start]) {
        start += 1;
    }
    while end > start && is_edge(chars[end - 1]) {
        end -= 1;
    }
    Range { start, end }
}

fn is_edge(character: char) -> bool {
    is_mark(character) || EDGES.contains(character)
}

/// Whether `character` is a quotation mark or an apostrophe.
pub fn is_mark(character: char) -> bool {
    MARKS.contains(character)
}

/// Where the words in `range` begin, cut off at its edges.
pub fn words(chars: &[char], range: Range) -> Vec<usize> {
    (range.start..range.end).filter(|&at| is_word(chars[at]) && (at == range.start || !is_word(chars[at - 1]))).collect()
}

/// Whether words are made of `character`.
pub fn is_word(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str, change: fn(&[char], Range) -> Range) -> String {
        let chars: Vec<char> = text.chars().collect();
        let range = change(&chars, Range { start: 0, end: chars.len() });
        chars[range.start..range.end].iter().collect()
    }

    #[test]
    fn names_are_bared() {
        for (name, expected) in [
            ("the Kremlin's", "Kremlin"),
            ("The  Hague", "Hague"),
            ("A's", "A"),
            ("a 's", "'s"),
            ("the", "the"),
            ("the ", "the "),
            ("Jones'", "Jones"),
            ("Jones ’s", "Jones"),
            ("’s", "’s"),
            ("'", "'"),
            ("Theodore", "Theodore"),
            ("", ""),
        ] {
            assert_eq!(of(name, bare), expected, "{name}");
        }
    }

    #[test]
    fn quotes_are_trimmed() {
        for (quote, expected) in [("“Yes,”", "Yes"), ("''No.'' ", "No"), ("“…”", ""), ("so-so", "so-so")] {
            assert_eq!(of(quote, trimmed), expected, "{quote}");
        }
    }

    #[test]
    fn words_are_cut_at_the_edges() {
        let chars: Vec<char> = "Don’t stop_it 3.5".chars().collect();
        assert_eq!(words(&chars, Range { start: 0, end: chars.len() }), [0, 4, 6, 14, 16]);
        assert_eq!(words(&chars, Range { start: 1, end: 5 }), [1, 4]);
    }
}
