//! The edge to JavaScript, and the only file that knows it.
//!
//! A document leaves as plain objects that can be cloned, stored and sent,
//! with positions in UTF-16 units, so that `text.slice(start, end)` works.

use std::cell::OnceCell;
use std::sync::Arc;

use serde::Deserialize;
use wasm_bindgen::prelude::*;
use web_sys::DedicatedWorkerGlobalScope;

use crate::annotator::{Annotator, Options, Stage};
use crate::document::Document;
use crate::export::{Format, Settings};
use crate::lexicon::Dictionary;
use crate::offsets::OffsetUnit;
use crate::packed::Packed;
use crate::stored::Stored;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("wasm.d.ts");

/// From this many bytes on, a text is worth telling the reader how far it is.
const LONG: usize = 50_000;

thread_local! {
    /// Loaded with the first text, once for each worker.
    static ANNOTATOR: OnceCell<Annotator> = const { OnceCell::new() };
}

/// What JavaScript may say about one text.
#[derive(Deserialize, Default)]
#[serde(default)]
struct JsOptions {
    date: Option<String>,
    dictionary: Option<String>,
    reasons: bool,
    /// Only of an export: what the text is called, and what positions count.
    name: Option<String>,
    #[serde(rename = "offsetUnit")]
    offset_unit: Option<String>,
    /// Only of an export: whether the formats for people keep loose reports.
    loose: bool,
}

/// Annotates `text` and gives its document as numbers and the rest as a JSON array, from which `documentOf` makes plain
/// objects: see `packed`. To set their properties one by one from here takes many times as long.
///
/// Only the options can be refused: then it throws an `Error` that says why.
///
/// A lone surrogate, which no UTF-8 text can hold, is read as U+FFFD; it is one UTF-16 unit as well, so that
/// all positions stay right.
///
/// Inside a dedicated worker a long text posts `{ type: "progress", stage }` as each stage begins.
#[wasm_bindgen(js_name = annotateAsNumbers, unchecked_return_type = "[Uint32Array, string]")]
pub fn annotate_as_numbers(
    text: &str,
    #[wasm_bindgen(unchecked_optional_param_type = "Options")] options: JsValue,
) -> Result<JsValue, JsError> {
    let Packed { numbers, rest } = annotated(text, options, |document| Packed::new(text, &document))?;
    Ok(js_sys::Array::of2(&js_sys::Uint32Array::from(&numbers[..]), &JsValue::from_str(&rest)).into())
}

/// Annotates `text` and gives the document as JSON: to send or to store it is then a matter of one string.
#[wasm_bindgen(js_name = annotateAsJson)]
pub fn annotate_as_json(
    text: &str,
    #[wasm_bindgen(unchecked_optional_param_type = "Options")] options: JsValue,
) -> Result<String, JsError> {
    annotated(text, options, |document| document.in_units(text, OffsetUnit::Utf16).to_json())
}

/// What `form` makes of the document of a text.
fn annotated<'t, F>(text: &'t str, options: JsValue, form: impl FnOnce(Document<'t>) -> F) -> Result<F, JsError> {
    let options = read_options(options)?;
    let worker = if text.len() < LONG { None } else { js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>().ok() };
    let mut report = |stage: Stage| {
        if let Some(worker) = &worker {
            let message = js_sys::JSON::parse(&format!("{{\"type\":\"progress\",\"stage\":\"{}\"}}", stage.name()));
            // A worker that cannot be told how far it is still reads on.
            let _ = message.and_then(|message| worker.post_message(&message));
        }
    };
    Ok(ANNOTATOR.with(|annotator| {
        let annotator = annotator.get_or_init(Annotator::default);
        form(annotator.annotate_with(text, &options, &mut report))
    }))
}

/// Annotates `text` and writes it in a format for other programs or for people: `html`, `text` and what
/// `whosaid annotate --help` lists beside these. The options may also say what the text is called (`name`) and what
/// positions count where a format leaves that open (`offsetUnit`: `codepoint` or `utf16`), and that the formats for people
/// shall keep loose reports (`loose`).
#[wasm_bindgen(js_name = exportAs)]
pub fn export_as(
    text: &str,
    format: &str,
    #[wasm_bindgen(unchecked_optional_param_type = "Options")] options: JsValue,
) -> Result<String, JsError> {
    let format: Format = format.parse()?;
    let said = read_js(options)?;
    let unit = match said.offset_unit.as_deref() {
        None | Some("codepoint") => OffsetUnit::Codepoint,
        Some("utf16") => OffsetUnit::Utf16,
        Some(other) => return Err(JsError::new(&format!("the option offsetUnit is codepoint or utf16, not \"{other}\""))),
    };
    let (name, loose) = (said.name.clone().unwrap_or_default(), said.loose);
    let options = said.options()?;
    Ok(ANNOTATOR.with(|annotator| {
        let annotator = annotator.get_or_init(Annotator::default);
        format.write_with(text, &annotator.annotate(text, &options), &Settings { name: &name, unit, loose })
    }))
}

/// Writes a document that came from here, and may have been changed since, in one of the formats of `exportAs`.
///
/// `json` is a `Document` of `text`; `name` is what the text is called, or nothing; of the options only `loose` counts.
/// Throws an `Error` that says why when the document does not fit its text.
#[wasm_bindgen(js_name = exportDocument)]
pub fn export_document(
    text: &str,
    json: &str,
    format: &str,
    name: &str,
    #[wasm_bindgen(unchecked_optional_param_type = "{ loose?: boolean }")] options: JsValue,
) -> Result<String, JsError> {
    let format: Format = format.parse()?;
    let JsOptions { loose, .. } = read_js(options)?;
    let stored: Stored = serde_json::from_str(json)?;
    Ok(format.write_with(text, &stored.document(text)?, &Settings { name, loose, ..Settings::default() }))
}

/// The version of this package.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

fn read_options(options: JsValue) -> Result<Options, JsError> {
    read_js(options)?.options()
}

fn read_js(options: JsValue) -> Result<JsOptions, JsError> {
    if options.is_undefined() || options.is_null() {
        return Ok(JsOptions::default());
    }
    serde_wasm_bindgen::from_value(options).map_err(|error| JsError::new(&format!("the options: {error}")))
}

impl JsOptions {
    /// What the annotator is to be told.
    fn options(self) -> Result<Options, JsError> {
        let mut options = self.date.map_or_else(|| Ok(Options::default()), |date| Options::dated(&date))?;
        if let Some(dictionary) = self.dictionary {
            options.dictionary = Some(Arc::new(Dictionary::parse(&dictionary)?));
        }
        options.reasons = self.reasons;
        Ok(options)
    }
}
