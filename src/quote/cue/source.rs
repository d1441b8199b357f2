//! The noun phrase that speaks at a cue: before it, behind it, over an aside, or shared with a clause before.

use std::ops::Range;

use super::clause::clause_source;
use super::climb::climb;
use super::relative::{before_brackets, before_clause, behind_places, met, relative, released, watched};
use super::{Cue, Form, Source};
use crate::entity::Label;
use crate::quote::noun::{self, Sort};
use crate::quote::view::{Look, View};
use crate::quote::words::{self, Class};
use crate::text::TokenKind;

/// How far behind a passive verb its agent may stand, in tokens.
const AGENT: usize = 14;

/// Who acts, behind a passive verb that ends at `end`: "was accused of fraud by Marsh".
pub(super) fn agent(view: &View<'_, '_>, end: usize, sentence: &Range<usize>) -> Option<Source> {
    let stops = |at: &usize| !matches!(view.symbol(*at), b',' | b';' | b':' | b'-' | b't');
    let by = (end..sentence.end.min(end + AGENT)).take_while(stops).find(|at| view.word(*at) == "by")?;
    // "by Monday", "by saying"
    let acts = |source: &Source| !view.class(source.tokens.end - 1).any(Class::TIME) && !view.look(by + 1).has(Look::ING);
    right_source(view, by + 1, sentence).filter(acts)
}

/// What speaks right before "saying" and the like: "with polls showing that …", "an article claiming that …".
pub(super) fn held_source(view: &View<'_, '_>, group: usize, sentence: &Range<usize>) -> Option<Source> {
    let source = climb(view, view.noun_ending(group)?, sentence.start);
    let start = view.nouns[source.noun].tokens().start;
    let led = start.checked_sub(1).filter(|before| *before >= sentence.start);
    let with = led.is_some_and(|before| {
        matches!(view.word(before), "with" | "With" | "despite" | "Despite" | "without" | "Without") || quotes(view.word(before))
    });
    // "issued a statement saying": who issued it.
    let issued = led.is_some_and(|before| {
        let statement = matches!(view.word(source.tokens.end - 1), "statement" | "statements" | "allegations" | "warning");
        statement && matches!(view.word(before), "issued" | "issue" | "issues" | "issuing" | "hurled")
    });
    // "a court ruling that", "and Marsh blaming Bell"
    let opens = led.is_none_or(|before| matches!(view.word(before), "," | "and" | "but" | "as" | "while" | "of" | "about"));
    let noun = &view.nouns[source.noun];
    let acts = opens
        && (noun.label == Some(Label::Person) || noun.sort == Sort::Nominal && words::voice(view.word(noun.core().end - 1)) == 2);
    if acts && noun.tokens().end == group {
        return Some(source);
    }
    (with || !issued && is_written(view, &source) && view.nouns[source.noun].sort == Sort::Nominal).then_some(source)
}

/// Whether a verb makes its object speak: "quoted".
pub(super) fn quotes(word: &str) -> bool {
    matches!(word, "quoted" | "quotes" | "quote" | "quoting" | "cited" | "cites" | "cite" | "citing" | "retweeted")
}

/// Who is quoted right before "as saying": "the paper quoted | the minister | as saying"; who was quoted by another: "Marsh was
/// quoted by the paper as saying".
pub(super) fn quoted_source(view: &View<'_, '_>, group: usize, sentence: &Range<usize>) -> Option<Source> {
    const AWAY: usize = 14;
    let floor = (sentence.start + 1).max(group.saturating_sub(AWAY));
    let as_saying = group > sentence.start + 2 && view.word(group - 1) == "as";
    let verb = (floor..group).rev().find(|at| quotes(view.word(*at))).filter(|_| as_saying)?;
    if view.class(verb - 1).any(Class::BE) {
        return view.noun_ending(verb - 1).map(|noun| climb(view, noun, sentence.start));
    }
    right_source(view, verb + 1, sentence).filter(|source| source.tokens.end < group)
}

