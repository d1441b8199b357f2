//! Any string is written in every format.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use whosaid::export::{Format, Settings};
use whosaid::{Annotator, OffsetUnit, Options};

static ANNOTATOR: LazyLock<Annotator> = LazyLock::new(Annotator::default);

fuzz_target!(|text: &str| {
    let document = ANNOTATOR.annotate(text, &Options::default());
    for format in Format::ALL {
        for unit in [OffsetUnit::Codepoint, OffsetUnit::Utf16] {
            let name: String = text.chars().take(12).collect();
            let _ = format.write_with(text, &document, &Settings { name: &name, unit });
        }
    }
});
