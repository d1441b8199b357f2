//! A text with its marks in brackets, then its quotes and people: to be read, and compared line by line.
//!
//! ```text
//! Kremlin spokesman [Dmitry Peskov|PERSON p1] informed that the «q1 "situation is too complex"».
//!
//! Quotes
//! q1  direct  Dmitry Peskov p1, informed: "situation is too complex"
//!
//! People
//! p1  Dmitry Peskov, PERSON, Kremlin spokesman: Dmitry Peskov
//! ```
//!
//! Brackets that stand in the source are left as they are, so the marks cannot always be told from
//! them by a program; for programs there are the other formats.

use super::flow::{Mark, Piece, Step, steps};
use crate::document::{Document, Quote};
use crate::quote::Kind;
use std::fmt::Write;

pub fn write(text: &str, document: &Document<'_>) -> String {
    let mut out = String::with_capacity(2 * text.len());
    for step in steps(text, document) {
        match step {
            Step::Text(text) => out.push_str(text),
            Step::Open(Piece { mark: Mark::Entity(_), .. }) => out.push('['),
            Step::Open(Piece { mark: Mark::Quote(quote), .. }) => put(&mut out, format_args!("«{} ", quote.id)),
            Step::Close(Piece { mark: Mark::Quote(_), .. }) => out.push('»'),
            Step::Close(Piece { mark: Mark::Entity(entity), .. }) => match entity.person {
                Some(person) => put(&mut out, format_args!("|{} {person}]", entity.label)),
                None => put(&mut out, format_args!("|{}]", entity.label)),
            },
        }
    }
    if !out.ends_with('\n') {
        out.push('\n');
    }
    if !document.quotes.is_empty() {
        out.push_str("\nQuotes\n");
        for quote in &document.quotes {
            self::quote(&mut out, quote);
        }
    }
    if !document.people.is_empty() {
        out.push_str("\nPeople\n");
        for person in &document.people {
            put(&mut out, format_args!("{}  {}, {}", person.id, line(person.name), person.label));
            if let Some(role) = person.role {
                put(&mut out, format_args!(", {}", line(role)));
            }
            for (index, mention) in person.mentions.iter().enumerate() {
                put(&mut out, format_args!("{}{}", if index == 0 { ": " } else { " · " }, line(mention.text)));
            }
            out.push('\n');
        }
    }
    out
}

fn quote(out: &mut String, quote: &Quote<'_>) {
    put(out, format_args!("{}  {}", quote.id, quote.kind.name()));
    if let Some(within) = quote.within {
        put(out, format_args!(" in {within}"));
    }
    match &quote.speaker {
        Some(speaker) => {
            put(out, format_args!("  {}", line(speaker.name)));
            if let Some(person) = speaker.person {
                put(out, format_args!(" {person}"));
            }
            match speaker.mention {
                Some(mention) if mention.text != speaker.name => put(out, format_args!(" ({})", line(mention.text))),
                _ => {}
            }
        }
        None if quote.kind == Kind::Term => {}
        None => out.push_str("  nobody"),
    }
    if let Some(cue) = quote.cue {
        put(out, format_args!(", {}", line(cue.text)));
    }
    put(out, format_args!(": {}\n", line(quote.mention.text)));
}

/// `text` on one line: every run of white space becomes one space.
fn line(text: &str) -> String {
    let mut words = text.split_whitespace();
    let mut line = words.next().unwrap_or_default().to_owned();
    for word in words {
        line.push(' ');
        line.push_str(word);
    }
    line
}

/// Writing to a string cannot fail.
fn put(out: &mut String, arguments: std::fmt::Arguments<'_>) {
    let _ = out.write_fmt(arguments);
}
