//! `lab eval`: what the annotator scores on each corpus.

use std::path::PathBuf;
use std::time::Duration;

use serde_json::{Map, Value, json};

use crate::corpus::{Corpus, Kind};
use crate::labels::Scheme;
use crate::measure::quotes::{self, Pairing, breakdown};
use crate::measure::{calibration, consistency, names, people, types};
use crate::ours::{self, Judged};
use crate::predictions;
use crate::table::{Section, Style, say};

/// What is to be scored, and how it is to be shown.
#[derive(clap::Args)]
pub struct Asked {
    /// The folder of corpora.
    #[arg(long, value_name = "DIR", default_value = "../shared/corpora")]
    corpora: PathBuf,

    /// Only this corpus, by its file's name without ending (`worldwide.train`); can be given several times.
    #[arg(long, value_name = "NAME")]
    corpus: Vec<String>,

    /// Only corpora of this kind.
    #[arg(long, value_enum)]
    only: Option<Kind>,

    /// Also the real articles of this folder (`NAME.gold.json`), or one of them.
    #[arg(long, value_name = "PATH")]
    articles: Option<PathBuf>,

    /// Judge this model instead of the one that comes with the annotator.
    #[arg(long, value_name = "FILE")]
    model: Option<PathBuf>,

    /// The scores of every document, the worst first.
    #[arg(long)]
    per_document: bool,

    /// Write what the annotator says into this folder, as the published scorers read it.
    #[arg(long, value_name = "DIR")]
    predictions: Option<PathBuf>,

    /// Print the numbers as JSON and nothing else.
    #[arg(long)]
    json: bool,

    /// Show beside each row how it differs from this output of `--json`.
    #[arg(long, value_name = "FILE")]
    against: Option<PathBuf>,
}

/// Scores what was asked for.
///
/// # Errors
///
/// When a corpus is not there or cannot be read, or a file cannot be written.
pub fn run(asked: &Asked) -> Result<(), String> {
    let mut corpora = Corpus::choose(&asked.corpora, &asked.corpus, asked.only)?;
    if let Some(path) = &asked.articles {
        corpora.extend(Corpus::articles(path, asked.only)?);
    }
    let before = asked.against.as_ref().map(before).transpose()?.unwrap_or_default();
    let style = Style::of_output();
    let (mut bytes, mut took) = (0, Duration::ZERO);
    let mut results = Map::new();
    let mut summary = Vec::new();
    let annotator = ours::annotator(asked.model.as_deref())?;
    for corpus in &corpora {
        let scheme = Scheme::of(&asked.corpora, corpus.family())?;
        let documents = ours::annotate(corpus.read()?, &annotator);
        bytes += documents.iter().map(|document| document.gold.text.len()).sum::<usize>();
        took += documents.iter().map(|document| document.took).sum::<Duration>();
        if let Some(folder) = &asked.predictions {
            predictions::write(folder, corpus, &documents)?;
        }
        let sections = sections(corpus.kind, &documents, &scheme);
        let headlines: Vec<String> = sections.iter().flat_map(Section::headlines).collect();
        summary.push(format!("{:<22}{}", corpus.name, headlines.join(" · ")));
        let result: Map<String, Value> = sections.iter().map(Section::json).collect();
        if !asked.json {
            let sample = if corpus.every > 1 { format!(", every {}th", corpus.every) } else { String::new() };
            say(format_args!("{}  {} documents{sample}", style.bold(&corpus.name), documents.len()));
            for section in &sections {
                let (title, _) = section.json();
                section.print(before.get(&corpus.name).map(|before| &before[&title]));
            }
            if asked.per_document {
                per_document(corpus.kind, &documents, &scheme);
            }
            say(format_args!(""));
        }
        // The real articles are judged by their names and by their quotes, under one name.
        match results.entry(&corpus.name).or_insert_with(|| json!({})) {
            Value::Object(all) => all.extend(result),
            other => *other = result.into(),
        }
    }
    let speed = bytes as f64 / 1e6 / took.as_secs_f64().max(1e-9);
    if asked.json {
        results.insert("speed".to_owned(), json!({"megabytesPerSecond": (speed * 1000.0).round() / 1000.0, "bytes": bytes}));
        say(format_args!("{:#}", Value::Object(results)));
    } else {
        say(format_args!("{}", style.bold("in short")));
        summary.iter().for_each(|line| say(format_args!("  {line}")));
        say(format_args!("\n{:.1} MB annotated at {speed:.2} MB/s a thread", bytes as f64 / 1e6));
    }
    Ok(())
}

