//! Phrases that a caller brings along, with the label each is to have.

use std::collections::HashMap;
use std::ops::Range;

use aho_corasick::{AhoCorasick, AhoCorasickKind};

use super::fold;
use crate::Error;
use crate::entity::Label;
use crate::text::Text;

/// Phrases with labels, made once and used for any number of texts.
///
/// The format is a phrase a line, a tab, its label, and if it is to be known
/// by another name a tab and that name. Empty lines and lines that begin with
/// `#` say nothing.
///
/// ```
/// use whosaid::lexicon::Dictionary;
///
/// let ours = "# Our beat\nHarbour Watch\tORG\nthe Ferry Desk\tORG\tHarbour Watch\ntidal permit\tLAW\n";
/// assert_eq!(Dictionary::parse(ours).unwrap().len(), 3);
/// ```
///
/// A phrase in small letters is found in any case; one with a capital as it is
/// spelt or in CAPITALS. A leading "the" is left out, as it is no part of a name. Diacritics make no difference, and neither does which
/// dash or apostrophe is used. Phrases are found on whole words: "Ann" is not
/// in "Annual", and is in "Ann's".
#[derive(Clone, Debug)]
pub struct Dictionary {
    entries: Vec<Entry>,
    /// Finds phrases as they are spelt; its patterns are the first of `patterns`.
    exact: AhoCorasick,
    /// Finds phrases in small letters in a text made small; its patterns are the others.
    folded: AhoCorasick,
    patterns: Vec<Pattern>,
    exact_patterns: usize,
}

#[derive(Clone, Debug)]
struct Entry {
    label: Label,
    name: Option<Box<str>>,
}

/// One spelling of an entry.
#[derive(Clone, Copy, Debug)]
struct Pattern {
    entry: usize,
    words: usize,
}

/// A phrase of a dictionary found in a text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Found<'d> {
    /// The tokens it covers.
    pub tokens: Range<usize>,
    /// The label that the dictionary gives it.
    pub label: Label,
    /// The name that the dictionary knows it by, where that is another.
    pub name: Option<&'d str>,
}

/// Stands before each word in what the automata read, so that words are found whole.
const WORD: char = '\u{1}';
/// Stands behind each word.
const END: char = '\u{2}';

impl Dictionary {
    /// Reads a dictionary from its text form.
    ///
    /// # Errors
    ///
    /// When a line has no label or an unknown one, no word, too many fields,
    /// or says otherwise than a line before it. The error names the line.
    pub fn parse(source: &str) -> Result<Dictionary, Error> {
        let mut entries: Vec<Entry> = Vec::new();
        let mut exact = Spellings::default();
        let mut folded = Spellings::default();
        for (index, line) in source.trim_start_matches('\u{feff}').lines().enumerate() {
            let line = line.trim_end();
            if line.trim_start().is_empty() || line.starts_with('#') {
                continue;
            }
            let number = index + 1;
            let refuse = |why: String| Error::new("the dictionary", format!("line {number}: {why}"));
            let mut fields = line.split('\t').map(str::trim);
            let phrase = fields.next().unwrap_or_default();
            let label = fields
                .next()
                .filter(|label| !label.is_empty())
                .ok_or_else(|| refuse("no label; a line is a phrase, a tab and a label".into()))?;
            let label = label.parse::<Label>().map_err(|error| refuse(error.to_string()))?;
            let name = fields.next().filter(|name| !name.is_empty()).map(Box::from);
            if fields.next().is_some() {
                return Err(refuse("more than three fields".into()));
            }
            let without_article = phrase.get(..4).filter(|article| article.eq_ignore_ascii_case("the ")).map(|_| &phrase[4..]);
            let text = Text::new(without_article.unwrap_or(phrase));
            let words = text.tokens().len();
            if words == 0 {
                return Err(refuse("no phrase before the label".into()));
            }
            let entry = entries.len();
            let spelt = spelling(&text, Case::Kept);
            let put = |spellings: &mut Spellings, spelling: String| match spellings.lines.get(&spelling) {
                None => {
                    spellings.lines.insert(spelling.clone(), (number, entry));
                    spellings.found.push((spelling, Pattern { entry, words }));
                    Ok(())
                }
                Some((_, before)) if entries[*before].label == label && entries[*before].name == name => Ok(()),
                Some((line, _)) => Err(refuse(format!("\"{phrase}\" stands in line {line} with another label or name"))),
            };
            if text.source().chars().any(char::is_uppercase) {
                let capitals = spelling(&text, Case::Upper);
                if capitals != spelt {
                    put(&mut exact, capitals)?;
                }
                put(&mut exact, spelt)?;
            } else {
                put(&mut folded, spelling(&text, Case::Lower))?;
            }
            entries.push(Entry { label, name });
        }
        let exact_patterns = exact.found.len();
        Ok(Dictionary {
            entries,
            exact: automaton(&exact)?,
            folded: automaton(&folded)?,
            patterns: exact.found.into_iter().chain(folded.found).map(|(_, pattern)| pattern).collect(),
            exact_patterns,
        })
    }

