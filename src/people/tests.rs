//! Table tests of who is who: one row a construction. Names are marked by
//! hand in the rows, so that what fails here is the resolver's.

use super::{People, resolve};
use crate::entity::{Entity, Label};
use crate::lexicon::Lexicon;
use crate::text::Text;

/// Reads `[Name]` as a person and `{Name}` as an organisation or place; gives the bare text and the entities.
fn marked(row: &str) -> (String, Vec<(usize, usize, Label)>) {
    let mut source = String::new();
    let mut names = Vec::new();
    let mut start = 0;
    for character in row.chars() {
        match character {
            '[' | '{' => start = source.len(),
            ']' => names.push((start, source.len(), Label::Person)),
            '}' => names.push((start, source.len(), Label::Org)),
            _ => source.push(character),
        }
    }
    (source, names)
}

fn entities(text: &Text<'_>, names: &[(usize, usize, Label)]) -> Vec<Entity> {
    names
        .iter()
        .map(|&(start, end, label)| {
            let tokens = text.token_at(start)..text.token_at(end - 1) + 1;
            Entity { span: text.span(tokens.clone()), tokens, label, score: 1.0, value: None }
        })
        .collect()
}

fn people(row: &str) -> (String, People) {
    let (source, names) = marked(row);
    let text = Text::new(&source);
    let people = resolve(&text, &entities(&text, &names), &[], &Lexicon::default());
    drop(text);
    (source, people)
}

/// The clusters as a reader would write them: mentions joined by " = ", clusters by " | ".
fn clusters(row: &str) -> String {
    let (source, people) = people(row);
    let clusters: Vec<String> = people
        .clusters
        .iter()
        .map(|person| person.mentions.iter().map(|mention| mention.of(&source)).collect::<Vec<_>>().join(" = "))
        .collect();
    clusters.join(" | ")
}

#[test]
fn short_names_join_full_names() {
    for (row, expected) in [
        ("[Emmanuel Macron] spoke. [Macron] left.", "Emmanuel Macron = Macron"),
        ("[Macron] speaks\n\n[Emmanuel Macron] spoke.", "Macron = Emmanuel Macron"),
        ("[J. K. Adeyemi] spoke. [Adeyemi] left.", "J. K. Adeyemi = Adeyemi"),
        ("[Joseph R. Biden] spoke. [Joe Biden] left.", "Joseph R. Biden = Joe Biden"),
    ] {
        assert_eq!(clusters(row), expected, "{row}");
    }
}
