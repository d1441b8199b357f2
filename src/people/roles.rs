//! What the text says that people are: titles before names, appositions
//! behind and before them, and "X is the Y".

use std::ops::Range;

use super::figures::{Figures, SURE};
use super::gender::{self, Gender};
use super::grammar::Tag;
use super::nouns;
use super::scene::Scene;
use super::spelling::Word;
use crate::entity::Label;

/// A phrase that says what someone is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Role {
    /// The phrase without its article.
    pub(super) tokens: Range<usize>,
    /// Its head noun, folded: "chancellor".
    pub(super) head: Word,
    /// The country that a word of it names: "DE" in "German chancellor".
    pub(super) country: Option<[u8; 2]>,
    /// How much a reader learns from it.
    pub(super) rank: u8,
    /// Whether it is a phrase of its own and so a mention.
    pub(super) is_mention: bool,
}

/// Longest phrases, in tokens.
const BEFORE: usize = 9;
const BEHIND: usize = 18;

/// Gives the figures of the scene's persons their roles, ages and the gender that these tell.
pub(super) fn attach(scene: &Scene<'_, '_>, figures: &mut Figures) {
    for (index, entity) in scene.entities.iter().enumerate() {
        let Some(figure) = figures.of_entity[index] else { continue };
        if entity.label == Label::Org {
            if let Some((tokens, head)) = body_behind(scene, entity.tokens.end)
                && figures.list[figure].roles.len() < 4
            {
                let head = figures.words.number(scene.word(head));
                figures.list[figure].roles.push(Role { tokens, head, country: None, rank: 0, is_mention: true });
            }
            continue;
        }
        if entity.label != Label::Person {
            continue;
        }
        let start = figures.list[figure].name.as_ref().map_or(entity.tokens.start, |_| entity.tokens.start);
        let mut found = Vec::new();
        let mut start = start;
        if let Some(phrase) = before(scene, start, entity.tokens.end) {
            start = phrase.tokens.start;
            found.push(phrase);
        }
        let (phrase, age) = behind(scene, entity.tokens.end);
        found.extend(phrase);
        if let Some(age) = age {
            figures.list[figure].age = Some(figures.words.number(scene.word(age)));
        }
        if let Some(phrase) = preceding(scene, start) {
            found.push(phrase);
        }
        if let Some(phrase) = predicated(scene, entity.tokens.end) {
            found.push(phrase);
        }
        for phrase in found {
            if let Some(gender) = phrase.gender {
                figures.list[figure].hint(gender, SURE);
            }
            if figures.list[figure].roles.len() < 8 {
                let role = Role {
                    head: figures.words.number(nouns::spelt_out(scene.word(phrase.head))),
                    country: country(scene, &phrase.tokens),
                    tokens: phrase.tokens,
                    rank: phrase.rank,
                    is_mention: phrase.is_mention,
                };
                figures.list[figure].roles.push(role);
            }
        }
    }
}

/// The role that a reader would like to see: the most telling, and the first of those.
pub(super) fn best(roles: &[Role]) -> Option<&Role> {
    roles.iter().filter(|role| role.rank > 0).reduce(|best, role| if role.rank > best.rank { role } else { best })
}

/// The country that a phrase names.
pub(super) fn country(scene: &Scene<'_, '_>, tokens: &Range<usize>) -> Option<[u8; 2]> {
    let mut at = tokens.start;
    while at < tokens.end {
        let end = match scene.entity(at) {
            Some(entity) => {
                let entity = &scene.entities[entity];
                if matches!(entity.label, Label::Person) {
                    at = entity.tokens.end.max(at + 1);
                    continue;
                }
                entity.tokens.end.clamp(at + 1, tokens.end)
            }
            None => at + 1,
        };
        if scene.tag(at) == Tag::Capital || scene.entity(at).is_some() {
            let phrase = scene.text.span(at..end).of(scene.text.source());
            if let Some(&[first, second]) = scene.lexicon.country(phrase).map(str::as_bytes) {
                return Some([first, second]);
            }
        }
        at = end;
    }
    None
}

struct Phrase {
    tokens: Range<usize>,
    head: usize,
    rank: u8,
    gender: Option<Gender>,
    is_mention: bool,
}

fn is_person(scene: &Scene<'_, '_>, at: usize) -> bool {
    matches!(scene.tag(at), Tag::Lower | Tag::Capital) && scene.is_person(at)
}

