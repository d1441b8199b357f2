//! Every stretch around a cue that could be what it reports.

use std::ops::Range;

use crate::entity::Label;
use crate::quote::cue::{Cue, Form};
use crate::quote::view::{Look, View, is_verb};
use crate::quote::words::Class;
use crate::text::TokenKind;

/// A candidate content: where it starts, by kind, and its tokens.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(in crate::quote) struct Content {
    pub(in crate::quote) tokens: Range<usize>,
    /// Which of the starts it has.
    pub(super) start: Start,
}

/// How the start of a content lies to its cue.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Start {
    /// Right behind the cue.
    Next,
    /// Behind the hearer, or behind words of time and place.
    Later,
    /// Before the cue, from the start of the sentence.
    Sentence,
    /// Before the cue, from a later point.
    Clause,
    /// Behind the comma after "according to …".
    Comma,
}

/// Contents are not looked for farther than this, in tokens.
const FAR: usize = 90;

/// Nobody reports a clause longer than this, in tokens.
const LONGEST: usize = 150;

/// Nor does anybody speak longer than this in one turn of a transcript.
const TURN: usize = 600;

/// No more ends than this are weighed for one start.
const ENDS: usize = 14;

/// The candidates for the content of a cue.
pub(in crate::quote) fn contents(view: &View<'_, '_>, cue: &Cue) -> Vec<Content> {
    let mut found: Vec<Content> = Vec::new();
    // A verb that only goes with marks reports no clause.
    let reports = cue.class.any(Class::SAY.or(Class::TELL).or(Class::THINK).or(Class::ACT).or(Class::NOUN));
    if view.region_of(cue.tokens.start).is_some()
        || !reports && matches!(cue.form, Form::Finite | Form::Gerund | Form::Infinitive)
    {
        return found;
    }
    if let Some(tokens) = turn(view, cue) {
        return vec![Content { tokens, start: Start::Next }];
    }
    let sentence = view.sentence(cue.tokens.start);
    let mut push = |tokens: Range<usize>, start: Start| {
        let tokens = trim(view, tokens);
        let holds = tokens.clone().any(|at| matches!(view.symbol(at), b'n' | b'k' | b'Q' | b'v' | b'A' | b'"' | b'/'));
        if holds
            && tokens.len() <= LONGEST
            && (tokens.end <= sentence.end || view.symbol(tokens.end - 1) == b'"')
            && !only_regions(view, &tokens)
            && found.iter().all(|content| content.tokens != tokens)
        {
            found.push(Content { tokens, start });
        }
    };
    let source = cue.source.as_ref().map(|source| source.tokens.clone());
    // Before the cue.
    let first = source.as_ref().map_or(cue.group, |source| source.start.min(cue.group));
    // "The Palace says that …" reports what follows, not what stood before.
    let behind = cue.form == Form::According || cue.form == Form::Finite && !begins_behind(view, cue);
    if behind && first > sentence.start + 1 {
        let before = view.symbol(first - 1);
        if matches!(before, b',' | b'"' | b'-') || cue.form == Form::According {
            // "Speaking in Toledo, Marsh said", "In his speech, Marsh said": where, not what.
            let start = dateline_end(view, &sentence);
            let goes_on = clause_behind(view, cue.tokens.end);
            let verb = |at: usize| !goes_on && (view.region_of(at).is_some() || is_verb(view.symbol(at)));
            let participle = view.class(start).any(Class::ING) || matches!(view.word(start), "Asked" | "Pressed" | "Questioned");
            // "Noting that it was late, Marsh said": a report of its own.
            let reporting = view.class(start).any(Class::ING) && view.class(start).any(Class::CUE) && !cue.inverted;
            // "By noon, Marsh warned the port that …", "When the vote came, she told them it was late": when, not what.
            let length = first.saturating_sub(start);
            let aside = goes_on && !cue.inverted && length <= FAR && opens_aside(view, start..first);
            let leads = participle || view.symbol(start) == b'g' || view.symbol(start) == b'p' && length <= 6 || aside;
            let where_said = cue.form == Form::Finite && (reporting || leads && !(start + 1..first).any(verb));
            if !where_said {
                push(start..first, Start::Sentence);
            }
            let clause = (sentence.start + 1..first.saturating_sub(2)).rev().take(FAR);
            let clause = clause.filter(|at| view.region_of(*at).is_none() && matches!(view.symbol(*at), b',' | b';' | b':'));
            for at in clause.take(2) {
                push(at + 1..first, Start::Clause);
            }
        }
    }
    let near = sentence.start.max(first.saturating_sub(FAR));
    let told = behind && first > near && (near..first - 1).any(|at| matches!(view.symbol(at), b'b' | b'x' | b'v'));
    // Behind it.
    let mut starts: Vec<(usize, Start)> = Vec::new();
    let end = source.as_ref().map_or(cue.tokens.end, |source| source.end.max(cue.tokens.end));
    if cue.form == Form::According {
        let comma = (end..sentence.end.min(end + 30)).find(|at| view.symbol(*at) == b',' && view.region_of(*at).is_none());
        starts.extend(comma.map(|comma| (comma + 1, Start::Comma)));
    } else if cue.inverted {
        let goes_on = view.symbol(end) == b',' && !is_apposition(view, end + 1..sentence.end) || view.symbol(end) == b't';
        starts.extend(goes_on.then_some((end, Start::Later)));
    } else {
        // "was told by Marsh that …", "a warning from Marsh that …": behind who told it.
        let by = end > cue.tokens.end && (view.word(cue.tokens.end) == "by" || cue.form == Form::Noun);
        let next = if by { end } else { cue.tokens.end };
        starts.push((next, if by { Start::Later } else { Start::Next }));
        let mut later = next;
        if cue.class.any(Class::TELL)
            && let Some(noun) = view.noun_starting(later)
        {
            later = view.nouns[noun].tokens().end;
            starts.push((later, Start::Later));
        }
        for _ in 0..3 {
            let before = later;
            while let Some(end) = when(view, later) {
                later = end;
            }
            if view.class(later).any(Class::PREP) && !view.class(later).any(Class::OPENER) {
                if let Some(end) = when(view, later + 1) {
                    later = end;
                } else if let Some(noun) = view.noun_starting(later + 1) {
                    later = view.nouns[noun].tokens().end;
                }
            }
            if later == before {
                break;
            }
            starts.push((later, Start::Later));
        }
        // "said this year that …": not from "this year" on.
        if later > next && view.symbol(later) == b't' {
            starts.retain(|start| start.0 == later);
        }
        // "said on Monday, when …, that": the first "that" soon behind.
        let far = cue.class.any(Class::SAY.or(Class::TELL).or(Class::NOUN));
        let that = (later..sentence.end.min(later + 12)).find(|at| view.symbol(*at) == b't' && view.region_of(*at).is_none());
        // "But the findings, he added, are evidence that …": the clause goes on behind the comma.
        let interrupted = view.symbol(next) == b',' && first > sentence.start && !is_aside(view, next + 1);
        let that = that.filter(|that| !interrupted || !(next + 1..*that).any(|at| is_verb(view.symbol(at))));
        // "insisted, most lately in a talk, that …": not what stands between.
        if view.symbol(cue.tokens.end) == b',' && far && that.is_some_and(|that| that < cue.tokens.end + 14) {
            starts.clear();
        }
        starts.extend(that.filter(|_| far).map(|that| (that, Start::Later)));
    }
    for (start, kind) in starts {
        let relative = is_relative(view, start);
        // "Having said that, …", "“Q,” Marsh said on Monday in Leeds, where …"
        if view.word(start) == "that" && view.symbol(start + 1) == b',' && start == cue.tokens.end
            || relative && kind == Start::Later && !cue.class.any(Class::TELL)
        {
            continue;
        }
        // "The port is late, Marsh said, leaving ships at sea": all was said before, and the rest is the reporter's.
        let rest = told && view.symbol(start) == b',' && view.look(start + 1).has(Look::ING);
        if rest || where_said(view, start..sentence.end) {
            continue;
        }
        if start >= sentence.end || is_aside(view, start) || view.symbol(start) == b',' && is_aside(view, start + 1) {
            continue;
        }
        let mut ends = 0;
        let mut limit = sentence.end;
        // "was called a hero by Marsh": before who called it so.
        if let Some(agent) =
            source.as_ref().filter(|source| source.start > start && !cue.inverted && view.word(source.start - 1) == "by")
        {
            limit = agent.start - 1;
        }
        for at in start + 1..limit.min(start + FAR) {
            if view.region_of(at).is_some() {
                continue;
            }
            // "said it was late and warned of ice": the second verb is of the same speaker, not of what was said.
            if view.symbol(at) == b'&' && (goes_on(view, cue, at + 1) || does_more(view, cue, start..at)) {
                limit = at;
                break;
            }
            // "said …, according to …", "…, officials said": the words behind are not what was said.
            let symbol = view.symbol(at);
            if view.word(at) == "according" && view.word(at + 1) == "to"
                || matches!(symbol, b',' | b'"') && is_source(view, at + 1..sentence.end)
            {
                limit = at;
                break;
            }
            // "well-known" is one word; "that without help, the port …" lacks its verb, and goes on.
            let spaced = |at: usize| view.text.tokens().get(at).is_none_or(|token| token.spaced);
            let glued = view.word(at) == "-" && !spaced(at) && !spaced(at + 1);
            if glued || matches!(symbol, b',' | b'-') && lacks_verb(view, start..at) {
                continue;
            }
            let edge = matches!(symbol, b',' | b';' | b':' | b'-' | b'(' | b')' | b'.' | b'&' | b'c' | b'?' | b'!')
                || symbol != b'n' && view.symbol(at - 1) == b'n' && view.noun_ending(at).is_some() && at < start + 16;
            if edge {
                push(start..at, kind);
                ends += 1;
                if ends >= ENDS {
                    break;
                }
            }
        }
        push(start..limit, kind);
    }
    found
}

