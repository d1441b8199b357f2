//! Quote or term: whether a marked region reports someone's words.

use super::beside::Attribution;
use super::cue::Cue;
use super::noun::Sort;
use super::report::Report;
use super::view::View;
use super::weigh::{Sink, Sum, Template as T, bucket, join, logistic};
use super::words::Class;
use crate::entity::Label;
use crate::text::TokenKind;

/// The probability of a region that is followed by ", she said".
const SAID: f32 = 0.9;

/// The estimated probability that the region reports someone's words.
pub(super) fn reports(
    view: &View<'_, '_>,
    cues: &[Cue],
    around: Option<&Report>,
    region: usize,
    speaker: Option<&Attribution>,
    weights: &[u8],
) -> f32 {
    if !has_words(view, region) {
        return 0.0;
    }
    let mut sum = Sum::new(weights);
    describe(view, cues, around, region, speaker, &mut sum);
    let score = logistic(sum.total());
    if speaker.is_some_and(|speaker| speaker.touches) {
        // "A railway," the minister said, "…": no title, however short.
        return score.max(SAID);
    }
    if is_headline(view, region) {
        return score.max(SAID);
    }
    if view.regions[region].parent().is_some() && speaker.is_none_or(|speaker| speaker.cue().is_none()) {
        // Nothing is learned of regions inside others: without a cue of its own one must look very much like speech.
        return score * 0.55;
    }
    if is_scare(view, cues, region) {
        return score * 0.45;
    }
    score
}

/// "“We lost everything”: Marsh": a heading that is a quote and its speaker.
pub(super) fn is_headline(view: &View<'_, '_>, region: usize) -> bool {
    let tokens = view.regions[region].tokens();
    let paragraph = &view.text.paragraphs()[view.text.paragraph_of(tokens.start)];
    let name = |noun: usize| view.nouns[noun].sort == Sort::Name && view.nouns[noun].tokens().end == paragraph.tokens().end;
    paragraph.heading
        && tokens.start == paragraph.tokens().start
        && view.word(tokens.end) == ":"
        && view.noun_starting(tokens.end + 1).is_some_and(name)
}

/// "A plan to find a 'quiet way' out": a few small words between single marks where nobody says anything.
fn is_scare(view: &View<'_, '_>, cues: &[Cue], region: usize) -> bool {
    let region = &view.regions[region];
    let sentence = view.sentence(region.tokens().start);
    let mut words = region.inner().filter(|token| view.text.tokens()[*token].kind == TokenKind::Word).take(4);
    let first = cues.partition_point(|cue| cue.tokens.start < sentence.start);
    let verbs = Class::SAY.or(Class::TELL).or(Class::ACT).or(Class::NOUN).or(Class::BESIDE);
    view.word(region.tokens().start).chars().all(|mark| matches!(mark, '\'' | '\u{2018}' | '\u{201b}'))
        && view.word(region.tokens().start).chars().count() == 1
        && region.inner().len() <= 3
        && words.all(|token| view.word(token).starts_with(char::is_lowercase))
        && !cues[first..].iter().take_while(|cue| cue.tokens.start < sentence.end).any(|cue| cue.class.any(verbs))
}

/// Whether the region can be a quote at all: it holds words, and is no attribute of a tag left in the text.
pub(super) fn has_words(view: &View<'_, '_>, region: usize) -> bool {
    let region = &view.regions[region];
    let is_word = |token: usize| matches!(view.text.tokens()[token].kind, TokenKind::Word | TokenKind::Number);
    let attribute = region.tokens().start > 0 && view.word(region.tokens().start - 1) == "=";
    !attribute && region.inner().any(is_word)
}

