//! How the sentences of a text were read, for when nearly the same text comes
//! again: whoever edits an article sends it anew with every keystroke.
//!
//! A sentence's *signature* is all that its first reading depends on: its
//! word forms and what the document says of them. A sentence of the same
//! signature is read the same, so what is remembered changes no result.

use super::{Features, LANES, Name, Reading, Row, Stretch};
use crate::extent::Extent;
use crate::hash::Map;

/// Longer texts are not remembered, in bytes: their readers wait for other things than this.
const LONGEST: usize = 1 << 19;
/// So many bytes at either end tell whether a text is the last one with some change.
const END: usize = 256;

/// The sentences of the last text, where that was being edited, and of this one.
#[derive(Default, Debug)]
pub(super) struct Recall {
    last: Ends,
    /// Whether this text is the last one with some change.
    again: bool,
    known: Known,
    next: Known,
}

/// Sentences by their signature, read as if each began at token 0.
type Known = Map<Vec<u64>, Sentence>;

/// How a sentence was read.
#[derive(Debug)]
struct Sentence {
    stretches: Vec<Stretch>,
    names: Vec<Name>,
    rows: Vec<Row>,
    masses: Vec<[f32; LANES]>,
}

/// The two ends of a text and its length.
#[derive(Default, PartialEq, Debug)]
struct Ends {
    length: usize,
    first: Vec<u8>,
    last: Vec<u8>,
}

impl Ends {
    fn of(source: &str) -> Ends {
        let bytes = source.as_bytes();
        let end = bytes.len().min(END);
        Ends { length: bytes.len(), first: bytes[..end].to_vec(), last: bytes[bytes.len() - end..].to_vec() }
    }

    /// Whether it may be the other text with some change: no answer is wrong, but each costs time.
    fn is_near(&self, other: &Ends) -> bool {
        self.length.abs_diff(other.length) <= END + other.length / 8 && (self.first == other.first || self.last == other.last)
    }
}

impl Recall {
    /// A text begins; gives whether its sentences are remembered.
    pub(super) fn begin(&mut self, source: &str) -> bool {
        let ends = Ends::of(source);
        self.again = source.len() <= LONGEST && ends.is_near(&self.last);
        self.last = ends;
        self.known = if self.again { std::mem::take(&mut self.next) } else { Known::default() };
        self.next.clear();
        self.next.reserve(self.known.len());
        self.again
    }

    /// Appends what is made of sentence `number`: what is remembered of it, or what `read` appends.
    pub(super) fn sentence(
        &mut self,
        features: &Features<'_, '_>,
        number: usize,
        reading: &mut Reading,
        read: impl FnOnce(&mut Reading),
    ) {
        if !self.again {
            return read(reading);
        }
        let start = features.sentence(number).start;
        let signature = features.signature(number);
        let known = match self.known.remove(&signature) {
            Some(known) => known,
            None => {
                let begun = [reading.stretches.len(), reading.rows.len(), reading.names.len()];
                read(reading);
                reading.cut(begun, start)
            }
        };
        reading.append(&known, start, features);
        self.next.insert(signature, known);
    }
}

impl Reading {
    /// Takes away what stands behind so many stretches, rows and names, as if its tokens began at `start`.
    fn cut(&mut self, [stretches, rows, names]: [usize; 3], start: usize) -> Sentence {
        let moved = |stretch: Stretch| stretch.moved(|token| token - start, |row| row - rows, |name| name - names);
        Sentence {
            stretches: self.stretches.drain(stretches..).map(moved).collect(),
            names: self.names.drain(names..).map(|name| name.moved(|token| token - start)).collect(),
            rows: self.rows.split_off(rows),
            masses: self.masses.split_off(rows),
        }
    }

    /// Appends a sentence that begins at token `start`, and lets it vote.
    fn append(&mut self, sentence: &Sentence, start: usize, features: &Features<'_, '_>) {
        let (rows, names) = (self.rows.len(), self.names.len());
        self.rows.extend_from_slice(&sentence.rows);
        self.masses.extend_from_slice(&sentence.masses);
        self.names.extend(sentence.names.iter().map(|name| name.clone().moved(|token| token + start)));
        for stretch in &sentence.stretches {
            let stretch = stretch.moved(|token| token + start, |row| row + rows, |name| name + names);
            self.votes.cast(features, stretch.tokens(), &self.masses[stretch.rows()]);
            self.stretches.push(stretch);
        }
    }
}

impl Stretch {
    fn moved(self, token: impl Fn(usize) -> usize, row: impl Fn(usize) -> usize, name: impl Fn(usize) -> usize) -> Stretch {
        let (tokens, rows, names) = (self.tokens(), self.rows(), self.names());
        Stretch {
            tokens: Extent::new(token(tokens.start)..token(tokens.end)),
            rows: Extent::new(row(rows.start)..row(rows.end)),
            names: Extent::new(name(names.start)..name(names.end)),
            ..self
        }
    }
}

impl Name {
    fn moved(self, token: impl Fn(usize) -> usize) -> Name {
        Name { tokens: token(self.tokens.start)..token(self.tokens.end), ..self }
    }
}
