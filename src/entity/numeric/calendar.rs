//! Days of the Gregorian calendar as numbers.
//!
//! The conversions are those of Howard Hinnant, "chrono-compatible low-level
//! date algorithms": eras of 400 years that begin in March.

/// A day, counted from 1970-01-01.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct Day(i32);

/// Years outside of this are taken for a mistake.
const YEARS: std::ops::RangeInclusive<i32> = 1..=9999;

impl Day {
    /// The day of a year, month (1 to 12) and day of the month; none where the calendar has no such day.
    pub(crate) fn new(year: i32, month: u32, day: u32) -> Option<Day> {
        if !YEARS.contains(&year) || !(1..=12).contains(&month) || day == 0 || day > days_in(year, month) {
            return None;
        }
        let shifted = if month <= 2 { year - 1 } else { year };
        let era = shifted.div_euclid(400);
        let of_era = shifted.rem_euclid(400);
        let of_year = (153 * ((month as i32 + 9) % 12) + 2) / 5 + day as i32 - 1;
        Some(Day(era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468))
    }

    /// Year, month and day of the month.
    pub(crate) fn date(self) -> (i32, u32, u32) {
        let shifted = self.0 + 719_468;
        let era = shifted.div_euclid(146_097);
        let of_era = shifted.rem_euclid(146_097);
        let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let from_march = (5 * of_year + 2) / 153;
        let day = (of_year - (153 * from_march + 2) / 5 + 1) as u32;
        let month = if from_march < 10 { from_march + 3 } else { from_march - 9 } as u32;
        (year_of_era + era * 400 + i32::from(month <= 2), month, day)
    }

    pub(crate) fn year(self) -> i32 {
        self.date().0
    }

    /// Year and month.
    pub(crate) fn month(self) -> (i32, u32) {
        let (year, month, _) = self.date();
        (year, month)
    }

    /// The day of the week: 0 for Monday to 6 for Sunday.
    pub(crate) fn weekday(self) -> i32 {
        (self.0 + 3).rem_euclid(7)
    }

    /// The day `days` later.
    pub(crate) fn plus(self, days: i32) -> Day {
        Day(self.0.saturating_add(days).clamp(-719_162, 2_932_896))
    }

    /// The Monday of its week.
    pub(crate) fn monday(self) -> Day {
        self.plus(-self.weekday())
    }

    /// The ISO 8601 week: the year it is counted in and its number.
    pub(crate) fn week(self) -> (i32, i32) {
        // A week belongs to the year of its Thursday.
        let thursday = self.monday().plus(3);
        let year = thursday.year();
        let first = Day::new(year, 1, 1).map_or(thursday.0, |first| first.0);
        (year, (thursday.0 - first) / 7 + 1)
    }
}

/// The number of days in a month.
pub(crate) fn days_in(year: i32, month: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

/// The month `months` after `(year, month)`.
pub(crate) fn month_plus((year, month): (i32, u32), months: i32) -> (i32, u32) {
    let count = year.saturating_mul(12).saturating_add(month as i32 - 1).saturating_add(months);
    (count.div_euclid(12), count.rem_euclid(12) as u32 + 1)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn known_days() {
        for (date, number, weekday, week) in [
            ((1970, 1, 1), 0, 3, (1970, 1)),
            ((2000, 2, 29), 11_016, 1, (2000, 9)),
            ((2022, 2, 7), 19_030, 0, (2022, 6)),
            ((2021, 1, 3), 18_630, 6, (2020, 53)),
            ((2024, 12, 30), 20_087, 0, (2025, 1)),
            ((1899, 12, 31), -25_568, 6, (1899, 52)),
        ] {
            let day = Day::new(date.0, date.1, date.2).expect("a day of the calendar");
            assert_eq!((day.0, day.weekday(), day.week()), (number, weekday, week), "{date:?}");
            assert_eq!(day.date(), date);
        }
        for (year, month, day) in [(2021, 2, 29), (1900, 2, 29), (2022, 13, 1), (2022, 0, 1), (2022, 4, 31), (0, 1, 1)] {
            assert_eq!(Day::new(year, month, day), None);
        }
    }

    proptest! {
        #[test]
        fn days_come_back(number in -700_000..2_900_000i32) {
            let (year, month, day) = Day(number).date();
            prop_assert_eq!(Day::new(year, month, day), Some(Day(number)));
        }

        #[test]
        fn the_next_day_is_one_more(number in -700_000..2_900_000i32) {
            let (today, tomorrow) = (Day(number), Day(number).plus(1));
            prop_assert!(today.date() < tomorrow.date());
            prop_assert_eq!((today.weekday() + 1) % 7, tomorrow.weekday());
        }

        #[test]
        fn a_week_has_one_number(number in -700_000..2_900_000i32) {
            let monday = Day(number).monday();
            prop_assert!((0..7).all(|day| monday.plus(day).week() == monday.week()));
            prop_assert!(monday.plus(7).week() != monday.week());
        }

        #[test]
        fn months_add_up(year in 1..3000i32, month in 1..13u32, months in -5000..5000i32) {
            let there = month_plus((year, month), months);
            prop_assert_eq!(month_plus(there, -months), (year, month));
        }
    }
}
