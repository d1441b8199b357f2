//! The word forms that were met so far: pure facts about words, kept from one
//! text to the next because the same few thousand words make up most of any.

use super::form::Form;
use super::{Clusters, WordClasses};
use crate::hash::ByHash;
use crate::lexicon::Lexicon;
use crate::text::{Text, TokenKind, word_key};

/// Word forms by number; number 0 is the edge of a sentence.
#[derive(Debug)]
pub struct Forms {
    index: ByHash<u32>,
    forms: Vec<Form>,
    /// The words' letters, one after the other, and where each word's end; kinds beside.
    letters: String,
    spellings: Vec<(u32, TokenKind)>,
}

impl Default for Forms {
    fn default() -> Forms {
        Forms {
            index: ByHash::default(),
            forms: vec![Form::edge()],
            letters: String::new(),
            spellings: vec![(0, TokenKind::Sign)],
        }
    }
}

impl Forms {
    /// How many there are, the edge too.
    pub fn count(&self) -> usize {
        self.forms.len()
    }

    /// The form of this number.
    pub fn get(&self, number: usize) -> &Form {
        &self.forms[number]
    }

    /// The numbers of the forms of the distinct words of a text.
    pub(crate) fn of(&mut self, text: &Text<'_>, lexicon: &Lexicon, clusters: &impl Clusters) -> Vec<u32> {
        text.words().map(|(kind, word)| self.number(kind, word, lexicon, clusters)).collect()
    }

    fn number(&mut self, kind: TokenKind, word: &str, lexicon: &Lexicon, clusters: &impl Clusters) -> u32 {
        let mut place = word_key(kind, word.as_bytes());
        while let Some(number) = self.index.get(&place) {
            if self.is(*number as usize, kind, word) {
                return *number;
            }
            place = place.wrapping_add(1);
        }
        let number = self.forms.len() as u32;
        self.index.insert(place, number);
        self.forms.push(form(word, kind, lexicon, clusters));
        self.letters.push_str(word);
        self.spellings.push((self.letters.len() as u32, kind));
        number
    }

    fn is(&self, number: usize, kind: TokenKind, word: &str) -> bool {
        let (end, own) = self.spellings[number];
        let start = self.spellings[number - 1].0;
        own == kind && &self.letters[start as usize..end as usize] == word
    }
}

/// The form of a word. One that the news does not know as it is written, all
/// small or all capitals, is taken for what it is when written as usual.
fn form(word: &str, kind: TokenKind, lexicon: &Lexicon, clusters: &impl Clusters) -> Form {
    let classes = clusters.of(word);
    let has = |case: fn(char) -> bool| word.chars().any(case);
    let one_case = !has(char::is_uppercase) || word.len() > 3 && !has(char::is_lowercase);
    let lower = word.to_lowercase();
    let common = clusters.of(&lower).capital == NEVER_CAPITAL;
    let new = |lists, classes: WordClasses, lowered| Form::new(word, kind, lists, classes, lowered, common);
    if kind != TokenKind::Word || classes.clusters[0] != 0 || !one_case {
        return new(lexicon.word(word), classes, false);
    }
    let mut letters = lower.chars();
    let title: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
    let usual = clusters.of(&title);
    if usual.capital >= ALWAYS_CAPITAL {
        return new(lexicon.word(word) | lexicon.word(&title), usual, word == lower);
    }
    new(lexicon.word(word), if word == lower { classes } else { clusters.of(&lower) }, false)
}

/// The bucket of capitalisation from which on a word is a name's.
const ALWAYS_CAPITAL: u8 = 6;
/// The bucket of the words that are never capitalised inside a sentence.
const NEVER_CAPITAL: u8 = 1;
