//! Tokens that begin with a digit.

/// What is written in digits.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) enum Figure<'t> {
    /// "7", "1,200.5", "2½".
    Plain(Plain),
    /// "3m", "1.2bn": the value already multiplied, and the letters that did it.
    Scaled(f64, &'t str),
    /// "10km": a number and the letters behind it.
    Lettered(f64, &'t str),
    /// "21st".
    Ordinal(f64),
    /// "1990s", "80s".
    Decade(i32),
    /// "10:30", "4pm": hours and minutes on the 24-hour clock, and whether am or pm was written.
    Clock { hour: u32, minute: u32, meridiem: bool },
    /// "3/4".
    Fraction(f64),
    /// "8:41.43", "2:17:18": seconds.
    Timed(f64),
    /// "2022-02-07", "7/2/2022": year, month, day; the month is known to be a month.
    Date(i32, u32, u32),
    /// "1989/90": the first and the last year.
    Years(i32, i32),
}

/// A number written with nothing but digits and separators.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Plain {
    pub(crate) value: f64,
    /// How many digits stand before the decimal point.
    pub(crate) digits: usize,
    /// Whether it is nothing but digits: no separator, no fraction.
    pub(crate) bare: bool,
}

impl Plain {
    /// The year it can be.
    pub(crate) fn year(self) -> Option<i32> {
        (self.bare && self.digits == 4 && self.value >= 1000.0 && self.value < 2200.0).then_some(self.value as i32)
    }
}

/// Reads the token `word`, which begins with a digit.
pub(crate) fn read(word: &str) -> Option<Figure<'_>> {
    if word.len() < 10
        && let Some(value) = whole(word)
    {
        return Some(Figure::Plain(Plain { value: value.into(), digits: word.len(), bare: true }));
    }
    let length = word.bytes().position(|byte| !(byte.is_ascii_digit() || b",.:/-".contains(&byte))).unwrap_or(word.len());
    let (number, letters) = word.split_at(length);
    if let Some(part) = vulgar(word) {
        return Some(Figure::Fraction(part));
    }
    if number.contains(['-', '/', ':']) {
        return joined(number, letters);
    }
    if letters.is_empty()
        && let Some((year, month, day)) = dotted_date(number)
    {
        return Some(Figure::Date(year, month, day));
    }
    let plain = decimal(number)?;
    let value = plain.value;
    if letters.is_empty() {
        return Some(Figure::Plain(plain));
    }
    if let Some(part) = vulgar(letters) {
        return Some(Figure::Plain(Plain { value: value + part, digits: plain.digits, bare: false }));
    }
    let scaled = |factor: f64| Some(Figure::Scaled(value * factor, letters));
    match letters {
        "st" | "nd" | "rd" | "th" | "ST" | "ND" | "RD" | "TH" if plain.bare || number.contains(',') => {
            Some(Figure::Ordinal(value))
        }
        "s" | "'s" if plain.bare && (plain.digits == 4 || plain.digits == 2) && value % 10.0 == 0.0 => {
            Some(Figure::Decade(value as i32))
        }
        "m" | "M" | "mn" | "mln" | "mil" | "million" => scaled(1e6),
        "bn" | "b" | "B" | "bln" | "bil" | "billion" => scaled(1e9),
        "tn" | "trn" | "tr" | "T" | "trillion" => scaled(1e12),
        "k" | "K" => scaled(1e3),
        "cr" | "crore" => scaled(1e7),
        _ => match meridiem(letters) {
            Some(afternoon) => {
                // "10.30am": what looks like a decimal is minutes.
                let (hour, minute) = number.split_once('.').unwrap_or((number, "0"));
                clock(hour, minute, Some(afternoon))
            }
            None => Some(Figure::Lettered(value, letters)),
        },
    }
}

/// The value of a word of digits alone, as most are; of less than ten.
fn whole(word: &str) -> Option<u32> {
    let add = |value: u32, byte: u8| byte.is_ascii_digit().then(|| value * 10 + u32::from(byte - b'0'));
    word.bytes().try_fold(0, add).filter(|_| !word.is_empty())
}

/// Whether the letters are those of the afternoon (true) or the morning (false).
pub(crate) fn meridiem(letters: &str) -> Option<bool> {
    match letters {
        "am" | "a.m." | "a.m" | "AM" | "A.M." | "Am" => Some(false),
        "pm" | "p.m." | "p.m" | "PM" | "P.M." | "Pm" => Some(true),
        _ => None,
    }
}

/// "22.08.2016": day, month and year.
fn dotted_date(number: &str) -> Option<(i32, u32, u32)> {
    let mut parts = number.split('.');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let fits = parts.next().is_none() && day.len() <= 2 && month.len() <= 2 && year.len() == 4;
    let (day, month, year) = (day.parse().ok()?, month.parse().ok()?, year.parse().ok()?);
    (fits && (1..=31).contains(&day) && (1..=12).contains(&month) && (1000..2200).contains(&year)).then_some((year, month, day))
}

