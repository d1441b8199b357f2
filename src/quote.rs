//! Quotes: which words are reported, how, by which cue, and by whom.
//!
//! `find` reads the tokens and entities and gives every report and every
//! marked term with its cue and the mention of its speaker;
//! [`crate::people`] then says who those mentions are.

use serde::Serialize;

use crate::entity::Entity;
use crate::lexicon::Lexicon;
use crate::span::Span;
use crate::text::Text;

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
    /// The estimated probability that span and kind are right.
    pub score: f32,
}

/// The mention of a speaker.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Mention {
    /// Its bytes: "He", "Russia's Peskov", "a senior official".
    pub span: Span,
    /// The estimated probability that this is the speaker.
    pub score: f32,
}

/// Finds the quotes of a text, in text order, nested or disjoint.
pub fn find(text: &Text<'_>, entities: &[Entity], lexicon: &Lexicon) -> Vec<Quote> {
    let _ = (text, entities, lexicon);
    Vec::new()
}
