//! Word classes: k-means over word vectors, and how often a word is capitalised.

use std::collections::HashMap;
use std::path::Path;

use whosaid::entity::features::{Clusters, WordClasses};
use whosaid::text::{Text, TokenKind};

use super::embed::{self, Stream, WIDTH, dot};

/// How many classes there are at each level, coarse to fine.
pub const LEVELS: [usize; 3] = [64, 256, 1024];

/// The classes of every word of the unlabelled news that is frequent enough.
#[derive(Default)]
pub struct Induced {
    pub words: Vec<String>,
    pub classes: Vec<WordClasses>,
    index: HashMap<String, u32>,
}

impl Clusters for Induced {
    fn of(&self, word: &str) -> WordClasses {
        let fold = |word: &str| -> String { word.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect() };
        let known = |word: &str| self.index.get(word).map(|at| self.classes[*at as usize]);
        if word.bytes().any(|byte| byte.is_ascii_digit()) {
            return known(&fold(word)).unwrap_or_default();
        }
        known(word).unwrap_or_default()
    }
}

impl Induced {
    pub fn new(words: Vec<String>, classes: Vec<WordClasses>) -> Induced {
        let index = words.iter().enumerate().map(|(at, word)| (word.clone(), at as u32)).collect();
        Induced { words, classes, index }
    }

    /// Keeps the classes in a plain file, so that a second run need not induce them again.
    pub fn save(&self, path: &Path) -> std::io::Result<()> {
        let lines: Vec<String> = self
            .words
            .iter()
            .zip(&self.classes)
            .map(|(word, classes)| {
                let [a, b, c] = classes.clusters;
                format!("{word}\t{a}\t{b}\t{c}\t{}", classes.capital)
            })
            .collect();
        std::fs::write(path, lines.join("\n"))
    }

    pub fn load(path: &Path) -> Option<Induced> {
        let text = std::fs::read_to_string(path).ok()?;
        let (mut words, mut classes) = (Vec::new(), Vec::new());
        for line in text.lines() {
            let mut fields = line.split('\t');
            words.push(fields.next()?.to_owned());
            let mut number = || fields.next()?.parse::<u16>().ok();
            classes.push(WordClasses { clusters: [number()?, number()?, number()?], capital: number()? as u8 });
        }
        Some(Induced::new(words, classes))
    }
}

/// Induces word classes from texts.
pub fn induce(texts: &[&str], least: u64, report: &(dyn Fn(&str) + Sync)) -> Induced {
    // Count forms; inside sentences, in lines not set in capitals, also how often each is capitalised.
    let parts: Vec<Counted> = std::thread::scope(|scope| {
        let handles: Vec<_> = texts.chunks(texts.len().div_ceil(2)).map(|texts| scope.spawn(|| count(texts))).collect();
        handles.into_iter().map(|handle| handle.join().expect("a counting thread panicked")).collect()
    });
    let mut counts: HashMap<String, u64> = HashMap::new();
    let mut cases: HashMap<String, [u64; 2]> = HashMap::new();
    for (part, case_part) in parts {
        for (word, count) in part {
            *counts.entry(word).or_default() += count;
        }
        for (word, [lower, upper]) in case_part {
            let sums = cases.entry(word).or_default();
            sums[0] += lower;
            sums[1] += upper;
        }
    }
    let mut vocabulary: Vec<(String, u64)> = counts.into_iter().filter(|(_, count)| *count >= least).collect();
    vocabulary.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    let index: HashMap<&str, u32> = vocabulary.iter().enumerate().map(|(at, (word, _))| (word.as_str(), at as u32)).collect();
    let mut stream = Stream { ids: Vec::new(), counts: vocabulary.iter().map(|(_, count)| *count).collect() };
    for text in texts {
        each_sentence(text, |words| {
            stream.ids.extend(words.iter().filter_map(|(word, _)| index.get(word.as_str()).copied()));
            stream.end_sentence();
        });
    }
    report(&format!("{} word forms, {} tokens", vocabulary.len(), stream.ids.len()));
    let vectors = embed::vectors(&stream, [2, 6], 2, report);
    let fine = kmeans(&vectors, LEVELS[2], 12, report);
    let middle = kmeans(&fine.centres, LEVELS[1], 30, &|_| {});
    let coarse = kmeans(&fine.centres, LEVELS[0], 30, &|_| {});
    let words: Vec<String> = vocabulary.into_iter().map(|(word, _)| word).collect();
    let classes = words
        .iter()
        .enumerate()
        .map(|(at, word)| {
            let class = fine.of[at] as usize;
            let [lower, upper] = cases.get(&word.to_lowercase()).copied().unwrap_or_default();
            let capital = match lower + upper {
                0..=2 => 0,
                total => match upper as f64 / total as f64 {
                    share if share < 0.005 => 1,
                    share if share < 0.05 => 2,
                    share if share < 0.25 => 3,
                    share if share < 0.6 => 4,
                    share if share < 0.9 => 5,
                    share if share < 0.99 => 6,
                    _ => 7,
                },
            };
            let clusters = [coarse.of[class] as u16 + 1, middle.of[class] as u16 + 1, class as u16 + 1];
            WordClasses { clusters, capital }
        })
        .collect();
    Induced::new(words, classes)
}

