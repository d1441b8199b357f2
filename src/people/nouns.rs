//! Nouns for people and bodies: what they say of number, kind and kinship.

use super::vocabulary::{self, Class};
use crate::lexicon::{Classes, Lexicon};

/// Whether a noun in the singular names a person by office, trade, relation or kind, or is a title.
pub(super) fn is_person(word: &str, lexicon: &Lexicon) -> bool {
    vocabulary::class(word).any(Class::PERSON) || is_listed_person(word, lexicon)
}

/// As [`is_person`], for words that the vocabulary does not know.
pub(super) fn is_listed_person(word: &str, lexicon: &Lexicon) -> bool {
    let is_role = |word: &str| lexicon.word(word).any(Classes::ROLE | Classes::TITLE | Classes::KIN);
    // The lists have roles in the plural too: "researchers" are no person.
    is_role(word) && !word.strip_suffix('s').is_some_and(is_role) || ends_as_person(word)
}

/// Endings that hardly any other noun has: "glaciologist", "councilwoman", "goalkeeper".
fn ends_as_person(word: &str) -> bool {
    const ENDINGS: [&str; 9] = ["ologist", "ician", "woman", "sman", "person", "grapher", "keeper", "conomist", "dent-elect"];
    word.len() > 7 && ENDINGS.iter().any(|ending| word.ends_with(ending))
}

/// Whether a noun names a relation: "mother", "brother".
pub(super) fn is_kin(word: &str, lexicon: &Lexicon) -> bool {
    vocabulary::class(word).any(Class::KIN) || lexicon.word(word).any(Classes::KIN)
}

/// Whether a noun is a title of courtesy: "Mr.".
pub(super) fn is_courtesy(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && vocabulary::class(word).any(Class::COURTESY)
}

/// Nouns for several people that take "they" and speak: "officials", "police".
pub(super) fn is_people(word: &str, lexicon: &Lexicon) -> bool {
    if vocabulary::class(word).any(Class::PEOPLE) {
        return true;
    }
    let Some(stem) = word.strip_suffix('s') else { return false };
    let singular = stem.strip_suffix("ie").map_or_else(|| stem.to_owned(), |stem| format!("{stem}y"));
    is_person(&singular, lexicon) && !is_person(word, lexicon)
}

/// Nouns for bodies that take "it" and speak: "company", "ministry".
pub(super) fn is_body(word: &str) -> bool {
    vocabulary::class(word).any(Class::BODY)
}

/// Nouns for what is written and speaks, and is no body: "report".
pub(super) fn is_document(word: &str) -> bool {
    vocabulary::class(word).any(Class::DOCUMENT)
}

/// Nouns for bodies that are called so once they were named: "company".
pub(super) fn is_called(word: &str) -> bool {
    vocabulary::class(word).any(Class::CALLED)
}

/// Nouns of time and measure: ", a year later," is no apposition.
pub(super) fn is_time(word: &str) -> bool {
    vocabulary::class(word).any(Class::TIME)
}

/// Nouns that say little but that it is a person.
pub(super) fn is_vague(word: &str) -> bool {
    vocabulary::class(word).any(Class::VAGUE)
}

/// Verbs that can stand before their subject in a report: "said Smith".
pub(super) fn is_saying(word: &str) -> bool {
    vocabulary::class(word).any(Class::SAYING)
}

/// The noun that an abbreviated title stands for: "senator" for "Sen.".
pub(super) fn spelt_out(word: &str) -> &str {
    match word {
        "Sen." | "Sen" => "senator",
        "Rep." | "Rep" => "representative",
        "Gov." | "Gov" => "governor",
        "Gen." | "Gen" => "general",
        "Col." | "Col" => "colonel",
        "Lt." => "lieutenant",
        "Maj." => "major",
        "Capt." | "Capt" => "captain",
        "Sgt." | "Sgt" => "sergeant",
        "Adm." => "admiral",
        "Cmdr." => "commander",
        "Dr." | "Dr" => "doctor",
        "Prof." | "Prof" => "professor",
        "Rev." | "Rev" | "Fr." => "priest",
        "Pres." => "president",
        "MP" => "lawmaker",
        "CEO" => "executive",
        "PM" => "premier",
        _ => word,
    }
}

/// Adjectives that tell nobody apart: "the young mayor", "the former minister".
pub(super) fn is_common_modifier(word: &str) -> bool {
    matches!(
        word,
        "former"
            | "new"
            | "young"
            | "old"
            | "outgoing"
            | "veteran"
            | "senior"
            | "top"
            | "current"
            | "then"
            | "late"
            | "local"
            | "embattled"
            | "popular"
            | "first"
            | "acting"
            | "elected"
            | "retired"
            | "longtime"
            | "chief"
    )
}
