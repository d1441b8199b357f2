//! The features of a cue and of a content: what the model of reports goes by.

use std::ops::Range;

use super::Content;
use crate::entity::Label;
use crate::quote::cue::Cue;
use crate::quote::noun::Sort;
use crate::quote::view::{View, is_verb};
use crate::quote::weigh::{Sink, Template as T, bucket, join};
use crate::quote::words::{self, Class};
use crate::text::TokenKind;

/// What stands in the verb group before a cue's own word, each 1 or 0.
pub(in crate::quote) struct Auxiliaries {
    pub(in crate::quote) be: u32,
    pub(in crate::quote) have: u32,
    pub(in crate::quote) not: u32,
    pub(in crate::quote) modal: u32,
}

/// Reads the verb group of a cue.
pub(in crate::quote) fn auxiliaries(view: &View<'_, '_>, cue: &Cue) -> Auxiliaries {
    let has = |is: &dyn Fn(usize) -> bool| u32::from((cue.group..cue.tokens.start).any(is));
    Auxiliaries {
        be: has(&|at| view.class(at).any(Class::BE)),
        have: has(&|at| matches!(view.word(at), "has" | "have" | "had" | "'ve" | "having")),
        not: has(&|at| view.class(at).any(Class::NOT) || view.word(at).ends_with("n't")),
        modal: has(&|at| matches!(view.word(at), "would" | "could" | "should" | "may" | "might" | "must" | "will" | "can")),
    }
}

/// How many of what a content holds.
#[derive(Default)]
pub(super) struct Holds {
    pub(super) verbs: u32,
    nouns: u32,
    pub(super) commas: u32,
    pub(super) regions: u32,
    /// Clauses that it opens, verbs that a clause can have, and those since the last comma.
    opened: u32,
    finite: u32,
    since: u32,
}

impl Holds {
    /// Counts what stands in a content.
    pub(super) fn of(view: &View<'_, '_>, content: &Range<usize>) -> Holds {
        let mut holds = Holds::default();
        let mut last = 0;
        for at in content.clone() {
            let here = view.symbol(at);
            let verb = is_verb(here) && !matches!(last, b'b' | b'x' | b'a');
            let verb = verb && (at == 0 || view.word(at - 1) != "to");
            holds.opened += u32::from(at > content.start && matches!(here, b'c' | b'w' | b't'));
            holds.finite += u32::from(verb);
            holds.since = if here == b',' { 0 } else { holds.since + u32::from(verb) };
            holds.verbs += u32::from(is_verb(here) && here != last);
            holds.nouns += u32::from(here == b'n' && last != b'n');
            holds.commas += u32::from(here == b',');
            holds.regions += u32::from(here == b'"');
            last = here;
        }
        holds
    }

    /// How many clauses it has, by the words that open them.
    fn opened(&self) -> u32 {
        self.opened + 1
    }

    /// Clauses beside the verbs that there are for them.
    pub(super) fn lack(&self) -> u32 {
        self.opened().min(4) * 8 + self.finite.min(4)
    }
}

