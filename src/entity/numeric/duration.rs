//! Lengths of time, ages, and times told by their distance: "three weeks", "18-year-old", "two weeks ago".

use super::Found;
use super::figure::Figure;
use super::lexeme::Class;
use super::modifier::Modifier;
use super::moment::Unit;
use super::numeral::{Kind, Numeral};
use super::reader::Reader;
use super::when::{Sort, When};
use crate::entity::{Label, Value};

/// What may stand between a number and a unit: "five consecutive days".
const BETWEEN: &str = "more full straight consecutive long additional whole fiscal calendar business working trading other \
    successive school extra light previous past recent";

/// Nouns for a person whose age may follow.
const PERSONS: &str = "son sons daughter daughters wife husband brother sister mother father man woman boy girl grandson \
    granddaughter grandmother grandfather uncle aunt cousin nephew niece partner friend boyfriend girlfriend fiance fiancee jr. sr.";

/// Prepositions behind which a bare unit is a length of time: "for years".
const BEFORE_LENGTH: &[&str] = &[
    "for", "in", "of", "after", "within", "over", "during", "through", "than", "about", "nearly", "almost", "by", "takes",
    "take", "took", "last", "lasted", "spent", "spend", "under", "around", "just", "every", "as", "to", "before", "until", "per",
    "into",
];

