//! `lab bench-web`: the shipped program in real browsers, beside the native one on the same texts.
//!
//! `lab/web/bench.mjs` drives a browser, which the tests of the page install; a browser that does not start is left out
//! and named. Speeds are by the processor time of the page's thread, where the system tells it; what a reader waits for
//! is by the clock.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde::Deserialize;
use serde_json::json;
use whosaid::{Annotator, Options};

use crate::clock::Clock;
use crate::news::{self, News};
use crate::table::{Cell, Section, say};

/// What is to be measured, and where it is.
#[derive(clap::Args)]
pub struct Asked {
    #[command(flatten)]
    news: News,

    /// How much text is read, in millions of bytes.
    #[arg(long, value_name = "N", default_value_t = 1.0)]
    megabytes: f64,

    /// How often what is short is done; the median is told.
    #[arg(long, value_name = "N", default_value_t = 9)]
    runs: usize,

    /// Only this browser, by the name of its command; can be given several times.
    #[arg(long, value_name = "NAME")]
    browser: Vec<String>,

    /// The package of this repository, as `cargo xtask dist` makes it.
    #[arg(long, value_name = "DIR", default_value = "dist/npm")]
    package: PathBuf,

    /// The page in one file, as `cargo xtask dist` makes it.
    #[arg(long, value_name = "FILE", default_value = "dist/whosaid.html")]
    page: PathBuf,

    /// Print the table as Markdown.
    #[arg(long)]
    markdown: bool,
}

impl Asked {
    /// Everything, as Markdown.
    pub fn all(news: News, package: PathBuf, page: PathBuf) -> Asked {
        Asked { news, megabytes: 1.0, runs: 9, browser: Vec::new(), package, page, markdown: true }
    }
}

const BROWSERS: [&str; 2] = ["chromium", "firefox-esr"];
/// How long the first article is, in bytes, and the one in which a key is struck.
const ARTICLE: usize = 5_000;
const LONG: usize = 50_000;

/// What is read everywhere.
struct Texts {
    articles: Vec<String>,
    one: String,
    article: String,
    long: String,
}

/// Seconds and bytes, as the script tells them; a list for each thing that was done several times.
#[derive(Deserialize)]
struct Figures {
    version: String,
    start: Vec<Start>,
    page: Vec<Page>,
    first: f64,
    articles: Vec<f64>,
    one: Vec<f64>,
    again: Vec<f64>,
    keys: Vec<f64>,
    memory: Memory,
    /// The native program, measured right before.
    #[serde(skip)]
    native: Native,
}

#[derive(Deserialize)]
struct Start {
    fetch: f64,
    compile: f64,
    instance: f64,
    model: f64,
}

/// Since the page was asked for.
#[derive(Deserialize)]
struct Page {
    field: f64,
    ready: f64,
    marked: f64,
}

#[derive(Deserialize)]
struct Memory {
    ready: Held,
    articles: Held,
    one: Held,
}

#[derive(Deserialize)]
struct Held {
    wasm: f64,
    heap: Option<f64>,
}

#[derive(Default)]
struct Native {
    load: f64,
    first: f64,
    articles: f64,
    one: f64,
    again: f64,
}

/// Measures.
///
/// # Errors
///
/// When the corpus cannot be read, or nothing is built. A browser that does not start is no error.
pub fn run(asked: &Asked) -> Result<(), String> {
    for built in [&asked.page, &asked.package.join("whosaid_bg.wasm")] {
        if !built.exists() {
            return Err(format!("{} is missing: cargo xtask dist makes it", built.display()));
        }
    }
    let all = asked.news.articles()?;
    let bytes = (1e6 * asked.megabytes) as usize;
    let texts = Texts {
        articles: news::by_article(&all, bytes),
        one: news::in_one(&all, bytes),
        article: news::in_one(&all, ARTICLE),
        long: news::in_one(&all, LONG),
    };
    let wanted: Vec<&str> =
        if asked.browser.is_empty() { BROWSERS.to_vec() } else { asked.browser.iter().map(String::as_str).collect() };
    let mut found = Vec::new();
    for browser in wanted {
        let native = Native::measure(&texts, asked.runs);
        match measure(asked, browser, &texts) {
            Ok(figures) => found.push(Figures { native, ..figures }),
            Err(why) => say(format_args!("{browser} is not measured: {why}\n")),
        }
    }
    if !found.is_empty() {
        table(asked, &texts, &found).show(asked.markdown);
        let versions: Vec<&str> = found.iter().map(|figures| &*figures.version).collect();
        say(format_args!(
            "{}; medians; speeds by processor time of the page's thread, waits by the clock.\n",
            versions.join(", ")
        ));
    }
    Ok(())
}

/// Has the script measure one browser.
fn measure(asked: &Asked, browser: &str, texts: &Texts) -> Result<Figures, String> {
    let input = json!({
        "articles": texts.articles, "one": texts.one, "article": texts.article, "long": texts.long, "runs": asked.runs,
    });
    let mut child = Command::new("node")
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("web/bench.mjs"))
        .args([&asked.package, &asked.page])
        .env("BROWSER", browser)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| format!("node does not run: {error}"))?;
    // One that ends before it has read everything says why by its status.
    let _ = child.stdin.take().map(|mut stdin| stdin.write_all(input.to_string().as_bytes()));
    let output = child.wait_with_output().map_err(|error| error.to_string())?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        let line = said.lines().find(|line| line.contains("Error")).or_else(|| said.lines().next());
        return Err(line.unwrap_or("it ended without a word").to_owned());
    }
    serde_json::from_slice(&output.stdout).map_err(|error| format!("the script answered otherwise than agreed: {error}"))
}

