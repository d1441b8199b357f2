//! What `lab train quotes` learns the weights of this room from. No part of the published interface.

use super::beside::{self, Attribution};
use super::cue;
use super::print;
use super::report;
use super::speaker::Ranker;
use super::term;
use super::view::View;
use super::weigh::Sink;
pub use super::weigh::{BITS, Template, UNIT, place, slot};
use crate::entity::Entity;
use crate::span::Span;
use crate::text::Text;

/// A feature.
pub type Feature = (Template, u32);

/// Features of several models in one list, told apart.
#[derive(Default)]
struct Parts {
    features: Vec<Feature>,
    model: u32,
}

impl Sink for Parts {
    fn add(&mut self, template: Template, value: u32) {
        self.features.push((template, value ^ self.model));
    }

    fn apart(&mut self, model: u32) {
        self.model = model;
    }
}

/// A region between marks with the candidates for its speaker.
pub struct Region {
    /// Its bytes, marks included.
    pub span: Span,
    /// Whether it lies inside another.
    pub nested: bool,
    /// The bytes and the features of each candidate.
    pub candidates: Vec<(Span, Vec<Feature>)>,
    /// A number for each candidate, the same for those that stand for one person as far as their words tell.
    pub bearers: Vec<u64>,
    /// The features of the decision between quote and term.
    pub quote: Vec<Feature>,
    /// What a reader goes by, as the speaker was chosen; empty unless asked for.
    pub read: Vec<Feature>,
}

/// The weights by which regions are studied.
#[derive(Clone, Copy)]
pub struct Weights<'w> {
    /// Those that find the clauses around them.
    pub report: &'w [u8],
    /// Those that say which clauses a reader would print.
    pub reader: Option<&'w [u8]>,
    /// Those that tell quotes from terms, where [`Region::read`] is asked for.
    pub quote: Option<&'w [u8]>,
}

/// The regions of a text. `choose` is shown each in turn and says which candidate spoke it, with what probability; later regions
/// see the choice.
pub fn regions(
    text: &Text<'_>,
    entities: &[Entity],
    weights: Weights<'_>,
    mut choose: impl FnMut(&Region) -> Option<(usize, f32)>,
) -> Vec<Region> {
    let view = View::new(text, entities);
    let cues = cue::cues(&view);
    let reports = report::reports(&view, &cues, report::Weights { report: weights.report, reader: weights.reader });
    let around = report::around_regions(&view, &reports);
    let mut ranker = Ranker::new(&view, &cues, &reports);
    let mut regions = Vec::new();
    for index in 0..view.regions.len() {
        let candidates = ranker.candidates();
        let mut region = Region {
            span: text.span(view.regions[index].tokens()),
            nested: view.regions[index].parent().is_some(),
            candidates: candidates
                .iter()
                .map(|candidate| {
                    let mut features = Vec::new();
                    ranker.describe(candidate, &mut features);
                    (text.span(candidate.mention.clone()), features)
                })
                .collect(),
            bearers: candidates.iter().map(|candidate| ranker.bearer(candidate.noun)).collect(),
            quote: Vec::new(),
            read: Vec::new(),
        };
        let chosen = choose(&region);
        let attribution =
            chosen.and_then(|(chosen, score)| Some(Attribution::new(candidates.get(chosen)?.mention.clone(), None, score)));
        if term::has_words(&view, index) {
            let around = around[index].map(|report| &reports[report]);
            term::describe(&view, &cues, around, index, attribution.as_ref(), &mut region.quote);
            if let Some(weights) = weights.quote {
                let said = attribution.as_ref();
                let score = term::reports(&view, &cues, around, index, said, weights);
                let mut read = Parts::default();
                print::describe_region(&view, &cues, around, index, said, score, &mut read);
                if let Some(candidate) = chosen.and_then(|(chosen, _)| candidates.get(chosen)) {
                    print::describe_speaker(&ranker, candidate, &mut read);
                }
                region.read = read.features;
            }
        }
        ranker.advance(chosen.and_then(|(chosen, _)| Some(candidates.get(chosen)?.noun)));
        regions.push(region);
    }
    regions
}

/// A cue with the candidates for its content; "no report" is one more.
pub struct Cue {
    /// The bytes of its own words.
    pub span: Span,
    /// The bytes and the features of each candidate.
    pub contents: Vec<(Span, Vec<Feature>)>,
}

/// The cues of a text.
pub fn cues(text: &Text<'_>, entities: &[Entity]) -> Vec<Cue> {
    let view = View::new(text, entities);
    let cues = cue::cues(&view);
    let found = cues.iter().enumerate().map(|(index, cue)| {
        let mut shared = Vec::new();
        report::describe_cue(&view, index.checked_sub(1).map(|before| &cues[before]), cue, &mut shared);
        let contents = report::contents(&view, cue).into_iter().map(|content| {
            let mut features = shared.clone();
            report::describe_content(&view, cue, cues.get(index + 1), &content, &mut features);
            (text.span(content.tokens), features)
        });
        Cue { span: text.span(cue.tokens.clone()), contents: contents.collect() }
    });
    found.filter(|cue| !cue.contents.is_empty()).collect()
}

/// A report as a reader meets it.
pub struct Read {
    /// The bytes of its cue's own words.
    pub cue: Span,
    /// The bytes of its content.
    pub content: Span,
    /// The bytes of the words that name who speaks.
    pub source: Option<Span>,
    /// Its features.
    pub features: Vec<Feature>,
}

/// What the weights `report` find in a text, for a reader to judge.
pub fn reports(text: &Text<'_>, entities: &[Entity], report: &[u8]) -> Vec<Read> {
    let view = View::new(text, entities);
    let cues = cue::cues(&view);
    let found = report::reports(&view, &cues, report::Weights { report, reader: None });
    let read = found.into_iter().map(|report| {
        let cue = &cues[report.cue];
        let mut features = Vec::new();
        report::describe_reading(&view, cue, &report, &mut features);
        let source = beside::mention(&view, cue).map(|mention| text.span(mention));
        Read { cue: text.span(cue.tokens.clone()), content: text.span(report.content), source, features }
    });
    read.collect()
}
