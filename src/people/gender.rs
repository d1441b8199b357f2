//! What words and names say of a person's gender. Nothing is guessed from
//! nothing: a name in no list says nothing.

use super::vocabulary::{self, Class};
use crate::lexicon::{Classes, Lexicon};

/// The gender of the pronouns that a text uses for someone.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Gender {
    /// "she".
    Female,
    /// "he".
    Male,
}

impl Gender {
    /// The other one.
    pub(super) fn other(self) -> Gender {
        match self {
            Gender::Female => Gender::Male,
            Gender::Male => Gender::Female,
        }
    }
}

/// The gender that a title, role or kinship word tells: "Mrs.", "spokesman", "mother".
pub(super) fn of_noun(word: &str, lexicon: &Lexicon) -> Option<Gender> {
    let class = vocabulary::class(word);
    if class.any(Class::MALE) {
        return Some(Gender::Male);
    }
    if class.any(Class::FEMALE) {
        return Some(Gender::Female);
    }
    let classes = lexicon.word(word);
    let is_noun = classes.any(Classes::TITLE | Classes::ROLE | Classes::KIN) && !classes.any(Classes::GIVEN);
    if is_noun { of_classes(classes) } else { None }
}

/// The gender of a given name that nine in ten of its bearers have.
pub(super) fn of_given(word: &str, lexicon: &Lexicon) -> Option<Gender> {
    let classes = lexicon.word(word);
    if classes.any(Classes::GIVEN) { of_classes(classes) } else { None }
}

fn of_classes(classes: Classes) -> Option<Gender> {
    match (classes.any(Classes::MALE), classes.any(Classes::FEMALE)) {
        (true, false) => Some(Gender::Male),
        (false, true) => Some(Gender::Female),
        _ => None,
    }
}
