//! Reported clauses: indirect reports, and mixed ones with marked fragments inside.
//!
//! Around each cue every stretch that could be its content is a candidate, and
//! "no report" is one too; a linear model ranks them.

use std::ops::Range;

use super::cue::{Cue, Form};
use super::noun::Sort;
use super::view::View;
use super::weigh::{Sink, Sum, Template as T, UNIT, bucket, exp, join};
use super::words::Class;
use crate::entity::Label;
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

/// A candidate content: where it starts, by kind, and its tokens.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Content {
    pub(super) tokens: Range<usize>,
    /// Which of the starts it has.
    start: Start,
}

/// How the start of a content lies to its cue.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Start {
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

/// No more ends than this are weighed for one start.
const ENDS: usize = 14;

/// The candidates for the content of a cue.
pub(super) fn contents(view: &View<'_, '_>, cue: &Cue) -> Vec<Content> {
    let mut found: Vec<Content> = Vec::new();
    // A verb that only goes with marks reports no clause.
    let reports = cue.class.any(Class::SAY.or(Class::TELL).or(Class::THINK).or(Class::ACT).or(Class::NOUN));
    if view.region_of(cue.tokens.start).is_some()
        || !reports && matches!(cue.form, Form::Finite | Form::Gerund | Form::Infinitive)
    {
        return found;
    }
    let sentence = view.sentence(cue.tokens.start);
    let mut push = |tokens: Range<usize>, start: Start| {
        let tokens = trim(view, tokens);
        let holds = tokens.clone().any(|at| matches!(view.symbol(at), b'n' | b'k' | b'Q' | b'v' | b'A' | b'"' | b'/'));
        if holds
            && tokens.len() <= LONGEST
            && tokens.end <= sentence.end
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
    let behind = cue.form == Form::According || cue.form == Form::Finite && view.word(cue.tokens.end) != "that";
    if behind && first > sentence.start + 1 {
        let before = view.symbol(first - 1);
        if matches!(before, b',' | b'"' | b'-') || cue.form == Form::According {
            push(dateline_end(view, &sentence)..first, Start::Sentence);
            let clause = (sentence.start + 1..first.saturating_sub(2)).rev().take(FAR);
            let clause = clause.filter(|at| view.region_of(*at).is_none() && matches!(view.symbol(*at), b',' | b';' | b':'));
            for at in clause.take(2) {
                push(at + 1..first, Start::Clause);
            }
        }
    }
    // Behind it.
    let mut starts: Vec<(usize, Start)> = Vec::new();
    let end = source.as_ref().map_or(cue.tokens.end, |source| source.end.max(cue.tokens.end));
    if cue.form == Form::According {
        let comma = (end..sentence.end.min(end + 30)).find(|at| view.symbol(*at) == b',' && view.region_of(*at).is_none());
        starts.extend(comma.map(|comma| (comma + 1, Start::Comma)));
    } else if cue.inverted {
        starts.extend((view.symbol(end) == b',' || view.symbol(end) == b't').then_some((end, Start::Later)));
    } else {
        starts.push((cue.tokens.end, Start::Next));
        let mut later = cue.tokens.end;
        if cue.class.any(Class::TELL)
            && let Some(noun) = view.noun_starting(later)
        {
            later = view.nouns[noun].tokens.end;
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
                    later = view.nouns[noun].tokens.end;
                }
            }
            if later == before {
                break;
            }
            starts.push((later, Start::Later));
        }
        // "said on Monday, when …, that": the first "that" soon behind.
        let that = (later..sentence.end.min(later + 12)).find(|at| view.symbol(*at) == b't' && view.region_of(*at).is_none());
        starts.extend(that.map(|that| (that, Start::Later)));
    }
    for (start, kind) in starts {
        if start >= sentence.end || is_aside(view, start) || view.symbol(start) == b',' && is_aside(view, start + 1) {
            continue;
        }
        let mut ends = 0;
        for at in start + 1..sentence.end.min(start + FAR) {
            if view.region_of(at).is_some() {
                continue;
            }
            let symbol = view.symbol(at);
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
        push(start..sentence.end, kind);
    }
    found
}

/// The token behind words of time at `at`, or one adverb.
fn when(view: &View<'_, '_>, at: usize) -> Option<usize> {
    let entity = view.entities.partition_point(|entity| entity.tokens.start < at);
    match view.entities.get(entity) {
        Some(entity) if entity.tokens.start == at && matches!(entity.label, Label::Date | Label::Time) => Some(entity.tokens.end),
        _ => (view.class(at).any(Class::TIME) || view.symbol(at) == b'a').then_some(at + 1),
    }
}