/// What `--json` gave at another time.
fn before(path: &PathBuf) -> Result<Map<String, Value>, String> {
    let fault = |what: String| format!("{}: {what}", path.display());
    let text = std::fs::read_to_string(path).map_err(|error| fault(error.to_string()))?;
    serde_json::from_str(&text).map_err(|error| fault(error.to_string()))
}

/// All tables of a corpus.
fn sections(kind: Kind, documents: &[Judged], scheme: &Scheme) -> Vec<Section> {
    match kind {
        Kind::Entities => {
            let mut sections: Vec<Section> = names::section(documents, scheme).into_iter().collect();
            sections.push(types::section(documents, scheme));
            sections.extend(consistency::section(documents, scheme));
            sections.push(calibration::of_entities(documents, scheme));
            sections
        }
        Kind::Quotes => {
            let pairings: Vec<Pairing<'_>> = documents.iter().map(Pairing::of).collect();
            let mut sections = vec![quotes::section(&pairings)];
            sections.extend(breakdown::terms(documents));
            sections.push(breakdown::section(&pairings));
            sections.push(breakdown::calibration(&pairings));
            sections
        }
        Kind::People if documents.iter().any(|document| document.gold.pronoun.is_some()) => vec![people::gap(documents)],
        Kind::People => vec![people::section(documents)],
    }
}

/// The one or two numbers by which a document of this kind is ranked.
fn headlines(kind: Kind, document: &Judged, scheme: &Scheme) -> Vec<(&'static str, f64, usize)> {
    let documents = std::slice::from_ref(document);
    match kind {
        Kind::Entities if scheme.has_names() => {
            let tally = names::Names::of(documents, scheme, true).headline();
            vec![("nomisc F1", tally.f1(), tally.gold)]
        }
        Kind::Entities => {
            let judged = scheme.types();
            let tally = types::micro(&types::tallies(documents, scheme), |label| judged.contains(&label));
            vec![("micro F1", tally.f1(), tally.gold)]
        }
        Kind::Quotes => {
            let total = quotes::total(&quotes::counts(&[Pairing::of(document)]));
            vec![("speaker", total.attributed(), total.speakers[0]), ("F1", total.relaxed_f1(), total.gold)]
        }
        Kind::People if document.gold.pronoun.is_some() => {
            let right = people::questions(document).iter().all(|question| question.gold == question.ours);
            vec![("right", f64::from(u8::from(right)), 1)]
        }
        Kind::People => {
            let tally = people::Clusters::of(document).pairs();
            vec![("pairs F1", tally.f1(), tally.gold)]
        }
    }
}

fn per_document(kind: Kind, documents: &[Judged], scheme: &Scheme) {
    type Line<'d> = (Vec<(&'static str, f64, usize)>, &'d str);
    let mut lines: Vec<Line<'_>> =
        documents.iter().map(|document| (headlines(kind, document, scheme), document.gold.id.as_str())).collect();
    lines.retain(|(headlines, _)| headlines[0].2 > 0);
    // Of documents that score the same, the one with more in it is worse.
    lines.sort_by(|(one, _), (other, _)| one[0].1.total_cmp(&other[0].1).then(other[0].2.cmp(&one[0].2)));
    say(format_args!("  per document, the worst first"));
    for (headlines, id) in lines {
        let numbers: String =
            headlines.iter().map(|(name, share, of)| format!("{name} {:5.1} of {of:<5}", 100.0 * share)).collect();
        say(format_args!("    {numbers} {id}"));
    }
}
