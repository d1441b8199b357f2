//! What all steps of the resolver look at: the text with its tags, and where
//! its sentences, paragraphs, names and quotes lie.

use std::ops::Range;

use super::grammar::{self, Tag};
use super::nouns;
use super::vocabulary::Class;
use crate::entity::{Entity, Label};
use crate::lexicon::Lexicon;
use crate::quote::{Kind, Quote};
use crate::text::{Facts, Text, TokenKind, own_numbers};

/// A text as the resolver sees it.
#[derive(Debug)]
pub(super) struct Scene<'a, 't> {
    pub(super) text: &'a Text<'t>,
    pub(super) entities: &'a [Entity],
    pub(super) quotes: &'a [Quote],
    pub(super) lexicon: &'a Lexicon,
    /// For each token, what it does.
    pub(super) tags: Vec<Tag>,
    /// For each token, what the vocabulary knows of its word.
    classes: Vec<Class>,
    /// For each token, the entity that covers it, else [`NONE`].
    entity_at: Vec<u32>,
    /// The outermost regions of direct speech, as token ranges with their quote, in text order.
    pub(super) speeches: Vec<(Range<usize>, usize)>,
}

/// No entity.
const NONE: u32 = u32::MAX;

impl<'a, 't> Scene<'a, 't> {
    pub(super) fn new(text: &'a Text<'t>, entities: &'a [Entity], quotes: &'a [Quote], lexicon: &'a Lexicon) -> Scene<'a, 't> {
        Scene::known(text, entities, quotes, lexicon, &own_numbers(text), &mut Facts::default())
    }

    /// The scene of a text whose distinct words have these numbers in all texts; what was found of words before is `known`.
    pub(super) fn known(
        text: &'a Text<'t>,
        entities: &'a [Entity],
        quotes: &'a [Quote],
        lexicon: &'a Lexicon,
        numbers: &[u32],
        known: &mut Facts<Class>,
    ) -> Scene<'a, 't> {
        let mut entity_at = vec![NONE; text.tokens().len()];
        for (index, entity) in entities.iter().enumerate() {
            entity_at[entity.tokens.clone()].fill(index as u32);
        }
        let mut speeches: Vec<(Range<usize>, usize)> = Vec::new();
        for (index, quote) in quotes.iter().enumerate() {
            if quote.kind == Kind::Direct {
                let tokens = text.token_at(quote.span().start)..text.token_at(quote.span().end - 1) + 1;
                if speeches.last().is_none_or(|(last, _)| last.end <= tokens.start) {
                    speeches.push((tokens, index));
                }
            }
        }
        let (tags, classes) = grammar::tags(text, &known.of(text, numbers, grammar::class));
        Scene { text, entities, quotes, lexicon, tags, classes, entity_at, speeches }
    }

    /// The index of the entity that covers token `at`.
    pub(super) fn entity(&self, at: usize) -> Option<usize> {
        self.entity_at.get(at).filter(|index| **index != NONE).map(|index| *index as usize)
    }

    /// The label of the entity that covers token `at`.
    pub(super) fn label(&self, at: usize) -> Option<Label> {
        self.entity(at).map(|index| self.entities[index].label)
    }

    /// The tag of token `at`; a stop outside the text.
    pub(super) fn tag(&self, at: usize) -> Tag {
        self.tags.get(at).copied().unwrap_or(Tag::Stop)
    }

    /// The reading of token `at`; empty outside the text.
    pub(super) fn word(&self, at: usize) -> &str {
        if at < self.tags.len() { self.text.word(at) } else { "" }
    }

    /// Whether token `at` is a noun for one person, or a title.
    pub(super) fn is_person(&self, at: usize) -> bool {
        match self.classes.get(at) {
            Some(class) if class.any(Class::PERSON) => true,
            Some(_) if self.tags[at] == Tag::Lower || self.tags[at] == Tag::Capital => {
                nouns::is_listed_person(self.word(at), self.lexicon)
            }
            _ => false,
        }
    }

    /// Whether a hyphen joins the name in `tokens` to a common word: "the Marsh-appointed judge", "anti-Marsh groups".
    pub(super) fn is_compounded(&self, tokens: &Range<usize>) -> bool {
        let common = |at: usize| {
            matches!(self.tag(at), Tag::Lower | Tag::Verb) || matches!(self.word(at), "Anti" | "Pro" | "Ex" | "Former")
        };
        let hyphen = |at: usize| self.tag(at) == Tag::Hyphen && !self.begins_line(at);
        hyphen(tokens.end) && common(tokens.end + 1) && !self.text.tokens()[tokens.end + 1].spaced
            || tokens.start > 1
                && hyphen(tokens.start - 1)
                && common(tokens.start - 2)
                && !self.text.tokens()[tokens.start].spaced
    }

    /// Whether token `at` stands in direct speech.
    pub(super) fn in_speech(&self, at: usize) -> bool {
        let behind = self.speeches.partition_point(|(speech, _)| speech.end <= at);
        self.speeches.get(behind).is_some_and(|(speech, _)| speech.start <= at)
    }

    /// Whether a line ends before token `at`.
    pub(super) fn begins_line(&self, at: usize) -> bool {
        self.text.tokens().get(at).is_none_or(|token| token.lines > 0)
    }

    /// Whether token `at` is the possessive clitic or a bare possessive apostrophe.
    pub(super) fn is_possessive(&self, at: usize) -> bool {
        let Some(token) = self.text.tokens().get(at) else { return false };
        match token.kind {
            TokenKind::Clitic => self.text.word(at).eq_ignore_ascii_case("'s"),
            TokenKind::Mark => {
                !token.spaced
                    && self.text.word(at) == "'"
                    && at > 0
                    && self.text.word(at - 1).ends_with('s')
                    && self.text.tokens().get(at + 1).is_some_and(|next| next.spaced && next.kind == TokenKind::Word)
            }
            _ => false,
        }
    }

    /// The tokens of byte span `span`, which begins and ends with a token.
    pub(super) fn tokens(&self, span: crate::span::Span) -> Range<usize> {
        let start = self.text.token_at(span.start);
        start..self.text.token_at(span.end.max(span.start + 1) - 1).max(start) + 1
    }
}
