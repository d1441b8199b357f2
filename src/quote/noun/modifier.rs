//! The words of a phrase that come before its head, and the verbs that only look as if they did.

use crate::entity::Label;
use crate::quote::view::{Look, View};
use crate::quote::words::Class;
use crate::text::TokenKind;

/// Whether a word says of a phrase how many it names, and belongs to what is pointed at.
pub(in crate::quote) fn quantifies(word: &str) -> bool {
    const WORDS: [&str; 9] = ["some", "several", "many", "most", "few", "both", "every", "all", "no"];
    WORDS.iter().any(|quantifier| quantifier.eq_ignore_ascii_case(word))
}

/// Whether a determiner can stand for a whole phrase: "others said", "one of them".
pub(in crate::quote) fn stands_alone(word: &str) -> bool {
    const WORDS: [&str; 15] = [
        "some", "several", "many", "most", "few", "both", "all", "one", "two", "three", "another", "others", "each", "half",
        "more",
    ];
    WORDS.iter().any(|pronoun| pronoun.eq_ignore_ascii_case(word))
}

/// Whether the token is a verb of saying that no noun looks like.
pub(in crate::quote) fn says(view: &View<'_, '_>, at: usize) -> bool {
    matches!(view.word(at), "said" | "says" | "told" | "tells" | "wrote" | "writes")
}

/// Whether the token may be a noun, or an adjective before one.
pub(in crate::quote) fn is_nounlike(view: &View<'_, '_>, at: usize) -> bool {
    const CLOSED: Class = Class::DET.or(Class::POSS).or(Class::SUBJECT).or(Class::OBJECT).or(Class::AUX).or(Class::PREP);
    const OPENING: Class = Class::OPENER.or(Class::AND).or(Class::CONJ).or(Class::NOT).or(Class::ADV).or(Class::TIME);
    view.text.tokens().get(at).is_some_and(|token| token.kind == TokenKind::Word)
        && !view.class(at).any(CLOSED.or(OPENING).or(Class::VERB))
        && !view.look(at).has(Look::LY)
        && !says(view, at)
        && view.word(at) != "there"
}

/// Whether the token stands behind a preposition that no verb in its base form follows.
pub(in crate::quote) fn is_object(view: &View<'_, '_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    view.class(before).any(Class::PREP) && (view.word(before) != "to" || is_announced(view, at))
}

/// Whether "according to" stands before the token.
pub(in crate::quote) fn is_announced(view: &View<'_, '_>, at: usize) -> bool {
    at >= 2 && view.word(at - 1) == "to" && view.word(at - 2).eq_ignore_ascii_case("according")
}

/// Whether a word that is in no list is a verb by what follows it: "Wells owns a bakery", "Marsh shook her head".
pub(in crate::quote) fn has_object(view: &View<'_, '_>, at: usize) -> bool {
    let word = view.word(at);
    let object = view.class(at + 1).any(Class::POSS) || matches!(view.word(at + 1), "a" | "an" | "the" | "him" | "them");
    let plain = object && view.look(at).has(Look::SMALL) && view.class(at) == Class::NONE;
    let ended = || {
        let before = view.entities.partition_point(|entity| entity.tokens.end < at);
        view.entities.get(before).is_some_and(|entity| entity.tokens.end == at && entity.label == Label::Person)
    };
    plain && (word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") || ended())
}

/// Whether a word describes and cannot stand for what it describes: "new", "widely", "published".
pub(in crate::quote) fn describes(view: &View<'_, '_>, at: usize) -> bool {
    const DESCRIBING: [&str; 26] = [
        "new",
        "recent",
        "latest",
        "former",
        "current",
        "single",
        "separate",
        "similar",
        "previous",
        "prior",
        "initial",
        "strong",
        "clear",
        "sharp",
        "big",
        "major",
        "key",
        "final",
        "false",
        "fresh",
        "joint",
        "formal",
        "written",
        "baseless",
        "exclusive",
        "comprehensive",
    ];
    let (look, word) = (view.look(at), view.word(at));
    look.has(Look::SMALL) && (look.has(Look::LY) || look.has(Look::ED)) || DESCRIBING.contains(&word)
}

/// Whether the phrase so far holds only a determiner or an owner and what describes: "the widely", "a new".
pub(in crate::quote) fn is_headless(view: &View<'_, '_>, start: usize, at: usize) -> bool {
    let leads =
        |token: usize| view.class(token).any(Class::DET.or(Class::POSS)) || view.text.tokens()[token].kind == TokenKind::Clitic;
    let day = |token: usize| view.class(token).any(Class::TIME) && view.look(token).has(Look::CAPITAL);
    let first = (start.max(at.saturating_sub(4))..at).rev().find(|token| !describes(view, *token) && !day(*token));
    first.is_some_and(|first| leads(first) && first + 1 < at)
}
