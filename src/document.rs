//! The one result type that everything downstream reads.
//!
//! A [`Document`] serialises to exactly the JSON of the published contract.
//! It is made with byte spans; [`Document::in_units`] turns all of them into
//! another unit in one pass.

use std::fmt;

use serde::{Serialize, Serializer};

use crate::entity::{Label, Value};
use crate::offsets::{Counter, OffsetUnit};
use crate::quote::Kind;
use crate::reason::Reason;
use crate::score;
use crate::span::Span;

/// An id that prints as a letter and a number from one: `e1`, `q2`, `p3`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Id<const LETTER: char>(pub u32);

/// The id of an entity.
pub type EntityId = Id<'e'>;
/// The id of a quote.
pub type QuoteId = Id<'q'>;
/// The id of a person or speaking organisation.
pub type PersonId = Id<'p'>;

impl<const LETTER: char> Id<LETTER> {
    /// The id of the thing at `index`, counted from zero, in its list.
    pub fn at(index: usize) -> Self {
        Id(index as u32 + 1)
    }

    /// The index in its list, counted from zero.
    pub fn index(self) -> usize {
        self.0 as usize - 1
    }
}

impl<const LETTER: char> Serialize for Id<LETTER> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<const LETTER: char> fmt::Display for Id<LETTER> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{LETTER}{}", self.0)
    }
}

/// An annotated text: its entities, its quotes, and the people behind them.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Document<'t> {
    /// The version of this format: 1.
    pub version: u32,
    /// What every position in this document counts.
    pub offset_unit: OffsetUnit,
    /// The named entities in text order; no two overlap.
    pub entities: Vec<Entity<'t>>,
    /// The quotes in text order; any two nest or are disjoint.
    pub quotes: Vec<Quote<'t>>,
    /// Everybody who is named or speaks, by first mention.
    pub people: Vec<Person<'t>>,
}

/// A stretch of the text: its span and the exact slice.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct Mention<'t> {
    /// Where it stands.
    #[serde(flatten)]
    pub span: Span,
    /// The exact slice of the text.
    pub text: &'t str,
}

impl<'t> Mention<'t> {
    /// The mention of `text` at the byte span `span`.
    pub fn new(text: &'t str, span: Span) -> Mention<'t> {
        Mention { span, text: span.of(text) }
    }
}

/// A named entity, number or time.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[non_exhaustive]
pub struct Entity<'t> {
    /// `e1`, `e2`, … in text order.
    pub id: EntityId,
    /// Where it stands, and its words.
    #[serde(flatten)]
    pub mention: Mention<'t>,
    /// Its OntoNotes type.
    pub label: Label,
    /// The estimated probability that span and label are right, 0 to 1.
    #[serde(serialize_with = "hundredths")]
    pub score: f32,
    /// Whom it names, for persons and for organisations that speak.
    pub person: Option<PersonId>,
    /// The normalised value of a number, amount or time, where it can be told.
    pub value: Option<Value>,
    /// Why it is of its type, where reasons were asked for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub why: Vec<Reason>,
}

/// A reported stretch of speech or writing, or a term in quotation marks.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[non_exhaustive]
pub struct Quote<'t> {
    /// `q1`, `q2`, … in text order.
    pub id: QuoteId,
    /// Where it stands, marks included, and its words.
    #[serde(flatten)]
    pub mention: Mention<'t>,
    /// How the words are reported.
    pub kind: Kind,
    /// The mixed report in which this marked fragment stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub within: Option<QuoteId>,
    /// The words that announce the report: "said", "according to".
    pub cue: Option<Mention<'t>>,
    /// Who speaks.
    pub speaker: Option<Speaker<'t>>,
    /// The estimated probability that the kind is right, 0 to 1; of a mixed or indirect report, that a reader would print it as it
    /// stands.
    #[serde(serialize_with = "hundredths")]
    pub score: f32,
    /// Why it is of its kind, where reasons were asked for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub why: Vec<Reason>,
}