/// Whether a word opens a clause of the reporter's own: "said …, while …".
fn is_aside(view: &View<'_, '_>, at: usize) -> bool {
    let class = view.class(at);
    class.any(Class::CONJ.or(Class::AND)) && !class.any(Class::OPENER) || view.symbol(at) == b'&'
}

/// The token behind a dateline, "KIGALI, Rwanda (AP) - …", or the sentence's first.
fn dateline_end(view: &View<'_, '_>, sentence: &Range<usize>) -> usize {
    let capitals = |word: &str| word.len() > 2 && word.chars().all(char::is_uppercase);
    let dash = (sentence.start + 1..sentence.end.min(sentence.start + 14))
        .find(|at| view.symbol(*at) == b'-' && view.text.tokens()[*at].spaced);
    match dash {
        Some(dash) if capitals(view.word(sentence.start)) => dash + 1,
        _ => sentence.start,
    }
}

/// Tells the features of a cue that all its contents share.
pub(super) fn describe_cue(view: &View<'_, '_>, earlier: Option<&Cue>, cue: &Cue, sink: &mut impl Sink) {
    let word = view.key(cue.tokens.start);
    let class = cue.class.0 & Class::CUE.or(Class::NOUN).or(Class::NOUNY).0;
    let tense = cue.class.0 & (Class::PAST.or(Class::PRESENT).or(Class::BASE).or(Class::ING)).0;
    let form = cue.form as u32;
    sink.add(T::Bias, 0);
    sink.add(T::CueWord, word);
    sink.add(T::CueWord, join(&[word, form, tense]));
    sink.add(T::Cue, join(&[class, form, tense]));
    let group = cue.tokens.start - cue.group;
    let (mut be, mut not, mut modal) = (0, 0, 0);
    for at in cue.group..cue.tokens.start {
        be |= u32::from(view.class(at).any(Class::BE));
        not |= u32::from(view.class(at).any(Class::NOT)) | u32::from(view.word(at).ends_with("n't"));
        modal |= u32::from(matches!(view.word(at), "would" | "could" | "should" | "may" | "might" | "must" | "will" | "can"));
    }
    let passive = u32::from(be == 1 && cue.class.any(Class::PAST));
    sink.add(T::Form, join(&[be, not, modal, form, group.min(3) as u32]));
    sink.add(T::Form, join(&[passive, class]));
    sink.add(T::Form, join(&[passive, word, not, modal]));
    let before = if cue.group > 0 { cue.group - 1 } else { 0 };
    let after = cue.tokens.end;
    sink.add(T::Beside, join(&[u32::from(view.symbol(after)), u32::from(view.symbol(after + 1)), class]));
    sink.add(T::Beside, join(&[u32::from(view.symbol(before)), form, class]));
    sink.add(T::After, join(&[view.key(after), class]));
    sink.add(T::After, join(&[view.key(after), word]));
    sink.add(T::Before, join(&[view.key(before), form]));
    // The cue before it in its sentence.
    let sentence = view.sentence(cue.tokens.start);
    match earlier.filter(|earlier| earlier.tokens.start >= sentence.start) {
        None => sink.add(T::CuesBetween, join(&[class, form])),
        Some(earlier) => {
            let gap = bucket(cue.tokens.start.saturating_sub(earlier.tokens.end));
            let shared = u32::from(
                earlier.source.is_some()
                    && earlier.source.as_ref().map(|source| source.noun) == cue.source.as_ref().map(|source| source.noun),
            );
            sink.add(T::CuesBetween, join(&[view.key(earlier.tokens.start), gap, shared]));
            sink.add(T::CuesBetween, join(&[earlier.class.0 & Class::CUE.0, earlier.form as u32, shared, class, form]));
        }
    }
    match &cue.source {
        None => sink.add(T::Source, join(&[form, class])),
        Some(source) => {
            let noun = &view.nouns[source.noun];
            let label = noun.label.map_or(99, |label| label as u32);
            sink.add(T::Source, join(&[noun.sort as u32, label, u32::from(source.sure), u32::from(cue.inverted)]));
            sink.add(T::Source, join(&[noun.sort as u32, class, form, 1]));
            sink.add(T::Source, join(&[view.key(source.tokens.end - 1), 2]));
            sink.add(T::Source, join(&[view.key(noun.core.end - 1), class, 3]));
        }
    }
    let paragraph = view.text.paragraph_of(cue.tokens.start);
    let heading = view.text.paragraphs()[paragraph].heading;
    sink.add(T::Paragraph, join(&[u32::from(heading), class, form]));
    sink.add(T::Paragraph, join(&[paragraph.min(3) as u32, class, 1]));
    for at in cue.group..cue.tokens.start {
        sink.add(T::Bag, view.key(at));
        sink.add(T::Bag, join(&[view.key(at), class, 1]));
    }
    // Who speaks, by kind, with the verb.
    let human = cue.source.as_ref().map_or(0, |source| {
        let noun = &view.nouns[source.noun];
        match (noun.sort, noun.label) {
            (Sort::Pronoun, _) => match view.word(noun.core.start).to_ascii_lowercase().as_str() {
                "he" | "she" | "who" => 1,
                "i" | "we" => 2,
                "you" => 3,
                "they" => 4,
                _ => 5,
            },
            (_, Some(Label::Person)) => 6,
            (_, Some(_)) => 7,
            (Sort::Nominal, None) if view.word(noun.tokens.end - 1).ends_with('s') => 8,
            (Sort::Nominal, None) => 9,
            _ => 10,
        }
    });
    sink.add(T::Source, join(&[human, word, 4]));
    sink.add(T::Source, join(&[human, class, tense, 5]));
    sink.add(T::Source, join(&[human, be, modal, not, 6]));
}

