//! The subject before a "they" or an "it" that speaks.
//!
//! "The researchers see a pattern. They cite three cases": a group that has
//! not spoken is nobody until then. Whoever opens the clause before a speaking
//! pronoun, and is of its number, becomes a mention, so that the pronoun can find it.

use std::ops::Range;

use super::grammar::Tag;
use super::mentions::{Kind, Mention, Nominal, Pronoun, Who};
use super::nouns;
use super::place::Place;
use super::scene::Scene;
use crate::entity::Label;

/// No subject is looked for farther from its sentence's start, and none is longer.
const REACH: usize = 40;
const LONGEST: usize = 14;
/// How many sentences of direct speech may lie between.
const SPEECH: usize = 4;
/// How many quotes before are looked at.
const QUOTES: usize = 12;

/// What opens a clause.
pub(super) enum Subject {
    /// A name: its first token.
    Name(usize),
    /// A noun phrase.
    Phrase(Mention),
}

/// The subject before the pronoun at `mentions[index]`, which speaks the quote `quote`.
pub(super) fn before(scene: &Scene<'_, '_>, mentions: &[Mention], index: usize, quote: usize) -> Option<Subject> {
    let mention = &mentions[index];
    let Kind::Pronoun(Pronoun { who: who @ (Who::They | Who::It), .. }) = mention.kind else { return None };
    let sentences = scene.text.sentences();
    let mut sentence = mention.sentence();
    let said = scene.quotes[quote].span();
    if said.start < scene.text.span(mention.tokens()).start {
        // "Visitors are rare, they said": what is said stands before the pronoun and says nothing of it.
        sentence = sentence.min(scene.text.sentence_of(scene.tokens(said).start));
    } else if let Some(found) = opening(scene, sentences[sentence].start..mention.tokens().start, who) {
        return Some(found);
    }
    for _ in 0..SPEECH {
        sentence = sentence.checked_sub(1)?;
        let start = sentences[sentence].start;
        if mention.speech().is_none() && scene.in_speech(start) {
            continue;
        }
        // "Visitors are rare, the guide said. They said": nor do those speak of whom others speak.
        let at = scene.text.span(start..start + 1);
        let told = scene.quotes[..quote]
            .iter()
            .rev()
            .take(QUOTES)
            .any(|other| other.span().start <= at.start && at.end <= other.span().end && mention.speech().is_none());
        return if told { None } else { opening(scene, sentences[sentence].clone(), who) };
    }
    None
}

/// What opens the clause in `tokens`, behind adverbs and one phrase before a comma.
fn opening(scene: &Scene<'_, '_>, tokens: Range<usize>, who: Who) -> Option<Subject> {
    let end = tokens.end.min(tokens.start + REACH);
    let mut at = tokens.start;
    while at < end && matches!(scene.tag(at), Tag::Adverb | Tag::And | Tag::But | Tag::Mark | Tag::Comma) {
        at += 1;
    }
    if !matches!(scene.tag(at), Tag::Preposition | Tag::Subordinator) {
        return phrase(scene, at..tokens.end, who);
    }
    let behind = (at..end).find(|at| scene.tag(*at) == Tag::Comma)? + 1;
    let found = phrase(scene, behind..tokens.end, who);
    // "When the workers came, they said"
    if found.is_none() && scene.tag(at) == Tag::Subordinator { phrase(scene, at + 1..behind, who) } else { found }
}

