//! Words before a number that say how exact it is: "about", "more than", "at least", "as many as".

use super::lexeme::Class;
use super::reader::Reader;

/// The modifiers before a number.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Modifier {
    /// The token after them.
    pub(crate) end: usize,
    /// Whether they can be a plain preposition: "over seven years".
    pub(crate) preposition: bool,
    /// Whether they compare amounts, so that no year can follow: "more than 2000".
    pub(crate) compares: bool,
}

impl Reader<'_> {
    /// The modifiers at `at`, as many as follow each other: "no more than about".
    pub(crate) fn modifier(&self, at: usize) -> Option<Modifier> {
        let mut found = self.one_modifier(at)?;
        // No speaker piles up more, and a bound keeps the pass linear.
        for _ in 0..3 {
            let Some(next) = self.one_modifier(found.end) else {
                break;
            };
            found = Modifier {
                end: next.end,
                preposition: next.preposition && found.preposition,
                compares: next.compares || found.compares,
            };
        }
        Some(found)
    }

    fn one_modifier(&self, at: usize) -> Option<Modifier> {
        let word = |offset: usize| self.word(at + offset);
        let found = |length, preposition, compares| Some(Modifier { end: at + length, preposition, compares });
        match self.class(at) {
            Class::About => found(1, false, !self.is_any(at, &["about", "around", "circa"])),
            Class::Over => found(1, true, true),
            Class::More if self.is(at + 1, "than") => found(2, false, true),
            Class::Joint => match () {
                () if self.is(at, "at") && self.is_any(at + 1, &["least", "most"]) => found(2, false, true),
                () if self.is(at, "up") && self.class(at + 1) == Class::To => found(2, false, true),
                () if self.is(at, "no") && self.class(at + 1) == Class::More && word(2) == "than" => found(3, false, true),
                () if self.is(at, "as")
                    && self.is_any(at + 1, &["many", "much", "few", "little", "high", "low", "long"])
                    && word(2) == "as" =>
                {
                    found(3, false, true)
                }
                () if self.is(at, "well") && self.class(at + 1) == Class::Over => found(2, true, true),
                () if self.is(at, "well") && self.class(at + 1) == Class::More && word(2) == "than" => found(3, false, true),
                () if self.is(at, "just") && matches!(self.class(at + 1), Class::Over | Class::More | Class::About) => {
                    self.one_modifier(at + 1)
                }
                () => None,
            },
            Class::Part if self.is(at, "close") && self.class(at + 1) == Class::To => found(2, false, true),
            _ => None,
        }
    }
}