/// The subject that the clause of a preposition and a gerund interrupts: "Marsh, after railing against the plan, …".
pub(super) fn interrupted_source(view: &View<'_, '_>, group: usize, sentence: &Range<usize>) -> Option<Source> {
    if group < sentence.start + 3 || !view.class(group - 1).any(Class::PREP) || view.word(group - 2) != "," {
        return None;
    }
    let source = climb(view, view.noun_ending(group - 2)?, sentence.start);
    let start = source.tokens.start;
    let opens = start <= sentence.start
        || view.word(start - 1) == ","
        || view.class(start - 1).any(Class::CONJ.or(Class::OPENER).or(Class::AND));
    (opens && view.nouns[source.noun].sort == Sort::Name).then_some(source)
}

/// Who is made to speak: "prompted the minister to propose …".
pub(super) fn told_source(view: &View<'_, '_>, group: usize, sentence: &Range<usize>) -> Option<Source> {
    let noun = view.noun_ending(group)?;
    let start = view.nouns[noun].tokens().start;
    if start <= sentence.start || view.word(start).eq_ignore_ascii_case("who") {
        return None;
    }
    let made = matches!(
        view.word(start - 1),
        "prompted"
            | "prompting"
            | "prompt"
            | "prompts"
            | "led"
            | "leading"
            | "forced"
            | "forcing"
            | "forces"
            | "allowed"
            | "allowing"
            | "told"
            | "asked"
            | "asking"
            | "urged"
            | "urging"
            | "wanted"
            | "wants"
            | "want"
            | "ordered"
            | "caused"
            | "causing"
            | "inspired"
            | "pushed"
            | "pressed"
            | "encouraged"
            | "on"
            | "spurred"
            | "compelled"
            | "got"
            | "expected"
            | "invited"
            | "instructed"
            | "persuaded"
    );
    let on = view.word(start - 1) != "on" || start >= 2 && view.class(start - 2).any(Class::ACT);
    (made && on).then(|| Source { noun, tokens: view.nouns[noun].tokens(), mention: None, sure: true })
}

/// Who wants to, plans to or is about to: the subject of the verbs right before "to".
pub(super) fn wanting_source(view: &View<'_, '_>, group: usize, sentence: &Range<usize>) -> Option<Source> {
    let verb = |at: usize| {
        let class = view.class(at);
        let closed = class.any(Class::PREP.or(Class::AND).or(Class::CONJ).or(Class::DET).or(Class::POSS));
        !closed
            && (class.any(Class::AUX.or(Class::CUE).or(Class::VERB).or(Class::ADV).or(Class::NOT)) || view.look(at).has(Look::ED))
    };
    let mut at = group;
    while at > sentence.start + 1 && group - at < 6 && view.noun_ending(at).is_none() && verb(at - 1) {
        at -= 1;
    }
    if at == group {
        return None;
    }
    view.noun_ending(at).map(|noun| climb(view, noun, sentence.start))
}

/// The source of the cue that ends right before: "…, Marsh said, adding that …".
pub(super) fn last_source(view: &View<'_, '_>, group: usize, earlier: &[Cue]) -> Option<Source> {
    let last = earlier.last()?;
    let source = last.source.as_ref()?;
    let end = if last.inverted { source.tokens.end } else { last.tokens.end };
    let speech = last.form == Form::Finite && last.class.any(Class::SAY.or(Class::TELL));
    (end + 1 == group && view.word(end) == "," && speech).then(|| source.clone())
}

