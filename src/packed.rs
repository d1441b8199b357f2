//! A document as numbers, from which JavaScript makes its objects.
//!
//! Most of a document are positions, and the words at them JavaScript has already: so it is handed numbers, and what is no
//! number as one JSON array, to which they refer. `www/document.js` reads them; the two change together.
//!
//! | what | its numbers |
//! |---|---|
//! | head | how many entities, quotes and people |
//! | entity | start, end, label, score, person, value, why |
//! | quote | start, end, kind, within, cue's start and end, score, why, speaker or not |
//! | its speaker | mention's start and end, name, person, score, why |
//! | person | name, label, role, why, how many mentions; each: start, end |
//!
//! Labels and kinds are numbers in the order of the contract, scores are hundredths, persons and quotes count from one;
//! values, names, roles and reasons are places in the array, counted from one. 0 is none, and a mention that ends at 0 too.

use crate::document::{Document, Mention};
use crate::offsets::{Counter, OffsetUnit};
use crate::published::Json;
use crate::reason::Reason;
use crate::score::hundredths;

/// A document with positions in UTF-16 units.
pub(crate) struct Packed {
    /// See the table above.
    pub(crate) numbers: Vec<u32>,
    /// A JSON array.
    pub(crate) rest: String,
}

impl Packed {
    /// Packs a document of `text` whose positions are bytes.
    pub(crate) fn new(text: &str, document: &Document<'_>) -> Packed {
        let mut packer =
            Packer { counter: Counter::new(text, OffsetUnit::Utf16), numbers: Vec::new(), rest: Json(vec![b'[']), count: 0 };
        packer.document(document);
        packer.rest.raw("]");
        Packed { numbers: packer.numbers, rest: packer.rest.finish() }
    }
}

struct Packer<'t> {
    counter: Counter<'t>,
    numbers: Vec<u32>,
    rest: Json,
    /// How many things are in `rest`.
    count: u32,
}

impl Packer<'_> {
    fn document(&mut self, document: &Document<'_>) {
        let Document { entities, quotes, people, .. } = document;
        let mentions: usize = people.iter().map(|person| person.mentions.len()).sum();
        self.numbers.reserve_exact(3 + 7 * entities.len() + 15 * quotes.len() + 5 * people.len() + 2 * mentions);
        self.numbers.extend([entities.len(), quotes.len(), people.len()].map(|count| count as u32));
        for entity in entities {
            self.mention(Some(&entity.mention));
            self.numbers.extend([entity.label as u32, hundredths(entity.score), entity.person.map_or(0, |person| person.0)]);
            let value = entity.value.as_ref();
            let value = value.map_or(0, |value| self.add(|json| json.value(value)));
            self.numbers.push(value);
            self.why(&entity.why);
        }
        for quote in quotes {
            self.mention(Some(&quote.mention));
            self.numbers.extend([quote.kind as u32, quote.within.map_or(0, |within| within.0)]);
            self.mention(quote.cue.as_ref());
            self.numbers.push(hundredths(quote.score));
            self.why(&quote.why);
            self.numbers.push(u32::from(quote.speaker.is_some()));
            if let Some(speaker) = &quote.speaker {
                self.mention(speaker.mention.as_ref());
                let name = self.add(|json| json.text(speaker.name));
                self.numbers.extend([name, speaker.person.map_or(0, |person| person.0), hundredths(speaker.score)]);
                self.why(&speaker.why);
            }
        }
        for person in people {
            let name = self.add(|json| json.text(person.name));
            self.numbers.extend([name, person.label as u32]);
            let role = person.role.map_or(0, |role| self.add(|json| json.text(role)));
            self.numbers.push(role);
            let why = &person.why;
            let why = if why.is_empty() { 0 } else { self.add(|json| json.list(why, |json, reasons| json.reasons(reasons))) };
            self.numbers.extend([why, person.mentions.len() as u32]);
            person.mentions.iter().for_each(|mention| self.mention(Some(mention)));
        }
    }

    fn mention(&mut self, mention: Option<&Mention<'_>>) {
        let ends = mention.map_or([0, 0], |Mention { span, .. }| [self.counter.at(span.start), self.counter.at(span.end)]);
        self.numbers.extend(ends.map(|end| end as u32));
    }

    fn why(&mut self, reasons: &[Reason]) {
        let why = if reasons.is_empty() { 0 } else { self.add(|json| json.reasons(reasons)) };
        self.numbers.push(why);
    }

    /// Adds to the array, and gives the place.
    fn add(&mut self, write: impl FnOnce(&mut Json)) -> u32 {
        if self.count > 0 {
            self.rest.raw(",");
        }
        write(&mut self.rest);
        self.count += 1;
        self.count
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Annotator, Options};

    // That the objects come out right is tested in JavaScript (tests/package), for every golden article.
    #[test]
    fn numbers_refer_to_what_is_no_number() {
        let text = "“Wír are ready,” Ada Marsh said.";
        let document = Annotator::default().annotate(text, &Options::default());
        let Packed { numbers, rest } = Packed::new(text, &document);
        assert_eq!(rest, r#"["Ada Marsh","Ada Marsh"]"#);
        let [entity, quote] = [hundredths(document.entities[0].score), hundredths(document.quotes[0].score)];
        let speaker = hundredths(document.quotes[0].speaker.as_ref().unwrap().score);
        let expected = [
            vec![1, 1, 1],
            vec![17, 26, 0, entity, 1, 0, 0],
            vec![0, 16, 0, 0, 27, 31, quote, 0, 1, 17, 26, 1, 1, speaker, 0],
            vec![2, 0, 0, 0, 1, 17, 26],
        ];
        assert_eq!(numbers, expected.concat());
    }
}
