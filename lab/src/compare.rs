//! `lab compare`: the annotator beside other programs, on the same texts, by the same scorer.

use std::path::PathBuf;

use whosaid::{Annotator, Options};

use crate::clock::Clock;
use crate::corpus::{Corpus, Gold, Kind};
use crate::labels::{Coarse, Scheme};
use crate::measure::Tally;
use crate::measure::names::Names;
use crate::measure::types;
use crate::news::News;
use crate::ours::{self, Judged};
use crate::peer::{Answer, Peer, Places};
use crate::table::{Cell, Section, Style, say};

/// What is to be compared.
#[derive(Clone, clap::Args)]
pub struct Asked {
    /// The folder of corpora.
    #[arg(long, value_name = "DIR", default_value = "../shared/corpora")]
    corpora: PathBuf,

    /// Only this corpus, by its file's name without ending; can be given several times.
    #[arg(long, value_name = "NAME")]
    corpus: Vec<String>,

    /// Compare how fast they are instead, on articles of the corpus `polnear.train` or the one named.
    #[arg(long)]
    speed: bool,

    /// How much text is read for `--speed`, in millions of bytes.
    #[arg(long, value_name = "N", default_value_t = 0.3, requires = "speed")]
    megabytes: f64,

    /// Print the tables as Markdown.
    #[arg(long)]
    markdown: bool,

    #[command(flatten)]
    places: Places,
}

impl Asked {
    /// How fast everybody is, as Markdown.
    pub fn speeds(news: News, megabytes: f64, places: Places) -> Asked {
        let News { corpora, corpus } = news;
        Asked { corpora, corpus: vec![corpus], speed: true, megabytes, markdown: true, places }
    }
}

/// The corpora of names, numbers and times that are nobody's training data.
const USUAL: [&str; 4] = ["worldwide.dev", "uner_ewt.dev", "nne.dev", "timex_timebank.all"];

/// Whom we are compared with for what is found.
const PEERS: [Peer; 4] = [Peer::SpacySmall, Peer::SpacyMiddle, Peer::Compromise, Peer::Wink];

/// Whom we are compared with for speed.
const RUNNERS: [Peer; 9] = [
    Peer::Chromium,
    Peer::Firefox,
    Peer::Package,
    Peer::SpacySmall,
    Peer::SpacySmallFull,
    Peer::SpacyMiddle,
    Peer::SpacyMiddleFull,
    Peer::CompromiseNames,
    Peer::Wink,
];

/// Compares.
///
/// # Errors
///
/// When a corpus is not there or cannot be read. A program that is not installed is no error.
pub fn run(asked: &Asked) -> Result<(), String> {
    let usual = if asked.speed { &["polnear.train"][..] } else { &USUAL };
    let names: Vec<String> =
        if asked.corpus.is_empty() { usual.iter().map(|&name| name.to_owned()).collect() } else { asked.corpus.clone() };
    if asked.speed {
        return speed(asked, &Corpus::choose(&asked.corpora, &names[..1], None)?[0]);
    }
    let mut notes = Notes::default();
    for corpus in Corpus::choose(&asked.corpora, &names, Some(Kind::Entities))? {
        let scheme = Scheme::of(&asked.corpora, corpus.family())?;
        let gold = corpus.read()?;
        let mut columns = vec![("whosaid", ours::annotate(gold.clone(), &Annotator::default()))];
        for peer in PEERS {
            if let Some(answer) = notes.ask(peer, &asked.places, &gold) {
                columns.push((peer.name(), answer.documents));
            }
        }
        section(&corpus.name, &columns, &scheme).show(asked.markdown);
    }
    notes.show();
    Ok(())
}

/// Who answered and who did not, each said once.
#[derive(Default)]
struct Notes {
    lines: Vec<String>,
    absent: Vec<Peer>,
}

impl Notes {
    fn ask(&mut self, peer: Peer, places: &Places, documents: &[Gold]) -> Option<Answer> {
        if self.absent.contains(&peer) {
            return None;
        }
        let (line, answer) = match peer.ask(places, documents) {
            Ok(answer) => (format!("{}: {}", peer.name(), answer.version), Some(answer)),
            Err(why) => {
                self.absent.push(peer);
                (format!("{} is not compared: {why}", peer.name()), None)
            }
        };
        if !self.lines.contains(&line) {
            self.lines.push(line);
        }
        answer
    }

    fn show(&self) {
        self.lines.iter().for_each(|line| say(format_args!("{line}")));
    }
}

