//! Quotes: which words are reported, how, by which cue, and by whom.
//!
//! `find` reads the tokens and entities and gives every report and every
//! marked term with its cue and the mention of its speaker;
//! [`crate::people`] then says who those mentions are.

mod again;
mod beside;
mod cue;
mod marks;
mod noun;
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
use self::beside::Attribution;
use self::cue::Cue;
use self::report::Report;
use self::view::View;

use crate::entity::Entity;
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

/// A quote as the finder hands it on, all spans in bytes.
#[derive(Clone, PartialEq, Debug)]
pub struct Quote {
    /// The content, marks included where it has them.
    pub span: Span,
    /// How it is reported.
    pub kind: Kind,
    /// The index of the mixed report around this fragment.
    pub within: Option<usize>,
    /// The words that announce it.
    pub cue: Option<Span>,
    /// The words that name its speaker.
    pub speaker: Option<Mention>,
    /// The estimated probability that the kind is right; of a report without marks around it, that a reader would print it.
    pub score: f32,
    /// Why it is of its kind; empty unless asked for.
    pub why: Vec<Reason>,
    /// Why the speaker is the speaker; empty unless asked for.
    pub speaker_why: Vec<Reason>,
}

impl Quote {
    /// Whether it would hardly be printed as it stands, as far as this room knows: rather a stance than words, or the mention of
    /// its speaker in doubt.
    pub fn is_loose(&self) -> bool {
        is_loose(self.kind, self.within.is_some(), self.score, self.speaker.map(|speaker| speaker.score))
    }
}

/// What a reader would print is so with this probability at least, in hundredths as documents write it.
const LOOSE: u32 = 70;

