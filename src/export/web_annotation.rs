//! W3C Web Annotation (JSON-LD): a page of annotations, each found by its words with their context and by its position.
//!
//! Positions are code points, as the model has them, unless UTF-16 was asked for: some tools count so. Where the
//! positions no longer fit a text that was changed, the words and their context still do.

use std::fmt::Write;

use super::Settings;
use super::json::Quoted;
use crate::document::Document;
use crate::span::Span;
use unicode_segmentation::UnicodeSegmentation;

/// How many characters of context stand before and after the words.
const CONTEXT: usize = 32;

pub fn write(text: &str, document: &Document<'_>, settings: &Settings<'_>) -> String {
    let converted = document.clone().in_units(text, settings.unit);
    let source = iri(settings.name);
    let mut items = Vec::with_capacity(document.entities.len() + document.quotes.len());
    for (entity, placed) in document.entities.iter().zip(&converted.entities) {
        let person = entity.person.and_then(|id| document.people.get(id.index()));
        let bodies = Bodies { class: entity.label.name(), name: person.map(|person| person.name) };
        items.push((entity.id.to_string(), entity.mention.span, placed.mention.span, bodies));
    }
    for (quote, placed) in document.quotes.iter().zip(&converted.quotes) {
        let bodies = Bodies { class: quote.kind.name(), name: quote.speaker.as_ref().map(|speaker| speaker.name) };
        items.push((quote.id.to_string(), quote.mention.span, placed.mention.span, bodies));
    }
    let mut out = String::from("{\n\"@context\": \"http://www.w3.org/ns/anno.jsonld\",\n\"type\": \"AnnotationPage\",\n");
    put(&mut out, format_args!("\"id\": {},\n\"items\": [", Quoted(&format!("{source}#annotations"))));
    for (index, (id, span, placed, bodies)) in items.iter().enumerate() {
        out.push_str(if index == 0 { "\n" } else { ",\n" });
        put(&mut out, format_args!("{{\"id\": {}, \"type\": \"Annotation\", ", Quoted(&format!("{source}#{id}"))));
        bodies.write(&mut out);
        let (prefix, suffix) = (before(text, span.start), after(text, span.end));
        put(&mut out, format_args!("\"target\": {{\"source\": {}, \"selector\": [", Quoted(&source)));
        put(&mut out, format_args!("{{\"type\": \"TextQuoteSelector\", \"exact\": {}, ", Quoted(span.of(text))));
        put(&mut out, format_args!("\"prefix\": {}, \"suffix\": {}}}, ", Quoted(prefix), Quoted(suffix)));
        let Span { start, end } = placed;
        put(&mut out, format_args!("{{\"type\": \"TextPositionSelector\", \"start\": {start}, \"end\": {end}}}]}}}}"));
    }
    out.push_str("\n]\n}\n");
    out
}

/// What an annotation says: a class, and whom it names or who speaks.
struct Bodies<'t> {
    class: &'t str,
    name: Option<&'t str>,
}

impl Bodies<'_> {
    fn write(&self, out: &mut String) {
        let body =
            |value, purpose| format!("{{\"type\": \"TextualBody\", \"value\": {}, \"purpose\": \"{purpose}\"}}", Quoted(value));
        put(out, format_args!("\"motivation\": \"classifying\", \"body\": [{}", body(self.class, "classifying")));
        if let Some(name) = self.name {
            put(out, format_args!(", {}", body(name, "identifying")));
        }
        out.push_str("], ");
    }
}

/// Writing to a string cannot fail.
fn put(out: &mut String, arguments: std::fmt::Arguments<'_>) {
    let _ = out.write_fmt(arguments);
}

/// The name of the text as an address: as it is where it is one, else in our own scheme.
fn iri(name: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    if name.starts_with("http://") || name.starts_with("https://") {
        return name.bytes().filter(|&byte| plain(byte) || b":/?&=%+,;@!$()*'".contains(&byte)).map(char::from).collect();
    }
    let mut iri = String::from("urn:whosaid:");
    for byte in if name.is_empty() { "text" } else { name }.bytes() {
        if plain(byte) {
            iri.push(char::from(byte));
        } else {
            put(&mut iri, format_args!("%{byte:02X}"));
        }
    }
    iri
}

/// The last whole graphemes before byte `at`, no more characters than the context has.
fn before(text: &str, at: usize) -> &str {
    let near = text[..at].char_indices().rev().take(3 * CONTEXT).last().map_or(at, |(start, _)| start);
    let (mut start, mut count) = (at, 0);
    for grapheme in text[near..at].graphemes(true).rev() {
        count += grapheme.chars().count();
        if count > CONTEXT {
            break;
        }
        start -= grapheme.len();
    }
    &text[start..at]
}

/// The first whole graphemes from byte `at`, no more characters than the context has.
fn after(text: &str, at: usize) -> &str {
    let (mut end, mut count) = (at, 0);
    for grapheme in text[at..].graphemes(true) {
        count += grapheme.chars().count();
        if count > CONTEXT {
            break;
        }
        end += grapheme.len();
    }
    &text[at..end]
}
