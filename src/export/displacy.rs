//! What spaCy's displaCy draws with `manual=True` in the style `ent`: the text and its entities, in code points.
//!
//! It has no place for quotes: overlapping spans cannot be drawn in this style.

use std::fmt::Write;

use super::Settings;
use super::json::Quoted;
use crate::document::Document;
use crate::offsets::OffsetUnit;

pub fn write(text: &str, document: &Document<'_>, settings: &Settings<'_>) -> String {
    let converted = document.clone().in_units(text, OffsetUnit::Codepoint);
    let mut out = String::with_capacity(2 * text.len());
    // Writing to a string cannot fail.
    let _ = write!(out, "{{\"text\": {}, \"ents\": [", Quoted(text));
    for (index, entity) in converted.entities.iter().enumerate() {
        let comma = if index == 0 { "" } else { ", " };
        let span = entity.mention.span;
        let _ = write!(out, "{comma}{{\"start\": {}, \"end\": {}, \"label\": \"{}\"}}", span.start, span.end, entity.label);
    }
    let title = if settings.name.is_empty() { "null".to_owned() } else { Quoted(settings.name).to_string() };
    let _ = writeln!(out, "], \"title\": {title}}}");
    out
}
