//! From a quote's speaker words to the mention that they are about.

use std::ops::Range;

use super::figures::{Figure, Figures};
use super::grammar::Tag;
use super::mentions::{Case, Kind, Mention, Nominal, Pronoun, Who};
use super::nouns;
use super::place::Place;
use super::scene::Scene;
use super::subjects::{self, Subject};
use crate::entity::Label;
use crate::order;

/// Who speaks, by mentions.
#[derive(Debug, Default)]
pub(super) struct Located {
    /// For each quote the index of the mention that speaks it.
    pub(super) of_quote: Vec<Option<usize>>,
    /// For each mention, whether it speaks.
    pub(super) speaks: Vec<bool>,
    /// For each mention, whether it speaks what would be printed.
    pub(super) voiced: Vec<bool>,
    /// For each mention, whether it is the subject before a "they" or an "it" that speaks.
    pub(super) awaited: Vec<bool>,
}

/// Finds the mentions that speak. Speaker words that hold no mention yet
/// become one, and so do the subjects that a speaking "they" or "it" looks
/// back to; the mentions stay in text order.
pub(super) fn locate(scene: &Scene<'_, '_>, mentions: &mut Vec<Mention>) -> Located {
    let spans: Vec<Option<Range<usize>>> = scene
        .quotes
        .iter()
        .map(|quote| quote.speaker().filter(|speaker| !speaker.span.is_empty()).map(|speaker| scene.tokens(speaker.span)))
        .collect();
    // "The candidate proposes allowing parents to …": no longer than what speaks.
    for tokens in spans.iter().flatten() {
        let longer = |index: &usize| {
            let mention = &mentions[*index];
            matches!(mention.kind, Kind::Nominal(_))
                && mention.tokens().start == tokens.start
                && mention.tokens().end > tokens.end
        };
        if let Some(index) = inside(mentions, tokens).find(longer)
            && let Some(mention) = phrase(scene, mentions, tokens)
        {
            mentions[index] = mention;
        }
    }
    let mut added: Vec<Mention> = Vec::new();
    for tokens in spans.iter().flatten() {
        let who = tokens.len() == 1 && scene.tag(tokens.start) == Tag::Relative;
        let before = if who { before_comma(scene, tokens.start).and_then(|end| antecedent(scene, end)) } else { None };
        if head(scene, mentions, tokens).is_none()
            && let Some(mention) = phrase(scene, mentions, before.as_ref().unwrap_or(tokens))
            && !added.iter().rev().take(16).any(|other| other.tokens() == mention.tokens())
        {
            added.push(mention);
        }
    }
    let mut awaited: Vec<usize> = Vec::new();
    for (quote, tokens) in spans.iter().enumerate() {
        let Some(tokens) = tokens.as_ref().filter(|tokens| tokens.len() == 1) else { continue };
        if let Some(index) = head(scene, mentions, tokens)
            && let Some(subject) = subjects::before(scene, mentions, index, quote)
        {
            let subject = match subject {
                Subject::Name(start) => {
                    awaited.push(start);
                    continue;
                }
                Subject::Phrase(subject) => subject,
            };
            let start = subject.tokens().start;
            awaited.push(start);
            let from = mentions.partition_point(|mention| mention.tokens().start < start);
            let known = mentions
                .get(from)
                .is_some_and(|mention| mention.tokens().start == start && mention.tokens().end >= subject.tokens().end);
            if !known && !added.iter().rev().take(16).any(|other| other.tokens().start == start) {
                added.push(subject);
            }
        }
    }
    if !added.is_empty() {
        // A phrase swallows the noun phrase that it begins with: "a spokesman" of "a spokesman for the club".
        order::by(&mut added, |mention| (mention.tokens().start, mention.tokens().end));
        added.dedup_by_key(|mention| mention.tokens().start);
        mentions.append(&mut added);
        order::by(mentions, |mention| (mention.tokens().start, mention.tokens().end));
    }
    let heads: Vec<Option<usize>> = spans.iter().map(|tokens| head(scene, mentions, tokens.as_ref()?)).collect();
    for (index, tokens) in heads.iter().zip(&spans).filter_map(|(head, tokens)| head.zip(tokens.as_ref())) {
        // "a spokesman" of "a spokesman for the club": all of it names who speaks.
        let mention = &mut mentions[index];
        if matches!(mention.kind, Kind::Nominal(_)) && mention.tokens().start == tokens.start {
            let to = (mention.tokens().end..tokens.end)
                .find(|at| matches!(scene.tag(*at), Tag::Comma | Tag::Relative))
                .unwrap_or(tokens.end);
            mention.reach(to);
        }
    }
    let none = vec![false; mentions.len()];
    let mut located = Located { speaks: none.clone(), voiced: none.clone(), awaited: none, of_quote: heads };
    for (mention, quote) in located.of_quote.iter().zip(scene.quotes) {
        if let Some(mention) = *mention {
            located.speaks[mention] = true;
            located.voiced[mention] |= !quote.is_loose();
        }
    }
    for start in awaited {
        let from = mentions.partition_point(|mention| mention.tokens().start < start);
        // Of a phrase and the owner that it begins with the phrase is meant.
        let last = (from..mentions.len()).take_while(|index| mentions[*index].tokens().start == start).last();
        if let Some(awaited) = located.awaited.get_mut(last.unwrap_or(from)) {
            *awaited = true;
        }
    }
    located
}

