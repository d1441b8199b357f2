//! What the rest of the document says of a token: the names of the lexicon
//! that cover it, the run of capitals it stands in, and how the same word is
//! used elsewhere (global features after Chieu and Ng, CoNLL 2003).

use std::ops::Range;

use super::NAMES;
use super::form::{Form, Shape};
use super::key::key;
use super::looks::Looks;
use super::seen::{Elsewhere, Seen};
use super::sink::{Sink, group};
use crate::extent::Extent;
use crate::growth;
use crate::hash::{ByHash, pair};
use crate::lexicon::{Classes, Scan};
use crate::text::{Text, TokenKind};

/// What the document says of its tokens.
#[derive(Debug)]
pub(super) struct Evidence {
    /// The phrases of the lexicon that cover each token.
    covers: Vec<Cover>,
    /// For each token, one more than the number of its place in a run; zero where it is in none.
    numbers: Vec<u32>,
    /// What is known of the tokens in runs.
    places: Vec<Place>,
    runs: Vec<Run>,
    /// What was seen of the words in runs.
    seen: Vec<Seen>,
    /// For each sentence: 2 where it is a heading, 4 where it is set in capitals or in title case.
    sentences: Vec<u8>,
    live: Vec<bool>,
}

/// The longest phrase of the lexicon that covers a token.
#[derive(Clone, Copy, Default, Debug)]
struct Cover {
    classes: Classes,
    /// Where in the phrase the token stands: 1 alone, 2 first, 3 inside, 4 last; 0 where none covers it.
    place: u8,
}

/// A token in a run of capitals.
#[derive(Debug)]
struct Place {
    run: u32,
    /// Its word, by its number among those that were seen.
    word: u32,
    /// How it is used here: bits of `uses`.
    uses: u32,
}

/// A run of capitals: tokens, joined by small words only where `of`, `the`, `and`, `for` stand between capitals.
#[derive(Clone, Copy, Debug)]
struct Run(Extent);

/// So many tokens from one that stands out to the next, what is between them can be part of a name.
const GAP: usize = 3;

/// Words in small letters that end a name which begins with capitals, in some styles.
const TAILS: &[&str] = &["campaign", "crisis", "election", "elections", "party", "referendum", "summit", "war"];

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
    /// Those that tell most of a name's type.
    pub(super) const TYPED: u32 = AFTER_TITLE | AFTER_GIVEN | BEFORE_ORG_HEAD | AFTER_IN | AFTER_THE | BEFORE_CUE | LOWER;
}

