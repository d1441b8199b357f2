//! Whether a reader would call it a report.
//!
//! The corpus that the other models learn from counts stances and deeds as reports ("they seek a deal", "she features the
//! song"), and it knows the news of politics alone. So what they choose is asked about once more, by a model that learned
//! from reports in news of all kinds that were judged by one question: may a list of who said what print this?

use super::features::{Auxiliaries, Holds, auxiliaries};
use super::{Cue, Form, Report};
use crate::entity::Label;
use crate::quote::noun::Sort;
use crate::quote::view::View;
use crate::quote::weigh::{Sink, Template as T, bucket, join};
use crate::quote::words::{self, Class};
use crate::text::TokenKind;

/// Tells what a reader goes by.
pub(in crate::quote) fn describe_reading(view: &View<'_, '_>, cue: &Cue, report: &Report, sink: &mut impl Sink) {
    let content = report.content.clone();
    let word = words::stem(view.word(cue.tokens.start));
    let class = cue.class.0 & Class::CUE.or(Class::NOUN).or(Class::NOUNY).0;
    let form = cue.form as u32;
    let Auxiliaries { be, have, not, modal } = auxiliaries(view, cue);
    let modal = modal | u32::from(cue.form == Form::Infinitive);
    let passive = u32::from(be == 1 && cue.class.any(Class::PAST));
    let behind = u32::from(content.start >= cue.tokens.end);
    let next = u32::from(content.start == cue.tokens.end);
    // How it opens: a clause, "to", another preposition, or neither; then the word itself where it is a small one.
    let first = u32::from(view.symbol(content.start));
    let opener = match view.symbol(content.start) {
        b't' | b'w' | b'c' | b'p' => view.key(content.start),
        symbol => u32::from(symbol),
    };
    let opener = if behind == 1 { opener } else { 1 };
    let second = view
        .noun_starting(content.start)
        .map_or(u32::from(view.symbol(content.start + 1)), |noun| u32::from(view.symbol(view.nouns[noun].tokens().end)));
    let held = Holds::of(view, &content);
    let (verbs, marks) = (held.verbs.min(2), u32::from(held.regions > 0));
    // Auxiliaries, and what may be the reporter's own.
    let (mut finite, mut aside, mut last) = (0u32, 0u32, 0);
    for at in content.clone() {
        let here = view.symbol(at);
        finite |= u32::from(matches!(here, b'b' | b'x'));
        aside |= match (last, here) {
            (b',', b'g') => 1,
            (b',', b'c') => 2,
            (_, b'-') => 4,
            (_, b'(') => 8,
            (b',', b'&') => 16,
            _ => 0,
        };
        last = here;
    }
    let human = human(view, cue.source.as_ref().map(|source| source.noun));
    let sure = (report.score * 10.0) as u32;
    let length = bucket(content.len());

    sink.add(T::Bias, 0);
    sink.add(T::Speaker, sure);
    sink.add(T::Speaker, join(&[sure, class]));
    sink.add(T::CueWord, word);
    sink.add(T::CueWord, join(&[word, passive, modal]));
    sink.add(T::CueWord, join(&[word, opener]));
    sink.add(T::CueWord, join(&[word, verbs, next]));
    sink.add(T::CueWord, join(&[word, human, 1]));
    sink.add(T::CueWord, join(&[word, human, opener, 2]));
    sink.add(T::Cue, join(&[class, form, passive]));
    sink.add(T::Cue, join(&[class, opener]));
    sink.add(T::Cue, join(&[class, first, verbs]));
    sink.add(T::Cue, join(&[class, passive, opener, finite]));
    sink.add(T::Form, join(&[be, not, modal, have, form]));
    sink.add(T::Form, join(&[class, modal, not, u32::from(cue.class.any(Class::PAST))]));
    sink.add(T::Source, join(&[human, class]));
    sink.add(T::Source, join(&[human, form, opener]));
    sink.add(T::Source, join(&[human, verbs, first]));
    if let Some(source) = &cue.source {
        let noun = &view.nouns[source.noun];
        sink.add(T::Source, join(&[noun.sort as u32, u32::from(source.sure), u32::from(cue.inverted), 1]));
        sink.add(T::Source, join(&[view.key(noun.core().end - 1), 2]));
    }
    sink.add(T::Start, join(&[opener, form, verbs]));
    sink.add(T::Start, join(&[opener, second]));
    sink.add(T::Start, join(&[first, marks, finite, behind]));
    sink.add(T::Span, join(&[length, verbs]));
    sink.add(T::Span, join(&[length, class, behind]));
    sink.add(T::Span, join(&[marks, class, verbs]));
    for (place, at) in (content.start..content.end.min(content.start + 3)).enumerate() {
        sink.add(T::Holds, join(&[view.key(at), place as u32]));
        sink.add(T::Holds, join(&[view.key(at), class, 7]));
    }
    let look = |from: usize| (from..from + 4).fold(0, |all, at| all * 256 + u32::from(view.symbol(at)));
    sink.add(T::First, join(&[look(content.start), behind]));
    sink.add(T::First, join(&[look(content.start), class, 1]));
    sink.add(T::First, join(&[look(cue.tokens.end), form, class, 2]));
    sink.add(T::Before2, if cue.group >= 4 { look(cue.group - 4) } else { cue.group as u32 });
    sink.add(T::Before2, join(&[view.key(cue.tokens.start), opener]));
    sink.add(T::Final, view.key(content.end - 1));
    sink.add(T::End, u32::from(view.symbol(content.end)));
    sink.add(T::End, join(&[u32::from(view.symbol(content.end - 1)), class]));
    let before = if cue.group > 0 { cue.group - 1 } else { 0 };
    sink.add(T::Before, join(&[u32::from(view.symbol(before)), form, class]));
    sink.add(T::Before, view.key(before));
    for at in cue.group..cue.tokens.start {
        sink.add(T::Bag, join(&[view.key(at), class]));
    }
    // Where the clause of the cue stands: "what Marsh says", "than Marsh says", "“…,” Marsh said".
    let opens = cue.source.as_ref().map_or(cue.group, |source| source.tokens.start.min(cue.group));
    let paragraph = view.paragraph(cue.tokens.start).start;
    let leads = opens > paragraph;
    let (lead, kind) = if leads { (view.key(opens - 1), u32::from(view.symbol(opens - 1))) } else { (1, 0) };
    let led = if opens >= paragraph + 3 { look(opens - 3) & 0xff_ffff } else { u32::from(leads) };
    sink.add(T::PathStart, join(&[lead, class]));
    sink.add(T::PathStart, join(&[kind, form, behind, 1]));
    sink.add(T::PathStart, join(&[led, behind, 2]));
    // Where it ends, and what goes on there.
    let sentence = view.sentence(cue.tokens.start);
    let words = |at: usize| matches!(view.text.tokens()[at].kind, TokenKind::Word | TokenKind::Number);
    let whole = u32::from(!(content.end..sentence.end).any(words));
    let starts = u32::from(!(sentence.start..content.start).any(words));
    let end = content.end;
    sink.add(T::PathEnd, join(&[whole, starts, behind, class]));
    sink.add(T::PathEnd, join(&[view.key(end), view.key(end + 1), 1]));
    sink.add(T::PathEnd, join(&[look(end) & 0xffff, look(end.saturating_sub(2)) & 0xffff, 2]));
    sink.add(T::PathEnd, join(&[look(end) & 0xffff, class, verbs, 3]));
    // What it holds: clauses opened and verbs for them, what may be the reporter's own.
    let lack = held.lack();
    sink.add(T::CuesBetween, join(&[lack, whole]));
    sink.add(T::CuesBetween, join(&[lack, first, held.commas.min(3), 1]));
    sink.add(T::CuesBetween, join(&[aside, lack, 2]));
    sink.add(T::CuesBetween, join(&[aside, whole, class, 3]));
    let edge = u32::from(view.symbol(content.start) == b'"') * 2 + u32::from(view.symbol(end - 1) == b'"');
    sink.add(T::Marks, join(&[edge, marks, u32::from(view.symbol(content.start.max(1) - 1)), behind]));
    if let Some(source) = &cue.source {
        let tokens = source.tokens.clone();
        sink.add(T::Role, join(&[view.key(tokens.start), human]));
        sink.add(T::Role, join(&[tokens.len().min(6) as u32, human, form, 1]));
        let gap = cue.group.saturating_sub(tokens.end).max(tokens.start.saturating_sub(cue.tokens.end));
        sink.add(T::Role, join(&[gap.min(6) as u32, u32::from(source.sure), form, 2]));
        sink.add(T::Role, join(&[look(tokens.end) & 0xffff, u32::from(cue.inverted), form, 3]));
    }
    let heading = view.text.paragraphs()[view.text.paragraph_of(cue.tokens.start)].heading;
    sink.add(T::Paragraph, join(&[u32::from(heading), class]));
}

/// What kind of noun phrase speaks, if there is one.
pub(in crate::quote) fn human(view: &View<'_, '_>, noun: Option<usize>) -> u32 {
    let Some(noun) = noun.map(|noun| &view.nouns[noun]) else { return 0 };
    match (noun.sort, noun.label) {
        (Sort::Pronoun, _) => match view.word(noun.core().start).to_ascii_lowercase().as_str() {
            "he" | "she" => 1,
            "who" => 11,
            "i" | "we" => 2,
            "you" => 3,
            "they" => 4,
            _ => 5,
        },
        (_, Some(Label::Person)) => 6,
        (_, Some(Label::Org | Label::Norp | Label::Gpe)) => 7,
        (_, Some(_)) => 12,
        (Sort::Nominal, None) => {
            let head = view.word(noun.tokens().end - 1);
            16 + 2 * words::voice(head) + u32::from(head.ends_with('s'))
        }
        _ => 10,
    }
}
