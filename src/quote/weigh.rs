//! Linear models over sparse features.
//!
//! A feature is a template and a value; both are hashed into one table of
//! weights a model, which `lab train quotes` makes. A decision adds small
//! integers, so that it is the same on every platform.

pub(super) use crate::score::exp;

/// What a feature speaks of. The order is part of the weights' format.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u32)]
pub enum Template {
    /// Always there.
    Bias,
    /// Where the candidate stands.
    Place,
    /// Where it stands, with the shape of the region.
    PlaceShape,
    /// How far it stands.
    Distance,
    /// What lies between.
    Path,
    /// The near end of what lies between, on the region's side.
    PathEnd,
    /// The near end of what lies between, on the candidate's side.
    PathStart,
    /// What kind of phrase the candidate is.
    Sort,
    /// Its label.
    Label,
    /// Its pronoun.
    Pronoun,
    /// Its part in its clause.
    Role,
    /// What the rule for words beside the region says of it.
    Rule,
    /// That, with the shape of the region.
    RuleShape,
    /// The cue whose source it is: class and place.
    Cue,
    /// That cue's word.
    CueWord,
    /// How far the cue stands from the region.
    CueGap,
    /// How many other cues lie between.
    CuesBetween,
    /// How many other candidates lie between.
    NounsBetween,
    /// Whether it spoke the region before.
    Last,
    /// That, with where the region before lies.
    LastPlace,
    /// How often its name spoke before.
    Spoke,
    /// How often its name stands in the text.
    Often,
    /// The region's own shape.
    Shape,
    /// How many words.
    Length,
    /// The words before it.
    Before,
    /// The two words before it.
    Before2,
    /// The words after it.
    After,
    /// The two words after it.
    After2,
    /// Its first word.
    First,
    /// Its last word.
    Final,
    /// Its words' capitals.
    Capitals,
    /// How sure the speaker is.
    Speaker,
    /// What kind of words it holds.
    Holds,
    /// Marks: glyph, nesting.
    Marks,
    /// Its paragraph.
    Paragraph,
    /// Entities beside or inside it.
    Entity,
    /// A word before it in its sentence.
    Bag,
    /// The verb's form.
    Form,
    /// The verb's surroundings.
    Beside,
    /// The source beside the verb.
    Source,
    /// The start of a content.
    Start,
    /// The end of a content.
    End,
    /// Both.
    Span,
    /// The reported clause around the region.
    Within,
}

/// Where features go: into a sum, or into a list to learn from.
pub trait Sink {
    /// Takes one feature.
    fn add(&mut self, template: Template, value: u32);

    /// Keeps the features that follow apart from the others, as those of another `model`; 0 ends that.
    fn apart(&mut self, _model: u32) {}
}

/// The number of slots, as a power of two: the weights of the largest model. Smaller ones let neighbouring slots share a weight.
pub const BITS: u32 = 17;

/// The place of a slot's weight in a model of `size` weights, a power of two.
pub fn place(slot: usize, size: usize) -> usize {
    slot >> shift(size)
}

fn shift(size: usize) -> u32 {
    BITS - size.max(2).ilog2()
}

/// The slot of a feature.
pub fn slot(template: Template, value: u32) -> usize {
    let key = (value ^ (template as u32).wrapping_mul(0x9e37_79b9)).wrapping_mul(0x85eb_ca6b);
    let key = (key ^ (key >> 13)).wrapping_mul(0xc2b2_ae35);
    (key >> (32 - BITS)) as usize
}

/// Joins values into one.
pub(super) fn join(values: &[u32]) -> u32 {
    values.iter().fold(17, |hash: u32, value| (hash ^ value).wrapping_mul(0x0100_0193).rotate_left(5))
}

/// A small number, coarser as it grows.
pub(super) fn bucket(number: usize) -> u32 {
    match number {
        0..=4 => number as u32,
        5..=6 => 5,
        7..=9 => 6,
        10..=14 => 7,
        15..=24 => 8,
        25..=49 => 9,
        _ => 10,
    }
}

/// Adds up the weights of features.
#[derive(Clone)]
pub(super) struct Sum<'w> {
    weights: &'w [u8],
    /// By how many bits a slot is more than the place of its weight.
    shift: u32,
    /// Whose features come: see [`Sink::apart`].
    model: u32,
    sum: i32,
}

impl<'w> Sum<'w> {
    pub(super) fn new(weights: &'w [u8]) -> Self {
        Sum { weights, shift: shift(weights.len()), model: 0, sum: 0 }
    }

    /// The sum in steps of [`UNIT`].
    pub(super) fn total(&self) -> i32 {
        self.sum
    }
}

impl Sink for Sum<'_> {
    fn add(&mut self, template: Template, value: u32) {
        self.sum += i32::from(self.weights[slot(template, value ^ self.model) >> self.shift].cast_signed());
    }

    fn apart(&mut self, model: u32) {
        self.model = model;
    }
}

impl Sink for Vec<(Template, u32)> {
    fn add(&mut self, template: Template, value: u32) {
        self.push((template, value));
    }
}

/// One unit of a weight in log-odds.
pub const UNIT: f32 = 1.0 / 24.0;

/// The probability of a sum of weights in a yes-or-no model.
pub(super) fn logistic(sum: i32) -> f32 {
    1.0 / (1.0 + exp(-(sum as f32) * UNIT))
}