    /// How many phrases it holds.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether it holds no phrase.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The phrases in a text, in its order; none overlap. Of those that do,
    /// the one that begins first is given, and of those the longest; one
    /// spelt with capitals before one in small letters.
    pub fn find(&self, text: &Text<'_>) -> Vec<Found<'_>> {
        // The pattern of most words at each token, and of those the first.
        let mut longest: Vec<Option<usize>> = vec![None; text.tokens().len()];
        self.search(&self.exact, 0, text, Case::Kept, &mut longest);
        self.search(&self.folded, self.exact_patterns, text, Case::Lower, &mut longest);
        let mut end = 0;
        let mut found = Vec::new();
        for (start, pattern) in longest.into_iter().enumerate() {
            let Some(pattern) = pattern.filter(|_| start >= end) else { continue };
            let Pattern { entry, words } = self.patterns[pattern];
            end = start + words;
            let entry = &self.entries[entry];
            found.push(Found { tokens: start..end, label: entry.label, name: entry.name.as_deref() });
        }
        found
    }

    /// Takes in all that an automaton finds, overlapping ones too: a leftmost-longest search could miss a phrase behind a
    /// longer one. Only the longest at each token is kept: of phrases that begin with each other a long text has more
    /// than fit.
    fn search(&self, automaton: &AhoCorasick, first: usize, text: &Text<'_>, case: Case, longest: &mut [Option<usize>]) {
        if automaton.patterns_len() == 0 {
            return;
        }
        let mut haystack = String::with_capacity(text.source().len() * 3 / 2);
        let mut ends = Vec::with_capacity(text.tokens().len());
        for index in 0..text.tokens().len() {
            push(&mut haystack, text.word(index), case);
            ends.push(haystack.len());
        }
        let mut token = 0;
        for hit in automaton.find_overlapping_iter(&haystack) {
            // Hits come in the order of their ends, and each ends with a token.
            while ends[token] < hit.end() {
                token += 1;
            }
            let pattern = first + hit.pattern().as_usize();
            let words = self.patterns[pattern].words;
            let best = &mut longest[token + 1 - words];
            // Of as many words the one of the lower number: one spelt with capitals before one in small letters.
            let beaten = |other: usize| (self.patterns[other].words, usize::MAX - other) < (words, usize::MAX - pattern);
            if best.is_none_or(beaten) {
                *best = Some(pattern);
            }
        }
    }
}

#[derive(Default)]
struct Spellings {
    found: Vec<(String, Pattern)>,
    /// The line and entry that each spelling stands in.
    lines: HashMap<String, (usize, usize)>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Case {
    Kept,
    Lower,
    Upper,
}

fn automaton(spellings: &Spellings) -> Result<AhoCorasick, Error> {
    AhoCorasick::builder()
        .kind(Some(AhoCorasickKind::ContiguousNFA))
        .build(spellings.found.iter().map(|(spelling, _)| spelling))
        .map_err(|error| Error::new("the dictionary", error.to_string()))
}

/// The words of a text, each between [`WORD`] and [`END`].
fn spelling(text: &Text<'_>, case: Case) -> String {
    let mut spelling = String::new();
    for index in 0..text.tokens().len() {
        push(&mut spelling, text.word(index), case);
    }
    spelling
}

fn push(spelling: &mut String, word: &str, case: Case) {
    spelling.push(WORD);
    fold::plain(word, |letter| match case {
        Case::Kept => spelling.push(letter),
        Case::Lower => spelling.extend(letter.to_lowercase()),
        Case::Upper => spelling.extend(letter.to_uppercase()),
    });
    spelling.push(END);
}

#[cfg(test)]
mod tests;
