//! Whose words a marked region is.
//!
//! Every noun phrase around the region is a candidate; a linear model over
//! readable features ranks them. What the words beside the region say by rule
//! ([`super::beside`]) is one of the features.

use std::ops::Range;

use super::beside::{self, Attribution};
use super::cue::{self, Cue, Form};
use super::noun::Sort;
use super::report::{self, Report};
use super::retold::HISTORY;
use super::turn::Turn;
use super::view::View;
use super::weigh::{Sink, Template as T, bucket, join};
use super::words::{self, Class};
use crate::entity::Label;
use crate::order;
use crate::text::TokenKind;

/// A noun phrase that may have spoken a region.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Candidate {
    /// The tokens to point at.
    pub(super) mention: Range<usize>,
    /// Its noun phrase.
    pub(super) noun: usize,
    /// The cue nearest to the region whose source it is.
    pub(super) cue: Option<usize>,
}

/// The reported clause around a region, as the ranker sees it.
#[derive(Clone, Copy)]
struct Around {
    /// The noun phrase that speaks it.
    noun: usize,
    /// How sure it is, in fifths.
    score: u32,
    /// The cue's class, whether the subject is in its place, whether the content touches the cue.
    kind: u32,
}

/// No more candidates than this on either side of a region.
const EACH_SIDE: usize = 16;

/// How many tokens before "who" the name stands at most that it is about.
const WHO: usize = 12;

/// How many tokens back and ahead candidates are looked for.
const BACK: usize = 250;
const AHEAD: usize = 80;

/// What is known of a text when its regions' speakers are ranked, one after the other.
pub(super) struct Ranker<'v, 'a, 't> {
    pub(super) view: &'v View<'a, 't>,
    cues: &'v [Cue],
    /// Cues by their source's noun phrase: pairs, sorted.
    of_noun: Vec<(usize, usize)>,
    pub(super) rules: Vec<Option<Attribution>>,
    /// The noun phrase and the score of the report around each region.
    reports: Vec<Option<Around>>,
    /// The noun phrase that spoke each region so far.
    spoke: Vec<Option<usize>>,
    turn: Turn,
}

impl<'v, 'a, 't> Ranker<'v, 'a, 't> {
    pub(super) fn new(view: &'v View<'a, 't>, cues: &'v [Cue], reports: &[Report]) -> Self {
        let mut of_noun: Vec<(usize, usize)> =
            cues.iter().enumerate().filter_map(|(index, cue)| Some((cue.source.as_ref()?.noun, index))).collect();
        order::by(&mut of_noun, |pair| *pair);
        let rules = (0..view.regions.len()).map(|region| beside::beside(view, cues, region)).collect();
        let reports = report::around_regions(view, reports).into_iter().map(|around| {
            let report = &reports[around?];
            let cue = &cues[report.cue];
            let source = cue.source.as_ref()?;
            let next = u32::from(report.content.start <= cue.tokens.end + 1);
            let kind = join(&[cue.class.0 & Class::CUE.0, u32::from(source.sure), next]);
            Some(Around { noun: source.noun, score: (report.score * 5.0) as u32, kind })
        });
        let reports = reports.collect();
        let mut ranker = Ranker { view, cues, of_noun, rules, reports, spoke: Vec::new(), turn: Turn::default() };
        ranker.turn();
        ranker
    }

    /// Looks at the next region, if there is one.
    fn turn(&mut self) {
        let region = self.region();
        if region < self.view.regions.len() {
            let last = self.last_region();
            self.turn = Turn::of(self.view, region, last.and_then(|last| Some((last, self.spoke[last]?))));
        }
    }

    /// The index of the next region.
    pub(super) fn region(&self) -> usize {
        self.spoke.len()
    }

    /// How the next region sits in its text.
    pub(super) fn shape(&self) -> u32 {
        self.turn.shape
    }

