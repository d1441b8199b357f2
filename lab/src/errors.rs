//! `lab errors`: what the annotator gets wrong on a corpus, the worst classes first, then rows in context.

mod context;
mod entities;
mod people;
mod quotes;

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::corpus::{Corpus, Kind, Range};
use crate::labels::Scheme;
use crate::ours::{self, Judged};
use crate::table::{Style, say};

/// Which mistakes are to be shown.
#[derive(clap::Args)]
#[command(after_help = "Kinds of mistakes: of entities false-positive, missed, wrong-type, boundary; of quotes missed, \
                        false-positive, term-as-quote, quote-as-term, boundary, speaker, cue; of people pronoun, split, merged.\n\
                        In a row [ ] is what people marked and { } what we did; ( ) stands around what both speak of.")]
pub struct Asked {
    /// The folder of corpora.
    #[arg(long, value_name = "DIR", default_value = "../shared/corpora")]
    corpora: PathBuf,

    /// The corpus, by its file's name without ending.
    #[arg(long, value_name = "NAME", required_unless_present = "articles")]
    corpus: Option<String>,

    /// The real articles of this folder (`NAME.gold.json`), or one of them, instead of a corpus.
    #[arg(long, value_name = "PATH", conflicts_with = "corpus")]
    articles: Option<PathBuf>,

    /// Only mistakes on the names, or on the quotes, of real articles.
    #[arg(long, value_enum)]
    only: Option<Kind>,

    /// Only mistakes of this kind.
    #[arg(long)]
    kind: Option<String>,

    /// Only mistakes of classes with this in their name, such as a label, or `pronoun`.
    #[arg(long, alias = "class")]
    label: Option<String>,

    /// Only mistakes on these words.
    #[arg(long)]
    word: Option<String>,

    /// Only mistakes in documents with this in their id.
    #[arg(long, value_name = "ID")]
    document: Option<String>,

    /// How many rows to show, taken evenly from all that fit.
    #[arg(long, default_value_t = 40)]
    limit: usize,

    /// Judge this model instead of the one that comes with the annotator.
    #[arg(long, value_name = "FILE")]
    model: Option<PathBuf>,

    /// How many classes to show.
    #[arg(long, default_value_t = 25)]
    classes: usize,

    /// Only the classes, or with 0 only the rows: how many words to show of each class.
    #[arg(long, default_value_t = 6)]
    words: usize,
}

/// One thing wrong.
#[derive(Clone, Debug)]
pub struct Mistake {
    /// The document's place in its corpus.
    document: usize,
    /// What is wrong, in general: `missed`.
    kind: &'static str,
    /// What is wrong with what: `Organization → PERSON`.
    class: String,
    /// The words by which mistakes of a class are counted.
    word: String,
    /// What to show in the text.
    marks: Vec<Mark>,
    /// What people say, and what we say.
    answers: [String; 2],
}

/// What a stretch shown in the text is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Whose {
    /// What both speak of.
    Both,
    /// What people marked.
    Gold,
    /// What we marked.
    Ours,
}

/// A stretch shown in the text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Mark {
    range: Range,
    whose: Whose,
}

impl Mark {
    fn new(range: Range, whose: Whose) -> Mark {
        Mark { range, whose }
    }
}

/// Shows the mistakes that were asked for.
///
/// # Errors
///
/// When the corpus is not there or cannot be read.
pub fn run(asked: &Asked) -> Result<(), String> {
    let corpora = match (&asked.articles, &asked.corpus) {
        (Some(path), _) => Corpus::articles(path, asked.only)?,
        (None, names) => Corpus::choose(&asked.corpora, &names.iter().cloned().collect::<Vec<_>>(), asked.only)?,
    };
    let annotator = ours::annotator(asked.model.as_deref())?;
    for corpus in corpora {
        let scheme = Scheme::of(&asked.corpora, corpus.family())?;
        let documents = ours::annotate(corpus.read()?, &annotator);
        let mistakes = match corpus.kind {
            Kind::Entities => entities::mistakes(&documents, &scheme),
            Kind::Quotes => quotes::mistakes(&documents),
            Kind::People => people::mistakes(&documents),
        };
        show(asked, &corpus, &documents, mistakes);
    }
    Ok(())
}

