//! Times told from the article's date or from another time, and how they resolve.

use super::calendar::Day;
use super::lexeme::{Class, relative};
use super::moment::{Moment, Unit};
use super::numeral::Kind;
use super::reader::Reader;
use super::when::{Sort, When};

impl Reader<'_> {
    /// "yesterday", "today", "tomorrow morning".
    pub(crate) fn deictic(&self, at: usize) -> Option<When> {
        // "the Today programme"
        if self.is_capital(at)
            && at > self.start
            && self.is_lower(at + 1)
            && (self.is(at - 1, "'s") || self.class(at - 1) == Class::The)
        {
            return None;
        }
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
        // "past Dec. 11" has a preposition, "the past March" has not.
        if kind == relative::PAST && !the && matches!(self.class(next), Class::Weekday | Class::Month | Class::Holiday) {
            return None;
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
            // "expected to last five weeks", "will last two days", "in this 2020 season", "that four days"
            let verb = kind == relative::LAST
                && !the
                && at > self.start
                && (self.class(at - 1) == Class::To
                    || self.is_any(at - 1, &["will", "would", "can", "could", "may", "might", "must", "should", "'ll", "n't"]));
            if verb || number.plain.is_some_and(|plain| plain.year().is_some()) || self.is_any(at, &["that", "current"]) {
                return None;
            }
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
        // "the last half of 1989"
        if self.is(next, "half") && self.class(next + 1) == Class::Of && self.joined_year(next + 2) {
            return Some(When::part(next + 1, None));
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
        if matches!(kind, relative::LATEST | relative::OTHER) && the && self.is(unit_at, "period") && self.is(at, "latest") {
            return Some(When::part(unit_at + 1, None));
        }
        let (unit, plural) = self.unit(unit_at)?;
        let mut end = unit_at + 1;
        // "recent weeks and months"
        if plural && self.class(end) == Class::And && self.class(end + 1) == Class::Units {
            end += 2;
        }
        let fits = match kind {
            relative::PAST => the || plural,
            relative::LATEST => unit > Unit::Night,
            relative::OTHER => the || matches!(self.class(at.wrapping_sub(1)), Class::Relative),
            relative::RECENT => plural || unit >= Unit::Quarter,
            relative::THAT => unit >= Unit::Night,
            _ => unit > Unit::Minute,
        };
        // "This Week" is a title.
        if !fits || self.is_capital(at) && self.is_capital(unit_at) && at > self.start {
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

    /// "last Tuesday", "every Sunday".
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

    /// "last May", "next March 5".
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
}
