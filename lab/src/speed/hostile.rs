//! Texts that invite to look far: one piece over and over.

use std::process::{Command, Stdio};
use std::time::Duration;

use whosaid::{Annotator, Options, Stage};

use crate::table::{Style, say};

/// What has no end, no partner, or too many: each is repeated until the text is long.
const HOSTILE: &[&str] = &[
    "\"",
    "“",
    "”",
    "'",
    "‘",
    "\" ",
    "“ ",
    "(",
    "''",
    "a",
    "A",
    "A ",
    "Ada ",
    "Ada Marsh ",
    "Ada Marsh, ",
    "Marsh said ",
    "said ",
    "said that ",
    "he ",
    "He said he ",
    "the governor ",
    "The mayor said. ",
    "“A,” he said. ",
    "“A” ",
    "‘“",
    "\"A 'B ",
    ", ",
    ". ",
    "- ",
    "\n",
    "\n\n",
    "“A\n\n",
    "A. ",
    "1 ",
    "1,",
    "$1 ",
    "May ",
    "Monday, ",
    "of ",
    "of the ",
    "the ",
    "and ",
    "New York ",
    "Bank of ",
    "&quot;",
    "\u{301}",
    "\u{200b}",
    "\u{ad}",
    "👩‍👩‍👧",
    "🇫",
    "http://",
    "a@",
    "U.S.",
    "No. ",
    "Mr. ",
    "President ",
    "Russia's ",
    "@a ",
    "— A. B\n",
    "A: “b” ",
    "Ada Marsh1 ",
    "[",
    "x\t",
];

/// The speed on texts that invite to look far: where four times the text takes much more than four times as long,
/// something looks further than it should.
pub fn time(annotator: &Annotator) {
    let style = Style::of_output();
    say(format_args!("{:<22}{:>10}{:>10}{:>10}  slowest stage", "repeated", "128 kB", "512 kB", "growth"));
    let mut rows: Vec<(f64, String)> = Vec::new();
    for piece in HOSTILE {
        let long = |size: usize| piece.repeat(size / piece.len());
        let (short, _) = super::time(annotator, &long(1 << 17));
        let name = format!("{piece:?}");
        if short > Duration::from_secs(8) {
            rows.push((f64::INFINITY, style.bad(&format!("{name:<22}{:>9.2}s   given up", short.as_secs_f64()))));
            continue;
        }
        let (whole, stages) = super::time(annotator, &long(1 << 19));
        // The system counts work in steps of some milliseconds: of less nothing can be said.
        let growth = if whole < Duration::from_millis(40) { 1.0 } else { whole.as_secs_f64() / short.as_secs_f64() / 4.0 };
        let slowest = (0..4).max_by_key(|&at| stages[at]).unwrap_or_default();
        let line = format!(
            "{name:<22}{:>8.0}ms{:>8.0}ms{growth:>10.1}  {} {:.0}%",
            1e3 * short.as_secs_f64(),
            1e3 * whole.as_secs_f64(),
            Stage::ALL[slowest].name(),
            100.0 * stages[slowest].as_secs_f64() / whole.as_secs_f64().max(1e-9)
        );
        rows.push((growth, if growth > 2.0 { style.bad(&line) } else { line }));
    }
    rows.sort_by(|one, other| other.0.total_cmp(&one.0));
    rows.iter().for_each(|(_, row)| say(format_args!("{row}")));
    let slow = rows.iter().filter(|(growth, _)| *growth > 2.0).count();
    say(format_args!("\n{slow} of {} grow faster than their text", rows.len()));
}

/// The lengths that are counted: enough to tell a slope, and few instructions for a program that counts each.
const COUNTED: [usize; 3] = [1 << 14, 1 << 16, 1 << 18];

/// What is a text to be counted, for this program when it runs inside valgrind.
const INSIDE: &str = "WHOSAID_LAB_COUNTED";

/// Growth by counted instructions: no clock, so the same on a busy machine.
///
/// # Errors
///
/// When valgrind does not run.
pub fn count() -> Result<(), String> {
    if std::env::var_os(INSIDE).is_some() {
        counted();
        return Ok(());
    }
    let folder = std::env::temp_dir().join(format!("whosaid-count-{}", std::process::id()));
    let fault = |error: std::io::Error| format!("valgrind does not run: {error}");
    std::fs::create_dir_all(&folder).map_err(fault)?;
    let status = Command::new("valgrind")
        .args([
            "--tool=callgrind",
            "--collect-atstart=no",
            "--toggle-collect=*counted_text*",
            "--dump-after=lab::speed::hostile::counted_text",
        ])
        .arg(format!("--callgrind-out-file={}", folder.join("count").display()))
        .arg(std::env::current_exe().map_err(fault)?)
        .args(["speed", "--only", "hostile", "--count"])
        .env(INSIDE, "1")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .map_err(fault)?;
    let number = |part: usize| -> Option<u64> {
        // The parts are numbered from one, each the count of one text.
        let text = std::fs::read_to_string(folder.join(format!("count.{}", part + 1))).ok()?;
        let totals = text.lines().find_map(|line| line.strip_prefix("totals: ").or_else(|| line.strip_prefix("summary: ")))?;
        totals.trim().parse().ok()
    };
    let counts: Option<Vec<u64>> = (0..HOSTILE.len() * COUNTED.len()).map(number).collect();
    let _ = std::fs::remove_dir_all(&folder);
    let counts = counts.filter(|_| status.success()).ok_or("valgrind did not count every text")?;
    let mut rows: Vec<(f64, String)> = Vec::new();
    for (piece, counts) in HOSTILE.iter().zip(counts.chunks(COUNTED.len())) {
        let per_byte = |at: usize| counts[at] as f64 / COUNTED[at] as f64;
        let growth = per_byte(COUNTED.len() - 1) / per_byte(0);
        let row: String = (0..COUNTED.len()).map(|at| format!("{:>10.0}", per_byte(at))).collect();
        rows.push((growth, format!("{:<22}{row}{growth:>10.2}", format!("{piece:?}"))));
    }
    rows.sort_by(|one, other| other.0.total_cmp(&one.0));
    let heads: String = COUNTED.iter().map(|length| format!("{:>10}", format!("{} kB", length >> 10))).collect();
    say(format_args!("{:<22}{heads}{:>10}", "instructions a byte", "growth"));
    rows.iter().for_each(|(_, row)| say(format_args!("{row}")));
    let slow = rows.iter().filter(|(growth, _)| *growth > 1.25).count();
    say(format_args!("\n{slow} of {} grow faster than their text", rows.len()));
    Ok(())
}

/// Annotates every text once, each in a call of its own that valgrind can tell apart.
fn counted() {
    let annotator = Annotator::default();
    for piece in HOSTILE {
        for length in COUNTED {
            counted_text(&annotator, &piece.repeat(length / piece.len()));
        }
    }
}

#[inline(never)]
fn counted_text(annotator: &Annotator, text: &str) {
    std::hint::black_box(annotator.annotate(text, &Options::default()));
}
