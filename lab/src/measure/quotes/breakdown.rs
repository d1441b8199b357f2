//! Where quotes and speakers go wrong: by the length of the region, by the kind of its report, by how the speaker is named.

use std::collections::BTreeMap;

use super::super::{calibration, range, share};
use super::{Pairing, is_speaker, last_word, marks_regions, pair};
use crate::corpus::{self, Range};
use crate::ours::Judged;
use crate::table::{Cell, Section};

const PRONOUNS: [&str; 17] =
    ["i", "me", "we", "us", "you", "he", "him", "his", "she", "her", "hers", "they", "them", "it", "its", "who", "one"];

/// How words name a speaker: `pronoun`, `surname` (any single name), `name` or `nominal`.
pub fn manner(speaker: &str) -> &'static str {
    let named = speaker.split(',').next().unwrap_or_default();
    let words: Vec<&str> = named.split(|character: char| !range::is_word(character)).filter(|word| !word.is_empty()).collect();
    let words = match words[..] {
        [ref words @ .., "s"] => words,
        ref words => words,
    };
    let capital = |word: &&str| word.starts_with(char::is_uppercase);
    match words {
        [word] if PRONOUNS.contains(&word.to_lowercase().as_str()) => "pronoun",
        [word] if capital(word) => "surname",
        [.., last] if capital(last) => "name",
        _ => "nominal",
    }
}

/// How a gold quote's speaker is named.
pub fn manner_of(quote: &corpus::Quote) -> &'static str {
    quote.speaker.as_ref().map_or("context", |speaker| manner(&speaker.text))
}

/// The class of a number of words.
pub fn length(words: usize) -> &'static str {
    match words {
        0..=1 => "1 word",
        2 => "2 words",
        3 => "3 words",
        4 => "4 words",
        5 => "5 words",
        6..=12 => "6-12 words",
        _ => "13+ words",
    }
}

const LENGTHS: [&str; 7] = ["1 word", "2 words", "3 words", "4 words", "5 words", "6-12 words", "13+ words"];

#[derive(Clone, Copy, Default)]
struct Row {
    gold: usize,
    found: usize,
    spoken: usize,
    right: usize,
    named: usize,
    resolved: usize,
}

