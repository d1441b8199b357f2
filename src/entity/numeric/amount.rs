//! Money, percentages, quantities and plain numbers.

use super::Found;
use super::currency::{self, CODES, NOUNS, SIGNS};
use super::figure::Figure;
use super::lexeme::Class;
use super::measure::{self, MEASURES};
use super::numeral::{Kind, Numeral};
use super::reader::Reader;
use crate::entity::{Amount, Label, Value};

/// What money is paid for when a price is given per piece: "$50 a share".
const PIECES: &str = "share barrel ounce ton tonne pound gallon litre liter bushel hour minute day night week month year bottle \
    unit head person piece copy ticket seat kilo kilogram metre meter mile acre case pack page word plate \
    game common foot yard ad";

fn amount(amount: Option<f64>, unit: &str) -> Option<Value> {
    amount.map(|amount| Value::Amount(Amount { amount, unit: unit.to_owned() }))
}

impl Reader<'_> {
    /// An amount of money whose currency stands before it, at `at`: "$1.2bn", "Rs 500 crore", "US$3m", "R92 million".
    pub(crate) fn money(&self, at: usize) -> Option<Found> {
        let (number_at, code) = self.currency_before(at)?;
        let number = match number_at {
            Some(number_at) => self.grouped(number_at).or_else(|| self.numeral(number_at))?,
            None => self.glued_money(at)?,
        };
        if number.kind != Kind::Cardinal {
            return None;
        }
        let (mut end, mut value) = (number.end, number.low);
        // "$3 million to $4 million", "$60-$80"
        if matches!(self.class(end), Class::To | Class::Dash | Class::And)
            && let Some((Some(second_at), _)) = self.currency_before(end + 1)
            && let Some(second) = self.numeral(second_at)
            && second.kind == Kind::Cardinal
        {
            let between = at > self.start && self.class(at - 1) == Class::Between;
            let joins = match self.class(end) {
                Class::To => self.is_stretch(at, number, second),
                Class::Dash => self.hyphen(end) && second.low > number.low,
                _ => between,
            };
            if joins {
                end = second.end;
                value = self.scaled_like(number, second_at, second);
            }
        }
        // "$10 million US dollars"
        if let Some((noun_end, _)) = self.currency_noun(end) {
            end = noun_end;
        }
        Some(Found::new(at, self.apiece(end), Label::Money, amount(Some(value), code)))
    }

    /// Where the number behind the currency at `at` begins (none when the digits are glued to its letters), and the currency.
    fn currency_before(&self, at: usize) -> Option<(Option<usize>, &'static str)> {
        let lexeme = self.lexeme(at);
        let value = usize::from(lexeme.value);
        let number = |at| matches!(self.class(at), Class::Figure | Class::Small | Class::Tens);
        match lexeme.class {
            Class::CurrencySign if number(at + 1) => Some((Some(at + 1), SIGNS[value].1)),
            _ if self.class(at + 1) == Class::CurrencySign && number(at + 2) => {
                let sign = SIGNS[usize::from(self.value(at + 1))].1;
                let word = self.word(at);
                if sign != "USD" || !(self.glued(at + 1) || word.starts_with('U')) {
                    return None;
                }
                Some((Some(at + 2), currency::dollar(word)?))
            }
            // "US dollars 6000"
            Class::None if self.is_any(at + 1, &["dollars"]) && self.class(at + 2) == Class::Figure => {
                Some((Some(at + 2), currency::dollar(self.word(at))?))
            }
            Class::CurrencyCode => {
                let number_at = if self.word(at + 1) == "." { at + 2 } else { at + 1 };
                (self.class(number_at) == Class::Figure).then_some((Some(number_at), CODES[value].1))
            }
            Class::None => {
                let word = self.word(at);
                let letters = word.trim_end_matches(|character: char| character.is_ascii_digit());
                if letters.len() == word.len() {
                    return None;
                }
                if letters == "#" {
                    // The pound sign of some newswires.
                    let number = self.glued_money(at).filter(|number| number.scaled);
                    return number.map(|_| (None, "GBP"));
                }
                let single = letters.len() == 1;
                let long = word.len() > 3 || self.class(at + 1) == Class::Scale || matches!(self.word(at + 1), "." | ",");
                currency::glued(letters).filter(|_| !single || long).map(|code| (None, code))
            }
            _ => None,
        }
    }

    /// The number of "R92 million", "RM36.12 million", "Dh1,600": digits glued to letters.
    fn glued_money(&self, at: usize) -> Option<Numeral> {
        let word = self.word(at);
        let digits = word.trim_start_matches(|character: char| !character.is_ascii_digit());
        let mut number = digits.to_owned();
        let mut end = at + 1;
        while matches!(self.word(end), "." | ",")
            && self.glued(end)
            && self.glued(end + 1)
            && self.class(end + 1) == Class::Figure
            && end < at + 12
        {
            if self.word(end) == "." {
                number.push('.');
            }
            number.push_str(self.word(end + 1));
            end += 2;
        }
        let low: f64 = number.replace(',', "").parse().ok()?;
        Some(self.scaled(Numeral { end, kind: Kind::Cardinal, low, high: None, plain: None, scaled: false }))
    }

    /// Digits in groups set apart by spaces: "200 000".
    pub(crate) fn grouped(&self, at: usize) -> Option<Numeral> {
        let first = self.numeral(at)?;
        let mut plain = first.plain.filter(|plain| plain.bare && plain.digits <= 3)?;
        let mut end = at + 1;
        while end < at + 6
            && let Some(next) = self.numeral(end)
            && let Some(group) = next.plain.filter(|group| group.bare && group.digits == 3)
        {
            plain.value = plain.value * 1000.0 + group.value;
            end = next.end;
        }
        (end > at + 1).then_some(Numeral { end, low: plain.value, plain: None, ..first })
    }

    /// "a share", "an hour", "each", "-a-share" behind an amount of money that ends before `at`.
    fn apiece(&self, at: usize) -> usize {
        if self.is_any(at, &["each", "apiece"])
            && !(self.is_lower(at + 1) && self.unit(at + 1).is_some() || self.is(at + 1, "way"))
        {
            return at + 1;
        }
        let article = self.past_hyphen(at);
        let piece = self.past_hyphen(article + 1);
        let distant = matches!(self.class(piece + 1), Class::Ago | Class::Compared) || self.is(piece + 1, "before");
        if self.class(article) == Class::A && self.among(piece, PIECES) && (article > at) == (piece > article + 1) && !distant {
            return piece + 1;
        }
        at
    }

    /// The name of a currency at `at` with a country before it: where it ends and which it is.
    pub(crate) fn currency_noun(&self, at: usize) -> Option<(usize, usize)> {
        let at = self.past_hyphen(at);
        (at..at + 3)
            .take_while(|noun| *noun == at || self.is_capital(noun - 1))
            .find(|noun| self.class(*noun) == Class::Currency)
            .map(|noun| (noun + 1, usize::from(self.value(noun))))
    }

    /// Money, percentage, quantity or number: what the number phrase at `at` counts.
    pub(crate) fn counted(&self, at: usize, number: Numeral) -> Option<Found> {
        if number.kind == Kind::Ordinal {
            return self.ordinal(at, number);
        }
        self.percentage(at, number)
            .or_else(|| self.money_behind(at, number))
            .or_else(|| self.quantity(at, number))
            .or_else(|| self.cardinal(at, number))
    }

    /// "5%", "5 to 10 percent", "4.5 percentage points", "25 basis points", "half a percentage point".
    fn percentage(&self, at: usize, number: Numeral) -> Option<Found> {
        let of = number.end + usize::from(number.kind == Kind::Fraction && self.class(number.end) == Class::Of);
        let part = number.kind == Kind::Fraction && self.class(of) == Class::A;
        let (mut end, unit) = self.percent_sign(if part { of + 1 } else { number.end })?;
        // "1% to 2%"
        if matches!(self.class(end), Class::To | Class::Dash | Class::And)
            && let Some(second) = self.number(end + 1)
            && let Some((second_end, _)) = self.percent_sign(second.end)
        {
            let between = at > self.start && self.class(at - 1) == Class::Between;
            let joins = match self.class(end) {
                Class::To => self.is_stretch(at, number, second),
                Class::Dash => self.hyphen(end) && second.low > number.low,
                _ => between,
            };
            if joins {
                end = second_end;
            }
        }
        Some(Found::new(at, self.or_more(end), Label::Percent, amount(number.value(), unit)))
    }

    /// Where the sign or word of percentage at `at` ends, and its unit.
    fn percent_sign(&self, at: usize) -> Option<(usize, &'static str)> {
        let word = self.past_hyphen(at);
        match self.class(word) {
            Class::PercentSign => Some((word + 1, "%")),
            Class::Percent if self.is(word, "percentage") => {
                let point = self.past_hyphen(word + 1);
                self.is_any(point, &["point", "points"]).then_some((point + 1, "pp"))
            }
            Class::Percent => Some((word + 1, "%")),
            _ if self.is(word, "per") && self.is(word + 1, "cent") => Some((word + 2, "%")),
            _ if self.is(word, "basis") && self.is_any(self.past_hyphen(word + 1), &["point", "points"]) => {
                Some((self.past_hyphen(word + 1) + 1, "bp"))
            }
            _ => None,
        }
    }

    /// "5 million euros", "50 cents", "millions of dollars", "16 Canadian dollars".
    fn money_behind(&self, at: usize, number: Numeral) -> Option<Found> {
        let vague = number.kind == Kind::Vague;
        let noun_at = if vague && self.class(number.end) == Class::Of { number.end + 1 } else { number.end };
        // "500 €"
        if self.class(noun_at) == Class::CurrencySign && !matches!(self.class(noun_at + 1), Class::Figure) && !vague {
            let code = SIGNS[usize::from(self.value(noun_at))].1;
            return Some(Found::new(at, noun_at + 1, Label::Money, amount(number.value(), code)));
        }
        if self.class(noun_at) == Class::CurrencyCode
            && !matches!(self.class(noun_at + 1), Class::Figure)
            && number.kind == Kind::Cardinal
        {
            let code = CODES[usize::from(self.value(noun_at))].1;
            return Some(Found::new(at, noun_at + 1, Label::Money, amount(number.value(), code)));
        }
        let (end, noun) = self.currency_noun(noun_at)?;
        let (words, mut code, factor) = NOUNS[noun];
        if words.starts_with("pound ") && end == self.past_hyphen(noun_at) + 1 && !self.is(end, "sterling") {
            // Weight or money: large sums are money, and so is every sum in a text that pays in sterling.
            if !self.sterling && !number.scaled {
                return None;
            }
        }
        // "2022 marks a change"
        if self.class(at) == Class::Figure && self.year(at).is_some() && self.is(end - 1, "marks") {
            return None;
        }
        if words == "won" && end == self.past_hyphen(noun_at) + 1 && (vague || number.low < 100.0) {
            return None;
        }
        for adjective in noun_at..end - 1 {
            code = currency::of_country(self.word(adjective), code);
        }
        let end = if self.is(end, "sterling") { end + 1 } else { end };
        let value = number.value().map(|value| value * factor);
        // "15 cents to 20 cents"
        let mut end = end;
        if self.class(end) == Class::To
            && let Some(second) = self.number(end + 1)
            && let Some((second_end, same)) = self.currency_noun(second.end)
            && same == noun
            && self.is_stretch(at, number, second)
        {
            end = second_end;
        }
        Some(Found::new(at, self.apiece(end), Label::Money, amount(value, code)))
    }

    /// "40 mph", "300 sq km", "5-foot-10", "7.5 magnitude", "-10C".
    fn quantity(&self, at: usize, number: Numeral) -> Option<Found> {
        if number.kind == Kind::Vague && !number.scaled && !self.is_any(at, &["several", "a", "few"]) {
            return None;
        }
        let at_unit = if number.kind == Kind::Vague && self.class(number.end) == Class::Of { number.end + 1 } else { number.end };
        let (end, unit) = self.measure(at_unit)?;
        let mut start = at;
        if unit.starts_with('°') && at > self.start {
            // Below zero: the sign is glued to the number and to nothing before it.
            let sign = self.class(at - 1) == Class::Dash && self.glued(at) && !self.glued(at - 1) || self.is(at - 1, "minus");
            start -= usize::from(sign);
        }
        let factor = if start < at { -1.0 } else { 1.0 };
        let (end, part) = self.second_measure(end);
        let value = number.value().map(|value| (value + part) * factor);
        Some(Found::new(start, end, Label::Quantity, amount(value, &unit)))
    }

    /// Where the unit at `at` ends, and its symbol.
    fn measure(&self, at: usize) -> Option<(usize, String)> {
        let first = self.past_hyphen(at);
        let (unit_at, suffix) = match self.word(first) {
            word if word.eq_ignore_ascii_case("square") || word == "sq" || word == "sq." => (self.past_hyphen(first + 1), "²"),
            word if word.eq_ignore_ascii_case("cubic") || word == "cu" => (self.past_hyphen(first + 1), "³"),
            word if ["metric", "nautical", "short", "long", "imperial", "fluid"]
                .iter()
                .any(|other| word.eq_ignore_ascii_case(other)) =>
            {
                (self.past_hyphen(first + 1), "")
            }
            _ => (first, ""),
        };
        // "sq. km" where the dot stayed a token of its own.
        let unit_at = if self.word(unit_at) == "." { unit_at + 1 } else { unit_at };
        let mut end = unit_at + 1;
        let mut symbol = match self.class(unit_at) {
            Class::Measure => MEASURES[usize::from(self.value(unit_at))].2.to_owned(),
            Class::Currency if self.is_any(unit_at, &["pound", "pounds"]) => "lb".to_owned(),
            _ if unit_at == first && self.is_any(unit_at, &["miles-per-hour", "light-years"]) => self.word(unit_at).to_owned(),
            _ => return None,
        };
        if symbol == "°" {
            if self.is_any(end, &["celsius", "fahrenheit"]) || matches!(self.word(end), "C" | "F") {
                symbol.push(char::from(self.word(end).as_bytes()[0].to_ascii_uppercase()));
                end += 1;
            } else if !self.is_any(unit_at, &["degree", "degrees"]) {
                return None;
            }
        }
        if suffix.is_empty() && unit_at > first && self.is(first, "nautical") {
            symbol = "nmi".to_owned();
        }
        symbol.push_str(suffix);
        // "miles per hour", "kilometres an hour", "barrels a day"
        let per = self.is_any(end, &["per", "a", "an"]);
        let (every, short) = (self.word(end + 1), ["hour", "second", "minute", "day"]);
        if per && short.contains(&every) {
            symbol.push('/');
            symbol.push(char::from(every.as_bytes()[0]));
            end += 2;
            if symbol == "mi/h" {
                symbol = "mph".to_owned();
            }
        }
        Some((end, symbol))
    }

    /// What goes on behind a quantity that ends before `at`: "5-foot-10", "6 feet 2 inches", "7 pounds 4 ounces", "-mile-long",
    /// "or less". The end, and what it adds, in the first unit.
    fn second_measure(&self, at: usize) -> (usize, f64) {
        let comma = self.word(at) == "," && self.class(at + 1) == Class::Figure && self.is_any(at + 2, &["inches", "ounces"]);
        let next = if comma { at + 1 } else { self.past_hyphen(at) };
        if self.is_any(at - 1, &["foot", "feet", "ft", "pound", "pounds", "lb", "lbs", "stone", "hour", "hours"])
            && let Some(number) = self.number(next)
            && number.kind == Kind::Cardinal
            && number.low < 20.0
        {
            let unit = self.past_hyphen(number.end);
            if self.is_any(unit, &["inch", "inches", "in", "ounce", "ounces", "oz", "lb"]) {
                let whole = if self.is_any(unit, &["ounce", "ounces", "oz"]) { 16.0 } else { 12.0 };
                return (unit + 1, number.low / whole);
            }
            if next > at && self.is_any(at - 1, &["foot"]) {
                return (number.end, number.low / 12.0);
            }
        }
        if next > at && self.is_any(next, &["long", "wide", "high", "tall", "deep", "thick"]) {
            return (next + 1, 0.0);
        }
        (self.or_more(at), 0.0)
    }

    /// "or more", "or less", "or so" behind a number that ends before `at`.
    pub(crate) fn or_more(&self, at: usize) -> usize {
        if self.class(at) == Class::Or && self.is_any(at + 1, &["more", "less", "so", "fewer", "later", "earlier"]) {
            at + 2
        } else {
            at
        }
    }

    /// "202.9p", "10p-a-litre": pence, in a text that pays in sterling or where a fraction is told.
    pub(crate) fn pence(&self, at: usize) -> Option<Found> {
        let Some(Figure::Lettered(value, "p")) = self.figure(at) else {
            return None;
        };
        let told = self.sterling || value.fract() != 0.0 || self.apiece(at + 1) > at + 1;
        let screen = matches!(value as i64, 240 | 360 | 480 | 720 | 1080 | 2160);
        let value = (value * 100.0).round() / 10_000.0;
        (told && !screen).then(|| Found::new(at, self.apiece(at + 1), Label::Money, amount(Some(value), "GBP")))
    }

    /// "magnitude 6.1", "a magnitude-7.5 quake".
    pub(crate) fn magnitude(&self, at: usize) -> Option<Found> {
        if !self.is(at, "magnitude") {
            return None;
        }
        let number = self.number(self.past_hyphen(at + 1)).filter(|number| number.kind == Kind::Cardinal && number.low < 11.0)?;
        Some(Found::new(at, number.end, Label::Quantity, amount(number.value(), "magnitude")))
    }

    /// The letters glued to digits at `at` as a unit: "10km", "-10C".
    pub(crate) fn lettered(&self, at: usize, value: f64, letters: &str) -> Option<Found> {
        if letters == "pc" {
            return Some(Found::new(at, at + 1, Label::Percent, amount(Some(value), "%")));
        }
        let unit = measure::glued(letters)?;
        let negative = unit.starts_with('°')
            && at > self.start
            && self.class(at - 1) == Class::Dash
            && self.glued(at)
            && !self.glued(at - 1);
        let start = at - usize::from(negative);
        let value = if negative { -value } else { value };
        let (end, part) = match (letters, self.figure(at + 1)) {
            // "5ft 11in"
            ("ft", Some(Figure::Lettered(inches, "in" | "ins"))) if inches < 12.0 => (at + 2, inches / 12.0),
            _ => self.second_measure(at + 1),
        };
        Some(Found::new(start, end, Label::Quantity, amount(Some(value + part), unit)))
    }
}
