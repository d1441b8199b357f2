//! A part of the unlabelled news, labelled by spaCy: what a model knows that
//! was trained on OntoNotes, which no corpus here holds.
//!
//! Its labels are often wrong, and its conventions are its own: they are
//! learnt from as one more corpus beside the gold ones.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use super::News;

/// How much of each collection is labelled in one round, in megabytes: much
/// business and world news, which the gold has least of.
const SHARES: [(&str, f64); 9] = [
    ("reuters_fin", 4.0),
    ("allsides", 2.0),
    ("newsarticles2017", 1.5),
    ("cnnlite", 1.5),
    ("bbc2004", 1.0),
    ("masakhanews", 1.0),
    ("fnc1", 1.0),
    ("bdnews", 0.3),
    ("newsdata2023", 0.3),
];

/// So often texts are taken from all collections, each time those in the middle between those taken before.
const ROUNDS: [f64; 2] = [0.0, 0.5];

/// No more of one text is labelled, in bytes.
const LONGEST: usize = 12_000;

/// The program that labels.
const LABEL: &str = include_str!("../../train/label.py");

/// Labels a part of the news with `python` and writes it to `out`.
///
/// # Errors
///
/// When Python, spaCy or its model is missing, or `out` cannot be written.
pub fn label(news: &[News], python: &str, out: &Path, report: &(dyn Fn(&str) + Sync)) -> Result<(), String> {
    let texts = chosen(news);
    let halves = [&texts[..texts.len() / 2], &texts[texts.len() / 2..]];
    let labelled: Vec<Result<String, String>> = std::thread::scope(|scope| {
        let hands = halves.map(|texts| scope.spawn(move || run(python, texts, report)));
        hands.into_iter().map(|hand| hand.join().expect("a labelling thread panicked")).collect()
    });
    let lines = labelled.into_iter().collect::<Result<Vec<String>, String>>()?.concat();
    std::fs::write(out, lines).map_err(|error| format!("{}: {error}", out.display()))
}

/// The texts to label: evenly taken from each collection.
fn chosen(news: &[News]) -> Vec<&str> {
    let mut texts = Vec::new();
    for round in ROUNDS {
        for (name, megabytes) in SHARES {
            let Some(news) = news.iter().find(|news| news.name == name) else { continue };
            let total: usize = news.texts.iter().map(String::len).sum();
            let step = (total as f64 / 1e6 / megabytes).max(1.0);
            let place = |number: i32| ((f64::from(number) + round) * step) as usize;
            let places = (0..).map(place).take_while(|at| *at < news.texts.len());
            texts.extend(places.map(|at| {
                let text = news.texts[at].as_str();
                let longest = (0..=LONGEST.min(text.len())).rev().find(|end| text.is_char_boundary(*end));
                &text[..longest.unwrap_or(0)]
            }));
        }
    }
    texts
}

/// Runs one labeller over some texts.
fn run(python: &str, texts: &[&str], report: &(dyn Fn(&str) + Sync)) -> Result<String, String> {
    let failed = |error: std::io::Error| format!("{python}, which labels news with spaCy: {error}");
    let mut command = Command::new(python);
    let mut child = command.args(["-c", LABEL]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().map_err(failed)?;
    let (input, output) = (child.stdin.take(), child.stdout.take());
    let (Some(mut input), Some(output)) = (input, output) else { return Err(format!("{python}: no pipes")) };
    let lines = std::thread::scope(|scope| {
        scope.spawn(move || {
            for text in texts {
                // When the labeller ends early its exit status says why.
                if writeln!(input, "{}", serde_json::json!({ "text": text })).is_err() {
                    return;
                }
            }
        });
        let mut lines = String::new();
        for (number, line) in BufReader::new(output).lines().enumerate() {
            lines += &line.map_err(failed)?;
            lines.push('\n');
            if number % 500 == 499 {
                report(&format!("labelled {} of {} texts", number + 1, texts.len()));
            }
        }
        Ok::<String, String>(lines)
    })?;
    let status = child.wait().map_err(failed)?;
    let count = lines.lines().count();
    match status.success() && count == texts.len() {
        true => Ok(lines),
        false => {
            Err(format!("{python}, which labels news with spaCy, gave {count} of {} texts and ended with {status}", texts.len()))
        }
    }
}