/// Calls `each` with the words of every sentence, digits folded, and whether each stands inside running text.
fn each_sentence(source: &str, mut each: impl FnMut(&[(String, bool)])) {
    let text = Text::new(source);
    let mut words = Vec::new();
    for sentence in text.sentences() {
        words.clear();
        let kinds = || sentence.clone().filter(|at| text.tokens()[*at].kind == TokenKind::Word);
        let capital = |at: usize| text.word(at).starts_with(char::is_uppercase);
        let running = kinds().filter(|at| capital(*at)).count() * 2 < kinds().count();
        for at in sentence.clone() {
            let word: String = text.word(at).chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
            words.push((word, running && at > sentence.start && text.tokens()[at - 1].kind == TokenKind::Word));
        }
        each(&words);
    }
}

type Counted = (HashMap<String, u64>, HashMap<String, [u64; 2]>);

fn count(texts: &[&str]) -> Counted {
    let (mut counts, mut cases): Counted = Default::default();
    for text in texts {
        each_sentence(text, |words| {
            for (word, inside) in words {
                *counts.entry(word.clone()).or_default() += 1;
                if *inside && word.starts_with(char::is_alphabetic) {
                    let case = usize::from(word.starts_with(char::is_uppercase));
                    cases.entry(word.to_lowercase()).or_default()[case] += 1;
                }
            }
        });
    }
    (counts, cases)
}

struct Partition {
    centres: Vec<[f32; WIDTH]>,
    of: Vec<u32>,
}

/// Spherical k-means (Dhillon and Modha, Machine Learning 2001), begun at evenly spaced points.
fn kmeans(points: &[[f32; WIDTH]], classes: usize, rounds: usize, report: &(dyn Fn(&str) + Sync)) -> Partition {
    let classes = classes.min(points.len());
    // Points come by frequency: a stride over all would begin with rare words; most centres begin at frequent ones.
    let span = points.len().min(classes * 20);
    let mut centres: Vec<[f32; WIDTH]> = (0..classes).map(|at| points[at * span / classes]).collect();
    let mut of = vec![0u32; points.len()];
    for round in 0..rounds {
        let half = points.len().div_ceil(2);
        std::thread::scope(|scope| {
            for (points, of) in points.chunks(half).zip(of.chunks_mut(half)) {
                let centres = &centres;
                scope.spawn(move || {
                    for (point, class) in points.iter().zip(of) {
                        let mut best = (f32::MIN, 0);
                        for (at, centre) in centres.iter().enumerate() {
                            let near = dot(point, centre);
                            if near > best.0 {
                                best = (near, at as u32);
                            }
                        }
                        *class = best.1;
                    }
                });
            }
        });
        let mut sums = vec![[0.0f32; WIDTH]; classes];
        for (point, class) in points.iter().zip(&of) {
            for (sum, value) in sums[*class as usize].iter_mut().zip(point) {
                *sum += value;
            }
        }
        for (centre, sum) in centres.iter_mut().zip(&sums) {
            let norm = dot(sum, sum).sqrt();
            if norm > 0.0 {
                *centre = sum.map(|value| value / norm);
            }
        }
        if round % 4 == 3 {
            report(&format!("classes: round {} of {rounds}", round + 1));
        }
    }
    Partition { centres, of }
}
