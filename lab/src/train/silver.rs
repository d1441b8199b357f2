//! Self-training (Yarowsky, ACL 1995): unlabelled news tagged by a first
//! model, where it is sure and agrees with itself.

use std::collections::HashMap;

use whosaid::entity::tags::{STATES, State, Type};

use super::crf::{Crf, Lattice, Sentence};
use super::fit::names;

/// A tag is taken as gold from this probability on; below it nothing is learnt of the token.
const SURE: f32 = 0.95;
/// A name whose forms in the document are not of one type in this share is left open.
const AGREED: f32 = 0.8;

/// Writes the model's own tags into the sentences of one document, `words`
/// giving each token's word in lower case as a hash.
pub fn tag(crf: &Crf, document: &mut [Sentence], words: &[Vec<u64>], lattice: &mut Lattice) {
    let any = (1u32 << STATES) - 1;
    // How often each word is in a name of each type, by probability.
    let mut votes: HashMap<u64, [f32; Type::COUNT + 1]> = HashMap::new();
    let mut paths = Vec::new();
    for (sentence, words) in document.iter().zip(words) {
        crf.marginals(sentence, lattice);
        let path = crf.best(lattice);
        let sure: Vec<f32> = path.iter().zip(&lattice.marginals).map(|(state, row)| row[state.index()]).collect();
        for (at, row) in lattice.marginals.iter().enumerate() {
            if path[at] != State::OUTSIDE || row[0] < 0.9 {
                let vote = votes.entry(words[at]).or_default();
                for (state, mass) in row[..STATES].iter().enumerate() {
                    vote[State::from_index(state).kind().map_or(Type::COUNT, |kind| kind as usize)] += mass;
                }
            }
        }
        paths.push((path, sure));
    }
    for ((sentence, words), (path, sure)) in document.iter_mut().zip(words).zip(&paths) {
        for at in 0..path.len() {
            let known = sure[at] >= SURE;
            sentence.allowed[at] = if known { 1 << path[at].index() } else { any };
        }
        for (start, end, kind) in names(path) {
            // One doubtful token makes the whole name doubtful.
            let open = (start..end).any(|at| {
                let vote = &votes[&words[at]];
                sure[at] < SURE || vote[kind as usize] < AGREED * vote.iter().sum::<f32>()
            });
            if open {
                sentence.allowed[start..end].fill(any);
            }
        }
    }
}
