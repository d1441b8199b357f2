//! Words that carry a dot of their own.

/// How an abbreviation behaves before a capital.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Abbreviation {
    /// Stands before a name and ends no sentence: "Mr.", "Gen.", "St.", months before a day.
    Before,
    /// May end a sentence: "Inc.", "Jr.", "etc."
    After,
    /// An abbreviation only before a number: "No. 10", "p. 7".
    Number,
}

/// Stand before a name or a day.
const BEFORE: &[&str] = &[
    "Mr", "Mrs", "Ms", "Mx", "Dr", "Prof", "Messrs", "Mme", "Mlle", "Rev", "Fr", "Hon", "Rt", "Gen", "Lt", "Col", "Maj", "Capt",
    "Cpl", "Sgt", "Cmdr", "Cdr", "Adm", "Brig", "Pvt", "Sen", "Sens", "Rep", "Reps", "Gov", "Govs", "Pres", "Sec", "Supt",
    "Insp", "Det", "Atty", "Asst", "Dep", "Amb", "St", "Ste", "Mt", "Ft", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep",
    "Sept", "Oct", "Nov", "Dec", "vs", "Vs", "ca", "cf", "Hr", "Drs", "Sr", "Sra", "Srta", "Dist", "Ald", "Cllr", "Spc", "Pfc",
    "Cmd", "Mssrs", "viz",
];

/// May end a sentence.
const AFTER: &[&str] = &[
    "Inc", "Corp", "Co", "Cos", "Ltd", "Bros", "Jr", "jr", "Esq", "etc", "al", "Ave", "Blvd", "Rd", "Hwy", "Dept", "Univ",
    "Assn", "Ala", "Ariz", "Ark", "Calif", "Colo", "Conn", "Del", "Fla", "Ga", "Ill", "Ind", "Kan", "Ky", "La", "Md", "Mass",
    "Mich", "Minn", "Mo", "Mont", "Neb", "Nev", "Okla", "Ore", "Pa", "Tenn", "Tex", "Vt", "Va", "Wash", "Wis", "Wyo", "Ont",
    "Que", "Alta", "Penn", "lb", "lbs", "oz", "ft", "hrs", "mins", "approx", "est", "Mfg", "Intl", "Natl", "Govt", "plc", "Pty",
    "Pte", "Cie", "Sp", "eg", "ie",
];

/// Only before a number.
const NUMBER: &[&str] = &[
    "No", "Nos", "no", "nos", "Rs", "p", "pp", "Art", "art", "Sect", "sec", "Vol", "vol", "Ch", "ch", "Fig", "fig", "Nr", "c",
    "v",
];

/// For each letter the lengths of the abbreviations that begin with it, as bits: most words are none at a glance.
const LENGTHS: [u8; 128] = {
    let mut lengths = [0; 128];
    let lists = [BEFORE, AFTER, NUMBER];
    let mut list = 0;
    while list < lists.len() {
        let mut at = 0;
        while at < lists[list].len() {
            let word = lists[list][at].as_bytes();
            lengths[word[0] as usize] |= 1 << word.len();
            at += 1;
        }
        list += 1;
    }
    lengths
};

/// What kind of abbreviation `word`, without its dot, is.
pub(super) fn of(word: &str) -> Option<Abbreviation> {
    let lengths = LENGTHS.get(usize::from(*word.as_bytes().first()?))?;
    if word.len() > 6 || lengths >> word.len() & 1 == 0 {
        return None;
    }
    if BEFORE.contains(&word) {
        Some(Abbreviation::Before)
    } else if AFTER.contains(&word) {
        Some(Abbreviation::After)
    } else if NUMBER.contains(&word) {
        Some(Abbreviation::Number)
    } else {
        None
    }
}

/// Whether `part` is a top-level domain that news writes behind names ("Amazon.com").
pub(super) fn is_domain(part: &str) -> bool {
    matches!(
        part,
        "com"
            | "org"
            | "net"
            | "gov"
            | "edu"
            | "co"
            | "uk"
            | "io"
            | "eu"
            | "de"
            | "fr"
            | "ru"
            | "info"
            | "tv"
            | "ai"
            | "ie"
            | "za"
            | "au"
            | "ca"
    )
}
