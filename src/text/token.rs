//! The smallest unit of a text.

use crate::span::Span;

/// A word, a number, a mark or a piece of punctuation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Token {
    /// Its first byte in the source and the one after its last; half of what a [`Span`] takes.
    start: u32,
    end: u32,
    /// What it is.
    pub kind: TokenKind,
    /// Whether white space stands before it; true for the first token.
    pub spaced: bool,
    /// How many line ends stand before it, at most 2; 2 for the first token.
    pub lines: u8,
    /// Whether it is read otherwise than its characters are.
    pub(super) respelt: bool,
}

impl Token {
    /// A token at `span`, which lies within the first [`Token::LAST`] bytes.
    pub(super) const fn new(span: Span, kind: TokenKind, spaced: bool, lines: u8, respelt: bool) -> Token {
        Token { start: span.start as u32, end: span.end as u32, kind, spaced, lines, respelt }
    }

    /// The greatest position that a token can have: one less than four bytes hold, so that there is a number for none.
    pub(super) const LAST: usize = u32::MAX as usize - 1;

    /// Its bytes in the source; never inside a grapheme.
    pub const fn span(&self) -> Span {
        Span::new(self.start(), self.end())
    }

    /// Its first byte in the source.
    pub const fn start(&self) -> usize {
        self.start as usize
    }

    /// The byte behind it in the source.
    pub const fn end(&self) -> usize {
        self.end as usize
    }

    /// The same token `moved` bytes farther to the back.
    pub(super) const fn moved(self, moved: isize) -> Token {
        let span = Span::new(self.start().wrapping_add_signed(moved), self.end().wrapping_add_signed(moved));
        Token::new(span, self.kind, self.spaced, self.lines, self.respelt)
    }
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
