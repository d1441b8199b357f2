//! A document that comes back is refused or fits its text: the first line is the text, the rest the document. One that
//! fits is written in every format, and comes back again as it was.

#![no_main]

use libfuzzer_sys::fuzz_target;
use whosaid::export::Format;
use whosaid::stored::Stored;

fuzz_target!(|input: &str| {
    let (text, json) = input.split_once('\n').unwrap_or((input, "{}"));
    if let Ok(stored) = serde_json::from_str::<Stored>(json)
        && let Ok(document) = stored.document(text)
    {
        for format in Format::ALL {
            let _ = format.write(text, &document);
        }
        let written = serde_json::to_string(&document).expect("a document is JSON");
        let again: Stored = serde_json::from_str(&written).expect("a document comes back");
        let again = again.document(text).expect("a document that fitted fits");
        assert_eq!(serde_json::to_string(&again).expect("a document is JSON"), written);
    }
});
