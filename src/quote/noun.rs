//! Noun phrases: who or what could be speaking.
//!
//! A light chunker: names, pronouns, and nominals such as "the governor" or
//! "senior officials", told apart from verbs by closed word classes.

mod modifier;

use std::ops::Range;

pub(super) use self::modifier::{describes, has_object};
use self::modifier::{is_announced, is_headless, is_nounlike, is_object, quantifies, says, stands_alone};
use super::view::{Look, View};
use super::words::Class;
use crate::entity::Label;
use crate::extent::Extent;
use crate::growth;
use crate::text::TokenKind;

/// A noun phrase without the phrases that hang on it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Noun {
    tokens: Extent,
    core: Extent,
    /// What kind of phrase it is.
    pub(super) sort: Sort,
    /// The label of the entity at its core.
    pub(super) label: Option<Label>,
}

impl Noun {
    /// The words to point at, with how many they are: "some Republicans", "two Republicans", "3 in 10 Republicans".
    pub(super) fn counted(&self, view: &View<'_, '_>) -> Range<usize> {
        let mut start = self.tokens().start;
        let at = view.entities.partition_point(|entity| entity.tokens.start < start);
        let number = |at: usize| view.text.tokens()[at].kind == TokenKind::Number;
        if quantifies(view.word(start)) {
            return start..self.core().end;
        }
        if !view.entities.get(at).is_some_and(|entity| entity.tokens.start == start && counts(entity.label)) && !number(start) {
            return self.core();
        }
        if start >= 2 && view.word(start - 1) == "in" && number(start - 2) {
            start -= 2;
        }
        start..self.core().end
    }

    /// A noun phrase of these tokens.
    pub(super) fn new(tokens: Range<usize>, core: Range<usize>, sort: Sort, label: Option<Label>) -> Noun {
        Noun { tokens: Extent::new(tokens), core: Extent::new(core), sort, label }
    }

    /// All its words: "Russia's President Vladimir Putin", "the governor".
    pub(super) fn tokens(&self) -> Range<usize> {
        self.tokens.range()
    }

    /// The words to point at: "Vladimir Putin", "the governor".
    pub(super) fn core(&self) -> Range<usize> {
        self.core.range()
    }
}

/// The kinds of noun phrases.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Sort {
    /// Ends in a name.
    Name,
    /// "he", "they", "who".
    Pronoun,
    /// "the governor", "some", "officials".
    Nominal,
}

/// Longer phrases are cut: they are lists, not speakers.
const LONGEST: usize = 24;

/// Whether an entity of this label can speak.
fn speaks(label: Label) -> bool {
    !matches!(
        label,
        Label::Date
            | Label::Time
            | Label::Percent
            | Label::Money
            | Label::Quantity
            | Label::Ordinal
            | Label::Cardinal
            | Label::Language
    )
}

/// Whether an entity of this label can count who speaks: "46 percent", "two officials".
fn counts(label: Label) -> bool {
    matches!(label, Label::Percent | Label::Cardinal)
}

/// The noun phrases of a text, in order.
pub(super) fn chunk(view: &View<'_, '_>) -> Vec<Noun> {
    let mut nouns = Vec::new();
    let mut entity = 0;
    for (number, sentence) in view.text.sentences().iter().enumerate() {
        let paragraph = view.text.paragraph_of_sentence(number);
        if view.again.knows(paragraph) {
            if view.text.paragraphs()[paragraph].sentences().start == number {
                view.again.nouns(paragraph, &mut nouns);
            }
            continue;
        }
        let mut at = sentence.start;
        while at < sentence.end {
            while entity < view.entities.len() && view.entities[entity].tokens.start < at {
                entity += 1;
            }
            at = match noun_at(view, at, sentence.end, entity, nouns.last().map_or(0, |noun: &Noun| noun.tokens().end)) {
                Some(noun) => {
                    let end = noun.tokens().end;
                    growth::room(&mut nouns, 1);
                    nouns.push(noun);
                    end
                }
                // Nothing begins inside a date.
                None => match view.entities.get(entity).filter(|entity| entity.tokens.start == at) {
                    Some(date) if !speaks(date.label) && !counts(date.label) => date.tokens.end.min(sentence.end),
                    _ => at + 1,
                },
            };
        }
    }
    nouns.shrink_to_fit();
    nouns
}

