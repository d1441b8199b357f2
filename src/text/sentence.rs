//! Where sentences end.

use std::ops::Range;

use super::Text;
use super::abbreviation::{self, Abbreviation};
use super::token::TokenKind;

/// Words that begin a sentence after "U.S." or "Inc." far more often than they continue a name.
const OPENERS: &[&str] = &[
    "The",
    "A",
    "An",
    "He",
    "She",
    "It",
    "They",
    "We",
    "I",
    "You",
    "This",
    "That",
    "These",
    "Those",
    "There",
    "In",
    "On",
    "At",
    "But",
    "And",
    "Or",
    "If",
    "As",
    "For",
    "By",
    "When",
    "While",
    "After",
    "Before",
    "Since",
    "His",
    "Her",
    "Its",
    "Their",
    "Our",
    "My",
    "What",
    "Who",
    "How",
    "Why",
    "Where",
    "Some",
    "Many",
    "Most",
    "All",
    "No",
    "Not",
    "So",
    "Yet",
    "However",
    "Meanwhile",
    "Also",
    "Under",
    "Although",
    "Though",
    "Because",
    "One",
    "Two",
    "Three",
    "Last",
    "Another",
    "Both",
    "With",
    "From",
    "Then",
    "Now",
    "Here",
    "Earlier",
];

/// Cuts the paragraph of `tokens` into sentences and adds them to the text.
pub(super) fn split(text: &mut Text<'_>, tokens: Range<usize>) {
    let mut start = tokens.start;
    let mut at = tokens.start;
    while at < tokens.end {
        if !is_stop(text, at) {
            at += 1;
            continue;
        }
        let end = after_closers(text, at + 1, tokens.end);
        if end == tokens.end || is_break(text, at, end) {
            text.sentences.push(start..end);
            start = end;
        }
        at = end;
    }
    if start < tokens.end {
        text.sentences.push(start..tokens.end);
    }
}

/// Whether the token ends in what can be a full stop.
fn is_stop(text: &Text<'_>, at: usize) -> bool {
    let token = &text.tokens[at];
    let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || byte == b',';
    if !token.respelt && is_letter(text.source.as_bytes()[token.end() - 1]) {
        return false;
    }
    let word = text.word(at);
    match token.kind {
        TokenKind::Sign => {
            matches!(word.as_bytes()[0], b'.' | b'!' | b'?') || word.starts_with(['\u{2026}', '\u{3002}', '\u{203d}'])
        }
        TokenKind::Word | TokenKind::Number => word.ends_with('.'),
        _ => false,
    }
}

/// The index after the marks and brackets that close behind a stop.
fn after_closers(text: &Text<'_>, mut at: usize, end: usize) -> usize {
    while at < end && !text.tokens[at].spaced && at > 0 {
        let closes = match text.tokens[at].kind {
            TokenKind::Mark => true,
            TokenKind::Sign => matches!(text.word(at), ")" | "]" | "!" | "?" | "." | "..." | "\u{2026}"),
            _ => false,
        };
        if !closes {
            break;
        }
        at += 1;
    }
    at
}

/// Whether a sentence ends between the stop at `stop` with its closers and `next`.
fn is_break(text: &Text<'_>, stop: usize, next: usize) -> bool {
    let follows = &text.tokens[next];
    if !follows.spaced {
        return false;
    }
    // The first word behind opening marks and brackets tells.
    let mut first = next;
    while first + 1 < text.tokens.len() && (text.tokens[first].kind == TokenKind::Mark || matches!(text.word(first), "(" | "[")) {
        first += 1;
    }
    let word = text.word(first);
    let starts_lower = word.chars().next().is_some_and(char::is_lowercase);
    let stop_word = text.word(stop);
    match text.tokens[stop].kind {
        TokenKind::Word | TokenKind::Number => {
            let bare = stop_word.trim_end_matches('.');
            let initial = bare.chars().count() == 1;
            if starts_lower || initial || abbreviation::of(bare) == Some(Abbreviation::Before) {
                return next > stop + 1 && !starts_lower;
            }
            if abbreviation::of(bare) == Some(Abbreviation::Number) {
                return false;
            }
            next > stop + 1 || OPENERS.contains(&word) || text.tokens[first].kind == TokenKind::Mark
        }
        _ if stop_word.starts_with("..") || stop_word.starts_with('\u{2026}') => !starts_lower && word.len() > 1,
        _ => {
            let dash_goes_on = text.tokens[first].kind == TokenKind::Dash && next == first && stop + 1 < next;
            !(starts_lower || dash_goes_on || matches!(word, "," | ";" | ")"))
        }
    }
}