/// Tells the features of a cue that all its contents share.
pub(in crate::quote) fn describe_cue(view: &View<'_, '_>, earlier: Option<&Cue>, cue: &Cue, sink: &mut impl Sink) {
    let word = view.key(cue.tokens.start);
    let class = cue.class.0 & Class::CUE.or(Class::NOUN).or(Class::NOUNY).0;
    let tense = cue.class.0 & (Class::PAST.or(Class::PRESENT).or(Class::BASE).or(Class::ING)).0;
    let form = cue.form as u32;
    sink.add(T::Bias, 0);
    sink.add(T::CueWord, word);
    sink.add(T::CueWord, join(&[word, form, tense]));
    sink.add(T::Cue, join(&[class, form, tense]));
    let group = cue.tokens.start - cue.group;
    let Auxiliaries { be, not, modal, .. } = auxiliaries(view, cue);
    let passive = u32::from(be == 1 && cue.class.any(Class::PAST));
    sink.add(T::Form, join(&[be, not, modal, form, group.min(3) as u32]));
    sink.add(T::Form, join(&[passive, class]));
    sink.add(T::Form, join(&[passive, word, not, modal]));
    let before = if cue.group > 0 { cue.group - 1 } else { 0 };
    let after = cue.tokens.end;
    sink.add(T::Beside, join(&[u32::from(view.symbol(after)), u32::from(view.symbol(after + 1)), class]));
    sink.add(T::Beside, join(&[u32::from(view.symbol(before)), form, class]));
    sink.add(T::After, join(&[view.key(after), class]));
    sink.add(T::After, join(&[view.key(after), word]));
    sink.add(T::Before, join(&[view.key(before), form]));
    // The cue before it in its sentence.
    let sentence = view.sentence(cue.tokens.start);
    match earlier.filter(|earlier| earlier.tokens.start >= sentence.start) {
        None => sink.add(T::CuesBetween, join(&[class, form])),
        Some(earlier) => {
            let gap = bucket(cue.tokens.start.saturating_sub(earlier.tokens.end));
            let shared = u32::from(
                earlier.source.is_some()
                    && earlier.source.as_ref().map(|source| source.noun) == cue.source.as_ref().map(|source| source.noun),
            );
            sink.add(T::CuesBetween, join(&[view.key(earlier.tokens.start), gap, shared]));
            sink.add(T::CuesBetween, join(&[earlier.class.0 & Class::CUE.0, earlier.form as u32, shared, class, form]));
        }
    }
    match &cue.source {
        None => sink.add(T::Source, join(&[form, class])),
        Some(source) => {
            let noun = &view.nouns[source.noun];
            let label = noun.label.map_or(99, |label| label as u32);
            sink.add(T::Source, join(&[noun.sort as u32, label, u32::from(source.sure), u32::from(cue.inverted)]));
            sink.add(T::Source, join(&[noun.sort as u32, class, form, 1]));
            sink.add(T::Source, join(&[view.key(source.tokens.end - 1), 2]));
            sink.add(T::Source, join(&[view.key(noun.core().end - 1), class, 3]));
        }
    }
    let paragraph = view.text.paragraph_of(cue.tokens.start);
    let heading = view.text.paragraphs()[paragraph].heading;
    sink.add(T::Paragraph, join(&[u32::from(heading), class, form]));
    sink.add(T::Paragraph, join(&[paragraph.min(3) as u32, class, 1]));
    for at in cue.group..cue.tokens.start {
        sink.add(T::Bag, view.key(at));
        sink.add(T::Bag, join(&[view.key(at), class, 1]));
    }
    // Who speaks, by kind, with the verb.
    let human = cue.source.as_ref().map_or(0, |source| {
        let noun = &view.nouns[source.noun];
        match (noun.sort, noun.label) {
            (Sort::Pronoun, _) => match view.word(noun.core().start).to_ascii_lowercase().as_str() {
                "he" | "she" | "who" => 1,
                "i" | "we" => 2,
                "you" => 3,
                "they" => 4,
                _ => 5,
            },
            (_, Some(Label::Person)) => 6,
            (_, Some(_)) => 7,
            (Sort::Nominal, None) if view.word(noun.tokens().end - 1).ends_with('s') => 8,
            (Sort::Nominal, None) => 9,
            _ => 10,
        }
    });
    if let Some(source) = &cue.source
        && view.nouns[source.noun].sort == Sort::Nominal
    {
        let voice = words::voice(view.word(view.nouns[source.noun].core().end - 1));
        sink.add(T::Source, join(&[voice, class, 7]));
        sink.add(T::Source, join(&[voice, form, 8]));
    }
    sink.add(T::Source, join(&[human, word, 4]));
    sink.add(T::Source, join(&[human, class, tense, 5]));
    sink.add(T::Source, join(&[human, be, modal, not, 6]));
}

