//! The mentions of a text: names, personal pronouns and noun phrases for people.

use std::ops::Range;

use super::gender::{self, Gender};
use super::grammar::Tag;
use super::nouns;
use super::place::{self, Place};
use super::scene::Scene;
use crate::extent::Extent;
use crate::growth;
use crate::index::Index;
use crate::lexicon::Classes;
use crate::text::TokenKind;

/// Words that stand for someone. A text may have one for every two bytes, so each takes little room.
#[derive(Clone, Debug)]
pub(super) struct Mention {
    tokens: Extent,
    pub(super) kind: Kind,
    figure: Option<Index>,
    pub(super) place: Place,
    sentence: u32,
    paragraph: u32,
    speech: Option<Index>,
}

impl Mention {
    /// A mention of nobody yet, outside direct speech.
    pub(super) fn new(tokens: Range<usize>, kind: Kind, place: Place, sentence: usize, paragraph: usize) -> Mention {
        let (sentence, paragraph) = (sentence as u32, paragraph as u32);
        Mention { tokens: Extent::new(tokens), kind, figure: None, place, sentence, paragraph, speech: None }
    }

    /// Its tokens; for a name without titles.
    pub(super) fn tokens(&self) -> Range<usize> {
        self.tokens.range()
    }

    /// Lets it reach up to token `end`, if it does not.
    pub(super) fn reach(&mut self, end: usize) {
        let Range { start, end: before } = self.tokens();
        self.tokens = Extent::new(start..before.max(end));
    }

    /// Whom it stands for, once that is known.
    pub(super) fn figure(&self) -> Option<usize> {
        self.figure.map(Index::get)
    }

    /// Says whom it stands for.
    pub(super) fn stand_for(&mut self, figure: Option<usize>) {
        self.figure = figure.map(Index::new);
    }

    /// The index of its sentence.
    pub(super) fn sentence(&self) -> usize {
        self.sentence as usize
    }

    /// The index of its paragraph.
    pub(super) fn paragraph(&self) -> usize {
        self.paragraph as usize
    }

    /// The quote of the direct speech that it stands in.
    pub(super) fn speech(&self) -> Option<usize> {
        self.speech.map(Index::get)
    }
}

/// What kind of words a mention is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    /// The name of an entity.
    Name(Index),
    /// A name that the tagger passed over.
    Stranger,
    /// A personal pronoun.
    Pronoun(Pronoun),
    /// A noun phrase for a person or several.
    Nominal(Nominal),
}

/// A personal pronoun.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Pronoun {
    pub(super) who: Who,
    pub(super) case: Case,
}

/// Whom a pronoun can stand for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Who {
    /// "he" or "she".
    One(Gender),
    /// "they".
    They,
    /// "it"; of interest where it speaks.
    It,
    /// "I".
    Speaker,
    /// "we"; of interest where it speaks.
    We,
}

/// The form of a pronoun.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Case {
    /// "he".
    Subject,
    /// "him".
    Object,
    /// "his" before a noun.
    Possessive,
    /// "himself".
    Reflexive,
}

/// A noun phrase.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Nominal {
    head: u32,
    core_end: u32,
    /// "the", "this", "that" before it.
    pub(super) definite: bool,
    /// A plural or collective head.
    pub(super) many: bool,
    /// "her", "Reed's" before it.
    pub(super) owned: bool,
}

impl Nominal {
    /// A noun phrase whose head noun is the token `head`, and which ends before `core_end`.
    pub(super) fn new(head: usize, core_end: usize, definite: bool, many: bool, owned: bool) -> Nominal {
        Nominal { head: head as u32, core_end: core_end as u32, definite, many, owned }
    }

    /// The token of its head noun.
    pub(super) fn head(&self) -> usize {
        self.head as usize
    }

    /// The token after the noun phrase before its "of" or "for" phrase.
    pub(super) fn core_end(&self) -> usize {
        self.core_end as usize
    }
}

