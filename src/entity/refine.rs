//! From the tagger's coarse types to the labels of OntoNotes: GPE against LOC,
//! and what kind of miscellaneous name.

use std::ops::Range;

use super::label::Label;
use super::tags::Type;
use crate::lexicon::{Classes, Scan};
use crate::text::{Text, TokenKind};

/// The label of the name at `tokens`, which the tagger gave the type `kind`.
pub(super) fn label(text: &Text<'_>, tokens: &Range<usize>, kind: Type, scan: &Scan<'_, '_>) -> Label {
    // "Kremlin says": a house that speaks is no person, and no place.
    if matches!(kind, Type::Person | Type::Norp) {
        // In "Kremlin spokesman" a longer phrase of the lexicon begins, but the name is the house alone.
        let alone = if tokens.len() == 1 { scan.word(tokens.start) } else { scan.exactly(tokens) };
        if alone.any(Classes::METONYM) {
            return Label::Org;
        }
    }
    if kind == Type::Person && (lies_in_state(text, tokens, scan) || is_shortened_state(text, tokens)) {
        return Label::Gpe;
    }
    match kind {
        Type::Person => Label::Person,
        Type::Org => Label::Org,
        Type::Fac => Label::Fac,
        Type::Norp => Label::Norp,
        Type::Product => Label::Product,
        Type::Place => place(text, tokens, scan),
        Type::Misc => miscellaneous(text, tokens, scan),
    }
}

/// The states of America as newspapers shorten them.
const STATES: [&str; 42] = [
    "Ala.", "Ariz.", "Ark.", "Calif.", "Colo.", "Conn.", "Del.", "Fla.", "Ga.", "Ill.", "Ind.", "Kan.", "Ky.", "La.", "Md.",
    "Mass.", "Mich.", "Minn.", "Miss.", "Mo.", "Mont.", "Neb.", "Nev.", "N.H.", "N.J.", "N.M.", "N.Y.", "N.C.", "N.D.", "Okla.",
    "Ore.", "Pa.", "R.I.", "S.C.", "S.D.", "Tenn.", "Vt.", "Va.", "Wash.", "W.Va.", "Wis.", "Wyo.",
];

/// "Md." behind a comma is no name: nobody is called so there.
fn is_shortened_state(text: &Text<'_>, tokens: &Range<usize>) -> bool {
    let comma = tokens.start.checked_sub(1).is_some_and(|at| text.word(at) == ",");
    comma && tokens.len() == 1 && STATES.contains(&text.word(tokens.start))
}

/// "of Ashton, Md.,": a place with its state, though people have the name too.
fn lies_in_state(text: &Text<'_>, tokens: &Range<usize>, scan: &Scan<'_, '_>) -> bool {
    let before = tokens.start.checked_sub(1).map_or("", |at| text.word(at));
    let state = tokens.end + 1;
    matches!(before, "of" | "in" | "from" | "near" | "outside")
        && tokens.end + 1 < text.tokens().len()
        && text.word(tokens.end) == ","
        && (scan.word(state).any(Classes::SUBDIVISION) || STATES.contains(&text.word(state)))
}

/// All of "the 2001 Italian general election" around the place or people at `tokens`: with its year before it an election has a name.
pub(super) fn election(text: &Text<'_>, tokens: &Range<usize>, label: Label) -> Option<Range<usize>> {
    const KINDS: [&str; 16] = [
        "general",
        "presidential",
        "parliamentary",
        "legislative",
        "federal",
        "local",
        "municipal",
        "regional",
        "provincial",
        "state",
        "gubernatorial",
        "senatorial",
        "mayoral",
        "council",
        "leadership",
        "primary",
    ];
    if !matches!(label, Label::Norp | Label::Gpe | Label::Loc) {
        return None;
    }
    let year = tokens.start.checked_sub(1).filter(|at| {
        let word = text.word(*at);
        text.tokens()[*at].kind == TokenKind::Number && word.len() == 4 && word.starts_with(['1', '2'])
    })?;
    let mut end = tokens.end;
    while end < text.tokens().len() && end - tokens.end < 3 && KINDS.contains(&text.word(end)) {
        end += 1;
    }
    let closes = end < text.tokens().len() && matches!(text.word(end), "election" | "elections");
    closes.then_some(year..end + 1)
}

