//! Places in the calendar: days, months, years, decades, seasons, quarters.

use super::calendar::Day;
use super::figure::Figure;
use super::lexeme::Class;
use super::moment::{Moment, Unit};
use super::reader::Reader;
use super::when::{Sort, When};

/// Nouns that a number like 2000 counts, so that it is no year.
const COUNTED: &[&str] = &[
    "people",
    "troops",
    "soldiers",
    "workers",
    "employees",
    "men",
    "women",
    "children",
    "jobs",
    "homes",
    "houses",
    "shares",
    "students",
    "pupils",
    "tourists",
    "visitors",
    "fans",
    "residents",
    "villagers",
    "refugees",
    "migrants",
    "protesters",
    "votes",
    "cases",
    "deaths",
    "patients",
    "families",
    "households",
    "companies",
    "members",
    "units",
    "copies",
    "points",
    "times",
    "vehicles",
    "cars",
    "users",
    "customers",
    "calories",
    "words",
    "dead",
    "civilians",
    "passengers",
    "others",
    "copies",
    "beds",
    "participants",
    "runners",
    "voters",
    "seats",
    "items",
    "objects",
    "police",
    "officers",
    "prisoners",
    "inmates",
    "cattle",
];

/// Words that a year long past stands behind.
const BEFORE_YEAR: &[&str] = &[
    "in", "since", "of", "by", "until", "till", "from", "circa", "about", "around", "before", "after", "during", "year", "to",
    "between", "and", "early", "late", "mid", "through", "(", "back", "summer", "spring", "autumn", "winter",
];

