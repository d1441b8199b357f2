//! What the models learn from: choices between candidates, and decisions between quote and term.

use whosaid::Span;
use whosaid::quote::study::{self, Feature, Region, UNIT, Weights, slot};
use whosaid::text::Text;

use super::fit::total;
use super::lesson::{Gold, Lesson, last_name};

/// Whether a candidate is the speaker that the corpus names.
pub(super) fn is_right(text: &str, mention: Span, gold: &(Span, String)) -> bool {
    let name = last_name(mention.of(text));
    mention.overlaps(gold.0) || !name.is_empty() && name == last_name(&gold.1)
}

/// A choice between candidates: the slots of each, and which are right.
#[derive(Clone)]
pub(super) struct Choice {
    pub(super) candidates: Vec<Vec<usize>>,
    pub(super) right: Vec<bool>,
    /// How many words the region has.
    pub(super) words: usize,
    pub(super) half: usize,
}

/// A decision between quote and term.
#[derive(Clone)]
pub(super) struct Decision {
    pub(super) slots: Vec<usize>,
    pub(super) quote: bool,
    pub(super) words: usize,
    pub(super) half: usize,
}

pub(super) fn slots(features: &[Feature]) -> Vec<usize> {
    features.iter().map(|(template, value)| slot(*template, *value)).collect()
}

/// The best candidate by a model, and the probability that whoever it stands for speaks.
pub(super) fn best(region: &Region, weights: &[u8]) -> Option<(usize, f32)> {
    let sums: Vec<i32> = region.candidates.iter().map(|(_, features)| total(&slots(features), weights)).collect();
    let top = *sums.iter().max()?;
    let all: f32 = sums.iter().map(|sum| ((sum - top) as f32 * UNIT).exp()).sum();
    let index = sums.iter().position(|sum| *sum == top)?;
    let alike = sums.iter().zip(&region.bearers).filter(|(_, bearer)| **bearer == region.bearers[index]);
    let own: f32 = alike.map(|(sum, _)| ((sum - top) as f32 * UNIT).exp()).sum();
    Some((index, own / all))
}

/// The choices of a lesson, when each region's speaker is told by `choose`.
pub(super) fn study_lesson(
    lesson: &Lesson,
    weights: Weights<'_>,
    choose: impl Fn(&Region, Option<&Gold>) -> Option<(usize, f32)>,
) -> (Vec<Choice>, Vec<Decision>) {
    let text = Text::new(&lesson.text);
    let regions = study::regions(&text, &lesson.entities, weights, |region| choose(region, lesson.gold.get(&region.span)));
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
pub(super) fn count(text: &str) -> usize {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).count()
}

/// How many reports a lesson has, and how many of them some candidate of some cue is like enough.
pub(super) fn reach(lesson: &Lesson) -> [usize; 2] {
    let text = Text::new(&lesson.text);
    let cues = study::cues(&text, &lesson.entities);
    let found =
        |gold: Span| cues.iter().flat_map(|cue| &cue.contents).any(|content| likeness(&lesson.text, content.0, gold) >= 0.5);
    [lesson.reports.len(), lesson.reports.iter().filter(|report| found(report.1)).count()]
}

/// How much two stretches of words have in common: shared words by the longer one's.
pub(super) fn likeness(text: &str, one: Span, other: Span) -> f32 {
    let words = |span: Span| count(span.of(text)) as f32;
    let shared = Span::new(one.start.max(other.start), one.end.min(other.end).max(one.start.max(other.start)));
    words(shared) / words(one).max(words(other)).max(1.0)
}

/// The choices of a lesson between the contents of each cue; the last candidate of each is "no report".
pub(super) fn study_reports(lesson: &Lesson) -> Vec<Choice> {
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
