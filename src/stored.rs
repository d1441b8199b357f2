//! A document that comes back: what a reader has corrected, or a program has kept, read from the published form.
//!
//! A [`Stored`] owns its names, because a correction may bring one that the text does not have. It is checked against
//! its text before anything downstream sees it.

use std::collections::HashMap;

use serde::Deserialize;

use crate::document::{self, Document, EntityId, Mention, PersonId, QuoteId};
use crate::entity::{Label, Value};
use crate::error::Error;
use crate::offsets::{self, OffsetUnit};
use crate::quote::Kind;
use crate::span::Span;

/// A document as its published form has it; other fields than these are passed over.
///
/// Its ids may be any strings; the document that is made of it counts anew. Reasons are passed over: they are for the
/// reader of the page, and no export has a place for them.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Stored {
    #[serde(default)]
    offset_unit: OffsetUnit,
    entities: Vec<Entity>,
    quotes: Vec<Quote>,
    people: Vec<Person>,
}

#[derive(Clone, Copy, PartialEq, Debug, Deserialize)]
struct Place {
    start: usize,
    end: usize,
}

#[derive(Clone, PartialEq, Debug, Deserialize)]
struct Entity {
    #[serde(flatten)]
    place: Place,
    label: String,
    #[serde(default = "sure")]
    score: f32,
    person: Option<String>,
    value: Option<Value>,
}

#[derive(Clone, PartialEq, Debug, Deserialize)]
struct Quote {
    id: String,
    #[serde(flatten)]
    place: Place,
    kind: String,
    within: Option<String>,
    cue: Option<Place>,
    speaker: Option<Speaker>,
    #[serde(default = "sure")]
    score: f32,
}

#[derive(Clone, PartialEq, Debug, Deserialize)]
struct Speaker {
    mention: Option<Place>,
    name: String,
    person: Option<String>,
    #[serde(default = "sure")]
    score: f32,
}

#[derive(Clone, PartialEq, Debug, Deserialize)]
struct Person {
    id: String,
    name: String,
    label: String,
    role: Option<String>,
    mentions: Vec<Place>,
}

/// What somebody says without a score is meant.
fn sure() -> f32 {
    1.0
}

fn refuse(why: impl Into<String>) -> Error {
    Error::new("the document", why)
}

