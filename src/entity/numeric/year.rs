//! Years, decades and what is written in digits like them.

use super::calendar::Day;
use super::count::NUMBERED;
use super::date::COUNTED;
use super::figure::Figure;
use super::lexeme::Class;
use super::moment::{Moment, Unit};
use super::reader::Reader;
use super::when::{Sort, When};

/// Words that a year long past stands behind.
const BEFORE_YEAR: &[&str] = &[
    "in", "since", "of", "by", "until", "till", "from", "circa", "about", "around", "before", "after", "during", "year", "to",
    "between", "and", "early", "late", "mid", "through", "(", "back", "summer", "spring", "autumn", "winter",
];

impl Reader<'_> {
    /// "2022", "the 1980s", "2022-02-07", "5 January", "10:30", "1989-90", "the 1990 model year".
    pub(crate) fn dated_figure(&self, at: usize, the: bool) -> Option<When> {
        match self.figure(at)? {
            Figure::Fraction(_) if self.word(at) == "9/11" => Some(When::date(at + 1, Day::new(2001, 9, 11).map(Moment::Day))),
            Figure::Date(year, month, day) => Some(When::date(at + 1, Day::new(year, month, day).map(Moment::Day))),
            Figure::Years(first, last) => Some(When::date(at + 1, Some(Moment::Years(first, last)))),
            Figure::Decade(decade) => self.decade(at, decade),
            Figure::Clock { .. } => self.clock(at),
            Figure::Ordinal(_) => self.day_first(at).or_else(|| self.day_alone(at, the)),
            Figure::Plain(plain) => {
                if let Some(date) = self.dashed(at) {
                    return Some(date);
                }
                if let Some(date) = self.day_first(at) {
                    return Some(date);
                }
                if plain.bare && plain.digits <= 4 && self.is_era(at + 1) {
                    return Some(When::date(at + 2, Some(self.in_era(at + 1, plain.value as i32))));
                }
                if plain.digits <= 2
                    && let Some(clock) = self.clock(at)
                {
                    return Some(clock);
                }
                if plain.digits == 4
                    && let Some(clock) = self.military(at)
                {
                    return Some(clock);
                }
                self.year_phrase(at, plain.year()?)
            }
            _ => None,
        }
    }

    /// "44 BC", "1066 A.D."
    fn is_era(&self, at: usize) -> bool {
        matches!(self.word(at), "BC" | "B.C." | "BCE" | "B.C.E." | "AD" | "A.D." | "CE" | "C.E.")
    }

    /// The year `year` of the era at `at`: ISO 8601 has a year 0, which is 1 BC.
    fn in_era(&self, at: usize, year: i32) -> Moment {
        match self.word(at).starts_with('B') {
            true if year > 1 => Moment::Written(format!("-{:04}", year - 1)),
            true => Moment::Written("0000".to_owned()),
            false => Moment::Year(year),
        }
    }

    /// "05-08-2021": which is the day and which the month is told only where one of them is no month.
    fn dashed(&self, at: usize) -> Option<When> {
        let part = |at: usize| match self.figure(at)? {
            Figure::Plain(plain) if plain.bare && plain.digits <= 2 && (1.0..=31.0).contains(&plain.value) => {
                Some(plain.value as u32)
            }
            _ => None,
        };
        if !(self.hyphen(at + 1) && self.hyphen(at + 3)) || self.after_hyphen(at) {
            return None;
        }
        let (first, second, year) = (part(at)?, part(at + 2)?, self.year(at + 4)?);
        let day = match (first, second) {
            (1..=12, 1..=12) if first != second => None,
            (13.., 1..=12) => Day::new(year, second, first),
            (1..=12, _) => Day::new(year, first, second),
            _ => return None,
        };
        Some(When::date(at + 5, day.map(Moment::Day)))
    }

    /// "on the 15th"
    fn day_alone(&self, at: usize, the: bool) -> Option<When> {
        let placed = the && at > self.start + 1 && self.is_any(at - 2, &["on", "by", "until"]);
        let noun = self.is_lower(at + 1) && self.class(at + 1) == Class::None || self.is_capital(at + 1) || self.hyphen(at + 1);
        (placed && self.day(at).is_some() && (!noun || self.is_any(at + 1, &["when", "that", "after", "before"])))
            .then(|| When::date(at + 1, None))
    }

    /// "1990s", "80s": of a century, or of somebody's age.
    fn decade(&self, at: usize, decade: i32) -> Option<When> {
        let moment = match decade {
            1000..=2190 => Some(Moment::Years(
                decade,
                decade + if decade % 100 == 0 && !self.is_capital(at + 1) && decade < 1900 { 99 } else { 9 },
            )),
            // "his 30s", "in her early 50s"
            _ if (self.start..at).rev().take(3).any(|before| self.is_any(before, &["his", "her", "their", "my", "our"])) => None,
            10..=90 => Some(Moment::Years(1900 + decade, 1909 + decade)),
            _ => return None,
        };
        Some(When::date(at + 1, moment))
    }

    /// A year and what goes on behind it: "1989-90", "1990 model year", "1988 second quarter", "1989 fall".
    fn year_phrase(&self, at: usize, year: i32) -> Option<When> {
        let next = at + 1;
        if self.hyphen(next) || self.class(next) == Class::Dash {
            let last = match self.figure(next + 1) {
                Some(Figure::Plain(plain)) if plain.bare && plain.digits == 2 && self.hyphen(next) => {
                    Some(year - year % 100 + plain.value as i32)
                }
                Some(Figure::Plain(plain)) if plain.bare && plain.digits == 1 && self.hyphen(next) => {
                    Some(year - year % 10 + plain.value as i32)
                }
                Some(Figure::Plain(plain)) => plain.year(),
                _ => None,
            };
            if let Some(last) = last
                && last > year
                && last < year + 200
            {
                let school = self.class(next + 2) == Class::Fiscal && self.is(next + 3, "year");
                return Some(When::date(next + 2 + if school { 2 } else { 0 }, Some(Moment::Years(year, last))));
            }
        }
        if !self.is_year(at, year) {
            return None;
        }
        let unit_at = next + usize::from(matches!(self.class(next), Class::Fiscal));
        if unit_at > next && self.unit(unit_at) == Some((Unit::Year, false)) {
            return Some(When::date(unit_at + 1, Some(Moment::Year(year))));
        }
        match self.class(next) {
            Class::Ordinal => {
                if let Some(part) = self.ordinal_period(next, true)
                    && matches!(self.word(part.end - 1), "quarter" | "half")
                {
                    let parts = if self.is(part.end - 1, "half") { 2 } else { 4 };
                    return Some(When::date(part.end, Moment::part_of_year(year, u32::from(self.value(next)), parts)));
                }
            }
            Class::Season if !self.is_capital(next) => {
                return Some(When::date(next + 1, Some(Moment::Season(year, u32::from(self.value(next))))));
            }
            Class::Unit if self.is(next, "quarter") => return Some(When::date(next + 1, None)),
            _ => {}
        }
        Some(When::date(next, Some(Moment::Year(year))))
    }

    /// Whether the four digits at `at` are a year and count nothing.
    pub(crate) fn is_year(&self, at: usize, year: i32) -> bool {
        let next = at + 1;
        if at >= self.start + 2 && self.after_hyphen(at) && self.is_any(at - 2, &["pre", "post"]) {
            return true;
        }
        // "Flight 1900"
        if at > self.start && self.is_capital(at - 1) && self.among(at - 1, NUMBERED) {
            return false;
        }
        let counts = matches!(
            self.class(self.past_hyphen(next)),
            Class::Scale
                | Class::Units
                | Class::Percent
                | Class::PercentSign
                | Class::Measure
                | Class::Currency
                | Class::CurrencySign
                | Class::Crowd
        ) || self.among(next, COUNTED)
            || self.is(next, "per") && self.is(next + 1, "cent");
        let unit = self.class(next) == Class::Unit && !self.is_any(next, &["season", "quarter"])
            || self.hyphen(next) && self.unit(next + 1).is_some();
        if counts || unit {
            return false;
        }
        let before = at.wrapping_sub(1);
        let code = self.after_hyphen(at)
            && !matches!(self.class(at.wrapping_sub(2)), Class::Edge)
            && !self.is_any(at.wrapping_sub(2), &["pre", "post", "mid"]);
        if code
            || matches!(self.class(before), Class::CurrencyCode | Class::CurrencySign)
            || matches!(self.word(before), "No." | "#" | "№")
        {
            return false;
        }
        // "his 1861 address"
        let owned = self.is_any(before, &["the", "his", "her", "its", "their", "'s"]) && self.is_lower(next);
        let placed = self.is_any(before, BEFORE_YEAR) || owned && year >= 1500;
        if (1900..=2060).contains(&year) {
            return true;
        }
        // A plain number as likely as a year: only where it stands as a year.
        placed && !(self.is_lower(next) && self.word(next).ends_with('s')) && (year < 2100 || self.is(before, "year"))
            || self.word(before) == "(" && matches!(self.word(next), ")" | "-" | "–")
    }

    /// "nineteen ninety-six".
    pub(crate) fn spelt_year(&self, at: usize) -> Option<When> {
        let century = match (self.class(at), self.value(at)) {
            (Class::Small, value @ 17..=19) => i32::from(value),
            (Class::Tens, 20) => 20,
            _ => return None,
        };
        let next = at + 1;
        let in_century = match self.class(next) {
            Class::Tens => {
                let ones = self.past_hyphen(next + 1);
                let one = self.class(ones) == Class::Small && ones > next + 1 && self.value(ones) < 10;
                let end = if one { ones + 1 } else { next + 1 };
                Some((end, i32::from(self.value(next)) + if one { i32::from(self.value(ones)) } else { 0 }))
            }
            Class::Small if self.value(next) >= 10 && century == 20 => Some((next + 1, i32::from(self.value(next)))),
            _ => None,
        };
        let (end, year) = in_century.filter(|_| !self.glued(next))?;
        Some(When::date(end, Some(Moment::Year(century * 100 + year))))
    }

    /// "fiscal 1989", "fiscal year 2022", "the fiscal first quarter", "calendar 1990", "the school year".
    pub(crate) fn fiscal(&self, at: usize, the: bool) -> Option<When> {
        let next = self.past_hyphen(at + 1);
        if self.is_any(at, &["fiscal", "calendar"])
            && let Some(year) = self.year(next)
        {
            return Some(When::date(next + 1, Some(Moment::Year(year))));
        }
        if self.class(next) == Class::Ordinal && self.is(at, "fiscal") {
            return self.ordinal_period(next, true);
        }
        if self.unit(next) != Some((Unit::Year, false)) {
            return None;
        }
        if let Some(year) = self.year(next + 1) {
            return Some(When::date(next + 2, Some(Moment::Year(year))));
        }
        (the || self.is(at, "fiscal")).then(|| When { sort: Sort::Unit, ..When::date(next + 1, None) })
    }
}