impl Quote<'_> {
    /// Whether it would hardly be printed as it stands: rather a stance, a wish or a deed than words ("she backs the plan"), or
    /// words whose speaker or ends are in doubt. Corpora count such quotes; who wants a list of who said what leaves them out, as
    /// the page and the formats for readers do. A fragment stays as long as the report around it does.
    pub fn is_loose(&self) -> bool {
        let speaker = self.speaker.as_ref().map(|speaker| speaker.score);
        self.within.is_none() && crate::quote::is_loose(self.kind, self.score, speaker)
    }
}

/// Who speaks a quote.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[non_exhaustive]
pub struct Speaker<'t> {
    /// The words nearest to the quote that name its speaker: "He"; none where only the context tells.
    pub mention: Option<Mention<'t>>,
    /// The speaker's best name in this text, or the mention's own words.
    pub name: &'t str,
    /// Who that is among the document's people.
    pub person: Option<PersonId>,
    /// The estimated probability that this is the speaker, 0 to 1.
    #[serde(serialize_with = "hundredths")]
    pub score: f32,
    /// Why this is the speaker, where reasons were asked for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub why: Vec<Reason>,
}

/// A cluster of mentions of one person, or of one organisation that speaks.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[non_exhaustive]
pub struct Person<'t> {
    /// `p1`, `p2`, … by first mention.
    pub id: PersonId,
    /// The fullest name in the text.
    pub name: &'t str,
    /// PERSON, or the label of the body that speaks.
    pub label: Label,
    /// What the text says this person is: "French President".
    pub role: Option<&'t str>,
    /// Names, nominals ("the French leader") and pronouns, in text order.
    pub mentions: Vec<Mention<'t>>,
    /// Why each of the mentions is this person's, in the same order, where reasons were asked for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub why: Vec<Vec<Reason>>,
}

impl Document<'_> {
    /// The same document without its [loose](Quote::is_loose) quotes; a fragment in one that is not loose by itself is a direct
    /// quote of its own. What stays keeps its id.
    pub fn without_loose(&self) -> Self {
        let mut document = self.clone();
        let loose: Vec<QuoteId> = self.quotes.iter().filter(|quote| quote.is_loose()).map(|quote| quote.id).collect();
        // Both are in the order of the text.
        let is_loose = |id: QuoteId| loose.binary_search(&id).is_ok();
        for quote in &mut document.quotes {
            quote.within = quote.within.filter(|around| !is_loose(*around));
        }
        document.quotes.retain(|quote| !quote.is_loose());
        document
    }

    /// The same document of `text` with every position in `unit`.
    ///
    /// # Panics
    ///
    /// In debug builds, when the document's positions are not bytes.
    pub fn in_units(mut self, text: &str, unit: OffsetUnit) -> Self {
        debug_assert_eq!(self.offset_unit, OffsetUnit::Byte);
        let counter = Counter::new(text, unit);
        for span in self.spans_mut() {
            *span = Span::new(counter.at(span.start), counter.at(span.end));
        }
        self.offset_unit = unit;
        self
    }

    fn spans_mut(&mut self) -> impl Iterator<Item = &mut Span> {
        let entities = self.entities.iter_mut().map(|entity| &mut entity.mention.span);
        let quotes = self.quotes.iter_mut().flat_map(|quote| {
            let speaker = quote.speaker.as_mut().and_then(|speaker| speaker.mention.as_mut());
            let parts = [Some(&mut quote.mention), quote.cue.as_mut(), speaker];
            parts.into_iter().flatten().map(|mention| &mut mention.span)
        });
        let people = self.people.iter_mut().flat_map(|person| person.mentions.iter_mut().map(|mention| &mut mention.span));
        entities.chain(quotes).chain(people)
    }
}

/// Scores are written with two decimals: more would claim a precision they do not have.
fn hundredths<S: Serializer>(score: &f32, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_f64(f64::from(score::hundredths(*score)) / 100.0)
}