impl Reader<'_> {
    /// The length of time, age or distance that the number phrase at `at` begins.
    pub(crate) fn duration(&self, at: usize, number: Numeral, modifier: Option<Modifier>) -> Option<When> {
        if number.kind == Kind::Ordinal {
            return None;
        }
        let mut unit_at = self.past_hyphen(number.end);
        // "half an hour", "half a century", "a quarter of a century", "dozens of years"
        if number.kind == Kind::Fraction && self.class(unit_at) == Class::A {
            unit_at += 1;
        } else if self.class(unit_at) == Class::Of && matches!(number.kind, Kind::Vague | Kind::Fraction) {
            unit_at += 1;
            if self.class(unit_at) == Class::A {
                unit_at += 1;
            }
        } else if self.among(unit_at, BETWEEN) {
            unit_at = self.past_hyphen(unit_at + 1);
        }
        // "three- to five-year"
        let (unit, plural) = self.unit(unit_at)?;
        if number.kind == Kind::Fraction && unit == Unit::Quarter {
            return None;
        }
        let hyphenated = self.after_hyphen(unit_at);
        if !plural
            && !hyphenated
            && number.kind == Kind::Cardinal
            && number.low > 1.0
            && !self.hyphen(unit_at + 1)
            && unit_at == number.end
        {
            // "2000 season", "12 day", "four second"
            let loose = matches!(unit, Unit::Year | Unit::Month | Unit::Day | Unit::Week | Unit::Hour | Unit::Minute);
            if !loose || self.is_capital(unit_at) {
                return None;
            }
        }
        // "two seasons", "one night": seasons are counted in sports, nights in hotels.
        if unit == Unit::Season && hyphenated {
            return None;
        }
        let length = number.value().and_then(|count| unit.duration(count));
        let end = unit_at + 1;
        let told = When { time: unit.is_time(), sort: Sort::Other, ..When::date(end, length) };
        self.distance(at, told, unit, number.value(), modifier)
    }

    /// A length of time in one token: "0.77secs", "1hr 20mins", "8:41.43".
    pub(crate) fn timed(&self, at: usize) -> Option<When> {
        let length = |end: usize, moment| When { time: true, sort: Sort::Other, ..When::date(end, moment) };
        match self.figure(at)? {
            Figure::Timed(seconds) => {
                // Three parts can be a time of day as well.
                let day = self.word(at).matches(':').count() > 1;
                let moment = if day { None } else { Unit::Second.duration((seconds * 100.0).round() / 100.0) };
                Some(length(at + 1, moment))
            }
            Figure::Lettered(count, letters) => {
                let unit = match letters {
                    "s" | "sec" | "secs" => Unit::Second,
                    "min" | "mins" => Unit::Minute,
                    "hr" | "hrs" | "h" => Unit::Hour,
                    _ => return None,
                };
                // "1hr 20mins"
                let minutes = matches!(self.figure(at + 1), Some(Figure::Lettered(_, "min" | "mins" | "m")));
                if unit == Unit::Hour && minutes {
                    return Some(length(at + 2, None));
                }
                Some(length(at + 1, unit.duration(count)))
            }
            _ => None,
        }
    }

    /// What follows a length of time and makes it an age or a distance; a bare length where nothing does.
    fn distance(&self, at: usize, told: When, unit: Unit, count: Option<f64>, modifier: Option<Modifier>) -> Option<When> {
        let end = told.end;
        let next = self.past_hyphen(end);
        if self.class(next) == Class::Old {
            return Some(When { time: false, end: next + 1, ..told });
        }
        if self.is(end, "of") && self.is(end + 1, "age") {
            return Some(When { end: end + 2, ..told });
        }
        let end = if self.class(end) == Class::Or && self.is(end + 1, "so") { end + 2 } else { end };
        let direction = match self.class(end) {
            Class::Ago => -1,
            Class::Compared if !self.is(end + 1, "than") => 0,
            Class::From if self.is_any(end + 1, &["now", "today"]) => {
                let moment = count.and_then(|count| self.moved(unit, count, 1));
                return Some(When { end: end + 2, moment, sort: Sort::Point, ..told });
            }
            _ => {
                // "hence", "in a row", "long"
                if self.is(end, "in") && self.class(end + 1) == Class::A && self.is(end + 2, "row") {
                    return Some(When { end: end + 3, ..told });
                }
                if self.is(next, "long") && next > end {
                    return Some(When { end: next + 1, ..told });
                }
                // "over seven years" is a length with a preposition, "over two weeks ago" is not.
                if modifier.is_some_and(|modifier| modifier.preposition) {
                    return None;
                }
                let before = self.is(end, "before")
                    && !self.is_lower(end + 1)
                    && !self.is_capital(end + 1)
                    && self.kind(end + 1).is_none_or(|kind| kind != crate::text::TokenKind::Number);
                let end = if before { end + 1 } else { self.or_more(end) };
                let _ = at;
                return Some(When { end, ..told });
            }
        };
        let moment = if direction == 0 { None } else { count.and_then(|count| self.moved(unit, count, direction)) };
        Some(When { end: end + 1, moment, sort: Sort::Point, ..told })
    }

    /// "a year ago", "a day", "an hour": one unit, told by its article.
    pub(crate) fn one_unit(&self, at: usize, modifier: Option<Modifier>) -> Option<When> {
        if self.class(at) != Class::A {
            return None;
        }
        let unit_at = at + 1 + usize::from(self.is_any(at + 1, &["full", "whole"]));
        let (unit, plural) = self.unit(unit_at)?;
        let end = unit_at + 1;
        if plural
            || matches!(unit, Unit::Season | Unit::Second | Unit::Night | Unit::Semester) && self.class(end) != Class::Ago
            || self.is_capital(unit_at)
        {
            return None;
        }
        if self.hyphen(end) {
            let distance = self.class(end + 1) == Class::Compared || self.class(end + 1) == Class::Ago;
            let long = self.is(end + 1, "long");
            if distance {
                let pointed = self.pointed(unit_at, false)?;
                return Some(pointed);
            }
            return long.then(|| When { time: unit.is_time(), sort: Sort::Other, ..When::date(end + 2, unit.duration(1.0)) });
        }
        let told = When { time: unit.is_time(), sort: Sort::Other, ..When::date(end, unit.duration(1.0)) };
        // "a year and a half", "a year or two"
        if self.class(end) == Class::And && self.class(end + 1) == Class::A && self.class(end + 2) == Class::Half {
            let told = When { end: end + 3, moment: unit.duration(1.5), ..told };
            return self.distance(at, told, unit, None, modifier);
        }
        if self.class(end) == Class::Or && matches!(self.class(end + 1), Class::Small) {
            let told = When { end: end + 2, moment: None, ..told };
            return self.distance(at, told, unit, None, modifier);
        }
        let distant = matches!(self.class(end), Class::Ago | Class::Compared)
            || self.is_any(end, &["before", "after", "away"])
            || self.class(end) == Class::From && self.is(end + 1, "now")
            || self.class(end) == Class::Or && self.is_any(end + 1, &["so", "more", "less"])
            || self.class(self.past_hyphen(end)) == Class::Old;
        let placed = modifier.is_some() || at > self.start && self.is_any(at - 1, BEFORE_LENGTH);
        // "about a quarter of the votes"
        if unit == Unit::Quarter && self.class(end) == Class::Of {
            return None;
        }
        if !distant && (!placed || self.is_lower(end) && !self.is_any(end, AFTER_LENGTH)) {
            return None;
        }
        self.distance(at, told, unit, Some(1.0), modifier)
    }

    /// "years", "decades", "hours": units that nobody counted.
    pub(crate) fn bare_units(&self, at: usize) -> Option<When> {
        let (unit, plural) = self.unit(at)?;
        if !plural
            || matches!(unit, Unit::Season | Unit::Night | Unit::Second | Unit::Quarter | Unit::Semester)
            || self.after_hyphen(at)
        {
            return None;
        }
        // "a decades-old rule", "months-long talks"
        if self.hyphen(at + 1) {
            let told = matches!(self.class(at + 2), Class::Old) || self.is(at + 2, "long");
            return told.then(|| When { time: unit.is_time(), sort: Sort::Other, ..When::date(at + 3, None) });
        }
        let or = matches!(self.class(at + 1), Class::Or | Class::And) && self.class(at + 2) == Class::Units;
        let end = at + if or { 3 } else { 1 };
        let told = When { time: unit.is_time(), sort: Sort::Other, ..When::date(end, None) };
        match self.class(end) {
            Class::Ago | Class::Compared => return Some(When { end: end + 1, ..told }),
            _ => {}
        }
        let placed = at > self.start && self.is_any(at - 1, BEFORE_LENGTH);
        let of = self.class(end) == Class::Of && !matches!(self.class(at.wrapping_sub(1)), Class::The | Class::A);
        let behind = self.is_any(end, &["before", "after", "away", "ahead"]);
        (placed || of || behind).then_some(When { sort: Sort::Unit, ..told })
    }

    /// "aged 65", "age 18", "the age of 35", "ages 6 to 14".
    pub(crate) fn aged(&self, at: usize) -> Option<Found> {
        if !self.is_any(at, &["age", "aged", "ages"]) {
            return None;
        }
        let number_at = at + 1 + usize::from(self.class(at + 1) == Class::Of);
        let number = self.numeral(number_at)?;
        if number.kind != Kind::Cardinal || !(0.0..120.0).contains(&number.low) || self.unit(number.end).is_some() {
            return None;
        }
        let mut end = number.end;
        if self.class(end) == Class::And
            && number.high.is_none()
            && let Some(last) = self.number(end + 1)
            && last.kind == Kind::Cardinal
            && last.low > number.low
        {
            end = last.end;
        }
        let start = if at > self.start && self.class(at - 1) == Class::The { at - 1 } else { at };
        let age = Some(Value::Iso(format!("P{}Y", number.low)));
        Some(Found::new(start, self.or_more(end), Label::Date, age))
    }

    /// ", 47," behind a name.
    pub(crate) fn age(&self, at: usize) -> Option<Found> {
        let Some(Figure::Plain(plain)) = self.figure(at) else {
            return None;
        };
        if !plain.bare || plain.digits > 3 || plain.value > 120.0 || plain.value < 1.0 {
            return None;
        }
        let age = Some(Value::Iso(format!("P{}Y", plain.value)));
        let before = self.word(at.wrapping_sub(1));
        let closed = matches!(self.word(at + 1), "," | "." | ";" | ")" | ":" | "");
        let name = at > self.start + 1 && matches!(before, "," | "(") && (self.is_capital(at - 2) || self.among(at - 2, PERSONS));
        (closed && name && !matches!(self.class(at - 2), Class::Month | Class::Weekday) && plain.value >= 5.0)
            .then(|| Found { score: 0.9, ..Found::new(at, at + 1, Label::Date, age) })
    }
}

/// Small words that may follow "for a year".
const AFTER_LENGTH: &[&str] = &[
    "and", "or", "to", "in", "at", "for", "after", "before", "of", "from", "with", "on", "because", "as", "by", "but", "if",
    "when", "while", "since", "the", "without", "is", "was", "could", "that", "than", "until", "each", "now", "a", "an", "would",
    "under",
];
