//! Who is who in this article: clusters of names, nominals and pronouns.
//!
//! The resolver is deterministic and works in sieves, the surest first, as
//! the Stanford sieve does (Lee et al. 2013, "Deterministic coreference
//! resolution based on entity-centric, precision-ranked rules"):
//!
//! 1. names are grouped into *figures* over the whole text ([`figures`], [`bodies`]);
//! 2. titles and appositions give figures their roles, gender and age ([`roles`]);
//! 3. one walk from left to right resolves noun phrases ([`nominals`]) and
//!    pronouns ([`pronouns`]) outside direct speech, each against what the
//!    walk has met so far; a second walk those inside, where the speaker is known;
//! 4. "I" inside direct speech is its speaker.
//!
//! An unnamed source ("a senior official") that speaks gets a cluster of its
//! own, named by its own words: a reader wants its quotes on one card too.

mod bodies;
mod candidate;
mod features;
mod figures;
mod gender;
mod glue;
mod grammar;
mod mentions;
mod names;
mod nominals;
mod nouns;
mod path;
mod place;
mod pronouns;
mod roles;
mod scene;
mod speakers;
mod spelling;
mod stand_ins;
mod strangers;
mod subjects;
#[cfg(test)]
mod tests;
#[doc(hidden)]
pub mod training;
mod vocabulary;
mod walk;
mod weights;
mod why;

use crate::entity::{Entity, Label};
use crate::index::Index;
use crate::lexicon::Lexicon;
use crate::order;
use crate::quote::Quote;
use crate::reason::Reason;
use crate::span::Span;
use crate::text::{Facts, Text, own_numbers};

/// A cluster of mentions of one person, or of one organisation that speaks.
#[derive(Clone, PartialEq, Debug)]
pub struct Person {
    /// The bytes of the fullest name in the text, without titles; the words
    /// of an unnamed source where it has none.
    pub name: Span,
    /// PERSON, or the label of the body that speaks.
    pub label: Label,
    /// The bytes of what the text says this person is: "French President".
    pub role: Option<Span>,
    /// Names, nominals and pronouns in text order.
    pub mentions: Vec<Span>,
    /// Why each of the mentions is this person's; empty unless asked for.
    pub why: Vec<Vec<Reason>>,
}

/// What the resolver knows: the clusters, and who each entity and speaker is.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct People {
    /// The clusters, by first mention.
    pub clusters: Vec<Person>,
    of_entity: Vec<Option<Index>>,
    of_speaker: Vec<Option<Index>>,
    sure: Vec<f32>,
}

impl People {
    /// For each entity, the index of its cluster.
    pub fn of_entity(&self) -> impl ExactSizeIterator<Item = Option<usize>> {
        self.of_entity.iter().map(|cluster| cluster.map(Index::get))
    }

    /// For each quote, the index of its speaker's cluster.
    pub fn of_speaker(&self) -> impl ExactSizeIterator<Item = Option<usize>> {
        self.of_speaker.iter().map(|cluster| cluster.map(Index::get))
    }

    /// For each quote, the estimated probability that its speaker's words stand for that cluster, or for nobody else's.
    pub fn sure(&self) -> impl ExactSizeIterator<Item = f32> {
        self.sure.iter().copied()
    }
}

/// Resolves names, nominals and pronouns, those of the quotes' speakers first of all; with `reasons` each mention says why.
pub fn resolve(text: &Text<'_>, entities: &[Entity], quotes: &[Quote], lexicon: &Lexicon, reasons: bool) -> People {
    resolve_known(text, &own_numbers(text), entities, quotes, lexicon, reasons, &mut Memory::default())
}

/// What is kept from one text to the next: facts about words.
#[derive(Default, Debug)]
pub(crate) struct Memory {
    words: Facts<vocabulary::Class>,
}

/// As [`resolve`], in a text whose distinct words have these numbers in all texts.
pub(crate) fn resolve_known(
    text: &Text<'_>,
    numbers: &[u32],
    entities: &[Entity],
    quotes: &[Quote],
    lexicon: &Lexicon,
    reasons: bool,
    memory: &mut Memory,
) -> People {
    let scene = scene::Scene::known(text, entities, quotes, lexicon, numbers, &mut memory.words);
    if !reasons {
        return assemble(&scene, &walk::cast(&scene), None);
    }
    let mut of_pronouns = Vec::new();
    let cast = walk::cast_with(&scene, |meeting| {
        of_pronouns.resize(meeting.mentions.len(), Vec::new());
        of_pronouns[meeting.index] = why::of_pronoun(&scene, &meeting);
    });
    let why = why::of_mentions(&scene, &cast, of_pronouns);
    assemble(&scene, &cast, Some(why))
}

/// Keeps the figures that are persons with a name or that speak, by first mention.
fn assemble(scene: &scene::Scene<'_, '_>, cast: &walk::Cast, mut why: Option<Vec<Vec<Reason>>>) -> People {
    let figures = &cast.figures.list;
    let mut speaks = vec![false; figures.len()];
    for figure in cast.of_speaker.iter().flatten() {
        speaks[*figure] = true;
    }
    // The first mention of each figure, and how many it has.
    let mut first: Vec<Option<Index>> = vec![None; figures.len()];
    let mut counts = vec![0_u32; figures.len()];
    for (index, mention) in cast.mentions.iter().enumerate() {
        if let Some(figure) = mention.figure() {
            first[figure].get_or_insert(Index::new(index));
            counts[figure] += 1;
        }
    }
    let is_kept = |index: usize| speaks[index] || figures[index].named && figures[index].label == Label::Person;
    let of_first = |index: usize| first[index].map_or(0..0, |first| cast.mentions[first.get()].tokens());
    let mut order: Vec<usize> = (0..figures.len()).filter(|index| first[*index].is_some() && is_kept(*index)).collect();
    order::by(&mut order, |index| (of_first(*index).start, of_first(*index).end));
    let mut cluster_of = vec![None; figures.len()];
    for (cluster, figure) in order.iter().enumerate() {
        cluster_of[*figure] = Some(Index::new(cluster));
    }
    let mut clusters: Vec<Person> = order
        .iter()
        .map(|index| {
            let figure = &figures[*index];
            let role = roles::best(&figure.roles).filter(|_| figure.named);
            let reasons = if why.is_some() { counts[*index] as usize } else { 0 };
            Person {
                name: scene.text.span(figure.best()),
                label: figure.label,
                role: role.map(|role| scene.text.span(role.tokens.clone())),
                mentions: Vec::with_capacity(counts[*index] as usize),
                why: Vec::with_capacity(reasons),
            }
        })
        .collect();
    for (index, mention) in cast.mentions.iter().enumerate() {
        if let Some(cluster) = mention.figure().and_then(|figure| cluster_of[figure]) {
            let person = &mut clusters[cluster.get()];
            person.mentions.push(scene.text.span(mention.tokens()));
            person.why.extend(why.as_mut().map(|why| std::mem::take(&mut why[index])));
        }
    }
    let of = |figure: &Option<usize>| figure.and_then(|figure| cluster_of[figure]);
    People {
        clusters,
        of_entity: cast.figures.of_entity.iter().map(of).collect(),
        of_speaker: cast.of_speaker.iter().map(of).collect(),
        sure: cast.sure.clone(),
    }
}
