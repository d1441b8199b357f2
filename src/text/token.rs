//! The smallest unit of a text.

use crate::span::Span;

/// A word, a number, a mark or a piece of punctuation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Token {
    /// Its bytes in the source; never inside a grapheme.
    pub span: Span,
    /// What it is.
    pub kind: TokenKind,
    /// Whether white space stands before it; true for the first token.
    pub spaced: bool,
    /// How many line ends stand before it, at most 2; 2 for the first token.
    pub lines: u8,
    /// The number of its reading among those that differ from their token's characters, else [`Token::AS_WRITTEN`].
    pub(super) reading: u32,
}

impl Token {
    /// The number of no reading: the token reads as it is written.
    pub(super) const AS_WRITTEN: u32 = u32::MAX;
}

/// What a token is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum TokenKind {
    /// Letters, with the dots of an abbreviation ("U.S.", "Mr.", "J.") and inner apostrophes ("O'Brien", "don't").
    Word,
    /// What hangs on a word after an apostrophe, and the apostrophe: "'s", "'re", "'ll".
    Clitic,
    /// Begins with a digit: "7", "1.2bn", "100,000", "10:30", "2022-02-07", "1990s", "2nd".
    Number,
    /// A quotation mark of any convention, or an apostrophe outside a word: `"`, `“`, `''`, `'`, `«`.
    Mark,
    /// A dash or hyphen: "-", "–", "—", "--".
    Dash,
    /// A web or mail address.
    Address,
    /// Any other sign, one grapheme each, but dots run together: ",", ".", "...", "(", "$", "%".
    Sign,
}
