//! Places in the calendar: days, months, years, decades, seasons, quarters.

use super::calendar::Day;
use super::figure::Figure;
use super::lexeme::Class;
use super::moment::Moment;
use super::reader::Reader;
use super::when::When;

/// Nouns that a number like 2000 counts, so that it is no year.
pub(crate) const COUNTED: &str = "people troops soldiers workers employees men women children jobs homes houses shares students pupils \
    tourists visitors fans residents villagers refugees migrants protesters votes cases deaths patients \
    families households companies members units copies points times vehicles cars users customers calories \
    words dead civilians passengers others beds participants runners voters seats items objects police \
    officers prisoners inmates cattle";

impl Reader<'_> {
    /// The day of a month written at `at`.
    pub(crate) fn day(&self, at: usize) -> Option<u32> {
        let day = match (self.class(at), self.figure(at)) {
            (Class::Ordinal, _) => f64::from(self.value(at)),
            (_, Some(Figure::Plain(plain))) if plain.bare && plain.digits <= 2 => plain.value,
            (_, Some(Figure::Ordinal(value))) => value,
            _ => return None,
        };
        (1.0..=31.0).contains(&day).then_some(day as u32)
    }

    /// The year behind a day or month that ends before `at`, and where it ends.
    fn year_behind(&self, at: usize) -> Option<(usize, i32)> {
        let year_at = if self.word(at) == "," { at + 1 } else { at };
        let year = self.year(year_at).filter(|year| (1000..2200).contains(year))?;
        // "on March 5, 2000 people came"
        (year_at == at || !self.among(year_at + 1, COUNTED)).then_some((year_at + 1, year))
    }

    /// "January", "Jan. 5", "January 5, 2022", "April 2019", "July 30-31".
    pub(crate) fn month_first(&self, at: usize) -> Option<When> {
        let month = u32::from(self.value(at));
        let next = self.past_hyphen(at + 1);
        if let Some(day) = self.day(next)
            && (self.class(next) == Class::Figure || self.class(at + 2) != Class::Unit)
            && !matches!(self.class(next + 1), Class::PercentSign | Class::Percent | Class::Meridiem | Class::Scale)
        {
            let mut end = next + 1;
            let mut last = day;
            let joint = matches!(self.class(end), Class::Dash | Class::To | Class::And) || self.is(end, "through");
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
        // "January nineteen ninety-seven", "the September quarter"
        if let Some(year) = self.spelt_year(at + 1) {
            let moment = match year.moment {
                Some(Moment::Year(year)) => Some(Moment::Month(year, month)),
                _ => None,
            };
            return Some(When { moment, ..year });
        }
        if self.is(at + 1, "quarter") {
            return Some(When::part(at + 2, None));
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
        // "by August Marsh", "of May Stores"
        let name = doubtful || matches!(self.word(at), "April" | "June");
        let loose = !starts && self.is_any(at - 1, &["by", "of", "to", "and", "for", "from", "on", "before", "after"]);
        if name && loose && self.is_capital(at + 1) && self.class(at + 1) == Class::None {
            return false;
        }
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
        let named = name && self.is_capital(at + 1) && self.class(at + 1) == Class::None;
        // "Miss June", "Sister April"
        !(named || name && self.follows_name(at))
    }

    /// "5 January", "5th of January 2022", "11-31 July".
    pub(crate) fn day_first(&self, at: usize) -> Option<When> {
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
            Class::The if self.class(date_at + 1) == Class::Figure && self.day(date_at + 1).is_some() => {
                self.day_first(date_at + 1).or(Some(When::date(date_at + 2, None)))
            }
            _ => None,
        };
        if let Some(date) = date {
            return Some(date);
        }
        if short && !self.word(at).ends_with('.') {
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
        let in_the = the && self.is_any(at.wrapping_sub(2), &["in", "by", "during", "until", "since"]);
        let fits =
            if water { of || in_the || placed && !the && self.is(at, "spring") } else { the || placed || self.is_lower(at) };
        // "the winter months"
        if (alone || the) && self.is(at + 1, "months") && self.is_lower(at) {
            return Some(When::part(at + 2, None));
        }
        let part = self.class(at + 1) == Class::DayPart;
        (alone && (fits || part)).then(|| When { time: part, ..When::part(at + 1 + usize::from(part), None) })
    }

    /// Whether a capitalised word that is no part of a time stands right before `at`, inside the sentence.
    pub(crate) fn follows_name(&self, at: usize) -> bool {
        at > self.start + 1 && self.is_capital(at - 1) && self.class(at - 1) == Class::None
    }

    /// "Christmas", "Easter Sunday 2020".
    pub(crate) fn holiday(&self, at: usize) -> Option<When> {
        let next = at + 1;
        let mut end = next;
        // "Xavier Eid"
        if self.follows_name(at) {
            return None;
        }
        if self.is_any(next, &["day", "eve", "sunday", "monday", "week", "weekend"]) {
            end += 1;
        } else if self.is_capital(next) && at > self.start {
            // "Christmas Island", "Easter Road"
            return None;
        }
        let date = match self.word(at).to_ascii_lowercase().as_str() {
            "christmas" => Some((12, 25)),
            "halloween" => Some((10, 31)),
            "juneteenth" => Some((6, 19)),
            _ => None,
        };
        let told = self.year(end);
        let date = date.filter(|_| end == next);
        let day = date.and_then(|(month, day)| Day::new(told.or_else(|| self.year_of_day(at, month, day))?, month, day));
        Some(When::date(end + usize::from(told.is_some()), day.map(Moment::Day)))
    }
}