/// Whether a quote of this kind would hardly be printed as it stands: one of these scores, its own and its speaker's, or both
/// together are too low. The scores are taken as a document writes them, so that whoever reads the JSON comes to the same. A
/// `fragment` goes with the report around it.
pub(crate) fn is_loose(kind: Kind, fragment: bool, score: f32, speaker: Option<f32>) -> bool {
    kind != Kind::Term && !fragment && hundredths(score) * speaker.map_or(100, hundredths) < LOOSE * 100
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
    let (attributions, told) = speaker::attribute(&view, &cues, &reports, weights::speaker(), reasons);
    let pieces = arrange(&view, &cues, &attributions, &reports);
    let heard = speakers(&view, &cues, &attributions, &reports, &pieces, reasons);
    let around = if reasons { report::around_regions(&view, &reports) } else { Vec::new() };
    let mut place = vec![None; pieces.len()];
    let mut quotes: Vec<Quote> = Vec::with_capacity(pieces.len());
    for (index, (piece, heard)) in pieces.iter().zip(heard).enumerate() {
        if piece.dropped {
            continue;
        }
        place[index] = Some(quotes.len());
        quotes.push(Quote {
            span: text.span(piece.tokens.clone()),
            kind: piece.kind,
            within: piece.within.and_then(|clause| place[clause]),
            cue: heard.cue.map(|cue| text.span(cue)),
            speaker: heard.speaker.map(|(tokens, score)| Mention { span: text.span(tokens), score }),
            score: piece.score,
            why: match piece.what {
                _ if !reasons => Vec::new(),
                What::Clause(report) => why::of_clause(&view, &cues, &reports[report]),
                What::Region(region) => {
                    let around = around[region].map(|report| &reports[report]);
                    why::of_region(&view, &cues, around, region, attributions[region].as_ref(), piece.kind == Kind::Direct)
                }
            },
            speaker_why: heard.why,
        });
    }
    if revision.is_awaited() {
        let told = retold::Kept::new(&view.regions, told, view.names);
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
    cue: Option<Range<usize>>,
    speaker: Option<(Range<usize>, f32)>,
    why: Vec<Reason>,
}

/// Who speaks each piece. A mixed report and its fragments have one speaker: the surest of the fragments', which are
/// weighed with more around them than the clause is; and one cue, the clause's.
fn speakers(
    view: &View<'_, '_>,
    cues: &[Cue],
    attributions: &[Option<Attribution>],
    reports: &[Report],
    pieces: &[Piece],
    reasons: bool,
) -> Vec<Heard> {
    let mut heard: Vec<Heard> = pieces
        .iter()
        .map(|piece| match piece.what {
            What::Clause(report) => {
                let report = &reports[report];
                let cue = &cues[report.cue];
                let sure = if cue.source.as_ref().is_some_and(|source| source.sure) { SUBJECT } else { GUESSED };
                let speaker = beside::mention(view, cue).map(|speaker| (speaker, sure));
                let why = if reasons { why::of_source(view, cue) } else { Vec::new() };
                Heard { cue: Some(cue.tokens.clone()), speaker, why }
            }
            What::Region(region) => match attributions[region].as_ref().filter(|_| piece.kind == Kind::Direct) {
                Some(said) => {
                    let speaker = Some((said.speaker.clone(), said.score));
                    Heard { cue: said.cue.clone(), speaker, why: said.why.clone() }
                }
                None => Heard::default(),
            },
        })
        .collect();
    // The surest fragment of each clause.
    let mut surest: Vec<Option<usize>> = vec![None; pieces.len()];
    for (index, piece) in pieces.iter().enumerate() {
        let score = |index: usize| heard[index].speaker.as_ref().map_or(0.0, |speaker| speaker.1);
        if let Some(clause) = piece.within
            && heard[index].speaker.is_some()
            && surest[clause].is_none_or(|other| score(other) < score(index))
        {
            surest[clause] = Some(index);
        }
    }
    for clause in 0..pieces.len() {
        let sure = |score: f32| {
            let What::Clause(report) = pieces[clause].what else { return false };
            let source = cues[reports[report].cue].source.as_ref();
            score < DOUBTFUL && source.is_some_and(|source| source.sure) && heard[clause].speaker.is_some()
        };
        // "while the White House said it was “watching”": the clause's own subject, where the fragment is in doubt.
        if surest[clause].is_some_and(|fragment| heard[fragment].speaker.as_ref().is_some_and(|speaker| sure(speaker.1))) {
            continue;
        }
        if let Some(fragment) = surest[clause] {
            heard[clause].speaker = heard[fragment].speaker.clone();
            heard[clause].why = heard[fragment].why.clone();
        }
    }
    for (index, piece) in pieces.iter().enumerate() {
        if let Some(clause) = piece.within {
            heard[index] = heard[clause].clone();
        }
    }
    heard
}

/// A region or a reported clause on its way to becoming a quote.
struct Piece {
    tokens: Range<usize>,
    what: What,
    kind: Kind,
    score: f32,
    /// The index of the clause around a fragment.
    within: Option<usize>,
    /// Whether it crossed another piece and gave way.
    dropped: bool,
}

enum What {
    Clause(usize),
    Region(usize),
}

/// Regions and clauses in order, with the fragments' clauses; a clause that crosses a region or another clause is dropped.
fn arrange(view: &View<'_, '_>, cues: &[Cue], attributions: &[Option<Attribution>], reports: &[Report]) -> Vec<Piece> {
    let around = report::around_regions(view, reports);
    let regions = view.regions.iter().enumerate().map(|(index, region)| {
        let around = around[index].map(|report| &reports[report]);
        let score = term::reports(view, cues, around, index, attributions[index].as_ref(), weights::quote());
        let kind = if score >= 0.5 { Kind::Direct } else { Kind::Term };
        let score = score.max(1.0 - score);
        Piece { tokens: region.tokens.clone(), what: What::Region(index), kind, score, within: None, dropped: false }
    });
    let clauses = reports.iter().enumerate().map(|(index, report)| Piece {
        tokens: report.content.clone(),
        what: What::Clause(index),
        kind: Kind::Indirect,
        score: report.reads,
        within: None,
        dropped: false,
    });
    let mut pieces: Vec<Piece> = clauses.chain(regions).collect();
    // Stable: a clause stands before a region of the same tokens.
    order::by(&mut pieces, |piece| (piece.tokens.start, usize::MAX - piece.tokens.end));
    let mut open: Vec<usize> = Vec::new();
    for index in 0..pieces.len() {
        let Range { start, end } = pieces[index].tokens;
        while open.last().is_some_and(|last| pieces[*last].tokens.end <= start) {
            open.pop();
        }
        let is_region = matches!(pieces[index].what, What::Region(_));
        if is_region {
            while let Some(&last) = open.last().filter(|last| pieces[**last].tokens.end < end) {
                pieces[last].dropped = true;
                open.pop();
            }
        } else if open.last().is_some_and(|last| pieces[*last].tokens.end < end || pieces[*last].tokens == (start..end)) {
            pieces[index].dropped = true;
            continue;
        }
        if is_region
            && pieces[index].kind == Kind::Direct
            && let Some(&around) = open.last().filter(|last| matches!(pieces[**last].what, What::Clause(_)))
        {
            pieces[index].within = Some(around);
        }
        open.push(index);
    }
    for index in 0..pieces.len() {
        if let Some(clause) = pieces[index].within {
            pieces[clause].kind = Kind::Mixed;
        }
    }
    pieces
}

#[cfg(test)]
mod tests;
