//! The noun phrase that speaks at a cue: before it, behind it, over an aside, or shared with a clause before.

use std::ops::Range;

use super::relative::{before_brackets, behind_places, met, relative, released, watched};
use super::{Cue, Form, Source};
use crate::entity::Label;
use crate::quote::noun::Sort;
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
    let with =
        start > sentence.start && matches!(view.word(start - 1), "with" | "With" | "despite" | "Despite" | "without" | "Without");
    (with || is_written(view, &source) && view.nouns[source.noun].sort == Sort::Nominal).then_some(source)
}

/// The subject that the clause of a preposition and a gerund interrupts: "Marsh, after railing against the plan, …".
pub(super) fn interrupted_source(view: &View<'_, '_>, group: usize, sentence: &Range<usize>) -> Option<Source> {
    if group < sentence.start + 3 || !view.class(group - 1).any(Class::PREP) || view.word(group - 2) != "," {
        return None;
    }
    let source = climb(view, view.noun_ending(group - 2)?, sentence.start);
    let start = source.tokens.start;
    let opens = start == sentence.start
        || view.word(start - 1) == ","
        || view.class(start - 1).any(Class::CONJ.or(Class::OPENER).or(Class::AND));
    (opens && view.nouns[source.noun].sort == Sort::Name).then_some(source)
}

