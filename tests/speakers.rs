//! Two hundred speakers that are pronouns and noun phrases, in invented articles.
//!
//! In `tests/speakers/*.txt` a speaker that is no name is written
//! `{she=Ada Marsh}`: the words of the article, and who is meant. The whole
//! annotator reads the bare articles; a speaker is right when some quote has
//! it as the mention of its speaker and the speaker's name is who is meant.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use whosaid::{Annotator, Options, Span};

/// The share that must be right, measured when it was last raised.
const FLOOR: f64 = 0.9;

/// A speaker in an article.
struct Speaker {
    mention: Span,
    name: String,
}

/// Takes the marked speakers out of an article.
fn unmark(marked: &str) -> (String, Vec<Speaker>) {
    let mut text = String::new();
    let mut speakers = Vec::new();
    for (at, piece) in marked.split('{').enumerate() {
        let Some((words, rest)) = piece.split_once('}').filter(|_| at > 0) else {
            text.push_str(piece);
            continue;
        };
        let (mention, name) = words.split_once('=').expect("a marked speaker is {words=name}");
        let start = text.len();
        text.push_str(mention);
        speakers.push(Speaker { mention: Span::new(start, text.len()), name: name.to_owned() });
        text.push_str(rest);
    }
    (text, speakers)
}

/// Whether `name` is the person meant: the same name without its article; an
/// unnamed source may be named by more or fewer of its words.
fn is_meant(name: &str, meant: &str) -> bool {
    let bare = |name: &str| {
        let lower = name.to_lowercase().replace('\u{2019}', "'");
        ["the ", "a ", "an "].iter().find_map(|article| lower.strip_prefix(article).map(str::to_owned)).unwrap_or(lower)
    };
    let (name, bare_meant) = (format!(" {} ", bare(name)), format!(" {} ", bare(meant)));
    let unnamed = meant.starts_with(char::is_lowercase) || meant.starts_with("A ");
    name.contains(&bare_meant) || unnamed && bare_meant.contains(&name)
}

#[test]
fn pronouns_and_noun_phrases_find_their_speaker() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/speakers");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let annotator = Annotator::default();
    let (mut right, mut all, mut wrong) = (0, 0, String::new());
    for file in &files {
        let (text, speakers) = unmark(&fs::read_to_string(file).unwrap());
        let document = annotator.annotate(&text, &Options::default());
        for speaker in &speakers {
            let found = document
                .quotes
                .iter()
                .filter_map(|quote| quote.speaker.as_ref())
                .find(|found| found.mention.is_some_and(|mention| mention.span.overlaps(speaker.mention)));
            all += 1;
            if found.is_some_and(|found| is_meant(found.name, &speaker.name)) {
                right += 1;
            } else {
                let words = speaker.mention.of(&text);
                let name = found.map_or("no quote has it as its speaker", |found| found.name);
                let file = file.file_stem().and_then(|name| name.to_str()).unwrap_or_default();
                writeln!(wrong, "{file}: {words} is {}, not {name}", speaker.name).unwrap();
            }
        }
    }
    let share = f64::from(right) / f64::from(all);
    println!("{wrong}{right} of {all} speakers are right: {:.1} %", 100.0 * share);
    assert!(all >= 200, "only {all} speakers are marked");
    assert!(share >= FLOOR, "{:.1} % of the speakers are right, {:.1} % were:\n{wrong}", 100.0 * share, 100.0 * FLOOR);
}
