//! Named entities, numbers and times.
//!
//! `recognise` turns tokens into [`Entity`] values: no two overlap, all lie in text order.

mod dictionary;
mod label;
mod numeric;
mod value;

pub(crate) use dictionary::override_with;
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
    let _ = lexicon;
    let numeric = numeric::find(text, options);
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
    merged(entities, numeric)
}

/// Both lists in text order; a name that overlaps a number or time gives way to it.
fn merged(mut names: Vec<Entity>, numeric: Vec<Entity>) -> Vec<Entity> {
    names.retain(|name| {
        let next = numeric.partition_point(|number| number.span.end <= name.span.start);
        numeric.get(next).is_none_or(|number| !number.span.overlaps(name.span))
    });
    names.extend(numeric);
    names.sort_unstable_by_key(|entity| entity.span);
    names
}
