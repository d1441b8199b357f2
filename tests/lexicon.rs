//! The embedded lexicon: it is what the lists say, and it knows the world.

use std::fs;
use std::path::Path;

use whosaid::lexicon::{Classes, Lexicon, compile};

#[test]
fn the_compiled_file_is_what_the_lists_say() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut lists: Vec<(String, String)> = fs::read_dir(root.join("lexicon"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "tsv"))
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read_to_string(&path).unwrap()))
        .collect();
    lists.sort();
    let lists: Vec<(&str, &str)> = lists.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let compiled = compile::compile(&lists).unwrap();
    let embedded = fs::read(root.join("model/lexicon.bin")).unwrap();
    assert!(compiled == embedded, "model/lexicon.bin is stale: run `cargo run --release -p lab -- lexicon`");
}

#[test]
fn it_knows_the_world() {
    let lexicon = Lexicon::english();
    for (phrase, classes) in [
        ("France", Classes::COUNTRY),
        ("U.K.", Classes::COUNTRY),
        ("São Tomé and Príncipe", Classes::COUNTRY),
        ("Kyiv", Classes::CITY),
        ("Rio de Janeiro", Classes::CITY),
        ("Punjab", Classes::SUBDIVISION),
        ("Black Sea", Classes::NATURAL),
        ("Kremlin", Classes::METONYM),
        ("Downing Street", Classes::METONYM),
        ("French", Classes::GROUP),
        ("Kurds", Classes::GROUP),
        ("Swahili", Classes::LANGUAGE),
        ("Emmanuel", Classes::GIVEN),
        ("Okoye", Classes::SURNAME),
        ("Emmanuel Macron", Classes::PERSON),
        ("President", Classes::TITLE),
        ("spokeswoman", Classes::ROLE),
        ("brother-in-law", Classes::KIN),
        ("NATO", Classes::ORG),
        ("Ministry", Classes::ORG_HEAD),
        ("Airport", Classes::FAC_HEAD),
        ("Mount", Classes::LOC_HEAD),
        ("Hezbollah", Classes::PARTY),
        ("Reuters", Classes::OUTLET),
        ("said", Classes::CUE),
        ("according to", Classes::CUE),
        ("believes", Classes::WEAK_CUE),
        ("Monday", Classes::CALENDAR),
        ("will", Classes::COMMON),
    ] {
        assert!(lexicon.phrase(phrase).any(classes), "{phrase}: {:?}", lexicon.phrase(phrase));
    }
    for (phrase, country) in [("French", "FR"), ("Paris", "FR"), ("Kremlin", "RU"), ("Nigerian", "NG"), ("U.S.", "US")] {
        assert_eq!(lexicon.country(phrase), Some(country), "{phrase}");
    }
    assert!(lexicon.word("Maria").all(Classes::GIVEN | Classes::FEMALE));
    assert!(lexicon.word("Dmitry").all(Classes::GIVEN | Classes::MALE));
    assert!(!lexicon.word("us").any(Classes::COUNTRY));
}
