//! A word form: everything that a word says wherever it stands.

use super::key::{Key, key};
use super::{NAMES, WordClasses};
use crate::hash::{self, pair};
use crate::lexicon::Classes;
use crate::text::TokenKind;

/// The places from which a form is seen: its own token's, and that of the
/// tokens one and two before and behind.
pub const OFFSETS: [isize; 5] = [0, -1, 1, -2, 2];

/// How a word is written.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[repr(u8)]
pub(super) enum Shape {
    /// The edge of the sentence.
    Edge,
    /// "said".
    Lower,
    /// "paris": a name's word in small letters.
    Lowered,
    /// "Paris".
    Title,
    /// "NATO", "UK".
    Capitals,
    /// "J", "A".
    Letter,
    /// "J.", "U.S.", "a.m.".
    Dotted,
    /// "McDonald", "iPhone", "eBay".
    Mixed,
    /// "Covid19", "G20".
    Alphanumeric,
    /// "7", "1,200".
    Digits,
    /// "1.2bn", "2nd", "1990s".
    NumberLetters,
    /// "2019": a year, likely.
    Year,
    /// "'s".
    Clitic,
    /// A quotation mark.
    Mark,
    /// A dash or hyphen.
    Dash,
    /// A web address.
    Address,
    /// A comma, a bracket, a stop: each its own.
    Sign(u8),
}

impl Shape {
    fn of(word: &str, kind: TokenKind) -> Shape {
        match kind {
            TokenKind::Clitic => return Shape::Clitic,
            TokenKind::Mark => return Shape::Mark,
            TokenKind::Dash => return Shape::Dash,
            TokenKind::Address => return Shape::Address,
            TokenKind::Sign => return Shape::Sign(word.as_bytes()[0]),
            TokenKind::Number if word.bytes().any(|byte| byte.is_ascii_alphabetic()) => return Shape::NumberLetters,
            TokenKind::Number => {
                let year = word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
                return if year { Shape::Year } else { Shape::Digits };
            }
            TokenKind::Word => {}
        }
        let (mut letters, mut upper, mut lower, mut digits, mut dots) = (0, 0, 0, 0, 0);
        let first_upper = word.chars().next().is_some_and(char::is_uppercase);
        for character in word.chars() {
            letters += u32::from(character.is_alphabetic());
            upper += u32::from(character.is_uppercase());
            lower += u32::from(character.is_lowercase());
            digits += u32::from(character.is_numeric());
            dots += u32::from(character == '.');
        }
        match () {
            _ if digits > 0 => Shape::Alphanumeric,
            _ if dots > 0 => Shape::Dotted,
            _ if upper == 0 => Shape::Lower,
            _ if letters == 1 => Shape::Letter,
            _ if lower == 0 => Shape::Capitals,
            _ if first_upper && upper == 1 => Shape::Title,
            _ => Shape::Mixed,
        }
    }

    /// A number for this shape.
    pub(super) fn hash(self) -> u64 {
        match self {
            Shape::Edge => 1,
            Shape::Lower => 2,
            Shape::Title => 3,
            Shape::Capitals => 4,
            Shape::Letter => 5,
            Shape::Dotted => 6,
            Shape::Mixed => 7,
            Shape::Alphanumeric => 8,
            Shape::Digits => 9,
            Shape::NumberLetters => 10,
            Shape::Year => 11,
            Shape::Clitic => 12,
            Shape::Mark => 13,
            Shape::Dash => 14,
            Shape::Address => 15,
            Shape::Lowered => 16,
            Shape::Sign(byte) => 256 + u64::from(byte),
        }
    }
}

/// A distinct word form of a text.
#[derive(Clone, Debug)]
pub struct Form {
    /// The hash of the word in lower case, digits folded.
    pub(super) lower: u64,
    pub(super) shape: Shape,
    /// The length in bytes, at most 255.
    length: u8,
    prefixes: [u64; 4],
    suffixes: [u64; 4],
    pub(super) grams: Vec<u64>,
    pub(super) classes: WordClasses,
    pub(super) lexicon: Classes,
    /// Whether it begins with a capital and could be part of a name.
    pub(super) capital: bool,
    /// Whether the news never writes it with a capital inside a sentence.
    pub(super) common: bool,
}

