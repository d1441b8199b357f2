//! Where in its clause a mention stands, read from its neighbours.

use std::ops::Range;

use super::grammar::Tag;
use super::scene::Scene;

/// What a mention is to its clause, as far as its neighbours tell.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Place {
    /// Before its verb, or behind the verb of an inverted report.
    Subject,
    /// Behind a verb.
    Object,
    /// Behind a preposition.
    Oblique,
    /// Before "'s", or a possessive pronoun.
    Possessive,
    /// Between commas or brackets behind another noun phrase.
    Apposition,
    /// Behind "and" or "or".
    Conjunct,
    /// None of these.
    Other,
}

impl Place {
    /// How many places there are.
    pub(super) const COUNT: usize = 7;
}

/// How many tokens an insertion between a subject and its verb may have.
const INSERTION: usize = 24;

/// The place of the noun phrase whose head is `tokens`.
pub(super) fn of(scene: &Scene<'_, '_>, tokens: &Range<usize>) -> Place {
    if scene.is_possessive(tokens.end) {
        return Place::Possessive;
    }
    let start = phrase_start(scene, tokens.start);
    let before = if start == 0 || scene.begins_line(start) { Tag::Stop } else { scene.tag(start - 1) };
    if before == Tag::Preposition {
        return Place::Oblique;
    }
    if matches!(before, Tag::Verb) && super::nouns::is_saying(scene.word(start - 1)) && ends_report(scene, tokens.end) {
        // "…," said Reed; but "he told Reed", "Okoye asked Reed".
        let told = matches!(scene.word(start - 1), "told" | "tells");
        let addressed =
            start >= 2 && matches!(scene.tag(start - 2), Tag::Capital | Tag::Pronoun | Tag::Auxiliary | Tag::Relative);
        return if told || addressed { Place::Object } else { Place::Subject };
    }
    if has_verb_behind(scene, tokens.end) {
        return Place::Subject;
    }
    match before {
        Tag::Verb | Tag::Auxiliary => Place::Object,
        Tag::And => Place::Conjunct,
        Tag::Comma | Tag::Open | Tag::Break => Place::Apposition,
        Tag::Lower | Tag::Adverb => Place::Object,
        _ => Place::Other,
    }
}

/// Whether what follows an inverted speaker is the end of its clause, and not the clause that was said.
fn ends_report(scene: &Scene<'_, '_>, at: usize) -> bool {
    !has_verb_behind(scene, at)
}

/// The first token of the noun phrase that ends with a name at `start`: titles and adjectives before it.
pub(super) fn phrase_start(scene: &Scene<'_, '_>, start: usize) -> usize {
    let mut at = start;
    while at > 0 && start - at < 8 && !scene.begins_line(at) {
        let tag = scene.tag(at - 1);
        if tag == Tag::Determiner {
            return at - 1;
        }
        let joins = matches!(tag, Tag::Capital | Tag::Lower | Tag::Hyphen | Tag::Clitic | Tag::Number);
        if !joins {
            break;
        }
        at -= 1;
    }
    if at == start {
        return at;
    }
    // Without a determiner only titles and capitals surely belong to the phrase.
    at = start;
    while at > 0 && !scene.begins_line(at) && start - at < 8 {
        let word = scene.word(at - 1);
        let belongs = scene.tag(at - 1) == Tag::Capital && scene.entity(at - 1).is_none_or(|_| start - at < 3)
            || super::nouns::is_person(word, scene.lexicon);
        if !belongs {
            break;
        }
        at -= 1;
    }
    at
}

/// Whether a finite verb follows at `at`, adverbs and one insertion between commas or brackets apart.
fn has_verb_behind(scene: &Scene<'_, '_>, mut at: usize) -> bool {
    let insertion_closes = match scene.tag(at) {
        Tag::Comma => Some(Tag::Comma),
        Tag::Open => Some(Tag::Close),
        _ => None,
    };
    if let Some(closing) = insertion_closes {
        let first = scene.tag(at + 1);
        // ", a lawyer," and ", who …," and ", 44," go between; ", said" and ", and" do not.
        let inserts =
            closing == Tag::Close || matches!(first, Tag::Determiner | Tag::Relative | Tag::Number | Tag::Capital | Tag::Lower);
        let end = (at + 1..at + INSERTION).find(|index| {
            let tag = scene.tag(*index);
            tag == closing || tag == Tag::Stop || tag == Tag::Mark || scene.begins_line(*index)
        });
        match end {
            Some(end) if inserts && scene.tag(end) == closing && end > at + 1 => at = end + 1,
            _ => return false,
        }
        while scene.tag(at) == Tag::Adverb {
            at += 1;
        }
        // After an insertion only a sure verb will do: lists go on with nouns.
        return scene.tag(at).is_verb() && !scene.begins_line(at);
    }
    while scene.tag(at) == Tag::Adverb && !scene.begins_line(at) {
        at += 1;
    }
    if scene.begins_line(at) {
        return false;
    }
    match scene.tag(at) {
        Tag::Verb | Tag::Auxiliary => true,
        Tag::Clitic => !scene.is_possessive(at),
        Tag::Lower => true,
        _ => false,
    }
}
