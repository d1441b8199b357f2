//! Times of day.

use super::figure::{self, Figure};
use super::lexeme::Class;
use super::moment::Moment;
use super::reader::Reader;
use super::when::When;
use super::zone::ZONES;

/// Words that show that "10:30" is a time and no score or verse.
const BEFORE_TIME: &[&str] = &[
    "at",
    "by",
    "until",
    "till",
    "from",
    "around",
    "about",
    "since",
    "before",
    "after",
    "approximately",
    "to",
    "between",
    "and",
    "past",
    "nearly",
    "near",
    "just",
    "on",
];

impl Reader<'_> {
    /// "4 pm GMT", "10:30 a.m.", "noon Saturday", "8 o'clock", "3:15 p.m. on Monday" up to the day.
    pub(crate) fn clock(&self, at: usize) -> Option<When> {
        let mut end = at + 1;
        let (hour, minute) = match self.class(at) {
            Class::Noon => (u32::from(self.value(at)), 0),
            Class::Small => {
                end += 1;
                (u32::from(self.value(at)), 0)
            }
            _ => {
                let (hour, minute, told) = match self.figure(at)? {
                    Figure::Clock { hour, minute, meridiem } => (hour, minute, meridiem),
                    Figure::Plain(plain) if plain.digits <= 2 && plain.value < 25.0 => {
                        // "10.30 am": what looks like a decimal is minutes.
                        let (hour, minute) = self.word(at).split_once('.').unwrap_or((self.word(at), "0"));
                        (hour.parse().ok()?, minute.parse().ok()?, false)
                    }
                    _ => return None,
                };
                match self.class(end) {
                    Class::Meridiem if !told && (1..=12).contains(&hour) && minute < 60 => {
                        end += 1;
                        (hour % 12 + 12 * u32::from(self.value(end - 1)), minute)
                    }
                    _ if told => (hour, minute),
                    _ if self.is(end, "o'clock") && hour <= 12 => {
                        end += 1;
                        (hour, minute)
                    }
                    _ if self.word(at).contains(':')
                        && (self.is_any(at.wrapping_sub(1), BEFORE_TIME) || self.zone(end).is_some()) =>
                    {
                        end += usize::from(self.is(end, "hours") || self.is(end, "hrs"));
                        (hour, minute)
                    }
                    _ => return None,
                }
            }
        };
        let spoken = self.is(end - 1, "o'clock");
        Some(self.on_day(end, (!spoken).then_some((hour, minute))))
    }

    /// "1500 GMT", "0930 hours".
    pub(crate) fn military(&self, at: usize) -> Option<When> {
        let digits = self.word(at);
        let (hour, minute) = (digits.get(..2)?.parse::<u32>().ok()?, digits.get(2..)?.parse::<u32>().ok()?);
        let hours = self.is(at + 1, "hours") && (digits.starts_with('0') || self.is(at.wrapping_sub(1), "at"));
        if hour > 24 || minute > 59 || !hours && self.class(at + 1) != Class::Zone {
            return None;
        }
        Some(self.on_day(at + 1 + usize::from(hours), Some((hour, minute))))
    }

    /// A time zone at `at`: where it ends, and its offset where it is known.
    fn zone(&self, at: usize) -> Option<(usize, Option<&'static str>)> {
        if self.class(at) == Class::Zone {
            return Some((at + 1, ZONES[usize::from(self.value(at))].1));
        }
        if self.is(at, "local") && self.is(at + 1, "time") {
            return Some((at + 2, None));
        }
        // "Chicago time", "Eastern Standard Time"
        (at..at + 3).take_while(|word| self.is_capital(*word)).find(|word| self.is(word + 1, "time")).map(|word| (word + 2, None))
    }

    /// The zone, the part of the day and the day that follow a time of day.
    fn on_day(&self, at: usize, time: Option<(u32, u32)>) -> When {
        let mut end = at;
        let mut offset = None;
        if let Some((after, zone)) = self.zone(end) {
            end = after;
            offset = zone;
        }
        if matches!(self.word(end), "in" | "at") {
            let part = end + 1 + usize::from(self.class(end + 1) == Class::The);
            if self.class(part) == Class::DayPart && (part > end + 1) == self.is(end, "in") {
                end = part + 1;
            }
        }
        let day = match self.class(end) {
            Class::Weekday => self.weekday(end),
            Class::Deictic => self.deictic(end),
            Class::Tonight => Some(When::date(end + 1, self.article.map(Moment::Day))),
            Class::Month => self.month_first(end).filter(|date| date.end > end + 1),
            Class::Relative if self.class(end + 1) == Class::Weekday => self.relative(end, false),
            _ => None,
        };
        let date = day.as_ref().and_then(|day| match &day.moment {
            Some(Moment::Day(day)) => Some(Moment::Day(*day).iso()),
            _ => None,
        });
        let end = day.map_or(end, |day| day.end);
        let moment = time.map(|(hour, minute)| {
            Moment::Written(format!("{}T{hour:02}:{minute:02}{}", date.unwrap_or_default(), offset.unwrap_or_default()))
        });
        When { time: true, ..When::date(end, moment) }
    }

    /// "9-11 a.m.", "7 to 9 pm": two hours, the half of the day told once.
    pub(crate) fn hours(&self, at: usize) -> Option<When> {
        let first = match self.figure(at)? {
            Figure::Plain(plain) if plain.digits <= 2 && plain.value <= 12.0 => plain.value as u32,
            _ => return None,
        };
        if !(self.hyphen(at + 1) || matches!(self.class(at + 1), Class::To | Class::And)) {
            return None;
        }
        let second = self.clock(at + 2)?;
        let letters =
            self.word(at + 2).trim_start_matches(|character: char| character.is_ascii_digit() || matches!(character, '.' | ':'));
        let told = figure::meridiem(letters).is_some() || self.class(at + 3) == Class::Meridiem;
        if !told || first == 0 {
            return None;
        }
        let moment = match &second.moment {
            Some(Moment::Written(iso)) => iso.strip_prefix('T').and_then(|time| time.get(..2)?.parse::<u32>().ok()).map(|last| {
                // "11 to 1 pm" begins before noon.
                let half = if last >= 12 && (first % 12) + 12 <= last { 12 } else { 0 };
                Moment::Written(format!("T{:02}:00/{iso}", first % 12 + half))
            }),
            _ => None,
        };
        Some(When { moment, ..second })
    }
}
