//! What the core knows of the world: places, peoples, names, titles,
//! organisations, cue verbs.
//!
//! The table is compiled from the reviewable lists in `lexicon/` and read as
//! it stands; nothing is built at start-up but a hash table of its entries.

use std::ops::{BitOr, Range};

use crate::text::Text;

/// The compiled word and phrase lists.
#[derive(Debug, Default)]
pub struct Lexicon {}

/// What a word or phrase can be: a set of lists that hold it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct Classes(pub u32);

impl Classes {
    /// In no list.
    pub const NONE: Classes = Classes(0);
    /// A country: "France", "U.K.".
    pub const COUNTRY: Classes = Classes(1);
    /// A city or town.
    pub const CITY: Classes = Classes(1 << 1);
    /// A state, province or region of a country.
    pub const SUBDIVISION: Classes = Classes(1 << 2);
    /// A mountain, water, continent or world region: LOC, not GPE.
    pub const NATURAL: Classes = Classes(1 << 3);
    /// A named building, road, airport or square.
    pub const FACILITY: Classes = Classes(1 << 4);
    /// A nationality, ethnic, religious or political group: "French", "Frenchman", "Democrats", "Muslim".
    pub const GROUP: Classes = Classes(1 << 5);
    /// A language.
    pub const LANGUAGE: Classes = Classes(1 << 6);
    /// A place or building that speaks for a government: "Kremlin", "Downing Street".
    pub const METONYM: Classes = Classes(1 << 7);
    /// A given name.
    pub const GIVEN: Classes = Classes(1 << 8);
    /// Borne by men, in nine of ten cases or more (with `GIVEN`, `TITLE`, `ROLE`, `KIN`).
    pub const MALE: Classes = Classes(1 << 9);
    /// Borne by women, in nine of ten cases or more.
    pub const FEMALE: Classes = Classes(1 << 10);
    /// A surname.
    pub const SURNAME: Classes = Classes(1 << 11);
    /// Stands before a name and is no part of it: "President", "Mr.".
    pub const TITLE: Classes = Classes(1 << 12);
    /// A role, trade or office, in lower case: "spokesman", "chancellor".
    pub const ROLE: Classes = Classes(1 << 13);
    /// A relation, in lower case: "mother", "brother".
    pub const KIN: Classes = Classes(1 << 14);
    /// An organisation or institution.
    pub const ORG: Classes = Classes(1 << 15);
    /// A company or brand.
    pub const COMPANY: Classes = Classes(1 << 16);
    /// A news outlet or agency.
    pub const OUTLET: Classes = Classes(1 << 17);
    /// A political party or armed group.
    pub const PARTY: Classes = Classes(1 << 18);
    /// A sports club or team.
    pub const TEAM: Classes = Classes(1 << 19);
    /// A word that heads an organisation's name: "Ministry", "University", "Inc.".
    pub const ORG_HEAD: Classes = Classes(1 << 20);
    /// A word that heads a facility's name: "Airport", "Bridge", "Street".
    pub const FAC_HEAD: Classes = Classes(1 << 21);
    /// A word that heads a natural place's name: "River", "Mount", "Sea".
    pub const LOC_HEAD: Classes = Classes(1 << 22);
    /// A named event, war, storm, competition.
    pub const EVENT: Classes = Classes(1 << 23);
    /// A book, film, song, award, programme.
    pub const WORK: Classes = Classes(1 << 24);
    /// A law, treaty or court case.
    pub const LAW: Classes = Classes(1 << 25);
    /// A product, vehicle or weapon.
    pub const PRODUCT: Classes = Classes(1 << 26);
    /// A full name of a known person.
    pub const PERSON: Classes = Classes(1 << 27);
    /// A verb or phrase that reports speech, in lower case: "said", "according to".
    pub const CUE: Classes = Classes(1 << 28);
    /// A cue only with marks or a that-clause beside it: "found", "noted".
    pub const WEAK_CUE: Classes = Classes(1 << 29);
    /// Far more often a common word in lower case than a name: "will", "may".
    pub const COMMON: Classes = Classes(1 << 30);
    /// A month, weekday, holiday or season.
    pub const CALENDAR: Classes = Classes(1 << 31);

    /// Whether any class of `other` is among these.
    pub const fn any(self, other: Classes) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether no class is among these.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

impl BitOr for Classes {
    type Output = Classes;

    fn bitor(self, other: Classes) -> Classes {
        Classes(self.0 | other.0)
    }
}

/// A phrase of the lexicon found in a text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Hit {
    /// The tokens it covers.
    pub tokens: Range<usize>,
    /// The lists that hold it.
    pub classes: Classes,
}

impl Lexicon {
    /// The classes of a single word as it is spelt, or as its capitals allow:
    /// "MACRON" also as "Macron", "President" also as "president".
    pub fn word(&self, word: &str) -> Classes {
        let _ = word;
        Classes::NONE
    }

    /// The longest phrase that begins at token `at`.
    pub fn longest(&self, text: &Text<'_>, at: usize) -> Option<Hit> {
        let _ = (text, at);
        None
    }

    /// The country (ISO 3166-1 alpha-2, "FR") of a place, nationality or metonym: "French" and "Paris" both give FR.
    pub fn country(&self, phrase: &str) -> Option<&str> {
        let _ = phrase;
        None
    }
}