impl Evidence {
    /// Gathers the evidence of a text whose tokens have the forms that `form` gives.
    pub(super) fn gather<'f>(text: &Text<'_>, form: impl Fn(usize) -> &'f Form, scan: &Scan<'_, '_>) -> Evidence {
        let count = text.tokens().len();
        let mut evidence = Evidence {
            covers: covers(text, scan),
            numbers: vec![0; count],
            places: Vec::new(),
            runs: Vec::new(),
            seen: Vec::new(),
            sentences: Vec::with_capacity(text.sentences().len()),
            live: vec![false; count],
        };
        let mut looks = Looks::of(text, &form);
        // Words that differ in case alone are one here.
        let mut spellings: ByHash<u32> = ByHash::default();
        let mut first = vec![u32::MAX; text.words().len()];
        let mut seen_of = |at: usize, seen: &mut Vec<Seen>| {
            let number = &mut first[text.word_id(at)];
            if *number == u32::MAX {
                *number = *spellings.entry(form(at).lower).or_insert_with(|| {
                    seen.push(Seen::default());
                    seen.len() as u32 - 1
                });
            }
            *number as usize
        };
        for paragraph in text.paragraphs() {
            for sentence in &text.sentences()[paragraph.sentences()] {
                let capitals = set_in_capitals(text, sentence, &looks);
                evidence.sentences.push(u8::from(paragraph.heading) << 1 | u8::from(capitals) << 2);
                let mut at = sentence.start;
                while at < sentence.end {
                    if !looks.has(at, Looks::CAPITAL) {
                        looks.meet(at);
                        at += 1;
                        continue;
                    }
                    let run = Run::from(text, sentence, at, &form);
                    let Range { start, end } = run.tokens();
                    let cluster = |form: Option<&Form>| form.map_or(0, |form| form.classes.clusters[1] + 1);
                    let sides = [
                        cluster((start > sentence.start).then(|| form(start - 1))),
                        cluster((end < sentence.end).then(|| form(end))),
                    ];
                    for at in start..end {
                        let uses = run.uses(text, at, sentence, &form, evidence.covers[at].classes);
                        let word = seen_of(at, &mut evidence.seen);
                        evidence.seen[word].add(uses);
                        evidence.seen[word].stands(at, sides);
                        growth::room(&mut evidence.places, 1);
                        evidence.places.push(Place { run: evidence.runs.len() as u32, word: word as u32, uses });
                        evidence.numbers[at] = evidence.places.len() as u32;
                    }
                    at = end;
                    growth::room(&mut evidence.runs, 1);
                    evidence.runs.push(run);
                }
                evidence.mark_live(text, sentence, &looks);
            }
        }
        looks.each_lower(|lower, times| {
            if let Some(number) = spellings.get(&lower) {
                (0..times).for_each(|_| evidence.seen[*number as usize].add(uses::LOWER));
            }
        });
        evidence
    }

    /// Notes which tokens of a sentence can be part of a name.
    fn mark_live(&mut self, text: &Text<'_>, sentence: &Range<usize>, looks: &Looks<'_, '_>) {
        let Evidence { numbers, covers, live, .. } = self;
        let kind = |at: usize| text.tokens()[at].kind;
        let hangs_on = |at: usize| matches!(kind(at), TokenKind::Clitic | TokenKind::Number | TokenKind::Dash);
        // "Jong-un" and "al-Sadr", not "US-backed".
        let glues = |dash: usize| kind(dash) == TokenKind::Dash && !text.tokens()[dash].spaced && !text.tokens()[dash + 1].spaced;
        let is_glued = |at: usize| at > sentence.start && glues(at - 1) && !looks.has(at, Looks::COMMON);
        let mut last: Option<usize> = None;
        // Whether all before is marks, dashes and brackets.
        let mut begins = true;
        for at in sentence.clone() {
            // "The", "But": a sentence begins with a capital, whatever its first word.
            let in_name = at + 1 < sentence.end && numbers[at + 1] > 0;
            let by_rule = begins && looks.has(at, Looks::COMMON) && !in_name;
            begins &= matches!(kind(at), TokenKind::Mark | TokenKind::Dash | TokenKind::Sign);
            if by_rule || numbers[at] == 0 && !covers[at].classes.any(NAMES) {
                continue;
            }
            let start = match last {
                Some(last) if at - last <= GAP => last + 1,
                _ if at > sentence.start + 1 && glues(at - 1) && !looks.has(at - 2, Looks::COMMON) => at - 2,
                _ if at > sentence.start && hangs_on(at - 1) => at - 1,
                _ => at,
            };
            // "COVID-19", "Jong-un", "Russia's", "general election" behind a name.
            let behind = (at + 1..sentence.end).take(4).take_while(|at| hangs_on(*at) || is_glued(*at)).count();
            let tail = (at + 1..sentence.end).take(GAP).position(|at| TAILS.contains(&text.word(at)));
            live[start..at + 1 + tail.map_or(behind, |tail| tail + 1)].fill(true);
            last = Some(at);
        }
    }

    /// Whether token `at` can be part of a name.
    pub(super) fn is_live(&self, at: usize) -> bool {
        self.live[at]
    }

    /// How many words the run of capitals has in which token `at` stands, at most 7; 0 where it stands in none.
    pub(super) fn run_length(&self, at: usize) -> u8 {
        match self.place_of(at) {
            None => 0,
            Some(place) => self.runs[place.run as usize].length(),
        }
    }

    /// How sentence `number` is set: 2 as a heading, 4 in capitals or in title case, added up.
    pub(super) fn place(&self, number: usize) -> u64 {
        self.sentences[number].into()
    }

    fn place_of(&self, at: usize) -> Option<&Place> {
        self.places.get((self.numbers[at] as usize).checked_sub(1)?)
    }

    /// What the other places of its word say of token `at`, which stands at `place`.
    fn elsewhere(&self, at: usize, place: &Place) -> Elsewhere {
        self.seen[place.word as usize].elsewhere(at, place.uses)
    }

    /// Appends what the document beyond the sentence says of token `at`.
    pub(super) fn sign(&self, at: usize, parts: &mut Vec<u64>) {
        let Some(place) = self.place_of(at) else { return };
        let Elsewhere { others, company } = self.elsewhere(at, place);
        let [before, behind] = company.map(|clusters| clusters.iter().fold(0, |sum, cluster| sum << 16 | u64::from(*cluster)));
        parts.extend([u64::from(others) << 32, before, behind]);
    }

    /// The features of this evidence, for token `at` of form `form`, in a sentence whose tokens have the forms that `form_at` gives.
    pub(super) fn emit<'f>(&self, at: usize, form: &Form, form_at: impl Fn(usize) -> Option<&'f Form>, sink: &mut impl Sink) {
        let cover = self.covers[at];
        if cover.place != 0 {
            let place = u64::from(cover.place) << 33 | u64::from(form.capital) << 32;
            let classes = cover.classes.0;
            sink.group(group(4, u64::from(classes) | place), |emit| {
                emit(key(60, u64::from(classes) | place));
                bits(classes, |bit| emit(key(61, u64::from(bit) | place)));
            });
        }
        let Some(here) = self.place_of(at) else { return };
        let run = self.runs[here.run as usize];
        let Elsewhere { others, company } = self.elsewhere(at, here);
        let length = u64::from(run.length());
        let alone = u64::from(length == 1);
        let Range { start, end } = run.tokens();
        let place = (at - start).min(3) as u64 | length << 8;
        let cluster = u64::from(form.classes.clusters[0]);
        sink.group(group(5, place << 16 | cluster), |emit| {
            emit(key(62, place));
            emit(key(69, pair(cluster, place)));
        });
        sink.run(here.run as usize, |emit| {
            let lower = |form: Option<&Form>| form.map_or(0, |form| form.lower);
            let cluster = |form: Option<&Form>| form.map_or(0, |form| u64::from(form.classes.clusters[1]));
            let (first, last, behind) = (form_at(start), form_at(end - 1), form_at(end));
            emit(key(63, pair(lower(last), 1 - alone)));
            if length > 1 {
                emit(key(64, pair(lower(first), lower(last))));
                emit(key(65, lower(first)));
                emit(key(66, pair(cluster(last), length)));
                emit(key(67, pair(last.map_or(0, |form| u64::from(form.lexicon.0)), 1)));
            }
            emit(key(68, pair(cluster(behind), length)));
        });
        for (side, clusters) in company.iter().enumerate() {
            for cluster in clusters.iter().map(|cluster| u64::from(*cluster)).filter(|cluster| *cluster != 0) {
                let stands = side as u64 | alone << 1;
                sink.group(group(6, stands << 16 | cluster), |emit| {
                    emit(key(73, pair(side as u64, cluster)));
                    emit(key(74, pair(stands, cluster)));
                });
            }
        }
        let listed = u64::from(form.is_listed_name());
        sink.group(group(7, u64::from(others) << 2 | alone << 1 | listed), |emit| {
            if others == 0 {
                emit(key(70, 1 << 40));
            }
            let how = pair(alone, listed);
            bits(others, |bit| {
                emit(key(70, u64::from(bit)));
                emit(key(71, pair(u64::from(bit), how)));
            });
            emit(key(72, pair(u64::from(others & uses::TYPED), alone)));
        });
    }
}