fn noun_at(view: &View<'_, '_>, start: usize, end: usize, first_entity: usize, previous: usize) -> Option<Noun> {
    let class = view.class(start);
    let kind = view.text.tokens()[start].kind;
    let mut entity = first_entity;
    let entity_here = |entity: usize, at: usize| view.entities.get(entity).filter(|entity| entity.tokens.start == at);
    let named = entity_here(entity, start);
    if named.is_none() {
        match kind {
            TokenKind::Word => {}
            TokenKind::Number if start + 1 < end && !view.text.tokens()[start + 1].spaced => {}
            TokenKind::Number if start + 1 < end && is_word(view, start + 1) => {}
            _ => return None,
        }
        if class.any(Class::SUBJECT.or(Class::OBJECT)) {
            return Some(Noun::new(start..start + 1, start..start + 1, Sort::Pronoun, None));
        }
        let closed = Class::AUX.or(Class::PREP).or(Class::AND).or(Class::NOT).or(Class::ADV).or(Class::TIME).or(Class::VERB);
        let opener = Class::OPENER.or(Class::CONJ);
        // "a separate, year-end memo"
        let next = view.text.tokens().get(start + 1);
        let compound = class.any(Class::TIME) && next.is_some_and(|next| next.kind == TokenKind::Dash && !next.spaced);
        // "of hacked emails", "according to published reports"
        let described = is_participle(view, start) && is_object(view, start) && is_nounlike(view, start + 1);
        if class.any(closed) && !is_capital(view, start) && !compound
            || class.any(closed.or(opener)) && start_of_sentence(view, start)
            || class.any(opener) && !class.any(Class::DET)
            || is_participle(view, start) && !described
            || view.look(start).has(Look::LY) && (view.look(start).has(Look::SMALL) || start_of_sentence(view, start))
            || class.any(Class::CUE) && !is_capital(view, start) && !described && !is_nouny(view, start, previous)
        {
            return None;
        }
        // "Wells | owns | a bakery"
        if previous == start && has_object(view, start) {
            return None;
        }
        if view.word(start).eq_ignore_ascii_case("that") && !follows_verb(view, start + 1) {
            return None;
        }
    } else if named.is_some_and(|named| !speaks(named.label) && !counts(named.label)) {
        return None;
    }
    // Its last entity, if it still ends the phrase.
    let mut last = None;
    let mut at = start;
    while at < end.min(start + LONGEST) {
        while view.entities.get(entity).is_some_and(|entity| entity.tokens.start < at) {
            entity += 1;
        }
        if let Some(named) = entity_here(entity, at) {
            if !speaks(named.label) && at > start {
                // "the 44-year-old", "the 2019 report"; not "Marsh Monday".
                if !is_led(view, at) {
                    break;
                }
                last = None;
                at = named.tokens.end.min(end);
                continue;
            }
            if !speaks(named.label) {
                // "46 percent", "27 companies".
                at = named.tokens.end.min(end);
                continue;
            }
            if speaks(named.label) {
                last = Some(entity);
                at = named.tokens.end.min(end);
                continue;
            }
        }
        if at > start && !joins(view, start, at, end) {
            break;
        }
        at += 1;
    }
    // A dash or an apostrophe does not end a phrase, but for "Moody's said".
    let told = || says(view, at) || start > 0 && says(view, start - 1) && matches!(view.word(at), "," | ".");
    let owned = at > start + 1 && view.text.tokens()[at - 1].kind == TokenKind::Clitic && told();
    while !owned && at > start + 1 && matches!(view.text.tokens()[at - 1].kind, TokenKind::Dash | TokenKind::Clitic) {
        at -= 1;
    }
    let tokens = start..at;
    let ends = at - usize::from(owned);
    if let Some(named) = last.map(|last| &view.entities[last]).filter(|named| named.tokens.end == ends) {
        return Some(Noun::new(tokens, named.tokens.start..at, Sort::Name, Some(named.label)));
    }
    let capital = |token: usize| view.text.tokens()[token].kind == TokenKind::Word && is_capital(view, token);
    if capital(at - 1) && !view.class(at - 1).any(Class::DET.or(Class::POSS)) {
        let named = |token: &usize| capital(*token) && !view.class(*token).any(Class::DET);
        let first = (start..at).rev().take_while(named).last();
        // "the District Attorney's Office": one word behind an owner is no name.
        let owner = (at > start + 2).then(|| at - 2).filter(|clitic| view.text.tokens()[*clitic].kind == TokenKind::Clitic);
        let first = owner.and_then(|clitic| (start..clitic).rev().take_while(named).last()).or(first);
        let sort = if at - start == 1 && start_of_sentence(view, start) { Sort::Nominal } else { Sort::Name };
        return Some(Noun::new(tokens, first.unwrap_or(start)..at, sort, None));
    }
    let poss_alone = at == start + 1 && class.any(Class::POSS) && !view.word(start).eq_ignore_ascii_case("her");
    (!poss_alone).then(|| Noun::new(tokens.clone(), tokens, Sort::Nominal, None))
}