/// Tells the features of the region.
pub(super) fn describe(
    view: &View<'_, '_>,
    cues: &[Cue],
    around: Option<&Report>,
    index: usize,
    speaker: Option<&Attribution>,
    sink: &mut impl Sink,
) {
    let region = &view.regions[index];
    let (tokens, inner) = (region.tokens(), region.inner());
    let kinds = |token: usize| view.text.tokens()[token].kind;
    let words = || inner.clone().filter(|token| matches!(kinds(*token), TokenKind::Word | TokenKind::Number));
    let length = bucket(words().take(60).count());
    let few = length.min(6);
    sink.add(T::Bias, 0);
    sink.add(T::Length, length);

    // Its own words.
    let capitals = words().take(12).filter(|token| view.word(*token).starts_with(char::is_uppercase)).count();
    let count = words().take(12).count();
    let first_capital = words().next().is_some_and(|token| view.word(token).starts_with(char::is_uppercase));
    let small = words().take(12).filter(|token| view.class(*token).any(Class::PREP.or(Class::DET).or(Class::AND))).count();
    let case = if capitals == 0 {
        0
    } else if capitals + small >= count {
        1
    } else if capitals == 1 && first_capital {
        2
    } else {
        3
    };
    let stop = match view.word(inner.end.saturating_sub(1)) {
        "," => 1,
        "." => 2,
        "!" | "?" => 3,
        "..." | "\u{2026}" => 4,
        _ => 0,
    };
    sink.add(T::Capitals, join(&[case, few]));
    sink.add(T::Capitals, join(&[case, stop, few, 1]));
    sink.add(T::Final, join(&[stop, few]));
    let mut holds = 0;
    for token in words().take(40) {
        let class = view.class(token);
        holds |= u32::from(class.any(Class::ME));
        holds |= u32::from(class.any(Class::AUX)) << 1;
        holds |= u32::from(class.any(Class::SUBJECT)) << 2;
        holds |= u32::from(class.any(Class::NOT)) << 3;
    }
    sink.add(T::Holds, holds);
    sink.add(T::Holds, join(&[holds, few, 1]));
    if let Some(first) = words().next() {
        sink.add(T::First, view.key(first));
        sink.add(T::First, join(&[u32::from(view.symbol(first)), few]));
    }
    if let Some(last) = words().take(60).last() {
        sink.add(T::First, join(&[view.key(last), 5]));
    }
    let inside = view.entities.partition_point(|entity| entity.tokens.end <= inner.start);
    if let Some(entity) = view.entities.get(inside).filter(|entity| entity.tokens.start < inner.end) {
        let whole = entity.tokens.start <= inner.start && entity.tokens.end + 1 >= inner.end;
        sink.add(T::Entity, join(&[entity.label as u32, u32::from(whole)]));
        sink.add(T::Entity, join(&[u32::from(entity.label == Label::WorkOfArt), u32::from(whole), few]));
    } else {
        sink.add(T::Entity, 0);
    }

    // Its surroundings.
    let capital = |token: usize| view.word(token).starts_with(char::is_uppercase);
    let own_before = tokens.start.checked_sub(1).filter(|before| *before >= view.sentence(tokens.start).start);
    let named = |token: usize| {
        let entity = view.entities.partition_point(|entity| entity.tokens.end <= token);
        view.entities.get(entity).filter(|entity| entity.tokens.start <= token).map_or(99, |entity| entity.label as u32)
    };
    let entity_before = own_before.map_or(98, |before| {
        if view.symbol(before) == b'n' && kinds(before) == TokenKind::Clitic && before > 0 {
            50 + named(before - 1)
        } else {
            named(before)
        }
    });
    let entity_after = if tokens.end < view.text.tokens().len() { named(tokens.end) } else { 98 };
    let capital_before = u32::from(own_before.is_some_and(capital));
    let capital_after = u32::from(capital(tokens.end));
    sink.add(T::Entity, join(&[entity_before, few.min(4), case, 3]));
    sink.add(T::Entity, join(&[entity_before, entity_after, few.min(4), 4]));
    sink.add(T::Entity, join(&[capital_before, capital_after, case, few.min(4), 5]));
    let paragraph = view.paragraph(tokens.start);
    let heading = view.text.paragraphs()[view.text.paragraph_of(tokens.start)].heading;
    let before = |back: usize| if tokens.start >= paragraph.start + back { view.key(tokens.start - back) } else { 1 };
    let after = |ahead: usize| if tokens.end + ahead <= paragraph.end { view.key(tokens.end + ahead - 1) } else { 1 };
    let symbol_before = |back: usize| if tokens.start >= paragraph.start + back { view.symbol(tokens.start - back) } else { 0 };
    let symbol_after = |ahead: usize| if tokens.end + ahead <= paragraph.end { view.symbol(tokens.end + ahead - 1) } else { 0 };
    // "the song, “…”", "the “…” show", "titled “…”".
    let work = (1..=4).find(|back| {
        let Some(token) = tokens.start.checked_sub(*back).filter(|token| *token >= paragraph.start) else { return false };
        view.class(token).any(Class::WORK)
    });
    let naming = (1..=3).any(|back| tokens.start >= paragraph.start + back && view.class(tokens.start - back).any(Class::NAMING));
    let work_after = (0..2).any(|ahead| tokens.end + ahead < paragraph.end && view.class(tokens.end + ahead).any(Class::WORK));
    let work = work.map_or(0, |back| 1 + back as u32 + 10 * u32::from(symbol_before(1) == b','));
    sink.add(T::Holds, join(&[work, case, few.min(4), 2]));
    sink.add(T::Holds, join(&[u32::from(work > 0), u32::from(naming), u32::from(work_after), case, 3]));
    sink.add(T::Before, before(1));
    sink.add(T::Before, join(&[before(1), few.min(4)]));
    sink.add(T::Before, join(&[before(2), 2]));
    sink.add(T::Before2, join(&[before(2), before(1)]));
    sink.add(T::Before2, join(&[u32::from(symbol_before(1)), u32::from(symbol_before(2)), few]));
    sink.add(T::Before2, join(&[u32::from(symbol_before(1)), u32::from(symbol_before(2)), u32::from(symbol_before(3)), 3]));
    sink.add(T::After, after(1));
    sink.add(T::After, join(&[after(2), 2]));
    sink.add(T::After2, join(&[after(1), after(2)]));
    sink.add(T::After2, join(&[u32::from(symbol_after(1)), u32::from(symbol_after(2)), few]));
    sink.add(T::Beside, join(&[u32::from(symbol_before(1)), u32::from(symbol_after(1)), stop, few.min(4)]));
    let sentence = view.sentence(tokens.start);
    for token in sentence.start.max(tokens.start.saturating_sub(8))..tokens.start {
        if matches!(kinds(token), TokenKind::Word) {
            sink.add(T::Bag, view.key(token));
        }
    }
    let mark = join(&[view.key(tokens.start), u32::from(region.parent().is_some())]);
    sink.add(T::Marks, mark);
    sink.add(T::Marks, join(&[u32::from(region.single), u32::from(region.parent().is_some()), u32::from(heading), few]));
    let alone = u32::from(tokens.start == paragraph.start) + 2 * u32::from(tokens.end >= paragraph.end);
    sink.add(T::Paragraph, join(&[alone, u32::from(heading), few]));

    // Whether someone speaks beside it.
    let sure = speaker.map_or(0, |speaker| 1 + (speaker.score * 5.0) as u32);
    sink.add(T::Speaker, join(&[sure, few]));
    let within = around.map_or(0, |report| 1 + (report.score * 8.0) as u32);
    sink.add(T::Within, join(&[within, few]));
    sink.add(T::Within, join(&[within, case, few.min(4), 1]));
    if let Some(report) = around {
        sink.add(T::Within, join(&[view.key(cues[report.cue].tokens.start), 2]));
    }
    let first = cues.partition_point(|cue| cue.tokens.start < sentence.start);
    let end = view.sentence(tokens.end - 1).end;
    let mut nearest: Option<(usize, u32)> = None;
    for cue in cues[first..].iter().take(24).take_while(|cue| cue.tokens.start < end) {
        if cue.tokens.start >= tokens.start && cue.tokens.end <= tokens.end {
            continue;
        }
        let ahead = cue.tokens.start < tokens.start;
        let gap = if ahead { tokens.start - cue.tokens.end.min(tokens.start) } else { cue.tokens.start - tokens.end };
        let kind = join(&[cue.class.0 & Class::CUE.0, cue.form as u32, u32::from(ahead), u32::from(cue.source.is_some())]);
        sink.add(T::Cue, join(&[kind, bucket(gap).min(6)]));
        if nearest.is_none_or(|nearest| gap < nearest.0) {
            nearest = Some((gap, join(&[view.key(cue.tokens.start), u32::from(ahead)])));
        }
    }
    match nearest {
        Some((gap, word)) => {
            sink.add(T::CueWord, word);
            sink.add(T::CueWord, join(&[word, few, bucket(gap).min(6)]));
            sink.add(T::CueGap, join(&[bucket(gap), few]));
        }
        None => sink.add(T::CueGap, join(&[99, few])),
    }
}