impl Stored {
    /// The document of `text`, positions in bytes.
    ///
    /// # Errors
    ///
    /// When a position does not lie in the text or splits a character, when a label or kind is unknown, or when
    /// entities overlap, quotes cross, or either are out of order, or when a score is not from 0 to 1.
    pub fn document<'t>(&'t self, text: &'t str) -> Result<Document<'t>, Error> {
        let mut placed = self.clone();
        let mut positions: Vec<&mut usize> = placed.places_mut().flat_map(|place| [&mut place.start, &mut place.end]).collect();
        if !offsets::to_bytes(text, &mut positions, self.offset_unit) {
            return Err(refuse("a position lies outside its text or inside a character of it"));
        }
        if placed.places_mut().any(|place| place.start > place.end) {
            return Err(refuse("a stretch ends before it begins"));
        }
        if placed.entities.windows(2).any(|pair| pair[0].place.end > pair[1].place.start) {
            return Err(refuse("two entities overlap or are out of order"));
        }
        let speakers = self.quotes.iter().filter_map(|quote| quote.speaker.as_ref()).map(|speaker| speaker.score);
        let scores = self.entities.iter().map(|entity| entity.score).chain(self.quotes.iter().map(|quote| quote.score));
        // One too large for its type would be infinite, which JSON cannot say again.
        if !scores.chain(speakers).all(|score| (0.0..=1.0).contains(&score)) {
            return Err(refuse("a score is not from 0 to 1"));
        }
        nested(&placed.quotes)?;
        let people_at: HashMap<&str, usize> = self.people.iter().enumerate().map(|(at, person)| (&*person.id, at)).collect();
        let quotes_at: HashMap<&str, usize> = self.quotes.iter().enumerate().map(|(at, quote)| (&*quote.id, at)).collect();
        let person = |id: &Option<String>| people_at.get(id.as_deref()?).map(|&at| PersonId::at(at));
        let quote_of = |id: &Option<String>| quotes_at.get(id.as_deref()?).map(|&at| QuoteId::at(at));
        let entities = self.entities.iter().zip(&placed.entities).enumerate().map(|(index, (entity, placed))| {
            Ok(document::Entity {
                id: EntityId::at(index),
                mention: placed.place.of(text),
                label: entity.label.parse()?,
                score: entity.score,
                person: person(&entity.person),
                value: entity.value.clone(),
                why: Vec::new(),
            })
        });
        let quotes = self.quotes.iter().zip(&placed.quotes).enumerate().map(|(index, (quote, placed))| {
            Ok(document::Quote {
                id: QuoteId::at(index),
                mention: placed.place.of(text),
                kind: kind(&quote.kind)?,
                within: quote_of(&quote.within),
                cue: placed.cue.map(|place| place.of(text)),
                speaker: quote.speaker.as_ref().map(|speaker| document::Speaker {
                    mention: placed.speaker.as_ref().and_then(|speaker| speaker.mention).map(|place| place.of(text)),
                    name: &speaker.name,
                    person: person(&speaker.person),
                    score: speaker.score,
                    why: Vec::new(),
                }),
                score: quote.score,
                why: Vec::new(),
            })
        });
        let people = self.people.iter().zip(&placed.people).enumerate().map(|(index, (person, placed))| {
            Ok(document::Person {
                id: PersonId::at(index),
                name: &person.name,
                label: person.label.parse::<Label>()?,
                role: person.role.as_deref(),
                mentions: placed.mentions.iter().map(|place| place.of(text)).collect(),
                why: Vec::new(),
            })
        });
        Ok(Document {
            version: 1,
            offset_unit: OffsetUnit::Byte,
            entities: entities.collect::<Result<_, Error>>()?,
            quotes: quotes.collect::<Result<_, Error>>()?,
            people: people.collect::<Result<_, Error>>()?,
        })
    }

    fn places_mut(&mut self) -> impl Iterator<Item = &mut Place> {
        let entities = self.entities.iter_mut().map(|entity| &mut entity.place);
        let quotes = self.quotes.iter_mut().flat_map(|quote| {
            let speaker = quote.speaker.as_mut().and_then(|speaker| speaker.mention.as_mut());
            [Some(&mut quote.place), quote.cue.as_mut(), speaker].into_iter().flatten()
        });
        entities.chain(quotes).chain(self.people.iter_mut().flat_map(|person| &mut person.mentions))
    }
}

impl Place {
    fn of(self, text: &str) -> Mention<'_> {
        Mention::new(text, Span::new(self.start, self.end))
    }
}

fn kind(name: &str) -> Result<Kind, Error> {
    [Kind::Direct, Kind::Mixed, Kind::Indirect, Kind::Term]
        .into_iter()
        .find(|kind| kind.name() == name)
        .ok_or_else(|| refuse(format!("\"{name}\" is no kind of quote")))
}

