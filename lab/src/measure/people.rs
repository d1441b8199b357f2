//! Who is who: named persons' clusters, and pronouns.
//!
//! Mentions are compared by their heads' ends, since corpora differ in what they hold to be a mention:
//! "President Ada Marsh", "Ada Marsh, the mayor," and "Marsh's" end where "Ada Marsh" and "Marsh" do.

use std::collections::{BTreeMap, BTreeSet};

use super::{Tally, harmonic, range, share};
use crate::corpus::Range;
use crate::ours::Judged;
use crate::table::{Cell, Section};

const HE_OR_SHE: [&str; 9] = ["he", "him", "his", "himself", "she", "her", "hers", "herself", "s/he"];
const HONORIFICS: [&str; 10] = ["Mr", "Mrs", "Ms", "Miss", "Dr", "Sir", "Lord", "Lady", "President", "Professor"];

/// The clusters of one document, as sets of ends of mentions.
#[derive(Debug)]
pub struct Clusters {
    /// The gold clusters that hold a person's name, with the ends of their names and pronouns.
    pub persons: Vec<BTreeSet<usize>>,
    /// The gold cluster of every end, persons' first in the same order, then the others.
    pub gold: BTreeMap<usize, usize>,
    /// Our cluster of every end.
    pub ours: BTreeMap<usize, usize>,
    /// The ends of he, she and the like in the clusters of named persons.
    pub pronouns: BTreeMap<usize, Range>,
    /// The ends of the names of each person.
    pub names: Vec<BTreeSet<usize>>,
}

/// The end of the head of the mention at `range`.
fn end(document: &Judged, range: Range) -> usize {
    let chars = &document.chars;
    let until = (range.start..range.end.min(chars.len())).find(|&at| matches!(chars[at], ',' | '(' | '\n')).unwrap_or(range.end);
    let named = if until == range.start { range } else { Range { start: range.start, end: until } };
    let mut end = range::bare(chars, named).end;
    while end > range.start && !range::is_word(chars[end - 1]) {
        end -= 1;
    }
    end
}

/// The capitalised words that a mention is made of, honorifics left out; nothing if it has other words.
fn name(document: &Judged, mention: Range) -> Option<Vec<String>> {
    let stop = end(document, mention);
    let text = document.text(Range { start: mention.start, end: stop });
    let words: Vec<&str> = text.split_whitespace().collect();
    let proper =
        |word: &&str| word.starts_with(char::is_uppercase) || ["de", "van", "von", "bin", "al", "da", "del"].contains(word);
    if words.is_empty() || words.len() > 5 || !words.iter().all(proper) || !words[0].starts_with(char::is_uppercase) {
        return None;
    }
    if words[0] == "The" || is_pronoun(words[0]) || words[0] == "I" {
        return None;
    }
    Some(words.into_iter().map(str::to_owned).collect())
}

fn is_pronoun(word: &str) -> bool {
    HE_OR_SHE.contains(&word.to_lowercase().as_str())
}

/// Whether a gold cluster holds a person's name: a name, and beside it he or she, an honorific, or the same surname alone.
fn is_person(document: &Judged, cluster: &[Range]) -> bool {
    let names: Vec<Vec<String>> = cluster.iter().filter_map(|&mention| name(document, mention)).collect();
    if names.is_empty() {
        return false;
    }
    let pronoun = cluster.iter().any(|&mention| is_pronoun(&document.text(mention)));
    let honorific = names.iter().any(|name| name.len() > 1 && HONORIFICS.contains(&name[0].trim_end_matches('.')));
    let alone = |surname: &String| names.iter().any(|name| name.len() == 1 && name[0] == *surname);
    let surname = names.iter().any(|name| (2..=3).contains(&name.len()) && name.last().is_some_and(alone));
    pronoun || honorific || surname
}

