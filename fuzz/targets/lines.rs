//! JSON Lines: whatever bytes come in, every line that is not empty is answered by one line of JSON, and what was
//! answered is known when the run goes on.

#![no_main]

use libfuzzer_sys::fuzz_target;
use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::value::RawValue;
use whosaid_cli::answers;
use whosaid_fuzz::ANNOTATOR;

/// The longest line that is read, so that longer ones are met too.
const LONGEST: usize = 3000;

#[derive(Deserialize)]
struct Answer<'l> {
    #[serde(borrow)]
    id: Option<&'l RawValue>,
    entities: Option<Vec<IgnoredAny>>,
    error: Option<String>,
}

fn lines(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    bytes.split_inclusive(|&byte| byte == b'\n')
}

fuzz_target!(|input: &[u8]| {
    let answered = answers(&ANNOTATOR, input, LONGEST, None);
    let asked = lines(input).filter(|line| line.len() > LONGEST || !line.trim_ascii().is_empty());
    assert_eq!(lines(&answered).count(), asked.count());
    // What has neither an id nor a fault cannot be known again.
    let mut nameless = 0;
    for line in lines(&answered) {
        let answer: Answer<'_> = serde_json::from_slice(line).expect("an answer is JSON");
        assert!(answer.error.is_some() != answer.entities.is_some());
        nameless += usize::from(answer.error.is_none() && answer.id.is_none_or(|id| id.get() == "null"));
    }
    let again = answers(&ANNOTATOR, input, LONGEST, Some(&answered));
    assert_eq!(lines(&again).count(), nameless);
});
