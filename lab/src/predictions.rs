//! What the annotator says, in the form that the published scorers read.

use std::fmt::Write;
use std::path::Path;

use serde_json::{Value, json};

use crate::corpus::{Corpus, Kind};
use crate::measure::quotes::Pairing;
use crate::ours::Judged;

/// Writes `NAME.pred.jsonl` into `folder`; of a sampled corpus also `NAME.ids`, the documents it is of.
///
/// # Errors
///
/// When a file cannot be written.
pub fn write(folder: &Path, corpus: &Corpus, documents: &[Judged]) -> Result<(), String> {
    let mut lines = String::new();
    for document in documents {
        let said = match corpus.kind {
            Kind::Entities => entities(document),
            Kind::Quotes => quotes(document),
            Kind::People => people(document),
        };
        // Writing to a string cannot fail.
        let _ = writeln!(lines, "{said}");
    }
    let path = folder.join(format!("{}.pred.jsonl", corpus.name));
    let fault = |error: std::io::Error| format!("{}: {error}", path.display());
    std::fs::create_dir_all(folder).map_err(fault)?;
    std::fs::write(&path, lines).map_err(fault)?;
    if corpus.every > 1 {
        let ids: String = documents.iter().map(|document| format!("{}\n", document.gold.id)).collect();
        std::fs::write(folder.join(format!("{}.ids", corpus.name)), ids).map_err(fault)?;
    }
    Ok(())
}

fn entities(document: &Judged) -> Value {
    let entities: Vec<Value> = document
        .entities
        .iter()
        .map(|entity| json!({"start": entity.range.start, "end": entity.range.end, "label": entity.label.name()}))
        .collect();
    json!({"id": document.gold.id, "entities": entities})
}

/// The quotes that are compared with this corpus's, a speaker without words in the text standing nowhere.
fn quotes(document: &Judged) -> Value {
    let quotes: Vec<Value> = Pairing::of(document)
        .ours
        .iter()
        .map(|quote| {
            let speaker = quote.speaker.as_ref().map(|speaker| match speaker.mention {
                Some(range) => json!({"start": range.start, "end": range.end, "text": speaker.name}),
                None => json!({"start": -1, "end": -1, "text": speaker.name}),
            });
            json!({"start": quote.range.start, "end": quote.range.end, "kind": quote.kind, "speaker": speaker})
        })
        .collect();
    json!({"id": document.gold.id, "quotes": quotes})
}

fn people(document: &Judged) -> Value {
    let clusters: Vec<Value> = document
        .people
        .iter()
        .map(|person| person.mentions.iter().map(|mention| json!({"start": mention.start, "end": mention.end})).collect())
        .collect();
    json!({"id": document.gold.id, "clusters": clusters})
}
