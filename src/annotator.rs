//! The whole way of a text, from characters to a [`Document`].

use crate::document::{self, Document, EntityId, Mention, PersonId, QuoteId};
use crate::entity;
use crate::lexicon::Lexicon;
use crate::offsets::OffsetUnit;
use crate::people;
use crate::quote;
use crate::text::Text;

/// What a caller may say about one text.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The article's date as `(year, month, day)`; else it is looked for in the text.
    pub date: Option<(i32, u32, u32)>,
}

/// Annotates texts. Made once, used for any number of texts, from any thread.
#[derive(Debug, Default)]
pub struct Annotator {
    lexicon: Lexicon,
}

impl Annotator {
    /// Annotates `text`. Never fails, whatever the text; all positions are bytes.
    pub fn annotate<'t>(&self, text: &'t str, options: &Options) -> Document<'t> {
        let read = Text::new(text);
        let entities = entity::recognise(&read, &self.lexicon, options);
        let quotes = quote::find(&read, &entities, &self.lexicon);
        let people = people::resolve(&read, &entities, &quotes, &self.lexicon);
        assemble(text, &entities, &quotes, &people)
    }
}

/// Puts the stages' results into the published form.
fn assemble<'t>(text: &'t str, entities: &[entity::Entity], quotes: &[quote::Quote], people: &people::People) -> Document<'t> {
    let mention = |span| Mention::new(text, span);
    Document {
        version: 1,
        offset_unit: OffsetUnit::Byte,
        entities: entities
            .iter()
            .zip(&people.of_entity)
            .enumerate()
            .map(|(index, (entity, person))| document::Entity {
                id: EntityId::at(index),
                mention: mention(entity.span),
                label: entity.label,
                score: entity.score,
                person: person.map(PersonId::at),
                value: entity.value.clone(),
            })
            .collect(),
        quotes: quotes
            .iter()
            .zip(&people.of_speaker)
            .enumerate()
            .map(|(index, (quote, person))| document::Quote {
                id: QuoteId::at(index),
                mention: mention(quote.span),
                kind: quote.kind,
                within: quote.within.map(QuoteId::at),
                cue: quote.cue.map(mention),
                speaker: quote.speaker.map(|speaker| document::Speaker {
                    mention: Some(mention(speaker.span)),
                    name: person.map_or(speaker.span, |person| people.clusters[person].name).of(text),
                    person: person.map(PersonId::at),
                    score: speaker.score,
                }),
                score: quote.score,
            })
            .collect(),
        people: people
            .clusters
            .iter()
            .enumerate()
            .map(|(index, person)| document::Person {
                id: PersonId::at(index),
                name: person.name.of(text),
                label: person.label,
                role: person.role.map(|role| role.of(text)),
                mentions: person.mentions.iter().copied().map(mention).collect(),
            })
            .collect(),
    }
}