/// The indices of the mentions that begin inside `tokens`.
fn inside(mentions: &[Mention], tokens: &Range<usize>) -> Range<usize> {
    let from = mentions.partition_point(|mention| mention.tokens().start < tokens.start);
    let to = mentions.partition_point(|mention| mention.tokens().start < tokens.end);
    from..to
}

/// The mention that the speaker words in `tokens` are about: a person's name
/// that nothing owns or complements, else a pronoun, a noun phrase, a body.
fn head(scene: &Scene<'_, '_>, mentions: &[Mention], tokens: &Range<usize>) -> Option<usize> {
    // "the ministry and the bank" are neither of them.
    if tokens.clone().any(|at| matches!(scene.word(at), "and" | "&") && scene.entity(at).is_none()) {
        return None;
    }
    let mut found: Option<(u8, usize)> = None;
    for index in inside(mentions, tokens) {
        let mention = &mentions[index];
        let end = mention.tokens().end;
        if scene.is_possessive(end) && end + 1 < tokens.end {
            continue;
        }
        // "the Marsh-appointed judge", "anti-Marsh groups"
        if scene.is_compounded(&mention.tokens()) {
            continue;
        }
        let lead = tokens.start..mention.tokens().start;
        let complement = lead
            .rev()
            .map(|at| scene.tag(at))
            .take_while(|tag| *tag != Tag::Comma)
            .any(|tag| matches!(tag, Tag::Preposition | Tag::Relative));
        if complement {
            continue;
        }
        let rank = match mention.kind {
            Kind::Name(entity) => {
                if scene.entities[entity.get()].label == Label::Person {
                    // "the Clinton campaign" is not Clinton, nor "Clinton supporters".
                    if end < tokens.end && scene.tag(end) == Tag::Lower && {
                        let word = scene.word(end);
                        let counted = matches!(scene.word(tokens.start), "one" | "One" | "two" | "Two" | "three" | "Three");
                        nouns::is_body(word)
                            || nouns::is_people(word, scene.lexicon)
                            || scene.is_person(end)
                            || tokens.start < mention.tokens().start && (counted || scene.tag(tokens.start) == Tag::Determiner)
                    } {
                        continue;
                    }
                    4
                } else if tokens.len() == 2
                    && scene.tag(tokens.start) == Tag::Determiner
                    && scene.entities[entity.get()].label == Label::Norp
                {
                    // "the Tunisian": a noun phrase for one of them.
                    continue;
                } else if (tokens.start..mention.tokens().start).any(|at| scene.tag(at) == Tag::Number) {
                    // "two Republicans" are not the Republicans.
                    continue;
                } else if end < tokens.end
                    && (matches!(scene.tag(end), Tag::Lower | Tag::Capital | Tag::Hyphen) || scene.word(end) == "/")
                {
                    // "the Boeing spokesman" is not Boeing.
                    continue;
                } else {
                    1
                }
            }
            Kind::Pronoun(Pronoun { case: Case::Possessive, .. }) if tokens.len() > 1 => continue,
            Kind::Pronoun(_) => 3,
            Kind::Nominal(_) | Kind::Stranger => 2,
        };
        if found.is_none_or(|(best, _)| rank > best) {
            found = Some((rank, index));
        }
    }
    if found.is_none() && tokens.len() == 1 && scene.tag(tokens.start) == Tag::Relative {
        return before_who(scene, mentions, tokens.start);
    }
    found.map(|(_, index)| index)
}

