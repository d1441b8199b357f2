//! Any string is annotated, and what is found are slices of it.

#![no_main]

use std::sync::{Arc, LazyLock};

use libfuzzer_sys::fuzz_target;
use whosaid::Options;
use whosaid::lexicon::Dictionary;
use whosaid_fuzz::{ANNOTATOR, check, choice};

static OURS: LazyLock<Arc<Dictionary>> = LazyLock::new(|| {
    let lines = "Ada\tPERSON\nMarsh\tORG\nsaid\tEVENT\nthe\tLAW\n“\tFAC\n1\tMONEY\nAda Marsh said\tGPE\tThe Saying\n";
    Arc::new(Dictionary::parse(lines).expect("these are lines of a dictionary"))
});

fuzz_target!(|input: &[u8]| {
    let (how, text) = choice(input);
    let options = Options {
        date: (how & 1 != 0).then_some((2024, 2, 29)),
        reasons: how & 2 != 0,
        dictionary: (how & 4 != 0).then(|| OURS.clone()),
    };
    check(&text, &ANNOTATOR.annotate(&text, &options));
});
