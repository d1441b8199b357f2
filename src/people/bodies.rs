//! Organisations, places and groups: their names, short names and acronyms.

use std::ops::Range;

use super::figures::{Figure, Figures, LIKELY};
use super::gender;
use super::grammar::Tag;
use super::names::Name;
use super::scene::Scene;
use super::spelling::{Word, Words};
use crate::entity::Label;
use crate::hash::Map;
use crate::lexicon::Classes;
use crate::text::TokenKind;

/// Words at the end of a company's name that are left out when it is named again.
const FORMS: [&str; 16] = [
    "inc",
    "corp",
    "co",
    "ltd",
    "plc",
    "llc",
    "ag",
    "sa",
    "nv",
    "group",
    "holdings",
    "company",
    "corporation",
    "limited",
    "gmbh",
    "se",
];

/// Words at the end of a body's name that tell a part or an organ of another: the board of Acme is not Acme.
const PARTS: [&str; 12] =
    ["board", "committee", "corps", "council", "court", "office", "team", "division", "unit", "cargo", "subsidiary", "union"];

/// Small words that acronyms skip.
fn is_small(word: &str) -> bool {
    matches!(word, "of" | "the" | "and" | "for" | "in" | "on" | "to" | "&" | "de" | "a")
}

/// The names taken for persons that are the first word of a body's name: "Pantheon" of "Pantheon Partners", where no title
/// and no fuller name says that somebody is called so; and those that look like no person's.
pub(super) fn short_names(scene: &Scene<'_, '_>, names: &[Option<Name>], words: &mut Words) -> Vec<usize> {
    // The first words of bodies' names, and whether they are no person's.
    let mut firsts: Map<Word, bool> = Map::default();
    for entity in scene.entities {
        // "the Marsh Administration", "the Marsh Foundation" are named after somebody.
        let last = scene.word(entity.tokens.end - 1);
        let after =
            matches!(last, "Administration" | "Foundation" | "Campaign" | "Center" | "Centre" | "Institute" | "Tower" | "House");
        if entity.label == Label::Org && entity.tokens.len() > 1 && !after && scene.tag(entity.tokens.start + 1) == Tag::Capital {
            firsts.insert(words.number(scene.word(entity.tokens.start)), true);
        }
    }
    for name in names.iter().flatten().filter(|name| !name.is_short() || name.titled || name.gender.is_some()) {
        for part in &name.parts {
            if let Some(free) = firsts.get_mut(&part.word) {
                *free = false;
            }
        }
    }
    (0..names.len())
        .filter(|index| {
            names[*index].as_ref().is_some_and(|name| {
                if is_no_person(scene, name) {
                    return true;
                }
                let known = scene.lexicon.word(scene.word(name.tokens.start));
                name.is_short() && firsts.get(&name.first().word) == Some(&true) && !known.any(Classes::PERSON | Classes::GIVEN)
            })
        })
        .collect()
}

/// Whether a name of one word is no person's for its looks: "DataRiver", "the KBX".
fn is_no_person(scene: &Scene<'_, '_>, name: &Name) -> bool {
    let (at, word) = (name.tokens.start, scene.word(name.tokens.start));
    if !name.is_short() || name.titled || name.gender.is_some() || scene.lexicon.word(word).any(Classes::GIVEN | Classes::SURNAME)
    {
        return false;
    }
    let shouts = word.len() > 2 && word.bytes().all(|byte| byte.is_ascii_uppercase());
    let article = at > 0 && scene.word(at - 1).eq_ignore_ascii_case("the") && !scene.begins_line(at);
    is_camel(word) || shouts && article && scene.tag(name.tokens.end) != Tag::Capital
}

/// "DataRiver"; "McAdam" and "DeAndre" have their second capital earlier.
fn is_camel(word: &str) -> bool {
    word.chars().skip(5).any(char::is_uppercase) && word.chars().any(char::is_lowercase) && !word.contains('-')
}

