//! The tokens of a sentence with their parts, as the grammar reads them.

use super::calendar::Day;
use super::figure::{self, Figure};
use super::lexeme::{Class, Lexeme};
use super::moment::Unit;
use crate::text::{Text, TokenKind};

/// A window of tokens. Positions outside of it have [`Class::None`] and an empty word, so that the grammar may look around freely.
#[derive(Clone, Copy)]
pub(crate) struct Reader<'t> {
    pub(crate) text: &'t Text<'t>,
    pub(crate) lexemes: &'t [Lexeme],
    /// The sentence's first token and the one after its last.
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// The article's date.
    pub(crate) article: Option<Day>,
    /// Whether "pounds" are more likely money than weight in this text.
    pub(crate) sterling: bool,
}

impl<'t> Reader<'t> {
    pub(crate) fn lexeme(&self, at: usize) -> Lexeme {
        if (self.start..self.end).contains(&at) { self.lexemes[at] } else { Lexeme::NONE }
    }

    pub(crate) fn class(&self, at: usize) -> Class {
        self.lexeme(at).class
    }

    pub(crate) fn value(&self, at: usize) -> u8 {
        self.lexeme(at).value
    }

    /// The reading of a token, empty outside of the sentence.
    pub(crate) fn word(&self, at: usize) -> &'t str {
        if (self.start..self.end).contains(&at) { self.text.word(at) } else { "" }
    }

    /// Whether the token reads so in lower case.
    pub(crate) fn is(&self, at: usize, word: &str) -> bool {
        self.word(at).eq_ignore_ascii_case(word)
    }

    /// Whether the token reads as one of these in lower case.
    pub(crate) fn is_any(&self, at: usize, words: &[&str]) -> bool {
        let word = self.word(at);
        words.iter().any(|other| word.eq_ignore_ascii_case(other))
    }

    /// Whether the token reads as one of these, which are separated by spaces, in lower case.
    pub(crate) fn among(&self, at: usize, words: &str) -> bool {
        let word = self.word(at).as_bytes();
        !word.is_empty() && words.as_bytes().split(|byte| *byte == b' ').any(|other| word.eq_ignore_ascii_case(other))
    }

    /// Whether no space stands before the token.
    pub(crate) fn glued(&self, at: usize) -> bool {
        (self.start..self.end).contains(&at) && !self.text.tokens()[at].spaced
    }

    pub(crate) fn kind(&self, at: usize) -> Option<TokenKind> {
        (self.start..self.end).contains(&at).then(|| self.text.tokens()[at].kind)
    }

    /// Whether the token is a word that begins with a capital.
    pub(crate) fn is_capital(&self, at: usize) -> bool {
        self.kind(at) == Some(TokenKind::Word) && self.word(at).starts_with(char::is_uppercase)
    }

    /// Whether the token is a word that begins with a small letter.
    pub(crate) fn is_lower(&self, at: usize) -> bool {
        self.kind(at) == Some(TokenKind::Word) && self.word(at).starts_with(char::is_lowercase)
    }

    /// Whether a hyphen at `at` joins the tokens around it: "two-year".
    pub(crate) fn hyphen(&self, at: usize) -> bool {
        self.class(at) == Class::Dash && self.glued(at) && self.glued(at + 1)
    }

    /// The position behind a hyphen or a space: of the next token that belongs to a compound.
    pub(crate) fn past_hyphen(&self, at: usize) -> usize {
        if self.hyphen(at) { at + 1 } else { at }
    }

    /// Whether the token is glued to the one before by a hyphen.
    pub(crate) fn after_hyphen(&self, at: usize) -> bool {
        at > self.start && self.hyphen(at - 1)
    }

    /// How many tokens a possessive ending at `at` takes: behind a number the apostrophe stands alone.
    pub(crate) fn possessive(&self, at: usize) -> usize {
        if self.is(at, "'s") {
            1
        } else if self.word(at) == "'" && self.glued(at) && self.glued(at + 1) && self.is(at + 1, "s") {
            2
        } else {
            0
        }
    }

    /// What is written in digits at `at`.
    pub(crate) fn figure(&self, at: usize) -> Option<Figure<'t>> {
        if self.class(at) == Class::Figure { figure::read(self.word(at)) } else { None }
    }

    /// The year written at `at`: four digits and nothing else.
    pub(crate) fn year(&self, at: usize) -> Option<i32> {
        match self.figure(at)? {
            Figure::Plain(plain) => plain.year(),
            _ => None,
        }
    }

    /// The unit of time at `at`, and whether it is a plural.
    pub(crate) fn unit(&self, at: usize) -> Option<(Unit, bool)> {
        let lexeme = self.lexeme(at);
        match lexeme.class {
            Class::Unit => Some((Unit::at(lexeme.value), false)),
            Class::Units => Some((Unit::at(lexeme.value), true)),
            Class::Ordinal if self.is(at, "second") => Some((Unit::Second, false)),
            Class::DayPart if self.is(at, "night") => Some((Unit::Night, false)),
            Class::DayPart if self.is(at, "nights") => Some((Unit::Night, true)),
            _ => None,
        }
    }
}
