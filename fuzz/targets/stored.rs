//! A document that comes back is refused or fits its text: the first line is the text, the rest the document.

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
    }
});
