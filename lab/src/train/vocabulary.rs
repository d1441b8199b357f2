//! Feature keys as dense ids, and corpora as sentences of them.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use whosaid::entity::features::{Clusters, Features, Key, OFFSETS, bytes_hash};
use whosaid::lexicon::Lexicon;
use whosaid::text::Text;

use super::corpus::{Annotated, allowed};
use super::crf::Sentence;

/// Feature keys are hashes already.
#[derive(Default)]
pub struct Hashed(u64);

impl Hasher for Hashed {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = bytes_hash(bytes);
    }

    fn write_u64(&mut self, value: u64) {
        self.0 = value;
    }
}

/// Feature keys to dense ids. Each corpus has its own copy of every feature
/// beside the common one, so that its conventions need not be everyone's
/// (Daumé, ACL 2007).
#[derive(Default)]
pub struct Vocabulary {
    ids: HashMap<Key, u32, BuildHasherDefault<Hashed>>,
    /// For each id: its key, whether it is a common one, how often it was seen.
    features: Vec<(Key, bool, u32)>,
}

/// The corpus whose conventions the model shall have.
pub const TARGET: &str = "worldwide";

/// A corpus' own copy of a feature.
fn own(key: Key, corpus: &str) -> Key {
    key.rotate_left(17) ^ bytes_hash(corpus.as_bytes())
}

impl Vocabulary {
    /// Adds the ids of a key, the common one and the corpus' own; both are counted.
    pub fn count(&mut self, key: Key, corpus: &str, ids: &mut Vec<u32>) {
        for (key, common) in [(key, true), (own(key, corpus), false)] {
            let next = self.features.len() as u32;
            let id = *self.ids.entry(key).or_insert(next);
            if id == next {
                self.features.push((key, common, 0));
            }
            self.features[id as usize].2 += 1;
            ids.push(id);
        }
    }

    /// Adds the ids by which a corpus knows a key, if it does.
    pub fn get(&self, key: Key, corpus: &str, ids: &mut Vec<u32>) {
        ids.extend([key, own(key, corpus)].iter().filter_map(|key| self.ids.get(key)));
    }

    /// How many features there are, copies too.
    pub fn len(&self) -> usize {
        self.features.len()
    }

    /// The common features, and how often each was seen.
    pub fn common(&self) -> impl Iterator<Item = (Key, u32)> {
        self.features.iter().filter(|(_, common, _)| *common).map(|(key, _, count)| (*key, *count))
    }

    /// Forgets the keys seen less than `least` times, in the sentences too.
    pub fn prune(&mut self, least: u32, data: &mut [Sentence]) {
        let mut renamed = vec![u32::MAX; self.features.len()];
        let mut kept = 0;
        for (id, (.., count)) in self.features.iter().enumerate() {
            if *count >= least {
                renamed[id] = kept;
                kept += 1;
            }
        }
        for sentence in data {
            let mut features = Vec::with_capacity(sentence.features.len());
            let mut ends = Vec::with_capacity(sentence.len());
            for at in 0..sentence.len() {
                features.extend(sentence.token(at).iter().map(|id| renamed[*id as usize]).filter(|id| *id != u32::MAX));
                ends.push(features.len() as u32);
            }
            sentence.features = features;
            sentence.ends = ends;
        }
        self.ids.retain(|_, id| renamed[*id as usize] != u32::MAX);
        self.ids.values_mut().for_each(|id| *id = renamed[*id as usize]);
        self.features.retain(|(.., count)| *count >= least);
    }
}

/// Gives all feature keys of each token of a text.
fn keys(text: &Text<'_>, lexicon: &Lexicon, clusters: &impl Clusters, mut each: impl FnMut(usize, &[Key])) {
    let features = Features::new(text, lexicon, clusters);
    let forms: Vec<[Vec<Key>; OFFSETS.len()]> = features
        .forms()
        .iter()
        .map(|form| {
            std::array::from_fn(|seat| {
                let mut keys = Vec::new();
                form.emit(seat, &mut |key| keys.push(key));
                keys
            })
        })
        .collect();
    let mut all = Vec::new();
    for sentence in text.sentences() {
        for at in sentence.clone() {
            all.clear();
            for (seat, offset) in OFFSETS.into_iter().enumerate() {
                all.extend_from_slice(&forms[features.form_id(sentence, at as isize + offset)][seat]);
            }
            features.of_token(sentence, at, &mut |key| all.push(key));
            each(at, &all);
        }
    }
}

/// The sentences of a corpus' documents; `id` turns a key into the ids that stand for it.
pub fn sentences(
    documents: &[Annotated],
    corpus: &str,
    weight: f32,
    lexicon: &Lexicon,
    clusters: &impl Clusters,
    mut id: impl FnMut(Key, &mut Vec<u32>),
) -> Vec<Sentence> {
    let mut out = Vec::new();
    for document in documents {
        let text = Text::new(&document.text);
        let gold = allowed(&text, document, corpus);
        let mut ends: Vec<usize> = text.sentences().iter().map(|sentence| sentence.end).collect();
        ends.reverse();
        let mut sentence = Sentence { weight, ..Sentence::default() };
        keys(&text, lexicon, clusters, |at, keys| {
            keys.iter().for_each(|key| id(*key, &mut sentence.features));
            sentence.ends.push(sentence.features.len() as u32);
            sentence.allowed.push(gold[at]);
            if Some(&(at + 1)) == ends.last() {
                ends.pop();
                out.push(std::mem::replace(&mut sentence, Sentence { weight, ..Sentence::default() }));
            }
        });
    }
    out
}