/// Words that make a place a region or a work of nature wherever they stand in its name.
pub(super) const NATURE: &[&str] = &[
    "River",
    "Sea",
    "Ocean",
    "Mount",
    "Mountain",
    "Mountains",
    "Lake",
    "Lakes",
    "Island",
    "Islands",
    "Isle",
    "Isles",
    "Bay",
    "Gulf",
    "Valley",
    "Desert",
    "Peninsula",
    "Coast",
    "Strait",
    "Straits",
    "Cape",
    "Hills",
    "Hill",
    "Basin",
    "Delta",
    "Falls",
    "Forest",
    "Canyon",
    "Plateau",
    "Glacier",
    "Volcano",
    "Peak",
    "Range",
    "Channel",
    "Canal",
    "Reef",
    "Archipelago",
    "Rock",
    "Steppe",
    "Hemisphere",
    "Region",
    "Belt",
    "Horn",
    "Triangle",
    "Rift",
    "Corridor",
    "Crater",
    "Creek",
    "Beach",
    "Riviera",
    "Plains",
    "Highlands",
    "Heights",
    "Pole",
    "Arctic",
    "Antarctic",
    "Moon",
    "Mars",
    "Earth",
    "Venus",
    "Jupiter",
    "Saturn",
    "Sun",
];

/// Continents and world regions, and what makes one of a name: "Southern Africa", "the West".
pub(super) const REGIONS: &[&str] = &[
    "Africa",
    "Europe",
    "Asia",
    "America",
    "Americas",
    "Antarctica",
    "Oceania",
    "Eurasia",
    "Caribbean",
    "Balkans",
    "Scandinavia",
    "Mediterranean",
    "Pacific",
    "Atlantic",
    "Sahel",
    "Sahara",
    "Maghreb",
    "Levant",
    "Caucasus",
    "Himalayas",
    "Alps",
    "Andes",
    "Amazon",
    "East",
    "West",
    "North",
    "South",
    "Midwest",
    "Northeast",
    "Northwest",
    "Southeast",
    "Southwest",
    "Baltics",
    "Polynesia",
    "Siberia",
    "Patagonia",
    "Indochina",
    "Mesopotamia",
    "Donbas",
    "Donbass",
    "Punjab",
    "Darfur",
    "Nile",
    "Danube",
    "Thames",
    "Everest",
];

fn place(text: &Text<'_>, tokens: &Range<usize>, scan: &Scan<'_, '_>) -> Label {
    let political = Classes::COUNTRY | Classes::CITY | Classes::SUBDIVISION;
    let hit = scan.exactly(tokens);
    if hit.any(Classes::NATURAL) && !hit.any(political) {
        return Label::Loc;
    }
    if hit.any(political) {
        return Label::Gpe;
    }
    let words = || tokens.clone().map(|at| text.word(at));
    if words().any(|word| NATURE.contains(&word)) || REGIONS.contains(&text.word(tokens.end - 1)) && !is_state(text, tokens) {
        return Label::Loc;
    }
    Label::Gpe
}

/// "South Africa", "North Korea": states with the name of a region in them.
fn is_state(text: &Text<'_>, tokens: &Range<usize>) -> bool {
    tokens.len() == 2 && text.word(tokens.start) == "South" && text.word(tokens.start + 1) == "Africa"
}

pub(super) const LAWS: &[&str] = &[
    "Act",
    "Treaty",
    "Law",
    "Bill",
    "Agreement",
    "Constitution",
    "Convention",
    "Protocol",
    "Accord",
    "Accords",
    "Amendment",
    "Code",
    "Resolution",
    "Charter",
    "Declaration",
    "Directive",
    "Pact",
    "Decree",
    "Ordinance",
    "Proposition",
    "Measure",
    "Section",
    "Article",
];

