//! What readers judged: reports that earlier models found in unlabelled news and in polnear.train, each with whether it may be printed.
//!
//! `lab/judged/reports.tsv` holds no text, only where each report stands: the article's id, whose beginning names its
//! collection, the code points at which the cue begins and at which the content begins and ends, and the verdict. `y` is a report,
//! also one that ends in the wrong place (`b`) or has the wrong source (`s`), or both (`x`); `n` is none.

use std::collections::{BTreeMap, HashMap};
use std::io;
use std::path::Path;

use serde::Deserialize;
use whosaid::Span;
use whosaid::entity;
use whosaid::lexicon::Lexicon;
use whosaid::model::Model;
use whosaid::quote::study;
use whosaid::text::Text;

use super::choice::{Decision, slots};

#[derive(Deserialize)]
struct Article {
    id: String,
    text: String,
}

const JUDGED: &str = include_str!("../../judged/reports.tsv");

/// A verdict: the cue's first code point, the content's code points, and whether it is a report.
type Verdict = (usize, usize, usize, bool);

fn verdicts() -> Result<BTreeMap<&'static str, Vec<Verdict>>, String> {
    let mut verdicts: BTreeMap<&str, Vec<Verdict>> = BTreeMap::new();
    for (number, line) in JUDGED.lines().enumerate().skip(1) {
        let fault = || format!("lab/judged/reports.tsv:{}: {line}", number + 1);
        let fields: Vec<&str> = line.split('\t').collect();
        let &[id, cue, start, end, verdict] = fields.as_slice() else { return Err(fault()) };
        let place = |field: &str| field.parse::<usize>().map_err(|_| fault());
        let report = match verdict {
            "y" | "b" | "s" | "x" => true,
            "n" => false,
            _ => return Err(fault()),
        };
        verdicts.entry(id).or_default().push((place(cue)?, place(start)?, place(end)?, report));
    }
    Ok(verdicts)
}

/// The decisions between report and none: those that `report` still finds.
pub(super) fn decisions(corpora: &Path, report: &[u8]) -> io::Result<Vec<Decision>> {
    let verdicts = verdicts().map_err(io::Error::other)?;
    let judged: usize = verdicts.values().map(Vec::len).sum();
    let mut texts: HashMap<String, String> = HashMap::new();
    let mut names: Vec<&str> = verdicts.keys().map(|id| id.split('/').next().unwrap_or(id)).collect();
    names.dedup();
    for name in names {
        let path = match name {
            "polnear" => "quotes/polnear.train.jsonl".to_owned(),
            news => format!("unlabelled/{news}.jsonl.gz"),
        };
        let path = corpora.join(path);
        for line in crate::people::lines(&path).map_err(io::Error::other)? {
            let article: Article = serde_json::from_str(&line.map_err(io::Error::other)?)?;
            if verdicts.contains_key(article.id.as_str()) {
                texts.insert(article.id, article.text);
            }
        }
    }
    let lexicon = Lexicon::english();
    let model = Model::english();
    let mut decisions = Vec::new();
    for (index, (id, verdicts)) in verdicts.iter().enumerate() {
        let Some(source) = texts.get(*id) else { return Err(io::Error::other(format!("{id}: no such article"))) };
        let bytes: Vec<usize> = source.char_indices().map(|(at, _)| at).chain([source.len()]).collect();
        let place = |point: usize| bytes.get(point).copied();
        let text = Text::new(source);
        let entities = entity::recognise(&text, &lexicon, &model, &whosaid::Options::default(), &mut Default::default());
        let found = study::reports(&text, &entities, report);
        for (cue, start, end, quote) in verdicts {
            let (Some(cue), Some(start), Some(end)) = (place(*cue), place(*start), place(*end)) else { continue };
            let content = Span::new(start, end);
            let same = |read: &&study::Read| read.cue.start == cue && is_like(read.content, content);
            decisions.extend(found.iter().find(same).map(|read| Decision {
                slots: slots(&read.features),
                quote: *quote && !lacks_subject(source.get(cue..start).unwrap_or_default(), content.of(source)),
                words: 1,
                half: index % 2,
            }));
        }
    }
    eprintln!("{} of {judged} judged reports are still found", decisions.len());
    Ok(decisions)
}

/// Whether two contents have most in common, so that what was said of one holds for the other.
fn is_like(one: Span, other: Span) -> bool {
    let shared = one.end.min(other.end).saturating_sub(one.start.max(other.start));
    5 * shared >= 3 * (one.end - one.start).max(other.end - other.start)
}

/// Whether a content begins with its verb ("a move that the ministry said | was a mistake"): nothing that could be printed. Behind
/// a comma it is the other part of a clause ("The bridge, he said, | was open").
fn lacks_subject(before: &str, content: &str) -> bool {
    let first = content.split_whitespace().next().unwrap_or_default();
    let verbs = "is was are were has have had would will could should can may might must does did";
    !before.contains(',') && verbs.split(' ').any(|verb| verb == first)
}
