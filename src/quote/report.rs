//! Reported clauses: indirect reports, and mixed ones with marked fragments inside.
//!
//! Around each cue every stretch that could be its content is a candidate
//! ([`content`]), and "no report" is one too; a model ranks them ([`features`]).

mod content;
mod features;
mod reader;
mod unsaid;

use std::ops::Range;

use super::cue::{Cue, Form};
use super::view::{View, is_verb};
use super::weigh::{Sum, UNIT, exp, logistic};
use super::words::Class;
use crate::order;
pub(super) use content::{Content, contents};
pub(super) use features::{Auxiliaries, auxiliaries, describe_content, describe_cue};
pub(super) use reader::{describe_reading, human};

/// A reported clause.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Report {
    /// The tokens of its content.
    pub(super) content: Range<usize>,
    /// The index of its cue.
    pub(super) cue: usize,
    /// The estimated probability that the corpus would call it one.
    pub(super) score: f32,
    /// The estimated probability that a reader would.
    pub(super) reads: f32,
}

/// How sure a report must be to be one.
///
/// The corpus counts stances and deeds as reports where a reader sees none ("they seek a deal", "she features the song"),
/// so what is less like speech must be surer.
fn bar(view: &View<'_, '_>, cue: &Cue, content: &Range<usize>) -> f32 {
    let symbol = |at: usize| view.symbol(at);
    if content.clone().any(|at| symbol(at) == b'"') {
        return 0.33;
    }
    let first = symbol(content.start);
    let to = view.word(content.start) == "to";
    let clause = matches!(first, b't' | b'w' | b'c') || to;
    let verbs = content.clone().any(|at| is_verb(symbol(at)));
    let about = first == b'p' && !to;
    let led = cue.group > 0 && view.class(cue.group - 1).any(Class::PREP);
    let loose = cue.form == Form::Infinitive || cue.form == Form::Gerund && led;
    let me = cue.source.as_ref().is_some_and(|source| view.class(source.tokens.start).any(Class::ME));
    let speech = cue.class.any(Class::SAY.or(Class::TELL)) || matches!(cue.form, Form::According | Form::Colon);
    let bar = match () {
        () if speech && !about && (clause || verbs) => 0.25,
        () if speech => 0.45,
        () if loose => 0.5,
        () if clause => 0.3,
        () => 0.35,
    };
    if me || cue.source.is_none() { f32::max(bar, 0.4) } else { bar }
}

/// The weights that find reports, and those that say which of them a reader takes for some; without the latter all are kept.
#[derive(Clone, Copy)]
pub(super) struct Weights<'w> {
    pub(super) report: &'w [u8],
    pub(super) reader: Option<&'w [u8]>,
}

/// Reports that a reader takes for one less often than this are none: the corpus calls them so, and nobody else would.
const READABLE: f32 = 0.01;

/// How likely it is at most that a reader would print what was not said.
const UNSAID: f32 = 0.3;

/// How much less than "no report" the other part of an interrupted clause may weigh, in steps of [`UNIT`].
const OTHER: i32 = 48;

