//! Marks shown in the text around them, on one line, what is far from every mark left out.

use super::{Mark, Whose};
use crate::ours::Judged;
use crate::table::Style;

/// How many characters are shown before and after every edge of a mark.
const AROUND: usize = 70;

/// The text around `marks` with brackets: `[gold]`, `{ours}`, `(both)`.
pub fn show(document: &Judged, marks: &[Mark], style: Style) -> String {
    let chars = &document.chars;
    let mut edges: Vec<(usize, bool, Mark)> = Vec::new();
    for &mark in marks {
        edges.push((mark.range.start, true, mark));
        edges.push((mark.range.end.min(chars.len()), false, mark));
    }
    // At one place what ends comes before what begins, the inner end first and the outer beginning first.
    edges.sort_by_key(|&(at, opens, mark)| {
        let length = mark.range.end - mark.range.start;
        (at, opens, if opens { usize::MAX - length } else { length }, mark.whose)
    });
    let mut line = String::new();
    let mut at = edges.first().map_or(0, |&(first, ..)| first.saturating_sub(AROUND));
    if at > 0 {
        line.push('…');
    }
    for (edge, opens, mark) in edges {
        between(&mut line, chars, at, edge);
        let bracket = match (mark.whose, opens) {
            (Whose::Both, true) => "(",
            (Whose::Both, false) => ")",
            (Whose::Gold, true) => "[",
            (Whose::Gold, false) => "]",
            (Whose::Ours, true) => "{",
            (Whose::Ours, false) => "}",
        };
        line += &match mark.whose {
            Whose::Both => style.bold(bracket),
            Whose::Gold => style.good(bracket),
            Whose::Ours => style.bad(bracket),
        };
        at = edge;
    }
    let end = (at + AROUND).min(chars.len());
    put(&mut line, &chars[at..end]);
    if end < chars.len() {
        line.push('…');
    }
    line
}

/// What stands between two edges, its middle left out if it is long.
fn between(line: &mut String, chars: &[char], from: usize, to: usize) {
    if to - from <= 2 * AROUND {
        put(line, &chars[from..to]);
    } else {
        put(line, &chars[from..from + AROUND]);
        line.push_str(" … ");
        put(line, &chars[to - AROUND..to]);
    }
}

/// Line ends are shown as signs, and what would disturb a terminal not at all.
fn put(line: &mut String, chars: &[char]) {
    for &character in chars {
        match character {
            '\n' => line.push('⏎'),
            '\t' => line.push(' '),
            character if character.is_control() => {}
            character => line.push(character),
        }
    }
}
