//! What words and names say of a person's gender. Nothing is guessed from
//! nothing: a name in no list says nothing.

use super::grammar::Tag;
use super::names::Name;
use super::scene::Scene;
use super::spelling::{Word, Words};
use super::vocabulary::{self, Class};
use crate::hash::Map;
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

/// The gender of the first pronoun between the tokens `from` and `to`, in the sentence and before any mark: a quote may speak of
/// someone else.
pub(super) fn of_pronoun_behind(scene: &Scene<'_, '_>, from: usize, to: usize) -> Option<Gender> {
    let sentence = scene.text.sentence_of(from.min(scene.tags.len() - 1));
    let end = scene.text.sentences().get(sentence)?.end;
    (from..to.min(end))
        .take_while(|token| scene.tags[*token] != Tag::Mark)
        .filter(|token| scene.tags[*token] == Tag::Pronoun)
        .find_map(|token| match scene.word(token) {
            "he" | "his" | "himself" => Some(Gender::Male),
            "she" | "her" | "herself" => Some(Gender::Female),
            _ => None,
        })
}

/// The genders that the pronouns right behind the short names tell, where two or more tell one and none the other; and whether
/// the short name stands in the text before a longer one that it begins or ends.
pub(super) fn of_short_names(scene: &Scene<'_, '_>, names: &[Option<Name>]) -> Map<Word, (Option<Gender>, bool)> {
    let mut votes: Map<Word, (i32, i32, bool)> = Map::default();
    let mut to = scene.tags.len();
    for (index, name) in names.iter().enumerate().rev() {
        let Some(name) = name else { continue };
        for part in [name.first(), name.last()] {
            votes.entry(part.word).or_default().2 = name.is_short();
        }
        if name.is_short()
            && let Some(gender) = of_pronoun_behind(scene, scene.entities[index].tokens.end, to)
        {
            let (male, female, _) = votes.entry(name.first().word).or_default();
            *(if gender == Gender::Male { male } else { female }) += 1;
        }
        to = scene.entities[index].tokens.start;
    }
    let told = |(male, female, leads)| match (male, female) {
        (2.., 0) => (Some(Gender::Male), leads),
        (0, 2..) => (Some(Gender::Female), leads),
        _ => (None, leads),
    };
    votes.into_iter().map(|(word, votes)| (word, told(votes))).collect()
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
