//! Who spoke the regions of a text that is being edited, where nothing that tells has changed.
//!
//! Who speaks a region hangs on the two paragraphs before its own, on the one behind, on who spoke the regions before, and on
//! how often the text has each name.

use std::ops::Range;

use super::beside::Attribution;
use super::marks::Region;
use super::noun::Noun;
use super::view::View;
use crate::hash::Map;

/// Who spoke a region: what is said of that, and the noun phrase.
pub(super) type Told = Option<(Attribution, usize)>;

/// A text with more regions than one for so many bytes is not remembered: no article has that.
const SHORTEST: usize = 32;

/// Whether it is worth while to remember who spoke the regions of a text.
pub(super) fn is_kept(view: &View<'_, '_>) -> bool {
    view.regions.len() * SHORTEST <= view.text.source().len()
}

/// So many regions before one tell who speaks it.
pub(super) const HISTORY: usize = 12;

/// What a text is remembered by.
#[derive(Default, Debug)]
pub(super) struct Kept {
    /// The first token of each region.
    regions: Vec<usize>,
    told: Vec<Told>,
    names: Map<u32, u32>,
}

impl Kept {
    /// `told` is of all regions, or nothing is told again.
    pub(super) fn new(regions: &[Region], told: Vec<Told>, names: Map<u32, u32>) -> Kept {
        Kept { regions: regions.iter().map(|region| region.tokens().start).collect(), told, names }
    }

    /// The regions that begin within `tokens`.
    pub(super) fn within(&self, tokens: &Range<usize>) -> Range<usize> {
        let at = |token: usize| self.regions.partition_point(|start| *start < token);
        at(tokens.start)..at(tokens.end)
    }
}

/// Tells again who spoke, region by region.
pub(super) struct Retold<'v, 'a, 't> {
    view: &'v View<'a, 't>,
    kept: Option<&'a Kept>,
    /// For each region so far, whether it was spoken as in the text before.
    agrees: Vec<bool>,
}

/// A region as it was in the text before.
struct Before {
    region: usize,
    /// How many noun phrases more are before it now.
    nouns: isize,
    moved: isize,
    /// Its paragraph and those around it, as far as they have not changed.
    paragraphs: Range<usize>,
}

impl<'v, 'a, 't> Retold<'v, 'a, 't> {
    /// Nothing is told again where reasons are asked for, or where names stand more or less often than before.
    pub(super) fn new(view: &'v View<'a, 't>, reasons: bool) -> Self {
        let kept = view.again.told().filter(|kept| !reasons && !kept.told.is_empty() && kept.names == view.names);
        Retold { view, kept, agrees: Vec::with_capacity(view.regions.len()) }
    }

    /// Who spoke the next region, if that can be told; `last` is the noun phrase that spoke the region before.
    pub(super) fn next(&self, last: Option<usize>) -> Option<Told> {
        let (kept, region) = (self.kept?, self.agrees.len());
        let before = self.before(region)?;
        let paragraphs = &before.paragraphs;
        let paragraph = self.view.text.paragraph_of(self.view.regions[region].tokens().start);
        let count = self.view.text.paragraphs().len();
        let around = paragraphs.contains(&paragraph.saturating_sub(2)) || paragraphs.start == 0;
        let behind = paragraphs.contains(&(paragraph + 1)) || paragraphs.end == count;
        let earlier = region.saturating_sub(HISTORY);
        let history = if region < HISTORY {
            paragraphs.start == 0
        } else {
            paragraphs.contains(&self.view.text.paragraph_of(self.view.regions[earlier].tokens().start))
        };
        let spoken = last.is_none_or(|noun| self.is_in(paragraphs, noun));
        let all = around && behind && history && spoken && self.agrees[earlier..].iter().all(|agrees| *agrees);
        all.then(|| {
            kept.told[before.region].as_ref().map(|(said, noun)| {
                let moved = |tokens: &Range<usize>| {
                    tokens.start.wrapping_add_signed(before.moved)..tokens.end.wrapping_add_signed(before.moved)
                };
                let (speaker, cue) = (moved(&said.speaker()), said.cue().as_ref().map(moved));
                let said = Attribution::new(speaker, cue, said.score).touching(said.touches).reading(said.reads);
                (said, noun.wrapping_add_signed(before.nouns))
            })
        })
    }

    /// Takes note of who spoke the next region.
    pub(super) fn advance(&mut self, spoke: Option<usize>) {
        let agrees = self.kept.zip(self.before(self.agrees.len())).is_some_and(|(kept, before)| {
            match (spoke, &kept.told[before.region]) {
                (None, None) => true,
                (Some(noun), Some((_, old))) => {
                    self.is_in(&before.paragraphs, noun) && old.wrapping_add_signed(before.nouns) == noun
                }
                _ => false,
            }
        });
        self.agrees.push(agrees);
    }

    fn is_in(&self, paragraphs: &Range<usize>, noun: usize) -> bool {
        let noun: &Noun = &self.view.nouns[noun];
        paragraphs.contains(&self.view.text.paragraph_of(noun.tokens().start))
    }

    fn before(&self, region: usize) -> Option<Before> {
        let start = self.view.regions[region].tokens().start;
        let paragraph = self.view.text.paragraph_of(start);
        let known = self.view.again.known(paragraph)?;
        let tokens = self.view.text.paragraphs()[paragraph].tokens().start;
        let first = self.view.regions.partition_point(|region| region.tokens().start < tokens);
        let nouns = self.view.nouns.partition_point(|noun| noun.tokens().start < tokens);
        Some(Before {
            region: known.regions.start + region - first,
            nouns: nouns as isize - known.nouns.start as isize,
            moved: known.same.moved,
            paragraphs: known.block.clone(),
        })
    }
}
