//! What readers judged (`lab/judged`): reports and stretches between marks that earlier models found, in news of all kinds, each
//! with whether it may be printed under somebody's name. What they say of who spoke, and from where to where, is in [`super::said`].

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

use super::choice::{Decision, best, count, likeness, slots};

/// A table of verdicts: for each article what each verdict is about, in code points where it is a place, and the verdict.
pub(super) type Table = BTreeMap<&'static str, Vec<(Vec<Option<usize>>, char)>>;

/// Reads a table whose lines are an article's id, code points or `-`, and last one of the verdicts.
pub(super) fn table(name: &str, lines: &'static str, verdicts: &str) -> io::Result<Table> {
    let mut table = Table::new();
    for (number, line) in lines.lines().enumerate().skip(1) {
        let fault = || io::Error::other(format!("lab/judged/{name}:{}: {line}", number + 1));
        let fields: Vec<&str> = line.split('\t').collect();
        let [id, points @ .., verdict] = fields.as_slice() else { return Err(fault()) };
        let verdict: char = verdict.parse().map_err(|_| fault())?;
        if !verdicts.contains(verdict) {
            return Err(fault());
        }
        let point = |point: &&str| if *point == "-" { Ok(None) } else { point.parse().map(Some).map_err(|_| fault()) };
        let points = points.iter().map(point).collect::<io::Result<_>>()?;
        table.entry(id).or_default().push((points, verdict));
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

/// What `learn` makes of each article, its names and its verdicts, whose places are now bytes.
pub(super) fn lessons<T>(
    corpora: &Path,
    table: &Table,
    mut learn: impl FnMut(&Text<'_>, &[Entity], &[(Vec<Option<usize>>, char)]) -> Vec<T>,
) -> io::Result<Vec<T>> {
    let texts = articles(corpora, table)?;
    let (lexicon, model) = (Lexicon::english(), Model::english());
    let mut memory = Default::default();
    let mut lessons = Vec::new();
    for (id, verdicts) in table {
        let Some(source) = texts.get(*id) else { return Err(io::Error::other(format!("{id}: no such article"))) };
        let bytes: Vec<usize> = source.char_indices().map(|(at, _)| at).chain([source.len()]).collect();
        let place = |point: &Option<usize>| point.map(|point| bytes.get(point).copied().unwrap_or(source.len()));
        let verdicts: Vec<(Vec<Option<usize>>, char)> =
            verdicts.iter().map(|(points, verdict)| (points.iter().map(place).collect(), *verdict)).collect();
        let text = Text::new(source);
        let entities = entity::recognise(&text, &lexicon, &model, &whosaid::Options::default(), &mut memory);
        lessons.extend(learn(&text, &entities, &verdicts));
    }
    Ok(lessons)
}

/// The decisions between report and none, of those reports that `report` still finds.
pub(super) fn reports(corpora: &Path, report: &[u8]) -> io::Result<Vec<Decision>> {
    let table = table("reports.tsv", include_str!("../../judged/reports.tsv"), "ynbsx")?;
    let decisions = lessons(corpora, &table, |text, entities, verdicts| {
        let found = study::reports(text, entities, report);
        let decide = |(points, verdict): &(Vec<Option<usize>>, char)| {
            let &[Some(cue), Some(start), Some(end)] = points.as_slice() else { return None };
            let content = Span::new(start, end.max(start));
            let read = found.iter().find(|read| read.cue.start == cue)?;
            let like = likeness(text.source(), read.content, content);
            let before = text.source().get(cue..start).unwrap_or_default();
            // A clause that its cue interrupts was judged in parts, and neither of them is all of it.
            let parts = found.iter().filter(|read| read.cue.start == cue).count();
            let quote = match verdict {
                'b' | 'x' if parts > 1 => return None,
                'n' if like >= 0.6 => false,
                'y' if like >= 0.8 => !lacks_subject(before, content.of(text.source())),
                // Its ends were wrong: as long as they are the same.
                'b' | 'x' if like >= 0.95 => false,
                _ => return None,
            };
            Some(Decision { slots: slots(&read.features), quote, words: 1, half: 0 })
        };
        verdicts.iter().filter_map(decide).collect()
    })?;
    eprintln!("{} of {} judged reports are still found", decisions.len(), table.values().map(Vec::len).sum::<usize>());
    Ok(decisions)
}

/// The decisions between quote and term, with what `speaker` makes of the speakers.
pub(super) fn marks(corpora: &Path, weights: study::Weights<'_>, speaker: &[u8]) -> io::Result<Vec<Decision>> {
    let table = table("marks.tsv", include_str!("../../judged/marks.tsv"), "qt")?;
    lessons(corpora, &table, |text, entities, verdicts| {
        let regions = study::regions(text, entities, weights, |region| best(region, speaker));
        let decide = |(points, verdict): &(Vec<Option<usize>>, char)| {
            let &[Some(start), Some(end)] = points.as_slice() else { return None };
            let region = regions.iter().find(|region| region.span.start == start && region.span.end == end)?;
            let words = count(region.span.of(text.source()));
            (!region.quote.is_empty()).then(|| Decision { slots: slots(&region.quote), quote: *verdict == 'q', words, half: 0 })
        };
        verdicts.iter().filter_map(decide).collect()
    })
}

/// Whether a content begins with its verb ("a move that the ministry said | was a mistake"): nothing that could be printed. Behind
/// a comma it is the other part of a clause ("The bridge, he said, | was open").
fn lacks_subject(before: &str, content: &str) -> bool {
    let first = content.split_whitespace().next().unwrap_or_default();
    let verbs = "is was are were has have had would will could should can may might must does did";
    !before.contains(',') && verbs.split(' ').any(|verb| verb == first)
}