impl Form {
    /// What stands outside a sentence.
    pub(super) fn edge() -> Form {
        Form {
            lower: 1,
            shape: Shape::Edge,
            length: 0,
            prefixes: [0; 4],
            suffixes: [0; 4],
            grams: Vec::new(),
            classes: WordClasses::default(),
            lexicon: Classes::NONE,
            capital: false,
            common: false,
        }
    }

    /// The form of a word; `lowered` says that it is a name's, in small letters, and `common` that the news has no such name.
    pub(super) fn new(word: &str, kind: TokenKind, lexicon: Classes, classes: WordClasses, lowered: bool, common: bool) -> Form {
        let shape = if lowered { Shape::Lowered } else { Shape::of(word, kind) };
        let mut folded = word.to_lowercase();
        if folded.bytes().any(|byte| byte.is_ascii_digit()) && shape != Shape::Year {
            folded = folded.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
        }
        let (mut prefixes, mut suffixes) = ([0; 4], [0; 4]);
        if kind == TokenKind::Word {
            let ends = folded.char_indices().map(|(at, c)| at + c.len_utf8());
            for (prefix, end) in prefixes.iter_mut().zip(ends) {
                *prefix = hash::bytes(&folded.as_bytes()[..end]);
            }
            for (suffix, (start, _)) in suffixes.iter_mut().zip(folded.char_indices().rev()) {
                *suffix = hash::bytes(&folded.as_bytes()[start..]);
            }
        }
        let mut grams = Vec::new();
        if kind == TokenKind::Word && shape != Shape::Lower && classes.clusters[2] == 0 {
            let starts: Vec<usize> = folded.char_indices().map(|(at, _)| at).chain([folded.len()]).collect();
            for at in 1..starts.len().saturating_sub(4) {
                grams.push(hash::bytes(&folded.as_bytes()[starts[at]..starts[at + 3]]));
            }
        }
        let length = word.len().min(255) as u8;
        let capital = match shape {
            Shape::Title | Shape::Lowered | Shape::Capitals | Shape::Letter | Shape::Mixed => true,
            Shape::Dotted | Shape::Alphanumeric => classes.capital == 0 || classes.capital > 3,
            _ => false,
        };
        let lower = hash::bytes(folded.as_bytes());
        Form { lower, shape, length, prefixes, suffixes, grams, classes, lexicon, capital, common }
    }

    /// The features of this form, seen from `OFFSETS[seat]`.
    pub fn emit(&self, seat: usize, emit: &mut impl FnMut(Key)) {
        let base = 8 * seat as u8;
        let WordClasses { clusters, capital } = self.classes;
        emit(key(base, self.lower));
        if seat <= 2 {
            emit(key(base + 1, self.shape.hash()));
            emit(key(base + 2, pair(2, u64::from(clusters[1]))));
            emit(key(base + 2, pair(3, u64::from(clusters[2]))));
            emit(key(base + 2, pair(4, pair(self.shape.hash(), u64::from(capital)))));
            self.emit_lexicon(base + 3, emit);
        }
        emit(key(base + 2, pair(1, pair(u64::from(clusters[0]), self.shape.hash()))));
        if seat == 0 {
            for (length, (prefix, suffix)) in self.prefixes.iter().zip(&self.suffixes).enumerate() {
                if *prefix != 0 {
                    emit(key(base + 4, pair(length as u64, *prefix)));
                    emit(key(base + 5, pair(length as u64, *suffix)));
                }
            }
            emit(key(base + 6, pair(self.shape.hash(), u64::from(self.length.min(8)))));
            emit(key(base + 7, pair(self.lower, self.shape.hash())));
        } else if seat <= 2 && self.suffixes[2] != 0 {
            emit(key(base + 5, self.suffixes[2]));
        }
    }

    /// One feature a list, and one for the whole set.
    fn emit_lexicon(&self, template: u8, emit: &mut impl FnMut(Key)) {
        let capital = u64::from(self.capital);
        let mut rest = self.lexicon.0;
        if rest == 0 {
            emit(key(template, capital << 40));
            return;
        }
        emit(key(template, u64::from(rest) | capital << 40 | 1 << 41));
        while rest != 0 {
            let bit = rest & rest.wrapping_neg();
            emit(key(template, u64::from(bit) | capital << 40));
            rest ^= bit;
        }
    }

    /// Whether some list knows it as a name.
    pub(super) fn is_listed_name(&self) -> bool {
        self.lexicon.any(NAMES)
    }
}
