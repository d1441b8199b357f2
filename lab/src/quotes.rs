//! Learns the weights of the quote room: who speaks a region, quote or
//! term, what a cue reports, and whether a reader would call it a report.
//!
//! Four models ([`fit`]), trained on the log-likelihood of a softmax over
//! candidates, and of a logistic decision ([`choice`]), from corpora
//! ([`lesson`]) and from what readers judged ([`judged`]).
//! What one model tells the next (who spoke the region before, how sure the
//! speaker is) comes from models trained on the other half of the documents,
//! so that training sees the mistakes it will meet.

mod check;
mod choice;
mod fit;
mod judged;
mod lesson;
mod said;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use whosaid::quote::study::{Region, Weights};

use self::choice::{Choice, Decision, best, is_right, reach, study_lesson, study_reports};
use self::fit::{LARGE, READER, SMALL, Schedule};
use self::lesson::{Gold, Lesson, lessons};

/// What to train on, and where the weights go.
#[derive(clap::Args)]
pub struct Asked {
    /// The folder of the corpora.
    #[arg(long)]
    corpora: PathBuf,
    /// Where to write the weights.
    #[arg(long, default_value = "model/quotes.bin")]
    out: PathBuf,
    /// Also says how models of one half of the documents do on the other half.
    #[arg(long)]
    check: bool,
}

/// Trains the models and writes their weights.
pub fn run(asked: &Asked) -> Result<(), String> {
    train(&asked.corpora, &asked.out, asked.check).map_err(|error| format!("{}: {error}", asked.corpora.display()))
}

const SPEAKER: Schedule = Schedule { epochs: 10, rate: 0.15, decay: 2e-5, size: SMALL };
const QUOTE: Schedule = Schedule { epochs: 10, rate: 0.1, decay: 1e-4, size: SMALL };
const REPORT: Schedule = Schedule { epochs: 8, rate: 0.08, decay: 1e-3, size: LARGE };
const PRINT: Schedule = Schedule { epochs: 8, rate: 0.03, decay: 1e-2, size: READER };
const READING: Schedule = Schedule { epochs: 8, rate: 0.03, decay: 1e-2, size: READER };

/// Each in one of two halves, in turn.
fn halved<T>(all: impl Iterator<Item = T>, put: impl Fn(&mut T, usize)) -> Vec<T> {
    all.enumerate()
        .map(|(index, mut one)| {
            put(&mut one, index % 2);
            one
        })
        .collect()
}

fn train(corpora: &Path, out: &Path, check: bool) -> io::Result<()> {
    let lessons = lessons(corpora)?;
    eprintln!("{} documents", lessons.len());
    let mut reports: Vec<Choice> = lessons.iter().flat_map(study_reports).collect();
    eprintln!(
        "{} cues, {} with a report",
        reports.len(),
        reports.iter().filter(|choice| choice.right.last() == Some(&false)).count()
    );
    if check {
        let reach = lessons.iter().map(reach).fold([0, 0], |sum, one| [sum[0] + one[0], sum[1] + one[1]]);
        eprintln!("{} reports, {} within reach", reach[0], reach[1]);
        check::of_choices("reports", &reports, REPORT);
    }
    let contents = halved(said::contents(corpora)?.into_iter(), |one, half| one.half = half);
    if check {
        check::of_other_choices("contents that were judged", &reports, &contents, REPORT);
    }
    reports.extend(contents);
    let report = fit::choices(&reports.iter().collect::<Vec<_>>(), REPORT);
    let other_report: [Vec<u8>; 2] =
        [1, 0].map(|half: usize| fit::choices(&reports.iter().filter(|choice| choice.half == half).collect::<Vec<_>>(), REPORT));
    let read = halved(judged::reports(corpora, &report)?.into_iter().chain(said::reports(corpora, &report)?), |one, half| {
        one.half = half
    });
    if check {
        check::of_reading(&read, READING);
    }
    let reader = fit::decisions(&read.iter().collect::<Vec<_>>(), READING);
    // First round: the corpus says who spoke before.
    let told = |region: &Region, lesson: &Lesson, gold: Option<&Gold>| {
        let speaker = gold?.speaker.as_ref()?;
        let index = region.candidates.iter().position(|(mention, _)| is_right(&lesson.text, *mention, speaker))?;
        Some((index, 0.9))
    };
    let weights = |half: usize| Weights { report: &other_report[half], reader: Some(&reader), quote: None };
    let mut halves: [Vec<Choice>; 2] = [Vec::new(), Vec::new()];
    for lesson in &lessons {
        halves[lesson.half].extend(study_lesson(lesson, weights(lesson.half), |region, gold| told(region, lesson, gold)).0);
    }
    let other: [Vec<u8>; 2] = [1, 0].map(|half: usize| fit::choices(&halves[half].iter().collect::<Vec<_>>(), SPEAKER));
    // Second round: the model of the other half does.
    let mut choices = Vec::new();
    let mut decisions = Vec::new();
    for lesson in &lessons {
        let (more_choices, more_decisions) =
            study_lesson(lesson, weights(lesson.half), |region, _| best(region, &other[lesson.half]));
        choices.extend(more_choices);
        decisions.extend(more_decisions);
    }
    let weights = Weights { report: &report, reader: Some(&reader), quote: None };
    let (spoken, said) = said::marks(corpora, weights, &other[0])?;
    let spoken = halved(spoken.into_iter(), |one, half| one.half = half);
    let marks = judged::marks(corpora, weights, &other[0])?;
    let plain: Vec<&Decision> = decisions.iter().chain(&marks).collect();
    let plain = fit::decisions(&plain, QUOTE);
    let print = halved(said::prints(corpora, Weights { quote: Some(&plain), ..weights }, &other[0])?.into_iter(), |one, half| {
        one.half = half
    });
    if check {
        check::of_reading(&print, PRINT);
    }
    let print = fit::decisions(&print.iter().collect::<Vec<_>>(), PRINT);
    let marks = halved(marks.into_iter().chain(said), |one, half| one.half = half);
    if check {
        check::of_other_choices("speakers that were judged", &choices, &spoken, SPEAKER);
        eprintln!("of stretches between marks that were judged, by a model of the corpus:");
        check::of_others(&decisions, &marks, QUOTE);
    }
    decisions.extend(marks);
    choices.extend(spoken);
    eprintln!("{} choices of a speaker, {} decisions between quote and term", choices.len(), decisions.len());
    if check {
        check::of_choices("speakers", &choices, SPEAKER);
        check::of_decisions(&decisions, QUOTE);
    }
    let speaker = fit::choices(&choices.iter().collect::<Vec<_>>(), SPEAKER);
    let quote = fit::decisions(&decisions.iter().collect::<Vec<_>>(), QUOTE);
    let used = |weights: &[u8]| weights.iter().filter(|weight| **weight != 0).count();
    eprintln!(
        "weights in use: {} for speakers, {} for quotes, {} for reports, {} for the reader",
        used(&speaker),
        used(&quote),
        used(&report),
        used(&reader)
    );
    fs::write(out, [speaker, quote, report, reader, print].concat())
}
