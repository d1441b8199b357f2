//! Quotes: spans by kind, and the right speaker, exactly as the published scorer counts them.

pub mod breakdown;

use std::collections::{BTreeMap, BTreeSet};

use super::{harmonic, range, share};
use crate::corpus::{self, Range};
use crate::ours::{Judged, Quote, Speaker};
use crate::table::{Cell, Section};
use whosaid::quote::Kind;

/// The kinds of the published scorer.
pub const KINDS: [&str; 3] = ["direct", "mixed", "indirect"];

/// The gold quotes and ours of one document, and which answer which.
#[derive(Debug)]
pub struct Pairing<'d> {
    /// The document.
    pub document: &'d Judged,
    /// The quotes that people marked, regions that are none left out.
    pub gold: Vec<&'d corpus::Quote>,
    /// Ours that are to be compared with them.
    pub ours: Vec<&'d Quote>,
    /// For each gold quote, the place of ours that answers it.
    pub of_gold: Vec<Option<usize>>,
    /// For each of ours, the place of the gold quote that it answers.
    pub of_ours: Vec<Option<usize>>,
}

impl<'d> Pairing<'d> {
    /// Pairs the quotes of `document`. Terms never count as ours. Where the corpus marks regions between
    /// quotation marks, our direct quotes are compared; where it marks whole reports, the fragments of our mixed
    /// reports are left out, for the reports stand for them; where it marks only their fragments, the reports are.
    pub fn of(document: &'d Judged) -> Pairing<'d> {
        let has_words = |range| !range::words(&document.chars, range).is_empty();
        let regions = marks_regions(document);
        let fragments = regions || document.gold.fragments;
        let reported = |quote: &&corpus::Quote| quote.attributed.unwrap_or(quote.kind.as_deref() != Some("scare"));
        let gold: Vec<_> = document.gold.quotes.iter().filter(reported).filter(|quote| has_words(quote.range)).collect();
        let compared = |quote: &&Quote| match quote.kind {
            Kind::Term => false,
            Kind::Direct => fragments || !quote.within,
            Kind::Mixed => !fragments,
            Kind::Indirect => !regions,
        };
        let ours: Vec<_> = document.quotes.iter().filter(compared).filter(|quote| has_words(quote.range)).collect();
        let golds: Vec<Range> = gold.iter().map(|quote| quote.range).collect();
        let (of_gold, of_ours) = pair(&document.chars, &golds, &ours.iter().map(|quote| quote.range).collect::<Vec<_>>());
        Pairing { document, gold, ours, of_gold, of_ours }
    }

    /// Our answer to the gold quote at `at`.
    pub fn answer(&self, at: usize) -> Option<&'d Quote> {
        self.of_gold[at].map(|ours| self.ours[ours])
    }

    /// Whether our answer to the gold quote at `at` has the right speaker.
    pub fn speaker_is_right(&self, at: usize) -> bool {
        let speaker = self.answer(at).and_then(|quote| quote.speaker.as_ref());
        speaker.is_some_and(|speaker| is_speaker(speaker, self.gold[at]))
    }
}

/// Whether the corpus of `document` marks every region between quotation marks, attributed or not.
pub fn marks_regions(document: &Judged) -> bool {
    document.gold.quotes.iter().any(|quote| quote.attributed.is_some())
}

/// Pairs ranges that share at least half of the longer one's words, the best pairs first.
pub fn pair(chars: &[char], gold: &[Range], ours: &[Range]) -> (Vec<Option<usize>>, Vec<Option<usize>>) {
    let words = |ranges: &[Range]| -> Vec<Vec<usize>> {
        ranges.iter().map(|&range| range::words(chars, range::trimmed(chars, range))).collect()
    };
    let (golds, all) = (words(gold), words(ours));
    let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
    for (at, one) in golds.iter().enumerate() {
        for (place, other) in all.iter().enumerate() {
            if !gold[at].overlaps(ours[place]) {
                continue;
            }
            let common = one.iter().filter(|word| other.binary_search(word).is_ok()).count();
            let part = share(common, one.len().max(other.len()));
            if part >= 0.5 {
                pairs.push((part, at, place));
            }
        }
    }
    pairs.sort_by(|one, other| other.0.total_cmp(&one.0).then((one.1, one.2).cmp(&(other.1, other.2))));
    let (mut of_gold, mut of_ours) = (vec![None; gold.len()], vec![None; ours.len()]);
    for (_, at, place) in pairs {
        if of_gold[at].is_none() && of_ours[place].is_none() {
            (of_gold[at], of_ours[place]) = (Some(place), Some(at));
        }
    }
    (of_gold, of_ours)
}

