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
use crate::text::{Text, TokenKind};

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
    let _ = (lexicon, options);
    // A first stand-in for the tagger: runs of capitalised words inside sentences.
    let is_name = |index: usize| {
        text.tokens()[index].kind == TokenKind::Word
            && text.word(index).starts_with(char::is_uppercase)
            && text.word(index).len() > 1
    };
    let mut entities = Vec::new();
    for sentence in text.sentences() {
        let mut at = sentence.start;
        while at < sentence.end {
            let start = at;
            while at < sentence.end && is_name(at) {
                at += 1;
            }
            if at - start > usize::from(start == sentence.start) {
                let tokens = start..at;
                entities.push(Entity { span: text.span(tokens.clone()), tokens, label: Label::Person, score: 0.5, value: None });
            }
            at = at.max(start + 1);
        }
    }
    entities
}
