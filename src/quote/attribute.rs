//! Who speaks the marked regions of a text, one after the other: the best candidate of each, as the ranker weighs them.

use super::beside::{self, Attribution};
use super::cue::{self, Cue};
use super::noun::Sort;
use super::print;
use super::report::Report;
use super::retold::{self, Retold, Told};
use super::speaker::{Ranker, overlaps};
use super::view::{Look, View};
use super::weigh::{Sum, UNIT, exp};
use super::why;
use crate::reason::Reason;

/// The weights that rank speakers, and those that say what a reader thinks of the choice.
#[derive(Clone, Copy)]
pub(super) struct Weights<'w> {
    pub(super) speaker: &'w [u8],
    pub(super) print: &'w [u8],
}

/// Who speaks the regions of a text.
pub(super) struct Attributed {
    /// The speaker of each region.
    pub(super) said: Vec<Option<Attribution>>,
    /// Why, for each region; nothing unless asked for.
    pub(super) whys: Vec<Vec<Reason>>,
    /// What was told of each region by itself, where that is to be remembered.
    pub(super) told: Vec<Told>,
}

/// The speakers of all regions, with `reasons` also why.
pub(super) fn attribute(
    view: &View<'_, '_>,
    cues: &[Cue],
    reports: &[Report],
    weights: Weights<'_>,
    reasons: bool,
) -> Attributed {
    let mut ranker = Ranker::new(view, cues, reports);
    let mut retold = Retold::new(view, reasons);
    // What has reasons is not what is told without them.
    let is_kept = !reasons && retold::is_kept(view);
    let mut found = Attributed { said: Vec::with_capacity(view.regions.len()), whys: Vec::new(), told: Vec::new() };
    for _ in &view.regions {
        let mut why = Vec::new();
        let said = retold.next(ranker.last()).unwrap_or_else(|| speaker(&ranker, weights, reasons.then_some(&mut why)));
        let noun = said.map(|(_, noun)| noun);
        if is_kept {
            found.told.push(said);
        }
        if reasons {
            found.whys.push(why);
        }
        found.said.push(said.map(|(said, _)| said));
        retold.advance(noun);
        ranker.advance(noun);
    }
    reopened(view, &mut found);
    // Each half of a quote that its cue interrupts is as surely the speaker's as the other.
    for first in halves(view, &found.said) {
        let scores = [first, first + 1].map(|region| found.said[region].map_or(0.0, |said| said.score));
        for region in [first, first + 1] {
            found.said[region] = found.said[region].map(|said| said.scored(scores[0].max(scores[1])));
        }
    }
    found
}

