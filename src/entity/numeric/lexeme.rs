//! What a word can be in an expression of number or time.
//!
//! Every token of a text passes through [`of`], and nearly none of them has a
//! part in such an expression: the look-up is one probe of a small table that
//! is built at compile time from the lists in [`super::words`] and beside it.

use super::currency::{CODES, NOUNS, SIGNS};
use super::measure::MEASURES;
use super::words::GROUPS;
use super::zone::ZONES;
use crate::text::TokenKind;

/// The part of a word in expressions of number and time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Class {
    /// No part.
    None,
    /// Begins with a digit.
    Figure,
    /// A hyphen or dash.
    Dash,
    /// "zero" to "nineteen"; the value is the number.
    Small,
    /// "twenty" to "ninety".
    Tens,
    Hundred,
    /// "thousand", "bn", "crore"; the value is the power of ten.
    Scale,
    Dozen,
    /// "dozens", "thousands": counts that are not told; the value is the power of ten.
    Crowd,
    /// "few", "several", "couple", "many".
    Vague,
    Half,
    /// "thirds", "fifths"; the value is the denominator.
    Parts,
    /// "first" to "hundredth".
    Ordinal,
    /// January is 1.
    Month,
    /// Monday is 0.
    Weekday,
    /// "Mondays".
    Weekdays,
    /// Spring is 1.
    Season,
    /// A holiday by itself: "Christmas".
    Holiday,
    /// The first word of a holiday's name: "Labor", "New".
    HolidayWord,
    /// "Q3": the quarter, or the half of "H1".
    QuarterCode,
    /// "nineties": the decade.
    Decades,
    /// "morning", "night": a part of a day.
    DayPart,
    /// "noon", "midnight"; the value is the hour.
    Noon,
    /// "yesterday", "today", "tomorrow"; the value is 1 for today.
    Deictic,
    /// "tonight".
    Tonight,
    /// A unit of time in the singular; the value counts into [`super::moment::Unit`].
    Unit,
    /// A unit of time in the plural.
    Units,
    /// "last", "next", "this"; the value is one of the constants in [`relative`].
    Relative,
    /// "early", "late", "mid".
    Edge,
    /// "earlier", "later".
    Compared,
    /// "end", "beginning", "middle": a part of a period, before "of".
    Part,
    /// "ago".
    Ago,
    /// "old".
    Old,
    /// "fiscal", "calendar", "model": what a year can be.
    Fiscal,
    /// "about", "nearly": stands before a number.
    About,
    /// "over", "under": stands before a number, and is a preposition too.
    Over,
    /// "more", "less", "fewer": before "than".
    More,
    A,
    The,
    And,
    Or,
    To,
    Of,
    From,
    Between,
    /// "percent", "pct".
    Percent,
    /// "%".
    PercentSign,
    /// "$", "€"; the value counts into the list of currencies.
    CurrencySign,
    /// "dollars", "pence"; the value counts into the list of currency nouns.
    Currency,
    /// "USD", "Rs": a code or abbreviation that stands before or behind an amount.
    CurrencyCode,
    /// "km", "acres"; the value counts into the list of measures.
    Measure,
    /// "a.m." (0) and "p.m." (1).
    Meridiem,
    /// "GMT", "ET": a time zone; the value counts into the list of zones.
    Zone,
    /// Of use only beside others: "than", "least", "century", "o'clock".
    Joint,
}

impl Class {
    /// Whether it tells a number or time, and does not only stand beside such words.
    pub(crate) const fn tells(self) -> bool {
        use Class::{A, About, And, Between, Dash, Edge, From, More, Of, Or, Over, The, To};
        !matches!(self, Class::None | A | About | And | Between | Dash | Edge | From | More | Of | Or | Over | The | To)
    }
}

/// The values of [`Class::Relative`].
pub(crate) mod relative {
    pub(crate) const LAST: u8 = 0;
    pub(crate) const NEXT: u8 = 1;
    pub(crate) const THIS: u8 = 2;
    /// "past": like "last", and a preposition.
    pub(crate) const PAST: u8 = 3;
    /// "coming", "upcoming".
    pub(crate) const COMING: u8 = 4;
    /// "previous", "following", "same": relative to what the text speaks of.
    pub(crate) const OTHER: u8 = 5;
    /// "each", "every".
    pub(crate) const EACH: u8 = 6;
    /// "that", "these", "those".
    pub(crate) const THAT: u8 = 7;
    /// "recent".
    pub(crate) const RECENT: u8 = 8;
    /// "latest".
    pub(crate) const LATEST: u8 = 9;
}

/// A word's part and what it stands for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Lexeme {
    pub(crate) class: Class,
    pub(crate) value: u8,
}

impl Lexeme {
    pub(crate) const NONE: Lexeme = Lexeme { class: Class::None, value: 0 };
}

/// How a word of the list must be spelt.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Case {
    Any,
    /// Begins with a capital: "May", "Sun".
    Capital,
    /// Exactly as in the list: "EST", "kWh".
    Upper,
}

