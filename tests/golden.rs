//! Golden articles: what a reader would want of each, said in the file beside it.
//!
//! `tests/golden/NAME.txt` is an article, named after what it shows, and `NAME.expect` says, a line each,
//! what must be true of its annotation; `golden/expectation.rs` explains the lines. A line that begins with
//! `todo:` is not yet true; `cargo test --test golden -- --nocapture` says what is instead.
//! `UPDATE_GOLDEN=1 cargo test --test golden` takes the `todo:` away where a line has become true;
//! `UPDATE_GOLDEN=demote` also puts it where one no longer is, which a reviewer will want to see.
//! Where a `NAME.marked` stands beside an article it must be the whole annotation, as `--format text` writes it;
//! both updates write it anew, and `UPDATE_GOLDEN=marked` also where there was none.

#[path = "golden/expectation.rs"]
mod expectation;

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use expectation::Expectation;
use whosaid::export::{Format, Settings};
use whosaid::{Annotator, Document, Options};

const TODO: &str = "todo: ";

fn articles() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let files = fs::read_dir(folder).expect("the articles are there").map(|file| file.expect("a file").path());
    let mut articles: Vec<PathBuf> = files.filter(|path| path.extension().is_some_and(|ending| ending == "txt")).collect();
    articles.sort();
    assert!(articles.len() >= 15, "{} articles", articles.len());
    articles
}

#[test]
fn articles_are_annotated_as_readers_want() {
    let update = std::env::var("UPDATE_GOLDEN").unwrap_or_default();
    let annotator = Annotator::default();
    let (mut held, mut todo) = (0, 0);
    let (mut broken, mut promoted, mut undone) = (String::new(), String::new(), String::new());
    for path in articles() {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let text = fs::read_to_string(&path).expect("an article is UTF-8");
        let document = annotator.annotate(&text, &Options::default());
        let expected = fs::read_to_string(path.with_extension("expect")).expect("every article says what is expected");
        let mut updated = String::new();
        for (number, line) in expected.lines().enumerate() {
            let (is_todo, claim) = line.strip_prefix(TODO).map_or((false, line), |claim| (true, claim));
            if claim.is_empty() || claim.starts_with('#') {
                updated += &format!("{line}\n");
                continue;
            }
            let place = format!("{name}.expect:{}", number + 1);
            let expectation = Expectation::read(claim, &text).unwrap_or_else(|why| panic!("{place}: {why}"));
            let result = expectation.check(&text, &document);
            match (&result, is_todo) {
                (Ok(()), false) => held += 1,
                (Ok(()), true) => writeln!(promoted, "  {place}: {claim}").expect("a string"),
                (Err(why), true) => {
                    todo += 1;
                    writeln!(undone, "  {place}: {claim}\n      {why}").expect("a string");
                }
                (Err(why), false) => writeln!(broken, "  {place}: {claim}\n      {why}").expect("a string"),
            }
            let keep = if result.is_ok() { false } else { is_todo || update == "demote" };
            updated += &format!("{}{claim}\n", if keep { TODO } else { "" });
        }
        if !update.is_empty() {
            fs::write(path.with_extension("expect"), updated).expect("the expectations are written");
        }
        marked(&path, &text, &document, &update, &mut broken);
    }
    println!("{held} expectations hold, {todo} are still to do:\n{undone}");
    if !promoted.is_empty() && update.is_empty() {
        println!("these now hold too; UPDATE_GOLDEN=1 takes their todo away:\n{promoted}");
    }
    assert!(
        broken.is_empty() || update == "demote",
        "{held} expectations hold, {todo} are still to do, these are broken:\n{broken}"
    );
}

/// Compares the whole annotation where it is written down.
fn marked(path: &Path, text: &str, document: &Document<'_>, update: &str, broken: &mut String) {
    let path = path.with_extension("marked");
    let written = Format::Text.write_with(text, document, &Settings { loose: true, ..Settings::default() });
    if update == "marked" || (!update.is_empty() && path.exists()) {
        fs::write(&path, written).expect("the annotation is written");
    } else if path.exists() {
        let expected = fs::read_to_string(&path).expect("an annotation is UTF-8");
        for (one, other) in expected.lines().zip(written.lines()).filter(|(one, other)| one != other).take(3) {
            writeln!(broken, "  {}:\n    - {one}\n    + {other}", path.display()).expect("a string");
        }
        if expected != written {
            writeln!(broken, "  {} is not what is written now", path.display()).expect("a string");
        }
    }
}
