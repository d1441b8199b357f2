//! Pronouns of unlabelled news that their gender alone resolves.

use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use whosaid::people::training;
use whosaid::quote;
use whosaid::text::Text;

use super::{Choice, Corpus, Reader};

/// The collections that are read: many outlets, all topics.
const FILES: [&str; 5] = ["allsides", "cnnlite", "newsarticles2017", "masakhanews", "bbc2004"];

/// How many bytes of each collection are read.
const BYTES: usize = 6_000_000;

/// Choices from the first megabytes of each collection, in the collections' order.
pub fn choices(reader: &Reader, corpora: &Path) -> Result<Vec<Choice>, String> {
    let mut texts: Vec<String> = Vec::new();
    for name in FILES {
        let mut left = BYTES;
        for line in super::lines(&corpora.join(format!("unlabelled/{name}.jsonl.gz")))? {
            let document: super::Document = serde_json::from_str(&line?).map_err(|why| format!("{name}: {why}"))?;
            if document.text.len() > left {
                break;
            }
            left -= document.text.len();
            texts.push(document.text);
        }
    }
    let next = AtomicUsize::new(0);
    let mut found: Vec<(usize, Vec<Choice>)> = std::thread::scope(|scope| {
        let work = || {
            let mut found = Vec::new();
            while let at = next.fetch_add(1, Ordering::Relaxed)
                && let Some(text) = texts.get(at)
            {
                found.push((at, of_text(reader, text)));
            }
            found
        };
        let threads: Vec<_> = (0..2).map(|_| scope.spawn(work)).collect();
        threads.into_iter().flat_map(|thread| thread.join().expect("reading does not panic")).collect()
    });
    found.sort_by_key(|(at, _)| *at);
    Ok(found.into_iter().flat_map(|(_, choices)| choices).collect())
}

fn of_text(reader: &Reader, text: &str) -> Vec<Choice> {
    let text = Text::new(text);
    if text.tokens().is_empty() {
        return Vec::new();
    }
    let entities = reader.names(&text, &[]);
    let found = training::blind(&text, &entities, &quote::find(&text, &entities, false), &reader.lexicon);
    found
        .into_iter()
        .map(|pronoun| {
            let (options, right) = pronoun.candidates.into_iter().unzip();
            Choice { column: pronoun.column, options, right, weight: super::NEWS, corpus: Corpus::News, document: 0, found: true }
        })
        .collect()
}