/// The kind that the marks in and around `range` show: what the published scorer takes for the kind of ours.
pub fn shown_kind(chars: &[char], range: Range) -> &'static str {
    let Range { start, end } = range::trimmed(chars, range);
    let mark = |from: usize, to: usize| chars[from..to.min(chars.len())].iter().any(|&character| range::is_mark(character));
    match (mark(start.saturating_sub(2), start), mark(end, end + 3)) {
        (true, true) => "direct",
        (false, false) if !chars[start..end].iter().any(|&character| "\"“”„‟«»〝〞".contains(character)) => {
            "indirect"
        }
        _ => "mixed",
    }
}

/// The word by which speakers are compared: the last, without "Jr", "III" and the like.
pub fn last_word(name: &str) -> Option<String> {
    let words = name.split(|character| !range::is_word(character)).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).rfind(|word| !["jr", "sr", "ii", "iii", "iv", "s"].contains(&word.as_str()))
}

/// Whether `speaker` is the one that `gold` wants: the same words in the text, or the same last name.
pub fn is_speaker(speaker: &Speaker, gold: &corpus::Quote) -> bool {
    if let (Some(mention), Some(wanted)) = (speaker.mention, &gold.speaker)
        && mention.overlaps(wanted.range)
    {
        return true;
    }
    let Some(name) = last_word(&speaker.name) else { return false };
    let names = gold.speaker.iter().map(|speaker| &speaker.text).chain(gold.speaker_canonical.iter());
    names.filter_map(|name| last_word(name)).any(|other| other == name)
}

/// What the published scorer counts, of one kind or of all.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Counts {
    /// Quotes that people marked, and ours.
    pub gold: usize,
    /// Ours, of the kind that their marks show.
    pub ours: usize,
    /// Gold quotes with one of ours on exactly their trimmed range, and ours likewise.
    pub exact: [usize; 2],
    /// Gold quotes that are answered, and ours that answer one.
    pub relaxed: [usize; 2],
    /// Gold quotes with a speaker; of these, those answered, answered with some speaker, and with the right one.
    pub speakers: [usize; 4],
    /// Gold quotes with a cue, and those answered with a cue that overlaps it.
    pub cues: [usize; 2],
}

impl Counts {
    fn f1(pair: [usize; 2], gold: usize, ours: usize) -> f64 {
        harmonic(share(pair[1], ours), share(pair[0], gold))
    }

    /// Relaxed F1.
    pub fn relaxed_f1(&self) -> f64 {
        Counts::f1(self.relaxed, self.gold, self.ours)
    }

    /// The share of all gold with a speaker that has the right one.
    pub fn attributed(&self) -> f64 {
        share(self.speakers[3], self.speakers[0])
    }

    fn add(&mut self, other: &Counts) {
        self.gold += other.gold;
        self.ours += other.ours;
        for at in 0..2 {
            self.exact[at] += other.exact[at];
            self.relaxed[at] += other.relaxed[at];
            self.cues[at] += other.cues[at];
        }
        for at in 0..4 {
            self.speakers[at] += other.speakers[at];
        }
    }
}

