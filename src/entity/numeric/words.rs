//! The words of number and time, by their part.

use super::lexeme::{Case, Class};

/// Words that have one part; the first has the value `first`, the next `first + step`.
pub(crate) struct Group {
    pub(crate) class: Class,
    pub(crate) first: u8,
    pub(crate) step: u8,
    pub(crate) case: Case,
    /// Separated by single spaces, in lower case, without the stop of an abbreviation.
    pub(crate) words: &'static str,
}

/// Words that all have one value.
const fn all(class: Class, value: u8, words: &'static str) -> Group {
    Group { class, first: value, step: 0, case: Case::Any, words }
}

/// Words that count up.
const fn counted(class: Class, first: u8, step: u8, words: &'static str) -> Group {
    Group { class, first, step, case: Case::Any, words }
}

/// The same with a capital.
const fn capital(class: Class, first: u8, step: u8, words: &'static str) -> Group {
    Group { class, first, step, case: Case::Capital, words }
}

/// Every word but the names of currencies, measures and time zones, which have their own lists.
pub(crate) const GROUPS: &[Group] = &[
    counted(Class::Small, 0, 1, "zero one two three four five six seven eight nine ten eleven twelve"),
    counted(Class::Small, 13, 1, "thirteen fourteen fifteen sixteen seventeen eighteen nineteen"),
    counted(Class::Tens, 20, 10, "twenty thirty forty fifty sixty seventy eighty ninety"),
    all(Class::Hundred, 2, "hundred"),
    all(Class::Scale, 3, "thousand"),
    all(Class::Scale, 5, "lakh lakhs"),
    all(Class::Scale, 6, "million mn mln"),
    all(Class::Scale, 7, "crore crores"),
    all(Class::Scale, 9, "billion bn bln"),
    all(Class::Scale, 12, "trillion tn trn"),
    all(Class::Scale, 15, "quadrillion"),
    all(Class::Dozen, 12, "dozen"),
    all(Class::Crowd, 1, "tens dozens"),
    all(Class::Crowd, 2, "hundreds"),
    all(Class::Crowd, 3, "thousands"),
    all(Class::Crowd, 6, "millions"),
    all(Class::Crowd, 9, "billions"),
    all(Class::Crowd, 12, "trillions"),
    all(Class::Vague, 0, "few several couple many"),
    all(Class::Half, 2, "half"),
    counted(Class::Parts, 2, 1, "halves thirds fourths fifths sixths sevenths eighths ninths tenths"),
    counted(Class::Ordinal, 1, 1, "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"),
    counted(Class::Ordinal, 13, 1, "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"),
    counted(Class::Ordinal, 20, 10, "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth"),
    all(Class::Ordinal, 100, "hundredth"),
    // The calendar.
    counted(Class::Month, 1, 1, "january february"),
    capital(Class::Month, 3, 1, "march"),
    all(Class::Month, 4, "april"),
    capital(Class::Month, 5, 1, "may"),
    counted(Class::Month, 6, 1, "june july"),
    capital(Class::Month, 8, 1, "august"),
    counted(Class::Month, 9, 1, "september october november december"),
    capital(Class::Month, 1, 1, "jan feb mar apr"),
    capital(Class::Month, 6, 1, "jun jul aug sep oct nov dec"),
    capital(Class::Month, 9, 0, "sept"),
    counted(Class::Weekday, 0, 1, "monday tuesday wednesday thursday friday saturday sunday"),
    capital(Class::Weekday, 0, 1, "mon tue wed thu fri sat sun"),
    capital(Class::Weekday, 1, 2, "tues thurs"),
    capital(Class::Weekday, 3, 0, "thur"),
    counted(Class::Weekdays, 0, 1, "mondays tuesdays wednesdays thursdays fridays saturdays sundays"),
    counted(Class::Season, 1, 1, "spring summer autumn winter"),
    all(Class::Season, 3, "fall"),
    counted(Class::Season, 1, 1, "springtime summertime"),
    all(Class::Season, 2, "midsummer"),
    all(Class::Season, 4, "midwinter"),
    capital(Class::Holiday, 0, 0, "christmas easter ramadan thanksgiving hanukkah passover diwali halloween juneteenth nowruz"),
    capital(Class::HolidayWord, 0, 0, "lunar chinese boxing good black cyber ash palm maundy bloody super giving labor labour"),
    capital(Class::HolidayWord, 0, 0, "memorial independence veterans presidents columbus canada australia bastille anzac"),
    capital(Class::HolidayWord, 0, 0, "armistice remembrance republic earth groundhog election inauguration valentine mother"),
    capital(Class::HolidayWord, 0, 0, "father mothers fathers martin st yom rosh eid mardi guy d victory international"),
    all(Class::HolidayWord, 0, "new"),
    counted(Class::QuarterCode, 1, 1, "q1 q2 q3 q4"),
    capital(Class::QuarterCode, 1, 1, "h1 h2"),
    counted(Class::Decades, 20, 10, "twenties thirties forties fifties sixties seventies eighties nineties"),
    all(Class::DayPart, 0, "morning mornings afternoon afternoons evening evenings night nights dawn dusk lunchtime"),
    all(Class::DayPart, 0, "midmorning midafternoon nighttime daytime overnight"),
    counted(Class::Noon, 0, 12, "midnight noon"),
    all(Class::Noon, 12, "midday noontime"),
    counted(Class::Deictic, 0, 1, "yesterday today tomorrow"),
    all(Class::Tonight, 0, "tonight"),
    // Units of time; "second" and "night" have other parts first.
    counted(Class::Unit, 1, 1, "minute hour"),
    counted(Class::Unit, 4, 1, "day weekend week fortnight month season quarter semester year decade century millennium"),
    counted(Class::Units, 0, 1, "seconds minutes hours"),
    counted(
        Class::Units,
        4,
        1,
        "days weekends weeks fortnights months seasons quarters semesters years decades centuries millennia",
    ),
    counted(Class::Unit, 0, 1, "sec min hr"),
    counted(Class::Units, 0, 1, "secs mins hrs"),
    all(Class::Unit, 12, "yr"),
    all(Class::Units, 12, "yrs"),
    // Words that place a time; the values are those of `lexeme::relative`.
    counted(Class::Relative, 0, 1, "last next this past coming previous each that recent latest"),
    all(Class::Relative, 4, "upcoming"),
    all(Class::Relative, 5, "following preceding prior same final entire whole full"),
    all(Class::Relative, 2, "current"),
    all(Class::Relative, 6, "every"),
    all(Class::Relative, 7, "these those"),
    all(Class::Edge, 0, "early late mid"),
    counted(Class::Compared, 0, 1, "earlier later"),
    all(Class::Part, 0, "end beginning start middle close rest remainder turn eve outset dawning part midpoint"),
    all(Class::Ago, 0, "ago"),
    all(Class::Old, 0, "old olds"),
    all(Class::Fiscal, 0, "fiscal calendar financial academic model crop school tax marketing"),
    // Words before a number.
    all(Class::About, 0, "about nearly almost roughly approximately around exactly virtually practically barely circa approx"),
    all(Class::Over, 0, "over under above below"),
    all(Class::More, 0, "more less fewer greater better"),
    all(Class::A, 0, "a an"),
    all(Class::The, 0, "the"),
    all(Class::And, 0, "and"),
    all(Class::Or, 0, "or"),
    all(Class::To, 0, "to"),
    all(Class::Of, 0, "of"),
    all(Class::From, 0, "from"),
    all(Class::Between, 0, "between"),
    all(Class::Joint, 0, "at up as no well just age aged ages"),
    // Per cent; money and measures stand in their own files.
    all(Class::Percent, 0, "percent pct percentage"),
    all(Class::PercentSign, 0, "%"),
    counted(Class::Meridiem, 0, 1, "a.m p.m"),
    counted(Class::Meridiem, 0, 1, "am pm"),
];