/// The share found and the share with the right speaker, in classes of gold quotes. `resolved` is the share of those
/// whose speaker the corpus can name that have this very name, not just the right pronoun.
pub fn section(pairings: &[Pairing<'_>]) -> Section {
    let mut rows: BTreeMap<&'static str, Row> = BTreeMap::new();
    for pairing in pairings {
        let regions = marks_regions(pairing.document);
        for (at, quote) in pairing.gold.iter().enumerate() {
            let answer = pairing.answer(at);
            let host = match quote.host.as_deref() {
                Some("mixed") => "in a mixed report",
                _ => "",
            };
            let words = range::words(&pairing.document.chars, quote.range).len();
            let by = if quote.has_speaker() { manner_of(quote) } else { "" };
            for class in [if regions { length(words) } else { "" }, host, by].into_iter().filter(|class| !class.is_empty()) {
                let row = rows.entry(class).or_default();
                row.gold += 1;
                row.found += usize::from(answer.is_some());
                if quote.has_speaker() {
                    row.spoken += 1;
                    row.right += usize::from(pairing.speaker_is_right(at));
                }
                let canonical: Vec<String> = quote.speaker_canonical.iter().filter_map(|name| last_word(name)).collect();
                if !canonical.is_empty() {
                    let name = answer.and_then(|quote| quote.speaker.as_ref()).and_then(|speaker| last_word(&speaker.name));
                    row.named += 1;
                    row.resolved += usize::from(name.is_some_and(|name| canonical.contains(&name)));
                }
            }
        }
    }
    let mut section = Section::new("speakers", &["speaker", "spoken", "resolved", "nameable", "found", "gold"]);
    for name in LENGTHS.into_iter().chain(["in a mixed report", "pronoun", "surname", "name", "nominal", "context"]) {
        if let Some(row) = rows.get(name) {
            let cells = [
                Cell::Share(share(row.right, row.spoken)),
                Cell::Count(row.spoken),
                Cell::Share(share(row.resolved, row.named)),
                Cell::Count(row.named),
                Cell::Share(share(row.found, row.gold)),
                Cell::Count(row.gold),
            ];
            section.row(name, cells);
        }
    }
    section
}

/// Whether each region between marks is taken for what it is, a quote or a term, by the number of its words. A region
/// counts as taken for a quote when one of our direct quotes answers it. The last column is what calling all of them
/// quotes would have.
pub fn terms(documents: &[Judged]) -> Option<Section> {
    #[derive(Clone, Copy, Default)]
    struct Row {
        quotes: [usize; 2],
        terms: [usize; 2],
    }
    let mut rows: BTreeMap<&'static str, Row> = BTreeMap::new();
    for document in documents.iter().filter(|document| marks_regions(document)) {
        for (quote, taken) in taken_for_quotes(document) {
            let words = range::words(&document.chars, quote.range).len();
            for class in [length(words), "any length"] {
                let row = rows.entry(class).or_default();
                let is_quote = quote.attributed != Some(false);
                let counts = if is_quote { &mut row.quotes } else { &mut row.terms };
                counts[0] += 1;
                counts[1] += usize::from(taken == is_quote);
            }
        }
    }
    if rows.is_empty() {
        return None;
    }
    let columns = ["right", "as quote", "quotes", "as term", "terms", "all quotes"];
    let mut section = Section::new("quote or term", &columns);
    for name in LENGTHS.into_iter().chain(["any length"]) {
        if let Some(Row { quotes, terms }) = rows.get(name) {
            let whole = quotes[0] + terms[0];
            let cells = [
                Cell::Share(share(quotes[1] + terms[1], whole)),
                Cell::Share(share(quotes[1], quotes[0])),
                Cell::Count(quotes[0]),
                Cell::Share(share(terms[1], terms[0])),
                Cell::Count(terms[0]),
                Cell::Share(share(quotes[0], whole)),
            ];
            section.row(name, cells);
        }
    }
    section.head("any length");
    Some(section)
}

/// Every gold region, and whether one of our direct quotes answers it.
pub fn taken_for_quotes(document: &Judged) -> Vec<(&corpus::Quote, bool)> {
    let gold: Vec<&corpus::Quote> =
        document.gold.quotes.iter().filter(|quote| !range::words(&document.chars, quote.range).is_empty()).collect();
    let golds: Vec<Range> = gold.iter().map(|quote| quote.range).collect();
    let direct = document.quotes.iter().filter(|quote| quote.kind == whosaid::quote::Kind::Direct);
    let (of_gold, _) = pair(&document.chars, &golds, &direct.map(|quote| quote.range).collect::<Vec<_>>());
    gold.into_iter().zip(of_gold).map(|(quote, answer)| (quote, answer.is_some())).collect()
}

/// The calibration of the scores of speakers. A quote's own score is how likely a reader prints it, which corpora do not tell.
pub fn calibration(pairings: &[Pairing<'_>]) -> Section {
    let mut scores = calibration::Scores::default();
    for pairing in pairings {
        for (quote, answers) in pairing.ours.iter().zip(&pairing.of_ours) {
            if let (Some(at), Some(speaker)) = (answers, &quote.speaker)
                && pairing.gold[*at].has_speaker()
            {
                scores.add(speaker.score, is_speaker(speaker, pairing.gold[*at]));
            }
        }
    }
    let mut section = calibration::table();
    if !scores.is_empty() {
        section.row("speakers", scores.cells());
    }
    section
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn speakers_are_named_in_four_manners() {
        for (speaker, expected) in [
            ("He", "pronoun"),
            ("Clinton", "surname"),
            ("Clinton’s", "surname"),
            ("Pat Caddell, longtime pollster", "name"),
            ("the White House", "name"),
            ("longtime Democratic pollster Pat Caddell", "name"),
            ("a Trump campaign spokeswoman", "nominal"),
            ("The governor", "nominal"),
            ("", "nominal"),
        ] {
            assert_eq!(manner(speaker), expected, "{speaker}");
        }
    }
}
