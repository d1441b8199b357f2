//! The entity types.

use std::fmt;
use std::str::FromStr;

use serde::{Serialize, Serializer};

/// The 18 entity types of OntoNotes 5 (Weischedel et al., LDC2013T19).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[repr(u8)]
pub enum Label {
    /// People, fictional ones included.
    Person,
    /// Nationalities, religious and political groups.
    Norp,
    /// Buildings, airports, roads, bridges.
    Fac,
    /// Companies, agencies, institutions, teams.
    Org,
    /// Countries, cities, states.
    Gpe,
    /// Other places: mountains, waters, continents, regions.
    Loc,
    /// Objects, vehicles, foods; not services.
    Product,
    /// Named storms, battles, wars, games, elections.
    Event,
    /// Titles of books, songs, films, awards.
    WorkOfArt,
    /// Named documents made into laws.
    Law,
    /// Named languages.
    Language,
    /// Absolute or relative dates and periods of a day or longer.
    Date,
    /// Times and periods shorter than a day.
    Time,
    /// Percentages, the sign included.
    Percent,
    /// Amounts of money, the unit included.
    Money,
    /// Measurements: of weight, distance, area, heat.
    Quantity,
    /// "first", "second".
    Ordinal,
    /// Numbers of no other type.
    Cardinal,
}

impl Label {
    /// Every label, in the order of the contract.
    pub const ALL: [Label; 18] = [
        Label::Person,
        Label::Norp,
        Label::Fac,
        Label::Org,
        Label::Gpe,
        Label::Loc,
        Label::Product,
        Label::Event,
        Label::WorkOfArt,
        Label::Law,
        Label::Language,
        Label::Date,
        Label::Time,
        Label::Percent,
        Label::Money,
        Label::Quantity,
        Label::Ordinal,
        Label::Cardinal,
    ];

    /// The name in OntoNotes: `PERSON`, `WORK_OF_ART`.
    pub const fn name(self) -> &'static str {
        match self {
            Label::Person => "PERSON",
            Label::Norp => "NORP",
            Label::Fac => "FAC",
            Label::Org => "ORG",
            Label::Gpe => "GPE",
            Label::Loc => "LOC",
            Label::Product => "PRODUCT",
            Label::Event => "EVENT",
            Label::WorkOfArt => "WORK_OF_ART",
            Label::Law => "LAW",
            Label::Language => "LANGUAGE",
            Label::Date => "DATE",
            Label::Time => "TIME",
            Label::Percent => "PERCENT",
            Label::Money => "MONEY",
            Label::Quantity => "QUANTITY",
            Label::Ordinal => "ORDINAL",
            Label::Cardinal => "CARDINAL",
        }
    }

    /// Whether this is one of the seven types of numbers and times.
    pub const fn is_numeric(self) -> bool {
        self as u8 >= Label::Date as u8
    }
}

impl fmt::Display for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl FromStr for Label {
    type Err = crate::Error;

    fn from_str(name: &str) -> Result<Label, crate::Error> {
        Label::ALL
            .into_iter()
            .find(|label| label.name() == name)
            .ok_or_else(|| crate::Error::new("entity label", format!("\"{name}\" is none of the 18 types")))
    }
}

impl Serialize for Label {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}
