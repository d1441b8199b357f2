//! Named entities, numbers and times.
//!
//! `recognise` turns tokens into [`Entity`] values: no two overlap, all lie in text order.

mod label;
mod value;

pub use label::Label;
pub use value::{Amount, Value};

use std::ops::Range;

use crate::annotator::Options;
use crate::lexicon::Lexicon;
use crate::span::Span;
use crate::text::Text;

/// An entity as the recogniser hands it on: byte span, token range, label.
#[derive(Clone, PartialEq, Debug)]
pub struct Entity {
    /// Byte span in the source.
    pub span: Span,
    /// The tokens it covers.
    pub tokens: Range<usize>,
    /// Its type.
    pub label: Label,
    /// The estimated probability that span and label are right.
    pub score: f32,
    /// The normalised value of a number, amount or time.
    pub value: Option<Value>,
}

/// Finds the entities of a text.
pub fn recognise(text: &Text<'_>, lexicon: &Lexicon, options: &Options) -> Vec<Entity> {
    let _ = (text, lexicon, options);
    Vec::new()
}
