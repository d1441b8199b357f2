//! What the rest of the document says of a token: the names of the lexicon
//! that cover it, the run of capitals it stands in, and how the same word is
//! used elsewhere (global features after Chieu and Ng, CoNLL 2003).

use std::collections::HashMap;

use super::form::{Form, Shape};
use super::key::{Key, key, pair};
use crate::lexicon::{Classes, Lexicon};
use crate::text::{Text, TokenKind};

/// The document's evidence for one token.
#[derive(Clone, Debug, Default)]
pub struct Evidence {
    /// The classes of the longest phrase of the lexicon that covers it.
    hit: Classes,
    /// Where in that phrase it stands: 1 alone, 2 first, 3 inside, 4 last.
    hit_place: u8,
    /// The paragraph it stands in.
    pub(super) paragraph: u32,
    /// Whether its sentence is set in capitals or in title case.
    pub(super) capitals: bool,
    /// The lower-case hashes of the first and the last word of its run of capitals.
    run: [u64; 2],
    /// Clusters of the last word of the run, and of the word behind the run.
    run_cluster: [u16; 2],
    /// The lists that know the last word of the run.
    run_lexicon: Classes,
    /// How many words the run has, at most 7, and where in it the token stands, at most 7.
    pub(super) run_length: u8,
    run_place: u8,
    /// How the same word is used at its other places: bits of `USES`.
    others: u32,
    /// The clusters before and behind the runs of capitals in which the same word stands elsewhere.
    company: [[u16; COMPANY]; 2],
}

/// How many other places of a word are looked at for their neighbours.
const COMPANY: usize = 3;

/// How a capitalised word is used at one of its places.
mod uses {
    pub(super) const AFTER_TITLE: u32 = 1;
    pub(super) const AFTER_GIVEN: u32 = 1 << 1;
    pub(super) const BEFORE_SURNAME: u32 = 1 << 2;
    pub(super) const BEFORE_ORG_HEAD: u32 = 1 << 3;
    pub(super) const BEFORE_CUE: u32 = 1 << 4;
    pub(super) const AFTER_IN: u32 = 1 << 5;
    pub(super) const AFTER_THE: u32 = 1 << 6;
    pub(super) const RUN_FIRST: u32 = 1 << 7;
    pub(super) const RUN_LAST: u32 = 1 << 8;
    pub(super) const ALONE: u32 = 1 << 9;
    pub(super) const BRACKETED: u32 = 1 << 10;
    pub(super) const BEFORE_CLITIC: u32 = 1 << 11;
    pub(super) const LOWER: u32 = 1 << 12;
    pub(super) const INSIDE_SENTENCE: u32 = 1 << 13;
    pub(super) const KNOWN_ORG: u32 = 1 << 14;
    pub(super) const KNOWN_PERSON: u32 = 1 << 15;
    pub(super) const KNOWN_PLACE: u32 = 1 << 16;
    pub(super) const BEFORE_COMMA_PLACE: u32 = 1 << 17;
    pub(super) const COUNT: u32 = 18;
}

/// A run of capitals: tokens, joined by small words only where `of`, `the`, `and`, `for` stand between capitals.
struct Run {
    start: usize,
    end: usize,
}

/// The evidence for every token of a text.
pub(super) fn gather(text: &Text<'_>, forms: &[Form], ids: &[u32], lexicon: &Lexicon) -> Vec<Evidence> {
    let mut evidence = vec![Evidence::default(); ids.len()];
    for (number, paragraph) in text.paragraphs().iter().enumerate() {
        for token in &mut evidence[paragraph.tokens.clone()] {
            token.paragraph = number as u32;
        }
    }
    cover(text, lexicon, &mut evidence);
    let form = |at: usize| &forms[ids[at] as usize];
    // For each word in lower case: its uses at all places, and at how many it stands.
    let mut uses_of: HashMap<u64, Tally> = HashMap::new();
    let mut here = vec![0u32; ids.len()];
    let mut company: HashMap<u64, Vec<(u32, [u16; 2])>> = HashMap::new();
    for sentence in text.sentences() {
        mark_capitals(text, sentence, &form, &mut evidence);
        let mut at = sentence.start;
        while at < sentence.end {
            if !form(at).is_capital() {
                if form(at).shape == Shape::Lower {
                    here[at] = uses::LOWER;
                }
                at += 1;
                continue;
            }
            let run = run_from(text, sentence.end, at, &form);
            describe(text, &run, sentence.clone(), &form, &mut evidence, &mut here);
            let cluster = |form: Option<&Form>| form.map_or(0, |form| form.classes.clusters[1] + 1);
            let sides = [
                cluster((run.start > sentence.start).then(|| form(run.start - 1))),
                cluster((run.end < sentence.end).then(|| form(run.end))),
            ];
            for at in run.start..run.end {
                let seen = company.entry(form(at).lower).or_default();
                if seen.len() <= 2 * COMPANY {
                    seen.push((at as u32, sides));
                }
            }
            at = run.end;
        }
    }
    for (at, uses) in here.iter().enumerate().filter(|(_, uses)| **uses != 0) {
        uses_of.entry(form(at).lower).or_default().add(*uses);
    }
    for (at, uses) in here.iter().enumerate().filter(|(_, uses)| **uses != 0 && **uses != uses::LOWER) {
        evidence[at].others = uses_of[&form(at).lower].without(*uses);
        let elsewhere = company.get(&form(at).lower).into_iter().flatten().filter(|(other, _)| *other != at as u32);
        for (place, (_, sides)) in elsewhere.take(COMPANY).enumerate() {
            evidence[at].company[0][place] = sides[0];
            evidence[at].company[1][place] = sides[1];
        }
    }
    evidence
}