/// Who is made to speak: "prompted the minister to propose …".
pub(super) fn told_source(view: &View<'_, '_>, group: usize, sentence: &Range<usize>) -> Option<Source> {
    let noun = view.noun_ending(group)?;
    let start = view.nouns[noun].tokens().start;
    if start == sentence.start || view.word(start).eq_ignore_ascii_case("who") {
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
    if view.nouns[noun].sort == Sort::Nominal {
        // "current and former officials": the first of them is no phrase of its own.
        if let Some(next) = view.noun_starting(end + 1).filter(|_| is_bare(view, noun) && view.class(end).any(Class::AND)) {
            noun = next;
            end = view.nouns[noun].tokens().end;
        }
        // "early reports": behind a preposition that is no verb.
        let nouny = view.class(end).any(Class::NOUN.or(Class::NOUNY)) && !view.class(end).any(Class::PAST.or(Class::ING));
        end += usize::from(nouny && end < sentence.end);
        end = with_phrases(view, end, sentence.end);
    }
    Some(Source { noun, tokens: start..end, mention: None, sure: true })
}

/// Whether a nominal is one word that cannot stand alone: "current", "state" of "state and federal officials".
fn is_bare(view: &View<'_, '_>, noun: usize) -> bool {
    let tokens = view.nouns[noun].tokens();
    let word = view.word(tokens.start);
    tokens.len() == 1 && !word.ends_with('s') && words::voice(word) == 0 && !view.class(tokens.start).any(Class::DET)
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
    if at > sentence.start
        && let Some(noun) = view.noun_ending(at)
    {
        let source = watched(view, noun, sentence).unwrap_or_else(|| climb(view, noun, sentence.start));
        return Some(joined(view, source, group, sentence));
    }
    if at == sentence.start {
        return None;
    }
    match view.word(at - 1) {
        "," | ")" | "]" | "-" | "\u{2013}" | "\u{2014}" | "--" => {
            parenthetical(view, at - 1, sentence).or_else(|| clause_source(view, group, sentence, earlier))
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
fn joined(view: &View<'_, '_>, source: Source, group: usize, sentence: &Range<usize>) -> Source {
    let start = source.tokens.start;
    let one = matches!(view.word(group), "has" | "is" | "was" | "does" | "doesn't" | "isn't" | "wasn't" | "hasn't")
        || view.class(group).any(Class::PRESENT) && view.word(group).ends_with('s');
    if one || start < sentence.start + 2 || !matches!(view.word(start - 1), "and" | "&") {
        return source;
    }
    let Some(first) = view.noun_ending(start - 1) else { return source };
    let first = climb(view, first, sentence.start);
    let from = first.tokens.start;
    let opens = from == sentence.start
        || view.word(from - 1) == ","
        || view.class(from - 1).any(Class::CONJ.or(Class::OPENER).or(Class::TIME).or(Class::AND));
    let pronoun = |source: &Source| view.nouns[source.noun].sort == Sort::Pronoun;
    let together = view.region_of(from) == view.region_of(start);
    if !opens || !together || pronoun(&first) || pronoun(&source) {
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

/// From "the ministry" up to "a spokesman for the ministry".
pub(super) fn climb(view: &View<'_, '_>, noun: usize, limit: usize) -> Source {
    let top = top(view, noun, limit, |_| true);
    let end = view.nouns[noun].tokens().end;
    // "who said": the noun before the relative pronoun.
    let start = view.nouns[top].tokens().start;
    if view.word(start).eq_ignore_ascii_case("who") && start > limit {
        let end = before_brackets(view, start - usize::from(view.word(start - 1) == ","), limit);
        let end = behind_places(view, end, limit);
        if let Some(antecedent) = view.noun_ending(end) {
            // "Marsh of Wyoming, who said": the person, not the place.
            let person = |noun: usize| view.nouns[noun].label == Some(Label::Person);
            // "Democrats on Capitol Hill, who": nor the place where people stand.
            let place = matches!(view.nouns[antecedent].label, Some(Label::Gpe | Label::Loc | Label::Fac));
            let people = |noun: usize| {
                place
                    && (view.nouns[noun].label == Some(Label::Norp)
                        || words::voice(view.word(view.nouns[noun].core().end - 1)) > 0)
            };
            let speaks = |noun: usize| person(noun) || people(noun);
            let above = if person(antecedent) { antecedent } else { self::top(view, antecedent, limit, |noun| !speaks(noun)) };
            let antecedent = if speaks(above) { above } else { antecedent };
            let tokens = view.nouns[antecedent].tokens();
            return Source { noun: antecedent, tokens, mention: None, sure: true };
        }
    }
    Source { noun: top, tokens: start..end, mention: None, sure: true }
}

/// The noun on which another hangs by prepositions and participles, three steps at most, as long as `goes_on` says of each that
/// it is not yet it: "a study | conducted for a paper | by scientists".
fn top(view: &View<'_, '_>, noun: usize, limit: usize, goes_on: impl Fn(usize) -> bool) -> usize {
    let mut top = noun;
    for _ in 0..3 {
        let start = view.nouns[top].tokens().start;
        let hangs = start >= limit + 2
            && matches!(
                view.word(start - 1),
                "of" | "for" | "at" | "with" | "from" | "in" | "to" | "on" | "over" | "during" | "via" | "by"
            );
        if !hangs || !goes_on(top) {
            break;
        }
        let near = |at: usize| matches!(view.word(at), "close" | "familiar" | "loyal" | "opposed" | "sympathetic" | "hostile");
        let participle =
            |at: usize| at > limit + 1 && (view.look(at).has(Look::SMALL) && view.look(at).has(Look::ED) || near(at));
        let skipped = usize::from(view.noun_ending(start - 1).is_none() && participle(start - 2));
        let Some(next) = view.noun_ending(start - 1 - skipped) else { break };
        if view.nouns[next].sort == Sort::Pronoun {
            break;
        }
        top = next;
    }
    top
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
        let Some(noun) = view.noun_ending(before_brackets(view, at, sentence.start)) else { continue };
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

/// The source of the main clause so far: the first cue's, until ", and" or ";" begins another.
fn main_source(view: &View<'_, '_>, earlier: &[Cue], here: Option<usize>) -> Option<Source> {
    let mut main: Option<&Source> = None;
    let speech = |cue: &&Cue| cue.form != Form::Infinitive && view.region_of(cue.group) == here;
    for cue in earlier.iter().filter(speech) {
        let Some(source) = &cue.source else { continue };
        let start = source.tokens.start;
        let before = |back: usize| if start >= back { view.word(start - back) } else { "" };
        let coordinate = matches!(before(1), ";" | ":") || matches!(before(1), "and" | "but" | "while") && before(2) == ",";
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
    let nouns = view.nouns_in(sentence.start..at);
    let subject = |noun: &usize| {
        let noun = &view.nouns[*noun];
        let led = noun.tokens().start > sentence.start && view.class(noun.tokens().start - 1).any(Class::PREP);
        let next = view.class(noun.tokens().end);
        !led && view.region_of(noun.tokens().start) == here
            && (next.any(Class::AUX.or(Class::VERB).or(Class::CUE)) || view.word(noun.tokens().end).ends_with("ed"))
    };
    let first = nouns.clone().take(12).find(subject).or_else(|| {
        nouns
            .take(12)
            .find(|noun| view.nouns[*noun].sort != Sort::Nominal && view.region_of(view.nouns[*noun].tokens().start) == here)
    })?;
    Some(Source { sure: false, ..climb(view, first, sentence.start) })
}
