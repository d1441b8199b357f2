//! Personal names: their parts, and when two of them can name one person.

use std::ops::Range;

use super::gender::{self, Gender};
use super::glue;
use super::nouns;
use super::spelling::{Word, Words};
use crate::lexicon::{Classes, Lexicon};
use crate::text::{Text, TokenKind};

/// A personal name as it stands in the text, title and suffix apart.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Name {
    /// Its parts, hyphenated ones joined: "jose", "de", "venecia".
    pub(super) parts: Vec<Part>,
    /// The tokens of the parts: the name without titles, suffix included.
    pub(super) tokens: Range<usize>,
    /// "Jr." or a numeral behind it.
    pub(super) suffix: Option<Word>,
    /// What the title before it says: "Mrs.".
    pub(super) gender: Option<Gender>,
    /// Whether a title stands before it, inside or outside its tokens.
    pub(super) titled: bool,
}

/// One part of a name.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) struct Part {
    /// Its folded spelling.
    pub(super) word: Word,
    /// Whether it is a single letter.
    pub(super) initial: bool,
}

impl Name {
    /// The last part: the surname, where the name has one.
    pub(super) fn last(&self) -> Part {
        self.parts[self.parts.len() - 1]
    }

    /// The first part: the given name, where the name has two.
    pub(super) fn first(&self) -> Part {
        self.parts[0]
    }

    /// Whether it is a surname or a given name alone.
    pub(super) fn is_short(&self) -> bool {
        self.parts.len() == 1
    }
}

/// Suffixes that follow a surname and tell father from son.
const SUFFIXES: [&str; 7] = ["jr", "sr", "ii", "iii", "iv", "esq", "phd"];

/// Reads the name in `tokens`; none when nothing is left without titles.
pub(super) fn read(text: &Text<'_>, tokens: Range<usize>, words: &mut Words, lexicon: &Lexicon) -> Option<Name> {
    let tokens = glue::without(text, tokens, lexicon);
    let mut start = tokens.start;
    let (mut gender, mut titled) = title_before(text, start, lexicon);
    while start + 1 < tokens.end && is_title(text.word(start), lexicon) && text.tokens()[start + 1].kind == TokenKind::Word {
        gender = gender.or(gender::of_noun(text.word(start), lexicon));
        titled = true;
        start += 1;
    }
    let mut parts: Vec<Part> = Vec::with_capacity(3);
    let mut suffix = None;
    let mut joined = String::new();
    let mut at = start;
    while at < tokens.end {
        let token = &text.tokens()[at];
        let word = text.word(at);
        at += 1;
        match token.kind {
            TokenKind::Word | TokenKind::Number => {}
            // "Macron's resolute" that was taken for a name is Macron's.
            TokenKind::Clitic if !parts.is_empty() => break,
            _ => continue,
        }
        // "Jean-Luc" and "Ocasio-Cortez" are one part each.
        joined.clear();
        joined.push_str(word);
        while at + 1 < tokens.end
            && text.tokens()[at].kind == TokenKind::Dash
            && !text.tokens()[at].spaced
            && text.tokens()[at + 1].kind == TokenKind::Word
        {
            joined.push_str(text.word(at + 1));
            at += 2;
        }
        let number = words.number(&joined);
        let spelling = words.spelling(number);
        if spelling.is_empty() {
            continue;
        }
        if !parts.is_empty() && SUFFIXES.contains(&spelling) {
            suffix = Some(number);
        } else {
            parts.push(Part { word: number, initial: is_initial(word) });
        }
    }
    (!parts.is_empty()).then_some(Name { parts, tokens: start..tokens.end, suffix, gender, titled })
}

/// "J.", "J", "J.K."
fn is_initial(word: &str) -> bool {
    let letters = word.chars().filter(|character| character.is_alphabetic()).count();
    let upper = word.chars().all(|character| character.is_uppercase() || character == '.');
    upper && (letters == 1 || word.contains('.') && letters <= 3)
}

/// Whether a capitalised word stands before names and is no part of them.
pub(super) fn is_title(word: &str, lexicon: &Lexicon) -> bool {
    nouns::is_courtesy(word)
        || word.starts_with(char::is_uppercase) && {
            let classes = lexicon.word(word);
            classes.any(Classes::TITLE) && !classes.any(Classes::GIVEN | Classes::SURNAME)
        }
}

/// The gender that the word before a name tells, and whether that word is a title.
fn title_before(text: &Text<'_>, start: usize, lexicon: &Lexicon) -> (Option<Gender>, bool) {
    if start == 0 || text.tokens()[start].lines > 0 || text.tokens()[start - 1].kind != TokenKind::Word {
        return (None, false);
    }
    let word = text.word(start - 1);
    let is_noun = is_title(word, lexicon) || nouns::is_person(word, lexicon);
    let gender = if is_noun { gender::of_noun(word, lexicon) } else { None };
    (gender, is_noun)
}

