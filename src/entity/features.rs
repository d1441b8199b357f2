//! What the tagger looks at: keys of binary features, per word form and per token.
//!
//! Most of what a token says depends on its word form alone, so the features
//! of a form, seen from the token itself and from its neighbours, are looked
//! up once and kept, from text to text ([`Forms`]). Only conjunctions and the
//! document's own evidence are left for each token, and of these only for
//! tokens that can be part of a name ([`Features::is_live`]).

mod document;
mod form;
mod forms;
mod key;
mod looks;
mod seen;
mod sink;

pub use form::{Form, OFFSETS};
pub use forms::Forms;
pub use key::Key;
pub use sink::Sink;

use std::ops::Range;

use crate::hash::pair;
use crate::lexicon::{Classes, Lexicon, Scan};
use crate::text::{Text, TokenKind};

use document::Evidence;
use key::key;
use sink::group;

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

/// A text ready for feature extraction.
#[derive(Debug)]
pub struct Features<'a, 't> {
    text: &'a Text<'t>,
    forms: &'a Forms,
    /// The form of each distinct word.
    of_word: Vec<u32>,
    document: Evidence,
}

impl<'a, 't> Features<'a, 't> {
    /// Looks up the forms of `text`, notes those that are new, and gathers the document's evidence.
    pub fn new(
        text: &'a Text<'t>,
        scan: &Scan<'_, '_>,
        lexicon: &Lexicon,
        clusters: &impl Clusters,
        forms: &'a mut Forms,
    ) -> Features<'a, 't> {
        let of_word = forms.of(text, lexicon, clusters);
        Features::of_forms(text, scan, forms, of_word)
    }

    /// As [`Features::new`], where the forms of the text's distinct words have been looked up.
    pub(super) fn of_forms(text: &'a Text<'t>, scan: &Scan<'_, '_>, forms: &'a Forms, of_word: Vec<u32>) -> Features<'a, 't> {
        let document = Evidence::gather(text, |at| forms.get(of_word[text.word_id(at)] as usize), scan);
        Features { text, forms, of_word, document }
    }

