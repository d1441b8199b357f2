//! Any string is annotated, and what is found are slices of it.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use whosaid::{Annotator, OffsetUnit, Options};

static ANNOTATOR: LazyLock<Annotator> = LazyLock::new(Annotator::default);

fuzz_target!(|text: &str| {
    let options = Options { date: Some((2024, 2, 29)), ..Options::default() };
    let document = ANNOTATOR.annotate(text, &options);
    let mut end = 0;
    for entity in &document.entities {
        assert_eq!(entity.mention.span.of(text), entity.mention.text);
        assert!(entity.mention.span.start >= end && !entity.mention.span.is_empty());
        end = entity.mention.span.end;
    }
    for quote in &document.quotes {
        assert_eq!(quote.mention.span.of(text), quote.mention.text);
    }
    let _ = document.in_units(text, OffsetUnit::Utf16);
});
