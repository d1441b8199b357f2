//! The noun before a relative clause, whole ("who watched the debate") or cut short ("I interviewed", "released on Friday").

use std::ops::Range;

use super::Source;
use super::climb::{climb, top};
use super::source::is_written;
use crate::entity::Label;
use crate::quote::noun::Sort;
use crate::quote::view::{Look, View};
use crate::quote::words::{self, Class};
use crate::text::TokenKind;

/// The noun before a clause without its "who" that ends before `end`: "the experts | I interviewed", "voters | they spoke to".
pub(super) fn met(view: &View<'_, '_>, end: usize, sentence: &Range<usize>) -> Option<Source> {
    let verb = (end - 1).checked_sub(usize::from(view.class(end - 1).any(Class::PREP)))?;
    let acts = verb > sentence.start + 1
        && (view.look(verb).has(Look::ED) || view.class(verb).any(Class::PAST.or(Class::VERB).or(Class::BASE)));
    let pronoun = verb.checked_sub(1).filter(|at| acts && view.class(*at).any(Class::SUBJECT))?;
    let source = climb(view, view.noun_ending(pronoun)?, sentence.start);
    let everyone = view.class(source.tokens.start).any(Class::OBJECT);
    (everyone || view.nouns[source.noun].sort != Sort::Pronoun).then_some(source)
}

/// The noun before a participle that ends before `end`: "a report | released".
pub(super) fn released(view: &View<'_, '_>, end: usize, sentence: &Range<usize>) -> Option<Source> {
    let at = end.checked_sub(1).filter(|at| *at > sentence.start)?;
    let participle = view.look(at).has(Look::ED) && view.look(at).has(Look::SMALL);
    let noun = view.noun_ending(at).filter(|noun| participle && view.nouns[*noun].sort == Sort::Nominal)?;
    Some(climb(view, noun, sentence.start))
}

/// The noun before the "who" or "that" whose clause ends in `noun`: "voters | who watched the debate". Not in "who think Marsh said".
pub(super) fn watched(view: &View<'_, '_>, noun: usize, sentence: &Range<usize>) -> Option<Source> {
    let tokens = view.nouns[noun].tokens();
    let speech = Class::SAY.or(Class::TELL).or(Class::THINK);
    let thing = view.nouns[noun].sort == Sort::Nominal && words::voice(view.word(tokens.end - 1)) == 0;
    // "which banks he meant": he does.
    if view.nouns[noun].sort == Sort::Pronoun && view.class(tokens.start).any(Class::SUBJECT) {
        return None;
    }
    let speaks = !thing && tokens.start > sentence.start && view.class(tokens.start - 1).any(speech);
    if speaks { None } else { before_clause(view, view.nouns[noun].core().start, tokens.end, sentence) }
}

/// The noun before the "who" or "that" whose clause ends at the comma at `close`: "leaders | who rule most of the land, said".
pub(super) fn before_clause(view: &View<'_, '_>, start: usize, end: usize, sentence: &Range<usize>) -> Option<Source> {
    const CLAUSE: usize = 24;
    let floor = (sentence.start + 1).max(end.saturating_sub(CLAUSE));
    // "who was sent home and who spoke to the paper"
    let goes_on = |at: usize| view.symbol(at) == b'&' && matches!(view.word(at + 1), "who" | "which" | "that");
    let stops = |at: &usize| !matches!(view.symbol(*at), b',' | b';' | b':' | b'-' | b'&' | b'"') || goes_on(*at);
    let pronoun = |at: &usize| {
        let next = at + 1;
        let small = view.look(next).has(Look::SMALL);
        let verb = view.class(next).any(Class::AUX.or(Class::VERB).or(Class::CUE)) || view.look(next).has(Look::ED);
        let closed = Class::DET.or(Class::POSS).or(Class::SUBJECT).or(Class::PREP).or(Class::OPENER);
        let nominal = |at: usize| view.noun_ending(at).filter(|noun| view.nouns[*noun].sort == Sort::Nominal);
        match view.word(*at) {
            "who" => (next < start || verb) && !goes_on(at - 1),
            "that" => {
                (verb || small && view.word(next).ends_with('s') && !view.class(next).any(closed)) && nominal(*at).is_some()
            }
            "which" => small && !view.class(next).any(closed) && view.noun_ending(*at).is_some(),
            _ => false,
        }
    };
    let who = (floor..start).rev().take_while(stops).find(pronoun)?;
    let near = view.noun_ending(who)?;
    let verbs = |at: usize| view.class(at).any(Class::AUX.or(Class::VERB).or(Class::CUE)) || view.look(at).has(Look::ED);
    let first = view.look(who + 1).has(Look::SMALL) && view.class(who + 1) == Class::NONE;
    if who + 1 == start && start != end || !first && !(who + 1..start.max(who + 2)).any(verbs) {
        return None;
    }
    if view.word(who) == "who" {
        return Some(antecedent(view, near, sentence.start));
    }
    let source = climb(view, near, sentence.start);
    Some(apposed(view, source.noun, sentence.start).unwrap_or(source))
}