    /// The forms of this text and of those before.
    pub fn forms(&self) -> &'a Forms {
        self.forms
    }

    /// Whether token `at` can be part of a name at all: it has a capital or is
    /// in a list of names, or stands between such tokens or, as a sign or
    /// number, beside one. Other tokens have no features.
    pub fn is_live(&self, at: usize) -> bool {
        self.document.is_live(at)
    }

    /// The number of the form at token `at`, as seen inside `sentence`: the edge's outside of it.
    pub fn form_id(&self, sentence: &Range<usize>, at: isize) -> usize {
        if at < sentence.start as isize || at >= sentence.end as isize {
            0
        } else {
            self.of_word[self.text.word_id(at as usize)] as usize
        }
    }

    fn form(&self, sentence: &Range<usize>, at: isize) -> &'a Form {
        self.forms.get(self.form_id(sentence, at))
    }

    /// The features of token `at` in sentence number `number` that do not come from a form alone.
    pub fn of_token(&self, number: usize, at: usize, sink: &mut impl Sink) {
        let sentence = &self.text.sentences()[number];
        let form = |offset: isize| self.form(sentence, at as isize + offset);
        let (before, here, after) = (form(-1), form(0), form(1));
        let shapes = [before, here, after].map(|form| form.shape.hash());
        let shape = shapes[1];
        sink.add(key(40, pair(before.lower, here.lower)));
        sink.add(key(41, pair(here.lower, after.lower)));
        sink.group(group(0, shapes[0] << 32 | shape << 16 | shapes[2]), |emit| {
            let pairs = pair(shapes[0], shape);
            emit(key(42, pairs));
            emit(key(43, pair(shape, shapes[2])));
            emit(key(44, pair(pairs, shapes[2])));
        });
        sink.add(key(45, pair(before.lower, shape)));
        sink.add(key(46, pair(shape, after.lower)));
        let cluster = |form: &Form, level: usize| u64::from(form.classes.clusters[level]);
        sink.add(key(47, pair(cluster(before, 1), cluster(here, 1))));
        sink.add(key(48, pair(cluster(here, 1), cluster(after, 1))));
        sink.add(key(49, pair(pair(cluster(before, 0), cluster(here, 0)), cluster(after, 0))));
        sink.add(key(50, pair(pair(cluster(form(-2), 0), cluster(before, 0)), shape)));
        sink.add(key(51, pair(pair(cluster(form(2), 0), cluster(after, 0)), shape)));
        sink.add(key(52, pair(pair(before.lower, shape), after.lower)));
        sink.add(key(53, pair(u64::from(here.lexicon.0), u64::from(after.lexicon.0))));
        sink.add(key(54, pair(u64::from(before.lexicon.0), u64::from(here.lexicon.0))));
        if self.document.run_length(at) > 0 {
            for offset in [-4, -3, 3, 4] {
                let far = form(offset);
                let side = (offset + 8) as u64;
                sink.group(group(1, side << 32 | cluster(far, 0) << 16 | cluster(far, 1)), |emit| {
                    emit(key(75, pair(side, cluster(far, 0))));
                    emit(key(76, pair(u64::from(offset > 0), cluster(far, 1))));
                });
            }
            if !here.grams.is_empty() {
                let number = self.form_id(sentence, at as isize) as u64;
                sink.group(group(2, number), |emit| here.grams.iter().for_each(|gram| emit(key(77, *gram))));
            }
        }
        // Where it stands.
        let first =
            at == sentence.start || at == sentence.start + 1 && self.text.tokens()[sentence.start].kind == TokenKind::Mark;
        let place = u64::from(first) | self.document.place(number);
        let spaced = u64::from(self.text.tokens()[at].spaced)
            | u64::from(self.text.tokens().get(at + 1).is_none_or(|next| next.spaced)) << 1;
        let capital = u64::from(here.classes.capital);
        let standing = place << 48 | spaced << 44 | capital << 40 | shape << 16 | cluster(here, 0);
        sink.group(group(3, standing), |emit| {
            emit(key(55, pair(place, shape)));
            emit(key(56, pair(place, pair(cluster(here, 0), capital))));
            emit(key(58, pair(spaced, shape)));
        });
        if first {
            sink.add(key(57, pair(here.lower, place)));
        }
        let form_at = |at: usize| (at < sentence.end).then(|| self.form(sentence, at as isize));
        self.document.emit(at, here, form_at, sink);
    }

    /// The tokens of sentence `number`.
    pub(super) fn sentence(&self, number: usize) -> &'a Range<usize> {
        &self.text.sentences()[number]
    }

    /// The number of the sentence that token `at` stands in.
    pub(super) fn sentence_of(&self, at: usize) -> usize {
        self.text.sentence_of(at)
    }

    /// All that the features of a sentence depend on: two sentences of one signature have the same.
    pub(super) fn signature(&self, number: usize) -> Vec<u64> {
        let sentence = self.sentence(number);
        let mut parts = Vec::with_capacity(2 * sentence.len() + 2);
        let spaced_behind = self.text.tokens().get(sentence.end).is_none_or(|next| next.spaced);
        parts.push(self.document.place(number) << 1 | u64::from(spaced_behind));
        for at in sentence.clone() {
            let form = self.form_id(sentence, at as isize) as u64;
            parts.push(form << 2 | u64::from(self.text.tokens()[at].spaced) << 1 | u64::from(self.is_live(at)));
            self.document.sign(at, &mut parts);
        }
        parts
    }

    /// How many distinct words the text has.
    pub(super) fn words(&self) -> usize {
        self.text.words().len()
    }

    /// The distinct word that token `at` is, by its number in the text.
    pub(super) fn word_of(&self, at: usize) -> usize {
        self.text.word_id(at)
    }

    /// Whether token `at`, if it is in a run of capitals, is all of it.
    pub(super) fn alone(&self, at: usize) -> Option<bool> {
        match self.document.run_length(at) {
            0 => None,
            length => Some(length == 1),
        }
    }
}

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