/// Finds the mentions in text order; none overlap.
pub(super) fn find(scene: &Scene<'_, '_>, of_entity: &[Option<usize>], strangers: &[(Range<usize>, usize)]) -> Vec<Mention> {
    let mut strangers = strangers.iter().peekable();
    // Noun phrases come to these, and are longer.
    let begins = |tag: &&Tag| matches!(tag, Tag::Pronoun | Tag::Adverb);
    let names = of_entity.iter().flatten().count() + strangers.len();
    let mut mentions = Vec::with_capacity(names + scene.tags.iter().filter(begins).count());
    let mut speeches = scene.speeches.iter().peekable();
    let mut sentences = scene.text.sentences().iter().enumerate().peekable();
    let mut paragraphs = scene.text.paragraphs().iter().enumerate().peekable();
    let (mut sentence, mut paragraph) = (0, 0);
    let mut at = 0;
    // A noun phrase that began with the owner in hand: "her mother", "Reed's mother".
    let mut owned: Option<(Range<usize>, Nominal)> = None;
    while at < scene.tags.len() {
        if let Some((tokens, nominal)) = owned.take() {
            let speech = mentions.last().and_then(|owner: &Mention| owner.speech);
            let place = place::of(scene, &(tokens.start..nominal.core_end()));
            let end = nominal.core_end();
            let kind = Kind::Nominal(nominal);
            growth::room(&mut mentions, 1);
            mentions.push(Mention { speech, ..Mention::new(tokens.start..end, kind, place, sentence, paragraph) });
        }
        let found = if let Some(entity) = scene.entity(at) {
            let tokens = scene.entities[entity].tokens.clone();
            let start = at;
            at = tokens.end.max(at + 1);
            of_entity[entity]
                .filter(|_| tokens.start == start)
                .map(|figure| (tokens, Kind::Name(Index::new(entity)), Some(figure)))
        } else if let Some((tokens, figure)) = strangers.next_if(|(tokens, _)| tokens.start <= at) {
            at = tokens.end.max(at + 1);
            (tokens.start + tokens.len() == at).then(|| (tokens.clone(), Kind::Stranger, Some(*figure)))
        } else {
            match scene.tags[at] {
                Tag::Pronoun | Tag::Adverb => {
                    at += 1;
                    pronoun(scene, at - 1).map(|pronoun| (at - 1..at, Kind::Pronoun(pronoun), None))
                }
                Tag::Determiner => match nominal(scene, at) {
                    Some((tokens, nominal)) => {
                        at = nominal.core_end();
                        Some((tokens.start..nominal.core_end(), Kind::Nominal(nominal), None))
                    }
                    None => {
                        at += 1;
                        None
                    }
                },
                _ => {
                    at += 1;
                    None
                }
            }
        };
        let Some((tokens, kind, figure)) = found else { continue };
        let start = tokens.start;
        while let Some((index, range)) = sentences.peek() {
            sentence = *index;
            if start < range.end {
                break;
            }
            sentences.next();
        }
        while let Some((index, range)) = paragraphs.peek() {
            paragraph = *index;
            if start < range.tokens().end {
                break;
            }
            paragraphs.next();
        }
        while speeches.next_if(|(speech, _)| speech.end <= start).is_some() {}
        let speech = speeches.peek().filter(|(speech, _)| speech.start <= start).map(|(_, quote)| Index::new(*quote));
        let place = match kind {
            Kind::Pronoun(pronoun) => match pronoun.case {
                Case::Subject => Place::Subject,
                Case::Possessive => Place::Possessive,
                Case::Object | Case::Reflexive => {
                    if start > 0 && scene.tag(start - 1) == Tag::Preposition {
                        Place::Oblique
                    } else {
                        Place::Object
                    }
                }
            },
            _ => place::of(scene, &tokens),
        };
        let owner = match kind {
            Kind::Name(_) | Kind::Stranger if scene.is_possessive(tokens.end) => Some(tokens.end),
            Kind::Pronoun(Pronoun { case: Case::Possessive, .. }) => Some(tokens.start),
            _ => None,
        };
        let figure = figure.map(Index::new);
        growth::room(&mut mentions, 1);
        mentions.push(Mention { figure, speech, ..Mention::new(tokens, kind, place, sentence, paragraph) });
        owned = owner.and_then(|owner| possessed(scene, owner, start));
    }
    mentions
}

/// Reads the personal pronoun at token `at`.
pub(super) fn pronoun(scene: &Scene<'_, '_>, at: usize) -> Option<Pronoun> {
    let mut buffer = [0; 10];
    let word = scene.word(at);
    let lower = buffer.get_mut(..word.len())?;
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    let (who, case) = match &*lower {
        b"he" => (Who::One(Gender::Male), Case::Subject),
        b"she" => (Who::One(Gender::Female), Case::Subject),
        b"him" => (Who::One(Gender::Male), Case::Object),
        b"his" => (Who::One(Gender::Male), Case::Possessive),
        b"her" => (Who::One(Gender::Female), if owns(scene, at) { Case::Possessive } else { Case::Object }),
        b"hers" => (Who::One(Gender::Female), Case::Object),
        b"himself" => (Who::One(Gender::Male), Case::Reflexive),
        b"herself" => (Who::One(Gender::Female), Case::Reflexive),
        b"they" => (Who::They, Case::Subject),
        b"them" => (Who::They, Case::Object),
        b"their" => (Who::They, Case::Possessive),
        b"it" => (Who::It, Case::Subject),
        b"i" if word == "I" => (Who::Speaker, Case::Subject),
        b"me" => (Who::Speaker, Case::Object),
        b"my" => (Who::Speaker, Case::Possessive),
        b"mine" => (Who::Speaker, Case::Object),
        b"myself" => (Who::Speaker, Case::Reflexive),
        b"we" => (Who::We, Case::Subject),
        _ => return None,
    };
    Some(Pronoun { who, case })
}

