//! The whole way of a text, from characters to a [`Document`].

use std::sync::{Arc, Mutex, PoisonError};

use crate::document::{self, Document, EntityId, Mention, PersonId, QuoteId};
use crate::entity;
use crate::error::Error;
use crate::lexicon::{Dictionary, Lexicon};
use crate::model::Model;
use crate::offsets::OffsetUnit;
use crate::people;
use crate::quote;
use crate::reason::Reason;
use crate::text::{Lines, Text};

/// What a caller may say about one text.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The article's date as `(year, month, day)`; else it is looked for in the text.
    pub date: Option<(i32, u32, u32)>,
    /// The caller's own phrases; what they label is labelled so, whatever else it could be.
    pub dictionary: Option<Arc<Dictionary>>,
    /// Whether names, quotes, speakers and mentions shall say why they are what they are.
    pub reasons: bool,
}

impl Options {
    /// The options of an article of the given day, written `2022-02-07`; a time after it is not read.
    ///
    /// # Errors
    ///
    /// When `date` does not begin with a day of the calendar in this form.
    pub fn dated(date: &str) -> Result<Options, Error> {
        let date = iso_day(date)
            .ok_or_else(|| Error::new("the article's date", format!("\"{date}\" is not a day written as in 2022-02-07")))?;
        Ok(Options { date: Some(date), ..Options::default() })
    }
}

/// Reads `2022-02-07` or `2022-02-07T09:30:00Z` as year, month and day.
fn iso_day(date: &str) -> Option<(i32, u32, u32)> {
    let (day, rest) = date.split_at_checked(10)?;
    if !(rest.is_empty() || rest.starts_with(['T', ' '])) {
        return None;
    }
    let mut parts = day.split('-');
    let mut number = |digits| {
        let part = parts.next().filter(|part| part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit()))?;
        part.parse::<u32>().ok()
    };
    let (year, month, day) = (number(4)?, number(2)?, number(2)?);
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let length = match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    (1..=length).contains(&day).then_some((year as i32, month, day))
}

/// What the annotator is about to do; a long text is in each stage for a while.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Stage {
    /// Cutting the text into tokens, sentences and paragraphs.
    Reading,
    /// Finding names, numbers and times.
    Names,
    /// Finding quotes and their speakers' mentions.
    Quotes,
    /// Telling who is who.
    People,
}

impl Stage {
    /// Every stage, in the order of work.
    pub const ALL: [Stage; 4] = [Stage::Reading, Stage::Names, Stage::Quotes, Stage::People];

    /// One word for it, in lower case.
    pub const fn name(self) -> &'static str {
        match self {
            Stage::Reading => "reading",
            Stage::Names => "names",
            Stage::Quotes => "quotes",
            Stage::People => "people",
        }
    }
}

/// Annotates texts. Made once, used for any number of texts, from any thread.
#[derive(Debug)]
pub struct Annotator {
    lexicon: Lexicon,
    model: Model,
    /// What earlier texts have left for later ones, one for each thread that was here at a time.
    memories: Mutex<Vec<Memory>>,
}

/// What each stage keeps from one text to the next. The numbers of words are those of names, so all is forgotten together.
#[derive(Default, Debug)]
struct Memory {
    lines: Lines,
    entity: entity::Memory,
    quote: quote::Memory,
    people: people::Memory,
}

impl Default for Annotator {
    /// The annotator with the English lexicon and model that come with this crate.
    fn default() -> Annotator {
        Annotator::with_model(Model::english())
    }
}

impl Annotator {
    /// An annotator with another model than the one that comes with this crate, and the English lexicon.
    pub fn with_model(model: Model) -> Annotator {
        Annotator { lexicon: Lexicon::default(), model, memories: Mutex::default() }
    }

    /// Annotates `text`. Never fails, whatever the text; all positions are bytes. What stands beyond the first 4 GiB is not read.
    pub fn annotate<'t>(&self, text: &'t str, options: &Options) -> Document<'t> {
        self.annotate_with(text, options, &mut |_| {})
    }

    /// Annotates `text` as [`Annotator::annotate`] does, and says each stage as it begins.
    pub fn annotate_with<'t>(&self, text: &'t str, options: &Options, begin: &mut dyn FnMut(Stage)) -> Document<'t> {
        begin(Stage::Reading);
        let mut memory = self.memory();
        let read = Text::again(text, &mut memory.lines);
        begin(Stage::Names);
        let mut entities = entity::recognise(&read, &self.lexicon, &self.model, options, &mut memory.entity);
        if let Some(dictionary) = &options.dictionary {
            entity::override_with(&read, dictionary, &mut entities);
        }
        let why = if options.reasons { entity::why(&read, &self.lexicon, &entities, options) } else { Vec::new() };
        begin(Stage::Quotes);
        let numbers = memory.entity.numbers();
        let quotes = quote::find_known(&read, numbers, memory.entity.revision(), &entities, options.reasons, &mut memory.quote);
        begin(Stage::People);
        let people =
            people::resolve_known(&read, numbers, &entities, &quotes, &self.lexicon, options.reasons, &mut memory.people);
        self.keep(memory);
        // The largest part of what was held, and a large document is about to be made.
        drop(read);
        assemble(text, entities, why, quotes, people)
    }
}

