//! An annotated text in the formats of other programs and of people: one file a format.
//!
//! Every format takes the text and its [`Document`] as the annotator gives
//! it, positions in bytes, and gives a whole file as a string. The formats
//! for people leave [loose](crate::document::Quote::is_loose) reports out
//! unless they are asked for; those for programs hold everything.

mod brat;
mod conll;
mod csv;
mod displacy;
mod flow;
mod footnotes;
mod html;
mod json;
mod markdown;
mod markup;
mod tei;
mod text;
mod web_annotation;

use std::str::FromStr;

use crate::document::Document;
use crate::offsets::OffsetUnit;

/// A format that a document can be written in, beside the JSON of the document itself.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum Format {
    /// The text with its marks in brackets, then lists of its quotes and people: to be read, not parsed.
    Text,
    /// The text with a numbered footnote for each quote.
    Footnotes,
    /// The text in Markdown with a footnote for each quote, then who said what and the names.
    Markdown,
    /// A self-contained page that loads nothing and runs nothing.
    Html,
    /// A table of the quotes, their speakers and cues.
    Csv,
    /// A table of the entities.
    CsvEntities,
    /// W3C Web Annotation, JSON-LD.
    WebAnnotation,
    /// What spaCy's displaCy draws; entities only.
    Displacy,
    /// brat standoff, the `.ann` beside the text.
    Brat,
    /// A token and its IOB2 tag a line; entities only.
    Conll,
    /// TEI P5 XML.
    Tei,
}

/// What a format is told beside the document.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Settings<'s> {
    /// What the text is called where a format names it: a file's name, an address. Empty if it has no name.
    pub name: &'s str,
    /// What positions count in the formats that leave it open (`csv`, `webannotation`); the others prescribe it.
    pub unit: OffsetUnit,
    /// Whether the formats for people keep loose reports: stances, wishes and deeds rather than words.
    pub loose: bool,
}

impl Format {
    /// All formats, those for people first.
    pub const ALL: [Format; 11] = [
        Format::Text,
        Format::Footnotes,
        Format::Markdown,
        Format::Html,
        Format::Csv,
        Format::CsvEntities,
        Format::WebAnnotation,
        Format::Displacy,
        Format::Brat,
        Format::Conll,
        Format::Tei,
    ];

    /// The name by which it is asked for: `text`, `webannotation`.
    pub const fn name(self) -> &'static str {
        match self {
            Format::Text => "text",
            Format::Footnotes => "footnotes",
            Format::Markdown => "markdown",
            Format::Html => "html",
            Format::Csv => "csv",
            Format::CsvEntities => "csv-entities",
            Format::WebAnnotation => "webannotation",
            Format::Displacy => "displacy",
            Format::Brat => "brat",
            Format::Conll => "conll",
            Format::Tei => "tei",
        }
    }

    /// Whether people read it rather than programs.
    pub const fn is_for_people(self) -> bool {
        matches!(self, Format::Text | Format::Footnotes | Format::Markdown | Format::Html)
    }

    /// Writes `document`, the annotation of `text` with positions in bytes.
    pub fn write(self, text: &str, document: &Document<'_>) -> String {
        self.write_with(text, document, &Settings::default())
    }

    /// Writes `document`, the annotation of `text` with positions in bytes, as `settings` say.
    pub fn write_with(self, text: &str, document: &Document<'_>, settings: &Settings<'_>) -> String {
        let strict = (self.is_for_people() && !settings.loose).then(|| document.without_loose());
        let document = strict.as_ref().unwrap_or(document);
        match self {
            Format::Text => text::write(text, document),
            Format::Footnotes => footnotes::write(text, document),
            Format::Markdown => markdown::write(text, document, settings),
            Format::Html => html::write(text, document),
            Format::Csv => csv::quotes(text, document, settings),
            Format::CsvEntities => csv::entities(text, document, settings),
            Format::WebAnnotation => web_annotation::write(text, document, settings),
            Format::Displacy => displacy::write(text, document, settings),
            Format::Brat => brat::write(text, document),
            Format::Conll => conll::write(text, document),
            Format::Tei => tei::write(text, document, settings),
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