/// Tells the features of a content.
pub(super) fn describe_content(view: &View<'_, '_>, cue: &Cue, next: Option<&Cue>, content: &Content, sink: &mut impl Sink) {
    let tokens = content.tokens.clone();
    let sentence = view.sentence(cue.tokens.start);
    let word = view.key(cue.tokens.start);
    let class = cue.class.0 & Class::CUE.or(Class::NOUN).or(Class::NOUNY).0;
    let start = content.start as u32;
    let symbol = |at: usize| u32::from(view.symbol(at));
    let first = symbol(tokens.start);
    // How it starts.
    let second = if let Some(noun) = view.noun_starting(tokens.start) { symbol(view.nouns[noun].tokens.end) } else { 0 };
    let opener = view.key(tokens.start);
    let special = matches!(view.symbol(tokens.start), b't' | b'w' | b'c' | b'p');
    sink.add(T::Start, join(&[start, first, class]));
    sink.add(T::Start, join(&[start, first, second, 1]));
    sink.add(T::Start, join(&[start, word, 2]));
    sink.add(T::Start, join(&[start, word, first, 3]));
    if special {
        sink.add(T::Start, join(&[start, opener, word, 4]));
        sink.add(T::Start, join(&[start, opener, class, 5]));
    }
    // How it ends.
    let after = symbol(tokens.end);
    let key = view.key(tokens.end);
    let closes = tokens.end + 3 >= sentence.end
        && (tokens.end..sentence.end).all(|at| !matches!(view.text.tokens()[at].kind, TokenKind::Word));
    let whole = u32::from(closes);
    sink.add(T::End, join(&[after, whole, start]));
    sink.add(T::End, join(&[after, symbol(tokens.end + 1), 1]));
    sink.add(T::End, join(&[after, symbol(tokens.end + 1), symbol(tokens.end + 2), 2]));
    sink.add(T::End, join(&[key, whole, 3]));
    sink.add(T::End, join(&[view.key(tokens.end + 1), after, 4]));
    sink.add(T::End, join(&[symbol(tokens.end - 1), after, 5]));
    sink.add(T::End, join(&[after, whole, class, 6]));
    // The cue after it: inside, or left out.
    if let Some((next, source)) = next.and_then(|next| Some((next, next.source.as_ref()?)))
        && next.tokens.start < sentence.end
    {
        let opens = source.tokens.start.min(next.group);
        let held = if tokens.end <= opens {
            0
        } else if tokens.end >= next.tokens.end {
            1
        } else {
            2
        };
        let before = if opens > 0 { symbol(opens - 1) } else { 0 };
        let kind = next.class.0 & Class::CUE.0;
        sink.add(T::CueGap, join(&[held, kind, before, next.form as u32]));
        sink.add(T::CueGap, join(&[held, kind, before, symbol(next.tokens.end), u32::from(tokens.end == opens), 1]));
    }
    // What it holds.
    let (mut verbs, mut nouns, mut commas, mut regions) = (0u32, 0u32, 0u32, 0u32);
    let mut last = 0;
    for at in tokens.clone() {
        let here = view.symbol(at);
        verbs += u32::from(matches!(here, b'b' | b'x' | b'Q' | b'k' | b'v' | b'A') && here != last);
        nouns += u32::from(here == b'n' && last != b'n');
        commas += u32::from(here == b',');
        regions += u32::from(here == b'"');
        last = here;
    }
    let length = bucket(tokens.len());
    let (verbs, commas, regions) = (verbs.min(3), commas.min(3), regions.min(2));
    sink.add(T::Span, join(&[length, start]));
    sink.add(T::Span, join(&[verbs, first, whole, 1]));
    sink.add(T::Span, join(&[verbs, class, whole, nouns.min(3), 2]));
    sink.add(T::Span, join(&[commas, whole, after, 3]));
    sink.add(T::Span, join(&[regions, class, 4]));
    sink.add(T::Span, join(&[verbs, word, whole, 5]));
    sink.add(T::Span, join(&[length, class, whole, 6]));
    sink.add(T::Span, join(&[first, second, after, verbs.min(2), 7]));
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
        if region.tokens.start >= end {
            break;
        }
        end = end.max(region.tokens.end);
    }
    end
}

