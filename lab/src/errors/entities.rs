//! Mistakes on names, numbers and times.

use super::{Mark, Mistake, Whose};
use crate::corpus::Range;
use crate::labels::Scheme;
use crate::measure::range;
use crate::measure::types::{Wanted, name};
use crate::ours::{Entity, Judged};

/// The mistakes in all documents. Ranges are compared without a leading the/a/an and a trailing 's, types as the
/// corpus can tell them; what it does not mark at all is no mistake.
pub fn mistakes(documents: &[Judged], scheme: &Scheme) -> Vec<Mistake> {
    let judged = scheme.types();
    let mut mistakes = Vec::new();
    for (at, document) in documents.iter().enumerate() {
        let wanted = Wanted::of(document, scheme);
        let ours: Vec<(Range, &Entity)> = document
            .entities
            .iter()
            .filter(|entity| judged.contains(&entity.label))
            .map(|entity| (range::bare(&document.chars, entity.range), entity))
            .collect();
        let mut mistake = |kind, class: String, word: String, marks: Vec<Mark>, answers: [String; 2]| {
            mistakes.push(Mistake { document: at, kind, class, word, marks, answers });
        };
        let mut used = vec![false; ours.len()];
        for (&gold, types) in &wanted.types {
            let label = &wanted.labels[&gold];
            let told = if types.len() > 1 { format!("{label} ({})", name(types)) } else { label.clone() };
            let mut touching: Vec<usize> = (0..ours.len()).filter(|&place| ours[place].0.overlaps(gold)).collect();
            touching.sort_by_key(|&place| ours[place].0 != gold);
            let Some(&first) = touching.first() else {
                let marks = vec![Mark::new(gold, Whose::Gold)];
                mistake("missed", label.clone(), document.text(gold), marks, [told, "nothing".to_owned()]);
                continue;
            };
            for &place in &touching {
                used[place] = true;
            }
            let (range, entity) = ours[first];
            let said = format!("{} {:.2}", entity.label, entity.score);
            if range == gold {
                if !types.contains(&entity.label) {
                    let class = format!("{label} → {}", entity.label);
                    mistake("wrong-type", class, document.text(gold), vec![Mark::new(gold, Whose::Both)], [told, said]);
                }
                continue;
            }
            let shape = match (range.start.cmp(&gold.start), range.end.cmp(&gold.end)) {
                _ if touching.len() > 1 => "cut up",
                (
                    std::cmp::Ordering::Less | std::cmp::Ordering::Equal,
                    std::cmp::Ordering::Greater | std::cmp::Ordering::Equal,
                ) => "too long",
                (
                    std::cmp::Ordering::Greater | std::cmp::Ordering::Equal,
                    std::cmp::Ordering::Less | std::cmp::Ordering::Equal,
                ) => "too short",
                _ => "shifted",
            };
            let class = if types.contains(&entity.label) {
                format!("{label} {shape}")
            } else {
                format!("{label} → {} {shape}", entity.label)
            };
            let marks = touching.iter().map(|&place| Mark::new(ours[place].0, Whose::Ours));
            let marks = [Mark::new(gold, Whose::Gold)].into_iter().chain(marks).collect();
            mistake("boundary", class, difference(document, gold, range), marks, [told, said]);
        }
        for (&(range, entity), used) in ours.iter().zip(used) {
            if !used && !wanted.ignores(range) {
                let said = format!("{} {:.2}", entity.label, entity.score);
                let marks = vec![Mark::new(range, Whose::Ours)];
                let class = entity.label.name().to_owned();
                mistake("false-positive", class, document.text(range), marks, ["nothing".to_owned(), said]);
            }
        }
    }
    mistakes
}

/// What our range has more (+) or less (-) than the gold one.
fn difference(document: &Judged, gold: Range, ours: Range) -> String {
    let part = |start: usize, end: usize| document.text(Range { start: start.min(end), end: start.max(end) });
    let sign = |more: bool| if more { '+' } else { '-' };
    let mut parts = Vec::new();
    if ours.start != gold.start {
        let end = ours.start.max(gold.start).min(ours.end.min(gold.end));
        parts.push(format!("{}{}…", sign(ours.start < gold.start), part(ours.start.min(gold.start), end).trim()));
    }
    if ours.end != gold.end {
        parts.push(format!("…{}{}", sign(ours.end > gold.end), part(ours.end, gold.end).trim()));
    }
    parts.join(" ")
}