/// A word of the lists.
type Entry = (&'static [u8], Case, Class, u8);

/// The longest word of the lists, in bytes.
const LONGEST: usize = 14;
const SLOTS: usize = 2048;
/// Room for all words of the lists.
const ROOM: usize = 800;

static ENTRIES: ([Entry; ROOM], usize) = entries();
/// Slot by hash: one more than an index into `ENTRIES`, or 0.
static TABLE: [u16; SLOTS] = table();

/// Adds the words of a list that are separated by single spaces.
const fn add(list: &mut ([Entry; ROOM], usize), words: &'static str, case: Case, class: Class, first: u8, step: u8) {
    let mut rest = words.as_bytes();
    let mut value = first;
    while !rest.is_empty() {
        let mut end = 0;
        while end < rest.len() && rest[end] != b' ' {
            end += 1;
        }
        let (word, tail) = rest.split_at(end);
        list.0[list.1] = (word, case, class, value);
        list.1 += 1;
        value = value.wrapping_add(step);
        rest = if tail.is_empty() { tail } else { tail.split_at(1).1 };
    }
}

const fn entries() -> ([Entry; ROOM], usize) {
    let mut list = ([(b"".as_slice(), Case::Any, Class::None, 0); ROOM], 0);
    let mut at = 0;
    while at < GROUPS.len() {
        let group = &GROUPS[at];
        add(&mut list, group.words, group.case, group.class, group.first, group.step);
        at += 1;
    }
    at = 0;
    while at < NOUNS.len() {
        add(&mut list, NOUNS[at].0, Case::Any, Class::Currency, at as u8, 0);
        at += 1;
    }
    at = 0;
    while at < SIGNS.len() {
        add(&mut list, SIGNS[at].0, Case::Any, Class::CurrencySign, at as u8, 0);
        at += 1;
    }
    at = 0;
    while at < CODES.len() {
        add(&mut list, CODES[at].0, Case::Upper, Class::CurrencyCode, at as u8, 0);
        at += 1;
    }
    at = 0;
    while at < MEASURES.len() {
        add(&mut list, MEASURES[at].0, MEASURES[at].1, Class::Measure, at as u8, 0);
        at += 1;
    }
    at = 0;
    while at < ZONES.len() {
        add(&mut list, ZONES[at].0, Case::Upper, Class::Zone, at as u8, 0);
        at += 1;
    }
    list
}

const fn table() -> [u16; SLOTS] {
    let mut table = [0; SLOTS];
    let mut index = 0;
    while index < ENTRIES.1 {
        let mut slot = hash(ENTRIES.0[index].0);
        while table[slot] != 0 {
            slot = (slot + 1) % SLOTS;
        }
        index += 1;
        table[slot] = index as u16;
    }
    table
}

/// FNV-1a over the lower-case letters.
const fn hash(word: &[u8]) -> usize {
    let mut hash: u32 = 0x811c_9dc5;
    let mut at = 0;
    while at < word.len() {
        hash = (hash ^ word[at].to_ascii_lowercase() as u32).wrapping_mul(0x0100_0193);
        at += 1;
    }
    (hash ^ (hash >> 15)) as usize % SLOTS
}

/// The part of a token with this reading.
pub(crate) fn of(kind: TokenKind, word: &str) -> Lexeme {
    match kind {
        TokenKind::Number => Lexeme { class: Class::Figure, value: 0 },
        TokenKind::Dash => Lexeme { class: Class::Dash, value: 0 },
        TokenKind::Word | TokenKind::Sign => look_up(word),
        TokenKind::Clitic | TokenKind::Mark | TokenKind::Address => Lexeme::NONE,
    }
}

fn look_up(word: &str) -> Lexeme {
    let bytes = word.as_bytes();
    // The stop of an abbreviation is not listed.
    let bytes = bytes.strip_suffix(b".").unwrap_or(bytes);
    if bytes.is_empty() || bytes.len() > LONGEST {
        return Lexeme::NONE;
    }
    let mut slot = hash(bytes);
    while let Some(index) = usize::from(TABLE[slot]).checked_sub(1) {
        let (spelling, case, class, value) = ENTRIES.0[index];
        if spelling.eq_ignore_ascii_case(bytes) {
            let fits = match case {
                Case::Any => true,
                Case::Capital => bytes[0].is_ascii_uppercase(),
                Case::Upper => spelling == bytes,
            };
            if fits {
                return Lexeme { class, value };
            }
        }
        slot = (slot + 1) % SLOTS;
    }
    Lexeme::NONE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_the_list_is_found() {
        for (word, case, class, value) in &ENTRIES.0[..ENTRIES.1] {
            let word = std::str::from_utf8(word).expect("the lists are text");
            let spelt = if *case == Case::Capital { word[..1].to_uppercase() + &word[1..] } else { word.to_owned() };
            assert!(word.len() <= LONGEST, "{word}");
            assert_eq!(look_up(&spelt), Lexeme { class: *class, value: *value }, "{word}");
        }
    }

    #[test]
    fn case_and_stops() {
        for (word, class) in [
            ("Feb.", Class::Month),
            ("may", Class::None),
            ("May", Class::Month),
            ("MAY", Class::Month),
            ("sun", Class::None),
            ("p.m.", Class::Meridiem),
            ("P.M.", Class::Meridiem),
            ("THOUSAND", Class::Scale),
            ("Est", Class::None),
            ("EST", Class::Zone),
            ("house", Class::None),
            ("", Class::None),
            (".", Class::None),
        ] {
            assert_eq!(look_up(word).class, class, "{word}");
        }
    }
}
