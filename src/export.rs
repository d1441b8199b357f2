//! An annotated text in the formats of other programs and of people: one file a format.
//!
//! Every format takes the text and its [`Document`] as the annotator gives
//! it, positions in bytes, and gives a whole file as a string.

mod flow;
mod html;
mod text;

use crate::document::Document;
use std::str::FromStr;

/// A format that a document can be written in, beside the JSON of the document itself.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Format {
    /// The text with its marks in brackets, then lists of its quotes and people: to be read, not parsed.
    Text,
    /// A self-contained page that loads nothing and runs nothing.
    Html,
}

impl Format {
    /// All formats, the most asked for first.
    pub const ALL: [Format; 2] = [Format::Text, Format::Html];

    /// The name by which it is asked for: `text`, `html`.
    pub const fn name(self) -> &'static str {
        match self {
            Format::Text => "text",
            Format::Html => "html",
        }
    }

    /// Writes `document`, the annotation of `text` with positions in bytes.
    pub fn write(self, text: &str, document: &Document<'_>) -> String {
        match self {
            Format::Text => text::write(text, document),
            Format::Html => html::write(text, document),
        }
    }
}

impl FromStr for Format {
    type Err = crate::Error;

    fn from_str(name: &str) -> Result<Format, crate::Error> {
        Format::ALL
            .into_iter()
            .find(|format| format.name() == name)
            .ok_or_else(|| crate::Error::new("export format", format!("\"{name}\" is none that can be written")))
    }
}

#[cfg(test)]
mod tests;
