//! Quotes: which words are reported, how, by which cue, and by whom.
//!
//! `find` reads the tokens and entities and gives every report and every
//! marked term with its cue and the mention of its speaker;
//! [`crate::people`] then says who those mentions are.

mod again;
mod attribute;
mod beside;
mod cue;
mod marks;
mod noun;
mod print;
mod report;
mod retold;
mod speaker;
mod term;
mod turn;
mod view;
mod weigh;
mod weights;
mod why;
mod words;

#[doc(hidden)]
pub mod study;

use std::ops::Range;

use serde::Serialize;

use self::again::{Again, Kept};
use self::attribute::Attributed;
use self::beside::Attribution;
use self::cue::Cue;
use self::report::Report;
use self::view::View;

use crate::entity::Entity;
use crate::extent::Extent;
use crate::index::Index;
use crate::order;
use crate::reason::Reason;
use crate::score::hundredths;
use crate::span::Span;
use crate::text::{Facts, Revision, Text, own_numbers};

/// How the words of a quote are reported.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A region between quotation marks that reports someone's words, marks included.
    Direct,
    /// A reported clause with quoted fragments inside.
    Mixed,
    /// A reported clause without marks.
    Indirect,
    /// Quotation marks around words that report nobody's speech.
    Term,
}

impl Kind {
    /// The published name: `direct`, `mixed`, `indirect` or `term`.
    pub const fn name(self) -> &'static str {
        match self {
            Kind::Direct => "direct",
            Kind::Mixed => "mixed",
            Kind::Indirect => "indirect",
            Kind::Term => "term",
        }
    }
}

/// A quote as the finder hands it on, all spans in bytes. A text may be nothing but marks, so it takes little room.
#[derive(Clone, PartialEq, Debug)]
pub struct Quote {
    span: Extent,
    cue: Option<Extent>,
    speaker: Option<(Extent, f32)>,
    within: Option<Index>,
    why: Option<Box<Why>>,
    /// The estimated probability that a reader would print it as its speaker's words; of a term and of a quote inside another, that
    /// the kind is right.
    pub score: f32,
    /// How it is reported.
    pub kind: Kind,
}

/// Why a quote is what it is, where that is asked for.
#[derive(Clone, PartialEq, Default, Debug)]
pub(crate) struct Why {
    /// Why it is of its kind.
    pub(crate) kind: Vec<Reason>,
    /// Why the speaker is the speaker.
    pub(crate) speaker: Vec<Reason>,
}

impl Quote {
    /// A quote that is certain and stands in no other.
    pub fn new(span: Span, kind: Kind, speaker: Option<Mention>) -> Quote {
        let extent = |span: Span| Extent::new(span.start..span.end);
        let speaker = speaker.map(|speaker| (extent(speaker.span), speaker.score));
        Quote { span: extent(span), cue: None, speaker, within: None, why: None, score: 1.0, kind }
    }

    /// The content, marks included where it has them.
    pub fn span(&self) -> Span {
        self.span.range().into()
    }

    /// The index of the mixed report around this fragment.
    pub fn within(&self) -> Option<usize> {
        self.within.map(Index::get)
    }

    /// The words that announce it.
    pub fn cue(&self) -> Option<Span> {
        self.cue.map(|cue| cue.range().into())
    }

    /// The words that name its speaker.
    pub fn speaker(&self) -> Option<Mention> {
        self.speaker.map(|(span, score)| Mention { span: span.range().into(), score })
    }

    /// Why it is what it is, as far as that was asked for.
    pub(crate) fn into_why(self) -> Why {
        self.why.map_or_else(Why::default, |why| *why)
    }

    /// Whether it would hardly be printed as it stands, as far as this room knows: rather a stance than words, or the mention of
    /// its speaker in doubt.
    pub fn is_loose(&self) -> bool {
        self.within.is_none() && is_loose(self.kind, self.score, self.speaker.map(|speaker| speaker.1))
    }
}

/// What a reader would print is so with this probability at least, in hundredths as documents write it.
const PRINTED: u32 = 75;

/// Whether a quote of this kind, in no other, would hardly be printed as it stands: its own score and its speaker's together are
/// too low. The scores are taken as a document writes them, so that whoever reads the JSON comes to the same.
pub(crate) fn is_loose(kind: Kind, score: f32, speaker: Option<f32>) -> bool {
    kind != Kind::Term && hundredths(score) * speaker.map_or(100, hundredths) < PRINTED * 100
}

/// The mention of a speaker.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Mention {
    /// Its bytes: "He", "Russia's Peskov", "a senior official".
    pub span: Span,
    /// The estimated probability that this is the speaker.
    pub score: f32,
}

/// What is kept from one text to the next: facts about words, and what was found in the text before.
#[derive(Default, Debug)]
pub(crate) struct Memory {
    words: Facts<view::Word>,
    kept: Kept,
}

