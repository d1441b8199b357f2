//! Cues: the words that announce a report, and the noun phrase that speaks there.

mod clause;
mod climb;
mod relative;
mod source;

use std::ops::Range;

use self::clause::{clause_source, nearest_source};
use self::climb::climb;
use self::source::{
    agent, held_source, interrupted_source, is_party, last_source, left_source, quoted_source, quotes, right_source, told_source,
    wanting_source,
};
use super::noun::Sort;
use super::view::{Look, View};
use super::words::{self, Class};
use crate::entity::Label;
use crate::growth;
use crate::text::TokenKind;

/// A cue with its source.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Cue {
    /// Its words: "said", "according to".
    pub(super) tokens: Range<usize>,
    /// Where its verb group begins: "has also said".
    pub(super) group: usize,
    /// What it is.
    pub(super) form: Form,
    /// The noun phrase that speaks.
    pub(super) source: Option<Source>,
    /// Whether the source stands behind it: "said Marsh".
    pub(super) inverted: bool,
    /// The classes of its word.
    pub(super) class: Class,
}

/// How a cue reports.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Form {
    /// "said", "has told".
    Finite,
    /// "saying", "adding".
    Gerund,
    /// "to say"
    Infinitive,
    /// "according to", "per".
    According,
    /// A noun: "his claim that …".
    Noun,
    /// The colon of "Marsh: …".
    Colon,
}

/// A source: the noun phrase, and all tokens with what hangs on it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Source {
    /// Its noun phrase.
    pub(super) noun: usize,
    /// From its first word to the last of its attributes: "a spokesman for the ministry".
    pub(super) tokens: Range<usize>,
    /// The words to point at, where they are not the phrase's own: the owner in "his claim".
    pub(super) mention: Option<Range<usize>>,
    /// Whether it stands where a subject of the cue must stand.
    pub(super) sure: bool,
}

/// Only this many earlier cues of a sentence lend their source to a later one.
const EARLIER: usize = 32;

/// Finds the cues of a text, in order.
pub(super) fn cues(view: &View<'_, '_>) -> Vec<Cue> {
    let mut cues: Vec<Cue> = Vec::new();
    for (number, sentence) in view.text.sentences().iter().enumerate() {
        let paragraph = view.text.paragraph_of_sentence(number);
        if view.again.knows(paragraph) {
            if view.text.paragraphs()[paragraph].sentences().start == number {
                let noun = view.nouns.partition_point(|noun| noun.tokens().start < sentence.start);
                view.again.cues(paragraph, noun, &mut cues);
            }
            continue;
        }
        let first = cues.len();
        for at in sentence.clone() {
            if let Some(cue) = cue_at(view, at, sentence, &cues[first.max(cues.len().saturating_sub(EARLIER))..]) {
                growth::room(&mut cues, 1);
                cues.push(cue);
            }
        }
    }
    cues
}

/// Verbs of which a second source can only tell where they were read. Of "he pledged a new bridge, according to the paper" the
/// paper is the source.
fn speaks_plainly(word: &str) -> bool {
    matches!(word, "said" | "says" | "say" | "told" | "tells" | "wrote" | "writes" | "added" | "adds" | "tweeted" | "stated")
}

