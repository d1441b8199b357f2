//! The corpus as lessons: each article with the names that the tagger finds in it, its regions and its reports.

use std::collections::HashMap;
use std::fs;
use std::io::{self, BufRead, BufReader};
use std::path::Path;

use serde::Deserialize;
use whosaid::Span;
use whosaid::entity::{self, Entity};
use whosaid::lexicon::Lexicon;
use whosaid::quote::study;
use whosaid::text::Text;

use super::fit::LARGE;

#[derive(Deserialize)]
struct Words {
    start: usize,
    end: usize,
    text: String,
}

#[derive(Deserialize)]
struct GoldQuote {
    start: usize,
    end: usize,
    #[serde(default)]
    attributed: Option<bool>,
    speaker: Option<Words>,
    #[serde(default)]
    cue: Option<Words>,
    #[serde(default)]
    kind: Option<String>,
}

#[derive(Deserialize)]
struct Document {
    id: String,
    text: String,
    quotes: Vec<GoldQuote>,
}

fn documents(path: &Path) -> io::Result<Vec<Document>> {
    BufReader::new(fs::File::open(path)?).lines().map(|line| Ok(serde_json::from_str(&line?)?)).collect()
}

/// What the corpus says of a region.
pub(super) struct Gold {
    pub(super) attributed: bool,
    pub(super) speaker: Option<(Span, String)>,
}

/// A document ready to be learnt from.
pub(super) struct Lesson {
    pub(super) text: String,
    pub(super) entities: Vec<Entity>,
    /// By the region's bytes.
    pub(super) gold: HashMap<Span, Gold>,
    /// The reported clauses: the cue's bytes and the content's.
    pub(super) reports: Vec<(Span, Span)>,
    pub(super) half: usize,
}

/// The last word of a name, as the scorers compare names.
pub(super) fn last_name(text: &str) -> String {
    let mut words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase);
    words.rfind(|word| !matches!(word.as_str(), "jr" | "sr" | "ii" | "iii" | "iv" | "s")).unwrap_or_default()
}

pub(super) fn lessons(corpora: &Path) -> io::Result<Vec<Lesson>> {
    let marks = documents(&corpora.join("quotes/polnear-marks.train.jsonl"))?;
    let mut reports: HashMap<String, Document> = documents(&corpora.join("quotes/polnear.train.jsonl"))?
        .into_iter()
        .map(|document| (document.id.clone(), document))
        .collect();
    let lexicon = Lexicon::english();
    let model = whosaid::model::Model::english();
    let mut lessons = Vec::new();
    for (index, document) in marks.into_iter().enumerate() {
        let bytes: Vec<usize> = document.text.char_indices().map(|(at, _)| at).chain([document.text.len()]).collect();
        let span = |start: usize, end: usize| Span::new(bytes[start], bytes[end]);
        let speaker = |quote: &GoldQuote| quote.speaker.as_ref().map(|words| (span(words.start, words.end), words.text.clone()));
        let mut gold: HashMap<Span, Gold> = document
            .quotes
            .iter()
            .map(|quote| {
                let region = span(quote.start, quote.end);
                let cue = quote.cue.as_ref().map(|cue| span(cue.start, cue.end));
                let attributed = quote.attributed == Some(true) && !is_title(&document.text, region, cue);
                (region, Gold { attributed, speaker: speaker(quote) })
            })
            .collect();
        let text = Text::new(&document.text);
        let entities = entity::recognise(&text, &lexicon, &model, &whosaid::Options::default(), &mut Default::default());
        // Regions between single marks are not in the list of marks: they are quotes where they stand in a report.
        let contents = reports.remove(&document.id).map_or(Vec::new(), |document| document.quotes);
        let nothing = study::Weights { report: &[0; LARGE], reader: None, quote: None };
        study::regions(&text, &entities, nothing, |region| {
            let first = region.span.of(&document.text).chars().next();
            if matches!(first, Some('\'' | '\u{2018}')) && !region.nested && !gold.contains_key(&region.span) {
                let around = contents.iter().find(|quote| span(quote.start, quote.end).contains(region.span));
                gold.insert(region.span, Gold { attributed: around.is_some(), speaker: around.and_then(speaker) });
            }
            None
        });
        let reports = contents
            .iter()
            .filter(|quote| quote.kind.as_deref() != Some("direct"))
            .filter_map(|quote| Some((quote.cue.as_ref()?, quote)))
            .map(|(cue, quote)| (span(cue.start, cue.end), span(quote.start, quote.end)))
            .collect();
        lessons.push(Lesson { reports, text: document.text.clone(), entities, gold, half: index % 2 });
    }
    Ok(lessons)
}

/// Whether the words of a region are set like a title, with no cue right before them.
///
/// The corpus counts every region inside a report as part of it, the titles of films and shows too; nobody speaks those.
fn is_title(text: &str, region: Span, cue: Option<Span>) -> bool {
    const SMALL: [&str; 14] = ["the", "a", "an", "of", "in", "on", "at", "to", "for", "and", "or", "with", "is", "from"];
    let words: Vec<&str> = region
        .of(text)
        .split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '\u{2019}')
        .filter(|word| !word.is_empty())
        .collect();
    let capital = |word: &&&str| word.starts_with(|c: char| c.is_uppercase() || c.is_numeric());
    let set = words.iter().all(|word| capital(&word) || SMALL.contains(word)) && words.iter().filter(capital).count() >= 2;
    set && words.len() <= 8 && !cue.is_some_and(|cue| cue.end <= region.start && region.start - cue.end <= 3)
}
