//! Models, lists and dictionaries are refused or loaded, whatever their bytes.

#![no_main]

use libfuzzer_sys::fuzz_target;
use whosaid::Options;
use whosaid::lexicon::{Dictionary, Lexicon};
use whosaid::model::Model;

fuzz_target!(|bytes: &[u8]| {
    let _ = Model::load(bytes);
    let _ = Lexicon::load(bytes);
    if let Ok(source) = std::str::from_utf8(bytes) {
        let _ = Dictionary::parse(source);
        let _ = Options::dated(source);
    }
});
