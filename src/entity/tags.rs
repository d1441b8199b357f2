//! The tagger's states: BIOES tags over seven coarse types of names.
//!
//! The corpora agree on these seven; GPE against LOC, and the kinds of
//! miscellaneous names, are told apart afterwards.

/// A coarse type of names.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[repr(u8)]
pub enum Type {
    /// PERSON.
    Person,
    /// ORG.
    Org,
    /// GPE or LOC.
    Place,
    /// FAC.
    Fac,
    /// NORP.
    Norp,
    /// EVENT, WORK_OF_ART, LAW, LANGUAGE.
    Misc,
    /// PRODUCT.
    Product,
}

impl Type {
    /// How many types there are.
    pub const COUNT: usize = 7;
    /// All types in order.
    pub const ALL: [Type; Type::COUNT] = [Type::Person, Type::Org, Type::Place, Type::Fac, Type::Norp, Type::Misc, Type::Product];
}

/// How many states there are: one outside, four for each type.
pub const STATES: usize = 1 + 4 * Type::COUNT;

/// The types, and outside as one more.
pub const KINDS: usize = Type::COUNT + 1;

/// How many numbers a row of scores by state has: for each place in a name one
/// for each of [`KINDS`], so that all types are reckoned with at once.
/// Outside is the only token of a name of no type; three lanes are empty.
pub const LANES: usize = 4 * KINDS;

/// A tag: outside, or the place of a token in a name of some type.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct State(u8);

impl State {
    /// In no name.
    pub const OUTSIDE: State = State(0);

    /// The tag of a token that is the first, the last, both or neither of a name of `kind`.
    pub const fn at(kind: Type, first: bool, last: bool) -> State {
        let place = match (first, last) {
            (true, false) => 0,
            (false, false) => 1,
            (false, true) => 2,
            (true, true) => 3,
        };
        State(1 + 4 * kind as u8 + place)
    }

    /// The state with this index.
    pub const fn from_index(index: usize) -> State {
        State(index as u8)
    }

    /// Its index, outside first.
    pub const fn index(self) -> usize {
        self.0 as usize
    }

    /// Its place in a row of [`LANES`] scores: first of each type, inside, last, only.
    pub const fn lane(self) -> usize {
        match self.0 {
            0 => LANES - 1,
            state => (state as usize - 1) % 4 * KINDS + (state as usize - 1) / 4,
        }
    }

    /// The type of the name it is in.
    pub fn kind(self) -> Option<Type> {
        (self.0 > 0).then(|| Type::ALL[(self.0 as usize - 1) / 4])
    }

    /// Whether a name begins here.
    pub const fn begins(self) -> bool {
        self.0 > 0 && matches!((self.0 - 1) % 4, 0 | 3)
    }

    /// Whether a name ends here.
    pub const fn ends(self) -> bool {
        self.0 > 0 && (self.0 - 1) % 4 >= 2
    }

    /// Whether this state can stand before `next`: names are closed before others begin.
    pub fn precedes(self, next: State) -> bool {
        let inside = self.0 > 0 && !self.ends();
        let goes_on = next.0 > 0 && !next.begins();
        inside == goes_on && (!inside || self.kind() == next.kind())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_state_has_a_lane_of_its_own() {
        let mut lanes: Vec<usize> = (0..STATES).map(|index| State::from_index(index).lane()).collect();
        lanes.sort_unstable();
        lanes.dedup();
        assert_eq!(lanes.len(), STATES);
        let empty: Vec<usize> = (0..LANES).filter(|lane| !lanes.contains(lane)).collect();
        assert_eq!(empty, [KINDS - 1, 2 * KINDS - 1, 3 * KINDS - 1]);
    }

    #[test]
    fn names_are_closed_before_others_begin() {
        let states = || (0..STATES).map(State::from_index);
        let from_outside = states().filter(|next| State::OUTSIDE.precedes(*next)).count();
        assert_eq!(from_outside, 1 + 2 * Type::COUNT);
        let first = State::at(Type::Person, true, false);
        let follows: Vec<State> = states().filter(|next| first.precedes(*next)).collect();
        assert_eq!(follows, [State::at(Type::Person, false, false), State::at(Type::Person, false, true)]);
    }
}
