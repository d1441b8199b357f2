//! Whom "he", "she", "him", "her" and "his" stand for.
//!
//! A pronoun's candidates are the persons named or spoken of shortly before
//! it, and those that follow in its sentence. Each candidate is described by
//! a few dozen yes-or-no [features](super::features) (how near, in which place, how
//! often named, who spoke last, what stands between), a small network adds
//! them up ([`super::weights`]), and the highest sum wins: a ranker over mentions
//! of entities, as in Denis and Baldridge 2008 ("Specialized models and ranking
//! for coreference resolution"), on figures that collect what is known of them
//! so far, as the entity-centric sieve does (Lee et al. 2013).

use super::candidate::{Candidate, Candidates};
use super::features::{self, Setting};
use super::figures::Figures;
use super::gender::Gender;
use super::grammar::Tag;
use super::mentions::{Case, Kind, Mention, Pronoun, Who};
use super::place::Place;
use super::scene::Scene;
use super::weights;
use crate::score::exp;

/// How far back a pronoun looks: mentions, and paragraphs.
const MENTIONS: usize = 80;
const PARAGRAPHS: usize = 7;
/// How many candidates are weighed, and how many mentions behind the pronoun are looked at.
pub(super) const CANDIDATES: usize = 10;
const AHEAD: usize = 6;

/// What the walk through the text remembers.
#[derive(Clone, Debug, Default)]
pub(super) struct State {
    /// The latest person that "he" and "she" stood for, with the mention.
    pub(super) latest: [Option<(usize, usize)>; 2],
    /// Who spoke last, with the paragraph.
    pub(super) speaker: Option<(usize, usize)>,
    /// Who last spoke what would be printed, with the mention, until somebody else acts or is introduced in a later sentence.
    pub(super) voice: Option<(usize, usize)>,
}

/// The index of a gender in [`State::latest`].
pub(super) fn slot(gender: Gender) -> usize {
    usize::from(gender == Gender::Male)
}

/// Whom the pronoun at `mentions[index]` stands for, and with what probability if it speaks.
pub(super) fn resolve(
    scene: &Scene<'_, '_>,
    figures: &Figures,
    mentions: &[Mention],
    index: usize,
    state: &State,
    setting: &Setting,
    candidates: &mut Candidates,
) -> Option<(usize, f32)> {
    let Kind::Pronoun(pronoun) = mentions[index].kind else { return None };
    gather(scene, figures, mentions, index, false, candidates);
    let candidates = &mut candidates.list;
    let Who::One(gender) = pronoun.who else { return None };
    if candidates.is_empty() {
        return fallback(figures, state, gender).map(|figure| (figure, FAR));
    }
    if pronoun.case == Case::Reflexive
        && let Some(candidate) = candidates.iter().find(|candidate| candidate.sentences == 0 && candidate.place == Place::Subject)
    {
        return Some((candidate.figure, 1.0));
    }
    features::describe(scene, figures, mentions, index, state, setting, candidates);
    let column = column(pronoun);
    let mut best: Option<(i32, usize)> = None;
    let mut scores = [0; CANDIDATES + 2];
    for (candidate, score) in candidates.iter().zip(&mut scores) {
        *score = weights::score(&candidate.features, column);
        if setting.voiced && goes_on(figures, mentions, index, state, candidate) {
            *score += GOES_ON;
        }
        // Nobody speaks of himself as "he".
        if setting.speaker == Some(candidate.figure) {
            *score -= HIMSELF;
        }
        let score = *score;
        if best.is_none_or(|(highest, _)| score > highest) {
            best = Some((score, candidate.figure));
        }
    }
    let (highest, figure) = best?;
    let null = weights::score(&features::describe_nobody(mentions, index, candidates), column);
    // A speaker is somebody, and who alone is near and known to fit is meant; any other pronoun may be nobody's that was named.
    let only = candidates.len() == 1 && candidates[0].sentences <= 2 && figures.list[figure].gender() == Some(gender);
    // How sure it is, is asked only of who speaks.
    let share = |score: &i32| exp((score - highest) as f32 / weights::ONE as f32);
    let sure = if setting.speaks { 1.0 / scores[..candidates.len()].iter().map(share).sum::<f32>() } else { 1.0 };
    (highest >= null || setting.speaks || only).then_some((figure, sure))
}

/// How much speaks against it that a quote's "he" is its own speaker. In units of [`weights::ONE`].
const HIMSELF: i32 = weights::ONE * 4;

/// What the weights do not know, for they were learned on pronouns that hardly ever speak: who spoke last goes on speaking
/// twice as often as they hold. In units of [`weights::ONE`].
const GOES_ON: i32 = weights::ONE * 3 / 4;

/// Whether the candidate is the person who spoke last, and shortly before.
fn goes_on(figures: &Figures, mentions: &[Mention], index: usize, state: &State, candidate: &Candidate) -> bool {
    let pronoun = &mentions[index];
    let Kind::Pronoun(Pronoun { who: Who::One(gender), case: Case::Subject }) = pronoun.kind else { return false };
    let figure = &figures.list[candidate.figure];
    state.voice.is_some_and(|(speaker, at)| {
        speaker == candidate.figure && candidate.sentences <= 2 && pronoun.paragraph() - mentions[at].paragraph() <= 1
    }) && figure.is_person()
        && !figure.disguised
        // What has no name may be no person: "the moment".
        && (figure.named || figure.gender() == Some(gender))
}