/// Gives each bit that is set, the lowest first.
fn bits(mut set: u32, mut each: impl FnMut(u32)) {
    while set != 0 {
        let bit = set & set.wrapping_neg();
        each(bit);
        set ^= bit;
    }
}

/// The phrases of the lexicon that cover the tokens, the longest first come.
fn covers(text: &Text<'_>, scan: &Scan<'_, '_>) -> Vec<Cover> {
    let mut covers = Vec::with_capacity(text.tokens().len());
    let mut phrases = scan.phrases().iter().peekable();
    while covers.len() < text.tokens().len() {
        let at = covers.len();
        while phrases.next_if(|phrase| phrase.tokens.start < at).is_some() {}
        if let Some(phrase) = phrases.next_if(|phrase| phrase.tokens.start == at) {
            let last = phrase.tokens.len() - 1;
            covers.extend((0..=last).map(|index| {
                let place = if index == 0 { 2 } else { 3 + u8::from(index == last) };
                Cover { classes: phrase.classes, place }
            }));
        } else {
            let classes = scan.word(at);
            covers.push(Cover { classes, place: u8::from(!classes.is_empty()) });
        }
    }
    covers
}

/// Whether a sentence is set as a headline: most of its words begin with a capital.
fn set_in_capitals(text: &Text<'_>, sentence: &Range<usize>, looks: &Looks<'_, '_>) -> bool {
    let (mut words, mut capitals) = (0, 0);
    for at in sentence.clone() {
        if text.tokens()[at].kind == TokenKind::Word && text.tokens()[at].span().len() > 3 {
            words += 1;
            capitals += u32::from(looks.has(at, Looks::CAPITAL));
        }
    }
    words >= 4 && capitals * 4 >= words * 3
}

