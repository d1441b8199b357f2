//! The tokens of a text that is being edited: those of lines that have not changed are taken over.
//!
//! No token reaches over a line end, and none hangs on what stands in another line; only how many line ends are before it does.

use std::ops::Range;

use super::scan::{Cut, Scanner};
use super::token::Token;

/// Longer texts are not kept, in bytes, nor texts whose tokens are shorter than this on average: no article is so.
const LONGEST: usize = 1 << 19;
const SHORTEST: usize = 3;

/// A text and its tokens, for the next one.
#[derive(Default, Debug)]
pub(crate) struct Lines {
    source: String,
    tokens: Vec<Token>,
    readings: Vec<Box<str>>,
}

impl Lines {
    /// The tokens of `source`, and the readings that differ from their characters.
    pub(super) fn cut(&self, source: &str) -> Cut {
        let (front, back) = self.same_lines(source);
        let moved = source.len() as isize - self.source.len() as isize;
        let mut scanner = Scanner::new(source);
        let first = self.tokens.partition_point(|token| token.end() <= front);
        self.take_over(&mut scanner, 0..first, 0);
        let mut at = scanner.resume();
        at = scanner.scan(at, back);
        // The first token behind has its line ends counted anew, and so may have a clitic; the others are as they were.
        let before = scanner.count();
        while scanner.count() == before
            && let Some(end) = scanner.one(at)
        {
            at = end;
        }
        let old = at.wrapping_add_signed(-moved);
        let next = self.tokens.partition_point(|token| token.end() <= old);
        self.take_over(&mut scanner, next..self.tokens.len(), moved);
        scanner.finish()
    }

    fn take_over(&self, scanner: &mut Scanner<'_>, tokens: Range<usize>, moved: isize) {
        let before = if self.readings.is_empty() { &[] } else { &self.tokens[..tokens.start] };
        let mut readings = self.readings[before.iter().filter(|token| token.respelt).count()..].iter();
        for token in &self.tokens[tokens] {
            let reading = if token.respelt { readings.next() } else { None };
            scanner.take_over(token, reading.map(|reading| &**reading), moved);
        }
    }

    /// Where the lines end that both texts begin with, and where those begin, in `source`, that both end with.
    fn same_lines(&self, source: &str) -> (usize, usize) {
        let (old, new) = (self.source.as_bytes(), source.as_bytes());
        let same = common_start(old, new);
        let front = new[..same].iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
        let rest = common_end(&old[front..], &new[front..]);
        let from = new.len() - rest;
        let back = new[from..].iter().position(|byte| *byte == b'\n').map_or(new.len(), |end| from + end + 1);
        (front, back)
    }

    /// Keeps a text and its tokens.
    pub(super) fn keep(&mut self, source: &str, (tokens, readings): &Cut) {
        if source.len() > LONGEST || tokens.len() * SHORTEST > source.len() {
            *self = Lines::default();
            return;
        }
        self.source.clear();
        self.source.push_str(source);
        self.tokens.clone_from(tokens);
        self.readings.clone_from(readings);
    }
}

/// So many bytes are compared at once.
const BLOCK: usize = 64;

/// How many bytes two texts begin with alike.
fn common_start(one: &[u8], other: &[u8]) -> usize {
    let blocks = one.chunks_exact(BLOCK).zip(other.chunks_exact(BLOCK)).take_while(|(one, other)| one == other).count();
    let same = blocks * BLOCK;
    same + one[same..].iter().zip(&other[same..]).take_while(|(one, other)| one == other).count()
}

/// How many bytes two texts end with alike.
fn common_end(one: &[u8], other: &[u8]) -> usize {
    let blocks = one.rchunks_exact(BLOCK).zip(other.rchunks_exact(BLOCK)).take_while(|(one, other)| one == other).count();
    let same = blocks * BLOCK;
    let (one, other) = (&one[..one.len() - same], &other[..other.len() - same]);
    same + one.iter().rev().zip(other.iter().rev()).take_while(|(one, other)| one == other).count()
}