impl Clusters {
    /// The clusters of `document`.
    pub fn of(document: &Judged) -> Clusters {
        let mut clusters = Clusters {
            persons: Vec::new(),
            gold: BTreeMap::new(),
            ours: BTreeMap::new(),
            pronouns: BTreeMap::new(),
            names: Vec::new(),
        };
        let (persons, others): (Vec<_>, Vec<_>) = document.gold.clusters.iter().partition(|cluster| is_person(document, cluster));
        for (at, cluster) in persons.iter().enumerate() {
            let (mut ends, mut names) = (BTreeSet::new(), BTreeSet::new());
            for &mention in cluster.iter() {
                let end = end(document, mention);
                if is_pronoun(&document.text(mention)) {
                    clusters.pronouns.insert(end, mention);
                } else if name(document, mention).is_some() {
                    names.insert(end);
                } else {
                    continue;
                }
                if clusters.gold.insert(end, at).is_none() {
                    ends.insert(end);
                }
            }
            clusters.persons.push(ends);
            clusters.names.push(names);
        }
        for (at, cluster) in others.iter().enumerate() {
            for &mention in cluster.iter() {
                clusters.gold.entry(end(document, mention)).or_insert(persons.len() + at);
            }
        }
        for (at, person) in document.people.iter().enumerate() {
            for &mention in &person.mentions {
                clusters.ours.insert(end(document, mention), at);
            }
        }
        clusters
    }

    /// Our cluster as the ends of gold mentions in it.
    fn answer(&self, ours: usize) -> impl Iterator<Item = usize> {
        self.ours.iter().filter(move |(end, at)| **at == ours && self.gold.contains_key(end)).map(|(end, _)| *end)
    }

    /// Pairs of mentions of named persons: those we put together, and those that belong together. A pair of ours
    /// counts when one of the two is of a named person and the other of anything that the corpus marks.
    pub fn pairs(&self) -> Tally {
        let mut tally = Tally::default();
        let pairs = |count: usize| count * count.saturating_sub(1) / 2;
        tally.gold = self.persons.iter().map(|person| pairs(person.len())).sum();
        let answers: BTreeSet<usize> = self.ours.values().copied().collect();
        for ours in answers {
            let mut by_gold: BTreeMap<usize, usize> = BTreeMap::new();
            self.answer(ours).for_each(|end| *by_gold.entry(self.gold[&end]).or_default() += 1);
            let named = |at: &usize| *at < self.persons.len();
            let persons: usize = by_gold.iter().filter(|(at, _)| named(at)).map(|(_, count)| *count).sum();
            let others: usize = by_gold.iter().filter(|(at, _)| !named(at)).map(|(_, count)| *count).sum();
            tally.ours += pairs(persons) + persons * others;
            tally.right += by_gold.iter().filter(|(at, _)| named(at)).map(|(_, count)| pairs(*count)).sum::<usize>();
        }
        tally
    }

    /// The sums of B³ precision and recall over the mentions of named persons, and how many were summed.
    pub fn b_cubed(&self) -> ([f64; 2], [usize; 2]) {
        let (mut sums, mut counts) = ([0.0; 2], [0; 2]);
        for (at, person) in self.persons.iter().enumerate() {
            for end in person {
                counts[1] += 1;
                let Some(&ours) = self.ours.get(end) else { continue };
                let (mut both, mut all) = (0, 0);
                for other in self.answer(ours) {
                    all += 1;
                    both += usize::from(self.gold[&other] == at && person.contains(&other));
                }
                counts[0] += 1;
                sums[0] += share(both, all);
                sums[1] += share(both, person.len());
            }
        }
        (sums, counts)
    }

    /// Whether the pronoun that ends at `end` is in a cluster of ours with a name of its person.
    pub fn pronoun_is_right(&self, end: usize) -> bool {
        let Some(ours) = self.ours.get(&end) else { return false };
        self.names[self.gold[&end]].iter().any(|name| self.ours.get(name) == Some(ours))
    }
}

