//! What the tagger looks at: keys of binary features, per word form and per token.
//!
//! Most of what a token says depends on its word form alone, so forms are
//! interned once per text: the features of a form, seen from the token itself
//! and from its neighbours, are looked up once and reused for every
//! occurrence. Only conjunctions and the document's own evidence are left
//! for each token.

mod document;
mod form;
mod key;

pub use document::Evidence;
pub use form::{Form, OFFSETS};
pub use key::{Key, bytes_hash};

use std::collections::HashMap;
use std::ops::Range;

use crate::lexicon::{Classes, Lexicon};
use crate::text::{Text, TokenKind};

use key::{key, pair};

/// Word classes induced on unlabelled text, and how often a word is capitalised there.
pub trait Clusters {
    /// The classes of a word, coarse to fine, zero where unknown, and its bucket of capitalisation, zero where unknown.
    fn of(&self, word: &str) -> WordClasses;
}

/// What unlabelled text says of a word.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct WordClasses {
    /// Cluster numbers plus one, from coarse to fine; zero where the word is unknown.
    pub clusters: [u16; 3],
    /// How often it is capitalised inside sentences: 1 (never) to 7 (always); zero where unknown.
    pub capital: u8,
}

/// A text ready for feature extraction: its word forms interned.
#[derive(Debug)]
pub struct Features<'a, 't> {
    text: &'a Text<'t>,
    forms: Vec<Form>,
    /// The form of each token.
    ids: Vec<u32>,
    evidence: Vec<Evidence>,
}

impl<'a, 't> Features<'a, 't> {
    /// Interns the forms of `text` and gathers the document's evidence for each token.
    pub fn new(text: &'a Text<'t>, lexicon: &Lexicon, clusters: &impl Clusters) -> Features<'a, 't> {
        let mut forms = vec![Form::edge()];
        let mut index: HashMap<u64, u32> = HashMap::with_capacity(text.tokens().len() / 2);
        let ids = (0..text.tokens().len())
            .map(|at| {
                let word = text.word(at);
                *index.entry(bytes_hash(word.as_bytes())).or_insert_with(|| {
                    forms.push(form(word, text.tokens()[at].kind, lexicon, clusters));
                    forms.len() as u32 - 1
                })
            })
            .collect::<Vec<u32>>();
        let evidence = document::gather(text, &forms, &ids, lexicon);
        Features { text, forms, ids, evidence }
    }

    /// The distinct word forms; the first stands for the edge of a sentence.
    pub fn forms(&self) -> &[Form] {
        &self.forms
    }

    /// The index of the form at token `at`, as seen inside `sentence`: the edge's outside of it.
    pub fn form_id(&self, sentence: &Range<usize>, at: isize) -> usize {
        if at < sentence.start as isize || at >= sentence.end as isize { 0 } else { self.ids[at as usize] as usize }
    }

