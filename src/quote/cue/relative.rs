//! The noun before a relative clause, whole ("who watched the debate") or cut short ("I interviewed", "released on Friday").

use std::ops::Range;

use super::Source;
use super::source::{climb, is_written};
use crate::entity::Label;
use crate::quote::noun::Sort;
use crate::quote::view::{Look, View};
use crate::quote::words::Class;
use crate::text::TokenKind;

/// The noun before a clause without its "who" that ends before `end`: "the experts | I interviewed", "voters | they spoke to".
pub(super) fn met(view: &View<'_, '_>, end: usize, sentence: &Range<usize>) -> Option<Source> {
    let verb = (end - 1).checked_sub(usize::from(view.class(end - 1).any(Class::PREP)))?;
    let acts = verb > sentence.start + 1 && (view.look(verb).has(Look::ED) || view.class(verb).any(Class::PAST.or(Class::VERB)));
    let pronoun = verb.checked_sub(1).filter(|at| acts && view.class(*at).any(Class::SUBJECT))?;
    let source = climb(view, view.noun_ending(pronoun)?, sentence.start);
    (view.nouns[source.noun].sort != Sort::Pronoun).then_some(source)
}

/// The noun before a participle that ends before `end`: "a report | released".
pub(super) fn released(view: &View<'_, '_>, end: usize, sentence: &Range<usize>) -> Option<Source> {
    let at = end.checked_sub(1).filter(|at| *at > sentence.start)?;
    let participle = view.look(at).has(Look::ED) && view.look(at).has(Look::SMALL);
    let noun = view.noun_ending(at).filter(|noun| participle && view.nouns[*noun].sort == Sort::Nominal)?;
    Some(climb(view, noun, sentence.start))
}

/// The noun before the "who" whose clause ends in `noun`: "voters | who watched the debate". Not in "who think Marsh said".
pub(super) fn watched(view: &View<'_, '_>, noun: usize, sentence: &Range<usize>) -> Option<Source> {
    const CLAUSE: usize = 14;
    let end = view.nouns[noun].tokens().end;
    let start = view.nouns[noun].tokens().start;
    let floor = (sentence.start + 1).max(end.saturating_sub(CLAUSE));
    let stops = |at: &usize| !matches!(view.symbol(*at), b',' | b';' | b':' | b'-' | b'&' | b'"');
    let who = (floor..start).rev().take_while(stops).find(|at| view.word(*at) == "who")?;
    let verbs = |at: usize| view.class(at).any(Class::AUX.or(Class::VERB).or(Class::CUE)) || view.look(at).has(Look::ED);
    let speech = Class::SAY.or(Class::TELL).or(Class::THINK);
    if who + 1 == start || !(who + 1..start).any(verbs) || view.class(start - 1).any(speech) {
        return None;
    }
    Some(climb(view, view.noun_ending(who)?, sentence.start))
}

/// What is written, before the "which" or "that" at `at`: "a statement which said".
pub(super) fn relative(view: &View<'_, '_>, at: usize, sentence: &Range<usize>) -> Option<Source> {
    let end = at - usize::from(at > sentence.start && view.word(at - 1) == ",");
    let source = climb(view, view.noun_ending(end)?, sentence.start);
    is_written(view, &source).then_some(source)
}

/// The end of what stands before the brackets that end at `end`: "Rep. Ada Marsh | (D-Wash.)"; `end` where there are none.
pub(super) fn before_brackets(view: &View<'_, '_>, end: usize, limit: usize) -> usize {
    const INSIDE: usize = 8;
    if end <= limit || view.word(end - 1) != ")" {
        return end;
    }
    (limit.max(end.saturating_sub(INSIDE))..end).rev().find(|at| view.word(*at) == "(").unwrap_or(end)
}

/// The end of the person before "who", where places and ages stand between: "Ada Marsh, D-Wash., who", "Ada Marsh, 59, of Ashton, Md.,
/// who". It is `end` itself where nobody is found.
pub(super) fn behind_places(view: &View<'_, '_>, end: usize, limit: usize) -> usize {
    let mut at = end;
    for _ in 0..4 {
        let Some(noun) = view.noun_ending(at) else { break };
        if view.nouns[noun].label == Some(Label::Person) {
            return at;
        }
        let mut start = view.nouns[noun].tokens().start;
        let word = |start: usize, back: usize| if start >= limit + back { view.word(start - back) } else { "" };
        if view.text.tokens()[start.max(1) - 1].kind == TokenKind::Dash && word(start, 2).len() <= 3 {
            start -= 2;
        }
        while matches!(word(start, 1), "of" | "from" | "in" | ",")
            || start > limit && view.text.tokens()[start - 1].kind == TokenKind::Number
        {
            start -= 1;
        }
        if start == view.nouns[noun].tokens().start {
            break;
        }
        at = start;
    }
    end
}
