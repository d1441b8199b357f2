//! Why something was decided, for a reader who wants to check it.

use serde::Serialize;

use crate::order;

/// One reason for a decision. It is told only when [`crate::Options::reasons`] asks for it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Reason {
    /// What kind of reason it is, from a fixed list (ARCHITECTURE.md has it): `cue`, `subject`.
    pub code: &'static str,
    /// The same in words, as a sentence without its stop: `“said” right behind it has “Marsh” as its subject`.
    pub text: String,
}

impl Reason {
    pub(crate) fn new(code: &'static str, text: impl Into<String>) -> Reason {
        Reason { code, text: text.into() }
    }
}

/// Words of the article inside a reason, cut where they are long.
pub(crate) fn quoted(words: &str) -> String {
    const LONGEST: usize = 60;
    let mut short: String = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some((cut, _)) = short.char_indices().nth(LONGEST) {
        short.truncate(cut);
        short.push('\u{2026}');
    }
    format!("\u{201c}{short}\u{201d}")
}

/// A count with its noun: `1 word`, `3 words`.
pub(crate) fn counted(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}

/// The groups that spoke most for a decision, the strongest first; `weights` are what each group gave it.
pub(crate) fn strongest(weights: &[i32], least: i32, most: usize) -> Vec<usize> {
    let mut groups: Vec<usize> = (0..weights.len()).filter(|group| weights[*group] >= least).collect();
    order::by(&mut groups, |group| (usize::MAX - weights[*group].max(0) as usize, *group));
    groups.truncate(most);
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_quoted_on_one_line_and_cut() {
        for (words, expected) in
            [("said", "“said”"), ("a\n  b", "“a b”"), (&"é".repeat(61), &format!("“{}…”", "é".repeat(60))), ("", "“”")]
        {
            assert_eq!(quoted(words), expected);
        }
    }

    #[test]
    fn the_strongest_come_first_and_ties_in_order() {
        assert_eq!(strongest(&[3, 9, 0, 9, 5], 3, 3), [1, 3, 4]);
        assert_eq!(strongest(&[3, 2], 4, 3), Vec::<usize>::new());
    }
}