/// Whether nothing but marked regions and the signs between them is inside.
fn only_regions(view: &View<'_, '_>, content: &Range<usize>) -> bool {
    let mut at = content.start;
    for region in view.regions_from(content.start) {
        if region.tokens.start < at {
            continue;
        }
        let words = |at: usize| matches!(view.text.tokens()[at].kind, TokenKind::Word | TokenKind::Number);
        if region.tokens.start >= content.end || (at..region.tokens.start).any(words) {
            break;
        }
        at = region.tokens.end;
    }
    at > content.start && !(at..content.end).any(|at| matches!(view.text.tokens()[at].kind, TokenKind::Word | TokenKind::Number))
}

/// How sure a report must be.
const SURE: f32 = 0.33;

/// The reported clauses of a text.
pub(super) fn reports(view: &View<'_, '_>, cues: &[Cue], weights: &[u8]) -> Vec<Report> {
    let mut reports = Vec::new();
    for (index, cue) in cues.iter().enumerate() {
        let contents = contents(view, cue);
        if contents.is_empty() {
            continue;
        }
        let mut base = Sum { weights, sum: 0 };
        describe_cue(view, index.checked_sub(1).map(|before| &cues[before]), cue, &mut base);
        let sums: Vec<i32> = contents
            .iter()
            .map(|content| {
                let mut sum = Sum { weights, sum: base.sum };
                describe_content(view, cue, cues.get(index + 1), content, &mut sum);
                sum.sum
            })
            .collect();
        let Some(best) = (0..sums.len()).max_by_key(|at| (sums[*at], std::cmp::Reverse(*at))) else { continue };
        let top = sums[best].max(0);
        let all: f32 = sums.iter().map(|sum| exp((sum - top) as f32 * UNIT)).sum();
        let none = exp(-top as f32 * UNIT);
        let score = all / (all + none);
        if score < SURE {
            continue;
        }
        let chosen = &contents[best];
        reports.push(Report { content: chosen.tokens.clone(), cue: index, score });
        // "The bridge, Marsh said, would open": a part on either side of the cue.
        let behind = |content: &Content| content.tokens.start >= cue.tokens.end;
        let other = (0..sums.len()).filter(|at| sums[*at] > 0 && behind(&contents[*at]) != behind(chosen));
        if cue.form == Form::Finite
            && let Some(other) = other.max_by_key(|at| (sums[*at], std::cmp::Reverse(*at)))
        {
            reports.push(Report { content: contents[other].tokens.clone(), cue: index, score });
        }
    }
    agree(view, reports)
}

/// Of reports that cross or share their content, keeps the surer ones.
fn agree(view: &View<'_, '_>, reports: Vec<Report>) -> Vec<Report> {
    let mut kept: Vec<Report> = Vec::with_capacity(reports.len());
    let sentence = |report: &Report| view.text.sentence_of(report.content.start);
    for group in reports.chunk_by(|one, other| sentence(one) == sentence(other)) {
        let first = kept.len();
        let mut group: Vec<&Report> = group.iter().take(64).collect();
        group.sort_by(|one, other| other.score.total_cmp(&one.score).then(one.cue.cmp(&other.cue)));
        for report in group {
            let this = &report.content;
            let clashes = kept[first..].iter().any(|other| {
                let other = &other.content;
                let apart = this.end <= other.start || other.end <= this.start;
                let nests =
                    this.start <= other.start && other.end <= this.end || other.start <= this.start && this.end <= other.end;
                this == other || !apart && !nests
            });
            if !clashes {
                kept.push(report.clone());
            }
        }
    }
    kept
}

/// For each region, the index of the shortest report whose content holds it.
pub(super) fn around_regions(view: &View<'_, '_>, reports: &[Report]) -> Vec<Option<usize>> {
    let mut around: Vec<Option<usize>> = vec![None; view.regions.len()];
    for (index, report) in reports.iter().enumerate() {
        let first = view.regions.partition_point(|region| region.tokens.start < report.content.start);
        for (region, around) in view.regions[first..].iter().zip(&mut around[first..]) {
            if region.tokens.start >= report.content.end {
                break;
            }
            let shorter = around.is_none_or(|other| reports[other].content.len() > report.content.len());
            if region.tokens.end <= report.content.end && shorter {
                *around = Some(index);
            }
        }
    }
    around
}
