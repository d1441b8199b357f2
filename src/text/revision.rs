//! What of a text is as it was in the text before: whoever edits an article sends it anew with every keystroke.

use std::ops::Range;

use super::{Paragraph, Text};

/// Longer texts are not compared, in bytes: their readers wait for other things than this.
const LONGEST: usize = 1 << 19;

/// Nor are texts whose paragraphs are shorter than this on average, in bytes: no article is so.
const SHORTEST: usize = 16;

/// A text as far as later ones are compared with it.
#[derive(Default, Debug)]
pub(crate) struct Outline {
    /// For each token the number of its word, with what stands before it.
    tokens: Vec<u32>,
    sentences: Vec<Range<usize>>,
    paragraphs: Vec<Paragraph>,
}

/// How a text lies to the one before it: which paragraphs both have at their beginning and at their end.
#[derive(Default, Debug)]
pub(crate) struct Revision {
    /// How many paragraphs at the beginning, and how many at the end, are the same.
    front: usize,
    back: usize,
    /// How many paragraphs and tokens the text before has, and this one.
    before: [usize; 2],
    now: [usize; 2],
    /// Whether the text after this one will be compared with it.
    awaited: bool,
}

/// A paragraph as it was in the text before.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Same {
    /// Its index there.
    pub(crate) paragraph: usize,
    /// How many tokens farther back it stands now.
    pub(crate) moved: isize,
}

impl Same {
    /// Tokens of the text before, as they stand now.
    pub(crate) fn now(self, tokens: &Range<usize>) -> Range<usize> {
        self.token(tokens.start)..self.token(tokens.end)
    }

    /// A token of the text before, as it stands now.
    pub(crate) fn token(self, token: usize) -> usize {
        token.wrapping_add_signed(self.moved)
    }

    /// Tokens of this text, as they stood before.
    pub(crate) fn before(self, tokens: &Range<usize>) -> Range<usize> {
        tokens.start.wrapping_add_signed(-self.moved)..tokens.end.wrapping_add_signed(-self.moved)
    }
}

impl Outline {
    fn of(text: &Text<'_>, numbers: &[u32]) -> Outline {
        let token = |(at, token): (usize, &super::Token)| {
            numbers[text.word_id(at)] << 3 | u32::from(token.spaced) << 2 | u32::from(token.lines)
        };
        Outline {
            tokens: text.tokens().iter().enumerate().map(token).collect(),
            sentences: text.sentences().to_vec(),
            paragraphs: text.paragraphs().to_vec(),
        }
    }

    /// Compares a text with the one before and takes its place. Its distinct words have `numbers`, which are theirs in all texts.
    pub(crate) fn revise(&mut self, text: &Text<'_>, numbers: &[u32]) -> Revision {
        if text.source().len() > LONGEST || text.paragraphs().len() * SHORTEST > text.source().len() {
            *self = Outline::default();
            return Revision::default();
        }
        let before = std::mem::replace(self, Outline::of(text, numbers));
        let (old, new) = (before.paragraphs.len(), self.paragraphs.len());
        let shorter = old.min(new);
        let front = (0..shorter).take_while(|at| before.is_same(*at, self, *at)).count();
        let back = (1..=shorter - front).take_while(|back| before.is_same(old - back, self, new - back)).count();
        Revision { front, back, before: [old, before.tokens.len()], now: [new, self.tokens.len()], awaited: true }
    }

    /// Whether paragraph `one` of this text is paragraph `two` of the other.
    fn is_same<'o>(&'o self, one: usize, other: &'o Outline, two: usize) -> bool {
        let (one, two) = (&self.paragraphs[one], &other.paragraphs[two]);
        let ends = |outline: &'o Outline, paragraph: &Paragraph| {
            let start = paragraph.tokens().start;
            outline.sentences[paragraph.sentences()].iter().map(move |sentence| sentence.end - start)
        };
        one.heading == two.heading
            && self.tokens[one.tokens()] == other.tokens[two.tokens()]
            && ends(self, one).eq(ends(other, two))
    }
}

impl Revision {
    /// Where the text before has this paragraph, if it is one of those that both have.
    pub(crate) fn same(&self, paragraph: usize) -> Option<Same> {
        if paragraph < self.front {
            return Some(Same { paragraph, moved: 0 });
        }
        let [[before, old], [now, new]] = [self.before, self.now];
        let back = now.checked_sub(paragraph).filter(|back| (1..=self.back).contains(back))?;
        Some(Same { paragraph: before - back, moved: new as isize - old as isize })
    }

    /// Whether no paragraph is one of those that both have.
    pub(crate) fn is_all_new(&self) -> bool {
        self.front == 0 && self.back == 0
    }

    /// Whether a later text will be compared with this one, so that what is found in it is worth keeping.
    pub(crate) fn is_awaited(&self) -> bool {
        self.awaited
    }

    /// As [`Revision::same`], where the paragraphs on either side are the same too, or there is none in both texts.
    pub(crate) fn same_within(&self, paragraph: usize) -> Option<Same> {
        let same = self.same(paragraph)?;
        let follows = |first: Option<Same>, second: Option<Same>| match (first, second) {
            (Some(first), Some(second)) => first.paragraph + 1 == second.paragraph && first.moved == second.moved,
            _ => false,
        };
        let led = match paragraph.checked_sub(1) {
            Some(before) => follows(self.same(before), Some(same)),
            None => same.paragraph == 0,
        };
        let goes_on = if paragraph + 1 < self.now[0] {
            follows(Some(same), self.same(paragraph + 1))
        } else {
            same.paragraph + 1 == self.before[0]
        };
        (led && goes_on).then_some(same)
    }
}