impl Native {
    fn measure(texts: &Texts, runs: usize) -> Native {
        let clock = Clock::now();
        let annotator = Annotator::default();
        let load = clock.elapsed().as_secs_f64();
        let read = |text: &str| drop(std::hint::black_box(annotator.annotate(text, &Options::default())));
        let time = |act: &dyn Fn()| {
            let clock = Clock::now();
            act();
            clock.elapsed().as_secs_f64()
        };
        let first = time(&|| read(&texts.article));
        let often = |times: usize, act: &dyn Fn()| median((0..times).map(|_| time(act)).collect());
        Native {
            load,
            first,
            articles: often(3, &|| texts.articles.iter().for_each(|article| read(article))),
            again: often(runs, &|| read(&texts.long)),
            one: often(3, &|| read(&texts.one)),
        }
    }
}

fn median(mut numbers: Vec<f64>) -> f64 {
    numbers.sort_unstable_by(f64::total_cmp);
    numbers.get(numbers.len() / 2).copied().unwrap_or(f64::NAN)
}

/// A row a figure; a column for the native program, one a browser, and what is asked at least.
fn table(asked: &Asked, texts: &Texts, found: &[Figures]) -> Section {
    let names = found.iter().map(|figures| if figures.version.starts_with("Firefox") { "Firefox" } else { "Chromium" });
    let columns: Vec<&'static str> = ["native"].into_iter().chain(names).chain(["asked"]).collect();
    let mut section = Section::new(&format!("{}, {:.1} MB", asked.news.name(), asked.megabytes), &columns);
    let mut row = |name: &str, native: Option<f64>, figure: &dyn Fn(&Figures) -> Option<f64>, wanted: Option<f64>| {
        let cell = |figure: Option<f64>| figure.map_or(Cell::Nothing, Cell::Measure);
        section.row(name, [cell(native)].into_iter().chain(found.iter().map(|one| cell(figure(one)))).chain([cell(wanted)]));
    };
    let by_article: f64 = texts.articles.iter().map(|article| article.len() as f64 / 1e6).sum();
    let in_one = texts.one.len() as f64 / 1e6;
    let native = |figure: &dyn Fn(&Native) -> f64| Some(median(found.iter().map(|figures| figure(&figures.native)).collect()));
    row(
        "article by article, MB/s",
        native(&|native| by_article / native.articles),
        &|figures| Some(by_article / median(figures.articles.clone())),
        None,
    );
    row("in one text, MB/s", native(&|native| in_one / native.one), &|figures| Some(in_one / median(figures.one.clone())), None);
    row(
        "article by article, against native in the same run",
        Some(1.0),
        &|figures| Some(figures.native.articles / median(figures.articles.clone())),
        Some(0.6),
    );
    row("in one text, against native", Some(1.0), &|figures| Some(figures.native.one / median(figures.one.clone())), Some(0.6));
    let ms = |seconds: f64| Some(1e3 * seconds);
    let start = |part: fn(&Start) -> f64| move |figures: &Figures| ms(median(figures.start.iter().map(part).collect()));
    row("start of the package: program fetched from this machine, ms", None, &start(|start| start.fetch), None);
    row("  compiled, ms", None, &start(|start| start.compile), None);
    row("  ready to be called, ms", None, &start(|start| start.instance), None);
    row("  model and lists loaded, ms", native(&|native| 1e3 * native.load), &start(|start| start.model), None);
    row("  first article of 5 kB, ms", native(&|native| 1e3 * native.first), &|figures| ms(figures.first), None);
    let page = |part: fn(&Page) -> f64| move |figures: &Figures| ms(median(figures.page.iter().map(part).collect()));
    row("whosaid.html from file://: a field to paste into, ms", None, &page(|page| page.field), None);
    row("  program ready, ms", None, &page(|page| page.ready), Some(150.0));
    row("  article of 5 kB, pasted at once, marked, ms", None, &page(|page| page.marked), None);
    row("50 kB read again, ms", native(&|native| 1e3 * native.again), &|figures| ms(median(figures.again.clone())), None);
    row(
        "50 kB on the page, words typed until they are marked, ms",
        None,
        &|figures| ms(median(figures.keys.clone())),
        Some(10.0),
    );
    row("memory of the program when ready, MB", None, &|figures| Some(figures.memory.ready.wasm / 1e6), None);
    row("  after the articles, MB", None, &|figures| Some(figures.memory.articles.wasm / 1e6), None);
    row("  after all in one text, MB", None, &|figures| Some(figures.memory.one.wasm / 1e6), None);
    row("heap of the page's script by then, MB", None, &|figures| figures.memory.one.heap.map(|heap| heap / 1e6), None);
    let size = std::fs::metadata(&asked.page).ok().map(|file| file.len() as f64 / 1e6);
    row("whosaid.html, MB", None, &|_| size, Some(2.2));
    section
}
