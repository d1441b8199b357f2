//! Mistakes on quotes, terms, speakers and cues.

use whosaid::quote::Kind;

use super::{Mark, Mistake, Whose};
use crate::corpus;
use crate::measure::quotes::breakdown::{length, manner, manner_of};
use crate::measure::quotes::{Pairing, marks_regions, pair};
use crate::measure::range;
use crate::ours::{Judged, Quote};

/// The mistakes in all documents.
pub fn mistakes(documents: &[Judged]) -> Vec<Mistake> {
    let mut mistakes = Vec::new();
    for (at, document) in documents.iter().enumerate() {
        let mut found = Vec::new();
        of_gold(&Pairing::of(document), &mut found);
        of_ours(&Pairing::of(document), &mut found);
        found.sort_by_key(|mistake| mistake.marks.first().map(|mark| mark.range));
        mistakes.extend(found.into_iter().map(|mistake| Mistake { document: at, ..mistake }));
    }
    mistakes
}

fn mistake(kind: &'static str, class: String, word: String, marks: Vec<Mark>, answers: [String; 2]) -> Mistake {
    Mistake { document: 0, kind, class, word, marks, answers }
}

/// The quotes that people marked and that we missed, cut wrongly, took for terms, or gave to somebody else.
fn of_gold(pairing: &Pairing<'_>, mistakes: &mut Vec<Mistake>) {
    let document = pairing.document;
    let trimmed = |range| range::trimmed(&document.chars, range);
    for (at, gold) in pairing.gold.iter().enumerate() {
        let kind = gold.kind.as_deref().unwrap_or("quote");
        let size = length(range::words(&document.chars, gold.range).len());
        let told = told(gold);
        let Some(ours) = pairing.answer(at) else {
            let marks = vec![Mark::new(gold.range, Whose::Gold)];
            let same = |quote: &&Quote| pair(&document.chars, &[gold.range], &[quote.range]).0 == [Some(0)];
            let term = document.quotes.iter().filter(|quote| quote.kind == Kind::Term).find(same);
            mistakes.push(match term {
                Some(term) => {
                    let said = format!("term {:.2}", term.score);
                    mistake("quote-as-term", size.to_owned(), document.text(gold.range), marks, [told, said])
                }
                None => {
                    let class = format!("{kind} {size}");
                    mistake("missed", class, first_words(document, gold.range), marks, [told, "nothing".to_owned()])
                }
            });
            continue;
        };
        let (range, wanted) = (trimmed(ours.range), trimmed(gold.range));
        if range != wanted {
            let begins = if range.start < wanted.start { "too early" } else { "too late" };
            let ends = if range.end < wanted.end { "too early" } else { "too late" };
            let class = match (range.start == wanted.start, range.end == wanted.end) {
                (true, _) => format!("{kind} ends {ends}"),
                (_, true) => format!("{kind} begins {begins}"),
                _ => format!("{kind} begins {begins}, ends {ends}"),
            };
            let marks = vec![Mark::new(gold.range, Whose::Gold), Mark::new(ours.range, Whose::Ours)];
            let cue = ours.cue.map_or(String::new(), |cue| document.text(cue));
            mistakes.push(mistake("boundary", class, cue, marks, [told.clone(), said(document, ours)]));
        }
        if gold.has_speaker() && !pairing.speaker_is_right(at) {
            let speaker = ours.speaker.as_ref();
            let words = |speaker: &crate::ours::Speaker| {
                speaker.mention.map_or_else(|| speaker.name.clone(), |mention| document.text(mention))
            };
            let answer = speaker.map_or("nobody", |speaker| manner(&words(speaker)));
            let wanted =
                gold.speaker.as_ref().map_or(gold.speaker_canonical.first().map_or("", String::as_str), |speaker| &speaker.text);
            let word = format!("{wanted} / {}", speaker.map_or("nobody".to_owned(), words));
            let mut marks = vec![Mark::new(gold.range, Whose::Both)];
            marks.extend(gold.speaker.iter().map(|speaker| Mark::new(speaker.range, Whose::Gold)));
            marks.extend(speaker.and_then(|speaker| speaker.mention).map(|mention| Mark::new(mention, Whose::Ours)));
            let class = format!("{} → {answer}", manner_of(gold));
            mistakes.push(mistake("speaker", class, word, marks, [told.clone(), said(document, ours)]));
        }
        if let Some(wanted) = gold.cue()
            && !ours.cue.is_some_and(|cue| cue.overlaps(wanted))
        {
            let mut marks = vec![Mark::new(gold.range, Whose::Both), Mark::new(wanted, Whose::Gold)];
            marks.extend(ours.cue.map(|cue| Mark::new(cue, Whose::Ours)));
            let class = if ours.cue.is_some() { "another" } else { "none" };
            mistakes.push(mistake("cue", class.to_owned(), document.text(wanted), marks, [told, said(document, ours)]));
        }
    }
}

/// What we took for quotes and nobody else did.
fn of_ours(pairing: &Pairing<'_>, mistakes: &mut Vec<Mistake>) {
    let document = pairing.document;
    for (ours, answers) in pairing.ours.iter().zip(&pairing.of_ours) {
        if answers.is_some() {
            continue;
        }
        let size = length(range::words(&document.chars, ours.range).len());
        let marks = vec![Mark::new(ours.range, Whose::Ours)];
        let region = |quote: &&corpus::Quote| quote.attributed == Some(false) && quote.range.overlaps(ours.range);
        let answers = ["nobody's words".to_owned(), said(document, ours)];
        mistakes.push(if marks_regions(document) && document.gold.quotes.iter().any(|quote| region(&quote)) {
            mistake("term-as-quote", size.to_owned(), document.text(ours.range), marks, answers)
        } else {
            let cue = ours.cue.map_or("no cue".to_owned(), |cue| document.text(cue));
            mistake("false-positive", format!("{} {size}", ours.kind.name()), cue, marks, answers)
        });
    }
}

fn first_words(document: &Judged, range: corpus::Range) -> String {
    document.text(range).split_whitespace().take(3).collect::<Vec<_>>().join(" ")
}

/// What people say of a quote.
fn told(gold: &corpus::Quote) -> String {
    let speaker = gold.speaker.as_ref().map_or("nobody".to_owned(), |speaker| format!("“{}”", speaker.text));
    let named = match gold.speaker_canonical.first() {
        Some(name) => format!(" = {name}"),
        None => String::new(),
    };
    format!("{} by {speaker}{named}", gold.kind.as_deref().unwrap_or("quote"))
}

/// What we say of a quote.
fn said(document: &Judged, ours: &Quote) -> String {
    let speaker = ours.speaker.as_ref().map_or(" by nobody".to_owned(), |speaker| {
        let mention = speaker.mention.map_or("the context".to_owned(), |mention| format!("“{}”", document.text(mention)));
        format!(" by {mention} = {} {:.2}", speaker.name, speaker.score)
    });
    let cue = ours.cue.map_or(String::new(), |cue| format!(", cue “{}”", document.text(cue)));
    format!("{} {:.2}{speaker}{cue}", ours.kind.name(), ours.score)
}
