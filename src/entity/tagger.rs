//! The name tagger: a linear-chain conditional random field over BIOES tags.
//!
//! Scores are integers, so that every platform finds the same path; the
//! probabilities of the names on it are made of multiplications, additions
//! and a table of powers alone, so that they too are the same everywhere.

mod groups;
mod lattice;
mod recall;
#[cfg(test)]
mod tests;
mod votes;

use std::ops::Range;

use super::features::{Features, Forms, OFFSETS};
use super::tags::{LANES, State, Type};
use crate::extent::Extent;
use crate::growth;
use crate::lexicon::{Lexicon, Scan};
use crate::model::{Model, Row, Weights};
use crate::text::Text;
use groups::{Adder, Groups};
use lattice::{Lattice, Side};
use recall::Recall;
use votes::Votes;

/// A token whose state outside is this many nats ahead of every other is outside, whatever stands beside it:
/// the transitions are for outside too. Waiting for more finds nothing more on the dev sets.
const CERTAIN: f32 = 2.5;

/// A stretch in which outside is everywhere this many nats ahead holds no name on a first reading.
const CLEAR: f32 = 1.0;

/// A longer stretch is cut here, so that the tables of any text stay small. No news has one.
const LONGEST: usize = 256;

/// The rows of so many tokens are kept from the first reading to the second, and of one more for so many bytes: of news all,
/// which has one for thirty. The rows of a text that is nothing but names would take a hundred times its length.
const KEPT: usize = 256;
const KEPT_PART: usize = 20;

/// A name that the tagger found.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Name {
    /// Its tokens.
    pub(super) tokens: Range<usize>,
    /// Its coarse type.
    pub(super) kind: Type,
    /// The probability of exactly this name, given the model.
    pub(super) score: f32,
}

/// What is kept from one text to the next: the word forms that were met and
/// what they say, and how the sentences of a text that is being edited were
/// read. It makes nothing different but the time that it takes, as long as it is
/// used with one lexicon and one model.
#[derive(Default, Debug)]
pub struct Memory {
    forms: Forms,
    /// The forms of the distinct words of the text in hand: numbers that are theirs as long as nothing is forgotten.
    numbers: Vec<u32>,
    seats: Seats,
    groups: Groups,
    recall: Recall,
}

impl Memory {
    /// More word forms than this are forgotten with the text that had them.
    const MOST: usize = 1 << 14;

    /// Whether this has become too much to be kept.
    pub(crate) fn is_full(&self) -> bool {
        self.forms.count() > Memory::MOST
    }

    /// Looks up the words of a text.
    pub(super) fn begin(&mut self, text: &Text<'_>, lexicon: &Lexicon, model: &Model) {
        self.numbers = self.forms.of(text, lexicon, &model.words);
    }

    /// For each distinct word of the text in hand a number that is its own in all texts.
    pub(crate) fn numbers(&self) -> &[u32] {
        &self.numbers
    }
}

/// What each form says from each of the places from which it is seen, as far as that was asked.
#[derive(Default, Debug)]
struct Seats {
    rows: Vec<[Row; OFFSETS.len()]>,
    /// Which of a form's rows are there, as bits.
    known: Vec<u8>,
}

impl Seats {
    /// What the form of this number says from `OFFSETS[seat]`.
    fn get(&mut self, forms: &Forms, number: usize, seat: usize, weights: &Weights) -> &Row {
        if self.known.len() < forms.count() {
            self.known.resize(forms.count(), 0);
            self.rows.resize(forms.count(), [Row::ZERO; OFFSETS.len()]);
        }
        let row = &mut self.rows[number][seat];
        if self.known[number] >> seat & 1 == 0 {
            self.known[number] |= 1 << seat;
            forms.get(number).emit(seat, &mut |key| weights.add(key, row));
        }
        row
    }
}

/// The names of a text, in text order; none overlaps another.
///
/// The memory has begun with this text.
pub(super) fn names(text: &Text<'_>, scan: &Scan<'_, '_>, model: &Model, memory: &mut Memory) -> Vec<Name> {
    names_keeping(KEPT + text.source().len() / KEPT_PART, text, scan, model, memory)
}

