//! Tables for spreadsheets and statistics (RFC 4180): one of the quotes, one of the entities.
//!
//! The columns have the names that quotation tools use. Numbers of positions are code points unless another unit was
//! asked for. A cell that a spreadsheet would take for a formula begins with an apostrophe, which it hides.

use super::Settings;
use crate::document::{Document, Mention};
use crate::entity::Value;
use crate::span::Span;

const QUOTES: [&str; 16] = [
    "text_id",
    "quote_id",
    "quote",
    "quote_start",
    "quote_end",
    "quote_type",
    "within",
    "speaker",
    "speaker_start",
    "speaker_end",
    "speaker_name",
    "speaker_id",
    "verb",
    "verb_start",
    "verb_end",
    "score",
];

const ENTITIES: [&str; 9] = ["text_id", "entity_id", "entity", "start", "end", "label", "person_id", "value", "score"];

pub fn quotes(text: &str, document: &Document<'_>, settings: &Settings<'_>) -> String {
    let converted = document.clone().in_units(text, settings.unit);
    let mut table = Table::new(&QUOTES);
    for quote in &converted.quotes {
        table.text(settings.name);
        table.raw(&quote.id.to_string());
        table.mention(Some(quote.mention));
        table.raw(quote.kind.name());
        table.raw(&quote.within.map_or(String::new(), |id| id.to_string()));
        let speaker = quote.speaker.as_ref();
        table.mention(speaker.and_then(|speaker| speaker.mention));
        table.text(speaker.map_or("", |speaker| speaker.name));
        table.raw(&speaker.and_then(|speaker| speaker.person).map_or(String::new(), |id| id.to_string()));
        table.mention(quote.cue);
        table.score(quote.score);
        table.end();
    }
    table.0
}

pub fn entities(text: &str, document: &Document<'_>, settings: &Settings<'_>) -> String {
    let converted = document.clone().in_units(text, settings.unit);
    let mut table = Table::new(&ENTITIES);
    for entity in &converted.entities {
        table.text(settings.name);
        table.raw(&entity.id.to_string());
        table.mention(Some(entity.mention));
        table.raw(entity.label.name());
        table.raw(&entity.person.map_or(String::new(), |id| id.to_string()));
        table.text(&entity.value.as_ref().map_or(String::new(), Value::to_string));
        table.score(entity.score);
        table.end();
    }
    table.0
}

struct Table(String);

impl Table {
    fn new(columns: &[&str]) -> Table {
        let mut table = Table(String::new());
        columns.iter().for_each(|column| table.raw(column));
        table.end();
        table
    }

    /// A cell of our own making.
    fn raw(&mut self, cell: &str) {
        self.0.push_str(cell);
        self.0.push(',');
    }

    /// A cell of somebody else's.
    fn text(&mut self, cell: &str) {
        let defused = if cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) { "'" } else { "" };
        if cell.contains([',', '"', '\n', '\r']) {
            self.0.push('"');
            self.0.push_str(defused);
            self.0.push_str(&cell.replace('"', "\"\""));
            self.0.push_str("\",");
        } else {
            self.0.push_str(defused);
            self.raw(cell);
        }
    }

    /// Three cells: the words, where they begin, where they end.
    fn mention(&mut self, mention: Option<Mention<'_>>) {
        self.text(mention.map_or("", |mention| mention.text));
        let position = |get: fn(Span) -> usize| mention.map_or(String::new(), |mention| get(mention.span).to_string());
        self.raw(&position(|span| span.start));
        self.raw(&position(|span| span.end));
    }

    fn score(&mut self, score: f32) {
        self.raw(&format!("{score:.2}"));
    }

    /// Ends a row, in the place of its last comma.
    fn end(&mut self) {
        self.0.pop();
        self.0.push_str("\r\n");
    }
}
