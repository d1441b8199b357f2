//! What a word or phrase can be.

use std::fmt;
use std::ops::{BitAnd, BitOr, BitOrAssign};

/// What a word or phrase can be: a set of lists that hold it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
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

    /// A place of any kind.
    pub const PLACE: Classes = Classes(Self::COUNTRY.0 | Self::CITY.0 | Self::SUBDIVISION.0 | Self::NATURAL.0 | Self::FACILITY.0);

    /// The names of the classes in the lists, by bit.
    pub const NAMES: [&str; 32] = [
        "country",
        "city",
        "subdivision",
        "natural",
        "facility",
        "group",
        "language",
        "metonym",
        "given",
        "male",
        "female",
        "surname",
        "title",
        "role",
        "kin",
        "org",
        "company",
        "outlet",
        "party",
        "team",
        "org-head",
        "fac-head",
        "loc-head",
        "event",
        "work",
        "law",
        "product",
        "person",
        "cue",
        "weak-cue",
        "common",
        "calendar",
    ];

    /// Whether any class of `other` is among these.
    pub const fn any(self, other: Classes) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether all classes of `other` are among these.
    pub const fn all(self, other: Classes) -> bool {
        self.0 & other.0 == other.0
    }

    /// Whether no class is among these.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Reads names with spaces between, `given female`, or says what is wrong with them.
    pub(super) fn parse(names: &str) -> Result<Classes, String> {
        let mut classes = Classes::NONE;
        for name in names.split_ascii_whitespace() {
            match Classes::NAMES.iter().position(|known| *known == name) {
                Some(bit) => classes |= Classes(1 << bit),
                None => return Err(format!("\"{name}\" is no class")),
            }
        }
        if classes.is_empty() { Err("a phrase without a class".into()) } else { Ok(classes) }
    }
}

impl BitOr for Classes {
    type Output = Classes;

    fn bitor(self, other: Classes) -> Classes {
        Classes(self.0 | other.0)
    }
}

impl BitOrAssign for Classes {
    fn bitor_assign(&mut self, other: Classes) {
        self.0 |= other.0;
    }
}

impl BitAnd for Classes {
    type Output = Classes;

    fn bitand(self, other: Classes) -> Classes {
        Classes(self.0 & other.0)
    }
}

/// The names with spaces between, as the lists have them.
impl fmt::Display for Classes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut first = true;
        for (bit, name) in Classes::NAMES.iter().enumerate() {
            if self.0 >> bit & 1 == 1 {
                f.write_str(if first { "" } else { " " })?;
                f.write_str(name)?;
                first = false;
            }
        }
        Ok(())
    }
}

impl fmt::Debug for Classes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "[{self}]")
    }
}
