//! What is asked of the form of every token, for each distinct word once.

use super::form::{Form, Shape};
use crate::text::Text;

/// The looks of a text's words.
pub(super) struct Looks<'a, 't> {
    text: &'a Text<'t>,
    of_words: Vec<Look>,
}

#[derive(Clone, Copy)]
struct Look {
    bits: u8,
    /// How often it was met, counted to two.
    times: u8,
    /// The hash of the word in small letters.
    lower: u64,
}

impl<'a, 't> Looks<'a, 't> {
    /// Begins with a capital and could be part of a name.
    pub(super) const CAPITAL: u8 = 1;
    /// The news never writes it with a capital inside a sentence.
    pub(super) const COMMON: u8 = 2;
    const LOWER: u8 = 4;

    /// The looks of a text whose tokens have the forms that `form` gives.
    pub(super) fn of<'f>(text: &'a Text<'t>, form: &impl Fn(usize) -> &'f Form) -> Looks<'a, 't> {
        let mut of_words: Vec<Look> = Vec::with_capacity(text.words().len());
        for at in 0..text.tokens().len() {
            // Words are numbered in the order in which they first stand.
            if text.word_id(at) == of_words.len() {
                let form = form(at);
                let bit = |bit: u8, holds: bool| if holds { bit } else { 0 };
                let bits = bit(Self::CAPITAL, form.capital)
                    | bit(Self::COMMON, form.common)
                    | bit(Self::LOWER, form.shape == Shape::Lower);
                of_words.push(Look { bits, times: 0, lower: form.lower });
            }
        }
        Looks { text, of_words }
    }

    /// Whether token `at` has the look `bit`.
    pub(super) fn has(&self, at: usize, bit: u8) -> bool {
        self.of_words[self.text.word_id(at)].bits & bit != 0
    }

    /// Takes note of a token outside the runs of capitals.
    pub(super) fn meet(&mut self, at: usize) {
        let look = &mut self.of_words[self.text.word_id(at)];
        look.times = (look.times + 1).min(2);
    }

    /// Gives the words in small letters that were met, each by its hash, and how often, counted to two.
    pub(super) fn each_lower(&self, mut each: impl FnMut(u64, u8)) {
        let lower = self.of_words.iter().filter(|look| look.times > 0 && look.bits & Self::LOWER != 0);
        lower.for_each(|look| each(look.lower, look.times));
    }
}
