//! What the annotator says of the documents of a corpus, positions in code points.

use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use whosaid::entity::Label;
use whosaid::model::Model;
use whosaid::quote::Kind;
use whosaid::{Annotator, Document, OffsetUnit, Options};

use crate::clock::Clock;
use crate::corpus::{Gold, Range};

/// A document of a corpus beside the annotator's answer.
#[derive(Clone, Debug)]
pub struct Judged {
    /// What people marked.
    pub gold: Gold,
    /// The text, one code point each.
    pub chars: Vec<char>,
    /// The names, numbers and times we mark.
    pub entities: Vec<Entity>,
    /// The quotes and terms we mark.
    pub quotes: Vec<Quote>,
    /// Who is who, as we say.
    pub people: Vec<Person>,
    /// How long the annotation took.
    pub took: Duration,
}

/// An entity of ours.
#[derive(Clone, Copy, Debug)]
pub struct Entity {
    /// Where it stands.
    pub range: Range,
    /// Its type.
    pub label: Label,
    /// How sure we are.
    pub score: f32,
}

/// A quote or term of ours.
#[derive(Clone, Debug)]
pub struct Quote {
    /// Where it stands.
    pub range: Range,
    /// How it is reported.
    pub kind: Kind,
    /// Whether it is a fragment of a mixed report of ours.
    pub within: bool,
    /// Where its cue stands.
    pub cue: Option<Range>,
    /// Who speaks.
    pub speaker: Option<Speaker>,
    /// How sure we are of span and kind.
    pub score: f32,
}

/// Who speaks, as we say.
#[derive(Clone, Debug)]
pub struct Speaker {
    /// The words that name the speaker, if any do.
    pub mention: Option<Range>,
    /// The resolved name, or the mention's own words.
    pub name: String,
    /// How sure we are.
    pub score: f32,
}

/// A cluster of ours.
#[derive(Clone, Debug)]
pub struct Person {
    /// Its mentions.
    pub mentions: Vec<Range>,
}

impl Judged {
    /// The text of `range`.
    pub fn text(&self, range: Range) -> String {
        self.chars[range.start.min(self.chars.len())..range.end.min(self.chars.len())].iter().collect()
    }

    /// A document beside what somebody else says of it.
    pub fn by(gold: Gold, entities: Vec<Entity>, took: Duration) -> Judged {
        Judged { chars: gold.text.chars().collect(), entities, quotes: Vec::new(), people: Vec::new(), took, gold }
    }

    fn new(gold: Gold, annotator: &Annotator) -> Judged {
        let begun = Clock::now();
        let document = annotator.annotate(&gold.text, &Options::default());
        let took = begun.elapsed();
        let document = document.in_units(&gold.text, OffsetUnit::Codepoint);
        let (entities, quotes, people) = (entities(&document), quotes(&document), people(&document));
        Judged { chars: gold.text.chars().collect(), entities, quotes, people, took, gold }
    }
}

/// The annotator with the model in a file, or with its own.
///
/// # Errors
///
/// When the file cannot be read or is no model.
pub fn annotator(model: Option<&Path>) -> Result<Annotator, String> {
    let Some(path) = model else { return Ok(Annotator::default()) };
    let named = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
    let bytes = std::fs::read(path).map_err(|error| named(&error))?;
    Model::load(&bytes).map(Annotator::with_model).map_err(|error| named(&error))
}

/// Annotates all documents on all processors; the answers come in the documents' order.
pub fn annotate(documents: Vec<Gold>, annotator: &Annotator) -> Vec<Judged> {
    let next = AtomicUsize::new(0);
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let mut answers: Vec<(usize, Judged)> = std::thread::scope(|scope| {
        let work = || {
            let mut answers = Vec::new();
            while let at = next.fetch_add(1, Ordering::Relaxed)
                && let Some(gold) = documents.get(at)
            {
                answers.push((at, Judged::new(gold.clone(), annotator)));
            }
            answers
        };
        let hands: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        hands.into_iter().flat_map(|hand| hand.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))).collect()
    });
    answers.sort_unstable_by_key(|(at, _)| *at);
    answers.into_iter().map(|(_, judged)| judged).collect()
}

fn entities(document: &Document<'_>) -> Vec<Entity> {
    let entity = |entity: &whosaid::document::Entity<'_>| Entity {
        range: entity.mention.span.into(),
        label: entity.label,
        score: entity.score,
    };
    document.entities.iter().map(entity).collect()
}

fn quotes(document: &Document<'_>) -> Vec<Quote> {
    let quote = |quote: &whosaid::document::Quote<'_>| Quote {
        range: quote.mention.span.into(),
        kind: quote.kind,
        within: quote.within.is_some(),
        cue: quote.cue.map(|cue| cue.span.into()),
        speaker: quote.speaker.as_ref().map(|speaker| Speaker {
            mention: speaker.mention.map(|mention| mention.span.into()),
            name: speaker.name.to_owned(),
            score: speaker.score,
        }),
        score: quote.score,
    };
    document.quotes.iter().map(quote).collect()
}

fn people(document: &Document<'_>) -> Vec<Person> {
    let person = |person: &whosaid::document::Person<'_>| Person {
        mentions: person.mentions.iter().map(|mention| mention.span.into()).collect(),
    };
    document.people.iter().map(person).collect()
}
