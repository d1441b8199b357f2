//! Learns the weights of the quote room: who speaks a region, quote or
//! term, and what a cue reports.
//!
//! Three linear models, trained by stochastic gradient descent (AdaGrad) on the
//! log-likelihood of a softmax over candidates, and of a logistic decision.
//! What one model tells the next (who spoke the region before, how sure the
//! speaker is) comes from models trained on the other half of the documents,
//! so that training sees the mistakes it will meet.

use std::collections::HashMap;
use std::fs;
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};

use serde::Deserialize;
use whosaid::Span;
use whosaid::entity::{self, Entity};
use whosaid::lexicon::Lexicon;
use whosaid::quote::study::{self, BITS, Feature, Region, UNIT, slot};
use whosaid::text::Text;

const SIZE: usize = 1 << BITS;

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
struct Gold {
    attributed: bool,
    speaker: Option<(Span, String)>,
}

/// A document ready to be learnt from.
struct Lesson {
    text: String,
    entities: Vec<Entity>,
    /// By the region's bytes.
    gold: HashMap<Span, Gold>,
    /// The reported clauses: the cue's bytes and the content's.
    reports: Vec<(Span, Span)>,
    half: usize,
}

/// The last word of a name, as the scorers compare names.
fn last_name(text: &str) -> String {
    let mut words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase);
    words.rfind(|word| !matches!(word.as_str(), "jr" | "sr" | "ii" | "iii" | "iv" | "s")).unwrap_or_default()
}

