//! Times that have a name: quarters by their letter, holidays, decades in words.

use super::calendar::Day;
use super::lexeme::Class;
use super::moment::Moment;
use super::reader::Reader;
use super::when::When;

/// Holidays of several words, in lower case, with month and day where these are the same each year and everywhere.
const HOLIDAYS: &[(&str, Option<(u32, u32)>)] = &[
    ("new year 's day", Some((1, 1))),
    ("new year 's eve", Some((12, 31))),
    ("new year 's", None),
    ("new year 's weekend", None),
    ("new year eve", Some((12, 31))),
    ("lunar new year", None),
    ("chinese new year", None),
    ("boxing day", Some((12, 26))),
    ("good friday", None),
    ("black friday", None),
    ("cyber monday", None),
    ("ash wednesday", None),
    ("palm sunday", None),
    ("maundy thursday", None),
    ("bloody sunday", None),
    ("super tuesday", None),
    ("giving tuesday", None),
    ("labor day", None),
    ("labour day", None),
    ("memorial day", None),
    ("independence day", None),
    ("veterans day", Some((11, 11))),
    ("presidents day", None),
    ("presidents ' day", None),
    ("columbus day", None),
    ("canada day", Some((7, 1))),
    ("australia day", Some((1, 26))),
    ("bastille day", Some((7, 14))),
    ("anzac day", Some((4, 25))),
    ("armistice day", Some((11, 11))),
    ("remembrance day", Some((11, 11))),
    ("remembrance sunday", None),
    ("republic day", None),
    ("earth day", Some((4, 22))),
    ("groundhog day", Some((2, 2))),
    ("election day", None),
    ("inauguration day", None),
    ("may day", Some((5, 1))),
    ("valentine 's day", Some((2, 14))),
    ("mother 's day", None),
    ("father 's day", None),
    ("mothers day", None),
    ("fathers day", None),
    ("martin luther king day", None),
    ("martin luther king jr. day", None),
    ("st. patrick 's day", Some((3, 17))),
    ("yom kippur", None),
    ("rosh hashanah", None),
    ("eid al - fitr", None),
    ("eid al - adha", None),
    ("eid", None),
    ("mardi gras", None),
    ("guy fawkes night", Some((11, 5))),
    ("d - day", None),
    ("christmas day", Some((12, 25))),
    ("christmas eve", Some((12, 24))),
    ("thanksgiving day", None),
    ("victory day", None),
    ("international women 's day", Some((3, 8))),
];

impl Reader<'_> {
    /// The longest holiday of several words at `at`.
    pub(crate) fn named_holiday(&self, at: usize) -> Option<When> {
        if self.is_lower(at) {
            // "in the new year"
            let year = self.is(at, "new") && self.is(at + 1, "year") && self.class(at.wrapping_sub(1)) == Class::The;
            return year.then(|| When::date(at + 2, None));
        }
        if self.follows_name(at) {
            return None;
        }
        let fits = |name: &str| name.split(' ').enumerate().all(|(offset, word)| self.is(at + offset, word));
        let words = |name: &str| name.split(' ').count();
        let (name, date) = HOLIDAYS.iter().filter(|(name, _)| fits(name)).max_by_key(|(name, _)| words(name))?;
        let end = at + words(name);
        if self.is_any(end, &["weekend", "week"]) && self.is_lower(end) {
            return Some(When::date(end + 1 + usize::from(self.year(end + 1).is_some()), None));
        }
        let told = self.year(end);
        let day = date.and_then(|(month, day)| Day::new(told.or_else(|| self.year_of_day(at, month, day))?, month, day));
        Some(When::date(end + usize::from(told.is_some()), day.map(Moment::Day)))
    }

    /// "Q3", "Q3 2024", "H1 2022".
    pub(crate) fn coded_quarter(&self, at: usize) -> Option<When> {
        let code = u32::from(self.value(at));
        let parts = if self.word(at).starts_with(['Q', 'q']) { 4 } else { 2 };
        let of = at + 1 + usize::from(self.class(at + 1) == Class::Of);
        match self.year(of) {
            Some(year) => Some(When::date(of + 1, Moment::part_of_year(year, code, parts))),
            None if parts == 4 => Some(When::part(at + 1, None)),
            None => None,
        }
    }

    /// "the nineties", "her early thirties".
    pub(crate) fn spelt_decade(&self, at: usize, the: bool) -> Option<When> {
        let own = (self.start..at).rev().take(3).any(|before| self.is_any(before, &["his", "her", "their", "my", "our"]));
        let decade = i32::from(self.value(at));
        let moment = (!own).then_some(Moment::Years(1900 + decade, 1909 + decade));
        (the || own || self.class(at.wrapping_sub(1)) == Class::Edge).then(|| When::date(at + 1, moment))
    }
}
