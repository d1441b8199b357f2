//! Any text is written in every format, and readers that are not ours read it back.

#![no_main]

use libfuzzer_sys::fuzz_target;
use whosaid::export::{Format, Settings};
use whosaid::{OffsetUnit, Options};
use whosaid_fuzz::{ANNOTATOR, choice};

fuzz_target!(|input: &[u8]| {
    let (how, text) = choice(input);
    let format = Format::ALL[usize::from(how) % Format::ALL.len()];
    let unit = if how & 0x80 == 0 { OffsetUnit::Codepoint } else { OffsetUnit::Utf16 };
    let document = ANNOTATOR.annotate(&text, &Options::default());
    let name: String = text.chars().take(12).collect();
    let written = format.write_with(&text, &document, &Settings { name: &name, unit, loose: false });
    match format {
        Format::Csv | Format::CsvEntities => {
            let mut reader = csv::Reader::from_reader(written.as_bytes());
            let rows = reader.records().map(|row| row.expect("a row of the table's width")).count();
            let marks = if format == Format::Csv { document.quotes.len() } else { document.entities.len() };
            assert_eq!(rows, marks);
        }
        Format::WebAnnotation | Format::Displacy => {
            serde_json::from_str::<serde_json::Value>(&written).expect("JSON");
        }
        Format::Tei => {
            roxmltree::Document::parse(&written).expect("well-formed XML");
        }
        Format::Html => {
            let body = written.split_once("<body").expect("a page has a body").1;
            assert!(!body.contains("<script") && !body.contains("<img") && !body.contains("javascript:\""));
        }
        _ => {}
    }
});
