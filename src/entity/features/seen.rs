//! What was seen of a word at all its places in runs of capitals, and what that says of one of them.

/// How many other places of a word are looked at for their neighbours.
const COMPANY: usize = 3;

/// What was seen of a word, whatever its case.
#[derive(Default, Debug)]
pub(super) struct Seen {
    tally: Tally,
    /// The tokens at which it stands in a run, and what stands on either side of that; so many of them.
    company: [(u32, [u16; 2]); 2 * COMPANY + 1],
    known: usize,
}

/// What is known of a word at one place by its others.
pub(super) struct Elsewhere {
    /// How it is used there, as bits.
    pub(super) others: u32,
    /// The clusters before and behind the runs of capitals in which it stands there.
    pub(super) company: [[u16; COMPANY]; 2],
}

impl Seen {
    /// It is used so, at one more place.
    pub(super) fn add(&mut self, uses: u32) {
        self.tally.add(uses);
    }

    /// It stands at token `at`, in a run with these clusters on its sides.
    pub(super) fn stands(&mut self, at: usize, sides: [u16; 2]) {
        if let Some(slot) = self.company.get_mut(self.known) {
            *slot = (at as u32, sides);
            self.known += 1;
        }
    }

    /// What its other places say of it at token `at`, where it is used so.
    pub(super) fn elsewhere(&self, at: usize, uses: u32) -> Elsewhere {
        let mut company = [[0; COMPANY]; 2];
        let other = self.company[..self.known].iter().filter(|(other, _)| *other != at as u32);
        for (slot, (_, sides)) in other.take(COMPANY).enumerate() {
            company[0][slot] = sides[0];
            company[1][slot] = sides[1];
        }
        Elsewhere { others: self.tally.without(uses), company }
    }
}

/// How often each use was seen, counted to two: enough to take one's own away.
#[derive(Default, Debug)]
struct Tally {
    once: u32,
    twice: u32,
}

impl Tally {
    fn add(&mut self, uses: u32) {
        self.twice |= self.once & uses;
        self.once |= uses;
    }

    fn without(&self, uses: u32) -> u32 {
        self.twice | self.once & !uses
    }
}
