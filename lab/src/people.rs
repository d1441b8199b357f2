//! Learns the weights of the pronoun ranker from GAP, OntoGUM and PolNeAR, and from the pronouns of unlabelled news that
//! gender alone resolves ([`news`]).
//!
//! Every pronoun whose bearer the corpus names is a choice between its
//! candidates as the resolver meets them, names as the tagger finds them; where
//! the tagger has not found the right one, it is given it. [`network`] learns
//! from the choices. The features depend on how earlier pronouns were
//! resolved, hence on the weights: run it twice, building between.

mod check;
mod network;
mod news;

use std::collections::HashSet;
use std::fs;
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};

use serde::Deserialize;
use whosaid::entity::{self, Entity, Label};
use whosaid::lexicon::Lexicon;
use whosaid::model::Model;
use whosaid::people::training::{self, Example};
use whosaid::quote::{self, Kind, Mention, Quote};
use whosaid::text::Text;
use whosaid::{Options, Span};

/// How much a choice of each corpus counts: GAP is gold, the others differ in genre or are silver.
const GAP: f32 = 1.0;
const ONTOGUM: f32 = 0.5;
const POLNEAR: f32 = 0.8;
/// Pronouns of unlabelled news are many, and only what is beside gender can be learned from them.
const NEWS: f32 = 0.15;

/// What `lab train-people` is asked.
#[derive(clap::Args)]
pub struct Asked {
    /// The folder of corpora.
    #[arg(long, value_name = "DIR")]
    corpora: PathBuf,
    /// Where the weights go.
    #[arg(long, value_name = "FILE", default_value = "model/pronouns.bin")]
    out: PathBuf,
    /// Instead of training, says how often the ranker is right on a fifth of the documents when it has learned from the others.
    #[arg(long)]
    check: bool,
}

#[derive(Deserialize, Clone, Copy)]
struct Range {
    start: usize,
    end: usize,
}

#[derive(Deserialize)]
struct Document {
    text: String,
    #[serde(default)]
    clusters: Vec<Vec<Range>>,
    #[serde(default)]
    not_coref: Vec<Range>,
    pronoun: Option<Range>,
    #[serde(default)]
    quotes: Vec<GoldQuote>,
}

#[derive(Deserialize)]
struct GoldQuote {
    start: usize,
    end: usize,
    kind: Option<String>,
    speaker: Option<Range>,
    speaker_canonical: Option<String>,
}

/// A pronoun's candidates, those that are right, and what it counts.
struct Choice {
    column: usize,
    /// The features of the candidates, and last of nobody.
    options: Vec<Vec<u16>>,
    right: Vec<bool>,
    weight: f32,
    /// Which corpus and which of its documents it comes from, and whether its names are the tagger's own.
    corpus: Corpus,
    document: usize,
    found: bool,
}

/// Where a choice comes from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Corpus {
    Gap,
    OntoGum,
    PolNeAR,
    News,
}

impl Choice {
    /// Nothing is learned where no candidate is right though somebody is.
    fn of(example: &Example, right: impl Fn(usize) -> bool, nobody: bool, corpus: Corpus) -> Option<Choice> {
        let right: Vec<bool> = example.candidates.iter().map(|(figure, _)| right(*figure)).chain([nobody]).collect();
        let options = example.candidates.iter().map(|(_, features)| features.clone()).chain([example.nobody.clone()]).collect();
        let weight = match corpus {
            Corpus::Gap => GAP,
            Corpus::OntoGum => ONTOGUM,
            Corpus::PolNeAR => POLNEAR,
            Corpus::News => NEWS,
        };
        right.contains(&true).then_some(Choice {
            column: example.column,
            options,
            right,
            weight,
            corpus,
            document: 0,
            found: true,
        })
    }
}

/// The resources that read every corpus.
struct Reader {
    lexicon: Lexicon,
    model: Model,
}

impl Reader {
    /// The tagger's names, and the corpus' own where the tagger has none there.
    fn names(&self, text: &Text<'_>, gold: &[Span]) -> Vec<Entity> {
        let mut entities = entity::recognise(text, &self.lexicon, &self.model, &Options::default(), &mut Default::default());
        for span in gold {
            let tokens = text.token_at(span.start)..text.token_at(span.end - 1) + 1;
            let within = |entity: &Entity| entity.tokens.start <= tokens.start && tokens.end <= entity.tokens.end;
            if tokens.is_empty() || entities.iter().any(|entity| entity.label == Label::Person && within(entity)) {
                continue;
            }
            entities.retain(|entity| entity.tokens.end <= tokens.start || tokens.end <= entity.tokens.start);
            entities.push(Entity { span: text.span(tokens.clone()), tokens, label: Label::Person, score: 1.0, value: None });
        }
        entities.sort_by_key(|entity| entity.tokens.start);
        entities
    }