/// How sure somebody far back is.
const FAR: f32 = 0.6;

/// The column of the weights for a pronoun.
pub(super) fn column(pronoun: Pronoun) -> usize {
    match pronoun.case {
        Case::Subject => 0,
        Case::Object | Case::Reflexive => 1,
        Case::Possessive => 2,
    }
}

/// Someone far back, when nobody near fits.
fn fallback(figures: &Figures, state: &State, gender: Gender) -> Option<usize> {
    state.latest[slot(gender)].map(|(figure, _)| figure).filter(|figure| figures.list[*figure].gender() != Some(gender.other()))
}

/// Collects the persons that the pronoun at `index` may stand for, the nearest first.
fn gather(
    scene: &Scene<'_, '_>,
    figures: &Figures,
    mentions: &[Mention],
    index: usize,
    blind: bool,
    candidates: &mut Candidates,
) {
    candidates.clear();
    let pronoun = &mentions[index];
    let Kind::Pronoun(Pronoun { who: Who::One(gender), .. }) = pronoun.kind else { return };
    let fits = |figure: usize| {
        let figure = &figures.list[figure];
        (figure.is_person() || figure.disguised) && (blind || figure.gender() != Some(gender.other()))
    };
    let mut excluded = None;
    for at in (index.saturating_sub(MENTIONS)..index).rev() {
        let mention = &mentions[at];
        if mention.paragraph() + PARAGRAPHS < pronoun.paragraph() {
            break;
        }
        // What holds the pronoun is not what the pronoun stands for: "his lawyer".
        let Some(figure) = mention.figure().filter(|figure| fits(*figure) && mention.tokens().end <= pronoun.tokens().start)
        else {
            continue;
        };
        if at + 1 == index && is_apposed(scene, mention, pronoun) {
            excluded = Some(figure);
        }
        if excluded == Some(figure) {
            continue;
        }
        match candidates.list.iter().position(|candidate| candidate.figure == figure) {
            Some(known) => candidates.list[known].meet(at, mention, pronoun),
            None if candidates.list.len() < CANDIDATES => candidates.add(figure, at, mention, pronoun, false),
            None => continue,
        }
        let near = at == 0 || mentions[at - 1].sentence() != mention.sentence();
        if near && let Some(candidate) = candidates.list.iter_mut().find(|candidate| candidate.figure == figure) {
            candidate.leads |= candidate.nearest == at || mention.sentence() == mentions[candidate.nearest].sentence();
        }
    }
    for (at, mention) in mentions.iter().enumerate().skip(index + 1).take(AHEAD) {
        if mention.sentence() != pronoun.sentence() {
            break;
        }
        let Some(figure) = mention.figure().filter(|figure| fits(*figure) && mention.tokens().start > pronoun.tokens().start)
        else {
            continue;
        };
        if excluded == Some(figure) || at == index + 1 && is_owned(scene, pronoun, mention) {
            excluded = Some(figure);
            continue;
        }
        if candidates.list.iter().all(|candidate| candidate.figure != figure) && candidates.list.len() < CANDIDATES + 2 {
            candidates.add(figure, at, mention, pronoun, true);
        }
    }
}

/// "Reed, his lawyer": the pronoun opens an apposition to the name, and is someone else's.
fn is_apposed(scene: &Scene<'_, '_>, name: &Mention, pronoun: &Mention) -> bool {
    let at = pronoun.tokens().start;
    pronoun.place == Place::Possessive
        && name.tokens().end + 1 == at
        && scene.tag(name.tokens().end) == Tag::Comma
        && (at + 1..at + 5).take_while(|next| !scene.tag(*next).ends_phrase()).any(|next| scene.is_person(next))
}

/// "her father, Peter" and "her father Peter": the name is what she has.
fn is_owned(scene: &Scene<'_, '_>, pronoun: &Mention, name: &Mention) -> bool {
    let (at, end) = (pronoun.tokens().start, name.tokens().start);
    let last = if scene.tag(end - 1) == Tag::Comma { end - 2 } else { end - 1 };
    pronoun.place == Place::Possessive
        && last > at
        && end - at <= 7
        && (at + 1..=last).all(|next| !scene.tag(next).ends_phrase() || scene.tag(next) == Tag::Verb)
        && scene.is_person(last)
}

/// The candidates of the pronoun at `index`, described; for the training of the weights.
pub(super) fn example(
    scene: &Scene<'_, '_>,
    figures: &Figures,
    mentions: &[Mention],
    index: usize,
    state: &State,
    setting: &Setting,
) -> Vec<Candidate> {
    let mut candidates = Candidates::default();
    gather(scene, figures, mentions, index, setting.blind, &mut candidates);
    let mut candidates = candidates.list;
    features::describe(scene, figures, mentions, index, state, setting, &mut candidates);
    candidates
}