/// Whom the relative pronoun at `at` stands for: "Adeyemi, who said", "Marsh (D-Ohio), who", "Reed, of the university, who",
/// "Reed, head of the bank, who", "officials from the bank, who".
fn before_who(scene: &Scene<'_, '_>, mentions: &[Mention], at: usize) -> Option<usize> {
    /// No more mentions are looked at.
    const MENTIONS: usize = 6;
    let end = before_comma(scene, at)?;
    let behind = mentions.partition_point(|mention| mention.tokens().start < end);
    let near = behind.saturating_sub(MENTIONS)..behind;
    let is_of =
        |index: usize| matches!(mentions[index].kind, Kind::Name(entity) if scene.entities[entity.get()].label != Label::Person);
    // The longest of those that end here: "one official familiar with British thinking".
    let found = near.clone().find(|index| mentions[*index].tokens().end == end);
    if let Some(found) = found {
        let start = mentions[found].tokens().start;
        if !is_of(found) {
            return Some(found);
        }
        if start > 0 && scene.tag(start - 1) == Tag::Preposition {
            let person = start - 1 - usize::from(start > 1 && scene.tag(start - 2) == Tag::Comma);
            if let Some(owner) = near.clone().find(|index| mentions[*index].tokens().end == person && !is_of(*index)) {
                return Some(owner);
            }
        }
    }
    // The comma before an apposition: "Reed, head of the bank, who", "Marsh, R-Ohio, who".
    let opening = (end.saturating_sub(LONGEST)..end)
        .rev()
        .take_while(|at| {
            !scene.begins_line(*at) && !matches!(scene.tag(*at), Tag::Stop | Tag::Verb | Tag::Auxiliary | Tag::Relative)
        })
        .find(|at| scene.tag(*at) == Tag::Comma);
    let is_person = |index: &usize| matches!(mentions[*index].kind, Kind::Name(_)) && !is_of(*index);
    let apposed = opening.and_then(|comma| near.clone().find(|index| mentions[*index].tokens().end == comma && is_person(index)));
    if apposed.is_some() {
        return apposed;
    }
    let phrase = antecedent(scene, end);
    let is_phrase = |index: &usize| matches!(mentions[*index].kind, Kind::Nominal(_));
    let phrase =
        phrase.and_then(|phrase| near.clone().rfind(|index| mentions[*index].tokens().start == phrase.start && is_phrase(index)));
    phrase.or(found)
}

/// No apposition and no antecedent has more tokens, and no bracket.
const LONGEST: usize = 12;
const BRACKET: usize = 8;

/// The end of what stands before the relative pronoun at `at`, without comma, dash and bracket.
fn before_comma(scene: &Scene<'_, '_>, at: usize) -> Option<usize> {
    let back = at.saturating_sub(LONGEST)..at.saturating_sub(1);
    // "Reed, who leads the bank and who said": as the first.
    if at > 0 && scene.tag(at - 1) == Tag::And {
        let runs = |at: &usize| !matches!(scene.tag(*at), Tag::Stop | Tag::Mark);
        let first = back.rev().take_while(runs).find(|at| scene.tag(*at) == Tag::Relative)?;
        return Some(first - usize::from(first > 0 && scene.tag(first - 1) == Tag::Comma));
    }
    let end = at - usize::from(at > 0 && matches!(scene.tag(at - 1), Tag::Comma | Tag::Break));
    // "candidates — like Reed — who say"
    if end < at && scene.tag(end) == Tag::Break {
        let opening = back.rev().take_while(|at| scene.tag(*at) != Tag::Stop).find(|at| scene.tag(*at) == Tag::Break);
        if let Some(opening) = opening.filter(|at| matches!(scene.word(at + 1), "like" | "including" | "such" | "among")) {
            return Some(opening);
        }
    }
    if end > 0 && scene.tag(end - 1) == Tag::Close {
        return (end.saturating_sub(BRACKET)..end).rev().find(|at| scene.tag(*at) == Tag::Open);
    }
    Some(end)
}

/// The noun phrase for people that ends before token `end`: "one official familiar with the plan", "advocates".
fn antecedent(scene: &Scene<'_, '_>, end: usize) -> Option<Range<usize>> {
    let joins = |at: &usize| {
        !scene.begins_line(at + 1)
            && matches!(
                scene.tag(*at),
                Tag::Lower
                    | Tag::Capital
                    | Tag::Number
                    | Tag::Hyphen
                    | Tag::Preposition
                    | Tag::Determiner
                    | Tag::Clitic
                    | Tag::Pronoun
            )
    };
    let is_noun = |at: &usize| {
        let word = scene.word(*at);
        matches!(scene.tag(*at), Tag::Lower | Tag::Capital)
            && (scene.is_person(*at) || nouns::is_people(word, scene.lexicon))
            && scene.entity(*at).is_none()
    };
    let head = (end.saturating_sub(LONGEST)..end).rev().take_while(joins).find(is_noun)?;
    let mut start = head;
    while start > 0 && head - start < 5 && !scene.begins_line(start) {
        match scene.tag(start - 1) {
            Tag::Lower | Tag::Capital | Tag::Hyphen | Tag::Number => start -= 1,
            Tag::Determiner => return Some(start - 1..end),
            _ => break,
        }
    }
    // Without an article the noun begins its phrase: "told officials, who".
    let number = start < head && scene.tag(start) == Tag::Number || scene.word(start) == "one";
    let plain = nouns::is_people(scene.word(head), scene.lexicon) && head - start <= 2;
    (number || plain).then_some(start..end)
}

