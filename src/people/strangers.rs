//! Names that the tagger passed over and that a pronoun may still mean.
//!
//! "Chorney was traded to the Kings": a surname that no list knows and that stands in the text once has little to say that it
//! is one. Where a "he" behind it finds nobody better it is somebody after all. Until then a stranger is nothing: it is not
//! published and no noun phrase finds it.

use std::ops::Range;

use super::bodies::may_be_person;
use super::figures::{Figure, Figures, LIKELY};
use super::gender;
use super::grammar::Tag;
use super::scene::Scene;
use super::spelling::Word;
use crate::hash::Map;
use crate::lexicon::Classes;
use crate::text::TokenKind;

/// No name of a stranger has more words.
const LONGEST: usize = 3;

/// The tokens of the strangers' names with their figures, in text order.
pub(super) fn find(scene: &Scene<'_, '_>, figures: &mut Figures) -> Vec<(Range<usize>, usize)> {
    let mut found = Vec::new();
    let mut known: Map<Word, usize> = Map::default();
    let mut paragraphs = scene.text.paragraphs().iter().peekable();
    let mut at = 0;
    while at < scene.tags.len() {
        if !is_part(scene, at) {
            at += 1;
            continue;
        }
        let start = at;
        at += 1;
        while is_part(scene, at) && !scene.begins_line(at) && scene.text.tokens()[at].spaced {
            at += 1;
        }
        let tokens = start..at;
        while paragraphs.next_if(|paragraph| paragraph.tokens().end <= start).is_some() {}
        if paragraphs.peek().is_some_and(|paragraph| paragraph.heading) || !is_stranger(scene, &tokens) {
            continue;
        }
        let last = figures.words.number(scene.word(tokens.end - 1));
        let figure = match figures.known_bearer(last).or_else(|| known.get(&last).copied()) {
            Some(figure) => figure,
            None => {
                let mut figure = Figure::new(crate::entity::Label::Person, tokens.clone());
                figure.named = false;
                figure.many = true;
                figure.disguised = true;
                if let Some(gender) = gender::of_given(scene.word(start), scene.lexicon) {
                    figure.hint(gender, LIKELY);
                }
                figures.list.push(figure);
                known.insert(last, figures.list.len() - 1);
                figures.list.len() - 1
            }
        };
        if figures.list[figure].disguised {
            figures.list[figure].short += 1;
        }
        found.push((tokens, figure));
    }
    found
}

/// Whether a capitalised word that no entity covers stands at `at`.
fn is_part(scene: &Scene<'_, '_>, at: usize) -> bool {
    scene.tag(at) == Tag::Capital && scene.entity(at).is_none() && scene.text.tokens()[at].kind == TokenKind::Word && {
        let word = scene.word(at);
        word.len() > 2 && !is_anyone(word) && word.starts_with(char::is_uppercase) && word.chars().skip(1).any(char::is_lowercase)
    }
}

/// Whether the capitalised words are a name as far as their neighbours tell.
fn is_stranger(scene: &Scene<'_, '_>, tokens: &Range<usize>) -> bool {
    if tokens.len() > LONGEST || !may_be_person(scene, tokens) || scene.is_person(tokens.end - 1) {
        return false;
    }
    // Part of a longer name, or of a compound.
    let joined = |at: usize| scene.entity(at).is_some() || matches!(scene.tag(at), Tag::Hyphen | Tag::Number);
    if tokens.start > 0 && !scene.begins_line(tokens.start) && joined(tokens.start - 1)
        || !scene.begins_line(tokens.end) && joined(tokens.end)
    {
        return false;
    }
    let opens = tokens.start == 0
        || scene.begins_line(tokens.start)
        || matches!(scene.tag(tokens.start - 1), Tag::Stop | Tag::Mark | Tag::Break);
    if !opens {
        return scene.tag(tokens.start - 1) != Tag::Determiner;
    }
    // The first word of a sentence has a capital anyway: it must be a name of a list, or own something, or do something.
    let classes = scene.lexicon.word(scene.word(tokens.start));
    tokens.len() > 1
        || classes.any(Classes::GIVEN | Classes::SURNAME)
        || scene.is_possessive(tokens.end)
        || scene.tag(tokens.end).is_verb() && !scene.begins_line(tokens.end) && !is_plural(scene.word(tokens.start))
}

/// Pronouns and the like, which no list of names has.
fn is_anyone(word: &str) -> bool {
    let lower = word.to_ascii_lowercase();
    let one = ["some", "any", "every", "no"].iter().find_map(|first| lower.strip_prefix(first));
    one.is_some_and(|rest| {
        matches!(rest, "body" | "one" | "thing" | "where" | "how" | "times" | "time" | "day" | "ne" | "t" | "r" | "")
    }) || matches!(
        lower.as_str(),
        "both" | "most" | "few" | "none" | "neither" | "either" | "others" | "today" | "yesterday" | "tomorrow" | "yes" | "well"
    )
}

/// "Critics", "Reviews".
fn is_plural(word: &str) -> bool {
    word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us") && !word.ends_with("is")
}
