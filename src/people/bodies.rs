//! Organisations, places and groups: their names, short names and acronyms.

use std::collections::HashMap;

use super::figures::{Figure, Figures};
use super::scene::Scene;
use super::spelling::Word;
use crate::entity::Label;
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

/// Small words that acronyms skip.
fn is_small(word: &str) -> bool {
    matches!(word, "of" | "the" | "and" | "for" | "in" | "on" | "to" | "&" | "de" | "a")
}

/// Gives every entity that is no person and no number its figure.
pub(super) fn group(scene: &Scene<'_, '_>, figures: &mut Figures) {
    let mut by_name: HashMap<Vec<Word>, usize> = HashMap::new();
    let mut by_acronym: HashMap<Word, usize> = HashMap::new();
    let mut by_first: HashMap<Word, Option<usize>> = HashMap::new();
    let bodies: Vec<usize> = (0..scene.entities.len())
        .filter(|index| scene.entities[*index].label != Label::Person && !scene.entities[*index].label.is_numeric())
        .collect();
    let mut keys: Vec<(usize, Vec<Word>)> = Vec::with_capacity(bodies.len());
    for index in &bodies {
        let key = key(scene, *index, figures);
        if !key.is_empty() {
            keys.push((*index, key));
        }
    }
    // Names of several words first: they tell what acronyms and first words stand for.
    for (index, key) in keys.iter().filter(|(_, key)| key.len() > 1) {
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
        if matches!(label, Label::Org | Label::Fac) {
            let first = by_first.entry(key[0]).or_insert(Some(figure));
            if *first != Some(figure) {
                *first = None;
            }
        }
    }
    for (index, key) in keys.iter().filter(|(_, key)| key.len() == 1) {
        let entity = &scene.entities[*index];
        let word = scene.word(entity.tokens.start);
        let shouts = word.len() >= 2 && word.chars().all(|character| character.is_uppercase() || character == '.');
        let known = by_name
            .get(key)
            .copied()
            .or_else(|| if shouts { by_acronym.get(&key[0]).copied() } else { None })
            .or_else(|| if entity.label == Label::Org { by_first.get(&key[0]).copied().flatten() } else { None });
        let figure = known.unwrap_or_else(|| add(figures, entity.label, scene, *index));
        by_name.insert(key.clone(), figure);
        figures.of_entity[*index] = Some(figure);
        figures.list[figure].short += 1;
    }
}

fn add(figures: &mut Figures, label: Label, scene: &Scene<'_, '_>, index: usize) -> usize {
    let mut figure = Figure::new(label, scene.entities[index].tokens.clone());
    figure.many = true;
    figures.list.push(figure);
    figures.list.len() - 1
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
