//! One answer for one name: mentions that are written the same get the same
//! type, stay or go together, and are found wherever they stand.

use super::features::Clusters;
use super::tagger::Name;
use super::tags::Type;
use crate::hash::Map;
use crate::model::Model;
use crate::order;
use crate::text::{Text, TokenKind};

/// A name less probable than this is left out: more of those are wrong than right.
const FLOOR: f32 = 0.47;
/// The same for persons, who are missed more: what they say and do hangs on their names.
const PERSON_FLOOR: f32 = 0.32;
/// Of names scored one so many are right on news that the tagger has not learnt from.
const RIGHT: f32 = 0.94;
/// How much less sure a mention is that the tagger passed over.
const PASSED_OVER: f32 = 0.8;
/// A word whose bucket of capitalisation is less is a common word at a sentence's start.
const MOSTLY_CAPITAL: u8 = 5;

/// What all mentions of one name say together.
#[derive(Default)]
struct Group {
    masses: [f32; Type::COUNT],
    times: f32,
}

impl Group {
    /// The type that all mentions together make most probable, and the mean of what each says for it.
    fn verdict(&self) -> (Type, f32) {
        let more = |best: Type, kind: Type| if self.masses[kind as usize] > self.masses[best as usize] { kind } else { best };
        let best = Type::ALL.into_iter().fold(Type::ALL[0], more);
        (best, self.masses[best as usize] / self.times)
    }

    /// Whether it is more probable than not, or near it, that this is a name of that type.
    fn stays(&self) -> bool {
        let (kind, mean) = self.verdict();
        mean >= if kind == Type::Person { PERSON_FLOOR } else { FLOOR }
    }
}

/// The tagger's names, agreed among themselves, in text order.
pub(super) fn settle(text: &Text<'_>, mut names: Vec<Name>, model: &Model) -> Vec<Name> {
    let source = text.source();
    let surface = |name: &Name| text.span(name.tokens.clone()).of(source);
    let mut groups: Map<&str, Group> = Map::default();
    for name in &names {
        let group = groups.entry(surface(name)).or_default();
        group.masses[name.kind as usize] += name.score;
        group.times += 1.0;
    }
    for name in &mut names {
        let group = &groups[surface(name)];
        if group.times > 1.0 {
            let (kind, mean) = group.verdict();
            name.score = if kind == name.kind { 0.5 * (mean + name.score) } else { mean };
            name.kind = kind;
        }
    }
    // Of one name all mentions stay or none: the mean decides.
    names.retain(|name| groups[surface(name)].stays());
    let passed_over = passed_over(text, &names, &groups, model);
    names.extend(passed_over);
    order::by(&mut names, |name| (name.tokens.start, 0));
    names.iter_mut().for_each(|name| name.score *= RIGHT);
    names
}

/// The lengths of the names that begin with a word, at most eight of them, the longest first.
#[derive(Clone, Copy, Default)]
struct Lengths([usize; 8]);

impl Lengths {
    fn add(&mut self, length: usize) {
        if self.0.contains(&length) {
            return;
        }
        // The first eight that were met are all that is looked for.
        if let Some(free) = self.0.iter().position(|known| *known == 0) {
            self.0[free] = length;
            self.0.sort_unstable_by(|a, b| b.cmp(a));
        }
    }

    fn longest_first(self) -> impl Iterator<Item = usize> {
        self.0.into_iter().take_while(|length| *length > 0)
    }
}

/// The places between `names` at which one of them stands again, by itself.
fn passed_over(text: &Text<'_>, names: &[Name], groups: &Map<&str, Group>, model: &Model) -> Vec<Name> {
    let source = text.source();
    // For each distinct word one more than the number of the names that begin with it, by their lengths; most begin none.
    let mut numbers: Vec<u32> = vec![0; text.words().len()];
    let mut lengths: Vec<Lengths> = Vec::new();
    for name in names {
        let number = &mut numbers[text.word_id(name.tokens.start)];
        if *number == 0 {
            lengths.push(Lengths::default());
            *number = lengths.len() as u32;
        }
        lengths[*number as usize - 1].add(name.tokens.len());
    }
    let is_capital = |at: usize| text.tokens()[at].kind == TokenKind::Word && text.word(at).starts_with(char::is_uppercase);
    let mut found = Vec::new();
    let mut next = 0;
    for sentence in text.sentences() {
        let mut at = sentence.start;
        while at < sentence.end {
            while names.get(next).is_some_and(|name| name.tokens.end <= at) {
                next += 1;
            }
            let free = names.get(next).map_or(sentence.end, |name| name.tokens.start).min(sentence.end);
            if at >= free {
                at = names.get(next).map_or(sentence.end, |name| name.tokens.end.max(at + 1));
                continue;
            }
            let fits = |length: &usize| {
                let end = at + length;
                end <= free
                    && groups.get(text.span(at..end).of(source)).is_some_and(Group::stays)
                    && (at == sentence.start || !is_capital(at - 1))
                    && (end == sentence.end || !is_capital(end))
                    && (at > sentence.start || *length > 1 || model.words.of(text.word(at)).capital >= MOSTLY_CAPITAL)
            };
            let length = match numbers[text.word_id(at)] {
                0 => None,
                number if is_capital(at) => lengths[number as usize - 1].longest_first().find(fits),
                _ => None,
            };
            if let Some(length) = length {
                let (kind, mean) = groups[text.span(at..at + length).of(source)].verdict();
                found.push(Name { tokens: at..at + length, kind, score: PASSED_OVER * mean });
                at += length;
            } else {
                at += 1;
            }
        }
    }
    found
}