/// Gives every entity that is no person and no number its figure, and the `short` names of bodies that were taken for persons.
pub(super) fn group(scene: &Scene<'_, '_>, figures: &mut Figures, short: &[usize]) {
    let mut by_name: Map<Vec<Word>, usize> = Map::default();
    let mut by_acronym: Map<Word, usize> = Map::default();
    let mut by_first: Map<Word, Option<usize>> = Map::default();
    let bodies: Vec<usize> = (0..scene.entities.len())
        .filter(|index| !scene.entities[*index].label.is_numeric())
        .filter(|index| scene.entities[*index].label != Label::Person || short.binary_search(index).is_ok())
        .collect();
    let mut keys: Vec<(usize, Vec<Word>)> = Vec::with_capacity(bodies.len());
    for index in &bodies {
        let key = key(scene, *index, figures);
        if !key.is_empty() {
            keys.push((*index, key));
        }
    }
    // Names of several words first: they tell what acronyms and first words stand for.
    let is_short =
        |(index, key): &(usize, Vec<Word>)| key.len() == 1 || bracketed(scene, &scene.entities[*index].tokens).is_some();
    // Names of one word that need no longer one, with the first entity that has them.
    let mut known: Map<Word, usize> = Map::default();
    for (index, key) in keys.iter().filter(|name| name.1.len() == 1) {
        if is_known_so(scene, *index) {
            known.entry(key[0]).or_insert(*index);
        }
    }
    for (index, key) in keys.iter().filter(|name| !is_short(name)) {
        let label = scene.entities[*index].label;
        let figure = *by_name.entry(key.clone()).or_insert_with(|| add(figures, label, scene, *index));
        figures.of_entity[*index] = Some(figure);
        figures.list[figure].full += 1;
        let acronym: String = key
            .iter()
            .map(|word| figures.words.spelling(*word))
            .filter(|word| !is_small(word))
            .filter_map(|word| word.chars().next())
            .collect();
        if acronym.len() >= 2 {
            let acronym = figures.words.number(&acronym);
            by_acronym.entry(acronym).or_insert(figure);
        }
        let part = key.last().is_some_and(|last| PARTS.contains(&figures.words.spelling(*last)));
        // "HBO … HBO Go": what was known by its short name before is no part of its own.
        let later = known.get(&key[0]).is_some_and(|before| before < index) && !has_form(scene, *index, key.len());
        let owns = scene.entities[*index].tokens.clone().any(|at| scene.is_possessive(at));
        if matches!(label, Label::Org | Label::Fac) && !part {
            let first = by_first.entry(key[0]).or_insert(Some(figure));
            if *first != Some(figure) || later || owns {
                *first = None;
            }
        }
    }
    for (index, key) in keys.iter().filter(|name| is_short(name)) {
        let entity = &scene.entities[*index];
        let word = scene.word(entity.tokens.start);
        if let Some(person) = figures.known_bearer(key[0]).filter(|_| may_be_person(scene, &entity.tokens)) {
            // A surname that was taken for something else.
            figures.of_entity[*index] = Some(person);
            figures.list[person].short += 1;
            continue;
        }
        let shouts = word.len() >= 2 && word.chars().all(|character| character.is_uppercase() || character == '.');
        let known =
            by_name.get(key).copied().or_else(|| if shouts { by_acronym.get(&key[0]).copied() } else { None }).or_else(|| {
                if matches!(entity.label, Label::Org | Label::Person) { by_first.get(&key[0]).copied().flatten() } else { None }
            });
        // "Acme (ACM.N)": another name of what stands before the bracket.
        let known = known.or_else(|| bracketed(scene, &entity.tokens).and_then(|before| figures.of_entity[before]));
        let figure = known.unwrap_or_else(|| add(figures, entity.label, scene, *index));
        by_name.insert(key.clone(), figure);
        figures.of_entity[*index] = Some(figure);
        figures.list[figure].short += 1;
        // Two names that agree are not both a person's in disguise.
        figures.list[figure].disguised &= entity.label != Label::Person;
    }
}

/// Whether a body's short name is all that it is called: capitals, a name of a list, a company with its form.
fn is_known_so(scene: &Scene<'_, '_>, index: usize) -> bool {
    let word = scene.word(scene.entities[index].tokens.start);
    let shouts = word.len() >= 2 && word.bytes().all(|byte| byte.is_ascii_uppercase());
    shouts || has_form(scene, index, 1) || scene.lexicon.word(word).any(Classes::ORG | Classes::COMPANY | Classes::OUTLET)
}

