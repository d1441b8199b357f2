//! One look at a text for the whole room: word classes, regions and noun phrases.

use std::ops::Range;

use super::again::Again;
use super::marks::{self, Region};
use super::noun::{self, Noun};
use super::words::{self, Class};
use crate::entity::Entity;
use crate::hash::Map;
use crate::index::Index;
use crate::text::{Facts, Text, own_numbers};

/// A text with what the steps of this room all ask for.
pub(super) struct View<'a, 't> {
    pub(super) text: &'a Text<'t>,
    pub(super) entities: &'a [Entity],
    /// The class of each token.
    pub(super) classes: Vec<Class>,
    /// A number for the word of each token, whatever its capitals.
    keys: Vec<u32>,
    /// The look of the word of each token.
    looks: Vec<Look>,
    /// The regions between marks.
    pub(super) regions: Vec<Region>,
    /// The innermost region of each token; its marks belong to the region around it.
    region_of: Vec<Option<Index>>,
    /// The noun phrases, sorted, disjoint.
    pub(super) nouns: Vec<Noun>,
    symbols: Vec<u8>,
    /// How many names end in the word of this key.
    pub(super) names: Map<u32, u32>,
    /// What is known of paragraphs that have not changed.
    pub(super) again: Again<'a>,
}

/// What this room knows of a word: its class, its number whatever its capitals, and its look.
pub(super) type Word = (Class, (u32, Look));

/// How a word begins and ends.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Look(u8);

impl Look {
    /// Begins with a capital letter, with a small one.
    pub(super) const CAPITAL: Look = Look(1);
    pub(super) const SMALL: Look = Look(2);
    /// Ends so, and is no shorter than a word with that ending.
    pub(super) const ED: Look = Look(4);
    pub(super) const LY: Look = Look(8);
    /// Ends so, however short.
    const ENDS_ED: Look = Look(16);
    pub(super) const ING: Look = Look(32);
    const THAT: Look = Look(64);
    /// Announces a report though it is no verb: "according", "per", ":".
    pub(super) const ANNOUNCES: Look = Look(128);

    fn of(word: &str) -> Look {
        let first = word.chars().next();
        [
            (Look::CAPITAL, first.is_some_and(char::is_uppercase)),
            (Look::SMALL, first.is_some_and(char::is_lowercase)),
            (Look::ED, word.len() > 4 && word.ends_with("ed")),
            (Look::LY, words::is_adverb(word)),
            (Look::ENDS_ED, word.ends_with("ed")),
            (Look::ING, word.ends_with("ing")),
            (Look::THAT, word == "that"),
            (Look::ANNOUNCES, word == ":" || word.eq_ignore_ascii_case("according") || word.eq_ignore_ascii_case("per")),
        ]
        .into_iter()
        .fold(Look(0), |looks, (look, has)| if has { Look(looks.0 | look.0) } else { looks })
    }

    /// Whether it has the other look.
    pub(super) const fn has(self, other: Look) -> bool {
        self.0 & other.0 != 0
    }
}

/// Whether a symbol is that of a verb.
pub(super) fn is_verb(symbol: u8) -> bool {
    matches!(symbol, b'b' | b'x' | b'Q' | b'k' | b'v' | b'A')
}

impl<'a, 't> View<'a, 't> {
    pub(super) fn new(text: &'a Text<'t>, entities: &'a [Entity]) -> Self {
        View::known(text, entities, &own_numbers(text), &mut Facts::default(), Again::nothing())
    }

    /// The view of a text whose distinct words have these numbers in all texts; what was found of words before is `known`.
    pub(super) fn known(
        text: &'a Text<'t>,
        entities: &'a [Entity],
        numbers: &[u32],
        known: &mut Facts<Word>,
        again: Again<'a>,
    ) -> Self {
        let of_words = known.of(text, numbers, |_, word| (words::class(word), (words::key(word), Look::of(word))));
        let (classes, (keys, looks)) = (0..text.tokens().len()).map(|token| of_words[text.word_id(token)]).unzip();
        let regions = marks::pair(text);
        let mut region_of = vec![None; text.tokens().len()];
        // Outer regions come first, so that inner ones overwrite them; the depth is bounded.
        for (index, region) in regions.iter().enumerate() {
            region_of[region.inner()].fill(Some(Index::new(index)));
        }
        let mut view = View {
            text,
            entities,
            classes,
            keys,
            looks,
            regions,
            region_of,
            nouns: Vec::new(),
            symbols: Vec::new(),
            names: Map::default(),
            again,
        };
        view.nouns = noun::chunk(&view);
        view.read_symbols();
        let names = view.nouns.iter().filter(|noun| noun.sort == noun::Sort::Name).map(|noun| view.key(noun.core().end - 1));
        view.names = names.fold(Map::default(), |mut names, key| {
            *names.entry(key).or_default() += 1;
            names
        });
        view
    }

    pub(super) fn class(&self, token: usize) -> Class {
        self.classes.get(token).copied().unwrap_or(Class::NONE)
    }

