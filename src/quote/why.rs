//! Why a region is a quote, a clause a report, a noun phrase its speaker: what the models weighed, in words.
//!
//! The models are linear, so what a feature gave to a decision is its weight. Templates that speak of one thing form a
//! group; the groups that gave most are told, with the fact that they saw.

use std::ops::Range;

use super::beside::Attribution;
use super::cue::{self, Cue, Form};
use super::noun::Sort;
use super::report::Report;
use super::speaker::{Candidate, Ranker};
use super::term;
use super::view::View;
use super::weigh::{Sink, Template as T, UNIT, exp, place, slot};
use super::weights;
use crate::entity::Label;
use crate::reason::{Reason, counted, quoted, strongest};
use crate::text::TokenKind;

/// What a group must have given to be told: a quarter of a unit of log-odds.
const LEAST: i32 = 6;
/// How many groups are told.
const MOST: usize = 3;

/// Adds up the weights of features by group.
struct Tally<'w> {
    weights: &'w [u8],
    group: fn(T) -> Option<usize>,
    sums: Vec<i32>,
}

impl<'w> Tally<'w> {
    fn new(weights: &'w [u8], groups: usize, group: fn(T) -> Option<usize>) -> Self {
        Tally { weights, group, sums: vec![0; groups] }
    }
}

impl Sink for Tally<'_> {
    fn add(&mut self, template: T, value: u32) {
        if let Some(group) = (self.group)(template) {
            self.sums[group] += i32::from(self.weights[place(slot(template, value), self.weights.len())].cast_signed());
        }
    }
}

const OF_KIND: [&str; 9] =
    ["length", "capitals", "words", "names", "words-before", "words-after", "cue", "speaker-known", "reported-clause"];

fn group_of_kind(template: T) -> Option<usize> {
    Some(match template {
        T::Length => 0,
        T::Capitals | T::Final => 1,
        T::Holds | T::First => 2,
        T::Entity => 3,
        T::Before | T::Before2 | T::Bag => 4,
        T::After | T::After2 => 5,
        T::Cue | T::CueWord | T::CueGap => 6,
        T::Speaker => 7,
        T::Within => 8,
        _ => return None,
    })
}

/// Why a marked region is a quote, or why it is a term.
pub(super) fn of_region(
    view: &View<'_, '_>,
    cues: &[Cue],
    around: Option<&Report>,
    index: usize,
    speaker: Option<&Attribution>,
    is_quote: bool,
) -> Vec<Reason> {
    if !term::has_words(view, index) {
        return vec![Reason::new("no-words", "there are no words between the marks")];
    }
    let mut reasons = Vec::new();
    if is_quote
        && let Some(speaker) = speaker.filter(|speaker| speaker.touches)
        && let Some(cue) = &speaker.cue()
    {
        let (cue, speaker) = (words(view, cue), words(view, &speaker.speaker()));
        reasons.push(Reason::new("said-beside", format!("{cue} and {speaker} stand right behind its comma")));
    }
    if !is_quote && view.regions[index].parent().is_some() {
        reasons.push(Reason::new("inside", "it stands inside another quote, with no cue of its own"));
    }
    let mut tally = Tally::new(weights::quote(), OF_KIND.len(), group_of_kind);
    term::describe(view, cues, around, index, speaker, &mut tally);
    if !is_quote {
        tally.sums.iter_mut().for_each(|sum| *sum = -*sum);
    }
    let region = &view.regions[index];
    let inner = region.inner();
    for group in strongest(&tally.sums, LEAST, MOST) {
        let text = match OF_KIND[group] {
            "length" => format!("it is {} long", counted(inner.clone().filter(|at| is_word(view, *at)).count(), "word")),
            "capitals" => {
                let capitals = inner.clone().filter(|at| is_word(view, *at) && is_capital(view, *at)).count();
                let all = inner.clone().filter(|at| is_word(view, *at)).count();
                format!(
                    "{capitals} of its {} with a capital",
                    if all == 1 { "1 word begins".into() } else { format!("{all} words begin") }
                )
            }
            "words" if is_quote => "its words read like speech".to_owned(),
            "words" => "its words read like a name or an expression".to_owned(),
            "names" if is_quote => "no name inside or beside it makes it a title".to_owned(),
            "names" => "names stand inside or beside it".to_owned(),
            "words-before" => match beside(view, region.tokens().start.saturating_sub(3)..region.tokens().start) {
                Some(words) => format!("{words} stands before it"),
                None => "nothing stands before it in its paragraph".to_owned(),
            },
            "words-after" => match beside(view, region.tokens().end..region.tokens().end + 3) {
                Some(words) => format!("{words} stands behind it"),
                None => "nothing stands behind it in its paragraph".to_owned(),
            },
            "cue" => match nearest_cue(view, cues, index) {
                Some(cue) => format!("{} is the nearest word of saying", words(view, &cue.tokens)),
                None => "no word of saying stands in its sentence".to_owned(),
            },
            "speaker-known" => match speaker {
                Some(speaker) => {
                    format!("{} is likely to speak it ({})", words(view, &speaker.speaker()), percent(speaker.score))
                }
                None => "nobody near could speak it".to_owned(),
            },
            _ if around.is_some() => "a reported clause stands around it".to_owned(),
            _ => "no reported clause stands around it".to_owned(),
        };
        reasons.push(Reason::new(OF_KIND[group], text));
    }
    reasons
}