/// The reported clauses of a text.
pub(super) fn reports(view: &View<'_, '_>, cues: &[Cue], weights: Weights<'_>) -> Vec<Report> {
    let mut reports = Vec::new();
    for (index, cue) in cues.iter().enumerate() {
        if view.again.knows(view.text.paragraph_of(cue.tokens.start)) {
            continue;
        }
        let contents = contents(view, cue);
        if contents.is_empty() {
            continue;
        }
        let mut base = Sum::new(weights.report);
        describe_cue(view, index.checked_sub(1).map(|before| &cues[before]), cue, &mut base);
        let sums: Vec<i32> = contents
            .iter()
            .map(|content| {
                let mut sum = base.clone();
                describe_content(view, cue, cues.get(index + 1), content, &mut sum);
                sum.total()
            })
            .collect();
        let Some(best) = (0..sums.len()).max_by_key(|at| (sums[*at], std::cmp::Reverse(*at))) else { continue };
        let top = sums[best].max(0);
        let all: f32 = sums.iter().map(|sum| exp((sum - top) as f32 * UNIT)).sum();
        let none = exp(-top as f32 * UNIT);
        let score = all / (all + none);
        let chosen = &contents[best];
        if score < bar(view, cue, &chosen.tokens) {
            continue;
        }
        let mut report = Report { content: chosen.tokens.clone(), cue: index, score, reads: 1.0 };
        if let Some(weights) = weights.reader {
            let mut sum = Sum::new(weights);
            describe_reading(view, cue, &report, &mut sum);
            report.reads = logistic(sum.total());
            let content = &report.content;
            let empty = unsaid::lacks_subject(view, cue, content) || unsaid::tells_nothing(view, content);
            if empty || unsaid::is_unsaid(view, cue) {
                report.reads = f32::min(report.reads, UNSAID);
            }
            if report.reads < READABLE {
                continue;
            }
        }
        let reads = report.reads;
        reports.push(report);
        // "The bridge, Marsh said, would open": a part on either side of the cue.
        let tokens = cue.source.as_ref().map_or(cue.tokens.clone(), |source| source.tokens.clone());
        let (first, after) = (tokens.start.min(cue.group), tokens.end.max(cue.tokens.end));
        let interrupts = first > 0 && view.symbol(first - 1) == b',' && view.symbol(after) == b',';
        let least = match () {
            () if !interrupts => 0,
            () if cue.form == Form::According => i32::MIN,
            () => -OTHER,
        };
        let behind = |content: &Content| content.tokens.start >= cue.tokens.end;
        let other = (0..sums.len()).filter(|at| sums[*at] > least && behind(&contents[*at]) != behind(chosen));
        // "The cause, according to Marsh, was ice": the one lacks its verb, the other its subject.
        let halved = || {
            let verb = |at: usize| is_verb(view.symbol(at)) && view.region_of(at).is_none();
            let lacks = !behind(chosen) && !chosen.tokens.clone().any(verb);
            cue.form == Form::According && interrupts && lacks && is_verb(view.symbol(after + 1))
        };
        if (cue.form == Form::Finite || halved())
            && let Some(other) = other.max_by_key(|at| (sums[*at], std::cmp::Reverse(*at)))
        {
            reports.push(Report { content: contents[other].tokens.clone(), cue: index, score, reads });
        }
    }
    agree(view, reports)
}

/// Of reports that cross or share their content, keeps the surer ones.
fn agree(view: &View<'_, '_>, reports: Vec<Report>) -> Vec<Report> {
    let mut kept: Vec<Report> = Vec::with_capacity(reports.len());
    let sentence = |report: &Report| view.text.sentence_of(report.content.start);
    for group in reports.chunk_by(|one, other| sentence(one) == sentence(other)) {
        let first = kept.len();
        let mut group: Vec<&Report> = group.iter().take(64).collect();
        // The bits of numbers that are not negative are in their order.
        order::by(&mut group, |report| (usize::MAX - report.score.to_bits() as usize, report.cue));
        for report in group {
            let this = &report.content;
            let clashes = kept[first..].iter().any(|other| {
                let other = &other.content;
                let apart = this.end <= other.start || other.end <= this.start;
                let nests =
                    this.start <= other.start && other.end <= this.end || other.start <= this.start && this.end <= other.end;
                this == other || !apart && !nests
            });
            if !clashes {
                kept.push(report.clone());
            }
        }
    }
    kept
}

/// For each region, the index of the shortest report whose content holds it.
pub(super) fn around_regions(view: &View<'_, '_>, reports: &[Report]) -> Vec<Option<usize>> {
    let mut around: Vec<Option<usize>> = vec![None; view.regions.len()];
    for (index, report) in reports.iter().enumerate() {
        let first = view.regions.partition_point(|region| region.tokens().start < report.content.start);
        for (region, around) in view.regions[first..].iter().zip(&mut around[first..]) {
            if region.tokens().start >= report.content.end {
                break;
            }
            let shorter = around.is_none_or(|other| reports[other].content.len() > report.content.len());
            if region.tokens().end <= report.content.end && shorter {
                *around = Some(index);
            }
        }
    }
    around
}
