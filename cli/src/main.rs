//! The `whosaid` command: articles in, their names, quotes and speakers out.

mod archive;
mod arguments;
mod article;
mod input;

use std::io::{self, Write};
use std::process::ExitCode;

use arguments::{Arguments, Command};

fn main() -> ExitCode {
    let Command::Annotate(asked) = Arguments::read().command;
    let options = match asked.options() {
        Ok(options) => options,
        Err(why) => {
            complain(format_args!("{why}"));
            return ExitCode::FAILURE;
        }
    };
    let annotator = whosaid::Annotator::default();
    let result = if asked.jsonl {
        Ok(archive::annotate(&annotator, &asked, options))
    } else {
        article::annotate(&annotator, &asked, &options)
    };
    match result {
        Ok(fine) => ExitCode::from(u8::from(!fine)),
        Err(error) => std::process::exit(unwritten(&error)),
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