/// Why a clause is a report.
pub(super) fn of_clause(view: &View<'_, '_>, cues: &[Cue], report: &Report) -> Vec<Reason> {
    let cue = &cues[report.cue];
    let word = words(view, &cue.tokens);
    let announces = match cue.form {
        Form::According => format!("{word} names a source for it"),
        Form::Noun => format!("the noun {word} announces it"),
        Form::Colon => "a name and a colon stand before it".to_owned(),
        _ if report.content.start < cue.tokens.start => format!("{word} follows it"),
        _ => format!("{word} announces it"),
    };
    let mut reasons = vec![Reason::new("cue", announces)];
    if view.word(report.content.start) == "that" {
        reasons.push(Reason::new("that", "it begins with \u{201c}that\u{201d}"));
    }
    reasons
}

/// Why the source of a cue speaks its clause.
pub(super) fn of_source(view: &View<'_, '_>, cue: &Cue) -> Vec<Reason> {
    let Some(source) = &cue.source else { return Vec::new() };
    let (word, name) = (words(view, &cue.tokens), words(view, source.mention.as_ref().unwrap_or(&source.tokens)));
    let text = match cue.form {
        Form::According => format!("{name} stands behind {word}"),
        Form::Noun => format!("{name} owns {word}"),
        Form::Colon => format!("{name} stands before the colon"),
        Form::Gerund | Form::Infinitive => format!("{name} is the subject of the clause of {word}"),
        Form::Finite if source.sure => format!("{name} is the subject of {word}"),
        Form::Finite => format!("{name} is the nearest that could be the subject of {word}"),
    };
    vec![Reason::new("subject", text)]
}

const OF_SPEAKER: [&str; 7] = ["cue", "reported-clause", "conversation", "place", "role", "sort", "often"];

fn group_of_speaker(template: T) -> Option<usize> {
    Some(match template {
        T::Rule | T::RuleShape | T::Cue | T::CueWord | T::CueGap => 0,
        T::Within => 1,
        T::Last | T::LastPlace | T::Spoke => 2,
        T::Place | T::PlaceShape | T::Distance | T::Path | T::PathEnd | T::PathStart | T::CuesBetween | T::NounsBetween => 3,
        T::Role => 4,
        T::Sort | T::Label | T::Pronoun => 5,
        T::Often => 6,
        _ => return None,
    })
}

/// Why the name in these tokens, which opens a region as in a transcript, speaks it.
pub(super) fn of_label(view: &View<'_, '_>, name: Range<usize>) -> Reason {
    let words = quoted(view.text.span(name).of(view.text.source()));
    Reason::new("place", format!("{words} opens it, as in a transcript"))
}

