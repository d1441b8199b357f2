//! What was found in a text that is being edited, for its paragraphs that have not changed.

use std::ops::Range;

use super::cue::{Cue, Source};
use super::noun::Noun;
use super::report::Report;
use super::retold;
use crate::entity::{Entity, Label};
use crate::text::{Revision, Same, Text};

/// What was found in the text before.
#[derive(Default, Debug)]
pub(super) struct Kept {
    names: Vec<(Range<usize>, Label)>,
    nouns: Vec<Noun>,
    cues: Vec<Cue>,
    reports: Vec<Report>,
    told: retold::Kept,
}

/// The paragraphs of a text of which everything is known that they and their neighbours say.
#[derive(Debug)]
pub(super) struct Again<'a> {
    kept: Option<&'a Kept>,
    paragraphs: Vec<Option<Known>>,
}

/// Where what is known of a paragraph is kept.
#[derive(Debug)]
pub(super) struct Known {
    pub(super) same: Same,
    pub(super) nouns: Range<usize>,
    cues: Range<usize>,
    reports: Range<usize>,
    pub(super) regions: Range<usize>,
    /// The paragraphs around it and itself that are known and stood together in the text before too.
    pub(super) block: Range<usize>,
}

/// From this paragraph on it makes no difference which one it is.
const DEEP: usize = 8;

impl Kept {
    pub(super) fn new(entities: &[Entity], nouns: Vec<Noun>, cues: Vec<Cue>, reports: Vec<Report>, told: retold::Kept) -> Kept {
        let names = entities.iter().map(|entity| (entity.tokens.clone(), entity.label)).collect();
        Kept { names, nouns, cues, reports, told }
    }
}

