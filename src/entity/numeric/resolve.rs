//! Which day, month or year is meant by a time told from the article's date.

use super::calendar::{Day, days_in, month_plus};
use super::lexeme::relative;
use super::moment::{Moment, Unit};
use super::reader::Reader;

/// Words that tell that what a sentence speaks of is still to come.
const TO_COME: &str = "will 'll shall must scheduled expected due plans planned set upcoming expires deadline won't begins starts \
    hopes intends next";

/// Words that tell that it is past.
const GONE: &str = "was were had did said told has have since came went took made won lost died rose fell left met held found gave sent saw began";

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
            if self.among(at, TO_COME) {
                Some(Tense::Future)
            } else if self.among(at, GONE) || word.len() > 4 && word.ends_with("ed") {
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

    /// The season of "last summer".
    pub(crate) fn relative_season(&self, kind: u8, season: u32) -> Option<Moment> {
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

    /// The unit `count` after the article's.
    pub(crate) fn told(&self, unit: Unit, count: i32) -> Option<Moment> {
        Moment::shifted(self.article?, unit, count)
    }
}
