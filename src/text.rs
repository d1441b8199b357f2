//! Tokens, sentences and paragraphs of a text as it was pasted.
//!
//! Messy paste is understood here and nowhere else. The source is never
//! altered: a token is a span of it, and where its *reading* differs from its
//! characters (a soft hyphen inside, an HTML entity, a curly apostrophe)
//! [`Text::word`] gives the reading.

mod abbreviation;
mod cursor;
mod facts;
mod lines;
mod paragraph;
mod revision;
mod scan;
mod sentence;
mod token;
mod word;

pub(crate) use facts::{Facts, own_numbers};
pub(crate) use lines::Lines;
pub(crate) use revision::{Outline, Revision, Same};
pub use token::{Token, TokenKind};
pub(crate) use word::key as word_key;

use std::ops::Range;

use crate::extent::Extent;
use crate::span::Span;
use word::Words;

/// A text cut into tokens, sentences and paragraphs.
#[derive(Clone, Debug)]
pub struct Text<'t> {
    source: &'t str,
    tokens: Vec<Token>,
    words: Words<'t>,
    sentences: Vec<Range<usize>>,
    paragraphs: Vec<Paragraph>,
    /// The sentence of each token, and the paragraph of each sentence.
    sentence_of: Vec<u32>,
    paragraph_of: Vec<u32>,
}

/// A paragraph, a heading, or another stretch between line breaks.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Paragraph {
    tokens: Extent,
    sentences: Extent,
    /// Whether it is set as a heading, a caption or a byline: short, without a closing stop.
    pub heading: bool,
}

impl Paragraph {
    /// The indices of its tokens; never empty.
    pub fn tokens(&self) -> Range<usize> {
        self.tokens.range()
    }

    /// The indices of its sentences; never empty.
    pub fn sentences(&self) -> Range<usize> {
        self.sentences.range()
    }
}

impl<'t> Text<'t> {
    /// Reads `source`. Takes time linear in its length and never fails. What stands beyond the first 4 GiB is not read.
    pub fn new(source: &'t str) -> Text<'t> {
        let source = head(source, Token::LAST);
        Text::of(source, scan::tokens(source))
    }

    /// As [`Text::new`], with what is kept of the text before; this one is kept for the next.
    pub(crate) fn again(source: &'t str, before: &mut Lines) -> Text<'t> {
        let source = head(source, Token::LAST);
        let cut = before.cut(source);
        before.keep(source, &cut);
        Text::of(source, cut)
    }

    fn of(source: &'t str, (tokens, readings): scan::Cut) -> Text<'t> {
        let words = Words::of(source, &tokens, &readings);
        let mut text = Text {
            source,
            sentence_of: Vec::with_capacity(tokens.len()),
            tokens,
            words,
            sentences: Vec::new(),
            paragraphs: Vec::new(),
            paragraph_of: Vec::new(),
        };
        let wrapped = paragraph::is_wrapped(&text);
        let mut start = 0;
        while let Some(end) = paragraph::end(&text, start, wrapped) {
            let tokens = start..end;
            start = end;
            let first = text.sentences.len();
            sentence::split(&mut text, tokens.clone());
            let heading = paragraph::is_heading(&text, &tokens);
            let sentences = first..text.sentences.len();
            text.paragraph_of.resize(sentences.end, text.paragraphs.len() as u32);
            text.paragraphs.push(Paragraph { tokens: Extent::new(tokens), sentences: Extent::new(sentences), heading });
        }
        text.sentences.shrink_to_fit();
        text.paragraphs.shrink_to_fit();
        text.paragraph_of.shrink_to_fit();
        for (number, sentence) in text.sentences.iter().enumerate() {
            text.sentence_of.resize(sentence.end, number as u32);
        }
        text
    }

    /// The characters as they were given, as far as they are read.
    pub fn source(&self) -> &'t str {
        self.source
    }

    /// The tokens in text order. They do not overlap, and between them is only white space and invisible characters.
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// The token ranges of the sentences; together they cover all tokens.
    pub fn sentences(&self) -> &[Range<usize>] {
        &self.sentences
    }

    /// The paragraphs; together they cover all tokens.
    pub fn paragraphs(&self) -> &[Paragraph] {
        &self.paragraphs
    }

    /// The reading of token `index`: its characters without soft hyphens and
    /// zero-width characters, HTML entities resolved, apostrophes straight.
    pub fn word(&self, index: usize) -> &str {
        &self.words.list[self.words.ids[index] as usize].reading
    }

    /// The number of the distinct word that token `index` is: tokens of one kind and reading have one number.
    pub fn word_id(&self, index: usize) -> usize {
        self.words.ids[index] as usize
    }

    /// The distinct words by number, each with its kind.
    pub fn words(&self) -> impl ExactSizeIterator<Item = (TokenKind, &str)> {
        self.words.list.iter().map(|word| (word.kind, &*word.reading))
    }

    /// The bytes from the first to the last token of a non-empty range.
    pub fn span(&self, tokens: Range<usize>) -> Span {
        Span::new(self.tokens[tokens.start].start(), self.tokens[tokens.end - 1].end())
    }

    /// The index of the sentence that token `index` stands in; behind the last token the number of sentences.
    pub fn sentence_of(&self, index: usize) -> usize {
        self.sentence_of.get(index).map_or(self.sentences.len(), |sentence| *sentence as usize)
    }

    /// The index of the paragraph that token `index` stands in; behind the last token the number of paragraphs.
    pub fn paragraph_of(&self, index: usize) -> usize {
        self.paragraph_of.get(self.sentence_of(index)).map_or(self.paragraphs.len(), |paragraph| *paragraph as usize)
    }

    /// The index of the paragraph that sentence `index` stands in.
    pub(crate) fn paragraph_of_sentence(&self, index: usize) -> usize {
        self.paragraph_of[index] as usize
    }

    /// The index of the first token that ends after byte `at`.
    pub fn token_at(&self, at: usize) -> usize {
        self.tokens.partition_point(|token| token.end() <= at)
    }
}

/// The beginning of `source` that has at most so many bytes and splits no grapheme.
fn head(source: &str, most: usize) -> &str {
    if source.len() <= most {
        return source;
    }
    let end = (1..=most).rev().find(|end| cursor::begins_grapheme(source.as_bytes(), *end));
    &source[..end.unwrap_or(0)]
}

#[cfg(test)]
mod tests;