/// Memories hold nothing that a panic elsewhere could have left half done, so a poisoned lock is as good as any.
impl Annotator {
    fn memory(&self) -> Memory {
        self.memories.lock().unwrap_or_else(PoisonError::into_inner).pop().unwrap_or_default()
    }

    fn keep(&self, mut memory: Memory) {
        if memory.entity.is_full() {
            memory = Memory::default();
        }
        self.memories.lock().unwrap_or_else(PoisonError::into_inner).push(memory);
    }
}

/// Puts the stages' results into the published form.
fn assemble<'t>(
    text: &'t str,
    entities: Vec<entity::Entity>,
    entities_why: Vec<Vec<Reason>>,
    quotes: Vec<quote::Quote>,
    people: people::People,
) -> Document<'t> {
    let entities_why = entities_why.into_iter().chain(std::iter::repeat_with(Vec::new));
    let mention = |span| Mention::new(text, span);
    Document {
        version: 1,
        offset_unit: OffsetUnit::Byte,
        entities: entities
            .into_iter()
            .zip(people.of_entity())
            .zip(entities_why)
            .enumerate()
            .map(|(index, ((entity, person), why))| document::Entity {
                id: EntityId::at(index),
                mention: mention(entity.span),
                label: entity.label,
                score: entity.score,
                person: person.map(PersonId::at),
                value: entity.value,
                why,
            })
            .collect(),
        quotes: quotes
            .into_iter()
            .zip(people.of_speaker().zip(people.sure()))
            .enumerate()
            .map(|(index, (quote, (person, sure)))| {
                let speaker = quote.speaker().map(|speaker| document::Speaker {
                    mention: Some(mention(speaker.span)),
                    name: person.map_or(speaker.span, |person| people.clusters[person].name).of(text),
                    person: person.map(PersonId::at),
                    score: speaker.score * sure,
                    why: Vec::new(),
                });
                let mut published = document::Quote {
                    id: QuoteId::at(index),
                    mention: mention(quote.span()),
                    kind: quote.kind,
                    within: quote.within().map(QuoteId::at),
                    cue: quote.cue().map(mention),
                    speaker,
                    score: quote.score,
                    why: Vec::new(),
                };
                let why = quote.into_why();
                published.why = why.kind;
                if let Some(speaker) = &mut published.speaker {
                    speaker.why = why.speaker;
                }
                published
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
                why: person.why.clone(),
            })
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_and_others_refused() {
        for (written, read) in [
            ("2022-02-07", Some((2022, 2, 7))),
            ("2024-02-29", Some((2024, 2, 29))),
            ("2022-02-07T09:30:00Z", Some((2022, 2, 7))),
            ("2023-02-29", None),
            ("2022-13-01", None),
            ("2022-00-10", None),
            ("2022-01-00", None),
            ("2022-2-7", None),
            ("22-02-07", None),
            ("42200-2-20", None),
            ("2022-002-7", None),
            ("2022-02-071", None),
            ("+022-02-07", None),
            ("2022/02/07", None),
            ("7 Feb 2022", None),
            ("²022-02-07", None),
            ("", None),
        ] {
            let options = Options::dated(written);
            assert_eq!(options.as_ref().ok().and_then(|options| options.date), read, "{written}");
            if let Err(error) = options {
                assert!(error.to_string().contains(&format!("\"{written}\"")), "{error}");
            }
        }
    }

    #[test]
    fn what_was_read_before_changes_nothing() {
        let texts = [
            "“We are ready,” Ada Marsh said in Paris. Marsh, 44, leads the Ferry Desk.",
            "MARSH TO LEAVE FERRY DESK. \"I'm off,\" says Marsh's brother, Tom 'Tug' Marsh.",
            "paris, ferry, desk, marsh: said “Ada”",
        ];
        let seasoned = Annotator::default();
        for text in texts.iter().chain(texts.iter().rev()) {
            let options = Options { reasons: true, ..Options::default() };
            let fresh = Annotator::default().annotate(text, &options);
            assert_eq!(seasoned.annotate(text, &options), fresh, "{text}");
        }
    }

    #[test]
    fn every_stage_is_announced_once_and_in_order() {
        let mut stages = Vec::new();
        Annotator::default().annotate_with("“Yes,” Ada Marsh said.", &Options::default(), &mut |stage| stages.push(stage));
        assert_eq!(stages, Stage::ALL);
    }
}