/// "German Chancellor" before a name at `start`.
fn before(scene: &Scene<'_, '_>, start: usize, _end: usize) -> Option<Phrase> {
    let head = (start > 0 && !scene.begins_line(start)).then(|| start - 1)?;
    if !is_person(scene, head) && !ends_of_phrase(scene, head) {
        return None;
    }
    let head_noun = if is_person(scene, head) { head } else { of_phrase_head(scene, head)? };
    let mut at = head_noun;
    while at > 0 && start - at < BEFORE && !scene.begins_line(at) {
        let previous = at - 1;
        let word = scene.word(previous);
        let joins = match scene.tag(previous) {
            Tag::Capital | Tag::Hyphen | Tag::Number => true,
            Tag::Lower => {
                // "Smith meets president Xi": a verb behind a name.
                !(word.ends_with('s')
                    && previous > 0
                    && scene.tag(previous - 1) == Tag::Capital
                    && !nouns::is_person(word, scene.lexicon))
            }
            Tag::Clitic => scene.is_possessive(previous),
            Tag::Verb => word == "retired" || word == "ousted" || word == "jailed" || word == "elected",
            Tag::Preposition => word == "of" && previous > 0 && is_person(scene, previous - 1),
            _ => false,
        };
        if !joins || scene.label(previous) == Some(Label::Person) && !scene.is_possessive(at) {
            break;
        }
        at = match scene.entity(previous) {
            Some(entity) => scene.entities[entity].tokens.start.min(previous),
            None => previous,
        };
    }
    while at < head_noun && matches!(scene.tag(at), Tag::Clitic | Tag::Hyphen) {
        at += 1;
    }
    let gender = gender::of_noun(scene.word(head_noun), scene.lexicon);
    // "a law that protects Mr. Reed": whatever stands before it.
    let mister = matches!(scene.word(head), "Mr." | "Mr" | "Mrs." | "Mrs" | "Ms." | "Ms" | "Miss" | "Messrs.");
    let courtesy = mister || start - at == 1 && nouns::is_courtesy(scene.word(head));
    let owner = at > 0 && scene.tag(at - 1) == Tag::Pronoun && start - at == 1;
    let rank = match start - at {
        _ if courtesy || owner && nouns::is_kin(scene.word(head), scene.lexicon) => 0,
        1 => 2,
        _ => 4,
    };
    Some(Phrase { tokens: at..start, head: head_noun, rank, gender, is_mention: false })
}

/// Whether the word at `at` ends "Secretary of State".
fn ends_of_phrase(scene: &Scene<'_, '_>, at: usize) -> bool {
    scene.tag(at) == Tag::Capital && of_phrase_head(scene, at).is_some()
}

fn of_phrase_head(scene: &Scene<'_, '_>, at: usize) -> Option<usize> {
    (1..=3)
        .map_while(|back| at.checked_sub(back))
        .take_while(|index| !scene.tag(*index).ends_phrase() || scene.word(*index) == "of")
        .find_map(|index| {
            (scene.word(index) == "of" && index > 0 && scene.tag(index - 1) == Tag::Capital && is_person(scene, index - 1))
                .then(|| index - 1)
        })
}

/// ", the German chancellor," behind a name that ends at `end`, and the age between.
fn behind(scene: &Scene<'_, '_>, end: usize) -> (Option<Phrase>, Option<usize>) {
    let mut age = None;
    let mut opening = end;
    if !matches!(scene.tag(opening), Tag::Comma | Tag::Break | Tag::Open) || scene.begins_line(opening) {
        return (None, None);
    }
    if scene.tag(opening + 1) == Tag::Number && scene.word(opening + 1).len() <= 3 {
        if !matches!(scene.tag(opening + 2), Tag::Comma | Tag::Close | Tag::Stop | Tag::Break) {
            return (None, None);
        }
        age = Some(opening + 1);
        opening += 2;
        if scene.tag(opening) != Tag::Comma {
            return (None, age);
        }
    }
    (phrase(scene, opening + 1, scene.tag(end)), age)
}

/// ", a company based in Perth," behind a body's name: the phrase up to its noun.
fn body_behind(scene: &Scene<'_, '_>, end: usize) -> Option<(Range<usize>, usize)> {
    if scene.tag(end) != Tag::Comma || !matches!(scene.word(end + 1), "a" | "an" | "the") {
        return None;
    }
    let start = end + 2;
    let head =
        (start..start + 6).take_while(|at| !scene.tag(*at).ends_phrase()).filter(|at| nouns::is_body(scene.word(*at))).last()?;
    Some((start..head + 1, head))
}