/// Whether "her" at `at` stands before what is hers.
fn owns(scene: &Scene<'_, '_>, at: usize) -> bool {
    let next = at + 1;
    if scene.begins_line(next) {
        return false;
    }
    match scene.tag(next) {
        Tag::Lower | Tag::Capital | Tag::Number => true,
        Tag::Adverb => scene.tag(next + 1) == Tag::Lower,
        // "her wounded son", "her own": a participle before a noun.
        Tag::Verb => matches!(scene.tag(next + 1), Tag::Lower | Tag::Capital),
        Tag::Mark => scene.tag(next + 1) == Tag::Lower || scene.tag(next + 1) == Tag::Capital,
        _ => false,
    }
}

/// The noun phrase for a person or people that begins with the determiner at `at`,
/// with an "of" or "for" phrase behind it.
pub(super) fn nominal(scene: &Scene<'_, '_>, at: usize) -> Option<(Range<usize>, Nominal)> {
    /// A noun phrase is rarely longer than this.
    const LONGEST: usize = 8;
    let definite =
        matches!(scene.word(at), "the" | "The" | "THE" | "this" | "This" | "that" | "That" | "these" | "These" | "those");
    let mut head = None;
    let mut end = at + 1;
    while end < scene.tags.len() && end - at <= LONGEST && !scene.begins_line(end) {
        let tag = scene.tag(end);
        let joins = match tag {
            Tag::Capital | Tag::Lower | Tag::Hyphen | Tag::Number => true,
            // "the retired teacher", "the wounded soldier".
            Tag::Verb => end == at + 1 && scene.word(end).ends_with("ed"),
            Tag::Adverb => matches!(scene.word(end), "first" | "most" | "very" | "more"),
            _ => false,
        };
        if !joins || scene.label(end) == Some(crate::entity::Label::Person) {
            break;
        }
        let word = scene.word(end);
        let is_head = if tag == Tag::Lower || tag == Tag::Capital {
            let person = scene.is_person(end) || word == "old" && is_aged(scene, end);
            let many = !person && (nouns::is_people(word, scene.lexicon) || nouns::is_body(word));
            (person || many).then_some(many)
        } else {
            None
        };
        if let Some(many) = is_head {
            head = Some((end, many));
        }
        end += 1;
    }
    let (head, many) = head?;
    // "the European Commission" is a name.
    if many && scene.label(head).is_some_and(|label| !label.is_numeric()) {
        return None;
    }
    let core_end = head + 1;
    // "the police station" is about no person; "the president plans" is.
    if core_end < end {
        let word = scene.word(core_end);
        let verb_like = scene.tag(core_end) == Tag::Lower && (word.ends_with('s') || !definite) && !scene.begins_line(core_end);
        if !verb_like {
            return None;
        }
    }
    // A name behind it makes it that name's title.
    if scene.label(core_end) == Some(crate::entity::Label::Person) && !scene.begins_line(core_end) {
        return None;
    }
    let mut tail = core_end;
    if matches!(scene.word(tail), "of" | "for" | "at" | "with" | "from") {
        let mut last = tail + 1;
        while last - tail < 8
            && !scene.begins_line(last)
            && (!scene.tag(last).ends_phrase() || scene.tag(last) == Tag::Determiner)
        {
            last += 1;
        }
        if last > tail + 1 {
            tail = last;
        }
    }
    Some((at..tail, Nominal::new(head, core_end, definite, many, false)))
}

/// The person behind a possessive pronoun or clitic at `owner`, in a phrase that begins at `start`.
fn possessed(scene: &Scene<'_, '_>, owner: usize, start: usize) -> Option<(Range<usize>, Nominal)> {
    if scene.begins_line(owner + 1) || scene.entity(owner + 1).is_some() {
        return None;
    }
    let (_, nominal) = nominal(scene, owner)?;
    (!nominal.many).then_some((start..nominal.core_end(), Nominal { definite: true, owned: true, ..nominal }))
}

/// Whether "old" at `at` ends "44-year-old".
pub(super) fn is_aged(scene: &Scene<'_, '_>, at: usize) -> bool {
    at >= 4
        && scene.tag(at - 1) == Tag::Hyphen
        && scene.word(at - 2) == "year"
        && scene.text.tokens()[at - 4].kind == TokenKind::Number
}

/// The gender that the head noun tells.
pub(super) fn gender(scene: &Scene<'_, '_>, nominal: &Nominal) -> Option<Gender> {
    let word = scene.word(nominal.head());
    if scene.lexicon.word(word).any(Classes::GROUP) { None } else { gender::of_noun(word, scene.lexicon) }
}
