//! What it is worth that one state stands before another.
//!
//! A name is closed before another begins, so between tokens there are few
//! things to tell apart: what is closed (nothing, or a name of some type) and
//! what begins (nothing, or a name of some type); and, within a name, whether
//! it goes on or ends. The weights are for these and not for pairs of states.

use super::reader::Reader;
use crate::entity::tags::{KINDS, State, Type};
use crate::error::Error;

/// For what is closed at a token, in the order of the types and outside last, and what begins at the next.
pub type Outer<T> = [[T; KINDS]; KINDS];

/// For each type: first to inside, first to last, inside to inside, inside to last. The last type stands for outside.
pub type Inner<T> = [[T; KINDS]; 4];

/// The weights of all transitions.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Transitions<T> {
    /// From what is closed to what begins.
    pub outer: Outer<T>,
    /// Within a name.
    pub inner: Inner<T>,
}

impl<T: Copy> Transitions<T> {
    /// The weight of `from` before `to`, which must be able to follow it.
    pub fn get(&self, from: State, to: State) -> T {
        let (row, column) = place(from, to);
        self.outer.get(row).unwrap_or_else(|| &self.inner[row - KINDS])[column]
    }

    /// The same, to be changed.
    pub fn get_mut(&mut self, from: State, to: State) -> &mut T {
        let (row, column) = place(from, to);
        let Transitions { outer, inner } = self;
        &mut outer.get_mut(row).unwrap_or_else(|| &mut inner[row - KINDS])[column]
    }

    /// The same for other numbers.
    pub fn map<U>(&self, each: impl Fn(T) -> U) -> Transitions<U> {
        Transitions { outer: self.outer.map(|row| row.map(&each)), inner: self.inner.map(|row| row.map(&each)) }
    }
}

/// Row and column of a transition; the rows within names come behind the others.
fn place(from: State, to: State) -> (usize, usize) {
    let [from_kind, to_kind] = [from, to].map(|state| state.kind().map_or(KINDS - 1, |kind| kind as usize));
    if to.begins() || to == State::OUTSIDE {
        (from_kind, to_kind)
    } else {
        (KINDS + 2 * usize::from(!from.begins()) + usize::from(to.ends()), to_kind)
    }
}

/// Appends transitions to a model's body.
pub(super) fn write(body: &mut Vec<u8>, transitions: &Transitions<i16>) {
    transitions.outer.iter().flatten().for_each(|weight| body.extend(weight.to_le_bytes()));
    transitions.inner.iter().flat_map(|row| &row[..Type::COUNT]).for_each(|weight| body.extend(weight.to_le_bytes()));
}

pub(super) fn read(reader: &mut Reader<'_>) -> Result<Transitions<i16>, Error> {
    let mut transitions = Transitions::default();
    for weight in transitions.outer.iter_mut().flatten() {
        *weight = reader.u16()? as i16;
    }
    for weight in transitions.inner.iter_mut().flat_map(|row| &mut row[..Type::COUNT]) {
        *weight = reader.u16()? as i16;
    }
    Ok(transitions)
}