/// The table for corpora whose clusters are all marked.
pub fn section(documents: &[Judged]) -> Section {
    let (mut pairs, mut sums, mut counts) = (Tally::default(), [0.0; 2], [0; 2]);
    let (mut pronouns, mut persons) = (Tally::default(), 0);
    for clusters in documents.iter().map(Clusters::of) {
        pairs += clusters.pairs();
        let (more, of) = clusters.b_cubed();
        for at in 0..2 {
            sums[at] += more[at];
            counts[at] += of[at];
        }
        for end in clusters.pronouns.keys() {
            pronouns.gold += 1;
            pronouns.ours += usize::from(clusters.ours.contains_key(end));
            pronouns.right += usize::from(clusters.pronoun_is_right(*end));
        }
        persons += clusters.persons.len();
    }
    let [p, r] = [0, 1].map(|at| if counts[at] == 0 { 0.0 } else { sums[at] / counts[at] as f64 });
    let mut section = Section::new("named persons", &["P", "R", "F1", "gold", "ours", "persons"]);
    let counted = |gold, ours| [Cell::Count(gold), Cell::Count(ours), Cell::Count(persons)];
    section.row("B3", [p, r, harmonic(p, r)].map(Cell::Share).into_iter().chain(counted(counts[1], counts[0])));
    section.row("pairs", pairs.cells().into_iter().chain(counted(pairs.gold, pairs.ours)));
    section.row("he and she", pronouns.cells().into_iter().chain(counted(pronouns.gold, pronouns.ours)));
    section.head("B3");
    section
}

/// A question of GAP: is the pronoun this name?
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Question {
    /// The name asked about.
    pub name: Range,
    /// Whether the pronoun means it.
    pub gold: bool,
    /// Whether we say so.
    pub ours: bool,
}

/// The questions of a GAP snippet.
pub fn questions(document: &Judged) -> Vec<Question> {
    let Some(pronoun) = document.gold.pronoun else { return Vec::new() };
    let holds = |range: Range| {
        let cluster = document.people.iter().find(|person| person.mentions.contains(&pronoun));
        cluster.is_some_and(|person| person.mentions.iter().any(|mention| *mention != pronoun && mention.overlaps(range)))
    };
    let right = document.gold.clusters.iter().flatten().filter(|range| **range != pronoun);
    let right = right.map(|&name| Question { name, gold: true, ours: holds(name) });
    let wrong = document.gold.not_coref.iter().map(|&name| Question { name, gold: false, ours: holds(name) });
    right.chain(wrong).collect()
}

/// The table of GAP (Webster et al., 2018): F1 over all questions, by the pronoun's gender, and the share of snippets
/// with all questions right.
pub fn gap(documents: &[Judged]) -> Section {
    let mut rows: BTreeMap<&str, (Tally, [usize; 3])> = BTreeMap::new();
    for document in documents {
        let pronoun = document.gold.pronoun.map_or(String::new(), |pronoun| document.text(pronoun)).to_lowercase();
        let gender = if pronoun.starts_with('h') && !pronoun.starts_with("her") { "he" } else { "she" };
        let questions = questions(document);
        for class in [gender, "overall"] {
            let (tally, counts) = rows.entry(class).or_default();
            for question in &questions {
                tally.gold += usize::from(question.gold);
                tally.ours += usize::from(question.ours);
                tally.right += usize::from(question.gold && question.ours);
            }
            counts[0] += 1;
            counts[1] += usize::from(questions.iter().all(|question| question.gold == question.ours));
            counts[2] += usize::from(
                document.people.iter().any(|person| person.mentions.iter().any(|at| Some(*at) == document.gold.pronoun)),
            );
        }
    }
    let mut section = Section::new("pronouns", &["P", "R", "F1", "accuracy", "resolved", "snippets"]);
    for class in ["he", "she", "overall"] {
        if let Some((tally, [count, right, resolved])) = rows.get(class) {
            let more = [Cell::Share(share(*right, *count)), Cell::Share(share(*resolved, *count)), Cell::Count(*count)];
            section.row(class, tally.cells().into_iter().chain(more));
        }
    }
    section.head("overall");
    section
}