/// What is said in a transcript, "MARSH: It was late. We …": all of the paragraph behind the name that opens it.
fn turn(view: &View<'_, '_>, cue: &Cue) -> Option<Range<usize>> {
    let source = cue.source.as_ref().filter(|_| cue.form == Form::Colon)?;
    let noun = &view.nouns[source.noun];
    let paragraph = &view.text.paragraphs()[view.text.paragraph_of(cue.tokens.start)];
    let opens = noun.tokens().start == paragraph.tokens().start && !paragraph.heading;
    let shouts = |at: usize| view.word(at).len() > 2 && view.word(at).chars().all(char::is_uppercase);
    let named = noun.label == Some(Label::Person) || noun.core().all(shouts);
    let tokens = trim(view, cue.tokens.end..paragraph.tokens().end.min(cue.tokens.end + TURN));
    (opens && named && !tokens.is_empty() && !only_regions(view, &tokens)).then_some(tokens)
}

/// Whether a clause begins right behind a cue, so that what stands before it only leads to it: "On Friday, Marsh said the bridge
/// was open", "The Palace says that …".
fn begins_behind(view: &View<'_, '_>, cue: &Cue) -> bool {
    let end = cue.tokens.end;
    let says = cue.class.any(Class::SAY) && !cue.class.any(Class::TELL) && !cue.inverted;
    let clause = view.noun_starting(end).is_some_and(|noun| {
        let end = view.nouns[noun].tokens().end;
        matches!(view.symbol(end), b'b' | b'x' | b'v' | b'Q' | b'k' | b'A' | b'p')
    });
    let inside = end < view.sentence(cue.tokens.start).end;
    inside && (matches!(view.word(end), "that" | ":") || says && clause && when(view, end).is_none())
}

