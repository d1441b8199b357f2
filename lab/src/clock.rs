//! How long a thread worked.

use std::time::{Duration, Instant};

/// Tells how long this thread was at work: not how long it waited for others on the machine, where the system says so.
pub enum Clock {
    /// Since this much work of the thread.
    Work(Duration),
    /// Since this moment.
    Wall(Instant),
}

impl Clock {
    /// Begins to count.
    pub fn now() -> Clock {
        Clock::work().map_or_else(|| Clock::Wall(Instant::now()), Clock::Work)
    }

    /// How long it was.
    pub fn elapsed(&self) -> Duration {
        match self {
            Clock::Work(begun) => Clock::work().unwrap_or_default().saturating_sub(*begun),
            Clock::Wall(begun) => begun.elapsed(),
        }
    }

    /// What Linux has counted for this thread, in nanoseconds.
    fn work() -> Option<Duration> {
        let counts = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
        counts.split_whitespace().next()?.parse().ok().map(Duration::from_nanos)
    }
}