pub(super) const EVENTS: &[&str] = &[
    "Cup",
    "Games",
    "Olympics",
    "Olympic",
    "Paralympics",
    "War",
    "Wars",
    "Festival",
    "Championship",
    "Championships",
    "Election",
    "Elections",
    "Summit",
    "Conference",
    "Day",
    "Prix",
    "Open",
    "Marathon",
    "Revolution",
    "Spring",
    "Hurricane",
    "Typhoon",
    "Cyclone",
    "Storm",
    "Trophy",
    "Tournament",
    "Tour",
    "Week",
    "Expo",
    "Forum",
    "Fair",
    "Carnival",
    "Uprising",
    "Massacre",
    "Genocide",
    "Holocaust",
    "Bowl",
    "Finals",
    "Final",
    "Series",
    "Meeting",
    "Congress",
    "Convention",
    "Battle",
    "Operation",
    "Crisis",
    "Ceremony",
    "Masters",
    "Qualifiers",
    "Derby",
    "Christmas",
    "Easter",
    "Ramadan",
    "Eid",
    "Diwali",
    "Brexit",
    "Intifada",
    "Movement",
    "Protests",
    "League",
    "Round",
    "Dialogue",
    "Talks",
    "Parade",
    "Show",
    "Rally",
];

pub(super) const WORKS: &[&str] = &[
    "Prize", "Award", "Awards", "Bible", "Quran", "Koran", "Oscar", "Oscars", "Emmy", "Grammy", "Medal", "Report", "Index",
    "Times",
];

fn miscellaneous(text: &Text<'_>, tokens: &Range<usize>, scan: &Scan<'_, '_>) -> Label {
    let word = |at: usize| text.word(at);
    let hit = scan.exactly(tokens);
    for (class, label) in [
        (Classes::LAW, Label::Law),
        (Classes::EVENT, Label::Event),
        (Classes::WORK, Label::WorkOfArt),
        (Classes::LANGUAGE, Label::Language),
        (Classes::PRODUCT, Label::Product),
    ] {
        if hit.any(class) {
            return label;
        }
    }
    for (words, label) in [(LAWS, Label::Law), (EVENTS, Label::Event), (WORKS, Label::WorkOfArt)] {
        if words.contains(&word(tokens.end - 1)) {
            return label;
        }
    }
    if tokens.clone().any(|at| EVENTS.contains(&word(at))) {
        return Label::Event;
    }
    let marked = tokens.start > 0 && text.tokens()[tokens.start - 1].kind == TokenKind::Mark;
    if marked { Label::WorkOfArt } else { Label::Event }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    /// The label of the first `tokens` of a text.
    fn labelled(source: &str, tokens: usize, kind: Type) -> Label {
        let text = Text::new(source);
        label(&text, &(0..tokens), kind, &Lexicon::english().scan(&text))
    }

    #[test]
    fn a_house_that_speaks_is_no_person_whatever_stands_behind_it() {
        for source in ["Kremlin says no.", "Kremlin spokesman Oleg Dubin said no."] {
            assert_eq!(labelled(source, 1, Type::Person), Label::Org, "{source}");
        }
        assert_eq!(labelled("Dubin said no.", 1, Type::Person), Label::Person);
    }

    #[test]
    fn a_state_with_the_name_of_a_river_is_a_state() {
        assert_eq!(labelled("Ohio votes.", 1, Type::Place), Label::Gpe);
        assert_eq!(labelled("Lake Michigan froze.", 2, Type::Place), Label::Loc);
    }

    #[test]
    fn an_election_with_its_year_has_a_name() {
        for (source, tokens, expected) in [
            ("the 2001 Italian general election was", 2..3, Some(1..5)),
            ("the 1994 European Parliament election", 2..3, None),
            ("in 1999 Dolna federal elections", 2..3, Some(1..5)),
            ("the Italian general election", 1..2, None),
            ("12 Italian elections", 1..2, None),
            ("2001 Italian", 1..2, None),
        ] {
            assert_eq!(election(&Text::new(source), &tokens, Label::Norp), expected, "{source}");
        }
        assert_eq!(election(&Text::new("the 2001 Italian election"), &(2..3), Label::Org), None);
    }
}