    /// The features of token `at` in `sentence` that do not come from a form alone.
    pub fn of_token(&self, sentence: &Range<usize>, at: usize, emit: &mut impl FnMut(Key)) {
        let form = |offset: isize| &self.forms[self.form_id(sentence, at as isize + offset)];
        let (before, here, after) = (form(-1), form(0), form(1));
        let evidence = &self.evidence[at];
        // A word that can be no name, where none stands beside it, needs no closer look.
        let near = before.is_capital() || here.is_capital() || after.is_capital();
        if !near && !here.is_listed_name() && !evidence.is_listed() {
            return;
        }
        emit(key(40, pair(before.lower, here.lower)));
        emit(key(41, pair(here.lower, after.lower)));
        let shapes = pair(before.shape.hash(), here.shape.hash());
        emit(key(42, shapes));
        emit(key(43, pair(here.shape.hash(), after.shape.hash())));
        emit(key(44, pair(shapes, after.shape.hash())));
        emit(key(45, pair(before.lower, here.shape.hash())));
        emit(key(46, pair(here.shape.hash(), after.lower)));
        let cluster = |form: &Form, level: usize| u64::from(form.classes.clusters[level]);
        emit(key(47, pair(cluster(before, 1), cluster(here, 1))));
        emit(key(48, pair(cluster(here, 1), cluster(after, 1))));
        emit(key(49, pair(pair(cluster(before, 0), cluster(here, 0)), cluster(after, 0))));
        emit(key(50, pair(pair(cluster(form(-2), 0), cluster(before, 0)), here.shape.hash())));
        emit(key(51, pair(pair(cluster(form(2), 0), cluster(after, 0)), here.shape.hash())));
        emit(key(52, pair(pair(before.lower, here.shape.hash()), after.lower)));
        emit(key(53, pair(u64::from(here.lexicon.0), u64::from(after.lexicon.0))));
        emit(key(54, pair(u64::from(before.lexicon.0), u64::from(here.lexicon.0))));
        if evidence.run_length > 0 {
            for offset in [-4, -3, 3, 4] {
                emit(key(75, pair((offset + 8) as u64, cluster(form(offset), 0))));
                emit(key(76, pair(u64::from(offset > 0), cluster(form(offset), 1))));
            }
            for gram in &here.grams {
                emit(key(77, *gram));
            }
        }
        // Where it stands.
        let first =
            at == sentence.start || at == sentence.start + 1 && self.text.tokens()[sentence.start].kind == TokenKind::Mark;
        let paragraph = &self.text.paragraphs()[evidence.paragraph as usize];
        let place = u64::from(first) | u64::from(paragraph.heading) << 1 | u64::from(evidence.capitals) << 2;
        emit(key(55, pair(place, here.shape.hash())));
        emit(key(56, pair(place, pair(cluster(here, 0), u64::from(here.classes.capital)))));
        if first {
            emit(key(57, pair(here.lower, place)));
        }
        let spaced = u64::from(self.text.tokens()[at].spaced)
            | u64::from(self.text.tokens().get(at + 1).is_none_or(|next| next.spaced)) << 1;
        emit(key(58, pair(spaced, here.shape.hash())));
        evidence.emit(here, emit);
    }

    /// The index of the form of token `at`.
    pub(super) fn form_of(&self, at: usize) -> usize {
        self.ids[at] as usize
    }

    /// Whether token `at`, if it is in a run of capitals, is all of it.
    pub(super) fn alone(&self, at: usize) -> Option<bool> {
        match self.evidence[at].run_length {
            0 => None,
            length => Some(length == 1),
        }
    }

    /// The document's evidence for token `at`.
    pub fn evidence(&self, at: usize) -> &Evidence {
        &self.evidence[at]
    }
}

/// The form of a word. One that the news does not know as it is written, all
/// small or all capitals, is taken for what it is when written as usual.
fn form(word: &str, kind: TokenKind, lexicon: &Lexicon, clusters: &impl Clusters) -> Form {
    let classes = clusters.of(word);
    let has = |case: fn(char) -> bool| word.chars().any(case);
    let one_case = !has(char::is_uppercase) || word.len() > 3 && !has(char::is_lowercase);
    if kind != TokenKind::Word || classes.clusters[0] != 0 || !one_case {
        return Form::new(word, kind, lexicon.word(word), classes, false);
    }
    let lower = word.to_lowercase();
    let mut letters = lower.chars();
    let title: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
    let usual = clusters.of(&title);
    if usual.capital >= ALWAYS_CAPITAL {
        return Form::new(word, kind, lexicon.word(word) | lexicon.word(&title), usual, word == lower);
    }
    Form::new(word, kind, lexicon.word(word), if word == lower { classes } else { clusters.of(&lower) }, false)
}

/// The bucket of capitalisation from which on a word is a name's.
const ALWAYS_CAPITAL: u8 = 6;

/// Whether a class set names something that a name can be.
pub(crate) const NAMES: Classes = Classes(
    Classes::COUNTRY.0
        | Classes::CITY.0
        | Classes::SUBDIVISION.0
        | Classes::NATURAL.0
        | Classes::FACILITY.0
        | Classes::GROUP.0
        | Classes::LANGUAGE.0
        | Classes::METONYM.0
        | Classes::GIVEN.0
        | Classes::SURNAME.0
        | Classes::ORG.0
        | Classes::COMPANY.0
        | Classes::OUTLET.0
        | Classes::PARTY.0
        | Classes::TEAM.0
        | Classes::EVENT.0
        | Classes::WORK.0
        | Classes::LAW.0
        | Classes::PRODUCT.0
        | Classes::PERSON.0,
);
