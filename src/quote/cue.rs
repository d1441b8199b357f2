//! Cues: the words that announce a report, and the noun phrase that speaks there.

use std::ops::Range;

use super::noun::Sort;
use super::view::{Look, View};
use super::words::{self, Class};
use crate::entity::Label;
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
            if view.text.paragraphs()[paragraph].sentences.start == number {
                let noun = view.nouns.partition_point(|noun| noun.tokens.start < sentence.start);
                view.again.cues(paragraph, noun, &mut cues);
            }
            continue;
        }
        let first = cues.len();
        for at in sentence.clone() {
            if let Some(cue) = cue_at(view, at, sentence, &cues[first.max(cues.len().saturating_sub(EARLIER))..]) {
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
        let noun = view.noun_ending(at).filter(|noun| view.nouns[*noun].tokens.start <= sentence.start + 1)?;
        // Not "Peace Efforts Fail: …".
        if view.nouns[noun].label.is_none() && words::voice(view.word(at - 1)) == 0 {
            return None;
        }
        let source = Some(Source { noun, tokens: view.nouns[noun].tokens.clone(), mention: None, sure: true });
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
    let within = view.nouns.partition_point(|noun| noun.tokens.end <= at);
    if view.nouns.get(within).is_some_and(|noun| noun.tokens.contains(&at)) {
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
            let beside = || held_source(view, group, sentence).or_else(|| last_source(view, group, earlier));
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

/// How far behind a passive verb its agent may stand, in tokens.
const AGENT: usize = 14;

/// Who acts, behind a passive verb that ends at `end`: "was accused of fraud by Marsh".
fn agent(view: &View<'_, '_>, end: usize, sentence: &Range<usize>) -> Option<Source> {
    let stops = |at: &usize| !matches!(view.symbol(*at), b',' | b';' | b':' | b'-' | b't');
    let by = (end..sentence.end.min(end + AGENT)).take_while(stops).find(|at| view.word(*at) == "by")?;
    let speaks = |source: &Source| view.class(source.tokens.end - 1).any(Class::TIME) || view.look(by + 1).has(Look::ING);
    right_source(view, by + 1, sentence).filter(|source| !speaks(source))
}

/// What speaks right before "saying" and the like: "with polls showing that …", "an article claiming that …".
fn held_source(view: &View<'_, '_>, group: usize, sentence: &Range<usize>) -> Option<Source> {
    let source = climb(view, view.noun_ending(group)?, sentence.start);
    let start = view.nouns[source.noun].tokens.start;
    let with =
        start > sentence.start && matches!(view.word(start - 1), "with" | "With" | "despite" | "Despite" | "without" | "Without");
    let head = view.nouns[source.noun].core.end - 1;
    let written = view.class(head).any(Class::NOUN) || words::is_written(view.word(head));
    (with || written && view.nouns[source.noun].sort == Sort::Nominal).then_some(source)
}

/// Who is made to speak: "prompted the minister to propose …".
fn told_source(view: &View<'_, '_>, group: usize, sentence: &Range<usize>) -> Option<Source> {
    let noun = view.noun_ending(group)?;
    let start = view.nouns[noun].tokens.start;
    if start == sentence.start || view.word(start).eq_ignore_ascii_case("who") {
        return None;
    }
    let made = matches!(
        view.word(start - 1),
        "prompted"
            | "prompting"
            | "prompt"
            | "prompts"
            | "led"
            | "leading"
            | "forced"
            | "forcing"
            | "forces"
            | "allowed"
            | "allowing"
            | "told"
            | "asked"
            | "asking"
            | "urged"
            | "urging"
            | "wanted"
            | "wants"
            | "want"
            | "ordered"
            | "caused"
            | "causing"
            | "inspired"
            | "pushed"
            | "pressed"
            | "encouraged"
            | "on"
            | "spurred"
            | "compelled"
            | "got"
            | "expected"
            | "invited"
            | "instructed"
            | "persuaded"
    );
    let on = view.word(start - 1) != "on" || start >= 2 && view.class(start - 2).any(Class::ACT);
    (made && on).then(|| Source { noun, tokens: view.nouns[noun].tokens.clone(), mention: None, sure: true })
}

/// Who wants to, plans to or is about to: the subject of the verbs right before "to".
fn wanting_source(view: &View<'_, '_>, group: usize, sentence: &Range<usize>) -> Option<Source> {
    let verb = |at: usize| {
        let class = view.class(at);
        let closed = class.any(Class::PREP.or(Class::AND).or(Class::CONJ).or(Class::DET).or(Class::POSS));
        !closed
            && (class.any(Class::AUX.or(Class::CUE).or(Class::VERB).or(Class::ADV).or(Class::NOT)) || view.look(at).has(Look::ED))
    };
    let mut at = group;
    while at > sentence.start + 1 && group - at < 6 && view.noun_ending(at).is_none() && verb(at - 1) {
        at -= 1;
    }
    if at == group {
        return None;
    }
    view.noun_ending(at).map(|noun| climb(view, noun, sentence.start))
}

/// The source of the cue that ends right before: "…, Marsh said, adding that …".
fn last_source(view: &View<'_, '_>, group: usize, earlier: &[Cue]) -> Option<Source> {
    let last = earlier.last()?;
    let source = last.source.as_ref()?;
    let end = if last.inverted { source.tokens.end } else { last.tokens.end };
    let speech = last.form == Form::Finite && last.class.any(Class::SAY.or(Class::TELL));
    (end + 1 == group && view.word(end) == "," && speech).then(|| source.clone())
}

/// "Marsh, a spokesman for the port, said the decision was final": whether what ends before the verb group at `group` is an aside
/// of the subject that opens the sentence, and a clause follows the verb that ends at `end`.
fn ends_aside(view: &View<'_, '_>, group: usize, end: usize, sentence: &Range<usize>) -> bool {
    if group < sentence.start + 4 || view.word(group - 1) != "," {
        return false;
    }
    let opening = (sentence.start + 1..group - 1).find(|at| view.word(*at) == ",");
    let Some(opening) = opening.filter(|at| {
        view.noun_ending(*at).is_some_and(|noun| {
            let source = climb(view, noun, sentence.start);
            source.tokens.start <= sentence.start + 1 && view.nouns[source.noun].sort != Sort::Pronoun
        })
    }) else {
        return false;
    };
    let next = view.class(opening + 1);
    let relative = matches!(view.word(opening + 1), "who" | "whose" | "which");
    let number = view.text.tokens()[opening + 1].kind == TokenKind::Number;
    let noun = view.noun_starting(opening + 1).is_some();
    let speaking = view.look(opening + 1).has(Look::ING) && view.look(opening + 1).has(Look::SMALL);
    if !(relative || number || noun || speaking || next.any(Class::DET.or(Class::POSS))) {
        return false;
    }
    let finite = |at: usize| {
        let class = view.class(at);
        view.noun_ending(at + 1).is_none() && class.any(Class::AUX.or(Class::VERB).or(Class::CUE)) && !class.any(Class::ING)
    };
    let clause = (end + 1..sentence.end).any(finite);
    clause && (relative || !(opening + 1..group - 1).any(|at| view.class(at).any(Class::AUX) && finite(at)))
}

/// "his claim that …", "Marsh's statement that …": the noun's owner speaks.
fn noun_cue(view: &View<'_, '_>, at: usize, noun: usize, earlier: &[Cue]) -> Option<Cue> {
    let opens = |at: usize| matches!(view.word(at), "that" | "to" | "about" | "of" | "for" | "on" | ":" | "against" | "over");
    // "a warning from the ministry that …": the ministry warns.
    if matches!(view.word(at + 1), "from" | "by")
        && let Some(owner) = view.noun_starting(at + 2)
        && view.word(view.nouns[owner].tokens.end) == "that"
    {
        let source = Some(Source { noun: owner, tokens: view.nouns[owner].tokens.clone(), mention: None, sure: true });
        return Some(Cue { tokens: at..at + 1, group: at, form: Form::Noun, source, inverted: false, class: view.class(at) });
    }
    if !opens(at + 1) {
        return None;
    }
    let phrase = view.nouns[noun].tokens.clone();
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
    let can_speak = matches!(aside.label, Some(Label::Person | Label::Org)) && aside.core == aside.tokens;
    let closes = matches!(view.symbol(aside.tokens.end), b',' | b'.' | b'"' | b'(' | b'-' | b'$' | b':');
    if aside.sort == Sort::Name && can_speak && closes { name } else { noun }
}

/// The noun phrase that begins at `start`, with what hangs on it.
fn right_source(view: &View<'_, '_>, mut start: usize, sentence: &Range<usize>) -> Option<Source> {
    // "according to the" may stand before a mark: ''according to "people close to …"''.
    if start < sentence.end && view.text.tokens()[start].kind == TokenKind::Mark {
        start += 1;
    }
    let noun = view.noun_starting(start)?;
    let mut end = view.nouns[noun].tokens.end;
    if view.nouns[noun].sort == Sort::Nominal {
        end = with_phrases(view, end, sentence.end);
    }
    Some(Source { noun, tokens: start..end, mention: None, sure: true })
}

/// The end of the prepositional phrases behind a nominal: "a spokesman | for the ministry of war".
fn with_phrases(view: &View<'_, '_>, mut end: usize, limit: usize) -> usize {
    for _ in 0..3 {
        let hangs = end < limit && matches!(view.word(end), "of" | "for" | "at" | "with" | "from" | "in" | "to" | "by" | "on");
        let Some(next) = view.noun_starting(end + 1).filter(|_| hangs) else { break };
        end = view.nouns[next].tokens.end.min(limit);
    }
    end
}

/// The subject that ends before the verb group at `group`.
fn left_source(view: &View<'_, '_>, group: usize, sentence: &Range<usize>, earlier: &[Cue]) -> Option<Source> {
    let mut at = group;
    // "Marsh on Monday said".
    while at > sentence.start + 1 {
        let noun = view.noun_ending(at).map(|noun| view.nouns[noun].tokens.start);
        let time = match noun {
            // "over the weekend"
            Some(start) => view.class(at - 1).any(Class::TIME).then_some(start),
            None => date_ending(view, at),
        };
        if let Some(start) = time.filter(|start| *start > sentence.start) {
            at = start - usize::from(view.class(start - 1).any(Class::PREP));
            continue;
        }
        let class = view.class(at - 1);
        let number = view.text.tokens()[at - 1].kind == TokenKind::Number;
        if class.any(Class::TIME) || number && view.class(at - 2).any(Class::TIME) {
            at -= 1;
            if view.class(at - 1).any(Class::PREP) || matches!(view.word(at - 1), "last" | "this" | "late" | "early") {
                at -= 1;
            }
        } else {
            break;
        }
    }
    if at > sentence.start
        && let Some(noun) = view.noun_ending(at)
    {
        return Some(climb(view, noun, sentence.start));
    }
    if at == sentence.start {
        return None;
    }
    match view.word(at - 1) {
        "," | ")" | "]" | "-" | "\u{2013}" | "\u{2014}" | "--" => {
            parenthetical(view, at - 1, sentence).or_else(|| clause_source(view, group, sentence, earlier))
        }
        "which" | "that" if relative(view, at - 1, sentence).is_some() => relative(view, at - 1, sentence),
        "and" | "but" | "or" | "then" | "who" => clause_source(view, at, sentence, earlier),
        _ => {
            let nouns = view.nouns_in(sentence.start.max(at.saturating_sub(10))..at);
            nouns
                .rev()
                .find(|noun| {
                    view.nouns[*noun].sort != Sort::Nominal
                        && view.region_of(view.nouns[*noun].tokens.start) == view.region_of(group)
                })
                .map(|noun| Source { sure: false, ..climb(view, noun, sentence.start) })
        }
    }
}

/// The first token of the date or time that ends before `end`.
fn date_ending(view: &View<'_, '_>, end: usize) -> Option<usize> {
    let at = view.entities.partition_point(|entity| entity.tokens.end < end);
    let entity = view.entities.get(at).filter(|entity| entity.tokens.end == end)?;
    matches!(entity.label, Label::Date | Label::Time).then_some(entity.tokens.start)
}

/// What is written, before the "which" or "that" at `at`: "a statement which said".
fn relative(view: &View<'_, '_>, at: usize, sentence: &Range<usize>) -> Option<Source> {
    let end = at - usize::from(at > sentence.start && view.word(at - 1) == ",");
    let source = climb(view, view.noun_ending(end)?, sentence.start);
    let head = view.nouns[source.noun].core.end - 1;
    (view.class(head).any(Class::NOUN) || words::is_written(view.word(head))).then_some(source)
}

/// From "the ministry" up to "a spokesman for the ministry".
fn climb(view: &View<'_, '_>, noun: usize, limit: usize) -> Source {
    let top = top(view, noun, limit, |_| true);
    let end = view.nouns[noun].tokens.end;
    // "who said": the noun before the relative pronoun.
    let start = view.nouns[top].tokens.start;
    if view.word(start).eq_ignore_ascii_case("who") && start > limit {
        let mut end = start - usize::from(view.word(start - 1) == ",");
        // "Marsh, D-Wash., who said": not the place.
        let place = view.noun_ending(end).map_or(end, |noun| view.nouns[noun].tokens.start);
        if place > limit + 3 && view.symbol(place - 1) == b'-' && view.word(place - 3) == "," && view.word(place - 2).len() <= 3 {
            end = place - 3;
        }
        if let Some(antecedent) = view.noun_ending(end) {
            // "Marsh of Wyoming, who said": the person, not the place.
            let person = |noun: usize| view.nouns[noun].label == Some(Label::Person);
            let above = if person(antecedent) { antecedent } else { self::top(view, antecedent, limit, |noun| !person(noun)) };
            let antecedent = if person(above) { above } else { antecedent };
            let tokens = view.nouns[antecedent].tokens.clone();
            return Source { noun: antecedent, tokens, mention: None, sure: true };
        }
    }
    Source { noun: top, tokens: start..end, mention: None, sure: true }
}

/// The noun on which another hangs by prepositions and participles, three steps at most, as long as `goes_on` says of each that
/// it is not yet it: "a study | conducted for a paper | by scientists".
fn top(view: &View<'_, '_>, noun: usize, limit: usize, goes_on: impl Fn(usize) -> bool) -> usize {
    let mut top = noun;
    for _ in 0..3 {
        let start = view.nouns[top].tokens.start;
        let hangs = start >= limit + 2
            && matches!(
                view.word(start - 1),
                "of" | "for" | "at" | "with" | "from" | "in" | "to" | "on" | "over" | "during" | "via" | "by"
            );
        if !hangs || !goes_on(top) {
            break;
        }
        let near = |at: usize| matches!(view.word(at), "close" | "familiar" | "loyal" | "opposed" | "sympathetic" | "hostile");
        let participle =
            |at: usize| at > limit + 1 && (view.look(at).has(Look::SMALL) && view.look(at).has(Look::ED) || near(at));
        let skipped = usize::from(view.noun_ending(start - 1).is_none() && participle(start - 2));
        let Some(next) = view.noun_ending(start - 1 - skipped) else { break };
        if view.nouns[next].sort == Sort::Pronoun {
            break;
        }
        top = next;
    }
    top
}

/// The subject before an aside that ends at `close`: "Marsh, a former spy, said".
fn parenthetical(view: &View<'_, '_>, close: usize, sentence: &Range<usize>) -> Option<Source> {
    let mut far = None;
    let floor = sentence.start.max(close.saturating_sub(40));
    for at in (floor + 1..close).rev() {
        let word = view.word(at);
        let opens = match view.word(close) {
            ")" => word == "(",
            "]" => word == "[",
            "," => word == ",",
            dash => word == dash,
        };
        if !opens || view.region_of(at) != view.region_of(close) {
            continue;
        }
        let Some(noun) = view.noun_ending(at) else { continue };
        // "one of the lawyers, Ada Marsh, said": the name is the aside.
        if let Some(name) = view.noun_starting(at + 1).filter(|name| view.nouns[*name].tokens.end == close)
            && view.nouns[name].label == Some(Label::Person)
            && view.nouns[noun].sort == Sort::Nominal
        {
            return Some(Source { noun: name, tokens: view.nouns[name].tokens.clone(), mention: None, sure: true });
        }
        let next = view.class(at + 1);
        let aside = next.any(Class::DET.or(Class::POSS).or(Class::SUBJECT).or(Class::PREP).or(Class::CUE))
            || view.word(at + 1) == "whose"
            || view.word(at + 1).starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit())
            || view.word(close) != ",";
        let source = climb(view, noun, sentence.start);
        if aside && view.nouns[source.noun].sort != Sort::Pronoun {
            // A name before an aside is the subject; a nominal may be part of the aside.
            if view.nouns[source.noun].sort == Sort::Name {
                return Some(source);
            }
            far = Some(source);
        } else if far.is_none() {
            far = Some(Source { sure: false, ..source });
        }
    }
    far
}

/// The source of the main clause so far: the first cue's, until ", and" or ";" begins another.
fn main_source(view: &View<'_, '_>, earlier: &[Cue], here: Option<usize>) -> Option<Source> {
    let mut main: Option<&Source> = None;
    let speech = |cue: &&Cue| cue.form != Form::Infinitive && view.region_of(cue.group) == here;
    for cue in earlier.iter().filter(speech) {
        let Some(source) = &cue.source else { continue };
        let start = source.tokens.start;
        let before = |back: usize| if start >= back { view.word(start - back) } else { "" };
        let coordinate = matches!(before(1), ";" | ":") || matches!(before(1), "and" | "but" | "while") && before(2) == ",";
        if main.is_none() || coordinate {
            main = Some(source);
        }
    }
    main.cloned()
}

/// The subject of the clause that a gerund or a coordinate verb belongs to.
fn clause_source(view: &View<'_, '_>, at: usize, sentence: &Range<usize>, earlier: &[Cue]) -> Option<Source> {
    let here = view.region_of(at);
    if let Some(source) = main_source(view, earlier, here) {
        return Some(source);
    }
    let nouns = view.nouns_in(sentence.start..at);
    let subject = |noun: &usize| {
        let noun = &view.nouns[*noun];
        let led = noun.tokens.start > sentence.start && view.class(noun.tokens.start - 1).any(Class::PREP);
        let next = view.class(noun.tokens.end);
        !led && view.region_of(noun.tokens.start) == here
            && (next.any(Class::AUX.or(Class::VERB).or(Class::CUE)) || view.word(noun.tokens.end).ends_with("ed"))
    };
    let first = nouns.clone().take(12).find(subject).or_else(|| {
        nouns
            .take(12)
            .find(|noun| view.nouns[*noun].sort != Sort::Nominal && view.region_of(view.nouns[*noun].tokens.start) == here)
    })?;
    Some(Source { sure: false, ..climb(view, first, sentence.start) })
}