/// Whether a word that may be a verb opens a noun phrase, the phrase before ending at `previous`: "reports say", not "they report".
fn is_nouny(view: &View<'_, '_>, start: usize, previous: usize) -> bool {
    let class = view.class(start);
    // "according to charging documents"
    if is_announced(view, start) && !class.any(Class::PAST) && is_nounlike(view, start + 1) {
        return true;
    }
    // "state party officials"
    if view.word(start) == "state"
        && start > 0
        && previous != start
        && is_nounlike(view, start + 1)
        && !view.class(start - 1).any(Class::AUX)
    {
        return view.word(start - 1) != "to";
    }
    // "of state and federal officials"
    if is_object(view, start) && class.any(Class::BASE.or(Class::PRESENT)) && !class.any(Class::PAST.or(Class::ING)) {
        return true;
    }
    if !class.any(Class::NOUN.or(Class::NOUNY)) || class.any(Class::PAST.or(Class::ING)) || previous == start {
        return false;
    }
    let before = if start > 0 { view.class(start - 1) } else { Class::NONE };
    // "to report", but "according to reports".
    let to =
        start >= 1 && view.word(start - 1) == "to" && !(start >= 2 && view.word(start - 2).eq_ignore_ascii_case("according"));
    !before.any(Class::AUX.or(Class::ADV).or(Class::NOT)) && !to
}

/// Whether the token goes on with the phrase that began at `start`.
fn joins(view: &View<'_, '_>, start: usize, at: usize, end: usize) -> bool {
    let token = &view.text.tokens()[at];
    let class = view.class(at);
    let before = view.class(at - 1);
    let led = is_led(view, at);
    match token.kind {
        TokenKind::Clitic => {
            view.word(at) == "'s" && at + 1 < end && is_word(view, at + 1) && !view.class(at + 1).any(Class::DET)
        }
        TokenKind::Dash => {
            // "the plan-and said"
            let glued =
                view.class(at + 1).any(Class::AUX.or(Class::AND)) || matches!(view.word(at + 1), "from" | "which" | "who");
            let glued = glued && view.text.tokens().get(at + 2).is_some_and(|next| next.kind != TokenKind::Dash);
            !token.spaced
                && (!glued || matches!(view.word(at + 1), "be" | "been" | "have" | "do" | "can"))
                && at + 1 < end
                && !view.text.tokens()[at + 1].spaced
                && view.text.tokens()[at + 1].kind != TokenKind::Mark
        }
        TokenKind::Mark => {
            // "workers' rights"
            view.word(at) == "'" && !token.spaced && at + 1 < end && is_word(view, at + 1) && view.text.tokens()[at + 1].spaced
        }
        TokenKind::Number => led || view.text.tokens()[at - 1].kind == TokenKind::Dash,
        TokenKind::Word => {
            let hyphened = view.text.tokens()[at - 1].kind == TokenKind::Dash;
            if hyphened {
                return true;
            }
            if has_object(view, at) && !led {
                return false;
            }
            // "others said", "one shouted", but "some reported cases"
            let alone = stands_alone(view.word(at - 1)) && (at == start + 1 || at == start + 2);
            let verb = class.any(Class::CUE.or(Class::VERB)) || view.look(at).has(Look::ED) && view.look(at).has(Look::SMALL);
            let plain = || view.word(at - 1).eq_ignore_ascii_case("others") || says(view, at) || !is_nounlike(view, at + 1);
            // "another report", "some reports"
            let singular = matches!(view.word(at - 1), "another" | "Another" | "one" | "One" | "each" | "Each");
            let noun = !class.any(Class::PAST) && class.any(Class::CUE) && view.word(at).ends_with('s') != singular;
            if alone && verb && !noun && !class.any(Class::ING) && plain() {
                return false;
            }
            // "a group | that claimed success"
            if view.word(at - 1) == "that" && at == start + 1 && class.any(Class::PAST) {
                return false;
            }
            // "Moody's said"
            if says(view, at) && view.text.tokens()[at - 1].kind == TokenKind::Clitic {
                return false;
            }
            let past = class.any(Class::PAST) || view.look(at).has(Look::ED);
            let describing = is_headless(view, start, at) && !says(view, at) && view.look(at).has(Look::SMALL);
            if describing && (class.any(Class::CUE) || past) && (!past || is_nounlike(view, at + 1)) {
                return true;
            }
            if class.any(Class::DET) {
                return before.any(Class::DET) && at == start + 1;
            }
            let closed = Class::SUBJECT.or(Class::OBJECT).or(Class::PREP).or(Class::AND).or(Class::NOT);
            let closed = closed.or(Class::OPENER).or(Class::CONJ).or(Class::POSS);
            if class.any(closed.or(Class::AUX)) {
                return false;
            }
            if class.any(Class::TIME.or(Class::ADV).or(Class::VERB)) {
                // "a just-released poll"
                let next = view.text.tokens().get(at + 1);
                let joined = next.is_some_and(|next| next.kind == TokenKind::Dash && !next.spaced);
                return led && (joined || !class.any(Class::ADV));
            }
            if class.any(Class::CUE) {
                let of_press = matches!(view.word(at), "press" | "Press") && is_of_press(&view.word(at + 1).to_ascii_lowercase());
                // "Iranian state media", "according to flash figures"
                let state = view.word(at) == "state" && is_capital(view, at - 1) && is_nounlike(view, at + 1);
                let announced = is_announced(view, start) && at == start + 1 && !class.any(Class::PAST.or(Class::ING));
                let advocates = view.word(at) == "advocates"
                    && !view.class(at + 1).any(Class::DET.or(Class::POSS))
                    && view.word(at + 1) != "for";
                // "took a position in Acme shares and left"
                let shares = view.word(at) == "shares" && view.class(at + 1).any(Class::AND.or(Class::PREP));
                if led || of_press || advocates || shares || state || announced && view.look(start).has(Look::SMALL) {
                    return true;
                }
                // "a fresh pitch": no verb in its base form goes with one.
                if class.any(Class::BASE) && !class.any(Class::PAST) && is_one(view, at - 1) {
                    return true;
                }
                // Not "the Labor Department shows."
                let named = view.entities.partition_point(|entity| entity.tokens.end < at);
                let named = view.entities.get(named).is_some_and(|entity| entity.tokens.end == at);
                let nouny = class.any(Class::NOUN.or(Class::NOUNY)) && !class.any(Class::PAST.or(Class::ING));
                let nouny = nouny && !(named && class.any(Class::PRESENT) && view.word(at + 1) == ".");
                let plural =
                    class.any(Class::PRESENT) && view.class(at + 1).any(Class::SAY) && view.class(at + 1).any(Class::BASE);
                return nouny && follows_noun(view, at + 1) || plural;
            }
            let look = view.look(at);
            !(look.has(Look::SMALL) && !led && (look.has(Look::ED) || look.has(Look::LY)))
        }
        _ => matches!(view.word(at), "&" | "/") && !token.spaced && at + 1 < end,
    }
}