fn cue_at(view: &View<'_, '_>, at: usize, sentence: &Range<usize>, earlier: &[Cue]) -> Option<Cue> {
    let class = view.class(at);
    if !class.any(Class::NOUN.or(Class::CUE)) && !view.look(at).has(Look::ANNOUNCES) {
        return None;
    }
    let word = view.word(at);
    let speech = Class::SAY.or(Class::TELL);
    // "Marsh said …, according to the paper" only tells where the report was read: Marsh speaks.
    let hearsay = || {
        earlier.iter().any(|earlier| {
            let sure = earlier.source.as_ref().is_some_and(|source| source.sure);
            sure && earlier.form == Form::Finite
                && earlier.class.any(speech)
                && speaks_plainly(view.word(earlier.tokens.start))
                && view.region_of(earlier.group) == view.region_of(at)
        })
    };
    if word.eq_ignore_ascii_case("according") && view.word(at + 1) == "to" {
        if hearsay() {
            return None;
        }
        let source = right_source(view, at + 2, sentence);
        return Some(Cue { tokens: at..at + 2, group: at, form: Form::According, source, inverted: true, class });
    }
    if word.eq_ignore_ascii_case("per")
        && view.class(at + 1).any(Class::DET.or(Class::POSS)) | view.word(at + 1).starts_with(char::is_uppercase)
    {
        let source = Some(right_source(view, at + 1, sentence)?);
        return Some(Cue { tokens: at..at + 1, group: at, form: Form::According, source, inverted: true, class });
    }
    if word == ":" && at > sentence.start {
        // "Marsh: the bridge is open", "Report: …".
        let noun = view.noun_ending(at).filter(|noun| view.nouns[*noun].tokens().start <= sentence.start + 1)?;
        // Not "Peace Efforts Fail: …".
        if view.nouns[noun].label.is_none() && words::voice(view.word(at - 1)) == 0 {
            return None;
        }
        let source = Some(Source { noun, tokens: view.nouns[noun].tokens(), mention: None, sure: true });
        return Some(Cue { tokens: at..at + 1, group: at, form: Form::Colon, source, inverted: false, class });
    }
    if class.any(Class::NOUN)
        && let Some(noun) = view.noun_ending(at + 1)
    {
        return noun_cue(view, at, noun, earlier);
    }
    if !class.any(Class::CUE) {
        return None;
    }
    // Part of a noun phrase: "the report", "a proposed plan".
    let within = view.nouns.partition_point(|noun| noun.tokens().end <= at);
    if view.nouns.get(within).is_some_and(|noun| noun.tokens().contains(&at)) {
        return None;
    }
    // "It is worth noting that …": nobody does.
    if at > sentence.start && view.word(at - 1) == "worth" {
        return None;
    }
    let finite = class.any(Class::PAST.or(Class::PRESENT).or(Class::BASE));
    let gerund = class.any(Class::ING);
    let mut group = at;
    let mut infinitive = false;
    let mut be = false;
    while group > sentence.start {
        let class = view.class(group - 1);
        let word = view.word(group - 1);
        let adverb = view.look(group - 1).has(Look::LY) && view.look(group - 1).has(Look::SMALL);
        let auxiliary = class.any(Class::AUX) && view.noun_ending(group).is_none();
        if view.region_of(group - 1) != view.region_of(at) {
            break;
        }
        if auxiliary || class.any(Class::NOT) || adverb || class.any(Class::ADV) && !class.any(Class::CONJ) {
            be |= class.any(Class::BE);
            group -= 1;
        } else if word == "long" && group >= sentence.start + 2 && view.class(group - 2).any(Class::AUX) {
            group -= 1;
        } else if word == "times" && group >= sentence.start + 3 && view.class(group - 3).any(Class::AUX) {
            // "had three times said"
            group -= 2;
        } else if word == "far" && group >= sentence.start + 2 && matches!(view.word(group - 2), "so" | "thus") {
            group -= 2;
        } else if word == "to" && class.any(Class::PREP) && view.class(at).any(Class::BASE) {
            infinitive = true;
            group -= 1;
        } else {
            break;
        }
    }
    let form = match () {
        () if infinitive => Form::Infinitive,
        () if gerund && !be => Form::Gerund,
        () if gerund || finite => Form::Finite,
        () => return None,
    };
    // "went on", "pointed out", "shot back".
    let particle = match word.to_ascii_lowercase().as_str() {
        "go" | "goes" | "went" | "going" => &["on"][..],
        "point" | "points" | "pointed" | "pointing" | "cried" | "shouted" | "called" | "yelled" | "blurted" => &["out"][..],
        "shot" | "fired" | "hit" => &["back"][..],
        "chimed" => &["in"][..],
        _ => &[][..],
    };
    let end = at + 1 + usize::from(particle.contains(&view.word(at + 1)));
    let cue = |source, inverted| Cue { tokens: at..end, group, form, source, inverted, class };
    // "said Marsh": behind a quote or a comma, with nothing for the noun to be the subject of.
    let after_content =
        group == sentence.start || view.text.tokens()[group - 1].kind == TokenKind::Mark || view.word(group - 1) == ",";
    let after_content = after_content && !ends_aside(view, group, end, sentence);
    if after_content && form == Form::Finite && class.any(Class::SAY.or(Class::BESIDE)) {
        let mut start = end;
        if view.class(start).any(Class::ADV) || view.look(start).has(Look::LY) {
            start += 1;
        }
        if let Some(source) = right_source(view, start, sentence)
            && !view.class(start).any(Class::OBJECT)
        {
            let mut end = source.tokens.end;
            while view.class(end).any(Class::ADV.or(Class::NOT)) || view.look(end).has(Look::LY) {
                end += 1;
            }
            let verb = view.class(end).any(Class::AUX.or(Class::CUE).or(Class::VERB)) || view.word(end).ends_with("ed");
            let ends = end >= sentence.end || !verb;
            if ends {
                return Some(cue(Some(source), true));
            }
        }
    }
    // "the paper quoted Marsh as saying": she speaks.
    if form == Form::Finite && !be && quotes(word) {
        let behind = |end: usize| {
            let saying = view.word(end) == "as" && view.class(end + 1).any(Class::ING);
            saying || view.text.tokens().get(end).is_some_and(|next| next.kind == TokenKind::Mark) || view.word(end) == ":"
        };
        let object = right_source(view, end, sentence).filter(|source| behind(source.tokens.end));
        if let Some(object) = object {
            return Some(cue(Some(object), true));
        }
    }
    // "was accused of fraud by Marsh": the subject is spoken of, and does not speak.
    let reduced = group == at && at > sentence.start && {
        let before = view.word(at - 1);
        matches!(before, "when" | "When" | "if" | "once" | "as" | "As" | "unless" | "being" | "was" | "were")
    };
    if (be || reduced) && class.any(Class::PAST) && !keeps_subject(view, at) {
        return Some(cue(agent(view, end, sentence), false));
    }
    let source = match form {
        Form::Gerund => {
            let beside = || {
                quoted_source(view, group, sentence)
                    .or_else(|| held_source(view, group, sentence))
                    .or_else(|| last_source(view, group, earlier))
                    .or_else(|| interrupted_source(view, group, sentence))
                    .or_else(|| nearest_source(view, group, sentence))
            };
            beside().or_else(|| clause_source(view, group, sentence, earlier))
        }
        Form::Infinitive => told_source(view, group, sentence)
            .or_else(|| wanting_source(view, group, sentence))
            .or_else(|| clause_source(view, group, sentence, earlier)),
        _ => left_source(view, group, sentence, earlier),
    };
    Some(cue(source, false))
}

