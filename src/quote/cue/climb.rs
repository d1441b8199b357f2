//! From a noun up to the one on which it hangs: "the ministry" of "a spokesman for the ministry".

use super::Source;
use super::relative::{antecedent, before_brackets, behind_places};
use crate::entity::Label;
use crate::quote::noun::Sort;
use crate::quote::view::{Look, View};
use crate::quote::words::Class;
use crate::text::TokenKind;

/// From "the ministry" up to "a spokesman for the ministry".
pub(super) fn climb(view: &View<'_, '_>, noun: usize, limit: usize) -> Source {
    let (top, end) = top_and_end(view, noun, limit, |_| true);
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
    top_and_end(view, noun, limit, goes_on).0
}

/// The same, and where the words end that are worth pointing at: "voters | trying to win".
fn top_and_end(view: &View<'_, '_>, noun: usize, limit: usize, goes_on: impl Fn(usize) -> bool) -> (usize, usize) {
    let mut top = noun;
    let mut end = view.nouns[noun].tokens().end;
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
        if !hangs
            && goes_on(top)
            && let Some(next) = doing(view, start, limit)
        {
            top = next;
            end = view.nouns[next].tokens().end;
            continue;
        }
        if !hangs || !goes_on(top) || view.noun_ending(start - 1).is_some_and(|title| is_title(view, title, top)) {
            break;
        }
        let near = |at: usize| matches!(view.word(at), "close" | "familiar" | "loyal" | "opposed" | "sympathetic" | "hostile");
        let participle = |at: usize| {
            let ends = view.look(at).has(Look::ED) || view.look(at).has(Look::ING);
            at > limit && (view.look(at).has(Look::SMALL) && ends || near(at))
        };
        // "a video released | on Friday | by the paper"
        let time = usize::from(start > limit + 3 && view.class(start - 2).any(Class::TIME) && participle(start - 3));
        let skipped = usize::from(view.noun_ending(start - 1).is_none() && participle(start - 2));
        let skipped = if time > 0 { 2 } else { skipped };
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
    (top, end)
}

/// Who does what ends in the noun that begins at `start`: "voters | trying to win back the county", "officials | visiting the site".
fn doing(view: &View<'_, '_>, start: usize, limit: usize) -> Option<usize> {
    const AWAY: usize = 5;
    let participle = |at: usize| {
        let reports = view.class(at).any(Class::SAY.or(Class::TELL).or(Class::THINK));
        view.look(at).has(Look::ING) && view.look(at).has(Look::SMALL) && !reports
    };
    let first = start.checked_sub(1).filter(|first| *first > limit)?;
    let to = (limit.max(first.saturating_sub(AWAY))..=first).rev().take_while(|at| {
        let class = view.class(*at);
        matches!(view.text.tokens()[*at].kind, TokenKind::Word) && !class.any(Class::AUX.or(Class::SUBJECT).or(Class::AND))
    });
    let to = to.into_iter().find(|at| view.word(*at) == "to").filter(|to| *to > limit + 1 && *to + 1 < start);
    let at = to.map_or(first, |to| to - 1);
    if !participle(at) || at <= limit {
        return None;
    }
    view.noun_ending(at).filter(|noun| view.nouns[*noun].sort != Sort::Pronoun)
}

/// Whether a word makes a preposition with the one behind it: "ahead of".
fn leads_on(word: &str) -> bool {
    matches!(word, "ahead" | "according" | "According" | "because" | "instead" | "part" | "front" | "addition" | "light")
}

/// Whether a noun is the title of the person who opens on the words behind its preposition: "People's Bank | of China Governor Ada
/// Marsh", "Secretary | of State Ada Marsh". Not "Friends of Ada Marsh".
pub(super) fn is_title(view: &View<'_, '_>, title: usize, noun: usize) -> bool {
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
