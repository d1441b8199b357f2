//! A self-contained page: the marked text, then who said what, each quote linked to its place.
//!
//! The page runs no script and loads nothing: its policy allows one style sheet, named by its hash.
//! Whatever stands in the text reaches the page as characters only, and comes out as it went in, except
//! that the null character, which no page can hold, is shown as the replacement character.

use super::flow::{Mark, Piece, Step, steps};
use super::markup::{Language, Markup};
use crate::document::{Document, Person, PersonId, Quote};
use crate::order;
use crate::quote::Kind;

const STYLE: &str = include_str!("page.css");

/// The SHA-256 of the style, as a policy names it; pinned by a test.
const STYLE_HASH: &str = "sha256-Ru/3MZ0wSaImlEMTX4pN9b4SMJFYOo+ji2IGWfa3kmo=";

/// The policy without its style's hash.
const POLICY: &str = "default-src 'none'; base-uri 'none'; form-action 'none'; style-src";

pub fn write(text: &str, document: &Document<'_>) -> String {
    let mut page = Markup::new(Language::Html, 3 * text.len() + STYLE.len() + 1024);
    page.raw("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    page.put(format_args!("<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY} '{STYLE_HASH}'\">\n"));
    page.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    page.element("title", &title(text));
    page.raw("\n<style>");
    page.raw(STYLE);
    page.raw("</style>\n</head>\n<body>\n<main>\n<article>");
    article(&mut page, text, document);
    page.raw("</article>\n");
    sayings(&mut page, document);
    terms(&mut page, document);
    page.raw("</main>\n</body>\n</html>\n");
    page.finish()
}

/// The text's first words, for the window's title.
fn title(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().take(12).collect();
    if words.is_empty() { "Annotated text".to_owned() } else { words.join(" ") }
}

fn article(page: &mut Markup, text: &str, document: &Document<'_>) {
    for step in steps(text, document) {
        match step {
            Step::Text(text) => page.characters(text),
            Step::Close(_) => page.raw("</mark>"),
            Step::Open(Piece { mark, first, last }) => {
                match mark {
                    Mark::Entity(entity) => {
                        page.put(format_args!("<mark data-label=\"{}\"", entity.label));
                        identify(page, entity.id, first);
                        if let Some(person) = entity.person {
                            page.put(format_args!(" data-person=\"{person}\""));
                        }
                    }
                    Mark::Quote(quote) => {
                        page.put(format_args!("<mark data-kind=\"{}\"", quote.kind.name()));
                        identify(page, quote.id, first);
                        if let Some(person) = quote.speaker.as_ref().and_then(|speaker| speaker.person) {
                            page.put(format_args!(" data-person=\"{person}\""));
                        }
                        if let Some(speaker) = &quote.speaker {
                            page.attribute("title", speaker.name);
                        }
                    }
                }
                page.raw(if last { ">" } else { " data-cut>" });
            }
        }
    }
}

/// Only the first piece of a mark bears its id.
fn identify(page: &mut Markup, id: impl std::fmt::Display, first: bool) {
    if first {
        page.put(format_args!(" id=\"{id}\""));
    }
}

/// Who said what: each speaker with all quotes, in the order of their first quote.
fn sayings(page: &mut Markup, document: &Document<'_>) {
    let said: Vec<&Quote<'_>> = document.quotes.iter().filter(|quote| quote.kind != Kind::Term).collect();
    if said.is_empty() {
        return;
    }
    page.raw("<section aria-labelledby=\"said\">\n<h2 id=\"said\">Who said what</h2>\n");
    for (voice, quotes) in voices(&said) {
        page.raw("<h3>");
        match voice {
            Voice::Person(id) => person(page, document, id, quotes[0]),
            Voice::Named(name) => page.characters(name),
            Voice::Nobody => page.raw("Speaker not told"),
        }
        page.raw("</h3>\n");
        for quote in quotes {
            page.put(format_args!("<blockquote><a href=\"#{}\">{}</a> ", quote.id, quote.kind.name()));
            page.characters(quote.mention.text);
            if let Some(cue) = quote.cue {
                page.raw(" <span class=\"cue\">(");
                page.characters(cue.text);
                page.raw(")</span>");
            }
            page.raw("</blockquote>\n");
        }
    }
    page.raw("</section>\n");
}

fn person(page: &mut Markup, document: &Document<'_>, id: PersonId, quote: &Quote<'_>) {
    match document.people.get(id.index()) {
        Some(Person { name, role, .. }) => {
            page.characters(name);
            if let Some(role) = role {
                page.raw(" <span class=\"role\">");
                page.characters(role);
                page.raw("</span>");
            }
        }
        None => page.characters(quote.speaker.as_ref().map_or("", |speaker| speaker.name)),
    }
}

fn terms(page: &mut Markup, document: &Document<'_>) {
    let mut terms = document.quotes.iter().filter(|quote| quote.kind == Kind::Term).peekable();
    if terms.peek().is_none() {
        return;
    }
    page.raw("<section aria-labelledby=\"terms\">\n<h2 id=\"terms\">In quotation marks, but nobody's words</h2>\n<ul>\n");
    for quote in terms {
        page.put(format_args!("<li><a href=\"#{}\">", quote.id));
        page.characters(quote.mention.text);
        page.raw("</a></li>\n");
    }
    page.raw("</ul>\n</section>\n");
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
    order::by(&mut voices, |(voice, _)| (usize::from(*voice == Voice::Nobody), 0));
    voices
}