/// Who speaks the next region; why is told where that is asked for.
fn speaker(ranker: &Ranker<'_, '_, '_>, weights: Weights<'_>, tell: Option<&mut Vec<Reason>>) -> Told {
    let (view, region) = (ranker.view, ranker.region());
    if let Some((said, noun)) = beside::labelled(view, region) {
        if let Some(why) = tell {
            *why = vec![why::of_label(view, said.speaker())];
        }
        return Some((said.reading(print::LABELLED), noun));
    }
    let candidates = ranker.candidates();
    let sums: Vec<i32> = candidates
        .iter()
        .map(|candidate| {
            let mut sum = Sum::new(weights.speaker);
            ranker.describe(candidate, &mut sum);
            sum.total()
        })
        .collect();
    // Inside another quote the words right beside it are all there is to go by.
    let rule = ranker.rules[region].as_ref().filter(|_| view.regions[region].parent().is_some());
    let ruled = rule.and_then(|rule| candidates.iter().position(|candidate| overlaps(&candidate.mention, &rule.speaker())));
    let best = ruled.or_else(|| (0..sums.len()).max_by_key(|index| (sums[*index], std::cmp::Reverse(*index))));
    // "Marsh, an engineer who built it": who is named is pointed at.
    let named = |best: usize| {
        let noun = candidates[best].noun;
        let bearer = ranker.bearer(noun);
        let name =
            |at: &usize| view.nouns[candidates[*at].noun].sort == Sort::Name && ranker.bearer(candidates[*at].noun) == bearer;
        let who = view.nouns[noun].sort == Sort::Pronoun;
        who.then(|| (0..sums.len()).filter(name).max_by_key(|at| (sums[*at], std::cmp::Reverse(*at)))).flatten().unwrap_or(best)
    };
    best.map(named).map(|best| {
        let candidate = &candidates[best];
        // Whoever is named twice is as likely as both mentions together.
        let bearer = ranker.bearer(candidate.noun);
        let (mut total, mut own) = (0.0, 0.0);
        for (sum, other) in sums.iter().zip(&candidates) {
            let power = exp((sum - sums[best]) as f32 * UNIT);
            total += power;
            own += if ranker.bearer(other.noun) == bearer { power } else { 0.0 };
        }
        let name = cue::named(view, candidate.noun, candidate.mention.end);
        let speaker = if name == candidate.noun { candidate.mention.clone() } else { view.nouns[name].core() };
        let touches = ranker.rules[region].as_ref().is_some_and(|rule| rule.touches);
        if let Some(why) = tell {
            *why = why::of_speaker(ranker, &candidates, &sums, best);
        }
        let cue = ranker.cue_for(region, candidate);
        let score = ruled.and(rule).map_or(own / total, |rule| rule.score);
        // “…,” said the engineer, Marsh: both phrases are hers.
        let said = ranker.rules[region].as_ref().filter(|rule| {
            let words = rule.speaker();
            let named = words.end + 1 == candidate.mention.start && view.symbol(words.end) == b',';
            rule.touches && (named || overlaps(&words, &candidate.mention))
        });
        let score = said.map_or(score, |rule| score.max(rule.score));
        let mut reads = Sum::new(weights.print);
        print::describe_speaker(ranker, candidate, &mut reads);
        (Attribution::new(speaker, cue, score).touching(touches).reading(reads.total()), candidate.noun)
    })
}

/// The regions that are the first half of a quote of one speaker that its cue interrupts, "“The bridge,” Marsh said, “is old”"; the
/// next one is the second.
pub(super) fn halves(view: &View<'_, '_>, said: &[Option<Attribution>]) -> Vec<usize> {
    let speaker = |region: usize| said[region].map(|said| said.speaker());
    let one = |first: &usize| speaker(*first).is_some() && speaker(*first) == speaker(first + 1);
    (0..said.len().saturating_sub(1)).filter(|first| one(first) && is_interrupted(view, *first)).collect()
}

/// Whether a region breaks off at a comma and the next goes on in the same sentence.
fn is_interrupted(view: &View<'_, '_>, region: usize) -> bool {
    let (first, second) = (&view.regions[region], &view.regions[region + 1]);
    let comma = first.inner().next_back().is_some_and(|last| view.word(last) == ",") || view.word(first.tokens().end) == ",";
    let goes_on = view.look(second.inner().start).has(Look::SMALL) && first.parent() == second.parent();
    comma
        && goes_on
        && first.tokens().end <= second.tokens().start
        && view.text.sentence_of(first.tokens().end - 1) == view.text.sentence_of(second.tokens().start)
}

/// A quote that is not closed at the end of its paragraph and opens the next one again has one speaker: where only the words
/// beside its last paragraph tell, theirs.
fn reopened(view: &View<'_, '_>, Attributed { said, whys, .. }: &mut Attributed) {
    for region in (1..said.len()).rev() {
        let (first, second) = (&view.regions[region - 1], &view.regions[region]);
        let goes_on = !first.closed && first.opened && second.opened && first.tokens().end == second.tokens().start;
        let told = |said: Option<Attribution>| said.is_some_and(|said| said.cue().is_some());
        if goes_on && !told(said[region - 1]) && told(said[region]) {
            said[region - 1] = said[region].map(|said| Attribution::new(said.speaker(), None, said.score).reading(said.reads));
            if let Some([first, second]) = whys.get_mut(region - 1..=region) {
                first.clone_from(second);
            }
        }
    }
}
