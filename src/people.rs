//! Who is who in this article: clusters of names, nominals and pronouns.

use crate::entity::{Entity, Label};
use crate::lexicon::Lexicon;
use crate::quote::Quote;
use crate::span::Span;
use crate::text::Text;

/// A cluster of mentions of one person, or of one organisation that speaks.
#[derive(Clone, PartialEq, Debug)]
pub struct Person {
    /// The bytes of the fullest name in the text.
    pub name: Span,
    /// PERSON, or the label of the body that speaks.
    pub label: Label,
    /// The bytes of what the text says this person is: "French President".
    pub role: Option<Span>,
    /// Names, nominals and pronouns in text order.
    pub mentions: Vec<Span>,
}

/// What the resolver knows: the clusters, and who each entity and speaker is.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct People {
    /// The clusters, by first mention.
    pub clusters: Vec<Person>,
    /// For each entity, the index of its cluster.
    pub of_entity: Vec<Option<usize>>,
    /// For each quote, the index of its speaker's cluster.
    pub of_speaker: Vec<Option<usize>>,
}

/// Resolves names, nominals and pronouns, those of the quotes' speakers first of all.
pub fn resolve(text: &Text<'_>, entities: &[Entity], quotes: &[Quote], lexicon: &Lexicon) -> People {
    let _ = (text, lexicon);
    People { clusters: Vec::new(), of_entity: vec![None; entities.len()], of_speaker: vec![None; quotes.len()] }
}
