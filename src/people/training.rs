//! What the training of the pronoun weights needs to see; no part of an annotation.

use std::ops::Range;

use super::features::{self, Setting};
use super::mentions::{Case, Kind, Pronoun, Who};
use super::pronouns;
use super::scene::Scene;
use super::walk;
use crate::entity::Entity;
use crate::lexicon::Lexicon;
use crate::quote::Quote;
use crate::span::Span;
use crate::text::Text;

/// A pronoun with its candidates, as the walk meets it.
#[derive(Clone, Debug)]
pub struct Example {
    /// The bytes of the pronoun.
    pub pronoun: Span,
    /// The column of its case in the weights.
    pub column: usize,
    /// Whether it speaks a quote.
    pub speaks: bool,
    /// The candidates: their figures' numbers and their features.
    pub candidates: Vec<(usize, Vec<u16>)>,
    /// The features of "nobody".
    pub nobody: Vec<u16>,
}

/// All pronouns for one person in a text, and the names with the numbers of their figures.
pub fn examples(text: &Text<'_>, entities: &[Entity], quotes: &[Quote], lexicon: &Lexicon) -> (Vec<Example>, Vec<(Span, usize)>) {
    let scene = Scene::new(text, entities, quotes, lexicon);
    let mut examples = Vec::new();
    let cast = walk::cast_with(&scene, |meeting| {
        let mention = &meeting.mentions[meeting.index];
        let Kind::Pronoun(pronoun) = mention.kind else { return };
        let candidates =
            pronouns::example(&scene, meeting.figures, meeting.mentions, meeting.index, meeting.state, meeting.setting);
        let tokens: Range<usize> = mention.tokens();
        let nobody = features::describe_nobody(meeting.mentions, meeting.index, &candidates);
        examples.push(Example {
            pronoun: text.span(tokens),
            column: pronouns::column(pronoun),
            speaks: meeting.setting.speaks,
            candidates: candidates.into_iter().map(|candidate| (candidate.figure, candidate.features)).collect(),
            nobody,
        });
    });
    let named = entities.iter().zip(&cast.figures.of_entity).filter_map(|(entity, figure)| Some((entity.span, (*figure)?)));
    let strangers = cast.strangers.iter().map(|(tokens, figure)| (text.span(tokens.clone()), *figure));
    (examples, named.chain(strangers).collect())
}

/// A pronoun that the gender of its candidates resolves, as the ranker sees it when it does not know their gender.
#[derive(Clone, Debug)]
pub struct Blind {
    /// The column of its case in the weights.
    pub column: usize,
    /// The features of the candidates, and whether each has the pronoun's gender.
    pub candidates: Vec<(Vec<u16>, bool)>,
}

/// The pronouns of which exactly one candidate has the right gender and all others are known to have the other one, by their
/// names and titles alone: what tells them apart beside gender can be learned from any text.
pub fn blind(text: &Text<'_>, entities: &[Entity], quotes: &[Quote], lexicon: &Lexicon) -> Vec<Blind> {
    let scene = Scene::new(text, entities, quotes, lexicon);
    let mut known = super::figures::group(&scene);
    super::roles::attach(&scene, &mut known);
    let mut found = Vec::new();
    walk::cast_with(&scene, |meeting| {
        let mention = &meeting.mentions[meeting.index];
        let Kind::Pronoun(pronoun @ Pronoun { who: Who::One(gender), .. }) = mention.kind else { return };
        if pronoun.case == Case::Reflexive {
            return;
        }
        let setting = Setting { blind: true, ..*meeting.setting };
        let candidates = pronouns::example(&scene, meeting.figures, meeting.mentions, meeting.index, meeting.state, &setting);
        let fits: Vec<Option<bool>> = candidates
            .iter()
            .map(|candidate| known.list.get(candidate.figure).unwrap_or(&meeting.figures.list[candidate.figure]).gender())
            .map(|of| of.map(|of| of == gender))
            .collect();
        let right = fits.iter().filter(|fits| **fits == Some(true)).count();
        if right != 1 || !fits.contains(&Some(false)) {
            return;
        }
        let candidates = candidates.into_iter().zip(fits).filter_map(|(candidate, fits)| Some((candidate.features, fits?)));
        found.push(Blind { column: pronouns::column(pronoun), candidates: candidates.collect() });
    });
    found
}

/// How many features there are.
pub const FEATURES: usize = features::COUNT;

/// How many hidden units the ranker has.
pub const UNITS: usize = super::weights::UNITS;