/// How often each use was seen, counted to two: enough to take one's own away.
#[derive(Default)]
struct Tally {
    once: u32,
    twice: u32,
}

impl Tally {
    fn add(&mut self, uses: u32) {
        self.twice |= self.once & uses;
        self.once |= uses;
    }

    fn without(&self, uses: u32) -> u32 {
        self.twice | self.once & !uses
    }
}

/// Marks the tokens that phrases of the lexicon cover, the longest first come.
fn cover(text: &Text<'_>, lexicon: &Lexicon, evidence: &mut [Evidence]) {
    let mut at = 0;
    while at < evidence.len() {
        let Some(hit) = lexicon.longest(text, at) else {
            at += 1;
            continue;
        };
        if hit.tokens.len() == 1 {
            evidence[at].hit = hit.classes;
            evidence[at].hit_place = 1;
            at += 1;
            continue;
        }
        for token in hit.tokens.clone() {
            evidence[token].hit = hit.classes;
            evidence[token].hit_place = match token {
                _ if token == hit.tokens.start => 2,
                _ if token + 1 == hit.tokens.end => 4,
                _ => 3,
            };
        }
        at = hit.tokens.end;
    }
}

/// Notes whether a sentence is set as a headline: most of its words begin with a capital.
fn mark_capitals<'f>(
    text: &Text<'_>,
    sentence: &std::ops::Range<usize>,
    form: &impl Fn(usize) -> &'f Form,
    evidence: &mut [Evidence],
) {
    let (mut words, mut capitals) = (0, 0);
    for at in sentence.clone() {
        if text.tokens()[at].kind == TokenKind::Word && text.tokens()[at].span.len() > 3 {
            words += 1;
            capitals += u32::from(form(at).is_capital());
        }
    }
    if words >= 4 && capitals * 4 >= words * 3 {
        for token in &mut evidence[sentence.clone()] {
            token.capitals = true;
        }
    }
}

/// The run of capitals from `start`, which is one.
fn run_from<'f>(text: &Text<'_>, end: usize, start: usize, form: &impl Fn(usize) -> &'f Form) -> Run {
    let mut at = start + 1;
    while at < end {
        if form(at).is_capital() {
            at += 1;
            continue;
        }
        let joins = matches!(
            text.word(at),
            "of" | "the" | "and" | "for" | "de" | "la" | "al" | "bin" | "van" | "von" | "der" | "-" | "&"
        );
        let next = at + 1 + usize::from(joins && at + 1 < end && text.word(at + 1) == "the");
        if joins && next < end && form(next).is_capital() {
            at = next + 1;
            continue;
        }
        break;
    }
    Run { start, end: at }
}

