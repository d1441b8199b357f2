//! What readers said of whole reports (`lab/judged/said.tsv`): whether they would print it, who spoke, and from where to where.

use std::io;
use std::path::Path;

use whosaid::Span;
use whosaid::quote::study;

use super::choice::{Choice, Decision, best, count, is_right, likeness, slots};
use super::judged::{Table, lessons, table};

/// A verdict in bytes.
struct Verdict {
    /// Where the cue begins.
    cue: Option<usize>,
    /// The content as it was found.
    found: Span,
    /// Who spoke, where the excerpt told.
    speaker: Option<Span>,
    /// The content as it should be; none where nobody said it.
    content: Option<Span>,
    /// `y` for print, `n` nobody's words, `s` another speaker, `r` another person by that name, `b` other ends, `x` both, `h` all
    /// right and still not for print.
    verdict: char,
}

impl Verdict {
    fn of((points, verdict): &(Vec<Option<usize>>, char)) -> Option<Verdict> {
        let &[cue, start, end, from, to, first, last] = points.as_slice() else { return None };
        let span = |start: Option<usize>, end: Option<usize>| Some(Span::new(start?, end?.max(start?)));
        let [found, speaker, content] = [span(start, end), span(from, to), span(first, last)];
        Some(Verdict { cue, found: found?, speaker, content, verdict: *verdict })
    }
}

fn said() -> io::Result<Table> {
    table("said.tsv", include_str!("../../judged/said.tsv"), "ynsrbxh")
}

/// The choices between contents.
pub(super) fn contents(corpora: &Path) -> io::Result<Vec<Choice>> {
    lessons(corpora, &said()?, |text, entities, verdicts| {
        let cues = study::cues(text, entities);
        let choose = |verdict: Verdict| {
            let cue = cues.iter().find(|cue| Some(cue.span.start) == verdict.cue)?;
            content(text.source(), cue, verdict.content?)
        };
        verdicts.iter().filter_map(Verdict::of).filter_map(choose).collect()
    })
}

/// The choice between the contents of a cue, where one of them is as good as a reader's.
fn content(source: &str, cue: &study::Cue, gold: Span) -> Option<Choice> {
    let like: Vec<f32> = cue.contents.iter().map(|content| likeness(source, content.0, gold)).collect();
    let best = like.iter().copied().fold(0.0, f32::max);
    if best < 0.8 {
        return None;
    }
    let right = like.iter().map(|like| *like > best - 0.02).chain([false]).collect();
    let candidates = cue.contents.iter().map(|content| slots(&content.1)).chain([Vec::new()]).collect();
    Some(Choice { candidates, right, words: 0, half: 0 })
}

/// The decisions between what is for print and what is not, of the reports that `report` finds. Whom the speaker's words stand for
/// is a later question.
pub(super) fn reports(corpora: &Path, report: &[u8]) -> io::Result<Vec<Decision>> {
    lessons(corpora, &said()?, |text, entities, verdicts| {
        let found = study::reports(text, entities, report);
        let decide = |verdict: Verdict| {
            let source = text.source();
            let read = found.iter().find(|read| Some(read.cue.start) == verdict.cue)?;
            let quote = match verdict.content {
                None => (likeness(source, read.content, verdict.found) >= 0.6).then_some(false)?,
                Some(content) => {
                    // A clause that its cue interrupts was judged in parts, and neither of them is all of it.
                    let parts = found.iter().filter(|read| Some(read.cue.start) == verdict.cue).count();
                    let cut = parts > 1 || is_near(source, read.content, content);
                    let named = match (read.source, verdict.speaker) {
                        (Some(mention), Some(speaker)) => is_same(source, mention, speaker, verdict.verdict),
                        _ => false,
                    };
                    cut && named && verdict.verdict != 'h'
                }
            };
            Some(Decision { slots: slots(&read.features), quote, words: 1, half: 0 })
        };
        verdicts.iter().filter_map(Verdict::of).filter_map(decide).collect()
    })
}

/// Whether two contents begin and end within three words of each other, all in all.
fn is_near(source: &str, one: Span, other: Span) -> bool {
    let between = |one: usize, other: usize| source.get(one.min(other)..one.max(other)).map_or(9, count);
    between(one.start, other.start) + between(one.end, other.end) <= 3
}

/// Whether a mention is the one that a reader named. Where the one that was found then was wrong, it must be as long, but for an
/// article: "Republicans" is not "28% of Republicans".
fn is_same(source: &str, mention: Span, speaker: Span, verdict: char) -> bool {
    let words = |span: Span| count(span.of(source));
    mention.overlaps(speaker) && (!matches!(verdict, 's' | 'x') || words(mention).abs_diff(words(speaker)) <= 1)
}

/// The choices of who spoke a marked stretch, and the decisions between quote and term.
pub(super) fn marks(corpora: &Path, weights: study::Weights<'_>, speaker: &[u8]) -> io::Result<(Vec<Choice>, Vec<Decision>)> {
    let both = lessons(corpora, &said()?, |text, entities, verdicts| {
        let source = text.source();
        let regions = study::regions(text, entities, weights, |region| best(region, speaker));
        let mut lessons = Vec::new();
        for verdict in verdicts.iter().filter_map(Verdict::of) {
            for region in regions.iter().filter(|region| verdict.found.contains(region.span)) {
                let words = count(region.span.of(source));
                let whole = region.span == verdict.found;
                let decision = (whole && !region.quote.is_empty()).then(|| {
                    let quote = verdict.verdict != 'n';
                    Decision { slots: slots(&region.quote), quote, words, half: 0 }
                });
                let name = verdict.speaker.map(|speaker| (speaker, speaker.of(source).to_owned()));
                let right: Vec<bool> = name.as_ref().map_or(Vec::new(), |gold| {
                    region.candidates.iter().map(|(mention, _)| is_right(source, *mention, gold)).collect()
                });
                let choice = (words > 5 && right.contains(&true) && right.contains(&false)).then(|| {
                    let candidates = region.candidates.iter().map(|(_, features)| slots(features)).collect();
                    Choice { candidates, right, words, half: 0 }
                });
                lessons.push((choice, decision));
            }
        }
        lessons
    })?;
    let (choices, decisions): (Vec<_>, Vec<_>) = both.into_iter().unzip();
    Ok((choices.into_iter().flatten().collect(), decisions.into_iter().flatten().collect()))
}

/// The decisions between what is for print and what is not, of the regions whose speakers `speaker` tells.
pub(super) fn prints(corpora: &Path, weights: study::Weights<'_>, speaker: &[u8]) -> io::Result<Vec<Decision>> {
    lessons(corpora, &said()?, |text, entities, verdicts| {
        let source = text.source();
        let mut chosen = Vec::new();
        let regions = study::regions(text, entities, weights, |region| {
            let best = best(region, speaker);
            chosen.push(best.map(|(index, _)| region.candidates[index].0));
            best
        });
        let decide = |verdict: Verdict| {
            let at = regions.iter().position(|region| region.span == verdict.found && !region.read.is_empty())?;
            let quote = match (verdict.verdict, chosen[at], verdict.speaker) {
                ('y' | 'r' | 's', Some(mention), Some(speaker)) => is_same(source, mention, speaker, verdict.verdict),
                ('y' | 'r', _, _) => return None,
                _ => false,
            };
            let words = count(regions[at].span.of(source));
            Some(Decision { slots: slots(&regions[at].read), quote, words, half: 0 })
        };
        verdicts.iter().filter_map(Verdict::of).filter_map(decide).collect()
    })
}