/// Whether a company's form ends a name of more than so many words.
fn has_form(scene: &Scene<'_, '_>, index: usize, words: usize) -> bool {
    let tokens = scene.entities[index].tokens.clone();
    let last = tokens.clone().rev().map(|at| scene.word(at)).find(|word| *word != ".").unwrap_or("");
    tokens.len() > words && FORMS.contains(&last.trim_end_matches('.').to_ascii_lowercase().as_str())
}

/// The organisation before the brackets that hold nothing but the capitals in `tokens`.
fn bracketed(scene: &Scene<'_, '_>, tokens: &Range<usize>) -> Option<usize> {
    let shouts = tokens.clone().all(|at| !scene.word(at).chars().any(char::is_lowercase));
    if !shouts || tokens.start < 2 || scene.tag(tokens.start - 1) != Tag::Open || scene.tag(tokens.end) != Tag::Close {
        return None;
    }
    scene.entity(tokens.start - 2).filter(|before| scene.entities[*before].label == Label::Org)
}

fn add(figures: &mut Figures, label: Label, scene: &Scene<'_, '_>, index: usize) -> usize {
    // What was taken for a person and is none is a body.
    let label = if label == Label::Person { Label::Org } else { label };
    let mut figure = Figure::new(label, scene.entities[index].tokens.clone());
    figure.many = true;
    let tokens = scene.entities[index].tokens.clone();
    let camel = tokens.len() == 1 && is_camel(scene.word(tokens.start));
    figure.disguised = may_be_person(scene, &tokens) && !says_what_it_is(scene, label, &tokens) && !camel;
    if figure.disguised
        && let Some(gender) = gender::of_given(scene.word(tokens.start), scene.lexicon)
    {
        figure.hint(gender, LIKELY);
    }
    figures.list.push(figure);
    figures.list.len() - 1
}

/// Whether the last of several words tells that it is no person: a law, or "Pantheon Partners", "Harbour Trust".
fn says_what_it_is(scene: &Scene<'_, '_>, label: Label, tokens: &Range<usize>) -> bool {
    let last = scene.word(tokens.end - 1);
    label == Label::Law
        || tokens.len() > 1
            && (super::nouns::is_body(last)
                || matches!(
                    last,
                    "Act" | "Bill" | "Cup" | "Games" | "Festival" | "Awards" | "Prize" | "Trust" | "Partners" | "Magazine"
                ))
}

/// Whether a name could be a person's though it was not taken for one: one to three capitalised words that no list knows as
/// anything else.
pub(super) fn may_be_person(scene: &Scene<'_, '_>, tokens: &Range<usize>) -> bool {
    let capital = |at: usize| {
        let word = scene.word(at);
        word.starts_with(char::is_uppercase) && word.chars().skip(1).any(char::is_lowercase)
    };
    if tokens.len() > 3 || !tokens.clone().all(|at| scene.text.tokens()[at].kind == TokenKind::Word && capital(at)) {
        return false;
    }
    let other = Classes(!(Classes::GIVEN | Classes::MALE | Classes::FEMALE | Classes::SURNAME | Classes::PERSON).0);
    let city = |classes: Classes| if classes.any(Classes::GIVEN) { Classes(classes.0 & !Classes::CITY.0) } else { classes };
    let phrase = scene.text.span(tokens.clone()).of(scene.text.source());
    !city(scene.lexicon.phrase(phrase)).any(other)
        && !tokens.clone().any(|at| city(scene.lexicon.word(scene.word(at))).any(other))
}

/// The words that tell a body's name, without article and company form.
fn key(scene: &Scene<'_, '_>, index: usize, figures: &mut Figures) -> Vec<Word> {
    let tokens = scene.entities[index].tokens.clone();
    let mut key: Vec<Word> = Vec::with_capacity(tokens.len());
    for at in tokens {
        if matches!(scene.text.tokens()[at].kind, TokenKind::Word | TokenKind::Number) {
            let word = figures.words.number(scene.word(at));
            if !figures.words.spelling(word).is_empty() {
                key.push(word);
            }
        }
    }
    while key.len() > 1 && FORMS.contains(&figures.words.spelling(key[key.len() - 1])) {
        key.pop();
    }
    if key.len() > 1 && figures.words.spelling(key[0]) == "the" {
        key.remove(0);
    }
    key
}
