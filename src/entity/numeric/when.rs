//! Expressions of time as a whole: simple ones with what stands before and behind them.

use super::Found;
use super::figure::Figure;
use super::lexeme::{Class, relative};
use super::moment::{Moment, Unit};
use super::reader::Reader;
use crate::entity::{Label, Value};

/// A time expression that ends before token `end`.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct When {
    pub(crate) end: usize,
    /// Whether it is shorter than a day.
    pub(crate) time: bool,
    pub(crate) moment: Option<Moment>,
    pub(crate) sort: Sort,
}

/// What a time expression can be joined with.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Sort {
    /// A day, month, year or other place in the calendar.
    Point,
    /// A part of a year or month that may be followed by "of 1990": a season, "the third quarter".
    Part,
    /// A unit that was only pointed at: "the year".
    Unit,
    /// A length of time, or a repeated one.
    Other,
}

impl When {
    pub(crate) fn date(end: usize, moment: Option<Moment>) -> When {
        When { end, time: false, moment, sort: Sort::Point }
    }

    pub(crate) fn part(end: usize, moment: Option<Moment>) -> When {
        When { sort: Sort::Part, ..When::date(end, moment) }
    }

    pub(crate) fn found(self, start: usize) -> Found {
        let label = if self.time { Label::Time } else { Label::Date };
        let score = if self.sort == Sort::Unit { 0.75 } else { 0.95 };
        let value = self.moment.map(|moment| Value::Iso(moment.iso()));
        Found { score, ..Found::new(start, self.end, label, value) }
    }
}

/// How deep expressions are read into each other: "early in the first half of the last week of May".
const DEPTH: u8 = 4;

