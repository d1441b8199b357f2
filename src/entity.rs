//! Named entities, numbers and times.
//!
//! `recognise` turns tokens into [`Entity`] values: no two overlap, all lie in text order.

mod agreement;
mod dictionary;
pub mod features;
mod label;
mod numeric;
mod refine;
mod tagger;
pub mod tags;
mod value;
mod why;

pub(crate) use dictionary::override_with;
pub use label::Label;
pub use value::{Amount, Value};
pub(crate) use why::of_entities as why;

use std::ops::Range;

use crate::annotator::Options;
use crate::lexicon::{Known, Lexicon};
use crate::model::Model;
use crate::order;
use crate::span::Span;
use crate::text::{Facts, Outline, Revision, Text};
use tagger::Name;
use tags::Type;

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

/// What is kept from one text to the next: facts about words, and how the text before was read. It makes nothing different
/// but the time that it takes, as long as it is used with one lexicon and one model.
#[derive(Default, Debug)]
pub struct Memory {
    tagger: tagger::Memory,
    words: Facts<Known>,
    numeric: numeric::Memory,
    outline: Outline,
    revision: Revision,
}

impl Memory {
    /// Whether this has become too much to be kept.
    pub(crate) fn is_full(&self) -> bool {
        self.tagger.is_full()
    }

    /// How the text that was read last lies to the one before.
    pub(crate) fn revision(&self) -> &Revision {
        &self.revision
    }

    /// For each distinct word of the text that was read last a number that is its own in all texts.
    pub(crate) fn numbers(&self) -> &[u32] {
        self.tagger.numbers()
    }
}

/// Finds the entities of a text.
pub fn recognise(text: &Text<'_>, lexicon: &Lexicon, model: &Model, options: &Options, memory: &mut Memory) -> Vec<Entity> {
    memory.tagger.begin(text, lexicon, model);
    let numbers = memory.tagger.numbers();
    let scan = lexicon.scan_known(text, numbers, &mut memory.words);
    memory.revision = memory.outline.revise(text, numbers);
    let numeric = numeric::find(text, numbers, options, &memory.revision, &mut memory.numeric);
    let mut names = Vec::new();
    tagger::names(text, &scan, model, &mut memory.tagger).into_iter().for_each(|name| add_parts(text, name, &mut names));
    let settled = agreement::settle(text, names, model);
    let mut names: Vec<Entity> = Vec::with_capacity(settled.len());
    for (index, name) in settled.iter().enumerate() {
        let label = refine::label(text, &name.tokens, name.kind, &scan);
        let free = |all: &Range<usize>| {
            names.last().is_none_or(|before| before.tokens.end <= all.start)
                && settled.get(index + 1).is_none_or(|next| all.end <= next.tokens.start)
        };
        let election = refine::election(text, &name.tokens, label).filter(free);
        let (tokens, label) = election.map_or((name.tokens.clone(), label), |all| (all, Label::Event));
        names.push(Entity { span: text.span(tokens.clone()), label, tokens, score: name.score, value: None });
    }
    merged(names, numeric)
}

/// Adds a name, or its parts: a place and the place around it, "Kigali, Rwanda", are two names.
fn add_parts(text: &Text<'_>, name: Name, parts: &mut Vec<Name>) {
    let is_comma = |at: &usize| name.kind == Type::Place && text.word(*at) == ",";
    let mut start = name.tokens.start;
    for end in name.tokens.clone().filter(is_comma).chain([name.tokens.end]) {
        if end > start {
            parts.push(Name { tokens: start..end, ..name.clone() });
        }
        start = end + 1;
    }
}

/// Both lists in text order. Where a name and a number overlap the longer one
/// stays, and of two of one length the number.
fn merged(mut names: Vec<Entity>, mut numeric: Vec<Entity>) -> Vec<Entity> {
    let firm: Vec<Range<usize>> = numeric.iter().filter(|number| is_firm(number)).map(|number| number.tokens.clone()).collect();
    names.retain(|name| {
        let next = firm.partition_point(|number| number.end <= name.tokens.start);
        firm.get(next).is_none_or(|number| number.start >= name.tokens.end)
    });
    let yields = |entity: &Entity, others: &[Entity], to_equal: bool| {
        let next = others.partition_point(|other| other.tokens.end <= entity.tokens.start);
        let overlapping = others[next..].iter().take_while(|other| other.tokens.start < entity.tokens.end);
        let longest = overlapping.map(|other| other.tokens.len()).max().unwrap_or(0);
        longest > entity.tokens.len() || to_equal && longest == entity.tokens.len()
    };
    numeric.retain(|number| !yields(number, &names, false));
    names.retain(|name| !yields(name, &numeric, true));
    // What gave way to a name that itself gave way is not called back: such pairs are rare and both doubtful.
    names.extend(numeric);
    order::by(&mut names, |entity| (entity.span.start, entity.span.end));
    names
}

/// Whether a number or time is of a kind that no name holds: an amount of money, a percentage, a full date, a time of day.
fn is_firm(number: &Entity) -> bool {
    match (&number.value, number.label) {
        (Some(Value::Amount(amount)), Label::Money | Label::Percent) => amount.amount < 1e6 || number.tokens.len() > 2,
        (Some(Value::Iso(iso)), Label::Date) => number.tokens.len() > 2 && iso.len() == 10 && iso.matches('-').count() == 2,
        (Some(Value::Iso(iso)), Label::Time) => iso.contains(':'),
        _ => false,
    }
}