/// The name or noun phrase at the start of `tokens`, if it is of the pronoun's number.
fn phrase(scene: &Scene<'_, '_>, tokens: Range<usize>, who: Who) -> Option<Subject> {
    let start = tokens.start;
    let is_owner = |at: usize| {
        matches!(scene.word(at), "his" | "her" | "their" | "its" | "my" | "our" | "His" | "Her" | "Their" | "Its" | "My" | "Our")
    };
    let determined = is_owner(start) || scene.tag(start) == Tag::Determiner;
    let first = start + usize::from(determined);
    let limit = tokens.end.min(start + LONGEST);
    let (mut at, mut head, mut owned) = (first, None, is_owner(start));
    while at < limit && (at == start || !scene.begins_line(at)) {
        match scene.tag(at) {
            // "the report shows"
            Tag::Lower if who == Who::It && head.is_some() && scene.word(at).ends_with('s') => break,
            Tag::Lower | Tag::Capital if is_head(scene, at, who) => head = Some(at),
            Tag::Lower | Tag::Capital | Tag::Hyphen | Tag::Number => {}
            Tag::Clitic | Tag::Mark if scene.is_possessive(at) => {
                owned = true;
                head = None;
            }
            Tag::Adverb if head.is_none() => {}
            Tag::Verb if head.is_none() && scene.word(at).ends_with("ed") => {}
            // "doctors and police officers", "teachers and their unions"
            Tag::And if who == Who::They && head.is_some_and(|head| head + 1 == at) => at += usize::from(is_owner(at + 1)),
            // "one of the guards", "dozens of visitors"
            Tag::Preposition if who == Who::They && scene.word(at) == "of" && head.is_none_or(|head| is_count(scene, head)) => {
                head = None;
                at += usize::from(scene.tag(at + 1) == Tag::Determiner);
            }
            _ => break,
        }
        at += 1;
    }
    let named = |at: usize| scene.entity(at).filter(|entity| !scene.entities[*entity].label.is_numeric());
    // "Reed and Marsh", "Professors Reed and Marsh"
    let leads = if head == Some(start) { start + 1 } else { start };
    if who == Who::They
        && let Some(joined) = joined(scene, leads)
    {
        let kind = Kind::Nominal(Nominal::new(joined.end - 1, joined.end, true, true, false));
        return Some(Subject::Phrase(mention(scene, joined, kind)));
    }
    if let Some(head) = head.filter(|head| named(*head).is_none()) {
        // "BTS's company Big Hit": the name behind it speaks.
        if named(head + 1).is_some() && !scene.begins_line(head + 1) {
            return None;
        }
        let definite = determined
            && !matches!(scene.word(start), "a" | "A" | "an" | "An" | "some" | "Some" | "several" | "Several" | "many" | "Many");
        let many = who == Who::They || nouns::is_body(scene.word(head));
        let kind = Kind::Nominal(Nominal::new(head, head + 1, definite, many, owned));
        return Some(Subject::Phrase(mention(scene, start..tail(scene, head + 1, tokens.end), kind)));
    }
    let entity = named(head.unwrap_or(first))?;
    let name = &scene.entities[entity];
    match (name.label, who) {
        // "The converted Christians" are not all Christians.
        (Label::Norp, Who::They) if head.is_some() && name.tokens.start > first => {
            let head = name.tokens.end - 1;
            let kind = Kind::Nominal(Nominal::new(head, head + 1, false, true, owned));
            Some(Subject::Phrase(mention(scene, start..tail(scene, head + 1, tokens.end), kind)))
        }
        (Label::Norp, Who::They) | (Label::Org, Who::It)
            if name.tokens.start <= first && !scene.is_possessive(name.tokens.end) =>
        {
            let compound = scene.tag(name.tokens.end) == Tag::Hyphen;
            (!compound).then_some(Subject::Name(name.tokens.start))
        }
        _ => None,
    }
}

/// Two persons' names from `at` on that "and" joins.
fn joined(scene: &Scene<'_, '_>, at: usize) -> Option<Range<usize>> {
    let name = |at: usize| {
        let entity = &scene.entities[scene.entity(at)?];
        (entity.label == Label::Person && entity.tokens.start == at).then_some(entity.tokens.end)
    };
    let and = name(at)?;
    let end = (scene.tag(and) == Tag::And).then(|| name(and + 1))??;
    (!scene.is_possessive(end)).then_some(at..end)
}

fn mention(scene: &Scene<'_, '_>, tokens: Range<usize>, kind: Kind) -> Mention {
    let (sentence, paragraph) = (scene.text.sentence_of(tokens.start), scene.text.paragraph_of(tokens.start));
    Mention::new(tokens, kind, Place::Subject, sentence, paragraph)
}

/// "dozens" of "dozens of visitors".
fn is_count(scene: &Scene<'_, '_>, at: usize) -> bool {
    matches!(scene.word(at).to_ascii_lowercase().as_str(), "dozens" | "hundreds" | "thousands" | "millions" | "scores" | "groups")
}

/// The end of the phrase with its "of" phrase.
fn tail(scene: &Scene<'_, '_>, at: usize, end: usize) -> usize {
    if scene.word(at) != "of" {
        return at;
    }
    let mut last = at + 1;
    while last < end
        && last - at < 6
        && !scene.begins_line(last)
        && (!scene.tag(last).ends_phrase() || scene.tag(last) == Tag::Determiner)
    {
        last += 1;
    }
    // "the Christians of Kobani deny": a name ends it, for a verb may follow.
    match (at + 1..last).find(|at| scene.entity(*at).is_some()) {
        Some(name) => scene.entity(name).map_or(at, |entity| scene.entities[entity].tokens.end),
        None => at,
    }
}

/// Whether the word at `at` is a noun of the pronoun's number: several people or things, or what speaks as one.
fn is_head(scene: &Scene<'_, '_>, at: usize, who: Who) -> bool {
    let word = scene.word(at);
    match who {
        Who::They => {
            // "this group says that"
            let is_verb = || matches!(scene.tag(at + 1), Tag::Determiner | Tag::Pronoun | Tag::Subordinator);
            nouns::is_people(word, scene.lexicon) || is_plural(word) && !nouns::is_time(word) && !is_verb()
        }
        _ => nouns::is_document(word) || nouns::is_called(word),
    }
}

/// "visitors", "children"; not "its", "business".
fn is_plural(word: &str) -> bool {
    word.len() > 2 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us") && !word.ends_with("is")
}
