//! Plain text with footnotes: the article with a number behind each quote, and below it who speaks.
//!
//! ```text
//! “We are ready,”[1] Ada Marsh said.
//!
//! ——
//! [1] Ada Marsh, harbour master (said)
//! ```
//!
//! Terms in quotation marks have no number, nor have the fragments inside a mixed report: the report has one.

use std::fmt::Write;

use crate::document::{Document, Quote};
use crate::order;
use crate::quote::Kind;

pub fn write(text: &str, document: &Document<'_>) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 4);
    let (mut at, mut notes) = (0, String::new());
    for (index, quote) in noted(document).into_iter().enumerate() {
        let number = index + 1;
        out.push_str(&text[at..quote.mention.span.end]);
        at = quote.mention.span.end;
        // Writing to a string cannot fail.
        let _ = write!(out, "[{number}]");
        let _ = writeln!(notes, "[{number}] {}", voice(document, quote, |words| words.to_owned()));
    }
    out.push_str(&text[at..]);
    if !out.ends_with('\n') {
        out.push('\n');
    }
    if !notes.is_empty() {
        out.push_str("\n——\n");
        out.push_str(&notes);
    }
    out
}

/// The quotes that have a footnote, in the order of their ends.
pub fn noted<'d, 't>(document: &'d Document<'t>) -> Vec<&'d Quote<'t>> {
    let report = |quote: &&Quote<'_>| quote.kind != Kind::Term && quote.within.is_none();
    let mut quotes: Vec<&Quote<'_>> = document.quotes.iter().filter(report).collect();
    order::by(&mut quotes, |quote| (quote.mention.span.end, quote.mention.span.start));
    quotes
}

/// Who speaks, in what role, and the words that say so; `shown` writes words of the article.
pub fn voice(document: &Document<'_>, quote: &Quote<'_>, shown: impl Fn(&str) -> String) -> String {
    let Some(speaker) = &quote.speaker else { return "speaker not told".to_owned() };
    let line = |words: &str| shown(&words.split_whitespace().collect::<Vec<_>>().join(" "));
    let mut voice = line(speaker.name);
    let person = speaker.person.and_then(|id| document.people.get(id.index()));
    if let Some(role) = person.and_then(|person| person.role) {
        voice += ", ";
        voice += &line(role);
    }
    if let Some(cue) = quote.cue {
        let _ = write!(voice, " ({})", line(cue.text));
    }
    voice
}
