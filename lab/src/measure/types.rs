//! Entities in the OntoNotes types, against a corpus whose labels may be coarser or finer.

use std::collections::BTreeMap;

use whosaid::entity::Label;

use super::{Tally, range};
use crate::corpus::Range;
use crate::labels::Scheme;
use crate::ours::{Entity, Judged};
use crate::table::{Cell, Section};

/// One document's gold, with bared ranges.
#[derive(Debug, Default)]
pub struct Wanted {
    /// The types that are right, by range; of entities marked twice the last counts.
    pub types: BTreeMap<Range, Vec<Label>>,
    /// Each range's label in the corpus's own words.
    pub labels: BTreeMap<Range, String>,
    /// Regions marked with a label that has no type: what we find in them is not judged.
    pub ignored: Vec<Range>,
}

impl Wanted {
    /// What `document` wants.
    pub fn of(document: &Judged, scheme: &Scheme) -> Wanted {
        let mut wanted = Wanted::default();
        for entity in &document.gold.entities {
            let range = range::bare(&document.chars, entity.range);
            let types = scheme.meaning(&entity.label).types;
            if types.is_empty() {
                wanted.ignored.push(range);
            } else {
                wanted.types.insert(range, types);
                wanted.labels.insert(range, entity.label.clone());
            }
        }
        wanted
    }

    /// Whether `entity` at the bared `range` is right.
    pub fn holds(&self, range: Range, entity: &Entity) -> bool {
        self.types.get(&range).is_some_and(|types| types.contains(&entity.label))
    }

    /// Whether nothing can be said of an entity at the bared `range`.
    pub fn ignores(&self, range: Range) -> bool {
        self.ignored.iter().any(|ignored| ignored.overlaps(range))
    }
}

/// Right, given and wanted by type, or by what the corpus does not tell apart: `GPE|LOC`. Where a type is of two
/// such groups, a missed entity counts for the first of its types by name.
pub fn tallies(documents: &[Judged], scheme: &Scheme) -> BTreeMap<String, Tally> {
    let groups = scheme.groups();
    let group =
        |label: Label| groups.iter().find(|group| group.contains(&label)).map_or(label.name().to_owned(), |group| name(group));
    let mut tallies: BTreeMap<String, Tally> = BTreeMap::new();
    for document in documents {
        let mut wanted = Wanted::of(document, scheme);
        let mut found = Vec::new();
        for entity in &document.entities {
            let range = range::bare(&document.chars, entity.range);
            let tally = tallies.entry(group(entity.label)).or_default();
            if wanted.holds(range, entity) {
                *tally += Tally { right: 1, ours: 1, gold: 1 };
                found.push(range);
            } else if !wanted.ignores(range) {
                tally.ours += 1;
            }
        }
        for range in found {
            wanted.types.remove(&range);
        }
        for types in wanted.types.values() {
            tallies.entry(group(types[0])).or_default().gold += 1;
        }
    }
    tallies
}

/// `GPE|LOC`.
pub fn name(group: &[Label]) -> String {
    group.iter().map(|label| label.name()).collect::<Vec<_>>().join("|")
}

/// The sum over the groups of which a type is wanted.
pub fn micro(tallies: &BTreeMap<String, Tally>, wanted: impl Fn(Label) -> bool) -> Tally {
    let mut sum = Tally::default();
    for (name, tally) in tallies {
        if name.split('|').flat_map(str::parse).any(&wanted) {
            sum += *tally;
        }
    }
    sum
}

/// The table of types. Types that the corpus cannot mark are left out.
pub fn section(documents: &[Judged], scheme: &Scheme) -> Section {
    let tallies = tallies(documents, scheme);
    let judged = scheme.types();
    let mut section = Section::new("types", &["P", "R", "F1", "gold", "ours"]);
    let mut row = |name: &str, tally: Tally| {
        let counts = [Cell::Count(tally.gold), Cell::Count(tally.ours)];
        section.row(name, tally.cells().into_iter().chain(counts));
    };
    let mut names: Vec<(&String, &Tally)> = tallies.iter().filter(|(_, tally)| tally.gold > 0).collect();
    names.sort_by_key(|(name, _)| {
        name.split('|').flat_map(str::parse).min_by_key(|label: &Label| *label as u8).map(|label| label as u8)
    });
    for (name, tally) in names {
        row(name, *tally);
    }
    let numeric = |label: Label| label.is_numeric() && judged.contains(&label);
    let named = |label: Label| !label.is_numeric() && judged.contains(&label);
    if judged.iter().any(|label| label.is_numeric()) {
        row("numeric", micro(&tallies, numeric));
    }
    if judged.iter().any(|label| !label.is_numeric()) {
        row("named", micro(&tallies, named));
    }
    row("micro", micro(&tallies, |label| judged.contains(&label)));
    for name in ["numeric", "named", "micro"] {
        section.head(name);
    }
    section
}
