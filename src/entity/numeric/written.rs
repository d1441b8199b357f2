//! Times that have a name: quarters by their letter, holidays, decades in words.

use super::lexeme::Class;
use super::moment::Moment;
use super::reader::Reader;
use super::when::When;

/// Holidays of several words, in lower case.
const HOLIDAYS: &[&str] = &[
    "new year 's day",
    "new year 's eve",
    "new year 's",
    "new year 's weekend",
    "new year eve",
    "lunar new year",
    "chinese new year",
    "boxing day",
    "good friday",
    "black friday",
    "cyber monday",
    "ash wednesday",
    "palm sunday",
    "maundy thursday",
    "bloody sunday",
    "super tuesday",
    "giving tuesday",
    "labor day",
    "labour day",
    "memorial day",
    "independence day",
    "veterans day",
    "presidents day",
    "presidents ' day",
    "columbus day",
    "canada day",
    "australia day",
    "bastille day",
    "anzac day",
    "armistice day",
    "remembrance day",
    "remembrance sunday",
    "republic day",
    "earth day",
    "groundhog day",
    "election day",
    "inauguration day",
    "may day",
    "valentine 's day",
    "mother 's day",
    "father 's day",
    "mothers day",
    "fathers day",
    "martin luther king day",
    "martin luther king jr. day",
    "st. patrick 's day",
    "yom kippur",
    "rosh hashanah",
    "eid al - fitr",
    "eid al - adha",
    "eid",
    "mardi gras",
    "guy fawkes night",
    "d - day",
    "christmas day",
    "christmas eve",
    "thanksgiving day",
    "victory day",
    "international women 's day",
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
        let words = HOLIDAYS.iter().filter(|name| fits(name)).map(|name| name.split(' ').count()).max()?;
        let end = at + words;
        let end = if self.is_any(end, &["weekend", "week"]) && self.is_lower(end) { end + 1 } else { end };
        Some(When::date(end + usize::from(self.year(end).is_some()), None))
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
