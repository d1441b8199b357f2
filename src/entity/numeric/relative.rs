//! Times told from the article's date or from another time, and how they resolve.

use super::calendar::{Day, days_in, month_plus};
use super::figure::Figure;
use super::lexeme::{Class, relative};
use super::moment::{Moment, Unit};
use super::numeral::Kind;
use super::reader::Reader;
use super::when::{Sort, When};

/// Words that tell that what a sentence speaks of is still to come.
const TO_COME: &[&str] = &[
    "will",
    "'ll",
    "shall",
    "scheduled",
    "expected",
    "due",
    "plans",
    "planned",
    "set",
    "until",
    "by",
    "upcoming",
    "expires",
    "deadline",
    "won't",
    "begins",
    "starts",
    "hopes",
    "intends",
    "next",
];

/// Words that tell that it is past.
const GONE: &[&str] = &[
    "was", "were", "had", "did", "said", "told", "has", "have", "since", "came", "went", "took", "made", "won", "lost", "died",
    "rose", "fell",
];

/// Whether a sentence speaks of the past or of what is to come.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Tense {
    Past,
    Future,
    Unknown,
}

impl Reader<'_> {
    /// The tense of the nearest verb before the time at `at`, else of the next one behind it.
    fn tense(&self, at: usize) -> Tense {
        let cue = |at: usize| {
            let word = self.word(at);
            if TO_COME.iter().any(|cue| word.eq_ignore_ascii_case(cue)) {
                Some(Tense::Future)
            } else if GONE.iter().any(|cue| word.eq_ignore_ascii_case(cue)) || word.len() > 4 && word.ends_with("ed") {
                Some(Tense::Past)
            } else {
                None
            }
        };
        let before = (self.start..at).rev().take(12).find_map(cue);
        before.or_else(|| (at + 1..self.end).take(12).find_map(cue)).unwrap_or(Tense::Unknown)
    }

    /// The day meant by a bare weekday: the latest one up to the article's day, or the next one from it on in a sentence about the future.
    pub(crate) fn weekday_told(&self, at: usize, weekday: i32) -> Option<Moment> {
        let article = self.article?;
        let day = match self.tense(at) {
            Tense::Future => article.plus((weekday - article.weekday()).rem_euclid(7)),
            Tense::Past | Tense::Unknown => article.plus(-(article.weekday() - weekday).rem_euclid(7)),
        };
        Some(Moment::Day(day))
    }

    /// The month meant by a bare month name.
    pub(crate) fn month_told(&self, at: usize, month: u32) -> Option<Moment> {
        let (year, current) = self.article?.month();
        let year = match self.tense(at) {
            Tense::Future => year + i32::from(month < current),
            Tense::Past => year - i32::from(month > current),
            // The nearer one.
            Tense::Unknown if month > current + 6 => year - 1,
            Tense::Unknown if month + 6 < current => year + 1,
            Tense::Unknown => year,
        };
        Some(Moment::Month(year, month))
    }

    /// The year meant by a day of a month.
    pub(crate) fn year_of_day(&self, at: usize, month: u32, day: u32) -> Option<i32> {
        let article = self.article?;
        let year = article.year();
        let distance = |year: i32| Day::new(year, month, day.min(days_in(year, month))).map(|day| (day, year));
        let years = [year - 1, year, year + 1].into_iter().filter_map(distance);
        let tense = self.tense(at);
        years
            .filter(|(day, _)| match tense {
                Tense::Past => *day <= article,
                Tense::Future => *day >= article,
                Tense::Unknown => true,
            })
            .min_by_key(|(day, _)| {
                let (earlier, later) = if *day < article { (*day, article) } else { (article, *day) };
                (0..400).find(|days| earlier.plus(*days) >= later).unwrap_or(400)
            })
            .map(|(_, year)| year)
    }

    /// "yesterday", "today", "tomorrow morning".
    pub(crate) fn deictic(&self, at: usize) -> Option<When> {
        let day = self.article.map(|article| Moment::Day(article.plus(i32::from(self.value(at)) - 1)));
        if self.class(at + 1) == Class::DayPart {
            return Some(When { time: true, ..When::date(at + 2, day) });
        }
        Some(When::date(at + 1, day))
    }

    /// "the morning", "overnight": a part of a day that is not told.
    pub(crate) fn day_part(&self, at: usize, the: bool) -> Option<When> {
        let before = self.word(at.wrapping_sub(1));
        let placed = the && at > self.start + 1 && self.is_any(at - 2, &["in", "during", "of", "through", "for", "into"])
            || matches!(before, "at" | "by" | "before" | "until") && !self.is(at, "overnight");
        let named = self.is_capital(at + 1) || self.hyphen(at + 1);
        (placed && !named).then(|| When { time: true, sort: Sort::Unit, ..When::date(at + 1, None) })
    }

    /// "last year", "next Tuesday", "the past three weeks", "this morning", "each month", "that day".
    pub(crate) fn relative(&self, at: usize, the: bool) -> Option<When> {
        let kind = self.value(at);
        let mut next = self.past_hyphen(at + 1);
        // "this past weekend", "this coming Friday"
        let mut kind = kind;
        if kind == relative::THIS && self.class(next) == Class::Relative && self.value(next) >= relative::PAST {
            kind = if self.value(next) == relative::PAST { relative::LAST } else { self.value(next) };
            next += 1;
        }
        match self.class(next) {
            Class::Weekday if kind != relative::RECENT => return self.relative_weekday(next, kind),
            Class::Month if !matches!(kind, relative::THAT | relative::RECENT) => return self.relative_month(next, kind),
            Class::Season => {
                let season = u32::from(self.value(next));
                let part = usize::from(self.class(next + 1) == Class::DayPart);
                return Some(When { time: part > 0, ..When::part(next + 1 + part, self.relative_season(kind, season)) });
            }
            Class::Holiday => return self.holiday(next).map(|holiday| When { moment: None, ..holiday }),
            Class::DayPart => {
                let days = match kind {
                    relative::LAST => -1,
                    _ => 0,
                };
                let told = matches!(kind, relative::LAST | relative::THIS);
                let moment = self.article.filter(|_| told).map(|article| Moment::Day(article.plus(days)));
                return Some(When { time: true, ..When::date(next + 1, moment) });
            }
            Class::Deictic => return None,
            _ => {}
        }
        // "the next few days", "the past 20 months", "the last couple of years"
        if let Some(number) = self.numeral(next).filter(|number| matches!(number.kind, Kind::Cardinal | Kind::Vague)) {
            let unit_at = self.past_hyphen(number.end);
            let unit_at = if self.class(unit_at) == Class::Of || self.is_any(unit_at, &["full", "fiscal", "consecutive", "or"]) {
                unit_at + 1
            } else {
                unit_at
            };
            let (unit, _) = self.unit(unit_at)?;
            let moment = number.value().and_then(|count| unit.duration(count));
            return Some(When { time: unit.is_time(), sort: Sort::Other, ..When::date(unit_at + 1, moment) });
        }
        if self.is(next, "half") || self.is(next, "quarter") && self.hyphen(next + 1) {
            let (unit, _) = self.unit(self.past_hyphen(next + 1))?;
            return Some(When { time: unit.is_time(), sort: Sort::Other, ..When::date(self.past_hyphen(next + 1) + 1, None) });
        }
        let unit_at = if matches!(self.class(next), Class::Fiscal) || self.is_any(next, &["full"]) {
            self.past_hyphen(next + 1)
        } else {
            next
        };
        let (unit, plural) = self.unit(unit_at)?;
        let end = unit_at + 1;
        let fits = match kind {
            relative::PAST => the || plural,
            relative::OTHER => the || matches!(self.class(at.wrapping_sub(1)), Class::Relative),
            relative::RECENT => plural,
            relative::THAT => unit >= Unit::Night,
            _ => !(unit == Unit::Second || unit == Unit::Minute) || kind == relative::LAST,
        };
        if !fits || self.is_any(end, &["'s"]) && self.is_capital(end + 1) && self.is_capital(unit_at) {
            return None;
        }
        let fiscal = unit_at > next;
        let moment = match kind {
            relative::LAST if !plural => self.told(unit, -1),
            relative::NEXT | relative::COMING if !plural => self.told(unit, 1),
            relative::THIS if !plural => self.told(unit, 0),
            relative::PAST if !plural => unit.duration(1.0),
            relative::EACH => match unit.duration(1.0) {
                Some(Moment::Written(duration)) => Some(Moment::Written(format!("R/{duration}"))),
                _ => None,
            },
            _ => None,
        };
        let sort = if kind == relative::EACH || plural { Sort::Other } else { Sort::Point };
        let moment = if fiscal && unit == Unit::Quarter { None } else { moment };
        // "last week's", "this year and next"
        Some(When { time: unit.is_time(), sort, ..When::date(end, moment) })
    }

    /// The unit `count` after the article's.
    fn told(&self, unit: Unit, count: i32) -> Option<Moment> {
        Moment::shifted(self.article?, unit, count)
    }

    fn relative_weekday(&self, at: usize, kind: u8) -> Option<When> {
        let weekday = i32::from(self.value(at));
        let day = self.article.and_then(|article| match kind {
            relative::LAST | relative::PAST => Some(article.plus(-1 - (article.weekday() - weekday - 1).rem_euclid(7))),
            relative::NEXT | relative::COMING => Some(article.plus(1 + (weekday - article.weekday() - 1).rem_euclid(7))),
            relative::THIS => Some(article.monday().plus(weekday)),
            _ => None,
        });
        let simple = self.weekday(at)?;
        let sort = if kind == relative::EACH { Sort::Other } else { Sort::Point };
        // A date behind the weekday tells more than the words before it.
        let moment = if simple.end > at + 1 && !simple.time { simple.moment } else { day.map(Moment::Day) };
        Some(When { moment, sort, ..simple })
    }

    fn relative_month(&self, at: usize, kind: u8) -> Option<When> {
        let date = self.month_first(at)?;
        let month = u32::from(self.value(at));
        let moment = self.article.and_then(|article| {
            let (year, current) = article.month();
            let year = match kind {
                relative::LAST | relative::PAST => year - i32::from(month >= current),
                relative::NEXT | relative::COMING => year + i32::from(month <= current),
                relative::THIS => year,
                _ => return None,
            };
            match date.moment {
                Some(Moment::Day(day)) => {
                    let (_, month, day) = day.date();
                    Day::new(year, month, day).map(Moment::Day)
                }
                Some(Moment::Month(..)) => Some(Moment::Month(year, month)),
                _ => None,
            }
        });
        Some(When { moment, ..date })
    }

    fn relative_season(&self, kind: u8, season: u32) -> Option<Moment> {
        let (year, month) = self.article?.month();
        // Seasons of the north: spring begins in March, winter in the year before its January.
        let current = (month + 9) % 12 / 3 + 1;
        let running = if month <= 2 { year - 1 } else { year };
        let year = match kind {
            relative::LAST | relative::PAST => running - i32::from(season >= current),
            relative::NEXT | relative::COMING => running + i32::from(season <= current),
            relative::THIS => running + i32::from(season < current && month <= 2),
            _ => return None,
        };
        Some(Moment::Season(year, season))
    }

    /// "the year", "the day", "year-end", "the year 2000", "the year-earlier quarter".
    pub(crate) fn pointed(&self, at: usize, the: bool) -> Option<When> {
        let (unit, _) = self.unit(at)?;
        let next = at + 1;
        if unit == Unit::Year {
            if let Some(year) = self.year(next) {
                return Some(When::date(next + 1, Some(Moment::Year(year))));
            }
            if let Some(number) = self.number(next).filter(|_| matches!(self.class(next), Class::Small | Class::Tens)) {
                let year = number.low as i32;
                if (1000..2200).contains(&year) {
                    return Some(When::date(number.end, Some(Moment::Year(year))));
                }
            }
        }
        if self.hyphen(next) {
            let after = next + 1;
            if self.is(after, "end") {
                let year = self.year(after + 1);
                return Some(When::date(
                    after + 1 + usize::from(year.is_some()),
                    year.and_then(|year| Day::new(year, 12, 31).map(Moment::Day)),
                ));
            }
            if self.is_any(after, &["earlier", "ago"]) {
                let noun = self.is_any(
                    after + 1,
                    &["quarter", "period", "month", "week", "half", "third", "nine", "first", "second", "fourth"],
                );
                let end = match self.simple(after + 1) {
                    Some(part) if noun => part.end,
                    _ if self.is_any(after + 1, &["quarter", "period", "month", "half"]) => after + 2,
                    _ => after + 1,
                };
                return Some(When::part(end, None));
            }
            if self.is(after, "long") {
                return Some(When { time: unit.is_time(), sort: Sort::Other, ..When::date(after + 1, unit.duration(1.0)) });
            }
            return None;
        }
        let long = matches!(
            unit,
            Unit::Day | Unit::Week | Unit::Weekend | Unit::Month | Unit::Quarter | Unit::Year | Unit::Decade | Unit::Century
        );
        if !the || !long || self.is_capital(at) && at > self.start + 1 {
            return None;
        }
        // "the day after tomorrow", "the day before yesterday"
        if unit == Unit::Day && self.is_any(next, &["after", "before"]) && self.class(next + 1) == Class::Deictic {
            let direction = if self.is(next, "after") { 1 } else { -1 };
            let moment = self.article.map(|article| Moment::Day(article.plus(i32::from(self.value(next + 1)) - 1 + direction)));
            return Some(When::date(next + 2, moment));
        }
        let end = if self.is(next, "before") && !self.is_lower(next + 1) && !self.is_capital(next + 1) { next + 1 } else { next };
        Some(When { sort: Sort::Unit, ..When::date(end, None) })
    }

    /// "the third quarter", "the first nine months", "21st century", "first-half", "the fourth month in a row".
    pub(crate) fn ordinal_period(&self, at: usize, the: bool) -> Option<When> {
        let rank = match (self.class(at), self.figure(at)) {
            (Class::Ordinal, _) => f64::from(self.value(at)),
            (_, Some(Figure::Ordinal(rank))) => rank,
            _ => return None,
        };
        let mut next = self.past_hyphen(at + 1);
        if self.is(next, "fiscal") {
            next += 1;
        }
        if self.is(next, "half") {
            let told =
                self.hyphen(at + 1) && !self.hyphen(next + 1) || self.class(next + 1) == Class::Of && self.joined_year(next + 2);
            let told =
                told || self.year(next + 1).is_some() || self.class(next + 1) == Class::Relative && self.is(next + 2, "year");
            return told.then(|| When::part(next + 1, None));
        }
        // "the first nine months", "the first few days"
        if self.class(at) == Class::Ordinal
            && self.value(at) == 1
            && let Some(number) = self.numeral(next).filter(|number| matches!(number.kind, Kind::Cardinal | Kind::Vague))
        {
            let unit_at = self.past_hyphen(number.end);
            let unit_at = unit_at + usize::from(self.is_any(unit_at, &["full", "fiscal"]));
            let (unit, _) = self.unit(unit_at)?;
            return Some(When {
                time: unit.is_time(),
                ..When::part(unit_at + 1, number.value().and_then(|count| unit.duration(count)))
            });
        }
        let (unit, plural) = self.unit(next)?;
        let end = next + 1;
        match unit {
            Unit::Quarter => {
                if let Some(year) = self.year(end) {
                    return Some(When::date(end + 1, Moment::part_of_year(year, rank as u32, 4)));
                }
                Some(When::part(end, None))
            }
            Unit::Century => {
                let first = (rank - 1.0) * 100.0 + 1.0;
                let moment = (1.0..9000.0).contains(&first).then_some(Moment::Years(first as i32, first as i32 + 99));
                Some(When::date(end, moment))
            }
            Unit::Day | Unit::Week | Unit::Month | Unit::Year | Unit::Decade
                if !plural && (the || self.hyphen(at + 1) || rank > 1.0) =>
            {
                let row = self.is(end, "in") && self.class(end + 1) == Class::A && self.is(end + 2, "row");
                Some(When::part(if row { end + 3 } else { end }, None))
            }
            _ => None,
        }
    }

    /// Whether a year, told in digits or pointed at, stands at `at`.
    fn joined_year(&self, at: usize) -> bool {
        self.year(at).is_some()
            || matches!(self.class(at), Class::Fiscal)
            || self.unit(at + 1).is_some_and(|(unit, _)| unit >= Unit::Month)
            || self.class(at) == Class::Month
    }

    /// The moment a duration before (`-1`) or after (`1`) the article's day, as fine as the duration's unit.
    pub(crate) fn moved(&self, unit: Unit, count: f64, direction: i32) -> Option<Moment> {
        let article = self.article?;
        if count.fract() != 0.0 || !(0.0..100_000.0).contains(&count) {
            return None;
        }
        let count = count as i32 * direction;
        match unit {
            Unit::Month => {
                let (year, month) = month_plus(article.month(), count);
                (year > 0).then_some(Moment::Month(year, month))
            }
            Unit::Decade => Moment::shifted(article, Unit::Year, count * 10),
            Unit::Century => Moment::shifted(article, Unit::Year, count * 100),
            _ => Moment::shifted(article, unit, count),
        }
    }
}
