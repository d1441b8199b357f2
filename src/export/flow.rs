//! A text and its marks as one properly nested sequence, for formats with opening and closing tags.

use crate::document::{Document, Entity, Quote};
use crate::order;
use crate::span::Span;

/// What is marked.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Mark<'a, 't> {
    /// A named entity.
    Entity(&'a Entity<'t>),
    /// A quote, or a term in quotation marks.
    Quote(&'a Quote<'t>),
}

impl Mark<'_, '_> {
    fn span(self) -> Span {
        match self {
            Mark::Entity(entity) => entity.mention.span,
            Mark::Quote(quote) => quote.mention.span,
        }
    }
}

/// One step through a marked text.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Step<'a, 't> {
    /// Unmarked characters, never none.
    Text(&'t str),
    /// A piece of a mark begins.
    Open(Piece<'a, 't>),
    /// The piece opened last ends.
    Close(Piece<'a, 't>),
}

/// A mark, or a piece of one that was cut because it reaches over the edge of another.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Piece<'a, 't> {
    /// What is marked.
    pub mark: Mark<'a, 't>,
    /// Whether no earlier piece of the mark came before.
    pub first: bool,
    /// Whether no later piece of the mark follows.
    pub last: bool,
}

/// Steps through `text` and the marks of `document`. Every opened piece is closed, the last first:
/// where an entity reaches over the edge of a quote it is cut there.
pub fn steps<'a, 't>(text: &'t str, document: &'a Document<'t>) -> Vec<Step<'a, 't>> {
    let entities = document.entities.iter().map(Mark::Entity);
    let mut marks: Vec<Mark<'a, 't>> = document.quotes.iter().map(Mark::Quote).chain(entities).collect();
    // The longer mark opens first; of equals the quote, which then holds the entity. The sort is stable.
    order::by(&mut marks, |mark| (mark.span().start, usize::MAX - mark.span().end));

    let mut flow = Flow { text, steps: Vec::with_capacity(3 * marks.len() + 1), open: Vec::new(), at: 0 };
    for mark in marks {
        flow.close_until(mark.span().start);
        flow.text_until(mark.span().start);
        flow.open(mark, true);
    }
    flow.close_until(text.len());
    flow.text_until(text.len());
    flow.steps
}

struct Flow<'a, 't> {
    text: &'t str,
    steps: Vec<Step<'a, 't>>,
    /// The open pieces and where each ends; none ends after the one below it.
    open: Vec<(Piece<'a, 't>, usize)>,
    at: usize,
}

impl<'a, 't> Flow<'a, 't> {
    fn text_until(&mut self, to: usize) {
        if self.at < to {
            self.steps.push(Step::Text(&self.text[self.at..to]));
            self.at = to;
        }
    }

    fn open(&mut self, mark: Mark<'a, 't>, first: bool) {
        let whole = mark.span().end;
        let end = self.open.last().map_or(whole, |&(_, end)| end.min(whole));
        let piece = Piece { mark, first, last: end == whole };
        self.steps.push(Step::Open(piece));
        self.open.push((piece, end));
    }

    /// Closes every open piece that ends at or before `to`, and opens what follows of it.
    fn close_until(&mut self, to: usize) {
        while let Some(&(_, end)) = self.open.last().filter(|&&(_, end)| end <= to) {
            self.text_until(end);
            let mut cut = Vec::new();
            while let Some((piece, _)) = self.open.pop_if(|&mut (_, other)| other == end) {
                self.steps.push(Step::Close(piece));
                if !piece.last {
                    cut.push(piece.mark);
                }
            }
            for mark in cut.into_iter().rev() {
                self.open(mark, false);
            }
        }
    }
}
