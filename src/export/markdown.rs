//! Markdown: the article with a footnote for each quote, then who said what, then the names.
//!
//! Whatever stands in the article is written so that it is shown as it stands, and never as emphasis, a link, a
//! heading or markup. Footnotes (`[^1]`) are not of CommonMark, but of nearly all who read Markdown; others show them
//! as they are.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use super::Settings;
use super::footnotes::{noted, voice};
use crate::document::{Document, Quote};
use crate::entity::Label;

pub fn write(text: &str, document: &Document<'_>, settings: &Settings<'_>) -> String {
    let mut out = String::with_capacity(2 * text.len());
    if !settings.name.is_empty() {
        put(&mut out, format_args!("# {}\n\n", inline(settings.name)));
    }
    let quotes = noted(document);
    let mut at = 0;
    for (index, quote) in quotes.iter().enumerate() {
        prose(&mut out, &text[at..quote.mention.span.end], at == 0);
        at = quote.mention.span.end;
        put(&mut out, format_args!("[^{}]", index + 1));
    }
    prose(&mut out, &text[at..], at == 0);
    out.truncate(out.trim_end().len());
    out.push('\n');
    if !quotes.is_empty() {
        out.push('\n');
        for (index, quote) in quotes.iter().enumerate() {
            put(&mut out, format_args!("[^{}]: {}\n", index + 1, voice(document, quote, inline)));
        }
        sayings(&mut out, document, &quotes);
    }
    names(&mut out, document);
    out
}

/// Each speaker with all quotes, in the order of their first quote.
fn sayings(out: &mut String, document: &Document<'_>, quotes: &[&Quote<'_>]) {
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    let mut voices: Vec<(&str, Vec<&Quote<'_>>)> = Vec::new();
    for quote in quotes {
        let Some(speaker) = &quote.speaker else { continue };
        let place = *places.entry(speaker.name).or_insert_with(|| {
            voices.push((speaker.name, Vec::new()));
            voices.len() - 1
        });
        voices[place].1.push(quote);
    }
    if voices.is_empty() {
        return;
    }
    out.push_str("\n## Who said what\n");
    for (name, quotes) in voices {
        put(out, format_args!("\n### {}\n", inline(name)));
        let person = quotes[0].speaker.as_ref().and_then(|speaker| speaker.person);
        if let Some(role) = person.and_then(|id| document.people.get(id.index())).and_then(|person| person.role) {
            put(out, format_args!("\n{}\n", inline(role)));
        }
        for quote in quotes {
            put(out, format_args!("\n> {}\n", inline(quote.mention.text)));
        }
    }
}

/// The names by type, each once; numbers and times are no names.
fn names(out: &mut String, document: &Document<'_>) {
    let mut lists: BTreeMap<Label, Vec<String>> = BTreeMap::new();
    let mut listed: BTreeSet<(Label, &str)> = BTreeSet::new();
    for entity in document.entities.iter().filter(|entity| !entity.label.is_numeric()) {
        let person = entity.person.and_then(|id| document.people.get(id.index()));
        let name = person.map_or(entity.mention.text, |person| person.name);
        if listed.insert((entity.label, name)) {
            lists.entry(entity.label).or_default().push(inline(name));
        }
    }
    if !lists.is_empty() {
        out.push_str("\n## Names\n\n");
    }
    for (label, names) in lists {
        put(out, format_args!("- {}: {}\n", inline(label.name()), names.join(", ")));
    }
}

/// Words of the article on one line.
fn inline(words: &str) -> String {
    let mut out = String::with_capacity(words.len() + 8);
    prose(&mut out, &words.split_whitespace().collect::<Vec<_>>().join(" "), true);
    out
}

/// Words of the article with their lines; `begins` tells whether they begin one.
fn prose(out: &mut String, words: &str, begins: bool) {
    let (mut fresh, mut digits, mut characters) = (begins, false, words.chars().peekable());
    while let Some(character) = characters.next() {
        let begun = fresh;
        fresh = false;
        match character {
            // What begins emphasis, code, links, markup and tables wherever it stands.
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '~' | '|' | '$' | '^' => {
                out.push('\\');
                out.push(character);
            }
            // What begins a heading, a list or a rule at the beginning of a line, and `!` before an image.
            '#' | '+' | '-' | '=' | '!' | ':' if begun => {
                out.push('\\');
                out.push(character);
            }
            '.' | ')' if digits => {
                out.push('\\');
                out.push(character);
            }
            // A line that begins with white space would be code; one that ends with it, a break.
            ' ' if begun => out.push_str("&#32;"),
            '\t' if begun => out.push_str("&#9;"),
            '\r' | '\n' => {
                if character == '\r' && characters.peek() == Some(&'\n') {
                    characters.next();
                }
                // A line end inside a paragraph stays one.
                let blank = |next: Option<&char>| next.is_none_or(|next| matches!(next, '\r' | '\n'));
                out.push_str(if begun || blank(characters.peek()) { "\n" } else { "\\\n" });
                fresh = true;
            }
            '\0' => out.push('\u{FFFD}'),
            other => out.push(other),
        }
        digits = (begun || digits) && character.is_ascii_digit();
    }
}

/// Writing to a string cannot fail.
fn put(out: &mut String, arguments: std::fmt::Arguments<'_>) {
    let _ = out.write_fmt(arguments);
}
