//! What the words right beside a marked region say about its speaker, by rule.

use std::ops::Range;

use super::cue::{self, Cue, Form};
use super::noun::Sort;
use super::view::View;
use super::words::{self, Class};
use crate::entity::Label;
use crate::extent::Extent;
use crate::text::TokenKind;

/// Who speaks, and what says so.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Attribution {
    speaker: Extent,
    cue: Option<Extent>,
    /// The estimated probability that this is the speaker.
    pub(super) score: f32,
    /// What speaks for this speaker of the region in print, in steps of [`super::weigh::UNIT`] of log-odds.
    pub(super) reads: i32,
    /// Whether its cue and speaker touch the region behind a comma: "…," Marsh said.
    pub(super) touches: bool,
}

impl Attribution {
    /// Says that `speaker` speaks, by `cue` if one stands beside this very region.
    pub(super) fn new(speaker: Range<usize>, cue: Option<Range<usize>>, score: f32) -> Attribution {
        Attribution { speaker: Extent::new(speaker), cue: cue.map(Extent::new), score, reads: 0, touches: false }
    }

    /// The same, its cue and speaker touching the region behind a comma or not.
    pub(super) fn touching(self, touches: bool) -> Attribution {
        Attribution { touches, ..self }
    }

    /// The same, as sure as `score`.
    pub(super) fn scored(self, score: f32) -> Attribution {
        Attribution { score, ..self }
    }

    /// The same, with what speaks for it in print.
    pub(super) fn reading(self, reads: i32) -> Attribution {
        Attribution { reads, ..self }
    }

    /// The tokens of the mention.
    pub(super) fn speaker(&self) -> Range<usize> {
        self.speaker.range()
    }

    /// The tokens of the cue, where one stands beside this very region.
    pub(super) fn cue(&self) -> Option<Range<usize>> {
        self.cue.map(Extent::range)
    }
}

/// From the words before and after the region.
pub(super) fn beside(view: &View<'_, '_>, cues: &[Cue], region: usize) -> Option<Attribution> {
    let tokens = view.regions[region].tokens();
    let after = after(view, cues, region);
    let before = before(view, cues, region);
    let comma_inside = matches!(view.word(tokens.end.saturating_sub(2)), "," | "?" | "!") || view.word(tokens.end) == ",";
    match (before, after) {
        (Some(before), Some(after)) => {
            Some(if comma_inside && after.score > 0.6 || before.score < after.score { after } else { before })
        }
        (before, after) => after.or(before).or_else(|| byline(view, region)),
    }
}

/// How sure it is that the name which opens a region of a transcript is its speaker's.
const LABELLED: f32 = 0.98;

/// The name in capitals, with a colon behind it, that opens a region as in a transcript, and its noun phrase: “MARSH: It was late.”
pub(super) fn labelled(view: &View<'_, '_>, region: usize) -> Option<(Attribution, usize)> {
    let Range { start, end } = view.regions[region].inner();
    let noun = view.noun_starting(start)?;
    let name = view.nouns[noun].core();
    let shouts =
        |word: &str| word.len() > 2 && word.chars().all(|letter| letter.is_uppercase() || matches!(letter, '-' | '\'' | '.'));
    let opens = name.end < end && view.word(name.end) == ":" && name.clone().all(|at| shouts(view.word(at)));
    opens.then(|| (Attribution::new(name, None, LABELLED), noun))
}

/// The tokens to show for the source of a cue.
pub(super) fn mention(view: &View<'_, '_>, cue: &Cue) -> Option<Range<usize>> {
    let source = cue.source.as_ref()?;
    let noun = &view.nouns[source.noun];
    if source.mention.is_some() {
        return source.mention.clone();
    }
    Some(match noun.sort {
        Sort::Name if noun.label != Some(Label::Person) => noun.counted(view),
        Sort::Name | Sort::Pronoun => noun.core(),
        Sort::Nominal => {
            let name = cue::named(view, source.noun, source.tokens.end);
            if name == source.noun { source.tokens.clone() } else { view.nouns[name].core() }
        }
    })
}

fn attribution(view: &View<'_, '_>, cue: &Cue, score: f32) -> Option<Attribution> {
    Some(Attribution::new(mention(view, cue)?, Some(cue.tokens.clone()), score))
}