/// Speaker words without a mention as a noun phrase: "officials", "Boeing's chief lawyer".
fn phrase(scene: &Scene<'_, '_>, mentions: &[Mention], tokens: &Range<usize>) -> Option<Mention> {
    let core_end = tokens
        .clone()
        .skip(1)
        .find(|at| matches!(scene.tag(*at), Tag::Preposition | Tag::Comma | Tag::Relative | Tag::Subordinator | Tag::Open))
        .unwrap_or(tokens.end);
    let head = (tokens.start..core_end)
        .rev()
        .find(|at| matches!(scene.tag(*at), Tag::Lower | Tag::Capital | Tag::Verb | Tag::Number))?;
    let word = scene.word(head);
    let first = scene.word(tokens.start);
    let plural = word.len() > 4 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us");
    let bare = plural && scene.tag(tokens.start) != Tag::Determiner;
    // Of a poll's shares each is another: "47 percent", "56 percent of voters".
    let share = matches!(word, "percent" | "cent" | "%" | "pc" | "majority" | "half" | "third" | "quarter");
    let definite =
        !bare && !share && !matches!(first, "a" | "A" | "an" | "An" | "another" | "Another" | "one" | "One" | "some" | "Some");
    let near =
        mentions.partition_point(|mention| mention.tokens().start < tokens.start).checked_sub(1).map(|index| &mentions[index]);
    let start = tokens.start;
    let owned = (start..head).any(|at| scene.is_possessive(at));
    let many = tokens.clone().any(|at| scene.word(at) == "and")
        || plural
        || nouns::is_people(&word.to_lowercase(), scene.lexicon)
        || nouns::is_body(&word.to_lowercase());
    // The neighbour before tells sentence and paragraph most of the time.
    let same = near.filter(|near| scene.text.sentences()[near.sentence()].contains(&start));
    let kind = Kind::Nominal(Nominal::new(head, head + 1, definite, many, owned));
    let sentence = same.map_or_else(|| scene.text.sentence_of(start), |near| near.sentence());
    let paragraph = same.map_or_else(|| scene.text.paragraph_of(start), |near| near.paragraph());
    Some(Mention::new(tokens.clone(), kind, Place::Subject, sentence, paragraph))
}

/// Whom "they" and "it" stand for where they speak, and with what probability: the latest group or body, subjects and who spoke last first.
pub(super) fn body(
    figures: &Figures,
    mentions: &[Mention],
    index: usize,
    last: Option<usize>,
    awaited: &[bool],
) -> Option<(usize, f32)> {
    const MENTIONS: usize = 24;
    let mention = &mentions[index];
    let Kind::Pronoun(Pronoun { who, .. }) = mention.kind else { return None };
    let mut found: Option<(i32, usize, bool)> = None;
    for at in (index.saturating_sub(MENTIONS)..index).rev() {
        let other = &mentions[at];
        let Some(candidate) = other.figure() else { continue };
        let sentences = (mention.sentence() - other.sentence()) as i32;
        if sentences > 4 {
            break;
        }
        let figure = &figures.list[candidate];
        let subject = other.place == Place::Subject;
        let spoke = last == Some(candidate);
        let fits = match who {
            Who::They => are_they(figure, subject),
            Who::It => is_it(figure, subject || spoke),
            _ => false,
        };
        if !fits {
            continue;
        }
        let score = 3 * i32::from(subject) + 3 * i32::from(spoke) + 4 * i32::from(awaited[at]) - 2 * sentences;
        if found.is_none_or(|(best, ..)| score > best) {
            found = Some((score, candidate, awaited[at]));
        }
    }
    found.map(|(_, figure, awaited)| (figure, if awaited { AWAITED } else { NEAREST }))
}

/// How often it is the subject of the sentence before, and how often the likeliest of several near ones.
const AWAITED: f32 = 0.9;
const NEAREST: f32 = 0.7;

/// Whether "they said" can be about it: several people, or a group that acts ("Republicans", "the company").
fn are_they(figure: &Figure, acts: bool) -> bool {
    let people = figure.label == Label::Person;
    figure.many && !figure.written && (people || acts && matches!(figure.label, Label::Norp | Label::Org))
}

/// Whether "it said" can be about it: a body, something written, or a place that acts for its government.
fn is_it(figure: &Figure, acts: bool) -> bool {
    figure.written || figure.label == Label::Org || figure.label == Label::Gpe && acts
}
