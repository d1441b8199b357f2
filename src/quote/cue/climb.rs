//! From a noun up to the one on which it hangs: "the ministry" of "a spokesman for the ministry".

use super::Source;
use super::relative::{antecedent, before_brackets, behind_places};
use crate::entity::Label;
use crate::quote::noun::Sort;
use crate::quote::view::{Look, View};
use crate::quote::words::Class;

/// From "the ministry" up to "a spokesman for the ministry".
pub(super) fn climb(view: &View<'_, '_>, noun: usize, limit: usize) -> Source {
    let top = top(view, noun, limit, |_| true);
    let end = view.nouns[noun].tokens().end;
    // "who said": the noun before the relative pronoun.
    let start = view.nouns[top].tokens().start;
    if view.word(start).eq_ignore_ascii_case("who") && start > limit {
        let end = before_brackets(view, start - usize::from(view.word(start - 1) == ","), limit);
        if let Some(near) = view.noun_ending(behind_places(view, end, limit)) {
            return antecedent(view, near, limit);
        }
    }
    Source { noun: top, tokens: start..end, mention: None, sure: true }
}

/// The noun on which another hangs by prepositions and participles, five steps at most, as long as `goes_on` says of each that
/// it is not yet it: "a study | conducted for a paper | by scientists".
pub(super) fn top(view: &View<'_, '_>, noun: usize, limit: usize, goes_on: impl Fn(usize) -> bool) -> usize {
    let mut top = noun;
    for _ in 0..5 {
        let start = view.nouns[top].tokens().start;
        let hangs = start >= limit + 2
            && matches!(
                view.word(start - 1),
                "of" | "for"
                    | "at"
                    | "with"
                    | "from"
                    | "in"
                    | "to"
                    | "on"
                    | "over"
                    | "during"
                    | "via"
                    | "by"
                    | "inside"
                    | "behind"
                    | "against"
                    | "across"
                    | "within"
                    | "near"
            );
        if !hangs || !goes_on(top) || view.noun_ending(start - 1).is_some_and(|title| is_title(view, title, top)) {
            break;
        }
        let near = |at: usize| matches!(view.word(at), "close" | "familiar" | "loyal" | "opposed" | "sympathetic" | "hostile");
        let participle = |at: usize| {
            let ends = view.look(at).has(Look::ED) || view.look(at).has(Look::ING);
            at > limit && (view.look(at).has(Look::SMALL) && ends || near(at))
        };
        let skipped = usize::from(view.noun_ending(start - 1).is_none() && participle(start - 2));
        let Some(mut next) = view.noun_ending(start - 1 - skipped) else { break };
        // "a study published ahead | of the vote"
        if leads_on(view.word(view.nouns[next].core().end - 1)) {
            let before = view.nouns[next].tokens().start;
            let skipped = usize::from(before > limit && view.noun_ending(before).is_none() && participle(before - 1));
            let Some(above) = view.noun_ending(before - skipped) else { break };
            next = above;
        }
        if view.nouns[next].sort == Sort::Pronoun {
            break;
        }
        top = next;
    }
    top
}

/// Whether a word makes a preposition with the one behind it: "ahead of".
fn leads_on(word: &str) -> bool {
    matches!(word, "ahead" | "according" | "According" | "because" | "instead" | "part" | "front" | "addition" | "light")
}

/// Whether a noun is the title of the person who opens on the words behind its preposition: "People's Bank | of China Governor Ada
/// Marsh", "Secretary | of State Ada Marsh". Not "Friends of Ada Marsh".
fn is_title(view: &View<'_, '_>, title: usize, noun: usize) -> bool {
    let person = &view.nouns[noun];
    if view.nouns[title].label == Some(Label::Person) {
        return false;
    }
    let (title, named) = (view.nouns[title].tokens(), person.core().start > person.tokens().start);
    let capital = |at: usize| view.look(at).has(Look::CAPITAL);
    let joins = matches!(view.word(title.end), "of" | "in" | "at" | "for");
    person.label == Some(Label::Person)
        && named
        && joins
        && capital(title.end - 1)
        && capital(person.tokens().start)
        && !view.word(title.end - 1).ends_with('s')
        && !view.class(title.start).any(Class::DET.or(Class::POSS))
        && (view.word(title.end) != "for" || title.len() > 1)
}
