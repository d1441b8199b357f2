//! Plain numbers: how many, and which in order.

use super::Found;
use super::lexeme::Class;
use super::numeral::{Kind, Numeral};
use super::reader::Reader;
use crate::entity::{Label, Value};
use crate::text::TokenKind;

/// Words that "one" stands for a person or thing behind: it counts nothing there.
const BEFORE_PRONOUN: &[&str] = &[
    "no", "any", "every", "some", "another", "this", "that", "which", "each", "the", "only", "wrong", "right", "new", "good",
    "big",
];

/// Names that end in a number, which is no count: "Flight 800", "Covid 19".
pub(crate) const NUMBERED: &str = "flight channel route highway interstate section article chapter room boeing airbus apollo formula \
    windows iphone galaxy xbox playstation area pier terminal phase level tier class grade stage act episode group division \
    resolution proposition title form covid studio radio rule bill line gate platform ward district unit building model type \
    version page part paragraph clause step figure table exhibit psalm mark world s&p nasdaq ftse fortune stoxx russell \
    cac intel system";

impl Reader<'_> {
    /// "first", "21st", "second-largest".
    pub(crate) fn ordinal(&self, at: usize, number: Numeral) -> Option<Found> {
        // "Second Avenue", "First Lady": part of a name, which is the tagger's to find.
        if self.is_capital(at)
            && (self.is_capital(number.end) || self.class(number.end) == Class::Of && self.is_capital(number.end + 1))
        {
            return None;
        }
        // "at first" and "first-rate" are no places in an order.
        if self.is(number.end + 1, "rate") && self.hyphen(number.end) || self.is(at, "first") && self.is(at.wrapping_sub(1), "at")
        {
            return None;
        }
        let end = self.compound(number.end);
        Some(Found::new(at, end, Label::Ordinal, number.value().map(Value::Number)))
    }

    /// The end of a compound that goes on behind a hyphen at `at`: "36-store", "third-largest".
    fn compound(&self, at: usize) -> usize {
        let mut end = at;
        while self.hyphen(end) && self.is_lower(end + 1) && end < at + 6 {
            end += 2;
        }
        end
    }

    /// A number of no other type.
    pub(crate) fn cardinal(&self, at: usize, number: Numeral) -> Option<Found> {
        let end = number.end;
        let value = number.value().map(Value::Number);
        let found = |end, value| Some(Found::new(at, end, Label::Cardinal, value));
        if self.is(at, "one") && end == at + 1 && self.is_pronoun(at) {
            return None;
        }
        match number.kind {
            Kind::Vague => {
                // "few", "several" and "many" count nothing by themselves.
                let counts = number.scaled || matches!(self.class(at), Class::Crowd);
                return if counts { found(end, None) } else { None };
            }
            Kind::Ordinal => return None,
            Kind::Fraction if self.hyphen(end) && end == at + 1 => return None,
            Kind::Fraction | Kind::Cardinal => {}
        }
        // The halves of a match are no numbers.
        if number.kind == Kind::Fraction && self.is(at, "half") && self.class(at.wrapping_sub(1)) == Class::Ordinal {
            return None;
        }
        // A number that is the end of a name or of a code.
        if at > self.start && self.after_hyphen(at) && self.kind(at - 2) == Some(TokenKind::Word) {
            return None;
        }
        let short = number.plain.is_none_or(|plain| plain.bare && plain.digits <= 4) && !number.scaled;
        if at > self.start && short && self.is_capital(at - 1) && self.among(at - 1, NUMBERED) {
            return None;
        }
        if short && self.is(at.wrapping_sub(1), "'s") && self.is(at.wrapping_sub(2), "Poor") {
            return None;
        }
        // "the Big Three", "Group of Seven"
        if at > self.start && self.is_capital(at) && (self.is_capital(at - 1) || self.is_capital(end)) && !number.scaled {
            return None;
        }
        // "one in five", "nine out of ten"
        let other = match () {
            () if self.is(end, "in") => end + 1,
            () if self.is(end, "out") && self.class(end + 1) == Class::Of => end + 2,
            () => 0,
        };
        if other > 0
            && let Some(whole) = self.number(other)
            && whole.kind == Kind::Cardinal
            && whole.low > number.low
            && (self.is(end, "out")
                || number.low < 10.0 && whole.plain.is_none_or(|plain| plain.year().is_none()) && self.unit(whole.end).is_none())
            && !matches!(self.class(whole.end), Class::Month | Class::PercentSign | Class::Percent)
        {
            return found(whole.end, Some(Value::Number(number.low / whole.low)));
        }
        // "four times as large"
        if self.is(end, "times")
            && (self.is_any(end + 1, &["as", "the", "more", "greater", "larger", "higher", "that", "its", "bigger", "faster"]))
        {
            return found(end + 1, value);
        }
        // "2-1": a score or a ratio has no one value.
        if let Some(high) = number.high
            && high <= number.low
        {
            return found(end, None);
        }
        let compound = self.compound(end);
        found(if compound > end { compound } else { self.or_more(end) }, value)
    }

    /// Whether the "one" at `at` stands for a person or a thing.
    fn is_pronoun(&self, at: usize) -> bool {
        if self.hyphen(at + 1) {
            return self.is_any(at + 2, &["upmanship", "sided", "off", "another"]);
        }
        if self.class(at + 1) == Class::Of {
            return at > self.start && self.is_any(at - 1, &["no", "any", "every"]);
        }
        let next = self.word(at + 1);
        // "a strong one"
        if at > self.start + 1 && self.class(at - 2) == Class::A && self.is_lower(at - 1) && !self.is_lower(at + 1) {
            return true;
        }
        at > self.start && self.is_any(at - 1, BEFORE_PRONOUN)
            || matches!(
                next,
                "that"
                    | "who"
                    | "which"
                    | "another"
                    | "'s"
                    | "can"
                    | "could"
                    | "must"
                    | "may"
                    | "might"
                    | "would"
                    | "should"
                    | "was"
                    | "is"
                    | "has"
                    | ""
            )
    }

    /// "No. 1", "nos. 3".
    pub(crate) fn numbered(&self, at: usize) -> Option<Found> {
        if !matches!(self.word(at), "No." | "no." | "Nos." | "nos." | "NO." | "№" | "No") || self.class(at + 1) != Class::Figure
        {
            return None;
        }
        let number = self.number(at + 1)?;
        if number.kind != Kind::Cardinal || self.word(at) == "No" && (number.low > 20.0 || self.is_lower(number.end)) {
            return None;
        }
        Some(Found::new(at, number.end, Label::Ordinal, number.value().map(Value::Number)))
    }
}
