//! Whether a document's names get one answer: the same name twice, and a surname after the full name.

use std::collections::BTreeMap;

use super::{range, share};
use crate::corpus::Range;
use crate::labels::{Coarse, Scheme};
use crate::ours::Judged;
use crate::table::{Cell, Section};

/// What was counted.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Counts {
    /// Names that a document repeats, always with the same gold class.
    repeated: usize,
    /// Those whose mentions all get one and the same answer, be it none.
    one_answer: usize,
    /// Those whose mentions all get the right answer.
    all_right: usize,
    /// Gold persons of two words or more, and those found.
    full: [usize; 2],
    /// Gold persons of one word, the last word of a full name that came before, and those found.
    surname: [usize; 2],
}

/// Counts over `documents`. A mention's answer is the class of our entity on exactly its bared range.
pub fn count(documents: &[Judged], scheme: &Scheme) -> Counts {
    let mut counts = Counts::default();
    for document in documents {
        let bare = |range| range::bare(&document.chars, range);
        let answers: BTreeMap<Range, Option<Coarse>> =
            document.entities.iter().map(|entity| (bare(entity.range), Coarse::of(entity.label))).collect();
        let answer = |range: Range| answers.get(&range).copied().flatten();

        let mut names: Vec<(Range, Coarse)> = document
            .gold
            .entities
            .iter()
            .filter_map(|entity| Some((bare(entity.range), scheme.meaning(&entity.label).coarse?)))
            .collect();
        names.sort_unstable();
        names.dedup();

        let mut groups: BTreeMap<String, Vec<(Range, Coarse)>> = BTreeMap::new();
        let mut surnames: Vec<String> = Vec::new();
        for &(range, class) in &names {
            let text = document.text(range);
            let words: Vec<&str> = text.split_whitespace().collect();
            if class == Coarse::Per {
                let found = usize::from(answer(range) == Some(Coarse::Per));
                match words[..] {
                    [word] if surnames.iter().any(|surname| surname == word) => {
                        counts.surname[0] += 1;
                        counts.surname[1] += found;
                    }
                    [_, .., last] => {
                        counts.full[0] += 1;
                        counts.full[1] += found;
                        surnames.push(last.to_owned());
                    }
                    _ => {}
                }
            }
            groups.entry(text).or_default().push((range, class));
        }
        for mentions in groups.values().filter(|mentions| mentions.len() > 1) {
            let class = mentions[0].1;
            if mentions.iter().all(|mention| mention.1 == class) {
                let first = answer(mentions[0].0);
                let one = mentions.iter().all(|mention| answer(mention.0) == first);
                counts.repeated += 1;
                counts.one_answer += usize::from(one);
                counts.all_right += usize::from(one && first == Some(class));
            }
        }
    }
    counts
}

/// The table, or nothing for a corpus in which no name is repeated.
pub fn section(documents: &[Judged], scheme: &Scheme) -> Option<Section> {
    let counts = count(documents, scheme);
    if counts.repeated == 0 {
        return None;
    }
    let mut section = Section::new("consistency", &["share", "of"]);
    let mut row = |name, part, whole| section.row(name, [Cell::Share(share(part, whole)), Cell::Count(whole)]);
    row("repeated name, one answer", counts.one_answer, counts.repeated);
    row("repeated name, all right", counts.all_right, counts.repeated);
    row("full person name found", counts.full[1], counts.full[0]);
    row("surname after it found", counts.surname[1], counts.surname[0]);
    Some(section)
}