/// The same, where the rows of so many tokens are kept for the second reading, and those of others made again.
fn names_keeping(kept: usize, text: &Text<'_>, scan: &Scan<'_, '_>, model: &Model, memory: &mut Memory) -> Vec<Name> {
    let Memory { forms, numbers, seats, groups, recall } = memory;
    let features = Features::of_forms(text, scan, forms, numbers.clone());
    let lattice = Lattice::default();
    let mut reader = Reader { features: &features, weights: &model.weights, seats, groups, run: None, lattice };
    let mut reading = Reading::new(&features, kept);
    reading.remembered = recall.begin(text.source());
    for number in 0..text.sentences().len() {
        recall.sentence(&features, number, &mut reading, |reading| reader.read(number, reading));
    }
    let mut again = Reading::new(&features, usize::MAX);
    let Reading { stretches, names, rows, masses, votes, .. } = &mut reading;
    let mut found = Vec::new();
    // What a word is elsewhere in the document speaks for the same here.
    for stretch in stretches {
        let swayed = if stretch.rows().is_empty() {
            again.clear();
            reader.read_again(stretch, &mut again);
            reader.swayed(votes, &again.stretches[0], &mut again.rows, &again.masses, &mut found)
        } else {
            reader.swayed(votes, stretch, rows, masses, &mut found)
        };
        if !swayed {
            found.extend_from_slice(&names[stretch.names()]);
        }
    }
    found
}

/// What a first reading makes of sentences, one after the other.
#[derive(Debug)]
struct Reading {
    stretches: Vec<Stretch>,
    /// The names of the stretches.
    names: Vec<Name>,
    /// The scores of the stretches' tokens, and the probability of each of their states.
    rows: Vec<Row>,
    masses: Vec<[f32; LANES]>,
    votes: Votes,
    /// Rows beyond so many are forgotten when they have voted.
    kept: usize,
    /// Whether sentences are remembered as they were read: then they vote when they are put together.
    remembered: bool,
}

impl Reading {
    fn new(features: &Features<'_, '_>, kept: usize) -> Reading {
        Reading {
            stretches: Vec::new(),
            names: Vec::new(),
            rows: Vec::new(),
            masses: Vec::new(),
            votes: Votes::new(features),
            kept,
            remembered: false,
        }
    }

    fn clear(&mut self) {
        self.stretches.clear();
        self.names.clear();
        self.rows.clear();
        self.masses.clear();
    }

    /// Takes in a stretch that has been read, whose rows and masses are the last.
    fn push(&mut self, mut stretch: Stretch, features: &Features<'_, '_>) {
        let begun = stretch.rows().start;
        if !self.remembered {
            self.votes.cast(features, stretch.tokens(), &self.masses[begun..]);
            if self.rows.len() > self.kept {
                self.rows.truncate(begun);
                self.masses.truncate(begun);
                stretch.rows = Extent::new(0..0);
            }
        }
        growth::room(&mut self.stretches, 1);
        self.stretches.push(stretch);
    }
}

/// Tokens in a row of which none is certainly outside, and the names among them.
#[derive(Clone, Copy, Debug)]
struct Stretch {
    tokens: Extent,
    rows: Extent,
    names: Extent,
    /// What stands on both sides.
    sides: [Side; 2],
}

impl Stretch {
    fn tokens(&self) -> Range<usize> {
        self.tokens.range()
    }

    /// Its tokens' scores' places among all that were kept; empty where they were not.
    fn rows(&self) -> Range<usize> {
        self.rows.range()
    }

    /// The indices of its names among those of a reading.
    fn names(&self) -> Range<usize> {
        self.names.range()
    }
}

/// Reads sentence by sentence.
struct Reader<'f, 'a, 't> {
    features: &'f Features<'a, 't>,
    weights: &'f Weights,
    seats: &'f mut Seats,
    groups: &'f mut Groups,
    /// The run of capitals that was met last, and what its features say.
    run: Option<(usize, Row)>,
    lattice: Lattice,
}

