//! The walk through the text that resolves noun phrases and pronouns.

use std::ops::Range;

use super::candidate::Candidates;
use super::features::Setting;
use super::figures::{self, Figures};
use super::mentions::{self, Kind, Mention, Pronoun, Who};
use super::nominals::{self, Met, Need};
use super::place::Place;
use super::pronouns::{self, State, slot};
use super::roles;
use super::scene::Scene;
use super::speakers;
use super::strangers;
use crate::hash::Map;

/// Everybody on the scene: the figures, their mentions, and who speaks each quote.
#[derive(Debug)]
pub(super) struct Cast {
    pub(super) figures: Figures,
    pub(super) mentions: Vec<Mention>,
    pub(super) of_speaker: Vec<Option<usize>>,
    /// For each quote how sure it is whom its speaker's words stand for.
    pub(super) sure: Vec<f32>,
    /// Names that the tagger passed over, with their figures.
    pub(super) strangers: Vec<(Range<usize>, usize)>,
}

/// Resolves everything.
pub(super) fn cast(scene: &Scene<'_, '_>) -> Cast {
    cast_with(scene, |_| ())
}

/// A pronoun as the walk meets it, for the training of its weights.
pub(super) struct Meeting<'a> {
    pub(super) figures: &'a Figures,
    pub(super) mentions: &'a [Mention],
    pub(super) index: usize,
    pub(super) state: &'a State,
    pub(super) setting: &'a Setting,
}