    /// The look of the word at `token`.
    pub(super) fn look(&self, token: usize) -> Look {
        self.looks.get(token).copied().unwrap_or(Look(0))
    }

    pub(super) fn word(&self, token: usize) -> &str {
        if token < self.text.tokens().len() { self.text.word(token) } else { "" }
    }

    /// The innermost region whose inside holds the token.
    pub(super) fn region_of(&self, token: usize) -> Option<usize> {
        self.region_of.get(token).copied().flatten().map(Index::get)
    }

    /// The tokens of the sentence around `token`.
    pub(super) fn sentence(&self, token: usize) -> Range<usize> {
        self.text.sentences().get(self.text.sentence_of(token)).cloned().unwrap_or(token..token)
    }

    /// The tokens of the paragraph around `token`.
    pub(super) fn paragraph(&self, token: usize) -> Range<usize> {
        self.text.paragraphs().get(self.text.paragraph_of(token)).map_or(token..token, |paragraph| paragraph.tokens())
    }

    /// The noun phrase that ends with the token before `end`.
    pub(super) fn noun_ending(&self, end: usize) -> Option<usize> {
        // Most tokens end none.
        if end.checked_sub(1).is_none_or(|last| self.symbol(last) != b'n') {
            return None;
        }
        let at = self.nouns.partition_point(|noun| noun.tokens().end < end);
        self.nouns.get(at).filter(|noun| noun.tokens().end == end).map(|_| at)
    }

    /// The noun phrase that begins with token `start`.
    pub(super) fn noun_starting(&self, start: usize) -> Option<usize> {
        if self.symbol(start) != b'n' {
            return None;
        }
        let at = self.nouns.partition_point(|noun| noun.tokens().start < start);
        self.nouns.get(at).filter(|noun| noun.tokens().start == start).map(|_| at)
    }

    /// The indices of the noun phrases that lie inside `tokens`.
    pub(super) fn nouns_in(&self, tokens: Range<usize>) -> Range<usize> {
        let first = self.nouns.partition_point(|noun| noun.tokens().start < tokens.start);
        let last = self.nouns.partition_point(|noun| noun.tokens().end <= tokens.end);
        first..last.max(first)
    }
}

impl View<'_, '_> {
    /// The regions that begin at `token` or behind it.
    pub(super) fn regions_from(&self, token: usize) -> impl Iterator<Item = &Region> {
        self.regions[self.regions.partition_point(|region| region.tokens().start < token)..].iter()
    }
}

impl View<'_, '_> {
    /// A number for the word at `token`, whatever its capitals.
    pub(super) fn key(&self, token: usize) -> u32 {
        self.keys.get(token).copied().unwrap_or_else(|| words::key(""))
    }

    /// One letter for what a token does in a clause.
    pub(super) fn symbol(&self, token: usize) -> u8 {
        self.symbols.get(token).copied().unwrap_or(b'$')
    }

    fn read_symbols(&mut self) {
        let mut symbols: Vec<u8> = (0..self.classes.len()).map(|token| self.symbol_alone(token)).collect();
        for noun in &self.nouns {
            symbols[noun.tokens()].fill(b'n');
        }
        self.symbols = symbols;
    }

    fn symbol_alone(&self, token: usize) -> u8 {
        use crate::text::TokenKind as Kind;
        let (class, look) = (self.classes[token], self.looks[token]);
        match self.text.tokens()[token].kind {
            Kind::Mark => b'"',
            Kind::Dash => b'-',
            Kind::Number => b'0',
            Kind::Sign => self.word(token).as_bytes()[0],
            _ if class.any(Class::SAY.or(Class::TELL)) => b'Q',
            _ if class.any(Class::THINK) => b'k',
            _ if class.any(Class::ACT.or(Class::BESIDE)) => b'A',
            _ if class.any(Class::BE) => b'b',
            _ if class.any(Class::AUX) => b'x',
            _ if look.has(Look::THAT) => b't',
            _ if class.any(Class::AND) => b'&',
            _ if class.any(Class::WH) => b'w',
            _ if class.any(Class::CONJ.or(Class::OPENER)) => b'c',
            _ if class.any(Class::PREP) => b'p',
            _ if class.any(Class::TIME) => b'd',
            _ if class.any(Class::ADV.or(Class::NOT)) => b'a',
            _ if class.any(Class::VERB) || look.has(Look::ENDS_ED) => b'v',
            _ if look.has(Look::ING) => b'g',
            _ if class.any(Class::DET.or(Class::POSS)) => b'D',
            _ => b'.' + 1,
        }
    }

    /// How often the name at the core of a noun phrase stands in the text, by its last word.
    pub(super) fn mentions_of(&self, noun: usize) -> usize {
        let noun = &self.nouns[noun];
        if noun.sort != noun::Sort::Name {
            return 0;
        }
        self.names.get(&self.key(noun.core().end - 1)).copied().unwrap_or(0) as usize
    }
}
