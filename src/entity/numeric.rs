//! Numbers, amounts and times, with their values.
//!
//! One pass from left to right over the tokens of each sentence. Every word
//! gets its part in such expressions from a small table; words without a part,
//! nearly all of them, are passed over at once. Where an expression may begin,
//! a grammar written by hand reads as far as it goes: modifiers ("more than"),
//! a number phrase or a place in the calendar, what is counted, and what
//! belongs behind it ("ago", "a share", "or so"). Nothing looks further than a
//! few tokens, so that the pass is linear.
//!
//! Of a range the value is its lower end; a count that is not told ("dozens",
//! "the past few weeks") has none. Relative times resolve against the article's
//! date; without one they have no value.

mod amount;
mod article;
mod calendar;
mod clock;
mod count;
mod currency;
mod date;
mod duration;
mod figure;
mod lexeme;
mod measure;
mod modifier;
mod moment;
mod numeral;
mod period;
mod reader;
mod relative;
mod resolve;
mod when;
mod why;
mod words;
mod written;
mod year;
mod zone;

use std::ops::Range;

use self::calendar::Day;
use self::figure::Figure;
use self::lexeme::{Class, Lexeme};
use self::reader::Reader;
pub(super) use self::why::Told;
use super::{Entity, Label, Value};
use crate::annotator::Options;
use crate::growth;
use crate::text::{Facts, Revision, Text, TokenKind};

/// An expression of number or time.
#[derive(Clone, PartialEq, Debug)]
struct Found {
    tokens: Range<usize>,
    label: Label,
    value: Option<Value>,
    score: f32,
}

impl Found {
    fn new(start: usize, end: usize, label: Label, value: Option<Value>) -> Found {
        // The precision of each type on held-out news, about.
        let score = match label {
            Label::Percent | Label::Money => 0.97,
            Label::Ordinal => 0.88,
            _ => 0.94,
        };
        Found { tokens: start..end, label, value, score }
    }
}

/// No expression has more words before the first that tells a number or time.
const REACH: usize = 6;

/// Finds the dates, times, percentages, amounts of money, quantities, ordinals and cardinals of a text, in text order and without overlaps.
///
/// The distinct words of the text have `numbers`, which are theirs in all texts, and it lies to the one before as `revision`
/// says.
pub(crate) fn find(text: &Text<'_>, numbers: &[u32], options: &Options, revision: &Revision, memory: &mut Memory) -> Vec<Entity> {
    let of_words = memory.words.of(text, numbers, Part::of);
    let lexemes: Vec<Lexeme> = (0..text.tokens().len()).map(|at| of_words[text.word_id(at)].lexeme).collect();
    let article = match options.date {
        Some((year, month, day)) => Day::new(year, month, day),
        None => article::date(text, &lexemes),
    };
    let sterling = pays_in_sterling(text, &lexemes);
    let mut entities: Vec<Entity> = Vec::new();
    let before = std::mem::take(&mut memory.found);
    let alike = article == memory.article && sterling == memory.sterling;
    for (number, paragraph) in text.paragraphs().iter().enumerate() {
        // Expressions lie within sentences, and nothing around those tells.
        if let Some(same) = revision.same(number).filter(|_| alike) {
            let tokens = same.before(&paragraph.tokens());
            let first = before.partition_point(|entity| entity.tokens.start < tokens.start);
            let known = before[first..].iter().take_while(|entity| entity.tokens.start < tokens.end);
            entities.extend(known.map(|entity| {
                let tokens = same.now(&entity.tokens);
                Entity { span: text.span(tokens.clone()), tokens, ..entity.clone() }
            }));
            continue;
        }
        for sentence in &text.sentences()[paragraph.sentences()] {
            let reader = Reader { text, lexemes: &lexemes, start: sentence.start, end: sentence.end, article, sterling };
            reader.expressions(|at| of_words[text.word_id(at)].opens, &mut entities);
        }
    }
    let found = if revision.is_awaited() { entities.clone() } else { Vec::new() };
    *memory = Memory { words: std::mem::take(&mut memory.words), found, article, sterling };
    entities
}

/// Whether the text speaks of money in pounds: then "five pounds" are no weight.
fn pays_in_sterling(text: &Text<'_>, lexemes: &[Lexeme]) -> bool {
    lexemes.iter().enumerate().any(|(index, lexeme)| match lexeme.class {
        Class::CurrencySign => text.word(index) == "£",
        Class::Scale => index > 0 && text.word(index - 1).starts_with('#'),
        Class::Currency => matches!(text.word(index), "pence" | "sterling"),
        _ => false,
    })
}

