//! Reported clauses: indirect reports, and mixed ones with marked fragments inside.

use std::ops::Range;

use super::cue::{Cue, Form};
use super::view::View;
use super::words::{self, Class};
use crate::text::TokenKind;

/// A reported clause.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Report {
    /// The tokens of its content.
    pub(super) content: Range<usize>,
    /// The index of its cue.
    pub(super) cue: usize,
    /// The estimated probability that it is one.
    pub(super) score: f32,
}

/// The reported clauses of a text, sorted by content; any two nest or are disjoint.
pub(super) fn reports(view: &View<'_, '_>, cues: &[Cue]) -> Vec<Report> {
    let mut reports: Vec<Report> = Vec::new();
    for (index, cue) in cues.iter().enumerate() {
        if cue.source.is_none() || view.region_of(cue.tokens.start).is_some() {
            continue;
        }
        if let Some((content, score)) = content(view, &cues[..index], cue, cues.get(index + 1)) {
            let content = trim(view, content);
            if content.len() >= 2 && !is_region(view, &content) {
                reports.push(Report { content, cue: index, score });
            }
        }
    }
    reports.sort_by_key(|report| (report.content.start, std::cmp::Reverse(report.content.end)));
    let mut kept: Vec<Report> = Vec::new();
    let mut open: Vec<Range<usize>> = Vec::new();
    for report in reports {
        while open.last().is_some_and(|last| last.end <= report.content.start) {
            open.pop();
        }
        if open.last().is_some_and(|last| *last == report.content || last.end < report.content.end) {
            continue;
        }
        open.push(report.content.clone());
        kept.push(report);
    }
    kept
}

fn content(view: &View<'_, '_>, earlier: &[Cue], cue: &Cue, next: Option<&Cue>) -> Option<(Range<usize>, f32)> {
    let sentence = view.sentence(cue.tokens.start);
    let source = cue.source.as_ref()?;
    if cue.form == Form::According {
        if cue.tokens.start <= sentence.start + 2 {
            let comma = (source.tokens.end..sentence.end.min(source.tokens.end + 30)).find(|at| view.word(*at) == ",")?;
            return Some((comma + 1..clause_end(view, comma + 1, &sentence), 0.8));
        }
        // "Marsh said …, according to the paper" gives Marsh.
        let said = earlier.iter().rev().take_while(|earlier| earlier.tokens.start >= sentence.start);
        let said = said.filter(|earlier| earlier.class.any(Class::SAY.or(Class::TELL)) && earlier.form == Form::Finite);
        if said.filter(|earlier| earlier.source.as_ref().is_some_and(|source| source.sure)).count() > 0 {
            return None;
        }
        if view.word(cue.tokens.start - 1) == "," || view.text.tokens()[cue.tokens.start - 1].kind == TokenKind::Mark {
            return Some((sentence.start..cue.tokens.start, 0.8));
        }
        return None;
    }
    let speech = cue.class.any(Class::SAY.or(Class::TELL));
    // "…, Marsh said.": everything before.
    let first = source.tokens.start.min(cue.group);
    let last = source.tokens.end.max(cue.tokens.end);
    let ends = last >= sentence.end || matches!(view.word(last), "." | ",") || words::class(view.word(last)).any(Class::TIME);
    if speech && cue.form == Form::Finite && first > sentence.start + 2 && view.word(first - 1) == "," && ends {
        return Some((sentence.start..first, 0.75));
    }
    if cue.inverted {
        return None;
    }
    let mut start = cue.tokens.end;
    // The hearer.
    if cue.class.any(Class::TELL)
        && let Some(noun) = view.noun_starting(start)
    {
        start = view.nouns[noun].tokens.end;
    }
    // "said on Monday", "said in a statement".
    for _ in 0..3 {
        if view.class(start).any(Class::TIME) {
            start += 1;
        } else if view.class(start).any(Class::PREP) && !view.class(start).any(Class::OPENER) {
            if view.class(start + 1).any(Class::TIME) {
                start += 2;
            } else if let Some(noun) = view.noun_starting(start + 1) {
                start = view.nouns[noun].tokens.end;
            }
        }
    }
    if start >= sentence.end {
        return None;
    }
    let opened = view.class(start).any(Class::OPENER);
    let clause = || {
        let Some(noun) = view.noun_starting(start) else { return false };
        let end = view.nouns[noun].tokens.end;
        next.is_some_and(|next| next.source.as_ref().is_some_and(|source| source.noun == noun))
            || (end..sentence.end.min(end + 8)).any(|at| view.class(at).any(Class::AUX.or(Class::VERB)))
    };
    let thought = cue.class.any(Class::THINK);
    let score = match (speech, thought, opened) {
        (true, _, true) => 0.9,
        (true, _, false) if clause() => 0.75,
        (_, true, true) => 0.6,
        _ => return None,
    };
    Some((start..clause_end(view, start, &sentence), score))
}

/// Where the clause that begins at `start` ends.
fn clause_end(view: &View<'_, '_>, start: usize, sentence: &Range<usize>) -> usize {
    let here = view.region_of(start);
    for at in start + 2..sentence.end {
        if view.word(at) != "," || view.region_of(at) != here {
            if view.word(at) == ";" {
                return at;
            }
            continue;
        }
        let next = view.class(at + 1);
        let word = view.word(at + 1);
        if word == "according" || next.any(Class::SAY.or(Class::TELL)) && next.any(Class::ING) {
            return at;
        }
        if next.any(Class::AND) || matches!(word, "while" | "though" | "although") {
            // "…, but he said", "…, and she added"
            let noun = view.noun_starting(at + 2);
            let end = noun.map_or(at + 2, |noun| view.nouns[noun].tokens.end);
            if view.class(end).any(Class::SAY.or(Class::TELL)) && view.class(end).any(Class::PAST.or(Class::PRESENT)) {
                return at;
            }
        }
    }
    sentence.end
}

/// Without the stops and commas at its edges, and never ending inside a marked region.
fn trim(view: &View<'_, '_>, content: Range<usize>) -> Range<usize> {
    let Range { mut start, mut end } = content;
    while start < end && matches!(view.word(start), "," | ":" | ";") {
        start += 1;
    }
    let sign = |word: &str| matches!(word, "." | "," | ";" | ":" | "?" | "!" | "..." | "\u{2026}");
    while end > start && sign(view.word(end - 1)) {
        end -= 1;
    }
    // Out to the marks of the outermost region that begins inside.
    for region in view.regions_from(start) {
        if region.tokens.start >= end {
            break;
        }
        end = end.max(region.tokens.end);
    }
    start..end
}

fn is_region(view: &View<'_, '_>, content: &Range<usize>) -> bool {
    view.regions_from(content.start).next().is_some_and(|region| region.tokens == *content)
}
