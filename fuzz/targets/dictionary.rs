//! A dictionary is refused or loaded, whatever it says, and finds phrases in any text: the lines up to an empty one are
//! the dictionary, the rest the text.

#![no_main]

use std::sync::Arc;

use libfuzzer_sys::fuzz_target;
use whosaid::Options;
use whosaid::lexicon::Dictionary;
use whosaid_fuzz::{ANNOTATOR, check};

fuzz_target!(|input: &str| {
    let (lines, text) = input.split_once("\n\n").unwrap_or((input, input));
    if let Ok(dictionary) = Dictionary::parse(lines) {
        let options = Options { dictionary: Some(Arc::new(dictionary)), ..Options::default() };
        check(text, &ANNOTATOR.annotate(text, &options));
    }
});
