//! Periods told by their place in an order or only pointed at: "the third quarter", "the year".

use super::calendar::Day;
use super::figure::Figure;
use super::lexeme::Class;
use super::moment::{Moment, Unit};
use super::numeral::Kind;
use super::reader::Reader;
use super::when::{Sort, When};

/// What a company reports by half-years: "first-half profit" is a date, "a second-half goal" is none.
const BUSINESS: &str = "profit profits earnings results sales net loss losses revenue revenues income pretax pre-tax growth figures \
    operating report forecast guidance dividend turnover output demand gdp";

/// What is chosen once a year: "player of the year".
const CHOSEN: &str = "player team album film song book man woman person manager sportsman sportswoman teacher word car footballer \
    athlete personality goal star artist coach rookie driver club game show author chef company newcomer";

impl Reader<'_> {
    /// "the year", "the day", "year-end", "the year 2000", "the year-earlier quarter".
    pub(crate) fn pointed(&self, at: usize, the: bool) -> Option<When> {
        let (unit, plural) = self.unit(at)?;
        let next = at + 1;
        if plural {
            // "over the years", "in the months following", "in the days ahead"
            let placed = the
                && unit >= Unit::Day
                && self.is_any(at.wrapping_sub(2), &["over", "in", "through", "during", "within", "for"]);
            let ahead = self.is_any(next, &["ahead", "since"]);
            return (placed && !self.hyphen(next))
                .then(|| When { sort: Sort::Unit, ..When::date(next + usize::from(ahead), None) });
        }
        // "by year end", "the year's end"
        if matches!(unit, Unit::Year | Unit::Month | Unit::Quarter) && self.is(next + self.possessive(next), "end") {
            return Some(When::date(next + self.possessive(next) + 1, None));
        }
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
                let part = match self.class(after + 1) {
                    Class::Ordinal => self.ordinal_period(after + 1, true).map(|part| part.end),
                    Class::Small => {
                        let number = self.number(after + 1).map_or(after + 1, |number| number.end);
                        self.unit(number).map(|_| number + 1)
                    }
                    _ => None,
                };
                let end = match part {
                    Some(end) => end,
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
        let chosen = self.class(at.wrapping_sub(2)) == Class::Of
            && (self.among(at.wrapping_sub(3), CHOSEN) || self.is_capital(at.wrapping_sub(3)));
        // "At the end of the day" was refused as a whole.
        if unit == Unit::Day && self.is(at.wrapping_sub(3), "end") {
            return None;
        }
        if chosen && matches!(unit, Unit::Year | Unit::Month | Unit::Week | Unit::Decade | Unit::Century) {
            return None;
        }
        // "the day after tomorrow", "the day before yesterday"
        if unit == Unit::Day && self.is_any(next, &["after", "before"]) && self.class(next + 1) == Class::Deictic {
            let direction = if self.is(next, "after") { 1 } else { -1 };
            let moment = self.article.map(|article| Moment::Day(article.plus(i32::from(self.value(next + 1)) - 1 + direction)));
            return Some(When::date(next + 2, moment));
        }
        let before = self.class(next) == Class::Compared
            || self.is(next, "before") && !self.is_lower(next + 1) && !self.is_capital(next + 1);
        Some(When { sort: Sort::Unit, ..When::date(next + usize::from(before), None) })
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
            let told = self.hyphen(at + 1) && self.among(next + 1, BUSINESS)
                || self.class(next + 1) == Class::Of && self.joined_year(next + 2);
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
            Unit::Hour | Unit::Day | Unit::Week | Unit::Month | Unit::Year | Unit::Decade if plural && the && rank == 1.0 => {
                Some(When { time: unit.is_time(), ..When::part(end, None) })
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
    pub(crate) fn joined_year(&self, at: usize) -> bool {
        self.year(at).is_some()
            || matches!(self.class(at), Class::Fiscal)
            || self.unit(at + 1).is_some_and(|(unit, _)| unit >= Unit::Month)
            || self.class(at) == Class::Month
    }
}