impl Reader<'_> {
    /// The time expression at `at`.
    pub(crate) fn when(&self, at: usize) -> Option<When> {
        self.stretch(at).or_else(|| self.joined(at, DEPTH))
    }

    /// "between 2010 and 2014", "from January to October".
    fn stretch(&self, at: usize) -> Option<When> {
        let between = match self.class(at) {
            Class::Between => true,
            Class::From => false,
            _ => return None,
        };
        let first = self.joined(at + 1, DEPTH).filter(|first| first.sort == Sort::Point || first.time)?;
        let joint = match self.class(first.end) {
            Class::And => between,
            Class::To => !between,
            _ => false,
        };
        if !joint {
            return None;
        }
        let second = self.joined(first.end + 1, DEPTH).filter(|second| second.time == first.time && second.sort == first.sort)?;
        let moment = match (&first.moment, &second.moment) {
            (Some(start), Some(end)) => start.to(end),
            _ => None,
        };
        Some(When { moment, ..second })
    }

    fn joined(&self, at: usize, depth: u8) -> Option<When> {
        let depth = depth.checked_sub(1)?;
        let first = self.edge(at, depth).or_else(|| self.part(at, depth)).or_else(|| self.simple(at))?;
        Some(self.behind(at, first, depth))
    }

    /// "early Monday", "mid-1990s", "late last year", "earlier this week", "the late 1970s".
    fn edge(&self, at: usize, depth: u8) -> Option<When> {
        let edge = if self.class(at) == Class::The { at + 1 } else { at };
        match self.class(edge) {
            Class::Edge => {
                let inner_at = self.past_hyphen(edge + 1);
                // "early in the morning", "late in 1990"
                let spoken = self.is_any(inner_at, &["in", "on"]) && self.class(edge) == Class::Edge && at == edge;
                let inner_at = inner_at + usize::from(spoken);
                if self.class(inner_at) == Class::DayPart {
                    return Some(When { time: true, ..When::date(inner_at + 1, None) });
                }
                let inner = self.joined(inner_at, depth)?;
                (matches!(inner.sort, Sort::Point | Sort::Part) || inner.time).then_some(inner)
            }
            Class::Compared if at == edge => {
                let inner_at = edge + 1 + usize::from(self.is_any(edge + 1, &["in", "on"]));
                let pointed = match self.class(inner_at) {
                    Class::Relative => matches!(self.value(inner_at), relative::THIS | relative::LAST | relative::THAT),
                    Class::The => inner_at > edge + 1,
                    Class::Deictic | Class::Weekday => inner_at == edge + 1,
                    _ => false,
                };
                if pointed { self.joined(inner_at, depth) } else { None }
            }
            _ => None,
        }
    }

    /// "the end of January", "the early part of this century", "end-March", "the first half of 2022".
    fn part(&self, at: usize, depth: u8) -> Option<When> {
        let mut part = if self.class(at) == Class::The { at + 1 } else { at };
        let the = part > at;
        if matches!(self.class(part), Class::Edge | Class::Compared) || self.is_any(part, &["latter", "better", "very", "first"])
        {
            part += 1;
        }
        if self.class(part) != Class::Part {
            return None;
        }
        if self.hyphen(part + 1) && self.class(part + 2) == Class::Month {
            return self.joined(part + 2, depth);
        }
        if self.class(part + 1) != Class::Of || !the && !self.is(part, "end") {
            return None;
        }
        let inner = self.joined(part + 2, depth)?;
        // "At the end of the day" says what counts, not when.
        let before = part.wrapping_sub(if self.class(part.wrapping_sub(1)) == Class::The { 2 } else { 1 });
        if self.is(inner.end - 1, "day") && inner.sort == Sort::Unit && self.is(before, "at") && self.is(part, "end") {
            return None;
        }
        (inner.sort != Sort::Other).then_some(When { sort: Sort::Point, ..inner })
    }

    /// What goes on behind a time expression: "of 1990", "last year", "'s third quarter", "or so".
    fn behind(&self, at: usize, first: When, depth: u8) -> When {
        let end = first.end;
        let inner = |at: usize| self.joined(at, depth);
        // "the summer of 2020", "the first half of the year", "the week of Feb. 7"
        if self.class(end) == Class::Of && first.sort != Sort::Other && !first.time
            || self.class(end) == Class::Of && self.is(end - 1, "night")
        {
            if let Some(whole) = inner(end + 1)
                && matches!(whole.sort, Sort::Point | Sort::Unit | Sort::Part)
                && !whole.time
            {
                let moment = self.part_of(at, end, &first, &whole);
                return When { end: whole.end, moment, ..first };
            }
            return first;
        }
        // "July last year", "the fourth quarter this year", "October 1990" is read elsewhere.
        if self.class(end) == Class::Relative
            && self.value(end) <= relative::THIS
            && self.unit(end + 1) == Some((Unit::Year, false))
            && (first.sort == Sort::Part || self.class(end - 1) == Class::Month)
            && let Some(whole) = inner(end)
        {
            let moment = self.part_of(at, end, &first, &whole);
            return When { end: whole.end, moment, ..first };
        }
        // "last year's third quarter", "this year's first nine months"
        let owned = end + self.possessive(end);
        if owned > end
            && first.sort == Sort::Point
            && (matches!(self.class(owned), Class::Ordinal | Class::Fiscal | Class::Season) || self.is(owned, "quarter"))
            && let Some(part) = self.simple(owned).or_else(|| self.is(owned, "quarter").then(|| When::part(owned + 1, None)))
        {
            let moment = self.part_of(owned, part.end, &part, &first);
            return When { end: part.end, moment, ..part };
        }
        // "Monday to Friday", "9 a.m. to 5 p.m.", "June-August"
        if matches!(self.class(end), Class::To | Class::Dash)
            && (first.sort == Sort::Point)
            && self.can_begin_stretch(at)
            && let Some(last) = self.simple(end + 1)
            && last.sort == Sort::Point
            && last.time == first.time
            && self.alike(at, end + 1, first.time)
        {
            let moment = match (&first.moment, &last.moment) {
                (Some(start), Some(end)) => start.to(end),
                _ => None,
            };
            return When { moment, ..last };
        }
        When { end: self.or_more(end), ..first }
    }

    /// Whether a stretch "X to Y" may begin at `at`: not behind "from", which has its own form.
    fn can_begin_stretch(&self, at: usize) -> bool {
        at == self.start || self.class(at - 1) != Class::From
    }

    /// Whether the first tokens of two expressions are of a kind: two weekdays, two months, two clocks.
    fn alike(&self, first: usize, second: usize, time: bool) -> bool {
        time || self.class(first) == self.class(second) && matches!(self.class(second), Class::Weekday | Class::Month)
    }

    /// The moment of a part (a quarter, a season, a month at `at..end`) of a whole.
    fn part_of(&self, at: usize, end: usize, part: &When, whole: &When) -> Option<Moment> {
        let whole = whole.moment.as_ref()?;
        let Moment::Year(year) = *whole else {
            // "the end of next week" and the like keep the whole.
            return if part.sort == Sort::Point { part.moment.clone() } else { None };
        };
        let mut at = at;
        while at < end && !matches!(self.class(at), Class::Ordinal | Class::Season | Class::Month | Class::Figure) {
            at += 1;
        }
        match self.class(at) {
            Class::Month => Some(Moment::Month(year, u32::from(self.value(at)))),
            Class::Season => Some(Moment::Season(year, u32::from(self.value(at)))),
            // "the first nine months of 2021"
            Class::Ordinal if self.value(at) == 1 && self.is(end - 1, "months") => {
                let months = self.number(at + 1)?.value().filter(|months| (1.0..=12.0).contains(months))?;
                Some(Moment::Written(format!("{year:04}-01/{year:04}-{months:02}")))
            }
            Class::Ordinal => {
                let of = self.past_hyphen(at + 1);
                let parts = if self.is(of, "quarter") {
                    4
                } else if self.is(of, "half") {
                    2
                } else {
                    0
                };
                Moment::part_of_year(year, u32::from(self.value(at)), parts)
            }
            _ => None,
        }
    }

    /// The time expression at `at` that has no other inside.
    pub(crate) fn simple(&self, at: usize) -> Option<When> {
        let the = self.class(at) == Class::The;
        let core = at + usize::from(the);
        match self.class(core) {
            Class::Month | Class::Weekday | Class::Weekdays | Class::Deictic | Class::Tonight | Class::Noon if the => None,
            Class::Month => self.month_first(core),
            Class::Weekday => self.weekday(core),
            Class::Weekdays => Some(When { sort: Sort::Other, ..When::date(core + 1, None) }),
            Class::Deictic => self.deictic(core),
            Class::Tonight => Some(When { time: true, ..When::date(core + 1, self.article.map(Moment::Day)) }),
            Class::Noon => self.clock(core),
            Class::DayPart => self.day_part(core, the),
            Class::Season => self.season(core, the),
            Class::Holiday => self.named_holiday(core).or_else(|| self.holiday(core)),
            Class::Relative => self.relative(core, the),
            Class::Ordinal => self.ordinal_period(core, the),
            Class::Fiscal => self.fiscal(core, the),
            Class::Unit | Class::Units if the || self.class(core) == Class::Unit => self.pointed(core, the),
            // "the 2022 election" has its article from the noun.
            Class::Figure if the && matches!(self.figure(core), Some(Figure::Plain(_) | Figure::Years(..))) => {
                self.dated_figure(core, the).filter(|when| !matches!(self.class(when.end - 1), Class::Figure | Class::Month))
            }
            Class::Figure => self.dated_figure(core, the).or_else(|| self.ordinal_period(core, the)),
            Class::Small if self.is(core + 1, "o'clock") => self.clock(core),
            Class::Small | Class::Tens => self.spelt_year(core),
            Class::HolidayWord => self.named_holiday(core),
            Class::QuarterCode => self.coded_quarter(core),
            Class::Decades => self.spelt_decade(core, the),
            _ => None,
        }
    }
}