impl Asked {
    fn wants(&self, mistake: &Mistake, documents: &[Judged]) -> bool {
        let holds = |part: &Option<String>, whole: &str| {
            part.as_ref().is_none_or(|part| whole.to_lowercase().contains(&part.to_lowercase()))
        };
        self.kind.as_ref().is_none_or(|kind| kind == mistake.kind)
            && holds(&self.label, &mistake.class)
            && holds(&self.word, &mistake.word)
            && holds(&self.document, &documents[mistake.document].gold.id)
    }
}

fn show(asked: &Asked, corpus: &Corpus, documents: &[Judged], mut mistakes: Vec<Mistake>) {
    let style = Style::of_output();
    mistakes.retain(|mistake| asked.wants(mistake, documents));
    let kinds = counted(mistakes.iter().map(|mistake| mistake.kind));
    let kinds: Vec<String> = kinds.iter().map(|(kind, count)| format!("{count} {kind}")).collect();
    say(format_args!("{}  {} mistakes in {} documents", style.bold(&corpus.name), mistakes.len(), documents.len()));
    say(format_args!("{}\n", kinds.join(" · ")));

    let mut classes: BTreeMap<(&str, &str), Vec<&Mistake>> = BTreeMap::new();
    for mistake in &mistakes {
        classes.entry((mistake.kind, &mistake.class)).or_default().push(mistake);
    }
    let mut classes: Vec<_> = classes.into_iter().collect();
    classes.sort_by_key(|(name, mistakes)| (usize::MAX - mistakes.len(), *name));
    for ((kind, class), mistakes) in classes.iter().take(asked.classes) {
        let words: Vec<String> = counted(mistakes.iter().map(|mistake| mistake.word.as_str()))
            .iter()
            .take(asked.words)
            .map(|(word, count)| if *count > 1 { format!("{} ×{count}", short(word)) } else { short(word) })
            .collect();
        let words = style.dim(&words.join(", "));
        say(format_args!("{:>6}  {:<15} {}  {words}", mistakes.len(), kind, style.bold(&format!("{class:<28}"))));
    }
    let left: usize = classes.iter().skip(asked.classes).map(|(_, mistakes)| mistakes.len()).sum();
    if left > 0 {
        say(format_args!("{left:>6}  in {} other classes", classes.len() - asked.classes));
    }

    let shown = asked.limit.min(mistakes.len());
    for row in 0..shown {
        let mistake = &mistakes[row * mistakes.len() / shown];
        let document = &documents[mistake.document];
        let at = mistake.marks.first().map_or(0, |mark| mark.range.start);
        let place = style.dim(&format!("{} at {at}", document.gold.id));
        say(format_args!("\n{} {}  {place}", mistake.kind, style.bold(&mistake.class)));
        say(format_args!("  {}", context::show(document, &mistake.marks, style)));
        let [gold, ours] = &mistake.answers;
        if !gold.is_empty() || !ours.is_empty() {
            say(format_args!("  {}   {}", style.good(&format!("gold: {gold}")), style.bad(&format!("ours: {ours}"))));
        }
    }
    say(format_args!(""));
}

/// What occurs how often, the most frequent first.
fn counted<'w>(words: impl Iterator<Item = &'w str>) -> Vec<(&'w str, usize)> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    words.for_each(|word| *counts.entry(word).or_default() += 1);
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(word, count)| (usize::MAX - count, *word));
    counts
}

/// On one line, and no longer than a few words.
fn short(words: &str) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= 44 { line } else { line.chars().take(42).chain(['…']).collect() }
}
