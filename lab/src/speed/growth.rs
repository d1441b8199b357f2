//! The time and the memory of news by its length.

use std::time::Duration;

use whosaid::{Annotator, Options};

use crate::clock::Clock;
use crate::news;
use crate::table::{Cell, Section};

/// From a short message to a shelf of books.
const LENGTHS: [usize; 8] = [280, 1_000, 5_000, 50_000, 500_000, 5_000_000, 15_000_000, 50_000_000];

/// Short texts are read again until they have taken this long.
const ENOUGH: Duration = Duration::from_millis(300);

/// A row a length: the time, the speed, the slope of time over length on logarithmic axes since the row above (1 is
/// linear, 2 quadratic), and what memory it took at most beside the annotator's own, in times of the text.
pub fn measure(annotator: &Annotator, name: &str, articles: &[String], longest: usize) -> Section {
    let mut section = Section::new(&format!("{name}, joined to"), &["ms", "MB/s", "slope", "memory, × text"]);
    let mut before: Option<(usize, f64)> = None;
    for length in LENGTHS.into_iter().filter(|length| *length <= longest) {
        let text = news::in_one(articles, length);
        let rest = Memory::begin();
        let clock = Clock::now();
        let mut times = 0;
        while times == 0 || clock.elapsed() < ENOUGH {
            std::hint::black_box(annotator.annotate(&text, &Options::default()));
            times += 1;
        }
        let seconds = clock.elapsed().as_secs_f64() / f64::from(times);
        let slope = before.map_or(Cell::Nothing, |(shorter, took)| {
            Cell::Measure((seconds / took).ln() / (text.len() as f64 / shorter as f64).ln())
        });
        // What the system hands out in pages says nothing about a text that is shorter than a few.
        let memory = rest
            .peak()
            .filter(|_| length >= 500_000)
            .map_or(Cell::Nothing, |peak| Cell::Measure(peak as f64 / text.len() as f64));
        section
            .row(&named(length), [Cell::Measure(1e3 * seconds), Cell::Measure(text.len() as f64 / 1e6 / seconds), slope, memory]);
        before = Some((text.len(), seconds));
    }
    section
}

fn named(length: usize) -> String {
    match length {
        0..1_000 => format!("{length} bytes"),
        1_000..1_000_000 => format!("{} kB", length / 1_000),
        _ => format!("{} MB", length / 1_000_000),
    }
}

/// What memory the process holds, where the system tells (Linux).
struct Memory {
    held: Option<usize>,
}

impl Memory {
    /// Begins to watch the most that is held.
    fn begin() -> Memory {
        // Since then the system's own mark of the most is the present.
        let reset = std::fs::write("/proc/self/clear_refs", "5").is_ok();
        Memory { held: reset.then(|| Memory::told("VmRSS:")).flatten() }
    }

    /// The most bytes that were held since, beside those at the beginning.
    fn peak(&self) -> Option<usize> {
        Some(Memory::told("VmHWM:")?.saturating_sub(self.held?))
    }

    fn told(name: &str) -> Option<usize> {
        let status = std::fs::read_to_string("/proc/self/status").ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix(name))?;
        line.trim().strip_suffix(" kB")?.parse::<usize>().ok().map(|kilobytes| 1024 * kilobytes)
    }
}