/// The noun phrase that begins at `start`, with what hangs on it.
pub(super) fn right_source(view: &View<'_, '_>, mut start: usize, sentence: &Range<usize>) -> Option<Source> {
    // "according to the" may stand before a mark: ''according to "people close to …"''.
    if start < sentence.end && view.text.tokens()[start].kind == TokenKind::Mark {
        start += 1;
    }
    let mut noun = view.noun_starting(start)?;
    let mut end = view.nouns[noun].tokens().end;
    let bare = |at: usize| view.class(at).any(Class::DET) || view.class(at) == Class::NONE && view.look(at).has(Look::SMALL);
    // 'a "Stop the Port" organiser', "a separate, shorter memo"
    if view.nouns[noun].sort == Sort::Nominal && end - start <= 2 && view.class(start).any(Class::DET) && bare(end - 1) {
        let marked = view.regions_from(end).next().map(|region| region.tokens()).filter(|marks| marks.start == end);
        let next = match marked {
            Some(marks) if marks.len() <= 8 && marks.end < sentence.end => view.noun_starting(marks.end),
            None if noun::describes(view, end - 1) && view.word(end) == "," => view.noun_starting(end + 1),
            _ => None,
        };
        if let Some(next) = next.filter(|next| {
            view.nouns[*next].sort == Sort::Nominal
                && view.look(view.nouns[*next].tokens().start).has(Look::SMALL)
                && !view.class(view.nouns[*next].tokens().start).any(Class::DET.or(Class::POSS))
        }) {
            noun = next;
            end = view.nouns[noun].tokens().end;
        }
    }
    if view.nouns[noun].sort == Sort::Nominal {
        // "current and former officials": the first of them is no phrase of its own.
        if let Some(next) =
            view.noun_starting(end + 1).filter(|next| is_bare(view, noun, *next) && view.class(end).any(Class::AND))
        {
            noun = next;
            end = view.nouns[noun].tokens().end;
        }
        // "early reports": behind a preposition that is no verb.
        let nouny = view.class(end).any(Class::NOUN.or(Class::NOUNY)) && !view.class(end).any(Class::PAST.or(Class::ING));
        end += usize::from(nouny && end < sentence.end);
        end = with_phrases(view, end, sentence.end);
    }
    // "the port and two officials", where nothing goes on behind them.
    if view.word(end) == "and"
        && let Some(other) = view.noun_starting(end + 1).map(|other| view.nouns[other].tokens())
        && (other.end >= sentence.end || matches!(view.symbol(other.end), b',' | b'.'))
    {
        let all = start..other.end;
        return Some(Source { noun, tokens: all.clone(), mention: Some(all), sure: true });
    }
    Some(Source { noun, tokens: start..end, mention: None, sure: true })
}

/// Whether a nominal cannot stand alone, but for the words behind "and": "current" of "current and former officials", "museum
/// director" of "museum director and curator Ada Marsh".
fn is_bare(view: &View<'_, '_>, noun: usize, next: usize) -> bool {
    let tokens = view.nouns[noun].tokens();
    let word = view.word(tokens.end - 1);
    let named = view.nouns[next].sort == Sort::Name && view.nouns[next].core() != view.nouns[next].tokens();
    let one = tokens.len() == 1 && (words::voice(word) == 0 || view.nouns[next].tokens().len() > 2);
    (one || named)
        && !word.ends_with('s')
        && !view.class(tokens.start).any(Class::DET.or(Class::POSS))
        && view.look(tokens.end - 1).has(Look::SMALL)
}

/// The end of the prepositional phrases behind a nominal: "a spokesman | for the ministry of war".
fn with_phrases(view: &View<'_, '_>, mut end: usize, limit: usize) -> usize {
    for _ in 0..3 {
        let hangs = end < limit && matches!(view.word(end), "of" | "for" | "at" | "with" | "from" | "in" | "to" | "by" | "on");
        let Some(next) = view.noun_starting(end + 1).filter(|_| hangs) else { break };
        end = view.nouns[next].tokens().end.min(limit);
    }
    end
}