/// As [`cast`], and shows every pronoun for one person to `meet` before it is resolved.
pub(super) fn cast_with(scene: &Scene<'_, '_>, mut meet: impl FnMut(Meeting<'_>)) -> Cast {
    let mut figures = figures::group(scene);
    roles::attach(scene, &mut figures);
    let strangers = strangers::find(scene, &mut figures);
    let mut mentions = mentions::find(scene, &figures.of_entity, &strangers);
    link_appositions(&figures, &mut mentions);
    let speakers::Located { of_quote: speaker_mention, speaks, voiced, awaited } = speakers::locate(scene, &mut mentions);
    let mut state = State::default();
    let mut candidates = Candidates::default();
    let mut unnamed: Map<String, usize> = Map::default();
    let mut met = Met::default();
    // How sure the pronouns are that speak.
    let mut weighed: Map<usize, f32> = Map::default();
    for inside in [false, true] {
        if inside {
            state = State::default();
        }
        for index in 0..mentions.len() {
            let mention = &mentions[index];
            let in_speech = mention.speech().is_some() && !speaks[index];
            if in_speech == inside && mention.figure().is_none() {
                // "“He told me, ‘Go home,’” Marsh said": not she either, though he speaks.
                let speaker = mention.speech().and_then(|quote| speaker_mention[quote]).filter(|speaker| *speaker != index);
                let speaker = speaker.and_then(|speaker| mentions[speaker].figure());
                let setting = Setting { speaks: speaks[index], voiced: voiced[index], speaker, blind: false };
                let figure = match mention.kind {
                    Kind::Pronoun(Pronoun { who: Who::One(_), .. }) => {
                        meet(Meeting { figures: &figures, mentions: &mentions, index, state: &state, setting: &setting });
                        let found = pronouns::resolve(scene, &figures, &mentions, index, &state, &setting, &mut candidates);
                        if let Some((_, sure)) = found.filter(|_| speaks[index]) {
                            weighed.insert(index, sure);
                        }
                        found.map(|(figure, _)| figure)
                    }
                    Kind::Pronoun(Pronoun { who: Who::Speaker, .. }) if in_speech => setting.speaker,
                    // "I told him, ‘Go home’" inside a quote: its speaker speaks again.
                    Kind::Pronoun(Pronoun { who: Who::Speaker, .. }) if mention.speech().is_some() => {
                        let around =
                            mention.speech().and_then(|quote| speaker_mention[quote]).filter(|speaker| *speaker != index);
                        around.and_then(|speaker| mentions[speaker].figure())
                    }
                    Kind::Pronoun(_) if speaks[index] => {
                        let last = state.speaker.map(|(figure, _)| figure);
                        let found = speakers::body(&figures, &mentions, index, last, &awaited);
                        weighed.extend(found.map(|(_, sure)| (index, sure)));
                        found.map(|(figure, _)| figure)
                    }
                    Kind::Nominal(_) => {
                        met.spoke = state.speaker.map(|(figure, _)| figure);
                        let need = (speaks[index] || awaited[index]).then_some(Need::Speaker);
                        nominal(scene, &mut figures, &mentions, index, need, &mut unnamed, &mut met)
                    }
                    _ => None,
                };
                mentions[index].stand_for(figure);
                if let (Some(figure), Kind::Pronoun(Pronoun { who: Who::One(gender), .. })) = (figure, mentions[index].kind) {
                    figures.list[figure].hint(gender, 2);
                    if figures.list[figure].disguised {
                        figures.list[figure].unmask();
                    }
                }
            }
            let mention = &mentions[index];
            if let Some(figure) = mention.figure() {
                if let Kind::Pronoun(Pronoun { who: Who::One(gender), .. }) = mention.kind {
                    state.latest[slot(gender)] = Some((figure, index));
                } else if figures.list[figure].is_person()
                    && mention.speech().is_none()
                    && let Some(gender) = figures.list[figure].gender()
                    && state.latest[slot(gender)].is_none()
                {
                    state.latest[slot(gender)] = Some((figure, index));
                }
                if speaks[index] {
                    state.speaker = Some((figure, mention.paragraph()));
                    if voiced[index] {
                        state.voice = Some((figure, index));
                    }
                } else if mention.speech().is_none()
                    && figures.list[figure].is_person()
                    && state.voice.is_some_and(|(voice, at)| voice != figure && mentions[at].sentence() < mention.sentence())
                    && (mention.place == Place::Subject || figures.list[figure].best() == mention.tokens())
                {
                    // Somebody else acts, or is introduced.
                    state.voice = None;
                }
            }
        }
    }
    let of_speaker = speaker_mention.iter().map(|mention| mention.and_then(|mention| mentions[mention].figure())).collect();
    let sure = speaker_mention
        .iter()
        .map(|mention| {
            mention.map_or(1.0, |index| weighed.get(&index).copied().unwrap_or_else(|| sure(&figures, &mentions[index])))
        })
        .collect();
    Cast { figures, mentions, of_speaker, sure, strangers }
}

/// How sure it is whom a speaker's words stand for that the ranker of pronouns has not weighed: as often as readers agreed.
fn sure(figures: &Figures, mention: &Mention) -> f32 {
    let named = mention.figure().map(|figure| figures.list[figure].named);
    match (mention.kind, named) {
        // Nobody knows who "they" are.
        (Kind::Pronoun(_), None) => 0.3,
        (Kind::Pronoun(Pronoun { who: Who::Speaker, .. }), _) => 0.95,
        (Kind::Pronoun(_), _) => 0.7,
        (Kind::Nominal(_), Some(true)) => 0.8,
        (Kind::Stranger, _) => 0.9,
        _ => 1.0,
    }
}

/// Appositions are mentions of the person beside them, all of their words.
fn link_appositions(figures: &Figures, mentions: &mut [Mention]) {
    let mut starts: Map<usize, (usize, usize)> = Map::default();
    for (index, figure) in figures.list.iter().enumerate() {
        for role in figure.roles.iter().filter(|role| role.is_mention) {
            let found = (index, role.tokens.end);
            starts.insert(role.tokens.start, found);
            if role.tokens.start > 0 {
                starts.entry(role.tokens.start - 1).or_insert(found);
            }
        }
    }
    for mention in mentions {
        if matches!(mention.kind, Kind::Nominal(_))
            && mention.figure().is_none()
            && let Some((figure, end)) = starts.get(&mention.tokens().start)
        {
            mention.stand_for(Some(*figure));
            mention.reach(*end);
        }
    }
}

/// Whom a noun phrase stands for: someone met before, or a new figure without a name; of several people only if they are wanted.
fn nominal(
    scene: &Scene<'_, '_>,
    figures: &mut Figures,
    mentions: &[Mention],
    index: usize,
    wanted: Option<Need>,
    unnamed: &mut Map<String, usize>,
    met: &mut Met,
) -> Option<usize> {
    let mention = &mentions[index];
    let Kind::Nominal(nominal) = mention.kind else { return None };
    let need = wanted.unwrap_or(Need::Sure);
    if let Some(figure) = nominals::resolve(scene, figures, mentions, index, need, met) {
        return Some(figure);
    }
    // A group that nobody hears of again is none.
    if nominal.many && wanted.is_none() {
        return None;
    }
    if !nominal.definite {
        return nominals::introduce(scene, figures, mention);
    }
    let key = scene.text.span(mention.tokens()).of(scene.text.source()).to_lowercase();
    if let Some(figure) = unnamed.get(&key) {
        return Some(*figure);
    }
    let figure = nominals::introduce(scene, figures, mention)?;
    unnamed.insert(key, figure);
    Some(figure)
}