impl Reader<'_, '_, '_> {
    /// Appends what is made of a sentence. The stretches between tokens that
    /// are certainly outside are decoded each by itself.
    fn read(&mut self, number: usize, reading: &mut Reading) {
        let sentence = self.features.sentence(number);
        let certain = self.weights.steps(CERTAIN) as i16;
        let mut before = Side::Sentence;
        let mut begun = reading.rows.len();
        for at in sentence.start..=sentence.end {
            let mut after = Side::Sentence;
            if at < sentence.end {
                if reading.rows.len() - begun == LONGEST {
                    self.close(at, begun, [before, Side::Sentence], reading);
                    before = Side::Sentence;
                    begun = reading.rows.len();
                }
                if self.features.is_live(at) {
                    let row = self.row(number, at);
                    if !row.is_outside_by(certain) {
                        growth::room(&mut reading.rows, 1);
                        reading.rows.push(row);
                        continue;
                    }
                }
                after = Side::Outside;
            }
            self.close(at, begun, [before, after], reading);
            before = Side::Outside;
            begun = reading.rows.len();
        }
    }

    /// Ends the stretch of the rows from `begun` on before token `end`, if there are any.
    fn close(&mut self, end: usize, begun: usize, sides: [Side; 2], reading: &mut Reading) {
        let rows = begun..reading.rows.len();
        if !rows.is_empty() {
            let tokens = Extent::new(end - rows.len()..end);
            let mut stretch = Stretch { tokens, rows: Extent::new(rows), names: Extent::new(0..0), sides };
            self.first_reading(&mut stretch, reading);
            reading.push(stretch, self.features);
        }
    }

    /// Reads a stretch once more whose rows were forgotten.
    fn read_again(&mut self, stretch: &Stretch, reading: &mut Reading) {
        let Some(first) = stretch.tokens().next() else { return };
        let number = self.features.sentence_of(first);
        for at in stretch.tokens() {
            let row = self.row(number, at);
            reading.rows.push(row);
        }
        let mut stretch = Stretch { rows: Extent::new(0..reading.rows.len()), ..*stretch };
        self.first_reading(&mut stretch, reading);
        reading.stretches.push(stretch);
    }

    /// Appends the names of a stretch when the votes have been added to its rows, and says whether they have changed any.
    fn swayed(
        &mut self,
        votes: &Votes,
        stretch: &Stretch,
        rows: &mut [Row],
        masses: &[[f32; LANES]],
        names: &mut Vec<Name>,
    ) -> bool {
        let swayed = votes.sway(self.features, stretch, masses, self.weights, rows);
        if swayed {
            self.decode(rows, stretch, names);
        }
        swayed
    }

    /// The scores of a token: what its form and its neighbours' say, and the rest.
    fn row(&mut self, number: usize, at: usize) -> Row {
        let (features, weights) = (self.features, self.weights);
        let mut row = Row::START;
        for (seat, offset) in OFFSETS.into_iter().enumerate() {
            let form = features.form_id(features.sentence(number), at as isize + offset);
            row.add(self.seats.get(features.forms(), form, seat, weights));
        }
        let mut adder = Adder { weights, groups: self.groups, run: &mut self.run, row };
        features.of_token(number, at, &mut adder);
        adder.row
    }

    /// Finds a stretch's names, and how probable every state of its tokens is.
    fn first_reading(&mut self, stretch: &mut Stretch, reading: &mut Reading) {
        let clear = self.weights.steps(CLEAR) as i16;
        let first = reading.names.len();
        growth::room(&mut reading.masses, stretch.rows().len());
        if reading.rows[stretch.rows()].iter().all(|row| row.is_outside_by(clear)) {
            let mut outside = [0.0; LANES];
            outside[State::OUTSIDE.lane()] = 1.0;
            reading.masses.resize(stretch.rows().end, outside);
        } else {
            self.decode(&reading.rows, stretch, &mut reading.names);
            reading.masses.extend((0..stretch.rows().len()).map(|place| self.lattice.marginal(place)));
        }
        stretch.names = Extent::new(first..reading.names.len());
    }

    /// Appends the names of a stretch.
    fn decode(&mut self, rows: &[Row], stretch: &Stretch, names: &mut Vec<Name>) {
        let start = stretch.tokens().start;
        self.lattice.decode(&rows[stretch.rows()], stretch.sides, self.weights, |tokens, kind, score| {
            growth::room(names, 1);
            names.push(Name { tokens: start + tokens.start..start + tokens.end, kind, score });
        });
    }
}