/// Tells the features of a content.
pub(in crate::quote) fn describe_content(
    view: &View<'_, '_>,
    cue: &Cue,
    next: Option<&Cue>,
    content: &Content,
    sink: &mut impl Sink,
) {
    let tokens = content.tokens.clone();
    let sentence = view.sentence(cue.tokens.start);
    let word = view.key(cue.tokens.start);
    let class = cue.class.0 & Class::CUE.or(Class::NOUN).or(Class::NOUNY).0;
    let start = content.start as u32;
    let symbol = |at: usize| u32::from(view.symbol(at));
    let first = symbol(tokens.start);
    // How it starts.
    let second = if let Some(noun) = view.noun_starting(tokens.start) { symbol(view.nouns[noun].tokens().end) } else { 0 };
    let opener = view.key(tokens.start);
    let special = matches!(view.symbol(tokens.start), b't' | b'w' | b'c' | b'p');
    sink.add(T::Start, join(&[start, first, class]));
    sink.add(T::Start, join(&[start, first, second, 1]));
    sink.add(T::Start, join(&[start, word, 2]));
    sink.add(T::Start, join(&[start, word, first, 3]));
    if special {
        sink.add(T::Start, join(&[start, opener, word, 4]));
        sink.add(T::Start, join(&[start, opener, class, 5]));
    }
    // How it ends.
    let after = symbol(tokens.end);
    let key = view.key(tokens.end);
    let closes = tokens.end + 3 >= sentence.end
        && (tokens.end..sentence.end).all(|at| !matches!(view.text.tokens()[at].kind, TokenKind::Word));
    let whole = u32::from(closes);
    sink.add(T::End, join(&[after, whole, start]));
    sink.add(T::End, join(&[after, symbol(tokens.end + 1), 1]));
    sink.add(T::End, join(&[after, symbol(tokens.end + 1), symbol(tokens.end + 2), 2]));
    sink.add(T::End, join(&[key, whole, 3]));
    sink.add(T::End, join(&[view.key(tokens.end + 1), after, 4]));
    sink.add(T::End, join(&[symbol(tokens.end - 1), after, 5]));
    sink.add(T::End, join(&[after, whole, class, 6]));
    // What goes on behind it: past the comma and the conjunction, a clause of its own, or more of this one.
    let mut on = tokens.end;
    let mut comma = 0;
    if view.symbol(on) == b',' {
        comma = 1;
        on += 1;
    }
    let conjunction = if matches!(view.symbol(on), b'&' | b'c' | b'w') { view.key(on) } else { 0 };
    on += usize::from(conjunction != 0);
    let subject = view.noun_starting(on).filter(|_| on < sentence.end);
    let verb = subject.map_or(on, |noun| view.nouns[noun].tokens().end);
    let verb = if verb < sentence.end { symbol(verb) } else { 0 };
    let who = subject.map_or(0, |noun| 1 + view.nouns[noun].sort as u32);
    sink.add(T::Final, join(&[comma, conjunction, who, verb]));
    sink.add(T::Final, join(&[comma, conjunction, verb, class, 1]));
    sink.add(T::Final, join(&[u32::from(view.symbol(on)), comma, who, verb, 2]));
    sink.add(T::Final, join(&[view.key(on), conjunction, comma, 3]));
    // The cue after it: inside, or left out.
    if let Some((next, source)) = next.and_then(|next| Some((next, next.source.as_ref()?)))
        && next.tokens.start < sentence.end
    {
        let opens = source.tokens.start.min(next.group);
        let held = if tokens.end <= opens {
            0
        } else if tokens.end >= next.tokens.end {
            1
        } else {
            2
        };
        let before = if opens > 0 { symbol(opens - 1) } else { 0 };
        let kind = next.class.0 & Class::CUE.0;
        sink.add(T::CueGap, join(&[held, kind, before, next.form as u32]));
        sink.add(T::CueGap, join(&[held, kind, before, symbol(next.tokens.end), u32::from(tokens.end == opens), 1]));
    }
    // What it holds.
    let held = Holds::of(view, &tokens);
    let Holds { verbs, nouns, commas, regions, finite, since, .. } = held;
    let length = bucket(tokens.len());
    let (verbs, commas, regions) = (verbs.min(3), commas.min(3), regions.min(2));
    sink.add(T::Span, join(&[length, start]));
    sink.add(T::Span, join(&[verbs, first, whole, 1]));
    sink.add(T::Span, join(&[verbs, class, whole, nouns.min(3), 2]));
    sink.add(T::Span, join(&[commas, whole, after, 3]));
    sink.add(T::Span, join(&[regions, class, 4]));
    sink.add(T::Span, join(&[verbs, word, whole, 5]));
    sink.add(T::Span, join(&[length, class, whole, 6]));
    sink.add(T::Span, join(&[first, second, after, verbs.min(2), 7]));
    let lack = held.lack();
    sink.add(T::Holds, join(&[lack, whole]));
    sink.add(T::Holds, join(&[lack, first, class, 1]));
    sink.add(T::Holds, join(&[since.min(2), finite.min(2), after, comma, 2]));
    sink.add(T::Holds, join(&[since.min(2), conjunction, who, verb, 3]));
    sink.add(T::Holds, join(&[finite.min(2), after, who, verb, start, 4]));
    // A clause that lacks its verb yet: "that if he won | , he would …", "that the plan, which failed | , was …".
    let lacks = held.opened().saturating_sub(finite).min(3);
    sink.add(T::Holds, join(&[lacks, after, start, 5]));
    sink.add(T::Holds, join(&[lacks, commas, after, whole, 6]));
    // And one that has a verb too many, behind "those who said": the main clause has begun.
    let spare = finite.saturating_sub(held.opened()).min(2);
    let led = cue.source.as_ref().is_some_and(|source| view.word(source.tokens.start) == "who")
        || cue.group > 0 && matches!(view.word(cue.group - 1), "who" | "that" | "which");
    sink.add(T::Holds, join(&[spare, u32::from(led), after, 7]));
    sink.add(T::Holds, join(&[spare, u32::from(led), whole, commas, 8]));
    let opening = tokens.start + usize::from(first == u32::from(b't'));
    if matches!(view.symbol(opening), b'c' | b'w' | b'p') {
        sink.add(T::Start, join(&[view.key(opening), commas, after, 8]));
        sink.add(T::Start, join(&[symbol(opening), lacks, commas, after, 9]));
    }
    // What its last comma goes on with: ", a notable reversal", ", leaving it open".
    let comma = tokens.clone().rev().find(|at| view.symbol(*at) == b',' && view.region_of(*at).is_none());
    if let Some(comma) = comma {
        sink.add(T::Bag, join(&[view.key(comma + 1), whole, 2]));
        sink.add(T::Bag, join(&[symbol(comma + 1), symbol(comma + 2), symbol(comma + 3), whole, 3]));
        sink.add(T::Bag, join(&[symbol(comma + 1), since.min(2), lacks, whole, 4]));
    }
}
