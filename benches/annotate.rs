//! How fast texts are annotated, whole and by stage, from the length of a short message to ten million bytes.
//!
//! `cargo bench` measures all; `cargo bench -- 'whole/1000'` what has this in its name. `lab speed` tells the shares of
//! the stages in one run, and `lab compare --speed` sets other programs beside.

use std::time::{Duration, Instant};

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use whosaid::export::Format;
use whosaid::text::Text;
use whosaid::{Annotator, Options, Stage};

/// The articles of the golden tests, over and over, up to a length.
fn news(length: usize) -> String {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let files = std::fs::read_dir(folder).expect("the golden articles are there");
    let mut paths: Vec<_> = files.flatten().map(|file| file.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
    paths.sort();
    let articles: Vec<String> = paths.iter().map(|path| std::fs::read_to_string(path).expect("an article")).collect();
    let mut text = String::new();
    for article in articles.iter().cycle() {
        if text.len() >= length {
            break;
        }
        text += article;
        text += "\n\n";
    }
    let end = (0..=length.min(text.len())).rev().find(|&end| text.is_char_boundary(end)).unwrap_or(0);
    text.truncate(end);
    text
}

fn whole(criterion: &mut Criterion) {
    let annotator = Annotator::default();
    let mut group = criterion.benchmark_group("whole");
    for length in [280, 1_000, 5_000, 50_000, 500_000, 10_000_000] {
        let text = news(length);
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.sample_size(if length > 100_000 { 10 } else { 50 });
        group.bench_with_input(BenchmarkId::from_parameter(length), &text, |bench, text| {
            bench.iter(|| annotator.annotate(text, &Options::default()));
        });
    }
}

fn stages(criterion: &mut Criterion) {
    let annotator = Annotator::default();
    let text = news(50_000);
    let mut group = criterion.benchmark_group("stage");
    group.throughput(Throughput::Bytes(text.len() as u64));
    for stage in Stage::ALL {
        group.bench_function(stage.name(), |bench| {
            bench.iter_custom(|rounds| {
                (0..rounds)
                    .map(|_| {
                        let mut marks: Vec<(Stage, Instant)> = Vec::new();
                        let document = annotator.annotate_with(&text, &Options::default(), &mut |stage| {
                            marks.push((stage, Instant::now()));
                        });
                        let end = Instant::now();
                        std::hint::black_box(document);
                        let at = marks.iter().position(|(begun, _)| *begun == stage).expect("every stage begins");
                        marks.get(at + 1).map_or(end, |(_, next)| *next) - marks[at].1
                    })
                    .sum::<Duration>()
            });
        });
    }
    group.bench_function("tokens", |bench| bench.iter(|| Text::new(&text)));
}

fn exports(criterion: &mut Criterion) {
    let annotator = Annotator::default();
    let text = news(50_000);
    let document = annotator.annotate(&text, &Options::default());
    let mut group = criterion.benchmark_group("export");
    group.throughput(Throughput::Bytes(text.len() as u64));
    for format in Format::ALL {
        group.bench_function(format.name(), |bench| bench.iter(|| format.write(&text, &document)));
    }
}

fn load(criterion: &mut Criterion) {
    criterion.bench_function("load", |bench| bench.iter(Annotator::default));
}

criterion_group!(benches, whole, stages, exports, load);
criterion_main!(benches);
