//! `lab speed`: how fast texts are annotated, by stage and by length, and whether twice the text takes twice the time.

mod growth;
mod hostile;

use std::time::Duration;

use whosaid::{Annotator, Options, Stage};

use crate::clock::Clock;
use crate::news::{self, News};
use crate::table::{Cell, Section, say};

/// What is to be measured.
#[derive(Clone, clap::Args)]
pub struct Asked {
    #[command(flatten)]
    news: News,

    /// How long the longest text is for the shares of the stages, in millions of bytes.
    #[arg(long, default_value_t = 2.0)]
    megabytes: f64,

    /// Only one of the tables.
    #[arg(long, value_enum)]
    only: Option<Table>,

    /// How long the longest text is for the growth by length, in millions of bytes.
    #[arg(long, default_value_t = 50.0)]
    up_to: f64,

    /// Count the instructions for the texts that are meant to be slow, instead of timing them: takes some minutes, needs
    /// valgrind, and gives the same counts on a busy machine.
    #[arg(long)]
    count: bool,

    /// Print the tables of news as Markdown.
    #[arg(long)]
    markdown: bool,
}

/// What can be measured.
#[derive(Clone, Copy, PartialEq, Eq, Debug, clap::ValueEnum)]
enum Table {
    /// Articles one by one and joined, with the shares of the stages.
    News,
    /// News from the length of a short message to a large book's.
    Growth,
    /// Texts that are meant to be slow.
    Hostile,
}

impl Asked {
    /// The growth by length alone, as Markdown.
    pub fn growth(news: News) -> Asked {
        Asked { news, megabytes: 2.0, only: Some(Table::Growth), up_to: 50.0, count: false, markdown: true }
    }
}

/// Measures.
///
/// # Errors
///
/// When the corpus cannot be read, or valgrind is asked for and does not run.
pub fn run(asked: &Asked) -> Result<(), String> {
    let wanted = |table: Table| asked.only.is_none_or(|only| only == table);
    let begun = Clock::now();
    let annotator = Annotator::default();
    if !asked.markdown {
        say(format_args!("loaded in {:.1} ms\n", 1e3 * begun.elapsed().as_secs_f64()));
    }
    if wanted(Table::News) {
        news(asked, &annotator)?;
    }
    if wanted(Table::Growth) {
        let section = growth::measure(&annotator, asked.news.name(), &asked.news.articles()?, (1e6 * asked.up_to) as usize);
        section.show(asked.markdown);
    }
    if wanted(Table::Hostile) {
        if asked.count { hostile::count()? } else { hostile::time(&annotator) }
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
    let articles = asked.news.articles()?;
    let columns: Vec<&'static str> = ["MB/s"].into_iter().chain(Stage::ALL.map(Stage::name)).collect();
    let mut section = Section::new(asked.news.name(), &columns);
    let mut row = |name: &str, bytes: usize, whole: Duration, stages: [Duration; 4]| {
        let speed = bytes as f64 / 1e6 / whole.as_secs_f64();
        let shares = stages.map(|stage| Cell::Share(stage.as_secs_f64() / whole.as_secs_f64()));
        section.row(name, [Cell::Measure(speed)].into_iter().chain(shares));
    };
    let limit = (1e6 * asked.megabytes) as usize;
    let (mut bytes, mut whole, mut sums) = (0, Duration::ZERO, [Duration::ZERO; 4]);
    for article in news::by_article(&articles, limit) {
        let (took, stages) = time(annotator, &article);
        bytes += article.len();
        whole += took;
        for (sum, stage) in sums.iter_mut().zip(stages) {
            *sum += stage;
        }
    }
    row("by article", bytes, whole, sums);
    for part in [64, 16, 4, 1] {
        let text = news::in_one(&articles, limit / part);
        let (whole, stages) = time(annotator, &text);
        row(&format!("{:.2} MB in one", text.len() as f64 / 1e6), text.len(), whole, stages);
    }
    section.show(asked.markdown);
    Ok(())
}
