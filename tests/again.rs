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

/// What is typed, how many characters behind it are taken away first, and whether the article's date is told.
fn edits() -> impl Strategy<Value = Vec<(prop::sample::Index, usize, &'static str, bool)>> {
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
        "\n",
        "\n\nOn Monday, Marsh said that the bridge would open.\n\n",
        " on May 2",
        "£20 million",
        "according to ",
    ]);
    // Mostly some letters; now and then whole paragraphs.
    let gone = prop_oneof![4 => 0usize..12, 1 => 200usize..900];
    prop::collection::vec((any::<prop::sample::Index>(), gone, typed, any::<bool>()), 1..10)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, ..ProptestConfig::default() })]

    #[test]
    fn every_version_of_a_text_is_read_as_if_it_were_new(edits in edits()) {
        let (editing, plain) = (Annotator::default(), Annotator::default());
        let mut text = article();
        for (place, gone, typed, dated) in edits {
            let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
            let at = place.index(starts.len());
            let end = starts.get(at + gone).copied().unwrap_or(text.len());
            text.replace_range(starts[at]..end, typed);
            // What another text leaves behind is of no use for this one.
            plain.annotate("", &Options::default());
            let reasons = place.index(6) == 0;
            let options = Options { date: dated.then_some((2025, 3, 4)), reasons, ..Options::default() };
            let (again, anew) = (editing.annotate(&text, &options), plain.annotate(&text, &options));
            prop_assert!(again == anew, "{}", &text[starts[at]..]);
        }
    }
}
