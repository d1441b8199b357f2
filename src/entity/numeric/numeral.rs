//! Number phrases: "7", "1.2 million", "two and a half", "3-4", "hundreds of thousands", "two-thirds", "21st".

use super::figure::{Figure, Plain};
use super::lexeme::Class;
use super::reader::Reader;

/// What kind of number a phrase is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Kind {
    /// "7", "seven".
    Cardinal,
    /// "7th", "seventh".
    Ordinal,
    /// "a third", "half": a part of something.
    Fraction,
    /// "dozens", "a few": not told.
    Vague,
}

/// A number phrase that ends before token `end`.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Numeral {
    pub(crate) end: usize,
    pub(crate) kind: Kind,
    /// The number, or the lower end of a range; not a number for a vague one.
    pub(crate) low: f64,
    /// The upper end of a range.
    pub(crate) high: Option<f64>,
    /// The number as a single token of digits.
    pub(crate) plain: Option<Plain>,
    /// Whether a word of scale was said: "million".
    pub(crate) scaled: bool,
}

impl Numeral {
    fn new(end: usize, kind: Kind, low: f64) -> Numeral {
        Numeral { end, kind, low, high: None, plain: None, scaled: false }
    }

    /// The value to publish: of a range its lower end, of a vague number none.
    pub(crate) fn value(&self) -> Option<f64> {
        (self.kind != Kind::Vague && self.low.is_finite()).then_some(self.low)
    }
}