/// Whether a word looks like an adjective or a noun for one, behind which a verb would end in "s".
fn is_one(view: &View<'_, '_>, at: usize) -> bool {
    let word = view.word(at);
    let many =
        ["people", "men", "women", "police", "children", "media", "data", "few", "many", "most", "some", "majority", "half"];
    view.look(at).has(Look::SMALL) && !word.ends_with('s') && view.class(at) == Class::NONE && !many.contains(&word)
}

/// "press secretary", "press office": no verb stands before these.
fn is_of_press(word: &str) -> bool {
    matches!(
        word,
        "secretary" | "secretaries" | "officer" | "officers" | "office" | "aide" | "aides" | "chief" | "team" | "release"
    )
}

/// Whether the token can stand right behind a noun that was no verb.
fn follows_noun(view: &View<'_, '_>, at: usize) -> bool {
    let class = view.class(at);
    let word = view.word(at);
    class.any(Class::AUX)
        || class.any(Class::CUE) && class.any(Class::PAST.or(Class::PRESENT))
        || matches!(word, "," | "." | "'s" | "from" | "by" | "released" | "of")
}

fn follows_verb(view: &View<'_, '_>, at: usize) -> bool {
    view.class(at).any(Class::AUX.or(Class::CUE))
}

/// Whether a word has the look of a past form: "faced".
fn is_participle(view: &View<'_, '_>, at: usize) -> bool {
    view.look(at).has(Look::ED) && view.look(at).has(Look::SMALL)
}

/// Whether a determiner, an owner or his 's stands before the token.
fn is_led(view: &View<'_, '_>, at: usize) -> bool {
    view.class(at - 1).any(Class::DET.or(Class::POSS)) || view.text.tokens()[at - 1].kind == TokenKind::Clitic
}

fn is_word(view: &View<'_, '_>, at: usize) -> bool {
    view.text.tokens()[at].kind == TokenKind::Word
}

fn is_capital(view: &View<'_, '_>, at: usize) -> bool {
    view.look(at).has(Look::CAPITAL)
}

fn start_of_sentence(view: &View<'_, '_>, at: usize) -> bool {
    if at > 0 && view.text.tokens()[at - 1].kind == TokenKind::Mark {
        return true;
    }
    let start = view.sentence(at).start;
    at - start <= 3 && (start..at).all(|token| view.text.tokens()[token].kind != TokenKind::Word)
}