impl Reader<'_> {
    /// The day of a month written at `at`.
    fn day(&self, at: usize) -> Option<u32> {
        let day = match self.figure(at)? {
            Figure::Plain(plain) if plain.bare && plain.digits <= 2 => plain.value,
            Figure::Ordinal(value) => value,
            _ => return None,
        };
        (1.0..=31.0).contains(&day).then_some(day as u32)
    }

    /// The year behind a day or month that ends before `at`, and where it ends.
    fn year_behind(&self, at: usize) -> Option<(usize, i32)> {
        let year_at = if self.word(at) == "," { at + 1 } else { at };
        let year = self.year(year_at).filter(|year| (1000..2200).contains(year))?;
        // "on March 5, 2000 people came"
        (year_at == at || !self.is_any(year_at + 1, COUNTED)).then_some((year_at + 1, year))
    }

    /// "January", "Jan. 5", "January 5, 2022", "April 2019", "July 30-31".
    pub(crate) fn month_first(&self, at: usize) -> Option<When> {
        let month = u32::from(self.value(at));
        let next = self.past_hyphen(at + 1);
        if let Some(day) = self.day(next)
            && !matches!(self.class(next + 1), Class::PercentSign | Class::Percent | Class::Meridiem | Class::Scale)
        {
            let mut end = next + 1;
            let mut last = day;
            let joint = matches!(self.class(end), Class::Dash | Class::To | Class::And);
            if joint
                && let Some(second) = self.day(end + 1)
                && second > day
                && (self.hyphen(end) || self.class(end) != Class::Dash && self.year(end + 1).is_none())
                && self.class(end + 2) != Class::Month
            {
                last = second;
                end += 2;
            }
            let (end, year) = match self.year_behind(end) {
                Some((end, year)) => (end, Some(year)),
                None => (end, None),
            };
            return Some(When::date(end, self.days(at, year, month, day, last)));
        }
        if let Some((end, year)) = self.year_behind(at + 1) {
            return Some(When::date(end, Some(Moment::Month(year, month))));
        }
        self.is_month(at).then(|| When::date(at + 1, self.month_told(at, month)))
    }

    /// The day or days of a month, in the year that is told or, else, that fits the article.
    fn days(&self, at: usize, year: Option<i32>, month: u32, first: u32, last: u32) -> Option<Moment> {
        let year = match year {
            Some(year) => year,
            None => self.year_of_day(at, month, first)?,
        };
        let day = Moment::Day(Day::new(year, month, first)?);
        if last == first { Some(day) } else { day.to(&Moment::Day(Day::new(year, month, last)?)) }
    }

    /// Whether the word at `at` is a month and neither a name ("April Jones", "Theresa May") nor a verb.
    fn is_month(&self, at: usize) -> bool {
        let doubtful =
            matches!(self.word(at), "March" | "May" | "MAY" | "MARCH" | "Jan" | "Mar" | "Dec" | "Jun" | "Jul" | "August");
        let starts = at == self.start;
        let placed = !starts
            && (matches!(
                self.class(at - 1),
                Class::Edge
                    | Class::Relative
                    | Class::Of
                    | Class::To
                    | Class::And
                    | Class::Or
                    | Class::Month
                    | Class::From
                    | Class::Between
                    | Class::The
            ) || self.is_any(
                at - 1,
                &["in", "since", "by", "until", "till", "during", "for", "through", "on", "before", "after", "mid"],
            ));
        if placed {
            return true;
        }
        if doubtful {
            return !starts
                && !self.is_capital(at - 1)
                && !self.is_capital(at + 1)
                && !self.is(at - 1, "'s")
                && !self.is(at - 1, "to");
        }
        let named = self.is_capital(at + 1) && self.class(at + 1) == Class::None && !starts;
        // "Miss June", "Sister April"
        !named && (starts || !self.is_capital(at - 1) || self.class(at - 1) != Class::None)
    }

    /// "5 January", "5th of January 2022", "11-31 July".
    fn day_first(&self, at: usize) -> Option<When> {
        let mut end = at + 1;
        let first = self.day(at)?;
        let mut last = first;
        if matches!(self.class(end), Class::Dash | Class::To | Class::And)
            && let Some(second) = self.day(end + 1)
            && second > first
        {
            last = second;
            end += 2;
        }
        let month_at = if self.class(end) == Class::Of { end + 1 } else { self.past_hyphen(end) };
        if self.class(month_at) != Class::Month {
            return None;
        }
        let month = u32::from(self.value(month_at));
        let (end, year) = match self.year_behind(month_at + 1) {
            Some((end, year)) => (end, Some(year)),
            None => (month_at + 1, None),
        };
        Some(When::date(end, self.days(at, year, month, first, last)))
    }

    /// "Monday", "Monday, Feb. 7", "Monday the 7th", "Monday morning".
    pub(crate) fn weekday(&self, at: usize) -> Option<When> {
        let weekday = i32::from(self.value(at));
        let next = at + 1;
        let short = self.word(at).trim_end_matches('.').len() <= 5 && !self.is_any(at, &["monday", "friday", "sunday"]);
        let date_at = if self.word(next) == "," { next + 1 } else { next };
        let date = match self.class(date_at) {
            Class::Month => self.month_first(date_at).filter(|date| date.end > date_at + 1),
            Class::Figure => self.day_first(date_at),
            Class::The if self.day(date_at + 1).is_some() => self.day_first(date_at + 1).or(Some(When::date(date_at + 2, None))),
            _ => None,
        };
        if let Some(date) = date {
            return Some(date);
        }
        if short && !self.word(at).ends_with('.') && !matches!(self.word(next), "," | "") {
            // "Sun" and "Sat" are words of their own.
            return None;
        }
        if self.is_any(next, &["times", "mirror", "telegraph", "express", "mail", "herald", "post", "tribune", "star"])
            && self.is_capital(next)
        {
            return None;
        }
        let moment = self.weekday_told(at, weekday);
        if self.class(next) == Class::DayPart && !self.is_capital(next) {
            let end = if matches!(self.class(next + 1), Class::And) && self.class(next + 2) == Class::DayPart {
                next + 3
            } else {
                next + 1
            };
            return Some(When { time: true, ..When::date(end, moment) });
        }
        Some(When::date(next, moment))
    }

    /// "summer", "the summer", "summer 2020": alone only where it is a time and not a verb or a water.
    pub(crate) fn season(&self, at: usize, the: bool) -> Option<When> {
        let season = u32::from(self.value(at));
        if let Some(year) = self.year(at + 1) {
            return Some(When::date(at + 2, Some(Moment::Season(year, season))));
        }
        let placed = at > self.start
            && (self.is_any(at - 1, &["in", "since", "by", "until", "during", "early", "late", "mid", "of"])
                || self.after_hyphen(at));
        let water = self.is_any(at, &["spring", "fall"]);
        let of = self.class(at + 1) == Class::Of && (self.year(at + 2).is_some() || self.class(at + 2) == Class::Relative);
        let alone = !self.is_capital(at + 1) && !self.is_capital(at) || of;
        let fits = if water { of || placed && !the && self.is(at, "spring") } else { the || placed };
        let part = self.class(at + 1) == Class::DayPart;
        (alone && (fits || part)).then(|| When { time: part, ..When::part(at + 1 + usize::from(part), None) })
    }

    /// "Christmas", "Easter Sunday 2020".
    pub(crate) fn holiday(&self, at: usize) -> Option<When> {
        let next = at + 1;
        let mut end = next;
        if self.is_any(next, &["day", "eve", "sunday", "monday", "week", "weekend"]) {
            end += 1;
        } else if self.is_capital(next) && at > self.start {
            // "Christmas Island", "Easter Road"
            return None;
        }
        if let Some(year) = self.year(end) {
            let moment = (self.is(at, "christmas") && end == next).then(|| Day::new(year, 12, 25).map(Moment::Day)).flatten();
            return Some(When::date(end + 1, moment));
        }
        Some(When::date(end, None))
    }

    /// "2022", "the 1980s", "2022-02-07", "5 January", "10:30", "1989-90", "the 1990 model year".
    pub(crate) fn dated_figure(&self, at: usize, the: bool) -> Option<When> {
        match self.figure(at)? {
            Figure::Date(year, month, day) => Some(When::date(at + 1, Day::new(year, month, day).map(Moment::Day))),
            Figure::Years(first, last) => Some(When::date(at + 1, Some(Moment::Years(first, last)))),
            Figure::Decade(decade) => self.decade(at, decade),
            Figure::Clock { .. } => self.clock(at),
            Figure::Ordinal(_) => self.day_first(at).or_else(|| self.day_alone(at, the)),
            Figure::Plain(plain) => {
                if let Some(date) = self.day_first(at) {
                    return Some(date);
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
            1000.. => Some(Moment::Years(
                decade,
                decade + if decade % 100 == 0 && !self.is_capital(at + 1) && decade < 1900 { 99 } else { 9 },
            )),
            // "his 30s", "in her early 50s"
            _ if (self.start..at).rev().take(3).any(|before| self.is_any(before, &["his", "her", "their", "my", "our"])) => None,
            20..=90 => Some(Moment::Years(1900 + decade, 1909 + decade)),
            _ => None,
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
                return Some(When::date(next + 2, Some(Moment::Years(year, last))));
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
        ) || self.is_any(next, COUNTED)
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
        let placed = self.is_any(before, BEFORE_YEAR);
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