/// The noun phrase of an apposition from `start` on.
fn phrase(scene: &Scene<'_, '_>, start: usize, opening: Tag) -> Option<Phrase> {
    if scene.begins_line(start) {
        return None;
    }
    let first = scene.word(start);
    let (from, owned) = match scene.tag(start) {
        Tag::Determiner if matches!(first, "a" | "an" | "the" | "another") => (start + 1, false),
        Tag::Pronoun if matches!(first, "his" | "her" | "their" | "its" | "my" | "our") => (start + 1, true),
        Tag::Lower | Tag::Capital => (start, false),
        _ => return None,
    };
    if scene.label(start) == Some(Label::Person) && !scene.is_possessive(scene.entities[scene.entity(start)?].tokens.end) {
        return None;
    }
    let mut head = None;
    let mut in_core = true;
    let mut at = from;
    loop {
        if at >= scene.tags.len() || scene.begins_line(at) {
            break;
        }
        if at - start > BEHIND {
            return None;
        }
        let tag = scene.tag(at);
        match tag {
            Tag::Comma | Tag::Stop | Tag::Break | Tag::Close | Tag::Relative => break,
            Tag::Mark if head.is_some() => break,
            Tag::Preposition => in_core = false,
            Tag::Auxiliary => return None,
            Tag::Verb if at > from && !scene.word(at).ends_with("ed") => return None,
            // "a company based in Leeds": the phrase says enough before the participle.
            Tag::Verb if at > from && in_core => {
                head?;
                break;
            }
            Tag::Subordinator | Tag::Pronoun if !in_core => break,
            Tag::Lower | Tag::Capital if in_core && is_person(scene, at) && scene.label(at) != Some(Label::Person) => {
                head = Some(at)
            }
            _ => {}
        }
        at += 1;
    }
    let head = head.or_else(|| {
        // An unlisted noun behind "a" will do where nothing speaks against it.
        let last = (from..at).take_while(|index| !matches!(scene.tag(*index), Tag::Preposition | Tag::And)).last()?;
        let plain = matches!(first, "a" | "an")
            && scene.tag(last) == Tag::Lower
            && !nouns::is_time(scene.word(last))
            && !nouns::is_body(scene.word(last));
        plain.then_some(last)
    })?;
    if nouns::is_time(scene.word(head)) || at <= head || opening == Tag::Open && scene.tag(at) != Tag::Close {
        return None;
    }
    let gender = gender::of_noun(scene.word(head), scene.lexicon);
    let is_kin = owned && nouns::is_kin(scene.word(head), scene.lexicon);
    let length = at - from;
    let rank = if is_kin {
        0
    } else if length > 14 {
        1
    } else {
        3
    };
    Some(Phrase { tokens: from..at, head, rank, gender, is_mention: true })
}

/// "The German chancellor," before a name at `start`, or before its title.
fn preceding(scene: &Scene<'_, '_>, start: usize) -> Option<Phrase> {
    if start < 2 || scene.begins_line(start) || scene.tag(start - 1) != Tag::Comma {
        return None;
    }
    let end = start - 1;
    let mut at = end;
    let mut head = None;
    // Where the owner in "Ireland's transport minister" begins.
    let mut owner = None;
    while at > 0 && end - at < BEFORE + 3 && !scene.begins_line(at) {
        let previous = at - 1;
        let tag = scene.tag(previous);
        let word = scene.word(previous);
        let possessive = tag == Tag::Pronoun && matches!(word.to_ascii_lowercase().as_str(), "his" | "her" | "their" | "its");
        if tag == Tag::Determiner || possessive {
            let Some(head) = head else {
                // "A spokeswoman for the agency": the article of the complement.
                if previous > 0 && scene.tag(previous - 1) == Tag::Preposition {
                    at = previous;
                    continue;
                }
                return None;
            };
            let kin = possessive && nouns::is_kin(scene.word(head), scene.lexicon);
            return Some(apposed(scene, at..end, head, if kin { 0 } else { 3 }));
        }
        let joins = match tag {
            Tag::Capital | Tag::Lower | Tag::Hyphen | Tag::Number => true,
            Tag::Clitic => scene.is_possessive(previous),
            Tag::Preposition => {
                head = None;
                true
            }
            _ => false,
        };
        if !joins || scene.label(previous) == Some(Label::Person) && !scene.is_possessive(at) && head.is_some() {
            break;
        }
        if head.is_none() && is_person(scene, previous) {
            head = Some(previous);
        } else if head.is_none() && previous + 1 == end && !has_of(scene, at, 6) {
            return None;
        }
        at = previous;
        if scene.is_possessive(at) && head.is_some() {
            let name = at.checked_sub(1).and_then(|last| scene.entity(last)).map(|entity| scene.entities[entity].tokens.start);
            let plain = at.checked_sub(1).filter(|last| matches!(scene.tag(*last), Tag::Capital | Tag::Lower));
            owner = name.or(plain);
        }
    }
    let (owner, head) = (owner?, head?);
    Some(apposed(scene, owner..end, head, 3))
}

fn apposed(scene: &Scene<'_, '_>, tokens: Range<usize>, head: usize, rank: u8) -> Phrase {
    Phrase { tokens, head, rank, gender: gender::of_noun(scene.word(head), scene.lexicon), is_mention: true }
}

/// Whether a preposition stands within `reach` tokens before `at` in its phrase.
fn has_of(scene: &Scene<'_, '_>, at: usize, reach: usize) -> bool {
    (1..=reach)
        .map_while(|back| at.checked_sub(back))
        .take_while(|index| !scene.begins_line(index + 1))
        .any(|index| scene.tag(index) == Tag::Preposition)
}

/// "is the German chancellor" behind a name that ends at `end`.
fn predicated(scene: &Scene<'_, '_>, end: usize) -> Option<Phrase> {
    if !matches!(scene.word(end), "is" | "was") || scene.tag(end + 1) != Tag::Determiner {
        return None;
    }
    let mut phrase = phrase(scene, end + 1, Tag::Comma)?;
    if !is_person(scene, phrase.head) {
        return None;
    }
    phrase.rank = phrase.rank.min(1);
    phrase.is_mention = false;
    Some(phrase)
}