/// A row a class or type, a column a program.
fn section(title: &str, columns: &[(&'static str, Vec<Judged>)], scheme: &Scheme) -> Section {
    let heads: Vec<&'static str> = columns.iter().map(|(name, _)| *name).collect();
    let mut section = Section::new(title, &heads);
    // A class of which a program never says anything is one that it does not know.
    let cell = |tally: Tally| if tally.ours == 0 { Cell::Nothing } else { Cell::Share(tally.f1()) };
    if scheme.has_names() {
        let names: Vec<Names> = columns.iter().map(|(_, documents)| Names::of(documents, scheme, true)).collect();
        for class in [Coarse::Per, Coarse::Org, Coarse::Loc] {
            section.row(class.name(), names.iter().map(|names| cell(names.tally(|other| other == class))));
        }
        let all: Vec<Tally> = names.iter().map(Names::headline).collect();
        section.row("PER, ORG, LOC: F1", all.iter().map(|tally| cell(*tally)));
        for (name, share) in [("  precision", Tally::precision as fn(Tally) -> f64), ("  recall", Tally::recall)] {
            let share = |tally: &Tally| if tally.ours == 0 { Cell::Nothing } else { Cell::Share(share(*tally)) };
            section.row(name, all.iter().map(share));
        }
        section.head("PER, ORG, LOC: F1");
    }
    let tallies: Vec<_> = columns.iter().map(|(_, documents)| types::tallies(documents, scheme)).collect();
    let judged: Vec<_> = scheme.types().into_iter().filter(|label| label.is_numeric()).collect();
    for label in &judged {
        let of_label = |all: &std::collections::BTreeMap<String, Tally>| types::micro(all, |other| other == *label);
        if tallies.iter().any(|all| of_label(all).gold > 0) {
            section.row(label.name(), tallies.iter().map(|all| cell(of_label(all))));
        }
    }
    if !judged.is_empty() {
        let numeric = tallies.iter().map(|all| cell(types::micro(all, |label| judged.contains(&label))));
        section.row("numbers and times: F1", numeric);
        section.head("numbers and times: F1");
    }
    section
}

/// One processor's time for each program on the same articles, after all have read them once.
fn speed(asked: &Asked, corpus: &Corpus) -> Result<(), String> {
    let limit = (1e6 * asked.megabytes) as usize;
    let mut bytes = 0;
    let mut articles = corpus.read()?;
    articles.retain(|article| {
        bytes += article.text.len();
        bytes - article.text.len() < limit
    });
    let bytes: usize = articles.iter().map(|article| article.text.len()).sum();
    // A compiler that works while the program runs needs to see some work first.
    let warm = articles.len();
    let twice: Vec<Gold> = articles.iter().chain(&articles).cloned().collect();
    let took = |documents: &[Judged]| documents[warm..].iter().map(|document| document.took.as_secs_f64()).sum::<f64>();
    let rate = |documents: &[Judged]| bytes as f64 / 1e6 / took(documents).max(1e-9);
    let annotator = Annotator::default();
    let read = |articles: &[Gold]| {
        for article in articles {
            std::hint::black_box(annotator.annotate(&article.text, &Options::default()));
        }
    };
    read(&twice[..warm]);
    let begun = Clock::now();
    read(&twice[warm..]);
    let ours = bytes as f64 / 1e6 / begun.elapsed().as_secs_f64().max(1e-9);
    let mut notes = Notes::default();
    let mut rates: Vec<(Option<Peer>, f64)> = vec![(None, ours)];
    for runner in RUNNERS {
        if let Some(answer) = notes.ask(runner, &asked.places, &twice) {
            rates.push((Some(runner), rate(&answer.documents)));
        }
    }
    let in_chromium = rates.iter().find(|(runner, _)| *runner == Some(Peer::Chromium)).map(|(_, rate)| *rate);
    let title = format!("{}, {:.2} MB", corpus.name, bytes as f64 / 1e6);
    let mut section = Section::new(&title, &["MB/s", "native is", "Chromium is"]);
    for (runner, theirs) in rates {
        let times = |rate: Option<f64>| rate.map_or(Cell::Nothing, |rate| Cell::Measure(rate / theirs));
        let name = runner.map_or("whosaid", Peer::name);
        section.row(name, [Cell::Measure(theirs), times(Some(ours)), times(in_chromium)]);
    }
    section.head("whosaid");
    section.show(asked.markdown);
    let what = "processor time of one thread; “native is”, “Chromium is”: whosaid so many times as fast, native and in Chromium";
    say(format_args!("{}", Style::of_output().dim(what)));
    notes.show();
    Ok(())
}