/// Writes what a run says of its tokens: here, and for the same words elsewhere.
fn describe<'f>(
    text: &Text<'_>,
    run: &Run,
    sentence: std::ops::Range<usize>,
    form: &impl Fn(usize) -> &'f Form,
    evidence: &mut [Evidence],
    here: &mut [u32],
) {
    let length = run.end - run.start;
    let last = form(run.end - 1);
    let behind = (run.end < sentence.end).then(|| form(run.end));
    let before = (run.start > sentence.start).then(|| form(run.start - 1));
    for at in run.start..run.end {
        let token = &mut evidence[at];
        token.run = [form(run.start).lower, last.lower];
        token.run_cluster = [last.classes.clusters[1], behind.map_or(0, |form| form.classes.clusters[1])];
        token.run_lexicon = last.lexicon;
        token.run_length = length.min(7) as u8;
        token.run_place = (at - run.start).min(7) as u8;
        let previous = if at > run.start { Some(form(at - 1)) } else { before };
        let next = if at + 1 < run.end { Some(form(at + 1)) } else { behind };
        let has = |form: Option<&Form>, classes: Classes| form.is_some_and(|form| form.lexicon.any(classes));
        let mut bits = 0;
        let mut set = |bit: u32, holds: bool| bits |= if holds { bit } else { 0 };
        set(uses::AFTER_TITLE, has(previous, Classes::TITLE | Classes::ROLE));
        set(uses::AFTER_GIVEN, at > run.start && has(previous, Classes::GIVEN));
        set(uses::BEFORE_SURNAME, at + 1 < run.end && has(next, Classes::SURNAME) && form(at).lexicon.any(Classes::GIVEN));
        set(uses::BEFORE_ORG_HEAD, at + 1 < run.end && last.lexicon.any(Classes::ORG_HEAD));
        set(uses::BEFORE_CUE, at + 1 == run.end && has(behind, Classes::CUE));
        set(
            uses::AFTER_IN,
            at == run.start && at > sentence.start && matches!(text.word(at - 1), "in" | "In" | "near" | "at" | "from"),
        );
        set(uses::AFTER_THE, at == run.start && at > sentence.start && matches!(text.word(at - 1), "the" | "The"));
        set(uses::RUN_FIRST, length > 1 && at == run.start);
        set(uses::RUN_LAST, length > 1 && at + 1 == run.end);
        set(uses::ALONE, length == 1);
        set(uses::BRACKETED, at > sentence.start && text.word(at - 1) == "(");
        set(uses::BEFORE_CLITIC, next.is_some_and(|form| form.shape == Shape::Clitic));
        set(uses::INSIDE_SENTENCE, at > sentence.start);
        set(
            uses::KNOWN_ORG,
            evidence[at].hit.any(Classes::ORG | Classes::COMPANY | Classes::OUTLET | Classes::PARTY | Classes::TEAM),
        );
        set(uses::KNOWN_PERSON, evidence[at].hit.any(Classes::PERSON));
        set(uses::KNOWN_PLACE, evidence[at].hit.any(Classes::COUNTRY | Classes::CITY | Classes::SUBDIVISION | Classes::NATURAL));
        let place_behind = run.end + 1 < sentence.end
            && text.word(run.end) == ","
            && form(run.end + 1).lexicon.any(Classes::COUNTRY | Classes::SUBDIVISION);
        set(uses::BEFORE_COMMA_PLACE, place_behind);
        here[at] = bits;
    }
}

impl Evidence {
    /// Whether a phrase of the lexicon covers the token.
    pub(super) fn is_listed(&self) -> bool {
        self.hit_place != 0
    }

    /// The features of this evidence, for a token of form `form`.
    pub(super) fn emit(&self, form: &Form, emit: &mut impl FnMut(Key)) {
        if self.hit_place != 0 {
            let place = u64::from(self.hit_place) << 33 | u64::from(form.is_capital()) << 32;
            emit(key(60, u64::from(self.hit.0) | place));
            let mut rest = self.hit.0;
            while rest != 0 {
                let bit = rest & rest.wrapping_neg();
                emit(key(61, u64::from(bit) | place));
                rest ^= bit;
            }
        }
        if self.run_length == 0 {
            return;
        }
        let place = u64::from(self.run_place.min(3)) | u64::from(self.run_length) << 8;
        emit(key(62, place));
        emit(key(63, pair(self.run[1], u64::from(self.run_length > 1))));
        if self.run_length > 1 {
            emit(key(64, pair(self.run[0], self.run[1])));
            emit(key(65, self.run[0]));
            emit(key(66, pair(u64::from(self.run_cluster[0]), u64::from(self.run_length))));
            emit(key(67, pair(u64::from(self.run_lexicon.0), 1)));
        }
        emit(key(68, pair(u64::from(self.run_cluster[1]), u64::from(self.run_length))));
        emit(key(69, pair(u64::from(form.classes.clusters[0]), place)));
        for (side, clusters) in self.company.iter().enumerate() {
            for cluster in clusters.iter().filter(|cluster| **cluster != 0) {
                emit(key(73, pair(side as u64, u64::from(*cluster))));
                emit(key(74, pair(side as u64 | u64::from(self.run_length == 1) << 1, u64::from(*cluster))));
            }
        }
        let mut rest = self.others;
        if rest == 0 {
            emit(key(70, 1 << 40));
        }
        while rest != 0 {
            let bit = rest & rest.wrapping_neg();
            emit(key(70, u64::from(bit)));
            emit(key(71, pair(u64::from(bit), pair(u64::from(self.run_length == 1), u64::from(form.is_listed_name())))));
            rest ^= bit;
        }
        let typed = self.others
            & (uses::AFTER_TITLE
                | uses::AFTER_GIVEN
                | uses::BEFORE_ORG_HEAD
                | uses::AFTER_IN
                | uses::AFTER_THE
                | uses::BEFORE_CUE
                | uses::LOWER);
        emit(key(72, pair(u64::from(typed), u64::from(self.run_length == 1))));
    }
}

const _: () = assert!(uses::COUNT <= 32);