    /// The pronouns of a text with its quotes as they are found.
    fn examples(&self, text: &Text<'_>, entities: &[Entity]) -> (Vec<Example>, Vec<(Span, usize)>) {
        training::examples(text, entities, &quote::find(text, entities, false), &self.lexicon)
    }

    /// One named pronoun a snippet; where neither name is right, anybody else or nobody is.
    fn gap(&self, document: &Document, choices: &mut Vec<Choice>) {
        let bytes = Bytes::of(&document.text);
        let text = Text::new(&document.text);
        let Some(pronoun) = document.pronoun.map(|range| bytes.span(range)) else { return };
        let right: Vec<Span> =
            document.clusters.iter().flatten().map(|range| bytes.span(*range)).filter(|span| *span != pronoun).collect();
        let wrong: Vec<Span> = document.not_coref.iter().map(|range| bytes.span(*range)).collect();
        let neither = document.clusters.is_empty();
        let gold = [right.as_slice(), wrong.as_slice()].concat();
        for given in [&[], gold.as_slice()] {
            let entities = self.names(&text, given);
            let (examples, names_of) = self.examples(&text, &entities);
            let right = figures(&names_of, &right);
            let wrong = figures(&names_of, &wrong);
            let Some(example) = examples.iter().find(|example| example.pronoun == pronoun) else { continue };
            let is_right = |figure| if neither { !wrong.contains(&figure) } else { right.contains(&figure) };
            if let Some(choice) = Choice::of(example, is_right, neither, Corpus::Gap) {
                choices.push(Choice { found: given.is_empty(), ..choice });
                return;
            }
        }
    }

    /// All pronouns of whole documents; those of a cluster without a name are somebody's without one.
    fn ontogum(&self, document: &Document, choices: &mut Vec<Choice>) {
        let bytes = Bytes::of(&document.text);
        let text = Text::new(&document.text);
        let clusters: Vec<(Vec<Span>, Vec<Span>)> = document
            .clusters
            .iter()
            .map(|cluster| {
                let spans: Vec<Span> = cluster.iter().map(|range| bytes.span(*range)).collect();
                let pronouns: Vec<Span> = spans.iter().copied().filter(|span| is_pronoun(span.of(&document.text))).collect();
                let names = spans.into_iter().filter(|span| is_name(span.of(&document.text))).collect();
                (names, pronouns)
            })
            .filter(|(_, pronouns)| !pronouns.is_empty())
            .collect();
        let gold: Vec<Span> = clusters.iter().flat_map(|(names, _)| names.iter().copied()).collect();
        let entities = self.names(&text, &gold);
        let (examples, names_of) = self.examples(&text, &entities);
        let named: HashSet<usize> = names_of.iter().map(|(_, figure)| *figure).collect();
        for (names, pronouns) in &clusters {
            let right = figures(&names_of, names);
            for example in examples.iter().filter(|example| pronouns.contains(&example.pronoun)) {
                let is_right = |figure| if names.is_empty() { !named.contains(&figure) } else { right.contains(&figure) };
                choices.extend(Choice::of(example, is_right, names.is_empty(), Corpus::OntoGum));
            }
        }
    }

    /// Pronouns that speak, with the name that the corpus gives automatically: silver, but news.
    fn polnear(&self, document: &Document, choices: &mut Vec<Choice>) {
        let bytes = Bytes::of(&document.text);
        let text = Text::new(&document.text);
        if text.tokens().is_empty() {
            return;
        }
        let entities = self.names(&text, &[]);
        let mut quotes: Vec<Quote> = document
            .quotes
            .iter()
            .filter_map(|quote| {
                let kind = match quote.kind.as_deref()? {
                    "mixed" => Kind::Mixed,
                    "indirect" => Kind::Indirect,
                    _ => Kind::Direct,
                };
                let speaker = quote.speaker.map(|range| Mention { span: on_tokens(&text, bytes.span(range)), score: 1.0 });
                let span = on_tokens(&text, bytes.span(Range { start: quote.start, end: quote.end }));
                Some(Quote::new(span, kind, speaker))
            })
            .collect();
        quotes.sort_by_key(|quote| (quote.span().start, usize::MAX - quote.span().end));
        let (examples, names_of) = training::examples(&text, &entities, &quotes, &self.lexicon);
        let mut seen = HashSet::new();
        for quote in &document.quotes {
            let (Some(speaker), Some(name)) = (quote.speaker, quote.speaker_canonical.as_deref()) else { continue };
            let span = on_tokens(&text, bytes.span(speaker));
            let Some(example) = examples.iter().find(|example| example.pronoun == span).filter(|_| seen.insert(span)) else {
                continue;
            };
            let bears = |figure: usize| bears(&document.text, &names_of, figure, name);
            if example.candidates.iter().filter(|(figure, _)| bears(*figure)).count() == 1 {
                choices.extend(Choice::of(example, bears, false, Corpus::PolNeAR));
            }
        }
    }
}