/// Why `candidates[best]` speaks the ranker's next region, and who else might.
pub(super) fn of_speaker(ranker: &Ranker<'_, '_, '_>, candidates: &[Candidate], sums: &[i32], best: usize) -> Vec<Reason> {
    let (view, region) = (ranker.view, ranker.region());
    let candidate = &candidates[best];
    let second = (0..sums.len()).filter(|at| *at != best).max_by_key(|at| (sums[*at], std::cmp::Reverse(*at)));
    let weigh = |candidate: &Candidate| {
        let mut tally = Tally::new(weights::speaker().speaker, OF_SPEAKER.len(), group_of_speaker);
        ranker.describe(candidate, &mut tally);
        tally.sums
    };
    let mut given = weigh(candidate);
    if let Some(second) = second {
        for (sum, other) in given.iter_mut().zip(weigh(&candidates[second])) {
            *sum -= other;
        }
    }
    let name = words(view, &candidate.mention);
    let phrase = &view.nouns[candidate.noun];
    let tokens = &view.regions[region].tokens();
    let mut reasons = Vec::new();
    for group in strongest(&given, LEAST, MOST) {
        let text = match OF_SPEAKER[group] {
            "cue" => match candidate.cue.map(|cue| ranker.cue(cue)) {
                Some(cue) if cue.form == Form::According => format!("{name} stands behind {}", words(view, &cue.tokens)),
                Some(cue) => format!("{name} is the subject of {}", words(view, &cue.tokens)),
                None if view.word(phrase.tokens().end) == ":" => format!("{name} stands before the colon"),
                None => format!("no word of saying near speaks for anybody but {name}"),
            },
            "reported-clause" => format!("{name} speaks the clause around it"),
            "conversation" if ranker.last() == Some(candidate.noun) => format!("{name} spoke the quote before"),
            "conversation" => format!("{name} is the next to speak"),
            "place" => {
                let paragraphs = view.text.paragraph_of(tokens.start).abs_diff(view.text.paragraph_of(phrase.tokens().start));
                let near = if phrase.tokens().start < tokens.start { tokens.start } else { tokens.end - 1 };
                let sentences = view.text.sentence_of(near).abs_diff(view.text.sentence_of(phrase.tokens().start));
                match (paragraphs, sentences) {
                    (0, 0) => format!("{name} stands in the same sentence"),
                    (0, _) => format!("{name} stands in the same paragraph"),
                    (1, _) => format!("{name} stands in the next paragraph"),
                    _ => format!("{name} stands {paragraphs} paragraphs away"),
                }
            }
            "role" if matches!(view.symbol(phrase.tokens().end), b'Q' | b'k' | b'A' | b'b' | b'x' | b'v') => {
                format!("{name} stands before a verb")
            }
            "role" => format!("{name} stands where speakers do in their sentence"),
            "sort" => match (phrase.sort, phrase.label) {
                (Sort::Pronoun, _) => format!("{name} is a pronoun"),
                (Sort::Name, Some(Label::Person)) => format!("{name} is a person's name"),
                (Sort::Name, _) => format!("{name} is a name"),
                (Sort::Nominal, _) => format!("{name} is a noun phrase for somebody"),
            },
            _ => format!("{name} is named {}", counted(view.mentions_of(candidate.noun), "time")),
        };
        reasons.push(Reason::new(OF_SPEAKER[group], text));
    }
    let named = cue::named(view, candidate.noun, candidate.mention.end);
    if named != candidate.noun {
        let named = words(view, &view.nouns[named].core());
        reasons.push(Reason::new("aside", format!("{named} is the name beside {name}")));
    }
    if let Some(second) = second {
        let total: f32 = sums.iter().map(|sum| exp((sum - sums[best]) as f32 * UNIT)).sum();
        let share = exp((sums[second] - sums[best]) as f32 * UNIT) / total;
        let other = words(view, &candidates[second].mention);
        if share >= 0.02 && other != name {
            reasons.push(Reason::new("other", format!("{other} is the next likeliest ({})", percent(share))));
        }
    }
    reasons
}

fn words(view: &View<'_, '_>, tokens: &Range<usize>) -> String {
    quoted(view.text.span(tokens.clone()).of(view.text.source()))
}

/// The words of `tokens` that lie in the paragraph on the near side, if any.
fn beside(view: &View<'_, '_>, tokens: Range<usize>) -> Option<String> {
    let all = view.text.tokens();
    let mut end = tokens.end.min(all.len());
    let mut start = tokens.start;
    // Not over the end of a line: what is beyond is of another paragraph.
    if let Some(line) = (start + 1..end).find(|at| all[*at].lines > 0) {
        if view.regions.iter().any(|region| region.tokens().end == start) { end = line } else { start = line }
    }
    (start < end && (start..end).any(|at| is_word(view, at))).then(|| words(view, &(start..end)))
}

fn nearest_cue<'c>(view: &View<'_, '_>, cues: &'c [Cue], index: usize) -> Option<&'c Cue> {
    let tokens = &view.regions[index].tokens();
    let (start, end) = (view.sentence(tokens.start).start, view.sentence(tokens.end - 1).end);
    let first = cues.partition_point(|cue| cue.tokens.start < start);
    cues[first..]
        .iter()
        .take_while(|cue| cue.tokens.start < end)
        .filter(|cue| cue.tokens.end <= tokens.start || cue.tokens.start >= tokens.end)
        .min_by_key(
            |cue| if cue.tokens.start < tokens.start { tokens.start - cue.tokens.end } else { cue.tokens.start - tokens.end },
        )
}

fn is_word(view: &View<'_, '_>, at: usize) -> bool {
    matches!(view.text.tokens()[at].kind, TokenKind::Word | TokenKind::Number)
}

fn is_capital(view: &View<'_, '_>, at: usize) -> bool {
    view.word(at).starts_with(char::is_uppercase)
}

fn percent(share: f32) -> String {
    format!("{}%", (share * 100.0).round() as u32)
}