/// The subject that ends before the verb group at `group`.
pub(super) fn left_source(view: &View<'_, '_>, group: usize, sentence: &Range<usize>, earlier: &[Cue]) -> Option<Source> {
    let mut at = group;
    // "Marsh on Monday said".
    while at > sentence.start + 1 {
        let noun = view.noun_ending(at).map(|noun| view.nouns[noun].tokens().start);
        let time = match noun {
            // "over the weekend"
            Some(start) => view.class(at - 1).any(Class::TIME).then_some(start),
            None => date_ending(view, at),
        };
        if let Some(start) = time.filter(|start| *start > sentence.start) {
            at = start - usize::from(view.class(start - 1).any(Class::PREP));
            continue;
        }
        let class = view.class(at - 1);
        let number = view.text.tokens()[at - 1].kind == TokenKind::Number;
        if class.any(Class::TIME) || number && view.class(at - 2).any(Class::TIME) {
            at -= 1;
            if view.class(at - 1).any(Class::PREP) || matches!(view.word(at - 1), "last" | "this" | "late" | "early") {
                at -= 1;
            }
        } else {
            break;
        }
    }
    // "the bank itself said", "they both said"
    let floats = |word: &str| matches!(word, "itself" | "himself" | "herself" | "themselves" | "both" | "all" | "each");
    if at > sentence.start + 1 && floats(view.word(at - 1)) && view.noun_ending(at - 1).is_some() {
        at -= 1;
    }
    // "the ministry-has said"
    let dash = &view.text.tokens()[at.max(1) - 1];
    if at > sentence.start + 1 && dash.kind == TokenKind::Dash && !dash.spaced && view.noun_ending(at - 1).is_some() {
        at -= 1;
    }
    if at > sentence.start
        && let Some(noun) = view.noun_ending(at)
    {
        // "Marsh, 36, of Leeds said"
        let place = matches!(view.nouns[noun].label, None | Some(Label::Gpe | Label::Loc)) && view.nouns[noun].sort == Sort::Name;
        let named = place.then(|| view.noun_ending(behind_places(view, at, sentence.start))).flatten();
        if let Some(named) = named.filter(|named| view.nouns[*named].label == Some(Label::Person)) {
            let source = climb(view, named, sentence.start);
            return Some(joined(view, Source { tokens: source.tokens.start..at, ..source }, group, sentence));
        }
        let source = watched(view, noun, sentence).unwrap_or_else(|| climb(view, noun, sentence.start));
        // "everyone I met for this report said"
        let start = source.tokens.start;
        let led = start > sentence.start + 3 && view.class(start - 1).any(Class::PREP);
        if let Some(source) = led.then(|| met(view, start, sentence)).flatten() {
            return Some(source);
        }
        return Some(joined(view, source, group, sentence));
    }
    if at == sentence.start {
        return None;
    }
    match view.word(at - 1) {
        "," | ")" | "]" | "-" | "\u{2013}" | "\u{2014}" | "--" => {
            let aside = parenthetical(view, at - 1, sentence);
            let led =
                |source: &Source| source.tokens.start > sentence.start && view.class(source.tokens.start - 1).any(Class::PREP);
            let named = |source: &Source| view.nouns[source.noun].sort == Sort::Name && source.sure && !led(source);
            if aside.as_ref().is_some_and(named) {
                return aside.map(|source| joined(view, source, group, sentence));
            }
            let clause = (view.word(at - 1) == ",").then(|| before_clause(view, at - 1, at - 1, sentence)).flatten();
            clause.or(aside).or_else(|| clause_source(view, group, sentence, earlier))
        }
        "which" | "that" if relative(view, at - 1, sentence).is_some() => relative(view, at - 1, sentence),
        "and" | "but" | "or" | "then" | "who" => clause_source(view, at, sentence, earlier),
        _ => {
            if let Some(source) = met(view, at, sentence).or_else(|| released(view, at, sentence)) {
                return Some(source);
            }
            let nouns = view.nouns_in(sentence.start.max(at.saturating_sub(10))..at);
            nouns
                .rev()
                .find(|noun| {
                    view.nouns[*noun].sort != Sort::Nominal
                        && view.region_of(view.nouns[*noun].tokens().start) == view.region_of(group)
                })
                .map(|noun| Source { sure: false, ..climb(view, noun, sentence.start) })
        }
    }
}