/// Quotes come in the order of their beginnings, the longer first, and none crosses the end of another.
fn nested(quotes: &[Quote]) -> Result<(), Error> {
    let mut open: Vec<Place> = Vec::new();
    let mut last = Place { start: 0, end: usize::MAX };
    for &Quote { place, .. } in quotes {
        if (place.start, usize::MAX - place.end) < (last.start, usize::MAX - last.end) {
            return Err(refuse("two quotes are out of order"));
        }
        // The one opened last ends first: what is above it need not be looked at.
        while open.pop_if(|outer| outer.end <= place.start).is_some() {}
        if open.last().is_some_and(|outer| place.end > outer.end) {
            return Err(refuse("two quotes cross"));
        }
        open.push(place);
        last = place;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Annotator, Options};

    const TEXT: &str = "“Wír are ready 😀,” Ada Marsh said on Monday. She added that “nobody” asked.";

    #[test]
    fn a_document_comes_back_as_it_went() {
        let annotator = Annotator::default();
        let document = annotator.annotate(TEXT, &Options::default());
        assert!(!document.entities.is_empty() && !document.quotes.is_empty() && !document.people.is_empty());
        for unit in [OffsetUnit::Utf16, OffsetUnit::Codepoint, OffsetUnit::Byte] {
            let json = serde_json::to_string(&document.clone().in_units(TEXT, unit)).unwrap();
            let stored: Stored = serde_json::from_str(&json).unwrap();
            let again = stored.document(TEXT).unwrap();
            assert_eq!(serde_json::to_string(&again.in_units(TEXT, unit)).unwrap(), json);
        }
    }

    #[test]
    fn deep_nesting_takes_no_longer_than_its_length() {
        // A look at every open quote for each would be ten thousand million.
        let depth = 100_000;
        let quote = |at: usize| format!("{{\"id\": \"q\", \"start\": {at}, \"end\": {}, \"kind\": \"direct\"}}", 2 * depth - at);
        let quotes: Vec<String> = (0..depth).map(quote).collect();
        let json = format!("{{\"entities\": [], \"quotes\": [{}], \"people\": []}}", quotes.join(","));
        let stored: Stored = serde_json::from_str(&json).unwrap();
        let text = "“".repeat(depth) + &"”".repeat(depth);
        assert_eq!(stored.document(&text).unwrap().quotes.len(), depth);
    }

    #[test]
    fn what_does_not_fit_its_text_is_refused() {
        let document = |entities: &str, quotes: &str| {
            let json =
                format!("{{\"offsetUnit\": \"utf16\", \"entities\": [{entities}], \"quotes\": [{quotes}], \"people\": []}}");
            let stored: Stored = serde_json::from_str(&json).unwrap();
            stored.document(TEXT).map(|_| ()).map_err(|error| error.to_string())
        };
        let entity =
            |start: usize, end: usize, label: &str| format!("{{\"start\": {start}, \"end\": {end}, \"label\": \"{label}\"}}");
        let quote = |start: usize, end: usize, kind: &str| {
            format!("{{\"id\": \"q\", \"start\": {start}, \"end\": {end}, \"kind\": \"{kind}\"}}")
        };
        for (entities, quotes, why) in [
            (entity(20, 29, "PERSON"), quote(0, 19, "direct"), None),
            (entity(20, 29, "NOBODY"), String::new(), Some("none of the 18 types")),
            (entity(20, 2900, "ORG"), String::new(), Some("outside its text")),
            (entity(16, 18, "ORG"), String::new(), Some("inside a character")),
            (entity(9, 4, "ORG"), String::new(), Some("ends before it begins")),
            (format!("{}, {}", entity(0, 4, "ORG"), entity(3, 6, "ORG")), String::new(), Some("overlap")),
            (entity(20, 29, "PERSON").replace('}', ", \"score\": 1e39}"), String::new(), Some("from 0 to 1")),
            (String::new(), quote(0, 19, "direct").replace('}', ", \"score\": -1}"), Some("from 0 to 1")),
            (String::new(), quote(0, 4, "shout"), Some("no kind of quote")),
            (String::new(), format!("{}, {}", quote(0, 4, "direct"), quote(3, 6, "direct")), Some("cross")),
            (String::new(), format!("{}, {}", quote(5, 6, "direct"), quote(3, 9, "direct")), Some("out of order")),
        ] {
            match (document(&entities, &quotes), why) {
                (Ok(()), None) => {}
                (Err(said), Some(why)) => assert!(said.contains(why), "{said}"),
                (got, _) => panic!("{entities} {quotes}: {got:?}"),
            }
        }
    }
}
