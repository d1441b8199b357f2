//! The subject of the clause that a gerund or a second verb goes on with: "Marsh left early, | saying".

use std::ops::Range;

use super::climb::{climb, is_title};
use super::source::joined;
use super::{Cue, Form, Source};
use crate::quote::noun::{self, Sort};
use crate::quote::view::{Look, View};
use crate::quote::words::Class;
use crate::text::TokenKind;

/// The source of the main clause so far: the first cue's, until ", and" or ";" begins another.
fn main_source(view: &View<'_, '_>, earlier: &[Cue], here: Option<usize>) -> Option<Source> {
    let mut main: Option<&Source> = None;
    // "an epithet favored by her critics" is no clause.
    let reduced = |cue: &Cue| cue.group == cue.tokens.start && view.word(cue.tokens.end) == "by";
    let speech = |cue: &&Cue| cue.form != Form::Infinitive && view.region_of(cue.group) == here && !reduced(cue);
    for cue in earlier.iter().filter(speech) {
        let Some(source) = &cue.source else { continue };
        let start = source.tokens.start;
        let before = |back: usize| if start >= back { view.word(start - back) } else { "" };
        let coordinate = matches!(before(1), ";" | ":" | "but" | "although" | "though" | "whereas")
            || matches!(before(1), "and" | "while") && before(2) == ",";
        if main.is_none() || coordinate {
            main = Some(source);
        }
    }
    main.cloned()
}

/// The subject of the clause that a gerund or a coordinate verb belongs to.
pub(super) fn clause_source(view: &View<'_, '_>, at: usize, sentence: &Range<usize>, earlier: &[Cue]) -> Option<Source> {
    let here = view.region_of(at);
    if let Some(source) = main_source(view, earlier, here) {
        return Some(source);
    }
    let opening = opening(view, sentence.start..at);
    let begins = |noun: &usize| {
        let start = view.nouns[*noun].tokens().start;
        let title = start.checked_sub(1).and_then(|end| view.noun_ending(end)).is_some_and(|title| is_title(view, title, *noun));
        let led = start > opening && view.class(start - 1).any(Class::PREP) && !title;
        !led && view.region_of(start) == here && !matches!(view.word(start), "There" | "there")
    };
    let subject = |noun: &usize| begins(noun) && has_verb(view, view.nouns[*noun].tokens().end, at);
    let name = |noun: &usize| view.nouns[*noun].sort != Sort::Nominal && view.region_of(view.nouns[*noun].tokens().start) == here;
    let nouns = view.nouns_in(opening..at);
    // "When the vote ended, Marsh left, saying": not the vote.
    let main = subordinate_end(view, opening..at).and_then(|main| view.nouns_in(main..at).take(12).find(subject));
    let first = main.or_else(|| nouns.clone().take(12).find(subject)).or_else(|| nouns.take(12).find(name))?;
    let source = climb(view, first, opening);
    let verb = view.nouns[first].tokens().end;
    Some(Source { sure: false, ..joined(view, source, verb, &(opening..sentence.end)) })
}

/// Where what follows a clause or a phrase that opens a sentence begins: behind the comma of "When the vote ended, …".
fn subordinate_end(view: &View<'_, '_>, clause: Range<usize>) -> Option<usize> {
    const OPENING: usize = 40;
    let opens = Class::CONJ.or(Class::PREP);
    let first = clause.start..clause.end.min(clause.start + 4);
    let later = || first.clone().any(|at| matches!(view.word(at), "after" | "before" | "since" | "when"));
    if !view.class(clause.start).any(opens) && !later() {
        return None;
    }
    let mut tokens = clause.start..clause.end.min(clause.start + OPENING);
    tokens.find(|at| view.word(*at) == "," && view.region_of(*at) == view.region_of(clause.start)).map(|comma| comma + 1)
}

/// The subject of the clause right before "by saying".
pub(super) fn nearest_source(view: &View<'_, '_>, group: usize, sentence: &Range<usize>) -> Option<Source> {
    const NEAR: usize = 12;
    let by = group.checked_sub(1).filter(|by| *by > sentence.start && view.word(*by) == "by")?;
    let here = view.region_of(group);
    let opening = opening(view, sentence.start..by);
    let subject = |noun: &usize| {
        let start = view.nouns[*noun].tokens().start;
        let led = start > opening && view.class(start - 1).any(Class::PREP);
        !led && view.region_of(start) == here && has_verb(view, view.nouns[*noun].tokens().end, by)
    };
    let noun = view.nouns_in(opening..by).rev().take(NEAR).find(subject)?;
    let source = climb(view, noun, opening);
    let verb = view.nouns[noun].tokens().end;
    Some(joined(view, source, verb, &(opening..sentence.end)))
}

/// Where the main clause of what was said so far may open: behind a dateline, behind "When the vote ended,".
fn opening(view: &View<'_, '_>, clause: Range<usize>) -> usize {
    const DATELINE: usize = 14;
    let dash = (clause.start + 1..clause.end.min(clause.start + DATELINE)).find(|at| {
        let token = &view.text.tokens()[*at];
        token.kind == TokenKind::Dash && token.spaced
    });
    let shouts = |word: &str| word.len() > 2 && word.chars().all(char::is_uppercase);
    let dateline = dash.filter(|dash| shouts(view.word(clause.start)) || view.word(dash - 1) == ")");
    dateline.map_or(clause.start, |dash| dash + 1)
}

/// Whether a finite verb stands at `at`, or behind times and adverbs, or behind an aside, before `end`.
fn has_verb(view: &View<'_, '_>, mut at: usize, end: usize) -> bool {
    const ASIDE: usize = 30;
    if view.word(at) == "," {
        let opens = matches!(view.word(at + 1), "who" | "which" | "whose")
            || view.text.tokens().get(at + 1).is_some_and(|next| next.kind == TokenKind::Number)
            || view.class(at + 1).any(Class::DET);
        let close = (at + 2..end.min(at + ASIDE)).find(|at| view.word(*at) == ",").filter(|_| opens);
        let Some(close) = close else { return false };
        at = close + 1;
    }
    let passes = |at: usize| {
        view.class(at).any(Class::TIME.or(Class::ADV)) && !view.class(at).any(Class::CONJ)
            || view.look(at).has(Look::LY) && view.look(at).has(Look::SMALL)
            || matches!(view.word(at), "late" | "early")
            || view.word(at) == "on" && view.class(at + 1).any(Class::TIME)
    };
    while at < end && passes(at) {
        at += 1;
    }
    let finite = view.class(at).any(Class::AUX.or(Class::VERB).or(Class::CUE)) && !view.class(at).any(Class::ING);
    at < end && (finite || view.word(at).ends_with("ed") || noun::has_object(view, at))
}
