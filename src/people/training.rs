//! What the training of the pronoun weights needs to see; no part of an annotation.

use std::ops::Range;

use super::features;
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

/// All pronouns for one person in a text, and for each entity the number of its figure.
pub fn examples(text: &Text<'_>, entities: &[Entity], quotes: &[Quote], lexicon: &Lexicon) -> (Vec<Example>, Vec<Option<usize>>) {
    let scene = Scene::new(text, entities, quotes, lexicon);
    let mut examples = Vec::new();
    let cast = walk::cast_with(&scene, |meeting| {
        let mention = &meeting.mentions[meeting.index];
        let super::mentions::Kind::Pronoun(pronoun) = mention.kind else { return };
        let candidates =
            pronouns::example(&scene, meeting.figures, meeting.mentions, meeting.index, meeting.state, meeting.setting);
        let tokens: Range<usize> = mention.tokens.clone();
        let nobody = features::describe_nobody(meeting.mentions, meeting.index, &candidates);
        examples.push(Example {
            pronoun: text.span(tokens),
            column: pronouns::column(pronoun),
            speaks: meeting.setting.speaks,
            candidates: candidates.into_iter().map(|candidate| (candidate.figure, candidate.features)).collect(),
            nobody,
        });
    });
    (examples, cast.figures.of_entity)
}

/// How many features there are.
pub const FEATURES: usize = features::COUNT;

/// How many hidden units the ranker has.
pub const UNITS: usize = super::weights::UNITS;
