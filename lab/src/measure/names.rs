//! Names in the four coarse classes: strict spans, and spans without a leading the/a/an and a trailing 's.

use std::collections::BTreeSet;

use super::{Tally, range};
use crate::corpus::Range;
use crate::labels::{Coarse, Scheme};
use crate::ours::Judged;
use crate::table::{Cell, Section};

/// A name of a document: the document's place in the corpus, the range, the class.
type Name = (usize, Range, Coarse);

/// Gold names and ours.
#[derive(Debug, Default)]
pub struct Names {
    gold: BTreeSet<Name>,
    ours: BTreeSet<Name>,
}

impl Names {
    /// The names of all documents, with ranges as they are, or bared.
    pub fn of(documents: &[Judged], scheme: &Scheme, bare: bool) -> Names {
        let mut names = Names::default();
        for (at, document) in documents.iter().enumerate() {
            let fit = |range| if bare { range::bare(&document.chars, range) } else { range };
            for entity in &document.gold.entities {
                if let Some(class) = scheme.meaning(&entity.label).coarse {
                    names.gold.insert((at, fit(entity.range), class));
                }
            }
            for entity in &document.entities {
                if let Some(class) = Coarse::of(entity.label) {
                    names.ours.insert((at, fit(entity.range), class));
                }
            }
        }
        names
    }

    /// Names of the classes that are wanted.
    pub fn tally(&self, wanted: impl Fn(Coarse) -> bool) -> Tally {
        let count = |names: &BTreeSet<Name>| names.iter().filter(|(.., class)| wanted(*class)).count();
        let right = self.gold.intersection(&self.ours).filter(|(.., class)| wanted(*class)).count();
        Tally { right, ours: count(&self.ours), gold: count(&self.gold) }
    }

    /// Ranges only, whatever the class.
    fn boundaries(&self) -> Tally {
        let ranges = |names: &BTreeSet<Name>| -> BTreeSet<(usize, Range)> {
            names.iter().filter(|(.., class)| *class != Coarse::Misc).map(|&(at, range, _)| (at, range)).collect()
        };
        let (gold, ours) = (ranges(&self.gold), ranges(&self.ours));
        Tally { right: gold.intersection(&ours).count(), ours: ours.len(), gold: gold.len() }
    }

    /// The headline: persons, organisations and places.
    pub fn headline(&self) -> Tally {
        self.tally(|class| class != Coarse::Misc)
    }
}

/// The table of the four classes, or nothing for a corpus without names.
pub fn section(documents: &[Judged], scheme: &Scheme) -> Option<Section> {
    if !scheme.has_names() {
        return None;
    }
    let (bare, strict) = (Names::of(documents, scheme, true), Names::of(documents, scheme, false));
    let mut section = Section::new("names", &["P", "R", "F1", "gold", "ours", "strict P", "strict R", "strict F1"]);
    let mut row = |name: &str, bare: Tally, strict: Tally| {
        let counts = [Cell::Count(bare.gold), Cell::Count(bare.ours)];
        section.row(name, bare.cells().into_iter().chain(counts).chain(strict.cells()));
    };
    for class in Coarse::ALL {
        row(class.name(), bare.tally(|other| other == class), strict.tally(|other| other == class));
    }
    row("all", bare.tally(|_| true), strict.tally(|_| true));
    row("boundary", bare.boundaries(), strict.boundaries());
    row("nomisc", bare.headline(), strict.headline());
    section.head("nomisc");
    Some(section)
}
