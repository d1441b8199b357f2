//! Writes what the targets begin with to `fuzz/corpus/TARGET/`: the articles of the tests, and files that load.

use std::path::{Path, PathBuf};
use std::{fs, io};

use serde_json::json;
use whosaid::entity::features::WordClasses;
use whosaid::lexicon::compile;
use whosaid::model::{Feature, Transitions, write_weights, write_words};
use whosaid::{OffsetUnit, Options};
use whosaid_fuzz::ANNOTATOR;

fn main() -> io::Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let seed = |target: &str, name: &str, bytes: &[u8]| -> io::Result<()> {
        let folder: PathBuf = root.join("corpus").join(target);
        fs::create_dir_all(&folder)?;
        fs::write(folder.join(format!("seed-{name}")), bytes)
    };
    for folder in ["golden", "speakers", "constructions"] {
        for file in fs::read_dir(root.join("../tests").join(folder))? {
            let path = file?.path();
            if path.extension().is_none_or(|ending| ending != "txt") {
                continue;
            }
            let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let article = fs::read_to_string(&path)?;
            let start: String = article.chars().take(1200).collect();
            let date = b'0' + (name.len() % 10) as u8;
            seed("annotate", &name, &[&[date], start.as_bytes()].concat())?;
            seed("export", &name, &[&[date], start.as_bytes()].concat())?;
            seed("dictionary", &name, format!("Ada Marsh\tPERSON\n# us\nbank\tORG\tThe Bank\n\n{start}").as_bytes())?;
            let line: String = start.split_whitespace().collect::<Vec<_>>().join(" ");
            let document = ANNOTATOR.annotate(&line, &Options::default()).in_units(&line, OffsetUnit::Utf16);
            seed("stored", &name, format!("{line}\n{}", json!(document)).as_bytes())?;
            let odd = json!({"id": [1], "text": line, "date": "2024-02-29"});
            seed("lines", &name, format!("{}\n\n{{\"id\": 7}}\n{odd}", json!({"id": name, "text": start})).as_bytes())?;
        }
    }
    for word in ["2024-02-29", "2022-12-31T09:30:00Z", "webannotation", "csv-entities", "PERSON", "work_of_art"] {
        seed("options", word, word.as_bytes())?;
    }
    let list = "Ada\tgiven female\nMarsh\tsurname\nBank of Riga\torg\tLV\nRiga\tcity\tLV\nUS\tcountry\tUS\npresident\trole\n";
    seed("lexicon", "list", list.as_bytes())?;
    match compile::compile(&[("list", list)]) {
        // The target puts the head before it.
        Ok(file) => seed("lexicon", "compiled", &file[compile::file(b"").len()..])?,
        Err(error) => return Err(io::Error::other(error.to_string())),
    }
    let classes = |fine| WordClasses { clusters: [1, 2, fine], capital: 3 };
    let mut body = Vec::new();
    write_words(&mut body, &[("Marsh", classes(0)), ("Monday", classes(1)), ("said", classes(2))]);
    let feature = |key: u64| Feature { key: key << 40, weights: vec![(0, 5), (3, -7)] };
    write_weights(&mut body, 0.05, &Transitions::default().map(|_: i16| 1), &[feature(3), feature(77), feature(1 << 20)]);
    seed("model", "small", &body)
}
