//! Words that nobody said, though a cue announces them: denied, imagined, left unsaid, or said by hardly anybody.

use std::ops::Range;

use super::features::auxiliaries;
use super::{Cue, Form};
use crate::quote::view::View;

/// "a move that the port said | was late", "many that he hopes | will stay": the subject stands before the cue, and what is left
/// begins with its verb. Behind a comma it is the other part of a clause ("The bridge, he said, | was open").
pub(super) fn lacks_subject(view: &View<'_, '_>, cue: &Cue, content: &Range<usize>) -> bool {
    let next = content.start == cue.tokens.end;
    let verb = |at: usize| matches!(view.symbol(at), b'b' | b'x' | b'Q');
    // "a poll released | on Friday showed"
    let led = view.symbol(content.start) == b'p' && view.word(content.start) != "to";
    let behind = view.noun_starting(content.start + 1).filter(|_| led).map(|noun| view.nouns[noun].tokens().end);
    next && (matches!(view.symbol(content.start), b'b' | b'x') || behind.is_some_and(verb))
}

/// "said nothing", "says lots of things", "said the same": words that stand for words.
pub(super) fn tells_nothing(view: &View<'_, '_>, content: &Range<usize>) -> bool {
    let word = |at: usize| view.word(content.start + at);
    matches!(word(0), "nothing" | "little" | "much" | "things" | "something" | "lots" | "anything")
        || matches!((word(0), word(1)), ("the", "same") | ("a", "lot") | ("so", "much"))
}

/// Whether what the cue announces was not said, as far as the words around it tell.
pub(super) fn is_unsaid(view: &View<'_, '_>, cue: &Cue) -> bool {
    is_negated(view, cue) || is_imagined(view, cue) || is_refused(view, cue) || said_by_hardly_anybody(view, cue)
}

/// "has not said that", "never told her", "doubts that", but "not only said".
fn is_negated(view: &View<'_, '_>, cue: &Cue) -> bool {
    let doubts =
        matches!(view.word(cue.tokens.start), "doubt" | "doubts" | "doubted" | "doubting" | "disbelieve" | "disbelieves");
    doubts || auxiliaries(view, cue).not == 1 && !(cue.group..cue.tokens.start).any(|at| view.word(at) == "only")
}

/// "could say", "would have said", "if she says". What somebody "would" or "will" say may be told of a speech to come.
fn is_imagined(view: &View<'_, '_>, cue: &Cue) -> bool {
    let group = || (cue.group..cue.tokens.start).map(|at| view.word(at));
    let modal = group().any(|word| matches!(word, "could" | "should" | "may" | "might" | "must"));
    let would = group().any(|word| matches!(word, "would" | "'d")) && group().any(|word| word == "have");
    let first = cue.source.as_ref().map_or(cue.group, |source| source.tokens.start.min(cue.group));
    let condition =
        first > 0 && matches!(view.word(first - 1), "if" | "If" | "unless" | "Unless" | "Say" | "Suppose" | "Imagine");
    cue.form == Form::Finite && (modal || would || condition && !cue.inverted)
}

/// "declined to say whether", "stopped saying that".
fn is_refused(view: &View<'_, '_>, cue: &Cue) -> bool {
    let refuses = |word: &str| {
        let stem = word.trim_end_matches("ing").trim_end_matches("ed").trim_end_matches('s');
        matches!(stem, "declin" | "decline" | "refus" | "refuse" | "stopp" | "stop" | "fail" | "avoid" | "neglect")
    };
    matches!(cue.form, Form::Infinitive | Form::Gerund) && cue.group > 0 && refuses(view.word(cue.group - 1))
}

/// "few experts believe", "not a single company said", "not all conservatives think".
fn said_by_hardly_anybody(view: &View<'_, '_>, cue: &Cue) -> bool {
    let Some(source) = &cue.source else { return false };
    let denies = |word: &str| {
        matches!(
            word,
            "few" | "Few" | "no" | "No" | "none" | "None" | "nobody" | "Nobody" | "neither" | "Neither" | "not" | "Not"
        )
    };
    let before = source.tokens.start.checked_sub(1).filter(|_| !cue.inverted);
    denies(view.word(source.tokens.start)) || before.is_some_and(|before| matches!(view.word(before), "not" | "Not"))
}