/// Finds the quotes of a text, in text order, nested or disjoint; with `reasons` each says why it is what it is.
pub fn find(text: &Text<'_>, entities: &[Entity], reasons: bool) -> Vec<Quote> {
    find_known(text, &own_numbers(text), &Revision::default(), entities, reasons, &mut Memory::default())
}

/// As [`find`], in a text whose distinct words have these numbers in all texts, and which lies to the one before as `revision`
/// says.
pub(crate) fn find_known(
    text: &Text<'_>,
    numbers: &[u32],
    revision: &Revision,
    entities: &[Entity],
    reasons: bool,
    memory: &mut Memory,
) -> Vec<Quote> {
    let kept = std::mem::take(&mut memory.kept);
    let again = Again::new(text, entities, revision, &kept);
    let view = View::known(text, entities, numbers, &mut memory.words, again);
    let cues = cue::cues(&view);
    let mut reports = report::reports(&view, &cues, weights::report());
    view.again.reports(text, &cues, &mut reports);
    let attributed = attribute::attribute(&view, &cues, &reports, weights::speaker(), reasons);
    let pieces = arrange(&view, &cues, &attributed.said, &reports);
    let heard = speakers(&view, &cues, &attributed, &reports, &pieces, reasons);
    let around = if reasons { report::around_regions(&view, &reports) } else { Vec::new() };
    let mut place = vec![None; pieces.len()];
    let mut quotes: Vec<Quote> = Vec::with_capacity(pieces.len());
    let bytes = |tokens: Extent| {
        let span = text.span(tokens.range());
        Extent::new(span.start..span.end)
    };
    for (index, (piece, heard)) in pieces.iter().zip(heard).enumerate() {
        if piece.dropped {
            continue;
        }
        place[index] = Some(Index::new(quotes.len()));
        let kind_why = || match piece.what {
            What::Clause(report) => why::of_clause(&view, &cues, &reports[report.get()]),
            What::Region(region) => {
                let region = region.get();
                let (around, said) = (around[region].map(|report| &reports[report]), attributed.said[region].as_ref());
                why::of_region(&view, &cues, around, region, said, piece.kind == Kind::Direct)
            }
        };
        quotes.push(Quote {
            span: bytes(piece.tokens),
            kind: piece.kind,
            within: piece.within.and_then(|clause| place[clause.get()]),
            cue: heard.cue.map(bytes),
            speaker: heard.speaker.map(|(tokens, score)| (bytes(tokens), score)),
            score: piece.score,
            why: reasons.then(|| Box::new(Why { kind: kind_why(), speaker: heard.why })),
        });
    }
    if revision.is_awaited() {
        let told = retold::Kept::new(&view.regions, attributed.told, view.names);
        memory.kept = Kept::new(entities, view.nouns, cues, reports, told);
    }
    quotes
}

/// A fragment's speaker less likely than this gives way to the subject of the clause around it.
const DOUBTFUL: f32 = 0.75;

/// How sure the source of a reported clause is that stands where a subject must stand, and one that does not. What else speaks
/// against it is in the report's own score.
const SUBJECT: f32 = 0.98;
const GUESSED: f32 = 0.9;

/// The cue and the speaker of a piece.
#[derive(Clone, Default)]
struct Heard {
    cue: Option<Extent>,
    speaker: Option<(Extent, f32)>,
    why: Vec<Reason>,
}

/// Who speaks each piece. A mixed report and its fragments have one speaker: the surest of the fragments', which are
/// weighed with more around them than the clause is; and one cue, the clause's.
fn speakers(
    view: &View<'_, '_>,
    cues: &[Cue],
    attributed: &Attributed,
    reports: &[Report],
    pieces: &[Piece],
    reasons: bool,
) -> Vec<Heard> {
    let mut heard: Vec<Heard> = pieces
        .iter()
        .map(|piece| match piece.what {
            What::Clause(report) => {
                let report = &reports[report.get()];
                let cue = &cues[report.cue];
                let sure = if cue.source.as_ref().is_some_and(|source| source.sure) { SUBJECT } else { GUESSED };
                let speaker = beside::mention(view, cue).map(|speaker| (Extent::new(speaker), sure));
                let why = if reasons { why::of_source(view, cue) } else { Vec::new() };
                Heard { cue: Some(Extent::new(cue.tokens.clone())), speaker, why }
            }
            What::Region(region) => match attributed.said[region.get()].filter(|_| piece.kind == Kind::Direct) {
                Some(said) => {
                    let speaker = Some((Extent::new(said.speaker()), said.score));
                    let why = attributed.whys.get(region.get()).cloned().unwrap_or_default();
                    Heard { cue: said.cue().map(Extent::new), speaker, why }
                }
                None => Heard::default(),
            },
        })
        .collect();
    // The surest fragment of each clause.
    let mut surest: Vec<Option<Index>> = vec![None; pieces.len()];
    for (index, piece) in pieces.iter().enumerate() {
        let score = |index: usize| heard[index].speaker.map_or(0.0, |speaker| speaker.1);
        if let Some(clause) = piece.within.map(Index::get)
            && heard[index].speaker.is_some()
            && surest[clause].is_none_or(|other| score(other.get()) < score(index))
        {
            surest[clause] = Some(Index::new(index));
        }
    }
    for clause in 0..pieces.len() {
        let sure = |score: f32| {
            let What::Clause(report) = pieces[clause].what else { return false };
            let source = cues[reports[report.get()].cue].source.as_ref();
            score < DOUBTFUL && source.is_some_and(|source| source.sure) && heard[clause].speaker.is_some()
        };
        // "while the White House said it was “watching”": the clause's own subject, where the fragment is in doubt.
        let Some(fragment) = surest[clause].map(Index::get) else { continue };
        if !heard[fragment].speaker.is_some_and(|speaker| sure(speaker.1)) {
            heard[clause].speaker = heard[fragment].speaker;
            heard[clause].why = heard[fragment].why.clone();
        }
    }
    for (index, piece) in pieces.iter().enumerate() {
        if let Some(clause) = piece.within.map(Index::get) {
            heard[index] = heard[clause].clone();
        }
    }
    heard
}

