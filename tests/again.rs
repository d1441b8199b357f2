//! A text that is being edited is read as if each version were new.

use std::path::Path;

use proptest::prelude::*;
use whosaid::{Annotator, Options};

/// The golden articles, one after the other.
fn article() -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let files = std::fs::read_dir(folder).expect("the golden articles are there");
    let mut paths: Vec<_> = files.flatten().map(|file| file.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
    paths.sort();
    let texts: Vec<String> = paths.iter().map(|path| std::fs::read_to_string(path).expect("an article")).collect();
    texts.join("\n\n")
}

/// What is typed, and how many characters behind it are taken away first.
fn edits() -> impl Strategy<Value = Vec<(prop::sample::Index, usize, &'static str)>> {
    let typed = prop::sample::select(vec![
        "",
        "a",
        " ",
        ".",
        "\n\n",
        "\"",
        "“",
        "Marsh",
        " Marsh said",
        "Mr. ",
        "the ",
        "PARIS",
        "’s",
        "-",
        "(",
        "he said, ",
        "é",
    ]);
    prop::collection::vec((any::<prop::sample::Index>(), 0usize..12, typed), 1..8)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn every_version_of_a_text_is_read_as_if_it_were_new(edits in edits()) {
        let (editing, plain) = (Annotator::default(), Annotator::default());
        let mut text = article();
        for (place, gone, typed) in edits {
            let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
            let at = place.index(starts.len());
            let end = starts.get(at + gone).copied().unwrap_or(text.len());
            text.replace_range(starts[at]..end, typed);
            // What another text leaves behind is of no use for this one.
            plain.annotate("", &Options::default());
            let (again, anew) = (editing.annotate(&text, &Options::default()), plain.annotate(&text, &Options::default()));
            prop_assert!(again == anew, "{}", &text[starts[at]..]);
        }
    }
}