impl Reader<'_> {
    /// The number phrase at `at`, a range taken whole.
    pub(crate) fn numeral(&self, at: usize) -> Option<Numeral> {
        let first = self.number(at)?;
        self.range(at, first).or(Some(first))
    }

    /// The number phrase at `at` that is no range.
    pub(crate) fn number(&self, at: usize) -> Option<Numeral> {
        match self.class(at) {
            Class::Figure => self.in_digits(at),
            Class::Small | Class::Tens | Class::Hundred | Class::Scale | Class::Dozen => self.in_words(at),
            Class::Half => self.half(at),
            Class::Ordinal => Some(Numeral::new(at + 1, Kind::Ordinal, f64::from(self.value(at)))),
            Class::Crowd => self.crowd(at),
            Class::Vague => self.vague(at),
            Class::A => self.after_article(at),
            _ => None,
        }
    }

    fn in_digits(&self, at: usize) -> Option<Numeral> {
        match self.figure(at)? {
            Figure::Plain(plain) => {
                let mut numeral = Numeral { plain: Some(plain), ..Numeral::new(at + 1, Kind::Cardinal, plain.value) };
                if let Some(part) = self.fraction_after(at + 1) {
                    numeral = Numeral::new(at + 2, Kind::Cardinal, plain.value + part);
                }
                Some(self.scaled(numeral))
            }
            Figure::Scaled(value, _) => Some(Numeral { scaled: true, ..Numeral::new(at + 1, Kind::Cardinal, value) }),
            Figure::Ordinal(value) => Some(Numeral::new(at + 1, Kind::Ordinal, value)),
            Figure::Fraction(value) => Some(self.scaled(Numeral::new(at + 1, Kind::Cardinal, value))),
            _ => None,
        }
    }

    /// "8 3/4": the fraction behind a whole number.
    fn fraction_after(&self, at: usize) -> Option<f64> {
        let at = self.past_hyphen(at);
        match self.figure(at)? {
            Figure::Fraction(part) if part < 1.0 && !self.after_hyphen(at) => Some(part),
            _ => None,
        }
    }

    /// The number with the words of scale behind it: "1.2 million", "seven-million", "3 dozen".
    pub(crate) fn scaled(&self, mut numeral: Numeral) -> Numeral {
        let start = numeral.end;
        loop {
            let at = self.past_hyphen(numeral.end);
            let factor = match self.class(at) {
                Class::Scale => 10f64.powi(i32::from(self.value(at))),
                Class::Hundred => 100.0,
                Class::Dozen => 12.0,
                _ => return numeral,
            };
            if at > start + 6 {
                return numeral;
            }
            numeral = Numeral { end: at + 1, low: numeral.low * factor, plain: None, scaled: true, ..numeral };
        }
    }

    /// "two hundred and fifty-one thousand", "three and a half", "nineteen eighty-four".
    fn in_words(&self, at: usize) -> Option<Numeral> {
        let (mut total, mut group, mut end) = (0.0, 0.0, at);
        let mut next = at;
        let mut last = Class::None;
        let mut scaled = false;
        // No number is longer, and a bound keeps the pass linear.
        while end < at + 24 {
            let class = self.class(next);
            let value = f64::from(self.value(next));
            match class {
                Class::Small if matches!(last, Class::None | Class::Hundred | Class::Scale) => group += value,
                Class::Small if last == Class::Tens && (1.0..10.0).contains(&value) => group += value,
                Class::Tens if matches!(last, Class::None | Class::Hundred | Class::Scale) => group += value,
                Class::Hundred if matches!(last, Class::Small | Class::Tens) => group *= 100.0,
                Class::Dozen if matches!(last, Class::Small | Class::Tens | Class::Hundred) => group *= 12.0,
                Class::Hundred if last == Class::None => group = 100.0,
                Class::Dozen if last == Class::None => group = 12.0,
                Class::Scale => {
                    total += if last == Class::None { 1.0 } else { group } * 10f64.powi(i32::from(self.value(next)));
                    group = 0.0;
                    scaled = true;
                }
                // "forty-first": an ordinal built on a number.
                Class::Ordinal if last == Class::Tens && self.after_hyphen(next) && value < 10.0 => {
                    return Some(Numeral::new(next + 1, Kind::Ordinal, total + group + value));
                }
                _ => break,
            }
            scaled |= matches!(class, Class::Hundred | Class::Dozen);
            last = class;
            end = next + 1;
            next = self.past_hyphen(end);
            if self.class(next) == Class::And && matches!(last, Class::Hundred | Class::Scale) {
                let after = self.past_hyphen(next + 1);
                if matches!(self.class(after), Class::Small | Class::Tens) {
                    next = after;
                }
            }
        }
        let value = total + group;
        if let Some(part) = self.parts(at, end, value) {
            return Some(part);
        }
        let plain = Numeral { scaled, ..Numeral::new(end, Kind::Cardinal, value) };
        Some(self.and_a_half(plain))
    }

    /// "two-thirds", "one fifth", "three quarters of".
    fn parts(&self, at: usize, end: usize, count: f64) -> Option<Numeral> {
        if end != at + 1 || !(1.0..20.0).contains(&count) {
            return None;
        }
        let next = self.past_hyphen(end);
        let joined = next != end;
        let value = f64::from(self.value(next));
        let divisor = match self.class(next) {
            Class::Parts => value,
            Class::Half if count == 1.0 => 2.0,
            Class::Ordinal if count == 1.0 && value > 2.0 && !self.hyphen(next + 1) => value,
            Class::Unit if self.is(next, "quarter") && count == 1.0 => 4.0,
            Class::Units
                if self.is(next, "quarters") && (joined || count == 3.0 && self.class(next + 1) == Class::Of) && count < 4.0 =>
            {
                4.0
            }
            _ => return None,
        };
        Some(self.part_of_scale(Numeral::new(next + 1, Kind::Fraction, count / divisor)))
    }

    /// "two and a half", "two-and-a-half", "one and a half million".
    fn and_a_half(&self, numeral: Numeral) -> Numeral {
        let and = self.past_hyphen(numeral.end);
        let a = self.past_hyphen(and + 1);
        let half = if self.class(a) == Class::A { self.past_hyphen(a + 1) } else { a };
        let part = match self.class(half) {
            _ if self.class(and) != Class::And => return numeral,
            Class::Half => 0.5,
            Class::Unit if half > a && self.is(half, "quarter") => 0.25,
            _ => return numeral,
        };
        self.scaled(Numeral { end: half + 1, low: numeral.low + part, ..numeral })
    }

    /// A part of a scale: "a quarter of a billion".
    fn part_of_scale(&self, part: Numeral) -> Numeral {
        let scale = part.end + 2;
        if self.class(part.end) == Class::Of && self.class(part.end + 1) == Class::A && self.class(scale) == Class::Scale {
            let factor = 10f64.powi(i32::from(self.value(scale)));
            return Numeral { scaled: true, ..Numeral::new(scale + 1, Kind::Cardinal, part.low * factor) };
        }
        part
    }

    /// "half", "half a million", "half-dozen", "half a dozen".
    fn half(&self, at: usize) -> Option<Numeral> {
        let next = self.past_hyphen(at + 1);
        let next = if self.class(next) == Class::A { next + 1 } else { next };
        let factor = match self.class(next) {
            Class::Scale => 10f64.powi(i32::from(self.value(next))),
            Class::Dozen => 12.0,
            _ => return Some(Numeral::new(at + 1, Kind::Fraction, 0.5)),
        };
        Some(Numeral { scaled: true, ..Numeral::new(next + 1, Kind::Cardinal, factor / 2.0) })
    }

    /// "dozens", "tens of thousands", "hundreds of millions".
    fn crowd(&self, at: usize) -> Option<Numeral> {
        let mut end = at + 1;
        while self.class(end) == Class::Of && self.class(end + 1) == Class::Crowd && end < at + 6 {
            end += 2;
        }
        Some(Numeral { scaled: self.value(end - 1) >= 6, ..Numeral::new(end, Kind::Vague, f64::NAN) })
    }

    /// "several", "several hundred", "many thousands", "few million".
    fn vague(&self, at: usize) -> Option<Numeral> {
        let mut end = at + 1;
        while matches!(self.class(end), Class::Hundred | Class::Scale | Class::Dozen | Class::Crowd) && end < at + 6 {
            end += 1;
        }
        while self.class(end) == Class::Of && self.class(end + 1) == Class::Crowd && end < at + 10 {
            end += 2;
        }
        Some(Numeral { scaled: end > at + 1, ..Numeral::new(end, Kind::Vague, f64::NAN) })
    }

    /// "a hundred", "a dozen", "a few", "a couple of", "a third", "a half", "a quarter of".
    fn after_article(&self, at: usize) -> Option<Numeral> {
        let next = at + 1;
        match self.class(next) {
            Class::Hundred | Class::Scale | Class::Dozen => self.in_words(next),
            Class::Half if !self.hyphen(next + 1) => {
                let half = self.half(next)?;
                (half.kind == Kind::Cardinal || self.ends_a_part(next + 1)).then_some(half)
            }
            Class::Vague if self.is(next, "few") || self.is(next, "couple") => {
                let mut numeral = self.vague(next)?;
                if self.is(next, "couple") {
                    let of = self.class(numeral.end) == Class::Of;
                    let counted = self.unit(numeral.end + 1).is_some()
                        || matches!(self.class(numeral.end + 1), Class::Hundred | Class::Scale | Class::Dozen);
                    if of && counted {
                        numeral = self.vague(numeral.end).unwrap_or(numeral);
                    }
                }
                Some(numeral)
            }
            Class::Ordinal if self.value(next) > 2 && self.ends_a_part(next + 1) => {
                Some(self.part_of_scale(Numeral::new(next + 1, Kind::Fraction, 1.0 / f64::from(self.value(next)))))
            }
            Class::Unit if self.is(next, "quarter") && self.class(next + 1) == Class::Of => {
                Some(self.part_of_scale(Numeral::new(next + 1, Kind::Fraction, 0.25)))
            }
            _ => None,
        }
    }

    /// Whether what follows `at` shows that a part of something was meant: "a third of", "by a third."
    fn ends_a_part(&self, at: usize) -> bool {
        self.class(at) == Class::Of && !matches!(self.class(at + 1), Class::Month)
            || at >= self.end
            || self.is_any(at, &[".", ",", ";", "in", "from", "since", "to", "and", "less", "more", "over", "this", "as"])
    }

    /// "3-4 million", "10 to 15", "two or three", "8 3/4% to 8 5/8%" (by its caller).
    fn range(&self, at: usize, first: Numeral) -> Option<Numeral> {
        if first.kind != Kind::Cardinal {
            return None;
        }
        // "a 16- to 20-storey block": the first hyphen waits for the noun.
        let waits = self.class(first.end) == Class::Dash && self.glued(first.end) && !self.glued(first.end + 1);
        let joint = first.end + usize::from(waits);
        let second = match self.class(joint) {
            Class::To | Class::Or | Class::And if waits => {
                let second = self.number(joint + 1)?;
                if !self.hyphen(second.end) {
                    return None;
                }
                second
            }
            Class::Dash if self.hyphen(joint) || self.word(joint) != "-" => {
                let second = self.number(joint + 1)?;
                let digits = self.class(at) == Class::Figure && self.class(joint + 1) == Class::Figure;
                // A dash that joins numbers in words joins them as a range only where both are small.
                if !(digits || self.class(at) == Class::Small && self.class(joint + 1) == Class::Small) {
                    return None;
                }
                // "three- to five-year"
                second
            }
            Class::To => {
                let second = self.number(joint + 1)?;
                // "6 5/8 to 21 5/8" is a move of a price.
                let quoted = first.end > at + 1 && self.class(at) == Class::Figure && !first.scaled;
                if quoted || !self.is_stretch(at, first, second) {
                    return None;
                }
                second
            }
            Class::Or => {
                let second = self.number(joint + 1)?;
                let words = matches!(self.class(joint + 1), Class::Small | Class::Tens | Class::Vague);
                let both = words == (self.class(at) != Class::Figure);
                if !both || second.kind == Kind::Cardinal && second.low <= first.low {
                    return None;
                }
                second
            }
            _ => return None,
        };
        if second.kind != Kind::Cardinal {
            return None;
        }
        let low = self.scaled_like(first, joint + 1, second);
        Some(Numeral { low, high: Some(second.low), plain: None, scaled: first.scaled || second.scaled, ..second })
    }

    /// The value of `first` where the scale is said once, behind the `second` number, at `at`: "3-4 million".
    pub(crate) fn scaled_like(&self, first: Numeral, at: usize, second: Numeral) -> f64 {
        let unscaled = self.number_alone(at).unwrap_or(second.low);
        if second.scaled && !first.scaled && unscaled > 0.0 && first.low < second.low {
            first.low * (second.low / unscaled)
        } else {
            first.low
        }
    }

    /// The value of the single token at `at`, before any word of scale.
    fn number_alone(&self, at: usize) -> Option<f64> {
        match self.figure(at) {
            Some(Figure::Plain(plain)) => Some(plain.value),
            Some(Figure::Scaled(_, letters)) => {
                let number = self.word(at).strip_suffix(letters)?;
                number.replace(',', "").parse().ok()
            }
            _ if matches!(self.class(at), Class::Small | Class::Tens) => Some(f64::from(self.value(at))),
            _ => None,
        }
    }

    /// Whether "X to Y" is one stretch and not a move from X or by X: "10 to 15 people", not "rose 2 to 57".
    pub(crate) fn is_stretch(&self, at: usize, first: Numeral, second: Numeral) -> bool {
        let moves = at > self.start && {
            let word = self.word(at - 1);
            self.is_any(at - 1, &["from", "up", "down", "off", "rose", "fell", "lost", "another", "won", "beat"])
                || word.len() > 4 && word.ends_with("ed") && !self.is_any(at - 1, &["estimated", "expected", "projected"])
                || word.len() > 5 && word.ends_with("ing")
        };
        let low = if second.scaled && !first.scaled { 0.0 } else { first.low };
        let close = second.low <= first.low * 10.0 || second.scaled && !first.scaled;
        !moves && first.low > 0.0 && second.low > low && close
    }
}
