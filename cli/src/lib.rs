//! The `whosaid` command: articles in, their names, quotes and speakers out.
//!
//! It is a library for its own `main.rs` and for the fuzz targets, and promises nobody else anything.

mod answer;
mod archive;
mod arguments;
mod article;
mod input;
mod lines;
mod output;
mod progress;
mod resume;

use std::io::{self, Write};
use std::process::ExitCode;

pub use answer::answers;
use arguments::{Annotate, Arguments, Command};

/// Does what the command line asks for.
pub fn run() -> ExitCode {
    match Arguments::read().command {
        Command::Annotate(asked) => annotate(&asked),
        Command::Completions { shell } => said(&arguments::completions(shell)),
        Command::Man => said(&arguments::manual()),
    }
}

fn annotate(asked: &Annotate) -> ExitCode {
    let annotator = whosaid::Annotator::default();
    let result = asked.options().map(|options| {
        if asked.jsonl { archive::annotate(&annotator, asked, options) } else { article::annotate(&annotator, asked, &options) }
    });
    match result {
        Ok(Ok(fine)) => ExitCode::from(u8::from(!fine)),
        Ok(Err(Refusal::Unwritten(error))) => std::process::exit(unwritten(&error)),
        Ok(Err(Refusal::Said(why))) | Err(why) => {
            complain(format_args!("{why}"));
            ExitCode::FAILURE
        }
    }
}

/// Writes what was asked for on standard output.
fn said(bytes: &[u8]) -> ExitCode {
    match io::stdout().write_all(bytes) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => std::process::exit(unwritten(&error)),
    }
}

/// Why a run ended before its time.
enum Refusal {
    /// The results cannot be written.
    Unwritten(io::Error),
    /// Something else, in words.
    Said(String),
}

impl From<io::Error> for Refusal {
    fn from(error: io::Error) -> Refusal {
        Refusal::Unwritten(error)
    }
}

impl From<String> for Refusal {
    fn from(why: String) -> Refusal {
        Refusal::Said(why)
    }
}

/// What the process ends with when its output cannot be written.
fn unwritten(error: &io::Error) -> i32 {
    // Whoever read us has seen enough, as `head` does.
    if error.kind() == io::ErrorKind::BrokenPipe {
        return 0;
    }
    complain(format_args!("cannot write: {error}"));
    1
}

/// Says on standard error what went wrong. Where even that cannot be said there is nobody to tell.
fn complain(what: std::fmt::Arguments<'_>) {
    let _ = writeln!(io::stderr(), "whosaid: {what}");
}
