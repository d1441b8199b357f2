//! What can be asked of the command.

use std::io::Write;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::sync::Arc;

use clap::error::ErrorKind;
use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum};
use whosaid::export::Format;
use whosaid::lexicon::Dictionary;
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
    /// Write the tab completion of a shell: `whosaid completions bash > /etc/bash_completion.d/whosaid`.
    Completions {
        /// The shell.
        shell: clap_complete::Shell,
    },
    /// Write the manual page: `whosaid man > whosaid.1`.
    Man,
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
    /// The articles, as UTF-8 text, `.gz` or not; `-` or none is standard input.
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,

    /// What to write: `json`, the document; for people `text`, `footnotes`, `markdown` or
    /// `html`; for other programs `csv` (quotes), `csv-entities`,
    /// `webannotation`, `displacy`, `brat`, `conll`, `tei`.
    #[arg(long, value_name = "FORMAT", default_value = "json", value_parser = parse_output)]
    pub format: Output,

    /// What positions count in `json`, `csv` and `webannotation`: Unicode code points, UTF-16 units as JavaScript does, or bytes.
    #[arg(long, value_enum, default_value_t = Unit::Codepoint)]
    offsets: Unit,

    /// The article's date, by which "Monday" and "last month" are understood.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    date: Option<(i32, u32, u32)>,

    /// Your own phrases: a phrase a line, a tab, its label (PERSON, ORG, …), and a tab and another name if it has one.
    #[arg(long, value_name = "FILE")]
    dictionary: Option<PathBuf>,

    /// In `json`, say why each name, quote, speaker and mention is what it is.
    #[arg(long)]
    reasons: bool,

    /// In the formats for people, keep loose quotes: rather a deed than words ("she backs the plan"), or in doubt whose.
    /// The others have them all; the product of their two scores is below 0.7, between marks 0.5.
    #[arg(long)]
    pub loose: bool,

    /// Where to write, instead of standard output; compressed if the name ends in `.gz`.
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,

    /// Read JSON Lines and write JSON Lines.
    #[arg(long)]
    pub jsonl: bool,

    /// Go on where an earlier run was stopped: what the output already answers is left out, and what comes is added.
    #[arg(long, requires = "jsonl", requires = "output")]
    pub resume: bool,

    /// The longest line of JSON Lines, in millions of bytes; a longer one is answered with an error.
    #[arg(long, value_name = "MB", requires = "jsonl", default_value_t = 64)]
    max_line: usize,

    /// How many articles of JSON Lines to annotate at once; as many as there are processors if not given.
    #[arg(long, value_name = "N", requires = "jsonl")]
    threads: Option<NonZeroUsize>,
}

impl Arguments {
    /// What was asked for on the command line; ends the process where that makes no sense.
    pub fn read() -> Arguments {
        let arguments = Arguments::parse();
        let Command::Annotate(asked) = &arguments.command else { return arguments };
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

    /// What is said of every article.
    ///
    /// # Errors
    ///
    /// When the dictionary cannot be read or is none; the message names the file.
    pub fn options(&self) -> Result<Options, String> {
        let dictionary = match &self.dictionary {
            None => None,
            Some(path) => {
                let input = crate::input::Input::from(path);
                let dictionary = Dictionary::parse(&input.text()?).map_err(|error| format!("{input}: {error}"))?;
                Some(Arc::new(dictionary))
            }
        };
        Ok(Options { date: self.date, dictionary, reasons: self.reasons })
    }

    /// The most bytes of a line.
    pub fn longest(&self) -> usize {
        self.max_line.saturating_mul(1_000_000)
    }

    pub fn threads(&self) -> usize {
        self.threads.or_else(|| std::thread::available_parallelism().ok()).map_or(1, NonZeroUsize::get)
    }

    /// The named inputs, standard input where none is named.
    pub fn inputs(&self) -> Vec<crate::input::Input> {
        if self.files.is_empty() { vec![crate::input::Input::Standard] } else { self.files.iter().map(Into::into).collect() }
    }
}

/// The tab completion of `shell`.
pub fn completions(shell: clap_complete::Shell) -> Vec<u8> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "whosaid", &mut script);
    script
}

/// The manual page, with a part for each command.
pub fn manual() -> Vec<u8> {
    let mut page = Vec::new();
    let mut command = Arguments::command();
    command.build();
    // Writing to memory cannot fail.
    let _ = clap_mangen::Man::new(command.clone()).render(&mut page);
    for part in command.get_subcommands().filter(|part| !part.get_name().starts_with("help")) {
        let man = clap_mangen::Man::new(part.clone());
        let _ = writeln!(page, ".SH \"WHOSAID {}\"", part.get_name().to_uppercase());
        let _ = man.render_description_section(&mut page);
        let _ = man.render_options_section(&mut page);
    }
    page
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

fn day(text: &str) -> Result<(i32, u32, u32), String> {
    let options = Options::dated(text).map_err(|error| error.to_string())?;
    options.date.ok_or_else(|| "it says no day".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_definitions_agree() {
        Arguments::command().debug_assert();
    }
}
