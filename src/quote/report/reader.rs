//! Whether a reader would call it a report.
//!
//! The corpus that the other models learn from counts stances and deeds as reports ("they seek a deal", "she features the
//! song"), and it knows the news of politics alone. So what they choose is asked about once more, by a model that learned
//! from reports in news of all kinds that were judged by one question: may a list of who said what print this?

use super::features::{Auxiliaries, auxiliaries};
use super::{Cue, Form, Report};
use crate::entity::Label;
use crate::quote::noun::Sort;
use crate::quote::view::{View, is_verb};
use crate::quote::weigh::{Sink, Template as T, bucket, join};
use crate::quote::words::{self, Class};

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
    let (mut verbs, mut marks, mut finite) = (0, 0, 0);
    let mut last = 0;
    for at in content.clone() {
        let symbol = view.symbol(at);
        verbs += u32::from(is_verb(symbol) && symbol != last);
        finite |= u32::from(matches!(symbol, b'b' | b'x'));
        marks |= u32::from(symbol == b'"');
        last = symbol;
    }
    let verbs = verbs.min(2);
    let human = human(view, cue);
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
    sink.add(T::Before2, look(cue.group.saturating_sub(4)));
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
    let heading = view.text.paragraphs()[view.text.paragraph_of(cue.tokens.start)].heading;
    sink.add(T::Paragraph, join(&[u32::from(heading), class]));
}

/// Who speaks, by kind.
fn human(view: &View<'_, '_>, cue: &Cue) -> u32 {
    let Some(source) = &cue.source else { return 0 };
    let noun = &view.nouns[source.noun];
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
