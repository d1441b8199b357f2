//! `lab speed`: how fast texts are annotated, by stage, and whether twice the text takes twice the time.

use std::path::PathBuf;
use std::time::Duration;

use whosaid::{Annotator, Options, Stage};

use crate::clock::Clock;
use crate::corpus::Corpus;
use crate::table::{Style, say};

/// What is to be measured.
#[derive(clap::Args)]
pub struct Asked {
    /// The folder of corpora.
    #[arg(long, value_name = "DIR", default_value = "../shared/corpora")]
    corpora: PathBuf,

    /// The corpus whose articles are read.
    #[arg(long, value_name = "NAME", default_value = "polnear.train")]
    corpus: String,

    /// How long the longest text of articles is.
    #[arg(long, default_value_t = 2.0)]
    megabytes: f64,

    /// Only the news, or only the texts that are meant to be slow.
    #[arg(long, value_enum)]
    only: Option<Texts>,
}

/// Kinds of texts.
#[derive(Clone, Copy, PartialEq, Eq, Debug, clap::ValueEnum)]
enum Texts {
    News,
    Hostile,
}

/// What has no end, no partner, or too many: each is repeated until the text is long.
const HOSTILE: &[&str] = &[
    "\"",
    "“",
    "”",
    "'",
    "‘",
    "\" ",
    "“ ",
    "(",
    "''",
    "a",
    "A",
    "A ",
    "Ada ",
    "Ada Marsh ",
    "Ada Marsh, ",
    "Marsh said ",
    "said ",
    "said that ",
    "he ",
    "He said he ",
    "the governor ",
    "The mayor said. ",
    "“A,” he said. ",
    "“A” ",
    "‘“",
    "\"A 'B ",
    ", ",
    ". ",
    "- ",
    "\n",
    "\n\n",
    "“A\n\n",
    "A. ",
    "1 ",
    "1,",
    "$1 ",
    "May ",
    "Monday, ",
    "of ",
    "of the ",
    "the ",
    "and ",
    "New York ",
    "Bank of ",
    "&quot;",
    "\u{301}",
    "\u{200b}",
    "\u{ad}",
    "👩‍👩‍👧",
    "🇫",
    "http://",
    "a@",
    "U.S.",
    "No. ",
    "Mr. ",
    "President ",
    "Russia's ",
    "@a ",
    "— A. B\n",
    "A: “b” ",
    "Ada Marsh1 ",
    "[",
    "x\t",
];

/// Measures.
///
/// # Errors
///
/// When the corpus is not there or cannot be read.
pub fn run(asked: &Asked) -> Result<(), String> {
    let begun = Clock::now();
    let annotator = Annotator::default();
    say(format_args!("loaded in {:.1} ms\n", 1e3 * begun.elapsed().as_secs_f64()));
    if asked.only != Some(Texts::Hostile) {
        news(asked, &annotator)?;
    }
    if asked.only != Some(Texts::News) {
        hostile(&annotator);
    }
    Ok(())
}

/// How long a text takes, in all and by stage.
fn time(annotator: &Annotator, text: &str) -> (Duration, [Duration; 4]) {
    let clock = Clock::now();
    let mut begun: Vec<(Stage, Duration)> = Vec::new();
    let document = annotator.annotate_with(text, &Options::default(), &mut |stage| begun.push((stage, clock.elapsed())));
    let whole = clock.elapsed();
    std::hint::black_box(document);
    let ends = begun.iter().skip(1).map(|(_, at)| *at).chain([whole]);
    let mut stages = [Duration::ZERO; 4];
    for ((stage, start), end) in begun.iter().zip(ends) {
        stages[*stage as usize] += end.saturating_sub(*start);
    }
    (whole, stages)
}

/// The speed on articles: each by itself, and joined to longer and longer texts.
fn news(asked: &Asked, annotator: &Annotator) -> Result<(), String> {
    let corpora = Corpus::choose(&asked.corpora, std::slice::from_ref(&asked.corpus), None)?;
    let articles: Vec<String> = corpora[0].read()?.into_iter().map(|document| document.text).collect();
    let stages: String = Stage::ALL.iter().map(|stage| format!("{:>10}", stage.name())).collect();
    say(format_args!("{:<16}{:>9}{stages}", asked.corpus, "MB/s"));
    let show = |name: &str, bytes: usize, whole: Duration, stages: [Duration; 4]| {
        let speed = bytes as f64 / 1e6 / whole.as_secs_f64();
        let shares = stages.map(|stage| format!("{:>9.0}%", 100.0 * stage.as_secs_f64() / whole.as_secs_f64())).concat();
        say(format_args!("{name:<16}{speed:>9.2}{shares}"));
    };
    let limit = (1e6 * asked.megabytes) as usize;
    let (mut bytes, mut whole, mut sums) = (0, Duration::ZERO, [Duration::ZERO; 4]);
    for article in &articles {
        if bytes >= limit {
            break;
        }
        let (took, stages) = time(annotator, article);
        bytes += article.len();
        whole += took;
        for (sum, stage) in sums.iter_mut().zip(stages) {
            *sum += stage;
        }
    }
    show("by article", bytes, whole, sums);
    for part in [64, 16, 4, 1] {
        let mut text = String::new();
        for article in articles.iter().cycle() {
            if text.len() >= limit / part {
                break;
            }
            text += article;
            text += "\n\n";
        }
        let (whole, stages) = time(annotator, &text);
        show(&format!("{:.2} MB in one", text.len() as f64 / 1e6), text.len(), whole, stages);
    }
    say(format_args!(""));
    Ok(())
}

/// The speed on texts that invite to look far: where four times the text takes much more than four times as long,
/// something looks further than it should.
fn hostile(annotator: &Annotator) {
    let style = Style::of_output();
    say(format_args!("{:<22}{:>10}{:>10}{:>10}  slowest stage", "repeated", "128 kB", "512 kB", "growth"));
    let mut rows: Vec<(f64, String)> = Vec::new();
    for piece in HOSTILE {
        let long = |size: usize| piece.repeat(size / piece.len());
        let (short, _) = time(annotator, &long(1 << 17));
        let name = format!("{:?}", piece);
        if short > Duration::from_secs(8) {
            rows.push((f64::INFINITY, style.bad(&format!("{name:<22}{:>9.2}s   given up", short.as_secs_f64()))));
            continue;
        }
        let (whole, stages) = time(annotator, &long(1 << 19));
        // The system counts work in steps of some milliseconds: of less nothing can be said.
        let growth = if whole < Duration::from_millis(40) { 1.0 } else { whole.as_secs_f64() / short.as_secs_f64() / 4.0 };
        let slowest = (0..4).max_by_key(|&at| stages[at]).unwrap_or_default();
        let line = format!(
            "{name:<22}{:>8.0}ms{:>8.0}ms{growth:>10.1}  {} {:.0}%",
            1e3 * short.as_secs_f64(),
            1e3 * whole.as_secs_f64(),
            Stage::ALL[slowest].name(),
            100.0 * stages[slowest].as_secs_f64() / whole.as_secs_f64().max(1e-9)
        );
        rows.push((growth, if growth > 2.0 { style.bad(&line) } else { line }));
    }
    rows.sort_by(|one, other| other.0.total_cmp(&one.0));
    rows.iter().for_each(|(_, row)| say(format_args!("{row}")));
    let slow = rows.iter().filter(|(growth, _)| *growth > 2.0).count();
    say(format_args!("\n{slow} of {} grow faster than their text", rows.len()));
}
