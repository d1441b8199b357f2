//! What can be asked of the command.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::error::ErrorKind;
use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum};
use whosaid::export::Format;
use whosaid::{OffsetUnit, Options};

/// Marks the names and the quotes of English news articles, and says who said what.
#[derive(Parser)]
#[command(name = "whosaid", version)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Subcommand)]
pub enum Command {
    /// Annotate articles: plain text from files or standard input, results on standard output.
    Annotate(Annotate),
}

#[derive(Args)]
#[command(
    after_help = "One article gives one document. Of several articles, `json` writes one document a line, each with its file's \
                        name as \"id\".\nWith --jsonl every line in is {\"id\": …, \"text\": \"…\"} and every line out its document \
                        with the same \"id\"; a \"date\" beside them (2022-02-07…) is that article's date. A line that cannot be \
                        read gives {\"line\": 7, \"error\": \"…\"} in its place, the others go on, and the exit status is 1. \
                        Empty lines are skipped."
)]
pub struct Annotate {
    /// The articles, as UTF-8 text; `-` or none is standard input.
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,

    /// What to write.
    #[arg(long, value_name = "FORMAT", default_value = "json", value_parser = parse_output)]
    pub format: Output,

    /// What positions count in `json`: Unicode code points, UTF-16 units as JavaScript does, or bytes.
    #[arg(long, value_enum, default_value_t = Unit::Codepoint)]
    offsets: Unit,

    /// The article's date, by which "Monday" and "last month" are understood.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    date: Option<(i32, u32, u32)>,

    /// Read JSON Lines and write JSON Lines.
    #[arg(long)]
    pub jsonl: bool,

    /// How many articles of JSON Lines to annotate at once; as many as there are processors if not given.
    #[arg(long, value_name = "N", requires = "jsonl")]
    threads: Option<NonZeroUsize>,
}

impl Arguments {
    /// What was asked for on the command line; ends the process where that makes no sense.
    pub fn read() -> Arguments {
        let arguments = Arguments::parse();
        let Command::Annotate(asked) = &arguments.command;
        if asked.jsonl && asked.format != Output::Json {
            let why = "--jsonl writes JSON Lines: leave out --format, or leave out --jsonl";
            Arguments::command().error(ErrorKind::ArgumentConflict, why).exit();
        }
        arguments
    }
}

impl Annotate {
    pub fn unit(&self) -> OffsetUnit {
        match self.offsets {
            Unit::Codepoint => OffsetUnit::Codepoint,
            Unit::Utf16 => OffsetUnit::Utf16,
            Unit::Byte => OffsetUnit::Byte,
        }
    }

    pub fn options(&self) -> Options {
        Options { date: self.date, ..Options::default() }
    }

    pub fn threads(&self) -> usize {
        self.threads.or_else(|| std::thread::available_parallelism().ok()).map_or(1, NonZeroUsize::get)
    }

    /// The named inputs, standard input where none is named.
    pub fn inputs(&self) -> Vec<crate::input::Input> {
        if self.files.is_empty() { vec![crate::input::Input::Standard] } else { self.files.iter().map(Into::into).collect() }
    }
}

#[derive(Clone, Copy, ValueEnum)]
enum Unit {
    Codepoint,
    Utf16,
    Byte,
}

/// The document itself or one of the formats it can be exported in.
#[derive(Clone, Copy, PartialEq)]
pub enum Output {
    Json,
    Export(Format),
}

fn parse_output(name: &str) -> Result<Output, String> {
    if name == "json" {
        return Ok(Output::Json);
    }
    name.parse().map(Output::Export).map_err(|_| {
        let names: Vec<&str> = Format::ALL.iter().map(|format| format.name()).collect();
        format!("choose one of json, {}", names.join(", "))
    })
}

fn date(text: &str) -> Result<(i32, u32, u32), String> {
    leading_date(text).filter(|_| text.len() == 10).ok_or_else(|| "dates are written YYYY-MM-DD, as 2022-02-07".to_owned())
}

/// The date `YYYY-MM-DD` that `text` begins with, if it is one of the calendar.
pub fn leading_date(text: &str) -> Option<(i32, u32, u32)> {
    let bytes = text.as_bytes();
    let shaped = bytes.len() >= 10
        && bytes[..10]
            .iter()
            .enumerate()
            .all(|(at, byte)| if at == 4 || at == 7 { *byte == b'-' } else { byte.is_ascii_digit() });
    if !shaped {
        return None;
    }
    let (year, month, day) = (text[..4].parse().ok()?, text[5..7].parse().ok()?, text[8..10].parse().ok()?);
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 => 28 + u32::from(leap),
        _ => return None,
    };
    (1..=days).contains(&day).then_some((year, month, day))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_definitions_agree() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn only_dates_of_the_calendar() {
        for (text, expected) in [
            ("2022-02-07", Some((2022, 2, 7))),
            ("2022-02-07T16:00:00Z", Some((2022, 2, 7))),
            ("2024-02-29", Some((2024, 2, 29))),
            ("2023-02-29", None),
            ("2022-13-01", None),
            ("2022-00-01", None),
            ("2022-06-31", None),
            ("2022-2-7", None),
            ("07.02.2022", None),
            ("٢٠٢٢-02-07", None),
            ("", None),
        ] {
            assert_eq!(leading_date(text), expected, "{text}");
        }
    }
}
