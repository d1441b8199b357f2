//! What readers judged (`lab/judged`): reports and stretches between marks that earlier models found, in news of all kinds, each
//! with whether it may be printed under somebody's name.

use std::collections::{BTreeMap, HashMap};
use std::io;
use std::path::Path;

use serde::Deserialize;
use whosaid::Span;
use whosaid::entity::{self, Entity};
use whosaid::lexicon::Lexicon;
use whosaid::model::Model;
use whosaid::quote::study;
use whosaid::text::Text;

use super::choice::{Decision, best, count, slots};

/// A table of verdicts: for each article the code points that each verdict is about, and whether it is for print.
type Table = BTreeMap<&'static str, Vec<(Vec<usize>, bool)>>;

/// Reads a table whose lines are an article's id, code points, and one of the verdicts `yes` or `no`.
fn table(name: &str, lines: &'static str, yes: &str, no: &str) -> io::Result<Table> {
    let mut table = Table::new();
    for (number, line) in lines.lines().enumerate().skip(1) {
        let fault = || io::Error::other(format!("lab/judged/{name}:{}: {line}", number + 1));
        let fields: Vec<&str> = line.split('\t').collect();
        let [id, points @ .., verdict] = fields.as_slice() else { return Err(fault()) };
        if verdict.len() != 1 || !yes.contains(verdict) && !no.contains(verdict) {
            return Err(fault());
        }
        let points = points.iter().map(|point| point.parse().map_err(|_| fault())).collect::<io::Result<_>>()?;
        table.entry(id).or_default().push((points, yes.contains(verdict)));
    }
    Ok(table)
}

#[derive(Deserialize)]
struct Article {
    id: String,
    text: String,
}

/// The articles of a table.
fn articles(corpora: &Path, table: &Table) -> io::Result<HashMap<String, String>> {
    let mut names: Vec<&str> = table.keys().map(|id| id.split('/').next().unwrap_or(id)).collect();
    names.dedup();
    let mut texts = HashMap::new();
    for name in names {
        let path = corpora.join(match name {
            "polnear" => "quotes/polnear.train.jsonl".to_owned(),
            news => format!("unlabelled/{news}.jsonl.gz"),
        });
        for line in crate::people::lines(&path).map_err(io::Error::other)? {
            let article: Article = serde_json::from_str(&line.map_err(io::Error::other)?)?;
            if table.contains_key(article.id.as_str()) {
                texts.insert(article.id, article.text);
            }
        }
    }
    Ok(texts)
}

/// The decisions that `decide` makes of each article and of the bytes that its verdicts are about.
fn decisions(
    corpora: &Path,
    table: &Table,
    mut decide: impl FnMut(&Text<'_>, &[Entity], &[(Vec<usize>, bool)]) -> Vec<Decision>,
) -> io::Result<Vec<Decision>> {
    let texts = articles(corpora, table)?;
    let (lexicon, model) = (Lexicon::english(), Model::english());
    let mut memory = Default::default();
    let mut decisions = Vec::new();
    for (index, (id, verdicts)) in table.iter().enumerate() {
        let Some(source) = texts.get(*id) else { return Err(io::Error::other(format!("{id}: no such article"))) };
        let bytes: Vec<usize> = source.char_indices().map(|(at, _)| at).chain([source.len()]).collect();
        let place = |point: &usize| bytes.get(*point).copied().unwrap_or(source.len());
        let verdicts: Vec<(Vec<usize>, bool)> =
            verdicts.iter().map(|(points, yes)| (points.iter().map(place).collect(), *yes)).collect();
        let text = Text::new(source);
        let entities = entity::recognise(&text, &lexicon, &model, &whosaid::Options::default(), &mut memory);
        decisions.extend(decide(&text, &entities, &verdicts).into_iter().map(|one| Decision { half: index % 2, ..one }));
    }
    Ok(decisions)
}

/// The decisions between report and none, of those reports that `report` still finds.
pub(super) fn reports(corpora: &Path, report: &[u8]) -> io::Result<Vec<Decision>> {
    let table = table("reports.tsv", include_str!("../../judged/reports.tsv"), "ybsx", "n")?;
    let decisions = decisions(corpora, &table, |text, entities, verdicts| {
        let found = study::reports(text, entities, report);
        let decide = |(points, yes): &(Vec<usize>, bool)| {
            let &[cue, start, end] = points.as_slice() else { return None };
            let content = Span::new(start, end.max(start));
            let read = found.iter().find(|read| read.cue.start == cue && is_like(read.content, content))?;
            let before = text.source().get(cue..start).unwrap_or_default();
            let quote = *yes && !lacks_subject(before, content.of(text.source()));
            Some(Decision { slots: slots(&read.features), quote, words: 1, half: 0 })
        };
        verdicts.iter().filter_map(decide).collect()
    })?;
    eprintln!("{} of {} judged reports are still found", decisions.len(), table.values().map(Vec::len).sum::<usize>());
    Ok(decisions)
}

/// The decisions between quote and term, with what `speaker` makes of the speakers.
pub(super) fn marks(corpora: &Path, report: &[u8], reader: &[u8], speaker: &[u8]) -> io::Result<Vec<Decision>> {
    let table = table("marks.tsv", include_str!("../../judged/marks.tsv"), "q", "t")?;
    decisions(corpora, &table, |text, entities, verdicts| {
        let regions = study::regions(text, entities, report, Some(reader), |region| best(region, speaker));
        let decide = |(points, yes): &(Vec<usize>, bool)| {
            let &[start, end] = points.as_slice() else { return None };
            let region = regions.iter().find(|region| region.span.start == start && region.span.end == end)?;
            let words = count(region.span.of(text.source()));
            (!region.quote.is_empty()).then(|| Decision { slots: slots(&region.quote), quote: *yes, words, half: 0 })
        };
        verdicts.iter().filter_map(decide).collect()
    })
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