/// Byte positions of code points.
struct Bytes(Vec<usize>);

impl Bytes {
    fn of(text: &str) -> Bytes {
        Bytes(text.char_indices().map(|(at, _)| at).chain([text.len()]).collect())
    }

    fn span(&self, range: Range) -> Span {
        Span::new(self.0[range.start], self.0[range.end])
    }
}

/// The span from the first to the last token that it touches.
fn on_tokens(text: &Text<'_>, span: Span) -> Span {
    let last = text.tokens().len() - 1;
    let start = text.token_at(span.start).min(last);
    let end = text.token_at(span.end - 1).clamp(start, last);
    text.span(start..end + 1)
}

fn figures(names: &[(Span, usize)], spans: &[Span]) -> HashSet<usize> {
    names.iter().filter(|(name, _)| spans.iter().any(|span| span.overlaps(*name))).map(|(_, figure)| *figure).collect()
}

fn is_pronoun(words: &str) -> bool {
    matches!(words.to_lowercase().as_str(), "he" | "she" | "him" | "her" | "his" | "hers")
}

fn is_name(words: &str) -> bool {
    let is_part = |part: &str| part.starts_with(char::is_uppercase) || matches!(part, "de" | "van" | "von" | "of");
    let is_first_person = matches!(words, "I" | "My" | "We" | "You" | "Me");
    words.len() > 1 && !words.contains(',') && !is_pronoun(words) && !is_first_person && words.split([' ', '-']).all(is_part)
}

/// Whether a figure bears the name: the same surname, and the same given name where both have one.
fn bears(text: &str, names_of: &[(Span, usize)], figure: usize, name: &str) -> bool {
    let names: Vec<&str> = names_of.iter().filter(|(_, of)| *of == figure).map(|(span, _)| span.of(text)).collect();
    let full: Vec<&&str> = names.iter().filter(|name| name.contains(' ')).collect();
    let given = name.split(' ').next();
    let agrees = !name.contains(' ') || full.is_empty() || full.iter().any(|full| full.split(' ').next() == given);
    agrees && names.iter().any(|one| surname(one) == surname(name))
}

fn surname(name: &str) -> String {
    let mut parts = name.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    parts.rfind(|part| !matches!(*part, "Jr" | "Sr" | "II" | "III")).unwrap_or_default().to_lowercase()
}

/// The lines of a file, be it compressed.
/// The lines of a file, unpacked where its name ends in `.gz`.
pub fn lines(path: &Path) -> Result<Box<dyn Iterator<Item = Result<String, String>>>, String> {
    let named = |why: io::Error, path: &Path| format!("{}: {why}", path.display());
    let file = fs::File::open(path).map_err(|why| named(why, path))?;
    let path = path.to_owned();
    let lines: Box<dyn Iterator<Item = io::Result<String>>> = if path.extension().is_some_and(|ending| ending == "gz") {
        Box::new(BufReader::new(flate2::read::MultiGzDecoder::new(file)).lines())
    } else {
        Box::new(BufReader::new(file).lines())
    };
    Ok(Box::new(lines.map(move |line| line.map_err(|why| named(why, &path)))))
}

fn documents(corpora: &Path, name: &str) -> Result<Vec<Document>, String> {
    let read = |line: Result<String, String>| serde_json::from_str(&line?).map_err(|why| format!("{name}: {why}"));
    lines(&corpora.join(name))?.map(read).collect()
}

/// Trains, and writes the weights that the core compiles in.
///
/// # Errors
///
/// When a corpus cannot be read or the weights cannot be written.
pub fn run(asked: &Asked) -> Result<(), String> {
    let reader = Reader { lexicon: Lexicon::english(), model: Model::english() };
    let mut choices: Vec<Choice> = Vec::new();
    type Read = fn(&Reader, &Document, &mut Vec<Choice>);
    let corpora: [(&str, Read); 3] = [
        ("people/gap.train.jsonl", Reader::gap),
        ("people/ontogum.train.jsonl", Reader::ontogum),
        ("quotes/polnear.train.jsonl", Reader::polnear),
    ];
    for (name, read) in corpora {
        for (index, document) in documents(&asked.corpora, name)?.iter().enumerate() {
            let before = choices.len();
            read(&reader, document, &mut choices);
            choices[before..].iter_mut().for_each(|choice| choice.document = index);
        }
    }
    let gold = choices.len();
    choices.extend(news::choices(&reader, &asked.corpora)?);
    println!("{gold} choices, {} of news", choices.len() - gold);
    if asked.check {
        check::print(&choices);
        return Ok(());
    }
    let file = network::Network::learn(&choices.iter().collect::<Vec<_>>()).pack();
    fs::write(&asked.out, file).map_err(|why| format!("{}: {why}", asked.out.display()))
}