/// Who is meant by a "who" behind the noun `near`: "Marsh of Wyoming, who", "residents of a lodge who", "Marsh, an analyst at Acme,
/// who".
pub(super) fn antecedent(view: &View<'_, '_>, near: usize, limit: usize) -> Source {
    let person = |noun: usize| view.nouns[noun].label == Some(Label::Person);
    let head = |noun: usize| view.word(view.nouns[noun].core().end - 1);
    let plural =
        |noun: usize| view.nouns[noun].sort == Sort::Nominal && matches!(head(noun), "others" | "those" | "some" | "one");
    let people = |noun: usize| {
        view.nouns[noun].label == Some(Label::Norp)
            || plural(noun)
            || view.nouns[noun].sort == Sort::Nominal && words::voice(head(noun)) > 0 && !is_body(head(noun))
    };
    let speaks = |noun: usize| person(noun) || people(noun);
    let above = if speaks(near) { near } else { top(view, near, limit, |noun| !speaks(noun)) };
    let noun = if speaks(above) { above } else { near };
    let mut start = view.nouns[noun].tokens().start;
    if let Some(named) = apposed(view, noun, limit) {
        return named;
    }
    // "politicians and campaigners who"
    let many =
        |noun: usize| head(noun).ends_with('s') && !view.class(view.nouns[noun].tokens().start).any(Class::DET.or(Class::POSS));
    if start > limit + 1
        && view.word(start - 1) == "and"
        && noun == near
        && many(noun)
        && let Some(first) = view.noun_ending(start - 1).filter(|first| many(*first))
    {
        let both = view.nouns[first].tokens().start..view.nouns[noun].tokens().end;
        return Source { noun, tokens: both.clone(), mention: Some(both), sure: true };
    }
    // "many of the experts who"
    let some =
        |word: &str| matches!(word, "many" | "Many" | "some" | "Some" | "most" | "Most" | "all" | "All" | "several" | "Several");
    if start > limit + 1 && view.word(start - 1) == "of" && some(view.word(start - 2)) {
        start -= 2;
    }
    let tokens = start..view.nouns[near].tokens().end;
    let tokens = if view.nouns[noun].sort == Sort::Nominal { tokens } else { view.nouns[noun].tokens() };
    Source { noun, tokens, mention: None, sure: true }
}

/// The person before the aside that a noun opens: "Marsh, an analyst at Acme".
fn apposed(view: &View<'_, '_>, noun: usize, limit: usize) -> Option<Source> {
    let person = |noun: usize| view.nouns[noun].label == Some(Label::Person);
    let start = view.nouns[noun].tokens().start;
    let aside = !person(noun) && start > limit + 1 && view.word(start - 1) == ",";
    let before = aside.then(|| behind_places(view, before_brackets(view, start - 1, limit), limit))?;
    let named = view.noun_ending(before).filter(|noun| person(*noun))?;
    Some(Source { noun: named, tokens: view.nouns[named].tokens(), mention: None, sure: true })
}

/// Whether a noun that can speak is no person: "committee".
fn is_body(word: &str) -> bool {
    const BODIES: [&str; 26] = [
        "committee",
        "council",
        "board",
        "panel",
        "commission",
        "agency",
        "company",
        "firm",
        "court",
        "department",
        "ministry",
        "university",
        "school",
        "hospital",
        "bank",
        "party",
        "administration",
        "newspaper",
        "office",
        "college",
        "church",
        "federation",
        "league",
        "club",
        "website",
        "site",
    ];
    BODIES.contains(&word)
}

/// What is written, or the body that speaks, before the "which" or "that" at `at`: "a statement which said", "the ministry, which
/// said".
pub(super) fn relative(view: &View<'_, '_>, at: usize, sentence: &Range<usize>) -> Option<Source> {
    let comma = at > sentence.start && view.word(at - 1) == ",";
    let end = before_brackets(view, at - usize::from(comma), sentence.start);
    let near = view.noun_ending(end)?;
    let phrase = &view.nouns[near];
    let body = phrase.sort == Sort::Name && matches!(phrase.label, Some(Label::Org | Label::Norp));
    let alone = || Source { noun: near, tokens: phrase.tokens(), mention: None, sure: true };
    if comma && body && view.word(at) == "which" {
        return Some(alone());
    }
    let source = climb(view, near, sentence.start);
    if is_written(view, &source) {
        return Some(source);
    }
    let speaks = phrase.sort == Sort::Nominal && words::voice(view.word(phrase.core().end - 1)) == 2;
    // "the diocese of Ashton which said"
    let place = matches!(phrase.label, Some(Label::Gpe | Label::Loc)) && source.noun != near;
    if view.word(at) == "which" && place {
        return Some(source);
    }
    (view.word(at) == "which" && (body || speaks)).then(|| if body { source } else { alone() })
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
        let dashed = start >= limit + 2 && view.text.tokens()[start - 1].kind == TokenKind::Dash;
        if dashed && word(start, 2).len() <= 3 {
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