/// A region or a reported clause on its way to becoming a quote.
struct Piece {
    tokens: Extent,
    what: What,
    kind: Kind,
    score: f32,
    /// The index of the clause around a fragment.
    within: Option<Index>,
    /// Whether it crossed another piece and gave way.
    dropped: bool,
}

enum What {
    Clause(Index),
    Region(Index),
}

/// Regions and clauses in order, with the fragments' clauses; a clause that crosses a region or another clause is dropped.
fn arrange(view: &View<'_, '_>, cues: &[Cue], attributions: &[Option<Attribution>], reports: &[Report]) -> Vec<Piece> {
    let around = report::around_regions(view, reports);
    let regions = view.regions.iter().enumerate().map(|(index, region)| {
        let around = around[index].map(|report| &reports[report]);
        let score = term::reports(view, cues, around, index, attributions[index].as_ref(), weights::quote());
        let kind = if score >= 0.5 { Kind::Direct } else { Kind::Term };
        let score = match kind {
            // Nothing is learned of regions inside others.
            Kind::Direct if view.regions[index].parent().is_some() => score,
            Kind::Direct => print::reads(view, cues, around, index, attributions[index].as_ref(), score, weights::print()),
            _ => 1.0 - score,
        };
        Piece {
            tokens: Extent::new(region.tokens()),
            what: What::Region(Index::new(index)),
            kind,
            score,
            within: None,
            dropped: false,
        }
    });
    let mut regions: Vec<Piece> = regions.collect();
    // A quote that its cue interrupts is printed whole.
    for first in attribute::halves(view, attributions) {
        let halves = &mut regions[first..first + 2];
        if halves.iter().all(|half| half.kind == Kind::Direct) {
            let score = halves[0].score.max(halves[1].score);
            halves.iter_mut().for_each(|half| half.score = score);
        }
    }
    let clauses = reports.iter().enumerate().map(|(index, report)| Piece {
        tokens: Extent::new(report.content.clone()),
        what: What::Clause(Index::new(index)),
        kind: Kind::Indirect,
        score: report.reads,
        within: None,
        dropped: false,
    });
    let mut pieces: Vec<Piece> = clauses.chain(regions).collect();
    // Stable: a clause stands before a region of the same tokens.
    order::by(&mut pieces, |piece| {
        let Range { start, end } = piece.tokens.range();
        (start, usize::MAX - end)
    });
    let mut open: Vec<usize> = Vec::new();
    for index in 0..pieces.len() {
        let Range { start, end } = pieces[index].tokens.range();
        while open.last().is_some_and(|last| pieces[*last].tokens.range().end <= start) {
            open.pop();
        }
        let is_region = matches!(pieces[index].what, What::Region(_));
        if is_region {
            while let Some(&last) = open.last().filter(|last| pieces[**last].tokens.range().end < end) {
                pieces[last].dropped = true;
                open.pop();
            }
        } else if open.last().map(|last| pieces[*last].tokens.range()).is_some_and(|last| last.end < end || last == (start..end))
        {
            pieces[index].dropped = true;
            continue;
        }
        if is_region
            && pieces[index].kind == Kind::Direct
            && let Some(&around) = open.last().filter(|last| matches!(pieces[**last].what, What::Clause(_)))
        {
            pieces[index].within = Some(Index::new(around));
        }
        open.push(index);
    }
    for index in 0..pieces.len() {
        if let Some(clause) = pieces[index].within {
            pieces[clause.get()].kind = Kind::Mixed;
        }
    }
    pieces
}

#[cfg(test)]
mod tests;
