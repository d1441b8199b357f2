//! One pass over a text, for readers that ask about every token.

use std::ops::Range;

use super::classes::Classes;
use super::fold::{self, Word};
use super::table::Sense;
use super::{Hit, Lexicon};
use crate::text::Text;

/// What a lexicon says of a text: the classes of each token, and the phrases.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Scan {
    senses: Vec<Sense>,
    phrases: Vec<Hit>,
}

impl Scan {
    pub(super) fn of(lexicon: &Lexicon, text: &Text<'_>) -> Scan {
        let words: Vec<Word> = (0..text.tokens().len()).map(|index| fold::word(text.word(index))).collect();
        let mut scan = Scan { senses: Vec::with_capacity(words.len()), phrases: Vec::new() };
        let table = &lexicon.table;
        for sentence in text.sentences() {
            for at in sentence.clone() {
                let word = words[at];
                let Some(slot) = table.find(word.hash) else {
                    scan.senses.push(Sense::default());
                    continue;
                };
                scan.senses.push(table.sense(slot, word.shape));
                if slot.is_prefix()
                    && let Some(hit) = lexicon.longest_of(at, words[at..sentence.end].iter().copied())
                    && hit.tokens.len() > 1
                {
                    scan.phrases.push(hit);
                }
            }
        }
        scan
    }

    /// The classes of token `index` by itself, as [`Lexicon::word`] gives them.
    ///
    /// # Panics
    ///
    /// When the text has no such token.
    pub fn word(&self, index: usize) -> Classes {
        self.senses[index].classes
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
        let sense = self.senses.get(at).filter(|sense| !sense.classes.is_empty())?;
        Some(Hit { tokens: at..at + 1, classes: sense.classes, country: sense.country })
    }

    /// The classes of a whole range of tokens, if the lexicon holds just it: as a name that a tagger found.
    pub fn exactly(&self, tokens: &Range<usize>) -> Classes {
        self.longest(tokens.start).filter(|hit| hit.tokens == *tokens).map_or(Classes::NONE, |hit| hit.classes)
    }
}
