//! How far an archive is, on a terminal.

use std::io::{self, IsTerminal, Write};
use std::time::{Duration, Instant};

/// How often the line is drawn.
const EVERY: Duration = Duration::from_millis(200);

/// Counts what is done, and says it on standard error where that is a terminal and the results go elsewhere.
pub struct Progress {
    shown: bool,
    begun: Instant,
    drawn: Instant,
    lines: usize,
    bytes: usize,
    faults: usize,
}

impl Progress {
    /// Begins to count. `elsewhere` says that the results do not go to standard output.
    pub fn begin(elsewhere: bool) -> Progress {
        let shown = io::stderr().is_terminal() && (elsewhere || !io::stdout().is_terminal());
        let now = Instant::now();
        Progress { shown, begun: now, drawn: now, lines: 0, bytes: 0, faults: 0 }
    }

    /// A line of so many bytes is answered.
    pub fn line(&mut self, bytes: usize, fine: bool) {
        self.lines += 1;
        self.bytes += bytes;
        self.faults += usize::from(!fine);
        if self.shown && self.drawn.elapsed() >= EVERY {
            self.drawn = Instant::now();
            self.draw("");
        }
    }

    /// Everything is answered.
    pub fn end(&self) {
        if self.shown {
            self.draw("\n");
        }
    }

    fn draw(&self, end: &str) {
        let (seconds, megabytes) = (self.begun.elapsed().as_secs_f64().max(1e-3), self.bytes as f64 / 1e6);
        let faults = if self.faults == 0 { String::new() } else { format!(", {} could not be read", self.faults) };
        let (lines, rate) = (self.lines, megabytes / seconds);
        // Where even that cannot be said there is nobody to tell.
        let _ = write!(io::stderr(), "\r\x1b[K{lines} articles, {megabytes:.1} MB, {rate:.2} MB/s{faults}{end}");
    }
}