/// Counts by kind over `pairings`.
pub fn counts(pairings: &[Pairing<'_>]) -> BTreeMap<&'static str, Counts> {
    let mut counts: BTreeMap<&'static str, Counts> = BTreeMap::new();
    for pairing in pairings {
        let chars = &pairing.document.chars;
        let trimmed = |range| range::trimmed(chars, range);
        let golds: BTreeSet<Range> = pairing.gold.iter().map(|quote| trimmed(quote.range)).collect();
        let ours: BTreeSet<Range> = pairing.ours.iter().map(|quote| trimmed(quote.range)).collect();
        for (at, quote) in pairing.gold.iter().enumerate() {
            let kind = quote.kind.as_deref().unwrap_or_else(|| shown_kind(chars, quote.range));
            let Some(kind) = KINDS.into_iter().find(|known| *known == kind) else { continue };
            let counts = counts.entry(kind).or_default();
            let answer = pairing.answer(at);
            counts.gold += 1;
            counts.exact[0] += usize::from(ours.contains(&trimmed(quote.range)));
            counts.relaxed[0] += usize::from(answer.is_some());
            if let Some(wanted) = quote.cue() {
                let cue = answer.and_then(|quote| quote.cue);
                counts.cues[0] += 1;
                counts.cues[1] += usize::from(cue.is_some_and(|cue| cue.overlaps(wanted)));
            }
            if quote.has_speaker() {
                counts.speakers[0] += 1;
                counts.speakers[1] += usize::from(answer.is_some());
                counts.speakers[2] += usize::from(answer.is_some_and(|quote| quote.speaker.is_some()));
                counts.speakers[3] += usize::from(pairing.speaker_is_right(at));
            }
        }
        for (place, quote) in pairing.ours.iter().enumerate() {
            let counts = counts.entry(shown_kind(chars, quote.range)).or_default();
            counts.ours += 1;
            counts.exact[1] += usize::from(golds.contains(&trimmed(quote.range)));
            counts.relaxed[1] += usize::from(pairing.of_ours[place].is_some());
        }
    }
    counts
}

/// All kinds together.
pub fn total(counts: &BTreeMap<&'static str, Counts>) -> Counts {
    let mut total = Counts::default();
    counts.values().for_each(|counts| total.add(counts));
    total
}

/// The table of kinds.
pub fn section(pairings: &[Pairing<'_>]) -> Section {
    let counts = counts(pairings);
    let columns = ["F1", "P", "R", "exact F1", "speaker", "if found", "if named", "cue", "gold", "ours"];
    let mut section = Section::new("quotes", &columns);
    let mut row = |name: &str, counts: &Counts| {
        let Counts { gold, ours, relaxed, exact, speakers, cues } = *counts;
        let shares = [
            counts.relaxed_f1(),
            share(relaxed[1], ours),
            share(relaxed[0], gold),
            Counts::f1(exact, gold, ours),
            counts.attributed(),
            share(speakers[3], speakers[1]),
            share(speakers[3], speakers[2]),
            share(cues[1], cues[0]),
        ];
        section.row(name, shares.map(Cell::Share).into_iter().chain([Cell::Count(gold), Cell::Count(ours)]));
    };
    for kind in KINDS {
        if let Some(counts) = counts.get(kind).filter(|counts| counts.gold > 0) {
            row(kind, counts);
        }
    }
    row("all", &total(&counts));
    section.head("direct");
    section.head("all");
    section
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn speakers_compare_by_their_last_word() {
        for (name, expected) in [
            ("Martin Luther King, Jr.", Some("king")),
            ("the president’s", Some("president")),
            ("He", Some("he")),
            ("II", None),
            ("", None),
        ] {
            assert_eq!(last_word(name).as_deref(), expected, "{name}");
        }
    }

    #[test]
    fn marks_show_the_kind() {
        for (text, range, expected) in [
            ("He said “yes” and", 8..13, "direct"),
            ("He said “yes” and no", 8..20, "mixed"),
            ("that “yes” is no", 0..16, "mixed"),
            ("that it is", 0..10, "indirect"),
        ] {
            let chars: Vec<char> = text.chars().collect();
            assert_eq!(shown_kind(&chars, Range { start: range.start, end: range.end }), expected, "{text}");
        }
    }
}