    pub(super) fn cue(&self, index: usize) -> &'v Cue {
        &self.cues[index]
    }

    /// The candidates for the next region.
    pub(super) fn candidates(&self) -> Vec<Candidate> {
        let region = self.spoke.len();
        let tokens = &self.view.regions[region].tokens();
        let parent = self.view.regions[region].parent();
        let paragraphs = self.view.text.paragraphs();
        let paragraph = self.view.text.paragraph_of(tokens.start);
        let first = paragraphs[paragraph.saturating_sub(2)].tokens().start.max(tokens.start.saturating_sub(BACK));
        // A byline may stand in the next paragraph.
        let mut limit = paragraphs[paragraph].tokens().end;
        if let Some(next) = paragraphs.get(paragraph + 1)
            && (self.view.text.tokens()[next.tokens().start].kind == TokenKind::Dash || next.tokens().len() < 12)
        {
            limit = next.tokens().end;
        }
        let limit = limit.min(tokens.end + AHEAD);
        let open = |noun: usize| {
            let here = self.view.region_of(self.view.nouns[noun].tokens().start);
            here == parent || here.is_none()
        };
        let mut found: Vec<Candidate> = Vec::new();
        let before = self.view.nouns_in(first..tokens.start).rev().filter(|noun| open(*noun) && self.may_speak(*noun, tokens));
        found.extend(before.take(EACH_SIDE).map(|noun| self.candidate(noun, tokens)));
        let after = self.view.nouns_in(tokens.end..limit).filter(|noun| open(*noun) && self.may_speak(*noun, tokens));
        found.extend(after.take(EACH_SIDE / 2).map(|noun| self.candidate(noun, tokens)));
        // Who spoke last stays a candidate, however far back.
        if let Some(last) = self.last()
            && found.iter().all(|candidate| candidate.noun != last)
        {
            found.push(self.candidate(last, tokens));
        }
        found
    }

    /// The latest region before the next one that lies in the same region and whose speaker is known.
    fn last_region(&self) -> Option<usize> {
        let next = self.spoke.len();
        let parent = self.view.regions[next].parent();
        (next.saturating_sub(8)..next)
            .rev()
            .find(|region| self.spoke[*region].is_some() && self.view.regions[*region].parent() == parent)
    }

    /// The noun phrase that spoke the region before.
    pub(super) fn last(&self) -> Option<usize> {
        self.turn.last
    }

    /// Whether a noun phrase is worth weighing: far nominals only where they are subjects.
    fn may_speak(&self, noun: usize, region: &Range<usize>) -> bool {
        let phrase = &self.view.nouns[noun];
        match phrase.sort {
            Sort::Name => true,
            Sort::Pronoun => !self.view.class(phrase.core().start).any(Class::OBJECT) || self.is_source(noun),
            Sort::Nominal => {
                let near = phrase.tokens().end + 12 > region.start && phrase.tokens().start < region.end + 8;
                self.is_source(noun) || near
            }
        }
    }

    fn is_source(&self, noun: usize) -> bool {
        let at = self.of_noun.partition_point(|pair| pair.0 < noun);
        self.of_noun.get(at).is_some_and(|pair| pair.0 == noun)
    }

    fn candidate(&self, noun: usize, region: &Range<usize>) -> Candidate {
        let first = self.of_noun.partition_point(|pair| pair.0 < noun);
        let cues = self.of_noun[first..].iter().take_while(|pair| pair.0 == noun).map(|pair| pair.1);
        let cue = cues.min_by_key(|cue| {
            let at = self.cues[*cue].tokens.start;
            if at < region.start { region.start - at } else { at.saturating_sub(region.end) }
        });
        let phrase = &self.view.nouns[noun];
        let mention = match (phrase.sort, cue.and_then(|cue| self.cues[cue].source.as_ref())) {
            (Sort::Nominal, Some(source)) => source.tokens.clone(),
            _ => {
                // A name never goes on behind "'s".
                let clitic = phrase.core().skip(1).find(|at| self.view.text.tokens()[*at].kind == TokenKind::Clitic);
                phrase.core().start..clitic.unwrap_or(phrase.core().end)
            }
        };
        Candidate { mention, noun, cue }
    }

    /// Tells the features of a candidate for the next region.
    pub(super) fn describe(&self, candidate: &Candidate, sink: &mut impl Sink) {
        let view = self.view;
        let region = self.spoke.len();
        let tokens = view.regions[region].tokens();
        let phrase = &view.nouns[candidate.noun];
        let shape = self.turn.shape;
        let before = phrase.tokens().start < tokens.start;
        let gap = if before {
            phrase.tokens().end.min(tokens.start)..tokens.start
        } else {
            tokens.end..phrase.tokens().start.max(tokens.end)
        };
        let paragraph = view.text.paragraph_of(tokens.start);
        let own = view.text.paragraph_of(phrase.tokens().start);
        let place = if own != paragraph {
            if before { 1 + (paragraph - own).min(3) as u32 } else { 5 }
        } else {
            let sentences =
                view.text.sentence_of(tokens.start).abs_diff(view.text.sentence_of(phrase.tokens().start)).min(3) as u32;
            let last = view.text.sentence_of(tokens.end - 1).abs_diff(view.text.sentence_of(phrase.tokens().start)).min(3) as u32;
            if before { 6 + sentences } else { 10 + last }
        };
        let inside = u32::from(view.region_of(phrase.tokens().start).is_some());
        let sort = phrase.sort as u32;
        sink.add(T::Place, join(&[place, inside]));
        sink.add(T::PlaceShape, join(&[place, shape]));
        sink.add(T::Distance, join(&[place, bucket(gap.len())]));
        sink.add(T::Sort, join(&[sort, u32::from(before), u32::from(place >= 6)]));
        sink.add(T::Label, join(&[phrase.label.map_or(99, |label| label as u32), sort, inside]));
        if phrase.sort == Sort::Pronoun {
            sink.add(T::Pronoun, view.key(phrase.core().start));
        } else if phrase.sort == Sort::Nominal {
            sink.add(T::Pronoun, view.key(phrase.tokens().end - 1));
            let voice = words::voice(view.word(phrase.tokens().end - 1));
            sink.add(T::Sort, join(&[voice, 8]));
            sink.add(T::Sort, join(&[voice, place, 9]));
        }

        // What lies between.
        let mut path = [0u32; 8];
        let mut steps = 0;
        let (mut cues_between, mut nouns_between) = (0usize, 0usize);
        let mut last = 0;
        let mut nested = 0;
        // Walked from the region outward.
        for offset in 0..gap.len().min(40) {
            let at = if before { gap.end - 1 - offset } else { gap.start + offset };
            let symbol = view.symbol(at);
            if view.region_of(at) != view.regions[region].parent() {
                nested += 1;
                continue;
            }
            cues_between += usize::from(symbol == b'Q');
            nouns_between += usize::from(symbol == b'n');
            if u32::from(symbol) != last {
                if steps < 8 {
                    path[steps] = u32::from(symbol);
                }
                steps += 1;
            }
            last = u32::from(symbol);
        }
        let side = u32::from(before) + 2 * u32::from(place >= 6) + 4 * u32::from(nested > 0);
        if steps <= 6 {
            sink.add(T::Path, join(&[side, join(&path[..steps])]));
            sink.add(T::PathStart, join(&[side, join(&path[..steps]), shape]));
        } else {
            sink.add(T::Path, side);
        }
        sink.add(T::PathEnd, join(&[side, join(&path[..steps.min(3)])]));
        sink.add(T::CuesBetween, join(&[side, cues_between.min(4) as u32]));
        sink.add(T::NounsBetween, join(&[side, nouns_between.min(6) as u32, sort]));

        // Its part in its clause.
        let next = view.symbol(phrase.tokens().end);
        let previous = if phrase.tokens().start > 0 { view.symbol(phrase.tokens().start - 1) } else { 0 };
        let sentence = view.sentence(phrase.tokens().start);
        let opens = u32::from(phrase.tokens().start == sentence.start);
        sink.add(T::Role, join(&[1, u32::from(next), u32::from(previous)]));
        sink.add(T::Role, join(&[2, opens, u32::from(next), place]));

        // Rules.
        let rule = self.rules[region].as_ref();
        let by_rule = match rule {
            None => 0,
            Some(rule) if overlaps(&rule.speaker(), &candidate.mention) => 1 + (rule.score * 10.0) as u32,
            Some(rule) => 20 + (rule.score * 10.0) as u32,
        };
        sink.add(T::Rule, by_rule);
        sink.add(T::RuleShape, join(&[by_rule, shape]));

        // The reported clause around the region.
        let around = match self.reports[region] {
            None => 0,
            Some(Around { noun, score, .. }) if noun == candidate.noun => 1 + score,
            Some(Around { score, .. }) => 10 + score,
        };
        if let Some(Around { noun, kind, .. }) = self.reports[region] {
            sink.add(T::Within, join(&[u32::from(noun == candidate.noun), kind, 2]));
        }
        sink.add(T::Within, around);
        sink.add(T::Within, join(&[around, by_rule]));

        // Its cue.
        if let Some(index) = candidate.cue {
            let cue = &self.cues[index];
            let first = cue.tokens.start < tokens.start;
            let gap =
                if first { tokens.start.saturating_sub(cue.tokens.end) } else { cue.tokens.start.saturating_sub(tokens.end) };
            let same = view.text.sentence_of(cue.tokens.start)
                == view.text.sentence_of(if first { tokens.start } else { tokens.end - 1 });
            let kind = join(&[cue.class.0 & Class::CUE.0, cue.form as u32, u32::from(cue.inverted)]);
            let sure = u32::from(cue.source.as_ref().is_some_and(|source| source.sure));
            let around = u32::from(first) + 2 * u32::from(same) + 4 * sure;
            let touch = if first && gap > 0 { u32::from(view.symbol(tokens.start - 1)) } else { 0 };
            sink.add(T::Cue, join(&[kind, around, place]));
            sink.add(T::CueWord, join(&[view.key(cue.tokens.start), around]));
            sink.add(T::CueGap, join(&[around, bucket(gap), touch]));
            sink.add(T::CueGap, join(&[around, bucket(gap), shape, 7]));
            sink.add(T::CueGap, join(&[around, cue.form as u32, bucket(gap), cue.class.0 & Class::CUE.0]));
        } else {
            sink.add(T::Cue, join(&[place, sort]));
        }

        // The conversation so far.
        let last = self.turn.last_place;
        let spoke = match self.last() {
            None => 0,
            Some(noun) if noun == candidate.noun => 1,
            Some(noun) if self.same_name(noun, candidate.noun) => 2,
            Some(_) => 3,
        };
        sink.add(T::Last, join(&[spoke, u32::from(rule.is_some())]));
        sink.add(T::LastPlace, join(&[spoke, last, shape]));
        sink.add(T::LastPlace, join(&[spoke, last, by_rule, 3]));
        let turns = self.spoke.iter().rev().take(HISTORY).flatten().filter(|noun| self.same_name(**noun, candidate.noun)).count();
        sink.add(T::Spoke, join(&[turns.min(4) as u32, sort]));
        sink.add(T::Often, join(&[bucket(view.mentions_of(candidate.noun)), sort]));
    }

    /// A number for whom a noun phrase stands for, as far as its words tell: the same for all that end in one name, and for "who"
    /// and the name before it.
    pub(super) fn bearer(&self, noun: usize) -> u64 {
        let phrase = &self.view.nouns[noun];
        let alone = u64::from(u32::MAX) + 1 + noun as u64;
        match phrase.sort {
            Sort::Name => u64::from(self.view.key(phrase.core().end - 1)),
            Sort::Pronoun if self.view.word(phrase.core().start) == "who" => {
                let sentence = self.view.sentence(phrase.tokens().start).start;
                let named = |noun: &usize| self.view.nouns[*noun].label == Some(Label::Person);
                let near = self.view.nouns_in(sentence.max(phrase.tokens().start.saturating_sub(WHO))..phrase.tokens().start);
                near.rev().find(named).map_or(alone, |noun| self.bearer(noun))
            }
            // "its spokesman, Marsh" is Marsh.
            Sort::Nominal => match cue::named(self.view, noun, phrase.tokens().end) {
                name if name == noun => alone,
                name => self.bearer(name),
            },
            Sort::Pronoun => alone,
        }
    }

    fn same_name(&self, one: usize, other: usize) -> bool {
        let (one, other) = (&self.view.nouns[one], &self.view.nouns[other]);
        one.sort != Sort::Nominal
            && other.sort == one.sort
            && self.view.key(one.core().end - 1) == self.view.key(other.core().end - 1)
    }

    /// Takes note of the noun phrase that spoke the next region, and goes on to the one after.
    pub(super) fn advance(&mut self, noun: Option<usize>) {
        self.spoke.push(noun);
        self.turn();
    }

    /// The cue to show beside the region for its speaker.
    pub(super) fn cue_for(&self, region: usize, candidate: &Candidate) -> Option<Range<usize>> {
        let rule = self.rules[region].as_ref().filter(|rule| overlaps(&rule.speaker(), &candidate.mention));
        if let Some(cue) = rule.and_then(|rule| rule.cue()) {
            return Some(cue);
        }
        let cue = &self.cues[candidate.cue?];
        let tokens = &self.view.regions[region].tokens();
        let near = cue.tokens.start < tokens.end + 40 && tokens.start < cue.tokens.end + 60;
        let same = self.view.text.paragraph_of(cue.tokens.start) == self.view.text.paragraph_of(tokens.start);
        (near && same && cue.form != Form::Infinitive).then(|| cue.tokens.clone())
    }
}

pub(super) fn overlaps(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}
