//! Feature keys as dense ids, and corpora as sentences of them.

use whosaid::entity::features::{Clusters, Features, Forms, Key, OFFSETS};
use whosaid::entity::tags::{STATES, State};
use whosaid::hash::{self, ByHash};
use whosaid::lexicon::Lexicon;
use whosaid::text::Text;

use super::corpus::{Annotated, allowed};
use super::crf::Sentence;

/// Feature keys to dense ids. Each corpus has its own copy of every feature
/// beside the common one, so that its conventions need not be everyone's
/// (Daumé, ACL 2007).
#[derive(Default)]
pub struct Vocabulary {
    ids: ByHash<u32>,
    /// For each id: its key, whether it is a common one, how often it was seen.
    features: Vec<(Key, bool, u32)>,
}

/// The corpus whose conventions the model shall have.
pub const TARGET: &str = "worldwide";

/// A corpus' own copy of a feature.
fn own(key: Key, corpus: &str) -> Key {
    key.rotate_left(17) ^ hash::bytes(corpus.as_bytes())
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

/// All feature keys of each token of a text; none where the tagger does not look.
fn keys(text: &Text<'_>, lexicon: &Lexicon, clusters: &impl Clusters, mut each: impl FnMut(usize, usize, Option<&[Key]>)) {
    let mut forms = Forms::default();
    let features = Features::new(text, &lexicon.scan(text), lexicon, clusters, &mut forms);
    let mut seats: Vec<[Option<Vec<Key>>; OFFSETS.len()]> = vec![Default::default(); features.forms().count()];
    let mut all = Vec::new();
    for (number, sentence) in text.sentences().iter().enumerate() {
        for at in sentence.clone() {
            if !features.is_live(at) {
                each(number, at, None);
                continue;
            }
            all.clear();
            for (seat, offset) in OFFSETS.into_iter().enumerate() {
                let form = features.form_id(sentence, at as isize + offset);
                all.extend_from_slice(seats[form][seat].get_or_insert_with(|| {
                    let mut keys = Vec::new();
                    features.forms().get(form).emit(seat, &mut |key| keys.push(key));
                    keys
                }));
            }
            features.of_token(number, at, &mut |key| all.push(key));
            each(number, at, Some(&all));
        }
    }
}

const OUTSIDE: u32 = 1 << State::OUTSIDE.index();
const ANY: u32 = (1 << STATES) - 1;

/// The stretches of a corpus' documents in which the tagger looks, with the
/// token outside on either side; `id` turns a key into the ids that stand for it.
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
        let fresh = || Sentence { weight, ..Sentence::default() };
        let (mut stretch, mut sentence, mut live) = (fresh(), 0, 0);
        let mut end = |stretch: &mut Sentence, live: &mut usize| {
            let mut done = std::mem::replace(stretch, fresh());
            if std::mem::take(live) > 0 {
                done.cut_names();
                out.push(done);
            }
        };
        keys(&text, lexicon, clusters, |number, at, keys| {
            if number != sentence {
                end(&mut stretch, &mut live);
                sentence = number;
            }
            let Some(keys) = keys else {
                if live > 0 {
                    stretch.push_outside();
                    end(&mut stretch, &mut live);
                }
                if stretch.len() == 0 {
                    stretch.push_outside();
                }
                return;
            };
            keys.iter().for_each(|key| id(*key, &mut stretch.features));
            stretch.ends.push(stretch.features.len() as u32);
            stretch.allowed.push(gold[at]);
            stretch.possible.push(ANY);
            live += 1;
        });
        end(&mut stretch, &mut live);
    }
    out
}

impl Sentence {
    /// Adds a token at which the tagger does not look.
    fn push_outside(&mut self) {
        self.ends.push(self.features.len() as u32);
        self.allowed.push(OUTSIDE);
        self.possible.push(OUTSIDE);
    }

    /// Nothing is learnt from names of the gold that reach out of the stretch.
    fn cut_names(&mut self) {
        let some =
            |states: u32, holds: fn(State) -> bool| (0..STATES).any(|at| states >> at & 1 == 1 && holds(State::from_index(at)));
        let starts = |states: u32| some(states, |state| State::OUTSIDE.precedes(state));
        let closes = |states: u32| some(states, |state| state.precedes(State::OUTSIDE));
        let is_ours = |at: &usize| self.possible[*at] == ANY;
        let ours: Vec<usize> = (0..self.possible.len()).filter(is_ours).collect();
        for at in &ours {
            if starts(self.allowed[*at]) {
                break;
            }
            self.allowed[*at] = ANY;
        }
        for at in ours.iter().rev() {
            if closes(self.allowed[*at]) {
                break;
            }
            let begins = starts(self.allowed[*at]);
            self.allowed[*at] = ANY;
            if begins {
                break;
            }
        }
    }
}
