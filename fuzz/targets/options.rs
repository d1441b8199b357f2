//! Words for options are understood or refused: a date, a format, a label.

#![no_main]

use libfuzzer_sys::fuzz_target;
use whosaid::Options;
use whosaid::entity::Label;
use whosaid::export::Format;

fuzz_target!(|word: &str| {
    if let Ok(options) = Options::dated(word) {
        let (year, month, day) = options.date.expect("a date that was read");
        assert!(word.starts_with(&format!("{year:04}-{month:02}-{day:02}")));
    }
    if let Ok(format) = word.parse::<Format>() {
        assert_eq!(format.name(), word);
    }
    if let Ok(label) = word.parse::<Label>() {
        assert!(label.name().eq_ignore_ascii_case(word));
    }
});
