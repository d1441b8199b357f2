//! Whosaid for Python: texts in, documents out as JSON, which Python's own parser opens.

use std::sync::{Arc, LazyLock};

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use whosaid::export::{Format, Settings};
use whosaid::lexicon::Dictionary;
use whosaid::{Annotator, OffsetUnit, Options};

/// Loaded with the first text.
static ANNOTATOR: LazyLock<Annotator> = LazyLock::new(Annotator::default);

fn options(date: Option<&str>, dictionary: Option<&str>, reasons: bool) -> PyResult<Options> {
    let refused = |error: whosaid::Error| PyValueError::new_err(error.to_string());
    let mut options = date.map_or_else(|| Ok(Options::default()), Options::dated).map_err(refused)?;
    if let Some(dictionary) = dictionary {
        options.dictionary = Some(Arc::new(Dictionary::parse(dictionary).map_err(refused)?));
    }
    options.reasons = reasons;
    Ok(options)
}

/// The document of `text` as JSON, positions in code points as Python counts them.
#[pyfunction]
#[pyo3(signature = (text, date=None, dictionary=None, reasons=false))]
fn annotate_json(py: Python<'_>, text: &str, date: Option<&str>, dictionary: Option<&str>, reasons: bool) -> PyResult<String> {
    let options = options(date, dictionary, reasons)?;
    // Other threads of Python go on meanwhile.
    py.detach(|| {
        let document = ANNOTATOR.annotate(text, &options).in_units(text, OffsetUnit::Codepoint);
        serde_json::to_string(&document).map_err(|error| PyValueError::new_err(error.to_string()))
    })
}

/// `text`, annotated and written in a format for other programs or for people.
#[pyfunction]
#[pyo3(signature = (text, format, name="", date=None, dictionary=None, loose=false))]
fn export(
    py: Python<'_>,
    text: &str,
    format: &str,
    name: &str,
    date: Option<&str>,
    dictionary: Option<&str>,
    loose: bool,
) -> PyResult<String> {
    let format: Format = format.parse().map_err(|error: whosaid::Error| PyValueError::new_err(error.to_string()))?;
    let options = options(date, dictionary, false)?;
    Ok(py.detach(|| {
        let settings = Settings { name, unit: OffsetUnit::Codepoint, loose };
        format.write_with(text, &ANNOTATOR.annotate(text, &options), &settings)
    }))
}

#[pymodule]
fn _core(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add("__version__", env!("CARGO_PKG_VERSION"))?;
    module.add_function(wrap_pyfunction!(annotate_json, module)?)?;
    module.add_function(wrap_pyfunction!(export, module)?)
}
