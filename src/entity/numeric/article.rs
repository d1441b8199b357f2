//! The date of an article, where the article itself tells it.

use super::calendar::Day;
use super::lexeme::{Class, Lexeme};
use super::moment::Moment;
use super::reader::Reader;
use crate::text::Text;

/// How many paragraphs from the top a date is looked for in.
const PARAGRAPHS: usize = 8;
/// How many tokens a line about the article has at most.
const LINE: usize = 20;
/// How many tokens of a paragraph its date stands in.
const TOKENS: usize = 24;

/// The full date that stands at the top of the article as its own: in a dateline or a line of its own, not inside a sentence.
pub(crate) fn date(text: &Text<'_>, lexemes: &[Lexeme]) -> Option<Day> {
    for (index, paragraph) in text.paragraphs().iter().take(PARAGRAPHS).enumerate() {
        let tokens = paragraph.tokens();
        let reader = Reader { text, lexemes, start: tokens.start, end: tokens.end, article: None, sterling: false };
        // Posts shown in the text have dates of their own. Below the first paragraph a date counts in a line of its
        // own or behind the place of a dateline.
        let posted = tokens.clone().any(|token| text.word(token).starts_with('@'));
        if posted && index > 0 {
            continue;
        }
        let long = index > 0 && tokens.len() > LINE;
        let mut at = tokens.start;
        while at < tokens.end.min(tokens.start + TOKENS) {
            let when = match reader.class(at) {
                Class::Month | Class::Weekday => reader.simple(at),
                Class::Figure => reader.dated_figure(at, false),
                _ => None,
            };
            let Some(when) = when else {
                at += 1;
                continue;
            };
            if let Some(Moment::Day(day)) = when.moment
                && stands_alone(&reader, at, when.end)
                && (!long || follows_place(&reader, at))
            {
                return Some(day);
            }
            at = when.end;
        }
    }
    None
}

/// Whether the date at `at..end` is the article's own: no preposition before it makes it part of a sentence.
fn stands_alone(reader: &Reader<'_>, at: usize, end: usize) -> bool {
    let before = at.checked_sub(1).filter(|before| *before >= reader.start);
    let spoken =
        before.is_some_and(|before| reader.is_lower(before) && !reader.is_any(before, &["published", "updated", "posted", "on"]));
    let published = before.is_some_and(|before| before > reader.start && reader.is(before, "on"))
        && (reader.start..at).any(|word| reader.is_any(word, &["published", "updated", "posted", "modified", "filed"]));
    if spoken || before.is_some_and(|before| reader.is(before, "on")) && !published {
        return false;
    }
    let short = reader.end - reader.start <= LINE;
    let line = end >= reader.end && short;
    let dashed = reader.class(end) == Class::Dash || matches!(reader.word(end), "(" | "|" | "/" | "·" | "•");
    let clock = matches!(reader.class(end), Class::Figure) || reader.is(end, "at") || matches!(reader.word(end), "." | ",");
    line || dashed || published || clock && short
}

/// Whether nothing but a place stands before the date at `at`: "TEMA, Ghana, 14 March".
fn follows_place(reader: &Reader<'_>, at: usize) -> bool {
    at > reader.start
        && (reader.start..at).all(|token| reader.is_capital(token) || matches!(reader.word(token), "," | "(" | "." | "/"))
}
