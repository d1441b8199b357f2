//! Mistakes on who is who.

use std::collections::{BTreeMap, BTreeSet};

use super::{Mark, Mistake, Whose};
use crate::corpus::Range;
use crate::measure::people::{Clusters, questions};
use crate::ours::Judged;

/// The mistakes in all documents.
pub fn mistakes(documents: &[Judged]) -> Vec<Mistake> {
    let mut mistakes = Vec::new();
    for (at, document) in documents.iter().enumerate() {
        let found: Vec<Mistake> =
            if document.gold.pronoun.is_some() { of_gap(document).into_iter().collect() } else { of_clusters(document) };
        mistakes.extend(found.into_iter().map(|mistake| Mistake { document: at, ..mistake }));
    }
    mistakes
}

/// A GAP snippet whose pronoun is not taken for the right name, or for a wrong one.
fn of_gap(document: &Judged) -> Option<Mistake> {
    let pronoun = document.gold.pronoun?;
    let questions = questions(document);
    let wrong: Vec<_> = questions.iter().filter(|question| question.gold != question.ours).collect();
    let cluster = document.people.iter().find(|person| person.mentions.contains(&pronoun));
    let class = match (wrong.iter().any(|question| question.gold), wrong.iter().any(|question| question.ours)) {
        (false, false) => return None,
        (true, true) => "the other name",
        (false, true) => "a name that it is not",
        (true, false) if cluster.is_some() => "some third name",
        (true, false) => "unresolved",
    };
    let mut marks = vec![Mark::new(pronoun, Whose::Both)];
    marks.extend(questions.iter().filter(|question| question.gold).map(|question| Mark::new(question.name, Whose::Gold)));
    marks.extend(questions.iter().filter(|question| question.ours).map(|question| Mark::new(question.name, Whose::Ours)));
    let right: Vec<String> =
        questions.iter().filter(|question| question.gold).map(|question| document.text(question.name)).collect();
    let word = document.text(pronoun).to_lowercase();
    let answers = [right.join(", "), cluster.map_or("nobody".to_owned(), |person| names(document, &person.mentions))];
    Some(Mistake { document: 0, kind: "pronoun", class: class.to_owned(), word, marks, answers })
}

/// Pronouns that are not with their name, persons in several clusters, clusters of several persons.
fn of_clusters(document: &Judged) -> Vec<Mistake> {
    let clusters = Clusters::of(document);
    let mut mistakes = Vec::new();
    let mut mistake = |kind, class: &str, word: String, marks, answers| {
        mistakes.push(Mistake { document: 0, kind, class: class.to_owned(), word, marks, answers });
    };
    let ours = |end: usize| clusters.ours.get(&end).copied();
    let told = |person: usize| names(document, &mentions(document, &clusters.names[person]));
    let said = |ours: Option<usize>| ours.map_or("nobody".to_owned(), |at| names(document, &document.people[at].mentions));
    for (&end, &pronoun) in &clusters.pronouns {
        if !clusters.pronoun_is_right(end) {
            let class = if ours(end).is_some() { "somebody else" } else { "unresolved" };
            let marks = vec![Mark::new(pronoun, Whose::Both)];
            let word = document.text(pronoun).to_lowercase();
            mistake("pronoun", class, word, marks, [told(clusters.gold[&end]), said(ours(end))]);
        }
    }
    for (person, ends) in clusters.names.iter().enumerate() {
        let mut answers: BTreeMap<Option<usize>, Vec<usize>> = BTreeMap::new();
        ends.iter().for_each(|&end| answers.entry(ours(end)).or_default().push(end));
        let main = answers.iter().filter(|(at, _)| at.is_some()).max_by_key(|(_, ends)| ends.len()).and_then(|(at, _)| *at);
        for (at, ends) in answers.iter().filter(|(at, _)| **at != main || main.is_none()) {
            for mention in mentions(document, &ends.iter().copied().collect()) {
                let class = if at.is_some() { "in another cluster" } else { "not a mention" };
                let marks = vec![Mark::new(mention, Whose::Both)];
                mistake("split", class, document.text(mention), marks, [told(person), said(*at)]);
            }
        }
    }
    let persons: BTreeSet<usize> = clusters.ours.values().copied().collect();
    for at in persons {
        let golds: BTreeSet<usize> = clusters
            .names
            .iter()
            .enumerate()
            .filter(|(_, ends)| ends.iter().any(|&end| ours(end) == Some(at)))
            .map(|(person, _)| person)
            .collect();
        if golds.len() > 1 {
            let told: Vec<String> = golds.iter().map(|&person| told(person)).collect();
            let ends = golds.iter().flat_map(|&person| clusters.names[person].iter().copied());
            let marks = mentions(document, &ends.filter(|&end| ours(end) == Some(at)).collect());
            let marks = marks.into_iter().map(|mention| Mark::new(mention, Whose::Both)).collect();
            mistake("merged", "persons", told.join(" / "), marks, [told.join(" / "), said(Some(at))]);
        }
    }
    mistakes
}

/// The gold mentions that end at `ends`, nearly.
fn mentions(document: &Judged, ends: &BTreeSet<usize>) -> Vec<Range> {
    let all = document.gold.clusters.iter().flatten();
    let mut found: BTreeMap<usize, Range> = BTreeMap::new();
    for &mention in all {
        if let Some(&end) = ends.range(mention.start..=mention.end).next()
            && mention.end - end < 3
        {
            found.entry(end).or_insert(mention);
        }
    }
    found.into_values().collect()
}

/// The different words of some mentions.
fn names(document: &Judged, mentions: &[Range]) -> String {
    let mut words: Vec<String> = Vec::new();
    for &mention in mentions {
        let text = document.text(mention).split_whitespace().collect::<Vec<_>>().join(" ");
        if !words.contains(&text) && words.len() < 6 {
            words.push(text);
        }
    }
    words.join(", ")
}
