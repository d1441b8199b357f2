//! A self-contained page: the marked text, then who said what, each quote linked to its place.
//!
//! The page runs no script and loads nothing: its policy allows one style sheet, named by its hash.
//! Whatever stands in the text reaches the page as characters only, and comes out as it went in, except
//! that the null character, which no page can hold, is shown as the replacement character.

use super::flow::{Mark, Piece, Step, steps};
use crate::document::{Document, Person, PersonId, Quote};
use crate::quote::Kind;
use std::fmt::Write;

const STYLE: &str = include_str!("page.css");

/// The SHA-256 of the style, as a policy names it; pinned by a test.
const STYLE_HASH: &str = "sha256-rt5WNnQc9W+ktCjndSgZsyHmujJpLI4gz1L3l/s5+R4=";

/// The policy without its style's hash.
const POLICY: &str = "default-src 'none'; base-uri 'none'; form-action 'none'; style-src";

pub fn write(text: &str, document: &Document<'_>) -> String {
    let mut page = Page(String::with_capacity(3 * text.len() + STYLE.len() + 1024));
    page.raw("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    page.put(format_args!("<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY} '{STYLE_HASH}'\">\n"));
    page.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
    page.characters(&title(text));
    page.raw("</title>\n<style>");
    page.raw(STYLE);
    page.raw("</style>\n</head>\n<body>\n<main>\n<article>");
    page.article(text, document);
    page.raw("</article>\n");
    page.sayings(document);
    page.terms(document);
    page.raw("</main>\n</body>\n</html>\n");
    page.0
}

/// The text's first words, for the window's title.
fn title(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().take(12).collect();
    if words.is_empty() { "Annotated text".to_owned() } else { words.join(" ") }
}

struct Page(String);

impl Page {
    fn raw(&mut self, markup: &str) {
        self.0.push_str(markup);
    }

    /// Writing to a string cannot fail.
    fn put(&mut self, markup: std::fmt::Arguments<'_>) {
        let _ = self.0.write_fmt(markup);
    }

    /// Text or an attribute's value. A carriage return is written by number: the parser would change it.
    fn characters(&mut self, text: &str) {
        for character in text.chars() {
            match character {
                '&' => self.raw("&amp;"),
                '<' => self.raw("&lt;"),
                '>' => self.raw("&gt;"),
                '"' => self.raw("&quot;"),
                '\'' => self.raw("&#39;"),
                '\r' => self.raw("&#13;"),
                '\0' => self.raw("\u{FFFD}"),
                other => self.0.push(other),
            }
        }
    }

    fn article(&mut self, text: &str, document: &Document<'_>) {
        for step in steps(text, document) {
            match step {
                Step::Text(text) => self.characters(text),
                Step::Close(_) => self.raw("</mark>"),
                Step::Open(Piece { mark, first, last }) => {
                    match mark {
                        Mark::Entity(entity) => {
                            self.put(format_args!("<mark data-label=\"{}\"", entity.label));
                            self.identify(entity.id, first);
                            if let Some(person) = entity.person {
                                self.put(format_args!(" data-person=\"{person}\""));
                            }
                        }
                        Mark::Quote(quote) => {
                            self.put(format_args!("<mark data-kind=\"{}\"", quote.kind.name()));
                            self.identify(quote.id, first);
                            if let Some(person) = quote.speaker.as_ref().and_then(|speaker| speaker.person) {
                                self.put(format_args!(" data-person=\"{person}\""));
                            }
                            if let Some(speaker) = &quote.speaker {
                                self.raw(" title=\"");
                                self.characters(speaker.name);
                                self.raw("\"");
                            }
                        }
                    }
                    self.raw(if last { ">" } else { " data-cut>" });
                }
            }
        }
    }

    /// Only the first piece of a mark bears its id.
    fn identify(&mut self, id: impl std::fmt::Display, first: bool) {
        if first {
            self.put(format_args!(" id=\"{id}\""));
        }
    }

    /// Who said what: each speaker with all quotes, in the order of their first quote.
    fn sayings(&mut self, document: &Document<'_>) {
        let said: Vec<&Quote<'_>> = document.quotes.iter().filter(|quote| quote.kind != Kind::Term).collect();
        if said.is_empty() {
            return;
        }
        self.raw("<section aria-labelledby=\"said\">\n<h2 id=\"said\">Who said what</h2>\n");
        for (voice, quotes) in voices(&said) {
            self.raw("<h3>");
            match voice {
                Voice::Person(id) => self.person(document, id, quotes[0]),
                Voice::Named(name) => self.characters(name),
                Voice::Nobody => self.raw("Speaker not told"),
            }
            self.raw("</h3>\n");
            for quote in quotes {
                self.put(format_args!("<blockquote><a href=\"#{}\">{}</a> ", quote.id, quote.kind.name()));
                self.characters(quote.mention.text);
                if let Some(cue) = quote.cue {
                    self.raw(" <span class=\"cue\">(");
                    self.characters(cue.text);
                    self.raw(")</span>");
                }
                self.raw("</blockquote>\n");
            }
        }
        self.raw("</section>\n");
    }

    fn person(&mut self, document: &Document<'_>, id: PersonId, quote: &Quote<'_>) {
        match document.people.get(id.index()) {
            Some(Person { name, role, .. }) => {
                self.characters(name);
                if let Some(role) = role {
                    self.raw(" <span class=\"role\">");
                    self.characters(role);
                    self.raw("</span>");
                }
            }
            None => self.characters(quote.speaker.as_ref().map_or("", |speaker| speaker.name)),
        }
    }

    fn terms(&mut self, document: &Document<'_>) {
        let mut terms = document.quotes.iter().filter(|quote| quote.kind == Kind::Term).peekable();
        if terms.peek().is_none() {
            return;
        }
        self.raw("<section aria-labelledby=\"terms\">\n<h2 id=\"terms\">In quotation marks, but nobody's words</h2>\n<ul>\n");
        for quote in terms {
            self.put(format_args!("<li><a href=\"#{}\">", quote.id));
            self.characters(quote.mention.text);
            self.raw("</a></li>\n");
        }
        self.raw("</ul>\n</section>\n");
    }
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Voice<'t> {
    Person(PersonId),
    Named(&'t str),
    Nobody,
}

/// The quotes of each voice, by its first quote; those of nobody come last.
fn voices<'q, 't>(said: &[&'q Quote<'t>]) -> Vec<(Voice<'t>, Vec<&'q Quote<'t>>)> {
    let mut places: std::collections::BTreeMap<Voice<'_>, usize> = std::collections::BTreeMap::new();
    let mut voices: Vec<(Voice<'t>, Vec<&'q Quote<'t>>)> = Vec::new();
    for quote in said {
        let voice = match &quote.speaker {
            Some(speaker) => speaker.person.map_or(Voice::Named(speaker.name), Voice::Person),
            None => Voice::Nobody,
        };
        let place = *places.entry(voice).or_insert_with(|| {
            voices.push((voice, Vec::new()));
            voices.len() - 1
        });
        voices[place].1.push(quote);
    }
    voices.sort_by_key(|(voice, _)| *voice == Voice::Nobody);
    voices
}