/// Whether two names of two parts or more can be one person's: the surnames
/// agree, and every given name of the shorter one fits one of the longer.
pub(super) fn agree(one: &Name, other: &Name, words: &Words) -> bool {
    if let (Some(a), Some(b)) = (one.suffix, other.suffix)
        && a != b
    {
        return false;
    }
    if matches!((one.gender, other.gender), (Some(a), Some(b)) if a != b) {
        return false;
    }
    let (short, long) = if one.parts.len() <= other.parts.len() { (one, other) } else { (other, one) };
    if concatenation(short, words) == concatenation(long, words) {
        return true;
    }
    let (given, surname) = short.parts.split_at(short.parts.len() - 1);
    if surname[0].word != long.last().word {
        // "Mohammed bin Salman" of "Mohammed bin Salman Al Saud".
        return short.parts.len() >= 2
            && short.parts.len() < long.parts.len()
            && short.parts.iter().zip(&long.parts).all(|(a, b)| a.word == b.word);
    }
    // "García Márquez" of "Gabriel García Márquez": all parts in a row at the end.
    if short.parts.len() < long.parts.len() && long.parts.ends_with(&short.parts) {
        return true;
    }
    let by_initial = long.first().initial && fits_any(given[0], &long.parts[1..], words);
    if !by_initial && !parts_fit(given[0], long.first(), words) {
        // "J. Edgar Hoover" and "Edgar Hoover".
        return false;
    }
    let mut rest = long.parts[..long.parts.len() - 1].iter();
    given.iter().skip(1).all(|part| {
        // Middle names may be left out, but not contradict: "John F. Kerry", "John Forbes Kerry".
        rest.any(|candidate| parts_fit(*part, *candidate, words)) || long.parts.len() == short.parts.len() && part.initial
    }) || given.len() == 1
}

fn fits_any(part: Part, parts: &[Part], words: &Words) -> bool {
    parts.iter().any(|candidate| parts_fit(part, *candidate, words))
}

/// Whether two given names can be one: equal, an initial, or a short form.
fn parts_fit(one: Part, other: Part, words: &Words) -> bool {
    if one.word == other.word {
        return true;
    }
    let (a, b) = (words.spelling(one.word), words.spelling(other.word));
    if one.initial || other.initial {
        return a.chars().next() == b.chars().next();
    }
    is_short_form(a, b) || is_short_form(b, a)
}

fn concatenation(name: &Name, words: &Words) -> String {
    name.parts.iter().map(|part| words.spelling(part.word)).collect()
}

/// Whether `short` is what friends call someone named `full`.
pub(super) fn is_short_form(short: &str, full: &str) -> bool {
    SHORT_FORMS.iter().any(|(name, shorts)| *name == full && shorts.split(' ').any(|form| form == short))
        // "Alex" of "Alexander", "Sam" of "Samuel": three letters or more of it.
        || short.len() >= 3 && full.len() >= short.len() + 2 && full.starts_with(short) && short.len() * 2 >= full.len().saturating_sub(3)
}

/// Given names with the short forms that are not their first letters.
const SHORT_FORMS: [(&str, &str); 62] = [
    ("alexander", "alex sandy sasha xander"),
    ("alexandra", "alex sandra sasha"),
    ("aleksandr", "sasha alex"),
    ("andrew", "andy drew"),
    ("anthony", "tony"),
    ("antonio", "tony toni"),
    ("barbara", "barb barbie"),
    ("benjamin", "benji bibi"),
    ("bernard", "bernie"),
    ("catherine", "cathy kate katie kitty"),
    ("katherine", "kathy kate katie kitty"),
    ("charles", "charlie chuck"),
    ("christina", "tina chrissy"),
    ("christopher", "kit topher"),
    ("cynthia", "cindy"),
    ("daniel", "danny"),
    ("david", "dave davey"),
    ("deborah", "debbie deb"),
    ("dmitry", "dima"),
    ("dorothy", "dot dottie"),
    ("edward", "ed ted eddie ned"),
    ("elizabeth", "liz lizzie beth betsy betty eliza libby"),
    ("eugene", "gene"),
    ("francis", "frank"),
    ("francisco", "paco pancho"),
    ("frederick", "fred freddie rick"),
    ("gerald", "jerry"),
    ("gregory", "greg"),
    ("harold", "harry hal"),
    ("henry", "harry hank"),
    ("herbert", "bert"),
    ("jacob", "jake"),
    ("james", "jim jimmy jamie"),
    ("jeffrey", "jeff"),
    ("jennifer", "jenny jen"),
    ("john", "jack johnny"),
    ("jonathan", "jon jonny"),
    ("jose", "pepe"),
    ("joseph", "joe joey"),
    ("lawrence", "larry"),
    ("margaret", "maggie meg peggy"),
    ("matthew", "matt"),
    ("michael", "mike mick mickey misha"),
    ("nicholas", "nick"),
    ("patricia", "pat patty trish"),
    ("patrick", "pat paddy"),
    ("peter", "pete"),
    ("philip", "phil"),
    ("randall", "randy"),
    ("rebecca", "becky"),
    ("richard", "dick rick rich ricky"),
    ("robert", "bob bobby rob robbie bert"),
    ("ronald", "ron ronnie"),
    ("stephen", "steve"),
    ("steven", "steve"),
    ("susan", "sue suzy"),
    ("theodore", "ted teddy"),
    ("theresa", "terry tess"),
    ("thomas", "tom tommy"),
    ("timothy", "tim"),
    ("vladimir", "volodya vova"),
    ("william", "bill billy will liam"),
];