fn lessons(corpora: &Path) -> io::Result<Vec<Lesson>> {
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
        let entities = entity::recognise(&text, &lexicon, &model, &whosaid::Options::default());
        // Regions between single marks are not in the list of marks: they are quotes where they stand in a report.
        let contents = reports.remove(&document.id).map_or(Vec::new(), |document| document.quotes);
        study::regions(&text, &entities, &[0; SIZE], |region| {
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

/// Whether a candidate is the speaker that the corpus names.
fn is_right(text: &str, mention: Span, gold: &(Span, String)) -> bool {
    let name = last_name(mention.of(text));
    mention.overlaps(gold.0) || !name.is_empty() && name == last_name(&gold.1)
}

/// A choice between candidates: the slots of each, and which are right.
#[derive(Clone)]
struct Choice {
    candidates: Vec<Vec<usize>>,
    right: Vec<bool>,
    /// How many words the region has.
    words: usize,
    half: usize,
}

/// A decision between quote and term.
struct Decision {
    slots: Vec<usize>,
    quote: bool,
    words: usize,
    half: usize,
}

struct Trainer {
    weights: Vec<f32>,
    /// The sum of the weights after each of the later epochs; their mean is steadier than any of them.
    later: Vec<f32>,
    epochs: f32,
    squares: Vec<f32>,
    rate: f32,
    decay: f32,
}

impl Trainer {
    fn new(rate: f32, decay: f32) -> Trainer {
        Trainer { weights: vec![0.0; SIZE], later: vec![0.0; SIZE], epochs: 0.0, squares: vec![1.0; SIZE], rate, decay }
    }

    fn sum(&self, slots: &[usize]) -> f32 {
        slots.iter().map(|slot| self.weights[*slot]).sum()
    }

    fn step(&mut self, slots: &[usize], gradient: f32) {
        for slot in slots {
            let gradient = gradient + self.decay * self.weights[*slot];
            self.squares[*slot] += gradient * gradient;
            self.weights[*slot] -= self.rate * gradient / self.squares[*slot].sqrt();
        }
    }

    fn choose(&mut self, choice: &Choice) {
        let sums: Vec<f32> = choice.candidates.iter().map(|slots| self.sum(slots)).collect();
        let top = sums.iter().copied().fold(f32::MIN, f32::max);
        let powers: Vec<f32> = sums.iter().map(|sum| (sum - top).exp()).collect();
        let all: f32 = powers.iter().sum();
        let right: f32 = powers.iter().zip(&choice.right).filter(|(_, right)| **right).map(|(power, _)| power).sum();
        for (index, slots) in choice.candidates.iter().enumerate() {
            let expected = if choice.right[index] { powers[index] / right.max(1e-9) } else { 0.0 };
            let gradient = powers[index] / all - expected;
            if gradient.abs() > 1e-4 {
                self.step(slots, gradient);
            }
        }
    }

    fn decide(&mut self, slots: &[usize], yes: bool) {
        let probability = 1.0 / (1.0 + (-self.sum(slots)).exp());
        self.step(slots, probability - f32::from(yes));
    }

    /// Takes note of the weights when an epoch has ended.
    fn note(&mut self) {
        self.epochs += 1.0;
        for (sum, weight) in self.later.iter_mut().zip(&self.weights) {
            *sum += weight;
        }
    }

    fn weights(&self) -> Vec<u8> {
        let unit = self.epochs * UNIT;
        self.later.iter().map(|sum| (sum / unit).round().clamp(-127.0, 127.0) as i8).map(i8::cast_unsigned).collect()
    }
}

fn slots(features: &[Feature]) -> Vec<usize> {
    features.iter().map(|(template, value)| slot(*template, *value)).collect()
}

/// The best candidate by a model, and its probability.
fn best(region: &Region, weights: &[u8]) -> Option<(usize, f32)> {
    let sums: Vec<i32> = region
        .candidates
        .iter()
        .map(|(_, features)| {
            features.iter().map(|(template, value)| i32::from(weights[slot(*template, *value)].cast_signed())).sum()
        })
        .collect();
    let top = *sums.iter().max()?;
    let all: f32 = sums.iter().map(|sum| ((sum - top) as f32 * UNIT).exp()).sum();
    sums.iter().position(|sum| *sum == top).map(|index| (index, 1.0 / all))
}

/// The choices of a lesson, when each region's speaker is told by `choose`.
fn study_lesson(
    lesson: &Lesson,
    report: &[u8],
    choose: impl Fn(&Region, Option<&Gold>) -> Option<(usize, f32)>,
) -> (Vec<Choice>, Vec<Decision>) {
    let text = Text::new(&lesson.text);
    let regions = study::regions(&text, &lesson.entities, report, |region| choose(region, lesson.gold.get(&region.span)));
    let mut choices = Vec::new();
    let mut decisions = Vec::new();
    for region in regions {
        let Some(gold) = lesson.gold.get(&region.span) else { continue };
        let words = count(region.span.of(&lesson.text));
        if !region.quote.is_empty() {
            decisions.push(Decision { slots: slots(&region.quote), quote: gold.attributed, words, half: lesson.half });
        }
        if let Some(speaker) = gold.speaker.as_ref().filter(|_| gold.attributed) {
            let right: Vec<bool> =
                region.candidates.iter().map(|(mention, _)| is_right(&lesson.text, *mention, speaker)).collect();
            if right.contains(&true) && right.contains(&false) {
                let candidates = region.candidates.iter().map(|(_, features)| slots(features)).collect();
                choices.push(Choice { candidates, right, words, half: lesson.half });
            }
        }
    }
    (choices, decisions)
}

/// The number of words.
fn count(text: &str) -> usize {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).count()
}

/// How much two stretches of words have in common: shared words by the longer one's.
fn likeness(text: &str, one: Span, other: Span) -> f32 {
    let words = |span: Span| count(span.of(text)) as f32;
    let shared = Span::new(one.start.max(other.start), one.end.min(other.end).max(one.start.max(other.start)));
    words(shared) / words(one).max(words(other)).max(1.0)
}

/// The choices of a lesson between the contents of each cue; the last candidate of each is "no report".
fn study_reports(lesson: &Lesson) -> Vec<Choice> {
    let text = Text::new(&lesson.text);
    let mut choices = Vec::new();
    for cue in study::cues(&text, &lesson.entities) {
        let own: Vec<Span> = lesson.reports.iter().filter(|report| report.0.overlaps(cue.span)).map(|report| report.1).collect();
        let likeness = |content: Span| own.iter().map(|gold| likeness(&lesson.text, content, *gold)).fold(0.0, f32::max);
        let best = cue.contents.iter().map(|content| likeness(content.0)).fold(0.0, f32::max);
        if !own.is_empty() && best < 0.5 {
            continue;
        }
        let mut right: Vec<bool> = cue.contents.iter().map(|content| best > 0.0 && likeness(content.0) > best - 0.02).collect();
        right.push(own.is_empty());
        let mut candidates: Vec<Vec<usize>> = cue.contents.iter().map(|content| slots(&content.1)).collect();
        candidates.push(Vec::new());
        choices.push(Choice { candidates, right, words: 0, half: lesson.half });
    }
    choices
}

/// A shuffle that is the same every time.
fn shuffled(length: usize, seed: u64) -> Vec<usize> {
    let mut order: Vec<usize> = (0..length).collect();
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    for index in (1..length).rev() {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        order.swap(index, (state % (index as u64 + 1)) as usize);
    }
    order
}

fn train_choices(choices: &[&Choice], schedule: Schedule) -> Vec<u8> {
    let mut trainer = Trainer::new(schedule.rate, schedule.decay);
    for epoch in 0..schedule.epochs {
        for index in shuffled(choices.len(), epoch + 1) {
            trainer.choose(choices[index]);
        }
        if epoch >= schedule.epochs / 3 {
            trainer.note();
        }
    }
    trainer.weights()
}

fn train_decisions(decisions: &[&Decision]) -> Vec<u8> {
    let mut trainer = Trainer::new(QUOTE.rate, QUOTE.decay);
    for epoch in 0..QUOTE.epochs {
        for index in shuffled(decisions.len(), epoch + 1) {
            trainer.decide(&decisions[index].slots, decisions[index].quote);
        }
        if epoch >= QUOTE.epochs / 3 {
            trainer.note();
        }
    }
    trainer.weights()
}

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

/// How a model is trained, chosen by `--check`.
#[derive(Clone, Copy)]
struct Schedule {
    epochs: u64,
    rate: f32,
    decay: f32,
}

const SPEAKER: Schedule = Schedule { epochs: 10, rate: 0.15, decay: 2e-5 };
const QUOTE: Schedule = Schedule { epochs: 10, rate: 0.1, decay: 1e-4 };
const REPORT: Schedule = Schedule { epochs: 8, rate: 0.05, decay: 1e-3 };

/// The sum of integer weights.
fn total(slots: &[usize], weights: &[u8]) -> i32 {
    slots.iter().map(|slot| i32::from(weights[*slot].cast_signed())).sum()
}

/// Says how often a model of one half of the documents chooses right in the other half.
fn check_choices(what: &str, choices: &[Choice], schedule: Schedule) {
    // All, and those for regions of up to five words; chosen right, and there.
    let mut counts = [[0usize; 2]; 2];
    // Of choices where the last candidate is "none": chosen and right, chosen, there.
    let mut found = [0usize; 3];
    for half in [0, 1] {
        let weights = train_choices(&choices.iter().filter(|choice| choice.half != half).collect::<Vec<_>>(), schedule);
        for choice in choices.iter().filter(|choice| choice.half == half) {
            let sums: Vec<i32> = choice.candidates.iter().map(|slots| total(slots, &weights)).collect();
            let best = (0..sums.len()).max_by_key(|index| (sums[*index], std::cmp::Reverse(*index))).unwrap_or(0);
            let right = choice.right[best];
            for (count, counted) in counts.iter_mut().zip([true, choice.words <= 5]) {
                count[0] += usize::from(counted && right);
                count[1] += usize::from(counted);
            }
            let none = choice.right.len() - 1;
            found[0] += usize::from(best != none && right);
            found[1] += usize::from(best != none);
            found[2] += usize::from(!choice.right[none]);
        }
    }
    let share = |count: [usize; 2]| 100.0 * count[0] as f64 / count[1].max(1) as f64;
    let [right, chosen, there] = found;
    let f1 = 200.0 * right as f64 / (chosen + there).max(1) as f64;
    eprintln!(
        "{what}: right {:.1}, of up to five words {:.1}; F1 of other than the last {f1:.1}",
        share(counts[0]),
        share(counts[1])
    );
}

/// Says how often a model of one half of the documents tells quotes from terms in the other half.
fn check_decisions(decisions: &[Decision]) {
    let mut counts = [[0usize; 2]; 3];
    for half in [0, 1] {
        let weights = train_decisions(&decisions.iter().filter(|decision| decision.half != half).collect::<Vec<_>>());
        for decision in decisions.iter().filter(|decision| decision.half == half && decision.words > 0) {
            let right = (total(&decision.slots, &weights) > 0) == decision.quote;
            let class = (decision.words - 1) / 3;
            counts[class.min(2)][0] += usize::from(right);
            counts[class.min(2)][1] += 1;
        }
    }
    let share = |count: [usize; 2]| 100.0 * count[0] as f64 / count[1].max(1) as f64;
    let [few, some, many] = counts.map(share);
    eprintln!("quote or term: right {few:.1} of 1 to 3 words, {some:.1} of 4 to 6, {many:.1} of more");
}

fn train(corpora: &Path, out: &Path, check: bool) -> io::Result<()> {
    let lessons = lessons(corpora)?;
    eprintln!("{} documents", lessons.len());
    let reports: Vec<Choice> = lessons.iter().flat_map(study_reports).collect();
    eprintln!(
        "{} cues, {} with a report",
        reports.len(),
        reports.iter().filter(|choice| choice.right.last() == Some(&false)).count()
    );
    if check {
        check_choices("reports", &reports, REPORT);
    }
    let report = train_choices(&reports.iter().collect::<Vec<_>>(), REPORT);
    let other_report: [Vec<u8>; 2] =
        [1, 0].map(|half: usize| train_choices(&reports.iter().filter(|choice| choice.half == half).collect::<Vec<_>>(), REPORT));
    // First round: the corpus says who spoke before.
    let told = |region: &Region, lesson: &Lesson, gold: Option<&Gold>| {
        let speaker = gold?.speaker.as_ref()?;
        let index = region.candidates.iter().position(|(mention, _)| is_right(&lesson.text, *mention, speaker))?;
        Some((index, 0.9))
    };
    let mut halves: [Vec<Choice>; 2] = [Vec::new(), Vec::new()];
    for lesson in &lessons {
        halves[lesson.half].extend(study_lesson(lesson, &other_report[lesson.half], |region, gold| told(region, lesson, gold)).0);
    }
    let other: [Vec<u8>; 2] = [1, 0].map(|half: usize| train_choices(&halves[half].iter().collect::<Vec<_>>(), SPEAKER));
    // Second round: the model of the other half does.
    let mut choices = Vec::new();
    let mut decisions = Vec::new();
    for lesson in &lessons {
        let (more_choices, more_decisions) =
            study_lesson(lesson, &other_report[lesson.half], |region, _| best(region, &other[lesson.half]));
        choices.extend(more_choices);
        decisions.extend(more_decisions);
    }
    eprintln!("{} choices of a speaker, {} decisions between quote and term", choices.len(), decisions.len());
    if check {
        check_choices("speakers", &choices, SPEAKER);
        check_decisions(&decisions);
    }
    let speaker = train_choices(&choices.iter().collect::<Vec<_>>(), SPEAKER);
    let quote = train_decisions(&decisions.iter().collect::<Vec<_>>());
    let used = |weights: &[u8]| weights.iter().filter(|weight| **weight != 0).count();
    eprintln!("weights in use: {} for speakers, {} for quotes, {} for reports", used(&speaker), used(&quote), used(&report));
    fs::write(out, [speaker, quote, report].concat())
}
