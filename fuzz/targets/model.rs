//! A model is refused or loaded, whatever its bytes; one that loads annotates.
//!
//! The checksum would keep nearly every input from the reader behind it, so each is also read as the body of a file
//! with the right one.

#![no_main]

use libfuzzer_sys::fuzz_target;
use whosaid::model::{self, Model};
use whosaid::{Annotator, Options};
use whosaid_fuzz::check;

const TEXT: &str = "“We are ready,” Ada Marsh said in Riga on Monday. Marsh owns 3 boats.";

fuzz_target!(|bytes: &[u8]| {
    let _ = Model::load(bytes);
    if let Ok(model) = Model::load(&model::write(bytes)) {
        check(TEXT, &Annotator::with_model(model).annotate(TEXT, &Options::default()));
    }
});
