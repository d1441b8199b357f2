//! Plain-text articles, one result each.

use std::io::{self, Write};

use serde::Serialize;
use whosaid::export::{Format, Settings};
use whosaid::{Annotator, Document, Options};

use crate::arguments::{Annotate, Output};
use crate::input::Input;
use crate::{Refusal, complain};

/// A document of several, named by its file.
#[derive(Serialize)]
struct Named<'d, 't> {
    id: String,
    #[serde(flatten)]
    document: &'d Document<'t>,
}

/// Annotates every input in turn; whether all could be read.
///
/// # Errors
///
/// When the output cannot be opened or written.
pub fn annotate(annotator: &Annotator, asked: &Annotate, options: &Options) -> Result<bool, Refusal> {
    let inputs = asked.inputs();
    let mut out = crate::output::Output::open(asked.output.as_deref(), false)?;
    let (mut fine, mut first) = (true, true);
    for input in &inputs {
        let text = match input.text() {
            Ok(text) => text,
            Err(why) => {
                complain(format_args!("{why}"));
                fine = false;
                continue;
            }
        };
        let document = annotator.annotate(&text, options);
        match asked.format {
            Output::Export(format) => {
                let name = if *input == Input::Standard { String::new() } else { input.to_string() };
                let settings = Settings { name: &name, unit: asked.unit(), loose: asked.loose };
                let written = format.write_with(&text, &document, &settings);
                // Of several tables the first alone keeps its head.
                let headless = written.split_once('\n').map_or("", |(_, rest)| rest);
                let table = matches!(format, Format::Csv | Format::CsvEntities);
                out.write_all(if table && !first { headless } else { &written }.as_bytes())?;
            }
            Output::Json => {
                let document = document.in_units(&text, asked.unit());
                if inputs.len() == 1 {
                    out.write_all(document.to_json().as_bytes())?;
                } else {
                    let named = Named { id: input.to_string(), document: &document };
                    serde_json::to_writer(&mut out, &named).map_err(io::Error::from)?;
                }
                out.write_all(b"\n")?;
            }
        }
        out.hand_on()?;
        first = false;
    }
    out.finish()?;
    Ok(fine)
}
