//! What a date, a time or a period comes to, and how ISO 8601 writes it.

use super::calendar::{Day, month_plus};

/// A unit that time is counted in.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
#[repr(u8)]
pub(crate) enum Unit {
    Second,
    Minute,
    Hour,
    Night,
    Day,
    Weekend,
    Week,
    Fortnight,
    Month,
    Season,
    Quarter,
    Semester,
    Year,
    Decade,
    Century,
    Millennium,
}

impl Unit {
    const ALL: [Unit; 16] = [
        Unit::Second,
        Unit::Minute,
        Unit::Hour,
        Unit::Night,
        Unit::Day,
        Unit::Weekend,
        Unit::Week,
        Unit::Fortnight,
        Unit::Month,
        Unit::Season,
        Unit::Quarter,
        Unit::Semester,
        Unit::Year,
        Unit::Decade,
        Unit::Century,
        Unit::Millennium,
    ];

    pub(crate) fn at(index: u8) -> Unit {
        Unit::ALL[usize::from(index) % 16]
    }

    /// Whether it is shorter than a day.
    pub(crate) fn is_time(self) -> bool {
        self <= Unit::Night
    }

    /// The ISO 8601 duration of `count` of it: "P3W", "PT90M".
    pub(crate) fn duration(self, count: f64) -> Option<Moment> {
        let (prefix, factor, letter) = match self {
            Unit::Second => ("PT", 1.0, 'S'),
            Unit::Minute => ("PT", 1.0, 'M'),
            Unit::Hour => ("PT", 1.0, 'H'),
            Unit::Night | Unit::Day => ("P", 1.0, 'D'),
            Unit::Week => ("P", 1.0, 'W'),
            Unit::Fortnight => ("P", 2.0, 'W'),
            Unit::Month => ("P", 1.0, 'M'),
            Unit::Quarter => ("P", 3.0, 'M'),
            Unit::Year => ("P", 1.0, 'Y'),
            Unit::Decade => ("P", 10.0, 'Y'),
            Unit::Century => ("P", 100.0, 'Y'),
            Unit::Millennium => ("P", 1000.0, 'Y'),
            Unit::Weekend | Unit::Season | Unit::Semester => return None,
        };
        let amount = count * factor;
        // "half an hour" is 30 minutes.
        if self == Unit::Hour && amount.fract() != 0.0 && (amount * 60.0).fract() == 0.0 && amount < 24.0 {
            return Some(Moment::Written(format!("PT{}M", amount * 60.0)));
        }
        (amount.is_finite() && amount < 1e12).then(|| Moment::Written(format!("{prefix}{amount}{letter}")))
    }
}

/// A point or stretch of time that is known.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum Moment {
    Day(Day),
    /// The week of this Monday.
    Week(Day),
    Month(i32, u32),
    /// The three months of a quarter, 1 to 4.
    Quarter(i32, u32),
    /// A season of a year: 1 for spring to 4 for winter, in the level 1 of ISO 8601-2.
    Season(i32, u32),
    Year(i32),
    /// From the first to the last year.
    Years(i32, i32),
    /// Anything else, in its ISO form.
    Written(String),
}

impl Moment {
    /// The ISO 8601 form.
    pub(crate) fn iso(&self) -> String {
        match *self {
            Moment::Day(day) => {
                let (year, month, day) = day.date();
                format!("{year:04}-{month:02}-{day:02}")
            }
            Moment::Week(monday) => {
                let (year, week) = monday.week();
                format!("{year:04}-W{week:02}")
            }
            Moment::Month(year, month) => format!("{year:04}-{month:02}"),
            Moment::Quarter(year, quarter) => format!("{year:04}-{:02}/{year:04}-{:02}", quarter * 3 - 2, quarter * 3),
            Moment::Season(year, season) => format!("{year:04}-{}", 20 + season),
            Moment::Year(year) => format!("{year:04}"),
            Moment::Years(first, last) => format!("{first:04}/{last:04}"),
            Moment::Written(ref iso) => iso.clone(),
        }
    }

    /// The interval from the beginning of `self` to the end of `last`.
    pub(crate) fn to(&self, last: &Moment) -> Option<Moment> {
        let (first, last) = (self.iso(), last.iso());
        (!first.contains('/') && !last.contains('/') && !first.starts_with('P') && !last.starts_with('P'))
            .then(|| Moment::Written(format!("{first}/{last}")))
    }

    /// Part `part` of `parts` equal parts of a year: the first half, the third quarter.
    pub(crate) fn part_of_year(year: i32, part: u32, parts: u32) -> Option<Moment> {
        match (part, parts) {
            (1..=4, 4) => Some(Moment::Quarter(year, part)),
            (1..=2, 2) => Some(Moment::Written(format!("{year:04}-{:02}/{year:04}-{:02}", part * 6 - 5, part * 6))),
            _ => None,
        }
    }

    /// The unit that `count` units after `anchor` falls in; `count` is negative for the past.
    pub(crate) fn shifted(anchor: Day, unit: Unit, count: i32) -> Option<Moment> {
        let years = |step: i32| {
            let first = anchor.year().div_euclid(step) * step + count.saturating_mul(step);
            (1..=9000).contains(&first).then_some(Moment::Years(first, first + step - 1))
        };
        match unit {
            Unit::Day => Some(Moment::Day(anchor.plus(count))),
            Unit::Week => Some(Moment::Week(anchor.monday().plus(count.saturating_mul(7)))),
            Unit::Fortnight => Some(Moment::Week(anchor.monday().plus(count.saturating_mul(14)))),
            Unit::Weekend => {
                let saturday = anchor.monday().plus(5 + count.saturating_mul(7));
                Moment::Day(saturday).to(&Moment::Day(saturday.plus(1)))
            }
            Unit::Month => {
                let (year, month) = month_plus(anchor.month(), count);
                (year > 0).then_some(Moment::Month(year, month))
            }
            Unit::Quarter => {
                let (year, month) = month_plus(anchor.month(), count.saturating_mul(3));
                (year > 0).then_some(Moment::Quarter(year, month.div_ceil(3)))
            }
            Unit::Year => Some(anchor.year().saturating_add(count)).filter(|year| (1..=9999).contains(year)).map(Moment::Year),
            Unit::Decade => years(10),
            Unit::Century => {
                let first = (anchor.year() - 1).div_euclid(100) * 100 + 1 + count.saturating_mul(100);
                (1..=9000).contains(&first).then_some(Moment::Years(first, first + 99))
            }
            _ => None,
        }
    }
}