/// Whether the subject of a passive verb is who thinks or speaks: "was worried that", "was quoted as saying".
fn keeps_subject(view: &View<'_, '_>, at: usize) -> bool {
    let word = view.word(at);
    matches!(word, "worried" | "concerned" | "determined" | "convinced" | "agreed" | "decided" | "prepared")
        || matches!(word, "quoted" | "cited" | "reported" | "heard" | "recorded") && view.word(at + 1) == "as"
}

/// "Marsh, a spokesman for the port, said the decision was final": whether what ends before the verb group at `group` is an aside
/// of the subject, and no content: there is no verb for one before, and a clause or what cannot speak behind the verb that ends at
/// `end`.
fn ends_aside(view: &View<'_, '_>, group: usize, end: usize, sentence: &Range<usize>) -> bool {
    const FAR: usize = 120;
    if group < sentence.start + 4 || group > sentence.start + FAR || view.word(group - 1) != "," {
        return false;
    }
    let finite = |at: usize| {
        let class = view.class(at);
        let verb = class.any(Class::AUX.or(Class::VERB).or(Class::CUE)) && !class.any(Class::ING);
        view.noun_ending(at + 1).is_none() && verb
    };
    // The aside opens behind the first phrase that may be a subject.
    let aside = |at: &usize| {
        let next = view.class(at + 1);
        let number = view.text.tokens()[at + 1].kind == TokenKind::Number;
        let speaking = view.look(at + 1).has(Look::ING) && view.look(at + 1).has(Look::SMALL);
        let relative = matches!(view.word(at + 1), "who" | "whose" | "which");
        let noun = view.noun_starting(at + 1).is_some() || next.any(Class::DET.or(Class::POSS).or(Class::PREP));
        view.word(*at) == "," && (relative || number || noun || speaking || is_party(view, at + 1))
    };
    let first = (sentence.start + 1..group - 1).filter(aside).take(3).find(|at| {
        view.noun_ending(*at).is_some_and(|noun| {
            let source = climb(view, noun, sentence.start);
            let start = source.tokens.start;
            let opens = start <= sentence.start + 1
                || view.word(start - 1) == ","
                || view.class(start - 1).any(Class::CONJ.or(Class::AND));
            opens && view.nouns[source.noun].sort != Sort::Pronoun
        })
    });
    let Some(first) = first else { return false };
    // A verb of its own, and not that of a "who".
    let relative = (first..group - 1).find(|at| matches!(view.word(*at), "who" | "whose" | "which" | "that" | "whom"));
    let content = (sentence.start..first).chain(first..relative.unwrap_or(group - 1)).any(finite);
    if content {
        return false;
    }
    let clause = (end + 1..sentence.end.min(end + FAR)).any(finite);
    let told = view.class(group).any(Class::TELL);
    let speaks = right_source(view, end, sentence).is_none_or(|source| {
        let noun = &view.nouns[source.noun];
        match noun.sort {
            Sort::Name if told => noun.label == Some(Label::Person),
            Sort::Name => matches!(noun.label, None | Some(Label::Person | Label::Org)),
            Sort::Pronoun => true,
            Sort::Nominal => !told && words::voice(view.word(noun.core().end - 1)) > 0,
        }
    });
    clause || !speaks
}