fn cues_in(cues: &[Cue], tokens: Range<usize>) -> &[Cue] {
    let first = cues.partition_point(|cue| cue.tokens.start < tokens.start);
    let last = cues.partition_point(|cue| cue.tokens.start < tokens.end);
    &cues[first..last.max(first)]
}

/// "Q," X said; "Q," said X; "Q", according to X.
fn after(view: &View<'_, '_>, cues: &[Cue], region: usize) -> Option<Attribution> {
    let end = view.regions[region].tokens().end;
    let limit = view.paragraph(end - 1).end;
    let sentence = if end < limit { view.sentence(end).end } else { end };
    let mut start = end;
    while start < sentence && (matches!(view.word(start), "," | ".") || view.text.tokens()[start].kind == TokenKind::Dash) {
        start += 1;
    }
    let outer = view.regions[region].parent();
    for cue in cues_in(cues, start..sentence.min(start + 40)) {
        if view.region_of(cue.tokens.start) != outer {
            continue;
        }
        let Some(source) = &cue.source else { continue };
        // Not over another region.
        let between = view.regions.get(region + 1..).and_then(|rest| rest.iter().take(8).find(|next| next.parent() == outer));
        if between.is_some_and(|next| next.tokens().start < cue.tokens.start.min(source.tokens.start)) {
            break;
        }
        let close = source.tokens.start.min(cue.group);
        let begins = close <= start + 1
            || view.nouns[source.noun].tokens().start <= start + 1
            || close <= start + 3 && words::class(view.word(start)).any(Class::ADV.or(Class::AND).or(Class::CONJ));
        let speech = cue.class.any(Class::SAY.or(Class::TELL).or(Class::BESIDE)) || cue.form == Form::According;
        if begins && source.tokens.start >= start && cue.form != Form::Gerund && cue.form != Form::Infinitive {
            // "…," as he stressed that …
            let aside = view.class(start).any(Class::CONJ.or(Class::AND));
            let score = if !speech {
                0.5
            } else if aside {
                0.6
            } else {
                0.95
            };
            let comma = matches!(view.word(end.saturating_sub(2)), "," | "?" | "!") || view.word(end) == ",";
            let touches = comma && score > 0.9 && close <= start + 3;
            return attribution(view, cue, score).map(|found| found.touching(touches));
        }
        if cue.form == Form::According {
            return attribution(view, cue, 0.7);
        }
    }
    None
}

/// X said, "Q"; X said that it was "Q".
fn before(view: &View<'_, '_>, cues: &[Cue], region: usize) -> Option<Attribution> {
    let start = view.regions[region].tokens().start;
    let outer = view.regions[region].parent();
    let paragraph = view.paragraph(start).start;
    // The mark may have begun a sentence of its own behind a colon or a stop inside marks.
    let sentence = view.sentence(start).start.max(paragraph);
    let cues = cues_in(cues, sentence.max(start.saturating_sub(60))..start);
    let mut best: Option<Attribution> = None;
    for cue in cues.iter().rev() {
        if view.region_of(cue.tokens.start) != outer || cue.source.is_none() {
            continue;
        }
        let gap = start - cue.tokens.end;
        let touching = gap == 0 || gap == 1 && matches!(view.word(start - 1), "," | ":" | "that");
        let speech = cue.class.any(Class::SAY.or(Class::TELL)) || cue.form == Form::According;
        let score = match (touching, speech) {
            (true, true) => 0.9,
            (false, true) => 0.7,
            (true, false) => 0.6,
            (false, false) => 0.4,
        };
        if best.as_ref().is_none_or(|best| best.score + 0.25 < score) {
            best = attribution(view, cue, score);
        }
        if touching && speech {
            break;
        }
    }
    if best.is_some() {
        return best;
    }
    // Name: "Q".
    if start >= paragraph + 2 && view.word(start - 1) == ":" {
        let noun = view.noun_ending(start - 1)?;
        let noun = &view.nouns[noun];
        if noun.tokens().start == sentence {
            return Some(Attribution::new(noun.core(), None, 0.8));
        }
    }
    None
}

/// "Q" — X.
fn byline(view: &View<'_, '_>, region: usize) -> Option<Attribution> {
    let mut at = view.regions[region].tokens().end;
    let tokens = view.text.tokens();
    if tokens.get(at)?.kind != TokenKind::Dash {
        return None;
    }
    at += 1;
    let noun = &view.nouns[view.noun_starting(at)?];
    (noun.sort == Sort::Name).then(|| Attribution::new(noun.core(), None, 0.8))
}