/// The value of a number written with separators: "1,234.5", "7,17,686", "40,5".
fn decimal(number: &str) -> Option<Plain> {
    let (whole, fraction) = match number.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (number, None),
    };
    let digits = whole.bytes().filter(u8::is_ascii_digit).count();
    if let Some(fraction) = fraction
        && (fraction.is_empty() || !fraction.bytes().all(|byte| byte.is_ascii_digit()))
    {
        // "1.234.567": dots as separators of thousands.
        let grouped = fraction.split('.').all(|group| group.len() == 3 && group.bytes().all(|byte| byte.is_ascii_digit()));
        let all = number.replace('.', "");
        return grouped.then(|| Plain { value: all.parse().unwrap_or(f64::INFINITY), digits: all.len(), bare: false });
    }
    let last_group = whole.rsplit(',').next().unwrap_or(whole);
    if whole.contains(',') && last_group.len() != 3 {
        // A decimal comma, where it can be one.
        let (whole, part) = whole.split_once(',')?;
        let value = format!("{whole}.{part}").parse().ok().filter(|_| fraction.is_none() && part.len() < 3)?;
        return Some(Plain { value, digits: whole.len(), bare: false });
    }
    let mut plain = whole.replace(',', "");
    if let Some(fraction) = fraction {
        plain.push('.');
        plain.push_str(fraction);
    }
    let value = plain.parse().ok()?;
    Some(Plain { value, digits, bare: whole.len() == number.len() && !whole.contains(',') })
}

/// The value of a fraction that is one character.
pub(crate) fn vulgar(letters: &str) -> Option<f64> {
    let mut characters = letters.chars();
    let first = characters.next()?;
    if characters.next().is_some() {
        return None;
    }
    Some(match first {
        '½' => 0.5,
        '¼' => 0.25,
        '¾' => 0.75,
        '⅓' => 1.0 / 3.0,
        '⅔' => 2.0 / 3.0,
        '⅛' => 0.125,
        '⅜' => 0.375,
        '⅝' => 0.625,
        '⅞' => 0.875,
        '⅕' => 0.2,
        '⅖' => 0.4,
        '⅗' => 0.6,
        '⅘' => 0.8,
        _ => return None,
    })
}

/// Clocks, fractions, dates and years: numbers joined by colon, slash or hyphen.
fn joined<'t>(number: &str, letters: &'t str) -> Option<Figure<'t>> {
    if let Some((hour, minute)) = number.split_once(':') {
        if letters.is_empty() && minute.contains([':', '.']) {
            return timed(number);
        }
        return match meridiem(letters) {
            None if !letters.is_empty() => None,
            afternoon => clock(hour, minute, afternoon),
        };
    }
    if !letters.is_empty() {
        return None;
    }
    let mut parts = number.split(['/', '-']);
    let (first, second, third) = (parts.next()?, parts.next()?, parts.next());
    if parts.next().is_some() {
        return None;
    }
    let value = |part: &str| (part.len() <= 4).then(|| part.parse::<i32>().ok()).flatten();
    let (a, b) = (value(first)?, value(second)?);
    let Some(third) = third else {
        if first.len() == 4 && (1000..2200).contains(&a) {
            let last = if second.len() == 2 { a - a % 100 + b } else { b };
            return (last > a).then_some(Figure::Years(a, last));
        }
        return (b != 0).then(|| Figure::Fraction(f64::from(a) / f64::from(b)));
    };
    let c = value(third)?;
    if first.len() == 4 {
        return Some(Figure::Date(a, b as u32, c as u32));
    }
    let year = match third.len() {
        4 => c,
        2 => c + if c < 70 { 2000 } else { 1900 },
        _ => return None,
    };
    // Day and month are told apart only where one of them is no month.
    match (a, b) {
        (1..=12, 13..=31) => Some(Figure::Date(year, a as u32, b as u32)),
        (13..=31, 1..=12) => Some(Figure::Date(year, b as u32, a as u32)),
        (1..=12, 1..=12) if a == b => Some(Figure::Date(year, a as u32, b as u32)),
        // Which is which is not known: a date without a value.
        (1..=12, 1..=12) => Some(Figure::Date(year, 0, 0)),
        _ => None,
    }
}

/// A time as races are timed: "8:41.43", "2:17:18".
fn timed(number: &str) -> Option<Figure<'static>> {
    let mut seconds = 0.0;
    for part in number.split(':') {
        seconds = seconds * 60.0 + part.parse::<f64>().ok().filter(|part| *part < 1000.0)?;
    }
    Some(Figure::Timed(seconds))
}

fn clock(hour: &str, minute: &str, afternoon: Option<bool>) -> Option<Figure<'static>> {
    let (hour, minute) = (hour.parse::<u32>().ok()?, minute.parse::<u32>().ok()?);
    let hour = match afternoon {
        Some(_) if hour == 0 || hour > 12 => return None,
        Some(true) => hour % 12 + 12,
        Some(false) => hour % 12,
        None => hour,
    };
    (hour <= 24 && minute < 60).then_some(Figure::Clock { hour, minute, meridiem: afternoon.is_some() })
}
