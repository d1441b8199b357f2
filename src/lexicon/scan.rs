//! One pass over a text, for readers that ask about every token.

use std::ops::Range;

use super::classes::Classes;
use super::fold::{self, Word};
use super::table::{Sense, Slot};
use super::{Hit, Lexicon};
use crate::text::{Facts, Text};

/// What a lexicon says of a text: the classes of each distinct word, and the phrases.
#[derive(Clone, Debug)]
pub struct Scan<'a, 't> {
    text: &'a Text<'t>,
    senses: Vec<Sense>,
    phrases: Vec<Hit>,
}

/// What the lexicon knows of a word by itself.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Known {
    /// As it is looked up.
    word: Word,
    sense: Sense,
    /// Whether a phrase begins with it.
    begins: bool,
}

impl Known {
    fn of(lexicon: &Lexicon, word: &str) -> Known {
        let word = fold::word(word);
        let slot = lexicon.table.find(word.hash);
        let sense = slot.map_or(Sense::default(), |slot| lexicon.table.sense(slot, word.shape));
        Known { word, sense, begins: slot.is_some_and(Slot::is_prefix) }
    }
}

impl<'a, 't> Scan<'a, 't> {
    pub(super) fn of(lexicon: &Lexicon, text: &'a Text<'t>, numbers: &[u32], known: &mut Facts<Known>) -> Scan<'a, 't> {
        let words = known.of(text, numbers, |_, word| Known::of(lexicon, word));
        let mut scan = Scan { text, senses: words.iter().map(|known| known.sense).collect(), phrases: Vec::new() };
        for sentence in text.sentences() {
            for at in sentence.clone() {
                let first = &words[text.word_id(at)];
                let rest = (at + 1..sentence.end).map(|index| words[text.word_id(index)].word);
                if first.begins
                    && let Some(hit) = lexicon.phrase_of(at, first.word, rest)
                {
                    scan.phrases.push(hit);
                }
            }
        }
        scan
    }

    /// The classes of token `at` by itself, as [`Lexicon::word`] gives them.
    ///
    /// # Panics
    ///
    /// When the text has no such token.
    pub fn word(&self, at: usize) -> Classes {
        self.senses[self.text.word_id(at)].classes
    }

    /// The phrases of two words and more: at each token the longest that begins there, in text order.
    ///
    /// They may overlap: in "Bank of Montreal" both it and, were it longer
    /// than a word, what begins at "Montreal" are given.
    pub fn phrases(&self) -> &[Hit] {
        &self.phrases
    }

    /// The phrase of two words or more that begins at token `at`.
    pub fn phrase_at(&self, at: usize) -> Option<&Hit> {
        let index = self.phrases.binary_search_by_key(&at, |hit| hit.tokens.start).ok()?;
        Some(&self.phrases[index])
    }

    /// The longest phrase that begins at token `at`, as [`Lexicon::longest`] gives it.
    pub fn longest(&self, at: usize) -> Option<Hit> {
        if let Some(hit) = self.phrase_at(at) {
            return Some(hit.clone());
        }
        let sense = (at < self.text.tokens().len())
            .then(|| self.senses[self.text.word_id(at)])
            .filter(|sense| !sense.classes.is_empty())?;
        Some(Hit { tokens: at..at + 1, classes: sense.classes, country: sense.country })
    }

    /// The classes of a whole range of tokens, if the lexicon holds just it: as a name that a tagger found.
    pub fn exactly(&self, tokens: &Range<usize>) -> Classes {
        self.longest(tokens.start).filter(|hit| hit.tokens == *tokens).map_or(Classes::NONE, |hit| hit.classes)
    }
}