/// Whether words only tell where or when the marked words behind them were said: "told reporters on the quay, “…”".
fn where_said(view: &View<'_, '_>, words: Range<usize>) -> bool {
    if view.symbol(words.start) != b'p' || view.word(words.start) == "to" {
        return false;
    }
    let stop = |at: &usize| is_verb(view.symbol(*at)) || matches!(view.symbol(*at), b'"' | b't' | b'w' | b'c');
    words.clone().find(stop).is_some_and(|at| view.symbol(at) == b'"' && matches!(view.symbol(at - 1), b',' | b':'))
}

/// Whether words before a comma are not what is said but when or where it was: "By noon", "While the port was open".
fn opens_aside(view: &View<'_, '_>, words: Range<usize>) -> bool {
    let class = view.class(words.start);
    let opens = class.any(Class::CONJ.or(Class::PREP)) || matches!(view.symbol(words.start), b'p' | b'c');
    let commas = words.clone().filter(|at| view.symbol(*at) == b',' && view.region_of(*at).is_none()).count();
    // The last one is that before the speaker.
    let says = words.clone().any(|at| is_verb(view.symbol(at)) || view.region_of(at).is_some());
    commas <= 1 && (opens || !says)
}

/// Whether a clause begins soon behind `end`, before any comma: "that …", "if …", a pronoun or a noun and its verb.
fn clause_behind(view: &View<'_, '_>, end: usize) -> bool {
    let stops = |at: &usize| !matches!(view.symbol(*at), b',' | b';' | b':' | b'.' | b'?' | b'!' | b'"' | b'$' | b'-' | b'(');
    for at in (end..end + 14).take_while(stops) {
        match view.symbol(at) {
            b't' => return true,
            // "vowed to be"
            b'p' if at == end && view.word(at) == "to" && is_verb(view.symbol(at + 1)) => return true,
            b'c' | b'w' => return matches!(view.word(at), "if" | "whether" | "how" | "why" | "what"),
            _ => {}
        }
        let Some(noun) = view.noun_starting(at).map(|noun| &view.nouns[noun]) else { continue };
        let verb = view.symbol(noun.tokens().end);
        let subject = view.class(noun.core().start).any(Class::SUBJECT);
        if matches!(verb, b'b' | b'x') || subject && is_verb(verb) {
            return true;
        }
    }
    false
}