/// Both of two subjects: "the ministry and the bank | say", where the first opens the clause and the verb is not for one.
pub(super) fn joined(view: &View<'_, '_>, source: Source, group: usize, sentence: &Range<usize>) -> Source {
    let start = source.tokens.start;
    let one = matches!(view.word(group), "has" | "is" | "was" | "does" | "doesn't" | "isn't" | "wasn't" | "hasn't")
        || view.class(group).any(Class::PRESENT) && view.word(group).ends_with('s');
    if one || start < sentence.start + 2 || !matches!(view.word(start - 1), "and" | "&") {
        return source;
    }
    let Some(first) = view.noun_ending(start - 1) else { return source };
    let first = climb(view, first, sentence.start);
    // "Ada Marsh, Tom Reed and Jo Bell", from the start of a sentence.
    let (label, sort) = (view.nouns[first.noun].label, view.nouns[first.noun].sort);
    let (mut from, mut far) = (first.tokens.start, first.tokens.start);
    for _ in 0..4 {
        let listed = far > sentence.start && view.word(far - 1) == ",";
        let more = listed.then(|| view.noun_ending(far - 1)).flatten();
        let Some(more) = more.filter(|more| view.nouns[*more].label == label && view.nouns[*more].sort == sort) else { break };
        far = climb(view, more, sentence.start).tokens.start;
    }
    if far == sentence.start {
        from = far;
    }
    let opens = from <= sentence.start
        || view.word(from - 1) == ","
        || matches!(view.text.tokens()[from - 1].kind, TokenKind::Mark | TokenKind::Dash)
        || view.class(from - 1).any(Class::CONJ.or(Class::OPENER).or(Class::TIME).or(Class::AND));
    let pronoun = |source: &Source| view.nouns[source.noun].sort == Sort::Pronoun;
    let together = view.region_of(from) == view.region_of(start);
    if !opens || !together || pronoun(&source) {
        return source;
    }
    Source { tokens: from..source.tokens.end, mention: Some(from..source.tokens.end), ..source }
}

/// The first token of the date or time that ends before `end`.
fn date_ending(view: &View<'_, '_>, end: usize) -> Option<usize> {
    let at = view.entities.partition_point(|entity| entity.tokens.end < end);
    let entity = view.entities.get(at).filter(|entity| entity.tokens.end == end)?;
    matches!(entity.label, Label::Date | Label::Time).then_some(entity.tokens.start)
}

/// Whether a source is something that says what is written on it or shown by it.
pub(super) fn is_written(view: &View<'_, '_>, source: &Source) -> bool {
    let head = view.nouns[source.noun].core().end - 1;
    view.class(head).any(Class::NOUN) || words::is_written(view.word(head))
}

/// Whether the party and the place of a politician stand here: "D-Wash."
pub(super) fn is_party(view: &View<'_, '_>, at: usize) -> bool {
    let dash = view.text.tokens().get(at + 1).is_some_and(|next| next.kind == TokenKind::Dash && !next.spaced);
    dash && view.look(at).has(Look::CAPITAL) && view.word(at).len() <= 3
}

/// The subject before an aside that ends at `close`: "Marsh, a former spy, said".
fn parenthetical(view: &View<'_, '_>, close: usize, sentence: &Range<usize>) -> Option<Source> {
    let mut far = None;
    let floor = sentence.start.max(close.saturating_sub(40));
    for at in (floor + 1..close).rev() {
        let word = view.word(at);
        let opens = match view.word(close) {
            ")" => word == "(",
            "]" => word == "[",
            "," => word == ",",
            dash => word == dash,
        };
        if !opens || view.region_of(at) != view.region_of(close) {
            continue;
        }
        let before = behind_places(view, before_brackets(view, at, sentence.start), sentence.start);
        let Some(noun) = view.noun_ending(before) else { continue };
        // "one of the lawyers, Ada Marsh, said": the name is the aside.
        if let Some(name) = view.noun_starting(at + 1).filter(|name| view.nouns[*name].tokens().end == close)
            && view.nouns[name].label == Some(Label::Person)
            && view.nouns[noun].sort == Sort::Nominal
        {
            return Some(Source { noun: name, tokens: view.nouns[name].tokens(), mention: None, sure: true });
        }
        let next = view.class(at + 1);
        let aside = next.any(Class::DET.or(Class::POSS).or(Class::SUBJECT).or(Class::PREP).or(Class::CUE))
            || view.word(at + 1) == "whose"
            || is_party(view, at + 1)
            || view.word(at + 1).starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit())
            || view.word(close) != ",";
        let source = climb(view, noun, sentence.start);
        if aside && view.nouns[source.noun].sort != Sort::Pronoun {
            // A name before an aside is the subject; a nominal or a place may be part of the aside.
            let place = matches!(view.nouns[source.noun].label, Some(Label::Gpe | Label::Loc));
            if view.nouns[source.noun].sort == Sort::Name && !place {
                return Some(source);
            }
            if !place || far.is_none() {
                far = Some(source);
            }
        } else if far.is_none() {
            far = Some(Source { sure: false, ..source });
        }
    }
    far
}
