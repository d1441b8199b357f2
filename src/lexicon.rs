//! What the core knows of the world: places, peoples, names, titles,
//! organisations, cue verbs.
//!
//! The lists stand in `lexicon/` as text to be read and mended; `lab lexicon`
//! compiles them to `model/lexicon.bin`. Nothing is built at start-up but a
//! hash table of the phrases' words.
//!
//! A phrase is found on whole tokens, whatever its case and diacritics, under
//! one rule of spelling: where the list has a capital, the text must have one
//! ("Sao Paulo" is found as "São Paulo" and "SAO PAULO", not as "sao paulo");
//! an acronym asks for capitals only ("US" is never "us"), and where it fits
//! it hides what the word would be in small letters; a phrase listed in small
//! letters is found in any case ("President" is the role "president").
//! "&" is "and", all dashes are one, "U.S." is "US".
//!
//! ```
//! use whosaid::lexicon::{Classes, Lexicon};
//!
//! let lexicon = Lexicon::english();
//! assert!(lexicon.word("France").any(Classes::COUNTRY));
//! assert_eq!(lexicon.country("French"), Some("FR"));
//! ```

mod classes;
pub mod compile;
mod dictionary;
mod fold;
mod scan;
mod table;

pub use classes::Classes;
pub use dictionary::{Dictionary, Found};
pub(crate) use scan::Known;
pub use scan::Scan;

use std::fmt;
use std::ops::Range;

use crate::Error;
use crate::text::{Facts, Text, own_numbers};
use fold::{Word, shape};
use table::{Sense, Table};

/// The compiled word and phrase lists.
#[derive(Clone)]
pub struct Lexicon {
    table: Table,
}

/// A phrase of the lexicon found in a text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Hit {
    /// The tokens it covers.
    pub tokens: Range<usize>,
    /// The lists that hold it.
    pub classes: Classes,
    /// Its country, for [`Lexicon::country_of`].
    country: u16,
}

/// The lists of English news, which every build carries.
impl Default for Lexicon {
    fn default() -> Lexicon {
        Lexicon::english()
    }
}

impl Lexicon {
    /// The lists of English news, which every build carries.
    pub fn english() -> Lexicon {
        Lexicon::load(include_bytes!("../model/lexicon.bin")).expect("a test loads the embedded file")
    }

    /// Reads lists compiled by [`compile::compile`].
    ///
    /// # Errors
    ///
    /// When the bytes are not such a file, of another version, cut off or damaged.
    pub fn load(file: &[u8]) -> Result<Lexicon, Error> {
        Table::load(file).map(|table| Lexicon { table })
    }

    /// How many phrases it holds.
    pub fn phrases(&self) -> usize {
        self.table.phrases()
    }

    /// The classes of a single word as it is spelt, or as its capitals allow:
    /// "MACRON" also as "Macron", "President" also as "president".
    pub fn word(&self, word: &str) -> Classes {
        self.sense_of_word(fold::word(word)).classes
    }

    /// The classes of a phrase of any number of words, under the same rule.
    pub fn phrase(&self, phrase: &str) -> Classes {
        self.sense_of_phrase(phrase).classes
    }

    /// The longest phrase that begins at token `at`; one word is a phrase too.
    /// A phrase lies within one sentence.
    pub fn longest(&self, text: &Text<'_>, at: usize) -> Option<Hit> {
        if at >= text.tokens().len() {
            return None;
        }
        let end = text.sentences()[text.sentence_of(at)].end;
        self.longest_of(at, (at..end).map(|index| fold::word(text.word(index))))
    }

    /// The country (ISO 3166-1 alpha-2, "FR") of a place, nationality or metonym: "French" and "Paris" both give FR.
    pub fn country(&self, phrase: &str) -> Option<&str> {
        self.table.country(self.sense_of_phrase(phrase).country)
    }

    /// The country of a hit, as [`Lexicon::country`].
    pub fn country_of(&self, hit: &Hit) -> Option<&str> {
        self.table.country(hit.country)
    }

    /// Looks up every token and every phrase of a text in one pass.
    pub fn scan<'a, 't>(&self, text: &'a Text<'t>) -> Scan<'a, 't> {
        Scan::of(self, text, &own_numbers(text), &mut Facts::default())
    }

    /// As [`Lexicon::scan`], for a text whose distinct words have these numbers in all texts; what was found of words before
    /// is `known`.
    pub(crate) fn scan_known<'a, 't>(&self, text: &'a Text<'t>, numbers: &[u32], known: &mut Facts<Known>) -> Scan<'a, 't> {
        Scan::of(self, text, numbers, known)
    }

    fn sense_of_word(&self, word: Word) -> Sense {
        self.table.find(word.hash).map_or(Sense::default(), |slot| self.table.sense(slot, word.shape))
    }

    fn sense_of_phrase(&self, phrase: &str) -> Sense {
        if phrase.bytes().all(|byte| byte.is_ascii_alphabetic()) {
            return self.sense_of_word(fold::word(phrase));
        }
        // Words of plain letters are tokens as they stand.
        let is_plain = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_alphabetic());
        if phrase.split(' ').all(is_plain) {
            return self.sense_of_words(phrase.split(' ').count(), phrase.split(' '));
        }
        let text = Text::new(phrase);
        let count = text.tokens().len();
        self.sense_of_words(count, (0..count).map(|index| text.word(index)))
    }

    /// What a phrase of `count` words is.
    fn sense_of_words<'w>(&self, count: usize, words: impl Iterator<Item = &'w str>) -> Sense {
        match self.longest_of(0, words.map(fold::word)) {
            Some(hit) if hit.tokens.end == count => Sense { classes: hit.classes, country: hit.country },
            _ => Sense::default(),
        }
    }

    /// The longest phrase of two words and more that begins with the word `first`, which is token `at`, and goes on with `rest`.
    fn phrase_of(&self, at: usize, first: Word, rest: impl Iterator<Item = Word>) -> Option<Hit> {
        let mut longest = None;
        let (mut hash, mut found) = (first.hash, first.shape);
        for (index, word) in rest.take(shape::WORDS - 1).enumerate() {
            hash = fold::join(hash, word.hash);
            found |= word.shape << (2 * index + 2);
            let Some(slot) = self.table.find(hash) else { break };
            let Sense { classes, country } = self.table.sense(slot, found);
            if !classes.is_empty() {
                longest = Some(Hit { tokens: at..at + index + 2, classes, country });
            }
            if !slot.is_prefix() {
                break;
            }
        }
        longest
    }

    /// The longest phrase that `words` begin with, the first of which is token `at`.
    fn longest_of(&self, at: usize, words: impl Iterator<Item = Word>) -> Option<Hit> {
        let mut longest = None;
        let (mut hash, mut found) = (0, 0);
        for (index, word) in words.take(shape::WORDS).enumerate() {
            hash = if index == 0 { word.hash } else { fold::join(hash, word.hash) };
            found |= word.shape << (2 * index);
            let Some(slot) = self.table.find(hash) else { break };
            let Sense { classes, country } = self.table.sense(slot, found);
            if !classes.is_empty() {
                longest = Some(Hit { tokens: at..at + index + 1, classes, country });
            }
            if !slot.is_prefix() {
                break;
            }
        }
        longest
    }
}

impl fmt::Debug for Lexicon {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Lexicon").field("phrases", &self.phrases()).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
