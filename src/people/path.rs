//! The way from a candidate to the pronoun: what stands between, one sign for each function word, comma and phrase.
//!
//! There is no parser; but that a verb and a preposition stand between says nearly as much as its tree would.

use super::candidate::Candidate;
use super::grammar::Tag;
use super::mentions::{Kind, Mention};
use super::scene::Scene;

/// What a value of a path speaks of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Part {
    /// All of it.
    Between,
    /// Its first signs, with the candidate's place.
    Beginning,
    /// Its last signs, with the candidate's place.
    End,
    /// How many signs.
    Length,
    /// The signs behind the candidate up to the end of its sentence.
    Rest,
    /// The signs before the pronoun in its own sentence.
    Opening,
}

/// No way is longer, in tokens.
const LONGEST: usize = 120;
/// How many signs are told apart.
const SIGNS: usize = 8;

/// The signs of a way.
struct Signs {
    list: [u8; LONGEST],
    length: usize,
}

impl Signs {
    fn as_slice(&self) -> &[u8] {
        &self.list[..self.length]
    }
}

/// Tells the values of the way between a candidate in this sentence or the one before and the pronoun.
pub(super) fn describe(
    scene: &Scene<'_, '_>,
    mentions: &[Mention],
    index: usize,
    candidate: &Candidate,
    mut tell: impl FnMut(Part, usize),
) {
    let near = &mentions[candidate.nearest];
    let at = mentions[index].tokens().start;
    let ahead = u32::from(candidate.ahead);
    let place = near.place as u32;
    let (from, to) = if candidate.ahead { (at + 1, near.tokens().start) } else { (near.tokens().end, at) };
    if from > to || to - from > LONGEST {
        return;
    }
    let first = if candidate.ahead { index + 1 } else { candidate.nearest + 1 };
    match candidate.sentences {
        0 => {
            let signs = signs(scene, mentions, first, from, to);
            let signs = signs.as_slice();
            let (begin, end) = (&signs[..signs.len().min(4)], &signs[signs.len().saturating_sub(3)..]);
            tell(Part::Between, hash(ahead, &signs[..signs.len().min(SIGNS)]));
            tell(Part::Beginning, hash(2 + ahead + 2 * place, begin));
            tell(Part::End, hash(2 + ahead + 2 * place, end));
            tell(Part::Length, ahead as usize * 9 + signs.len().min(8));
        }
        1 if !candidate.ahead => {
            let stop = (from..to).find(|at| scene.tag(*at) == Tag::Stop).unwrap_or(to);
            let rest = signs(scene, mentions, first, from, stop);
            let rest = rest.as_slice();
            tell(Part::Rest, hash(place, &rest[..rest.len().min(4)]));
            let opening = mentions[first..].partition_point(|mention| mention.tokens().start <= stop);
            let opening = signs(scene, mentions, first + opening, (stop + 1).min(to), to);
            let opening = opening.as_slice();
            tell(Part::Opening, hash(place, &opening[..opening.len().min(5)]));
        }
        _ => {}
    }
}

/// The signs of the tokens from `from` to `to`, the same sign in a row told once; `first` is the first mention there.
fn signs(scene: &Scene<'_, '_>, mentions: &[Mention], first: usize, from: usize, to: usize) -> Signs {
    let mut signs = Signs { list: [0; LONGEST], length: 0 };
    let mut phrases =
        mentions[first.min(mentions.len())..].iter().filter(|mention| !matches!(mention.kind, Kind::Pronoun(_))).peekable();
    let mut at = from;
    while at < to {
        while phrases.next_if(|phrase| phrase.tokens().start < at).is_some() {}
        let sign = match phrases.peek().filter(|phrase| phrase.tokens().start == at) {
            Some(phrase) => {
                at = phrase.tokens().end.max(at + 1);
                Some(b'n')
            }
            None => {
                at += 1;
                sign(scene.tag(at - 1))
            }
        };
        if let Some(sign) = sign
            && signs.as_slice().last() != Some(&sign)
        {
            signs.list[signs.length] = sign;
            signs.length += 1;
        }
    }
    signs
}

fn sign(tag: Tag) -> Option<u8> {
    Some(match tag {
        Tag::Preposition => b'P',
        Tag::And => b'A',
        Tag::But => b'B',
        Tag::Subordinator => b'S',
        Tag::Relative => b'R',
        Tag::Auxiliary | Tag::Verb => b'V',
        Tag::Pronoun => b'p',
        Tag::Comma => b',',
        Tag::Open => b'(',
        Tag::Close => b')',
        Tag::Break => b';',
        Tag::Mark => b'"',
        Tag::Stop => b'.',
        _ => return None,
    })
}

fn hash(kind: u32, signs: &[u8]) -> usize {
    let hash = signs.iter().fold(0x811c_9dc5 ^ kind, |hash: u32, sign| (hash ^ u32::from(*sign)).wrapping_mul(0x0100_0193));
    let hash = (hash ^ (hash >> 15)).wrapping_mul(0x85eb_ca6b);
    (hash >> 8) as usize
}
