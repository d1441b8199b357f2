//! Whether a reader would print what stands between marks as the words of its speaker.
//!
//! The corpora ask who speaks a region and whether it is speech at all. A reader asks for more: that the words are the
//! speaker's own and not somebody's whom he cites, that a fragment of the writer's sentence says something alone, that
//! nobody's "so-called" is made a saying. What the other two models of regions look at is looked at once more by one that
//! learned from entries judged whole.

use super::beside::Attribution;
use super::cue::Cue;
use super::report::{self, Auxiliaries, Report};
use super::speaker::{Candidate, Ranker};
use super::term;
use super::view::View;
use super::weigh::{Sink, Sum, Template as T, join, logistic};
use super::words::Class;
use crate::text::TokenKind;

/// The features of the two other models.
const SPEAKERS: u32 = 0x5bd1_e995;
const TERMS: u32 = 0x1b87_3593;

/// The log-odds, in steps of [`super::weigh::UNIT`], that a region is printed whose label names its speaker.
pub(super) const LABELLED: i32 = 96;

/// The estimated probability that a reader prints the region; `score` is how likely it is speech.
pub(super) fn reads(
    view: &View<'_, '_>,
    cues: &[Cue],
    around: Option<&Report>,
    region: usize,
    speaker: Option<&Attribution>,
    score: f32,
    weights: &[u8],
) -> f32 {
    let mut sum = Sum::new(weights);
    describe_region(view, cues, around, region, speaker, score, &mut sum);
    let reads = logistic(sum.total() + speaker.map_or(0, |speaker| speaker.reads));
    // "The summit did “too little,” Marsh said" is no sentence of hers.
    let inner = view.regions[region].inner();
    let title = is_title(view, region);
    let opens = view.word(inner.start).starts_with(char::is_uppercase) && !title;
    let touches = speaker.is_some_and(|speaker| speaker.touches) && inner.len() > 2 && opens;
    match () {
        () if touches || is_announced(view, region) || term::is_headline(view, region) => reads.max(ANNOUNCED),
        () if title && !has_stop(view, region) => reads.min(TITLE),
        () => reads,
    }
}

/// How likely at most words set like a title are somebody's, outside headings.
const TITLE: f32 = 0.5;

/// "A Song for the Road": three words or more with capitals, but for the smallest.
fn is_title(view: &View<'_, '_>, region: usize) -> bool {
    let inner = view.regions[region].inner();
    let small = |at: usize| view.class(at).any(Class::PREP.or(Class::DET).or(Class::AND)) || view.word(at).len() < 4;
    let capital = |at: usize| view.word(at).starts_with(char::is_uppercase);
    let words = || inner.clone().filter(|at| view.text.tokens()[*at].kind == TokenKind::Word);
    let heading = view.text.paragraphs()[view.text.paragraph_of(inner.start)].heading;
    !heading && words().filter(|at| capital(*at)).count() >= 3 && words().all(|at| capital(at) || small(at))
}

/// Whether a sentence ends inside the region.
fn has_stop(view: &View<'_, '_>, region: usize) -> bool {
    view.regions[region].inner().any(|at| matches!(view.word(at), "." | "!" | "?"))
}

/// How likely at least a region is printed behind "Marsh said:", before ", said Marsh", and as a heading "“…”: Marsh".
const ANNOUNCED: f32 = 0.9;

/// Whether a sentence between marks follows a verb of saying with nothing between but its colon or comma: "Marsh said: “It was
/// late.”", or "in the words of Marsh, “…”".
fn is_announced(view: &View<'_, '_>, region: usize) -> bool {
    let region = &view.regions[region];
    let start = region.tokens().start;
    if start < 2 || region.inner().len() < 3 || !matches!(view.word(start - 1), ":" | ",") {
        return false;
    }
    let says = view.class(start - 2).any(Class::SAY.or(Class::TELL)) && !view.class(start - 2).any(Class::ING);
    let words_of = view.noun_ending(start - 1).is_some_and(|noun| {
        let name = view.nouns[noun].tokens().start;
        name > 2 && view.word(name - 1) == "of" && view.word(name - 2) == "words"
    });
    says && view.noun_ending(start - 1).is_none() || words_of
}

/// Tells what speaks for the region whoever speaks it.
pub(super) fn describe_region(
    view: &View<'_, '_>,
    cues: &[Cue],
    around: Option<&Report>,
    region: usize,
    speaker: Option<&Attribution>,
    score: f32,
    sink: &mut impl Sink,
) {
    sink.apart(TERMS);
    term::describe(view, cues, around, region, speaker, sink);
    sink.apart(0);
    let score = (score * 12.0) as u32;
    let speaker = speaker.map_or(0, |speaker| 1 + (speaker.score * 12.0) as u32);
    sink.add(T::Bias, 0);
    sink.add(T::Speaker, join(&[speaker, 1]));
    sink.add(T::Speaker, join(&[score, 2]));
    sink.add(T::Speaker, join(&[speaker / 3, score / 3, 3]));
    let reads = around.map_or(0, |report| 1 + (report.reads * 8.0) as u32);
    sink.add(T::Within, join(&[reads, 1]));
    sink.add(T::Within, join(&[reads, speaker / 3, 2]));
}

/// Tells what speaks for the words of `candidate` as those of the speaker of the region that the ranker is at.
pub(super) fn describe_speaker(ranker: &Ranker<'_, '_, '_>, candidate: &Candidate, sink: &mut impl Sink) {
    sink.apart(SPEAKERS);
    ranker.describe(candidate, sink);
    sink.apart(0);
    let view = ranker.view;
    let region = view.regions[ranker.region()].tokens();
    let human = report::human(view, Some(candidate.noun));
    let shape = ranker.shape();
    sink.add(T::Source, join(&[human, 1]));
    sink.add(T::Source, join(&[human, shape, 2]));
    let Some(cue) = candidate.cue.map(|cue| ranker.cue(cue)) else { return };
    let class = cue.class.0 & Class::CUE.or(Class::NOUN).or(Class::NOUNY).0;
    let Auxiliaries { be, have, not, modal } = report::auxiliaries(view, cue);
    let first = u32::from(cue.tokens.start < region.start);
    sink.add(T::Form, join(&[be, have, not, modal, cue.form as u32, first]));
    sink.add(T::Form, join(&[not, modal, class]));
    sink.add(T::CueWord, join(&[view.key(cue.tokens.start), shape]));
    sink.add(T::CueWord, join(&[view.key(cue.tokens.start), human, first, 1]));
    // How the words between go on: "called it “…”", "cited her “…”".
    if first == 1 {
        let gap = cue.tokens.end..region.start.max(cue.tokens.end);
        let look = gap.clone().take(4).fold(0, |all, at| all * 256 + u32::from(view.symbol(at)));
        sink.add(T::After, join(&[class, look]));
        sink.add(T::After, join(&[view.key(cue.tokens.start), gap.len().min(6) as u32, 1]));
        let owner = gap.clone().any(|at| matches!(view.word(at), "'s" | "\u{2019}s" | "his" | "her" | "their" | "by"));
        sink.add(T::NounsBetween, join(&[u32::from(owner), class]));
        let that = gap.take(12).any(|at| view.symbol(at) == b't');
        sink.add(T::NounsBetween, join(&[u32::from(that), class, shape, 1]));
    }
}