/// "his claim that …", "Marsh's statement that …": the noun's owner speaks.
fn noun_cue(view: &View<'_, '_>, at: usize, noun: usize, earlier: &[Cue]) -> Option<Cue> {
    let opens = |at: usize| matches!(view.word(at), "that" | "to" | "about" | "of" | "for" | "on" | ":" | "against" | "over");
    // "a warning from the ministry that …": the ministry warns.
    if matches!(view.word(at + 1), "from" | "by")
        && let Some(owner) = view.noun_starting(at + 2)
        && view.word(view.nouns[owner].tokens().end) == "that"
    {
        let source = Some(Source { noun: owner, tokens: view.nouns[owner].tokens(), mention: None, sure: true });
        return Some(Cue { tokens: at..at + 1, group: at, form: Form::Noun, source, inverted: false, class: view.class(at) });
    }
    if !opens(at + 1) {
        return None;
    }
    let phrase = view.nouns[noun].tokens();
    let owner = if view.class(phrase.start).any(Class::POSS) {
        Some(phrase.start..phrase.start + 1)
    } else {
        phrase.clone().find(|token| view.text.tokens()[*token].kind == TokenKind::Clitic).map(|clitic| phrase.start..clitic)
    };
    // "Marsh said in a statement that": who said it made the statement, and "said" is the cue.
    let said = |cue: &Cue| cue.tokens.end + 1 == phrase.start && view.word(cue.tokens.end) == "in" && cue.source.is_some();
    if owner.is_none() && view.word(at + 1) == "that" && earlier.last().is_some_and(said) {
        return None;
    }
    let source = owner.map(|owner| Source { noun, tokens: owner.clone(), mention: Some(owner), sure: true });
    Some(Cue { tokens: at..at + 1, group: at, form: Form::Noun, source, inverted: false, class: view.class(at) })
}

/// The name that an aside gives to a nominal: "its chairman, Ada Marsh, said"; else the phrase itself.
pub(super) fn named(view: &View<'_, '_>, noun: usize, end: usize) -> usize {
    let phrase = &view.nouns[noun];
    if phrase.sort != Sort::Nominal || view.symbol(end) != b',' || view.text.tokens()[end].lines > 0 {
        return noun;
    }
    let Some(name) = view.noun_starting(end + 1) else { return noun };
    let aside = &view.nouns[name];
    let can_speak = matches!(aside.label, Some(Label::Person | Label::Org)) && aside.core() == aside.tokens();
    let closes = matches!(view.symbol(aside.tokens().end), b',' | b'.' | b'"' | b'(' | b'-' | b'$' | b':');
    if aside.sort == Sort::Name && can_speak && closes { name } else { noun }
}
