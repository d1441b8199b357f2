//! What words and names say of a person's gender. Nothing is guessed from
//! nothing: a name in no list says nothing.

use super::grammar::Tag;
use super::names::Name;
use super::scene::Scene;
use super::spelling::Words;
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

/// The gender that the given name of a full name, or a given name alone, tells.
pub(super) fn of_name(name: &Name, scene: &Scene<'_, '_>, words: &Words) -> Option<Gender> {
    if is_family_first(name, words) {
        return None;
    }
    let mut at = name.tokens.clone();
    if name.is_short() {
        let word = scene.word(at.start);
        let classes = scene.lexicon.word(word);
        return if classes.any(Classes::SURNAME) || name.titled { None } else { of_given(word, scene.lexicon) };
    }
    // The first part that is no initial; "Ana-Maria" by its first half.
    let given = at.find(|token| {
        let word = scene.word(*token);
        word.chars().count() > 2 && !word.ends_with('.')
    })?;
    if given + 1 >= name.tokens.end {
        return None;
    }
    // "Jean" may be a woman, "Jean-Claude" is none.
    if scene.word(given) == "Jean" && scene.tag(given + 1) == Tag::Hyphen {
        return Some(Gender::Male);
    }
    of_given(scene.word(given), scene.lexicon)
}

/// Family names that stand first, and are given names elsewhere: "Kim Jong Un", "Lee Myung-bak".
fn is_family_first(name: &Name, words: &Words) -> bool {
    let first = words.spelling(name.first().word);
    name.parts.len() >= 2
        && matches!(
            first,
            "kim"
                | "lee"
                | "park"
                | "choi"
                | "jung"
                | "jeong"
                | "chung"
                | "kang"
                | "cho"
                | "yoon"
                | "jang"
                | "lim"
                | "han"
                | "oh"
                | "seo"
                | "shin"
                | "kwon"
                | "hwang"
                | "ahn"
                | "song"
                | "moon"
                | "ban"
                | "roh"
                | "xi"
                | "li"
                | "wang"
                | "zhang"
                | "liu"
                | "chen"
                | "yang"
                | "zhao"
                | "huang"
                | "zhou"
                | "wu"
                | "xu"
                | "sun"
                | "hu"
                | "zhu"
                | "gao"
                | "lin"
                | "he"
                | "guo"
                | "ma"
                | "luo"
                | "liang"
                | "jiang"
                | "deng"
                | "wen"
                | "peng"
                | "tan"
                | "mao"
                | "nguyen"
                | "tran"
                | "pham"
                | "le"
                | "vo"
                | "ho"
        )
        && name.parts[1..].iter().all(|part| is_syllabic(words.spelling(part.word)))
}

/// Whether a word is made of Chinese, Korean or Vietnamese syllables: "jinping", "jongun", "myungbak".
fn is_syllabic(word: &str) -> bool {
    const INITIALS: [&str; 29] = [
        "zh", "ch", "sh", "ky", "hy", "ng", "th", "ph", "kh", "tr", "b", "c", "d", "f", "g", "h", "j", "k", "l", "m", "n", "p",
        "q", "r", "s", "t", "w", "x", "y",
    ];
    let mut rest = word;
    let mut syllables = 0;
    while !rest.is_empty() && syllables < 3 {
        let initial =
            INITIALS.iter().find(|initial| rest.starts_with(**initial)).map_or(usize::from(rest.starts_with('z')), |i| i.len());
        rest = &rest[initial..];
        let vowels = rest.bytes().take_while(|byte| b"aeiouyw".contains(byte)).count();
        if vowels == 0 || vowels > 4 {
            return false;
        }
        rest = &rest[vowels..];
        let vowel_next = |at: usize| rest.as_bytes().get(at).is_some_and(|byte| b"aeiou".contains(byte));
        if rest.starts_with("ng") && !vowel_next(2) {
            rest = &rest[2..];
        } else if rest.starts_with(['n', 'm', 'k', 'l', 'p', 'h', 't']) && !vowel_next(1) {
            rest = &rest[1..];
        }
        syllables += 1;
    }
    rest.is_empty() && syllables > 0
}