/// What is kept from one text to the next: facts about words, and what was found in the text before.
#[derive(Default, Debug)]
pub(crate) struct Memory {
    words: Facts<Part>,
    found: Vec<Entity>,
    /// What was found hangs on these as well.
    article: Option<Day>,
    sterling: bool,
}

/// What a word is to this pass.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Part {
    lexeme: Lexeme,
    /// Whether it may begin an expression though it has no part in one.
    opens: bool,
}

impl Part {
    fn of(kind: TokenKind, word: &str) -> Part {
        Part { lexeme: lexeme::of(kind, word), opens: may_open(kind, word) }
    }
}

/// Whether a word of no part may begin an expression all the same, as far as the word alone tells: see [`Reader::named`].
fn may_open(kind: TokenKind, word: &str) -> bool {
    let word = word.as_bytes();
    match kind {
        TokenKind::Word => {
            word.last().is_some_and(u8::is_ascii_digit) || word.len() <= 4 && matches!(word.first(), Some(b'N' | b'n'))
        }
        TokenKind::Mark => true,
        _ => false,
    }
}

impl Reader<'_> {
    /// Appends the expressions of the sentence; `opens` says of a word of no part whether it may begin one.
    fn expressions(&self, opens: impl Fn(usize) -> bool, entities: &mut Vec<Entity>) {
        let mut at = self.start;
        let mut last = self.start;
        let mut telling = self.start;
        while at < self.end {
            // Where nothing that tells a number or time is near, nothing begins.
            telling = telling.max(at);
            while telling < self.end && !self.lexemes[telling].class.tells() {
                telling += 1;
            }
            let begins = match self.lexemes[at].class {
                Class::None => opens(at) || self.class(at + 1) == Class::CurrencySign,
                _ => telling - at <= REACH,
            };
            match if begins { self.expression(at) } else { None } {
                Some(found) if found.tokens.start >= last && found.tokens.end > at => {
                    at = found.tokens.end.min(self.end);
                    last = at;
                    let tokens = found.tokens.start..at;
                    let span = self.text.span(tokens.clone());
                    let score = if self.beside_name(&found) { found.score * 0.8 } else { found.score };
                    growth::room(entities, 1);
                    entities.push(Entity { span, tokens, label: found.label, score, value: found.value });
                }
                _ => at += 1,
            }
        }
    }

    /// Whether a single number, ordinal or year stands beside a capitalised word, whose name it can be part of.
    fn beside_name(&self, found: &Found) -> bool {
        let (start, end) = (found.tokens.start, found.tokens.end);
        let single = end == start + 1 && matches!(found.label, Label::Cardinal | Label::Ordinal | Label::Date);
        let numbered = found.label != Label::Date || self.year(start).is_some();
        let name = |at: usize| self.is_capital(at) && self.class(at) == Class::None && at > self.start;
        single && numbered && (start > self.start && name(start - 1) || name(end))
    }

    /// The expression that begins at `at`.
    fn expression(&self, at: usize) -> Option<Found> {
        match self.class(at) {
            // What cannot begin anything, unless it is glued to an amount of money.
            Class::None if self.class(at + 1) == Class::CurrencySign => self.money(at),
            Class::None => match self.kind(at) {
                Some(TokenKind::Word) => self.named(at),
                Some(TokenKind::Mark) => self.shortened(at),
                _ => None,
            },
            Class::Dash | Class::And | Class::Or | Class::To | Class::Of | Class::Percent | Class::PercentSign => None,
            Class::Joint if self.numbered(at).is_some() => self.numbered(at),
            _ => self.modified(at).or_else(|| self.core(at, None)).map(|found| self.prefixed(found)),
        }
    }

    /// A word of no part that begins an expression all the same: "R92 million", "No. 1".
    fn named(&self, at: usize) -> Option<Found> {
        let word = self.word(at).as_bytes();
        if word.last().is_some_and(u8::is_ascii_digit) {
            return self.money(at);
        }
        if word.len() <= 4 && matches!(word.first(), Some(b'N' | b'n')) { self.numbered(at) } else { None }
    }

    /// The expression that begins at `at`, or with the mark or prefix before it: "'82", "pre-1917".
    fn prefixed(&self, found: Found) -> Found {
        let start = found.tokens.start;
        if found.label == Label::Date
            && self.after_hyphen(start)
            && start >= self.start + 2
            && self.is_any(start - 2, &["pre", "post"])
        {
            return Found { tokens: start - 2..found.tokens.end, ..found };
        }
        found
    }

    /// "'82", "’90s": a year or decade whose century the apostrophe stands for.
    fn shortened(&self, at: usize) -> Option<Found> {
        if self.kind(at) != Some(TokenKind::Mark) || !matches!(self.word(at), "'" | "‘") || !self.glued(at + 1) || self.glued(at)
        {
            return None;
        }
        match self.figure(at + 1)? {
            Figure::Decade(_) => self.dated_figure(at + 1, true).map(|when| when.found(at)),
            Figure::Plain(plain) if plain.bare && plain.digits == 2 => {
                let placed = self.is_any(
                    at.wrapping_sub(1),
                    &["in", "of", "since", "the", "a", "buy", "from", "until", "by", "and", "summer", "to"],
                );
                let quoted = (at + 2..at + 12).any(|mark| self.kind(mark) == Some(TokenKind::Mark));
                let year = plain.value as i32 + if plain.value < 30.0 { 2000 } else { 1900 };
                (placed && !quoted).then(|| Found::new(at, at + 2, Label::Date, Some(Value::Iso(year.to_string()))))
            }
            _ => None,
        }
    }

    /// An expression behind modifiers.
    fn modified(&self, at: usize) -> Option<Found> {
        let modifier = self.modifier(at)?;
        let core = modifier.end;
        if self.class(core) == Class::None && self.class(core + 1) != Class::CurrencySign && self.named(core).is_none() {
            return None;
        }
        let found = self.core(core, Some(modifier))?;
        (found.label != Label::Ordinal).then_some(Found { tokens: at..found.tokens.end, ..found })
    }

    /// An expression without its modifiers.
    fn core(&self, at: usize, modifier: Option<modifier::Modifier>) -> Option<Found> {
        if let Some(money) = self.money(at) {
            return Some(money);
        }
        let compares = modifier.is_some_and(|modifier| modifier.compares);
        if let Some(age) = self.aged(at).or_else(|| self.age(at)) {
            return Some(age);
        }
        if let Some(when) = self.hours(at) {
            return Some(when.found(at));
        }
        let preposition = modifier.is_some_and(|modifier| modifier.preposition);
        let years = preposition || compares && self.year(at).is_some();
        if !years && let Some(when) = self.when(at) {
            return Some(when.found(at));
        }
        if let Some(when) = self.one_unit(at, modifier) {
            // "a week-long strike" has its article from the noun.
            return Some(when.found(if self.hyphen(at + 2) { at + 1 } else { at }));
        }
        if let Some(when) = self.timed(at) {
            return Some(when.found(at));
        }
        if let Some(pence) = self.pence(at) {
            return Some(pence);
        }
        if let Some(Figure::Lettered(value, letters)) = self.figure(at)
            && let Some(found) = self.lettered(at, value, letters)
        {
            return Some(found);
        }
        if self.class(at) == Class::Between
            && let Some(found) = self.between(at)
        {
            return Some(found);
        }
        if preposition && self.year(at).is_some_and(|year| self.is_year(at, year)) {
            return None;
        }
        if let Some(magnitude) = self.magnitude(at) {
            return Some(magnitude);
        }
        let grouped = self
            .grouped(at)
            .filter(|number| matches!(self.class(number.end), Class::Currency | Class::CurrencySign | Class::CurrencyCode));
        if let Some(number) = grouped.or_else(|| self.numeral(at)) {
            if let Some(when) = self.duration(at, number, modifier) {
                return Some(when.found(at));
            }
            // "over seven years": the preposition is none of the number's.
            if preposition && self.unit(self.past_hyphen(number.end)).is_some() {
                return None;
            }
            let start = if self.class(at) == Class::A && number.kind == numeral::Kind::Ordinal { at + 1 } else { at };
            if let Some(found) = self.counted(start, number) {
                return Some(found);
            }
        }
        if self.class(at) == Class::Units && modifier.is_none() {
            return self.bare_units(at).map(|when| when.found(at));
        }
        None
    }

    /// "between 10 and 20 percent", "between $5 and $10".
    fn between(&self, at: usize) -> Option<Found> {
        if let Some(money) = self.money(at + 1) {
            let joined = (at + 2..money.tokens.end).any(|joint| self.class(joint) == Class::And);
            return joined.then_some(Found { tokens: at..money.tokens.end, ..money });
        }
        let first = self.number(at + 1)?;
        if self.class(first.end) != Class::And {
            return None;
        }
        let second = self.number(first.end + 1)?;
        if second.low <= first.low || second.kind != numeral::Kind::Cardinal || first.kind != numeral::Kind::Cardinal {
            return None;
        }
        let range = numeral::Numeral { low: first.low, high: Some(second.low), plain: None, ..second };
        if let Some(when) = self.duration(at, range, None) {
            return Some(when.found(at));
        }
        let found = self.counted(first.end + 1, range)?;
        Some(Found { tokens: at..found.tokens.end, ..found })
    }
}

#[cfg(test)]
mod tests;