impl Run {
    /// The run of capitals from `start`, which is one.
    fn from<'f>(text: &Text<'_>, sentence: &Range<usize>, start: usize, form: &impl Fn(usize) -> &'f Form) -> Run {
        let mut end = start + 1;
        while end < sentence.end {
            if form(end).capital {
                end += 1;
                continue;
            }
            let joins = matches!(
                text.word(end),
                "of" | "the" | "and" | "for" | "de" | "la" | "al" | "bin" | "van" | "von" | "der" | "-" | "&"
            );
            let next = end + 1 + usize::from(joins && end + 1 < sentence.end && text.word(end + 1) == "the");
            if joins && next < sentence.end && form(next).capital {
                end = next + 1;
                continue;
            }
            break;
        }
        Run(Extent::new(start..end))
    }

    fn tokens(self) -> Range<usize> {
        self.0.range()
    }

    /// How many words it has, at most 7.
    fn length(self) -> u8 {
        self.tokens().len().min(7) as u8
    }

    /// How its token `at`, which phrases of the classes `cover` cover, is used here: bits of `uses`.
    fn uses<'f>(
        self,
        text: &Text<'_>,
        at: usize,
        sentence: &Range<usize>,
        form: &impl Fn(usize) -> &'f Form,
        cover: Classes,
    ) -> u32 {
        let inside = at > sentence.start;
        let Range { start, end } = self.tokens();
        let (first, last) = (at == start, at + 1 == end);
        let previous = inside.then(|| form(at - 1));
        let next = (at + 1 < sentence.end).then(|| form(at + 1));
        let has = |form: Option<&Form>, classes: Classes| form.is_some_and(|form| form.lexicon.any(classes));
        let word_before = if inside { text.word(at - 1) } else { "" };
        let mut bits = 0;
        let mut set = |bit: u32, holds: bool| bits |= if holds { bit } else { 0 };
        set(uses::AFTER_TITLE, has(previous, Classes::TITLE | Classes::ROLE));
        set(uses::AFTER_GIVEN, !first && has(previous, Classes::GIVEN));
        set(uses::BEFORE_SURNAME, !last && has(next, Classes::SURNAME) && form(at).lexicon.any(Classes::GIVEN));
        set(uses::BEFORE_ORG_HEAD, !last && form(end - 1).lexicon.any(Classes::ORG_HEAD));
        set(uses::BEFORE_CUE, last && has(next, Classes::CUE));
        set(uses::AFTER_IN, first && matches!(word_before, "in" | "In" | "near" | "at" | "from"));
        set(uses::AFTER_THE, first && matches!(word_before, "the" | "The"));
        set(uses::RUN_FIRST, first && !last);
        set(uses::RUN_LAST, last && !first);
        set(uses::ALONE, first && last);
        set(uses::BRACKETED, word_before == "(");
        set(uses::BEFORE_CLITIC, next.is_some_and(|form| form.shape == Shape::Clitic));
        set(uses::INSIDE_SENTENCE, inside);
        set(uses::KNOWN_ORG, cover.any(Classes::ORG | Classes::COMPANY | Classes::OUTLET | Classes::PARTY | Classes::TEAM));
        set(uses::KNOWN_PERSON, cover.any(Classes::PERSON));
        set(uses::KNOWN_PLACE, cover.any(Classes::COUNTRY | Classes::CITY | Classes::SUBDIVISION | Classes::NATURAL));
        let place_behind =
            end + 1 < sentence.end && text.word(end) == "," && form(end + 1).lexicon.any(Classes::COUNTRY | Classes::SUBDIVISION);
        set(uses::BEFORE_COMMA_PLACE, place_behind);
        bits
    }
}

const _: () = assert!(uses::COUNT <= 32);
