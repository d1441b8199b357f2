//! Who a pronoun may stand for, before they are weighed.

use super::mentions::{Kind, Mention};
use super::place::Place;

/// A person that a pronoun may stand for.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub(super) figure: usize,
    /// The mention nearest to the pronoun, and its place.
    pub(super) nearest: usize,
    pub(super) place: Place,
    /// How many sentences and paragraphs lie between, and whether the mention comes after the pronoun.
    pub(super) sentences: usize,
    pub(super) paragraphs: usize,
    pub(super) ahead: bool,
    /// Mentions in the window; subjects in the pronoun's sentence, and in the one before.
    pub(super) count: usize,
    pub(super) subject_here: bool,
    pub(super) subject_before: bool,
    /// Whether it is mentioned in the pronoun's paragraph outside speech, and the mention there that is a subject.
    pub(super) at_home: bool,
    pub(super) home_subject: Option<usize>,
    /// The earliest mention in the window, whether one of them is the first in its sentence, and how many are pronouns.
    pub(super) first: usize,
    pub(super) leads: bool,
    pub(super) pronouns: usize,
    pub(super) features: Vec<u16>,
}

/// The candidates of the pronoun in hand, with room for more features than theirs.
#[derive(Debug, Default)]
pub(super) struct Candidates {
    pub(super) list: Vec<Candidate>,
    spare: Vec<Vec<u16>>,
}

impl Candidates {
    /// Forgets the candidates of the pronoun before.
    pub(super) fn clear(&mut self) {
        self.spare.extend(self.list.drain(..).map(|candidate| candidate.features));
    }

    /// Adds a candidate of whom one mention is known.
    pub(super) fn add(&mut self, figure: usize, at: usize, mention: &Mention, pronoun: &Mention, ahead: bool) {
        let features = self.spare.pop().unwrap_or_default();
        self.list.push(Candidate::new(figure, at, mention, pronoun, ahead, features));
    }
}

impl Candidate {
    fn new(figure: usize, at: usize, mention: &Mention, pronoun: &Mention, ahead: bool, features: Vec<u16>) -> Candidate {
        let mut candidate = Candidate {
            figure,
            nearest: at,
            place: mention.place,
            sentences: pronoun.sentence().abs_diff(mention.sentence()),
            paragraphs: pronoun.paragraph().abs_diff(mention.paragraph()),
            ahead,
            count: 0,
            subject_here: false,
            subject_before: false,
            at_home: false,
            home_subject: None,
            first: at,
            leads: false,
            pronouns: 0,
            features,
        };
        candidate.meet(at, mention, pronoun);
        candidate
    }

    /// Takes note of another mention of the same person in the window.
    pub(super) fn meet(&mut self, at: usize, mention: &Mention, pronoun: &Mention) {
        self.count += 1;
        self.first = at;
        self.pronouns += usize::from(matches!(mention.kind, Kind::Pronoun(_)));
        if mention.paragraph() == pronoun.paragraph() && mention.speech().is_none() && !self.ahead {
            self.at_home = true;
            if mention.place == Place::Subject && self.home_subject.is_none() {
                self.home_subject = Some(at);
            }
        }
        if mention.place == Place::Subject && !self.ahead {
            match pronoun.sentence() - mention.sentence() {
                0 => self.subject_here = true,
                1 => self.subject_before = true,
                _ => {}
            }
        }
    }
}
