//! Every construction by which news quotes, one row each, with the speaker resolved.
//!
//! A row of `tests/constructions/*.txt` is a text with its answer: `[Ada Marsh]` is a person and `{Acme}` a body, given, so that
//! what fails here is not the tagger's; `⟨d:Ada Marsh:“Yes,”⟩` is a direct quote of hers (`m` mixed, `i` indirect, `t` a term;
//! `-` nobody); `¶` is an empty line. A row that begins with `todo ` is what a reader wants and does not get yet: when it
//! comes true, the test asks for the word to be taken away.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use whosaid::entity::{Entity, Label};
use whosaid::lexicon::Lexicon;
use whosaid::quote::Kind;
use whosaid::text::Text;
use whosaid::{people, quote};

/// The bare text of a row and its names.
fn read(row: &str) -> (String, Vec<(usize, usize, Label)>) {
    let (mut text, mut names, mut start) = (String::new(), Vec::new(), 0);
    let mut rest = row;
    while let Some(character) = rest.chars().next() {
        let mut length = character.len_utf8();
        match character {
            // The kind and the speaker of a quote.
            '⟨' => length = rest.match_indices(':').nth(1).map_or(length, |(at, _)| at + 1),
            '⟩' => {}
            '¶' => text.push_str("\n\n"),
            // "[you]" inside a quote is the paper's own word.
            '[' if rest[1..].starts_with(char::is_lowercase) => {
                let end = rest.find(']').map_or(length, |at| at + 1);
                text.push_str(&rest[..end]);
                length = end;
            }
            '[' | '{' => start = text.len(),
            ']' => names.push((start, text.len(), Label::Person)),
            '}' => names.push((start, text.len(), Label::Org)),
            _ => text.push(character),
        }
        rest = &rest[length..];
    }
    (text, names)
}

/// The row as the finder would write it.
fn write(row: &str, lexicon: &Lexicon) -> String {
    let (source, names) = read(row);
    let text = Text::new(&source);
    let entities: Vec<Entity> = names
        .iter()
        .map(|(start, end, label)| {
            let tokens = text.token_at(*start)..text.token_at(end - 1) + 1;
            Entity { span: text.span(tokens.clone()), tokens, label: *label, score: 1.0, value: None }
        })
        .collect();
    let quotes = quote::find(&text, &entities, false);
    let people = people::resolve(&text, &entities, &quotes, lexicon, false);
    // What is put before each byte; of one place the closings stand first, then what opens first.
    let mut signs: Vec<(usize, u8, usize, String)> = Vec::new();
    for (start, end, label) in names {
        let [open, close] = if label == Label::Person { ["[", "]"] } else { ["{", "}"] };
        signs.push((start, 2, usize::MAX, open.to_owned()));
        signs.push((end, 0, 0, close.to_owned()));
    }
    // Loose quotes are left out, as a reader leaves them out.
    for (quote, person) in quotes.iter().zip(people.of_speaker()).filter(|(quote, _)| !quote.is_loose()) {
        let kind = match quote.kind {
            Kind::Direct => "d",
            Kind::Mixed => "m",
            Kind::Indirect => "i",
            Kind::Term => "t",
        };
        let own = quote.speaker().map_or("-", |speaker| speaker.span.of(&source));
        let name = person.map_or(own, |person| people.clusters[person].name.of(&source));
        signs.push((quote.span().start, 1, usize::MAX - quote.span().end, format!("⟨{kind}:{name}:")));
        signs.push((quote.span().end, 0, usize::MAX - quote.span().start, "⟩".to_owned()));
    }
    signs.sort();
    let (mut written, mut at) = (String::new(), 0);
    for (place, _, _, sign) in signs {
        written.push_str(&source[at..place]);
        written.push_str(&sign);
        at = place;
    }
    written.push_str(&source[at..]);
    written.replace("\n\n", "¶")
}

#[test]
fn every_construction_is_quoted_and_has_its_speaker() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/constructions");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let lexicon = Lexicon::english();
    let (mut rows, mut wrong) = (0, String::new());
    for file in files {
        let table = fs::read_to_string(&file).unwrap();
        for row in table.lines().filter(|row| !row.is_empty() && !row.starts_with('#')) {
            rows += 1;
            let (wanted, is_todo) = row.strip_prefix("todo ").map_or((row, false), |row| (row, true));
            let got = write(wanted, &lexicon);
            let name = file.file_stem().unwrap().display();
            if is_todo && got == wanted {
                writeln!(wrong, "{name}: no longer to do: {wanted}").unwrap();
            } else if !is_todo && got != wanted {
                writeln!(wrong, "{name}: {wanted}\n  got: {got}").unwrap();
            }
        }
    }
    assert!(rows >= 200, "only {rows} rows");
    assert!(wrong.is_empty(), "of {rows} rows:\n{wrong}");
}