/// Whether words behind a name and a comma only say more of it: "an engineer at the port", "who heads it".
fn is_apposition(view: &View<'_, '_>, words: Range<usize>) -> bool {
    let start = view.noun_starting(words.start).map_or(words.start + 1, |noun| view.nouns[noun].tokens().end);
    let verb = |at: usize| is_verb(view.symbol(at));
    let stop = |at: &usize| verb(*at) || is_relative(view, *at) || matches!(view.symbol(*at), b',' | b'g' | b'.' | b'$');
    let verbless = view.symbol(start) == b'p' || (start..words.end).find(stop).is_none_or(|at| !verb(at));
    is_relative(view, words.start) || !verb(words.start) && verbless
}

fn is_relative(view: &View<'_, '_>, at: usize) -> bool {
    matches!(view.word(at), "where" | "which" | "who" | "whose" | "whom")
}

/// Whether the last words of a sentence tell who said all before: "officials said", "reports the paper".
fn is_source(view: &View<'_, '_>, words: Range<usize>) -> bool {
    let says = |at: usize| view.class(at).any(Class::SAY.or(Class::TELL)) && !view.class(at).any(Class::ING);
    let ends = |at: usize| (at..words.end).all(|at| !matches!(view.text.tokens()[at].kind, TokenKind::Word | TokenKind::Number));
    let noun = |at: usize| view.noun_starting(at).map(|noun| view.nouns[noun].tokens().end);
    noun(words.start).is_some_and(|end| says(end) && ends(end + 1))
        || says(words.start) && noun(words.start + 1).is_some_and(ends)
}

/// Whether the clause that was opened last has no verb yet: "that without help", "that the plan, if at all".
fn lacks_verb(view: &View<'_, '_>, words: Range<usize>) -> bool {
    let opener = words.clone().rev().find(|at| view.symbol(*at) == b't' && view.region_of(*at).is_none());
    opener.is_some_and(|opener| !(opener + 1..words.end).any(|at| is_verb(view.symbol(at)) || view.symbol(at) == b'"'))
}

/// Whether the verb behind the "and" that ends `words`, which hold none, is one more of the cue's subject: "confirmed the calls
/// with the port and thanked it".
fn does_more(view: &View<'_, '_>, cue: &Cue, words: Range<usize>) -> bool {
    let next = words.end + 1;
    let next = next + usize::from(view.class(next).any(Class::ADV) || view.look(next).has(Look::LY));
    let tense = |class: Class| class.0 & Class::PAST.or(Class::PRESENT).0;
    let past = cue.class.any(Class::PAST) && view.look(next).has(Look::ED) && view.noun_ending(next + 1).is_none();
    let same = tense(view.class(next)) != 0 && tense(view.class(next)) & tense(cue.class) != 0;
    let finite = |at: usize| is_verb(view.symbol(at)) && !matches!(view.word(at - 1), "to" | "of" | "for");
    let clause = words.clone().any(|at| finite(at) || matches!(view.symbol(at), b't' | b'w' | b'c'));
    cue.form == Form::Finite && !clause && is_verb(view.symbol(next)) && (past || same)
}