impl<'a> Again<'a> {
    /// Nothing is known of a text.
    pub(super) fn nothing() -> Again<'a> {
        Again { kept: None, paragraphs: Vec::new() }
    }

    /// Sees which paragraphs of a text have not changed since what is `kept` was found, nor their neighbours, nor their names.
    pub(super) fn new(text: &Text<'_>, entities: &[Entity], revision: &Revision, kept: &'a Kept) -> Again<'a> {
        if revision.is_all_new() {
            return Again::nothing();
        }
        let same_names = |number: usize, same: Same| {
            let tokens = &text.paragraphs()[number].tokens();
            let old = &kept.names[within(&kept.names, &same.before(tokens), |(tokens, _)| tokens.start)];
            let new = &entities[within(entities, tokens, |entity| entity.tokens.start)];
            let is_same =
                |((old, label), new): (&(Range<usize>, Label), &Entity)| *label == new.label && same.now(old) == new.tokens;
            old.len() == new.len() && old.iter().zip(new).all(is_same)
        };
        let count = text.paragraphs().len();
        let named: Vec<bool> =
            (0..count).map(|number| revision.same(number).is_some_and(|same| same_names(number, same))).collect();
        let known = |number: usize| {
            let same = revision.same_within(number)?;
            let around = number.saturating_sub(1)..count.min(number + 2);
            if !named[around].iter().all(|named| *named) || number.min(DEEP) != same.paragraph.min(DEEP) {
                return None;
            }
            let tokens = same.before(&text.paragraphs()[number].tokens());
            let nouns = within(&kept.nouns, &tokens, |noun| noun.tokens().start);
            let cues = within(&kept.cues, &tokens, |cue| cue.tokens.start);
            let reports = within(&kept.reports, &tokens, |report| report.content.start);
            let own = |cue: &Cue| cue.source.as_ref().is_none_or(|source| nouns.contains(&source.noun));
            kept.cues[cues.clone()].iter().all(own).then(|| {
                let regions = kept.told.within(&tokens);
                Known { same, nouns, cues, reports, regions, block: number..number + 1 }
            })
        };
        let mut paragraphs: Vec<Option<Known>> = (0..count).map(known).collect();
        join_blocks(&mut paragraphs);
        Again { kept: Some(kept), paragraphs }
    }

    /// Whether everything is known of a paragraph.
    pub(super) fn knows(&self, paragraph: usize) -> bool {
        self.of(paragraph).is_some()
    }

    /// Where what is known of a paragraph is kept, if all is known.
    pub(super) fn known(&self, paragraph: usize) -> Option<&Known> {
        self.paragraphs.get(paragraph)?.as_ref()
    }

    /// Who spoke the regions of the text before.
    pub(super) fn told(&self) -> Option<&'a retold::Kept> {
        self.kept.map(|kept| &kept.told)
    }

    fn of(&self, paragraph: usize) -> Option<(&'a Kept, &Known)> {
        Some((self.kept?, self.known(paragraph)?))
    }

    /// Appends the noun phrases of a paragraph, if they are known.
    pub(super) fn nouns(&self, paragraph: usize, nouns: &mut Vec<Noun>) {
        let Some((kept, Known { same, nouns: known, .. })) = self.of(paragraph) else { return };
        let moved = |noun: &Noun| Noun::new(same.now(&noun.tokens()), same.now(&noun.core()), noun.sort, noun.label);
        nouns.extend(kept.nouns[known.clone()].iter().map(moved));
    }

    /// Appends the cues of a paragraph, if they are known; its noun phrases begin with number `first`.
    pub(super) fn cues(&self, paragraph: usize, first: usize, cues: &mut Vec<Cue>) {
        let Some((kept, Known { same, nouns, cues: known, .. })) = self.of(paragraph) else { return };
        let source = |source: &Source| Source {
            noun: source.noun - nouns.start + first,
            tokens: same.now(&source.tokens),
            mention: source.mention.as_ref().map(|mention| same.now(mention)),
            ..source.clone()
        };
        cues.extend(kept.cues[known.clone()].iter().map(|cue| Cue {
            tokens: same.now(&cue.tokens),
            group: same.token(cue.group),
            source: cue.source.as_ref().map(source),
            ..cue.clone()
        }));
    }

    /// Puts the known reports among those that were found, all in text order; `cues` are the cues of all.
    pub(super) fn reports(&self, text: &Text<'_>, cues: &[Cue], reports: &mut Vec<Report>) {
        if self.kept.is_none() {
            return;
        }
        let found = reports.len();
        for (number, paragraph) in text.paragraphs().iter().enumerate() {
            let Some((kept, Known { same, cues: old, reports: known, .. })) = self.of(number) else { continue };
            let first = cues.partition_point(|cue| cue.tokens.start < paragraph.tokens().start);
            reports.extend(kept.reports[known.clone()].iter().map(|report| Report {
                content: same.now(&report.content),
                cue: report.cue - old.start + first,
                ..report.clone()
            }));
        }
        if reports.len() > found && found > 0 {
            // Stable: those of one sentence stay as they are.
            reports.sort_by_key(|report| text.sentence_of(report.content.start));
        }
    }
}

/// Gives each known paragraph the known ones around it.
fn join_blocks(paragraphs: &mut [Option<Known>]) {
    let follows = |one: &Option<Known>, other: &Option<Known>| match (one, other) {
        (Some(one), Some(other)) => one.same.paragraph + 1 == other.same.paragraph && one.same.moved == other.same.moved,
        _ => false,
    };
    let mut end = 0;
    for block in paragraphs.chunk_by_mut(follows) {
        let start = end;
        end += block.len();
        block.iter_mut().flatten().for_each(|known| known.block = start..end);
    }
}

/// The indices of the items, which are in text order, that begin within `tokens`.
fn within<T>(items: &[T], tokens: &Range<usize>, start: impl Fn(&T) -> usize) -> Range<usize> {
    let first = items.partition_point(|item| start(item) < tokens.start);
    first..first + items[first..].partition_point(|item| start(item) < tokens.end)
}