/// Whether another verb of saying in the same tense as the cue's stands at `at`, with no subject of its own.
fn goes_on(view: &View<'_, '_>, cue: &Cue, at: usize) -> bool {
    let speech = Class::SAY.or(Class::TELL);
    let at = at + usize::from(view.class(at).any(Class::ADV));
    let class = view.class(at);
    let tense = |class: Class| class.0 & Class::PAST.or(Class::PRESENT).0;
    cue.form == Form::Finite
        && cue.class.any(speech)
        && class.any(speech)
        && tense(class) != 0
        && tense(class) == tense(cue.class)
}

/// The token behind words of time at `at`, or one adverb.
fn when(view: &View<'_, '_>, at: usize) -> Option<usize> {
    let entity = view.entities.partition_point(|entity| entity.tokens.start < at);
    match view.entities.get(entity) {
        Some(entity) if entity.tokens.start == at && matches!(entity.label, Label::Date | Label::Time) => {
            // Not "Monday's ruling".
            (view.text.tokens().get(entity.tokens.end)?.kind != TokenKind::Clitic).then_some(entity.tokens.end)
        }
        _ => (view.class(at).any(Class::TIME) || view.symbol(at) == b'a').then_some(at + 1),
    }
}

/// Whether a word opens a clause of the reporter's own: "said …, while …".
fn is_aside(view: &View<'_, '_>, at: usize) -> bool {
    let class = view.class(at);
    class.any(Class::CONJ.or(Class::AND)) && !class.any(Class::OPENER) || view.symbol(at) == b'&'
}

/// The token behind a dateline, "KIGALI, Rwanda (AP) - …", "(AP) - …", or the sentence's first.
fn dateline_end(view: &View<'_, '_>, sentence: &Range<usize>) -> usize {
    let capitals = |word: &str| word.len() > 2 && word.chars().all(char::is_uppercase);
    let dash = (sentence.start + 1..sentence.end.min(sentence.start + 14))
        .find(|at| view.symbol(*at) == b'-' && view.text.tokens()[*at].spaced);
    match dash {
        Some(dash) if capitals(view.word(sentence.start)) || view.word(sentence.start) == "(" => dash + 1,
        _ => sentence.start,
    }
}

/// Without the stops and commas at its edges, and never ending inside a marked region.
fn trim(view: &View<'_, '_>, content: Range<usize>) -> Range<usize> {
    let Range { mut start, mut end } = content;
    while start < end && matches!(view.symbol(start), b',' | b':' | b';' | b'-' | b')') {
        start += 1;
    }
    while end > start && matches!(view.symbol(end - 1), b'.' | b',' | b';' | b':' | b'?' | b'!' | b'-' | b'&' | b'(') {
        end -= 1;
    }
    // A stray mark behind the last stop.
    start..out_of_regions(view, start, end)
}

/// The end, moved behind the marks of the regions that begin inside.
fn out_of_regions(view: &View<'_, '_>, start: usize, end: usize) -> usize {
    let mut end = end;
    for region in view.regions_from(start) {
        if region.tokens().start >= end {
            break;
        }
        end = end.max(region.tokens().end);
    }
    end
}

/// Whether nothing but marked regions and the signs between them is inside.
fn only_regions(view: &View<'_, '_>, content: &Range<usize>) -> bool {
    let mut at = content.start;
    for region in view.regions_from(content.start) {
        if region.tokens().start < at {
            continue;
        }
        let words = |at: usize| matches!(view.text.tokens()[at].kind, TokenKind::Word | TokenKind::Number);
        if region.tokens().start >= content.end || (at..region.tokens().start).any(words) {
            break;
        }
        at = region.tokens().end;
    }
    at > content.start && !(at..content.end).any(|at| matches!(view.text.tokens()[at].kind, TokenKind::Word | TokenKind::Number))
}
